//! How the window program begins: its arguments, its log, and what it says where there is no window.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use samverka::gui::{Options, Settings};
use samverka::text::Text;

/// How the program is started.
const USAGE: &str = "samverka [FILE] [--demo] [--picture PNG]";

/// What the program was started with.
#[derive(Default)]
pub struct Arguments {
    file: Option<PathBuf>,
    demo: bool,
    picture: Option<PathBuf>,
    /// Only to be told; nothing is opened.
    pub only_tell: Option<String>,
}

impl Arguments {
    /// Reads them.
    pub fn read() -> Result<Self, lexopt::Error> {
        use lexopt::Arg::{Long, Value};
        let mut arguments = Self::default();
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                // It is remembered, and another time the program starts in another folder.
                Value(file) if arguments.file.is_none() => {
                    let file = PathBuf::from(file);
                    arguments.file = Some(std::path::absolute(&file).unwrap_or(file));
                }
                Long("demo") => arguments.demo = true,
                Long("picture") => arguments.picture = Some(parser.value()?.into()),
                Long("help") => arguments.only_tell = Some(USAGE.to_owned()),
                Long("version") => {
                    let version = concat!("samverka ", env!("CARGO_PKG_VERSION"));
                    arguments.only_tell = Some(version.to_owned());
                }
                other => return Err(other.unexpected()),
            }
        }
        Ok(arguments)
    }

    /// What the window begins with. A picture is of the program as it comes, whatever the user has chosen.
    pub fn options(self, settings_file: Option<PathBuf>) -> Options {
        Options {
            file: self.file,
            demo: self.demo,
            settings: self.picture.is_some().then(Settings::default),
            settings_file: settings_file.filter(|_| self.picture.is_none()),
            picture: self.picture,
            ..Options::default()
        }
    }
}

/// Tells what was asked for, where there is a console to tell it to.
pub fn tell(words: &str) {
    let _no_console = writeln!(std::io::stdout(), "{words}");
}

/// Says what is wrong with the arguments, where there is a console to say it to.
pub fn say(wrong: &lexopt::Error) {
    let _no_console = writeln!(std::io::stderr(), "{USAGE}: {wrong}");
}

/// Logs to a file a day; lives as long as the answer does. A folder that cannot be written is no log.
pub fn log_to(folder: &Path) -> Option<tracing_appender::non_blocking::WorkerGuard> {
    let daily = tracing_appender::rolling::Builder::new()
        .rotation(tracing_appender::rolling::Rotation::DAILY)
        .filename_prefix("samverka.log")
        .build(folder)
        .ok()?;
    let (writer, guard) = tracing_appender::non_blocking(daily);
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

/// Says that no window could be made, and what to do: on the console if there is one, and in a dialog of the
/// system.
pub fn no_window(text: &Text) {
    let words = text.get("open-no_window");
    let _no_console = writeln!(std::io::stderr(), "{words}");
    dialog(&words);
}

#[cfg(any(windows, target_os = "macos"))]
fn dialog(words: &str) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Samverka")
        .set_description(words)
        .show();
}

/// A Linux desktop has no dialog of its own that every program can ask for; the first of these that is
/// installed and finds a screen shows it.
#[cfg(not(any(windows, target_os = "macos")))]
fn dialog(words: &str) {
    let dialogs: [&[&str]; 3] = [
        &[
            "zenity",
            "--error",
            "--no-markup",
            "--title=Samverka",
            "--text",
        ],
        &["kdialog", "--title", "Samverka", "--error"],
        &["xmessage", "-center", "-title", "Samverka"],
    ];
    for (program, arguments) in dialogs.iter().filter_map(|dialog| dialog.split_first()) {
        let mut shown = std::process::Command::new(program);
        shown.args(arguments).arg(words);
        shown.stdout(std::process::Stdio::null());
        shown.stderr(std::process::Stdio::null());
        if shown.status().is_ok_and(|ended| ended.success()) {
            return;
        }
    }
}
