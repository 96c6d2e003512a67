//! How the window program starts where little is as it should be.
#![cfg(feature = "gui")]
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot start the program shall fail"
)]

use std::path::Path;
use std::process::{Command, Output};

use samverka::gui::Places;
use samverka::text::{Language, Text};

/// Starts a program where there is no screen and no other program, with a home of its own.
fn start_without_a_screen(program: &Path, home: &Path) -> Output {
    Command::new(program)
        .env_clear()
        .env("HOME", home)
        .env("PATH", "/nonexistent")
        .output()
        .unwrap()
}

#[test]
fn a_program_without_the_marker_keeps_its_own_with_the_user() {
    let stick = tempfile::tempdir().unwrap();
    let places = Places::of(Some(&stick.path().join("samverka")));
    let settings = places.settings.unwrap();
    assert!(!settings.starts_with(stick.path()), "{settings:?}");
}

#[test]
fn a_portable_program_keeps_its_own_beside_itself() {
    let stick = tempfile::tempdir().unwrap();
    std::fs::write(stick.path().join("samverka.portable"), "").unwrap();
    let places = Places::of(Some(&stick.path().join("samverka")));
    assert!(places.settings.unwrap().starts_with(stick.path()));
    assert!(places.log.unwrap().starts_with(stick.path()));
}

#[cfg(target_os = "linux")]
#[test]
fn started_from_a_stick_it_leaves_nothing_on_the_computer() {
    let (stick, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let program = stick.path().join("samverka");
    let built = Path::new(env!("CARGO_BIN_EXE_samverka"));
    if std::fs::hard_link(built, &program).is_err() {
        std::fs::copy(built, &program).unwrap();
    }
    std::fs::write(stick.path().join("samverka.portable"), "").unwrap();
    start_without_a_screen(&program, home.path());
    assert!(stick.path().join("samverka-settings/log").is_dir());
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
}

#[cfg(target_os = "linux")]
#[test]
fn where_no_window_can_be_made_it_says_what_to_do() {
    let home = tempfile::tempdir().unwrap();
    let ended = start_without_a_screen(Path::new(env!("CARGO_BIN_EXE_samverka")), home.path());
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(1), "{said}");
    let words = Text::new(Language::default()).get("open-no_window");
    assert!(said.contains(&*words), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}
