//! The time report: a person's month to sign, with what is missing; or everybody's, a page each.

use chrono::{Datelike as _, Months, NaiveDate};

use super::super::{Block, Column, Document, Level, Table};
use super::writer::Writer;
use crate::domain::{Attendance, Id, Person, Record as _, Session, TimeReport, Training, Unit};
use crate::insight::MonthCount;
use crate::text::{capitalised, compare};
use crate::workspace::Result;

/// The month that is over on a day.
pub fn month_over(on: NaiveDate) -> NaiveDate {
    let first = on.with_day(1).unwrap_or(on);
    first.checked_sub_months(Months::new(1)).unwrap_or(first)
}

/// A person's month, counted, and the report as it stands.
struct Month {
    name: String,
    count: MonthCount,
    report: Option<TimeReport>,
}

impl Writer<'_> {
    /// One person's month; of a report, its own.
    pub(super) fn time_report(&self, month: NaiveDate, about: Option<Id>) -> Result<Document> {
        let report = match about {
            Some(id) => self.reader.get::<TimeReport>(id)?,
            None => None,
        };
        let (month, person) = match &report {
            Some(report) => (report.month.unwrap_or(month), report.person),
            None => (month, about),
        };
        let unit = match about {
            Some(id) => self.reader.get::<Unit>(id)?.map(|unit| unit.head.id),
            None => None,
        };
        let mut months = self.months(month, |one| match (person, unit) {
            (None, _) => Ok(true),
            (_, Some(unit)) => {
                Ok(self.reader.get::<Person>(one)?.and_then(|one| one.unit) == Some(unit))
            }
            (Some(person), None) => Ok(self.is_same(one, person)),
        })?;
        if let (Some(person), None, true) = (person, unit, months.is_empty()) {
            // Somebody who did nothing that month can still sign that.
            months.push(Month {
                name: self.name(person)?,
                count: MonthCount::of(person),
                report: None,
            });
        }
        let when = capitalised(&self.text.month_of(month));
        let title = format!("{} {}", self.word("time-report"), self.text.month_of(month));
        let mut document = self.begin(title, self.whose());
        if person.is_none() || unit.is_some() {
            self.everybody(&mut document, &months, unit)?;
        }
        let several = months.len() != 1 || unit.is_some() || person.is_none();
        for one in &months {
            if several {
                document.blocks.push(Block::PageBreak);
                document.heading(Level::First, format!("{} · {when}", one.name));
            }
            self.one_person(&mut document, one, month, several)?;
        }
        Ok(document)
    }

    /// Those who attended training or reported time in the month, by name.
    fn months(&self, month: NaiveDate, meant: impl Fn(Id) -> Result<bool>) -> Result<Vec<Month>> {
        let mut months = Vec::new();
        for count in self.counts().month(month) {
            if meant(count.person)? {
                let report = match count.report {
                    Some(id) => self.reader.get::<TimeReport>(id)?,
                    None => None,
                };
                let name = self.name(count.person)?;
                months.push(Month {
                    name,
                    count,
                    report,
                });
            }
        }
        months.sort_by(|a, b| compare(&a.name, &b.name));
        Ok(months)
    }

    /// Whether two persons are one human being, as figures count.
    fn is_same(&self, one: Id, other: Id) -> bool {
        self.counts().is_one(one, other)
    }

    /// All of them in one table, before the pages to sign.
    fn everybody(&self, document: &mut Document, months: &[Month], unit: Option<Id>) -> Result<()> {
        if let Some(unit) = unit {
            document.heading(Level::First, self.name(unit)?);
        }
        if months.is_empty() {
            document.paragraph(self.text.get("time-nothing"));
            return Ok(());
        }
        let mut table = Table::new(vec![
            Column::words(self.label(TimeReport::KIND, TimeReport::person), 5),
            Column::numbers(self.word("time-attended"), 3),
            Column::numbers(self.word("time-reported"), 3),
            Column::words(self.word("state"), 4),
        ]);
        for one in months {
            table.rows.push(vec![
                one.name.clone(),
                self.in_hours(Some(one.count.attended)),
                self.in_hours(one.report.is_some().then_some(one.count.reported)),
                self.text.get(one.count.state_key()),
            ]);
        }
        document.blocks.push(Block::Table(table));
        Ok(())
    }

    fn one_person(
        &self,
        document: &mut Document,
        one: &Month,
        month: NaiveDate,
        named: bool,
    ) -> Result<()> {
        let person = self.reader.get::<Person>(one.count.person)?;
        let shown = person.filter(|person| person.protected != Some(true));
        let mut facts = Vec::new();
        if !named {
            let label = self.label(TimeReport::KIND, TimeReport::person);
            facts.push((label, one.name.clone()));
        }
        let unit = self.name_of(shown.and_then(|person| person.unit))?;
        facts.push((self.label(Person::KIND, Person::unit), unit));
        facts.retain(|(_, value)| !value.is_empty());
        document.blocks.push(Block::Facts(facts));
        self.attended_in(document, one.count.person, month)?;
        let report = one.report.as_ref();
        let label = |code| self.label(TimeReport::KIND, code);
        let told = [
            (self.word("time-attended"), Some(one.count.attended)),
            (
                label(TimeReport::minutes),
                report.and_then(|one| one.minutes),
            ),
            (
                label(TimeReport::other_minutes),
                report.and_then(|one| one.other_minutes),
            ),
            (
                self.word("time-together"),
                report.map(|_| one.count.reported),
            ),
        ];
        let told = told.into_iter().filter(|(_, minutes)| minutes.is_some());
        let told = told.map(|(label, minutes)| (label, self.in_hours(minutes)));
        document.blocks.push(Block::Facts(told.collect()));
        if let Some(note) = report
            .map(|one| one.note.trim())
            .filter(|note| !note.is_empty())
        {
            document.paragraph(note);
        }
        let lacks = self.lacks_of(one);
        if !lacks.is_empty() {
            document.heading(Level::Second, self.word("time-lacks"));
            document.blocks.push(Block::List(lacks));
        }
        document.paragraph(self.word("time-certify"));
        let signs = ["time-sign_person", "time-sign_manager", "time-manager_name"];
        self.signatures(document, &signs);
        Ok(())
    }

    /// What is missing before the month counts.
    fn lacks_of(&self, one: &Month) -> Vec<String> {
        let Some(report) = &one.report else {
            return vec![self.word("time-lacks-report")];
        };
        let lacks = [
            (
                report.minutes.unwrap_or(0) != one.count.attended,
                "time-lacks-differs",
            ),
            (report.certified_by_person.is_none(), "time-lacks-person"),
            (report.certified_by_manager.is_none(), "time-lacks-manager"),
        ];
        let lacks = lacks.into_iter().filter(|(lacks, _)| *lacks);
        lacks.map(|(_, key)| self.word(key)).collect()
    }

    /// The sessions of the month that the person came to, each with its minutes.
    fn attended_in(&self, document: &mut Document, person: Id, month: NaiveDate) -> Result<()> {
        let mut rows = Vec::new();
        for (id, minutes) in self.counts().attended_in(person, month) {
            let Some(session) = self.reader.get::<Session>(id)? else {
                continue;
            };
            let day = session.starts.map(|(day, _)| day);
            let training = match session.training {
                Some(training) => self.reader.get::<Training>(training)?,
                None => None,
            };
            rows.push((
                day,
                vec![
                    day.map_or_else(String::new, |day| self.text.date(day)),
                    training.map_or_else(String::new, |training| training.title),
                    self.in_hours(Some(minutes)),
                ],
            ));
        }
        rows.sort_by_key(|(day, _)| *day);
        let mut table = Table::new(vec![
            Column::words(self.word("day"), 3),
            Column::words(self.label(Session::KIND, Session::training), 6),
            Column::numbers(self.word("hours"), 2),
        ]);
        table.rows = rows.into_iter().map(|(_, cells)| cells).collect();
        if !table.rows.is_empty() {
            document.heading(
                Level::Second,
                capitalised(&self.text.kinds(Attendance::KIND)),
            );
            document.blocks.push(Block::Table(table));
        }
        Ok(())
    }

    fn in_hours(&self, minutes: Option<i64>) -> String {
        minutes.map_or_else(String::new, |minutes| self.text.hours(minutes))
    }
}
