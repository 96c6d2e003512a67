//! Whose records are, in words: a municipality's or a project lead's, and in which project where there are several.

use std::sync::Arc;

use super::cx::Cx;
use super::names::Names;
use super::source::Source;
use crate::domain::{Programme, Record as _};
use crate::insight::Place;
use crate::text::{Text, dotted};
use crate::workspace::{Result, Role};

/// Says whose records are.
pub struct Owners<'a> {
    text: &'a Text,
    /// What the projects are called; none where the file holds one.
    names: Option<Arc<Names>>,
}

impl<'a> Owners<'a> {
    fn new(text: &'a Text, names: Option<Arc<Names>>) -> Self {
        Self { text, names }
    }

    /// Whether the file holds several projects.
    pub fn are_of_several(&self) -> bool {
        self.names.is_some()
    }

    /// Whose something is: a municipality's, or the project lead's.
    pub fn whose(&self, of: impl Into<Place>) -> String {
        self.or(of, "frame-lead")
    }

    /// The same where a project's own is called otherwise.
    pub fn or(&self, of: impl Into<Place>, own: &str) -> String {
        let of = of.into();
        match (of.municipality, self.is_programme(of)) {
            (None, true) => self.text.get("frame-evaluator"),
            (None, false) => dotted([self.text.get(own), self.project(of)]),
            (Some(_), _) => self.place(of).unwrap_or_default(),
        }
    }

    /// The municipality that something is of; of a project's own the project, where there are several.
    pub fn place(&self, of: impl Into<Place>) -> Option<String> {
        let of = of.into();
        let code = of.municipality.map(|code| self.text.municipality(code));
        let words = dotted([code.unwrap_or_default(), self.project(of)]);
        (!words.is_empty()).then_some(words)
    }

    /// What a project is called in short, where there are several.
    fn project(&self, of: Place) -> String {
        let names = self.names.as_ref().filter(|_| !self.is_programme(of));
        names.map_or_else(String::new, |names| names.title(of.project).to_owned())
    }

    /// Whether it is the evaluator's own.
    fn is_programme(&self, of: Place) -> bool {
        let names = self.names.as_ref();
        let named = names.and_then(|names| names.get(of.project));
        named.is_some_and(|named| named.kind.code == Programme::CODE)
    }
}

impl Source {
    /// Says whose records are.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn owners(&self) -> Result<Owners<'_>> {
        let several = self.reader.role()?.is_evaluator();
        let names = several.then(|| self.names()).transpose()?;
        Ok(Owners::new(&self.text, names))
    }
}

impl Cx<'_> {
    /// Says whose records are.
    pub fn owners(&self) -> Owners<'_> {
        let several = matches!(self.role, Role::Evaluator(_));
        Owners::new(self.text, several.then(|| self.names.clone()))
    }
}
