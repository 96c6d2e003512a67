//! Figures of what it cost, and of how the lessons were spread.

use super::facts::*;
use super::figure::{FigureUnit, Name};
use super::groups::choices;
use super::sheet::{Measure, PartIx, Sheet};
use super::view::View;
use crate::domain::*;

/// Costs, planned and actual, by who bears them, and per participant.
pub(super) fn project(view: &View<'_>, sheet: &mut Sheet) {
    let planned = sheet.part("planned", Measure::Sum);
    let actual = sheet.part("actual", Measure::Sum);
    let funders = [
        (
            CostBasis::Planned,
            Funder::Fund,
            sheet.part("planned_fund", Measure::Sum),
        ),
        (
            CostBasis::Actual,
            Funder::Fund,
            sheet.part("actual_fund", Measure::Sum),
        ),
        (
            CostBasis::Planned,
            Funder::Cofinancing,
            sheet.part("planned_cofinancing", Measure::Sum),
        ),
        (
            CostBasis::Actual,
            Funder::Cofinancing,
            sheet.part("actual_cofinancing", Measure::Sum),
        ),
        (
            CostBasis::Planned,
            Funder::Own,
            sheet.part_if_any(Name::word("planned_own"), Measure::Sum),
        ),
        (
            CostBasis::Actual,
            Funder::Own,
            sheet.part_if_any(Name::word("actual_own"), Measure::Sum),
        ),
    ];
    for (index, cost) in costs(view) {
        let whole = match cost.basis {
            Some(CostBasis::Planned) => planned,
            Some(CostBasis::Actual) => actual,
            None => continue,
        };
        let of = |(basis, funder, _): &&(CostBasis, Funder, PartIx)| {
            (Some(*basis), Some(*funder)) == (cost.basis, cost.funder)
        };
        match funders.iter().find(of) {
            Some((_, _, part)) => {
                sheet.row(
                    Source::Cost,
                    index,
                    cost.place,
                    &[(*part, cost.amount), (whole, cost.amount)],
                );
            }
            None => sheet.row(Source::Cost, index, cost.place, &[(whole, cost.amount)]),
        }
    }
    each(view, sheet, planned, actual);
}

/// Kronor per participant: planned costs over planned participants, actual over unique.
pub(super) fn per_participant(view: &View<'_>, sheet: &mut Sheet) {
    let planned = sheet.part("planned", Measure::Sum);
    let actual = sheet.part("actual", Measure::Sum);
    for (index, cost) in costs(view) {
        match cost.basis {
            Some(CostBasis::Planned) => {
                sheet.row(Source::Cost, index, cost.place, &[(planned, cost.amount)])
            }
            Some(CostBasis::Actual) => {
                sheet.row(Source::Cost, index, cost.place, &[(actual, cost.amount)])
            }
            None => {}
        }
    }
    each(view, sheet, planned, actual);
}

fn each(view: &View<'_>, sheet: &mut Sheet, planned: PartIx, actual: PartIx) {
    let planned_people = sheet.part_in(FigureUnit::Persons, "planned_participants", Measure::Sum);
    let people = sheet.part_in(FigureUnit::Persons, "participants", Measure::Rows);
    sheet.whole_ratio(
        FigureUnit::Kronor,
        "planned_per_participant",
        planned,
        planned_people,
    );
    sheet.whole_ratio(FigureUnit::Kronor, "actual_per_participant", actual, people);
    for (index, project) in view.projects().filter(|_| view.is_whole()) {
        let number = project.planned_women.unwrap_or(0) + project.planned_men.unwrap_or(0);
        sheet.row(
            Source::Project,
            index,
            project.place,
            &[(planned_people, number)],
        );
    }
    for one in view.participants() {
        sheet.count(Source::Person, one.human, one.place, &[people]);
    }
}

/// How much of the planned cost has been used.
pub(super) fn used_share(view: &View<'_>, sheet: &mut Sheet) {
    let actual = sheet.part("actual", Measure::Sum);
    let planned = sheet.part("planned", Measure::Sum);
    sheet.percent("percent", actual, planned);
    for (index, cost) in costs(view) {
        let part = match cost.basis {
            Some(CostBasis::Planned) => planned,
            Some(CostBasis::Actual) => actual,
            None => continue,
        };
        sheet.row(Source::Cost, index, cost.place, &[(part, cost.amount)]);
    }
}

