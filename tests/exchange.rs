//! What travels between workspaces: kits out, bundles in, conflicts found, nothing lost.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests say so when something is wrong"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use samverka::bundle::Profile;
use samverka::domain::{
    Cost, Group, Id, Municipality, Outreach, Person, Privacy, Question, Record, Response, Survey,
    Unit,
};
use samverka::workspace::{
    Command, Given, MergeReport, Result, StoreError, Workspace, WorkspaceError, fields, home_of,
};
use serde_json::json;
use tempfile::TempDir;

#[path = "village/project.rs"]
mod project;

/// A lead, a municipality's kit, and laptops that open it.
struct Village {
    folder: TempDir,
    lead: Workspace,
}

impl Village {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let codes = [project::ESLOV, project::HELSINGBORG];
        let new = project::bred(2026, &codes);
        let lead = Workspace::create_project(&folder.path().join("lead.samverka"), &new).unwrap();
        Self { folder, lead }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn laptop(&mut self, code: &str, name: &str) -> Workspace {
        let kit = self.path(&format!("{code}.kit"));
        self.lead.export_kit(&kit, code.parse().unwrap()).unwrap();
        Workspace::open_kit(&kit, &self.path(name)).unwrap()
    }

    fn send(&self, from: &mut Workspace, name: &str) -> PathBuf {
        let bundle = self.path(name);
        from.export(&bundle, Profile::Full, None, &BTreeSet::new())
            .unwrap();
        bundle
    }

    fn merge(&mut self, bundle: &Path) -> Result<MergeReport> {
        let reports = self.lead.merge(&[bundle], None, true, &mut |_, _| true)?;
        Ok(reports.into_iter().next().unwrap())
    }
}

fn make_group(workspace: &mut Workspace, name: &str) -> Id {
    let id = workspace.fresh_id();
    let described = fields([
        (Group::kind, json!("strategic")),
        (Group::name, json!(name)),
    ]);
    workspace
        .run(&Command::create(Group::KIND, id, described))
        .unwrap();
    id
}

fn rename(workspace: &mut Workspace, group: Id, name: &str) {
    let set = fields([(Group::name, json!(name))]);
    workspace
        .run(&Command::set(Group::KIND, group, set))
        .unwrap();
}

#[test]
fn a_kit_brings_the_project_and_a_bundle_brings_the_work() {
    let mut village = Village::new();
    let mut laptop = village.laptop("1285", "eslov.samverka");
    assert_eq!(
        laptop.reader().project().unwrap().unwrap().short_name,
        "BRED"
    );
    assert_eq!(laptop.reader().all::<Municipality>().unwrap().len(), 2);
    make_group(&mut laptop, "Styrgruppen");

    let bundle = village.send(&mut laptop, "eslov.samverka-bundle");
    let report = village.merge(&bundle).unwrap();
    let groups = village.lead.reader().all::<Group>().unwrap();
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].head.municipality.unwrap().as_str(), "1285");
    assert_eq!(report.kinds["group"].new_records, 1);
    let total = report.total();
    assert_eq!(total.read, total.added + total.known + total.refused);
    village.lead.verify().unwrap();
    laptop.verify().unwrap();
}

#[test]
fn merging_says_how_far_it_has_come_and_at_last_that_all_is_done() {
    let mut village = Village::new();
    let bundles = [("1285", "eslov"), ("1283", "helsingborg")].map(|(code, name)| {
        let mut laptop = village.laptop(code, &format!("{name}.samverka"));
        make_group(&mut laptop, "Styrgruppen");
        village.send(&mut laptop, &format!("{name}.samverka-bundle"))
    });
    let mut told = Vec::new();
    let mut listen = |done: usize, all: usize| {
        told.push(done as f64 / all as f64);
        true
    };
    village
        .lead
        .merge(&bundles, None, true, &mut listen)
        .unwrap();
    assert!(told.is_sorted(), "{told:?}");
    assert_eq!(told.last(), Some(&1.0));
}

