//! The main job, from an empty computer to a figure's rows, by accessible names alone.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use samverka::bundle::Profile;
use samverka::domain::{self, Attendance, Record, Session, Training};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::json;
use tempfile::TempDir;

use crate::project::lead_of;
use crate::support::{make, options, settle, window};

/// Seven members of a group; the first five of them go to a training.
const MEMBERS: [&str; 7] = [
    "Amira Holm",
    "Karin Ek",
    "Jonas Berg",
    "Per Lind",
    "Sara Nyström",
    "Leif Dahl",
    "Nadia Åkesson",
];

/// Somebody at the window, who knows the words on it and nothing else.
struct Person<'a> {
    window: Harness<'a, App>,
}

impl Person<'_> {
    /// Sits down at an empty window; the file dialogs will be answered with these, in turn.
    fn sits_down(file: Option<PathBuf>, answers: &[&Path]) -> Self {
        let answers = answers
            .iter()
            .map(|path| vec![path.to_path_buf()])
            .collect();
        let window = window(vec2(1280.0, 800.0), options(file, answers));
        Self { window }
    }

    fn finds<'b>(&'b self, role: Role, name: &'b str) -> Node<'b> {
        let found = self.window.query_all_by_role_and_label(role, name).next();
        match found {
            Some(node) => node,
            None => panic!("no {role:?} {name:?} among {:#?}", self.names()),
        }
    }

    fn names(&self) -> Vec<String> {
        let roles = [
            Role::Button,
            Role::Link,
            Role::TextInput,
            Role::Heading,
            Role::Tab,
            Role::ComboBox,
            Role::EditableComboBox,
            Role::ListBoxOption,
            Role::RadioButton,
            Role::MultilineTextInput,
            Role::Row,
        ];
        let of = |role: Role| {
            self.window
                .query_all_by_role(role)
                .map(move |node| format!("{role:?} {:?}", node.accesskit_node().label()))
        };
        roles.into_iter().flat_map(of).collect()
    }

    /// Presses a button, and scrolls to it where it is out of sight.
    fn presses(&mut self, button: &str) {
        self.finds(Role::Button, button).scroll_to_me();
        settle(&mut self.window);
        self.finds(Role::Button, button).click();
        settle(&mut self.window);
    }

    /// Presses the button of a dialog, which stands last.
    fn confirms(&mut self, button: &str) {
        let last = self
            .window
            .query_all_by_role_and_label(Role::Button, button)
            .last();
        last.expect("a dialog").click();
        settle(&mut self.window);
    }

    /// Presses the first of several alike.
    fn presses_first(&mut self, words: &str) {
        let first = self.window.query_all_by_label(words).next();
        match first {
            Some(node) => node.click(),
            None => panic!("no {words:?} among {:#?}", self.names()),
        }
        settle(&mut self.window);
    }

    fn goes_to(&mut self, page: &str) {
        self.finds(Role::Link, page).click();
        settle(&mut self.window);
    }

    /// Types in a field, and leaves it with Tab.
    fn writes(&mut self, field: &str, words: &str) {
        let node = self.finds(Role::TextInput, field);
        node.focus();
        settle(&mut self.window);
        self.finds(Role::TextInput, field).type_text(words);
        settle(&mut self.window);
    }

    fn hits(&mut self, key: Key) {
        self.window.key_press(key);
        settle(&mut self.window);
    }

    /// Types in a field that suggests, and takes the first suggestion.
    fn picks(&mut self, field: &str, words: &str) {
        self.finds(Role::EditableComboBox, field).focus();
        settle(&mut self.window);
        self.finds(Role::EditableComboBox, field).type_text(words);
        settle(&mut self.window);
        self.hits(Key::ArrowDown);
        self.hits(Key::Enter);
    }

    /// Types in the last row of a list, and presses Enter.
    fn adds(&mut self, row: &str, words: &str) {
        let node = self.window.get_by_label(row);
        node.focus();
        settle(&mut self.window);
        self.window.get_by_label(row).type_text(words);
        settle(&mut self.window);
        self.hits(Key::Enter);
    }

    fn chooses_tab(&mut self, tab: &str) {
        self.finds(Role::Tab, tab).click();
        settle(&mut self.window);
    }

    fn sees(&self, words: &str) -> bool {
        self.window
            .query_all_by_label_contains(words)
            .next()
            .is_some()
    }
}

