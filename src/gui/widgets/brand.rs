//! The program's own mark.

use std::f32::consts::{FRAC_PI_2, PI};

use eframe::egui::{Color32, Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, pos2, vec2};

const GROUND: Color32 = Color32::from_rgb(0x1D, 0x5F, 0x7A);
const UPPER: Color32 = Color32::WHITE;
const LOWER: Color32 = Color32::from_rgb(0x8F, 0xD0, 0xE6);
const COMMON: Color32 = Color32::from_rgb(0xF5, 0xB9, 0x42);

/// The width of `assets/icon/samverka.svg`, in whose coordinates the mark is drawn.
const DRAWN: f32 = 256.0;
const LINE: f32 = 32.0;
const ROUND: f32 = 56.0;

/// The program's mark, the same as on its icon, drawn sharp at every size in points. It says nothing to a
/// screen reader: the program's name stands beside it.
pub fn brand(ui: &mut Ui, size: f32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    let painter = ui.painter();
    painter.rect_filled(rect, ROUND / DRAWN * size, GROUND);
    let upper = level(pos2(184.0, 64.0), pos2(96.0, 96.0), pos2(160.0, 128.0));
    let lower = level(pos2(72.0, 192.0), pos2(160.0, 160.0), pos2(96.0, 128.0));
    stroke(painter, rect, &upper, UPPER);
    stroke(painter, rect, &lower, LOWER);
    stroke(
        painter,
        rect,
        &[pos2(96.0, 128.0), pos2(160.0, 128.0)],
        COMMON,
    );
}

/// From an end along a straight line, half around a centre, and on to where the levels meet.
fn level(from: Pos2, around: Pos2, to: Pos2) -> Vec<Pos2> {
    const STEPS: u8 = 16;
    let begins = if from.y < around.y {
        -FRAC_PI_2
    } else {
        FRAC_PI_2
    };
    let arc = (0..=STEPS).map(|step| {
        let angle = begins - PI * f32::from(step) / f32::from(STEPS);
        around + LINE * vec2(angle.cos(), angle.sin())
    });
    [from].into_iter().chain(arc).chain([to]).collect()
}

/// A line with round ends and joints.
fn stroke(painter: &Painter, rect: Rect, drawn: &[Pos2], colour: Color32) {
    let scale = rect.width() / DRAWN;
    let points: Vec<_> = drawn
        .iter()
        .map(|at| rect.min + scale * at.to_vec2())
        .collect();
    for end in points.first().into_iter().chain(points.last()) {
        painter.circle_filled(*end, LINE / 2.0 * scale, colour);
    }
    painter.line(points, Stroke::new(LINE * scale, colour));
}
