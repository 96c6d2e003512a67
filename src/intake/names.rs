//! Names that are pasted: who is meant by each, as [`who`](super::who) tells it of any row. What nobody can tell is
//! asked about, and never guessed.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::who::{People, Told, Who};
use crate::domain::Id;
use crate::domain::identity_number;
use crate::domain::reading::{alike, is_dash};

/// A pasted row: a name, and what stands beside it.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The name.
    pub name: &'a str,
    /// The row's cells, the name perhaps among them.
    pub cells: &'a [String],
}

impl Row<'_> {
    /// The address in it, as it is read; nothing where there is none.
    fn email(&self) -> String {
        let email = self.cells.iter().find(|cell| cell.contains('@'));
        email.map_or_else(String::new, |email| alike(email))
    }

    /// The identity number in it; nothing where there is none.
    fn number(&self) -> String {
        let digits = |cell: &String| -> String {
            let signs = |c: char| !(c.is_whitespace() || is_dash(c));
            cell.chars().filter(|c| signs(*c)).collect()
        };
        let mut numbers = self.cells.iter().map(digits);
        let is_number =
            |digits: &String| digits.len() == 12 && identity_number::check(digits).is_ok();
        numbers.find(is_number).unwrap_or_default()
    }
}

/// Those there are already.
#[derive(Debug, Clone, Default)]
pub struct Known {
    people: People,
    /// What units are called, as it is compared.
    units: HashSet<String>,
}

impl Known {
    /// Adds somebody.
    pub fn add(&mut self, id: Id, known: &Told) {
        known.units.iter().for_each(|unit| self.add_unit(unit));
        self.people.add(id, known);
    }

    /// Adds a unit that somebody may belong to.
    pub fn add_unit(&mut self, name: &str) {
        self.units.insert(alike(name));
    }

    /// Whom a row means. On a list of names, a name is enough.
    fn meant(&self, row: &Row<'_>, onto: Onto<'_>) -> Who {
        let beside = row.cells.iter().filter(|cell| *cell != row.name);
        let units = beside.filter(|cell| self.units.contains(&alike(cell)));
        let told = Told {
            name: row.name.to_owned(),
            email: row.email(),
            number: row.number(),
            units: units.cloned().collect(),
        };
        self.people.find(&told, matches!(onto, Onto::List(_)))
    }
}

/// Where the names go.
#[derive(Debug, Clone, Copy)]
pub enum Onto<'a> {
    /// Among the people: whoever is known is there.
    People,
    /// On a list, where these stand already.
    List(&'a HashSet<Id>),
}

/// Who is meant by a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// Somebody there is.
    Known(Id),
    /// Somebody there is not.
    New,
    /// Somebody who stands there already, or once more.
    There,
    /// Nobody can tell: one of these, somebody new, or whoever it is that stands in the rows above.
    Asked {
        /// Those it may be.
        of: Vec<Id>,
        /// Whether the name has stood above.
        again: bool,
    },
}

/// Tells of each row who is meant.
pub fn told<'a>(rows: impl Iterator<Item = Row<'a>>, known: &Known, onto: Onto<'_>) -> Vec<Meant> {
    let mut above: HashMap<String, Vec<String>> = HashMap::new();
    let meant = rows.map(|row| {
        let email = row.email();
        let above = above.entry(alike(row.name)).or_default();
        let again = above.iter().any(|one| one.is_empty() || email.is_empty());
        let once_more = !email.is_empty() && above.contains(&email);
        above.push(email);
        if once_more {
            return Meant::There;
        }
        match (known.meant(&row, onto), onto) {
            (Who::Nobody, _) if again => Meant::Asked {
                of: Vec::new(),
                again,
            },
            (Who::Nobody, _) => Meant::New,
            (Who::One(one), _) if again => Meant::Asked {
                of: vec![one],
                again,
            },
            (Who::One(_), Onto::People) => Meant::There,
            (Who::One(one), Onto::List(there)) if there.contains(&one) => Meant::There,
            (Who::One(one), Onto::List(_)) => Meant::Known(one),
            (Who::Perhaps(of), _) => Meant::Asked { of, again },
        }
    });
    meant.collect()
}

/// What somebody answered about a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is this person.
    This(Id),
    /// It is somebody new.
    Another,
    /// It is the one above.
    Above,
}

/// What becomes of the rows, by their place, once questions have been answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// Those there are, and their rows.
    pub known: Vec<(usize, Id)>,
    /// The rows of those there are not.
    pub new: Vec<usize>,
    /// How many rows name somebody who stands there already.
    pub there: usize,
    /// The rows that wait for an answer.
    pub waiting: Vec<usize>,
}

