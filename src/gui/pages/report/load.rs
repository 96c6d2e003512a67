//! What the page is read from.

use crate::domain::{Id, Record as _, ReportSection, ReportText};
use crate::gui::ground::source::Source;
use crate::report::sections::{Asked, Report, positions};
use crate::workspace::{Result, Row};

/// A report as the page shows it.
pub struct Shown {
    /// The report, told.
    pub report: Report,
    /// Where its sections stand.
    pub positions: Vec<(ReportSection, i64)>,
    /// What has been said of its sections, the first of each first.
    pub records: Vec<(ReportSection, Row)>,
    /// The numbers in texts that have changed since, in words.
    pub changed: Vec<String>,
    /// Those that cannot be counted.
    pub lost: Vec<String>,
    /// Every number that can be put into a text: what it is, its value, and as it is typed.
    pub numbers: Vec<[String; 3]>,
    /// The project, on which stands what is half written.
    pub project: Id,
}

impl Shown {
    /// Reads it.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(source: &Source, asked: Asked) -> Result<Self> {
        let (reader, text) = (&source.reader, &source.text);
        let facts = source.facts()?;
        let report = Report::read(reader, text, &facts, asked)?;
        let mut records = Vec::new();
        for one in reader.all::<ReportText>()? {
            let ours =
                one.template == Some(asked.template) && one.head.municipality == asked.municipality;
            if let (true, Some(section)) = (ours, one.section) {
                let row = reader.row(ReportText::KIND, one.head.id)?;
                records.extend(row.map(|row| (section, row)));
            }
        }
        records.sort_by_key(|(_, row)| row.head.id);
        Ok(Self {
            positions: positions(&report, reader)?,
            changed: report.changed(text),
            lost: report.lost(),
            numbers: report.linkable(),
            project: reader.project_id()?,
            records,
            report,
        })
    }
}
