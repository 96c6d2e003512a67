//! The window is closed while a field is written in: what stands there is read and kept, and it does close.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{Meeting, Record as _};
use samverka::gui::{App, Route};

use crate::first_day::{Eslov, Hand};
use crate::hands::presses;
use crate::her_hour::three;
use crate::support::settle;
use crate::wall::{SIZE, toggles, workshop};

fn asks_for(window: &Harness<'_, App>, wanted: &ViewportCommand) -> bool {
    let own = window.output().viewport_output.get(&ViewportId::ROOT);
    own.is_some_and(|own| own.commands.contains(wanted))
}

/// The window is asked to close, as by its cross: whether it does.
fn closes(window: &mut Harness<'_, App>) -> bool {
    let own = window.input_mut().viewports.entry(ViewportId::ROOT);
    own.or_default().events.push(ViewportEvent::Close);
    window.step();
    let own = window.input_mut().viewports.entry(ViewportId::ROOT);
    own.or_default().events.clear();
    !asks_for(window, &ViewportCommand::CancelClose)
}

/// Whether the window, which stayed to read what was typed, asks to be closed after a few frames.
fn goes_on_to_close(window: &mut Harness<'_, App>) -> bool {
    (0..4).any(|_| {
        window.step();
        asks_for(window, &ViewportCommand::Close)
    })
}

/// A day that has been begun to be written, in a new meeting.
fn half_written(eslov: &Eslov) -> Harness<'static, App> {
    let mut window = eslov.at(Route::list(Meeting::KIND));
    let mut hand = Hand::at(&mut window);
    hand.press(Modifiers::COMMAND, Key::N);
    hand.writes("8/5");
    window
}

fn stands_there(eslov: &Eslov) -> Option<String> {
    let mut window = eslov.at(Route::list(Meeting::KIND));
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    settle(&mut window);
    let date = window.get_by_role_and_label(Role::TextInput, "Datum");
    date.value()
}

#[test]
fn window_that_is_closed_in_a_field_keeps_what_stands_there() {
    let eslov = three();
    let mut window = half_written(&eslov);
    assert!(!closes(&mut window), "the day is read first");
    assert!(goes_on_to_close(&mut window));
    assert!(closes(&mut window), "nothing is read twice");
    window.state_mut().close();
    drop(window);
    assert_eq!(stands_there(&eslov).as_deref(), Some("2018-05-08"));
}

#[test]
fn window_that_is_closed_where_nothing_is_written_closes_at_once() {
    let eslov = three();
    let mut window = eslov.at(Route::list(Meeting::KIND));
    assert!(closes(&mut window));
}

#[test]
fn window_that_is_closed_under_the_wall_closes_though_the_field_takes_the_keyboard_back() {
    let workshop = workshop();
    let mut window = workshop.open(SIZE);
    presses(&mut window, "Incheckning");
    toggles(&mut window, Modifiers::NONE, Key::F11);
    window.event(Event::Text("ami".to_owned()));
    settle(&mut window);
    assert!(!closes(&mut window), "what is typed is read first");
    assert!(goes_on_to_close(&mut window));
    assert!(closes(&mut window));
}

#[test]
fn window_that_is_closed_while_put_away_comes_back_to_read_what_stands_in_its_field() {
    let eslov = three();
    let mut window = half_written(&eslov);
    let mut input = window.input().clone();
    let own = input.viewports.entry(ViewportId::ROOT).or_default();
    own.events.push(ViewportEvent::Close);
    own.minimized = Some(true);
    let ctx = window.ctx.clone();
    // Of a window that is put away nothing is drawn.
    let told = ctx.run_logic(&input, |ctx| window.state_mut().logic(ctx));
    let wanted = told.viewport_commands.get(&ViewportId::ROOT);
    let wanted = wanted.map(Vec::as_slice).unwrap_or_default();
    assert!(wanted.contains(&ViewportCommand::CancelClose));
    assert!(wanted.contains(&ViewportCommand::Minimized(false)));
    assert!(goes_on_to_close(&mut window));
    window.state_mut().close();
    drop(window);
    assert_eq!(stands_there(&eslov).as_deref(), Some("2018-05-08"));
}
