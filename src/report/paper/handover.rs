//! The handover sheet: what a contact person's successor must know to go on the same day.

use std::collections::{BTreeSet, HashSet};

use chrono::Days;

use super::super::{Block, Column, Document, Level, Table};
use super::gathering::is_open;
use super::writer::{Writer, told};
use crate::domain::reading::alike;
use crate::domain::{
    Activity, Agreement, AgreementStatus, Assignment, Group, Id, Initiative, LONGEST_LINE, Meeting,
    Membership, MembershipRole, Person, Record as _, Session, Stage,
};
use crate::insight::signals;
use crate::text::{capitalised, compare};
use crate::workspace::Result;

/// For so many days a decision that nobody has taken up is told.
const DECIDED: u64 = 183;
/// How many sessions are told.
const SESSIONS: usize = 12;

/// A decision as it becomes an activity.
fn longest(line: &str) -> String {
    line.chars().take(LONGEST_LINE).collect()
}

impl Writer<'_> {
    pub(super) fn handover(&self) -> Result<Document> {
        let mut document = self.begin(self.word("handover"), self.whose());
        document.paragraph(self.word("handover-what"));
        self.first_of_all(&mut document)?;
        self.who_is_who(&mut document)?;
        self.groups(&mut document)?;
        self.running(&mut document)?;
        self.promised(&mut document)?;
        self.decided(&mut document)?;
        self.coming(&mut document)?;
        self.trainings(&mut document)?;
        self.predecessor(&mut document)?;
        document.heading(Level::First, self.word("handover-where"));
        let file = self.reader.path().display().to_string();
        let args = [("file", file.into())];
        document.paragraph(self.text.with("paper-handover-file", &args));
        document.paragraph(self.sent()?);
        self.kept(&mut document)?;
        Ok(document)
    }

    /// What was saved last for the lead from this file, whether it got there or not, and where the next is sent from.
    fn sent(&self) -> Result<String> {
        const BUNDLE: &str = "bundle";
        let all = self.reader.exports()?;
        let last = all.iter().find(|one| one.kind == BUNDLE);
        Ok(match last {
            Some(last) => {
                let when = self.text.listed(last.at);
                let args = [("when", when.into()), ("file", last.file.as_str().into())];
                self.text.with("paper-handover-sent", &args)
            }
            None => self.word("handover-never_sent"),
        })
    }

    /// Where the agreements that hold are kept.
    fn kept(&self, document: &mut Document) -> Result<()> {
        let mut all = self.reader.all::<Agreement>()?;
        all.retain(|one| one.status == Some(AgreementStatus::InForce) && !one.kept_at.is_empty());
        let facts = all.into_iter().map(|one| (one.title, one.kept_at));
        let facts: Vec<_> = facts.collect();
        if !facts.is_empty() {
            document.blocks.push(Block::Facts(facts));
        }
        Ok(())
    }

    /// What the program says to do next, and what waits for a decision.
    fn first_of_all(&self, document: &mut Document) -> Result<()> {
        document.heading(Level::First, self.word("handover-first"));
        let outside = self.outside()?;
        let points = self.signals_told(&signals(&self.facts, &self.scope, &outside));
        match points.is_empty() {
            true => document.paragraph(self.word("handover-nothing_waits")),
            false => document.blocks.push(Block::List(points)),
        }
        if outside.conflicts > 0 {
            let args = [("n", outside.conflicts.into())];
            document.paragraph(self.text.with("paper-handover-decisions", &args));
        }
        Ok(())
    }

    /// Who has which role on the day, with how to reach them.
    fn who_is_who(&self, document: &mut Document) -> Result<()> {
        let counts = self.counts();
        let mut rows = Vec::new();
        for one in self.reader.all::<Assignment>()? {
            if let (true, Some(role), Some(id)) =
                (counts.lasts(one.from, one.to), one.role, one.person)
            {
                rows.push(self.reachable(self.choice(role), id)?);
            }
        }
        for one in self.reader.all::<Membership>()? {
            let now = counts.lasts(one.from, one.to);
            if let (true, Some(id)) = (now, one.person) {
                let role = self.choice(one.role.unwrap_or(MembershipRole::Member));
                let role = told(&[&role, &self.name_of(one.group)?]);
                rows.push(self.reachable(role, id)?);
            }
        }
        rows.sort_by(|a, b| compare(&a[0], &b[0]).then_with(|| compare(&a[1], &b[1])));
        let head = |code| self.label(Person::KIND, code);
        let mut table = Table::new(vec![
            Column::words(self.label(Assignment::KIND, Assignment::role), 4),
            Column::words(head(Person::name), 3),
            Column::words(head(Person::unit), 4),
            Column::words(self.word("reach"), 5),
        ]);
        table.rows = rows;
        self.told_in_a_table(document, "handover-who", table);
        Ok(())
    }

    fn reachable(&self, role: String, id: Id) -> Result<Vec<String>> {
        let person = self.reader.get::<Person>(id)?;
        let shown = person.filter(|person| person.protected != Some(true) && !person.head.removed);
        let unit = self.name_of(shown.as_ref().and_then(|person| person.unit))?;
        let reach = shown.map(|person| told(&[&person.email, &person.phone]));
        Ok(vec![role, self.name(id)?, unit, reach.unwrap_or_default()])
    }

    /// Where each group stands.
    fn groups(&self, document: &mut Document) -> Result<()> {
        let counts = self.counts();
        let mut table = Table::new(vec![
            Column::words(self.label(Group::KIND, Group::name), 4),
            Column::words(self.label(Group::KIND, Group::status), 2),
            Column::numbers(self.word("members"), 2),
            Column::words(self.word("last_meeting"), 3),
            Column::words(self.word("next_meeting"), 3),
        ]);
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| self.text.date(day));
        for group in self.reader.all::<Group>()? {
            let counted = counts.group(group.head.id);
            let last = match counted.latest.last() {
                Some(id) => self.reader.get::<Meeting>(*id)?.and_then(|one| one.date),
                None => None,
            };
            table.rows.push(vec![
                group.name,
                group
                    .status
                    .map_or_else(String::new, |one| self.choice(one)),
                self.text.number(counted.members),
                day(last).unwrap_or_default(),
                day(counted.next).unwrap_or_default(),
            ]);
        }
        let heading = capitalised(&self.text.kinds(Group::KIND));
        self.table_under(document, heading, table);
        Ok(())
    }

    /// The change initiatives that go on.
    fn running(&self, document: &mut Document) -> Result<()> {
        let head = |code| self.label(Initiative::KIND, code);
        let mut table = Table::new(vec![
            Column::words(head(Initiative::title), 5),
            Column::words(head(Initiative::stage), 2),
            Column::words(head(Initiative::driver), 3),
            Column::words(head(Initiative::continuation), 4),
        ]);
        for one in self.reader.all::<Initiative>()? {
            if matches!(one.stage, Some(Stage::Stopped | Stage::OrdinaryWork)) {
                continue;
            }
            table.rows.push(vec![
                one.title,
                one.stage
                    .map_or_else(String::new, |stage| self.choice(stage)),
                self.name_of(one.driver)?,
                one.continuation,
            ]);
        }
        self.told_in_a_table(document, "handover-running", table);
        Ok(())
    }

    /// What has been promised, by the day it is due.
    fn promised(&self, document: &mut Document) -> Result<()> {
        let mut open = self.reader.all::<Activity>()?;
        open.retain(is_open);
        open.sort_by_key(|activity| (activity.due.is_none(), activity.due));
        let mut table = self.activities_table();
        for activity in &open {
            table.rows.push(self.activity(activity)?);
        }
        self.told_in_a_table(document, "handover-promised", table);
        Ok(())
    }

    /// What meetings have decided lately and nobody has taken up as an activity.
    fn decided(&self, document: &mut Document) -> Result<()> {
        let mut taken_up = HashSet::new();
        self.reader.each::<Activity>(&mut |activity| {
            taken_up.insert(alike(&activity.text));
        })?;
        let since = self.on().checked_sub_days(Days::new(DECIDED));
        let mut meetings = self.reader.all::<Meeting>()?;
        meetings.retain(|meeting| meeting.date.is_some() && meeting.date >= since);
        meetings.sort_by_key(|meeting| std::cmp::Reverse(meeting.date));
        let mut points = Vec::new();
        for meeting in meetings {
            let day = meeting.date.map(|day| self.text.date(day));
            let from = told(&[&meeting.title, &day.unwrap_or_default()]);
            let lines = meeting.decision_lines();
            let open = lines.filter(|line| !taken_up.contains(&alike(&longest(line))));
            points.extend(open.map(|line| format!("{line}\n{from}")));
        }
        if !points.is_empty() {
            document.heading(Level::First, self.word("handover-decided"));
            document.blocks.push(Block::List(points));
        }
        Ok(())
    }

    /// The next sessions of trainings, with how many are written down for each.
    fn trainings(&self, document: &mut Document) -> Result<()> {
        let mut sessions = self.reader.all::<Session>()?;
        sessions.retain(|one| one.starts.is_some_and(|(day, _)| day >= self.on()));
        sessions.sort_by_key(|one| one.starts);
        sessions.truncate(SESSIONS);
        if sessions.is_empty() {
            return Ok(());
        }
        let head = |code| self.label(Session::KIND, code);
        let mut table = Table::new(vec![
            Column::words(head(Session::starts), 3),
            Column::words(head(Session::training), 5),
            Column::words(head(Session::place), 3),
            Column::numbers(self.word("written_down"), 2),
        ]);
        let counts = self.counts();
        for one in sessions {
            let starts = one.starts.map(|(day, time)| self.text.moment(day, time));
            table.rows.push(vec![
                starts.unwrap_or_default(),
                self.name_of(one.training)?,
                one.place,
                self.text.number(counts.session(one.head.id).written),
            ]);
        }
        self.told_in_a_table(document, "handover-trainings", table);
        Ok(())
    }

    /// The meetings from the day on, but for those of the day that are written down.
    fn coming(&self, document: &mut Document) -> Result<()> {
        let counts = self.counts();
        let mut meetings = self.reader.all::<Meeting>()?;
        meetings.retain(|meeting| {
            let held = || counts.meeting(meeting.head.id).is_some();
            let on = self.on();
            meeting
                .date
                .is_some_and(|day| day > on || day == on && !held())
        });
        meetings.sort_by_key(|meeting| (meeting.date, meeting.start_time));
        let head = |code| self.label(Meeting::KIND, code);
        let mut table = Table::new(vec![
            Column::words(head(Meeting::date), 3),
            Column::words(head(Meeting::title), 5),
            Column::words(head(Meeting::place), 3),
        ]);
        for meeting in meetings {
            let day = meeting
                .date
                .map(|day| self.text.moment(day, meeting.start_time));
            table
                .rows
                .push(vec![day.unwrap_or_default(), meeting.title, meeting.place]);
        }
        self.told_in_a_table(document, "handover-coming", table);
        Ok(())
    }

    /// What those who have or had a role want to say, each text once.
    fn predecessor(&self, document: &mut Document) -> Result<()> {
        let mut said = BTreeSet::new();
        let mut all = self.reader.all::<Assignment>()?;
        all.sort_by_key(|one| std::cmp::Reverse(one.from));
        all.retain(|one| {
            let note = one.handover_note.trim();
            !note.is_empty() && said.insert(note.to_owned())
        });
        for (place, one) in all.iter().enumerate() {
            if place == 0 {
                document.heading(Level::First, self.word("handover-says"));
            }
            let role = one.role.map(|role| self.choice(role));
            let who = [self.name_of(one.person)?, role.unwrap_or_default()];
            document.heading(Level::Second, told(&[&who[0], &who[1]]));
            document.paragraph(&one.handover_note);
        }
        Ok(())
    }

    fn told_in_a_table(&self, document: &mut Document, heading: &str, table: Table) {
        self.table_under(document, self.word(heading), table);
    }

    fn table_under(&self, document: &mut Document, heading: String, table: Table) {
        document.heading(Level::First, heading);
        match table.rows.is_empty() {
            true => document.paragraph(self.word("nothing")),
            false => document.blocks.push(Block::Table(table)),
        }
    }
}
