//! What is found of a list: a country's is searched and sorted on the thread that reads, while the page goes on.
//!
//! A place says something of one list alone. So those that were found are kept together with the list that they are
//! of, and until a search is done both stay as they were. They are held by the views, as long as the page is shown.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};

use eframe::egui::Response;

use super::views::Views;
use crate::gui::widgets::nothing_more_yet;

/// A list that can be searched and sorted.
pub trait Sought: Send + Sync + Sized + 'static {
    /// What is asked of it; by default nothing, and all its rows are shown as they are listed.
    type Asked: Clone + Default + Eq + Hash + Send + Sync + 'static;
    /// What one row is known by, in this list and in the next.
    type Chosen: Clone + PartialEq;

    /// How many rows can be shown.
    fn rows(&self) -> usize;

    /// The places of the rows that fit what is asked, in the order that is asked for.
    fn fitting(&self, asked: &Self::Asked) -> Vec<u32>;

    /// The place of a row that was chosen, if it is here.
    fn place(&self, chosen: &Self::Chosen) -> Option<usize>;
}

/// A list, and which of its rows are shown.
pub struct Found<L: Sought> {
    list: Arc<L>,
    asked: L::Asked,
    /// Their places in this list; none where all are shown as they are listed.
    places: Option<Arc<Vec<u32>>>,
}

impl<L: Sought> Found<L> {
    /// The list that the rows are of.
    pub fn list(&self) -> &L {
        &self.list
    }

    /// What was asked for when they were found.
    pub fn asked(&self) -> &L::Asked {
        &self.asked
    }

    /// How many are shown.
    pub fn len(&self) -> usize {
        let found = self.places.as_ref();
        found.map_or_else(|| self.list.rows(), |found| found.len())
    }

    /// Whether none fits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where the row stands in the list that is shown as number so and so.
    pub fn row(&self, shown: usize) -> Option<usize> {
        match &self.places {
            Some(found) => found.get(shown).map(|place| *place as usize),
            None => (shown < self.list.rows()).then_some(shown),
        }
    }

    /// Where the rows stand in the list, in the order in which they are shown.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        (0..self.len()).filter_map(|shown| self.row(shown))
    }

    /// As which number a row is shown.
    fn shown(&self, chosen: &L::Chosen) -> Option<usize> {
        let place = self.list.place(chosen)?;
        match &self.places {
            Some(found) => found.iter().position(|one| *one as usize == place),
            None => (place < self.list.rows()).then_some(place),
        }
    }
}

/// What is looked for in a list, and what has been found.
pub struct Finding<L: Sought> {
    /// Whose records the list is of.
    whose: Option<u64>,
    /// The list that is looked through, and a number that tells it from all others.
    latest: Option<(Weak<L>, u64)>,
    /// What has been found, and the number that the views hold it by.
    found: Option<(Weak<Found<L>>, u64)>,
    /// Whether that is what is asked for.
    is_done: bool,
    /// Whether something else is asked for by now.
    asks_anew: bool,
    /// The row that is chosen, and as which number it is shown.
    chosen: Option<(L::Chosen, Option<usize>)>,
}

impl<L: Sought> Default for Finding<L> {
    fn default() -> Self {
        Self {
            whose: None,
            latest: None,
            found: None,
            is_done: false,
            asks_anew: false,
            chosen: None,
        }
    }
}

impl<L: Sought> Finding<L> {
    /// Looks again where the list, as far as it has been read, or what is asked of it is another. Until that is done,
    /// what was found before stays, unless the list is of other records: `whose` tells of which.
    pub fn update(
        &mut self,
        views: &Views,
        whose: impl Hash,
        list: Option<&Arc<L>>,
        asked: &L::Asked,
    ) {
        let mut hasher = DefaultHasher::new();
        whose.hash(&mut hasher);
        let whose = Some(hasher.finish());
        if self.whose != whose {
            *self = Self {
                whose,
                ..Self::default()
            };
        }
        let found = self.found();
        let asks_anew = |found: &Arc<Found<L>>| found.asked != *asked;
        self.asks_anew = found.as_ref().is_some_and(asks_anew);
        let is_of =
            |found: &Arc<Found<L>>, list| Arc::ptr_eq(&found.list, list) && !asks_anew(found);
        self.is_done = found
            .as_ref()
            .zip(list)
            .is_some_and(|(found, list)| is_of(found, list));
        if let (Some(found), Some((_, number))) = (found, &self.found) {
            views.hold(*number, found);
        }
        let Some(list) = list.filter(|_| !self.is_done) else {
            return;
        };
        let number = self.number(list);
        let mut places = None;
        if *asked != L::Asked::default() {
            let (of, asked) = (list.clone(), asked.clone());
            let key = ("found", number, asked.clone());
            places = views.get(key, move |_| Ok(of.fitting(&asked)));
            if places.is_none() {
                return;
            }
        }
        let found = Arc::new(Found {
            list: list.clone(),
            asked: asked.clone(),
            places,
        });
        let known = self.found.as_ref().map(|(_, number)| *number);
        let number = known.unwrap_or_else(new_number);
        self.found = Some((Arc::downgrade(&found), number));
        views.hold(number, found);
        (self.is_done, self.asks_anew, self.chosen) = (true, false, None);
    }

