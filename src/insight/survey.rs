//! Figures of the self-assessment: who answered, and what was said to each question.

use std::collections::BTreeSet;

use super::answers::{Given, codes, given, is_answered, point_name, questions_of};
use super::facts::*;
use super::figure::{FigureUnit, Label, Name};
use super::groups::{of_taking_part, places_taking_part};
use super::sheet::{Measure, PartIx, Sheet};
use super::training::points;
use super::view::View;
use crate::domain::*;

/// Municipalities that answered the self-assessment, of those taking part.
pub(super) fn answered(view: &View<'_>, sheet: &mut Sheet) {
    let answered = sheet.part("answered", Measure::Municipalities);
    let of = sheet.part("of", Measure::Municipalities);
    let facts = view.facts;
    let is_self_assessment = |survey: Ix| {
        facts
            .surveys
            .get(survey)
            .is_some_and(|survey| survey.purpose == Some(SurveyPurpose::SelfAssessment))
    };
    let taking_part = places_taking_part(view);
    for (source, index, place, survey) in everything_said(view) {
        if is_self_assessment(survey) && taking_part.contains(&place) {
            sheet.count(source, index, place, &[answered]);
        }
    }
    of_taking_part(view, sheet, of);
}

/// Every response and tally with an answer of a municipality in the scope, with the survey it answers.
pub(super) fn everything_said(view: &View<'_>) -> Vec<(Source, Ix, PlaceIx, Ix)> {
    let facts = view.facts;
    let responses = facts
        .responses
        .iter()
        .filter(|(index, _)| is_answered(facts, *index))
        .map(|(index, fact)| (Source::Response, index, fact.place, fact.survey));
    // Counts of nothing only tell how many were asked.
    let counted = |fact: &TallyFact| fact.counts.iter().any(|(_, count)| *count > 0);
    let tallies = facts.tallies.iter().filter(|(_, fact)| counted(fact));
    let tallies = tallies.filter_map(|(index, fact)| {
        Some((
            Source::Tally,
            index,
            fact.place,
            facts.questions.get(fact.question)?.survey,
        ))
    });
    let all = responses.chain(tallies);
    all.filter(|(_, _, place, _)| view.holds(*place) && facts.code(*place).is_some())
        .collect()
}

