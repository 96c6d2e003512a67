//! What the page of all groups shows, read and put in words once.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::cast::{APART_DAYS, Cast, Composition, is_at_work};
use crate::domain::{Choosable, Group, GroupKind, GroupStatus, Id, MunicipalityCode};
use crate::text::{Text, sort_key};
use crate::workspace::{Reader, Result};

/// One group.
pub struct GroupLine {
    /// Which.
    pub id: Id,
    /// Whose.
    pub municipality: String,
    /// What it is for.
    pub kind: Option<GroupKind>,
    /// That in words.
    pub kind_words: String,
    /// Its name.
    pub name: String,
    /// What it is there to do.
    pub assignment: String,
    /// Whether it is at work.
    pub at_work: bool,
    /// How it is doing.
    pub status: String,
    /// Who is in it.
    pub composition: Composition,
    /// "15 av 15 tänkta".
    pub size: String,
    /// "15 av 15".
    pub size_short: String,
    /// "5 sektorer".
    pub sectors: String,
    /// "9 av 15".
    pub mandate: String,
    /// When it meets next.
    pub next: Option<String>,
    /// How long since its municipality's levels met; for the two levels only.
    pub joint: Option<String>,
    /// Whether that is too long.
    pub apart: bool,
}

/// All groups that the page shows, and how long since the levels met.
pub struct GroupsView {
    /// The groups, by municipality, level and name.
    pub lines: Vec<GroupLine>,
    /// How long since the levels met, where one municipality is shown.
    pub joint: String,
    /// Whether that is too long.
    pub apart: bool,
    /// That meeting.
    pub joint_meeting: Option<Id>,
}

impl GroupsView {
    /// Reads one municipality's groups or, for the lead, everybody's.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(
        reader: &Reader,
        text: &Text,
        today: NaiveDate,
        place: Option<MunicipalityCode>,
        lead: bool,
    ) -> Result<Self> {
        let cast = Cast::load(reader)?;
        let shown = |group: &&Group| match (place, group.head.municipality) {
            (Some(place), Some(own)) => own == place,
            (Some(_), None) => !lead,
            (None, _) => true,
        };
        let mut of_place = HashMap::new();
        let mut lines: Vec<GroupLine> = Vec::new();
        for group in cast.groups.iter().filter(shown) {
            let own = group.head.municipality;
            let last = *of_place
                .entry(own)
                .or_insert_with(|| cast.last_joint(own, today));
            lines.push(line(&cast, group, last.map(|(date, _)| date), today, text));
        }
        lines.sort_by_cached_key(|line| {
            (
                sort_key(&line.municipality),
                !line.at_work,
                line.kind,
                sort_key(&line.name),
            )
        });
        let last = cast.last_joint(place, today);
        let days = last.map(|(date, _)| (today - date).num_days());
        Ok(Self {
            lines,
            joint: match days {
                Some(days) => text.with("groups-joint_days", &[("n", days.into())]),
                None => text.get("groups-joint_never"),
            },
            apart: days.is_none_or(|days| days > APART_DAYS),
            joint_meeting: last.map(|(_, meeting)| meeting),
        })
    }
}

fn line(
    cast: &Cast,
    group: &Group,
    last_joint: Option<NaiveDate>,
    today: NaiveDate,
    text: &Text,
) -> GroupLine {
    let composition = Composition::of(cast, group, today, text);
    let levels = [Some(GroupKind::Strategic), Some(GroupKind::Operative)];
    let at_work = is_at_work(group);
    let days = last_joint.map(|date| (today - date).num_days());
    let joint = levels.contains(&group.kind).then(|| match days {
        Some(days) => text.with("groups-days_ago", &[("n", days.into())]),
        None => text.get("groups-never"),
    });
    let of = |n: usize, all: i64| {
        let args = [("n", n.into()), ("all", all.into())];
        text.with("group-of", &args)
    };
    let next = cast.next_meeting(group.head.id, today);
    GroupLine {
        id: group.head.id,
        municipality: match group.head.municipality {
            Some(code) => text.municipality(code),
            None => text.get("groups-project"),
        },
        kind: group.kind,
        kind_words: group.kind.map_or_else(String::new, |kind| {
            text.choice(GroupKind::VOCABULARY, kind.code())
        }),
        name: group.name.clone(),
        assignment: group.assignment.clone(),
        at_work,
        status: group.status.map_or_else(String::new, |status| {
            text.choice(GroupStatus::VOCABULARY, status.code())
        }),
        size: match composition.planned {
            Some(planned) => {
                let args = [("n", composition.size.into()), ("planned", planned.into())];
                text.with("group-size_of", &args)
            }
            None => text.number(composition.size as i64),
        },
        size_short: match composition.planned {
            Some(planned) => of(composition.size, planned),
            None => text.number(composition.size as i64),
        },
        sectors: text.with("group-sectors", &[("n", composition.breadth.len().into())]),
        mandate: of(composition.with_mandate, composition.size as i64),
        next: next.map(|date| text.day(date, today)),
        apart: at_work && joint.is_some() && days.is_none_or(|days| days > APART_DAYS),
        joint,
        composition,
    }
}
