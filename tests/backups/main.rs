//! One laptop's bad day: copies of the file, putting one back, and mending what is damaged.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests say so when something is wrong"
)]

mod copies;
#[cfg(target_os = "linux")]
mod disk;
#[path = "../village/half_written.rs"]
mod half_written;
mod mending;
mod restoring;
mod steps;
#[path = "../village/mod.rs"]
mod village;
