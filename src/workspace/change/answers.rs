//! Answers are held against their questions.

use super::run::Scribe;
use crate::domain::{Fields, Id, Invalid, Kind, Question, Record, Response, Tally, Value};
use crate::store::Filter;
use crate::workspace::Result;

impl Scribe<'_> {
    /// An answer, or a counted one, that its question does not take.
    pub(super) fn strange_answer(
        &self,
        kind: &'static Kind,
        set: &Fields,
        all: &Fields,
    ) -> Result<Option<(&'static str, Invalid)>> {
        let map = |code: &str| set.get(code).and_then(Value::as_object);
        match kind.code {
            Response::CODE => {
                for (question, answer) in map(Response::answers).into_iter().flatten() {
                    if let Some(fault) = self.fault_of(question, |one| one.check(answer))? {
                        return Ok(Some((Response::answers, fault)));
                    }
                }
                Ok(None)
            }
            Tally::CODE => {
                let question = all.get(Tally::question).and_then(Value::as_str);
                let is_touched = [Tally::question, Tally::counts].map(|one| set.contains_key(one));
                let counts = all.get(Tally::counts).and_then(Value::as_object);
                let counted = counts.filter(|_| is_touched.contains(&true));
                let counted = counted.into_iter().flatten();
                for (answer, _) in counted {
                    let check = |one: &Question| one.check_counted(answer);
                    if let Some(fault) = self.fault_of(question.unwrap_or_default(), check)? {
                        return Ok(Some((Tally::counts, fault)));
                    }
                }
                Ok(None)
            }
            _ => Ok(None),
        }
    }

    fn fault_of(
        &self,
        question: &str,
        check: impl Fn(&Question) -> std::result::Result<(), Invalid>,
    ) -> Result<Option<Invalid>> {
        let Ok(id) = Id::try_parse(question) else {
            return Ok(None);
        };
        let mut fault = None;
        self.store.each(Filter::Id(id), &mut |question: Question| {
            fault = check(&question).err();
        })?;
        Ok(fault)
    }
}
