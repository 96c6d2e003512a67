//! Work done by two hands at once: what comes of it is what one would have made, in the same order.

use std::panic::resume_unwind;
use std::sync::mpsc::{SendError, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, Scope, scope};

/// How many things are handed over in one go.
const BATCH: usize = 512;
/// How many batches may wait to be taken.
const WAITING: usize = 8;

/// Hands what `give` gives to `take`, in the same order: where it is much, another thread takes while more is given.
///
/// # Errors
/// What `give` answers; some may have been taken.
pub(crate) fn hand_over<T: Send, E>(
    mut take: impl FnMut(T) + Send,
    give: impl FnOnce(&mut dyn FnMut(T)) -> Result<(), E>,
) -> Result<(), E> {
    hand_over_batches(|batch| batch.into_iter().for_each(&mut take), give)
}

/// The same, where many are taken at once.
///
/// # Errors
/// As [`hand_over`].
pub(super) fn hand_over_batches<T: Send, E>(
    take: impl FnMut(Vec<T>) + Send,
    give: impl FnOnce(&mut dyn FnMut(T)) -> Result<(), E>,
) -> Result<(), E> {
    let take = Mutex::new(take);
    let take_all = |batch: Vec<T>| {
        let mut take = take.lock().unwrap_or_else(PoisonError::into_inner);
        take(batch);
    };
    scope(|scope| {
        let (mut other, mut batch) = (None, Vec::new());
        give(&mut |one| {
            batch.push(one);
            if batch.len() == BATCH {
                let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
                let other = other.get_or_insert_with(|| begin(scope, &take_all));
                send(other, full, take_all);
            }
        })?;
        match &other {
            Some(other) => send(other, batch, take_all),
            None => take_all(batch),
        }
        Ok(())
    })
}

/// A thread that takes; where there can be none, nobody receives.
fn begin<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    take: &'scope (impl Fn(Vec<T>) + Sync),
) -> SyncSender<Vec<T>> {
    let (send, taken) = sync_channel(WAITING);
    let thread = Builder::new().name("taking".to_owned());
    if let Err(error) = thread.spawn_scoped(scope, move || taken.into_iter().for_each(take)) {
        tracing::debug!(%error, "one hand does it all");
    }
    send
}

fn send<T>(other: &SyncSender<Vec<T>>, batch: Vec<T>, take_here: impl Fn(Vec<T>)) {
    if let Err(SendError(batch)) = other.send(batch) {
        take_here(batch);
    }
}

/// What comes of two pieces of work, done beside each other where they are `much`.
pub(crate) fn both<A, B: Send>(
    much: bool,
    one: impl FnOnce() -> A,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if !much {
        return (one(), other());
    }
    scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        (
            one,
            other.join().unwrap_or_else(|panic| resume_unwind(panic)),
        )
    })
}

/// What becomes of each, by two threads that begin with a tool of their own; in the order that they were given in.
pub(super) fn side_by_side<T: Send, W, R: Send>(
    all: Vec<T>,
    tool: impl Fn() -> W + Sync,
    work: impl Fn(&W, T) -> R + Sync,
) -> Vec<R> {
    let many = all.len();
    let queue = Mutex::new(all.into_iter().enumerate());
    let next = || queue.lock().ok()?.next();
    let done = Mutex::new(Vec::with_capacity(many));
    let hand = || {
        let tool = tool();
        while let Some((place, one)) = next() {
            let made = work(&tool, one);
            if let Ok(mut done) = done.lock() {
                done.push((place, made));
            }
        }
    };
    scope(|scope| {
        let thread = Builder::new().name("counting".to_owned());
        if many > 1
            && let Err(error) = thread.spawn_scoped(scope, hand)
        {
            tracing::debug!(%error, "one hand does it all");
        }
        hand();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hands_take_everything_in_the_order_that_it_was_given() {
        for many in [0, 1, BATCH - 1, BATCH, 20 * BATCH + 7] {
            let mut taken = Vec::new();
            let given = hand_over(
                |number| taken.push(number),
                |give| {
                    (0..many).for_each(give);
                    Ok::<_, ()>(())
                },
            );
            assert_eq!(given, Ok(()));
            assert!(taken.into_iter().eq(0..many));
            let halves = side_by_side((0..many).collect(), || 2, |tool, number| number / tool);
            assert!(halves.into_iter().eq((0..many).map(|number| number / 2)));
        }
    }

    #[test]
    fn hands_stop_where_giving_failed() {
        let mut taken = 0;
        let given = hand_over(
            |()| taken += 1,
            |give| {
                (0..3 * BATCH).for_each(|_| give(()));
                Err("the file is gone")
            },
        );
        assert_eq!(given, Err("the file is gone"));
        assert_eq!(taken, 3 * BATCH);
    }
}
