//! A plan's activities as a board by status, and as a table.

use eframe::egui::Ui;
use serde_json::json;

use super::load::{ActivityLine, PlanLine};
use crate::domain::{Activity, ActivityStatus, Choosable, Id, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::rows::{self, Rows, whole_height};
use crate::gui::theme::Tone;
use crate::gui::widgets;
use crate::gui::widgets::{
    BoardCard, BoardColumn, Card, Move, Shape, add_row, add_row_id, board, body, comes_to, medium,
    muted_row, state_chip, state_words,
};
use crate::text::{compare, dotted};
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
    cx.text.chosen(Some(status))
}

/// The row that makes an activity of a plan.
fn add(ui: &mut Ui, cx: &Cx<'_>, plan: &PlanLine, status: ActivityStatus, begins: bool) {
    if !cx.may_make(Activity::KIND) {
        return;
    }
    let hint = cx.text.get("plan-add_activity");
    if begins {
        comes_to(ui, add_row_id(ui, &hint));
    }
    let add = |words: &mut String| add_row(ui, &hint, words);
    let Some(text) = cx.line(plan.id, status.code(), add) else {
        return;
    };
    let done_on = (status == ActivityStatus::Done).then_some(cx.today);
    let mut made = fields([
        (Activity::plan, json!(plan.id)),
        (Activity::text, json!(text)),
        (Activity::status, status.code().into()),
        (Activity::done_on, json!(done_on)),
    ]);
    made.retain(|_, value| !value.is_null());
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
pub fn as_board(ui: &mut Ui, cx: &Cx<'_>, plan: &PlanLine, begins: bool) {
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
            add(ui, cx, plan, status, begins && place == 0);
        });
        let mut lines = plan.activities.iter();
        let moved = dropped.and_then(|id| lines.find(|line| line.id == *id));
        if let Some(line) = moved.filter(|line| cx.may_change(Activity::KIND, &line.head)) {
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
    let when = if line.overdue { "" } else { &line.when };
    let note = dotted([line.who.as_str(), when]);
    let (to_left, to_right) = (left.as_ref(), right.as_ref());
    let mut card = BoardCard::new(&line.text)
        .moves(to_left.map(|to| &*to.1), to_right.map(|to| &*to.1))
        .selected(chosen);
    if !note.is_empty() {
        card = card.note(&note);
    }
    let out = card.show(ui, line.id, |ui| {
        if line.overdue {
            late(ui, cx, &line.when);
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

fn late(ui: &mut Ui, cx: &Cx<'_>, when: &str) {
    let args = [("day", when.into())];
    state_chip(ui, widgets::State::Bad, &cx.text.with("plan-late", &args));
}

type Column = rows::Column<ActivityLine>;

const COLUMNS: &[Column] = &[
    Column::own("plan-activity", |ui, _, line| {
        medium(ui, &line.text).on_hover_text(&line.goal);
    })
    .share(3.0, 220.0)
    .by(|one, other| compare(&one.text, &other.text)),
    Column::muted("plan-who", |line| &line.who)
        .share(1.0, 120.0)
        .sorts(),
    Column::own("plan-due", |ui, cx, line| match line.overdue {
        true => late(ui, cx, &line.listed),
        false => drop(body(ui, &line.listed)),
    })
    .fixed(176.0)
    .by(|one, other| one.due.cmp(&other.due)),
    Column::own("plan-status", |ui, cx, line| {
        let (shape, tone) = (shape_of(line.status), tone_of(line.status));
        state_words(ui, shape, tone, &words(cx, line.status));
    })
    .fixed(130.0)
    .by(|one, other| one.status.cmp(&other.status)),
];

/// The activities as rows.
pub fn as_table(ui: &mut Ui, cx: &Cx<'_>, plan: &PlanLine, state: &mut rows::State) {
    Card::new().flush().show(ui, |ui| {
        let rows = Rows {
            salt: "activities",
            name: &cx.text.get("plan-activities"),
            columns: COLUMNS,
            id: |line| line.id,
            says: |line| line.text.clone(),
            lines: plan.activities.iter().collect(),
            height: Some(whole_height(plan.activities.len())),
        };
        let chosen = cx.route.shown(Activity::KIND);
        if let Some(activity) = rows.beside(ui, cx, chosen, state) {
            cx.go(Route::record(Activity::KIND, activity));
        }
        if plan.activities.is_empty() {
            muted_row(ui, &cx.text.get("plan-no_activities"));
        }
        add(ui, cx, plan, ActivityStatus::NotStarted, false);
    });
}
