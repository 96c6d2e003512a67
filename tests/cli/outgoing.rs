//! What the lead sends out on the command line: kits and feedback, for one or for all.

use crate::folder::project;

#[test]
fn kits_and_feedback_are_written_for_one_or_for_all_and_opened() {
    let folder = project();
    let said = folder.done(&["kit", "lead", "--all", "-o", "kits"]);
    assert!(said.contains("Eslöv") && said.contains("Hörby"), "{said}");
    let kits = std::fs::read_dir(folder.path("kits")).unwrap();
    assert_eq!(kits.count(), 2);
    folder.add("lead", "training", &["title=Normer i praktiken"]);
    folder.add(
        "lead",
        "project_note",
        &["recipient=1285", "subject=Besöket", "text=Vi kommer i maj"],
    );
    let shared = ["title=Språkcafé", "text=Börja smått", "shared=yes"];
    folder.add("lead", "good_example", &shared);
    let looked = folder.done(&["feedback", "lead", "--all", "-o", "out", "--dry-run"]);
    assert!(looked.contains("Vi kommer i maj") && looked.contains("Börja smått"));
    assert!(!folder.path("out").exists(), "only looked at");
    folder.done(&[
        "feedback",
        "lead",
        "--municipality",
        "1266",
        "-o",
        "hörby.feedback",
    ]);
    folder.done(&["merge", "hörby", "hörby.feedback"]);
    assert_eq!(
        folder.json(&["list", "hörby", "project_note"]),
        serde_json::json!([])
    );
    folder.done(&[
        "feedback",
        "lead",
        "--municipality",
        "1285",
        "-o",
        "eslöv.feedback",
    ]);
    let inside = folder.done(&["inspect", "eslöv.feedback"]);
    assert!(inside.contains("återkoppling"), "{inside}");
    folder.done(&["merge", "eslöv", "eslöv.feedback"]);
    for kind in ["project_note", "good_example", "training"] {
        let there = folder.json(&["list", "eslöv", kind]);
        assert_eq!(there.as_array().unwrap().len(), 1, "{kind}");
    }
    let signals = folder.json(&["signals", "eslöv"]);
    let ids = signals.as_array().unwrap().iter();
    let ids: Vec<_> = ids.map(|signal| signal["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"feedback.new"), "{ids:?}");
    folder.done(&["verify", "eslöv"]);
}

#[test]
fn feedback_goes_to_one_or_to_all_and_from_the_lead_alone() {
    let folder = project();
    let both = [
        "feedback",
        "lead",
        "--all",
        "--municipality",
        "1285",
        "-o",
        "out",
    ];
    assert!(folder.misused(&both).contains("--all"));
    assert!(
        folder
            .misused(&["kit", "lead", "-o", "out"])
            .contains("--municipality")
    );
    folder.refused(&["feedback", "lead", "--municipality", "1276", "-o", "out"]);
}
