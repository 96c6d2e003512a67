//! Handlingsplan: a plan's dated steps, and its activities as a board and as a table.

use std::sync::Arc;

use eframe::egui::{Align, Layout, Ui};

mod activities;
pub mod live;
mod load;
pub mod wall;

use self::load::PlanLine;
use super::came_from;
use crate::domain::{ActionPlan, Activity, Choosable, Id, PlanStatus, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::rows::{self, Rows};
use crate::gui::shelf::{
    self, Card, List, New, PAGE, Page, Place, SHELF, Section, Shelf, View, Want, form, split,
};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Shape, chip, filter_chips, heading, muted, segmented, small, state_words, steps,
};
use crate::insight::Counts;
use crate::text::capitalised;
use crate::workspace::{Command, fields};

/// The page.
pub const PLAN_PAGE: Page = Page {
    code: "plan",
    icon: Icon::Clipboard,
    section: Section::Collaboration,
    views: &[View::Shelf(&PLANS)],
    also: &[&ACTIVITIES],
    alert: Some(overdue),
    ..PAGE
};

/// The action plans.
static PLANS: Shelf = Shelf {
    kind: ActionPlan::KIND,
    icon: Icon::Clipboard,
    list: List::Own(
        |ui, cx, states| states.with(None, |state, _| list(ui, cx, cx.letters.read(state))),
        |cx, states| states.with(None, |state, _| in_sight(cx, state)),
    ),
    asks: New::Form(&[
        ActionPlan::title,
        ActionPlan::group,
        ActionPlan::adopted_on,
        ActionPlan::handed_over_to,
        ActionPlan::handed_over_on,
        ActionPlan::version,
    ]),
    goes_on: Some(|cx, id| cx.asks.tell(move |state: &mut State| state.made(id))),
    begins: |cx, _| {
        let title = capitalised(&cx.text.kind(ActionPlan::KIND));
        fields([
            (ActionPlan::title, title.into()),
            (ActionPlan::status, PlanStatus::Draft.code().into()),
        ])
    },
    ..SHELF
};

/// What is said of an activity.
const ACTIVITY: &[&str] = &[
    Activity::text,
    Activity::status,
    Activity::due,
    Activity::responsible_person,
    Activity::responsible_unit,
    Activity::goal_text,
    Activity::follow_up,
    Activity::done_on,
    Activity::plan,
];

/// The activities, which stand on their plans.
pub static ACTIVITIES: Shelf = Shelf {
    kind: Activity::KIND,
    icon: Icon::Clipboard,
    asks: New::Form(ACTIVITY),
    record: Place::Beside(&[
        Card::Fields(ACTIVITY),
        Card::Own(|ui, cx, row, _| came_from::ui(ui, cx, row.head.id)),
    ]),
    ..SHELF
};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    plan: Option<Id>,
    shows: Shows,
    table: rows::State,
    activities: rows::State,
    /// A plan that has just been made, and goes on with its first activity when it is shown.
    made: Option<Id>,
}

impl State {
    /// A plan has been made.
    fn made(&mut self, plan: Id) {
        (self.plan, self.made) = (Some(plan), Some(plan));
    }
}

/// How the activities are shown.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Shows {
    #[default]
    Board,
    Table,
}

fn plans(cx: &Cx<'_>) -> Option<Arc<Vec<PlanLine>>> {
    let (today, place) = (cx.today, cx.municipality);
    cx.view(("plans", today, place), move |source| {
        load::plans(source, today, place)
    })
}

/// Whether the plans are those of all municipalities: one of them stands alone, without the others beside it.
fn are_everybodys(cx: &Cx<'_>) -> bool {
    cx.has_many() && cx.municipality.is_none()
}

/// The plan that has been chosen.
fn chosen<'p>(cx: &Cx<'_>, plans: &'p [PlanLine], state: &State) -> Option<&'p PlanLine> {
    let chosen = of_route(cx, plans).or(state.plan);
    plans.iter().find(|plan| Some(plan.id) == chosen)
}

/// The plan that is shown alone, of everybody's; else those that one chooses among.
fn in_sight(cx: &Cx<'_>, state: &State) -> Option<shelf::Shown> {
    let plans = plans(cx)?;
    let alone = chosen(cx, &plans, state).filter(|_| are_everybodys(cx));
    let alone = alone.map(|plan| plan.id);
    let shown = plans
        .iter()
        .filter(|plan| alone.is_none_or(|alone| plan.id == alone));
    Some(shelf::Shown::of(shown.map(|plan| plan.id), plans.len()))
}

/// Draws a plan, or the plans of all municipalities.
fn list(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) -> Want {
    let plans = plans(cx);
    let Some(plans) = plans.as_deref() else {
        return Want::Nothing;
    };
    if plans.is_empty() {
        return shelf::nothing_yet(ui, cx, &PLANS);
    }
    state.plan = of_route(cx, plans).or(state.plan);
    let is_there = |made: &mut Id| plans.iter().any(|plan| plan.id == *made);
    let made = state.made.take_if(is_there);
    let all = are_everybodys(cx);
    match chosen(cx, plans, state).or(plans.first().filter(|_| !all)) {
        None => table(ui, cx, plans, state),
        Some(plan) => split::page(ui, |ui| {
            ui.add_space(-space::L);
            if all {
                back(ui, cx, plan, state);
            } else if plans.len() > 1 {
                versions(ui, cx, plans, plan.id, state);
            }
            self::plan(ui, cx, (plan, made == Some(plan.id)), state);
        }),
    }
    Want::Nothing
}

