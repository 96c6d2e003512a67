//! Persons who may be one human being, side by side, with what speaks for it and against.

use std::collections::HashSet;

use eframe::egui::{Grid, Key, Ui};
use serde_json::{Value, json};

use super::turns::Turns;
use super::{nothing, pressed};
use crate::domain::reading::alike;
use crate::domain::{
    Choosable as _, Fields, Id, LinkVerdict, MunicipalityCode, Person, PersonLink, Privacy, Record,
    Shape as FieldShape,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::names::Names;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{
    Button, Card, Shape, body, chip, divider, heading, link, medium, muted, small, state_words,
    text_row,
};
use crate::insight::{Counts, Duplicate, Scope, Shared, duplicates};
use crate::text::{capitalised, uncapitalised};
use crate::workspace::{Command, Result, Row};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    /// Decided here, and perhaps still in what has been read.
    decided: HashSet<(Id, Id)>,
    turns: Turns<(Id, Id)>,
}

/// Two persons side by side.
struct Pair {
    ids: (Id, Id),
    titles: [String; 2],
    rows: Vec<ComparedField>,
    speaks_for: Vec<String>,
    speaks_against: Vec<String>,
}

/// One thing that is known of both.
struct ComparedField {
    label: String,
    values: [String; 2],
    /// Whether they are the same, where both are known.
    same: Option<bool>,
    /// Few have the same.
    telling: bool,
}

/// A pair that somebody has put off.
struct Resting {
    link: Id,
    names: String,
}

struct Duplicates {
    pairs: Vec<Pair>,
    resting: Vec<Resting>,
}

/// The fields that are compared.
const COMPARED: [&str; 8] = [
    Person::name,
    Person::email,
    Person::phone,
    Person::unit,
    Person::profession,
    Person::gender,
    Person::decision_level,
    Person::participant_level,
];

/// The pairs that wait, of everybody or where one municipality's people are concerned.
pub fn pairs(source: &Source, only: Option<MunicipalityCode>) -> Result<Vec<Duplicate>> {
    let mut pairs = duplicates(&*source.facts()?);
    if only.is_some() && !pairs.is_empty() {
        let names = source.names()?;
        let own = |id| {
            names
                .get(id)
                .is_some_and(|named| named.municipality == only)
        };
        pairs.retain(|pair| own(pair.first) || own(pair.second));
    }
    Ok(pairs)
}

impl Duplicates {
    fn load(source: &Source, only: Option<MunicipalityCode>, everything: &Scope) -> Result<Self> {
        let (facts, names) = (source.facts()?, source.names()?);
        let counts = Counts::new(&facts, everything);
        let mut all = Vec::new();
        for pair in pairs(source, only)? {
            all.extend(Pair::load(source, &names, &counts, pair)?);
        }
        let links = source.reader.all::<PersonLink>()?;
        let resting = links
            .iter()
            .filter(|link| link.verdict == Some(LinkVerdict::Later))
            .filter(|link| only.is_none() || link.head.municipality == only)
            .map(|link| Resting {
                link: link.head.id,
                names: both(source, &names, link.first, link.second),
            });
        Ok(Self {
            resting: resting.collect(),
            pairs: all,
        })
    }
}

/// The two that a link is about.
pub fn both(source: &Source, names: &Names, first: Option<Id>, second: Option<Id>) -> String {
    let title = |id: Option<Id>| id.map_or("", |id| names.title(id)).to_owned();
    let args = [
        ("first", title(first).into()),
        ("second", title(second).into()),
    ];
    source.text.with("duplicate-both", &args)
}

impl Pair {
    fn load(
        source: &Source,
        names: &Names,
        counts: &Counts<'_>,
        pair: Duplicate,
    ) -> Result<Option<Self>> {
        let row = |id| source.reader.row(Person::KIND, id);
        let (Some(first), Some(second)) = (row(pair.first)?, row(pair.second)?) else {
            return Ok(None);
        };
        let both = [&first, &second];
        let mut rows: Vec<ComparedField> = COMPARED
            .iter()
            .filter_map(|code| compared(source, names, both, code))
            .collect();
        rows.push(places(source, both)?);
        let told = |same: bool, key: &str, rows: &[ComparedField]| -> Vec<String> {
            rows.iter()
                .filter(|row| row.same == Some(same) && (row.telling || !same))
                .map(|row| {
                    let what = uncapitalised(&row.label);
                    source.text.with(key, &[("what", what.into())])
                })
                .collect()
        };
        let mut speaks_against = told(false, "duplicate-different", &rows);
        let shared = counts.shared(pair.first, pair.second);
        speaks_against.extend(together(source, names, &shared));
        let titles = both.map(|row| names.title(row.head.id).to_owned());
        Ok(Some(Self {
            ids: (pair.first, pair.second),
            titles,
            speaks_for: told(true, "duplicate-same", &rows),
            speaks_against,
            rows,
        }))
    }
}

