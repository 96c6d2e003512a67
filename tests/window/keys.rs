//! Keys in the window: a passphrase over the lead's, the sheet that brings it back, and another laptop.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::bundle::{Passphrase, Profile, fingerprint_spoken};
use samverka::domain::{Group, Record};
use samverka::gui::{App, Route};
use samverka::workspace::{LeadKeyKept, Reader, Workspace};
use tempfile::TempDir;

use crate::hands::{pictures, sees};
use crate::support::{options, settle, village, window};

const PHRASE: &str = "sju sjösjuka sjömän";

fn at<'a>(file: &Path, page: Route, answers: Vec<PathBuf>) -> Harness<'a, App> {
    let answers = answers.into_iter().map(|answer| vec![answer]).collect();
    let mut options = options(Some(file.to_owned()), answers);
    options.page = Some(page);
    window(vec2(1280.0, 1000.0), options)
}

/// Clicks the last of those with this name: that of the dialog on top.
fn click(window: &mut Harness<'_, App>, label: &str) {
    window.get_all_by_label(label).last().unwrap().click();
    settle(window);
}

fn write(window: &mut Harness<'_, App>, label: &str, words: &str) {
    window.get_by_label(label).focus();
    settle(window);
    window.get_by_label(label).type_text(words);
    settle(window);
}

fn kept(file: &Path) -> LeadKeyKept {
    Reader::open(file).unwrap().lead_key_kept().unwrap()
}

/// The lines of the lead's sheet, as they stand in the document.
fn printed(sheet: &Path) -> String {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(sheet).unwrap()).unwrap();
    let mut text = String::new();
    let mut part = archive.by_name("word/document.xml").unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_lead_puts_the_private_key_behind_a_passphrase() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::PROJECT, Vec::new());
    window
        .get_by_label("Nycklar, nyckelblad och ny dator")
        .scroll_to_me();
    settle(&mut window);
    click(&mut window, "Nycklar, nyckelblad och ny dator");
    assert!(sees(&window, "Utan lösenfras"));
    click(&mut window, "Skydda med lösenfras …");
    write(&mut window, "Ny lösenfras", "sju");
    click(&mut window, "Skydda nyckeln");
    assert!(sees(&window, "12 tecken"), "a short one is refused");
    write(&mut window, "Ny lösenfras", " sjösjuka sjömän");
    write(&mut window, "Ny lösenfras igen", "sju friska sjömän");
    click(&mut window, "Skydda nyckeln");
    assert!(sees(&window, "De två lösenfraserna är inte lika"));
    pictures(&mut window, "k-protect");
    assert_eq!(kept(&lead), LeadKeyKept::Open, "nothing is done yet");
    click(&mut window, "Avbryt");
    click(&mut window, "Skydda med lösenfras …");
    write(&mut window, "Ny lösenfras", PHRASE);
    write(&mut window, "Ny lösenfras igen", PHRASE);
    click(&mut window, "Skydda nyckeln");
    assert!(sees(&window, "Skyddad med lösenfras"));
    assert_eq!(kept(&lead), LeadKeyKept::Locked);

    click(&mut window, "Ta bort skyddet …");
    write(&mut window, "Nuvarande lösenfras", "sju friska sjömän");
    click(&mut window, "Ta bort skyddet");
    assert!(sees(&window, "Lösenfrasen stämmer inte"));
    assert_eq!(kept(&lead), LeadKeyKept::Locked);
    click(&mut window, "Avbryt");
    click(&mut window, "Ta bort skyddet …");
    write(&mut window, "Nuvarande lösenfras", PHRASE);
    click(&mut window, "Ta bort skyddet");
    assert!(sees(&window, "Utan lösenfras"));
}

#[test]
fn a_passphrase_is_hidden_until_one_wants_to_see_it() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let mut window = at(&lead, Route::KEYS, Vec::new());
    click(&mut window, "Skydda med lösenfras …");
    let read = |window: &Harness<'_, App>| {
        let field = window.get_by_label("Ny lösenfras");
        let node = field.accesskit_node();
        (node.role(), node.value().unwrap_or_default())
    };
    write(&mut window, "Ny lösenfras", PHRASE);
    let (role, shown) = read(&window);
    assert_eq!(role, Role::PasswordInput);
    assert!(!shown.contains("sjö"), "{shown}");
    let eyes = window.get_all_by_label("Visa lösenfrasen");
    eyes.into_iter().next().unwrap().click();
    settle(&mut window);
    assert_eq!(read(&window), (Role::TextInput, PHRASE.to_owned()));
    click(&mut window, "Dölj lösenfrasen");
    assert_eq!(read(&window).0, Role::PasswordInput);
}

