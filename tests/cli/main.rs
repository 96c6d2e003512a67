//! The command line as it is used: the real program, in folders of its own.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on shall fail"
)]

mod backups;
mod bundles;
mod decide;
mod demo;
mod figures;
mod folder;
mod fund;
mod keys;
mod outgoing;
mod papers;
mod person;
mod progress;
mod records;
mod report;
mod tables;
mod usage;
