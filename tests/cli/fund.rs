//! The fund: a month as it leaves, frozen when it is sent, and what must be sent again when a municipality corrects it.

use serde_json::{Value, json};

use crate::folder::{Folder, project};

/// A lead who has merged Eslöv's winter: two persons at a session in each month.
struct Winter {
    folder: Folder,
    people: [String; 2],
    february: [String; 2],
    session: String,
}

fn winter() -> Winter {
    let folder = project();
    let people = ["name=Anna Lind", "name=Bo Ek"];
    let people = people.map(|name| folder.add("eslöv", "person", &[name, "gender=woman"]));
    let training = folder.add("eslöv", "training", &["title=Samtalsmetodik"]);
    let (mut february, mut of_february) = (Vec::new(), String::new());
    for day in ["2026-02-13", "2026-03-12"] {
        let session = folder.add(
            "eslöv",
            "session",
            &[
                &format!("training={training}"),
                &format!("starts={day}"),
                "minutes=200",
            ],
        );
        for person in &people {
            let there = [
                &format!("session={session}"),
                &format!("person={person}"),
                "status=present",
            ];
            let attendance = folder.add("eslöv", "attendance", &there);
            if day == "2026-02-13" {
                february.push(attendance);
                of_february.clone_from(&session);
            }
        }
    }
    let winter = Winter {
        people,
        february: february.try_into().unwrap(),
        session: of_february,
        folder,
    };
    winter.receive("första");
    winter
}

impl Winter {
    /// Eslöv sends what it has, and the lead takes it in.
    fn receive(&self, name: &str) {
        let bundle = format!("{name}.samverka-bundle");
        self.folder.done(&["export", "eslöv", "-o", &bundle]);
        self.folder.done(&["merge", "lead", &bundle]);
    }

    fn send(&self, month: &str, on: &str) -> String {
        let file = format!("{month}.xlsx");
        let arguments = [
            "extract", "lead", "--month", month, "-o", &file, "--submit", "--on", on,
        ];
        self.folder.done(&arguments)
    }

    fn submissions(&self) -> Value {
        self.folder
            .json(&["submissions", "lead", "--on", "2026-05-04"])
    }
}

#[test]
fn month_is_written_and_frozen_and_a_correction_names_every_month_to_send_again() {
    let winter = winter();
    let said = winter.send("2026-02", "2026-03-19");
    assert!(said.contains("Februari 2026: 2 personer"), "{said}");
    assert!(said.contains("2 personer saknar intyg."), "{said}");
    assert!(
        said.contains("Februari 2026 är antecknad som skickad 2026-03-19."),
        "{said}"
    );
    winter.send("2026-03", "2026-04-20");
    assert_eq!(winter.submissions()["again"], json!([]));

    let Winter {
        folder,
        people,
        february,
        session,
    } = &winter;
    folder.done(&["set", "eslöv", "attendance", &february[0], "minutes=120"]);
    folder.done(&["remove", "eslöv", "attendance", &february[1]]);
    let carin = folder.add("eslöv", "person", &["name=Carin Öst"]);
    let there = [
        format!("session={session}"),
        format!("person={carin}"),
        "status=present".to_owned(),
    ];
    let there: Vec<&str> = there.iter().map(String::as_str).collect();
    folder.add("eslöv", "attendance", &there);
    winter.receive("rättad");

    let told = winter.submissions();
    assert_eq!(told["again"], json!(["2026-02", "2026-03"]));
    let months = told["months"].as_array().unwrap();
    let rows = months[0]["differences"].as_array().unwrap();
    let minutes = |person: &str| {
        let row = rows.iter().find(|row| row["person"] == person).unwrap();
        (row["sent"].clone(), row["now"].clone())
    };
    assert_eq!(rows.len(), 3);
    assert_eq!(minutes(&people[0]), (json!(200), json!(120)));
    assert_eq!(minutes(&people[1]), (json!(200), Value::Null));
    assert_eq!(minutes(&carin), (Value::Null, json!(200)));
    assert_eq!(months[1]["differences"], json!([]));
    assert_eq!(months[1]["after"], "2026-02");
    let said = folder.done(&["submissions", "lead", "--on", "2026-05-04"]);
    assert!(
        said.contains("Skicka igen, i den här ordningen: februari 2026 och mars 2026."),
        "{said}"
    );
    assert!(said.contains("närvaro 13 februari"), "{said}");

    winter.send("2026-02", "2026-05-04");
    assert_eq!(winter.submissions()["again"], json!(["2026-03"]));
    winter.send("2026-03", "2026-05-04");
    assert_eq!(winter.submissions()["again"], json!([]));
    folder.done(&["verify", "lead"]);
}

#[test]
fn what_was_sent_is_not_changed_afterwards_and_stays_with_the_lead() {
    let winter = winter();
    winter.send("2026-02", "2026-03-19");
    let folder = &winter.folder;
    let sent = folder.json(&["list", "lead", "submission"]);
    let id = sent[0]["id"].as_str().unwrap().to_owned();
    let refused = folder.refused(&["set", "lead", "submission", &id, "month=2026-03"]);
    assert!(refused.contains("ny redovisning"), "{refused}");
    folder.done(&["set", "lead", "submission", &id, "note=Skickad på kvällen"]);
    folder.done(&["kit", "lead", "--municipality", "1285", "-o", "senare"]);
    let kit = folder.json(&["inspect", "senare"]);
    assert!(!kit.to_string().contains("submission"), "{kit}");
}

#[test]
fn extract_says_in_a_sentence_what_cannot_be_done() {
    let winter = winter();
    let folder = &winter.folder;
    let extract = |more: &[&str]| {
        let all = [
            "extract",
            "lead",
            "--month",
            "2026-02",
            "-o",
            "x.xlsx",
            "--on",
            "2026-02-20",
        ];
        [&all[..], more]
            .concat()
            .iter()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>()
    };
    let refused = |more: &[&str]| {
        let arguments = extract(more);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        folder.refused(&arguments)
    };
    assert!(refused(&["--submit"]).contains("är inte slut än"));
    let layout = refused(&["--layout", "Okänd"]);
    assert!(layout.contains("12 siffror, timmar per månad"), "{layout}");
    let eslov = ["extract", "eslöv", "--month", "2026-02", "-o", "x.xlsx"];
    folder.refused(&eslov);
    folder.refused(&["submissions", "eslöv"]);
    folder.misused(&["extract", "lead", "-o", "x.xlsx"]);
    folder.misused(&["extract", "lead", "--month", "2026-02", "-o", "x.csv"]);
    folder.misused(&[
        "extract", "lead", "--month", "2026-02", "-o", "x.xlsx", "--to", "ESF",
    ]);
}

#[test]
fn layout_of_the_lead_s_own_decides_the_columns() {
    let winter = winter();
    let folder = &winter.folder;
    folder.add(
        "lead",
        "extract_layout",
        &[
            "name=Vår mall",
            "columns=name=Vem\nhours=Tid\nempty=",
            "hours_format=hours_and_minutes",
        ],
    );
    let said = folder.done(&[
        "extract",
        "lead",
        "--month",
        "2026-02",
        "-o",
        "x.xlsx",
        "--layout",
        "vår MALL",
    ]);
    assert!(said.contains("Februari 2026"), "{said}");
    let rows = folder.json(&["import", "eslöv", "x.xlsx", "--kind", "person", "--dry-run"]);
    let columns: Vec<&Value> = rows[0]["columns"].as_array().unwrap().iter().collect();
    assert!(
        columns.iter().any(|column| column["heading"] == "Tid"),
        "{rows}"
    );
}
