//! The laws of the journal and the merge, for generated histories and real files.

mod erasure;
#[path = "../village/mod.rs"]
mod village;
