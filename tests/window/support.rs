//! The window with everything done at once, on a day that stays the same.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use eframe::egui::Vec2;
use egui_kittest::Harness;
use samverka::bundle::Profile;
use samverka::domain::{
    ActionPlan, Activity, Attendance, Goal, GoodExample, Group, Id, Initiative, Kind, Meeting,
    Membership, Person, ProjectNote, Record, Session, Training, Unit,
};
use samverka::gui::{App, Options, Route, Settings};
use samverka::workspace::{Command, Workspace};
use serde_json::json;

use crate::project::{ESLOV, HELSINGBORG, lead_of};

/// The window over these options, at this size.
pub fn window<'a>(size: Vec2, options: Options) -> Harness<'a, App> {
    let mut options = Some(options);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(40)
        .build_eframe(move |creation| {
            App::new(&creation.egui_ctx, options.take().unwrap_or_default())
        });
    settle(&mut harness);
    harness
}

/// Draws until nothing more is asked for.
pub fn settle(harness: &mut Harness<'_, App>) {
    harness.run_ok();
}

/// Options for a file, without threads or motion, with these answers to file dialogs.
pub fn options(file: Option<PathBuf>, answers: Vec<Vec<PathBuf>>) -> Options {
    Options {
        file,
        scripted: Some(answers),
        settings: Some(Settings {
            motion: false,
            name: "Maria Svensson".into(),
            ..Settings::default()
        }),
        today: chrono::NaiveDate::from_ymd_opt(2018, 5, 15),
        ..Options::default()
    }
}

/// The example, written once to a folder that `SAMVERKA_DEMO` names; none where it names none.
pub fn demo() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("SAMVERKA_DEMO")?);
    if !folder.join("lead.samverka").exists() {
        write_demo(&folder);
    }
    Some(folder)
}

/// Writes the example.
pub fn write_demo(folder: &Path) {
    samverka::demo::write(folder, samverka::demo::Scale::Boss, &mut |_, _| true).unwrap();
}

/// A lead's workspace and a municipality's, with one of everything that has a page.
pub struct Village {
    /// The lead's.
    pub lead: PathBuf,
    /// The municipality's.
    pub own: PathBuf,
    records: Vec<Route>,
}

impl Village {
    /// The pages of the records.
    pub fn records(&self) -> &[Route] {
        &self.records
    }

    /// Every page of both.
    pub fn pages(&self) -> Vec<(PathBuf, Route)> {
        let figure = Route::Figure("participants.unique".into());
        let both = [
            Route::OVERVIEW,
            Route::list(Group::KIND),
            Route::list(Meeting::KIND),
            Route::list(ActionPlan::KIND),
            Route::list(Initiative::KIND),
            Route::list(Person::KIND),
            Route::list(Training::KIND),
            Route::FOLLOW_UP,
            Route::Page("report"),
            Route::DECISIONS,
            Route::list(GoodExample::KIND),
            Route::FEEDBACK,
            Route::list(ProjectNote::KIND),
            figure,
            Route::KEYS,
            Route::BACKUPS,
            Route::INTAKE,
            Route::SETTINGS,
        ];
        let lead = [
            Route::INBOX,
            Route::SITUATION,
            Route::PROJECT,
            Route::Page("candidates"),
        ];
        let own = both
            .iter()
            .chain(&self.records)
            .chain([&Route::SEND, &Route::Page("handover")]);
        let own = own.map(|route| (self.own.clone(), route.clone()));
        let lead = both.iter().chain(&self.records).chain(&lead);
        let lead = lead.map(|route| (self.lead.clone(), route.clone()));
        own.chain(lead).collect()
    }
}

/// Makes a project with a municipality at work, and sends its bundle.
pub fn village(folder: &Path) -> Village {
    let (lead_file, kit, own_file, bundle) = (
        folder.join("lead.samverka"),
        folder.join("kit"),
        folder.join("eslov.samverka"),
        folder.join("eslov.samverka-bundle"),
    );
    let mut lead = lead_of(&lead_file, &[ESLOV, HELSINGBORG]);
    let training = make(
        &mut lead,
        Training::KIND,
        json!({"title": "Normer i praktiken"}),
    );
    let session = json!({"training": training, "starts": "2018-03-07T09:00", "minutes": 420});
    let session = make(&mut lead, Session::KIND, session);
    make(
        &mut lead,
        Goal::KIND,
        json!({"code": "2.1", "text": "En strategisk grupp i varje kommun",
        "indicator": "groups.strategic", "scope": "each"}),
    );
    lead.export_kit(&kit, "1285".parse().unwrap()).unwrap();
    let mut own = Workspace::open_kit(&kit, &own_file).unwrap();
    let unit = make(
        &mut own,
        Unit::KIND,
        json!({"name": "Socialtjänsten", "sector": "social"}),
    );
    let person = make(
        &mut own,
        Person::KIND,
        json!({"name": "Amira Holm", "unit": unit, "gender": "woman", "decision_level": "unit_head"}),
    );
    let group = make(
        &mut own,
        Group::KIND,
        json!({"kind": "strategic", "name": "Styrgruppen", "origin": "created", "planned_size": 7}),
    );
    make(
        &mut own,
        Membership::KIND,
        json!({"group": group, "person": person, "from": "2018-01-15"}),
    );
    let meeting = make(
        &mut own,
        Meeting::KIND,
        json!({"title": "Första mötet", "date": "2018-02-01",
        "groups": [group], "decisions": "Ta fram en handlingsplan"}),
    );
    make(
        &mut own,
        Attendance::KIND,
        json!({"meeting": meeting, "person": person, "status": "present"}),
    );
    make(
        &mut own,
        Attendance::KIND,
        json!({"session": session, "person": person, "status": "present"}),
    );
    let plan = make(
        &mut own,
        ActionPlan::KIND,
        json!({"title": "Plan 2018", "group": group}),
    );
    make(
        &mut own,
        Activity::KIND,
        json!({"plan": plan, "text": "Kartlägg vägledningen", "due": "2018-04-01"}),
    );
    let initiative = make(
        &mut own,
        Initiative::KIND,
        json!({"title": "Skolnärvaro", "stage": "started", "started_on": "2018-03-01"}),
    );
    own.export(&bundle, Profile::Full, None, &BTreeSet::new())
        .unwrap();
    lead.merge(&[&bundle], None, true, &mut |_, _| true)
        .unwrap();
    Village {
        lead: lead_file,
        own: own_file,
        records: vec![
            Route::record(Group::KIND, group),
            Route::record(Meeting::KIND, meeting),
            Route::record(Initiative::KIND, initiative),
            Route::record(Person::KIND, person),
            Route::record(Training::KIND, training),
            Route::record(Session::KIND, session),
        ],
    }
}

/// Makes a record of these fields.
pub fn make(workspace: &mut Workspace, kind: &'static Kind, described: serde_json::Value) -> Id {
    let id = workspace.fresh_id();
    let fields = described.as_object().unwrap().clone().into_iter().collect();
    workspace.run(&Command::create(kind, id, fields)).unwrap();
    id
}
