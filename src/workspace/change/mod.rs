//! The one entrance for change: commands, their checks, undo and redo.

mod answers;
pub(in crate::workspace) mod around;
mod back;
pub(in crate::workspace) mod command;
pub(in crate::workspace) mod identity;
pub(in crate::workspace) mod rights;
pub(in crate::workspace) mod run;
