//! The questions that a room has answered by raising hands, read once.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{Id, Meeting, MunicipalityCode, Question, Survey, SurveyPurpose, Tally};
use crate::gui::ground::source::Source;
use crate::insight::{Counts, QuestionCount, Scope};
use crate::text::dotted;
use crate::workspace::Result;

/// One question.
pub struct Hand {
    /// The question.
    pub question: Question,
    /// The own counts, as they are written.
    pub tally: Option<(Id, BTreeMap<String, i64>)>,
    /// What all have counted together.
    pub counted: QuestionCount,
}

impl Hand {
    /// What can be answered: the code of each, its words, and how many gave it.
    pub fn bars(&self) -> Vec<(String, String, i64)> {
        let choices = self.question.choices().into_iter();
        choices
            .map(|(code, label)| {
                let count = self.counted.counts.get(&code).copied().unwrap_or(0);
                (code, label, count)
            })
            .collect()
    }
}

/// All of a meeting, the latest first.
pub struct Hands {
    /// The meeting's name and day, in a line.
    pub meeting: String,
    /// The questions.
    pub all: Vec<Hand>,
}

impl Hands {
    /// Reads them.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(
        source: &Source,
        meeting: Id,
        (scope, own): (&Scope, Option<MunicipalityCode>),
    ) -> Result<Self> {
        let (reader, facts) = (&source.reader, source.facts()?);
        let counts = Counts::new(&facts, scope);
        let tallies = reader.of::<Tally>(Tally::about, meeting)?;
        let asked: BTreeSet<Id> = tallies.iter().filter_map(|one| one.question).collect();
        let mut all = Vec::new();
        // Ids follow the time that they were made at.
        for id in asked.into_iter().rev() {
            let question = reader.get::<Question>(id)?;
            let Some(question) = question.filter(|one| !one.head.removed) else {
                continue;
            };
            let Some(survey) = question.survey else {
                continue;
            };
            let of = reader.get::<Survey>(survey)?;
            let purpose = of.and_then(|survey| survey.purpose);
            if purpose != Some(SurveyPurpose::Other) {
                continue;
            }
            let mut counted = counts.survey_about(survey, &[meeting]);
            let mine = |one: &&Tally| one.question == Some(id) && one.head.municipality == own;
            let tally = tallies.iter().find(mine);
            all.push(Hand {
                tally: tally.map(|one| (one.head.id, one.counts.clone())),
                counted: counted.questions.remove(&id).unwrap_or_default(),
                question,
            });
        }
        let meeting = reader.get::<Meeting>(meeting)?;
        let meeting = meeting.map_or_else(String::new, |meeting| {
            let day = meeting.date.map(|day| source.text.weekday_and_day(day));
            dotted([meeting.title, day.unwrap_or_default()])
        });
        Ok(Self { meeting, all })
    }
}
