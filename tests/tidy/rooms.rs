//! Who may know what.

use crate::source::{files, names};

/// Fails with every place where a name stands in the code of a file that may not know it.
fn only_in(rooms: &[&str], forbidden: &[&str]) {
    let mut faults = Vec::new();
    for file in files("src", ".rs")
        .iter()
        .filter(|file| !rooms.iter().any(|room| file.is_in(room)))
    {
        let code = file.code();
        faults.extend(
            forbidden
                .iter()
                .filter(|name| names(&code, name))
                .map(|name| (file.path.clone(), *name)),
        );
    }
    assert!(
        faults.is_empty(),
        "only {rooms:?} may know these: {faults:#?}"
    );
}

/// Fails with every place where a name stands in the code of these rooms.
fn never_in(rooms: &[&str], forbidden: &[&str]) {
    let mut faults = Vec::new();
    for file in files("src", ".rs")
        .iter()
        .filter(|file| rooms.iter().any(|room| file.is_in(room)))
    {
        let code = file.code();
        faults.extend(
            forbidden
                .iter()
                .filter(|name| names(&code, name))
                .map(|name| (file.path.clone(), *name)),
        );
    }
    assert!(
        faults.is_empty(),
        "{rooms:?} may not know these: {faults:#?}"
    );
}

#[test]
fn sqlite_is_known_to_the_store_alone() {
    only_in(&["src/store"], &["rusqlite"]);
}

#[test]
fn sql_is_written_in_the_store_alone() {
    for file in files("src", ".rs")
        .iter()
        .filter(|file| !file.is_in("src/store"))
    {
        for literal in file.literals() {
            let sql = ["SELECT ", "INSERT INTO", "DELETE FROM", "PRAGMA "];
            assert!(
                !sql.iter().any(|word| literal.text.contains(word)),
                "{}: {}",
                file.path,
                literal.text
            );
        }
    }
}

#[test]
fn the_window_is_known_to_its_own_room_alone() {
    only_in(
        &["src/gui", "src/main.rs", "src/begin.rs"],
        &[
            "egui",
            "eframe",
            "egui_plot",
            "egui_extras",
            "rfd",
            "crate::gui",
            "samverka::gui",
        ],
    );
}

#[test]
fn the_core_is_quiet() {
    // What it needs of time, chance and files it is given.
    never_in(
        &[
            "src/domain",
            "src/journal",
            "src/insight",
            "src/report",
            "src/text",
        ],
        &[
            "Utc::now",
            "Local::now",
            "SystemTime",
            "Instant",
            "getrandom",
            "now_v7",
            "new_v4",
            "std::fs",
            "std::env",
            "std::process",
            "std::net",
        ],
    );
}

#[test]
fn the_program_never_connects_to_a_network() {
    only_in(&[], &["std::net", "TcpStream", "UdpSocket"]);
    let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock");
    let lock = std::fs::read_to_string(lock).unwrap();
    assert!(lock.contains("name = \"eframe\""), "the packages are found");
    for package in [
        "curl",
        "hyper",
        "native-tls",
        "reqwest",
        "rustls",
        "tungstenite",
        "ureq",
    ] {
        let named = format!("name = \"{package}\"");
        assert!(!lock.contains(&named), "{package} speaks to networks");
    }
}

/// Every room, and the rooms that it may know. What is not a room is a program: thin, and listed with what it runs.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("journal", &["domain"]),
    ("store", &["domain", "journal"]),
    ("bundle", &["domain", "journal"]),
    ("workspace", &["domain", "journal", "store", "bundle"]),
    ("insight", &["domain"]),
    (
        "text",
        &["domain", "journal", "bundle", "workspace", "insight"],
    ),
    (
        "report",
        &[
            "domain",
            "journal",
            "bundle",
            "workspace",
            "text",
            "insight",
        ],
    ),
    ("intake", &["domain", "workspace", "text", "report"]),
    ("demo", &["domain", "bundle", "workspace", "insight"]),
    (
        "cli",
        &[
            "domain",
            "journal",
            "bundle",
            "workspace",
            "insight",
            "text",
            "report",
            "intake",
            "demo",
        ],
    ),
    (
        "gui",
        &[
            "domain",
            "journal",
            "bundle",
            "workspace",
            "insight",
            "text",
            "report",
            "intake",
            "demo",
        ],
    ),
    ("main.rs", &["gui", "text"]),
    ("begin.rs", &["gui", "text"]),
    ("bin", &["cli"]),
];

#[test]
fn rooms_stand_only_on_those_below_them() {
    for file in files("src", ".rs") {
        let place = file.path.split('/').nth(1).unwrap_or_default();
        if place == "lib.rs" {
            continue;
        }
        let room = place.strip_suffix(".rs").unwrap_or(place);
        let known = ROOMS
            .iter()
            .find(|(name, _)| *name == room || *name == place);
        let (_, below) = known.unwrap_or_else(|| panic!("{}: a room of its own?", file.path));
        let code = file.code();
        for (other, _) in ROOMS.iter().filter(|(other, _)| *other != room) {
            let stands_on = ["crate", "samverka"].map(|root| format!("{root}::{other}"));
            let knows = stands_on.iter().any(|path| names(&code, path));
            assert!(
                !knows || below.contains(other),
                "{}: {room} may not know {other}",
                file.path
            );
        }
    }
    only_in(&["src/report"], &["docx_rs", "rust_xlsxwriter"]);
}

#[test]
fn rooms_are_told_in_the_order_they_stand() {
    let map = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs")).unwrap();
    let told: Vec<&str> = map
        .lines()
        .filter_map(|line| line.strip_prefix("//! | [`")?.split('`').next())
        .collect();
    let rooms = ROOMS.iter().map(|(room, _)| *room);
    let rooms: Vec<&str> = rooms.filter(|room| told.contains(room)).collect();
    assert_eq!(
        rooms.len(),
        told.len(),
        "every room of the table has its place"
    );
    for (at, room) in told.iter().enumerate() {
        let (_, below) = ROOMS.iter().find(|(name, _)| name == room).unwrap();
        let later = &told[at..];
        assert!(
            !below.iter().any(|other| later.contains(other)),
            "{room} is told before what it stands on"
        );
    }
}

#[test]
fn the_window_says_nothing_that_is_not_in_the_translations() {
    let saying = [
        ".label(",
        ".button(",
        "RichText::new(",
        ".on_hover_text(",
        ".hint_text(",
        ".heading(",
    ];
    for file in files("src/gui", ".rs") {
        for literal in file.literals() {
            let said = saying.iter().any(|call| literal.before.ends_with(call));
            let words =
                literal.text.chars().any(char::is_alphabetic) && !literal.text.starts_with('{');
            assert!(!(said && words), "{}: \"{}\"", file.path, literal.text);
        }
    }
}
