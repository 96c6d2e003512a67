//! Groups, meetings and the action plan, as a contact person uses them.

use std::path::PathBuf;

use eframe::egui::{Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use samverka::domain::{
    ActionPlan, Activity, ActivityStatus, Attendance, AttendanceStatus, Group, Id, Kind, Meeting,
    Membership, Person, Record, Value,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Reader, Workspace};
use serde_json::json;
use tempfile::TempDir;

use crate::project::{ESLOV, lead_of};
use crate::support::{options, settle, window};

/// Eslöv with a strategic and an operative group, two members in the latter, and a meeting of it.
struct Eslov {
    _folder: TempDir,
    file: PathBuf,
    strategic: Id,
    operative: Id,
    meeting: Id,
}

fn make(own: &mut Workspace, kind: &'static Kind, fields: Value) -> Id {
    let id = own.fresh_id();
    let fields = serde_json::from_value(fields).unwrap();
    own.run(&Command::create(kind, id, fields)).unwrap();
    id
}

fn eslov() -> (Eslov, Workspace) {
    let folder = TempDir::new().unwrap();
    let (kit, file) = (
        folder.path().join("kit"),
        folder.path().join("eslov.samverka"),
    );
    let mut lead = lead_of(&folder.path().join("lead.samverka"), &[ESLOV]);
    lead.export_kit(&kit, "1285".parse().unwrap()).unwrap();
    let mut own = Workspace::open_kit(&kit, &file).unwrap();
    let strategic = json!({"kind": "strategic", "name": "Styrgruppen"});
    let strategic = make(&mut own, Group::KIND, strategic);
    let operative = json!({"kind": "operative", "name": "Arbetslaget", "planned_size": 15});
    let operative = make(&mut own, Group::KIND, operative);
    for name in ["Anna Berg", "Karin Ek"] {
        let person = make(&mut own, Person::KIND, json!({"name": name}));
        let member = json!({"group": operative, "person": person, "from": "2018-01-10"});
        make(&mut own, Membership::KIND, member);
    }
    let meeting = json!({
        "title": "Majmötet", "date": "2018-05-14", "start_time": "13:00",
        "groups": [operative], "decisions": "- Bjud in skolan\n- Skriv en broschyr",
        "next_meeting": "2018-06-11",
    });
    let meeting = make(&mut own, Meeting::KIND, meeting);
    let eslov = Eslov {
        _folder: folder,
        file,
        strategic,
        operative,
        meeting,
    };
    (eslov, own)
}

impl Eslov {
    fn open(&self, own: Workspace, page: Route) -> Harness<'static, App> {
        drop(own);
        let mut options = options(Some(self.file.clone()), Vec::new());
        options.page = Some(page);
        window(vec2(1280.0, 900.0), options)
    }

    fn all<R: Record>(&self) -> Vec<R> {
        Reader::open(&self.file).unwrap().all().unwrap()
    }

    fn person(&self, name: &str) -> Id {
        let persons = self.all::<Person>();
        persons
            .iter()
            .find(|person| person.name == name)
            .unwrap()
            .head
            .id
    }

    fn status(&self, name: &str) -> Option<AttendanceStatus> {
        let person = self.person(name);
        let rows = self.all::<Attendance>();
        rows.iter().find(|row| row.person == Some(person))?.status
    }
}

fn write(window: &mut Harness<'_, App>, words: &str) {
    let focused = window
        .root()
        .children_recursive()
        .find(|node| node.is_focused());
    focused.unwrap().type_text(words);
    window.run_steps(1);
}

