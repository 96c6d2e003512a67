//! Who knows whom inside the window: folders look down and never up, and circles of files stay small.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{Source, files, names};

/// The folders of the window, each standing on those before it.
const FOLDERS: [&str; 6] = ["theme", "widgets", "ground", "shelf", "pages", "app"];
/// How many files may know each other in a circle: a page of several parts, or the widgets that share a field.
const LARGEST_CIRCLE: usize = 12;

/// Files by the modules they are, and the modules that each of them knows.
struct Window {
    known: BTreeMap<Vec<String>, BTreeSet<Vec<String>>>,
}

impl Window {
    fn read(sources: &[Source]) -> Self {
        let modules: Vec<Vec<String>> = sources.iter().map(module).collect();
        let known = sources.iter().zip(&modules).map(|(file, here)| {
            let paths = paths(&file.code());
            let full = paths
                .iter()
                .filter_map(|path| from_root(path, here, &modules));
            let files = full.filter_map(|path| file_of(path, &modules));
            (here.clone(), files.filter(|file| file != here).collect())
        });
        let known = known.collect();
        Self { known }
    }

    /// Everything that a file knows, by way of others too.
    fn reach<'a>(&'a self, from: &'a [String]) -> BTreeSet<&'a [String]> {
        let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(at) = open.pop() {
            let new = self.known.get(at).into_iter().flatten();
            open.extend(new.map(Vec::as_slice).filter(|next| reached.insert(*next)));
        }
        reached
    }

    /// The groups of files in which every one knows every other by way of others, the largest first.
    fn circles(&self) -> Vec<Vec<String>> {
        let files = self.known.keys().map(Vec::as_slice);
        let reach: BTreeMap<_, _> = files.map(|file| (file, self.reach(file))).collect();
        let circle = |file: &&[String]| {
            let of = reach[file]
                .iter()
                .filter(|other| reach[*other].contains(file));
            of.map(|file| file.join("::")).collect::<Vec<_>>()
        };
        let circles: BTreeSet<Vec<String>> = reach.keys().map(circle).collect();
        let mut circles: Vec<_> = circles.into_iter().collect();
        circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
        circles
    }
}

/// The module that a file is: `src/gui/pages/group/mod.rs` is `gui::pages::group`.
fn module(file: &Source) -> Vec<String> {
    let path = file.path.trim_start_matches("src/").trim_end_matches(".rs");
    let path = path.trim_end_matches("/mod");
    path.split('/').map(str::to_owned).collect()
}

/// The paths that stand in code: those of `use` with their braces spread out, and those in the midst of it.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = String::new();
    for (number, part) in code.split("use ").enumerate() {
        let used = part.find(';').filter(|_| number > 0 && is_use(&rest));
        match used {
            Some(end) => {
                spread(&[], &part[..end], &mut found);
                rest.push_str(&part[end..]);
            }
            None => rest.push_str(part),
        }
    }
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = rest
        .split(|c: char| !is_path(c))
        .filter(|word| word.contains("::"));
    found.extend(words.map(|word| steps(word).collect::<Vec<_>>()));
    found
}

/// Whether what stands before lets a `use` follow: the beginning of a line.
fn is_use(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default().trim();
    line.is_empty() || line.starts_with("pub")
}

fn steps(path: &str) -> impl Iterator<Item = String> + '_ {
    let steps = path.split("::").map(str::trim);
    steps.filter(|step| !step.is_empty()).map(str::to_owned)
}

/// Spreads `a::{b, c::{d}}` into `a::b` and `a::c::d`.
fn spread(before: &[String], tree: &str, found: &mut Vec<Vec<String>>) {
    let (mut depth, mut from) = (0_i32, 0);
    let mut parts = Vec::new();
    for (at, c) in tree.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&tree[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&tree[from..]);
    // After the last comma of several lines nothing comes.
    for part in parts.into_iter().filter(|part| !part.trim().is_empty()) {
        let part = part.split(" as ").next().unwrap_or_default();
        match part.split_once('{') {
            Some((outer, inner)) => {
                let outer: Vec<String> = before.iter().cloned().chain(steps(outer)).collect();
                spread(
                    &outer,
                    &inner[..inner.rfind('}').unwrap_or(inner.len())],
                    found,
                );
            }
            None => found.push(before.iter().cloned().chain(steps(part)).collect()),
        }
    }
}

/// A path from the root of the library, as it is meant in a module.
fn from_root(path: &[String], here: &[String], modules: &[Vec<String>]) -> Option<Vec<String>> {
    let ups = path.iter().take_while(|step| *step == "super").count();
    let child = |name: &String| {
        let of_here = modules
            .iter()
            .filter(|one| one.split_last().is_some_and(|(_, of)| of == here));
        of_here
            .filter_map(|one| one.last())
            .any(|last| last == name)
    };
    match path.first()?.as_str() {
        "crate" => Some(path[1..].to_vec()),
        "self" => Some([here, &path[1..]].concat()),
        "super" => Some([here.get(..here.len().checked_sub(ups)?)?, &path[ups..]].concat()),
        _ if child(&path[0]) => Some([here, path].concat()),
        _ => None,
    }
}

/// The file in which a path lies, if it is one of the window's.
fn file_of(mut path: Vec<String>, modules: &[Vec<String>]) -> Option<Vec<String>> {
    while !path.is_empty() && !modules.contains(&path) {
        path.pop();
    }
    (!path.is_empty()).then_some(path)
}

fn place_of(module: &[String]) -> Option<usize> {
    let folder = module.get(1)?;
    FOLDERS.iter().position(|one| one == folder)
}

#[test]
fn the_windows_folders_look_down_and_never_up() {
    let window = Window::read(&files("src/gui", ".rs"));
    let mut faults = Vec::new();
    for (file, known) in &window.known {
        let Some(place) = place_of(file) else {
            continue;
        };
        let up = known
            .iter()
            .filter(|other| place_of(other).is_none_or(|other| other > place));
        faults.extend(up.map(|other| format!("{} knows {}", file.join("::"), other.join("::"))));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_ground_knows_no_page() {
    for file in files("src/gui/ground", ".rs") {
        assert!(!names(&file.code(), "Screens"), "{}", file.path);
    }
}

#[test]
fn no_circle_of_the_windows_files_is_large() {
    let circles = Window::read(&files("src/gui", ".rs")).circles();
    let large: Vec<_> = circles
        .iter()
        .filter(|one| one.len() > LARGEST_CIRCLE)
        .collect();
    assert!(
        large.is_empty(),
        "these know each other in a circle: {large:#?}"
    );
}

#[test]
fn a_circle_is_found_through_braces_and_up_and_down() {
    let file = |path: &str, text: &str| Source {
        path: path.to_owned(),
        text: text.to_owned(),
    };
    let window = Window::read(&[
        file("src/gui/a/mod.rs", "mod b;\nfn f() { b::g() }\n"),
        file(
            "src/gui/a/b.rs",
            "use crate::{gui::{c::{X, Y}, d}, text};\n",
        ),
        file(
            "src/gui/c.rs",
            "// crate::gui::d\nuse super::{\n    e::E,\n};\n",
        ),
        file("src/gui/d.rs", "pub use super::a::F;\n"),
    ]);
    assert_eq!(window.circles()[0], ["gui::a", "gui::a::b", "gui::d"]);
    assert_eq!(window.circles()[1], [""; 0], "the rest is in no circle");
}
