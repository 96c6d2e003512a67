//! A workshop of two hours, from check-in to the document, by the keyboard alone.

use std::path::{Path, PathBuf};

use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{
    Activity, Attendance, Board, BoardItem, BoardTemplate, Choosable as _, Group, Meeting,
    Membership, Person, ProcessMap, ProcessStep, Project, Record, Tally, Unit,
};
use samverka::gui::App;
use samverka::workspace::{Command, Reader, Workspace, fields};
use serde_json::json;
use tempfile::TempDir;

use crate::every_page::words;
use crate::hands::pictures;
use crate::project::{ESLOV, lead_of};
use crate::support::{make, options, settle, window};

/// Those who are expected, each with a beginning of its own.
const EXPECTED: [&str; 12] = [
    "Amira Holm",
    "Berit Ek",
    "Cecilia Sjö",
    "David Lind",
    "Elsa Öberg",
    "Farid Nour",
    "Gunilla Ask",
    "Hassan Ali",
    "Inger Dahl",
    "Johan Vik",
    "Karin Falk",
    "Lennart Gran",
];
const MEETING: &str = "Vad behöver vi av varandra?";

/// A file with a workshop to come, to which twelve are expected.
fn expected(folder: &Path) -> PathBuf {
    let at = |name: &str| folder.join(name);
    let mut lead = lead_of(&at("lead.samverka"), &[ESLOV]);
    let project = lead.reader().project_id().unwrap();
    let whole = fields([(Project::unused_parts, json!(null))]);
    lead.run(&Command::set(Project::KIND, project, whole))
        .unwrap();
    lead.export_kit(&at("kit"), "1285".parse().unwrap())
        .unwrap();
    let file = at("eslov.samverka");
    let mut own = Workspace::open_kit(&at("kit"), &file).unwrap();
    let unit = json!({"name": "Skolan", "sector": "education"});
    let unit = make(&mut own, Unit::KIND, unit);
    let group = json!({"kind": "operative", "name": "Arbetslaget"});
    let group = make(&mut own, Group::KIND, group);
    for name in EXPECTED {
        let person = json!({"name": name, "unit": unit});
        let person = make(&mut own, Person::KIND, person);
        let member = json!({"group": group, "person": person, "from": "2018-01-10"});
        make(&mut own, Membership::KIND, member);
    }
    let meeting = json!({"title": MEETING, "date": "2018-05-15", "groups": [group],
        "kind": "workshop"});
    make(&mut own, Meeting::KIND, meeting);
    file
}

/// Whoever leads it, with her hands on the keyboard: nothing is clicked, and nothing is given the keyboard by a name.
struct Leader {
    window: Harness<'static, App>,
    file: PathBuf,
}

impl Leader {
    fn all<R: Record>(&self) -> Vec<R> {
        Reader::open(&self.file).unwrap().all().unwrap()
    }

    fn sees(&self, what: &str) -> bool {
        words(&self.window).iter().any(|said| said.contains(what))
    }

    fn must_see(&self, what: &str) {
        assert!(self.sees(what), "no {what} in {:?}", words(&self.window));
    }

    /// All of these before the window is drawn.
    fn at_once(&mut self, events: Vec<Event>) {
        let many = events.len();
        self.window.input_mut().events.extend(events);
        for _ in 0..=many / 16 {
            settle(&mut self.window);
        }
    }

    /// Keys, one after the other, faster than the window is drawn.
    fn keys(&mut self, keys: &[Key]) {
        self.at_once(keys.iter().flat_map(|key| tap(*key)).collect());
    }

    /// Lines, each ended with Enter, faster than the window is drawn.
    fn lines<'a>(&mut self, lines: impl IntoIterator<Item = &'a str>) {
        let line = |line: &str| {
            let words = (!line.is_empty()).then(|| written(line));
            let words = words.into_iter().flatten();
            words.chain(tap(Key::Enter)).collect::<Vec<_>>()
        };
        self.at_once(lines.into_iter().flat_map(line).collect());
    }

    /// Words that are not ended yet.
    fn writes(&mut self, words: &str) {
        self.at_once(written(words));
    }

    fn ctrl(&mut self, key: Key) {
        self.window.key_press_modifiers(Modifiers::COMMAND, key);
        settle(&mut self.window);
    }

    /// Goes to what the palette finds first.
    fn goes_to(&mut self, what: &str) {
        self.ctrl(Key::K);
        self.lines([what]);
    }

    /// What has the keyboard is called this.
    fn is_at(&self) -> String {
        let focused = self.window.query_by(|node| node.is_focused());
        let label = focused.and_then(|node| node.accesskit_node().label());
        label.unwrap_or_default()
    }

    /// Goes on with Tab until this has the keyboard.
    fn tabs_to(&mut self, what: &str) {
        let mut passed = Vec::new();
        while !self.is_at().starts_with(what) {
            passed.push(self.is_at());
            assert!(passed.len() < 12, "{what} is not reached past {passed:?}");
            self.keys(&[Key::Tab]);
        }
    }

    /// A new board of the template that stands at this place in the list, at the meeting.
    fn new_board(&mut self, title: &str, template: usize) {
        self.goes_to("Tavlor");
        self.ctrl(Key::N);
        self.writes(title);
        self.tabs_to("Mall");
        self.keys(&[Key::Enter]);
        // The list begins with what is chosen: nothing, which stands last.
        self.keys(&vec![Key::ArrowUp; BoardTemplate::ALL.len() - template]);
        self.keys(&[Key::Enter]);
        self.tabs_to("Möte");
        self.lines([MEETING]);
        self.ctrl(Key::Enter);
        self.must_see(title);
        self.must_see("Skriv en lapp i");
    }
}

