//! The trainings and their sessions, with how many came and how many answered.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::{Id, MunicipalityCode, ParticipantLevel, Session, Training};
use crate::gui::ground::source::Source;
use crate::gui::pages::people::load::choice;
use crate::insight::{Came, Counts, Scope, listed};
use crate::text::{Text, sort_key};
use crate::workspace::Result;

/// One session in a list.
pub struct SessionRow {
    /// The session.
    pub id: Id,
    /// When it is.
    pub date: Option<NaiveDate>,
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
}

impl TrainingsView {
    /// Reads them, with the attendance of a municipality or of all.
    pub fn load(
        source: &Source,
        today: NaiveDate,
        municipality: Option<MunicipalityCode>,
    ) -> Result<Self> {
        use crate::domain::Choosable;
        let mut sessions = session_rows(source, today, municipality)?;
        let text = &source.text;
        let mut trainings: Vec<TrainingRow> = source
            .reader
            .all::<Training>()?
            .iter()
            .filter(|training| {
                let of = training.head.municipality;
                municipality.is_none() || of.is_none() || of == municipality
            })
            .map(|training| {
                let own = sessions.remove(&training.head.id).unwrap_or_default();
                training_row(text, training, own)
            })
            .collect();
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
        })
    }
}

/// The sessions of every training, the latest first.
pub fn session_rows(
    source: &Source,
    today: NaiveDate,
    municipality: Option<MunicipalityCode>,
) -> Result<HashMap<Id, Vec<SessionRow>>> {
    let (facts, names) = (source.facts()?, source.names()?);
    let (reader, text) = (&source.reader, &source.text);
    let scope = Scope {
        municipality,
        ..Scope::everything(today)
    };
    let counts = Counts::new(&facts, &scope);
    let (came, answered) = (counts.sessions(), counts.evaluated());
    let sessions = reader.all::<Session>()?;
    let mut of_training: HashMap<Id, Vec<SessionRow>> = HashMap::new();
    for session in sessions {
        let Some(training) = session.training else {
            continue;
        };
        let came = came.get(&session.head.id).copied().unwrap_or_default();
        let rate = answered.get(&session.head.id).copied();
        let host = session.host.map_or("", |host| names.title(host));
        let row = session_row(text, &session, host, came, rate, today);
        of_training.entry(training).or_default().push(row);
    }
    for rows in of_training.values_mut() {
        rows.sort_by_key(|row| std::cmp::Reverse(row.date));
    }
    Ok(of_training)
}

fn session_row(
    text: &Text,
    session: &Session,
    host: &str,
    came: Came,
    rate: Option<i64>,
    today: NaiveDate,
) -> SessionRow {
    let date = session.starts.map(|(date, _)| date);
    let written = came.written > 0;
    SessionRow {
        id: session.head.id,
        date,
        when: session
            .starts
            .map_or_else(String::new, |(date, time)| text.moment(date, time)),
        place: session.place.clone(),
        host: host.to_owned(),
        came,
        people: if written {
            text.number(came.people)
        } else {
            String::new()
        },
        hours: if came.minutes > 0 {
            text.number(came.hours().rounded())
        } else {
            String::new()
        },
        answered: rate.map_or_else(String::new, |rate| text.percent(rate)),
        coming: date.is_some_and(|date| date > today),
    }
}

fn training_row(text: &Text, training: &Training, sessions: Vec<SessionRow>) -> TrainingRow {
    let about = [choice(text, training.level), choice(text, training.form)];
    let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let came = Came::together(sessions.iter().map(|session| session.came));
    TrainingRow {
        id: training.head.id,
        title: training.title.clone(),
        about: about.join(" · "),
        level: training.level,
        sessions,
        came,
    }
}
