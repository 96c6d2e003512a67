//! What is made to be drawn: a process map of 150 steps, and a board of 300 notes.

use std::path::Path;

use samverka::domain::{Board, BoardItem, Id, ProcessMap, ProcessStep, Record, positions};
use samverka::workspace::{Command, Edit, NewProject, Workspace, fields};
use serde_json::json;

fn project(file: &Path) -> Workspace {
    let new = NewProject {
        name: "Samverkan".into(),
        short_name: "SAM".into(),
        start: "2026-01-01".parse().unwrap(),
        end: "2027-12-31".parse().unwrap(),
        municipalities: Vec::new(),
    };
    Workspace::create_project(file, &new).unwrap()
}

/// A project with a map of 150 steps over 10 lanes, with everything that can be marked at a step; the map.
pub fn map(file: &Path) -> Id {
    let mut own = project(file);
    let lanes: Vec<String> = (1..=10).map(|lane| format!("Verksamhet {lane}")).collect();
    let map = own.fresh_id();
    let described = fields([("title", json!("Många steg")), ("lanes", json!(lanes))]);
    let mut edits = vec![Edit::Create {
        kind: ProcessMap::KIND,
        id: map,
        fields: described,
    }];
    for (place, position) in positions::fresh(150).enumerate() {
        let kind = ["step", "decision", "waiting"][place % 7 % 3];
        let described = fields([
            ("map", json!(map)),
            ("position", json!(position)),
            ("lane", json!(lanes[place * 7 % 10])),
            (
                "text",
                json!(format!("Steg {place} i en process som tar tid")),
            ),
            ("kind", json!(kind)),
            ("days", json!(place % 9)),
            ("breakpoint", json!(place % 5 == 0)),
            (
                "problem",
                json!("Underlaget följer inte med från dem som skrev det."),
            ),
            ("possibility", json!("En gemensam lista.")),
        ]);
        edits.push(Edit::Create {
            kind: ProcessStep::KIND,
            id: own.fresh_id(),
            fields: described,
        });
    }
    own.run(&Command::new(edits)).unwrap();
    map
}

/// A board of 300 notes in four columns; the board.
pub fn board(file: &Path) -> Id {
    let mut own = project(file);
    let columns = ["Information", "Tid", "Arbetssätt", "Kunskap"];
    let board = own.fresh_id();
    let about = fields([
        ("title", json!("Vad behöver vi?")),
        ("columns", json!(columns)),
    ]);
    own.run(&Command::create(Board::KIND, board, about))
        .unwrap();
    for nth in 0..300_usize {
        let note = fields([
            ("board", json!(board)),
            ("column", json!(columns[nth % 4])),
            (
                "text",
                json!(format!(
                    "Lapp {nth} om det som vi behöver av varandra för att komma vidare"
                )),
            ),
            ("position", json!(nth * 1_000)),
            ("votes", json!(nth % 5)),
        ]);
        let id = own.fresh_id();
        own.run(&Command::create(BoardItem::KIND, id, note))
            .unwrap();
    }
    board
}
