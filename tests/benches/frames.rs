//! How long a frame takes over a large file: the real program, its threads and all, without a graphics card.
//!
//! `SAMVERKA_LARGE=/tmp/demo-large cargo bench --bench frames`; writes the file the first time. Each scene is
//! told in milliseconds, and beside an empty frame, so that two machines can be compared. Words after `--` choose
//! edits by what is told of them: `cargo bench --bench frames -- SITUATION person`; `rows` opens every figure's page
//! and scrolls through one; `map` and `board` run the scenes of a process map of 150 steps and of a board of 300 notes,
//! which need no large file; `search` searches in all and among people; `pages` opens and scrolls each of the lead's
//! pages, or those that are named beside it; `walk` tells what one window holds that goes through all of them. What
//! they ask of the reading thread is told in its own time on Linux: that is the same on a machine that has much else to
//! do, where each frame is told as it was the quickest of several times.
//! `SAMVERKA_LARGE` may also be a folder that `samverka-cli demo FOLDER --scale national` has written.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench talks to whoever runs it"
)]

#[cfg(feature = "gui")]
mod driven;
#[cfg(feature = "gui")]
mod large;
#[cfg(feature = "gui")]
mod made;

#[cfg(feature = "gui")]
mod window {
    use std::path::Path;
    use std::time::{Duration, Instant};

    use eframe::egui::{Context, Event, Key, Modifiers, pos2};
    use samverka::domain::{
        ActionPlan, Activity, Attendance, Board, Goal, Group, Initiative, Kind, Meeting,
        Municipality, Person, Phase, ProcessMap, Record, Survey, Training, Unit, Value,
    };
    use samverka::gui::Route;
    use samverka::insight::FIGURES;
    use samverka::workspace::{Command, Reader, Workspace, fields};
    use serde_json::json;

    use super::driven::{Driven, input, key};

    /// How many times each edit is made.
    const ROUNDS: usize = 5;

    /// The middle of some times, the slowest but one in a hundred, and the slowest, in milliseconds.
    fn told(mut took: Vec<Duration>) -> [f64; 3] {
        took.sort_unstable();
        let last = took.len() - 1;
        [last / 2, last * 99 / 100, last].map(|place| took[place].as_secs_f64() * 1_000.0)
    }

    /// The same frames drawn several times: each as it was the quickest, for other programs only ever slow one down.
    fn least(mut round: impl FnMut() -> Vec<Duration>) -> Vec<Duration> {
        let rounds = [(); ROUNDS].map(|()| round());
        let frames = rounds.iter().map(Vec::len).min().unwrap_or_default();
        let of = |frame: usize| rounds.iter().map(|round| round[frame]).min().unwrap();
        (0..frames).map(of).collect()
    }

    fn empty() -> Vec<Duration> {
        let ctx = Context::default();
        let frame = |number: u32| {
            let input = input(f64::from(number) / 60.0, Vec::new());
            let begun = Instant::now();
            let output = ctx.run_ui(input, |_| {});
            std::hint::black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
            begun.elapsed()
        };
        (0..600).map(frame).skip(100).collect()
    }

