//! Deciding what waits, without the window.

use serde_json::{Value, json};

use crate::folder::{Folder, project};

/// What waits in the lead's file.
fn waiting(folder: &Folder) -> Vec<Value> {
    let conflicts = folder.json(&["conflicts", "lead"]);
    conflicts.as_array().unwrap().clone()
}

/// The choice of this value in the only conflict.
fn choice(folder: &Folder, value: &Value) -> String {
    let [waits] = waiting(folder).try_into().unwrap();
    let values = waits["values"].as_array().unwrap();
    let one = values.iter().find(|one| one["value"] == *value);
    one.unwrap()["entry"].as_str().unwrap().to_owned()
}

/// Two laptops that each do something to a group, and a lead that hears of it in one of the two orders.
fn two_laptops(first: &[&str], second: &[&str], turned: bool) -> (Folder, String) {
    let folder = project();
    let id = folder.add("eslöv", "group", &["kind=strategic", "name=Gruppen"]);
    folder.done(&["export", "eslöv", "-o", "first"]);
    folder.done(&["merge", "lead", "first"]);
    folder.copy("eslöv", "annan dator");
    for (file, deed) in [("eslöv", first), ("annan dator", second)] {
        let deed = deed.iter().map(|word| match *word {
            "FILE" => file,
            "ID" => &id,
            word => word,
        });
        folder.done(&deed.collect::<Vec<_>>());
    }
    folder.done(&["export", "eslöv", "-o", "a"]);
    folder.done(&["export", "annan dator", "-o", "b"]);
    let order = if turned { ["b", "a"] } else { ["a", "b"] };
    for bundle in order {
        folder.done(&["merge", "lead", bundle]);
    }
    (folder, id)
}

const RENAMES: [&str; 5] = ["set", "FILE", "group", "ID", "name=Styrgruppen"];
const RENAMES_TOO: [&str; 5] = ["set", "FILE", "group", "ID", "name=Rådet"];
const REMOVES: [&str; 4] = ["remove", "FILE", "group", "ID"];

#[test]
fn decide_makes_one_of_two_values_the_one_that_holds() {
    for (turned, name) in [
        (false, "Styrgruppen"),
        (true, "Styrgruppen"),
        (true, "Rådet"),
    ] {
        let (folder, _) = two_laptops(&RENAMES, &RENAMES_TOO, turned);
        let choice = choice(&folder, &json!(name));
        assert!(folder.done(&["conflicts", "lead"]).contains(&choice));
        folder.done(&["decide", "lead", &choice]);
        assert_eq!(waiting(&folder), [json!(null); 0]);
        assert_eq!(folder.json(&["list", "lead", "group"])[0]["title"], name);
        assert!(
            folder
                .refused(&["decide", "lead", &choice])
                .contains("conflicts")
        );
    }
}

#[test]
fn decide_says_whether_a_group_that_was_removed_and_renamed_stays() {
    for turned in [false, true] {
        for removed in [false, true] {
            let (folder, _) = two_laptops(&REMOVES, &RENAMES, turned);
            let choice = choice(&folder, &json!(removed));
            folder.done(&["decide", "lead", &choice]);
            assert_eq!(waiting(&folder), [json!(null); 0]);
            let groups = folder.json(&["list", "lead", "group"]);
            assert_eq!(groups.as_array().unwrap().len(), usize::from(!removed));
        }
    }
}

