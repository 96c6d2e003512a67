//! What the widgets share when they paint themselves.

use std::sync::Arc;

use eframe::egui::{
    Align, Color32, CornerRadius, Event, Galley, Id, Painter, Pos2, Rangef, Rect, Response, Sense,
    Stroke, StrokeKind, Ui, Vec2, pos2,
    scroll_area::ScrollAreaOutput,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use super::comes::{has_come, is_here};
use crate::gui::theme::{Theme, Type};

/// Text on one line, cut with "…" where it would be wider than `width`.
/// `let words = one_line(ui, Type::Small, "3 maj", colours.muted, f32::INFINITY);`
pub fn one_line(ui: &Ui, step: Type, text: &str, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = layout(step, text, colour);
    job.wrap = TextWrapping {
        max_width: width,
        max_rows: 1,
        break_anywhere: true,
        ..TextWrapping::default()
    };
    ui.painter().layout_job(job)
}

/// The same response, which shows all of the words when it is pointed at, where they were cut.
/// `let response = told_whole(response, &galley);`
pub fn told_whole(response: Response, galley: &Galley) -> Response {
    match galley.elided {
        true => response.on_hover_text(galley.text()),
        false => response,
    }
}

/// How wide the longest word of a text is: in less room it would be broken.
pub(super) fn longest_word(ui: &Ui, step: Type, text: &str) -> f32 {
    let words = text.split([' ', '-']);
    let width = |word: &str| whole_line(ui, step, word, Color32::PLACEHOLDER).size().x;
    words.map(width).fold(0.0, f32::max)
}

/// Text on one line, however wide.
pub(super) fn whole_line(ui: &Ui, step: Type, text: &str, colour: Color32) -> Arc<Galley> {
    one_line(ui, step, text, colour, f32::INFINITY)
}

/// Text on as many lines as it needs within `width`.
pub fn wrapped(ui: &Ui, step: Type, text: &str, colour: Color32, width: f32) -> Arc<Galley> {
    wrapped_to(ui, step, text, colour, width, Align::Min)
}

/// The same with its lines at one side; where that is the right, from there leftwards.
pub fn wrapped_to(
    ui: &Ui,
    step: Type,
    text: &str,
    colour: Color32,
    width: f32,
    side: Align,
) -> Arc<Galley> {
    let mut job = layout(step, &together(ui, step, text, width), colour);
    job.wrap.max_width = width;
    job.halign = side;
    lines(ui, job)
}

/// The same on at most two lines of this height, cut with "…" after them; its lines at one side.
pub fn two_lines(
    ui: &Ui,
    step: Type,
    text: &str,
    colour: Color32,
    width: f32,
    (height, side): (f32, Align),
) -> Arc<Galley> {
    let mut job = layout(step, text, colour);
    job.wrap = TextWrapping {
        max_width: width,
        max_rows: 2,
        ..TextWrapping::default()
    };
    job.halign = side;
    for section in &mut job.sections {
        section.format.line_height = Some(height);
    }
    lines(ui, job)
}

/// Lays text out on lines. The space that had no room at the end of one is not what the next begins with.
fn lines(ui: &Ui, mut job: LayoutJob) -> Arc<Galley> {
    loop {
        let galley = ui.painter().layout_job(job.clone());
        let Some(space) = begins_a_line(&galley) else {
            return galley;
        };
        job.text.replace_range(space..=space, "\n");
    }
}

/// Where in its text the first space is that a line begins with, and that was not written there.
fn begins_a_line(galley: &Galley) -> Option<usize> {
    let mut letters = 0;
    for (at, row) in galley.rows.iter().enumerate() {
        let broken = at > 0 && !galley.rows[at - 1].ends_with_newline;
        if broken && row.glyphs.first().is_some_and(|first| first.chr == ' ') {
            let place = galley.job.text.char_indices().nth(letters);
            return place.filter(|(_, one)| *one == ' ').map(|(at, _)| at);
        }
        letters += row.glyphs.len() + usize::from(row.ends_with_newline);
    }
    None
}

/// The same text, in which a number stays with the short word that it is of, as a day with its month, where they have
/// room on one line.
pub(super) fn together(ui: &Ui, step: Type, text: &str, room: f32) -> String {
    const SHORT: usize = 10;
    let is_number = |word: &str| {
        let digits = word.bytes().all(|byte| byte.is_ascii_digit());
        digits && (1..=4).contains(&word.len())
    };
    let is_short = |word: &str| {
        let letters = word.trim_end_matches([',', '.', ';', ':', ')']);
        // A month has a capital in English.
        let lower = letters.chars().skip(1).all(char::is_lowercase);
        let begins = letters.chars().next().is_some_and(char::is_alphabetic);
        lower && begins && letters.chars().count() <= SHORT
    };
    // A dot stands at the end of a line, never before one.
    let text = &*text.replace(" · ", "\u{a0}· ");
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len() + 2);
    let mut before = None;
    for word in text.split(' ') {
        if let Some(before) = before {
            let of = is_number(before) && is_short(word);
            let both = || format!("{before}\u{a0}{word}");
            let fits = || whole_line(ui, step, &both(), Color32::PLACEHOLDER).size().x <= room;
            kept.push(if of && fits() { '\u{a0}' } else { ' ' });
        }
        kept.push_str(word);
        before = Some(word);
    }
    kept
}

