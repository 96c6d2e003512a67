//! What a Word file reckons by itself: the list of contents, and the numbers of tables and figures. What it has come
//! to stands there already, so that nothing is asked when the file is opened.

use docx_rs::{
    AbstractNumbering, Docx, FieldCharType, Hyperlink, HyperlinkType, InstrText,
    Level as ListLevel, LevelJc, LevelText, NumberFormat, Paragraph, Run, SpecialIndentType, Start,
    Tab, TabValueType,
};

use super::super::{Block, Document, Level};
use super::{run, styled};

/// The numbering of chapters, where a document has a list of contents.
pub(super) const CHAPTERS: usize = 3;

/// The headings that stand in the list of contents: chapters and their sections, with the number of each chapter.
fn listed(document: &Document) -> impl Iterator<Item = (usize, Option<usize>, &str)> {
    let headings = document.blocks.iter().filter_map(|block| match block {
        Block::Heading(level, words) => Some((*level, words)),
        _ => None,
    });
    let mut chapter = 0;
    let headings = headings.enumerate().map(move |(place, (level, words))| {
        chapter += usize::from(level == Level::First);
        (place, level, chapter, words)
    });
    headings.filter_map(|(place, level, chapter, words)| match level {
        Level::First => Some((place, Some(chapter), words.as_str())),
        Level::Second => Some((place, None, words.as_str())),
        Level::Third => None,
    })
}

/// The place that a heading is found by.
pub(super) fn mark(place: usize) -> String {
    format!("_Toc{:06}", place + 1)
}

/// A heading that the list of contents leads to; chapters are numbered.
pub(super) fn heading(style: &str, level: Level, words: &str, place: usize) -> Paragraph {
    let heading = Paragraph::new()
        .style(style)
        .add_bookmark_start(place + 1, mark(place))
        .add_run(run(words))
        .add_bookmark_end(place + 1);
    match level {
        Level::First => super::numbered(heading, CHAPTERS),
        Level::Second | Level::Third => heading,
    }
}

/// The list of contents: links, without a column for pages. Only whoever lays the pages out knows their numbers; a
/// document that lets Word find them asks its reader a question, and an empty column would be a promise. Word puts them
/// in when the list is updated.
pub(super) fn contents(mut docx: Docx, document: &Document, title: &str) -> Docx {
    docx = docx.add_paragraph(styled("ContentsTitle", title));
    let begin = Run::new()
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(InstrText::Unsupported(
            " TOC \\o \"1-2\" \\h \\z \\u ".to_owned(),
        ))
        .add_field_char(FieldCharType::Separate, false);
    let mut begin = Some(begin);
    for (place, chapter, words) in listed(document) {
        let mut entry = Paragraph::new().style(if chapter.is_some() { "TOC1" } else { "TOC2" });
        if let Some(begin) = begin.take() {
            entry = entry.add_run(begin);
        }
        let mut link = Hyperlink::new(mark(place), HyperlinkType::Anchor);
        if let Some(chapter) = chapter {
            let number = Run::new().add_text(chapter.to_string()).add_tab();
            link = link.add_run(number);
            entry = entry.add_tab(Tab::new().val(TabValueType::Left).pos(INDENT as usize));
        }
        docx = docx.add_paragraph(entry.add_hyperlink(link.add_run(run(words))));
    }
    let end = Run::new().add_field_char(FieldCharType::End, false);
    match begin {
        // Nothing to list.
        Some(_) => docx,
        None => docx.add_paragraph(Paragraph::new().style("Gap").add_run(end)),
    }
}

/// `Tabell 3. Deltagare efter sektor`: the number is one that Word counts too.
pub(super) fn caption(label: &str, number: usize, words: &str) -> Paragraph {
    let field = Run::new()
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(InstrText::Unsupported(format!(" SEQ {label} \\* ARABIC ")))
        .add_field_char(FieldCharType::Separate, false)
        .add_text(number.to_string())
        .add_field_char(FieldCharType::End, false);
    Paragraph::new()
        .style("Caption")
        .add_run(Run::new().add_text(format!("{label} ")))
        .add_run(field)
        .add_run(run(&format!(". {words}")))
}

/// How far the words of a chapter's heading stand from its number.
const INDENT: i32 = 480;

/// Numbers before chapters.
pub(super) fn chapters() -> AbstractNumbering {
    let level = ListLevel::new(
        0,
        Start::new(1),
        NumberFormat::new("decimal"),
        LevelText::new("%1"),
        LevelJc::new("left"),
    );
    let hanging = Some(SpecialIndentType::Hanging(INDENT));
    AbstractNumbering::new(CHAPTERS).add_level(level.indent(Some(INDENT), hanging, None, None))
}
