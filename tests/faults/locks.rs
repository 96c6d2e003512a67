//! SQLite's locks on a file hold, whatever else of the program looks at it.

use std::path::Path;
use std::process::Command;

use samverka::workspace::{Given, Reader, Workspace};

use crate::again::*;
use crate::village::*;

#[test]
fn a_lock_holds_though_the_program_looks_at_the_file_once_more() {
    if let Some(folder) = std::env::var_os(AGAIN) {
        let file = Path::new(&folder).join("lead.samverka");
        let file = rusqlite::Connection::open(file).unwrap();
        file.busy_timeout(std::time::Duration::ZERO).unwrap();
        let begun = file.execute_batch("BEGIN IMMEDIATE");
        let busy = begun.unwrap_err().sqlite_error_code();
        return assert_eq!(busy, Some(rusqlite::ErrorCode::DatabaseBusy));
    }
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov", 0);
    make_group(&mut laptop, "Styrgruppen");
    let first = village.send(&mut laptop, "first");
    make_group(&mut laptop, "Arbetsgruppen");
    let bundles = [first, village.send(&mut laptop, "second")];
    drop(laptop);
    let Village { folder, lead } = village;
    drop(lead);
    let path = folder.path().join("lead.samverka");
    let mut lead = Workspace::open_alone(&path).unwrap();
    let own_name = "locks::a_lock_holds_though_the_program_looks_at_the_file_once_more";
    let mut tried = 0;
    let mut looks = |done: usize| {
        // They are looked at before the transaction, and when the first is read nothing has been written.
        if done > bundles.len() {
            drop(Reader::open(&path).unwrap());
            assert!(matches!(Given::find(&path), Ok(Given::Workspace)));
            let mut another = Command::new("sh");
            another.args(["-c", "exec \"$@\""]);
            succeeded(&again(own_name, folder.path(), &mut another));
            tried += 1;
        }
        true
    };
    lead.merge(&bundles, None, true, &mut |done, _| looks(done))
        .unwrap();
    assert!(tried > 0);
    lead.verify().unwrap();
}
