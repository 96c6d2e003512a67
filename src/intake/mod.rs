//! Spreadsheets on their way in: what each column holds, and what becomes of each row. What is made of them are
//! commands like any other.
//!
//! Rows of people are pasted so far; whole files are read here when they come.

pub mod paste;
