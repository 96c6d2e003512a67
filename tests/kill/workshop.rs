//! A workshop in the window with its threads, in a process of its own, killed in the middle of check-ins, a show of
//! hands and the plan: what the room was shown is there.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use eframe::egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{Activity, Attendance, Group, Meeting, Person, Record, Tally};
use samverka::gui::{App, Options, Route, Settings};
use samverka::workspace::{Workspace, fields};
use serde_json::json;

use crate::life::*;
use crate::village::*;

/// Names the file that this process is to work on until it is killed.
const FILE: &str = "SAMVERKA_TEST_WORKSHOP";
const OWN_NAME: &str = "workshop::what_the_room_is_shown_at_a_workshop_survives";
/// Things done in one life, if it is not cut short.
const DEEDS: usize = 5;
/// A window that shows nothing for so long has stopped.
const LONGEST: Duration = Duration::from_secs(60);

/// Runs itself again, as the window.
#[test]
fn what_the_room_is_shown_at_a_workshop_survives() {
    if let Some(file) = std::env::var_os(FILE) {
        return works(PathBuf::from(file));
    }
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "empty.samverka", 0);
    let group = make_group(&mut laptop, "Arbetslaget");
    let meeting = fields([
        (Meeting::title, json!("Vad behöver vi av varandra?")),
        (Meeting::date, json!("2026-11-21")),
        (Meeting::groups, json!([group])),
    ]);
    make(&mut laptop, Meeting::KIND, meeting);
    assert!(laptop.reader().row(Group::KIND, group).unwrap().is_some());
    drop(laptop);
    let file = village.path("eslov.samverka");
    let mut chance = Chance::new();
    let (mut caught, mut shown) = (0, 0);
    for number in 0..kills(15) {
        if number % 10 == 0 {
            std::fs::copy(village.path("empty.samverka"), &file).unwrap();
        }
        let told = killed_at_work(&file, &mut chance);
        caught += u64::from(file.with_extension("samverka.lock").exists());
        let there = look(&file, there);
        shown += told.len();
        assert!(
            told.is_subset(&there),
            "{told:?} was shown, {there:?} is there"
        );
    }
    assert!(caught > 0, "no window was killed with its file open");
    assert!(shown > 0, "nothing was ever shown");
}

