//! The keys of a map, while the keyboard is on its chosen step.

use eframe::egui::{EventFilter, Key, Modifiers, Ui};
use serde_json::json;

use super::canvas::{self, SCALES};
use super::drawn::Drawn;
use super::edits::{self, Cell};
use super::fields;
use super::state::{Doing, State};
use crate::domain::{Choosable as _, ProcessStep, Record as _, StepKind};
use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::report::swimlanes::Step;
use crate::workspace::Edit;

/// Which way an arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Towards {
    Left,
    Right,
    Up,
    Down,
}

const ARROWS: [(Key, Towards); 4] = [
    (Key::ArrowLeft, Towards::Left),
    (Key::ArrowRight, Towards::Right),
    (Key::ArrowUp, Towards::Up),
    (Key::ArrowDown, Towards::Down),
];

/// Does what the keys ask for; the edits that come of it.
pub fn ui(ui: &Ui, cx: &Cx<'_>, drawn: &Drawn, may: bool, state: &mut State) -> Vec<Edit> {
    let Some(place) = state.chosen_place(drawn) else {
        return Vec::new();
    };
    let own = EventFilter {
        tab: false,
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
    };
    let id = canvas::widget(ui, drawn.layout.steps[place].id);
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, own));
    if ui.input(|input| input.modifiers.alt || input.modifiers.command) {
        return Vec::new();
    }
    let pressed = |key| cx.keyboard.pressed(ui, Modifiers::NONE, key);
    sight_keys(&pressed, drawn, state);
    if let Doing::Branching(to) = state.doing {
        return branching(&pressed, drawn, (place, to), state);
    }
    if may {
        for (key, towards) in ARROWS {
            if cx.keyboard.pressed(ui, Modifiers::SHIFT, key) {
                state.to_show = true;
                return move_step(drawn, place, towards);
            }
        }
    }
    for (key, towards) in ARROWS {
        if pressed(key)
            && let Some(next) = neighbour(drawn, place, towards)
        {
            state.choose(drawn, next);
        }
    }
    if pressed(Key::Home) {
        state.choose(drawn, 0);
    }
    if pressed(Key::End) {
        state.choose(drawn, drawn.layout.steps.len().saturating_sub(1));
    }
    if pressed(Key::Space) {
        let map = drawn.read.map.head.id;
        cx.set_open(map, ProcessStep::CODE, state.chosen);
    }
    match may {
        true => change(&pressed, cx, drawn, place, state),
        false => Vec::new(),
    }
}

/// How the map is seen.
fn sight_keys(pressed: &impl Fn(Key) -> bool, drawn: &Drawn, state: &mut State) {
    if pressed(Key::F) {
        state.scale = None;
    }
    if pressed(Key::Num0) {
        state.scale = Some(1.0);
        state.to_show = true;
    }
    if pressed(Key::Plus) || pressed(Key::Equals) {
        zoom(state, 1.25);
    }
    if pressed(Key::Minus) {
        zoom(state, 0.8);
    }
    if pressed(Key::V) && drawn.counted().way.days > 0 {
        state.way = !state.way;
    }
}

/// Shows the map so many times as large, and on it what is chosen.
pub fn zoom(state: &mut State, times: f32) {
    let scale = state.shown_scale.unwrap_or(1.0) * times;
    state.scale = Some(scale.clamp(*SCALES.start(), *SCALES.end()));
    state.to_show = true;
}

/// A branch is drawn from one step to another, or taken away.
fn branching(
    pressed: &impl Fn(Key) -> bool,
    drawn: &Drawn,
    (from, to): (usize, crate::domain::Id),
    state: &mut State,
) -> Vec<Edit> {
    let steps = &drawn.layout.steps;
    let at = drawn.layout.place(to).unwrap_or(from);
    for (key, towards) in ARROWS {
        if pressed(key)
            && let Some(next) = neighbour(drawn, at, towards)
        {
            // A step leads to others than itself.
            let next = match next == from {
                true => neighbour(drawn, next, towards).filter(|next| *next != from),
                false => Some(next),
            };
            if let Some(next) = next {
                state.doing = Doing::Branching(steps[next].id);
            }
        }
    }
    if pressed(Key::Escape) {
        state.doing = Doing::Choosing;
    }
    if pressed(Key::Enter) || pressed(Key::M) {
        state.doing = Doing::Choosing;
        return edits::branch(&drawn.read, steps[from].id, to);
    }
    Vec::new()
}

