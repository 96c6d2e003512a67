//! What the page of all groups shows, read and put in words once.

use std::sync::Arc;

use chrono::NaiveDate;

use super::cast::{Composition, is_at_work, is_shown};
use crate::domain::{Group, GroupKind, Id, MunicipalityCode};
use crate::gui::ground::lines::{Lines, others};
use crate::gui::ground::source::Source;
use crate::insight::{Counts, Joint, Place, Scope};
use crate::text::{Text, sort_key};
use crate::workspace::Result;

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
    /// The same as a date, for a table.
    pub next_on: Option<String>,
    /// How long since its municipality's levels met; for the two levels only.
    pub joint: Option<String>,
    /// Whether that is too long.
    pub apart: bool,
    of: Place,
    of_levels: Joint,
}

/// All groups that the page shows, and how long since the levels met.
pub struct GroupsView {
    /// The groups, by municipality, level and name.
    pub lines: Vec<Arc<GroupLine>>,
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
        source: &Source,
        today: NaiveDate,
        place: Option<MunicipalityCode>,
        lead: bool,
    ) -> Result<Self> {
        let facts = source.facts()?;
        let (text, scope) = (&source.text, Scope::everything(today));
        let counts = Counts::new(&facts, &scope);
        let (joint, owners) = (counts.joint_in_projects(), source.owners()?);
        let joint_of = |place: Place| joint.get(&place).copied().unwrap_or_default();
        let list = Lines {
            id: |line: &GroupLine| line.id,
            order: &|line| {
                (
                    sort_key(&line.municipality),
                    !line.at_work,
                    line.kind,
                    sort_key(&line.name),
                )
            },
            others: &|lines| {
                let holds = |line: &GroupLine| {
                    line.of_levels == joint_of(line.of)
                        && line.composition.counted == counts.group(line.id)
                };
                others(lines, |line| line.id, holds)
            },
            write: &|group: &Group| {
                let joint = joint_of(group.head.into());
                let whose = || owners.or(group.head, "groups-project");
                is_shown(&group.head, place, lead)
                    .then(|| line(&counts, (group, whose()), joint, today, text))
            },
        };
        let lines = list.read(source, |view: &Self| &view.lines)?;
        let joint = counts.joint().get(&place).copied().unwrap_or_default();
        Ok(Self {
            lines,
            joint: match joint.last {
                Some((days, _)) => text.with("groups-joint_days", &[("n", days.into())]),
                None => text.get("groups-joint_never"),
            },
            apart: joint.apart,
            joint_meeting: joint.last.map(|(_, meeting)| meeting),
        })
    }
}

fn line(
    counts: &Counts<'_>,
    (group, municipality): (&Group, String),
    of_levels: Joint,
    today: NaiveDate,
    text: &Text,
) -> GroupLine {
    let composition = Composition::of(counts, group, text);
    let counted = &composition.counted;
    let levels = [Some(GroupKind::Strategic), Some(GroupKind::Operative)];
    let at_work = is_at_work(group);
    let joint = levels.contains(&group.kind).then(|| match of_levels.last {
        Some((days, _)) => text.with("groups-days_ago", &[("n", days.into())]),
        None => text.get("groups-never"),
    });
    let of = |n: i64, all: i64| {
        let args = [("n", n.into()), ("all", all.into())];
        text.with("group-of", &args)
    };
    GroupLine {
        id: group.head.id,
        municipality,
        kind: group.kind,
        kind_words: text.chosen(group.kind),
        name: group.name.clone(),
        assignment: group.assignment.clone(),
        at_work,
        status: text.chosen(group.status),
        size: match composition.planned {
            Some(planned) => {
                let args = [("n", counted.members.into()), ("planned", planned.into())];
                text.with("group-size_of", &args)
            }
            None => text.number(counted.members),
        },
        size_short: match composition.planned {
            Some(planned) => of(counted.members, planned),
            None => text.number(counted.members),
        },
        sectors: text.with("group-sectors", &[("n", counted.breadth.len().into())]),
        mandate: match counted.members {
            0 => "–".to_owned(),
            members => of(counted.with_mandate, members),
        },
        next: counted.next.map(|date| text.day(date, today)),
        next_on: counted.next.map(|date| text.date(date)),
        apart: at_work && joint.is_some() && of_levels.apart,
        of: group.head.into(),
        of_levels,
        joint,
        composition,
    }
}
