//! Decisions on who is the same human being, where they contradict each other.

use std::collections::BTreeMap;

use crate::domain::{Id, LinkVerdict, PersonLink, Record as _};
use crate::journal::{Conflict, EntryId};
use crate::store::OpenConflict;
use crate::workspace::{Reader, Result};

impl Reader {
    /// Pairs of persons of whom one link says that they are the same human being, and another that they are not.
    pub(in crate::workspace) fn contradicting_links(&self) -> Result<Vec<OpenConflict>> {
        let mut pairs: BTreeMap<(Id, Id), Vec<PersonLink>> = BTreeMap::new();
        self.each(&mut |link: PersonLink| {
            let decided = matches!(
                link.verdict,
                Some(LinkVerdict::Same | LinkVerdict::Different)
            );
            if let (Some(first), Some(second)) = (link.first, link.second)
                && decided
            {
                let pair = (first.min(second), first.max(second));
                pairs.entry(pair).or_default().push(link);
            }
        })?;
        pairs.retain(|_, links| links.windows(2).any(differ));
        let waiting = pairs.into_values().map(|links| self.contradiction(links));
        Ok(waiting
            .collect::<Result<Vec<_>>>()?
            .into_iter()
            .flatten()
            .collect())
    }

    /// What there is to decide about a pair: each link with the entry that said so last, the same first.
    fn contradiction(&self, mut links: Vec<PersonLink>) -> Result<Option<OpenConflict>> {
        links.sort_by_key(|link| (link.verdict != Some(LinkVerdict::Same), link.head.id));
        let mut values = Vec::new();
        for link in &links {
            let history = self.history(link.head.id)?.into_iter().rev();
            let mut said = history
                .filter_map(|entry| Some((entry.id, entry.set.get(PersonLink::verdict)?.clone())));
            values.extend(said.next() as Option<(EntryId, _)>);
        }
        let mut links = links.into_iter();
        Ok(links.next().map(|link| OpenConflict {
            record: link.head.id,
            kind: PersonLink::CODE.to_owned(),
            municipality: link.head.municipality,
            conflict: Conflict {
                field: PersonLink::verdict.to_owned(),
                values,
            },
            others: links.map(|link| link.head.id).collect(),
        }))
    }
}

fn differ(two: &[PersonLink]) -> bool {
    matches!(two, [one, other] if one.verdict != other.verdict)
}
