//! Keys: how they stand, a passphrase over the lead's, and the sheet that brings them back.

use std::path::Path;

use serde_json::json;

use super::table::Table;
use super::usage::Call;
use super::{Desk, Done, bundles, open, read_file};
use crate::bundle::{LeadSecrets, Passphrase, fingerprint, fingerprint_spoken};
use crate::report::{docx, key_sheet::key_sheet};
use crate::workspace::{KEY_SHEET, LeadKeyKept, Reader, Workspace, WorkspaceError};

/// `keys FILE [--json]`
pub fn keys(desk: &mut Desk<'_>, call: &Call) -> Done {
    desk.at_one_moment(call.path(0), |desk, reader| keys_of(desk, call, reader))
}

fn keys_of(desk: &mut Desk<'_>, call: &Call, reader: &Reader) -> Done {
    let project = reader.project()?;
    let of_project = project.as_ref();
    let all = [
        ("own", reader.own_key()?),
        ("signing", reader.lead_s_key()?),
        (
            "reading",
            of_project
                .map(|one| one.encryption_key.clone())
                .unwrap_or_default(),
        ),
    ];
    let kept = match reader.lead_key_kept()? {
        LeadKeyKept::Missing => "missing",
        LeadKeyKept::Open => "open",
        LeadKeyKept::Locked => "locked",
    };
    if call.is_set("json") {
        let described = all.iter().map(|(name, key)| {
            let words: Vec<_> = fingerprint_spoken(key)
                .split(' ')
                .map(str::to_owned)
                .collect();
            let key = json!({ "key": key, "fingerprint": fingerprint(key), "words": words });
            ((*name).to_owned(), key)
        });
        let mut answer: serde_json::Map<_, _> = described.collect();
        answer.insert("private".to_owned(), json!(kept));
        answer.insert("moves".to_owned(), json!(reader.moves()?));
        return desk.json(&answer.into());
    }
    let mut table = Table::plain(2);
    for (name, key) in all.iter().filter(|(_, key)| !key.is_empty()) {
        let label = desk.text.get(&format!("cli-key-{name}"));
        table.row(vec![label, fingerprint_spoken(key)]);
    }
    if project.is_some() && reader.role()? == crate::workspace::Role::Lead {
        let label = desk.text.get("cli-key-private");
        table.row(vec![label, desk.text.get(&format!("keys-kept_{kept}"))]);
    }
    desk.show(&table, "")
}

/// `protect-key FILE [--key-passphrase-file FILE] [--new-passphrase-file FILE]`
pub fn protect(desk: &mut Desk<'_>, call: &Call) -> Done {
    let new = bundles::passphrase_in(call, "new-passphrase-file")?;
    let mut workspace = opened(call)?;
    let said = match &new {
        Some(new) => {
            workspace.protect_lead_key(new)?;
            "keys-protected"
        }
        None => {
            workspace.unprotect_lead_key()?;
            "keys-unprotected"
        }
    };
    let said = desk.text.get(said);
    desk.say(&said)
}

/// `key-sheet FILE -o DOCUMENT [--key-passphrase-file FILE]`
pub fn sheet(desk: &mut Desk<'_>, call: &Call) -> Done {
    let path = call.path_of("output").unwrap_or(Path::new(""));
    super::project::may_replace(path)?;
    let mut workspace = opened(call)?;
    let project = workspace.reader().project()?;
    let name = project.map(|project| project.name).unwrap_or_default();
    let secrets = workspace.lead_secrets()?;
    let sheet = key_sheet(&desk.text, &secrets, &name, desk.today).map_err(WorkspaceError::from)?;
    let bytes = docx::write(&sheet).map_err(|error| WorkspaceError::of_file(path, &error))?;
    workspace.save_paper(KEY_SHEET, path, &bytes)?;
    let said = desk.text.get("keys-printed");
    desk.say(&said)
}

/// `restore-key FILE --sheet FILE`
pub fn restore(desk: &mut Desk<'_>, call: &Call) -> Done {
    let secrets = typed(call)?;
    open(call.path(0))?.restore_lead_secrets(&secrets)?;
    let said = desk.text.get("keys-restored");
    desk.say(&said)
}

/// `restore-lead BUNDLE --sheet FILE -o FILE`
pub fn restore_lead(desk: &mut Desk<'_>, call: &Call) -> Done {
    let path = call.path_of("output").unwrap_or(Path::new(""));
    let workspace = Workspace::restore_lead(call.path(0), path, &typed(call)?)?;
    let project = workspace.reader().project()?;
    let args = [
        (
            "project",
            project.map(|one| one.short_name).unwrap_or_default().into(),
        ),
        ("file", path.display().to_string().into()),
    ];
    let said = desk.text.with("cli-lead_restored", &args);
    desk.say(&said)
}

/// The sheet's lines, as they were typed into a file.
fn typed(call: &Call) -> Done<LeadSecrets> {
    let path = call.path_of("sheet").unwrap_or(Path::new(""));
    let text = String::from_utf8_lossy(&read_file(path)?).into_owned();
    Ok(LeadSecrets::read(&text).map_err(WorkspaceError::from)?)
}

/// The workspace to change, its key unlocked where a passphrase is given.
fn opened(call: &Call) -> Done<Workspace> {
    let mut workspace = open(call.path(0))?;
    unlock(
        &mut workspace,
        bundles::passphrase_in(call, "key-passphrase-file")?,
    )?;
    Ok(workspace)
}

/// Unlocks the lead's key with a passphrase, if there is one.
pub fn unlock(workspace: &mut Workspace, passphrase: Option<Passphrase>) -> Done {
    if let Some(passphrase) = passphrase {
        workspace.unlock_lead_key(&passphrase)?;
    }
    Ok(())
}
