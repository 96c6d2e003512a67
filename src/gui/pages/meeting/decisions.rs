//! Decisions become activities in a plan.

use eframe::egui::{Align, Layout, TextWrapMode, Ui};
use serde_json::json;

use super::load::MeetingView;
use crate::domain::{
    ActionPlan, Activity, ActivityStatus, Choosable, LONGEST_LINE, PlanStatus, Record,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::states::States;
use crate::gui::pages::plan::ACTIVITIES;
use crate::gui::shelf;
use crate::gui::theme::space;
use crate::gui::widgets;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, body, divider, heading, small, state_chip};
use crate::text::capitalised;
use crate::workspace::{Edit, fields};

/// Draws the lines of the decisions, each with a way to make it an activity.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &MeetingView, states: &mut States) {
    if view.decisions.is_empty() {
        small(ui, &cx.text.get("meeting-decisions_help"));
        return;
    }
    ui.add_space(space::XS);
    heading(ui, 3, &cx.text.get("meeting-to_activities"));
    ui.spacing_mut().item_spacing.y = space::XS;
    for (place, (line, done)) in view.decisions.iter().enumerate() {
        if place > 0 {
            divider(ui);
        }
        ui.push_id(place, |ui| decision(ui, cx, view, states, line, *done));
    }
}

fn decision(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &MeetingView,
    states: &mut States,
    line: &str,
    done: bool,
) {
    let may = cx.may_make_in(Activity::KIND, view.meeting.head.municipality);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let words = cx.text.get("meeting-make_activity");
            let button = Button::secondary(&words).icon(Icon::Plus).small();
            if done {
                let words = cx.text.get("meeting-is_activity");
                state_chip(ui, widgets::State::Good, &words);
            } else if may && ui.add(button).clicked() {
                make(cx, view, states, line);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
                body(ui, line).on_hover_text(line);
            });
        });
    });
}

/// An activity to fill in, in the newest plan; where there is no plan yet, one is made with it at once.
fn make(cx: &Cx<'_>, view: &MeetingView, states: &mut States, line: &str) {
    let text: String = line.chars().take(LONGEST_LINE).collect();
    let of = |plan| {
        fields([
            (Activity::text, json!(text)),
            (Activity::plan, json!(plan)),
            (Activity::status, ActivityStatus::NotStarted.code().into()),
        ])
    };
    if let Some(plan) = view.plan {
        let id = Some(view.meeting.head.id);
        return shelf::start_beside(cx, id, &ACTIVITIES, (of(plan), ""), states);
    }
    let plan = cx.fresh_id();
    let title = capitalised(&cx.text.kind(ActionPlan::KIND));
    let make_plan = Edit::Create {
        kind: ActionPlan::KIND,
        id: plan,
        fields: fields([
            (ActionPlan::title, json!(title)),
            (ActionPlan::status, PlanStatus::Draft.code().into()),
        ]),
    };
    let make_activity = Edit::Create {
        kind: Activity::KIND,
        id: cx.fresh_id(),
        fields: of(plan),
    };
    cx.run_after([make_plan], make_activity);
    cx.notice(cx.text.get("meeting-plan_made"));
}
