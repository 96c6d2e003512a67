//! The reference project on the command line: made, merged, counted.

use serde_json::{Map, Value, json};

use crate::folder::Folder;

/// The published figures, part names as the program writes them.
fn published() -> Map<String, Value> {
    let all: Map<String, Value> =
        serde_json::from_str(include_str!("../data/boss-figures.json")).unwrap();
    all.into_iter().filter(|(id, _)| id.contains('.')).collect()
}

fn code(name: &str) -> String {
    name.replace(", ", "_").replace(' ', "_")
}

/// Everything that is published and not counted so.
fn differences(counted: &Value, published: &Value, path: &str) -> Vec<String> {
    match published {
        Value::Object(parts) => {
            let parts = parts.iter();
            parts
                .flat_map(|(name, value)| {
                    let name = code(name);
                    differences(&counted[&name], value, &format!("{path} {name}"))
                })
                .collect()
        }
        value if counted == value => Vec::new(),
        value => vec![format!("{path}: {counted}, published {value}")],
    }
}

#[test]
fn the_reference_project_gives_the_published_figures_and_lives_on() {
    let folder = Folder::new();
    let said = folder.done(&["demo", "exempel på samverkan"]);
    let lead = "exempel på samverkan/lead.samverka";
    assert!(
        said.contains("16 kommuner") && said.contains(lead),
        "{said}"
    );
    let figures = folder.json(&["figures", lead, "--on", "2018-09-30"]);
    for (id, published) in published() {
        let published = match published {
            Value::Number(number) => json!({ "value": number }),
            parts => parts,
        };
        assert_eq!(differences(&figures[&id], &published, &id), [""; 0]);
    }

    folder.done(&["verify", lead]);
    assert!(
        !folder
            .json(&["signals", lead, "--on", "2018-09-30"])
            .as_array()
            .unwrap()
            .is_empty()
    );
    let eslov = "exempel på samverkan/municipalities/1285.samverka";
    folder.add(
        eslov,
        "outreach",
        &[
            "date=2018-06-01",
            "kind=talk",
            "title=Så samverkar vi",
            "reach=40",
        ],
    );
    folder.done(&["export", eslov, "-o", "igen"]);
    let merged = folder.json(&["merge", lead, "igen"]);
    assert_eq!(merged[0]["total"]["new_records"], 1);
    let talks = folder.json(&["figures", lead, "outreach.count", "--on", "2018-09-30"]);
    assert_eq!(
        talks["outreach.count"]["talk"].as_i64().unwrap(),
        figures["outreach.count"]["talk"].as_i64().unwrap_or(0) + 1
    );

    // What is there already is not written over.
    folder.refused(&["demo", "exempel på samverkan"]);
    folder.misused(&["demo", "ny", "--scale", "enormous"]);
}
