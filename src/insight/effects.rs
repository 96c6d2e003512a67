//! What speaks of effects, level by level; and what helped and hindered, by category.
//!
//! The levels are Kirkpatrick's four and, between learning and use, the support that the organisation gives (Guskey).
//! An initiative speaks of the level that it is said to have reached. An evaluation speaks of the level that its
//! questionnaire asks for: of a session for reactions, before and after for learning, a self-assessment for the
//! organisation's support. A quote speaks of what it is about.

use std::collections::BTreeSet;

use super::answers::{counts, is_answered};
use super::facts::*;
use super::figure::{FigureUnit, Name};
use super::groups::{choices, pick};
use super::initiatives::initiatives;
use super::sheet::{Measure, PartIx, Sheet};
use super::view::View;
use crate::domain::*;

/// The parts of one level.
struct Level {
    level: EffectLevel,
    total: PartIx,
    initiatives: PartIx,
    evaluations: PartIx,
    quotes: PartIx,
}

/// What speaks of each level: initiatives, evaluations and quotes.
pub(super) fn matrix(view: &View<'_>, sheet: &mut Sheet) {
    let levels: Vec<Level> = EffectLevel::ALL
        .iter()
        .map(|level| {
            sheet.begin_group(Name::choice(*level));
            Level {
                level: *level,
                total: sheet.part("total", Measure::Rows),
                initiatives: sheet.part_in(FigureUnit::Initiatives, "initiatives", Measure::Rows),
                evaluations: sheet.part("evaluations", Measure::Rows),
                quotes: sheet.part("quotes", Measure::Rows),
            }
        })
        .collect();
    sheet.end_group();
    let of = |level: Option<EffectLevel>| levels.iter().find(|one| Some(one.level) == level);
    for (index, initiative) in initiatives(view) {
        if let Some(level) = of(initiative.effect.on(view.day())) {
            let parts = [level.initiatives, level.total];
            sheet.count(Source::Initiative, index, initiative.place, &parts);
        }
    }
    for survey in answered(view) {
        let Some(asked) = view.facts.surveys.get(survey) else {
            continue;
        };
        if let Some(level) = of(asked.purpose.and_then(asks_for)) {
            let parts = [level.evaluations, level.total];
            sheet.count(Source::Survey, survey, asked.place, &parts);
        }
    }
    for (index, quote) in view.facts.quotes.iter() {
        let there = view.holds(quote.place) && quote.written.on(view.day());
        if let Some(level) = of(spoken_of(view, quote)).filter(|_| there) {
            let parts = [level.quotes, level.total];
            sheet.count(Source::Quote, index, quote.place, &parts);
        }
    }
}

/// The level that an evaluation asks for.
fn asks_for(purpose: SurveyPurpose) -> Option<EffectLevel> {
    match purpose {
        SurveyPurpose::SessionEvaluation => Some(EffectLevel::Reaction),
        SurveyPurpose::BeforeAfter => Some(EffectLevel::Learning),
        SurveyPurpose::SelfAssessment => Some(EffectLevel::OrganisationalSupport),
        SurveyPurpose::Other => None,
    }
}

/// The level that a quote speaks of.
fn spoken_of(view: &View<'_>, quote: &QuoteFact) -> Option<EffectLevel> {
    match quote.about? {
        (Source::Initiative, index) => view.facts.initiatives.get(index)?.effect.on(view.day()),
        (Source::Session | Source::Training | Source::Survey, _) => Some(EffectLevel::Reaction),
        _ => None,
    }
}

/// The questionnaires that somebody in the scope has answered by the day.
fn answered(view: &View<'_>) -> BTreeSet<Ix> {
    let facts = view.facts;
    let responses = facts.responses.iter().filter_map(|(index, one)| {
        let counted = counts(view, one.place, one.about) && is_answered(facts, index);
        counted.then_some(one.survey)
    });
    let tallies = facts.tallies.iter().filter_map(|(_, tally)| {
        let any = tally.counts.iter().any(|(_, count)| *count > 0);
        let counted = any && counts(view, tally.place, tally.about);
        let question = facts.questions.get(tally.question)?;
        counted.then_some(question.survey)
    });
    responses.chain(tallies).collect()
}

/// What helped and what hindered, by category.
pub(super) fn factors(view: &View<'_>, sheet: &mut Sheet) {
    let kinds: Vec<_> = FactorKind::ALL
        .iter()
        .map(|kind| {
            sheet.begin_group(Name::choice(*kind));
            let total = sheet.part("total", Measure::Rows);
            let categories = choices::<FactorCategory>(sheet, Measure::Rows);
            let unknown = sheet.part_if_any(Name::word("not_stated"), Measure::Rows);
            (*kind, total, categories, unknown)
        })
        .collect();
    sheet.end_group();
    let all = view.facts.factors.iter();
    let there = |factor: &FactorFact| view.holds(factor.place) && factor.written.on(view.day());
    for (index, factor) in all.filter(|(_, factor)| there(factor)) {
        let of = kinds.iter().find(|(kind, ..)| Some(*kind) == factor.kind);
        if let Some((_, total, categories, unknown)) = of {
            let part = pick(categories, factor.category, *unknown);
            sheet.count(Source::Factor, index, factor.place, &[part, *total]);
        }
    }
}
