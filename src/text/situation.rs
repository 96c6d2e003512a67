//! How goals and municipalities stand.

use super::Text;
use crate::domain::{Choosable as _, GoalState};
use crate::insight::{FigureUnit, GoalProgress, Joint, Reach, ReachSays, Reported, label_key};

impl Text {
    /// A goal as a heading: its code, and what its figure is called, or the first of its own words.
    pub fn goal_heading(&self, goal: &GoalProgress, words: &str) -> String {
        const SHOWN: usize = 30;
        let known = goal.indicator.as_ref().and_then(|indicator| {
            let id = &indicator.figure;
            let short = format!("situation-goal_{}", id.replace('.', "_"));
            [short, label_key(id)].into_iter().find(|key| self.has(key))
        });
        let words = known.map_or_else(|| shortened(words, SHOWN), |key| self.get(&key));
        format!("{} {words}", goal.code).trim().to_owned()
    }

    /// How a goal stands.
    pub fn situation_state(&self, state: GoalState) -> String {
        self.get(&format!("situation-state_{}", state.code()))
    }

    /// How a goal stands in one municipality.
    pub fn reach(&self, reach: &Reach) -> String {
        match &reach.says {
            ReachSays::Origin(code) => self.get(&format!("situation-origin_{code}")),
            ReachSays::OfTarget(value, target) => {
                let value = self.amount(*value, FigureUnit::Items);
                let args = [("value", value.into()), ("target", (*target).into())];
                self.with("situation-of_target", &args)
            }
            ReachSays::Part(Some(part)) => self.part_value(part),
            ReachSays::Part(None) => self.number(0),
            ReachSays::State if reach.missed => self.get("situation-state_missed"),
            ReachSays::State => reach
                .state
                .map_or_else(String::new, |state| self.situation_state(state)),
        }
    }

    /// How long ago two levels met.
    pub fn joint(&self, joint: Joint) -> String {
        match joint.last {
            Some((days, _)) => self.days_ago(days),
            None => self.get("situation-never"),
        }
    }

    /// How long ago a municipality sent a bundle. Once the project is over, days are counted to its last: nobody says
    /// "today" then, and what came after is told by its date.
    pub fn reported(&self, reported: Reported, over: bool) -> String {
        match (reported.days, reported.day) {
            (None, _) => self.get("situation-no_bundle"),
            (Some(..0), Some(day)) => day.format("%F").to_string(),
            (Some(0), _) if !over => self.get("day-today"),
            (Some(1), _) if !over => self.get("day-yesterday"),
            (Some(days), _) => self.days_ago(days),
        }
    }

    fn days_ago(&self, days: i64) -> String {
        if days >= SEVERAL_YEARS {
            return self.with("situation-years", &[("n", (days / 365).into())]);
        }
        self.with("situation-days", &[("n", days.into())])
    }
}

/// So many days are told in years: their number says nothing any more.
const SEVERAL_YEARS: i64 = 2 * 365;

/// The first words of a sentence, for a heading.
fn shortened(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let mut length = 0;
    let mut short: Vec<&str> = words
        .split_whitespace()
        .take_while(|word| {
            length += word.chars().count() + 1;
            length <= most
        })
        .collect();
    // A sentence does not break off at a preposition.
    while short.len() > 1 && short.last().is_some_and(|word| word.chars().count() <= 3) {
        short.pop();
    }
    short.join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;
    use crate::insight::Amount;

    #[test]
    fn a_long_goal_is_told_by_its_first_words() {
        assert_eq!(shortened("Nya nätverk", 30), "Nya nätverk");
        assert_eq!(
            shortened("Gemensam kunskapsbas på ledningsnivå i varje kommun", 30),
            "Gemensam kunskapsbas"
        );
    }

    #[test]
    fn a_goal_says_how_far_it_is_or_else_how_it_stands() {
        let text = Text::new(Language::Swedish);
        let told = |says| {
            let state = GoalState::OnTheWay;
            let (state, missed) = (Some(state), false);
            text.reach(&Reach {
                state,
                missed,
                says,
            })
        };
        let nine = Amount { top: 9, bottom: 1 };
        assert_eq!(told(ReachSays::OfTarget(nine, 12)), "9 av 12");
        assert_eq!(
            told(ReachSays::State),
            text.situation_state(GoalState::OnTheWay)
        );
        assert_eq!(told(ReachSays::Part(None)), "0");
    }

    #[test]
    fn what_came_lately_is_told_by_its_day() {
        let text = Text::new(Language::Swedish);
        let told = |days, over| {
            let day = chrono::NaiveDate::from_ymd_opt(2018, 10, 12);
            let reported = Reported {
                day,
                days,
                ..Reported::default()
            };
            text.reported(reported, over)
        };
        assert_eq!(told(Some(0), false), "i dag");
        assert_eq!(told(Some(1), false), "i går");
        assert_eq!(told(Some(40), false), text.joint(days(40)));
        assert_eq!(told(Some(729), false), "729 dagar");
        assert_eq!(told(Some(2_975), false), "8 år");
        assert_ne!(told(None, false), told(Some(0), false));
        assert_eq!(told(Some(0), true), "0 dagar");
        assert_eq!(told(Some(-12), true), "2018-10-12");
    }

    fn days(days: i64) -> Joint {
        Joint {
            last: Some((days, crate::domain::Id::default())),
            ..Joint::default()
        }
    }
}
