//! That files stay readable and the repository stays plain.

use std::fs;

use crate::source::{Source, files};

fn rust_files() -> Vec<Source> {
    let mut all = files("src", ".rs");
    all.extend(files("tests", ".rs"));
    assert!(all.len() > 10, "the source is found");
    all
}

#[test]
fn no_file_is_long_without_a_reason() {
    let long: Vec<_> = rust_files()
        .into_iter()
        .filter(|file| file.text.lines().count() > 600)
        .filter(|file| {
            !file
                .text
                .lines()
                .take(3)
                .any(|line| line.starts_with("// Long because: "))
        })
        .map(|file| file.path)
        .collect();
    assert!(
        long.is_empty(),
        "over 600 lines, with no reason at the top: {long:#?}"
    );
}

#[test]
fn no_line_is_long() {
    let mut long = Vec::new();
    for file in rust_files() {
        let lines = file
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.chars().count() > 120);
        long.extend(lines.map(|(index, _)| format!("{}:{}", file.path, index + 1)));
    }
    assert!(long.is_empty(), "over 120 columns: {long:#?}");
}

#[test]
fn every_source_file_says_what_it_is() {
    let silent: Vec<_> = files("src", ".rs")
        .into_iter()
        .filter(|file| {
            let mut lines = file.text.lines().filter(|line| !line.starts_with("// "));
            !lines.next().is_some_and(|line| line.starts_with("//!"))
        })
        .map(|file| file.path)
        .collect();
    assert!(silent.is_empty(), "no words at the top: {silent:#?}");
}

#[test]
fn nothing_is_left_for_later() {
    let marks = [
        concat!("to", "do!("),
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("#[ig", "nore"),
    ];
    for file in rust_files() {
        for mark in marks {
            assert!(!file.text.contains(mark), "{} has {mark}", file.path);
        }
    }
}

#[test]
fn the_top_level_holds_the_known_folders_alone() {
    let known = [
        ".ci",
        ".git",
        ".github",
        "assets",
        "packaging",
        "src",
        "target",
        "tests",
    ];
    for entry in fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(
            !entry.file_type().unwrap().is_dir() || known.contains(&name.as_str()),
            "{name} is new"
        );
    }
}
