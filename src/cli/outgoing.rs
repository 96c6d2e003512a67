//! What the lead sends out: kits to begin with, and feedback; to one municipality, or to all at once.

use std::path::{Path, PathBuf};

use super::project::{find_municipality, may_replace, say_sent};
use super::usage::Call;
use super::{Desk, Done, open};
use crate::bundle::BundleKind;
use crate::domain::MunicipalityCode;
use crate::insight::{Counts, Facts, Scope, comparisons};
use crate::text::{capitalised, dotted};
use crate::workspace::{Leaving, Workspace, WorkspaceError};

/// `kit FILE (--municipality CODE | --all) -o KIT [--dry-run]`
pub fn kit(desk: &mut Desk<'_>, call: &Call) -> Done {
    let to = receiver(call)?;
    let mut workspace = open(call.path(0))?;
    let files = files(desk, call, to, &workspace, BundleKind::Kit)?;
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
    let to = receiver(call)?;
    let mut workspace = open(call.path(0))?;
    let files = files(desk, call, to, &workspace, BundleKind::Feedback)?;
    let codes: Vec<MunicipalityCode> = files.iter().map(|(code, _)| *code).collect();
    let texts = workspace.feedback_texts(&codes)?;
    if call.is_set("dry-run") {
        return last_look(desk, &texts);
    }
    codes
        .iter()
        .try_for_each(|code| workspace.may_send_to(*code))?;
    // A municipality is told how it stands by what all have sent, whomever this goes to.
    let new = comparisons(workspace.reader(), desk.today)?;
    workspace.write_comparisons(new)?;
    for (code, path) in files {
        let sent = workspace.export_feedback(&path, code)?;
        say_sent(desk, "cli-feedback_made", &sent, &path)?;
    }
    say_naming(desk, &texts)
}

/// The municipality that it is for; none for all. Nothing is written over that is something else.
fn receiver(call: &Call) -> Done<Option<MunicipalityCode>> {
    match (call.value("municipality")?, call.is_set("all")) {
        (Some(code), false) => {
            let code = find_municipality(code)?;
            may_replace(call.path_of("output").unwrap_or(Path::new("")))?;
            Ok(Some(code))
        }
        (None, true) => Ok(None),
        _ => Err(call.misuse("cli-misuse-one_or_all", "--all").into()),
    }
}

/// To whom it goes, each with its file; those for all lie in a folder.
fn files(
    desk: &Desk<'_>,
    call: &Call,
    to: Option<MunicipalityCode>,
    workspace: &Workspace,
    what: BundleKind,
) -> Done<Vec<(MunicipalityCode, PathBuf)>> {
    let output = call.path_of("output").unwrap_or(Path::new(""));
    if let Some(code) = to {
        return Ok(vec![(code, output.to_owned())]);
    }
    let facts = Facts::load(workspace.reader())?;
    let scope = Scope::everything(desk.today);
    let codes = Counts::new(&facts, &scope).taking_part().into_iter();
    let files = codes.map(|code| {
        (
            code,
            output.join(desk.text.file_for(what, code, desk.today)),
        )
    });
    let files: Vec<_> = files.collect();
    for (_, path) in &files {
        may_replace(path)?;
    }
    if !call.is_set("dry-run") {
        std::fs::create_dir_all(output).map_err(|error| WorkspaceError::of_file(output, &error))?;
    }
    Ok(files)
}

/// The texts that would go out, in full.
fn last_look(desk: &mut Desk<'_>, leaving: &Leaving) -> Done {
    for (text, records) in leaving.texts_once() {
        let kind = capitalised(&desk.text.kind(text.kind));
        let field = desk.text.field_named(text.kind, &text.field);
        let names = desk.text.names_in(text);
        let mark = if names.is_some() { "! " } else { "" };
        let whence = format!("{mark}{kind} · {field}");
        desk.say(&dotted([whence, desk.text.in_records(records)]))?;
        if let Some(names) = names {
            desk.say(&names)?;
        }
        desk.say(&text.reads())?;
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
