//! The real programs, killed at any moment: the file opens, `verify` holds, and all that was called saved is there.
//!
//! `SAMVERKA_KILLS=10000 cargo test --test kill` kills ten thousand times, where two hundred are usual;
//! `SAMVERKA_SEED` chooses other moments.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod command_line;
#[cfg(feature = "gui")]
mod hand;
mod life;
mod steps;
#[path = "../village/mod.rs"]
mod village;
#[cfg(feature = "gui")]
mod window;
#[cfg(feature = "gui")]
mod workshop;
