//! Telling a section: what each of its shows becomes, with every number's figure kept beside it.

use std::cell::RefCell;
use std::collections::HashMap;

use super::templates::Show;
use super::{Number, Piece, Place, links};
use crate::domain::reading::alike;
use crate::domain::{Id, MunicipalityCode};
use crate::insight::{
    self, Counts, Facts, Figure, FigureUnit, Label, Name, Part, Scope, Source, compute,
};
use crate::report::{Block, Captioned, Column, Level, Table};
use crate::text::{Text, compare, dotted, uncapitalised};
use crate::workspace::{Reader, Result};

/// Tells one section.
pub(super) struct Telling<'a> {
    pub(super) reader: &'a Reader,
    pub(super) text: &'a Text,
    pub(super) facts: &'a Facts,
    /// What the report is about first, then the times that it is compared with, each with its name.
    pub(super) scopes: &'a RefCell<Vec<(String, Scope)>>,
    pub(super) names: &'a RefCell<HashMap<Id, String>>,
    pub(super) pieces: Vec<Piece>,
    pub(super) numbers: Vec<Number>,
    /// The place of the whole time.
    pub(super) whole: usize,
    /// Whether it is about a part of the time.
    pub(super) of_period: bool,
    /// The place of the time that is told of.
    at: usize,
    tables: usize,
}

/// Tables on which every figure is told by the one number that stands for it.
const IN_SHORT: [&str; 2] = ["report-in_short", "report-own_numbers"];

/// A cell: words alone, or the value of a figure's part.
pub(super) type Told<'p> = (String, Option<(&'p Figure, &'p Part)>);

impl<'a> Telling<'a> {
    pub(super) fn new(
        (reader, text): (&'a Reader, &'a Text),
        facts: &'a Facts,
        scopes: &'a RefCell<Vec<(String, Scope)>>,
        names: &'a RefCell<HashMap<Id, String>>,
    ) -> Self {
        Self {
            reader,
            text,
            facts,
            scopes,
            names,
            pieces: Vec::new(),
            numbers: Vec::new(),
            whole: 0,
            of_period: false,
            at: 0,
            tables: 0,
        }
    }

    pub(super) fn scope(&self) -> Scope {
        self.scopes.borrow()[self.at].1.clone()
    }

    pub(super) fn is_whole(&self) -> bool {
        self.scope().municipality.is_none()
    }

    /// A record's name, looked up once.
    pub(super) fn name(&self, id: Id) -> String {
        if let Some(known) = self.names.borrow().get(&id) {
            return known.clone();
        }
        let words = self.reader.title(id).unwrap_or_default();
        let name = self.text.title(&words);
        self.names.borrow_mut().insert(id, name.clone());
        name
    }

    pub(super) fn word(&self, key: &str) -> String {
        self.text.get(key)
    }

    pub(super) fn block(&mut self, block: Block) {
        self.pieces.push(Piece::Block(block));
    }

    /// Tells what a description shows.
    pub(super) fn show(&mut self, show: &Show) -> Result<()> {
        match show {
            Show::Under(key) => self.block(Block::Heading(Level::Second, self.text.get(key))),
            Show::Figures(key, ids) => self.figures(key, ids),
            Show::Together(key, columns) => self.together(key, columns),
            Show::Pairs(key, id, rows) => self.pairs(key, id, rows),
            Show::Drawn(id) => self.drawn(id),
            Show::PlannedDrawn => self.planned_drawn(),
            Show::OverTime(id) => self.over_time(id),
            Show::Survey => self.survey(),
            Show::InShort(ids, measures) => match self.whole {
                0 => self.figures("report-in_short", ids),
                _ => self.period(measures),
            },
            Show::OfWholeTime(shows) => return self.of_whole_time(shows),
            Show::Years(measures) => self.years(measures),
            Show::Quarters(measures) => self.quarters(measures),
            Show::Cofinancing => {
                let scope = self.scope();
                let stands = Counts::new(self.facts, &scope).cofinancing();
                if let Some(words) = self.text.cofinancing(&stands) {
                    self.block(Block::Paragraph(words));
                }
            }
            of_records => return self.of_records(of_records),
        }
        Ok(())
    }

