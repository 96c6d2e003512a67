//! What views are made from, and what each was made of.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::names::Names;
use super::views::{Key, Load, Shown};
use crate::insight::{Drawn, Facts};
use crate::text::Text;
use crate::workspace::{Reader, Result, Seen, Touched};

/// What a view is made from: the file, the words, and what several views share.
pub struct Source {
    /// The open workspace, to read.
    pub reader: Reader,
    /// The words of the chosen language.
    pub text: Text,
    facts: RefCell<Option<Facts>>,
    names: RefCell<Option<Arc<Names>>>,
    /// What the reading under way has taken of these.
    taken: RefCell<Taken>,
    /// What the views that are not old were made of.
    made_of: HashMap<Key, MadeOf>,
}

/// What a reading has taken of what views share.
#[derive(Default)]
struct Taken {
    /// A copy that notes what is drawn from it.
    facts: Option<Arc<Facts>>,
    names: bool,
}

/// What a view was made of.
struct MadeOf {
    seen: Seen,
    drawn: Option<Drawn>,
    names: bool,
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
        }
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

    /// What records are called.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn names(&self) -> Result<Arc<Names>> {
        self.taken.borrow_mut().names = true;
        let load = |reader: &Reader| Names::load(reader, &self.text).map(Arc::new);
        self.shared(&self.names, load)
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
    pub fn read(&mut self, key: Key, load: Load) -> Result<Shown> {
        let read = |reader: &Reader| reader.at_one_moment(|_| load(self));
        let (shown, seen) = self.reader.watch(read);
        let taken = self.taken.take();
        let made_of = MadeOf {
            // What could not be read is tried again after any change.
            seen: if shown.is_ok() {
                seen
            } else {
                Seen::everything()
            },
            drawn: taken.facts.map(|facts| facts.drawn()),
            names: taken.names,
        };
        self.made_of.insert(key, made_of);
        shown
    }

    /// Takes in a change; the views that it has made old.
    pub fn changed(&mut self, touched: &Touched) -> Vec<Key> {
        let other_names = self.reader.at_one_moment(|_| self.follow(touched));
        let other_names = other_names.unwrap_or_else(|error| {
            tracing::warn!(%error, "what pages share is read anew");
            self.facts.take();
            self.names.take();
            true
        });
        let facts = self.facts.borrow();
        let other_facts = |drawn: &Drawn| {
            let facts = facts.as_ref();
            facts.is_none_or(|facts| !facts.are_still(drawn))
        };
        let old = |made_of: &MadeOf| {
            made_of.seen.is_touched(touched)
                || made_of.names && other_names
                || made_of.drawn.as_ref().is_some_and(other_facts)
        };
        let old = self.made_of.extract_if(|_, made_of| old(made_of));
        old.map(|(key, _)| key).collect()
    }

    /// Lets what views share follow a change, or drops it; whether any name is another.
    fn follow(&self, touched: &Touched) -> Result<bool> {
        let Touched::Records(records) = touched else {
            self.facts.take();
            self.names.take();
            return Ok(true);
        };
        let facts = self.facts.take();
        if let Some(mut facts) = facts
            && facts.follow(&self.reader, records)?
        {
            self.facts.replace(Some(facts));
        }
        match &mut *self.names.borrow_mut() {
            Some(names) => Arc::make_mut(names).follow(&self.reader, &self.text, records),
            None => Ok(false),
        }
    }

    /// Makes views in another language from now on.
    pub fn set_text(&mut self, text: Text) {
        self.text = text;
        self.names.take();
        self.made_of.clear();
    }
}

#[cfg(test)]
mod tests {
    use std::any::TypeId;

    use serde_json::json;
    use tempfile::TempDir;

    use super::*;
    use crate::domain::{Group, Id, Kind, Person, Phase, Record, Session, Training, Unit};
    use crate::insight::{Scope, compute};
    use crate::text::Language;
    use crate::workspace::{Changed, Command, NewProject, Workspace, fields};

    /// A contact person's file, and views over it.
    struct Office {
        own: Workspace,
        source: Source,
        _folder: TempDir,
    }

    impl Office {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let at = |name: &str| folder.path().join(name);
            let new = NewProject {
                name: "Bred samverkan".into(),
                short_name: "BRED".into(),
                start: "2018-01-01".parse().unwrap(),
                end: "2019-12-31".parse().unwrap(),
                municipalities: vec!["1285".parse().unwrap()],
            };
            let mut lead = Workspace::create_project(&at("lead.samverka"), &new).unwrap();
            let eslov = "1285".parse().unwrap();
            lead.export_kit(&at("kit"), eslov).unwrap();
            let own = Workspace::open_kit(&at("kit"), &at("eslov.samverka")).unwrap();
            let reader = Reader::open(own.reader().path()).unwrap();
            Self {
                own,
                source: Source::new(reader, Text::new(Language::Swedish)),
                _folder: folder,
            }
        }

        fn run(&mut self, command: &Command) -> Touched {
            self.own.run(command).unwrap().touched
        }

        fn make(&mut self, kind: &'static Kind, given: serde_json::Value) -> Id {
            let id = self.own.fresh_id();
            let given = serde_json::from_value(given).unwrap();
            let touched = self.run(&Command::create(kind, id, given));
            self.source.changed(&touched);
            id
        }

        /// Reads a view under this number.
        fn show<T: Send + Sync + 'static>(
            &mut self,
            number: u64,
            load: impl FnOnce(&Source) -> Result<T> + Send + 'static,
        ) {
            let load: Load = Box::new(|source| Ok(Arc::new(load(source)?) as Shown));
            assert!(self.source.read((TypeId::of::<()>(), number), load).is_ok());
        }

        /// The numbers of the views that a change makes old.
        fn old(&mut self, touched: &Touched) -> Vec<u64> {
            let keys = self.source.changed(touched).into_iter();
            let mut numbers: Vec<u64> = keys.map(|(_, number)| number).collect();
            numbers.sort_unstable();
            numbers
        }

        fn names(&self) -> Names {
            Names::load(&self.source.reader, &self.source.text).unwrap()
        }
    }

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
}
