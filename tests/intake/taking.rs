//! Taking in: one change, undone as one; nothing on a dry run; nothing the second time; what cannot be is told.

use samverka::domain::{ActionPlan, Activity, Fields, Person, Record, TimeReport, Unit};
use samverka::intake::mapping::{Target, Use};
use samverka::workspace::{Verb, WorkspaceError};
use serde_json::json;

use crate::sheets::{Laptop, counts, words};
use crate::village::{make, state};

fn list() -> Vec<u8> {
    words(&[
        &["Namn", "E-post", "Yrke"],
        &["Eva Sjö", "eva@exempel.se", "Rektor"],
        &["Per Lind", "per@exempel.se", ""],
        &["", "ingen@exempel.se", ""],
    ])
}

#[test]
fn intake_is_one_change_that_is_undone_as_one() {
    let mut laptop = Laptop::new();
    let before = state(&laptop.workspace);
    let taken = laptop.take(&list(), Person::KIND);
    assert_eq!(counts(&taken.plan), [2, 0, 0, 0, 1]);
    let name = laptop.workspace.undo_name().unwrap();
    assert_eq!((name.verb, name.kind.code), (Verb::TakeIn, "person"));
    laptop.workspace.undo().unwrap();
    assert!(laptop.values(Person::KIND, Person::name).is_empty());
    assert_eq!(state(&laptop.workspace).figures, before.figures);
    laptop.workspace.redo().unwrap();
    assert_eq!(
        laptop.values(Person::KIND, Person::name),
        ["Eva Sjö", "Per Lind"]
    );
    laptop.workspace.verify().unwrap();
}

#[test]
fn intake_on_trial_and_intake_that_is_stopped_write_nothing() {
    let mut laptop = Laptop::new();
    let before = state(&laptop.workspace);
    let intake = laptop.look(&list(), Some(Person::KIND));
    let plan = intake.plan(&mut || laptop.workspace.fresh_id());
    let workspace = &mut laptop.workspace;
    let taken = intake
        .take_in(plan.clone(), workspace, false, &mut |_, _| true)
        .unwrap();
    assert!(taken.changed.is_none());
    let stopped = intake.take_in(plan, workspace, true, &mut |_, _| false);
    assert!(matches!(stopped, Err(WorkspaceError::Stopped)));
    assert!(state(&laptop.workspace) == before);
    assert_eq!(laptop.workspace.undo_name(), None);
}

#[test]
fn intake_reads_a_month_as_it_is_written() {
    let mut laptop = Laptop::new();
    laptop.take(&list(), Person::KIND);
    let months = words(&[
        &["Person", "Månad", "Tid på utbildning (minuter)"],
        &["Eva Sjö", "2018-09", "120"],
        &["Per Lind", "2018-10-01", "60"],
    ]);
    laptop.take(&months, TimeReport::KIND);
    let stored = laptop.values(TimeReport::KIND, TimeReport::month);
    assert_eq!(stored, ["2018-09-01", "2018-10-01"]);
}

#[test]
fn intake_of_the_same_file_twice_changes_nothing_the_second_time() {
    let mut laptop = Laptop::new();
    laptop.take(&list(), Person::KIND);
    let once = state(&laptop.workspace);
    let again = laptop.take(&list(), Person::KIND);
    assert_eq!(counts(&again.plan), [0, 0, 2, 0, 1]);
    assert!(again.changed.is_none());
    assert!(state(&laptop.workspace) == once);
}

#[test]
fn intake_tells_a_change_field_by_field_and_makes_it() {
    let mut laptop = Laptop::new();
    laptop.take(&list(), Person::KIND);
    let changed = words(&[
        &["E-post", "Namn", "Yrke"],
        &["per@exempel.se", "Per Lind", "Lärare"],
        &["eva@exempel.se", "Eva Sjö", ""],
    ]);
    let plan = laptop.plan(&changed, Person::KIND);
    assert_eq!(counts(&plan), [0, 1, 1, 0, 0]);
    laptop.take(&changed, Person::KIND);
    assert_eq!(
        laptop.values(Person::KIND, Person::profession),
        ["Lärare", "Rektor"]
    );
}

#[test]
fn intake_asks_when_two_rows_change_one_record() {
    let mut laptop = Laptop::new();
    laptop.take(&list(), Person::KIND);
    let twice = words(&[
        &["Namn", "E-post", "Yrke"],
        &["Per Lind", "per@exempel.se", "Lärare"],
        &["Per Lind", "per@exempel.se", "Kurator"],
    ]);
    assert_eq!(counts(&laptop.plan(&twice, Person::KIND)), [0, 1, 0, 1, 0]);
}

#[test]
fn intake_leaves_what_it_could_not_read_in_a_sheet_with_the_reason() {
    let mut laptop = Laptop::new();
    let intake = laptop.look(&list(), Some(Person::KIND));
    let taken = laptop.finish(&intake);
    let sheet = intake.left_out(&taken.plan).unwrap();
    assert_eq!(sheet.rows.len(), 1);
    let told = format!("{:?}", sheet.rows[0]);
    assert!(
        told.contains("ingen@exempel.se") && told.contains("Namn"),
        "{told}"
    );
    assert!(told.contains("Number(4)"), "the row's number: {told}");
}

