//! A figure's day: what is dated later does not change it, and all figures of a day agree.

use std::convert::Infallible;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use samverka::domain::{
    ActionPlan, Activity, Agreement, Cost, Group, Id, Initiative, Judgement, Membership,
    Municipality, Outreach, Record, Session, Training,
};
use samverka::insight::{
    Counts, FIGURES, Facts, Figure, GoalProgress, InMemory, Listed, Rows, Scope, compute, goals,
};
use serde_json::json;

use crate::village::{Village, day};

/// A village with something of everything, all of it before 2017.
struct Told {
    village: Village,
    municipality: Id,
    strategic: Id,
    operative: Id,
    membership: Id,
    person: Id,
    training: Id,
    survey: Id,
    question: Id,
    initiative: Id,
    activity: Id,
    plan: Id,
    goal: Id,
}

fn told() -> Told {
    let mut village = Village::new();
    village.writes_on = Some(day("2016-10-01"));
    village.change(village.project, "planned_women", json!(100));
    let survey = village.survey("session_evaluation");
    let question = village.question(survey, "useful", "scale", &[]);
    let goal = json!({"code": "2.1", "indicator": "participants.unique", "target": 10});
    let goal = village.goal(goal);
    let municipality = village.municipality("1285");
    village.change(municipality, Municipality::joined, json!("2016-10-01"));
    let (strategic, operative) = (village.group("strategic"), village.group("operative"));
    let person = village.member_from(strategic, "social");
    let membership = village.member(operative, person);
    let met = village.meeting("2016-11-01", &[strategic, operative]);
    village.at_meeting(met, person, "present");
    let session = village.session("2016-11-15", 360);
    village.attends(session, person);
    let training = village.tell(Training::CODE, json!({"title": "Fördjupning"}));
    let initiative = village.initiative("started");
    village.change(initiative, Initiative::started_on, json!("2016-12-01"));
    let plan = village.plan(json!({"adopted_on": "2016-12-01"}));
    let activity = village.activity(plan, "in_progress", "2017-06-01");
    let cost = json!({"kind": "staff", "basis": "actual", "amount": 1000, "date": "2016-12-01", "funder": "fund"});
    village.tell(Cost::CODE, cost);
    let planned = json!({"kind": "staff", "basis": "planned", "date": "2019-01-01", "amount": 9000, "funder": "fund"});
    village.tell(Cost::CODE, planned);
    Told {
        village,
        municipality,
        strategic,
        operative,
        membership,
        person,
        training,
        survey,
        question,
        initiative,
        activity,
        plan,
        goal,
    }
}

/// What can come after a day, one of each kind.
const LATER: usize = 21;

impl Told {
    /// Every figure and every goal.
    fn figures(&self) -> (Vec<Figure>, Vec<GoalProgress>) {
        let goals = goals(&self.village.facts(), &self.village.everything());
        (self.village.figures(), goals)
    }

