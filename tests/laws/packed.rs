//! Attendances that are packed: whatever is done, what is counted from them is what is counted from their rows.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use rusqlite::Connection;
use samverka::domain::{Attendance, Id, Person, Record, Session, Training};
use samverka::insight::Facts;
use samverka::workspace::{Command, Reader, Workspace, fields};
use serde_json::json;
use tempfile::TempDir;

use crate::village::*;

/// As many as are packed, and a few more.
const ATTENDANCES: usize = 20_500;
const SESSIONS: usize = 205;

fn stretches(file: &Path) -> u64 {
    let file = Connection::open(file).unwrap();
    let there = "SELECT count(*) FROM sqlite_schema WHERE name = 'packed'";
    let there: u64 = file.query_row(there, [], |row| row.get(0)).unwrap();
    match there {
        0 => 0,
        _ => file
            .query_row("SELECT count(*) FROM packed", [], |row| row.get(0))
            .unwrap(),
    }
}

fn facts(file: &Path) -> Facts {
    Facts::load(&Reader::open(file).unwrap()).unwrap()
}

/// What the rows alone say: a copy of the file in which nothing is packed.
fn facts_of_rows(file: &Path) -> Facts {
    let folder = TempDir::new().unwrap();
    let copy = folder.path().join("rows.samverka");
    let connection = Connection::open(file).unwrap();
    let copied = connection.execute("VACUUM INTO ?1", [copy.to_str().unwrap()]);
    copied.unwrap();
    let rows = Connection::open(&copy).unwrap();
    rows.execute_batch("DROP TABLE IF EXISTS packed; DROP TABLE IF EXISTS packed_at")
        .unwrap();
    drop(rows);
    facts(&copy)
}

fn all(commands: impl IntoIterator<Item = Command>) -> Command {
    Command::new(commands.into_iter().flat_map(|one| one.edits).collect())
}

/// Everybody at every session, written down at once; one of them, and one of the people.
fn fill(lead: &mut Workspace) -> (Id, Id) {
    let training = make(lead, Training::KIND, fields([("title", "Normer".into())]));
    let sessions: Vec<Id> = (0..SESSIONS).map(|_| lead.fresh_id()).collect();
    let people: Vec<Id> = (0..ATTENDANCES / SESSIONS)
        .map(|_| lead.fresh_id())
        .collect();
    let days = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap().iter_days();
    let session = |(id, day): (&Id, NaiveDate)| {
        let session = fields([
            (Session::training, json!(training)),
            (Session::starts, day.to_string().into()),
            (Session::minutes, 60.into()),
        ]);
        Command::create(Session::KIND, *id, session)
    };
    lead.run(&all(sessions.iter().zip(days).map(session)))
        .unwrap();
    let person = |(number, id): (usize, &Id)| {
        let name = fields([(Person::name, format!("Person {number}").into())]);
        Command::create(Person::KIND, *id, name)
    };
    lead.run(&all(people.iter().enumerate().map(person)))
        .unwrap();
    let mut attendances = Vec::new();
    let pairs = sessions
        .iter()
        .flat_map(|session| people.iter().map(move |person| (session, person)));
    let came = pairs.map(|(session, person)| {
        let id = lead.fresh_id();
        attendances.push(id);
        let came = fields([
            (Attendance::session, json!(session)),
            (Attendance::person, json!(person)),
            (Attendance::status, "present".into()),
        ]);
        Command::create(Attendance::KIND, id, came)
    });
    let came = all(came);
    lead.run(&came).unwrap();
    (attendances[ATTENDANCES / 2], people[0])
}

#[test]
fn packed_attendances_are_counted_as_their_rows_whatever_is_done() {
    let Village { folder, mut lead } = Village::new();
    let file = folder.path().join("lead.samverka");
    let (attendance, person) = fill(&mut lead);
    assert_eq!(stretches(&file), 0);
    let before = facts(&file);
    while !lead.make_whole() {}
    let packed = stretches(&file);
    assert!(packed > 10, "{packed}");
    assert!(facts(&file) == before);
    let status = |status: &str| fields([(Attendance::status, status.into())]);
    let changes = [
        Command::set(Attendance::KIND, attendance, status("absent")),
        Command::remove(Attendance::KIND, attendance),
        Command::set(
            Attendance::KIND,
            attendance,
            fields([(Attendance::minutes, 30.into())]),
        ),
    ];
    for change in &changes {
        lead.run(change).unwrap();
        let forgotten = packed - stretches(&file);
        assert!(forgotten >= 1, "{change:?}");
        assert!(facts(&file) == facts_of_rows(&file), "{change:?}");
        lead.undo().unwrap();
        assert!(facts(&file) == facts_of_rows(&file), "{change:?}, undone");
        assert!(facts(&file) == before);
        while !lead.make_whole() {}
        assert_eq!(stretches(&file), packed);
    }
    lead.erase(person, &BTreeSet::new()).unwrap();
    assert!(facts(&file) == facts_of_rows(&file), "erased");
    drop(lead);
    let sound = Reader::open(&file).unwrap();
    assert!(facts(&file) == facts_of_rows(&file), "closed");
    drop(sound);
}
