//! What is asked now of all that waits: the same until it is answered, whatever comes or goes beside it.

/// Whose turn it is.
pub struct Turns<K> {
    /// What is asked now; what stands in its place where that does not wait any more.
    now: Option<K>,
    place: usize,
    /// Answered here, the last one last: what is undone is asked again.
    answered: Vec<K>,
}

impl<K> Default for Turns<K> {
    fn default() -> Self {
        Self {
            now: None,
            place: 0,
            answered: Vec::new(),
        }
    }
}

impl<K: Clone + PartialEq> Turns<K> {
    /// The place of what is asked now among what waits.
    pub fn asked(&mut self, waiting: &[K]) -> usize {
        let place_of = |asked: &K| waiting.iter().position(|one| one == asked);
        let undone = self
            .answered
            .iter()
            .rposition(|one| place_of(one).is_some());
        if let Some(undone) = undone {
            self.now = Some(self.answered.remove(undone));
        }
        let last = waiting.len().saturating_sub(1);
        let place = self.now.as_ref().and_then(place_of);
        self.ask(waiting, place.unwrap_or(self.place.min(last)));
        self.place
    }

    /// Asks what stands in this place.
    pub fn ask(&mut self, waiting: &[K], place: usize) {
        self.now = waiting.get(place).cloned();
        self.place = place;
    }

    /// Notes that this has been answered: what comes after it is asked next.
    pub fn answer(&mut self, asked: K) {
        self.answered.push(asked);
        self.now = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_stays_when_another_comes_before_it() {
        let mut turns = Turns::default();
        turns.ask(&["b", "c"], 1);
        assert_eq!(turns.asked(&["a", "b", "c"]), 2);
        assert_eq!(turns.asked(&["c"]), 0);
    }

    #[test]
    fn what_is_answered_gives_place_to_the_next_and_is_asked_again_when_it_is_undone() {
        let mut turns = Turns::default();
        turns.ask(&["a", "b", "c"], 1);
        turns.answer("b");
        assert_eq!(turns.asked(&["a", "c"]), 1);
        turns.answer("c");
        assert_eq!(turns.asked(&["a"]), 0);
        assert_eq!(turns.asked(&["a", "c"]), 1, "the last one was undone");
        assert_eq!(turns.asked(&["a", "b", "c"]), 1, "and the one before");
        assert_eq!(turns.asked(&["b", "c"]), 0, "which is asked from now on");
    }
}
