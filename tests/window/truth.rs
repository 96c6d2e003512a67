//! What the window says of what was done, and of what stands there, is so.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{
    ActionPlan, Activity, Attendance, Group, Id, Meeting, Membership, Person, PlanStatus, Question,
    Record, Response, Session, Survey, Tally, Training, Unit,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{presses, sees};
use crate::project::{ESLOV, lead_of};
use crate::support::{make, options, settle, window};

/// A municipality's file, and the lead's that it came from.
struct Place {
    folder: TempDir,
    /// Open while records are made; the window finds it closed.
    own: Option<Workspace>,
}

impl Place {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mut lead = lead_of(&at("lead.samverka"), &[ESLOV]);
        lead.export_kit(&at("kit"), "1285".parse().unwrap())
            .unwrap();
        let own = Workspace::open_kit(&at("kit"), &at("eslov.samverka")).unwrap();
        Self {
            folder,
            own: Some(own),
        }
    }

    fn make(&mut self, kind: &'static samverka::domain::Kind, fields: serde_json::Value) -> Id {
        make(self.open(), kind, fields)
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("eslov.samverka")
    }

    fn open(&mut self) -> &mut Workspace {
        let path = self.path();
        self.own
            .get_or_insert_with(|| Workspace::open(&path).unwrap())
    }

    /// The file, closed.
    fn file(&mut self) -> PathBuf {
        self.own = None;
        self.path()
    }

    /// The lead's file, with what this municipality has sent.
    fn lead(&mut self) -> PathBuf {
        let folder = self.folder.path().to_owned();
        let (file, bundle) = (folder.join("lead.samverka"), folder.join("bundle"));
        let none = std::collections::BTreeSet::new();
        let profile = samverka::bundle::Profile::Full;
        self.open().export(&bundle, profile, None, &none).unwrap();
        let mut lead = Workspace::open(&file).unwrap();
        lead.merge(&[&bundle], None, true, &mut |_, _| true)
            .unwrap();
        file
    }

    fn all<R: Record>(&self) -> Vec<R> {
        Reader::open(&self.path()).unwrap().all().unwrap()
    }
}

fn at<'a>(file: &Path, page: Route, size: Vec2) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(page);
    window(size, options)
}

const LARGE: Vec2 = vec2(1280.0, 900.0);

/// Whether what has the focus is within the window.
fn is_in_sight(window: &Harness<'_, App>, size: Vec2) -> bool {
    let focused = window.query_by(|node| node.is_focused()).unwrap();
    let rect = focused.rect();
    rect.top() >= 0.0 && rect.bottom() <= size.y
}

#[test]
fn a_plan_that_was_handed_over_is_so_wherever_it_is_named() {
    let mut place = Place::new();
    let group = place.make(
        Group::KIND,
        json!({"kind": "operative", "name": "Arbetslaget"}),
    );
    let plan = json!({"title": "Plan 2018", "status": "draft", "adopted_on": "2018-02-01",
        "handed_over_on": "2018-03-01", "handed_over_to": group});
    let plan = place.make(ActionPlan::KIND, plan);
    let activity = json!({"plan": plan, "text": "Bjud in skolan", "due": "2018-06-01"});
    place.make(Activity::KIND, activity);
    let window = at(&place.file(), Route::list(ActionPlan::KIND), LARGE);
    let states = window
        .query_all_by_label("Överlämnad")
        .chain(window.query_all_by_label("Överlämnad 1 mars 2018 till Arbetslaget"));
    assert!(states.count() >= 2, "the chip and the step");
    let far = window.get_by_label_contains("Överlämnad 1 mars 2018");
    let toggled = far.accesskit_node().toggled();
    assert_eq!(toggled, Some(Toggled::True));
    drop(window);
    let window = at(&place.file(), Route::record(Group::KIND, group), LARGE);
    assert!(sees(&window, "Överlämnad") && !sees(&window, "Utkast"));
}

#[test]
fn a_step_of_a_plan_is_taken_with_its_day_and_taken_back_without() {
    let mut place = Place::new();
    let plan = json!({"title": "Plan 2018", "status": "draft"});
    place.make(ActionPlan::KIND, plan);
    let mut window = at(&place.file(), Route::list(ActionPlan::KIND), LARGE);
    presses(&mut window, "Antagen");
    let plan = || place.all::<ActionPlan>().remove(0);
    assert_eq!(plan().status, Some(PlanStatus::Adopted));
    assert_eq!(plan().adopted_on, "2018-05-15".parse().ok());
    presses(&mut window, "Överlämnad");
    assert_eq!(plan().handed_over_on, "2018-05-15".parse().ok());
    presses(&mut window, "Antagen 15 maj 2018");
    assert_eq!(plan().status, Some(PlanStatus::Adopted));
    assert_eq!(plan().handed_over_on, None);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(plan().handed_over_on, "2018-05-15".parse().ok());
}