#[test]
fn intake_remembers_what_a_column_was_used_for_also_where_another_has_come_between() {
    let mut laptop = Laptop::new();
    let list = words(&[&["Namn", "Kod"], &["Eva Sjö", "Rektor"]]);
    let mut intake = laptop.look(&list, Some(Person::KIND));
    assert_eq!(intake.uses[1], Use::Leave);
    intake.set_use(1, Use::Field(Target::own(Person::profession)));
    laptop.finish(&intake);
    let later = words(&[&["Namn", "Datum", "Kod"], &["Per Lind", "", "Lärare"]]);
    laptop.take(&later, Person::KIND);
    assert_eq!(
        laptop.values(Person::KIND, Person::profession),
        ["Lärare", "Rektor"]
    );
}

#[test]
fn intake_finds_a_unit_again_by_its_name_and_changes_the_rest() {
    let mut laptop = Laptop::new();
    let unit = Fields::from([
        (Unit::name.to_owned(), json!("Komvux")),
        (Unit::sector.to_owned(), json!("education")),
    ]);
    make(&mut laptop.workspace, Unit::KIND, unit);
    let list = words(&[
        &["Namn", "Sektor"],
        &["KOMVUX", "Arbetsmarknad"],
        &["Ny", "Skola"],
    ]);
    let taken = laptop.take(&list, Unit::KIND);
    assert_eq!(counts(&taken.plan), [1, 1, 0, 0, 0]);
    assert_eq!(
        laptop.values(Unit::KIND, Unit::sector),
        ["education", "labour_market"]
    );
}

#[test]
fn intake_of_activities_finds_the_plan_the_person_and_the_days() {
    let mut laptop = Laptop::new();
    let title = Fields::from([(ActionPlan::title.to_owned(), json!("Plan 2026"))]);
    make(&mut laptop.workspace, ActionPlan::KIND, title);
    crate::village::make_person(&mut laptop.workspace, "Eva Sjö");
    let list = words(&[
        &[
            "Handlingsplan",
            "Åtgärd",
            "Ansvarig",
            "Klart senast",
            "Status",
        ],
        &[
            "Plan 2026",
            "Träffa rektorerna",
            "Sjö, Eva",
            "1/3 2026",
            "Pågående",
        ],
    ]);
    let taken = laptop.take(&list, Activity::KIND);
    assert_eq!(counts(&taken.plan), [1, 0, 0, 0, 0], "{:#?}", taken.plan);
    assert_eq!(laptop.values(Activity::KIND, Activity::due), ["2026-03-01"]);
    assert_eq!(
        laptop.values(Activity::KIND, Activity::status),
        ["in_progress"]
    );
}

#[test]
fn intake_remembers_which_of_two_columns_of_one_name_was_used() {
    let mut laptop = Laptop::new();
    let list = words(&[&["Namn", "Not", "Not"], &["Eva Sjö", "a", "Rektor"]]);
    let mut intake = laptop.look(&list, Some(Person::KIND));
    intake.set_use(2, Use::Field(Target::own(Person::profession)));
    laptop.finish(&intake);
    let later = words(&[
        &["Namn", "Nytt", "Not", "Not"],
        &["Per Lind", "", "b", "Lärare"],
    ]);
    laptop.take(&later, Person::KIND);
    assert_eq!(
        laptop.values(Person::KIND, Person::profession),
        ["Lärare", "Rektor"]
    );
}

#[test]
fn intake_uses_one_column_for_a_field_in_whatever_manner() {
    let laptop = Laptop::new();
    let list = words(&[
        &["Datum", "Antagen", "Titel"],
        &["1/3 2026", "01/03/2026", "Plan"],
    ]);
    let mut intake = laptop.look(&list, Some(ActionPlan::KIND));
    let use_of = |code: &str| Use::parse(ActionPlan::KIND, code).unwrap();
    intake.set_use(1, use_of("adopted_on@day_first"));
    intake.set_use(0, use_of("adopted_on"));
    assert_eq!(intake.uses[1], Use::Leave);
    let names = words(&[&["Namn", "A", "B"], &["Eva Sjö", "Eva", "Sjö"]]);
    let mut intake = laptop.look(&names, Some(Person::KIND));
    for (at, code) in [(1, "name@given"), (2, "name@family")] {
        intake.set_use(at, Use::parse(Person::KIND, code).unwrap());
    }
    let uses: Vec<String> = intake.uses.iter().map(|one| one.code()).collect();
    assert_eq!(uses, ["-", "name@given", "name@family"]);
}

#[test]
fn intake_leaves_numbers_as_numbers_beside() {
    let mut laptop = Laptop::new();
    let list = crate::sheets::excel(|page| {
        page.write_string(0, 0, "Namn").unwrap();
        page.write_string(0, 1, "Yrke").unwrap();
        page.write_string(0, 2, "Timlön").unwrap();
        page.write_string(1, 1, "Rektor").unwrap();
        page.write_number(1, 2, 245.125).unwrap();
    });
    let intake = laptop.look(&list, Some(Person::KIND));
    let taken = laptop.finish(&intake);
    let sheet = intake.left_out(&taken.plan).unwrap();
    let told = format!("{:?}", sheet.rows[0]);
    assert!(told.contains("Real(245.125)"), "{told}");
}
