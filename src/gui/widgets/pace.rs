//! What is typed faster than the window is drawn: key by key all the same.
//!
//! A key means something where one is when it is pressed: Enter goes to the next field, a digit answers a question and
//! goes to the next, an arrow chooses what the key after it is about. Of what has been typed since the last frame, this
//! one gets no more than the first that may have led somewhere; the rest waits for the next, which is drawn at once.
//! A text that is written in one field waits for nothing, nor does a key that is held down; but what ends the text, or
//! leads away from it, waits until it stands there, or the field that one goes to would get the text too. And where
//! what one goes to is not there yet, all that is typed waits for it.

use std::collections::{HashSet, VecDeque};

use eframe::egui::{Context, Event, Id as UiId, Key, Plugin, RawInput, Ui, ViewportId};

/// More than this has not been typed by anybody: it is not let wait.
const MOST: usize = 2000;
/// So many frames after each other all that is typed waits at most, where nothing is under way that it may wait for.
const LONGEST: u32 = 60;

/// Says that in this frame each letter may lead somewhere, and not only what ends a line: a form is filled in with the
/// number keys.
pub fn each_letter_counts(ui: &Ui) {
    let now = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(key(), now));
}

/// Says that what comes next must wait for another frame: what it is meant for is about to be there. It waits as long
/// as something [is under way](is_under_way), and a while after that; not for ever.
pub fn nothing_more_yet(ctx: &Context) {
    let now = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(holds(), now));
}

/// Says that in this frame something that was asked for is not done or not read yet.
pub fn is_under_way(ctx: &Context) {
    let now = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| data.insert_temp(under_way(), now));
}

fn key() -> UiId {
    UiId::unique("each letter counts")
}

fn holds() -> UiId {
    UiId::unique("nothing more yet")
}

fn under_way() -> UiId {
    UiId::unique("something is under way")
}

/// Lets keys wait.
#[derive(Default)]
pub struct Pace {
    waiting: VecDeque<Event>,
    /// The keys that are held down.
    down: HashSet<Key>,
    /// A text was being written when the last frame ended.
    writes: bool,
    /// And each letter of it may lead somewhere.
    by_letter: bool,
    /// In so many frames after each other, up to the last, all that was typed was to wait, and nothing was under way.
    held: u32,
    /// What had the keyboard when the last frame ended.
    focused: Option<UiId>,
}

impl Pace {
    /// Of what waits and what has come, what is for this frame.
    fn next(&mut self, come: Vec<Event>) -> Vec<Event> {
        if self.holds() {
            let (typed, other): (Vec<_>, Vec<_>) = come.into_iter().partition(is_typed);
            self.waiting.extend(typed);
            if other
                .iter()
                .any(|event| matches!(event, Event::WindowFocused(_)))
            {
                self.down.clear();
            }
            return other;
        }
        self.waiting.extend(come);
        if self.waiting.len() > MOST {
            return self.waiting.drain(..).collect();
        }
        let mut now = Vec::new();
        // A key has been pressed that may lead somewhere; the letter that comes with it is its own.
        let (mut led, mut own_letter, mut wrote) = (false, false, false);
        while let Some(event) = self.waiting.front() {
            let letter = matches!(event, Event::Text(_) | Event::Ime(_) | Event::Paste(_));
            let press = match event {
                Event::Key {
                    key, pressed: true, ..
                } => Some(*key),
                _ => None,
            };
            let held = press.is_some_and(|key| self.down.contains(&key));
            let waits = press.is_some() && !held || letter && !own_letter;
            let waits = waits || matches!(event, Event::ModifiersChanged(_));
            if wrote && !held && press.is_some_and(|key| self.leads(key, event)) {
                break;
            }
            if led && (waits || matches!(event, Event::PointerButton { .. })) {
                break;
            }
            match event {
                Event::Key { key, pressed, .. } if *pressed => drop(self.down.insert(*key)),
                Event::Key { key, .. } => drop(self.down.remove(key)),
                // A window that is left hears of no key that is let go.
                Event::WindowFocused(_) => self.down.clear(),
                _ => {}
            }
            if let Some(key) = press.filter(|_| !held) {
                led |= self.leads(key, event);
                own_letter = !ends(key);
            } else if letter {
                led |= self.writes && self.by_letter;
                wrote |= self.writes;
                own_letter = false;
            }
            now.extend(self.waiting.pop_front());
        }
        now
    }

