//! A spreadsheet on its way in, from the file to the change: what the command line and the window share.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;

use super::days::Days;
use super::known::Known;
use super::mapping::{Before, Use, guess_kind, propose};
use super::plan::{Answers, Plan, make};
use super::sheet::Cell;
use super::table::Table;
use super::values::{Reading, Why};
use super::words::Wordbook;
use crate::domain::{Id, Kind};
use crate::report::xlsx;
use crate::text::{Sentence as _, Text, capitalised};
use crate::workspace::{Changed, Reader, Result, Workspace, WorkspaceError, held_against_others};

/// A sheet that is being looked at, and what would become of it.
pub struct Intake {
    /// The words.
    pub book: Wordbook,
    /// The table that was found in the sheet.
    pub table: Arc<Table>,
    /// What its rows are.
    pub kind: &'static Kind,
    /// What each of its columns is used for.
    pub uses: Vec<Use>,
    /// What the user has said.
    pub answers: Answers,
    /// What is there already.
    pub known: Known,
    /// What is known beside the table.
    pub before: Before,
    /// What day it is.
    pub today: NaiveDate,
    from_1904: bool,
}

/// What came of it.
pub struct Taken {
    /// What was changed; none where there was nothing to do.
    pub changed: Option<Changed>,
    /// Each row's outcome, those that the workspace would not have among the refused.
    pub plan: Plan,
}

impl Intake {
    /// Looks at a table: as records of a kind, or of the kind that its headings tell. None if they tell none.
    ///
    /// # Errors
    /// If the workspace cannot be read.
    pub fn open(
        reader: &Reader,
        (table, from_1904): (Arc<Table>, bool),
        kind: Option<&'static Kind>,
        (text, today): (&Text, NaiveDate),
    ) -> Result<Option<Self>> {
        let book = Wordbook::new(text);
        let project = reader.project()?;
        let asks = project.and_then(|project| project.identity_numbers);
        let mut before = Before {
            asks_identity: asks == Some(true),
            kept: BTreeMap::new(),
        };
        let Some(kind) = kind.or_else(|| guess_kind(&table, &book, &before)) else {
            return Ok(None);
        };
        before.kept = reader.kept_columns(kind)?;
        let uses = propose(kind, &table, &book, &before);
        let known = Known::load(reader, kind, text)?;
        Ok(Some(Self {
            book,
            table,
            kind,
            uses,
            answers: Answers::default(),
            known,
            before,
            today,
            from_1904,
        }))
    }

    /// What would become of each row.
    pub fn plan(&self, fresh_id: &mut dyn FnMut() -> Id) -> Plan {
        let reading = Reading {
            days: Days::new(&self.book),
            book: &self.book,
            today: self.today,
            from_1904: self.from_1904,
        };
        make(
            &self.table,
            &self.uses,
            &self.known,
            &self.answers,
            &reading,
            fresh_id,
        )
    }

    /// Uses a column otherwise; what another column was used for alone goes with it, in whatever manner it was.
    pub fn set_use(&mut self, at: usize, one: Use) {
        for other in &mut self.uses {
            if one.excludes(*other) {
                *other = Use::Leave;
            }
        }
        if let Some(own) = self.uses.get_mut(at) {
            *own = one;
        }
    }

    /// What columns are remembered by: what they were used for, and what the user would not use.
    fn columns_to_keep(&self) -> BTreeMap<String, String> {
        let fresh = Before {
            kept: BTreeMap::new(),
            ..self.before.clone()
        };
        let proposed = propose(self.kind, &self.table, &self.book, &fresh);
        let mut kept = self.before.kept.clone();
        for ((column, own), proposed) in self.table.columns.iter().zip(&self.uses).zip(proposed) {
            if !column.parts.is_empty() && *own != Use::Marks {
                if *own == proposed {
                    kept.remove(&column.key());
                } else {
                    kept.insert(column.key(), own.code());
                }
            }
        }
        kept
    }

