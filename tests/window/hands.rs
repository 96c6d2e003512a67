//! Seeing and doing, as whoever sits before the window.

use std::path::Path;

use eframe::egui::{Vec2, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use samverka::gui::{App, Settings};

use crate::support::settle;

/// Whether something is named with these words in it.
pub fn sees(window: &Harness<'_, App>, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

/// Clicks what has this name.
pub fn presses(window: &mut Harness<'_, App>, words: &str) {
    let found = window.query_all_by_label(words).next();
    found.unwrap_or_else(|| panic!("no {words}")).click();
    settle(window);
}

/// Chooses a row of the table.
pub fn chooses(window: &mut Harness<'_, App>, row: &str) {
    let found = window.query_all_by_role_and_label(Role::Label, row).next();
    found.unwrap_or_else(|| panic!("no {row}")).click();
    settle(window);
}

/// The controls for words that can be written in.
pub fn writable<'a>(window: &'a Harness<'_, App>) -> Vec<Node<'a>> {
    fn gather<'a>(node: Node<'a>, found: &mut Vec<Node<'a>>) {
        let read = node.accesskit_node();
        let words = matches!(read.role(), Role::TextInput | Role::MultilineTextInput);
        if words && !read.is_disabled() && !read.is_read_only() {
            found.push(node);
        }
        for child in node.children() {
            gather(child, found);
        }
    }
    let mut found = Vec::new();
    gather(window.root(), &mut found);
    found
}

/// A picture to look at, where `SAMVERKA_PICTURES` names a folder.
pub fn pictures(window: &mut Harness<'_, App>, name: &str) {
    let Some(folder) = std::env::var_os("SAMVERKA_PICTURES") else {
        return;
    };
    // The ground that pages stand on is the screen's, and the harness has none.
    let ground = window.ctx.global_style().visuals.panel_fill.to_array();
    let mut picture = window.render().unwrap();
    for pixel in picture.pixels_mut() {
        let seen_through = u16::from(u8::MAX - pixel[3]);
        for (colour, ground) in pixel.0.iter_mut().zip(ground) {
            let under = u16::from(ground) * seen_through / u16::from(u8::MAX);
            *colour = colour.saturating_add(u8::try_from(under).unwrap());
        }
    }
    std::fs::create_dir_all(&folder).unwrap();
    let file = Path::new(&folder).join(format!("{name}.png"));
    picture.save(file).unwrap();
}

/// How a page may look; the last has letters twice as large.
pub const LOOKS: &[&str] = &["light", "dark", "high_contrast", "large"];

/// The room that a look has on a screen.
pub fn room(look: &str, screen: Vec2) -> Vec2 {
    screen / looking(look).text_scale
}

/// The settings of a look.
pub fn looking(look: &str) -> Settings {
    let large = look == "large";
    Settings {
        look: if large { "light" } else { look }.into(),
        text_scale: if large { 2.0 } else { 1.0 },
        motion: false,
        language: std::env::var("SAMVERKA_LANGUAGE").unwrap_or_default(),
        ..Settings::default()
    }
}
