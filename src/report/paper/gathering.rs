//! Before a meeting or a session: the list to sign. After a meeting: its minutes.

use std::collections::BTreeSet;

use super::super::{Block, Column, Document, Level, Table};
use super::writer::{Writer, told};
use crate::domain::{
    ActionPlan, Activity, ActivityStatus, Attendance, AttendanceStatus, Choosable as _, Id,
    Meeting, Person, Record as _, Session,
};
use crate::text::{capitalised, compare};
use crate::workspace::{Result, Row};

/// How many lines are left for those who come without being on the list.
const EMPTY_LINES: usize = 8;

impl Writer<'_> {
    /// Those who are expected, each with a line to sign, and lines for others.
    pub(super) fn attendance_list(&self, row: &Row) -> Result<Document> {
        let meeting = row.kind == Meeting::KIND;
        let title = self.word("attendance-list");
        let mut document = self.begin(title, self.name(row.head.id)?);
        document.blocks.push(match meeting {
            true => self.when_and_where(row),
            false => self.facts(row, &[Session::starts, Session::ends, Session::place]),
        });
        let mut table = Table::new(vec![
            Column::words(self.label(Person::KIND, Person::name), 4),
            Column::words(self.label(Person::KIND, Person::unit), 4),
            Column::words(self.word("signature"), 5),
        ]);
        table.to_sign = true;
        for (name, unit) in self.expected(row, meeting)? {
            table.rows.push(vec![name, unit, String::new()]);
        }
        let empty = vec![String::new(); table.columns.len()];
        table.rows.extend(std::iter::repeat_n(empty, EMPTY_LINES));
        document.blocks.push(Block::Table(table));
        Ok(document)
    }

    fn when_and_where(&self, row: &Row) -> Block {
        let all = [
            Meeting::date,
            Meeting::start_time,
            Meeting::end_time,
            Meeting::place,
            Meeting::groups,
        ];
        self.facts(row, &all)
    }

    /// Members on the day and those who are written down, by name, with the units they come from.
    fn expected(&self, row: &Row, meeting: bool) -> Result<Vec<(String, String)>> {
        let (field, members) = match meeting {
            true => (Attendance::meeting, self.counts().expected(row.head.id)),
            false => (Attendance::session, Vec::new()),
        };
        let written = self.reader.of::<Attendance>(field, row.head.id)?;
        let written = written.iter().filter_map(|one| one.person);
        let people: BTreeSet<Id> = members.into_iter().chain(written).collect();
        let mut named = Vec::new();
        for id in people {
            let person = self.reader.get::<Person>(id)?;
            let shown = person.filter(|person| person.protected != Some(true));
            let unit = self.name_of(shown.and_then(|person| person.unit))?;
            named.push((self.name(id)?, unit));
        }
        named.sort_by(|a, b| compare(&a.0, &b.0));
        Ok(named)
    }

    /// What was said and decided, who was there, and what is to be done.
    pub(super) fn minutes(&self, row: &Row) -> Result<Document> {
        let title = self.value(row, Meeting::title);
        let mut document = self.begin(title, told(&[&self.word("minutes"), &self.whose()]));
        document.blocks.push(self.when_and_where(row));
        self.who_came(&mut document, row)?;
        self.section(&mut document, row, Meeting::notes);
        self.section(&mut document, row, Meeting::decisions);
        let concerns =
            |meeting: &Meeting, _: &[ActionPlan], plan: &ActionPlan| plan.concerns(meeting);
        self.to_do(&mut document, row, concerns)?;
        let next = self.facts(row, &[Meeting::next_meeting]);
        if matches!(&next, Block::Facts(facts) if !facts.is_empty()) {
            document.blocks.push(next);
        }
        self.signatures(&mut document, &["minutes-by", "minutes-checked"]);
        Ok(document)
    }

    /// Who came and who did not, a heading a status.
    fn who_came(&self, document: &mut Document, row: &Row) -> Result<()> {
        let rows = self
            .reader
            .of::<Attendance>(Attendance::meeting, row.head.id)?;
        let mut facts = Vec::new();
        for &status in AttendanceStatus::ALL {
            let with = rows.iter().filter(|one| one.status == Some(status));
            let with: Vec<Id> = with.filter_map(|one| one.person).collect();
            let mut names = self.names(&with)?;
            names.sort_by(|a, b| compare(a, b));
            if !names.is_empty() {
                facts.push((self.choice(status), names.join("\n")));
            }
        }
        if !facts.is_empty() {
            document.heading(Level::First, capitalised(&self.text.kind(Attendance::KIND)));
            document.blocks.push(Block::Facts(facts));
        }
        Ok(())
    }

    /// The open activities of the plans that are asked for, of all there are.
    pub(super) fn to_do(
        &self,
        document: &mut Document,
        row: &Row,
        which: impl Fn(&Meeting, &[ActionPlan], &ActionPlan) -> bool,
    ) -> Result<()> {
        let Some(meeting) = self.reader.get::<Meeting>(row.head.id)? else {
            return Ok(());
        };
        let mut table = self.activities_table();
        let plans = self.reader.all::<ActionPlan>()?;
        for plan in plans.iter().filter(|plan| which(&meeting, &plans, plan)) {
            let all = self.reader.of::<Activity>(Activity::plan, plan.head.id)?;
            for activity in all.iter().filter(|one| is_open(one)) {
                table.rows.push(self.activity(activity)?);
            }
        }
        if !table.rows.is_empty() {
            document.heading(Level::First, self.word("to_do"));
            document.blocks.push(Block::Table(table));
        }
        Ok(())
    }
}

/// Whether something remains to be done.
pub(super) fn is_open(activity: &Activity) -> bool {
    !matches!(
        activity.status,
        Some(ActivityStatus::Done | ActivityStatus::Dropped)
    )
}
