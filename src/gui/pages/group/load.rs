//! What a group's page shows, read and put in words once.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use crate::domain::{
    ActionPlan, Attendance, Choosable, DecisionLevel, Group, GroupKind, GroupStatus, Id, Mandate,
    Meeting, Membership, MembershipRole, PlanStatus, Record,
};
use crate::gui::ground::names::Names;
use crate::gui::pages::groups::cast::{
    APART_DAYS, Cast, Composition, is_member, place_of, sector_words,
};
use crate::gui::widgets::Presence;
use crate::text::{Text, sort_key};
use crate::workspace::{Reader, Result};

/// How many meetings the continuity grid shows.
const MEETINGS: usize = 8;
/// So long a member is new.
const NEW_DAYS: u64 = 60;

/// One who is or has been a member.
pub struct MemberLine {
    /// The membership.
    pub id: Id,
    /// The person.
    pub person: Id,
    /// Their name.
    pub name: String,
    /// Whether nothing but the name may be shown.
    pub protected: bool,
    /// Profession or role, below the name in the details.
    pub note: String,
    /// From where they decide.
    pub level: String,
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

/// How many came, as a share, and how that has changed.
#[derive(Default)]
pub struct Rate {
    /// Of the latest meetings.
    pub percent: Option<i64>,
    /// Against those before.
    pub change: Option<i64>,
}

/// A group's page.
pub struct GroupView {
    /// The group.
    pub group: Group,
    /// Its kind in words.
    pub kind: String,
    /// How it is doing, where that is not as usual.
    pub status: Option<String>,
    /// The municipality, for the lead.
    pub municipality: Option<String>,
    /// Who is in it.
    pub composition: Composition,
    /// How many come.
    pub rate: Rate,
    /// Days since the levels met; none if never; nothing at all for other kinds of group.
    pub joint: Option<Option<(i64, Id)>>,
    /// Those who are or have been members.
    pub members: Vec<MemberLine>,
    /// The months of the grid's meetings.
    pub months: String,
    /// Meetings ahead and the latest behind, newest first.
    pub meetings: Vec<MeetingLine>,
    /// How many meetings there are.
    pub all_meetings: usize,
    /// Plans that it has adopted or carries out: title and how far it has come.
    pub plans: Vec<(String, String)>,
}

impl GroupView {
    /// Whether the levels have been apart too long.
    pub fn apart(&self) -> bool {
        let days = self.joint.map(|last| last.map(|(days, _)| days));
        days.is_some_and(|days| days.is_none_or(|days| days > APART_DAYS))
    }

    /// Reads a group's page; none if there is no such group.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(
        reader: &Reader,
        names: &Names,
        text: &Text,
        id: Id,
        today: NaiveDate,
        lead: bool,
    ) -> Result<Option<Self>> {
        let Some(group) = reader.get::<Group>(id)?.filter(|group| !group.head.removed) else {
            return Ok(None);
        };
        let cast = Cast::load(reader)?;
        let held: Vec<&Meeting> = cast
            .meetings_of(id)
            .filter(|meeting| meeting.date.is_some_and(|date| date <= today))
            .collect();
        let lists = Lists::load(reader, &held)?;
        let latest = &held[held.len().saturating_sub(MEETINGS)..];
        let before = &held[..held.len() - latest.len()];
        let before = &before[before.len().saturating_sub(MEETINGS)..];
        let (now, then) = (lists.percent(latest), lists.percent(before));
        let page = Page {
            cast: &cast,
            names,
            text,
            today,
        };
        let levels = [Some(GroupKind::Strategic), Some(GroupKind::Operative)];
        let status = group.status.filter(|status| *status != GroupStatus::Active);
        Ok(Some(Self {
            kind: group.kind.map_or_else(String::new, |kind| {
                text.choice(GroupKind::VOCABULARY, kind.code())
            }),
            status: status.map(|status| text.choice(GroupStatus::VOCABULARY, status.code())),
            municipality: group
                .head
                .municipality
                .filter(|_| lead)
                .map(|code| text.municipality(code)),
            composition: Composition::of(&cast, &group, today, text),
            rate: Rate {
                percent: now,
                change: now.zip(then).map(|(now, then)| now - then),
            },
            joint: levels.contains(&group.kind).then(|| {
                let last = cast.last_joint(group.head.municipality, today);
                last.map(|(date, meeting)| ((today - date).num_days(), meeting))
            }),
            members: page.members(id, latest, &lists),
            months: months(text, latest),
            meetings: page.meetings(id, &lists),
            all_meetings: cast.meetings_of(id).count(),
            plans: plans(reader, text, id)?,
            group,
        }))
    }
}