#[test]
fn a_new_member_is_a_person_made_on_the_spot_and_undone_as_one() {
    let (eslov, own) = eslov();
    let mut window = eslov.open(own, Route::record(Group::KIND, eslov.operative));
    window.get_by_label("Lägg till medlem").click();
    settle(&mut window);
    for name in ["Per Lind", "Sara Nyström"] {
        write(&mut window, name);
        window.key_press(Key::Enter);
        settle(&mut window);
    }
    let joined = eslov.all::<Membership>();
    let person = eslov.person("Sara Nyström");
    let sara = joined
        .iter()
        .find(|one| one.person == Some(person))
        .unwrap();
    assert_eq!(sara.group, Some(eslov.operative));
    assert_eq!(
        sara.from,
        "2018-05-15".parse().ok(),
        "a member from today on"
    );
    assert_eq!(joined.len(), 4);
    window.key_press(Key::Escape);
    settle(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(eslov.all::<Membership>().len(), 3);
    assert_eq!(
        eslov.all::<Person>().len(),
        3,
        "the person goes with the membership"
    );
}

#[test]
fn somebody_known_is_picked_by_the_beginning_of_the_name() {
    let (eslov, mut own) = eslov();
    make(&mut own, Person::KIND, json!({"name": "Omar Falk"}));
    let mut window = eslov.open(own, Route::record(Group::KIND, eslov.operative));
    window.get_by_label("Lägg till medlem").click();
    settle(&mut window);
    write(&mut window, "Fal");
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_eq!(eslov.all::<Person>().len(), 3, "nobody is made");
    let omar = eslov.person("Omar Falk");
    assert!(
        eslov
            .all::<Membership>()
            .iter()
            .any(|one| one.person == Some(omar))
    );
}

#[test]
fn a_member_opens_in_the_details_and_esc_closes_them() {
    let (eslov, own) = eslov();
    let mut window = eslov.open(own, Route::record(Group::KIND, eslov.operative));
    window
        .get_by_role_and_label(Role::Label, "Anna Berg")
        .click();
    settle(&mut window);
    assert!(window.query_by_label("Ta bort medlemskapet").is_some());
    window.key_press(Key::Escape);
    settle(&mut window);
    assert!(window.query_by_label("Ta bort medlemskapet").is_none());
}

#[test]
fn the_levels_are_apart_until_they_have_met() {
    let (eslov, mut own) = eslov();
    let groups = [eslov.strategic, eslov.operative];
    let joint = json!({"title": "Avstämning", "date": "2018-05-01", "groups": groups});
    let joint = make(&mut own, Meeting::KIND, joint);
    own.run(&Command::remove(Meeting::KIND, joint)).unwrap();
    let mut window = eslov.open(own, Route::list(Group::KIND));
    let never = "Nivåerna har inte haft något gemensamt möte";
    assert!(window.query_by_label(never).is_some());
    drop(window);
    let mut own = Workspace::open(&eslov.file).unwrap();
    let joint = json!({"title": "Avstämning", "date": "2018-05-01", "groups": groups});
    make(&mut own, Meeting::KIND, joint);
    window = eslov.open(own, Route::list(Group::KIND));
    let words = "Senaste gemensamma mötet: för 14 dagar sedan";
    assert!(window.query_by_label(words).is_some());
    window.get_by_label("Visa mötet").click();
    settle(&mut window);
    assert!(window.query_by_label("Avstämning").is_some());
}

#[test]
fn attendance_is_taken_by_one_key_a_person() {
    let (eslov, own) = eslov();
    let mut window = eslov.open(own, Route::record(Meeting::KIND, eslov.meeting));
    window
        .get_by_role_and_label(Role::Label, "Anna Berg")
        .click();
    settle(&mut window);
    window.key_press(Key::N);
    settle(&mut window);
    window.key_press(Key::F);
    settle(&mut window);
    assert_eq!(eslov.status("Anna Berg"), Some(AttendanceStatus::Present));
    assert_eq!(eslov.status("Karin Ek"), Some(AttendanceStatus::Absent));
    window.key_press(Key::ArrowUp);
    settle(&mut window);
    window.key_press(Key::D);
    settle(&mut window);
    assert_eq!(eslov.status("Anna Berg"), Some(AttendanceStatus::Remote));
    assert_eq!(
        eslov.all::<Attendance>().len(),
        2,
        "one record a person, set again"
    );
}

#[test]
fn attendance_keys_mark_the_person_who_was_chosen_also_when_the_list_is_another() {
    let (eslov, own) = eslov();
    let mut window = eslov.open(own, Route::record(Meeting::KIND, eslov.meeting));
    let adds = |window: &mut Harness<'_, App>, name: &str| {
        window.get_by_label("Lägg till någon annan …").focus();
        settle(window);
        window
            .get_by_label("Lägg till någon annan …")
            .type_text(name);
        settle(window);
        window.key_press(Key::Enter);
        settle(window);
    };
    adds(&mut window, "Östen Zorn");
    assert_eq!(eslov.status("Östen Zorn"), Some(AttendanceStatus::Present));
    let chooses = |window: &mut Harness<'_, App>, name: &str| {
        window.get_by_role_and_label(Role::Label, name).click();
        settle(window);
    };
    chooses(&mut window, "Östen Zorn");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert!(window.query_by_label("Östen Zorn").is_none(), "he is gone");
    window.key_press(Key::N);
    settle(&mut window);
    chooses(&mut window, "Karin Ek");
    adds(&mut window, "Adam Ask");
    chooses(&mut window, "Anna Berg");
    window.key_press(Key::D);
    settle(&mut window);
    assert_eq!(eslov.status("Anna Berg"), Some(AttendanceStatus::Remote));
}

