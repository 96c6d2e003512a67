//! What has been typed and is not stored, as it is kept in the file while the program is not there.

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
        // What is on its way to be stored comes there by itself.
        let open = |draft: &&FieldDraft| draft.way != DraftStage::Sent && draft.value != draft.of;
        let fields = self.drafts.iter().filter(|(_, draft)| open(draft));
        let fields = fields.map(|((record, code), draft)| {
            let place = format!("{field} {record} {} {code}", draft.kind.code);
            (place, json!([draft.value, draft.of]))
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

    /// Goes on with what was kept.
    pub fn restore(&mut self, kept: Typed) {
        for (place, value) in &kept.places {
            // What this version knows nothing of any more is not what anybody is writing.
            let _known = self.restore_place(place, value);
        }
        self.kept = kept;
        self.touched = false;
    }

    /// An erasure has taken away some of what was kept: only this is left.
    pub fn only(&mut self, kept: Typed) {
        self.forget_typed();
        self.erasures += 1;
        self.restore(kept);
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
