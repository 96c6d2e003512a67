//! A change initiative: its stage, what it is about, who takes part, what came out, and what helped or hindered.

mod rungs;
mod stages;
mod voices;

use std::sync::Arc;

use eframe::egui::Ui;
use serde_json::json;

use crate::domain::{
    Choosable, EffectLevel, Factor, Id, Initiative, Participation, Quote, Record, Stage,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::form;
use crate::gui::shelf::history::history;
use crate::gui::shelf::split::{columns, page, with_details};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Card, IconButton, MenuItem, PageHeader, banner, card, empty_state, menu_below, small,
};
use crate::workspace::{Result, Row};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    /// The days of the stages are shown to be mended.
    days: bool,
}

/// What the page shows beside the initiative's own fields.
struct Around {
    one: Initiative,
    place: Option<String>,
    factors: Vec<Factor>,
    quotes: Vec<Quote>,
}

fn around(cx: &Cx<'_>, id: Id) -> Option<Arc<Option<Around>>> {
    cx.view(("initiative", id), move |source| {
        let reader = &source.reader;
        let Some(one) = reader
            .get::<Initiative>(id)?
            .filter(|one| !one.head.removed)
        else {
            return Ok(None);
        };
        let place = one.head.municipality;
        Result::Ok(Some(Around {
            place: place.map(|code| source.text.municipality(code)),
            factors: reader.of::<Factor>(Factor::about, id)?,
            quotes: reader.of::<Quote>(Quote::about, id)?,
            one,
        }))
    })
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, id: Id, state: &mut State) {
    let (Some(around), Some(row)) = (around(cx, id), cx.row(Initiative::KIND, id)) else {
        return;
    };
    let (Some(around), Some(row)) = (around.as_ref(), row.as_ref()) else {
        page(ui, |ui| gone(ui, cx));
        return;
    };
    // The factor or quote that stands in the details.
    let open = cx.open(id, "voice");
    let mut removed = false;
    let closed = with_details(
        ui,
        cx,
        open.is_some(),
        |ui| {
            ui.push_id(id, |ui| page(ui, |ui| content(ui, cx, around, row, state)));
        },
        |ui| removed = details(ui, cx, around, open),
    );
    if closed || removed {
        cx.set_open(id, "voice", None);
    }
}

fn gone(ui: &mut Ui, cx: &Cx<'_>) {
    let words = cx.text.get("initiative-gone");
    let back = cx.text.get("initiative-to_all");
    let (go, _) = card(ui, |ui| {
        empty_state(ui, Icon::Change, &words, Some(&back), None)
    })
    .inner;
    if go {
        cx.go(Route::list(Initiative::KIND));
    }
}

fn details(ui: &mut Ui, cx: &Cx<'_>, around: &Around, open: Option<Id>) -> bool {
    let factor = |id: Id| around.factors.iter().any(|one| one.head.id == id);
    match open {
        Some(id) if factor(id) => {
            let title = cx.text.get("initiative-factor");
            let codes = [Factor::kind, Factor::category, Factor::text];
            form::details(ui, cx, Factor::KIND, id, &title, &codes)
        }
        Some(id) => {
            let title = cx.text.get("initiative-quote");
            let codes = [Quote::text, Quote::from_role, Quote::may_publish];
            form::details(ui, cx, Quote::KIND, id, &title, &codes)
        }
        None => false,
    }
}

fn content(ui: &mut Ui, cx: &Cx<'_>, around: &Around, row: &Row, state: &mut State) {
    header(ui, cx, around);
    ui.spacing_mut().item_spacing.y = space::L;
    stages::card(ui, cx, &around.one, row, &mut state.days);
    columns(
        ui,
        "initiative",
        (ui.available_width() * 0.42).clamp(280.0, 380.0),
        |ui| {
            what(ui, cx, row);
            outcome(ui, cx, row);
            voices::factors(ui, cx, around);
            voices::quotes(ui, cx, around);
        },
        |ui| {
            who(ui, cx, &around.one, row);
            participation(ui, cx, &around.one);
            effect(ui, cx, &around.one);
            card(ui, |ui| history(ui, cx, around.one.head.id));
        },
    );
}