/// A key that is pressed and let go.
fn tap(key: Key) -> Vec<Event> {
    let event = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    vec![event(true), event(false)]
}

/// Words as they come of keys.
fn written(words: &str) -> Vec<Event> {
    let [pressed, released] = <[Event; 2]>::try_from(tap(Key::A)).unwrap();
    vec![pressed, Event::Text(words.to_owned()), released]
}

#[test]
fn a_workshop_of_two_hours_is_led_by_the_keyboard_alone() {
    let folder = TempDir::new().unwrap();
    let file = expected(folder.path());
    let paper = folder.path().join("Workshop.docx");
    let options = options(Some(file.clone()), vec![vec![paper.clone()]]);
    let mut leader = Leader {
        window: window(vec2(1280.0, 800.0), options),
        file,
    };
    checks_in(&mut leader);
    needs(&mut leader);
    weighs(&mut leader);
    maps(&mut leader);
    plans(&mut leader);
    closes(&mut leader, &paper);
}

/// Fourteen come: two were not expected, and one says her name twice.
fn checks_in(leader: &mut Leader) {
    leader.goes_to(MEETING);
    leader.ctrl(Key::Num2);
    leader.keys(&[Key::F11]);
    for name in EXPECTED {
        leader.lines([&name[..3]]);
    }
    leader.lines(["ami", "Per Lind, Sko", "Sara Ny, Biblioteket"]);
    pictures(&mut leader.window, "workshop-check-in");
    leader.keys(&[Key::F11]);
    assert_eq!(leader.all::<Attendance>().len(), 14);
    assert_eq!(leader.all::<Person>().len(), 14);
}

/// Forty notes are put up, merged to twelve, and voted on until no vote is left.
fn needs(leader: &mut Leader) {
    leader.new_board("Vad behöver vi?", 0);
    for column in ["Information", "Tid", "Arbetssätt", "Kunskap"] {
        leader.must_see(&format!("Skriv en lapp i {column}"));
        let notes = (1..=10).map(|nth| format!("{column} {nth}"));
        let notes: Vec<String> = notes.collect();
        leader.lines(notes.iter().map(String::as_str));
        leader.keys(&[Key::Tab]);
    }
    assert_eq!(leader.all::<BoardItem>().len(), 40);
    // The note above hangs with the one that leads.
    const JOINS: [Key; 4] = [Key::ArrowUp, Key::M, Key::ArrowDown, Key::M];
    for _ in 0..4 {
        leader.keys(&[Key::ArrowUp]);
        for joined in [2, 2, 3] {
            for _ in 0..joined {
                leader.keys(&JOINS);
            }
            leader.keys(&[Key::ArrowUp]);
        }
        leader.keys(&[Key::N, Key::Tab]);
    }
    let all = leader.all::<BoardItem>();
    let joined = all.iter().filter(|note| note.merged_into.is_some());
    assert_eq!(joined.count(), 28, "twelve are left");
    leader.keys(&[Key::ArrowUp]);
    for votes in [20, 12, 10, 1] {
        leader.keys(&vec![Key::Plus; votes]);
        leader.keys(&[Key::ArrowUp]);
    }
    let votes: i64 = leader
        .all::<BoardItem>()
        .iter()
        .filter_map(|note| note.votes)
        .sum();
    assert_eq!(votes, 42, "three each, and no more");
    leader.must_see("42 av 42 röster");
    leader.keys(&[Key::S]);
    pictures(&mut leader.window, "workshop-needs");
}

