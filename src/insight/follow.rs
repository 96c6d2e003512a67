//! Facts that follow what becomes of records, instead of being read anew.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::attendance;
use super::facts::{AttendanceFact, Fact, Facts, Ix, PlaceIx, Source};
use super::people::{self, Traits};
use super::same;
use super::table::{Move, Noted, Table};
use crate::domain::{Field, Id, Kind, Lookup, Shape};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Became {
    Same,
    Other,
    Come(usize),
    Left(usize),
}

/// Puts what is now known of a record into its table.
pub(super) fn set<F: Fact>(table: &mut Noted<Table<F>>, id: Id, fact: Option<F>) -> Became {
    let known = table.peek();
    match (known.place_of(id), fact) {
        (Ok(at), Some(fact)) if known.all.get(at) == Some(&fact) => Became::Same,
        (Err(_), None) => Became::Same,
        (Ok(at), Some(fact)) => {
            if let Some(row) = table.change().all.get_mut(at) {
                *row = fact;
            }
            Became::Other
        }
        (Ok(at), None) => {
            let table = table.change();
            table.ids.remove(at);
            table.all.remove(at);
            Became::Left(at)
        }
        (Err(at), Some(fact)) => {
            let table = table.change();
            table.ids.insert(at, id);
            table.all.insert(at, fact);
            Became::Come(at)
        }
    }
}

/// What is not looked at yet, and what has been found to be another than before.
#[derive(Debug, Default)]
pub(super) struct News {
    records: BTreeSet<(Source, Id)>,
    tables: BTreeSet<Source>,
    attendances: BTreeSet<Id>,
    persons: BTreeSet<Id>,
    sessions: BTreeSet<Id>,
    /// Places whose attendances are to be sorted out again.
    pub(super) places: BTreeSet<PlaceIx>,
}