/// Planned and actual by what was paid for, and the share of the plan that is used.
pub(super) fn by_kind(view: &View<'_>, sheet: &mut Sheet) {
    by(view, sheet, |cost| cost.kind);
}

/// The same by who bears it.
pub(super) fn by_funder(view: &View<'_>, sheet: &mut Sheet) {
    by(view, sheet, |cost| cost.funder);
}

fn by<V: Choosable + PartialEq>(
    view: &View<'_>,
    sheet: &mut Sheet,
    of: impl Fn(&CostFact) -> Option<V>,
) {
    let all = V::ALL.iter().map(|choice| {
        sheet.begin_group(Name::choice(*choice));
        let planned = sheet.part_if_any(Name::word("planned"), Measure::Sum);
        let actual = sheet.part_if_any(Name::word("actual"), Measure::Sum);
        sheet.percent("percent", actual, planned);
        sheet.end_group();
        (*choice, planned, actual)
    });
    let parts: Vec<_> = all.collect();
    for (index, cost) in costs(view) {
        let found = parts.iter().find(|(choice, ..)| Some(*choice) == of(cost));
        let part = match (found, cost.basis) {
            (Some((_, planned, _)), Some(CostBasis::Planned)) => *planned,
            (Some((.., actual)), Some(CostBasis::Actual)) => *actual,
            _ => continue,
        };
        sheet.row(Source::Cost, index, cost.place, &[(part, cost.amount)]);
    }
}

/// What is budgeted counts whole, and a part's (*delprojekt*) within its project's; what has been paid, within the
/// period up to the day.
fn costs<'a>(view: &'a View<'_>) -> impl Iterator<Item = (Ix, &'a CostFact)> {
    view.seen(&view.facts.costs).filter(|(_, cost)| {
        let counts = match cost.basis {
            Some(CostBasis::Planned) => plans(view, cost.place),
            _ => view.not_later(cost.date),
        };
        view.holds(cost.place) && counts
    })
}

/// Whether what is planned in a place is a plan of its own here: a part's lies within that of the whole.
fn plans(view: &View<'_>, place: PlaceIx) -> bool {
    let project = view.facts.place(place).map(|place| place.project);
    let is_part = |project| view.facts.whole_of(project).is_some();
    view.scope.project == project || !project.is_some_and(is_part)
}

/// What was done to spread the lessons, by kind, and how many get the newsletter.
pub(super) fn outreach_count(view: &View<'_>, sheet: &mut Sheet) {
    let total = sheet.part("total", Measure::Rows);
    let kinds = choices::<OutreachKind>(sheet, Measure::Rows);
    let recipients = sheet.part_in(
        FigureUnit::Persons,
        "newsletter_recipients",
        Measure::Greatest,
    );
    for (index, outreach) in spread(view) {
        let Some((kind, part)) = kinds.iter().find(|(kind, _)| Some(*kind) == outreach.kind) else {
            continue;
        };
        match outreach.reach.filter(|_| *kind == OutreachKind::Newsletter) {
            Some(reach) => {
                let adds = [(*part, 1), (total, 1), (recipients, reach)];
                sheet.row(Source::Outreach, index, outreach.place, &adds);
            }
            None => sheet.count(Source::Outreach, index, outreach.place, &[*part, total]),
        }
    }
}

/// How many were reached, by kind; a person reached twice counts twice.
pub(super) fn reach(view: &View<'_>, sheet: &mut Sheet) {
    let total = sheet.part("total", Measure::Sum);
    let kinds = choices::<OutreachKind>(sheet, Measure::Sum);
    for (index, outreach) in spread(view) {
        let kind = kinds.iter().find(|(kind, _)| Some(*kind) == outreach.kind);
        if let (Some((_, part)), Some(reach)) = (kind, outreach.reach) {
            sheet.row(
                Source::Outreach,
                index,
                outreach.place,
                &[(*part, reach), (total, reach)],
            );
        }
    }
}

fn spread<'a>(view: &'a View<'_>) -> impl Iterator<Item = (Ix, &'a OutreachFact)> {
    let all = view.facts.outreach.iter();
    all.filter(|(_, outreach)| view.holds(outreach.place) && view.happened(outreach.date))
}
