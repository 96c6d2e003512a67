//! What the page of all meetings shows, read and put in words once.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use serde_json::json;

use crate::domain::{
    Choosable as _, Fields, Id, Meeting, MeetingKind, MunicipalityCode, stored_time,
};
use crate::gui::ground::lines::{Lines, others};
use crate::gui::ground::names::Names;
use crate::gui::ground::source::Source;
use crate::gui::pages::groups::cast::is_shown;
use crate::insight::{Counts, Scope, Turnout};
use crate::text::{Text, sort_key};
use crate::workspace::{Result, fields};

/// One meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingLine {
    /// Which.
    pub id: Id,
    /// On which day.
    pub date: Option<NaiveDate>,
    /// The day in words.
    pub when: String,
    /// From when to when.
    pub time: String,
    /// What it is called; and what it may be the same as.
    pub title: String,
    /// Its groups' names.
    pub groups: String,
    /// Its groups.
    pub group_ids: Vec<Id>,
    /// What it is for.
    pub kind: String,
    /// "12 av 15", where attendance was taken.
    pub came: String,
    /// Whose, for the lead.
    pub municipality: String,
    /// What it may be the same as, written down twice: it is not counted.
    pub same: Option<String>,
    /// Whose; none for the project's own.
    of: Option<MunicipalityCode>,
    turnout: Option<Turnout>,
    start: Option<NaiveTime>,
    /// How it is sorted among those of its hour: by what one reads, and never by chance.
    read_as: [Vec<u8>; 2],
    /// The day that it set for the next, and what that begins with when it is booked.
    next: Option<(NaiveDate, Fields)>,
}

/// A day that was set for a next meeting, where none is booked on the day or later.
pub struct SetDay {
    /// The day.
    pub date: NaiveDate,
    /// What it is for, and that it is not booked.
    pub words: String,
    /// What the meeting is called.
    pub title: String,
    /// Whose, in words.
    pub whose: String,
    /// The municipality; none for the project's own.
    pub of: Option<MunicipalityCode>,
    /// The groups that would meet.
    pub group_ids: Vec<Id>,
    /// What it begins with when it is booked.
    pub books: Fields,
}

/// All meetings that the page shows.
pub struct MeetingsView {
    /// The meetings, earliest first.
    pub lines: Vec<Arc<MeetingLine>>,
    /// The days ahead that are set and not booked, earliest first.
    pub set: Vec<SetDay>,
    /// The groups that meet, with their names, in order.
    pub groups: Vec<(Id, String)>,
}

impl MeetingsView {
    /// Reads one municipality's meetings or, for the lead, everybody's.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(
        source: &Source,
        today: NaiveDate,
        place: Option<MunicipalityCode>,
        lead: bool,
    ) -> Result<Self> {
        let (facts, names) = (source.facts()?, source.names()?);
        let (text, names, scope) = (&source.text, names.as_ref(), Scope::everything(today));
        let (counts, owners) = (Counts::new(&facts, &scope), source.owners()?);
        let same = |id| Some(names.title(counts.maybe_same(id)?).to_owned());
        let list = Lines {
            id: |line: &MeetingLine| line.id,
            order: &|line| (line.date, line.start, line.read_as.clone()),
            others: &|lines| {
                let holds = |line: &MeetingLine| {
                    line.turnout == counts.meeting(line.id)
                        && line.same == same(line.id)
                        && line.groups == titles(names, &line.group_ids)
                };
                others(lines, |line| line.id, holds)
            },
            write: &|meeting: &Meeting| {
                let turnout = counts.meeting(meeting.head.id);
                let same = same(meeting.head.id);
                let whose = || owners.or(meeting.head, "groups-project");
                is_shown(&meeting.head, place, lead)
                    .then(|| line((meeting, whose()), (turnout, same), names, text))
            },
        };
        let lines = list.read(source, |view: &Self| &view.lines)?;
        let met: BTreeSet<Id> = lines
            .iter()
            .flat_map(|line| line.group_ids.iter().copied())
            .collect();
        let named = met.into_iter().map(|id| (id, names.title(id).to_owned()));
        let mut groups: Vec<(Id, String)> = named.collect();
        groups.sort_by_cached_key(|(_, name)| sort_key(name));
        Ok(Self {
            set: set_ahead(&lines, text, today),
            lines,
            groups,
        })
    }
}

