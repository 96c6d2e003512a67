//! Goals: how far they have come, computed from the records all the time.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::catalogue::compute;
use super::facts::*;
use super::figure::{Amount, FigureUnit};
use super::indicator::Indicator;
use super::kept::Question;
use super::view::{Scope, View};
use crate::domain::*;

/// How far a goal has come, in one municipality or over all.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The value; none where nothing is counted or judged.
    pub value: Option<Amount>,
    /// The target, as last revised.
    pub target: Option<i64>,
    /// The value as per cent of the target; above 100 where it is passed.
    pub percent: Option<Amount>,
    /// Where the value should be today on a straight line from the project's start to the due date.
    pub on_the_line: Option<Amount>,
    /// The state.
    pub state: GoalState,
    /// Whether it is behind because its day has passed: then it was not reached.
    pub missed: bool,
}

/// How far a goal has come.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalProgress {
    /// The goal.
    pub goal: Id,
    /// Its code, such as `2.1.6`.
    pub code: String,
    /// What measures it; none when it is judged by hand.
    pub indicator: Option<Indicator>,
    /// Whose goal it is.
    pub scope: GoalScope,
    /// Which way is better.
    pub direction: GoalDirection,
    /// When it is due: its own date, else the project's end.
    pub due: Option<NaiveDate>,
    /// The revision that set the target, if any did.
    pub revision: Option<Id>,
    /// The judgement that the state rests on, when it is judged by hand.
    pub judgement: Option<Id>,
    /// The standing of the scope as a whole.
    pub standing: Standing,
    /// Each municipality's own, where the goal is each one's.
    pub municipalities: Vec<(MunicipalityCode, Standing)>,
}

impl GoalProgress {
    /// What its value is measured in, as of the same scope.
    pub fn unit(&self, facts: &Facts, scope: &Scope) -> FigureUnit {
        // Where it is each one's goal, what is counted over all is municipalities that have reached it.
        if self.scope == GoalScope::Each && scope.municipality.is_none() {
            return FigureUnit::Municipalities;
        }
        let indicator = self.indicator.as_ref();
        let part = indicator.and_then(|indicator| indicator.measured(facts, scope));
        part.map_or(FigureUnit::Items, |part| part.unit)
    }
}

impl Standing {
    /// The share of the way that has been gone, to draw: whole where the goal is reached.
    pub fn share(&self) -> f64 {
        match (self.percent, self.state) {
            (Some(percent), _) => percent.as_f64() / 100.0,
            (None, GoalState::Reached) => 1.0,
            (None, _) => 0.0,
        }
    }
}

/// Every goal of the scope, by code.
pub fn goals(facts: &Facts, scope: &Scope) -> Vec<GoalProgress> {
    // Goals are reached over the whole of a project, not within a period.
    let scope = Scope {
        from: None,
        ..scope.clone()
    };
    facts.kept(Question::Goals(scope.clone()), |facts| {
        let view = View::new(facts, &scope);
        let own = facts
            .goals
            .iter()
            .filter(|(_, goal)| view.concerns(goal.place));
        let mut all: Vec<_> = own
            .filter_map(|(index, goal)| progress(&view, index, goal))
            .collect();
        all.sort_by(|one, other| (&one.code, one.goal).cmp(&(&other.code, other.goal)));
        all
    })
}

/// A goal's target on a day; a revision counts from its own.
pub fn target(facts: &Facts, goal: Id, on: NaiveDate) -> Option<i64> {
    let mut goals = facts.goals.iter();
    let (index, _) = goals.find(|(index, _)| facts.goals.id(*index) == Some(goal))?;
    current_target(facts, index, on).map(|(target, _)| target)
}

/// A goal's target on a day, and the revision that set it.
pub(super) fn current_target(facts: &Facts, goal: Ix, on: NaiveDate) -> Option<(i64, Option<Ix>)> {
    let revisions = facts
        .revisions
        .iter()
        .filter(|(_, revision)| revision.goal == goal);
    let until = revisions.filter(|(_, revision)| revision.date.is_some_and(|date| date <= on));
    let last = until.max_by_key(|(index, revision)| (revision.date, Reverse(*index)));
    match last.and_then(|(index, revision)| Some((revision.target?, index))) {
        Some((target, index)) => Some((target, Some(index))),
        None => facts.goals.get(goal)?.target.map(|target| (target, None)),
    }
}

