//! Two laptops go on with copies of one board: in whichever order they are merged, every note is there once, and only
//! what both did to the same note in the same way waits for a decision.

use samverka::domain::{Board, BoardItem, Id, Record as _, Value};
use samverka::insight::{Hung, hang};
use samverka::workspace::Workspace;
use serde_json::json;

use crate::village::*;

fn described(value: Value) -> samverka::domain::Fields {
    value.as_object().unwrap().clone().into_iter().collect()
}

/// A board with four notes, of which each laptop has a copy.
fn begun() -> (Village, Id, [Id; 4]) {
    let mut village = Village::new();
    let mut own = village.laptop(ESLOV, "eslov.samverka", 0);
    let board = json!({"title": "Behov", "columns": ["Tid", "Kunskap"], "votes_each": 3});
    let board = make(&mut own, Board::KIND, described(board));
    let notes = ["Fasta möten", "En lista", "Mandat", "Ett första samtal"];
    let notes =
        std::array::from_fn(|nth| note(&mut own, board, notes[nth], (nth as i64 + 1) * 1_000));
    (village, board, notes)
}

fn note(workspace: &mut Workspace, board: Id, words: &str, position: i64) -> Id {
    let note = json!({"board": board, "column": "Tid", "text": words, "position": position});
    make(workspace, BoardItem::KIND, described(note))
}

fn hung(workspace: &Workspace, board: Id) -> Hung {
    let items = workspace
        .reader()
        .of::<BoardItem>(BoardItem::board, board)
        .unwrap();
    hang(&["Tid".to_owned(), "Kunskap".to_owned()], items, false)
}

fn put(workspace: &mut Workspace, id: Id, field: &str, value: Value) {
    set(workspace, BoardItem::KIND, id, field, value);
}

#[test]
fn boards_of_two_laptops_merge_in_both_orders_with_every_note_once() {
    let (mut village, board, [meetings, list, mandate, talk]) = begun();
    let mut one = village.copy("eslov.samverka", "one.samverka");
    let mut other = village.copy("eslov.samverka", "other.samverka");
    // One writes, merges and votes; the other writes, moves, votes for something else and mends a word.
    note(&mut one, board, "Hos den ena", 5_000);
    put(&mut one, list, BoardItem::merged_into, json!(talk));
    put(&mut one, meetings, BoardItem::votes, json!(4));
    put(&mut one, mandate, BoardItem::votes, json!(2));
    put(&mut one, talk, BoardItem::votes, json!(1));
    put(&mut one, mandate, BoardItem::likelihood, json!(2));
    note(&mut other, board, "Hos den andra", 5_000);
    put(&mut other, list, BoardItem::votes, json!(3));
    put(&mut other, meetings, BoardItem::column, json!("Kunskap"));
    put(
        &mut other,
        talk,
        BoardItem::text,
        json!("Ett gemensamt första samtal"),
    );
    put(&mut other, mandate, BoardItem::votes, json!(5));
    put(&mut other, talk, BoardItem::votes, json!(1));
    put(&mut other, mandate, BoardItem::likelihood, json!(5));
    let bundles = [
        village.send(&mut one, "one"),
        village.send(&mut other, "other"),
    ];
    drop((one, other));
    village.copy_file("lead.samverka", "second.samverka");
    for bundle in &bundles {
        village.merge(bundle).unwrap();
    }
    let mut second = village.copy("lead.samverka", "second.samverka");
    for bundle in bundles.iter().rev() {
        merge(&mut second, bundle).unwrap();
    }
    let there = hung(&village.lead, board);
    assert_eq!(there, hung(&second, board), "in whichever order");
    assert_eq!(there.notes, 6, "every note once");
    let column = |name: &str| {
        let columns = there.columns.iter();
        let of = columns
            .filter(|column| column.name == name)
            .flat_map(|column| &column.notes);
        of.map(|note| note.item.text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(column("Kunskap"), ["Fasta möten"]);
    assert_eq!(
        column("Tid")[..2],
        ["Mandat", "Ett gemensamt första samtal"]
    );
    let lead = there.note(there.find(list).unwrap()).unwrap();
    assert_eq!(
        (lead.item.head.id, lead.votes),
        (talk, 5),
        "merged, and its votes with it: also where both gave one"
    );
    let mandate_s = there.note(there.find(mandate).unwrap()).unwrap();
    assert_eq!(mandate_s.votes, 7, "votes add up");
    let waiting = village.lead.reader().conflicts().unwrap();
    let waiting: Vec<_> = waiting
        .iter()
        .map(|one| (one.record, one.conflict.field.as_str()))
        .collect();
    assert_eq!(
        waiting,
        [(mandate, BoardItem::likelihood)],
        "only what both graded"
    );
    village.lead.verify().unwrap();
}

#[test]
fn notes_that_two_laptops_merged_into_each_other_are_still_there() {
    let (mut village, board, [meetings, list, ..]) = begun();
    let mut one = village.copy("eslov.samverka", "one.samverka");
    let mut other = village.copy("eslov.samverka", "other.samverka");
    put(&mut one, meetings, BoardItem::merged_into, json!(list));
    put(&mut other, list, BoardItem::merged_into, json!(meetings));
    for (name, mut laptop) in [("one", one), ("other", other)] {
        let bundle = village.send(&mut laptop, name);
        village.merge(&bundle).unwrap();
    }
    let there = hung(&village.lead, board);
    let lead = there.note(there.find(meetings).unwrap()).unwrap();
    assert_eq!(
        (lead.item.head.id, lead.count()),
        (meetings, 2),
        "the eldest leads"
    );
    assert!(village.lead.reader().conflicts().unwrap().is_empty());
}
