//! Samverka: what a Swedish collaboration project did, kept, sent, merged and counted, offline.
//!
//! # The rooms, in reading order
//!
//! | Room | What it is | What it deliberately does not know |
//! |---|---|---|
//! | [`domain`] | every record kind described once: fields, privacy, rules | files, clocks, languages, windows |
//! | [`journal`] | entries, clock, fold, union, erasure: pure algebra | where entries are kept; fields, but privacy |
//! | [`store`] | one SQLite file: the entries, and the tables that are their fold | what may be written, and when |
//! | [`bundle`] | the file that travels: read with care, signed, encrypted | what its entries are for |
//! | [`workspace`] | an open file and the one entrance for change | words, windows, figures |
//! | [`insight`] | figures, goals, signals, each defined by its rows | SQL, names, languages |
//! | [`text`] | every word a user sees, numbers, dates, sorting | windows, files, what day it is |
//! | [`report`] | documents to keep and print, tables, the calendar, and the files they become | clocks, windows |
//! | [`intake`] | spreadsheets on their way in, and what becomes of each row | windows, files, writing |
//! | [`demo`] | the reference project as records | what the published figures are |
//! | [`cli`] | the command line, for scripts | SQL, and how anything is counted or merged |
//! | [`gui`] | the window (feature `gui`) | SQL and the file: it asks |
//!
//! # A walk: one field, from its description to a page and back
//!
//! 1. `Outreach::reach`, how many a newsletter reached, is one line in `domain/project.rs`. The macro
//!    `record!` makes of it a [`domain::Field`] of [`domain::Kind`] `outreach`: shape, need, privacy.
//!    Its column is one line in `store/migrations`, its labels are `field-outreach-reach` in `assets/text`; a
//!    test names whichever is missing.
//! 2. `gui/pages/project/mod.rs` describes the shelf `OUTREACH`: which fields are columns, how it is sorted, what
//!    a new one begins with. `gui/pages/mod.rs` lists every page; navigation, palette, search and routes are read
//!    from it.
//! 3. `gui/shelf/page.rs` draws the frame, `table.rs` the list, `record.rs` what stands beside. A field becomes a
//!    control in `gui/shelf/editor.rs`, by its shape and nothing else.
//! 4. What the user types is a draft (`gui/ground/drafts.rs`) until she leaves the field; then
//!    `gui/shelf/form.rs` asks for a [`workspace::Command`]. The page writes nothing.
//! 5. The writing thread gives the command to [`workspace::Workspace::run`]: rights
//!    (`workspace/change/rights.rs`), checks against the description, an entry of the [`journal`], the fold into
//!    the table `outreach`, all in one transaction.
//! 6. The answer, [`workspace::Changed`], names what it touched. The reading thread reads again those views that
//!    were made of it (`gui/ground/source.rs`), lets the facts follow, and the page draws what has come.
//! 7. `insight` counts it: the figure `outreach.reach` and the rows behind it come from one definition. A page
//!    shows the number; it never adds up.
//!
//! # The promises
//!
//! 1. A record kind is described in one place; tables, checks, forms, exports and labels are read from it.
//! 2. Every change is a journal entry, and the tables are a fold of the journal. Merge, undo, history and
//!    `verify` come from this one idea.
//! 3. There is one entrance for change: [`workspace::Workspace::run`].
//! 4. `domain`, `journal`, `insight` and `report` are quiet: no clock, no dice, no file.
//! 5. The window never waits: one thread writes, one reads, and a page draws what has been read.
//! 6. A page asks and never writes.
//! 7. A figure's value and the rows behind it come from one definition.
//! 8. What a later version knows and this one does not is kept, shown as unknown, and sent on.
//! 9. No word reaches a user in the wrong language, and no error in the programmer's form.
//! 10. The library and the command line stand without the window.
//!
//! `tests/tidy` holds what of this can be held by looking at the source.

pub mod bundle;
pub mod cli;
pub mod demo;
pub mod domain;
#[cfg(feature = "gui")]
pub mod gui;
pub mod insight;
pub mod intake;
pub mod journal;
pub mod report;
pub mod store;
pub mod text;
pub mod workspace;