    /// Tells something of the whole time.
    pub(super) fn of_whole<T>(&mut self, tell: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.at, self.whole);
        let told = tell(self);
        self.at = before;
        told
    }

    /// Tells what can only be seen over the whole time, and says so where the report is about a part of it.
    fn of_whole_time(&mut self, shows: &[Show]) -> Result<()> {
        if self.at != self.whole {
            let since = self.scopes.borrow()[self.whole].0.clone();
            self.block(Block::Heading(Level::Second, since));
        }
        self.of_whole(|telling| shows.iter().try_for_each(|show| telling.show(show)))
    }

    /// A table with its caption, all of whose numbers are of the time that is told of.
    pub(super) fn table_of_one(
        &mut self,
        caption: String,
        columns: Vec<Column>,
        rows: Vec<Vec<Told<'_>>>,
    ) {
        let at = self.at;
        self.table(caption, columns, rows, &|_, _| at);
    }

    /// A table with its caption; of each cell that is a number, which.
    pub(super) fn table(
        &mut self,
        caption: String,
        columns: Vec<Column>,
        rows: Vec<Vec<Told<'_>>>,
        scopes: &dyn Fn(usize, usize) -> usize,
    ) {
        if rows.is_empty() {
            return;
        }
        let mut table = Table::new(columns);
        for (row, cells) in rows.into_iter().enumerate() {
            let mut words = Vec::with_capacity(cells.len());
            for (column, (told, of)) in cells.into_iter().enumerate() {
                if let Some((figure, part)) = of {
                    let place = Place {
                        table: self.tables,
                        row,
                        column,
                    };
                    self.number(figure, part, scopes(row, column), Some(place));
                }
                words.push(told);
            }
            table.rows.push(words);
        }
        self.tables += 1;
        self.block(Block::Caption {
            of: Captioned::Table,
            label: self.text.get("report-table"),
            words: caption,
        });
        self.block(Block::Table(table));
    }

    fn number(&mut self, figure: &Figure, part: &Part, scope: usize, place: Option<Place>) {
        let number = Number {
            figure: figure.id.clone(),
            part: part.path(),
            called: self.called(figure, part),
            label: self.figure_name(figure),
            part_label: self.part_name(part),
            amount: part.amount,
            unit: part.unit,
            words: self.text.part_value(part),
            scope,
            is_headline: links::headline(figure).is_some_and(|head| head.path() == part.path()),
            place,
        };
        self.numbers.push(number);
    }

    /// What a part is called, with the group that it stands in.
    fn part_name(&self, part: &Part) -> String {
        let titles = |_: Source, id: Id| self.name(id);
        match (&part.group, part.name.code.as_str()) {
            (None, "of") => self.word("report-counted_on"),
            (group, _) => self.text.part_in(group.as_ref(), &part.name, &titles),
        }
    }

    /// What a number is called: the figure, and where it is not the one that stands for it, the part.
    pub(super) fn called(&self, figure: &Figure, part: &Part) -> String {
        let whole = self.figure_name(figure);
        let stands = links::headline(figure).is_some_and(|head| head.path() == part.path());
        match stands {
            true => whole,
            false => format!("{whole}: {}", uncapitalised(&self.part_name(part))),
        }
    }

    /// What a number in a text of one's own leads to.
    pub(super) fn linked(&mut self, figure: &Figure, part: &Part) {
        self.number(figure, part, self.at, None);
    }

    pub(super) fn compute(&self, id: &str) -> Option<Figure> {
        let figure = compute(self.facts, id, &self.scope())?;
        (!figure.parts.is_empty()).then_some(figure)
    }

    pub(super) fn figure_name(&self, figure: &Figure) -> String {
        self.text.figure(figure, &|_, id| self.name(id))
    }

    /// A value, with what it is measured in where that is something else than its table's.
    fn value(&self, part: &Part, usual: Option<FigureUnit>) -> String {
        let value = self.text.part_value(part);
        match part.unit {
            unit if Some(unit) == usual => value,
            FigureUnit::Percent | FigureUnit::Kronor | FigureUnit::Items => value,
            FigureUnit::Points | FigureUnit::Values => value,
            unit => {
                let unit = self.text.unit_after(part.amount, unit);
                format!("{value}\u{a0}{unit}")
            }
        }
    }

    fn told<'p>(&self, figure: &'p Figure, part: &'p Part) -> Told<'p> {
        (self.value(part, Some(figure.unit)), Some((figure, part)))
    }

    /// What a row is called: what a value is counted of is called so.
    fn row_name(&self, part: &Part, of_several: bool) -> String {
        match part.name.code.as_str() {
            "of" if of_several && part.name.label == Label::Word => self.word("report-counted_on"),
            _ => self.text.part_name(&part.name, &|_, id| self.name(id)),
        }
    }

    /// A caption with what the table is measured in, where a word for it says something.
    pub(super) fn caption(&self, words: &str, unit: FigureUnit) -> String {
        match unit {
            FigureUnit::Items | FigureUnit::Kronor | FigureUnit::Percent | FigureUnit::Points => {
                words.to_owned()
            }
            FigureUnit::Values | FigureUnit::Answers => words.to_owned(),
            unit if alike(words).contains(&alike(&self.text.unit(unit))) => words.to_owned(),
            unit => {
                let args = [
                    ("what", words.into()),
                    ("unit", self.text.unit(unit).into()),
                ];
                self.text.with("report-in_unit", &args)
            }
        }
    }

    fn figures(&mut self, key: &str, ids: &[&str]) {
        let figures: Vec<Figure> = ids.iter().filter_map(|id| self.compute(id)).collect();
        let (short, long): (Vec<Figure>, Vec<Figure>) = figures
            .into_iter()
            .partition(|figure| is_short(figure) || IN_SHORT.contains(&key));
        self.short_table(key, &short);
        for figure in &long {
            self.own_table(figure);
        }
    }

    /// Figures of one number on a table, a row each.
    fn short_table(&mut self, key: &str, short: &[Figure]) {
        let rows = short.iter().map(|figure| {
            let headline = self.text.headline(figure);
            let (head, others) = headline_parts(figure);
            let above = self.text.above_whole(figure).unwrap_or_default();
            let unit = dotted([headline.unit, above]);
            let beside = others.map(|part| (unit.clone(), Some((figure, part))));
            vec![
                (self.figure_name(figure), None),
                (headline.number.clone(), head.map(|part| (figure, part))),
                beside.unwrap_or((unit, None)),
            ]
        });
        let rows: Vec<_> = rows.collect();
        let columns = vec![
            Column::words(self.word("report-figure"), 6),
            Column::numbers(self.word("report-value"), 2),
            Column::words(self.word("report-counted_on"), 4),
        ];
        self.table_of_one(self.word(key), columns, rows);
    }

    /// A figure of several values on tables of its own: those that stand by themselves, then its groups.
    fn own_table(&mut self, figure: &Figure) {
        let label = self.figure_name(figure);
        let caption = self.caption(&label, figure.unit);
        let alone: Vec<&Part> = in_order(figure.parts.iter().filter(|p| p.group.is_none()));
        let groups = groups_of(figure);
        match groups.as_slice() {
            [(group, parts)] if !matches!(group.label, Label::Record(..)) => {
                let mut rows = self.rows(figure, &alone);
                let titles = |_: Source, id: Id| self.name(id);
                rows.extend(parts.iter().map(|part| {
                    let name = self.text.part_in(part.group.as_ref(), &part.name, &titles);
                    vec![(name, None), self.told(figure, part)]
                }));
                self.table_of_one(caption, self.two_columns(figure), rows);
            }
            groups => {
                let rows = self.rows(figure, &alone);
                self.table_of_one(caption, self.two_columns(figure), rows);
                self.grouped(figure, &label, groups);
            }
        }
    }

    fn two_columns(&self, figure: &Figure) -> Vec<Column> {
        let answers = figure.unit == FigureUnit::Answers;
        let head = if answers {
            "report-answer"
        } else {
            "report-part"
        };
        vec![
            Column::words(self.word(head), 7),
            Column::numbers(self.word("report-value"), 2),
        ]
    }

    fn rows<'p>(&self, figure: &'p Figure, parts: &[&'p Part]) -> Vec<Vec<Told<'p>>> {
        let several = parts.len() > 1;
        let rows = parts.iter().map(|part| {
            vec![
                (self.row_name(part, several), None),
                self.told(figure, part),
            ]
        });
        let mut rows: Vec<_> = rows.collect();
        if matches!(
            parts.first().map(|part| &part.name.label),
            Some(Label::Municipality(_))
        ) {
            rows.sort_by(|one, other| compare(&one[0].0, &other[0].0));
        }
        rows
    }

    /// Groups of the same parts on one table; of other parts on one each.
    fn grouped(&mut self, figure: &Figure, label: &str, groups: &[(&Name, Vec<&Part>)]) {
        let Some((first, parts)) = groups.first() else {
            return;
        };
        let same = |parts: &[&Part], others: &[&Part]| {
            let names = |parts: &[&Part]| -> Vec<Name> {
                parts.iter().map(|part| part.name.clone()).collect()
            };
            names(parts) == names(others)
        };
        if !groups.iter().all(|(_, others)| same(parts, others)) {
            for (group, parts) in groups {
                let group = self.text.part_name(group, &|_, id| self.name(id));
                let rows = self.rows(figure, parts);
                self.table_of_one(format!("{label}: {group}"), self.two_columns(figure), rows);
            }
            return;
        }
        let name = |name: &Name| self.text.part_name(name, &|_, id| self.name(id));
        let by_record = matches!(first.label, Label::Record(..));
        let (rows, heads): (Vec<Vec<Told<'_>>>, Vec<String>) = if by_record {
            let rows = groups.iter().map(|(group, parts)| {
                let values = parts.iter().map(|part| self.told(figure, part));
                std::iter::once((name(group), None)).chain(values).collect()
            });
            let heads = parts.iter().map(|part| name(&part.name));
            (rows.collect(), heads.collect())
        } else {
            let rows = parts.iter().enumerate().map(|(place, part)| {
                let values = groups
                    .iter()
                    .map(|(_, parts)| self.told(figure, parts[place]));
                std::iter::once((name(&part.name), None))
                    .chain(values)
                    .collect()
            });
            let heads = groups.iter().map(|(group, _)| name(group));
            (rows.collect(), heads.collect())
        };
        let heads: Vec<String> = heads;
        let first = if heads.len() > 3 { 3 } else { 5 };
        let mut columns = vec![Column::words(self.word("report-part"), first)];
        columns.extend(heads.into_iter().map(|head| Column::numbers(head, 2)));
        let more = match by_record {
            true => label.to_owned(),
            false => self.text.with("report-more_of", &[("what", label.into())]),
        };
        self.table_of_one(more, columns, rows);
    }

    fn together(&mut self, key: &str, columns: &[(&str, &str)]) {
        let known = columns.iter();
        let known: Vec<(Figure, &str)> = known
            .filter_map(|(id, head)| Some((self.compute(id)?, *head)))
            .filter(|(figure, _)| self.is_whole() || !figure.id.ends_with(".municipality"))
            .collect();
        let mut paths: Vec<String> = Vec::new();
        let mut rows: Vec<&Part> = Vec::new();
        for part in known.iter().flat_map(|(figure, _)| &figure.parts) {
            let path = part.path();
            if !paths.contains(&path) && self.is_told_together(part, &known) {
                paths.push(path);
                rows.push(part);
            }
        }
        let titles = |_: Source, id: Id| self.name(id);
        let mut rows = in_order(rows.into_iter());
        let named =
            |part: &&Part| matches!(part.name.label, Label::Municipality(_) | Label::Record(..));
        if rows.iter().any(named) {
            let name = |part: &Part| (!named(&part), self.row_name(part, true));
            let named_first = |one: &&Part, other: &&Part| match (named(one), named(other)) {
                (true, true) => compare(&name(one).1, &name(other).1),
                (one, other) => other.cmp(&one),
            };
            rows.sort_by(named_first);
        }
        let unit = known.first().map(|(figure, _)| figure.unit);
        let one_unit = unit.filter(|unit| known.iter().all(|(figure, _)| figure.unit == *unit));
        let told = rows.iter().map(|row| {
            let name = match &row.group {
                Some(_) => self.text.part_in(row.group.as_ref(), &row.name, &titles),
                None => self.row_name(row, true),
            };
            let path = row.path();
            let values = known.iter().map(|(figure, _)| match figure.part(&path) {
                Some(part) => self.told(figure, part),
                None => ("–".to_owned(), None),
            });
            std::iter::once((name, None)).chain(values).collect()
        });
        let told: Vec<Vec<Told<'_>>> = told.collect();
        let caption = match one_unit {
            Some(unit) => self.caption(&self.word(key), unit),
            None => self.word(key),
        };
        let mut heads = vec![Column::words(self.word("report-part"), 4)];
        let known_heads = known.iter();
        heads.extend(known_heads.map(|(_, head)| Column::numbers(self.word(head), 3)));
        self.table_of_one(caption, heads, told);
    }

    /// Of the professionals only what the other figures say too stands beside them.
    fn is_told_together(&self, part: &Part, known: &[(Figure, &str)]) -> bool {
        let path = part.path();
        let first = known.first();
        known.len() < 3 || first.is_some_and(|(figure, _)| figure.part(&path).is_some())
    }

    fn pairs(&mut self, key: &str, id: &str, rows: &[(&str, &str, &str)]) {
        let Some(figure) = self.compute(id) else {
            return;
        };
        let told = |path: &str| -> Told<'_> {
            match figure.part(path) {
                Some(part) => (self.text.part_value(part), Some((&figure, part))),
                None => ("–".to_owned(), None),
            }
        };
        let rows = rows.iter().filter_map(|(key, planned, actual)| {
            figure.part(planned).or_else(|| figure.part(actual))?;
            Some(vec![(self.word(key), None), told(planned), told(actual)])
        });
        let rows: Vec<_> = rows.collect();
        let columns = vec![
            Column::words(self.word("report-part"), 4),
            Column::numbers(self.word("report-planned"), 3),
            Column::numbers(self.word("report-actual"), 3),
        ];
        self.table_of_one(self.word(key), columns, rows);
    }

    fn survey(&mut self) {
        let scope = self.scope();
        let all = insight::all(self.facts, &scope).into_iter();
        let asked = all.filter(|figure| figure.question.is_some());
        let (short, long): (Vec<Figure>, Vec<Figure>) = asked.partition(is_short);
        for figure in &long {
            self.own_table(figure);
        }
        self.short_table("report-about_questions", &short);
    }

    /// Whether a record of this municipality, or of the project, is told of.
    pub(super) fn holds(&self, whose: Option<MunicipalityCode>) -> bool {
        self.is_whole() || whose == self.scope().municipality
    }
}

