//! Where one writes on a map: a new step where it will stand, the words of one that is there, what is noted at it, and
//! the lanes' names.

use eframe::egui::{
    Align2, Frame, Id as WidgetId, Key, Margin, Modifiers, Rect, Stroke, TextEdit, Ui, UiBuilder,
    pos2,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
    vec2,
};
use serde_json::json;

use super::canvas;
use super::drawn::Drawn;
use super::edits::{self, New};
use super::paint::Sight;
use super::state::{Doing, State};
use crate::domain::reading::{alike, is_blank};
use crate::domain::{Id, LONGEST_LINE, ProcessMap, ProcessStep, Record as _, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{CONTROL_RADIUS, Theme, Type};
use crate::workspace::{Edit, fields};

/// The line of a map's on which a new step is written, and that of a lane.
const STEP: &str = "new step";
const LANE: &str = "lane";
/// The least that a field is wide and high.
const LEAST: (f32, f32) = (200.0, 34.0);

/// What became of what is written.
enum Written {
    /// It is being written.
    Open,
    /// Enter was pressed, or the field was left.
    Done(String, bool),
    /// It is given up.
    GivenUp,
}

/// Begins to write a field of the chosen step with what stands there.
pub fn begin(cx: &Cx<'_>, step: &ProcessStep, field: &'static str, state: &mut State) {
    let words = match field {
        ProcessStep::text => step.text.clone(),
        ProcessStep::problem => step.problem.clone(),
        ProcessStep::possibility => step.possibility.clone(),
        ProcessStep::days => step.days.map(|days| days.to_string()).unwrap_or_default(),
        _ => String::new(),
    };
    // What stands on several lines is written beside the map.
    if words.contains('\n') {
        let map = step.map.unwrap_or_default();
        cx.set_open(map, ProcessStep::CODE, Some(step.head.id));
        return;
    }
    cx.drafts
        .borrow_mut()
        .write_line(step.head.id, field, words);
    state.go_on(Doing::Writing(step.head.id, field));
}

/// Draws the field of what is being done; the edits that are asked for.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, drawn: &Drawn, sight: &Sight, state: &mut State) -> Vec<Edit> {
    let place = |id: Id| drawn.layout.place(id);
    match state.doing {
        Doing::Choosing => Vec::new(),
        Doing::Branching(to) => {
            let aim = state.chosen.and_then(place).zip(place(to));
            match aim {
                Some(both) => canvas::aim(ui, drawn, sight, both),
                None => state.doing = Doing::Choosing,
            }
            Vec::new()
        }
        Doing::Typing { after, lane } => {
            let after = after.and_then(place);
            new_step(ui, cx, drawn, sight, (after, lane), state)
        }
        Doing::Writing(step, field) => match place(step) {
            Some(place) => of_step(ui, cx, drawn, sight, (place, field), state),
            None => {
                state.leave_field(true);
                Vec::new()
            }
        },
        Doing::AddingLane => lane(ui, cx, drawn, sight, None, state),
        Doing::NamingLane(place) => lane(ui, cx, drawn, sight, Some(place), state),
    }
}

/// Where a new step is written.
pub fn new_cell(drawn: &Drawn, sight: &Sight, after: Option<usize>, lane: usize) -> Rect {
    let column = after.map_or(0, |place| drawn.layout.steps[place].column + 1);
    let (at, size) = drawn.layout.cell(lane, column);
    at_least(sight.rect(at, size))
}

fn at_least(rect: Rect) -> Rect {
    let size = rect.size().max(vec2(LEAST.0, LEAST.1));
    let top = rect.center().y - size.y / 2.0;
    Rect::from_min_size(pos2(rect.left(), top), size)
}

