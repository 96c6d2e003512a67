//! What a nation in one file costs, beside SQLite's own work on the same rows, and beside *large* and *boss*.
//!
//! `cargo bench --bench nation` writes the three examples the first time, which takes a quarter of an hour, into the
//! folder `samverka-benches` among the temporary files, or into the one that `SAMVERKA_BENCHES` names. Words after `--`
//! choose rows by their names: `cargo bench --bench nation -- boss figures verify`. A row is one whole run of the
//! command line, in seconds, in seconds of processor, and in megabytes held at most; the last two are told on Linux
//! alone. What SQLite does meanwhile is timed in the same run, so that two machines can be compared.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a bench talks to whoever runs it"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};
use samverka::demo::{Scale, write};

/// A day when everything in the examples has been.
const ON: &str = "2018-09-30";
/// How many bundles come in one after the other, each with a copy of the file before it.
const BUNDLES: usize = 10;
/// How often one run is made; the middle one is told.
const RUNS: usize = 3;

/// One run of a program.
#[derive(Clone, Copy, Default)]
struct Cost {
    wall: Duration,
    processor: Duration,
    /// Bytes held at most.
    memory: u64,
}

/// An example, and a place where it may be changed.
struct Example {
    name: &'static str,
    folder: PathBuf,
    work: tempfile::TempDir,
}

impl Example {
    fn at(name: &'static str, scale: Scale, all: &Path) -> Self {
        let folder = all.join(name);
        if !folder.join("lead.samverka").exists() {
            println!("{name} is written into {}", folder.display());
            write(&folder, scale, &mut |_, _| true).unwrap();
        }
        let work = tempfile::tempdir_in(all).unwrap();
        Self { name, folder, work }
    }

    fn lead(&self) -> PathBuf {
        self.folder.join("lead.samverka")
    }

    /// A copy to be changed, with nothing beside it.
    fn copy_of(&self, file: &Path) -> PathBuf {
        let copy = self.work.path().join("copy.samverka");
        let _was_never_there = std::fs::remove_file(&copy);
        let _was_never_there = std::fs::remove_dir_all(copies_of(&copy));
        std::fs::copy(file, &copy).unwrap();
        copy
    }

    /// The lead's file as it was before everybody's bundles came.
    fn before(&self) -> PathBuf {
        let copies = files_in(&copies_of(&self.lead()));
        assert!(
            !copies.is_empty(),
            "{} was written by an earlier version: remove it",
            self.folder.display()
        );
        self.copy_of(&copies[0])
    }
}

fn copies_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push("-backups");
    name.into()
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = files.map(|file| file.path()).collect();
    files.sort();
    files
}

fn size_of(files: &[PathBuf]) -> u64 {
    files
        .iter()
        .map(|file| file.metadata().unwrap().len())
        .sum()
}

/// A command on a file, to be given more words.
fn command(name: &str, file: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samverka-cli"));
    command.arg(name).arg(file).stdout(Stdio::null());
    command
}

/// Runs a program to its end, and holds that it went well.
fn cost_of(program: &mut Command) -> Cost {
    let begun = Instant::now();
    let mut running = program.spawn().unwrap();
    let id = running.id();
    let mut memory = 0;
    // What has ended is still told of until it is waited for.
    let processor = loop {
        memory = memory.max(held_by(id).unwrap_or(0));
        match state_of(id) {
            Some(('Z', processor)) => break processor,
            Some(_) => std::thread::sleep(Duration::from_millis(1)),
            None => break Duration::ZERO,
        }
    };
    let ended = running.wait().unwrap();
    assert!(ended.success(), "{program:?}");
    Cost {
        wall: begun.elapsed(),
        processor,
        memory,
    }
}

/// The most that a program has held, in bytes.
fn held_by(id: u32) -> Option<u64> {
    let told = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes * 1_024)
}

/// How a program stands, by Linux's letter, and how long it has had a processor (`proc_pid_stat(5)`, in hundredths).
fn state_of(id: u32) -> Option<(char, Duration)> {
    let told = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let (_, after_name) = told.rsplit_once(") ")?;
    let told: Vec<&str> = after_name.split(' ').collect();
    let hundredths = told[11].parse::<u64>().ok()? + told[12].parse::<u64>().ok()?;
    let state = told[0].chars().next()?;
    Some((state, Duration::from_millis(hundredths * 10)))
}

/// The run of the middle, of some.
fn middle(mut once: impl FnMut() -> Cost) -> Cost {
    let mut runs: Vec<Cost> = (0..RUNS).map(|_| once()).collect();
    runs.sort_by_key(|cost| cost.wall);
    runs[RUNS / 2]
}

