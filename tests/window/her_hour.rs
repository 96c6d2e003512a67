//! A newcomer's first hour, and a Monday morning: where one stopped, wondered or was misled.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{
    ActionPlan, Activity, Attendance, AttendanceStatus, Id, Initiative, Meeting, Membership,
    Person, Project, Question, Record, Response, Session, Survey, TimeReport, Training,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Workspace, fields};
use serde_json::json;
use tempfile::TempDir;

use crate::first_day::{self, Eslov, Hand, focused};
use crate::hands::{looking, pictures, presses, sees};
use crate::project::{ESLOV, HELSINGBORG, lead_of};
use crate::support::{make, options, settle, window};

/// How high the heading of the page stands; above the window where it has been scrolled away.
pub fn heading(window: &Harness<'_, App>, words: &str) -> f32 {
    let found = window.get_by_role_and_label(Role::Heading, words);
    found.rect().top()
}

/// Eslöv with three members of its group, since before the meeting.
pub fn three() -> Eslov {
    let eslov = Eslov::new();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    for name in ["Bo Ek", "Carina Dahl", "David Falk"] {
        let person = make(&mut own, Person::KIND, json!({ "name": name }));
        let member = json!({"group": eslov.group, "person": person, "from": "2018-01-01"});
        make(&mut own, Membership::KIND, member);
    }
    eslov
}

/// A meeting of its group that is yet to come.
fn next_meeting(eslov: &Eslov) -> Id {
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let next = json!({"title": "Nästa", "date": "2018-05-22", "groups": [eslov.group]});
    make(&mut own, Meeting::KIND, next)
}

/// A survey without names, of one question, about each session.
fn survey_of_sessions(eslov: &Eslov) -> Id {
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let survey = json!({"title": "Dagen", "purpose": "session_evaluation", "anonymous": true});
    let survey = make(&mut own, Survey::KIND, survey);
    let question = json!({"survey": survey, "text": "Hur?", "answer_type": "scale", "position": 1});
    make(&mut own, Question::KIND, question);
    survey
}

fn came(eslov: &Eslov) -> Vec<AttendanceStatus> {
    let all = eslov.all::<Attendance>();
    all.iter().filter_map(|one| one.status).collect()
}

#[test]
fn meeting_that_has_just_been_written_down_goes_on_with_who_was_there() {
    let eslov = three();
    let mut window = eslov.at(Route::list(Meeting::KIND));
    let mut hand = Hand::at(&mut window);
    hand.press(Modifiers::COMMAND, Key::N);
    hand.writes("8/5");
    hand.press(Modifiers::COMMAND, Key::Enter);
    for key in [Key::N, Key::F, Key::N] {
        hand.press(Modifiers::NONE, key);
    }
    use AttendanceStatus::{Absent, Present};
    assert_eq!(came(&eslov), [Present, Absent, Present]);
    assert_eq!((hand.clicks, hand.keys), (0, 5), "of twelve before");
}

#[test]
fn members_who_were_so_then_are_taken_with_enter_and_marked_with_a_key_each() {
    let eslov = Eslov::new();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let person = make(&mut own, Person::KIND, json!({ "name": "Bo Ek" }));
    let member = json!({"group": eslov.group, "person": person, "from": "2018-05-15"});
    make(&mut own, Membership::KIND, member);
    drop(own);
    let mut window = eslov.at(Route::list(Meeting::KIND));
    let mut hand = Hand::at(&mut window);
    hand.press(Modifiers::COMMAND, Key::N);
    hand.writes("8/5");
    hand.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(focused(hand.window), "Var med redan då");
    hand.press(Modifiers::NONE, Key::Enter);
    hand.press(Modifiers::NONE, Key::N);
    assert_eq!(came(&eslov), [AttendanceStatus::Present]);
}

#[test]
fn meeting_that_is_yet_to_come_has_nobody_present_at_one_press() {
    let eslov = three();
    let next = next_meeting(&eslov);
    let window = eslov.at(Route::record(Meeting::KIND, next));
    assert!(sees(&window, "3 utan uppgift"));
    assert!(!sees(&window, "Övriga var närvarande"));
}

