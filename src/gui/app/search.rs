//! One box for everything: go to a page, find a record, run a command.

use std::collections::BTreeSet;

use eframe::egui::{
    Align2, Area, Context, Event, EventFilter, Frame, Id as UiId, Key, Margin, Modifiers, Order,
    ScrollArea, Shape, Stroke, text_edit::TextEditState, vec2,
};

use super::commands::{Found, Then, commands};
use super::records::{self, Record};
use crate::domain::Fields;
use crate::domain::reading::alike;
use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::pages::PAGES;
use crate::gui::pages::help::Topic;
use crate::gui::shelf::{self, Page, papers, save_list};
use crate::gui::theme::{CARD_RADIUS, Theme};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    MenuItem, TextField, is_said, marked_row_is_said, nothing_more_yet, small,
};

/// How many records are listed.
pub(super) const SHOWN: usize = 12;

/// The open search.
#[derive(Default)]
pub struct Search {
    written: String,
    chosen: usize,
    /// The arrows have walked to what is chosen.
    walked: bool,
    /// Its field has had the focus.
    begun: bool,
    /// Enter was pressed, and what is chosen waits until it has been found for all that was written.
    enters: bool,
}

/// What became of the search.
pub enum Searching {
    /// It goes on.
    On,
    /// It is over.
    Done,
    /// It is over, and help on this is wanted.
    Help(Topic),
}

/// What is read of the records that are found.
struct Records(Vec<Record>);

/// The field that is written in.
fn field() -> UiId {
    UiId::unique("search field")
}

impl Search {
    /// Opens it; what is typed from now on is written in it, before it has been drawn, too.
    pub fn open(ctx: &Context) -> Self {
        ctx.memory_mut(|memory| memory.request_focus(field()));
        TextEditState::default().store(ctx, field());
        Self::default()
    }

