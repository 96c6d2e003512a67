// Long because: all of it is told of one project, which takes long to make.
//! The report: what it says, what follows with its numbers, and that all that was published is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use samverka::domain::{Choosable as _, ReportSection, ReportTemplate};
use samverka::insight::{Facts, compute};
use samverka::report::Block;
use samverka::report::sections::{Asked, Piece, Report, Written, rows};
use samverka::report::xlsx::Cell;
use samverka::text::{Language, Text};
use samverka::workspace::Reader;
use serde_json::Value;

use crate::folder::{Folder, project};
use crate::person::words_of;

/// A project in which three came to a training, two of them women, and one of those is protected.
fn trained() -> Folder {
    let folder = project();
    folder.done(&[
        "add",
        "lead",
        "goal",
        "code=1",
        "text=Tre deltagare",
        "indicator=participants.unique",
        "target=4",
    ]);
    folder.done(&[
        "add",
        "lead",
        "cost",
        "date=2026-02-01",
        "kind=staff",
        "basis=actual",
        "amount=1200",
        "funder=fund",
    ]);
    let training = folder.add("eslöv", "training", &["title==1+1 Samtal"]);
    let of = format!("training={training}");
    let session = folder.add(
        "eslöv",
        "session",
        &[&of, "starts=2026-02-03 09:00", "minutes=150"],
    );
    let at = format!("session={session}");
    for (name, gender, protected) in [
        ("Amira Österholm", "woman", "false"),
        ("Berit Hemlig", "woman", "true"),
        ("Carl Nord", "man", "false"),
    ] {
        let fields = [
            format!("name={name}"),
            format!("gender={gender}"),
            format!("protected={protected}"),
        ];
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        let person = folder.add("eslöv", "person", &fields);
        folder.add(
            "eslöv",
            "attendance",
            &[&at, &format!("person={person}"), "status=present"],
        );
    }
    folder.done(&["export", "eslöv", "-o", "paket"]);
    folder.done(&["merge", "lead", "paket"]);
    folder
}

fn text_of(folder: &Folder, file: &str, says: &[&str]) -> String {
    folder.add(file, "report_text", says)
}

/// The words of a report that is made as of a day in 2026.
fn made(folder: &Folder, arguments: &[&str]) -> (String, String) {
    let all = [
        &["report"],
        arguments,
        &["-o", "rapport.docx", "--on", "2026-05-01"],
    ]
    .concat();
    let told = folder.done(&all);
    let words = words_of(&std::fs::read(folder.path("rapport.docx")).unwrap());
    (told, words.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " "))
}

