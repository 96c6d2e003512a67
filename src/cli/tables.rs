//! Spreadsheets: the records of a kind out, and rows in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};

use super::failure::Failure;
use super::project::{may_replace, may_replace_what_begins};
use super::records::parse_fields;
use super::table::{Table as Lines, cut};
use super::usage::Call;
use super::{Desk, Done, find_kind, open, read_file};
use crate::domain::reading::alike;
use crate::domain::{Id, Kind, Shape, kind};
use crate::intake::mapping::Use;
use crate::intake::marks::meanings;
use crate::intake::plan::{Outcome, Plan, RowAnswer};
use crate::intake::resolve::Meaning;
use crate::intake::sheet::{self, Book, Sheet, letter};
use crate::intake::table::{Column, Heading, Table};
use crate::intake::taking::Intake;
use crate::intake::told::use_in_words;
use crate::intake::words::{Wordbook, bare};
use crate::report::{csv, records, xlsx};
use crate::text::Sentence as _;
use crate::workspace::{Workspace, WorkspaceError};

/// `export-table FILE KIND -o TABLE [--columns a,b]`
pub fn export(desk: &mut Desk<'_>, call: &Call) -> Done {
    let kind = find_kind(call.word(1)?)?;
    let path = call.path_of("output").unwrap_or(Path::new(""));
    let ending = path.extension().and_then(|end| end.to_str());
    let ends = |known: &str| ending.is_some_and(|ending| ending.eq_ignore_ascii_case(known));
    let as_text = match (ends("csv"), ends("xlsx")) {
        (true, _) => true,
        (_, true) => false,
        _ => {
            return Err(call
                .misuse("cli-misuse-not_a_table", &path.to_string_lossy())
                .into());
        }
    };
    if !as_text {
        may_replace(path)?;
    }
    let mut workspace = open(call.path(0))?;
    let columns = match call.value("columns")? {
        None => records::Column::usual(kind, workspace.role()),
        Some(asked) => asked
            .split(',')
            .map(|code| {
                let column = records::Column::parse(kind, code.trim());
                column.ok_or_else(|| call.misuse("cli-misuse-no_column", code).into())
            })
            .collect::<Done<_>>()?,
    };
    let naming = columns.iter().filter(|column| column.names_people());
    let naming = naming.map(|column| column.heading(kind, &desk.text));
    let naming: Vec<String> = naming.collect();
    if !naming.is_empty() && !call.is_set("personal") {
        let naming = naming.join(", ");
        return Err(call.misuse("cli-misuse-names_people", &naming).into());
    }
    let words = (&desk.text, desk.today);
    let table = records::table(workspace.reader(), kind, &columns, words, None)?;
    let bytes = if as_text {
        csv::write(&table)
    } else {
        xlsx::write(&table)
    };
    let bytes = bytes.map_err(|error| WorkspaceError::of_file(path, &error))?;
    if as_text {
        // A table is written over where it has the same headings: another file is not.
        let first = bytes
            .split(|byte| *byte == b'\n')
            .next()
            .unwrap_or_default();
        may_replace_what_begins(path, first)?;
    }
    workspace.save_table(kind, table.rows.len(), path, &bytes)?;
    let args = [
        ("file", path.display().to_string().into()),
        ("n", table.rows.len().into()),
    ];
    let said = desk.text.with("cli-table_made", &args);
    desk.say(&said)
}

