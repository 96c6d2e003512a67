//! What the page of action plans shows, read and put in words once.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::domain::{
    ActionPlan, Activity, ActivityStatus, Choosable as _, Head, Id, MunicipalityCode, PlanStatus,
};
use crate::gui::ground::names::Names;
use crate::gui::ground::owners::Owners;
use crate::gui::ground::source::Source;
use crate::gui::widgets::{Far, Step};
use crate::insight::{Counts, PlanCount, Scope};
use crate::text::{Text, sort_key};
use crate::workspace::Result;

/// One activity.
pub struct ActivityLine {
    /// Which.
    pub id: Id,
    /// What shall be done.
    pub text: String,
    /// Which goal it serves.
    pub goal: String,
    /// Who sees to it: a person, else a unit.
    pub who: String,
    /// The person.
    pub person: Option<Id>,
    /// What the unit is called.
    pub unit: String,
    /// When it shall be done.
    pub due: Option<NaiveDate>,
    /// That in words; for what is done, when it was.
    pub when: String,
    /// The same as a table has it.
    pub listed: String,
    /// How far it has come.
    pub status: ActivityStatus,
    /// Whose it is.
    pub head: Head,
    /// Whether it should have been done by now.
    pub overdue: bool,
    /// The day it was done is written down.
    pub has_done_on: bool,
}

/// One plan with its activities.
pub struct PlanLine {
    /// Which.
    pub id: Id,
    /// Whose it is.
    pub head: Head,
    /// As it was read.
    pub plan: ActionPlan,
    /// Its title.
    pub title: String,
    /// Whose.
    pub municipality: String,
    /// How far it has come.
    pub status: String,
    /// The day it was adopted.
    pub adopted: String,
    /// The day it was handed over.
    pub handed_over: String,
    /// Every status in order, and how far the plan has come.
    pub steps: Vec<Step>,
    /// What shall be done, the most urgent first.
    pub activities: Vec<ActivityLine>,
    /// How many of them are done: "4 av 8".
    pub done: String,
    /// How many there are, are done, and should have been.
    pub counted: PlanCount,
}

/// Reads one municipality's plans or, for the lead, everybody's: by municipality, the newest first.
///
/// # Errors
/// If the file cannot be read.
pub fn plans(
    source: &Source,
    today: NaiveDate,
    place: Option<MunicipalityCode>,
) -> Result<Vec<PlanLine>> {
    let (facts, names) = (source.facts()?, source.names()?);
    let scope = Scope::everything(today);
    let mut plans = source.reader.all::<ActionPlan>()?;
    plans.retain(|plan| place.is_none() || plan.head.municipality == place);
    let activities = source.reader.all::<Activity>()?;
    let page = Page {
        counts: &Counts::new(&facts, &scope),
        owners: source.owners()?,
        names: &names,
        text: &source.text,
        today,
    };
    let lines = plans.iter();
    let mut lines: Vec<_> = lines
        .map(|plan| (plan.adopted_on, page.plan(plan, &activities)))
        .collect();
    lines.sort_by_cached_key(|(adopted, line)| {
        let newest = std::cmp::Reverse(*adopted);
        let read = (sort_key(&line.municipality), newest, sort_key(&line.title));
        (read, line.id)
    });
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

struct Page<'a> {
    counts: &'a Counts<'a>,
    owners: Owners<'a>,
    names: &'a Names,
    text: &'a Text,
    today: NaiveDate,
}

impl Page<'_> {
    fn plan(&self, plan: &ActionPlan, activities: &[Activity]) -> PlanLine {
        let own = activities.iter();
        let own = own.filter(|activity| activity.plan == Some(plan.head.id));
        let mut own: Vec<_> = own.map(|activity| self.activity(activity)).collect();
        own.sort_by_cached_key(|line| (line.due.is_none(), line.due, sort_key(&line.text)));
        let counted = self.counts.plan(plan.head.id);
        let done = [("n", counted.done.into()), ("all", counted.all.into())];
        PlanLine {
            id: plan.head.id,
            head: plan.head,
            plan: plan.clone(),
            title: plan.title.clone(),
            municipality: self.owners.place(plan.head).unwrap_or_default(),
            status: self.text.chosen(Some(plan.reached(self.today))),
            adopted: self.listed(plan.adopted_on),
            handed_over: self.listed(plan.handed_over_on),
            steps: self.steps(plan),
            done: self.text.with("group-of", &done),
            counted,
            activities: own,
        }
    }

    fn listed(&self, date: Option<NaiveDate>) -> String {
        date.map_or_else(String::new, |date| self.text.date(date))
    }

    fn day(&self, date: Option<NaiveDate>) -> String {
        date.map_or_else(String::new, |date| self.text.long_day(date))
    }

    /// The steps of a plan: those it has passed, the one that it stands on, and those ahead.
    fn steps(&self, plan: &ActionPlan) -> Vec<Step> {
        let reached = plan.reached(self.today);
        let step = |status: &PlanStatus| {
            let (date, who) = match status {
                PlanStatus::Adopted => (plan.adopted_on, self.group("plan-by", plan.group)),
                PlanStatus::HandedOver => {
                    let to = self.group("plan-to", plan.handed_over_to);
                    (plan.handed_over_on, to)
                }
                _ => (None, String::new()),
            };
            let name = self.text.chosen(Some(*status));
            let mut notes = vec![self.day(date), who];
            notes.retain(|words| !words.is_empty());
            Step {
                spoken: [vec![name.clone()], notes.clone()].concat().join(" "),
                name,
                notes,
                far: match reached.cmp(status) {
                    Ordering::Greater => Far::Passed,
                    Ordering::Equal => Far::Here,
                    Ordering::Less => Far::Ahead,
                },
            }
        };
        PlanStatus::ALL.iter().map(step).collect()
    }

    fn group(&self, key: &str, group: Option<Id>) -> String {
        let name = group.map(|id| self.names.title(id));
        let name = name.filter(|name| !name.is_empty());
        name.map_or_else(String::new, |name| {
            self.text.with(key, &[("group", name.into())])
        })
    }

    fn activity(&self, activity: &Activity) -> ActivityLine {
        let status = activity.status.unwrap_or(ActivityStatus::NotStarted);
        let who = [activity.responsible_person, activity.responsible_unit];
        let who = who.into_iter().flatten().next();
        let when =
            |day: &dyn Fn(NaiveDate) -> String| match (status, activity.done_on, activity.due) {
                (ActivityStatus::Done, Some(done), _) => {
                    self.text.with("plan-done_on", &[("day", day(done).into())])
                }
                (ActivityStatus::Done | ActivityStatus::Dropped, _, _) | (_, _, None) => {
                    String::new()
                }
                (_, _, Some(due)) => day(due),
            };
        ActivityLine {
            id: activity.head.id,
            head: activity.head,
            text: activity.text.clone(),
            goal: activity.goal_text.clone(),
            person: activity.responsible_person,
            unit: self.names.title(activity.responsible_unit).to_owned(),
            who: who.map_or_else(String::new, |id| self.names.title(id).to_owned()),
            due: activity.due,
            when: when(&|date| self.text.day(date, self.today)),
            listed: when(&|date| self.text.date(date)),
            status,
            overdue: self.counts.is_overdue(activity.head.id),
            has_done_on: activity.done_on.is_some(),
        }
    }
}
