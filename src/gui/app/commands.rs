//! What can be done from anywhere: pages to go to, lists and papers to save, whose work to look at, how the window
//! looks and in what language.

use super::frame::{WALLS, taking_part};
use super::search::icon;
use crate::domain::reading::alike;
use crate::domain::{Choosable as _, Id, Kind, MunicipalityCode, Part, kind};
use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::settings::Settings;
use crate::gui::ground::wall::Shown;
use crate::gui::pages::PAGES;
use crate::gui::pages::help::Topic;
use crate::gui::shelf::{self, List, Page, Section, Shelf, View};
use crate::gui::theme::Mode;
use crate::gui::widgets::icons::Icon;
use crate::report::paper::{FilePaper, RecordPaper};
use crate::text::{Language, capitalised};

/// Something that can be chosen.
pub(super) struct Found {
    pub words: String,
    pub note: String,
    pub icon: Icon,
    /// Other words that mean it.
    also: String,
    /// It stands in the list only when something of it has been written.
    pub only_asked_for: bool,
    pub then: Then,
}

/// What is done when it is chosen.
pub(super) enum Then {
    Go(Route),
    New(&'static Kind),
    Settings(Settings),
    Ask(fn() -> Ask),
    Wall(Shown),
    Help(Topic),
    Municipality(Option<MunicipalityCode>),
    Excel(&'static Shelf),
    Paper(FilePaper),
    PaperOf(RecordPaper, Id),
}

/// A change of the settings.
type Change = fn(&mut Settings);

impl Found {
    /// It does not fit at all.
    pub const NOT: u8 = 3;

    /// Something with these words.
    pub fn of(words: &str, then: Then) -> Self {
        Self {
            words: words.to_owned(),
            note: String::new(),
            icon: Icon::Home,
            also: String::new(),
            only_asked_for: false,
            then,
        }
    }

    /// With a note beside the words.
    pub fn noted(mut self, note: &str) -> Self {
        note.clone_into(&mut self.note);
        self
    }

    /// With a picture before the words.
    pub fn pictured(mut self, icon: Icon) -> Self {
        self.icon = icon;
        self
    }

    /// Only in the list when something has been written that it, or these other words, hold.
    fn asked_for(mut self, also: &str) -> Self {
        also.clone_into(&mut self.also);
        self.only_asked_for = true;
        self
    }

    /// How well it fits what was written, the best first.
    pub fn fits(&self, written: &str) -> u8 {
        let words = alike(&self.words);
        let also = alike(&self.also);
        let mut meant = also.split(',').map(str::trim);
        if words.starts_with(written) {
            0
        } else if words.contains(written) {
            1
        } else if meant.any(|words| words.starts_with(written)) {
            2
        } else {
            Self::NOT
        }
    }
}

/// Every page that is for whoever works here, and what can be done from anywhere.
pub(super) fn commands(cx: &Cx<'_>) -> Vec<Found> {
    let mut found = places(cx);
    found.extend(places_unused(cx));
    found.extend(made(cx));
    let command = |key: &str, icon, then| Found::of(&cx.text.get(key), then).pictured(icon);
    let help = command("help-here", Icon::Help, Then::Ask(|| Ask::Help));
    found.push(help.noted("F1"));
    found
        .extend(WALLS.map(|(key, keys, shown)| {
            command(key, Icon::Projector, Then::Wall(shown)).noted(keys)
        }));
    found.push(command("frame-undo", Icon::Undo, Then::Ask(|| Ask::Undo)));
    found.push(command("frame-redo", Icon::Redo, Then::Ask(|| Ask::Redo)));
    found.push(command(
        "frame-close",
        Icon::Close,
        Then::Ask(|| Ask::Close),
    ));
    found.extend(settings(cx));
    found.extend(of_whom(cx));
    found.extend(leaving(cx));
    found
}

fn mine<'a>(cx: &'a Cx<'_>) -> impl Iterator<Item = &'static Page> + 'a {
    for_me(cx).filter(|page| cx.uses(page.part))
}

/// The pages that are for whoever works here, also those of parts that the project does without.
fn for_me<'a>(cx: &'a Cx<'_>) -> impl Iterator<Item = &'static Page> + 'a {
    PAGES
        .iter()
        .filter(|page| page.section != Section::NoFile && page.who.is(cx.role))
}

/// What can be made.
fn made(cx: &Cx<'_>) -> impl Iterator<Item = Found> {
    let shelves = mine(cx).flat_map(Page::shelves);
    let made = shelves.filter(|shelf| cx.uses(shelf.part) && shelf::can_begin(cx, shelf));
    made.map(|shelf| {
        let words = capitalised(&cx.text.kind_new(shelf.kind));
        let one = Found::of(&words, Then::New(shelf.kind)).pictured(Icon::Plus);
        one.asked_for("")
    })
}

