//! Reads the program's own source: files, and the code in them apart from comments and string literals.

use std::fs;
use std::path::Path;

/// A file of the repository.
pub struct Source {
    /// Its path from the root, with `/` between folders.
    pub path: String,
    /// All of it.
    pub text: String,
}

/// A string literal, and the code just before it.
pub struct Literal {
    /// The code before the literal, without comments.
    pub before: String,
    /// What stands between the quotes, escapes unread.
    pub text: String,
}

impl Source {
    /// Whether the file lies in this folder, or is this file.
    pub fn is_in(&self, place: &str) -> bool {
        self.path == place
            || self
                .path
                .strip_prefix(place)
                .is_some_and(|rest| rest.starts_with('/'))
    }

    /// The text without the test modules, which stand last in their files by convention.
    pub fn without_tests(&self) -> &str {
        let whole_file_is_test = self.path.ends_with("/tests.rs") || self.path == "src/testing.rs";
        match self.text.find("#[cfg(test)]\nmod ") {
            _ if whole_file_is_test => "",
            // A test module in a file of its own is declared on one line and followed by more code.
            Some(start)
                if self.text[start..]
                    .lines()
                    .nth(1)
                    .is_some_and(|line| line.ends_with('{')) =>
            {
                &self.text[..start]
            }
            _ => &self.text,
        }
    }

    /// The code alone: no comments, no string literals, no tests.
    pub fn code(&self) -> String {
        split(self.without_tests()).0
    }

    /// The string literals outside tests.
    pub fn literals(&self) -> Vec<Literal> {
        split(self.without_tests()).1
    }
}

/// All files with this ending under a folder of the repository, in order.
pub fn files(folder: &str, ending: &str) -> Vec<Source> {
    let mut found = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
        folder,
        ending,
        &mut found,
    );
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(folder: &Path, path: &str, ending: &str, found: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.map(|entry| entry.unwrap()) {
        let path = format!("{path}/{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &path, ending, found);
        } else if path.ends_with(ending) {
            found.push(Source {
                text: fs::read_to_string(entry.path()).unwrap(),
                path,
            });
        }
    }
}

/// Splits Rust source into code and string literals; comments go, a literal leaves `""` in the code.
fn split(source: &str) -> (String, Vec<Literal>) {
    let (mut code, mut literals) = (String::new(), Vec::new());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = &rest[rest.find('\n').unwrap_or(rest.len())..];
        } else if rest.starts_with("/*") {
            rest = &rest[rest.find("*/").map_or(rest.len(), |end| end + 2)..];
        } else if let Some((text, after)) = literal(rest, &code) {
            literals.push(Literal {
                before: code.trim_end().to_owned(),
                text: text.to_owned(),
            });
            code.push_str("\"\"");
            rest = after;
        } else {
            let length = char_literal(rest).unwrap_or(first.len_utf8());
            code.push_str(&rest[..length]);
            rest = &rest[length..];
        }
    }
    (code, literals)
}

/// A string literal at the start of the text: what is in it, and what follows.
fn literal<'a>(text: &'a str, before: &str) -> Option<(&'a str, &'a str)> {
    let in_a_word = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    if let Some(raw) = text.strip_prefix('r').filter(|_| !in_a_word) {
        let hashes = &raw[..raw.len() - raw.trim_start_matches('#').len()];
        let inner = raw[hashes.len()..].strip_prefix('"')?;
        let end = inner.find(&format!("\"{hashes}"))?;
        return Some((&inner[..end], &inner[end + 1 + hashes.len()..]));
    }
    let inner = text.strip_prefix('"')?;
    let mut escaped = false;
    let end = inner.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    Some((&inner[..end], &inner[end + 1..]))
}

/// The length of a character literal at the start of the text; a lifetime is none.
fn char_literal(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('\'')?;
    let length = match inner.strip_prefix('\\') {
        Some(escape) => 1 + escape.char_indices().skip(1).find(|(_, c)| *c == '\'')?.0,
        None => inner.chars().next()?.len_utf8(),
    };
    inner[length..].starts_with('\'').then_some(length + 2)
}

/// Whether a name stands in the code as a word of its own.
pub fn names(code: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        !before.ends_with(is_part) && !after.starts_with(is_part)
    })
}

#[test]
fn comments_and_literals_are_told_from_code() {
    let (code, literals) = split(concat!(
        "let a = \"b // \\\" c\"; // egui\n",
        "let c = ['\"', '\\'', '\\u{a0}']; fn f<'a>(x: &'a str) { g(r#\"raw \"text\"\"#) }",
    ));
    let texts: Vec<_> = literals
        .iter()
        .map(|literal| literal.text.as_str())
        .collect();
    assert_eq!(texts, ["b // \\\" c", "raw \"text\""]);
    assert!(literals[1].before.ends_with("g("));
    assert!(!code.contains("egui") && code.contains("fn f<'a>"));
}

#[test]
fn a_name_is_a_whole_word() {
    assert!(names("use egui::Ui;", "egui") && !names("use egui_plot::Plot;", "egui"));
}
