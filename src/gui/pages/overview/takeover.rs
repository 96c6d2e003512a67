//! For whoever has just taken over: what the predecessor wants to say, and what the coming week holds.

use eframe::egui::Ui;

use crate::domain::{Activity, Assignment, Meeting, Record as _, Session};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, Card, body, divider, heading, link, muted, small, text_row};
use crate::insight::{Counts, Scope};
use crate::workspace::Result;

/// What there is to say to her.
struct Takeover {
    title: String,
    note: String,
    week: Vec<(String, String, Route)>,
}

fn load(source: &Source, scope: &Scope) -> Result<Option<Takeover>> {
    let (facts, names, text) = (source.facts()?, source.names()?, &source.text);
    let counts = Counts::new(&facts, scope);
    let Some(taken) = counts.taken_over() else {
        return Ok(None);
    };
    let before = source.reader.get::<Assignment>(taken.before)?;
    let who = names
        .title(before.as_ref().and_then(|one| one.person))
        .to_owned();
    let ahead = counts.week();
    let mut week = Vec::new();
    for id in ahead.meetings {
        if let Some(meeting) = source.reader.get::<Meeting>(id)? {
            let day = meeting.date.map(|day| text.moment(day, meeting.start_time));
            let route = Route::record(Meeting::KIND, id);
            week.push((day.unwrap_or_default(), meeting.title, route));
        }
    }
    for id in ahead.sessions {
        if let Some(session) = source.reader.get::<Session>(id)? {
            let day = session.starts.map(|(day, time)| text.moment(day, time));
            let training = names.title(session.training).to_owned();
            week.push((
                day.unwrap_or_default(),
                training,
                Route::record(Session::KIND, id),
            ));
        }
    }
    for id in ahead.due {
        if let Some(activity) = source.reader.get::<Activity>(id)? {
            let day = activity.due.map(|day| text.date(day)).unwrap_or_default();
            let route = activity
                .plan
                .map(|plan| Route::record(crate::domain::ActionPlan::KIND, plan));
            week.push((day, activity.text, route.unwrap_or(Route::OVERVIEW)));
        }
    }
    Ok(Some(Takeover {
        title: text.with("takeover-title", &[("who", who.into())]),
        note: before.map(|one| one.handover_note).unwrap_or_default(),
        week,
    }))
}

/// Draws the card, where somebody has just taken over.
pub fn card(ui: &mut Ui, cx: &Cx<'_>) {
    if cx.is_lead() {
        return;
    }
    let scope = cx.scope();
    let view = cx.view(("takeover", cx.today), move |source| load(source, &scope));
    let Some(Some(taken)) = view.as_deref() else {
        return;
    };
    Card::new()
        .tone(Tone::Accent)
        .title(&taken.title)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            if taken.note.trim().is_empty() {
                muted(ui, &cx.text.get("takeover-no_note"));
            } else {
                body(ui, &taken.note);
            }
            divider(ui);
            heading(ui, 3, &cx.text.get("takeover-week"));
            if taken.week.is_empty() {
                muted(ui, &cx.text.get("takeover-quiet"));
            }
            for (place, (day, what, route)) in taken.week.iter().enumerate() {
                ui.push_id(place, |ui| {
                    text_row(ui, |ui| {
                        small(ui, day);
                        if link(ui, what).clicked() {
                            cx.go(route.clone());
                        }
                    });
                });
            }
            let read = cx.text.get("takeover-read");
            if ui.add(Button::secondary(&read).icon(Icon::Hand)).clicked() {
                cx.go(Route::HANDOVER);
            }
        });
}
