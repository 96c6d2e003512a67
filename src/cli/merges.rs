//! The merges that were made: listed, told, and taken back.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use super::bundles::warning_code;
use super::failure::Failure;
use super::table::Table;
use super::usage::Call;
use super::{Desk, Done, Titles, moment, moment_json, open};
use crate::report::{docx, merge as report};
use crate::workspace::{
    Account, KindCounts, Merged, Reader, TakenBack, Unmerged, Workspace, WorkspaceError, write_file,
};

/// `merges FILE [--json]`
pub fn merges(desk: &mut Desk<'_>, call: &Call) -> Done {
    let merged = Reader::open(call.path(0))?.merged()?;
    if call.is_set("json") {
        let all = merged.iter().map(merged_json).collect::<Vec<_>>();
        return desk.json(&all.into());
    }
    let heads = [
        "number",
        "when",
        "municipality",
        "what",
        "made",
        "new",
        "changed",
        "conflicts",
        "held",
        "state",
    ];
    let mut table = Table::new(desk.columns(&heads)).numbers([0, 5, 6, 7, 8]);
    for one in &merged {
        let merge = &one.merge;
        let mut row = vec![
            merge.number.to_string(),
            moment(&desk.text, merge.at),
            merge
                .project
                .as_ref()
                .map_or_else(|| desk.owner(merge.municipality), |(_, name)| name.clone()),
            desk.text.get(&format!("cli-bundle_kind-{}", merge.kind)),
            moment(&desk.text, merge.made_at),
        ];
        row.extend(numbers(one.account.as_ref().map(|account| account.total())));
        row.push(report::undone(&desk.text, merge).unwrap_or_default());
        table.row(row);
    }
    let empty = desk.text.get("cli-no_merges");
    desk.show(&table, &empty)
}

fn numbers(total: Option<KindCounts>) -> Vec<String> {
    let Some(total) = total else {
        return vec![String::new(); 4];
    };
    let numbers = [
        total.new_records,
        total.changed_records,
        total.conflicts,
        total.refused,
    ];
    numbers.map(|number| number.to_string()).to_vec()
}

fn account_json(account: &Account) -> Value {
    let warnings = account.warnings.iter().copied();
    json!({
        "by": account.by,
        "program": account.program,
        "kinds": account.kinds,
        "held": account.held,
        "erased": account.erased(),
        "warnings": warnings.map(warning_code).collect::<Vec<_>>(),
    })
}

fn merged_json(merged: &Merged) -> Value {
    let merge = &merged.merge;
    json!({
        "number": merge.number,
        "at": moment_json(merge.at),
        "kind": merge.kind,
        "municipality": merge.municipality,
        "project": merge.project.as_ref().map(|(project, _)| project),
        "profile": merge.profile,
        "made_at": moment_json(merge.made_at),
        "sender": merge.sender,
        "digest": merge.digest,
        "account": merged.account.as_ref().map(account_json),
        "undone": merge.undone.as_ref().map(|undone| json!({
            "at": moment_json(undone.at),
            "by": undone.by,
        })),
    })
}

/// `merge-report FILE MERGE -o DOCUMENT`
pub fn merge_report(desk: &mut Desk<'_>, call: &Call) -> Done {
    desk.at_one_moment(call.path(0), |desk, reader| {
        merge_report_of(desk, call, reader)
    })
}

fn merge_report_of(desk: &mut Desk<'_>, call: &Call, reader: &Reader) -> Done {
    let number = number(call, call.word(1)?)?;
    let mut merged = reader.merged()?.into_iter();
    let merged = merged.find(|merged| merged.merge.number == number);
    let merged = merged.ok_or(WorkspaceError::NoSuchMerge(number))?;
    let path = call.path_of("output").unwrap_or(Path::new(""));
    let project = reader
        .project()?
        .map_or_else(String::new, |project| project.short_name);
    let document = report::merge(&desk.text, &merged, &project, desk.today);
    write_file(path, &docx::write(&document)?)?;
    let file = path.display().to_string();
    let said = desk.text.with("cli-report_made", &[("file", file.into())]);
    desk.say(&said)
}