#[test]
fn attendance_is_taken_by_clicking_and_the_rest_at_once() {
    let (eslov, own) = eslov();
    let mut window = eslov.open(own, Route::record(Meeting::KIND, eslov.meeting));
    window.get_by_label("Karin Ek, Förhinder").click();
    settle(&mut window);
    assert_eq!(eslov.status("Karin Ek"), Some(AttendanceStatus::Excused));
    window.get_by_label("Övriga var närvarande").click();
    settle(&mut window);
    assert_eq!(eslov.status("Anna Berg"), Some(AttendanceStatus::Present));
    assert_eq!(
        eslov.status("Karin Ek"),
        Some(AttendanceStatus::Excused),
        "stays as it was set"
    );
    assert!(window.query_by_label("Övriga var närvarande").is_none());
}

#[test]
fn a_decision_becomes_an_activity_and_the_first_one_makes_the_plan() {
    let (eslov, own) = eslov();
    let mut window = eslov.open(own, Route::record(Meeting::KIND, eslov.meeting));
    window
        .get_all_by_label("Gör aktivitet")
        .next()
        .unwrap()
        .click();
    settle(&mut window);
    let plans = eslov.all::<ActionPlan>();
    let activities = eslov.all::<Activity>();
    assert_eq!((plans.len(), activities.len()), (1, 1));
    assert_eq!(activities[0].text, "Bjud in skolan");
    assert_eq!(activities[0].plan, Some(plans[0].head.id));
    assert!(window.query_by_label("Är en aktivitet").is_some());
    window.get_by_label("Gör aktivitet").click();
    settle(&mut window);
    window.get_by_label("Spara aktivitet").click();
    settle(&mut window);
    let activities = eslov.all::<Activity>();
    assert_eq!(activities.len(), 2, "the second one goes to the same plan");
    assert!(
        activities
            .iter()
            .all(|one| one.plan == Some(plans[0].head.id))
    );
}

#[test]
fn the_next_meeting_is_booked_on_the_day_that_was_set() {
    let (eslov, own) = eslov();
    let mut window = eslov.open(own, Route::record(Meeting::KIND, eslov.meeting));
    window.get_by_label("Boka nästa, 11 juni").click();
    settle(&mut window);
    let meetings = eslov.all::<Meeting>();
    let next = meetings
        .iter()
        .find(|one| one.head.id != eslov.meeting)
        .unwrap();
    assert_eq!(next.date, "2018-06-11".parse().ok());
    assert_eq!(next.groups, [eslov.operative]);
    assert_eq!(next.start_time, chrono::NaiveTime::from_hms_opt(13, 0, 0));
    assert!(
        window
            .query_by_label_contains("måndag 11 juni 2018")
            .is_some()
    );
}

