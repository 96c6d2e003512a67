//! Words on a page.

use std::sync::Arc;

use eframe::egui::{
    Align, Color32, Context, Direction, Galley, Id as UiId, Label, Response, Sense, TextWrapMode,
    Ui, WidgetInfo, accesskit::Role, accesskit_root_id,
};

use super::paint::{focus_ring, longest_word, together, two_lines, whole_line};
use crate::gui::theme::{Theme, Tone, Type};

/// Words in any step and colour. `text(ui, Type::Small, colours.bad.ink, "Saknas")`
///
/// Where they may not go on below, as in the cells of a table, and are too wide for their place, they stand on two
/// small lines if it is high enough.
pub fn text(ui: &mut Ui, step: Type, colour: Color32, words: &str) -> Response {
    if let Some(galley) = in_cell(ui, ui.available_width(), step, colour, words) {
        let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
        let response = match galley.elided {
            true => response.on_hover_text(words),
            false => response,
        };
        let right = galley.job.halign == Align::Max;
        let from = if right { rect.right_top() } else { rect.min };
        ui.painter().galley(from, galley, colour);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        return response;
    }
    let kept = together(ui, step, words, ui.available_width());
    let response = ui.add(Label::new(step.rich(&*kept).color(colour)));
    if kept != words {
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    }
    response
}

/// Two lines of a text that is too wide for the room on one, where that is how it must stand.
pub(super) fn in_cell(
    ui: &Ui,
    room: f32,
    step: Type,
    colour: Color32,
    words: &str,
) -> Option<Arc<Galley>> {
    const TWO_LINES: f32 = 30.0;
    let height = ui.max_rect().height();
    let narrow = ui.style().wrap_mode == Some(TextWrapMode::Truncate) && height >= TWO_LINES;
    // Most are short: few letters are wider than half their line is high.
    let short = words.len() as f32 * step.line_height() * 0.5 < room;
    if !narrow || short || whole_line(ui, step, words, colour).size().x <= room {
        return None;
    }
    let small = match step {
        Type::Medium | Type::Strong | Type::SmallMedium => Type::SmallMedium,
        _ => Type::Small,
    };
    // A long word further on is cut on the second line, which shows more of it than one line would.
    let first = words.split([' ', '-']).next().unwrap_or_default();
    if longest_word(ui, small, first) > room || first == words {
        return None;
    }
    let ends = ui.layout().main_dir() == Direction::RightToLeft;
    let side = if ends { Align::Max } else { Align::Min };
    Some(two_lines(
        ui,
        small,
        words,
        colour,
        room,
        (TWO_LINES / 2.0, side),
    ))
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

/// In the place of what is being counted: nothing at first, since most is there in the blink of an eye, then the words.
/// `being_counted(ui, "Räknas …")`
pub fn being_counted(ui: &mut Ui, words: &str) {
    /// How long nothing is said, in seconds.
    const QUIET: f64 = 0.15;
    let (now, pass) = (ui.input(|input| input.time), ui.ctx().cumulative_pass_nr());
    let id = ui.next_auto_id().with("being counted");
    // Since when, and when it was last seen: it may have been counted meanwhile.
    let known = ui.data(|data| data.get_temp::<(f64, u64)>(id));
    let since = known.filter(|(_, last)| last + 2 >= pass);
    let since = since.map_or(now, |(since, _)| since);
    ui.data_mut(|data| data.insert_temp(id, (since, pass)));
    if now - since >= QUIET {
        small(ui, words);
    } else {
        let left = std::time::Duration::from_secs_f64(QUIET - (now - since));
        ui.ctx().request_repaint_after(left);
    }
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
    if level == 1 {
        is_title(ui, &response, words);
    }
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(level);
        node.clear_value();
        node.set_label(words);
    });
    // Whoever comes back to the window is told where in it they are.
    if level == 1 {
        ui.ctx()
            .accesskit_node_builder(accesskit_root_id(), |node| node.set_label(words));
    }
    response
}

/// What a page is called, and the pass in which that was drawn.
#[derive(Clone, Copy)]
struct Title(UiId, u64);

fn title() -> UiId {
    UiId::unique("the title of the page")
}

/// What the page that is drawn is called, which can have the focus where nothing else on it can.
pub fn title_of_page(ctx: &Context) -> Option<UiId> {
    let title: Option<Title> = ctx.data(|data| data.get_temp(title()));
    let drawn = title.filter(|title| title.1 == ctx.cumulative_pass_nr());
    drawn.map(|title| title.0)
}

/// The title can have the focus when it is given it, and is passed by otherwise.
fn is_title(ui: &Ui, response: &Response, words: &str) {
    // What only stands there loses it at once.
    let id = response.id.with("title");
    let drawn = Title(id, ui.ctx().cumulative_pass_nr());
    ui.data_mut(|data| data.insert_temp(title(), drawn));
    if ui.memory(|memory| memory.has_focus(id)) {
        let sense = Sense::focusable_noninteractive();
        let stop = ui.interact(response.rect, id, sense);
        stop.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        focus_ring(ui, &stop, stop.rect, 4.0);
    }
}