/// A goal, and what its standing is reckoned with.
struct Reckoning<'a> {
    view: &'a View<'a>,
    index: Ix,
    goal: &'a GoalFact,
    target: Option<i64>,
    start: Option<NaiveDate>,
    due: Option<NaiveDate>,
    by_hand: bool,
    indicator: &'a Indicator,
}

fn progress(view: &View<'_>, index: Ix, goal: &GoalFact) -> Option<GoalProgress> {
    let facts = view.facts;
    let project = facts.project_of(goal.place);
    let found = current_target(facts, index, view.scope.today);
    let indicator = Indicator::of(&goal.indicator);
    let by_hand =
        indicator.figure.is_empty() || compute(facts, &indicator.figure, view.scope).is_none();
    let reckoning = Reckoning {
        view,
        index,
        goal,
        target: found.map(|(target, _)| target),
        start: project.and_then(|project| project.start),
        due: goal.due.or_else(|| project.and_then(|project| project.end)),
        by_hand,
        indicator: &indicator,
    };
    let municipalities = reckoning.each();
    let (standing, judgement) = reckoning.whole(&municipalities);
    Some(GoalProgress {
        goal: facts.goals.id(index)?,
        code: goal.code.clone(),
        indicator: (!by_hand).then(|| indicator.clone()),
        scope: goal.scope,
        direction: goal.direction,
        due: reckoning.due,
        revision: found.and_then(|(_, revision)| facts.revisions.id(revision?)),
        judgement: judgement.and_then(|judgement| facts.judgements.id(judgement)),
        standing,
        municipalities,
    })
}

