//! How long it takes from the start of the program to its first frame on the screen, with a large file, beside
//! an empty eframe window; until its first page is there with every figure, and with what stands beside it and what
//! everybody in the file is called. They take turns in one run.
//!
//! `SAMVERKA_LARGE=/tmp/demo-large xvfb-run -a -s "-screen 0 1280x800x24 -noreset" cargo bench --bench start` writes
//! the file the first time.
//! The promise is one and a half times the empty window for the first frame.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench talks to whoever runs it"
)]

#[cfg(feature = "gui")]
mod large;

#[cfg(feature = "gui")]
mod window {
    use std::io::{BufRead as _, BufReader};
    use std::path::{Path, PathBuf};
    use std::process::{Command, Stdio};
    use std::sync::Arc;
    use std::time::{Duration, Instant};

    use eframe::egui::{Context, Ui, ViewportBuilder, vec2};
    use samverka::gui::{Adapters, App, Options, native_options};

    /// How many times each is started; a few more come first, that warm the computer up and are not counted.
    const ROUNDS: usize = 15;
    const WARMING: usize = 2;
    const DRAWN: &str = "drawn";

    /// Says when what it is to wait for is on the screen, and ends.
    struct Timed<A> {
        app: A,
        is_there: fn(&A) -> bool,
        drawn: bool,
    }

    impl<A> Timed<A> {
        fn new(app: A, is_there: fn(&A) -> bool) -> Self {
            Self {
                app,
                is_there,
                drawn: false,
            }
        }
    }

    impl<A: eframe::App> eframe::App for Timed<A> {
        fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
            // A frame begins when the one before has been handed to the screen.
            if self.drawn {
                println!("{DRAWN}");
                std::process::exit(0);
            }
            self.app.logic(ctx, frame);
        }

        fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
            self.app.ui(ui, frame);
            self.drawn = (self.is_there)(&self.app);
            // Otherwise it draws when there is something new, as it does for people.
            if self.drawn {
                ui.ctx().request_repaint();
            }
        }
    }

    /// A window with nothing in it, as eframe makes it.
    struct Empty;

    impl eframe::App for Empty {
        fn ui(&mut self, _ui: &mut Ui, _frame: &mut eframe::Frame) {}
    }

    fn open_empty() -> eframe::Result {
        let options = eframe::NativeOptions {
            viewport: ViewportBuilder::default().with_inner_size(vec2(1280.0, 800.0)),
            ..eframe::NativeOptions::default()
        };
        let app = Timed::new(Empty, |_| true);
        eframe::run_native("Empty", options, Box::new(move |_| Ok(Box::new(app))))
    }

    fn open_samverka(file: PathBuf, is_there: fn(&App) -> bool) -> eframe::Result {
        let begin = Options {
            file: Some(file),
            ..Options::default()
        };
        let native = native_options(&Arc::new(Adapters::default()));
        eframe::run_native(
            "Samverka",
            native,
            Box::new(move |creation| {
                let app = App::new(&creation.egui_ctx, begin);
                Ok(Box::new(Timed::new(app, is_there)))
            }),
        )
    }

    /// From the start of a program of its own until it says that it has drawn.
    fn time(arguments: &[&Path]) -> Duration {
        let mut program = Command::new(std::env::current_exe().unwrap());
        program.args(arguments).stdout(Stdio::piped());
        let begun = Instant::now();
        let mut child = program.spawn().unwrap();
        let mut said = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut said).unwrap();
        let took = begun.elapsed();
        child.wait().unwrap();
        assert_eq!(
            said.trim(),
            DRAWN,
            "a window opens; without a screen use xvfb-run"
        );
        took
    }

    fn median(mut took: Vec<Duration>) -> f64 {
        took.sort_unstable();
        took[took.len() / 2].as_secs_f64() * 1_000.0
    }

    fn compare(file: &Path) {
        let programs: [(&str, &[&Path]); 4] = [
            ("an empty window", &[Path::new("empty")]),
            ("Samverka", &[Path::new("frame"), file]),
            ("... its page", &[Path::new("page"), file]),
            ("... and names", &[Path::new("whole"), file]),
        ];
        let mut took = [const { Vec::new() }; 4];
        for round in 0..WARMING + ROUNDS {
            for (took, (_, arguments)) in took.iter_mut().zip(programs) {
                let time = time(arguments);
                if round >= WARMING {
                    took.push(time);
                }
            }
        }
        let took = took.map(median);
        println!(
            "ms from start to first frame, the median of {ROUNDS}, and beside the empty window"
        );
        for ((name, _), ms) in programs.iter().zip(took) {
            println!("{name:<16} {ms:>8.0} {:>8.2}", ms / took[0]);
        }
    }

    /// Times them; or is one of those that are timed.
    pub fn run() {
        let mut arguments = std::env::args_os().skip(1);
        match arguments.next() {
            Some(what) if what == "empty" => open_empty().unwrap(),
            Some(what) if what == "frame" => {
                open_samverka(arguments.next().unwrap().into(), |_| true).unwrap();
            }
            Some(what) if what == "page" => {
                open_samverka(arguments.next().unwrap().into(), App::page_is_shown).unwrap();
            }
            Some(what) if what == "whole" => {
                open_samverka(arguments.next().unwrap().into(), App::page_is_whole).unwrap();
            }
            _ => compare(&super::large::large()),
        }
    }
}

fn main() {
    #[cfg(feature = "gui")]
    window::run();
}
