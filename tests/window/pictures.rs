//! Pictures to look at, of every page:
//!
//! `SAMVERKA_DEMO=/tmp/demo SAMVERKA_PICTURES=/tmp/pictures cargo test --test window pictures`
//!
//! `SAMVERKA_PAGES=groups,group` draws only those; `SAMVERKA_LOOKS=light` only that look.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers, Vec2, vec2};
use samverka::domain::{
    ActionPlan, Agreement, Assignment, ContextEvent, Cost, Goal, Group, GroupKind, HeadCount,
    HourRate, Id, Initiative, Kind, LearningPlan, LogEntry, Measure, Measurement, Meeting,
    Municipality, Outreach, Person, Phase, ProcessMap, Programme, Record, Service, Session, Survey,
    TimeReport, Training, Unit,
};
use samverka::gui::{Route, Settings};
use samverka::workspace::{Reader, Workspace};

use crate::hands::pictures;
use crate::project::{ESLOV, HELSINGBORG, lead_of};
use crate::support::{demo, options, settle, window};

/// One page of one file.
struct Page {
    name: &'static str,
    file: Option<PathBuf>,
    route: Route,
    /// A new record is begun there.
    begins: bool,
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
    Assignment::KIND,
];

fn wanted(variable: &str, name: &str) -> bool {
    std::env::var(variable).map_or(true, |list| list.split(',').any(|one| one == name))
}

#[test]
fn pictures_of_every_page() {
    let (Some(_), Some(demo)) = (std::env::var_os("SAMVERKA_PICTURES"), demo()) else {
        return;
    };
    let empty = tempfile::tempdir().unwrap();
    for page in pages(&demo, empty.path()) {
        if !wanted("SAMVERKA_PAGES", page.name) {
            continue;
        }
        for look in ["light", "dark"] {
            for size in [vec2(1280.0, 800.0), vec2(1024.0, 768.0)] {
                if wanted("SAMVERKA_LOOKS", look) {
                    draw(&page, look, size);
                }
            }
        }
    }
}

fn draw(page: &Page, look: &str, size: Vec2) {
    let mut options = options(page.file.clone(), Vec::new());
    options.page = Some(page.route.clone());
    options.settings = Some(Settings {
        look: look.into(),
        motion: false,
        ..Settings::default()
    });
    options.today = chrono::NaiveDate::from_ymd_opt(2018, 10, 16);
    let mut harness = window(size, options);
    settle(&mut harness);
    if page.begins {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
        settle(&mut harness);
    }
    let name = format!("{}-{look}-{}", page.name, size.x);
    pictures(&mut harness, &name);
}

fn pages(demo: &Path, empty: &Path) -> Vec<Page> {
    let lead = demo.join("lead.samverka");
    let own = demo.join("municipalities/1285.samverka");
    let (empty_lead, empty_own) = empty_files(empty);
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
        of("lead-situation", &lead, Route::SITUATION),
        of("lead-inbox", &lead, Route::INBOX),
        of("lead-backups", &lead, Route::BACKUPS),
        of("lead-decisions", &lead, Route::DECISIONS),
        of("lead-project", &lead, Route::PROJECT),
        of("lead-keys", &lead, Route::KEYS),
        of("lead-overview", &lead, Route::OVERVIEW),
        of("lead-groups", &lead, Route::list(Group::KIND)),
        of("lead-meetings", &lead, Route::list(Meeting::KIND)),
        of("lead-plan", &lead, Route::list(ActionPlan::KIND)),
        of("lead-initiatives", &lead, Route::list(Initiative::KIND)),
        of("lead-people", &lead, Route::list(Person::KIND)),
        of("lead-trainings", &lead, Route::list(Training::KIND)),
        of("lead-follow_up", &lead, Route::FOLLOW_UP),
        of(
            "lead-figure",
            &lead,
            Route::Figure("participants.unique".into()),
        ),
        of(
            "lead-hours",
            &lead,
            Route::Figure("participants.hours".into()),
        ),
    ];
    for (prefix, file) in [("", &own), ("empty-", &empty_own)] {
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
        ("empty-lead-project", Route::PROJECT),
    ] {
        pages.push(of(name, &empty_lead, route));
    }
    let reader = Reader::open(&own).unwrap();
    let groups = reader.all::<Group>().unwrap();
    let group = groups
        .iter()
        .find(|group| group.kind == Some(GroupKind::Operative))
        .unwrap();
    pages.push(of("group", &own, Route::record(Group::KIND, group.head.id)));
    let latest = reader.all::<Meeting>().unwrap().pop().unwrap();
    pages.push(of(
        "meeting",
        &own,
        Route::record(Meeting::KIND, latest.head.id),
    ));
    pages.push(of(
        "initiative",
        &own,
        Route::record(Initiative::KIND, first::<Initiative>(&reader)),
    ));
    pages.push(of(
        "person",
        &own,
        Route::record(Person::KIND, first::<Person>(&reader)),
    ));
    pages.push(of(
        "training",
        &own,
        Route::record(Training::KIND, first::<Training>(&reader)),
    ));
    pages.push(of(
        "session",
        &own,
        Route::record(Session::KIND, first::<Session>(&reader)),
    ));
    for (prefix, file) in [
        ("lead-", &lead),
        ("", &own),
        ("empty-lead-", &empty_lead),
        ("empty-", &empty_own),
    ] {
        pages.extend(shelves(prefix, file));
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
