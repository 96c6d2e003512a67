//! Copies: one before each merge, looked into, put back; and a damaged file mended.

use samverka::workspace::{StepRule, Why, Workspace, backups_folder};

use crate::folder::{Folder, program, project};

fn merged() -> Folder {
    let folder = project();
    folder.add("eslöv", "group", &["kind=strategic", "name=Styrgruppen"]);
    folder.done(&["export", "eslöv", "-o", "bundle"]);
    folder.done(&["merge", "lead", "bundle"]);
    folder
}

#[test]
fn a_merge_is_taken_back_by_its_copy() {
    let folder = merged();
    let all = folder.json(&["backups", "lead"]);
    assert_eq!(all.as_array().unwrap().len(), 1);
    assert_eq!(all[0]["why"], "merge");
    let copy = all[0]["file"].as_str().unwrap();
    assert!(
        folder
            .done(&["backups", "lead"])
            .contains("Före sammanfogning")
    );
    let preview = folder.done(&["restore", "lead", copy, "--preview"]);
    assert!(
        preview.contains("1 ändring som finns nu saknas i kopian."),
        "{preview}"
    );
    assert_eq!(
        folder
            .json(&["list", "lead", "group"])
            .as_array()
            .unwrap()
            .len(),
        1
    );
    folder.done(&["restore", "lead", copy]);
    assert!(
        folder
            .json(&["list", "lead", "group"])
            .as_array()
            .unwrap()
            .is_empty()
    );
    folder.done(&["verify", "lead"]);
    let all = folder.json(&["backups", "lead"]);
    assert_eq!(all[0]["why"], "restore");
    folder.done(&["restore", "lead", all[0]["file"].as_str().unwrap()]);
    assert_eq!(
        folder
            .json(&["list", "lead", "group"])
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn a_copy_that_is_not_there_or_not_ours_is_refused() {
    let folder = merged();
    folder.refused(&["restore", "lead", "nowhere"]);
    let said = folder.refused(&["restore", "lead", "eslöv"]);
    assert_eq!(
        said,
        "Säkerhetskopian hör till en annan arbetsfil. Ingenting ändrades."
    );
    folder.refused(&["restore", "lead", "bundle"]);
}

#[test]
fn without_copies_that_is_what_is_said() {
    let folder = project();
    assert_eq!(
        folder.done(&["backups", "lead"]),
        "Det finns inga säkerhetskopior.\n"
    );
}

#[test]
fn a_damaged_file_is_mended_and_kept() {
    let folder = merged();
    let damage = || {
        let database = rusqlite::Connection::open(folder.path("lead")).unwrap();
        database.execute_batch("DROP TABLE \"group\"").unwrap();
    };
    damage();
    let said = folder.refused(&["add", "lead", "goal", "text=Mål", "scope=each"]);
    assert!(said.starts_with("Filen är skadad."), "{said}");
    let said = folder.done(&["rebuild", "lead", "--into", "mended"]);
    assert!(said.contains("och ingen gick förlorad."), "{said}");
    assert!(!said.contains("Utöver historiken"), "{said}");
    folder.done(&["verify", "mended"]);
    folder.refused(&["rebuild", "lead", "--into", "mended"]);
    folder.done(&["rebuild", "lead"]);
    folder.done(&["verify", "lead"]);
    assert_eq!(
        folder
            .json(&["list", "lead", "group"])
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(folder.json(&["backups", "lead"])[0]["why"], "damaged");
}

#[test]
fn a_copy_that_cannot_be_made_is_told_of_and_the_merge_is_done() {
    let folder = project();
    folder.add("eslöv", "group", &["kind=strategic", "name=Styrgruppen"]);
    folder.done(&["export", "eslöv", "-o", "bundle"]);
    std::fs::write(folder.path("lead-backups"), b"a file").unwrap();
    let output = program(&folder.path(""))
        .args(["merge", "lead", "bundle"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with("Ingen säkerhetskopia gjordes"), "{told}");
    assert_eq!(
        folder
            .json(&["list", "lead", "group"])
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn what_is_no_workspace_is_not_called_damaged() {
    let folder = project();
    std::fs::write(folder.path("letter"), b"Hej! ".repeat(100)).unwrap();
    let said = folder.refused(&["rebuild", "letter"]);
    assert_eq!(
        said,
        "Filen är ingen arbetsfil från Samverka. Den är orörd."
    );
}

#[test]
fn that_it_could_not_be_looked_up_who_was_erased_is_said() {
    let folder = merged();
    let all = folder.json(&["backups", "lead"]);
    let copy = all[0]["file"].as_str().unwrap();
    let said = folder.done(&["restore", "lead", copy]);
    assert!(!said.contains("raderats"), "{said}");
    std::fs::write(folder.path("lead"), b"noise").unwrap();
    let said = folder.done(&["restore", "lead", copy]);
    assert!(
        said.contains("Det gick inte att läsa vilka som har raderats"),
        "{said}"
    );
}

#[test]
fn what_went_with_the_damage_is_said() {
    let folder = merged();
    let database = rusqlite::Connection::open(folder.path("lead")).unwrap();
    database.execute_batch("DROP TABLE merge_entry").unwrap();
    drop(database);
    let said = folder.done(&["rebuild", "lead"]);
    assert!(
        said.contains("Utöver historiken gick något förlorat"),
        "{said}"
    );
    let said = folder.refused(&["unmerge", "lead", "1"]);
    assert!(said.contains("inte känt"), "{said}");
}

#[test]
fn a_copy_that_others_stand_on_is_not_changed_by_its_name_alone_either() {
    let folder = project();
    let file = folder.path("lead");
    let mut lead = Workspace::open(&file).unwrap();
    lead.make_steps(StepRule { from: 0, share: 1 });
    let base = lead.back_up(Why::Asked).unwrap();
    lead.set_author("Lena Ek").unwrap();
    assert!(lead.back_up(Why::Asked).unwrap().stands_on(&base));
    drop(lead);
    let before = std::fs::read(&base.path).unwrap();
    let name = base.path.file_name().unwrap();
    let output = program(&backups_folder(&file))
        .arg("add")
        .arg(name)
        .args(["group", "kind=strategic", "name=Styrgruppen"])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("som senare kopior bygger på"), "{said}");
    assert_eq!(std::fs::read(&base.path).unwrap(), before);
}
