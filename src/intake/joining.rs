//! Pasted rows as members of a group: those there are, and those who are made.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;

use super::paste::{OF_MEMBERSHIP, Pasted, Units};
use super::words::Wordbook;
use crate::domain::{Fields, Id, Membership, Person, Record, Sector, Value};
use crate::workspace::{Command, Edit};

/// Who joins a group, by the rows that name them.
#[derive(Debug, Default)]
pub struct Joining<'a> {
    /// Since when, where the row does not say.
    pub since: Value,
    /// Those there are.
    pub known: &'a [(usize, Id)],
    /// The rows of those there are not.
    pub new: &'a [usize],
    /// What nothing is known of yet, of those there are: that the rows may fill in.
    pub blank: HashMap<Id, Vec<&'static str>>,
}

/// What nothing is known of, of a person.
pub fn blanks(person: &Person) -> Vec<&'static str> {
    let known = [
        (Person::email, !person.email.is_empty()),
        (Person::unit, person.unit.is_some()),
        (Person::profession, !person.profession.is_empty()),
        (Person::phone, !person.phone.is_empty()),
        (Person::gender, person.gender.is_some()),
        (Person::decision_level, person.decision_level.is_some()),
    ];
    let blank = known.into_iter().filter(|(_, known)| !known);
    blank.map(|(code, _)| code).collect()
}

impl Pasted {
    /// One command that makes members of a group of these rows, and first the units with a sector and the persons
    /// that are new; none if there is nobody to make a member. Of those there are, only what nothing is known of is
    /// filled in.
    pub fn members(
        &self,
        book: &Wordbook,
        units: &Units,
        sectors: &BTreeMap<String, Sector>,
        (group, joining): (Id, &Joining<'_>),
        fresh_id: impl Fn() -> Id,
    ) -> Option<Command> {
        let mut units = units.clone();
        let mut edits = self.made_units(&mut units, sectors, &fresh_id);
        let mut members = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            let known = joining.known.iter().find(|(of, _)| *of == at);
            let person = match known {
                Some((_, id)) => {
                    edits.extend(self.filled_in(row, book, &units, (*id, joining)));
                    *id
                }
                None if joining.new.contains(&at) => {
                    let id = fresh_id();
                    edits.push(self.new_person(row, book, &units, id));
                    id
                }
                None => continue,
            };
            let mut fields = Fields::from([
                (Membership::group.to_owned(), json!(group)),
                (Membership::person.to_owned(), json!(person)),
                (Membership::from.to_owned(), joining.since.clone()),
            ]);
            fields.extend(self.fields(row, &OF_MEMBERSHIP, book, &units));
            fields.retain(|_, value| !value.is_null());
            let (kind, id) = (Membership::KIND, fresh_id());
            members.push(Edit::Create { kind, id, fields });
        }
        let name = Command::new(members.clone()).name?;
        edits.extend(members);
        Some(Command {
            name: Some(name),
            edits,
        })
    }

    /// What a row tells of somebody of whom that is not known.
    fn filled_in(
        &self,
        row: &[String],
        book: &Wordbook,
        units: &Units,
        (id, joining): (Id, &Joining<'_>),
    ) -> Option<Edit> {
        let blank = joining.blank.get(&id)?;
        let fields = self.fields(row, blank, book, units);
        let kind = Person::KIND;
        (!fields.is_empty()).then_some(Edit::Set { kind, id, fields })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::paste::Becomes;
    use crate::text::{Language, Text};

    fn swedish() -> Wordbook {
        Wordbook::new(&Text::new(Language::Swedish))
    }

    #[test]
    fn pasted_rows_of_members_say_role_level_and_days() {
        let pasted = "Namn\tNivå\tRoll\tMandat\tFrån\n\
                      Bo Ek\tEnhetschef\tordf\tdelvis\t2018-01-15\nEva Sjö\t\t\t\t";
        let read = Pasted::read(pasted, Becomes::Members, &swedish(), &Units::new());
        assert!(!read.is_doubtful(&swedish(), &Units::new()));
        let (group, eva) = (Id::from_u128(7), Id::from_u128(8));
        let joining = Joining {
            since: json!("2018-05-15"),
            known: &[(1, eva)],
            new: &[0],
            ..Joining::default()
        };
        let next = std::cell::Cell::new(100);
        let fresh_id = || {
            next.set(next.get() + 1);
            Id::from_u128(next.get())
        };
        let none = BTreeMap::new();
        let command = read.members(
            &swedish(),
            &Units::new(),
            &none,
            (group, &joining),
            fresh_id,
        );
        let edits = command.unwrap().edits;
        let fields = |at: usize| match &edits[at] {
            Edit::Create { fields, .. } => fields.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(edits.len(), 3);
        assert_eq!(fields(0)[Person::decision_level], json!("unit_head"));
        let told = |code: &str| fields(1).get(code).cloned();
        assert_eq!(told(Membership::role), Some(json!("chair")));
        assert_eq!(told(Membership::mandate), Some(json!("partly")));
        assert_eq!(told(Membership::from), Some(json!("2018-01-15")));
        assert_eq!(fields(2)[Membership::person], json!(eva));
        assert_eq!(fields(2)[Membership::from], json!("2018-05-15"));
    }
}
