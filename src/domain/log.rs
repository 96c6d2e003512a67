//! The learning log: what happened, and what somebody learnt of it (*lärandelogg*).

use super::group::Group;
use super::person::Person;
use super::record::*;

vocabulary! {
    /// Who may read an entry of a learning log.
    LogReaders "log_readers" {
        Nobody "nobody",
        Group "group",
        Lead "lead",
    }
}

record! {
    /// One entry of a person's or a group's learning log.
    LogEntry "log_entry" of Either titled [date, person, group] {
        date: Date, required;
        person: Ref<Person>;
        group: Ref<Group>;
        happened: Text, free_text;
        learnt: Text, free_text;
        take_along: Text, free_text;
        tags: Lines;
        /// Only what is shared with the lead leaves the laptop.
        shared_with: Choice<LogReaders>;
    }
    rules { OneOf(person, group) }
}
