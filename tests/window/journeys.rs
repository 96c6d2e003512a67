//! The main job, from an empty computer to a figure's rows, by accessible names alone.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use samverka::gui::App;
use samverka::workspace::Reader;
use tempfile::TempDir;

use crate::support::{options, settle, window};

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

    fn presses(&mut self, button: &str) {
        self.finds(Role::Button, button).click();
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
    let mut lead = Person::sits_down(None, &[&lead_file, &kit]);
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
    let mut contact = Person::sits_down(None, &[&kit, &own_file]);
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
    contact.presses("Spara möte");
    contact.window.render().unwrap().save("/tmp/j.png").unwrap();
    panic!("{:#?}", contact.names());
}
