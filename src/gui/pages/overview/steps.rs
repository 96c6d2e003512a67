//! Nästa steg: the signals, most urgent first, each with why and one button.

use std::sync::Arc;

use eframe::egui::{Align, Layout, Ui, vec2};
use serde_json::json;

use super::kinds::{self, MANY};
use super::way::{Way, of_signal};
use super::{SNOOZES, State, goals};
use crate::domain::{Id, MunicipalityCode, Record, Snooze};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Shows;
use crate::gui::ground::source::Source as Reading;
use crate::gui::ground::states::States;
use crate::gui::shelf;
use crate::gui::theme::{Tone, Type, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, IconButton, being_counted, chip, divider, link, medium, small, text_row,
};
use crate::insight::{Outside, Severity, Signal, Source, all_signals, rested_until};
use crate::text::dotted;
use crate::workspace::{Result, Role, fields};

/// How many are shown at first.
const SHOWN: usize = 5;

/// One next step, in words.
pub struct Step {
    signal: &'static str,
    about: Option<Id>,
    severity: Severity,
    /// The municipality that it is a step of, or nobody.
    pub whose: String,
    pub title: String,
    pub why: String,
    action: String,
    way: Way,
    /// The rest it has, and until when.
    rests: Option<(Id, String)>,
}

pub struct Steps {
    now: Vec<Step>,
    resting: Vec<Step>,
    /// How many there are, also of those that are not shown.
    pub count: usize,
    pub resting_count: usize,
}

/// The first steps, or all: a nation has more than anybody reads, and each takes words.
fn steps(cx: &Cx<'_>, limit: usize) -> Option<Arc<Steps>> {
    let (scope, role, shows) = (cx.scope(), cx.role, cx.shows);
    let key = ("steps", cx.today, cx.municipality, limit);
    cx.view(key, move |source| {
        let facts = source.facts()?;
        let outside = Outside::read(&source.reader, scope.municipality)?;
        let all = all_signals(&facts, &scope, &outside);
        let (resting, now): (Vec<_>, Vec<_>) =
            all.iter().partition(|signal| signal.snoozed.is_some());
        let written = |signals: &[&Signal]| {
            let first = signals.iter().take(limit);
            let steps = first.map(|signal| step(source, (role, shows), scope.municipality, signal));
            steps.collect::<Result<Vec<_>>>()
        };
        Result::Ok(Steps {
            now: written(&now)?,
            resting: written(&resting)?,
            count: now.len(),
            resting_count: resting.len(),
        })
    })
}

/// A signal in words.
pub fn step(
    source: &Reading,
    (role, shows): (Role, Shows),
    only: Option<MunicipalityCode>,
    signal: &Signal,
) -> Result<Step> {
    let (reader, words) = (&source.reader, &source.text);
    let title = |_: Source, id: Id| {
        reader
            .title(id)
            .map_or(String::new(), |title| words.title(&title))
    };
    let way = of_signal(reader, shows, role, signal)?;
    let looks =
        role == Role::Lead && matches!(signal.action, crate::insight::Destination::Create { .. });
    let why = words.signal_why(signal, &title);
    let whose = signal.municipality.map(|code| words.municipality(code));
    Ok(Step {
        signal: signal.id,
        about: signal.about.map(|(_, id)| id),
        severity: signal.severity,
        title: words.signal_title(signal, &title),
        why: match whose.as_ref().filter(|_| only.is_none()) {
            Some(whose) => format!("{whose} · {why}"),
            None => why,
        },
        whose: whose.unwrap_or_default(),
        action: if looks {
            words.get("overview-show")
        } else {
            words.signal_action(signal)
        },
        way,
        rests: signal
            .snoozed
            .map(|(id, until)| (id, words.long_day(until))),
    })
}

/// Draws the card.
pub fn card(ui: &mut Ui, cx: &Cx<'_>, states: &mut States) {
    let title = cx.text.get("overview-steps");
    Card::new().title(&title).show(ui, |ui| {
        states.with(None, |state, states| all(ui, cx, state, states));
    });
}

fn all(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, states: &mut States) {
    let first = steps(cx, SHOWN);
    if let Some(first) = first.as_ref().filter(|first| state.all && is_many(first)) {
        ui.spacing_mut().item_spacing.y = space::XS;
        if kinds::ui(ui, cx, first, &mut state.open, states) {
            state.close();
        }
        return;
    }
    let every = state.all.then(|| steps(cx, usize::MAX)).flatten();
    let Some(steps) = every.or(first) else {
        divider(ui);
        return being_counted(ui, &cx.text.get("frame-counting"));
    };
    ui.spacing_mut().item_spacing.y = space::S;
    if steps.now.is_empty() {
        divider(ui);
        small(ui, &cx.text.get("overview-nothing_to_do"));
    }
    let now = if state.all { usize::MAX } else { SHOWN };
    let resting = if state.all { usize::MAX } else { 0 };
    let now = steps.now.iter().take(now);
    for (index, step) in now.chain(steps.resting.iter().take(resting)).enumerate() {
        divider(ui);
        ui.push_id(("step", index), |ui| row(ui, cx, step, states));
    }
    show_all(ui, cx, &steps, state);
}

