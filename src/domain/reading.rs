//! Text as people read it: two texts that look alike are alike, however their letters are coded. What was typed is
//! kept to the letter; this is for comparing, searching and telling whether there is anything to read.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

/// Whether nothing is seen of a character, and it takes no room.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// Whether it looks like a hyphen or a dash.
pub fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// Whether it looks like an apostrophe or a single quotation mark.
fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '\u{60}' | '\u{b4}' | '\u{2b9}' | '\u{2bc}' | '\u{2018}'
            ..='\u{201b}' | '\u{2032}' | '\u{ff07}'
    )
}

/// The same text in one coding: letters composed, one kind of space, dash and apostrophe, nothing unseen. Case and
/// the number of spaces are as they were.
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c.is_ascii() && c != '`') {
        return Cow::Borrowed(text);
    }
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    let one = |c: char| match c {
        c if is_dash(c) => '-',
        c if is_apostrophe(c) => '\'',
        '\n' | '\r' | '\t' => c,
        c if c.is_whitespace() => ' ',
        c => c,
    };
    let seen = composed.chars().filter(|c| !is_invisible(*c));
    Cow::Owned(seen.map(one).collect())
}

/// The same text in one coding, one case, and with single spaces: what is compared.
pub fn alike(text: &str) -> String {
    let lower = plain(text).to_lowercase();
    let mut alike = String::with_capacity(lower.len());
    for word in lower.split_whitespace() {
        if !alike.is_empty() {
            alike.push(' ');
        }
        alike.push_str(word);
    }
    alike
}

/// Whether there is nothing to read in a text.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_invisible(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_alike_however_its_letters_dashes_and_spaces_are_coded() {
        for (one, other) in [
            ("Åsa Öberg", "A\u{30a}sa O\u{308}berg"),
            ("ANNA-KARIN", "Anna\u{2011}Karin"),
            ("Anna Ek", "  Anna\u{a0} Ek\u{200b} "),
            ("D'Angelo", "D\u{2019}Angelo"),
            ("Anna\u{ad}lena", "annalena"),
        ] {
            assert_eq!(alike(one), alike(other), "{one}");
        }
        assert_ne!(alike("Åsa"), alike("Asa"), "å is a letter of its own");
        assert_ne!(alike("Höör"), alike("Hoor"));
    }

    #[test]
    fn text_of_invisible_characters_is_blank() {
        assert!(is_blank("\u{200b}\u{feff} \u{a0}\u{2060}") && is_blank(""));
        assert!(!is_blank("\u{200b}x"));
    }
}
