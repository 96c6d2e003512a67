//! A copy of what has changed, put on the whole one that it stands on, is the file: whatever was done.

use std::collections::BTreeSet;
use std::path::Path;

use proptest::prelude::*;
use rusqlite::Connection;
use rusqlite::types::Value as Cell;
use samverka::domain::{KINDS, Membership, PersonLink, Record};
use samverka::store::{Filter, StepRule, Store, copy_made_whole, open_copy_to_read};
use samverka::workspace::{Backup, Command, Typed, Why, Workspace, fields};
use serde_json::json;

use crate::algebra::cases;
use crate::files::{LEAD, Play, WHO};

/// Every file's copies hold what has changed, however much that is.
pub const ALWAYS: StepRule = StepRule { from: 0, share: 1 };

/// Every table's rows; of the search index what it says of each record.
fn tables(file: &Path) -> Vec<(String, Vec<String>)> {
    let conn = Connection::open(file).unwrap();
    let mut names = conn
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'
             AND name NOT LIKE 'sqlite%' ORDER BY name",
        )
        .unwrap();
    let names = names.query_map([], |row| row.get(0)).unwrap();
    let selects = names.map(|name: rusqlite::Result<String>| {
        let name = name.unwrap();
        (format!("SELECT * FROM \"{name}\""), name)
    });
    let index = "SELECT record, kind, text FROM searched JOIN search ON search.rowid = number";
    selects
        .chain([(index.to_owned(), "search".to_owned())])
        .map(|(sql, name)| {
            let mut rows = conn.prepare(&sql).unwrap();
            let width = rows.column_count();
            let row = |row: &rusqlite::Row<'_>| {
                let cells: Vec<Cell> = (0..width).map(|at| row.get(at).unwrap()).collect();
                Ok(format!("{cells:?}"))
            };
            let rows = rows.query_map([], row).unwrap();
            let mut rows: Vec<String> = rows.map(Result::unwrap).collect();
            rows.sort_unstable();
            (name, rows)
        })
        .collect()
}

/// What is read of a file, or of a copy, by the program's own ways.
fn read(store: &Store) -> Vec<String> {
    let mut read = vec![
        format!("{:?}", store.all_meta().unwrap()),
        format!("{:?}", store.conflicts().unwrap()),
        format!("{:?}", store.erasures().unwrap()),
        format!("{:?}", store.merges().unwrap()),
        format!("{:?}", store.held().unwrap()),
        format!("{:?}", store.senders().unwrap()),
        format!("{:?}", store.exports().unwrap()),
        format!(
            "{:?}",
            store
                .authors()
                .unwrap()
                .into_iter()
                .collect::<BTreeSet<_>>()
        ),
        format!(
            "{:?} {}",
            store.latest_entries(3).unwrap(),
            store.entry_count().unwrap()
        ),
    ];
    let each = store.each_entry(None, |entry| {
        let of_record = store.entries_of(entry.record)?;
        read.push(format!("{entry:?} {}", of_record.len()));
        Ok::<_, samverka::store::StoreError>(())
    });
    each.unwrap();
    for kind in KINDS {
        let mut rows = Vec::new();
        let each = &mut |row| rows.push(format!("{row:?}"));
        store.each_row(kind, Filter::Ever, each).unwrap();
        rows.sort_unstable();
        rows.push(store.count(kind).unwrap().to_string());
        read.extend(rows);
    }
    read
}

/// Whether a copy is the file as it is now: read beside its base, and made whole.
pub fn holds_all_of(copy: &Backup, file: &Path) {
    assert_eq!(
        read(&open_copy_to_read(&copy.path).unwrap()),
        read(&Store::open_reader(file).unwrap())
    );
    let part = file.with_extension("whole");
    copy_made_whole(&copy.path, &part).unwrap();
    assert_eq!(tables(&part), tables(file));
    Store::open_reader(&part)
        .unwrap()
        .check_integrity()
        .unwrap();
    std::fs::remove_file(part).unwrap();
}

/// What nobody does in the other laws' plays; what is refused changes nothing.
fn more(play: &mut Play, number: usize) {
    let (what, number) = (number % 7, number / 7);
    let (who, number) = (number % WHO.len(), number / WHO.len());
    let chosen = [number, number / 11].map(|number| play.choose(who, number));
    let workspace = play.workspace(who);
    match (what, chosen) {
        (0, _) => {
            let last = workspace
                .reader()
                .last_merges(1 + number % 2)
                .unwrap_or_default();
            let _refused = workspace.unmerge(&last, true);
        }
        (1, _) => {
            let senders = workspace.reader().senders().unwrap();
            let Some(sender) = senders.get(number % senders.len().max(1)) else {
                return;
            };
            let _refused = if number.is_multiple_of(2) {
                workspace.refuse_sender(sender.whose, &sender.key).is_ok()
            } else {
                workspace.accept_sender(sender.whose, &sender.key).is_ok()
            };
        }
        (2, [Some((first, true)), Some((second, true))]) if first != second => {
            let link = fields([
                (PersonLink::first, json!(first)),
                (PersonLink::second, json!(second)),
                (PersonLink::verdict, json!("same")),
            ]);
            let id = workspace.fresh_id();
            let _refused = workspace.run(&Command::create(PersonLink::KIND, id, link));
        }
        (3 | 4, [Some((group, false)), Some((person, true))]) => {
            let member = fields([
                (Membership::group, json!(group)),
                (Membership::person, json!(person)),
            ]);
            let id = workspace.fresh_id();
            let _refused = workspace.run(&Command::create(Membership::KIND, id, member));
        }
        (5, [Some((id, person)), _]) => {
            let kind = samverka::domain::kind(if person { "person" } else { "group" }).unwrap();
            let _refused = workspace.run(&Command::remove(kind, id));
        }
        _ => {
            let mut typed = workspace.typed().unwrap();
            typed.places.insert("here".to_owned(), json!(number));
            let kept: Option<Typed> = workspace.keep_typed(&typed).unwrap();
            assert_eq!(kept, None);
        }
    }
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn steps_on_their_base_are_the_file(deeds in proptest::collection::vec(any::<u32>(), 10..40)) {
        let mut play = Play::begin();
        let mut erasures = [0; WHO.len()];
        for (who, erasures) in erasures.iter_mut().enumerate().skip(LEAD) {
            let workspace = play.workspace(who);
            workspace.make_steps(ALWAYS);
            assert_eq!(workspace.back_up(Why::Asked).unwrap().base, None);
            *erasures = workspace.erasures();
        }
        for (number, deed) in deeds.iter().enumerate() {
            let deed = usize::try_from(*deed).unwrap();
            match deed % 3 {
                0 => more(&mut play, deed / 3),
                _ => play.take_place(deed / 3),
            }
            let who = deed % WHO.len();
            if number % 8 == 7 {
                is_copied(play.workspace(who), &mut erasures[who]);
            }
        }
        for (who, erasures) in erasures.iter_mut().enumerate().skip(LEAD) {
            is_copied(play.workspace(who), erasures);
        }
    }
}

/// Copies a file: what has changed, unless somebody was erased since the last copy.
fn is_copied(workspace: &mut Workspace, erasures: &mut u64) {
    let copy = workspace.back_up(Why::Asked).unwrap();
    holds_all_of(&copy, workspace.reader().path());
    assert_eq!(copy.base.is_none(), *erasures != workspace.erasures());
    *erasures = workspace.erasures();
}
