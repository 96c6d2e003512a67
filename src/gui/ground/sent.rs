//! What has been sent to be stored, for whoever keeps what it was made of until it is.

use std::sync::{Arc, OnceLock};

/// A command on its way, and what became of it: the reason in words, where it could not be stored.
#[derive(Clone, Default)]
pub struct Sent(Arc<OnceLock<Result<(), String>>>);

impl Sent {
    /// Says what became of it.
    pub fn tell(&self, stored: Result<(), String>) {
        // Told once: it is run once.
        let _told = self.0.set(stored);
    }
}

/// What a dialog remembers of what it has sent: it stays until that is stored, and with all that is written in it
/// where it cannot be.
#[derive(Default)]
pub struct Sending {
    sent: Option<Sent>,
    refused: Option<String>,
}

impl Sending {
    /// Something has been sent.
    pub fn send(&mut self, sent: Sent) {
        (self.sent, self.refused) = (Some(sent), None);
    }

    /// It cannot be sent, and why.
    pub fn refuse(&mut self, why: String) {
        self.refused = Some(why);
    }

    /// Whether what was sent is stored by now. To be asked before anything is drawn.
    pub fn is_stored(&mut self) -> bool {
        let Some(told) = self.sent.as_ref().and_then(|sent| sent.0.get().cloned()) else {
            return false;
        };
        self.sent = None;
        self.refused = told.err();
        self.refused.is_none()
    }

    /// Whether it is on its way.
    pub fn is_under_way(&self) -> bool {
        self.sent.is_some()
    }

    /// Why it was not stored.
    pub fn refused(&self) -> Option<&str> {
        self.refused.as_deref()
    }

    /// Something else has been written: what was said of it before holds no longer.
    pub fn written_on(&mut self) {
        self.refused = None;
    }
}
