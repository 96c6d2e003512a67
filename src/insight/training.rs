//! Figures of the trainings, and of what their participants thought of them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::answers::{
    Given, Voice, codes, evaluated_sessions, evaluations, given, point_name, questions_of, voices,
};
use super::facts::*;
use super::figure::{FigureUnit, Label, Name};
use super::kept::Question;
use super::participants::head_counts;
use super::sheet::{Measure, Sheet};
use super::survey::by_choice;
use super::view::View;
use crate::domain::*;

/// Days of training held: each training once a day, where somebody attended.
pub(super) fn days(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part("value", Measure::Rows);
    let mut seen = BTreeSet::new();
    for (index, session) in sessions_held(view) {
        // A session whose training was removed is a day of its own, as its hours are still hours.
        let alone = (session.training == Ix::NONE).then_some(index);
        if seen.insert((session.training, alone, session.date)) {
            sheet.count(Source::Session, index, session.place, &[value]);
        }
    }
}

/// Trainings with at least one such day.
pub(super) fn count(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part("value", Measure::Rows);
    let held: BTreeMap<Ix, PlaceIx> = sessions_held(view)
        .into_iter()
        .filter(|(_, session)| session.training != Ix::NONE)
        .map(|(_, session)| (session.training, session.place))
        .collect();
    for (training, place) in held {
        sheet.count(Source::Training, training, place, &[value]);
    }
}

/// Sessions held on or before the day: with attendance in the scope, head-counted or evaluated in it.
fn sessions_held<'a>(view: &View<'a>) -> Vec<(Ix, &'a SessionFact)> {
    let evaluated = evaluated_sessions(view);
    let head_counts = head_counts(view).filter(|(_, count)| count.people > 0);
    let counted: BTreeSet<Ix> = head_counts.map(|(_, count)| count.session).collect();
    let sessions = view.facts.sessions.iter().zip(came_to(view));
    let held = sessions.filter(|((index, _), came)| {
        *came > 0 || evaluated.contains(index) || counted.contains(index)
    });
    held.map(|(session, _)| session)
        .filter(|(_, session)| view.happened(session.date))
        .collect()
}

/// Those who came, of those invited: as many as the session says, else those who stand on its list.
pub(super) fn fill_rate(view: &View<'_>, sheet: &mut Sheet) {
    let attended = sheet.part("attended", Measure::Sum);
    let invited = sheet.part("invited", Measure::Sum);
    sheet.percent("percent", attended, invited);
    // Of a session that is written down twice, the list with the most invited.
    let mut invited_to: BTreeMap<Ix, i64> = BTreeMap::new();
    for (index, session) in view.facts.sessions.iter() {
        let most = invited_to.entry(view.facts.session(index)).or_default();
        *most = session.invited.unwrap_or_default().max(*most);
    }
    let lists = lists(view);
    for ((index, session), came) in view.facts.sessions.iter().zip(came_to(view)) {
        let known = invited_to.get(&index).copied();
        let said = known.filter(|number| *number > 0);
        let Some(number) = said.or_else(|| lists.get(&index).copied()) else {
            continue;
        };
        if view.facts.session(index) == index
            && view.holds(session.place)
            && view.happened(session.date)
        {
            sheet.row(
                Source::Session,
                index,
                session.place,
                &[(attended, came), (invited, number)],
            );
        }
    }
}

/// How many stand on the list of each session that was made before it: somebody on it did not come, or is not ticked
/// off. A list of those who came, and of nobody else, does not tell who was invited.
fn lists(view: &View<'_>) -> BTreeMap<Ix, i64> {
    let mut lists: BTreeMap<Ix, (i64, i64)> = BTreeMap::new();
    for one in at_sessions(view).iter().flat_map(|place| place.iter()) {
        let (written, people) = lists.entry(one.session).or_default();
        *written += one.written;
        *people += one.people;
    }
    let made_before = lists
        .into_iter()
        .filter(|(_, (written, people))| written > people);
    made_before
        .map(|(session, (written, _))| (session, written))
        .collect()
}

/// How many came to each session.
pub(super) fn came_to(view: &View<'_>) -> Vec<i64> {
    let mut came = vec![0; view.facts.sessions.len()];
    for one in at_sessions(view).iter().flat_map(|place| place.iter()) {
        if let Some(count) = one.session.get().and_then(|index| came.get_mut(index)) {
            *count += one.people;
        }
    }
    came
}

