//! What views are made from, and what each was made of.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::{Arc, Weak};

use super::names::{NamedKinds, Names};
use super::views::{Load, ShownView, ViewKey};
use crate::domain::{Id, Kind, MunicipalityCode};
use crate::insight::{Drawn, Facts, Source as Counted};
use crate::text::Text;
use crate::workspace::{Reader, Result, Seen, Touched};

/// What a view is made from: the file, the words, and what several views share.
pub struct Source {
    /// The open workspace, to read.
    pub reader: Reader,
    /// The words of the chosen language.
    pub text: Text,
    facts: RefCell<Option<Facts>>,
    names: RefCell<Option<Names>>,
    /// What the reading under way has taken of these.
    taken: RefCell<Taken>,
    /// What the views that are not old were made of.
    made_of: HashMap<ViewKey, MadeOf>,
    /// Views that are old, and what has changed since they were read.
    old: HashMap<ViewKey, Earlier>,
    /// What the view under way was the last time.
    earlier: RefCell<Option<Earlier>>,
}

/// What a reading has taken of what views share.
#[derive(Default)]
struct Taken {
    /// A copy that notes what is drawn from it.
    facts: Option<Arc<Facts>>,
    /// A copy that notes what is asked of it.
    names: Option<Arc<Names>>,
}

/// What a view was made of.
struct MadeOf {
    seen: Seen,
    drawn: Option<Drawn>,
    names: NamedKinds,
    /// The view itself, while somebody shows it.
    shown: Option<Weak<dyn Any + Send + Sync>>,
}

