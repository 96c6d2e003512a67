//! The list of people, prepared so that drawing, searching and sorting are quick.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use crate::domain::reading::alike;
use crate::domain::{DecisionLevel, Id, ParticipantLevel, Person, Sector};
use crate::gui::ground::lines::Lines;
use crate::gui::ground::names::Names;
use crate::gui::ground::source::Source;
use crate::insight::{Counts, PeopleCount, Scope};
use crate::text::{Text, sort_key};
use crate::workspace::Result;

/// What the list can show of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// Name; first.
    Name,
    /// Municipality; for the lead.
    Municipality,
    /// Unit.
    Unit,
    /// The unit's sector.
    Sector,
    /// From where the person decides.
    Decision,
    /// At which level the person takes part.
    Level,
    /// Gender.
    Gender,
    /// Hours of training attended.
    Hours,
    /// Groups the person is in now.
    Groups,
}

/// One person of the list.
#[derive(Debug, PartialEq)]
pub struct PersonRow {
    /// Who.
    pub id: Id,
    /// What is shown in each column, by the column's place.
    words: [String; 9],
    /// The unit's sector.
    pub sector: Option<Sector>,
    /// At which level the person takes part.
    pub level: Option<ParticipantLevel>,
    /// Whether the identity is protected.
    pub protected: bool,
    /// Whether the person has been told how the data are handled.
    pub informed: bool,
    decision: Option<DecisionLevel>,
    unit: Option<Id>,
    minutes: i64,
    /// What a search looks in, in lower case.
    pub(super) searched: String,
}

impl PersonRow {
    /// What is shown in a column.
    pub fn words(&self, column: Column) -> &str {
        &self.words[column as usize]
    }

    /// Sorts as the column reads: levels by rank, hours by number, the rest by name; the empty last.
    pub(super) fn key(&self, column: Column) -> (bool, i64, Vec<u8>) {
        let rank = |place: Option<i64>| (place.is_none(), place.unwrap_or_default(), Vec::new());
        match column {
            Column::Decision => rank(self.decision.map(|level| level as i64)),
            Column::Level => rank(self.level.map(|level| level as i64)),
            Column::Hours => (false, self.minutes, Vec::new()),
            _ => {
                let words = self.words(column);
                (words.is_empty(), 0, sort_key(words))
            }
        }
    }
}

/// Everybody in the list, by name.
pub struct PeopleView {
    /// The people.
    pub rows: Vec<Arc<PersonRow>>,
    /// How many there are, of whom each filter lets through some.
    pub counted: PeopleCount,
    of: Arc<OfPeople>,
    /// The places of the rows in the order of each column that has been asked for.
    pub(super) sorted: [OnceLock<Vec<u32>>; 9],
}

impl PeopleView {
    /// Reads the people of a municipality, or of all.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn load(source: &Source, scope: &Scope) -> Result<Self> {
        let (facts, names) = (source.facts()?, source.names()?);
        let (counts, owners) = (Counts::new(&facts, scope), source.owners()?);
        let of = Arc::new(OfPeople {
            units: units(&counts, &names),
            minutes: counts.minutes_by_person(),
            groups: groups_now(&counts, &names),
        });
        let before = source.earlier::<Self>().map(|(view, _)| view);
        let list = Lines {
            id: |row: &PersonRow| row.id,
            order: &|row| row.key(Column::Name),
            others: &|rows| match &before {
                Some(before) => of.others(&before.of, rows),
                None => BTreeSet::new(),
            },
            write: &|person: &Person| {
                let ours = scope.municipality.is_none();
                let ours = ours || person.head.municipality == scope.municipality;
                let all = scope.municipality.is_none();
                let whose = || owners.place(person.head).unwrap_or_default();
                ours.then(|| row(&source.text, (person, whose()), &of.of(person, &names), all))
            },
        };
        Ok(Self {
            rows: list.read(source, |view: &Self| &view.rows)?,
            counted: counts.people(),
            of,
            sorted: <[_; 9]>::default(),
        })
    }
}

/// What the rows of people need from elsewhere.
#[derive(Default)]
struct OfPeople {
    units: HashMap<Id, (String, Option<Sector>)>,
    /// By person, in the order of their ids.
    minutes: Vec<(Id, i64)>,
    groups: HashMap<Id, String>,
}

impl OfPeople {
    fn of<'a>(&'a self, person: &Person, names: &'a Names) -> Found<'a> {
        let id = person.head.id;
        let unit = person.unit.and_then(|unit| self.units.get(&unit));
        let minutes = self
            .minutes
            .binary_search_by_key(&id, |(person, _)| *person);
        let minutes = minutes.ok().and_then(|at| self.minutes.get(at));
        Found {
            name: names.title(id),
            unit: unit.map_or("", |(name, _)| name),
            sector: unit.and_then(|(_, sector)| *sector),
            minutes: minutes.map_or(0, |(_, minutes)| *minutes),
            groups: self.groups.get(&id).map_or("", String::as_str),
        }
    }

