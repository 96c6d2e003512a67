//! Samverka: what a Swedish collaboration project did, kept, sent, merged and counted, offline.

pub mod bundle;
pub mod demo;
pub mod domain;
#[cfg(feature = "gui")]
pub mod gui;
pub mod insight;
pub mod journal;
pub mod store;
pub mod text;
pub mod workspace;
