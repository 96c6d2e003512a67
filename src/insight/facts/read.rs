//! A table read into facts.

use super::{Fact, Source};
use crate::domain::{Record as _, Rows};
use crate::insight::hands::hand_over_batches;
use crate::insight::table::{Found, Table};

/// Reads a table; of a large one the facts are found while more is read.
pub(super) fn table<S: Rows, F: Fact + Send>(
    rows: &S,
    source: Source,
    found: &mut Found,
) -> Result<Table<F>, S::Error>
where
    F::Of: Send,
{
    let mut table = Table::default();
    let take = |batch: Vec<F::Of>| {
        F::fetch(&batch, found);
        for record in batch {
            let id = record.head().id;
            found.reading(source, id);
            found.stands(id, source, table.len());
            table.ids.push(id);
            table.all.push(F::of(record, found));
        }
    };
    hand_over_batches(take, |give| rows.each::<F::Of>(give))?;
    table.ids.shrink_to_fit();
    table.all.shrink_to_fit();
    Ok(table)
}
