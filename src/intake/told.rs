//! What is told of a spreadsheet that is being taken in: what was left out, what was put right, and what becomes of a
//! row. The command line and the window say the same.

use super::mapping::{Before, Manner, Use, described, propose};
use super::plan::{Counts, Outcome, Plan, Planned};
use super::resolve::Asked;
use super::sheet::{MOST_COLUMNS, letter};
use super::taking::Intake;
use crate::domain::{Id, Kind, Meeting, Person, Record as _, Session, Shape};
use crate::text::Text;

/// How many row numbers are listed.
const LISTED: usize = 20;

impl Intake {
    /// What was left out of the table, and what was put right in it, a line each.
    pub fn told_beside(&self, plan: &Plan, hidden_sheets: &[String]) -> Vec<String> {
        let mut lines = self.told_of_sheet(hidden_sheets);
        lines.extend(self.told_of_rows(plan));
        lines
    }

    /// What was left out of the sheet: the same whatever is answered.
    pub fn told_of_sheet(&self, hidden_sheets: &[String]) -> Vec<String> {
        let text = self.book.text();
        let numbers = |rows: &[u32]| self.listed(rows);
        let mut lines = Vec::new();
        if self.table.headings.len() > 1 {
            let rows = numbers(&self.table.headings);
            lines.push(text.with("intake-headings", &[("rows", rows.into())]));
        }
        for (key, rows) in [
            ("intake-above", &self.table.above),
            ("intake-beside", &self.table.beside),
        ] {
            if !rows.is_empty() {
                lines.push(text.with(key, &[("rows", numbers(rows).into())]));
            }
        }
        if self.table.hidden_rows > 0 {
            let n = self.table.hidden_rows.into();
            lines.push(text.with("intake-hidden_rows", &[("n", n)]));
        }
        if self.table.far_columns > 0 {
            let args = [
                ("n", self.table.far_columns.into()),
                ("most", MOST_COLUMNS.into()),
            ];
            lines.push(text.with("intake-far_columns", &args));
        }
        if !hidden_sheets.is_empty() {
            let names = hidden_sheets.join(", ");
            lines.push(text.with("intake-hidden_sheets", &[("names", names.into())]));
        }
        lines.extend(self.numbers_left_out());
        lines
    }

    /// Some row numbers, and how many more there are.
    fn listed(&self, rows: &[u32]) -> String {
        let listed: Vec<String> = rows.iter().take(LISTED).map(u32::to_string).collect();
        let listed = listed.join(", ");
        match rows.len().saturating_sub(LISTED) {
            0 => listed,
            more => {
                let args = [("list", listed.into()), ("n", more.into())];
                self.book.text().with("intake-and_more", &args)
            }
        }
    }

    /// What was put right in the rows, how words were read, and who has the same name.
    pub fn told_of_rows(&self, plan: &Plan) -> Vec<String> {
        let text = self.book.text();
        let mut lines = Vec::new();
        for ((field, note), noted) in &plan.notes {
            let first = noted.first.iter().map(|(row, from, to)| match to.as_str() {
                // What is taken in as it stands is told once.
                to if to.is_empty() || to == from => format!("{row}: {from}"),
                to => format!("{row}: {from} → {to}"),
            });
            let args = [
                ("field", text.field_named(self.kind, field).into()),
                (
                    "what",
                    text.get(&format!("intake-note_{}", note.code())).into(),
                ),
                ("n", noted.count.into()),
                ("first", first.collect::<Vec<_>>().join("; ").into()),
            ];
            lines.push(text.with("intake-note", &args));
        }
        let read: Vec<String> = plan
            .read_as
            .iter()
            .map(|((field, words), choice)| format!("{words} = {}", self.choice(field, choice)))
            .collect();
        if !read.is_empty() {
            lines.push(text.with("intake-read_as", &[("list", read.join(", ").into())]));
        }
        let twice = plan.namesakes().into_iter().map(|(name, rows)| {
            let rows = self.listed(&rows);
            let args = [("name", name.into()), ("rows", rows.into())];
            text.with("intake-namesakes_in", &args)
        });
        let twice: Vec<String> = twice.take(LISTED).collect();
        if !twice.is_empty() {
            lines.push(text.with("intake-namesakes", &[("list", twice.join("; ").into())]));
        }
        lines
    }

    /// The column of identity numbers, where the project does not ask for them.
    fn numbers_left_out(&self) -> Option<String> {
        if self.known.asks_identity {
            return None;
        }
        let asked = Before {
            asks_identity: true,
            ..Before::default()
        };
        let is_number = |one: &Use| match one {
            Use::Field(target) => described(self.kind, *target).is_some_and(|(kind, field)| {
                kind.code == Person::CODE && field.code == Person::identity_number
            }),
            _ => false,
        };
        let uses = propose(self.kind, &self.table, &self.book, &asked);
        let at = uses.iter().position(is_number)?;
        // It may have been chosen to be read as something else.
        let column = self.table.columns.get(at)?;
        if self.uses.get(at) != Some(&Use::Leave) {
            return None;
        }
        let args = [("column", letter(column.at).into())];
        Some(self.book.text().with("intake-numbers_left_out", &args))
    }

