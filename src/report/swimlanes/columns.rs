//! In which column a step stands: after those that lead to it, and after those before it in its lane.

use crate::domain::{ProcessStep, StepKind};
use crate::insight::Flow;

/// The column of every step, from the left.
pub(super) fn of(
    steps: &[ProcessStep],
    flow: &Flow,
    lane_of: &[usize],
    lanes: usize,
) -> Vec<usize> {
    // The first column that is free in a lane, and the first after all that lead to a step.
    let mut free = vec![0; lanes.max(1)];
    let mut after: Vec<Option<usize>> = vec![None; steps.len()];
    let mut columns: Vec<usize> = Vec::with_capacity(steps.len());
    for (place, step) in steps.iter().enumerate() {
        let begins = step.kind == Some(StepKind::Start);
        let before = columns.last().map_or(0, |last| last + 1);
        let least = after[place].unwrap_or(if begins { 0 } else { before });
        let lane = lane_of.get(place).copied().unwrap_or(0);
        let free = &mut free[lane];
        let column = least.max(*free);
        *free = column + 1;
        columns.push(column);
        for next in flow.after(place).iter().filter(|next| **next > place) {
            let known = after[*next].unwrap_or(0);
            after[*next] = Some(known.max(column + 1));
        }
    }
    columns
}
