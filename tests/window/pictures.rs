//! Every page in a small window, and pictures of them to look at:
//!
//! `SAMVERKA_DEMO=/tmp/demo SAMVERKA_PICTURES=/tmp/pictures cargo test --test window pictures`
//!
//! `SAMVERKA_PAGES=groups,group` draws only those; `SAMVERKA_LOOKS=light,large` only those looks, and
//! `SAMVERKA_LANGUAGE=en` draws them in English.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers, Vec2, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::domain::{
    ActionPlan, Agreement, Assignment, Board, ContextEvent, Cost, Goal, GoodExample, Group,
    GroupKind, HeadCount, HourRate, Id, Initiative, Kind, LearningPlan, LogEntry, Measure,
    Measurement, Meeting, Municipality, Outreach, Person, Phase, ProcessMap, Programme,
    ProjectNote, Record, Service, Session, Survey, TimeReport, Training, Unit,
};
use samverka::gui::Route;
use samverka::workspace::{Reader, Workspace};

use crate::hands::{LOOKS, looking, pictures, room};
use crate::project::{ESLOV, HELSINGBORG, lead_of};
use crate::support::{demo, options, settle, village, window, write_demo};

/// One page of one file.
pub struct Page {
    pub name: &'static str,
    pub file: Option<PathBuf>,
    pub route: Route,
    /// A new record is begun there.
    pub begins: bool,
}

impl Page {
    /// The day on which it is looked at: an evaluator's projects are over when she has taken them in.
    pub fn day(&self) -> Option<chrono::NaiveDate> {
        match self.name.starts_with("cluster-") {
            true => chrono::NaiveDate::from_ymd_opt(2019, 3, 4),
            false => chrono::NaiveDate::from_ymd_opt(2018, 10, 16),
        }
    }
}

/// The kinds whose records stand in the list that every kind has.
const SHELVES: &[&Kind] = &[
    Agreement::KIND,
    Service::KIND,
    HeadCount::KIND,
    LearningPlan::KIND,
    TimeReport::KIND,
    LogEntry::KIND,
    Measure::KIND,
    Measurement::KIND,
    ProcessMap::KIND,
    Board::KIND,
    HourRate::KIND,
    Programme::KIND,
    Unit::KIND,
    Survey::KIND,
    Phase::KIND,
    Goal::KIND,
    Municipality::KIND,
    Cost::KIND,
    Outreach::KIND,
    ContextEvent::KIND,
    ProjectNote::KIND,
    Assignment::KIND,
];

/// Whether a page or a look is among those that a variable names, if it names any.
pub fn wanted(variable: &str, name: &str) -> bool {
    std::env::var(variable).map_or(true, |list| list.split(',').any(|one| one == name))
}

/// Of a small project, drawn once; where pictures are kept, of the demo in every look and of what is empty, too.
#[test]
fn pictures_of_every_page_show_it_within_a_small_window() {
    let folder = tempfile::tempdir().unwrap();
    let kept = std::env::var_os("SAMVERKA_PICTURES").is_some();
    let (sizes, looks): (&[_], &[_]) = if kept {
        (&[vec2(1280.0, 800.0), SMALL], LOOKS)
    } else {
        (&[SMALL], &["dark"])
    };
    for page in pages(&files(folder.path(), kept), kept) {
        if !wanted("SAMVERKA_PAGES", page.name) {
            continue;
        }
        for look in looks.iter().filter(|look| wanted("SAMVERKA_LOOKS", look)) {
            for size in sizes {
                draw(&page, look, *size);
            }
        }
    }
}

/// The smallest screen that is still in use.
const SMALL: Vec2 = vec2(1024.0, 768.0);

/// A lead's workspace and a municipality's, and two with nothing in them yet.
struct Files {
    lead: PathBuf,
    own: PathBuf,
    empty_lead: PathBuf,
    empty_own: PathBuf,
    /// An evaluator's, where all pages are wanted.
    cluster: Option<PathBuf>,
}

fn files(folder: &Path, kept: bool) -> Files {
    let empty = folder.join("empty");
    std::fs::create_dir(&empty).unwrap();
    let (empty_lead, empty_own) = empty_files(&empty);
    let (lead, own) = match demo().filter(|_| kept) {
        Some(demo) => (
            demo.join("lead.samverka"),
            demo.join("municipalities/1285.samverka"),
        ),
        None => {
            let village = village(folder);
            (village.lead, village.own)
        }
    };
    Files {
        lead,
        own,
        empty_lead,
        empty_own,
        cluster: kept.then(|| write_cluster(&folder.join("cluster"))),
    }
}

