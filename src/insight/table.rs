//! Facts side by side: where each stands, what refers to it, and which of them have been read.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::hint::black_box;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::facts::{Answer, Source};
use super::stated::Journal;
use crate::domain::{Head, Id, Municipality, MunicipalityCode};

/// The index of a fact in its table; none where a reference is empty or leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Ix(u32);

impl Ix {
    pub(super) const NONE: Self = Self(u32::MAX);

    pub(super) fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    pub(super) fn number(self) -> u32 {
        self.0
    }

    pub(super) fn get(self) -> Option<usize> {
        (self != Self::NONE).then_some(self.0 as usize)
    }
}

/// A municipality in a project, or a project's lead: who a record belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The project.
    pub project: Id,
    /// The municipality; none for the lead.
    pub municipality: Option<MunicipalityCode>,
}

impl From<Head> for Place {
    fn from(head: Head) -> Self {
        Self {
            project: head.project,
            municipality: head.municipality,
        }
    }
}

/// The number of a [`Place`].
pub(super) type PlaceIx = u16;

/// The facts of one kind, and the records they are of, in the order of their ids.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table<T> {
    pub(super) ids: Vec<Id>,
    pub(super) all: Vec<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            ids: Vec::new(),
            all: Vec::new(),
        }
    }
}

impl<T> Table<T> {
    pub(super) fn get(&self, index: Ix) -> Option<&T> {
        self.all.get(index.get()?)
    }

    pub(super) fn id(&self, index: Ix) -> Option<Id> {
        self.ids.get(index.get()?).copied()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (Ix, &T)> {
        self.all
            .iter()
            .enumerate()
            .map(|(index, fact)| (Ix::new(index), fact))
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Where a record stands; or where it would, if it is not here.
    pub(super) fn place_of(&self, id: Id) -> Result<usize, usize> {
        self.ids.binary_search(&id)
    }
}

/// Finds ids quickly: they are random already, so that two products with a number that nobody else knows will do.
#[derive(Debug, Clone)]
pub(super) struct ById(u64);

impl Default for ById {
    fn default() -> Self {
        Self(RandomState::new().hash_one(0) | 1)
    }
}

impl BuildHasher for ById {
    type Hasher = Folded;

    fn build_hasher(&self) -> Folded {
        Folded {
            key: self.0,
            hash: self.0,
        }
    }
}

/// What has been folded together so far.
pub(super) struct Folded {
    key: u64,
    hash: u64,
}

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        words
            .iter()
            .for_each(|word| self.write_u64(u64::from_le_bytes(*word)));
        if !rest.is_empty() {
            self.write_u64(
                rest.iter()
                    .fold(0, |word, byte| word << 8 | u64::from(*byte)),
            );
        }
    }

    fn write_u64(&mut self, word: u64) {
        let product = u128::from(self.hash ^ word) * u128::from(self.key);
        // Both halves: the lower bits of a product know only the lower bits of what was multiplied.
        self.hash = (product >> 64) as u64 ^ product as u64;
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(number.into());
    }

    fn write_usize(&mut self, _length: usize) {}

    fn finish(&self) -> u64 {
        self.hash
    }
}

/// A part of the facts: shared with every copy until one of them changes it, and aware of whether it was read.
#[derive(Debug, Default)]
pub(super) struct Noted<T> {
    part: Arc<T>,
    /// A number that no other part, and no other state of this one, has.
    version: u64,
    read: AtomicBool,
}

fn new_version() -> u64 {
    static LATEST: AtomicU64 = AtomicU64::new(0);
    LATEST.fetch_add(1, Ordering::Relaxed) + 1
}

impl<T> Noted<T> {
    pub(super) fn new(part: T) -> Self {
        Self {
            part: Arc::new(part),
            version: new_version(),
            read: AtomicBool::new(false),
        }
    }

    /// To look without drawing anything from it.
    pub(super) fn peek(&self) -> &T {
        &self.part
    }

