//! The progress report of a period, and how many rows may stand behind a report.

use samverka::domain::{ReportSection, ReportTemplate};
use samverka::insight::{Facts, compute};
use samverka::report::sections::links::Link;
use samverka::report::sections::{Asked, Report, rows};
use samverka::report::xlsx::Cell;
use samverka::text::{Language, Text};
use samverka::workspace::Reader;

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
    let early = [&asked[..], &["--on", "2018-02-28"]].concat();
    assert!(folder.misused(&early).contains("2018-03-01"), "not begun");
    folder.done(&asked);
}

#[test]
fn progress_report_until_a_day_is_of_the_whole_time_until_then() {
    let boss = Boss::new();
    let until = Asked {
        period: [None, Some("2018-06-30".parse().unwrap())],
        ..of_half_year()
    };
    boss.told(until, |report, _, _| {
        assert_eq!(report.scopes.len(), 1, "nothing to compare it with");
        assert_eq!(report.scopes[0].1.today, "2018-06-30".parse().unwrap());
    });
}

#[test]
fn own_text_of_a_period_says_what_its_tables_say_and_is_kept_for_the_whole_time() {
    let folder = project();
    for (day, amount) in [("2026-02-01", "1200"), ("2026-04-01", "300")] {
        let (day, amount) = (format!("date={day}"), format!("amount={amount}"));
        let cost = ["kind=staff", "basis=actual", "funder=fund", &day, &amount];
        folder.add("lead", "cost", &cost);
    }
    for section in ["economy", "activities"] {
        let section = format!("section={section}");
        let text = "text=Det är {cost.project:actual=1500} kronor.";
        folder.add(
            "lead",
            "report_text",
            &["template=progress", &section, text],
        );
    }
    let reader = Reader::open(&folder.path("lead")).unwrap();
    let (facts, text) = (Facts::load(&reader).unwrap(), Text::new(Language::Swedish));
    let read = |period: [&str; 2]| {
        let asked = Asked {
            period: period.map(|day| day.parse().ok()),
            ..asked(ReportTemplate::Progress, None, "2026-05-01")
        };
        Report::read(&reader, &text, &facts, asked).unwrap()
    };
    let of_period = read(["2026-04-01", "2026-04-30"]);
    let reads = |section| {
        let mut all = of_period.sections.iter();
        let found = all.find(|one| one.section == section).unwrap();
        found.texts[0].reads.replace(['\u{a0}', '\u{202f}'], " ")
    };
    assert!(reads(ReportSection::Activities).contains("300"));
    assert!(
        reads(ReportSection::Economy).contains("1 500"),
        "as its table"
    );
    assert_eq!(of_period.changed(&text), [""; 0]);
    let link = Link::to("cost.project", Some("actual"));
    assert_eq!(
        of_period.part(&link),
        None,
        "nothing of it is written into the text"
    );
    let cost = |report: &Report| {
        let all = report.linkable().into_iter();
        let mut typed = all.map(|[.., typed]| typed);
        typed.find(|typed| typed.starts_with("{cost.project:actual"))
    };
    assert_eq!(cost(&of_period).unwrap(), "{cost.project:actual}");
    let whole = read(["", ""]);
    assert_eq!(cost(&whole).unwrap(), "{cost.project:actual=1500}");
    assert!(whole.part(&link).is_some());
}
