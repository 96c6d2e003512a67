//! A document as a Word file.
//!
//! The library writes the body; the styles are a file of our own, and three things it cannot say are put in
//! afterwards: which row of a table is its header, what the document is called, and in which language it is.

mod fields;
mod tables;

use std::io::{self, Cursor, Write};

use docx_rs::{
    AbstractNumbering, BreakType, Docx, Footer, IndentLevel, Level as ListLevel, LevelJc,
    LevelText, LineSpacing, NumPages, NumberFormat, Numbering, NumberingId, PageMargin, PageNum,
    Paragraph, Pic, Run, SpecialIndentType, Start, Tab, TabValueType, XMLDocx,
};
use zip::write::SimpleFileOptions;

use self::tables::{HEAD, facts_table, fill_in_table, rows_table};
use super::{Block, Captioned, Document, Level};
use crate::text::Language;

const STYLES: &str = include_str!("../../assets/report/styles.xml");
/// The width between the margins of an A4 page, in twentieths of a point.
const WIDTH: usize = 9_354;
const MARGIN: i32 = 1_276;
/// The most that a picture has of a page's height, in points.
const HIGHEST: u64 = 560;
/// The library has a numbering of its own, 1.
const POINTS: usize = 2;

/// The document as the bytes of a .docx file: always the same for the same document.
///
/// # Errors
/// If memory runs out.
pub fn write(document: &Document) -> io::Result<Vec<u8>> {
    let mut docx = Docx::new()
        .page_size(11_906, 16_838)
        .page_margin(margins())
        .footer(footer(&document.footer))
        .add_abstract_numbering(points())
        .add_numbering(Numbering::new(POINTS, POINTS))
        .add_abstract_numbering(fields::chapters())
        .add_numbering(Numbering::new(fields::CHAPTERS, fields::CHAPTERS))
        .add_paragraph(styled("Title", &document.title));
    if !document.subtitle.is_empty() {
        docx = docx.add_paragraph(styled("Subtitle", &document.subtitle));
    }
    let mut places = Places {
        has_contents: document.blocks.iter().any(is_contents),
        ..Places::default()
    };
    for (place, block) in document.blocks.iter().enumerate() {
        let after = document.blocks.get(place + 1);
        docx = match block {
            Block::Picture { png, size, .. } => {
                let keeps = matches!(after, Some(Block::Caption { .. }));
                docx.add_paragraph(picture(png, *size, place).keep_next(keeps))
            }
            Block::Contents(title) => fields::contents(docx, document, title),
            Block::Heading(level, words) => docx.add_paragraph(places.heading(*level, words)),
            Block::Caption { of, label, words } => {
                docx.add_paragraph(places.caption(*of, label, words))
            }
            block => add(docx, block),
        };
    }
    archive(&parts(docx.build(), document))
}

fn is_contents(block: &Block) -> bool {
    matches!(block, Block::Contents(_))
}

/// How far the numbers have come that run through a document.
#[derive(Default)]
struct Places {
    has_contents: bool,
    headings: usize,
    tables: usize,
    pictures: usize,
}

impl Places {
    fn heading(&mut self, level: Level, words: &str) -> Paragraph {
        let place = self.headings;
        self.headings += 1;
        match self.has_contents {
            true => fields::heading(heading(level), level, words, place),
            false => styled(heading(level), words),
        }
    }

    /// A table's stands above it and goes with it to the next page; a picture's stands below.
    fn caption(&mut self, of: Captioned, label: &str, words: &str) -> Paragraph {
        let number = match of {
            Captioned::Table => &mut self.tables,
            Captioned::Picture => &mut self.pictures,
        };
        *number += 1;
        let caption = fields::caption(label, *number, words);
        match of {
            Captioned::Table => caption.keep_next(true),
            Captioned::Picture => caption.line_spacing(LineSpacing::new().before(40).after(260)),
        }
    }
}

fn add(docx: Docx, block: &Block) -> Docx {
    match block {
        Block::Paragraph(words) => docx.add_paragraph(styled("BodyText", words)),
        Block::Note(words) => docx.add_paragraph(styled("Note", words)),
        Block::Code(words) => docx.add_paragraph(styled("Code", words)),
        Block::List(points) => points.iter().fold(docx, |docx, words| {
            docx.add_paragraph(numbered(styled("ListParagraph", words), POINTS))
        }),
        // A table must have rows.
        Block::Facts(facts) if facts.is_empty() => docx,
        Block::Facts(facts) => docx.add_table(facts_table(facts)).add_paragraph(gap()),
        Block::Table(table) => docx.add_table(rows_table(table)).add_paragraph(gap()),
        Block::ToFillIn(labels) => docx.add_table(fill_in_table(labels)).add_paragraph(gap()),
        Block::Lines(lines) => (0..*lines).fold(docx, |docx, _| {
            docx.add_paragraph(Paragraph::new().style("WritingLine"))
        }),
        Block::PageBreak => {
            docx.add_paragraph(Paragraph::new().add_run(Run::new().add_break(BreakType::Page)))
        }
        // These know their place in the document.
        _ => docx,
    }
}