fn layout(step: Type, text: &str, colour: Color32) -> LayoutJob {
    LayoutJob::single_section(
        text.to_owned(),
        TextFormat {
            font_id: step.font(),
            line_height: Some(step.line_height()),
            color: colour,
            ..TextFormat::default()
        },
    )
}

/// How far below its top the first line of a galley stands.
fn baseline(galley: &Galley) -> f32 {
    galley
        .rows
        .first()
        .and_then(|row| row.glyphs.first().map(|glyph| row.pos.y + glyph.pos.y))
        .unwrap_or_else(|| galley.size().y * 0.8)
}

/// Paint texts of different sizes one after the other on one baseline, the first at `left_top`.
/// Answers with the rectangle they take.
pub fn baseline_row(painter: &Painter, left_top: Pos2, gap: f32, texts: &[Arc<Galley>]) -> Rect {
    let Some(first) = texts.first() else {
        return Rect::from_min_size(left_top, Default::default());
    };
    let line = left_top.y + baseline(first);
    let mut x = left_top.x;
    let mut taken = Rect::from_min_size(left_top, first.size());
    for galley in texts {
        let at = pos2(x, line - baseline(galley));
        painter.galley(at, galley.clone(), Color32::PLACEHOLDER);
        taken = taken.union(Rect::from_min_size(at, galley.size()));
        x += galley.size().x + gap;
    }
    taken
}

/// Paint text with its left edge and middle at a point; answers with where it ends.
pub(super) fn left_middle(ui: &Ui, at: Pos2, galley: Arc<Galley>) -> f32 {
    let end = at.x + galley.size().x;
    let top = (at.y - galley.size().y / 2.0).round();
    ui.painter()
        .galley(pos2(at.x, top), galley, Color32::PLACEHOLDER);
    end
}

/// Paint text around a point.
pub(super) fn middle(ui: &Ui, at: Pos2, galley: Arc<Galley>) {
    let left = (at.x - galley.size().x / 2.0).round();
    left_middle(ui, pos2(left, at.y), galley);
}

/// The point so far from the left edge of `rect`, halfway down.
pub(super) fn from_left(rect: Rect, by: f32) -> Pos2 {
    pos2(rect.left() + by, rect.center().y)
}

/// The point so far from the right edge of `rect`, halfway down.
pub(super) fn from_right(rect: Rect, by: f32) -> Pos2 {
    pos2(rect.right() - by, rect.center().y)
}

/// Paint a ground with a thin edge.
pub(super) fn edged(
    ui: &Ui,
    rect: Rect,
    radius: impl Into<CornerRadius>,
    ground: Color32,
    edge: Color32,
) {
    let edge = Stroke::new(1.0, edge);
    ui.painter()
        .rect(rect, radius, ground, edge, StrokeKind::Inside);
}

