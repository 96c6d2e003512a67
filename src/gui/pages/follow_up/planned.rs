//! Planned against actual: a bar for what came, a mark for what was planned.

use eframe::egui::{CursorIcon, Rect, Sense, Stroke, Ui, WidgetInfo, accesskit::Role, pos2, vec2};

use crate::gui::theme::{Theme, Type};
use crate::gui::widgets::{focus_ring, one_line};
use crate::report::chart::Planned;

/// Height of a row, and of the name where it stands above its bar.
const ROW: f32 = 28.0;
const NAME: f32 = 16.0;
/// Between names, bars and words.
const BESIDE: f32 = 12.0;
/// The largest share of the row that names or words take: between them stands the bar.
const MOST: f32 = 0.4;

/// Draws the rows; answers with the one that was chosen.
pub fn planned_rows(ui: &mut Ui, rows: &[Planned]) -> Option<usize> {
    let colours = &Theme::of(ui).palette;
    let mut chosen = None;
    let most = ui.available_width() * MOST;
    let names = widest(ui, rows, |row| &row.label) + 2.0;
    let words_room = widest(ui, rows, |row| &row.words);
    // Where the names are long each stands above its bar.
    let above = names > most;
    let (left, height) = if above {
        (2.0, ROW + NAME)
    } else {
        (names + BESIDE, ROW)
    };
    for (place, row) in rows.iter().enumerate() {
        let size = vec2(ui.available_width(), height);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        if response.hovered() {
            ui.painter().rect_filled(rect, 4.0, colours.hover);
        }
        let middle = rect.bottom() - ROW / 2.0;
        let room = if above { rect.width() } else { names };
        let label = one_line(ui, Type::Small, &row.label, colours.text, room);
        let top = if above {
            rect.top() + 2.0
        } else {
            middle - label.size().y / 2.0
        };
        ui.painter()
            .galley(pos2(rect.left() + 2.0, top), label, colours.text);
        let track = Rect::from_min_max(
            pos2(rect.left() + left, middle - 7.0),
            pos2(rect.right() - words_room - BESIDE, middle + 7.0),
        );
        paint(ui, track, row);
        let words = one_line(ui, Type::Small, &row.words, colours.text, f32::INFINITY);
        let at = pos2(track.right() + BESIDE, middle - words.size().y / 2.0);
        ui.painter().galley(at, words, colours.text);
        focus_ring(ui, &response, rect, 4.0);
        let spoken = format!("{} {}", row.label, row.words);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            chosen = Some(place);
        }
    }
    chosen
}

/// The room that the widest of some words needs.
fn widest(ui: &Ui, rows: &[Planned], words: fn(&Planned) -> &str) -> f32 {
    let ink = Theme::of(ui).palette.text;
    let galley = |row: &Planned| one_line(ui, Type::Small, words(row), ink, f32::INFINITY);
    let wide = rows.iter().map(|row| galley(row).size().x);
    wide.fold(0.0, f32::max).ceil()
}

fn paint(ui: &Ui, track: Rect, row: &Planned) {
    let colours = &Theme::of(ui).palette;
    let most = row.planned.max(row.actual).max(1.0) * 1.05;
    #[allow(clippy::cast_possible_truncation, reason = "a bar's length")]
    let along = |amount: f64| track.width() * (amount / most) as f32;
    ui.painter().rect_filled(track, 3.0, colours.track);
    let bar = Rect::from_min_size(track.min, vec2(along(row.actual), track.height()));
    ui.painter().rect_filled(bar, 3.0, colours.accent.fill);
    let mark = track.left() + along(row.planned);
    let line = Stroke::new(2.0, colours.text);
    let tall = track.expand2(vec2(0.0, 3.0));
    ui.painter().vline(mark, tall.y_range(), line);
}
