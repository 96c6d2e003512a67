//! A page that has followed changes shows what it shows when it is opened anew.

use std::path::{Path, PathBuf};

use eframe::egui::vec2;
use egui_kittest::Harness;
use samverka::domain::{
    Activity, Attendance, Goal, Group, Id, Initiative, Kind, Meeting, Membership, Person, Record,
    Session, Training, Unit,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Reader, Workspace, fields};
use serde_json::{Value, json};

use crate::every_page::words;
use crate::support::{options, settle, village, window};

/// What a field of a kind may become.
const FIELDS: &[(&Kind, &str, &[&str])] = &[
    (
        Person::KIND,
        Person::name,
        &["Östen Ek", "Amira Holm", "Bo Ask"],
    ),
    (Person::KIND, Person::gender, &["man", "woman", "other"]),
    (
        Person::KIND,
        Person::participant_level,
        &["strategic", "operative"],
    ),
    (Unit::KIND, Unit::name, &["Åbyskolan", "Socialtjänsten"]),
    (Unit::KIND, Unit::sector, &["education", "social"]),
    (
        Group::KIND,
        Group::name,
        &["Ledningsgruppen", "Styrgruppen"],
    ),
    (Group::KIND, Group::kind, &["operative", "strategic"]),
    (Group::KIND, Group::status, &["closed", "active", "dormant"]),
    (Membership::KIND, Membership::mandate, &["yes", "no"]),
    (
        Membership::KIND,
        Membership::to,
        &["2018-03-01", "2018-12-01"],
    ),
    (
        Meeting::KIND,
        Meeting::title,
        &["Avstämning", "Första mötet"],
    ),
    (
        Meeting::KIND,
        Meeting::date,
        &["2018-02-01", "2018-06-20", "2017-03-03"],
    ),
    (
        Meeting::KIND,
        Meeting::next_meeting,
        &["2018-06-01", "2018-02-20"],
    ),
    (
        Attendance::KIND,
        Attendance::status,
        &["present", "absent", "remote"],
    ),
    (
        Training::KIND,
        Training::title,
        &["Delaktighet", "Normer i praktiken"],
    ),
    (
        Session::KIND,
        Session::starts,
        &["2018-03-07T09:00", "2018-05-02T13:00"],
    ),
    (
        Goal::KIND,
        Goal::text,
        &["En grupp", "En strategisk grupp i varje kommun"],
    ),
    (Activity::KIND, Activity::status, &["done", "in_progress"]),
    (
        Initiative::KIND,
        Initiative::title,
        &["Närvaro", "Skolnärvaro"],
    ),
];

/// Numbers without pattern, the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, many: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % many
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        (!all.is_empty()).then(|| &all[self.below(all.len())])
    }
}

fn some(dice: &mut Dice, reader: &Reader, kind: &'static Kind) -> Option<Id> {
    let rows = reader.rows(kind).unwrap();
    dice.of(&rows).map(|row| row.head.id)
}

/// Something that a user may do: mostly a field, sometimes a new record, or one that goes.
fn edit(dice: &mut Dice, file: &Path) -> Option<Command> {
    let reader = Reader::open(file).unwrap();
    let fresh =
        Id::from_u128(u128::from(dice.0) << 64 | 0x4000_8000_0000_0000_0000 | u128::from(dice.0));
    match dice.below(8) {
        0 => {
            let (meeting, person) = (
                some(dice, &reader, Meeting::KIND)?,
                some(dice, &reader, Person::KIND)?,
            );
            let given: [(&str, Value); 3] = [
                (Attendance::meeting, json!(meeting)),
                (Attendance::person, json!(person)),
                (Attendance::status, json!("present")),
            ];
            Some(Command::create(Attendance::KIND, fresh, fields(given)))
        }
        1 => {
            let group = some(dice, &reader, Group::KIND)?;
            let given = [
                (Meeting::title, json!("Nytt möte")),
                (Meeting::date, json!("2018-04-09")),
                (Meeting::groups, json!([group])),
            ];
            Some(Command::create(Meeting::KIND, fresh, fields(given)))
        }
        2 => {
            let given = [(Person::name, json!("Cecilia Lind"))];
            Some(Command::create(Person::KIND, fresh, fields(given)))
        }
        3 => {
            let kind = *dice.of(&[Attendance::KIND, Membership::KIND, Activity::KIND])?;
            Some(Command::remove(kind, some(dice, &reader, kind)?))
        }
        _ => {
            let (kind, field, values) = *dice.of(FIELDS)?;
            let id = some(dice, &reader, kind)?;
            let value = json!(dice.of(values)?);
            Some(Command::set(kind, id, fields([(field, value)])))
        }
    }
}

fn open<'a>(file: &Path, route: &Route) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(route.clone());
    window(vec2(1280.0, 2000.0), options)
}

/// The same file in a folder of its own, with what has been written to it lately.
fn copy(file: &Path, folder: &Path) -> PathBuf {
    let copy = folder.join(file.file_name().unwrap());
    for beside in ["", "-wal"] {
        let name = |path: &Path| PathBuf::from(format!("{}{beside}", path.display()));
        if name(file).exists() {
            std::fs::copy(name(file), name(&copy)).unwrap();
        }
    }
    copy
}

/// Whether a command is one that this file takes.
fn may_be_done(file: &Path, command: &Command) -> bool {
    let beside = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::open(&copy(file, beside.path())).unwrap();
    workspace.run(command).is_ok()
}

/// What a page says once what was said in passing is gone, but for what is said of the latest change, and where the
/// file lies.
fn shown(window: &mut Harness<'_, App>, later: f64) -> Vec<String> {
    window.input_mut().time = Some(later);
    settle(window);
    let mut all = words(window);
    let passing = ["Ångra", "Sparat", "Arbetsfilen:"];
    all.retain(|word| !passing.iter().any(|begins| word.starts_with(begins)));
    all
}

fn follows(file: &Path, route: &Route, seed: u64) {
    let folder = tempfile::tempdir().unwrap();
    let file = copy(file, folder.path());
    let mut followed = open(&file, route);
    let mut dice = Dice(seed);
    for round in 1..5 {
        for _ in 0..3 {
            let command = edit(&mut dice, &file);
            if let Some(command) = command.filter(|command| may_be_done(&file, command)) {
                followed.state_mut().change(command);
                settle(&mut followed);
            }
        }
        let beside = tempfile::tempdir().unwrap();
        let later = 1_000.0 * f64::from(round);
        let anew = shown(&mut open(&copy(&file, beside.path()), route), later);
        let shown = shown(&mut followed, later);
        let missing: Vec<_> = anew.iter().filter(|word| !shown.contains(word)).collect();
        let stale: Vec<_> = shown.iter().filter(|word| !anew.contains(word)).collect();
        assert_eq!(missing, stale, "{route:?}, round {round}");
        assert_eq!(shown.len(), anew.len(), "{route:?}, round {round}");
    }
}

#[test]
fn pages_that_follow_any_changes_show_what_they_show_when_opened_anew() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let pages = village.pages().into_iter();
    let still = [
        Route::KEYS,
        Route::BACKUPS,
        Route::INTAKE,
        Route::SETTINGS,
        Route::SEND,
    ];
    let pages = pages.filter(|(_, route)| !still.contains(route));
    for (seed, (file, route)) in (1..).zip(pages) {
        follows(&file, &route, seed);
    }
}
