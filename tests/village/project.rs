//! The project that most tests begin with.
#![allow(dead_code, reason = "each test program uses its part")]

use std::path::Path;

use samverka::workspace::{NewProject, Workspace};

pub const ESLOV: &str = "1285";
pub const HELSINGBORG: &str = "1283";

/// A project of these municipalities, from the first day of one year to the last of the next.
pub fn bred(begins: i32, codes: &[&str]) -> NewProject {
    NewProject {
        name: "Bred samverkan".into(),
        short_name: "BRED".into(),
        start: format!("{begins}-01-01").parse().unwrap(),
        end: format!("{}-12-31", begins + 1).parse().unwrap(),
        municipalities: codes.iter().map(|code| code.parse().unwrap()).collect(),
    }
}

/// The lead's file of such a project that begins in 2018.
pub fn lead_of(file: &Path, codes: &[&str]) -> Workspace {
    Workspace::create_project(file, &bred(2018, codes)).unwrap()
}
