//! Who of a record's entries descends from whom.

use std::collections::{HashMap, HashSet};

use super::entry::{Entry, EntryId};

/// How many questions one walk through the history answers.
const AT_ONCE: usize = 64;

/// The history of one record, looked into as often as one likes.
pub struct Lineage<'a> {
    /// Every one after all that descend from it, whatever their clocks say.
    entries: Vec<&'a Entry>,
    places: HashMap<EntryId, usize>,
    /// The places of each entry's parents, of those that are here.
    parents: Vec<Vec<usize>>,
    /// The places of the entries that set each field, in order.
    setters: HashMap<&'a str, Vec<usize>>,
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
        let entries = youngest_first(entries);
        let places = entries.iter().enumerate();
        let places: HashMap<EntryId, usize> =
            places.map(|(place, entry)| (entry.id, place)).collect();
        let parents = entries.iter().map(|entry| {
            let parents = entry.parents.iter();
            parents.filter_map(|id| places.get(id).copied()).collect()
        });
        let mut setters: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, entry) in entries.iter().enumerate() {
            for field in entry.set.keys() {
                setters.entry(field).or_default().push(place);
            }
        }
        Self {
            parents: parents.collect(),
            entries,
            places,
            setters,
        }
    }

    /// All proper ancestors of an entry, those that are not here too.
    pub fn ancestors(&self, of: EntryId) -> HashSet<EntryId> {
        self.ancestors_of_any([of])
    }

    /// All proper ancestors of any of these, those that are not here too.
    pub fn ancestors_of_any(&self, of: impl IntoIterator<Item = EntryId>) -> HashSet<EntryId> {
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
        let mut next: Vec<EntryId> = of.into_iter().flat_map(parents_of).collect();
        while let Some(id) = next.pop() {
            if found.insert(id) {
                next.extend(parents_of(id));
            }
        }
        found
    }

    /// The entries that have any of these among their ancestors, of those that are here.
    pub fn descendants(&self, of: &HashSet<EntryId>) -> HashSet<EntryId> {
        let mut found = HashSet::new();
        for entry in self.entries.iter().rev() {
            let after = |id: &EntryId| of.contains(id) || found.contains(id);
            if entry.parents.iter().any(after) {
                found.insert(entry.id);
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
        let all = self.last_to_set_while(questions, &mut || true);
        all.unwrap_or_default()
    }

    /// The same, as long as the closure says to go on; it is asked before each walk.
    pub fn last_to_set_while(
        &self,
        questions: &[Question<'_>],
        go_on: &mut dyn FnMut() -> bool,
    ) -> Option<Vec<Vec<&'a Entry>>> {
        let mut numbered: Vec<(usize, &Question<'_>)> = questions.iter().enumerate().collect();
        numbered.sort_by_key(|(_, question)| self.reach(question).0);
        let mut answers = vec![Vec::new(); questions.len()];
        for some in numbered.chunks(AT_ONCE) {
            if !go_on() {
                return None;
            }
            for ((number, _), found) in some.iter().zip(self.answer(some)) {
                if let Some(answer) = answers.get_mut(*number) {
                    *answer = found;
                }
            }
        }
        Some(answers)
    }

    /// Between which places a question is answered.
    fn reach(&self, question: &Question<'_>) -> (usize, usize) {
        let setters = self
            .setters
            .get(question.field)
            .map_or(&[][..], Vec::as_slice);
        let first = match question.seen_by {
            Some(viewer) => self.places.get(&viewer),
            None => setters.first(),
        };
        let end = setters.last().map_or(0, |last| last + 1);
        (first.copied().unwrap_or(end), end)
    }

    /// Answers as many questions as a word has bits, in one walk from the youngest to the oldest.
    fn answer(&self, questions: &[(usize, &Question<'_>)]) -> Vec<Vec<&'a Entry>> {
        let reaches = questions.iter().map(|(_, question)| self.reach(question));
        let (from, to) = reaches.fold((usize::MAX, 0), |(from, to), (first, end)| {
            (from.min(first), to.max(end))
        });
        let mut marks = Marks {
            from,
            all: vec![Mark::default(); to.saturating_sub(from)],
        };
        let mut everybody = 0;
        for (number, (_, question)) in questions.iter().enumerate() {
            let bit = 1_u64 << number;
            let setters = self.setters.get(question.field);
            marks.change(setters.into_iter().flatten(), |one| one.sets |= bit);
            match question.seen_by.map(|viewer| self.places.get(&viewer)) {
                Some(place) => marks.change(place, |one| one.views |= bit),
                None => everybody |= bit,
            }
        }
        let mut answers = vec![Vec::new(); questions.len()];
        let reached = self.entries.iter().zip(&self.parents);
        for (at, (entry, parents)) in reached.skip(from).take(marks.all.len()).enumerate() {
            let one = marks.all.get(at).copied().unwrap_or_default();
            let seen = one.seen | everybody;
            let sets = one.sets & seen;
            let last = sets & !one.beaten;
            for (number, answer) in answers.iter_mut().enumerate().filter(|_| last > 0) {
                if last >> number & 1 == 1 {
                    answer.push(*entry);
                }
            }
            marks.change(parents, |parent| {
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

/// The marks of the entries from one place on.
struct Marks {
    from: usize,
    all: Vec<Mark>,
}

impl Marks {
    fn change<'p>(
        &mut self,
        places: impl IntoIterator<Item = &'p usize>,
        mut change: impl FnMut(&mut Mark),
    ) {
        for place in places {
            let at = place.checked_sub(self.from);
            if let Some(mark) = at.and_then(|at| self.all.get_mut(at)) {
                change(mark);
            }
        }
    }
}

/// The entries, each after all that descend from it. No history goes in a circle; where a damaged file says so, the
/// rest follows in the order of the ids.
fn youngest_first(entries: &[Entry]) -> Vec<&Entry> {
    // How many children wait to come before each.
    let mut waiting: HashMap<EntryId, (usize, &Entry)> =
        entries.iter().map(|entry| (entry.id, (0, entry))).collect();
    for parent in entries.iter().flat_map(|entry| &entry.parents) {
        if let Some((children, _)) = waiting.get_mut(parent) {
            *children += 1;
        }
    }
    let is_head = |entry: &&Entry| matches!(waiting.get(&entry.id), Some((0, _)));
    let mut order: Vec<&Entry> = entries.iter().filter(is_head).collect();
    let mut at = 0;
    while let Some(entry) = order.get(at).copied() {
        for parent in &entry.parents {
            if let Some((children, parent)) = waiting.get_mut(parent) {
                *children -= 1;
                if *children == 0 {
                    order.push(parent);
                }
            }
        }
        at += 1;
    }
    let circle = waiting.into_values().filter(|(children, _)| *children > 0);
    let mut circle: Vec<&Entry> = circle.map(|(_, entry)| entry).collect();
    circle.sort_unstable_by_key(|entry| std::cmp::Reverse(entry.id));
    order.extend(circle);
    order
}
