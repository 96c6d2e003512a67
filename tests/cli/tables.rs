//! Spreadsheets on the command line: in, out, and what is told of them.

use serde_json::json;

use crate::folder::{Folder, project};

const LIST: &str = "Deltagarlista;;\n;;\nNamn;E-post;Arbetsplats\nEva Sjö;eva@exempel.se;Komvux\n\
                    Per Lind;per@exempel.se;Komvux\n;ingen@exempel.se;\nSumma;3;\n";

fn with_list() -> Folder {
    let folder = project();
    std::fs::write(folder.path("lista.csv"), LIST).unwrap();
    folder
}

#[test]
fn import_on_trial_tells_what_becomes_of_each_row_and_changes_nothing() {
    let folder = with_list();
    let before = std::fs::read(folder.path("eslöv")).unwrap();
    let told = folder.json(&["import", "eslöv", "lista.csv", "--dry-run"]);
    let counts = json!({
        "rows": 3, "new": 0, "changed": 0, "same": 0, "asked": 2, "refused": 1, "skipped": 0,
    });
    assert_eq!(
        (&told[0]["kind"], &told[0]["counts"]),
        (&json!("person"), &counts)
    );
    assert_eq!(told[0]["questions"][0]["ask"], "unit:komvux");
    assert_eq!(
        told[0]["left_out"],
        json!({
            "above": [1], "beside": [7], "hidden_rows": 0, "hidden_sheets": [],
            "far_columns": 0,
        })
    );
    assert_eq!(std::fs::read(folder.path("eslöv")).unwrap(), before);
}

#[test]
fn import_takes_in_what_is_answered_and_leaves_the_rest_beside_with_the_reason() {
    let folder = with_list();
    let make = ["--make", "unit,sector=education"];
    let told = folder.done(&[&["import", "eslöv", "person", "lista.csv"], &make[..]].concat());
    assert!(
        told.contains("3 rader: 2 nya") && told.contains("Inläst."),
        "{told}"
    );
    assert!(told.contains("lista – inte inläst.xlsx"), "{told}");
    assert!(folder.path("lista – inte inläst.xlsx").exists());
    let people = folder.json(&["list", "eslöv", "person"]);
    assert_eq!(people.as_array().unwrap().len(), 2);

    let again = folder.json(&[&["import", "eslöv", "lista.csv"], &make[..]].concat());
    assert_eq!(
        (&again[0]["counts"]["same"], &again[0]["kept"]),
        (&json!(2), &json!(false))
    );
    folder.done(&["verify", "eslöv"]);
}

