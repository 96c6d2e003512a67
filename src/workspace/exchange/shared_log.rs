//! Entries of learning logs as they leave: what was written before an entry was shared with the lead stays at home but
//! for what stood when it was, and so does what is written after it was taken from the lead's eyes again.

use std::collections::BTreeSet;

use crate::domain::{Choosable as _, LogEntry, LogReaders, Record as _, Value};
use crate::journal::{Entry, is_mark};

/// Leaves out of a record's entries, in order, what the lead may not see of it.
pub fn as_shared(mut of_record: Vec<Entry>) -> Vec<Entry> {
    if of_record
        .first()
        .is_some_and(|one| one.kind == LogEntry::CODE)
    {
        let shared = shared_after_each(&of_record);
        if !shared.contains(&true) {
            return Vec::new();
        }
        without_private(&mut of_record, &shared);
    }
    of_record
}

/// Whether the record was shared with the lead once each entry was written.
fn shared_after_each(of_record: &[Entry]) -> Vec<bool> {
    let mut shared = false;
    let after = |entry: &Entry| {
        if let Some(readers) = entry.set.get(LogEntry::shared_with) {
            shared = readers.as_str().and_then(LogReaders::from_code) == Some(LogReaders::Lead);
        }
        shared
    };
    of_record.iter().map(after).collect()
}

/// Takes out the values that nobody was to see: those that stood no longer when the record was next shared, and all if
/// it was not shared again. That it is shared no more leaves, and that it is removed.
fn without_private(of_record: &mut [Entry], shared: &[bool]) {
    // The fields that are said again before the record is next shared; none where it is not.
    let mut said_again: Option<BTreeSet<String>> = None;
    for (entry, shared) in of_record.iter_mut().zip(shared).rev() {
        if *shared {
            said_again = Some(entry.set.keys().cloned().collect());
            continue;
        }
        let said: Vec<String> = entry.set.keys().cloned().collect();
        entry.set.retain(|field, _: &mut Value| {
            let stands = || {
                said_again
                    .as_ref()
                    .is_some_and(|said| !said.contains(field))
            };
            field == LogEntry::shared_with || is_mark(field) || stands()
        });
        if let Some(again) = &mut said_again {
            again.extend(said);
        }
    }
}
