//! Whatever stands in a spreadsheet: it is refused with a reason, or every row of it is accounted for.

use std::io::{Cursor, Write as _};
use std::sync::LazyLock;

use samverka::domain::{Attendance, Id, KINDS, Person, Record as _};
use samverka::intake::days::Days;
use samverka::intake::known::Known;
use samverka::intake::mapping::{Before, guess_kind, propose};
use samverka::intake::plan::{Answers, Plan, make};
use samverka::intake::sheet;
use samverka::intake::table::{Heading, Table};
use samverka::intake::values::Reading;
use samverka::intake::words::Wordbook;
use samverka::text::{Language, Text};
use samverka::workspace::Workspace;

use crate::village::Village;

static BOOK: LazyLock<Wordbook> = LazyLock::new(|| Wordbook::new(&Text::new(Language::Swedish)));
static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let mut village = Village::new();
    let laptop: Workspace = village.laptop("1285", "laptop", 0);
    let text = Text::new(Language::Swedish);
    let known = |kind| Known::load(laptop.reader(), kind, &text).unwrap();
    KINDS.iter().map(|kind| known(kind)).collect()
});

/// Reads a file, and finds out what would become of its rows.
pub fn read(bytes: &[u8]) {
    let Ok(book) = sheet::read(bytes) else {
        return;
    };
    for sheet in book.sheets {
        let rows = sheet.rows.len();
        let table = Table::find(sheet, Heading::Found, &BOOK);
        let told = table.rows.len() + table.headings.len() + table.above.len() + table.beside.len();
        assert_eq!(told, rows, "every row is told of");
        let before = Before::default();
        let guessed = guess_kind(&table, &BOOK, &before).map_or(Person::CODE, |kind| kind.code);
        for code in [guessed, Attendance::CODE] {
            let known = KNOWN.iter().find(|known| known.kind.code == code).unwrap();
            plan(&table, known, book.from_1904);
        }
    }
}

fn plan(table: &Table, known: &Known, from_1904: bool) -> Plan {
    let uses = propose(known.kind, table, &BOOK, &Before::default());
    let reading = Reading {
        days: Days::new(&BOOK),
        book: &BOOK,
        today: "2026-11-21".parse().unwrap(),
        from_1904,
    };
    let plan = make(
        table,
        &uses,
        known,
        &Answers::default(),
        &reading,
        &mut Id::nil,
    );
    assert_eq!(plan.counts().all(), plan.rows.len(), "the counts add up");
    plan
}

/// A whole `.xlsx` file around one sheet.
pub fn of_excel(sheet: &[u8]) {
    read(&zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", LINKS),
        ("xl/worksheets/sheet1.xml", sheet),
    ]));
}

const ROOT: &[u8] =
    b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
    Target=\"xl/workbook.xml\"/></Relationships>";
const WORKBOOK: &[u8] =
    b"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>\
    <sheet name=\"A\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
const LINKS: &[u8] = b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" \
    Target=\"worksheets/sheet1.xml\"/></Relationships>";

/// A whole `.ods` file around its content.
pub fn of_open_document(content: &[u8]) {
    let mime = b"application/vnd.oasis.opendocument.spreadsheet";
    let manifest = b"<manifest:manifest/>";
    read(&zipped(&[
        ("mimetype", mime),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content),
    ]));
}

/// A whole `.xls` file around its workbook.
pub fn of_old_excel(book: &[u8]) {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let mut stream = file.create_stream("/Workbook").unwrap();
    stream.write_all(book).unwrap();
    drop(stream);
    file.flush().unwrap();
    read(&file.into_inner().into_inner());
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, stored).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
