//! The archive around the entries: flipped, cut, swapped, blown up.

use std::collections::BTreeSet;

use samverka::bundle::{self, BundleError, Limits, Unlock};
use samverka::domain::Id;
use samverka::workspace::{StoreError, WorkspaceError};
use serde_json::json;
use zip::CompressionMethod::{Deflated, Stored};

use crate::forge::*;
use crate::village::*;

fn honest() -> Vec<u8> {
    Forgery::of_lines(Id::nil(), &lines(&[line(5 << 16)])).bytes()
}

#[test]
fn an_honest_bundle_is_read() {
    assert_eq!(read(&honest()).unwrap().entries.len(), 1);
}

#[test]
fn no_byte_can_change_unseen() {
    let honest = honest();
    for place in 0..honest.len() {
        for flip in [1, 0x80, 0xFF] {
            let mut bytes = honest.clone();
            bytes[place] ^= flip;
            assert!(
                read(&bytes).is_err(),
                "byte {place} changed by {flip:#x} and nobody saw"
            );
        }
    }
}

#[test]
fn cut_at_any_length_or_with_something_added_it_is_refused() {
    let honest = honest();
    for length in 0..honest.len() {
        assert!(read(&honest[..length]).is_err(), "cut at {length}");
    }
    for added in [&b"\0"[..], b"PK\x05\x06", &honest] {
        assert!(read(&[&honest, added].concat()).is_err());
        assert!(read(&[added, &honest].concat()).is_err());
    }
}

#[test]
fn content_from_another_bundle_does_not_fit_the_signature() {
    let mut swapped = Forgery::of_lines(Id::nil(), &lines(&[line(5 << 16)]));
    let signed = serde_json::to_vec_pretty(&swapped.manifest).unwrap();
    let signature = swapped.sign(&signed);
    swapped.content = Forgery::of_lines(Id::nil(), &lines(&[line(6 << 16)])).content;
    let bytes = archive(&[
        ("manifest.json", Stored, &signed),
        ("entries.ndjson.zst", Stored, &swapped.content),
        ("signature", Stored, &signature),
    ]);
    assert!(matches!(read(&bytes), Err(BundleError::BadSignature)));
    // Signed anew, it still is not what the manifest says.
    assert!(matches!(
        read(&swapped.bytes()),
        Err(BundleError::Damaged(_))
    ));
}

#[test]
fn the_manifest_must_count_right_and_be_of_a_format_we_know() {
    let mut wrong = Forgery::of_lines(Id::nil(), &lines(&[line(5 << 16)]));
    wrong.manifest["counts"]["group"] = 2.into();
    assert!(matches!(read(&wrong.bytes()), Err(BundleError::Damaged(_))));
    wrong.manifest["format"] = 99.into();
    assert!(matches!(read(&wrong.bytes()), Err(BundleError::TooNew(99))));
    wrong.manifest = serde_json::json!({"format": 1});
    assert!(matches!(read(&wrong.bytes()), Err(BundleError::Damaged(_))));
}

#[test]
fn members_without_a_signature_or_under_other_names_are_refused() {
    let forgery = Forgery::of_lines(Id::nil(), &lines(&[line(5 << 16)]));
    let manifest = serde_json::to_vec_pretty(&forgery.manifest).unwrap();
    let signature = forgery.sign(&manifest);
    let unsigned = archive(&[
        ("manifest.json", Stored, &manifest),
        ("entries.ndjson.zst", Stored, &forgery.content),
    ]);
    assert!(matches!(read(&unsigned), Err(BundleError::BadSignature)));
    for name in [
        "../entries.ndjson.zst",
        "/entries.ndjson.zst",
        "C:\\entries.ndjson.zst",
        "Entries.ndjson.zst",
    ] {
        let bytes = archive(&[
            ("manifest.json", Stored, &manifest),
            (name, Stored, &forgery.content),
            ("signature", Stored, &signature),
        ]);
        assert!(read(&bytes).is_err(), "{name}");
    }
    let with_more = archive(&[
        ("manifest.json", Stored, &manifest),
        ("entries.ndjson.zst", Stored, &forgery.content),
        ("signature", Stored, &signature),
        ("../../autostart", Stored, b"hello"),
    ]);
    assert!(matches!(read(&with_more), Err(BundleError::BadSignature)));
}

#[test]
fn a_zip_bomb_is_not_unpacked() {
    let bomb = vec![b' '; 64 << 20];
    for name in ["manifest.json", "signature"] {
        let honest = Forgery::of_lines(Id::nil(), b"");
        let manifest = serde_json::to_vec_pretty(&honest.manifest).unwrap();
        let mut members = vec![
            ("manifest.json", Stored, manifest.as_slice()),
            ("entries.ndjson.zst", Stored, honest.content.as_slice()),
        ];
        members.retain(|member| member.0 != name);
        members.push((name, Deflated, bomb.as_slice()));
        let bytes = archive(&members);
        assert!(bytes.len() < 1 << 20);
        assert!(
            matches!(read(&bytes), Err(BundleError::TooLarge("member"))),
            "{name}"
        );
    }
}

