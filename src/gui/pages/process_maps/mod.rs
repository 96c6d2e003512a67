//! Processkartor: each map in lanes to work on, or as a list of its steps.

mod canvas;
mod drawn;
mod edits;
mod fields;
mod keys;
mod page;
mod paint;
mod state;
pub mod wall;

use serde_json::json;

use crate::domain::{
    Choosable as _, MapState, Part, ProcessMap, ProcessStep, Record, StepKind, Value, positions,
};
use crate::gui::shelf::{
    Adds, Card, Cell, Column, LINES, Lines, List, New, PAGE, Page, Place, SHELF, Section, Shelf,
    View, WHOSE, record,
};
use crate::gui::widgets::heading;
use crate::gui::widgets::icons::Icon;
use crate::workspace::{Row, fields};

/// The page.
pub const PROCESS_MAPS_PAGE: Page = Page {
    code: "process_maps",
    icon: Icon::Workflow,
    section: Section::Change,
    views: &[View::Shelf(&PROCESS_MAPS)],
    counted: true,
    part: Some(Part::ProcessMaps),
    ..PAGE
};

const FIELDS: &[&str] = &[
    ProcessMap::title,
    ProcessMap::state,
    ProcessMap::perspective,
    ProcessMap::lanes,
    ProcessMap::case,
    ProcessMap::about,
    ProcessMap::mapped_on,
];

static PROCESS_MAPS: Shelf = Shelf {
    kind: ProcessMap::KIND,
    icon: Icon::Workflow,
    list: List::Table(&[
        Column::of(ProcessMap::title, 240.0),
        Column::of(ProcessMap::state, 110.0),
        Column::of(ProcessMap::perspective, 130.0),
        Column {
            cell: Cell::Referring(ProcessStep::KIND, ProcessStep::map),
            least: 80.0,
        },
        Column::of(ProcessMap::about, 160.0),
        WHOSE,
    ]),
    filters: &[ProcessMap::state],
    order: (ProcessMap::title, false),
    asks: New::Form(FIELDS),
    begins: |_, _| fields([(ProcessMap::state, json!(MapState::AsIs.code()))]),
    record: Place::Page(|ui, cx, id, states| {
        record::whole(ui, cx, &PROCESS_MAPS, id, |ui, row| {
            states.with(Some(id), |state, states| {
                page::ui(ui, cx, row, state, states)
            });
        });
    }),
    ..SHELF
};

/// The map's own fields, beside it.
static ITSELF: Shelf = Shelf {
    kind: ProcessMap::KIND,
    record: Place::Beside(&[Card::Fields(FIELDS)]),
    head: Some(|ui, cx, _| drop(heading(ui, 2, &cx.text.get("process-edit")))),
    ..SHELF
};

/// A step, beside its map.
static STEP_BESIDE: Shelf = Shelf {
    kind: ProcessStep::KIND,
    asks: New::Elsewhere,
    record: Place::Beside(&[Card::Fields(STEP)]),
    ..SHELF
};

/// What a step is asked for.
const STEP: &[&str] = &[
    ProcessStep::text,
    ProcessStep::lane,
    ProcessStep::kind,
    ProcessStep::breakpoint,
    ProcessStep::problem,
    ProcessStep::possibility,
    ProcessStep::days,
    ProcessStep::next,
];

/// The steps of a map under its lanes; a new one comes last, in the lane of the one before.
static STEPS: Lines = Lines {
    kind: ProcessStep::KIND,
    of: ProcessStep::map,
    order: ProcessStep::position,
    says: &[
        ProcessStep::text,
        ProcessStep::kind,
        ProcessStep::breakpoint,
        ProcessStep::days,
        ProcessStep::problem,
    ],
    fields: |_| STEP,
    adds: Adds::Form("process-new_step", STEP),
    begins: |_, rows| {
        let last = |code: &str| rows.last().and_then(|row: &Row| row.fields.get(code));
        let before = last(ProcessStep::position).and_then(Value::as_i64);
        let there: Vec<i64> = before.into_iter().collect();
        let position = positions::place(&there, there.len()).position;
        fields([
            (ProcessStep::position, json!(position)),
            (ProcessStep::lane, json!(last(ProcessStep::lane))),
            (ProcessStep::kind, json!(StepKind::Step.code())),
        ])
    },
    labelled: true,
    under: Some((ProcessStep::lane, ProcessMap::lanes)),
    ..LINES
};
