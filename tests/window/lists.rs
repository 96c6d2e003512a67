//! A list and what is opened of it: where the focus is, what the arrows do and what stays in sight, where the details
//! stand beside the list and where they cover it.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{GoodExample, Person, Record, Service};
use samverka::gui::{App, Route};
use samverka::workspace::Workspace;
use serde_json::json;

use crate::hands::chooses;
use crate::support::{make, options, settle, village, window};

const LARGE: Vec2 = vec2(1280.0, 800.0);
const SMALL: Vec2 = vec2(1024.0, 768.0);

/// A municipality with forty services and forty people.
fn forty(folder: &Path) -> PathBuf {
    let own = village(folder).own;
    let mut workspace = Workspace::open(&own).unwrap();
    for n in 1..=40 {
        let title = json!({"title": format!("Insats {n:02}")});
        make(&mut workspace, Service::KIND, title);
        let name = json!({"name": format!("Bo {n:02}")});
        make(&mut workspace, Person::KIND, name);
    }
    own
}

fn at<'a>(file: &Path, page: Route, size: Vec2) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(page);
    window(size, options)
}

fn hits(window: &mut Harness<'_, App>, keys: &[Key]) {
    for key in keys {
        window.key_press(*key);
        settle(window);
    }
}

/// Whether the details of this record are open.
fn open(window: &Harness<'_, App>, title: &str) -> bool {
    let headings = window.query_all_by_role_and_label(Role::Heading, title);
    headings.count() > 0
}

/// Whether a row is in sight.
fn listed(window: &Harness<'_, App>, title: &str) -> bool {
    let labels = window.query_all_by_role_and_label(Role::Label, title);
    labels.count() > 0
}

#[test]
fn details_beside_a_list_follow_the_arrows_and_leave_the_list_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = forty(folder.path());
    let mut window = at(&file, Route::list(Service::KIND), LARGE);
    chooses(&mut window, "Insats 03");
    assert!(open(&window, "Insats 03"));
    hits(&mut window, &[Key::ArrowDown, Key::ArrowDown]);
    assert!(open(&window, "Insats 05"), "the list has kept the focus");
    hits(&mut window, &[Key::End]);
    assert!(open(&window, "Insats 40") && listed(&window, "Insats 40"));
    hits(&mut window, &[Key::Escape]);
    assert!(!open(&window, "Insats 40"));
    assert!(listed(&window, "Insats 40") && !listed(&window, "Insats 01"));
    chooses(&mut window, "Insats 39");
    assert!(
        listed(&window, "Insats 39"),
        "what was clicked stays in sight"
    );
    assert!(!listed(&window, "Insats 01"));
}

#[test]
fn list_that_details_cover_is_walked_with_the_arrows_and_opened_with_enter() {
    let folder = tempfile::tempdir().unwrap();
    let file = forty(folder.path());
    let mut window = at(&file, Route::list(Service::KIND), SMALL);
    chooses(&mut window, "Insats 03");
    assert!(open(&window, "Insats 03") && !listed(&window, "Insats 10"));
    hits(&mut window, &[Key::Escape, Key::ArrowDown]);
    assert!(listed(&window, "Insats 10") && !open(&window, "Insats 04"));
    hits(&mut window, &[Key::Enter]);
    assert!(open(&window, "Insats 04"));
}

#[test]
fn person_far_down_is_opened_where_she_stands() {
    let folder = tempfile::tempdir().unwrap();
    let file = forty(folder.path());
    for size in [LARGE, SMALL] {
        let mut window = at(&file, Route::list(Person::KIND), size);
        chooses(&mut window, "Bo 03");
        if size == SMALL {
            hits(&mut window, &[Key::Escape]);
        }
        hits(&mut window, &[Key::End]);
        assert!(listed(&window, "Bo 40"), "{size}");
        assert!(!listed(&window, "Bo 03"), "{size}");
    }
}

#[test]
fn page_where_one_is_stands_in_the_navigation_however_low_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let pages = [
        (&village.own, Route::Page("handover"), "Överlämning"),
        (&village.lead, Route::PROJECT, "Projekt"),
    ];
    for (file, page, name) in pages {
        for size in [SMALL, vec2(1024.0, 560.0)] {
            let window = at(file, page.clone(), size);
            let rect = |name: &str| window.get_by_role_and_label(Role::Link, name).rect();
            let foot = match window.query_by_role_and_label(Role::Button, "Skicka paket") {
                Some(send) => send.rect().top(),
                None => rect("Hjälp").top(),
            };
            let stands = rect(name);
            assert!(
                stands.top() > 0.0 && stands.bottom() <= foot,
                "{name} {size}"
            );
        }
    }
}

#[test]
fn column_that_says_nothing_in_any_row_is_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let lead = village(folder.path()).lead;
    let titled = |lead: &mut Workspace, title: &str, tags: &[&str]| {
        let example = json!({"title": title, "tags": tags});
        make(lead, GoodExample::KIND, example);
    };
    let heads = |file: &Path| {
        let window = at(file, Route::list(GoodExample::KIND), LARGE);
        window.query_all_by_label("Etiketter").count()
    };
    let mut file = Workspace::open(&lead).unwrap();
    titled(&mut file, "Språkcafé", &[]);
    drop(file);
    assert_eq!(heads(&lead), 0);
    let mut file = Workspace::open(&lead).unwrap();
    titled(&mut file, "Vägen in", &["vägledning"]);
    drop(file);
    assert!(heads(&lead) > 0);
}
