//! The window: what people see and do.
//!
//! [`App`] owns the open file's [`worker`] and the [`screens`]' state. Each frame it takes in what the worker
//! has done, draws the frame and the page, and then does what the page asked for. A page is given a
//! [`cx::Cx`]: words, the day, views to read, and a way to ask; it never touches the file.

mod app;
mod ask;
mod cx;
mod drafts;
mod editor;
mod files;
mod form;
mod frame;
mod history;
pub mod icons;
mod keyboard;
mod names;
mod native;
mod open;
mod person_field;
mod picture;
mod places;
mod route;
mod screens;
mod search;
mod settings;
mod split;
pub mod theme;
mod views;
pub mod widgets;
mod worker;

pub use app::{App, Options};
pub use native::{APP_ID, Adapters, native_options, run};
pub use places::Places;
pub use route::Route;
pub use settings::Settings;