    /// It has not been read, as far as is noted.
    pub(super) fn forget(&self) {
        self.read.store(false, Ordering::Relaxed);
    }

    /// To change it.
    pub(super) fn change(&mut self) -> &mut T
    where
        T: Clone,
    {
        self.version = new_version();
        Arc::make_mut(&mut self.part)
    }
}

impl<T> Clone for Noted<T> {
    /// The same part, not read yet.
    fn clone(&self) -> Self {
        Self {
            part: self.part.clone(),
            version: self.version,
            read: AtomicBool::new(false),
        }
    }
}

impl<T: PartialEq> PartialEq for Noted<T> {
    fn eq(&self, other: &Self) -> bool {
        self.part == other.part
    }
}

impl<T> Deref for Noted<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.draw();
        &self.part
    }
}

/// A part of the facts, whatever is in it.
pub(super) trait Part {
    /// Its version, if it was read.
    fn drawn(&self) -> Option<u64>;
    /// Its version.
    fn version(&self) -> u64;
    /// It is drawn from.
    fn draw(&self);
}

impl<T> Part for Noted<T> {
    fn drawn(&self) -> Option<u64> {
        self.read.load(Ordering::Relaxed).then_some(self.version)
    }

    fn version(&self) -> u64 {
        self.version
    }

    fn draw(&self) {
        if !self.read.load(Ordering::Relaxed) {
            self.read.store(true, Ordering::Relaxed);
        }
    }
}

/// A row has come into a table, or has left it: those behind it stand elsewhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    pub(super) table: Source,
    pub(super) at: usize,
    pub(super) came: bool,
}

impl Move {
    /// Where a row stands now; nowhere if it left.
    pub(super) fn of(self, index: Ix) -> Ix {
        match index.get() {
            Some(place) if self.came && place >= self.at => Ix(index.0 + 1),
            Some(place) if place > self.at => Ix(index.0 - 1),
            Some(place) if place == self.at => Ix::NONE,
            _ => index,
        }
    }
}

/// What refers to rows of tables, of these kinds or, if there are none, of any.
pub(super) trait Refers {
    fn follow(&mut self, kinds: &[Source], moved: Move);
}

impl Refers for Ix {
    fn follow(&mut self, kinds: &[Source], moved: Move) {
        if kinds.contains(&moved.table) {
            *self = moved.of(*self);
        }
    }
}

impl Refers for Box<[Ix]> {
    fn follow(&mut self, kinds: &[Source], moved: Move) {
        if kinds.contains(&moved.table) {
            let there = self.iter().map(|index| moved.of(*index));
            *self = there.filter(|index| *index != Ix::NONE).collect();
        }
    }
}

impl Refers for Box<[(Ix, Answer)]> {
    fn follow(&mut self, kinds: &[Source], moved: Move) {
        self.iter_mut()
            .for_each(|(question, _)| question.follow(kinds, moved));
    }
}

impl Refers for Option<(Source, Ix)> {
    fn follow(&mut self, _any: &[Source], moved: Move) {
        if let Some((source, index)) = self {
            index.follow(&[*source], moved);
            *self = (*index != Ix::NONE).then_some((*source, *index));
        }
    }
}

/// By table: where each record stands.
#[derive(Debug, Clone, PartialEq)]
struct Index(Vec<HashMap<Id, Ix, ById>>);

impl Default for Index {
    fn default() -> Self {
        Self(vec![HashMap::default(); Source::ALL.len()])
    }
}

/// What has been found so far: facts refer back to it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Found {
    places: Vec<Place>,
    place_of: HashMap<Place, PlaceIx, ById>,
    /// The record by which each place became known: the first in the order of reading.
    known_by: Vec<Option<(Source, Id)>>,
    index: Index,
    of_municipality: HashMap<Id, PlaceIx, ById>,
    /// The record that is being read.
    reading: Option<(Source, Id)>,
    /// Places would have had other numbers if everything had been read anew.
    renumbered: bool,
    /// What the journal says of what is being read.
    pub(super) journal: Journal,
}