/// What came of a session in one place.
#[derive(Debug, Clone, Copy)]
pub(super) struct AtSession {
    pub(super) place: PlaceIx,
    pub(super) session: Ix,
    /// Those who came.
    pub(super) people: i64,
    pub(super) minutes: i64,
    /// Those who are written down, whether they came or not.
    pub(super) written: i64,
    /// Those of them of whom nothing is said.
    pub(super) unmarked: i64,
}

/// What came of the sessions, place by place.
pub(super) fn at_sessions(view: &View<'_>) -> Vec<Arc<Vec<AtSession>>> {
    view.place_by_place(Question::Sessions, |view| {
        let mut all: BTreeMap<(PlaceIx, Ix), AtSession> = BTreeMap::new();
        let mut at = |place, session, add: &dyn Fn(&mut AtSession)| {
            add(all.entry((place, session)).or_insert(AtSession {
                place,
                session,
                people: 0,
                minutes: 0,
                written: 0,
                unmarked: 0,
            }));
        };
        for came in view.came() {
            at(came.place, came.session, &|one| {
                one.people += 1;
                one.minutes += came.minutes();
            });
        }
        let mut written: Vec<_> = view.written().collect();
        // Each human being once; what is said in one place is said.
        written.sort_unstable_by_key(|(place, session, who, marked)| {
            (*session, who.human, !*marked, *place)
        });
        written.dedup_by_key(|(_, session, who, _)| (*session, who.human));
        for (place, session, _, marked) in written {
            at(place, session, &|one| {
                one.written += 1;
                one.unmarked += i64::from(!marked);
            });
        }
        all.into_values().collect()
    })
}

/// Who came to a session without anybody knowing for how long: the place that tells it, the session, the human being.
pub(super) fn timeless(view: &View<'_>) -> Vec<(PlaceIx, Ix, Ix)> {
    let places = view.place_by_place(Question::Timeless, |view| {
        let came = view.came().filter(|came| came.minutes() == 0);
        let came = came.map(|came| (came.place, came.session, came.who.human));
        came.collect::<Vec<_>>()
    });
    places.iter().flat_map(|place| place.to_vec()).collect()
}

/// How many answered the evaluations, and how many of them named the same training the most useful.
pub(super) fn respondents(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part("value", Measure::Sum);
    let named = sheet.part_if_any(Name::word("named_the_most_useful_training"), Measure::Sum);
    for voice in voices(view, SurveyPurpose::SessionEvaluation) {
        sheet.row(
            voice.source,
            voice.index,
            voice.place,
            &[(value, voice.respondents)],
        );
    }
    let questions = questions_of(view, SurveyPurpose::SessionEvaluation);
    let useful = questions.filter(|(_, question)| question.code == "most_useful_training");
    let useful: Vec<Ix> = useful.map(|(index, _)| index).collect();
    let all: Vec<Given> = useful
        .iter()
        .flat_map(|question| given(view, *question))
        .collect();
    let mut by_code: BTreeMap<String, i64> = BTreeMap::new();
    for one in &all {
        for (code, count) in codes(one) {
            *by_code.entry(code.to_owned()).or_insert(0) += count;
        }
    }
    // The first of equals by code, whatever the order of the rows.
    let Some(most) = by_code.values().max().copied() else {
        return;
    };
    let Some((top, _)) = by_code.iter().find(|(_, count)| **count == most) else {
        return;
    };
    for one in &all {
        for (_, count) in codes(one).filter(|(code, _)| code == top) {
            sheet.row(one.source, one.index, one.place, &[(named, count)]);
        }
    }
}

/// Those who answered the evaluations, of those asked, where that is known: as many as were asked at most. What there
/// is besides is told apart.
pub(super) fn response_rate(view: &View<'_>, sheet: &mut Sheet) {
    let answered = sheet.part("answered", Measure::Sum);
    let invited = sheet.part("invited", Measure::Sum);
    sheet.percent("percent", answered, invited);
    let besides = sheet.part_if_any(Name::word("more_than_asked"), Measure::Sum);
    for evaluation in evaluations(view) {
        let Some(of) = evaluation.of_asked() else {
            continue;
        };
        let mut left = of.answered;
        for (nth, voice) in evaluation.voices.iter().enumerate() {
            let Voice {
                source,
                index,
                place,
                respondents,
            } = *voice;
            let counted = respondents.min(left);
            left -= counted;
            // Those asked are counted on the first row, since they are asked once.
            let asked = if nth == 0 { of.asked } else { 0 };
            let adds = [
                (answered, counted),
                (invited, asked),
                (besides, respondents - counted),
            ];
            let adds: Vec<_> = adds.into_iter().filter(|(_, n)| *n > 0).collect();
            sheet.row(source, index, place, &adds);
        }
    }
}

