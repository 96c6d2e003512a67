//! The inbox: what a bundle would do, what there is to know first, the report, and taking a merge back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use eframe::egui::{Color32, Shape, accesskit::Role, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};
use samverka::bundle::Profile;
use samverka::domain::{Group, Id, Person, Record as _};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Reader, Workspace, fields};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{pictures, sees};
use crate::project::{ESLOV, lead_of};
use crate::support::{make, options, settle, window};

/// A lead's file, Eslöv's, and the bundles sent so far.
struct Project {
    folder: TempDir,
    lead: PathBuf,
    own: PathBuf,
}

impl Project {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name);
        let (lead, own, kit) = (path("lead.samverka"), path("eslov.samverka"), path("kit"));
        let mut project = lead_of(&lead, &[ESLOV]);
        project.export_kit(&kit, "1285".parse().unwrap()).unwrap();
        Workspace::open_kit(&kit, &own).unwrap();
        Self { folder, lead, own }
    }

    fn group(&self, name: &str) -> Id {
        let mut own = Workspace::open(&self.own).unwrap();
        make(&mut own, Person::KIND, json!({"name": "Amira Holm"}));
        make(
            &mut own,
            Group::KIND,
            json!({"kind": "strategic", "name": name}),
        )
    }

    fn sent(&self, name: &str) -> PathBuf {
        let bundle = self.folder.path().join(name);
        let mut own = Workspace::open(&self.own).unwrap();
        own.export(&bundle, Profile::Full, None, &BTreeSet::new())
            .unwrap();
        bundle
    }

    fn merged(&self, bundle: &Path) {
        let mut lead = Workspace::open(&self.lead).unwrap();
        lead.merge(&[bundle], None, true, &mut |_, _| true).unwrap();
    }

    fn inbox<'a>(&self, answers: &[&Path]) -> Harness<'a, App> {
        self.inbox_in(answers, "light", 1280.0)
    }

    fn inbox_in<'a>(&self, answers: &[&Path], look: &str, width: f32) -> Harness<'a, App> {
        let answers = answers
            .iter()
            .map(|path| vec![path.to_path_buf()])
            .collect();
        let mut options = options(Some(self.lead.clone()), answers);
        options.page = Some(Route::INBOX);
        if let Some(settings) = &mut options.settings {
            settings.look = look.into();
        }
        window(vec2(width, 1000.0), options)
    }

    fn groups(&self) -> usize {
        let reader = Reader::open(&self.lead).unwrap();
        reader.all::<Group>().unwrap().len()
    }
}

