//! Every figure there is: its id, its unit, and the function that counts it.

use super::facts::Facts;
use super::figure::{Evidence, Figure, FigureUnit};
use super::sheet::Sheet;
use super::view::{Scope, View};
use super::{groups};
use crate::domain::GroupKind::{Operative, Strategic};

/// A figure that can be counted.
pub struct Definition {
    /// The stable id.
    pub id: &'static str,
    /// What it is measured in.
    pub unit: FigureUnit,
    count: fn(&View<'_>, &mut Sheet),
}

impl Definition {
    /// The key of its label.
    pub fn label_key(&self) -> String {
        label_key(self.id)
    }

    /// The key of its definition in words.
    pub fn means_key(&self) -> String {
        format!("{}-means", label_key(self.id))
    }
}

fn label_key(id: &str) -> String {
    format!("figure-{}", id.replace('.', "-"))
}

const fn figure(id: &'static str, unit: FigureUnit, count: fn(&View<'_>, &mut Sheet)) -> Definition {
    Definition { id, unit, count }
}

use FigureUnit::*;

/// Every figure but those of the surveys' own questions, in the order a reader meets them.
pub static FIGURES: &[Definition] = &[
    figure("groups.strategic", Municipalities, |view, sheet| groups::in_place(view, sheet, Strategic)),
    figure("groups.strategic.origin", Municipalities, |view, sheet| groups::origin(view, sheet, Strategic)),
    figure("groups.strategic.broadened", Municipalities, |view, sheet| groups::broadened(view, sheet, Strategic)),
    figure("groups.strategic.size", Persons, |view, sheet| groups::size(view, sheet, Strategic)),
    figure("groups.strategic.levels", Persons, |view, sheet| groups::levels(view, sheet, Strategic)),
    figure("groups.strategic.top_level", Municipalities, |view, sheet| groups::top_level(view, sheet, Strategic)),
    figure("groups.strategic.composition", Municipalities, groups::composition),
    figure("groups.strategic.sectors", Persons, |view, sheet| groups::sectors(view, sheet, Strategic)),
    figure("groups.strategic.turnover", Persons, |view, sheet| groups::turnover(view, sheet, Strategic)),
    figure("groups.strategic.continuity", Persons, |view, sheet| groups::continuity(view, sheet, Strategic)),
    figure("groups.operative", Municipalities, |view, sheet| groups::in_place(view, sheet, Operative)),
    figure("groups.operative.origin", Municipalities, |view, sheet| groups::origin(view, sheet, Operative)),
    figure("groups.operative.broadened", Municipalities, |view, sheet| groups::broadened(view, sheet, Operative)),
    figure("groups.operative.size", Persons, |view, sheet| groups::size(view, sheet, Operative)),
    figure("groups.operative.expected_size", Persons, |view, sheet| groups::expected_size(view, sheet, Operative)),
    figure("groups.operative.levels", Persons, |view, sheet| groups::levels(view, sheet, Operative)),
    figure("groups.operative.top_level", Municipalities, |view, sheet| groups::top_level(view, sheet, Operative)),
    figure("groups.operative.sectors", Persons, |view, sheet| groups::sectors(view, sheet, Operative)),
    figure("groups.operative.turnover", Persons, |view, sheet| groups::turnover(view, sheet, Operative)),
    figure("groups.operative.continuity", Persons, |view, sheet| groups::continuity(view, sheet, Operative)),
    figure("groups.lead_time", Days, groups::lead_time),
];

/// One figure; none if there is no figure of this id.
pub fn compute(facts: &Facts, id: &str, scope: &Scope) -> Option<Figure> {
    let view = View::new(facts, scope);
    let definition = FIGURES.iter().find(|definition| definition.id == id)?;
    Some(count(&view, definition))
}

/// Every figure that has something to say in this scope.
pub fn all(facts: &Facts, scope: &Scope) -> Vec<Figure> {
    let view = View::new(facts, scope);
    let figures = FIGURES.iter().map(|definition| count(&view, definition));
    figures.filter(|figure| !figure.parts.is_empty()).collect()
}

fn count(view: &View<'_>, definition: &Definition) -> Figure {
    let mut sheet = Sheet::of_values(definition.unit);
    (definition.count)(view, &mut sheet);
    Figure { id: definition.id.to_owned(), question: None, unit: definition.unit, parts: sheet.parts() }
}

/// The rows behind a figure, or behind one of its parts; none if there is no figure of this id.
pub fn evidence(facts: &Facts, id: &str, scope: &Scope, part: Option<&str>) -> Option<Evidence> {
    let view = View::new(facts, scope);
    let definition = FIGURES.iter().find(|definition| definition.id == id)?;
    let mut sheet = Sheet::of_evidence(definition.unit, part);
    (definition.count)(&view, &mut sheet);
    Some(sheet.evidence())
}
