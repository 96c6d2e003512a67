//! What the lead sends out: kits to begin with, and feedback; to one municipality, or to all at once.

use std::path::{Path, PathBuf};

use super::project::{find_municipality, may_replace, say_sent};
use super::usage::Call;
use super::{Desk, Done, open};
use crate::bundle::BundleKind;
use crate::domain::MunicipalityCode;
use crate::insight::{Counts, Facts, Scope, comparisons};
use crate::text::capitalised;
use crate::workspace::{Leaving, Workspace, WorkspaceError};

/// `kit FILE (--municipality CODE | --all) -o KIT [--dry-run]`
pub fn kit(desk: &mut Desk<'_>, call: &Call) -> Done {
    let mut workspace = open(call.path(0))?;
    let files = receivers(desk, call, &workspace, BundleKind::Kit)?;
    let texts = workspace.kit_texts()?;
    if call.is_set("dry-run") {
        return last_look(desk, &texts);
    }
    for (code, path) in files {
        let sent = workspace.export_kit(&path, code)?;
        say_sent(desk, "cli-kit_made", &sent, &path)?;
    }
    say_naming(desk, &texts)
}

/// `feedback FILE (--municipality CODE | --all) -o FEEDBACK [--dry-run]`
pub fn feedback(desk: &mut Desk<'_>, call: &Call) -> Done {
    let mut workspace = open(call.path(0))?;
    let files = receivers(desk, call, &workspace, BundleKind::Feedback)?;
    let codes: Vec<MunicipalityCode> = files.iter().map(|(code, _)| *code).collect();
    let texts = workspace.feedback_texts(&codes)?;
    if call.is_set("dry-run") {
        return last_look(desk, &texts);
    }
    // A municipality is told how it stands by what all have sent, whomever this goes to.
    let new = comparisons(workspace.reader(), desk.today)?;
    workspace.write_comparisons(new)?;
    for (code, path) in files {
        let sent = workspace.export_feedback(&path, code)?;
        say_sent(desk, "cli-feedback_made", &sent, &path)?;
    }
    say_naming(desk, &texts)
}

/// To whom it goes, each with its file. Nothing is written over that is something else.
fn receivers(
    desk: &Desk<'_>,
    call: &Call,
    workspace: &Workspace,
    what: BundleKind,
) -> Done<Vec<(MunicipalityCode, PathBuf)>> {
    let output = call.path_of("output").unwrap_or(Path::new(""));
    let files = match (call.value("municipality")?, call.is_set("all")) {
        (Some(code), false) => vec![(find_municipality(code)?, output.to_owned())],
        (None, true) => {
            let facts = Facts::load(workspace.reader())?;
            let scope = Scope::everything(desk.today);
            let codes = Counts::new(&facts, &scope).taking_part();
            if !call.is_set("dry-run") {
                std::fs::create_dir_all(output)
                    .map_err(|error| WorkspaceError::of_file(output, &error))?;
            }
            let named = codes.into_iter().map(|code| {
                let name = desk.text.file_for(what, code, desk.today);
                (code, output.join(name))
            });
            named.collect()
        }
        _ => return Err(call.misuse("cli-misuse-one_or_all", "--all").into()),
    };
    for (_, path) in &files {
        may_replace(path)?;
    }
    Ok(files)
}

/// The texts that would go out, in full.
fn last_look(desk: &mut Desk<'_>, leaving: &Leaving) -> Done {
    for (at, text) in leaving.free_texts.iter().enumerate() {
        let kind = capitalised(&desk.text.kind(text.kind));
        let field = desk.text.field_named(text.kind, &text.field);
        let mark = if at < leaving.naming { "! " } else { "" };
        desk.say(&format!("{mark}{kind} · {field}"))?;
        desk.say(&text.text)?;
        desk.say("")?;
    }
    let n = leaving.free_texts.len();
    let said = desk.text.with("cli-would_leave", &[("n", n.into())]);
    desk.say(&said)?;
    say_naming(desk, leaving)
}

/// Says how many of the texts that go out name somebody, where any does.
fn say_naming(desk: &mut Desk<'_>, leaving: &Leaving) -> Done {
    if leaving.naming == 0 {
        return Ok(());
    }
    let said = desk.text.with("cli-names", &[("n", leaving.naming.into())]);
    desk.say(&said)
}