/// Some records, each with what it is.
type Records = Vec<(&'static Kind, Id)>;

/// A view as it was.
struct Earlier {
    made_of: MadeOf,
    /// The records that have changed since.
    touched: Records,
    /// Whether the view under way goes on from it.
    taken: Cell<bool>,
}

impl Source {
    /// A source over a file.
    pub fn new(reader: Reader, text: Text) -> Self {
        Self {
            reader,
            text,
            facts: RefCell::default(),
            names: RefCell::default(),
            taken: RefCell::default(),
            made_of: HashMap::new(),
            old: HashMap::new(),
            earlier: RefCell::default(),
        }
    }

    /// What the view that is being read was the last time, and the records that have changed since, so that it can go
    /// on from there. It is then made of what it was made of before, and of what is read now.
    pub fn earlier<V: Any + Send + Sync>(&self) -> Option<(Arc<V>, Records)> {
        let earlier = self.earlier.borrow();
        let earlier = earlier.as_ref()?;
        let shown = earlier.made_of.shown.as_ref()?.upgrade()?;
        let shown = shown.downcast().ok()?;
        earlier.taken.set(true);
        Some((shown, earlier.touched.clone()))
    }

    /// What figures, goals and signals are computed from.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn facts(&self) -> Result<Arc<Facts>> {
        if let Some(taken) = &self.taken.borrow().facts {
            return Ok(taken.clone());
        }
        let facts = Arc::new(self.shared(&self.facts, Facts::load)?);
        self.taken.borrow_mut().facts = Some(facts.clone());
        Ok(facts)
    }

    /// How many records of a kind there are in a municipality and of the project's own, or in all of them: a
    /// country's are not counted again for each that comes.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn count(&self, kind: &Kind, only: Option<MunicipalityCode>) -> Result<u64> {
        match Counted::of(kind).filter(|_| only.is_none()) {
            Some(of) => Ok(u64::try_from(self.facts()?.count(of)).unwrap_or(u64::MAX)),
            None => self.reader.count_in(kind, only),
        }
    }

    /// What records are called.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn names(&self) -> Result<Arc<Names>> {
        if let Some(taken) = &self.taken.borrow().names {
            return Ok(taken.clone());
        }
        let load = |reader: &Reader| Names::load(reader, &self.text);
        let names = Arc::new(self.shared(&self.names, load)?);
        self.taken.borrow_mut().names = Some(names.clone());
        Ok(names)
    }

    /// What one record is called, as [`Self::names`] has it: a country's names are not read for a few.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn title(&self, id: Id) -> Result<String> {
        let Some(kind) = self.reader.kind_of(id)? else {
            return Ok(String::new());
        };
        let row = self.reader.row(kind, id)?;
        let row = row.filter(|row| !row.head.removed);
        let words = row.map(|row| self.reader.title_of_row(&row, 1));
        Ok(words
            .transpose()?
            .map_or(String::new(), |words| self.text.title(&words)))
    }

    /// What several views share is read once, and is no view's own reading: it follows every change.
    fn shared<T: Clone>(
        &self,
        kept: &RefCell<Option<T>>,
        load: impl FnOnce(&Reader) -> Result<T>,
    ) -> Result<T> {
        if let Some(known) = &*kept.borrow() {
            return Ok(known.clone());
        }
        let (loaded, _) = self.reader.watch(load);
        let loaded = loaded?;
        kept.replace(Some(loaded.clone()));
        Ok(loaded)
    }

    /// Reads a view, as it is at one moment.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(&mut self, key: ViewKey, load: Load) -> Result<ShownView> {
        *self.earlier.get_mut() = self.old.remove(&key);
        let read = |reader: &Reader| reader.at_one_moment(|_| load(self));
        let (shown, mut seen) = self.reader.watch(read);
        let earlier = self.earlier.take().filter(|earlier| earlier.taken.get());
        let mut names = NamedKinds::default();
        if let Some(earlier) = earlier {
            seen.add(earlier.made_of.seen);
            if let (Some(drawn), Ok(facts)) = (earlier.made_of.drawn, self.facts()) {
                facts.draw(&drawn);
            }
            names = earlier.made_of.names;
        }
        let taken = self.taken.take();
        let made_of = MadeOf {
            // What could not be read is tried again after any change.
            seen: if shown.is_ok() {
                seen
            } else {
                Seen::everything()
            },
            drawn: taken.facts.map(|facts| facts.drawn()),
            names: taken.names.map_or(names, |taken| taken.asked().and(names)),
            shown: shown.as_ref().ok().map(Arc::downgrade),
        };
        self.made_of.insert(key, made_of);
        shown
    }

    /// Takes in a change; the views that it has made old.
    pub fn changed(&mut self, touched: &Touched) -> Vec<ViewKey> {
        self.taken.take();
        let other_names = self.reader.at_one_moment(|_| self.follow(touched));
        let other_names = other_names.unwrap_or_else(|error| {
            tracing::warn!(%error, "what pages share is read anew");
            self.facts.take();
            self.names.take();
            NamedKinds::ALL
        });
        let facts = self.facts.borrow();
        let other_facts = |drawn: &Drawn| {
            let facts = facts.as_ref();
            facts.is_none_or(|facts| !facts.are_still(drawn))
        };
        let old = |made_of: &MadeOf| {
            made_of.seen.is_touched(touched)
                || made_of.names.meet(other_names)
                || made_of.drawn.as_ref().is_some_and(other_facts)
        };
        let told: Vec<ViewKey> = self
            .made_of
            .extract_if(|_, made_of| old(made_of))
            .map(|(key, made_of)| {
                let earlier = Earlier {
                    made_of,
                    touched: Vec::new(),
                    taken: Cell::new(false),
                };
                self.old.insert(key, earlier);
                key
            })
            .collect();
        drop(facts);
        self.remember(touched);
        told
    }

    /// Remembers what has changed for the views that are old, as long as that can be told and somebody shows them.
    fn remember(&mut self, touched: &Touched) {
        let records: &[_] = match touched {
            Touched::Everything => return self.old.clear(),
            Touched::Records(records) => records,
            Touched::Log => &[],
        };
        self.old.retain(|_, earlier| {
            earlier.touched.extend(records);
            let shown = earlier.made_of.shown.as_ref();
            shown.is_some_and(|shown| shown.strong_count() > 0)
        });
    }

    /// Lets what views share follow a change, or drops it; the kinds of which any name is another.
    fn follow(&self, touched: &Touched) -> Result<NamedKinds> {
        let records = match touched {
            Touched::Everything => {
                self.facts.take();
                self.names.take();
                return Ok(NamedKinds::ALL);
            }
            Touched::Records(records) => records,
            Touched::Log => return Ok(NamedKinds::default()),
        };
        let facts = self.facts.take();
        if let Some(mut facts) = facts
            && facts.follow(&self.reader, records)?
        {
            self.facts.replace(Some(facts));
        }
        match &mut *self.names.borrow_mut() {
            Some(names) => names.follow(&self.reader, &self.text, records),
            None => Ok(NamedKinds::default()),
        }
    }

    /// Makes views in another language from now on.
    pub fn set_text(&mut self, text: Text) {
        self.text = text;
        self.names.take();
        self.made_of.clear();
        self.old.clear();
    }
}

