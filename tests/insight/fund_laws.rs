//! What is told to the fund, whatever has happened: it is what was sent and the differences.

use std::collections::BTreeMap;

use proptest::prelude::*;
use samverka::domain::{Attendance, FrozenRow, Id, Person, Submission};
use samverka::insight::{month_standings, stale_months};
use serde_json::json;

use crate::fund::{of, send};
use crate::village::{Village, day};

/// Something that happens to the records of a world.
#[derive(Debug, Clone)]
enum Deed {
    Attend(usize, usize),
    Minutes(usize, i64),
    Outside(usize, bool),
    Same(usize, usize),
    Ends(usize, u32),
    Gender(usize, bool),
    Send(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0..6usize, 0..5usize).prop_map(|(who, at)| Deed::Attend(who, at)),
        (0..12usize, 1..300i64).prop_map(|(row, minutes)| Deed::Minutes(row, minutes)),
        (0..6usize, any::<bool>()).prop_map(|(who, is)| Deed::Outside(who, is)),
        (0..6usize, 0..6usize).prop_map(|(one, other)| Deed::Same(one, other)),
        (0..6usize, 1..28u32).prop_map(|(who, day)| Deed::Ends(who, day)),
        (0..6usize, any::<bool>()).prop_map(|(who, is)| Deed::Gender(who, is)),
        (0..3usize).prop_map(Deed::Send),
    ]
}

const MONTHS: [&str; 3] = ["2018-01-01", "2018-02-01", "2018-03-01"];

/// A world after these deeds; sends are a day apart each.
fn lived(deeds: &[Deed]) -> Village {
    let mut village = Village::new();
    let days = [
        "2018-01-08",
        "2018-01-22",
        "2018-02-12",
        "2018-03-05",
        "2018-03-26",
    ];
    let sessions = days.map(|day| village.session(day, 180));
    let mut people = Vec::new();
    for place in ["1285", "1286"] {
        village.municipality(place);
        people.extend((0..3).map(|_| village.woman()));
    }
    let (mut rows, mut sent) = (Vec::new(), 0);
    for deed in deeds {
        match *deed {
            Deed::Attend(who, at) => {
                village.municipality(if who < 3 { "1285" } else { "1286" });
                rows.push(village.attends(sessions[at], people[who]));
            }
            Deed::Minutes(row, minutes) => {
                if let Some(row) = rows.get(row) {
                    village.change(*row, Attendance::minutes, json!(minutes));
                }
            }
            Deed::Outside(who, is) => village.change(people[who], Person::reported, json!(!is)),
            Deed::Same(one, other) if one != other => {
                village.same(people[one], people[other]);
            }
            Deed::Same(..) => {}
            Deed::Ends(who, day) => {
                village.change(
                    people[who],
                    Person::ended_on,
                    json!(format!("2018-02-{day:02}")),
                );
            }
            Deed::Gender(who, is) => {
                let gender = if is { "woman" } else { "man" };
                village.change(people[who], Person::gender, json!(gender));
            }
            Deed::Send(month) => {
                sent += 1;
                let on = format!("2018-05-{:02}", 1 + sent.min(30));
                send(&mut village, MONTHS[month], &on);
            }
        }
    }
    village
}

/// What was sent last of a month, by the person that each row was of.
fn sent_last(village: &mut Village, month: &str) -> Option<BTreeMap<Id, FrozenRow>> {
    let standings = month_standings(&village.facts(), &village.everything());
    let standing = standings.iter().find(|one| one.month == day(month))?;
    let (id, _) = standing.sent?;
    let rows = village
        .records
        .fields_mut(id)?
        .get(Submission::rows)?
        .as_str()?
        .to_owned();
    Some(
        FrozenRow::read(&rows)
            .into_iter()
            .map(|row| (row.person, row))
            .collect(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 160 } else { 4_000 }))]

    #[test]
    fn what_is_to_be_told_is_what_was_sent_and_the_differences(deeds in prop::collection::vec(deed(), 1..40)) {
        let mut village = lived(&deeds);
        let facts = village.facts();
        let stale = stale_months(&facts, &village.everything());
        for month in MONTHS {
            let Some(mut rows) = sent_last(&mut village, month) else { continue };
            let here = stale.iter().find(|one| one.month == day(month));
            for one in here.iter().flat_map(|one| &one.differences) {
                if let Some(sent) = one.sent {
                    prop_assert_eq!(rows.remove(&sent.person), Some(sent), "only what was sent is taken away");
                }
                prop_assert_ne!(one.sent, one.now);
            }
            let kept = rows.into_values();
            let new = here.iter().flat_map(|one| &one.differences).filter_map(|one| one.now);
            // Another record may stand for the same human being: what is told of her is the same.
            let told = |row: FrozenRow| (row.unit, row.gender, row.minutes, row.first, row.last, row.ended);
            let mut now: Vec<_> = kept.chain(new).map(told).collect();
            let mut today: Vec<_> = of(&village, month).frozen().into_iter().map(told).collect();
            now.sort_unstable();
            today.sort_unstable();
            prop_assert_eq!(now, today, "{}", month);
        }
    }

    #[test]
    fn every_sent_month_after_one_that_differs_is_sent_again(deeds in prop::collection::vec(deed(), 1..40)) {
        let village = lived(&deeds);
        let standings = month_standings(&village.facts(), &village.everything());
        let stale = stale_months(&village.facts(), &village.everything());
        let first = stale.iter().find(|one| !one.differences.is_empty()).map(|one| one.month);
        for one in standings.iter().filter(|one| one.sent.is_some() && first <= Some(one.month)) {
            prop_assert!(first.is_none() || one.again, "{}", one.month);
        }
    }

    #[test]
    fn month_is_the_sum_of_its_municipalities(deeds in prop::collection::vec(deed(), 1..40)) {
        let village = lived(&deeds);
        for month in MONTHS {
            let all = of(&village, month);
            let (mut persons, mut minutes, mut certified) = (0, 0, 0);
            for part in all.by_municipality().values() {
                persons += part.persons;
                minutes += part.minutes;
                certified += part.certified;
            }
            let sum = all.total();
            prop_assert_eq!((persons, minutes, certified), (sum.persons, sum.minutes, sum.certified));
        }
    }
}
