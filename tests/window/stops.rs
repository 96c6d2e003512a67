//! Every page walked with Tab, from its first stop to its last and round: each stop is somewhere, has a name, and is
//! seen.

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Id, Key, Modifiers, Rect, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::gui::App;

use crate::pictures::{Page, pages_of_demo, wanted};
use crate::support::{options, settle, window};

const LARGE: Vec2 = vec2(1280.0, 800.0);
const SMALL: Vec2 = vec2(1024.0, 768.0);
/// No page has so many stops.
const MOST: usize = 500;
/// No page has so few, with the navigation: the focus is caught.
const FEWEST: usize = 5;
/// So much of a stop may be outside: a line's width.
const HAIR: f32 = 2.0;
/// What is larger than this is a table or a card, and may be seen in part.
const CONTROL: f32 = 120.0;

/// Where nothing can be done yet, there is nothing but the words that say so.
const ONLY_WORDS: &str = "empty-examples: no stop is on the page itself";

/// A stop: what has the focus, as it is told and where it is seen.
struct Stop {
    id: Option<Id>,
    name: String,
    rect: Rect,
    /// What of it shows.
    shown: Rect,
    /// It is one of the pages on the left, which are the same wherever one is.
    is_navigation: bool,
}

impl Stop {
    fn now(window: &Harness<'_, App>) -> Self {
        let id = window.ctx.memory(|memory| memory.focused());
        let node = window.query_by(|node| node.is_focused());
        let drawn = id.and_then(|id| window.ctx.read_response(id));
        let node = node.map(|node| node.accesskit_node());
        let name = node.and_then(|node| node.label().or_else(|| node.value()));
        let around = std::iter::successors(node, |node| node.parent());
        let is_navigation = around.into_iter().any(|one| one.role() == Role::Navigation);
        let drawn = drawn.map(|drawn| [drawn.rect, drawn.interact_rect]);
        let [rect, shown] = drawn.unwrap_or([Rect::NOTHING; 2]);
        Self {
            id,
            name: name.unwrap_or_default(),
            rect,
            shown,
            is_navigation,
        }
    }

    /// What is wrong with it.
    fn fault(&self, size: Vec2) -> Option<&'static str> {
        let screen = Rect::from_min_size(Default::default(), size);
        let shown = self.shown.intersect(screen).size() + Vec2::splat(HAIR);
        let least = self.rect.size().min(Vec2::splat(CONTROL));
        match () {
            () if self.id.is_none() => Some("nothing has the focus"),
            () if self.name.trim().is_empty() => Some("it has no name"),
            () if !self.rect.is_positive() => Some("it is not drawn"),
            () if shown.y < least.y => Some("it is out of sight"),
            () if shown.x < least.x => Some("it is out of sight sideways"),
            () => None,
        }
    }
}

/// Whether what has the focus is on the page, and not beside it. A page that could not be read has nothing that has.
fn is_in_page(window: &Harness<'_, App>) -> bool {
    let node = window.query_by(|node| node.is_focused());
    let mut around = node.map(|node| node.accesskit_node());
    while let Some(one) = around {
        if one.role() == Role::Main {
            return true;
        }
        around = one.parent();
    }
    false
}

/// Presses Tab, or Shift and Tab; pressed and let go of within a frame, for there are thousands of stops.
fn tab(window: &mut Harness<'_, App>, modifiers: Modifiers) {
    let key = |pressed| Event::Key {
        key: Key::Tab,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    let held = Event::ModifiersChanged(modifiers);
    let events = [held, key(true), key(false)];
    window.input_mut().events.extend(events);
    settle(window);
}

/// How far to go: round, through the pages on the left, too, or through the page to where they begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Far {
    Round,
    Page,
}

