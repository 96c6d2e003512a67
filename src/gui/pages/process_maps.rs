//! Processkartor: each map as its steps, lane by lane.

use serde_json::json;

use crate::domain::{
    Choosable as _, MapState, Part, ProcessMap, ProcessStep, Record, StepKind, Value,
};
use crate::gui::shelf::{
    Adds, Card, Cell, Column, LINES, Lines, List, New, PAGE, Page, Place, SHELF, Section, Shelf,
    View, WHOSE,
};
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
    record: Place::Beside(&[
        Card::Fields(&[ProcessMap::title, ProcessMap::state]),
        Card::Lines(&STEPS),
        Card::Fields(&[
            ProcessMap::lanes,
            ProcessMap::perspective,
            ProcessMap::case,
            ProcessMap::about,
            ProcessMap::mapped_on,
        ]),
    ]),
    ..SHELF
};

/// What a step is asked for.
const STEP: &[&str] = &[
    ProcessStep::text,
    ProcessStep::lane,
    ProcessStep::kind,
    ProcessStep::position,
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
        fields([
            (ProcessStep::position, json!(before.unwrap_or(0) + 1)),
            (ProcessStep::lane, json!(last(ProcessStep::lane))),
            (ProcessStep::kind, json!(StepKind::Step.code())),
        ])
    },
    labelled: true,
    under: Some((ProcessStep::lane, ProcessMap::lanes)),
    ..LINES
};
