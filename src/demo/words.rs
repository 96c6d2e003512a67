//! The words that the demo's people say and write: Swedish tables, read from `assets/demo`.

use std::sync::LazyLock;

use crate::domain::{Choosable, Sector, UnitKind};

/// One line of a table, cut at `|`.
type Row = Vec<&'static str>;

/// Every table.
pub(super) struct Words {
    pub(super) women: Vec<&'static str>,
    pub(super) men: Vec<&'static str>,
    pub(super) surnames: Vec<&'static str>,
    pub(super) units: Vec<UnitWords>,
    pub(super) activities: Vec<Row>,
    pub(super) quotes: Vec<Row>,
    pub(super) factors: Vec<Row>,
    pub(super) outreach: Vec<Row>,
    pub(super) events: Vec<Row>,
    pub(super) after: Vec<&'static str>,
    pub(super) handovers: Vec<&'static str>,
    pub(super) reflections: Vec<&'static str>,
    assignments: Vec<Row>,
    meetings: Vec<Row>,
    initiatives: Vec<Row>,
}

/// A unit as municipalities have it.
pub(super) struct UnitWords {
    pub(super) name: &'static str,
    pub(super) sector: Sector,
    pub(super) kind: UnitKind,
    pub(super) traditional: Option<bool>,
    pub(super) professions: Vec<&'static str>,
}

/// What an initiative is and came to.
pub(super) struct InitiativeWords {
    pub(super) title: &'static str,
    pub(super) themes: Vec<&'static str>,
    pub(super) method: &'static str,
    pub(super) participation: &'static str,
    pub(super) problem: &'static str,
    pub(super) approach: &'static str,
    pub(super) result: &'static str,
    pub(super) effect_level: &'static str,
    pub(super) example_text: &'static str,
    pub(super) continuation: &'static str,
}

impl Words {
    /// The assignments that groups of this kind are given.
    pub(super) fn assignments(&self, kind: &str) -> Vec<&'static str> {
        self.assignments
            .iter()
            .filter(|row| cell(row, 0) == kind)
            .map(|row| cell(row, 1))
            .collect()
    }

    /// What is noted and decided at such meetings.
    pub(super) fn meetings(&self, sort: &str) -> Vec<(&'static str, &'static str)> {
        let rows = self.meetings.iter().filter(|row| cell(row, 0) == sort);
        rows.map(|row| (cell(row, 1), cell(row, 2))).collect()
    }

    /// The initiative with this key.
    pub(super) fn initiative(&self, key: &str) -> Option<InitiativeWords> {
        let row = self.initiatives.iter().find(|row| cell(row, 0) == key)?;
        Some(InitiativeWords {
            title: cell(row, 1),
            themes: listed(cell(row, 2)),
            method: cell(row, 3),
            participation: cell(row, 4),
            problem: cell(row, 5),
            approach: cell(row, 6),
            result: cell(row, 7),
            effect_level: cell(row, 8),
            example_text: cell(row, 9),
            continuation: cell(row, 10),
        })
    }
}

/// A cell of a row; `-` is an empty one.
pub(super) fn cell(row: &[&'static str], index: usize) -> &'static str {
    row.get(index)
        .copied()
        .filter(|text| *text != "-")
        .unwrap_or_default()
}

fn listed(text: &'static str) -> Vec<&'static str> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect()
}

fn rows(table: &'static str) -> Vec<Row> {
    table
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| line.split(" | ").map(str::trim).collect())
        .collect()
}

fn lines(table: &'static str) -> Vec<&'static str> {
    table.lines().filter(|line| !line.is_empty()).collect()
}

fn unit(row: &Row) -> Option<UnitWords> {
    Some(UnitWords {
        name: cell(row, 0),
        sector: Sector::from_code(cell(row, 1))?,
        kind: UnitKind::from_code(cell(row, 2))?,
        traditional: match cell(row, 3) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        professions: listed(cell(row, 4)),
    })
}

/// Reads a table of the demo.
macro_rules! table {
    ($name:literal) => {
        include_str!(concat!("../../assets/demo/", $name, ".txt"))
    };
}

/// All the demo's words.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    women: lines(table!("women")),
    men: lines(table!("men")),
    surnames: lines(table!("surnames")),
    units: rows(table!("units")).iter().filter_map(unit).collect(),
    activities: rows(table!("activities")),
    quotes: rows(table!("quotes")),
    factors: rows(table!("factors")),
    outreach: rows(table!("outreach")),
    events: rows(table!("events")),
    after: lines(table!("after")),
    handovers: lines(table!("handovers")),
    reflections: lines(table!("reflections")),
    assignments: rows(table!("assignments")),
    meetings: rows(table!("meetings")),
    initiatives: rows(table!("initiatives")),
});

/// Every Swedish municipality: code and name.
pub(super) static MUNICIPALITIES: LazyLock<Vec<(&'static str, &'static str)>> =
    LazyLock::new(|| {
        let lines = include_str!("../../assets/municipalities.csv")
            .lines()
            .skip(1);
        lines
            .filter_map(|line| line.split_once(','))
            .map(|(code, rest)| (code, rest.split(',').next().unwrap_or_default()))
            .collect()
    });

/// The municipality's name.
pub(super) fn municipality_name(code: &str) -> &'static str {
    let found = MUNICIPALITIES.iter().find(|(known, _)| *known == code);
    found.map_or("kommunen", |(_, name)| name)
}
