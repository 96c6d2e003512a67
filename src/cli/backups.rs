//! Copies of a workspace: which there are, putting one back, and mending a damaged file.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::table::Table;
use super::usage::Call;
use super::{Desk, Done, moment};
use crate::domain::KINDS;
use crate::text::capitalised;
use crate::workspace::{self, Backup, Look, StoreError};

/// `backups FILE [--json]`
pub fn backups(desk: &mut Desk<'_>, call: &Call) -> Done {
    let all = workspace::backups(call.path(0))?;
    if call.is_set("json") {
        let listed = all.iter().map(|one| {
            json!({
                "file": name_of(one),
                "at": one.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
                "why": one.why.code(),
                "bytes": one.bytes,
                "base": base_of(one, &all).map(name_of),
            })
        });
        return desk.json(&listed.collect());
    }
    let heads = desk.columns(&["backup", "when", "why", "size"]);
    let mut table = Table::new(heads).numbers([3]);
    for one in &all {
        table.row(vec![
            name_of(one),
            desk.text.moment(one.at.date(), Some(one.at.time())),
            why(desk, one),
            desk.text.file_size(one.bytes),
        ]);
    }
    let empty = desk.text.get("cli-no_backups");
    desk.show(&table, &empty)
}

/// Why a copy was made, and which it stands on.
fn why(desk: &Desk<'_>, backup: &Backup) -> String {
    let why = desk.text.get(&format!("backup-why-{}", backup.why.code()));
    let Some(base) = backup.base else {
        return why;
    };
    let base = desk.text.moment(base.date(), Some(base.time()));
    let said = [("why", why.into()), ("when", base.into())];
    desk.text.with("cli-backup_on", &said)
}

/// The copy that one stands on, if it is there.
fn base_of<'a>(backup: &Backup, all: &'a [Backup]) -> Option<&'a Backup> {
    all.iter().find(|other| backup.stands_on(other))
}

fn name_of(backup: &Backup) -> String {
    let name = backup.path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The copy that is meant: by its name in the folder of copies, or by its path.
fn find(file: &Path, given: &Path) -> PathBuf {
    let in_folder = workspace::backups_folder(file).join(given);
    if in_folder.exists() {
        in_folder
    } else {
        given.to_owned()
    }
}

/// `restore FILE BACKUP [--preview]`
pub fn restore(desk: &mut Desk<'_>, call: &Call) -> Done {
    let file = call.path(0);
    let backup = find(file, call.path(1));
    if !backup.is_file() {
        return Err(StoreError::NoFile(backup).into());
    }
    if call.is_set("preview") {
        let look = workspace::look(file, &backup)?;
        return preview(desk, &look);
    }
    let restored = workspace::restore(file, &backup)?;
    let said = desk.text.restored(restored);
    desk.say(&said)
}

fn preview(desk: &mut Desk<'_>, look: &Look) -> Done {
    let mut table = Table::new(desk.columns(&["what", "in_backup", "now"])).numbers([1, 2]);
    let number = |count: u64| desk.text.number(i64::try_from(count).unwrap_or(i64::MAX));
    for kind in KINDS {
        let (then, now) = look.of(kind);
        if then > 0 || now.is_some_and(|now| now > 0) {
            let label = capitalised(&desk.text.kinds(kind));
            table.row(vec![
                label,
                number(then),
                now.map(number).unwrap_or_default(),
            ]);
        }
    }
    let now = look.now.as_ref();
    table.row(vec![
        desk.text.get("cli-column-entries"),
        number(look.then.entries),
        now.map(|now| number(now.entries)).unwrap_or_default(),
    ]);
    let last = |holding: &workspace::Holding| {
        let last = holding.last_change.as_ref();
        last.map_or_else(String::new, |(at, _)| moment(&desk.text, *at))
    };
    table.row(vec![
        desk.text.get("backup-last_change"),
        last(&look.then),
        now.map(last).unwrap_or_default(),
    ]);
    desk.show(&table, "")?;
    let said = match &look.now {
        Some(_) => desk.text.with("backup-lost", &[("n", look.lost.into())]),
        None => desk.text.get("backup-now_unreadable"),
    };
    desk.say(&said)
}

/// `rebuild FILE [--into NEW]`
pub fn rebuild(desk: &mut Desk<'_>, call: &Call) -> Done {
    let mended = workspace::mend(call.path(0), call.path_of("into"))?;
    let said = desk.text.mended(&mended);
    desk.say(&said)
}
