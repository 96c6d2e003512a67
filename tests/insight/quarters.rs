//! A project's quarters.

use chrono::NaiveDate;
use samverka::insight::{Scope, compute, quarters};

use crate::village::{Village, day};

/// The first and the last day of every quarter.
fn days(village: &Village, scope: &Scope) -> Vec<(NaiveDate, NaiveDate)> {
    let all = quarters(&village.facts(), scope).into_iter();
    all.filter_map(|quarter| Some((quarter.from?, quarter.to?)))
        .collect()
}

#[test]
fn quarters_go_from_the_projects_first_day_to_the_scopes() {
    let village = Village::new();
    let all = days(&village, &village.everything());
    assert_eq!(all.len(), 7, "from October 2016 to 1 June 2018");
    assert_eq!(all[0], (day("2016-10-01"), day("2016-12-31")));
    assert_eq!(all[1].0, day("2017-01-01"));
    assert_eq!(all[6], (day("2018-04-01"), day("2018-06-01")));
}

#[test]
fn quarters_are_cut_by_a_period_and_end_with_the_project() {
    let village = Village::new();
    let within = Scope {
        from: Some(day("2018-02-15")),
        today: day("2020-01-01"),
        ..village.everything()
    };
    let all = days(&village, &within);
    assert_eq!(all[0], (day("2018-02-15"), day("2018-03-31")));
    assert_eq!(all.last(), Some(&(day("2018-07-01"), day("2018-09-30"))));
    let before = Scope {
        to: Some(day("2016-09-01")),
        ..village.everything()
    };
    assert_eq!(days(&village, &before), []);
}

#[test]
fn what_happened_is_counted_in_one_quarter_alone() {
    let mut village = Village::new();
    let group = village.group("strategic");
    for date in ["2017-03-31", "2017-04-01", "2018-06-01"] {
        village.meeting(date, &[group]);
    }
    let facts = village.facts();
    let counted: Vec<_> = quarters(&facts, &village.everything())
        .iter()
        .filter_map(|quarter| {
            compute(&facts, "meetings.joint", quarter)?
                .amount("of")?
                .as_whole()
        })
        .collect();
    assert_eq!(counted, [0, 1, 1, 0, 0, 0, 1]);
}