#[test]
fn import_is_told_what_a_column_a_word_and_a_row_mean() {
    let folder = with_list();
    folder.done(&[
        "import",
        "eslöv",
        "lista.csv",
        "--kind",
        "person",
        "--map",
        "B=-",
        "--map",
        "Arbetsplats=profession",
        "--row",
        "5=skip",
    ]);
    let people = folder.json(&["list", "eslöv", "person"]);
    assert_eq!(people.as_array().unwrap().len(), 1);
    assert_eq!(
        people[0]["fields"],
        json!({ "name": "Eva Sjö", "profession": "Komvux" })
    );
    folder.done(&["import", "eslöv", "lista.csv", "--value", "unit:Komvux="]);
    assert_eq!(
        folder
            .json(&["list", "eslöv", "person"])
            .as_array()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn import_refuses_what_it_cannot_understand_and_changes_nothing() {
    let folder = with_list();
    std::fs::write(
        folder.path("bild.png"),
        [137, 80, 78, 71, 0, 1, 2, 3, 4, 5, 6, 7, 8, 14],
    )
    .unwrap();
    let refused = folder.refused(&["import", "eslöv", "bild.png"]);
    assert!(refused.contains("kalkylark"), "{refused}");
    for arguments in [
        ["--map", "Q=name"],
        ["--map", "Namn=shoe_size"],
        ["--value", "unit"],
        ["--row", "4=perhaps"],
        ["--worksheet", "Blad2"],
    ] {
        folder.misused(&[&["import", "eslöv", "lista.csv"], &arguments[..]].concat());
    }
    std::fs::write(folder.path("okänd.csv"), "Skostorlek;Vikt\n39;60\n").unwrap();
    folder.misused(&["import", "eslöv", "okänd.csv"]);
}

#[test]
fn table_that_is_exported_and_imported_again_changes_nothing() {
    let folder = with_list();
    folder.done(&[
        "import",
        "eslöv",
        "lista.csv",
        "--make",
        "unit,sector=education",
    ]);
    for file in ["ut.xlsx", "ut.csv"] {
        let asked = ["export-table", "eslöv", "person", "-o", file];
        let said = folder.misused(&asked);
        assert!(
            said.contains("--personal") && said.contains("Namn"),
            "{said}"
        );
        let said = folder.done(&[&asked[..], &["--personal"]].concat());
        assert!(said.contains("2 rader"), "{said}");
        let told = folder.json(&["import", "eslöv", file]);
        assert_eq!(told[0]["counts"]["same"], 2, "{told}");
    }
    let columns = ["--columns", "id,name", "--personal"];
    folder.done(
        &[
            &["export-table", "eslöv", "person", "-o", "id.csv"],
            &columns[..],
        ]
        .concat(),
    );
    let written = std::fs::read_to_string(folder.path("id.csv")).unwrap();
    assert!(written.starts_with("\u{feff}Id;Namn\r\n"), "{written}");
    let changed = written.replace("Eva Sjö", "Eva Sjö-Lind");
    std::fs::write(folder.path("id.csv"), changed).unwrap();
    let told = folder.json(&["import", "eslöv", "id.csv", "--kind", "person"]);
    assert_eq!(told[0]["rows"][0]["changes"][0]["new"], "Eva Sjö-Lind");
    folder.misused(&["export-table", "eslöv", "person", "-o", "ut.docx"]);
    folder.misused(&[
        "export-table",
        "eslöv",
        "person",
        "-o",
        "x.csv",
        "--columns",
        "identity_digest",
    ]);
}

#[test]
fn import_of_several_sheets_is_understood_before_the_first_is_taken_in() {
    let folder = with_list();
    std::fs::write(folder.path("andra.csv"), "Namn;Yrke\nAmir Ek;Rektor\n").unwrap();
    let before = std::fs::read(folder.path("eslöv")).unwrap();
    let both = ["import", "eslöv", "person", "andra.csv", "lista.csv"];
    // The second list has no such column.
    folder.misused(&[&both[..], &["--map", "Yrke=-"]].concat());
    folder.misused(&[&both[..], &["--row", "2=skip"]].concat());
    assert_eq!(std::fs::read(folder.path("eslöv")).unwrap(), before);
    let told = folder.json(&[&both[..], &["--make", "unit,sector=education"]].concat());
    assert_eq!(told.as_array().unwrap().len(), 2);
}

#[test]
fn import_that_stops_at_its_second_sheet_tells_what_was_taken_in() {
    let folder = project();
    std::fs::write(folder.path("först.csv"), "Namn;Yrke\nAmir Ek;Rektor\n").unwrap();
    let many = (0..8_000).map(|n| format!("Person nummer {n};{}\n", "lärare ".repeat(20)));
    let many = format!("Namn;Yrke\n{}", many.collect::<String>());
    std::fs::write(folder.path("sedan.csv"), many).unwrap();
    let program = crate::folder::program(&folder.path(""));
    // No file of the program may grow beyond three megabytes.
    let script = "trap '' XFSZ; ulimit -f 6144 || exit 42; exec \"$0\" \"$@\"";
    let out = std::process::Command::new("sh")
        .args(["-c", script])
        .arg(program.get_program())
        .args([
            "import",
            "eslöv",
            "person",
            "först.csv",
            "sedan.csv",
            "--json",
        ])
        .current_dir(folder.path(""))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&out.stderr);
    assert_eq!(out.status.code(), Some(1), "{said}");
    assert!(said.contains("1 av 2 blad lästes in"), "{said}");
    let told: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(told[0]["counts"]["new"], 1, "{told}");
    assert_eq!(told.as_array().unwrap().len(), 1);
    let people = folder.json(&["list", "eslöv", "person"]);
    assert_eq!(people.as_array().unwrap().len(), 1);
}

#[test]
fn import_can_be_told_that_a_table_has_no_headings_or_where_they_are() {
    let folder = project();
    std::fs::write(folder.path("namn.csv"), "Namn;Yrke\nAmir Ek;Rektor\n").unwrap();
    let asked = [
        "import",
        "eslöv",
        "namn.csv",
        "--kind",
        "person",
        "--dry-run",
    ];
    let rows = |more: &[&str]| {
        let told = folder.json(&[&asked[..], more].concat());
        told[0]["counts"]["new"].clone()
    };
    assert_eq!(rows(&[]), 1);
    let none = [
        "--heading-row",
        "none",
        "--map",
        "A=name",
        "--map",
        "B=profession",
    ];
    assert_eq!(rows(&none), 2);
    folder.misused(&[&asked[..], &["--heading-row", "0"]].concat());
    folder.misused(&[&asked[..], &["--heading-row", "andra"]].concat());
}

#[test]
fn import_whose_other_rows_cannot_be_left_beside_is_done_and_warns() {
    let folder = project();
    // A file name that leaves no room for the words after it.
    let name = format!("{}.csv", "l".repeat(245));
    std::fs::write(folder.path(&name), LIST).unwrap();
    let arguments = ["import", "eslöv", &name, "--make", "unit,sector=education"];
    let out = crate::folder::program(&folder.path(""))
        .args(arguments)
        .output()
        .unwrap();
    let warned = String::from_utf8_lossy(&out.stderr);
    assert!(
        out.status.success() && warned.contains("är inlästa"),
        "{warned}"
    );
    let people = folder.json(&["list", "eslöv", "person"]);
    assert_eq!(people.as_array().unwrap().len(), 2);
}

#[test]
fn table_is_not_written_over_what_is_no_such_table() {
    let folder = with_list();
    let before = std::fs::read(folder.path("lista.csv")).unwrap();
    folder.refused(&["export-table", "eslöv", "unit", "-o", "lista.csv"]);
    assert_eq!(std::fs::read(folder.path("lista.csv")).unwrap(), before);
    for file in ["UT.XLSX", "ut.csv", "ut.csv"] {
        folder.done(&["export-table", "eslöv", "unit", "-o", file]);
    }
}
