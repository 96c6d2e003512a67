//! The window program: log, panic hook, start; nothing else.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::path::Path;
use std::process::ExitCode;

use samverka::gui::{Places, Settings, run};
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
    if let Some(words) = &arguments.only_tell {
        begin::tell(words);
        return ExitCode::SUCCESS;
    }
    let places = Places::find();
    let _log = places.log.as_deref().map(begin::log_to);
    let text = Text::new(language(places.settings.as_deref()));
    match run(&arguments.options(places.settings)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "no window");
            begin::no_window(&text);
            ExitCode::FAILURE
        }
    }
}

fn language(settings_file: Option<&Path>) -> Language {
    settings_file.map_or_else(Language::default, |file| Settings::load(file).language())
}
