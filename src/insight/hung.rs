//! How the notes of a board hang: column by column, merged ones together, in their order or by votes.
//!
//! A note is merged into another by a field of its own. What several laptops merged into each other hangs together all
//! the same: in a ring the eldest note is the one that the others hang with.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::reading::alike;
use crate::domain::{BoardItem, Id};

/// A note with those that are merged into it.
#[derive(Debug, Clone, PartialEq)]
pub struct HungNote {
    /// The note.
    pub item: BoardItem,
    /// Those that are merged into it, the eldest first.
    pub merged: Vec<BoardItem>,
    /// The votes of all of them.
    pub votes: i64,
}

impl HungNote {
    /// How many notes hang here.
    pub fn count(&self) -> i64 {
        number(self.merged.len() + 1)
    }

    /// How many are merged into it.
    pub fn others(&self) -> i64 {
        number(self.merged.len())
    }
}

/// A column and its notes from above.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct HungColumn {
    /// What it is called.
    pub name: String,
    /// Whether it is one of the board's; the other columns are those that only notes tell of.
    pub known: bool,
    /// Its notes.
    pub notes: Vec<HungNote>,
}

impl HungColumn {
    /// How many notes hang in it, merged ones as one.
    pub fn count(&self) -> i64 {
        number(self.notes.len())
    }
}

/// A board as it hangs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hung {
    /// Its columns from the left.
    pub columns: Vec<HungColumn>,
    /// All votes on it.
    pub votes: i64,
    /// All notes on it, each for itself.
    pub notes: i64,
    /// Notes that became something.
    pub became: i64,
}

/// Where a note hangs: its column and its place in it.
pub type HungAt = (usize, usize);

/// Hangs notes in these columns, in their order or with those on top that have most votes.
pub fn hang(columns: &[String], items: Vec<BoardItem>, by_votes: bool) -> Hung {
    let leads = leads(&items);
    let mut hung = Hung {
        notes: number(items.len()),
        ..Hung::default()
    };
    let mut places: HashMap<String, usize> = HashMap::new();
    for name in columns {
        places.entry(alike(name)).or_insert_with(|| {
            hung.columns.push(HungColumn {
                name: name.clone(),
                known: true,
                notes: Vec::new(),
            });
            hung.columns.len() - 1
        });
    }
    let mut merged: BTreeMap<Id, Vec<BoardItem>> = BTreeMap::new();
    let mut own = Vec::new();
    for item in items {
        hung.votes += item.votes.unwrap_or(0);
        hung.became += i64::from(item.became.is_some());
        match leads.get(&item.head.id) {
            Some(lead) if *lead != item.head.id => merged.entry(*lead).or_default().push(item),
            _ => own.push(item),
        }
    }
    own.sort_by_key(|item| (item.position.unwrap_or(i64::MAX), item.head.id));
    for item in own {
        let mut merged = merged.remove(&item.head.id).unwrap_or_default();
        merged.sort_by_key(|one| one.head.id);
        let all = std::iter::once(&item).chain(&merged);
        let votes = all.map(|one| one.votes.unwrap_or(0)).sum();
        let columns = &mut hung.columns;
        let place = *places.entry(alike(&item.column)).or_insert_with(|| {
            columns.push(HungColumn {
                name: item.column.clone(),
                ..HungColumn::default()
            });
            columns.len() - 1
        });
        if let Some(column) = columns.get_mut(place) {
            column.notes.push(HungNote {
                item,
                merged,
                votes,
            });
        }
    }
    if by_votes {
        for column in &mut hung.columns {
            column
                .notes
                .sort_by_key(|note| std::cmp::Reverse(note.votes));
        }
    }
    hung
}

/// With which note each hangs: itself, where it is merged into none that is there.
fn leads(items: &[BoardItem]) -> BTreeMap<Id, Id> {
    let there: BTreeSet<Id> = items.iter().map(|item| item.head.id).collect();
    let into: HashMap<Id, Id> = items
        .iter()
        .filter_map(|item| Some((item.head.id, item.merged_into?)))
        .filter(|(of, into)| of != into && there.contains(into))
        .collect();
    let lead = |of: Id| {
        let mut seen = vec![of];
        let mut at = of;
        while let Some(next) = into.get(&at) {
            if let Some(begins) = seen.iter().position(|one| one == next) {
                let ring = seen[begins..].iter().min();
                return ring.copied().unwrap_or(of);
            }
            seen.push(*next);
            at = *next;
        }
        at
    };
    there.iter().map(|id| (*id, lead(*id))).collect()
}

impl Hung {
    /// Where a note hangs; one that is merged hangs where its lead does.
    pub fn find(&self, id: Id) -> Option<HungAt> {
        self.columns
            .iter()
            .enumerate()
            .find_map(|(column, of)| Some((column, of.find(id)?)))
    }

    /// Hangs the gravest risks on top, and below them those that nobody has graded.
    pub fn by_gravity(&mut self) {
        for column in &mut self.columns {
            let gravity = |note: &HungNote| std::cmp::Reverse(note.item.gravity());
            column.notes.sort_by_key(gravity);
        }
    }

