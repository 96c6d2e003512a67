//! What a municipality logs beside groups, plans and trainings. It has dice of its own.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};
use serde_json::json;

use super::act::code;
use super::calendar::{at, day, end, later, start, working_day};
use super::chance::{Chance, id_of};
use super::lead::{Ledger, named};
use super::life::Life;
use super::programme::Session;
use crate::domain::{
    Decimal, HeadCount, HourRate, LearningPlan, LogEntry, LogReaders, Measure, MeasureDirection,
    Measurement, Meeting, MeetingKind, Programme, TimeReport, TrainingForm,
};
use crate::workspace::Edit;

/// The days on which the measures were taken.
const MEASURED: [&str; 3] = ["2017-03-15", "2017-11-15", "2018-06-13"];

/// What happened, and what was learnt of it.
const LEARNT: [(&str, &str); 4] = [
    (
        "Två förvaltningar berättade om samma familj.",
        "Vi ser olika delar. Någon behöver hålla ihop helheten.",
    ),
    (
        "Mötet blev kortare än tänkt och ändå bättre.",
        "En fråga i taget räcker långt.",
    ),
    (
        "Föreningen kom med på mötet för första gången.",
        "De når dem som inte kommer till oss.",
    ),
    (
        "Ingen visste vem som fick besluta.",
        "Mandatet behöver vara klart innan vi börjar.",
    ),
];

/// Those who met at a workshop near the end: Eslöv and Helsingborg.
const WORKSHOPS: [&str; 2] = ["1285", "1283"];

impl Life<'_> {
    /// Logs it all.
    pub(super) fn log(&mut self, sessions: &[Session]) {
        let code = self.cast.profile.code;
        let mut chance = Chance::named(&format!("logged/{code}"));
        self.measure(&mut chance);
        self.keep_log(&mut chance);
        self.map_processes_as_logged();
        self.meet_at_a_workshop();
        self.hold_a_workshop();
        self.count_heads(sessions, &mut chance);
        self.plan_learning(&mut chance);
        self.report_time(sessions, &mut chance);
        self.tell_the_management();
    }

    /// Near the end some have sat down once more, with the walls around them.
    fn meet_at_a_workshop(&mut self) {
        let place = self.cast.profile.code;
        let Some(group) = self.operative.filter(|_| WORKSHOPS.contains(&place)) else {
            return;
        };
        let mut chance = Chance::named(&format!("workshop/{place}"));
        let date = day("2018-09-26");
        let fields = [
            (
                Meeting::title,
                json!("Workshop: vad behöver vi av varandra?"),
            ),
            (Meeting::date, json!(date)),
            (Meeting::start_time, json!("09:00")),
            (Meeting::end_time, json!("12:00")),
            (Meeting::place, json!("Kommunhuset")),
            (Meeting::groups, json!([group])),
            (Meeting::kind, code(MeetingKind::Workshop)),
        ];
        let booked = at(working_day(later(date, -14)), 9, 20);
        let meeting = self.log_one::<Meeting>(&mut chance, booked, &[], &fields);
        self.workshop = Some((meeting, date));
    }

    /// What the first contact person and the operative group learnt.
    fn keep_log(&mut self, chance: &mut Chance) {
        let began = self.cast.beginnings.operative;
        let who = self.cast.contacts.first().map(|tenure| tenure.who);
        let entries = [
            (
                LogEntry::person,
                who.map(|who| self.person(who)),
                LogReaders::Nobody,
            ),
            (
                LogEntry::group,
                self.operative.map(|group| json!(group)),
                LogReaders::Lead,
            ),
        ];
        for (days, (of, writer, readers)) in (20..).step_by(45).zip(entries) {
            let at = at(working_day(later(began, days)), 16, 10);
            let Some(writer) = writer else { continue };
            let (happened, learnt) = LEARNT[chance.below(LEARNT.len())];
            let fields = [
                (LogEntry::date, json!(at.date())),
                (of, writer),
                (LogEntry::happened, json!(happened)),
                (LogEntry::learnt, json!(learnt)),
                (LogEntry::shared_with, code(readers)),
            ];
            let people = if of == LogEntry::person { who } else { None };
            self.log_one::<LogEntry>(chance, at, people.as_slice(), &fields);
        }
    }

    /// Some of those who come to trainings, by their place in the cast.
    fn learners(&self) -> Vec<usize> {
        let people = self.cast.people.iter().enumerate();
        let learners = people.filter(|(_, person)| !person.visits.is_empty());
        learners.map(|(who, _)| who).step_by(4).take(8).collect()
    }

    /// The hours that were agreed with some of them.
    fn plan_learning(&mut self, chance: &mut Chance) {
        for who in self.learners() {
            let agreed = working_day(later(day("2017-01-16"), chance.between(0, 40)));
            let fields = [
                (LearningPlan::person, self.person(who)),
                (LearningPlan::agreed_on, json!(agreed)),
                (
                    LearningPlan::planned_minutes,
                    json!(chance.between(8, 24) * 60),
                ),
                (
                    LearningPlan::content,
                    json!("Normer, bemötande och samverkan över gränserna."),
                ),
            ];
            self.log_one::<LearningPlan>(chance, at(agreed, 15, 30), &[who], &fields);
        }
    }

    /// The months of the same people: the minutes that they attended, certified but for the latest.
    fn report_time(&mut self, sessions: &[Session], chance: &mut Chance) {
        for who in self.learners() {
            for (month, minutes) in self.months_of(who, sessions) {
                let written = working_day(later(month, 34));
                let certified = (month < day("2018-06-01")).then_some(written);
                let fields = [
                    (TimeReport::person, self.person(who)),
                    (TimeReport::month, json!(month)),
                    (TimeReport::minutes, json!(minutes)),
                    (TimeReport::certified_by_person, json!(written)),
                    (TimeReport::certified_by_manager, json!(certified)),
                ];
                self.log_one::<TimeReport>(chance, at(written, 9, 5), &[who], &fields);
            }
        }
    }

    /// The minutes that somebody attended, by the first day of the month.
    fn months_of(&self, who: usize, sessions: &[Session]) -> BTreeMap<NaiveDate, i64> {
        let mut months = BTreeMap::new();
        let visits = self.cast.people[who].visits.iter();
        for visit in visits.filter(|visit| visit.status.took_part()) {
            let Some(session) = sessions.get(visit.session) else {
                continue;
            };
            let minutes = visit.minutes.unwrap_or(session.training.minutes);
            let month = session.date.with_day(1).unwrap_or(session.date);
            *months.entry(month).or_insert(0) += minutes;
        }
        months
    }

    /// Those who came to the first open lectures and whom nobody wrote down by name.
    fn count_heads(&mut self, sessions: &[Session], chance: &mut Chance) {
        let held = self.held(sessions);
        let open = held
            .into_iter()
            .filter(|session| session.training.form == TrainingForm::Lecture);
        for session in open.take(2).collect::<Vec<_>>() {
            let at = at(working_day(later(session.date, 2)), 14, 5);
            let fields = [
                (HeadCount::session, json!(session.id())),
                (HeadCount::women, json!(chance.between(3, 14))),
                (HeadCount::men, json!(chance.between(1, 7))),
                (HeadCount::unit, json!(self.units[1])),
                (HeadCount::reported, json!(false)),
            ];
            self.log_one::<HeadCount>(chance, at, &[], &fields);
        }
    }

    /// The sessions that somebody from here came to.
    fn held(&self, sessions: &[Session]) -> Vec<Session> {
        let visits = self.cast.people.iter().flat_map(|person| &person.visits);
        let came: BTreeSet<usize> = visits
            .filter(|visit| visit.status.took_part())
            .map(|visit| visit.session)
            .collect();
        came.into_iter()
            .filter_map(|session| sessions.get(session).copied())
            .collect()
    }

    /// How the lead's first measure developed here: weeks to a first place, with a decimal.
    fn measure(&mut self, chance: &mut Chance) {
        let mut tenths = chance.between(80, 160);
        for date in MEASURED {
            let at = at(working_day(day(date)), 11, 20);
            let value = Decimal::of_thousandths(tenths * 100).unwrap_or_default();
            let fields = [
                (Measurement::measure, json!(id_of("measure/1"))),
                (Measurement::date, json!(at.date())),
                (Measurement::value, json!(value.to_string())),
                (Measurement::about, json!(self.municipality())),
            ];
            self.log_one::<Measurement>(chance, at, &[], &fields);
            tenths -= chance.between(4, 25);
        }
    }
}

