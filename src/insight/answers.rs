//! Answers to surveys, whether given one by one or entered as counts.

use std::collections::BTreeMap;

use super::facts::*;
use super::view::View;
use crate::domain::*;

/// What a response or a tally says to one question.
pub(super) struct Given<'a> {
    pub(super) source: Source,
    pub(super) index: Ix,
    pub(super) place: PlaceIx,
    pub(super) wave: Wave,
    said: Said<'a>,
}

enum Said<'a> {
    One(&'a Answer),
    Counts(&'a [(String, i64)]),
}

impl Given<'_> {
    /// The points or numbers given, and how many gave each.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        let one = match self.said {
            Said::One(Answer::Number(number)) => Some((*number, 1)),
            _ => None,
        };
        let counts = match self.said {
            Said::Counts(counts) => counts,
            Said::One(_) => &[],
        };
        one.into_iter().chain(
            counts
                .iter()
                .filter_map(|(point, count)| Some((point.trim().parse().ok()?, *count))),
        )
    }

    /// Whether anything was answered.
    pub(super) fn is_answer(&self) -> bool {
        match self.said {
            Said::One(Answer::Number(_)) => true,
            Said::One(Answer::Choices(choices)) => !choices.is_empty(),
            Said::Counts(counts) => counts.iter().any(|(_, count)| *count > 0),
        }
    }

    /// How many answers there are: one, or those of the tally's greatest count where several may be chosen.
    pub(super) fn answers(&self, several: bool) -> i64 {
        match self.said {
            Said::One(_) => i64::from(self.is_answer()),
            Said::Counts(counts) if several => {
                counts.iter().map(|(_, count)| *count).max().unwrap_or(0)
            }
            Said::Counts(counts) => counts.iter().map(|(_, count)| *count).sum(),
        }
    }
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
                said: Said::One(answer),
            });
        }
    }
    for (index, tally) in facts.tallies.iter() {
        if tally.question == question && counts(view, tally.place, tally.about) {
            let (place, wave) = (tally.place, tally.wave);
            all.push(Given {
                source: Source::Tally,
                index,
                place,
                wave,
                said: Said::Counts(&tally.counts),
            });
        }
    }
    all
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
    view.holds(place) && (date.is_none() || view.in_period(date))
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
    rounds(view, purpose).into_values().flatten().collect()
}

fn rounds(view: &View<'_>, purpose: SurveyPurpose) -> BTreeMap<Round, Vec<Voice>> {
    let facts = view.facts;
    let wanted = |survey: Ix| {
        facts
            .surveys
            .get(survey)
            .is_some_and(|survey| survey.purpose == Some(purpose))
    };
    let mut rounds: BTreeMap<Round, Vec<Voice>> = BTreeMap::new();
    for (index, response) in facts.responses.iter() {
        if wanted(response.survey) && counts(view, response.place, response.about) {
            let round = (
                response.survey,
                response.about,
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
    for (index, tally) in facts.tallies.iter() {
        let Some(question) = facts.questions.get(tally.question) else {
            continue;
        };
        let single = matches!(
            question.answer_type,
            Some(AnswerType::OneChoice | AnswerType::Scale)
        );
        if single && wanted(question.survey) && counts(view, tally.place, tally.about) {
            let respondents = tally.counts.iter().map(|(_, count)| *count).sum();
            let voice = Voice {
                source: Source::Tally,
                index,
                place: tally.place,
                respondents,
            };
            let round = (question.survey, tally.about, tally.wave, tally.place);
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

/// One round of answers to an evaluation, and how many were asked.
pub(super) struct Evaluation {
    pub(super) survey: Ix,
    pub(super) about: Option<(Source, Ix)>,
    pub(super) voices: Vec<Voice>,
    pub(super) invited: Option<i64>,
}

/// Every round of session evaluations. As many were asked as the tally says, else as came to the session.
pub(super) fn evaluations(view: &View<'_>) -> Vec<Evaluation> {
    let came = super::training::came_to(view);
    let mut asked: BTreeMap<Round, i64> = BTreeMap::new();
    for tally in &view.facts.tallies.all {
        let Some(question) = view.facts.questions.get(tally.question) else {
            continue;
        };
        if let Some(invited) = tally.invited {
            let most = asked
                .entry((question.survey, tally.about, tally.wave, tally.place))
                .or_insert(0);
            *most = (*most).max(invited);
        }
    }
    let rounds = rounds(view, SurveyPurpose::SessionEvaluation).into_iter();
    rounds
        .map(|(round, voices)| {
            let (survey, about, _, _) = round;
            let attended = match about {
                Some((Source::Session, session)) => session
                    .get()
                    .and_then(|index| came.get(index))
                    .copied()
                    .filter(|came| *came > 0),
                _ => None,
            };
            Evaluation {
                survey,
                about,
                voices,
                invited: asked.get(&round).copied().or(attended),
            }
        })
        .collect()
}