#[test]
fn merging_twice_changes_nothing() {
    let mut village = Village::new();
    let mut laptop = village.laptop("1285", "eslov.samverka");
    make_group(&mut laptop, "Styrgruppen");
    let bundle = village.send(&mut laptop, "eslov.samverka-bundle");
    village.merge(&bundle).unwrap();
    let again = village.merge(&bundle).unwrap().total();
    assert_eq!((again.added, again.refused), (0, 0));
    assert_eq!(again.known, again.read);
    assert_eq!(village.lead.reader().all::<Group>().unwrap().len(), 1);
}

#[test]
fn two_laptops_rename_a_group_offline_and_both_names_are_kept() {
    let mut village = Village::new();
    let mut laptop = village.laptop("1285", "eslov.samverka");
    let group = make_group(&mut laptop, "Gruppen");
    let other = make_group(&mut laptop, "En annan");
    drop(laptop);
    std::fs::copy(
        village.path("eslov.samverka"),
        village.path("copy.samverka"),
    )
    .unwrap();
    let mut first = Workspace::open(&village.path("eslov.samverka")).unwrap();
    let mut second = Workspace::open(&village.path("copy.samverka")).unwrap();
    assert_ne!(
        first.device(),
        second.device(),
        "a copy writes under a name of its own"
    );
    rename(&mut first, group, "Styrgruppen");
    rename(&mut second, group, "Ledningsgruppen");

    for (laptop, name) in [(&mut first, "a.bundle"), (&mut second, "b.bundle")] {
        let bundle = village.send(laptop, name);
        village.merge(&bundle).unwrap();
    }
    let conflicts = village.lead.reader().conflicts().unwrap();
    assert_eq!(conflicts.len(), 1);
    assert_eq!(
        (conflicts[0].record, conflicts[0].conflict.field.as_str()),
        (group, "name")
    );
    let values: BTreeSet<_> = conflicts[0]
        .conflict
        .values
        .iter()
        .map(|(_, value)| value.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        values,
        BTreeSet::from(["Styrgruppen".into(), "Ledningsgruppen".into()])
    );
    let untouched = village.lead.reader().get::<Group>(other).unwrap().unwrap();
    assert_eq!(untouched.name, "En annan");
    village.lead.verify().unwrap();
}

#[test]
fn a_bundle_that_is_not_whole_changes_nothing() {
    let mut village = Village::new();
    let mut laptop = village.laptop("1285", "eslov.samverka");
    make_group(&mut laptop, "Styrgruppen");
    let bundle = village.send(&mut laptop, "eslov.samverka-bundle");
    let whole = std::fs::read(&bundle).unwrap();
    let before = std::fs::read(village.lead.reader().path()).unwrap();
    let mut middle_flipped = whole.clone();
    let middle = whole.len() / 2;
    middle_flipped[middle] ^= 1;
    for bad in [&whole[..whole.len() / 2], &middle_flipped[..], b"hej", b""] {
        std::fs::write(&bundle, bad).unwrap();
        assert!(matches!(
            village.merge(&bundle),
            Err(WorkspaceError::Bundle(_))
        ));
    }
    assert_eq!(village.lead.reader().merges().unwrap().len(), 0);
    assert_eq!(std::fs::read(village.lead.reader().path()).unwrap(), before);
}

#[test]
fn a_bundle_of_another_project_is_refused() {
    let mut village = Village::new();
    let mut stranger = Village::new();
    let mut laptop = stranger.laptop("1285", "eslov.samverka");
    let bundle = stranger.send(&mut laptop, "eslov.samverka-bundle");
    // The stranger's bundle is encrypted to another lead; in clear it is still another project's.
    assert!(village.merge(&bundle).is_err());
    laptop
        .export(&bundle, Profile::Pseudonymous, None, &BTreeSet::new())
        .unwrap();
    assert!(matches!(
        village.merge(&bundle),
        Err(WorkspaceError::OtherProject(_))
    ));
}

