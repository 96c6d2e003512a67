//! Beginning, sending, receiving, choosing: what goes between a municipality and the project's lead.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use eframe::egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::bundle::Profile;
use samverka::domain::{
    Goal, GoalRevision, Group, Id, Municipality, Outreach, Phase, Project, Record,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Reader, Role, Workspace, fields};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{pictures, sees};
use crate::project::{ESLOV, HELSINGBORG, lead_of};
use crate::support::{make, options, settle, window};

/// A lead with two municipalities, and the laptop of one of them.
struct Village {
    folder: TempDir,
    lead: PathBuf,
    own: PathBuf,
}

impl Village {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name);
        let (lead, own, kit) = (path("lead.samverka"), path("own.samverka"), path("kit"));
        let mut project = lead_of(&lead, &[ESLOV, HELSINGBORG]);
        project.export_kit(&kit, "1285".parse().unwrap()).unwrap();
        Workspace::open_kit(&kit, &own).unwrap();
        Self { folder, lead, own }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The municipality makes a group.
    fn group(&self, name: &str) -> Id {
        let mut own = Workspace::open(&self.own).unwrap();
        let id = own.fresh_id();
        let described = fields([
            (Group::kind, json!("strategic")),
            (Group::name, json!(name)),
            (
                Group::assignment,
                json!("Uppdraget gäller Amira Holms skola."),
            ),
        ]);
        own.run(&Command::create(Group::KIND, id, described))
            .unwrap();
        id
    }

    fn sent(&self, name: &str) -> PathBuf {
        let bundle = self.path(name);
        let mut own = Workspace::open(&self.own).unwrap();
        own.export(&bundle, Profile::Full, None, &BTreeSet::new())
            .unwrap();
        bundle
    }

    /// Everybody writes another name of the same group, and the lead merges.
    fn disagree(&self) -> Id {
        let group = self.group("Styrgruppen");
        let first = self.sent("first");
        let name =
            |name: &str| Command::set(Group::KIND, group, fields([(Group::name, json!(name))]));
        let mut lead = Workspace::open(&self.lead).unwrap();
        lead.merge(&[first], None, true, &mut |_, _| true).unwrap();
        lead.run(&name("Ledningsgruppen")).unwrap();
        Workspace::open(&self.own)
            .unwrap()
            .run(&name("Strategigruppen"))
            .unwrap();
        let second = self.sent("second");
        lead.merge(&[second], None, true, &mut |_, _| true).unwrap();
        group
    }
}

fn at<'a>(file: &Path, page: Route, answers: Vec<PathBuf>) -> Harness<'a, App> {
    let answers = answers.into_iter().map(|answer| vec![answer]).collect();
    let mut options = options(Some(file.to_owned()), answers);
    options.page = Some(page);
    window(vec2(1280.0, 1200.0), options)
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

fn write(window: &mut Harness<'_, App>, label: &str, words: &str) {
    // A tab above may have the same name as the field.
    window.get_all_by_label(label).last().unwrap().focus();
    settle(window);
    window
        .get_all_by_label(label)
        .last()
        .unwrap()
        .type_text(words);
    settle(window);
}

#[test]
fn a_lead_makes_a_project_with_the_municipalities_she_finds_by_name() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("bred.samverka");
    let mut window = window(vec2(1280.0, 900.0), options(None, vec![vec![file.clone()]]));
    click(&mut window, "Gör ett projekt …");
    click(&mut window, "Välj var filen ska ligga …");
    assert!(
        !file.exists(),
        "nothing is made before what is needed is there"
    );
    write(&mut window, "Namn", "Bred samverkan");
    write(&mut window, "Kortnamn", "BRED");
    write(&mut window, "Start", "2018-01-01");
    write(&mut window, "Slut", "2019-12-31");
    write(&mut window, "Kommuner som deltar", "esl");
    pictures(&mut window, "j-new-project");
    window.key_press(Key::Enter);
    settle(&mut window);
    click(&mut window, "Välj var filen ska ligga …");
    assert!(
        sees(&window, "Eslöv"),
        "the situation shows the municipality"
    );
    drop(window);
    let reader = Reader::open(&file).unwrap();
    let project: Project = reader.project().unwrap().unwrap();
    assert_eq!(
        (&*project.name, &*project.short_name),
        ("Bred samverkan", "BRED")
    );
    assert_eq!(project.end, "2019-12-31".parse().ok());
    let codes: Vec<_> = reader
        .all::<Municipality>()
        .unwrap()
        .iter()
        .map(|one| one.code)
        .collect();
    assert_eq!(codes, ["1285".parse().ok()]);
}

