//! Förändringsarbeten: all change initiatives by stage, as a board or a table.

mod board;
mod table;

use std::sync::Arc;

use eframe::egui::Ui;
use serde_json::json;

use super::initiative;
use crate::domain::{Choosable, Fields, Head, Id, Initiative, Participation, Record, Stage, Theme};
use crate::gui::ground::cx::Cx;
use crate::gui::shelf::split::page;
use crate::gui::shelf::{
    self, List, New, PAGE, Page, Place, SHELF, Section, Shelf, View, Want, Who, record, rows,
};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{filter_chips, segmented};
use crate::insight::listed;
use crate::text::{capitalised, sort_key};
use crate::workspace::Result;

/// The page.
pub const INITIATIVES_PAGE: Page = Page {
    code: "initiatives",
    icon: Icon::Change,
    who: Who::All,
    section: Section::Change,
    views: &[View::Shelf(&INITIATIVES)],
    counted: true,
    ..PAGE
};

/// The change initiatives.
pub static INITIATIVES: Shelf = Shelf {
    kind: Initiative::KIND,
    icon: Icon::Change,
    list: List::Own(
        |ui, cx, states| states.with(None, |state, _| list(ui, cx, state)),
        |cx, states| states.with(None, |state, _| in_sight(cx, state)),
    ),
    asks: New::Form(&[
        Initiative::title,
        Initiative::problem,
        Initiative::driver,
        Initiative::themes,
    ]),
    begins: |cx, _| moved(Stage::Idea, false, cx.today),
    record: Place::Page(|ui, cx, id, states| {
        record::whole(ui, cx, &INITIATIVES, id, |ui, row| {
            states.with(Some(id), |state, states| {
                initiative::ui(ui, cx, row, state, states)
            });
        });
    }),
    ..SHELF
};

/// What the list remembers.
#[derive(Default)]
pub struct State {
    as_table: bool,
    theme: Option<Theme>,
    table: rows::State,
}

/// One initiative, as the board and the table show it.
pub struct Item {
    id: Id,
    head: Head,
    title: String,
    place: String,
    stage: Stage,
    /// The day it reached its stage.
    reached: Option<chrono::NaiveDate>,
    /// Which of the stages' days are known.
    dated: Vec<Stage>,
    driver: Option<String>,
    participation: Option<Participation>,
    themes: Vec<Theme>,
}

fn items(cx: &Cx<'_>) -> Option<Arc<Vec<Item>>> {
    let only = cx.municipality;
    cx.view(("initiatives", only), move |source| {
        let names = source.names()?;
        let owners = source.owners()?;
        let all = source.reader.all::<Initiative>()?.into_iter();
        let mut items: Vec<Item> = all
            .filter(|one| only.is_none() || one.head.municipality == only)
            .map(|one| {
                let days = days(&one);
                let stage = one.stage.unwrap_or(Stage::Idea);
                Item {
                    id: one.head.id,
                    head: one.head,
                    place: owners.place(one.head).unwrap_or_default(),
                    stage,
                    reached: days.iter().find(|(of, _)| *of == stage).map(|one| one.1),
                    dated: days.into_iter().map(|(stage, _)| stage).collect(),
                    driver: one.driver.map(|id| names.title(id).to_owned()),
                    participation: one.participation,
                    themes: one.themes,
                    title: one.title,
                }
            })
            .collect();
        items.sort_by_cached_key(|item| (sort_key(&item.place), sort_key(&item.title)));
        Result::Ok(items)
    })
}

/// The days on which an initiative reached its stages, in the order of the stages.
pub fn days(one: &Initiative) -> Vec<(Stage, chrono::NaiveDate)> {
    let days = [
        one.idea_on,
        one.planned_on,
        one.started_on,
        one.in_progress_on,
        one.carried_out_on,
        one.ordinary_work_on,
        one.stopped_on,
    ];
    let stages = Stage::ALL.iter().zip(days);
    stages
        .filter_map(|(stage, day)| Some((*stage, day?)))
        .collect()
}

/// What moves an initiative to a stage: the stage, and its day unless that is known already.
pub fn moved(stage: Stage, dated: bool, today: chrono::NaiveDate) -> Fields {
    let mut fields = Fields::from([(Initiative::stage.to_owned(), json!(stage.code()))]);
    if !dated {
        fields.insert(stage.date_field().to_owned(), json!(today));
    }
    fields
}

/// How a stage is coloured.
pub fn stage_tone(stage: Stage) -> Tone {
    match stage {
        Stage::Idea | Stage::Planned | Stage::Stopped => Tone::Neutral,
        Stage::Started | Stage::InProgress => Tone::Accent,
        Stage::CarriedOut | Stage::OrdinaryWork => Tone::Good,
    }
}

/// What a stage is called where there is little room.
pub fn stage_words(cx: &Cx<'_>, stage: Stage) -> String {
    match stage {
        Stage::OrdinaryWork => cx.text.get("initiatives-ordinary"),
        _ => cx.text.chosen(Some(stage)),
    }
}

/// Those of the chosen theme.
fn shown<'i>(items: &'i [Item], state: &State) -> Vec<&'i Item> {
    let fits = |item: &&Item| state.theme.is_none_or(|theme| item.themes.contains(&theme));
    items.iter().filter(fits).collect()
}

/// The initiatives that the page shows.
fn in_sight(cx: &Cx<'_>, state: &State) -> Option<shelf::Shown> {
    let items = items(cx)?;
    let shown = shown(&items, state).into_iter();
    Some(shelf::Shown::of(shown.map(|item| item.id), items.len()))
}

/// Draws the initiatives by stage, or as a table.
fn list(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) -> Want {
    let Some(items) = items(cx) else {
        return Want::Nothing;
    };
    if items.is_empty() {
        return shelf::nothing_yet(ui, cx, &INITIATIVES);
    }
    filters(ui, cx, &items, state);
    ui.add_space(space::S);
    let shown = shown(&items, state);
    if state.as_table {
        table::table(ui, cx, shown, state);
    } else {
        page(ui, |ui| board::stages(ui, cx, &shown));
    }
    Want::Nothing
}

fn filters(ui: &mut Ui, cx: &Cx<'_>, items: &[Item], state: &mut State) {
    let themes = Theme::ALL.iter().filter_map(|theme| {
        let count = listed(items, |item| item.themes.contains(theme));
        let words = capitalised(&cx.text.chosen(Some(*theme)));
        (count > 0).then(|| (Some(*theme), words, cx.text.number(count)))
    });
    ui.horizontal_wrapped(|ui| {
        let views = [
            (false, cx.text.get("initiatives-board")),
            (true, cx.text.get("initiatives-table")),
        ];
        let name = cx.text.get("initiatives-view");
        segmented(ui, &name, &mut state.as_table, &views);
        ui.add_space(space::S);
        if let Some(clicked) = filter_chips(ui, &state.theme, themes) {
            state.theme = clicked.filter(|_| clicked != state.theme);
        }
    });
}
