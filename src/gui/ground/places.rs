//! Where the program keeps what is its own: the settings and the log.

use std::path::{Path, PathBuf};

/// A file of this name beside the program says that everything of its own shall lie beside it.
const MARKER: &str = "samverka.portable";
/// The folder beside a portable program.
const BESIDE: &str = "samverka-settings";

/// Where the program keeps what is its own. A place that the system has no name for is none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// The file of settings.
    pub settings: Option<PathBuf>,
    /// The folder of the log.
    pub log: Option<PathBuf>,
}

impl Places {
    /// The places of the running program.
    pub fn find() -> Self {
        Self::of(std::env::current_exe().ok().as_deref())
    }

    /// The places of a program that lies here: beside it if it is portable, else the user's own.
    pub fn of(program: Option<&Path>) -> Self {
        let folder = program.and_then(Path::parent);
        folder
            .filter(|folder| folder.join(MARKER).exists())
            .map_or_else(Self::of_user, |folder| {
                let beside = folder.join(BESIDE);
                Self {
                    settings: Some(beside.join("settings.json")),
                    log: Some(beside.join("log")),
                }
            })
    }

    /// Where the user keeps documents; the home folder, where the system has no name for that.
    pub fn documents() -> Option<PathBuf> {
        let user = directories::UserDirs::new()?;
        Some(user.document_dir().unwrap_or(user.home_dir()).to_owned())
    }

    fn of_user() -> Self {
        let Some(folders) = directories::ProjectDirs::from("se", "", "Samverka") else {
            return Self::default();
        };
        Self {
            settings: Some(folders.config_dir().join("settings.json")),
            log: Some(folders.data_local_dir().join("log")),
        }
    }
}