impl Settled {
    /// Settles the rows of these places; each person is there once.
    pub fn of(meant: &[(usize, Meant)], answers: &BTreeMap<usize, Answer>, onto: Onto<'_>) -> Self {
        let mut settled = Self::default();
        for (row, meant) in meant {
            let person = match (meant, answers.get(row)) {
                (Meant::Known(id), _) | (Meant::Asked { .. }, Some(Answer::This(id))) => Some(*id),
                (Meant::New, _) | (Meant::Asked { .. }, Some(Answer::Another)) => {
                    settled.new.push(*row);
                    continue;
                }
                (Meant::There, _) | (Meant::Asked { .. }, Some(Answer::Above)) => None,
                (Meant::Asked { .. }, None) => {
                    settled.waiting.push(*row);
                    continue;
                }
            };
            let free = |id: &Id| match onto {
                Onto::People => false,
                Onto::List(there) => {
                    let named = settled.known.iter().any(|(_, known)| known == id);
                    !there.contains(id) && !named
                }
            };
            match person.filter(free) {
                Some(id) => settled.known.push((*row, id)),
                None => settled.there += 1,
            }
        }
        settled
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::cells;

    const PER: Id = Id::from_u128(1);
    const EVA: Id = Id::from_u128(2);
    const OTHER_EVA: Id = Id::from_u128(3);

    fn meant(written: &str, onto: Onto<'_>) -> Vec<Meant> {
        let mut known = Known::default();
        let mut add = |id, name: &str, unit: &str, email: &str| {
            let told = Told {
                name: name.to_owned(),
                email: email.to_owned(),
                units: vec![unit.to_owned()],
                ..Told::default()
            };
            known.add(id, &told);
        };
        add(PER, "Per Lind", "", "per@exempel.se");
        add(EVA, "Eva Sjö", "Komvux", "");
        add(OTHER_EVA, "Eva Sjö", "Kultur och fritid", "");
        let rows = cells::rows(written);
        let rows = rows.iter().map(|cells| Row {
            name: &cells[0],
            cells,
        });
        told(rows, &known, onto)
    }

    fn asked(of: &[Id], again: bool) -> Meant {
        let of = of.to_vec();
        Meant::Asked { of, again }
    }

    #[test]
    fn names_on_a_list_are_known_new_or_there_already() {
        let there = HashSet::from([PER]);
        let found = meant(
            "PER  Lind\n\nOmar Falk\nEva Sjö\tkomvux",
            Onto::List(&there),
        );
        assert_eq!(found, [Meant::There, Meant::New, Meant::Known(EVA)]);
    }

    #[test]
    fn namesakes_are_asked_about_and_so_is_a_name_that_stands_there_twice() {
        let there = HashSet::new();
        let found = meant("Eva Sjo\u{308}\nOmar Falk\nomar falk", Onto::List(&there));
        let expected = [
            asked(&[EVA, OTHER_EVA], false),
            Meant::New,
            asked(&[], true),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn name_among_people_is_told_by_its_address_or_its_unit_and_never_alone() {
        let written =
            "Per Lind\tper@exempel.se\nPer Lind\tannan@exempel.se\nPer Lind\nEva Sjö\tKomvux";
        let found = meant(written, Onto::People);
        let expected = [Meant::There, Meant::New, asked(&[PER], true), Meant::There];
        assert_eq!(found, expected);
        // As in a spreadsheet: whose address it is may be called otherwise now, and another unit tells nothing.
        let found = meant("Per Holm\tper@exempel.se\nPer Lind\tKomvux", Onto::People);
        assert_eq!(found, [asked(&[PER], false), asked(&[PER], false)]);
        let twice = meant(
            "Omar Falk\to@exempel.se\nOmar Falk\tO@exempel.se",
            Onto::People,
        );
        assert_eq!(twice, [Meant::New, Meant::There]);
    }

    #[test]
    fn answers_settle_who_is_added_and_each_is_added_once() {
        let meant = [
            (0, Meant::Known(PER)),
            (1, asked(&[PER], true)),
            (2, asked(&[EVA, OTHER_EVA], false)),
            (3, asked(&[EVA, OTHER_EVA], true)),
            (4, asked(&[], true)),
        ];
        let answers = BTreeMap::from([
            (1, Answer::This(PER)),
            (2, Answer::This(OTHER_EVA)),
            (3, Answer::Another),
        ]);
        let there = HashSet::new();
        let expected = Settled {
            known: vec![(0, PER), (2, OTHER_EVA)],
            new: vec![3],
            there: 1,
            waiting: vec![4],
        };
        assert_eq!(Settled::of(&meant, &answers, Onto::List(&there)), expected);
    }
}
