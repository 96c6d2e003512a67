//! What travels: bundles out, looked at, and in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Value, json};

use super::failure::Failure;
use super::keys;
use super::project::{may_replace, say_sent};
use super::table::Table;
use super::usage::Call;
use super::{Desk, Done, moment, open, read_file};
use crate::bundle::{
    self, BundleError, BundleKind, EncryptedFor, Limits, Manifest, Passphrase, Profile,
};
use crate::text::Sentence;
use crate::workspace::{KindCounts, MergeReport, Warning, WorkspaceError, bundle_at};

/// `export FILE -o BUNDLE [--profile full|pseudonymous] [--passphrase-file FILE]`
pub fn export(desk: &mut Desk<'_>, call: &Call) -> Done {
    let profile = match call.value("profile")? {
        None => Profile::Full,
        Some(typed) => *[Profile::Full, Profile::Pseudonymous]
            .iter()
            .find(|profile| profile.code() == typed)
            .ok_or_else(|| call.no_such_value("profile", typed))?,
    };
    let passphrase = passphrase(call)?;
    let path = call.path_of("output").unwrap_or(Path::new(""));
    may_replace(path)?;
    let mut workspace = open(call.path(0))?;
    let none = BTreeSet::new();
    let naming = match profile {
        Profile::Full => 0,
        Profile::Pseudonymous => workspace.leaving(profile, &none)?.naming,
    };
    let sent = workspace.export(path, profile, passphrase.as_ref(), &none)?;
    say_sent(desk, "cli-bundle_made", &sent, path)?;
    let sealed = sealed(desk, &sent.manifest);
    let said = desk.text.with("cli-sealed", &[("sealed", sealed.into())]);
    desk.say(&said)?;
    if naming > 0 {
        let said = desk.text.with("cli-naming", &[("n", naming.into())]);
        desk.say(&said)?;
    }
    Ok(())
}

/// Who can read a bundle, in a word or two.
pub fn sealed(desk: &Desk<'_>, manifest: &Manifest) -> String {
    desk.text.get(match manifest.encrypted_for {
        EncryptedFor::Nobody => "cli-sealed-nobody",
        EncryptedFor::Lead => "cli-sealed-lead",
        EncryptedFor::Evaluator => "cli-sealed-evaluator",
        EncryptedFor::Passphrase => "cli-sealed-passphrase",
    })
}

/// The passphrase in the file that the call names, if it names one.
pub fn passphrase(call: &Call) -> Done<Option<Passphrase>> {
    passphrase_in(call, "passphrase-file")
}

/// The same for an option of another name.
pub fn passphrase_in(call: &Call, option: &str) -> Done<Option<Passphrase>> {
    let Some(path) = call.path_of(option) else {
        return Ok(None);
    };
    let text = String::from_utf8(read_file(path)?).map_err(|_| WorkspaceError::File {
        path: path.to_owned(),
        reason: "UTF-8".to_owned(),
    })?;
    Ok(Some(Passphrase::new(&text).map_err(WorkspaceError::from)?))
}

/// `inspect BUNDLE [--json]`
pub fn inspect(desk: &mut Desk<'_>, call: &Call) -> Done {
    let bytes = read_file(call.path(0))?;
    let manifest = bundle::inspect(&bytes, &Limits::default()).map_err(WorkspaceError::from)?;
    if call.is_set("json") {
        return desk.json(&manifest_json(&manifest, bytes.len())?);
    }
    let text = &desk.text;
    let mut table = Table::plain(2);
    for (label, value) in [
        (
            "what",
            text.get(&format!("cli-bundle_kind-{}", manifest.kind.code())),
        ),
        ("project", manifest.project_name.clone()),
        ("municipality", desk.owner(manifest.municipality)),
        (
            "profile",
            text.get(&format!("cli-profile-{}", manifest.profile.code())),
        ),
        ("sealed", sealed(desk, &manifest)),
        ("made", moment(text, manifest.made_at)),
        ("program", manifest.program.clone()),
        ("sender", bundle::fingerprint_spoken(&manifest.sender)),
        ("size", text.with("cli-bytes", &[("n", bytes.len().into())])),
    ] {
        table.row(vec![text.get(&format!("cli-column-{label}")), value]);
    }
    desk.show(&table, "")?;
    desk.say("")?;
    let mut counts = Table::new(desk.columns(&["kind", "entries"])).numbers([1]);
    for (kind, count) in &manifest.counts {
        let count = i64::try_from(*count).unwrap_or(i64::MAX);
        counts.row(vec![desk.kind(kind), desk.text.number(count)]);
    }
    let empty = desk.text.get("cli-nothing_in_it");
    desk.show(&counts, &empty)
}

fn manifest_json(manifest: &Manifest, bytes: usize) -> Done<Value> {
    let mut said = serde_json::to_value(manifest)
        .map_err(|error| WorkspaceError::from(BundleError::System(error.to_string())))?;
    if let Some(said) = said.as_object_mut() {
        said.insert("entries".to_owned(), json!(manifest.entries()));
        said.insert("bytes".to_owned(), json!(bytes));
        said.insert(
            "fingerprint".to_owned(),
            json!(bundle::fingerprint(&manifest.sender)),
        );
        said.insert(
            "fingerprint_words".to_owned(),
            json!(bundle::fingerprint_words(&manifest.sender)),
        );
    }
    Ok(said)
}

