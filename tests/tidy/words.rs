//! Every word exists in every language, and every word is used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use samverka::domain::{KINDS, vocabularies};

use crate::source::{Literal, files};

static SWEDISH: LazyLock<String> = LazyLock::new(|| ftl("sv"));
static ENGLISH: LazyLock<String> = LazyLock::new(|| ftl("en"));

/// All texts of a language: the library's, then the window's by page.
fn ftl(language: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/text");
    let mut pages: Vec<_> = std::fs::read_dir(root.join(language))
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    pages.sort();
    let all = std::iter::once(root.join(format!("{language}.ftl"))).chain(pages);
    all.map(|file| std::fs::read_to_string(file).unwrap())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Every text of a language by its key.
fn texts(ftl: &str) -> BTreeMap<&str, String> {
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    let mut current = "";
    for line in ftl.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with([' ', '}']) {
            texts.entry(current).or_default().push_str(line);
        } else if let Some((key, text)) = line.split_once('=') {
            current = key.trim();
            let twice = texts.insert(current, text.to_owned());
            assert!(twice.is_none(), "{current} stands twice");
        } else {
            assert!(line.trim().is_empty(), "not a text: {line}");
        }
    }
    texts
}

/// The keys that the descriptions call for.
fn described() -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    for kind in KINDS {
        keys.extend(["", "-many", "-the", "-new"].map(|form| format!("kind-{}{form}", kind.code)));
        keys.extend(
            kind.fields
                .iter()
                .map(|field| format!("field-{}-{}", kind.code, field.code)),
        );
    }
    for vocabulary in vocabularies() {
        keys.extend(
            vocabulary
                .choices
                .iter()
                .map(|choice| format!("choice-{}-{choice}", vocabulary.code)),
        );
    }
    keys
}

/// The pages of the window, by the code names that stand in their descriptions.
fn pages() -> Vec<String> {
    let sources = files("src/gui/pages", ".rs");
    let described = sources.iter().flat_map(|file| {
        let all = file.without_tests().split("Page {\n").skip(1);
        all.filter_map(|rest| rest.trim_start().strip_prefix("code: \""))
    });
    let codes = described.filter_map(|rest| rest.split_once('"'));
    codes.map(|(code, _)| code.to_owned()).collect()
}

fn literals() -> Vec<Literal> {
    files("src", ".rs")
        .iter()
        .flat_map(|file| file.literals())
        .collect()
}

/// Words in lower case with at least one hyphen between them.
fn is_key(text: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    text.contains('-') && text.split('-').all(word)
}

/// Whether a key is made by a format string such as `"month-short-{}"`.
fn is_made_by(key: &str, format: &str) -> bool {
    let mut parts = format
        .split('{')
        .map(|part| part.rsplit('}').next().unwrap_or(part));
    let Some(mut rest) = parts.next().and_then(|first| key.strip_prefix(first)) else {
        return false;
    };
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let found = if parts.peek().is_none() {
            rest.ends_with(part).then_some(0)
        } else {
            rest.find(part)
        };
        let Some(at) = found else { return false };
        rest = &rest[at..];
    }
    true
}

/// Format strings that make keys: they begin with a whole word and a hyphen.
fn formats(literals: &[Literal]) -> Vec<&str> {
    let makes_keys = |text: &&str| {
        let (beginning, filled_in) = text.split_once('{').unwrap_or((text, ""));
        let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | '_');
        !filled_in.is_empty() && beginning.contains('-') && beginning.chars().all(plain)
    };
    // Labels of kinds, fields and choices are known one by one from the descriptions.
    let described = |text: &&str| {
        ["kind-{", "field-{", "choice-{"]
            .iter()
            .any(|start| text.starts_with(start))
    };
    let texts = literals.iter().map(|literal| literal.text.as_str());
    texts
        .filter(makes_keys)
        .filter(|text| !described(text))
        .collect()
}

#[test]
fn both_languages_have_the_same_texts() {
    let (swedish, english) = (texts(&SWEDISH), texts(&ENGLISH));
    let only_in = |a: &BTreeMap<&str, String>, b: &BTreeMap<&str, String>| -> Vec<String> {
        a.keys()
            .filter(|key| !b.contains_key(*key))
            .map(|key| (*key).to_owned())
            .collect()
    };
    assert_eq!(only_in(&swedish, &english), [""; 0], "lack in English");
    assert_eq!(only_in(&english, &swedish), [""; 0], "lack in Swedish");
}

#[test]
fn both_languages_put_in_the_same_things() {
    let put_in = |text: &str| -> BTreeSet<String> {
        let name = |part: &str| {
            part.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        };
        text.split('$').skip(1).map(name).collect()
    };
    let english = texts(&ENGLISH);
    for (key, swedish) in texts(&SWEDISH) {
        let english = english
            .get(key)
            .map(|text| put_in(text))
            .unwrap_or_default();
        assert_eq!(put_in(&swedish), english, "{key}");
    }
}

