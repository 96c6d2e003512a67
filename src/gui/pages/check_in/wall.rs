//! Who has come, on the wall: how many, who came last, and who is waited for by unit.

use std::sync::Arc;

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder, pos2};

use super::load::{At, CheckInView};
use super::{Last, State, view};
use crate::domain::Id;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::states::States;
use crate::gui::ground::wall::OnWall;
use crate::gui::shelf;
use crate::gui::theme::Theme;
use crate::gui::widgets::{Large, Wall};

/// Draws it.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, at: At, states: &mut States) {
    let Some(view) = view(cx, at) else { return };
    let Some(view) = Option::as_ref(&view) else {
        return;
    };
    let about = (view.title.as_str(), view.under.as_str());
    shelf::wall::show(ui, cx, about, None, |ui, wall| {
        states.with(Some(at.id()), |state: &mut State, _| {
            sides(ui, cx, view, state, wall);
        });
    });
}

fn sides(ui: &mut Ui, cx: &Cx<'_>, view: &CheckInView, state: &State, wall: Wall) {
    let whole = ui.available_rect_before_wrap();
    let middle = whole.left() + whole.width() * 0.42;
    let left = Rect::from_min_max(whole.min, pos2(middle, whole.bottom()));
    let right = Rect::from_min_max(pos2(middle + wall.points(32.0), whole.top()), whole.max);
    let column = |ui: &mut Ui, rect: Rect, draw: &mut dyn FnMut(&mut Ui)| {
        let layout = Layout::top_down(Align::Min);
        let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
        draw(&mut ui);
    };
    column(ui, left, &mut |ui| {
        wall.text(ui, Large::Number, &cx.text.number(view.here));
        let of = [("n", view.of.into())];
        wall.text(ui, Large::Body, &cx.text.with("check_in-wall_here", &of));
        ui.add_space(wall.points(24.0));
        last(ui, cx, view, state, wall);
    });
    column(ui, right, &mut |ui| waited(ui, cx, view, wall));
    ui.advance_cursor_after_rect(whole);
}

/// What became of the last who was named, without a name where names are hidden.
fn last(ui: &mut Ui, cx: &Cx<'_>, view: &CheckInView, state: &State, wall: Wall) {
    let colours = &Theme::of(ui).palette;
    let told = |person: &Id| {
        let told = view.on_wall.get(person);
        told.map_or_else(String::new, |told: &OnWall| told.words(cx.wall.names))
    };
    let next = state
        .about_to
        .map(|person| told(&person))
        .unwrap_or_default();
    if !next.is_empty() {
        wall.muted(ui, Large::Body, &format!("{next} …"));
        return;
    }
    let (tint, key, name) = match &state.last {
        // Only what is stored is told.
        Some(Last::Came(person)) if !view.present.contains(person) => return,
        Some(Last::Came(person)) => (colours.good, "check_in-wall_came", told(person)),
        Some(Last::Twice(person)) => (colours.warning, "check_in-wall_twice", told(person)),
        Some(Last::Nobody) => (colours.warning, "check_in-wall_nobody", String::new()),
        None => {
            wall.muted(ui, Large::Small, &cx.text.get("check_in-wall_how"));
            return;
        }
    };
    wall.coloured(ui, Large::Strong, tint.ink, &cx.text.get(key));
    if !name.is_empty() {
        wall.text(ui, Large::Body, &name);
    }
}

/// Who is waited for, by unit: as many as there is room for.
fn waited(ui: &mut Ui, cx: &Cx<'_>, view: &CheckInView, wall: Wall) {
    if view.missing.is_empty() {
        wall.text(ui, Large::Strong, &cx.text.get("check_in-nobody_missing"));
        return;
    }
    wall.text(ui, Large::Strong, &cx.text.get("check_in-missing"));
    let colours = &Theme::of(ui).palette;
    for missing in &view.missing {
        let room = ui.available_rect_before_wrap();
        if room.height() < wall.points(48.0) {
            break;
        }
        let count = cx.text.number(missing.count);
        let words = wall.one_line(
            ui,
            Large::Body,
            &format!("{count}  {}", missing.unit),
            colours.text,
            room.width(),
        );
        let size = words.size();
        let (rect, response) = ui.allocate_exact_size(size, eframe::egui::Sense::hover());
        let spoken = format!("{count} {}", missing.unit);
        response.widget_info(|| {
            let role = eframe::egui::accesskit::Role::Label;
            eframe::egui::WidgetInfo::labeled(role, true, &spoken)
        });
        ui.painter()
            .galley(rect.min, Arc::clone(&words), colours.text);
        let names = missing
            .people
            .iter()
            .filter_map(|one| view.on_wall.get(one));
        let names: Vec<&str> = names.map(|told| told.first(cx.wall.names)).collect();
        let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
        if !names.is_empty() {
            wall.muted(ui, Large::Small, &names.join(", "));
        }
    }
}
