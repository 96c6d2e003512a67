//! Help: what each page and each kind of record is for. The words stand in `help.ftl`; here is what belongs together.

use crate::domain::{KINDS, Kind};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::{self, Page, Section, View};
use crate::text::{Text, capitalised};

use super::PAGES;

/// Kinds that are told of where another is, and that other.
pub(super) const WITHIN: &[(&str, &str)] = &[
    ("goal_revision", "goal"),
    ("judgement", "goal"),
    ("person_link", "person"),
    ("membership", "group"),
    ("attendance", "session"),
    ("attendance", "meeting"),
    ("factor", "initiative"),
    ("quote", "initiative"),
    ("process_step", "process_map"),
    ("board_item", "board"),
    ("question", "survey"),
    ("response", "survey"),
    ("tally", "survey"),
];

/// Kinds that a page tells of without a list of them, and its code.
const ON: &[(&str, &str)] = &[
    ("project", "project"),
    ("comparison", "follow_up"),
    ("report_text", "report"),
    ("snooze", "overview"),
];

/// What is helped with: a page, and of its kinds the one that is looked at.
#[derive(Clone, Copy)]
pub struct Topic {
    /// The page.
    pub page: &'static Page,
    /// The kind, and what belongs to its records stands with it.
    pub kind: Option<&'static Kind>,
}

impl Topic {
    /// What one is looking at.
    pub fn of(route: &Route) -> Option<Self> {
        let (page, view) = shelf::find(PAGES, route)?;
        let kind = match (route, page.views.get(view)) {
            (Route::List(code) | Route::Record(code, _), _) => crate::domain::kind(code),
            (_, Some(View::Shelf(shelf))) => Some(shelf.kind),
            _ => None,
        };
        Some(Self { page, kind })
    }

    /// Every page and kind that is for whoever works here.
    pub fn all<'a>(cx: &'a Cx<'_>) -> impl Iterator<Item = Self> + 'a {
        let mine = PAGES.iter().filter(|page| {
            page.section != Section::NoFile && page.who.is(cx.role) && cx.uses(page.part)
        });
        mine.flat_map(|page| {
            let kinds = kinds(page).into_iter().map(Some);
            std::iter::once(None)
                .chain(kinds)
                .map(move |kind| Self { page, kind })
        })
    }

    /// What it is about, in a word or two.
    pub fn title(&self, text: &Text) -> String {
        match self.kind {
            Some(kind) => capitalised(&text.kinds(kind)),
            None => text.get(&format!("page-{}", self.page.code)),
        }
    }

    /// What it says: a paragraph on each kind with its name; the first, without one, are the page's.
    pub fn says(&self, text: &Text) -> Vec<(Option<String>, String)> {
        let page = text.get(&format!("help-page-{}", self.page.code));
        let paragraphs = page.lines().map(|line| (None, line.to_owned()));
        let kinds = self.kind.into_iter().flat_map(|kind| {
            let within = KINDS
                .iter()
                .copied()
                .filter(move |one| WITHIN.contains(&(one.code, kind.code)));
            std::iter::once(kind).chain(within)
        });
        let kinds = kinds.map(|kind| (Some(capitalised(&text.kinds(kind))), kind_says(text, kind)));
        paragraphs.chain(kinds).collect()
    }

    /// What it says of its own: of the page, or of the kind and what belongs to it.
    pub fn speaks_of(&self, text: &Text) -> String {
        let says = self.says(text).into_iter();
        let own = says.filter(|(name, _)| name.is_some() == self.kind.is_some());
        let own = own.flat_map(|(name, words)| [name.unwrap_or_default(), words]);
        own.collect::<Vec<_>>().join(" ")
    }

    /// The page's other kinds.
    pub fn others(&self) -> Vec<Self> {
        let kinds = kinds(self.page).into_iter();
        let others = kinds.filter(|kind| self.kind != Some(*kind));
        let others = others.map(|kind| Self {
            page: self.page,
            kind: Some(kind),
        });
        others.collect()
    }
}

fn kind_says(text: &Text, kind: &Kind) -> String {
    text.get(&format!("help-kind-{}", kind.code))
}

/// The kinds that a page tells of, apart from those that stand with others.
fn kinds(page: &'static Page) -> Vec<&'static Kind> {
    let told = KINDS
        .iter()
        .copied()
        .filter(|kind| ON.contains(&(kind.code, page.code)));
    told.chain(page.shelves().map(|shelf| shelf.kind)).collect()
}

#[cfg(test)]
mod tests {
    use super::{ON, Topic, WITHIN, kinds};
    use crate::domain::KINDS;
    use crate::gui::pages::PAGES;
    use crate::text::{Language, Text};

    #[test]
    fn help_tells_of_every_page_and_every_kind_in_both_languages() {
        for language in [Language::Swedish, Language::English] {
            let text = Text::new(language);
            for page in PAGES {
                let key = format!("help-page-{}", page.code);
                assert!(text.has(&key), "{key} in {language:?}");
            }
            for kind in KINDS {
                let key = format!("help-kind-{}", kind.code);
                assert!(text.has(&key), "{key} in {language:?}");
            }
        }
    }

    #[test]
    fn help_on_every_kind_is_found_from_some_page() {
        let within = |code: &str| WITHIN.iter().any(|(one, _)| *one == code);
        for kind in KINDS {
            let found = PAGES.iter().any(|page| kinds(page).contains(kind));
            assert!(found || within(kind.code), "{}", kind.code);
        }
        let known = |code: &str| KINDS.iter().any(|kind| kind.code == code);
        assert!(WITHIN.iter().all(|(one, of)| known(one) && known(of)));
        assert!(ON.iter().all(|(one, _)| known(one)));
    }

    #[test]
    fn help_on_a_page_is_short() {
        for language in [Language::Swedish, Language::English] {
            let text = Text::new(language);
            for page in PAGES {
                let topic = Topic { page, kind: None };
                let all: Vec<String> = topic.says(&text).into_iter().map(|one| one.1).collect();
                let said = all.join(" ");
                // A time of day has a point in it, too.
                let ends = |part: &str| part.ends_with(['.', '?']);
                let sentences = said.split(' ').filter(|part| ends(part)).count();
                assert!((3..=12).contains(&sentences), "{}: {sentences}", page.code);
            }
        }
    }
}
