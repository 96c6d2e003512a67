//! What holds on every page: all controls named, all letters drawable, no word of another language.
//!
//! Unnamed controls and missing glyphs make the harness itself fail; the words are looked at here.

use samverka::domain::{Group, Initiative, Meeting, Person, Record, Session, Training};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use eframe::egui::vec2;
use egui_kittest::kittest::NodeT as _;
use samverka::gui::{App, Route, Settings};

use crate::support::{options, settle, village, window};

/// Whole texts of a language, without those that hold something put in.
pub fn texts(language: &str) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/text");
    let mut files = vec![root.join(format!("{language}.ftl"))];
    files.extend(
        std::fs::read_dir(root.join(language))
            .unwrap()
            .map(|file| file.unwrap().path()),
    );
    let text: Vec<String> = files
        .iter()
        .map(|file| std::fs::read_to_string(file).unwrap())
        .collect();
    text.iter()
        .flat_map(|text| text.lines())
        .filter(|line| !line.starts_with(['#', ' ', '}']) && !line.contains('{'))
        .filter_map(|line| line.split_once(" = "))
        .map(|(key, text)| (key.to_owned(), text.trim().to_owned()))
        .collect()
}

/// Texts that only the other language has: seeing one means that a word slipped through.
fn foreign(own: &str, other: &str) -> BTreeSet<String> {
    let own: BTreeSet<String> = texts(own).into_values().collect();
    texts(other)
        .into_values()
        .filter(|text| !own.contains(text))
        .collect()
}

/// All that a page says.
pub fn words(harness: &egui_kittest::Harness<'_, App>) -> Vec<String> {
    fn gather(node: egui_kittest::Node<'_>, words: &mut Vec<String>) {
        let read = node.accesskit_node();
        if read.is_hidden() {
            return;
        }
        words.extend(read.label());
        words.extend(read.value());
        for child in node.children() {
            gather(child, words);
        }
    }
    let mut words = Vec::new();
    gather(harness.root(), &mut words);
    words
}

fn look_at_every_page(language: &str, other: &str) {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let foreign = foreign(language, other);
    for (file, route) in village.pages() {
        let mut options = options(Some(file), Vec::new());
        options.page = Some(route.clone());
        options.settings = Some(Settings {
            language: language.into(),
            motion: false,
            ..Settings::default()
        });
        let mut window = window(vec2(1280.0, 800.0), options);
        settle(&mut window);
        let words = words(&window);
        assert!(words.len() > 10, "{route:?} shows next to nothing");
        for word in words {
            assert!(
                !word.starts_with('['),
                "{route:?}: a text without words: {word}"
            );
            assert!(
                !foreign.contains(&word),
                "{route:?}: {word:?} is of another language"
            );
        }
    }
}

#[test]
fn no_english_in_swedish_mode() {
    look_at_every_page("sv", "en");
}

#[test]
fn no_swedish_in_english_mode() {
    look_at_every_page("en", "sv");
}

#[test]
fn every_page_can_be_drawn_in_a_small_window_with_large_text() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    for (file, route) in village.pages() {
        let mut options = options(Some(file), Vec::new());
        options.page = Some(route);
        options.settings = Some(Settings {
            text_scale: 2.0,
            motion: false,
            ..Settings::default()
        });
        settle(&mut window(vec2(1024.0, 768.0), options));
    }
}

#[test]
fn a_page_of_a_record_that_is_gone_says_so_and_does_not_fall() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let nobody = samverka::domain::Id::nil();
    for route in [
        Route::record(Group::KIND, nobody),
        Route::record(Meeting::KIND, nobody),
        Route::record(Initiative::KIND, nobody),
        Route::record(Person::KIND, nobody),
        Route::record(Training::KIND, nobody),
        Route::record(Session::KIND, nobody),
        Route::Figure("no.such".into()),
    ] {
        let mut options = options(Some(village.own.clone()), Vec::new());
        options.page = Some(route);
        settle(&mut window(vec2(1280.0, 800.0), options));
    }
}
