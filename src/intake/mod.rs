//! Spreadsheets on their way in: what each column holds, and what becomes of each row. What is made of them are
//! commands like any other.
//!
//! 1. [`sheet`] reads a file, or what was pasted, into rows of cells, within bounds.
//! 2. [`table`] finds the headings, and tells what is no row of the table.
//! 3. [`mapping`] proposes which column is which field of a kind, from its description and [`words`].
//! 4. [`known`] is what is there already.
//! 5. [`plan`] says of every row whether it is new, changes something, is there already, is asked about or refused:
//!    [`values`] and [`days`] read cells, [`resolve`] finds what they refer to, [`who`] and [`matching`] find the
//!    record that a row is about, [`wide`] unfolds attendance with days across, and [`row`] brings it together.
//! 6. [`taking`] is all of it, for the command line and the window, and [`told`] what is said of it: the plan's one
//!    command goes through the entrance for change, as any other.

pub mod cells;
pub mod days;
mod headings;
pub mod joining;
pub mod known;
mod manner;
pub mod mapping;
pub mod marks;
pub mod matching;
mod moments;
pub mod names;
mod numbers;
mod old;
mod outcome;
mod parts;
pub mod paste;
pub mod plan;
pub mod resolve;
pub mod row;
mod separated;
pub mod sheet;
pub mod table;
pub mod taking;
pub mod tallies;
pub mod told;
pub mod values;
pub mod who;
pub mod wide;
pub mod words;
mod workbook;
