//! Återkoppling: the examples that the lead reviewed, what she wrote, and what went back to the municipalities once
//! everybody's bundles had been merged.

use chrono::NaiveDateTime;
use serde_json::{Value, json};

use super::act::{Act, create};
use super::calendar::{at, end, later};
use super::chance::id_of;
use super::lead::Ledger;
use crate::domain::{Choosable as _, GoodExample, Initiative, ProjectNote, Quote};
use crate::workspace::{Reader, Result};

/// So many examples were reviewed in time; the others still wait.
const REVIEWED: usize = 6;

/// Whom a note is for, and what it says.
const NOTES: [(Option<&str>, &str, &str); 3] = [
    (
        None,
        "Tack för era paket",
        "Alla sexton har skickat. Läs gärna exemplen: flera av dem går att börja med i liten skala redan i höst.",
    ),
    (
        Some("1285"),
        "Vi vill gärna komma på besök",
        "Er mottagning för nyanlända familjer har väckt intresse hos flera andra. Skulle två av dem kunna komma på \
         studiebesök i november?",
    ),
    (
        Some("1283"),
        "Närvaron på våren",
        "Några tillfällen i april saknar närvaro. Hör av er om något är oklart.",
    ),
];

/// When feedback was written.
pub(super) fn sent_at() -> NaiveDateTime {
    at(later(end(), 15), 16, 0)
}

/// What the lead wrote for it, with all that has come before her.
pub(super) fn acts(reader: &Reader) -> Result<Vec<Act>> {
    let mut all = reader.all::<Initiative>()?;
    all.retain(|one| one.good_example == Some(true) && one.may_share == Some(true));
    all.sort_by(|one, other| (&one.title, one.head.id).cmp(&(&other.title, other.head.id)));
    all.dedup_by(|one, other| one.title == other.title);
    let mut ledger = Ledger::default();
    for (number, one) in (0..).zip(all.into_iter().take(REVIEWED)) {
        let quotes = reader.of::<Quote>(Quote::about, one.head.id)?;
        let example = example(&one, &quotes);
        ledger.write(at(later(end(), 15), 13, number), vec![example]);
    }
    for (number, (to, subject, text)) in (0..).zip(NOTES) {
        let fields = [
            (ProjectNote::recipient, json!(to)),
            (ProjectNote::subject, json!(subject)),
            (ProjectNote::text, json!(text)),
            (ProjectNote::written_on, json!(later(end(), 15))),
        ];
        let note = create::<ProjectNote>(id_of(&format!("note/{number}")), &fields);
        ledger.write(at(later(end(), 15), 15, number), vec![note]);
    }
    Ok(ledger.acts())
}

fn example(of: &Initiative, quotes: &[Quote]) -> crate::workspace::Edit {
    let quotes = quotes
        .iter()
        .filter(|quote| quote.may_publish == Some(true));
    let quotes = quotes.map(|quote| format!("”{}” · {}", quote.text, quote.from_role));
    let themes: Vec<Value> = of.themes.iter().map(|theme| json!(theme.code())).collect();
    let told = [&*of.approach, &*of.result, &*of.example_text].join("\n\n");
    let fields = [
        (GoodExample::title, json!(of.title)),
        (GoodExample::themes, json!(themes)),
        (GoodExample::text, json!(told)),
        (
            GoodExample::quotes,
            json!(quotes.collect::<Vec<_>>().join("\n")),
        ),
        (GoodExample::worked_in, json!(of.head.municipality)),
        (
            GoodExample::ask,
            json!("Kontaktpersonen på kommunledningskontoret"),
        ),
        (GoodExample::reviewed_on, json!(later(end(), 15))),
        (GoodExample::shared, json!(true)),
        (GoodExample::initiative, json!(of.head.id)),
    ];
    create::<GoodExample>(id_of(&format!("example/{}", of.head.id)), &fields)
}