/// A paragraph of a list.
fn numbered(paragraph: Paragraph, list: usize) -> Paragraph {
    paragraph.numbering(NumberingId::new(list), IndentLevel::new(0))
}

/// A picture on a line of its own, no larger than a page has room for; `place` tells it from the others.
fn picture(png: &[u8], (width, height): (u32, u32), place: usize) -> Paragraph {
    let (most, highest) = (WIDTH as u64 / 20, HIGHEST);
    let (wide, high) = (u64::from(width.max(1)), u64::from(height.max(1)));
    // Of two fractions, the one that makes it smaller, and never larger than it is.
    let share = |room: u64, needed: u64| (room.min(needed), needed);
    let (across, down) = (share(most, wide), share(highest, high));
    let (top, bottom) = if across.0 * down.1 <= down.0 * across.1 {
        across
    } else {
        down
    };
    let emu = |points: u64| u32::try_from(points * top * 12_700 / bottom).unwrap_or(u32::MAX);
    let drawn = Pic::new_with_dimensions(png.to_vec(), width, height)
        .id(format!("rIdImage{place}"))
        .size(emu(wide), emu(high));
    Paragraph::new()
        .style("BodyText")
        .add_run(Run::new().add_image(drawn))
}

fn heading(level: Level) -> &'static str {
    match level {
        Level::First => "Heading1",
        Level::Second => "Heading2",
        Level::Third => "Heading3",
    }
}

fn styled(style: &str, words: &str) -> Paragraph {
    Paragraph::new().style(style).add_run(run(words))
}

/// The words with their line breaks, without the characters that a document cannot hold.
fn run(words: &str) -> Run {
    let allowed = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    let lines = words.lines().enumerate();
    lines.fold(Run::new(), |run, (at, line)| {
        let line: String = line.replace('\t', " ").chars().filter(allowed).collect();
        let run = if at > 0 {
            run.add_break(BreakType::TextWrapping)
        } else {
            run
        };
        run.add_text(line)
    })
}

/// Two tables after each other would become one.
fn gap() -> Paragraph {
    Paragraph::new().style("Gap")
}

fn margins() -> PageMargin {
    PageMargin::new()
        .top(MARGIN)
        .bottom(MARGIN)
        .left(MARGIN)
        .right(MARGIN)
        .header(600)
        .footer(600)
}

fn footer(words: &str) -> Footer {
    let numbered = styled("Footer", words)
        .add_tab(Tab::new().val(TabValueType::Right).pos(WIDTH))
        .add_run(Run::new().add_tab())
        .add_page_num(PageNum::new())
        .add_run(Run::new().add_text(" ("))
        .add_num_pages(NumPages::new())
        .add_run(Run::new().add_text(")"));
    Footer::new().add_paragraph(numbered)
}

fn points() -> AbstractNumbering {
    let level = ListLevel::new(
        0,
        Start::new(1),
        NumberFormat::new("bullet"),
        LevelText::new("•"),
        LevelJc::new("left"),
    );
    let indent = Some(SpecialIndentType::Hanging(280));
    AbstractNumbering::new(POINTS).add_level(level.indent(Some(340), indent, None, None))
}

/// The files that a .docx file is made of.
fn parts(built: XMLDocx, document: &Document) -> Vec<(String, Vec<u8>)> {
    let body = String::from_utf8_lossy(&built.document);
    let body = with_header_rows(&without_paragraph_ids(&body));
    let body = with_words_for_pictures(&body, document);
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), built.content_type),
        ("_rels/.rels".to_owned(), built.rels),
        ("docProps/app.xml".to_owned(), built.doc_props.app),
        ("docProps/core.xml".to_owned(), core(document).into_bytes()),
        ("docProps/custom.xml".to_owned(), built.doc_props.custom),
        (
            "word/_rels/document.xml.rels".to_owned(),
            built.document_rels,
        ),
        ("word/document.xml".to_owned(), body.into_bytes()),
        (
            "word/styles.xml".to_owned(),
            styles(document.language).into_bytes(),
        ),
        ("word/settings.xml".to_owned(), built.settings),
        ("word/fontTable.xml".to_owned(), built.font_table),
        ("word/comments.xml".to_owned(), built.comments),
        ("word/numbering.xml".to_owned(), built.numberings),
        (
            "word/commentsExtended.xml".to_owned(),
            built.comments_extended,
        ),
        ("word/footnotes.xml".to_owned(), built.footnotes),
    ];
    for (name, bytes) in built.media {
        parts.push((format!("word/media/{name}.png"), bytes));
    }
    for (at, footer) in built.footers.iter().enumerate() {
        let footer = without_paragraph_ids(&String::from_utf8_lossy(footer));
        parts.push((format!("word/footer{}.xml", at + 1), footer.into_bytes()));
    }
    parts
}

