//! A group on one page: what it is there to do, who is in it, how it works.

use super::super::{Block, Column, Document, Level, Table};
use super::writer::{Writer, told};
use crate::domain::{Group, Meeting, Membership, Person, Record as _};
use crate::text::{capitalised, compare};
use crate::workspace::{Result, Row};

/// How many of the latest meetings are told.
const MEETINGS: usize = 4;

impl Writer<'_> {
    pub(super) fn group(&self, row: &Row) -> Result<Document> {
        let kind = self.value(row, Group::kind);
        let mut document = self.begin(self.value(row, Group::name), told(&[&kind, &self.whose()]));
        self.section(&mut document, row, Group::assignment);
        let all = [
            Group::established_on,
            Group::origin,
            Group::status,
            Group::meeting_rhythm,
            Group::parent,
        ];
        document.blocks.push(self.facts(row, &all));
        self.members(&mut document, row)?;
        self.breadth(&mut document, row);
        self.latest_meetings(&mut document, row)?;
        self.section(&mut document, row, Group::after_project);
        Ok(document)
    }

    /// Those who are members on the day, by name.
    fn members(&self, document: &mut Document, row: &Row) -> Result<()> {
        let counts = self.counts();
        let all = self
            .reader
            .of::<Membership>(Membership::group, row.head.id)?;
        let mut rows = Vec::new();
        for one in all.iter().filter(|one| counts.lasts(one.from, one.to)) {
            let Some(id) = one.person else { continue };
            let person = self.reader.get::<Person>(id)?;
            let shown = person.filter(|person| person.protected != Some(true));
            rows.push(vec![
                self.name(id)?,
                self.name_of(shown.as_ref().and_then(|person| person.unit))?,
                shown.map_or_else(String::new, |person| person.profession),
                one.role.map_or_else(String::new, |role| self.choice(role)),
            ]);
        }
        rows.sort_by(|a, b| compare(&a[0], &b[0]));
        let mut table = Table::new(vec![
            Column::words(self.label(Person::KIND, Person::name), 4),
            Column::words(self.label(Person::KIND, Person::unit), 4),
            Column::words(self.label(Person::KIND, Person::profession), 3),
            Column::words(self.label(Membership::KIND, Membership::role), 3),
        ]);
        table.rows = rows;
        document.heading(Level::First, self.word("members"));
        match table.rows.is_empty() {
            true => document.paragraph(self.word("members-none")),
            false => document.blocks.push(Block::Table(table)),
        }
        Ok(())
    }

    /// From which parts of society they come, and how many from each.
    fn breadth(&self, document: &mut Document, row: &Row) {
        let counted = self.counts().group(row.head.id);
        let of = |sector: String, n: i64| {
            let args = [("sector", sector.into()), ("n", n.into())];
            self.text.with("paper-breadth_of", &args)
        };
        let breadth = counted.breadth.into_iter();
        let told = breadth.map(|(sector, n)| of(self.choice(sector), n));
        let unknown = counted.without_sector;
        let unknown = (unknown > 0).then(|| of(self.word("breadth_unknown"), unknown));
        let told: Vec<String> = told.chain(unknown).collect();
        if !told.is_empty() {
            document.heading(Level::First, self.word("breadth"));
            document.paragraph(told.join(", "));
        }
    }

    /// The latest meetings and those that are planned, newest first, with how many came.
    fn latest_meetings(&self, document: &mut Document, row: &Row) -> Result<()> {
        let counts = self.counts();
        let mut meetings = self
            .reader
            .listing::<Meeting>(Meeting::groups, row.head.id)?;
        meetings.sort_by_key(|meeting| std::cmp::Reverse(meeting.date));
        let rows = meetings.into_iter().take(MEETINGS).map(|meeting| {
            let came = counts.meeting(meeting.head.id);
            let came = came.map(|turnout| {
                let args = [("came", turnout.came.into()), ("of", turnout.of.into())];
                self.text.with("paper-came_of", &args)
            });
            let day = meeting.date.map(|day| self.text.date(day));
            vec![
                day.unwrap_or_default(),
                meeting.title,
                came.unwrap_or_default(),
            ]
        });
        let mut table = Table::new(vec![
            Column::words(self.label(Meeting::KIND, Meeting::date), 3),
            Column::words(self.label(Meeting::KIND, Meeting::title), 6),
            Column::words(self.word("came"), 2),
        ]);
        table.rows = rows.collect();
        if !table.rows.is_empty() {
            document.heading(Level::First, capitalised(&self.text.kinds(Meeting::KIND)));
            document.blocks.push(Block::Table(table));
        }
        Ok(())
    }
}
