//! One box for everything: go to a page, find a record, run a command.

use eframe::egui::{
    Align2, Area, Context, Frame, Id as UiId, Key, Margin, Modifiers, Order, ScrollArea, Shape,
    Stroke, vec2,
};

use super::frame::WALLS;
use crate::domain::reading::alike;
use crate::domain::{Board, BoardItem, Fields, Id, Kind, Record as _};
use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::settings::Settings;
use crate::gui::ground::source::Source;
use crate::gui::ground::wall::Shown;
use crate::gui::pages::help::Topic;
use crate::gui::pages::{self, PAGES};
use crate::gui::shelf::{self, Page, Section};
use crate::gui::theme::{CARD_RADIUS, Mode, Theme};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{MenuItem, TextField, nothing_more_yet, small};
use crate::text::{Language, capitalised};
use crate::workspace::Result;

/// How many records are listed.
const SHOWN: usize = 12;

/// The open search.
#[derive(Default)]
pub struct Search {
    written: String,
    chosen: usize,
    begun: bool,
    /// Enter was pressed, and what is chosen waits until it has been found for all that was written.
    enters: bool,
}

/// Something that can be chosen.
struct Found {
    words: String,
    note: String,
    icon: Icon,
    then: Then,
}

enum Then {
    Go(Route),
    New(&'static Kind),
    Settings(Settings),
    Ask(fn() -> Ask),
    Wall(Shown),
    Help(Topic),
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

/// A change of the settings.
type Change = fn(&mut Settings);

struct Records(Vec<(String, String, Route)>);

impl Search {
    /// Draws the box.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>) -> Searching {
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
                let field = TextField::new(&label)
                    .label_hidden()
                    .hint(&label)
                    .icon(Icon::Search);
                let response = field.show(ui, &mut self.written);
                if !self.begun {
                    self.begun = true;
                    response.response.request_focus();
                }
                changed = response.changed;
                if changed {
                    self.chosen = 0;
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
                                if down || up {
                                    row.scroll_to_me(None);
                                }
                            }
                            if row.clicked() {
                                picked = Some(place);
                            }
                        }
                        if found.is_empty() {
                            small(ui, &cx.text.get("search-nothing"));
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
            }
            open = false;
        }
        if open { Searching::On } else { Searching::Done }
    }

    /// What is found, and whether that is all there is: records are read on another thread.
    fn found(&self, cx: &Cx<'_>) -> (Vec<Found>, bool) {
        let written = alike(&self.written);
        let mut found = commands(cx);
        found.retain(|one| written.is_empty() || alike(&one.words).contains(&written));
        // What begins so is meant before what holds it somewhere.
        found.sort_by_key(|one| !alike(&one.words).starts_with(&written));
        let mut whole = true;
        if written.chars().count() >= 2 {
            let records = self.records(cx);
            whole = records.is_some();
            found.extend(records.into_iter().flatten());
            found.extend(helps(cx, &written));
        }
        (found, whole)
    }

    /// Records whose name begins so, then those that hold the words anywhere; none before they have been read.
    fn records(&self, cx: &Cx<'_>) -> Option<Vec<Found>> {
        let words = self.written.clone();
        let records = cx.view(("search", words.clone()), move |source| {
            let names = source.names()?;
            let kinds: Vec<&str> = shown_kinds().map(|kind| kind.code).collect();
            let named = names.matching(&kinds, &words, None, SHOWN / 2);
            let held = source.reader.search(&words, 5 * SHOWN)?;
            let mut ids: Vec<Id> = named;
            for hit in held {
                if !ids.contains(&hit.record) {
                    ids.push(hit.record);
                }
            }
            let mut records = Vec::new();
            for id in ids {
                let Some(kind) = source.reader.kind_of(id)? else {
                    continue;
                };
                if let Some(route) = shown_at(source, kind, id)? {
                    let title = source.text.title(&source.reader.title(id)?);
                    records.push((title, capitalised(&source.text.kind(kind)), route));
                }
                if records.len() == SHOWN {
                    break;
                }
            }
            Result::Ok(Records(records))
        });
        let found = |(words, note, route): &(String, String, Route)| Found {
            words: words.clone(),
            note: note.clone(),
            icon: icon(route),
            then: Then::Go(route.clone()),
        };
        records.map(|records| records.0.iter().map(found).collect())
    }
}

