//! Figures of those who took part unreported, of plans beside what came of them, and of certified time.

use samverka::domain::{Id, Person, Project};
use samverka::insight::{AgentCount, Behind, Counts, Scope, SignalArg, StepCount};
use serde_json::{Value, json};

use crate::village::{Village, code, day};

fn outside(village: &mut Village) -> Id {
    let person = village.woman();
    village.change(person, Person::reported, json!(false));
    person
}

#[test]
fn attended_and_reported_are_told_apart_and_head_counts_stand_by_themselves() {
    let mut village = Village::new();
    let session = village.session("2018-02-01", 60);
    village.municipality("1285");
    let unit = village.unit("education");
    let people = [
        village.woman(),
        village.man(),
        outside(&mut village),
        outside(&mut village),
    ];
    village.change(people[2], Person::unit, json!(unit));
    for person in people {
        village.attends(session, person);
    }
    let counted = json!({"session": session, "women": 12, "men": 5, "other_or_not_stated": 3});
    let counted = village.tell("head_count", counted);
    village.tell(
        "head_count",
        json!({"session": session, "women": 4, "reported": true}),
    );
    assert_eq!(
        village.figure("participants.reach"),
        json!({"named": 2, "outside": 2, "counted": 24})
    );
    assert_eq!(
        village.figure("participants.unreported"),
        json!({
            "outside": 2, "counted": 20,
            "outside_by_unit": {unit.to_string(): 1, "not_stated": 1},
        })
    );
    assert_eq!(village.figure("participants.unique")["total"], json!(2));
    assert_eq!(village.figure("participants.hours")["total"], json!(2));
    assert_eq!(
        village.behind("participants.unreported", "counted"),
        [counted]
    );
    assert_eq!(
        village.behind("participants.unreported", "outside"),
        people[2..]
    );
    let elsewhere = village.everything().within(code("1286"));
    let nothing = json!({"named": 0, "outside": 0, "counted": 0});
    assert_eq!(village.figure_in("participants.reach", &elsewhere), nothing);
}

#[test]
fn head_count_of_what_is_to_come_waits_and_of_a_meeting_stands_apart() {
    let mut village = Village::new();
    let coming = village.session("2018-07-01", 60);
    village.municipality("1285");
    let group = village.group("operative");
    let meeting = village.meeting("2018-02-01", &[group]);
    village.tell("head_count", json!({"session": coming, "women": 9}));
    village.tell("head_count", json!({"meeting": meeting, "men": 7}));
    assert_eq!(
        village.figure("participants.reach"),
        json!({"named": 0, "outside": 0, "counted": 0, "counted_at_meetings": 7})
    );
}

#[test]
fn session_that_was_head_counted_has_been_held() {
    let mut village = Village::new();
    let session = village.session("2018-02-01", 60);
    assert_eq!(village.figure("training.days"), json!({"value": 0}));
    let counted = village.tell("head_count", json!({"session": session, "women": 30}));
    assert_eq!(village.figure("training.days"), json!({"value": 1}));
    assert_eq!(village.figure("training.count"), json!({"value": 1}));
    let came = Counts::new(&village.facts(), &village.everything()).session(session);
    assert_eq!(
        (came.people, came.counted),
        (0, 30),
        "lists say so, apart from those by name"
    );
    village.change(counted, "women", json!(0));
    assert_eq!(
        village.figure("training.days"),
        json!({"value": 0}),
        "nobody came"
    );
}

#[test]
fn participant_of_two_projects_is_told_once() {
    let mut village = Village::new();
    village.municipality("1285");
    let (both, here) = (village.woman(), village.woman());
    let session = village.session("2018-02-01", 60);
    village.attends(session, both);
    village.attends(session, here);
    let first = std::mem::replace(&mut village.project, Id::from_u128(2));
    let again = village.woman();
    let session = village.session("2018-03-01", 60);
    village.attends(session, again);
    village.project = first;
    village.same(both, again);
    assert_eq!(village.figure("participants.parallel"), json!({"value": 1}));
    assert_eq!(village.figure("participants.unique")["total"], json!(2));
}

fn plan(village: &mut Village, person: Id, agreed: &str, hours: i64) -> Id {
    let fields = json!({"person": person, "agreed_on": agreed, "planned_minutes": hours * 60});
    village.tell("learning_plan", fields)
}