/// What the keys change.
fn change(
    pressed: &impl Fn(Key) -> bool,
    cx: &Cx<'_>,
    drawn: &Drawn,
    place: usize,
    state: &mut State,
) -> Vec<Edit> {
    let (step, of) = (&drawn.layout.steps[place], &drawn.read.steps[place]);
    let asked = |key, field: &'static str| pressed(key).then_some(field);
    let field = asked(Key::Enter, ProcessStep::text)
        .or(asked(Key::F2, ProcessStep::text))
        .or(asked(Key::P, ProcessStep::problem))
        .or(asked(Key::O, ProcessStep::possibility))
        .or(asked(Key::D, ProcessStep::days));
    if let Some(field) = field {
        fields::begin(cx, of, field, state);
        return Vec::new();
    }
    if pressed(Key::N) || pressed(Key::Insert) {
        state.go_on(Doing::Typing {
            after: Some(step.id),
            lane: step.lane,
        });
    } else if pressed(Key::L) {
        state.go_on(Doing::AddingLane);
    } else if pressed(Key::M) {
        let next = drawn.read.flow.after(place).first().copied();
        let next = next.or_else(|| neighbour(drawn, place, Towards::Right));
        let next = next.or(place.checked_sub(1));
        if let Some(next) = next {
            state.doing = Doing::Branching(drawn.layout.steps[next].id);
        }
    } else if pressed(Key::B) {
        let breaks = of.breakpoint != Some(true);
        return vec![edits::set(step.id, ProcessStep::breakpoint, json!(breaks))];
    } else if pressed(Key::K) {
        let kind = next_kind(of.kind).code();
        return vec![edits::set(step.id, ProcessStep::kind, json!(kind))];
    } else if pressed(Key::U) {
        cx.ask(Ask::Undo);
    } else if pressed(Key::Delete) || pressed(Key::Backspace) {
        return remove(drawn, place, state);
    }
    Vec::new()
}

fn next_kind(kind: Option<StepKind>) -> StepKind {
    let all = StepKind::ALL;
    let at = all.iter().position(|one| Some(*one) == kind).unwrap_or(0);
    all[(at + 1) % all.len()]
}

/// Takes the chosen step out, and chooses the one before it.
pub fn remove(drawn: &Drawn, place: usize, state: &mut State) -> Vec<Edit> {
    let steps = &drawn.layout.steps;
    let next = match place {
        0 => steps.get(1),
        _ => steps.get(place - 1),
    };
    state.chosen = next.map(|step| step.id);
    state.place = place.saturating_sub(1);
    state.to_step = true;
    state.to_show = true;
    edits::remove(&drawn.read, steps[place].id)
}

/// Moves a step to the lane above or below, or before or after those beside it.
fn move_step(drawn: &Drawn, place: usize, towards: Towards) -> Vec<Edit> {
    let step = &drawn.layout.steps[place];
    let (lane, column) = (step.lane, step.column);
    let to = match towards {
        Towards::Left => column.checked_sub(1).map(|column| Cell { lane, column }),
        Towards::Right => Some(Cell {
            lane,
            column: column + 1,
        }),
        Towards::Up => lane.checked_sub(1).map(|lane| Cell { lane, column }),
        Towards::Down => Some(Cell {
            lane: lane + 1,
            column,
        }),
    };
    to.map_or(Vec::new(), |to| {
        edits::put(&drawn.read, &drawn.layout, step.id, to)
    })
}

/// The step that an arrow leads to: along the flow to the left and right, to the nearest of another lane up and down.
fn neighbour(drawn: &Drawn, place: usize, towards: Towards) -> Option<usize> {
    let steps = &drawn.layout.steps;
    let own = steps.get(place)?;
    let far = |other: &Step| {
        let (lanes, columns) = (
            own.lane.abs_diff(other.lane),
            own.column.abs_diff(other.column),
        );
        (lanes, columns)
    };
    let nearest = |places: Vec<usize>| places.into_iter().min_by_key(|place| far(&steps[*place]));
    let flow = &drawn.read.flow;
    match towards {
        Towards::Right => {
            let next = flow.after(place).iter().copied();
            let next = next.filter(|next| steps[*next].column > own.column);
            nearest(next.collect()).or((place + 1 < steps.len()).then_some(place + 1))
        }
        Towards::Left => {
            let before = flow.before(place);
            let before = before.filter(|before| steps[*before].column < own.column);
            nearest(before.collect()).or(place.checked_sub(1))
        }
        Towards::Up | Towards::Down => {
            let there = (0..steps.len()).filter(|other| {
                let lane = steps[*other].lane;
                match towards {
                    Towards::Up => lane < own.lane,
                    _ => lane > own.lane,
                }
            });
            nearest(there.collect())
        }
    }
}
