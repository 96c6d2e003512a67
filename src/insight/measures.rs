//! Figures of what is measured and not counted: the first value, the latest, and what lies between.

use std::collections::BTreeMap;

use super::facts::*;
use super::figure::{FigureUnit, Label, Name};
use super::sheet::{self, Sheet};
use super::view::View;

/// What was measured: a municipality's, or a group's or anything's own.
type Series = (PlaceIx, Option<(Source, Ix)>);

/// A measurement, and the day it was made.
type Value<'a> = (Ix, &'a MeasurementFact);

/// The measurements of every measure by what was measured, each from the first day to the latest.
fn series<'a>(view: &'a View<'_>) -> BTreeMap<Ix, BTreeMap<Series, Vec<Value<'a>>>> {
    let mut all: BTreeMap<Ix, BTreeMap<Series, Vec<Value<'a>>>> = BTreeMap::new();
    for (index, one) in view.facts.measurements.iter() {
        if view.holds(one.place) && view.happened(one.date) {
            let about = one
                .about
                .filter(|(source, _)| *source != Source::Municipality);
            let of_measure = all.entry(one.measure).or_default();
            of_measure
                .entry((one.place, about))
                .or_default()
                .push((index, one));
        }
    }
    let in_order =
        |values: &mut Vec<Value<'_>>| values.sort_by_key(|(index, one)| (one.date, *index));
    all.values_mut()
        .flat_map(BTreeMap::values_mut)
        .for_each(in_order);
    all
}

/// The measures, each as a group of parts.
fn each(
    view: &View<'_>,
    sheet: &mut Sheet,
    count: impl Fn(&BTreeMap<Series, Vec<Value<'_>>>, &mut Sheet),
) {
    let series = series(view);
    // What was published of a figure is laid beside that, and is no outcome of its own.
    let followed = view.facts.measures.iter();
    for (index, _) in followed.filter(|(_, measure)| measure.indicator.is_empty()) {
        let known = view.facts.measures.id(index);
        let Some((id, measured)) = known.zip(series.get(&index)) else {
            continue;
        };
        sheet.begin_group(Name {
            code: id.to_string(),
            label: Label::Record(Source::Measure, id),
        });
        count(measured, sheet);
        sheet.end_group();
    }
}

/// Puts a value on the sheet: one more, and its thousandths.
fn put(
    sheet: &mut Sheet,
    (count, sum): (sheet::PartIx, sheet::PartIx),
    place: PlaceIx,
    (index, one): Value<'_>,
) {
    let adds = [(sum, one.thousandths), (count, 1)];
    sheet.row(Source::Measurement, index, place, &adds);
}

/// The latest value of every measure: the mean over what was measured.
pub(super) fn latest(view: &View<'_>, sheet: &mut Sheet) {
    each(view, sheet, |series, sheet| {
        let measured = sheet.part_in(FigureUnit::Items, "measured", sheet::Measure::Rows);
        let (sum, _) = sheet.mean_in(FigureUnit::Values, "latest", measured);
        for ((place, _), values) in series {
            if let Some(value) = values.last() {
                put(sheet, (measured, sum), *place, *value);
            }
        }
    });
}

/// The first value of every measure, the latest, and the change, over what was measured more than once.
pub(super) fn change(view: &View<'_>, sheet: &mut Sheet) {
    each(view, sheet, |series, sheet| {
        let first_count = sheet.part_in(FigureUnit::Items, "measured", sheet::Measure::Rows);
        let latest_count = sheet.hidden(sheet::Measure::Rows);
        let (first_sum, first) = sheet.mean_in(FigureUnit::Values, "first", first_count);
        let (latest_sum, latest) = sheet.mean_in(FigureUnit::Values, "latest", latest_count);
        sheet.difference(FigureUnit::Values, "change", latest, first);
        for ((place, _), values) in series {
            if let [one, .., other] = values.as_slice() {
                put(sheet, (first_count, first_sum), *place, *one);
                put(sheet, (latest_count, latest_sum), *place, *other);
            }
        }
    });
}