/// The archive of these files: always the same bytes.
fn archive(parts: &[(String, Vec<u8>)]) -> io::Result<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Paragraphs are numbered through everything written so far; nothing needs the numbers.
fn without_paragraph_ids(xml: &str) -> String {
    const ID: &str = " w14:paraId=\"";
    let mut pieces = xml.split(ID);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |so_far, piece| {
        so_far + piece.split_once('"').map_or("", |(_, rest)| rest)
    })
}

/// Marks the header rows, so that they are repeated on every page and told to who cannot see them.
fn with_header_rows(xml: &str) -> String {
    let head = format!("<w:pStyle w:val=\"{HEAD}\" />");
    let rows = xml.split_inclusive("</w:tr>").map(|row| {
        if row.contains(&head) {
            row.replacen("<w:cantSplit />", "<w:cantSplit /><w:tblHeader />", 1)
        } else {
            row.to_owned()
        }
    });
    rows.collect()
}

/// Gives each picture a number and the words that tell what it shows.
fn with_words_for_pictures(xml: &str, document: &Document) -> String {
    let words = document.blocks.iter().filter_map(|block| match block {
        Block::Picture { words, .. } => Some(words),
        _ => None,
    });
    let mut pieces = xml.split("<wp:docPr id=\"1\" name=\"Figure\" />");
    let first = pieces.next().unwrap_or_default().to_owned();
    let numbered = pieces.zip(words).enumerate();
    numbered.fold(first, |so_far, (place, (piece, words))| {
        let (number, words) = (place + 1, escaped(words));
        let named = format!("<wp:docPr id=\"{number}\" name=\"{number}\" descr=\"{words}\" />");
        so_far + &named + piece
    })
}

fn styles(language: Language) -> String {
    STYLES.replace("LANGUAGE", tag(language))
}

fn tag(language: Language) -> &'static str {
    match language {
        Language::Swedish => "sv-SE",
        Language::English => "en-GB",
    }
}

/// What the document says about itself, for archives and for who cannot see it.
fn core(document: &Document) -> String {
    let day = format!("{}T00:00:00Z", document.made_on.format("%F"));
    let author = match document.author.as_str() {
        "" => "Samverka",
        author => author,
    };
    let (title, author) = (escaped(&document.title), escaped(author));
    let language = tag(document.language);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{title}</dc:title><dc:creator>{author}</dc:creator>\
         <cp:lastModifiedBy>{author}</cp:lastModifiedBy><dc:language>{language}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{day}</dcterms:modified>\
         </cp:coreProperties>"
    )
}

