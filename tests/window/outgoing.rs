//! What goes out to the municipalities, from the lead's review to an initiative somewhere else.

use std::path::{Path, PathBuf};

use eframe::egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::bundle::Profile;
use samverka::domain::{
    Comparison, GoodExample, Initiative, ProjectNote, Question, Quote, Record, Stage, Survey,
    Training,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Reader, Workspace, fields};
use serde_json::json;

use crate::hands::{pictures, presses, sees};
use crate::project::{ESLOV, HELSINGBORG, lead_of};
use crate::support::{make, options, settle, village, window};

fn at<'a>(file: &Path, page: Route, answers: &[&Path]) -> Harness<'a, App> {
    let answers = answers.iter().map(|path| vec![path.to_path_buf()]);
    let mut options = options(Some(file.to_owned()), answers.collect());
    options.page = Some(page);
    window(vec2(1280.0, 1100.0), options)
}

fn all<R: Record>(file: &Path) -> Vec<R> {
    Reader::open(file).unwrap().all().unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    files
}

/// The lead's file and Helsingborg's, where Eslöv has sent an initiative that is a good example.
fn told(folder: &Path) -> (PathBuf, PathBuf) {
    let village = village(folder);
    let mut own = Workspace::open(&village.own).unwrap();
    let says = json!({"title": "En väg in", "good_example": true, "may_share": true,
        "themes": ["whole_picture"], "example_text": "Börja med familjernas egen berättelse",
        "stage": "carried_out"});
    let initiative = make(&mut own, Initiative::KIND, says);
    let quote = json!({"text": "Nu frågar vi en gång", "from_role": "Rektor", "about": initiative,
        "may_publish": true});
    make(&mut own, Quote::KIND, quote);
    let bundle = folder.join("example.samverka-bundle");
    let profile = Profile::Full;
    own.export(&bundle, profile, None, &Default::default())
        .unwrap();
    let mut lead = Workspace::open(&village.lead).unwrap();
    lead.merge(&[&bundle], None, true, &mut |_, _| true)
        .unwrap();
    let kit = folder.join("helsingborg.kit");
    lead.export_kit(&kit, HELSINGBORG.parse().unwrap()).unwrap();
    let other = folder.join("helsingborg.samverka");
    Workspace::open_kit(&kit, &other).unwrap();
    (village.lead, other)
}

#[test]
fn kits_are_written_for_all_sixteen_at_once() {
    const PLACES: [&str; 16] = [
        "1214", "1230", "1231", "1233", "1256", "1257", "1260", "1261", "1262", "1263", "1264",
        "1265", "1266", "1267", "1270", "1285",
    ];
    let folder = tempfile::tempdir().unwrap();
    let (lead, kits) = (
        folder.path().join("lead.samverka"),
        folder.path().join("kits"),
    );
    std::fs::create_dir(&kits).unwrap();
    drop(lead_of(&lead, &PLACES));
    let mut window = at(&lead, Route::PROJECT, &[&kits]);
    presses(&mut window, "Startpaket");
    presses(&mut window, "Gör startpaket för alla 16 …");
    assert_eq!(files(&kits).len(), 16);
    assert!(sees(&window, "16 startpaket är sparade"));
    let opened = folder.path().join("eslov.samverka");
    Workspace::open_kit(
        files(&kits)
            .iter()
            .find(|kit| is_for(kit, "Eslöv"))
            .unwrap(),
        &opened,
    )
    .unwrap();
    assert_eq!(
        Reader::open(&opened)
            .unwrap()
            .role()
            .unwrap()
            .municipality(),
        ESLOV.parse().ok()
    );
}

#[test]
fn choices_of_a_survey_are_read_in_words_before_they_leave() {
    let folder = tempfile::tempdir().unwrap();
    let (lead, _) = told(folder.path());
    let mut desk = Workspace::open(&lead).unwrap();
    let survey = make(&mut desk, Survey::KIND, json!({"title": "Hur gick det?"}));
    let question = |text: &str, options: [&str; 2]| {
        json!({"survey": survey, "text": text, "answer_type": "one_choice",
            "options": options})
    };
    let of_amira = [
        "often = Var vecka med Amira",
        "each_term = Någon gång per termin",
    ];
    make(
        &mut desk,
        Question::KIND,
        question("Hur ofta ses ni?", of_amira),
    );
    drop(desk);
    let kits = folder.path().join("kits");
    std::fs::create_dir(&kits).unwrap();
    let mut window = at(&lead, Route::PROJECT, &[&kits]);
    presses(&mut window, "Startpaket");
    presses(&mut window, "Gör startpaket för alla 2 …");
    pictures(&mut window, "o-last-look");
    assert!(sees(&window, "Nämner kanske någon: Amira"));
    assert!(sees(&window, "Var vecka med Amira\nNågon gång per termin"));
    assert!(!sees(&window, "each_term"), "codes are nobody's to read");
}