impl Reckoning<'_> {
    /// Each municipality's own standing, where the goal is each one's.
    fn each(&self) -> Vec<(MunicipalityCode, Standing)> {
        if self.goal.scope != GoalScope::Each {
            return vec![];
        }
        let facts = self.view.facts;
        let project = facts.place(self.goal.place).map(|place| place.project);
        let mut all = Vec::new();
        for (_, municipality) in self.view.taking_part() {
            let place = facts.place(municipality.place);
            let Some(code) = place
                .filter(|place| Some(place.project) == project)
                .and_then(|one| one.municipality)
            else {
                continue;
            };
            let standing = if self.by_hand {
                self.judged(Some(municipality.place)).0
            } else {
                let scope = Scope {
                    project,
                    municipality: Some(code),
                    ..self.view.scope.clone()
                };
                self.measured(&scope, Some(self.target.unwrap_or(1)))
            };
            all.push((code, standing));
        }
        all.sort_by_key(|(code, _)| *code);
        all
    }

    /// The standing of the scope, and the judgement behind it.
    fn whole(&self, each: &[(MunicipalityCode, Standing)]) -> (Standing, Option<Ix>) {
        match (self.goal.scope, &self.view.scope.municipality) {
            (GoalScope::Each, Some(_)) => {
                let own = each.first().map(|(_, standing)| standing.clone());
                let place = self
                    .view
                    .taking_part()
                    .next()
                    .map(|(_, municipality)| municipality.place);
                let judgement = if self.by_hand {
                    self.last_judgement(place)
                } else {
                    None
                };
                (
                    own.unwrap_or_else(|| self.standing(None, self.target)),
                    judgement,
                )
            }
            (GoalScope::Each, None) => self.of_municipalities(each),
            (GoalScope::Project, _) if self.by_hand => self.judged(None),
            (GoalScope::Project, municipality) => {
                // One municipality adds to the project's goal; the target is for all of them together.
                let target = if municipality.is_some() {
                    None
                } else {
                    self.target
                };
                (self.measured(self.view.scope, target), None)
            }
        }
    }

    /// As many municipalities as have reached it, of those taking part.
    fn of_municipalities(&self, each: &[(MunicipalityCode, Standing)]) -> (Standing, Option<Ix>) {
        let count = |state| {
            each.iter()
                .filter(|(_, standing)| standing.state == state)
                .count()
        };
        let whole = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let (reached, all) = (count(GoalState::Reached), each.len());
        let standing = self.standing(Some(Amount::whole(whole(reached))), Some(whole(all)));
        if !self.by_hand {
            let state = match all {
                0 => GoalState::NotBegun,
                _ => standing.state,
            };
            return (self.stands(standing, state), None);
        }
        let lead = self.last_judgement(None);
        let judged = lead.and_then(|index| self.view.facts.judgements.get(index)?.state);
        let state = match judged {
            Some(state) => self.at_its_day(state),
            None if all > 0 && reached == all => GoalState::Reached,
            None if count(GoalState::Behind) > 0 => GoalState::Behind,
            None if count(GoalState::NotBegun) == all => GoalState::NotBegun,
            None => self.at_its_day(GoalState::OnTheWay),
        };
        (self.stands(standing, state), lead)
    }

    /// What the indicator says within a scope.
    fn measured(&self, scope: &Scope, target: Option<i64>) -> Standing {
        let part = self.indicator.measured(self.view.facts, scope);
        self.standing(part.map(|part| part.amount), target)
    }

    /// What was last judged: by a municipality of itself, or by the lead of the whole.
    fn judged(&self, place: Option<PlaceIx>) -> (Standing, Option<Ix>) {
        let last = self.last_judgement(place);
        let judgement = last.and_then(|index| self.view.facts.judgements.get(index));
        let value = judgement
            .and_then(|judgement| judgement.count)
            .map(Amount::whole);
        // What nobody has judged is not known, however late it is.
        let state = judgement.and_then(|judgement| judgement.state);
        let state = state.map_or(GoalState::NotBegun, |state| self.at_its_day(state));
        (self.stands(self.standing(value, self.target), state), last)
    }

    /// What was judged, once its day has passed: reached, or not.
    fn at_its_day(&self, judged: GoalState) -> GoalState {
        match judged {
            GoalState::Reached => judged,
            _ if self.is_past_due() => GoalState::Behind,
            _ => judged,
        }
    }

    fn stands(&self, standing: Standing, state: GoalState) -> Standing {
        Standing {
            state,
            missed: state == GoalState::Behind && self.is_past_due(),
            ..standing
        }
    }

    /// Nothing can be late that was due the day the project began, or before: that day says nothing.
    fn is_past_due(&self) -> bool {
        let due = self
            .due
            .filter(|due| self.start.is_none_or(|start| *due > start));
        due.is_some_and(|due| self.view.scope.today > due)
    }

    fn last_judgement(&self, place: Option<PlaceIx>) -> Option<Ix> {
        let facts = self.view.facts;
        let by = place.unwrap_or(self.goal.place);
        let own = facts
            .judgements
            .iter()
            .filter(|(_, one)| one.goal == self.index && one.place == by);
        let until =
            own.filter(|(_, one)| one.date.is_some_and(|date| date <= self.view.scope.today));
        until
            .max_by_key(|(index, one)| (one.date, Reverse(*index)))
            .map(|(index, _)| index)
    }

    fn standing(&self, value: Option<Amount>, target: Option<i64>) -> Standing {
        let value_or_none = value.unwrap_or(Amount::whole(0));
        let percent = target.and_then(|target| value?.over(Amount::ratio(target, 100)?));
        let on_the_line = target.and_then(|target| self.line(target));
        let state = self.state(value_or_none, target, on_the_line);
        let standing = Standing {
            value,
            target,
            percent,
            on_the_line,
            state,
            missed: false,
        };
        self.stands(standing, state)
    }

    /// Where the value should be today.
    fn line(&self, target: i64) -> Option<Amount> {
        let (start, due) = (self.start?, self.due?);
        let whole = (due - start).num_days();
        let gone = (self.view.scope.today - start)
            .num_days()
            .clamp(0, whole.max(0));
        Amount::ratio(target * gone, whole)
    }

    fn state(&self, value: Amount, target: Option<i64>, line: Option<Amount>) -> GoalState {
        let begun = if value.top > 0 {
            GoalState::OnTheWay
        } else {
            GoalState::NotBegun
        };
        let Some(target) = target else { return begun };
        let past_due = self.is_past_due();
        let compared = value.top.cmp(&(target * value.bottom));
        if self.goal.direction == GoalDirection::AtMost {
            return match (compared.is_gt(), past_due) {
                (true, _) => GoalState::Behind,
                (false, true) => GoalState::Reached,
                (false, false) => GoalState::OnTheWay,
            };
        }
        // More than 15 per cent below the line; nothing done is late only when something should be.
        let below = |line: Amount| value.as_f64() < 0.85 * line.as_f64();
        let expected = line.is_some_and(|line| 0.85 * line.as_f64() >= 1.0);
        if compared.is_ge() {
            GoalState::Reached
        } else if past_due || (line.is_some_and(below) && (value.top > 0 || expected)) {
            GoalState::Behind
        } else {
            begun
        }
    }
}
