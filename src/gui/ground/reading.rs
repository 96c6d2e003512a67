//! The thread that reads for the window: what it is given waits in turn, but for what somebody cannot go on without.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, Sender};

use super::source::Source;
use super::views::{Load, ViewKey};
use super::worker::News;
use crate::text::Text;
use crate::workspace::Touched;

/// What whoever reads is given.
pub(super) enum Reading {
    /// A view is read.
    Load(ViewKey, u64, Load),
    /// A view that waits is read before the others.
    Hurry(ViewKey),
    /// Something has changed.
    Changed(Touched),
    /// It is read in another language from now on.
    Words(Text),
}

/// What waits to be read, in its turn.
#[derive(Default)]
struct Waiting(VecDeque<Reading>);

impl Waiting {
    /// The next, as soon as there is one; none once nobody gives any more.
    fn next(&mut self, readings: &Receiver<Reading>) -> Option<Reading> {
        loop {
            // Only where nothing waits is anything waited for.
            let first = match self.0.is_empty() {
                true => Some(readings.recv().ok()?),
                false => None,
            };
            for reading in first.into_iter().chain(readings.try_iter()) {
                self.take(reading);
            }
            if let Some(next) = self.0.pop_front() {
                return Some(next);
            }
        }
    }

    fn take(&mut self, reading: Reading) {
        match reading {
            Reading::Hurry(key) => self.hurry(key),
            reading => self.0.push_back(reading),
        }
    }

    /// Before the other views, and not before a change that it is to show.
    fn hurry(&mut self, key: ViewKey) {
        let is_it = |one: &Reading| matches!(one, Reading::Load(of, ..) if *of == key);
        let Some(at) = self.0.iter().rposition(is_it) else {
            return;
        };
        let is_view = |one: &Reading| matches!(one, Reading::Load(..));
        let other = self.0.iter().take(at).rposition(|one| !is_view(one));
        let to = other.map_or(0, |other| other + 1);
        let reading = self.0.remove(at);
        if let Some(reading) = reading {
            self.0.insert(to, reading);
        }
    }
}

/// Reads what is given, and tells of it, until nobody gives any more.
pub(super) fn read_loop(
    mut source: Source,
    readings: &Receiver<Reading>,
    tell: &Sender<News>,
    wake: &impl Fn(),
) {
    let mut waiting = Waiting::default();
    while let Some(reading) = waiting.next(readings) {
        let news = match reading {
            Reading::Hurry(_) => continue,
            Reading::Changed(touched) => News::Old(source.changed(&touched)),
            Reading::Words(text) => {
                source.set_text(text);
                continue;
            }
            Reading::Load(key, at, load) => News::Loaded(key, at, source.read(key, load)),
        };
        if tell.send(news).is_err() {
            return;
        }
        wake();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn view_that_is_hurried_is_read_before_the_others_and_after_what_has_changed() {
        let key = |number| (std::any::TypeId::of::<u8>(), number);
        let load = |number| Reading::Load(key(number), 0, Box::new(|_| Ok(Arc::new(0_u8))));
        let (give, readings) = channel();
        let changed = Reading::Changed(Touched::Everything);
        for reading in [load(1), changed, load(2), load(3), Reading::Hurry(key(3))] {
            give.send(reading).unwrap();
        }
        drop(give);
        let mut waiting = Waiting::default();
        let read = std::iter::from_fn(|| waiting.next(&readings));
        let read = read.map(|reading| match reading {
            Reading::Load((_, number), ..) => number,
            _ => 0,
        });
        assert_eq!(read.collect::<Vec<_>>(), [1, 0, 3, 2]);
    }
}