fn took(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

fn read(file: &Path) -> Connection {
    Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// How SQLite puts the rows of a table into another.
#[derive(Clone, Copy)]
enum Inserted {
    /// `INSERT … SELECT *` between equal tables copies whole records, of each tree in its own order, and looks into
    /// none of them: no program that is handed its rows can do that.
    AsRecords,
    /// Each row is taken apart, put together and found its place in each index, in the order of the ids.
    RowByRow,
    /// The same in the order in which a lead gets them: a municipality after another.
    AsTheyCome,
}

impl Inserted {
    const ALL: [Self; 3] = [Self::AsRecords, Self::RowByRow, Self::AsTheyCome];

    fn name(self) -> &'static str {
        match self {
            Self::AsRecords => "INSERT … SELECT, whole records",
            Self::RowByRow => "INSERT … SELECT, row by row",
            Self::AsTheyCome => "INSERT … SELECT, as they come",
        }
    }

    /// What is added to the statement; anything turns the copying of whole records off.
    fn clause(self, has_municipality: bool) -> &'static str {
        match self {
            Self::AsRecords => "",
            Self::AsTheyCome if has_municipality => "ORDER BY municipality",
            Self::RowByRow | Self::AsTheyCome => "WHERE true",
        }
    }
}

/// Every table of a file put into a new one that has the same tables and indexes, in one transaction.
fn inserted(file: &Path, into: &Path, how: Inserted) -> Cost {
    let _was_never_there = std::fs::remove_file(into);
    let own = |sql: &str, from: &Connection| {
        let mut found = from.prepare(sql).unwrap();
        let found = found.query_map([], |row| row.get::<_, String>(0)).unwrap();
        found.collect::<Result<Vec<_>, _>>().unwrap()
    };
    let from = read(file);
    // The tables that the index of words keeps for itself come with it.
    const PLAIN: &str =
        "name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let made = own(
        &format!(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND {PLAIN} ORDER BY type = 'index'"
        ),
        &from,
    );
    let tables = own(
        &format!("SELECT name FROM sqlite_schema WHERE type = 'table' AND {PLAIN}"),
        &from,
    );
    let new = Connection::open(into).unwrap();
    new.execute_batch("PRAGMA journal_mode = WAL").unwrap();
    new.execute_batch(&made.join(";")).unwrap();
    new.execute("ATTACH ?1 AS there", [file.to_str().unwrap()])
        .unwrap();
    let has_municipality = |table: &str| {
        let column = "SELECT 1 FROM pragma_table_info(?1) WHERE name = 'municipality'";
        new.prepare(column).unwrap().exists([table]).unwrap()
    };
    let own = || state_of(std::process::id()).map_or(Duration::ZERO, |(_, processor)| processor);
    let before = own();
    let wall = took(|| {
        new.execute_batch("BEGIN").unwrap();
        for table in &tables {
            let rows = if table == "search" {
                "rowid, text"
            } else {
                "*"
            };
            let into = if table == "search" {
                "(rowid, text)"
            } else {
                ""
            };
            let clause = how.clause(has_municipality(table));
            let from = format!("there.\"{table}\" {clause}");
            let sql = format!("INSERT INTO main.\"{table}\" {into} SELECT {rows} FROM {from}");
            new.execute(&sql, []).unwrap();
        }
        new.execute_batch("COMMIT").unwrap();
    });
    Cost {
        wall,
        processor: own().saturating_sub(before),
        memory: 0,
    }
}

/// Every row of these kinds read, column by column.
fn scanned(file: &Path, tables: &[&str]) -> Duration {
    let from = read(file);
    took(|| {
        for table in tables {
            let mut rows = from.prepare(&format!("SELECT * FROM \"{table}\"")).unwrap();
            let columns = rows.column_count();
            let mut rows = rows.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for column in 0..columns {
                    std::hint::black_box(row.get_ref(column).unwrap());
                }
            }
        }
    })
}

fn found_sound(file: &Path) -> Duration {
    let from = read(file);
    took(|| {
        let told: String = from
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(told, "ok");
    })
}

/// openpyxl reading the same attendances from a spreadsheet; none where it is not there.
fn read_by_openpyxl(example: &Example) -> Option<Duration> {
    const READ: &str = "import sys, openpyxl
for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True):
    for row in sheet.iter_rows(values_only=True): pass";
    let python = |script: &str| {
        let mut python = Command::new("python3");
        python.args(["-c", script]).stderr(Stdio::null());
        python
    };
    let there = python("import openpyxl").status();
    if !there.is_ok_and(|told| told.success()) {
        return None;
    }
    let mut all = Duration::ZERO;
    for kind in ["person", "attendance"] {
        let sheet = example.work.path().join(format!("{kind}.xlsx"));
        let mut exported = command("export-table", &example.lead());
        cost_of(exported.args([kind, "--personal", "-o"]).arg(&sheet));
        all += cost_of(python(READ).arg(&sheet)).wall;
    }
    Some(all)
}

