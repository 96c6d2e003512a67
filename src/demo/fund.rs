//! What the lead sent to the fund: every month as it stood when it was sent. One of them was corrected afterwards, so
//! that it and those after it are to be sent again.

use chrono::{Datelike as _, NaiveDate};
use serde_json::json;

use super::act::{Act, code, create};
use super::calendar::{at, day, end, later, months_later, working_day};
use super::chance::id_of;
use super::lead::Ledger;
use crate::domain::{
    Choosable as _, DateFormat, ExtractColumn, ExtractLayout, FrozenRow, HoursFormat, Submission,
};
use crate::insight::{Facts, Scope, extract, month_standings};
use crate::workspace::{Reader, Result};

/// The last month that was sent; the one before it was corrected afterwards.
const LAST: &str = "2018-05-01";

/// A layout without identity numbers, since the project asks for none.
const LAYOUT: &str = "Namn, verksamhet och timmar";
const COLUMNS: [(ExtractColumn, &str); 4] = [
    (ExtractColumn::Name, "Namn"),
    (ExtractColumn::Unit, "Verksamhet"),
    (ExtractColumn::Municipality, "Kommun"),
    (ExtractColumn::Hours, "Timmar"),
];

/// Reads the columns that are to be told, once and for all.
pub(super) fn lay_out(ledger: &mut Ledger) {
    let columns = COLUMNS.map(|(column, heading)| ExtractLayout::column(column, heading));
    let layout = [
        (ExtractLayout::name, json!(LAYOUT)),
        (ExtractLayout::columns, json!(columns)),
        (ExtractLayout::hours_format, code(HoursFormat::Hours)),
        (ExtractLayout::date_format, code(DateFormat::Date)),
    ];
    let layout = create::<ExtractLayout>(id_of("layout"), &layout);
    ledger.write(at(day("2016-12-06"), 11, 20), vec![layout]);
}

/// What was sent, month by month, as it is counted now that all has been merged.
pub(super) fn sent(reader: &Reader) -> Result<Vec<Act>> {
    let facts = Facts::load(reader)?;
    let everything = Scope::everything(later(end(), 20));
    let mut months: Vec<NaiveDate> = month_standings(&facts, &everything)
        .iter()
        .map(|one| one.month)
        .filter(|month| *month <= day(LAST))
        .collect();
    months.sort_unstable();
    let corrected = months.iter().rev().nth(1).copied();
    let mut ledger = Ledger::default();
    let mut when = at(later(end(), 16), 9, 0);
    for month in months {
        when += chrono::Duration::minutes(4);
        let mut rows = extract(&facts, &everything, month).frozen();
        if Some(month) == corrected {
            as_first_told(&mut rows);
        }
        let told = COLUMNS.map(|(column, _)| column.code());
        let fields = [
            (Submission::month, json!(month)),
            (
                Submission::submitted_on,
                json!(working_day(later(months_later(month, 1), 17))),
            ),
            (Submission::to, json!("Europeiska socialfonden")),
            (Submission::layout, json!(LAYOUT)),
            (Submission::columns, json!(told)),
            (Submission::rows, json!(FrozenRow::write(&rows))),
        ];
        let id = id_of(&format!("submission/{}-{:02}", month.year(), month.month()));
        ledger.write(when, vec![create::<Submission>(id, &fields)]);
    }
    Ok(ledger.acts)
}

/// The month as the municipalities first had it: one was missing, and two had been there for longer.
fn as_first_told(rows: &mut Vec<FrozenRow>) {
    if rows.len() > 3 {
        rows.remove(2);
    }
    for row in rows.iter_mut().take(2) {
        row.minutes += 60;
    }
}
