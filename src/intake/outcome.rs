//! What becomes of a row that has been read: which record it is about, and what it would change.

use crate::domain::reading::alike;
use crate::domain::{Fields, Id, Person, Record as _, Value};

use super::known::print;
use super::matching::{begins, joins};
use super::plan::{Ask, Change, Outcome, RowAnswer, why};
use super::row::{Held, Reader};
use super::sheet::Row;
use super::values::{Why, municipality};
use super::who::Who;
use super::wide::Entry;

impl Reader<'_> {
    pub(super) fn outcome(&mut self, entry: &Entry<'_>, mut held: Held) -> Outcome {
        let row = entry.row.as_ref();
        let said = self.answers.row(row.number, entry.mark);
        if said == Some(RowAnswer::Skip) {
            return Outcome::Skipped;
        }
        let owner = match self.owner(row) {
            Ok(owner) => owner,
            Err(why) => return Outcome::Refused(vec![(None, why)]),
        };
        let id = self.columns.id.map(|at| row.cell(at).shown());
        let id = id.and_then(|id| Id::try_parse(id.trim()).ok());
        let by_id = id.filter(|id| self.known.get(*id).is_some());
        if by_id.is_none()
            && said.is_none()
            && let Some(id) = self.index.same(&held.prints, &owner)
        {
            return Outcome::Same(id);
        }
        let about = match (said, by_id) {
            (Some(RowAnswer::Is(id)), _) | (None, Some(id)) => Ok(Some(id)),
            (Some(_), _) => Ok(None),
            (None, None) => self
                .about(&held, &owner)
                .map(|id| id.filter(|id| self.is_of(*id, &owner))),
        };
        // What stands there already is no question, whatever else it may mean.
        if let Ok(Some(id)) = about {
            self.settle(id, &mut held);
        }
        for (code, ids) in std::mem::take(&mut held.several) {
            let words = held.prints.get(code).cloned().unwrap_or_default();
            let field = Some((self.known.kind, code));
            held.asks
                .push(self.ask(code.to_owned(), field, &words, ids));
        }
        if !held.refused.is_empty() {
            return Outcome::Refused(held.refused);
        }
        if !held.asks.is_empty() {
            return Outcome::Asks(held.asks);
        }
        match about {
            Err(ids) => Outcome::Asks(vec![Ask::Which(ids)]),
            Ok(None) => self.new_one(row.number, said, held, &owner),
            Ok(Some(id)) => self.changed(id, held.fields, said.is_some() || by_id.is_some()),
        }
    }

    /// A new record, unless it is a person whose identity number another row has.
    fn new_one(&mut self, row: u32, said: Option<RowAnswer>, held: Held, owner: &str) -> Outcome {
        let number = held.told.number;
        let other = self.numbered.get(&number).copied();
        if let (None, Some(other)) = (said, other) {
            return Outcome::Asks(vec![Ask::SameNumber(other)]);
        }
        let outcome = self.new_record(held.fields, owner);
        if matches!(outcome, Outcome::New(_)) && !number.is_empty() {
            self.numbered.entry(number).or_insert(row);
        }
        outcome
    }

    /// The code of the municipality that a row says that it is of; nothing where it says none.
    fn owner(&self, row: &Row) -> Result<String, Why> {
        let cell = self.columns.owner.map(|at| row.cell(at));
        let Some(cell) = cell.filter(|cell| !cell.is_empty()) else {
            return Ok(String::new());
        };
        let text = self.reading.book.text();
        let (code, _) = municipality(cell, |invalid| why(self.known.kind, invalid, text))?;
        Ok(code.as_str().unwrap_or_default().to_owned())
    }

    /// Whether a record is of the municipality that a row says.
    fn is_of(&self, id: Id, owner: &str) -> bool {
        let there = self.known.get(id).and_then(|there| there.head.municipality);
        owner.is_empty() || there.is_some_and(|code| code.as_str() == owner)
    }

    /// The record that a row is about; none if it is new, or those that it may be about.
    fn about(&self, held: &Held, owner: &str) -> Result<Option<Id>, Vec<Id>> {
        if self.known.kind.code == Person::CODE {
            return match self.resolver.who(&held.told) {
                Who::One(id) => Ok(Some(id)),
                Who::Perhaps(ids) => Err(ids),
                Who::Nobody => Ok(None),
            };
        }
        let mut called = self.index.called(&held.prints, owner);
        called.retain(|id| self.could_be(*id, held));
        match (called.as_slice(), self.index.decides) {
            ([], _) => Ok(None),
            ([one], true) => Ok(Some(*one)),
            (several, true) => Err(several.to_vec()),
            // Called the same is not the same: only what differs in nothing is there already.
            (all, false) => {
                let all = all.iter().copied();
                let mut equal = all.filter(|id| self.changes(*id, &held.fields).is_empty());
                Ok(equal.next())
            }
        }
    }

    /// Whether a record refers to what a row may mean.
    fn could_be(&self, id: Id, held: &Held) -> bool {
        let Some(there) = self.known.get(id) else {
            return false;
        };
        held.several.iter().all(|(code, ids)| {
            let id = Id::try_parse(there.text(code)).ok();
            id.is_none_or(|id| ids.contains(&id))
        })
    }

    /// References that may mean several records mean the one that stands there already.
    fn settle(&self, id: Id, held: &mut Held) {
        let Some(there) = self.known.get(id) else {
            return;
        };
        held.several.retain(|code, _| {
            let stands = held
                .prints
                .get(code)
                .is_some_and(|print| *print == self.known.print(there, code));
            !stands
        });
        let prints = &held.prints;
        let same = |code: &str| {
            prints
                .get(code)
                .is_some_and(|print| *print == self.known.print(there, code))
        };
        held.asks
            .retain(|ask| !matches!(ask, Ask::Meaning((path, _)) if same(path)));
        held.refused
            .retain(|(code, _)| code.is_none_or(|code| !same(code)));
    }

    fn new_record(&self, fields: Fields, owner: &str) -> Outcome {
        let kind = self.known.kind;
        let text = self.reading.book.text();
        let own = self.known.role.municipality();
        if !owner.is_empty() && own.is_none_or(|own| own.as_str() != owner) {
            let sentence = text.get("intake-why_of_another");
            return Outcome::Refused(vec![(None, Why::Unfit(sentence))]);
        }
        if self.known.role.may_make(kind, None).is_err() {
            return Outcome::Refused(vec![(None, Why::Unfit(text.get("intake-why_not_yours")))]);
        }
        let fields: Fields = fields
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .collect();
        let faults = kind.faults(&fields).into_iter();
        let faults: Vec<_> = faults
            .map(|(field, invalid)| (Some(field), why(kind, &invalid, text)))
            .collect();
        if faults.is_empty() {
            Outcome::New(fields)
        } else {
            Outcome::Refused(faults)
        }
    }

    /// The fields of a record that a row would change.
    fn changes(&self, id: Id, fields: &Fields) -> Vec<Change> {
        let Some(there) = self.known.get(id) else {
            return Vec::new();
        };
        let mut changes = Vec::new();
        for field in self.known.kind.fields {
            let Some(new) = fields.get(field.code) else {
                continue;
            };
            let old = there.value(field.code);
            let shown = |value: &Value| {
                let print = print(Some(field.shape), value, &|id| id.to_owned());
                if field.code == Person::email {
                    alike(&print)
                } else {
                    print
                }
            };
            if shown(old) != shown(&self.known.kind.understood(field.code, new, fields)) {
                changes.push(Change {
                    field: field.code,
                    old: old.clone(),
                    new: new.clone(),
                });
            }
        }
        changes
    }

    fn changed(&self, id: Id, fields: Fields, certain: bool) -> Outcome {
        let (kind, text) = (self.known.kind, self.reading.book.text());
        let changes = self.changes(id, &fields);
        let Some(there) = self.known.get(id).filter(|_| !changes.is_empty()) else {
            return Outcome::Same(id);
        };
        if let Some(row) = self.claimed.get(&id) {
            return Outcome::Asks(vec![Ask::Twice(*row, id)]);
        }
        let begins = |one: &Change| begins(kind, one.field) && !one.old.is_null();
        if !certain && joins(kind) && changes.iter().any(begins) {
            return Outcome::Asks(vec![Ask::Begins(id)]);
        }
        if self.known.role.may_change(kind, &there.head).is_err() {
            return Outcome::Refused(vec![(None, Why::Unfit(text.get("intake-why_not_yours")))]);
        }
        let mut after = there.fields.clone();
        after.extend(
            changes
                .iter()
                .map(|one| (one.field.to_owned(), one.new.clone())),
        );
        after.retain(|_, value| !value.is_null());
        let old = kind.faults(&there.fields);
        let faults = kind.faults(&after).into_iter();
        let faults: Vec<_> = faults
            .filter(|fault| changes.iter().any(|one| one.field == fault.0) || !old.contains(fault))
            .map(|(field, invalid)| (Some(field), why(kind, &invalid, text)))
            .collect();
        if faults.is_empty() {
            Outcome::Changes(id, changes)
        } else {
            Outcome::Refused(faults)
        }
    }
}
