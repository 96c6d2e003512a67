//! Journeys through the real window, by accessible names; and pictures of every page to look at.
#![cfg(feature = "gui")]

mod pictures;
mod support;