    /// Whether all that is typed waits.
    fn holds(&self) -> bool {
        (1..=LONGEST).contains(&self.held)
    }

    /// Whether a key may lead somewhere: while a text is written, what neither writes nor moves in it.
    fn leads(&self, key: Key, event: &Event) -> bool {
        let command = matches!(event, Event::Key { modifiers, .. }
            if modifiers.command || modifiers.alt || modifiers.ctrl);
        !self.writes || command || ends(key)
    }
}

/// Whether an event comes from the keyboard. What is done with the mouse never waits: whoever waits for something long
/// can stop it.
fn is_typed(event: &Event) -> bool {
    let letters = matches!(event, Event::Text(_) | Event::Ime(_) | Event::Paste(_));
    letters
        || matches!(
            event,
            Event::Key { .. } | Event::ModifiersChanged(_) | Event::Copy | Event::Cut
        )
}

/// Whether a key neither writes in a text nor moves within a line of it.
fn ends(key: Key) -> bool {
    let lines = matches!(key, Key::Enter | Key::Tab | Key::Escape);
    let moves = matches!(
        key,
        Key::ArrowUp | Key::ArrowDown | Key::PageUp | Key::PageDown
    );
    lines || moves || matches!(key, Key::F1 | Key::F11)
}

impl Plugin for Pace {
    fn debug_name(&self) -> &'static str {
        "pace"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        // What is typed in the wall's window is handed over to this one.
        if input.viewport_id == ViewportId::ROOT {
            let come = std::mem::take(&mut input.events);
            input.events = self.next(come);
        }
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx();
        if ctx.viewport_id() != ViewportId::ROOT {
            return;
        }
        self.writes = ctx.text_edit_focused();
        let now = ctx.cumulative_pass_nr();
        let said = |what: UiId| ui.data(|data| data.get_temp::<u64>(what)) == Some(now);
        self.by_letter = said(key());
        // What gets the keyboard can keep Tab and the arrows to itself one frame later.
        let focused = ctx.memory(|memory| memory.focused());
        let moved = std::mem::replace(&mut self.focused, focused) != focused;
        self.held = match said(holds()) || moved {
            true if said(under_way()) => 1,
            true => self.held.saturating_add(1),
            false => 0,
        };
        if !self.waiting.is_empty() || self.holds() {
            ctx.request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Modifiers;

    use super::*;

    fn key(key: Key, pressed: bool) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    /// A key that is pressed and let go.
    fn tap(one: Key) -> Vec<Event> {
        vec![key(one, true), key(one, false)]
    }

    /// A key with the letter that comes of it.
    fn letter(one: Key, text: &str) -> Vec<Event> {
        vec![key(one, true), Event::Text(text.into()), key(one, false)]
    }

    /// How many events each frame gets until nothing waits.
    fn frames(pace: &mut Pace, come: Vec<Event>) -> Vec<usize> {
        let mut all = vec![pace.next(come).len()];
        while !pace.waiting.is_empty() {
            all.push(pace.next(Vec::new()).len());
        }
        all
    }

    #[test]
    fn keys_pressed_before_a_frame_are_taken_one_a_frame_with_their_letters() {
        let mut pace = Pace::default();
        let come = [tap(Key::ArrowUp), letter(Key::N, "n"), tap(Key::Enter)].concat();
        assert_eq!(frames(&mut pace, come), [2, 3, 2]);
    }

    #[test]
    fn keys_that_write_in_a_text_do_not_wait_but_for_what_ends_it() {
        let mut pace = Pace {
            writes: true,
            ..Pace::default()
        };
        let words = [
            letter(Key::A, "a"),
            letter(Key::B, "b"),
            tap(Key::Backspace),
        ]
        .concat();
        assert_eq!(frames(&mut pace, words.clone()), [8]);
        let lines = [words.clone(), tap(Key::Enter), words, tap(Key::Tab)].concat();
        assert_eq!(frames(&mut pace, lines), [8, 2, 8, 2]);
    }

    #[test]
    fn keys_that_lead_away_from_a_text_wait_until_it_stands_there() {
        let mut pace = Pace {
            writes: true,
            ..Pace::default()
        };
        let mut search = key(Key::K, true);
        if let Event::Key { modifiers, .. } = &mut search {
            *modifiers = Modifiers::COMMAND;
        }
        let come = [letter(Key::A, "a"), vec![search], letter(Key::B, "b")].concat();
        assert_eq!(frames(&mut pace, come), [3, 1, 3]);
    }

    #[test]
    fn keys_of_a_form_with_numbers_are_taken_letter_by_letter() {
        let mut pace = Pace {
            writes: true,
            by_letter: true,
            ..Pace::default()
        };
        let come = [
            letter(Key::Num4, "4"),
            letter(Key::Num2, "2"),
            tap(Key::Enter),
        ]
        .concat();
        assert_eq!(frames(&mut pace, come), [3, 3, 2]);
        let bare = ["4", "2"].map(|text| Event::Text(text.into()));
        assert_eq!(frames(&mut pace, bare.to_vec()), [1, 1]);
    }

    #[test]
    fn keys_wait_for_what_they_are_meant_for_but_not_for_ever() {
        let mut pace = Pace {
            held: 1,
            ..Pace::default()
        };
        assert_eq!(pace.next(tap(Key::Num1)), []);
        pace.held = 0;
        assert_eq!(
            pace.next(tap(Key::Num2)).len(),
            2,
            "in the order they were pressed"
        );
        pace.held = LONGEST + 1;
        assert_eq!(pace.next(Vec::new()).len(), 2);
    }

    #[test]
    fn mouse_does_not_wait_with_the_keys() {
        let mut pace = Pace {
            held: 1,
            ..Pace::default()
        };
        let click = Event::PointerMoved(eframe::egui::Pos2::ZERO);
        let come = [tap(Key::Num1), vec![click.clone()]].concat();
        assert_eq!(pace.next(come), [click]);
        pace.held = 0;
        assert_eq!(pace.next(Vec::new()).len(), 2);
    }

    /// For how many frames of these all that is typed waits, where what it is meant for is never drawn.
    fn waited(frames: u32, busy: bool) -> u32 {
        let ctx = Context::default();
        ctx.add_plugin(Pace::default());
        let mut waited = 0;
        for _ in 0..frames {
            let mut came = false;
            let input = RawInput {
                events: tap(Key::Num1),
                ..RawInput::default()
            };
            let mut drawn = ctx.run_ui(input, |ui| {
                came = ui.input(|input| input.key_pressed(Key::Num1));
                nothing_more_yet(ui.ctx());
                if busy {
                    is_under_way(ui.ctx());
                }
            });
            drawn.textures_delta.clear();
            waited += u32::from(!came);
        }
        waited
    }

    #[test]
    fn keys_wait_as_long_as_something_is_under_way() {
        assert_eq!(waited(3 * LONGEST, true), 3 * LONGEST - 1, "but the first");
        assert_eq!(waited(3 * LONGEST, false), LONGEST);
    }

    #[test]
    fn key_that_is_held_down_does_not_pile_up() {
        let mut pace = Pace::default();
        let held = vec![key(Key::ArrowDown, true); 6];
        assert_eq!(frames(&mut pace, held), [6]);
        assert_eq!(frames(&mut pace, vec![key(Key::ArrowDown, false)]), [1]);
    }
}