#[test]
fn a_plan_handed_over_before_it_was_to_be_adopted_is_adopted_the_same_day() {
    let mut place = Place::new();
    let plan = json!({"title": "Plan 2018", "status": "draft", "adopted_on": "2018-06-01"});
    place.make(ActionPlan::KIND, plan);
    let mut window = at(&place.file(), Route::list(ActionPlan::KIND), LARGE);
    presses(&mut window, "Överlämnad");
    let plan = place.all::<ActionPlan>().remove(0);
    let today = "2018-05-15".parse().ok();
    assert_eq!((plan.adopted_on, plan.handed_over_on), (today, today));
}

#[test]
fn a_plan_that_can_only_be_read_has_no_steps_to_take() {
    let mut place = Place::new();
    let plan = place.make(ActionPlan::KIND, json!({"title": "Plan 2018"}));
    let activity = json!({"plan": plan, "text": "Bjud in skolan"});
    place.make(Activity::KIND, activity);
    // The file is open elsewhere.
    let window = at(&place.path(), Route::list(ActionPlan::KIND), LARGE);
    let steps = |role| window.query_all_by_role_and_label(role, "Antagen").count();
    assert_eq!((steps(Role::RadioButton), steps(Role::ListItem)), (0, 1));
}

#[test]
fn a_day_that_is_set_and_not_booked_is_no_meeting_and_is_booked_at_a_press() {
    let mut place = Place::new();
    let group = json!({"kind": "operative", "name": "Arbetslaget"});
    let group = place.make(Group::KIND, group);
    let meeting = json!({"title": "Möte, Arbetslaget", "date": "2018-04-10", "start_time": "13:00",
        "end_time": "15:00", "groups": [group], "next_meeting": "2018-06-11"});
    place.make(Meeting::KIND, meeting);
    let lead = place.lead();
    let window = at(&lead, Route::list(Meeting::KIND), LARGE);
    assert!(sees(&window, "men inte bokat") && !sees(&window, "Boka mötet"));
    drop(window);
    let mut window = at(&place.file(), Route::list(Meeting::KIND), LARGE);
    assert!(sees(&window, "Inget möte är bokat."));
    assert!(sees(
        &window,
        "Möte, Arbetslaget: nästa möte är satt till 11 juni 2018 men inte bokat"
    ));
    assert!(sees(&window, "2018-04-10") && sees(&window, "13.00–15.00"));
    presses(&mut window, "Boka mötet");
    let booked = place.all::<Meeting>();
    let booked = booked
        .iter()
        .find(|one| one.date == "2018-06-11".parse().ok());
    assert_eq!(booked.unwrap().groups, [group]);
    assert!(sees(&window, "måndag 11 juni 2018"), "its own page");
}

#[test]
fn a_day_that_has_been_is_never_booked_ahead() {
    let mut place = Place::new();
    let group = json!({"kind": "operative", "name": "Arbetslaget"});
    let group = place.make(Group::KIND, group);
    let meeting = json!({"title": "Aprilmötet", "date": "2018-04-10", "groups": [group],
        "next_meeting": "2018-05-14"});
    let meeting = place.make(Meeting::KIND, meeting);
    let window = at(&place.file(), Route::record(Meeting::KIND, meeting), LARGE);
    assert!(!sees(&window, "Boka nästa"));
    assert!(sees(&window, "Skriv in mötet 14 maj 2018"));
}

