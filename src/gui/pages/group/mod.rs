//! A group's page: what it is there to do, who is in it and who comes, when it meets.

use chrono::NaiveDate;
use eframe::egui::{Id as WidgetId, Key, Modifiers, Ui};
use serde_json::json;

mod load;
mod members;
mod setting;

use self::load::GroupView;
use super::groups::parts::{opening_row, shares};
use super::meetings::MEETINGS;
use super::meetings::series::Series;
use super::people::paste_dialog::{Onto, PasteAnswer, PasteDialog};
use crate::domain::{ActionPlan, Choosable, Group, Id, Meeting, MeetingKind, Membership, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::shelf::person_field::pasted_names;
use crate::gui::shelf::{self, Place, SHELF, Shelf, record, rows, split};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, Card, StatCard, chip, heading, link, muted_row, stat_row};
use crate::insight::{GroupCount, Joint};
use crate::text::{Sentence as _, capitalised};
use crate::workspace::{Row, fields};

/// The group's own fields, beside its page.
static ITSELF: Shelf = Shelf {
    kind: Group::KIND,
    record: Place::Beside(&[shelf::Card::Fields(&[
        Group::name,
        Group::assignment,
        Group::kind,
        Group::origin,
        Group::established_on,
        Group::meeting_rhythm,
        Group::planned_size,
        Group::parent,
        Group::status,
        Group::after_project,
    ])]),
    head: Some(|ui, cx, _| drop(heading(ui, 2, &cx.text.get("group-edit")))),
    ..SHELF
};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    shown: Shown,
    sector: Option<usize>,
    table: rows::State,
    /// The field where a member is added takes the focus, once the click that asked for it is over.
    begin_adding: bool,
    paste: Option<PasteDialog>,
    series: Option<Series>,
    /// Since when those who are added are members, once that has been asked, and the day on which it was.
    since: Option<(NaiveDate, Option<NaiveDate>)>,
    setting: setting::State,
}

impl State {
    /// Since when whoever is added next is a member: as was asked today, else as the group has it.
    fn since(&self, cx: &Cx<'_>, view: &GroupView) -> Option<NaiveDate> {
        let asked = self.since.filter(|(on, _)| *on == cx.today);
        asked.map_or(view.since, |(_, since)| since)
    }

    /// Lets this hold for all that are added today.
    fn hold(&mut self, cx: &Cx<'_>, since: Option<NaiveDate>) {
        self.since = Some((cx.today, since));
    }
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
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, row: &Row, state: &mut State, states: &mut States) {
    let (id, today) = (row.head.id, cx.today);
    let view = cx.view(("group page", id, today), move |source| {
        GroupView::load(source, id, today)
    });
    let Some(view) = view.as_deref().and_then(Option::as_ref) else {
        return;
    };
    if std::mem::take(&mut state.begin_adding) {
        ui.memory_mut(|memory| memory.request_focus(add_field(id)));
    }
    pasting(ui, cx, view, state);
    if let Some(series) = &mut state.series
        && series.ui(ui.ctx(), cx)
    {
        state.series = None;
    }
    // The head stays while the members scroll, where there is room for both.
    let roomy = !cx.narrow && ui.available_height() > 560.0;
    if roomy {
        ui.add_space(space::L);
        head(ui, cx, row, view, state);
        ui.add_space(-space::M);
    }
    let beside = [&members::MEMBERS, &ITSELF, &MEETINGS];
    shelf::with_beside(ui, cx, Some(id), &beside, states, |ui, states| {
        split::page(ui, |ui| {
            if !roomy {
                head(ui, cx, row, view, state);
            }
            members::ui(ui, cx, view, state);
            ui.add_space(space::S);
            meetings(ui, cx, view, state, states);
            if !view.plans.is_empty() {
                ui.add_space(space::S);
                plans(ui, cx, view);
            }
        });
    });
}