#[cfg(test)]
mod tests {
    use std::any::TypeId;

    use serde_json::json;

    use super::*;
    use crate::domain::{Group, Person, Phase, Record, Session, Training, Unit};
    use crate::gui::ground::office::Office;
    use crate::insight::{Scope, compute};
    use crate::workspace::{Changed, Command, fields};

    fn called(name: &str) -> crate::domain::Fields {
        fields([("name", name.into())])
    }

    #[test]
    fn views_are_old_when_a_kind_or_a_record_that_they_read_has_changed() {
        let mut office = Office::new();
        let school = office.make(Unit::KIND, json!({"name": "Skolan", "sector": "education"}));
        let care = office.make(Unit::KIND, json!({"name": "Vården", "sector": "education"}));
        let steering = office.make(
            Group::KIND,
            json!({"name": "Styrgruppen", "kind": "strategic"}),
        );
        office.show(1, |source| source.reader.all::<Unit>());
        office.show(2, move |source| source.reader.row(Unit::KIND, school));
        office.show(3, |source| source.reader.all::<Phase>());
        office.show(4, |source| source.reader.search("vården", 9));
        office.show(5, move |source| source.reader.history(steering));
        office.show(6, |source| source.reader.role());

        let touched = office.run(&Command::set(Unit::KIND, care, called("Omsorgen")));
        assert_eq!(office.old(&touched), [1, 4]);
        let touched = office.run(&Command::set(Unit::KIND, school, called("Lyckeskolan")));
        assert_eq!(
            office.old(&touched),
            [2],
            "what is old already is not told again"
        );
        let touched = office.own.undo().unwrap().unwrap().touched;
        assert_eq!(office.old(&touched), [0; 0]);
        let touched = office.run(&Command::remove(Group::KIND, steering));
        assert_eq!(office.old(&touched), [5]);
        office.show(7, |source| source.reader.exports());
        assert_eq!(office.old(&Changed::log().touched), [7]);
        assert_eq!(office.old(&Changed::everything().touched), [3, 6]);
    }

    #[test]
    fn views_of_names_are_old_when_a_name_is_another() {
        let mut office = Office::new();
        let school = office.make(Unit::KIND, json!({"name": "Skolan", "sector": "education"}));
        let amira = office.make(Person::KIND, json!({"name": "Amira Holm", "unit": school}));
        office.show(1, move |source| Ok(source.names()?.title(amira).to_owned()));

        let email = fields([("email", "amira@example.org".into())]);
        let touched = office.run(&Command::set(Person::KIND, amira, email));
        assert_eq!(office.old(&touched), [0; 0]);
        let touched = office.run(&Command::set(Unit::KIND, school, called("Lyckeskolan")));
        assert_eq!(office.old(&touched), [1], "her unit tells her from others");
    }

    #[test]
    fn views_that_could_not_be_read_are_tried_again_after_any_change() {
        let mut office = Office::new();
        let fails: Load = Box::new(|_| Err(crate::workspace::WorkspaceError::NotOurs(Unit::KIND)));
        assert!(office.source.read((TypeId::of::<()>(), 1), fails).is_err());
        let person = Command::create(Person::KIND, office.own.fresh_id(), called("Amira Holm"));
        let touched = office.run(&person);
        assert_eq!(office.old(&touched), [1]);
    }

