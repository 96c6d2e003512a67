//! Records as pages: their fields, forms, history and details, read from the descriptions.

pub mod editor;
pub mod form;
pub mod history;
pub mod person_field;
pub mod split;
