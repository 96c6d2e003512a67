//! The window: what people see and do.
//!
//! | Folder | What is in it |
//! |---|---|
//! | `theme` | colours, type, spaces |
//! | [`widgets`] | the parts every page is made of; they know nothing of the program's subject |
//! | `ground` | what a page stands on: words, the day, views to read, a way to ask; it knows no page |
//! | `shelf` | records as pages: lists, forms, details and history, read from the descriptions |
//! | `pages` | what is special about each page |
//! | `app` | the program around them: the open file, navigation, search, doing what was asked for |
//!
//! Each frame [`App`] takes in what the worker has done, draws the frame and the page, and then does what the
//! page asked for. A page never touches the file.

mod app;
mod ground;
mod pages;
mod shelf;
pub mod theme;
pub mod widgets;

pub use app::native::{APP_ID, Adapters, native_options, run};
pub use app::{App, Options, Outside};
pub use ground::places::Places;
pub use ground::route::Route;
pub use ground::settings::Settings;
