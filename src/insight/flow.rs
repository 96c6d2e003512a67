//! A process as its steps lead to each other, what is marked in it, and the days along its longest way.

use std::collections::{HashMap, HashSet};

use super::counts::listed;
use crate::domain::reading::is_blank;
use crate::domain::{Id, ProcessStep, StepKind};

/// Puts the steps of a map in their order.
pub fn in_order(steps: &mut [ProcessStep]) {
    steps.sort_by_key(|step| (step.position.unwrap_or(i64::MAX), step.head.id));
}

/// Which steps lead to which, by their places in the order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Flow {
    next: Vec<Vec<usize>>,
}

impl Flow {
    /// The flow of steps that stand in their order: those that a step names, or else the one after it.
    pub fn of(steps: &[ProcessStep]) -> Self {
        let places: HashMap<Id, usize> = steps
            .iter()
            .enumerate()
            .map(|(place, step)| (step.head.id, place))
            .collect();
        let next = steps.iter().enumerate().map(|(place, step)| {
            let mut named: Vec<usize> = Vec::new();
            for next in step.next.iter().filter_map(|id| places.get(id)) {
                if *next != place && !named.contains(next) {
                    named.push(*next);
                }
            }
            if named.is_empty() {
                named.extend(implied(steps, place));
            }
            named
        });
        Self {
            next: next.collect(),
        }
    }

    /// The steps that a step leads to.
    pub fn after(&self, place: usize) -> &[usize] {
        self.next.get(place).map_or(&[], Vec::as_slice)
    }

    /// The steps that lead to a step.
    pub fn before(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        let all = self.next.iter().enumerate();
        all.filter(move |(_, next)| next.contains(&place))
            .map(|(before, _)| before)
    }
}

/// The step that follows a step that names none: the one after it, but nothing after an end.
pub fn implied(steps: &[ProcessStep], place: usize) -> Option<usize> {
    let ends = steps.get(place)?.kind == Some(StepKind::End);
    (!ends && place + 1 < steps.len()).then_some(place + 1)
}

/// The way through a process that takes the most days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Way {
    /// So many days.
    pub days: i64,
    /// So many of them are spent waiting.
    pub waiting: i64,
    /// The steps on it, each with its days: the rows behind the sum.
    pub steps: Vec<(Id, i64)>,
    /// Somewhere the process goes back. Each step is counted once.
    pub goes_back: bool,
}

/// What there is in a map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MapCount {
    /// Steps of every kind.
    pub steps: i64,
    /// Steps at which it breaks.
    pub breakpoints: i64,
    /// Steps with a problem.
    pub problems: i64,
    /// Steps with a possibility.
    pub possibilities: i64,
    /// The longest way.
    pub way: Way,
}

/// Counts what there is in a map whose steps stand in their order.
pub fn map_count(steps: &[ProcessStep], flow: &Flow) -> MapCount {
    MapCount {
        steps: listed(steps, |_| true),
        breakpoints: listed(steps, |step| step.breakpoint == Some(true)),
        problems: listed(steps, |step| !is_blank(&step.problem)),
        possibilities: listed(steps, |step| !is_blank(&step.possibility)),
        way: longest_way(steps, flow),
    }
}

/// The way that takes the most days; of several, the one with the most steps. What leads back to a step that the way
/// has been at is not gone again.
pub fn longest_way(steps: &[ProcessStep], flow: &Flow) -> Way {
    let (order, back) = ends_first(steps.len(), flow);
    let days = |place: usize| steps[place].days.unwrap_or(0);
    // The days and the steps from a step to the end, and which step is next on that way.
    let mut best: Vec<(i64, usize, Option<usize>)> = vec![(0, 0, None); steps.len()];
    for place in order {
        let forward = flow.after(place).iter();
        let forward = forward.filter(|next| !back.contains(&(place, **next)));
        let next = forward.max_by_key(|next| (best[**next].0, best[**next].1, usize::MAX - **next));
        let (rest, many) = next.map_or((0, 0), |next| (best[*next].0, best[*next].1));
        best[place] = (days(place).saturating_add(rest), many + 1, next.copied());
    }
    let all = 0..steps.len();
    let first = all.max_by_key(|place| (best[*place].0, best[*place].1, usize::MAX - place));
    let mut way = Way {
        goes_back: !back.is_empty(),
        ..Way::default()
    };
    let mut at = first;
    while let Some(place) = at {
        way.steps.push((steps[place].head.id, days(place)));
        way.days = way.days.saturating_add(days(place));
        if steps[place].kind == Some(StepKind::Waiting) {
            way.waiting = way.waiting.saturating_add(days(place));
        }
        at = best[place].2;
    }
    way
}