    /// The note that hangs there.
    pub fn note(&self, (column, place): HungAt) -> Option<&HungNote> {
        self.columns.get(column)?.notes.get(place)
    }

    /// The place for a new note below all others.
    pub fn last(&self) -> i64 {
        let notes = self.columns.iter().flat_map(|column| &column.notes);
        let all = notes.flat_map(|note| std::iter::once(&note.item).chain(&note.merged));
        let last = all.filter_map(|item| item.position).max();
        last.unwrap_or(0) + BoardItem::STEP
    }

    /// The places that let a note hang before the one that is now at a place of a column, or last: one alone where
    /// there is room, else all of the column anew.
    pub fn place(&self, id: Id, (column, before): HungAt) -> Vec<(Id, i64)> {
        let Some(column) = self.columns.get(column) else {
            return Vec::new();
        };
        let cut = before.min(column.notes.len());
        let (above, below) = column.notes.split_at(cut);
        let other = |note: &&HungNote| note.item.head.id != id;
        let above: Vec<&HungNote> = above.iter().filter(other).collect();
        let below: Vec<&HungNote> = below.iter().filter(other).collect();
        let upper = above.last().map_or(Some(0), |note| note.item.position);
        let lower = below.first().map(|note| note.item.position);
        let between = match (upper, lower) {
            (Some(upper), None) => Some(upper + BoardItem::STEP),
            (Some(upper), Some(Some(lower))) if lower - upper > 1 => {
                Some(upper + (lower - upper) / 2)
            }
            _ => None,
        };
        if let Some(between) = between {
            return vec![(id, between)];
        }
        let all = above.iter().map(|note| note.item.head.id);
        let all = all
            .chain([id])
            .chain(below.iter().map(|note| note.item.head.id));
        all.zip((1..).map(|nth| nth * BoardItem::STEP)).collect()
    }
}

impl HungColumn {
    fn find(&self, id: Id) -> Option<usize> {
        let is = |item: &BoardItem| item.head.id == id;
        let mut notes = self.notes.iter();
        notes.position(|note| is(&note.item) || note.merged.iter().any(is))
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Head, Record as _};

    fn note(id: u128, column: &str, position: i64) -> BoardItem {
        struct Empty;
        impl crate::domain::Cells for Empty {
            fn cell(&self, _: usize) -> crate::domain::Cell<'_> {
                crate::domain::Cell::Null
            }
        }
        let head = Head {
            id: Id::from_u128(id),
            project: Id::from_u128(0),
            municipality: None,
            removed: false,
            erased: false,
        };
        BoardItem {
            column: column.into(),
            position: Some(position),
            ..BoardItem::read(head, &Empty)
        }
    }

    fn merged(id: u128, into: u128) -> BoardItem {
        BoardItem {
            merged_into: Some(Id::from_u128(into)),
            votes: Some(2),
            ..note(id, "Tid", 1)
        }
    }

    fn shown(hung: &Hung) -> Vec<(&str, Vec<u128>)> {
        let notes = |column: &HungColumn| {
            column
                .notes
                .iter()
                .map(|one| one.item.head.id.as_u128())
                .collect()
        };
        let columns = hung.columns.iter();
        columns
            .map(|column| (column.name.as_str(), notes(column)))
            .collect()
    }

    #[test]
    fn notes_hang_in_their_columns_in_order_and_a_renamed_column_loses_none() {
        let columns = ["Tid".to_owned(), "Kunskap".to_owned()];
        let items = vec![
            note(3, "tid ", 5),
            note(1, "Tid", 9),
            note(2, "Arbetssätt", 1),
        ];
        let hung = hang(&columns, items, false);
        assert_eq!(
            shown(&hung),
            [
                ("Tid", vec![3, 1]),
                ("Kunskap", vec![]),
                ("Arbetssätt", vec![2])
            ]
        );
        assert!(hung.columns[1].known && !hung.columns[2].known);
    }

    #[test]
    fn what_is_merged_hangs_together_also_in_a_ring_and_into_what_is_gone() {
        let items = vec![
            merged(1, 2),
            merged(2, 3),
            merged(3, 2),
            merged(4, 99),
            merged(5, 5),
        ];
        let hung = hang(&[], items, false);
        assert_eq!(shown(&hung), [("Tid", vec![2, 4, 5])]);
        let lead = &hung.columns[0].notes[0];
        assert_eq!((lead.count(), lead.votes, hung.votes), (3, 6, 10));
        assert_eq!(hung.find(Id::from_u128(1)), Some((0, 0)));
    }

    #[test]
    fn a_note_is_placed_between_others_and_the_column_anew_only_where_there_is_no_room() {
        let hung = hang(
            &[],
            vec![note(1, "Tid", 10), note(2, "Tid", 20), note(3, "Tid", 21)],
            false,
        );
        let id = Id::from_u128(9);
        assert_eq!(hung.place(id, (0, 1)), [(id, 15)]);
        assert_eq!(hung.place(id, (0, 3)), [(id, 1_021)]);
        assert_eq!(hung.place(id, (0, 2)).len(), 4);
        let moved = Id::from_u128(3);
        assert_eq!(hung.place(moved, (0, 0)), [(moved, 5)]);
    }
}
