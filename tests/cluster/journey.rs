//! An evaluator at the window, by accessible names alone.

use std::path::PathBuf;

use eframe::egui::{Key, Shape, accesskit::Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{Group, Record as _};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, fields};
use serde_json::json;

use crate::hands::{LOOKS, looking, pictures, room};
use crate::support::{options, settle, window};
use crate::three::{NAMES, Three, make};

struct Seat<'a>(Harness<'a, App>);

impl Seat<'_> {
    fn sits_down(file: Option<PathBuf>, answers: Vec<Vec<PathBuf>>) -> Self {
        let mut options = options(file, answers);
        options.today = chrono::NaiveDate::from_ymd_opt(2019, 3, 4);
        Self(window(vec2(1280.0, 800.0), options))
    }

    fn finds(&self, role: Role, name: &str) -> bool {
        self.0
            .query_all_by_role_and_label(role, name)
            .next()
            .is_some()
    }

    fn clicks(&mut self, role: Role, name: &str) {
        let found = self.0.query_all_by_role_and_label(role, name).last();
        match found {
            Some(node) => node.click(),
            None => panic!("no {role:?} {name:?} among {:#?}", self.names()),
        }
        settle(&mut self.0);
    }

    /// Chooses the row of a table that begins with these words.
    fn chooses(&mut self, words: &str) {
        let found = self.0.query_all_by_label(words).last();
        match found {
            Some(node) => node.click(),
            None => panic!("no {words:?} among {:#?}", self.names()),
        }
        settle(&mut self.0);
    }

    fn names(&self) -> Vec<String> {
        let roles = [
            Role::Button,
            Role::Link,
            Role::TextInput,
            Role::Heading,
            Role::Row,
            Role::Label,
        ];
        let of = |role: Role| {
            let all = self.0.query_all_by_role(role);
            all.map(move |node| format!("{role:?} {:?}", node.accesskit_node().label()))
        };
        roles.into_iter().flat_map(of).collect()
    }

    fn writes(&mut self, field: &str, words: &str) {
        self.0.get_by_role_and_label(Role::TextInput, field).focus();
        settle(&mut self.0);
        self.0
            .get_by_role_and_label(Role::TextInput, field)
            .type_text(words);
        settle(&mut self.0);
        self.0.key_press(Key::Enter);
        settle(&mut self.0);
    }

    /// Opens a choice, and takes one of its options.
    fn picks(&mut self, choice: &str, option: &str) {
        self.0.get_by_role_and_label(Role::ComboBox, choice).click();
        settle(&mut self.0);
        self.0
            .get_by_role_and_label(Role::ListBoxOption, option)
            .click();
        settle(&mut self.0);
    }

    fn sees(&self, words: &str) -> bool {
        self.0.query_all_by_label_contains(words).next().is_some()
    }
}

