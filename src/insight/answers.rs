//! Answers to surveys, whether given one by one or entered as counts.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::*;
use super::figure::{Label, Name};
use super::same::tallies_once;
use super::training::at_sessions;
use super::view::View;
use crate::domain::*;

/// What a response or a tally says to one question.
pub(super) struct Given<'a> {
    pub(super) source: Source,
    pub(super) index: Ix,
    pub(super) place: PlaceIx,
    pub(super) wave: Wave,
    pub(super) about: Option<(Source, Ix)>,
    question: &'a QuestionFact,
    said: Said<'a>,
}

enum Said<'a> {
    One(&'a Answer),
    Counts(&'a [(String, i64)]),
}

impl Given<'_> {
    /// The points or numbers given, in thousandths, and how many gave each: those that the question takes.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        let (lowest, highest) = self.question.scale;
        let scale = lowest.saturating_mul(1000)..=highest.saturating_mul(1000);
        let any = self.question.answer_type != Some(AnswerType::Scale);
        let said = self.said_numbers();
        said.filter(move |(point, _)| any || scale.contains(point))
    }

    fn said_numbers(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        let one = match self.said {
            Said::One(Answer::Number(number)) => Some((*number, 1)),
            Said::One(Answer::Choices(choices)) => match choices.as_ref() {
                [only] => thousandths_in(only).map(|number| (number, 1)),
                _ => None,
            },
            Said::Counts(_) => None,
        };
        let counts = match self.said {
            Said::Counts(counts) => counts,
            Said::One(_) => &[],
        };
        let counted = counts.iter();
        let counted = counted.filter_map(|(point, count)| Some((thousandths_in(point)?, *count)));
        one.into_iter().chain(counted)
    }

    /// How many gave an answer that the question does not take: off the scale, or no number.
    pub(super) fn strange(&self) -> i64 {
        let taken: i64 = self.numbers().map(|(_, count)| count).sum();
        let all = match self.said {
            Said::One(Answer::Number(_)) => 1,
            Said::One(Answer::Choices(choices)) => i64::from(!choices.is_empty()),
            Said::Counts(counts) => counts.iter().map(|(_, count)| *count).sum(),
        };
        all - taken
    }

    /// Whether anything was answered: to a scale, a point on it.
    pub(super) fn is_answer(&self) -> bool {
        if self.is_number() {
            return self.numbers().any(|(_, count)| count > 0);
        }
        match self.said {
            Said::One(Answer::Number(_)) => true,
            Said::One(Answer::Choices(choices)) => !choices.is_empty(),
            Said::Counts(counts) => counts.iter().any(|(_, count)| *count > 0),
        }
    }

    fn is_number(&self) -> bool {
        self.question.answer_type.is_some_and(AnswerType::is_number)
    }

    /// How many answers there are: one, or those of the tally's greatest count where several may be chosen.
    pub(super) fn answers(&self) -> i64 {
        if self.is_number() {
            return self.numbers().map(|(_, count)| count).sum();
        }
        let several = self.question.answer_type == Some(AnswerType::SeveralChoices);
        match self.said {
            Said::One(_) => i64::from(self.is_answer()),
            Said::Counts(counts) if several => {
                counts.iter().map(|(_, count)| *count).max().unwrap_or(0)
            }
            Said::Counts(counts) => counts.iter().map(|(_, count)| *count).sum(),
        }
    }
}

/// A point as it is named: `4`, `4.5`.
pub(super) fn point_code(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, below) = (
        thousandths.unsigned_abs() / 1000,
        thousandths.unsigned_abs() % 1000,
    );
    if below == 0 {
        return format!("{sign}{whole}");
    }
    let decimals = format!("{below:03}");
    format!("{sign}{whole}.{}", decimals.trim_end_matches('0'))
}

/// A point as a part of a figure.
pub(super) fn point_name(thousandths: i64) -> Name {
    Name {
        label: Label::Point(thousandths),
        code: point_code(thousandths),
    }
}

/// The sessions that somebody has evaluated.
pub(super) fn evaluated_sessions(view: &View<'_>) -> BTreeSet<Ix> {
    let responses = view.facts.responses.iter();
    let responses = responses.filter(|(index, _)| is_answered(view.facts, *index));
    let responses = responses.map(|(_, response)| (response.place, response.about));
    let tallies = view.facts.tallies.all.iter();
    let tallies = tallies.filter(|tally| tally.counts.iter().any(|(_, count)| *count > 0));
    let all = responses.chain(tallies.map(|tally| (tally.place, tally.about)));
    all.filter(|(place, _)| view.holds(*place))
        .filter_map(|(_, about)| match view.facts.about(about) {
            Some((Source::Session, session)) => Some(session),
            _ => None,
        })
        .collect()
}

