//! A survey on paper: the same questions, to be answered by hand.

use super::super::{Block, Document, Level};
use super::writer::Writer;
use crate::domain::{AnswerType, Question, Survey};
use crate::workspace::{Result, Row};

/// How many lines a text is given.
const LINES: usize = 4;
/// How many characters stand on a line.
const LINE: usize = 80;
/// A scale with more points than this is answered with a number.
const POINTS: i64 = 11;

impl Writer<'_> {
    pub(super) fn survey(&self, row: &Row) -> Result<Document> {
        let mut document = self.begin(self.value(row, Survey::title), self.whose());
        let anonymous = row
            .fields
            .get(Survey::anonymous)
            .and_then(|flag| flag.as_bool());
        if anonymous == Some(true) {
            document.paragraph(self.word("survey-anonymous"));
        }
        let mut questions = self.reader.of::<Question>(Question::survey, row.head.id)?;
        questions.sort_by_key(|question| question.position);
        for (place, question) in questions.iter().enumerate() {
            let asked = format!("{}. {}", place + 1, question.text);
            document.heading(Level::First, asked);
            self.room_to_answer(&mut document, question);
        }
        if questions.is_empty() {
            document.paragraph(self.word("survey-empty"));
        }
        Ok(document)
    }

    fn room_to_answer(&self, document: &mut Document, question: &Question) {
        let (lowest, highest) = question.scale();
        match question.answer_type {
            Some(AnswerType::Scale) if highest - lowest < POINTS => {
                let points = (lowest..=highest).map(|point| boxed(&self.text.number(point)));
                let points: Vec<String> = points.collect();
                let ends = [question.lowest_label.as_str(), &question.highest_label];
                let line = [ends[0], &points.join("     "), ends[1]];
                let line: Vec<&str> = line.into_iter().filter(|one| !one.is_empty()).collect();
                document.paragraph(line.join("     "));
            }
            Some(AnswerType::Text) | None => document.blocks.push(Block::Lines(LINES)),
            Some(of) if !of.is_number() => {
                let options = self.text.choices(question).into_iter();
                let options: Vec<String> = options.map(|(_, label)| boxed(&label)).collect();
                if options.is_empty() {
                    return document.blocks.push(Block::Lines(LINES));
                }
                if of == AnswerType::SeveralChoices {
                    document.paragraph(self.word("survey-several"));
                }
                // What follows on each other stands side by side, where it has room.
                let line = options.join("     ");
                let beside = matches!(of, AnswerType::YesNo | AnswerType::OrderedChoice);
                document.paragraph(match beside && line.chars().count() <= LINE {
                    true => line,
                    false => options.join("\n"),
                });
            }
            Some(_) => {
                let between = match question.answer_type {
                    Some(AnswerType::Scale) => format!("{lowest}–{highest}"),
                    _ => self.word("number"),
                };
                document.blocks.push(Block::ToFillIn(vec![between]));
            }
        }
    }
}

/// A box to tick, with what it stands for.
fn boxed(words: &str) -> String {
    format!("☐ {words}")
}
