//! The lines of a long list, of which those that still hold are kept: a nation's are not written anew for one of them.

use std::any::Any;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::source::Source;
use crate::domain::{Id, Kind, Project, Record};
use crate::workspace::Result;

/// So many records are read again one by one.
const FEW: usize = 100;

/// The records of the lines that do not hold.
pub fn others<L>(
    lines: &[Arc<L>],
    id: impl Fn(&L) -> Id,
    holds: impl Fn(&L) -> bool,
) -> BTreeSet<Id> {
    let others = lines.iter().filter(|line| !holds(line));
    others.map(|line| id(line)).collect()
}

/// Whether a project may be called otherwise, by which lines are told apart where the file holds several.
fn renamed(source: &Source, touched: &[(&'static Kind, Id)]) -> Result<bool> {
    let mut kinds = touched.iter().map(|(kind, _)| kind.code);
    Ok(kinds.any(|code| code == Project::CODE) && source.owners()?.are_of_several())
}

/// How a list of records is written: a line each.
pub struct Lines<'a, R, L, K> {
    /// The record that a line tells of.
    pub id: fn(&L) -> Id,
    /// What the lines stand in the order of.
    pub order: &'a dyn Fn(&L) -> K,
    /// The records of these lines of which something else than the record itself says something else now.
    pub others: &'a dyn Fn(&[Arc<L>]) -> BTreeSet<Id>,
    /// The line of a record; none if it is not in the list, which nothing but the record itself decides.
    pub write: &'a dyn Fn(&R) -> Option<L>,
}

impl<R: Record, L, K: Ord> Lines<'_, R, L, K> {
    /// The lines of the view that is being read: those that it had `before` and that still hold, and the others
    /// written anew.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read<V: Any + Send + Sync>(
        &self,
        source: &Source,
        before: impl FnOnce(&V) -> &[Arc<L>],
    ) -> Result<Vec<Arc<L>>> {
        match source.earlier::<V>() {
            Some((view, touched)) if touched.len() <= FEW && !renamed(source, &touched)? => {
                let own = touched.iter().filter(|(kind, _)| kind.code == R::CODE);
                self.go_on(source, before(&view), own.map(|(_, id)| *id).collect())
            }
            _ => self.all(source),
        }
    }

    fn all(&self, source: &Source) -> Result<Vec<Arc<L>>> {
        let mut lines = Vec::new();
        source.reader.each::<R>(&mut |record| {
            lines.extend((self.write)(&record).map(Arc::new));
        })?;
        lines.sort_by_cached_key(|line| ((self.order)(line), (self.id)(line)));
        Ok(lines)
    }

    fn go_on(
        &self,
        source: &Source,
        before: &[Arc<L>],
        mut again: BTreeSet<Id>,
    ) -> Result<Vec<Arc<L>>> {
        again.extend((self.others)(before));
        let mut lines = before.to_vec();
        lines.retain(|line| !again.contains(&(self.id)(line)));
        let place = |line: &L| ((self.order)(line), (self.id)(line));
        for id in again {
            let record = source.reader.get::<R>(id)?;
            let record = record.filter(|record| !record.head().removed);
            if let Some(line) = record.and_then(|record| (self.write)(&record)) {
                let at = place(&line);
                let at = lines.partition_point(|one| place(one) < at);
                lines.insert(at, Arc::new(line));
            }
        }
        Ok(lines)
    }
}
