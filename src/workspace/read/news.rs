//! What the lead's feedback brought, and whether anybody has looked at it.
//!
//! That somebody has looked is no record and in no journal: it stands in the file, beside the merges that are counted
//! there. Feedback is opened on every laptop by itself, so each tells its own user; there is nothing to merge, to
//! contradict or to send.

use std::collections::BTreeSet;

use crate::bundle::BundleKind;
use crate::domain::{
    Comparison, GoodExample, Id, Kind, ProjectNote, Question, Record as _, Session, Survey,
    Training, kind,
};
use crate::store::Merge;
use crate::workspace::{Reader, Result, Row, Workspace, keys};

/// What feedback brought.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    /// When it was opened, in milliseconds since 1970.
    pub at: i64,
    /// Whether somebody has looked at it here.
    pub seen: bool,
    /// The records that came or changed and are there: trainings, surveys, examples, notes and comparisons, in this
    /// order.
    pub records: Vec<(&'static Kind, Id)>,
}

/// What is told of, in this order.
const TOLD: [&Kind; 5] = [
    Training::KIND,
    Survey::KIND,
    GoodExample::KIND,
    ProjectNote::KIND,
    Comparison::KIND,
];

impl Reader {
    /// What has come with feedback and nobody has looked at; where all is seen, what came with the latest. None where
    /// no feedback has been opened.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn news(&self) -> Result<Option<News>> {
        self.at_one_moment(|_| {
            let (seen, merges) = (self.looked_at()?, self.feedback()?);
            let Some(newest) = merges.first() else {
                return Ok(None);
            };
            let (at, newest) = (newest.at, newest.number);
            let mut records = BTreeSet::new();
            let unseen = merges.iter().map(|merge| merge.number);
            for merge in unseen.filter(|number| *number > seen || *number == newest) {
                for entry in self.store.brought(merge)? {
                    let Some(entry) = self.store.entry(entry)? else {
                        continue;
                    };
                    records.extend(self.told_of(&entry.kind, entry.record)?);
                }
            }
            Ok(Some(News {
                at,
                seen: newest <= seen,
                records: records.into_iter().map(|(at, id)| (TOLD[at], id)).collect(),
            }))
        })
    }

    /// How many records came with feedback that nobody has looked at.
    pub(super) fn unseen_news(&self) -> Result<usize> {
        let newest = self.feedback()?.first().map_or(0, |merge| merge.number);
        if newest <= self.looked_at()? {
            return Ok(0);
        }
        Ok(self.news()?.map_or(0, |news| news.records.len()))
    }

    /// The merges of feedback that hold, newest first.
    fn feedback(&self) -> Result<Vec<Merge>> {
        let mut merges = self.merges()?;
        let is_it = |merge: &Merge| merge.kind == BundleKind::Feedback.code();
        merges.retain(|merge| is_it(merge) && merge.undone.is_none());
        Ok(merges)
    }

    /// The record that is told of where an entry of this one came, if it is there: a session belongs to its training,
    /// a question to its survey. By its place among the kinds that are told of.
    fn told_of(&self, code: &str, id: Id) -> Result<Option<(usize, Id)>> {
        let Some(of) = kind(code) else {
            return Ok(None);
        };
        let (of, id) = match of.code {
            Session::CODE => {
                let session = self.get::<Session>(id)?;
                let training = session.and_then(|one| one.training);
                (Training::KIND, training.unwrap_or_default())
            }
            Question::CODE => {
                let question = self.get::<Question>(id)?;
                let survey = question.and_then(|one| one.survey);
                (Survey::KIND, survey.unwrap_or_default())
            }
            _ => (of, id),
        };
        let Some(at) = TOLD.iter().position(|told| told.code == of.code) else {
            return Ok(None);
        };
        let row = self.row(of, id)?.filter(|row| !row.head.removed);
        let kept_back = |row: &Row| {
            of.code == GoodExample::CODE
                && row.fields.get(GoodExample::shared) != Some(&true.into())
        };
        Ok(row.filter(|row| !kept_back(row)).map(|_| (at, id)))
    }

    /// The number of the latest feedback's merge that somebody has looked at.
    fn looked_at(&self) -> Result<i64> {
        let seen = self.store.itself().meta(keys::LOOKED_AT)?;
        Ok(seen.and_then(|number| number.parse().ok()).unwrap_or(0))
    }
}

impl Workspace {
    /// Notes that all feedback that has been opened here has been looked at.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn look_at_news(&mut self) -> Result<()> {
        let newest = self
            .reader
            .merges()?
            .first()
            .map_or(0, |merge| merge.number);
        Ok(self.reader.store.transaction(true, |store| {
            store.set_meta(keys::LOOKED_AT, &newest.to_string())
        })?)
    }
}
