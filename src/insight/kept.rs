//! What has been drawn from the facts is kept until something that it was drawn from is another.

use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use super::facts::Facts;
use super::follow::Drawn;
use super::signals::Outside;
use super::view::Scope;

/// How much is kept: more than any page asks for.
const KEPT: usize = 4_000;

/// What can be asked of facts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Question {
    Figure(String, Scope),
    Goals(Scope),
    Signals(Scope, Outside),
    Timeline(Scope),
    Duplicates,
    Doubts,
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

impl Facts {
    /// The answer as it was drawn before, where it still is the same; else as it is drawn now.
    pub(super) fn kept<T: Any + Clone + Send + Sync>(
        &self,
        question: Question,
        draw: impl FnOnce(&Self) -> T,
    ) -> T {
        let known = self.kept.0.lock().ok();
        let known = known.and_then(|known| known.get(&question).cloned());
        if let Some((answer, drawn)) = known.filter(|(_, drawn)| self.are_still(drawn))
            && let Some(answer) = answer.downcast_ref::<T>()
        {
            self.draw(&drawn);
            return answer.clone();
        }
        let copy = self.clone();
        let answer = draw(&copy);
        let drawn = copy.drawn();
        self.draw(&drawn);
        if let Ok(mut known) = self.kept.0.lock() {
            if known.len() >= KEPT {
                known.clear();
            }
            known.insert(question, (Arc::new(answer.clone()), drawn));
        }
        answer
    }
}
