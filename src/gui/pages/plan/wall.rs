//! The plan on the wall: a column for each status while it is worked on, and when the workshop closes who does what.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{
    Align, CornerRadius, Frame, Layout, Margin, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use super::live::{Doing, Live, State, view};
use super::load::ActivityLine;
use crate::domain::{ActivityStatus, Id};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::states::States;
use crate::gui::ground::wall::OnWall;
use crate::gui::shelf;
use crate::gui::theme::Theme;
use crate::gui::widgets::{Large, Wall};
use crate::text::dotted;

/// What the wall may tell of whoever sees to something.
type People = HashMap<Id, OnWall>;

fn people(cx: &Cx<'_>, live: &Live) -> Option<Arc<People>> {
    let lines = live.plan.iter().flat_map(|plan| &plan.activities);
    let people: Vec<Id> = lines.filter_map(|line| line.person).collect();
    cx.view(("plan wall", people.clone()), move |source| {
        OnWall::of_all(source, people)
    })
}

/// Draws the plan by status.
pub fn by_status(ui: &mut Ui, cx: &Cx<'_>, meeting: Id, states: &mut States) {
    const STATUSES: [ActivityStatus; 3] = [
        ActivityStatus::NotStarted,
        ActivityStatus::InProgress,
        ActivityStatus::Done,
    ];
    let Some(live) = view(cx, meeting) else {
        return;
    };
    let Some(people) = people(cx, &live) else {
        return;
    };
    let title = cx.text.get("page-plan");
    let about = (title.as_str(), live.meeting.as_str());
    shelf::wall::show(ui, cx, about, None, |ui, wall| {
        let doing = states.with(Some(meeting), |state: &mut State, _| state.doing.clone());
        let mut whole = ui.available_rect_before_wrap();
        if doing != Doing::Nothing {
            whole.max.y -= wall.points(76.0);
        }
        let gap = wall.points(20.0);
        let wide = (whole.width() + gap) / STATUSES.len() as f32 - gap;
        for (place, status) in STATUSES.into_iter().enumerate() {
            let left = whole.left() + place as f32 * (wide + gap);
            let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(wide, whole.height()));
            let layout = Layout::top_down(Align::Min);
            let mut column = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
            column.set_clip_rect(rect.expand(wall.points(4.0)));
            wall.text(&mut column, Large::Strong, &cx.text.chosen(Some(status)));
            let all = live.plan.iter().flat_map(|plan| &plan.activities);
            for line in all.filter(|line| line.status == status) {
                if column.available_height() < wall.points(70.0) {
                    wall.muted(&mut column, Large::Body, "…");
                    break;
                }
                card(&mut column, cx, wall, line, &people);
            }
        }
        ui.advance_cursor_after_rect(whole);
        typing(ui, cx, wall, &doing);
    });
}

/// What is being typed, and what is asked for; of a name nothing is seen until it is chosen.
fn typing(ui: &mut Ui, cx: &Cx<'_>, wall: Wall, doing: &Doing) {
    let (asked, words) = match doing {
        Doing::Nothing => return,
        Doing::What(typed) => ("plan-live_add", typed),
        Doing::Who(activity) => ("plan-live_nobody", activity),
        Doing::When(activity) => ("plan-live_day", activity),
    };
    wall.divider(ui);
    let words = dotted([words.clone(), cx.text.get(asked)]);
    let colour = Theme::of(ui).palette.accent.ink;
    let room = ui.available_width();
    let galley = wall.one_line(ui, Large::Body, &words, colour, room);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    ui.painter().galley(rect.min, galley, colour);
}

/// Draws who does what until when, and when one meets next.
pub fn who_does_what(ui: &mut Ui, cx: &Cx<'_>, meeting: Id) {
    let Some(live) = view(cx, meeting) else {
        return;
    };
    let Some(people) = people(cx, &live) else {
        return;
    };
    let title = cx.text.get("closing-wall_title");
    let about = (title.as_str(), live.meeting.as_str());
    shelf::wall::show(ui, cx, about, None, |ui, wall| {
        let is_open = |line: &&ActivityLine| {
            matches!(
                line.status,
                ActivityStatus::NotStarted | ActivityStatus::InProgress
            )
        };
        let all = live.plan.iter().flat_map(|plan| &plan.activities);
        for line in all.filter(is_open) {
            if ui.available_height() < wall.points(160.0) {
                wall.muted(ui, Large::Body, "…");
                break;
            }
            card(ui, cx, wall, line, &people);
        }
        if !live.next.is_empty() {
            ui.add_space(wall.points(12.0));
            let next = [("day", live.next.as_str().into())];
            wall.text(ui, Large::Strong, &cx.text.with("closing-wall_next", &next));
        }
    });
}

fn card(ui: &mut Ui, cx: &Cx<'_>, wall: Wall, line: &ActivityLine, people: &People) {
    let colours = &Theme::of(ui).palette;
    let edge = Stroke::new(wall.points(1.5), colours.edge);
    let frame = Frame::new()
        .stroke(edge)
        .corner_radius(CornerRadius::from(wall.points(8.0)))
        .inner_margin(Margin::from(vec2(14.0, 10.0) * wall.points(1.0)));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = wall.points(2.0);
        wall.text(ui, Large::Body, &line.text);
        let person = line.person.and_then(|person| people.get(&person));
        let told = person.map_or_else(String::new, |told| told.words(cx.wall.names));
        let who = if told.is_empty() { &line.unit } else { &told };
        let note = dotted([who.as_str(), &line.when]);
        if !note.is_empty() {
            wall.muted(ui, Large::Small, &note);
        }
    });
}
