//! Counts of what was answered to surveys.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use super::{Counts, number, percent};
use crate::domain::{AnswerType, Id, MunicipalityCode, SurveyPurpose, Wave};
use crate::insight::answers::{Answered, Given, answered, codes, evaluations, given, point_code};
use crate::insight::facts::{Ix, PlaceIx, QuestionFact, Source, SurveyFact};
use crate::insight::figure::Amount;
use crate::insight::groups::places_taking_part;
use crate::insight::survey::{chosen, everything_said};

/// What was answered to a survey, about some sessions or at some time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SurveyCount {
    /// How many answered.
    pub answered: i64,
    /// How many of those who were asked, where it is known how many that was; no more than they.
    pub of_asked: i64,
    /// How many answers there are besides: more than were asked.
    pub more_than_asked: i64,
    /// How many were asked, where that is known.
    pub asked: Option<i64>,
    /// How many per cent of them answered; none where nobody has.
    pub percent: Option<i64>,
    /// Question by question.
    pub questions: HashMap<Id, QuestionCount>,
}

/// What was answered to a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct QuestionCount {
    /// How many answered it.
    pub answers: i64,
    /// How many gave each answer: the codes of choices, points and numbers as they are written.
    pub counts: BTreeMap<String, i64>,
    /// The mean of the points or numbers; none for other questions.
    pub mean: Option<Amount>,
}

/// Which municipalities have answered a survey that is put to each of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MunicipalitiesAnswered {
    /// How many have.
    pub answered: i64,
    /// How many take part.
    pub of: i64,
    /// Those who have not, by code.
    pub lacking: Vec<MunicipalityCode>,
}

/// A survey that waits to be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingSurvey {
    /// Which.
    pub survey: Id,
    /// The last day on which it can be.
    pub closes: Option<NaiveDate>,
    /// How many municipalities have not answered it.
    pub lack: i64,
}

impl QuestionCount {
    /// How much the mean has grown since it was answered before; none where either time has no mean.
    pub fn since(&self, before: &Self) -> Option<Amount> {
        self.mean?.less(before.mean?)
    }
}