#[test]
fn meetings_begin_with_ctrl_n_in_their_list() {
    let (eslov, own) = eslov();
    let mut window = eslov.open(own, Route::list(Meeting::KIND));
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    settle(&mut window);
    window
        .get_by_role_and_label(Role::TextInput, "Rubrik")
        .focus();
    window.run_steps(1);
    write(&mut window, "Junimötet");
    window
        .get_by_role_and_label(Role::TextInput, "Datum")
        .focus();
    window.run_steps(1);
    write(&mut window, "2018-06-20");
    window.key_press(Key::Enter);
    settle(&mut window);
    window.get_all_by_label("Grupper").last().unwrap().focus();
    window.run_steps(1);
    write(&mut window, "Arb");
    window.key_press(Key::Enter);
    settle(&mut window);
    window.get_by_label("Spara möte").click();
    settle(&mut window);
    let meetings = eslov.all::<Meeting>();
    let made = meetings
        .iter()
        .find(|one| one.title == "Junimötet")
        .unwrap();
    assert_eq!(made.date, "2018-06-20".parse().ok());
    assert_eq!(made.groups, [eslov.operative]);
}

#[test]
fn the_month_shows_meetings_on_their_days() {
    let (eslov, own) = eslov();
    let mut window = eslov.open(own, Route::list(Meeting::KIND));
    window.get_by_label("Månad").click();
    settle(&mut window);
    assert!(window.query_by_label("Maj 2018").is_some());
    window.get_by_label("Majmötet 2018-05-14").click();
    settle(&mut window);
    assert!(
        window
            .query_by_label_contains("måndag 14 maj 2018")
            .is_some()
    );
}

#[test]
fn an_activity_is_moved_by_keyboard_and_gets_the_day_it_was_done() {
    let (eslov, mut own) = eslov();
    let plan = json!({"title": "Handlingsplan 2018", "status": "in_progress"});
    let plan = make(&mut own, ActionPlan::KIND, plan);
    let activity = json!({"plan": plan, "text": "Boka studiebesök", "due": "2018-05-01"});
    make(&mut own, Activity::KIND, activity);
    let mut window = eslov.open(own, Route::list(ActionPlan::KIND));
    assert!(window.query_by_label("1 försenad").is_some());
    for _ in 0..2 {
        window
            .get_by_role_and_label(Role::Button, "Boka studiebesök")
            .focus();
        window.run_steps(1);
        window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowRight);
        settle(&mut window);
    }
    let activity = eslov.all::<Activity>().remove(0);
    assert_eq!(activity.status, Some(ActivityStatus::Done));
    assert_eq!(activity.done_on, "2018-05-15".parse().ok());
    assert!(window.query_by_label("1 försenad").is_none());
}

#[test]
fn activities_are_added_in_the_last_row_one_after_the_other() {
    let (eslov, mut own) = eslov();
    make(
        &mut own,
        ActionPlan::KIND,
        json!({"title": "Handlingsplan 2018"}),
    );
    let mut window = eslov.open(own, Route::list(ActionPlan::KIND));
    window.get_by_label("Tabell").click();
    settle(&mut window);
    window.get_by_label("Lägg till aktivitet …").focus();
    window.run_steps(1);
    for text in ["Boka studiebesök", "Skriv inbjudan"] {
        write(&mut window, text);
        window.key_press(Key::Enter);
        settle(&mut window);
    }
    let mut texts: Vec<_> = eslov
        .all::<Activity>()
        .into_iter()
        .map(|one| one.text)
        .collect();
    texts.sort();
    assert_eq!(texts, ["Boka studiebesök", "Skriv inbjudan"]);
}
