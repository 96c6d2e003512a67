//! Who of a record's entries descends from whom.

use std::collections::{HashMap, HashSet};

use super::entry::{Entry, EntryId};

/// How many questions one walk through the history answers.
const AT_ONCE: usize = 64;

/// The history of one record, looked into as often as one likes.
pub struct Lineage<'a> {
    entries: &'a [Entry],
    places: HashMap<EntryId, usize>,
    /// The places of each entry's parents, of those that are here.
    parents: Vec<Vec<usize>>,
    /// The places of the entries that set each field.
    setters: HashMap<&'a str, Vec<usize>>,
    /// The places of all entries, every one after all that descend from it, whatever their clocks say.
    youngest_first: Vec<usize>,
}

/// Which of a field's setters counted last: of all there are, or of those that one entry had seen.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The field.
    pub field: &'a str,
    /// Whose view it is; nobody's where everything is seen.
    pub seen_by: Option<EntryId>,
}

impl<'a> Lineage<'a> {
    /// The history that these entries of one record have, in any order.
    pub fn of(entries: &'a [Entry]) -> Self {
        let places: HashMap<EntryId, usize> = entries
            .iter()
            .enumerate()
            .map(|(place, entry)| (entry.id, place))
            .collect();
        let here = |entry: &Entry| {
            let parents = entry.parents.iter();
            parents.filter_map(|id| places.get(id).copied()).collect()
        };
        let parents: Vec<Vec<usize>> = entries.iter().map(here).collect();
        let mut setters: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, entry) in entries.iter().enumerate() {
            for field in entry.set.keys() {
                setters.entry(field).or_default().push(place);
            }
        }
        Self {
            entries,
            setters,
            youngest_first: youngest_first(entries, &parents),
            places,
            parents,
        }
    }

    /// All proper ancestors of an entry, those that are not here too.
    pub fn ancestors(&self, of: EntryId) -> HashSet<EntryId> {
        let parents_of = |id: EntryId| {
            let entry = self
                .places
                .get(&id)
                .and_then(|place| self.entries.get(*place));
            entry
                .into_iter()
                .flat_map(|entry| entry.parents.iter().copied())
        };
        let mut found = HashSet::new();
        let mut next: Vec<EntryId> = parents_of(of).collect();
        while let Some(id) = next.pop() {
            if found.insert(id) {
                next.extend(parents_of(id));
            }
        }
        found
    }

    /// How many entries set a field.
    pub fn setters(&self, field: &str) -> usize {
        self.setters.get(field).map_or(0, Vec::len)
    }

    /// For each question the entries that set the field and from which no other that sets it descends, of
    /// those that are seen; in no order.
    pub fn last_to_set(&self, questions: &[Question<'_>]) -> Vec<Vec<&'a Entry>> {
        let answers = questions.chunks(AT_ONCE);
        answers.flat_map(|some| self.answer(some)).collect()
    }

    /// Answers as many questions as a word has bits, in one walk from the youngest to the oldest.
    fn answer(&self, questions: &[Question<'_>]) -> Vec<Vec<&'a Entry>> {
        let mut marks = vec![Mark::default(); self.entries.len()];
        let mut everybody = 0;
        for (number, question) in questions.iter().enumerate() {
            let bit = 1_u64 << number;
            let setters = self.setters.get(question.field);
            mark(&mut marks, setters.into_iter().flatten(), |one| {
                one.sets |= bit
            });
            let viewer = question.seen_by.map(|viewer| self.places.get(&viewer));
            match viewer {
                Some(place) => mark(&mut marks, place, |one| one.views |= bit),
                None => everybody |= bit,
            }
        }
        let mut answers = vec![Vec::new(); questions.len()];
        for place in &self.youngest_first {
            let Some(one) = marks.get(*place).copied() else {
                continue;
            };
            let seen = one.seen | everybody;
            let sets = one.sets & seen;
            let last = sets & !one.beaten;
            for (number, answer) in answers.iter_mut().enumerate().filter(|_| last > 0) {
                if last >> number & 1 == 1 {
                    answer.extend(self.entries.get(*place));
                }
            }
            let parents = self.parents.get(*place).into_iter().flatten();
            mark(&mut marks, parents, |parent| {
                parent.seen |= seen | one.views;
                parent.beaten |= one.beaten | sets;
            });
        }
        answers
    }
}

/// What is known of an entry, a bit for each question.
#[derive(Clone, Copy, Default)]
struct Mark {
    /// It sets the field.
    sets: u64,
    /// It is the one whose view is asked for.
    views: u64,
    /// Who is asked for has seen it.
    seen: u64,
    /// One that descends from it, and was seen too, sets the field.
    beaten: u64,
}

fn mark<'p>(
    marks: &mut [Mark],
    places: impl IntoIterator<Item = &'p usize>,
    mut change: impl FnMut(&mut Mark),
) {
    for place in places {
        if let Some(mark) = marks.get_mut(*place) {
            change(mark);
        }
    }
}

/// The places of entries with these parents, each after all that descend from it. No history goes in a circle; where
/// a damaged file says so, the rest follows in the order of the ids.
fn youngest_first(entries: &[Entry], parents: &[Vec<usize>]) -> Vec<usize> {
    let mut children = vec![0_usize; entries.len()];
    for parent in parents.iter().flatten() {
        if let Some(count) = children.get_mut(*parent) {
            *count += 1;
        }
    }
    let places = 0..entries.len();
    let mut order: Vec<usize> = places
        .filter(|place| children.get(*place) == Some(&0))
        .collect();
    let mut at = 0;
    while let Some(&place) = order.get(at) {
        for parent in parents.get(place).into_iter().flatten() {
            if let Some(count) = children.get_mut(*parent) {
                *count -= 1;
                if *count == 0 {
                    order.push(*parent);
                }
            }
        }
        at += 1;
    }
    if order.len() < entries.len() {
        let mut rest: Vec<usize> = (0..entries.len())
            .filter(|place| children.get(*place).is_some_and(|count| *count > 0))
            .collect();
        rest.sort_unstable_by_key(|place| {
            entries.get(*place).map(|entry| std::cmp::Reverse(entry.id))
        });
        order.extend(rest);
    }
    order
}
