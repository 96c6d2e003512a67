//! The window program: log, panic hook, start; nothing else.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::path::PathBuf;
use std::process::ExitCode;

use samverka::gui::{App, Settings};
use samverka::text::{Language, Text};

mod begin;

fn main() -> ExitCode {
    let arguments = match begin::Arguments::read() {
        Ok(arguments) => arguments,
        Err(wrong) => {
            begin::say(&wrong);
            return ExitCode::from(2);
        }
    };
    let folders = directories::ProjectDirs::from("se", "", "Samverka");
    let _log = folders
        .as_ref()
        .map(|folders| begin::log_to(&folders.data_local_dir().join("log")));
    let settings_file = folders.map(|folders| folders.config_dir().join("settings.json"));
    let text = Text::new(language(settings_file.as_ref()));
    match begin::run(arguments, settings_file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "no window");
            begin::no_window(&text);
            ExitCode::FAILURE
        }
    }
}

fn language(settings_file: Option<&PathBuf>) -> Language {
    settings_file.map_or_else(Language::default, |file| Settings::load(file).language())
}
