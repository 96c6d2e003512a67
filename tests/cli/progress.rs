//! The progress report of a period, and how many rows may stand behind a report.

use samverka::domain::{ReportSection, ReportTemplate};
use samverka::insight::compute;
use samverka::report::sections::{Asked, rows};
use samverka::report::xlsx::Cell;

use crate::folder::project;
use crate::report::{Boss, asked, tables, told};

fn of_half_year() -> Asked {
    Asked {
        period: ["2018-01-01", "2018-06-30"].map(|day| Some(day.parse().unwrap())),
        ..asked(ReportTemplate::Progress, None, "2018-10-16")
    }
}

#[test]
fn progress_report_tells_of_its_period_beside_the_whole_time_until_then() {
    let boss = Boss::new();
    boss.told(of_half_year(), |report, _, facts| {
        let of = |section: ReportSection| {
            let found = report.sections.iter().find(|one| one.section == section);
            found.unwrap()
        };
        let [period, whole] = [0, 1].map(|place| report.scopes[place].1.clone());
        assert_eq!(
            (period.from, period.to, whole.from, whole.today),
            (
                Some("2018-01-01".parse().unwrap()),
                Some("2018-06-30".parse().unwrap()),
                None,
                "2018-06-30".parse().unwrap(),
            )
        );
        let short = tables(&of(ReportSection::Summary).pieces)[0];
        let hours = |scope| {
            let figure = compute(facts, "participants.hours", scope).unwrap();
            boss.text.part_value(figure.part("total").unwrap())
        };
        let row = short
            .rows
            .iter()
            .find(|row| row[1] == hours(&period))
            .unwrap();
        assert_eq!(row[2], hours(&whole));
        assert_ne!(row[1], row[2]);
        let at = |section, scope| of(section).numbers.iter().all(|one| one.scope == scope);
        assert!(
            at(ReportSection::Activities, 0),
            "what was done is of the period"
        );
        assert!(at(ReportSection::Economy, 1), "a plan is of the whole time");
        let days = &tables(&of(ReportSection::Deviations).pieces);
        let events = &days.last().unwrap().rows;
        assert!(!events.is_empty());
        assert!(
            events.iter().all(|row| row[0].starts_with("2018-0")),
            "{events:?}"
        );
        let paper = format!("{:?}", report.document());
        assert!(paper.contains("2018-01-01 – 2018-06-30"));
        assert!(paper.contains("Från start till och med 30 juni 2018"));
    });
}

#[test]
fn rows_behind_a_report_are_never_more_than_there_is_room_for_and_say_what_is_left_out() {
    let boss = Boss::new();
    let report = asked(ReportTemplate::Final, None, "2018-10-16");
    boss.told(report, |report, reader, facts| {
        let book = |all| rows::Book::new(report, reader, &boss.text, facts).at_most(all);
        let all = told(&book(usize::MAX))[0].len();
        let left_out = |rows: &[Vec<Cell>]| {
            let says = |row: &&Vec<Cell>| matches!(&row[4], Cell::Words(words) if words.contains("får inte plats"));
            rows.iter().filter(says).count()
        };
        for room in [all, 5_000, 1_000, 300] {
            let [rows, _] = told(&book(room));
            assert!(rows.len() <= room, "{} of {room}", rows.len());
            assert_eq!(left_out(&rows) > 0, room == 300, "{room}");
        }
    });
}

#[test]
fn period_is_the_progress_report_s_and_ends_after_it_begins() {
    let folder = project();
    let mut asked = vec!["report", "lead", "-o", "lage.docx", "--from", "2018-03-01"];
    assert!(folder.misused(&asked).contains("--template progress"));
    asked.extend(["--template", "progress", "--to", "2018-02-01"]);
    assert!(folder.misused(&asked).contains("2018-02-01"));
    asked.pop();
    asked.push("2018-03-31");
    folder.done(&asked);
}
