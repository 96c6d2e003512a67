//! What records and commands are called.

use super::{Text, capitalised};
use crate::domain::{Fields, Kind, Shape, parse_moment, parse_month};
use crate::workspace::{FreeText, HeldReason, Name, Word};

impl Text {
    /// How many records of each of these kinds there are: "2 möten, 1 medlemskap".
    pub fn kinds_counted(&self, kinds: impl IntoIterator<Item = &'static Kind>) -> String {
        let mut counted: Vec<(&Kind, i64)> = Vec::new();
        for kind in kinds {
            match counted.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, n)) => *n += 1,
                None => counted.push((kind, 1)),
            }
        }
        let counted = counted.into_iter();
        let counted = counted.map(|(kind, n)| self.kind_counted(kind, n));
        counted.collect::<Vec<_>>().join(", ")
    }

    /// So many records of a kind: "1 person", "133 200 personer".
    pub fn kind_counted(&self, kind: &Kind, n: i64) -> String {
        let name = if n == 1 {
            self.kind(kind)
        } else {
            self.kinds(kind)
        };
        format!("{} {name}", self.number(n))
    }

    /// In how many records the same text stands; nothing where it is one.
    pub fn in_records(&self, records: usize) -> String {
        match records {
            0 | 1 => String::new(),
            _ => self.with("send-same", &[("n", records.into())]),
        }
    }

    /// Which words of a text may be what somebody is called, where any are.
    pub fn names_in(&self, text: &FreeText) -> Option<String> {
        let names = [("names", text.names.join(", ").into())];
        (!text.names.is_empty()).then(|| self.with("kits-names_somebody", &names))
    }

    /// A record's title, where it may be another written down twice.
    pub fn maybe_same(&self, title: &str, other: &str) -> String {
        let args = [("title", title.into()), ("other", other.into())];
        self.with("record-maybe_same", &args)
    }

    /// A record's title: `Styrgruppen, 2018-05-03`.
    pub fn title(&self, words: &[Word]) -> String {
        if let [only] = words {
            return self.word(only);
        }
        let words: Vec<_> = words.iter().map(|word| self.word(word)).collect();
        words.join(", ")
    }

    fn word(&self, word: &Word) -> String {
        let kind = |kind: &Kind| [("kind", self.kind(kind).into())];
        match word {
            Word::Plain(words) => words.clone(),
            Word::Date(date) => parse_moment(date)
                .map_or_else(|_| date.clone(), |(day, time)| self.moment(day, time)),
            Word::Month(month) => {
                parse_month(month).map_or_else(|_| month.clone(), |month| self.month_of(month))
            }
            Word::Choice(field, choice) => match field.shape {
                Shape::Choice(vocabulary) => self.choice(vocabulary, choice),
                _ => choice.clone(),
            },
            Word::Municipality(code) => self.municipality(*code),
            Word::Protected => self.get("title-protected"),
            Word::Erased => self.get("title-erased"),
            Word::Removed(of) => self.with("title-removed", &kind(of)),
            Word::Untitled(of) => capitalised(&self.with("title-untitled", &kind(of))),
        }
    }

    /// Why an entry of a bundle is held back.
    pub fn held(&self, reason: &HeldReason) -> String {
        let key = format!("held-{}", reason.code());
        if self.has(&key) {
            self.get(&key)
        } else {
            self.with("held-unknown", &[("reason", reason.code().into())])
        }
    }

    /// A record's fields, one after the other: `status: närvarande · minuter: 2 timmar`.
    pub fn told(&self, kind: &Kind, fields: &Fields, title: &dyn Fn(&str) -> String) -> String {
        let known = kind.fields.iter().filter_map(|field| {
            let value = self.value(field, fields.get(field.code)?, title);
            let told = !value.is_empty() && !field.shape.is_made();
            told.then(|| format!("{}: {value}", self.field(kind, field)))
        });
        known.collect::<Vec<_>>().join(" · ")
    }

    /// What a command is called, to be undone: `lägg till grupp`, `ändra gruppen`.
    pub fn command(&self, name: &Name) -> String {
        let args = [
            ("kind", self.kind(name.kind).into()),
            ("the", self.kind_the(name.kind).into()),
            ("many", self.kinds(name.kind).into()),
        ];
        self.with(&format!("verb-{}", name.verb.code()), &args)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;
    use crate::domain::{Assignment, Group, Meeting, Record};
    use crate::workspace::Verb;

    fn swedish() -> Text {
        Text::new(Language::Swedish)
    }

    #[test]
    fn a_command_is_called_by_what_it_does() {
        let named = |verb, kind| swedish().command(&Name { verb, kind });
        assert_eq!(named(Verb::Add, Meeting::KIND), "lägg till möte");
        assert_eq!(named(Verb::Change, Group::KIND), "ändra gruppen");
        assert_eq!(named(Verb::Remove, Group::KIND), "ta bort gruppen");
        assert_eq!(named(Verb::Restore, Group::KIND), "ta tillbaka gruppen");
    }

    #[test]
    fn a_record_is_called_by_its_title() {
        let (_, role) = Assignment::KIND.field(Assignment::role).unwrap();
        let words = [
            Word::Choice(role, "contact_person".into()),
            Word::Plain("Anna Berg".into()),
        ];
        assert_eq!(swedish().title(&words), "Kontaktperson, Anna Berg");
        assert_eq!(
            swedish().title(&[Word::Date("2018-05-03T13:00".into())]),
            "2018-05-03 13.00"
        );
    }

    #[test]
    fn what_is_gone_or_hidden_is_said_to_be() {
        assert_eq!(
            swedish().title(&[Word::Removed(Meeting::KIND)]),
            "Borttagen post (möte)"
        );
        assert_eq!(
            swedish().title(&[Word::Untitled(Group::KIND)]),
            "Grupp utan namn"
        );
        assert_eq!(
            swedish().title(&[Word::Protected]),
            "Person med skyddade uppgifter"
        );
    }

    #[test]
    fn a_held_entry_says_why_even_when_the_reason_is_new() {
        assert_eq!(
            swedish().held(&HeldReason::Contradiction),
            "Uppgiften säger emot sig själv."
        );
        assert_eq!(
            swedish().held(&HeldReason::Other("moon".into())),
            "Uppgiften väntar på beslut (moon)."
        );
    }
}