/// A figure that is told by one number, and what it is counted on.
fn is_short(figure: &Figure) -> bool {
    let alone = figure.parts.iter().all(|part| part.group.is_none());
    let has = |code: &str| figure.part(code).is_some();
    let value = has("value") || has("answered");
    // A quotient says more than what it is made of, which other figures tell.
    let quotient = figure.part("value").is_some_and(|part| part.of.is_some());
    alone
        && match figure.parts.len() {
            1 => true,
            2 => value && has("of"),
            3 => has("percent") || quotient,
            _ => false,
        }
}

/// The part that a headline shows, and one that stands in its words.
fn headline_parts(figure: &Figure) -> (Option<&Part>, Option<&Part>) {
    if let Some(share) = figure.part("percent") {
        let of = share.of.as_ref().and_then(|(top, _)| figure.part(top));
        return (Some(share), of);
    }
    let counted = figure.part("value").or_else(|| figure.part("answered"));
    if let (Some(value), Some(of)) = (counted, figure.part("of")) {
        return (Some(value), Some(of));
    }
    let alone = ["value", "total", "median", "mean"];
    (alone.iter().find_map(|code| figure.part(code)), None)
}

/// What all others are counted of stands last, choices as they stand in their list, groups after what stands alone.
fn in_order<'p>(parts: impl Iterator<Item = &'p Part>) -> Vec<&'p Part> {
    let mut parts: Vec<&Part> = parts.collect();
    let is_whole =
        |part: &Part| part.group.is_none() && ["of", "total"].contains(&&*part.name.code);
    let in_list = |part: &Part| match &part.name.label {
        Label::Choice(list) => list.choices.iter().position(|code| *code == part.name.code),
        _ => None,
    };
    parts.sort_by_key(|part| {
        let place = in_list(part).unwrap_or(usize::MAX);
        (is_whole(part), part.group.is_some(), place)
    });
    parts
}

/// The groups of a figure, in order.
fn groups_of(figure: &Figure) -> Vec<(&Name, Vec<&Part>)> {
    let mut groups: Vec<(&Name, Vec<&Part>)> = Vec::new();
    for part in &figure.parts {
        let Some(group) = &part.group else { continue };
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, parts)) => parts.push(part),
            None => groups.push((group, vec![part])),
        }
    }
    groups
}
