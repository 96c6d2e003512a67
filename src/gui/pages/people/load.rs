//! The list of people, prepared so that drawing, searching and sorting are quick.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{
    Choosable, DecisionLevel, Group, Id, Membership, MunicipalityCode, ParticipantLevel, Person,
    Sector, Unit,
};
use crate::gui::ground::source::Source;
use crate::gui::widgets::Order;
use crate::insight::{Counts, PeopleCount, Scope};
use crate::text::{Text, sort_key};
use crate::workspace::{Reader, Result};

/// What the list can show of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    minutes: i64,
    /// What a search looks in, in lower case.
    searched: String,
}

impl PersonRow {
    /// What is shown in a column.
    pub fn words(&self, column: Column) -> &str {
        &self.words[column as usize]
    }

    /// Sorts as the column reads: levels by rank, hours by number, the rest by name; the empty last.
    fn key(&self, column: Column) -> (bool, i64, Vec<u8>) {
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
    pub rows: Vec<PersonRow>,
    /// How many there are, of whom each filter lets through some.
    pub counted: PeopleCount,
}

impl PeopleView {
    /// Reads the people of a municipality, or of all.
    pub fn load(
        source: &Source,
        today: NaiveDate,
        municipality: Option<MunicipalityCode>,
    ) -> Result<Self> {
        let (facts, names) = (source.facts()?, source.names()?);
        let (reader, text) = (&source.reader, &source.text);
        let scope = Scope {
            municipality,
            ..Scope::everything(today)
        };
        let counts = Counts::new(&facts, &scope);
        let units: HashMap<Id, Option<Sector>> = reader
            .all::<Unit>()?
            .into_iter()
            .map(|unit| (unit.head.id, unit.sector))
            .collect();
        let minutes = counts.minutes_by_person();
        let groups = groups_now(reader, today)?;
        let mut rows = Vec::new();
        reader.each::<Person>(&mut |person| {
            if municipality.is_some() && person.head.municipality != municipality {
                return;
            }
            let id = person.head.id;
            let found = Found {
                name: names.title(id),
                unit: person.unit.map_or("", |unit| names.title(unit)),
                sector: person.unit.and_then(|unit| units.get(&unit).copied()?),
                minutes: minutes.get(&id).copied().unwrap_or_default(),
                groups: groups.get(&id).map(String::as_str).unwrap_or_default(),
            };
            rows.push(row(text, &person, &found));
        })?;
        rows.sort_by_cached_key(|row| row.key(Column::Name));
        Ok(Self {
            counted: counts.people(),
            rows,
        })
    }
}

/// What a person's row needs from elsewhere.
struct Found<'a> {
    name: &'a str,
    unit: &'a str,
    sector: Option<Sector>,
    minutes: i64,
    groups: &'a str,
}

fn row(text: &Text, person: &Person, found: &Found<'_>) -> PersonRow {
    let protected = person.protected == Some(true);
    let hours = match found.minutes {
        0 => String::new(),
        minutes => hours(text, minutes),
    };
    let municipality = person.head.municipality;
    let words = [
        found.name.to_owned(),
        municipality.map_or_else(String::new, |code| text.municipality(code)),
        found.unit.to_owned(),
        choice(text, found.sector),
        choice(text, person.decision_level),
        choice(text, person.participant_level),
        choice(text, person.gender),
        hours,
        found.groups.to_owned(),
    ];
    let mut searched = format!("{} {} {}", found.name, found.unit, found.groups);
    if !protected {
        searched = format!("{searched} {} {}", person.profession, person.email);
    }
    PersonRow {
        id: person.head.id,
        words,
        sector: found.sector,
        level: person.participant_level,
        protected,
        informed: person.informed_on.is_some() || person.head.erased,
        decision: person.decision_level,
        minutes: found.minutes,
        searched: searched.to_lowercase(),
    }
}

/// Hours with one decimal, so that they stand in line: `12,5`.
fn hours(text: &Text, minutes: i64) -> String {
    text.decimal(crate::insight::hours(minutes).as_f64(), 1)
}

/// A choice in words; nothing where nothing is chosen.
pub fn choice<V: Choosable>(text: &Text, chosen: Option<V>) -> String {
    chosen.map_or_else(String::new, |chosen| {
        text.choice(V::VOCABULARY, chosen.code())
    })
}

/// Whether something that lasts from one day to another lasts on this one.
pub fn lasts(from: Option<NaiveDate>, to: Option<NaiveDate>, on: NaiveDate) -> bool {
    from.is_none_or(|from| from <= on) && to.is_none_or(|to| to >= on)
}

/// The names of the groups that each person is in on a day.
fn groups_now(reader: &Reader, today: NaiveDate) -> Result<HashMap<Id, String>> {
    let groups: HashMap<Id, String> = reader
        .all::<Group>()?
        .into_iter()
        .map(|group| (group.head.id, group.name))
        .collect();
    let mut of_person: HashMap<Id, String> = HashMap::new();
    reader.each::<Membership>(&mut |membership| {
        let group = membership.group.and_then(|group| groups.get(&group));
        let now = lasts(membership.from, membership.to, today);
        if let (Some(group), Some(person), true) = (group, membership.person, now) {
            let names = of_person.entry(person).or_default();
            if !names.is_empty() {
                names.push_str(", ");
            }
            names.push_str(group);
        }
    })?;
    Ok(of_person)
}

/// Which people are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// What is written in the search field.
    pub written: String,
    /// Only those who take part at this level.
    pub level: Option<ParticipantLevel>,
    /// Only those from this sector.
    pub sector: Option<Sector>,
    /// Only those who have not been told how their data are handled.
    pub uninformed: bool,
}

impl Filter {
    fn lets_through(&self, row: &PersonRow, words: &[&str]) -> bool {
        (self.level.is_none() || row.level == self.level)
            && (self.sector.is_none() || row.sector == self.sector)
            && !(self.uninformed && row.informed)
            && words.iter().all(|word| row.searched.contains(word))
    }
}

/// The rows in sight, found anew only when the view, the order or the filter changes.
#[derive(Default)]
pub struct Shown {
    view: Option<Arc<PeopleView>>,
    order: Option<(Column, Order)>,
    filter: Filter,
    ordered: Vec<u32>,
    rows: Vec<u32>,
}

impl Shown {
    /// The places of the rows that are shown, in order.
    pub fn rows(
        &mut self,
        view: &Arc<PeopleView>,
        order: Option<(Column, Order)>,
        filter: &Filter,
    ) -> &[u32] {
        let same_view = self.view.as_ref().is_some_and(|old| Arc::ptr_eq(old, view));
        let same_order = same_view && self.order == order;
        if !same_order {
            self.ordered = ordered(view, order);
            self.view = Some(view.clone());
            self.order = order;
        }
        if !same_order || self.filter != *filter {
            self.filter = filter.clone();
            let written = filter.written.to_lowercase();
            let words: Vec<&str> = written.split_whitespace().collect();
            let through = |at: &&u32| {
                view.rows
                    .get(**at as usize)
                    .is_some_and(|row| filter.lets_through(row, &words))
            };
            self.rows = self.ordered.iter().filter(through).copied().collect();
        }
        &self.rows
    }
}

fn ordered(view: &PeopleView, order: Option<(Column, Order)>) -> Vec<u32> {
    let mut places: Vec<u32> = (0..).take(view.rows.len()).collect();
    if let Some((column, order)) = order {
        places.sort_by_cached_key(|at| view.rows[*at as usize].key(column));
        if order == Order::Descending {
            places.reverse();
        }
    }
    places
}