#[test]
fn from_an_empty_computer_to_five_people_in_the_figures() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (lead_file, kit, own_file, bundle) = (
        at("lead.samverka"),
        at("kits"),
        at("eslov.samverka"),
        at("eslov.samverka-bundle"),
    );

    // The lead makes a project with one municipality, and its kit.
    let mut lead = Person::sits_down(None, &[&lead_file, &kit, &bundle]);
    lead.presses("Gör ett projekt …");
    lead.writes("Namn", "Bred samverkan");
    lead.writes("Kortnamn", "BRED");
    lead.writes("Start", "2018-01-01");
    lead.writes("Slut", "2019-12-31");
    lead.picks("Kommuner som deltar", "eslö");
    lead.presses("Välj var filen ska ligga …");
    lead.goes_to("Projekt");
    lead.chooses_tab("Startpaket");
    std::fs::create_dir(&kit).unwrap();
    lead.presses("Gör startpaket …");
    let kit = std::fs::read_dir(&kit)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();

    // The contact person begins from it.
    let mut contact = Person::sits_down(None, &[&kit, &own_file, &bundle]);
    contact.presses("Välj startpaket …");
    contact.presses("Välj var filen ska ligga …");
    // A strategic group of seven.
    contact.goes_to("Grupper");
    contact.presses("Lägg till strategisk grupp");
    contact.presses("Spara grupp");
    for name in MEMBERS {
        contact.adds("Lägg till namn …", name);
    }
    // A meeting, and who came.
    contact.presses("Nytt möte");
    contact.writes("Datum", "idag");
    contact.presses("Spara möte");
    contact.presses_first("Leif Dahl, Frånvarande");
    contact.presses("Övriga var närvarande");
    contact.goes_to("Förändringsarbeten");
    contact.presses("Nytt förändringsarbete");
    contact.writes("Rubrik", "Skolnärvaro");
    contact.presses("Spara förändringsarbete");
    contact.goes_to("Utbildningar");
    contact.presses("Ny utbildning");
    contact.writes("Rubrik", "Normer i praktiken");
    contact.presses("Spara utbildning");
    contact.presses("Nytt tillfälle");
    contact.writes("Börjar", "idag");
    contact.writes("Undervisningstid i minuter", "420");
    contact.presses("Spara tillfälle");
    for name in &MEMBERS[..5] {
        contact.picks("Lägg till person", name);
    }
    contact.goes_to("Uppföljning");
    assert!(contact.sees("5 personer"), "{:#?}", contact.names());

    // She sends it all.
    contact.presses("Skicka paket");
    contact.presses("Spara paket …");
    contact.confirms("Spara paket …");
    assert!(bundle.is_file(), "the bundle is on its way");

    // The lead merges it, and finds the five.
    lead.goes_to("Inkorg");
    lead.presses_first("Öppna paket …");
    lead.presses("Sammanfoga");
    lead.goes_to("Uppföljning");
    lead.presses("Deltagare 5 personer Kvinnor 0, män 0");
    for name in &MEMBERS[..5] {
        assert!(
            lead.sees(name),
            "{name} is among the rows: {:#?}",
            lead.names()
        );
    }
    assert!(!lead.sees(MEMBERS[6]), "who was not there is not");
    Reader::open(&lead_file).unwrap().verify().unwrap();
    Reader::open(&own_file).unwrap().verify().unwrap();
}

#[test]
fn sixteen_bundles_at_once_and_the_rows_behind_a_figure() {
    let folder = TempDir::new().unwrap();
    let (lead_file, bundles) = sixteen_bundles(folder.path());
    let mut options = options(Some(lead_file.clone()), vec![bundles]);
    options.page = Some(Route::INBOX);
    let window = window(vec2(1280.0, 800.0), options);
    let mut lead = Person { window };
    lead.presses_first("Öppna paket …");
    lead.presses("Sammanfoga alla (16)");
    lead.goes_to("Läget");
    for name in ["Bromölla", "Ängelholm", "Lund"] {
        assert!(lead.sees(name), "{name} has its row");
    }
    lead.goes_to("Uppföljning");
    lead.presses("Deltagare 16 personer Kvinnor 16, män 0");
    assert!(
        lead.sees("16 rader"),
        "every participant has a row: {:#?}",
        lead.names()
    );
    lead.window
        .key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    settle(&mut lead.window);
    assert!(lead.sees("Uppföljning"));
    assert_eq!(
        Reader::open(&lead_file).unwrap().merges().unwrap().len(),
        16
    );
}

/// A lead's workspace, and a bundle from each of sixteen municipalities with one participant.
fn sixteen_bundles(folder: &Path) -> (PathBuf, Vec<PathBuf>) {
    const CODES: [&str; 16] = [
        "1272", "1283", "1262", "1287", "1231", "1284", "1281", "1286", "1278", "1266", "1280",
        "1277", "1285", "1276", "1291", "1292",
    ];
    let lead_file = folder.join("lead.samverka");
    let mut lead = lead_of(&lead_file, &CODES);
    let training = make(&mut lead, Training::KIND, json!({"title": "Normer"}));
    let session = json!({"training": training, "starts": "2018-03-07", "minutes": 420});
    let session = make(&mut lead, Session::KIND, session);
    let bundles = CODES.map(|code| {
        let (kit, bundle) = (
            folder.join("kit"),
            folder.join(format!("{code}.samverka-bundle")),
        );
        lead.export_kit(&kit, code.parse().unwrap()).unwrap();
        let mut own = Workspace::open_kit(&kit, &folder.join(format!("{code}.samverka"))).unwrap();
        let person = json!({"name": format!("Deltagare {code}"), "gender": "woman"});
        let person = make(&mut own, domain::Person::KIND, person);
        let attendance = json!({"session": session, "person": person, "status": "present"});
        make(&mut own, Attendance::KIND, attendance);
        own.export(&bundle, Profile::Full, None, &BTreeSet::new())
            .unwrap();
        bundle
    });
    (lead_file, bundles.to_vec())
}