impl Counts<'_> {
    /// What was answered to a survey about some sessions.
    pub fn survey_about(&self, survey: Id, sessions: &[Id]) -> SurveyCount {
        let facts = self.view.facts;
        let about: Vec<_> = sessions
            .iter()
            .filter_map(|id| facts.about(facts.find(*id)))
            .collect();
        let is = |one: Option<(Source, Ix)>| one.is_some_and(|one| about.contains(&one));
        self.survey(survey, |round| is(round.about), |one| is(one.about))
    }

    /// What was answered to a survey about one thing, or about nothing but itself, at one time.
    pub fn survey_round(&self, survey: Id, about: Option<Id>, wave: Wave) -> SurveyCount {
        let facts = self.view.facts;
        let wanted = about.map(|id| facts.about(facts.find(id)));
        let is = |one: Option<(Source, Ix)>, when: Wave| {
            when == wave && wanted.map_or(one.is_none(), |wanted| one == wanted)
        };
        self.survey(
            survey,
            |round| is(round.about, round.wave),
            |one| is(one.about, one.wave),
        )
    }

    /// What was answered to a survey at one time, whatever it is about.
    pub fn survey_in(&self, survey: Id, wave: Wave) -> SurveyCount {
        self.survey(survey, |round| round.wave == wave, |one| one.wave == wave)
    }

    fn survey(
        &self,
        id: Id,
        rounds: impl Fn(&Answered) -> bool,
        answers: impl Fn(&Given<'_>) -> bool,
    ) -> SurveyCount {
        let facts = self.view.facts;
        let Some((Source::Survey, survey)) = facts.find(id) else {
            return SurveyCount::default();
        };
        let all = answered(&self.view, |one| one == survey);
        let mut counted = counted(all.iter().filter(|round| rounds(round)));
        let questions = facts.questions.iter();
        for (index, question) in questions.filter(|(_, question)| question.survey == survey) {
            let all = given(&self.view, index);
            let said = all.iter().filter(|one| answers(one));
            if let Some(id) = facts.questions.id(index) {
                counted.questions.insert(id, count(question, said));
            }
        }
        counted
    }

    /// How many per cent answered the evaluations of each session that anybody has evaluated.
    pub fn evaluated(&self) -> HashMap<Id, i64> {
        let mut by_session: BTreeMap<Ix, Vec<Answered>> = BTreeMap::new();
        for round in evaluations(&self.view) {
            if let Some((Source::Session, session)) = round.about {
                by_session.entry(session).or_default().push(round);
            }
        }
        let rates = by_session.into_iter().filter_map(|(session, rounds)| {
            let id = self.view.facts.sessions.id(session)?;
            Some((id, counted(rounds.iter()).percent?))
        });
        rates.collect()
    }

    /// How many answers there are to a survey: forms, and piles of forms.
    pub fn answers(&self, survey: Id) -> i64 {
        let Some((Source::Survey, survey)) = self.view.facts.find(survey) else {
            return 0;
        };
        let rounds = answered(&self.view, |one| one == survey);
        rounds.iter().map(Answered::answered).sum()
    }

    /// The surveys of the lead's that some municipality of the scope has not answered, in the order of their last
    /// days; those without one last. What is answered session by session waits only where it has a last day.
    pub fn waiting_surveys(&self) -> Vec<WaitingSurvey> {
        let (view, facts) = (&self.view, self.view.facts);
        let said = everything_said(view).into_iter();
        let answered: BTreeSet<(Ix, PlaceIx)> = said.map(|one| (one.3, one.2)).collect();
        let places: Vec<PlaceIx> = view.taking_part().map(|(_, one)| one.place).collect();
        let asks: BTreeSet<Ix> = (facts.questions.all.iter())
            .map(|question| question.survey)
            .collect();
        let waits = |(index, survey): (Ix, &SurveyFact)| {
            let of_the_lead = facts.code(survey.place).is_none() && view.concerns(survey.place);
            let as_one = matches!(
                survey.purpose,
                Some(SurveyPurpose::SelfAssessment | SurveyPurpose::Other) | None
            );
            let is_open = survey.closes.map_or(as_one, |closes| closes >= view.on);
            let lack = places
                .iter()
                .filter(|place| !answered.contains(&(index, **place)));
            let lack = number(lack.count());
            (of_the_lead && is_open && lack > 0 && asks.contains(&index)).then_some(WaitingSurvey {
                survey: facts.surveys.id(index)?,
                closes: survey.closes,
                lack,
            })
        };
        let mut waiting: Vec<WaitingSurvey> = facts.surveys.iter().filter_map(waits).collect();
        waiting.sort_by_key(|one| (one.closes.is_none(), one.closes));
        waiting
    }

    /// Which municipalities that take part in a self-assessment's project have answered it; none of other surveys, nor
    /// where one municipality alone is looked at.
    pub fn municipalities_answered(&self, survey: Id) -> Option<MunicipalitiesAnswered> {
        let (view, facts) = (&self.view, self.view.facts);
        let (Source::Survey, index) = facts.find(survey)? else {
            return None;
        };
        let fact = facts.surveys.get(index)?;
        let is_put = fact.purpose == Some(SurveyPurpose::SelfAssessment)
            && facts.code(fact.place).is_none()
            && view.is_whole();
        if !is_put {
            return None;
        }
        let project = |place: PlaceIx| facts.place(place).map(|place| place.project);
        let mut places = places_taking_part(view);
        places.retain(|place| project(*place) == project(fact.place));
        let said = everything_said(view).into_iter();
        let answered: BTreeSet<PlaceIx> = said
            .filter(|one| one.3 == index && places.contains(&one.2))
            .map(|one| one.2)
            .collect();
        let lacking = places.difference(&answered);
        let mut lacking: Vec<_> = lacking.filter_map(|place| facts.code(*place)).collect();
        lacking.sort_unstable();
        Some(MunicipalitiesAnswered {
            answered: number(answered.len()),
            of: number(places.len()),
            lacking,
        })
    }

    /// How many questions a survey has.
    pub fn questions(&self, survey: Id) -> i64 {
        let Some((Source::Survey, survey)) = self.view.facts.find(survey) else {
            return 0;
        };
        let all = self.view.facts.questions.all.iter();
        number(all.filter(|question| question.survey == survey).count())
    }
}

/// How many answered, of those asked: only of the rounds where that is known, as the response rate is.
fn counted<'a>(rounds: impl Iterator<Item = &'a Answered>) -> SurveyCount {
    let (mut all, mut known, mut asked, mut more) = (0, 0, 0, 0);
    for round in rounds {
        all += round.answered();
        if let Some(of) = round.of_asked() {
            known += of.answered;
            asked += of.asked;
            more += of.besides;
        }
    }
    SurveyCount {
        answered: all,
        of_asked: known,
        more_than_asked: more,
        asked: Some(asked).filter(|asked| *asked > 0),
        percent: percent(known, asked).filter(|_| known > 0),
        questions: HashMap::new(),
    }
}

fn count<'a>(
    question: &QuestionFact,
    said: impl Iterator<Item = &'a Given<'a>> + Clone,
) -> QuestionCount {
    let mut counted = QuestionCount {
        answers: said.clone().map(Given::answers).sum(),
        ..QuestionCount::default()
    };
    let (mut sum, mut all) = (0, 0);
    let mut add = |code: String, count| *counted.counts.entry(code).or_default() += count;
    match question.answer_type {
        Some(of) if of.is_number() => {
            for (point, count) in said.flat_map(Given::numbers) {
                add(point_code(point), count);
                sum = point.saturating_mul(count).saturating_add(sum);
                all += count;
            }
        }
        Some(AnswerType::Text) | None => {}
        Some(_) => {
            for (code, count) in said.flat_map(codes) {
                add(chosen(question, code).unwrap_or(code).to_owned(), count);
            }
        }
    }
    counted.mean = Amount::ratio(sum, 1000 * all);
    counted
}