fn new_step(
    ui: &mut Ui,
    cx: &Cx<'_>,
    drawn: &Drawn,
    sight: &Sight,
    (after, lane): (Option<usize>, usize),
    state: &mut State,
) -> Vec<Edit> {
    let map = drawn.read.map.head.id;
    let lanes = drawn.layout.lanes.len();
    let Some(name) = drawn.layout.lanes.get(lane).map(|lane| &lane.name) else {
        state.doing = Doing::AddingLane;
        return Vec::new();
    };
    let hint = cx
        .text
        .with("process-new_in", &[("lane", name.as_str().into())]);
    let rect = new_cell(drawn, sight, after, lane);
    let after = after.map(|place| drawn.layout.steps[place].id);
    // Between lanes one goes while one writes.
    let here = ui.memory(|memory| memory.has_focus(field_id(ui)));
    let pressed = |key| here && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowUp) && lane > 0 {
        state.go_on(Doing::Typing {
            after,
            lane: lane - 1,
        });
    } else if pressed(Key::ArrowDown) && lane + 1 < lanes {
        state.go_on(Doing::Typing {
            after,
            lane: lane + 1,
        });
    }
    match write(ui, cx, sight, rect, (&hint, map, STEP), state) {
        Written::Open => Vec::new(),
        Written::GivenUp => {
            state.leave_field(true);
            Vec::new()
        }
        Written::Done(words, entered) if is_blank(&words) => {
            state.leave_field(entered);
            Vec::new()
        }
        Written::Done(words, entered) => {
            let new = New {
                id: cx.fresh_id(),
                after,
                lane: name,
                words: &words,
            };
            if entered {
                state.chosen = Some(new.id);
                state.go_on(Doing::Typing {
                    after: Some(new.id),
                    lane,
                });
            } else {
                state.leave_field(false);
            }
            edits::insert(&drawn.read, &new)
        }
    }
}

