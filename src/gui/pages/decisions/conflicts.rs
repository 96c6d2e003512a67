//! Values that two people wrote without knowing of each other: one key chooses either.

use std::collections::HashSet;

use chrono::NaiveDate;
use eframe::egui::{Align, Key, Layout, Modifiers, Ui};
use serde_json::Value;

use super::turns::Turns;
use super::{nothing, pressed};
use crate::domain::{Field, Fields, Id, Kind, MunicipalityCode, Person, Record, Shape, kind};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::keyboard::DIGITS;
use crate::gui::ground::source::Source;
use crate::gui::shelf::editor::editor;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Column, DataTable, IconButton, body, fields_together, heading, link, muted,
    small, text_row,
};
use crate::insight::doubts;
use crate::journal::{Entry, EntryId, REMOVED};
use crate::workspace::{Command, Edit, Merge, OpenConflict, Result, TOLD_TWICE, both_hold};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    turns: Turns<Asked>,
    /// Decided here, and perhaps still in what has been read.
    decided: HashSet<Which>,
    third: Option<Third>,
}

impl State {
    fn ask(&mut self, waiting: &[Asked], place: usize) {
        self.turns.ask(waiting, place);
        self.third = None;
    }

    fn answer(&mut self, now: &Undecided) {
        self.decided.insert(now.which.clone());
        self.turns.answer(now.asked());
        self.third = None;
    }
}

/// The place of what is asked now, and what waits with it.
type Among<'a> = (usize, &'a [Asked]);

/// What a conflict asks: the value of this field of a record.
type Asked = (Id, String);

/// Which conflict: the record, the field, and the entries that disagree.
type Which = (Id, String, Vec<EntryId>);

/// Another value that is being written.
struct Third {
    of: Which,
    value: Value,
    first: Vec<Edit>,
    error: Option<String>,
    /// The focus has been moved to it.
    begun: bool,
}

/// A conflict, in words.
pub struct Undecided {
    which: Which,
    kind: &'static Kind,
    field: String,
    title: String,
    label: String,
    whose: String,
    municipality: Option<MunicipalityCode>,
    values: Vec<WrittenValue>,
    /// What refers to a record that is to be removed or kept, in words.
    hangs: Option<String>,
    /// Each value is written to a record of its own.
    apart: bool,
    /// Other records that are decided with it.
    others: Vec<Id>,
    /// The decision that persons are one, where they are told of in different ways.
    link: Option<Id>,
}

impl Undecided {
    fn asked(&self) -> Asked {
        (self.which.0, self.field.clone())
    }

    /// The command that a choice among what is written stands for.
    fn choice(&self, cx: &Cx<'_>, written: &WrittenValue) -> Command {
        match &written.stands_for {
            Some(chosen) => chosen.clone(),
            None => both_hold(self.link, &self.records(), cx.fresh_id()),
        }
    }

    /// What was decided, to be said when it is.
    fn chosen(&self, cx: &Cx<'_>, value: &str) -> String {
        let args = [
            ("title", self.title.as_str().into()),
            ("field", self.label.as_str().into()),
            ("value", shown(value).into()),
        ];
        cx.text.with("decisions-chosen", &args)
    }

    fn records(&self) -> Vec<Id> {
        std::iter::once(&self.which.0)
            .chain(&self.others)
            .copied()
            .collect()
    }

    /// The command that makes a value the one that holds, here and in what is decided with it.
    fn decision(&self, value: &Value) -> Command {
        let records = self.records().into_iter();
        let edits = records.map(|id| Edit::decide(self.kind, id, &self.field, value));
        Command::new(edits.collect())
    }
}

/// One of the values, and who wrote it.
struct WrittenValue {
    value: Value,
    words: String,
    by: String,
    /// What is done when it is chosen; none where each record holds.
    stands_for: Option<Command>,
}

/// Whether this version knows what it is about.
pub fn is_known(waiting: &OpenConflict) -> bool {
    kind(&waiting.kind).is_some()
}

/// The conflicts that wait, of everybody or one municipality.
fn undecided(
    source: &Source,
    today: NaiveDate,
    only: Option<MunicipalityCode>,
) -> Result<Vec<Undecided>> {
    let mut all = Vec::new();
    let mut conflicts = source.reader.conflicts()?;
    for doubt in doubts(&*source.facts()?) {
        let told = (doubt.field, doubt.named_by());
        let (kind, whose) = (doubt.source.kind(), doubt.municipality);
        let reader = &source.reader;
        conflicts.extend(reader.told_differently(kind, told, &doubt.records, whose)?);
    }
    for waiting in conflicts {
        let concerns = only.is_none() || waiting.municipality == only;
        let known = kind(&waiting.kind).filter(|_| concerns);
        if let Some(kind) = known {
            all.push(one(source, today, kind, waiting)?);
        }
    }
    Ok(all)
}