impl News {
    pub(super) fn of(touched: &[(&'static Kind, Id)]) -> Self {
        let known = touched.iter();
        let known = known.filter_map(|(kind, id)| Some((Source::of(kind)?, *id)));
        Self {
            records: known.collect(),
            ..Self::default()
        }
    }

    /// Whether there is news of any of these tables.
    fn has(&self, tables: &[Source]) -> bool {
        tables.iter().any(|source| self.tables.contains(source))
    }

    /// The next record of a table to look at.
    pub(super) fn next(&mut self, source: Source) -> Option<Id> {
        let (next, id) = self.records.first().copied()?;
        (next == source).then(|| {
            self.records.pop_first();
            id
        })
    }

    /// A record has come: whoever refers to it is to be looked at again.
    pub(super) fn refer_to<S: Lookup>(
        &mut self,
        rows: &S,
        to: Source,
        id: Id,
    ) -> Result<(), S::Error> {
        for source in Source::ALL.iter().filter(|source| **source > to) {
            for field in source
                .kind()
                .fields
                .iter()
                .filter(|field| refers(field, to))
            {
                let all = rows.referring(source.kind(), field, id)?;
                self.records.extend(all.into_iter().map(|id| (*source, id)));
            }
        }
        Ok(())
    }
}

fn refers(field: &Field, to: Source) -> bool {
    match field.shape {
        Shape::Reference(kinds) | Shape::References(kinds) => {
            kinds.is_empty() || kinds.contains(&to.kind().code)
        }
        Shape::Answers => to == Source::Question,
        _ => false,
    }
}

/// What attendances refer to, and is another than before: by row.
#[derive(Default)]
struct Others {
    persons: Vec<bool>,
    meetings: Vec<bool>,
    sessions: Vec<bool>,
}

impl Others {
    fn are_none(&self) -> bool {
        let all = [&self.persons, &self.meetings, &self.sessions];
        all.iter().all(|rows| !rows.contains(&true))
    }

    /// Whether an attendance refers to any of them.
    fn have(&self, fact: &AttendanceFact) -> bool {
        let is = |rows: &[bool], at: Ix| at.get().and_then(|at| rows.get(at)) == Some(&true);
        is(&self.persons, fact.person)
            || is(&self.meetings, fact.meeting)
            || is(&self.sessions, fact.session)
    }
}

/// Puts what is now known of each row in the place of what was known before; the rows where that is another are
/// noted.
fn replace<T: Clone + PartialEq>(known: &mut Noted<Vec<T>>, now: Vec<T>, others: &mut Vec<bool>) {
    others.resize(now.len(), false);
    let mut any = false;
    for ((now, before), other) in now.iter().zip(known.peek()).zip(others) {
        let is_other = now != before;
        *other |= is_other;
        any |= is_other;
    }
    if any {
        *known.change() = now;
    }
}

/// Notes the rows of some records.
fn note<F: Fact>(table: &Noted<Table<F>>, ids: &BTreeSet<Id>, others: &mut Vec<bool>) {
    let table = table.peek();
    others.resize(table.len(), false);
    for at in ids.iter().filter_map(|id| table.place_of(*id).ok()) {
        others[at] = true;
    }
}

impl Facts {
    /// A row of a table has become another: what refers to it follows.
    pub(super) fn became(&mut self, source: Source, id: Id, became: Became, news: &mut News) {
        news.tables.insert(source);
        match source {
            Source::Attendance => drop(news.attendances.insert(id)),
            Source::Person => drop(news.persons.insert(id)),
            Source::Session => drop(news.sessions.insert(id)),
            _ => {}
        }
        let (at, came) = match became {
            Became::Come(at) => (at, true),
            Became::Left(at) => (at, false),
            Became::Same | Became::Other => return,
        };
        let moved = Move {
            table: source,
            at,
            came,
        };
        if !came {
            news.places.extend(self.places_at(source, Ix::new(at)));
            Arc::make_mut(&mut self.found).left(id, source);
        }
        self.whereabouts.change();
        self.move_all(moved);
        self.move_derived(moved);
        if came {
            Arc::make_mut(&mut self.found).stands(id, source, at);
        }
    }

    /// Whose an attendance is, before it becomes another.
    pub(super) fn place_of_attendance(&self, source: Source, id: Id) -> Option<PlaceIx> {
        let attendances = (source == Source::Attendance).then(|| self.attendances.peek())?;
        let at = attendances.place_of(id).ok()?;
        Some(attendances.all.get(at)?.place)
    }

    /// The places with attendances of a person, at a session or at a meeting.
    fn places_at(&self, source: Source, index: Ix) -> BTreeSet<PlaceIx> {
        let all = self.attendances.peek().all.iter();
        let there = all.filter(|fact| match source {
            Source::Person => fact.person == index,
            Source::Session => fact.session == index,
            Source::Meeting => fact.meeting == index,
            _ => false,
        });
        match source {
            Source::Person | Source::Session | Source::Meeting => {
                there.map(|fact| fact.place).collect()
            }
            _ => BTreeSet::new(),
        }
    }

    fn move_derived(&mut self, moved: Move) {
        for (table, same) in [
            (Source::Person, &mut self.stands_for),
            (Source::Meeting, &mut self.same_meeting),
            (Source::Session, &mut self.same_session),
        ] {
            if moved.table == table {
                let stands = same.change();
                stands.iter_mut().for_each(|one| *one = moved.of(*one));
                if moved.came {
                    stands.insert(moved.at, Ix::new(moved.at));
                } else {
                    stands.remove(moved.at);
                }
            }
        }
        if moved.table == Source::Person || moved.table == Source::Unit {
            let traits = self.traits.change();
            traits.iter_mut().for_each(|one| one.follow(moved));
            if moved.table == Source::Person && moved.came {
                traits.insert(moved.at, Traits::default());
            } else if moved.table == Source::Person {
                traits.remove(moved.at);
            }
        }
        let of_attendance = [
            Source::Attendance,
            Source::Person,
            Source::Session,
            Source::Meeting,
            Source::Unit,
        ];
        if of_attendance.contains(&moved.table) {
            let places = self.attendances_of.change().iter_mut();
            places.for_each(|place| Arc::make_mut(place).follow(moved));
        }
    }

    /// What is drawn from several rows together is drawn again, as far as it can be another.
    pub(super) fn derive(&mut self, news: &News) {
        let mut others = Others::default();
        self.derive_people(news, &mut others.persons);
        if news.has(&[Source::Meeting, Source::Group]) {
            let same = same::meetings(self);
            replace(&mut self.same_meeting, same, &mut others.meetings);
        }
        if news.has(&[Source::Session, Source::Training]) {
            let same = same::sessions(self);
            note(&self.sessions, &news.sessions, &mut others.sessions);
            replace(&mut self.same_session, same, &mut others.sessions);
        }
        self.derive_attendances(news, &others);
        let told_by = [
            Source::Unit,
            Source::Person,
            Source::PersonLink,
            Source::Group,
            Source::Meeting,
            Source::Training,
            Source::Session,
            Source::Attendance,
        ];
        if news.has(&told_by) {
            self.derive_several();
        }
    }

    /// Who is told of by several, and what.
    fn derive_several(&mut self) {
        // Nothing becomes another by this that is not noted: where it does, it is counted again.
        let mut places = self.attendances_of.peek().clone();
        let several = attendance::note_alone(self, &mut places);
        let both = self.attendances_of.peek().iter().zip(&places);
        let same = both.into_iter().all(|(one, other)| Arc::ptr_eq(one, other));
        if !same {
            *self.attendances_of.change() = places;
        }
        let rows = attendance::rows_of(self, &several);
        if *self.several.peek() != rows {
            *self.several.change() = rows;
        }
        let repeated = attendance::told_by_several(self);
        if *self.repeated.peek() != repeated {
            *self.repeated.change() = repeated;
        }
    }

    /// Who is who, and what is known of them; the persons of whom that is another are noted.
    fn derive_people(&mut self, news: &News, others: &mut Vec<bool>) {
        if news.has(&[Source::Person, Source::PersonLink, Source::Unit]) {
            let (stands_for, traits) = people::count_once(self);
            note(&self.persons, &news.persons, others);
            replace(&mut self.traits, traits, others);
            replace(&mut self.stands_for, stands_for, others);
            // What is another of a human being is so of all who are the same.
            for (person, human) in self.stands_for.peek().iter().enumerate() {
                let human = human.get().and_then(|human| others.get(human));
                if human == Some(&true) {
                    others[person] = true;
                }
            }
        }
    }

    /// Sorts out again the attendances of the places that have other rows, or rows of what is another.
    fn derive_attendances(&mut self, news: &News, others: &Others) {
        let mut places = news.places.clone();
        let attendances = self.attendances.peek();
        let own = news.attendances.iter();
        let own = own.filter_map(|id| attendances.place_of(*id).ok());
        places.extend(own.filter_map(|at| Some(attendances.all.get(at)?.place)));
        if !others.are_none() {
            let there = attendances.all.iter().filter(|fact| others.have(fact));
            places.extend(there.map(|fact| fact.place));
        }
        if places.is_empty() {
            return;
        }
        let mut again = attendance::sort_out_places(self, &places);
        for place in places.into_iter().map(usize::from) {
            let known = self.attendances_of.peek().get(place);
            if let (Some(known), Some(again)) = (known, again.get_mut(place))
                && **known != *again
            {
                self.attendances_of.change()[place] = Arc::new(std::mem::take(again));
            }
        }
    }

    /// Which parts have been drawn from since this copy was made, and how they were.
    pub fn drawn(&self) -> Drawn {
        Drawn(self.parts().iter().map(|part| part.drawn()).collect())
    }

    /// Draws from the same parts as something that has been kept.
    pub fn draw(&self, drawn: &Drawn) {
        let parts = self.parts().into_iter().zip(&*drawn.0);
        parts
            .filter(|(_, version)| version.is_some())
            .for_each(|(part, _)| part.draw());
    }

    /// Whether the parts that something was drawn from are still the same.
    pub fn are_still(&self, drawn: &Drawn) -> bool {
        let parts = self.parts();
        let mut both = parts.iter().zip(&*drawn.0);
        both.all(|(part, version)| version.is_none_or(|version| version == part.version()))
    }
}

/// What was drawn from some facts: by part, the version that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawn(Arc<[Option<u64>]>);
