//! Numbers that add up: what two have counted without knowing of each other is no conflict, but the sum of both.
//!
//! Votes on a note are counted so. What somebody wrote down says how many votes there are by what she knew; what she
//! added is that less what she knew of. The sum of all that anybody added does not depend on the order in which it is
//! heard of, and where nobody wrote beside another it is what was written last.

use std::cell::Cell;
use std::collections::HashSet;

use super::entry::{Entry, EntryId};
use super::lineage::Lineage;
use crate::domain::{BoardItem, Value};

/// Whoever made the entries may have made them to take long: so many histories are looked through, and no more.
const MOST: u32 = 200;

/// Whether what is written of a field adds up.
pub(super) fn adds_up(field: &str) -> bool {
    field == BoardItem::votes
}

/// What a field of a record comes to; none if that would take too long to find out.
pub(super) fn sum(entries: &[Entry], field: &str) -> Option<i64> {
    let lineage = Lineage::of(entries);
    let setters: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.set.contains_key(field))
        .collect();
    let all = setters.iter().map(|entry| entry.id).collect();
    let adding = Adding {
        lineage,
        setters,
        field,
        left: Cell::new(MOST),
    };
    adding.of(&all)
}

struct Adding<'a> {
    lineage: Lineage<'a>,
    setters: Vec<&'a Entry>,
    field: &'a str,
    /// How many more histories may be looked through.
    left: Cell<u32>,
}

impl Adding<'_> {
    /// What it comes to, where these entries and all that they knew of are known.
    fn of(&self, known: &HashSet<EntryId>) -> Option<i64> {
        let last = self.last(known);
        let cost = u32::try_from(last.len()).ok()?.max(1);
        self.left.set(self.left.get().checked_sub(cost)?);
        let mut heard: HashSet<EntryId> = HashSet::new();
        let mut sum = 0_i64;
        for entry in last {
            let mut own = self.lineage.ancestors(entry.id);
            own.insert(entry.id);
            // What both know of is counted once.
            let both: HashSet<EntryId> = own.intersection(&heard).copied().collect();
            let twice = match both.is_empty() {
                true => 0,
                false => self.of(&both)?,
            };
            let added = written(entry, self.field).saturating_sub(twice);
            sum = sum.saturating_add(added);
            heard.extend(own);
        }
        Some(sum.max(0))
    }

    /// Those of the known that set the field, and that no other of them knew of.
    fn last(&self, known: &HashSet<EntryId>) -> Vec<&Entry> {
        let setters = self.setters.iter().copied();
        let setters: Vec<&Entry> = setters.filter(|entry| known.contains(&entry.id)).collect();
        let ids = setters.iter().map(|entry| entry.id);
        let before = self.lineage.ancestors_of_any(ids);
        let mut last = setters;
        last.retain(|entry| !before.contains(&entry.id));
        last.sort_by_key(|entry| entry.id);
        last
    }
}

fn written(entry: &Entry, field: &str) -> i64 {
    entry.set.get(field).and_then(Value::as_i64).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::{Id, KINDS, Record as _};
    use crate::journal::fold;

    fn entry(hlc: u64, parents: &[u64], votes: Value) -> Entry {
        let id = |hlc| EntryId { hlc, device: 1 };
        Entry {
            id: id(hlc),
            project: Id::nil(),
            kind: BoardItem::CODE.into(),
            record: Id::nil(),
            municipality: None,
            parents: parents.iter().copied().map(id).collect(),
            set: [(BoardItem::votes.to_owned(), votes)].into_iter().collect(),
            author: None,
        }
    }

    fn votes(entries: &[Entry]) -> Option<i64> {
        let folded = fold(entries);
        assert_eq!(folded.conflicts, [], "votes are never to be decided on");
        folded.fields.get(BoardItem::votes).and_then(Value::as_i64)
    }

    #[test]
    fn votes_of_two_laptops_add_up_also_where_both_wrote_the_same_number() {
        let two = entry(1, &[], json!(2));
        let (one, other) = (entry(2, &[1], json!(3)), entry(3, &[1], json!(3)));
        let mut all = vec![two.clone(), one.clone(), other.clone()];
        assert_eq!(votes(&all), Some(4));
        all.reverse();
        assert_eq!(votes(&all), Some(4), "whoever is heard of first");
        // One goes on, the other takes all back; then somebody who has heard of everything votes once more.
        all.extend([entry(4, &[2], json!(5)), entry(5, &[3], json!(null))]);
        assert_eq!(votes(&all), Some(3));
        all.push(entry(6, &[4, 5], json!(4)));
        assert_eq!(votes(&all), Some(4));
        assert_eq!(votes(&[two]), Some(2));
    }

    #[test]
    fn votes_of_laptops_that_heard_of_some_of_each_other_count_once() {
        let all = [
            entry(1, &[], json!(1)),
            entry(2, &[], json!(1)),
            entry(3, &[1, 2], json!(3)),
            entry(4, &[2], json!(2)),
        ];
        assert_eq!(votes(&all), Some(4), "1, 1, 1 and 1");
        let none = [
            entry(1, &[], json!(1)),
            entry(2, &[1], json!(null)),
            entry(3, &[1], json!(null)),
        ];
        assert_eq!(votes(&none), None, "a vote is taken back once");
    }

    #[test]
    fn no_other_kind_has_a_field_that_is_called_as_one_that_adds_up() {
        let kinds = KINDS
            .iter()
            .filter(|kind| kind.fields.iter().any(|field| adds_up(field.code)));
        let codes: Vec<&str> = kinds.map(|kind| kind.code).collect();
        assert_eq!(codes, [BoardItem::CODE]);
    }
}
