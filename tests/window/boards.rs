//! A board in the window, by the keyboard alone.

use std::path::Path;

use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{Activity, Board, BoardItem, Id, Initiative, Record};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::json;

use crate::hands::{presses, sees};
use crate::support::{make, options, settle, village, window};

fn at<'a>(file: &Path, route: Route) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(route);
    window(vec2(1280.0, 800.0), options)
}

fn notes(file: &Path) -> Vec<BoardItem> {
    let mut all: Vec<BoardItem> = Reader::open(file).unwrap().all().unwrap();
    all.sort_by_key(|note| (note.position, note.head.id));
    all
}

fn named(file: &Path, words: &str) -> BoardItem {
    let all = notes(file);
    all.into_iter()
        .find(|note| note.text == words)
        .unwrap_or_else(|| panic!("no {words}"))
}

/// A board of a template in a municipality's own file, and the window on it.
fn opened<'a>(folder: &Path, template: &str) -> (std::path::PathBuf, Id, Harness<'a, App>) {
    let own = village(folder).own;
    let mut workspace = Workspace::open(&own).unwrap();
    let board = json!({"title": "Vad behöver vi?", "template": template});
    let board = make(&mut workspace, Board::KIND, board);
    drop(workspace);
    let window = at(&own, Route::record(Board::KIND, board));
    (own, board, window)
}

fn writes(window: &mut Harness<'_, App>, words: &str) {
    let line = window
        .query_all_by_label_contains("Skriv en lapp i")
        .next()
        .unwrap();
    line.type_text(words);
    settle(window);
    press(window, Key::Enter);
}

fn press(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    settle(window);
}

fn shift(window: &mut Harness<'_, App>, key: Key) {
    window.key_press_modifiers(Modifiers::SHIFT, key);
    settle(window);
}

#[test]
fn notes_are_put_up_moved_merged_voted_on_and_taken_apart_with_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let (own, board, mut window) = opened(folder.path(), "needs");
    for words in ["En lista", "Veta i förväg", "Samma ord"] {
        writes(&mut window, words);
    }
    press(&mut window, Key::Tab);
    assert!(sees(&window, "Skriv en lapp i Tid"));
    writes(&mut window, "Fasta möten");
    let kept = Reader::open(&own)
        .unwrap()
        .get::<Board>(board)
        .unwrap()
        .unwrap();
    assert_eq!(
        (kept.columns.len(), kept.votes_each),
        (4, Some(3)),
        "those of the template"
    );
    assert_eq!(named(&own, "Fasta möten").column, "Tid");

    // Up to the notes, one column to the left with the note, and up among those that hang there.
    press(&mut window, Key::ArrowUp);
    shift(&mut window, Key::ArrowLeft);
    assert_eq!(named(&own, "Fasta möten").column, "Information");
    shift(&mut window, Key::ArrowUp);
    shift(&mut window, Key::ArrowUp);
    let order: Vec<String> = notes(&own).into_iter().map(|note| note.text).collect();
    assert_eq!(
        order,
        ["En lista", "Fasta möten", "Veta i förväg", "Samma ord"]
    );
    press(&mut window, Key::U);
    assert_eq!(
        notes(&own)[2].text,
        "Fasta möten",
        "the last move is undone"
    );

    // It is merged with the note above, which has the votes of both; and taken apart.
    press(&mut window, Key::Plus);
    press(&mut window, Key::M);
    assert!(sees(&window, "hänga ihop med ”Fasta möten”"));
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::M);
    press(&mut window, Key::Plus);
    let lead = named(&own, "Veta i förväg");
    assert_eq!(named(&own, "Fasta möten").merged_into, Some(lead.head.id));
    assert!(sees(&window, "Veta i förväg · 2 röster · 2 lappar"));
    press(&mut window, Key::M);
    assert_eq!(named(&own, "Fasta möten").merged_into, None);
    press(&mut window, Key::Minus);
    assert_eq!(named(&own, "Veta i förväg").votes, None, "taken back");

    // By votes the one with most is first.
    press(&mut window, Key::S);
    let top = |window: &Harness<'_, App>, words: &str| {
        window
            .query_all_by_label_contains(words)
            .next()
            .unwrap()
            .rect()
            .top()
    };
    assert!(top(&window, "Fasta möten · 1 röst") < top(&window, "En lista"));
}

