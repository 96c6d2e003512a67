//! What real sheets hold, one trouble at a time.

use rust_xlsxwriter::{Format, Formula, Workbook};
use samverka::domain::{ActionPlan, Assignment, Cost, Person, Record, TimeReport, Training};
use samverka::intake::plan::Outcome;
use samverka::intake::sheet::{self, Cell, MOST_ROWS, Trouble};
use samverka::intake::values::{Note, Why};

use crate::sheets::{Laptop, counts, dated, excel, read, with_part, words};

/// What each is read as, in a sheet of its own: in one sheet they would be one person.
fn numbers(cells: &[&str]) -> Vec<String> {
    let mut laptop = Laptop::new();
    let read_alone = |cell: &&str| {
        let sheet = words(&[&["Namn", "Personnummer"], &["Eva Sjö", *cell]]);
        let plan = laptop.plan(&sheet, Person::KIND);
        read(&plan, Person::identity_number)
    };
    cells.iter().flat_map(read_alone).collect()
}

#[test]
fn sheet_s_identity_numbers_are_read_however_they_are_written() {
    let written = [
        "640823-3234",
        "19640823-3234",
        "196408233234",
        "1964 08 23 3234",
        "640823\u{2013}3234",
        "640823\u{2011}3234",
        "\u{a0}640823-3234\u{200b}",
        "6408233234",
        "1,96408233234E+11",
    ];
    assert_eq!(numbers(&written), ["196408233234"; 9]);
    assert_eq!(numbers(&["120101+0012"]), ["191201010012"]);
}

#[test]
fn sheet_s_numbers_that_lost_their_zeros_get_them_back_and_that_is_told() {
    let sheet = excel(|page| {
        for (column, heading) in (0..).zip(["Namn", "Personnummer", "Mobil"]) {
            page.write_string(0, column, heading).unwrap();
        }
        for (row, number) in (1..).zip([102_030_012.0, 5_150_016.0, 196_408_233_234.0]) {
            page.write_string(row, 0, format!("Person {row}")).unwrap();
            page.write_number(row, 1, number).unwrap();
            page.write_number(row, 2, 701_234_567.0).unwrap();
        }
    });
    let plan = Laptop::new().plan(&sheet, Person::KIND);
    let numbers = read(&plan, Person::identity_number);
    assert_eq!(numbers, ["200102030012", "200005150016", "196408233234"]);
    assert_eq!(read(&plan, Person::phone), ["0701234567"; 3]);
    assert_eq!(plan.notes[&(Person::identity_number, Note::Zero)].count, 2);
}

#[test]
fn sheet_s_number_that_lost_its_last_digits_is_refused() {
    let list = words(&[&["Namn", "Personnummer"], &["Eva Sjö", "1,96408E+11"]]);
    let plan = Laptop::new().plan(&list, Person::KIND);
    let Outcome::Refused(why) = &plan.rows[0].outcome else {
        panic!("{plan:?}")
    };
    assert_eq!(why, &[(Some(Person::identity_number), Why::DigitsLost)]);
}

fn adopted(sheet: &[u8]) -> Vec<String> {
    read(
        &Laptop::new().plan(sheet, ActionPlan::KIND),
        ActionPlan::adopted_on,
    )
}

#[test]
fn sheet_s_dates_are_dates_serials_or_texts_in_five_orders() {
    let sheet = excel(|page| {
        page.write_string(0, 0, "Titel").unwrap();
        page.write_string(0, 1, "Antagen").unwrap();
        let texts = [
            "2026-03-01",
            "1/3 2026",
            "1.3.2026",
            "1 mars 2026",
            "sön 1 mars 2026",
            "March 1, 2026",
        ];
        for (row, text) in (1..).zip(texts) {
            page.write_string(row, 0, format!("Plan {row}")).unwrap();
            page.write_string(row, 1, text).unwrap();
        }
        page.write_string(7, 0, "Plan 7").unwrap();
        dated(page, (7, 1), "2026-03-01", "d mmm yyyy");
        page.write_string(8, 0, "Plan 8").unwrap();
        page.write_number(8, 1, 46_082.0).unwrap();
    });
    let intake = Laptop::new().look(&sheet, Some(ActionPlan::KIND));
    assert_eq!(intake.uses[1].code(), "adopted_on");
    assert_eq!(adopted(&sheet), ["2026-03-01"; 8]);
}

