//! Going from page to page: each is where it was left, and shows whose it showed.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::epaint::{RectShape, TextShape};
use eframe::egui::{Key, Modifiers, Rect, Shape, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{Group, Initiative, LogEntry, Meeting, Record, Training};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Workspace, fields};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{LOOKS, looking, pictures, presses, room, sees};
use crate::support::{make, options, settle, village, window};

const SMALL: Vec2 = vec2(1024.0, 768.0);

fn at<'a>(file: &Path, page: Route, size: Vec2) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(page);
    window(size, options)
}

fn hits(window: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

/// How high the heading of a page stands; above the window where it has been scrolled away.
fn heading(window: &Harness<'_, App>, title: &str) -> f32 {
    let found = window.get_by_role_and_label(Role::Heading, title);
    found.rect().top()
}

#[test]
fn page_is_read_from_its_beginning_whatever_was_scrolled_before_it() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::KEYS, vec2(1280.0, 400.0));
    let last = window.query_all_by_role(Role::Button).last().unwrap();
    last.scroll_to_me();
    settle(&mut window);
    let left = heading(&window, "Nycklar");
    assert!(left < 0.0, "scrolled away");
    window.state().visit(Route::SETTINGS);
    settle(&mut window);
    assert!(heading(&window, "Inställningar") > 0.0, "the beginning");
    window.state().visit(Route::KEYS);
    settle(&mut window);
    assert!(
        (heading(&window, "Nycklar") - left).abs() < 1.0,
        "where it was left"
    );
}

#[test]
fn going_back_from_a_municipality_shows_all_of_them_again() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::SITUATION, vec2(1280.0, 800.0));
    let whose = |window: &Harness<'_, App>| {
        let choice = window.get_by_role_and_label(Role::ComboBox, "Kommun");
        choice.accesskit_node().value().unwrap_or_default()
    };
    assert_eq!(whose(&window), "Alla kommuner");
    let table = window.get_all_by_role(Role::Table).next().unwrap();
    table.focus();
    settle(&mut window);
    for key in [Key::ArrowDown, Key::Enter] {
        hits(&mut window, Modifiers::NONE, key);
    }
    assert_eq!(whose(&window), "Eslöv");
    hits(&mut window, Modifiers::ALT, Key::ArrowLeft);
    assert!(sees(&window, "2 kommuner"));
    assert_eq!(whose(&window), "Alla kommuner");
}

#[test]
fn going_back_after_a_lane_or_a_bar_was_chosen_on_the_page_shows_all_of_them_again() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let figure = Route::Figure("participants.unique".into());
    for page in [Route::OVERVIEW, figure] {
        let mut window = at(&lead, page.clone(), vec2(1280.0, 2_000.0));
        let chosen = |window: &Harness<'_, App>| {
            let choice = window.get_by_role_and_label(Role::ComboBox, "Kommun");
            choice.accesskit_node().value().unwrap_or_default()
        };
        let all = window.query_all_by_role(Role::Button);
        let named = |node: &egui_kittest::Node<'_>| node.accesskit_node().label();
        let eslov = |node: &egui_kittest::Node<'_>| {
            named(node).is_some_and(|label| label.starts_with("Eslöv"))
        };
        let eslov = all.into_iter().find(eslov);
        eslov
            .unwrap_or_else(|| panic!("no Eslöv on {page:?}"))
            .click();
        settle(&mut window);
        assert_eq!(chosen(&window), "Eslöv", "{page:?}");
        hits(&mut window, Modifiers::ALT, Key::ArrowLeft);
        assert_eq!(chosen(&window), "Alla kommuner", "{page:?}");
        hits(&mut window, Modifiers::ALT, Key::ArrowLeft);
        assert_eq!(chosen(&window), "Alla kommuner", "there was nothing before");
    }
}

#[test]
fn form_that_esc_closes_gives_the_focus_back_to_the_list_that_it_covered() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::list(Group::KIND), SMALL);
    let table = window.get_by_role_and_label(Role::Table, "Grupper");
    table.focus();
    settle(&mut window);
    hits(&mut window, Modifiers::COMMAND, Key::N);
    assert!(sees(&window, "Tillbaka till listan"));
    hits(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!sees(&window, "Tillbaka till listan"));
    let table = window.get_by_role_and_label(Role::Table, "Grupper");
    assert!(table.is_focused());
}