fn click(window: &mut Harness<'_, App>, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

/// The last of several with this label: that of the dialog on top.
fn click_last(window: &mut Harness<'_, App>, label: &str) {
    window.get_all_by_label(label).last().unwrap().click();
    settle(window);
}

/// Chooses the newest of the earlier merges.
fn choose_newest(window: &mut Harness<'_, App>) {
    let eslov = window.get_all_by_role_and_label(Role::Label, "Eslöv");
    eslov.last().unwrap().click();
    settle(window);
}

#[test]
fn what_a_bundle_brings_is_counted_kind_by_kind_before_it_is_merged() {
    let project = Project::new();
    project.group("Styrgruppen");
    let bundle = project.sent("first");
    let mut window = project.inbox(&[&bundle]);
    click(&mut window, "Öppna paket …");
    assert!(sees(&window, "2 nya poster"));
    click(&mut window, "Visa per slag");
    for words in ["Grupper", "Personer", "Summa", "Alla slag"] {
        assert!(sees(&window, words), "{words}");
    }
    pictures(&mut window, "inbox preview");
    assert_eq!(project.groups(), 0);
    click(&mut window, "Sammanfoga");
    assert_eq!(project.groups(), 1);
    click(&mut window, "Visa rapporten");
    assert!(sees(&window, "Spara rapporten …"));
    pictures(&mut window, "inbox merged");
}

/// The colour of a button's ground.
fn ground(window: &Harness<'_, App>, name: &str) -> Color32 {
    let button = window.get_by_role_and_label(Role::Button, name).rect();
    let painted = window
        .output()
        .shapes
        .iter()
        .filter_map(|one| match &one.shape {
            Shape::Rect(rect) if rect.rect.expand(1.0).contains_rect(button) => Some(rect),
            _ => None,
        });
    // The least that holds it is its own.
    let own = painted.min_by(|one, other| one.rect.area().total_cmp(&other.rect.area()));
    own.unwrap().fill
}

#[test]
fn the_bundle_that_was_looked_at_is_merged_next() {
    let project = Project::new();
    project.group("Styrgruppen");
    let bundle = project.sent("first");
    let mut window = project.inbox(&[&bundle]);
    let next = ground(&window, "Öppna paket …");
    click(&mut window, "Öppna paket …");
    assert_eq!(ground(&window, "Sammanfoga"), next);
    assert_ne!(
        ground(&window, "Öppna paket …"),
        next,
        "one step is the next"
    );
}

#[test]
fn what_there_is_to_know_is_said_before_the_button() {
    let project = Project::new();
    project.group("Styrgruppen");
    let first = project.sent("first");
    project.group("Arbetslaget");
    project.merged(&project.sent("second"));
    let mut window = project.inbox(&[&first]);
    click(&mut window, "Öppna paket …");
    assert!(sees(
        &window,
        "Ett senare paket från samma avsändare är redan sammanfogat."
    ));
    assert!(window.query_by_label("Sammanfoga").is_none());
    pictures(&mut window, "inbox warned");
    click(&mut window, "Sammanfoga ändå");
    assert_eq!(project.groups(), 2);
}

#[test]
fn that_a_bundle_erases_somebody_for_good_is_said_before_the_button() {
    let project = Project::new();
    project.group("Styrgruppen");
    project.merged(&project.sent("first"));
    let mut own = Workspace::open(&project.own).unwrap();
    let amira = own.reader().all::<Person>().unwrap()[0].head.id;
    own.erase(amira, &BTreeSet::new()).unwrap();
    drop(own);
    let bundle = project.sent("second");
    let mut window = project.inbox(&[&bundle]);
    click(&mut window, "Öppna paket …");
    assert!(sees(&window, "Paketet raderar en person för gott."));
    assert!(window.query_by_label("Sammanfoga").is_none());
    pictures(&mut window, "inbox erases");
    click(&mut window, "Sammanfoga ändå");
    let lead = Reader::open(&project.lead).unwrap();
    assert!(lead.get::<Person>(amira).unwrap().unwrap().head.erased);
}

#[test]
fn a_merge_is_taken_back_after_a_look_and_stays_in_the_list() {
    let project = Project::new();
    project.group("Styrgruppen");
    project.merged(&project.sent("first"));
    let mut window = project.inbox(&[]);
    choose_newest(&mut window);
    assert!(sees(&window, "Avsändarens nyckel"));
    click(&mut window, "Ångra sammanfogningen …");
    assert!(sees(&window, "Ångra sammanfogning 1 från Eslöv?"));
    assert!(sees(&window, "Försvinner"));
    assert_eq!(project.groups(), 1, "looking changes nothing");
    pictures(&mut window, "inbox undoing");
    click_last(&mut window, "Ångra");
    assert_eq!(project.groups(), 0);
    assert!(sees(&window, "Sammanfogningen är ångrad"));
    assert!(sees(&window, "av Maria Svensson"));
    pictures(&mut window, "inbox undone");
    assert!(window.query_by_label("Ångra sammanfogningen …").is_none());
}

#[test]
fn several_merges_are_taken_back_at_once() {
    let project = Project::new();
    project.group("Styrgruppen");
    project.merged(&project.sent("first"));
    project.group("Arbetslaget");
    project.merged(&project.sent("second"));
    let mut window = project.inbox(&[]);
    // The older of the two: the list ends with it.
    choose_newest(&mut window);
    click(&mut window, "Ångra sammanfogningen …");
    assert!(sees(
        &window,
        "eftersom en senare sammanfogning också tog in"
    ));
    click(&mut window, "Den och den senare");
    assert!(sees(&window, "Ångra de 2 senaste sammanfogningarna?"));
    click_last(&mut window, "Ångra");
    assert_eq!(project.groups(), 0);
}

#[test]
fn what_stands_on_a_merge_is_named_and_nothing_is_done() {
    let project = Project::new();
    let group = project.group("Styrgruppen");
    project.merged(&project.sent("first"));
    let mut lead = Workspace::open(&project.lead).unwrap();
    let larger = fields([(Group::planned_size, json!(9))]);
    lead.run(&Command::set(Group::KIND, group, larger)).unwrap();
    drop(lead);
    let mut window = project.inbox(&[]);
    choose_newest(&mut window);
    click(&mut window, "Ångra sammanfogningen …");
    assert!(sees(&window, "En post har ändrats här sedan dess"));
    assert!(sees(&window, "Styrgruppen"));
    pictures(&mut window, "inbox stood on");
    click_last(&mut window, "Ångra");
    assert_eq!(project.groups(), 1);
    click(&mut window, "Avbryt");
    assert!(!sees(&window, "En post har ändrats här sedan dess"));
}

#[test]
fn the_report_of_a_merge_is_saved_as_a_document() {
    let project = Project::new();
    project.group("Styrgruppen");
    project.merged(&project.sent("first"));
    let document = project.folder.path().join("rapport.docx");
    let mut window = project.inbox(&[&document]);
    choose_newest(&mut window);
    click(&mut window, "Spara rapporten …");
    assert!(sees(&window, "Rapporten är sparad: rapport.docx"));
    let bytes = std::fs::read(&document).unwrap();
    assert!(bytes.starts_with(b"PK"));
}

#[test]
fn the_inbox_holds_together_in_the_dark_and_where_it_is_narrow() {
    let project = Project::new();
    project.group("Styrgruppen");
    let first = project.sent("first");
    project.merged(&first);
    project.group("Arbetslaget");
    project.merged(&project.sent("second"));
    for (look, width) in [("dark", 1280.0), ("light", 1024.0)] {
        let mut window = project.inbox_in(&[&first], look, width);
        click(&mut window, "Öppna paket …");
        click(&mut window, "Visa per slag");
        pictures(&mut window, &format!("inbox {width} {look} open"));
        choose_newest(&mut window);
        pictures(&mut window, &format!("inbox {width} {look} details"));
        click(&mut window, "Ångra sammanfogningen …");
        assert!(sees(&window, "Vad som ångras") || sees(&window, "Bara den här"));
        pictures(&mut window, &format!("inbox {width} {look} undoing"));
    }
}

#[test]
fn a_changed_key_is_shown_beside_the_known_one_before_anything_is_let_in() {
    let project = Project::new();
    project.group("Styrgruppen");
    project.merged(&project.sent("first"));
    // Somebody else opens the same kit: a laptop that nobody vouches for.
    let other = project.folder.path().join("other.samverka");
    let kit = project.folder.path().join("kit");
    let mut stranger = Workspace::open_kit(&kit, &other).unwrap();
    make(
        &mut stranger,
        Group::KIND,
        json!({"kind": "strategic", "name": "En annan"}),
    );
    let bundle = project.folder.path().join("stranger");
    stranger
        .export(&bundle, Profile::Full, None, &BTreeSet::new())
        .unwrap();
    let mut window = project.inbox(&[&bundle]);
    click(&mut window, "Öppna paket …");
    assert!(sees(&window, "annan nyckel än tidigare"));
    assert!(sees(&window, "Paketets nyckel: ") && sees(&window, "Känd nyckel: "));
    pictures(&mut window, "inbox changed key");
    click(&mut window, "Sammanfoga ändå");
    assert_eq!(
        project.groups(),
        1,
        "what the new key brings waits for a decision"
    );
}
