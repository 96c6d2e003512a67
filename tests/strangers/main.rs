//! What a stranger may try on the lead's file, with the sentence that answers: nothing of hers gets in.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "../faults/forge.rs"]
#[allow(dead_code, reason = "each test program uses its part")]
mod forge;
#[path = "../village/mod.rs"]
mod village;

use std::path::{Path, PathBuf};

use samverka::bundle::BundleError;
use samverka::domain::{Group, Id, Record};
use samverka::journal::{LAST_BELIEVED_MS, LATEST_MS};
use samverka::text::{Language, Sentence, Text};
use samverka::workspace::{Surroundings as _, Warning, Workspace, WorkspaceError};
use serde_json::json;
use zip::CompressionMethod::{Deflated, Stored};

use forge::{Forgery, archive, lines};
use village::*;

fn said(error: &dyn Sentence) -> String {
    error.sentence(&Text::new(Language::Swedish))
}

/// The lead's file after Eslöv's bundle, and the bundle.
fn merged() -> (Village, Workspace, PathBuf) {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let bundle = village.send_pseudonymous(&mut laptop, "eslov.samverka-bundle");
    village.merge(&bundle).unwrap();
    (village, laptop, bundle)
}

/// Merges what a stranger made: it is refused with this sentence, and not a byte of the file changes.
fn is_refused(village: &mut Village, bundle: &Path, sentence: &str) {
    let before = saved_bytes(village.lead.reader().path());
    let refused = merge_unasked(&mut village.lead, bundle).expect_err("merged");
    assert_eq!(said(&refused), sentence);
    assert!(saved_bytes(village.lead.reader().path()) == before);
}

const CHANGED: &str =
    "Paketet har ändrats sedan det gjordes. Ingenting ändrades här. Be avsändaren om ett nytt.";

/// The members of a bundle: manifest, content, signature.
fn members(bundle: &Path) -> [Vec<u8>; 3] {
    use std::io::Read as _;
    let mut zip = zip::ZipArchive::new(std::fs::File::open(bundle).unwrap()).unwrap();
    ["manifest.json", "entries.ndjson.zst", "signature"].map(|name| {
        let mut bytes = Vec::new();
        zip.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    })
}

#[test]
fn another_municipality_s_bundle_under_this_one_s_name_is_told_by_its_signature() {
    let (mut village, mut laptop, _) = merged();
    let mut other = village.laptop(HELSINGBORG, "helsingborg.samverka", 0);
    make_group(&mut other, "Arbetslaget");
    let renamed = village.send_pseudonymous(&mut other, "eslov-2.samverka-bundle");
    let report = village.merge(&renamed).unwrap();
    assert_eq!(report.manifest.municipality, Some(code(HELSINGBORG)));
    let groups = village.lead.reader().all::<Group>().unwrap();
    let whose = |name: &str| {
        let group = groups.iter().find(|group| group.name == name).unwrap();
        group.head.municipality.unwrap()
    };
    assert_eq!(
        (whose("Styrgruppen"), whose("Arbetslaget")),
        (code(ESLOV), code(HELSINGBORG))
    );

    // A colleague in Eslöv is not given it at all.
    let before = saved_bytes(laptop.reader().path());
    let refused = merge(&mut laptop, &renamed).unwrap_err();
    assert_eq!(
        said(&refused),
        "Paketet är till Helsingborg. Ingenting ändrades."
    );
    assert!(saved_bytes(laptop.reader().path()) == before);
}

#[test]
fn a_manifest_that_was_edited_does_not_fit_its_signature() {
    let (mut village, _, bundle) = merged();
    let [manifest, content, signature] = members(&bundle);
    let manifest = String::from_utf8(manifest).unwrap();
    for (honest, edited) in [
        (ESLOV, HELSINGBORG),
        ("pseudonymous", "full"),
        ("\"bundle\"", "\"feedback\""),
        ("\"format\": 1", "\"format\":  1"),
    ] {
        let edited = manifest.replace(honest, edited);
        assert_ne!(edited, manifest);
        let bytes = archive(&[
            ("manifest.json", Stored, edited.as_bytes()),
            ("entries.ndjson.zst", Stored, &content),
            ("signature", Stored, &signature),
        ]);
        std::fs::write(&bundle, bytes).unwrap();
        is_refused(&mut village, &bundle, CHANGED);
    }
}

