//! Reports to the fund and to managements: sections that are chosen and ordered, each with somebody's own words and
//! with tables, charts and quotes drawn from the records when the report is read. No number in them is typed.
//!
//! What a template is made of is data ([`templates`]). [`Report::read`] tells all of it; [`Report::document`] makes the
//! paper of those sections that are not left out, and [`rows::book`] the tables with the rows behind every number.

pub mod links;
mod records;
mod room;
pub mod rows;
mod said;
mod telling;
mod templates;
mod times;
mod written;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::chart::{Chart, OverTime, Planned};
use super::{Block, Document, picture};
use crate::domain::{
    Choosable as _, Id, MunicipalityCode, Project, ReportSection, ReportTemplate, ReportText,
};
use crate::insight::{self, Amount, Facts, FigureUnit, Scope};
use crate::text::{Text, dotted};
use crate::workspace::{Reader, Result};
use links::Link;
use telling::Telling;
pub use written::Written;

/// Which report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Asked {
    /// What it is for.
    pub template: ReportTemplate,
    /// Of one municipality; of the whole project where none is asked for.
    pub municipality: Option<MunicipalityCode>,
    /// As of this day.
    pub on: NaiveDate,
    /// Of a progress report the first day of what it is about, and the last; the whole time where neither is asked for.
    pub period: [Option<NaiveDate>; 2],
}

impl Asked {
    /// The day that it tells the state of: the last of its period, where that is over.
    pub fn day(&self) -> NaiveDate {
        self.period[1].map_or(self.on, |last| last.min(self.on))
    }

    /// Whether it is about a part of the time.
    pub fn is_of_period(&self) -> bool {
        self.period != [None, None]
    }

    /// Whether it tells of a part of the time beside the whole: until a day there is nothing but the whole.
    fn compares(&self) -> bool {
        self.period[0].is_some()
    }

    /// Whether its period has not begun on its day.
    pub fn is_ahead(&self) -> bool {
        self.period[0].is_some_and(|from| from > self.on)
    }

    /// Whether its period ends before it begins.
    pub fn is_turned(&self) -> bool {
        matches!(self.period, [Some(from), Some(to)] if to < from)
    }

    /// The times that are told of: that which it is about first, then the whole until its last day.
    fn times(&self, text: &Text) -> Vec<(String, Scope)> {
        let mut whole = Scope::everything(self.day());
        whole.municipality = self.municipality;
        let [from, to] = self.period;
        let period = Scope {
            from,
            to,
            ..whole.clone()
        };
        let until = [("day", text.long_day(self.day()).into())];
        match self.compares() {
            true => vec![
                (text.period(from, to), period),
                (text.with("report-since_start", &until), whole),
            ],
            false => vec![(text.get("report-whole_time"), whole)],
        }
    }
}

/// A report, told.
pub struct Report {
    /// Which.
    pub asked: Asked,
    /// Its sections in order, those that are left out too.
    pub sections: Vec<Section>,
    /// The times that its numbers are of, each with its name: first what it is about, which is the whole time unless a
    /// period was asked for.
    pub scopes: Vec<(String, Scope)>,
    project: Option<Project>,
    author: String,
    words: Words,
}

/// What a report says outside its sections.
struct Words {
    title: String,
    subtitle: String,
    about: Vec<(String, String)>,
    contents: String,
    nothing: String,
    picture: String,
    text: Text,
}

/// A section, told.
pub struct Section {
    /// Which.
    pub section: ReportSection,
    /// How it is headed.
    pub heading: String,
    /// Whether it stands in the document.
    pub left_out: bool,
    /// What somebody says herself in it; several texts where several laptops have begun one.
    pub texts: Vec<OwnText>,
    /// What is drawn from the records.
    pub pieces: Vec<Piece>,
    /// Every number in it.
    pub numbers: Vec<Number>,
}

/// What somebody says herself.
pub struct OwnText {
    /// The record.
    pub record: Id,
    /// The day it was last written.
    pub written_on: Option<NaiveDate>,
    /// As it is typed, with links.
    pub typed: String,
    /// As it reads now.
    pub reads: String,
    /// The numbers in it, each with what has become of it.
    pub links: Vec<Linked>,
}

/// A number in a text, and what has become of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Linked {
    /// The link.
    pub link: Link,
    /// What it is called: `Deltagare: kvinnor`; none where it leads nowhere.
    pub label: Option<String>,
    /// What it is now, in words.
    pub now: String,
    /// Whether it is another than when it was written.
    pub changed: bool,
}

/// A piece of what is drawn from the records.
pub enum Piece {
    /// Words, a table, a caption.
    Block(Block),
    /// Charts.
    Drawing(Box<Drawing>),
}

