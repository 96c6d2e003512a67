//! A file that has come to another laptop or another place: it goes on as a device of its own.

use std::path::Path;

use crate::bundle::SigningKey;
use crate::store::Store;
use crate::workspace::{Result, Role, Workspace, keys};

/// What a file takes over in its new place, with its first change there.
pub(in crate::workspace) struct NewHome {
    place: String,
    device: u64,
    /// The file has been at work somewhere else before; a file just made or put back has not.
    from_elsewhere: bool,
    /// A municipality's laptop signs with its own key, which the old one vouches for. The lead's key is the
    /// project's, printed in every kit, and goes with the file.
    key: Option<SigningKey>,
}

impl NewHome {
    /// Makes it the file's.
    pub fn settle(&self, store: &Store) -> Result<()> {
        store.set_meta(keys::DEVICE, &format!("{:016x}", self.device))?;
        store.set_meta(keys::DEVICE_HOME, &self.place)?;
        if let Some(key) = &self.key {
            store.set_meta(keys::SIGNING, &key.to_text())?;
            let endorsed = serde_json::to_string(key.endorsements()).unwrap_or_default();
            store.set_meta(keys::ENDORSED, &endorsed)?;
        }
        Ok(())
    }
}

impl Workspace {
    /// The identity that entries are written under: a new one when the file has been copied elsewhere, so that two
    /// copies never write under one name. It becomes the file's with the first change.
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
