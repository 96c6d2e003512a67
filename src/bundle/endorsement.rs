//! How a sender's old key vouches for the new one: a laptop is replaced, and its bundles are believed at once.

use serde::{Deserialize, Serialize};

use super::keys::{hex, unhex, verify};
use super::{BundleError, SigningKey};
use crate::domain::Id;

/// How many links are kept and followed: a file that moves about must not grow its manifests for ever.
const LONGEST: usize = 16;

/// One key's word for the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endorsement {
    /// The newer public key, in hexadecimal.
    pub key: String,
    /// The older one that vouches for it.
    pub by: String,
    /// Its signature, in hexadecimal.
    pub signature: String,
}

impl Endorsement {
    /// The older key's word for the newer, within a project.
    ///
    /// # Errors
    /// If the newer key is none.
    pub fn new(by: &SigningKey, project: Id, key: &str) -> Result<Self, BundleError> {
        let signature = by.sign(&message(project, key)?);
        Ok(Self {
            key: key.to_owned(),
            by: by.public(),
            signature: hex(&signature),
        })
    }

    /// The same chain with one more link.
    pub fn follow(mut earlier: Vec<Self>, next: Self) -> Vec<Self> {
        earlier.push(next);
        let surplus = earlier.len().saturating_sub(LONGEST);
        earlier.drain(..surplus);
        earlier
    }

    fn holds(&self, project: Id) -> bool {
        let signature = unhex(&self.signature).unwrap_or_default();
        message(project, &self.key)
            .and_then(|message| verify(&self.by, &message, &signature))
            .is_ok()
    }
}

/// The keys that vouch for this one, nearest first, as far as the signatures hold.
pub fn vouching<'a>(chain: &'a [Endorsement], project: Id, key: &'a str) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    let chain = &chain[chain.len().saturating_sub(LONGEST)..];
    for _ in 0..chain.len() {
        let newest = found.last().copied().unwrap_or(key);
        let link = chain
            .iter()
            .find(|link| link.key == newest && link.holds(project));
        match link {
            Some(link) if link.by != key && !found.contains(&link.by.as_str()) => {
                found.push(&link.by);
            }
            _ => break,
        }
    }
    found
}

fn message(project: Id, key: &str) -> Result<Vec<u8>, BundleError> {
    let key = unhex(key).filter(|key| key.len() == 32);
    let mut message = b"samverka-key-1".to_vec();
    message.extend(project.as_bytes());
    message.extend(key.ok_or(BundleError::NotAKey)?);
    Ok(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROJECT: Id = Id::from_u128(1);

    fn key(number: u8) -> SigningKey {
        SigningKey::from_bytes([number; 32])
    }

    fn link(by: u8, to: u8) -> Endorsement {
        Endorsement::new(&key(by), PROJECT, &key(to).public()).unwrap()
    }

    fn vouched(chain: &[Endorsement], to: u8) -> Vec<String> {
        let to = key(to).public();
        let found = vouching(chain, PROJECT, &to);
        found.into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn every_earlier_laptop_vouches_for_the_newest() {
        let chain = [link(1, 2), link(2, 3)];
        assert_eq!(vouched(&chain, 3), [key(2).public(), key(1).public()]);
        assert_eq!(vouched(&chain, 2), [key(1).public()]);
        assert!(vouched(&chain, 1).is_empty());
    }

    #[test]
    fn a_word_that_was_not_given_counts_for_nothing() {
        let mut forged = link(9, 3);
        forged.by = key(1).public();
        assert!(vouched(&[forged], 3).is_empty());
        let of_another_project =
            Endorsement::new(&key(1), Id::from_u128(2), &key(3).public()).unwrap();
        assert!(vouched(&[of_another_project], 3).is_empty());
        assert!(vouched(&[link(1, 2)], 3).is_empty(), "another key's word");
    }

    #[test]
    fn keys_that_vouch_for_each_other_in_a_ring_come_to_an_end() {
        let ring = [link(1, 2), link(2, 3), link(3, 1)];
        assert_eq!(vouched(&ring, 3).len(), 2);
        assert!(vouched(&[link(3, 3)], 3).is_empty());
    }

    #[test]
    fn a_chain_stays_short() {
        let newest = (2..=100).fold(key(1), |older, number| {
            older.successor(PROJECT, [number; 32]).unwrap()
        });
        assert_eq!(newest.endorsements().len(), LONGEST);
        assert_eq!(vouched(newest.endorsements(), 100).len(), LONGEST);
    }
}
