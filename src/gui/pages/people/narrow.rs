//! What the list of people is narrowed to and sorted by.

use crate::domain::reading::alike;
use crate::domain::{Id, ParticipantLevel, Sector};
use crate::gui::ground::found::Sought;
use crate::gui::widgets::Order;

use super::load::{Column, PeopleView, PersonRow};

/// Which people are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
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

/// Which people are shown, and in what order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Asked {
    /// Which.
    pub filter: Filter,
    /// The column, and which way.
    pub order: Option<(Column, Order)>,
}

impl Sought for PeopleView {
    type Asked = Asked;
    type Chosen = Id;

    fn rows(&self) -> usize {
        self.rows.len()
    }

    fn fitting(&self, asked: &Asked) -> Vec<u32> {
        let written = alike(&asked.filter.written);
        let words: Vec<&str> = written.split_whitespace().collect();
        let fits = |at: &u32| {
            let row = self.rows.get(*at as usize);
            row.is_some_and(|row| asked.filter.lets_through(row, &words))
        };
        match asked.order {
            None => self.listed().filter(fits).collect(),
            Some((column, order)) => {
                let sorted = self.sorted(column).iter().copied();
                match order {
                    Order::Ascending => sorted.filter(fits).collect(),
                    Order::Descending => sorted.rev().filter(fits).collect(),
                }
            }
        }
    }

    fn place(&self, chosen: &Id) -> Option<usize> {
        self.rows.iter().position(|row| row.id == *chosen)
    }
}

impl PeopleView {
    fn listed(&self) -> impl Iterator<Item = u32> {
        (0..).take(self.rows.len())
    }

    /// In the order of a column: sorted once, though it is searched by every letter.
    fn sorted(&self, column: Column) -> &[u32] {
        let sorted = self.sorted.get(column as usize);
        let sort = || {
            let mut places: Vec<u32> = self.listed().collect();
            places.sort_by_cached_key(|at| self.rows[*at as usize].key(column));
            places
        };
        sorted.map_or(&[], |sorted| sorted.get_or_init(sort))
    }
}