/// Goes with Tab, or Shift and Tab, until the focus is where it was first, or on the left: the names of the stops, and
/// what was wrong on the way.
fn walk(
    window: &mut Harness<'_, App>,
    size: Vec2,
    modifiers: Modifiers,
    far: Far,
) -> [Vec<String>; 2] {
    let (mut names, mut faults) = (Vec::new(), Vec::new());
    let (mut first, mut entered, mut in_page) = (None, false, false);
    while names.len() < MOST {
        tab(window, modifiers);
        let stop = Stop::now(window);
        in_page = in_page || is_in_page(window);
        let comes_round = first.is_some() && stop.id == first;
        if comes_round || far == Far::Page && entered && stop.is_navigation {
            if far == Far::Round && names.len() < FEWEST {
                faults.push(format!("it comes round at once: {names:?}"));
            }
            if !in_page {
                faults.push(format!("no stop is on the page itself: {names:?}"));
            }
            let alert = window.query_all_by_role(Role::Alert).next();
            if alert.is_some() && names.iter().any(|name| name == "Stäng") {
                faults.push("something went wrong, and waits to be read".to_owned());
            }
            return [names, faults];
        }
        entered |= !stop.is_navigation;
        first = first.or(stop.id);
        // What is scrolled to may take the frame in which the key is let go of.
        let stop = match stop.fault(size) {
            Some(_) => {
                window.step();
                settle(window);
                Stop::now(window)
            }
            None => stop,
        };
        if let Some(fault) = stop.fault(size) {
            let after = names.last().cloned().unwrap_or_default();
            let (seen, all) = (stop.shown, stop.rect);
            let named = &stop.name;
            faults.push(format!(
                "{named:?} after {after:?}: {fault}, {seen} of {all}"
            ));
        }
        names.push(stop.name);
    }
    faults.push(format!("it does not come round: {:?}", names.last()));
    [names, faults]
}

fn at<'a>(page: &Page, size: Vec2) -> Harness<'a, App> {
    let mut options = options(page.file.clone(), Vec::new());
    options.today = page.day();
    options.page = Some(page.route.clone());
    let mut window = window(size, options);
    if page.begins {
        window.key_press_modifiers(Modifiers::COMMAND, Key::N);
        settle(&mut window);
    }
    window
}

/// Whether what is above the focus is found otherwise than what is below it: rows that are drawn when they are scrolled
/// to, and notes and steps on a ground.
fn goes_back_otherwise(window: &Harness<'_, App>, page: &Page) -> bool {
    let has_rows = window.query_all_by_role(Role::Table).next().is_some();
    let has_ground = ["board", "process_map"].map(|kind| page.name.contains(kind));
    // The list of a kind is the same in every file.
    let is_seen_elsewhere = page.name.ends_with("-list") && !page.name.starts_with("lead-");
    let is_empty = page.begins || page.name.starts_with("empty-");
    !is_empty && !is_seen_elsewhere && (has_rows || has_ground.contains(&true))
}

#[test]
fn tab_goes_through_every_page_to_its_end_and_round() {
    let folder = tempfile::tempdir().unwrap();
    let mut found = Vec::new();
    let mut rounds = BTreeSet::new();
    for page in pages_of_demo(folder.path()) {
        // A new record is begun in the same form by everybody, and an empty page is the same in any window.
        let elsewhere = page.begins && !page.name.starts_with("lead-");
        if elsewhere || !wanted("SAMVERKA_PAGES", page.name) {
            continue;
        }
        // Forwards in a small window, and backwards in a large one.
        let mut window = at(&page, SMALL);
        // What stands on the left is gone through once in every file.
        let far = match rounds.insert(page.file.clone()) {
            true => Far::Round,
            false => Far::Page,
        };
        let [names, mut faults] = walk(&mut window, SMALL, Modifiers::NONE, far);
        if page.name == "lead-feedback" {
            let written = names.iter().filter(|name| *name == "Spara återkoppling …");
            assert_eq!(written.count(), 16, "the rows below the others, too");
        }
        if goes_back_otherwise(&window, &page) {
            window.set_size(LARGE);
            settle(&mut window);
            let [_, back] = walk(&mut window, LARGE, Modifiers::SHIFT, far);
            let back = back.into_iter().map(|fault| format!("backwards: {fault}"));
            faults.extend(back);
        }
        found.extend(
            faults
                .into_iter()
                .map(|fault| format!("{}: {fault}", page.name)),
        );
    }
    found.retain(|fault| !fault.starts_with(ONLY_WORDS));
    assert!(found.is_empty(), "{}", found.join("\n"));
}
