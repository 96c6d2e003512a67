//! Who was at what: as long lists, and as wide ones with days across.

use samverka::domain::{Attendance, Fields, Id, Meeting, Person, Record, Session, Training, Unit};
use samverka::intake::plan::RowAnswer;
use samverka::intake::resolve::Meaning;
use serde_json::json;

use crate::people::swedish;
use crate::sheets::{Laptop, counts, dated, excel, words};
use crate::village::{make, make_group, make_person};

/// A training with sessions on two days, a meeting on a third, and two people.
fn with_sessions() -> (Laptop, [Id; 3]) {
    let mut laptop = Laptop::new();
    let workspace = &mut laptop.workspace;
    let title = Fields::from([(Training::title.to_owned(), json!("Barnrätt"))]);
    let training = make(workspace, Training::KIND, title);
    let session = |day: &str| {
        Fields::from([
            (Session::training.to_owned(), json!(training)),
            (Session::starts.to_owned(), json!(format!("{day}T09:00"))),
            (Session::minutes.to_owned(), json!(180)),
        ])
    };
    let first = make(workspace, Session::KIND, session("2026-03-01"));
    let second = make(workspace, Session::KIND, session("2026-03-08"));
    let group = make_group(workspace, "Styrgruppen");
    let meeting = Fields::from([
        (Meeting::title.to_owned(), json!("Möte")),
        (Meeting::date.to_owned(), json!("2026-03-15")),
        (Meeting::groups.to_owned(), json!([group])),
    ]);
    let meeting = make(workspace, Meeting::KIND, meeting);
    make_person(workspace, "Eva Sjö");
    make_person(workspace, "Per Lind");
    (laptop, [first, second, meeting])
}

fn minutes(laptop: &Laptop) -> Vec<String> {
    laptop.values(Attendance::KIND, Attendance::minutes)
}

#[test]
fn attendance_with_days_across_is_a_row_for_each_mark() {
    let (mut laptop, [first, ..]) = with_sessions();
    let sheet = excel(|page| {
        page.write_string(0, 0, "Närvaro våren").unwrap();
        page.write_string(2, 0, "Namn").unwrap();
        dated(page, (2, 1), "2026-03-01", "yyyy-mm-dd");
        page.write_string(2, 2, "8 mars 2026").unwrap();
        page.write_string(2, 3, "2026-03-15").unwrap();
        for (row, name, marks) in [
            (3, "Eva Sjö", ["x", "X", "närv"]),
            (4, "Per Lind", ["1", "", "sjuk"]),
        ] {
            page.write_string(row, 0, name).unwrap();
            for (column, mark) in (1..).zip(marks) {
                page.write_string(row, column, mark).unwrap();
            }
        }
    });
    let taken = laptop.take(&sheet, Attendance::KIND);
    assert_eq!(counts(&taken.plan), [5, 0, 0, 0, 0]);
    let at_first = laptop
        .workspace
        .reader()
        .rows_of(Attendance::KIND, Attendance::session, first);
    assert_eq!(at_first.unwrap().len(), 2);
    let statuses = laptop.values(Attendance::KIND, Attendance::status);
    assert_eq!(
        statuses,
        ["excused", "present", "present", "present", "present"]
    );
    assert_eq!(
        counts(&laptop.plan(&sheet, Attendance::KIND)),
        [0, 0, 5, 0, 0]
    );
}

