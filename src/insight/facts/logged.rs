//! What the figures need to know of what is logged beside groups, plans and trainings.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{Fact, Found, Ix, Move, PlaceIx, Refers, Source, Stated, choice};
use crate::domain::*;

fact!(HeadCountFact of HeadCount |r, found| {
    place: PlaceIx = found.place(&r.head),
    session: Ix => [Session] = found.one(Source::Session, r.session),
    meeting: Ix => [Meeting] = found.one(Source::Meeting, r.meeting),
    people: i64 = r.people(),
    reported: bool = r.reported == Some(true),
});

fact!(LearningPlanFact of LearningPlan |r, found| {
    place: PlaceIx = found.place(&r.head),
    person: Ix => [Person] = found.one(Source::Person, r.person),
    agreed: Option<NaiveDate> = r.agreed_on,
    minutes: i64 = r.planned_minutes.unwrap_or(0),
});

fact!(TimeReportFact of TimeReport |r, found| {
    place: PlaceIx = found.place(&r.head),
    person: Ix => [Person] = found.one(Source::Person, r.person),
    month: Option<NaiveDate> = r.month,
    minutes: i64 = r.minutes.unwrap_or(0) + r.other_minutes.unwrap_or(0),
    certified: Option<NaiveDate> = r.certified(),
});

fact!(SubmissionFact of Submission |r, found| {
    place: PlaceIx = found.place(&r.head),
    month: Option<NaiveDate> = r.month,
    on: Option<NaiveDate> = r.submitted_on,
    told: Box<[ExtractColumn]> = r.columns.into(),
    // Read when it is compared: a country's rows are many.
    rows: Arc<str> = r.rows.into(),
});

fact!(HourRateFact of HourRate |r, found| {
    place: PlaceIx = found.place(&r.head),
    from: Option<NaiveDate> = r.from,
    kronor: i64 = r.kronor.unwrap_or(0),
});

// A good example is told by the initiatives that were tried after it.
fact!(ExampleFact of GoodExample |_r, _found| {});

fact!(ServiceFact of Service |r, found| {
    place: PlaceIx = found.place(&r.head),
    open: Option<ServiceOpenness> = r.open,
    from: Option<NaiveDate> = r.from,
    to: Option<NaiveDate> = r.to,
    checked: Option<NaiveDate> = r.checked_on,
});

fact!(AgreementFact of Agreement |r, found| {
    place: PlaceIx = found.place(&r.head),
    kind: Option<AgreementKind> = r.kind,
    signed: Option<NaiveDate> = r.signed_on,
    valid_to: Option<NaiveDate> = r.valid_to,
    status: Stated<Option<AgreementStatus>> =
        found.journal.stated((r.head.id, Agreement::status), r.status, choice),
});

// A measure is told by its measurements.
fact!(MeasureFact of Measure |r, found| {
    place: PlaceIx = found.place(&r.head),
    // The figure that was published under its name, and the part.
    indicator: String = r.indicator.trim().to_owned(),
});

fact!(MeasurementFact of Measurement |r, found| {
    place: PlaceIx = found.place_that_answered(&r.head, r.about),
    measure: Ix => [Measure] = found.one(Source::Measure, r.measure),
    date: Option<NaiveDate> = r.date,
    about: Option<(Source, Ix)> => [] = found.any(r.about),
    of_project: Option<Id> = r.of_project,
    thousandths: i64 = r.value.map_or(0, Decimal::thousandths),
});

fact!(LogEntryFact of LogEntry |r, found| {
    place: PlaceIx = found.place(&r.head),
    date: Option<NaiveDate> = r.date,
    shared_with: Option<LogReaders> = r.shared_with,
});

fact!(BoardFact of Board |r, found| {
    place: PlaceIx = found.place(&r.head),
    template: Option<BoardTemplate> = r.template,
    votes_each: Option<i64> = r.votes_each,
    meeting: Ix => [Meeting] = found.one(Source::Meeting, r.meeting),
    written: Stated<bool> = found.journal.written(r.head.id),
});

fact!(BoardItemFact of BoardItem |r, found| {
    place: PlaceIx = found.place(&r.head),
    board: Ix => [Board] = found.one(Source::Board, r.board),
    votes: i64 = r.votes.unwrap_or(0),
    became: Option<(Source, Ix)> => [Activity, Initiative] = found.any(r.became),
    has_become: Stated<bool> = found.journal.stated(
        (r.head.id, BoardItem::became),
        r.became.is_some(),
        |said| !said.is_null(),
    ),
    written: Stated<bool> = found.journal.written(r.head.id),
});

fact!(FactorFact of Factor |r, found| {
    place: PlaceIx = found.place(&r.head),
    written: Stated<bool> = found.journal.written(r.head.id),
    kind: Option<FactorKind> = r.kind,
    category: Option<FactorCategory> = r.category,
});

fact!(QuoteFact of Quote |r, found| {
    place: PlaceIx = found.place(&r.head),
    written: Stated<bool> = found.journal.written(r.head.id),
    about: Option<(Source, Ix)> => [] = found.any(r.about),
});

fact!(SurveyFact of Survey |r, found| {
    place: PlaceIx = found.place(&r.head),
    purpose: Option<SurveyPurpose> = r.purpose,
    closes: Option<NaiveDate> = r.closes_on,
});

fact!(QuestionFact of Question |r, found| {
    survey: Ix => [Survey] = found.one(Source::Survey, r.survey),
    position: Option<i64> = r.position,
    code: String = r.code.trim().to_owned(),
    answer_type: Option<AnswerType> = r.answer_type,
    scale: (i64, i64) = r.scale(),
    options: Box<[(String, String)]> = match r.answer_type {
        Some(AnswerType::YesNo) => r.choices().into(),
        _ => r.options.iter().map(|line| {
            let (code, label) = option(line);
            (code.to_owned(), label.to_owned())
        }).collect(),
    },
});

fact!(EventFact of ContextEvent |r, found| {
    place: PlaceIx = found.place(&r.head),
    date: Option<NaiveDate> = r.date,
});

fact!(SnoozeFact of Snooze |r, found| {
    place: PlaceIx = found.place(&r.head),
    signal: String = r.signal.trim().to_owned(),
    about: Option<Id> = r.about,
    until: Option<NaiveDate> = r.until,
});
