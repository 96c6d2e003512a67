//! What the page of action plans shows, read and put in words once.

use chrono::NaiveDate;

use crate::domain::{
    ActionPlan, Activity, ActivityStatus, Choosable, Head, Id, MunicipalityCode, PlanStatus,
};
use crate::gui::ground::names::Names;
use crate::gui::ground::source::Source;
use crate::insight::{Counts, Facts, PlanCount, Scope};
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
    /// When it shall be done.
    pub due: Option<NaiveDate>,
    /// That in words; for what is done, when it was.
    pub when: String,
    /// How far it has come.
    pub status: ActivityStatus,
    /// That in words.
    pub status_words: String,
    /// Whose it is.
    pub head: Head,
    /// Whether it should have been done by now.
    pub overdue: bool,
    /// The day it was done is written down.
    pub has_done_on: bool,
}

/// One dated step in a plan's life.
pub struct Step {
    /// What it is called.
    pub name: String,
    /// When.
    pub when: String,
    /// By whom, or to whom.
    pub who: String,
    /// Whether it has been taken.
    pub taken: bool,
}

/// One plan with its activities.
pub struct PlanLine {
    /// Which.
    pub id: Id,
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
    /// Adopted, handed over, carried out, followed up.
    pub steps: Vec<Step>,
    /// What shall be done, the most urgent first.
    pub activities: Vec<ActivityLine>,
    /// How many there are, are done, and should have been.
    pub counted: PlanCount,
}

/// All plans that the page shows.
pub struct PlansView {
    /// The plans, by municipality, the newest first.
    pub plans: Vec<PlanLine>,
}

impl PlansView {
    /// Reads one municipality's plans or, for the lead, everybody's.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(
        source: &Source,
        facts: &Facts,
        names: &Names,
        today: NaiveDate,
        place: Option<MunicipalityCode>,
    ) -> Result<Self> {
        let (reader, text) = (&source.reader, &source.text);
        let scope = Scope::everything(today);
        let counts = &Counts::new(facts, &scope);
        let mut plans = reader.all::<ActionPlan>()?;
        plans.retain(|plan| place.is_none() || plan.head.municipality == place);
        let activities = reader.all::<Activity>()?;
        let page = Page {
            counts,
            names,
            text,
            today,
        };
        let mut lines: Vec<_> = plans
            .iter()
            .map(|plan| (plan.adopted_on, page.plan(plan, &activities)))
            .collect();
        lines.sort_by_cached_key(|(adopted, line)| {
            (
                sort_key(&line.municipality),
                std::cmp::Reverse(*adopted),
                line.id,
            )
        });
        let plans = lines.into_iter().map(|(_, line)| line).collect();
        Ok(Self { plans })
    }
}

struct Page<'a> {
    counts: &'a Counts<'a>,
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
        let date = |date: Option<NaiveDate>| {
            date.map_or_else(String::new, |date| self.text.long_day(date))
        };
        PlanLine {
            id: plan.head.id,
            title: plan.title.clone(),
            municipality: plan
                .head
                .municipality
                .map_or_else(String::new, |code| self.text.municipality(code)),
            status: plan.status.map_or_else(String::new, |status| {
                self.text.choice(PlanStatus::VOCABULARY, status.code())
            }),
            adopted: date(plan.adopted_on),
            handed_over: date(plan.handed_over_on),
            steps: self.steps(plan),
            counted: self.counts.plan(plan.head.id),
            activities: own,
        }
    }

    /// A step is taken when its day has come, or when the plan has come further than that.
    fn steps(&self, plan: &ActionPlan) -> Vec<Step> {
        let day = |date: Option<NaiveDate>| {
            date.map_or_else(String::new, |date| self.text.long_day(date))
        };
        let adopted = (plan.adopted_on, self.group("plan-by", plan.group));
        let handed_over = (
            plan.handed_over_on,
            self.group("plan-to", plan.handed_over_to),
        );
        let steps = [
            (PlanStatus::Adopted, adopted),
            (PlanStatus::HandedOver, handed_over),
            (PlanStatus::InProgress, (None, String::new())),
            (PlanStatus::FollowedUp, (None, String::new())),
        ];
        steps
            .into_iter()
            .map(|(status, (date, who))| Step {
                name: self.text.choice(PlanStatus::VOCABULARY, status.code()),
                when: day(date),
                who,
                taken: date.is_some_and(|date| date <= self.today)
                    || plan.status.is_some_and(|reached| reached >= status),
            })
            .collect()
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
        let day = |date: NaiveDate| self.text.day(date, self.today);
        let when = match (status, activity.done_on, activity.due) {
            (ActivityStatus::Done, Some(done), _) => {
                self.text.with("plan-done_on", &[("day", day(done).into())])
            }
            (ActivityStatus::Done | ActivityStatus::Dropped, _, _) | (_, _, None) => String::new(),
            (_, _, Some(due)) => day(due),
        };
        ActivityLine {
            id: activity.head.id,
            head: activity.head,
            text: activity.text.clone(),
            goal: activity.goal_text.clone(),
            who: who.map_or_else(String::new, |id| self.names.title(id).to_owned()),
            due: activity.due,
            when,
            status,
            status_words: self.text.choice(ActivityStatus::VOCABULARY, status.code()),
            overdue: self.counts.is_overdue(activity.head.id),
            has_done_on: activity.done_on.is_some(),
        }
    }
}
