//! Finding in a list by the letters that are typed, several after each other, as quickly as one writes.

use eframe::egui::{Event, Id, InputState, Key, Modifiers, Ui};

use crate::domain::reading::alike;

/// Letters that come within so many seconds after each other belong together.
const TOGETHER_SECONDS: f64 = 1.5;

#[derive(Clone, Default)]
struct Typed {
    letters: String,
    at: f64,
}

/// The letters that have been typed so far for the list with this id, if one was typed now. They are taken: nothing
/// else hears them.
pub(super) fn typed_letters(ui: &Ui, id: Id) -> Option<String> {
    let key = id.with("letters");
    let now = ui.input(|input| input.time);
    let before: Typed = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    let before = if now - before.at <= TOGETHER_SECONDS {
        before.letters
    } else {
        String::new()
    };
    let new = ui.input_mut(|input| take(input, !before.is_empty()));
    if new.is_empty() {
        return None;
    }
    let letters = before + &new;
    let typed = Typed {
        letters: letters.clone(),
        at: now,
    };
    ui.data_mut(|data| data.insert_temp(key, typed));
    Some(letters)
}

/// Takes the letters that were typed; a space and what stands between words only within them, elsewhere they mean
/// something else.
fn take(input: &mut InputState, goes_on: bool) -> String {
    if input.modifiers.command || input.modifiers.alt {
        return String::new();
    }
    let mut new = String::new();
    input.events.retain(|event| match event {
        Event::Text(text)
            if text.chars().all(|c| {
                c.is_alphabetic() || " :-,.".contains(c) && (goes_on || !new.is_empty())
            }) =>
        {
            new += text;
            false
        }
        _ => true,
    });
    if new.contains(' ') {
        input.consume_key(Modifiers::NONE, Key::Space);
    }
    new
}

/// The place of the first of so many words that begins with the letters, in whatever case. The same letter again and
/// again goes from each that begins with it to the next, after `from`. No more words are asked for than that takes.
pub(super) fn begins_with<W: AsRef<str>>(
    count: usize,
    words: impl Fn(usize) -> W,
    letters: &str,
    from: Option<usize>,
) -> Option<usize> {
    let letters = alike(letters);
    let fits = |place: &usize, letters: &str| begins(words(*place).as_ref(), letters);
    if letters.chars().count() > 1
        && let Some(found) = (0..count).find(|place| fits(place, &letters))
    {
        return Some(found);
    }
    let first = letters.chars().next()?;
    if letters.chars().any(|letter| letter != first) {
        return None;
    }
    let first = first.to_string();
    let here = from.map_or(0, |from| from + 1).min(count);
    let mut places = (here..count).chain(0..here);
    places.find(|place| fits(place, &first))
}

/// Whether words begin with these letters, as they are read. Most begin otherwise, which their first letter tells.
fn begins(words: &str, letters: &str) -> bool {
    let plain = |text: &str| text.bytes().next().filter(u8::is_ascii_alphabetic);
    let otherwise = match (plain(words), plain(letters)) {
        (Some(one), Some(other)) => !one.eq_ignore_ascii_case(&other),
        _ => false,
    };
    !otherwise && alike(words).starts_with(letters)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::begins_with;

    fn found(letters: &str, from: Option<usize>) -> Option<usize> {
        let words = ["Annan", "Ja", "Jämställdhet", "Öppen skola", "Öppet hus"];
        begins_with(words.len(), |at| words[at], letters, from)
    }

    #[test]
    fn letters_find_what_begins_with_all_of_them() {
        assert_eq!(found("ö", None), Some(3));
        assert_eq!(found("öppet", None), Some(4));
        assert_eq!(found("JÄ", Some(0)), Some(2));
        assert_eq!(found("öppen s", None), Some(3));
        assert_eq!(found("xy", Some(2)), None);
    }

    #[test]
    fn the_same_letter_again_goes_to_the_next() {
        assert_eq!(found("j", None), Some(1));
        assert_eq!(found("j", Some(1)), Some(2));
        assert_eq!(found("jj", Some(2)), Some(1));
    }

    #[test]
    fn no_more_words_are_read_than_up_to_the_one_that_is_found() {
        let read = Cell::new(0);
        let words = |at: usize| {
            read.set(read.get() + 1);
            format!("Person {at}")
        };
        let found = begins_with(100_000, words, "person 7", None);
        assert_eq!((found, read.get()), (Some(7), 8));
        read.set(0);
        assert_eq!(begins_with(100_000, words, "p", Some(70_000)), Some(70_001));
        assert_eq!(read.get(), 1);
    }
}