fn compared(source: &Source, names: &Names, both: [&Row; 2], code: &str) -> Option<ComparedField> {
    let text = &source.text;
    let (_, field) = Person::KIND.field(code)?;
    let hidden = both
        .iter()
        .any(|row| row.fields.get(Person::protected).and_then(Value::as_bool) == Some(true));
    let title_of = |id: &str| names.title_of(id);
    let stored = both.map(|row| row.fields.get(code));
    let values = stored.map(|value| match value {
        Some(_) if hidden && field.privacy != Privacy::Open => text.get("duplicate-hidden"),
        Some(value) => text.value(field, value, &title_of),
        None => String::new(),
    });
    let folded = stored.map(|value| value.and_then(Value::as_str).map(alike));
    let same = match (&stored, &folded) {
        ([Some(_), Some(_)], [Some(one), Some(other)]) => Some(one == other),
        ([Some(one), Some(other)], _) => Some(one == other),
        _ => None,
    };
    (!values.iter().all(String::is_empty)).then(|| ComparedField {
        label: capitalised(&text.field(Person::KIND, field)),
        values,
        same,
        telling: matches!(field.shape, FieldShape::Line | FieldShape::Reference(_)),
    })
}

fn places(source: &Source, both: [&Row; 2]) -> Result<ComparedField> {
    let (text, owners) = (&source.text, source.owners()?);
    let whose = both.map(|row| owners.whose(row.head));
    Ok(ComparedField {
        label: text.get("duplicate-place"),
        same: Some(whose[0] == whose[1]),
        values: whose,
        telling: false,
    })
}

/// Groups that both are in, and meetings and sessions that both were at: nobody is there twice.
fn together(source: &Source, names: &Names, shared: &Shared) -> Vec<String> {
    let told = |key: &str, id: &Id| {
        source
            .text
            .with(key, &[("what", names.title(*id).to_owned().into())])
    };
    let group = shared
        .group
        .iter()
        .map(|id| told("duplicate-same_group", id));
    let meeting = shared
        .occasion
        .iter()
        .map(|id| told("duplicate-same_meeting", id));
    group.chain(meeting).collect()
}

/// Draws the pair that is to be decided now, what waits after it, and what rests.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let only = cx.municipality;
    let everything = Scope::everything(cx.today);
    let all = cx.view(("duplicates", only, cx.today), move |source| {
        Duplicates::load(source, only, &everything)
    });
    let Some(all) = all else { return };
    if cx.at_rest {
        // What has been read knows of it, or it could not be stored, or was undone.
        state.decided.clear();
    }
    let waiting: Vec<&Pair> = all
        .pairs
        .iter()
        .filter(|pair| !state.decided.contains(&pair.ids))
        .collect();
    let asked: Vec<(Id, Id)> = waiting.iter().map(|pair| pair.ids).collect();
    match waiting.get(state.turns.asked(&asked)) {
        None => nothing(ui, cx, "decisions-no_duplicates"),
        Some(now) => card(ui, cx, state, now, waiting.len() - 1),
    }
    resting(ui, cx, &all.resting);
}

fn card(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, pair: &Pair, after: usize) {
    Card::new().tone(Tone::Accent).show(ui, |ui| {
        heading(ui, 2, &cx.text.get("duplicate-question"));
        muted(ui, &cx.text.get("duplicate-purpose"));
        ui.add_space(space::XS);
        side_by_side(ui, cx, pair);
        ui.add_space(space::XS);
        arguments(ui, cx, pair);
        ui.add_space(space::S);
        if cx.writable {
            answers(ui, cx, state, pair);
        }
        if after > 0 {
            let words = cx.text.with("duplicate-after", &[("n", after.into())]);
            small(ui, &words);
        }
    });
}