/// The days ahead that were set, where no meeting of their groups is booked on the day or later.
fn set_ahead(booked: &[Arc<MeetingLine>], text: &Text, today: NaiveDate) -> Vec<SetDay> {
    let next = |line: &MeetingLine| line.next.as_ref().map(|(day, _)| *day);
    let ahead = |line: &MeetingLine| next(line).filter(|day| *day >= today);
    let set: Vec<_> = booked
        .iter()
        .filter_map(|line| Some((line, ahead(line)?)))
        .collect();
    let mut of_group: HashMap<Id, Vec<&MeetingLine>> = HashMap::new();
    if !set.is_empty() {
        for line in booked {
            let groups = line.group_ids.iter();
            groups.for_each(|group| of_group.entry(*group).or_default().push(line));
        }
    }
    let is_open = |line: &MeetingLine, day: NaiveDate| {
        let groups = line.group_ids.iter();
        let mut others = groups.filter_map(|group| of_group.get(group)).flatten();
        !others.any(|other| {
            let set_later = other.date > line.date && next(other) == Some(day);
            other.date >= Some(day) || set_later
        })
    };
    let open = set.into_iter().filter(|(line, day)| is_open(line, *day));
    let open = open.filter_map(|(line, day)| {
        let (_, books) = line.next.as_ref()?;
        let args = [
            ("title", line.title.as_str().into()),
            ("day", text.long_day(day).into()),
        ];
        Some(SetDay {
            date: day,
            words: text.with("meetings-set", &args),
            title: line.title.clone(),
            whose: line.municipality.clone(),
            of: line.of,
            group_ids: line.group_ids.clone(),
            books: books.clone(),
        })
    });
    let mut open: Vec<SetDay> = open.collect();
    open.sort_by_key(|one| one.date);
    open
}

/// What the next meeting begins with: the same groups, place and hours, on the day that was set.
pub fn next_of(meeting: &Meeting) -> Fields {
    let kind = match meeting.kind {
        Some(MeetingKind::StartUp) | None => MeetingKind::Regular,
        Some(kind) => kind,
    };
    let mut known = fields([
        (Meeting::title, json!(meeting.title)),
        (Meeting::date, json!(meeting.next_meeting)),
        (
            Meeting::start_time,
            json!(meeting.start_time.map(stored_time)),
        ),
        (Meeting::end_time, json!(meeting.end_time.map(stored_time))),
        (Meeting::place, json!(meeting.place)),
        (Meeting::groups, json!(meeting.groups)),
        (Meeting::kind, kind.code().into()),
    ]);
    known.retain(|_, value| !value.is_null() && value.as_str() != Some(""));
    known
}

fn titles(names: &Names, groups: &[Id]) -> String {
    let groups: Vec<&str> = groups.iter().map(|id| names.title(*id)).collect();
    groups.join(", ")
}

fn line(
    (meeting, municipality): (&Meeting, String),
    (turnout, same): (Option<Turnout>, Option<String>),
    names: &Names,
    text: &Text,
) -> MeetingLine {
    let of = |turnout: Turnout| {
        let args = [("n", turnout.came.into()), ("all", turnout.of.into())];
        text.with("group-of", &args)
    };
    let title = match &same {
        Some(other) => text.maybe_same(&meeting.title, other),
        None => meeting.title.clone(),
    };
    MeetingLine {
        id: meeting.head.id,
        date: meeting.date,
        when: meeting
            .date
            .map_or_else(String::new, |date| text.date(date)),
        time: times(text, meeting),
        read_as: [sort_key(&municipality), sort_key(&title)],
        title,
        same,
        groups: titles(names, &meeting.groups),
        group_ids: meeting.groups.clone(),
        kind: text.chosen(meeting.kind),
        came: turnout.map_or_else(String::new, of),
        municipality,
        of: meeting.head.municipality,
        turnout,
        start: meeting.start_time,
        next: meeting.next_meeting.map(|day| (day, next_of(meeting))),
    }
}

/// From when to when a meeting lasts: "13.00–15.00".
pub fn times(text: &Text, meeting: &Meeting) -> String {
    let times = [meeting.start_time, meeting.end_time].into_iter().flatten();
    let times: Vec<_> = times.map(|time| text.time_of_day(time)).collect();
    times.join("–")
}
