//! A figure and its evidence are the same rows.

use samverka::domain::{Group, Id, Initiative, Person};
use samverka::insight::{Amount, FIGURES, Facts, FigureUnit, Source, all, compute, evidence};
use serde_json::json;

use crate::village::{Village, code};

/// A world in which most figures have something to say.
fn busy() -> Village {
    let mut village = Village::new();
    village.goal(json!({"indicator": "participants.professional", "target": 10}));
    let cost = json!({"date": "2017-01-01", "kind": "staff", "basis": "planned", "amount": 90, "funder": "fund"});
    village.tell("cost", cost);
    let sessions = [
        village.session("2018-02-01", 60),
        village.session("2018-03-01", 90),
    ];
    let survey = village.survey("session_evaluation");
    let scale = village.question(survey, "useful", "scale", &[]);
    for (nth, municipality) in ["1285", "1286", "1287"].into_iter().enumerate() {
        village.municipality(municipality);
        let (strategic, operative) = (village.group("strategic"), village.group("operative"));
        village.change(strategic, Group::origin, json!("created"));
        let meeting = village.meeting("2018-02-10", &[strategic, operative]);
        for sector in ["social", "education", "labour_market"]
            .iter()
            .take(nth + 1)
        {
            let person = village.member_from(operative, sector);
            village.change(
                person,
                Person::gender,
                json!(if nth == 0 { "man" } else { "woman" }),
            );
            village.change(person, Person::participant_level, json!("professional"));
            village.at_meeting(meeting, person, "present");
            sessions.iter().for_each(|session| {
                village.attends(*session, person);
            });
        }
        village.initiative("started");
        village.answer(survey, scale, json!(3 + nth));
    }
    village
}

/// The same world with what municipalities log beside groups and trainings.
fn whole() -> Village {
    let mut village = busy();
    village.at_the_lead();
    village.tell("hour_rate", json!({"from": "2017-01-01", "kronor": 215}));
    let measure = village.tell("measure", json!({"title": "Väntan", "unit": "veckor"}));
    let session = village.session("2018-02-02", 60);
    for municipality in ["1285", "1286", "1287"] {
        let place = village.municipality(municipality);
        logged(&mut village, place, measure, session);
    }
    village
}

/// What a municipality logs beside groups and trainings.
fn logged(village: &mut Village, place: Id, measure: Id, session: Id) {
    for (date, value) in [("2017-03-01", "12.5"), ("2018-03-01", "11.125")] {
        let value = json!({"measure": measure, "date": date, "value": value, "about": place});
        village.tell("measurement", value);
    }
    let (person, outside) = (village.woman(), village.man());
    village.change(outside, Person::reported, json!(false));
    village.attends(session, person);
    village.attends(session, outside);
    village.tell(
        "head_count",
        json!({"session": session, "women": 3, "men": 2}),
    );
    let plan = json!({"person": person, "agreed_on": "2017-02-01", "planned_minutes": 90});
    village.tell("learning_plan", plan);
    let report = json!({"person": person, "month": "2018-02-01", "minutes": 50,
        "certified_by_person": "2018-03-02", "certified_by_manager": "2018-03-03"});
    village.tell("time_report", report);
    let waiting = json!({"person": person, "month": "2018-03-01", "minutes": 25});
    village.tell("time_report", waiting);
    village.tell("service", json!({"title": "Språkvän", "open": "for_sale"}));
    village.tell("agreement", json!({"title": "Data", "kind": "data"}));
    village.tell("log_entry", json!({"date": "2018-01-10", "person": person}));
}

#[test]
fn a_part_opens_to_the_records_behind_it() {
    let mut village = Village::new();
    village.municipality("1285");
    let (created, existed) = (village.group("strategic"), village.group("operative"));
    village.change(created, Group::origin, json!("created"));
    village.change(existed, Group::origin, json!("existed"));
    assert_eq!(
        village.behind("groups.strategic.origin", "created"),
        [created]
    );
    assert_eq!(
        village.behind("groups.strategic.origin", "existed"),
        Vec::<Id>::new()
    );
    let idea = village.initiative("idea");
    let started = village.initiative("started");
    village.change(idea, Initiative::good_example, json!(true));
    assert_eq!(village.behind("initiatives.started", "value"), [started]);
    assert_eq!(village.behind("initiatives.good_examples", "value"), [idea]);
}

#[test]
fn a_row_tells_its_part_its_amount_and_its_municipality() {
    let village = busy();
    let facts = village.facts();
    let hours = evidence(&facts, "participants.hours", &village.everything(), None).unwrap();
    assert_eq!(hours.rows.len(), 12);
    let men: Vec<_> = hours
        .rows
        .iter()
        .filter(|row| hours.part(row).unwrap().1.code == "men")
        .collect();
    assert!(
        men.iter()
            .all(|row| facts.municipality(row) == Some(code("1285")))
    );
    assert_eq!(
        men.iter().map(|row| row.amount).sum::<i64>(),
        150,
        "minutes"
    );
}

#[test]
fn a_share_opens_to_the_rows_above_and_below_the_line() {
    let village = busy();
    let figure = compute(
        &village.facts(),
        "meetings.attendance_rate",
        &village.everything(),
    )
    .unwrap();
    let percent = figure.part("percent").unwrap();
    assert_eq!(percent.of, Some(("attended".to_owned(), "of".to_owned())));
    assert_eq!(
        village.behind("meetings.attendance_rate", "percent").len(),
        6
    );
}