    /// The number of a list that is looked through.
    fn number(&mut self, list: &Arc<L>) -> u64 {
        match &self.latest {
            Some((latest, number)) if latest.as_ptr() == Arc::as_ptr(list) => *number,
            _ => {
                let number = new_number();
                self.latest = Some((Arc::downgrade(list), number));
                number
            }
        }
    }

    /// What is shown; nothing yet where nothing has been found.
    pub fn found(&self) -> Option<Arc<Found<L>>> {
        self.found.as_ref()?.0.upgrade()
    }

    /// Whether that is what is asked for, and not what was found before.
    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// What the rows that are shown answer: another number where they are of others, or something else was asked.
    pub fn question(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.whose.hash(&mut hasher);
        self.found()
            .map(|found| found.asked.clone())
            .hash(&mut hasher);
        hasher.finish()
    }

    /// A key that is meant for the rows in a table waits for those that are asked for.
    pub fn lets_keys_wait(&self, table: &Response) {
        if self.asks_anew && table.has_focus() {
            nothing_more_yet(&table.ctx);
        }
    }

    /// As which number a row is shown that was chosen, if it is. Looked for once, as long as the same are shown.
    pub fn shown(&mut self, chosen: &L::Chosen) -> Option<usize> {
        match &self.chosen {
            Some((known, shown)) if known == chosen => *shown,
            _ => {
                let shown = self.found()?.shown(chosen);
                self.chosen = Some((chosen.clone(), shown));
                shown
            }
        }
    }
}

