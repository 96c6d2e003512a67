//! Removing names what hangs on a record, wherever it is asked for.

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{Group, Id, Membership, Person, Record};
use samverka::gui::{App, Route};
use samverka::workspace::{Command, Workspace, fields};
use serde_json::json;

use crate::hands::{presses, sees};
use crate::several::{Place, make};
use crate::support::settle;

/// A group with two members, and the window at it.
fn group_with_members() -> (Place, Harness<'static, App>) {
    let place = Place::new();
    let mut own = Workspace::open(&place.file()).unwrap();
    let of_group = |person| {
        [
            (Membership::group, json!(place.group)),
            (Membership::person, person),
        ]
    };
    for person in own.reader().all::<Person>().unwrap().iter().take(2) {
        make::<Membership>(&mut own, &of_group(json!(person.head.id)));
    }
    drop(own);
    let window = place.at(Route::record(Group::KIND, place.group));
    (place, window)
}

fn removes_the_group(window: &mut Harness<'_, App>) {
    presses(window, "Redigera gruppen");
    window.get_by_label("Ta bort gruppen").scroll_to_me();
    settle(window);
    presses(window, "Ta bort gruppen");
}

#[test]
fn removing_a_group_names_its_members_and_leaves_them() {
    let (place, mut window) = group_with_members();
    removes_the_group(&mut window);
    assert!(sees(&window, "Ta bort Nätverket?") && sees(&window, "2 medlemskap"));
    assert_eq!(place.all::<Group>().len(), 1, "not before it is known");
    presses(&mut window, "Avbryt");
    assert_eq!(place.all::<Group>().len(), 1);
    removes_the_group(&mut window);
    presses(&mut window, "Ta bort");
    assert_eq!(
        (place.all::<Group>().len(), place.all::<Membership>().len()),
        (0, 2)
    );
}

#[test]
fn removing_a_group_with_its_members_is_one_thing_to_undo() {
    let (place, mut window) = group_with_members();
    removes_the_group(&mut window);
    presses(&mut window, "Ta bort 2 som bara hör hit");
    presses(&mut window, "Ta bort");
    assert_eq!(
        (place.all::<Group>().len(), place.all::<Membership>().len()),
        (0, 0)
    );
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(
        (place.all::<Group>().len(), place.all::<Membership>().len()),
        (1, 2)
    );
}

#[test]
fn removing_again_asks_about_what_has_come_since() {
    let place = Place::new();
    let mut window = place.at(Route::record(Group::KIND, place.group));
    removes_the_group(&mut window);
    assert!(place.all::<Group>().is_empty());
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    let person = place.all::<Person>()[0].head.id;
    let member = [
        (Membership::group, json!(place.group)),
        (Membership::person, json!(person)),
    ];
    let member = Command::create(Membership::KIND, Id::from_u128(7), fields(member));
    window.state_mut().change(member);
    settle(&mut window);
    presses(&mut window, "Grupper");
    let group = window.query_all_by_label_contains("Nätverket").next();
    group.expect("a group").click();
    settle(&mut window);
    removes_the_group(&mut window);
    assert!(sees(&window, "1 medlemskap"));
    assert_eq!(place.all::<Group>().len(), 1);
}

#[test]
fn removing_what_nothing_refers_to_asks_nothing() {
    let place = Place::new();
    let mut window = place.at(Route::record(Group::KIND, place.group));
    removes_the_group(&mut window);
    assert!(place.all::<Group>().is_empty());
}