/// The choices made, and how many made each.
pub(super) fn codes<'a>(given: &Given<'a>) -> impl Iterator<Item = (&'a str, i64)> + use<'a> {
    let (one, counts): (&[String], &[(String, i64)]) = match given.said {
        Said::One(Answer::Choices(choices)) => (choices, &[]),
        Said::One(Answer::Number(_)) => (&[], &[]),
        Said::Counts(counts) => (&[], counts),
    };
    let one = one.iter().map(|code| (code.as_str(), 1));
    one.chain(counts.iter().map(|(code, count)| (code.trim(), *count)))
}

/// The questions of the surveys with a purpose that anybody in the scope may have answered.
pub(super) fn questions_of<'a>(
    view: &View<'a>,
    purpose: SurveyPurpose,
) -> impl Iterator<Item = (Ix, &'a QuestionFact)> + use<'a> {
    let facts = view.facts;
    facts.questions.iter().filter(move |(_, question)| {
        facts
            .surveys
            .get(question.survey)
            .is_some_and(|survey| survey.purpose == Some(purpose))
    })
}

/// What was said to a question, within the scope.
pub(super) fn given<'a>(view: &View<'a>, question: Ix) -> Vec<Given<'a>> {
    let facts = view.facts;
    let mut all = Vec::new();
    let Some(asked) = facts.questions.get(question) else {
        return all;
    };
    for (index, response) in facts.responses.iter() {
        if counts(view, response.place, response.about)
            && let Some((_, answer)) = response.answers.iter().find(|(one, _)| *one == question)
        {
            let (place, wave) = (response.place, response.wave);
            all.push(Given {
                source: Source::Response,
                index,
                place,
                wave,
                about: facts.about(response.about),
                question: asked,
                said: Said::One(answer),
            });
        }
    }
    for (index, tally) in tallies_once(facts) {
        if tally.question == question && counts(view, tally.place, tally.about) {
            all.push(Given {
                about: facts.about(tally.about),
                ..given_by_tally(asked, index, tally)
            });
        }
    }
    all
}

fn given_by_tally<'a>(question: &'a QuestionFact, index: Ix, tally: &'a TallyFact) -> Given<'a> {
    Given {
        source: Source::Tally,
        index,
        place: tally.place,
        wave: tally.wave,
        about: tally.about,
        question,
        said: Said::Counts(&tally.counts),
    }
}

/// Whether a response answers any of its questions: nothing, or no number to a scale, is no answer.
pub(super) fn is_answered(facts: &Facts, response: Ix) -> bool {
    let Some(fact) = facts.responses.get(response) else {
        return false;
    };
    fact.answers.iter().any(|(question, answer)| {
        let question = facts.questions.get(*question);
        let given = question.map(|question| Given {
            source: Source::Response,
            index: response,
            place: fact.place,
            wave: fact.wave,
            about: fact.about,
            question,
            said: Said::One(answer),
        });
        given.is_some_and(|given| given.is_answer())
    })
}

/// Answers about a session are of its day; other answers have none, and count in every period.
pub(super) fn counts(view: &View<'_>, place: PlaceIx, about: Option<(Source, Ix)>) -> bool {
    let date = match about {
        Some((Source::Session, index)) => view
            .facts
            .sessions
            .get(index)
            .and_then(|session| session.date),
        _ => None,
    };
    view.holds(place) && (date.is_none() || view.happened(date))
}

/// Some people who answered a survey: one response, or the pile of forms behind a tally.
#[derive(Clone, Copy)]
pub(super) struct Voice {
    pub(super) source: Source,
    pub(super) index: Ix,
    pub(super) place: PlaceIx,
    pub(super) respondents: i64,
}

/// What identifies one round of answers: survey, subject, wave and place.
type Round = (Ix, Option<(Source, Ix)>, Wave, PlaceIx);

/// Everybody who answered the surveys with a purpose. A pile of forms is tallied question by question: as
/// many answered as the question with the most answers has.
pub(super) fn voices(view: &View<'_>, purpose: SurveyPurpose) -> Vec<Voice> {
    let wanted = |survey| is_for(view.facts, survey, purpose);
    rounds(view, wanted).into_values().flatten().collect()
}

fn is_for(facts: &Facts, survey: Ix, purpose: SurveyPurpose) -> bool {
    let survey = facts.surveys.get(survey);
    survey.is_some_and(|survey| survey.purpose == Some(purpose))
}

