//! What a handover sheet lacks: what a successor would have to ask about.

use std::collections::HashSet;

use super::writer::{Writer, told};
use crate::domain::{
    Activity, Agreement, AgreementStatus, Assignment, AssignmentRole, Id, Kind, Meeting, Person,
    Record as _,
};
use crate::insight::{Source, signals};
use crate::workspace::Result;

/// The questions to the present contact person that a sheet without answers leaves to the successor.
const ASKED: [&str; 4] = [
    "group.no_next",
    "activity.no_owner",
    "initiative.no_driver",
    "plan.not_handed_over",
];

/// Something that is missing, and where it is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What, and why it matters.
    pub words: String,
    /// The record that it belongs in, if there is one.
    pub record: Option<(&'static Kind, Id)>,
}

impl Writer<'_> {
    /// What is missing before the work is handed over, what only the present contact person knows first.
    pub(super) fn missing(&self) -> Result<Vec<Missing>> {
        let mut all = Vec::new();
        self.of_the_contact(&mut all)?;
        self.not_written(&mut all)?;
        let titles = |_: Source, id: Id| self.name(id).unwrap_or_default();
        let signals = signals(&self.facts, &self.scope, &self.outside()?);
        for signal in signals.iter().filter(|one| ASKED.contains(&one.id)) {
            all.push(Missing {
                words: self.text.signal_title(signal, &titles),
                record: signal.about.map(|(source, id)| (source.kind(), id)),
            });
        }
        Ok(all)
    }

    /// What the contact person's own assignment does not say.
    fn of_the_contact(&self, all: &mut Vec<Missing>) -> Result<()> {
        let counts = self.counts();
        let mut contacts = self.reader.all::<Assignment>()?;
        contacts.retain(|one| {
            one.role == Some(AssignmentRole::ContactPerson) && counts.lasts(one.from, one.to)
        });
        if contacts.is_empty() {
            all.push(Missing {
                words: self.word("handover-lacks-contact"),
                record: None,
            });
        }
        for one in contacts {
            let record = Some((Assignment::KIND, one.head.id));
            if one.handover_note.trim().is_empty() {
                let words = self.word("handover-lacks-note");
                all.push(Missing { words, record });
            }
            if let Some(person) = one.person
                && self
                    .reader
                    .get::<Person>(person)?
                    .is_some_and(|person| person.email.is_empty() && person.phone.is_empty())
            {
                all.push(self.lacks("reach", Person::KIND, person)?);
            }
            if one.to.is_none() {
                let words = self.word("handover-lacks-end");
                all.push(Missing { words, record });
            }
        }
        Ok(())
    }

    /// Meetings that nobody has written about, and agreements that nobody would find.
    fn not_written(&self, all: &mut Vec<Missing>) -> Result<()> {
        let latest = self.last_meetings()?;
        for meeting in self.reader.all::<Meeting>()? {
            let empty = meeting.notes.trim().is_empty() && meeting.decisions.trim().is_empty();
            if empty && latest.contains(&meeting.head.id) {
                all.push(self.lacks("notes", Meeting::KIND, meeting.head.id)?);
            }
        }
        for agreement in self.reader.all::<Agreement>()? {
            let holds = agreement.status == Some(AgreementStatus::InForce);
            if holds && agreement.kept_at.trim().is_empty() {
                all.push(self.lacks("kept", Agreement::KIND, agreement.head.id)?);
            }
        }
        for activity in self.reader.all::<Activity>()? {
            if super::gathering::is_open(&activity) && activity.due.is_none() {
                all.push(self.lacks("due", Activity::KIND, activity.head.id)?);
            }
        }
        Ok(())
    }

    /// The latest meeting of each group.
    fn last_meetings(&self) -> Result<HashSet<Id>> {
        let groups = self.reader.all::<crate::domain::Group>()?;
        let counts = self.counts();
        let latest = groups
            .iter()
            .filter_map(|group| counts.group(group.head.id).latest.last().copied());
        Ok(latest.collect())
    }

    fn lacks(&self, what: &str, kind: &'static Kind, id: Id) -> Result<Missing> {
        let name = told(&[&self.name(id)?]);
        let words = self.text.with(
            &format!("paper-handover-lacks-{what}"),
            &[("what", name.into())],
        );
        Ok(Missing {
            words,
            record: Some((kind, id)),
        })
    }
}
