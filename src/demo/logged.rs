//! What a municipality logs beside groups, plans and trainings. It has dice of its own.

use serde_json::json;

use super::act::code;
use super::calendar::{at, day, working_day};
use super::chance::{Chance, id_of};
use super::lead::{Ledger, named};
use super::life::Life;
use crate::domain::{Decimal, Measure, MeasureDirection, Measurement};

/// The days on which the measures were taken.
const MEASURED: [&str; 3] = ["2017-03-15", "2017-11-15", "2018-06-13"];

impl Life<'_> {
    /// Logs it all.
    pub(super) fn log(&mut self) {
        let code = self.cast.profile.code;
        let mut chance = Chance::named(&format!("logged/{code}"));
        self.measure(&mut chance);
    }

    /// How the lead's first measure developed here: weeks to a first place, with a decimal.
    fn measure(&mut self, chance: &mut Chance) {
        let mut tenths = chance.between(80, 160);
        for date in MEASURED {
            let at = at(working_day(day(date)), 11, 20);
            let value = Decimal::of_thousandths(tenths * 100).unwrap_or_default();
            let fields = [
                (Measurement::measure, json!(id_of("measure/1"))),
                (Measurement::date, json!(at.date())),
                (Measurement::value, json!(value.to_string())),
                (Measurement::about, json!(self.municipality())),
            ];
            self.log_one::<Measurement>(chance, at, &[], &fields);
            tenths -= chance.between(4, 25);
        }
    }
}

/// What the project follows beside what it counts: title, unit, better, source.
const MEASURES: [(&str, &str, MeasureDirection, &str); 2] = [
    (
        "Tid till första plats på förskolan",
        "veckor",
        MeasureDirection::Lower,
        "Förskoleförvaltningens kö",
    ),
    (
        "Ungdomar i förening sex månader efter ankomst",
        "procent",
        MeasureDirection::Higher,
        "Fritidsförvaltningens enkät",
    ),
];

/// Says what shall be measured.
pub(super) fn follow(ledger: &mut Ledger) {
    let measures = MEASURES.iter().zip(1..);
    let edits = measures.map(|((title, unit, better, source), number)| {
        let fields = [
            (Measure::title, json!(title)),
            (Measure::unit, json!(unit)),
            (Measure::better, code(*better)),
            (Measure::source, json!(source)),
        ];
        named::<Measure>(&format!("measure/{number}"), &fields)
    });
    let edits = edits.collect();
    ledger.write(at(day("2016-11-30"), 13, 40), edits);
}
