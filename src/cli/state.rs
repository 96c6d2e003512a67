//! The state of a workspace: what waits for a decision, and whether everything holds.

use serde_json::json;

use super::records::told;
use super::table::{Table, cut};
use super::usage::Call;
use super::{Desk, Done, Titles, moment, moment_json};
use crate::domain::{Id, Value, kind};
use crate::insight::{Facts, doubts};
use crate::journal::{EntryId, REMOVED};
use crate::workspace::{OpenConflict, Reader};

/// A value that waits, with when and by whom it was set.
struct Proposal {
    entry: EntryId,
    /// The record that refers to this one anew, where that is what speaks for keeping it.
    referring: Option<Id>,
    value: Value,
    author: Option<String>,
}

/// `conflicts FILE [--json]`
pub fn conflicts(desk: &mut Desk<'_>, call: &Call) -> Done {
    desk.at_one_moment(call.path(0), |desk, reader| {
        conflicts_of(desk, call, reader)
    })
}

/// Everything that waits for somebody to choose.
pub fn waiting(reader: &Reader) -> Done<Vec<OpenConflict>> {
    let mut waiting = reader.conflicts()?;
    for doubt in doubts(&Facts::load(reader)?) {
        let told = (doubt.field, doubt.named_by());
        let kind = doubt.source.kind();
        waiting.extend(reader.told_differently(kind, told, &doubt.records, doubt.municipality)?);
    }
    Ok(waiting)
}

fn conflicts_of(desk: &mut Desk<'_>, call: &Call, reader: &Reader) -> Done {
    let waiting = waiting(reader)?;
    let titles = Titles::new(reader, &desk.text);
    let mut all = Vec::new();
    for one in &waiting {
        all.push((one, proposals(reader, one)?));
    }
    if call.is_set("json") {
        let all = all.iter().map(|(waiting, proposals)| {
            json!({
                "record": waiting.record,
                "kind": waiting.kind,
                "municipality": waiting.municipality,
                "title": titles.of(waiting.record),
                "field": waiting.conflict.field,
                "values": proposals.iter().map(proposal_json).collect::<Vec<_>>(),
            })
        });
        return desk.json(&all.collect());
    }
    let heads = desk.columns(&[
        "id", "kind", "title", "field", "value", "who", "when", "choice",
    ]);
    let mut table = Table::new(heads);
    for (waiting, proposals) in &all {
        for proposal in proposals {
            let code = &waiting.conflict.field;
            let (label, mut value) = match kind(&waiting.kind) {
                Some(kind) => told(desk, kind, code, &proposal.value, &titles),
                None => (code.clone(), proposal.value.to_string()),
            };
            if let Some(referring) = proposal.referring.filter(|_| code == REMOVED) {
                let what = [("what", titles.of(referring).into())];
                value = desk.text.with("conflict-keep_for", &what);
            }
            // Of contradicting records each is a row of its own; of others that refer to it none is decided.
            let record = proposal.referring.filter(|_| code != REMOVED);
            table.row(vec![
                record.unwrap_or(waiting.record).to_string(),
                desk.kind(&waiting.kind),
                cut(&titles.of(record.unwrap_or(waiting.record))),
                label,
                cut(&value),
                proposal.author.clone().unwrap_or_default(),
                moment(&desk.text, proposal.entry.wall_ms()),
                proposal.entry.to_string(),
            ]);
        }
    }
    let empty = desk.text.get("cli-no_conflicts");
    desk.show(&table, &empty)
}

fn proposals(reader: &Reader, waiting: &OpenConflict) -> Done<Vec<Proposal>> {
    let values = waiting.conflict.values.iter().map(|(id, value)| {
        let entry = reader.entry(*id)?;
        let record = entry.as_ref().map(|entry| entry.record);
        Ok(Proposal {
            entry: *id,
            referring: record.filter(|record| *record != waiting.record),
            value: value.clone(),
            author: entry.and_then(|entry| entry.author),
        })
    });
    values.collect()
}

fn proposal_json(proposal: &Proposal) -> Value {
    json!({
        "entry": proposal.entry,
        "value": proposal.value,
        "at": moment_json(proposal.entry.wall_ms()),
        "author": proposal.author,
        "referring": proposal.referring,
    })
}

/// `verify FILE`
pub fn verify(desk: &mut Desk<'_>, call: &Call) -> Done {
    let verified = Reader::open(call.path(0))?.verify()?;
    let said = desk
        .text
        .with("cli-verified", &[("n", verified.entries.into())]);
    desk.say(&said)
}
