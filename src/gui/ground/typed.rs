//! What has been typed and is not stored, as it is kept in the file while the program is not there.

use std::collections::HashSet;

use serde_json::{Map, json};

use super::drafts::{Begun, DraftStage, Drafts, FieldDraft};
use crate::domain::{Fields, Id, Value, kind};
use crate::workspace::{Edit, Typed};

/// A line of a record's that is being written; a field of a stored record; a record that is being made.
const PLACES: [&str; 3] = ["line", "field", "new"];

impl Drafts {
    /// What is to be kept, if it is not what was kept last.
    pub fn take_unkept(&mut self) -> Option<Typed> {
        self.touched = false;
        let [line, field, new] = PLACES;
        let lines = self.lines.iter().map(|((record, name), words)| {
            let place = format!("{line} {record} {name}");
            (place, json!(words))
        });
        // What is on its way to be stored comes there by itself, and before what is kept here.
        let open = self.drafts.iter().filter(|(_, draft)| draft.is_open());
        let open = open.map(|(key, draft)| (key, draft, self.comes_after(key, draft)));
        let fields = open.filter(|(_, draft, of)| draft.value != **of);
        let fields = fields.map(|((record, code), draft, of)| {
            let place = format!("{field} {record} {} {code}", draft.kind.code);
            (place, json!([draft.value, of]))
        });
        let begun = self.begun.iter().map(|((kind, form), begun)| {
            let place = format!("{new} {kind} {form}");
            (place, begun_value(begun))
        });
        let places = lines.chain(fields).chain(begun).collect();
        (places != self.kept.places).then(|| {
            self.kept.places = places;
            self.kept.clone()
        })
    }

    /// Goes on with what was kept, but for what was written on these, which are gone.
    pub fn restore(&mut self, kept: Typed, gone: &HashSet<Id>) {
        let is_gone = |place: &str| written_on(place).is_some_and(|record| gone.contains(&record));
        self.touched = false;
        for (place, value) in &kept.places {
            if is_gone(place) {
                self.touched = true;
                continue;
            }
            // What this version knows nothing of any more is not what anybody is writing.
            let _known = self.restore_place(place, value);
        }
        self.kept = kept;
    }

    /// An erasure has taken away some of what was kept: only this is left.
    pub fn only(&mut self, kept: Typed) {
        self.forget_typed();
        self.erasures += 1;
        self.restore(kept, &HashSet::new());
    }

    fn restore_place(&mut self, place: &str, value: &Value) -> Option<()> {
        let (what, rest) = place.split_once(' ')?;
        let (first, rest) = rest.split_once(' ')?;
        let at = PLACES.iter().position(|place| *place == what)?;
        if at == 0 {
            let key = (Id::try_parse(first).ok()?, rest.to_owned());
            self.lines.insert(key, value.as_str()?.to_owned());
        } else if at == 1 {
            let (of_kind, code) = rest.split_once(' ')?;
            let of_kind = kind(of_kind)?;
            let (_, field) = of_kind.field(code)?;
            let draft = FieldDraft {
                kind: of_kind,
                value: value.get(0)?.clone(),
                of: value.get(1)?.clone(),
                error: None,
                way: DraftStage::Typed,
            };
            let record = Id::try_parse(first).ok()?;
            self.drafts.insert((record, field.code), draft);
        } else {
            let key = (kind(first)?.code, rest.to_owned());
            self.begun.insert(key, begun_of(value)?);
        }
        Some(())
    }
}

/// The records that something kept was written on.
pub fn records_of(kept: &Typed) -> HashSet<Id> {
    let places = kept.places.keys();
    places.filter_map(|place| written_on(place)).collect()
}

/// The record that something was written on, as far as it may be stored.
fn written_on(place: &str) -> Option<Id> {
    let [line, field, _] = PLACES;
    let mut words = place.split(' ');
    words.next().filter(|what| [line, field].contains(what))?;
    Id::try_parse(words.next()?).ok()
}

fn begun_value(begun: &Begun) -> Value {
    let first = begun.first.iter().filter_map(|edit| match edit {
        Edit::Create { kind, id, fields } => Some(json!([kind.code, id, fields])),
        _ => None,
    });
    json!([begun.id, begun.fields, first.collect::<Vec<_>>()])
}

fn begun_of(value: &Value) -> Option<Begun> {
    let first = value.get(2)?.as_array()?.iter().filter_map(|made| {
        Some(Edit::Create {
            kind: kind(made.get(0)?.as_str()?)?,
            id: id_of(made.get(1)?)?,
            fields: fields_of(made.get(2)?.as_object()?),
        })
    });
    Some(Begun {
        id: id_of(value.get(0)?)?,
        fields: fields_of(value.get(1)?.as_object()?),
        first: first.collect(),
    })
}

fn id_of(value: &Value) -> Option<Id> {
    Id::try_parse(value.as_str()?).ok()
}

fn fields_of(map: &Map<String, Value>) -> Fields {
    map.clone().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Field, Person, Record as _};
    use crate::workspace::Command;

    #[test]
    fn what_was_typed_on_a_record_that_is_gone_does_not_come_back() {
        let [here, gone] = [1, 2].map(Id::from_u128);
        let mut before = Drafts::default();
        for record in [here, gone] {
            before.write_line(record, "several", "Eva Sjö".to_owned());
        }
        let kept = before.take_unkept().unwrap();
        let mut after = Drafts::default();
        after.restore(kept, &HashSet::from([gone]));
        assert_eq!(after.line(here, "several"), "Eva Sjö");
        assert_eq!(after.line(gone, "several"), "");
        let kept = after.take_unkept().unwrap();
        assert_eq!(kept.places.len(), 1, "the file forgets it, too");
    }

    /// A record, and a field of it that these are typed in one after the other; of nothing.
    fn typed_in_turn(values: &[(&str, DraftStage)]) -> (Drafts, Id, &'static Field) {
        let id = Id::from_u128(1);
        let (_, field) = Person::KIND.field(Person::profession).unwrap();
        let mut drafts = Drafts::default();
        for (value, way) in values {
            let draft = FieldDraft {
                kind: Person::KIND,
                value: json!(value),
                of: json!(""),
                error: None,
                way: *way,
            };
            drafts.typed(id, field, draft);
        }
        (drafts, id, field)
    }

    #[test]
    fn what_was_typed_on_after_something_was_sent_is_kept_for_when_that_is_stored() {
        for then in ["tolk och lärare", ""] {
            let typed = [("tolk", DraftStage::Sent), (then, DraftStage::Typed)];
            let (mut before, id, field) = typed_in_turn(&typed);
            let kept = before.take_unkept().unwrap();
            let mut after = Drafts::default();
            after.restore(kept, &HashSet::new());
            let (shown, _) = after.shown(id, field, &json!("tolk"), true);
            assert_eq!(shown, json!(then));
        }
    }

    #[test]
    fn what_is_typed_again_is_not_stored_where_something_else_was_sent_after_it() {
        let [sent, typed] = [DraftStage::Sent, DraftStage::Typed];
        let (mut drafts, id, _) = typed_in_turn(&[("a", sent), ("ab", sent), ("a", typed)]);
        for value in ["a", "ab"] {
            let fields = Fields::from([(Person::profession.to_owned(), json!(value))]);
            drafts.ran(&Command::set(Person::KIND, id, fields), true);
        }
        assert_eq!(drafts.unsaved().len(), 1, "nobody has asked for it yet");
    }
}
