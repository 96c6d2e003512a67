//! Reading a workspace, whoever asks.

pub(in crate::workspace) mod doubts;
pub(in crate::workspace) mod news;
pub(in crate::workspace) mod reader;
pub(in crate::workspace) mod referred;
pub(in crate::workspace) mod rows;
pub(in crate::workspace) mod seen;
mod titles;
pub(in crate::workspace) mod waiting;
