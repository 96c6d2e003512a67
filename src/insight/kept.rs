//! What has been drawn from the facts is kept until something that it was drawn from is another.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, Weak};

use chrono::NaiveDate;

use super::attendance::{Attendances, Others};
use super::facts::{Facts, Ix, Source};
use super::follow::Drawn;
use super::signals::Outside;
use super::view::Scope;

/// How much is kept: more than any page asks for, with every goal of every municipality of a country.
const KEPT: usize = 16_000;

/// What can be asked of facts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Question {
    Figure(String, Scope),
    /// The rows of a place behind a figure or a part of it, but for these that another place tells of too.
    Rows(String, Option<String>, Scope, Vec<Ix>),
    Goals(Scope),
    Signals(Scope, Outside),
    /// What one of the rules behind the signals finds.
    Rule(usize, Scope, Outside),
    Timeline(Scope),
    Duplicates,
    /// What records of a kind say in different ways.
    Doubts(Source),
    /// The memberships of each group on a day.
    Members(NaiveDate),
    /// The meetings of each place.
    Meetings,
    /// Who came to each session of a place, and what does not fit.
    Sessions(Scope),
    TooLong(Scope),
    AtOnce(Scope),
    Timeless(Scope),
    /// Who came to each meeting of a place.
    Turnouts(Scope),
    /// Who took part in each meeting of a place.
    CameTo(Scope),
    /// Who was trained in a place, and first when.
    Participants(Scope),
    /// Whose training of a place waits to be certified: in a scope, as reported and linked.
    Waiting(Scope, [u64; 2]),
    /// Everybody's months of training.
    Months(Scope),
    PersonMonths(Scope),
    /// A month as it is to be told, what does not fit in it, how all stand, and what is to be sent again.
    Extract(Scope, NaiveDate),
    ExtractChecks(Scope, NaiveDate),
    MonthStandings(Scope),
    Stale(Scope),
    /// The plans of a scope's people.
    Planned(Scope),
    /// How long each of a place's people was trained.
    Minutes(Scope),
}

type Answers = HashMap<Question, (Arc<dyn Any + Send + Sync>, Drawn)>;

/// What has been drawn, shared by all copies of the facts.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept(Arc<Mutex<Answers>>);

impl PartialEq for Kept {
    /// What has been drawn is no fact.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Kept {
    /// The answer as it was drawn before, where it still is the same; else as it is drawn now. What it was drawn from
    /// is noted in both cases.
    fn answer<T: Any + Clone + Send + Sync>(
        &self,
        facts: &Facts,
        question: Question,
        draw: impl FnOnce(&Facts) -> (T, Drawn),
    ) -> T {
        match self.known(facts, &question) {
            Some(answer) => answer,
            None => self.anew(facts, question, draw, T::clone),
        }
    }

    fn known<T: Any + Clone>(&self, facts: &Facts, question: &Question) -> Option<T> {
        let known = self.0.lock().ok()?.get(question).cloned();
        let (answer, drawn) = known.filter(|(_, drawn)| facts.are_still(drawn))?;
        let answer = answer.downcast_ref::<T>()?.clone();
        facts.draw(&drawn);
        Some(answer)
    }

    fn anew<T, K: Any + Send + Sync>(
        &self,
        facts: &Facts,
        question: Question,
        draw: impl FnOnce(&Facts) -> (T, Drawn),
        keep: impl FnOnce(&T) -> K,
    ) -> T {
        let (answer, drawn) = draw(&facts.clone());
        facts.draw(&drawn);
        if let Ok(mut known) = self.0.lock() {
            if known.len() >= KEPT {
                known.clear();
            }
            known.insert(question, (Arc::new(keep(&answer)), drawn));
        }
        answer
    }
}

/// What has been drawn from the attendances of one place: it goes when they do.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct KeptHere {
    answers: Kept,
    others: Aside,
}

/// What is worked out from what stands beside it.
#[derive(Debug, Clone, Default)]
struct Aside(Arc<OnceLock<Others>>);

impl PartialEq for Aside {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl KeptHere {
    /// What is left when rows of a table stand elsewhere: what tells of none, as the sums of figures do. Which
    /// attendance it was drawn from nothing tells but rows.
    pub(super) fn without_rows(&self, table: Source) -> Self {
        let stays = |question: &Question| match question {
            Question::Figure(..) => true,
            Question::Rows(..) => false,
            _ => table == Source::Attendance,
        };
        let mut left = Answers::new();
        if let Ok(known) = self.answers.0.lock() {
            let known = known.iter().filter(|(question, _)| stays(question));
            left.extend(known.map(|(question, kept)| (question.clone(), kept.clone())));
        }
        Self {
            answers: Kept(Arc::new(Mutex::new(left))),
            others: self.others.clone(),
        }
    }

    /// Which rows are of those who do not stand alone.
    pub(super) fn others(&self, find: impl FnOnce() -> Others) -> &Others {
        self.others.0.get_or_init(find)
    }
}

impl Facts {
    /// The answer as it was drawn before, where it still is the same; else as it is drawn now.
    pub(super) fn kept<T: Any + Clone + Send + Sync>(
        &self,
        question: Question,
        draw: impl FnOnce(&Self) -> T,
    ) -> T {
        self.kept.answer(self, question, |facts| {
            let answer = draw(facts);
            (answer, facts.drawn())
        })
    }

    /// The same of what is drawn from the attendances of one place, and of no other: it is kept with them, whatever
    /// becomes of others'.
    pub(super) fn kept_with<T: Any + Clone + Send + Sync>(
        &self,
        here: &Attendances,
        question: Question,
        draw: impl FnOnce(&Self) -> T,
    ) -> T {
        here.kept.answers.answer(self, question, |facts| {
            let answer = draw(facts);
            facts.attendances_of.forget();
            (answer, facts.drawn())
        })
    }

    /// The same of the rows of a place, which are large: they are kept while somebody has them. All that they tell of
    /// an attendance stands in `here`, too.
    pub(super) fn kept_while_had<T: Any + Send + Sync>(
        &self,
        here: &Attendances,
        question: Question,
        list: impl FnOnce(&Self) -> T,
    ) -> Arc<T> {
        let answers = &here.kept.answers;
        let known = answers.known(self, &question);
        let list = |facts: &Self| {
            let rows = Arc::new(list(facts));
            facts.attendances_of.forget();
            facts.attendances.forget();
            (rows, facts.drawn())
        };
        let had = known.and_then(|rows: Weak<T>| rows.upgrade());
        had.unwrap_or_else(|| answers.anew(self, question, list, Arc::downgrade))
    }
}
