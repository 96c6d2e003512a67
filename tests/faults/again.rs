//! A test that runs itself again in a process of its own, under conditions that a shell command makes.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output};

/// Names the folder to work in, where a test runs again.
pub const AGAIN: &str = "SAMVERKA_TEST_FOLDER";

/// Runs a test again: the conditions get the folder and then the program to run in them.
pub fn again(test: &str, folder: &Path, conditions: &mut Command) -> Output {
    conditions
        .arg(folder)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test])
        .env(AGAIN, folder)
        .output()
        .unwrap()
}

/// Conditions that need a mount, which only this process sees.
pub fn mounted(script: &str) -> Command {
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script]);
    command
}

/// The test has succeeded where it ran again.
pub fn succeeded(ran: &Output) {
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success() && said.contains("1 passed"), "{said}");
}

/// The same; where the conditions could not be made, it is said aloud that this was not tried.
pub fn succeeded_if_begun(ran: &Output, what: &str) {
    if !ran.stdout.is_empty() {
        return succeeded(ran);
    }
    let why = String::from_utf8_lossy(&ran.stderr);
    let mut told = std::io::stderr().lock();
    writeln!(told, "NOT TRIED HERE: {what}. {why}").unwrap();
}
