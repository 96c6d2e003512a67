//! How the command line is used: help, wrong usage, languages, and whoever stops reading.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Stdio;

use crate::folder::{Folder, program, project};

/// Every command, as the help on everything lists them.
fn commands(folder: &Folder) -> Vec<String> {
    let help = folder.done(&["--help", "--lang", "en"]);
    let (_, listed) = help.split_once("Commands:\n").unwrap();
    let listed = listed.lines().take_while(|line| !line.is_empty());
    let names = listed.map(|line| line.split_whitespace().next().unwrap().to_owned());
    names.collect()
}

/// Words that no Swedish sentence has; code names and options are not sentences.
fn english_in(answer: &str) -> Vec<&str> {
    const ENGLISH: [&str; 14] = [
        "the", "The", "and", "is", "not", "with", "of", "no", "file", "record", "There", "this",
        "are", "was",
    ];
    let words = answer.split(|c: char| !(c.is_alphanumeric() || "-_.\"".contains(c)));
    words.filter(|word| ENGLISH.contains(word)).collect()
}

#[test]
fn the_readme_names_every_command_in_the_order_of_the_help() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = std::fs::read_to_string(readme).unwrap();
    let (_, named) = readme.split_once("\nCommands: ").unwrap();
    let (named, _) = named.split_once('.').unwrap();
    let named: Vec<_> = named.split('`').skip(1).step_by(2).collect();
    assert_eq!(named, commands(&Folder::new()));
}