fn rounds(view: &View<'_>, wanted: impl Fn(Ix) -> bool) -> BTreeMap<Round, Vec<Voice>> {
    let facts = view.facts;
    let mut rounds: BTreeMap<Round, Vec<Voice>> = BTreeMap::new();
    for (index, response) in facts.responses.iter() {
        let counts = counts(view, response.place, response.about);
        if wanted(response.survey) && counts && is_answered(facts, index) {
            let round = (
                response.survey,
                facts.about(response.about),
                response.wave,
                response.place,
            );
            let voice = Voice {
                source: Source::Response,
                index,
                place: response.place,
                respondents: 1,
            };
            rounds.entry(round).or_default().push(voice);
        }
    }
    let mut piles: BTreeMap<Round, Voice> = BTreeMap::new();
    for (index, tally) in tallies_once(facts) {
        let Some(question) = facts.questions.get(tally.question) else {
            continue;
        };
        if wanted(question.survey) && counts(view, tally.place, tally.about) {
            let respondents = given_by_tally(question, index, tally).answers();
            let voice = Voice {
                source: Source::Tally,
                index,
                place: tally.place,
                respondents,
            };
            let round = (
                question.survey,
                facts.about(tally.about),
                tally.wave,
                tally.place,
            );
            let pile = piles.entry(round).or_insert(voice);
            if voice.respondents > pile.respondents {
                *pile = voice;
            }
        }
    }
    for (round, pile) in piles {
        rounds.entry(round).or_default().push(pile);
    }
    rounds
}

/// One round of answers to a survey, and how many were asked.
pub(super) struct Answered {
    pub(super) survey: Ix,
    pub(super) about: Option<(Source, Ix)>,
    pub(super) wave: Wave,
    pub(super) voices: Vec<Voice>,
    pub(super) invited: Option<i64>,
}

/// How many of a round were asked, how many of them answered, and how many answers there are besides: more than all
/// cannot have answered.
#[derive(Clone, Copy)]
pub(super) struct OfAsked {
    pub(super) asked: i64,
    pub(super) answered: i64,
    pub(super) besides: i64,
}

impl Answered {
    /// How many answered.
    pub(super) fn answered(&self) -> i64 {
        self.voices.iter().map(|voice| voice.respondents).sum()
    }

    /// How many answered of those who were asked; none where that is not known.
    pub(super) fn of_asked(&self) -> Option<OfAsked> {
        let asked = self.invited.filter(|invited| *invited > 0)?;
        let answered = self.answered();
        Some(OfAsked {
            asked,
            answered: answered.min(asked),
            besides: (answered - asked).max(0),
        })
    }
}

/// Every round of session evaluations.
pub(super) fn evaluations(view: &View<'_>) -> Vec<Answered> {
    let purpose = SurveyPurpose::SessionEvaluation;
    answered(view, |survey| is_for(view.facts, survey, purpose))
}

/// Every round of answers to some surveys. As many were asked as the tally says, else as came to the session: of
/// those who come from the place that answers.
pub(super) fn answered(view: &View<'_>, wanted: impl Fn(Ix) -> bool) -> Vec<Answered> {
    let came = came_from(view);
    let mut asked: BTreeMap<Round, i64> = BTreeMap::new();
    for tally in &view.facts.tallies.all {
        let Some(question) = view.facts.questions.get(tally.question) else {
            continue;
        };
        if let Some(invited) = tally.invited {
            let about = view.facts.about(tally.about);
            let most = asked
                .entry((question.survey, about, tally.wave, tally.place))
                .or_insert(0);
            *most = (*most).max(invited);
        }
    }
    let rounds = rounds(view, wanted).into_iter();
    rounds
        .map(|(round, voices)| {
            let (survey, about, wave, place) = round;
            let attended = match about {
                Some((Source::Session, session)) => came_to(view.facts, &came, session, place),
                _ => None,
            };
            Answered {
                survey,
                about,
                wave,
                voices,
                invited: asked.get(&round).copied().or(attended),
            }
        })
        .collect()
}

/// How many came to each session, by the place that they come from.
fn came_from(view: &View<'_>) -> BTreeMap<(Ix, PlaceIx), i64> {
    let mut came = BTreeMap::new();
    for one in at_sessions(view).iter().flat_map(|place| place.iter()) {
        *came.entry((one.session, one.place)).or_insert(0) += one.people;
    }
    came
}

/// Those who came from a place; for the lead, who asks everybody, from all.
fn came_to(
    facts: &Facts,
    came: &BTreeMap<(Ix, PlaceIx), i64>,
    session: Ix,
    place: PlaceIx,
) -> Option<i64> {
    let from = came.range((session, PlaceIx::MIN)..=(session, PlaceIx::MAX));
    let asked = |of: PlaceIx| of == place || facts.code(place).is_none();
    let number: i64 = from
        .filter(|((_, of), _)| asked(*of))
        .map(|(_, number)| number)
        .sum();
    Some(number).filter(|number| *number > 0)
}
