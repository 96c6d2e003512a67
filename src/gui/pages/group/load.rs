//! What a group's page shows, read and put in words once.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::{
    ActionPlan, Attendance, AttendanceStatus, Group, GroupKind, GroupStatus, Id, Mandate, Meeting,
    Membership, Record,
};
use crate::gui::ground::names::Names;
use crate::gui::ground::source::Source;
use crate::gui::pages::groups::cast::{Composition, Roster, place_of, sector_words};
use crate::gui::widgets::Presence;
use crate::insight::{Counts, Joint, Scope, current};
use crate::text::{Text, sort_key};
use crate::workspace::{Reader, Result};

/// One who is or has been a member.
pub struct MemberLine {
    /// The membership.
    pub id: Id,
    /// Who is a member.
    pub person: Id,
    /// Their name.
    pub name: String,
    /// From where they decide.
    pub level: String,
    /// What they are in the group.
    pub role: String,
    /// Since when, and until when where they have left.
    pub since: String,
    /// Their sector: its place and name.
    pub sector: Option<(usize, String)>,
    /// Whether they may speak for their organisation.
    pub mandate: Option<Mandate>,
    /// A member today.
    pub current: bool,
    /// Has come lately.
    pub is_new: bool,
    /// One square for each of the latest meetings.
    pub squares: Vec<(Presence, String)>,
}

/// One of the group's meetings.
pub struct MeetingLine {
    /// Which.
    pub id: Id,
    /// When.
    pub when: String,
    /// What it was called.
    pub title: String,
    /// Who came, in short.
    pub came: String,
    /// Whether it is yet to come.
    pub ahead: bool,
}

/// A group's page.
pub struct GroupView {
    /// The group.
    pub group: Group,
    /// How it is doing, where that is not as usual.
    pub status: Option<String>,
    /// Who is in it.
    pub composition: Composition,
    /// When the levels met; nothing at all for other kinds of group.
    pub joint: Option<Joint>,
    /// Those who are or have been members.
    pub members: Vec<MemberLine>,
    /// Since when whoever is added next is a member, unless something else is said: the first since there is a group.
    pub since: Option<NaiveDate>,
    /// The months of the grid's meetings.
    pub months: String,
    /// Meetings ahead and the latest behind, newest first.
    pub meetings: Vec<MeetingLine>,
    /// Plans that it has adopted or carries out: title and how far it has come.
    pub plans: Vec<(String, String)>,
}

impl GroupView {
    /// Reads a group's page; none if there is no such group.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(source: &Source, id: Id, today: NaiveDate) -> Result<Option<Self>> {
        let (facts, names) = (source.facts()?, source.names()?);
        let (reader, text) = (&source.reader, &source.text);
        let Some(group) = reader.get::<Group>(id)?.filter(|group| !group.head.removed) else {
            return Ok(None);
        };
        let cast = Roster::load(reader, &[id], None)?;
        let scope = Scope::everything(today);
        let counts = Counts::new(&facts, &scope);
        let composition = Composition::of(&counts, &group, text);
        let latest: Vec<&Meeting> = cast
            .meetings_of(id)
            .filter(|meeting| composition.counted.latest.contains(&meeting.head.id))
            .collect();
        let page = Page {
            cast: &cast,
            counts: &counts,
            names: &names,
            text,
            today,
        };
        let joint = counts.joint_in_projects().remove(&group.head.into());
        let formed = group.established_on.filter(|day| *day <= today);
        let since = match cast.memberships(id) {
            [] => formed.or(Some(today)),
            _ => Some(today),
        };
        let levels = [Some(GroupKind::Strategic), Some(GroupKind::Operative)];
        let status = group.status.filter(|status| *status != GroupStatus::Active);
        Ok(Some(Self {
            status: status.map(|status| text.chosen(Some(status))),
            joint: levels
                .contains(&group.kind)
                .then(|| joint.unwrap_or_default()),
            members: page.members(id, &latest, &Lists::load(reader, &latest)?),
            months: months(text, &latest, today),
            meetings: page.meetings(id),
            plans: plans(reader, text, id, today)?,
            since,
            composition,
            group,
        }))
    }
}

/// From which month to which: with its year where that is not this one.
fn months(text: &Text, latest: &[&Meeting], today: NaiveDate) -> String {
    use chrono::Datelike;
    let month = |meeting: &&Meeting| {
        let date = meeting.date?;
        let month = text.short_month(date.month());
        Some(match date.year() == today.year() {
            true => month,
            false => format!("{month} {}", date.year()),
        })
    };
    let ends = (
        latest.first().and_then(month),
        latest.last().and_then(month),
    );
    match ends {
        (Some(first), Some(last)) if first != last => {
            let args = [("first", first.into()), ("last", last.into())];
            text.with("group-months", &args)
        }
        (Some(only), _) => text.with("group-month", &[("month", only.into())]),
        _ => String::new(),
    }
}

