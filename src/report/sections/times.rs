//! What a report draws, and what it tells of one time beside another.

use super::telling::{Telling, Told};
use super::templates::Measure;
use super::{Drawing, Piece};
use crate::domain::Id;
use crate::insight::{self, Figure, Scope, Source, compute};
use crate::report::{Block, Column, chart};

impl Telling<'_> {
    fn drawing(&mut self, drawing: Drawing) {
        self.pieces.push(Piece::Drawing(Box::new(drawing)));
    }

    pub(super) fn drawn(&mut self, id: &str) {
        let Some(figure) = self.compute(id) else {
            return;
        };
        let titles = |_: Source, id: Id| self.name(id);
        let charts = chart::of_figure(&figure, self.text, &titles);
        let said = charts.iter().flat_map(|chart| &chart.bars);
        if said.into_iter().any(|bar| bar.amount != 0.0) {
            self.drawing(Drawing {
                caption: self.caption(&self.figure_name(&figure), figure.unit),
                charts,
                planned: Vec::new(),
                over_time: None,
            });
        }
    }

    pub(super) fn planned_drawn(&mut self) {
        let ids = [
            "participants.unique",
            "participants.planned",
            "participants.hours",
            "participants.hours_planned",
        ];
        let figures: Vec<Figure> = ids.iter().filter_map(|id| self.compute(id)).collect();
        let planned = chart::planned(&figures, self.text);
        if !planned.is_empty() {
            self.drawing(Drawing {
                caption: self.word("report-planned_drawn"),
                charts: Vec::new(),
                planned,
                over_time: None,
            });
        }
    }

    pub(super) fn over_time(&mut self, id: &str) {
        let drawn = chart::over_time(self.facts, &self.scope(), self.text, id);
        let says = |one: &chart::OverTime| {
            let amounts = one.series.iter().flat_map(|(_, _, amounts)| amounts);
            amounts.into_iter().any(|amount| *amount != 0.0)
        };
        if let Some(over_time) = drawn.filter(says) {
            self.drawing(Drawing {
                caption: over_time.name.clone(),
                charts: Vec::new(),
                planned: Vec::new(),
                over_time: Some(over_time),
            });
        }
    }

    /// The place of a time among those that are told of.
    fn place_of(&self, name: String, scope: Scope) -> usize {
        let mut scopes = self.scopes.borrow_mut();
        let known = scopes.iter().position(|(_, one)| *one == scope);
        known.unwrap_or_else(|| {
            scopes.push((name, scope));
            scopes.len() - 1
        })
    }

    /// The figures that are followed, of one time.
    fn followed(&self, measures: &[Measure], scope: &Scope) -> Vec<Option<Figure>> {
        let all = measures.iter();
        all.map(|(id, ..)| compute(self.facts, id, scope)).collect()
    }

    fn measure_name(&self, (_, part, key): &Measure, whole: &Figure) -> String {
        match key {
            Some(key) => self.word(key),
            None => {
                let unit = whole.part(part).map_or(whole.unit, |part| part.unit);
                self.caption(&self.figure_name(whole), unit)
            }
        }
    }

    fn times(
        &mut self,
        measures: &[Measure],
        scopes: Vec<Scope>,
        name: &dyn Fn(&Scope) -> String,
        by_time: bool,
    ) -> Option<()> {
        if scopes.is_empty() {
            return None;
        }
        let mut times: Vec<(String, usize)> = Vec::new();
        for scope in scopes {
            let name = name(&scope);
            times.push((name.clone(), self.place_of(name, scope)));
        }
        times.push(self.whole_time());
        self.beside(measures, &times, by_time)
    }

    /// The whole time, and its place.
    fn whole_time(&self) -> (String, usize) {
        (self.scopes.borrow()[self.whole].0.clone(), self.whole)
    }

    /// The same of the period that the report is about, and of the whole time.
    pub(super) fn period(&mut self, measures: &[Measure]) {
        let times = [(self.word("report-the_period"), 0), self.whole_time()];
        self.beside(measures, &times, false);
    }

    /// What is followed, of each of these times.
    fn beside(
        &mut self,
        measures: &[Measure],
        times: &[(String, usize)],
        by_time: bool,
    ) -> Option<()> {
        let of_time = |place: &usize| self.scopes.borrow()[*place].1.clone();
        let counted: Vec<Vec<Option<Figure>>> = times
            .iter()
            .map(|(_, place)| self.followed(measures, &of_time(place)))
            .collect();
        let whole = counted.last()?;
        let known = (0..measures.len()).filter(|at| whole[*at].is_some());
        let known: Vec<usize> = known.collect();
        let cell = |time: usize, at: usize| -> Told<'_> {
            let figure = counted[time][at].as_ref();
            let part = figure.and_then(|figure| Some((figure, figure.part(measures[at].1)?)));
            match part {
                Some((figure, part)) => (self.text.part_value(part), Some((figure, part))),
                None => ("–".to_owned(), None),
            }
        };
        let head = |at: usize| {
            let whole = whole[at].as_ref();
            whole.map_or_else(String::new, |whole| self.measure_name(&measures[at], whole))
        };
        let places: Vec<usize> = times.iter().map(|(_, place)| *place).collect();
        if by_time {
            let rows = times.iter().enumerate().map(|(time, (name, _))| {
                let cells = known.iter().map(|at| cell(time, *at));
                std::iter::once((name.clone(), None)).chain(cells).collect()
            });
            let rows: Vec<Vec<Told<'_>>> = rows.collect();
            let mut columns = vec![Column::words(self.word("report-quarter"), 2)];
            columns.extend(known.iter().map(|at| Column::numbers(head(*at), 2)));
            let scopes = move |row: usize, _: usize| places[row];
            self.table(
                self.word("report-followed_by_quarter"),
                columns,
                rows,
                &scopes,
            );
        } else {
            let rows = known.iter().map(|at| {
                let cells = (0..times.len()).map(|time| cell(time, *at));
                std::iter::once((head(*at), None)).chain(cells).collect()
            });
            let rows: Vec<Vec<Told<'_>>> = rows.collect();
            let mut columns = vec![Column::words(self.word("report-figure"), 5)];
            let heads = times.iter();
            columns.extend(heads.map(|(name, _)| Column::numbers(name.clone(), 2)));
            let scopes = move |_: usize, column: usize| places[column - 1];
            let caption = self.word(match self.whole {
                0 => "report-followed_by_year",
                _ => "report-followed_in_period",
            });
            self.table(caption, columns, rows, &scopes);
        }
        self.block(Block::Paragraph(self.word("report-once_each")));
        Some(())
    }

    pub(super) fn years(&mut self, measures: &[Measure]) {
        let years = insight::years(self.facts, &self.scope());
        let name = |scope: &Scope| {
            let from = scope.from;
            from.map_or_else(String::new, |from| from.format("%Y").to_string())
        };
        self.times(measures, years, &name, false);
    }

    pub(super) fn quarters(&mut self, measures: &[Measure]) {
        let quarters = insight::quarters(self.facts, &self.scope());
        let text = self.text;
        let name = move |scope: &Scope| {
            let from = scope.from;
            from.map_or_else(String::new, |from| text.quarter(from))
        };
        self.times(measures, quarters, &name, true);
    }
}
