//! Keys: the lead's behind a passphrase and on paper, and those of laptops that come and go.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod laptops;
mod lead_key;
#[path = "../village/mod.rs"]
mod village;
