//! The lead's spring in one sitting: kits to sixteen municipalities, what comes back, March to the fund, February
//! corrected, feedback out, and a report that notices.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::gui::{App, Route};
use samverka::workspace::Reader;
use tempfile::TempDir;

use crate::fund::{Months, goes, keeps_time, sends};
use crate::hands::{pictures, presses, sees};
use crate::project::ESLOV;
use crate::support::{options, settle, window};

const PLACES: [&str; 16] = [
    "1214", "1230", "1231", "1233", "1256", "1257", "1260", "1261", "1262", "1263", "1264", "1265",
    "1266", "1267", "1270", ESLOV,
];

fn at<'a>(file: &Path, page: Route, answers: Vec<PathBuf>) -> Harness<'a, App> {
    let answers = answers.into_iter().map(|path| vec![path]).collect();
    let mut options = options(Some(file.to_owned()), answers);
    options.page = Some(page);
    window(vec2(1280.0, 1500.0), options)
}

fn of_eslov(folder: &Path) -> PathBuf {
    let mut files = std::fs::read_dir(folder).unwrap();
    let is_hers = |path: &PathBuf| path.to_string_lossy().contains("Eslöv");
    files
        .find_map(|file| Some(file.unwrap().path()).filter(is_hers))
        .unwrap()
}

fn writes(window: &mut Harness<'_, App>, words: &str) {
    window.get_by_label("Egen text").focus();
    settle(window);
    window.get_by_label("Egen text").type_text(words);
    settle(window);
    window.get_by_label("Lägg in siffra").focus();
    settle(window);
}

/// Begins a note on Eslöv's line, and saves it.
fn writes_to_eslov(window: &mut Harness<'_, App>) {
    let line = window.get_by_role_and_label(Role::Label, "Eslöv").rect();
    let begins = window.query_all_by_label("Skriv meddelande …");
    let on_hers = |node: &egui_kittest::Node<'_>| {
        let middle = node.rect().center().y;
        line.y_range().contains(middle)
    };
    begins.into_iter().find(on_hers).unwrap().click();
    settle(window);
    window.get_by_label("Rubrik").focus();
    settle(window);
    window.get_by_label("Rubrik").type_text("Tack för februari");
    settle(window);
    presses(window, "Spara meddelande");
    goes(window, "Återkoppling");
}

fn takes_in(window: &mut Harness<'_, App>) {
    goes(window, "Inkorg");
    presses(window, "Öppna paket …");
    presses(window, "Sammanfoga");
}

#[test]
fn lead_s_spring_from_sixteen_kits_to_a_number_that_changed_in_the_report() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    let [kits, out] = [path("kits"), path("out")];
    for folder in [&kits, &out] {
        std::fs::create_dir(folder).unwrap();
    }
    let [first, corrected, lead] = [path("first"), path("corrected"), path("lead.samverka")];
    drop(keeps_time(&lead, &PLACES));
    let answers = vec![kits.clone(), first, corrected, out.clone()];
    let mut window = at(&lead, Route::PROJECT, answers);

    presses(&mut window, "Startpaket");
    presses(&mut window, "Gör startpaket för alla 16 …");
    let months = Months::from_kit(folder, lead.clone(), &of_eslov(&kits));

    months.sent("first");
    takes_in(&mut window);
    goes(&mut window, "Redovisning");
    assert!(sees(&window, "En person saknar intyg"));
    sends(&mut window, "februari 2018");
    sends(&mut window, "mars 2018");
    goes(&mut window, "Rapport");
    writes(
        &mut window,
        "Utbildade i projektet: {participants.unique:total}.",
    );
    assert!(sees(&window, "Utbildade i projektet: 2."));

    months.correct();
    months.sent("corrected");
    takes_in(&mut window);
    goes(&mut window, "Redovisning");
    assert!(sees(
        &window,
        "3 rader skiljer. Skicka februari 2018 och mars 2018 igen, i den ordningen."
    ));
    presses(&mut window, "Visa raderna");
    for who in ["Anna Lind", "Bo Ek", "Carin Öst"] {
        assert!(sees(&window, who), "{who}");
    }
    pictures(&mut window, "spring-again");
    sends(&mut window, "februari 2018");
    sends(&mut window, "mars 2018");
    assert_eq!(months.submissions().len(), 4);

    goes(&mut window, "Rapport");
    pictures(&mut window, "spring-report");
    for said in [
        "En siffra i texterna har ändrats",
        "Var 2",
        "Utbildade i projektet: 3.",
    ] {
        assert!(sees(&window, said), "{said}");
    }
    presses(&mut window, "Jag har läst texten: siffrorna stämmer nu");
    assert!(!sees(&window, "Var 2"));

    goes(&mut window, "Återkoppling");
    writes_to_eslov(&mut window);
    pictures(&mut window, "spring-out");
    presses(&mut window, "Spara återkoppling till alla 16 …");
    drop(window);
    let mut own = at(&months.own, Route::FEEDBACK, vec![of_eslov(&out)]);
    presses(&mut own, "Öppna återkoppling …");
    presses(&mut own, "Sammanfoga");
    goes(&mut own, "Översikt");
    pictures(&mut own, "spring-feedback");
    assert!(sees(&own, "Nytt från projektet") && sees(&own, "Tack för februari"));
    drop(own);
    for file in [&months.lead, &months.own] {
        Reader::open(file).unwrap().verify().unwrap();
    }
}
