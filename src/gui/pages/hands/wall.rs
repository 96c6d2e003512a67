//! A show of hands, on the wall: the question, and a bar for each answer.

use eframe::egui::Ui;

use super::{LINE, State, view};
use crate::domain::Id;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::states::States;
use crate::gui::shelf;
use crate::gui::widgets::Large;

/// Draws it.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, meeting: Id, states: &mut States) {
    let Some(view) = view(cx, meeting) else {
        return;
    };
    let typed = cx.drafts.borrow().line(meeting, LINE);
    if !typed.is_empty() {
        let about = (typed.as_str(), view.meeting.as_str());
        shelf::wall::show(ui, cx, about, None, |_, _| {});
        return;
    }
    let shown = states.with(Some(meeting), |state: &mut State, _| state.shown);
    let mut all = view.all.iter();
    let hand = all.find(|hand| Some(hand.question.head.id) == shown);
    let Some(hand) = hand.or(view.all.first()) else {
        let title = cx.text.get("meeting-part_hands");
        let about = (title.as_str(), view.meeting.as_str());
        shelf::wall::show(ui, cx, about, None, |_, _| {});
        return;
    };
    let about = (hand.question.text.as_str(), view.meeting.as_str());
    shelf::wall::show(ui, cx, about, None, |ui, wall| {
        ui.add_space(wall.points(16.0));
        let bars = hand.bars().into_iter();
        let bars = bars.map(|(_, label, count)| (label, count, cx.text.number(count)));
        wall.bars(ui, &bars.collect::<Vec<_>>());
        ui.add_space(wall.points(16.0));
        let answers = [("n", hand.counted.answers.into())];
        wall.muted(ui, Large::Body, &cx.text.with("hands-raised", &answers));
    });
}