#[test]
fn a_contact_person_begins_from_a_kit_under_her_own_name() {
    let village = Village::new();
    let file = village.path("eslov.samverka");
    let mut settings = options(Some(village.path("kit")), vec![vec![file.clone()]]);
    settings.settings.as_mut().unwrap().name.clear();
    let mut window = window(vec2(1280.0, 900.0), settings);
    assert!(sees(&window, "BRED i Eslöv"));
    click(&mut window, "Välj var filen ska ligga …");
    assert!(!file.exists() && sees(&window, "Skriv ditt namn."));
    write(&mut window, "Ditt namn", "Maria Svensson");
    pictures(&mut window, "j-kit");
    click(&mut window, "Välj var filen ska ligga …");
    assert!(sees(&window, "Skicka paket"), "her own workspace is open");
    drop(window);
    let reader = Reader::open(&file).unwrap();
    let eslov = "1285".parse().unwrap();
    assert_eq!(reader.role().unwrap(), Role::Municipality(eslov));
    assert_eq!(reader.author().unwrap(), "Maria Svensson");
}

#[test]
fn a_bundle_is_looked_through_confirmed_saved_and_remembered() {
    let village = Village::new();
    village.group("Styrgruppen");
    let bundle = village.path("Eslöv 2018-05-15.samverka-bundle");
    let mut window = at(&village.own, Route::SEND, vec![bundle.clone()]);
    assert!(
        sees(&window, "Uppdraget gäller"),
        "the free text is there for a last look"
    );
    click(&mut window, "Spara paket …");
    pictures(&mut window, "j-send");
    assert!(!bundle.exists(), "not before it is confirmed");
    click_last(&mut window, "Spara paket …");
    assert!(bundle.exists());
    assert!(sees(&window, "Skickat tidigare"));
    drop(window);
    let exports = Reader::open(&village.own).unwrap().exports().unwrap();
    assert_eq!(exports[0].profile, "full");
}

#[test]
fn only_ticked_free_text_leaves_in_a_pseudonymous_bundle() {
    for ticks in [false, true] {
        let village = Village::new();
        let group = village.group("Styrgruppen");
        let bundle = village.path("b.samverka-bundle");
        let mut window = at(&village.own, Route::SEND, vec![bundle.clone()]);
        click(&mut window, "Pseudonymt");
        if ticks {
            click(&mut window, "Ta med");
        }
        click(&mut window, "Spara paket …");
        click_last(&mut window, "Spara paket …");
        drop(window);
        let mut lead = Workspace::open(&village.lead).unwrap();
        lead.merge(&[bundle], None, true, &mut |_, _| true).unwrap();
        let came: Group = lead.reader().get(group).unwrap().unwrap();
        assert_eq!(came.assignment.is_empty(), !ticks);
    }
}

#[test]
fn the_lead_sees_what_a_bundle_would_do_and_merges_it() {
    let village = Village::new();
    village.group("Styrgruppen");
    let bundle = village.sent("e.samverka-bundle");
    let mut window = at(&village.lead, Route::INBOX, vec![bundle]);
    click(&mut window, "Öppna paket …");
    assert!(sees(&window, "1 ny post, 1 oförändrad"));
    assert_eq!(
        Reader::open(&village.lead)
            .unwrap()
            .count(Group::KIND)
            .unwrap(),
        0
    );
    click(&mut window, "Visa per slag");
    assert!(sees(&window, "Grupper"));
    pictures(&mut window, "j-inbox");
    click(&mut window, "Sammanfoga");
    assert!(
        sees(&window, "Eslöv: 1 ny post, 1 oförändrad"),
        "a line says what came of it"
    );
    assert!(sees(&window, "Sammanfogat tidigare"));
    pictures(&mut window, "j-inbox-done");
    drop(window);
    let reader = Reader::open(&village.lead).unwrap();
    assert_eq!(reader.count(Group::KIND).unwrap(), 1);
    assert_eq!(reader.merges().unwrap().len(), 1);
}

