//! What can go wrong with files and bundles, and that nothing is lost when it does.

mod container;
mod forge;
mod kept;
mod lines;
mod opening;
mod saving;
mod senders;
#[path = "../village/mod.rs"]
mod village;
