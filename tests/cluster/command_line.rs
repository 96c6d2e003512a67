//! A cluster on the command line, and the demo's.

use serde_json::Value;

use crate::folder::Folder;
use crate::three::{NAMES, Three};

#[test]
fn a_cluster_is_made_invites_merges_and_counts_by_project() {
    let mut three = Three::new();
    let folder = Folder::new();
    let said = folder.done(&["new-cluster", "kluster.samverka", "--name", "Tre projekt"]);
    assert!(said.contains("Tre projekt"), "{said}");
    folder.done(&["invitation", "kluster.samverka", "-o", "inbjudan"]);
    let mut arguments = vec!["merge".to_owned(), "kluster.samverka".to_owned()];
    for (number, name) in NAMES.into_iter().enumerate() {
        let lead = three.leads.remove(0);
        drop(lead);
        let file = three.path(name).display().to_string();
        let bundle = format!("{number}.samverka-bundle");
        let said = folder.done(&[
            "cluster-bundle",
            &file,
            "-o",
            &bundle,
            "--invitation",
            "inbjudan",
        ]);
        assert!(said.contains("till utvärderaren"), "{said}");
        assert!(said.contains("En fri text"), "{said}");
        arguments.push(bundle);
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let said = folder.done(&arguments);
    assert!(NAMES.iter().all(|name| said.contains(name)), "{said}");
    folder.done(&["verify", "kluster.samverka"]);
    let by = [
        "figures",
        "kluster.samverka",
        "--by",
        "project",
        "--on",
        "2019-03-01",
    ];
    let table = folder.json(&by);
    assert_eq!(table["projects"].as_array().unwrap().len(), 3);
    let people = row(&table, "participants");
    assert_eq!((&people["total"], &people["again"]), (&4.into(), &2.into()));
    let said = folder.done(&by);
    assert!(
        said.contains("Söder") && said.contains("Deltagare, faktiskt"),
        "{said}"
    );
    let one = folder.json(&[
        "figures",
        "kluster.samverka",
        "participants.unique",
        "--by",
        "project",
    ]);
    assert_eq!(one["participants.unique"]["total"]["total"], 4);
    let merges = folder.json(&["merges", "kluster.samverka"]);
    assert_eq!(merges.as_array().unwrap().len(), 3);
    let sentence = folder.misused(&["figures", "kluster.samverka", "--by", "kommun"]);
    assert!(sentence.contains("kommun"), "{sentence}");
    for command in [
        "signals",
        "conflicts",
        "held",
        "duplicates",
        "keys",
        "backups",
    ] {
        folder.done(&[command, "kluster.samverka"]);
    }
    folder.refused(&["export", "kluster.samverka", "-o", "paket"]);
    folder.refused(&[
        "kit",
        "kluster.samverka",
        "--municipality",
        "1285",
        "-o",
        "kit",
    ]);
    folder.refused(&["merge", "kluster.samverka", "inbjudan"]);
}

fn row<'a>(table: &'a Value, code: &str) -> &'a Value {
    let mut rows = table["rows"].as_array().unwrap().iter();
    rows.find(|row| row["row"] == code).unwrap()
}

#[test]
fn the_cluster_of_the_demo_adds_up_and_its_published_table_does_not() {
    const FEWER: usize = 50;
    let folder = Folder::new();
    let written = samverka::demo::write_cluster(&folder.path("demo"), FEWER, &mut |_, _| true);
    let written = written.unwrap();
    assert_eq!((written.leads.len(), written.bundles.len()), (5, 5));
    let file = written.cluster.display().to_string();
    folder.done(&["verify", &file]);
    let table = folder.json(&["figures", &file, "--by", "project", "--on", "2019-03-04"]);
    let names = table["projects"].as_array().unwrap().iter();
    let names: Vec<&str> = names.map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Söder", "Norr", "Skogen", "Slätten", "Kusten"]);
    for row in table["rows"].as_array().unwrap() {
        let each = row["projects"].as_object().unwrap().values();
        let sum: f64 = each.filter_map(Value::as_f64).sum();
        let (again, total) = (row["again"].as_f64().unwrap(), row["total"].as_f64());
        let quotient = ["each", "size", "mandate", "with_driver"];
        if let Some(total) = total
            && !quotient
                .iter()
                .any(|word| row["row"].as_str().unwrap().contains(word))
        {
            assert!((sum - again - total).abs() < 0.01, "{row:#}");
        }
    }
    let people = row(&table, "participants");
    let [soder, norr, skogen, slatten, kusten] =
        [2_700, 600, 400, 900, 1_300].map(|all| all / FEWER);
    let whole = soder + norr + skogen + slatten + kusten;
    let again = people["again"].as_u64().unwrap() as usize;
    assert!(again > 0, "some people are in two projects");
    assert_eq!(people["total"], whole - again);
    let faults = table["faults"].as_array().unwrap();
    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert_eq!(
        (&faults[0]["sum"], &faults[0]["stated"]),
        (&whole.into(), &(whole - slatten).into())
    );
    let without = faults[0]["without"].as_str();
    let left_out = table["projects"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"].as_str() == without);
    assert_eq!(left_out.unwrap()["name"], "Slätten");
    for lead in &written.leads {
        folder.done(&["verify", &lead.display().to_string()]);
    }
    let again =
        samverka::demo::write_cluster(&folder.path("again"), FEWER, &mut |_, _| true).unwrap();
    let other = folder.json(&[
        "figures",
        &again.cluster.display().to_string(),
        "--by",
        "project",
        "--on",
        "2019-03-04",
    ]);
    assert_eq!(table["rows"], other["rows"], "the same every time");
}

#[test]
fn a_municipality_in_two_projects_is_told_by_the_project_in_lists_rows_and_tables() {
    let folder = Folder::new();
    let written = samverka::demo::write_cluster(&folder.path("demo"), 50, &mut |_, _| true);
    let file = written.unwrap().cluster.display().to_string();
    let both = ["Eslöv · Norr", "Eslöv · Slätten"];
    let listed = folder.done(&["list", &file, "group"]);
    assert!(both.iter().all(|one| listed.contains(one)), "{listed}");
    let behind = folder.done(&["evidence", &file, "groups.strategic", "--on", "2019-03-04"]);
    assert!(both.iter().all(|one| behind.contains(one)), "{behind}");
    folder.done(&[
        "export-table",
        &file,
        "group",
        "--personal",
        "-o",
        "grupper.csv",
    ]);
    let table = std::fs::read_to_string(folder.path("grupper.csv")).unwrap();
    let head = table.lines().next().unwrap();
    assert!(head.contains("Projekt;Kommun"), "{head}");
    let both = ["Norr;Eslöv", "Slätten;Eslöv"];
    assert!(both.iter().all(|one| table.contains(one)), "{table}");
}
