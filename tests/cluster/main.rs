//! Several projects in one file: what travels to an evaluator, how it is merged, and how it is counted.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests say so when something is wrong"
)]

mod command_line;
mod exchange;
mod figures;
#[allow(dead_code, reason = "this program uses its part")]
#[path = "../cli/folder.rs"]
mod folder;
#[cfg(feature = "gui")]
#[allow(dead_code, reason = "this program uses its part")]
#[path = "../window/hands.rs"]
mod hands;
#[cfg(feature = "gui")]
mod journey;
#[cfg(feature = "gui")]
#[path = "../village/project.rs"]
mod project;
#[cfg(feature = "gui")]
#[allow(dead_code, reason = "this program uses its part")]
#[path = "../window/support.rs"]
mod support;
mod three;
