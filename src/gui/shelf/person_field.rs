//! The field that names a person: somebody who is known, or somebody new on the spot.

use eframe::egui::{Event, Id as UiId, Ui};

use crate::domain::{Id, MunicipalityCode, Person, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{SuggestField, Suggestion, TextField};
use crate::workspace::{Edit, fields};

/// How many names are suggested.
const SUGGESTED: usize = 8;

/// Whom the user has named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// Somebody who is known.
    Known(Id),
    /// Somebody new, by name.
    New(String),
}

impl Named {
    /// Who it is, and the edit that makes somebody new.
    pub fn person(self, cx: &Cx<'_>) -> (Id, Option<Edit>) {
        match self {
            Self::Known(id) => (id, None),
            Self::New(name) => {
                let (kind, id) = (Person::KIND, cx.fresh_id());
                let fields = fields([(Person::name, name.into())]);
                (id, Some(Edit::Create { kind, id, fields }))
            }
        }
    }
}

/// What was pasted, where that is several rows or cells: no field on one line can hold it.
pub fn pasted_rows(ui: &Ui) -> Option<String> {
    ui.input_mut(|input| {
        let at = input.events.iter().position(|event| match event {
            Event::Paste(words) => words.contains('\t') || words.trim().lines().count() > 1,
            _ => false,
        })?;
        match input.events.remove(at) {
            Event::Paste(words) => Some(words),
            _ => None,
        }
    })
}

/// Names that were pasted where the field that takes one has the focus, or nothing is being written.
pub struct PastedNames {
    /// What was pasted.
    pub written: String,
    /// It was in the field: it means people. Elsewhere on the page it may be something else, and is seen first.
    pub in_field: bool,
}

/// Names that were pasted in this field, or where nothing is being written.
pub fn pasted_names(ui: &Ui, cx: &Cx<'_>, field: UiId) -> Option<PastedNames> {
    let in_field = ui.memory(|memory| memory.has_focus(field));
    let here = in_field || !ui.ctx().text_edit_focused();
    let written = (here && cx.keyboard.is_pages()).then(|| pasted_rows(ui));
    let written = written.flatten()?;
    Some(PastedNames { written, in_field })
}

/// The field and what it needs to know.
///
/// `PersonField { hint: &hint, place, already: &already, ..PersonField::new(&label) }.show(ui, cx, &mut draft)`
pub struct PersonField<'a> {
    /// Its name to a screen reader.
    pub label: &'a str,
    /// What it says while it is empty.
    pub hint: &'a str,
    /// Whose people are suggested; everybody's where nothing is said.
    pub place: Option<MunicipalityCode>,
    /// Those who are there already, and are not suggested.
    pub already: &'a [Id],
    /// What it is found by, to give it the focus.
    pub id: Option<UiId>,
    /// What it looks like.
    pub icon: Option<Icon>,
    /// How wide it is.
    pub width: f32,
}

impl<'a> PersonField<'a> {
    /// A field as wide as there is room for, with its label as its hint.
    pub fn new(label: &'a str) -> Self {
        Self {
            label,
            hint: label,
            place: None,
            already: &[],
            id: None,
            icon: None,
            width: f32::INFINITY,
        }
    }

    /// Draws it over the draft, which is emptied when somebody has been named.
    pub fn show(self, ui: &mut Ui, cx: &Cx<'_>, draft: &mut String) -> Option<Named> {
        let known = self.suggested(cx, draft);
        let matches: Vec<Suggestion> = known
            .iter()
            .filter_map(|id| cx.names.get(*id))
            .map(|named| Suggestion {
                words: named.title.clone(),
                note: cx.told_apart(named),
            })
            .collect();
        let written = draft.trim().to_owned();
        let exact = matches.iter().any(|found| found.words == written);
        let add = cx
            .text
            .with("form-add_person", &[("name", (&written).into())]);
        let answer = SuggestField::new(self.label)
            .add_words((!exact).then_some(&add))
            .field(|field| self.dressed(field))
            .show(ui, draft, &matches);
        let named = match answer.picked.and_then(|place| known.get(place)) {
            Some(person) => Some(Named::Known(*person)),
            None => answer.add.then_some(Named::New(written)),
        };
        if named.is_some() {
            draft.clear();
        }
        named
    }

    fn suggested(&self, cx: &Cx<'_>, draft: &str) -> Vec<Id> {
        // Some more are asked for than are shown, since those who are there already are left out.
        let limit = SUGGESTED + self.already.len();
        let known = cx.names.matching(&[Person::CODE], draft, self.place, limit);
        let free = known.into_iter().filter(|id| !self.already.contains(id));
        free.take(SUGGESTED).collect()
    }

    fn dressed<'b>(&'b self, field: TextField<'b>) -> TextField<'b> {
        let mut field = field.label_hidden().hint(self.hint).width(self.width);
        if let Some(icon) = self.icon {
            field = field.icon(icon);
        }
        match self.id {
            Some(id) => field.id(id),
            None => field,
        }
    }
}
