//! How arrows run: along a row where nothing stands, up and down between columns, and below the steps of a lane where
//! something is in the way. Arrows that have neither end in common do not lie on each other.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Arrow, BELOW, GUTTER, Lane, Step, TRACK, column_left, count};
use crate::insight::Flow;

/// What an arrow needs before its point and after its beginning.
const POINT: f32 = 11.0;
const BEGIN: f32 = 7.0;

/// How an arrow runs.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Run {
    /// Straight on.
    Along,
    /// Up or down in the space before this column.
    Bend(usize),
    /// Down in the space before a column, below the steps of a lane, and up or down in the space before another.
    Below {
        first: usize,
        lane: usize,
        last: usize,
    },
}

/// An arrow between two steps by their places, how it runs, and beside how many others below its lane.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    from: usize,
    to: usize,
    run: Run,
    track: usize,
}

/// A part of a way that others must not lie on.
struct Part {
    way: usize,
    from: usize,
    to: usize,
    low: f32,
    high: f32,
}

impl Part {
    fn apart(&self, other: &Self) -> bool {
        let shared = self.from == other.from || self.to == other.to;
        shared || self.high < other.low || other.high < self.low
    }
}

/// What has been laid along rows: the lane, the space between two columns, and the arrow's two ends.
#[derive(Default)]
struct Rows {
    taken: HashSet<(usize, usize)>,
    laid: Vec<(usize, usize, (usize, usize))>,
}

impl Rows {
    /// Whether nothing stands in a lane between two columns, and no other arrow lies there.
    fn is_free(&self, lane: usize, (left, right): (usize, usize), ends: (usize, usize)) -> bool {
        let stands = (left + 1..right).any(|column| self.taken.contains(&(lane, column)));
        let lies = |(of, space, other): &(usize, usize, (usize, usize))| {
            let there = *of == lane && (left + 1..=right).contains(space);
            there && other.0 != ends.0 && other.1 != ends.1
        };
        !stands && !self.laid.iter().any(lies)
    }

    fn lay(&mut self, lane: usize, (left, right): (usize, usize), ends: (usize, usize)) {
        let spaces = (left + 1..=right).map(|space| (lane, space, ends));
        self.laid.extend(spaces);
    }
}

/// How all arrows run.
pub(super) fn ways(steps: &[Step], flow: &Flow) -> Vec<Way> {
    let mut rows = Rows::default();
    let cells = steps.iter().map(|step| (step.lane, step.column));
    rows.taken.extend(cells);
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for from in 0..steps.len() {
        ends.extend(flow.after(from).iter().map(|to| (from, *to)));
    }
    // Short ones first: they have no other way to go.
    let long = |(from, to): &(usize, usize)| steps[*to].column.abs_diff(steps[*from].column);
    ends.sort_by_key(|both| (long(both), *both));
    let ways = ends.into_iter().map(|(from, to)| Way {
        from,
        to,
        run: run(&mut rows, (&steps[from], &steps[to]), (from, to)),
        track: 0,
    });
    let mut ways: Vec<Way> = ways.collect();
    lay_below(&mut ways);
    ways
}

fn run(rows: &mut Rows, (one, other): (&Step, &Step), ends: (usize, usize)) -> Run {
    let (left, right) = (one.column, other.column);
    if right > left {
        if one.lane == other.lane {
            if rows.is_free(one.lane, (left, right), ends) {
                rows.lay(one.lane, (left, right), ends);
                return Run::Along;
            }
        } else if right == left + 1 {
            return Run::Bend(right);
        } else if rows.is_free(other.lane, (left, right), ends) {
            rows.lay(other.lane, (left + 1, right), ends);
            return Run::Bend(left + 1);
        } else if rows.is_free(one.lane, (left, right), ends) {
            rows.lay(one.lane, (left, right - 1), ends);
            return Run::Bend(right);
        }
    }
    // Between the two lanes, or below the one that both are in.
    let lane = if other.lane < one.lane {
        one.lane - 1
    } else {
        one.lane
    };
    Run::Below {
        first: left + 1,
        lane,
        last: right,
    }
}

/// Puts arrows below one lane beside each other.
fn lay_below(ways: &mut [Way]) {
    let lanes: HashSet<usize> = ways.iter().filter_map(|way| way.lane_below()).collect();
    for lane in lanes {
        let own = ways.iter().enumerate();
        let own = own.filter(|(_, way)| way.lane_below() == Some(lane));
        let parts = own.filter_map(|(place, way)| match way.run {
            Run::Below { first, last, .. } => Some(Part {
                way: place,
                from: way.from,
                to: way.to,
                low: count(first.min(last)),
                high: count(first.max(last)),
            }),
            Run::Along | Run::Bend(_) => None,
        });
        for (way, track) in beside_each_other(parts.collect()).1 {
            ways[way].track = track;
        }
    }
}