fn escaped(words: &str) -> String {
    let words: String = words.chars().filter(|c| !c.is_control()).collect();
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::super::{Column, Table};
    use super::*;

    fn example() -> Document {
        let mut document = Document {
            title: "Allt om Åsa & Östen".into(),
            subtitle: "Projektet Samverkan".into(),
            language: Language::Swedish,
            author: String::new(),
            made_on: "2026-11-22".parse().unwrap(),
            footer: "Samverka".into(),
            blocks: Vec::new(),
        };
        document.heading(Level::First, "Möten");
        document.paragraph("Två rader:\nden <andra>\u{1}.");
        document.blocks.push(Block::Note("Obs".into()));
        document
            .blocks
            .push(Block::List(vec!["Ett".into(), "Två".into()]));
        document
            .blocks
            .push(Block::Facts(vec![("Namn".into(), "Åsa".into())]));
        let mut table = Table::new(vec![
            Column::words("Dag", 2),
            Column::numbers("Minuter", 1),
            Column::words("Plats", 2),
            Column::numbers("Kom", 1),
        ]);
        let row = ["2026-01-02", "90", "Rådhuset", "12"];
        table.rows.push(row.map(str::to_owned).to_vec());
        document.blocks.push(Block::Table(table));
        document.blocks.push(Block::PageBreak);
        document.blocks.push(Block::Code("ABCD-1234".into()));
        document
    }

    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive
            .by_name(name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    }

    #[test]
    fn the_same_document_is_always_the_same_bytes() {
        let once = write(&example()).unwrap();
        assert_eq!(once, write(&example()).unwrap());
        let elsewhere = std::thread::spawn(|| write(&example()).unwrap());
        assert_eq!(once, elsewhere.join().unwrap());
    }

    #[test]
    fn every_word_is_there_as_it_was_given_but_for_what_a_document_cannot_hold() {
        let body = part(&write(&example()).unwrap(), "word/document.xml");
        for words in [
            "Allt om Åsa &amp; Östen",
            "Projektet Samverkan",
            "den &lt;andra&gt;.",
            "2026-01-02",
            "ABCD-1234",
        ] {
            assert!(body.contains(&format!(">{words}<")), "{words}: {body}");
        }
        assert!(body.contains("<w:br"), "the line break is kept");
    }

    #[test]
    fn a_tables_first_row_is_its_header_and_no_other() {
        let body = part(&write(&example()).unwrap(), "word/document.xml");
        let headers: Vec<&str> = body
            .split("</w:tr>")
            .filter(|row| row.contains("<w:tblHeader />"))
            .collect();
        assert_eq!(headers.len(), 1, "{body}");
        assert!(headers[0].contains("Minuter") && !headers[0].contains(">90<"));
    }

    #[test]
    fn a_number_has_room_to_the_words_of_the_next_column() {
        let body = part(&write(&example()).unwrap(), "word/document.xml");
        let room = |words: &str| {
            let before = body.split(&format!(">{words}<")).next().unwrap();
            let paragraph = before.rsplit("<w:p>").next().unwrap();
            paragraph.contains("w:right=\"200\"")
        };
        assert!(room("Minuter") && room("90"), "{body}");
        for words in ["Dag", "2026-01-02", "Rådhuset", "Kom", "12"] {
            assert!(!room(words), "{words}: {body}");
        }
    }

    #[test]
    fn facts_that_there_are_none_of_are_no_table() {
        let mut document = example();
        document.blocks = vec![Block::Facts(Vec::new())];
        let body = part(&write(&document).unwrap(), "word/document.xml");
        assert!(!body.contains("<w:tbl>"), "{body}");
    }

    #[test]
    fn pictures_are_within_the_page_and_told_in_words_each_by_a_number_of_its_own() {
        let mut document = example();
        for (png, size, words) in [
            (b"one", (2_000, 500), "Tavlan \"Tid\""),
            (b"two", (100, 100), "En karta"),
        ] {
            document.blocks.push(Block::Picture {
                png: png.to_vec(),
                size,
                words: words.into(),
            });
        }
        let bytes = write(&document).unwrap();
        let body = part(&bytes, "word/document.xml");
        assert!(body.contains("id=\"1\" name=\"1\" descr=\"Tavlan &quot;Tid&quot;\""));
        assert!(body.contains("id=\"2\" name=\"2\" descr=\"En karta\""));
        // As wide as the page, and in its own shape.
        assert!(
            body.contains("<wp:extent cx=\"5930900\" cy=\"1482725\" />"),
            "{body}"
        );
        assert!(
            body.contains("<wp:extent cx=\"1270000\" cy=\"1270000\" />"),
            "{body}"
        );
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let names = archive.file_names().filter_map(Result::ok);
        let media: Vec<String> = names
            .filter(|name| name.starts_with("word/media/"))
            .map(|name| name.into_owned())
            .collect();
        assert_eq!(media.len(), 2, "{media:?}");
        let rels = part(&bytes, "word/_rels/document.xml.rels");
        for name in media {
            assert!(rels.contains(name.trim_start_matches("word/")), "{rels}");
            assert!(archive.by_name(&name).unwrap().size() == 3);
        }
        assert_eq!(bytes, write(&document).unwrap());
    }

    #[test]
    fn it_says_what_it_is_called_and_in_which_language() {
        let bytes = write(&example()).unwrap();
        let core = part(&bytes, "docProps/core.xml");
        assert!(core.contains("<dc:title>Allt om Åsa &amp; Östen</dc:title>"));
        assert!(core.contains("<dc:creator>Samverka</dc:creator>"));
        assert!(core.contains("2026-11-22T00:00:00Z"));
        assert!(part(&bytes, "word/styles.xml").contains("<w:lang w:val=\"sv-SE\""));
    }

    #[test]
    fn every_style_that_is_used_is_there() {
        let bytes = write(&example()).unwrap();
        let styles = part(&bytes, "word/styles.xml");
        let used = part(&bytes, "word/document.xml") + &part(&bytes, "word/footer1.xml");
        for kind in ["pStyle", "tblStyle"] {
            for piece in used.split(&format!("<w:{kind} w:val=\"")).skip(1) {
                let style = piece.split('"').next().unwrap();
                assert!(
                    styles.contains(&format!("w:styleId=\"{style}\"")),
                    "{style}"
                );
            }
        }
    }
}