fn one(
    source: &Source,
    today: NaiveDate,
    kind: &'static Kind,
    waiting: OpenConflict,
) -> Result<Undecided> {
    let names = source.names()?;
    let (reader, text) = (&source.reader, &source.text);
    let title_of = |id: &str| names.title_of(id);
    let field = waiting.conflict.field.clone();
    let all: Vec<Id> = std::iter::once(waiting.record)
        .chain(waiting.others.clone())
        .collect();
    let ids = waiting.conflict.values.iter().map(|(id, _)| *id);
    let which = (waiting.record, field.clone(), ids.collect());
    let mut values = Vec::new();
    for (place, (id, value)) in waiting.conflict.values.iter().enumerate() {
        let (id, value) = (*id, value.clone());
        let entry = reader.entry(id)?;
        let way = waiting.ways.get(place).and_then(|way| way.first()).copied();
        let stands_for = reader.choosing(&waiting, place)?;
        let author = entry.as_ref().and_then(|entry| entry.author.clone());
        // What speaks for keeping a removed record is what was changed, or another that refers to it anew.
        let keeps = field == REMOVED && value == Value::Bool(false);
        let speaks_for = match entry.filter(|_| keeps) {
            Some(entry) if entry.record != waiting.record => Some(named(source, &entry)?),
            Some(entry) => {
                let change = [("change", text.deed(&entry, &title_of).into())];
                Some(text.with("conflict-keep_change", &change))
            }
            None => None,
        };
        let when = Some(text.when(id.wall_ms(), today));
        let by = [author, when, Some(from(source, id)?)];
        let by = by.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let words =
            speaks_for.unwrap_or_else(|| text.conflict_value(kind, &field, &value, &title_of));
        // A way out says of whom it speaks, and who has said otherwise.
        let (words, by) = match way {
            Some(way) => (
                format!("{}: {words}", text.title(&reader.title(way)?)),
                text.with("conflict-otherwise", &[("by", by.into())]),
            ),
            None => (words, by),
        };
        values.push(WrittenValue {
            words,
            by,
            value,
            stands_for,
        });
    }
    let told_apart = kind.code == Person::CODE && field == Person::unit && all.len() > 1;
    if told_apart {
        values.push(WrittenValue {
            value: Value::Null,
            words: text.get("conflict-both_hold"),
            by: String::new(),
            stands_for: None,
        });
    }
    let link = told_apart.then(|| reader.link_among(&all)).transpose()?;
    let hanging = match field == REMOVED {
        true => reader.referred_by(kind, waiting.record)?,
        false => Vec::new(),
    };
    let hangs = (!hanging.is_empty()).then(|| {
        let what = text.kinds_counted(hanging.iter().map(|one| one.row.kind));
        text.with("conflict-hangs", &[("what", what.into())])
    });
    let row = reader.row(kind, waiting.record)?;
    let whose = match row {
        Some(row) => source.owners()?.whose(row.head),
        None => text.whose(waiting.municipality),
    };
    Ok(Undecided {
        which,
        title: text.title(&reader.title(waiting.record)?),
        label: text.conflict_field(kind, &field),
        whose: format!("{whose} · {}", text.kind(kind)),
        municipality: waiting.municipality,
        kind,
        field,
        values,
        hangs,
        apart: !waiting.ways.is_empty(),
        others: waiting.others,
        link: link.flatten(),
    })
}

/// That a record is kept since this entry's record refers to it.
fn named(source: &Source, entry: &Entry) -> Result<String> {
    let text = &source.text;
    let title = text.title(&source.reader.title(entry.record)?);
    let what = match kind(&entry.kind) {
        Some(kind) => format!("{} {title}", text.kind(kind)),
        None => title,
    };
    Ok(text.with("conflict-keep_for", &[("what", what.into())]))
}