#[test]
fn a_broken_bundle_says_so_and_does_not_stand_in_the_way_of_the_others() {
    let village = Village::new();
    village.group("Styrgruppen");
    let (good, again) = (
        village.sent("a.samverka-bundle"),
        village.sent("b.samverka-bundle"),
    );
    let broken = village.path("c.samverka-bundle");
    std::fs::write(&broken, "inget paket").unwrap();
    let mut options = options(Some(village.lead.clone()), vec![vec![good, again, broken]]);
    options.page = Some(Route::INBOX);
    let mut window = window(vec2(1280.0, 1200.0), options);
    click(&mut window, "Öppna paket …");
    click(&mut window, "Sammanfoga alla (2)");
    assert!(sees(&window, "2 paket är sammanfogade"));
    click(&mut window, "Ta bort c.samverka-bundle ur listan");
    assert!(!sees(&window, "c.samverka-bundle"));
    drop(window);
    assert_eq!(
        Reader::open(&village.lead).unwrap().merges().unwrap().len(),
        2
    );
}

#[test]
fn the_lead_chooses_between_two_values() {
    let village = Village::new();
    let group = village.disagree();
    let mut window = at(&village.lead, Route::SITUATION, Vec::new());
    assert!(sees(&window, "En sak väntar på ditt beslut."));
    click(&mut window, "Gå till Beslut");
    pictures(&mut window, "j-conflict");
    click(&mut window, "Välj Strategigruppen");
    assert!(sees(&window, "Inga värden skiljer sig åt."));
    drop(window);
    let reader = Reader::open(&village.lead).unwrap();
    assert!(reader.conflicts().unwrap().is_empty());
    let decided: Group = reader.get(group).unwrap().unwrap();
    assert_eq!(decided.name, "Strategigruppen");
}

#[test]
fn a_municipality_is_opened_from_the_matrix_by_keyboard() {
    let village = Village::new();
    let mut window = at(&village.lead, Route::SITUATION, Vec::new());
    window.get_by_label("Kommuner och mål").focus();
    settle(&mut window);
    for key in [Key::ArrowDown, Key::Enter] {
        window.key_press(key);
        settle(&mut window);
    }
    assert!(
        !sees(&window, "Kommuner och mål"),
        "the municipality's overview is shown"
    );
}

#[test]
fn phases_are_added_and_a_goal_is_revised_with_a_reason() {
    let village = Village::new();
    let mut window = at(&village.lead, Route::PROJECT, Vec::new());
    pictures(&mut window, "j-project");
    click(&mut window, "Faser");
    click(&mut window, "Ny fas");
    write(&mut window, "Namn", "Analys");
    click(&mut window, "Spara fas");
    click(&mut window, "Delmål");
    click(&mut window, "Nytt delmål");
    write(&mut window, "Delmål", "Minst 200 i utbildning");
    click(&mut window, "Spara delmål");
    click(&mut window, "Revidera målet …");
    pictures(&mut window, "j-goal-new-revision");
    write(&mut window, "Nytt målvärde", "160");
    write(&mut window, "Skäl", "Kortare projekttid");
    click(&mut window, "Spara reviderat mål");
    pictures(&mut window, "j-goal");
    assert!(sees(&window, "160 · Kortare projekttid"));
    drop(window);
    let reader = Reader::open(&village.lead).unwrap();
    assert_eq!(reader.all::<Phase>().unwrap()[0].name, "Analys");
    let goal = reader.all::<Goal>().unwrap().remove(0);
    let revision = reader.all::<GoalRevision>().unwrap().remove(0);
    assert_eq!(
        (revision.goal, revision.target),
        (Some(goal.head.id), Some(160))
    );
}

#[test]
fn paper_is_written_from_the_page_it_is_about_and_stands_among_what_has_left() {
    let village = Village::new();
    let group = Route::record(Group::KIND, village.group("Styrgruppen"));
    for (page, paper, says) in [
        (Route::OVERVIEW, "Överlämning", "Vem är vem"),
        (group, "Gruppen på en sida", "Styrgruppen"),
    ] {
        let saved = village.path("papper.docx");
        let mut window = at(&village.own, page, vec![saved.clone()]);
        click(&mut window, "Skriv ut");
        click_last(&mut window, paper);
        drop(window);
        let mut parts = zip::ZipArchive::new(std::fs::File::open(&saved).unwrap()).unwrap();
        let mut words = String::new();
        let mut body = parts.by_name("word/document.xml").unwrap();
        std::io::Read::read_to_string(&mut body, &mut words).unwrap();
        assert!(words.contains(says), "{paper}");
    }
    let window = at(&village.own, Route::SEND, vec![]);
    let said = window.query_all_by_label("Dokument").count();
    assert_eq!(said, 2, "it is said what left");
}

