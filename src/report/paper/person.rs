//! A person's certificate: what she has taken part in.

use chrono::NaiveDate;

use super::super::{Block, Column, Document, Table};
use super::writer::Writer;
use crate::domain::{Id, Person, Record as _, Session, Training};
use crate::insight::hours;
use crate::workspace::{Result, Row};

impl Writer<'_> {
    /// The trainings with day and hours, and the hours together as the program counts them.
    pub(super) fn certificate(&self, row: &Row) -> Result<Document> {
        self.certificate_of(row, &self.name(row.head.id)?)
    }

    /// The same with the name that stands in the file, whoever it is: where the person is written down in this very
    /// municipality, and nowhere else.
    pub(super) fn certificate_with_name(&self, row: &Row) -> Result<Document> {
        let own = self.reader.role()?.municipality();
        if own.is_none() || row.head.municipality != own {
            return self.certificate(row);
        }
        self.certificate_of(row, &self.value(row, Person::name))
    }

    fn certificate_of(&self, row: &Row, name: &str) -> Result<Document> {
        let mut document = self.begin(self.word("certificate"), self.whose());
        let mut table = Table::new(vec![
            Column::words(self.label(Session::KIND, Session::training), 5),
            Column::words(self.word("day"), 3),
            Column::numbers(self.word("hours"), 2),
        ]);
        let attended = self.counts().attended(row.head.id);
        let mut rows = Vec::new();
        for (session, minutes) in &attended {
            rows.push(self.taken_part_in(*session, *minutes)?);
        }
        rows.sort_by_key(|(day, _)| *day);
        table.rows = rows.into_iter().map(|(_, cells)| cells).collect();
        if table.rows.is_empty() {
            document.paragraph(self.word("certificate-nothing"));
        } else {
            let said = [("name", name.into())];
            document.paragraph(self.text.with("paper-certificate-of", &said));
            document.blocks.push(Block::Table(table));
            let minutes = attended.iter().map(|(_, minutes)| minutes).sum();
            let hours = self
                .text
                .amount(hours(minutes), crate::insight::FigureUnit::Hours);
            let args = [("hours", hours.into())];
            document.paragraph(self.text.with("paper-certificate-together", &args));
        }
        self.signatures(
            &mut document,
            &["place_and_day", "signature", "name_in_print"],
        );
        Ok(document)
    }

    /// A session: its day, and what is said of it.
    fn taken_part_in(&self, session: Id, minutes: i64) -> Result<(Option<NaiveDate>, Vec<String>)> {
        let session = self.reader.get::<Session>(session)?;
        let training = match session.as_ref().and_then(|session| session.training) {
            Some(training) => self.reader.get::<Training>(training)?,
            None => None,
        };
        let day = session.and_then(|session| Some(session.starts?.0));
        let cells = vec![
            training.map_or_else(String::new, |training| training.title),
            day.map_or_else(String::new, |day| self.text.date(day)),
            self.text.hours(minutes),
        ];
        Ok((day, cells))
    }
}