#[test]
fn board_that_one_comes_back_to_has_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let (own, _, mut window) = opened(folder.path(), "free");
    writes(&mut window, "En gemensam mapp");
    presses(&mut window, "Översikt");
    window.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    settle(&mut window);
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::Plus);
    assert_eq!(named(&own, "En gemensam mapp").votes, Some(1));
}

#[test]
fn hidden_notes_tell_nobody_what_they_say_and_are_hidden_when_the_file_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let (own, board, mut window) = opened(folder.path(), "free");
    writes(&mut window, "Hemligt än");
    presses(&mut window, "Dölj lapparna");
    assert!(!sees(&window, "Hemligt än") && sees(&window, "Dold lapp"));
    window.state_mut().close();
    drop(window);
    let mut again = at(&own, Route::record(Board::KIND, board));
    assert!(!sees(&again, "Hemligt än"), "a power cut shows nothing");
    presses(&mut again, "Visa lapparna");
    assert!(sees(&again, "Hemligt än"));
}

#[test]
fn a_note_becomes_an_activity_and_another_an_initiative_and_both_lead_back() {
    let folder = tempfile::tempdir().unwrap();
    let (own, _, mut window) = opened(folder.path(), "ideas");
    writes(&mut window, "Fasta möten");
    writes(&mut window, "Ett första samtal");
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::F);
    assert!(sees(&window, "Blev ett förändringsarbete"));
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::A);
    let activities: Vec<Activity> = Reader::open(&own).unwrap().all().unwrap();
    let made = activities
        .iter()
        .find(|one| one.text == "Fasta möten")
        .unwrap();
    assert_eq!(named(&own, "Fasta möten").became, Some(made.head.id));
    assert!(
        sees(&window, "Kom från en tavla"),
        "it is open beside, to say whose it is"
    );
    let initiatives: Vec<Initiative> = Reader::open(&own).unwrap().all().unwrap();
    let idea = initiatives
        .iter()
        .find(|one| one.title == "Ett första samtal")
        .unwrap();
    assert_eq!(named(&own, "Ett första samtal").became, Some(idea.head.id));
    let page = at(&own, Route::record(Initiative::KIND, idea.head.id));
    assert!(sees(&page, "Kom från en tavla") && sees(&page, "Vad behöver vi?"));
}

#[test]
fn a_risk_is_graded_with_two_figures_and_stands_in_the_matrix() {
    let folder = tempfile::tempdir().unwrap();
    let (own, _, mut window) = opened(folder.path(), "risks");
    writes(&mut window, "Mandatet försvinner");
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::Num4);
    assert!(sees(&window, "Nu konsekvensen"));
    press(&mut window, Key::Num3);
    let risk = named(&own, "Mandatet försvinner");
    assert_eq!(
        (risk.likelihood, risk.consequence, risk.gravity()),
        (Some(4), Some(3), Some(12))
    );
    assert!(sees(
        &window,
        "Sannolikhet 4, konsekvens 3: Mandatet försvinner"
    ));
}

#[test]
fn votes_that_are_limited_are_not_passed() {
    let folder = tempfile::tempdir().unwrap();
    let (own, board, window) = opened(folder.path(), "needs");
    drop(window);
    let mut workspace = Workspace::open(&own).unwrap();
    let meeting = workspace
        .reader()
        .all::<samverka::domain::Meeting>()
        .unwrap()[0]
        .head
        .id;
    let person = make(
        &mut workspace,
        samverka::domain::Person::KIND,
        json!({"name": "Östen Ek"}),
    );
    let came = json!({"meeting": meeting, "person": person, "status": "present"});
    make(&mut workspace, samverka::domain::Attendance::KIND, came);
    let set = samverka::workspace::fields([("meeting", json!(meeting)), ("votes_each", json!(1))]);
    workspace
        .run(&samverka::workspace::Command::set(Board::KIND, board, set))
        .unwrap();
    drop(workspace);
    let mut window = at(&own, Route::record(Board::KIND, board));
    writes(&mut window, "Fasta möten");
    press(&mut window, Key::ArrowUp);
    for _ in 0..9 {
        press(&mut window, Key::Plus);
    }
    let votes = named(&own, "Fasta möten").votes.unwrap();
    assert!(
        sees(&window, &format!("{votes} av {votes} röster")),
        "{votes}"
    );
    assert!(votes < 9 && sees(&window, "röster är lagda"), "{votes}");
}