/// Where a record is seen: at a page of its own, or a note on its board.
fn shown_at(source: &Source, kind: &Kind, id: Id) -> Result<Option<Route>> {
    if pages::shows(kind) {
        return Ok(Some(Route::record(kind, id)));
    }
    if kind.code != BoardItem::CODE {
        return Ok(None);
    }
    let board = source
        .reader
        .get::<BoardItem>(id)?
        .and_then(|note| note.board);
    Ok(board.map(|board| Route::record(Board::KIND, board)))
}

/// The help whose name holds what was written, then that which speaks of it.
fn helps(cx: &Cx<'_>, written: &str) -> Vec<Found> {
    let (mut named, mut speaking) = (Vec::new(), Vec::new());
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
        list.push(Found {
            words,
            note: String::new(),
            icon: Icon::Help,
            then: Then::Help(topic),
        });
    }
    named.extend(speaking);
    named.truncate(SHOWN);
    named
}

/// The kinds whose records are shown by themselves.
fn shown_kinds() -> impl Iterator<Item = &'static Kind> {
    PAGES.iter().flat_map(Page::shelves).map(|shelf| shelf.kind)
}

fn icon(route: &Route) -> Icon {
    match route {
        Route::List(code) | Route::Record(code, _) => {
            let mut shelves = PAGES.iter().flat_map(Page::shelves);
            let shelf = shelves.find(|shelf| shelf.kind.code == *code);
            shelf.map_or(Icon::Home, |shelf| shelf.icon)
        }
        _ => shelf::find(PAGES, route).map_or(Icon::Home, |(page, _)| page.icon),
    }
}

/// The pages that are for whoever works here.
fn mine_of<'c>(cx: &'c Cx<'_>) -> impl Iterator<Item = &'static Page> + 'c {
    let mine = |page: &&Page| page.section != Section::NoFile && page.who.is(cx.role);
    PAGES.iter().filter(mine).filter(|page| cx.uses(page.part))
}

/// Every page that is for whoever works here, and what can be done from anywhere.
fn commands(cx: &Cx<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for page in mine_of(cx) {
        for (route, words) in shelf::views(cx, page) {
            found.push(Found {
                words,
                note: String::new(),
                icon: icon(&route),
                then: Then::Go(route),
            });
        }
    }
    let of_pages = mine_of(cx).flat_map(Page::shelves);
    let made = of_pages.filter(|shelf| cx.uses(shelf.part) && shelf::can_begin(cx, shelf));
    found.extend(made.map(|shelf| Found {
        words: capitalised(&cx.text.kind_new(shelf.kind)),
        note: String::new(),
        icon: Icon::Plus,
        then: Then::New(shelf.kind),
    }));
    let command = |key: &str, icon, then| Found {
        words: cx.text.get(key),
        note: String::new(),
        icon,
        then,
    };
    found.push(Found {
        note: "F1".to_owned(),
        ..command("help-here", Icon::Help, Then::Ask(|| Ask::Help))
    });
    found.extend(WALLS.map(|(key, keys, shown)| Found {
        note: keys.to_owned(),
        ..command(key, Icon::Projector, Then::Wall(shown))
    }));
    found.push(command("frame-undo", Icon::Undo, Then::Ask(|| Ask::Undo)));
    found.push(command("frame-redo", Icon::Redo, Then::Ask(|| Ask::Redo)));
    found.push(command(
        "frame-close",
        Icon::Close,
        Then::Ask(|| Ask::Close),
    ));
    let settings = |change: Change| {
        let mut settings = cx.settings.clone();
        change(&mut settings);
        Then::Settings(settings)
    };
    let looks: [(&str, Icon, Change); 3] = [
        ("search-light", Icon::Sun, |settings| {
            settings.set_mode(Mode::Light)
        }),
        ("search-dark", Icon::Moon, |settings| {
            settings.set_mode(Mode::Dark)
        }),
        ("search-high_contrast", Icon::Contrast, |settings| {
            settings.set_mode(Mode::HighContrast)
        }),
    ];
    found.extend(looks.map(|(key, icon, change)| command(key, icon, settings(change))));
    let languages: [(Language, Change); 2] = [
        (Language::Swedish, |settings| {
            "sv".clone_into(&mut settings.language)
        }),
        (Language::English, |settings| {
            "en".clone_into(&mut settings.language)
        }),
    ];
    found.extend(languages.map(|(language, change)| Found {
        words: language.own_name().to_owned(),
        note: String::new(),
        icon: Icon::Languages,
        then: settings(change),
    }));
    found
}
