//! Figures of what is offered, what is promised, and what was learnt.

use super::facts::*;
use super::groups::choices;
use super::sheet::{Measure, Sheet};
use super::view::{View, current, days};
use crate::domain::*;

/// A service that nobody has checked for this many days may no longer be there.
pub(super) const CHECK_DAYS: i64 = 365;

/// The services that there are on the day.
pub(super) fn services_now<'a>(view: &'a View<'_>) -> impl Iterator<Item = (Ix, &'a ServiceFact)> {
    let all = view.facts.services.iter();
    all.filter(|(_, service)| {
        view.holds(service.place) && current(service.from, service.to, view.on)
    })
}

/// Whether nobody has checked a service for a year.
pub(super) fn is_unchecked(view: &View<'_>, service: &ServiceFact) -> bool {
    let checked = service.checked.filter(|day| *day <= view.on);
    checked.is_none_or(|day| days(day, view.on) > CHECK_DAYS)
}

/// The services of the day.
pub(super) fn services(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part("value", Measure::Rows);
    for (index, service) in services_now(view) {
        sheet.count(Source::Service, index, service.place, &[value]);
    }
}

/// Those that other municipalities may use.
pub(super) fn open(view: &View<'_>, sheet: &mut Sheet) {
    let total = sheet.part("total", Measure::Rows);
    let ways = choices::<ServiceOpenness>(sheet, Measure::Rows);
    for (index, service) in services_now(view) {
        let way = ways.iter().find(|(way, _)| Some(*way) == service.open);
        if let Some((_, part)) = way.filter(|(way, _)| *way != ServiceOpenness::No) {
            sheet.count(Source::Service, index, service.place, &[*part, total]);
        }
    }
}

/// Those that nobody has checked for a year.
pub(super) fn unchecked(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part("value", Measure::Rows);
    for (index, service) in services_now(view).filter(|(_, one)| is_unchecked(view, one)) {
        sheet.count(Source::Service, index, service.place, &[value]);
    }
}

/// Whether an agreement is in force on the day.
pub(super) fn is_in_force(view: &View<'_>, agreement: &AgreementFact) -> bool {
    let status = agreement.status.on(view.day());
    let status = status.unwrap_or(AgreementStatus::InForce);
    view.holds(agreement.place)
        && status == AgreementStatus::InForce
        && current(agreement.signed, agreement.valid_to, view.on)
}

/// The agreements that are in force on the day, by kind.
pub(super) fn in_force(view: &View<'_>, sheet: &mut Sheet) {
    let total = sheet.part("total", Measure::Rows);
    let kinds = choices::<AgreementKind>(sheet, Measure::Rows);
    let all = view.facts.agreements.iter();
    for (index, agreement) in all.filter(|(_, one)| is_in_force(view, one)) {
        let kind = kinds.iter().find(|(kind, _)| Some(*kind) == agreement.kind);
        match kind {
            Some((_, part)) => {
                sheet.count(Source::Agreement, index, agreement.place, &[*part, total]);
            }
            None => sheet.count(Source::Agreement, index, agreement.place, &[total]),
        }
    }
}

/// The entries of learning logs, by who may read them.
pub(super) fn log_entries(view: &View<'_>, sheet: &mut Sheet) {
    let total = sheet.part("total", Measure::Rows);
    let readers = choices::<LogReaders>(sheet, Measure::Rows);
    let all = view.facts.log_entries.iter();
    for (index, entry) in all.filter(|(_, one)| view.holds(one.place) && view.happened(one.date)) {
        let shared = entry.shared_with.unwrap_or(LogReaders::Nobody);
        if let Some((_, part)) = readers.iter().find(|(readers, _)| *readers == shared) {
            sheet.count(Source::LogEntry, index, entry.place, &[*part, total]);
        }
    }
}