#[test]
fn attendance_has_the_same_keys_and_words_at_a_meeting_and_a_session() {
    let mut place = Place::new();
    let person = place.make(Person::KIND, json!({"name": "Amira Holm"}));
    let group = json!({"kind": "operative", "name": "Arbetslaget"});
    let group = place.make(Group::KIND, group);
    let member = json!({"group": group, "person": person, "from": "2018-01-10"});
    place.make(Membership::KIND, member);
    let meeting = json!({"title": "Majmötet", "date": "2018-05-02", "groups": [group]});
    let meeting = place.make(Meeting::KIND, meeting);
    let training = place.make(Training::KIND, json!({"title": "Att leda"}));
    let session = json!({"training": training, "starts": "2018-05-03T09:00", "minutes": 60});
    let session = place.make(Session::KIND, session);
    place.make(
        Attendance::KIND,
        json!({"session": session, "person": person}),
    );
    for page in [
        Route::record(Meeting::KIND, meeting),
        Route::record(Session::KIND, session),
    ] {
        let window = at(&place.file(), page, LARGE);
        for words in ["Närvarande", "På distans", "Frånvarande", "Förhinder"] {
            assert!(sees(&window, &format!("Amira Holm, {words}")), "{words}");
        }
        for meant in [
            "N Närvarande",
            "D På distans",
            "F Frånvarande",
            "A Förhinder",
        ] {
            assert!(window.query_by_label(meant).is_some(), "{meant}");
        }
    }
    let lead = place.lead();
    let window = at(&lead, Route::record(Meeting::KIND, meeting), LARGE);
    assert!(sees(&window, "Eslöv sköter de här uppgifterna."));
    assert!(!sees(&window, "Amira Holm, Närvarande"), "nothing to press");
    drop(window);
    let window = at(&place.path(), Route::record(Session::KIND, session), LARGE);
    assert!(
        !sees(&window, "Amira Holm, Närvarande"),
        "it is open elsewhere"
    );
    assert!(!sees(&window, "N Närvarande"), "and no key means anything");
}

#[test]
fn more_answers_than_were_asked_are_asked_about_where_the_number_is_written() {
    let mut place = Place::new();
    let survey = json!({"title": "Läget", "purpose": "before_after", "anonymous": true});
    let survey = place.make(Survey::KIND, survey);
    let question = json!({"survey": survey, "text": "Hur tydligt är uppdraget?",
        "answer_type": "scale", "lowest": 1, "highest": 5, "position": 1});
    let question = place.make(Question::KIND, question);
    for _ in 0..3 {
        let answers = json!({question.to_string(): 4});
        let form = json!({"survey": survey, "wave": "before", "answers": answers});
        place.make(Response::KIND, form);
    }
    let mut window = at(&place.file(), Route::record(Survey::KIND, survey), LARGE);
    presses(&mut window, "Lägg in formulär");
    let field = |window: &Harness<'_, App>| window.get_by_label("Antal tillfrågade").rect();
    let before = field(&window);
    window.get_by_label("Antal tillfrågade").focus();
    settle(&mut window);
    window.get_by_label("Antal tillfrågade").type_text("2");
    settle(&mut window);
    window.key_press(Key::Tab);
    settle(&mut window);
    let asked: Vec<_> = place.all::<Tally>().iter().map(|one| one.invited).collect();
    assert_eq!(asked, [Some(2)], "it is kept");
    assert!(sees(
        &window,
        "3 svar, men bara 2 tillfrågade. Stämmer antalet tillfrågade?"
    ));
    assert_eq!(field(&window), before, "nothing has moved");
}

#[test]
fn an_address_that_is_none_is_kept_and_asked_about_once_it_is_left() {
    let mut place = Place::new();
    let person = place.make(Person::KIND, json!({"name": "Amira Holm"}));
    let mut window = at(&place.file(), Route::record(Person::KIND, person), LARGE);
    window.get_by_label("E-post").focus();
    settle(&mut window);
    window.get_by_label("E-post").type_text("p");
    settle(&mut window);
    assert!(!sees(&window, "Stämmer adressen?"), "while it is written");
    window.key_press(Key::Tab);
    settle(&mut window);
    assert!(sees(&window, "Stämmer adressen?"));
    assert_eq!(place.all::<Person>()[0].email, "p");
}

#[test]
fn those_of_no_known_sector_have_their_share_of_the_breadth() {
    let mut place = Place::new();
    let unit = json!({"name": "Socialtjänsten", "sector": "social"});
    let unit = place.make(Unit::KIND, unit);
    let group = json!({"kind": "operative", "name": "Arbetslaget"});
    let group = place.make(Group::KIND, group);
    for (name, unit) in [("Amira", Some(unit)), ("Bo", None), ("Eva", None)] {
        let mut person = json!({"name": name});
        if let Some(unit) = unit {
            person["unit"] = json!(unit);
        }
        let person = place.make(Person::KIND, person);
        let member = json!({"group": group, "person": person, "from": "2018-01-10"});
        place.make(Membership::KIND, member);
    }
    for page in [Route::list(Group::KIND), Route::record(Group::KIND, group)] {
        let window = at(&place.file(), page, LARGE);
        assert!(sees(&window, "Socialtjänst, 1 av 3, Okänd sektor, 2 av 3"));
    }
}

