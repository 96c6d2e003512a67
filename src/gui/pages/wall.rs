//! What the wall shows of the page where the leader is. It is drawn large, follows at once, and nothing on it can be
//! clicked; of people it tells what [`OnWall`](crate::gui::ground::wall::OnWall) allows, and nothing else.

use eframe::egui::{Align, Layout, Ui};

use super::board;
use super::check_in::{self, At};
use super::hands;
use super::meeting::{Part, Shows};
use super::{plan, process_maps};
use crate::domain::{Board, Id, Meeting, ProcessMap, Record as _, Session};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::states::States;
use crate::gui::shelf;
use crate::gui::widgets::Large;
use crate::text::dotted;

/// What the wall remembers while a file is open.
#[derive(Default)]
pub struct State {
    /// The meeting that it is about: the last one that was shown.
    meeting: Option<Id>,
}

/// Draws what the wall shows of a page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, states: &mut States) {
    if let Some(session) = cx.route.shown(Session::KIND) {
        return check_in::wall::ui(ui, cx, At::Session(session), states);
    }
    if let Some(meeting) = cx.route.shown(Meeting::KIND) {
        states.with(None, |state: &mut State, _| state.meeting = Some(meeting));
        return of_meeting(ui, cx, meeting, states);
    }
    if let Some(id) = cx.route.shown(Board::KIND)
        && let Some(view) = board::view(cx, id)
        && let Some(view) = Option::as_ref(&view)
    {
        return shelf::wall::bare(ui, cx, |ui| board::wall::ui(ui, cx, view));
    }
    if let Some(map) = cx.route.shown(ProcessMap::KIND) {
        return process_maps::wall::ui(ui, cx, map);
    }
    let meeting = states.with(None, |state: &mut State, _| state.meeting);
    calm(ui, cx, meeting);
}

/// What the wall shows of a meeting: the part of its page that is shown.
fn of_meeting(ui: &mut Ui, cx: &Cx<'_>, meeting: Id, states: &mut States) {
    let part = states.with(Some(meeting), |shows: &mut Shows, _| shows.0);
    match part {
        Part::Meeting | Part::CheckIn => check_in::wall::ui(ui, cx, At::Meeting(meeting), states),
        Part::Hands => hands::wall::ui(ui, cx, meeting, states),
        Part::Plan => plan::wall::by_status(ui, cx, meeting, states),
        Part::Closing => plan::wall::who_does_what(ui, cx, meeting),
    }
}

/// A page that shows nothing but where one is: the project's name, and the meeting's.
fn calm(ui: &mut Ui, cx: &Cx<'_>, meeting: Option<Id>) {
    let view = cx.view(("calm wall", meeting), move |source| {
        let project = source.reader.project()?;
        let meeting = match meeting {
            Some(meeting) => source.reader.get::<Meeting>(meeting)?,
            None => None,
        };
        let meeting = meeting.filter(|meeting| !meeting.head.removed);
        let day = meeting.as_ref().and_then(|meeting| meeting.date);
        let day = day.map(|day| source.text.weekday_and_day(day));
        Ok([
            project.map(|project| project.name).unwrap_or_default(),
            meeting.map(|meeting| meeting.title).unwrap_or_default(),
            day.unwrap_or_default(),
        ])
    });
    let Some([project, meeting, day]) = view.as_deref() else {
        return;
    };
    shelf::wall::show(ui, cx, ("", ""), None, |ui, wall| {
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            ui.add_space(ui.available_height() * 0.28);
            let title = if meeting.is_empty() { project } else { meeting };
            wall.text(ui, Large::Title, title);
            let whose = cx.role.municipality();
            let whose = whose.map(|code| cx.text.municipality(code));
            let project = if meeting.is_empty() { "" } else { project };
            let under = dotted([project, day, &whose.unwrap_or_default()]);
            wall.muted(ui, Large::Body, &under);
        });
    });
}