#[test]
fn list_is_saved_as_excel_as_it_is_filtered_and_logged() {
    let village = Village::new();
    let mut lead = Workspace::open(&village.lead).unwrap();
    for (kind, title) in [("talk", "Så samverkar vi"), ("film", "Filmen")] {
        let fields = json!({"date": "2018-03-01", "kind": kind, "title": title, "reach": 40});
        make(&mut lead, Outreach::KIND, fields);
    }
    drop(lead);
    let saved = village.lead.with_file_name("spridning.xlsx");
    let mut window = at(
        &village.lead,
        Route::list(Outreach::KIND),
        vec![saved.clone()],
    );
    let mut chips = window.query_all_by_label_contains("Föredrag");
    chips.next().unwrap().click();
    drop(chips);
    settle(&mut window);
    click(&mut window, "Spara som Excel …");
    drop(window);
    let mut parts = zip::ZipArchive::new(std::fs::File::open(&saved).unwrap()).unwrap();
    let mut words = String::new();
    let mut strings = parts.by_name("xl/sharedStrings.xml").unwrap();
    std::io::Read::read_to_string(&mut strings, &mut words).unwrap();
    assert!(words.contains("Så samverkar vi") && !words.contains("Filmen"));
    let log = Reader::open(&village.lead).unwrap().exports().unwrap();
    assert_eq!((&*log[0].kind, &*log[0].file), ("table", "spridning.xlsx"));
}

#[test]
fn list_of_groups_is_sorted_by_the_heading_that_is_clicked() {
    let village = Village::new();
    let mut lead = Workspace::open(&village.lead).unwrap();
    for (name, kind) in [("Aspgruppen", "working"), ("Björkgruppen", "strategic")] {
        make(&mut lead, Group::KIND, json!({"name": name, "kind": kind}));
    }
    drop(lead);
    let mut window = at(&village.lead, Route::list(Group::KIND), Vec::new());
    let first = |window: &Harness<'_, App>| {
        let top = |name: &str| {
            let named = window.query_all_by_label(name);
            let seen = named.filter_map(|node| node.accesskit_node().raw_bounds());
            seen.map(|bounds| bounds.y0).fold(f64::INFINITY, f64::min)
        };
        let asp_is_first = top("Aspgruppen") < top("Björkgruppen");
        if asp_is_first {
            "Aspgruppen"
        } else {
            "Björkgruppen"
        }
    };
    assert_eq!(
        first(&window),
        "Björkgruppen",
        "the strategic level is above"
    );
    click(&mut window, "Grupp");
    assert_eq!(first(&window), "Aspgruppen");
    click(&mut window, "Grupp");
    assert_eq!(first(&window), "Björkgruppen");
}

#[test]
fn a_goal_is_measured_by_the_figure_that_is_chosen() {
    let village = Village::new();
    let mut lead = Workspace::open(&village.lead).unwrap();
    let goal = lead.fresh_id();
    let described = fields([(Goal::text, json!("En strategisk grupp"))]);
    lead.run(&Command::create(Goal::KIND, goal, described))
        .unwrap();
    drop(lead);
    let mut window = at(&village.lead, Route::PROJECT, Vec::new());
    click(&mut window, "Delmål");
    click_last(&mut window, "En strategisk grupp");
    pictures(&mut window, "j-goal-shown");
    click_last(&mut window, "Indikator");
    pictures(&mut window, "j-goal-indicator");
    click_last(&mut window, "Strategisk grupp på plats");
    drop(window);
    let stored: Goal = Reader::open(&village.lead)
        .unwrap()
        .get(goal)
        .unwrap()
        .unwrap();
    assert_eq!(stored.indicator, "groups.strategic");
}

