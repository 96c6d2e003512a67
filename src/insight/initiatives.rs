//! Figures of the change initiatives.

use super::facts::*;
use super::figure::{FigureUnit, Name};
use super::groups::{choices, of_at_work, pick};
use super::sheet::{Measure, Sheet};
use super::stated::Day;
use super::view::View;
use crate::domain::*;

impl InitiativeFact {
    /// How far it had come on a day; none where nothing says. What is reached later is not known yet.
    pub(super) fn stage_on(&self, day: Day) -> Option<Stage> {
        let on = day.on;
        let reached = || Stage::ALL.iter().zip(self.reached);
        if reached().all(|(_, day)| day.is_none_or(|day| day <= on)) {
            let dated =
                reached().any(|(stage, day)| day.is_some() && Some(*stage) == self.stage.now);
            return if dated {
                self.stage.now
            } else {
                self.stage.on(day)
            };
        }
        let by_then = reached().filter_map(|(stage, day)| Some((day?, *stage)));
        let by_then = by_then.filter(|(day, _)| *day <= on);
        by_then.max().map(|(_, stage)| stage)
    }

    /// Whether it was there on a day: from its first day on; one without days from when it was written down.
    pub(super) fn is_there(&self, day: Day) -> bool {
        match self.reached.iter().flatten().min() {
            Some(first) => *first <= day.on,
            None => self.written.on(day),
        }
    }

    /// Whether it reached "started" or later, by a day.
    pub(super) fn has_started(&self, day: Day) -> bool {
        let [_, _, started_on, ..] = self.reached;
        let by_stage = matches!(
            self.stage_on(day),
            Some(Stage::Started | Stage::InProgress | Stage::CarriedOut | Stage::OrdinaryWork)
        );
        started_on.map_or(by_stage, |started| started <= day.on)
    }

    /// Whether work goes on: begun, and neither finished nor stopped.
    pub(super) fn is_under_way(&self, day: Day) -> bool {
        matches!(self.stage_on(day), Some(Stage::Started | Stage::InProgress))
    }
}

/// The scope's initiatives that are there on the day.
pub(super) fn initiatives<'a>(
    view: &'a View<'_>,
) -> impl Iterator<Item = (Ix, &'a InitiativeFact)> {
    view.facts
        .initiatives
        .iter()
        .filter(|(_, initiative)| view.holds(initiative.place) && initiative.is_there(view.day()))
}

/// Municipalities with at least one initiative that started, of those at work.
pub(super) fn started(view: &View<'_>, sheet: &mut Sheet) {
    of_municipalities(view, sheet, |initiative| initiative.has_started(view.day()));
}

/// Municipalities with a good example to share, of those at work.
pub(super) fn good_examples(view: &View<'_>, sheet: &mut Sheet) {
    of_municipalities(view, sheet, |initiative| {
        initiative.good_example.on(view.day())
    });
}

fn of_municipalities(view: &View<'_>, sheet: &mut Sheet, which: impl Fn(&InitiativeFact) -> bool) {
    let value = sheet.part("value", Measure::Municipalities);
    let of = sheet.part("of", Measure::Municipalities);
    let at_work: std::collections::BTreeSet<_> = view
        .at_work()
        .iter()
        .map(|(_, group)| group.place)
        .collect();
    for (index, initiative) in initiatives(view) {
        if which(initiative) && at_work.contains(&initiative.place) {
            sheet.count(Source::Initiative, index, initiative.place, &[value]);
        }
    }
    of_at_work(view, sheet, of);
}

/// Municipalities whose initiatives work with service design.
pub(super) fn service_design(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part("value", Measure::Municipalities);
    for (index, initiative) in initiatives(view) {
        if initiative.methods.contains(&Method::ServiceDesign) {
            sheet.count(Source::Initiative, index, initiative.place, &[value]);
        }
    }
}

/// Municipalities by the themes of the initiatives that started; one may have several.
pub(super) fn by_theme(view: &View<'_>, sheet: &mut Sheet) {
    let themes = choices::<Theme>(sheet, Measure::Municipalities);
    for (index, initiative) in
        initiatives(view).filter(|(_, initiative)| initiative.has_started(view.day()))
    {
        for (_, part) in themes
            .iter()
            .filter(|(theme, _)| initiative.themes.contains(theme))
        {
            sheet.count(Source::Initiative, index, initiative.place, &[*part]);
        }
    }
}

/// Initiatives by how far they have come.
pub(super) fn by_stage(view: &View<'_>, sheet: &mut Sheet) {
    by(view, sheet, |initiative| initiative.stage_on(view.day()));
}

/// Initiatives by how the target group takes part.
pub(super) fn participation(view: &View<'_>, sheet: &mut Sheet) {
    by(view, sheet, |initiative| {
        initiative.participation.on(view.day())
    });
}

fn by<V: Choosable + PartialEq>(
    view: &View<'_>,
    sheet: &mut Sheet,
    of: impl Fn(&InitiativeFact) -> Option<V>,
) {
    let total = sheet.part("total", Measure::Rows);
    let parts = choices::<V>(sheet, Measure::Rows);
    let unknown = sheet.part_if_any(Name::word("not_stated"), Measure::Rows);
    for (index, initiative) in initiatives(view) {
        let part = pick(&parts, of(initiative), unknown);
        sheet.count(Source::Initiative, index, initiative.place, &[part, total]);
    }
}

/// Initiatives with somebody named to drive them, of those not stopped.
pub(super) fn with_driver(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part_in(FigureUnit::Initiatives, "value", Measure::Rows);
    let of = sheet.part("of", Measure::Rows);
    sheet.percent("percent", value, of);
    let day = view.day();
    let going = initiatives(view).filter(|(_, one)| one.stage_on(day) != Some(Stage::Stopped));
    for (index, initiative) in going {
        let parts = [of, value];
        let parts = if initiative.driver == Ix::NONE {
            &parts[..1]
        } else {
            &parts[..]
        };
        sheet.count(Source::Initiative, index, initiative.place, parts);
    }
}

/// Initiatives that go on after the project: part of ordinary work, or with a plan for how, of those that started.
pub(super) fn continued(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part("value", Measure::Rows);
    let ordinary = sheet.part("ordinary_work", Measure::Rows);
    let of = sheet.part("of", Measure::Rows);
    sheet.percent("percent", value, of);
    let day = view.day();
    for (index, initiative) in initiatives(view).filter(|(_, one)| one.has_started(day)) {
        let is_ordinary = initiative.stage_on(day) == Some(Stage::OrdinaryWork);
        let parts: &[_] = match (is_ordinary, initiative.continued) {
            (true, _) => &[of, value, ordinary],
            (false, true) => &[of, value],
            (false, false) => &[of],
        };
        sheet.count(Source::Initiative, index, initiative.place, parts);
    }
}
