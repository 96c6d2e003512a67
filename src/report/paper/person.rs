//! A person's certificate: what she has taken part in.

use super::super::{Block, Column, Document, Table};
use super::writer::Writer;
use crate::domain::{Attendance, Record as _, Session, Training};
use crate::insight::hours;
use crate::workspace::{Result, Row};

impl Writer<'_> {
    /// The trainings with day and hours, and the hours together as the program counts them.
    pub(super) fn certificate(&self, row: &Row) -> Result<Document> {
        let name = self.name(row.head.id)?;
        let mut document = self.begin(self.word("certificate"), self.whose());
        let said = [("name", name.as_str().into())];
        document.paragraph(self.text.with("paper-certificate-of", &said));
        let mut table = Table::new(vec![
            Column::words(self.label(Session::KIND, Session::training), 5),
            Column::words(self.word("day"), 3),
            Column::numbers(self.word("hours"), 2),
        ]);
        for (_, cells) in self.taken_part_in(row)? {
            table.rows.push(cells);
        }
        if table.rows.is_empty() {
            document.paragraph(self.word("certificate-nothing"));
        } else {
            document.blocks.push(Block::Table(table));
            let minutes = self.counts().person(row.head.id).minutes;
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

    /// The sessions up to the day, oldest first, each once.
    fn taken_part_in(&self, row: &Row) -> Result<Vec<(Option<chrono::NaiveDate>, Vec<String>)>> {
        let rows = self
            .reader
            .of::<Attendance>(Attendance::person, row.head.id)?;
        let mut told_of = std::collections::BTreeSet::new();
        let mut all = Vec::new();
        for attendance in rows {
            let Some(id) = attendance.session.filter(|id| told_of.insert(*id)) else {
                continue;
            };
            let Some(session) = self.reader.get::<Session>(id)? else {
                continue;
            };
            let day = session.starts.map(|(day, _)| day);
            let came = attendance.status.is_some_and(|status| status.took_part());
            if !came || session.head.removed || day.is_some_and(|day| day > self.on()) {
                continue;
            }
            let training = match session.training {
                Some(training) => self.reader.get::<Training>(training)?,
                None => None,
            };
            let minutes = attendance.length(&session);
            let cells = vec![
                training.map_or_else(String::new, |training| training.title),
                day.map_or_else(String::new, |day| self.text.long_day(day)),
                minutes.map_or_else(String::new, |minutes| self.text.hours(minutes)),
            ];
            all.push((day, cells));
        }
        all.sort_by_key(|(day, _)| *day);
        Ok(all)
    }
}
