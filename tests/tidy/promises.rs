//! That every promise in the README is held by tests there are.

use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The rows of the table below a heading: a promise, and what stands in code beside it.
fn promises<'a>(readme: &'a str, heading: &str) -> Vec<(&'a str, Vec<&'a str>)> {
    let (_, section) = readme.split_once(heading).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| "));
    let rows = rows.filter_map(|row| row.trim_matches(['|', ' ']).split_once(" | "));
    rows.skip(1)
        .map(|(promise, tests)| (promise, tests.split('`').skip(1).step_by(2).collect()))
        .collect()
}

/// Whether there is a test of this name: `program::test`, or with modules between, the last perhaps within a file.
fn is_there(test: &str) -> bool {
    let (place, name) = test.rsplit_once("::").unwrap();
    let around = place.rsplit_once("::").map_or(place, |(around, _)| around);
    let places = [place, around].map(|place| place.replace("::", "/"));
    let files = places.map(|place| {
        [
            format!("tests/{place}.rs"),
            format!("tests/{place}/main.rs"),
        ]
    });
    let mut texts = files
        .iter()
        .flatten()
        .filter_map(|path| fs::read_to_string(Path::new(ROOT).join(path)).ok());
    texts.any(|text| has_test(&text, name))
}

fn has_test(text: &str, name: &str) -> bool {
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    let begins = format!("fn {name}(");
    let place = lines.iter().position(|line| line.starts_with(&begins));
    place.is_some_and(|place| {
        lines[..place]
            .iter()
            .rev()
            .take(3)
            .any(|line| *line == "#[test]")
    })
}

#[test]
fn every_promise_in_the_readme_is_held_by_tests_there_are() {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap();
    let tables = ["## What happens when …", "## What you can rely on"].map(|heading| {
        let promises = promises(&readme, heading);
        assert!(promises.len() > 20, "the table is found");
        promises
    });
    for (promise, tests) in tables.concat() {
        assert!(!tests.is_empty(), "nothing holds: {promise}");
        for test in tests {
            assert!(
                is_there(test),
                "{test} is no test, and is to hold: {promise}"
            );
        }
    }
}
