//! Figures, their rows, and signals, from a few records.

use serde_json::json;

use crate::folder::{Folder, project};

const ON: [&str; 2] = ["--on", "2026-06-30"];

/// Three have been to a training of two hours, one of them a man; all merged.
fn trained() -> Folder {
    let folder = project();
    let training = folder.add("lead", "training", &["title=Tjänstedesign"]);
    let of = format!("training={training}");
    let session = folder.add(
        "lead",
        "session",
        &[&of, "starts=2026-03-01T09:00", "minutes=120"],
    );
    folder.done(&["kit", "lead", "--municipality", "1285", "-o", "kit"]);
    folder.done(&["merge", "eslöv", "kit"]);
    for (name, gender) in [("Åsa", "woman"), ("Ärla", "woman"), ("Örjan", "man")] {
        let person = folder.add(
            "eslöv",
            "person",
            &[&format!("name={name}"), &format!("gender={gender}")],
        );
        let (session, person) = (format!("session={session}"), format!("person={person}"));
        folder.add(
            "eslöv",
            "attendance",
            &[&session, &person, "status=present"],
        );
    }
    folder.done(&["export", "eslöv", "-o", "bundle"]);
    folder.done(&["merge", "lead", "bundle"]);
    folder
}

#[test]
fn figures_are_one_object_with_words_beside_the_numbers() {
    let folder = trained();
    let figures = folder.json(&[&["figures", "lead"], &ON[..]].concat());
    let unique = &figures["participants.unique"];
    assert_eq!(
        (&unique["total"], &unique["women"], &unique["men"]),
        (&json!(3), &json!(2), &json!(1))
    );
    assert_eq!(unique["unit"], "persons");
    assert!(unique["label"].is_string() && unique["definition"].is_string());
    assert_eq!(figures["participants.hours"]["total"], 6);
    assert_eq!(figures["training.days"]["value"], 1);
    let some = folder.json(
        &[
            &["figures", "lead", "training.days", "training.count"],
            &ON[..],
        ]
        .concat(),
    );
    assert_eq!(some.as_object().unwrap().len(), 2);
    let table = folder.done(&[&["figures", "lead", "participants.unique"], &ON[..]].concat());
    assert!(
        table.contains("Kvinnor") && table.contains("personer"),
        "{table}"
    );
}

#[test]
fn a_municipality_has_figures_of_its_own() {
    let folder = trained();
    let total = |code| {
        let asked = [
            "figures",
            "lead",
            "participants.unique",
            "--municipality",
            code,
        ];
        folder.json(&[&asked, &ON[..]].concat())["participants.unique"]["total"].clone()
    };
    assert_eq!(total("1285"), 3);
    assert_ne!(total("1266"), 3);
    folder.refused(&["figures", "lead", "--municipality", "0180"]);
    folder.refused(&["figures", "lead", "--municipality", "Eslöv"]);
}

#[test]
fn the_rows_behind_a_figure_add_up_to_it() {
    let folder = trained();
    let rows = folder.json(&[&["evidence", "lead", "participants.hours"], &ON[..]].concat());
    let minutes = rows
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["part"] == "women");
    let minutes: i64 = minutes.map(|row| row["amount"].as_i64().unwrap()).sum();
    assert_eq!(minutes, 2 * 120);
    assert_eq!(
        (&rows[0]["kind"], &rows[0]["municipality"]),
        (&json!("attendance"), &json!("1285"))
    );
    let table = folder.done(&[&["evidence", "lead", "participants.unique"], &ON[..]].concat());
    assert!(
        table.contains("Örjan") && table.contains("Eslöv"),
        "{table}"
    );
}

#[test]
fn a_figure_that_does_not_exist_is_refused() {
    let folder = project();
    for command in ["figures", "evidence"] {
        let said = folder.refused(&[command, "lead", "groups.many"]);
        assert!(said.contains("groups.many"), "{said}");
    }
    folder.misused(&["figures", "lead", "--on", "i går"]);
}

#[test]
fn signals_say_what_why_and_what_to_do() {
    let folder = project();
    let signals = folder.json(&[&["signals", "eslöv"], &ON[..]].concat());
    let vacant = signals
        .as_array()
        .unwrap()
        .iter()
        .find(|signal| signal["id"] == "contact.vacant");
    let vacant = vacant.unwrap();
    assert_eq!(
        vacant["municipality"], "1285",
        "others' signals are not ours"
    );
    for words in ["title", "why", "action"] {
        assert!(
            vacant[words]
                .as_str()
                .is_some_and(|words| !words.is_empty())
        );
    }
    let table = folder.done(&[&["signals", "eslöv"], &ON[..]].concat());
    assert!(table.contains(vacant["title"].as_str().unwrap()), "{table}");
}

#[test]
fn a_conflict_is_a_signal_to_the_lead() {
    let folder = project();
    let id = folder.add("eslöv", "group", &["kind=strategic", "name=Gruppen"]);
    folder.copy("eslöv", "annan dator");
    for (file, name) in [("eslöv", "name=En"), ("annan dator", "name=Två")] {
        folder.done(&["set", file, "group", &id, name]);
        folder.done(&["export", file, "-o", "bundle"]);
        folder.done(&["merge", "lead", "bundle"]);
    }
    let signals = folder.json(&["signals", "lead"]);
    let ids: Vec<_> = signals
        .as_array()
        .unwrap()
        .iter()
        .map(|signal| &signal["id"])
        .collect();
    assert!(ids.contains(&&json!("merge.conflict")), "{ids:?}");
}

