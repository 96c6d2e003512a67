//! Journeys through the real window, by accessible names; and pictures of every page to look at.
#![cfg(feature = "gui")]

mod frame;
mod pictures;
mod support;