#[test]
fn page_of_another_record_is_read_from_its_beginning() {
    let eslov = three();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let mut meeting = |title: &str, date: &str| {
        let one = json!({"title": title, "date": date, "groups": [eslov.group]});
        make(&mut own, Meeting::KIND, one)
    };
    let (first, second) = (
        meeting("Första", "2018-05-01"),
        meeting("Andra", "2018-05-02"),
    );
    drop(own);
    let mut options = options(Some(eslov.file()), Vec::new());
    options.page = Some(Route::record(Meeting::KIND, first));
    let mut window = window(vec2(1280.0, 500.0), options);
    let end = window.get_by_role_and_label(Role::Button, "Ta bort mötet");
    end.scroll_to_me();
    settle(&mut window);
    assert!(heading(&window, "Första") < 0.0, "scrolled away");
    window.state().visit(Route::record(Meeting::KIND, second));
    settle(&mut window);
    assert!(
        heading(&window, "Andra") > 0.0,
        "the beginning of the other"
    );
}

#[test]
fn plan_goes_on_with_its_activities_and_initiative_and_bundle_take_few_keys() {
    let eslov = three();
    let mut window = eslov.at(Route::list(ActionPlan::KIND));
    let mut hand = Hand::at(&mut window);
    hand.press(Modifiers::COMMAND, Key::N);
    hand.press(Modifiers::COMMAND, Key::Enter);
    for words in ["Kartlägg vägen in", "Utse processledare"] {
        hand.writes(words);
        hand.press(Modifiers::NONE, Key::Enter);
    }
    assert_eq!(eslov.all::<Activity>().len(), 2);
    assert_eq!((hand.clicks, hand.keys), (0, 4), "of 15 before");
    drop(window);
    let mut window = eslov.at(Route::list(Initiative::KIND));
    let mut hand = Hand::at(&mut window);
    hand.press(Modifiers::COMMAND, Key::N);
    hand.writes("En väg in");
    hand.press(Modifiers::COMMAND, Key::Enter);
    assert_eq!(eslov.all::<Initiative>().len(), 1);
    assert_eq!((hand.clicks, hand.keys), (0, 2));
    drop(window);
    let bundle = eslov.folder.path().join("eslov.samverka-bundle");
    let mut window = first_day::at(&eslov.file(), Route::SEND, &[&bundle]);
    let mut hand = Hand::at(&mut window);
    hand.press(Modifiers::COMMAND, Key::Enter);
    hand.press(Modifiers::NONE, Key::Enter);
    assert!(bundle.exists());
    assert_eq!((hand.clicks, hand.keys), (0, 2));
}

#[test]
fn overview_has_its_next_step_under_the_enter_key() {
    let eslov = Eslov::new();
    let mut window = eslov.at(Route::OVERVIEW);
    assert_eq!(
        focused(&window),
        "Skriv in Maria Svensson som kontaktperson"
    );
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_eq!(eslov.all::<Person>().len(), 1);
    assert_eq!(
        focused(&window),
        "Skriv in medlemmarna",
        "the next that is not done"
    );
}

/// Eslöv with a training of its own and two sessions that came with their days alone, one of them in April; somebody
/// was at both.
fn days_alone() -> (Eslov, Id) {
    let eslov = Eslov::new();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let training = make(&mut own, Training::KIND, json!({"title": "Samtalsmetodik"}));
    let person = make(&mut own, Person::KIND, json!({ "name": "Bo Ek" }));
    for day in ["2018-04-10", "2018-04-24"] {
        let session = json!({"training": training, "starts": day});
        let session = make(&mut own, Session::KIND, session);
        let there = json!({"session": session, "person": person, "status": "present"});
        make(&mut own, Attendance::KIND, there);
    }
    (eslov, training)
}

