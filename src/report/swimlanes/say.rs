//! A map in words, for whoever hears it: what stands on it, and what each step is.

use super::{lane_names, lanes_of};
use crate::domain::reading::is_blank;
use crate::domain::{ProcessMap, ProcessStep, StepKind};
use crate::insight::{Flow, MapCount};
use crate::text::{Text, capitalised, dotted};

/// The days that a step takes, in words; nothing where nothing is said.
pub(super) fn days(step: &ProcessStep, text: &Text) -> String {
    let waits = step.kind == Some(StepKind::Waiting);
    match step.days.filter(|days| *days > 0) {
        Some(days) if waits => text.with("process-waits_days", &[("n", days.into())]),
        Some(days) => text.with("process-days", &[("n", days.into())]),
        None if waits => text.get("process-waits"),
        None => String::new(),
    }
}

/// What a step is and what is marked at it, without its lane and its place.
pub fn step_words(step: &ProcessStep, text: &Text) -> String {
    let mut said = vec![step.text.trim().trim_end_matches('.').to_owned()];
    let plain = step.kind.is_none_or(|kind| kind == StepKind::Step);
    if !plain {
        said.push(text.chosen(step.kind));
    }
    if step.breakpoint == Some(true) {
        said.push(text.get("process-breakpoint"));
    }
    // A step that waits has said so.
    if step.days.is_some_and(|days| days > 0) {
        said.push(days(step, text));
    }
    for (key, words) in [
        ("process-problem_is", &step.problem),
        ("process-possibility_is", &step.possibility),
    ] {
        if !is_blank(words) {
            let words = words.trim().trim_end_matches('.');
            said.push(text.with(key, &[("words", words.into())]));
        }
    }
    let said = said.iter().map(|words| capitalised(words));
    said.collect::<Vec<_>>().join(". ")
}

/// A step of a map whose steps stand in their order: where it stands, what it is, and what comes after it where that
/// is not just the next.
pub fn says(steps: &[ProcessStep], flow: &Flow, place: usize, text: &Text) -> String {
    let Some(step) = steps.get(place) else {
        return String::new();
    };
    let at = text.with(
        "process-step_of",
        &[
            ("lane", step.lane.trim().into()),
            ("n", text.tally(place + 1).into()),
            ("all", text.tally(steps.len()).into()),
        ],
    );
    let mut said = format!("{at}: {}", step_words(step, text));
    let after = flow.after(place);
    if !after.is_empty() && after != [place + 1] {
        let after = after.iter().filter_map(|next| steps.get(*next));
        let after: Vec<String> = after.map(|step| step.text.trim().to_owned()).collect();
        let after = text.list(&after);
        let then = text.with("process-then", &[("steps", after.into())]);
        said = format!("{said}. {then}");
    }
    said
}

/// What a map is, in a line: how it is seen, what is marked in it, how long it takes.
pub fn summary(map: &ProcessMap, counted: &MapCount, text: &Text) -> String {
    let mut said = vec![text.chosen(map.state), text.chosen(map.perspective)];
    let many = |key: &str, n: i64| text.with(key, &[("n", n.into())]);
    said.push(many("process-steps", counted.steps));
    if counted.breakpoints > 0 {
        said.push(many("process-breakpoints", counted.breakpoints));
    }
    let way = &counted.way;
    if way.days > 0 {
        said.push(many("process-longest_way", way.days));
    }
    if way.waiting > 0 {
        said.push(many("process-of_which_waiting", way.waiting));
    }
    dotted(said)
}

/// Everything that is on a map, step by step.
pub(super) fn description(
    map: &ProcessMap,
    steps: &[ProcessStep],
    flow: &Flow,
    (counted, text): (&MapCount, &Text),
) -> String {
    let names = lane_names(&map.lanes, steps);
    let in_use = lanes_of(&names, steps);
    let unused = names.iter().enumerate();
    let unused = unused.filter(|(place, _)| !in_use.contains(place));
    let unused: Vec<&str> = unused.map(|(_, name)| name.as_str()).collect();
    let mut said = vec![summary(map, counted, text)];
    if !unused.is_empty() {
        let names = text.list(&unused);
        said.push(text.with("process-empty_lanes", &[("lanes", names.into())]));
    }
    said.extend((0..steps.len()).map(|place| says(steps, flow, place, text)));
    said.join(". ")
}
