//! What a file may come to: no cell far away, no repetition and no false word of its size holds the program.

use std::io::{Cursor, Read as _, Write as _};

use rust_xlsxwriter::Format;
use samverka::domain::{Person, Record};
use samverka::intake::sheet::{self, Trouble};

use crate::sheets::{Laptop, excel, read, with_part, words};

#[test]
fn sheet_with_a_gap_of_a_million_rows_costs_nothing_and_what_is_far_away_is_told() {
    let bytes = excel(|page| {
        page.write_string(0, 0, "Namn").unwrap();
        page.write_string(0, 1, "Yrke").unwrap();
        page.write_string(1, 0, "Eva Sjö").unwrap();
        page.write_string(1_048_575, 0, "Per Lind").unwrap();
        page.write_string(1_048_575, 16_383, "långt bort").unwrap();
    });
    let held: usize = sheet::read(&bytes).unwrap().sheets[0]
        .rows
        .iter()
        .map(|row| row.cells.capacity())
        .sum();
    assert_eq!(held, 4, "no more than what is written");
    let mut laptop = Laptop::new();
    let plan = laptop.plan(&bytes, Person::KIND);
    assert_eq!(read(&plan, Person::name), ["Eva Sjö", "Per Lind"]);
    assert_eq!(plan.rows[1].number, 1_048_576);
    let told = laptop
        .look(&bytes, Some(Person::KIND))
        .told_beside(&plan, &[]);
    assert!(told[0].contains("inte inlästa: 1."), "{told:?}");
    let text = format!("Namn{}far\nEva Sjö\n", ";".repeat(1_005));
    assert_eq!(
        sheet::read(text.as_bytes()).unwrap().sheets[0].far_columns,
        6
    );
}

/// Two people, with the sheet's own text changed.
fn written(change: impl Fn(String) -> String) -> Vec<u8> {
    let sheet = words(&[
        &["Namn", "Yrke"],
        &["Eva Sjö", "Rektor"],
        &["Per Lind", "Lärare"],
    ]);
    with_part(&sheet, "xl/worksheets/sheet1.xml", change)
}

#[test]
fn sheet_whose_rows_all_reach_far_is_refused() {
    let row = |number: u32| format!("<row r=\"{number}\"><c r=\"ALL{number}\"><v>1</v></c></row>");
    let far = |rows: u32| {
        written(|xml| {
            let rows: String = (4..rows + 4).map(row).collect();
            xml.replace("</sheetData>", &format!("{rows}</sheetData>"))
        })
    };
    assert!(sheet::read(&far(100)).is_ok());
    assert_eq!(sheet::read(&far(10_001)), Err(Trouble::TooLarge));
}

#[test]
fn sheet_whose_merged_cells_lie_over_each_other_is_refused() {
    let merged = "<mergeCell ref=\"A1:ALL1048576\"/>".repeat(4_000);
    let bytes = written(|xml| {
        let merged = format!("</sheetData><mergeCells>{merged}</mergeCells>");
        xml.replace("</sheetData>", &merged)
    });
    assert_eq!(sheet::read(&bytes), Err(Trouble::TooLarge));
}

#[test]
fn sheet_s_merged_cells_are_the_same_whichever_corner_is_named_first() {
    let bytes = excel(|page| {
        for (row, name) in (0..).zip(["Namn", "Eva Sjö", "Per Lind"]) {
            page.write_string(row, 0, name).unwrap();
        }
        page.write_string(0, 1, "Yrke").unwrap();
        page.merge_range(1, 1, 2, 1, "Rektor", &Format::new())
            .unwrap();
    });
    for corners in ["B2:B3", "B3:B2"] {
        let turned = with_part(&bytes, "xl/worksheets/sheet1.xml", |xml| {
            xml.replace("B2:B3", corners)
        });
        let plan = Laptop::new().plan(&turned, Person::KIND);
        assert_eq!(
            read(&plan, Person::profession),
            ["Rektor", "Rektor"],
            "{corners}"
        );
    }
    let aside = with_part(&bytes, "xl/worksheets/sheet1.xml", |xml| {
        xml.replace("B2:B3", "F2:B2")
    });
    assert_eq!(sheet::read(&aside).unwrap().sheets[0].rows.len(), 3);
}

#[test]
fn sheet_whose_part_is_not_there_is_damaged_and_no_chart() {
    let whole = written(|xml| xml);
    let without = with_part(&whole, "xl/_rels/workbook.xml.rels", |xml| {
        xml.replace("worksheets/sheet1.xml", "worksheets/none.xml")
    });
    assert!(matches!(sheet::read(&without), Err(Trouble::Damaged(_))));
}

/// The workbook of an old Excel file, changed.
fn old(change: impl Fn(&mut Vec<u8>)) -> Vec<u8> {
    let bytes = include_bytes!("../data/deltagare.xls").to_vec();
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).unwrap();
    let mut book = Vec::new();
    file.open_stream("/Workbook")
        .unwrap()
        .read_to_end(&mut book)
        .unwrap();
    change(&mut book);
    file.create_stream("/Workbook")
        .unwrap()
        .write_all(&book)
        .unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// Where the records of a sort begin.
fn records(book: &[u8], sort: u16) -> Vec<usize> {
    let number = |at: usize| u16::from_le_bytes([book[at], book[at + 1]]);
    let (mut at, mut found) = (0, Vec::new());
    while at + 4 <= book.len() {
        if number(at) == sort {
            found.push(at + 4);
        }
        at += 4 + usize::from(number(at + 2));
    }
    found
}

#[test]
fn old_excel_file_s_hidden_rows_are_left_out_and_told() {
    let bytes = old(|book| {
        let second = records(book, 0x0208)[1];
        book[second + 12] |= 0x20;
    });
    let book = sheet::read(&bytes).unwrap();
    assert_eq!(book.sheets[0].hidden_rows, 1);
    let plan = Laptop::new().plan(&bytes, Person::KIND);
    assert_eq!(read(&plan, Person::name), ["Per Lind"]);
}

#[test]
fn old_excel_file_that_says_more_than_it_holds_is_damaged() {
    let size = old(|book| {
        let size = records(book, 0x0200)[0];
        book[size + 4..size + 8].fill(0xff);
    });
    let begins = old(|book| {
        let sheet = records(book, 0x0085)[0];
        book[sheet..sheet + 4].fill(0x7f);
    });
    for bytes in [size, begins] {
        assert!(matches!(sheet::read(&bytes), Err(Trouble::Damaged(_))));
    }
}

#[test]
fn sheet_with_a_password_says_so() {
    let of_old = old(|book| {
        // The first record after the beginning becomes the one that says it.
        let first = 4 + usize::from(book[2]);
        book[first..first + 2].copy_from_slice(&0x002f_u16.to_le_bytes());
    });
    assert_eq!(sheet::read(&of_old), Err(Trouble::Locked));
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for name in ["/EncryptionInfo", "/EncryptedPackage"] {
        file.create_stream(name)
            .unwrap()
            .write_all(b"nothing to read")
            .unwrap();
    }
    file.flush().unwrap();
    let of_new = file.into_inner().into_inner();
    assert_eq!(sheet::read(&of_new), Err(Trouble::Locked));
}