#[test]
fn participants_of_no_stated_gender_are_seen_in_the_situation() {
    let mut place = Place::new();
    let training = place.make(Training::KIND, json!({"title": "Att leda"}));
    let session = json!({"training": training, "starts": "2018-05-03T09:00", "minutes": 60});
    let session = place.make(Session::KIND, session);
    for name in ["Amira", "Bo"] {
        let person = place.make(Person::KIND, json!({"name": name}));
        let there = json!({"session": session, "person": person, "status": "present"});
        place.make(Attendance::KIND, there);
    }
    let lead = place.lead();
    let window = at(&lead, Route::SITUATION, LARGE);
    assert!(sees(&window, "Kvinnor och män 0 · 0 2 inte angivet"));
}

#[test]
fn the_field_one_types_members_in_stays_in_sight_as_they_come() {
    const LOW: Vec2 = vec2(1280.0, 560.0);
    let mut place = Place::new();
    let group = json!({"kind": "operative", "name": "Arbetslaget"});
    let group = place.make(Group::KIND, group);
    for number in 0..6 {
        let person = json!({"name": format!("Person {number}")});
        let person = place.make(Person::KIND, person);
        let member = json!({"group": group, "person": person, "from": "2018-01-10"});
        place.make(Membership::KIND, member);
    }
    let mut window = at(&place.file(), Route::record(Group::KIND, group), LOW);
    presses(&mut window, "Lägg till medlem");
    for name in ["Nils", "Olle", "Petra", "Rut", "Sven"] {
        let focused = window.query_by(|node| node.is_focused()).unwrap();
        focused.type_text(name);
        settle(&mut window);
        window.key_press(Key::Enter);
        settle(&mut window);
        assert!(is_in_sight(&window, LOW), "after {name}");
    }
    assert_eq!(place.all::<Membership>().len(), 11);
}

#[test]
fn the_field_one_types_questions_in_stays_in_sight_as_they_come() {
    const LOW: Vec2 = vec2(1280.0, 560.0);
    let mut place = Place::new();
    let survey = json!({"title": "Läget", "purpose": "other"});
    let survey = place.make(Survey::KIND, survey);
    let mut window = at(&place.file(), Route::record(Survey::KIND, survey), LOW);
    window.get_by_label("Lägg till fråga …").focus();
    settle(&mut window);
    for words in ["Hur gick det?", "Vad behövs?"] {
        let focused = window.query_by(|node| node.is_focused()).unwrap();
        focused.type_text(words);
        settle(&mut window);
        window.key_press(Key::Enter);
        settle(&mut window);
        assert!(is_in_sight(&window, LOW), "after {words}");
    }
    assert_eq!(place.all::<Question>().len(), 2);
}

#[test]
fn meetings_of_two_years_keep_their_years() {
    let mut place = Place::new();
    let person = place.make(Person::KIND, json!({"name": "Amira Holm"}));
    let group = json!({"kind": "operative", "name": "Arbetslaget"});
    let group = place.make(Group::KIND, group);
    let member = json!({"group": group, "person": person, "from": "2017-01-10"});
    place.make(Membership::KIND, member);
    for day in ["2017-11-20", "2018-02-05"] {
        let meeting = json!({"title": "Möte", "date": day, "groups": [group]});
        let meeting = place.make(Meeting::KIND, meeting);
        let there = json!({"meeting": meeting, "person": person, "status": "present"});
        place.make(Attendance::KIND, there);
    }
    let window = at(&place.file(), Route::record(Group::KIND, group), LARGE);
    assert!(sees(&window, "Möten nov 2017 – feb"));
}

#[test]
fn a_page_stays_where_it_is_when_a_row_of_a_high_table_is_clicked() {
    let mut place = Place::new();
    for name in 0..20 {
        place.make(Person::KIND, json!({"name": format!("Person {name:02}")}));
    }
    let group = place.make(Group::KIND, json!({"name": "Gruppen", "kind": "working"}));
    let meeting = json!({"title": "Avstämning", "date": "2018-05-01", "groups": [group]});
    let meeting = place.make(Meeting::KIND, meeting);
    for person in place.all::<Person>() {
        let there = json!({"meeting": meeting, "person": person.head.id, "status": "present"});
        place.make(Attendance::KIND, there);
    }
    let page = Route::record(Meeting::KIND, meeting);
    let mut window = at(&place.file(), page, vec2(1280.0, 480.0));
    let row = |window: &Harness<'_, App>| {
        let title = window.get_by_role_and_label(Role::Heading, "Närvaro");
        title.rect().top()
    };
    let before = row(&window);
    window
        .get_by_role_and_label(Role::Label, "Person 00")
        .click();
    settle(&mut window);
    assert!((row(&window) - before).abs() < 1.0, "it has not moved");
}
