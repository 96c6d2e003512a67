//! Action plans and their activities.

use super::group::{Group, Meeting};
use super::person::{Person, Unit};
use super::record::*;

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

impl ActionPlan {
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
