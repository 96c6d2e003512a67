//! A group's page: what it is there to do, who is in it and who comes, when it meets.

use eframe::egui::{Align, Id as WidgetId, Layout, Rect, Ui, vec2};
use serde_json::json;

mod details;
mod load;
mod members;

use self::load::{GroupView, MeetingLine};
use super::groups::parts::{breadth_bar, place, row_button};
use crate::domain::{ActionPlan, Group, Id, Meeting, Membership, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::form::{NewAnswer, NewRecord};
use crate::gui::shelf::split;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, PageHeader, StatCard, card_grid, chip, link, medium, muted, small, text_row,
};
use crate::text::capitalised;
use crate::workspace::fields;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    open: Open,
    /// The membership that stands in the details.
    chosen: Option<Id>,
    /// What shall stand in the details from the next frame on.
    next: Option<Open>,
    shown: Shown,
    sector: Option<usize>,
    /// The field where a member is added takes the focus, once the click that asked for it is over.
    begin_adding: bool,
}

/// What stands in the details.
#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    Member(Id),
    Group,
    Meeting(NewRecord),
}

/// Which members are listed.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Shown {
    #[default]
    Current,
    WithoutMandate,
    Former,
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, id: Id, state: &mut State) {
    let (today, lead) = (cx.today, cx.is_lead());
    let view = cx.view(("group page", id, today, lead), move |source| {
        GroupView::load(source, id, today, lead)
    });
    let Some(view) = view else { return };
    let Some(view) = view.as_ref() else {
        ui.add_space(space::L);
        muted(ui, &cx.text.get("form-gone"));
        return;
    };
    if std::mem::take(&mut state.begin_adding) {
        ui.memory_mut(|memory| memory.request_focus(add_field(id)));
    }
    // The head stays while the members scroll, where there is room for both.
    let roomy = !cx.narrow && ui.available_height() > 560.0;
    if roomy {
        ui.add_space(space::L);
        head(ui, cx, view, state);
        ui.add_space(-space::M);
        below(ui, cx, view, state, |ui, state| {
            split::page(ui, |ui| body(ui, cx, view, state));
        });
    } else {
        below(ui, cx, view, state, |ui, state| {
            split::page(ui, |ui| {
                head(ui, cx, view, state);
                body(ui, cx, view, state);
            });
        });
    }
}

/// What is below the head, with the details beside it.
fn below(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &GroupView,
    state: &mut State,
    main: impl FnOnce(&mut Ui, &mut State),
) {
    let id = view.group.head.id;
    let mut open = match std::mem::take(&mut state.open) {
        Open::Nothing => cx.open(id, "member").map_or(Open::Nothing, Open::Member),
        other => other,
    };
    state.chosen = match &open {
        Open::Member(id) => Some(*id),
        _ => None,
    };
    let is_open = !matches!(open, Open::Nothing);
    let mut done = false;
    let closed = split::with_details(
        ui,
        cx,
        is_open,
        |ui| main(ui, state),
        |ui| done = details::ui(ui, cx, view, &mut open),
    );
    if closed || done {
        open = Open::Nothing;
    }
    open = state.next.take().unwrap_or(open);
    let member = match open {
        Open::Member(member) => Some(member),
        _ => None,
    };
    cx.set_open(id, "member", member);
    state.open = open;
}