/// The cells of a sheet, row by row.
fn sheet(path: &Path, name: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let range = book.worksheet_range(name).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn report_has_the_funds_headings_with_tables_own_words_and_numbers_that_follow() {
    let folder = trained();
    let section = |section: &str, says: &str| {
        let fields = [
            "template=final",
            &format!("section={section}"),
            &format!("text={says}"),
        ]
        .map(str::to_owned);
        text_of(
            &folder,
            "lead",
            &fields.iter().map(String::as_str).collect::<Vec<_>>(),
        )
    };
    section(
        "summary",
        "Vi blev {participants.unique:total=2}, varav {participants.unique:women} kvinnor.",
    );
    section(
        "economy",
        "Kostnad {cost.project:actual=1200} och {finns.inte}.",
    );
    section("lessons", "Två saker:\n- tid\n- mandat");
    let (told, words) = made(&folder, &["lead"]);
    assert!(
        told.contains("Rapporten är sparad: rapport.docx\n"),
        "{told}"
    );
    assert!(
        told.contains("  Sammanfattning: Deltagare var 2 och är nu 3\n"),
        "{told}"
    );
    assert!(
        told.contains("  Ekonomi: {finns.inte}\n") && !told.contains("1200"),
        "{told}"
    );
    assert!(words.contains("Vi blev 3, varav 2 kvinnor."), "{words}");
    assert!(
        words.contains("1 200 kr") && words.contains("|tid|mandat"),
        "{words}"
    );
    for heading in [
        "Slutrapport",
        "Innehåll",
        "Projektidé och förväntade resultat",
        "Jämställdhet, tillgänglighet och icke-diskriminering",
        "Utvärdering och hur resultaten används",
    ] {
        assert!(words.contains(heading), "{heading}: {words}");
    }
    let (_, words) = made(&folder, &["lead", "--template", "progress"]);
    let empty = "Vägen framåt|Inget är skrivet i det här avsnittet";
    assert!(words.contains(empty), "an empty section says so: {words}");
    let english = [
        "report",
        "lead",
        "-o",
        "r.docx",
        "--lang",
        "en",
        "--on",
        "2026-05-01",
    ];
    folder.done(&english);
    let words = words_of(&std::fs::read(folder.path("r.docx")).unwrap());
    assert!(
        words.contains("Equality, accessibility and non-discrimination"),
        "{words}"
    );
}

#[test]
fn report_is_the_same_bytes_of_the_same_file_and_day() {
    let folder = trained();
    for name in ["rapport.docx", "rapport.xlsx"] {
        let make = || {
            folder.done(&["report", "lead", "-o", name, "--on", "2026-05-01"]);
            std::fs::read(folder.path(name)).unwrap()
        };
        assert_eq!(make(), make(), "{name}");
    }
}

#[test]
fn report_leaves_out_and_orders_sections_as_they_are_chosen() {
    let folder = trained();
    text_of(
        &folder,
        "lead",
        &["template=final", "section=communication", "left_out=true"],
    );
    text_of(
        &folder,
        "lead",
        &["template=final", "section=lessons", "position=10"],
    );
    let (_, words) = made(&folder, &["lead"]);
    let at = |heading: &str| words.rfind(&format!("|{heading}|"));
    assert!(at("Lärdomar") < at("Sammanfattning"), "{words}");
    assert_eq!(at("Kommunikation"), None);
}

#[test]
fn report_of_a_municipality_holds_its_own_words_and_nobody_elses() {
    let folder = trained();
    let own = [
        "template=municipality",
        "section=summary",
        "text=Eslövs ord: {participants.unique}",
    ];
    text_of(&folder, "eslöv", &own);
    text_of(
        &folder,
        "lead",
        &[
            "template=municipality",
            "section=summary",
            "text=Ledarens ord",
        ],
    );
    let (_, words) = made(&folder, &["eslöv"]);
    assert!(
        words.contains("Eslövs ord: 3") && words.contains("Läget i samverkan"),
        "{words}"
    );
    folder.done(&["export", "eslöv", "-o", "paket"]);
    folder.done(&["merge", "lead", "paket"]);
    let (_, words) = made(
        &folder,
        &[
            "lead",
            "--template",
            "municipality",
            "--municipality",
            "1285",
        ],
    );
    assert!(
        words.contains("Eslövs ord: 3") && !words.contains("Ledarens ord"),
        "{words}"
    );
}

#[test]
fn report_texts_that_two_laptops_began_are_both_there() {
    let folder = trained();
    folder.copy("eslöv", "eslöv2");
    for (file, says) in [
        ("eslöv", "text=Från den ena"),
        ("eslöv2", "text=Från den andra"),
    ] {
        text_of(
            &folder,
            file,
            &["template=municipality", "section=ahead", says],
        );
        folder.done(&["export", file, "-o", &format!("paket {file}")]);
    }
    for order in [["eslöv", "eslöv2"], ["eslöv2", "eslöv"]] {
        folder.copy("lead", "lead2");
        for file in order {
            folder.done(&["merge", "lead2", &format!("paket {file}")]);
        }
        let asked = [
            "lead2",
            "--template",
            "municipality",
            "--municipality",
            "1285",
        ];
        let (_, words) = made(&folder, &asked);
        assert!(
            words.contains("Från den ena") && words.contains("Från den andra"),
            "{words}"
        );
        std::fs::remove_file(folder.path("lead2")).unwrap();
    }
}

#[test]
fn report_rows_stand_by_code_and_as_text() {
    let folder = trained();
    folder.done(&["report", "lead", "-o", "rader.xlsx", "--on", "2026-05-01"]);
    let rows = sheet(&folder.path("rader.xlsx"), "Rader");
    let said: Vec<String> = rows.iter().flatten().map(ToString::to_string).collect();
    for name in ["Amira", "Österholm", "Hemlig", "Carl"] {
        assert!(!said.iter().any(|cell| cell.contains(name)), "{name}");
    }
    assert!(
        said.iter().any(|cell| cell.starts_with("=1+1 Samtal")),
        "as text"
    );
    let of = |code: &str| {
        let code = code.to_owned();
        let own = rows.iter().filter(move |row| row[10].to_string() == code);
        own.map(|row| row[5].to_string())
            .collect::<BTreeSet<String>>()
    };
    let everybody = of("participants.unique:total");
    assert_eq!(everybody.len(), 3, "{everybody:?}");
    assert!(
        everybody.contains("Skyddad identitet")
            || everybody.iter().any(|one| one.contains("kydda"))
    );
    assert_eq!(of("participants.unique:men").len(), 1);
}

#[test]
fn report_says_what_is_wrong_and_changes_nothing() {
    let folder = project();
    assert!(
        folder
            .misused(&["report", "lead", "-o", "rapport.pdf"])
            .contains("rapport.pdf")
    );
    folder.misused(&["report", "lead"]);
    folder.misused(&["report", "lead", "-o", "r.docx", "--template", "vacker"]);
    let whose = folder.misused(&[
        "report",
        "lead",
        "-o",
        "r.docx",
        "--template",
        "municipality",
    ]);
    assert!(whose.contains("--municipality"), "{whose}");
    folder.refused(&["report", "lead", "-o", "r.docx", "--municipality", "1280"]);
    std::fs::write(folder.path("brev.docx"), "ett brev").unwrap();
    folder.refused(&["report", "lead", "-o", "brev.docx"]);
    assert_eq!(
        std::fs::read(folder.path("brev.docx")).unwrap(),
        b"ett brev"
    );
    assert!(!folder.path("r.docx").exists());
}

#[test]
fn report_in_word_has_marks_captions_header_rows_and_words_for_its_pictures() {
    let folder = trained();
    made(&folder, &["lead"]);
    let bytes = std::fs::read(folder.path("rapport.docx")).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut xml = String::new();
        archive
            .by_name(name)
            .unwrap()
            .read_to_string(&mut xml)
            .unwrap();
        xml
    };
    let body = part("word/document.xml");
    let count = |what: &str| body.matches(what).count();
    assert!(
        body.contains(" TOC \\o "),
        "a list of contents that Word knows"
    );
    let marks = body.matches("w:anchor=\"_Toc").count();
    assert!(marks >= 9, "{marks}");
    for mark in body
        .split("w:anchor=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        assert_eq!(
            count(&format!("w:name=\"{mark}\"")),
            1,
            "{mark} leads to one heading"
        );
    }
    assert_eq!(
        count("SEQ Tabell"),
        count("<w:tblHeader />"),
        "each table its caption and its header"
    );
    assert_eq!(
        count("SEQ Figur"),
        count("<wp:docPr "),
        "each picture its caption"
    );
    assert!(
        !body.contains("descr=\"\""),
        "and words for who does not see it"
    );
    assert!(
        !part("word/settings.xml").contains("updateFields"),
        "it opens without a question"
    );
}

