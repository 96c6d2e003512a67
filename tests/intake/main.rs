//! Spreadsheets in and out: what real sheets hold, what becomes of each row, and that nothing is lost or guessed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on shall fail"
)]

mod attendance;
mod bounds;
mod people;
mod round_trip;
mod sheets;
mod taking;
mod troubles;
#[path = "../village/mod.rs"]
mod village;