/// Charts with their caption.
pub struct Drawing {
    /// What they show.
    pub caption: String,
    /// Charts of a figure.
    pub charts: Vec<Chart>,
    /// Planned against actual.
    pub planned: Vec<Planned>,
    /// Quarter by quarter.
    pub over_time: Option<OverTime>,
}

/// A number in a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// The figure's id.
    pub figure: String,
    /// The path of the part.
    pub part: String,
    /// What it is called: the figure, and the part where it is not the one that stands for it.
    pub called: String,
    /// What the figure is called.
    pub label: String,
    /// What the part is called.
    pub part_label: String,
    /// The value.
    pub amount: Amount,
    /// What it is measured in.
    pub unit: FigureUnit,
    /// The value as it is shown.
    pub words: String,
    /// The place of its time among the report's.
    pub scope: usize,
    /// Whether it is the value that stands for the figure.
    pub is_headline: bool,
    /// Where it stands; none where it stands in a text.
    pub place: Option<Place>,
}

/// A cell of a section's tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The table's place among the section's.
    pub table: usize,
    /// The row, without the heading.
    pub row: usize,
    /// The column.
    pub column: usize,
}

impl Report {
    /// Tells a report.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(reader: &Reader, text: &Text, facts: &Facts, asked: Asked) -> Result<Self> {
        let project = reader.project()?;
        let texts = own_texts(reader, asked)?;
        let scopes = RefCell::new(asked.times(text));
        let names = RefCell::new(HashMap::new());
        let mut sections = Vec::new();
        for described in templates::sections(asked.template) {
            let mut telling = Telling::new((reader, text), facts, &scopes, &names);
            telling.whole = usize::from(asked.compares());
            telling.of_period = asked.is_of_period();
            let own: Vec<&ReportText> = texts
                .iter()
                .filter(|one| one.section == Some(described.section))
                .collect();
            let mut told = Vec::new();
            for one in own.iter().filter(|one| !one.text.trim().is_empty()) {
                // As the tables below it are told.
                told.push(match described.is_of_whole_time() {
                    true => telling.of_whole(|telling| OwnText::of(one, telling)),
                    false => OwnText::of(one, &mut telling),
                });
            }
            for show in described.shows {
                telling.show(show)?;
            }
            let vocabulary = ReportSection::VOCABULARY;
            sections.push(Section {
                section: described.section,
                heading: text.choice(vocabulary, described.section.code()),
                left_out: own.first().is_some_and(|one| one.left_out == Some(true)),
                texts: told,
                pieces: without_empty_headings(telling.pieces),
                numbers: telling.numbers,
            });
        }
        in_order(&mut sections, &texts);
        let words = Words::of(text, asked, project.as_ref());
        Ok(Self {
            asked,
            sections,
            scopes: scopes.into_inner(),
            project,
            author: reader.author()?,
            words,
        })
    }

    /// The sections that stand in the document.
    pub fn shown(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|section| !section.left_out)
    }

    /// The numbers in own texts, each with its section.
    fn links(&self) -> impl Iterator<Item = (&Section, &Linked)> {
        self.shown().flat_map(|section| {
            let links = section.texts.iter().flat_map(|text| &text.links);
            links.map(move |link| (section, link))
        })
    }

    /// The numbers in own texts that are others than when they were written, in words.
    pub fn changed(&self, text: &Text) -> Vec<String> {
        let changed = self.links().filter(|(_, one)| one.changed);
        let told = changed.map(|(section, one)| {
            let was = one.link.written.clone().unwrap_or_default();
            let args = [
                ("section", section.heading.as_str().into()),
                ("what", one.label.clone().unwrap_or_default().into()),
                ("was", was.into()),
                ("now", one.now.as_str().into()),
            ];
            text.with("report-was_now", &args)
        });
        told.collect()
    }

    /// The links in own texts that lead nowhere, each with its section.
    pub fn lost(&self) -> Vec<String> {
        let lost = self.links().filter(|(_, one)| one.label.is_none());
        lost.map(|(section, one)| format!("{}: {}", section.heading, one.link.typed()))
            .collect()
    }

    /// Every number that can be put into a text, each once: what it is, its value, and as it is typed; with what it is
    /// today, but for a part of the time.
    pub fn linkable(&self) -> Vec<[String; 3]> {
        let mut known = HashSet::new();
        let numbers = self.sections.iter().flat_map(|section| &section.numbers);
        let whole = usize::from(self.asked.compares());
        let told_of = numbers.filter(|number| number.scope <= whole);
        let new = told_of.filter(|number| known.insert((&number.figure, &number.part)));
        let told = new.map(|number| {
            let value = links::value_of(number.amount, number.unit);
            let link = Link {
                written: (!self.asked.is_of_period()).then_some(value),
                ..Link::to(&number.figure, Some(&number.part))
            };
            [number.called.clone(), number.words.clone(), link.typed()]
        });
        told.collect()
    }

    /// What a link leads to, of those numbers that stand in the report; of a part of the time nothing, since the texts
    /// are kept for all of it.
    pub fn part(&self, link: &Link) -> Option<(Amount, FigureUnit)> {
        if self.asked.is_of_period() {
            return None;
        }
        let mut numbers = self.sections.iter().flat_map(|section| &section.numbers);
        let found = numbers.find(|number| {
            let same = number.figure == link.figure && number.scope == 0;
            let part = link.part.as_deref();
            same && part.map_or(number.is_headline, |part| part == number.part)
        });
        found.map(|number| (number.amount, number.unit))
    }

    /// What it is called.
    pub fn title(&self) -> &str {
        &self.words.title
    }

    /// The project's name.
    pub fn project_name(&self) -> &str {
        self.project.as_ref().map_or("", |project| &project.name)
    }

    /// The paper, with its charts painted.
    pub fn document(&self) -> Document {
        let words = &self.words;
        let foot = picture::foot(self.project.as_ref(), &self.scopes[0].1, &words.text);
        let mut blocks = vec![Block::Facts(words.about.clone())];
        if !words.contents.is_empty() {
            blocks.push(Block::Contents(words.contents.clone()));
            blocks.push(Block::PageBreak);
        }
        for section in self.shown() {
            blocks.push(Block::Heading(super::Level::First, section.heading.clone()));
            for text in &section.texts {
                blocks.extend(paragraphs(&text.reads));
            }
            for piece in &section.pieces {
                match piece {
                    Piece::Block(block) => blocks.push(block.clone()),
                    Piece::Drawing(drawing) => self.painted(drawing, &mut blocks),
                }
            }
            if section.texts.is_empty() && section.pieces.is_empty() {
                blocks.push(Block::Paragraph(words.nothing.clone()));
            }
        }
        Document {
            title: words.title.clone(),
            subtitle: words.subtitle.clone(),
            language: words.text.language(),
            author: self.author.clone(),
            made_on: self.asked.on,
            footer: foot,
            blocks,
        }
    }

    /// A chart, and below it its caption; nothing where it cannot be painted.
    fn painted(&self, drawing: &Drawing, blocks: &mut Vec<Block>) {
        let picture = picture::of_charts(
            &drawing.caption,
            (&drawing.charts, &drawing.planned),
            drawing.over_time.as_ref(),
            self.words.text.language(),
        );
        if let Ok(png) = picture.png() {
            blocks.push(picture_block(png, &picture));
            blocks.push(Block::Caption {
                of: super::Captioned::Picture,
                label: self.words.picture.clone(),
                words: drawing.caption.clone(),
            });
        }
    }
}