fn head(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, state: &mut State) {
    let groups = cx.text.get("page-groups");
    let place = view.municipality.clone().unwrap_or_default();
    let crumbs: Vec<&str> = [groups.as_str(), &place, &view.kind]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    let unset = cx.text.get("group-no_assignment");
    let purpose = match view.group.assignment.as_str() {
        "" => unset,
        words => cx.text.with("group-assignment", &[("words", words.into())]),
    };
    let add = cx.text.get("group-add_member");
    let edit = cx.text.get("group-edit");
    let header = PageHeader::new(&view.group.name)
        .crumbs(&crumbs)
        .purpose(&purpose);
    let header = header.show(ui, |ui| {
        if cx.may_make_in(Membership::KIND, view.group.head.municipality)
            && ui
                .add(Button::primary(&add).icon(Icon::PersonAdd))
                .clicked()
        {
            state.shown = Shown::Current;
            state.sector = None;
            state.begin_adding = true;
            ui.ctx().request_repaint();
        }
        if ui.add(Button::secondary(&edit)).clicked() {
            state.next = Some(Open::Group);
        }
        if let Some(status) = &view.status {
            chip(ui, Tone::Neutral, status);
        }
    });
    if header.crumb.is_some() {
        cx.go(Route::list(Group::KIND));
    }
    stats(ui, cx, view, state);
}

/// The field where a member is added, wherever it stands on the page.
fn add_field(group: Id) -> WidgetId {
    WidgetId::unique(("add member", group))
}

fn stats(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, state: &mut State) {
    let count = 4 + usize::from(view.joint.is_some());
    card_grid(
        ui,
        "group stats",
        150.0,
        count,
        |ui, index, height| match index {
            0 => size(ui, cx, view, state, height),
            1 => breadth(ui, cx, view, height),
            2 => mandate(ui, cx, view, state, height),
            3 => attendance(ui, cx, view, height),
            _ => joint(ui, cx, view, height),
        },
    );
}

fn size(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, state: &mut State, height: f32) {
    let composed = &view.composition;
    let number = cx.text.number(composed.counted.members);
    let label = cx.text.get("group-size");
    let unit = match composed.planned {
        Some(planned) => cx.text.with("group-planned", &[("n", planned.into())]),
        None => cx.text.get("group-members_unit"),
    };
    let card = StatCard::new(&label, &number)
        .unit(&unit)
        .min_height(height);
    if ui.add(card).clicked() {
        state.shown = Shown::Current;
        state.sector = None;
    }
}

fn breadth(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, height: f32) {
    let breadth = &view.composition.breadth;
    let words = cx
        .text
        .with("group-breadth_of", &[("n", breadth.len().into())]);
    let card = ui.add(StatCard::new(&words, "").still().min_height(height));
    let bar = Rect::from_min_max(
        card.rect.left_top() + vec2(14.0, 38.0),
        card.rect.right_bottom() - vec2(14.0, 0.0),
    );
    place(ui, bar, Layout::top_down(Align::Min), |ui| {
        breadth_bar(ui, cx, breadth);
    });
}

fn mandate(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, state: &mut State, height: f32) {
    let counted = &view.composition.counted;
    let number = cx.text.number(counted.with_mandate);
    let label = cx.text.get("group-stated_mandate");
    let args = [
        ("all", counted.members.into()),
        ("without", counted.without_mandate.into()),
    ];
    let unit = cx.text.with("group-mandate_of", &args);
    let card = StatCard::new(&label, &number)
        .unit(&unit)
        .min_height(height);
    if ui.add(card).clicked() {
        state.shown = Shown::WithoutMandate;
    }
}

fn attendance(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, height: f32) {
    let label = cx.text.get("group-attendance");
    let counted = &view.composition.counted;
    let number = counted
        .attendance
        .map_or("–".to_owned(), |n| cx.text.percent(n));
    let change = counted.change.filter(|change| *change != 0);
    let words = change.map(|change| match change {
        1.. => format!("+{change}"),
        _ => format!("−{}", -change),
    });
    let tone = if change.is_some_and(|change| change > 0) {
        Tone::Good
    } else {
        Tone::Warning
    };
    let card = StatCard::new(&label, &number).still().min_height(height);
    let card = match &words {
        Some(words) => card.change(tone, words),
        None => card,
    };
    let hint = cx.text.get("group-attendance_change");
    ui.add(card).on_hover_text(hint);
}

