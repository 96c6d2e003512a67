//! Who a row is about, among the persons who are there: told by identity number, by e-mail and name, or by name and
//! unit. Where it may be somebody, and may be somebody else, it is asked.

use std::collections::{BTreeSet, HashMap};

use super::known::Existing;
use crate::domain::reading::alike;
use crate::domain::{Id, Person, Value};

/// What a row tells of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The identity number as twelve digits.
    pub number: String,
    /// The units that it may be.
    pub units: Vec<Id>,
    /// A unit that is not there.
    pub strange_unit: bool,
}

/// Who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// This person.
    One(Id),
    /// One of these, or somebody else.
    Perhaps(Vec<Id>),
    /// Nobody who is there.
    Nobody,
}

/// The persons who are there, by what tells them apart.
#[derive(Default)]
pub struct People<'a> {
    people: Vec<&'a Existing>,
    by_number: HashMap<&'a str, Vec<usize>>,
    by_email: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
}

impl<'a> People<'a> {
    /// Puts them in order.
    pub fn new(people: impl Iterator<Item = &'a Existing>) -> Self {
        let mut all = Self::default();
        for person in people.filter(|person| !person.head.erased) {
            let at = all.people.len();
            all.people.push(person);
            let number = person.text(Person::identity_number);
            if !number.is_empty() {
                all.by_number.entry(number).or_default().push(at);
            }
            let email = alike(person.text(Person::email));
            if !email.is_empty() {
                all.by_email.entry(email).or_default().push(at);
            }
            let name = alike(person.text(Person::name));
            all.by_name.entry(name).or_default().push(at);
        }
        all
    }

    /// Whether somebody is called so.
    pub fn knows(&self, name: &str) -> bool {
        self.by_name.contains_key(&alike(name))
    }

    /// Who it is that a row tells of. By a name alone it is somebody only where that is enough.
    pub fn find(&self, told: &Told, name_is_enough: bool) -> Who {
        let id = |at: &usize| self.people[*at].head.id;
        let same_number = self.by_number.get(told.number.as_str());
        match same_number.map(Vec::as_slice) {
            Some([one]) => return Who::One(id(one)),
            Some(several) => return Who::Perhaps(several.iter().map(id).collect()),
            None => {}
        }
        let named = self.by_name.get(&alike(&told.name)).into_iter();
        let mailed = self.by_email.get(&alike(&told.email)).into_iter();
        let some: BTreeSet<usize> = named.chain(mailed).flatten().copied().collect();
        let likely: Vec<(bool, usize)> = some
            .into_iter()
            .filter_map(|at| Some((sure(told, self.people[at])?, at)))
            .collect();
        let sure: Vec<Id> = likely
            .iter()
            .filter(|(sure, _)| *sure)
            .map(|(_, at)| id(at))
            .collect();
        match (sure.as_slice(), likely.as_slice()) {
            ([one], _) => Who::One(*one),
            ([], []) => Who::Nobody,
            ([], [(_, one)]) if name_is_enough && told.tells_only_the_name() => Who::One(id(one)),
            _ => Who::Perhaps(likely.iter().map(|(_, at)| id(at)).collect()),
        }
    }
}

impl Told {
    fn tells_only_the_name(&self) -> bool {
        self.email.is_empty()
            && self.number.is_empty()
            && self.units.is_empty()
            && !self.strange_unit
    }
}

/// Whether a row is about this person: surely, perhaps, or not.
fn sure(told: &Told, person: &Existing) -> Option<bool> {
    let other = |mine: &str, theirs: &str| !mine.is_empty() && !theirs.is_empty() && mine != theirs;
    if other(&told.number, person.text(Person::identity_number)) {
        return None;
    }
    let (email, their_email) = (alike(&told.email), alike(person.text(Person::email)));
    let same_name = alike(&told.name) == alike(person.text(Person::name));
    let same_email = !email.is_empty() && email == their_email;
    let unit = person.value(Person::unit);
    let told_unit = !told.units.is_empty() || told.strange_unit;
    let same_unit = told
        .units
        .iter()
        .any(|id| *unit == Value::String(id.to_string()));
    let other_unit = told_unit && !unit.is_null() && !same_unit;
    match (same_name, same_email) {
        (true, true) => Some(true),
        (false, true) => Some(false),
        (true, false) if other(&email, &their_email) => same_unit.then_some(false),
        (true, false) if other_unit && !told.number.is_empty() => None,
        (true, false) => Some(same_unit),
        (false, false) => None,
    }
}
