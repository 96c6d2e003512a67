//! The project: what it is, its phases and goals, who takes part, kits, costs, spreading and the world around it.

use serde_json::json;

use crate::domain::{
    Choosable as _, ContextEvent, Cost, Fields, Goal, GoalDirection, GoalScope, HourRate,
    Municipality, Outreach, Part, Phase, Programme, Record,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::ground::states::States;
use crate::gui::pages::outgoing;
use crate::gui::shelf::{
    Card, Cell, Column, List, New, PAGE, Page, Place, SHELF, Section, Shelf, View, WHOSE, Who,
};
use crate::gui::widgets::icons::Icon;
use crate::insight::{Counts, Scope};
use crate::workspace::{Result, fields};

mod about;
mod goals;
mod places;

/// The page.
pub const PROJECT: Page = Page {
    code: "project",
    icon: Icon::Flag,
    section: Section::Project,
    views: &[
        View::Tab {
            code: "project",
            who: Who::All,
            draw: |ui, cx, _| about::ui(ui, cx),
            action: None,
        },
        View::Shelf(&PHASES),
        View::Shelf(&GOALS),
        View::Shelf(&MUNICIPALITIES),
        View::Tab {
            code: "kits",
            who: Who::Lead,
            draw: |ui, cx, states| {
                states.with(None, |state, _| {
                    outgoing::ui(ui, cx, &outgoing::KITS, cx.letters.read(state));
                });
            },
            action: Some(|ui, cx| outgoing::action(ui, cx, &outgoing::KITS)),
        },
        View::Shelf(&COSTS),
        View::Shelf(&HOUR_RATES),
        View::Shelf(&PROGRAMMES),
        View::Shelf(&OUTREACH),
        View::Shelf(&WORLD),
    ],
    ..PAGE
};

/// What is said of a municipality's part in the project.
pub const PART_OF_MUNICIPALITY: &[&str] = &[
    Municipality::letter_of_intent,
    Municipality::agreement,
    Municipality::joined,
    Municipality::left,
    Municipality::note,
];

/// A new one is of today.
fn dated(cx: &Cx<'_>, _: &mut States) -> Fields {
    fields([(Cost::date, json!(cx.today))])
}

static PHASES: Shelf = Shelf {
    kind: Phase::KIND,
    icon: Icon::Flag,
    list: List::Table(&[
        Column::of(Phase::name, 200.0),
        Column::of(Phase::start, 104.0),
        Column::of(Phase::end, 104.0),
    ]),
    order: (Phase::start, false),
    ..SHELF
};

static GOALS: Shelf = Shelf {
    kind: Goal::KIND,
    icon: Icon::Flag,
    list: List::Table(&[
        Column::of(Goal::code, 84.0),
        Column::of(Goal::text, 250.0),
        Column {
            cell: Cell::Own("project-measured_by", goals::measures),
            least: 190.0,
        },
        Column::of(Goal::scope, 118.0),
        Column {
            cell: Cell::Number("project-target", goals::targets),
            least: 90.0,
        },
        Column::of(Goal::due, 104.0),
    ]),
    order: (Goal::code, false),
    asks: New::Form(goals::FORM),
    begins: |_, _| {
        fields([
            (Goal::scope, json!(GoalScope::Each.code())),
            (Goal::direction, json!(GoalDirection::AtLeast.code())),
        ])
    },
    record: Place::Beside(&[
        Card::Fields(&[Goal::code, Goal::text]),
        Card::Own(|ui, cx, row, _| goals::indicator(ui, cx, row)),
        Card::Fields(&[Goal::scope, Goal::target, Goal::direction, Goal::due]),
        Card::Lines(&goals::REVISIONS),
    ]),
    ..SHELF
};

static MUNICIPALITIES: Shelf = Shelf {
    kind: Municipality::KIND,
    icon: Icon::Grid,
    list: List::Table(&[
        Column::of(Municipality::code, 130.0),
        Column::of(Municipality::letter_of_intent, 124.0),
        Column::of(Municipality::agreement, 130.0),
        Column::of(Municipality::joined, 104.0),
        Column::of(Municipality::left, 104.0),
    ]),
    order: (Municipality::code, false),
    asks: New::Own(places::add),
    record: Place::Beside(&[Card::Fields(PART_OF_MUNICIPALITY)]),
    ..SHELF
};

static HOUR_RATES: Shelf = Shelf {
    kind: HourRate::KIND,
    icon: Icon::Chart,
    list: List::Table(&[
        Column::of(HourRate::from, 104.0),
        Column::of(HourRate::kronor, 140.0),
    ]),
    order: (HourRate::from, true),
    begins: |cx, _| fields([(HourRate::from, json!(cx.today))]),
    part: Some(Part::Time),
    ..SHELF
};

static PROGRAMMES: Shelf = Shelf {
    kind: Programme::KIND,
    icon: Icon::Hexagon,
    list: List::Table(&[
        Column::of(Programme::name, 240.0),
        Column::of(Programme::funder, 200.0),
        Column::of(Programme::from, 104.0),
        Column::of(Programme::to, 104.0),
    ]),
    order: (Programme::name, false),
    ..SHELF
};

static COSTS: Shelf = Shelf {
    kind: Cost::KIND,
    icon: Icon::Chart,
    list: List::Table(&[
        Column::of(Cost::date, 104.0),
        Column::of(Cost::kind, 110.0),
        Column::of(Cost::basis, 88.0),
        Column::of(Cost::funder, 128.0),
        Column::of(Cost::amount, 110.0),
        Column::of(Cost::note, 120.0),
        WHOSE,
    ]),
    filters: &[Cost::basis],
    order: (Cost::date, true),
    sum: Some(costs),
    begins: dated,
    ..SHELF
};

static OUTREACH: Shelf = Shelf {
    kind: Outreach::KIND,
    icon: Icon::Send,
    list: List::Table(&[
        Column::of(Outreach::date, 104.0),
        Column::of(Outreach::kind, 110.0),
        Column::of(Outreach::title, 220.0),
        Column::of(Outreach::reach, 90.0),
        WHOSE,
    ]),
    filters: &[Outreach::kind],
    order: (Outreach::date, true),
    begins: dated,
    part: Some(Part::Outreach),
    ..SHELF
};

static WORLD: Shelf = Shelf {
    kind: ContextEvent::KIND,
    icon: Icon::Flag,
    list: List::Table(&[
        Column::of(ContextEvent::date, 104.0),
        Column::of(ContextEvent::text, 220.0),
        Column::of(ContextEvent::effect, 220.0),
        WHOSE,
    ]),
    order: (ContextEvent::date, true),
    begins: dated,
    ..SHELF
};

/// What is planned, and what it has cost.
fn costs(source: &Source, everything: &Scope) -> Result<String> {
    let facts = source.facts()?;
    let text = &source.text;
    let (planned, actual) = Counts::new(&facts, everything).costs();
    let args = [
        ("planned", text.kronor(planned).into()),
        ("actual", text.kronor(actual).into()),
    ];
    Ok(text.with("project-cost_sum", &args))
}
