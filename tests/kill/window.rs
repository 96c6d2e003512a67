//! The window with its threads, in a process of its own, killed while somebody pastes names into it.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use eframe::egui::{Event, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{Person, Record};
use samverka::gui::{App, Options, Route, Settings};

use crate::life::*;
use crate::village::*;

/// Names the file that this process is to work on until it is killed.
const FILE: &str = "SAMVERKA_TEST_WINDOW";
const OWN_NAME: &str = "window::what_the_window_shows_as_saved_survives_and_a_command_is_whole";
/// Names pasted at once: one command.
const AT_ONCE: usize = 3;
/// Commands in one life, if it is not cut short.
const COMMANDS: usize = 4;
/// A window that shows nothing for so long has stopped.
const LONGEST: Duration = Duration::from_secs(60);

/// Runs itself again, as the window.
#[test]
fn what_the_window_shows_as_saved_survives_and_a_command_is_whole() {
    if let Some(file) = std::env::var_os(FILE) {
        return works(PathBuf::from(file));
    }
    let mut village = Village::new();
    drop(village.laptop(ESLOV, "empty.samverka", 0));
    let file = village.path("eslov.samverka");
    let mut chance = Chance::new();
    let mut caught = 0;
    for number in 0..kills(25) {
        if number % 30 == 0 {
            std::fs::copy(village.path("empty.samverka"), &file).unwrap();
        }
        let before = names(&file);
        let told = killed_at_work(&file, &mut chance);
        caught += u64::from(file.with_extension("samverka.lock").exists());
        let new: BTreeSet<_> = names(&file).difference(&before).cloned().collect();
        assert!(told.is_subset(&new), "{told:?} was shown, {new:?} is there");
        assert_eq!(new.len() % AT_ONCE, 0, "half a command: {new:?}");
        assert!(new.len() <= told.len() + AT_ONCE, "{new:?}");
    }
    assert!(caught > 0, "no window was killed with its file open");
}

fn names(file: &Path) -> BTreeSet<String> {
    look(file, |workspace| {
        let persons = workspace.reader().all::<Person>().unwrap();
        persons.into_iter().map(|person| person.name).collect()
    })
}

/// Starts the window and kills it some time after it has shown some command as saved; the names that it showed.
fn killed_at_work(file: &Path, chance: &mut Chance) -> BTreeSet<String> {
    let mut window = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", OWN_NAME, "--nocapture"])
        .env(FILE, file)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(window.stdout.take().unwrap()).lines();
    let mut told = lines.map(|line| line.unwrap()).filter_map(|line| {
        let names = line.strip_prefix("saved ")?;
        Some(names.split(',').map(str::to_owned).collect::<Vec<_>>())
    });
    let wait_for = usize::try_from(chance.under(COMMANDS as u64 + 1)).unwrap();
    let waited: Vec<_> = told.by_ref().take(wait_for).collect();
    assert_eq!(waited.len(), wait_for, "the window has stopped by itself");
    let mut names: BTreeSet<String> = waited.into_iter().flatten().collect();
    std::thread::sleep(chance.within(Duration::from_millis(60)));
    window.kill().unwrap();
    names.extend(told.flatten());
    window.wait().unwrap();
    names
}

/// Pastes names into the list of people, tells of them when the window shows them, and closes the file.
fn works(file: PathBuf) {
    let mut persons = names(&file).len();
    let mut window = opens(file);
    for command in 0..COMMANDS {
        let names = std::array::from_fn::<_, AT_ONCE, _>(|place| {
            format!("Amira {}-{command}-{place}", std::process::id())
        });
        draws_until(&mut window, "Lägg till namn …");
        window.event(Event::Paste(names.join("\n")));
        let add = format!("Lägg till {AT_ONCE} personer");
        draws_until(&mut window, &add);
        // Not with the pointer: the dialog may still be finding its size.
        window.get_by_label(&add).click_accesskit();
        persons += AT_ONCE;
        draws_until(&mut window, &format!("{persons} personer,"));
        let mut told = std::io::stdout().lock();
        writeln!(told, "saved {}", names.join(",")).unwrap();
        told.flush().unwrap();
    }
    window.state_mut().close();
}

fn opens(file: PathBuf) -> Harness<'static, App> {
    let options = Options {
        file: Some(file),
        settings: Some(Settings {
            motion: false,
            name: "Maria Svensson".into(),
            ..Settings::default()
        }),
        page: Some(Route::list(Person::KIND)),
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
