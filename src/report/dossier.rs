//! "All we hold on this person": a document that a person can read and an official can hand over.

use std::path::Path;

use chrono::{DateTime, Local, NaiveDate};

use super::{Block, Column, Document, Level, Table};
use crate::domain::{Field, Id, KINDS, Kind, Person, Privacy, Record as _, Rule, Shape, Value};
use crate::journal::{ERASED, Entry, REMOVED, is_note};
use crate::text::{Text, capitalised};
use crate::workspace::{Export, FreeText, PersonData, Referring};

/// What stands on the document besides what is held.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The workspace's file.
    pub file: &'a Path,
    /// The project's name.
    pub project: &'a str,
    /// Who makes the document; empty where nobody is named.
    pub author: &'a str,
    /// The day it is made.
    pub on: NaiveDate,
}

/// The document.
pub fn dossier(data: &PersonData, about: &About<'_>, text: &Text) -> Document {
    let teller = Teller { data, text };
    let name = [("name", data.name().into())];
    let whose = match data.row.head.municipality {
        Some(code) => text.municipality(code),
        None => text.get("dossier-lead"),
    };
    let mut document = Document {
        title: text.with("dossier-title", &name),
        subtitle: format!("{} · {whose}", about.project),
        language: text.language(),
        author: about.author.to_owned(),
        made_on: about.on,
        footer: text.with("dossier-footer", &[("day", text.date(about.on).into())]),
        blocks: Vec::new(),
    };
    teller.begin(&mut document, about);
    teller.fields(&mut document);
    teller.places(&mut document);
    teller.mentions(&mut document);
    teller.history(&mut document);
    teller.ways(&mut document);
    document.heading(Level::First, text.get("dossier-not_here"));
    let not_here = ["copies", "others", "anonymous"];
    let not_here = not_here.map(|what| text.get(&format!("dossier-not_here-{what}")));
    document.blocks.push(Block::List(not_here.to_vec()));
    document
}

struct Teller<'a> {
    data: &'a PersonData,
    text: &'a Text,
}

