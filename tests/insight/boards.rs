//! What was written on boards, what came of it, and how many votes there may be.

use samverka::domain::Id;
use samverka::insight::{Counts, Facts, Scope, Voting};
use serde_json::{Value, json};

use crate::village::Village;

fn board(village: &mut Village, more: Value) -> Id {
    let mut board = json!({"title": "Behov", "template": "needs", "votes_each": 3});
    let more = more.as_object().unwrap().clone();
    board.as_object_mut().unwrap().extend(more);
    village.tell("board", board)
}

fn note(village: &mut Village, board: Id, votes: i64) -> Id {
    let note = json!({"board": board, "column": "Tid", "text": "Fasta möten", "votes": votes});
    village.tell("board_item", note)
}

fn voting(village: &Village, board: Id) -> Voting {
    let facts = Facts::load(&village.records).unwrap();
    let scope = Scope::everything(village.today);
    Counts::new(&facts, &scope).voting(board)
}

#[test]
fn notes_are_counted_by_template_and_by_what_became_of_them() {
    let mut village = Village::new();
    village.municipality("1285");
    let wall = board(&mut village, json!({}));
    let first = note(&mut village, wall, 4);
    note(&mut village, wall, 0);
    let plan = village.tell("action_plan", json!({"title": "Plan"}));
    let activity = village.tell("activity", json!({"plan": plan, "text": "Fasta möten"}));
    assert_eq!(
        village.figure("boards.items"),
        json!({"total": 2, "needs": 2})
    );
    village.change(first, "became", json!(activity));
    assert_eq!(
        village.figure("boards.became"),
        json!({"value": 1, "became_activities": 1, "became_initiatives": 0, "of": 2})
    );
    village.records.remove(activity);
    assert_eq!(
        village.figure("boards.became")["value"],
        json!(0),
        "it was removed again"
    );
    village.records.remove(wall);
    assert_eq!(
        village.figure("boards.items")["total"],
        json!(0),
        "its board is gone"
    );
}

#[test]
fn votes_are_limited_by_those_who_are_at_the_meeting() {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("operative");
    let meeting = json!({"title": "Workshop", "date": "2018-05-28", "groups": [group]});
    let meeting = village.tell("meeting", meeting);
    let wall = board(&mut village, json!({"meeting": meeting}));
    note(&mut village, wall, 4);
    let known = voting(&village, wall);
    assert_eq!((known.cast, known.there, known.limit), (4, None, None));
    for status in ["present", "remote", "absent"] {
        let person = village.woman();
        let came = json!({"meeting": meeting, "person": person, "status": status});
        village.tell("attendance", came);
    }
    village.tell("head_count", json!({"meeting": meeting, "women": 1}));
    let known = voting(&village, wall);
    assert_eq!(
        (known.there, known.limit, known.left()),
        (Some(3), Some(9), Some(5))
    );
}

#[test]
fn a_board_that_was_voted_on_and_led_to_nothing_says_so_after_thirty_days() {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("operative");
    let meeting = json!({"title": "Workshop", "date": "2018-05-20", "groups": [group]});
    let meeting = village.tell("meeting", meeting);
    let wall = board(&mut village, json!({"meeting": meeting}));
    let first = note(&mut village, wall, 4);
    assert!(!village.fires("board.unused"), "there is time yet");
    village.change(meeting, "date", json!("2018-04-20"));
    assert!(village.fires("board.unused"));
    let initiative = village.tell("initiative", json!({"title": "Fasta möten"}));
    village.change(first, "became", json!(initiative));
    assert!(!village.fires("board.unused"));
}
