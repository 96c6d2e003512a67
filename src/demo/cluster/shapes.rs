//! What is particular to each of the five projects.

use chrono::NaiveDate;

use crate::demo::calendar::day;

/// What a project does that the others do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Particular {
    /// Strategic and operative groups in every municipality.
    TwoLevels,
    /// Working groups, and about a hundred sessions.
    WorkingGroups,
    /// A learning plan with every fourth participant.
    LearningPlans,
    /// More came than the fund had been told of: they are outside the quota.
    OutsideTheQuota,
    /// Change agents in every unit.
    ChangeAgents,
}

/// A project.
pub(super) struct Shape {
    /// Its name in files.
    pub key: &'static str,
    pub name: &'static str,
    pub short_name: &'static str,
    pub lead: &'static str,
    pub start: &'static str,
    pub end: &'static str,
    pub municipalities: &'static [&'static str],
    pub particular: Particular,
    /// Who took part, all within the quota.
    pub participants: usize,
    /// Of a hundred of them.
    pub women: usize,
    /// Besides them, outside the quota.
    pub outside: usize,
    pub planned_women: i64,
    pub planned_men: i64,
    pub planned_hours: i64,
    /// Sessions over the two years.
    pub sessions: usize,
    /// Thousands of kronor, planned: from the fund, and co-financing.
    pub planned: (i64, i64),
    /// The same as they came out.
    pub actual: (i64, i64),
    /// Initiatives of every municipality.
    pub initiatives: usize,
}

impl Shape {
    pub fn start(&self) -> NaiveDate {
        day(self.start)
    }

    pub fn end(&self) -> NaiveDate {
        day(self.end)
    }
}

/// The five projects. Eslöv takes part in the first and the third.
pub(super) static SHAPES: [Shape; 5] = [
    Shape {
        key: "norr",
        name: "Norr om ån: samverkan på två nivåer",
        short_name: "Norr",
        lead: "Ylva Hedman",
        start: "2016-10-01",
        end: "2018-09-30",
        municipalities: &[
            "1272", "1283", "1262", "1287", "1231", "1284", "1281", "1286", "1278", "1266", "1280",
            "1285", "1276", "1277", "1291", "1292",
        ],
        particular: Particular::TwoLevels,
        participants: 600,
        women: 72,
        outside: 0,
        planned_women: 350,
        planned_men: 150,
        planned_hours: 9_000,
        sessions: 22,
        planned: (7_200, 2_400),
        actual: (6_480, 2_150),
        initiatives: 2,
    },
    Shape {
        key: "soder",
        name: "Söder i rörelse: arbetsgrupper för alla åldrar",
        short_name: "Söder",
        lead: "Bertil Anker",
        start: "2016-09-01",
        end: "2018-08-31",
        municipalities: &["0684", "0685", "0686", "0687", "0682", "0665"],
        particular: Particular::WorkingGroups,
        participants: 2_700,
        women: 76,
        outside: 0,
        planned_women: 1_900,
        planned_men: 700,
        planned_hours: 30_000,
        sessions: 104,
        planned: (6_900, 3_100),
        actual: (6_780, 3_240),
        initiatives: 3,
    },
    Shape {
        key: "slatten",
        name: "Slättens lärande: en plan med var och en",
        short_name: "Slätten",
        lead: "Kerstin Moll",
        start: "2017-01-01",
        end: "2018-12-31",
        municipalities: &["1285", "1267", "1214"],
        particular: Particular::LearningPlans,
        participants: 900,
        women: 78,
        outside: 0,
        planned_women: 640,
        planned_men: 220,
        planned_hours: 12_000,
        sessions: 30,
        planned: (4_800, 1_500),
        actual: (4_920, 1_460),
        initiatives: 2,
    },
    Shape {
        key: "kusten",
        name: "Kusten tillsammans: öppet för fler",
        short_name: "Kusten",
        lead: "Signe Falk",
        start: "2017-02-01",
        end: "2019-01-31",
        municipalities: &["1080", "1082", "1083"],
        particular: Particular::OutsideTheQuota,
        participants: 1_300,
        women: 74,
        outside: 180,
        planned_women: 480,
        planned_men: 170,
        planned_hours: 7_800,
        sessions: 36,
        planned: (4_000, 1_300),
        actual: (4_010, 1_720),
        initiatives: 2,
    },
    Shape {
        key: "skogen",
        name: "Skogens förändringsagenter",
        short_name: "Skogen",
        lead: "Torsten Ek",
        start: "2016-11-01",
        end: "2018-10-31",
        municipalities: &["0764", "0767", "0760"],
        particular: Particular::ChangeAgents,
        participants: 400,
        women: 65,
        outside: 0,
        planned_women: 300,
        planned_men: 140,
        planned_hours: 8_400,
        sessions: 18,
        planned: (4_400, 1_100),
        actual: (4_300, 940),
        initiatives: 3,
    },
];
