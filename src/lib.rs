//! Samverka: what a Swedish collaboration project did, kept, sent, merged and counted, offline.

pub mod domain;
pub mod journal;
#[cfg(feature = "gui")]
pub mod gui;