/// Every step after all those that it leads to, but for those that it leads back to; and these.
fn ends_first(count: usize, flow: &Flow) -> (Vec<usize>, HashSet<(usize, usize)>) {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        OnTheWay,
        Done,
    }
    let mut seen = vec![Seen::Not; count];
    let (mut order, mut back) = (Vec::with_capacity(count), HashSet::new());
    for first in 0..count {
        if seen[first] != Seen::Not {
            continue;
        }
        seen[first] = Seen::OnTheWay;
        let mut way = vec![(first, 0)];
        while let Some((place, taken)) = way.last_mut() {
            let (at, next) = (*place, flow.after(*place).get(*taken).copied());
            *taken += 1;
            match next.map(|next| (next, seen[next])) {
                Some((next, Seen::Not)) => {
                    seen[next] = Seen::OnTheWay;
                    way.push((next, 0));
                }
                Some((next, Seen::OnTheWay)) => drop(back.insert((at, next))),
                Some((_, Seen::Done)) => {}
                None => {
                    seen[at] = Seen::Done;
                    order.push(at);
                    way.pop();
                }
            }
        }
    }
    (order, back)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Head, Record as _};

    /// Steps with these days, and the places of those that each names as next.
    fn steps(all: &[(i64, &[usize])]) -> Vec<ProcessStep> {
        let id = |place: usize| Id::from_u128(place as u128 + 1);
        let of = |place: usize, (days, next): &(i64, &[usize])| {
            let head = Head {
                id: id(place),
                project: id(900),
                municipality: None,
                removed: false,
                erased: false,
            };
            let mut step = ProcessStep::read(head, &Nothing);
            step.position = i64::try_from(place).ok();
            step.days = Some(*days);
            step.next = next.iter().map(|place| id(*place)).collect();
            step
        };
        all.iter()
            .enumerate()
            .map(|(place, one)| of(place, one))
            .collect()
    }

    struct Nothing;

    impl crate::domain::Cells for Nothing {
        fn cell(&self, _: usize) -> crate::domain::Cell<'_> {
            crate::domain::Cell::Null
        }
    }

    fn way(all: &[(i64, &[usize])]) -> Way {
        let steps = steps(all);
        longest_way(&steps, &Flow::of(&steps))
    }

    #[test]
    fn way_is_the_longest_of_branches_that_fork_and_join() {
        let way = way(&[(1, &[1, 2]), (5, &[3]), (20, &[3]), (2, &[])]);
        assert_eq!((way.days, way.goes_back), (23, false));
        let days: Vec<i64> = way.steps.iter().map(|(_, days)| *days).collect();
        assert_eq!(days, [1, 20, 2], "the rows add up to the sum");
    }

    #[test]
    fn way_that_goes_back_counts_each_step_once() {
        let way = way(&[(1, &[]), (5, &[0, 2]), (3, &[1, 3]), (4, &[])]);
        assert_eq!((way.days, way.goes_back), (13, true));
    }

    #[test]
    fn way_ends_at_an_end_and_is_found_through_a_hundred_thousand_steps() {
        let mut all = steps(&[(1, &[]), (2, &[]), (70, &[])]);
        all[1].kind = Some(StepKind::End);
        assert_eq!(longest_way(&all, &Flow::of(&all)).days, 70);
        all[2].days = Some(1);
        assert_eq!(longest_way(&all, &Flow::of(&all)).days, 3);
        let none: &[usize] = &[];
        let many = vec![(1, none); 100_000];
        assert_eq!(way(&many).days, 100_000);
        assert_eq!(way(&[]), Way::default());
    }
}