#[test]
fn a_zstandard_bomb_stops_at_the_limits() {
    let one_long_line = vec![b' '; 64 << 20];
    assert!(matches!(
        read_lines(&one_long_line),
        Err(BundleError::TooLarge("line"))
    ));
    let many: Vec<_> = (1..2_000).map(|number| line(number << 16)).collect();
    let bytes = Forgery::of_lines(Id::nil(), &lines(&many)).bytes();
    let usual = Limits::default();
    let within = |limits: Limits| bundle::read(&bytes, &Unlock::default(), &limits).err();
    assert!(within(usual).is_none());
    let content = Limits {
        uncompressed: 100_000,
        ..usual
    };
    assert!(matches!(
        within(content),
        Some(BundleError::TooLarge("content"))
    ));
    let entries = Limits {
        entries: 1_000,
        ..usual
    };
    assert!(matches!(
        within(entries),
        Some(BundleError::TooLarge("entries"))
    ));
    let file = Limits {
        file: bytes.len() - 1,
        ..usual
    };
    assert!(matches!(within(file), Some(BundleError::TooLarge("file"))));
}

#[test]
fn a_bundle_of_many_is_read_some_records_at_a_time() {
    let record = |number: u64| Id::from_u128((u128::from(number % 999) * 0x9e37_79b9) << 96);
    let many = (1..70_000).map(|number| {
        let mut line = line(number << 16);
        line["record"] = json!(record(number));
        line
    });
    let read = read_lines(&lines(&many.collect::<Vec<_>>())).unwrap();
    let (mut seen, mut count) = (BTreeSet::new(), 0);
    let mut stacks = 0;
    for stack in read.entries.stacks() {
        let stack = stack.unwrap();
        assert!(stack.len() < 30_000 && stack.is_sorted_by_key(|entry| entry.id));
        let records: BTreeSet<Id> = stack.iter().map(|entry| entry.record).collect();
        assert!(
            seen.last() < records.first(),
            "what is said of a record lies together, in order of record"
        );
        seen.extend(records);
        count += stack.len();
        stacks += 1;
    }
    assert!(stacks > 2);
    assert_eq!((count, seen.len()), (69_999, 999));
    assert_eq!(read.entries.len(), count);
    let all = read.entries.all().unwrap();
    assert!(all.is_sorted_by_key(|entry| entry.id) && all.len() == count);
}

#[test]
fn a_bundle_may_be_as_large_as_the_receiver_s_own_file_lets_expect() {
    let (usual, nation) = (Limits::default(), Limits::for_a_file_of(750 << 20));
    assert_eq!(Limits::for_a_file_of(0).entries, usual.entries);
    assert!(nation.entries > 3 * 1_400_000 && nation.uncompressed > usual.uncompressed);
    assert_eq!((nation.file, nation.line), (usual.file, usual.line));
}

#[test]
fn a_file_larger_than_any_bundle_is_not_read_into_memory() {
    let mut village = Village::new();
    let huge = village.path("huge.samverka-bundle");
    let file = std::fs::File::create(&huge).unwrap();
    file.set_len(1 << 40).unwrap();
    let refused = village.merge(&huge);
    assert!(matches!(
        refused,
        Err(WorkspaceError::Bundle(BundleError::TooLarge("file")))
    ));
}

#[test]
fn nothing_that_is_no_bundle_changes_the_lead_s_file() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_person(&mut laptop, "Amira Holm");
    let bundle = village.send(&mut laptop, "eslov.samverka-bundle");
    let whole = std::fs::read(&bundle).unwrap();
    let before = saved_bytes(village.lead.reader().path());
    let flipped = (0..whole.len()).step_by(41).map(|place| {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x10;
        bytes
    });
    let cut = (0..whole.len())
        .step_by(53)
        .map(|length| whole[..length].to_vec());
    for bad in flipped.chain(cut) {
        std::fs::write(&bundle, bad).unwrap();
        assert!(matches!(
            village.merge(&bundle),
            Err(WorkspaceError::Bundle(_))
        ));
    }
    std::fs::remove_file(&bundle).unwrap();
    assert!(matches!(
        village.merge(&bundle),
        Err(WorkspaceError::Store(StoreError::NoFile(_)))
    ));
    assert!(saved_bytes(village.lead.reader().path()) == before);
    std::fs::write(&bundle, whole).unwrap();
    village.merge(&bundle).unwrap();
}

#[test]
fn one_bad_bundle_among_good_ones_stops_them_all() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let good = village.send(&mut laptop, "good");
    let bad = village.path("bad");
    std::fs::write(&bad, b"hej").unwrap();
    let refused = village
        .lead
        .merge(&[&good, &bad], None, true, &mut |_, _| true);
    assert!(matches!(
        refused,
        Err(WorkspaceError::Bundle(BundleError::NotABundle))
    ));
    let stopped = village.lead.merge(&[&good], None, true, &mut |_, _| false);
    assert!(matches!(stopped, Err(WorkspaceError::Stopped)));
    assert!(village.lead.reader().merges().unwrap().is_empty());
    assert_eq!(
        village
            .lead
            .reader()
            .count(samverka::domain::kind("group").unwrap())
            .unwrap(),
        0
    );
}

#[test]
fn what_is_encrypted_to_another_lead_stays_closed() {
    let mut village = Village::new();
    let mut stranger = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let bundle = village.send(&mut laptop, "bundle");
    assert!(matches!(
        stranger.merge(&bundle),
        Err(WorkspaceError::Bundle(BundleError::NotForUs))
    ));
}
