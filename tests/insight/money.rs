//! Figures of costs and outreach.

use samverka::domain::{Id, Project};
use serde_json::json;

use crate::village::{Village, code};

fn cost(village: &mut Village, basis: &str, funder: &str, amount: i64) -> Id {
    let fields = json!({"date": "2017-05-01", "kind": "staff", "basis": basis, "amount": amount, "funder": funder});
    village.tell("cost", fields)
}

#[test]
fn costs_are_told_by_funder_and_per_participant() {
    let mut village = Village::new();
    let project = village.project;
    village.change(project, Project::planned_women, json!(2));
    village.change(project, Project::planned_men, json!(1));
    cost(&mut village, "planned", "fund", 1000);
    cost(&mut village, "planned", "cofinancing", 301);
    cost(&mut village, "actual", "fund", 700);
    cost(&mut village, "actual", "cofinancing", 201);
    let session = village.session("2018-02-01", 60);
    village.municipality("1285");
    let people = [village.woman(), village.man()];
    people.iter().for_each(|person| {
        village.attends(session, *person);
    });
    let expected = json!({
        "planned": 1301, "actual": 901, "planned_fund": 1000, "actual_fund": 700,
        "planned_cofinancing": 301, "actual_cofinancing": 201, "planned_participants": 3, "participants": 2,
        "planned_per_participant": 434, "actual_per_participant": 451,
    });
    assert_eq!(
        village.figure("cost.project"),
        expected,
        "half a krona is rounded up"
    );
    let used = json!({"actual": 901, "planned": 1301, "percent": 69.2544});
    assert_eq!(village.figure("cost.used_share"), used);
    assert_eq!(
        village.figure("cost.per_participant")["actual_per_participant"],
        json!(451)
    );
}

#[test]
fn one_municipality_sees_its_own_costs() {
    let mut village = Village::new();
    cost(&mut village, "actual", "fund", 700);
    village.municipality("1285");
    cost(&mut village, "actual", "cofinancing", 55);
    let own = village.everything().within(code("1285"));
    assert_eq!(village.figure_in("cost.project", &own)["actual"], json!(55));
    assert_eq!(village.figure("cost.project")["actual"], json!(755));
}

#[test]
fn outreach_is_told_by_kind_and_reach() {
    let mut village = Village::new();
    for (kind, reach, date) in [
        ("newsletter", json!(380), "2017-03-01"),
        ("newsletter", json!(400), "2017-09-01"),
        ("article", json!(null), "2017-09-02"),
        ("talk", json!(60), "2018-09-01"),
    ] {
        village.tell(
            "outreach",
            json!({"date": date, "kind": kind, "reach": reach}),
        );
    }
    let count = json!({"total": 3, "newsletter": 2, "article": 1, "newsletter_recipients": 400});
    assert_eq!(
        village.figure("outreach.count"),
        count,
        "the talk is yet to be held"
    );
    assert_eq!(
        village.figure("outreach.reach"),
        json!({"total": 780, "newsletter": 780})
    );
}