/// A number that nothing else has.
fn new_number() -> u64 {
    static LATEST: AtomicU64 = AtomicU64::new(0);
    LATEST.fetch_add(1, Ordering::Relaxed)
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Context, Event, Id, Key, Modifiers, RawInput, Sense};

    use super::*;
    use crate::gui::ground::office::Office;
    use crate::gui::widgets::Pace;

    type Names = Vec<&'static str>;

    impl Sought for Names {
        type Asked = String;
        type Chosen = &'static str;

        fn rows(&self) -> usize {
            self.len()
        }

        fn fitting(&self, asked: &String) -> Vec<u32> {
            let fits = |place: &u32| self[*place as usize].contains(asked.as_str());
            (0..).take(self.len()).filter(fits).collect()
        }

        fn place(&self, chosen: &&'static str) -> Option<usize> {
            self.iter().position(|one| one == chosen)
        }
    }

    /// A page with a list in it.
    struct Page {
        office: Office,
        views: Views,
        finding: Finding<Names>,
    }

    impl Page {
        fn new() -> Self {
            Self {
                office: Office::new(),
                views: Views::default(),
                finding: Finding::default(),
            }
        }

        /// Draws a frame with this list of somebody's, of which this is asked; the names that are shown in it.
        fn draws(&mut self, whose: &str, list: Option<&Arc<Names>>, asked: &str) -> Names {
            let asked = asked.to_owned();
            self.finding.update(&self.views, whose, list, &asked);
            let found = self.finding.found();
            let names = |found: Arc<Found<Names>>| {
                let names = found.rows().map(|row| found.list()[row]);
                names.collect()
            };
            found.map_or_else(Names::new, names)
        }

        /// Lets the other thread do what it was asked for.
        fn reads(&mut self) {
            for (key, asked_at, load) in self.views.take_wanted() {
                let read = self.office.source.read(key, load).ok();
                self.views.arrived(key, asked_at, read);
            }
        }
    }

    #[test]
    fn list_of_which_nothing_is_asked_is_shown_at_once() {
        let mut page = Page::new();
        let list = Arc::new(vec!["Karin Ek", "Bo Lind"]);
        assert_eq!(page.draws("Eslöv", None, ""), [""; 0]);
        assert!(page.finding.found().is_none() && !page.finding.is_done());
        assert_eq!(page.draws("Eslöv", Some(&list), ""), *list);
        assert!(page.finding.is_done() && !page.views.any_wanted());
    }

    #[test]
    fn list_is_searched_on_the_other_thread_and_what_was_found_before_stays_meanwhile() {
        let mut page = Page::new();
        let list = Arc::new(vec!["Karin Ek", "Bo Lind", "Karin Ask"]);
        page.draws("Eslöv", Some(&list), "");
        assert_eq!(page.draws("Eslöv", Some(&list), "Kar"), *list);
        assert!(!page.finding.is_done());
        page.reads();
        let karin = ["Karin Ek", "Karin Ask"];
        assert_eq!(page.draws("Eslöv", Some(&list), "Kar"), karin);
        assert!(page.finding.is_done() && !page.views.any_wanted());
        assert_eq!(page.draws("Eslöv", Some(&list), "Karx"), karin);
        page.reads();
        assert_eq!(page.draws("Eslöv", Some(&list), "Karx"), [""; 0]);
        assert_eq!(page.draws("Eslöv", Some(&list), ""), *list);
    }

    #[test]
    fn places_that_were_found_are_of_the_list_that_was_looked_through() {
        let mut page = Page::new();
        let before = Arc::new(vec!["Bo Lind", "Åsa Ask", "Karin Ek"]);
        page.draws("Eslöv", Some(&before), "k");
        page.reads();
        let found = ["Åsa Ask", "Karin Ek"];
        assert_eq!(page.draws("Eslöv", Some(&before), "k"), found);
        // Two are gone, and one has another name.
        let after = Arc::new(vec!["Karin Öberg"]);
        assert_eq!(page.draws("Eslöv", Some(&after), "k"), found);
        assert_eq!(page.finding.shown(&"Karin Ek"), Some(1));
        page.reads();
        assert_eq!(page.draws("Eslöv", Some(&after), "k"), [""; 0]);
        assert_eq!(page.finding.shown(&"Karin Ek"), None);
        // What is asked for of both is found for each.
        assert_eq!(page.draws("Eslöv", Some(&before), "k"), [""; 0]);
        page.reads();
        assert_eq!(page.draws("Eslöv", Some(&before), "k"), found);
    }

    #[test]
    fn rows_of_one_are_never_shown_for_anothers() {
        let mut page = Page::new();
        let [eslov, lund] = [["Karin Ek"], ["Karin Ask"]].map(|names| Arc::new(names.to_vec()));
        page.draws("Eslöv", Some(&eslov), "Kar");
        page.reads();
        assert_eq!(page.draws("Eslöv", Some(&eslov), "Kar"), *eslov);
        assert_eq!(page.draws("Lund", None, "Kar"), [""; 0], "not read yet");
        assert_eq!(page.draws("Lund", Some(&lund), "Kar"), [""; 0]);
        assert!(page.finding.found().is_none(), "it is not that none fits");
        page.reads();
        assert_eq!(page.draws("Lund", Some(&lund), "Kar"), *lund);
    }

    #[test]
    fn list_is_let_go_when_its_page_is_shown_no_more() {
        let mut page = Page::new();
        let list = Arc::new(vec!["Bo Lind", "Karin Ek"]);
        page.draws("Eslöv", Some(&list), "");
        let others = |page: &mut Page| (0..2_000).for_each(|_| page.views.begin_frame());
        (0..2_000).for_each(|_| {
            page.views.begin_frame();
            assert_eq!(page.draws("Eslöv", None, ""), *list, "it is shown");
        });
        others(&mut page);
        assert_eq!(Arc::strong_count(&list), 1);
        assert_eq!(page.draws("Eslöv", None, ""), [""; 0]);
        assert_eq!(page.draws("Eslöv", Some(&list), ""), *list);
    }

    #[test]
    fn chosen_row_is_shown_as_another_number_among_others() {
        let mut page = Page::new();
        let list = Arc::new(vec!["Bo Lind", "Åsa Ask", "Karin Ek"]);
        page.draws("Eslöv", Some(&list), "");
        assert_eq!(page.finding.shown(&"Karin Ek"), Some(2));
        page.draws("Eslöv", Some(&list), "k");
        page.reads();
        page.draws("Eslöv", Some(&list), "k");
        assert_eq!(page.finding.shown(&"Karin Ek"), Some(1));
        assert_eq!(page.finding.shown(&"Bo Lind"), None);
    }

    #[test]
    fn key_that_is_meant_for_the_rows_waits_for_them() {
        let mut page = Page::new();
        let list = Arc::new(vec!["Bo Lind", "Karin Ek"]);
        page.draws("Eslöv", Some(&list), "");
        let ctx = Context::default();
        ctx.add_plugin(Pace::default());
        // Whether the arrow is heard in a frame, and how many rows stand there then.
        let frame = |page: &mut Page, events: Vec<Event>| {
            let mut heard = None;
            let input = RawInput {
                events,
                ..RawInput::default()
            };
            let mut drawn = ctx.run_ui(input, |ui| {
                let asked = "Kar".to_owned();
                let (finding, views) = (&mut page.finding, &page.views);
                finding.update(views, "Eslöv", Some(&list), &asked);
                let rows = finding.found().map(|found| found.len());
                let (id, sense) = (Id::unique("table"), Sense::focusable_noninteractive());
                let table = ui.interact(ui.max_rect(), id, sense);
                table.request_focus();
                finding.lets_keys_wait(&table);
                let pressed = ui.input(|input| input.key_pressed(Key::ArrowDown));
                heard = pressed.then_some(rows);
            });
            drawn.textures_delta.clear();
            heard
        };
        let arrow = Event::Key {
            key: Key::ArrowDown,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        assert_eq!(frame(&mut page, Vec::new()), None);
        assert_eq!(frame(&mut page, vec![arrow]), None);
        assert_eq!(frame(&mut page, Vec::new()), None);
        page.reads();
        let heard = (0..3).find_map(|_| frame(&mut page, Vec::new()));
        assert_eq!(heard, Some(Some(1)), "on the one that was found");
    }
}
