//! Boards: a workshop's wall and the notes on it (*tavla*, *lapp*).
//!
//! What happens to a note in a workshop is a field of its own each: where it stands, in what order, how many votes it
//! has, what it is merged into. So two laptops that go on with copies of one board differ only where both have done
//! the same thing to the same note. Votes that both have given add up.

use super::group::Meeting;
use super::initiative::Initiative;
use super::plan::Activity;
use super::record::*;

vocabulary! {
    /// What a board is for; decides what its columns are called and what a note is asked.
    BoardTemplate "board_template" {
        Needs "needs",
        Swot "swot",
        Risks "risks",
        Future "future_workshop",
        StartStop "start_stop_continue",
        Ideas "ideas",
        Free "free",
    }
}

impl BoardTemplate {
    /// How many votes each person has, where the template lets people vote.
    pub fn votes_each(self) -> Option<i64> {
        match self {
            Self::Needs | Self::Future | Self::StartStop | Self::Ideas => Some(3),
            Self::Swot | Self::Risks | Self::Free => None,
        }
    }
}

record! {
    /// A workshop's wall (*tavla*).
    Board "board" of Either titled [title] {
        title: Line, required;
        template: Choice<BoardTemplate>;
        meeting: Ref<Meeting>;
        /// What its columns are called, from the left; where there are none, those of the template.
        columns: Lines;
        /// How many votes each person has; where that is empty, votes are not limited.
        votes_each: Count;
    }
}

record! {
    /// A note on a board (*lapp*).
    ///
    /// Merged notes stay: each keeps its words, its votes and its place, and is shown with the one that it is merged
    /// into, so that they can be taken apart again.
    BoardItem "board_item" of Either titled [text] {
        board: Ref<Board>, required;
        /// The name of the column that it stands in.
        column: Line, required;
        text: Line, required, free_text;
        /// Its place in the column: lower ones stand above, with room left between.
        position: Count;
        votes: Count;
        merged_into: Ref<BoardItem>;
        likelihood: Grade;
        consequence: Grade;
        /// What came of it.
        became: RefTo<Activity, Initiative>;
        /// Of an idea: whether it answers a need of ours.
        answers_need: Flag;
        /// Whether it is allowed and possible here.
        possible: Flag;
        /// Whether somebody owns it.
        owned: Flag;
        /// Whether its effect can be shown.
        shows_effect: Flag;
    }
}

impl Board {
    /// Whether its notes are risks, each with a likelihood and a consequence.
    pub fn asks_risk(&self) -> bool {
        self.template == Some(BoardTemplate::Risks)
    }

    /// Whether its notes are ideas, each with four questions to answer.
    pub fn asks_validation(&self) -> bool {
        self.template == Some(BoardTemplate::Ideas)
    }
}

impl BoardItem {
    /// How far apart notes are placed, so that there is room to put others between.
    pub const STEP: i64 = 1_000;

    /// The fields of the questions that an idea is asked.
    pub const VALIDATION: &'static [&'static str] = &[
        Self::answers_need,
        Self::possible,
        Self::owned,
        Self::shows_effect,
    ];

    /// What was answered to them, in the same order.
    pub fn validation(&self) -> [Option<bool>; 4] {
        [
            self.answers_need,
            self.possible,
            self.owned,
            self.shows_effect,
        ]
    }

    /// How grave a risk is: likelihood times consequence, 1 to 25.
    pub fn gravity(&self) -> Option<i64> {
        Some(self.likelihood? * self.consequence?)
    }
}