/// `import FILE SPREADSHEET… [--kind KIND] [--worksheet NAME]… [--map COLUMN=FIELD]… [--dry-run] [--json]`
pub fn import(desk: &mut Desk<'_>, call: &Call) -> Done {
    let words = call.words(1)?;
    // The kind may stand before the spreadsheets, as it does in other commands.
    let (named, from) = match (kind(words[0]), words.len()) {
        (Some(kind), 2..) if !Path::new(words[0]).exists() => (Some(kind), 2),
        _ => (None, 1),
    };
    let kind = match call.value("kind")? {
        Some(code) => Some(find_kind(code)?),
        None => named,
    };
    let keep = !call.is_set("dry-run");
    // All are read before anything is changed.
    let mut books = Vec::new();
    for path in call.paths(from) {
        books.push((
            path,
            sheet::read(&read_file(path)?).map_err(Failure::Spreadsheet)?,
        ));
    }
    let mut sheets = Vec::new();
    for (path, book) in books {
        let (hidden, from_1904) = (book.hidden_sheets.clone(), book.from_1904);
        for sheet in chosen(call, book)? {
            let table = Table::find(sheet, heading_row(call)?, &Wordbook::new(&desk.text));
            let table = (Arc::new(table), from_1904);
            let hidden = hidden.clone();
            sheets.push(Found {
                path,
                table,
                hidden,
            });
        }
    }
    if sheets.len() > 1
        && let Some(answer) = call.values("row")?.first()
    {
        return Err(call.misuse("cli-misuse-which_sheet_s_row", answer).into());
    }
    let mut workspace = open(call.path(0))?;
    // What is said of any of them is understood before the first is taken in.
    if sheets.len() > 1 {
        for found in &sheets {
            one_sheet(desk, call, &workspace, found, kind)?;
        }
    }
    let (mut told, mut stopped) = (Vec::new(), Ok(()));
    for found in &sheets {
        let one = one_sheet(desk, call, &workspace, found, kind);
        let done = one.and_then(|one| {
            let done = take_in(desk, &one, &mut workspace, found.path, keep)?;
            Ok((one, done))
        });
        match done {
            Ok((one, done)) if call.is_set("json") => told.push(as_json(desk, found, &one, &done)),
            Ok((one, done)) => {
                tell(desk, found, &one, &done)?;
                told.push(Value::Null);
            }
            Err(failure) => {
                stopped = Err(failure);
                break;
            }
        }
    }
    desk.warn_of_backup(&mut workspace);
    // What was taken in before it stopped is there, and is told.
    if stopped.is_err() && !told.is_empty() && keep {
        let args = [("n", told.len().into()), ("of", sheets.len().into())];
        let warning = desk.text.with("cli-import_stopped", &args);
        desk.warnings.push(warning);
    }
    if call.is_set("json") && (stopped.is_ok() || !told.is_empty()) {
        desk.json(&told.into())?;
    }
    stopped
}

/// A sheet that was asked for.
struct Found<'a> {
    path: &'a Path,
    table: (Arc<Table>, bool),
    hidden: Vec<String>,
}

/// The row that the headings stand in: by its number, or none.
fn heading_row(call: &Call) -> Done<Heading> {
    let Some(row) = call.value("heading-row")? else {
        return Ok(Heading::Found);
    };
    match row.parse() {
        _ if row == "none" => Ok(Heading::Nowhere),
        Ok(number) if number > 0 => Ok(Heading::Row(number)),
        _ => Err(call.no_such_value("heading-row", row).into()),
    }
}

/// The sheets that are asked for; the only one, where none is.
fn chosen(call: &Call, book: Book) -> Done<Vec<Sheet>> {
    let asked = call.values("worksheet")?;
    if asked.is_empty() && book.sheets.len() > 1 {
        let each = book
            .sheets
            .iter()
            .map(|one| format!("{} ({})", one.name, one.rows.len()));
        let each: Vec<String> = each.collect();
        return Err(call
            .misuse("cli-misuse-which_sheet", &each.join(", "))
            .into());
    }
    if let Some(none) = asked
        .iter()
        .find(|name| book.sheets.iter().all(|one| one.name != **name))
    {
        return Err(call.no_such_value("worksheet", none).into());
    }
    let is_asked = |sheet: &Sheet| asked.is_empty() || asked.contains(&sheet.name.as_str());
    Ok(book.sheets.into_iter().filter(is_asked).collect())
}