fn is_for(file: &Path, place: &str) -> bool {
    file.file_name().unwrap().to_string_lossy().contains(place)
}

#[test]
fn example_goes_from_review_to_another_municipality_that_tries_it() {
    let folder = tempfile::tempdir().unwrap();
    let (lead, other) = told(folder.path());
    let out = folder.path().join("feedback");
    std::fs::create_dir(&out).unwrap();
    let mut window = at(&lead, Route::list(GoodExample::KIND), &[&out]);
    presses(&mut window, "Kandidater");
    pictures(&mut window, "o-candidates");
    presses(&mut window, "Granska En väg in");
    assert!(sees(&window, "Inga namn på personer ska stå där"));
    presses(&mut window, "Granskat – dela med alla");
    pictures(&mut window, "o-reviewed");
    let example = all::<GoodExample>(&lead).remove(0);
    assert_eq!(example.text, "Börja med familjernas egen berättelse");
    assert_eq!(example.quotes, "”Nu frågar vi en gång” · Rektor");
    assert_eq!(example.worked_in, ESLOV.parse().ok());
    assert_eq!(example.reviewed_on, "2018-05-15".parse().ok());
    drop(window);
    let mut window = at(&lead, Route::FEEDBACK, &[&out]);
    presses(&mut window, "Spara återkoppling till alla 2 …");
    assert!(
        sees(&window, "Börja med familjernas egen berättelse"),
        "a last look"
    );
    pictures(&mut window, "o-look");
    assert!(files(&out).is_empty(), "not before it is confirmed");
    presses(&mut window, "Välj mapp …");
    pictures(&mut window, "o-feedback");
    assert_eq!(files(&out).len(), 2);
    drop(window);

    let sent = files(&out)
        .into_iter()
        .find(|file| is_for(file, "Helsingborg"))
        .unwrap();
    let mut own = Workspace::open(&other).unwrap();
    own.merge(&[&sent], None, true, &mut |_, _| true).unwrap();
    drop(own);
    let mut window = at(&other, Route::OVERVIEW, &[]);
    assert!(sees(
        &window,
        "Återkopplingen har med sig något som ingen har tittat på."
    ));
    pictures(&mut window, "o-news");
    presses(&mut window, "En väg in");
    pictures(&mut window, "o-example");
    presses(&mut window, "Det här vill vi pröva");
    let tried = all::<Initiative>(&other).remove(0);
    assert_eq!(
        (&*tried.title, tried.stage),
        ("En väg in", Some(Stage::Idea))
    );
    assert_eq!(tried.inspired_by, Some(example.head.id));
    assert!(sees(&window, "Prövas efter"));
    drop(window);
    let mut window = at(&other, Route::OVERVIEW, &[]);
    presses(&mut window, "Jag har tittat på det");
    assert!(
        !sees(&window, "Nytt från projektet"),
        "the card and the signal are gone"
    );
}

#[test]
fn library_is_searched_and_filtered_by_theme() {
    let folder = tempfile::tempdir().unwrap();
    let (lead, other) = told(folder.path());
    let mut file = Workspace::open(&lead).unwrap();
    for (title, theme) in [
        ("Språkvän", "collaboration_with_civil_society"),
        ("Insatskartan", "whole_picture"),
    ] {
        let says = json!({"title": title, "themes": [theme], "shared": true});
        make(&mut file, GoodExample::KIND, says);
    }
    make(&mut file, GoodExample::KIND, json!({"title": "Utkast"}));
    let sent = folder.path().join("feedback");
    file.export_feedback(&sent, HELSINGBORG.parse().unwrap())
        .unwrap();
    drop(file);
    let mut own = Workspace::open(&other).unwrap();
    own.merge(&[&sent], None, true, &mut |_, _| true).unwrap();
    drop(own);
    let mut window = at(&other, Route::list(GoodExample::KIND), &[]);
    assert!(sees(&window, "Språkvän") && sees(&window, "Insatskartan"));
    assert!(!sees(&window, "Utkast"));
    window
        .query_all_by_label("Sök bland exemplen")
        .next()
        .unwrap()
        .focus();
    settle(&mut window);
    window
        .query_all_by_label("Sök bland exemplen")
        .next()
        .unwrap()
        .type_text("SPRÅKVÄN");
    settle(&mut window);
    assert!(sees(&window, "Språkvän") && !sees(&window, "Insatskartan"));
}