impl Way {
    fn lane_below(&self) -> Option<usize> {
        match self.run {
            Run::Below { lane, .. } => Some(lane),
            Run::Along | Run::Bend(_) => None,
        }
    }
}

/// Gives parts numbers so that no two with the same number lie on each other; how many numbers there are.
fn beside_each_other(parts: Vec<Part>) -> (usize, Vec<(usize, usize)>) {
    let mut tracks: Vec<Vec<Part>> = Vec::new();
    let mut given = Vec::new();
    for part in parts {
        let fits = |track: &Vec<Part>| track.iter().all(|other| part.apart(other));
        let at = tracks.iter().position(fits).unwrap_or(tracks.len());
        given.push((part.way, at));
        match tracks.get_mut(at) {
            Some(track) => track.push(part),
            None => tracks.push(vec![part]),
        }
    }
    (tracks.len(), given)
}

/// How many arrows run beside each other below each lane.
pub(super) fn tracks_below(ways: &[Way]) -> Vec<usize> {
    let mut tracks = Vec::new();
    for way in ways {
        if let Some(lane) = way.lane_below() {
            if tracks.len() <= lane {
                tracks.resize(lane + 1, 0);
            }
            tracks[lane] = tracks[lane].max(way.track + 1);
        }
    }
    tracks
}

/// The arrows where they run.
pub(super) fn drawn(ways: &[Way], steps: &[Step], lanes: &[Lane]) -> Vec<Arrow> {
    // The height on which a way turns first and last; between columns it runs from one to the other.
    let heights = |way: &Way| {
        let (from, to) = (steps[way.from].middle().1, steps[way.to].middle().1);
        let below = way.lane_below().and_then(|lane| lanes.get(lane));
        let below =
            below.map(|lane| lane.top + lane.height - BELOW / 2.0 - TRACK * count(way.track));
        (from, below, to)
    };
    let mut parts: Vec<(usize, Part)> = Vec::new();
    for (place, way) in ways.iter().enumerate() {
        let (from, below, to) = heights(way);
        let mut part = |space: usize, one: f32, other: f32| {
            let part = Part {
                way: place,
                from: way.from,
                to: way.to,
                low: one.min(other),
                high: one.max(other),
            };
            parts.push((space, part));
        };
        match (way.run, below) {
            (Run::Bend(space), _) => part(space, from, to),
            (Run::Below { first, last, .. }, Some(below)) => {
                part(first, from, below);
                part(last, below, to);
            }
            _ => {}
        }
    }
    let places = places_between(parts);
    let arrow = |(place, way): (usize, &Way)| {
        let (from, below, to) = heights(way);
        let (one, other) = (&steps[way.from], &steps[way.to]);
        let (begin, end) = (one.at.0 + one.size.0, other.at.0);
        let x = |space| {
            let known = places.get(&(place, space)).copied();
            known.unwrap_or(column_left(space) - GUTTER / 2.0)
        };
        let points = match (way.run, below) {
            (Run::Bend(space), _) => {
                let x = x(space);
                vec![(begin, from), (x, from), (x, to), (end, to)]
            }
            (Run::Below { first, last, .. }, Some(below)) => {
                let (out, back) = (x(first), x(last));
                let turns = [(out, from), (out, below), (back, below), (back, to)];
                [&[(begin, from)], &turns[..], &[(end, to)]].concat()
            }
            _ => vec![(begin, from), (end, to)],
        };
        Arrow {
            from: way.from,
            to: way.to,
            points,
        }
    };
    ways.iter().enumerate().map(arrow).collect()
}

/// Where a way goes up or down in the space before a column.
fn places_between(parts: Vec<(usize, Part)>) -> HashMap<(usize, usize), f32> {
    let mut by_space: BTreeMap<usize, Vec<Part>> = BTreeMap::new();
    for (space, part) in parts {
        by_space.entry(space).or_default().push(part);
    }
    let mut places = HashMap::new();
    for (space, parts) in by_space {
        let (many, given) = beside_each_other(parts);
        let left = column_left(space) - GUTTER + BEGIN;
        let room = GUTTER - BEGIN - POINT;
        for (way, track) in given {
            let along = (count(track) + 1.0) / (count(many) + 1.0);
            places.insert((way, space), left + room * along);
        }
    }
    places
}