    /// Takes what is typed before the field can.
    fn take_typed(&mut self, ctx: &Context) {
        ctx.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Text(words) => {
                    self.written.push_str(words);
                    false
                }
                _ => true,
            });
        });
    }

    /// Draws the box.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>) -> Searching {
        if !self.begun {
            self.take_typed(ctx);
        }
        let mut open = !ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let down = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
        let up = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowUp));
        let enter = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        self.enters |= enter;
        let (found, whole) = self.found(cx);
        let last = found.len().saturating_sub(1);
        self.chosen = (self.chosen + usize::from(down))
            .saturating_sub(usize::from(up))
            .min(last);
        self.walked |= down || up;
        let (mut picked, mut changed) = (None, false);
        let colours = &Theme::of_context(ctx).palette;
        let area = Area::new(UiId::unique("search"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, vec2(0.0, 60.0));
        let shown = area.show(ctx, |ui| {
            let frame = Frame::new()
                .fill(colours.surface)
                .stroke(Stroke::new(1.0, colours.edge))
                .corner_radius(CARD_RADIUS)
                .shadow(ui.visuals().popup_shadow)
                .inner_margin(Margin::same(12));
            frame.show(ui, |ui| {
                ui.set_width(520.0);
                let label = cx.text.get("search-label");
                let response = TextField::new(&label)
                    .id(field())
                    .label_hidden()
                    .hint(&label)
                    .icon(Icon::Search)
                    .show(ui, &mut self.written);
                if !self.begun {
                    response.response.request_focus();
                    // While its room is measured nothing in it can have the focus.
                    self.begun = !ui.is_sizing_pass();
                }
                // The arrows choose; Tab leads to nothing behind it.
                let keeps = EventFilter {
                    tab: true,
                    horizontal_arrows: true,
                    vertical_arrows: true,
                    escape: false,
                };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(field(), keeps));
                changed = response.changed;
                if changed {
                    (self.chosen, self.walked) = (0, false);
                }
                ScrollArea::vertical()
                    .min_scrolled_height(420.0)
                    .max_height(420.0)
                    .show(ui, |ui| {
                        for (place, one) in found.iter().enumerate() {
                            let ground = ui.painter().add(Shape::Noop);
                            let item = MenuItem::new(&one.words).icon(one.icon).shortcut(&one.note);
                            let row = ui.add(item);
                            if place == self.chosen {
                                let chosen = Shape::rect_filled(row.rect, 4.0, colours.accent.soft);
                                ui.painter().set(ground, chosen);
                                marked_row_is_said(ui, field(), row.id, self.walked);
                                if down || up {
                                    row.scroll_to_me(None);
                                }
                            }
                            if row.clicked() {
                                picked = Some(place);
                            }
                        }
                        if found.is_empty() {
                            let nothing = cx.text.get("search-nothing");
                            let told = small(ui, &nothing);
                            is_said(ui, &told, &nothing);
                        }
                    });
            });
        });
        if shown.response.clicked_elsewhere() {
            open = false;
        }
        if self.enters && whole && !changed {
            self.enters = false;
            picked = picked.or(Some(self.chosen));
        } else if self.enters {
            nothing_more_yet(ctx);
            ctx.request_repaint();
        }
        if let Some(one) = picked.and_then(|place| found.into_iter().nth(place)) {
            match one.then {
                Then::Go(route) => cx.go(route),
                Then::New(kind) => cx.begin(kind, Fields::new()),
                Then::Settings(settings) => cx.ask(Ask::Settings(settings)),
                Then::Ask(ask) => cx.ask(ask()),
                Then::Wall(shown) => cx.ask(Ask::Wall(shown)),
                Then::Help(topic) => return Searching::Help(topic),
                Then::Municipality(code) => cx.ask(Ask::Municipality(code)),
                Then::Excel(shelf) => save_list(cx, shelf),
                Then::Paper(paper) => papers::save_of_file(cx, paper),
                Then::PaperOf(paper, id) => papers::save_of_record(cx, paper, id),
            }
            open = false;
        }
        if open { Searching::On } else { Searching::Done }
    }

    /// What is found, and whether that is all there is: records are read on another thread.
    fn found(&self, cx: &Cx<'_>) -> (Vec<Found>, bool) {
        let written = alike(&self.written);
        let mut found = commands(cx);
        found.retain(|one| match written.is_empty() {
            true => !one.only_asked_for,
            false => one.fits(&written) < Found::NOT,
        });
        // What begins so is meant before what holds it somewhere, and that before what only means the same.
        found.sort_by_key(|one| one.fits(&written));
        let mut whole = true;
        if written.chars().count() >= 2 {
            let records = self.records(cx);
            whole = records.is_some();
            found.extend(records.into_iter().flatten());
            found.extend(helps(cx, &written));
        }
        (found, whole)
    }

    /// Records whose name begins so, those of a municipality that is named, then those that hold the words anywhere;
    /// none before they have been read.
    fn records(&self, cx: &Cx<'_>) -> Option<Vec<Found>> {
        let words = self.written.clone();
        let many = cx.has_many();
        let records = cx.view(("search", words.clone(), many), move |source| {
            Ok(Records(records::found(source, &words, many)?))
        });
        let found = |record: &Record| {
            let found = Found::of(&record.title, Then::Go(record.route.clone()));
            found.noted(&record.note).pictured(icon(&record.route))
        };
        records.map(|records| records.0.iter().map(found).collect())
    }
}

/// The help whose name holds what was written, then that which speaks of it.
fn helps(cx: &Cx<'_>, written: &str) -> Vec<Found> {
    let (mut named, mut speaking) = (Vec::new(), Vec::new());
    let mut titles = BTreeSet::new();
    for topic in Topic::all(cx) {
        let title = topic.title(cx.text);
        let words = cx.text.with("help-of", &[("what", title.as_str().into())]);
        let list = if alike(&words).contains(written) {
            &mut named
        } else if alike(&topic.speaks_of(cx.text)).contains(written) {
            &mut speaking
        } else {
            continue;
        };
        // A page and its kind may be called the same.
        if titles.insert(words.clone()) {
            list.push(Found::of(&words, Then::Help(topic)).pictured(Icon::Help));
        }
    }
    named.extend(speaking);
    named.truncate(SHOWN);
    named
}

/// The picture of what stands at a route.
pub(super) fn icon(route: &Route) -> Icon {
    match route {
        Route::List(code) | Route::Record(code, _) => {
            let mut shelves = PAGES.iter().flat_map(Page::shelves);
            let shelf = shelves.find(|shelf| shelf.kind.code == *code);
            shelf.map_or(Icon::Home, |shelf| shelf.icon)
        }
        _ => shelf::find(PAGES, route).map_or(Icon::Home, |(page, _)| page.icon),
    }
}
