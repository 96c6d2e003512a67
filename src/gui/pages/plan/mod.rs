//! Handlingsplan: a plan's dated steps, and its activities as a board and as a table.

use eframe::egui::{Align, Layout, Ui};

mod activities;
mod load;
mod steps;

use self::load::{PlanLine, PlansView};
use super::groups::parts::opened;
use crate::domain::{ActionPlan, Activity, Choosable, Id, PlanStatus, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::{self, List, New, PAGE, Page, SHELF, Section, Shelf, View, Want, split};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Column, DataTable, FilterChip, Shape, body, chip, heading, medium, muted,
    segmented, small, state_words,
};
use crate::insight::Counts;
use crate::text::capitalised;
use crate::workspace::fields;

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
    list: List::Own(|ui, cx, states| states.with(None, |state, _| list(ui, cx, state))),
    asks: New::Form(&[
        ActionPlan::title,
        ActionPlan::status,
        ActionPlan::group,
        ActionPlan::adopted_on,
        ActionPlan::handed_over_to,
        ActionPlan::handed_over_on,
        ActionPlan::version,
    ]),
    begins: |cx, _| {
        fields([
            (
                ActionPlan::title,
                capitalised(&cx.text.kind(ActionPlan::KIND)).into(),
            ),
            (ActionPlan::status, PlanStatus::Draft.code().into()),
        ])
    },
    ..SHELF
};

/// The activities, which stand on their plans.
static ACTIVITIES: Shelf = Shelf {
    kind: Activity::KIND,
    icon: Icon::Clipboard,
    asks: New::Form(&[
        Activity::text,
        Activity::status,
        Activity::due,
        Activity::responsible_person,
        Activity::responsible_unit,
        Activity::goal_text,
        Activity::follow_up,
        Activity::done_on,
        Activity::plan,
    ]),
    ..SHELF
};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    plan: Option<Id>,
    shows: Shows,
    row: Option<usize>,
}

/// How the activities are shown.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Shows {
    #[default]
    Board,
    Table,
}

/// Draws a plan, or the plans of all municipalities.
fn list(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) -> Want {
    let (today, place) = (cx.today, cx.municipality);
    let view = cx.view(("plans", today, place), move |source| {
        let names = source.names()?;
        let facts = source.facts()?;
        PlansView::load(source, &facts, &names, today, place)
    });
    let Some(view) = view else {
        return Want::Nothing;
    };
    let plans = &view.plans;
    if plans.is_empty() {
        return shelf::nothing_yet(ui, cx, &PLANS);
    }
    state.plan = of_route(cx, plans).or(state.plan);
    let all = cx.is_lead() && cx.municipality.is_none();
    let chosen = plans.iter().find(|plan| Some(plan.id) == state.plan);
    match chosen.or(plans.first().filter(|_| !all)) {
        None => table(ui, cx, plans, state),
        Some(plan) => split::page(ui, |ui| {
            ui.add_space(-space::L);
            if all {
                back(ui, cx, plan, state);
            } else if plans.len() > 1 {
                versions(ui, cx, plans, plan.id, state);
            }
            self::plan(ui, cx, plan, state);
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
        if ui
            .add(Button::quiet(&words).icon(Icon::ArrowLeft))
            .clicked()
        {
            state.plan = None;
            cx.go(Route::list(ActionPlan::KIND));
        }
        heading(ui, 2, &plan.municipality);
    });
    ui.add_space(space::S);
}

/// The plans there are, to choose one.
fn versions(ui: &mut Ui, cx: &Cx<'_>, plans: &[PlanLine], shown: Id, state: &mut State) {
    ui.horizontal_wrapped(|ui| {
        for plan in plans {
            let count = cx.text.number(plan.counted.left);
            let chip = FilterChip::new(&plan.title).count(&count);
            if ui.add(chip.selected(plan.id == shown)).clicked() {
                state.plan = Some(plan.id);
            }
        }
    });
}

fn plan(ui: &mut Ui, cx: &Cx<'_>, plan: &PlanLine, state: &mut State) {
    Card::new().show(ui, |ui| {
        ui.horizontal(|ui| {
            heading(ui, 2, &plan.title);
            chip(ui, Tone::Accent, &plan.status);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let edit = cx.text.get("plan-edit");
                if ui.add(Button::secondary(&edit).small()).clicked() {
                    cx.go(Route::record(ActionPlan::KIND, plan.id));
                }
            });
        });
        ui.add_space(space::S);
        steps::steps(ui, &plan.steps);
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
            ui.scope(|ui| {
                segmented(ui, &cx.text.get("plan-show_as"), &mut state.shows, &options);
            });
        });
    });
    match state.shows {
        Shows::Board => activities::as_board(ui, cx, plan),
        Shows::Table => activities::as_table(ui, cx, plan),
    }
}

/// All municipalities' plans, for the lead.
fn table(ui: &mut Ui, cx: &Cx<'_>, plans: &[PlanLine], state: &mut State) {
    let titles = [
        "groups-municipality",
        "plan-title",
        "plan-status",
        "plan-adopted",
        "plan-handed_over",
        "plan-done",
        "plan-late_count",
    ]
    .map(|key| cx.text.get(key));
    let columns = [
        Column::new(&titles[0]).share(1.0, 110.0),
        Column::new(&titles[1]).share(2.0, 160.0),
        Column::new(&titles[2]).share(1.0, 100.0),
        Column::new(&titles[3]).fixed(150.0),
        Column::new(&titles[4]).fixed(150.0),
        Column::new(&titles[5]).fixed(84.0).right(),
        Column::new(&titles[6]).fixed(90.0).right(),
    ];
    // Where there is little room, what tells least is left out: a plan is adopted before it is handed over.
    const ALL: f32 = 860.0;
    const WITHOUT: usize = 3;
    let narrow = ui.available_width() < ALL;
    let shown: Vec<usize> = (0..columns.len())
        .filter(|column| !(narrow && *column == WITHOUT))
        .collect();
    let columns: Vec<Column<'_>> = shown
        .iter()
        .map(|column| columns[*column].clone())
        .collect();
    Card::new().flush().show(ui, |ui| {
        let height = ui.available_height() - space::XL;
        let name = cx.text.get("page-plan");
        let out = DataTable::new("plans", &name, &columns, plans.len())
            .selected(state.row)
            .height(height)
            .row_name(&|row| format!("{} {}", plans[row].municipality, plans[row].title))
            .show(ui, |ui, row, column| {
                cell(ui, cx, &plans[row], shown[column])
            });
        state.row = out.selected.or(state.row);
        if let Some(plan) = opened(ui, &out).and_then(|row| plans.get(row)) {
            state.plan = Some(plan.id);
        }
    });
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, plan: &PlanLine, column: usize) {
    match column {
        0 => drop(body(ui, &plan.municipality)),
        1 => drop(medium(ui, &plan.title)),
        2 => drop(body(ui, &plan.status)),
        3 => drop(muted(ui, &plan.adopted)),
        4 => drop(muted(ui, &plan.handed_over)),
        5 => {
            let args = [
                ("n", plan.counted.done.into()),
                ("all", plan.counted.all.into()),
            ];
            body(ui, &cx.text.with("group-of", &args));
        }
        _ if plan.counted.overdue > 0 => {
            let count = cx.text.number(plan.counted.overdue);
            state_words(ui, Shape::Triangle, Tone::Bad, &count);
        }
        _ => drop(muted(ui, "–")),
    }
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
