//! Redovisning: the lead receives, sees what is certified, sends months, and is told what must be sent again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::bundle::Profile;
use samverka::domain::{
    Attendance, ExtractLayout, Id, Person, Project, Record, Session, Submission, TimeReport,
    Training, Unit,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Reader, Workspace, fields};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{chooses, pictures, presses, sees};
use crate::project::{ESLOV, HELSINGBORG, lead_of};
use crate::support::{make, options, settle, window};

/// A lead whose project keeps time, and Eslöv's laptop with two persons at a session in February and in March.
pub struct Months {
    pub folder: TempDir,
    pub lead: PathBuf,
    pub own: PathBuf,
    unit: Id,
    sessions: [Id; 2],
    february: [Id; 2],
}

/// A lead's file of a project that keeps time, and reports whole hours.
pub fn keeps_time(lead: &Path, places: &[&str]) -> Workspace {
    let mut project = lead_of(lead, places);
    let id = project.reader().project_id().unwrap();
    let uses = fields([
        (Project::unused_parts, json!([])),
        (Project::hour_rounding, json!("whole_hours")),
    ]);
    project.run(&Command::set(Project::KIND, id, uses)).unwrap();
    project
}

impl Months {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name);
        let (lead, kit) = (path("lead.samverka"), path("kit"));
        let mut project = keeps_time(&lead, &[ESLOV, HELSINGBORG]);
        project.export_kit(&kit, "1285".parse().unwrap()).unwrap();
        Self::from_kit(folder, lead, &kit)
    }

    /// Eslöv's work, begun from the lead's kit.
    pub fn from_kit(folder: TempDir, lead: PathBuf, kit: &Path) -> Self {
        let own = folder.path().join("own.samverka");
        let mut laptop = Workspace::open_kit(kit, &own).unwrap();
        let at = &mut laptop;
        let unit = make(
            at,
            Unit::KIND,
            json!({"name": "Komvux", "sector": "education"}),
        );
        let people = ["Anna Lind", "Bo Ek"].map(|name| {
            make(
                at,
                Person::KIND,
                json!({"name": name, "unit": unit, "gender": "woman"}),
            )
        });
        let training = make(at, Training::KIND, json!({"title": "Samtalsmetodik"}));
        let mut attends = |day: &str| {
            let held = json!({"training": training, "starts": day, "minutes": 200});
            let session = make(at, Session::KIND, held);
            let there = people.map(|person| {
                let fields = json!({"session": session, "person": person, "status": "present"});
                make(at, Attendance::KIND, fields)
            });
            (session, there)
        };
        let (february, there) = attends("2018-02-13");
        let (march, _) = attends("2018-03-14");
        let certified = json!({
            "person": people[0], "month": "2018-03-01", "minutes": 200,
            "certified_by_person": "2018-04-03", "certified_by_manager": "2018-04-04",
        });
        make(&mut laptop, TimeReport::KIND, certified);
        Self {
            folder,
            lead,
            own,
            unit,
            sessions: [february, march],
            february: there,
        }
    }

    pub fn sent(&self, name: &str) -> PathBuf {
        let bundle = self.folder.path().join(name);
        let mut own = Workspace::open(&self.own).unwrap();
        own.export(&bundle, Profile::Full, None, &BTreeSet::new())
            .unwrap();
        bundle
    }

    /// Eslöv corrects February: a shorter time, one who never came, and one who was forgotten.
    pub fn correct(&self) {
        let mut own = Workspace::open(&self.own).unwrap();
        let [anna, bo] = self.february;
        let shorter = fields([(Attendance::minutes, json!(120))]);
        own.run(&Command::set(Attendance::KIND, anna, shorter))
            .unwrap();
        own.run(&Command::remove(Attendance::KIND, bo)).unwrap();
        let carin = json!({"name": "Carin Öst", "unit": self.unit});
        let carin = make(&mut own, Person::KIND, carin);
        let there = json!({"session": self.sessions[0], "person": carin, "status": "present"});
        make(&mut own, Attendance::KIND, there);
    }

    pub fn submissions(&self) -> Vec<Submission> {
        let reader = Reader::open(&self.lead).unwrap();
        let mut all = reader.all::<Submission>().unwrap();
        all.sort_by_key(|one| one.head.id);
        all
    }
}

