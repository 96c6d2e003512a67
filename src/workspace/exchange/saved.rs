//! Documents and tables that are saved from a workspace: they leave it as bundles do, and are logged like them.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::bundle::Profile;
use crate::domain::{Kind, MunicipalityCode, Value};
use crate::store::Export;
use crate::workspace::file::spool::write_file;
use crate::workspace::{Result, Workspace};

/// How a document is called in the log of what has left.
pub const PAPER: &str = "paper";
/// The code name of the handover sheet, among papers.
pub const HANDOVER: &str = "handover";
/// The code name of the sheet with the lead's keys, among papers.
pub const KEY_SHEET: &str = "key_sheet";
/// How a table is called in the log of what has left.
pub const TABLE: &str = "table";

impl Workspace {
    /// Writes a table of records of a kind, and logs that it left.
    ///
    /// # Errors
    /// If the file cannot be written; nothing is logged then.
    pub fn save_table(
        &mut self,
        kind: &Kind,
        rows: usize,
        path: &Path,
        table: &[u8],
    ) -> Result<()> {
        let (own, counts) = (
            self.role().municipality(),
            serde_json::json!({ kind.code: rows }),
        );
        self.save_logged(TABLE, own, &counts, path, table)
    }

    /// Writes a document of what the file holds, and logs that it left: what it is called, and nothing of what it says.
    ///
    /// # Errors
    /// If the file cannot be written; nothing is logged then.
    pub fn save_paper(&mut self, what: &str, path: &Path, document: &[u8]) -> Result<()> {
        let own = self.role().municipality();
        let counts = serde_json::json!({ what: 1 });
        self.save_logged(PAPER, own, &counts, path, document)
    }

    /// Writes a table beside the file that its rows came from, under a name that no file has: what was not taken in.
    /// It holds what that file holds, so nothing leaves by it.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub fn save_beside(&self, of: &Path, words: &str, table: &[u8]) -> Result<PathBuf> {
        let stem = of.file_stem().unwrap_or_default().to_string_lossy();
        let name = |number: u32| match number {
            1 => format!("{stem} {words}.xlsx"),
            _ => format!("{stem} {words} {number}.xlsx"),
        };
        let mut files = (1..).map(|number| of.with_file_name(name(number)));
        let free = files.find(|file| !file.exists());
        let path = free.unwrap_or_else(|| of.with_file_name(name(1)));
        write_file(&path, table)?;
        Ok(path)
    }

    pub(in crate::workspace) fn save_logged(
        &mut self,
        what: &str,
        municipality: Option<MunicipalityCode>,
        counts: &Value,
        path: &Path,
        bytes: &[u8],
    ) -> Result<()> {
        write_file(path, bytes)?;
        if !self.writable() {
            return Ok(());
        }
        let digest = Sha256::digest(bytes);
        let name = path.file_name().unwrap_or_default();
        let export = Export {
            at: self.surroundings.now_ms(),
            kind: what.to_owned(),
            profile: Profile::Full.code().to_owned(),
            municipality,
            digest: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
            file: name.to_string_lossy().into_owned(),
            counts: counts.to_string(),
        };
        Ok(self
            .reader
            .store
            .transaction(true, |store| store.write_export(&export))?)
    }
}

/// Whether this is the log of such a paper.
pub(in crate::workspace) fn is_paper(export: &Export, what: &str) -> bool {
    let counts: std::result::Result<Value, _> = serde_json::from_str(&export.counts);
    export.kind == PAPER && counts.is_ok_and(|counts| counts.get(what).is_some())
}
