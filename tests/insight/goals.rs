//! How far the goals have come.

use samverka::domain::{Goal, GoalState};
use samverka::insight::{FIGURES, GoalProgress, Indicator, Scope, goals, indicators, target};
use serde_json::json;

use crate::village::{Village, code, day};

fn reckon(village: &Village) -> GoalProgress {
    goals(&village.facts(), &village.everything()).remove(0)
}

/// A goal of so many participants by the project's end, and so many that took part.
fn training_goal(target: i64, participants: i64) -> Village {
    let mut village = Village::new();
    village.goal(json!({"code": "2.1.6", "indicator": "participants.unique", "scope": "project", "target": target}));
    let session = village.session("2017-02-01", 60);
    village.municipality("1285");
    for _ in 0..participants {
        let person = village.woman();
        village.attends(session, person);
    }
    village
}

#[test]
fn a_numeric_goal_is_measured_against_a_straight_line() {
    // On 1 October 2017, 365 of the project's 729 days are gone.
    for (participants, state) in [
        (0, GoalState::Behind),
        (4, GoalState::Behind),
        (5, GoalState::OnTheWay),
        (9, GoalState::OnTheWay),
        (10, GoalState::Reached),
        (11, GoalState::Reached),
    ] {
        let mut village = training_goal(10, participants);
        village.today = day("2017-10-01");
        let goal = reckon(&village);
        assert_eq!(goal.standing.state, state, "{participants} of 10 half-way");
        assert_eq!(goal.standing.on_the_line.unwrap().rounded(), 5);
        assert_eq!(goal.standing.percent.unwrap().rounded(), participants * 10);
    }
}

#[test]
fn a_goal_has_not_begun_before_anything_could_be_expected() {
    let mut village = training_goal(10, 0);
    village.today = day("2016-11-01");
    assert_eq!(reckon(&village).standing.state, GoalState::NotBegun);
}

#[test]
fn after_the_due_date_a_goal_is_reached_or_behind() {
    let mut village = training_goal(10, 9);
    village.today = day("2018-10-01");
    assert_eq!(reckon(&village).standing.state, GoalState::Behind);
    village.today = day("2018-09-30");
    assert_eq!(
        reckon(&village).standing.state,
        GoalState::OnTheWay,
        "nine of ten, and a day left"
    );
}

#[test]
fn the_last_revision_before_today_sets_the_target() {
    let mut village = training_goal(10, 6);
    let goal = reckon(&village).goal;
    village.at_the_lead();
    let mut revise = |date: &str, target: i64| {
        village.tell(
            "goal_revision",
            json!({"goal": goal, "date": date, "target": target, "reason": "Ändrat läge"}),
        )
    };
    let (last, _older, _coming) = (
        revise("2018-02-01", 6),
        revise("2017-05-01", 8),
        revise("2018-08-01", 20),
    );
    let progress = reckon(&village);
    assert_eq!(
        (progress.standing.target, progress.revision),
        (Some(6), Some(last))
    );
    assert_eq!(progress.standing.state, GoalState::Reached);
    let of = |day| target(&village.facts(), goal, day);
    assert_eq!(of(day("2018-01-31")), Some(8));
    assert_eq!(of(day("2018-08-01")), Some(20));
}

#[test]
fn at_most_is_kept_until_it_is_passed() {
    for (participants, today, state) in [
        (3, "2018-06-01", GoalState::OnTheWay),
        (3, "2018-12-01", GoalState::Reached),
        (4, "2018-06-01", GoalState::Behind),
    ] {
        let mut village = training_goal(3, participants);
        let goal = reckon(&village).goal;
        village.change(goal, Goal::direction, json!("at_most"));
        village.today = day(today);
        assert_eq!(
            reckon(&village).standing.state,
            state,
            "{participants} on {today}"
        );
    }
}

