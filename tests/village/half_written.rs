//! A file that a killed program left half written.

use std::path::{Path, PathBuf};

/// The file and the journal beside it, as a program leaves them that was killed while it wrote a change: the first
/// page says already how long the file is to become.
pub fn half_written(path: &Path) -> [(PathBuf, Vec<u8>); 2] {
    let journal = PathBuf::from(format!("{}-journal", path.display()));
    let mut first_page_written = std::fs::read(path).unwrap();
    let writer = rusqlite::Connection::open(path).unwrap();
    writer
        .execute_batch(
            "PRAGMA cache_size = 1; BEGIN; CREATE TABLE more (bytes);
             WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < 200)
             INSERT INTO more SELECT randomblob(3000) FROM number;",
        )
        .unwrap();
    let what_was = std::fs::read(&journal).unwrap();
    drop(writer);
    let pages = &mut first_page_written[28..32];
    let more = u32::from_be_bytes(pages.try_into().unwrap()) + 50;
    pages.copy_from_slice(&more.to_be_bytes());
    [(path.to_owned(), first_page_written), (journal, what_was)]
}