    /// Something dated later is written down.
    fn later(&mut self, what: usize, on: NaiveDate) {
        self.village.writes_on = Some(on);
        let (village, date) = (&mut self.village, on.to_string());
        match what {
            0 => drop(village.meeting(&date, &[self.strategic, self.operative])),
            1 => {
                let meeting = village.meeting(&date, &[self.operative]);
                let _ = village.at_meeting(meeting, self.person, "absent");
            }
            2 => self.session(&date),
            3 => {
                let cost = json!({"kind": "staff", "basis": "actual", "amount": 500, "date": date,
                    "funder": "own"});
                village.tell(Cost::CODE, cost);
            }
            4 => {
                let spread =
                    json!({"kind": "newsletter", "date": date, "reach": 700, "title": "Nytt"});
                village.tell(Outreach::CODE, spread);
            }
            5 => {
                let person = village.person();
                let membership = village.member(self.operative, person);
                village.change(membership, Membership::from, json!(date));
            }
            6 => village.change(self.membership, Membership::to, json!(date)),
            7 => {
                let group = village.group("operative");
                village.change(group, Group::established_on, json!(date));
            }
            8 => {
                let other = village.municipality("1283");
                village.change(other, Municipality::joined, json!(date));
                let group = village.group("strategic");
                village.member_at(group, "politician");
                village.municipality("1285");
            }
            9 => village.change(self.municipality, Municipality::left, json!(date)),
            10 => {
                let initiative = village.initiative("idea");
                village.change(initiative, Initiative::idea_on, json!(date));
                village.change(initiative, Initiative::good_example, json!(true));
            }
            11 => {
                village.change(self.initiative, Initiative::stage, json!("carried_out"));
                village.change(self.initiative, Initiative::carried_out_on, json!(date));
            }
            12 => {
                village.change(self.activity, Activity::status, json!("done"));
                village.change(self.activity, Activity::done_on, json!(date));
            }
            13 => {
                village.at_the_lead();
                let revision =
                    json!({"goal": self.goal, "date": date, "target": 5, "reason": "Ny"});
                village.tell("goal_revision", revision);
                let judged = json!({"goal": self.goal, "date": date, "state": "reached"});
                village.tell(Judgement::CODE, judged);
                village.municipality("1285");
            }
            14 => village.change(self.operative, Group::status, json!("closed")),
            15 => village.change(self.activity, Activity::status, json!("dropped")),
            16 => drop(village.activity(self.plan, "in_progress", "2017-01-01")),
            17 => {
                let initiative = village.initiative("carried_out");
                village.change(initiative, Initiative::good_example, json!(true));
            }
            18 => {
                village.change(self.initiative, Initiative::participation, json!("led"));
                village.change(self.initiative, Initiative::good_example, json!(true));
            }
            19 => village.change(self.plan, ActionPlan::status, json!("handed_over")),
            _ => {
                let contact = village.contact_person(json!({}));
                village.change(contact, "from", json!(date));
            }
        }
    }

