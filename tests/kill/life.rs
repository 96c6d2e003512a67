//! A program's life, and chance that ends it.

use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use samverka::workspace::{Surroundings as _, Workspace};

use crate::village::Elsewhere;

/// This many of the usual two hundred kills, or of as many as `SAMVERKA_KILLS` says.
pub fn kills(of_200: u64) -> u64 {
    number("SAMVERKA_KILLS").unwrap_or(200) * of_200 / 200
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

/// Dice that roll the same each time, unless `SAMVERKA_SEED` says otherwise.
pub struct Chance(Box<Elsewhere>);

impl Chance {
    pub fn new() -> Self {
        Self(Elsewhere::new(number("SAMVERKA_SEED").unwrap_or(1285), 0))
    }

    /// Some whole number under this one.
    pub fn under(&mut self, bound: u64) -> u64 {
        let random = self.0.random();
        u64::from_be_bytes(random[..8].try_into().unwrap()) % bound
    }

    /// Some moment before this much has passed.
    pub fn within(&mut self, span: Duration) -> Duration {
        let micros = u64::try_from(span.as_micros()).unwrap();
        Duration::from_micros(self.under(micros.max(1)))
    }
}

/// Kills one program after the other, each at a moment of its own.
pub struct Killer {
    chance: Chance,
    /// How long a whole life takes, and a little more.
    span: Duration,
    /// How many were killed while they had a workspace open.
    caught: u64,
}

impl Killer {
    /// Lets the program live its whole life once, to know how long that is.
    pub fn of(program: &mut Command) -> Self {
        let begun = Instant::now();
        let output = program.output().unwrap();
        assert!(output.status.success(), "{}", complaint(&output));
        Self {
            chance: Chance::new(),
            span: begun.elapsed().mul_f64(1.2),
            caught: 0,
        }
    }

    /// The same of what is left of a life when this has begun, of which every moment is to be tried.
    pub fn of_the_end(program: &mut Command, begun: &dyn Fn() -> bool) -> Self {
        let mut child = start(program);
        wait_until(begun, &mut child);
        let at = Instant::now();
        let output = child.wait_with_output().unwrap();
        let span = at.elapsed().mul_f64(1.1);
        assert!(output.status.success(), "{}", complaint(&output));
        Self {
            chance: Chance::new(),
            span,
            caught: 0,
        }
    }

    /// Starts a program that works on this file, and kills it; whether it had called its work done.
    pub fn kill(&mut self, program: &mut Command, file: &Path) -> bool {
        self.kill_after(&|| true, program, file)
    }

    /// The same, some time after this has begun.
    pub fn kill_after(
        &mut self,
        begun: &dyn Fn() -> bool,
        program: &mut Command,
        file: &Path,
    ) -> bool {
        let mut child = start(program);
        wait_until(begun, &mut child);
        std::thread::sleep(self.chance.within(self.span));
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        let by_itself = output.status.code();
        assert!(
            by_itself.is_none_or(|code| code == 0),
            "{}",
            complaint(&output)
        );
        let lock = format!("{}.lock", file.display());
        self.caught += u64::from(Path::new(&lock).exists());
        by_itself.is_some() || !output.stdout.is_empty()
    }

    /// Nothing was tried if nobody was killed at work.
    pub fn caught_some(&self) {
        assert!(self.caught > 0, "nobody was killed with a file open");
    }
}

fn start(program: &mut Command) -> Child {
    let program = program.stdout(Stdio::piped()).stderr(Stdio::piped());
    program.spawn().unwrap()
}

/// Waits until this has begun, or the program has ended.
fn wait_until(begun: &dyn Fn() -> bool, child: &mut Child) {
    while !begun() && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_micros(100));
    }
}

fn complaint(output: &Output) -> String {
    let said = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8_lossy(&said).into_owned()
}

/// Opens what a killed program left, which must be sound and, closed again, one file alone.
pub fn look<T>(file: &Path, at: impl FnOnce(&Workspace) -> T) -> T {
    let workspace = Workspace::open(file).unwrap();
    workspace.verify().unwrap();
    let seen = at(&workspace);
    drop(workspace);
    for left in ["-wal", "-shm", "-journal", ".lock"] {
        let left = format!("{}{left}", file.display());
        assert!(!Path::new(&left).exists(), "{left} is left");
    }
    seen
}
