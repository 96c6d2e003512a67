//! A workshop in the window with its threads, in a process of its own, killed in the middle of check-ins, a show of
//! hands and the plan, on a board, and on a process map: what the room was shown is there.

use std::collections::BTreeSet;
use std::path::PathBuf;

use eframe::egui::Key;
use samverka::domain::{
    Activity, Attendance, Board, BoardItem, Id, Meeting, Person, ProcessMap, ProcessStep, Record,
    Tally,
};
use samverka::gui::Route;
use samverka::workspace::{Workspace, fields};
use serde_json::json;

use crate::hand::*;
use crate::life::*;
use crate::village::*;

/// Ends so many lives of one of these tests, on a file that begins so: what was shown is there.
fn ends(
    own_name: &str,
    kills: u64,
    begins: impl FnOnce(&mut Workspace),
    (deeds, anew): (u64, u64),
    there: impl Fn(&Workspace) -> BTreeSet<String>,
) {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "empty.samverka", 0);
    begins(&mut laptop);
    drop(laptop);
    let lives = Lives {
        own_name,
        empty: &village.path("empty.samverka"),
        file: &village.path("eslov.samverka"),
        deeds,
        anew,
    };
    lives.end(kills, |told, workspace| {
        let there = there(workspace);
        assert!(
            told.is_subset(&there),
            "{told:?} was shown, {there:?} is there"
        );
    });
}

/// Runs itself again, as the window.
#[test]
fn what_the_room_is_shown_at_a_workshop_survives() {
    if let Some(file) = file_to_work_on() {
        return meets(file);
    }
    let begins = |laptop: &mut Workspace| {
        let group = make_group(laptop, "Arbetslaget");
        let meeting = fields([
            (Meeting::title, json!("Vad behöver vi av varandra?")),
            (Meeting::date, json!("2026-11-21")),
            (Meeting::groups, json!([group])),
        ]);
        make(laptop, Meeting::KIND, meeting);
    };
    ends(
        "workshop::what_the_room_is_shown_at_a_workshop_survives",
        kills(20),
        begins,
        (5, 10),
        what_came_of_the_meeting,
    );
}

/// Who has come, what shall be done, and what was counted.
fn what_came_of_the_meeting(workspace: &Workspace) -> BTreeSet<String> {
    let reader = workspace.reader();
    let persons = reader.all::<Person>().unwrap();
    let came = reader.all::<Attendance>().unwrap();
    let came = came.iter().filter_map(|one| one.person);
    let name = |id| {
        let person = persons.iter().find(|person| person.head.id == id);
        person.map(|person| person.name.clone())
    };
    let activities = reader.all::<Activity>().unwrap();
    let tallies = reader.all::<Tally>().unwrap();
    let counted = tallies.iter().flat_map(|one| one.counts.values());
    came.filter_map(name)
        .chain(activities.into_iter().map(|one| one.text))
        .chain(counted.map(|count| format!("{count} händer")))
        .collect()
}

/// Checks people in, counts hands and plans, telling of each when it is shown.
fn meets(file: PathBuf) {
    let page = Route::record(Meeting::KIND, only::<Meeting>(&file));
    let mut hand = Hand::opens(file, page);
    let process = std::process::id();
    hand.presses("Incheckning");
    for number in 0..3 {
        let name = format!("Gäst {process}-{number}");
        hand.sees("Vem har kommit?");
        hand.types(&format!("{name}, Skolan"));
        hand.sees(&format!("{name} är här"));
        tells(&name);
    }
    hand.presses("Handuppräckning");
    hand.goes_to("Fråga rummet …");
    let question = format!("Är vi klara {process}?");
    hand.types(&question);
    hand.sees(&question);
    hand.has_keyboard("Ja");
    let counted = format!("{} händer", 2 + process % 90_000);
    hand.types(&(2 + process % 90_000).to_string());
    hand.reads(&counted);
    tells(&counted);
    hand.presses("Plan");
    hand.goes_to("Vad ska göras?");
    let activity = format!("Aktivitet {process}");
    hand.types(&activity);
    hand.sees(&activity);
    tells(&activity);
    hand.closes();
}

