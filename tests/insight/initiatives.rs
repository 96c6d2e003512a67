//! Figures of the change initiatives.

use samverka::domain::Initiative;
use serde_json::json;

use crate::village::Village;

#[test]
fn municipalities_with_something_started_are_counted_of_those_at_work() {
    let mut village = Village::new();
    for (municipality, stage) in [
        ("1285", "idea"),
        ("1286", "in_progress"),
        ("1287", "ordinary_work"),
    ] {
        village.municipality(municipality);
        village.group("operative");
        village.initiative(stage);
        village.initiative(stage);
    }
    village.municipality("1291");
    village.initiative("started");
    assert_eq!(
        village.figure("initiatives.started"),
        json!({"value": 2, "of": 3}),
        "the last is not at work"
    );
}

#[test]
fn what_was_stopped_had_started_if_it_says_when() {
    let mut village = Village::new();
    village.municipality("1285");
    village.group("operative");
    let initiative = village.initiative("stopped");
    assert_eq!(village.figure("initiatives.started")["value"], json!(0));
    village.change(initiative, Initiative::started_on, json!("2017-12-01"));
    assert_eq!(village.figure("initiatives.started")["value"], json!(1));
    village.change(initiative, Initiative::started_on, json!("2018-08-01"));
    assert_eq!(
        village.figure("initiatives.started")["value"],
        json!(0),
        "that day has not come"
    );
}

#[test]
fn a_municipality_counts_once_for_each_theme_it_works_with() {
    let mut village = Village::new();
    village.municipality("1285");
    for themes in [
        ["whole_picture", "collaboration_across_departments"],
        ["whole_picture", "other"],
    ] {
        let initiative = village.initiative("started");
        village.change(initiative, Initiative::themes, json!(themes));
    }
    let idea = village.initiative("idea");
    village.change(
        idea,
        Initiative::themes,
        json!(["inhabitant_as_co_creator"]),
    );
    let themes = json!({"collaboration_across_departments": 1, "whole_picture": 1, "other": 1});
    assert_eq!(village.figure("initiatives.by_theme"), themes);
}

#[test]
fn initiatives_tell_stage_participation_driver_method_and_good_examples() {
    let mut village = Village::new();
    village.municipality("1285");
    village.group("strategic");
    let driven = village.initiative("started");
    let driver = village.person();
    village.change(driven, Initiative::driver, json!(driver));
    village.change(driven, Initiative::participation, json!("co_created"));
    village.change(
        driven,
        Initiative::methods,
        json!(["service_design", "process_mapping"]),
    );
    village.change(driven, Initiative::good_example, json!(true));
    village.initiative("idea");
    village.initiative("stopped");
    assert_eq!(
        village.figure("initiatives.by_stage"),
        json!({"total": 3, "idea": 1, "started": 1, "stopped": 1})
    );
    let participation = json!({"total": 3, "co_created": 1, "not_stated": 2});
    assert_eq!(village.figure("initiatives.participation"), participation);
    assert_eq!(
        village.figure("initiatives.with_driver"),
        json!({"value": 1, "of": 2, "percent": 50})
    );
    assert_eq!(
        village.figure("initiatives.service_design"),
        json!({"value": 1})
    );
    assert_eq!(
        village.figure("initiatives.good_examples"),
        json!({"value": 1, "of": 1})
    );
}
