//! Handlingsplan: a plan's dated steps, and its activities as a board and as a table.

use eframe::egui::{Align, Layout, Ui};

mod activities;
mod load;
mod steps;

use self::load::{PlanLine, PlansView};
use super::groups::parts::opened;
use crate::domain::{ActionPlan, Activity, Choosable, Id, PlanStatus, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::shelf::form;
use crate::gui::shelf::form::{NewAnswer, NewRecord};
use crate::gui::shelf::split;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Column, DataTable, FilterChip, PageHeader, Shape, body, chip, empty_state,
    heading, medium, muted, segmented, small, state_words,
};
use crate::text::capitalised;
use crate::workspace::fields;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    plan: Option<Id>,
    shows: Shows,
    open: Open,
    row: Option<usize>,
    /// The activity that stands in the details.
    chosen: Option<Id>,
    /// What shall stand in the details from the next frame on.
    next: Option<Open>,
    /// What is being typed in each column's last row.
    drafts: [String; 4],
}

/// How the activities are shown.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Shows {
    #[default]
    Board,
    Table,
}

/// What stands in the details.
#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    Activity(Id),
    Plan(Id),
    New(NewRecord),
}

const PLAN: &[&str] = &[
    ActionPlan::title,
    ActionPlan::status,
    ActionPlan::group,
    ActionPlan::adopted_on,
    ActionPlan::handed_over_to,
    ActionPlan::handed_over_on,
    ActionPlan::version,
];

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

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let (today, place) = (cx.today, cx.municipality);
    let view = cx.view(("plans", today, place), move |source| {
        let names = source.names()?;
        let facts = source.facts()?;
        PlansView::load(source, &facts, &names, today, place)
    });
    let mut open = std::mem::take(&mut state.open);
    state.chosen = match &open {
        Open::Activity(id) => Some(*id),
        _ => None,
    };
    let (mut done, mut made) = (false, None);
    let closed = split::with_details(
        ui,
        cx,
        !matches!(open, Open::Nothing),
        |ui| page(ui, cx, view.as_deref(), state),
        |ui| done = details(ui, cx, &mut open, &mut made),
    );
    state.plan = made.or(state.plan);
    if closed || done {
        open = Open::Nothing;
    }
    state.open = state.next.take().unwrap_or(open);
}

/// Draws the details; true when there is nothing more to show.
fn details(ui: &mut Ui, cx: &Cx<'_>, open: &mut Open, chosen: &mut Option<Id>) -> bool {
    match open {
        Open::Nothing => true,
        Open::Activity(id) => {
            let title = capitalised(&cx.text.kind(Activity::KIND));
            form::details(ui, cx, Activity::KIND, *id, &title, ACTIVITY)
        }
        Open::Plan(id) => {
            let title = capitalised(&cx.text.kind(ActionPlan::KIND));
            form::details(ui, cx, ActionPlan::KIND, *id, &title, PLAN)
        }
        Open::New(new) => {
            let answer = new.ui(ui, cx, PLAN);
            if let NewAnswer::Saved(id) = answer {
                *chosen = Some(id);
            }
            answer != NewAnswer::Open
        }
    }
}

fn page(ui: &mut Ui, cx: &Cx<'_>, view: Option<&PlansView>, state: &mut State) {
    let all = cx.is_lead() && cx.municipality.is_none();
    let plans = view.map_or(&[][..], |view| &view.plans);
    let chosen = plans.iter().find(|plan| Some(plan.id) == state.plan);
    let shown = chosen.or(plans.first().filter(|_| !all));
    if all && shown.is_none() {
        ui.add_space(space::L);
        header(ui, cx, None, state);
        if view.is_some() {
            table(ui, cx, plans, state);
        }
        return;
    }
    split::page(ui, |ui| {
        header(ui, cx, shown.filter(|_| all), state);
        match shown {
            Some(plan) => {
                if !all && plans.len() > 1 {
                    versions(ui, cx, plans, plan.id, state);
                }
                self::plan(ui, cx, plan, state);
            }
            None if view.is_some() => empty(ui, cx, state),
            None => {}
        }
    });
}

/// The page's head; above one of many plans, the way back to all.
fn header(ui: &mut Ui, cx: &Cx<'_>, of_many: Option<&PlanLine>, state: &mut State) {
    let page = cx.text.get("page-plan");
    let crumbs = [page.as_str()];
    let purpose = cx.text.get("plan-purpose");
    let header = match of_many {
        Some(plan) => PageHeader::new(&plan.municipality).crumbs(&crumbs),
        None => PageHeader::new(&page).purpose(&purpose),
    };
    let new = capitalised(&cx.text.kind_new(ActionPlan::KIND));
    let header = header.show(ui, |ui| {
        cx.may_make(ActionPlan::KIND) && ui.add(Button::primary(&new).icon(Icon::Plus)).clicked()
    });
    if header.inner {
        state.next = Some(Open::New(begin(cx)));
    }
    if header.crumb.is_some() {
        state.plan = None;
        state.next = Some(Open::Nothing);
    }
}

/// A plan to fill in.
fn begin(cx: &Cx<'_>) -> NewRecord {
    let title = capitalised(&cx.text.kind(ActionPlan::KIND));
    let known = fields([
        (ActionPlan::title, title.into()),
        (ActionPlan::status, PlanStatus::Draft.code().into()),
    ]);
    NewRecord::new(cx, ActionPlan::KIND, known)
}

fn empty(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let sentence = cx.text.get("plan-empty");
    let words = capitalised(&cx.text.kind_new(ActionPlan::KIND));
    let button = cx.may_make(ActionPlan::KIND).then_some(words.as_str());
    if empty_state(ui, Icon::Clipboard, &sentence, button, None).0 {
        state.next = Some(Open::New(begin(cx)));
    }
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
                    state.next = Some(Open::Plan(plan.id));
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
        Shows::Board => activities::as_board(ui, cx, plan, state),
        Shows::Table => activities::as_table(ui, cx, plan, state),
    }
}

/// All municipalities' plans, for the lead.
fn table(ui: &mut Ui, cx: &Cx<'_>, plans: &[PlanLine], state: &mut State) {
    if plans.is_empty() {
        let sentence = cx.text.get("plan-empty_lead");
        empty_state(ui, Icon::Clipboard, &sentence, None, None);
        return;
    }
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
    Card::new().flush().show(ui, |ui| {
        let height = ui.available_height() - space::XL;
        let name = cx.text.get("page-plan");
        let out = DataTable::new("plans", &name, &columns, plans.len())
            .selected(state.row)
            .height(height)
            .row_name(&|row| format!("{} {}", plans[row].municipality, plans[row].title))
            .show(ui, |ui, row, column| cell(ui, cx, &plans[row], column));
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