/// The name of a question as a group of parts: its code, where no other question of the purpose has the same.
fn question_name(
    view: &View<'_>,
    index: Ix,
    question: &QuestionFact,
    purpose: SurveyPurpose,
) -> Option<Name> {
    let id = view.facts.questions.id(index)?;
    let alike = questions_of(view, purpose).filter(|(_, other)| other.code == question.code);
    let named = !question.code.is_empty() && alike.take(2).count() == 1;
    Some(Name {
        code: if named {
            question.code.clone()
        } else {
            id.to_string()
        },
        label: Label::Record(Source::Question, id),
    })
}

/// How the answers to the evaluations' scales and choices are spread.
pub(super) fn distribution(view: &View<'_>, sheet: &mut Sheet) {
    const PURPOSE: SurveyPurpose = SurveyPurpose::SessionEvaluation;
    for (index, question) in questions_of(view, PURPOSE) {
        let Some(name) = question_name(view, index, question, PURPOSE) else {
            continue;
        };
        let all = given(view, index);
        sheet.begin_group(name);
        match question.answer_type {
            Some(of) if of.is_number() => points(sheet, all.iter()),
            Some(of) if of.is_one_choice() => by_choice(sheet, question, all.iter()),
            _ => {}
        }
        sheet.end_group();
    }
}

/// How many gave each point.
pub(super) fn points<'a>(sheet: &mut Sheet, all: impl Iterator<Item = &'a Given<'a>> + Clone) {
    let points: BTreeSet<i64> = all
        .clone()
        .flat_map(|one| one.numbers())
        .map(|(point, _)| point)
        .collect();
    let parts: BTreeMap<i64, _> = points
        .into_iter()
        .map(|point| (point, sheet.part_if_any(point_name(point), Measure::Sum)))
        .collect();
    for one in all {
        for (point, count) in one.numbers() {
            if let Some(part) = parts.get(&point) {
                sheet.row(one.source, one.index, one.place, &[(*part, count)]);
            }
        }
    }
}

/// The mean of each of the evaluations' scales and numbers, with the number of answers.
pub(super) fn mean(view: &View<'_>, sheet: &mut Sheet) {
    const PURPOSE: SurveyPurpose = SurveyPurpose::SessionEvaluation;
    for (index, question) in scales(view, PURPOSE) {
        let Some(name) = question_name(view, index, question, PURPOSE) else {
            continue;
        };
        sheet.begin_group(name);
        let answers = sheet.part_in(FigureUnit::Answers, "answers", Measure::Sum);
        let (sum, _) = sheet.mean("mean", answers);
        sheet.end_group();
        for one in given(view, index) {
            for (point, count) in one.numbers() {
                sheet.row(
                    one.source,
                    one.index,
                    one.place,
                    &[(answers, count), (sum, point.saturating_mul(count))],
                );
            }
        }
    }
}

/// The means before and after and what lies between, with the number of answers on each side.
pub(super) fn change(view: &View<'_>, sheet: &mut Sheet) {
    const PURPOSE: SurveyPurpose = SurveyPurpose::BeforeAfter;
    for (index, question) in scales(view, PURPOSE) {
        let Some(name) = question_name(view, index, question, PURPOSE) else {
            continue;
        };
        sheet.begin_group(name);
        let before = sheet.part_in(FigureUnit::Answers, "before_answers", Measure::Sum);
        let after = sheet.part_in(FigureUnit::Answers, "after_answers", Measure::Sum);
        let (sum_before, mean_before) = sheet.mean("before", before);
        let (sum_after, mean_after) = sheet.mean("after", after);
        sheet.difference(FigureUnit::Points, "change", mean_after, mean_before);
        sheet.end_group();
        for one in given(view, index) {
            let (answers, sum) = match one.wave {
                Wave::Before => (before, sum_before),
                Wave::After => (after, sum_after),
                Wave::Single => continue,
            };
            for (point, count) in one.numbers() {
                sheet.row(
                    one.source,
                    one.index,
                    one.place,
                    &[(answers, count), (sum, point.saturating_mul(count))],
                );
            }
        }
    }
}

fn scales<'a>(
    view: &View<'a>,
    purpose: SurveyPurpose,
) -> impl Iterator<Item = (Ix, &'a QuestionFact)> {
    questions_of(view, purpose)
        .filter(|(_, question)| question.answer_type.is_some_and(AnswerType::is_number))
}
