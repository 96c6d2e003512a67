//! How a board is shown just now: which note is chosen, whether notes are hidden, how they are sorted, and the timer.
//! It is kept with the board as what is half written is: the wall shows the same, and the file remembers it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use eframe::egui::Context;

use crate::domain::Id;
use crate::gui::ground::cx::Cx;

/// The note that is being written.
pub const NOTE: &str = "board note";
const CHOSEN: &str = "board chosen";
const BY_VOTES: &str = "board by votes";
const HIDDEN: &str = "board hidden";
const COLUMN: &str = "board column";
const TIMER: &str = "board timer";

/// How long a timer can be set for: minutes, and the same in seconds.
pub const TIMES: &[(i64, u64)] = &[
    (1, 60),
    (3, 180),
    (5, 300),
    (10, 600),
    (15, 900),
    (20, 1_200),
];

/// How a board is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shown {
    /// The chosen note.
    pub chosen: Option<Id>,
    /// Those with most votes stand on top.
    pub by_votes: bool,
    /// What stands on the notes is not shown yet.
    pub hidden: bool,
    /// The column that is written in.
    pub column: usize,
}

impl Shown {
    /// How a board is shown.
    pub fn of(cx: &Cx<'_>, board: Id) -> Self {
        let drafts = cx.drafts.borrow();
        let line = |name| drafts.line(board, name);
        Self {
            chosen: Id::try_parse(&line(CHOSEN)).ok(),
            by_votes: !line(BY_VOTES).is_empty(),
            hidden: !line(HIDDEN).is_empty(),
            column: line(COLUMN).parse().unwrap_or(0),
        }
    }

    /// Shows it so from now on.
    pub fn keep(self, cx: &Cx<'_>, board: Id) {
        let flag = |on: bool| if on { "1".to_owned() } else { String::new() };
        let chosen = self.chosen.map(|id| id.to_string());
        let column = (self.column > 0).then(|| self.column.to_string());
        let lines = [
            (CHOSEN, chosen.unwrap_or_default()),
            (BY_VOTES, flag(self.by_votes)),
            (HIDDEN, flag(self.hidden)),
            (COLUMN, column.unwrap_or_default()),
        ];
        let mut drafts = cx.drafts.borrow_mut();
        for (name, words) in lines {
            drafts.write_line(board, name, words);
        }
    }
}

fn now() -> Duration {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
}

/// Sets the timer of a board, or stops it.
pub fn set_timer(cx: &Cx<'_>, board: Id, seconds: Option<u64>) {
    let end = seconds.map(|seconds| {
        (now() + Duration::from_secs(seconds))
            .as_millis()
            .to_string()
    });
    let mut drafts = cx.drafts.borrow_mut();
    drafts.write_line(board, TIMER, end.unwrap_or_default());
}

/// How many seconds are left, if the timer runs; nought when the time is up. The window is drawn again when that is
/// another number.
pub fn timer(ctx: &Context, cx: &Cx<'_>, board: Id) -> Option<u64> {
    let end: u64 = cx.drafts.borrow().line(board, TIMER).parse().ok()?;
    let left = Duration::from_millis(end).saturating_sub(now());
    if left.is_zero() {
        return Some(0);
    }
    let part = Duration::from_nanos(u64::from(left.subsec_nanos()));
    ctx.request_repaint_after(part + Duration::from_millis(20));
    let begun = u64::from(!part.is_zero());
    Some(left.as_secs() + begun)
}