#[test]
fn sheet_that_counts_from_1904_has_the_same_days() {
    let bytes = excel(|page| {
        page.write_string(0, 0, "Titel").unwrap();
        page.write_string(0, 1, "Antagen").unwrap();
        page.write_string(1, 0, "Plan").unwrap();
        dated(page, (1, 1), "2026-03-01", "yyyy-mm-dd");
        page.write_string(2, 0, "Plan B").unwrap();
        page.write_number(2, 1, 46_082.0).unwrap();
    });
    let of_1904 = with_part(&bytes, "xl/workbook.xml", |xml| {
        xml.replace("<workbookPr ", "<workbookPr date1904=\"1\" ")
    });
    assert_eq!(
        adopted(&of_1904),
        ["2030-03-02"; 2],
        "four years and a day later"
    );
}

#[test]
fn sheet_s_date_that_may_be_two_is_asked_about_unless_another_tells() {
    let list = |second: &str| words(&[&["Titel", "Antagen"], &["A", "01/03/2026"], &["B", second]]);
    let plan = Laptop::new().plan(&list("2026-04-01"), ActionPlan::KIND);
    assert_eq!(counts(&plan), [1, 0, 0, 0, 1]);
    assert_eq!(adopted(&list("31/03/2026")), ["2026-03-01", "2026-03-31"]);
    assert_eq!(adopted(&list("03/31/2026")), ["2026-01-03", "2026-03-31"]);
}

#[test]
fn sheet_s_amounts_have_decimal_commas_and_thin_spaces() {
    let heading = [
        "Datum",
        "Slag",
        "Planerad eller faktisk",
        "Belopp",
        "Bärs av",
    ];
    let kinds = ["2026-03-01", "staff", "actual", "", "own"];
    let row = |amount: &'static str| [kinds[0], kinds[1], kinds[2], amount, kinds[4]];
    let rows = [row("12\u{202f}500,00"), row("12 501 kr"), row("12.502,00")];
    let mut all: Vec<&[&str]> = vec![&heading];
    all.extend(rows.iter().map(|row| &row[..]));
    let list = words(&all);
    let plan = Laptop::new().plan(&list, Cost::KIND);
    if plan.counts().asked > 0 {
        let asked: Vec<_> = plan.questions.keys().collect();
        panic!("{asked:?}");
    }
    assert_eq!(read(&plan, Cost::amount), ["12500", "12501", "12502"]);
}

#[test]
fn sheet_s_share_of_full_time_is_the_whole_where_others_are_fractions_of_it() {
    let of = |second: f64| {
        excel(|page| {
            for (column, heading) in (0..).zip(["Person", "Roll", "Från", "Andel av heltid"]) {
                page.write_string(0, column, heading).unwrap();
            }
            for (row, share) in (1..).zip([1.0, second]) {
                page.write_string(row, 0, "Eva Sjö").unwrap();
                page.write_string(row, 1, "contact_person").unwrap();
                page.write_string(row, 2, format!("2026-0{row}-01"))
                    .unwrap();
                page.write_number(row, 3, share).unwrap();
            }
        })
    };
    let mut laptop = Laptop::new();
    crate::village::make_person(&mut laptop.workspace, "Eva Sjö");
    let plan = laptop.plan(&of(0.5), Assignment::KIND);
    assert_eq!(read(&plan, Assignment::share), ["100", "50"]);
    let plan = laptop.plan(&of(50.0), Assignment::KIND);
    let Outcome::Refused(why) = &plan.rows[0].outcome else {
        panic!("{plan:?}")
    };
    assert_eq!(why, &[(Some(Assignment::share), Why::ShareOrPercent)]);
}

#[test]
fn sheet_s_time_of_a_month_is_in_hours_where_its_heading_says_so() {
    let list = words(&[
        &["Person", "Månad", "Tid på utbildning (timmar)"],
        &["Eva Sjö", "2026-03", "12"],
    ]);
    let mut laptop = Laptop::new();
    crate::village::make_person(&mut laptop.workspace, "Eva Sjö");
    let plan = laptop.plan(&list, TimeReport::KIND);
    assert_eq!(read(&plan, TimeReport::minutes), ["720"]);
}

#[test]
fn separated_sheet_in_windows_1252_and_one_with_a_mark_say_the_same() {
    let text = "Namn;E-post;Kön\r\nÅsa Öberg;a@exempel.se;K\r\nÉva Ñandú;;M\r\n";
    let (windows, _, lost) = encoding_rs::WINDOWS_1252.encode(text);
    assert!(!lost);
    let marked = ["\u{feff}".as_bytes(), text.as_bytes()].concat();
    for bytes in [windows.as_ref(), &marked, text.as_bytes()] {
        let plan = Laptop::new().plan(bytes, Person::KIND);
        assert_eq!(read(&plan, Person::name), ["Åsa Öberg", "Éva Ñandú"]);
        assert_eq!(read(&plan, Person::gender), ["woman", "man"]);
    }
}

