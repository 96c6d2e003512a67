//! Votes on a board: how many there are, and how many there may be.

use super::Counts;
use crate::domain::Id;
use crate::insight::facts::{Ix, Source};
use crate::insight::participants::head_counts;

/// Votes on a board.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Voting {
    /// Votes on its notes.
    pub cast: i64,
    /// How many each person has, where that is limited.
    pub each: Option<i64>,
    /// How many people are at its meeting, where that is known.
    pub there: Option<i64>,
    /// How many votes they have together, where both are known.
    pub limit: Option<i64>,
}

impl Voting {
    /// How many votes are left, where they are limited; below zero where there are too many.
    pub fn left(&self) -> Option<i64> {
        Some(self.limit? - self.cast)
    }
}

impl Counts<'_> {
    /// The votes on a board; none if there is no such board.
    pub fn voting(&self, board: Id) -> Voting {
        let facts = self.view.facts;
        let found = match facts.find(board) {
            Some((Source::Board, index)) => Some(index),
            _ => None,
        };
        let Some((index, fact)) = found.and_then(|index| Some((index, facts.boards.get(index)?)))
        else {
            return Voting::default();
        };
        let items = facts.board_items.iter();
        let own = items.filter(|(_, item)| item.board == index);
        let there = Some(self.people_at(fact.meeting)).filter(|there| *there > 0);
        let each = fact.votes_each;
        Voting {
            cast: own.map(|(_, item)| item.votes).sum(),
            each,
            there,
            limit: each.zip(there).map(|(each, there)| each * there),
        }
    }

    /// How many people are at a meeting: those who are written down as there, and those who were counted.
    fn people_at(&self, meeting: Ix) -> i64 {
        let facts = self.view.facts;
        if meeting == Ix::NONE {
            return 0;
        }
        let meeting = facts.meeting(meeting);
        let came = facts.meetings.id(meeting).and_then(|id| self.meeting(id));
        let counted = head_counts(&self.view);
        let counted = counted
            .filter(|(_, one)| one.meeting != Ix::NONE && facts.meeting(one.meeting) == meeting);
        came.map_or(0, |came| came.came) + counted.map(|(_, one)| one.people).sum::<i64>()
    }
}