fn picture_block(png: Vec<u8>, picture: &picture::Picture) -> Block {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few hundred points"
    )]
    let size = (picture.size.0 as u32, picture.size.1 as u32);
    Block::Picture {
        png,
        size,
        words: picture.description.clone(),
    }
}

impl Words {
    fn of(text: &Text, asked: Asked, project: Option<&Project>) -> Self {
        let code = asked.template.code();
        let place = asked.municipality.map(|code| text.municipality(code));
        let name = project.map(|project| project.name.clone());
        let mut about = Vec::new();
        let mut tell = |key: &str, says: String| {
            if !says.is_empty() {
                about.push((text.get(key), says));
            }
        };
        let of = |field: fn(&Project) -> &String| project.map(field).cloned().unwrap_or_default();
        let short = asked.template == ReportTemplate::Municipality;
        if !short {
            tell("report-reference", of(|project| &project.reference));
            tell("report-owner", of(|project| &project.owner));
            tell("report-fund", of(|project| &project.fund));
            let time = project.map(|project| text.period(project.start, project.end));
            tell("report-time", time.unwrap_or_default());
        }
        tell(
            "report-period",
            text.period(asked.period[0], asked.period[1]),
        );
        tell("report-as_of", text.long_day(asked.day()));
        Self {
            title: text.get(&format!("report-title-{code}")),
            subtitle: dotted([name.unwrap_or_default(), place.unwrap_or_default()]),
            about,
            contents: match short {
                true => String::new(),
                false => text.get("report-contents"),
            },
            nothing: text.get("report-nothing"),
            picture: text.get("report-picture"),
            text: text.clone(),
        }
    }
}