/// What stands beside a run: what SQLite did, and how long it took.
type Beside = Option<(&'static str, Duration)>;

impl Example {
    /// A row of the table: what was run, what it is to cost at national, and what it cost.
    fn tell(&self, [what, goal]: [&str; 2], cost: Cost, beside: Beside) {
        let [wall, processor] = [cost.wall, cost.processor].map(|took| took.as_secs_f64());
        let beside = beside.map_or(String::new(), |(other, took)| {
            let took = took.as_secs_f64();
            format!("{:.2} × {other} {took:.2} s", wall / took)
        });
        let memory = cost.memory / 1_000_000;
        let name = self.name;
        println!("{name:<9}{what:<28}{wall:>9.2}{processor:>9.2}{memory:>7}  {beside:<34}{goal}");
    }
}

fn merged(example: &Example) {
    let file = example.before();
    let bundles = files_in(&example.folder.join("bundles"));
    let cost = cost_of(command("merge", &file).args(&bundles));
    let what = format!("merge of {}", bundles.len());
    example.tell([&what, "≤ 1.5 ×, ≤ 250 MB"], cost, None);
    for how in Inserted::ALL {
        let plain = inserted(&file, &example.work.path().join("plain.sqlite"), how);
        let [times, of_processor] = [(cost.wall, plain.wall), (cost.processor, plain.processor)]
            .map(|(cost, plain)| cost.as_secs_f64() / plain.as_secs_f64());
        println!(
            "{:<35}{times:.2} × {}, {:.2} s; {of_processor:.2} × its processor time",
            "",
            how.name(),
            plain.wall.as_secs_f64()
        );
    }
    if let Some(by_openpyxl) = read_by_openpyxl(example) {
        let times = by_openpyxl.as_secs_f64() / cost.wall.as_secs_f64();
        let seconds = by_openpyxl.as_secs_f64();
        println!(
            "{:<35}openpyxl reads the people and attendances of it in {seconds:.1} s, {times:.2} ×",
            ""
        );
    }
}

/// One more bundle after another, each with something new in it and a copy of the file before it.
fn one_more(example: &Example) {
    let file = example.copy_of(&example.lead());
    let municipality = example.work.path().join("municipality.samverka");
    let theirs = files_in(&example.folder.join("municipalities"));
    std::fs::copy(&theirs[0], &municipality).unwrap();
    let mut costs = Vec::new();
    let mut looked_at = Cost::default();
    for number in 0..BUNDLES {
        let bundle = example
            .work
            .path()
            .join(format!("{number}.samverka-bundle"));
        let title = format!("title=Besök {number}");
        let mut added = command("add", &municipality);
        cost_of(added.args(["outreach", "date=2018-09-01", "kind=talk", &title]));
        cost_of(command("export", &municipality).arg("-o").arg(&bundle));
        looked_at = cost_of(command("merge", &file).arg(&bundle).arg("--dry-run"));
        costs.push(cost_of(command("merge", &file).arg(&bundle)));
    }
    let copies = size_of(&files_in(&copies_of(&file)));
    let times = copies as f64 / file.metadata().unwrap().len() as f64;
    let first = costs.remove(0);
    costs.sort_by_key(|cost| cost.wall);
    let next = costs[costs.len() / 2];
    example.tell(["one more bundle, tried", ""], looked_at, None);
    example.tell(["one more bundle, the first", ""], first, None);
    example.tell(["one more bundle, the next", "≤ 0.3 s"], next, None);
    println!(
        "{:<9}{BUNDLES} copies take {times:.2} × the file; goal ≤ 2",
        example.name
    );
}

fn figures(example: &Example) {
    let lead = example.lead();
    let cost = middle(|| cost_of(command("figures", &lead).args(["--on", ON])));
    let tables = [
        "attendance",
        "person",
        "membership",
        "meeting",
        "response",
        "tally",
    ];
    let beside = Some(("reading the rows", scanned(&lead, &tables)));
    example.tell(["figures, all", "< 1 s"], cost, beside);
}

fn evidence(example: &Example) {
    let lead = example.lead();
    let scan = scanned(&lead, &["attendance", "person"]);
    for (figure, what) in [
        ("participants.hours", "evidence of the hours"),
        ("participants.unique", "evidence of the participants"),
    ] {
        let figure = [figure, "--on", ON, "--json"];
        let cost = middle(|| cost_of(command("evidence", &lead).args(figure)));
        example.tell([what, "< 0.5 s"], cost, Some(("reading the rows", scan)));
    }
}

fn verify(example: &Example) {
    let lead = example.lead();
    let cost = cost_of(&mut command("verify", &lead));
    let beside = Some(("integrity_check", found_sound(&lead)));
    example.tell(["verify", "≤ 1.2 ×"], cost, beside);
}

fn report(example: &Example) {
    let lead = example.lead();
    for ending in ["docx", "xlsx"] {
        let file = example.work.path().join(format!("report.{ending}"));
        let cost = cost_of(command("report", &lead).arg("-o").arg(&file));
        let what = format!("report as .{ending}");
        example.tell([&what, "< 5 s, < 300 MB; boss < 1 s"], cost, None);
    }
}

/// The lead's window on a page until everything is read, in a program of its own.
#[cfg(feature = "gui")]
fn window(example: &Example) {
    for page in ["situation", "participants.hours"] {
        let mut program = Command::new(std::env::current_exe().unwrap());
        program.env(OPENED, example.lead()).env(PAGE, page);
        let what = format!("window: {page}");
        example.tell([&what, "< 250 MB"], cost_of(&mut program), None);
    }
}

#[cfg(feature = "gui")]
const OPENED: &str = "SAMVERKA_OPENED";
#[cfg(feature = "gui")]
const PAGE: &str = "SAMVERKA_PAGE";

#[cfg(feature = "gui")]
fn open_window(file: PathBuf) {
    use eframe::egui::{Context, RawInput, Rect, pos2};
    use samverka::gui::{App, Options, Route, Settings};

    let page = match std::env::var(PAGE).as_deref() {
        Ok("situation") => Route::SITUATION,
        Ok(figure) => Route::Figure(figure.to_owned()),
        Err(_) => Route::OVERVIEW,
    };
    let options = Options {
        file: Some(file),
        settings: Some(Settings::default()),
        page: Some(page),
        ..Options::default()
    };
    let ctx = Context::default();
    let mut app = App::new(&ctx, options);
    for frame in 0_u32.. {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_max(pos2(0.0, 0.0), pos2(1_280.0, 800.0))),
            time: Some(f64::from(frame) / 60.0),
            ..RawInput::default()
        };
        app.logic(&ctx);
        let output = ctx.run_ui(input, |ui| app.ui(ui));
        std::hint::black_box(ctx.tessellate(output.shapes, output.pixels_per_point));
        let whole = app.is_at_rest() && app.page_is_read() && app.page_is_whole();
        if whole && app.is_looked_at() {
            return;
        }
        std::thread::sleep(Duration::from_millis(4));
    }
}

