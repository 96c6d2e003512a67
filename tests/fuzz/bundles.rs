//! Whatever stands in a bundle: it is refused with a reason, or merged into a file that is sound afterwards; and
//! whatever stands in a spreadsheet.
//!
//! The first byte of an input says which way the rest comes in: `B` as the whole file, `M` as the manifest,
//! `C` as the compressed content, `A` as the encrypted content, `L` as the lines inside. All but the first are
//! rightly signed, so that the fuzzer need not guess a signature. `S` is a whole spreadsheet, `X` the sheet inside an
//! Excel file, `O` the content of an OpenDocument file.
#![no_main]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "to fail is how a fuzz target tells"
)]

use std::path::PathBuf;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use samverka::bundle::{self, Bundle, BundleError, LeadKey, LeadKeyHeld, Limits, Unlock};
use samverka::insight::{self, Facts, Scope};
use samverka::workspace::{MergeReport, Workspace, WorkspaceError};
use tempfile::TempDir;

#[allow(dead_code, reason = "the tests use more of it")]
#[path = "../faults/forge.rs"]
mod forge;
mod sheets;
#[path = "../village/mod.rs"]
mod village;

use forge::Forgery;
use village::{Elsewhere, Village};

/// The lead's file as it was before, a key of the lead's, and a folder to work in.
struct Lead {
    project: samverka::domain::Id,
    file: Vec<u8>,
    key: LeadKey,
    folder: TempDir,
}

static LEAD: LazyLock<Lead> = LazyLock::new(|| {
    let Village { folder, lead } = Village::new();
    let project = lead.reader().project_id().unwrap();
    let path = lead.reader().path().to_owned();
    drop(lead);
    Lead {
        project,
        file: std::fs::read(path).unwrap(),
        key: LeadKey::generate(),
        folder,
    }
});

fuzz_target!(|input: &[u8]| {
    let Some((door, rest)) = input.split_first() else {
        return;
    };
    match door {
        b'B' => drop(read(rest)),
        b'M' => with_manifest(rest),
        b'C' => with_content(rest, false),
        b'A' => with_content(rest, true),
        b'L' => with_lines(rest),
        b'S' => sheets::read(rest),
        b'X' => sheets::of_excel(rest),
        b'O' => sheets::of_open_document(rest),
        b'W' => sheets::of_old_excel(rest),
        _ => {}
    }
});

/// Reads what may be a bundle, with limits that let much be tried.
fn read(bytes: &[u8]) -> Option<Bundle> {
    let limits = Limits {
        uncompressed: 1 << 20,
        entries: 10_000,
        ..Limits::default()
    };
    let unlock = Unlock {
        lead: LeadKeyHeld::Open(LEAD.key.clone()),
        passphrase: None,
    };
    match bundle::read(bytes, &unlock, &limits) {
        Ok(bundle) => Some(bundle),
        Err(BundleError::System(why)) => panic!("it is not the system's fault: {why}"),
        Err(_) => None,
    }
}

fn with_manifest(said: &[u8]) {
    let honest = Forgery::of_lines(LEAD.project, &forge::lines(&[forge::line(5 << 16)]));
    let signature = honest.sign(said);
    let members = [
        ("manifest.json", zip::CompressionMethod::Stored, said),
        (
            honest.content_name,
            zip::CompressionMethod::Stored,
            &honest.content,
        ),
        ("signature", zip::CompressionMethod::Stored, &signature),
    ];
    if let Some(bundle) = read(&forge::archive(&members)) {
        drop(merge(bundle));
    }
}

fn with_content(content: &[u8], encrypted: bool) {
    let mut forgery = Forgery::of_lines(LEAD.project, b"");
    forgery.content = content.to_vec();
    if encrypted {
        forgery.content_name = "entries.ndjson.zst.age";
        forgery.manifest["encrypted_for"] = "lead".into();
    }
    drop(read(&forgery.bytes()));
}

fn with_lines(lines: &[u8]) {
    let Some(bundle) = read(&Forgery::of_lines(LEAD.project, lines).bytes()) else {
        return;
    };
    let count = bundle.entries.len();
    let report = merge(bundle).unwrap_or_else(|refused| panic!("{refused}"));
    let total = report.total();
    assert_eq!(total.read, count);
    assert_eq!(total.read, total.added + total.known + total.refused);
}

/// Merges into a copy of the lead's file; sound it shall be, and every figure be told.
fn merge(bundle: Bundle) -> Result<MergeReport, WorkspaceError> {
    let path: PathBuf = LEAD.folder.path().join("copy.samverka");
    std::fs::write(&path, &LEAD.file).unwrap();
    let mut lead = Workspace::open_in(&path, Elsewhere::new(2, 0)).unwrap();
    lead.set_durable(false).unwrap();
    let merged = lead.merge_bundle(bundle, true);
    if let Err(WorkspaceError::Store(why)) = &merged {
        panic!("it is not the file's fault: {why}");
    }
    lead.verify().unwrap();
    let facts = Facts::load(lead.reader()).unwrap();
    let today = "2026-11-21".parse().unwrap();
    drop(insight::all(&facts, &Scope::everything(today)));
    merged
}
