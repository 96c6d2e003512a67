//! Many names at once: one a line, with what becomes of each before it is saved.

use std::collections::{BTreeSet, HashMap};

use eframe::egui::Context;

use crate::domain::{Id, Person, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::names::Names;
use crate::gui::shelf::person_field::Named;
use crate::gui::widgets::{Dialog, DialogAnswer, TextField, muted};

use super::attendance::write_down;
use super::load::SessionView;

/// The names that are being pasted.
#[derive(Default)]
pub struct Many {
    written: String,
}

/// What becomes of the names.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sorted {
    /// Persons that there are already.
    known: Vec<Id>,
    /// Names of persons that there are not.
    new: Vec<String>,
    /// How many are on the list already.
    there: usize,
}

/// Sorts names, each once: the first cell of each line.
fn sort(written: &str, people: &HashMap<String, Id>, there: &dyn Fn(Id) -> bool) -> Sorted {
    let mut sorted = Sorted::default();
    let mut seen = BTreeSet::new();
    for line in written.lines() {
        let name = line.split(['\t', ';']).next().unwrap_or_default();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = name.to_lowercase();
        if name.is_empty() || !seen.insert(key.clone()) {
            continue;
        }
        match people.get(&key) {
            Some(id) if there(*id) => sorted.there += 1,
            Some(id) => sorted.known.push(*id),
            None => sorted.new.push(name),
        }
    }
    sorted
}

fn people(names: &Names, cx: &Cx<'_>) -> HashMap<String, Id> {
    let ids = names.matching(&[Person::CODE], "", cx.municipality, usize::MAX);
    ids.into_iter()
        .map(|id| (names.title(id).to_lowercase(), id))
        .collect()
}

impl Many {
    /// Draws the dialog; true when it is done with.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, view: &SessionView) -> bool {
        let people = people(&cx.names, cx);
        let sorted = sort(&self.written, &people, &|id| view.has(id));
        let title = cx.text.get("session-many");
        let all = sorted.known.len() + sorted.new.len();
        let confirm = cx.text.with("session-many_confirm", &[("n", all.into())]);
        let cancel = cx.text.get("form-cancel");
        let purpose = cx.text.get("session-many_purpose");
        let nothing = cx.text.get("people-paste_nothing");
        let dialog = Dialog::new("many", &title, &confirm, &cancel)
            .purpose(&purpose)
            .disabled_because((all == 0).then_some(&nothing));
        let answer = dialog.show(ctx, |ui| {
            let label = cx.text.get("session-many_names");
            TextField::new(&label).rows(8).show(ui, &mut self.written);
            let args = [
                ("known", sorted.known.len().into()),
                ("new", sorted.new.len().into()),
                ("there", sorted.there.into()),
            ];
            muted(ui, &cx.text.with("session-many_sorted", &args));
        });
        if answer == Some(DialogAnswer::Confirm) {
            let known = sorted.known.into_iter().map(Named::Known);
            let new = sorted.new.into_iter().map(Named::New);
            write_down(cx, view, known.chain(new));
        }
        answer.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_new_or_there_already_and_each_counts_once() {
        let (per, eva) = (Id::from_u128(1), Id::from_u128(2));
        let people = HashMap::from([("per lind".to_owned(), per), ("eva sjö".to_owned(), eva)]);
        let written = "Per  Lind\nEVA SJÖ\tKomvux\n\nOmar Falk\nomar falk\n";
        let sorted = sort(written, &people, &|id| id == eva);
        let expected = Sorted {
            known: vec![per],
            new: vec!["Omar Falk".into()],
            there: 1,
        };
        assert_eq!(sorted, expected);
    }
}
