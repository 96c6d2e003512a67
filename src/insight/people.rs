//! People are counted once: linked persons are one human being, and likely ones are suggested.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::num::NonZeroU64;

use super::facts::{Facts, Ix, PersonFact, Source};
use super::kept::Question;
use super::same::together;
use super::table::Move;
use crate::domain::reading;
use crate::domain::{DecisionLevel, Gender, Id, LinkVerdict, ParticipantLevel, Person, Sector};

/// What is known of a human being.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Traits {
    pub(super) unit: Option<Ix>,
    /// That the unit works in.
    pub(super) sector: Option<Sector>,
    pub(super) gender: Option<Gender>,
    pub(super) decision_level: Option<DecisionLevel>,
    pub(super) participant_level: Option<ParticipantLevel>,
}

impl Traits {
    fn of(facts: &Facts, person: &PersonFact) -> Self {
        let unit = facts.units.peek().get(person.unit);
        Self {
            unit: (person.unit != Ix::NONE).then_some(person.unit),
            sector: unit.and_then(|unit| unit.sector),
            gender: person.gender,
            decision_level: person.decision_level,
            participant_level: person.participant_level,
        }
    }

    /// What one record leaves open, another may know.
    fn or(self, other: Self) -> Self {
        Self {
            unit: self.unit.or(other.unit),
            sector: self.unit.map_or(other.sector, |_| self.sector),
            gender: self.gender.or(other.gender),
            decision_level: self.decision_level.or(other.decision_level),
            participant_level: self.participant_level.or(other.participant_level),
        }
    }

    /// A unit has come or left.
    pub(super) fn follow(&mut self, moved: Move) {
        if moved.table == Source::Unit {
            self.unit = self
                .unit
                .map(|unit| moved.of(unit))
                .filter(|unit| *unit != Ix::NONE);
        }
    }
}

/// What two records of one human being have in common, as fingerprints: no name is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Marks {
    identity_number: Option<NonZeroU64>,
    identity_digest: Option<NonZeroU64>,
    name_and_email: Option<NonZeroU64>,
    given_and_email: Option<NonZeroU64>,
    name_and_unit: Option<NonZeroU64>,
}

impl Marks {
    pub(super) fn of(person: &Person) -> Self {
        if person.head.erased {
            return Self::default();
        }
        let called = reading::alike(&person.name);
        let name = normalised(&called);
        let named = !name.is_empty();
        let email = reading::alike(&person.email);
        let number = Some(&person.identity_number).filter(|number| !number.is_empty());
        let digest = Some(&person.identity_digest).filter(|digest| !digest.is_empty());
        Self {
            identity_number: number.and_then(fingerprint),
            identity_digest: digest.and_then(fingerprint),
            name_and_email: (named && !email.is_empty())
                .then(|| fingerprint((&name, &email)))
                .flatten(),
            given_and_email: (named && !email.is_empty())
                .then(|| fingerprint((given(&called), &email)))
                .flatten(),
            name_and_unit: (named && person.unit.is_some())
                .then(|| fingerprint((&name, person.unit)))
                .flatten(),
        }
    }
}

type Mark = fn(&Marks) -> Option<NonZeroU64>;

/// What makes two records one human being without asking.
const IDENTITY: [Mark; 2] = [|marks| marks.identity_number, |marks| marks.identity_digest];

/// "ek, anna" and "anna berg" begin with the same given name.
fn given(called: &str) -> &str {
    let first = called.split_once(',').map_or(called, |(_, given)| given);
    first.split_whitespace().next().unwrap_or_default()
}

