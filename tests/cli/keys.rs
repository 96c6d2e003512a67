//! Keys on the command line: words to read out, a passphrase over the lead's, and the sheet that brings them back.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use crate::folder::{Folder, project};

/// A project whose lead has been sent a full bundle, `a`; and passphrases in files.
fn sent() -> Folder {
    let folder = project();
    folder.add("eslöv", "group", &["kind=strategic", "name=Styrgruppen"]);
    folder.done(&["export", "eslöv", "-o", "a"]);
    for (file, phrase) in [
        ("right", "sju sjösjuka sjömän\n"),
        ("wrong", "sju friska sjömän\n"),
        ("short", "sju\n"),
    ] {
        fs::write(folder.path(file), phrase).unwrap();
    }
    folder
}

/// The lines that a printed sheet shows.
fn lines_of(sheet: &Path) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(fs::File::open(sheet).unwrap()).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut text).unwrap();
    let words = text.split('<').filter_map(|tag| tag.split_once('>'));
    let numbered = |words: &&str| {
        let (number, line) = words.split_once(".  ").unwrap_or_default();
        number.len() == 1 && line.len() == 19
    };
    words
        .map(|(_, words)| words)
        .filter(numbered)
        .map(str::to_owned)
        .collect()
}

#[test]
fn both_sides_of_the_telephone_read_the_same_words() {
    let folder = sent();
    let (lead, eslov) = (
        folder.json(&["keys", "lead"]),
        folder.json(&["keys", "eslöv"]),
    );
    assert_eq!(lead["signing"], eslov["signing"]);
    assert_eq!(lead["own"], lead["signing"]);
    assert_eq!(
        (&lead["private"], &eslov["private"]),
        (&"open".into(), &"missing".into())
    );
    assert_eq!(eslov["own"]["words"].as_array().unwrap().len(), 8);
    let said = folder.json(&["inspect", "a"]);
    assert_eq!(said["fingerprint_words"], eslov["own"]["words"]);
    let words: Vec<_> = eslov["own"]["words"].as_array().unwrap().iter().collect();
    let spoken: Vec<&str> = words.iter().map(|word| word.as_str().unwrap()).collect();
    for answer in [&["keys", "eslöv"], &["inspect", "a"]] {
        assert!(folder.done(answer).contains(&spoken.join(" ")));
    }
}

#[test]
fn a_protected_key_needs_its_passphrase_and_a_wrong_one_says_so() {
    let folder = sent();
    folder.refused(&["protect-key", "lead", "--new-passphrase-file", "short"]);
    folder.done(&["protect-key", "lead", "--new-passphrase-file", "right"]);
    assert_eq!(folder.json(&["keys", "lead"])["private"], "locked");
    let said = folder.refused(&["merge", "lead", "a"]);
    assert!(said.contains("låst med en lösenfras"), "{said}");
    let with = |phrase| ["merge", "lead", "a", "--key-passphrase-file", phrase];
    let said = folder.refused(&with("wrong"));
    assert_eq!(
        said,
        "Lösenfrasen stämmer inte. Ingenting ändrades. Kontrollera den och försök igen."
    );
    folder.refused(&["protect-key", "lead"]);
    folder.done(&with("right"));
    assert_eq!(
        folder.json(&["list", "lead", "group"])[0]["title"],
        "Styrgruppen"
    );
    folder.done(&["protect-key", "lead", "--key-passphrase-file", "right"]);
    folder.done(&["merge", "lead", "a"]);
    // A passphrase that is not needed any more is no trouble.
    folder.done(&with("right"));
}

#[test]
fn a_sheet_on_paper_brings_the_lead_back() {
    let folder = sent();
    folder.refused(&["key-sheet", "eslöv", "-o", "sheet.docx"]);
    folder.done(&["key-sheet", "lead", "-o", "sheet.docx"]);
    let mut lines = lines_of(&folder.path("sheet.docx"));
    assert_eq!(lines.len(), 8, "{lines:?}");
    fs::write(folder.path("typed"), lines.join("\n")).unwrap();

    folder.done(&["protect-key", "lead", "--new-passphrase-file", "right"]);
    folder.done(&["restore-key", "lead", "--sheet", "typed"]);
    folder.done(&["merge", "lead", "a"]);

    folder.done(&["restore-lead", "kit", "--sheet", "typed", "-o", "anew"]);
    folder.done(&["merge", "anew", "a"]);
    assert_eq!(
        folder.json(&["list", "anew", "group"])[0]["title"],
        "Styrgruppen"
    );
    folder.done(&["verify", "anew"]);

    let slip = if lines[2].ends_with('7') { "8" } else { "7" };
    let end = lines[2].len() - 1;
    lines[2].replace_range(end.., slip);
    fs::write(folder.path("slip"), lines.join("\n")).unwrap();
    for refused in [
        &["restore-key", "lead", "--sheet", "slip"][..],
        &["restore-lead", "kit", "--sheet", "slip", "-o", "third"],
    ] {
        let said = folder.refused(refused);
        assert!(said.starts_with("Rad 3 stämmer inte"), "{said}");
    }
    let said = folder.refused(&["restore-key", "eslöv", "--sheet", "typed"]);
    assert!(said.contains("projektledaren"), "{said}");
    let theirs = project();
    theirs.done(&["key-sheet", "lead", "-o", "sheet.docx"]);
    fs::write(
        folder.path("theirs"),
        lines_of(&theirs.path("sheet.docx")).join("\n"),
    )
    .unwrap();
    let said = folder.refused(&["restore-key", "lead", "--sheet", "theirs"]);
    assert_eq!(
        said,
        "Nyckelbladet hör till ett annat projekt. Ingenting ändrades."
    );
}

#[test]
fn a_laptop_s_successor_is_believed_at_once() {
    let folder = sent();
    folder.done(&["merge", "lead", "a"]);
    folder.copy("eslöv", "ny dator");
    folder.add("ny dator", "group", &["kind=operative", "name=Nätverket"]);
    folder.done(&["export", "ny dator", "-o", "b"]);
    assert_eq!(folder.json(&["keys", "ny dator"])["moves"], 1);
    let merged = folder.json(&["merge", "lead", "b"]);
    assert_eq!(merged[0]["warnings"], serde_json::json!(["vouched_key"]));
    assert_eq!(merged[0]["total"]["new_records"], 1);
    assert_eq!(merged[0]["held"], serde_json::json!([]));
}
