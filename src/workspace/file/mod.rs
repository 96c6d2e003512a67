//! The file itself: making, opening, copying, moving and mending it.

pub(in crate::workspace) mod backups;
pub(in crate::workspace) mod copies;
pub(in crate::workspace) mod given;
pub(in crate::workspace) mod heritage;
pub(in crate::workspace) mod moved;
pub(in crate::workspace) mod open;
pub(in crate::workspace) mod spool;
pub(in crate::workspace) mod surroundings;
pub(in crate::workspace) mod typed;
