//! What time was agreed with a person, and what time was spent and certified.

use super::person::Person;
use super::record::*;
use super::training::Training;

record! {
    /// Hours and content agreed with one person (*individuell utbildningsplan*).
    LearningPlan "learning_plan" of Either titled [person, agreed_on] {
        person: Ref<Person>, required;
        agreed_on: Date;
        planned_minutes: PlanMinutes, required;
        content: Text, free_text;
        trainings: Refs<Training>;
        followed_up_on: Date;
        outcome: Text, free_text;
    }
    rules { InOrder(agreed_on, followed_up_on) }
}

record! {
    /// A person's month (*tidrapport*), certified by the person and by the manager.
    TimeReport "time_report" of Either titled [person, month] {
        person: Ref<Person>, required;
        month: Month, required;
        /// Minutes of training: proposed from the attendances, then the person's own.
        minutes: MonthMinutes, required;
        /// Minutes of other time in the project.
        other_minutes: MonthMinutes;
        certified_by_person: Date;
        certified_by_manager: Date;
        note: Text, free_text;
    }
    rules { InOrder(month, certified_by_person), InOrder(month, certified_by_manager) }
}

impl TimeReport {
    /// The day on which both had certified it; none while one of them has not.
    pub fn certified(&self) -> Option<chrono::NaiveDate> {
        Some(self.certified_by_person?.max(self.certified_by_manager?))
    }
}
