//! Every page walked with Tab, from its first stop to its last and round: each stop is somewhere, has a name, and is
//! seen.

use eframe::egui::accesskit::Role;
use eframe::egui::{Id, Key, Modifiers, Rect, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::gui::App;

use crate::pictures::{Page, pages_of_demo};
use crate::support::{options, settle, window};

const LARGE: Vec2 = vec2(1280.0, 800.0);
const SMALL: Vec2 = vec2(1024.0, 768.0);
/// No page has so many stops.
const MOST: usize = 500;
/// No page has so few, with the navigation: the focus is caught.
const FEWEST: usize = 8;
/// So much of a stop may be outside: a line's width.
const HAIR: f32 = 2.0;
/// What is larger than this is a table or a card, and may be seen in part.
const CONTROL: f32 = 120.0;

/// A stop: what has the focus, as it is told and where it is seen.
struct Stop {
    id: Option<Id>,
    name: String,
    rect: Rect,
    /// What of it shows.
    shown: Rect,
}

impl Stop {
    fn now(window: &Harness<'_, App>) -> Self {
        let id = window.ctx.memory(|memory| memory.focused());
        let node = window.query_by(|node| node.is_focused());
        let drawn = id.and_then(|id| window.ctx.read_response(id));
        let name = node.and_then(|node| {
            let node = node.accesskit_node();
            node.label().or_else(|| node.value())
        });
        let drawn = drawn.map(|drawn| [drawn.rect, drawn.interact_rect]);
        let [rect, shown] = drawn.unwrap_or([Rect::NOTHING; 2]);
        Self {
            id,
            name: name.unwrap_or_default(),
            rect,
            shown,
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

/// Presses Tab, or Shift and Tab, until the focus is where it was first: the names of the stops, and what was wrong on
/// the way.
fn walk(window: &mut Harness<'_, App>, size: Vec2, modifiers: Modifiers) -> [Vec<String>; 2] {
    let (mut names, mut faults) = (Vec::new(), Vec::new());
    let (mut first, mut in_page) = (None, false);
    while names.len() < MOST {
        window.key_press_modifiers(modifiers, Key::Tab);
        settle(window);
        let stop = Stop::now(window);
        in_page = in_page || is_in_page(window);
        if first.is_some() && stop.id == first {
            if names.len() < FEWEST {
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
        first = first.or(stop.id);
        if let Some(fault) = stop.fault(size) {
            let after = names.last().cloned().unwrap_or_default();
            faults.push(format!("{:?} after {after:?}: {fault}", stop.name));
        }
        names.push(stop.name);
    }
    faults.push(format!("it does not come round: {:?}", names.last()));
    [names, faults]
}

fn at<'a>(page: &Page, size: Vec2) -> Harness<'a, App> {
    let mut options = options(page.file.clone(), Vec::new());
    options.today = chrono::NaiveDate::from_ymd_opt(2018, 10, 16);
    options.page = Some(page.route.clone());
    let mut window = window(size, options);
    if page.begins {
        window.key_press_modifiers(Modifiers::COMMAND, Key::N);
        settle(&mut window);
    }
    window
}

#[test]
fn tab_goes_through_every_page_to_its_end_and_round() {
    let folder = tempfile::tempdir().unwrap();
    let mut found = Vec::new();
    for page in pages_of_demo(folder.path()) {
        // A new record is begun in the same form by everybody, and an empty page is the same in any window.
        if page.begins && !page.name.starts_with("lead-") {
            continue;
        }
        let empty = page.begins || page.name.starts_with("empty-");
        // Forwards in a small window, and backwards in a large one.
        let ways = [(SMALL, Modifiers::NONE), (LARGE, Modifiers::SHIFT)];
        for (size, modifiers) in ways.into_iter().take(if empty { 1 } else { 2 }) {
            let mut window = at(&page, size);
            let [names, faults] = walk(&mut window, size, modifiers);
            let says = |fault| format!("{} {}: {fault}", page.name, size.x);
            found.extend(faults.into_iter().map(says));
            if page.name == "lead-feedback" && size == SMALL {
                let written = names.iter().filter(|name| *name == "Spara återkoppling …");
                assert_eq!(written.count(), 16, "the rows below the others, too");
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