impl Teller<'_> {
    fn begin(&self, document: &mut Document, about: &About<'_>) {
        let text = self.text;
        if self.data.protected() {
            document
                .blocks
                .push(Block::Note(text.get("dossier-protected")));
        }
        document.paragraph(text.get("dossier-what"));
        document.paragraph(text.get("dossier-others"));
        let file = about.file.file_name().unwrap_or_default();
        let mut facts = vec![
            (
                text.get("dossier-file"),
                file.to_string_lossy().into_owned(),
            ),
            (text.get("dossier-on"), text.long_day(about.on)),
        ];
        if !about.author.is_empty() {
            facts.push((text.get("dossier-by"), about.author.to_owned()));
        }
        facts.push((
            text.get("dossier-program"),
            format!("Samverka {}", env!("CARGO_PKG_VERSION")),
        ));
        document.blocks.push(Block::Facts(facts));
    }

    /// The person's own record.
    fn fields(&self, document: &mut Document) {
        let text = self.text;
        document.heading(Level::First, text.get("dossier-fields"));
        if self.data.row.head.removed {
            document
                .blocks
                .push(Block::Note(text.get("dossier-removed")));
        }
        let mut table = self.table(&[("field", 3), ("value", 5), ("class", 2)]);
        for field in Person::KIND.fields {
            if let Some(value) = self.data.row.fields.get(field.code) {
                table.rows.push(vec![
                    text.field(Person::KIND, field),
                    self.value(field, value),
                    text.get(class(field.privacy)),
                ]);
            }
        }
        for (code, value) in &self.data.row.unknown {
            let label = text.field_named(Person::KIND, code);
            let class = text.get(class(Privacy::Sensitive));
            table.rows.push(vec![label, value.to_string(), class]);
        }
        document.blocks.push(Block::Table(table));
        if !self.data.linked.is_empty() {
            document.paragraph(text.get("dossier-linked"));
            let linked = self.data.linked.iter();
            let linked = linked.map(|id| self.title(&id.to_string()));
            document.blocks.push(Block::List(linked.collect()));
        }
    }

    /// Where the person takes part.
    fn places(&self, document: &mut Document) {
        let text = self.text;
        document.heading(Level::First, text.get("dossier-places"));
        if self.data.referring.is_empty() {
            document.paragraph(text.get("dossier-no_places"));
        }
        for kind in KINDS {
            let of_kind: Vec<&Referring> = self.data.of_kind(kind).collect();
            if of_kind.is_empty() {
                continue;
            }
            let n = i64::try_from(of_kind.len()).unwrap_or_default();
            let heading = format!("{} ({})", capitalised(&text.kinds(kind)), text.number(n));
            document.heading(Level::Second, heading);
            let table = if is_about(kind) {
                self.whole(kind, &of_kind)
            } else {
                self.by_title(&of_kind)
            };
            document.blocks.push(Block::Table(table));
        }
        if self.data.written > 0 {
            let n = [("n", self.data.written.into())];
            document.paragraph(text.with("dossier-written", &n));
        }
        if self.data.unknown > 0 {
            let n = [("n", self.data.unknown.into())];
            document.paragraph(text.with("dossier-unknown", &n));
        }
    }

    /// Records that are about the person: all that they say, in the order of time as far as they tell it.
    fn whole(&self, kind: &'static Kind, records: &[&Referring]) -> Table {
        let used = |columns: &[&Field]| {
            let values = records.iter().flat_map(|referring| {
                columns
                    .iter()
                    .map(|field| referring.row.fields.get(field.code))
            });
            // The person's own name in every row says nothing.
            values.flatten().any(|value| !self.is_person(value))
        };
        let mut columns = columns(kind);
        columns.retain(|fields| used(fields));
        let mut table = Table::new(
            columns
                .iter()
                .map(|fields| self.head(kind, fields))
                .collect(),
        );
        for referring in records {
            let row = &referring.row;
            let cells = columns.iter().map(|fields| {
                let values = fields
                    .iter()
                    .filter_map(|field| Some(self.value(field, row.fields.get(field.code)?)));
                values.collect::<Vec<_>>().join(", ")
            });
            let mut cells: Vec<String> = cells.collect();
            if row.head.removed
                && let Some(first) = cells.first_mut()
            {
                let what = [("what", first.as_str().into())];
                *first = self.text.with("dossier-was_removed", &what);
            }
            table.rows.push(cells);
        }
        table
            .rows
            .sort_by_cached_key(|cells| first_day(&cells.join(" ")));
        table
    }

    fn head(&self, kind: &Kind, fields: &[&Field]) -> Column {
        let labels = fields.iter().map(|field| self.text.field(kind, field));
        let label = labels.collect::<Vec<_>>().join(" / ");
        match fields.first().map(|field| field.shape) {
            Some(Shape::Number(_) | Shape::Decimal) => Column::numbers(label, 2),
            Some(Shape::Reference(_) | Shape::References(_) | Shape::Line | Shape::Text) => {
                Column::words(label, 4)
            }
            _ => Column::words(label, 2),
        }
    }

    /// Records that are about something else: what they are called, and what the person is there.
    fn by_title(&self, records: &[&Referring]) -> Table {
        let mut table = self.table(&[("record", 3), ("as", 2)]);
        for referring in records {
            let row = &referring.row;
            let title = self.title(&row.head.id.to_string());
            let role = self.text.field(row.kind, referring.field);
            table.rows.push(vec![title, role]);
        }
        table
    }

    fn mentions(&self, document: &mut Document) {
        let text = self.text;
        document.heading(Level::First, text.get("dossier-mentions"));
        if self.data.mentions.is_empty() {
            document.paragraph(text.get("dossier-no_mentions"));
            return;
        }
        document.paragraph(text.get("dossier-mentions_why"));
        let mut table = self.table(&[("when", 2), ("where", 3), ("text", 5)]);
        for free in &self.data.mentions {
            table.rows.push(vec![
                self.moment(free.entry.wall_ms()),
                self.whence(free),
                free.text.clone(),
            ]);
        }
        document.blocks.push(Block::Table(table));
    }

    fn history(&self, document: &mut Document) {
        let text = self.text;
        document.heading(Level::First, text.get("dossier-history"));
        let mut table = self.table(&[("when", 2), ("who", 2), ("field", 2), ("value", 4)]);
        for entry in &self.data.history {
            self.deeds(&mut table, entry);
        }
        document.blocks.push(Block::Table(table));
        if !self.data.held.is_empty() {
            document.paragraph(text.get("dossier-held"));
            let mut table = self.table(&[("when", 2), ("who", 2), ("field", 2), ("value", 4)]);
            for entry in &self.data.held {
                self.deeds(&mut table, entry);
            }
            document.blocks.push(Block::Table(table));
        }
    }

    /// What an entry set, a row a field; when and who stand once.
    fn deeds(&self, table: &mut Table, entry: &Entry) {
        let mut when = self.moment(entry.id.wall_ms());
        let mut who = entry.author.clone().unwrap_or_default();
        let told = entry.set.iter();
        for (code, value) in told.filter(|(code, _)| !is_note(code)) {
            let (label, value) = self.told(code, value);
            let row = vec![
                std::mem::take(&mut when),
                std::mem::take(&mut who),
                label,
                value,
            ];
            table.rows.push(row);
        }
    }

    fn told(&self, code: &str, value: &Value) -> (String, String) {
        let text = self.text;
        match (code, Person::KIND.field(code)) {
            (REMOVED, _) if value == &Value::Bool(false) => {
                (text.get("history-restored"), String::new())
            }
            (REMOVED, _) => (text.get("history-removed"), String::new()),
            (ERASED, _) => (text.get("history-erased"), String::new()),
            (_, Some((_, field))) if value.is_null() => {
                (text.field(Person::KIND, field), text.get("dossier-emptied"))
            }
            (_, Some((_, field))) => (text.field(Person::KIND, field), self.value(field, value)),
            (_, None) => (text.field_named(Person::KIND, code), value.to_string()),
        }
    }

    /// Where it came from, and where it has gone.
    fn ways(&self, document: &mut Document) {
        let text = self.text;
        document.heading(Level::First, text.get("dossier-ways"));
        if self.data.sent.is_empty() {
            document.paragraph(text.get("dossier-not_sent"));
        } else {
            document.paragraph(text.get("dossier-sent"));
            let mut table = self.table(&[("when", 2), ("profile", 2), ("file", 4)]);
            table
                .rows
                .extend(self.data.sent.iter().map(|export| self.sent(export)));
            document.blocks.push(Block::Table(table));
        }
        if !self.data.came.is_empty() {
            document.paragraph(text.get("dossier-came"));
            let mut table = self.table(&[("when", 2), ("profile", 2), ("from", 4)]);
            for merge in &self.data.came {
                let from = merge.municipality.map(|code| text.municipality(code));
                table.rows.push(vec![
                    self.moment(merge.at),
                    text.get(&format!("profile-{}", merge.profile)),
                    from.unwrap_or_else(|| text.get("dossier-lead")),
                ]);
            }
            document.blocks.push(Block::Table(table));
        }
    }

    fn sent(&self, export: &Export) -> Vec<String> {
        vec![
            self.moment(export.at),
            self.text.get(&format!("profile-{}", export.profile)),
            export.file.clone(),
        ]
    }

    fn table(&self, columns: &[(&str, u32)]) -> Table {
        let columns = columns.iter().map(|(code, share)| {
            Column::words(self.text.get(&format!("dossier-column_{code}")), *share)
        });
        Table::new(columns.collect())
    }

    fn value(&self, field: &Field, value: &Value) -> String {
        self.text.value(field, value, &|id| self.title(id))
    }

    fn is_person(&self, value: &Value) -> bool {
        value.as_str() == Some(self.data.row.head.id.to_string().as_str())
    }

    /// What a record is called; the person by name, since this is the person's own document.
    fn title(&self, id: &str) -> String {
        let Ok(id) = Id::try_parse(id) else {
            return id.to_owned();
        };
        if id == self.data.row.head.id {
            return self.data.name().to_owned();
        }
        let words = self.data.titles.get(&id);
        words.map_or_else(|| id.to_string(), |words| self.text.title(words))
    }

    /// Where a text stands: what record, which field.
    fn whence(&self, free: &FreeText) -> String {
        let kind = capitalised(&self.text.kind(free.kind));
        let title = self.title(&free.record.to_string());
        let field = self.text.field_named(free.kind, &free.field);
        format!("{kind}: {title}\n{field}")
    }

    fn moment(&self, wall_ms: i64) -> String {
        let at = DateTime::from_timestamp_millis(wall_ms).map(|at| at.with_timezone(&Local));
        at.map_or_else(String::new, |at| {
            self.text.moment(at.date_naive(), Some(at.time()))
        })
    }
}

