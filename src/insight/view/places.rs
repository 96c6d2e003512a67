//! Attendance gone through place by place: what a place's records make is kept with them.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Scope, View};
use crate::insight::attendance::{Attendances, Whom};
use crate::insight::facts::{Facts, Ix, PlaceIx};
use crate::insight::hands::side_by_side;
use crate::insight::kept::Question;

/// So many places are worth two hands.
const MANY: usize = 50;

impl View<'_> {
    /// What is counted of attendance, place by place, and last of those of whom several places tell, with everything
    /// that is no attendance. What a place's own people did is counted again only when that is another; so nothing
    /// may be counted here that tells which attendance it comes from.
    pub(in crate::insight) fn place_by_place<T: Any + Send + Sync>(
        &self,
        question: impl Fn(Scope) -> Question + Sync,
        count: impl Fn(&View<'_>) -> T + Sync,
    ) -> Vec<Arc<T>> {
        let days = self.scope.of_days();
        let question = || question(days.clone());
        self.by_place(
            question,
            |facts, place| count(&View::of_own(facts, &days, place)),
            &count,
        )
    }

    /// The same of what is counted by something else of the scope, too: it is kept for this scope alone.
    pub(in crate::insight) fn place_by_place_within<T: Any + Send + Sync>(
        &self,
        question: impl Fn(Scope) -> Question + Sync,
        count: impl Fn(&View<'_>) -> T + Sync,
    ) -> Vec<Arc<T>> {
        let question = || question(self.scope.clone());
        self.by_place(
            question,
            |facts, place| count(&View::of_own_within(facts, self.scope, place)),
            &count,
        )
    }

    /// What is made of each place's attendance, one place after another, where a place is told of by itself: but for
    /// what another place tells of too, everybody's who is seen there. It is kept while somebody has it.
    pub(in crate::insight) fn each_place<T: Any + Send + Sync>(
        &self,
        question: impl Fn(Scope, Vec<Ix>) -> Question + Sync,
        make: impl Fn(&View<'_>) -> T + Sync,
    ) -> Vec<Arc<T>> {
        let (facts, days) = (self.facts, self.scope.of_days());
        let mut left_out: BTreeMap<PlaceIx, Vec<Ix>> = BTreeMap::new();
        for row in &self.left_out {
            let place = facts.attendances.peek().get(*row).map(|fact| fact.place);
            left_out
                .entry(place.unwrap_or_default())
                .or_default()
                .push(*row);
        }
        let places = self.attendances().map(|(place, here)| {
            let mut gone = left_out.remove(&place).unwrap_or_default();
            gone.sort_unstable();
            (place, here, gone)
        });
        side_by_side(
            places.collect(),
            || facts,
            |facts, (place, here, gone)| {
                let left_out = gone.iter().copied().collect();
                facts.kept_while_had(here, question(days.clone(), gone), |facts| {
                    make(&View {
                        whom: Whom::All,
                        left_out,
                        ..View::of_own(facts, &days, place)
                    })
                })
            },
        )
    }

    fn by_place<T: Any + Send + Sync>(
        &self,
        question: impl Fn() -> Question + Sync,
        count_own: impl Fn(&Facts, PlaceIx) -> T + Sync,
        count: impl Fn(&View<'_>) -> T,
    ) -> Vec<Arc<T>> {
        if self.whom == Whom::Others {
            return vec![Arc::new(count(self))];
        }
        // What several figures of a place are counted from is kept with it, too.
        let own = |facts: &Facts, (place, here): (PlaceIx, &Attendances)| {
            let counted = |facts: &Facts| Arc::new(count_own(facts, place));
            facts.kept_with(here, question(), counted)
        };
        let (facts, places) = (self.facts, self.attendances().collect::<Vec<_>>());
        let mut all: Vec<Arc<T>> = match places.len() {
            ..MANY => places.into_iter().map(|one| own(facts, one)).collect(),
            MANY.. => side_by_side(places, || facts, |facts, one| own(facts, one)),
        };
        if self.whom == Whom::All {
            all.push(Arc::new(count(&self.of_others())));
        }
        all
    }
}
