//! Rules on what was written on the walls of workshops.

use std::collections::BTreeMap;

use chrono::Days;

use super::{Severity, Watch, days};
use crate::insight::boards::on_boards;
use crate::insight::facts::*;
use crate::insight::stated::Day;

/// What was voted for has become something within this many days.
const UNUSED_DAYS: u32 = 30;

/// A board whose notes people voted for, and none of them became anything.
pub(super) fn unused(watch: &mut Watch<'_>) {
    let view = watch.view;
    let mut boards: BTreeMap<Ix, (i64, bool)> = BTreeMap::new();
    for (_, item, _) in on_boards(view) {
        let (voted, used) = boards.entry(item.board).or_default();
        *voted += i64::from(item.votes > 0);
        *used |= item.became_on(view).is_some();
    }
    for (index, (voted, used)) in boards {
        let Some(board) = view.facts.boards.get(index).filter(|_| voted > 0 && !used) else {
            continue;
        };
        let Some(waited) = waited(view, board).filter(|_| view.facts.code(board.place).is_some())
        else {
            continue;
        };
        let found = watch.find("board.unused", Severity::Soon, board.place);
        let found = found.about(Source::Board, index);
        let found = found.record("board", Source::Board, index);
        found.number("n", voted).weighs(waited).opens();
    }
}

/// For how many days a board has waited, where that is too long: since its meeting, or else since it was written.
fn waited(view: &crate::insight::view::View<'_>, board: &BoardFact) -> Option<i64> {
    let limit = i64::from(UNUSED_DAYS);
    let meeting = view.facts.meetings.get(board.meeting);
    if let Some(date) = meeting.and_then(|meeting| meeting.date) {
        return Some(days(date, view.on)).filter(|waited| *waited > limit);
    }
    let day = view.day();
    let known = day.known - Days::new(u64::from(UNUSED_DAYS));
    board.written.on(Day { known, ..day }).then_some(limit)
}