// The reference project.

pub struct Boss {
    folder: Folder,
    pub text: Text,
}

impl Boss {
    const LEAD: &'static str = "exempel/lead.samverka";

    pub fn new() -> Self {
        let folder = Folder::new();
        folder.done(&["demo", "exempel"]);
        Self {
            folder,
            text: Text::new(Language::Swedish),
        }
    }

    pub fn told<T>(&self, asked: Asked, then: impl FnOnce(&Report, &Reader, &Facts) -> T) -> T {
        let reader = Reader::open(&self.folder.path(Self::LEAD)).unwrap();
        let facts = Facts::load(&reader).unwrap();
        let report = Report::read(&reader, &self.text, &facts, asked).unwrap();
        then(&report, &reader, &facts)
    }
}

pub fn asked(template: ReportTemplate, municipality: Option<&str>, on: &str) -> Asked {
    Asked {
        template,
        municipality: municipality.map(|code| code.parse().unwrap()),
        on: on.parse().unwrap(),
        period: [None, None],
    }
}

/// The published figures, each value by the code of its part.
fn published() -> BTreeMap<String, f64> {
    fn gather(path: &str, value: &Value, all: &mut BTreeMap<String, f64>) {
        match value {
            Value::Object(parts) => {
                for (name, value) in parts {
                    let name = name.replace(',', "").replace(' ', "_");
                    let between = if path.ends_with(':') { "" } else { "." };
                    gather(&format!("{path}{between}{name}"), value, all);
                }
            }
            value => drop(all.insert(path.to_owned(), value.as_f64().unwrap())),
        }
    }
    let text = include_str!("../data/boss-figures.json");
    let figures: BTreeMap<String, Value> = serde_json::from_str(text).unwrap();
    let mut all = BTreeMap::new();
    for (id, value) in figures.iter().filter(|(id, _)| id.contains('.')) {
        match value {
            Value::Object(_) => gather(&format!("{id}:"), value, &mut all),
            bare => gather(&format!("{id}:value"), bare, &mut all),
        }
    }
    all
}