#[test]
fn sessions_that_came_with_their_days_alone_get_a_usual_time_at_one_press() {
    let (eslov, training) = days_alone();
    let mut window = eslov.at(Route::record(Training::KIND, training));
    assert!(sees(&window, "Av 2 tillfällen är bara dagen känd"));
    presses(&mut window, "Heldag 09.00–16.00 för alla");
    let lengths = || -> Vec<Option<i64>> {
        let all = eslov.all::<Session>();
        all.iter().map(Session::length).collect()
    };
    assert_eq!(lengths(), [Some(420), Some(420)]);
    assert!(!sees(&window, "bara dagen känd"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(lengths(), [None, None], "one change");
}

#[test]
fn month_says_which_of_its_sessions_have_no_time_before_it_is_taken_for_whole() {
    let (eslov, _) = days_alone();
    let window = eslov.at(Route::TIME);
    assert!(sees(
        &window,
        "2 av månadens tillfällen saknar tid. En person var där."
    ));
}

#[test]
fn time_that_waits_to_be_certified_leads_to_its_own_month() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    let mut lead = lead_of(&path("lead.samverka"), &[ESLOV, HELSINGBORG]);
    let project = lead.reader().project_id().unwrap();
    let all = fields([(Project::unused_parts, json!([]))]);
    lead.run(&Command::set(Project::KIND, project, all))
        .unwrap();
    lead.export_kit(&path("kit"), "1285".parse().unwrap())
        .unwrap();
    let mut own = Workspace::open_kit(&path("kit"), &path("eslov.samverka")).unwrap();
    let training = make(&mut own, Training::KIND, json!({"title": "Samtalsmetodik"}));
    let person = make(&mut own, Person::KIND, json!({ "name": "Bo Ek" }));
    let timed = json!({"training": training, "starts": "2018-03-06T09:00",
        "ends": "2018-03-06T16:00"});
    let timed = make(&mut own, Session::KIND, timed);
    let there = json!({"session": timed, "person": person, "status": "present"});
    make(&mut own, Attendance::KIND, there);
    let report = json!({"person": person, "month": "2018-02-01", "minutes": 60});
    make(&mut own, TimeReport::KIND, report);
    drop(own);
    // What waits to be certified leads to its own month, and not to what is told to the fund.
    let mut window = first_day::at(&path("eslov.samverka"), Route::OVERVIEW, &[]);
    presses(&mut window, "Gå till tiden");
    assert!(sees(&window, "Mars 2018"));
    assert!(sees(&window, "Lägg in tiden för en person"));
    assert!(!sees(&window, "Redovisade månader"));
}

#[test]
fn session_that_is_yet_to_come_is_not_given_a_time_with_those_that_were() {
    let (eslov, training) = days_alone();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let coming = json!({"training": training, "starts": "2018-09-03"});
    make(&mut own, Session::KIND, coming);
    drop(own);
    let mut window = eslov.at(Route::record(Training::KIND, training));
    presses(&mut window, "Heldag 09.00–16.00 för alla");
    let all = eslov.all::<Session>();
    let lengths: Vec<_> = all.iter().map(Session::length).collect();
    assert_eq!(lengths, [Some(420), Some(420), None]);
}

#[test]
fn several_sessions_without_a_time_are_one_next_step() {
    let (eslov, _) = days_alone();
    let mut window = eslov.at(Route::OVERVIEW);
    assert!(sees(&window, "Tid saknas på 2 tillfällen: Samtalsmetodik"));
    presses(&mut window, "Öppna utbildningen");
    assert!(sees(&window, "Av 2 tillfällen är bara dagen känd"));
}

#[test]
fn answers_that_leave_are_read_whole_before_they_do() {
    let eslov = Eslov::new();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let survey = json!({"title": "Läget", "purpose": "self_assessment", "closes_on": "2018-06-01"});
    let survey = make(&mut own, Survey::KIND, survey);
    let mut question = |words: &str, of: &str, place: usize| {
        let one = json!({"survey": survey, "text": words, "answer_type": of, "position": place});
        make(&mut own, Question::KIND, one)
    };
    let (far, why) = (
        question("Hur långt?", "number", 1),
        question("Varför?", "text", 2),
    );
    let answers = json!({far.to_string(): 4, why.to_string(): "Bo Ek hinner inte"});
    let response = json!({"survey": survey, "wave": "single", "answers": answers});
    make(&mut own, Response::KIND, response);
    drop(own);
    let window = eslov.at(Route::SEND);
    // The number can name nobody, and goes along.
    assert!(sees(&window, "Bo Ek hinner inte"));
    drop(window);
    let mut window = eslov.at(Route::record(Survey::KIND, survey));
    presses(&mut window, "Svara");
    assert!(sees(&window, "Självskattning · svara senast 1 juni 2018"));
    assert!(sees(&window, "följer med nästa paket"));
}

#[test]
fn survey_of_sessions_leads_to_where_their_forms_are_entered() {
    let (eslov, _) = days_alone();
    let survey = survey_of_sessions(&eslov);
    let mut window = eslov.at(Route::record(Survey::KIND, survey));
    presses(&mut window, "Lägg in formulär");
    presses(&mut window, "Samtalsmetodik, 2018-04-24");
    assert!(sees(&window, "Tisdag 24 april 2018"));
    assert!(sees(&window, "Ett formulär per rad"));
}

#[test]
fn survey_of_sessions_names_the_latest_only_where_there_are_any() {
    let eslov = Eslov::new();
    let survey = survey_of_sessions(&eslov);
    let mut window = eslov.at(Route::record(Survey::KIND, survey));
    presses(&mut window, "Lägg in formulär");
    assert!(sees(&window, "läggs in på tillfällets egen sida"));
    assert!(!sees(&window, "De senaste tillfällena"));
}

#[test]
fn paper_of_a_meeting_is_called_by_its_own_day() {
    let eslov = three();
    let next = next_meeting(&eslov);
    let mut options = options(Some(eslov.file()), Vec::new());
    options.no_dialogs = true;
    options.page = Some(Route::record(Meeting::KIND, next));
    let mut window = window(vec2(1280.0, 900.0), options);
    presses(&mut window, "Skriv ut");
    presses(&mut window, "Närvarolista");
    let path = window.get_by_role_and_label(Role::TextInput, "Sökväg");
    let proposed = path.value().unwrap_or_default();
    assert!(
        proposed.ends_with("Närvarolista 2018-05-22.docx"),
        "{proposed}"
    );
}

#[test]
fn paste_says_which_of_it_is_left_out_and_what_looks_like_no_name() {
    let eslov = Eslov::new();
    let mut window = eslov.at(Route::list(Person::KIND));
    let pasted = "Namn\tPersonnummer\nEva Sjö\t19640823-3234\n12345\t\n";
    window.event(Event::Paste(pasted.to_owned()));
    settle(&mut window);
    assert!(sees(&window, "Personnummer läses inte in härifrån."));
    assert!(sees(&window, "Ser inte ut som namn: 12345"));
    assert_eq!(eslov.all::<Person>(), [], "seen first");
}

#[test]
fn paste_with_much_to_say_keeps_its_buttons_in_sight_of_a_small_window() {
    let eslov = Eslov::new();
    let mut pasted = "Namn\tPersonnummer\tVerksamhet\tYrke\n12345\t\t\t\n".to_owned();
    for n in 0..9 {
        pasted += &format!("Eva Sjö{n}\t19640823-3234\tNämnd {n}\tlärare\n");
    }
    for (look, width, height) in [
        ("light", 1280.0, 800.0),
        ("dark", 1280.0, 800.0),
        ("light", 1024.0, 768.0),
        ("dark", 1024.0, 768.0),
        ("light", 1024.0, 480.0),
    ] {
        let mut options = options(Some(eslov.file()), Vec::new());
        options.page = Some(Route::list(Person::KIND));
        options.settings = Some(looking(look));
        let mut window = window(vec2(width, height), options);
        window.event(Event::Paste(pasted.clone()));
        settle(&mut window);
        pictures(&mut window, &format!("paste-{look}-{width}-{height}"));
        for words in ["Lägg till 10 personer", "Avbryt"] {
            let place = window.get_by_label(words).rect();
            assert!(place.bottom() < height - 24.0, "{words} at {place}");
        }
        let title = window.get_by_role_and_label(Role::Heading, "Klistra in personer");
        assert!(title.rect().top() > 8.0, "{}", title.rect());
    }
}

#[test]
fn paste_names_the_first_of_what_looks_like_no_name_and_how_many_more() {
    let eslov = Eslov::new();
    let mut window = eslov.at(Route::list(Person::KIND));
    let rows: String = (0..50).map(|n| format!("{}\t\n", 10_000 + n)).collect();
    let pasted = format!("Namn\tE-post\nEva Sjö\t\n{rows}");
    window.event(Event::Paste(pasted));
    settle(&mut window);
    assert!(sees(&window, "10008, 10009 … och 40 till"));
    assert!(!sees(&window, "10010"));
}

#[test]
fn meeting_that_comes_while_the_search_is_open_leaves_the_focus_there() {
    let eslov = three();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let meeting = json!({"title": "Lägesmöte", "date": "2018-05-08", "groups": [eslov.group]});
    let meeting = make(&mut own, Meeting::KIND, meeting);
    drop(own);
    let mut window = eslov.at(Route::list(Meeting::KIND));
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(&mut window);
    // The page comes when it has been read.
    let page = Route::record(Meeting::KIND, meeting);
    window.state_mut().visit(page);
    settle(&mut window);
    assert!(sees(&window, "Lägesmöte"));
    let search = "Sök sida, person, grupp, ord eller kommando";
    assert_eq!(focused(&window), search);
}

#[test]
fn handover_tells_what_was_saved_last_for_the_lead_from_this_file() {
    let eslov = three();
    let window = eslov.at(Route::HANDOVER);
    assert!(sees(
        &window,
        "Från den här filen har inget paket sparats till projektledningen än."
    ));
    drop(window);
    let bundle = eslov.folder.path().join("eslov.samverka-bundle");
    let mut window = first_day::at(&eslov.file(), Route::SEND, &[&bundle]);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    window.key_press(Key::Enter);
    settle(&mut window);
    drop(window);
    let window = eslov.at(Route::HANDOVER);
    assert!(sees(
        &window,
        "Från den här filen sparades senast eslov.samverka-bundle till projektledningen"
    ));
}

#[test]
fn plan_goes_on_with_its_activities_on_a_small_screen_too() {
    let eslov = three();
    let mut options = options(Some(eslov.file()), Vec::new());
    options.page = Some(Route::list(ActionPlan::KIND));
    let mut window = window(vec2(1024.0, 768.0), options);
    let mut hand = Hand::at(&mut window);
    hand.press(Modifiers::COMMAND, Key::N);
    hand.press(Modifiers::COMMAND, Key::Enter);
    hand.writes("Kartlägg vägen in");
    hand.press(Modifiers::NONE, Key::Enter);
    assert_eq!(eslov.all::<Activity>().len(), 1);
}

#[test]
fn plan_that_is_only_looked_at_takes_no_focus_on_a_small_screen() {
    let eslov = three();
    let mut own = Workspace::open(&eslov.file()).unwrap();
    let adopted = json!({"title": "Planen", "status": "adopted", "adopted_on": "2018-03-01"});
    let adopted = make(&mut own, ActionPlan::KIND, adopted);
    let step = json!({"plan": adopted, "text": "Kartlägg vägen in", "status": "in_progress"});
    make(&mut own, Activity::KIND, step);
    let next = json!({"title": "Nästa plan", "status": "draft"});
    make(&mut own, ActionPlan::KIND, next);
    drop(own);
    let mut options = options(Some(eslov.file()), Vec::new());
    options.page = Some(Route::list(ActionPlan::KIND));
    let mut window = window(vec2(1024.0, 768.0), options);
    assert!(sees(&window, "Kartlägg vägen in"), "the plan there is");
    let chip = window.query_all_by_label_contains("Nästa plan").next();
    chip.unwrap().click();
    settle(&mut window);
    assert!(!sees(&window, "Kartlägg vägen in"));
    let writes = window.ctx.text_edit_focused();
    assert!(!writes, "the focus stays where one pressed");
}