#[test]
fn planned_hours_stand_beside_attended_ones_person_by_person() {
    let mut village = Village::new();
    let (long, short) = (
        village.session("2018-02-01", 180),
        village.session("2018-03-01", 90),
    );
    village.municipality("1285");
    let (done, behind, idle) = (village.woman(), village.man(), village.woman());
    plan(&mut village, done, "2017-01-10", 20);
    let revised = plan(&mut village, done, "2018-01-10", 4);
    let (ahead, never) = (
        plan(&mut village, behind, "2018-01-10", 6),
        plan(&mut village, idle, "2018-01-10", 2),
    );
    for (session, person) in [(long, done), (short, done), (short, behind)] {
        village.attends(session, person);
    }
    assert_eq!(
        village.figure("learning.hours"),
        json!({"planned": 12, "actual": 6, "percent": 50, "with_plan": 3, "reached_plan": 1,
            "behind_plan": 2}),
        "of two plans the one that was agreed last"
    );
    assert_eq!(
        village.figure("learning.plans"),
        json!({"with_plan": 2, "participants": 2, "percent": 100, "with_plan_not_begun": 1})
    );
    let (facts, scope) = (village.facts(), village.everything());
    let learning = Counts::new(&facts, &scope).learning();
    let of = |plan| {
        (
            learning[&plan].planned,
            learning[&plan].attended,
            learning[&plan].percent,
        )
    };
    assert_eq!(of(revised), (240, 270, Some(113)));
    assert_eq!(of(ahead), (360, 90, Some(25)));
    assert_eq!(of(never), (120, 0, Some(0)));
    assert!(learning[&revised].reached() && !learning[&ahead].reached());
    let why = [revised, ahead, never].map(|plan| learning[&plan].behind);
    let never = Some(Behind::NotWrittenDown);
    assert_eq!(why, [None, Some(Behind::Less), never]);
    let january = Scope {
        to: Some(day("2018-02-28")),
        ..village.everything()
    };
    assert_eq!(
        village.figure_in("learning.hours", &january)["actual"],
        json!(3)
    );
}

fn training_at(village: &mut Village, step: &str, date: &str) -> Id {
    let session = village.session(date, 60);
    let facts = village.tell("training", json!({"title": step, "step": step}));
    village.change(session, "training", json!(facts));
    session
}

#[test]
fn who_went_on_from_lecture_to_workshop_to_workplace_is_followed() {
    let mut village = Village::new();
    let early = training_at(&mut village, "workshop", "2018-01-01");
    let lecture = training_at(&mut village, "lecture", "2018-02-01");
    let workshop = training_at(&mut village, "workshop", "2018-03-01");
    let workplace = training_at(&mut village, "workplace", "2018-04-01");
    village.municipality("1285");
    let went: [&[Id]; 4] = [
        &[lecture, workshop, workplace],
        &[lecture, workshop],
        &[early, lecture],
        &[workplace],
    ];
    for sessions in went {
        let person = village.woman();
        for session in sessions {
            village.attends(*session, person);
        }
    }
    assert_eq!(
        village.figure("training.steps"),
        json!({"lecture": 3, "went_on_to_workshop": 2, "went_on_to_workplace": 1}),
        "a workshop before the lecture is no step on"
    );
}

fn report(village: &mut Village, person: Id, month: &str, fields: Value) -> Id {
    let mut all = json!({"person": person, "month": month});
    all.as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    village.tell("time_report", all)
}