fn at<'a>(file: &Path, page: Route, answers: &[&Path]) -> Harness<'a, App> {
    let answers = answers.iter().map(|path| vec![path.to_path_buf()]);
    let mut options = options(Some(file.to_owned()), answers.collect());
    options.page = Some(page);
    window(vec2(1280.0, 1500.0), options)
}

pub fn goes(window: &mut Harness<'_, App>, page: &str) {
    presses(window, page);
    settle(window);
}

/// Takes a bundle in, and goes to the page.
fn receives<'a>(months: &Months, bundle: &Path) -> Harness<'a, App> {
    let mut window = at(&months.lead, Route::INBOX, &[bundle]);
    presses(&mut window, "Öppna paket …");
    presses(&mut window, "Sammanfoga");
    goes(&mut window, "Redovisning");
    window
}

/// Notes the month that is chosen as sent.
pub fn sends(window: &mut Harness<'_, App>, month: &str) {
    chooses(window, month);
    presses(window, "Anteckna som skickad …");
    presses(window, "Anteckna som skickad");
}

#[test]
fn corrected_month_is_to_be_sent_again_with_the_later_one_and_its_rows_are_shown() {
    let months = Months::new();
    let mut window = receives(&months, &months.sent("first"));
    pictures(&mut window, "fund-first");
    assert!(sees(&window, "Innan mars 2018 skickas"));
    assert!(sees(&window, "En person saknar intyg"));
    assert!(sees(&window, "Mars 2018: kommun för kommun") && sees(&window, "Eslöv"));
    assert!(
        sees(&window, "avrundningen tar"),
        "three hours of three hours and twenty minutes"
    );
    sends(&mut window, "februari 2018");
    sends(&mut window, "mars 2018");
    assert_eq!(months.submissions().len(), 2);
    assert!(!sees(&window, "Skicka februari"));
    drop(window);

    months.correct();
    let mut window = receives(&months, &months.sent("corrected"));
    let said = "Februari 2018 har ändrats sedan den skickades. 3 rader skiljer. \
                Skicka februari 2018 och mars 2018 igen, i den ordningen.";
    assert!(sees(&window, said));
    presses(&mut window, "Visa raderna");
    pictures(&mut window, "fund-again");
    assert!(sees(&window, "Februari 2018: det som skiljer"));
    for words in [
        "Anna Lind",
        "Bo Ek",
        "Carin Öst",
        "närvaro 13 februari 2018 ändrad",
    ] {
        assert!(sees(&window, words), "{words}");
    }
    sends(&mut window, "februari 2018");
    assert!(
        sees(&window, "Mars 2018 ska skickas igen"),
        "it was sent before the corrected one"
    );
    assert!(!sees(&window, "Visa raderna"), "none of it differs");
    sends(&mut window, "mars 2018");
    assert!(!sees(&window, "igen, i den ordningen"));
    let sent = months.submissions();
    assert_eq!(sent.len(), 4);
    assert_eq!((sent[0].frozen().len(), sent[2].frozen().len()), (2, 2));
    assert_eq!(
        sent[0].frozen()[0].minutes,
        200,
        "what was sent stays as it was"
    );
}

#[test]
fn check_opens_its_rows_and_a_row_its_record() {
    let months = Months::new();
    let mut window = receives(&months, &months.sent("first"));
    presses(&mut window, "Visa");
    presses(&mut window, "Bo Ek, Eslöv");
    assert!(sees(&window, "Bo Ek"));
    assert!(
        !sees(&window, "Innan mars 2018 skickas"),
        "it is her own page"
    );
}

