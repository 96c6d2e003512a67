//! The state of a workspace: what waits for a decision, and whether everything holds.

use serde_json::json;

use super::records::told;
use super::table::{Table, cut};
use super::usage::Call;
use super::{Desk, Done, Titles, moment, moment_json};
use crate::domain::{Value, kind};
use crate::journal::EntryId;
use crate::workspace::{Reader, Waiting};

/// A value that waits, with when and by whom it was set.
struct Proposal {
    entry: EntryId,
    value: Value,
    author: Option<String>,
}

/// `conflicts FILE [--json]`
pub fn conflicts(desk: &mut Desk<'_>, call: &Call) -> Done {
    desk.at_one_moment(call.path(0), |desk, reader| {
        conflicts_of(desk, call, reader)
    })
}

fn conflicts_of(desk: &mut Desk<'_>, call: &Call, reader: &Reader) -> Done {
    let waiting = reader.conflicts()?;
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
    let heads = desk.columns(&["id", "kind", "title", "field", "value", "who", "when"]);
    let mut table = Table::new(heads);
    for (waiting, proposals) in &all {
        for proposal in proposals {
            let code = &waiting.conflict.field;
            let (label, value) = match kind(&waiting.kind) {
                Some(kind) => told(desk, kind, code, &proposal.value, &titles),
                None => (code.clone(), proposal.value.to_string()),
            };
            table.row(vec![
                waiting.record.to_string(),
                desk.kind(&waiting.kind),
                cut(&titles.of(waiting.record)),
                label,
                cut(&value),
                proposal.author.clone().unwrap_or_default(),
                moment(&desk.text, proposal.entry.wall_ms()),
            ]);
        }
    }
    let empty = desk.text.get("cli-no_conflicts");
    desk.show(&table, &empty)
}

fn proposals(reader: &Reader, waiting: &Waiting) -> Done<Vec<Proposal>> {
    let history = reader.history(waiting.record)?;
    let author = |entry: EntryId| {
        let entry = history.iter().find(|known| known.id == entry)?;
        entry.author.clone()
    };
    let values = waiting.conflict.values.iter();
    Ok(values
        .map(|(entry, value)| Proposal {
            entry: *entry,
            value: value.clone(),
            author: author(*entry),
        })
        .collect())
}

fn proposal_json(proposal: &Proposal) -> Value {
    json!({
        "entry": proposal.entry,
        "value": proposal.value,
        "at": moment_json(proposal.entry.wall_ms()),
        "author": proposal.author,
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