/// `merge FILE BUNDLE… [--dry-run] [--passphrase-file FILE] [--json]`
pub fn merge(desk: &mut Desk<'_>, call: &Call) -> Done {
    let bundles = call.paths(1);
    let keep = !call.is_set("dry-run");
    let passphrase = passphrase(call)?;
    let of_key = passphrase_in(call, "key-passphrase-file")?;
    let mut workspace = open(call.path(0))?;
    keys::unlock(&mut workspace, of_key)?;
    let mut at = 0;
    let merged = workspace.merge(&bundles, passphrase.as_ref(), keep, &mut |done, _| {
        at = bundle_at(done, bundles.len());
        true
    });
    let reports = merged.map_err(|error| match (error, bundles.as_slice()) {
        (error @ (WorkspaceError::Store(_) | WorkspaceError::File { .. }), _) | (error, [_]) => {
            Failure::from(error)
        }
        (error, all) => Failure::Bundle {
            file: all.get(at).map(|path| file_name(path)).unwrap_or_default(),
            error,
        },
    })?;
    desk.warn_of_backup(&mut workspace);
    let merged: Vec<_> = bundles.iter().copied().zip(&reports).collect();
    if call.is_set("json") {
        let all: Vec<_> = merged
            .iter()
            .map(|(path, report)| report_json(path, report, keep))
            .collect();
        return desk.json(&all.into());
    }
    show_merge(desk, &merged)?;
    let done = if keep {
        "cli-merged"
    } else {
        "cli-would_merge"
    };
    let said = desk.text.with(done, &[("n", merged.len().into())]);
    desk.say(&said)
}

/// What a merge did: by bundle, by kind, and what the lead should know.
fn show_merge(desk: &mut Desk<'_>, merged: &[(&Path, &MergeReport)]) -> Done {
    const COUNTS: [&str; 5] = ["new", "changed", "unchanged", "conflicts", "held"];
    let table = |desk: &Desk<'_>, first: &[&str]| {
        let heads = desk.columns(&[first, &COUNTS].concat());
        Table::new(heads).numbers(first.len()..first.len() + COUNTS.len())
    };
    let mut bundles = table(desk, &["bundle", "municipality"]);
    let mut by_kind: BTreeMap<&str, Vec<KindCounts>> = BTreeMap::new();
    for (path, report) in merged {
        let from = match report.manifest.kind {
            BundleKind::Cluster => report.manifest.project_name.clone(),
            _ => desk.owner(report.manifest.municipality),
        };
        let mut row = vec![file_name(path), from];
        row.extend(cells(desk, &report.total()));
        bundles.row(row);
        for (kind, counts) in &report.kinds {
            by_kind.entry(kind).or_default().push(*counts);
        }
    }
    desk.show(&bundles, "")?;
    desk.say("")?;
    let mut kinds = table(desk, &["kind"]);
    for (kind, counts) in by_kind {
        let total = counts.iter().copied().sum();
        let mut row = vec![desk.kind(kind)];
        row.extend(cells(desk, &total));
        kinds.row(row);
    }
    let empty = desk.text.get("cli-nothing_in_it");
    desk.show(&kinds, &empty)?;
    for (path, report) in merged {
        let reasons: BTreeSet<_> = report.held.iter().map(|(_, reason)| reason).collect();
        let warnings = report
            .warnings
            .iter()
            .map(|warning| warning.sentence(&desk.text));
        let held = reasons.into_iter().map(|reason| desk.text.held(reason));
        for sentence in warnings.chain(held).collect::<Vec<_>>() {
            desk.say(&format!("{}: {sentence}", file_name(path)))?;
        }
    }
    desk.say("")
}

fn cells(desk: &Desk<'_>, counts: &KindCounts) -> Vec<String> {
    let numbers = [
        counts.new_records,
        counts.changed_records,
        counts.unchanged_records,
        counts.conflicts,
        counts.refused,
    ];
    let number = |number| desk.text.number(i64::try_from(number).unwrap_or(i64::MAX));
    numbers.into_iter().map(number).collect()
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

fn report_json(path: &Path, report: &MergeReport, kept: bool) -> Value {
    let kinds = report.kinds.iter();
    let held = report.held.iter();
    json!({
        "file": path.to_string_lossy(),
        "municipality": report.manifest.municipality,
        "project": report.manifest.project,
        "kept": kept,
        "erased": report.erased(),
        "warnings": report.warnings.iter().copied().map(warning_code).collect::<Vec<_>>(),
        "held": held
            .map(|(entry, reason)| json!({ "entry": entry, "reason": reason }))
            .collect::<Vec<_>>(),
        "kinds": kinds
            .map(|(kind, counts)| (kind.clone(), counts_json(counts)))
            .collect::<serde_json::Map<_, _>>(),
        "total": counts_json(&report.total()),
    })
}

fn counts_json(counts: &KindCounts) -> Value {
    json!({
        "read": counts.read,
        "added": counts.added,
        "known": counts.known,
        "refused": counts.refused,
        "new_records": counts.new_records,
        "changed_records": counts.changed_records,
        "unchanged_records": counts.unchanged_records,
        "held_records": counts.held_records,
        "conflicts": counts.conflicts,
    })
}

/// A warning as scripts know it.
pub fn warning_code(warning: Warning) -> &'static str {
    match warning {
        Warning::MergedBefore => "merged_before",
        Warning::OlderThanKnown => "older_than_known",
        Warning::NewKey => "new_key",
        Warning::RefusedKey => "refused_key",
        Warning::VouchedKey => "vouched_key",
        Warning::NewerProgram => "newer_program",
        Warning::ClockAhead => "clock_ahead",
        Warning::Erases(_) => "erases",
    }
}
