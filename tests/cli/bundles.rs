//! What travels: kits, bundles, merges, and what is refused.

use std::fs;

use serde_json::{Value, json};

use crate::folder::{Folder, project};

/// Both municipalities have done something and sent it: `a` and `b`.
fn sent() -> Folder {
    let folder = project();
    for (file, bundle) in [("eslöv", "a"), ("hörby", "b")] {
        folder.add(
            file,
            "group",
            &["kind=strategic", "name=Styrgruppen", "origin=created"],
        );
        folder.add(file, "person", &["name=Åsa Öberg", "gender=woman"]);
        folder.done(&["export", file, "-o", bundle]);
    }
    folder
}

/// All that a lead's workspace says, as text.
fn all_of(folder: &Folder, file: &str) -> Vec<String> {
    vec![
        folder.done(&["figures", file, "--on", "2026-06-30", "--json"]),
        folder.done(&["conflicts", file, "--json"]),
        folder.done(&["list", file, "group", "--json"]),
        folder.done(&["verify", file]),
    ]
}

#[test]
fn a_bundle_says_what_it_is_and_brings_the_work() {
    let folder = sent();
    let said = folder.json(&["inspect", "a"]);
    assert_eq!(
        (
            &said["kind"],
            &said["municipality"],
            &said["profile"],
            &said["encrypted_for"]
        ),
        (
            &json!("bundle"),
            &json!("1285"),
            &json!("full"),
            &json!("lead")
        )
    );
    assert_eq!(
        said["counts"],
        json!({ "group": 1, "municipality": 1, "person": 1 })
    );
    assert!(folder.done(&["inspect", "a"]).contains("Eslöv"));

    let would = folder.json(&["merge", "lead", "a", "--dry-run"]);
    assert_eq!(folder.json(&["list", "lead", "group"]), json!([]));
    let did = folder.json(&["merge", "lead", "a"]);
    assert_eq!(
        (&would[0]["kept"], &did[0]["kept"]),
        (&json!(false), &json!(true))
    );
    assert_eq!(would[0]["total"], did[0]["total"]);
    assert_eq!(did[0]["kinds"]["group"]["new_records"], 1);
    assert_eq!(
        folder.json(&["list", "lead", "group"])[0]["municipality"],
        "1285"
    );

    let again = folder.json(&["merge", "lead", "a", "b"]);
    assert_eq!(again[0]["warnings"], json!(["merged_before"]));
    assert_eq!(again[0]["total"]["added"], 0);
    assert_eq!(again[1]["total"]["new_records"], 2);
    let table = folder.done(&["merge", "lead", "a", "b"]);
    assert!(
        table.contains("Hörby") && table.ends_with("2 paket är sammanfogade.\n"),
        "{table}"
    );
    folder.done(&["verify", "lead"]);
}

#[test]
fn a_dry_run_changes_no_byte() {
    let folder = sent();
    let before = fs::read(folder.path("lead")).unwrap();
    folder.done(&["merge", "lead", "a", "b", "--dry-run"]);
    assert!(fs::read(folder.path("lead")).unwrap() == before);
}

#[test]
fn a_bundle_that_is_not_whole_is_refused_in_one_line_and_changes_nothing() {
    let folder = sent();
    let whole = fs::read(folder.path("a")).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for (bad, bytes) in [
        ("truncated", &whole[..whole.len() - 100]),
        ("flipped", &flipped),
        ("text", b"Hej, det h\xc3\xa4r \xc3\xa4r en text.".as_slice()),
        ("empty", b""),
    ] {
        fs::write(folder.path(bad), bytes).unwrap();
        folder.refused(&["merge", "lead", bad]);
        folder.refused(&["inspect", bad]);
        // Those beside it are not merged either, and the sentence says which was bad.
        let said = folder.refused(&["merge", "lead", "b", bad]);
        assert!(said.starts_with(&format!("{bad}: ")), "{said}");
    }
    folder.refused(&["merge", "lead", "borta"]);
}

#[test]
fn a_workspace_that_was_copied_is_left_alone_by_what_is_refused() {
    let folder = sent();
    folder.copy("lead", "copy");
    fs::write(folder.path("bad"), "PK\u{3}\u{4} inte mer").unwrap();
    folder.refused(&["merge", "copy", "bad"]);
    folder.refused(&["add", "copy", "phase", "name="]);
}

