//! A file and views over it, for tests of what is read again.

use std::any::{Any, TypeId};
use std::sync::Arc;

use tempfile::TempDir;

use super::names::Names;
use super::source::Source;
use super::views::{Load, ShownView};
use crate::domain::{Id, Kind};
use crate::text::{Language, Text};
use crate::workspace::{Command, NewProject, Reader, Result, Touched, Workspace};

/// A contact person's file, and views over it.
pub struct Office {
    /// The file, to change.
    pub own: Workspace,
    /// What views over it are made from.
    pub source: Source,
    _folder: TempDir,
}

impl Office {
    /// A new file, in Eslöv.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let new = NewProject {
            name: "Bred samverkan".into(),
            short_name: "BRED".into(),
            start: "2018-01-01".parse().unwrap(),
            end: "2019-12-31".parse().unwrap(),
            municipalities: vec!["1285".parse().unwrap()],
        };
        let mut lead = Workspace::create_project(&at("lead.samverka"), &new).unwrap();
        let eslov = "1285".parse().unwrap();
        lead.export_kit(&at("kit"), eslov).unwrap();
        let own = Workspace::open_kit(&at("kit"), &at("eslov.samverka")).unwrap();
        let reader = Reader::open(own.reader().path()).unwrap();
        Self {
            own,
            source: Source::new(reader, Text::new(Language::Swedish)),
            _folder: folder,
        }
    }

    /// Runs a command; what it touched.
    pub fn run(&mut self, command: &Command) -> Touched {
        self.own.run(command).unwrap().touched
    }

    /// Makes a record, of which the source is told.
    pub fn make(&mut self, kind: &'static Kind, given: serde_json::Value) -> Id {
        let id = self.own.fresh_id();
        let given = serde_json::from_value(given).unwrap();
        let touched = self.run(&Command::create(kind, id, given));
        self.source.changed(&touched);
        id
    }

    /// Reads a view under this number.
    pub fn show<T: Any + Send + Sync>(
        &mut self,
        number: u64,
        load: impl FnOnce(&Source) -> Result<T> + Send + 'static,
    ) -> Arc<T> {
        let load: Load = Box::new(|source| Ok(Arc::new(load(source)?) as ShownView));
        let shown = self.source.read((TypeId::of::<()>(), number), load);
        shown.unwrap().downcast().unwrap()
    }

    /// The numbers of the views that a change makes old.
    pub fn old(&mut self, touched: &Touched) -> Vec<u64> {
        let keys = self.source.changed(touched).into_iter();
        let mut numbers: Vec<u64> = keys.map(|(_, number)| number).collect();
        numbers.sort_unstable();
        numbers
    }

    /// The names, read anew.
    pub fn names(&self) -> Names {
        Names::load(&self.source.reader, &self.source.text).unwrap()
    }
}
