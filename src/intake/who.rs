//! Who a row is about, among the persons who are there: told by identity number, by e-mail and name, or by name and
//! unit. Where it may be somebody, and may be somebody else, it is asked.

use std::collections::{BTreeSet, HashMap};

use crate::domain::Id;
use crate::domain::reading::alike;

/// What is told of a person: by a row, or by a record that is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The identity number as twelve digits.
    pub number: String,
    /// What the units are called that it may be.
    pub units: Vec<String>,
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
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Each with what is known of it, as it is compared.
    people: Vec<(Id, Told)>,
    by_number: HashMap<String, Vec<usize>>,
    by_email: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
}

impl People {
    /// Adds somebody who is there.
    pub fn add(&mut self, id: Id, known: &Told) {
        let known = known.compared();
        let at = self.people.len();
        if !known.number.is_empty() {
            let number = known.number.clone();
            self.by_number.entry(number).or_default().push(at);
        }
        if !known.email.is_empty() {
            let email = known.email.clone();
            self.by_email.entry(email).or_default().push(at);
        }
        let name = known.name.clone();
        self.by_name.entry(name).or_default().push(at);
        self.people.push((id, known));
    }

    /// Whether somebody is called so.
    pub fn knows(&self, name: &str) -> bool {
        self.by_name.contains_key(&alike(name))
    }

    /// Who it is that a row tells of. By a name alone it is somebody only where that is enough.
    pub fn find(&self, told: &Told, name_is_enough: bool) -> Who {
        let told = &told.compared();
        let id = |at: &usize| self.people[*at].0;
        let same_number = self.by_number.get(&told.number);
        match same_number.map(Vec::as_slice) {
            Some([one]) => return Who::One(id(one)),
            Some(several) => return Who::Perhaps(several.iter().map(id).collect()),
            None => {}
        }
        let named = self.by_name.get(&told.name).into_iter();
        let mailed = self.by_email.get(&told.email).into_iter();
        let some: BTreeSet<usize> = named.chain(mailed).flatten().copied().collect();
        let likely: Vec<(bool, usize)> = some
            .into_iter()
            .filter_map(|at| Some((sure(told, &self.people[at].1)?, at)))
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
        self.email.is_empty() && self.number.is_empty() && self.units.is_empty()
    }

    /// The same as it is compared.
    fn compared(&self) -> Self {
        let units = self.units.iter().map(|unit| alike(unit));
        Self {
            name: alike(&self.name),
            email: alike(&self.email),
            number: self.number.clone(),
            units: units.filter(|unit| !unit.is_empty()).collect(),
        }
    }
}

/// Whether a row is about this person: surely, perhaps, or not.
fn sure(told: &Told, known: &Told) -> Option<bool> {
    let other = |mine: &str, theirs: &str| !mine.is_empty() && !theirs.is_empty() && mine != theirs;
    if other(&told.number, &known.number) {
        return None;
    }
    let same_name = told.name == known.name;
    let same_email = !told.email.is_empty() && told.email == known.email;
    let same_unit = told.units.iter().any(|unit| known.units.contains(unit));
    let other_unit = !told.units.is_empty() && !known.units.is_empty() && !same_unit;
    match (same_name, same_email) {
        (true, true) => Some(true),
        (false, true) => Some(false),
        (true, false) if other(&told.email, &known.email) => same_unit.then_some(false),
        (true, false) if other_unit && !told.number.is_empty() => None,
        (true, false) => Some(same_unit),
        (false, false) => None,
    }
}
