//! What can be typed can be saved, and what cannot be saved cannot be typed, on every page of every role.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use eframe::egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::bundle::Profile;
use samverka::domain::{ActionPlan, ContextEvent, Cost, Person, Quote, Record, Survey, Unit};
use samverka::gui::{App, Route};
use samverka::workspace::Workspace;
use serde_json::json;

use crate::hands::{sees, writable};
use crate::support::{Village, make, options, settle, village, window};

const KEPT_BY_THE_LEAD: &str = "Projektledningen sköter de här uppgifterna.";

/// The village, with what the lead and the municipality share: some of it the lead's, some its own.
fn shared(folder: &Path) -> Village {
    let village = village(folder);
    let mut lead = Workspace::open(&village.lead).unwrap();
    let lead_s = [
        (
            Unit::KIND,
            json!({"name": "Regionen", "sector": "health_care"}),
        ),
        (
            ContextEvent::KIND,
            json!({"date": "2018-03-01", "text": "Ny lag"}),
        ),
        (Survey::KIND, json!({"title": "Projektets enkät"})),
        (
            Cost::KIND,
            json!({"date": "2018-03-01", "kind": "premises", "basis": "actual", "amount": 100, "funder": "own"}),
        ),
    ];
    for (kind, fields) in lead_s {
        make(&mut lead, kind, fields);
    }
    let kit = folder.join("second kit");
    lead.export_kit(&kit, "1285".parse().unwrap()).unwrap();
    let mut own = Workspace::open(&village.own).unwrap();
    own.merge(&[&kit], None, true, &mut |_, _| true).unwrap();
    let ours = [
        (
            ContextEvent::KIND,
            json!({"date": "2018-04-01", "text": "Ny chef"}),
        ),
        (Survey::KIND, json!({"title": "Egen enkät"})),
    ];
    for (kind, fields) in ours {
        make(&mut own, kind, fields);
    }
    let Route::Record(_, initiative) = village.records()[2] else {
        panic!("the village's initiative")
    };
    make(
        &mut own,
        Quote::KIND,
        json!({"text": "Det gick", "about": initiative}),
    );
    let bundle = folder.join("second.samverka-bundle");
    own.export(&bundle, Profile::Full, None, &BTreeSet::new())
        .unwrap();
    lead.merge(&[&bundle], None, true, &mut |_, _| true)
        .unwrap();
    village
}

/// What a page shows beside itself once these have been pressed.
fn details(village: &Village) -> Vec<(Route, Vec<&'static str>)> {
    vec![
        (Route::list(Person::KIND), vec!["Verksamheter", "Regionen"]),
        (
            Route::list(Person::KIND),
            vec!["Verksamheter", "Socialtjänsten"],
        ),
        (Route::list(Survey::KIND), vec!["Projektets enkät"]),
        (Route::list(Survey::KIND), vec!["Egen enkät"]),
        (Route::PROJECT, vec!["Delmål"]),
        (Route::PROJECT, vec!["Kommuner"]),
        (Route::PROJECT, vec!["Kostnader"]),
        (Route::PROJECT, vec!["Omvärldshändelser", "Ny lag"]),
        (Route::PROJECT, vec!["Omvärldshändelser", "Ny chef"]),
        (village.records()[0].clone(), vec!["Redigera gruppen"]),
        (village.records()[5].clone(), vec!["Uppgifter"]),
    ]
}

fn at<'a>(file: &Path, route: &Route, pressed: &[&str]) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(route.clone());
    let mut window = window(vec2(1280.0, 1000.0), options);
    for words in pressed {
        let mut named = window.query_all_by_label(words);
        // A row is named as well, and is nowhere in itself.
        let seen = named.find(|node| node.accesskit_node().raw_bounds().is_some());
        seen.unwrap_or_else(|| panic!("no {words}")).click();
        drop(named);
        settle(&mut window);
    }
    window
}

/// Writes in every control there is, one after the other, and leaves it.
fn write_everywhere(window: &mut Harness<'_, App>, place: &str) -> usize {
    let all = writable(window).len();
    for at in 0..all {
        let Some(node) = writable(window).into_iter().nth(at) else {
            break;
        };
        node.focus();
        node.type_text("7");
        settle(window);
        window.key_press(Key::Tab);
        settle(window);
        let refused = sees(window, "ändras av någon annan");
        assert!(
            !refused,
            "{place}: what was written in control {at} is refused"
        );
    }
    all
}

#[test]
fn rights_hold_on_every_page_what_can_be_typed_is_not_refused() {
    let folder = tempfile::tempdir().unwrap();
    let village = shared(folder.path());
    let mut written = 0;
    let plan = (
        village.own.clone(),
        Route::list(ActionPlan::KIND),
        vec!["Redigera planen"],
    );
    let beside = details(&village).into_iter().flat_map(|(route, pressed)| {
        let files = [village.lead.clone(), village.own.clone()];
        files.map(|file| (file, route.clone(), pressed.clone()))
    });
    let pages = village.pages().into_iter();
    let pages = pages.map(|(file, route)| (file, route, Vec::new()));
    for (file, route, pressed) in pages.chain(beside).chain([plan]) {
        let place = format!("{} {route:?} {pressed:?}", file.display());
        // What is written stays; each page has a file of its own.
        let copy = file.with_extension("copy.samverka");
        std::fs::copy(&file, &copy).unwrap();
        written += write_everywhere(&mut at(&copy, &route, &pressed), &place);
    }
    assert!(written > 100, "only {written} controls were found");
}

#[test]
fn rights_show_what_the_lead_keeps_as_text_and_say_whose_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let village = shared(folder.path());
    let written_in = |file: &PathBuf, pressed: &[&str], route: &Route| {
        let before = writable(&at(file, route, &pressed[..pressed.len() - 1])).len();
        let window = at(file, route, pressed);
        (
            writable(&window).len() - before,
            sees(&window, KEPT_BY_THE_LEAD),
        )
    };
    let rows: [(Route, &[&str], &[&str]); 3] = [
        (
            Route::list(Person::KIND),
            &["Verksamheter", "Regionen"],
            &["Verksamheter", "Socialtjänsten"],
        ),
        (
            Route::PROJECT,
            &["Omvärldshändelser", "Ny lag"],
            &["Omvärldshändelser", "Ny chef"],
        ),
        (
            Route::list(Survey::KIND),
            &["Projektets enkät"],
            &["Egen enkät"],
        ),
    ];
    for (route, lead_s, own) in rows {
        assert_eq!(
            written_in(&village.own, lead_s, &route),
            (0, true),
            "{lead_s:?}"
        );
        let (fields, told) = written_in(&village.own, own, &route);
        assert!(fields > 0 && !told, "{own:?}");
        let (fields, told) = written_in(&village.lead, lead_s, &route);
        assert!(fields > 0 && !told, "{lead_s:?} by the lead");
    }
}