/// What the project follows beside what it counts: title, unit, better, source.
const MEASURES: [(&str, &str, MeasureDirection, &str); 2] = [
    (
        "Tid till första plats på förskolan",
        "veckor",
        MeasureDirection::Lower,
        "Förskoleförvaltningens kö",
    ),
    (
        "Ungdomar i förening sex månader efter ankomst",
        "procent",
        MeasureDirection::Higher,
        "Fritidsförvaltningens enkät",
    ),
];

/// The programme that the project belongs to.
pub(super) fn programme() -> Edit {
    let fields = [
        (
            Programme::name,
            json!("Samverkan kring nyanlända 2016–2018"),
        ),
        (Programme::funder, json!("Europeiska socialfonden")),
        (Programme::from, json!(start())),
        (Programme::to, json!(end())),
    ];
    named::<Programme>("programme", &fields)
}

/// Says what an hour is worth, and what shall be measured.
pub(super) fn follow(ledger: &mut Ledger) {
    let worth = [
        (HourRate::from, json!(start())),
        (HourRate::kronor, json!(215)),
    ];
    let worth = vec![named::<HourRate>("hour_rate", &worth)];
    ledger.write(at(day("2016-11-29"), 10, 15), worth);
    let measures = MEASURES.iter().zip(1..);
    let edits = measures.map(|((title, unit, better, source), number)| {
        let fields = [
            (Measure::title, json!(title)),
            (Measure::unit, json!(unit)),
            (Measure::better, code(*better)),
            (Measure::source, json!(source)),
        ];
        named::<Measure>(&format!("measure/{number}"), &fields)
    });
    let edits = edits.collect();
    ledger.write(at(day("2016-11-30"), 13, 40), edits);
}
