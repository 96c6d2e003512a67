//! Records that tell of one fact in different ways: as a conflict to decide, and what decides it.

use std::collections::BTreeMap;

use serde_json::json;

use crate::domain::{
    Choosable as _, Field, Fields, Id, Kind, LinkVerdict, MunicipalityCode, PersonLink,
    Record as _, Shape, Value, kind,
};
use crate::journal::{Conflict, EntryId, last_said};
use crate::store::OpenConflict;
use crate::workspace::{Command, Edit, Name, Reader, Result, Verb};

/// Stands in the place of a conflict's field where whole records are to be chosen among.
pub const TOLD_TWICE: &str = "told_twice";

impl Reader {
    /// What there is to decide about records of one fact: the values of a field, or each record as fields, but for
    /// those that say which fact it is. None where they are gone.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn told_differently(
        &self,
        kind: &'static Kind,
        (field, named_by): (Option<&str>, &[&str]),
        records: &[Id],
        municipality: Option<MunicipalityCode>,
    ) -> Result<Option<OpenConflict>> {
        let mut values: Vec<(EntryId, Value)> = Vec::new();
        for id in records {
            let Some(row) = self.row(kind, *id)?.filter(|row| !row.head.removed) else {
                continue;
            };
            let said = last_said(&self.history(*id)?, field);
            let value = match field {
                Some(field) => row.fields.get(field).cloned().unwrap_or_default(),
                None => {
                    let mut told = row.fields;
                    told.retain(|code, _| !named_by.contains(&code.as_str()));
                    json!(told)
                }
            };
            let again = field.is_some() && values.iter().any(|(_, known)| *known == value);
            values.extend(said.filter(|_| !again).map(|entry| (entry, value)));
        }
        let mut others = records.iter().copied();
        let first = others.next().filter(|_| values.len() > 1);
        Ok(first.map(|record| OpenConflict {
            record,
            kind: kind.code.to_owned(),
            municipality,
            conflict: Conflict {
                field: field.unwrap_or(TOLD_TWICE).to_owned(),
                values,
            },
            others: others.collect(),
            ways: Vec::new(),
        }))
    }

    /// The command that makes one of the values of a conflict the one that holds, by its place: here and in what is
    /// decided with it; none where this version does not know what it is about.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn choosing(&self, waiting: &OpenConflict, place: usize) -> Result<Option<Command>> {
        let value = waiting.conflict.values.get(place);
        let (Some(kind), Some((by, value))) = (kind(&waiting.kind), value) else {
            return Ok(None);
        };
        let field = &waiting.conflict.field;
        let written_to = waiting.written_to(place).into_iter();
        if field != TOLD_TWICE {
            let edits = written_to.map(|id| Edit::decide(kind, id, field, value));
            return Ok(Some(Command::new(edits.collect())));
        }
        let keep = self.entry(*by)?.map(|entry| entry.record);
        let all: Vec<Id> = written_to.collect();
        keep.map(|keep| self.keep_one(kind, keep, &all)).transpose()
    }

    /// Keeps one of the records that tell of one fact: what refers to the others refers to it, and they are removed.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn keep_one(&self, kind: &'static Kind, keep: Id, records: &[Id]) -> Result<Command> {
        let others: Vec<Id> = records.iter().copied().filter(|id| *id != keep).collect();
        let mut sets: BTreeMap<(&'static str, Id), (&'static Kind, Fields)> = BTreeMap::new();
        for other in &others {
            for one in self.referred_by(kind, *other)? {
                let (referring, id) = (one.row.kind, one.row.head.id);
                let row = Some(one.row).filter(|_| !others.contains(&id));
                for field in row.iter().flat_map(|_| referring.fields) {
                    let (_, known) = sets
                        .entry((referring.code, id))
                        .or_insert((referring, Fields::new()));
                    let before = known
                        .get(field.code)
                        .or(row.as_ref().and_then(|row| row.fields.get(field.code)));
                    if let Some(after) =
                        before.and_then(|before| instead(field, before, *other, keep))
                    {
                        known.insert(field.code.to_owned(), after);
                    }
                }
            }
        }
        let moved = sets
            .into_iter()
            .filter(|(_, (_, fields))| !fields.is_empty());
        let moved = moved.map(|((_, id), (kind, fields))| Edit::Set { kind, id, fields });
        let removed = others.iter().map(|id| Edit::Remove { kind, id: *id });
        Ok(Command {
            name: Some(Name {
                verb: Verb::Remove,
                kind,
            }),
            edits: moved.chain(removed).collect(),
        })
    }

    /// The decision that some of these persons are one, if there is one.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn link_among(&self, persons: &[Id]) -> Result<Option<Id>> {
        let links = self.all::<PersonLink>()?;
        let among = |id: Option<Id>| id.is_some_and(|id| persons.contains(&id));
        let same = |link: &&PersonLink| {
            let of_these = among(link.first) || among(link.second);
            of_these && link.verdict == Some(LinkVerdict::Same)
        };
        Ok(links.iter().find(same).map(|link| link.head.id))
    }
}

/// Says of persons that are one that each record holds for its own time and municipality: she has moved. Where one
/// identity number made them one, nobody has said so before.
pub fn both_hold(link: Option<Id>, persons: &[Id], fresh: Id) -> Command {
    let mut fields = Fields::from([(PersonLink::moved.to_owned(), json!(true))]);
    if let Some(link) = link {
        return Command::set(PersonLink::KIND, link, fields);
    }
    let same = LinkVerdict::Same.code();
    fields.insert(PersonLink::first.to_owned(), json!(persons.first()));
    fields.insert(PersonLink::second.to_owned(), json!(persons.last()));
    fields.insert(PersonLink::verdict.to_owned(), json!(same));
    Command::create(PersonLink::KIND, fresh, fields)
}

/// A reference with another record in the place of one; none if it does not refer to that.
fn instead(field: &Field, value: &Value, gone: Id, keep: Id) -> Option<Value> {
    let (gone, keep) = (json!(gone), json!(keep));
    match (field.shape, value) {
        (Shape::Reference(_), one) => (*one == gone).then_some(keep),
        (Shape::References(_), Value::Array(all)) if all.contains(&gone) => {
            let mut after: Vec<Value> = Vec::new();
            for one in all {
                let one = if *one == gone { &keep } else { one };
                if !after.contains(one) {
                    after.push(one.clone());
                }
            }
            Some(json!(after))
        }
        _ => None,
    }
}
