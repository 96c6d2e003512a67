//! To be written.

use eframe::egui::Ui;

use chrono::NaiveDate;

use crate::domain::{Activity, ActivityStatus};
use crate::gui::cx::Cx;

/// What the page remembers.
#[derive(Default)]
pub struct State {}

/// Draws the page.
pub fn ui(_ui: &mut Ui, _cx: &Cx<'_>, _state: &mut State) {}

/// Whether an activity should have been done by now.
pub fn is_overdue(activity: &Activity, today: NaiveDate) -> bool {
    let ended = matches!(
        activity.status,
        Some(ActivityStatus::Done | ActivityStatus::Dropped)
    );
    !ended && activity.due.is_some_and(|due| due < today)
}
