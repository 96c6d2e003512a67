//! What merges held back: listed, let in, refused.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::failure::Failure;
use super::table::Table;
use super::usage::Call;
use super::{Desk, Done, Titles, moment, moment_json, open};
use crate::bundle::{fingerprint, fingerprint_spoken};
use crate::domain::Id;
use crate::journal::Entry;
use crate::workspace::{Held, HeldId, HeldReason, KeyId, Reader, Result, Sender, Whose, Workspace};

/// What projects are called in short.
type Projects = BTreeMap<Id, String>;

/// Something that waits: a key, with all that it signed, or an entry.
enum Waits {
    Key(Sender),
    Entry(Box<Held>, Option<Whose>, Option<Box<Entry>>),
}

impl Waits {
    fn all(reader: &Reader) -> Result<Vec<Self>> {
        let held_back = reader.held_back(None)?;
        let keys = held_back.keys.into_iter().map(|(key, _)| Self::Key(key));
        let entries = held_back.entries.into_iter().map(|(from, held)| {
            let entry = held.said().map(Box::new);
            Self::Entry(Box::new(held), from, entry)
        });
        Ok(keys.chain(entries).collect())
    }

    /// What to call it: a key by whose it would be and its fingerprint, an entry by its id.
    fn id(&self) -> String {
        match self {
            Self::Key(sender) => {
                let key = fingerprint(&sender.key).replace(' ', "");
                match sender.whose {
                    Whose::Municipality(code) => format!("{code}:{key}"),
                    Whose::Project(project) => format!("{project}:{key}"),
                }
            }
            Self::Entry(held, _, _) => held.entry.to_string(),
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Key(sender) => json!({
                "id": self.id(),
                "what": "key",
                "municipality": sender.whose.municipality(),
                "project": sender.whose.project(),
                "reason": HeldReason::UnknownKey,
                "at": moment_json(sender.at),
                "key": sender.key,
                "entry": null,
            }),
            Self::Entry(held, from, entry) => json!({
                "id": self.id(),
                "what": "entry",
                "municipality": from.and_then(Whose::municipality),
                "project": from.and_then(Whose::project),
                "reason": held.reason,
                "at": moment_json(held.entry.wall_ms()),
                "key": held.sender,
                "entry": entry,
            }),
        }
    }

    fn row(&self, desk: &Desk<'_>, titles: &Titles<'_>, projects: &Projects) -> Vec<String> {
        match self {
            Self::Key(sender) => vec![
                self.id(),
                desk.text.sender(Some(sender.whose), projects),
                desk.text.get("cli-held_key"),
                fingerprint_spoken(&sender.key),
                desk.text.held(&HeldReason::UnknownKey),
                moment(&desk.text, sender.at),
            ],
            Self::Entry(held, from, entry) => vec![
                self.id(),
                match from {
                    Some(_) => desk.text.sender(*from, projects),
                    None => desk.owner(None),
                },
                entry.as_ref().map_or_else(
                    || desk.text.get("held-unreadable"),
                    |entry| desk.kind(&entry.kind),
                ),
                entry
                    .as_ref()
                    .map_or_else(String::new, |entry| titles.of(entry.record)),
                desk.text.held(&held.reason),
                moment(&desk.text, held.entry.wall_ms()),
            ],
        }
    }
}

/// `held FILE [--json]`
pub fn held(desk: &mut Desk<'_>, call: &Call) -> Done {
    desk.at_one_moment(call.path(0), |desk, reader| held_of(desk, call, reader))
}

fn held_of(desk: &mut Desk<'_>, call: &Call, reader: &Reader) -> Done {
    let all = Waits::all(reader)?;
    if call.is_set("json") {
        return desk.json(&all.iter().map(Waits::json).collect());
    }
    let titles = Titles::new(reader, &desk.text);
    let projects = reader.project_names()?;
    let heads = desk.columns(&["id", "municipality", "what", "title", "why", "when"]);
    let mut table = Table::new(heads);
    for one in &all {
        table.row(one.row(desk, &titles, &projects));
    }
    let empty = desk.text.get("cli-no_held");
    desk.show(&table, &empty)
}

/// `accept FILE ID…`
pub fn accept(desk: &mut Desk<'_>, call: &Call) -> Done {
    decide(
        desk,
        call,
        |workspace, keys, entries| {
            let counts = workspace.accept(keys, entries, &mut |_, _| true)?;
            Ok((counts.added, counts.refused))
        },
        "held-accepted",
    )
}

/// `refuse FILE ID…`
pub fn refuse(desk: &mut Desk<'_>, call: &Call) -> Done {
    decide(
        desk,
        call,
        |workspace, keys, entries| Ok((workspace.refuse(keys, entries)?, 0)),
        "held-refused",
    )
}

/// Decides about all that are named, or about none: for how many it was done, and how many wait on.
fn decide(
    desk: &mut Desk<'_>,
    call: &Call,
    about: impl Fn(&mut Workspace, &[KeyId], &[HeldId]) -> Result<(usize, usize)>,
    said: &str,
) -> Done {
    let mut workspace = open(call.path(0))?;
    let all = Waits::all(workspace.reader())?;
    let mut keys: Vec<KeyId> = Vec::new();
    let mut entries: Vec<HeldId> = Vec::new();
    for word in call.words(1)? {
        let before = (keys.len(), entries.len());
        for one in all.iter().filter(|one| one.id() == word) {
            match one {
                Waits::Key(sender) => keys.push((sender.whose, sender.key.clone())),
                Waits::Entry(held, _, _) => entries.push((held.entry, held.sender.clone())),
            }
        }
        if before == (keys.len(), entries.len()) {
            return Err(Failure::NotHeld(word.to_owned()));
        }
    }
    let (done, stayed) = about(&mut workspace, &keys, &entries)?;
    desk.warn_of_backup(&mut workspace);
    let said = desk.text.with(said, &[("n", done.into())]);
    desk.say(&format!("{said}."))?;
    if stayed > 0 {
        let said = desk.text.with("held-stayed", &[("n", stayed.into())]);
        desk.say(&format!("{said}."))?;
    }
    Ok(())
}
