//! What records are called, for lists to pick from and references to show.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::domain::reading::alike;
use crate::domain::{Field, Id, KINDS, Kind, MunicipalityCode, Person, Record, Shape, Value};
use crate::insight::hand_over;
use crate::text::{Text, sort_key};
use crate::workspace::{Reader, Result, Row, Word};

/// The kinds that have a name of their own, and those that others refer to.
fn named() -> impl Iterator<Item = &'static Kind> {
    let has_name = |kind: &Kind| {
        let first = kind.title.first().and_then(|code| kind.field(code));
        first.is_some_and(|(_, field)| !matches!(field.shape, Shape::Reference(_)))
    };
    let is_referred = |kind: &Kind| {
        let mut fields = KINDS.iter().flat_map(|one| one.fields);
        fields.any(|field| match field.shape {
            Shape::Reference(kinds) | Shape::References(kinds) => kinds.contains(&kind.code),
            _ => false,
        })
    };
    let all = KINDS.iter().copied();
    all.filter(move |kind| has_name(kind) || is_referred(kind))
}

/// What one record is called.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// What it is.
    pub kind: &'static Kind,
    /// Its name.
    pub title: String,
    /// What tells it apart: a person's unit.
    pub note: Option<String>,
    /// Whose it is.
    pub municipality: Option<MunicipalityCode>,
    read: String,
    of: NamedKinds,
}

impl Named {
    /// What tells namesakes apart: whose it is, where several municipalities' stand together, and a person's unit.
    pub fn told_apart(&self, text: &Text, several: bool) -> Option<String> {
        let whose = self.municipality.filter(|_| several);
        let whose = whose.map(|code| text.municipality(code));
        let parts: Vec<String> = whose.into_iter().chain(self.note.clone()).collect();
        (!parts.is_empty()).then(|| parts.join(" · "))
    }

    /// Whether the name has this in it, both as they are read.
    pub fn reads(&self, part: &str) -> bool {
        self.read.contains(part)
    }
}

/// What all records that can be referred to are called.
///
/// Whoever keeps a copy shares all of it; a new name costs a new chunk, and the order of its kind. A copy notes for
/// itself of which kinds the names were asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Names {
    by_id: Chunks,
    by_kind: HashMap<&'static str, Arc<Vec<Id>>>,
    asked: Asked,
}

/// Some of the kinds that have names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NamedKinds(u64);

impl NamedKinds {
    /// Those that nobody knows yet: whatever gets a name.
    const NEW: Self = Self(1 << 63);
    /// All of them.
    pub const ALL: Self = Self(u64::MAX);

    fn of(kind: &Kind) -> Self {
        let place = KINDS.iter().position(|one| one.code == kind.code);
        // Where there are more kinds than places the last share one.
        Self(1 << place.unwrap_or_default().min(62))
    }