#[test]
fn a_full_bundle_asks_for_the_key_s_passphrase_once() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let bundles = ["one", "two"].map(|name| {
        let path = folder.path().join(name);
        let mut own = Workspace::open(&village.own).unwrap();
        own.set_author(name).unwrap();
        crate::support::make(
            &mut own,
            Group::KIND,
            serde_json::json!({"kind": "operative", "name": name}),
        );
        own.export(&path, Profile::Full, None, &BTreeSet::new())
            .unwrap();
        path
    });
    let mut lead = Workspace::open(&village.lead).unwrap();
    lead.protect_lead_key(&Passphrase::new(PHRASE).unwrap())
        .unwrap();
    drop(lead);
    let mut window = at(&village.lead, Route::INBOX, bundles.to_vec());
    click(&mut window, "Öppna paket …");
    assert!(sees(&window, "den är låst med en lösenfras"));
    write(
        &mut window,
        "Lösenfras till din nyckel",
        "sju friska sjömän",
    );
    click(&mut window, "Lås upp nyckeln");
    assert!(sees(&window, "Lösenfrasen stämmer inte"));
    pictures(&mut window, "k-inbox");
    let typed = window.get_by_label("Lösenfras till din nyckel");
    typed.focus();
    settle(&mut window);
    window.key_press_modifiers(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::A);
    write(&mut window, "Lösenfras till din nyckel", PHRASE);
    click(&mut window, "Lås upp nyckeln");
    click(&mut window, "Sammanfoga");
    // The second is read without a word.
    click(&mut window, "Öppna paket …");
    assert!(!sees(&window, "låst med en lösenfras"));
    click(&mut window, "Sammanfoga");
    drop(window);
    let groups = Reader::open(&village.lead).unwrap().all::<Group>().unwrap();
    assert!(
        ["one", "two"]
            .iter()
            .all(|name| groups.iter().any(|group| group.name == *name))
    );
}

#[test]
fn a_forgotten_passphrase_is_made_up_for_by_the_printed_sheet() {
    let folder = TempDir::new().unwrap();
    let lead = village(folder.path()).lead;
    let sheet = folder.path().join("blad.docx");
    let mut window = at(&lead, Route::KEYS, vec![sheet.clone()]);
    click(&mut window, "Spara nyckelblad …");
    pictures(&mut window, "k-sheet");
    click(&mut window, "Spara nyckelblad …");
    assert!(sees(&window, "Nyckelbladet är sparat"));
    drop(window);
    let mut workspace = Workspace::open(&lead).unwrap();
    let lines = workspace.lead_secrets().unwrap().lines().unwrap();
    let document = printed(&sheet);
    assert!(lines.iter().all(|line| document.contains(line)));
    workspace
        .protect_lead_key(&Passphrase::new(PHRASE).unwrap())
        .unwrap();
    drop(workspace);

    let mut window = at(&lead, Route::KEYS, Vec::new());
    click(&mut window, "Återställ från nyckelblad …");
    let mut slip = lines.clone();
    slip.swap(3, 4);
    write(&mut window, "Bladets rader", &slip.join("\n"));
    click(&mut window, "Återställ nycklarna");
    assert!(sees(&window, "Rad 4 stämmer inte"), "the line is named");
    pictures(&mut window, "k-restore");
    click(&mut window, "Avbryt");
    click(&mut window, "Återställ från nyckelblad …");
    write(
        &mut window,
        "Bladets rader",
        &lines.join("\n").to_lowercase(),
    );
    click(&mut window, "Återställ nycklarna");
    assert!(sees(&window, "Nycklarna är återställda"));
    assert_eq!(kept(&lead), LeadKeyKept::Open);
}

#[test]
fn a_contact_person_reads_her_key_s_words_and_how_to_move_to_another_laptop() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let reader = Reader::open(&own).unwrap();
    let mut window = at(&own, Route::SETTINGS, Vec::new());
    let project = reader.project().unwrap().unwrap();
    for of_the_lead in [reader.lead_s_key().unwrap(), project.encryption_key] {
        assert!(sees(&window, &fingerprint_spoken(&of_the_lead)));
    }
    window
        .get_by_label("Nycklar, nyckelblad och ny dator")
        .scroll_to_me();
    settle(&mut window);
    click(&mut window, "Nycklar, nyckelblad och ny dator");
    let key = reader.own_key().unwrap();
    assert!(sees(&window, &fingerprint_spoken(&key)));
    assert!(sees(&window, "Ny dator eller ny kontaktperson"));
    assert!(!sees(&window, "Den privata nyckeln"), "that is the lead's");
    assert!(!sees(&window, "har flyttats hit"));
    drop(window);
    let moved = folder.path().join("ny dator.samverka");
    std::fs::copy(&own, &moved).unwrap();
    let mut workspace = Workspace::open(&moved).unwrap();
    crate::support::make(
        &mut workspace,
        Group::KIND,
        serde_json::json!({"kind": "operative", "name": "Nya"}),
    );
    drop(workspace);
    let mut window = at(&moved, Route::KEYS, Vec::new());
    assert!(sees(&window, "har flyttats hit"));
    click(&mut window, "Öppna en kollegas paket i Inkorgen");
    assert!(sees(&window, "Öppna paket …"));
    drop(window);
    let mut window = at(&moved, Route::KEYS, Vec::new());
    pictures(&mut window, "k-moved");
    assert!(
        !sees(&window, &fingerprint_spoken(&key)),
        "a key of its own"
    );
}