#[test]
fn attendance_in_hours_is_told_in_hours_and_minutes() {
    let (mut laptop, _) = with_sessions();
    let sheet = excel(|page| {
        page.write_string(0, 0, "Namn").unwrap();
        page.write_string(0, 1, "2026-03-01").unwrap();
        page.write_string(0, 2, "2026-03-08").unwrap();
        page.write_string(1, 0, "Eva Sjö").unwrap();
        page.write_number(1, 1, 3.5).unwrap();
        page.write_string(1, 2, "1:30").unwrap();
        page.write_string(2, 0, "Per Lind").unwrap();
        page.write_string(2, 1, "2,5").unwrap();
        let format = rust_xlsxwriter::Format::new().set_num_format("[h]:mm");
        page.write_number_with_format(2, 2, 0.125, &format).unwrap();
    });
    let taken = laptop.take(&sheet, Attendance::KIND);
    assert_eq!(counts(&taken.plan), [4, 0, 0, 0, 0]);
    assert_eq!(minutes(&laptop), ["150", "180", "210", "90"]);
    let told: Vec<_> = taken
        .plan
        .notes
        .values()
        .flat_map(|noted| &noted.first)
        .collect();
    assert!(
        told.iter()
            .any(|(_, from, to)| from == "1:30" && to == "1\u{a0}tim 30\u{a0}min"),
        "{told:?}"
    );
}

#[test]
fn attendance_on_a_day_of_nothing_is_asked_about() {
    let (mut laptop, [first, ..]) = with_sessions();
    let sheet = words(&[
        &["Namn", "2026-03-01", "2026-05-01"],
        &["Eva Sjö", "x", "x"],
        &["Kim Ny", "x", ""],
    ]);
    let plan = laptop.plan(&sheet, Attendance::KIND);
    assert_eq!(counts(&plan), [1, 0, 0, 2, 0]);
    assert_eq!(plan.questions.len(), 2);
    let mut intake = laptop.look(&sheet, Some(Attendance::KIND));
    let day = ("occasion*".to_owned(), "2026-05-01".to_owned());
    intake
        .answers
        .meanings
        .insert(day, Meaning::Is(json!(first)));
    let kim = (Attendance::person.to_owned(), "kim ny".to_owned());
    intake
        .answers
        .meanings
        .insert(kim, Meaning::New(Fields::new()));
    let taken = laptop.finish(&intake);
    assert_eq!(taken.plan.counts().asked, 0);
    assert_eq!(laptop.values(Person::KIND, Person::name).len(), 3);
}

#[test]
fn attendance_on_days_of_nothing_can_be_at_sessions_that_are_made_with_it() {
    let (mut laptop, [first, ..]) = with_sessions();
    let sheet = words(&[
        &["Namn", "2026-03-01", "4 maj 2026", "11 maj 2026"],
        &["Eva Sjö", "x", "x", ""],
        &["Per Lind", "", "x", "x"],
    ]);
    let mut intake = laptop.look(&sheet, Some(Attendance::KIND));
    let mut ids = (0..).map(|n: u128| Id::from_u128(n));
    let days = intake.plan(&mut || ids.next().unwrap()).missing_days();
    let days: Vec<String> = days.iter().map(ToString::to_string).collect();
    assert_eq!(
        days,
        ["2026-05-04", "2026-05-11"],
        "however they are written"
    );
    let session = laptop.workspace.reader().get::<Session>(first).unwrap();
    intake.answers.days_of = session.unwrap().training;
    let taken = laptop.finish(&intake);
    assert_eq!(counts(&taken.plan), [4, 0, 0, 0, 0]);
    let mut starts = laptop.values(Session::KIND, Session::starts);
    starts.sort();
    assert_eq!(starts[2..], ["2026-05-04", "2026-05-11"]);
    assert_eq!(
        counts(&laptop.plan(&sheet, Attendance::KIND)),
        [0, 0, 4, 0, 0]
    );
}

#[test]
fn attendance_in_a_long_list_tells_the_training_and_the_day() {
    let (mut laptop, [_, second, _]) = with_sessions();
    let sheet = words(&[
        &[
            "Förnamn",
            "Efternamn",
            "Utbildning",
            "Datum",
            "Antal timmar",
        ],
        &["Eva", "Sjö", "Barnrätt", "8 mars 2026", "3"],
    ]);
    let taken = laptop.take(&sheet, Attendance::KIND);
    assert_eq!(counts(&taken.plan), [1, 0, 0, 0, 0], "{:#?}", taken.plan);
    let row = &laptop.workspace.reader().rows(Attendance::KIND).unwrap()[0];
    assert_eq!(row.fields[Attendance::session], json!(second));
    assert_eq!(row.fields[Attendance::minutes], json!(180));
}