    /// These and those.
    pub fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether any is in both.
    pub fn meet(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

/// The kinds whose names were asked for.
#[derive(Debug, Default)]
struct Asked(AtomicU64);

impl Asked {
    fn note(&self, kinds: NamedKinds) {
        if self.0.load(Ordering::Relaxed) & kinds.0 != kinds.0 {
            self.0.fetch_or(kinds.0, Ordering::Relaxed);
        }
    }
}

impl Clone for Asked {
    /// Nothing has been asked of a copy.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Asked {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Names by id, in chunks that copies share.
#[derive(Debug, Clone, PartialEq)]
struct Chunks(Vec<Arc<HashMap<Id, Named>>>);

impl Default for Chunks {
    fn default() -> Self {
        Self(vec![Arc::default(); 256])
    }
}

impl Chunks {
    fn place(id: Id) -> usize {
        // The last byte of an id is random.
        usize::from(id.as_bytes()[15])
    }

    fn get(&self, id: Id) -> Option<&Named> {
        self.0.get(Self::place(id))?.get(&id)
    }

    fn set(&mut self, id: Id, named: Option<Named>) {
        let Some(chunk) = self.0.get_mut(Self::place(id)).map(Arc::make_mut) else {
            return;
        };
        match named {
            Some(named) => chunk.insert(id, named),
            None => chunk.remove(&id),
        };
    }
}

impl Names {
    /// Reads them all, each kind in the language's own order.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(reader: &Reader, text: &Text) -> Result<Self> {
        let mut names = Self::default();
        for kind in named() {
            let (mut sorted, text) = (Vec::new(), text.clone());
            let take = |(row, words): (Row, Vec<Word>)| {
                let named = names.called(&text, kind, &row, &words);
                sorted.push((sort_key(&named.title), row.head.id));
                names.by_id.set(row.head.id, Some(named));
            };
            // A country's people are put in order while more of them are read.
            hand_over(take, |give| {
                let called = (1, &[Person::unit] as &[_]);
                reader.each_called(kind, called, &mut |row, words| give((row, words)))
            })?;
            sorted.sort();
            let ids: Vec<Id> = sorted.into_iter().map(|(_, id)| id).collect();
            names.by_kind.insert(kind.code, Arc::new(ids));
        }
        Ok(names)
    }

    /// Whether these are all the same as those: every record is called what it was.
    pub fn are(&self, others: &Self) -> bool {
        let mut both = self.by_id.0.iter().zip(&others.by_id.0);
        both.all(|(one, other)| Arc::ptr_eq(one, other))
    }

    /// The kinds whose names have been asked for since this copy was made.
    pub fn asked(&self) -> NamedKinds {
        NamedKinds(self.asked.0.load(Ordering::Relaxed))
    }

    /// All names are asked for: whoever keeps them needs each.
    pub fn ask_all(&self) {
        self.asked.note(NamedKinds::ALL);
    }

    /// Takes in what has become of some records: the names are those that [`Names::load`] would read. The kinds of
    /// which any is another than before.
    ///
    /// # Errors
    /// If the file cannot be read; then they are not to be used.
    pub fn follow(
        &mut self,
        reader: &Reader,
        text: &Text,
        touched: &[(&'static Kind, Id)],
    ) -> Result<NamedKinds> {
        let mut changed = NamedKinds::default();
        for kind in named() {
            let own = touched.iter().filter(|(of, _)| of.code == kind.code);
            let mut ids: BTreeSet<Id> = own.map(|(_, id)| *id).collect();
            for (of, id) in touched {
                for field in called_after(kind, of) {
                    ids.extend(reader.referring(kind, field, *id)?);
                }
            }
            for id in ids {
                let row = reader.row(kind, id)?.filter(|row| !row.head.removed);
                let named = row.map(|row| self.named(reader, text, kind, &row));
                changed = changed.and(self.set(kind, id, named.transpose()?));
            }
        }
        Ok(changed)
    }

    fn named(&self, reader: &Reader, text: &Text, kind: &'static Kind, row: &Row) -> Result<Named> {
        Ok(self.called(text, kind, row, &reader.title_of_row(row, 1)?))
    }

    /// A record called by these words.
    fn called(&self, text: &Text, kind: &'static Kind, row: &Row, words: &[Word]) -> Named {
        let title = text.title(words);
        Named {
            kind,
            read: alike(&title),
            title,
            note: self.note(row),
            of: NamedKinds::of(kind),
            municipality: row.head.municipality,
        }
    }

    /// Sets what a record is called, or that it has no name any more; its kind, where that is another than before.
    fn set(&mut self, kind: &'static Kind, id: Id, named: Option<Named>) -> NamedKinds {
        let before = self.by_id.get(id);
        if before == named.as_ref() {
            return NamedKinds::default();
        }
        let new = before.map_or(NamedKinds::NEW, |_| NamedKinds::default());
        let mut ids = self.by_kind.get(kind.code).cloned().unwrap_or_default();
        let order = Arc::make_mut(&mut ids);
        order.retain(|known| *known != id);
        if let Some(named) = &named {
            let place = (sort_key(&named.title), id);
            let at = order.partition_point(|known| (sort_key(self.title(*known)), *known) < place);
            order.insert(at, id);
        }
        self.by_kind.insert(kind.code, ids);
        self.by_id.set(id, named);
        NamedKinds::of(kind).and(new)
    }

    fn note(&self, row: &Row) -> Option<String> {
        let unit = row.fields.get(Person::unit).and_then(Value::as_str)?;
        let unit = self.by_id.get(Id::try_parse(unit).ok()?)?;
        Some(unit.title.clone())
    }

    /// What a record is called; none if it is of no named kind, or removed.
    pub fn get(&self, id: Id) -> Option<&Named> {
        let named = self.by_id.get(id);
        self.asked
            .note(named.map_or(NamedKinds::NEW, |named| named.of));
        named
    }

    /// A record's name, or nothing where there is none.
    pub fn title(&self, id: impl Into<Option<Id>>) -> &str {
        let named = id.into().and_then(|id| self.get(id));
        named.map_or("", |named| &named.title)
    }

    /// The name of a record whose id is written so, or nothing.
    pub fn title_of(&self, id: &str) -> String {
        let id = Id::try_parse(id).ok();
        id.map_or_else(String::new, |id| self.title(id).to_owned())
    }

    /// The records of a kind in the language's own order; none of a kind that has no names.
    pub fn in_order(&self, kind: &Kind) -> Option<&[Id]> {
        self.asked.note(NamedKinds::of(kind));
        self.by_kind.get(kind.code).map(|ids| ids.as_slice())
    }

    /// The records of these kinds (all, if none is given) whose name has words that begin so, in order; at
    /// most `limit`, and only those of a municipality where one is given.
    pub fn matching(
        &self,
        kinds: &[&str],
        written: &str,
        municipality: Option<MunicipalityCode>,
        limit: usize,
    ) -> Vec<Id> {
        let written = alike(written);
        let kinds: Vec<&str> = if kinds.is_empty() {
            named().map(|kind| kind.code).collect()
        } else {
            kinds.to_vec()
        };
        let asked = named().filter(|kind| kinds.contains(&kind.code));
        asked.for_each(|kind| self.asked.note(NamedKinds::of(kind)));
        let ids = kinds
            .iter()
            .filter_map(|kind| self.by_kind.get(kind))
            .flat_map(|ids| ids.iter());
        let fits = |id: &&Id| {
            let Some(named) = self.by_id.get(**id) else {
                return false;
            };
            let near = municipality.is_none()
                || named.municipality.is_none()
                || named.municipality == municipality;
            near && begins(&named.read, &written)
        };
        ids.filter(fits).take(limit).copied().collect()
    }
}

/// The fields by which records of a kind are called after those of another: the title's, and a person's unit.
fn called_after(kind: &'static Kind, of: &'static Kind) -> Vec<&'static Field> {
    let naming = kind.fields.iter().filter(|field| {
        let unit = kind.code == Person::CODE && field.code == Person::unit;
        unit || kind.title.contains(&field.code)
    });
    let refers = naming.filter(|field| match field.shape {
        Shape::Reference(kinds) => kinds.is_empty() || kinds.contains(&of.code),
        _ => false,
    });
    refers.collect()
}

/// Whether every written word begins some word of the name; Ann-Marie has two, in both.
fn begins(name: &str, written: &str) -> bool {
    let words = |text| str::split(text, |c: char| !c.is_alphanumeric());
    words(written).all(|part| words(name).any(|word| word.starts_with(part)))
}

#[cfg(test)]
mod tests {
    use super::begins;

    #[test]
    fn a_name_is_found_by_the_beginnings_of_its_words() {
        assert!(begins("amira holm", "am"));
        assert!(begins("amira holm", "ho am"));
        assert!(begins("barn- och utbildning", "utb"));
        assert!(!begins("amira holm", "mira"));
        assert!(begins("amira holm", ""));
        assert!(begins("ann-marie berggren", "ann-mar"));
        assert!(begins("ann-marie berggren", "marie ann"));
        assert!(!begins("anna marie berggren", "ann-lena"));
    }
}
