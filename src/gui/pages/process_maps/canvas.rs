//! The map to work on: painted, scrolled, zoomed, chosen in, dragged.

use eframe::egui::{
    CursorIcon, Id as WidgetId, Key, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::drawn::Drawn;
use super::edits::{self, Cell};
use super::paint::{self, Brush, Sight};
use super::state::{Doing, Dragged, State};
use super::{fields, keys};
use crate::domain::{Id, ProcessStep, Record as _};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::Theme;
use crate::report::swimlanes::{Layout, Step};
use crate::workspace::Edit;

/// The scales that a map can have.
pub const SCALES: std::ops::RangeInclusive<f32> = 0.15..=3.0;
/// A map that fits is not larger than this in the window.
const LARGEST_FIT: f32 = 1.2;
/// A map that would have to be smaller than this begins at the scale after it.
const LEAST_FIT: f32 = 0.55;
const READABLE: f32 = 0.85;
/// The least that can be hit.
const TARGET: f32 = 24.0;

/// Draws the map in the room that there is, and lets it be worked on where it may be; the edits that are asked for.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, drawn: &Drawn, may: bool, state: &mut State) -> Vec<Edit> {
    let room = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(room);
    let ground = ui.interact(
        room,
        ui.scope_id().with("ground"),
        Sense::CLICK | Sense::DRAG,
    );
    if ground.dragged() {
        state.scrolled -= ground.drag_delta();
    }
    let mut sight = sight(ui, drawn, room, state);
    let chosen = state.chosen_place(drawn);
    if std::mem::take(&mut state.to_show) {
        let rect = match state.doing {
            Doing::Typing { after, lane } => {
                let after = after.and_then(|id| drawn.layout.place(id));
                Some(fields::new_cell(drawn, &sight, after, lane))
            }
            Doing::AddingLane | Doing::NamingLane(_) => None,
            _ => chosen.map(|place| hit(&drawn.layout.steps[place], &sight)),
        };
        if let Some(rect) = rect {
            sight = Sight::new(&drawn.layout, room, sight.scale, sight.showing(rect));
            state.scrolled = sight.scrolled;
        }
    }
    let body = sight.body();
    let look = Look {
        part: state
            .scale
            .map(|_| [sight.point(body.min), sight.point(body.max)]),
        chosen: state.chosen,
    };
    look.remember(ui, drawn.read.map.head.id);
    let colours = &Theme::of(ui).palette;
    let way = match state.way {
        true => on_the_way(drawn),
        false => Vec::new(),
    };
    let painter = ui.painter().with_clip_rect(room);
    paint::map(&painter, colours, drawn, &sight, &way);
    let mut asked = Vec::new();
    let has_keyboard = steps(ui, cx, drawn, (&sight, may), state);
    lanes(ui, drawn, &sight, may, state);
    if may {
        asked.extend(drag(ui, drawn, &sight, state));
        asked.extend(fields::ui(ui, cx, drawn, &sight, state));
    }
    if ground.clicked() {
        state.to_step = true;
    }
    if has_keyboard {
        asked.extend(keys::ui(ui, cx, drawn, may, state));
    }
    asked
}

/// What whoever works on a map looks at: a part of it where not all of it, from one corner to the other, and the step
/// that is chosen.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    part: Option<[(f32, f32); 2]>,
    chosen: Option<Id>,
}

impl Look {
    fn key(map: Id) -> WidgetId {
        WidgetId::unique(("process map looked at", map))
    }

    /// What is looked at of a map in the window.
    pub fn of(ui: &Ui, map: Id) -> Self {
        ui.data(|data| data.get_temp(Self::key(map)))
            .unwrap_or_default()
    }

    fn remember(self, ui: &Ui, map: Id) {
        ui.data_mut(|data| data.insert_temp(Self::key(map), self));
    }

    /// What is seen of a map in a room.
    fn sight(self, drawn: &Drawn, room: Rect, largest: f32) -> Sight {
        let layout = &drawn.layout;
        let Some([from, to]) = self.part else {
            let scale = Sight::fitting(layout, room.size()).min(largest);
            return Sight::new(layout, room, scale, Vec2::ZERO);
        };
        let across = room.width() / (to.0 - from.0 + layout.names).max(1.0);
        let scale = across.min(room.height() / (to.1 - from.1).max(1.0));
        let scale = scale.min(largest);
        let scrolled = vec2(from.0 - layout.names, from.1) * scale;
        Sight::new(layout, room, scale, scrolled)
    }
}