/// What stands in the tables of a section, in order.
pub fn tables(pieces: &[Piece]) -> Vec<&samverka::report::Table> {
    let tables = pieces.iter().filter_map(|piece| match piece {
        Piece::Block(Block::Table(table)) => Some(table),
        _ => None,
    });
    tables.collect()
}

/// The rows behind the numbers, and the numbers.
pub fn told(book: &rows::Book<'_>) -> [Vec<Vec<Cell>>; 2] {
    let mut rows = Vec::new();
    let mut keep = |row| {
        rows.push(row);
        Ok(())
    };
    let numbers = book.each_row(&mut keep).unwrap();
    [rows, numbers.rows]
}

#[test]
fn report_of_the_model_project_holds_every_number_that_it_published_with_its_rows() {
    let boss = Boss::new();
    let final_report = asked(ReportTemplate::Final, None, "2018-10-20");
    boss.told(final_report, |report, reader, facts| {
        let mut shown: BTreeMap<String, String> = BTreeMap::new();
        for section in report.shown() {
            let tables = tables(&section.pieces);
            for number in &section.numbers {
                let Some(place) = number.place else { continue };
                let cell = &tables[place.table].rows[place.row][place.column];
                shown.insert(format!("{}:{}", number.figure, number.part), cell.clone());
            }
        }
        let [rows, numbers] = told(&rows::Book::new(report, reader, &boss.text, facts));
        let words = |cell: &Cell| match cell {
            Cell::Words(words) => words.clone(),
            other => panic!("{other:?}"),
        };
        let rows: BTreeSet<String> = rows.iter().map(|row| words(&row[10])).collect();
        for (code, value) in published() {
            let plain: String = shown
                .get(&code)
                .unwrap_or_else(|| panic!("{code} is in no table"))
                .chars()
                .filter(char::is_ascii_digit)
                .collect();
            let digits = format!("{value}");
            assert!(plain.starts_with(&digits), "{code}: {value}, shown {plain}");
            let line = numbers.iter().find(|row| words(&row[8]) == code).unwrap();
            let told = match line[5] {
                Cell::Number(number) => number as f64,
                Cell::Real(number) => number,
                ref other => panic!("{other:?}"),
            };
            assert!((told - value).abs() < 1e-9, "{code}: {told}");
            let from_others = !words(&line[7]).is_empty();
            assert!(rows.contains(&code) || from_others, "{code} has no rows");
        }
        let all = words_in(report);
        for goal in [
            "2.1.1", "2.1.2", "2.1.4", "2.1.5", "2.1.6", "2.1.7", "2.1.8",
        ] {
            assert!(all.contains(goal), "{goal}");
        }
        for told in [
            "Bromölla",
            "Ängelholm",
            "2015/00984",
            "Analys och planering",
            "2018-06-30",
        ] {
            assert!(all.contains(told), "{told}");
        }
    });
}

#[test]
fn report_says_in_how_many_municipalities_the_same_was_said_and_its_rows_say_in_which() {
    let boss = Boss::new();
    let final_report = asked(ReportTemplate::Final, None, "2018-10-20");
    let told = boss.told(final_report, |report, reader, facts| {
        let path = boss.folder.path("underlag.xlsx");
        let tables = Written::tables(report, reader, &boss.text, facts, &path).unwrap();
        std::fs::write(&path, tables.bind(&path).unwrap()).unwrap();
        let lessons = report
            .shown()
            .find(|one| one.section == ReportSection::Lessons);
        let lessons = lessons.unwrap();
        let whose = tables_of_places(&lessons.pieces);
        let lists = lessons.pieces.iter().filter_map(|piece| match piece {
            Piece::Block(Block::List(points)) => Some(points.join("\n")),
            _ => None,
        });
        whose.into_iter().chain(lists).collect::<Vec<_>>()
    });
    let codes = ["1285", "1272", "1292"].map(|code| boss.text.municipality(code.parse().unwrap()));
    for cell in &told {
        let named = cell.lines().map(|line| line.matches(", ").count() + 1);
        assert!(cell.contains('”') || named.max() <= Some(5), "{cell}");
    }
    let many = |cell: &&String| cell.contains("\u{a0}kommuner");
    assert!(told.iter().any(|cell| many(&cell)), "{told:?}");
    let rows = sheet(&boss.folder.path("underlag.xlsx"), "Sagt");
    for name in codes {
        let names = |row: &&Vec<Data>| row.iter().any(|cell| cell.to_string() == name);
        assert!(rows.iter().any(|row| names(&row)), "{name}");
    }
}