fn is_many(steps: &Steps) -> bool {
    steps.count + steps.resting_count > MANY
}

fn show_all(ui: &mut Ui, cx: &Cx<'_>, steps: &Steps, state: &mut State) {
    let count = steps.count + steps.resting_count;
    if steps.count <= SHOWN && steps.resting_count == 0 {
        return;
    }
    divider(ui);
    let n = i64::try_from(count).unwrap_or(i64::MAX);
    let words = if state.all {
        cx.text.get("overview-fewer")
    } else {
        cx.text.with("overview-all", &[("n", n.into())])
    };
    if link(ui, &words).clicked() {
        state.all = !state.all;
    }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, step: &Step, states: &mut States) {
    const CHIP: f32 = 96.0;
    const LEAST: f32 = 460.0;
    if ui.available_width() < LEAST {
        severity_chip(ui, cx, step);
        told(ui, cx, step);
        ui.horizontal(|ui| {
            action_button(ui, cx, step, states);
            rest_button(ui, cx, step, states);
        });
        return;
    }
    ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
        action_button(ui, cx, step, states);
        rest_button(ui, cx, step, states);
        ui.add_space(space::S);
        ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let layout = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(vec2(CHIP, Type::Body.line_height()), layout, |ui| {
                ui.set_min_width(CHIP);
                severity_chip(ui, cx, step);
            });
            ui.vertical(|ui| told(ui, cx, step));
        });
    });
}

/// What it is, and why it matters.
fn told(ui: &mut Ui, cx: &Cx<'_>, step: &Step) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        medium(ui, &step.title);
        match &step.rests {
            Some((_, until)) => {
                let args = [("date", until.into())];
                small(ui, &cx.text.with("overview-rests_until", &args));
            }
            None => {
                small(ui, &step.why);
            }
        }
    });
}

fn action_button(ui: &mut Ui, cx: &Cx<'_>, step: &Step, states: &mut States) {
    if ui.add(Button::secondary(&step.action)).clicked()
        && let Some(goal) = act(cx, step)
    {
        goals::open(cx, goal, states);
    }
}

/// Goes where the step leads; a goal is answered with, for the page to judge or open.
pub fn act(cx: &Cx<'_>, step: &Step) -> Option<Id> {
    step.way.go(cx)
}

fn severity_chip(ui: &mut Ui, cx: &Cx<'_>, step: &Step) {
    let (tone, words) = label(cx, step.rests.is_none().then_some(step.severity));
    text_row(ui, |ui| chip(ui, tone, &words));
}

/// How urgent a step is, in a word; none where it is at rest.
pub fn label(cx: &Cx<'_>, severity: Option<Severity>) -> (Tone, String) {
    let (tone, key) = match severity {
        None => (Tone::Neutral, "overview-resting"),
        Some(Severity::Now) => (Tone::Bad, "overview-now"),
        Some(Severity::Soon) => (Tone::Warning, "overview-soon"),
        Some(Severity::Good) => (Tone::Accent, "overview-good"),
    };
    (tone, cx.text.get(key))
}

/// Puts a step to rest, or wakes it.
pub fn rest_button(ui: &mut Ui, cx: &Cx<'_>, step: &Step, states: &mut States) {
    if !cx.may_make_in(Snooze::KIND, None) {
        return;
    }
    // The same step may be several municipalities'.
    let several = cx.has_many() && cx.municipality.is_none();
    let whose = Some(&step.whose).filter(|_| several);
    let title = dotted(whose.into_iter().chain([&step.title]));
    let title = title.as_str();
    if let Some((snooze, _)) = &step.rests {
        let words = cx.text.with("overview-wake", &[("step", title.into())]);
        if ui.add(IconButton::new(Icon::Undo, &words)).clicked() {
            cx.remove(Snooze::KIND, *snooze);
        }
        return;
    }
    let words = cx.text.with("overview-rest", &[("step", title.into())]);
    if ui.add(IconButton::new(Icon::Clock, &words)).clicked() {
        let fields = fields([
            (Snooze::signal, json!(step.signal)),
            (Snooze::about, json!(step.about)),
            (Snooze::until, json!(rested_until(cx.today))),
        ]);
        shelf::start_beside(cx, None, &SNOOZES, (fields, title), states);
    }
}