#[test]
fn month_is_saved_and_copied_in_the_lead_s_own_layout() {
    let months = Months::new();
    let bundle = months.sent("first");
    let mut lead = Workspace::open(&months.lead).unwrap();
    let layout = json!({"name": "Vår mall", "columns": ["name=Vem", "hours=Tid"]});
    make(&mut lead, ExtractLayout::KIND, layout);
    drop(lead);
    let file = months.folder.path().join("mars.xlsx");
    let mut window = at(&months.lead, Route::INBOX, &[&bundle, &file]);
    presses(&mut window, "Öppna paket …");
    presses(&mut window, "Sammanfoga");
    goes(&mut window, "Redovisning");
    assert!(
        sees(&window, "Vem") && sees(&window, "Bo Ek"),
        "her own comes first"
    );
    presses(&mut window, "Spara underlag …");
    let written = std::fs::read(&file).unwrap();
    assert!(written.starts_with(b"PK"));
    presses(&mut window, "Kopiera till mallen");
    assert!(sees(&window, "Underlaget är kopierat."));
}

#[test]
fn layout_s_columns_are_put_in_the_order_of_the_template() {
    let months = Months::new();
    let mut lead = Workspace::open(&months.lead).unwrap();
    let layout = json!({"name": "Vår mall", "columns": ["number=Nr", "hours=Tid"]});
    let id = make(&mut lead, ExtractLayout::KIND, layout);
    drop(lead);
    let stored = || {
        let reader = Reader::open(&months.lead).unwrap();
        reader.get::<ExtractLayout>(id).unwrap().unwrap().columns
    };
    let mut window = at(&months.lead, Route::record(ExtractLayout::KIND, id), &[]);
    pictures(&mut window, "fund-layout");
    presses(&mut window, "Flytta ned kolumn 1");
    assert_eq!(stored(), ["hours=Tid", "number=Nr"]);
    presses(&mut window, "Lägg till en kolumn");
    presses(&mut window, "Ta bort kolumn 1");
    assert_eq!(stored(), ["number=Nr", "empty="]);
    window.get_by_label("Rubrik för kolumn 1").focus();
    settle(&mut window);
    window.get_by_label("Rubrik för kolumn 1").type_text(" 2");
    settle(&mut window);
    window.key_press(eframe::egui::Key::Tab);
    settle(&mut window);
    assert_eq!(stored()[0], "number=Nr 2");
}

#[test]
fn what_was_sent_can_be_read_and_not_changed() {
    let months = Months::new();
    let mut window = receives(&months, &months.sent("first"));
    sends(&mut window, "februari 2018");
    drop(window);
    let id = months.submissions()[0].head.id;
    let window = at(&months.lead, Route::record(Submission::KIND, id), &[]);
    assert!(sees(&window, "12 siffror, timmar per månad"));
    let written = crate::hands::writable(&window).len();
    assert_eq!(written, 1, "a note alone can be written beside it");
}

#[test]
fn rows_that_differ_are_scrolled_to_and_every_month_that_has_changed_is_named() {
    let months = Months::new();
    let mut window = receives(&months, &months.sent("first"));
    sends(&mut window, "februari 2018");
    sends(&mut window, "mars 2018");
    drop(window);
    months.correct();
    let mut own = Workspace::open(&months.own).unwrap();
    let shorter = fields([(Session::minutes, json!(100))]);
    own.run(&Command::set(Session::KIND, months.sessions[1], shorter))
        .unwrap();
    drop(own);
    let mut window = receives(&months, &months.sent("corrected"));
    let said = "Februari 2018 och mars 2018 har ändrats sedan de skickades. 5 rader skiljer. \
                Skicka februari 2018 och mars 2018 igen, i den ordningen.";
    assert!(sees(&window, said));
    window.set_size(vec2(1280.0, 776.0));
    settle(&mut window);
    presses(&mut window, "Visa raderna");
    let row = window.get_by_role_and_label(Role::Row, "Carin Öst").rect();
    assert!(row.top() > 200.0 && row.bottom() < 776.0, "{row:?}");
    // It is sent to the fund that the project names, and then the next is shown.
    window.get_by_label("Anteckna som skickad …").scroll_to_me();
    settle(&mut window);
    presses(&mut window, "Anteckna som skickad …");
    presses(&mut window, "Anteckna som skickad");
    assert!(sees(&window, "Innan mars 2018 skickas"));
}
