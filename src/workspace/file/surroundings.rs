//! The time and the dice, which the core is handed and tests replace.

use crate::domain::Id;

/// Where a workspace gets the time and random bytes from.
pub trait Surroundings: Send {
    /// Now, in milliseconds since 1970.
    fn now_ms(&mut self) -> i64;
    /// Random bytes.
    fn random(&mut self) -> [u8; 32];
}

/// The computer's own clock and random source.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Surroundings for System {
    fn now_ms(&mut self) -> i64 {
        chrono::Utc::now().timestamp_millis()
    }

    fn random(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        if let Err(error) = getrandom::fill(&mut bytes) {
            // Ids must be unique; a computer without randomness is told of rather than trusted.
            tracing::error!(%error, "the system gives no random bytes");
            let now = chrono::Utc::now().timestamp_nanos_opt().unwrap_or_default();
            bytes[..8].copy_from_slice(&now.to_be_bytes());
        }
        bytes
    }
}

/// A new record's identity: time-ordered, so that tables grow at their end.
pub fn fresh_id(surroundings: &mut dyn Surroundings) -> Id {
    let random = surroundings.random();
    let mut ten = [0; 10];
    ten.copy_from_slice(&random[..10]);
    let now = u64::try_from(surroundings.now_ms()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(now, &ten).into_uuid()
}