#[test]
fn a_goal_of_each_municipality_is_reached_by_each() {
    let mut village = Village::new();
    village.goal(json!({"code": "2.1.5", "indicator": "initiatives.started", "scope": "each"}));
    for (municipality, stage) in [
        ("1285", "started"),
        ("1286", "idea"),
        ("1287", "carried_out"),
    ] {
        village.municipality(municipality);
        village.group("operative");
        village.initiative(stage);
    }
    let goal = reckon(&village);
    let states: Vec<_> = goal
        .municipalities
        .iter()
        .map(|(_, standing)| standing.state)
        .collect();
    assert_eq!(
        states,
        [GoalState::Reached, GoalState::NotBegun, GoalState::Reached]
    );
    assert_eq!(
        (goal.standing.value.unwrap().rounded(), goal.standing.target),
        (2, Some(3))
    );
    let own = goals(&village.facts(), &village.everything().within(code("1286"))).remove(0);
    assert_eq!(own.standing.state, GoalState::NotBegun);
    village.today = day("2018-12-01");
    assert_eq!(
        reckon(&village).municipalities[1].1.state,
        GoalState::Behind,
        "the time is out"
    );
}

#[test]
fn what_no_figure_measures_is_judged_by_hand() {
    let mut village = Village::new();
    let goal = village.goal(json!({"code": "2.1.7", "scope": "project", "target": 2}));
    assert_eq!(reckon(&village).standing.state, GoalState::NotBegun);
    let mut judge = |date: &str, state: &str, count: i64| {
        village.tell(
            "judgement",
            json!({"goal": goal, "date": date, "state": state, "count": count}),
        )
    };
    let _first = judge("2017-05-01", "on_the_way", 1);
    let last = judge("2018-05-01", "reached", 2);
    let _not_yet = judge("2018-07-01", "behind", 0);
    let progress = reckon(&village);
    assert_eq!((progress.indicator, progress.judgement), (None, Some(last)));
    assert_eq!(progress.standing.state, GoalState::Reached);
    assert_eq!(progress.standing.value.unwrap().rounded(), 2);
}

#[test]
fn each_municipality_judges_its_own_and_the_lead_the_whole() {
    let mut village = Village::new();
    let goal = village.goal(json!({"code": "2.1.1", "scope": "each"}));
    for (municipality, state) in [("1285", "reached"), ("1286", "on_the_way")] {
        village.municipality(municipality);
        village.tell(
            "judgement",
            json!({"goal": goal, "date": "2018-05-01", "state": state}),
        );
    }
    let progress = reckon(&village);
    assert_eq!(progress.standing.state, GoalState::OnTheWay);
    assert_eq!(progress.standing.value.unwrap().rounded(), 1);
    village.at_the_lead();
    village.tell(
        "judgement",
        json!({"goal": goal, "date": "2018-05-20", "state": "reached"}),
    );
    assert_eq!(reckon(&village).standing.state, GoalState::Reached);
}

#[test]
fn after_the_due_date_what_was_judged_on_the_way_is_behind() {
    let mut village = Village::new();
    let goal = village.goal(json!({"code": "2.1.1", "scope": "each", "due": "2018-05-31"}));
    for (municipality, state) in [("1285", "reached"), ("1286", "on_the_way"), ("1287", "")] {
        village.municipality(municipality);
        if !state.is_empty() {
            let judgement = json!({"goal": goal, "date": "2018-05-01", "state": state});
            village.tell("judgement", judgement);
        }
    }
    let states = |village: &Village| {
        let progress = reckon(village);
        let own = progress.municipalities.iter();
        let own: Vec<_> = own.map(|(_, standing)| standing.state).collect();
        (progress.standing.state, own)
    };
    use GoalState::{Behind, NotBegun, OnTheWay, Reached};
    village.today = day("2018-05-31");
    assert_eq!(
        states(&village),
        (OnTheWay, vec![Reached, OnTheWay, NotBegun])
    );
    village.today = day("2018-06-01");
    assert_eq!(states(&village), (Behind, vec![Reached, Behind, NotBegun]));
    village.at_the_lead();
    let judgement = json!({"goal": goal, "date": "2018-05-20", "state": "on_the_way"});
    village.tell("judgement", judgement);
    assert_eq!(
        states(&village).0,
        Behind,
        "as the lead judged it before its day"
    );
    village.today = day("2018-05-31");
    assert_eq!(states(&village).0, OnTheWay);
}