/// The ids of the figures of the self-assessment's questions: `survey.` and the code.
pub(super) fn ids(view: &View<'_>) -> Vec<String> {
    let mut questions: Vec<_> = questions_of(view, SurveyPurpose::SelfAssessment)
        .filter(|(_, question)| {
            // The lead's surveys concern every municipality; one's own surveys concern oneself.
            let survey = view.facts.surveys.get(question.survey);
            survey.is_some_and(|survey| view.concerns(survey.place))
        })
        .collect();
    questions.sort_by_key(|(index, question)| (question.survey, question.position, *index));
    let mut ids: Vec<String> = Vec::new();
    for (index, question) in questions {
        let id = match view.facts.questions.id(index) {
            Some(id) if !is_named(view, question) => format!("survey.{id}"),
            _ => format!("survey.{}", question.code),
        };
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Whether a question is told by its code: it has one, and no other of its project has the same.
fn is_named(view: &View<'_>, question: &QuestionFact) -> bool {
    let project = |question: &QuestionFact| {
        let survey = view.facts.surveys.get(question.survey)?;
        Some(view.facts.place(survey.place)?.project)
    };
    let alike = questions_of(view, SurveyPurpose::SelfAssessment)
        .filter(|(_, other)| other.code == question.code && project(other) == project(question));
    !question.code.is_empty() && alike.take(2).count() == 1
}

/// The questions that a figure's id means: by code those of self-assessments, by id any.
pub(super) fn questions(view: &View<'_>, id: &str) -> Vec<Ix> {
    let Some(code) = id.strip_prefix("survey.") else {
        return vec![];
    };
    let by_code = questions_of(view, SurveyPurpose::SelfAssessment)
        .filter(|(_, question)| question.code == code && is_named(view, question));
    let by_code: Vec<Ix> = by_code.map(|(index, _)| index).collect();
    if !by_code.is_empty() || code.is_empty() {
        return by_code;
    }
    match Id::try_parse(code).ok().and_then(|id| view.facts.find(id)) {
        Some((Source::Question, index)) => vec![index],
        _ => vec![],
    }
}

/// What was said to a question; questions of several projects with the same code are one.
pub(super) fn question(view: &View<'_>, sheet: &mut Sheet, questions: &[Ix]) {
    let Some(first) = questions
        .first()
        .and_then(|index| view.facts.questions.get(*index))
    else {
        return;
    };
    let all: Vec<Given> = questions
        .iter()
        .flat_map(|question| given(view, *question))
        .collect();
    if all
        .iter()
        .any(|one| one.is_answer() && one.wave != Wave::Single)
    {
        by_wave(sheet, first, &all);
    } else {
        all_alike(sheet, first, &all);
    }
    no_answer(view, sheet, questions, &all);
}

/// What was said before and after, each time by itself, and what lies between the means.
fn by_wave(sheet: &mut Sheet, question: &QuestionFact, all: &[Given]) {
    let at = |wave: Wave| {
        let said = all.iter().filter(|one| one.is_answer());
        said.filter(move |one| one.wave == wave)
    };
    let is_number = question.answer_type.is_some_and(AnswerType::is_number);
    let mut means = Vec::new();
    for (wave, code) in [
        (Wave::Single, "wave_single"),
        (Wave::Before, "wave_before"),
        (Wave::After, "wave_after"),
    ] {
        if at(wave).next().is_none() {
            continue;
        }
        sheet.begin_group(Name::word(code));
        match question.answer_type {
            Some(of) if of.has_options() || of.is_one_choice() => {
                by_choice(sheet, question, at(wave));
            }
            _ => {
                let answers = sheet.part_in(FigureUnit::Answers, "answers", Measure::Sum);
                let mean = is_number.then(|| sheet.mean("mean", answers));
                means.extend(mean.map(|(_, mean)| (wave, mean)));
                for one in at(wave) {
                    let mut sum = 0;
                    for (point, count) in one.numbers().filter(|_| is_number) {
                        sum = point.saturating_mul(count).saturating_add(sum);
                    }
                    let said = (answers, one.answers());
                    match mean {
                        Some((of, _)) => {
                            sheet.row(one.source, one.index, one.place, &[said, (of, sum)])
                        }
                        None => sheet.row(one.source, one.index, one.place, &[said]),
                    }
                }
                if is_number {
                    points(sheet, at(wave));
                }
            }
        }
        sheet.end_group();
    }
    let of = |wave: Wave| {
        means
            .iter()
            .find(|(one, _)| *one == wave)
            .map(|(_, mean)| *mean)
    };
    if let (Some(before), Some(after)) = (of(Wave::Before), of(Wave::After)) {
        sheet.difference(FigureUnit::Points, "change", after, before);
    }
}

fn all_alike(sheet: &mut Sheet, first: &QuestionFact, all: &[Given]) {
    match first.answer_type {
        Some(AnswerType::YesNo | AnswerType::OneChoice) if is_yes_or_no(first) => {
            yes_of_answers(sheet, first, all);
        }
        Some(of) if of.is_number() => by_number(sheet, all),
        Some(AnswerType::Text) | None => {
            let answers = sheet.part_in(FigureUnit::Answers, "value", Measure::Sum);
            for one in all.iter().filter(|one| one.is_answer()) {
                sheet.row(
                    one.source,
                    one.index,
                    one.place,
                    &[(answers, one.answers())],
                );
            }
        }
        Some(_) => by_choice(sheet, first, all.iter()),
    }
}

fn is_yes_or_no(question: &QuestionFact) -> bool {
    let codes: BTreeSet<&str> = question
        .options
        .iter()
        .map(|(code, _)| code.as_str())
        .collect();
    codes == BTreeSet::from(YES_OR_NO)
}

fn yes_of_answers(sheet: &mut Sheet, question: &QuestionFact, all: &[Given]) {
    let value = sheet.part("value", Measure::Sum);
    let of = sheet.part("of", Measure::Sum);
    let unknown = sheet.part_if_any(Name::word("another_answer"), Measure::Sum);
    for one in all {
        for (code, count) in codes(one) {
            match chosen(question, code) {
                Some("yes") => sheet.row(
                    one.source,
                    one.index,
                    one.place,
                    &[(value, count), (of, count)],
                ),
                Some(_) => sheet.row(one.source, one.index, one.place, &[(of, count)]),
                None => sheet.row(one.source, one.index, one.place, &[(unknown, count)]),
            }
        }
    }
}

pub(super) fn by_choice<'a>(
    sheet: &mut Sheet,
    question: &QuestionFact,
    all: impl Iterator<Item = &'a Given<'a>> + Clone,
) {
    let yes_no = question.answer_type == Some(AnswerType::YesNo);
    let ordered = yes_no || question.answer_type == Some(AnswerType::OrderedChoice);
    // What nobody chose is seen, too, where one answer stands beside the next.
    let whole = ordered && all.clone().any(Given::is_answer);
    let options: Vec<(&str, PartIx)> = question
        .options
        .iter()
        .map(|(code, label)| {
            let name = Name {
                code: code.clone(),
                label: match yes_no {
                    true => Label::Word,
                    false => Label::Own(label.clone()),
                },
            };
            let part = match whole {
                true => sheet.part_named(name, Measure::Sum),
                false => sheet.part_if_any(name, Measure::Sum),
            };
            (code.as_str(), part)
        })
        .collect();
    let unknown = sheet.part_if_any(Name::word("another_answer"), Measure::Sum);
    for one in all {
        for (code, count) in codes(one) {
            let option = options
                .iter()
                .find(|(option, _)| Some(*option) == chosen(question, code));
            let part = option.map_or(unknown, |(_, part)| *part);
            sheet.row(one.source, one.index, one.place, &[(part, count)]);
        }
    }
}

/// The code of the option that an answer means, by code or by label.
pub(super) fn chosen<'a>(question: &'a QuestionFact, answer: &str) -> Option<&'a str> {
    if question.answer_type == Some(AnswerType::YesNo) {
        return yes_or_no(answer);
    }
    let options = || question.options.iter();
    let by_code = options().find(|(code, _)| code == answer);
    by_code
        .or_else(|| options().find(|(_, label)| label == answer))
        .map(|(code, _)| code.as_str())
}

