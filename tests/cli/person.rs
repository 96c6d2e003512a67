//! One person's data: on paper, and erased for good.

use std::io::{Cursor, Read as _};

use crate::folder::{Folder, project};

/// Eslöv with a person who is in a group and mentioned in its assignment; her id.
fn with_amira() -> (Folder, String) {
    let folder = project();
    let person = folder.add(
        "eslöv",
        "person",
        &[
            "name=Amira Österholm",
            "email=amira@exempel.se",
            "gender=woman",
        ],
    );
    let group = folder.add("eslöv", "group", &["kind=strategic", "name=Styrgruppen"]);
    let membership = format!("group={group}");
    let of = format!("person={person}");
    folder.add(
        "eslöv",
        "membership",
        &[&membership, &of, "from=2026-02-01"],
    );
    folder.done(&["set", "eslöv", "person", &person, "phone=070-1234567"]);
    let text = "assignment=Amira håller i mötena";
    folder.done(&["set", "eslöv", "group", &group, text]);
    (folder, person)
}

/// The words of a document.
pub fn words_of(document: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(document)).unwrap();
    let mut xml = String::new();
    let mut body = archive.by_name("word/document.xml").unwrap();
    body.read_to_string(&mut xml).unwrap();
    let pieces = xml.split('<').filter_map(|piece| piece.split_once('>'));
    let words: Vec<&str> = pieces
        .map(|(_, words)| words)
        .filter(|words| !words.is_empty())
        .collect();
    words.join("|")
}

#[test]
fn everything_held_on_a_person_becomes_a_document_and_that_it_left_is_remembered() {
    let (folder, person) = with_amira();
    let told = folder.done(&["about", "eslöv", &person, "-o", "utdrag.docx"]);
    assert_eq!(told, "Utdraget är sparat: utdrag.docx\n");
    let words = words_of(&std::fs::read(folder.path("utdrag.docx")).unwrap());
    for held in [
        "Allt vi har om Amira Österholm",
        "Bred samverkan på väg · Eslöv",
        "E-post|amira@exempel.se|personuppgift",
        "Kön|Kvinna|öppen",
        "Medlemskap (1)",
        "Styrgruppen|2026-02-01",
        "Amira håller i mötena",
        "Telefon|070-1234567",
        "Inget paket med personen har lämnat den här arbetsfilen.",
    ] {
        assert!(words.contains(held), "{held}: {words}");
    }
    folder.done(&[
        "export",
        "eslöv",
        "-o",
        "paket",
        "--profile",
        "pseudonymous",
    ]);
    folder.done(&["about", "eslöv", &person, "-o", "utdrag.docx"]);
    let words = words_of(&std::fs::read(folder.path("utdrag.docx")).unwrap());
    assert!(words.contains("Pseudonymt|paket"), "{words}");
    let english = [
        "--lang",
        "en",
        "about",
        "eslöv",
        &person,
        "-o",
        "extract.docx",
    ];
    folder.done(&english);
    let words = words_of(&std::fs::read(folder.path("extract.docx")).unwrap());
    assert!(words.contains("All we hold on Amira Österholm") && !words.contains("Uppgift"));
}

