//! What is held on people: everything on one, mentions in texts, protection, and erasing for good.

pub(in crate::workspace) mod erase;
mod links;
pub(in crate::workspace) mod mentions;
pub(in crate::workspace) mod named;
pub(in crate::workspace) mod numbers;
pub(in crate::workspace) mod person_data;
pub(in crate::workspace) mod protected;
