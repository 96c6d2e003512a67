//! The wall: what the room sees of the page where the leader is, and what is done at a workshop.

use std::path::PathBuf;

use eframe::egui::{Event, Key, Modifiers, Shape, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{
    ActionPlan, Activity, Attendance, Group, Id, Meeting, Membership, Person, Question, Record,
    Session, Tally, Unit,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{pictures, presses, sees};
use crate::project::{ESLOV, lead_of};
use crate::support::{make, options, settle, village, window};

/// A workshop in Eslöv to which four are expected: one of them has a protected identity.
pub struct Workshop {
    _folder: TempDir,
    file: PathBuf,
    paper: PathBuf,
    meeting: Id,
}

/// That workshop.
pub fn workshop() -> Workshop {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mut lead = lead_of(&at("lead.samverka"), &[ESLOV]);
    let (kit, file) = (at("kit"), at("eslov.samverka"));
    lead.export_kit(&kit, "1285".parse().unwrap()).unwrap();
    let mut own = Workspace::open_kit(&kit, &file).unwrap();
    let mut unit = |name: &str| {
        let fields = json!({"name": name, "sector": "education"});
        make(&mut own, Unit::KIND, fields)
    };
    let (school, care) = (unit("Skolan"), unit("Vården"));
    let group = json!({"kind": "operative", "name": "Arbetslaget"});
    let group = make(&mut own, Group::KIND, group);
    for (name, unit, protected) in [
        ("Amira Holm", school, false),
        ("Anna Berg", care, false),
        ("Karin Ek", care, false),
        ("Hemlig Sandström", care, true),
    ] {
        let person = json!({"name": name, "unit": unit, "protected": protected});
        let person = make(&mut own, Person::KIND, person);
        let member = json!({"group": group, "person": person, "from": "2018-01-10"});
        make(&mut own, Membership::KIND, member);
    }
    let meeting = json!({
        "title": "Vad behöver vi av varandra?", "date": "2018-05-15", "start_time": "13:00",
        "groups": [group], "kind": "workshop", "place": "Stora salen",
        "decisions": "Ett gemensamt första samtal",
    });
    let meeting = make(&mut own, Meeting::KIND, meeting);
    Workshop {
        file,
        paper: at("Workshop.docx"),
        _folder: folder,
        meeting,
    }
}

impl Workshop {
    pub fn open(&self, size: Vec2) -> Harness<'static, App> {
        let answers = vec![vec![self.paper.clone()]];
        let mut options = options(Some(self.file.clone()), answers);
        options.page = Some(Route::record(Meeting::KIND, self.meeting));
        window(size, options)
    }

    fn all<R: Record>(&self) -> Vec<R> {
        Reader::open(&self.file).unwrap().all().unwrap()
    }

    fn came(&self) -> usize {
        self.all::<Attendance>().len()
    }
}

pub const SIZE: Vec2 = vec2(1280.0, 900.0);
pub const WALL: Vec2 = vec2(1024.0, 768.0);

fn types(window: &mut Harness<'_, App>, words: &str) {
    // To whatever has the keyboard, which is not seen while the wall covers it.
    window.event(Event::Text(words.to_owned()));
    window.run_steps(2);
    window.key_press(Key::Enter);
    settle(window);
}

pub fn toggles(window: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

/// All the texts that are painted.
pub fn painted(window: &Harness<'_, App>) -> Vec<String> {
    fn gather(shape: &Shape, texts: &mut Vec<String>) {
        match shape {
            Shape::Text(text) => texts.push(text.galley.text().to_owned()),
            Shape::Vec(shapes) => shapes.iter().for_each(|one| gather(one, texts)),
            _ => {}
        }
    }
    let mut texts = Vec::new();
    for clipped in &window.output().shapes {
        gather(&clipped.shape, &mut texts);
    }
    texts
}

#[test]
fn three_letters_and_enter_check_somebody_in_and_twice_counts_once() {
    let workshop = workshop();
    let mut window = workshop.open(SIZE);
    presses(&mut window, "Incheckning");
    types(&mut window, "ami");
    assert!(sees(&window, "Amira Holm är här"));
    types(&mut window, "kar");
    types(&mut window, "ami");
    assert!(sees(&window, "Amira Holm är redan här"));
    assert_eq!(workshop.came(), 2);
    types(&mut window, "Per Lind, sko");
    let mut per = workshop.all::<Person>().into_iter();
    let per = per.rfind(|person| person.name == "Per Lind").unwrap();
    let units = workshop.all::<Unit>();
    let unit = units.iter().find(|unit| Some(unit.head.id) == per.unit);
    assert_eq!(unit.map(|unit| unit.name.as_str()), Some("Skolan"));
    assert_eq!(workshop.came(), 3);
    // Said again at once, before anybody can have looked, and with a unit that nobody knows.
    types(&mut window, "Per Lind, sko");
    types(&mut window, "Sara Ny, Biblioteket");
    assert_eq!(workshop.came(), 4);
    assert_eq!(workshop.all::<Unit>().len(), 3);
    assert_eq!(workshop.all::<Person>().len(), 6);
    // A person, her unit and that she came are taken back together.
    window.key_press(Key::Escape);
    settle(&mut window);
    toggles(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(workshop.came(), 3);
    assert_eq!(workshop.all::<Unit>().len(), 2);
}

#[test]
fn check_in_takes_the_whole_name_that_was_typed_faster_than_the_window_is_drawn() {
    let workshop = workshop();
    let mut window = workshop.open(SIZE);
    presses(&mut window, "Incheckning");
    for part in ["Nils N", "y, Skolan"] {
        let enter = |pressed| Event::Key {
            key: Key::Enter,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let mut events = vec![Event::Text(part.to_owned())];
        if part.ends_with("Skolan") {
            events.extend([enter(true), enter(false)]);
        }
        window.input_mut().events.extend(events);
        window.run_steps(1);
    }
    settle(&mut window);
    let people = workshop.all::<Person>();
    let nils = people
        .iter()
        .find(|person| person.name == "Nils Ny")
        .unwrap();
    let units = workshop.all::<Unit>();
    let unit = units.iter().find(|unit| Some(unit.head.id) == nils.unit);
    assert_eq!(unit.map(|unit| unit.name.as_str()), Some("Skolan"));
    assert_eq!(units.len(), 2);
}

#[test]
fn the_wall_in_one_window_follows_the_keyboard_and_tells_no_name_until_it_may() {
    let workshop = workshop();
    let mut window = workshop.open(WALL);
    presses(&mut window, "Incheckning");
    toggles(&mut window, Modifiers::NONE, Key::F11);
    types(&mut window, "ami");
    pictures(&mut window, "wall-check-in-hidden");
    let texts = painted(&window).join("\n");
    assert!(texts.contains("Personuppgifter dolda"), "{texts}");
    assert!(texts.contains("Vad behöver vi av varandra?") && texts.contains("Välkommen"));
    assert!(texts.contains("3  Vården"), "{texts}");
    assert!(
        !texts.contains("Amira") && !texts.contains("Tre bokstäver"),
        "{texts}"
    );
    types(&mut window, "hem");
    let texts = painted(&window).join("\n");
    assert!(texts.contains("Ingen med det namnet"), "{texts}");
    assert_eq!(workshop.came(), 1, "a protected name is found by nobody");
    toggles(&mut window, Modifiers::NONE, Key::Escape);
    assert!(sees(&window, "Incheckning"), "the page is there again");
    toggles(&mut window, Modifiers::NONE, Key::F11);
    toggles(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    types(&mut window, "ann");
    pictures(&mut window, "wall-check-in-names");
    let texts = painted(&window).join("\n");
    assert!(texts.contains("Anna · Vården"), "{texts}");
    assert!(texts.contains("Karin"), "{texts}");
    for never in ["Berg", "Ek", "Hemlig", "Sandström"] {
        assert!(!texts.contains(never), "{texts}");
    }
    toggles(&mut window, Modifiers::NONE, Key::F11);
    assert!(sees(&window, "Incheckning"), "the page is there again");
}

#[test]
fn a_second_window_follows_the_page_and_ends_with_the_same_key() {
    let workshop = workshop();
    let mut window = workshop.open(vec2(1600.0, 1200.0));
    let hidden = "Personuppgifter dolda";
    assert!(!sees(&window, hidden));
    toggles(&mut window, Modifiers::COMMAND, Key::F11);
    assert!(
        sees(&window, "Personuppgifter dolda för rummet"),
        "the leader is told"
    );
    assert_eq!(
        window.query_all_by_label(hidden).count(),
        1,
        "and so is the room"
    );
    let large = "av 4 är här";
    assert!(sees(&window, large));
    // The room's window may stand over the navigation.
    let mut overview = window.query_all_by_label("Översikt");
    overview.next().unwrap().click_accesskit();
    drop(overview);
    settle(&mut window);
    assert!(!sees(&window, large));
    assert!(sees(&window, hidden));
    toggles(&mut window, Modifiers::COMMAND, Key::F11);
    assert!(!sees(&window, hidden));
}

#[test]
fn hands_are_counted_as_they_are_typed_and_kept_about_the_meeting() {
    let workshop = workshop();
    let mut window = workshop.open(SIZE);
    presses(&mut window, "Handuppräckning");
    window.get_by_label("Fråga rummet …").focus();
    settle(&mut window);
    types(&mut window, "Ska vi ses varje månad? Ja / Varannan / Nej");
    types(&mut window, "9");
    types(&mut window, "4");
    types(&mut window, "1");
    let question = workshop.all::<Question>().remove(0);
    assert_eq!(question.text, "Ska vi ses varje månad?");
    let tally = workshop.all::<Tally>().remove(0);
    assert_eq!(tally.about, Some(workshop.meeting));
    let counts: Vec<(&str, i64)> = tally.counts.iter().map(|(a, n)| (a.as_str(), *n)).collect();
    assert_eq!(counts, [("Ja", 9), ("Nej", 1), ("Varannan", 4)]);
    assert_eq!(workshop.all::<Tally>().len(), 1);
    assert!(sees(&window, "14 händer"));
    toggles(&mut window, Modifiers::NONE, Key::F11);
    pictures(&mut window, "wall-hands");
    assert!(sees(&window, "Varannan: 4"));
    toggles(&mut window, Modifiers::COMMAND, Key::Num4);
    types(&mut window, "Bjud in skolan");
    assert!(sees(&window, "Bjud in skolan · Vem?"));
    assert_eq!(workshop.all::<Activity>().len(), 1);
    toggles(&mut window, Modifiers::COMMAND, Key::Num2);
    types(&mut window, "ami");
    assert_eq!(workshop.came(), 1);
}

#[test]
fn the_plan_is_made_by_typing_what_who_and_when() {
    let workshop = workshop();
    let mut window = workshop.open(SIZE);
    presses(&mut window, "Plan");
    window.get_by_label("Vad ska göras?").focus();
    settle(&mut window);
    types(&mut window, "En lista över vem som gör vad");
    types(&mut window, "anna");
    types(&mut window, "på fredag");
    types(&mut window, "Bjud in skolan");
    let mut activity = workshop.all::<Activity>().into_iter();
    let activity = activity.rfind(|one| one.responsible_person.is_some());
    let activity = activity.unwrap();
    assert_eq!(activity.text, "En lista över vem som gör vad");
    assert_eq!(activity.due, "2018-05-18".parse().ok());
    assert_eq!(workshop.all::<Activity>().len(), 2);
    assert_eq!(workshop.all::<ActionPlan>().len(), 1);
    toggles(&mut window, Modifiers::NONE, Key::F11);
    toggles(&mut window, Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    pictures(&mut window, "wall-plan");
    let texts = painted(&window).join("\n");
    assert!(texts.contains("Anna · Vården"), "{texts}");
    assert!(!texts.contains("Berg"), "{texts}");
}

#[test]
fn activity_that_nobody_is_named_for_is_still_asked_for_its_day() {
    let workshop = workshop();
    let mut window = workshop.open(SIZE);
    presses(&mut window, "Plan");
    window.get_by_label("Vad ska göras?").focus();
    settle(&mut window);
    for words in ["En lista över vem som gör vad", "", "på fredag"] {
        types(&mut window, words);
    }
    for words in ["Bjud in skolan", "anna", "", "Ring vården"] {
        types(&mut window, words);
    }
    let all = workshop.all::<Activity>().into_iter();
    let mut all: Vec<_> = all
        .map(|one| (one.text, one.responsible_person.is_some(), one.due))
        .collect();
    all.sort();
    let friday = "2018-05-18".parse().ok();
    let written = [
        ("Bjud in skolan", true, None),
        ("En lista över vem som gör vad", false, friday),
        ("Ring vården", false, None),
    ];
    assert_eq!(
        all,
        written.map(|(text, who, due)| (text.to_owned(), who, due))
    );
}

#[test]
fn activity_that_cannot_be_written_down_stands_in_its_line_and_what_follows_goes_nowhere() {
    let workshop = workshop();
    let mut window = workshop.open(SIZE);
    presses(&mut window, "Plan");
    window.get_by_label("Vad ska göras?").focus();
    settle(&mut window);
    let refuses =
        "CREATE TRIGGER full BEFORE INSERT ON activity BEGIN SELECT RAISE(ABORT, 'full'); END";
    let file = rusqlite::Connection::open(&workshop.file).unwrap();
    file.execute_batch(refuses).unwrap();
    for words in ["Bjud in skolan", "anna", "på fredag"] {
        types(&mut window, words);
    }
    file.execute_batch("DROP TRIGGER full").unwrap();
    assert_eq!(workshop.all::<Activity>().len(), 0);
    window.get_by_label("Vad ska göras?").focus();
    settle(&mut window);
    types(&mut window, "");
    let all = workshop.all::<Activity>();
    let all: Vec<&str> = all.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(all, ["Bjud in skolan"]);
}

#[test]
fn a_workshop_s_document_holds_what_it_wrote_in_another_group_s_plan() {
    let workshop = workshop();
    let mut own = Workspace::open(&workshop.file).unwrap();
    let group = json!({"kind": "strategic", "name": "Styrgruppen"});
    let group = make(&mut own, Group::KIND, group);
    let plan = json!({"title": "Plan 2018", "group": group, "adopted_on": "2018-02-01"});
    make(&mut own, ActionPlan::KIND, plan);
    drop(own);
    let mut window = workshop.open(SIZE);
    presses(&mut window, "Plan");
    window.get_by_label("Vad ska göras?").focus();
    settle(&mut window);
    types(&mut window, "Bjud in skolan");
    assert_eq!(workshop.all::<ActionPlan>().len(), 1);
    presses(&mut window, "Avsluta");
    presses(&mut window, "Avsluta workshop: spara dokumentet …");
    let file = std::fs::File::open(&workshop.paper).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let body = std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap();
    assert!(body.contains("Bjud in skolan"));
}

#[test]
fn a_workshop_ends_with_one_document() {
    let workshop = workshop();
    let mut window = workshop.open(SIZE);
    presses(&mut window, "Incheckning");
    types(&mut window, "ami");
    presses(&mut window, "Avsluta");
    presses(&mut window, "Avsluta workshop: spara dokumentet …");
    let file = std::fs::File::open(&workshop.paper).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let body = std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap();
    for words in [
        "Vad behöver vi av varandra?",
        "Ett gemensamt första samtal",
        "Skolan",
    ] {
        assert!(body.contains(words), "{words}");
    }
    assert!(!body.contains("Amira"));
    presses(&mut window, "Öppna");
    let opened = window.state().opened_outside();
    assert_eq!(opened, Some(workshop.paper.as_path()));
    toggles(&mut window, Modifiers::NONE, Key::F11);
    pictures(&mut window, "wall-closing");
    assert!(sees(&window, "Det här gör vi nu"));
}

#[test]
fn a_session_is_checked_in_as_a_meeting_is() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let session = Reader::open(&village.own)
        .unwrap()
        .all::<Session>()
        .unwrap();
    let mut options = options(Some(village.own.clone()), Vec::new());
    options.page = Some(Route::record(Session::KIND, session[0].head.id));
    let mut window = window(SIZE, options);
    presses(&mut window, "Incheckning");
    types(&mut window, "Per Lind, soc");
    types(&mut window, "ami");
    assert!(sees(&window, "Amira Holm är redan här"));
    let came = Reader::open(&village.own)
        .unwrap()
        .all::<Attendance>()
        .unwrap();
    let at = came
        .iter()
        .filter(|one| one.session == Some(session[0].head.id));
    assert_eq!(at.count(), 2);
    toggles(&mut window, Modifiers::NONE, Key::F11);
    assert!(sees(&window, "av 2 är här"));
}