/// Draws a map to look at in the room that there is: all of it, or what is looked at elsewhere.
pub fn passive(ui: &mut Ui, drawn: &Drawn, largest: f32, look: Look) {
    let room = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(room);
    let mut within = room;
    let scale = look.sight(drawn, room, largest).scale;
    // A map that is lower than its room stands in the middle of it.
    let spare = (room.height() - drawn.layout.size.1 * scale).max(0.0);
    within.min.y += spare / 2.0;
    within.max.y -= spare / 2.0;
    let sight = look.sight(drawn, within, largest);
    let colours = &Theme::of(ui).palette;
    let painter = ui.painter().with_clip_rect(within);
    paint::map(&painter, colours, drawn, &sight, &[]);
    frame(&painter, within, colours.line);
    for (step, words) in drawn.layout.steps.iter().zip(&drawn.words) {
        let id = ui.scope_id().with(("step", step.id));
        let response = ui.interact(hit(step, &sight).intersect(within), id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
        if look.chosen == Some(step.id) {
            let rect = sight.rect(step.at, step.size).expand(4.0 * sight.scale);
            let stroke = Stroke::new(2.5 * sight.scale, colours.accent.ink);
            let body = painter.with_clip_rect(sight.body());
            body.rect_stroke(rect, 8.0 * sight.scale, stroke, StrokeKind::Outside);
        }
    }
}

fn frame(painter: &Painter, room: Rect, colour: eframe::egui::Color32) {
    painter.rect_stroke(room, 0.0, Stroke::new(1.0, colour), StrokeKind::Inside);
}

/// Where the map stands, after the wheel has been turned.
fn sight(ui: &Ui, drawn: &Drawn, room: Rect, state: &mut State) -> Sight {
    let fit = Sight::fitting(&drawn.layout, room.size()).min(LARGEST_FIT);
    // A map that would be too small to read begins at a scale at which it can be read.
    if state.shown_scale.is_none() && fit < LEAST_FIT {
        state.scale = Some(READABLE);
    }
    let scale = |state: &State| {
        state
            .scale
            .unwrap_or(fit)
            .clamp(*SCALES.start(), *SCALES.end())
    };
    let pointer = ui.input(|input| input.pointer.hover_pos());
    if let Some(pointer) = pointer.filter(|at| room.contains(*at) && ui.rect_contains_pointer(room))
    {
        let (turned, zoomed) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
        if zoomed != 1.0 {
            let before = Sight::new(&drawn.layout, room, scale(state), state.scrolled);
            let under = before.point(pointer);
            state.scale = Some((before.scale * zoomed).clamp(*SCALES.start(), *SCALES.end()));
            let after = Sight::new(&drawn.layout, room, scale(state), state.scrolled);
            state.scrolled = after.scrolled + (after.at(under) - pointer);
        } else {
            state.scrolled -= turned;
        }
    }
    let sight = Sight::new(&drawn.layout, room, scale(state), state.scrolled);
    state.scrolled = sight.scrolled;
    state.shown_scale = Some(sight.scale);
    sight
}

/// The places of the steps on the longest way.
fn on_the_way(drawn: &Drawn) -> Vec<usize> {
    let steps = drawn.counted().way.steps.iter();
    steps
        .filter_map(|(id, _)| drawn.layout.place(*id))
        .collect()
}

/// Where a step can be hit: it, and around it where it is small.
pub fn hit(step: &Step, sight: &Sight) -> Rect {
    let rect = sight.rect(step.at, step.size);
    let more = (Vec2::splat(TARGET) - rect.size()).max(Vec2::ZERO);
    rect.expand2(more / 2.0)
}

/// The control that a step is.
pub fn widget(ui: &Ui, id: Id) -> WidgetId {
    ui.scope_id().with(("step", id))
}

/// Lets steps be chosen and taken hold of; whether the chosen one has the keyboard.
fn steps(
    ui: &mut Ui,
    cx: &Cx<'_>,
    drawn: &Drawn,
    (sight, may): (&Sight, bool),
    state: &mut State,
) -> bool {
    let map = drawn.read.map.head.id;
    let chosen = state.chosen_place(drawn);
    let seen = sight.body();
    let mut has_keyboard = false;
    for (place, step) in drawn.layout.steps.iter().enumerate() {
        let is_chosen = chosen == Some(place);
        let rect = hit(step, sight);
        let mut sense = Sense::CLICK;
        if may {
            sense |= Sense::DRAG;
        }
        if is_chosen {
            sense |= Sense::FOCUSABLE;
        }
        let id = widget(ui, step.id);
        let within = if rect.intersects(seen) {
            rect.intersect(seen)
        } else {
            rect
        };
        let response = ui.interact(within, id, sense);
        let words = &drawn.words[place];
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_selected(is_chosen);
            node.set_position_in_set(place + 1);
            node.set_size_of_set(drawn.layout.steps.len());
        });
        // Enter and the space bar mean something else on a step.
        let by_key =
            ui.input(|input| input.key_pressed(Key::Enter) || input.key_pressed(Key::Space));
        if response.clicked() && !by_key {
            take(drawn, place, state);
            if cx.open(map, ProcessStep::CODE).is_some() {
                cx.set_open(map, ProcessStep::CODE, Some(step.id));
            }
        }
        if response.double_clicked() {
            cx.set_open(map, ProcessStep::CODE, Some(step.id));
        }
        if may && response.drag_started() {
            take(drawn, place, state);
            let held = response.interact_pointer_pos().unwrap_or(rect.center());
            state.dragged = Some(Dragged::Step(step.id, held - rect.center()));
        }
        if is_chosen {
            if !state.doing.writes() && std::mem::take(&mut state.to_step) {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            has_keyboard = response.has_focus();
            ring(ui, drawn, place, sight, has_keyboard);
            if may {
                handle(ui, step, sight, state);
            }
        }
        if response.hovered() && sight.scale < 0.7 {
            response
                .on_hover_text(words)
                .on_hover_cursor(CursorIcon::PointingHand);
        } else {
            response.on_hover_cursor(CursorIcon::PointingHand);
        }
    }
    has_keyboard
}

