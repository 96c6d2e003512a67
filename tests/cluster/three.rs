//! An evaluator and three leads, each with people at a training; some people are in two projects.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use samverka::domain::{
    Attendance, Cost, Fields, Id, Initiative, Kind, Person, Project, Quote, Record, Session,
    Training,
};
use samverka::workspace::{
    Command, MergeReport, NewCluster, NewProject, Result, Surroundings, Workspace, fields,
};
use serde_json::json;
use tempfile::TempDir;

/// Numbers of people who are long dead; the first two are in the first and the second project.
const NUMBERS: [&str; 4] = [
    "189001019802",
    "189001029819",
    "189101019801",
    "189201019800",
];

/// A clock that steps by a second, and dice of its own.
struct Steady(u64, i64);

impl Surroundings for Steady {
    fn now_ms(&mut self) -> i64 {
        self.1 += 1_000;
        self.1
    }

    fn random(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for byte in &mut bytes {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            *byte = self.0.to_be_bytes()[0];
        }
        bytes
    }
}

fn steady(dice: u64) -> Box<Steady> {
    // 2019-03-01.
    Box::new(Steady(dice, 1_551_400_000_000))
}

pub struct Three {
    pub folder: TempDir,
    pub evaluator: Workspace,
    pub leads: Vec<Workspace>,
    pub invitation: PathBuf,
}

pub const NAMES: [&str; 3] = ["Norr", "Söder", "Slätten"];

