//! Översikt: what to do next, what changed lately, how the goals stand, and the whole on a timeline.

pub mod first;
pub mod goals;
mod kinds;
mod lately;
mod steps;
mod takeover;
mod time;
mod way;
mod workshop;

use std::sync::Arc;

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::{Fields, Judgement, Meeting, Record, Snooze};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::states::States;
use crate::gui::pages::feedback::news;
use crate::gui::shelf::split::{columns, page};
use crate::gui::shelf::{self, New, SHELF, Shelf, papers};
use crate::gui::theme::space;
use crate::gui::widgets::{Button, PageHeader};
use crate::insight::Counts;
use crate::workspace::Result;

/// A step that is put to rest.
static SNOOZES: Shelf = Shelf {
    kind: Snooze::KIND,
    asks: New::Form(&[Snooze::until, Snooze::reason]),
    ..SHELF
};

/// How a goal that no figure measures is judged.
static JUDGEMENTS: Shelf = Shelf {
    kind: Judgement::KIND,
    asks: New::Form(&[Judgement::state, Judgement::count, Judgement::reason]),
    ..SHELF
};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    /// All next steps are shown, those at rest too.
    all: bool,
    /// Where there are many: of which of them all are shown.
    open: Option<kinds::Of>,
}

impl State {
    /// Shows the first steps alone.
    pub fn close(&mut self) {
        *self = Self::default();
    }
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, states: &mut States) {
    let beside = [&SNOOZES, &JUDGEMENTS];
    shelf::with_beside(ui, cx, None, &beside, states, |ui, states| {
        page(ui, |ui| content(ui, cx, states));
    });
}

/// The least width at which what changed stands beside what to do.
const BESIDE: f32 = 860.0;

fn content(ui: &mut Ui, cx: &Cx<'_>, states: &mut States) {
    header(ui, cx);
    ui.spacing_mut().item_spacing.y = space::L;
    first::card(ui, cx);
    takeover::card(ui, cx);
    news::card(ui, cx);
    workshop::card(ui, cx, states);
    // What changed is as high as what to do, as it was when it was last drawn.
    let kept = ui.make_persistent_id("height of the steps");
    let known: f32 = ui.data(|data| data.get_temp(kept)).unwrap_or(0.0);
    let mut height = 0.0;
    // Without room for both beside each other they stand below each other.
    let width = ui.available_width();
    let beside = width >= BESIDE;
    let right = if beside {
        (width * 0.4).min(402.0)
    } else {
        width
    };
    columns(
        ui,
        "overview",
        right,
        |ui| {
            steps::card(ui, cx, states);
            height = ui.min_rect().height();
        },
        |ui| lately::card(ui, cx, if beside { known } else { 0.0 }),
    );
    ui.data_mut(|data| data.insert_temp(kept, height));
    goals::cards(ui, cx, states);
    time::card(ui, cx);
}

fn header(ui: &mut Ui, cx: &Cx<'_>) {
    let title = cx.text.get("page-overview");
    let next = next_meeting(cx);
    let purpose = next.as_deref().map(|next| match next {
        Some(next) => sentence(cx, next),
        None => cx.text.get("overview-no_meeting"),
    });
    let mut header = PageHeader::new(&title);
    if let Some(purpose) = &purpose {
        header = header.purpose(purpose);
    }
    let new_meeting = cx.text.get("overview-new_meeting");
    let may = cx.may_make(Meeting::KIND);
    let go = header.show(ui, |ui| {
        let new = may
            && ui
                .add(Button::primary(&new_meeting).shortcut("Ctrl N"))
                .clicked();
        if !cx.is_lead() {
            papers::of_file(ui, cx);
        }
        new
    });
    let key = may && cx.keyboard.pressed(ui, Modifiers::COMMAND, Key::N);
    if go.inner || key {
        cx.begin(Meeting::KIND, Fields::new());
    }
}

/// The meeting that comes next, and what its groups are called.
type Next = (Meeting, Vec<String>);

fn next_meeting(cx: &Cx<'_>) -> Option<Arc<Option<Next>>> {
    let scope = cx.scope();
    cx.view(("next meeting", scope.clone()), move |source| {
        let next = Counts::new(&*source.facts()?, &scope).next_meeting();
        let next = next.map(|id| source.reader.get::<Meeting>(id));
        let Some(next) = next.transpose()?.flatten() else {
            return Result::Ok(None);
        };
        let groups = next.groups.iter().map(|id| source.title(*id));
        let groups = groups.collect::<Result<_>>()?;
        Ok(Some((next, groups)))
    })
}

/// "Operativa gruppen träffas nästa gång torsdag 24 maj kl. 13:00, Medborgarhuset."
fn sentence(cx: &Cx<'_>, (next, groups): &Next) -> String {
    let groups = groups.iter().map(String::as_str);
    let groups: Vec<&str> = groups.filter(|name| !name.is_empty()).collect();
    let day = next.date.map(|date| cx.text.weekday_and_day(date));
    let mut when = day.unwrap_or_default();
    if let Some(time) = next.start_time {
        let time = cx.text.time_of_day(time);
        let args = [("day", when.into()), ("time", time.into())];
        when = cx.text.with("overview-day_and_time", &args);
    }
    if !next.place.is_empty() {
        when = format!("{when}, {}", next.place);
    }
    if groups.is_empty() {
        let title = next.title.as_str().into();
        let args = [("meeting", title), ("when", when.into())];
        return cx.text.with("overview-next", &args);
    }
    let groups = cx.text.list(&groups).into();
    let args = [("groups", groups), ("when", when.into())];
    cx.text.with("overview-next_of", &args)
}