#[test]
fn certified_time_is_co_financing_and_the_rest_waits() {
    let mut village = Village::new();
    village.tell("hour_rate", json!({"from": "2016-10-01", "kronor": 200}));
    village.tell("hour_rate", json!({"from": "2018-02-01", "kronor": 230}));
    let cost = json!({"date": "2017-01-01", "kind": "participant_time", "basis": "planned",
        "amount": 2_000, "funder": "cofinancing"});
    village.tell("cost", cost);
    village.municipality("1285");
    let (one, other) = (village.woman(), village.man());
    let both = json!({"minutes": 90, "other_minutes": 30,
        "certified_by_person": "2018-02-02", "certified_by_manager": "2018-02-05"});
    report(&mut village, one, "2018-01-01", both);
    let again = json!({"minutes": 600, "certified_by_person": "2018-02-02"});
    report(&mut village, one, "2018-01-01", again);
    let half = json!({"minutes": 100, "certified_by_person": "2018-03-02"});
    report(&mut village, other, "2018-02-01", half);
    assert_eq!(
        village.figure("cofinancing.minutes"),
        json!({"certified": 2, "waiting": 1.6667}),
        "a person's month counts once, as it was certified"
    );
    assert_eq!(
        village.figure("cofinancing.kronor"),
        json!({"certified": 400, "waiting": 383.3333, "needed": 2000, "percent": 20}),
        "what an hour was worth in that month"
    );
    village.today = day("2018-02-04");
    assert_eq!(
        village.figure("cofinancing.minutes"),
        json!({"certified": 0, "waiting": 11.6667}),
        "not yet certified by both on that day, and of two reports the longer"
    );
}

#[test]
fn certified_time_of_a_teacher_in_two_municipalities_counts_in_both() {
    let mut village = Village::new();
    let mut teacher = Vec::new();
    for (municipality, minutes) in [("1285", 600), ("1286", 360)] {
        village.municipality(municipality);
        let person = village.woman();
        let both = json!({"minutes": minutes,
            "certified_by_person": "2018-02-02", "certified_by_manager": "2018-02-05"});
        report(&mut village, person, "2018-01-01", both);
        teacher.push(person);
    }
    village.at_the_lead().same(teacher[0], teacher[1]);
    assert_eq!(village.figure("cofinancing.minutes")["certified"], 16);
}

#[test]
fn time_of_the_last_month_is_asked_for_after_the_project_s_end() {
    let mut village = Village::new();
    village.tell("hour_rate", json!({"from": "2016-10-01", "kronor": 200}));
    let session = village.session("2018-09-20", 60);
    village.municipality("1285");
    let person = village.woman();
    village.attends(session, person);
    village.today = day("2018-10-20");
    assert!(village.fires("time.uncertified"));
    village.today = day("2018-11-20");
    assert!(village.fires("training.unreported"));
}

#[test]
fn quota_is_what_each_municipality_says_of_its_own() {
    let mut village = Village::new();
    let mut teacher = Vec::new();
    for (municipality, outside) in [("1285", false), ("1286", true)] {
        village.municipality(municipality);
        let session = village.session("2018-02-01", 60);
        let person = village.woman();
        if outside {
            village.change(person, Person::reported, json!(false));
        }
        village.attends(session, person);
        teacher.push(person);
    }
    village.at_the_lead().same(teacher[0], teacher[1]);
    assert_eq!(village.figure("participants.hours")["total"], 1);
    assert_eq!(village.figure("participants.unique")["total"], 1);
    assert_eq!(
        village.behind("participants.unreported", "outside").len(),
        1
    );
}

#[test]
fn time_that_nobody_certified_is_asked_for_once_it_is_due() {
    let mut village = Village::new();
    let (april, may) = (
        village.session("2018-04-10", 60),
        village.session("2018-05-10", 60),
    );
    village.municipality("1285");
    let (one, other) = (village.woman(), village.woman());
    for (session, person) in [(april, one), (may, one), (may, other)] {
        village.attends(session, person);
    }
    village.today = day("2018-06-20");
    assert!(
        !village.fires("training.unreported"),
        "nobody keeps time here"
    );
    village.at_the_lead();
    village.tell("hour_rate", json!({"from": "2016-10-01", "kronor": 200}));
    village.municipality("1285");
    assert_eq!(
        village.fired("training.unreported").len(),
        1,
        "April, for four weeks"
    );
    let uncertified = village.fired("time.uncertified");
    assert_eq!(uncertified.len(), 1, "May, for two");
    let month = ("month", SignalArg::Month(day("2018-05-01")));
    assert!(uncertified[0].args.contains(&month));
    let certified = json!({"minutes": 60,
        "certified_by_person": "2018-06-02", "certified_by_manager": "2018-06-02"});
    report(&mut village, one, "2018-04-01", certified.clone());
    report(&mut village, one, "2018-05-01", certified.clone());
    assert!(!village.fires("training.unreported"));
    assert!(village.fires("time.uncertified"));
    report(&mut village, other, "2018-05-01", certified);
    assert!(!village.fires("time.uncertified"));
    let project = village.project;
    village.today = day("2018-07-31");
    let session = village.session("2018-06-10", 60);
    village.attends(session, one);
    assert!(village.fires("training.unreported"));
    village.change(project, Project::unused_parts, json!(["time"]));
    assert!(
        !village.fires("training.unreported"),
        "the project keeps no time"
    );
}