#[test]
fn there_is_help_on_everything_in_both_languages() {
    let folder = Folder::new();
    let mut asked = vec![vec!["--help"], vec!["-h"], vec!["add", "--help", "meeting"]];
    let commands = commands(&folder);
    assert!(commands.len() > 30, "{commands:?}");
    asked.extend(
        commands
            .iter()
            .map(|command| vec![command.as_str(), "--help"]),
    );
    for arguments in asked {
        let swedish = folder.done(&arguments);
        let english = folder.done(&[&arguments[..], &["--lang", "en"]].concat());
        assert_ne!(swedish, english);
        for help in [&swedish, &english] {
            assert!(!help.contains("[cli-"), "{help}");
        }
        let sentences: Vec<_> = swedish
            .lines()
            .filter(|line| !line.contains("--json"))
            .collect();
        // Shapes and code names are the same in all languages.
        let sentences = sentences
            .into_iter()
            .filter(|line| !line.contains(['{', '|']));
        for line in sentences {
            assert_eq!(english_in(line), [""; 0], "{line}");
        }
    }
    assert!(
        folder
            .done(&["--version"])
            .contains(env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn help_on_a_kind_tells_its_fields() {
    let help = Folder::new().done(&["add", "--help", "group"]);
    for word in [
        "planned_size",
        "Planerad storlek",
        "strategic|operative",
        "måste anges",
    ] {
        assert!(help.contains(word), "{word}: {help}");
    }
}

#[test]
fn help_on_figures_tells_which_there_are() {
    let help = Folder::new().done(&["figures", "--help"]);
    assert!(
        help.contains("participants.unique.sector") && help.contains("survey."),
        "{help}"
    );
}

#[test]
fn every_json_shape_is_told_by_help() {
    let folder = Folder::new();
    for command in commands(&folder) {
        let help = folder.done(&[command.as_str(), "--help"]);
        let answers_in_json = help.contains("[--json]");
        assert_eq!(answers_in_json, help.contains("--json (FIELD"), "{command}");
    }
}

#[test]
fn wrong_usage_is_told_in_one_line_with_a_way_to_the_help() {
    let folder = project();
    let misuses: &[(&[&str], &str)] = &[
        (&[], "Säg vad som ska göras."),
        (&["sjung"], "”sjung”"),
        (&["list"], "samverka-cli list FIL SLAG [--json]"),
        (&["list", "lead", "group", "extra"], "”extra”"),
        (&["list", "lead", "group", "--colour"], "--colour"),
        (&["list", "lead", "group", "--json=ja"], "--json"),
        (&["list", "lead", "group", "--json", "--json"], "--json"),
        (&["--json", "list"], "--json"),
        (&["add", "lead", "group"], "FÄLT=VÄRDE…"),
        (&["add", "lead", "group", "Styrgruppen"], "”Styrgruppen”"),
        (&["add", "lead", "group", "name=a", "name=b"], "name"),
        (&["kit", "lead", "-o", "kit2"], "--municipality"),
        (&["export", "eslöv"], "-o"),
        (&["export", "eslöv", "-o"], "-o"),
        (
            &["export", "eslöv", "-o", "a", "--profile", "half"],
            "”half”",
        ),
        (&["merge", "lead"], "PAKET…"),
        (&["verify", "lead", "--lang", "fi"], "”fi”"),
    ];
    for (arguments, sentence) in misuses {
        let said = folder.misused(arguments);
        assert!(said.contains(sentence), "{arguments:?}: {said}");
        assert_eq!(english_in(&said), [""; 0], "{said}");
    }
}

#[test]
fn the_language_can_be_chosen_anywhere() {
    let folder = project();
    for arguments in [
        &["--lang", "en", "list", "lead", "group"],
        &["list", "--lang=en", "lead", "group"][..],
        &["list", "lead", "group", "--lang", "en"],
    ] {
        assert_eq!(folder.done(arguments), "There are no groups here.\n");
    }
    let said = folder.refused(&[
        "add",
        "lead",
        "group",
        "kind=choir",
        "name=X",
        "--lang",
        "en",
    ]);
    assert!(
        said.contains("(kind)") && said.contains("There are: strategic"),
        "{said}"
    );
    let said = folder.misused(&["list", "--lang", "en"]);
    assert!(said.contains("FILE KIND"), "{said}");
}

#[test]
fn answers_in_swedish_hold_no_english() {
    let folder = project();
    let id = folder.add("eslöv", "group", &["kind=strategic", "name=Styrgruppen"]);
    folder.done(&["export", "eslöv", "-o", "a"]);
    for arguments in [
        &["list", "eslöv", "group"][..],
        &["history", "eslöv", "group", &id],
        &["inspect", "a"],
        &["merge", "lead", "a"],
        &["figures", "lead"],
        &["evidence", "lead", "groups.strategic"],
        &["signals", "lead"],
        &["conflicts", "lead"],
        &["verify", "lead"],
        &["set", "eslöv", "group", &id, "name=Gruppen"],
        &["remove", "eslöv", "group", &id],
    ] {
        let answer = folder.done(arguments);
        assert_eq!(english_in(&answer), [""; 0], "{answer}");
        assert!(!answer.contains(['[', '{']), "{answer}");
    }
}

#[test]
fn whoever_stops_reading_is_no_error() {
    let folder = project();
    let mut child = program(&folder.path(""))
        .args(["list", "lead", "municipality", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), output.stderr.as_slice()),
        (Some(0), b"".as_slice())
    );
}

#[cfg(unix)]
#[test]
fn words_that_are_no_text_are_wrong_usage() {
    use std::os::unix::ffi::OsStrExt as _;
    let folder = project();
    let output = program(&folder.path(""))
        .args([
            OsStr::new("list"),
            OsStr::new("lead"),
            OsStr::from_bytes(b"\xff"),
        ])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1);
}

#[test]
fn name_that_is_too_long_for_a_file_is_told_so_by_every_command_that_writes_one() {
    let folder = Folder::new();
    let long = "x".repeat(300);
    let dates = ["--start", "2026-01-01", "--end", "2026-12-31"];
    let project = [
        &[
            "new-project",
            "lead.samverka",
            "--name",
            "Bred",
            "--short",
            "B",
        ],
        &dates[..],
    ]
    .concat();
    folder.done(&[&project[..], &["--municipality", "1285"]].concat());
    folder.done(&[
        "kit",
        "lead.samverka",
        "--municipality",
        "1285",
        "-o",
        "kit",
    ]);
    let mut long_project = project.clone();
    long_project[1] = &long;
    for arguments in [
        long_project,
        vec!["open-kit", "kit", "-o", &long],
        vec![
            "kit",
            "lead.samverka",
            "--municipality",
            "1285",
            "-o",
            &long,
        ],
    ] {
        let sentence = folder.refused(&arguments);
        assert!(
            sentence.contains("för lång") && sentence.contains("kortare namn"),
            "{sentence}"
        );
    }
}
