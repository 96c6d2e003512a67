//! The plan while people sit in the room: an activity a line, who sees to it by typing a name, and a day.

use std::sync::Arc;

use eframe::egui::{Id as UiId, Key, Modifiers, Ui};
use serde_json::json;

use super::load::{self, ActivityLine, PlanLine};
use crate::domain::{
    ActionPlan, Activity, ActivityStatus, Choosable, Id, LONGEST_LINE, Meeting, PlanStatus, Record,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::person_field::PersonField;
use crate::gui::theme::space;
use crate::gui::theme::{Theme, Type};
use crate::gui::widgets::{
    Card, DateField, add_row, divider, link, muted, nothing_more_yet, small, text,
};
use crate::text::capitalised;
use crate::workspace::{Command, Edit, Result, fields};

/// What is remembered of a meeting's plan.
#[derive(Default)]
pub struct State {
    /// The field that is to have the keyboard when it is drawn next.
    next: Option<UiId>,
    /// The activity that was written down last, until it stands there, and what was typed.
    written: Option<(Id, String)>,
    /// What is being typed, for the room to see.
    pub(super) doing: Doing,
}

/// What is being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Doing {
    /// Nothing.
    #[default]
    Nothing,
    /// What shall be done.
    What(String),
    /// Who sees to this.
    Who(String),
    /// When this shall be done.
    When(String),
}

impl State {
    /// The line for an activity shall have the keyboard when it is drawn next.
    pub fn begins(&mut self) {
        self.next = Some(add_field());
    }
}

/// The plan of a meeting, and what the meeting is called.
pub struct Live {
    /// The meeting's name and day.
    pub meeting: String,
    /// The day of the next meeting, in words.
    pub next: String,
    /// The [meeting's plan](Meeting::plan); none as yet.
    pub plan: Option<PlanLine>,
    /// The group that a new plan is of: the meeting's first.
    group: Option<Id>,
}

/// The plan as it has been read.
pub fn view(cx: &Cx<'_>, meeting: Id) -> Option<Arc<Live>> {
    let today = cx.today;
    cx.view(("plan live", meeting, today), move |source| {
        let of = source.reader.get::<Meeting>(meeting)?;
        let place = of.as_ref().and_then(|meeting| meeting.head.municipality);
        let plans = source.reader.all::<ActionPlan>()?;
        let own = of.as_ref().and_then(|of| of.plan(&plans));
        let lines = load::plans(source, today, place)?;
        let plan = own.and_then(|own| lines.into_iter().find(|line| line.id == own.head.id));
        let group = of.as_ref().and_then(|of| of.groups.first().copied());
        let text = &source.text;
        let day = |day| text.weekday_and_day(day);
        let named = of.map(|of| {
            let date = of.date.map(day).unwrap_or_default();
            let next = of.next_meeting.map(day).unwrap_or_default();
            (crate::text::dotted([of.title, date]), next)
        });
        let (meeting, next) = named.unwrap_or_default();
        Result::Ok(Live {
            meeting,
            next,
            plan,
            group,
        })
    })
}

/// Draws the plan in the leader's window.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, meeting: Id, state: &mut State) {
    let Some(live) = view(cx, meeting) else {
        return;
    };
    state.doing = Doing::Nothing;
    Card::new().flush().show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        for line in live.plan.iter().flat_map(|plan| &plan.activities) {
            ui.push_id(line.id, |ui| row(ui, cx, line, state));
            divider(ui);
        }
        add(ui, cx, meeting, &live, state);
    });
    // Who sees to what was just written down is typed where that will stand.
    if state.next.is_some() {
        nothing_more_yet(ui.ctx());
    }
    ui.add_space(space::S);
    muted(ui, &cx.text.get("plan-live_how"));
}

fn who_field(activity: Id) -> UiId {
    UiId::unique(("plan live who", activity))
}

fn when_field(activity: Id) -> UiId {
    UiId::unique(("plan live when", activity))
}

/// What shall be done, who sees to it, and when.
fn row(ui: &mut Ui, cx: &Cx<'_>, line: &ActivityLine, state: &mut State) {
    const WHO: f32 = 220.0;
    const WHEN: f32 = 160.0;
    let may = cx.may_change(Activity::KIND, &line.head);
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        let room = (ui.available_width() - WHO - WHEN - 3.0 * space::M).max(120.0);
        ui.vertical(|ui| {
            ui.set_width(room);
            if link(ui, &line.text).clicked() {
                cx.go(Route::record(Activity::KIND, line.id));
            }
        });
        if !may {
            text(ui, Type::Body, Theme::of(ui).palette.text, &line.who);
            small(ui, &line.when);
            return;
        }
        who(ui, cx, line, WHO, state);
        when(ui, cx, line, WHEN, state);
    });
}

/// Gives the keyboard to the field that it is meant for.
fn takes(ui: &Ui, id: UiId, state: &mut State) {
    if state.next == Some(id) {
        ui.memory_mut(|memory| memory.request_focus(id));
        state.next = None;
    }
}

/// Whether Enter was pressed; it is used up, and means nothing in the field that one goes to.
fn takes_enter(ui: &Ui) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