fn header(ui: &mut Ui, cx: &Cx<'_>, around: &Around) {
    let all = cx.text.get("page-initiatives");
    let place = around.place.clone().filter(|_| cx.is_lead());
    let mut crumbs = vec![all.as_str()];
    crumbs.extend(place.as_deref());
    let header = PageHeader::new(&around.one.title)
        .crumbs(&crumbs)
        .show(ui, |ui| {
            if !cx.may_change(Initiative::KIND, &around.one.head) {
                return;
            }
            let more = cx.text.get("initiative-more");
            let button = ui.add(IconButton::new(Icon::More, &more));
            let remove = cx.text.with(
                "form-remove",
                &[("the", cx.text.kind_the(Initiative::KIND).into())],
            );
            menu_below(&button, &more, |ui| {
                if ui
                    .add(MenuItem::new(&remove).icon(Icon::Delete).danger())
                    .clicked()
                {
                    cx.remove(Initiative::KIND, around.one.head.id);
                    cx.go(Route::list(Initiative::KIND));
                }
            });
        });
    if header.crumb.is_some() {
        cx.go(Route::list(Initiative::KIND));
    }
}

fn what(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let title = cx.text.get("initiative-what");
    Card::new().title(&title).show(ui, |ui| {
        let codes = [
            Initiative::title,
            Initiative::problem,
            Initiative::approach,
            Initiative::themes,
            Initiative::methods,
        ];
        form::fields(ui, cx, row, &codes);
    });
}

fn who(ui: &mut Ui, cx: &Cx<'_>, one: &Initiative, row: &Row) {
    let title = cx.text.get("initiative-who");
    Card::new().title(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        let ended = matches!(one.stage, Some(Stage::Stopped | Stage::OrdinaryWork));
        if one.driver.is_none() && !ended {
            banner(
                ui,
                Tone::Warning,
                &cx.text.get("initiative-no_driver"),
                None,
            );
        }
        let codes = [Initiative::driver, Initiative::units, Initiative::groups];
        form::fields(ui, cx, row, &codes);
    });
}

fn participation(ui: &mut Ui, cx: &Cx<'_>, one: &Initiative) {
    let title = cx.text.get("initiative-participation");
    Card::new().title(&title).show(ui, |ui| {
        small(ui, &cx.text.get("initiative-participation_why"));
        ui.add_space(space::S);
        // A ladder stands with its highest rung on top.
        let rungs = Participation::ALL.iter().enumerate().rev();
        let rungs: Vec<rungs::Rung> = rungs
            .map(|(place, rung)| rungs::Rung {
                code: rung.code(),
                mark: place.to_string(),
                name: cx.text.choice(Participation::VOCABULARY, rung.code()),
                means: cx.text.get(&format!("participation-{}", rung.code())),
            })
            .collect();
        let may = cx.may_change(Initiative::KIND, &one.head);
        let chosen = one.participation.map(Participation::code);
        if let Some(code) = rungs::rungs(ui, &title, &rungs, chosen, may) {
            cx.set(
                Initiative::KIND,
                one.head.id,
                Initiative::participation,
                json!(code),
            );
        }
    });
}

fn effect(ui: &mut Ui, cx: &Cx<'_>, one: &Initiative) {
    let title = cx.text.get("initiative-effect");
    Card::new().title(&title).show(ui, |ui| {
        small(ui, &cx.text.get("initiative-effect_why"));
        ui.add_space(space::S);
        let marks = ["1", "2", "S", "3", "4"];
        let rungs = EffectLevel::ALL.iter().zip(marks).rev();
        let rungs: Vec<rungs::Rung> = rungs
            .map(|(level, mark)| rungs::Rung {
                code: level.code(),
                mark: mark.to_owned(),
                name: cx.text.get(&format!("effect-name-{}", level.code())),
                means: cx.text.get(&format!("effect-means-{}", level.code())),
            })
            .collect();
        let may = cx.may_change(Initiative::KIND, &one.head);
        let chosen = one.effect_level.map(EffectLevel::code);
        if let Some(code) = rungs::rungs(ui, &title, &rungs, chosen, may) {
            cx.set(
                Initiative::KIND,
                one.head.id,
                Initiative::effect_level,
                json!(code),
            );
        }
    });
}

fn outcome(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let title = cx.text.get("initiative-outcome");
    Card::new().title(&title).show(ui, |ui| {
        form::fields(ui, cx, row, &[Initiative::result, Initiative::continuation]);
        ui.add_space(space::S);
        let codes = [
            Initiative::good_example,
            Initiative::example_text,
            Initiative::may_share,
        ];
        form::fields(ui, cx, row, &codes);
    });
}
