//! The laws of the journal and the merge, for generated histories and real files.
//!
//! `SAMVERKA_CASES=1000000 cargo test --test laws algebra` runs a million cases of each law; `SAMVERKA_SEED`
//! chooses others than the usual.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod algebra;
mod boards;
mod erased_users;
mod erasure;
mod every_kind;
mod feedback;
mod files;
mod fund;
mod history;
mod maps;
mod model;
mod much;
mod packed;
mod pairs;
mod person_data;
mod plain;
mod removals;
mod rights;
mod steps;
mod taken_back;
mod typed;
mod undecided;
mod unmerge;
#[path = "../village/mod.rs"]
mod village;