#[test]
fn erasing_is_seen_before_it_is_done_and_the_ticked_text_goes_too() {
    let (folder, person) = with_amira();
    folder.done(&["export", "eslöv", "-o", "paket"]);
    let before = std::fs::read(folder.path("eslöv")).unwrap();
    let told = folder.done(&["erase", "eslöv", &person, "--preview"]);
    assert_eq!(std::fs::read(folder.path("eslöv")).unwrap(), before);
    for line in [
        "Försvinner: Telefon (1)",
        "Står kvar utan namn: medlemskap (1)",
        "Amira håller i mötena",
        "1 paket med personen har redan lämnat filen.",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    let text = told.split("--text ").nth(1).unwrap();
    let text = text.split_whitespace().next().unwrap();
    let told = folder.done(&["erase", "eslöv", &person, "--text", text]);
    assert!(told.starts_with("Personen är raderad, tillsammans med 1 text i andra poster."));
    let bytes = std::fs::read(folder.path("eslöv")).unwrap();
    for word in [
        "Österholm",
        "amira@exempel.se",
        "070-1234567",
        "håller i mötena",
    ] {
        let found = bytes
            .windows(word.len())
            .any(|bytes| bytes == word.as_bytes());
        assert!(!found, "{word} is still in the file");
    }
    let listed = folder.json(&["list", "eslöv", "person"]);
    assert_eq!(listed[0]["title"], "Raderad person");
    assert_eq!(listed[0]["fields"]["gender"], "woman");
    folder.done(&["verify", "eslöv"]);
    let again = folder.refused(&["erase", "eslöv", &person]);
    assert!(again.contains("raderad"), "{again}");
    let paper = folder.refused(&["about", "eslöv", &person, "-o", "utdrag.docx"]);
    assert!(paper.contains("raderad"), "{paper}");
}

#[test]
fn a_merge_that_erases_says_so_before_it_is_made_and_in_its_report() {
    let (folder, person) = with_amira();
    folder.done(&["export", "eslöv", "-o", "paket"]);
    folder.done(&["merge", "lead", "paket"]);
    let told = folder.done(&["erase", "eslöv", &person]);
    assert!(
        told.contains("Personen raderas också hos mottagaren"),
        "{told}"
    );
    folder.done(&["export", "eslöv", "-o", "nytt", "--profile", "pseudonymous"]);
    let warning = "Paketet raderar en person för gott.";
    let told = folder.done(&["merge", "lead", "nytt", "--dry-run"]);
    assert!(told.contains(warning), "{told}");
    let merged = folder.json(&["merge", "lead", "nytt"]);
    assert_eq!(merged[0]["erased"], 1);
    assert_eq!(merged[0]["warnings"], serde_json::json!(["erases"]));
    let listed = folder.json(&["merges", "lead"]);
    assert_eq!(listed[0]["account"]["erased"], 1);
    assert_eq!(
        listed[0]["account"]["warnings"],
        serde_json::json!(["erases"])
    );
    let number = listed[0]["number"].to_string();
    folder.done(&["merge-report", "lead", &number, "-o", "rapport.docx"]);
    let words = words_of(&std::fs::read(folder.path("rapport.docx")).unwrap());
    assert!(words.contains(warning), "{words}");
}

#[test]
fn the_lead_is_told_that_the_municipality_may_still_have_whom_the_lead_erases() {
    let (folder, person) = with_amira();
    folder.done(&["export", "eslöv", "-o", "paket"]);
    folder.done(&["merge", "lead", "paket"]);
    let told = folder.done(&["erase", "lead", &person]);
    let elsewhere = "Eslöv kan ha kvar personen i sin arbetsfil.";
    assert!(told.contains(elsewhere), "{told}");
}

#[test]
fn a_text_that_is_none_and_a_person_who_is_none_are_refused() {
    let (folder, person) = with_amira();
    folder.misused(&["erase", "eslöv", &person, "--text", "assignment"]);
    folder.misused(&["about", "eslöv", &person]);
    let no_text = "00000000000000070000000000000007:assignment";
    let told = folder.refused(&["erase", "eslöv", &person, "--text", no_text]);
    assert!(told.contains("ingen är raderad"), "{told}");
    folder.done(&["about", "eslöv", &person, "-o", "utdrag.docx"]);
    let nobody = "00000000-0000-4000-8000-000000000000";
    folder.refused(&["erase", "eslöv", nobody]);
    folder.refused(&["erase", "eslöv", nobody, "--preview"]);
    folder.refused(&["about", "eslöv", nobody, "-o", "utdrag.docx"]);
    folder.refused(&["about", "eslöv", &person, "-o", "ingen/mapp.docx"]);
}
