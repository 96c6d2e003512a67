//! The initiatives as a table.

use eframe::egui::Ui;

use super::{Item, State, stage_tone, stage_words};
use crate::domain::{Initiative, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::rows::{self, Rows};
use crate::gui::theme::{Theme, Type};
use crate::gui::widgets::{body, chip, muted, text};
use crate::text::compare;

type Column = rows::Column<Item>;

const COLUMNS: &[Column] = &[
    Column::medium("initiatives-title", |item| &item.title)
        .share(2.0, 200.0)
        .sorts(),
    Column::body("initiatives-municipality", |item| &item.place)
        .share(0.7, 100.0)
        .of_all(true)
        .sorts(),
    Column::own("initiatives-stage", |ui, cx, item| {
        let words = stage_words(cx, item.stage);
        chip(ui, stage_tone(item.stage), &words);
    })
    .fixed(150.0)
    .by(|one, other| one.stage.cmp(&other.stage)),
    Column::own("initiatives-stage_since", |ui, cx, item| {
        let day = item.reached.map(|day| cx.text.date(day));
        body(ui, &day.unwrap_or_default());
    })
    .fixed(112.0)
    .by(|one, other| one.reached.cmp(&other.reached)),
    Column::own("initiatives-driver", |ui, cx, item| match &item.driver {
        Some(driver) => drop(body(ui, driver)),
        None => no_driver(ui, cx, Type::Body),
    })
    .share(1.0, 130.0)
    .by(|one, other| compare(driver(one), driver(other))),
    Column::own("initiatives-participation", |ui, cx, item| {
        body(ui, &cx.text.chosen(item.participation));
    })
    .fixed(120.0)
    .by(|one, other| one.participation.cmp(&other.participation)),
    Column::own("initiatives-themes", |ui, cx, item| {
        let themes = item.themes.iter();
        let words: Vec<String> = themes.map(|theme| cx.text.chosen(Some(*theme))).collect();
        muted(ui, &words.join(", "));
    })
    .share(1.2, 120.0),
];

fn driver(item: &Item) -> &str {
    item.driver.as_deref().unwrap_or_default()
}

/// Says that nobody drives it.
pub fn no_driver(ui: &mut Ui, cx: &Cx<'_>, step: Type) {
    let ink = Theme::of(ui).palette.warning.ink;
    text(ui, step, ink, &cx.text.get("initiatives-no_driver"));
}

/// Draws the table.
pub fn table(ui: &mut Ui, cx: &Cx<'_>, items: Vec<&Item>, state: &mut State) {
    let rows = Rows {
        salt: "initiatives",
        name: &cx.text.get("page-initiatives"),
        columns: COLUMNS,
        id: |line| line.id,
        says: |line| line.title.clone(),
        lines: items,
        height: None,
    };
    if let Some(id) = rows.on_card(ui, cx, &mut state.table) {
        cx.go(Route::record(Initiative::KIND, id));
    }
}
