//! Words on a page.

use eframe::egui::{Color32, Label, Response, Ui, accesskit::Role};

use crate::gui::theme::{Theme, Tone, Type};

/// Words in any step and colour. `text(ui, Type::Small, colours.bad.ink, "Saknas")`
pub fn text(ui: &mut Ui, step: Type, colour: Color32, words: &str) -> Response {
    ui.add(Label::new(step.rich(words).color(colour)))
}

/// Running text. `body(ui, "Vägledningsmaterial")`
pub fn body(ui: &mut Ui, words: &str) -> Response {
    text(ui, Type::Body, Theme::of(ui).palette.text, words)
}

/// Running text that names something. `medium(ui, "Karin Ek")`
pub fn medium(ui: &mut Ui, words: &str) -> Response {
    text(ui, Type::Medium, Theme::of(ui).palette.text, words)
}

/// Running text that stands out. `strong(ui, "Närvaro")`
pub fn strong(ui: &mut Ui, words: &str) -> Response {
    text(ui, Type::Strong, Theme::of(ui).palette.text, words)
}

/// Running text that steps back. `muted(ui, "Enhetschef")`
pub fn muted(ui: &mut Ui, words: &str) -> Response {
    text(ui, Type::Body, Theme::of(ui).palette.muted, words)
}

/// A note. `small(ui, "3 maj 10:42")`
pub fn small(ui: &mut Ui, words: &str) -> Response {
    text(ui, Type::Small, Theme::of(ui).palette.muted, words)
}

/// A note in the colour of its matter. `in_tone(ui, Tone::Warning, "Stämmer antalet?")`
pub fn in_tone(ui: &mut Ui, tone: Tone, words: &str) -> Response {
    let ink = Theme::of(ui).palette.tint(tone).ink;
    text(ui, Type::Small, ink, words)
}

/// The smallest note. `tiny(ui, "kvartal 2")`
pub fn tiny(ui: &mut Ui, words: &str) -> Response {
    text(ui, Type::Tiny, Theme::of(ui).palette.muted, words)
}

/// Words and chips side by side on a row that is no higher than a line of text; `ui.horizontal` is for
/// rows with buttons and fields. `text_row(ui, |ui| { strong(ui, "Närvaro"); muted(ui, "12 av 15"); })`
pub fn text_row<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let before = ui.spacing().interact_size.y;
    ui.spacing_mut().interact_size.y = Type::Body.line_height();
    let shown = ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = before;
        content(ui)
    });
    ui.spacing_mut().interact_size.y = before;
    shown.inner
}

/// A heading with its level: 1 for the page, 2 for a card, 3 within a card.
/// `heading(ui, 2, "Medlemmar")`
pub fn heading(ui: &mut Ui, level: usize, words: &str) -> Response {
    let step = match level {
        1 => Type::Heading,
        2 => Type::Section,
        _ => Type::Strong,
    };
    let response = text(ui, step, Theme::of(ui).palette.text, words);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(level);
        node.clear_value();
        node.set_label(words);
    });
    response
}
