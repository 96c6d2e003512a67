//! Somebody at the window with its threads, in a process of its own, until chance ends it: draws, presses, types, and
//! tells of what is shown.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use eframe::egui::{Event, Key, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use samverka::domain::Id;
use samverka::gui::{App, Options, Route, Settings};
use samverka::workspace::Workspace;

use crate::life::*;

/// Names the file that this process is to work on until it is killed.
const FILE: &str = "SAMVERKA_TEST_WINDOW";
/// A window that shows nothing for so long has stopped.
const LONGEST: Duration = Duration::from_secs(30);
/// Some while after something was shown, the window is killed.
const SOON: Duration = Duration::from_millis(60);

/// The file that this process is to work on, if it is one that is to be killed.
pub fn file_to_work_on() -> Option<PathBuf> {
    std::env::var_os(FILE).map(PathBuf::from)
}

/// Lives that are begun and ended, one after the other, on one file.
pub struct Lives<'a> {
    /// The test that runs itself again as the window: `module::name`.
    pub own_name: &'a str,
    /// A file as it begins, and the one that is worked on.
    pub empty: &'a Path,
    pub file: &'a Path,
    /// Things that are told of in one life, if it is not cut short.
    pub deeds: u64,
    /// So many lives work on before the file begins anew.
    pub anew: u64,
}

impl Lives<'_> {
    /// Lives and kills so many times, and looks at what each has left: what was told before, what was told now, and
    /// the file. Some must have been killed at work, after something was shown.
    pub fn end(&self, times: u64, mut left: impl FnMut(&BTreeSet<String>, &Workspace)) {
        let mut chance = Chance::new();
        let (mut caught, mut shown) = (0, 0);
        for number in 0..times {
            if number % self.anew == 0 {
                std::fs::copy(self.empty, self.file).unwrap();
            }
            let told = self.one(&mut chance);
            caught += u64::from(self.file.with_extension("samverka.lock").exists());
            shown += told.len();
            look(self.file, |workspace| left(&told, workspace));
        }
        assert!(caught > 0, "no window was killed with its file open");
        assert!(shown > 0, "nothing was ever shown");
    }

    /// Starts the window and kills it some time after it has told of something; what it told of.
    fn one(&self, chance: &mut Chance) -> BTreeSet<String> {
        let mut window = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", self.own_name, "--nocapture"])
            .env(FILE, self.file)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(window.stdout.take().unwrap()).lines();
        let mut told = lines.map(|line| line.unwrap()).filter_map(|line| {
            let shown = line.strip_prefix("shown ")?;
            Some(shown.to_owned())
        });
        let wait_for = usize::try_from(chance.under(self.deeds + 1)).unwrap();
        let mut shown: BTreeSet<String> = told.by_ref().take(wait_for).collect();
        assert_eq!(shown.len(), wait_for, "the window has stopped by itself");
        std::thread::sleep(chance.within(SOON));
        window.kill().unwrap();
        shown.extend(told);
        window.wait().unwrap();
        shown
    }
}

/// Tells whoever kills this process what is shown.
pub fn tells(what: &str) {
    let mut told = std::io::stdout().lock();
    writeln!(told, "shown {what}").unwrap();
    told.flush().unwrap();
}