/// The words of a name as it is read: "Ek,  Anna" and "anna ek" are the same name.
fn normalised(called: &str) -> Vec<&str> {
    let words = called.split(|c: char| c.is_whitespace() || c == ',');
    let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn fingerprint(of: impl Hash) -> Option<NonZeroU64> {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    NonZeroU64::new(hasher.finish())
}

/// For every person the one that stands for the human being, and what is known: as the person's own record says,
/// and where that is silent as others of the human being do.
pub(super) fn count_once(facts: &Facts) -> (Vec<Ix>, Vec<Traits>) {
    let persons = facts.persons.peek();
    let mut sets = Sets::new(&persons.ids);
    let links = facts.links.peek().all.iter();
    for link in links.filter(|link| link.verdict == Some(LinkVerdict::Same)) {
        sets.join(link.first, link.second);
    }
    // One municipality sends the number, another only what stands for it.
    for mark in IDENTITY {
        let marks = persons.iter();
        let marks = marks.map(|(index, person)| (mark(&person.marks), index));
        for alike in alike(marks) {
            for pair in alike.windows(2) {
                if let [first, second] = pair {
                    sets.join(*first, *second);
                }
            }
        }
    }
    let stands_for: Vec<Ix> = (0..persons.len())
        .map(|index| Ix::new(sets.root(index)))
        .collect();
    let traits = merged_traits(facts, &stands_for);
    (stands_for, traits)
}

fn merged_traits(facts: &Facts, stands_for: &[Ix]) -> Vec<Traits> {
    let persons = facts.persons.peek();
    let own = persons.all.iter().map(|person| Traits::of(facts, person));
    let mut traits: Vec<Traits> = own.collect();
    let mut linked: Vec<(Id, usize, usize)> = Vec::new();
    for ((person, human), id) in stands_for.iter().enumerate().zip(&persons.ids) {
        linked.extend(
            human
                .get()
                .filter(|human| *human != person)
                .map(|human| (*id, person, human)),
        );
    }
    // In the order of ids, so that the answer does not hang on the order of rows or links.
    linked.sort_unstable();
    for (_, person, human) in &linked {
        traits[*human] = traits[*human].or(traits[*person]);
    }
    for (_, person, human) in linked {
        traits[person] = traits[person].or(traits[human]);
    }
    traits
}

/// Linked persons of whom different things are said: the field, and those who say something. Who has moved from one
/// unit to another is both.
pub(super) fn told_apart(facts: &Facts) -> Vec<(&'static str, Vec<Ix>)> {
    let mut records: BTreeMap<Ix, Vec<Ix>> = BTreeMap::new();
    for (person, human) in facts.stands_for.iter().enumerate() {
        if *human != Ix::new(person) {
            let of = records.entry(*human).or_insert_with(|| vec![*human]);
            of.push(Ix::new(person));
        }
    }
    let moved = facts.links.all.iter().filter(|link| link.moved);
    let moved: BTreeSet<Ix> = moved.map(|link| facts.human(link.first)).collect();
    let mut found = Vec::new();
    for (human, persons) in records {
        let gender = |person: Ix| {
            let gender = facts.persons.get(person).and_then(|one| one.gender);
            gender.filter(|gender| *gender != Gender::NotStated)
        };
        found.extend(
            differing(&persons, gender)
                .into_iter()
                .map(|who| (Person::gender, who)),
        );
        let sector = |person: Ix| facts.units.get(facts.persons.get(person)?.unit)?.sector;
        let units = differing(&persons, sector).filter(|_| !moved.contains(&human));
        found.extend(units.into_iter().map(|who| (Person::unit, who)));
    }
    found
}

/// Those who say something, if it is not the same.
fn differing<V: Ord>(persons: &[Ix], says: impl Fn(Ix) -> Option<V>) -> Option<Vec<Ix>> {
    let telling = || {
        persons
            .iter()
            .filter_map(|person| Some((says(*person)?, *person)))
    };
    let values: BTreeSet<V> = telling().map(|(value, _)| value).collect();
    (values.len() > 1).then(|| telling().map(|(_, person)| person).collect())
}

/// Persons by fingerprint, where more than one has the same.
fn alike(marks: impl Iterator<Item = (Option<NonZeroU64>, Ix)>) -> Vec<Vec<Ix>> {
    together(marks.filter_map(|(mark, person)| Some((mark?, person))))
}

/// Why two persons are suggested as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Same name and same e-mail address.
    NameAndEmail,
    /// Same given name and same e-mail address: the surname may have changed.
    GivenNameAndEmail,
    /// Same name in the same unit.
    NameAndUnit,
}

