//! Setting one thing of one or several members: their level, unit, role, mandate or days, with the pointer or, in the
//! table, with one digit a member.

use eframe::egui::{Key, Modifiers, Ui};

use super::State as Page;
use super::load::MemberLine;
use crate::domain::{Field, Fields, Id, Kind, Membership, Person, Record, Shape, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::keyboard::DIGITS;
use crate::gui::shelf::editor::editor;
use crate::gui::theme::space;
use crate::gui::widgets::{Choice, small};
use crate::text::capitalised;
use crate::workspace::{Command, Edit};

/// What can be set, in the order it is offered.
const FIELDS: [(&Kind, &str); 6] = [
    (Person::KIND, Person::decision_level),
    (Person::KIND, Person::unit),
    (Membership::KIND, Membership::role),
    (Membership::KIND, Membership::mandate),
    (Membership::KIND, Membership::from),
    (Membership::KIND, Membership::to),
];

/// What is remembered of it.
#[derive(Default)]
pub struct State {
    /// Which of the fields is set.
    field: usize,
    value: Value,
    /// For whom the value is: of others, another is asked for.
    of: Vec<[Id; 2]>,
}

/// The choices of a field, where it has any.
fn choices(field: &Field) -> &'static [&'static str] {
    match field.shape {
        Shape::Choice(vocabulary) => vocabulary.choices,
        _ => &[],
    }
}

/// Draws what is set above the table, and reads the table's keys.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, group: Id, shown: &[&MemberLine], page: &mut Page) {
    let chosen = chosen(shown, page);
    let Some((kind, code)) = of(page) else { return };
    let Some((_, field)) = kind.field(code) else {
        return;
    };
    if page.setting.of != chosen {
        (page.setting.value, page.setting.of) = (Value::Null, chosen.clone());
    }
    let pressed = digit(ui, field, page);
    ui.horizontal_top(|ui| {
        ui.add_space(space::S);
        let options = FIELDS
            .iter()
            .enumerate()
            .map(|(at, (kind, code))| (at, capitalised(&cx.text.field_named(kind, code))));
        let options: Vec<(usize, String)> = options.collect();
        let n = [("n", chosen.len().into())];
        let label = cx.text.with("group-set_for", &n);
        let mut at = page.setting.field;
        let what = Choice::new(&label).width(WIDTH);
        if what.show(ui, &mut at, &options).committed {
            page.setting = State {
                field: at,
                ..State::default()
            };
        }
        ui.vertical(|ui| {
            ui.set_width(WIDTH);
            ui.add_enabled_ui(!chosen.is_empty(), |ui| {
                // What is set for many is no record's.
                let given = (Id::nil(), &page.setting.value, &Fields::new());
                let edited = ui.push_id(code, |ui| editor(ui, cx, kind, field, given, None));
                if let Some(edited) = edited.inner {
                    let says = !edited.value.is_null() || !choices(field).is_empty();
                    page.setting.value = edited.value.clone();
                    if edited.committed && says {
                        // A day may be written on; what is chosen can be chosen once more.
                        if field.shape != Shape::Date {
                            page.setting.value = Value::Null;
                        }
                        write(cx, (kind, code), &edited.value, edited.first, &chosen);
                    }
                }
            });
        });
    });
    ui.add_space(space::XS);
    if let Some(value) = pressed {
        let alone = page.table.marked().next().is_none();
        write(cx, (kind, code), &value, Vec::new(), &chosen);
        if alone {
            page.table.go_on();
            // Who is open beside the table follows.
            if cx.open(group, Membership::CODE).is_some() && !cx.narrow {
                cx.set_open(group, Membership::CODE, page.table.at());
            }
        }
    }
}

/// Says below the table how it is done with the keys.
pub fn hints(ui: &mut Ui, cx: &Cx<'_>, page: &Page) {
    let Some((_, field)) = of(page).and_then(|(kind, code)| kind.field(code)) else {
        return;
    };
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            small(ui, &keys(cx, field));
            small(ui, &cx.text.get("group-set_several"));
        });
    });
    ui.add_space(space::XS);
}

/// The field that is set.
fn of(page: &Page) -> Option<(&'static Kind, &'static str)> {
    FIELDS.get(page.setting.field).copied()
}

/// How wide each of the two is.
const WIDTH: f32 = 200.0;

/// The members that are marked, or the one that is chosen: by their memberships and persons.
fn chosen(shown: &[&MemberLine], page: &Page) -> Vec<[Id; 2]> {
    let marked: Vec<Id> = page.table.marked().collect();
    let is_chosen = |one: &&&MemberLine| match marked.is_empty() {
        true => page.table.at() == Some(one.id),
        false => marked.contains(&one.id),
    };
    let chosen = shown.iter().filter(is_chosen);
    chosen.map(|one| [one.id, one.person]).collect()
}

/// The choice whose digit was pressed in the table; none for 0, which empties.
fn digit(ui: &Ui, field: &Field, page: &Page) -> Option<Value> {
    if !page.table.has_focus() || page.table.at().is_none() {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let choices = choices(field);
    if !choices.is_empty() && pressed(Key::Num0) {
        return Some(Value::Null);
    }
    let keys = DIGITS.iter().zip(choices);
    let mut chosen = keys.filter(|(key, _)| pressed(**key));
    chosen.next().map(|(_, code)| Value::from(*code))
}

/// Which digit sets what.
fn keys(cx: &Cx<'_>, field: &Field) -> String {
    let Shape::Choice(vocabulary) = field.shape else {
        return cx.text.get("group-set_any");
    };
    let words = vocabulary.choices.iter().enumerate().map(|(at, code)| {
        let words = cx.text.choice(vocabulary, code);
        format!("{} {words}", at + 1)
    });
    let words: Vec<String> = words.collect();
    let words = words.join(", ");
    cx.text.with("group-set_keys", &[("keys", words.into())])
}

/// Sets it for all of them: one command.
fn write(
    cx: &Cx<'_>,
    (kind, code): (&'static Kind, &str),
    value: &Value,
    mut edits: Vec<Edit>,
    chosen: &[[Id; 2]],
) {
    let of_person = kind.code == Person::CODE;
    let set = chosen.iter().map(|[membership, person]| Edit::Set {
        kind,
        id: if of_person { *person } else { *membership },
        fields: Fields::from([(code.to_owned(), value.clone())]),
    });
    let set: Vec<Edit> = set.collect();
    let Some(name) = Command::new(set.clone()).name else {
        return;
    };
    edits.extend(set);
    let name = Some(name);
    cx.run(Command { name, edits });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Choosable, DecisionLevel, Mandate, MembershipRole};

    #[test]
    fn every_choice_that_is_set_has_a_digit() {
        let most = [
            DecisionLevel::ALL.len(),
            MembershipRole::ALL.len(),
            Mandate::ALL.len(),
        ];
        assert!(most.iter().all(|choices| *choices <= DIGITS.len()));
    }
}