/// Where an entry came from: a bundle, or written here.
fn from(source: &Source, entry: EntryId) -> Result<String> {
    let text = &source.text;
    let Some(number) = source.reader.bringers(entry)?.into_iter().next() else {
        return Ok(text.get("decisions-written_here"));
    };
    let merges = source.reader.merges()?;
    let merge = merges.iter().find(|merge| merge.number == number);
    let projects = source.reader.project_names()?;
    let sender = text.sender(merge.and_then(Merge::whose), &projects);
    Ok(text.with("decisions-from_bundle", &[("from", sender.into())]))
}

/// Draws the conflict that is to be decided now, and the others below it.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let (today, only) = (cx.today, cx.municipality);
    let all = cx.view(("conflicts", today, only), move |source| {
        undecided(source, today, only)
    });
    let Some(all) = all else { return };
    if cx.at_rest {
        // What has been read knows of it, or it could not be stored, or was undone.
        state.decided.clear();
    }
    let waiting: Vec<&Undecided> = all
        .iter()
        .filter(|one| !state.decided.contains(&one.which))
        .collect();
    let asked: Vec<Asked> = waiting.iter().map(|one| one.asked()).collect();
    let place = state.turns.asked(&asked);
    let Some(now) = waiting.get(place) else {
        nothing(ui, cx, "decisions-no_conflicts");
        return;
    };
    card(ui, cx, state, now, (place, &asked));
    if waiting.len() > 1 {
        ui.add_space(space::M);
        list(ui, cx, state, &waiting, (place, &asked));
    }
}

fn card(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, now: &Undecided, among: Among<'_>) {
    Card::new().tone(Tone::Accent).show(ui, |ui| {
        top(ui, cx, state, now, among);
        let twice = now.field == TOLD_TWICE;
        let purpose = if twice {
            "conflict-purpose_twice"
        } else {
            "conflict-purpose"
        };
        muted(ui, &cx.text.get(purpose));
        ui.add_space(space::XS);
        let may = cx.writable && cx.role.keeps(now.kind, now.municipality).is_ok();
        if !may {
            muted(ui, &cx.text.get("conflict-not_yours"));
        }
        for (place, written) in now.values.iter().enumerate() {
            if value(ui, cx, may, place, written) {
                cx.run_saying(now.choice(cx, written), now.chosen(cx, &written.words));
                state.answer(now);
            }
        }
        if let Some(hangs) = &now.hangs {
            small(ui, hangs);
        }
        if may {
            third(ui, cx, state, now);
        }
    });
}

/// What it is about, how many there are, and on to the next.
fn top(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, now: &Undecided, among: Among<'_>) {
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.set_max_width(ui.available_width() - 160.0);
            let route = cx.route_of(now.kind, now.which.0);
            text_row(ui, |ui| {
                heading(ui, 2, &format!("{}: {}", now.title, now.label));
            });
            text_row(ui, |ui| {
                small(ui, &now.whose);
                if let Some(route) = route {
                    let see = cx.text.get("conflict-see");
                    if link(ui, &see).clicked() {
                        cx.go(route);
                    }
                }
            });
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (next, previous) = (
                cx.text.get("decisions-next"),
                cx.text.get("decisions-previous"),
            );
            let free = ui.memory(|memory| memory.focused().is_none());
            let mut step = |icon, words: &str, key, may: bool| {
                let clicked = ui.add(IconButton::new(icon, words).enabled(may)).clicked();
                may && (clicked || free && pressed(ui, cx, key))
            };
            let (place, all) = among;
            if step(
                Icon::ChevronDown,
                &next,
                Key::ArrowDown,
                place + 1 < all.len(),
            ) {
                state.ask(all, place + 1);
            } else if step(Icon::ChevronUp, &previous, Key::ArrowUp, place > 0) {
                state.ask(all, place - 1);
            }
            let args = [("n", (place + 1).into()), ("of", all.len().into())];
            small(ui, &cx.text.with("decisions-place", &args));
        });
    });
}

/// One of the values; whether it was chosen.
fn value(ui: &mut Ui, cx: &Cx<'_>, may: bool, place: usize, written: &WrittenValue) -> bool {
    let key = DIGITS.get(place);
    let mut chosen = false;
    ui.horizontal(|ui| {
        let short = shown(&written.words);
        let words = cx.text.with("conflict-choose", &[("value", short.into())]);
        if may {
            let shortcut = (place + 1).to_string();
            let mut button = Button::secondary(&words);
            if key.is_some() {
                button = button.shortcut(&shortcut);
            }
            chosen = ui.add(button).clicked();
        } else {
            body(ui, &shown(&written.words));
        }
        small(ui, &written.by);
    });
    if written.words.chars().count() > MOST {
        body(ui, &written.words);
    }
    chosen || (may && key.is_some_and(|key| pressed(ui, cx, *key)))
}