/// `unmerge FILE [MERGE…] [--last N] [--dry-run] [--json]`
pub fn unmerge(desk: &mut Desk<'_>, call: &Call) -> Done {
    let keep = !call.is_set("dry-run");
    let last = call
        .value("last")?
        .map(|word| number(call, word))
        .transpose()?;
    let mut merges = call
        .words(1)?
        .into_iter()
        .map(|word| number(call, word))
        .collect::<Done<Vec<_>>>()?;
    if merges.is_empty() == last.is_none() {
        return Err(call.misuse("cli-misuse-which_merge", "").into());
    }
    let mut workspace = open(call.path(0))?;
    if let Some(last) = last {
        merges = workspace
            .reader()
            .last_merges(usize::try_from(last).unwrap_or(0))?;
    }
    let done = workspace
        .unmerge(&merges, keep)
        .map_err(|error| named(desk, &workspace, error))?;
    desk.warn_of_backup(&mut workspace);
    if call.is_set("json") {
        return desk.json(&done_json(&done, keep));
    }
    show(desk, &done)?;
    if done.merges.is_empty() {
        return desk.say(&desk.text.get("cli-no_merges"));
    }
    let numbers = done.merges.iter().map(i64::to_string);
    let args = [
        ("n", done.merges.len().into()),
        ("numbers", numbers.collect::<Vec<_>>().join(" ").into()),
    ];
    let key = if keep {
        "cli-unmerged"
    } else {
        "cli-would_unmerge"
    };
    let said = desk.text.with(key, &args);
    desk.say(&said)
}

/// The error, with what stands on the merge by name.
fn named(desk: &Desk<'_>, workspace: &Workspace, error: WorkspaceError) -> Failure {
    const SHOWN: usize = 20;
    let WorkspaceError::StoodOn(standing) = &error else {
        return error.into();
    };
    let titles = Titles::new(workspace.reader(), &desk.text);
    let named = standing.iter().take(SHOWN);
    let mut named: Vec<String> = named.map(|one| titles.of(one.record)).collect();
    if standing.len() > SHOWN {
        named.push("…".to_owned());
    }
    Failure::StoodOn {
        records: named.join("; "),
        error,
    }
}

fn show(desk: &mut Desk<'_>, done: &Unmerged) -> Done {
    let heads = desk.columns(&["kind", "gone", "changed_back"]);
    let mut table = Table::new(heads).numbers([1, 2]);
    for (kind, taken) in &done.kinds {
        let cells = [taken.gone, taken.changed].map(|number| number.to_string());
        table.row(std::iter::once(desk.kind(kind)).chain(cells).collect());
    }
    let empty = desk.text.get("cli-nothing_taken_back");
    desk.show(&table, &empty)?;
    let stays = [
        ("merges-undo_shared", done.shared),
        ("merges-undo_erasures", done.erasures),
    ];
    for (key, n) in stays.into_iter().filter(|(_, n)| *n > 0) {
        let said = desk.text.with(key, &[("n", n.into())]);
        desk.say(&said)?;
    }
    desk.say("")
}

fn done_json(done: &Unmerged, kept: bool) -> Value {
    let kinds: BTreeMap<&String, Value> = done
        .kinds
        .iter()
        .map(
            |(
                kind,
                TakenBack {
                    entries,
                    gone,
                    changed,
                },
            )| {
                let taken =
                    json!({ "entries": entries, "gone_records": gone, "changed_records": changed });
                (kind, taken)
            },
        )
        .collect();
    json!({
        "merges": done.merges,
        "kept": kept,
        "kinds": kinds,
        "shared": done.shared,
        "erasures": done.erasures,
    })
}

/// A whole number from 1.
fn number(call: &Call, word: &str) -> Done<i64> {
    match word.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err(call.misuse("cli-misuse-not_a_number", word).into()),
    }
}
