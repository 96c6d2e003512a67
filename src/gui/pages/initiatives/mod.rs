//! Förändringsarbeten: all change initiatives by stage, as a board or a table.

mod board;
mod table;

use std::sync::Arc;

use eframe::egui::{Key, Modifiers, Ui};
use serde_json::json;

use crate::domain::{Choosable, Fields, Head, Id, Initiative, Participation, Record, Stage, Theme};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::form::{NewAnswer, NewRecord};
use crate::gui::shelf::split::{page, with_details};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, FilterChip, Order, PageHeader, card, empty_state, segmented};
use crate::insight::listed;
use crate::text::{capitalised, sort_key};
use crate::workspace::Result;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    as_table: bool,
    theme: Option<Theme>,
    sorted: Option<(usize, Order)>,
    chosen: Option<Id>,
    new: Option<NewRecord>,
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
        let text = &source.text;
        let all = source.reader.all::<Initiative>()?.into_iter();
        let mut items: Vec<Item> = all
            .filter(|one| only.is_none() || one.head.municipality == only)
            .map(|one| {
                let days = days(&one);
                let stage = one.stage.unwrap_or(Stage::Idea);
                Item {
                    id: one.head.id,
                    head: one.head,
                    place: one
                        .head
                        .municipality
                        .map_or(String::new(), |code| text.municipality(code)),
                    stage,
                    reached: days
                        .iter()
                        .find(|(of, _)| *of == stage)
                        .map(|(_, day)| *day),
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
        _ => cx.text.choice(Stage::VOCABULARY, stage.code()),
    }
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let key = cx.may_make(Initiative::KIND) && cx.keyboard.pressed(ui, Modifiers::COMMAND, Key::N);
    let asked = cx.begun(Initiative::KIND);
    let asked = asked.or_else(|| key.then(Fields::new));
    if let Some(known) = asked.filter(|_| state.new.is_none()) {
        state.new = Some(new(cx, known));
    }
    let mut form = state.new.take();
    let mut answer = NewAnswer::Open;
    let closed = with_details(
        ui,
        cx,
        form.is_some(),
        |ui| content(ui, cx, state),
        |ui| {
            if let Some(new) = &mut form {
                answer = new.ui(ui, cx, NEW_FIELDS);
            }
        },
    );
    match answer {
        NewAnswer::Saved(id) => cx.go(Route::Initiative(id)),
        NewAnswer::Open if !closed && state.new.is_none() => state.new = form,
        NewAnswer::Open | NewAnswer::Cancelled => {}
    }
}

const NEW_FIELDS: &[&str] = &[
    Initiative::title,
    Initiative::problem,
    Initiative::driver,
    Initiative::themes,
];

fn new(cx: &Cx<'_>, known: Fields) -> NewRecord {
    let mut fields = moved(Stage::Idea, false, cx.today);
    fields.extend(known);
    NewRecord::new(cx, Initiative::KIND, fields)
}

fn content(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    ui.add_space(space::L);
    let title = cx.text.get("page-initiatives");
    let purpose = cx.text.get("initiatives-purpose");
    let words = cx.text.get("initiatives-new");
    let begin = PageHeader::new(&title).purpose(&purpose).show(ui, |ui| {
        cx.may_make(Initiative::KIND)
            && ui.add(Button::primary(&words).shortcut("Ctrl N")).clicked()
    });
    if begin.inner {
        state.new = Some(new(cx, Fields::new()));
    }
    let Some(items) = items(cx) else { return };
    if items.is_empty() {
        nothing_yet(ui, cx, state);
        return;
    }
    filters(ui, cx, &items, state);
    ui.add_space(space::S);
    let fits = |item: &&Item| state.theme.is_none_or(|theme| item.themes.contains(&theme));
    let shown: Vec<&Item> = items.iter().filter(fits).collect();
    if state.as_table {
        table::table(ui, cx, &shown, state);
    } else {
        page(ui, |ui| board::stages(ui, cx, &shown));
    }
}

fn nothing_yet(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let why = cx.text.get("initiatives-empty");
    let words = cx.text.get("initiatives-new");
    let button = cx.may_make(Initiative::KIND).then_some(words.as_str());
    let (begin, _) = card(ui, |ui| empty_state(ui, Icon::Change, &why, button, None)).inner;
    if begin {
        state.new = Some(new(cx, Fields::new()));
    }
}

fn filters(ui: &mut Ui, cx: &Cx<'_>, items: &[Item], state: &mut State) {
    ui.horizontal_wrapped(|ui| {
        let views = [
            (false, cx.text.get("initiatives-board")),
            (true, cx.text.get("initiatives-table")),
        ];
        let name = cx.text.get("initiatives-view");
        segmented(ui, &name, &mut state.as_table, &views);
        ui.add_space(space::S);
        for theme in Theme::ALL {
            let count = listed(items, |item| item.themes.contains(theme));
            if count == 0 {
                continue;
            }
            let words = capitalised(&cx.text.choice(Theme::VOCABULARY, theme.code()));
            let count = cx.text.number(count);
            let on = state.theme == Some(*theme);
            let chip = FilterChip::new(&words).count(&count).selected(on);
            if ui.add(chip).clicked() {
                state.theme = (!on).then_some(*theme);
            }
        }
    });
}