/// Chooses a step that the pointer is on: it is in sight already.
fn take(drawn: &Drawn, place: usize, state: &mut State) {
    let show = state.to_show;
    state.choose(drawn, place);
    state.to_show = show;
    if !state.doing.writes() {
        state.doing = Doing::Choosing;
    }
}

/// Shows which step is chosen, and whether the keyboard is there.
fn ring(ui: &Ui, drawn: &Drawn, place: usize, sight: &Sight, has_keyboard: bool) {
    let colours = &Theme::of(ui).palette;
    let step = &drawn.layout.steps[place];
    let rect = sight.rect(step.at, step.size).expand(3.0);
    let stroke = match has_keyboard {
        true => Stroke::new(2.5, colours.accent.ink),
        false => Stroke::new(1.5, colours.edge_of(colours.accent)),
    };
    let painter = ui.painter().with_clip_rect(sight.body());
    painter.rect_stroke(rect, 8.0, stroke, StrokeKind::Outside);
    // What is marked at it stands above the ring.
    let brush = Brush {
        colours,
        scale: sight.scale,
        place: &|at| sight.at(at),
    };
    let shapes = drawn.steps[place].iter();
    shapes.for_each(|shape| brush.paint(&painter, shape));
}

/// What a branch is drawn from.
fn handle(ui: &Ui, step: &Step, sight: &Sight, state: &mut State) {
    let colours = &Theme::of(ui).palette;
    let rect = sight.rect(step.at, step.size);
    let at = pos2(rect.right() + 4.0, rect.center().y);
    if !sight.body().contains(at) {
        return;
    }
    let target = Rect::from_center_size(at + vec2(6.0, 0.0), Vec2::splat(TARGET));
    let response = ui.interact(target, ui.scope_id().with("handle"), Sense::DRAG);
    let large = response.hovered() || response.dragged();
    let painter = ui.painter().with_clip_rect(sight.body());
    painter.circle(
        at,
        if large { 6.0 } else { 4.5 },
        colours.accent.soft,
        Stroke::new(1.5, colours.accent.ink),
    );
    if response.drag_started() {
        state.dragged = Some(Dragged::Branch(step.id, at));
    }
    response.on_hover_cursor(CursorIcon::Crosshair);
}

