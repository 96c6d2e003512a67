//! What merges held back and waits for a decision: keys that are asked about, and entries that nobody let in.

use std::collections::BTreeMap;

use crate::domain::MunicipalityCode;
use crate::store::{Held, HeldReason, Sender, Trust, Whose};
use crate::workspace::exchange::held::senders;
use crate::workspace::{Reader, Result};

/// What waits for a decision.
pub struct HeldBack {
    /// Keys that ask whether they are their municipality's, each with how many entries wait for the answer.
    pub keys: Vec<(Sender, usize)>,
    /// The other entries, each with who sent it, or none if the lead did.
    pub entries: Vec<(Option<Whose>, Held)>,
}

/// What is decided about together: from whom it came, under which key, and why it is held back.
pub type HeldTogether = (Option<Whose>, String, HeldReason);

impl Reader {
    /// What waits for a decision: everybody's, or what one municipality sent.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn held_back(&self, only: Option<MunicipalityCode>) -> Result<HeldBack> {
        self.at_one_moment(|_| {
            let from = senders(&self.store)?;
            let mut keys = self.senders()?;
            keys.retain(|sender| sender.trust == Trust::Asked);
            let mut keys: Vec<_> = keys.into_iter().map(|sender| (sender, 0)).collect();
            let mut entries = Vec::new();
            for held in self.held()? {
                let from = from.get(&held.merge).copied().flatten();
                let mut asked = keys.iter_mut();
                match asked.find(|(sender, _)| waits_for(sender, &held, from)) {
                    Some((_, waiting)) => *waiting += 1,
                    None => entries.push((from, held)),
                }
            }
            if let Some(only) = only.map(Whose::Municipality) {
                keys.retain(|(sender, _)| sender.whose == only);
                entries.retain(|(from, _)| *from == Some(only));
            }
            Ok(HeldBack { keys, entries })
        })
    }
}

/// Whether an entry that somebody sent waits for a decision about this key.
fn waits_for(sender: &Sender, held: &Held, from: Option<Whose>) -> bool {
    held.reason == HeldReason::UnknownKey && held.sender == sender.key && from == Some(sender.whose)
}

impl HeldBack {
    /// The entries as they are decided about.
    pub fn together(&self) -> BTreeMap<HeldTogether, Vec<&Held>> {
        let mut together: BTreeMap<_, Vec<&Held>> = BTreeMap::new();
        for (from, held) in &self.entries {
            let key = (*from, held.sender.clone(), held.reason.clone());
            together.entry(key).or_default().push(held);
        }
        together
    }

    /// How many decisions wait: a key is one, and so is what one sender brought for one reason.
    pub fn decisions(&self) -> usize {
        self.keys.len() + self.together().len()
    }
}
