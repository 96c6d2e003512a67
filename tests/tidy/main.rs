//! The house rules, as tests: who may know what, that every word exists in every language and is used,
//! and that files stay readable.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot read the source shall fail"
)]

mod desktop;
mod packaging;
mod promises;
mod reckoning;
mod rooms;
mod shape;
mod source;
mod window;
mod windows;
mod words;
