//! What pages stand on: the words, the day, views to read, a way to ask, and who reads and writes for them. It
//! knows no page.

pub mod ask;
pub mod cx;
pub mod drafts;
pub mod focus;
pub mod found;
pub mod keyboard;
pub mod letters;
pub mod lines;
pub mod names;
#[cfg(test)]
pub mod office;
pub mod owners;
pub mod places;
mod reading;
pub mod route;
pub mod sent;
pub mod settings;
pub mod source;
pub mod states;
pub mod typed;
pub mod views;
pub mod wall;
pub mod worker;
