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

/// Takes the letters that were typed; a space only within words, elsewhere it chooses.
fn take(input: &mut InputState, goes_on: bool) -> String {
    if input.modifiers.command || input.modifiers.alt {
        return String::new();
    }
    let mut new = String::new();
    input.events.retain(|event| match event {
        Event::Text(text)
            if text
                .chars()
                .all(|c| c.is_alphabetic() || c == ' ' && (goes_on || !new.is_empty())) =>
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

/// The place of the first of these words that begins with the letters, in whatever case. The same letter again and
/// again goes from each that begins with it to the next, after `from`.
pub(super) fn begins_with<W: AsRef<str>>(
    words: impl Iterator<Item = W>,
    letters: &str,
    from: Option<usize>,
) -> Option<usize> {
    let letters = alike(letters);
    let all: Vec<String> = words.map(|words| alike(words.as_ref())).collect();
    let several = letters.chars().count() > 1;
    if let Some(found) = all
        .iter()
        .position(|words| words.starts_with(&letters))
        .filter(|_| several)
    {
        return Some(found);
    }
    let first = letters.chars().next()?;
    if letters.chars().any(|letter| letter != first) {
        return None;
    }
    let here = from.map_or(0, |from| from + 1);
    let mut places = (here..all.len()).chain(0..here.min(all.len()));
    places.find(|place| all[*place].starts_with(first))
}

#[cfg(test)]
mod tests {
    use super::begins_with;

    fn found(letters: &str, from: Option<usize>) -> Option<usize> {
        let words = ["Annan", "Ja", "Jämställdhet", "Öppen skola", "Öppet hus"];
        begins_with(words.iter(), letters, from)
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
}
