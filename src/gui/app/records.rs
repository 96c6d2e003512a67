//! The records that a search finds, told apart from each other.

use std::collections::{BTreeSet, HashMap};

use super::search::SHOWN;
use crate::domain::reading::alike;
use crate::domain::{
    ActionPlan, Board, BoardItem, Group, Id, Initiative, Kind, Meeting, Municipality,
    MunicipalityCode, Person, Record as _, Service, Shape,
};
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::pages::{self, PAGES};
use crate::gui::shelf::Page;
use crate::text::capitalised;
use crate::workspace::Result;

/// A record that was found.
pub(super) struct Record {
    pub title: String,
    /// What it is, and what tells it apart.
    pub note: String,
    pub route: Route,
    kind: &'static Kind,
    id: Id,
}

/// The kinds of what a municipality does, in the order in which one looks for it.
const OF_A_MUNICIPALITY: [&Kind; 6] = [
    Group::KIND,
    ActionPlan::KIND,
    Initiative::KIND,
    Service::KIND,
    Meeting::KIND,
    Person::KIND,
];

/// The records whose name begins so, those of a municipality that is named, then those that hold the words anywhere.
/// Where there are many municipalities they are told whose they are.
pub(super) fn found(source: &Source, words: &str, many: bool) -> Result<Vec<Record>> {
    let names = source.names()?;
    let kinds: Vec<&str> = shown_kinds().map(|kind| kind.code).collect();
    let mut ids = names.matching(&kinds, words, None, SHOWN / 2);
    let mut more = |id: Id| {
        if !ids.contains(&id) {
            ids.push(id);
        }
    };
    let of_whom = match many {
        true => of_whom(source, words)?,
        false => Vec::new(),
    };
    for (codes, rest) in of_whom {
        for kind in OF_A_MUNICIPALITY {
            let most = match kind.code {
                // People are asked for by their name.
                Person::CODE if rest.is_empty() => continue,
                Person::CODE => SHOWN,
                _ => SHOWN / 3,
            };
            let whose = |id: &Id| names.get(*id).and_then(|named| named.municipality);
            let all = names.matching(&[kind.code], &rest, None, usize::MAX);
            let own = all.into_iter().filter(|id| {
                let whose = whose(id);
                whose.is_some_and(|code| codes.contains(&code))
            });
            own.take(most).for_each(&mut more);
        }
    }
    for hit in source.reader.search(words, 5 * SHOWN)? {
        more(hit.record);
    }
    let mut records = Vec::new();
    for id in ids {
        let Some(kind) = source.reader.kind_of(id)? else {
            continue;
        };
        if let Some(route) = shown_at(source, kind, id)? {
            records.push(record(source, kind, id, route, many)?);
        }
        if records.len() == SHOWN {
            break;
        }
    }
    tell_apart(source, &mut records)?;
    Ok(records)
}

/// The kinds whose records are shown by themselves.
fn shown_kinds() -> impl Iterator<Item = &'static Kind> {
    PAGES.iter().flat_map(Page::shelves).map(|shelf| shelf.kind)
}

/// The municipalities whose name some of the words begin, each time with the other words: first those that are named in
/// full, and of the others those of whom most is said.
fn of_whom(source: &Source, words: &str) -> Result<Vec<(BTreeSet<MunicipalityCode>, String)>> {
    const LEAST: usize = 3;
    let all = source.reader.all::<Municipality>()?;
    let codes = all.iter().filter_map(|one| one.code);
    let names = codes.map(|code| (code, alike(&source.text.municipality(code))));
    let names: Vec<(MunicipalityCode, String)> = names.collect();
    let words = alike(words);
    let parts: Vec<&str> = words.split_whitespace().collect();
    let mut found = Vec::new();
    for length in (1..=parts.len()).rev() {
        for (from, said) in parts.windows(length).enumerate() {
            let said = said.join(" ");
            let begun = names.iter().filter(|(_, name)| name.starts_with(&said));
            let codes: BTreeSet<MunicipalityCode> = begun.map(|(code, _)| *code).collect();
            if said.chars().count() < LEAST || codes.is_empty() {
                continue;
            }
            let others = parts[..from].iter().chain(&parts[from + length..]);
            let others: Vec<&str> = others.copied().collect();
            let whole = names.iter().any(|(_, name)| *name == said);
            found.push((whole, (codes, others.join(" "))));
        }
    }
    found.sort_by_key(|(whole, _)| !whole);
    Ok(found.into_iter().map(|(_, found)| found).collect())
}

fn record(
    source: &Source,
    kind: &'static Kind,
    id: Id,
    route: Route,
    many: bool,
) -> Result<Record> {
    let names = source.names()?;
    let named = names.get(id);
    let row = many.then(|| source.reader.row(kind, id)).transpose()?;
    let owners = source.owners()?;
    let parts = [
        Some(capitalised(&source.text.kind(kind))),
        row.flatten().and_then(|row| owners.place(row.head)),
        named.and_then(|named| named.note.clone()),
    ];
    let note: Vec<String> = parts.into_iter().flatten().collect();
    Ok(Record {
        title: source.text.title(&source.reader.title(id)?),
        note: note.join(" · "),
        route,
        kind,
        id,
    })
}

/// Those that would read alike are told by their day, and what still does by its number.
fn tell_apart(source: &Source, records: &mut [Record]) -> Result<()> {
    for again in [false, true] {
        let mut alike: HashMap<(String, String), usize> = HashMap::new();
        for one in records.iter() {
            *alike
                .entry((one.title.clone(), one.note.clone()))
                .or_default() += 1;
        }
        let mut seen: HashMap<(String, String), usize> = HashMap::new();
        for one in records.iter_mut() {
            let key = (one.title.clone(), one.note.clone());
            if alike.get(&key).is_none_or(|count| *count < 2) {
                continue;
            }
            let place = seen.entry(key).or_default();
            *place += 1;
            let told = match again {
                true => Some(place.to_string()),
                false => day(source, one)?,
            };
            if let Some(told) = told {
                one.note = format!("{} · {told}", one.note);
            }
        }
    }
    Ok(())
}

/// The first day that a record tells of.
fn day(source: &Source, one: &Record) -> Result<Option<String>> {
    let row = source.reader.row(one.kind, one.id)?;
    let dated = |shape| matches!(shape, Shape::Date | Shape::Moment | Shape::Month);
    Ok(row.and_then(|row| {
        let days = one.kind.fields.iter().filter(|field| dated(field.shape));
        let mut days = days.filter_map(|field| Some((field, row.fields.get(field.code)?)));
        let (field, value) = days.find(|(_, value)| !value.is_null())?;
        Some(source.text.value(field, value, &|_| String::new()))
    }))
}

/// Where a record is seen: at a page of its own, or a note on its board.
fn shown_at(source: &Source, kind: &Kind, id: Id) -> Result<Option<Route>> {
    if pages::shows(kind) {
        return Ok(Some(Route::record(kind, id)));
    }
    if kind.code != BoardItem::CODE {
        return Ok(None);
    }
    let board = source
        .reader
        .get::<BoardItem>(id)?
        .and_then(|note| note.board);
    Ok(board.map(|board| Route::record(Board::KIND, board)))
}