fn months(text: &Text, latest: &[&Meeting]) -> String {
    use chrono::Datelike;
    let month = |meeting: &&Meeting| Some(text.short_month(meeting.date?.month()));
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

fn plans(reader: &Reader, text: &Text, group: Id) -> Result<Vec<(String, String)>> {
    let plans = reader.all::<ActionPlan>()?.into_iter();
    let of_group = plans.filter(|plan| [plan.group, plan.handed_over_to].contains(&Some(group)));
    Ok(of_group
        .map(|plan| {
            let status = plan.status.map_or_else(String::new, |status| {
                text.choice(PlanStatus::VOCABULARY, status.code())
            });
            (plan.title, status)
        })
        .collect())
}

/// Who came to which meeting.
struct Lists(HashMap<Id, HashMap<Id, bool>>);

impl Lists {
    fn load(reader: &Reader, meetings: &[&Meeting]) -> Result<Self> {
        let mut lists = HashMap::new();
        for meeting in meetings {
            let rows = reader.of::<Attendance>(Attendance::meeting, meeting.head.id)?;
            let list: HashMap<Id, bool> = rows
                .iter()
                .filter_map(|row| Some((row.person?, row.status?.took_part())))
                .collect();
            if !list.is_empty() {
                lists.insert(meeting.head.id, list);
            }
        }
        Ok(Self(lists))
    }

    fn percent(&self, meetings: &[&Meeting]) -> Option<i64> {
        let lists = meetings.iter().filter_map(|one| self.0.get(&one.head.id));
        let (came, of) = lists.fold((0, 0), |(came, of), list| {
            let here = list.values().filter(|came| **came).count();
            (came + here, of + list.len())
        });
        (of > 0).then(|| (came * 200 + of).div_euclid(of * 2) as i64)
    }

    fn came(&self, meeting: Id) -> Option<(usize, usize)> {
        let list = self.0.get(&meeting)?;
        Some((list.values().filter(|came| **came).count(), list.len()))
    }
}

struct Page<'a> {
    cast: &'a Cast,
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
        let since = self.today - Days::new(NEW_DAYS);
        let role = one
            .role
            .map(|role| self.text.choice(MembershipRole::VOCABULARY, role.code()));
        let protected = record.is_some_and(|person| person.protected == Some(true));
        let profession = record.map(|person| person.profession.clone());
        let profession = profession.filter(|words| !protected && !words.is_empty());
        Some(MemberLine {
            id: one.head.id,
            person,
            name: self.names.title(person).to_owned(),
            protected,
            note: profession.or(role).unwrap_or_default(),
            level: level.map_or_else(String::new, |level| {
                self.text.choice(DecisionLevel::VOCABULARY, level.code())
            }),
            sector: self
                .cast
                .sector(person)
                .map(|sector| (place_of(sector), sector_words(self.text, sector))),
            mandate: one.mandate,
            current: one.to.is_none_or(|to| to >= self.today),
            is_new: one.from.is_some_and(|from| from > since) && is_member(one, self.today),
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
            Some(true) => (Presence::Present, "group-was_there"),
            Some(false) => (Presence::Absent, "group-was_not_there"),
            None if !is_member(one, date) => (Presence::NotYet, "group-was_no_member"),
            None => (Presence::Unknown, "group-was_unknown"),
        };
        let day = self.text.long_day(date);
        (presence, self.text.with(key, &[("day", day.into())]))
    }

    fn meetings(&self, group: Id, lists: &Lists) -> Vec<MeetingLine> {
        const SHOWN: usize = 6;
        let latest = self.cast.meetings_of(group).rev().take(SHOWN);
        let line = |meeting: &Meeting| {
            let came = lists.came(meeting.head.id);
            let ahead = meeting.date.is_some_and(|date| date >= self.today);
            MeetingLine {
                id: meeting.head().id,
                when: meeting
                    .date
                    .map_or_else(String::new, |date| self.text.day(date, self.today)),
                title: meeting.title.clone(),
                came: came.map_or_else(String::new, |(came, of)| {
                    let args = [("n", came.into()), ("all", of.into())];
                    self.text.with("group-came", &args)
                }),
                ahead,
            }
        };
        latest.map(line).collect()
    }
}