impl Three {
    pub fn new() -> Self {
        let folder = TempDir::new_in("/dev/shm")
            .or_else(|_| TempDir::new())
            .unwrap();
        let at = |name: &str| folder.path().join(name);
        let new = NewCluster {
            name: "Samverkan i tre".into(),
            ..NewCluster::default()
        };
        let mut evaluator =
            Workspace::create_cluster_in(&at("cluster.samverka"), &new, steady(99)).unwrap();
        let invitation = at("invitation");
        evaluator.export_invitation(&invitation).unwrap();
        let leads = (0..3).map(|number| lead(&at(NAMES[number]), number));
        let leads = leads.collect();
        Self {
            folder,
            evaluator,
            leads,
            invitation,
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// An evaluator's file of its own, for the same programme's bundles: a copy of the empty one.
    pub fn another(&self, name: &str) -> Workspace {
        let log = self.path("cluster.samverka-wal");
        std::fs::copy(self.path("cluster.samverka"), self.path(name)).unwrap();
        if log.exists() {
            std::fs::copy(log, self.path(&format!("{name}-wal"))).unwrap();
        }
        Workspace::open_in(&self.path(name), steady(7)).unwrap()
    }

    /// What a project sends, with the invitation or without.
    pub fn send(&mut self, number: usize, invited: bool) -> PathBuf {
        let path = self.path(&format!("{number}-{invited}.samverka-bundle"));
        let lead = &mut self.leads[number];
        if invited {
            lead.take_invitation(&self.invitation).unwrap();
        }
        let ticked = lead.publishable().unwrap();
        lead.export_cluster(&path, None, &ticked).unwrap();
        path
    }

    /// All three bundles.
    pub fn send_all(&mut self) -> Vec<PathBuf> {
        (0..3).map(|number| self.send(number, true)).collect()
    }

    /// The evaluator's file with all three merged, closed; the folder that it lies in goes with what is returned.
    pub fn merged(mut self) -> (PathBuf, TempDir) {
        let bundles = self.send_all();
        merge(&mut self.evaluator, &bundles).unwrap();
        (self.path("cluster.samverka"), self.folder)
    }

    /// The project of a lead.
    pub fn project(&self, number: usize) -> Id {
        self.leads[number].reader().project_id().unwrap()
    }
}

pub fn merge(workspace: &mut Workspace, bundles: &[impl AsRef<Path>]) -> Result<Vec<MergeReport>> {
    workspace.merge(bundles, None, true, &mut |_, _| true)
}

pub fn make(workspace: &mut Workspace, kind: &'static Kind, described: Fields) -> Id {
    let id = workspace.fresh_id();
    workspace
        .run(&Command::create(kind, id, described))
        .unwrap();
    id
}

/// A lead's workspace with a municipality's people: so many women and a man, at a training of two hours.
fn lead(path: &Path, number: usize) -> Workspace {
    let new = NewProject {
        name: format!("Projektet {}", NAMES[number]),
        short_name: NAMES[number].into(),
        start: "2017-01-01".parse().unwrap(),
        end: "2018-12-31".parse().unwrap(),
        municipalities: vec!["1285".parse().unwrap()],
    };
    let mut lead = Workspace::create_project_in(path, &new, steady(number as u64 + 1)).unwrap();
    let id = lead.reader().project_id().unwrap();
    let asks = fields([
        (Project::identity_numbers, json!(true)),
        (Project::planned_women, json!(number + 1)),
        (Project::planned_men, json!(1)),
        (Project::planned_hours, json!(10)),
    ]);
    lead.run(&Command::set(Project::KIND, id, asks)).unwrap();
    let training = fields([(Training::title, json!("Normer"))]);
    let training = make(&mut lead, Training::KIND, training);
    let session = fields([
        (Session::training, json!(training)),
        (Session::starts, json!("2018-03-07")),
        (Session::minutes, json!(120)),
    ]);
    let session = make(&mut lead, Session::KIND, session);
    for (basis, kronor) in [("planned", 900_000), ("actual", 800_000 + number as i64)] {
        let cost = fields([
            (Cost::date, json!("2018-01-01")),
            (Cost::kind, json!("staff")),
            (Cost::basis, json!(basis)),
            (Cost::funder, json!("fund")),
            (Cost::amount, json!(kronor)),
        ]);
        make(&mut lead, Cost::KIND, cost);
    }
    let (kit, own, bundle) = ["kit", "own", "bundle"]
        .map(|what| path.with_extension(what))
        .into();
    lead.export_kit(&kit, "1285".parse().unwrap()).unwrap();
    let mut eslov = Workspace::open_kit_in(&kit, &own, steady(number as u64 + 50)).unwrap();
    // The last project has nobody of the others'.
    let numbers = if number == 2 {
        &NUMBERS[3..]
    } else {
        &NUMBERS[..number + 2]
    };
    for (who, identity) in numbers.iter().enumerate() {
        let person = fields([
            (Person::name, json!(format!("Hemligt Namn{number}{who}"))),
            (
                Person::gender,
                json!(if who == 0 { "woman" } else { "man" }),
            ),
            (Person::identity_number, json!(identity)),
        ]);
        let person = make(&mut eslov, Person::KIND, person);
        let came = fields([
            (Attendance::session, json!(session)),
            (Attendance::person, json!(person)),
            (Attendance::status, json!("present")),
        ]);
        make(&mut eslov, Attendance::KIND, came);
    }
    let initiative = fields([
        (Initiative::title, json!("En väg in")),
        (Initiative::effect_level, json!("use")),
        (Initiative::problem, json!("Hemligt problem")),
    ]);
    let initiative = make(&mut eslov, Initiative::KIND, initiative);
    for (publish, words) in [(true, "Får sägas högt"), (false, "Hemligt citat")] {
        let quote = fields([
            (Quote::text, json!("Hemlig ordalydelse, som ändras")),
            (Quote::about, json!(initiative)),
            (Quote::may_publish, json!(publish)),
        ]);
        let quote = make(&mut eslov, Quote::KIND, quote);
        let stands = fields([(Quote::text, json!(words))]);
        eslov
            .run(&Command::set(Quote::KIND, quote, stands))
            .unwrap();
    }
    let full = samverka::bundle::Profile::Full;
    eslov.export(&bundle, full, None, &BTreeSet::new()).unwrap();
    merge(&mut lead, &[bundle]).unwrap();
    lead
}