#[test]
fn attendance_of_more_than_a_day_is_refused_and_the_rest_is_taken_in() {
    let (mut laptop, _) = with_sessions();
    let sheet = words(&[
        &["Namn", "Tillfälle", "Timmar"],
        &["Eva Sjö", "Barnrätt, 2026-03-01 09:00", "23"],
        &["Per Lind", "Barnrätt, 2026-03-01 09:00", "3"],
        &["Eva Sjö", "Barnrätt, 2026-03-08 09:00", "25"],
    ]);
    let taken = laptop.take(&sheet, Attendance::KIND);
    assert_eq!(counts(&taken.plan), [2, 0, 0, 0, 1]);
}

/// Eva's and Per's marks on one day.
fn marked(marks: [&str; 2]) -> (Laptop, Vec<u8>) {
    let (laptop, _) = with_sessions();
    let sheet = words(&[
        &["Namn", "2026-03-01"],
        &["Eva Sjö", marks[0]],
        &["Per Lind", marks[1]],
    ]);
    (laptop, sheet)
}

#[test]
fn attendance_marked_n_is_a_no_beside_a_yes_and_asked_about_beside_another_mark() {
    for yes in ["Y", "yes", "J", "ja"] {
        let (mut laptop, sheet) = marked([yes, "N"]);
        laptop.take(&sheet, Attendance::KIND);
        let statuses = laptop.values(Attendance::KIND, Attendance::status);
        assert_eq!(statuses, ["absent", "present"], "{yes}");
    }
    let (mut laptop, sheet) = marked(["x", "N"]);
    let plan = laptop.plan(&sheet, Attendance::KIND);
    assert_eq!((counts(&plan), plan.questions.len()), ([1, 0, 0, 1, 0], 1));
    let (mut laptop, sheet) = marked(["F", "N"]);
    laptop.take(&sheet, Attendance::KIND);
    let statuses = laptop.values(Attendance::KIND, Attendance::status);
    assert_eq!(
        statuses,
        ["absent", "present"],
        "N alone says who was there"
    );
}

#[test]
fn attendance_marked_with_a_tick_or_a_dash_is_read() {
    let (mut laptop, sheet) = marked(["✓", "\u{2013}"]);
    laptop.take(&sheet, Attendance::KIND);
    let statuses = laptop.values(Attendance::KIND, Attendance::status);
    assert_eq!(statuses, ["absent", "present"]);
}

#[test]
fn attendance_s_whole_numbers_are_asked_about_once_as_hours_minutes_or_codes() {
    let (mut laptop, sheet) = marked(["2", "3"]);
    let plan = laptop.plan(&sheet, Attendance::KIND);
    assert_eq!((counts(&plan), plan.questions.len()), ([0, 0, 0, 2, 0], 1));
    let asked = plan.questions.keys().next().unwrap().clone();
    let mut intake = laptop.look(&sheet, Some(Attendance::KIND));
    for (said, new) in [("hours", 2), ("minutes", 2), ("codes", 0)] {
        let meaning = Meaning::Is(json!(said));
        intake.answers.meanings.insert(asked.clone(), meaning);
        let plan = intake.plan(&mut Id::nil);
        assert_eq!(plan.counts().new, new, "{said}");
        let questions = plan.questions.len();
        assert_eq!(questions, 2 - new, "each code is asked about");
    }
    intake
        .answers
        .meanings
        .insert(asked, Meaning::Is(json!("hours")));
    laptop.finish(&intake);
    assert_eq!(minutes(&laptop), ["120", "180"]);
}

