//! Outcomes that are followed over time and not counted from other records (*nyckeltal*).

use super::decimal::Decimal;
use super::group::Group;
use super::project::{Municipality, Project};
use super::record::*;

vocabulary! {
    /// Which way a measure is better.
    MeasureDirection "measure_direction" {
        Higher "higher",
        Lower "lower",
    }
}

record! {
    /// Something that is measured again and again (*nyckeltal*).
    Measure "measure" of Shared titled [title] {
        title: Line, required;
        /// What it is measured in: days, per cent, persons.
        unit: Line, required;
        better: Choice<MeasureDirection>;
        source: Line;
        baseline: Text, free_text;
        /// The figure that was published under this name, and its part: `participants.unique:women`; empty where the
        /// measure is followed by itself.
        indicator: Line;
    }
}

record! {
    /// One value of a measure (*mätvärde*).
    Measurement "measurement" of Either titled [measure, date] {
        measure: Ref<Measure>, required;
        date: Date, required;
        value: Decimal, required;
        /// The municipality or the group that was measured.
        about: RefTo<Municipality, Group>;
        /// The project that a published value is of; empty where it is of the whole programme.
        of_project: Ref<Project>;
    }
}