/// The lanes' names: headings, which can be written anew.
fn lanes(ui: &Ui, drawn: &Drawn, sight: &Sight, may: bool, state: &mut State) {
    let left = sight.room.left();
    for (place, lane) in drawn.layout.lanes.iter().enumerate() {
        let top = sight.at((0.0, lane.top)).y;
        let bottom = sight.at((0.0, lane.top + lane.height)).y;
        let right = left + sight.names_wide();
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
        let rect = rect.intersect(sight.room);
        let id = ui.scope_id().with(("lane", place));
        let response = ui.interact(rect, id, Sense::CLICK);
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::Heading);
            node.set_level(3);
            node.set_label(lane.name.as_str());
        });
        if may && response.double_clicked() {
            state.go_on(Doing::NamingLane(place));
        } else if may
            && response.clicked()
            && let Doing::Typing { after, .. } = state.doing
        {
            state.go_on(Doing::Typing { after, lane: place });
        }
    }
}

/// Lets what is dragged follow the pointer; what is asked for when it is let go.
fn drag(ui: &Ui, drawn: &Drawn, sight: &Sight, state: &mut State) -> Vec<Edit> {
    let Some(dragged) = state.dragged else {
        return Vec::new();
    };
    let (pointer, down) = ui.input(|input| {
        let pointer = &input.pointer;
        (pointer.interact_pos(), pointer.primary_down())
    });
    let Some(pointer) = pointer else {
        state.dragged = None;
        return Vec::new();
    };
    let colours = &Theme::of(ui).palette;
    let painter = ui.painter().with_clip_rect(sight.body());
    let accent = Stroke::new(2.0, colours.accent.ink);
    match dragged {
        Dragged::Step(id, held) => {
            let middle = pointer - held;
            let point = sight.point(middle);
            let to = drawn.layout.lane_at(point.1).map(|lane| Cell {
                lane,
                column: Layout::column_at(point.0),
            });
            let (Some(to), Some(place)) = (to, drawn.layout.place(id)) else {
                return Vec::new();
            };
            let (at, size) = drawn.layout.cell(to.lane, to.column);
            let lane = &drawn.layout.lanes[to.lane];
            let row = sight.rect((0.0, lane.top), (0.0, lane.height));
            let row = Rect::from_x_y_ranges(sight.body().x_range(), row.y_range());
            painter.rect_stroke(row, 0.0, accent, StrokeKind::Inside);
            painter.rect(
                sight.rect(at, size),
                6.0,
                colours.accent.soft,
                accent,
                StrokeKind::Inside,
            );
            let step = &drawn.layout.steps[place];
            let by = middle - sight.rect(step.at, step.size).center();
            let brush = Brush {
                colours,
                scale: sight.scale,
                place: &|at| sight.at(at) + by,
            };
            drawn.steps[place]
                .iter()
                .for_each(|shape| brush.paint(&painter, shape));
            if !down {
                state.dragged = None;
                state.to_step = true;
                return edits::put(&drawn.read, &drawn.layout, id, to);
            }
        }
        Dragged::Branch(from, begin) => {
            painter.line_segment([begin, pointer], accent);
            let under = under(drawn, sight, pointer).filter(|step| step.id != from);
            if let Some(step) = under {
                let rect = sight.rect(step.at, step.size).expand(4.0);
                painter.rect_stroke(rect, 8.0, accent, StrokeKind::Outside);
            }
            if !down {
                state.dragged = None;
                state.to_step = true;
                let to = under.map(|step| step.id);
                return to.map_or(Vec::new(), |to| edits::branch(&drawn.read, from, to));
            }
        }
    }
    Vec::new()
}

/// The step under a point.
fn under<'a>(drawn: &'a Drawn, sight: &Sight, at: Pos2) -> Option<&'a Step> {
    let all = drawn.layout.steps.iter();
    all.rev().find(|step| hit(step, sight).contains(at))
}

/// Shows to which step a branch would lead.
pub fn aim(ui: &Ui, drawn: &Drawn, sight: &Sight, (from, to): (usize, usize)) {
    let colours = &Theme::of(ui).palette;
    let painter = ui.painter().with_clip_rect(sight.body());
    let accent = Stroke::new(2.0, colours.accent.ink);
    let rect = |place: usize| {
        let step: &Step = &drawn.layout.steps[place];
        sight.rect(step.at, step.size)
    };
    painter.rect_stroke(rect(to).expand(4.0), 8.0, accent, StrokeKind::Outside);
    let begin = rect(from).right_center();
    painter.add(eframe::egui::Shape::dashed_line(
        &[begin, rect(to).left_center()],
        accent,
        6.0,
        4.0,
    ));
}