/// So much of a value stands on its button.
const MOST: usize = 60;

fn shown(words: &str) -> String {
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let short: String = words.chars().take(MOST).collect();
    format!("{}…", short.trim_end())
}

/// The field's description, if it is one that can be written anew.
fn writable_field(now: &Undecided) -> Option<&'static Field> {
    let (_, field) = now.kind.field(&now.field)?;
    let fixed = matches!(
        field.shape,
        Shape::MunicipalityCode | Shape::Answers | Shape::Counts
    );
    (!fixed && !now.apart).then_some(field)
}

/// A third value, in the field's ordinary editor.
fn third(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, now: &Undecided) {
    let Some(field) = writable_field(now) else {
        return;
    };
    let open = state.third.as_ref().is_some_and(|one| one.of == now.which);
    if !open {
        let words = cx.text.get("conflict-third");
        let clicked = ui.add(Button::quiet(&words).icon(Icon::Edit).shortcut("S"));
        if clicked.clicked() || pressed(ui, cx, Key::S) {
            let shown = now.values.first().map(|written| written.value.clone());
            state.third = Some(Third {
                of: now.which.clone(),
                value: shown.unwrap_or_default(),
                first: Vec::new(),
                error: None,
                begun: false,
            });
        }
        return;
    }
    let Some(third) = &mut state.third else {
        return;
    };
    ui.add_space(space::XS);
    let begins = !std::mem::replace(&mut third.begun, true);
    let drawn = ui
        .push_id(&now.which, |ui| {
            fields_together(ui, begins, |ui| {
                ui.set_max_width(420.0);
                let error = third.error.as_deref();
                if let Some(edited) = editor(
                    ui,
                    cx,
                    now.kind,
                    field,
                    (Id::nil(), &third.value, &Fields::new()),
                    error,
                ) {
                    third.value = edited.value;
                    third.first.extend(edited.first);
                    third.error = None;
                }
            })
        })
        .inner;
    let (save, cancel) = (
        cx.text.get("conflict-third_save"),
        cx.text.get("form-cancel"),
    );
    let mut saved = cx.keyboard.pressed(ui, Modifiers::COMMAND, Key::Enter);
    let mut cancelled = false;
    ui.horizontal(|ui| {
        saved |= ui
            .add(Button::primary(&save).shortcut("Ctrl Enter"))
            .clicked();
        cancelled = ui.add(Button::quiet(&cancel)).clicked();
    });
    if cancelled {
        state.third = None;
    } else if saved && drawn.all_read(ui.ctx()) {
        if let Err(fault) = field.check(&third.value) {
            third.error = Some(cx.text.invalid(now.kind, &fault));
            return;
        }
        let chosen = now.decision(&third.value);
        let edits = third.first.drain(..).chain(chosen.edits).collect();
        let name = chosen.name;
        let title_of = |id: &str| cx.names.title_of(id);
        let words = cx
            .text
            .conflict_value(now.kind, &now.field, &third.value, &title_of);
        cx.run_saying(Command { name, edits }, now.chosen(cx, &words));
        state.answer(now);
    }
}

fn list(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    waiting: &[&Undecided],
    (place, asked): Among<'_>,
) {
    const ROW: f32 = 32.0;
    let names = ["record", "field", "whose"]
        .map(|column| cx.text.get(&format!("conflict-column_{column}")));
    let columns = names
        .each_ref()
        .map(|name| Column::new(name).share(1.0, 120.0));
    let title = cx.text.get("conflict-all");
    let row_name = |row: usize| format!("{}: {}", waiting[row].title, waiting[row].label);
    Card::new().flush().title(&title).show(ui, |ui| {
        let out = DataTable::new("conflicts", &title, &columns, waiting.len())
            .row_height(ROW)
            .at_most(12)
            .selected(Some(place))
            .row_name(&row_name)
            .letters_elsewhere()
            .show(ui, |ui, row, column| {
                let one = waiting[row];
                match column {
                    0 => body(ui, &one.title),
                    1 => body(ui, &one.label),
                    _ => small(ui, &one.whose),
                };
            });
        if let Some(row) = out.selected {
            state.ask(asked, row);
        }
    });
}