#[test]
fn kits_are_written_for_all_municipalities_and_remembered() {
    let village = Village::new();
    let folder = village.path("kits");
    std::fs::create_dir(&folder).unwrap();
    let mut window = at(&village.lead, Route::PROJECT, vec![folder.clone()]);
    click(&mut window, "Startpaket");
    click(&mut window, "Gör startpaket för alla 2 …");
    pictures(&mut window, "j-kits");
    assert!(sees(&window, "Startpaket Eslöv 2018-05-15"));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
}

#[test]
fn kits_show_the_texts_that_leave_before_they_are_written() {
    let village = Village::new();
    let mut lead = Workspace::open(&village.lead).unwrap();
    let project = lead.reader().project_id().unwrap();
    let purpose = fields([(Project::purpose, json!("Amira Holm leder arbetet"))]);
    lead.run(&Command::set(Project::KIND, project, purpose))
        .unwrap();
    drop(lead);
    let folder = village.path("kits");
    std::fs::create_dir(&folder).unwrap();
    let mut window = at(&village.lead, Route::PROJECT, vec![folder.clone()]);
    click(&mut window, "Startpaket");
    click(&mut window, "Gör startpaket för alla 2 …");
    assert!(sees(&window, "Amira Holm leder arbetet"));
    click(&mut window, "Avbryt");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    click(&mut window, "Gör startpaket för alla 2 …");
    click(&mut window, "Välj mapp …");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 2);
}

#[test]
fn a_municipality_is_added_by_its_name() {
    let village = Village::new();
    let mut window = at(&village.lead, Route::PROJECT, Vec::new());
    click(&mut window, "Kommuner");
    click(&mut window, "Ny kommun");
    write(&mut window, "Kommunens namn", "höö");
    window.key_press(Key::Enter);
    settle(&mut window);
    pictures(&mut window, "j-places");
    drop(window);
    let all = Reader::open(&village.lead)
        .unwrap()
        .all::<Municipality>()
        .unwrap();
    assert!(all.iter().any(|one| one.code == "1267".parse().ok()));
}

#[test]
fn without_a_key_a_passphrase_locks_the_bundle_and_unlocks_it() {
    let mut village = Village::new();
    let mut lead = Workspace::open(&village.lead).unwrap();
    let project = lead.reader().project_id().unwrap();
    let no_key = fields([(Project::encryption_key, json!(null))]);
    lead.run(&Command::set(Project::KIND, project, no_key))
        .unwrap();
    let (kit, own) = (
        village.path("kit without a key"),
        village.path("other.samverka"),
    );
    lead.export_kit(&kit, "1283".parse().unwrap()).unwrap();
    Workspace::open_kit(&kit, &own).unwrap();
    drop(lead);
    village.own = own;
    village.group("Styrgruppen");
    let bundle = village.path("h.samverka-bundle");
    let mut window = at(&village.own, Route::SEND, vec![bundle.clone()]);
    click(&mut window, "Spara paket …");
    assert!(
        sees(&window, "12 tecken"),
        "a bundle is never saved without a lock"
    );
    write(&mut window, "Lösenfras", "sju sjösjuka sjömän");
    pictures(&mut window, "j-passphrase");
    click(&mut window, "Spara paket …");
    click_last(&mut window, "Spara paket …");
    assert!(bundle.exists());
    drop(window);
    let mut window = at(&village.lead, Route::INBOX, vec![bundle]);
    click(&mut window, "Öppna paket …");
    pictures(&mut window, "j-locked");
    write(&mut window, "Lösenfras till paketet", "sju sjösjuka sjömän");
    click(&mut window, "Lås upp");
    click(&mut window, "Sammanfoga");
    drop(window);
    let reader = Reader::open(&village.lead).unwrap();
    assert_eq!(reader.count(Group::KIND).unwrap(), 1);
}

#[test]
fn a_file_opened_lately_is_opened_again_and_one_that_is_gone_is_said_to_be() {
    let village = Village::new();
    let mut options = options(None, Vec::new());
    let recent = vec![village.own.clone(), village.path("borta.samverka")];
    options.settings.as_mut().unwrap().recent = recent;
    let mut window = window(vec2(1280.0, 900.0), options);
    pictures(&mut window, "j-recent");
    assert!(sees(&window, "Finns inte kvar på sin plats"));
    click(&mut window, "own");
    assert!(sees(&window, "Skicka paket"));
}