fn side_by_side(ui: &mut Ui, cx: &Cx<'_>, pair: &Pair) {
    let width = ((ui.available_width() - 180.0) / 2.0).clamp(160.0, 320.0);
    let salt = ui.scope_id().with(pair.ids);
    let control = std::mem::replace(&mut ui.spacing_mut().interact_size.y, 20.0);
    Grid::new(salt)
        .num_columns(3)
        .min_row_height(20.0)
        .spacing([space::L, space::XS])
        .min_col_width(120.0)
        .max_col_width(width)
        .show(ui, |ui| {
            small(ui, "");
            for (title, id) in pair.titles.iter().zip([pair.ids.0, pair.ids.1]) {
                if link(ui, title).clicked() {
                    cx.go(Route::record(Person::KIND, id));
                }
            }
            ui.end_row();
            for row in &pair.rows {
                small(ui, &row.label);
                for value in &row.values {
                    if value.is_empty() {
                        muted(ui, "–");
                    } else {
                        body(ui, value);
                    }
                }
                ui.end_row();
            }
        });
    ui.spacing_mut().interact_size.y = control;
}

fn arguments(ui: &mut Ui, cx: &Cx<'_>, pair: &Pair) {
    let sides = [
        ("duplicate-for", &pair.speaks_for, Shape::Check, Tone::Good),
        (
            "duplicate-against",
            &pair.speaks_against,
            Shape::Triangle,
            Tone::Warning,
        ),
    ];
    for (key, all, shape, tone) in sides {
        if all.is_empty() {
            continue;
        }
        ui.horizontal_wrapped(|ui| {
            medium(ui, &cx.text.get(key));
            for words in all {
                state_words(ui, shape, tone, words);
            }
        });
    }
}

fn answers(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, pair: &Pair) {
    let all = [
        (LinkVerdict::Same, "duplicate-answer_same", Key::Num1, "1"),
        (
            LinkVerdict::Different,
            "duplicate-answer_different",
            Key::Num2,
            "2",
        ),
        (LinkVerdict::Later, "duplicate-answer_later", Key::Num3, "3"),
    ];
    ui.horizontal(|ui| {
        for (verdict, words, key, shortcut) in all {
            let words = cx.text.get(words);
            let button = match verdict {
                LinkVerdict::Later => Button::quiet(&words),
                _ => Button::secondary(&words),
            };
            let clicked = ui.add(button.shortcut(shortcut)).clicked();
            if clicked || pressed(ui, cx, key) {
                cx.run_saying(linked(cx, pair.ids, verdict), decided(cx, pair, verdict));
                state.decided.insert(pair.ids);
                state.turns.answer(pair.ids);
            }
        }
    });
}

/// What was decided of two persons, to be said when it is.
fn decided(cx: &Cx<'_>, pair: &Pair, verdict: LinkVerdict) -> String {
    let key = match verdict {
        LinkVerdict::Same => "earlier-same",
        LinkVerdict::Different => "earlier-different",
        LinkVerdict::Later => "duplicate-later",
    };
    let [first, second] = pair.titles.each_ref().map(|title| title.as_str().into());
    let both = [("first", first), ("second", second)];
    let names = cx.text.with("duplicate-both", &both);
    cx.text.with(key, &[("names", names.into())])
}

fn linked(cx: &Cx<'_>, (first, second): (Id, Id), verdict: LinkVerdict) -> Command {
    let fields = Fields::from([
        (PersonLink::first.to_owned(), json!(first)),
        (PersonLink::second.to_owned(), json!(second)),
        (PersonLink::verdict.to_owned(), json!(verdict.code())),
    ]);
    Command::create(PersonLink::KIND, cx.fresh_id(), fields)
}

fn resting(ui: &mut Ui, cx: &Cx<'_>, resting: &[Resting]) {
    if resting.is_empty() {
        return;
    }
    ui.add_space(space::M);
    let title = cx.text.get("duplicate-resting");
    Card::new().title(&title).show(ui, |ui| {
        for (place, one) in resting.iter().enumerate() {
            if place > 0 {
                divider(ui);
            }
            text_row(ui, |ui| {
                body(ui, &one.names);
                chip(ui, Tone::Neutral, &cx.text.get("duplicate-put_off"));
                let again = cx
                    .text
                    .with("duplicate-take_up", &[("names", one.names.as_str().into())]);
                if cx.writable && link(ui, &again).clicked() {
                    cx.remove(PersonLink::KIND, one.link);
                }
            });
        }
    });
}