/// The cells that say in which municipalities something was said.
fn tables_of_places(pieces: &[Piece]) -> Vec<String> {
    let of_places = tables(pieces).into_iter();
    let of_places =
        of_places.filter(|table| table.columns.iter().any(|one| one.head == "Kommuner"));
    let last = of_places.flat_map(|table| table.rows.iter().filter_map(|row| row.last().cloned()));
    last.collect()
}

/// Every word of the paper.
fn words_in(report: &Report) -> String {
    let document = report.document();
    format!("{document:?}")
}

#[test]
fn report_shows_the_figures_and_their_rows_add_up_to_them_in_every_template() {
    let boss = Boss::new();
    let mut tried = 0;
    for &template in ReportTemplate::ALL {
        for (municipality, on, most) in [
            (None, "2018-10-20", usize::MAX),
            // Few enough that most are told by occasion, or by municipality.
            (None, "2017-11-03", 100),
            (Some("1285"), "2018-09-20", usize::MAX),
            (Some("1266"), "2017-06-01", 10),
        ] {
            let mut asked = asked(template, municipality, on);
            if template == ReportTemplate::Progress && municipality.is_none() {
                asked.period = ["2017-06-01", "2017-12-31"].map(|day| Some(day.parse().unwrap()));
            }
            boss.told(asked, |report, reader, facts| {
                let book = rows::Book::new(report, reader, &boss.text, facts);
                let [rows, _] = told(&book.one_by_one_to(most));
                let mut sums: BTreeMap<(String, String), f64> = BTreeMap::new();
                for row in &rows {
                    let [Cell::Words(time), Cell::Words(code)] = [&row[2], &row[10]] else {
                        panic!("{row:?}")
                    };
                    let adds = match row[7] {
                        Cell::Number(number) => number as f64,
                        Cell::Real(number) => number,
                        _ => panic!("{row:?}"),
                    };
                    *sums.entry((time.clone(), code.clone())).or_default() += adds;
                }
                for section in report.shown() {
                    let tables = tables(&section.pieces);
                    for number in &section.numbers {
                        let (time, scope) = &report.scopes[number.scope];
                        let figure = compute(facts, &number.figure, scope).unwrap();
                        let part = figure.part(&number.part).unwrap();
                        assert_eq!(part.amount, number.amount, "{number:?}");
                        assert_eq!(boss.text.part_value(part), number.words);
                        if let Some(place) = number.place {
                            let cell = &tables[place.table].rows[place.row][place.column];
                            assert!(cell.contains(&number.words), "{cell}: {number:?}");
                        }
                        // Of hours and money the rows of a counted part are its sum.
                        let code = format!("{}:{}", number.figure, number.part);
                        let summed = ["participants.hours", "cost.project", "outreach.reach"];
                        let own = sums.get(&(time.clone(), code));
                        if let (true, Some(sum)) = (summed.contains(&&*number.figure), own)
                            && number.part != "participants"
                        {
                            assert!(
                                (sum - number.amount.as_f64()).abs() < 1e-6,
                                "{sum} {number:?}"
                            );
                        }
                        tried += 1;
                    }
                }
            });
        }
    }
    assert!(tried > 1_500, "{tried} numbers");
}

#[test]
fn report_marks_the_number_that_changed_when_people_were_found_to_be_one() {
    let boss = Boss::new();
    let all = ReportSection::ALL.len();
    assert!(all > 10);
    boss.told(
        asked(ReportTemplate::Final, None, "2018-10-20"),
        |report, _, _| {
            assert_eq!(
                report.changed(&boss.text),
                ["Sammanfattning: Deltagare var 591 och är nu 585"]
            );
            assert_eq!(report.lost(), [""; 0]);
        },
    );
}
