//! A workshop that is coming, or has just been: what has been prepared for it, and a way to lead it.

use eframe::egui::Ui;

use crate::domain::{Id, Meeting, Record as _};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::ground::states::States;
use crate::gui::pages::meeting::{Part, Shows};
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, Card, link, medium, muted};
use crate::insight::{Counts, Scope};
use crate::report::paper::WALLS;
use crate::text::dotted;
use crate::workspace::Result;

/// What there is to say of it.
struct Workshop {
    meeting: Id,
    title: String,
    when: String,
    /// What its walls hold: where each is shown, and what it is called.
    walls: Vec<(Route, String)>,
}

fn load(source: &Source, scope: &Scope) -> Result<Option<Workshop>> {
    let (facts, text) = (source.facts()?, &source.text);
    let Some(id) = Counts::new(&facts, scope).workshop() else {
        return Ok(None);
    };
    let Some(meeting) = source.reader.get::<Meeting>(id)? else {
        return Ok(None);
    };
    let mut walls = Vec::new();
    for (kind, field) in WALLS.iter().copied() {
        for row in source.reader.rows_of(kind, field, id)? {
            let title = text.title(&source.reader.title(row.head.id)?);
            walls.push((Route::record(kind, row.head.id), title));
        }
    }
    let day = meeting.date.map(|day| text.weekday_and_day(day));
    Ok(Some(Workshop {
        meeting: id,
        title: meeting.title,
        when: dotted([day.unwrap_or_default(), meeting.place]),
        walls,
    }))
}

/// Draws the card, where there is one near.
pub fn card(ui: &mut Ui, cx: &Cx<'_>, states: &mut States) {
    if cx.is_lead() {
        return;
    }
    let scope = cx.scope();
    let found = cx.view(("near workshop", scope.clone()), move |source| {
        load(source, &scope)
    });
    let Some(found) = found.as_deref().and_then(Option::as_ref) else {
        return;
    };
    let title = cx.text.get("overview-workshop");
    Card::new().title(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        medium(ui, &found.title);
        muted(ui, &found.when);
        for (route, words) in &found.walls {
            if link(ui, words).clicked() {
                cx.go(route.clone());
            }
        }
        ui.add_space(space::S);
        let words = cx.text.get("overview-lead_workshop");
        let button = Button::secondary(&words).icon(Icon::Projector);
        if ui.add(button).clicked() {
            let shows = |shows: &mut Shows, _: &mut States| shows.0 = Part::CheckIn;
            states.with(Some(found.meeting), shows);
            cx.go(Route::record(Meeting::KIND, found.meeting));
        }
    });
}
