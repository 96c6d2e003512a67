//! A file that does not answer, as in a folder on a network that is gone: the window goes on.
//!
//! A named pipe that nobody writes to keeps whoever opens it waiting in the same way.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use eframe::egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{Group, Record as _};
use samverka::gui::{App, Options, Route, Settings};
use samverka::workspace::Reader;
use tempfile::TempDir;

use crate::decisions::strays;
use crate::hands::sees;
use crate::project::{ESLOV, HELSINGBORG, lead_of};
use crate::support::{options, village};

/// Longer than anything here takes; only a window that waits comes here.
const LONGEST: Duration = Duration::from_secs(60);

fn silent(folder: &Path) -> PathBuf {
    let pipe = folder.join("Eslöv.samverka");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    pipe
}

/// The window with its threads, as it is used.
fn opens<'a>(file: PathBuf, recent: Vec<PathBuf>) -> Harness<'a, App> {
    opens_at(None, file, recent)
}

/// The same on a page.
fn opens_at<'a>(page: Option<Route>, file: PathBuf, recent: Vec<PathBuf>) -> Harness<'a, App> {
    let options = options(Some(file), Vec::new());
    let settings = options
        .settings
        .map(|settings| Settings { recent, ..settings });
    let mut options = Some(Options {
        scripted: None,
        settings,
        page,
        ..options
    });
    Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .build_eframe(move |creation| App::new(&creation.egui_ctx, options.take().unwrap()))
}

fn draws_until_it_shows(window: &mut Harness<'_, App>, words: &str) {
    let begun = Instant::now();
    while !sees(window, words) {
        assert!(begun.elapsed() < LONGEST, "{words} is never shown");
        window.step();
    }
}

/// Lets the pipe answer: what waits reads that it is empty.
fn answers(pipe: &Path) {
    OpenOptions::new().write(true).open(pipe).unwrap();
}

#[test]
fn says_that_it_takes_long_and_lets_one_open_another_file_instead() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let pipe = silent(folder.path());
    let mut window = opens(pipe.clone(), vec![village.own]);
    draws_until_it_shows(&mut window, "Filen svarar inte än");
    window.get_by_label("Avbryt").click();
    draws_until_it_shows(&mut window, "Börja från startpaket");
    window.get_by_label("eslov").click();
    draws_until_it_shows(&mut window, "Styrgruppen");
    answers(&pipe);
    window.run_steps(4);
    assert!(sees(&window, "Styrgruppen"));
}

#[test]
fn says_what_the_file_is_as_soon_as_it_answers() {
    let folder = TempDir::new().unwrap();
    let pipe = silent(folder.path());
    let mut window = opens(pipe.clone(), Vec::new());
    draws_until_it_shows(&mut window, "Filen svarar inte än");
    answers(&pipe);
    draws_until_it_shows(&mut window, "ingen arbetsfil från Samverka");
}

#[test]
fn a_file_that_is_closed_and_opened_again_at_once_can_be_written() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = opens(own, Vec::new());
    draws_until_it_shows(&mut window, "Styrgruppen");
    window.get_by_label("Arbetsfil").click();
    draws_until_it_shows(&mut window, "Stäng filen");
    window.get_by_label("Stäng filen").click();
    draws_until_it_shows(&mut window, "Börja från startpaket");
    window.get_by_label("eslov").click();
    draws_until_it_shows(&mut window, "Styrgruppen");
    assert!(sees(&window, "Sparat") && !sees(&window, "Bara läsning"));
}

#[test]
fn long_work_is_stopped_in_the_window_and_nothing_is_half_done() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("lead.samverka");
    let mut lead = lead_of(&file, &[ESLOV, HELSINGBORG]);
    let many: Vec<(u64, &str)> = (9..4_000)
        .map(|number| (number, "Grannens grupp"))
        .collect();
    let bundle = strays(&lead, &folder.path().join("strays"), &many);
    lead.merge(&[bundle], None, true, &mut |_, _| true).unwrap();
    drop(lead);
    let mut window = opens_at(Some(Route::DECISIONS), file.clone(), Vec::new());
    draws_until_it_shows(&mut window, "Ta in");
    window.key_press(Key::Num1);
    draws_until_it_shows(&mut window, "Avbryt");
    window.get_by_label("Avbryt").click();
    draws_until_it_shows(&mut window, "Avbrutet. Ingenting ändrades.");
    drop(window);
    let reader = Reader::open(&file).unwrap();
    assert_eq!(reader.count(Group::KIND).unwrap(), 0);
    assert_eq!(reader.held().unwrap().len(), many.len());
}
