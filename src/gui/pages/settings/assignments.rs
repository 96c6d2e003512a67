//! Who is contact person, and what else somebody is appointed to do.

use std::sync::Arc;

use eframe::egui::{
    Align, CursorIcon, Layout, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role, vec2,
};
use serde_json::json;

use crate::domain::reading::alike;
use crate::domain::{Assignment, AssignmentRole, Choosable, Fields, Id, Person, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::shelf::person_field::Named;
use crate::gui::shelf::{self, New, SHELF, Shelf};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, banner, chip, divider, focus_ring, medium, small, text_row,
};
use crate::insight::current;
use crate::text::{capitalised, dotted, uncapitalised};
use crate::workspace::{Edit, Result, fields};

/// What somebody is appointed to do; a new one is a contact person's, from today.
pub static ASSIGNMENTS: Shelf = ASSIGNMENT;

/// The same on a person's own page: it is clear whose they are, and which role it is, is for the user to say.
pub static OF_PERSON: Shelf = Shelf {
    asks: New::Form(&[
        Assignment::role,
        Assignment::from,
        Assignment::to,
        Assignment::share,
        Assignment::mandate,
        Assignment::handover_note,
    ]),
    begins: |cx, _| fields([(Assignment::from, json!(cx.today))]),
    ..ASSIGNMENT
};

const ASSIGNMENT: Shelf = Shelf {
    kind: Assignment::KIND,
    icon: Icon::Person,
    begins: |cx, _| {
        fields([
            (
                Assignment::role,
                json!(AssignmentRole::ContactPerson.code()),
            ),
            (Assignment::from, json!(cx.today)),
        ])
    },
    ..SHELF
};

/// One assignment in words.
struct Held {
    id: Id,
    person: String,
    about: String,
    current: bool,
    contact: bool,
}

fn held(cx: &Cx<'_>) -> Option<Arc<Vec<Held>>> {
    let (today, only) = (cx.today, cx.municipality);
    cx.view(("assignments", today, only), move |source| {
        let names = source.names()?;
        let text = &source.text;
        let mut all = source.reader.all::<Assignment>()?;
        all.retain(|one| one.head.municipality == only);
        all.sort_by_key(|one| {
            (
                one.to.is_some_and(|to| to < today),
                one.role,
                std::cmp::Reverse(one.from),
            )
        });
        let held = all.iter().map(|one| {
            let mandate = one.mandate.map(|mandate| {
                let mandate = uncapitalised(&text.chosen(Some(mandate)));
                text.with("settings-mandate", &[("mandate", mandate.into())])
            });
            Held {
                id: one.head.id,
                person: names.title(one.person).to_owned(),
                about: dotted([
                    capitalised(&text.chosen(one.role)),
                    text.period(one.from, one.to),
                    one.share.map_or(String::new(), |share| text.percent(share)),
                    mandate.unwrap_or_default(),
                ]),
                current: current(one.from, one.to, today),
                contact: one.role == Some(AssignmentRole::ContactPerson),
            }
        });
        Result::Ok(held.collect::<Vec<_>>())
    })
}

/// Draws the card.
pub fn card(ui: &mut Ui, cx: &Cx<'_>, states: &mut States) {
    let title = cx.text.get("settings-assignments");
    Card::new().title(&title).show(ui, |ui| {
        let Some(held) = held(cx) else { return };
        ui.spacing_mut().item_spacing.y = space::S;
        if !held.iter().any(|one| one.current && one.contact) {
            banner(ui, Tone::Warning, &cx.text.get("settings-no_contact"), None);
            if let Some((words, named)) = me(cx)
                && ui.add(Button::primary(&words).icon(Icon::Person)).clicked()
            {
                // How much time and which mandate is asked at once.
                cx.go(Route::record(Assignment::KIND, appoint(cx, named)));
            }
        }
        for one in held.iter() {
            divider(ui);
            if row(ui, cx, one) {
                cx.go(Route::record(Assignment::KIND, one.id));
            }
        }
        if cx.may_make(Assignment::KIND) {
            let words = cx.text.get("settings-new_contact");
            if ui.add(Button::secondary(&words)).clicked() {
                shelf::start(cx, &ASSIGNMENTS, Fields::new(), states);
            }
        }
    });
}

/// Whoever has just begun is most often the one: her own name is offered, with the words that offer it. She is somebody
/// who is known, or is made; of namesakes it is not for the program to say which.
pub fn me(cx: &Cx<'_>) -> Option<(String, Me)> {
    let name = cx.settings.name.trim();
    let own = cx.role.municipality();
    let may = own.is_some() && cx.may_make(Assignment::KIND) && cx.may_make(Person::KIND);
    if name.is_empty() || !may {
        return None;
    }
    let known = cx.names.matching(&[Person::CODE], name, own, usize::MAX);
    let same = |id: &Id| alike(cx.names.title(*id)) == alike(name);
    let known: Vec<Id> = known.into_iter().filter(same).collect();
    let named = match known[..] {
        [] => Named::New(name.to_owned()),
        [person] => Named::Known(person),
        _ => return None,
    };
    let informed = match named {
        Named::New(_) => false,
        // As long as it is not read, it is not for the program to say.
        Named::Known(person) => is_informed(cx, person).unwrap_or(true),
    };
    let args = [("name", name.into())];
    let me = Me { named, informed };
    Some((cx.text.with("settings-contact_me", &args), me))
}

fn is_informed(cx: &Cx<'_>, person: Id) -> Option<bool> {
    let informed = cx.view(("informed", person), move |source| {
        let person = source.reader.get::<Person>(person)?;
        Result::Ok(person.is_none_or(|person| person.informed_on.is_some()))
    });
    informed.map(|informed| *informed)
}

/// The user herself, as a person.
#[derive(Clone)]
pub struct Me {
    named: Named,
    /// The day is known on which she was told how her data are handled.
    informed: bool,
}

/// Makes the user herself contact person from today; the assignment. Whoever writes down her own data knows what is
/// done with them: that is the day on which she was informed, where none is known.
pub fn appoint(cx: &Cx<'_>, me: Me) -> Id {
    let (person, mut first) = me.named.person(cx);
    let today = || fields([(Person::informed_on, json!(cx.today))]);
    match &mut first {
        Some(Edit::Create { fields, .. }) => fields.extend(today()),
        None if !me.informed => {
            first = Some(Edit::Set {
                kind: Person::KIND,
                id: person,
                fields: today(),
            });
        }
        _ => {}
    }
    let (kind, id) = (Assignment::KIND, cx.fresh_id());
    let role = AssignmentRole::ContactPerson.code();
    let fields = fields([
        (Assignment::person, json!(person)),
        (Assignment::role, json!(role)),
        (Assignment::from, json!(cx.today)),
    ]);
    cx.run_after(first, Edit::Create { kind, id, fields });
    id
}

fn row(ui: &mut Ui, cx: &Cx<'_>, one: &Held) -> bool {
    let builder = UiBuilder::new().id_salt(one.id).sense(Sense::click());
    let shown = ui.scope_builder(builder, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 1.0;
        text_row(ui, |ui| {
            medium(ui, &one.person);
            if one.current {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    chip(ui, Tone::Good, &cx.text.get("settings-current"));
                });
            }
        });
        small(ui, &one.about);
        ui.allocate_space(vec2(0.0, 0.0));
    });
    let response = shown.response.on_hover_cursor(CursorIcon::PointingHand);
    focus_ring(ui, &response, response.rect, 4.0);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &one.person));
    response.clicked()
}
