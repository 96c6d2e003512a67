//! What the packages are made of: that it is there, agrees with the program, and can be read.
#![cfg(feature = "gui")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use samverka::gui::APP_ID;

const VERSION: &str = env!("CARGO_PKG_VERSION");
const LINUX: &str = "packaging/linux";
const PLIST: &str = "packaging/macos/Info.plist";

fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files below a folder with one of these endings.
fn below(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|ending| endings.iter().any(|one| ending == *one))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// What stands between the first of these words and the next of those.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text
        .split_once(before)
        .unwrap_or_else(|| panic!("no {before:?}"));
    rest.split_once(after)
        .unwrap_or_else(|| panic!("no {after:?}"))
        .0
}

#[test]
fn every_package_has_the_version_of_the_program() {
    let metainfo = read(format!("{LINUX}/{APP_ID}.metainfo.xml"));
    assert_eq!(between(&metainfo, "<release version=\"", "\""), VERSION);
    let changelog = read(format!("{LINUX}/changelog"));
    assert!(changelog.starts_with(&format!("samverka ({VERSION}-1) ")));
    let plist = read(PLIST);
    for key in ["CFBundleShortVersionString", "CFBundleVersion"] {
        let version = between(&plist, &format!("<key>{key}</key>\n    <string>"), "<");
        assert_eq!(version, VERSION, "{key}");
    }
}

#[test]
fn a_desktop_knows_the_window_by_the_name_of_its_entry() {
    let entry = read(format!("{LINUX}/{APP_ID}.desktop"));
    assert!(entry.contains(&format!("StartupWMClass={APP_ID}\n")));
    let metainfo = read(format!("{LINUX}/{APP_ID}.metainfo.xml"));
    assert_eq!(between(&metainfo, "<id>", "</id>"), APP_ID);
    assert!(metainfo.contains(&format!("{APP_ID}.desktop</launchable>")));
    assert!(read(PLIST).contains(&format!("<string>{APP_ID}</string>")));
}

#[test]
fn the_file_types_are_the_same_everywhere() {
    let types: BTreeSet<_> = ["application/x-samverka", "application/x-samverka-bundle"].into();
    let entry = read(format!("{LINUX}/{APP_ID}.desktop"));
    let opened = between(&entry, "MimeType=", "\n").split_terminator(';');
    assert_eq!(opened.collect::<BTreeSet<_>>(), types);
    let mime = read(format!("{LINUX}/samverka.mime.xml"));
    let described = mime.split("<mime-type type=\"").skip(1);
    let described = described.filter_map(|rest| rest.split('"').next());
    assert_eq!(described.collect::<BTreeSet<_>>(), types);
    let metainfo = read(format!("{LINUX}/{APP_ID}.metainfo.xml"));
    let plist = read(PLIST);
    for file_type in types {
        assert!(metainfo.contains(&format!("<mediatype>{file_type}</mediatype>")));
        assert!(plist.contains(&format!("<string>{file_type}</string>")));
    }
}

#[test]
fn a_desktop_entry_has_keys_in_its_one_group() {
    let entry = read(format!("{LINUX}/{APP_ID}.desktop"));
    let mut lines = entry.lines();
    assert_eq!(lines.next(), Some("[Desktop Entry]"));
    for line in lines {
        let key = line.split_once('=').map(|(key, _)| key);
        assert!(key.is_some_and(|key| !key.contains(' ')), "{line}");
    }
}

/// The first tag that is not closed, or is closed without having been opened.
fn astray(xml: &str) -> Option<String> {
    let mut open = Vec::new();
    for part in xml.split('<').skip(1) {
        let Some((tag, _)) = part.split_once('>') else {
            return Some(part.to_owned());
        };
        let name = tag.split_whitespace().next().unwrap_or_default();
        if let Some(name) = name.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Some(tag.to_owned());
            }
        } else if !tag.ends_with('/') && !name.starts_with(['?', '!']) {
            open.push(name);
        }
    }
    open.pop().map(str::to_owned)
}

#[test]
fn every_description_in_xml_is_well_formed() {
    assert_eq!(astray("<a><b c=\"d\"/></a>"), None);
    assert_eq!(astray("<a><b></a>").as_deref(), Some("/a"));
    let files = below("packaging", &["xml", "plist"]);
    assert!(files.len() >= 3, "{files:?}");
    for file in files {
        assert_eq!(astray(&read(&file)), None, "{}", file.display());
    }
}

#[cfg(unix)]
#[test]
fn every_script_can_be_read_by_the_shell() {
    let scripts = below("packaging", &["sh"]);
    assert!(scripts.len() >= 5, "{scripts:?}");
    for script in scripts {
        let read = std::process::Command::new("sh")
            .arg("-n")
            .arg(&script)
            .output();
        let read = read.unwrap();
        let said = String::from_utf8_lossy(&read.stderr);
        assert!(read.status.success(), "{}: {said}", script.display());
    }
}

#[test]
fn every_file_that_a_script_names_is_there() {
    let mut files = below("packaging", &["sh"]);
    files.push(".github/workflows/build.yml".into());
    for file in files {
        let text = read(&file);
        let words = text.split(|one: char| one.is_whitespace() || "\"'()`;:,".contains(one));
        let named = words
            .map(|word| word.trim_end_matches('.'))
            .filter(|word| word.starts_with("packaging/") || word.starts_with("assets/"))
            .filter(|word| !word.contains(['$', '*']));
        for path in named {
            assert!(
                Path::new(path).exists(),
                "{} names {path}, which is not there",
                file.display()
            );
        }
    }
}

/// The colours of an SVG drawing, as they are written in it.
fn colours(drawing: &str) -> BTreeSet<[u8; 3]> {
    let written = drawing
        .split("\"#")
        .skip(1)
        .filter_map(|rest| rest.get(..6));
    let number = |colour: &str, at| u8::from_str_radix(&colour[at..at + 2], 16).unwrap();
    written
        .map(|colour| [0, 2, 4].map(|at| number(colour, at)))
        .collect()
}

#[test]
fn the_window_s_icon_is_made_of_the_drawing_s_colours() {
    let decoder = png::Decoder::new(std::io::BufReader::new(
        fs::File::open("assets/icon/samverka.png").unwrap(),
    ));
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!((info.width, info.height), (256, 256));
    let mut counts = std::collections::BTreeMap::<[u8; 3], usize>::new();
    for pixel in pixels
        .as_chunks::<4>()
        .0
        .iter()
        .filter(|pixel| pixel[3] == 255)
    {
        *counts.entry([pixel[0], pixel[1], pixel[2]]).or_default() += 1;
    }
    // The others are where two colours meet.
    let plain = counts.into_iter().filter(|(_, count)| *count > 500);
    let plain: BTreeSet<_> = plain.map(|(colour, _)| colour).collect();
    let drawn = colours(&read("assets/icon/samverka.svg"));
    assert_eq!(plain, drawn, "sh packaging/icon.sh --window makes it anew");
}