#[test]
fn down_from_a_heading_goes_to_the_rows_below_it() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::list(Group::KIND), SMALL);
    let heading = window.get_by_role_and_label(Role::ColumnHeader, "Grupp");
    heading.focus();
    settle(&mut window);
    hits(&mut window, Modifiers::NONE, Key::ArrowDown);
    let table = window.get_by_role_and_label(Role::Table, "Grupper");
    assert!(table.is_focused());
}

#[test]
fn record_whose_making_was_undone_is_said_to_come_back_by_redo() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::list(Training::KIND), SMALL);
    hits(&mut window, Modifiers::COMMAND, Key::N);
    window.get_by_label("Rubrik").type_text("Normer");
    settle(&mut window);
    hits(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(sees(&window, "Flera tillfällen …"));
    hits(&mut window, Modifiers::COMMAND, Key::Z);
    assert!(sees(&window, "Gör om tar tillbaka den"));
    hits(&mut window, Modifiers::COMMAND, Key::Y);
    presses(&mut window, "Ta bort utbildningen");
    assert!(!sees(&window, "Gör om tar tillbaka den"));
}

#[test]
fn record_that_neither_undo_nor_redo_brings_back_is_said_to_be_removed_alone() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut own = Workspace::open(&lead).unwrap();
    let training = make(&mut own, Training::KIND, json!({"title": "Normer"}));
    own.run(&Command::remove(Training::KIND, training)).unwrap();
    let group = own.fresh_id();
    drop(own);
    let mut window = at(&lead, Route::record(Training::KIND, training), SMALL);
    let says = |window: &Harness<'_, App>| {
        assert!(sees(window, "Posten är borttagen."));
        ["Ångra tar tillbaka den", "Gör om tar tillbaka den"].map(|words| sees(window, words))
    };
    assert_eq!(says(&window), [false, false], "it was long ago");
    let named = [
        ("kind", json!("operative")),
        (Group::name, json!("Zetagruppen")),
    ];
    let made = Command::create(Group::KIND, group, fields(named));
    window.state().change(made);
    settle(&mut window);
    assert_eq!(says(&window), [false, false], "that would be undone");
    hits(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(says(&window), [false, false], "that would be done again");
}

#[test]
fn main_action_of_a_training_stands_last_as_on_other_pages() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let training = |route: &&Route| matches!(route, Route::Record("training", _));
    let page = village.records().iter().find(training).unwrap().clone();
    let window = at(&village.lead, page, SMALL);
    let left = |name: &str| window.get_by_label(name).rect().left();
    assert!(left("Nytt tillfälle") > left("Flera tillfällen …"));
}

#[test]
fn learning_log_tells_what_happened_also_in_the_small_window() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let mut workspace = Workspace::open(&village.lead).unwrap();
    let mut records = village.records().iter();
    let group = records.find_map(|route| route.shown(Group::KIND)).unwrap();
    let happened = "Två berättade om samma familj.";
    let entry = json!({"date": "2018-05-02", "group": group, "happened": happened});
    make(&mut workspace, LogEntry::KIND, entry);
    drop(workspace);
    let window = at(&village.lead, Route::list(LogEntry::KIND), SMALL);
    assert!(sees(&window, happened));
}

/// What was painted, in its order: texts, and grounds that nothing shows through.
fn painted(window: &Harness<'_, App>) -> Vec<(Rect, bool)> {
    fn gather(shape: &Shape, all: &mut Vec<(Rect, bool)>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|one| gather(one, all)),
            Shape::Text(TextShape { pos, galley, .. }) => {
                all.push((galley.mesh_bounds.translate(pos.to_vec2()), true));
            }
            Shape::Rect(RectShape { rect, fill, .. }) if fill.is_opaque() => {
                all.push((*rect, false));
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    let shapes = &window.output().shapes;
    shapes.iter().for_each(|one| gather(&one.shape, &mut all));
    all
}

#[test]
fn words_of_a_card_do_not_show_through_the_buttons_that_lie_over_them() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut window = at(&own, Route::list(Initiative::KIND), vec2(1280.0, 800.0));
    let card = window.get_by_role_and_label(Role::Button, "Skolnärvaro");
    card.hover();
    settle(&mut window);
    let moves = window.query_all_by_label_contains("Flytta till");
    let moves: Vec<Rect> = moves.map(|node| node.rect()).collect();
    assert_eq!(moves.len(), 2, "one card, with a way to either side");
    let painted = painted(&window);
    for button in moves {
        // The icon itself is the last text there.
        let on_it = |(at, (rect, text)): &(usize, &(Rect, bool))| {
            (*text && rect.shrink(1.0).intersects(button)).then_some(*at)
        };
        let texts: Vec<usize> = painted
            .iter()
            .enumerate()
            .filter_map(|one| on_it(&one))
            .collect();
        let icon = *texts.last().unwrap();
        let ground = painted[..icon]
            .iter()
            .rposition(|(rect, text)| !text && rect.expand(1.0).contains_rect(button));
        let under = texts.iter().rev().nth(1);
        assert!(
            under.is_none_or(|under| ground > Some(*under)),
            "{button:?}"
        );
    }
}