/// An evaluator's workspace over five projects, each of few people; where it is.
pub fn write_cluster(folder: &Path) -> PathBuf {
    const FEWER: usize = 50;
    let written = samverka::demo::write_cluster(folder, FEWER, &mut |_, _| true);
    written.unwrap().cluster
}

/// Every page of the demo, written to this folder, and of files with nothing in them.
pub fn pages_of_demo(folder: &Path) -> Vec<Page> {
    let (empty, demo) = (folder.join("empty"), folder.join("demo"));
    std::fs::create_dir(&empty).unwrap();
    let (empty_lead, empty_own) = empty_files(&empty);
    write_demo(&demo);
    let files = Files {
        lead: demo.join("lead.samverka"),
        own: demo.join("municipalities/1285.samverka"),
        empty_lead,
        empty_own,
        cluster: Some(write_cluster(&folder.join("cluster"))),
    };
    pages(&files, true)
}

fn draw(page: &Page, look: &str, size: Vec2) {
    let mut options = options(page.file.clone(), Vec::new());
    options.page = Some(page.route.clone());
    options.settings = Some(looking(look));
    options.today = page.day();
    let mut harness = window(room(look, size), options);
    settle(&mut harness);
    if page.begins {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
        settle(&mut harness);
    }
    let name = format!("{}-{look}-{}", page.name, size.x);
    let level = |node: &egui_kittest::Node<'_>| node.accesskit_node().level();
    let headings: Vec<_> = harness.query_all_by_role(Role::Heading).collect();
    let pages = headings.iter().filter(|node| level(node) == Some(1));
    assert!(!headings.is_empty(), "{name} shows nothing");
    assert!(pages.count() <= 1, "{name} is two pages");
    // Below them stand columns that are scrolled to.
    for heading in headings.iter().filter(|node| level(node) < Some(3)) {
        let right = heading.rect().right();
        assert!(right <= size.x, "{name}: a heading ends at {right}");
    }
    pictures(&mut harness, &name);
}

