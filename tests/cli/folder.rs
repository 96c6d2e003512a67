//! A folder that commands are run in, and a project in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// The program, to be run in a folder.
pub fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samverka-cli"));
    command.current_dir(folder);
    command
}

/// A folder of its own for commands to work in.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        program(self.0.path()).args(arguments).output().unwrap()
    }

    /// Runs a command that is to succeed; what it answers.
    pub fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (output.status.code(), error.as_str()),
            (Some(0), ""),
            "{arguments:?}"
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs a command that is to succeed with `--json`; what it answers.
    pub fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.done(&[arguments, &["--json"]].concat())).unwrap()
    }

    /// Runs a command that is to be refused, with nothing changed; the sentence.
    pub fn refused(&self, arguments: &[&str]) -> String {
        self.stopped(arguments, 1)
    }

    /// Runs a command that is wrongly used, with nothing changed; the sentence.
    pub fn misused(&self, arguments: &[&str]) -> String {
        let sentence = self.stopped(arguments, 2);
        assert!(
            sentence.contains("--help"),
            "points at the help: {sentence}"
        );
        sentence
    }

    fn stopped(&self, arguments: &[&str], code: i32) -> String {
        let before = self.everything();
        let output = self.run(arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {error}");
        assert!(output.stdout.is_empty(), "{arguments:?} answers");
        assert_eq!(error.lines().count(), 1, "{arguments:?}: {error}");
        assert!(
            self.everything() == before,
            "{arguments:?} changed something"
        );
        error.trim_end().to_owned()
    }

    /// Every file's bytes by its path.
    fn everything(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        gather(self.0.path(), &mut files);
        files
    }

    /// Copies a file to another laptop.
    pub fn copy(&self, from: &str, to: &str) {
        std::fs::copy(self.path(from), self.path(to)).unwrap();
    }

    /// Adds a record; its id.
    pub fn add(&self, file: &str, kind: &str, fields: &[&str]) -> String {
        let id = self.done(&[&["add", file, kind], fields].concat());
        id.trim_end().to_owned()
    }
}

fn gather(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else {
            let bytes = std::fs::read(&path).unwrap();
            files.insert(path, bytes);
        }
    }
}

/// A lead with a project of two municipalities, and a workspace for each: `lead`, `eslöv`, `hörby`.
pub fn project() -> Folder {
    let folder = Folder::new();
    folder.done(&[
        "new-project",
        "lead",
        "--name",
        "Bred samverkan på väg",
        "--short",
        "BRED",
        "--start",
        "2026-01-01",
        "--end",
        "2027-12-31",
        "--municipality",
        "1285",
        "--municipality",
        "1266",
    ]);
    for (code, name) in [("1285", "eslöv"), ("1266", "hörby")] {
        folder.done(&["kit", "lead", "--municipality", code, "-o", "kit"]);
        folder.done(&["open-kit", "kit", "-o", name]);
    }
    folder
}