#[test]
fn a_pseudonymous_bundle_counts_people_without_naming_them_until_the_full_one_comes() {
    let mut village = Village::new();
    let mut laptop = village.laptop("1285", "eslov.samverka");
    let person = laptop.fresh_id();
    let described = fields([
        (Person::name, json!("Amira Holm")),
        (Person::gender, json!("woman")),
    ]);
    laptop
        .run(&Command::create(Person::KIND, person, described))
        .unwrap();
    let bundle = village.path("pseudonymous");
    laptop
        .export(&bundle, Profile::Pseudonymous, None, &BTreeSet::new())
        .unwrap();
    village.merge(&bundle).unwrap();
    let seen = |village: &Village| {
        village
            .lead
            .reader()
            .get::<Person>(person)
            .unwrap()
            .unwrap()
    };
    assert_eq!(seen(&village).name, "");
    assert!(seen(&village).gender.is_some());

    let full = village.send(&mut laptop, "full");
    village.merge(&full).unwrap();
    assert_eq!(seen(&village).name, "Amira Holm");
    village.merge(&bundle).unwrap();
    assert_eq!(seen(&village).name, "Amira Holm");
    village.lead.verify().unwrap();
}

/// What would leave of texts that name somebody, and what the lead has of that text after.
fn after_the_last_look(tick: bool) -> (Vec<String>, String) {
    let mut village = Village::new();
    let mut laptop = village.laptop("1285", "eslov.samverka");
    let mut make = |kind, described| {
        let id = laptop.fresh_id();
        laptop.run(&Command::create(kind, id, described)).unwrap();
        id
    };
    make(Person::KIND, fields([(Person::name, json!("Amira Holm"))]));
    let titled = |title: &str| {
        fields([
            (Outreach::title, json!(title)),
            (Outreach::date, json!("2026-02-01")),
            (Outreach::kind, json!("talk")),
        ])
    };
    let named = make(Outreach::KIND, titled("Amira berättar"));
    let plain = make(Outreach::KIND, titled("Nyhetsbrev"));
    let cost = [
        (Cost::date, json!("2026-02-01")),
        (Cost::kind, json!("travel")),
        (Cost::basis, json!("actual")),
        (Cost::amount, json!(300)),
        (Cost::funder, json!("own")),
        (Cost::note, json!("Tåg för en deltagare")),
    ];
    make(Cost::KIND, fields(cost));
    let none = BTreeSet::new();
    let leaving = laptop.leaving(Profile::Pseudonymous, &none).unwrap();
    assert_eq!(leaving.naming, 1, "they come first, before the free texts");
    let texts = leaving.free_texts.iter();
    let ticked: BTreeSet<_> = texts
        .clone()
        .filter(|text| tick && text.record == named)
        .map(|text| (text.entry, text.field.clone()))
        .collect();
    let bundle = village.path("pseudonymous");
    laptop
        .export(&bundle, Profile::Pseudonymous, None, &ticked)
        .unwrap();
    village.merge(&bundle).unwrap();
    let title = |id| {
        village
            .lead
            .reader()
            .get::<Outreach>(id)
            .unwrap()
            .unwrap()
            .title
    };
    assert_eq!(title(plain), "Nyhetsbrev");
    assert_eq!(village.lead.reader().all::<Cost>().unwrap()[0].note, "");
    (texts.map(|text| text.text.clone()).collect(), title(named))
}

#[test]
fn an_open_text_that_names_somebody_leaves_only_after_a_last_look() {
    let looked_at = ["Amira berättar", "Tåg för en deltagare"];
    let (texts, title) = after_the_last_look(false);
    assert_eq!(
        (texts, title.as_str()),
        (looked_at.map(str::to_owned).into(), "")
    );
    let (_, title) = after_the_last_look(true);
    assert_eq!(title, "Amira berättar");
}

