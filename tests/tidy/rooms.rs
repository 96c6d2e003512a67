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

#[test]
fn rooms_stand_only_on_those_below_them() {
    never_in(
        &["src/domain"],
        &[
            "crate::journal",
            "crate::store",
            "crate::bundle",
            "crate::workspace",
            "crate::insight",
            "crate::text",
        ],
    );
    never_in(
        &["src/journal"],
        &[
            "crate::store",
            "crate::bundle",
            "crate::workspace",
            "crate::insight",
            "crate::text",
        ],
    );
    never_in(
        &["src/insight"],
        &["crate::store", "crate::bundle", "crate::workspace"],
    );
    never_in(&["src/report"], &["crate::store", "crate::cli"]);
    only_in(&["src/report"], &["docx_rs"]);
    never_in(
        &["src/store"],
        &[
            "crate::bundle",
            "crate::workspace",
            "crate::insight",
            "crate::text",
        ],
    );
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
