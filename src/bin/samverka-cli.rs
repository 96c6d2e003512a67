//! The command line.

use std::io::{BufWriter, stderr, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = std::env::args_os().skip(1).collect();
    let today = chrono::Local::now().date_naive();
    let mut out = BufWriter::new(stdout().lock());
    ExitCode::from(samverka::cli::run(
        arguments,
        today,
        &mut out,
        &mut stderr(),
    ))
}
