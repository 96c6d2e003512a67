//! Action plans and their activities.

use chrono::NaiveDate;

use super::describe::Fields;
use super::group::{Group, Meeting};
use super::person::{Person, Unit};
use super::record::*;
use super::value::Value;

vocabulary! {
    /// How far a plan has come.
    PlanStatus "plan_status" {
        Draft "draft",
        Adopted "adopted",
        HandedOver "handed_over",
        InProgress "in_progress",
        FollowedUp "followed_up",
        Closed "closed",
    }
}

record! {
    /// An action plan (*handlingsplan*): adopted by one group, handed over to another.
    ActionPlan "action_plan" of Municipality titled [title] {
        title: Line, required;
        group: Ref<Group>;
        adopted_on: Date;
        handed_over_on: Date;
        handed_over_to: Ref<Group>;
        version: Line;
        status: Choice<PlanStatus>;
    }
    rules { InOrder(adopted_on, handed_over_on) }
}

impl PlanStatus {
    /// How far a plan has come by a day: as far as somebody has said, or further where one of its days says so. What
    /// has a day that is yet to come has not come.
    pub fn reached(
        said: Option<Self>,
        adopted: Option<NaiveDate>,
        handed_over: Option<NaiveDate>,
        on: NaiveDate,
    ) -> Self {
        let has_come = |day: Option<NaiveDate>| day.is_some_and(|day| day <= on);
        let by_day = match (has_come(handed_over), has_come(adopted)) {
            (true, _) => Self::HandedOver,
            (false, true) => Self::Adopted,
            (false, false) => Self::Draft,
        };
        let is_ahead = match said {
            Some(Self::Adopted) => adopted.is_some_and(|day| day > on),
            Some(Self::HandedOver) => handed_over.is_some_and(|day| day > on),
            _ => false,
        };
        let said = said.filter(|_| !is_ahead);
        said.map_or(by_day, |said| said.max(by_day))
    }

    /// The field with the day of it, where it has one.
    pub const fn date_field(self) -> Option<&'static str> {
        match self {
            Self::Adopted => Some(ActionPlan::adopted_on),
            Self::HandedOver => Some(ActionPlan::handed_over_on),
            Self::Draft | Self::InProgress | Self::FollowedUp | Self::Closed => None,
        }
    }
}

impl ActionPlan {
    /// How far it has come by a day.
    pub fn reached(&self, on: NaiveDate) -> PlanStatus {
        PlanStatus::reached(self.status, self.adopted_on, self.handed_over_on, on)
    }

    /// What moves it to a status on a day: the status, its day unless that is known, and no day of what comes after.
    pub fn moved(&self, to: PlanStatus, today: NaiveDate) -> Fields {
        let mut fields = Fields::from([(Self::status.to_owned(), to.code().into())]);
        let days = [
            (PlanStatus::Adopted, self.adopted_on),
            (PlanStatus::HandedOver, self.handed_over_on),
        ];
        for (status, day) in days {
            let Some(field) = status.date_field() else {
                continue;
            };
            let has_come = day.is_some_and(|day| day <= today);
            // What was set for a day ahead has come when a later step is taken.
            let comes = status == to || status < to && day.is_some();
            if status > to && has_come {
                fields.insert(field.to_owned(), Value::Null);
            } else if comes && !has_come {
                fields.insert(field.to_owned(), today.to_string().into());
            }
        }
        fields
    }

    /// Whether one of a meeting's groups decides on it or carries it out.
    pub fn concerns(&self, meeting: &Meeting) -> bool {
        let groups = [self.group, self.handed_over_to];
        let mut groups = groups.into_iter().flatten();
        groups.any(|group| meeting.groups.contains(&group))
    }
}

impl Meeting {
    /// The plan in which what the meeting says shall be done is written down: the one adopted last of those that
    /// [concern](ActionPlan::concerns) it, else of all its municipality's; none where there is none.
    pub fn plan<'a>(&self, plans: &'a [ActionPlan]) -> Option<&'a ActionPlan> {
        let place = self.head.municipality;
        let own = plans.iter();
        let own = own.filter(|plan| place.is_none() || plan.head.municipality == place);
        own.max_by_key(|plan| (plan.concerns(self), plan.adopted_on, plan.head.id))
    }
}

vocabulary! {
    /// How far an activity has come.
    ActivityStatus "activity_status" {
        NotStarted "not_started",
        InProgress "in_progress",
        Done "done",
        Dropped "dropped",
    }
}

record! {
    /// Something a plan says shall be done.
    Activity "activity" of Municipality titled [text] {
        plan: Ref<ActionPlan>, required;
        text: Line, required;
        goal_text: Line;
        responsible_person: Ref<Person>;
        responsible_unit: Ref<Unit>;
        due: Date;
        status: Choice<ActivityStatus>;
        follow_up: Text, free_text;
        done_on: Date;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reached(said: Option<PlanStatus>, adopted: &str, handed_over: &str) -> PlanStatus {
        let day = |text: &str| text.parse().ok();
        let on = day("2018-05-15").unwrap_or_default();
        PlanStatus::reached(said, day(adopted), day(handed_over), on)
    }

    #[test]
    fn plan_has_come_as_far_as_its_days_say_or_as_somebody_says() {
        use PlanStatus::{Adopted, Draft, FollowedUp, HandedOver};
        assert_eq!(reached(None, "", ""), Draft);
        assert_eq!(reached(Some(Draft), "2018-03-01", ""), Adopted);
        assert_eq!(reached(Some(Draft), "2018-03-01", "2018-04-01"), HandedOver);
        assert_eq!(reached(Some(Draft), "2018-03-01", "2018-06-01"), Adopted);
        assert_eq!(reached(Some(FollowedUp), "", ""), FollowedUp);
        assert_eq!(reached(Some(Adopted), "", ""), Adopted);
        let ahead = reached(Some(HandedOver), "2018-03-01", "2018-06-01");
        assert_eq!(ahead, Adopted, "it is only to be handed over");
    }
}
