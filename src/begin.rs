//! How the window program begins: its arguments, its log, its window.

use std::path::{Path, PathBuf};

use eframe::egui::{ViewportBuilder, vec2};
use samverka::gui::{Options, Settings};
use samverka::text::Text;

use super::App;

/// What the program was started with: `samverka [FILE] [--demo] [--picture PNG]`.
#[derive(Default)]
pub struct Arguments {
    file: Option<PathBuf>,
    demo: bool,
    picture: Option<PathBuf>,
}

impl Arguments {
    /// Reads them.
    pub fn read() -> Result<Self, lexopt::Error> {
        use lexopt::Arg::{Long, Value};
        let mut arguments = Self::default();
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Value(file) if arguments.file.is_none() => arguments.file = Some(file.into()),
                Long("demo") => arguments.demo = true,
                Long("picture") => arguments.picture = Some(parser.value()?.into()),
                other => return Err(other.unexpected()),
            }
        }
        Ok(arguments)
    }
}

/// Says what is wrong with the arguments, where there is a console to say it to.
pub fn say(wrong: &lexopt::Error) {
    use std::io::Write as _;
    let _no_console = writeln!(
        std::io::stderr(),
        "samverka [FILE] [--demo] [--picture PNG]: {wrong}"
    );
}

/// Logs to a file a day; lives as long as the answer does.
pub fn log_to(folder: &Path) -> Option<tracing_appender::non_blocking::WorkerGuard> {
    std::fs::create_dir_all(folder).ok()?;
    let (writer, guard) =
        tracing_appender::non_blocking(tracing_appender::rolling::daily(folder, "samverka.log"));
    let log = tracing_subscriber::fmt()
        .with_writer(writer)
        .with_ansi(false);
    log.with_max_level(tracing::Level::INFO).init();
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        tracing::error!(%panic, "the program stopped where it must not");
        before(panic);
    }));
    Some(guard)
}

/// Opens the window and works until it is closed.
pub fn run(arguments: Arguments, settings_file: Option<PathBuf>) -> eframe::Result {
    let viewport = ViewportBuilder::default()
        .with_title("Samverka")
        .with_app_id("samverka")
        .with_drag_and_drop(true)
        .with_min_inner_size(vec2(640.0, 480.0))
        .with_inner_size(vec2(1280.0, 800.0));
    let native = eframe::NativeOptions {
        viewport,
        ..eframe::NativeOptions::default()
    };
    let picture = arguments.picture;
    let options = Options {
        file: arguments.file,
        demo: arguments.demo,
        settings: picture.is_some().then(Settings::default),
        settings_file: settings_file.filter(|_| picture.is_none()),
        picture,
        ..Options::default()
    };
    eframe::run_native(
        "Samverka",
        native,
        Box::new(move |creation| Ok(Box::new(App::new(&creation.egui_ctx, options)))),
    )
}

/// Says in the system's own dialog that no window could be made, and what to do.
pub fn no_window(text: &Text) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Samverka")
        .set_description(text.get("open-no_window"))
        .show();
}