#[test]
fn a_bundle_that_was_unpacked_and_packed_again_is_refused() {
    let (mut village, _, bundle) = merged();
    let [manifest, content, signature] = members(&bundle);
    let packed = archive(&[
        ("manifest.json", Deflated, &manifest),
        ("entries.ndjson.zst", Deflated, &content),
        ("signature", Deflated, &signature),
    ]);
    let in_another_order = archive(&[
        ("signature", Stored, &signature),
        ("entries.ndjson.zst", Stored, &content),
        ("manifest.json", Stored, &manifest),
    ]);
    for bytes in [packed, in_another_order] {
        std::fs::write(&bundle, bytes).unwrap();
        is_refused(&mut village, &bundle, CHANGED);
    }
}

#[test]
fn a_bundle_signed_anew_by_a_stranger_waits_for_a_decision() {
    let (mut village, mut laptop, bundle) = merged();
    make_group(&mut laptop, "Arbetslaget");
    village.send_pseudonymous(&mut laptop, "eslov.samverka-bundle");
    let [manifest, content, _] = members(&bundle);
    let mut forged = Forgery::of_lines(Id::nil(), b"");
    let sender = forged.manifest["sender"].clone();
    forged.manifest = serde_json::from_slice(&manifest).unwrap();
    forged.manifest["sender"] = sender;
    forged.content = content;
    std::fs::write(&bundle, forged.bytes()).unwrap();
    let before = state(&village.lead);
    let report = merge_unasked(&mut village.lead, &bundle).unwrap();
    assert!(report.warnings.contains(&Warning::NewKey));
    let reasons: Vec<&str> = report
        .held
        .iter()
        .map(|(_, reason)| reason.as_str())
        .collect();
    assert_eq!(reasons, ["unknown_key"], "what is new in it is held back");
    assert_eq!(state(&village.lead), before);
    let sentence = said(&Warning::NewKey);
    assert!(sentence.contains("annan nyckel"), "{sentence}");
}

#[test]
fn last_year_s_bundle_again_changes_nothing_and_is_told_to_be_older() {
    let (mut village, mut laptop, first) = merged();
    make_group(&mut laptop, "Arbetslaget");
    let second = village.send_pseudonymous(&mut laptop, "second");
    village.merge(&second).unwrap();
    let before = state(&village.lead);
    let report = village.merge(&first).unwrap();
    assert_eq!(report.total().added, 0);
    assert_eq!(
        report.warnings,
        [Warning::MergedBefore, Warning::OlderThanKnown]
    );
    assert_eq!(
        said(&Warning::OlderThanKnown),
        "Ett senare paket från samma avsändare är redan inläst."
    );
    assert_eq!(state(&village.lead), before);
}

#[test]
fn a_bundle_with_a_million_groups_is_refused_before_it_is_unpacked() {
    let mut village = Village::new();
    let mut forged = Forgery::of_lines(village.lead.reader().project_id().unwrap(), b"");
    forged.manifest["counts"] = json!({"group": 1_000_000});
    let bundle = village.path("million");
    std::fs::write(&bundle, forged.bytes()).unwrap();
    let sentence = "Paketet är större än något äkta paket, så det lästes inte in. Ingenting ändrades. \
                    (Teknisk uppgift: entries)";
    is_refused(&mut village, &bundle, sentence);
    // Numbers that do not even fit are no way around it.
    forged.manifest["counts"] = json!({"group": u64::MAX, "person": u64::MAX});
    std::fs::write(&bundle, forged.bytes()).unwrap();
    is_refused(&mut village, &bundle, sentence);
}

