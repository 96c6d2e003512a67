//! Whose bundles are believed: the keys that each municipality, and in an evaluator's file each project, has signed
//! with.

use rusqlite::params;

use super::{Result, Store};
use crate::domain::{Id, MunicipalityCode};

/// Who sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whose {
    /// A municipality.
    Municipality(MunicipalityCode),
    /// A project's lead, to an evaluator.
    Project(Id),
}

impl Whose {
    /// The municipality, if it is one.
    pub fn municipality(self) -> Option<MunicipalityCode> {
        match self {
            Self::Municipality(code) => Some(code),
            Self::Project(_) => None,
        }
    }

    /// The project, if it is one's lead.
    pub fn project(self) -> Option<Id> {
        match self {
            Self::Municipality(_) => None,
            Self::Project(project) => Some(project),
        }
    }

    /// As it is kept: a municipality's code has four digits, a project's id many more.
    fn kept(self) -> String {
        match self {
            Self::Municipality(code) => code.to_string(),
            Self::Project(project) => project.to_string(),
        }
    }

    fn read(kept: &str) -> Option<Self> {
        let project = || Id::try_parse(kept).ok().map(Self::Project);
        kept.parse().ok().map(Self::Municipality).or_else(project)
    }
}

impl From<MunicipalityCode> for Whose {
    fn from(code: MunicipalityCode) -> Self {
        Self::Municipality(code)
    }
}

/// What is thought of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trust {
    /// The municipality's first: taken on trust.
    First,
    /// A key that was known before vouches for it.
    Vouched,
    /// Somebody here has said that it is the municipality's.
    Accepted,
    /// Nobody has decided yet.
    Asked,
    /// Somebody here has said that it is not.
    Refused,
}

impl Trust {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::First,
        Self::Vouched,
        Self::Accepted,
        Self::Asked,
        Self::Refused,
    ];

    /// Its code name.
    pub fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Vouched => "vouched",
            Self::Accepted => "accepted",
            Self::Asked => "asked",
            Self::Refused => "refused",
        }
    }

    /// What a code name means; a trust that only a later version knows is none here.
    fn from_code(code: &str) -> Self {
        let known = Self::ALL.into_iter().find(|trust| trust.code() == code);
        known.unwrap_or(Self::Asked)
    }

    /// Whether what it signs is let in.
    pub fn is_known(self) -> bool {
        matches!(self, Self::First | Self::Vouched | Self::Accepted)
    }
}

/// A key that a municipality, or a project's lead, has signed with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// Whose it says it is.
    pub whose: Whose,
    /// The public key, in hexadecimal.
    pub key: String,
    /// What is thought of it.
    pub trust: Trust,
    /// Since when, in milliseconds since 1970.
    pub at: i64,
    /// Who decided; empty where nobody did.
    pub author: String,
    /// The merge that brought it, where one did.
    pub merge: Option<i64>,
}

impl Store {
    /// Remembers what is thought of a key.
    ///
    /// # Errors
    /// SQLite's.
    pub fn write_sender(&self, sender: &Sender) -> Result<()> {
        let mut insert = self.conn.prepare_cached(
            "INSERT OR REPLACE INTO sender (municipality, key, trust, at, author, merge)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        insert.execute(params![
            sender.whose.kept(),
            sender.key,
            sender.trust.code(),
            sender.at,
            sender.author,
            sender.merge,
        ])?;
        Ok(())
    }

    /// Forgets a key that somebody has signed with.
    ///
    /// # Errors
    /// SQLite's.
    pub fn forget_sender(&self, sender: &Sender) -> Result<()> {
        self.conn
            .prepare_cached("DELETE FROM sender WHERE municipality = ?1 AND key = ?2")?
            .execute(params![sender.whose.kept(), sender.key])?;
        Ok(())
    }

    /// All keys that are known of, the latest first.
    ///
    /// # Errors
    /// SQLite's.
    pub fn senders(&self) -> Result<Vec<Sender>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT municipality, key, trust, at, author, merge FROM sender ORDER BY at DESC, 1, 2",
        )?;
        let mut rows = statement.query([])?;
        let mut senders = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(whose) = Whose::read(&row.get::<_, String>(0)?) else {
                continue;
            };
            senders.push(Sender {
                whose,
                key: row.get(1)?,
                trust: Trust::from_code(&row.get::<_, String>(2)?),
                at: row.get(3)?,
                author: row.get(4)?,
                merge: row.get(5)?,
            });
        }
        Ok(senders)
    }
}
