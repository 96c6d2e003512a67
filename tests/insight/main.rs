//! What the records say together: each test tells of a small world and asks for its figures and signals.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that finds nothing to test should stop"
)]

mod boards;
mod comparing;
mod counts;
mod days;
mod evaluations;
mod evidence;
mod first_steps;
mod following;
mod fund;
mod fund_laws;
mod goals;
mod groups;
mod initiatives;
mod money;
mod moves;
mod participants;
mod people;
mod quarters;
mod same;
mod signals;
mod situation;
mod time;
mod timeline;
mod trainings;
mod village;
mod words;
