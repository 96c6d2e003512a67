//! The report of a merge: what came, from whom, and what became of it.

use chrono::{DateTime, Local, NaiveDate};

use super::{Block, Column, Document, Level, Table};
use crate::bundle::{BundleKind, fingerprint_spoken};
use crate::domain::kind;
use crate::text::{Sentence as _, Text, capitalised};
use crate::workspace::{Account, KindCounts, Merge, Merged};

/// The report of a merge that was made in the workspace of this project.
pub fn merge(text: &Text, merged: &Merged, project: &str, made_on: NaiveDate) -> Document {
    let merge = &merged.merge;
    let footer = [
        ("n", merge.number.into()),
        ("project", project.to_owned().into()),
    ];
    let mut document = Document {
        title: text.get("merges-report"),
        subtitle: format!("{}, {}", sender(text, merge), moment(text, merge.at)),
        language: text.language(),
        author: merged
            .account
            .as_ref()
            .map_or_else(String::new, |one| one.by.clone()),
        made_on,
        footer: text.with("merges-report_footer", &footer),
        blocks: Vec::new(),
    };
    if merge.undone.is_some() {
        document
            .blocks
            .push(Block::Note(text.get("merges-undone_note")));
    }
    document
        .blocks
        .push(Block::Facts(facts(text, merged, project)));
    match &merged.account {
        Some(account) => add_account(text, &mut document, account),
        None => document.paragraph(text.get("merges-no_account")),
    }
    document
}

/// Whom a merge's bundle came from.
pub fn sender(text: &Text, merge: &Merge) -> String {
    if let Some((_, name)) = &merge.project {
        return name.clone();
    }
    let own = merge
        .municipality
        .filter(|_| merge.kind == BundleKind::Bundle.code());
    text.whose(own)
}

/// When a merge was undone and by whom, if it was.
pub fn undone(text: &Text, merge: &Merge) -> Option<String> {
    let undone = merge.undone.as_ref()?;
    let when = moment(text, undone.at);
    Some(if undone.by.is_empty() {
        text.with("merges-undone_by_nobody", &[("when", when.into())])
    } else {
        let args = [("when", when.into()), ("who", undone.by.as_str().into())];
        text.with("merges-undone", &args)
    })
}

/// What is known of the bundle and the merge, label by label.
pub fn facts(text: &Text, merged: &Merged, project: &str) -> Vec<(String, String)> {
    let merge = &merged.merge;
    let account = merged.account.as_ref();
    let program = account.map_or_else(String::new, |account| {
        let args = [("version", account.program.as_str().into())];
        text.with("merges-program_version", &args)
    });
    let facts = [
        ("from", sender(text, merge)),
        (
            "what",
            capitalised(&text.get(&format!("bundle-{}", merge.kind))),
        ),
        ("project", project.to_owned()),
        ("profile", text.get(&format!("profile-{}", merge.profile))),
        ("made", moment(text, merge.made_at)),
        ("program", program),
        ("key", fingerprint_spoken(&merge.sender)),
        ("at", moment(text, merge.at)),
        (
            "by",
            account.map_or_else(String::new, |account| account.by.clone()),
        ),
        ("number", merge.number.to_string()),
    ];
    let known = facts.into_iter().filter(|(_, value)| !value.is_empty());
    known
        .map(|(label, value)| (text.get(&format!("merges-{label}")), value))
        .collect()
}

fn add_account(text: &Text, document: &mut Document, account: &Account) {
    let total = account.total();
    if !account.warnings.is_empty() {
        document.heading(Level::First, text.get("merges-warnings"));
        let warnings = account.warnings.iter();
        let warnings = warnings.map(|warning| warning.sentence(text)).collect();
        document.blocks.push(Block::List(warnings));
    }
    document.heading(Level::First, text.get("merges-records"));
    document.paragraph(text.get("merges-records_add_up"));
    let columns = ["new", "changed", "unchanged", "held", "sum", "conflicts"];
    let records = |counts: &KindCounts| {
        vec![
            counts.new_records,
            counts.changed_records,
            counts.unchanged_records,
            counts.held_records,
            counts.records(),
            counts.conflicts,
        ]
    };
    document
        .blocks
        .push(table(text, account, &columns, &records));
    document.heading(Level::First, text.get("merges-entries"));
    let sums = [
        ("read", total.read),
        ("added", total.added),
        ("known", total.known),
        ("refused", total.refused),
    ];
    let sums = sums.map(|(name, n)| (name, number(text, n).into()));
    document.paragraph(text.with("merges-entries_add_up", &sums));
    let columns = ["read", "added", "known", "refused"];
    let entries =
        |counts: &KindCounts| vec![counts.read, counts.added, counts.known, counts.refused];
    document
        .blocks
        .push(table(text, account, &columns, &entries));
    if !account.held.is_empty() {
        document.heading(Level::First, text.get("merges-held"));
        document.blocks.push(Block::List(held(text, account)));
    }
}

/// Why entries were held back, each reason once.
pub fn held(text: &Text, account: &Account) -> Vec<String> {
    let held = account.held.iter().map(|(reason, n)| {
        let args = [("n", (*n).into()), ("reason", text.held(reason).into())];
        text.with("merges-held_line", &args)
    });
    held.collect()
}

/// A row a kind, and one for all together.
fn table(
    text: &Text,
    account: &Account,
    columns: &[&str],
    numbers: &dyn Fn(&KindCounts) -> Vec<usize>,
) -> Block {
    let head = |column: &str| text.get(&format!("merges-column_{column}"));
    let mut all = vec![Column::words(head("kind"), 3)];
    all.extend(
        columns
            .iter()
            .map(|column| Column::numbers(head(column), 2)),
    );
    let row = |name: String, counts: &KindCounts| {
        let cells = numbers(counts).into_iter().map(|n| number(text, n));
        std::iter::once(name).chain(cells).collect::<Vec<_>>()
    };
    let mut table = Table::new(all);
    for (code, counts) in &account.kinds {
        table.rows.push(row(kinds(text, code), counts));
    }
    table
        .rows
        .push(row(text.get("merges-all_kinds"), &account.total()));
    Block::Table(table)
}

/// What a kind's records are called, also one that this version does not know.
pub fn kinds(text: &Text, code: &str) -> String {
    kind(code).map_or_else(|| code.to_owned(), |kind| capitalised(&text.kinds(kind)))
}

fn number(text: &Text, n: usize) -> String {
    text.number(i64::try_from(n).unwrap_or(i64::MAX))
}

/// A moment, as it was on the clocks here.
pub fn moment(text: &Text, ms: i64) -> String {
    let moment = DateTime::from_timestamp_millis(ms).map(|moment| moment.with_timezone(&Local));
    moment.map_or_else(String::new, |moment| {
        text.moment(moment.date_naive(), Some(moment.time()))
    })
}
