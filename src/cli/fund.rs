//! What is told to the fund: a month as it leaves, and what was sent.

use std::path::Path;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::failure::Failure;
use super::project::may_replace;
use super::table::{Table, cut};
use super::usage::Call;
use super::{Desk, Done, open};
use crate::domain::reading::alike;
use crate::domain::{FrozenRow, HourRounding, Record as _, Submission};
use crate::insight::{
    self, Check, CheckKind, Difference, Extract, Facts, MonthStanding, Scope, Stale,
};
use crate::report::differences::{self, DifferenceWords};
use crate::report::extract::{Block, EXTRACT, Layout, submission};
use crate::report::xlsx;
use crate::text::capitalised;
use crate::workspace::{Command, Reader, Role, WorkspaceError};

/// `extract FILE --month MONTH -o TABLE [--layout NAME] [--submit] [--to WHOM] [--on DATE]`
pub fn extract(desk: &mut Desk<'_>, call: &Call) -> Done {
    let path = call.path_of("output").unwrap_or(Path::new(""));
    let ending = path.extension().and_then(|end| end.to_str());
    if !ending.is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        return Err(call
            .misuse("cli-misuse-not_an_excel_file", &path.to_string_lossy())
            .into());
    }
    if call.value("to")?.is_some() && !call.is_set("submit") {
        return Err(call.misuse("cli-misuse-to_nobody", "--to").into());
    }
    may_replace(path)?;
    let on = call.day("on")?.unwrap_or(desk.today);
    let month = call.month("month")?.unwrap_or(on);
    let mut workspace = open(call.path(0))?;
    let reader = workspace.reader();
    if reader.role()? != Role::Lead {
        return Err(WorkspaceError::OnlyForLead.into());
    }
    let after = insight::month_after(month);
    if call.is_set("submit") && on < after {
        return Err(Failure::MonthNotOver { month, after });
    }
    let layout = find_layout(desk, call, reader)?;
    let project = reader.project()?;
    let (facts, scope) = (Facts::load(reader)?, Scope::everything(on));
    let extract = insight::extract(&facts, &scope, month);
    let block = Block::new(reader, &desk.text, &layout, &extract, None)?;
    let name = desk.text.month_of(month);
    let short = project.as_ref().map(|one| one.short_name.clone());
    let sheet = block.sheet(name, short.unwrap_or_default(), on);
    let bytes = xlsx::write(&sheet).map_err(|error| WorkspaceError::of_file(path, &error))?;
    workspace.save_paper(EXTRACT, path, &bytes)?;
    let rounding = project.and_then(|project| project.hour_rounding);
    say_extract(desk, &extract, path, rounding)?;
    for line in checks_in_words(desk, &insight::checks(&facts, &scope, month)) {
        desk.say(&line)?;
    }
    if call.is_set("submit") {
        let to = call.value("to")?.unwrap_or_default();
        let fields = submission(&extract, &layout, on, to);
        let id = workspace.fresh_id();
        workspace.run(&Command::create(Submission::KIND, id, fields))?;
        let args = [
            ("month", capitalised(&desk.text.month_of(month)).into()),
            ("date", desk.text.date(on).into()),
        ];
        let said = desk.text.with("cli-extract_submitted", &args);
        desk.say(&said)?;
        desk.warn_of_backup(&mut workspace);
    }
    Ok(())
}

/// The layout of this name, or the shipped one.
fn find_layout(desk: &Desk<'_>, call: &Call, reader: &Reader) -> Done<Layout> {
    let Some(name) = call.value("layout")? else {
        return Ok(Layout::shipped(&desk.text));
    };
    let all = Layout::all(reader, &desk.text)?;
    let known: Vec<String> = all.iter().map(|layout| layout.name.clone()).collect();
    let found = all
        .into_iter()
        .find(|layout| alike(&layout.name) == alike(name));
    found.ok_or_else(|| Failure::NoSuchLayout {
        name: name.to_owned(),
        known,
    })
}

fn say_extract(
    desk: &mut Desk<'_>,
    extract: &Extract,
    path: &Path,
    rounding: Option<HourRounding>,
) -> Done {
    let sum = extract.total();
    let args = [
        (
            "month",
            capitalised(&desk.text.month_of(extract.month)).into(),
        ),
        ("n", sum.persons.into()),
        (
            "hours",
            desk.text.hours(sum.minutes - sum.rounded_off).into(),
        ),
        ("file", path.display().to_string().into()),
    ];
    let said = desk.text.with("cli-extract_made", &args);
    desk.say(&said)?;
    if rounding.is_some_and(|rounding| rounding != HourRounding::Exact) {
        let hours = desk.text.hours(sum.rounded_off);
        let said = desk
            .text
            .with("cli-extract_rounded", &[("hours", hours.into())]);
        desk.say(&said)?;
    }
    Ok(())
}

/// What does not fit, a line a kind.
fn checks_in_words(desk: &Desk<'_>, checks: &[Check]) -> Vec<String> {
    let said = CheckKind::ALL.iter().filter_map(|kind| {
        let n = checks.iter().filter(|check| check.kind == *kind).count();
        let key = format!("fund-check_{}", kind.code());
        (n > 0).then(|| desk.text.with(&key, &[("n", n.into())]) + ".")
    });
    said.collect()
}

/// `submissions FILE [--on DATE] [--json]`
pub fn submissions(desk: &mut Desk<'_>, call: &Call) -> Done {
    desk.at_one_moment(call.path(0), |desk, reader| {
        submissions_of(desk, call, reader)
    })
}

