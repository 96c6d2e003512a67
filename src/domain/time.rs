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