    /// Takes in what is new and what is changed, as one change, or finds out what it would be with `keep` false. What
    /// the workspace would not have is refused in the plan.
    ///
    /// # Errors
    /// The file's trouble, or that it was stopped; nothing was changed.
    pub fn take_in(
        &self,
        mut plan: Plan,
        workspace: &mut Workspace,
        keep: bool,
        progress: &mut dyn FnMut(usize, usize) -> bool,
    ) -> Result<Taken> {
        // A trial finds what the plan itself cannot: what a record is held against beside what it refers to.
        let tried = keep || held_against_others(self.kind);
        let mut changed = None;
        if tried && let Some((command, places)) = plan.command(&mut || workspace.fresh_id()) {
            let taken = workspace.take_in(&command, keep, progress)?;
            for (at, error) in taken.refused {
                if let Some(Some(place)) = places.get(at) {
                    plan.refuse(*place, self.reasons(&error));
                }
            }
            changed = (keep && taken.made > 0).then_some(taken.changed);
        }
        if keep {
            workspace.keep_columns(self.kind, &self.columns_to_keep())?;
        }
        Ok(Taken { changed, plan })
    }

    fn reasons(&self, error: &WorkspaceError) -> Vec<(Option<&'static str>, Why)> {
        let text = self.book.text();
        match error {
            WorkspaceError::Invalid(faults) => faults
                .iter()
                .map(|fault| {
                    let field = fault.described().map(|field| field.code);
                    (field, Why::Unfit(text.invalid(fault.kind, &fault.invalid)))
                })
                .collect(),
            other => vec![(None, Why::Unfit(other.sentence(text)))],
        }
    }

    /// The rows that are not taken in, as they stood, with the reason after them; none if all are.
    pub fn left_out(&self, plan: &Plan) -> Option<xlsx::Sheet> {
        let text = self.book.text();
        let mut reasons: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for row in &plan.rows {
            if let Some(reason) = self.told(plan, row).or_else(|| plan.left(row, text)) {
                reasons.entry(row.number).or_default().push(reason);
            }
        }
        if reasons.is_empty() {
            return None;
        }
        let columns = &self.table.columns;
        let mut headings: Vec<String> = columns.iter().map(|one| one.heading.clone()).collect();
        headings.extend([text.get("intake-row"), text.get("intake-reason")]);
        let rows = self.table.rows.iter().filter_map(|row| {
            let reasons = reasons.get(&row.number)?;
            let mut cells: Vec<xlsx::Cell> = columns
                .iter()
                .map(|one| as_it_stood(row.cell(one.at)))
                .collect();
            cells.push(xlsx::Cell::Number(row.number.into()));
            cells.push(xlsx::Cell::Words(reasons.join(" ")));
            Some(cells)
        });
        Some(xlsx::Sheet {
            name: capitalised(&text.kinds(self.kind)),
            project: String::new(),
            made_on: self.today,
            rows: rows.collect(),
            columns: headings,
        })
    }
}

impl Intake {
    /// Leaves the rows that are not taken in beside the file that they stood in; where, if there are any.
    ///
    /// # Errors
    /// If it cannot be written there. What has been taken in stays.
    pub fn leave_beside(
        &self,
        plan: &Plan,
        workspace: &Workspace,
        file: &Path,
    ) -> Result<Option<PathBuf>> {
        let Some(sheet) = self.left_out(plan) else {
            return Ok(None);
        };
        let bytes = xlsx::write(&sheet).map_err(|error| WorkspaceError::of_file(file, &error))?;
        let words = self.book.text().get("intake-left_out_file");
        workspace.save_beside(file, &words, &bytes).map(Some)
    }
}

fn as_it_stood(cell: &Cell) -> xlsx::Cell {
    match cell {
        Cell::Empty => xlsx::Cell::Nothing,
        Cell::Moment(moment) if moment.time() == chrono::NaiveTime::MIN => {
            xlsx::Cell::Date(moment.date())
        }
        Cell::Moment(moment) => xlsx::Cell::Moment(*moment),
        Cell::Number(number) => xlsx::Cell::Real(*number),
        other => xlsx::Cell::Words(other.shown()),
    }
}
