//! The trainings and their sessions, with how many came and how many answered.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::{Choosable, Id, ParticipantLevel, Session, Training};
use crate::gui::ground::names::Names;
use crate::gui::ground::source::Source;
use crate::insight::{Amount, Came, Counts, Scope, compute, listed};
use crate::text::{Text, dotted, sort_key};
use crate::workspace::Result;

/// One session in a list.
pub struct SessionRow {
    /// The session.
    pub id: Id,
    /// When it is.
    pub date: Option<NaiveDate>,
    /// At what time of day it begins.
    pub time: Option<NaiveTime>,
    /// When it is, in words.
    pub when: String,
    /// Where.
    pub place: String,
    /// In which municipality.
    pub host: String,
    /// Who came.
    pub came: Came,
    /// How many came, in words.
    pub people: String,
    /// Hours, in words.
    pub hours: String,
    /// The share that answered the evaluation, in words.
    pub answered: String,
    /// Whether it lies ahead.
    pub coming: bool,
    /// It may be another written down twice, and is not counted.
    pub again: bool,
}

/// One training with its sessions.
pub struct TrainingRow {
    /// The training.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// Level and form.
    pub about: String,
    /// Whom it is for.
    pub level: Option<ParticipantLevel>,
    /// Its sessions, the latest first.
    pub sessions: Vec<SessionRow>,
    /// All who came, each counted once a session.
    pub came: Came,
}

/// All trainings.
pub struct TrainingsView {
    /// By the latest session first, then by name.
    pub trainings: Vec<TrainingRow>,
    /// How many trainings are for each level.
    pub levels: Vec<(ParticipantLevel, i64)>,
    /// How many sessions lie ahead.
    pub coming: i64,
    /// How many have been held.
    pub held: i64,
    /// Lines about all of them, each with the figure whose rows are behind it.
    pub told: Vec<(&'static str, String)>,
}

impl TrainingsView {
    /// Reads them, with the attendance of what is shown.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(source: &Source, scope: &Scope) -> Result<Self> {
        let (mut sessions, only) = (session_rows(source, scope)?, scope.municipality);
        let mut all = source.reader.all::<Training>()?;
        all.retain(|training| {
            let of = training.head.municipality;
            only.is_none() || of.is_none() || of == only
        });
        let rows = all.into_iter().map(|training| {
            let own = sessions.remove(&training.head.id).unwrap_or_default();
            training_row(&source.text, training, own)
        });
        let mut trainings: Vec<TrainingRow> = rows.collect();
        trainings.sort_by_cached_key(|training| {
            let latest = training.sessions.first().and_then(|session| session.date);
            (std::cmp::Reverse(latest), sort_key(&training.title))
        });
        let all = || trainings.iter().flat_map(|training| &training.sessions);
        let levels = ParticipantLevel::ALL.iter();
        Ok(Self {
            coming: listed(all(), |session| session.coming),
            held: listed(all(), |session| !session.coming),
            levels: levels
                .map(|level| (*level, listed(&trainings, |row| row.level == Some(*level))))
                .collect(),
            trainings,
            told: told(source, scope)?,
        })
    }
}

/// Who went on from step to step, and who came outside the quota, as far as there is anything to tell.
fn told(source: &Source, scope: &Scope) -> Result<Vec<(&'static str, String)>> {
    const STEPS: &str = "training.steps";
    const OUTSIDE: &str = "participants.unreported";
    let facts = source.facts()?;
    let part = |id: &str, path: &str| {
        let amount = compute(&facts, id, scope).and_then(|figure| figure.amount(path));
        amount.map_or(0, Amount::rounded)
    };
    let steps = ["lecture", "went_on_to_workshop", "went_on_to_workplace"];
    let steps = steps.map(|path| part(STEPS, path));
    let outside = ["outside", "counted"].map(|path| part(OUTSIDE, path));
    let mut told = Vec::new();
    if steps[0] > 0 {
        let args = [
            ("lecture", steps[0].into()),
            ("workshop", steps[1].into()),
            ("workplace", steps[2].into()),
        ];
        told.push((STEPS, source.text.with("trainings-steps", &args)));
    }
    if outside.iter().any(|number| *number > 0) {
        let args = [
            ("outside", outside[0].into()),
            ("counted", outside[1].into()),
        ];
        told.push((OUTSIDE, source.text.with("trainings-outside", &args)));
    }
    Ok(told)
}

/// The sessions of every training, the latest first.
///
/// # Errors
/// If the file cannot be read.
pub fn session_rows(source: &Source, scope: &Scope) -> Result<HashMap<Id, Vec<SessionRow>>> {
    let (facts, names) = (source.facts()?, source.names()?);
    let counts = Counts::new(&facts, scope);
    let (came, answered) = (counts.sessions(), counts.evaluated());
    let mut of_training: HashMap<Id, Vec<SessionRow>> = HashMap::new();
    for session in source.reader.all::<Session>()? {
        let Some(training) = session.training else {
            continue;
        };
        let id = session.head.id;
        let came = came.get(&id).copied().unwrap_or_default();
        let rate = answered.get(&id).copied();
        let mut row = session_row(&source.text, &names, session, came, rate, scope.today);
        if let Some(other) = counts.maybe_same(id) {
            row.when = source.text.maybe_same(&row.when, names.title(other));
            row.again = true;
        }
        of_training.entry(training).or_default().push(row);
    }
    for rows in of_training.values_mut() {
        rows.sort_by_cached_key(|row| {
            let read = (sort_key(&row.host), sort_key(&row.place));
            (std::cmp::Reverse(row.date), row.time, read)
        });
    }
    Ok(of_training)
}

fn session_row(
    text: &Text,
    names: &Names,
    session: Session,
    came: Came,
    rate: Option<i64>,
    today: NaiveDate,
) -> SessionRow {
    let date = session.starts.map(|(date, _)| date);
    let when = session.starts.map(|(date, time)| text.moment(date, time));
    let named = (came.written > 0).then(|| text.number(came.people));
    let counted = (came.counted > 0).then(|| {
        let n = [("n", came.counted.into())];
        text.with("training-counted", &n)
    });
    let people = [named.unwrap_or_default(), counted.unwrap_or_default()];
    let hours = (came.minutes > 0).then(|| text.number(came.hours().rounded()));
    SessionRow {
        id: session.head.id,
        date,
        time: session.starts.and_then(|(_, time)| time),
        when: when.unwrap_or_default(),
        host: names.title(session.host).to_owned(),
        place: session.place,
        came,
        people: dotted(people.iter().map(String::as_str)),
        again: false,
        hours: hours.unwrap_or_default(),
        answered: rate.map_or_else(String::new, |rate| text.percent(rate)),
        coming: date.is_some_and(|date| date > today),
    }
}

fn training_row(text: &Text, training: Training, sessions: Vec<SessionRow>) -> TrainingRow {
    TrainingRow {
        id: training.head.id,
        title: training.title,
        about: dotted([text.chosen(training.level), text.chosen(training.form)]),
        level: training.level,
        came: Came::together(sessions.iter().map(|session| session.came)),
        sessions,
    }
}