#[test]
fn an_evaluator_invites_merges_reads_the_table_and_lays_a_published_number_beside() {
    let mut three = Three::new();
    let at = |name: &str| three.folder.path().join(name);
    let (file, invitation) = (at("mitt.samverka"), at("min inbjudan"));
    let bundles: Vec<PathBuf> = NAMES
        .iter()
        .map(|name| at(&format!("{name} till mig")))
        .collect();
    let answers = vec![
        vec![file.clone()],
        vec![invitation.clone()],
        bundles.clone(),
    ];

    let mut evaluator = Seat::sits_down(None, answers);
    evaluator.clicks(Role::Button, "Gör ett kluster …");
    evaluator.writes("Namn", "Tre projekt");
    evaluator.clicks(Role::Button, "Välj var filen ska ligga …");
    for page in [
        "Effekter", "Faktorer", "Projekt", "Inkorg", "Beslut", "Grupper",
    ] {
        assert!(
            evaluator.finds(Role::Link, page),
            "{page}: {:#?}",
            evaluator.names()
        );
    }
    for page in ["Översikt", "Läget", "Möten", "Handlingsplan", "Överlämning"] {
        assert!(
            !evaluator.finds(Role::Link, page),
            "{page} is nobody's here"
        );
    }
    evaluator.clicks(Role::Link, "Projekt");
    evaluator.clicks(Role::Button, "Spara inbjudan …");
    assert!(invitation.is_file());

    // The leads open it, and send.
    for (number, bundle) in bundles.iter().enumerate() {
        let lead = three.leads.remove(0);
        drop(lead);
        let path = three.path(NAMES[number]);
        let mut lead = Seat::sits_down(
            Some(path),
            vec![vec![invitation.clone()], vec![bundle.clone()]],
        );
        lead.clicks(Role::Link, "Till utvärderaren");
        lead.clicks(Role::Button, "Öppna inbjudan …");
        assert!(lead.sees("Tre projekt"), "{:#?}", lead.names());
        lead.clicks(Role::Button, "Spara klusterpaket …");
        lead.clicks(Role::Button, "Spara klusterpaket …");
        assert!(bundle.is_file(), "{:#?}", lead.names());
    }

    evaluator.clicks(Role::Link, "Inkorg");
    evaluator.clicks(Role::Button, "Öppna paket …");
    evaluator.clicks(Role::Button, "Sammanfoga alla (3)");
    evaluator.clicks(Role::Link, "Kluster");
    assert!(
        evaluator.finds(
            Role::Link,
            "Deltagare, faktiskt, Totalt: 4, långt från det planerade"
        ) || evaluator.finds(Role::Link, "Deltagare, faktiskt, Totalt: 4"),
        "{:#?}",
        evaluator.names()
    );
    evaluator.chooses("Män, faktiskt");
    evaluator.writes("Totalt", "7");
    assert!(evaluator.sees("7, skiljer"), "{:#?}", evaluator.names());
    evaluator.clicks(Role::Link, "Effekter");
    evaluator.chooses("3 Användning");
    assert!(evaluator.sees("Får sägas högt"), "{:#?}", evaluator.names());
    assert!(
        !evaluator.sees("Hemligt"),
        "what may not be said is not here"
    );
    evaluator.clicks(Role::Link, "Faktorer");
    evaluator.clicks(Role::Link, "Projekt");
    assert!(
        NAMES.iter().all(|name| evaluator.sees(name)),
        "{:#?}",
        evaluator.names()
    );
    drop(evaluator);
    Reader::open(&file).unwrap().verify().unwrap();
}

#[test]
fn the_parts_of_a_project_are_named_and_stand_side_by_side() {
    let (file, _folder) = Three::new().merged();
    let mut evaluator = Seat::sits_down(Some(file), Vec::new());
    evaluator.clicks(Role::Link, "Projekt");
    evaluator.chooses("Söder");
    evaluator.picks("Söder är en del av", "Norr");
    evaluator.clicks(Role::Link, "Kluster");
    assert!(!evaluator.finds(Role::Link, "Timmar, faktiskt, Söder: 6"));
    evaluator.picks("Bredvid varandra", "Delprojekten i Norr");
    assert!(
        evaluator.finds(Role::Link, "Timmar, faktiskt, Söder: 6"),
        "{:#?}",
        evaluator.names()
    );
    assert!(evaluator.sees("Totalt är hela projektet"));
}

#[test]
fn a_number_of_the_cluster_opens_the_rows_of_its_project() {
    let (file, _folder) = Three::new().merged();
    let mut evaluator = Seat::sits_down(Some(file), Vec::new());
    let link = "Timmar, faktiskt, Söder: 6";
    evaluator.clicks(Role::Link, link);
    assert!(evaluator.sees("3 rader"), "{:#?}", evaluator.names());
}