#[test]
fn sheet_s_spaces_that_do_not_break_and_letters_in_two_parts_are_seen_as_others() {
    let mut laptop = Laptop::new();
    let list = words(&[&["Namn", "E-post"], &["Åsa Öberg", "a@x.se"]]);
    laptop.take(&list, Person::KIND);
    let other = words(&[
        &["Namn\u{a0}", "E\u{2011}post"],
        &["A\u{30a}sa\u{a0}O\u{308}berg", "a@x.se "],
    ]);
    assert_eq!(counts(&laptop.plan(&other, Person::KIND)), [0, 0, 1, 0, 0]);
}

#[test]
fn sheet_s_titles_and_merged_and_double_headings_are_passed_by() {
    let sheet = excel(|page| {
        let format = Format::new();
        page.merge_range(0, 0, 0, 4, "Deltagare i Eslöv", &format)
            .unwrap();
        page.write_string(1, 0, "Uppdaterad 2026-03-01 av Kim")
            .unwrap();
        page.merge_range(3, 0, 3, 1, "Person", &format).unwrap();
        page.merge_range(3, 2, 3, 3, "Kontakt", &format).unwrap();
        page.merge_range(3, 4, 4, 4, "Yrke", &format).unwrap();
        for (column, heading) in (0..).zip(["Förnamn", "Efternamn", "E-post", "Telefon"]) {
            page.write_string(4, column, heading).unwrap();
        }
        for (column, cell) in (0..).zip(["Eva", "Sjö", "e@x.se", "0413-1", "Rektor"]) {
            page.write_string(5, column, cell).unwrap();
        }
        page.write_string(6, 0, "Summa").unwrap();
        page.write_number(6, 3, 1).unwrap();
    });
    let laptop = Laptop::new();
    let intake = laptop.look(&sheet, Some(Person::KIND));
    let uses: Vec<String> = intake.uses.iter().map(|one| one.code()).collect();
    assert_eq!(
        uses,
        ["name@given", "name@family", "email", "phone", "profession"]
    );
    assert_eq!(
        (&intake.table.headings[..], &intake.table.beside[..]),
        (&[4, 5][..], &[7][..])
    );
    assert_eq!(intake.table.above, [1, 2]);
    assert_eq!(
        read(&intake.plan(&mut samverka::domain::Id::nil), Person::name),
        ["Eva Sjö"]
    );
}

#[test]
fn sheet_s_cells_that_are_merged_down_the_rows_hold_for_each_of_them() {
    let sheet = excel(|page| {
        page.write_string(0, 0, "Yrke").unwrap();
        page.write_string(0, 1, "Namn").unwrap();
        page.merge_range(1, 0, 2, 0, "Rektor", &Format::new())
            .unwrap();
        page.write_string(1, 1, "Eva Sjö").unwrap();
        page.write_string(2, 1, "Per Lind").unwrap();
    });
    let plan = Laptop::new().plan(&sheet, Person::KIND);
    assert_eq!(read(&plan, Person::profession), ["Rektor", "Rektor"]);
}

#[test]
fn sheet_s_hidden_rows_and_sheets_are_left_out_and_told() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (row, name) in (0..).zip(["Namn", "Eva Sjö", "Dold Person", "Per Lind"]) {
        page.write_string(row, 0, name).unwrap();
        page.write_string(row, 1, if row == 0 { "Yrke" } else { "x" })
            .unwrap();
    }
    page.set_row_hidden(2).unwrap();
    let hidden = book.add_worksheet().set_name("Gammalt").unwrap();
    hidden.write_string(0, 0, "Namn").unwrap();
    hidden.set_hidden(true);
    let bytes = book.save_to_buffer().unwrap();
    let read_book = sheet::read(&bytes).unwrap();
    assert_eq!(read_book.hidden_sheets, ["Gammalt"]);
    assert_eq!(read_book.sheets[0].hidden_rows, 1);
    let plan = Laptop::new().plan(&bytes, Person::KIND);
    assert_eq!(read(&plan, Person::name), ["Eva Sjö", "Per Lind"]);
}

#[test]
fn sheet_of_open_document_tells_its_hidden_rows_and_is_refused_where_it_is_cut() {
    let cell = |words: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{words}</text:p></table:table-cell>"
        )
    };
    let row = |shown: &str, name: &str, profession: &str| {
        let cells = [cell(name), cell(profession)].concat();
        format!("<table:table-row{shown}>{cells}</table:table-row>")
    };
    let filtered = row(" table:visibility=\"filter\"", "Dold Person", "x");
    let rows = [
        row("", "Namn", "Yrke"),
        row("", "Eva Sjö", "Rektor"),
        filtered,
        row("", "Per Lind", "Lärare"),
    ]
    .concat();
    let whole = open_document(&rows);
    assert_eq!(sheet::read(&whole).unwrap().sheets[0].hidden_rows, 1);
    let plan = Laptop::new().plan(&whole, Person::KIND);
    assert_eq!(read(&plan, Person::name), ["Eva Sjö", "Per Lind"]);
    let cut = open_document(&format!("{rows}</tablu:table>"));
    assert!(matches!(sheet::read(&cut), Err(Trouble::Damaged(_))));
}

