//! The lines inside: absurd, out of order, from another time, or not text at all.

use samverka::bundle::BundleError;
use samverka::journal::{EntryId, LATEST_MS};
use serde_json::{Value, json};

use crate::forge::*;

fn refused(lines: &[u8], because: &str) {
    match read_lines(lines) {
        Err(BundleError::BadEntry { what, .. }) => {
            assert!(what.contains(because), "{what} does not say {because}");
        }
        Err(other) => panic!("refused for another reason: {other}"),
        Ok(_) => panic!("accepted, though {because}"),
    }
}

fn with(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut line = line(5 << 16);
    change(&mut line);
    lines(&[line])
}

#[test]
fn text_that_is_no_entry_is_refused() {
    refused(b"\n", "EOF");
    refused(b"{}\n", "missing field");
    refused(b"[]\n", "invalid");
    refused(b"{\"id\":", "no line end");
    refused(&lines(&[line(5 << 16)])[..40], "no line end");
    refused(b"\xFF\xFE{}\n", "expected value");
    let mut wrong_utf_8 = lines(&[line(5 << 16)]);
    let place = wrong_utf_8
        .windows(7)
        .position(|window| window == b"Gruppen")
        .unwrap();
    wrong_utf_8[place] = 0xC3;
    refused(&wrong_utf_8, "unicode");
    let half_a_letter = String::from_utf8(lines(&[line(5 << 16)])).unwrap();
    refused(
        half_a_letter.replace("Gruppen", "\\ud800").as_bytes(),
        "hex escape",
    );
}

#[test]
fn json_as_deep_as_the_sea_is_refused_before_the_stack_is_full() {
    let deep = "[".repeat(1_000_000);
    let text = String::from_utf8(lines(&[line(5 << 16)])).unwrap();
    refused(text.replace("\"Gruppen\"", &deep).as_bytes(), "recursion");
    let deeper = "[".repeat(11_000_000);
    assert!(matches!(
        read_lines(text.replace("\"Gruppen\"", &deeper).as_bytes()),
        Err(BundleError::TooLarge("line"))
    ));
    let manifest = format!("{{\"format\": 1, \"kind\": {}", "[".repeat(500_000));
    let bytes = archive(&[(
        "manifest.json",
        zip::CompressionMethod::Stored,
        manifest.as_bytes(),
    )]);
    assert!(read(&bytes).is_err());
}

#[test]
fn a_line_longer_than_any_entry_is_refused() {
    let long = "å".repeat(6 << 20);
    assert!(matches!(
        read_lines(&with(|line| line["set"]["name"] = json!(long))),
        Err(BundleError::TooLarge("line"))
    ));
}

#[test]
fn entries_from_beyond_time_or_before_their_parents_are_refused() {
    let year_9999 = line(253_402_300_000_000 << 16);
    const { assert!(253_402_300_000_000 > LATEST_MS) };
    refused(&lines(&[year_9999]), "will not come");
    refused(&lines(&[line(u64::MAX)]), "will not come");
    let parent = |hlc| EntryId { hlc, device: 1 };
    for newer in [5 << 16, 6 << 16] {
        refused(
            &with(|line| line["parents"] = json!([parent(newer)])),
            "older than its parents",
        );
    }
    refused(
        &with(|line| line["parents"] = json!([parent(4 << 16), parent(3 << 16)])),
        "older than its parents",
    );
}

#[test]
fn entries_out_of_order_or_twice_are_refused() {
    refused(&lines(&[line(6 << 16), line(5 << 16)]), "not in order");
    let mut again = line(5 << 16);
    again["set"]["name"] = json!("Styrgruppen");
    refused(&lines(&[line(5 << 16), again]), "not in order");
}

#[test]
fn names_and_ids_that_are_none_are_refused() {
    for name in ["", "a\nb", "\u{0}", &"x".repeat(65)] {
        refused(&with(|line| line["kind"] = json!(name)), "no name");
        refused(&with(|line| line["set"][name] = json!(1)), "no name");
    }
    refused(&with(|line| line["id"] = json!("5")), "not an entry id");
    refused(
        &with(|line| line["id"] = json!("FFFF".repeat(8))),
        "not an entry id",
    );
    refused(
        &with(|line| line["record"] = json!("../../etc/passwd")),
        "invalid",
    );
    refused(
        &with(|line| line["municipality"] = json!("12'5")),
        "municipality",
    );
    refused(&with(|line| line["what"] = json!(1)), "unknown field");
}

#[test]
fn absurd_numbers_are_refused_or_kept_as_they_are() {
    let text = String::from_utf8(lines(&[line(5 << 16)])).unwrap();
    refused(
        text.replace("\"Gruppen\"", "1e999").as_bytes(),
        "number out of range",
    );
    refused(text.replace("\"Gruppen\"", "NaN").as_bytes(), "expected");
    for number in [
        "18446744073709551615",
        "-9223372036854775808",
        "1e308",
        "5e-324",
    ] {
        let kept = read_lines(text.replace("\"Gruppen\"", number).as_bytes()).unwrap();
        assert_eq!(
            kept.entries.all().unwrap()[0].set["name"],
            number.parse::<Value>().unwrap()
        );
    }
}
