//! Decisions on who is the same human being, where they contradict each other.

use std::collections::{BTreeMap, VecDeque};

use crate::domain::{Choosable as _, Id, LinkVerdict, PersonLink, Record as _, Value};
use crate::journal::{Conflict, EntryId, last_said};
use crate::store::OpenConflict;
use crate::workspace::{Reader, Result};

/// Two persons, the one with the lower id first.
type Pair = (Id, Id);

/// What has been decided, by pair.
type Pairs = BTreeMap<Pair, Vec<PersonLink>>;

impl Reader {
    /// What contradicts itself in the decisions on who is who: pairs of persons of whom one link says that they are the
    /// same human being and another that they are not, and pairs that are not, but are by way of others.
    pub(in crate::workspace) fn contradicting_links(&self) -> Result<Vec<OpenConflict>> {
        let mut pairs = Pairs::new();
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
        let same = SameLinks::of(&pairs);
        let mut waiting = Vec::new();
        for (pair, links) in &pairs {
            if links.windows(2).any(differ) {
                waiting.extend(self.contradiction(links.clone())?);
            } else if links.iter().all(|link| !is_same(link))
                && let Some(chain) = same.chain(*pair)
            {
                waiting.extend(self.broken_chain(links, &chain)?);
            }
        }
        Ok(waiting)
    }

    /// What there is to decide about a pair: each link with the entry that said so last, the same first.
    fn contradiction(&self, mut links: Vec<PersonLink>) -> Result<Option<OpenConflict>> {
        links.sort_by_key(|link| (!is_same(link), link.head.id));
        let mut values = Vec::new();
        for link in &links {
            values.extend(self.said(link)?);
        }
        let mut links = links.into_iter();
        let first = links.next();
        Ok(first.map(|link| about(&link, values, links.map(|link| link.head.id).collect())))
    }

    /// What there is to decide where two persons are not the same, and are by way of others: either they are after all,
    /// or two in the chain are not. Each pair with the entry that says otherwise, and all the links that say so.
    fn broken_chain(
        &self,
        different: &[PersonLink],
        chain: &[Vec<&PersonLink>],
    ) -> Result<Option<OpenConflict>> {
        let (mut values, mut ways) = (Vec::new(), Vec::new());
        let mut pairs: Vec<Vec<&PersonLink>> = vec![different.iter().collect()];
        pairs.extend_from_slice(chain);
        for links in &pairs {
            let Some(link) = links.first() else { continue };
            let otherwise = match is_same(link) {
                true => LinkVerdict::Different,
                false => LinkVerdict::Same,
            };
            if let Some((entry, _)) = self.said(link)? {
                values.push((entry, otherwise.code().into()));
                ways.push(links.iter().map(|link| link.head.id).collect());
            }
        }
        let mut links = pairs.into_iter().flatten();
        let first = links.next();
        Ok(first.map(|first| OpenConflict {
            ways,
            ..about(first, values, links.map(|link| link.head.id).collect())
        }))
    }

    /// What a link says, with the entry that said so last.
    fn said(&self, link: &PersonLink) -> Result<Option<(EntryId, Value)>> {
        let said = last_said(&self.history(link.head.id)?, Some(PersonLink::verdict));
        let verdict = link.verdict.map(|verdict| verdict.code().into());
        Ok(said.zip(verdict))
    }
}

fn about(link: &PersonLink, values: Vec<(EntryId, Value)>, others: Vec<Id>) -> OpenConflict {
    OpenConflict {
        record: link.head.id,
        kind: PersonLink::CODE.to_owned(),
        municipality: link.head.municipality,
        conflict: Conflict {
            field: PersonLink::verdict.to_owned(),
            values,
        },
        others,
        ways: Vec::new(),
    }
}

fn is_same(link: &PersonLink) -> bool {
    link.verdict == Some(LinkVerdict::Same)
}

fn differ(two: &[PersonLink]) -> bool {
    matches!(two, [one, other] if one.verdict != other.verdict)
}

/// The pairs that are said to be the same with the links that say so, by each of the two persons.
struct SameLinks<'a>(BTreeMap<Id, Vec<(Id, Vec<&'a PersonLink>)>>);

impl<'a> SameLinks<'a> {
    fn of(pairs: &'a Pairs) -> Self {
        let mut by_person: BTreeMap<Id, Vec<(Id, Vec<&PersonLink>)>> = BTreeMap::new();
        for ((first, second), links) in pairs {
            let same: Vec<&PersonLink> = links.iter().filter(|link| is_same(link)).collect();
            if !same.is_empty() {
                by_person
                    .entry(*first)
                    .or_default()
                    .push((*second, same.clone()));
                by_person.entry(*second).or_default().push((*first, same));
            }
        }
        Self(by_person)
    }

    /// The shortest chain from one person of a pair to the other.
    fn chain(&self, (from, to): Pair) -> Option<Vec<Vec<&'a PersonLink>>> {
        let mut reached_by: BTreeMap<Id, (Id, &[&PersonLink])> = BTreeMap::new();
        let mut next = VecDeque::from([from]);
        while let Some(person) = next.pop_front().filter(|_| !reached_by.contains_key(&to)) {
            for (other, links) in self.0.get(&person).into_iter().flatten() {
                if *other != from && !reached_by.contains_key(other) {
                    reached_by.insert(*other, (person, links.as_slice()));
                    next.push_back(*other);
                }
            }
        }
        let mut chain = Vec::new();
        let mut person = to;
        while person != from {
            let (before, links) = reached_by.get(&person)?;
            chain.push(links.to_vec());
            person = *before;
        }
        chain.reverse();
        Some(chain)
    }
}