#[test]
fn line_of_a_header_does_not_begin_with_a_dot() {
    fn begins_with_a_dot(shape: &Shape) -> bool {
        match shape {
            Shape::Vec(shapes) => shapes.iter().any(begins_with_a_dot),
            Shape::Text(TextShape { galley, .. }) => {
                let mut rows = galley.rows.iter().skip(1);
                rows.any(|row| row.text().trim_start().starts_with('·'))
            }
            _ => false,
        }
    }
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut workspace = Workspace::open(&own).unwrap();
    let group = workspace.reader().all::<Group>().unwrap().remove(0);
    let meeting = json!({"title": "Samråd", "date": "2018-09-12", "kind": "regular",
        "groups": [group.head.id],
        "place": "Stadshuset i Eslöv på andra våningen · rum Ellinge · fråga i receptionen"});
    let meeting = make(&mut workspace, Meeting::KIND, meeting);
    drop(workspace);
    let mut window = at(&own, Route::record(Meeting::KIND, meeting), SMALL);
    for width in (840..1024).step_by(4) {
        window.set_size(vec2(width as f32, 768.0));
        settle(&mut window);
        let mut shapes = window.output().shapes.iter();
        assert!(
            !shapes.any(|one| begins_with_a_dot(&one.shape)),
            "at {width}"
        );
    }
}

/// Where these words are seen.
fn seen(window: &Harness<'_, App>, words: &str) -> Vec<Rect> {
    fn gather(shape: &Shape, clip: Rect, words: &str, all: &mut Vec<Rect>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|one| gather(one, clip, words, all)),
            Shape::Text(TextShape { pos, galley, .. }) if galley.text() == words => {
                let rect = galley.mesh_bounds.translate(pos.to_vec2());
                all.extend(clip.contains_rect(rect).then_some(rect));
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    for one in &window.output().shapes {
        gather(&one.shape, one.clip_rect, words, &mut all);
    }
    all
}

#[test]
fn name_of_a_column_stays_while_its_cards_are_scrolled_and_lies_over_none_that_one_comes_to() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let mut workspace = Workspace::open(&own).unwrap();
    for number in 10..24 {
        let title = format!("Arbete {number}");
        let one = json!({"title": title, "stage": "in_progress", "in_progress_on": "2018-03-01"});
        make(&mut workspace, Initiative::KIND, one);
    }
    drop(workspace);
    for look in LOOKS {
        let mut options = options(Some(own.clone()), Vec::new());
        options.page = Some(Route::list(Initiative::KIND));
        options.settings = Some(looking(look));
        let mut window = window(room(look, vec2(1280.0, 800.0)), options);
        let named = |window: &Harness<'_, App>| {
            let seen = seen(window, "Pågår");
            assert_eq!(seen.len(), 1, "{look}: {seen:?}");
            seen[0]
        };
        let last = window.get_by_role_and_label(Role::Button, "Arbete 23");
        last.focus();
        settle(&mut window);
        pictures(&mut window, &format!("board-scrolled-{look}"));
        assert_eq!(seen(&window, "Arbete 10"), [], "{look}: scrolled away");
        named(&window);
        // Up again, card by card.
        for number in (10..23).rev() {
            let card = format!("Arbete {number}");
            for _ in 0..4 {
                hits(&mut window, Modifiers::SHIFT, Key::Tab);
                let card = window.get_by_role_and_label(Role::Button, &card);
                if card.is_focused() {
                    break;
                }
            }
            let card = window.get_by_role_and_label(Role::Button, &card);
            assert!(card.is_focused(), "{look}: {number}");
            let (place, name) = (card.rect(), named(&window));
            assert!(
                place.top() > name.bottom(),
                "{look}: {number} at {place} under {name}"
            );
        }
    }
}
