//! The wall: what is said there of people, and how it is shown.
//!
//! Whoever sits in the room sees the wall. Of a person it says the first name and the unit, or nothing, as the leader
//! chooses; of somebody with a protected identity never anything. [`OnWall`] is the one way to a name for it.

use std::collections::HashMap;

use super::source::Source;
use crate::domain::{Id, LinkVerdict, Person, PersonLink, Unit};
use crate::text::dotted;
use crate::workspace::Result;

/// How the wall is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shown {
    /// It is not.
    #[default]
    Off,
    /// In a window of its own, on the other screen where there is one.
    Window,
    /// All over the one window there is, while the keyboard still does what it does on the page.
    Whole,
}

/// What is said of people on the wall.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NamesShown {
    /// Nothing: the leader alone sees names, in her own window.
    #[default]
    Hidden,
    /// First name and unit.
    First,
}

impl NamesShown {
    /// The other.
    pub fn other(self) -> Self {
        match self {
            Self::Hidden => Self::First,
            Self::First => Self::Hidden,
        }
    }
}

/// How things stand with the wall, for pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Walled {
    /// How it is shown.
    pub shown: Shown,
    /// What is said of people.
    pub names: NamesShown,
}

/// One person, as far as the wall may tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OnWall {
    /// The first name; none of somebody whose identity is protected.
    first: String,
    /// What the unit is called; the same.
    unit: String,
}

impl OnWall {
    /// What the wall may tell of somebody; nothing of whoever is protected, is gone, or is the same as somebody who is
    /// protected.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(source: &Source, person: Id) -> Result<Self> {
        let Some(found) = seen(source, person)? else {
            return Ok(Self::default());
        };
        for other in linked(source, person)? {
            let other = source.reader.get::<Person>(other)?;
            if other.is_some_and(|other| other.protected == Some(true)) {
                return Ok(Self::default());
            }
        }
        let unit = match found.unit {
            Some(unit) => source.reader.get::<Unit>(unit)?,
            None => None,
        };
        let unit = unit.filter(|unit| !unit.head.removed);
        Ok(Self {
            first: first_name(&found.name).to_owned(),
            unit: unit.map(|unit| unit.name).unwrap_or_default(),
        })
    }

    /// The same of several.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of_all(
        source: &Source,
        persons: impl IntoIterator<Item = Id>,
    ) -> Result<HashMap<Id, Self>> {
        let all = persons.into_iter();
        all.map(|person| Ok((person, Self::of(source, person)?)))
            .collect()
    }

    /// What to say of the person: nothing where names are hidden.
    pub fn words(&self, names: NamesShown) -> String {
        match names {
            NamesShown::Hidden => String::new(),
            NamesShown::First => dotted([self.first.as_str(), self.unit.as_str()]),
        }
    }

    /// The first name alone, where names are shown.
    pub fn first(&self, names: NamesShown) -> &str {
        match names {
            NamesShown::Hidden => "",
            NamesShown::First => &self.first,
        }
    }
}

/// A person who may be told of.
fn seen(source: &Source, person: Id) -> Result<Option<Person>> {
    let found = source.reader.get::<Person>(person)?;
    let hidden = |one: &Person| one.protected == Some(true) || one.head.removed || one.head.erased;
    Ok(found.filter(|one| !hidden(one)))
}

/// Those who are the same human being, over however many links.
pub fn linked(source: &Source, person: Id) -> Result<Vec<Id>> {
    let (mut all, mut at) = (vec![person], 0);
    while let Some(one) = all.get(at).copied() {
        at += 1;
        for field in [PersonLink::first, PersonLink::second] {
            for link in source.reader.of::<PersonLink>(field, one)? {
                let same = link.verdict == Some(LinkVerdict::Same) && !link.head.removed;
                for other in [link.first, link.second]
                    .into_iter()
                    .flatten()
                    .filter(|_| same)
                {
                    if !all.contains(&other) {
                        all.push(other);
                    }
                }
            }
        }
    }
    all.retain(|other| *other != person);
    Ok(all)
}

/// The first word of a name, whether or not the surname stands before it: Anna-Karin is one. What is no name, such as
/// an address or a number, is none.
fn first_name(name: &str) -> &str {
    let given = name.split_once(',').map_or(name, |(_, given)| given);
    let first = given.split_whitespace().next().unwrap_or_default();
    let is_name = !first.contains(|c: char| c.is_ascii_digit() || c == '@');
    if is_name { first } else { "" }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::Record as _;
    use crate::gui::ground::office::Office;

    #[test]
    fn the_first_name_is_told_and_nothing_else() {
        for (name, first) in [
            ("Anna-Karin Öberg", "Anna-Karin"),
            ("Öberg, Anna-Karin", "Anna-Karin"),
            ("anna@example.org", ""),
            ("19900101-1234", ""),
            ("", ""),
        ] {
            assert_eq!(first_name(name), first, "{name}");
        }
    }

    #[test]
    fn of_whoever_is_protected_nothing_is_told_nor_of_whoever_is_the_same() {
        let mut office = Office::new();
        let unit = json!({"name": "Skolan", "sector": "education"});
        let unit = office.make(Unit::KIND, unit);
        let mut person = |name: &str, protected: bool| {
            let fields = json!({"name": name, "unit": unit, "protected": protected});
            office.make(Person::KIND, fields)
        };
        let (amira, hidden, same) = (
            person("Amira Holm", false),
            person("Bo Ek", true),
            person("Bo Ek", false),
        );
        let link = json!({"first": same, "second": hidden, "verdict": "same"});
        office.make(PersonLink::KIND, link);
        let told = |person| OnWall::of(&office.source, person).unwrap();
        assert_eq!(told(amira).words(NamesShown::First), "Amira · Skolan");
        assert_eq!(told(amira).words(NamesShown::Hidden), "");
        assert_eq!(told(hidden), OnWall::default());
        assert_eq!(told(same), OnWall::default());
        assert_eq!(told(Id::nil()), OnWall::default());
    }
}
