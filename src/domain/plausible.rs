//! What fits its field and can hardly be meant: it is kept as it is written, and asked about.

use super::describe::{Field, Written};
use super::reading::is_blank;

impl Field {
    /// What a text should be and does not look like, if it does not: `p` is no address.
    pub fn doubtful(&self, text: &str) -> Option<Written> {
        let looks_like = |written: &Written| match written {
            Written::Email => text
                .split([',', ';', ' '])
                .filter(|one| !is_blank(one))
                .all(is_address),
            Written::Phone => text.chars().filter(char::is_ascii_digit).count() >= LEAST_DIGITS,
        };
        let written = self.written.filter(|_| !is_blank(text));
        written.filter(|written| !looks_like(written))
    }
}

/// The shortest number that somebody answers at: within a house.
const LEAST_DIGITS: usize = 3;

/// Whether a word can be an e-mail address: a name, one @, and a place with a dot in it.
fn is_address(word: &str) -> bool {
    let Some((name, place)) = word.split_once('@') else {
        return false;
    };
    let parts: Vec<&str> = place.split('.').collect();
    let is_part = |part: &&str| {
        !part.is_empty()
            && part
                .chars()
                .all(|sign| sign.is_alphanumeric() || sign == '-')
    };
    let ending = parts.last().map_or(0, |last| last.chars().count());
    !name.is_empty() && parts.len() > 1 && parts.iter().all(is_part) && ending > 1
}

#[cfg(test)]
mod tests {
    use super::super::{Person, Record as _};
    use super::*;

    fn doubtful(code: &str, text: &str) -> Option<Written> {
        let (_, field) = Person::KIND.field(code)?;
        field.doubtful(text)
    }

    #[test]
    fn email_is_a_name_at_a_place_and_else_it_is_asked_about() {
        for address in [
            "",
            "amira.holm@eslov.example",
            "a@b.se, amira@privat.se",
            "åsa@malmö.se",
        ] {
            assert_eq!(doubtful(Person::email, address), None, "{address}");
        }
        for other in [
            "p",
            "amira.holm",
            "amira@",
            "@eslov.se",
            "amira@eslov",
            "amira@eslov.",
            "a@b@c.se",
            "a@eslov.s",
        ] {
            let asked = doubtful(Person::email, other);
            assert_eq!(asked, Some(Written::Email), "{other}");
        }
    }

    #[test]
    fn phone_has_digits_and_what_has_no_form_is_never_asked_about() {
        assert_eq!(doubtful(Person::phone, "0413-620 00, vån E3"), None);
        assert_eq!(doubtful(Person::phone, "växeln"), Some(Written::Phone));
        assert_eq!(doubtful(Person::profession, "p"), None);
    }
}