#[test]
fn attendance_s_one_beside_crosses_and_hours_may_be_a_cross_or_an_hour() {
    let (mut laptop, _) = with_sessions();
    let sheet = words(&[
        &["Namn", "2026-03-01", "2026-03-08"],
        &["Eva Sjö", "x", "3,5"],
        &["Per Lind", "1", ""],
    ]);
    let plan = laptop.plan(&sheet, Attendance::KIND);
    assert_eq!((counts(&plan), plan.questions.len()), ([1, 0, 0, 2, 0], 1));
    let said = plan.questions.values().next().unwrap().sentence(&swedish());
    assert!(said.contains("talen 1; 3,5."), "as it is written: {said}");
    let asked = plan.questions.keys().next().unwrap().clone();
    let mut intake = laptop.look(&sheet, Some(Attendance::KIND));
    let said = Meaning::Is(json!("hours_but_one"));
    intake.answers.meanings.insert(asked, said);
    laptop.finish(&intake);
    assert_eq!(minutes(&laptop), ["", "", "210"]);
    let statuses = laptop.values(Attendance::KIND, Attendance::status);
    assert_eq!(statuses, ["present", "present", "present"]);
}

#[test]
fn attendance_s_last_row_that_counts_those_who_came_is_no_person() {
    let (mut laptop, _) = with_sessions();
    let sheet = excel(|page| {
        for (row, cells) in (0..).zip([["Namn", "2026-03-01"], ["Eva Sjö", "x"]]) {
            page.write_string(row, 0, cells[0]).unwrap();
            page.write_string(row, 1, cells[1]).unwrap();
        }
        page.write_string(2, 0, "Antal närvarande").unwrap();
        page.write_number(2, 1, 1).unwrap();
    });
    let plan = laptop.plan(&sheet, Attendance::KIND);
    assert_eq!(counts(&plan), [1, 0, 0, 0, 0]);
}

#[test]
fn attendance_s_one_mark_may_be_left_out_and_the_others_of_its_row_taken_in() {
    let (mut laptop, _) = with_sessions();
    let sheet = words(&[
        &["Namn", "2026-03-01", "2026-03-08"],
        &["Eva Sjö", "x", "x"],
        &["Per Lind", "x", "x"],
    ]);
    let mut intake = laptop.look(&sheet, Some(Attendance::KIND));
    intake.answers.rows.insert((2, Some(2)), RowAnswer::Skip);
    intake.answers.rows.insert((3, None), RowAnswer::Skip);
    let counts = laptop.finish(&intake).plan.counts();
    assert_eq!((counts.new, counts.skipped), (1, 3));
}

#[test]
fn attendance_of_new_namesakes_in_different_units_is_of_two_people() {
    let (mut laptop, _) = with_sessions();
    for name in ["Komvux", "Gymnasiet"] {
        let unit = Fields::from([
            (Unit::name.to_owned(), json!(name)),
            (Unit::sector.to_owned(), json!("education")),
        ]);
        make(&mut laptop.workspace, Unit::KIND, unit);
    }
    let sheet = words(&[
        &["Namn", "Verksamhet", "Tillfälle", "Närvaro"],
        &["Kim Ny", "Komvux", "Barnrätt, 2026-03-01 09:00", "x"],
        &["Kim Ny", "Gymnasiet", "Barnrätt, 2026-03-01 09:00", "x"],
        &["Kim Ny", "Komvux", "Barnrätt, 2026-03-08 09:00", "x"],
    ]);
    let mut intake = laptop.look(&sheet, Some(Attendance::KIND));
    intake
        .answers
        .make
        .insert(Person::CODE.to_owned(), Fields::new());
    let taken = laptop.finish(&intake);
    assert_eq!(counts(&taken.plan), [3, 0, 0, 0, 0], "{:#?}", taken.plan);
    let names = laptop.values(Person::KIND, Person::name);
    assert_eq!(names.iter().filter(|name| *name == "Kim Ny").count(), 2);
}