#[test]
fn picture_of_a_figure_shows_what_the_figure_says_in_shapes_and_in_words() {
    let folder = trained();
    let draw = |file: &str, rest: &[&str]| {
        let asked = ["picture", "eslöv", "participants.unique", "-o", file];
        folder.done(&[&asked, &ON[..], rest].concat());
        std::fs::read(folder.path(file)).unwrap()
    };
    let svg = String::from_utf8(draw("kön.svg", &[])).unwrap();
    for said in [
        "<title id=\"title\">Deltagare",
        "Kvinnor 2, Män 1",
        ">Kvinnor 2</text>",
        "Eslöv · 2026-06-30</text>",
        "@font-face",
    ] {
        assert!(svg.contains(said), "{said}: {}", &svg[..600]);
    }
    let english = draw("sex.svg", &["--lang", "en"]);
    assert!(
        String::from_utf8(english)
            .unwrap()
            .contains(">Women 2</text>")
    );
    let png = draw("kön.png", &[]);
    assert!(png.starts_with(b"\x89PNG"));
    let wide = u32::from_be_bytes(png[16..20].try_into().unwrap());
    assert_eq!(wide, 1440, "twice as fine as it is wide");
    assert_eq!(png, draw("kön.png", &[]), "the same records, the same file");
}

#[test]
fn picture_is_refused_where_there_is_nothing_to_draw_or_another_file() {
    let folder = trained();
    let asked = |figure, file| ["picture", "eslöv", figure, "-o", file];
    folder.misused(&asked("participants.unique", "bild.jpg"));
    let said = folder.refused(&asked("groups.many", "bild.svg"));
    assert!(said.contains("groups.many"), "{said}");
    std::fs::write(folder.path("annat.png"), "något annat").unwrap();
    folder.refused(&asked("participants.unique", "annat.png"));
}

#[test]
fn picture_of_a_process_map_shows_its_lanes_and_says_every_step() {
    let folder = trained();
    let map = [
        "title=Från ankomst till skola",
        "lanes=Familjen\nSkolan",
        "state=as_is",
    ];
    let map = folder.add("eslöv", "process_map", &map);
    let of = format!("map={map}");
    let step = |position: &str, lane: &str, text: &str, more: &[&str]| {
        let (position, lane) = (format!("position={position}"), format!("lane={lane}"));
        let text = format!("text={text}");
        let fields = [&[of.as_str(), &position, &lane, &text], more].concat();
        folder.add("eslöv", "process_step", &fields)
    };
    step("1", "Familjen", "Kommer hit", &["kind=start"]);
    let waits = [
        "kind=waiting",
        "days=20",
        "breakpoint=yes",
        "problem=Underlaget följer inte med",
    ];
    step("2", "Skolan", "Väntan på kartläggning", &waits);
    folder.done(&["picture", "eslöv", &map, "-o", "karta.svg"]);
    let svg = std::fs::read_to_string(folder.path("karta.svg")).unwrap();
    for said in [
        "<title id=\"title\">Från ankomst till skola</title>",
        "Så är det · 2 steg · 1 brytpunkt · längsta väg 20 dagar · varav väntan 20 dagar",
        "Skolan, steg 2 av 2: Väntan på kartläggning. Väntan. Brytpunkt. Väntan 20 dagar. Problem: Underlaget",
        ">Familjen</text>",
        ">väntan 20 dagar</text>",
        "<polygon",
    ] {
        assert!(svg.contains(said), "{said}: {}", &svg[..1_500]);
    }
    folder.done(&["picture", "eslöv", &map, "-o", "karta.png"]);
    assert!(
        std::fs::read(folder.path("karta.png"))
            .unwrap()
            .starts_with(b"\x89PNG")
    );
    let id = folder.add("eslöv", "service", &["title=Läxhjälp"]);
    let said = folder.misused(&["picture", "eslöv", &id, "-o", "annat.svg"]);
    assert!(said.contains(&id), "{said}");
}

#[test]
fn picture_of_a_board_shows_its_columns_and_says_every_note_with_its_votes() {
    let folder = trained();
    let board = ["title=Vad behöver vi?", "template=needs"];
    let board = folder.add("eslöv", "board", &board);
    let of = format!("board={board}");
    let note = |text: &str, more: &[&str]| {
        let text = format!("text={text}");
        let told = [&[of.as_str(), "column=Tid", &text], more].concat();
        folder.add("eslöv", "board_item", &told)
    };
    let lead = note("Fasta möten", &["votes=4"]);
    let into = format!("merged_into={lead}");
    note("En timme var tredje vecka", &["votes=1", &into]);
    folder.done(&["picture", "eslöv", &board, "-o", "tavla.svg"]);
    let svg = std::fs::read_to_string(folder.path("tavla.svg")).unwrap();
    for said in [
        "<title id=\"title\">Vad behöver vi?",
        "Tid: Fasta möten (5 röster · 2 lappar)",
        ">Kunskap</text>",
        "Behovsinventering · Eslöv",
    ] {
        assert!(svg.contains(said), "{said}: {}", &svg[..900]);
    }
    folder.done(&["picture", "eslöv", &board, "-o", "tavla.png"]);
}