/// Counts a part anew from nothing but its rows of evidence.
fn recounted(
    facts: &Facts,
    village: &Village,
    figure: &str,
    part: &str,
    unit: FigureUnit,
) -> Amount {
    let rows = evidence(facts, figure, &village.everything(), Some(part))
        .unwrap()
        .rows;
    let sum: i64 = rows.iter().map(|row| row.amount).sum();
    let mut places: Vec<_> = rows.iter().map(|row| facts.municipality(row)).collect();
    places.sort_unstable();
    places.dedup();
    match unit {
        FigureUnit::Municipalities => Amount::whole(places.len() as i64),
        FigureUnit::Hours => Amount::ratio(sum, 60).unwrap(),
        // A minute's worth is a sixtieth of an hour's.
        FigureUnit::Kronor if rows.iter().any(|row| row.source == Source::TimeReport) => {
            Amount::ratio(sum, 60).unwrap()
        }
        _ => Amount::whole(sum),
    }
}

#[test]
fn every_counted_value_is_what_its_evidence_adds_up_to() {
    let village = whole();
    let facts = village.facts();
    let spreads = [
        "min",
        "median",
        "max",
        "min_months",
        "max_months",
        "expected",
        "newsletter_recipients",
    ];
    let mut checked = 0;
    for figure in all(&facts, &village.everything()) {
        for part in &figure.parts {
            let spread = spreads.contains(&part.name.code.as_str())
                || figure.id == "groups.operative.expected_size";
            let derived = part.of.is_some()
                || part.unit == FigureUnit::Percent
                || matches!(part.unit, FigureUnit::Points | FigureUnit::Values);
            if !spread && !derived {
                let anew = recounted(&facts, &village, &figure.id, &part.path(), part.unit);
                let same = anew.top * part.amount.bottom == part.amount.top * anew.bottom;
                assert!(
                    same,
                    "{} {}: {:?} is not {anew:?}",
                    figure.id,
                    part.path(),
                    part.amount
                );
                checked += 1;
            }
        }
    }
    assert!(checked > 60, "{checked}");
}

#[test]
fn the_parts_of_a_whole_add_up_to_it() {
    let village = whole();
    let wholes = village.figures().into_iter().filter(|figure| {
        let overlapping = [
            "participants.professional",
            "participants.unique.municipality",
            "outreach.count",
        ];
        figure.part("total").is_some() && !overlapping.contains(&figure.id.as_str())
    });
    let mut checked = 0;
    for figure in wholes {
        let total = figure.amount("total").unwrap();
        let parts = figure
            .parts
            .iter()
            .filter(|part| part.group.is_none() && part.name.code != "total");
        let counted: Vec<_> = parts.filter(|part| part.unit == figure.unit).collect();
        if !counted.is_empty() {
            let sum: f64 = counted.iter().map(|part| part.amount.as_f64()).sum();
            assert_eq!(sum, total.as_f64(), "{}", figure.id);
            checked += 1;
        }
    }
    assert!(checked >= 12, "{checked}");
}

#[test]
fn a_value_follows_its_evidence_when_a_row_is_taken_away() {
    for (figure, part) in [
        ("participants.hours", "total"),
        ("participants.hours", "women"),
        ("meetings.attendance_rate", "attended"),
        ("groups.strategic.origin", "created"),
        ("initiatives.started", "value"),
        ("cost.project", "planned"),
        ("evaluation.respondents", "value"),
        ("groups.operative.sectors", "social"),
    ] {
        let mut village = busy();
        let amount = |village: &Village| {
            let figure = compute(&village.facts(), figure, &village.everything()).unwrap();
            figure.amount(part).map_or(0.0, Amount::as_f64)
        };
        let before = amount(&village);
        let row = village.behind(figure, part)[0];
        village.records.remove(row);
        assert!(amount(&village) < before, "{figure} {part}");
    }
}

#[test]
fn every_figure_can_be_asked_for_even_of_nothing() {
    let empty = Village::new();
    let facts = empty.facts();
    for definition in FIGURES {
        let figure = compute(&facts, definition.id, &empty.everything()).unwrap();
        assert!(
            figure.parts.iter().all(|part| part.amount.top == 0),
            "{}",
            definition.id
        );
    }
    assert_eq!(compute(&facts, "no.such.figure", &empty.everything()), None);
    assert_eq!(
        compute(&facts, "survey.no_such_question", &empty.everything()),
        None
    );
}

#[test]
fn several_projects_are_counted_together_or_apart() {
    let mut village = busy();
    let first = village.project;
    village.project = Id::from_u128(2);
    village.municipality("1285");
    village.group("strategic");
    let of_project = |project| samverka::insight::Scope {
        project: Some(project),
        ..village.everything()
    };
    let at_work = |scope| village.figure_in("plan.handed_over", &scope)["of"].clone();
    assert_eq!(at_work(of_project(first)), json!(3));
    assert_eq!(at_work(of_project(village.project)), json!(1));
    assert_eq!(at_work(village.everything()), json!(4));
}