/// The pages, and their tabs with the page that they stand on.
fn places(cx: &Cx<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for page in mine(cx) {
        let views = shelf::views(cx, page);
        let title = views.first().map(|(_, title)| title.clone());
        for (place, (route, words)) in views.into_iter().enumerate() {
            let icon = icon(&route);
            let one = Found::of(&words, Then::Go(route)).pictured(icon);
            let page = title.as_deref().filter(|_| place > 0);
            found.push(one.noted(page.unwrap_or_default()));
        }
    }
    found
}

/// The pages that the project does without: they say so, and lead to the settings, where they are switched on or where
/// it is said who does that.
fn places_unused(cx: &Cx<'_>) -> Vec<Found> {
    let note = cx.text.get(match cx.is_lead() {
        true => "search-unused_lead",
        false => "search-unused",
    });
    let found = |words: &str, icon, part: Part| {
        let also = cx.text.choice(Part::VOCABULARY, part.code());
        let one = Found::of(words, Then::Go(Route::SETTINGS)).pictured(icon);
        one.noted(&note).asked_for(&also)
    };
    let unused = |part: Option<Part>| part.filter(|part| !cx.uses(Some(*part)));
    let mut all = Vec::new();
    for page in for_me(cx) {
        if let Some(part) = unused(page.part) {
            let words = cx.text.get(&format!("page-{}", page.code));
            all.push(found(&words, page.icon, part));
            continue;
        }
        for view in page.views {
            if let View::Shelf(shelf) = view
                && let Some(part) = unused(shelf.part)
            {
                let words = capitalised(&cx.text.kinds(shelf.kind));
                all.push(found(&words, shelf.icon, part));
            }
        }
    }
    all
}

fn settings<'a>(cx: &'a Cx<'_>) -> impl Iterator<Item = Found> + 'a {
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
    let looks = looks
        .map(|(key, icon, change)| Found::of(&cx.text.get(key), settings(change)).pictured(icon));
    let languages: [(Language, Change); 2] = [
        (Language::Swedish, |settings| {
            "sv".clone_into(&mut settings.language)
        }),
        (Language::English, |settings| {
            "en".clone_into(&mut settings.language)
        }),
    ];
    let languages = languages.map(|(language, change)| {
        Found::of(language.own_name(), settings(change)).pictured(Icon::Languages)
    });
    looks.into_iter().chain(languages)
}

/// Whose work the lead looks at.
fn of_whom(cx: &Cx<'_>) -> Vec<Found> {
    let all = taking_part(cx).filter(|_| cx.is_lead());
    let all = all.iter().flat_map(|all| all.iter());
    let others = all.filter(|(code, _)| *code != cx.municipality);
    let one = |(code, name): &(Option<MunicipalityCode>, String)| {
        let args = [("whose", name.as_str().into())];
        let words = cx.text.with("search-whose", &args);
        Found::of(&words, Then::Municipality(*code))
            .pictured(Icon::Place)
            .asked_for(name)
    };
    others.map(one).collect()
}

/// What leaves as a file: lists, and papers of the whole file and of the record that is shown.
fn leaving(cx: &Cx<'_>) -> Vec<Found> {
    let to_excel = cx.text.get("search-also_excel");
    let to_print = cx.text.get("search-also_print");
    let shelves = mine(cx)
        .flat_map(|page| page.views)
        .filter(|view| view.is_used(cx))
        .filter_map(|view| match view {
            View::Shelf(shelf) if !matches!(shelf.list, List::None) => Some(*shelf),
            _ => None,
        });
    let list = |shelf: &'static Shelf| {
        let what = capitalised(&cx.text.kinds(shelf.kind));
        let words = cx.text.with("search-excel", &[("what", what.into())]);
        Found::of(&words, Then::Excel(shelf))
            .pictured(Icon::Table)
            .asked_for(&to_excel)
    };
    let paper = |name: String, then| {
        let words = cx.text.with("search-print", &[("what", name.into())]);
        Found::of(&words, then)
            .pictured(Icon::File)
            .asked_for(&to_print)
    };
    let mut found: Vec<Found> = shelves.map(list).collect();
    if let Route::Record(code, id) = cx.route
        && let Some(kind) = kind(code)
    {
        let papers = RecordPaper::of_kind(kind);
        let papers = papers.filter(|one| one.is_used(|part| cx.uses(Some(part))));
        found.extend(papers.map(|one| paper(one.name(cx.text), Then::PaperOf(one, *id))));
    }
    if cx.role.municipality().is_some() {
        let papers = FilePaper::ALL.into_iter();
        let papers = papers.filter(|one| one.is_used(|part| cx.uses(Some(part))));
        found.extend(papers.map(|one| paper(one.name(cx.text), Then::Paper(one))));
    }
    found
}