fn submissions_of(desk: &mut Desk<'_>, call: &Call, reader: &Reader) -> Done {
    if reader.role()? != Role::Lead {
        return Err(WorkspaceError::OnlyForLead.into());
    }
    let scope = Scope::everything(call.day("on")?.unwrap_or(desk.today));
    let facts = Facts::load(reader)?;
    let standings = insight::month_standings(&facts, &scope);
    let stale = insight::stale_months(&facts, &scope);
    let words = differences::told(reader, &desk.text, &stale)?;
    if call.is_set("json") {
        let sent = reader.all::<Submission>()?;
        let months = standings.iter().rev();
        let months = months.map(|one| month_json(one, &sent, stale.iter().zip(&words)));
        return desk.json(&json!({
            "months": months.collect::<Vec<_>>(),
            "again": stale.iter().map(|one| month_code(one.month)).collect::<Vec<_>>(),
        }));
    }
    let columns = heads(
        desk,
        &["month", "persons", "hours", "certified", "sent", "state"],
    );
    let mut table = Table::new(columns).numbers([1, 2, 3]);
    for one in standings.iter().rev() {
        table.row(standing(desk, one, &stale));
    }
    let empty = desk.text.get("cli-submissions_nothing");
    desk.show(&table, &empty)?;
    say_again(desk, &stale)?;
    for (month, words) in stale
        .iter()
        .zip(&words)
        .filter(|(_, words)| !words.is_empty())
    {
        let name = capitalised(&desk.text.month_of(month.month));
        desk.say(&format!("{name}:"))?;
        let columns = heads(
            desk,
            &["person", "unit", "municipality", "sent", "now", "why"],
        );
        let mut table = Table::new(columns).numbers([3, 4]);
        for one in words {
            let DifferenceWords {
                who,
                unit,
                municipality,
                sent,
                now,
                why,
                ..
            } = one;
            let cells = [who, unit, municipality, sent, now, why];
            table.row(cells.map(|cell| cut(cell)).to_vec());
        }
        desk.show(&table, "")?;
    }
    Ok(())
}

fn heads(desk: &Desk<'_>, keys: &[&str]) -> Vec<String> {
    let keys = keys.iter();
    keys.map(|key| desk.text.get(&format!("fund-column_{key}")))
        .collect()
}

fn standing(desk: &Desk<'_>, one: &MonthStanding, stale: &[Stale]) -> Vec<String> {
    let text = &desk.text;
    let again = stale.iter().find(|stale| stale.month == one.month);
    vec![
        text.month_of(one.month),
        text.number(one.sum.persons),
        text.hours(one.sum.minutes),
        one.sum
            .percent()
            .map_or_else(String::new, |percent| text.percent(percent)),
        one.sent.map_or_else(String::new, |(_, day)| text.date(day)),
        again.map_or_else(String::new, |again| match again.after {
            Some(after) if again.differences.is_empty() => {
                let args = [("month", text.month_of(after).into())];
                text.with("cli-again_after", &args)
            }
            _ => text.with("cli-again_rows", &[("n", again.differences.len().into())]),
        }),
    ]
}

fn say_again(desk: &mut Desk<'_>, stale: &[Stale]) -> Done {
    let months: Vec<String> = stale
        .iter()
        .map(|one| desk.text.month_of(one.month))
        .collect();
    let said = match months.is_empty() {
        true => desk.text.get("cli-submissions_fine"),
        false => {
            let args = [("months", desk.text.list(&months).into())];
            desk.text.with("cli-submissions_again", &args)
        }
    };
    desk.say(&said)
}

/// A month for a program: `2018-03`.
fn month_code(month: NaiveDate) -> String {
    month.format("%Y-%m").to_string()
}

fn month_json<'a>(
    one: &MonthStanding,
    sent: &[Submission],
    mut stale: impl Iterator<Item = (&'a Stale, &'a Vec<DifferenceWords>)>,
) -> Value {
    let again = stale.find(|(stale, _)| stale.month == one.month);
    let mut of_month: Vec<&Submission> = sent
        .iter()
        .filter(|it| it.month == Some(one.month))
        .collect();
    of_month.sort_by_key(|it| (it.submitted_on, it.head.id));
    let sent: Vec<Value> = of_month.into_iter().map(submission_json).collect();
    json!({
        "month": month_code(one.month),
        "persons": one.sum.persons,
        "women": one.sum.women,
        "men": one.sum.men,
        "minutes": one.sum.minutes,
        "rounded_off": one.sum.rounded_off,
        "uncertified": one.sum.uncertified(),
        "due": one.due,
        "sent": sent,
        "again": one.again,
        "after": again.and_then(|(stale, _)| stale.after).map(month_code),
        "differences": again.map_or_else(Vec::new, |(stale, words)| {
            stale.differences.iter().zip(words).map(difference_json).collect()
        }),
    })
}

fn submission_json(one: &Submission) -> Value {
    let rows = one.frozen();
    json!({
        "id": one.head.id,
        "submitted_on": one.submitted_on,
        "to": one.to,
        "layout": one.layout,
        "persons": rows.len(),
        "minutes": rows.iter().map(|row| row.minutes).sum::<i64>(),
    })
}

fn difference_json((one, words): (&Difference, &DifferenceWords)) -> Value {
    let minutes = |row: Option<FrozenRow>| row.map(|row| row.minutes);
    json!({
        "person": one.person,
        "title": words.who,
        "municipality": words.municipality,
        "unit": words.unit,
        "sent": minutes(one.sent),
        "now": minutes(one.now),
        "why": words.why,
    })
}
