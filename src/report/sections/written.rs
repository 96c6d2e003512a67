//! A report, or the tables behind it, before the file is put together: what they were counted from is needed no longer,
//! and a country's facts are large.

use std::io;
use std::path::Path;

use super::{Report, rows};
use crate::insight::Facts;
use crate::report::xlsx::{self, Page, Sheet};
use crate::report::{Document, docx};
use crate::text::Text;
use crate::workspace::{Reader, Result, WorkspaceError};

/// What a file is put together of.
pub enum Written {
    /// A report.
    Report(Document),
    /// The tables behind one: the first without its rows, and their pages.
    Tables(Sheet, Vec<Page>),
}

impl Written {
    /// A report.
    pub fn report(report: &Report) -> Self {
        Self::Report(report.document())
    }

    /// The tables behind one, for a file that is to be at a path.
    ///
    /// # Errors
    /// If the workspace cannot be read, or Excel cannot hold them.
    pub fn tables(
        report: &Report,
        reader: &Reader,
        text: &Text,
        facts: &Facts,
        path: &Path,
    ) -> Result<Self> {
        let (first, pages) = rows::Book::new(report, reader, text, facts).pages(path)?;
        Ok(Self::Tables(first, pages))
    }

    /// The file that is to be at a path.
    ///
    /// # Errors
    /// If memory runs out, or Excel cannot hold the tables.
    pub fn bind(self, path: &Path) -> Result<Vec<u8>> {
        let bound: io::Result<_> = match self {
            Self::Report(document) => docx::write(&document),
            Self::Tables(first, pages) => xlsx::bind(Some(&first), pages),
        };
        bound.map_err(|error| WorkspaceError::of_file(path, &error))
    }
}