    fn choice(&self, field: &str, choice: &str) -> String {
        match self.kind.field(field).map(|(_, field)| field.shape) {
            Some(Shape::Choice(known) | Shape::Choices(known)) => self.book.label(known, choice),
            _ => choice.to_owned(),
        }
    }

    /// Why a row is not taken in, with the column of its mark where it has one; none if it is.
    pub fn told(&self, plan: &Plan, row: &Planned) -> Option<String> {
        let reason = plan.reason(row, &self.known, self.book.text())?;
        Some(match row.mark {
            Some(column) => format!("{}: {reason}", letter(column)),
            None => reason,
        })
    }

    /// What becomes of a row: why it is not taken in, else what it holds or changes, field by field.
    pub fn outcome_in_words(&self, plan: &Plan, row: &Planned) -> String {
        let text = self.book.text();
        let words = |code: &str, value: &serde_json::Value| {
            let (_, field) = self.kind.field(code)?;
            let words = text.value(field, value, &|id| self.title(plan, id));
            Some((text.field(self.kind, field), words))
        };
        match &row.outcome {
            Outcome::New(fields) => {
                let told = self.kind.fields.iter().filter_map(|field| {
                    let (label, words) = words(field.code, fields.get(field.code)?)?;
                    Some(format!("{label}: {words}"))
                });
                told.collect::<Vec<_>>().join("; ")
            }
            Outcome::Changes(id, changes) => {
                let masked = self
                    .known
                    .get(*id)
                    .is_some_and(|there| there.masked.is_some());
                let told = changes.iter().filter_map(|change| {
                    let (label, new) = words(change.field, &change.new)?;
                    let (_, old) = words(change.field, &change.old)?;
                    Some(match (masked, old.is_empty()) {
                        (true, _) => label,
                        (false, true) => format!("{label}: {new}"),
                        (false, false) => format!("{label}: {old} → {new}"),
                    })
                });
                told.collect::<Vec<_>>().join("; ")
            }
            _ => self.told(plan, row).unwrap_or_default(),
        }
    }

    /// What a record is called, one that is yet to be made too.
    fn title(&self, plan: &Plan, id: &str) -> String {
        let Some(made) = plan.made.iter().find(|made| made.id.to_string() == id) else {
            return self.known.title(id);
        };
        let words = made.kind.title.iter().filter_map(|code| {
            let (_, field) = made.kind.field(code)?;
            let value = made.fields.get(*code)?;
            let title = |id: &str| self.known.title(id);
            Some(self.book.text().value(field, value, &title))
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// The records that words in a field may mean.
    pub fn candidates(&self, (path, words): &Asked) -> Vec<Id> {
        match self.kind.field(path).map(|(_, field)| field.shape) {
            Some(Shape::Reference(kinds) | Shape::References(kinds)) => {
                self.known.meant(kinds, words)
            }
            _ => Vec::new(),
        }
    }

    /// The sessions and meetings that somebody may have been at.
    pub fn occasions(&self) -> Vec<(Id, String)> {
        let kinds = [Session::CODE, Meeting::CODE];
        let named = kinds.iter().filter_map(|code| self.known.named.get(code));
        let ids = named.flat_map(|named| named.by_name.values().flatten());
        ids.map(|id| (*id, self.known.title(&id.to_string())))
            .collect()
    }
}

impl Counts {
    /// In words: all rows, and what becomes of how many of them. What becomes of none is not told; what is told adds
    /// up to all rows.
    pub fn in_words(&self, text: &Text) -> String {
        let each = [
            ("intake-count_new", self.new),
            ("intake-count_changed", self.changed),
            ("intake-count_same", self.same),
            ("intake-count_asked", self.asked),
            ("intake-count_refused", self.refused),
            ("intake-count_skipped", self.skipped),
        ];
        let each = each.into_iter().filter(|(_, n)| *n > 0);
        let each: Vec<String> = each
            .map(|(key, n)| text.with(key, &[("n", n.into())]))
            .collect();
        if each.is_empty() {
            return text.get("intake-counts_none");
        }
        let args = [("n", self.all().into()), ("list", each.join(", ").into())];
        text.with("intake-counts", &args)
    }
}

/// What a column may be used for, in words.
pub fn use_in_words(kind: &'static Kind, one: Use, text: &Text) -> String {
    let target = match one {
        Use::Leave => return text.get("intake-use_leave"),
        Use::Id => return text.get("intake-use_id"),
        Use::Owner => return text.get("intake-use_owner"),
        Use::Occasion => return text.get("intake-use_occasion"),
        Use::Mark => return text.get("intake-use_mark"),
        Use::Marks => return text.get("intake-use_marks"),
        Use::Field(target) => target,
    };
    let Some((of, field)) = described(kind, target) else {
        return target.code.to_owned();
    };
    let label = text.field(of, field);
    let label = match target.manner {
        Manner::Plain => label,
        manner => {
            let key = format!("intake-use_{}", manner.code());
            text.with(&key, &[("field", label.into())])
        }
    };
    match target.through {
        Some(through) => {
            let reference = text.field_named(kind, through);
            let args = [("reference", reference.into()), ("field", label.into())];
            text.with("intake-use_through", &args)
        }
        None => label,
    }
}
