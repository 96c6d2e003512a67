//! How long a dry run takes of an Excel sheet with a hundred thousand rows, whose people are matched with those of a
//! large file; and how much memory the program has held at most.
//!
//! `SAMVERKA_LARGE=/tmp/demo-large cargo bench --bench intake` writes the file the first time; `-- 20000` takes other
//! than a hundred thousand rows. Every third row is somebody who is there, by name and e-mail, every third by name and
//! unit, and every third is new.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench talks to whoever runs it"
)]

mod large;

use std::sync::Arc;
use std::time::Instant;

use rust_xlsxwriter::Workbook;
use samverka::domain::{Person, Record as _, Unit};
use samverka::intake::sheet;
use samverka::intake::table::{Heading, Table};
use samverka::intake::taking::Intake;
use samverka::intake::words::Wordbook;
use samverka::text::{Language, Text};
use samverka::workspace::Reader;

/// How many rows there are, where nothing else is said.
const ROWS: usize = 100_000;

/// The sheet: people of the file, and others between them.
fn written(reader: &Reader, rows: usize) -> Vec<u8> {
    let people = reader.all::<Person>().unwrap();
    let units = reader.all::<Unit>().unwrap();
    let unit_of = |person: &Person| {
        let unit = units.iter().find(|unit| Some(unit.head.id) == person.unit);
        unit.map_or(String::new(), |unit| unit.name.clone())
    };
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (column, heading) in (0..).zip(["Namn", "E-post", "Verksamhet", "Yrke"]) {
        page.write_string(0, column, heading).unwrap();
    }
    for (nth, row) in (0..rows).zip(1..) {
        let person = &people[nth % people.len()];
        let (name, email, unit) = match nth % 3 {
            0 => (person.name.clone(), person.email.clone(), String::new()),
            1 => (person.name.clone(), String::new(), unit_of(person)),
            _ => (
                format!("Ny Person {nth}"),
                format!("ny{nth}@exempel.se"),
                String::new(),
            ),
        };
        for (column, words) in (0..).zip([&*name, &*email, &*unit, "Handläggare"]) {
            page.write_string(row, column, words).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// The most memory that the program has held, in megabytes; none where the system does not tell.
fn most_held() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024)
}

fn main() {
    let rows = std::env::args().find_map(|argument| argument.parse().ok());
    let rows = rows.unwrap_or(ROWS);
    let reader = Reader::open(&large::large()).unwrap();
    let bytes = written(&reader, rows);
    let text = Text::new(Language::Swedish);
    let today = "2018-05-15".parse().unwrap();
    println!(
        "{rows} rows in {} kB, beside {} people",
        bytes.len() / 1024,
        reader.all::<Person>().unwrap().len()
    );
    let told =
        |what: &str, begun: Instant| println!("{what:<22} {:>7} ms", begun.elapsed().as_millis());
    let whole = Instant::now();
    let begun = Instant::now();
    let book = sheet::read(&bytes).unwrap();
    told("read", begun);
    let (begun, from_1904) = (Instant::now(), book.from_1904);
    let sheet = book.sheets.into_iter().next().unwrap();
    let table = Table::find(sheet, Heading::Found, &Wordbook::new(&text));
    told("found the table", begun);
    let begun = Instant::now();
    let table = (Arc::new(table), from_1904);
    let intake = Intake::open(&reader, table, Some(Person::KIND), (&text, today));
    let intake = intake.unwrap().unwrap();
    told("knew who is there", begun);
    let begun = Instant::now();
    let mut made = 0_u128;
    let plan = intake.plan(&mut || {
        made += 1;
        samverka::domain::Id::from_u128(made)
    });
    told("planned every row", begun);
    told("the dry run", whole);
    println!("{}", plan.counts().in_words(&text));
    if let Some(megabytes) = most_held() {
        println!("at most {megabytes} MB were held");
    }
}