impl Found {
    /// A record is read: what is asked for from here on is asked for it.
    pub(super) fn reading(&mut self, source: Source, id: Id) {
        self.reading = Some((source, id));
    }

    /// Ends the reading; whether the places have the numbers that they would have if everything were read anew.
    pub(super) fn end(&mut self) -> bool {
        self.reading = None;
        self.journal.close();
        !std::mem::take(&mut self.renumbered)
    }

    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// The number of the place that a record belongs to.
    pub(super) fn place(&mut self, head: &Head) -> PlaceIx {
        self.place_in(head.project, head.municipality)
    }

    pub(super) fn place_in(
        &mut self,
        project: Id,
        municipality: Option<MunicipalityCode>,
    ) -> PlaceIx {
        let place = Place {
            project,
            municipality,
        };
        if let Some(known) = self.place_of.get(&place) {
            let first = self.known_by.get(usize::from(*known));
            self.renumbered |= first.is_some_and(|first| self.reading < *first);
            return *known;
        }
        self.renumbered = true;
        let new = PlaceIx::try_from(self.places.len()).unwrap_or(PlaceIx::MAX);
        self.places.push(place);
        self.known_by.push(self.reading);
        self.place_of.insert(place, new);
        new
    }

    pub(super) fn place_of_municipality(&mut self, record: &Municipality) -> PlaceIx {
        let place = self.place_in(record.head.project, record.code);
        let before = self.of_municipality.insert(record.head.id, place);
        self.renumbered |= before != Some(place);
        place
    }

    /// A survey about a municipality is that municipality's answer, whoever typed it in.
    pub(super) fn place_that_answered(&mut self, head: &Head, about: Option<Id>) -> PlaceIx {
        // Asked for in any case, so that places are met in the same order whatever the answer is about.
        let own = self.place(head);
        let about = about.and_then(|about| self.of_municipality.get(&about).copied());
        about.unwrap_or(own)
    }

    pub(super) fn one(&self, source: Source, id: Option<Id>) -> Ix {
        let stands = id.and_then(|id| self.index.0[source as usize].get(&id));
        stands.copied().unwrap_or(Ix::NONE)
    }

    /// Looks for what is about to be asked for: of many records that stand anywhere in memory a processor waits for
    /// several at a time, if nothing else is done between them.
    pub(super) fn fetch(&self, source: Source, ids: impl Iterator<Item = Option<Id>>) {
        for id in ids {
            let _known_by_then = black_box(self.one(source, id));
        }
    }

    pub(super) fn many(&self, source: Source, ids: &[Id]) -> Box<[Ix]> {
        ids.iter()
            .map(|id| self.one(source, Some(*id)))
            .filter(|index| *index != Ix::NONE)
            .collect()
    }

    pub(super) fn any(&self, id: Option<Id>) -> Option<(Source, Ix)> {
        let id = id?;
        let mut tables = Source::ALL.iter().zip(&self.index.0);
        tables.find_map(|(source, index)| Some((*source, *index.get(&id)?)))
    }

    /// A record stands here. Nothing but a figure's evidence refers to an attendance, and there may be a million.
    pub(super) fn stands(&mut self, id: Id, source: Source, at: usize) {
        if source != Source::Attendance {
            self.index.0[source as usize].insert(id, Ix::new(at));
        }
    }

    /// A record has left; the others of its table are told where they stand.
    pub(super) fn left(&mut self, id: Id, source: Source) {
        self.index.0[source as usize].remove(&id);
        let knew = self.known_by.contains(&Some((source, id)));
        self.renumbered |= knew || self.of_municipality.remove(&id).is_some();
    }

    /// The rows of a table stand elsewhere.
    pub(super) fn follow(&mut self, moved: Move) {
        for index in self.index.0[moved.table as usize].values_mut() {
            *index = moved.of(*index);
        }
    }
}