fn who(ui: &mut Ui, cx: &Cx<'_>, line: &ActivityLine, width: f32, state: &mut State) {
    let id = who_field(line.id);
    takes(ui, id, state);
    let label = cx
        .text
        .with("plan-live_who", &[("activity", (&line.text).into())]);
    let nobody = cx.text.get("plan-live_nobody");
    let field = PersonField {
        hint: if line.who.is_empty() {
            &nobody
        } else {
            &line.who
        },
        place: line.head.municipality,
        id: Some(id),
        width,
        ..PersonField::new(&label)
    };
    let named = cx.line(line.id, "who", |words| {
        let has = ui.memory(|memory| memory.has_focus(id));
        if has {
            state.doing = Doing::Who(line.text.clone());
        }
        let named = field.show(ui, cx, words);
        // Nothing typed, and Enter: it stays as it is. What was typed with it in the same frame is there only now.
        if has && named.is_none() && words.is_empty() && takes_enter(ui) {
            state.next = Some(when_field(line.id));
        }
        named
    });
    if let Some(named) = named {
        let (person, new) = named.person(cx);
        let edit = Edit::Set {
            kind: Activity::KIND,
            id: line.id,
            fields: fields([(Activity::responsible_person, json!(person))]),
        };
        cx.run_after(new, edit);
        state.next = Some(when_field(line.id));
    }
}

fn when(ui: &mut Ui, cx: &Cx<'_>, line: &ActivityLine, width: f32, state: &mut State) {
    let id = when_field(line.id);
    takes(ui, id, state);
    let label = cx
        .text
        .with("plan-live_when", &[("activity", (&line.text).into())]);
    let hint = cx.text.get("plan-live_day");
    let mut due = line.due;
    let shown = DateField::new(&label, cx.date_words, cx.today)
        .field(|field| field.label_hidden().hint(&hint).width(width).id(id))
        .show(ui, &mut due);
    if shown.committed {
        cx.set(Activity::KIND, line.id, Activity::due, json!(due));
    }
    if shown.response.has_focus() {
        state.doing = Doing::When(line.text.clone());
    }
    if shown.response.has_focus() && takes_enter(ui) {
        state.next = Some(add_field());
    }
}

/// Stands for the line in which the next activity is typed.
fn add_field() -> UiId {
    UiId::unique("plan live add")
}

/// What could not be written down stands in its line again. What was typed after it was meant for another line, and
/// goes nowhere.
fn comes_back(ui: &Ui, cx: &Cx<'_>, meeting: Id, live: &Live, state: &mut State, line: UiId) {
    let mut there = live.plan.iter().flat_map(|plan| &plan.activities);
    let written = state.written.as_ref();
    if written.is_some_and(|(id, _)| there.any(|one| one.id == *id)) {
        state.written = None;
    } else if let Some((_, words)) = state.written.take_if(|_| cx.at_rest) {
        state.next = None;
        ui.memory_mut(|memory| memory.surrender_focus(line));
        cx.line(meeting, ADD, |draft| *draft = words);
    }
}

/// What the line that makes an activity is called among a meeting's.
const ADD: &str = "plan live";

/// The line that makes an activity; where there is no plan yet, one is made with it.
fn add(ui: &mut Ui, cx: &Cx<'_>, meeting: Id, live: &Live, state: &mut State) {
    if !cx.may_make(Activity::KIND) {
        return;
    }
    let hint = cx.text.get("plan-live_add");
    let id = ui.make_persistent_id(("add row", &*hint));
    comes_back(ui, cx, meeting, live, state, id);
    if state.next == Some(add_field()) {
        ui.memory_mut(|memory| memory.request_focus(id));
        state.next = None;
    }
    let typed = cx.line(meeting, ADD, |words| {
        let typed = add_row(ui, &hint, words);
        if ui.memory(|memory| memory.has_focus(id)) {
            state.doing = Doing::What(words.clone());
        }
        typed
    });
    let Some(typed) = typed else { return };
    let words: String = typed.chars().take(LONGEST_LINE).collect();
    let id = cx.fresh_id();
    let plan = live.plan.as_ref().map(|plan| plan.id);
    let of = plan.unwrap_or_else(|| cx.fresh_id());
    let activity = fields([
        (Activity::plan, json!(of)),
        (Activity::text, json!(words)),
        (Activity::status, ActivityStatus::NotStarted.code().into()),
    ]);
    let kind = Activity::KIND;
    let make = Edit::Create {
        kind,
        id,
        fields: activity,
    };
    let new_plan = plan.is_none().then(|| Edit::Create {
        kind: ActionPlan::KIND,
        id: of,
        fields: fields([
            (
                ActionPlan::title,
                json!(capitalised(&cx.text.kind(ActionPlan::KIND))),
            ),
            (ActionPlan::group, json!(live.group)),
            (ActionPlan::status, PlanStatus::Draft.code().into()),
        ]),
    });
    match new_plan {
        Some(plan) => cx.run_after([plan], make),
        None => cx.run(Command::new(vec![make])),
    }
    state.next = Some(who_field(id));
    state.written = Some((id, typed));
}
