//! The window with its threads, in a process of its own, killed while somebody pastes names into it.

use std::collections::BTreeSet;
use std::path::PathBuf;

use eframe::egui::Event;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{Person, Record};
use samverka::gui::Route;
use samverka::workspace::Workspace;

use crate::hand::*;
use crate::life::*;
use crate::village::*;

const OWN_NAME: &str = "window::what_the_window_shows_as_saved_survives_and_a_command_is_whole";
/// Names pasted at once: one command.
const AT_ONCE: usize = 3;
/// Commands in one life, if it is not cut short.
const COMMANDS: usize = 4;

/// Runs itself again, as the window.
#[test]
fn what_the_window_shows_as_saved_survives_and_a_command_is_whole() {
    if let Some(file) = file_to_work_on() {
        return works(file);
    }
    let mut village = Village::new();
    drop(village.laptop(ESLOV, "empty.samverka", 0));
    let lives = Lives {
        own_name: OWN_NAME,
        empty: &village.path("empty.samverka"),
        file: &village.path("eslov.samverka"),
        deeds: COMMANDS as u64,
        anew: 30,
    };
    let mut before = BTreeSet::new();
    lives.end(kills(25), |told, workspace| {
        let told: BTreeSet<_> = told.iter().flat_map(|line| line.split(',')).collect();
        let now = names(workspace);
        let new: BTreeSet<&str> = now.difference(&before).map(String::as_str).collect();
        assert!(told.is_subset(&new), "{told:?} was shown, {new:?} is there");
        assert_eq!(new.len() % AT_ONCE, 0, "half a command: {new:?}");
        assert!(new.len() <= told.len() + AT_ONCE, "{new:?}");
        before = now;
    });
}

fn names(workspace: &Workspace) -> BTreeSet<String> {
    let persons = workspace.reader().all::<Person>().unwrap();
    persons.into_iter().map(|person| person.name).collect()
}

/// Pastes names into the list of people, tells of them when the window shows them, and closes the file.
fn works(file: PathBuf) {
    let mut persons = look(&file, |workspace| names(workspace).len());
    let mut hand = Hand::opens(file, Route::list(Person::KIND));
    for command in 0..COMMANDS {
        let names = std::array::from_fn::<_, AT_ONCE, _>(|place| {
            format!("Amira {}-{command}-{place}", std::process::id())
        });
        hand.sees("Lägg till namn …");
        hand.leaves_what_came_back();
        hand.0.event(Event::Paste(names.join("\n")));
        let add = format!("Lägg till {AT_ONCE} personer");
        hand.sees(&add);
        // Not with the pointer: the dialog may still be finding its size.
        hand.0.get_by_label(&add).click_accesskit();
        persons += AT_ONCE;
        hand.sees(&format!("{persons} personer,"));
        tells(&names.join(","));
    }
    hand.closes();
}