impl OwnText {
    fn of(record: &ReportText, telling: &mut Telling<'_>) -> Self {
        let (facts, scope, text) = (telling.facts, telling.scope(), telling.text);
        let mut links = Vec::new();
        for link in links::links(&record.text) {
            let figure = insight::compute(facts, &link.figure, &scope);
            let part = link.leads_to(facts, &scope);
            let linked = match (&figure, &part) {
                (Some(figure), Some(part)) => {
                    telling.linked(figure, part);
                    Linked::of(link, figure, part, telling)
                }
                _ => Linked {
                    link,
                    label: None,
                    now: String::new(),
                    changed: false,
                },
            };
            links.push(linked);
        }
        let reads = links::replaced(&record.text, |link| {
            let part = link.leads_to(facts, &scope)?;
            Some(text.part_value(&part))
        });
        Self {
            record: record.head.id,
            written_on: record.written_on,
            typed: record.text.clone(),
            reads,
            links,
        }
    }
}

impl Linked {
    fn of(
        link: Link,
        figure: &insight::Figure,
        part: &insight::Part,
        telling: &Telling<'_>,
    ) -> Self {
        Self {
            // A text is kept for the whole time: that a part of it is another says nothing.
            changed: !telling.of_period && link.has_changed(part),
            label: Some(telling.called(figure, part)),
            now: telling.text.part_value(part),
            link,
        }
    }
}

/// The own texts of a report, in the order in which they were made.
fn own_texts(reader: &Reader, asked: Asked) -> Result<Vec<ReportText>> {
    let mut texts = reader.all::<ReportText>()?;
    texts.retain(|one| {
        one.template == Some(asked.template) && one.head.municipality == asked.municipality
    });
    texts.sort_by_key(|one| one.head.id);
    Ok(texts)
}

/// How far apart the sections of a template stand.
pub const STEP: i64 = 1_000;

/// Puts the sections where somebody wants them; those of which nobody has said anything stand as in the template.
fn in_order(sections: &mut Vec<Section>, texts: &[ReportText]) {
    let said = |section: ReportSection| {
        let mut own = texts.iter().filter(|one| one.section == Some(section));
        own.find_map(|one| one.position)
    };
    let mut placed: Vec<(i64, Section)> = (1..)
        .zip(std::mem::take(sections))
        .map(|(place, section)| (said(section.section).unwrap_or(place * STEP), section))
        .collect();
    placed.sort_by_key(|(position, _)| *position);
    sections.extend(placed.into_iter().map(|(_, section)| section));
}

/// The position of each section as it stands, to put another between.
pub fn positions(report: &Report, reader: &Reader) -> Result<Vec<(ReportSection, i64)>> {
    let texts = own_texts(reader, report.asked)?;
    let described = templates::sections(report.asked.template);
    let own = (1..).zip(described).map(|(place, one)| {
        let mut said = texts
            .iter()
            .filter(|text| text.section == Some(one.section));
        let said = said.find_map(|text| text.position);
        (one.section, said.unwrap_or(place * STEP))
    });
    let mut all: Vec<_> = own.collect();
    all.sort_by_key(|(_, position)| *position);
    Ok(all)
}

/// A text in paragraphs; lines that begin with a dash are points.
fn paragraphs(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    for paragraph in text.replace("\r\n", "\n").split("\n\n") {
        let (mut words, mut points) = (Vec::new(), Vec::new());
        for line in paragraph.lines().filter(|line| !line.trim().is_empty()) {
            match line.trim_start().strip_prefix("- ") {
                Some(point) => points.push(point.trim().to_owned()),
                None if points.is_empty() => words.push(line.trim_end()),
                None => {
                    let last = points.last_mut();
                    last.into_iter()
                        .for_each(|last| *last = format!("{last} {}", line.trim()));
                }
            }
        }
        if !words.is_empty() {
            blocks.push(Block::Paragraph(words.join("\n")));
        }
        if !points.is_empty() {
            blocks.push(Block::List(points));
        }
    }
    blocks
}

/// Headings that nothing stands under are left out.
fn without_empty_headings(pieces: Vec<Piece>) -> Vec<Piece> {
    let is_heading = |piece: &Piece| matches!(piece, Piece::Block(Block::Heading(..)));
    let mut kept: Vec<Piece> = Vec::new();
    for piece in pieces {
        if is_heading(&piece) && kept.last().is_some_and(is_heading) {
            kept.pop();
        }
        kept.push(piece);
    }
    if kept.last().is_some_and(is_heading) {
        kept.pop();
    }
    kept
}
