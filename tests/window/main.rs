//! Journeys through the real window, by accessible names; and pictures of every page to look at.
#![cfg(feature = "gui")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests say so when something is wrong"
)]

mod among_many;
mod backups;
mod boards;
mod change;
mod closing;
mod collaboration;
mod counted;
mod decisions;
mod double_click;
mod every_page;
mod excel;
mod first_day;
mod fits;
mod focus;
mod follow_up;
mod following;
mod found;
mod frame;
mod fund;
mod going;
mod handover;
mod hands;
mod heard;
mod help;
mod her_hour;
mod inbox;
mod intake;
mod journeys;
mod keyboard;
mod keys;
mod kinds;
mod lead;
mod lead_spring;
mod left_off;
mod lists;
mod many;
mod maps;
mod numbers;
mod opening;
mod outgoing;
mod palette;
mod people;
mod person_data;
mod pictures;
#[path = "../village/project.rs"]
mod project;
mod projects;
mod ready_made;
mod removing;
mod report;
mod rights;
mod room;
mod saving;
mod several;
mod shelves;
#[cfg(unix)]
mod stalls;
mod stops;
mod support;
mod surveys;
mod times;
mod trainings;
mod truth;
mod typed;
mod wall;
mod workshop;
