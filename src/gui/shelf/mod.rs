//! Records as pages. A [`Shelf`] says what a kind's list and page show, a [`Page`] which lists stand under one
//! heading; header, tabs, counts, tables, filters, search, forms, details, history, removal, rights, keys and empty
//! states come from that description and stand here once. What is special about a page is a list or a card that it
//! draws itself, inside this frame.

mod describe;
pub mod editor;
pub mod form;
mod half;
pub mod history;
mod lines;
mod narrow;
mod new_unit;
mod page;
pub mod papers;
pub mod person_field;
pub mod pictures;
pub mod record;
pub mod rows;
mod saving;
pub mod secret;
pub mod several;
pub mod sheet;
pub mod split;
mod table;
pub mod wall;

pub use describe::{
    Adds, Along, Card, Cell, Column, LINES, Lines, List, New, PAGE, Page, Place, SHELF, Section,
    Shelf, Shown, View, WHOSE, Want, Who,
};
pub use page::{
    can_begin, count, find, new_button, nothing_yet, page, route_of, start, start_beside, views,
    with_beside,
};
pub use saving::save_list;
pub use table::{MANY, found};
