//! What can go wrong with files and bundles, and that nothing is lost when it does.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[cfg(target_os = "linux")]
mod again;
mod beside;
mod container;
mod contrary;
mod decisions;
#[cfg(target_os = "linux")]
mod disk;
mod faithful;
mod forge;
#[path = "../village/half_written.rs"]
mod half_written;
mod kept;
mod lines;
#[cfg(target_os = "linux")]
mod locks;
mod opening;
mod saving;
mod senders;
mod stopping;
mod stranger;
#[path = "../village/mod.rs"]
mod village;
