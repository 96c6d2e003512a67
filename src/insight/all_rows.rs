//! Every row of a figure in every part that it adds to, and what each value is made of: for a table of all that lies
//! behind a report.

use std::collections::BTreeSet;

use super::figure::{Amount, EvidenceRow, FigureUnit, Name};

/// A part that rows add to; some only serve the reckoning of another.
#[derive(Debug, Clone, PartialEq)]
pub struct RowsPart {
    /// Its name within the figure.
    pub path: String,
    /// The group of parts it stands in, if any.
    pub group: Option<Name>,
    /// What it is called.
    pub name: Name,
    /// What its rows are measured in.
    pub unit: FigureUnit,
    pub(super) thousandths: bool,
}

/// The rows behind a figure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AllRows {
    pub(super) rows: Vec<EvidenceRow>,
    pub(super) parts: Vec<RowsPart>,
    /// Of each part that is shown: its path, and the parts whose rows its value is made of.
    pub(super) made_of: Vec<(String, Vec<usize>)>,
}

impl AllRows {
    /// Every row, once for each part that it adds to, with that part and what it adds to it.
    pub fn rows(&self) -> impl Iterator<Item = (&EvidenceRow, &RowsPart, Amount)> {
        self.told(self.rows.iter())
    }

    fn told<'a>(
        &'a self,
        rows: impl Iterator<Item = &'a EvidenceRow>,
    ) -> impl Iterator<Item = (&'a EvidenceRow, &'a RowsPart, Amount)> {
        rows.filter_map(|row| {
            let part = self.parts.get(usize::from(row.part))?;
            let amount = row.amount_in(part.unit);
            let bottom = amount.bottom * if part.thousandths { 1_000 } else { 1 };
            Some((row, part, Amount { bottom, ..amount }))
        })
    }

    /// The rows of these parts alone.
    pub fn rows_of(
        &self,
        paths: &BTreeSet<String>,
    ) -> impl Iterator<Item = (&EvidenceRow, &RowsPart, Amount)> {
        let asked: Vec<bool> = self
            .parts
            .iter()
            .map(|part| paths.contains(&part.path))
            .collect();
        let is_asked = move |row: &&EvidenceRow| asked.get(usize::from(row.part)) == Some(&true);
        self.told(self.rows.iter().filter(is_asked))
    }

    /// Forgets the rows; what each value is made of is still known.
    pub fn forget_rows(&mut self) {
        self.rows = Vec::new();
    }

    /// The parts that a value is made of; itself where rows are counted in it.
    pub fn made_of(&self, path: &str) -> Vec<&RowsPart> {
        let found = self.made_of.iter().find(|(of, _)| of == path);
        let parts = found.into_iter().flat_map(|(_, parts)| parts);
        parts.filter_map(|part| self.parts.get(*part)).collect()
    }
}
