//! The situation: every municipality against every goal, told for one day.

use std::collections::BTreeMap;

use samverka::domain::GoalState;
use samverka::insight::{Counts, Lack, Outside, Situation};
use serde_json::json;

use crate::village::{Village, code, day};

/// As it stands on a day, where a municipality sent its last bundle on another.
fn seen(village: &mut Village, on: &str, sent: &str) -> Situation {
    village.today = day(on);
    let last_bundle = Some(BTreeMap::from([(code("1285"), day(sent))]));
    let outside = Outside {
        last_bundle,
        ..Outside::default()
    };
    Counts::new(&village.facts(), &village.everything()).situation(&outside, None)
}

/// A municipality whose levels met on 1 September 2018, 29 days before the project's end.
fn met() -> Village {
    let mut village = Village::new();
    village.municipality("1285");
    let groups = ["strategic", "operative"].map(|kind| village.group(kind));
    village.meeting("2018-09-01", &groups);
    village
}

#[test]
fn bundle_and_joint_meeting_are_counted_to_the_same_day() {
    for (on, told, ago) in [
        ("2018-09-11", "2018-09-11", 10),
        ("2026-11-28", "2018-09-30", 29),
    ] {
        let situation = seen(&mut met(), on, "2018-09-01");
        let one = &situation.municipalities[0];
        assert_eq!(situation.on, day(told));
        assert_eq!(one.joint.last.unwrap().0, ago, "on {on}");
        assert_eq!(one.reported.days, Some(ago), "on {on}");
        assert!(!one.reported.silent, "it was heard until the end");
    }
    let after = seen(&mut met(), "2026-11-28", "2018-10-03");
    assert_eq!(after.municipalities[0].reported.days, Some(-3));
}

#[test]
fn what_a_municipality_adds_to_a_goal_of_all_reaches_nothing_by_itself() {
    let mut village = Village::new();
    village.goal(json!({"code": "2.1.6", "indicator": "participants.unique", "scope": "project", "target": 160}));
    let session = village.session("2018-03-01", 60);
    village.municipality("1283");
    village.municipality("1285");
    let person = village.woman();
    village.attends(session, person);
    let situation = seen(&mut village, "2018-06-01", "2018-05-01");
    let states = situation
        .municipalities
        .iter()
        .map(|one| one.goals[0].state);
    assert_eq!(
        states.collect::<Vec<_>>(),
        [Some(GoalState::NotBegun), None]
    );
}

#[test]
fn municipalities_are_found_by_what_they_lack() {
    let mut village = met();
    village.at_the_lead();
    village.goal(json!({"code": "2.1.2", "indicator": "groups.strategic", "scope": "each"}));
    village.municipality("1283");
    for (on, missing) in [("2018-09-11", Lack::Missing), ("2026-11-28", Lack::Behind)] {
        let situation = seen(&mut village, on, "2018-09-01");
        let [alone, met] = &situation.municipalities[..] else {
            panic!("two take part");
        };
        for (lack, many) in situation.lacking {
            let lacks = lack == missing || lack == Lack::NeverMet;
            assert_eq!(
                (alone.lacks(lack), many),
                (lacks, lacks.into()),
                "{lack:?} {on}"
            );
            assert!(!met.lacks(lack), "{lack:?} {on}");
        }
        assert!(alone.goals[0].rank() < met.goals[0].rank());
        assert!(alone.joint.rank() > met.joint.rank());
    }
}
