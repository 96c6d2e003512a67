//! A file that has come to another laptop or another place: it goes on as a device of its own. When it comes back
//! to a place where it has been at work before, it goes on as it was there.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::bundle::SigningKey;
use crate::store::Store;
use crate::workspace::{Result, Role, Workspace, keys};

/// Whom a file is at work as in a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Home {
    /// The device identity, in hexadecimal.
    device: String,
    /// The signing key, and how earlier ones vouch for it, as they are kept.
    signing: Option<String>,
    endorsed: Option<String>,
}

/// Whom the file has been at work as, by place.
fn homes(store: &Store) -> Result<BTreeMap<String, Home>> {
    let homes = store.meta(keys::HOMES)?.unwrap_or_default();
    Ok(serde_json::from_str(&homes).unwrap_or_default())
}

/// What a file takes over in its new place, with its first change there.
pub(in crate::workspace) struct NewHome {
    place: String,
    device: u64,
    /// The file has been at work somewhere else before and never here; a file just made or put back has not.
    from_elsewhere: bool,
    /// A municipality's laptop signs with its own key, which the old one vouches for. The lead's key is the
    /// project's, printed in every kit, and goes with the file.
    key: Option<SigningKey>,
    /// Whom it was at work as here before.
    before: Option<Home>,
}

impl NewHome {
    /// Makes it the file's.
    pub fn settle(&self, store: &Store) -> Result<()> {
        let mut homes = homes(store)?;
        if let (Some(place), Some(device)) =
            (store.meta(keys::DEVICE_HOME)?, store.meta(keys::DEVICE)?)
        {
            let left = Home {
                device,
                signing: store.meta(keys::SIGNING)?,
                endorsed: store.meta(keys::ENDORSED)?,
            };
            homes.insert(place, left);
            let homes = serde_json::to_string(&homes).unwrap_or_default();
            store.set_meta(keys::HOMES, &homes)?;
        }
        store.set_meta(keys::DEVICE, &format!("{:016x}", self.device))?;
        store.set_meta(keys::DEVICE_HOME, &self.place)?;
        if let Some(key) = &self.key {
            store.set_meta(keys::SIGNING, &key.to_text())?;
            let endorsed = serde_json::to_string(key.endorsements()).unwrap_or_default();
            store.set_meta(keys::ENDORSED, &endorsed)?;
        }
        if let Some(before) = &self.before {
            let kept = [
                (keys::SIGNING, &before.signing),
                (keys::ENDORSED, &before.endorsed),
            ];
            for (key, value) in kept {
                match value {
                    Some(value) => store.set_meta(key, value)?,
                    None => store.forget_meta(key)?,
                }
            }
        }
        Ok(())
    }
}

impl Workspace {
    /// The identity that entries are written under: a new one when the file has been copied elsewhere, so that two
    /// copies never write under one name, and the one it had where it has been before. It becomes the file's with
    /// the first change.
    pub(in crate::workspace) fn device_identity(&mut self) -> Result<u64> {
        let store = &self.reader.store;
        let place = place_of(store.path());
        let known = store
            .meta(keys::DEVICE)?
            .and_then(|device| u64::from_str_radix(&device, 16).ok());
        if let Some(device) = known
            && (!store.writable()
                || store.meta(keys::DEVICE_HOME)?.as_deref() == Some(place.as_str()))
        {
            return Ok(device);
        }
        let before = homes(store)?.remove(&place).filter(|_| known.is_some());
        let device_before = before
            .as_ref()
            .and_then(|home| u64::from_str_radix(&home.device, 16).ok());
        if let Some(device) = device_before {
            self.new_home = Some(NewHome {
                place,
                device,
                from_elsewhere: false,
                key: None,
                before,
            });
            return Ok(device);
        }
        let random = self.surroundings.random();
        let device = random
            .iter()
            .take(8)
            .fold(0, |device, byte| (device << 8) | u64::from(*byte));
        let key = match self.role {
            Role::Municipality(_) if known.is_some() => {
                let random = self.surroundings.random();
                Some(self.signing_key()?.successor(self.project, random)?)
            }
            _ => None,
        };
        self.new_home = Some(NewHome {
            place,
            device,
            from_elsewhere: known.is_some(),
            key,
            before: None,
        });
        Ok(device)
    }

    /// Whether the file was at work in another place until now, and nothing has been changed here yet.
    pub fn came_from_elsewhere(&self) -> bool {
        let home = self.new_home.as_ref();
        home.is_some_and(|home| home.from_elsewhere)
    }

    /// Makes a new place the file's own, before something is signed there.
    pub(in crate::workspace) fn settle(&mut self) -> Result<()> {
        if let Some(home) = self.new_home.take_if(|_| self.reader.store.writable()) {
            let settled = self
                .reader
                .store
                .transaction(true, |store| home.settle(store));
            if let Err(error) = settled {
                self.new_home = Some(home);
                return Err(error);
            }
        }
        Ok(())
    }

    /// What bundles are signed with.
    pub(in crate::workspace) fn signing_key(&self) -> Result<SigningKey> {
        let store = &self.reader.store;
        let key = SigningKey::from_text(&store.meta(keys::SIGNING)?.unwrap_or_default())?;
        let endorsed = store.meta(keys::ENDORSED)?;
        let endorsed = endorsed.and_then(|chain| serde_json::from_str(&chain).ok());
        Ok(key.endorsed(endorsed.unwrap_or_default()))
    }
}

fn place_of(path: &Path) -> String {
    let full = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    format!(
        "{}:{}",
        gethostname::gethostname().to_string_lossy(),
        full.display()
    )
}