/// Names and rows that are pasted: where a member is added at once, elsewhere on the page or where something is
/// doubtful after a look.
fn pasting(ui: &Ui, cx: &Cx<'_>, view: &GroupView, state: &mut State) {
    let (group, municipality) = (view.group.head.id, view.group.head.municipality);
    if state.paste.is_none() && cx.may_make_in(Membership::KIND, municipality) {
        let pasted = pasted_names(ui, cx, add_field(group)).map(PasteDialog::pasted);
        state.paste = pasted.or_else(|| PasteDialog::left(cx, Some(group)));
    }
    let since = state.since(cx, view);
    let Some(paste) = &mut state.paste else {
        return;
    };
    let current = view.members.iter().filter(|one| one.current);
    let onto = Onto::Group {
        group,
        place: municipality.or(cx.municipality),
        since: json!(since),
        there: &current.map(|one| one.person).collect(),
    };
    let answer = paste.ui(ui.ctx(), cx, &onto);
    if answer.is_some() {
        state.paste = None;
    }
    if answer == Some(PasteAnswer::Made) {
        state.hold(cx, since);
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, row: &Row, view: &GroupView, state: &mut State) {
    let (id, group) = (row.head.id, &view.group);
    let purpose = match group.assignment.as_str() {
        "" => cx.text.get("group-no_assignment"),
        words => cx.text.with("group-assignment", &[("words", words.into())]),
    };
    let kind = cx.text.chosen(group.kind);
    let kind = (!kind.is_empty()).then(|| (kind, Route::list(Group::KIND)));
    record::head(ui, cx, row, (&group.name, &purpose), kind, |ui| {
        let words = cx.text.get("group-add_member");
        let add = Button::primary(&words).icon(Icon::PersonAdd);
        let denied = cx.denied_in(Membership::KIND, row.head.municipality);
        let pressed = cx.keyboard.pressed(ui, Modifiers::COMMAND, Key::N);
        if let Some(denied) = denied {
            if pressed {
                cx.notice(denied.sentence(cx.text));
            }
        } else {
            let adds = ui.add(add.shortcut("Ctrl N")).clicked();
            if adds || pressed {
                (state.shown, state.sector, state.begin_adding) = (Shown::Current, None, true);
                ui.ctx().request_repaint();
            }
            let several = cx.text.get("several-button");
            if ui.add(Button::secondary(&several)).clicked() {
                state.paste = Some(PasteDialog::default());
            }
        }
        let words = cx.text.get("group-edit");
        if ui.add(Button::secondary(&words)).clicked() {
            cx.set_open(id, Group::CODE, Some(id));
        }
        if let Some(status) = &view.status {
            chip(ui, Tone::Neutral, status);
        }
    });
    stats(ui, cx, view, state);
}

/// The field where a member is added, wherever it stands on the page.
fn add_field(group: Id) -> WidgetId {
    WidgetId::unique(("add member", group))
}

/// Where a number leads.
enum Aim {
    Members(Shown),
    Meeting(Id),
}

fn stats(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, state: &mut State) {
    let (text, composed) = (cx.text, &view.composition);
    let counted = &composed.counted;
    let planned = match composed.planned {
        Some(planned) => text.with("group-planned", &[("n", planned.into())]),
        None => text.with("group-members_unit", &[("n", counted.members.into())]),
    };
    let sectors = [("n", counted.breadth.len().into())];
    let mandate = [
        ("all", counted.members.into()),
        ("without", counted.lacking_mandate.into()),
    ];
    let mut cards = vec![
        StatCard::new(text.get("group-size"), text.number(counted.members))
            .unit(planned)
            .leads_to(Aim::Members(Shown::Current)),
        StatCard::new(text.with("group-breadth_of", &sectors), "")
            .shares(text.get("group-breadth"), shares(ui, &composed.shares)),
        StatCard::new(
            text.get("group-stated_mandate"),
            text.number(counted.with_mandate),
        )
        .unit(match counted.members {
            0 => text.get("group-mandate_of_nobody"),
            _ => text.with("group-mandate_of", &mandate),
        })
        .leads_to(Aim::Members(Shown::WithoutMandate)),
        attendance(cx, counted),
    ];
    cards.extend(view.joint.map(|joint| met_together(cx, joint)));
    match stat_row(ui, "group stats", 150.0, cards) {
        Some(Aim::Members(shown)) => (state.shown, state.sector) = (shown, None),
        Some(Aim::Meeting(meeting)) => cx.go(Route::record(Meeting::KIND, meeting)),
        None => {}
    }
}

fn attendance(cx: &Cx<'_>, counted: &GroupCount) -> StatCard<'static, Aim> {
    let number = counted
        .attendance
        .map_or("–".to_owned(), |share| cx.text.percent(share));
    let card = StatCard::new(cx.text.get("group-attendance"), number)
        .hint(cx.text.get("group-attendance_change"));
    match counted.change {
        None | Some(0) => card,
        Some(more @ 1..) => card.change(Tone::Good, format!("+{more}")),
        Some(less) => card.change(Tone::Warning, format!("−{}", -less)),
    }
}

fn met_together(cx: &Cx<'_>, joint: Joint) -> StatCard<'static, Aim> {
    let label = cx.text.get("group-joint");
    let card = match joint.last {
        Some((days, meeting)) => StatCard::new(label, cx.text.number(days))
            .unit(cx.text.with("group-days_ago", &[("n", days.into())]))
            .leads_to(Aim::Meeting(meeting)),
        None => StatCard::new(label, "–").unit(cx.text.get("group-never")),
    };
    card.tone(if joint.apart {
        Tone::Bad
    } else {
        Tone::Neutral
    })
}

fn meetings(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView, state: &mut State, states: &mut States) {
    let title = cx.text.get("page-meetings");
    Card::new().flush().title(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if view.meetings.is_empty() {
            muted_row(ui, &cx.text.get("group-no_meetings"));
        }
        for line in &view.meetings {
            let when = Some((line.when.as_str(), line.ahead));
            if opening_row(ui, &line.title, &line.came, when).clicked() {
                cx.go(Route::record(Meeting::KIND, line.id));
            }
        }
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            let new = capitalised(&cx.text.kind_new(Meeting::KIND));
            let button = Button::quiet(&new).icon(Icon::Plus);
            if cx.may_make_in(Meeting::KIND, view.group.head.municipality) {
                if ui.add(button).clicked() {
                    new_meeting(cx, &view.group, states);
                }
                let series = cx.text.get("series-button");
                if ui
                    .add(Button::quiet(&series).icon(Icon::CalendarDays))
                    .clicked()
                {
                    state.series = Some(Series::of(cx, &view.group));
                }
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

/// Begins a meeting of a group: as a rule it is called what the group is called.
fn new_meeting(cx: &Cx<'_>, group: &Group, states: &mut States) {
    let name = [("group", group.name.as_str().into())];
    let known = fields([
        (Meeting::title, cx.text.with("meeting-of", &name).into()),
        (Meeting::groups, json!([group.head.id])),
        (Meeting::kind, MeetingKind::Regular.code().into()),
    ]);
    shelf::start_beside(cx, Some(group.head.id), &MEETINGS, (known, ""), states);
}

fn plans(ui: &mut Ui, cx: &Cx<'_>, view: &GroupView) {
    let title = cx.text.get("page-plan");
    Card::new().flush().title(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (title, status) in &view.plans {
            if opening_row(ui, title, status, None).clicked() {
                cx.go(Route::list(ActionPlan::KIND));
            }
        }
    });
}
