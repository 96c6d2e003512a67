//! The journal: every change is an entry, and what is shown is a fold of the entries.
//!
//! Merging two workspaces is the union of their entries; so it is commutative, associative and
//! idempotent by construction, and bundles may come in any order, twice, or late. What two people wrote
//! without knowing of each other becomes a [`Conflict`], a value that waits for a decision.
//!
//! This room is pure algebra: it knows no file, no clock but the one it is handed, and of the domain only
//! how careful one must be with a field, and which numbers add up.

mod adds;
mod clock;
mod decided;
mod entry;
mod erasure;
mod fold;
mod lineage;
mod part;
mod said;

pub use clock::{Clock, LAST_BELIEVED_MS, LATEST_MS, is_ahead};
pub use decided::{Decided, decided};
pub use entry::{
    Contradiction, ERASED, ERASED_NAMES, Entry, EntryId, NotAnEntryId, REMOVED, REMOVED_KNOWING,
    SAID_IN, is_mark, is_note, privacy,
};
pub use erasure::{ErasedName, Erasures};
pub use fold::{Conflict, Folded, Removal, fold, fold_while, heads};
pub(crate) use lineage::Lineage;
pub use part::Part;
pub use said::{again, first_said, last_said};