/// Whether records of a kind are about the one that they refer to: they cannot be without, or can be about
/// anything.
fn is_about(kind: &Kind) -> bool {
    !kind.owner.is_lead()
        && kind.fields.iter().any(|field| match field.shape {
            Shape::Reference([]) => true,
            Shape::Reference(kinds) => field.required && kinds.contains(&Person::CODE),
            _ => false,
        })
}

/// The fields of a kind by column: those of which only one is given share theirs.
fn columns(kind: &'static Kind) -> Vec<Vec<&'static Field>> {
    let mut columns: Vec<Vec<&Field>> = Vec::new();
    for field in kind.fields {
        let beside = kind.rules.iter().find_map(|rule| match rule {
            Rule::OneOf(first, second) if *second == field.code => Some(*first),
            _ => None,
        });
        let shared = columns
            .iter_mut()
            .find(|fields| fields.iter().any(|one| Some(one.code) == beside));
        match shared {
            Some(shared) => shared.push(field),
            None => columns.push(vec![field]),
        }
    }
    columns
}

/// The first date that stands in a text, to sort by.
fn first_day(words: &str) -> Option<NaiveDate> {
    let mut days = words
        .split(|c: char| !(c.is_ascii_digit() || c == '-'))
        .filter_map(|word| word.parse().ok());
    days.next()
}

fn class(privacy: Privacy) -> &'static str {
    match privacy {
        Privacy::Open => "dossier-class_open",
        Privacy::FreeText => "dossier-class_free_text",
        Privacy::Pseudonym => "dossier-class_pseudonym",
        Privacy::Personal => "dossier-class_personal",
        Privacy::Sensitive => "dossier-class_sensitive",
    }
}