    fn evidence(file: &Path, scenes: &mut Vec<(&'static str, Vec<Duration>)>) {
        let page = Route::Figure("participants.hours".into());
        let mut driven = Driven::new(file, page);
        driven.wait_for(" rader");
        for _ in 0..30 {
            driven.quiet();
        }
        let still = (0..300).map(|_| driven.frame(Vec::new())).collect();
        scenes.push(("rows, still", still));
        driven.frame(vec![Event::PointerMoved(pos2(500.0, 600.0))]);
        scenes.push(("rows, scrolled", driven.scroll(600, -140.0)));
        scenes.push(("rows, scrolled far", driven.scroll(300, -9_000.0)));
        let field = driven.wait_for("Sök bland");
        driven.click(field);
        scenes.push(("rows, searched", driven.write("karin komplex")));
    }

    /// Every figure's page in a program that runs, in milliseconds: until its rows are shown, and until all of it is.
    fn figures_opened(file: &Path) {
        let mut driven = Driven::new(file, Route::FOLLOW_UP);
        driven.until_whole();
        println!(
            "{:<40}{:>8}{:>8}",
            "a figure is opened, in ms", "rows", "whole"
        );
        for figure in FIGURES {
            driven.app.visit(Route::Figure(figure.id.to_owned()));
            let begun = Instant::now();
            driven.frame(Vec::new());
            let before = begun.elapsed();
            let rows = before + driven.until_whole();
            let [rows, whole] = [rows, begun.elapsed()].map(|took| middle([took].into_iter()));
            println!("{:<40}{rows:>8.1}{whole:>8.1}", figure.id);
        }
    }

    fn palette(file: &Path, scenes: &mut Vec<(&'static str, Vec<Duration>)>) {
        let mut driven = Driven::new(file, Route::list(Group::KIND));
        driven.wait_for("Sparat");
        for _ in 0..200 {
            driven.quiet();
        }
        driven.frame(vec![key(Key::K, Modifiers::COMMAND)]);
        driven.wait_for("Sök sida");
        let took = least(|| driven.write("karin andersson"));
        scenes.push(("Ctrl+K, written in", took));
    }

    fn people(file: &Path, scenes: &mut Vec<(&'static str, Vec<Duration>)>) {
        let mut driven = Driven::new(file, Route::list(Person::KIND));
        let field = driven.wait_for("Sök namn");
        for _ in 0..200 {
            driven.quiet();
        }
        driven.frame(vec![Event::PointerMoved(pos2(500.0, 600.0))]);
        let took = least(|| driven.scroll_and_back(600, -140.0));
        scenes.push(("people, scrolled", took));
        driven.click(field);
        scenes.push(("people, searched", least(|| driven.write("karin lin"))));
    }

    fn follow_up(file: &Path, scenes: &mut Vec<(&'static str, Vec<Duration>)>) {
        let mut driven = Driven::new(file, Route::FOLLOW_UP);
        driven.wait_for("Deltagartimmar");
        for _ in 0..30 {
            driven.quiet();
        }
        driven.frame(vec![Event::PointerMoved(pos2(700.0, 600.0))]);
        let took = least(|| driven.scroll_and_back(300, -20.0));
        scenes.push(("figures, scrolled", took));
    }

    /// The lead's pages.
    fn lead_pages() -> impl Iterator<Item = Route> {
        let own = [
            Route::OVERVIEW,
            Route::SITUATION,
            Route::FOLLOW_UP,
            Route::DECISIONS,
            Route::INBOX,
            Route::KITS,
            Route::FEEDBACK,
            Route::SUBMISSIONS,
            Route::PROJECT,
            Route::INTAKE,
            Route::KEYS,
            Route::BACKUPS,
            Route::SETTINGS,
        ];
        let lists = [
            Group::KIND,
            Meeting::KIND,
            ActionPlan::KIND,
            Initiative::KIND,
            Person::KIND,
            Training::KIND,
            Unit::KIND,
            Municipality::KIND,
            Survey::KIND,
        ];
        own.into_iter().chain(lists.map(Route::list))
    }

    /// What the program holds, in megabytes.
    fn held() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
        kilobytes.unwrap_or(0_u64) / 1_024
    }

    /// One window goes from page to page, and round once more: what it holds on each, a little later.
    fn walk(file: &Path) {
        let mut driven = Driven::new(file, Route::OVERVIEW);
        let mut rounds = vec![Vec::new(); 2];
        for round in &mut rounds {
            for page in lead_pages() {
                driven.app.visit(page);
                driven.frame(Vec::new());
                driven.until_whole();
                for _ in 0..60 {
                    driven.quiet();
                }
                round.push(held());
            }
        }
        println!("{:<40}{:>10}{:>10}", "a page, MB held", "once", "again");
        for (page, (once, again)) in lead_pages().zip(rounds[0].iter().zip(&rounds[1])) {
            println!("{:<40}{once:>10}{again:>10}", format!("{page:?}"));
        }
    }

    /// The lead's pages: how long each takes until it is whole, and its frames while it is scrolled and back.
    fn pages(file: &Path, words: &[&String]) {
        println!(
            "{:<40}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}{:>10}",
            "a page, in ms", "counted", "worked", "opened", "whole", "median", "p99", "worst"
        );
        let of = |page: &Route| format!("{page:?}");
        let named = |page: &Route| words.iter().any(|word| of(page).contains(word.as_str()));
        let asked = |page: &Route| words.is_empty() || named(page);
        for page in lead_pages().filter(asked) {
            let name = of(&page);
            let mut driven = Driven::new(file, page);
            let counted = driven.until_counted();
            let counted = [counted, worked()].map(|took| took.as_secs_f64() * 1_000.0);
            let opened = driven.until_whole() + driven.opened;
            let opened = [opened, worked()].map(|took| took.as_secs_f64() * 1_000.0);
            driven.frame(vec![Event::PointerMoved(pos2(700.0, 600.0))]);
            let [median, p99, worst] = told(least(|| driven.scroll_and_back(200, -60.0)));
            let [[counted, at], [opened, then]] = [counted, opened];
            println!(
                "{name:<40}{counted:>10.0}{at:>10.0}{opened:>10.0}{then:>10.0}{median:>10.2}{p99:>10.2}{worst:>10.2}"
            );
        }
    }

    fn map(scenes: &mut Vec<(&'static str, Vec<Duration>)>) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("map.samverka");
        let map = super::made::map(&file);
        let mut driven = Driven::new(&file, Route::record(ProcessMap::KIND, map));
        driven.wait_for("Verksamhet 1");
        for _ in 0..60 {
            driven.quiet();
        }
        let still = (0..300).map(|_| driven.frame(Vec::new())).collect();
        scenes.push(("map, all of it", still));
        let middle = pos2(700.0, 450.0);
        driven.frame(vec![Event::PointerMoved(middle)]);
        driven.click(middle);
        let zoomed = |driven: &mut Driven, by| driven.frame(vec![Event::Zoom(by)]);
        let closer = (0..60).map(|_| zoomed(&mut driven, 1.05)).collect();
        scenes.push(("map, zoomed", closer));
        scenes.push(("map, scrolled", driven.scroll(300, -20.0)));
    }

    /// A board of 300 notes: still, scrolled, and walked through with the arrows.
    fn board(scenes: &mut Vec<(&'static str, Vec<Duration>)>) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("board.samverka");
        let board = super::made::board(&file);
        let mut driven = Driven::new(&file, Route::record(Board::KIND, board));
        driven.wait_for("Lapp 0 ");
        for _ in 0..100 {
            driven.quiet();
        }
        let still = least(|| (0..300).map(|_| driven.frame(Vec::new())).collect());
        scenes.push(("board, still", still));
        driven.frame(vec![Event::PointerMoved(pos2(700.0, 500.0))]);
        let took = least(|| driven.scroll_and_back(300, -60.0));
        scenes.push(("board, scrolled", took));
        let walk = |to| key(to, Modifiers::NONE);
        let walked = least(|| {
            let to = [Key::ArrowUp, Key::ArrowDown].into_iter();
            let steps = to.flat_map(|to| std::iter::repeat_n(to, 200));
            steps.map(|to| driven.frame(vec![walk(to)])).collect()
        });
        scenes.push(("board, walked", walked));
    }

    /// A field of a record to change on the pages that show it, and to change back.
    fn edit(reader: &Reader, kind: &'static Kind, field: &str, value: Value) -> [Command; 2] {
        let row = &reader.rows(kind).unwrap()[0];
        let before = row.fields.get(field).cloned().unwrap_or_default();
        [value, before].map(|value| Command::set(kind, row.head.id, fields([(field, value)])))
    }

    /// How long the latest thread that reads has worked; nothing where the system does not tell.
    fn worked() -> Duration {
        let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten();
        let tasks = tasks.filter_map(|task| Some(task.ok()?.path()));
        let of = |task: &Path, what| std::fs::read_to_string(task.join(what)).unwrap_or_default();
        let reading = tasks.filter(|task| of(task, "comm").trim() == "reading");
        let number = |task: &std::path::PathBuf| task.file_name()?.to_str()?.parse::<u32>().ok();
        let told = reading.max_by_key(number);
        let told = told.map_or(String::new(), |task| of(&task, "schedstat"));
        let worked = told.split_whitespace().next();
        Duration::from_nanos(worked.and_then(|told| told.parse().ok()).unwrap_or(0))
    }

    /// The middle of some times, in milliseconds.
    fn middle(took: impl Iterator<Item = Duration>) -> f64 {
        told(took.collect())[0]
    }

    /// One edit on each page, there and back, until the page shows it, and until what stands beside it does; how long
    /// the reading thread worked for it. Next to the commit alone, and to reading the page from the start, which is
    /// what it costs to read everything again.
    fn edits(file: &Path, chosen: &[String]) {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("lead.samverka");
        std::fs::copy(file, &copy).unwrap();
        let reader = Reader::open(&copy).unwrap();
        let name = |kind| edit(&reader, kind, "name", json!("Ett annat namn"));
        let title = |kind| edit(&reader, kind, "title", json!("En annan rubrik"));
        let text = |kind| edit(&reader, kind, "text", json!("En annan text"));
        let absent = edit(&reader, Attendance::KIND, "status", json!("absent"));
        let group = reader.all::<Group>().unwrap()[0].head.id;
        let person = reader.all::<Person>().unwrap()[0].head.id;
        let scenes = [
            (Route::OVERVIEW, text(Goal::KIND)),
            (Route::list(Group::KIND), name(Group::KIND)),
            (
                Route::record(Group::KIND, group),
                edit(&reader, Group::KIND, "status", json!("dormant")),
            ),
            (Route::list(Meeting::KIND), title(Meeting::KIND)),
            (Route::list(ActionPlan::KIND), text(Activity::KIND)),
            (Route::list(Initiative::KIND), title(Initiative::KIND)),
            (Route::list(Person::KIND), name(Person::KIND)),
            (
                Route::record(Person::KIND, person),
                edit(&reader, Person::KIND, "gender", json!("other")),
            ),
            (Route::list(Training::KIND), title(Training::KIND)),
            (Route::FOLLOW_UP, absent.clone()),
            (
                Route::SITUATION,
                edit(&reader, Meeting::KIND, "date", json!("2017-03-03")),
            ),
            (Route::Figure("participants.hours".into()), absent),
            (Route::PROJECT, name(Phase::KIND)),
            (Route::SETTINGS, name(Unit::KIND)),
        ];
        drop(reader);
        println!(
            "{:<40}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>6}",
            "one edit, in ms", "commit", "worked", "shown", "whole", "opened", "part", "views"
        );
        for (page, commands) in scenes {
            let told = format!("{page:?}, {}", commands[0].edits[0].kind().code);
            if !chosen.is_empty() && !chosen.iter().any(|word| told.contains(word)) {
                continue;
            }
            let commit = {
                let mut workspace = Workspace::open(&copy).unwrap();
                let begun = Instant::now();
                workspace.run(&commands[0]).unwrap();
                let commit = begun.elapsed();
                workspace.undo().unwrap();
                commit
            };
            let mut driven = Driven::new(&copy, page);
            let opened = driven.until_whole();
            let read = driven.app.views_read();
            let rounds: Vec<[Duration; 3]> = (0..ROUNDS)
                .map(|round| {
                    let worked_before = worked();
                    driven.app.change(commands[round % 2].clone());
                    let begun = Instant::now();
                    let shown = driven.until_whole();
                    [worked() - worked_before, shown, begun.elapsed()]
                })
                .collect();
            let views = (driven.app.views_read() - read) / ROUNDS as u64;
            let [worked, shown, whole] =
                [0, 1, 2].map(|at| middle(rounds.iter().map(|one| one[at])));
            let [commit, opened] = [commit, opened].map(|took| middle([took].into_iter()));
            let part = shown / opened;
            println!(
                "{told:<40}{commit:>8.1}{worked:>8.1}{shown:>8.1}{whole:>8.1}{opened:>8.1}{part:>8.3}{views:>6}"
            );
        }
    }

    /// Runs every scene and tells what it took.
    pub fn run() {
        let words = std::env::args().skip(1);
        let chosen: Vec<String> = words.filter(|word| !word.starts_with("--")).collect();
        let mut scenes = vec![("an empty frame", empty())];
        let scene = |name: &str| chosen.is_empty() || chosen.iter().any(|word| word == name);
        let searches = chosen.iter().any(|word| word == "search");
        let of_its_own = |word: &String| word == "map" || word == "board";
        if !chosen.iter().any(of_its_own) {
            let file = super::large::large();
            if chosen.iter().any(|word| word == "walk") {
                return walk(&file);
            }
            if chosen.iter().any(|word| word == "pages") {
                let words: Vec<_> = chosen.iter().filter(|word| *word != "pages").collect();
                return pages(&file, &words);
            }
            let rows = chosen.iter().any(|word| word == "rows");
            if rows || chosen.is_empty() {
                figures_opened(&file);
                evidence(&file, &mut scenes);
            }
            if !rows && !searches {
                edits(&file, &chosen);
            }
        }
        if chosen.is_empty() || searches {
            let file = super::large::large();
            palette(&file, &mut scenes);
            people(&file, &mut scenes);
            follow_up(&file, &mut scenes);
        }
        if scene("map") {
            map(&mut scenes);
        }
        if scene("board") {
            board(&mut scenes);
        }
        println!(
            "{:<22}{:>10}{:>10}{:>10}{:>12}",
            "ms a frame", "median", "p99", "worst", "empty = 1"
        );
        let mut one = None;
        for (name, took) in scenes {
            let [median, p99, worst] = told(took);
            let empty = *one.get_or_insert(median);
            let times = median / empty;
            println!("{name:<22}{median:>10.2}{p99:>10.2}{worst:>10.2}{times:>12.1}");
        }
    }
}

fn main() {
    #[cfg(feature = "gui")]
    window::run();
}
