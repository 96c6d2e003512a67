//! One person's data: everything that is held, on paper; and erasing for good.

use std::collections::BTreeSet;
use std::path::Path;

use super::project::may_replace;
use super::table::cut;
use super::usage::Call;
use super::{Desk, Done, Titles, open, parse_id};
use crate::domain::{Id, Person, Record, kind};
use crate::journal::EntryId;
use crate::report::{docx, dossier};
use crate::text::capitalised;
use crate::workspace::{Backup, Erasure, Reader, WorkspaceError, copies_holding, remove_copies};

/// `about FILE PERSON -o DOCUMENT`
pub fn about(desk: &mut Desk<'_>, call: &Call) -> Done {
    let person = parse_id(call.word(1)?)?;
    let path = call.path_of("output").unwrap_or(Path::new(""));
    may_replace(path)?;
    let mut workspace = open(call.path(0))?;
    let data = workspace.reader().about_person(person)?;
    let project = workspace.reader().project()?;
    let about = dossier::About {
        file: call.path(0),
        project: project.as_ref().map_or("", |project| &project.name),
        author: workspace.author(),
        on: desk.today,
    };
    let document = dossier::dossier(&data, &about, &desk.text);
    let bytes = docx::write(&document).map_err(|error| WorkspaceError::of_file(path, &error))?;
    workspace.save_about(person, path, &bytes)?;
    let file = path.display().to_string();
    let said = desk.text.with("cli-dossier_made", &[("file", file.into())]);
    desk.say(&said)
}

/// `erase FILE PERSON [--preview] [--text ENTRY:FIELD]… [--linked] [--remove-copies]`
pub fn erase(desk: &mut Desk<'_>, call: &Call) -> Done {
    let person = parse_id(call.word(1)?)?;
    let mut ticked = BTreeSet::new();
    for word in call.values("text")? {
        let parsed = word.split_once(':').and_then(|(entry, field)| {
            let entry: EntryId = entry.parse().ok()?;
            Some((entry, field.to_owned()))
        });
        let text = parsed.ok_or_else(|| call.misuse("cli-misuse-not_a_text", word))?;
        ticked.insert(text);
    }
    if call.is_set("preview") {
        return desk.at_one_moment(call.path(0), |desk, reader| {
            let erasure = reader.erasure_preview(person)?;
            let mentions = erasure.mentions.iter();
            ticked.extend(mentions.map(|free| (free.entry, free.field.clone())));
            let persons = persons(person, &erasure, call);
            let copies = copies_of(call.path(0), &persons, &ticked)?;
            preview(desk, reader, &erasure, &copies)
        });
    }
    let mut workspace = open(call.path(0))?;
    let erasure = workspace.erasure_preview(person)?;
    let persons = persons(person, &erasure, call);
    let copies = copies_of(call.path(0), &persons, &ticked)?;
    workspace.erase_all(&persons, &ticked, &mut |_, _| true)?;
    let said = desk
        .text
        .with("cli-erased", &[("texts", ticked.len().into())]);
    desk.say(&said)?;
    say_elsewhere(desk, &erasure)?;
    if call.is_set("remove-copies") {
        return Ok(remove_copies(&copies)?);
    }
    say_copies(desk, &copies)
}

/// Everybody who is to be erased.
fn persons(person: Id, erasure: &Erasure, call: &Call) -> Vec<Id> {
    let linked = erasure.linked.iter().filter(|_| call.is_set("linked"));
    std::iter::once(person).chain(linked.copied()).collect()
}

/// The copies that hold any of these persons or texts.
fn copies_of(
    file: &Path,
    persons: &[Id],
    texts: &BTreeSet<(EntryId, String)>,
) -> Done<Vec<Backup>> {
    let holding = copies_holding(file, persons, texts)?.into_iter();
    Ok(holding.map(|holding| holding.copy).collect())
}

fn preview(desk: &mut Desk<'_>, reader: &Reader, erasure: &Erasure, copies: &[Backup]) -> Done {
    let text = desk.text.clone();
    for (field, n) in &erasure.values {
        let field = text.field_named(Person::KIND, field);
        let args = [("field", field.into()), ("n", (*n).into())];
        desk.say(&text.with("cli-erase-values", &args))?;
    }
    if erasure.written > 0 {
        let n = [("n", erasure.written.into())];
        desk.say(&text.with("cli-erase-written", &n))?;
    }
    if erasure.shared > 0 {
        let n = [("n", erasure.shared.into())];
        desk.say(&text.with("cli-erase-shared", &n))?;
    }
    for (code, n) in &erasure.stays {
        let kinds = kind(code).map_or_else(|| (*code).to_owned(), |kind| text.kinds(kind));
        let args = [("kinds", kinds.into()), ("n", (*n).into())];
        desk.say(&text.with("cli-erase-stays", &args))?;
    }
    let titles = Titles::new(reader, &text);
    for id in &erasure.linked {
        let args = [
            ("title", titles.of(*id).into()),
            ("id", id.to_string().into()),
        ];
        desk.say(&text.with("cli-erase-linked", &args))?;
    }
    for free in &erasure.mentions {
        let kind = capitalised(&text.kind(free.kind));
        let args = [
            ("text", format!("{}:{}", free.entry, free.field).into()),
            ("where", format!("{kind} {}", titles.of(free.record)).into()),
            ("words", cut(&free.text).into()),
        ];
        desk.say(&text.with("cli-erase-text", &args).replace('\n', " "))?;
    }
    say_elsewhere(desk, erasure)?;
    say_copies(desk, copies)
}

/// What others still have, and what to do about it.
fn say_elsewhere(desk: &mut Desk<'_>, erasure: &Erasure) -> Done {
    if let Some(code) = erasure.elsewhere {
        let whose = [("municipality", desk.text.municipality(code).into())];
        let said = desk.text.with("person-erase_at_municipality", &whose);
        desk.say(&said)?;
    }
    if erasure.sent.is_empty() {
        return Ok(());
    }
    let n = [("n", erasure.sent.len().into())];
    let said = desk.text.with("cli-erase-sent", &n);
    desk.say(&said)
}

fn say_copies(desk: &mut Desk<'_>, copies: &[Backup]) -> Done {
    for copy in copies {
        let file = [("file", copy.path.display().to_string().into())];
        let said = desk.text.with("cli-erase-copy", &file);
        desk.say(&said)?;
    }
    Ok(())
}
