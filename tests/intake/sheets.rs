//! Spreadsheets as others make them, and a laptop that takes them in.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use samverka::domain::{Kind, Value};
use samverka::intake::plan::{Counts, Outcome, Plan};
use samverka::intake::sheet;
use samverka::intake::table::{Heading, Table};
use samverka::intake::taking::{Intake, Taken};
use samverka::intake::words::Wordbook;
use samverka::text::{Language, Text};
use samverka::workspace::Workspace;

use crate::village::{ESLOV, Village};

/// A village and a laptop in it, whose project asks for identity numbers.
pub struct Laptop {
    _village: Village,
    pub workspace: Workspace,
}

impl Laptop {
    pub fn new() -> Self {
        let mut village = Village::new();
        let project = village.lead.reader().project_id().unwrap();
        let kind = samverka::domain::kind("project").unwrap();
        crate::village::set(
            &mut village.lead,
            kind,
            project,
            "identity_numbers",
            true.into(),
        );
        let workspace = village.laptop(ESLOV, "eslöv", 0);
        Self::of(village, workspace)
    }

    pub fn of(village: Village, workspace: Workspace) -> Self {
        Self {
            _village: village,
            workspace,
        }
    }

    /// Looks at the only sheet of a file.
    pub fn look(&self, bytes: &[u8], kind: Option<&'static Kind>) -> Intake {
        look(&self.workspace, bytes, kind)
    }

    /// What would become of the rows.
    pub fn plan(&mut self, bytes: &[u8], kind: &'static Kind) -> Plan {
        let intake = self.look(bytes, Some(kind));
        intake.plan(&mut || self.workspace.fresh_id())
    }

    /// Takes in what can be.
    pub fn take(&mut self, bytes: &[u8], kind: &'static Kind) -> Taken {
        let intake = self.look(bytes, Some(kind));
        self.finish(&intake)
    }

    pub fn finish(&mut self, intake: &Intake) -> Taken {
        let plan = intake.plan(&mut || self.workspace.fresh_id());
        let workspace = &mut self.workspace;
        intake
            .take_in(plan, workspace, true, &mut |_, _| true)
            .unwrap()
    }

    /// The values of a field of a kind's records, sorted.
    pub fn values(&self, kind: &'static Kind, field: &str) -> Vec<String> {
        let rows = self.workspace.reader().rows(kind).unwrap();
        let value = |row: &samverka::workspace::Row| match row.fields.get(field) {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        };
        let mut values: Vec<String> = rows.iter().map(value).collect();
        values.sort();
        values
    }
}

pub fn look(workspace: &Workspace, bytes: &[u8], kind: Option<&'static Kind>) -> Intake {
    let book = sheet::read(bytes).unwrap();
    let from_1904 = book.from_1904;
    let only = book.sheets.into_iter().next().unwrap();
    let text = Text::new(Language::Swedish);
    let today = "2026-11-21".parse().unwrap();
    let table = Table::find(only, Heading::Found, &Wordbook::new(&text)).into();
    let looked = Intake::open(workspace.reader(), (table, from_1904), kind, (&text, today));
    looked.unwrap().unwrap()
}

/// New, changed, there already, asked about, refused.
pub fn counts(plan: &Plan) -> [usize; 5] {
    let Counts {
        new,
        changed,
        same,
        asked,
        refused,
        skipped,
    } = plan.counts();
    assert_eq!(skipped, 0);
    assert_eq!(plan.counts().all(), plan.rows.len(), "the counts add up");
    [new, changed, same, asked, refused]
}

/// A field of each new row, as it would be stored.
pub fn read(plan: &Plan, field: &str) -> Vec<String> {
    let values = plan.rows.iter().map(|row| match &row.outcome {
        Outcome::New(fields) => match fields.get(field) {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        },
        other => panic!("row {}: {other:?}", row.number),
    });
    values.collect()
}

/// A sheet of words.
pub fn words(rows: &[&[&str]]) -> Vec<u8> {
    excel(|page| {
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                if !cell.is_empty() {
                    page.write_string(row, column, *cell).unwrap();
                }
            }
        }
    })
}

/// A sheet that is filled in by hand.
pub fn excel(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

/// A cell that Excel shows as a date, or as a time.
pub fn dated(page: &mut Worksheet, (row, column): (u32, u16), text: &str, format: &str) {
    let date = ExcelDateTime::parse_from_str(text).unwrap();
    let format = Format::new().set_num_format(format);
    page.write_datetime_with_format(row, column, &date, &format)
        .unwrap();
}

/// The same file with one of its parts written otherwise.
pub fn with_part(bytes: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for part in 0..old.len() {
        let mut part = old.by_index(part).unwrap();
        let mut text = String::new();
        let part_name = part.name().unwrap().into_owned();
        part.read_to_string(&mut text).unwrap();
        let text = if part_name == name {
            change(text)
        } else {
            text
        };
        new.start_file(part_name, zip::write::SimpleFileOptions::default())
            .unwrap();
        new.write_all(text.as_bytes()).unwrap();
    }
    new.finish().unwrap().into_inner()
}