#[test]
fn a_bundle_of_another_project_is_refused() {
    let (ours, theirs) = (sent(), sent());
    theirs.done(&["export", "eslöv", "-o", "open", "--profile", "pseudonymous"]);
    fs::copy(theirs.path("open"), ours.path("open")).unwrap();
    fs::copy(theirs.path("a"), ours.path("sealed")).unwrap();
    assert!(
        ours.refused(&["merge", "lead", "open"])
            .contains("ett annat projekt (BRED)")
    );
    ours.refused(&["merge", "lead", "sealed"]);
}

#[test]
fn a_bundle_can_be_locked_with_a_passphrase_from_a_file() {
    let folder = sent();
    fs::write(folder.path("phrase"), "sju sjösjuka sjömän\n").unwrap();
    fs::write(folder.path("wrong"), "sju friska sjömän\n").unwrap();
    fs::write(folder.path("short"), "sju\n").unwrap();
    folder.done(&[
        "export",
        "eslöv",
        "-o",
        "locked",
        "--passphrase-file",
        "phrase",
    ]);
    assert!(
        folder
            .refused(&["merge", "lead", "locked"])
            .contains("lösenfras")
    );
    folder.refused(&["merge", "lead", "locked", "--passphrase-file", "wrong"]);
    folder.refused(&[
        "export",
        "eslöv",
        "-o",
        "other",
        "--passphrase-file",
        "short",
    ]);
    folder.refused(&[
        "export",
        "eslöv",
        "-o",
        "other",
        "--passphrase-file",
        "borta",
    ]);
    folder.done(&["merge", "lead", "locked", "--passphrase-file", "phrase"]);
    assert_eq!(
        folder.json(&["list", "lead", "group"])[0]["title"],
        "Styrgruppen"
    );
}

#[test]
fn of_several_bundles_the_one_that_cannot_be_unlocked_is_named() {
    let folder = sent();
    for (file, bundle, words) in [
        ("eslöv", "a", "sju sjösjuka sjömän\n"),
        ("hörby", "b", "sex laxar i en laxask\n"),
    ] {
        fs::write(folder.path("phrase"), words).unwrap();
        let export = ["export", file, "-o", bundle, "--passphrase-file", "phrase"];
        folder.done(&export);
    }
    let words = folder.refused(&["merge", "lead", "a", "b", "--passphrase-file", "phrase"]);
    assert!(words.contains("a: "), "{words}");
    let words = folder.refused(&["merge", "lead", "b", "a", "--passphrase-file", "phrase"]);
    assert!(words.contains("a: "), "{words}");
}

#[test]
fn a_pseudonymous_bundle_names_nobody() {
    let folder = sent();
    folder.done(&["export", "eslöv", "-o", "p", "--profile", "pseudonymous"]);
    folder.done(&["merge", "lead", "p"]);
    let person = &folder.json(&["list", "lead", "person"])[0];
    assert_eq!(person["fields"], json!({ "gender": "woman" }));
}

