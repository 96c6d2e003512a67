//! The examples as a list, to search and to filter by theme.

use std::sync::Arc;

use eframe::egui::Ui;

use super::EXAMPLES;
use crate::domain::{Choosable as _, GoodExample, Id, Record as _, Theme, reading::alike};
use crate::gui::ground::cx::Cx;
use crate::gui::shelf::rows::{self, Rows};
use crate::gui::shelf::{self, Want};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{TextField, chip, filter_chips, muted};
use crate::insight::{Counts, listed};
use crate::text::{capitalised, sort_key};
use crate::workspace::Result;

/// What the list remembers.
#[derive(Default)]
pub struct State {
    words: String,
    theme: Option<Theme>,
    table: rows::State,
}

/// An example, as the list shows it.
struct Line {
    id: Id,
    title: String,
    place: String,
    themes: Vec<Theme>,
    tags: String,
    shared: bool,
    /// How many initiatives were tried after it, as written out.
    tried: String,
    /// All that it says, to be searched.
    says: String,
}

type Column = rows::Column<Line>;

const COLUMNS: &[Column] = &[
    Column::medium("examples-title", |line| &line.title)
        .share(2.0, 190.0)
        .sorts(),
    Column::own("examples-themes", |ui, cx, line| {
        let themes = line.themes.iter();
        let words: Vec<String> = themes.map(|theme| cx.text.chosen(Some(*theme))).collect();
        muted(ui, &words.join(", "));
    })
    .share(1.4, 130.0),
    Column::body("examples-worked_in", |line| &line.place)
        .share(0.7, 100.0)
        .sorts(),
    Column::muted("examples-tags", |line| &line.tags)
        .share(0.8, 90.0)
        .spare(),
    Column::body("examples-tried", |line| &line.tried)
        .fixed(80.0)
        .right(),
    Column::own("examples-state", |ui, cx, line| {
        let (tone, words) = match line.shared {
            true => (Tone::Good, "examples-shared"),
            false => (Tone::Warning, "examples-to_review"),
        };
        chip(ui, tone, &cx.text.get(words));
    })
    .fixed(130.0)
    .by(|one, other| one.shared.cmp(&other.shared)),
];

/// How many of the columns a municipality sees: what it has been sent is shared.
const OF_CONTACT: usize = 4;

fn lines(cx: &Cx<'_>) -> Option<Arc<Vec<Line>>> {
    let (lead, scope) = (cx.is_lead(), cx.scope());
    cx.view(("examples", scope.clone()), move |source| {
        let (facts, text) = (source.facts()?, &source.text);
        let counts = Counts::new(&facts, &scope);
        let all = source.reader.all::<GoodExample>()?.into_iter();
        let shown = all.filter(|one| lead || one.shared == Some(true));
        let mut lines: Vec<Line> = shown
            .map(|one| {
                let place = one.worked_in.map(|code| text.municipality(code));
                let place = place.unwrap_or_default();
                let tags = one.tags.join(", ");
                let said = [&one.title, &one.text, &one.quotes, &place, &tags, &one.ask];
                Line {
                    id: one.head.id,
                    says: said.map(|said| alike(said)).join("\n"),
                    tried: text.number(counts.tried(one.head.id)),
                    shared: one.shared == Some(true),
                    title: one.title,
                    themes: one.themes,
                    place,
                    tags,
                }
            })
            .collect();
        lines.sort_by_cached_key(|line| sort_key(&line.title));
        Result::Ok(lines)
    })
}

/// What the search and the themes let through.
fn shown<'l>(lines: &'l [Line], state: &State) -> Vec<&'l Line> {
    let wanted = alike(state.words.trim());
    let fits = |line: &&Line| {
        state.theme.is_none_or(|theme| line.themes.contains(&theme))
            && wanted
                .split_whitespace()
                .all(|word| line.says.contains(word))
    };
    lines.iter().filter(fits).collect()
}

/// The examples that the list shows.
pub fn in_sight(cx: &Cx<'_>, state: &State) -> Option<shelf::Shown> {
    let lines = lines(cx)?;
    let shown = shown(&lines, state).into_iter();
    Some(shelf::Shown::of(shown.map(|line| line.id), lines.len()))
}

/// Draws the search, the themes, and what they let through.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) -> Want {
    let Some(lines) = lines(cx) else {
        return Want::Nothing;
    };
    if lines.is_empty() {
        return shelf::nothing_yet(ui, cx, &EXAMPLES);
    }
    filters(ui, cx, &lines, state);
    ui.add_space(space::S);
    let shown = shown(&lines, state);
    if shown.is_empty() {
        muted(ui, &cx.text.get("examples-none_fit"));
        return Want::Nothing;
    }
    let columns = match cx.is_lead() {
        true => COLUMNS,
        false => &COLUMNS[..OF_CONTACT],
    };
    let rows = Rows {
        salt: "examples",
        name: &cx.text.get("page-examples"),
        columns,
        id: |line| line.id,
        says: |line| line.title.clone(),
        lines: shown,
        height: None,
    };
    let chosen = cx.route.shown(GoodExample::KIND);
    let now = rows.beside(ui, cx, chosen, &mut state.table);
    match now.filter(|now| Some(*now) != chosen) {
        Some(id) => Want::Show(id),
        None => Want::Nothing,
    }
}

fn filters(ui: &mut Ui, cx: &Cx<'_>, lines: &[Line], state: &mut State) {
    let themes = Theme::ALL.iter().filter_map(|theme| {
        let count = listed(lines, |line| line.themes.contains(theme));
        let words = capitalised(&cx.text.chosen(Some(*theme)));
        (count > 0).then(|| (Some(*theme), words, cx.text.number(count)))
    });
    let search = cx.text.get("examples-search");
    ui.horizontal_wrapped(|ui| {
        let field = TextField::new(&search).hint(&search).label_hidden();
        let field = field.icon(Icon::Search).width(220.0);
        field.show(ui, &mut state.words);
        ui.add_space(space::S);
        if let Some(clicked) = filter_chips(ui, &state.theme, themes) {
            state.theme = clicked.filter(|_| clicked != state.theme);
        }
    });
}