fn plans(
    reader: &Reader,
    text: &Text,
    group: Id,
    today: NaiveDate,
) -> Result<Vec<(String, String)>> {
    let plans = reader.all::<ActionPlan>()?.into_iter();
    let of_group = plans.filter(|plan| [plan.group, plan.handed_over_to].contains(&Some(group)));
    Ok(of_group
        .map(|plan| {
            let status = text.chosen(Some(plan.reached(today)));
            (plan.title, status)
        })
        .collect())
}

/// Who came to which meeting.
struct Lists(HashMap<Id, HashMap<Id, AttendanceStatus>>);

impl Lists {
    fn load(reader: &Reader, meetings: &[&Meeting]) -> Result<Self> {
        let mut lists = HashMap::new();
        for meeting in meetings {
            let rows = reader.of::<Attendance>(Attendance::meeting, meeting.head.id)?;
            let list = rows.iter();
            let list = list.filter_map(|row| Some((row.person?, row.status?)));
            lists.insert(meeting.head.id, list.collect());
        }
        Ok(Self(lists))
    }
}

struct Page<'a> {
    cast: &'a Roster,
    counts: &'a Counts<'a>,
    names: &'a Names,
    text: &'a Text,
    today: NaiveDate,
}

impl Page<'_> {
    fn members(&self, group: Id, latest: &[&Meeting], lists: &Lists) -> Vec<MemberLine> {
        let memberships = self.cast.memberships(group).iter();
        let mut lines: Vec<_> = memberships
            .filter_map(|one| self.member(one, latest, lists))
            .collect();
        lines.sort_by_cached_key(|line| sort_key(&line.name));
        lines
    }

    fn member(&self, one: &Membership, latest: &[&Meeting], lists: &Lists) -> Option<MemberLine> {
        let person = one.person?;
        let record = self.cast.persons.get(&person);
        let level = record.and_then(|person| person.decision_level);
        Some(MemberLine {
            id: one.head.id,
            person,
            name: self.names.title(person).to_owned(),
            level: self.text.chosen(level),
            role: self.text.chosen(one.role),
            since: match (one.from, one.to) {
                (Some(from), None) => self.text.date(from),
                (from, to) => self.text.period(from, to),
            },
            sector: self
                .cast
                .sector(person)
                .map(|sector| (place_of(sector), sector_words(self.text, sector))),
            mandate: one.mandate,
            current: self.counts.lasts(None, one.to),
            is_new: self.counts.is_new(one.from, one.to),
            squares: latest
                .iter()
                .map(|meeting| self.square(one, person, meeting, lists))
                .collect(),
        })
    }

    fn square(
        &self,
        one: &Membership,
        person: Id,
        meeting: &Meeting,
        lists: &Lists,
    ) -> (Presence, String) {
        let date = meeting.date.unwrap_or(self.today);
        let came = lists.0.get(&meeting.head.id);
        let came = came.and_then(|list| list.get(&person));
        let (presence, key) = match came {
            Some(AttendanceStatus::Present | AttendanceStatus::Remote) => {
                (Presence::Present, "group-was_there")
            }
            Some(_) => (Presence::Absent, "group-was_not_there"),
            None if !current(one.from, one.to, date) => (Presence::NotYet, "group-was_no_member"),
            None => (Presence::Unknown, "group-was_unknown"),
        };
        let day = self.text.long_day(date);
        (presence, self.text.with(key, &[("day", day.into())]))
    }

    fn meetings(&self, group: Id) -> Vec<MeetingLine> {
        const SHOWN: usize = 6;
        let latest = self.cast.meetings_of(group).rev().take(SHOWN);
        let line = |meeting: &Meeting| {
            let came = self.counts.meeting(meeting.head.id);
            let ahead = meeting.date.is_some_and(|date| date >= self.today);
            MeetingLine {
                id: meeting.head().id,
                when: meeting
                    .date
                    .map_or_else(String::new, |date| self.text.day(date, self.today)),
                title: match self.counts.maybe_same(meeting.head.id) {
                    Some(other) => self
                        .text
                        .maybe_same(&meeting.title, self.names.title(other)),
                    None => meeting.title.clone(),
                },
                came: came
                    .filter(|came| came.of > 0)
                    .map_or_else(String::new, |turnout| {
                        let args = [("n", turnout.came.into()), ("all", turnout.of.into())];
                        self.text.with("group-came", &args)
                    }),
                ahead,
            }
        };
        latest.map(line).collect()
    }
}