#[test]
fn co_financing_that_will_not_be_there_in_time_is_told_to_the_lead() {
    let mut village = Village::new();
    village.tell("hour_rate", json!({"from": "2016-10-01", "kronor": 200}));
    let cost = json!({"date": "2017-01-01", "kind": "participant_time", "basis": "planned",
        "amount": 2_000, "funder": "cofinancing"});
    let cost = village.tell("cost", cost);
    village.municipality("1285");
    let one = village.woman();
    let both = json!({"minutes": 300,
        "certified_by_person": "2018-02-02", "certified_by_manager": "2018-02-05"});
    report(&mut village, one, "2018-01-01", both);
    let stands = |village: &Village| {
        let (facts, scope) = (village.facts(), village.everything());
        Counts::new(&facts, &scope).cofinancing()
    };
    let now = stands(&village);
    assert_eq!((now.certified.rounded(), now.needed), (1_000, 2_000));
    assert_eq!(
        now.reached_on,
        Some(day("2020-01-30")),
        "608 days for a half, 608 more"
    );
    assert!(village.fires("cofinancing.behind"));
    village.change(cost, "amount", json!(1_100));
    assert!(!village.fires("cofinancing.behind"), "61 days more");
}

#[test]
fn measures_are_followed_exactly_from_the_first_value_to_the_latest() {
    let mut village = Village::new();
    let measure = village.tell("measure", json!({"title": "Väntan", "unit": "veckor"}));
    for (municipality, values) in [("1285", ["0.1", "0.3"]), ("1286", ["0.2", "0.45"])] {
        let place = village.municipality(municipality);
        for (date, value) in ["2017-03-01", "2018-03-01"].iter().zip(values) {
            let fields = json!({"measure": measure, "date": date, "value": value, "about": place});
            village.tell("measurement", fields);
        }
    }
    village.tell(
        "measurement",
        json!({"measure": measure, "date": "2019-03-01", "value": "9"}),
    );
    let id = measure.to_string();
    let change = json!({"measured": 2, "first": 0.15, "latest": 0.375, "change": 0.225});
    assert_eq!(village.figure("measures.change")[&id], change);
    let own = village.everything().within(code("1286"));
    let latest = json!({"measured": 1, "latest": 0.45});
    assert_eq!(village.figure_in("measures.latest", &own)[&id], latest);
}

#[test]
fn services_and_agreements_are_told_as_they_are_on_the_day() {
    let mut village = Village::new();
    village.municipality("1285");
    let service = json!({"title": "Språkvän", "open": "for_sale", "checked_on": "2017-05-01"});
    village.tell("service", service);
    village.tell(
        "service",
        json!({"title": "Lots", "open": "no", "checked_on": "2018-05-01"}),
    );
    village.tell("service", json!({"title": "Slut", "to": "2018-01-01"}));
    assert_eq!(village.figure("services.count"), json!({"value": 2}));
    assert_eq!(
        village.figure("services.open"),
        json!({"total": 1, "for_sale": 1})
    );
    assert_eq!(village.figure("services.unchecked"), json!({"value": 1}));
    assert_eq!(village.fired("service.unchecked").len(), 1);
    let agreement = json!({"title": "Data", "kind": "data", "status": "in_force",
        "signed_on": "2017-01-01", "valid_to": "2018-08-01"});
    let agreement = village.tell("agreement", agreement);
    village.tell("agreement", json!({"title": "Utkast", "status": "draft"}));
    assert_eq!(
        village.figure("agreements.in_force"),
        json!({"total": 1, "data": 1})
    );
    assert!(village.fires("agreement.ends"), "61 days left");
    village.change(agreement, "valid_to", json!("2018-12-31"));
    assert!(!village.fires("agreement.ends"));
    let group = village.group("operative");
    let entry = json!({"date": "2018-01-01", "group": group, "shared_with": "lead"});
    village.tell("log_entry", entry);
    assert_eq!(
        village.figure("log.entries"),
        json!({"total": 1, "lead": 1})
    );
}