/// What a control takes in while it is on, and while it is off.
pub(super) fn clicks(on: bool) -> Sense {
    if on { Sense::click() } else { Sense::hover() }
}

/// For so long what gets the focus has got it by the click before, in seconds.
const CLICK_SECONDS: f64 = 1.0;
/// What is higher than this is a table or a card, and no control.
const CONTROL: f32 = 120.0;

/// What has the focus is scrolled into view when it gets it, and again where something has pushed it out of sight: what
/// is typed is seen. Whoever has scrolled away with the mouse is left there until the keyboard is used again. A table
/// or a card that is clicked, or opened with a click, stays where it is, and so does one that the focus came to by
/// itself, until a key is pressed: the page is read from its beginning. What is higher than the view is there to be
/// seen in part.
fn keep_in_view(ui: &Ui, response: &Response) {
    if !response.has_focus() {
        return;
    }
    let key = Id::unique("scrolled away");
    let (typed, scrolled, clicked) = ui.input(|input| {
        let typed =
            |event: &Event| matches!(event, Event::Key { pressed: true, .. } | Event::Text(_));
        // A screen reader may have brought something else into view.
        let asked = |event: &Event| matches!(event, Event::AccessKitActionRequest(_));
        let pointer = &input.pointer;
        let dragged = pointer.any_down() && pointer.is_moving();
        let moved = dragged || input.smooth_scroll_delta() != Vec2::ZERO;
        let scrolled = moved || input.events.iter().any(asked);
        let clicked =
            pointer.any_down() || f64::from(pointer.time_since_last_click()) < CLICK_SECONDS;
        (input.events.iter().any(typed), scrolled, clicked)
    });
    let (seen, own) = (ui.clip_rect().y_range(), response.rect.y_range());
    let (gained, control) = (response.gained_focus(), own.span() <= CONTROL);
    // The cell of a table that is half out of sight shows less than there is room for.
    let fits = control || own.span() <= seen.span();
    // Of what is higher than the view as much shall be seen as of a control.
    let little = seen.intersection(own).span() < CONTROL.min(own.span());
    let came = gained && !little && has_come(ui.ctx(), response.id);
    let stays = gained && (clicked || came) && !control;
    is_here(ui.ctx(), response.id, gained);
    let stored = || ui.data(|data| data.get_temp(key).unwrap_or(false));
    let away = !typed && (scrolled || stays || stored());
    ui.data_mut(|data| data.insert_temp(key, away));
    let hidden = own.min < seen.min || own.max > seen.max;
    let pushed = hidden && !away && fits;
    if pushed || gained && !stays && (fits || little) {
        let above: Covered = ui.data(|data| data.get_temp(covered()).unwrap_or_default());
        let rect = response.rect;
        shows(ui, rect.with_min_y(rect.top() - above.0));
    }
}

/// So much at the upper edge of what is seen is lain over.
#[derive(Clone, Copy, Default)]
struct Covered(f32);

fn covered() -> Id {
    Id::unique("covered above")
}

/// Draws what so much lies over at the upper edge of what is seen: what has the focus comes into view below that.
pub(super) fn below<R>(ui: &mut Ui, height: f32, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.data_mut(|data| data.insert_temp(covered(), Covered(height)));
    let drawn = content(ui);
    ui.data_mut(|data| data.remove::<Covered>(covered()));
    drawn
}

/// What shall be seen.
#[derive(Clone, Copy, Default)]
struct ToSee(Option<Rect>);

fn to_see() -> Id {
    Id::unique("to be seen")
}

/// Scrolls so that this is seen.
pub fn shows(ui: &Ui, rect: Rect) {
    ui.data_mut(|data| data.insert_temp(to_see(), ToSee(Some(rect))));
    ui.scroll_to_rect(rect, None);
}

