//! What was said in each municipality, as a table: in the report, what many say is told by how many they are.

use super::Report;
use super::templates::{self, Show};
use crate::domain::{Factor, Head, Initiative, Quote};
use crate::report::xlsx::{Cell, Sheet};
use crate::text::{Text, capitalised};
use crate::workspace::{Reader, Result};

/// The headings, by the keys of their words.
const COLUMNS: [&str; 5] = [
    "report-kind",
    "report-municipality",
    "report-what",
    "report-said",
    "report-by",
];

/// Everything that was said of what helped and what hindered, the examples and the quotes, one by one; none where the
/// report tells of nothing said.
///
/// # Errors
/// If the workspace cannot be read.
pub(super) fn sheet(report: &Report, reader: &Reader, text: &Text) -> Result<Option<Sheet>> {
    let shows = templates::sections(report.asked.template).iter();
    let shows: Vec<&Show> = shows.flat_map(|section| section.shows).collect();
    let tells = |what: fn(&Show) -> bool| shows.iter().any(|show| what(show));
    let only = report.asked.municipality;
    let holds = |head: &Head| only.is_none() || head.municipality == only;
    let line = |of: String, head: &Head, about: &str, said: &str, by: &str| {
        let whose = head.municipality.map(|code| text.municipality(code));
        let whose = whose.unwrap_or_else(|| text.get("report-whole_project"));
        [
            of,
            whose,
            about.to_owned(),
            said.trim().to_owned(),
            capitalised(by),
        ]
    };
    let mut lines = Vec::new();
    if tells(|show| matches!(show, Show::Factors)) {
        let all = reader.all::<Factor>()?.into_iter();
        for one in all.filter(|one| holds(&one.head) && !one.text.trim().is_empty()) {
            let about = text.chosen(one.category);
            lines.push(line(
                text.chosen(one.kind),
                &one.head,
                &about,
                &one.text,
                "",
            ));
        }
    }
    if tells(|show| matches!(show, Show::Examples)) {
        let all = reader.all::<Initiative>()?.into_iter();
        let shared =
            |one: &Initiative| one.good_example == Some(true) && one.may_share == Some(true);
        for one in all.filter(|one| holds(&one.head) && shared(one)) {
            let says = [&one.example_text, &one.result];
            let says = says.into_iter().find(|says| !says.trim().is_empty());
            let says = says.map_or("", |says| says.as_str());
            lines.push(line(
                text.get("report-examples"),
                &one.head,
                &one.title,
                says,
                "",
            ));
        }
    }
    if tells(|show| matches!(show, Show::Quotes)) {
        let all = reader.all::<Quote>()?.into_iter();
        for one in all.filter(|one| holds(&one.head) && one.may_publish == Some(true)) {
            lines.push(line(
                text.get("report-quotes"),
                &one.head,
                "",
                &one.text,
                &one.from_role,
            ));
        }
    }
    if lines.is_empty() {
        return Ok(None);
    }
    lines.sort();
    let rows = lines.into_iter();
    Ok(Some(Sheet {
        name: text.get("report-sheet_said"),
        project: report.project_name().to_owned(),
        made_on: report.asked.on,
        columns: COLUMNS.iter().map(|key| text.get(key)).collect(),
        rows: rows.map(|row| row.map(Cell::Words).into()).collect(),
    }))
}
