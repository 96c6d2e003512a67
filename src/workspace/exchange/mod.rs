//! What leaves the laptop and what comes in: kits, bundles, merges and their undoing, and who sent them.

pub(in crate::workspace) mod cluster;
pub(in crate::workspace) mod everybody;
pub(in crate::workspace) mod export;
pub(in crate::workspace) mod feedback;
pub(in crate::workspace) mod held;
pub(in crate::workspace) mod lead_key;
pub(in crate::workspace) mod merge;
mod outgoing;
pub(in crate::workspace) mod saved;
pub(in crate::workspace) mod senders;
mod shared_log;
mod taken_back;
pub(in crate::workspace) mod taken_in;
pub(in crate::workspace) mod unmerge;