/// Two persons that may be one human being, for a user to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duplicate {
    /// The one.
    pub first: Id,
    /// The other.
    pub second: Id,
    /// Why.
    pub likeness: Likeness,
}

/// Pairs of persons that may be one human being and that nobody has decided on; one pair for two human
/// beings, however many records they have.
pub fn duplicates(facts: &Facts) -> Vec<Duplicate> {
    facts.kept(Question::Duplicates, find_duplicates)
}

fn find_duplicates(facts: &Facts) -> Vec<Duplicate> {
    let humans = |first, second| {
        let (first, second) = (facts.human(first), facts.human(second));
        (first.min(second), first.max(second))
    };
    let mut found = Vec::new();
    let likenesses: [(Likeness, Mark); 3] = [
        (Likeness::NameAndEmail, |marks| marks.name_and_email),
        (Likeness::GivenNameAndEmail, |marks| marks.given_and_email),
        (Likeness::NameAndUnit, |marks| marks.name_and_unit),
    ];
    for (likeness, mark) in likenesses {
        let groups = alike(
            facts
                .persons
                .iter()
                .map(|(index, person)| (mark(&person.marks), index)),
        );
        for (first, second) in groups.iter().flat_map(|alike| pairs(alike)) {
            let one = facts.human(first) == facts.human(second);
            if one || different_numbers(facts, first, second) {
                continue;
            }
            let ids = (facts.persons.id(first), facts.persons.id(second));
            if let (Some(one), Some(other)) = ids {
                let pair = Duplicate {
                    first: one.min(other),
                    second: one.max(other),
                    likeness,
                };
                found.push((pair, humans(first, second)));
            }
        }
    }
    found.sort_by_key(|(pair, _)| (pair.likeness, pair.first, pair.second));
    let links = facts.links.all.iter();
    let mut seen: BTreeSet<(Ix, Ix)> = links.map(|link| humans(link.first, link.second)).collect();
    found.retain(|(_, humans)| seen.insert(*humans));
    found.into_iter().map(|(pair, _)| pair).collect()
}

/// Every pair of a few; neighbours among many.
fn pairs(alike: &[Ix]) -> Vec<(Ix, Ix)> {
    const FEW: usize = 12;
    let reach = if alike.len() <= FEW { FEW } else { 1 };
    let later = |at: usize| alike.iter().skip(at + 1).take(reach);
    let pairs = alike
        .iter()
        .enumerate()
        .flat_map(|(at, first)| later(at).map(move |second| (*first, *second)));
    pairs.collect()
}

/// Two identity numbers are two human beings.
fn different_numbers(facts: &Facts, first: Ix, second: Ix) -> bool {
    let (Some(first), Some(second)) = (facts.persons.get(first), facts.persons.get(second)) else {
        return false;
    };
    IDENTITY.iter().any(|mark| {
        matches!((mark(&first.marks), mark(&second.marks)), (Some(one), Some(other)) if one != other)
    })
}

/// Disjoint sets of persons; the root of a set is the person with the lowest id.
struct Sets<'a> {
    ids: &'a [Id],
    parent: Vec<usize>,
}

impl<'a> Sets<'a> {
    fn new(ids: &'a [Id]) -> Self {
        Self {
            ids,
            parent: (0..ids.len()).collect(),
        }
    }

    fn root(&mut self, mut index: usize) -> usize {
        while self.parent[index] != index {
            self.parent[index] = self.parent[self.parent[index]];
            index = self.parent[index];
        }
        index
    }

    fn join(&mut self, first: Ix, second: Ix) {
        let (Some(first), Some(second)) = (first.get(), second.get()) else {
            return;
        };
        let (first, second) = (self.root(first), self.root(second));
        let (low, high) = if self.ids[first] <= self.ids[second] {
            (first, second)
        } else {
            (second, first)
        };
        self.parent[high] = low;
    }
}