/// Runs itself again, as the window.
#[test]
fn what_the_room_is_shown_on_a_board_survives() {
    if let Some(file) = file_to_work_on() {
        return puts_up_notes(file);
    }
    let begins = |laptop: &mut Workspace| {
        let board = [
            (Board::title, json!("Vad behöver vi?")),
            (Board::columns, json!(["Tid"])),
        ];
        make(laptop, Board::KIND, fields(board));
    };
    ends(
        "workshop::what_the_room_is_shown_on_a_board_survives",
        kills(15),
        begins,
        (5, 5),
        what_hangs,
    );
}

/// The notes, their votes, and what hangs with what.
fn what_hangs(workspace: &Workspace) -> BTreeSet<String> {
    let notes = workspace.reader().all::<BoardItem>().unwrap();
    let named = |id: Id| notes.iter().find(|note| note.head.id == id);
    let votes = notes.iter().filter_map(|note| {
        let votes = note.votes?;
        Some(format!("{}: {votes}", note.text))
    });
    let merged = notes.iter().filter_map(|note| {
        let lead = named(note.merged_into?)?;
        Some(format!("{} med {}", note.text, lead.text))
    });
    let words = notes.iter().map(|note| note.text.clone());
    words.chain(votes).chain(merged).collect()
}

/// Puts up notes, votes and merges.
fn puts_up_notes(file: PathBuf) {
    let page = Route::record(Board::KIND, only::<Board>(&file));
    let mut hand = Hand::opens(file, page);
    let note = |number: usize| format!("Lapp {}-{number}", std::process::id());
    hand.sees("Skriv en lapp i Tid");
    for number in 0..3 {
        hand.types(&note(number));
        hand.sees(&note(number));
        tells(&note(number));
    }
    hand.key(Key::ArrowUp);
    hand.has_keyboard(&note(2));
    hand.key(Key::Plus);
    hand.sees(&format!("{} · 1 röst", note(2)));
    tells(&format!("{}: 1", note(2)));
    hand.key(Key::M);
    hand.key(Key::ArrowUp);
    hand.has_keyboard(&note(1));
    hand.key(Key::M);
    hand.sees(&format!("{} · 1 röst · 2 lappar", note(1)));
    tells(&format!("{} med {}", note(2), note(1)));
    hand.closes();
}

/// Runs itself again, as the window.
#[test]
fn what_the_room_is_shown_on_a_process_map_survives() {
    if let Some(file) = file_to_work_on() {
        return maps(file);
    }
    let begins = |laptop: &mut Workspace| {
        let map = [
            (ProcessMap::title, json!("Från ankomst till skola")),
            (ProcessMap::lanes, json!(["Familjen", "Skolan"])),
        ];
        make(laptop, ProcessMap::KIND, fields(map));
    };
    ends(
        "workshop::what_the_room_is_shown_on_a_process_map_survives",
        kills(15),
        begins,
        (5, 1),
        what_is_mapped,
    );
}

/// The steps, and which of them are breakpoints.
fn what_is_mapped(workspace: &Workspace) -> BTreeSet<String> {
    let steps = workspace.reader().all::<ProcessStep>().unwrap();
    let breaks = steps.iter().filter(|step| step.breakpoint == Some(true));
    let breaks = breaks.map(|step| format!("{} bryter", step.text));
    let words = steps
        .iter()
        .map(|step| format!("{}: {}", step.lane, step.text));
    words.chain(breaks).collect()
}

/// Writes steps in two lanes and marks the last, while the room sees the map on the wall: the page shows a step before
/// it is stored.
fn maps(file: PathBuf) {
    let page = Route::record(ProcessMap::KIND, only::<ProcessMap>(&file));
    let mut hand = Hand::opens(file, page);
    hand.sees("Nytt steg: Familjen");
    hand.key(Key::F11);
    for (number, lane) in ["Familjen", "Familjen", "Skolan", "Skolan"]
        .iter()
        .enumerate()
    {
        if number == 2 {
            hand.key(Key::ArrowDown);
        }
        let step = format!("Steg {}-{number}", std::process::id());
        hand.types(&step);
        hand.hears(&format!("{lane}, steg {} av {0}: {step}", number + 1));
        tells(&format!("{lane}: {step}"));
    }
    hand.types("");
    hand.key(Key::B);
    hand.hears("Brytpunkt");
    tells(&format!("Steg {}-3 bryter", std::process::id()));
    hand.closes();
}
