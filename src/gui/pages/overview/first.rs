//! Kom igång: the first steps of whoever begins, ticked off by what the records say, until all are taken.

use std::sync::Arc;

use eframe::egui::{Align, Id as UiId, Layout, Ui};
use serde_json::json;

use crate::domain::{
    ActionPlan, Assignment, Fields, Goal, Group, Initiative, Kind, Meeting, Municipality, Record,
    Snooze, Traces, Training,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::pages::settings::assignments::{appoint, me};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Shape, comes_to, divider, link, medium, small, state_words, text_row,
};
use crate::insight::{Counts, FIRST_STEPS, FirstStep, FirstSteps, put_away_until};
use crate::workspace::{Result, fields};

fn steps(cx: &Cx<'_>) -> Option<Arc<Option<FirstSteps>>> {
    let (scope, lead) = (cx.scope(), cx.is_lead());
    if lead && scope.municipality.is_some() {
        return None;
    }
    cx.view(("first steps", cx.today), move |source| {
        let (facts, gone) = (source.facts()?, source.reader.gone_out()?);
        let counts = Counts::new(&facts, &scope);
        Result::Ok(if lead {
            let bundles = source.reader.last_bundles()?;
            let any = bundles.is_some_and(|bundles| !bundles.is_empty());
            counts.lead_steps(&gone, any)
        } else {
            counts.first_steps(&gone)
        })
    })
}

/// Draws the card, while there are first steps to take.
pub fn card(ui: &mut Ui, cx: &Cx<'_>) {
    if cx.role.is_evaluator() || !cx.writable {
        return;
    }
    let Some(steps) = steps(cx) else { return };
    let Some(first) = steps.as_ref() else { return };
    let title = cx.text.get("first-title");
    let args = [("done", first.done.into()), ("of", first.of.into())];
    let note = cx.text.with("first-done", &args);
    let card = Card::new().tone(Tone::Accent).title(&title).note(&note);
    card.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let next = first.steps.iter().find(|(_, done)| !done);
        let comes = comes(ui, next.map(|(step, _)| step.code())).then(|| drawn_key(ui));
        for (step, done) in &first.steps {
            divider(ui);
            let is_next = next.is_some_and(|(next, _)| next == step);
            ui.push_id(step.code(), |ui| {
                row(ui, cx, (*step, *done), is_next, comes)
            });
        }
        divider(ui);
        text_row(ui, |ui| {
            small(ui, &cx.text.get("first-any_order"));
            if cx.may_make_in(Snooze::KIND, None) {
                let away = cx.text.get("first-put_away");
                if link(ui, &away).clicked() {
                    put_away(cx);
                }
            }
        });
    });
}

/// The step that was next when the card was drawn last.
#[derive(Clone, Copy)]
struct Drawn {
    pass: u64,
    next: Option<&'static str>,
    /// So many times more the focus may go to it: what one came from has it for a moment.
    tries: u8,
}

fn drawn_key(ui: &Ui) -> UiId {
    ui.scope_id().with("next step")
}

/// Whether the focus goes to the next step: where one comes to the page, and where the step before was just taken.
fn comes(ui: &Ui, next: Option<&'static str>) -> bool {
    const TRIES: u8 = 3;
    let (key, pass) = (drawn_key(ui), ui.ctx().cumulative_pass_nr());
    let before: Option<Drawn> = ui.data(|data| data.get_temp(key));
    let before = before.filter(|drawn| drawn.pass + 1 >= pass && drawn.next == next);
    let tries = before.map_or(TRIES, |drawn| drawn.tries);
    let now = Drawn {
        pass,
        next,
        tries: tries.saturating_sub(1),
    };
    ui.data_mut(|data| data.insert_temp(key, now));
    tries > 0
}

/// The focus has come to the next step, and goes there no more.
fn has_come(ui: &Ui, key: UiId) {
    let drawn: Option<Drawn> = ui.data(|data| data.get_temp(key));
    if let Some(drawn) = drawn {
        ui.data_mut(|data| data.insert_temp(key, Drawn { tries: 0, ..drawn }));
    }
}

/// One step: what it is; of the next one also why, and the way there as a button.
fn row(ui: &mut Ui, cx: &Cx<'_>, (step, done): (FirstStep, bool), next: bool, comes: Option<UiId>) {
    let words = cx.text.get(&format!("first-{}", step.code()));
    if done {
        state_words(ui, Shape::Check, Tone::Good, &words);
        return;
    }
    if !next {
        text_row(ui, |ui| {
            ui.add_space(space::L);
            if link(ui, &words).clicked() {
                go(cx, step);
            }
        });
        return;
    }
    let me = match step {
        FirstStep::Contact => me(cx),
        _ => None,
    };
    ui.horizontal_top(|ui| {
        ui.add_space(space::L);
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            let button = match &me {
                Some((me, _)) => Button::primary(me).icon(Icon::Person),
                None => Button::primary(&words).icon(Icon::ArrowRight),
            };
            let button = ui.add(button);
            if let Some(key) = comes.filter(|_| comes_to(ui, button.id)) {
                has_come(ui, key);
            }
            if button.clicked() {
                match me.clone() {
                    // Once, however often it is pressed before it is seen to be done.
                    Some((_, named)) if cx.at_rest => drop(appoint(cx, named)),
                    Some(_) => {}
                    None => go(cx, step),
                }
            }
            ui.with_layout(Layout::top_down(Align::LEFT), |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                medium(ui, &cx.text.get("first-next"));
                small(ui, &cx.text.get(&format!("first-{}_why", step.code())));
                if me.is_some() && link(ui, &cx.text.get("first-contact_other")).clicked() {
                    go(cx, step);
                }
            });
        });
    });
}

/// Goes where a step is taken.
fn go(cx: &Cx<'_>, step: FirstStep) {
    let begin = |kind: &'static Kind| cx.begin(kind, Fields::new());
    match step {
        // Her own name is offered beside the list.
        FirstStep::Contact => cx.go(Route::list(Assignment::KIND)),
        FirstStep::Group => begin(Group::KIND),
        FirstStep::Members => {
            let groups = cx.names.matching(&[Group::CODE], "", cx.municipality, 1);
            let group = groups.first().map(|id| Route::record(Group::KIND, *id));
            cx.go(group.unwrap_or(Route::list(Group::KIND)));
        }
        FirstStep::Meeting => begin(Meeting::KIND),
        FirstStep::Plan => begin(ActionPlan::KIND),
        FirstStep::Initiative => begin(Initiative::KIND),
        FirstStep::Bundle => cx.go(Route::SEND),
        FirstStep::Municipalities => begin(Municipality::KIND),
        FirstStep::Goals => begin(Goal::KIND),
        FirstStep::Trainings => begin(Training::KIND),
        FirstStep::Kits => cx.go(Route::KITS),
        FirstStep::KeySheet => cx.go(Route::KEYS),
    }
}

/// Whoever does not want the list puts it away; that can be undone as any change.
fn put_away(cx: &Cx<'_>) {
    let known = fields([
        (Snooze::signal, json!(FIRST_STEPS)),
        (Snooze::until, json!(put_away_until(cx.today))),
        (Snooze::reason, json!(cx.text.get("first-put_away_why"))),
    ]);
    cx.create(Snooze::KIND, known);
}
