//! What the lead sent to the fund: every month as it stood when it was sent. One of them was corrected afterwards, so
//! that it and those after it are to be sent again.

use std::collections::HashMap;

use chrono::{Datelike as _, NaiveDate, NaiveDateTime};
use serde_json::json;

use super::act::{Act, code, create};
use super::calendar::{at, day, end, later, months_later, working_day};
use super::chance::id_of;
use super::lead::Ledger;
use crate::domain::{
    Attendance, Choosable as _, DateFormat, ExtractColumn, ExtractLayout, FrozenRow, HoursFormat,
    Id, Session, Submission,
};
use crate::insight::{Facts, Scope, extract, month_standings};
use crate::workspace::{Reader, Result};

/// The last month that was sent, and the one before it, which was corrected afterwards.
const LAST: &str = "2018-05-01";
const CORRECTED: &str = "2018-04-01";
/// When the municipalities noticed what was wrong in it.
const NOTICED: &str = "2018-06-20";

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
    let mut ledger = Ledger::default();
    let mut when = at(later(end(), 16), 9, 0);
    for month in months {
        when += chrono::Duration::minutes(4);
        let mut rows = extract(&facts, &everything, month).frozen();
        if month == day(CORRECTED) {
            without_late(reader, &mut rows)?;
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

/// When somebody noticed what was wrong with a session's list, where that was after its month had been sent.
pub(super) fn noticed_late(session: NaiveDate) -> Option<NaiveDateTime> {
    let is_late = session.with_day(1) == Some(day(CORRECTED));
    is_late.then(|| at(day(NOTICED), 10, 40))
}

/// Takes away those who were first written down as absent: when the month was sent nobody had noticed.
fn without_late(reader: &Reader, rows: &mut Vec<FrozenRow>) -> Result<()> {
    let noticed = at(day(NOTICED), 0, 0).and_utc().timestamp_millis();
    let sessions = reader.all::<Session>()?.into_iter();
    let sessions: HashMap<Id, Session> = sessions.map(|one| (one.head.id, one)).collect();
    for came in reader.all::<Attendance>()? {
        let session = came.session.and_then(|id| sessions.get(&id));
        let in_month = session.filter(|session| {
            let day = session.starts.and_then(|(day, _)| day.with_day(1));
            day == Some(self::day(CORRECTED))
        });
        let Some(session) = in_month else { continue };
        let history = reader.history(came.head.id)?;
        if !history.iter().any(|entry| entry.id.wall_ms() > noticed) {
            continue;
        }
        let minutes = came.minutes.or(session.minutes).unwrap_or(0);
        let row = rows.iter_mut().find(|row| Some(row.person) == came.person);
        if let Some(row) = row {
            row.minutes -= minutes;
        }
    }
    rows.retain(|row| row.minutes > 0);
    Ok(())
}