#[test]
fn the_cluster_is_walked_by_keyboard_cell_by_cell_and_its_rows_have_their_details() {
    let (file, _folder) = Three::new().merged();
    let mut evaluator = Seat::sits_down(Some(file), Vec::new());
    let focuses = |evaluator: &mut Seat<'_>, table: &str| {
        let table = evaluator.0.get_by_role_and_label(Role::Table, table);
        table.focus();
        settle(&mut evaluator.0);
    };
    let hits = |evaluator: &mut Seat<'_>, keys: &[Key]| {
        for key in keys {
            evaluator.0.key_press(*key);
            settle(&mut evaluator.0);
        }
    };
    let focused = |evaluator: &Seat<'_>| {
        let node = evaluator.0.query_by(|node| node.is_focused());
        node.and_then(|node| node.accesskit_node().label())
    };
    evaluator.clicks(Role::Link, "Kluster");
    focuses(&mut evaluator, "Planerat och faktiskt");
    hits(
        &mut evaluator,
        &[Key::ArrowDown, Key::ArrowRight, Key::ArrowRight],
    );
    let cell = focused(&evaluator).unwrap_or_default();
    assert!(
        NAMES
            .iter()
            .any(|name| cell.starts_with(&format!("Deltagare, planerat, {name}")))
    );
    hits(
        &mut evaluator,
        &[Key::ArrowLeft, Key::ArrowLeft, Key::Enter],
    );
    let field = focused(&evaluator).unwrap_or_default();
    assert!(
        NAMES.contains(&field.as_str()),
        "a published number: {field}"
    );
    hits(&mut evaluator, &[Key::Escape, Key::Escape]);
    assert!(!evaluator.sees("Publicerat: Deltagare, planerat"));
    for (page, table) in [
        ("Effekter", "Effekter, efter nivå"),
        ("Faktorer", "Det som hjälpte"),
        ("Projekt", "Projekt"),
    ] {
        evaluator.clicks(Role::Link, page);
        focuses(&mut evaluator, table);
        hits(&mut evaluator, &[Key::ArrowDown]);
        assert!(evaluator.sees("Stäng detaljerna"), "{page}");
        hits(&mut evaluator, &[Key::Escape]);
        assert!(!evaluator.sees("Stäng detaljerna"), "{page}");
        let table = evaluator.0.get_by_role_and_label(Role::Table, table);
        assert!(table.is_focused(), "{page}");
    }
}

#[test]
fn every_table_of_the_cluster_can_be_had_as_a_picture() {
    let (file, folder) = Three::new().merged();
    let saved = folder.path().join("tabell.svg");
    for page in [Route::CLUSTER, Route::EFFECTS, Route::FACTORS] {
        let mut options = options(Some(file.clone()), vec![vec![saved.clone()]]);
        options.page = Some(page.clone());
        let mut evaluator = Seat(window(vec2(1280.0, 800.0), options));
        let picture = evaluator
            .0
            .query_all_by_role_and_label(Role::Button, "Bild");
        picture.last().unwrap().scroll_to_me();
        settle(&mut evaluator.0);
        evaluator.clicks(Role::Button, "Bild");
        evaluator.clicks(Role::MenuItem, "Spara bild …");
        let drawn = std::fs::read_to_string(&saved).unwrap();
        for words in NAMES.iter().chain(&["Totalt", "Samverkan i tre"]) {
            assert!(drawn.contains(words), "{page:?}: {words}");
        }
        std::fs::remove_file(&saved).unwrap();
    }
}

