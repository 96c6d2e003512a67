//! Deciding what waits: which value holds, which record is kept, who is whom.

use serde_json::json;

use super::failure::Failure;
use super::table::Table;
use super::usage::Call;
use super::{Desk, Done, Titles, open, state};
use crate::domain::{Choosable as _, Fields, Id, LinkVerdict, Person, PersonLink, Record as _};
use crate::insight::{Facts, Likeness, duplicates};
use crate::workspace::{Command, OpenConflict, Reader, Workspace, WorkspaceError, both_hold};

/// `decide FILE CHOICE [--field FIELD] [--both]`
pub fn decide(desk: &mut Desk<'_>, call: &Call) -> Done {
    let mut workspace = open(call.path(0))?;
    let (choice, field) = (call.word(1)?, call.value("field")?);
    let waiting = state::waiting(workspace.reader())?;
    let of_field = |one: &&OpenConflict| field.is_none_or(|field| one.conflict.field == field);
    let fits = waiting.iter().filter(of_field).flat_map(|one| {
        let places = one.conflict.values.iter().enumerate();
        let fits = places.filter(|(_, (entry, _))| entry.to_string() == choice);
        fits.map(move |(place, _)| (one, place))
    });
    let fits: Vec<(&OpenConflict, usize)> = fits.collect();
    let (one, place) = match fits.as_slice() {
        [] => return Err(Failure::NotWaiting(choice.to_owned())),
        [fit] => *fit,
        several => {
            let fields = several.iter().map(|(one, _)| one.conflict.field.as_str());
            let fields = fields.collect::<Vec<_>>().join(", ");
            return Err(call.misuse("cli-misuse-several_fields", &fields).into());
        }
    };
    let command = match call.is_set("both") {
        true => both(call, &mut workspace, one)?,
        false => workspace.reader().choosing(one, place)?,
    };
    let command = command.ok_or_else(|| Failure::NotWaiting(choice.to_owned()))?;
    workspace.run(&command)?;
    let said = desk.text.get("cli-decided");
    desk.say(&said)
}

/// That each of the persons holds for its own time: of those who are one and differ.
fn both(call: &Call, workspace: &mut Workspace, one: &OpenConflict) -> Done<Option<Command>> {
    let persons: Vec<Id> = std::iter::once(one.record)
        .chain(one.others.clone())
        .collect();
    let moved = (Person::CODE, Person::unit) == (one.kind.as_str(), one.conflict.field.as_str());
    if !moved || persons.len() < 2 {
        return Err(call
            .misuse("cli-misuse-not_both", &one.conflict.field)
            .into());
    }
    let link = workspace.reader().link_among(&persons)?;
    Ok(Some(both_hold(link, &persons, workspace.fresh_id())))
}

/// `duplicates FILE [--json]`
pub fn duplicates_of(desk: &mut Desk<'_>, call: &Call) -> Done {
    desk.at_one_moment(call.path(0), |desk, reader| list(desk, call, reader))
}

fn list(desk: &mut Desk<'_>, call: &Call, reader: &Reader) -> Done {
    let pairs = duplicates(&Facts::load(reader)?);
    let titles = Titles::new(reader, &desk.text);
    if call.is_set("json") {
        let pairs = pairs.iter().map(|pair| {
            json!({
                "first": pair.first,
                "second": pair.second,
                "titles": [titles.of(pair.first), titles.of(pair.second)],
                "by": by(pair.likeness),
            })
        });
        return desk.json(&pairs.collect());
    }
    let mut table = Table::new(desk.columns(&["id", "title", "other", "other_title", "why"]));
    for pair in &pairs {
        table.row(vec![
            pair.first.to_string(),
            titles.of(pair.first),
            pair.second.to_string(),
            titles.of(pair.second),
            desk.text
                .get(&format!("duplicate-by_{}", by(pair.likeness))),
        ]);
    }
    let empty = desk.text.get("decisions-no_duplicates");
    desk.show(&table, &empty)
}

fn by(likeness: Likeness) -> &'static str {
    match likeness {
        Likeness::NameAndEmail => "name_and_email",
        Likeness::GivenNameAndEmail => "given_name_and_email",
        Likeness::NameAndUnit => "name_and_unit",
    }
}

/// `link FILE PERSON PERSON [--different]`
pub fn link(desk: &mut Desk<'_>, call: &Call) -> Done {
    let mut workspace = open(call.path(0))?;
    let verdict = match call.is_set("different") {
        true => LinkVerdict::Different,
        false => LinkVerdict::Same,
    };
    let pair = [person(call, &workspace, 1)?, person(call, &workspace, 2)?];
    if pair[0] == pair[1] {
        return Err(call.misuse("cli-misuse-two_persons", call.word(2)?).into());
    }
    let known = workspace.reader().all::<PersonLink>()?;
    let about = |link: &PersonLink| {
        let both = [link.first, link.second].map(Option::unwrap_or_default);
        both == pair || both == [pair[1], pair[0]]
    };
    let mut fields = Fields::from([(PersonLink::verdict.to_owned(), json!(verdict.code()))]);
    let command = match known.into_iter().find(about) {
        Some(link) => Command::set(PersonLink::KIND, link.head.id, fields),
        None => {
            fields.insert(PersonLink::first.to_owned(), json!(pair[0]));
            fields.insert(PersonLink::second.to_owned(), json!(pair[1]));
            Command::create(PersonLink::KIND, workspace.fresh_id(), fields)
        }
    };
    workspace.run(&command)?;
    let said = desk.text.get("cli-decided");
    desk.say(&said)
}

/// A person who is here.
fn person(call: &Call, workspace: &Workspace, at: usize) -> Done<Id> {
    let word = call.word(at)?;
    let id: Id = word
        .parse()
        .map_err(|_| Failure::NotAnId(word.to_owned()))?;
    let known = workspace.reader().row(Person::KIND, id)?;
    match known.filter(|row| !row.head.removed) {
        Some(_) => Ok(id),
        None => Err(WorkspaceError::NoSuchRecord {
            kind: Person::KIND,
            id,
        }
        .into()),
    }
}