/// Of the example, where pictures are kept: every board in both looks and sizes, with a note chosen and one open.
#[test]
fn pictures_of_boards() {
    let kept = std::env::var_os("SAMVERKA_PICTURES").is_some();
    let Some(demo) = crate::support::demo().filter(|_| kept) else {
        return;
    };
    let file = demo.join("municipalities/1285.samverka");
    let boards: Vec<Board> = Reader::open(&file).unwrap().all().unwrap();
    for board in &boards {
        let template = board
            .template
            .map_or("none", samverka::domain::Choosable::code);
        for (look, size) in [
            ("light", vec2(1280.0, 800.0)),
            ("dark", vec2(1024.0, 768.0)),
        ] {
            let mut options = options(Some(file.clone()), Vec::new());
            options.page = Some(Route::record(Board::KIND, board.head.id));
            options.settings = Some(samverka::gui::Settings {
                look: look.into(),
                motion: false,
                ..samverka::gui::Settings::default()
            });
            let mut window = window(size, options);
            crate::hands::pictures(&mut window, &format!("board-{template}-{look}"));
            press(&mut window, Key::ArrowUp);
            crate::hands::pictures(&mut window, &format!("board-{template}-{look}-chosen"));
            press(&mut window, Key::Enter);
            crate::hands::pictures(&mut window, &format!("board-{template}-{look}-open"));
            press(&mut window, Key::Enter);
            press(&mut window, Key::H);
            crate::hands::pictures(&mut window, &format!("board-{template}-{look}-hidden"));
            press(&mut window, Key::H);
            window.key_press(Key::F11);
            settle(&mut window);
            crate::hands::pictures(&mut window, &format!("board-{template}-{look}-wall"));
        }
    }
    let empty = tempfile::tempdir().unwrap();
    let own = village(empty.path()).own;
    let mut workspace = Workspace::open(&own).unwrap();
    let board = make(&mut workspace, Board::KIND, json!({"title": "Ny tavla"}));
    drop(workspace);
    let mut window = at(&own, Route::record(Board::KIND, board));
    crate::hands::pictures(&mut window, "board-empty");
    presses(&mut window, "Tavlor");
    crate::hands::pictures(&mut window, "boards-list");
}

#[test]
fn a_note_is_dragged_to_another_column_and_between_others() {
    let folder = tempfile::tempdir().unwrap();
    let (own, _, mut window) = opened(folder.path(), "needs");
    for words in ["Ett", "Två", "Tre"] {
        writes(&mut window, words);
    }
    press(&mut window, Key::Tab);
    writes(&mut window, "Fyra");
    let place = |window: &Harness<'_, App>, words: &str| {
        window.query_all_by_label(words).next().unwrap().rect()
    };
    let (from, above) = (place(&window, "Fyra").center(), place(&window, "Två"));
    window.hover_at(from);
    window.step();
    window.drag_at(from);
    window.step();
    for part in [0.3, 0.7, 1.0] {
        window.hover_at(from.lerp(above.left_top() + vec2(30.0, 4.0), part));
        window.step();
    }
    window.drop_at(above.left_top() + vec2(30.0, 4.0));
    settle(&mut window);
    assert_eq!(named(&own, "Fyra").column, "Information");
    let order: Vec<String> = notes(&own).into_iter().map(|note| note.text).collect();
    assert_eq!(order, ["Ett", "Fyra", "Två", "Tre"]);
}

#[test]
fn a_renamed_column_takes_its_notes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let (own, board, mut window) = opened(folder.path(), "free");
    writes(&mut window, "Fasta möten");
    presses(&mut window, "Byt namn på spalten");
    let field = window
        .query_all_by_label("Byt namn på spalten")
        .next()
        .unwrap();
    field.type_text(" nu");
    settle(&mut window);
    press(&mut window, Key::Enter);
    let kept = Reader::open(&own)
        .unwrap()
        .get::<Board>(board)
        .unwrap()
        .unwrap();
    assert_eq!(kept.columns, ["Lappar nu"]);
    assert_eq!(named(&own, "Fasta möten").column, "Lappar nu");
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::U);
    assert_eq!(named(&own, "Fasta möten").column, "Lappar", "one command");
}