fn main() {
    #[cfg(feature = "gui")]
    if let Some(file) = std::env::var_os(OPENED) {
        return open_window(file.into());
    }
    let folder = std::env::var_os("SAMVERKA_BENCHES");
    let folder = folder.map_or_else(
        || std::env::temp_dir().join("samverka-benches"),
        PathBuf::from,
    );
    std::fs::create_dir_all(&folder).unwrap();
    let rows: [(&str, Row); _] = [
        ("merge", merged),
        ("one", one_more),
        ("figures", figures),
        ("evidence", evidence),
        ("verify", verify),
        ("report", report),
        #[cfg(feature = "gui")]
        ("window", window),
    ];
    let words = std::env::args().skip(1);
    let chosen: Vec<String> = words.filter(|word| !word.starts_with("--")).collect();
    let (scales, rows): (Vec<_>, Vec<_>) = (chosen_of(&SCALES, &chosen), chosen_of(&rows, &chosen));
    println!(
        "{:<37}{:>9}{:>9}{:>7}  {:<34}goal at national",
        "", "s", "s of CPU", "MB", "beside it"
    );
    for (name, scale) in scales {
        let example = Example::at(name, scale, &folder);
        rows.iter().for_each(|(_, row)| row(&example));
    }
}

/// What tells a row of the table.
type Row = fn(&Example);

const SCALES: [(&str, Scale); 3] = [
    ("national", Scale::National),
    ("large", Scale::Large),
    ("boss", Scale::Boss),
];

/// Those that are named, or all where none is.
fn chosen_of<T: Copy>(all: &[(&'static str, T)], words: &[String]) -> Vec<(&'static str, T)> {
    let named = |one: &&(&str, T)| words.iter().any(|word| word == one.0);
    if all.iter().any(|one| named(&one)) {
        all.iter().filter(named).copied().collect()
    } else {
        all.to_vec()
    }
}