#[test]
fn sheet_s_like_headings_have_their_letters() {
    let list = words(&[&["Namn", "Not", "Not"], &["Eva Sjö", "a", "b"]]);
    let intake = Laptop::new().look(&list, Some(Person::KIND));
    let headings: Vec<_> = intake
        .table
        .columns
        .iter()
        .map(|one| one.heading.as_str())
        .collect();
    assert_eq!(headings, ["Namn", "Not (B)", "Not (C)"]);
}

#[test]
fn sheet_s_formula_without_its_value_is_told_and_empties_nothing() {
    let bytes = excel(|page| {
        page.write_string(0, 0, "Namn").unwrap();
        page.write_string(0, 1, "Yrke").unwrap();
        page.write_string(1, 0, "Eva Sjö").unwrap();
        page.write_formula(1, 1, Formula::new("=A1")).unwrap();
    });
    let without = with_part(&bytes, "xl/worksheets/sheet1.xml", |xml| {
        xml.replace("<v>0</v>", "")
    });
    let plan = Laptop::new().plan(&without, Person::KIND);
    let Outcome::Refused(why) = &plan.rows[0].outcome else {
        panic!("{plan:?}")
    };
    assert_eq!(why, &[(Some(Person::profession), Why::NotCounted)]);
}

#[test]
fn sheet_s_line_breaks_and_cells_that_begin_as_formulas_are_kept_as_they_are() {
    let list = words(&[
        &["Titel", "Beskrivning"],
        &["Barnrätt\ni praktiken", "=SUM(A1)\r\noch mer"],
        &["@klass", "-"],
    ]);
    let plan = Laptop::new().plan(&list, Training::KIND);
    assert_eq!(
        read(&plan, Training::title),
        ["Barnrätt i praktiken", "@klass"]
    );
    assert_eq!(
        read(&plan, Training::description),
        ["=SUM(A1)\noch mer", "-"]
    );
}

#[test]
fn sheet_of_a_million_rows_is_refused_and_one_of_a_hundred_thousand_is_read() {
    let rows = |count: usize| {
        let mut text = String::from("Namn;Yrke\n");
        (0..count).for_each(|row| text.push_str(&format!("Person {row};Lärare\n")));
        text.into_bytes()
    };
    let read = sheet::read(&rows(MOST_ROWS)).unwrap();
    assert_eq!(read.sheets[0].rows.len(), MOST_ROWS + 1);
    assert_eq!(sheet::read(&rows(1_000_000)), Err(Trouble::TooLarge));
}

#[test]
fn sheet_that_is_none_or_damaged_or_empty_says_so() {
    assert_eq!(sheet::read(b""), Err(Trouble::Nothing));
    assert!(sheet::read(b"PK\x03\x04 and no more").is_err());
    let whole = words(&[&["Namn", "Yrke"], &["Eva", "Rektor"]]);
    for length in (4..whole.len()).step_by(97) {
        assert!(sheet::read(&whole[..length]).is_err(), "{length}");
    }
    let nothing = excel(|_| {});
    assert_eq!(sheet::read(&nothing), Err(Trouble::Nothing));
}

/// An OpenDocument file with this in its first sheet.
fn open_document(rows: &str) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default();
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>\
         <table:table table:name=\"Blad1\">{rows}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn open_document_is_read_with_its_dates_and_times() {
    let cell = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let date = "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-03-01\">\
                <text:p>1 mars 2026</text:p></table:table-cell>";
    let rows = [
        row(&[cell("Titel"), cell("Antagen")]),
        row(&[cell("Plan"), date.to_owned()]),
    ];
    assert_eq!(adopted(&open_document(&rows.concat())), ["2026-03-01"]);
}

#[test]
fn old_excel_file_is_read_with_its_dates() {
    // Made by tests/data/make-sheets.sh.
    let bytes = include_bytes!("../data/deltagare.xls");
    let plan = Laptop::new().plan(bytes, Person::KIND);
    assert_eq!(read(&plan, Person::name), ["Åsa Öberg", "Per Lind"]);
    assert_eq!(
        read(&plan, Person::informed_on),
        ["2026-03-01", "2026-03-08"]
    );
    let book = sheet::read(bytes).unwrap();
    assert!(
        book.sheets[0]
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| matches!(cell, Cell::Moment(_)))
    );
}
