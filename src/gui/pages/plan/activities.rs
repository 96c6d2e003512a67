//! A plan's activities as a board by status, and as a table.

use eframe::egui::Ui;
use serde_json::json;

use super::load::{ActivityLine, PlanLine};
use crate::domain::{Activity, ActivityStatus, Choosable, Id, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::pages::groups::parts::whole_height;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets;
use crate::gui::widgets::{
    BoardCard, BoardColumn, Card, Column, DataTable, Move, Shape, add_row, board, body, medium,
    muted, state_chip, state_words,
};
use crate::workspace::{Command, fields};

fn tone_of(status: ActivityStatus) -> Tone {
    match status {
        ActivityStatus::NotStarted | ActivityStatus::Dropped => Tone::Neutral,
        ActivityStatus::InProgress => Tone::Accent,
        ActivityStatus::Done => Tone::Good,
    }
}

fn shape_of(status: ActivityStatus) -> Shape {
    match status {
        ActivityStatus::NotStarted => Shape::Hollow,
        ActivityStatus::InProgress => Shape::Half,
        ActivityStatus::Done => Shape::Check,
        ActivityStatus::Dropped => Shape::Cross,
    }
}

fn words(cx: &Cx<'_>, status: ActivityStatus) -> String {
    cx.text.choice(ActivityStatus::VOCABULARY, status.code())
}

/// Makes an activity in a plan.
fn make(cx: &Cx<'_>, plan: Id, text: String, status: ActivityStatus) {
    let mut made = fields([
        (Activity::plan, json!(plan)),
        (Activity::text, json!(text)),
        (Activity::status, status.code().into()),
    ]);
    if status == ActivityStatus::Done {
        made.insert(Activity::done_on.to_owned(), json!(cx.today));
    }
    cx.create(Activity::KIND, made);
}

/// Moves an activity; what is done gets today's date, and what is not done has none.
fn set_status(cx: &Cx<'_>, line: &ActivityLine, status: ActivityStatus) {
    if line.status == status {
        return;
    }
    let mut set = fields([(Activity::status, status.code().into())]);
    let done = status == ActivityStatus::Done;
    if done && !line.has_done_on {
        set.insert(Activity::done_on.to_owned(), json!(cx.today));
    } else if !done && line.has_done_on {
        set.insert(Activity::done_on.to_owned(), serde_json::Value::Null);
    }
    cx.run(Command::set(Activity::KIND, line.id, set));
}

/// The activities in columns by status; moved by dragging or Ctrl with an arrow.
pub fn as_board(ui: &mut Ui, cx: &Cx<'_>, plan: &PlanLine) {
    let statuses = ActivityStatus::ALL;
    board(ui, "activities", statuses.len(), 172.0, |ui, place| {
        let status = statuses[place];
        let own: Vec<&ActivityLine> = plan
            .activities
            .iter()
            .filter(|line| line.status == status)
            .collect();
        let count = cx.text.number(own.len() as i64);
        let title = words(cx, status);
        let column = BoardColumn::new(&title, &count).tone(tone_of(status));
        let dropped = column.show::<Id>(ui, |ui| {
            for line in own {
                card(ui, cx, line, place);
            }
            if cx.may_make(Activity::KIND) {
                let hint = cx.text.get("plan-add_activity");
                let add = |words: &mut String| add_row(ui, &hint, words);
                if let Some(text) = cx.line(plan.id, status.code(), add) {
                    make(cx, plan.id, text, status);
                }
            }
        });
        let moved = dropped.and_then(|id| {
            let mut lines = plan.activities.iter();
            lines.find(|line| line.id == *id)
        });
        let moved = moved.filter(|line| cx.may_change(Activity::KIND, &line.head));
        if let Some(line) = moved {
            set_status(cx, line, status);
        }
    });
}

fn card(ui: &mut Ui, cx: &Cx<'_>, line: &ActivityLine, place: usize) {
    let statuses = ActivityStatus::ALL;
    let to = |place: Option<usize>| {
        let status = *statuses.get(place?)?;
        let words = words(cx, status);
        let args = [("status", words.as_str().into())];
        Some((status, cx.text.with("plan-move_to", &args)))
            .filter(|_| cx.may_change(Activity::KIND, &line.head))
    };
    let (left, right) = (to(place.checked_sub(1)), to(Some(place + 1)));
    let chosen = cx.route.shown(Activity::KIND) == Some(line.id);
    let note: Vec<&str> = [
        line.who.as_str(),
        if line.overdue { "" } else { &line.when },
    ]
    .into_iter()
    .filter(|words| !words.is_empty())
    .collect();
    let note = note.join(" · ");
    let card = BoardCard::new(&line.text)
        .moves(
            left.as_ref().map(|to| to.1.as_str()),
            right.as_ref().map(|to| to.1.as_str()),
        )
        .selected(chosen);
    let card = if note.is_empty() {
        card
    } else {
        card.note(&note)
    };
    let out = card.show(ui, line.id, |ui| {
        if line.overdue {
            late(ui, cx, line);
        }
    });
    let status = match out.moved {
        Some(Move::Left) => left,
        Some(Move::Right) => right,
        None => None,
    };
    if let Some((status, _)) = status {
        set_status(cx, line, status);
    } else if out.response.clicked() {
        cx.go(Route::record(Activity::KIND, line.id));
    }
}

fn late(ui: &mut Ui, cx: &Cx<'_>, line: &ActivityLine) {
    let args = [("day", line.when.as_str().into())];
    state_chip(ui, widgets::State::Bad, &cx.text.with("plan-late", &args));
}

/// The activities as rows.
pub fn as_table(ui: &mut Ui, cx: &Cx<'_>, plan: &PlanLine) {
    let titles =
        ["plan-activity", "plan-who", "plan-due", "plan-status"].map(|key| cx.text.get(key));
    let columns = [
        Column::new(&titles[0]).share(3.0, 220.0),
        Column::new(&titles[1]).share(1.0, 120.0),
        Column::new(&titles[2]).fixed(176.0),
        Column::new(&titles[3]).fixed(130.0),
    ];
    let lines = &plan.activities;
    let chosen = lines
        .iter()
        .position(|line| cx.route.shown(Activity::KIND) == Some(line.id));
    Card::new().flush().show(ui, |ui| {
        let name = cx.text.get("plan-activities");
        let out = DataTable::new("activities", &name, &columns, lines.len())
            .selected(chosen)
            .height(whole_height(lines.len()))
            .row_name(&|row| lines[row].text.clone())
            .show(ui, |ui, row, column| cell(ui, cx, &lines[row], column));
        if let Some(line) = out.opened.or(out.selected).and_then(|row| lines.get(row)) {
            cx.go(Route::record(Activity::KIND, line.id));
        }
        if lines.is_empty() {
            ui.horizontal(|ui| {
                ui.add_space(space::S);
                muted(ui, &cx.text.get("plan-no_activities"));
            });
        }
        if cx.may_make(Activity::KIND) {
            let hint = cx.text.get("plan-add_activity");
            let status = ActivityStatus::NotStarted;
            let add = |words: &mut String| add_row(ui, &hint, words);
            if let Some(text) = cx.line(plan.id, status.code(), add) {
                make(cx, plan.id, text, status);
            }
        }
    });
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, line: &ActivityLine, column: usize) {
    match column {
        0 => drop(medium(ui, &line.text).on_hover_text(&line.goal)),
        1 => drop(muted(ui, &line.who)),
        2 if line.overdue => late(ui, cx, line),
        2 => drop(body(ui, &line.when)),
        _ => {
            let (shape, tone) = (shape_of(line.status), tone_of(line.status));
            state_words(ui, shape, tone, &line.status_words);
        }
    }
}