#[test]
fn keys_are_lower_case_words_with_hyphens() {
    let bad: Vec<_> = texts(&SWEDISH)
        .into_keys()
        .filter(|key| !is_key(key))
        .collect();
    assert_eq!(bad, [""; 0]);
}

#[test]
fn every_text_that_is_asked_for_exists() {
    let texts = texts(&SWEDISH);
    let mut missing: BTreeSet<String> = described()
        .into_iter()
        .filter(|key| !texts.contains_key(key.as_str()))
        .collect();
    // Some rooms hold keys in tables and ask for them elsewhere; those keys are known by their first word.
    let always = [
        "error-", "invalid-", "signal-", "figure-", "part-", "command-",
    ];
    for literal in literals() {
        let asked = [".get(", ".with(", ".has("]
            .iter()
            .any(|call| literal.before.ends_with(call))
            || always.iter().any(|first| literal.text.starts_with(first));
        if asked && is_key(&literal.text) && !texts.contains_key(literal.text.as_str()) {
            missing.insert(literal.text);
        }
    }
    assert!(
        missing.is_empty(),
        "asked for, and not in the translations: {missing:#?}"
    );
}

#[test]
fn help_is_there_for_every_page_and_every_kind() {
    let (texts, pages) = (texts(&SWEDISH), pages());
    assert!(pages.len() > 20, "{pages:?}");
    let of_pages = pages.iter().map(|code| format!("help-page-{code}"));
    let of_kinds = KINDS.iter().map(|kind| format!("help-kind-{}", kind.code));
    let missing = of_pages.chain(of_kinds);
    let missing: Vec<_> = missing
        .filter(|key| !texts.contains_key(key.as_str()))
        .collect();
    assert!(missing.is_empty(), "no help: {missing:#?}");
}

#[test]
fn every_text_is_used() {
    let literals = literals();
    let (described, formats) = (described(), formats(&literals));
    let written: BTreeSet<&str> = literals
        .iter()
        .map(|literal| literal.text.as_str())
        .collect();
    let used = |key: &str| {
        described.contains(key)
            || written.contains(key)
            || formats.iter().any(|format| is_made_by(key, format))
    };
    let unused: Vec<_> = texts(&SWEDISH)
        .into_keys()
        .filter(|key| !used(key))
        .collect();
    assert!(
        unused.is_empty(),
        "in the translations, and never asked for: {unused:#?}"
    );
}

#[test]
fn swedish_keeps_to_its_manner() {
    for (key, text) in texts(&SWEDISH) {
        assert!(
            !text.contains(['!', '\u{201c}', '"']) || text.contains("{\""),
            "{key}: {text}"
        );
        assert!(!text.contains("..."), "{key}: … is one character");
        assert!(!text.contains(" - "), "{key}: a dash is –");
        let words: Vec<_> = text.split(|c: char| !c.is_alphabetic()).collect();
        assert!(
            !words.contains(&"Ni") && !words.contains(&"Er"),
            "{key}: the user is du"
        );
    }
}

/// Words that only the program understands, or that no Swede who does this work would say.
const STIFF: &[&str] = &[
    "tänkta",
    "på dagen efter",
    "på förtroende",
    "dennes",
    "deltagna",
    "en drivande",
    "NYCKELTAL",
    "ursprung",
];

#[test]
fn swedish_is_of_those_who_do_the_work() {
    for (key, text) in texts(&SWEDISH) {
        // What is read in is written as others write it.
        if key.starts_with("also-") {
            continue;
        }
        for stiff in STIFF {
            assert!(!text.contains(stiff), "{key}: {text}");
        }
        let clock = text.contains(":00") && !key.starts_with("cli-");
        assert!(!clock, "{key}: a time of day is written 13.00");
    }
}

#[test]
fn a_key_is_made_by_a_format_that_fits_it() {
    assert!(is_made_by("month-short-3", "month-short-{}"));
    assert!(is_made_by("signal-levels_apart-title", "signal-{id}-title"));
    assert!(!is_made_by("signal-levels_apart-why", "signal-{id}-title"));
    assert!(!is_made_by("month-3", "month-short-{}"));
}

#[test]
fn text_is_compared_as_it_is_read() {
    // Words in a sentence, addresses that are made up, and what was written of names before they were read so.
    let others = [
        "src/domain/reading.rs",
        "src/gui/shelf/lines.rs",
        "src/text/labels.rs",
        "src/demo/casting.rs",
        "src/journal/erasure.rs",
    ];
    for file in files("src", ".rs") {
        let own_way = file.code().contains("to_lowercase");
        let may = others.contains(&file.path.as_str());
        assert!(may || !own_way, "{}: domain::reading", file.path);
    }
}