    #[test]
    fn names_follow_every_change_as_if_they_were_read_anew() {
        let mut office = Office::new();
        let school = office.make(Unit::KIND, json!({"name": "Skolan", "sector": "education"}));
        let amira = office.make(Person::KIND, json!({"name": "Amira Holm", "unit": school}));
        let training = office.make(Training::KIND, json!({"title": "Normer"}));
        let session = json!({"training": training, "starts": "2018-03-01"});
        let session = office.make(Session::KIND, session);
        let before = office.source.names().unwrap();
        assert_eq!(*before, office.names());
        let day = fields([("starts", "2018-04-01".into())]);
        let commands = [
            Command::set(Person::KIND, amira, called("Östen Holm")),
            Command::set(Unit::KIND, school, called("Åbyskolan")),
            Command::set(Session::KIND, session, day),
            Command::set(
                Training::KIND,
                training,
                fields([("title", "Delaktighet".into())]),
            ),
            Command::remove(Unit::KIND, school),
            Command::remove(Training::KIND, training),
            Command::remove(Person::KIND, amira),
        ];
        for command in &commands {
            let touched = office.run(command);
            office.source.changed(&touched);
            assert_eq!(
                *office.source.names().unwrap(),
                office.names(),
                "{command:?}"
            );
        }
        assert_ne!(*before, office.names(), "whoever has a copy keeps it");
        for _ in commands {
            let touched = office.own.undo().unwrap().unwrap().touched;
            office.source.changed(&touched);
            assert_eq!(*office.source.names().unwrap(), office.names());
        }
        assert_eq!(*before, office.names());
    }

    #[test]
    fn facts_follow_every_change_and_make_old_what_was_drawn_from_them() {
        let mut office = Office::new();
        let school = office.make(Unit::KIND, json!({"name": "Skolan", "sector": "education"}));
        let amira = office.make(Person::KIND, json!({"name": "Amira Holm", "unit": school}));
        let group = office.make(
            Group::KIND,
            json!({"name": "Styrgruppen", "kind": "strategic"}),
        );
        let scope = Scope::everything("2018-06-01".parse().unwrap());
        let figure = |id: &'static str, scope: Scope| {
            move |source: &Source| Ok(compute(&*source.facts()?, id, &scope))
        };
        office.show(1, figure("groups.strategic", scope.clone()));
        office.show(2, figure("participants.unique", scope));
        let loaded = |office: &Office| Facts::load(&office.source.reader).unwrap();
        assert!(office.source.facts.borrow().as_ref() == Some(&loaded(&office)));

        let touched = office.run(&Command::set(Group::KIND, group, called("Ledningsgruppen")));
        assert_eq!(
            office.old(&touched),
            [0; 0],
            "no figure asks what a group is called"
        );
        let closed = fields([("status", "closed".into())]);
        let touched = office.run(&Command::set(Group::KIND, group, closed));
        assert_eq!(office.old(&touched), [1]);
        let touched = office.run(&Command::remove(Person::KIND, amira));
        assert_eq!(office.old(&touched), [2]);
        assert!(office.source.facts.borrow().as_ref() == Some(&loaded(&office)));
        let touched = office.own.undo().unwrap().unwrap().touched;
        office.source.changed(&touched);
        assert!(office.source.facts.borrow().as_ref() == Some(&loaded(&office)));
    }

    #[test]
    fn views_that_go_on_from_before_are_made_of_what_they_were_made_of() {
        let mut office = Office::new();
        let school = office.make(Unit::KIND, json!({"name": "Skolan", "sector": "education"}));
        let first = office.show(1, |source| source.reader.count(Unit::KIND));
        let touched = office.run(&Command::set(Unit::KIND, school, called("Lyckeskolan")));
        assert_eq!(office.old(&touched), [1]);
        let amira = office.make(Person::KIND, json!({"name": "Amira Holm"}));
        let again = office.show(1, move |source| {
            let (before, touched) = source.earlier::<u64>().unwrap();
            assert_eq!(touched, [(Unit::KIND, school), (Person::KIND, amira)]);
            Ok(*before)
        });
        assert_eq!(first, again);
        let touched = office.run(&Command::remove(Unit::KIND, school));
        assert_eq!(
            office.old(&touched),
            [1],
            "though nothing was read the second time"
        );
        drop((first, again));
        office.source.changed(&touched);
        office.show(1, |source| {
            assert!(
                source.earlier::<u64>().is_none(),
                "nobody shows it any more"
            );
            Ok(0_u64)
        });
    }
}
