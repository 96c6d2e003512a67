//! What came out of a workshop: how many were there, what was decided, who does what, how hands were raised, and what
//! stood on the walls.

use std::collections::BTreeSet;

use super::super::{Block, Column, Document, Level, Table};
use super::WALLS;
use super::writer::{Writer, told};
use crate::domain::{Id, Meeting, Question, Record as _, Survey, SurveyPurpose, Tally, Unit};
use crate::report::picture::of_record;
use crate::text::capitalised;
use crate::workspace::{Result, Row};

impl Writer<'_> {
    pub(super) fn workshop(&self, row: &Row) -> Result<Document> {
        let title = self.value(row, Meeting::title);
        let mut document = self.begin(title, told(&[&self.word("workshop"), &self.whose()]));
        document.blocks.push(self.facts(
            row,
            &[
                Meeting::date,
                Meeting::start_time,
                Meeting::end_time,
                Meeting::place,
                Meeting::groups,
            ],
        ));
        self.how_many(&mut document, row.head.id)?;
        self.section(&mut document, row, Meeting::decisions);
        self.to_do(&mut document, row, |meeting, plans, plan| {
            // What was said at the meeting stands in the plan that it writes in, whoever decides on that.
            let written = meeting.plan(plans).map(|plan| plan.head.id);
            plan.concerns(meeting) || written == Some(plan.head.id)
        })?;
        self.hands(&mut document, row.head.id)?;
        self.walls(&mut document, row.head.id)?;
        let next = self.facts(row, &[Meeting::next_meeting]);
        if matches!(&next, Block::Facts(facts) if !facts.is_empty()) {
            document.blocks.push(next);
        }
        Ok(document)
    }

    /// How many were there, and from how many units; nobody by name.
    fn how_many(&self, document: &mut Document, meeting: Id) -> Result<()> {
        let counted = self.counts().check_in(meeting);
        if counted.here == 0 {
            return Ok(());
        }
        let mut units = BTreeSet::new();
        for unit in &counted.from {
            units.insert(self.name(*unit)?);
        }
        let units: Vec<String> = units.into_iter().collect();
        let mut facts = vec![(self.word("workshop_here"), self.text.number(counted.here))];
        if !units.is_empty() {
            facts.push((self.label(Unit::KIND, Unit::name), units.join("\n")));
        }
        document.blocks.push(Block::Facts(facts));
        Ok(())
    }

    /// What stood on the walls, as pictures.
    fn walls(&self, document: &mut Document, meeting: Id) -> Result<()> {
        for (kind, field) in WALLS.iter().copied() {
            let rows = self.reader.rows_of(kind, field, meeting)?;
            let there = rows.iter().filter(|row| !row.head.removed);
            for (place, row) in there.enumerate() {
                if place == 0 {
                    document.heading(Level::First, capitalised(&self.text.kinds(kind)));
                }
                let id = row.head.id;
                document.heading(Level::Second, self.name(id)?);
                let Some(picture) = of_record(self.reader, self.text, self.on(), id)? else {
                    continue;
                };
                let words = picture.description.clone();
                match picture.png() {
                    Ok(png) => document.blocks.push(Block::Picture {
                        png,
                        size: (picture.size.0 as u32, picture.size.1 as u32),
                        words,
                    }),
                    // What it shows is told where it cannot be painted.
                    Err(_) => document.paragraph(words),
                }
            }
        }
        Ok(())
    }

    /// Each question that the room answered by raising hands, with how many gave each answer.
    fn hands(&self, document: &mut Document, meeting: Id) -> Result<()> {
        let tallies = self.reader.of::<Tally>(Tally::about, meeting)?;
        let asked: BTreeSet<Id> = tallies.iter().filter_map(|one| one.question).collect();
        let counts = self.counts();
        let mut begun = false;
        for question in asked {
            let Some(question) = self.reader.get::<Question>(question)? else {
                continue;
            };
            let Some(survey) = question.survey else {
                continue;
            };
            let of = self.reader.get::<Survey>(survey)?;
            if of.and_then(|survey| survey.purpose) != Some(SurveyPurpose::Other) {
                continue;
            }
            let counted = counts.survey_about(survey, &[meeting]);
            let Some(counted) = counted.questions.get(&question.head.id) else {
                continue;
            };
            if !std::mem::replace(&mut begun, true) {
                document.heading(Level::First, self.word("workshop_hands"));
            }
            document.heading(Level::Second, &question.text);
            let heads = ["workshop_answer", "workshop_count"].map(|key| self.word(key));
            let [answer, count] = heads;
            let mut table = Table::new(vec![Column::words(answer, 6), Column::numbers(count, 2)]);
            for (code, label) in question.choices() {
                let n = counted.counts.get(&code).copied().unwrap_or(0);
                table.rows.push(vec![label, self.text.number(n)]);
            }
            document.blocks.push(Block::Table(table));
        }
        Ok(())
    }
}