    /// The people of whom something else is said here than there: found without looking at every row, for a nation
    /// has many.
    fn others(&self, before: &Self, rows: &[Arc<PersonRow>]) -> BTreeSet<Id> {
        let mut others: BTreeSet<Id> = differing(&self.minutes, &before.minutes).collect();
        let keys = self.groups.keys().chain(before.groups.keys());
        others.extend(keys.filter(|id| self.groups.get(*id) != before.groups.get(*id)));
        let units = self.units.keys().chain(before.units.keys());
        let units = units.filter(|id| self.units.get(*id) != before.units.get(*id));
        let units: BTreeSet<Id> = units.copied().collect();
        if !units.is_empty() {
            let theirs = rows
                .iter()
                .filter(|row| row.unit.is_some_and(|unit| units.contains(&unit)));
            others.extend(theirs.map(|row| row.id));
        }
        others
    }
}

/// The ids of what stands in one of two lists alone; both are in the order of their ids.
fn differing<'a>(one: &'a [(Id, i64)], other: &'a [(Id, i64)]) -> impl Iterator<Item = Id> + 'a {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    std::iter::from_fn(move || {
        loop {
            let next = match (one.peek(), other.peek()) {
                (Some(left), Some(right)) if left == right => {
                    one.next();
                    other.next();
                    continue;
                }
                (Some(left), Some(right)) if left.0 > right.0 => other.next(),
                (Some(_), _) => one.next(),
                (None, _) => other.next(),
            };
            return next.map(|(id, _)| *id);
        }
    })
}

/// What each unit is called, and its sector.
fn units(counts: &Counts<'_>, names: &Names) -> HashMap<Id, (String, Option<Sector>)> {
    let all = counts.units().into_iter();
    all.map(|(id, sector)| (id, (names.title(id).to_owned(), sector)))
        .collect()
}

/// What a person's row needs from elsewhere.
struct Found<'a> {
    name: &'a str,
    unit: &'a str,
    sector: Option<Sector>,
    minutes: i64,
    groups: &'a str,
}

/// A person's row, among those of one municipality or of all.
fn row(text: &Text, (person, whose): (&Person, String), found: &Found<'_>, all: bool) -> PersonRow {
    let protected = person.protected == Some(true);
    let hours = match found.minutes {
        0 => String::new(),
        minutes => hours(text, minutes),
    };
    let words = [
        found.name.to_owned(),
        whose,
        found.unit.to_owned(),
        text.chosen(found.sector),
        text.chosen(person.decision_level),
        text.chosen(person.participant_level),
        text.chosen(person.gender),
        hours,
        found.groups.to_owned(),
    ];
    let mut searched = format!("{} {} {}", found.name, found.unit, found.groups);
    if !protected {
        searched = format!("{searched} {} {}", person.profession, person.email);
    }
    if all {
        // What tells namesakes apart is searched where it is shown.
        searched = format!("{searched} {}", words[Column::Municipality as usize]);
    }
    PersonRow {
        id: person.head.id,
        words,
        sector: found.sector,
        level: person.participant_level,
        protected,
        informed: person.informed_on.is_some() || person.head.erased,
        decision: person.decision_level,
        unit: person.unit,
        minutes: found.minutes,
        searched: alike(&searched),
    }
}

/// Hours with one decimal, so that they stand in line: `12,5`.
fn hours(text: &Text, minutes: i64) -> String {
    text.decimal(crate::insight::hours(minutes).as_f64(), 1)
}

/// The names of the groups that each person is in.
fn groups_now(counts: &Counts<'_>, names: &Names) -> HashMap<Id, String> {
    let mut of_person: HashMap<Id, String> = HashMap::new();
    for (person, group) in counts.memberships() {
        let groups = of_person.entry(person).or_default();
        if !groups.is_empty() {
            groups.push_str(", ");
        }
        groups.push_str(names.title(group));
    }
    of_person
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::{Record as _, Unit};
    use crate::gui::ground::office::Office;
    use crate::workspace::{Command, fields};

    fn list(source: &Source) -> Result<PeopleView> {
        let today = "2018-05-15".parse().unwrap_or_default();
        PeopleView::load(source, &Scope::everything(today))
    }

    #[test]
    fn people_written_anew_one_by_one_are_the_list_read_anew() {
        let mut office = Office::new();
        let school = json!({"name": "Skolan", "sector": "education"});
        let school = office.make(Unit::KIND, school);
        let amira = office.make(Person::KIND, json!({"name": "Amira Holm", "unit": school}));
        let other = office.make(Person::KIND, json!({"name": "Bo Ek"}));
        office.make(Person::KIND, json!({"name": "Cecilia Ask"}));
        let mut shown = office.show(0, list);
        let name = |name: &str| fields([(Person::name, name.into())]);
        let commands = [
            Command::set(Person::KIND, amira, name("Östen Holm")),
            Command::set(
                Person::KIND,
                other,
                fields([(Person::unit, school.to_string().into())]),
            ),
            Command::remove(Person::KIND, other),
            Command::create(Person::KIND, office.own.fresh_id(), name("Åsa Lind")),
            Command::set(
                Unit::KIND,
                school,
                fields([(Unit::name, "Lyckeskolan".into())]),
            ),
        ];
        for (number, command) in (1..).zip(commands) {
            let touched = office.run(&command);
            assert!(office.old(&touched).contains(&0));
            let kept = shown.rows.clone();
            shown = office.show(0, list);
            let anew = office.show(number, list);
            assert_eq!(shown.rows, anew.rows, "{command:?}");
            let same = |row: &Arc<PersonRow>| kept.iter().any(|one| Arc::ptr_eq(one, row));
            assert!(shown.rows.iter().any(same), "{command:?}");
        }
    }
}