/// Who has come, what shall be done, and what was counted.
fn there(workspace: &Workspace) -> BTreeSet<String> {
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

/// Starts the window and kills it some time after it has shown something; what it showed.
fn killed_at_work(file: &Path, chance: &mut Chance) -> BTreeSet<String> {
    let mut window = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", OWN_NAME, "--nocapture"])
        .env(FILE, file)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(window.stdout.take().unwrap()).lines();
    let mut told = lines.map(|line| line.unwrap()).filter_map(|line| {
        let shown = line.strip_prefix("shown ")?;
        Some(shown.to_owned())
    });
    let wait_for = usize::try_from(chance.under(DEEDS as u64 + 1)).unwrap();
    let mut shown: BTreeSet<String> = told.by_ref().take(wait_for).collect();
    assert_eq!(shown.len(), wait_for, "the window has stopped by itself");
    std::thread::sleep(chance.within(Duration::from_millis(60)));
    window.kill().unwrap();
    shown.extend(told);
    window.wait().unwrap();
    shown
}

/// Checks people in, counts hands and plans, telling of each when it is shown.
fn works(file: PathBuf) {
    let meeting = look_at_meeting(&file);
    let mut window = opens(file, meeting);
    let process = std::process::id();
    presses(&mut window, "Incheckning");
    for number in 0..3 {
        let name = format!("Gäst {process}-{number}");
        draws_until(&mut window, "Vem har kommit?");
        types(&mut window, &format!("{name}, Skolan"));
        draws_until(&mut window, &format!("{name} är här"));
        tells(&name);
    }
    presses(&mut window, "Handuppräckning");
    draws_until(&mut window, "Fråga rummet …");
    window.get_by_label("Fråga rummet …").focus();
    window.run_steps(2);
    let question = format!("Är vi klara {process}?");
    types(&mut window, &question);
    draws_until(&mut window, &question);
    draws_until_at(&mut window, "Ja");
    let counted = 2 + usize::try_from(process % 90_000).unwrap();
    types(&mut window, &counted.to_string());
    let counted = format!("{counted} händer").replace(' ', "");
    draws_until_some(&mut window, |words| {
        let plain: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        plain == counted
    });
    tells(&counted.replace("händer", " händer"));
    presses(&mut window, "Plan");
    draws_until(&mut window, "Vad ska göras?");
    window.get_by_label("Vad ska göras?").focus();
    window.run_steps(2);
    let activity = format!("Aktivitet {process}");
    types(&mut window, &activity);
    draws_until(&mut window, &activity);
    tells(&activity);
    window.state_mut().close();
}

fn look_at_meeting(file: &Path) -> samverka::domain::Id {
    let reader = samverka::workspace::Reader::open(file).unwrap();
    reader.all::<Meeting>().unwrap()[0].head.id
}

fn tells(what: &str) {
    let mut told = std::io::stdout().lock();
    writeln!(told, "shown {what}").unwrap();
    told.flush().unwrap();
}

fn presses(window: &mut Harness<'_, App>, words: &str) {
    draws_until(window, words);
    window.get_by_label(words).click_accesskit();
    window.run_steps(2);
}

fn types(window: &mut Harness<'_, App>, words: &str) {
    let focused = |window: &Harness<'_, App>| {
        let mut all = window.root().children_recursive();
        all.any(|node| node.is_focused())
    };
    let begun = Instant::now();
    while !focused(window) {
        assert!(begun.elapsed() < LONGEST, "nothing has the keyboard");
        window.step();
    }
    let mut all = window.root().children_recursive();
    all.find(|node| node.is_focused()).unwrap().type_text(words);
    drop(all);
    window.run_steps(1);
    window.key_press(Key::Enter);
    window.run_steps(1);
}

fn opens(file: PathBuf, meeting: samverka::domain::Id) -> Harness<'static, App> {
    let options = Options {
        file: Some(file),
        settings: Some(Settings {
            motion: false,
            name: "Maria Svensson".into(),
            ..Settings::default()
        }),
        page: Some(Route::record(Meeting::KIND, meeting)),
        ..Options::default()
    };
    let mut options = Some(options);
    Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .build_eframe(move |creation| App::new(&creation.egui_ctx, options.take().unwrap()))
}

/// Draws while the window's threads read and write, until it shows these words.
fn draws_until(window: &mut Harness<'_, App>, words: &str) {
    let begun = Instant::now();
    while window.query_all_by_label_contains(words).next().is_none() {
        assert!(begun.elapsed() < LONGEST, "{words} is never shown");
        window.step();
    }
}

/// Draws until what has this name has the keyboard.
fn draws_until_at(window: &mut Harness<'_, App>, name: &str) {
    let begun = Instant::now();
    let is_at = |window: &Harness<'_, App>| {
        let mut all = window.root().children_recursive();
        let focused = all.find(|node| node.is_focused());
        focused.is_some_and(|node| node.accesskit_node().label().as_deref() == Some(name))
    };
    while !is_at(window) {
        assert!(begun.elapsed() < LONGEST, "{name} never has the keyboard");
        window.step();
    }
}

/// The same of words that are told in some way.
fn draws_until_some(window: &mut Harness<'_, App>, is_it: impl Fn(&str) -> bool) {
    let begun = Instant::now();
    let shown = |window: &Harness<'_, App>| {
        let mut all = window.root().children_recursive();
        all.any(|node| {
            let read = node.accesskit_node();
            let words = read.label().or(read.value());
            words.is_some_and(|words| is_it(&words))
        })
    };
    while !shown(window) {
        assert!(begun.elapsed() < LONGEST, "the count is never shown");
        window.step();
    }
}