/// Strengths and threats in four columns; risks with how likely and how grave they are.
fn weighs(leader: &mut Leader) {
    leader.new_board("Var står vi?", 1);
    for column in ["Styrkor", "Svagheter", "Möjligheter", "Hot"] {
        leader.lines([&*format!("{column} ett"), &*format!("{column} två")]);
        leader.keys(&[Key::Tab]);
    }
    leader.new_board("Vad kan gå fel?", 2);
    leader.lines(["Mandatet försvinner", "Ingen hinner", "Vi glömmer"]);
    leader.keys(&[Key::ArrowUp, Key::Num1, Key::Num2]);
    leader.keys(&[Key::ArrowUp, Key::Num5, Key::Num4]);
    leader.keys(&[Key::ArrowUp, Key::Num3, Key::Num3]);
    let graded = leader.all::<BoardItem>().into_iter();
    let mut graded: Vec<i64> = graded.filter_map(|note| note.gravity()).collect();
    graded.sort_unstable();
    assert_eq!(graded, [2, 9, 20]);
    pictures(&mut leader.window, "workshop-risks");
}

/// Thirty steps over six lanes, of which four are breakpoints.
fn maps(leader: &mut Leader) {
    leader.goes_to("Processkartor");
    leader.ctrl(Key::N);
    leader.writes("Från ankomst till skola");
    leader.tabs_to("Kartlagd");
    leader.lines([MEETING]);
    leader.ctrl(Key::Enter);
    let lanes = [
        "Familjen", "Skolan", "Boendet", "Vården", "Arbetet", "Kommunen",
    ];
    leader.lines(lanes);
    leader.lines([""]);
    for (nth, lane) in lanes.iter().enumerate() {
        if nth > 0 {
            leader.keys(&[Key::ArrowDown]);
        }
        let steps: Vec<String> = (1..=5).map(|step| format!("{lane} {step}")).collect();
        leader.lines(steps.iter().map(String::as_str));
    }
    leader.keys(&[Key::Escape, Key::B]);
    for _ in 0..3 {
        leader.keys(&[Key::ArrowLeft, Key::ArrowLeft, Key::B]);
    }
    leader.keys(&[Key::P]);
    leader.lines(["Ingen har helhetsbilden"]);
    leader.keys(&[Key::Num0, Key::F]);
    let steps = leader.all::<ProcessStep>();
    assert_eq!(steps.len(), 30);
    for lane in lanes {
        let of_lane = steps.iter().filter(|step| step.lane == lane).count();
        assert_eq!(of_lane, 5, "{lane}");
    }
    let breaks = steps.iter().filter(|step| step.breakpoint == Some(true));
    assert_eq!(breaks.count(), 4);
    let map = &leader.all::<ProcessMap>()[0];
    assert!(map.mapped_on.is_some(), "it stands at the meeting");
    pictures(&mut leader.window, "workshop-map");
}

/// The room is asked, and says what shall be done, by whom and when.
fn plans(leader: &mut Leader) {
    leader.goes_to(MEETING);
    leader.ctrl(Key::Num3);
    leader.lines(["Ska vi ses varje månad? Ja / Varannan / Nej"]);
    leader.lines(["9", "4", "1"]);
    let counted = leader.all::<Tally>().remove(0).counts;
    assert_eq!(counted.values().sum::<i64>(), 14);
    leader.ctrl(Key::Num4);
    let what: Vec<String> = (1..=5).map(|nth| format!("Aktivitet {nth}")).collect();
    let each = what.iter().zip(&EXPECTED);
    leader.lines(each.flat_map(|(what, who)| [what, &who[..3], "på fredag"]));
    let activities = leader.all::<Activity>();
    assert_eq!(activities.len(), 5);
    for activity in activities {
        let said = (activity.responsible_person.is_some(), activity.due);
        assert_eq!(said, (true, "2018-05-18".parse().ok()), "{}", activity.text);
    }
    pictures(&mut leader.window, "workshop-plan");
}

/// What was decided, and one document with all of it.
fn closes(leader: &mut Leader, paper: &Path) {
    leader.ctrl(Key::Num5);
    leader.writes("Ett gemensamt första samtal");
    leader.tabs_to("Avsluta workshop: spara dokumentet");
    leader.keys(&[Key::Enter]);
    assert_eq!(leader.all::<Board>().len(), 3);
    let file = std::fs::File::open(paper).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let names: Vec<String> = (0..archive.len())
        .map(|place| {
            archive
                .by_index(place)
                .unwrap()
                .name()
                .unwrap()
                .into_owned()
        })
        .collect();
    let media = names.iter().filter(|name| name.starts_with("word/media/"));
    assert_eq!(media.count(), 4, "three boards and a map");
    let body = std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap();
    for words in [
        MEETING,
        "Ett gemensamt första samtal",
        "Vad behöver vi?",
        "Var står vi?",
        "Vad kan gå fel?",
        "Från ankomst till skola",
        "Ska vi ses varje månad?",
        "Aktivitet 1",
        "Aktivitet 5",
    ] {
        assert!(body.contains(words), "{words}");
    }
}
