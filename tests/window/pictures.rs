//! Pictures to look at, of every page:
//!
//! `SAMVERKA_DEMO=/tmp/demo SAMVERKA_PICTURES=/tmp/pictures cargo test --test window pictures`
//!
//! `SAMVERKA_PAGES=groups,group` draws only those; `SAMVERKA_LOOKS=light` only that look.

use std::path::{Path, PathBuf};

use eframe::egui::{Vec2, vec2};
use samverka::domain::{
    Group, GroupKind, Id, Initiative, Meeting, Person, Record, Session, Training,
};
use samverka::gui::{Route, Settings};
use samverka::workspace::{NewProject, Reader, Workspace};

use crate::hands::pictures;
use crate::support::{demo, options, settle, window};

/// One page of one file.
struct Page {
    name: &'static str,
    file: Option<PathBuf>,
    route: Route,
}

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
    };
    let mut pages = vec![
        Page {
            name: "start",
            file: None,
            route: Route::Start,
        },
        of("lead-situation", &lead, Route::Situation),
        of("lead-inbox", &lead, Route::Inbox),
        of("lead-backups", &lead, Route::Backups),
        of("lead-decisions", &lead, Route::Decisions),
        of("lead-project", &lead, Route::Project),
        of("lead-keys", &lead, Route::Keys),
        of("lead-overview", &lead, Route::Overview),
        of("lead-groups", &lead, Route::Groups),
        of("lead-meetings", &lead, Route::Meetings),
        of("lead-plan", &lead, Route::Plan),
        of("lead-initiatives", &lead, Route::Initiatives),
        of("lead-people", &lead, Route::People),
        of("lead-trainings", &lead, Route::Trainings),
        of("lead-follow_up", &lead, Route::FollowUp),
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
            ("overview", Route::Overview),
            ("groups", Route::Groups),
            ("meetings", Route::Meetings),
            ("plan", Route::Plan),
            ("initiatives", Route::Initiatives),
            ("people", Route::People),
            ("trainings", Route::Trainings),
            ("follow_up", Route::FollowUp),
            ("send", Route::Send),
            ("settings", Route::Settings),
            ("keys", Route::Keys),
        ];
        pages.extend(routes.map(|(name, route)| of(named(name), file, route)));
    }
    for (name, route) in [
        ("empty-lead-situation", Route::Situation),
        ("empty-lead-inbox", Route::Inbox),
        ("empty-lead-decisions", Route::Decisions),
        ("empty-lead-project", Route::Project),
    ] {
        pages.push(of(name, &empty_lead, route));
    }
    let reader = Reader::open(&own).unwrap();
    let groups = reader.all::<Group>().unwrap();
    let group = groups
        .iter()
        .find(|group| group.kind == Some(GroupKind::Operative))
        .unwrap();
    pages.push(of("group", &own, Route::Group(group.head.id)));
    let latest = reader.all::<Meeting>().unwrap().pop().unwrap();
    pages.push(of("meeting", &own, Route::Meeting(latest.head.id)));
    pages.push(of(
        "initiative",
        &own,
        Route::Initiative(first::<Initiative>(&reader)),
    ));
    pages.push(of("person", &own, Route::Person(first::<Person>(&reader))));
    pages.push(of(
        "training",
        &own,
        Route::Training(first::<Training>(&reader)),
    ));
    pages.push(of(
        "session",
        &own,
        Route::Session(first::<Session>(&reader)),
    ));
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
    let new = NewProject {
        name: "Bred samverkan".into(),
        short_name: "BRED".into(),
        start: "2018-01-01".parse().unwrap(),
        end: "2019-12-31".parse().unwrap(),
        municipalities: vec!["1285".parse().unwrap(), "1283".parse().unwrap()],
    };
    let mut workspace = Workspace::create_project(&lead, &new).unwrap();
    workspace.export_kit(&kit, "1285".parse().unwrap()).unwrap();
    Workspace::open_kit(&kit, &own).unwrap();
    (lead, own)
}