#[test]
fn one_municipality_adds_to_the_project_s_goal() {
    let village = training_goal(10, 4);
    let own = goals(&village.facts(), &village.everything().within(code("1285"))).remove(0);
    assert_eq!(own.standing.value.unwrap().rounded(), 4);
    assert_eq!(own.standing.target, None, "the target is for all together");
    assert_eq!(own.standing.state, GoalState::OnTheWay);
}

#[test]
fn an_indicator_that_is_no_figure_leaves_the_goal_to_be_judged() {
    let mut village = Village::new();
    village.goal(json!({"indicator": "no.such.figure", "scope": "project"}));
    assert_eq!(reckon(&village).indicator, None);
}

#[test]
fn goals_are_of_their_own_project() {
    let mut village = training_goal(10, 4);
    let first = village.project;
    village.project = samverka::domain::Id::from_u128(2);
    village.at_the_lead().goal(json!({"code": "1"}));
    let scope = Scope {
        project: Some(first),
        ..village.everything()
    };
    assert_eq!(goals(&village.facts(), &scope).len(), 1);
    assert_eq!(goals(&village.facts(), &village.everything()).len(), 2);
}

#[test]
fn goals_are_measured_by_a_figure_and_the_part_that_is_named() {
    let mut village = Village::new();
    let most = json!({"indicator": "cost.project:actual", "scope": "project", "target": 150_000,
        "direction": "at_most"});
    let goal = village.goal(most);
    for (basis, amount) in [("planned", 400_000), ("actual", 100_000)] {
        let cost = json!({"kind": "staff", "basis": basis, "amount": amount, "date": "2017-01-01",
            "funder": "fund"});
        village.tell("cost", cost);
    }
    let measured = |village: &Village| {
        let goals = goals(&village.facts(), &village.everything());
        goals[0].standing.value.unwrap().rounded()
    };
    assert_eq!(measured(&village), 100_000);
    assert_eq!(reckon(&village).standing.state, GoalState::OnTheWay);
    village.change(goal, "indicator", json!("cost.project"));
    assert_eq!(
        measured(&village),
        100_000,
        "an old goal means what was paid"
    );
    village.change(goal, "indicator", json!("cost.project:actual_cofinancing"));
    assert_eq!(measured(&village), 0);
}

#[test]
fn goals_of_cost_per_participant_are_of_what_each_has_cost() {
    let mut village = Village::new();
    village
        .goal(json!({"indicator": "cost.per_participant", "target": 900, "direction": "at_most"}));
    let cost = json!({"kind": "staff", "basis": "actual", "amount": 1600, "date": "2017-01-01",
        "funder": "fund"});
    village.tell("cost", cost);
    village.municipality("1285");
    let session = village.session("2018-01-01", 60);
    for _ in 0..2 {
        let person = village.woman();
        village.attends(session, person);
    }
    let standing = reckon(&village).standing;
    assert_eq!(standing.value.map(|value| value.rounded()), Some(800));
}

#[test]
fn goals_due_on_the_day_the_project_began_are_not_behind() {
    let mut village = Village::new();
    village.goal(json!({"indicator": "training.days", "target": 10, "due": "2016-10-01"}));
    assert_eq!(reckon(&village).standing.state, GoalState::NotBegun);
}

#[test]
fn goals_are_offered_parts_that_their_figures_have() {
    let mut village = Village::new();
    village.municipality("1285");
    let known = |indicator: &Indicator| {
        FIGURES.iter().any(|figure| figure.id == indicator.figure)
            && Indicator::of(&indicator.code()) == *indicator
    };
    assert!(indicators().iter().all(known));
}
