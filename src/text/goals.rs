//! Goals in words.

use super::Text;
use crate::domain::{Choosable as _, GoalDirection, GoalState};
use crate::insight::{Amount, FigureUnit, GoalProgress, Standing};

impl Text {
    /// Which goal it is: `Delmål 2.1.6`.
    pub fn goal_code(&self, goal: &GoalProgress) -> String {
        match goal.code.as_str() {
            "" => self.get("overview-goal"),
            code => self.with("overview-goal_code", &[("code", code.into())]),
        }
    }

    /// What a goal has reached, of its target where it has one: `7 av 10`; and where it is municipalities that are
    /// counted, that it is: `7 av 10 kommuner`.
    pub fn goal_value(&self, goal: &GoalProgress, unit: FigureUnit) -> String {
        let standing = &goal.standing;
        let Some(value) = standing.value else {
            return match goal.judgement {
                Some(_) => self.goal_stands(standing),
                None => self.get("overview-not_judged"),
            };
        };
        let value = self.amount(value, unit);
        let Some(target) = standing.target else {
            return value;
        };
        let target = Amount::whole(target);
        let target = match unit {
            FigureUnit::Municipalities => self.counted_amount(target, unit),
            unit => self.amount(target, unit),
        };
        let args = [("value", value.into()), ("target", target.into())];
        match goal.direction {
            GoalDirection::AtMost => self.with("overview-at_most", &args),
            GoalDirection::AtLeast => self.with("overview-of", &args),
        }
    }

    /// The state; what was to be reached before the day is reached or not.
    pub fn goal_stands(&self, standing: &Standing) -> String {
        match standing.missed {
            true => self.get("overview-not_reached"),
            false => self.choice(GoalState::VOCABULARY, standing.state.code()),
        }
    }

    /// The state, and how far from the even pace where that is a number of things.
    pub fn goal_state(&self, goal: &GoalProgress, unit: FigureUnit) -> String {
        let standing = &goal.standing;
        let state = self.goal_stands(standing);
        let (Some(value), Some(line)) = (standing.value, standing.on_the_line) else {
            return state;
        };
        let ahead = (value.as_f64() - line.as_f64()).trunc();
        let plain = unit != FigureUnit::Percent && goal.direction == GoalDirection::AtLeast;
        let n = self.decimal(ahead.abs(), 0);
        match standing.state {
            GoalState::OnTheWay if plain && ahead >= 1.0 => {
                let args = [("state", state.as_str().into()), ("n", n.into())];
                self.with("overview-ahead", &args)
            }
            GoalState::Behind if plain && ahead <= -1.0 && standing.missed => {
                let args = [("state", state.as_str().into()), ("n", n.into())];
                self.with("overview-missed", &args)
            }
            GoalState::Behind if plain && ahead <= -1.0 => {
                self.with("overview-behind", &[("n", n.into())])
            }
            _ => state,
        }
    }
}
