//! Where the work stands: a few pages for the own management.

use std::collections::BTreeSet;

use super::super::{Block, Column, Document, Level, Table};
use super::writer::Writer;
use crate::domain::{Goal, Id};
use crate::insight::{self, FigureUnit, Severity, Signal, Source, signals};
use crate::workspace::Result;

impl Writer<'_> {
    pub(super) fn summary(&self) -> Result<Document> {
        let mut document = self.begin(self.word("summary"), self.whose());
        let day = [("day", self.text.long_day(self.on()).into())];
        document.paragraph(self.text.with("paper-summary-as_of", &day));
        self.goals(&mut document)?;
        let all = signals(&self.facts, &self.scope, &self.outside()?);
        let (good, other): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|signal| signal.severity == Severity::Good);
        for (heading, signals) in [("summary-good", good), ("summary-attention", other)] {
            if !signals.is_empty() {
                document.heading(Level::First, self.word(heading));
                let points = self.signals_told(&signals);
                document.blocks.push(Block::List(points));
            }
        }
        self.figures(&mut document);
        Ok(document)
    }

    /// Each goal with what has been reached of its target.
    fn goals(&self, document: &mut Document) -> Result<()> {
        let mut table = Table::new(vec![
            Column::words(self.word("goal"), 6),
            Column::numbers(self.word("reached"), 3),
            Column::words(self.word("state"), 3),
        ]);
        for goal in insight::goals(&self.facts, &self.scope) {
            let unit = goal.unit(&self.facts, &self.scope);
            let text = self.reader.get::<Goal>(goal.goal)?.map(|goal| goal.text);
            let name = format!("{} {}", goal.code, text.unwrap_or_default());
            table.rows.push(vec![
                name.trim().to_owned(),
                self.text.goal_value(&goal, unit),
                self.text.goal_state(&goal, unit),
            ]);
        }
        if !table.rows.is_empty() {
            document.heading(Level::First, self.word("summary-goals"));
            document.blocks.push(Block::Table(table));
        }
        Ok(())
    }

    /// The figures that goals are made of, each with the part that stands for it.
    fn figures(&self, document: &mut Document) {
        let titles = |_: Source, id: Id| self.name(id).unwrap_or_default();
        let mut table = Table::new(vec![
            Column::words(self.word("figure"), 7),
            Column::numbers(self.word("value"), 2),
            Column::words(self.word("unit"), 3),
        ]);
        let mut told_of = BTreeSet::new();
        for indicator in insight::indicators() {
            if !told_of.insert(indicator.figure.clone()) {
                continue;
            }
            let figure = insight::compute(&self.facts, &indicator.figure, &self.scope);
            let part = indicator.measured(&self.facts, &self.scope);
            if let (Some(figure), Some(part)) = (figure, part) {
                let unit = match part.unit {
                    FigureUnit::Percent | FigureUnit::Kronor => String::new(),
                    unit => self.text.unit_after(part.amount, unit),
                };
                let name = self.text.figure(&figure, &titles);
                table
                    .rows
                    .push(vec![name, self.text.part_value(&part), unit]);
            }
        }
        document.heading(Level::First, self.word("summary-figures"));
        document.blocks.push(Block::Table(table));
    }

    /// What the program says, and why it matters.
    pub(super) fn signals_told(&self, signals: &[Signal]) -> Vec<String> {
        let titles = |_: Source, id: Id| self.name(id).unwrap_or_default();
        let told = signals.iter().map(|signal| {
            let title = self.text.signal_title(signal, &titles);
            format!("{title}\n{}", self.text.signal_why(signal, &titles))
        });
        told.collect()
    }
}