#[test]
fn two_laptops_apart_give_a_conflict_with_both_values() {
    let folder = project();
    let id = folder.add("eslöv", "group", &["kind=strategic", "name=Gruppen"]);
    folder.copy("eslöv", "annan dator");
    folder.done(&["set", "eslöv", "group", &id, "name=Styrgruppen"]);
    folder.done(&["set", "annan dator", "group", &id, "name=Ledningsgruppen"]);
    folder.done(&["export", "eslöv", "-o", "a"]);
    folder.done(&["export", "annan dator", "-o", "b"]);
    folder.done(&["merge", "lead", "a", "b"]);

    let conflicts = folder.json(&["conflicts", "lead"]);
    let conflict = &conflicts[0];
    assert_eq!(conflicts.as_array().unwrap().len(), 1);
    assert_eq!(
        (&conflict["record"], &conflict["field"]),
        (&json!(id), &json!("name"))
    );
    let mut values: Vec<_> = conflict["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["value"])
        .collect();
    values.sort_by_key(|value| value.to_string());
    assert_eq!(values, ["Ledningsgruppen", "Styrgruppen"]);
    let table = folder.done(&["conflicts", "lead"]);
    assert!(table.contains("Ledningsgruppen") && table.contains("Styrgruppen"));

    folder.done(&["set", "lead", "group", &id, "name=Styrgruppen"]);
    assert_eq!(folder.json(&["conflicts", "lead"]), json!([]));
    assert_eq!(
        folder.done(&["conflicts", "lead"]),
        "Inga värden väntar på beslut.\n"
    );
}

#[test]
fn any_order_and_any_number_of_times_gives_the_same() {
    let folder = sent();
    let id = folder.json(&["list", "eslöv", "group"])[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    folder.copy("eslöv", "annan dator");
    folder.done(&["set", "eslöv", "group", &id, "name=En"]);
    folder.done(&["set", "annan dator", "group", &id, "name=Två"]);
    folder.done(&["export", "eslöv", "-o", "a"]);
    folder.done(&["export", "annan dator", "-o", "c"]);
    let mut all = Vec::new();
    for order in [["a", "b", "c"], ["c", "b", "a"], ["b", "a", "c"]] {
        folder.copy("lead", "merged");
        for bundle in order {
            folder.done(&["merge", "merged", bundle]);
        }
        all.push(all_of(&folder, "merged"));
        folder.done(&["merge", "merged", order[0], order[2], order[0]]);
        all.push(all_of(&folder, "merged"));
    }
    for one in &all {
        assert_eq!(one, &all[0]);
    }
    let conflicts: Value = serde_json::from_str(&all[0][1]).unwrap();
    assert_eq!(conflicts.as_array().unwrap().len(), 1);
}

#[test]
fn what_a_project_begins_with_is_checked() {
    let folder = project();
    let new = |extra: &[&'static str]| {
        let given = [
            "new-project",
            "ny",
            "--name",
            "Ny",
            "--short",
            "NY",
            "--start",
            "2026-01-01",
        ];
        [&given[..], extra].concat()
    };
    let said = folder.refused(&new(&["--end", "2025-12-31"]));
    assert!(
        said.contains("Slut (end): Kan inte vara före ”Start”."),
        "{said}"
    );
    let said = folder.refused(&new(&["--end", "snart"]));
    assert!(said.contains("Slut (end): Skriv ett datum"), "{said}");
    folder.refused(&new(&["--end", "2027-01-01", "--municipality", "9999"]));
    folder.misused(&new(&[]));
    folder.refused(&["kit", "lead", "--municipality", "0180", "-o", "k"]);
    folder.refused(&["kit", "eslöv", "--municipality", "1285", "-o", "k"]);
    folder.refused(&["open-kit", "lead", "-o", "w"]);
    folder.done(&["export", "eslöv", "-o", "a"]);
    folder.refused(&["open-kit", "a", "-o", "w"]);
    folder.refused(&["open-kit", "kit", "-o", "eslöv"]);
}

#[test]
fn a_bundle_is_not_written_over_a_workspace() {
    let folder = sent();
    folder.refused(&["export", "eslöv", "-o", "eslöv"]);
    folder.refused(&["kit", "lead", "--municipality", "1285", "-o", "hörby"]);
    folder.done(&["export", "eslöv", "-o", "a"]);
}

#[test]
fn a_merge_is_listed_told_and_taken_back() {
    let folder = sent();
    let before = all_of(&folder, "lead");
    folder.done(&["merge", "lead", "a"]);
    let with_a = all_of(&folder, "lead");
    folder.done(&["merge", "lead", "b"]);
    let listed = folder.json(&["merges", "lead"]);
    assert_eq!(
        (
            &listed[0]["number"],
            &listed[0]["municipality"],
            &listed[0]["undone"]
        ),
        (&json!(2), &json!("1266"), &Value::Null)
    );
    assert_eq!(listed[1]["account"]["kinds"]["group"]["new_records"], 1);
    assert!(folder.done(&["merges", "lead"]).contains("Hörby"));

    folder.done(&["merge-report", "lead", "2", "-o", "rapport.docx"]);
    assert!(
        fs::read(folder.path("rapport.docx"))
            .unwrap()
            .starts_with(b"PK")
    );

    let would = folder.json(&["unmerge", "lead", "2", "--dry-run"]);
    assert_eq!(folder.json(&["merges", "lead"])[0]["undone"], Value::Null);
    let did = folder.json(&["unmerge", "lead", "2"]);
    assert_eq!(would["kinds"], did["kinds"]);
    assert_eq!(did["kinds"]["group"]["gone_records"], 1);
    assert_eq!(with_a[0], all_of(&folder, "lead")[0]);
    assert!(folder.done(&["merges", "lead"]).contains("Ångrad"));
    let again = folder.refused(&["unmerge", "lead", "2"]);
    assert_eq!(
        again,
        "Sammanfogning 2 är redan ångrad. Ingenting ändrades."
    );

    folder.done(&["unmerge", "lead", "--last", "1"]);
    assert_eq!(before[..3], all_of(&folder, "lead")[..3]);
    folder.done(&["verify", "lead"]);
}

#[test]
fn what_stands_on_a_merge_is_named() {
    let folder = sent();
    folder.done(&["merge", "lead", "a"]);
    let group = folder.json(&["list", "lead", "group"])[0]["id"].clone();
    folder.done(&[
        "set",
        "lead",
        "group",
        group.as_str().unwrap(),
        "planned_size=9",
    ]);
    let said = folder.refused(&["unmerge", "lead", "1"]);
    assert!(
        said.starts_with("En post har ändrats här sedan dess")
            && said.ends_with("Det gäller: Styrgruppen."),
        "{said}"
    );
    folder.misused(&["unmerge", "lead"]);
    folder.misused(&["unmerge", "lead", "ett"]);
    folder.misused(&["unmerge", "lead", "1", "--last", "1"]);
    folder.refused(&["unmerge", "lead", "7"]);
}

#[test]
fn what_a_new_key_brings_waits_until_it_is_accepted() {
    let folder = sent();
    folder.done(&["merge", "lead", "a"]);
    folder.done(&["kit", "lead", "--municipality", "1285", "-o", "kit"]);
    folder.done(&["open-kit", "kit", "-o", "another laptop"]);
    folder.add(
        "another laptop",
        "group",
        &["kind=operative", "name=Nätverket", "origin=created"],
    );
    folder.done(&["export", "another laptop", "-o", "c"]);
    assert_eq!(folder.done(&["held", "lead"]), "Inget hålls kvar.\n");
    let did = folder.json(&["merge", "lead", "c"]);
    assert_eq!(did[0]["held"][0]["reason"], "unknown_key");
    let held = folder.json(&["held", "lead"]);
    assert_eq!(
        (&held[0]["what"], &held[0]["municipality"]),
        (&json!("key"), &json!("1285"))
    );
    let said = folder.done(&["held", "lead"]);
    assert!(
        said.contains("ny nyckel") && said.contains("Eslöv"),
        "{said}"
    );
    let id = held[0]["id"].as_str().unwrap();
    assert!(id.starts_with("1285:"), "whose key it would be: {id}");

    let unknown = folder.refused(&["accept", "lead", id, "12ab"]);
    assert_eq!(unknown, "Inget som väntar har id 12ab.");
    assert_eq!(folder.json(&["held", "lead"]), held, "nothing was decided");
    folder.misused(&["accept", "lead"]);
    assert_eq!(
        folder.done(&["accept", "lead", id]),
        "En uppgift är intagen.\n"
    );
    assert_eq!(folder.json(&["held", "lead"]), json!([]));
    assert!(
        folder
            .done(&["list", "lead", "group"])
            .contains("Nätverket")
    );
    folder.done(&["verify", "lead"]);
}

#[test]
fn a_refused_key_brings_nothing_and_is_not_asked_about_again() {
    let folder = sent();
    folder.done(&["merge", "lead", "a"]);
    folder.done(&["kit", "lead", "--municipality", "1285", "-o", "kit"]);
    folder.done(&["open-kit", "kit", "-o", "another laptop"]);
    folder.add(
        "another laptop",
        "group",
        &["kind=operative", "name=Nätverket", "origin=created"],
    );
    folder.done(&["export", "another laptop", "-o", "c"]);
    folder.done(&["merge", "lead", "c"]);
    let held = folder.json(&["held", "lead"]);
    folder.done(&["refuse", "lead", held[0]["id"].as_str().unwrap()]);
    let did = folder.json(&["merge", "lead", "c"]);
    assert_eq!(did[0]["held"][0]["reason"], "refused_key");
    assert_eq!(folder.json(&["held", "lead"]), json!([]));
    assert!(
        !folder
            .done(&["list", "lead", "group"])
            .contains("Nätverket")
    );
}