fn pages(files: &Files, kept: bool) -> Vec<Page> {
    let Files {
        lead,
        own,
        empty_lead,
        empty_own,
        cluster,
    } = files;
    let of = |name, file: &Path, route| Page {
        name,
        file: Some(file.to_owned()),
        route,
        begins: false,
    };
    let mut pages = vec![
        Page {
            name: "start",
            file: None,
            route: Route::START,
            begins: false,
        },
        of("lead-situation", lead, Route::SITUATION),
        of("lead-inbox", lead, Route::INBOX),
        of("lead-backups", lead, Route::BACKUPS),
        of("lead-decisions", lead, Route::DECISIONS),
        of("lead-submissions", lead, Route::SUBMISSIONS),
        of("lead-project", lead, Route::PROJECT),
        of("lead-keys", lead, Route::KEYS),
        of("lead-overview", lead, Route::OVERVIEW),
        of("lead-groups", lead, Route::list(Group::KIND)),
        of("lead-meetings", lead, Route::list(Meeting::KIND)),
        of("lead-plan", lead, Route::list(ActionPlan::KIND)),
        of("lead-initiatives", lead, Route::list(Initiative::KIND)),
        of("lead-people", lead, Route::list(Person::KIND)),
        of("lead-trainings", lead, Route::list(Training::KIND)),
        of("lead-follow_up", lead, Route::FOLLOW_UP),
        of("lead-report", lead, Route::Page("report")),
        of("lead-examples", lead, Route::list(GoodExample::KIND)),
        of("lead-candidates", lead, Route::Page("candidates")),
        of("lead-feedback", lead, Route::FEEDBACK),
        of(
            "lead-figure",
            lead,
            Route::Figure("participants.unique".into()),
        ),
        of(
            "lead-hours",
            lead,
            Route::Figure("participants.hours".into()),
        ),
    ];
    for (prefix, file) in [("", own), ("empty-", empty_own)] {
        let named = |name: &str| -> &'static str { Box::leak(format!("{prefix}{name}").into()) };
        let routes = [
            ("overview", Route::OVERVIEW),
            ("groups", Route::list(Group::KIND)),
            ("meetings", Route::list(Meeting::KIND)),
            ("plan", Route::list(ActionPlan::KIND)),
            ("initiatives", Route::list(Initiative::KIND)),
            ("people", Route::list(Person::KIND)),
            ("trainings", Route::list(Training::KIND)),
            ("time", Route::Page("time")),
            ("follow_up", Route::FOLLOW_UP),
            ("report", Route::Page("report")),
            ("examples", Route::list(GoodExample::KIND)),
            ("feedback", Route::FEEDBACK),
            ("send", Route::SEND),
            ("settings", Route::SETTINGS),
            ("keys", Route::KEYS),
        ];
        pages.extend(routes.map(|(name, route)| of(named(name), file, route)));
    }
    for (name, route) in [
        ("empty-lead-situation", Route::SITUATION),
        ("empty-lead-inbox", Route::INBOX),
        ("empty-lead-decisions", Route::DECISIONS),
        ("empty-lead-submissions", Route::SUBMISSIONS),
        ("empty-lead-project", Route::PROJECT),
    ] {
        pages.push(of(name, empty_lead, route));
    }
    if let Some(file) = cluster {
        let routes = [
            ("cluster-table", Route::CLUSTER),
            ("cluster-effects", Route::EFFECTS),
            ("cluster-factors", Route::FACTORS),
            ("cluster-projects", Route::PROJECTS),
            ("cluster-inbox", Route::INBOX),
            ("cluster-decisions", Route::DECISIONS),
            ("cluster-groups", Route::list(Group::KIND)),
            ("cluster-meetings", Route::list(Meeting::KIND)),
            ("cluster-plan", Route::list(ActionPlan::KIND)),
            ("cluster-initiatives", Route::list(Initiative::KIND)),
            ("cluster-people", Route::list(Person::KIND)),
            ("cluster-services", Route::list(Service::KIND)),
            ("cluster-keys", Route::KEYS),
            ("cluster-settings", Route::SETTINGS),
            (
                "cluster-figure",
                Route::Figure("participants.unique".into()),
            ),
        ];
        pages.extend(routes.map(|(name, route)| of(name, file, route)));
    }
    let reader = Reader::open(own).unwrap();
    let groups = reader.all::<Group>().unwrap();
    let operative = |group: &&Group| group.kind == Some(GroupKind::Operative);
    let group = groups.iter().find(operative).unwrap_or(&groups[0]);
    pages.push(of("group", own, Route::record(Group::KIND, group.head.id)));
    let latest = reader.all::<Meeting>().unwrap().pop().unwrap();
    pages.push(of(
        "meeting",
        own,
        Route::record(Meeting::KIND, latest.head.id),
    ));
    pages.push(of(
        "initiative",
        own,
        Route::record(Initiative::KIND, first::<Initiative>(&reader)),
    ));
    pages.push(of(
        "person",
        own,
        Route::record(Person::KIND, first::<Person>(&reader)),
    ));
    pages.push(of(
        "training",
        own,
        Route::record(Training::KIND, first::<Training>(&reader)),
    ));
    pages.push(of(
        "session",
        own,
        Route::record(Session::KIND, first::<Session>(&reader)),
    ));
    pages.extend(shelves("lead-", lead));
    pages.extend(shelves("", own));
    if kept {
        pages.extend(shelves("empty-lead-", empty_lead));
        pages.extend(shelves("empty-", empty_own));
    }
    pages
}

/// The list of every kind that has one, a new record, and the first of those that are there.
fn shelves(prefix: &str, file: &Path) -> Vec<Page> {
    let reader = Reader::open(file).unwrap();
    let of = |kind: &Kind, what: &str, route, begins| Page {
        name: Box::leak(format!("{prefix}{}{what}", kind.code).into()),
        file: Some(file.to_owned()),
        route,
        begins,
    };
    let mut pages = Vec::new();
    for kind in SHELVES {
        pages.push(of(kind, "-list", Route::list(kind), false));
        pages.push(of(kind, "-new", Route::list(kind), true));
        if let Some(row) = reader.rows(kind).unwrap().first() {
            pages.push(of(kind, "", Route::record(kind, row.head.id), false));
        }
    }
    pages
}

fn first<R: Record>(reader: &Reader) -> Id {
    reader.all::<R>().unwrap()[0].head().id
}

/// A lead's workspace and a municipality's with nothing in them yet.
fn empty_files(folder: &Path) -> (PathBuf, PathBuf) {
    let (lead, kit, own) = (
        folder.join("lead.samverka"),
        folder.join("kit"),
        folder.join("own.samverka"),
    );
    let mut workspace = lead_of(&lead, &[ESLOV, HELSINGBORG]);
    workspace.export_kit(&kit, "1285".parse().unwrap()).unwrap();
    Workspace::open_kit(&kit, &own).unwrap();
    (lead, own)
}