#[test]
fn a_workspace_made_of_random_bytes_is_not_opened() {
    let mut village = Village::new();
    let path = village.path("slump.samverka");
    let mut dice = Elsewhere::new(4, 0);
    let bytes: Vec<u8> = (0..500).flat_map(|_| dice.random()).collect();
    let ours = std::fs::read(village.path("lead.samverka")).unwrap();
    let looks_like_one = [&ours[..100], &bytes].concat();
    for (bytes, begins) in [
        (
            bytes,
            "Filen är ingen arbetsfil från Samverka. Den är orörd.",
        ),
        (looks_like_one, "Filen är skadad. Ingenting ändrades i den."),
    ] {
        std::fs::write(&path, &bytes).unwrap();
        let refused = Workspace::open(&path).err().expect("opened");
        assert!(said(&refused).starts_with(begins), "{}", said(&refused));
        assert!(std::fs::read(&path).unwrap() == bytes, "left as it was");
    }
    is_refused(
        &mut village,
        &path,
        "Filen är inget paket från Samverka. Ingenting ändrades.",
    );
}

#[test]
fn the_lead_s_own_file_is_no_bundle_and_her_own_kit_brings_nothing_new() {
    let (mut village, _, _) = merged();
    let own = village.path("lead.samverka");
    is_refused(
        &mut village,
        &own,
        "Filen är inget paket från Samverka. Ingenting ändrades.",
    );
    let before = state(&village.lead);
    let kit = village.path(&format!("{ESLOV}.kit"));
    let report = village.merge(&kit).unwrap();
    assert_eq!((report.total().added, report.total().refused), (0, 0));
    assert_eq!(state(&village.lead), before);
}

#[test]
fn an_entry_from_the_end_of_time_is_held_back_and_moves_no_clock() {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let end_of_time = entry(
        project,
        ESLOV,
        Id::from_u128(1),
        LATEST_MS << 16 | 0xFFFF,
        &[],
    );
    let next_century = entry(
        project,
        ESLOV,
        Id::from_u128(2),
        LAST_BELIEVED_MS << 16,
        &[],
    );
    let bundle = village.crafted(ESLOV, &[next_century, end_of_time.clone()], 3);
    let report = village.merge(&bundle).unwrap();
    assert_eq!(report.held, [(end_of_time.id, "not_yet".to_owned())]);
    assert_eq!(report.warnings, [Warning::ClockAhead]);
    assert_eq!(
        said(&Warning::ClockAhead),
        "Paketet, eller något i det, är daterat i framtiden. Avsändarens klocka går troligen fel."
    );

    // The lead writes today, also on top of it, and what she writes can be read by others.
    let own = make(
        &mut village.lead,
        samverka::domain::Phase::KIND,
        phase("Analys"),
    );
    let written = village.lead.reader().history(own).unwrap()[0].id;
    assert!(written.wall_ms() < 1_900_000_000_000, "{written}");
    set(
        &mut village.lead,
        Group::KIND,
        Id::from_u128(2),
        Group::name,
        json!("Rättad"),
    );
    let history = village.lead.reader().history(Id::from_u128(2)).unwrap();
    assert!(history[1].id > history[0].id && history[1].id.hlc >> 16 <= LATEST_MS);
    let path = village.lead.reader().path().to_owned();
    let laptop = village.laptop(HELSINGBORG, "helsingborg.samverka", 0);
    drop(std::mem::replace(&mut village.lead, laptop));
    let mut lead = Workspace::open_in(&path, Elsewhere::new(8, 0)).unwrap();
    let later = make(
        &mut lead,
        samverka::domain::Phase::KIND,
        phase("Genomförande"),
    );
    let written = lead.reader().history(later).unwrap()[0].id;
    assert!(
        written.wall_ms() < 1_900_000_000_000,
        "after opening too: {written}"
    );
}

fn phase(name: &str) -> samverka::domain::Fields {
    samverka::workspace::fields([(samverka::domain::Phase::name, json!(name))])
}

#[test]
fn a_bundle_without_a_line_of_truth_in_it_is_refused() {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let bundle = village.path("bundle");
    let line = json!({"id": "nej", "kind": "group"});
    std::fs::write(&bundle, Forgery::of_lines(project, &lines(&[line])).bytes()).unwrap();
    let refused = village.merge(&bundle).unwrap_err();
    assert!(matches!(
        refused,
        WorkspaceError::Bundle(BundleError::BadEntry { line: 1, .. })
    ));
}