#[test]
fn why_somebody_is_behind_the_plan_is_told_by_what_is_written_down() {
    let mut village = Village::new();
    let (held, coming) = (
        village.session("2018-02-01", 60),
        village.session("2018-07-01", 60),
    );
    village.municipality("1285");
    let people = [village.woman(), village.man(), village.woman()];
    let plans = people.map(|person| plan(&mut village, person, "2018-01-10", 6));
    for status in ["absent", "excused"] {
        let missed = json!({"session": held, "person": people[0], "status": status});
        village.tell("attendance", missed);
    }
    village.tell(
        "attendance",
        json!({"session": coming, "person": people[1]}),
    );
    village.attends(held, people[2]);
    village.change(plans[2], "planned_minutes", json!(100));
    let (facts, scope) = (village.facts(), village.everything());
    let learning = Counts::new(&facts, &scope).learning();
    let why = plans.map(|plan| learning[&plan].behind);
    let expected = [Some(Behind::Missed(1)), Some(Behind::Coming(1)), None];
    assert_eq!(why, expected, "60 of 100 minutes is far enough on 1 June");
}

#[test]
fn agents_are_told_by_unit_with_their_mandate_and_units_that_have_none() {
    let mut village = Village::new();
    village.municipality("1285");
    let units = [village.unit("social"), village.unit("education")];
    let people = [village.woman(), village.man(), village.woman()];
    village.change(people[0], Person::unit, json!(units[0]));
    village.change(people[2], Person::unit, json!(units[1]));
    let mut appoint = |person: Id, role: &str, mandate: &str, to: &str| {
        let fields = json!({"person": person, "role": role, "mandate": mandate,
            "from": "2017-01-01", "to": to});
        village.tell("assignment", fields)
    };
    appoint(people[0], "change_agent", "no", "2018-12-31");
    appoint(people[0], "process_lead", "yes", "2018-12-31");
    appoint(people[1], "change_agent", "partly", "2018-12-31");
    appoint(people[2], "change_agent", "yes", "2018-01-31");
    appoint(people[2], "contact_person", "yes", "2018-12-31");
    assert_eq!(
        village.figure("training.agents"),
        json!({
            "change_agents": 2, "process_leads": 1, "with_full_mandate": 1,
            "by_unit": {units[0].to_string(): 1, "not_stated": 1},
        }),
        "those of the day, each human being once in the unit"
    );
    let without = json!({"value": 1, "of": 2});
    assert_eq!(village.figure("training.units_without_agents"), without);
    let behind = village.behind("training.units_without_agents", "value");
    assert_eq!(behind, [units[1]]);
    let (facts, scope) = (village.facts(), village.everything());
    let agents = Counts::new(&facts, &scope).agents();
    let one = AgentCount {
        agents: 1,
        with_mandate: 1,
    };
    assert_eq!((agents.len(), agents[&units[0]]), (1, one));
}

#[test]
fn training_tells_who_went_on_from_it() {
    let mut village = Village::new();
    let mut step = |step: &str, date: &str| {
        let session = village.session(date, 60);
        let training = village.tell("training", json!({"title": step, "step": step}));
        village.change(session, "training", json!(training));
        (training, session)
    };
    let (of_lecture, lecture) = step("lecture", "2018-02-01");
    let (of_before, before) = step("workshop", "2018-01-01");
    let (_, after) = step("workshop", "2018-03-01");
    let (last, _) = step("workplace", "2018-04-01");
    village.municipality("1285");
    for sessions in [vec![lecture, after], vec![before, lecture], vec![lecture]] {
        let person = village.woman();
        for session in sessions {
            village.attends(session, person);
        }
    }
    let (facts, scope) = (village.facts(), village.everything());
    let counts = Counts::new(&facts, &scope);
    let of = |came, went_on| Some(StepCount { came, went_on });
    let told = [of_lecture, of_before, last].map(|training| counts.went_on(training));
    assert_eq!(
        told,
        [of(3, 1), of(1, 0), None],
        "a workshop before is no step on"
    );
}