    /// A session with somebody at it, and what was thought of it.
    fn session(&mut self, date: &str) {
        let village = &mut self.village;
        let session =
            json!({"training": self.training, "starts": date, "minutes": 60, "invited": 9});
        let session = village.tell(Session::CODE, session);
        let somebody = village.woman();
        village.attends(session, somebody);
        let answer = village.answer(self.survey, self.question, json!(2));
        village.change(answer, "about", json!(session));
        let tally = village.tally(self.question, json!({"5": 3}));
        village.change(tally, "about", json!(session));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn figures_of_a_day_are_not_changed_by_what_is_dated_later(
        from_start in 90u64..1000,
        later in prop::collection::vec((0..LATER, 1u64..600), 1..6),
    ) {
        let mut told = told();
        told.village.today = day("2016-10-01") + Days::new(from_start);
        let (before, goals_before) = told.figures();
        let last = told.village.today;
        for (what, days) in later {
            told.later(what, last + Days::new(days));
            let (after, goals_after) = told.figures();
            prop_assert_eq!(&goals_before, &goals_after, "goals on {} after {}", last, what);
            for (figure, now) in before.iter().zip(&after) {
                prop_assert_eq!(figure, now, "{} on {} after {}", figure.id, last, what);
            }
            prop_assert_eq!(before.len(), after.len());
        }
    }
}

/// What has no day of its own, one of each kind.
const UNDATED: usize = 3;

impl Told {
    /// Something without a date is written down on a day.
    fn undated(&mut self, what: usize, written: NaiveDate) {
        self.village.writes_on = Some(written);
        let village = &mut self.village;
        match what {
            0 => {
                let person = village.person();
                village.member(self.operative, person);
            }
            1 => drop(village.group("operative")),
            _ => {
                let person = village.person();
                let membership = village.member(self.strategic, person);
                village.change(membership, Membership::to, json!("2017-12-31"));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn figures_count_what_has_no_date_on_every_day_whenever_it_is_written_down(
        from_start in 90u64..1000,
        told_of in prop::collection::vec((0..UNDATED, 0u64..1500), 1..5),
    ) {
        let begins = day("2016-10-01");
        let on = |what: &[(usize, u64)], written: &dyn Fn(u64) -> u64| {
            let mut told = told();
            told.village.today = begins + Days::new(from_start);
            for (what, days) in what {
                told.undated(*what, begins + Days::new(written(*days)));
            }
            told.figures()
        };
        let (late, late_goals) = on(&told_of, &|days| days);
        let (early, early_goals) = on(&told_of, &|_| 0);
        prop_assert_eq!(late_goals, early_goals);
        for (late, early) in late.iter().zip(&early) {
            prop_assert_eq!(late, early, "{} after {:?}", late.id, told_of);
        }
    }
}

#[test]
fn what_has_no_date_is_pointed_out_once_it_matters() {
    let mut told = told();
    told.village.today = day("2016-12-31");
    assert!(!told.village.fires("group.undated"), "the groups are new");
    told.village.today = day("2017-06-01");
    let groups = |told: &Told| {
        let fired = told.village.fired("group.undated").into_iter();
        fired
            .filter_map(|one| Some(one.about?.1))
            .collect::<Vec<_>>()
    };
    assert_eq!(groups(&told).len(), 2);
    told.village
        .change(told.membership, Membership::from, json!("2016-10-01"));
    assert_eq!(groups(&told), [told.strategic]);
}

#[test]
fn figures_of_training_agree_after_the_project_s_last_day() {
    let mut told = told();
    told.village.today = day("2019-03-01");
    let before = told.village.figure("training.days")["value"]
        .as_i64()
        .unwrap();
    told.session("2018-12-01");
    assert_eq!(told.village.figure("training.days")["value"], before + 1);
    assert_eq!(told.village.figure("participants.unique")["total"], 2);
}

#[test]
fn hours_and_days_of_a_removed_training_stay_together() {
    let mut village = Village::new();
    village.municipality("1285");
    let session = village.session("2018-03-01", 120);
    let person = village.woman();
    village.attends(session, person);
    village.change(session, Session::training, json!(Id::from_u128(7)));
    assert_eq!(village.figure("participants.hours")["total"], 2);
    assert_eq!(village.figure("training.days")["value"], 1);
}

#[test]
fn municipality_that_left_is_not_there_in_the_gap() {
    let mut village = Village::new();
    let first = village.municipality("1285");
    let group = village.group("strategic");
    village.meeting("2016-11-01", &[group]);
    village.change(first, Municipality::left, json!("2017-06-30"));
    let again = json!({"code": "1285", "joined": "2018-01-01"});
    village.tell(Municipality::CODE, again);
    let there = |village: &mut Village, on: &str| {
        village.today = day(on);
        village.figure("groups.strategic")
    };
    assert_eq!(
        there(&mut village, "2017-05-01"),
        json!({"value": 1, "of": 1})
    );
    assert_eq!(
        there(&mut village, "2017-09-01"),
        json!({"value": 0, "of": 0})
    );
    assert!(
        village.signals().is_empty(),
        "who has left is asked for nothing"
    );
    assert_eq!(village.figure("groups.strategic.size")["max"], json!(null));
    assert_eq!(
        there(&mut village, "2018-02-01"),
        json!({"value": 1, "of": 1})
    );
}

#[test]
fn costs_are_actual_from_their_day_and_planned_from_the_start() {
    let mut told = told();
    told.village.today = day("2016-12-31");
    told.later(3, day("2017-02-01"));
    let cost = told.village.figure("cost.project");
    assert_eq!(
        (&cost["planned"], &cost["actual"]),
        (&json!(9000), &json!(1000))
    );
    told.village.today = day("2017-02-01");
    assert_eq!(told.village.figure("cost.project")["actual"], 1500);
}

#[test]
fn state_without_a_date_is_what_the_journal_says_of_the_day() {
    let mut village = Village::new();
    village.writes_on = Some(day("2017-01-10"));
    village.municipality("1285");
    village.group("operative");
    let plan = village.plan(json!({}));
    village.writes_on = Some(day("2017-02-01"));
    let activity = village.activity(plan, "not_started", "2017-12-01");
    village.writes_on = Some(day("2017-03-01"));
    village.change(activity, Activity::status, json!("dropped"));
    let on = |village: &mut Village, date: &str| {
        village.today = day(date);
        let figure = village.figure("plan.activities");
        ["total", "not_started", "dropped"].map(|part| figure[part].as_i64().unwrap_or_default())
    };
    assert_eq!(
        on(&mut village, "2017-01-20"),
        [0, 0, 0],
        "not written down yet"
    );
    assert_eq!(on(&mut village, "2017-02-20"), [1, 1, 0]);
    assert_eq!(on(&mut village, "2017-03-20"), [1, 0, 1]);
    assert_eq!(
        on(&mut village, "2016-12-01"),
        [1, 1, 0],
        "before the journal began: as was first said"
    );
    village.today = day("2018-12-01");
    village.writes_on = Some(day("2018-11-01"));
    village.change(activity, Activity::status, json!("in_progress"));
    let after = village.figure("plan.activities");
    assert_eq!(
        after["in_progress"], 1,
        "what is known after the last day is known of it"
    );
}

#[test]
fn activity_that_was_done_before_it_was_written_down_is_there_from_that_day() {
    let mut village = Village::new();
    village.writes_on = Some(day("2016-10-10"));
    village.municipality("1285");
    let plan = village.plan(json!({}));
    village.writes_on = Some(day("2018-03-01"));
    let activity = village.activity(plan, "done", "2017-12-01");
    village.change(activity, Activity::done_on, json!("2017-03-15"));
    for (date, done) in [("2017-03-14", 0), ("2017-03-15", 1)] {
        village.today = day(date);
        assert_eq!(village.figure("plan.activities")["total"], done, "{date}");
        let (facts, everything) = (village.facts(), village.everything());
        let counts = Counts::new(&facts, &everything);
        assert_eq!(counts.plan(plan).all, done, "{date}");
    }
}

#[test]
fn agreement_that_has_ended_was_in_force_before() {
    let mut village = Village::new();
    village.writes_on = Some(day("2017-01-10"));
    village.municipality("1285");
    let agreement = json!({"title": "Samverkan", "signed_on": "2017-01-01"});
    let agreement = village.tell(Agreement::CODE, agreement);
    village.writes_on = Some(day("2018-02-01"));
    village.change(agreement, Agreement::status, json!("ended"));
    for (date, in_force) in [("2017-06-01", 1), ("2018-03-01", 0)] {
        village.today = day(date);
        assert_eq!(
            village.figure("agreements.in_force")["total"],
            in_force,
            "{date}"
        );
    }
}

#[test]
fn municipality_whose_return_stands_there_twice_counts_once_and_is_told_of() {
    let mut village = Village::new();
    let first = village.municipality("1285");
    village.change(first, Municipality::left, json!("2017-06-30"));
    for joined in ["2018-01-01", "2018-01-02"] {
        village.tell(
            Municipality::CODE,
            json!({"code": "1285", "joined": joined}),
        );
    }
    let group = village.group("strategic");
    village.meeting("2018-02-01", &[group]);
    village.today = day("2018-02-02");
    assert_eq!(
        village.figure("groups.strategic"),
        json!({"value": 1, "of": 1})
    );
    assert!(village.fires("municipality.twice"));
}

#[test]
fn figures_that_are_read_for_by_themselves_are_as_of_the_same_day_as_all() {
    let mut told = told();
    for what in 0..LATER {
        told.later(what, day("2017-03-01"));
    }
    let (records, facts) = (&told.village.records, told.village.facts());
    for on in [day("2017-01-01"), day("2017-06-01")] {
        let scope = Scope::everything(on);
        for id in FIGURES.iter().map(|figure| figure.id) {
            let Ok(figure) = Facts::load_to(records, |facts| compute(facts, id, &scope));
            assert_eq!(figure, compute(&facts, id, &scope), "{id} on {on}");
            let rows = |facts: &Facts| Listed::of(facts, id, &scope, None);
            let Ok(listed) = Facts::load_to(records, rows);
            assert!(listed == rows(&facts), "rows of {id} on {on}");
        }
    }
}

/// Records whose journal nobody may ask.
struct Unasked<'a>(&'a InMemory);

impl Rows for Unasked<'_> {
    type Error = Infallible;

    fn each<R: Record>(&self, each: &mut dyn FnMut(R)) -> Result<(), Infallible> {
        self.0.each(each)
    }

    fn began(&self) -> Result<Option<NaiveDate>, Infallible> {
        panic!("nothing is said of what is counted");
    }
}

#[test]
fn figures_of_attendance_are_counted_without_the_journal() {
    let told = told();
    let scope = told.village.everything();
    for id in ["participants.unique", "participants.hours"] {
        let figure = |facts: &Facts| compute(facts, id, &scope);
        let Ok(unasked) = Facts::load_to(&Unasked(&told.village.records), figure);
        assert_eq!(unasked, figure(&told.village.facts()));
    }
}