#[test]
fn note_is_written_to_a_municipality_from_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let (lead, _) = told(folder.path());
    let mut window = at(&lead, Route::FEEDBACK, &[]);
    presses(&mut window, "Skriv meddelande …");
    window.query_all_by_label("Rubrik").next().unwrap().focus();
    settle(&mut window);
    window
        .query_all_by_label("Rubrik")
        .next()
        .unwrap()
        .type_text("Besöket");
    settle(&mut window);
    presses(&mut window, "Spara meddelande");
    let note = all::<ProjectNote>(&lead).remove(0);
    assert_eq!(
        (&*note.subject, note.recipient),
        ("Besöket", ESLOV.parse().ok())
    );
    assert_eq!(note.head.municipality, note.recipient);
    assert_eq!(note.written_on, "2018-05-15".parse().ok());
}

#[test]
fn comparison_says_in_words_where_one_stands() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut lead = Workspace::open(&village.lead).unwrap();
    let id = lead.fresh_id();
    let says = [
        (Comparison::recipient, json!(ESLOV)),
        (Comparison::figure, json!("meetings.count")),
        (Comparison::part, json!("total")),
        (Comparison::as_of, json!("2018-05-10")),
        (Comparison::own, json!("3")),
        (Comparison::lower, json!("6")),
        (Comparison::median, json!("9")),
        (Comparison::upper, json!("14")),
        (Comparison::others, json!(15)),
    ];
    lead.run(&Command::create(Comparison::KIND, id, fields(says)))
        .unwrap();
    let sent = folder.path().join("feedback");
    lead.export_feedback(&sent, ESLOV.parse().unwrap()).unwrap();
    drop(lead);
    let mut own = Workspace::open(&village.own).unwrap();
    own.merge(&[&sent], None, true, &mut |_, _| true).unwrap();
    drop(own);
    let mut window = at(&village.own, Route::FOLLOW_UP, &[]);
    presses(&mut window, "Jämförelse");
    pictures(&mut window, "o-comparison");
    for words in [
        "3 möten",
        "9 möten",
        "6–14 möten",
        "Lägre än de flesta",
        "minst 5 kommuner",
        "2018-05-10",
    ] {
        assert!(sees(&window, words), "{words}");
    }
    let lead = at(&village.lead, Route::FOLLOW_UP, &[]);
    assert!(!sees(&lead, "Jämförelse"));
}

#[test]
fn training_that_came_with_feedback_is_told_of_and_opened_from_the_news() {
    let folder = tempfile::tempdir().unwrap();
    let (lead, other) = told(folder.path());
    let mut file = Workspace::open(&lead).unwrap();
    make(
        &mut file,
        Training::KIND,
        json!({"title": "Öppna föreläsningar"}),
    );
    let survey = json!({"title": "Självskattning", "closes_on": "2018-05-20"});
    make(&mut file, Survey::KIND, survey);
    let sent = folder.path().join("feedback");
    file.export_feedback(&sent, HELSINGBORG.parse().unwrap())
        .unwrap();
    drop(file);
    let mut own = Workspace::open(&other).unwrap();
    own.merge(&[&sent], None, true, &mut |_, _| true).unwrap();
    drop(own);
    let mut window = at(&other, Route::OVERVIEW, &[]);
    assert!(sees(&window, "Svara senast 2018-05-20"));
    assert!(sees(&window, "Självskattning väntar på svar"));
    assert!(sees(&window, "om 5 dagar"));
    presses(&mut window, "Öppna föreläsningar");
    assert!(sees(&window, "Öppna föreläsningar"));
    drop(window);
    let mut window = at(&other, Route::FEEDBACK, &[]);
    pictures(&mut window, "o-news-page");
    presses(&mut window, "Jag har tittat på det");
    assert!(
        sees(&window, "Öppna föreläsningar"),
        "what came last stays to be read"
    );
    assert!(!sees(&window, "Jag har tittat på det"));
}