fn of_step(
    ui: &mut Ui,
    cx: &Cx<'_>,
    drawn: &Drawn,
    sight: &Sight,
    (place, field): (usize, &'static str),
    state: &mut State,
) -> Vec<Edit> {
    let (step, of) = (&drawn.layout.steps[place], &drawn.read.steps[place]);
    let mut rect = sight.rect(step.at, step.size);
    if field != ProcessStep::text {
        let below = rect.bottom() + 4.0;
        rect = Rect::from_min_size(pos2(rect.left(), below), vec2(rect.width() * 1.4, LEAST.1));
    }
    let hint = cx.text.field_named(ProcessStep::KIND, field);
    let hint = crate::text::capitalised(&hint);
    let rect = at_least(rect);
    match write(ui, cx, sight, rect, (&hint, step.id, field), state) {
        Written::Open => Vec::new(),
        Written::GivenUp => {
            state.leave_field(true);
            Vec::new()
        }
        Written::Done(words, entered) => {
            let stored = match field {
                ProcessStep::text => json!(of.text),
                ProcessStep::problem => json!(of.problem),
                ProcessStep::possibility => json!(of.possibility),
                _ => json!(of.days),
            };
            let value = match field {
                ProcessStep::days if is_blank(&words) => Some(Value::Null),
                ProcessStep::days => words.parse::<u32>().ok().map(|days| json!(days)),
                // A step that says nothing is none: what stood there stays.
                ProcessStep::text if is_blank(&words) => Some(stored.clone()),
                _ => Some(json!(words)),
            };
            let Some(value) = value else {
                // Days that are no number: it is written on.
                cx.drafts.borrow_mut().write_line(step.id, field, words);
                state.to_field = true;
                return Vec::new();
            };
            state.leave_field(entered);
            let same = value == stored || (value.is_null() && stored == json!(""));
            match same {
                true => Vec::new(),
                false => vec![edits::set(step.id, field, value)],
            }
        }
    }
}

/// A new lane, or another name for one.
fn lane(
    ui: &mut Ui,
    cx: &Cx<'_>,
    drawn: &Drawn,
    sight: &Sight,
    named: Option<usize>,
    state: &mut State,
) -> Vec<Edit> {
    let map = drawn.read.map.head.id;
    let lanes = &drawn.layout.lanes;
    let at = named.and_then(|place| lanes.get(place));
    let last = lanes.last().map_or(0.0, |lane| lane.top + lane.height);
    let y = sight.at((0.0, at.map_or(last, |lane| lane.middle))).y;
    let y = y.clamp(
        sight.room.top() + 8.0,
        (sight.room.bottom() - 44.0).max(sight.room.top()),
    );
    let rect = Rect::from_min_size(pos2(sight.room.left() + 6.0, y), vec2(LEAST.0, LEAST.1));
    let hint = cx.text.get("process-new_lane");
    match write(ui, cx, sight, rect, (&hint, map, LANE), state) {
        Written::Open => Vec::new(),
        Written::Done(words, entered) if !is_blank(&words) => {
            match named.is_some() || !entered {
                true => state.leave_field(entered),
                false => state.to_field = true,
            }
            with_lane(drawn, at.map(|lane| lane.name.as_str()), words.trim())
        }
        Written::GivenUp | Written::Done(..) => {
            let begins = drawn.layout.steps.is_empty() && !lanes.is_empty();
            match begins {
                true => state.go_on(Doing::Typing {
                    after: None,
                    lane: 0,
                }),
                false => state.leave_field(true),
            }
            Vec::new()
        }
    }
}

/// Puts a lane in last, or calls one something else: itself, and in its steps.
fn with_lane(drawn: &Drawn, before: Option<&str>, name: &str) -> Vec<Edit> {
    let all = drawn.layout.lanes.iter().map(|lane| lane.name.as_str());
    let mut names: Vec<&str> = all.collect();
    if names
        .iter()
        .any(|one| alike(one) == alike(name) && Some(*one) != before)
    {
        return Vec::new();
    }
    match before.and_then(|before| names.iter().position(|one| *one == before)) {
        Some(place) => names[place] = name,
        None => names.push(name),
    }
    let of_map = Edit::Set {
        kind: ProcessMap::KIND,
        id: drawn.read.map.head.id,
        fields: fields([(ProcessMap::lanes, json!(names))]),
    };
    let key = before.map(alike);
    let own = drawn.read.steps.iter();
    let own = own.filter(|step| Some(alike(&step.lane)) == key);
    let own = own.map(|step| edits::set(step.head.id, ProcessStep::lane, json!(name)));
    [of_map].into_iter().chain(own).collect()
}

fn field_id(ui: &Ui) -> WidgetId {
    ui.scope_id().with("written on the map")
}

/// A field over the map, over the line of a record.
fn write(
    ui: &mut Ui,
    cx: &Cx<'_>,
    sight: &Sight,
    rect: Rect,
    (hint, record, name): (&str, Id, &str),
    state: &mut State,
) -> Written {
    let id = field_id(ui);
    let colours = &Theme::of(ui).palette;
    let shift = |low: f32, high: f32, least: f32, most: f32| {
        (most - high).min(0.0) + (least - low).max(0.0)
    };
    let room = sight.room.shrink(4.0);
    let rect = rect.translate(vec2(
        shift(rect.left(), rect.right(), room.left(), room.right()),
        shift(rect.top(), rect.bottom(), room.top(), room.bottom()),
    ));
    let frame = Frame::new()
        .fill(colours.surface)
        .stroke(Stroke::new(2.0, colours.accent.ink))
        .corner_radius(CONTROL_RADIUS)
        .inner_margin(Margin::symmetric(8, 6));
    let builder = UiBuilder::new().max_rect(rect).id_salt("field");
    let hinted = Type::Body.rich(hint).color(colours.muted);
    let (response, words) = cx.line(record, name, |words| {
        let response = ui.scope_builder(builder, |ui| {
            let edit = TextEdit::singleline(words)
                .id(id)
                .frame(frame)
                .font(Type::Body.font())
                .text_color(colours.text)
                .hint_text(hinted)
                .desired_width(f32::INFINITY)
                .char_limit(LONGEST_LINE)
                .return_key(None)
                .align(Align2::LEFT_CENTER);
            ui.add_sized(rect.size(), edit)
        });
        (response.inner, words.clone())
    });
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_label(hint));
    // What is written on goes on in a field that has the keyboard already: an Enter that comes now ends it.
    let (comes, there) = (std::mem::take(&mut state.to_field), response.has_focus());
    if comes {
        response.request_focus();
        // One goes on where the words end.
        let mut edit = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        let end = CCursor::new(words.chars().count());
        edit.cursor.set_char_range(Some(CCursorRange::one(end)));
        edit.store(ui.ctx(), id);
    }
    if comes && !there {
        return Written::Open;
    }
    let (enter, escape) = ui.input(|input| {
        (
            input.key_pressed(Key::Enter),
            input.key_pressed(Key::Escape),
        )
    });
    let left = response.lost_focus();
    let entered = response.has_focus() && enter;
    if !entered && !left {
        return Written::Open;
    }
    cx.drafts
        .borrow_mut()
        .write_line(record, name, String::new());
    match left && escape {
        true => Written::GivenUp,
        false => Written::Done(words.trim().to_owned(), entered),
    }
}
