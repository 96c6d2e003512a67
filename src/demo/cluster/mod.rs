//! A programme of five fictional projects, each of its own shape, and the evaluator who follows them.
//!
//! The projects are lived as the reference project is: a lead makes one and sends kits, municipalities log and send
//! bundles, the lead merges them and sends a cluster bundle to the evaluator, who merges the five. Some people are in
//! two projects, and a municipality takes part in two. What the evaluator reads in a published table does not add up.

mod lead;
mod life;
mod shapes;
mod write;

pub use write::{ClusterWritten, write_cluster};

/// All of the people that the projects have.
pub const WHOLE: usize = 1;