/// Draws what scrolls by itself. What shall be seen in it is so on the page around it, too: it would keep to itself
/// what was asked for in it, also in the direction in which it does not scroll. It scrolls across, or `down`.
pub fn scrolls<R>(ui: &mut Ui, down: bool, area: impl FnOnce(&mut Ui) -> ScrollAreaOutput<R>) -> R {
    let asked = |ui: &Ui| {
        let asked = ui.data_mut(|data| data.remove_temp::<ToSee>(to_see()));
        asked.and_then(|asked| asked.0)
    };
    let before = asked(ui);
    let out = area(ui);
    let within = match down {
        true => out.inner_rect.y_range(),
        false => out.inner_rect.x_range(),
    };
    match asked(ui) {
        // In the other direction there is as much of it as of what it holds, however little room that was given.
        Some(rect) if within.span() > 0.0 => {
            let seen = |own: Rangef| {
                let size = own.span().min(within.span());
                let least = own.min.clamp(within.min, within.max - size);
                Rangef::new(least, least + size)
            };
            let (x, y) = (rect.x_range(), rect.y_range());
            shows(
                ui,
                match down {
                    true => Rect::from_x_y_ranges(x, seen(y)),
                    false => Rect::from_x_y_ranges(seen(x), y),
                },
            );
        }
        _ => {
            if let Some(before) = before {
                ui.data_mut(|data| data.insert_temp(to_see(), ToSee(Some(before))));
            }
        }
    }
    out.inner
}

/// Show where the keyboard is: a ring around `rect` when the widget has focus, which is kept in view.
/// `focus_ring(ui, &response, response.rect, 6.0);`
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, radius: f32) {
    keep_in_view(ui, response);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Theme::of(ui).palette.accent.ink);
        ui.painter()
            .rect_stroke(rect.expand(1.0), radius + 1.0, stroke, StrokeKind::Outside);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use eframe::egui::{Color32, Context, Galley, RawInput, Ui};

    use super::{together, whole_line, wrapped};
    use crate::gui::theme::{Mode, Type, install};

    /// What is done with the program's letters.
    fn with_letters(mut look: impl FnMut(&Ui)) {
        let ctx = Context::default();
        install(&ctx, Mode::Light, 1.0);
        for _ in 0..2 {
            let mut drawn = |ui: &mut Ui| look(ui);
            let mut shown = ctx.run_ui(RawInput::default(), &mut drawn);
            shown.textures_delta.clear();
        }
    }

    fn rows(galley: &Arc<Galley>) -> Vec<String> {
        let rows = galley.rows.iter();
        rows.map(|row| row.glyphs.iter().map(|one| one.chr).collect())
            .collect()
    }

    #[test]
    fn line_does_not_begin_with_the_space_that_had_no_room_before_it() {
        with_letters(|ui| {
            let ink = Color32::BLACK;
            let first = whole_line(ui, Type::Medium, "Traumamedveten", ink).size().x;
            for more in 0..12 {
                let room = first + more as f32 * 0.5;
                let shown = wrapped(ui, Type::Medium, "Traumamedveten kommun", ink, room);
                let shown = rows(&shown);
                assert!(!shown[1].starts_with(' '), "{room}: {shown:?}");
            }
        });
    }

    #[test]
    fn day_stays_with_its_month_and_a_count_with_what_is_counted() {
        with_letters(|ui| {
            let kept = |words: &str| together(ui, Type::Small, words, 120.0);
            assert_eq!(kept("klar 28 augusti 2018"), "klar 28\u{a0}augusti 2018");
            assert_eq!(kept("28 August 2018"), "28\u{a0}August 2018");
            assert_eq!(kept("1 oförändrad"), "1\u{a0}oförändrad");
            assert_eq!(kept("2.1.1 Gemensam"), "2.1.1 Gemensam");
            assert_eq!(kept("12 arbetsmarknadsenheter"), "12 arbetsmarknadsenheter");
            let narrow = together(ui, Type::Small, "28 augusti", 30.0);
            assert_eq!(narrow, "28 augusti", "no room for both");
        });
    }
}