#[test]
fn every_page_of_an_evaluator_can_be_looked_at() {
    let (file, folder) = Three::new().merged();
    let empty = folder.path().join("empty.samverka");
    // `SAMVERKA_CLUSTER` names another cluster to look at.
    let file = std::env::var_os("SAMVERKA_CLUSTER").map_or(file, PathBuf::from);
    let pages = [
        Route::CLUSTER,
        Route::EFFECTS,
        Route::FACTORS,
        Route::PROJECTS,
        Route::INBOX,
        Route::DECISIONS,
        Route::FOLLOW_UP,
        Route::KEYS,
        Route::BACKUPS,
        Route::SETTINGS,
        Route::OVERVIEW,
        Route::SITUATION,
        Route::PROJECT,
        Route::SEND,
        Route::HANDOVER,
        Route::INTAKE,
        Route::TO_EVALUATOR,
    ];
    let new = samverka::workspace::NewCluster {
        name: "Samverkan i fem".into(),
        ..Default::default()
    };
    drop(samverka::workspace::Workspace::create_cluster(&empty, &new).unwrap());
    let kept = std::env::var_os("SAMVERKA_PICTURES").is_some();
    let looks = if kept { LOOKS } else { &["light"] };
    let kinds = samverka::domain::KINDS.iter().map(|kind| Route::list(kind));
    for list in kinds {
        looks_at(&file, ("", "light"), &list);
    }
    for (page, look) in pages
        .iter()
        .flat_map(|page| looks.iter().map(move |look| (page, look)))
    {
        looks_at(&file, ("", look), page);
        looks_at(&empty, ("empty-", look), page);
    }
}

/// Draws a page on a large screen and on a small one.
fn looks_at(file: &std::path::Path, (of, look): (&str, &str), page: &Route) {
    for size in [vec2(1280.0, 800.0), vec2(1024.0, 768.0)] {
        let mut options = options(Some(file.to_owned()), Vec::new());
        options.page = Some(page.clone());
        options.settings = Some(looking(look));
        let mut window = window(room(look, size), options);
        if let Route::Page(code) = page {
            pictures(&mut window, &format!("{of}{code}-{look}-{}", size.x));
        }
    }
}

/// The texts that are painted, each with its lines, and whether it is cut.
fn painted(window: &Harness<'_, App>) -> Vec<(String, usize, bool)> {
    fn gather(shape: &Shape, all: &mut Vec<(String, usize, bool)>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|one| gather(one, all)),
            Shape::Text(text) => {
                let galley = &text.galley;
                all.push((galley.job.text.clone(), galley.rows.len(), galley.elided));
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    for shape in &window.output().shapes {
        gather(&shape.shape, &mut all);
    }
    all
}

#[test]
fn numbers_of_the_cluster_are_whole_on_one_line_however_large() {
    let (file, _folder) = Three::new().merged();
    let mut evaluator = Seat::sits_down(Some(file), Vec::new());
    evaluator.clicks(Role::Link, "Kluster");
    evaluator.chooses("Kostnad, faktisk (kr)");
    evaluator.writes("Söder", "123456789");
    let written = painted(&evaluator.0);
    let published: Vec<_> = written
        .iter()
        .filter(|(words, ..)| words.starts_with("publ."))
        .collect();
    assert!(!published.is_empty());
    for (words, lines, cut) in published {
        assert!(
            words.contains("123") && *lines == 1 && !cut,
            "{words}: {lines}"
        );
    }
}

#[test]
fn evaluators_groups_are_told_apart_by_municipality_and_the_settings_speak_of_none() {
    let mut three = Three::new();
    let group = fields([
        (Group::name, json!("Styrgruppen")),
        (Group::kind, json!("strategic")),
    ]);
    make(&mut three.leads[0], Group::KIND, group);
    let (file, _folder) = three.merged();
    let mut evaluator = Seat::sits_down(Some(file), Vec::new());
    evaluator.clicks(Role::Link, "Grupper");
    assert!(evaluator.finds(Role::Table, "Grupper"));
    assert!(evaluator.finds(Role::ColumnHeader, "Kommun"));
    evaluator.clicks(Role::Link, "Inställningar");
    assert!(!evaluator.sees("Uppgifter om kommunen"));
    evaluator.clicks(Role::Link, "Faktorer");
    evaluator.clicks(Role::RadioButton, "Hindrade");
    assert!(evaluator.finds(Role::Table, "Det som hindrade"));
}