fn joint(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, height: f32) {
    let label = cx.text.get("group-joint");
    let joint = view.joint.unwrap_or_default();
    let tone = if joint.apart {
        Tone::Bad
    } else {
        Tone::Neutral
    };
    match joint.last {
        Some((days, meeting)) => {
            let number = cx.text.number(days);
            let unit = cx.text.with("group-days_ago", &[("n", days.into())]);
            let card = StatCard::new(&label, &number).unit(&unit).tone(tone);
            if ui.add(card.min_height(height)).clicked() {
                cx.go(Route::record(Meeting::KIND, meeting));
            }
        }
        None => {
            let unit = cx.text.get("group-never");
            let card = StatCard::new(&label, "–").unit(&unit).tone(tone).still();
            ui.add(card.min_height(height));
        }
    }
}

fn body(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, state: &mut State) {
    members::ui(ui, cx, view, state);
    ui.add_space(space::S);
    meetings(ui, cx, view, state);
    if !view.plans.is_empty() {
        ui.add_space(space::S);
        plans(ui, cx, view);
    }
}

fn meetings(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, state: &mut State) {
    let title = cx.text.get("page-meetings");
    Card::new().flush().title(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if view.meetings.is_empty() {
            text_row(ui, |ui| {
                ui.add_space(space::S);
                muted(ui, &cx.text.get("group-no_meetings"));
            });
        }
        for line in &view.meetings {
            meeting(ui, cx, line);
        }
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            let new = capitalised(&cx.text.kind_new(Meeting::KIND));
            let button = Button::quiet(&new).icon(Icon::Plus);
            if cx.may_make_in(Meeting::KIND, view.group.head.municipality)
                && ui.add(button).clicked()
            {
                state.next = Some(Open::Meeting(new_meeting(cx, &view.group)));
            }
            let n = view.composition.counted.meetings;
            if n > view.meetings.len() as i64 {
                let all = cx.text.with("group-all_meetings", &[("n", n.into())]);
                if link(ui, &all).clicked() {
                    cx.go(Route::list(Meeting::KIND));
                }
            }
        });
    });
}

fn meeting(ui: &mut Ui, cx: &Cx<'_>, line: &MeetingLine) {
    let name = format!("{} {}", line.title, line.when);
    let row = row_button(ui, &name, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let when = Layout::right_to_left(Align::Center);
            ui.allocate_ui_with_layout(vec2(112.0, 20.0), when, |ui| {
                if line.ahead {
                    chip(ui, Tone::Accent, &line.when);
                } else {
                    small(ui, &line.when);
                }
            });
            small(ui, &line.came);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.style_mut().wrap_mode = Some(eframe::egui::TextWrapMode::Truncate);
                medium(ui, &line.title);
            });
        });
    });
    if row.clicked() {
        cx.go(Route::record(Meeting::KIND, line.id));
    }
}

/// A meeting of a group that is being made: as a rule it is called what the group is called.
fn new_meeting(cx: &Cx<'_>, group: &Group) -> NewRecord {
    use crate::domain::{Choosable, MeetingKind};
    let title = cx
        .text
        .with("meeting-of", &[("group", group.name.as_str().into())]);
    let known = fields([
        (Meeting::title, title.into()),
        (Meeting::groups, json!([group.head.id])),
        (Meeting::kind, MeetingKind::Regular.code().into()),
    ]);
    NewRecord::new(cx, Meeting::KIND, known)
}

fn plans(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView) {
    let title = cx.text.get("page-plan");
    Card::new().flush().title(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (title, status) in &view.plans {
            let row = row_button(ui, title, |ui| {
                medium(ui, title);
                small(ui, status);
            });
            if row.clicked() {
                cx.go(Route::list(ActionPlan::KIND));
            }
        }
    });
}

/// What became of the record being made; used by the details.
fn saved(cx: &Cx<'_>, answer: NewAnswer) -> bool {
    if let NewAnswer::Saved(id) = answer {
        cx.go(Route::record(Meeting::KIND, id));
    }
    answer != NewAnswer::Open
}
