//! Figures of the boards: what was written on them, and what came of it.

use super::facts::*;
use super::groups::choices;
use super::sheet::{Measure, Sheet};
use super::view::View;
use crate::domain::*;

/// The notes on boards, by what the board is for.
pub(super) fn items(view: &View<'_>, sheet: &mut Sheet) {
    let total = sheet.part("total", Measure::Rows);
    let templates = choices::<BoardTemplate>(sheet, Measure::Rows);
    for (index, item, board) in on_boards(view) {
        let template = board.template.unwrap_or(BoardTemplate::Free);
        if let Some((_, part)) = templates.iter().find(|(one, _)| *one == template) {
            sheet.count(Source::BoardItem, index, item.place, &[*part, total]);
        }
    }
}

/// Those that became an activity or a change initiative, of all.
pub(super) fn became(view: &View<'_>, sheet: &mut Sheet) {
    let value = sheet.part("value", Measure::Rows);
    let activities = sheet.part("became_activities", Measure::Rows);
    let initiatives = sheet.part("became_initiatives", Measure::Rows);
    let of = sheet.part("of", Measure::Rows);
    for (index, item, _) in on_boards(view) {
        let parts = match item.became_on(view) {
            Some(Source::Initiative) => &[of, initiatives, value][..],
            Some(_) => &[of, activities, value],
            None => &[of],
        };
        sheet.count(Source::BoardItem, index, item.place, parts);
    }
}

impl BoardItemFact {
    /// What it had become by the day, if anything.
    pub(super) fn became_on(&self, view: &View<'_>) -> Option<Source> {
        let (source, _) = self.became?;
        self.has_become.on(view.day()).then_some(source)
    }
}

/// The notes that had been written by the day on a board that is there.
pub(super) fn on_boards<'a>(
    view: &'a View<'_>,
) -> impl Iterator<Item = (Ix, &'a BoardItemFact, &'a BoardFact)> {
    let all = view.facts.board_items.iter();
    let there = all.filter(|(_, item)| view.holds(item.place) && item.written.on(view.day()));
    there.filter_map(|(index, item)| Some((index, item, view.facts.boards.get(item.board)?)))
}
