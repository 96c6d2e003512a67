//! The goals as cards: how far each has come. A click opens its figure, or a judgement.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::Ui;
use serde_json::json;

use super::Writing;
use crate::domain::{Fields, Goal, GoalState, Id, Judgement, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::form::NewRecord;
use crate::gui::widgets::{ProgressCard, State as Shown, card_grid};
use crate::insight::{Facts, GoalProgress, Scope, goals};
use crate::text::Text;
use crate::workspace::Result;

/// One goal in words.
struct GoalCard {
    goal: Id,
    code: String,
    name: String,
    value: String,
    share: f32,
    state: Shown,
    words: String,
    indicator: Option<String>,
}

fn goal_cards(cx: &Cx<'_>) -> Option<Arc<Vec<GoalCard>>> {
    let scope = cx.scope();
    cx.view(("goals", cx.today, cx.municipality), move |source| {
        let facts = source.facts()?;
        let text = &source.text;
        let own = source.reader.all::<Goal>()?.into_iter();
        let names = own.map(|goal| (goal.head.id, goal.text)).collect();
        let judged = source.reader.all::<Judgement>()?.into_iter();
        let judged = judged.filter_map(|one| Some((one.head.id, one.date?)));
        let known = Known {
            names,
            judged: judged.collect(),
        };
        let all = goals(&facts, &scope);
        Result::Ok(
            all.iter()
                .map(|goal| goal_card(text, &facts, &scope, goal, &known))
                .collect::<Vec<_>>(),
        )
    })
}

/// What the records say beside how far the goals have come.
struct Known {
    names: HashMap<Id, String>,
    /// The days of the judgements.
    judged: HashMap<Id, NaiveDate>,
}

fn goal_card(
    text: &Text,
    facts: &Facts,
    scope: &Scope,
    goal: &GoalProgress,
    known: &Known,
) -> GoalCard {
    let standing = &goal.standing;
    let unit = goal.unit(facts, scope);
    let share = standing.percent.map_or_else(
        || {
            if standing.state == GoalState::Reached {
                1.0
            } else {
                0.0
            }
        },
        |percent| percent.as_f64() as f32 / 100.0,
    );
    let code = if goal.code.is_empty() {
        text.get("overview-goal")
    } else {
        text.with("overview-goal_code", &[("code", goal.code.as_str().into())])
    };
    GoalCard {
        goal: goal.goal,
        code,
        name: known.names.get(&goal.goal).cloned().unwrap_or_default(),
        value: text.goal_value(goal, unit),
        share,
        state: shown(standing.state),
        words: match goal.judgement.and_then(|id| known.judged.get(&id)) {
            Some(day) if standing.value.is_none() => {
                text.with("overview-judged", &[("date", text.long_day(*day).into())])
            }
            _ => text.goal_state(goal, unit),
        },
        indicator: goal.indicator.as_ref().map(|one| one.figure.clone()),
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

/// Draws the cards.
pub fn cards(ui: &mut Ui, cx: &Cx<'_>, writing: &mut Option<Writing>) {
    let Some(cards) = goal_cards(cx) else { return };
    card_grid(ui, "goals", 220.0, cards.len(), |ui, index, height| {
        let Some(card) = cards.get(index) else { return };
        let shown = ProgressCard::new(
            &card.code,
            &card.name,
            &card.value,
            card.share,
            card.state,
            &card.words,
        );
        if ui.add(shown.min_height(height)).clicked() {
            open_card(cx, card, writing);
        }
    });
}

/// Opens a goal: its figure, or a judgement where none measures it.
pub fn open(cx: &Cx<'_>, goal: Id, writing: &mut Option<Writing>) {
    let cards = goal_cards(cx);
    let card = cards.iter().flat_map(|cards| cards.iter());
    if let Some(card) = card.into_iter().find(|card| card.goal == goal) {
        open_card(cx, card, writing);
    }
}

fn open_card(cx: &Cx<'_>, card: &GoalCard, writing: &mut Option<Writing>) {
    if let Some(indicator) = &card.indicator {
        cx.go(Route::Figure(indicator.clone()));
    } else if cx.may_make_in(Judgement::KIND, None) {
        let fields = Fields::from([
            (Judgement::goal.to_owned(), json!(card.goal)),
            (Judgement::date.to_owned(), json!(cx.today)),
        ]);
        *writing = Some(Writing {
            record: NewRecord::new(cx, Judgement::KIND, fields),
            codes: &[Judgement::state, Judgement::count, Judgement::reason],
            about: format!("{} · {}", card.code, card.name),
        });
    }
}