#[test]
fn decide_keeps_one_of_two_attendances_of_one_session() {
    for (minutes, hours) in [(None, 6), (Some(120), 2)] {
        let folder = project();
        let training = format!(
            "training={}",
            folder.add("lead", "training", &["title=Normer"])
        );
        let person = format!(
            "person={}",
            folder.add("lead", "person", &["name=Amira Holm"])
        );
        let long = [training.as_str(), "starts=2018-03-01", "minutes=360"];
        let session = format!("session={}", folder.add("lead", "session", &long));
        let came = [session.as_str(), person.as_str(), "status=present"];
        folder.add("lead", "attendance", &came);
        folder.add(
            "lead",
            "attendance",
            &[&came[..], &["minutes=120"]].concat(),
        );
        let mut said = json!({"status": "present"});
        if let Some(minutes) = minutes {
            said["minutes"] = json!(minutes);
        }
        folder.done(&["decide", "lead", &choice(&folder, &said)]);
        assert_eq!(waiting(&folder), [json!(null); 0]);
        let figures = [
            "figures",
            "lead",
            "participants.hours",
            "--on",
            "2018-04-01",
        ];
        assert_eq!(folder.json(&figures)["participants.hours"]["total"], hours);
    }
}

#[test]
fn decide_asks_which_field_where_one_choice_is_about_several() {
    let both = [
        "set",
        "FILE",
        "group",
        "ID",
        "name=Styrgruppen",
        "planned_size=7",
    ];
    let both_too = ["set", "FILE", "group", "ID", "name=Rådet", "planned_size=9"];
    let (folder, _) = two_laptops(&both, &both_too, false);
    let one = &waiting(&folder)[0]["values"][0]["entry"];
    let one = one.as_str().unwrap().to_owned();
    let said = folder.misused(&["decide", "lead", &one]);
    assert!(said.contains("name, planned_size"), "{said}");
    folder.done(&["decide", "lead", &one, "--field", "name"]);
    let left = waiting(&folder);
    assert_eq!((left.len(), &left[0]["field"]), (1, &json!("planned_size")));
    folder.done(&["decide", "lead", &one]);
    assert_eq!(waiting(&folder), [json!(null); 0]);
}

#[test]
fn duplicates_are_listed_and_linked_or_told_apart() {
    let folder = project();
    let mail = "email=amira.holm@eslov.example";
    let mut ids = ["Amira Holm", "Amira Ek"]
        .map(|name| folder.add("lead", "person", &[&format!("name={name}"), mail]));
    let pairs = |folder: &Folder| {
        folder
            .json(&["duplicates", "lead"])
            .as_array()
            .unwrap()
            .clone()
    };
    let [pair] = pairs(&folder).try_into().unwrap();
    let mut listed = [&pair["first"], &pair["second"]].map(|id| id.as_str().unwrap().to_owned());
    listed.sort();
    ids.sort();
    assert_eq!(listed, ids);
    assert_eq!(pair["by"], "given_name_and_email");
    assert!(
        folder
            .done(&["duplicates", "lead"])
            .contains("samma förnamn och e-post")
    );
    folder.done(&["link", "lead", &ids[0], &ids[1], "--different"]);
    assert!(pairs(&folder).is_empty());
    folder.done(&["link", "lead", &ids[1], &ids[0]]);
    let links = folder.json(&["list", "lead", "person_link"]);
    assert_eq!(
        links.as_array().unwrap().len(),
        1,
        "one pair has one decision"
    );
    assert_eq!(links[0]["fields"]["verdict"], "same");
    assert!(
        folder
            .misused(&["link", "lead", &ids[0], &ids[0]])
            .contains(&ids[0])
    );
}

#[test]
fn decide_settles_persons_who_are_one_and_sit_in_two_units() {
    let folder = project();
    let units = [("Socialtjänsten", "social"), ("Skolan", "education")];
    let persons = units.map(|(name, sector)| {
        let unit = [format!("name={name}"), format!("sector={sector}")];
        let unit = folder.add("lead", "unit", &[&unit[0], &unit[1]]);
        folder.add(
            "lead",
            "person",
            &["name=Amira Holm", &format!("unit={unit}")],
        )
    });
    folder.done(&["link", "lead", &persons[0], &persons[1]]);
    let one = waiting(&folder)[0]["values"][0]["entry"].clone();
    folder.done(&["decide", "lead", one.as_str().unwrap(), "--both"]);
    assert_eq!(waiting(&folder), [json!(null); 0]);
}