fn one_sheet(
    desk: &Desk<'_>,
    call: &Call,
    workspace: &Workspace,
    found: &Found<'_>,
    kind: Option<&'static Kind>,
) -> Done<Intake> {
    let name = found.table.0.sheet.clone();
    let (table, words) = (found.table.clone(), (&desk.text, desk.today));
    let one = Intake::open(workspace.reader(), table, kind, words)?;
    let mut one = one.ok_or_else(|| call.misuse("cli-misuse-which_kind", &name))?;
    for mapping in call.values("map")? {
        let wrong = || call.misuse("cli-misuse-no_mapping", mapping);
        let (column, code) = mapping.rsplit_once('=').ok_or_else(wrong)?;
        let is_it = |one: &Column| {
            letter(one.at) == column || one.heading == column || one.key() == bare(column)
        };
        let at = one.table.columns.iter().position(is_it).ok_or_else(wrong)?;
        let used = Use::parse(one.kind, code).ok_or_else(wrong)?;
        one.set_use(at, used);
    }
    for meaning in call.values("value")? {
        let wrong = || call.misuse("cli-misuse-no_meaning", meaning);
        let (asked, meant) = meaning.rsplit_once('=').ok_or_else(wrong)?;
        let (path, words) = asked.split_once(':').ok_or_else(wrong)?;
        let meant = meaning_of(one.kind, path, meant).ok_or_else(wrong)?;
        one.answers
            .meanings
            .insert((path.to_owned(), alike(words)), meant);
    }
    for answer in call.values("row")? {
        let wrong = || call.misuse("cli-misuse-no_answer", answer);
        let (place, answer) = answer.split_once('=').ok_or_else(wrong)?;
        let digits = place.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let column = place
            .strip_suffix(digits)
            .filter(|column| !column.is_empty());
        let is_it = |named: &str| {
            let mut columns = one.table.columns.iter().map(|column| column.at);
            columns.find(|at| letter(*at) == named)
        };
        let mark = column
            .map(|named| is_it(named).ok_or_else(wrong))
            .transpose()?;
        let answer = match answer {
            "new" => RowAnswer::New,
            "skip" => RowAnswer::Skip,
            id => RowAnswer::Is(Id::try_parse(id).map_err(|_| wrong())?),
        };
        one.answers
            .rows
            .insert((digits.parse().map_err(|_| wrong())?, mark), answer);
    }
    for new in call.values("make")? {
        let mut parts = new.split(',');
        let made = find_kind(parts.next().unwrap_or_default())?;
        let pairs: Vec<(&str, &str)> = parts.filter_map(|part| part.split_once('=')).collect();
        one.answers
            .make
            .insert(made.code.to_owned(), parse_fields(made, &pairs)?);
    }
    one.answers.empty_clears = call.is_set("empty-clears");
    one.answers.leave_unreadable = call.is_set("leave-unreadable");
    Ok(one)
}

/// What is typed for a word: nothing, `new`, `new,sector=social`, a choice's code, or a record's id.
fn meaning_of(of: &'static Kind, path: &str, meant: &str) -> Option<Meaning> {
    let mut parts = meant.split(',');
    let field = of.field(path).map(|(_, field)| field);
    Some(match parts.next()? {
        "" => Meaning::Nothing,
        "new" => {
            let (Shape::Reference([other]) | Shape::References([other])) = field?.shape else {
                return None;
            };
            let pairs: Vec<(&str, &str)> = parts.filter_map(|part| part.split_once('=')).collect();
            Meaning::New(parse_fields(kind(other)?, &pairs).ok()?)
        }
        word => match field.map(|field| field.shape) {
            Some(Shape::Choice(known) | Shape::Choices(known)) => {
                let is_known = known.choices.contains(&word);
                Meaning::Is(is_known.then(|| json!(word))?)
            }
            Some(Shape::Number(_)) => {
                let is_known = meanings().any(|code| code == word);
                Meaning::Is(is_known.then(|| json!(word))?)
            }
            _ => Meaning::Is(json!(Id::try_parse(word).ok()?)),
        },
    })
}

/// What came of a sheet.
struct Outcomes {
    plan: Plan,
    kept: bool,
    left_out: Option<PathBuf>,
}

fn take_in(
    desk: &mut Desk<'_>,
    one: &Intake,
    workspace: &mut Workspace,
    path: &Path,
    keep: bool,
) -> Done<Outcomes> {
    let plan = one.plan(&mut || workspace.fresh_id());
    let taken = one.take_in(plan, workspace, keep, &mut |_, _| true)?;
    let mut left_out = None;
    if keep {
        match one.leave_beside(&taken.plan, workspace, path) {
            Ok(file) => left_out = file,
            // What was taken in is: that is no failure of it.
            Err(trouble) => {
                let args = [("reason", trouble.sentence(&desk.text).into())];
                let warning = desk.text.with("intake-left_out_not_saved", &args);
                desk.warnings.push(warning);
            }
        }
    }
    Ok(Outcomes {
        plan: taken.plan,
        kept: taken.changed.is_some(),
        left_out,
    })
}

