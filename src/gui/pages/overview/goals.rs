//! The goals as cards: how far each has come. A click opens its figure, or a judgement.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::Ui;
use serde_json::json;

use super::JUDGEMENTS;
use crate::domain::{Goal, GoalState, Id, Judgement, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::ground::states::States;
use crate::gui::shelf;
use crate::gui::widgets::{ProgressCard, State as Shown, being_counted, card_grid};
use crate::insight::{Scope, goals};
use crate::workspace::{Result, fields};

/// One goal in words.
pub struct GoalCard {
    goal: Id,
    code: String,
    name: String,
    value: String,
    share: f32,
    state: Shown,
    words: String,
    /// The figure that measures it.
    pub indicator: Option<String>,
}

impl GoalCard {
    /// The goals of a scope, by code.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(source: &Source, scope: &Scope) -> Result<Vec<Self>> {
        let (facts, text) = (source.facts()?, &source.text);
        let own = source.reader.all::<Goal>()?.into_iter();
        let names: HashMap<Id, String> = own.map(|goal| (goal.head.id, goal.text)).collect();
        let judged = source.reader.all::<Judgement>()?.into_iter();
        let judged = judged.filter_map(|one| Some((one.head.id, one.date?)));
        let judged: HashMap<Id, NaiveDate> = judged.collect();
        let all = goals(&facts, scope);
        let cards = all.iter().map(|goal| {
            let unit = goal.unit(&facts, scope);
            let judged = goal.judgement.and_then(|id| judged.get(&id));
            let judged = judged.filter(|_| goal.standing.value.is_none());
            let judged = judged.map(|day| [("date", text.long_day(*day).into())]);
            Self {
                goal: goal.goal,
                code: text.goal_code(goal),
                name: names.get(&goal.goal).cloned().unwrap_or_default(),
                value: text.goal_value(goal, unit),
                share: goal.standing.share() as f32,
                state: shown(goal.standing.state),
                words: match judged {
                    Some(day) => text.with("overview-judged", &day),
                    None => text.goal_state(goal, unit),
                },
                indicator: goal.indicator.as_ref().map(|one| one.figure.clone()),
            }
        });
        Ok(cards.collect())
    }

    /// Draws it; whether it was clicked.
    fn ui(&self, ui: &mut Ui, height: f32) -> bool {
        let card = ProgressCard::new(
            &self.code,
            &self.name,
            &self.value,
            self.share,
            self.state,
            &self.words,
        );
        ui.add(card.min_height(height)).clicked()
    }
}

fn shown(state: GoalState) -> Shown {
    match state {
        GoalState::Reached => Shown::Good,
        GoalState::OnTheWay => Shown::OnTheWay,
        GoalState::Behind => Shown::Behind,
        GoalState::NotBegun => Shown::NotBegun,
    }
}

/// Draws cards side by side; the one that was clicked.
pub fn grid<'c>(ui: &mut Ui, cards: &'c [GoalCard]) -> Option<&'c GoalCard> {
    let mut clicked = None;
    card_grid(ui, "goals", 220.0, cards.len(), |ui, index, height| {
        clicked = clicked.or(cards.get(index).filter(|card| card.ui(ui, height)));
    });
    clicked
}

fn goal_cards(cx: &Cx<'_>) -> Option<Arc<Vec<GoalCard>>> {
    let scope = cx.scope();
    cx.view(("goals", cx.today, cx.municipality), move |source| {
        GoalCard::load(source, &scope)
    })
}

/// Draws the cards.
pub fn cards(ui: &mut Ui, cx: &Cx<'_>, states: &mut States) {
    let cards = goal_cards(cx);
    if cards.is_none() {
        being_counted(ui, &cx.text.get("frame-counting"));
    }
    if let Some(card) = cards.as_ref().and_then(|cards| grid(ui, cards)) {
        open_card(cx, card, states);
    }
}

/// Opens a goal: its figure, or a judgement where none measures it.
pub fn open(cx: &Cx<'_>, goal: Id, states: &mut States) {
    let cards = goal_cards(cx);
    let card = cards.iter().flat_map(|cards| cards.iter());
    if let Some(card) = card.into_iter().find(|card| card.goal == goal) {
        open_card(cx, card, states);
    }
}

fn open_card(cx: &Cx<'_>, card: &GoalCard, states: &mut States) {
    if let Some(indicator) = &card.indicator {
        cx.go(Route::Figure(indicator.clone()));
    } else if cx.may_make_in(Judgement::KIND, None) {
        let known = fields([
            (Judgement::goal, json!(card.goal)),
            (Judgement::date, json!(cx.today)),
        ]);
        let about = format!("{} · {}", card.code, card.name);
        shelf::start_beside(cx, None, &JUDGEMENTS, (known, &about), states);
    }
}