/// The plan that the route shows, or that holds the activity that it shows.
fn of_route(cx: &Cx<'_>, plans: &[PlanLine]) -> Option<Id> {
    let activity = cx.route.shown(Activity::KIND);
    let holds = |plan: &&PlanLine| plan.activities.iter().any(|one| Some(one.id) == activity);
    let of_activity = plans.iter().find(holds).map(|plan| plan.id);
    cx.route.shown(ActionPlan::KIND).or(of_activity)
}

/// Above one of many plans: whose it is, and the way back to all.
fn back(ui: &mut Ui, cx: &Cx<'_>, plan: &PlanLine, state: &mut State) {
    ui.horizontal(|ui| {
        let words = cx.text.get("plan-all");
        let button = Button::quiet(&words).icon(Icon::ArrowLeft);
        if ui.add(button).clicked() {
            state.plan = None;
            cx.go(Route::list(ActionPlan::KIND));
        }
        heading(ui, 2, &plan.municipality);
    });
    ui.add_space(space::S);
}

/// The plans there are, to choose one.
fn versions(ui: &mut Ui, cx: &Cx<'_>, plans: &[PlanLine], shown: Id, state: &mut State) {
    let options = plans.iter().map(|plan| {
        let left = cx.text.number(plan.counted.left);
        (plan.id, plan.title.clone(), left)
    });
    ui.horizontal_wrapped(|ui| state.plan = filter_chips(ui, &shown, options).or(state.plan));
}

/// One plan, which may have just been made.
fn plan(ui: &mut Ui, cx: &Cx<'_>, (plan, made): (&PlanLine, bool), state: &mut State) {
    widgets::Card::new().show(ui, |ui| {
        let edit = cx.text.get("plan-edit");
        let edit = Button::secondary(&edit).small();
        let room = ui.available_width() - edit.width(ui) - space::M;
        ui.horizontal(|ui| {
            // A long title has the lines that it needs, and leaves the button its room.
            ui.vertical(|ui| {
                ui.set_max_width(room);
                ui.horizontal_wrapped(|ui| {
                    heading(ui, 2, &plan.title);
                    chip(ui, Tone::Accent, &plan.status);
                });
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(edit).clicked() {
                    cx.go(Route::record(ActionPlan::KIND, plan.id));
                }
            });
        });
        let denied = cx.denied(ActionPlan::KIND, &plan.head);
        if let Some(denied) = denied {
            form::whose(ui, cx, plan.id, denied);
        }
        ui.add_space(space::S);
        let name = cx.text.get("plan-status");
        let chosen = steps(ui, &name, &plan.steps, denied.is_none());
        if let Some(status) = chosen.and_then(|place| PlanStatus::ALL.get(place)) {
            let moved = plan.plan.moved(*status, cx.today);
            cx.run(Command::set(ActionPlan::KIND, plan.id, moved));
        }
    });
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        heading(ui, 2, &cx.text.get("plan-activities"));
        let args = [
            ("done", plan.counted.done.into()),
            ("all", plan.counted.all.into()),
        ];
        small(ui, &cx.text.with("plan-done_of", &args));
        if plan.counted.overdue > 0 {
            let args = [("n", plan.counted.overdue.into())];
            let words = cx.text.with("plan-overdue", &args);
            state_words(ui, Shape::Triangle, Tone::Bad, &words);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = ["plan-board", "plan-table"].map(|key| cx.text.get(key));
            let options = [(Shows::Board, &words[0]), (Shows::Table, &words[1])];
            let name = cx.text.get("plan-show_as");
            ui.scope(|ui| segmented(ui, &name, &mut state.shows, &options));
        });
    });
    let begins = made && plan.activities.is_empty();
    match state.shows {
        Shows::Board => activities::as_board(ui, cx, plan, begins),
        Shows::Table => activities::as_table(ui, cx, plan, &mut state.activities),
    }
}

type Column = rows::Column<PlanLine>;

const COLUMNS: &[Column] = &[
    Column::body("groups-municipality", |plan| &plan.municipality)
        .share(1.0, 110.0)
        .sorts(),
    Column::medium("plan-title", |plan| &plan.title)
        .share(2.0, 160.0)
        .sorts(),
    Column::body("plan-status", |plan| &plan.status).share(1.0, 100.0),
    // A plan is adopted before it is handed over.
    Column::muted("plan-adopted", |plan| &plan.adopted)
        .fixed(150.0)
        .spare(),
    Column::muted("plan-handed_over", |plan| &plan.handed_over).fixed(150.0),
    Column::body("plan-done", |plan| &plan.done)
        .fixed(84.0)
        .right(),
    Column::own("plan-late_count", |ui, cx, plan| {
        let count = cx.text.number(plan.counted.overdue);
        match plan.counted.overdue {
            0 => muted(ui, "–"),
            _ => state_words(ui, Shape::Triangle, Tone::Bad, &count),
        };
    })
    .fixed(108.0)
    .right()
    .by(|one, other| one.counted.overdue.cmp(&other.counted.overdue)),
];

/// All municipalities' plans, for the lead.
fn table(ui: &mut Ui, cx: &Cx<'_>, plans: &[PlanLine], state: &mut State) {
    let rows = Rows {
        salt: "plans",
        name: &cx.text.get("page-plan"),
        columns: COLUMNS,
        id: |line| line.id,
        says: |line| format!("{} {}", line.municipality, line.title),
        lines: plans.iter().collect(),
        height: None,
    };
    state.plan = rows.on_card(ui, cx, &mut state.table).or(state.plan);
}

/// How many of the shown activities are overdue, for those who carry them out.
fn overdue(cx: &Cx<'_>) -> Option<i64> {
    let scope = cx.scope();
    let shown = !cx.is_lead();
    let late = cx.view(
        ("overdue", scope.today, scope.municipality),
        move |source| Ok(Counts::new(&*source.facts()?, &scope).plans().overdue),
    );
    late.filter(|_| shown).map(|late| *late)
}
