//! The reference project: two years in sixteen municipalities, the same every time, at any scale.
//!
//! The people are fictional; the municipalities' names are real. Nothing here is a figure: the story is
//! what people did and wrote down, and the published figures come out when the program counts it. The
//! Swedish that they write is in `assets/demo`.
//!
//! From the inside out: `chance` draws, `programme` and `profile` say what the project offered and
//! what was particular to each municipality, `cast` and `casting` find the people, `life` (with
//! `groups`, `work` and `training`) lets them live, and `lead` (with `questions`) keeps the
//! project's own records. `fund` is what she sent to the fund, `feedback` what went back, and `write` makes files of it
//! all, as the users would.

mod act;
mod boards;
mod calendar;
mod cast;
mod casting;
mod chance;
mod cluster;
mod feedback;
mod fund;
mod groups;
mod lead;
mod life;
mod logged;
mod maps;
mod offers;
mod profile;
mod programme;
mod questions;
mod report;
mod training;
mod words;
mod work;
mod write;

pub use act::Act;
pub use cluster::{ClusterWritten, WHOLE, write_cluster};
pub use write::{Written, write};

use cast::Cast;
use chance::Chance;
use life::Life;
use profile::{MODEL, Profile};
use programme::Session;

use crate::domain::{MunicipalityCode, municipalities};

/// How large a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// The model project: 16 municipalities, 585 participants.
    Boss,
    /// One municipality with 5 000 persons and 100 000 attendances.
    Large,
    /// 290 municipalities with 133 200 persons and 1 000 000 attendances together.
    National,
}

/// The reference project at a scale. The lead's acts are made at once, a municipality's when asked for,
/// so that a national project never sits whole in memory.
pub struct Demo {
    codes: Vec<&'static str>,
    sessions: Vec<Session>,
    /// The model project is cast as a whole, because people turn up in two municipalities.
    company: Option<casting::Company>,
    persons: usize,
    attendances: usize,
}

/// What everybody did: the lead, each municipality, and the lead once all had been merged.
pub struct Story {
    /// Project, phases, goals, municipalities, trainings, surveys, costs, outreach, context events.
    pub lead: Vec<Act>,
    /// Each municipality's own.
    pub municipalities: Vec<(MunicipalityCode, Vec<Act>)>,
    /// The decisions that two persons are one.
    pub after_merge: Vec<Act>,
}

/// The whole story; for the national scale rather ask [`Demo`] for one municipality after another.
pub fn story(scale: Scale) -> Story {
    let demo = Demo::new(scale);
    let municipalities = demo.municipalities();
    Story {
        lead: demo.lead(),
        municipalities: municipalities
            .iter()
            .map(|code| (*code, demo.municipality(*code)))
            .collect(),
        after_merge: demo.after_merge(),
    }
}

impl Demo {
    /// The project at this scale.
    pub fn new(scale: Scale) -> Self {
        let sessions = programme::sessions(if scale == Scale::Large { 5 } else { 1 });
        let (persons, attendances) = match scale {
            Scale::Boss => (0, 0),
            Scale::Large => (5_000, 100_000),
            Scale::National => (133_200, 1_000_000),
        };
        let codes = match scale {
            Scale::Boss => MODEL.iter().map(|profile| profile.code).collect(),
            Scale::Large => vec!["1281"],
            Scale::National => municipalities::all()
                .iter()
                .map(|place| place.code.as_str())
                .collect(),
        };
        let company = (scale == Scale::Boss).then(|| casting::model(&sessions));
        Self {
            codes,
            sessions,
            company,
            persons,
            attendances,
        }
    }

    /// Whether it is the model project.
    fn is_model(&self) -> bool {
        self.company.is_some()
    }

    /// The municipalities that take part.
    pub fn municipalities(&self) -> Vec<MunicipalityCode> {
        self.codes
            .iter()
            .filter_map(|code| code.parse().ok())
            .collect()
    }

    /// What the lead wrote down, in order of time.
    pub fn lead(&self) -> Vec<Act> {
        lead::acts(&self.codes, &self.sessions)
    }

    /// What was written down in one municipality, in order of time; nothing where it takes no part.
    pub fn municipality(&self, code: MunicipalityCode) -> Vec<Act> {
        let Some(number) = self.codes.iter().position(|known| *known == code.as_str()) else {
            return Vec::new();
        };
        match &self.company {
            Some(company) => company
                .casts
                .get(number)
                .map(|cast| self.live(cast))
                .unwrap_or_default(),
            None => self.live_alone(number),
        }
    }

    /// What the lead decided when every bundle had been merged.
    pub fn after_merge(&self) -> Vec<Act> {
        self.company
            .as_ref()
            .map(|company| lead::after_merge(&company.same))
            .unwrap_or_default()
    }

    fn live(&self, cast: &Cast) -> Vec<Act> {
        let mut life = Life::of(cast);
        life.train(&self.sessions);
        life.log(&self.sessions);
        life.acts()
    }

    /// A municipality of another scale lives as one of the model's does, with its share of the people.
    fn live_alone(&self, number: usize) -> Vec<Act> {
        let share = |whole: usize| {
            whole / self.codes.len() + usize::from(number < whole % self.codes.len())
        };
        let code = self.codes[number];
        let persons = share(self.persons);
        let like = MODEL[if self.codes.len() == 1 {
            6
        } else {
            number % MODEL.len()
        }];
        let profile = Profile {
            code,
            networks: persons / 50,
            ..like
        };
        let mut chance = Chance::named(&format!("alone/{code}"));
        let mut cast = casting::alone(profile, persons, &mut chance);
        let met = Life::of(&cast).attendances;
        casting::fill_visits(
            &mut cast,
            share(self.attendances).saturating_sub(met),
            &self.sessions,
            &mut chance,
        );
        self.live(&cast)
    }
}