#[test]
fn undo_takes_back_and_redo_does_again_and_history_remembers_both() {
    let mut village = Village::new();
    let mut laptop = village.laptop("1285", "eslov.samverka");
    let group = make_group(&mut laptop, "Gruppen");
    rename(&mut laptop, group, "Styrgruppen");
    let name = |laptop: &Workspace| laptop.reader().get::<Group>(group).unwrap().unwrap().name;
    laptop.undo().unwrap();
    assert_eq!(name(&laptop), "Gruppen");
    laptop.redo().unwrap();
    assert_eq!(name(&laptop), "Styrgruppen");
    laptop.undo().unwrap();
    laptop.undo().unwrap();
    assert!(laptop.reader().all::<Group>().unwrap().is_empty());
    laptop.redo().unwrap();
    assert_eq!(laptop.reader().all::<Group>().unwrap().len(), 1);
    assert_eq!(laptop.reader().history(group).unwrap().len(), 7);
    laptop.verify().unwrap();
}

#[test]
fn what_does_not_fit_its_description_is_refused_field_by_field() {
    let mut village = Village::new();
    let mut laptop = village.laptop("1285", "eslov.samverka");
    let id = laptop.fresh_id();
    let described = fields([
        (Group::kind, json!("choir")),
        (Group::planned_size, json!(-1)),
    ]);
    let refused = laptop.run(&Command::create(Group::KIND, id, described));
    let Err(WorkspaceError::Invalid(faults)) = refused else {
        panic!("accepted")
    };
    let faulty: BTreeSet<_> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(faulty, BTreeSet::from(["kind", "name", "planned_size"]));
    assert!(laptop.reader().all::<Group>().unwrap().is_empty());
}

#[test]
fn a_second_window_on_the_same_file_only_reads() {
    let mut village = Village::new();
    let mut first = village.laptop("1285", "eslov.samverka");
    let mut second = Workspace::open(&village.path("eslov.samverka")).unwrap();
    assert!(first.writable() && !second.writable());
    make_group(&mut first, "Styrgruppen");
    assert_eq!(second.reader().all::<Group>().unwrap().len(), 1);
    let id = second.fresh_id();
    let described = fields([
        (Unit::name, json!("Socialtjänsten")),
        (Unit::sector, json!("social")),
    ]);
    assert!(
        second
            .run(&Command::create(Unit::KIND, id, described))
            .is_err()
    );
}

#[test]
fn a_given_file_is_known_by_how_it_begins() {
    let mut village = Village::new();
    let mut eslov = village.laptop(project::ESLOV, "eslov.samverka");
    let bundle = village.send(&mut eslov, "eslov.bundle");
    let kit = village.path(&format!("{}.kit", project::ESLOV));
    assert!(matches!(
        Given::find(&village.path("lead.samverka")),
        Ok(Given::Workspace)
    ));
    assert!(matches!(Given::find(&kit), Ok(Given::Kit(_))));
    assert!(matches!(Given::find(&bundle), Ok(Given::Bundle(_))));
    for (name, words) in [("a.samverka", "S"), ("b.txt", ""), ("c.txt", "hello")] {
        let file = village.path(name);
        std::fs::write(&file, words).unwrap();
        let error = Given::find(&file).unwrap_err();
        let ours = matches!(error, WorkspaceError::Store(StoreError::NotOurs));
        assert_eq!(ours, name.ends_with("samverka"), "{name}: {error:?}");
    }
    assert!(Given::find(&village.path("gone")).is_err());
}