fn tell(desk: &mut Desk<'_>, found: &Found<'_>, one: &Intake, done: &Outcomes) -> Done {
    let text = desk.text.clone();
    let counts = done.plan.counts();
    let sheet = match one.table.sheet.as_str() {
        "" => found
            .path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        name => name.to_owned(),
    };
    let kinds = text.kinds(one.kind);
    let args = [
        ("sheet", sheet.into()),
        ("kinds", kinds.into()),
        ("n", counts.all().into()),
    ];
    desk.say(&text.with("cli-import_sheet", &args))?;
    let mut columns = Lines::new(desk.columns(&["column", "heading", "use", "samples"]));
    for (column, used) in one.table.columns.iter().zip(&one.uses) {
        columns.row(vec![
            letter(column.at),
            cut(&column.heading),
            use_in_words(one.kind, *used, &text),
            cut(&column.samples.join(" · ")),
        ]);
    }
    desk.show(&columns, "")?;
    for line in one.told_beside(&done.plan, &found.hidden) {
        desk.say(&line)?;
    }
    let mut rows = Lines::new(desk.columns(&["row", "title", "outcome"]));
    for row in &done.plan.rows {
        if !matches!(row.outcome, Outcome::New(_) | Outcome::Same(_)) {
            let said = one.outcome_in_words(&done.plan, row);
            rows.row(vec![row.number.to_string(), cut(&row.title), said]);
        }
    }
    if !rows.is_empty() {
        desk.say("")?;
        desk.show(&rows, "")?;
    }
    for (path, words) in done.plan.questions.keys() {
        let args = [("ask", format!("{path}:{words}").into())];
        desk.say(&text.with("cli-import_question", &args))?;
    }
    desk.say("")?;
    desk.say(&counts.in_words(&text))?;
    let said = match (&done.left_out, done.kept) {
        (_, true) => "cli-import_done",
        (_, false) => "cli-import_nothing",
    };
    desk.say(&text.get(said))?;
    if let Some(file) = &done.left_out {
        let args = [("file", file.display().to_string().into())];
        desk.say(&text.with("intake-left_out", &args))?;
    }
    Ok(())
}

fn as_json(desk: &Desk<'_>, found: &Found<'_>, one: &Intake, done: &Outcomes) -> Value {
    let (plan, counts) = (&done.plan, done.plan.counts());
    let columns = one
        .table
        .columns
        .iter()
        .zip(&one.uses)
        .map(|(column, used)| {
            json!({
                "column": letter(column.at),
                "heading": column.heading,
                "use": used.code(),
                "samples": column.samples,
            })
        });
    let rows = plan.rows.iter().filter_map(|row| {
        let outcome = match &row.outcome {
            Outcome::New(_) => "new",
            Outcome::Changes(..) => "changed",
            Outcome::Same(_) => return None,
            Outcome::Asks(_) => "asked",
            Outcome::Refused(_) => "refused",
            Outcome::Skipped => "skipped",
        };
        let mut told = json!({ "row": row.number, "title": row.title, "outcome": outcome });
        if let Some(mark) = row.mark {
            told["column"] = json!(letter(mark));
        }
        if let Some(reason) = plan.reason(row, &one.known, &desk.text) {
            told["reason"] = json!(reason);
        }
        if let Outcome::Changes(id, changes) = &row.outcome {
            let masked = one
                .known
                .get(*id)
                .is_some_and(|there| there.masked.is_some());
            let changes = changes.iter().map(|change| match masked {
                true => json!({ "field": change.field }),
                false => json!({ "field": change.field, "old": change.old, "new": change.new }),
            });
            told["changes"] = changes.collect();
        }
        Some(told)
    });
    let questions = plan.questions.iter().map(|((path, words), question)| {
        let candidates = question.candidates.iter().map(|id| {
            let title = one.known.title(&id.to_string());
            json!({ "id": id, "title": title })
        });
        json!({
            "ask": format!("{path}:{words}"),
            "rows": question.rows,
            "candidates": candidates.collect::<Vec<_>>(),
        })
    });
    let put_right = plan.notes.iter().map(|((field, note), noted)| {
        json!({
            "field": field, "what": note.code(), "cells": noted.count, "first": noted.first,
        })
    });
    let read_as = plan.read_as.iter().map(
        |((field, words), choice)| json!({ "field": field, "words": words, "choice": choice }),
    );
    let namesakes = plan.namesakes().into_iter();
    let namesakes = namesakes.map(|(name, rows)| json!({ "name": name, "rows": rows }));
    json!({
        "file": found.path.display().to_string(),
        "sheet": one.table.sheet,
        "kind": one.kind.code,
        "headings": one.table.headings,
        "columns": columns.collect::<Vec<_>>(),
        "counts": {
            "rows": counts.all(), "new": counts.new, "changed": counts.changed,
            "same": counts.same, "asked": counts.asked, "refused": counts.refused,
            "skipped": counts.skipped,
        },
        "kept": done.kept,
        "rows": rows.collect::<Vec<_>>(),
        "questions": questions.collect::<Vec<_>>(),
        "put_right": put_right.collect::<Vec<_>>(),
        "read_as": read_as.collect::<Vec<_>>(),
        "namesakes": namesakes.collect::<Vec<_>>(),
        "left_out": {
            "above": one.table.above, "beside": one.table.beside,
            "hidden_rows": one.table.hidden_rows, "hidden_sheets": found.hidden,
            "far_columns": one.table.far_columns,
        },
        "left_out_file": done.left_out.as_ref().map(|file| file.display().to_string()),
    })
}
