//! What can go wrong with files and bundles, and that nothing is lost when it does.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod container;
mod decisions;
mod forge;
mod kept;
mod lines;
mod opening;
mod saving;
mod senders;
#[path = "../village/mod.rs"]
mod village;
