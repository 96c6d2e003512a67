//! The window with everything done at once, on a day that stays the same.

use std::path::{Path, PathBuf};

use eframe::egui::Vec2;
use egui_kittest::Harness;
use samverka::gui::{App, Options, Settings};

/// The window over these options, at this size.
pub fn window<'a>(size: Vec2, options: Options) -> Harness<'a, App> {
    let mut options = Some(options);
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(40)
        .build_eframe(move |creation| {
            App::new(&creation.egui_ctx, options.take().unwrap_or_default())
        });
    settle(&mut harness);
    harness
}

/// Draws until nothing more is asked for.
pub fn settle(harness: &mut Harness<'_, App>) {
    harness.run_ok();
}

/// Options for a file, without threads or motion, with these answers to file dialogs.
pub fn options(file: Option<PathBuf>, answers: Vec<Vec<PathBuf>>) -> Options {
    Options {
        file,
        scripted: Some(answers),
        settings: Some(Settings {
            motion: false,
            name: "Maria Svensson".into(),
            ..Settings::default()
        }),
        today: chrono::NaiveDate::from_ymd_opt(2018, 5, 15),
        ..Options::default()
    }
}

/// The example, written once to a folder that `SAMVERKA_DEMO` names; none where it names none.
pub fn demo() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("SAMVERKA_DEMO")?);
    if !folder.join("lead.samverka").exists() {
        write_demo(&folder);
    }
    Some(folder)
}

/// Writes the example.
pub fn write_demo(folder: &Path) {
    samverka::demo::write(folder, samverka::demo::Scale::Boss, &mut |_, _| true).unwrap();
}