/// A window on a page of a file, with its threads.
pub struct Hand(pub Harness<'static, App>);

impl Hand {
    pub fn opens(file: PathBuf, page: Route) -> Self {
        let options = Options {
            file: Some(file),
            settings: Some(Settings {
                motion: false,
                name: "Maria Svensson".into(),
                ..Settings::default()
            }),
            page: Some(page),
            ..Options::default()
        };
        let mut options = Some(options);
        let window = Harness::builder().with_size(vec2(1280.0, 800.0));
        Self(
            window.build_eframe(move |creation| {
                App::new(&creation.egui_ctx, options.take().unwrap())
            }),
        )
    }

    /// Closes the file.
    pub fn closes(mut self) {
        self.0.state_mut().close();
    }

    /// Draws while the window's threads read and write, until this is so.
    pub fn draws_until(&mut self, what: &str, is_so: impl Fn(&Harness<'_, App>) -> bool) {
        let begun = Instant::now();
        while !is_so(&self.0) {
            assert!(
                begun.elapsed() < LONGEST,
                "{what} never comes, but {}",
                said(&self.0).join(" | ")
            );
            self.0.step();
        }
    }

    /// Draws until these words are shown.
    pub fn sees(&mut self, words: &str) {
        self.draws_until(words, |window| {
            window.query_all_by_label_contains(words).next().is_some()
        });
    }

    /// Closes the dialog of rows that came back though they were stored: the window was killed in between.
    pub fn leaves_what_came_back(&mut self) {
        let came_back = "Det här skrevs innan programmet stängdes";
        self.0.step();
        if self.0.query_by_label_contains(came_back).is_some() {
            self.0.get_by_label("Avbryt").click_accesskit();
            self.draws_until("no dialog", |window| {
                window.query_by_label_contains(came_back).is_none()
            });
        }
    }

    /// Draws until something says these words, however numbers are written in it.
    pub fn reads(&mut self, words: &str) {
        let plain = |words: &str| -> String { words.split_whitespace().collect() };
        let wanted = plain(words);
        self.draws_until(words, |window| {
            said(window).iter().any(|said| plain(said) == wanted)
        });
    }

    /// Draws until what the room sees says these words; what is hidden from it is not looked at.
    pub fn hears(&mut self, words: &str) {
        self.draws_until(words, |window| {
            said(window).iter().any(|said| said.contains(words))
        });
    }

    /// Draws until what has this name has the keyboard.
    pub fn has_keyboard(&mut self, name: &str) {
        self.draws_until(name, |window| {
            let at = focused(window).and_then(|node| node.accesskit_node().label());
            at.is_some_and(|label| label.starts_with(name))
        });
    }

    /// Clicks what has this name, when it is there. Not with the pointer: what holds it may still be finding its size.
    pub fn presses(&mut self, words: &str) {
        self.sees(words);
        self.0.get_by_label(words).click_accesskit();
        self.0.run_steps(2);
    }

    /// Lets what has this name have the keyboard.
    pub fn goes_to(&mut self, words: &str) {
        self.sees(words);
        self.0.get_by_label(words).focus();
        self.0.run_steps(2);
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key) {
        self.0.key_press(key);
        self.0.run_steps(2);
    }

    /// Writes words in what has the keyboard, when something has, and presses Enter. While the wall covers it, it is
    /// not seen.
    pub fn types(&mut self, words: &str) {
        self.draws_until("the keyboard", |window| {
            window.ctx.memory(|memory| memory.focused()).is_some()
        });
        if !words.is_empty() {
            self.0.event(Event::Text(words.to_owned()));
        }
        self.0.run_steps(1);
        self.0.key_press(Key::Enter);
        self.0.run_steps(1);
    }
}

/// The only record of a kind that a file begins with.
pub fn only<R: samverka::domain::Record>(file: &Path) -> Id {
    let reader = samverka::workspace::Reader::open(file).unwrap();
    reader.all::<R>().unwrap()[0].head().id
}

fn focused<'a>(window: &'a Harness<'_, App>) -> Option<Node<'a>> {
    window
        .root()
        .children_recursive()
        .find(|node| node.is_focused())
}

/// Everything that is said to whoever hears the window.
fn said(window: &Harness<'_, App>) -> Vec<String> {
    fn gather(node: Node<'_>, all: &mut Vec<String>) {
        let read = node.accesskit_node();
        if !read.is_hidden() {
            all.extend(read.label().or(read.value()));
            node.children().for_each(|child| gather(child, all));
        }
    }
    let mut all = Vec::new();
    gather(window.root(), &mut all);
    all
}