#[test]
fn a_lead_s_lost_file_is_made_anew_of_the_sheet_and_a_kit() {
    let folder = TempDir::new().unwrap();
    let village = village(folder.path());
    let lead = Workspace::open(&village.lead).unwrap();
    let lines = lead.lead_secrets().unwrap().lines().unwrap().join("\n");
    drop(lead);
    std::fs::remove_file(&village.lead).unwrap();
    let (kit, anew) = (folder.path().join("kit"), folder.path().join("ny.samverka"));
    let answers = vec![vec![kit], vec![anew.clone()]];
    let mut window = window(vec2(1280.0, 1000.0), options(None, answers));
    click(
        &mut window,
        "Är projektledarens arbetsfil borta? Gör den på nytt från nyckelbladet",
    );
    click(&mut window, "Välj var filen ska ligga …");
    assert!(sees(&window, "Välj ett paket.") && sees(&window, "Ett nyckelblad har 8 rader"));
    pictures(&mut window, "k-lost");
    write(&mut window, "Bladets rader", &lines);
    click(&mut window, "Välj startpaket eller eget paket …");
    click(&mut window, "Välj var filen ska ligga …");
    assert!(sees(&window, "Projektledning · BRED"));
    drop(window);
    let mut window = at(
        &anew,
        Route::INBOX,
        vec![folder.path().join("eslov.samverka-bundle")],
    );
    click(&mut window, "Öppna paket …");
    click(&mut window, "Sammanfoga");
    drop(window);
    let reader = Reader::open(&anew).unwrap();
    assert_eq!(reader.all::<Group>().unwrap()[0].name, "Styrgruppen");
}

#[test]
fn two_contact_persons_exchange_bundles_with_a_passphrase() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    let (other, bundle) = (
        folder.path().join("bo.samverka"),
        folder.path().join("till bo"),
    );
    std::fs::copy(&own, &other).unwrap();
    let mut anna = Workspace::open(&own).unwrap();
    crate::support::make(
        &mut anna,
        Group::KIND,
        serde_json::json!({"kind": "operative", "name": "Annas"}),
    );
    drop(anna);
    let mut bo = Workspace::open(&other).unwrap();
    crate::support::make(
        &mut bo,
        Group::KIND,
        serde_json::json!({"kind": "operative", "name": "Bos"}),
    );
    drop(bo);
    let mut window = at(&own, Route::SEND, vec![bundle.clone()]);
    click(&mut window, "Den som har en lösenfras");
    write(&mut window, "Lösenfras", PHRASE);
    pictures(&mut window, "k-send");
    click(&mut window, "Spara paket …");
    click(&mut window, "Spara paket …");
    drop(window);
    let mut window = at(&other, Route::INBOX, vec![bundle]);
    click(&mut window, "Öppna paket …");
    write(&mut window, "Lösenfras till paketet", "sju friska sjömän");
    click(&mut window, "Lås upp");
    assert!(
        sees(&window, "Lösenfrasen stämmer inte"),
        "a wrong one says so"
    );
    write(&mut window, "Lösenfras till paketet", PHRASE);
    window.key_press(eframe::egui::Key::Enter);
    settle(&mut window);
    click(&mut window, "Sammanfoga");
    drop(window);
    let groups = Reader::open(&other).unwrap().all::<Group>().unwrap();
    assert!(
        ["Annas", "Bos"]
            .iter()
            .all(|name| groups.iter().any(|group| group.name == *name))
    );
}

#[test]
fn whoever_opens_a_file_from_another_computer_works_under_her_own_name() {
    let folder = TempDir::new().unwrap();
    let own = village(folder.path()).own;
    Workspace::open(&own)
        .unwrap()
        .set_author("Anna Ek")
        .unwrap();
    let window = at(&own, Route::OVERVIEW, Vec::new());
    assert!(!sees(&window, "ny på den här datorn"));
    drop(window);
    let author = |file: &Path| Reader::open(file).unwrap().author().unwrap();
    assert_eq!(author(&own), "Anna Ek", "the file says who works in it");
    let moved = folder.path().join("ny dator.samverka");
    std::fs::copy(&own, &moved).unwrap();
    let mut window = at(&moved, Route::OVERVIEW, Vec::new());
    assert!(sees(
        &window,
        "ny på den här datorn. Du arbetar som Maria Svensson"
    ));
    pictures(&mut window, "k-arrived");
    assert_eq!(author(&moved), "Maria Svensson");
}
