//! A change initiative: its stage, what it is about, who takes part, what came out, and what helped or hindered.

mod rungs;
mod stages;
mod voices;

use eframe::egui::Ui;
use serde_json::json;

use self::rungs::Rung;
use super::came_from;
use super::initiatives::INITIATIVES;
use crate::domain::{
    Choosable, EffectLevel, Factor, Initiative, Participation, Quote, Record, Stage,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::shelf::record::{self, surfaces};
use crate::gui::shelf::split::{columns, page};
use crate::gui::shelf::{self, Card, New, Place, SHELF, Shelf, form};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{banner, card, small};
use crate::workspace::Row;

/// What helped or hindered, which stands beside its initiative.
static FACTORS: Shelf = Shelf {
    kind: Factor::KIND,
    asks: New::Elsewhere,
    record: Place::Beside(&[Card::Fields(&[
        Factor::kind,
        Factor::category,
        Factor::text,
    ])]),
    ..SHELF
};

/// What was said of it.
static QUOTES: Shelf = Shelf {
    kind: Quote::KIND,
    asks: New::Elsewhere,
    record: Place::Beside(&[Card::Fields(&[
        Quote::text,
        Quote::from_role,
        Quote::may_publish,
    ])]),
    ..SHELF
};

/// What it is and what came of it.
const WHAT: &[(&str, &[Card])] = &[
    (
        "initiative-what",
        &[
            Card::Fields(&[
                Initiative::title,
                Initiative::problem,
                Initiative::approach,
                Initiative::themes,
                Initiative::methods,
                Initiative::inspired_by,
            ]),
            Card::Own(|ui, cx, row, _| came_from::ui(ui, cx, row.head.id)),
        ],
    ),
    (
        "initiative-outcome",
        &[
            Card::Fields(&[Initiative::result, Initiative::continuation]),
            Card::Fields(&[
                Initiative::good_example,
                Initiative::example_text,
                Initiative::may_share,
            ]),
        ],
    ),
    (
        "initiative-factors",
        &[Card::Own(|ui, cx, row, _| voices::factors(ui, cx, row))],
    ),
    (
        "initiative-quotes",
        &[Card::Own(|ui, cx, row, _| voices::quotes(ui, cx, row))],
    ),
];

/// Who is in it, and how far that reaches.
const WHO: &[(&str, &[Card])] = &[
    (
        "initiative-who",
        &[Card::Own(|ui, cx, row, _| who(ui, cx, row))],
    ),
    (
        "initiative-participation",
        &[Card::Own(|ui, cx, row, _| participation(ui, cx, row))],
    ),
    (
        "initiative-effect",
        &[Card::Own(|ui, cx, row, _| effect(ui, cx, row))],
    ),
];

/// What the page remembers.
#[derive(Default)]
pub struct State {
    /// The days of the stages are shown to be mended.
    days: bool,
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, row: &Row, state: &mut State, states: &mut States) {
    let id = row.head.id;
    shelf::with_beside(
        ui,
        cx,
        Some(id),
        &[&FACTORS, &QUOTES],
        states,
        |ui, states| {
            ui.push_id(id, |ui| page(ui, |ui| content(ui, cx, row, state, states)));
        },
    );
}

fn content(ui: &mut Ui, cx: &Cx<'_>, row: &Row, state: &mut State, states: &mut States) {
    let title = record::title(cx, row);
    record::head(ui, cx, row, (&title, ""), None, |_| ());
    ui.spacing_mut().item_spacing.y = space::L;
    stages::card(ui, cx, row, &mut state.days);
    let states = std::cell::RefCell::new(states);
    columns(
        ui,
        "initiative",
        (ui.available_width() * 0.42).clamp(280.0, 380.0),
        |ui| surfaces(ui, cx, row, WHAT, &mut states.borrow_mut()),
        |ui| {
            surfaces(ui, cx, row, WHO, &mut states.borrow_mut());
            if card(ui, |ui| record::end(ui, cx, &INITIATIVES, row)).inner {
                cx.go(Route::list(Initiative::KIND));
            }
        },
    );
}

fn who(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    ui.spacing_mut().item_spacing.y = space::M;
    let of = |code: &str| row.fields.get(code).and_then(|value| value.as_str());
    let ended = [Stage::Stopped, Stage::OrdinaryWork].map(Choosable::code);
    let goes_on = of(Initiative::stage).is_none_or(|stage| !ended.contains(&stage));
    if of(Initiative::driver).is_none() && goes_on {
        let words = cx.text.get("initiative-no_driver");
        banner(ui, Tone::Warning, &words, None);
    }
    let codes = [Initiative::driver, Initiative::units, Initiative::groups];
    form::fields(ui, cx, row, &codes);
}

fn participation(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let rungs = Participation::ALL.iter().enumerate();
    let rungs = rungs.map(|(place, rung)| Rung {
        code: rung.code(),
        mark: place.to_string(),
        name: cx.text.chosen(Some(*rung)),
        means: cx.text.get(&format!("participation-{}", rung.code())),
    });
    ladder(
        ui,
        cx,
        row,
        Initiative::participation,
        ["initiative-participation", "initiative-participation_why"],
        rungs.collect(),
    );
}

fn effect(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let rungs = EffectLevel::ALL.iter().zip(["1", "2", "S", "3", "4"]);
    let rungs = rungs.map(|(level, mark)| Rung {
        code: level.code(),
        mark: mark.to_owned(),
        name: cx.text.get(&format!("effect-name-{}", level.code())),
        means: cx.text.get(&format!("effect-means-{}", level.code())),
    });
    ladder(
        ui,
        cx,
        row,
        Initiative::effect_level,
        ["initiative-effect", "initiative-effect_why"],
        rungs.collect(),
    );
}

/// A ladder, which stands with its highest rung on top, to set a field by.
fn ladder(
    ui: &mut Ui,
    cx: &Cx<'_>,
    row: &Row,
    field: &'static str,
    [title, why]: [&str; 2],
    mut rungs: Vec<Rung>,
) {
    small(ui, &cx.text.get(why));
    ui.add_space(space::S);
    rungs.reverse();
    let may = cx.may_change(row.kind, &row.head);
    let chosen = row.fields.get(field).and_then(|value| value.as_str());
    if let Some(code) = rungs::rungs(ui, &cx.text.get(title), &rungs, chosen, may) {
        cx.set(row.kind, row.head.id, field, json!(code));
    }
}