#[test]
fn a_bundle_belongs_with_the_lead_and_a_kit_with_its_municipality() {
    let mut village = Village::new();
    let mut eslov = village.laptop(project::ESLOV, "eslov.samverka");
    drop(village.laptop(project::HELSINGBORG, "helsingborg.samverka"));
    let bundle = village.send(&mut eslov, "eslov.bundle");
    let kit = village.path(&format!("{}.kit", project::ESLOV));
    let files = [
        "gone",
        "helsingborg.samverka",
        "eslov.samverka",
        "lead.samverka",
    ];
    let files = files.map(|name| village.path(name));
    let home = |given: Result<Given>| match given.unwrap() {
        Given::Kit(manifest) | Given::Invitation(manifest) | Given::Bundle(manifest) => {
            home_of(&manifest, &files)
        }
        Given::Workspace => None,
    };
    assert_eq!(home(Given::find(&bundle)), Some(files[3].clone()));
    assert_eq!(home(Given::find(&kit)), Some(files[2].clone()));
    let elsewhere = Village::new();
    let others = [elsewhere.path("lead.samverka")];
    let Ok(Given::Bundle(manifest)) = Given::find(&bundle) else {
        panic!("it is a bundle");
    };
    assert_eq!(home_of(&manifest, &others), None, "another project's");
}

#[test]
fn texts_that_say_the_same_in_many_records_are_judged_once() {
    let mut village = Village::new();
    let mut laptop = village.laptop("1285", "eslov.samverka");
    let mut make = |kind, described| {
        let id = laptop.fresh_id();
        laptop.run(&Command::create(kind, id, described)).unwrap();
    };
    make(Person::KIND, fields([(Person::name, json!("Amira Holm"))]));
    for title in [
        "Amira berättar",
        "Nyhetsbrev",
        "Amira berättar",
        "Amira Holm",
    ] {
        let described = [
            (Outreach::title, json!(title)),
            (Outreach::date, json!("2026-02-01")),
            (Outreach::kind, json!("talk")),
        ];
        make(Outreach::KIND, fields(described));
    }
    let leaving = laptop.leaving(Profile::Pseudonymous, &BTreeSet::new());
    let leaving = leaving.unwrap();
    let once: Vec<_> = leaving
        .texts_once()
        .map(|(text, records)| (text.text.as_str(), records))
        .collect();
    assert_eq!(leaving.naming, 3, "each leaves by itself");
    assert_eq!(once, [("Amira Holm", 1), ("Amira berättar", 2)]);
}

#[test]
fn of_the_answers_to_a_survey_only_what_somebody_has_written_is_a_free_text() {
    let mut village = Village::new();
    let mut laptop = village.laptop("1285", "eslov.samverka");
    let mut make = |kind, described| {
        let id = laptop.fresh_id();
        laptop.run(&Command::create(kind, id, described)).unwrap();
        id
    };
    let survey = make(Survey::KIND, fields([(Survey::title, json!("Normer"))]));
    let mut asked = |text: &str, answer_type: &str| {
        let described = [
            (Question::survey, json!(survey)),
            (Question::text, json!(text)),
            (Question::answer_type, json!(answer_type)),
        ];
        make(Question::KIND, fields(described))
    };
    let useful = asked("Hur nyttigt var det?", "scale");
    let more = asked("Något mer?", "text");
    let mut answered = |answers: serde_json::Value| {
        let described = [
            (Response::survey, json!(survey)),
            (Response::answers, answers),
        ];
        make(Response::KIND, fields(described))
    };
    let plain = answered(json!({useful.to_string(): 4}));
    let written = answered(json!({useful.to_string(): 5, more.to_string(): "Fråga Amira"}));

    let none = BTreeSet::new();
    let leaving = laptop.leaving(Profile::Pseudonymous, &none).unwrap();
    let texts: Vec<(Id, &str)> = leaving
        .free_texts
        .iter()
        .map(|text| (text.record, text.text.as_str()))
        .collect();
    assert_eq!(texts, [(written, "Fråga Amira")]);
    let full = laptop.leaving(Profile::Full, &none).unwrap();
    assert_eq!(full.values(&[Privacy::FreeText]), 1, "of two responses");
    let bundle = village.path("pseudonymous");
    laptop
        .export(&bundle, Profile::Pseudonymous, None, &none)
        .unwrap();
    village.merge(&bundle).unwrap();
    let came = |id| village.lead.reader().get::<Response>(id).unwrap().unwrap();
    assert_eq!(came(plain).answers.len(), 1, "it names nobody");
    assert!(came(written).answers.is_empty());
}