fn by_number(sheet: &mut Sheet, all: &[Given]) {
    let answers = sheet.part_in(FigureUnit::Answers, "answers", Measure::Sum);
    let (sum, _) = sheet.mean("mean", answers);
    sheet.begin_group(Name::word("distribution"));
    let points: BTreeSet<i64> = all
        .iter()
        .flat_map(Given::numbers)
        .map(|(point, _)| point)
        .collect();
    let parts: Vec<(i64, PartIx)> = points
        .into_iter()
        .map(|point| (point, sheet.part_if_any(point_name(point), Measure::Sum)))
        .collect();
    sheet.end_group();
    let unknown = sheet.part_if_any(Name::word("another_answer"), Measure::Sum);
    for one in all {
        for (point, count) in one.numbers() {
            if let Some((_, part)) = parts.iter().find(|(at, _)| *at == point) {
                let adds = [
                    (*part, count),
                    (answers, count),
                    (sum, point.saturating_mul(count)),
                ];
                sheet.row(one.source, one.index, one.place, &adds);
            }
        }
        let strange = one.strange();
        if strange > 0 {
            sheet.row(one.source, one.index, one.place, &[(unknown, strange)]);
        }
    }
}

/// Municipalities that answered the survey, but not this question.
fn no_answer(view: &View<'_>, sheet: &mut Sheet, questions: &[Ix], all: &[Given]) {
    let part = sheet.part_if_any(Name::word("no_answer"), Measure::Municipalities);
    let here: BTreeSet<PlaceIx> = all
        .iter()
        .filter(|one| one.is_answer())
        .map(|one| one.place)
        .collect();
    let surveys: BTreeSet<Ix> = questions
        .iter()
        .filter_map(|index| Some(view.facts.questions.get(*index)?.survey))
        .collect();
    for (source, index, place, survey) in everything_said(view) {
        if surveys.contains(&survey) && !here.contains(&place) {
            sheet.count(source, index, place, &[part]);
        }
    }
}
