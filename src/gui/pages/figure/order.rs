//! What the rows of a figure are narrowed to and sorted by.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::rows::{Rows, Shows};
use crate::domain::reading::alike;
use crate::gui::ground::found::Sought;
use crate::gui::widgets::Order;
use crate::insight::Chosen;
use crate::text::sort_key;

/// Which rows of a figure are shown, and in what order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Asked {
    /// What is written in the search field.
    pub written: String,
    /// The column, and which way.
    pub sorted: Option<(Shows, Order)>,
}

impl Asked {
    /// Whether other rows are left out.
    pub fn narrows(&self) -> bool {
        !alike(&self.written).is_empty()
    }
}

impl Sought for Rows {
    type Asked = Asked;
    type Chosen = Chosen;

    fn rows(&self) -> usize {
        self.read
    }

    /// The rows that have every written word somewhere, in the order asked for.
    fn fitting(&self, asked: &Asked) -> Vec<u32> {
        let mut found: Vec<u32> = (0..).take(self.read).collect();
        let written = alike(&asked.written);
        for part in written.split_whitespace() {
            let mut having = Having::new(self, part);
            found.retain(|row| having.row(*row as usize));
        }
        if let Some((shows, order)) = asked.sorted {
            sort(self, &mut found, shows, order);
        }
        found
    }

    fn place(&self, chosen: &Chosen) -> Option<usize> {
        self.listed.find(chosen)
    }
}

/// Which words have a written one in them; each is looked at once.
struct Having<'a> {
    rows: &'a Rows,
    part: &'a str,
    known: Vec<Option<bool>>,
    read: HashMap<&'a str, bool>,
}

impl<'a> Having<'a> {
    fn new(rows: &'a Rows, part: &'a str) -> Self {
        Self {
            rows,
            part,
            known: vec![None; rows.words()],
            read: HashMap::new(),
        }
    }

    fn row(&mut self, row: usize) -> bool {
        let rows = self.rows;
        let mut words = Shows::WORDS
            .iter()
            .filter_map(|shows| rows.word(row, *shows));
        words.any(|word| self.word(word))
    }

    fn word(&mut self, word: usize) -> bool {
        if let Some(Some(known)) = self.known.get(word) {
            return *known;
        }
        let (rows, part) = (self.rows, self.part);
        let has = match rows.named(word) {
            Some(named) => named.reads(part),
            None => {
                let told = rows.told(word);
                let known = self.read.entry(told);
                *known.or_insert_with(|| alike(told).contains(part))
            }
        };
        if let Some(known) = self.known.get_mut(word) {
            *known = Some(has);
        }
        has
    }
}

/// Sorts rows by what a column shows; those that show the same stay as they are.
fn sort(rows: &Rows, found: &mut Vec<u32>, shows: Shows, order: Order) {
    let ranks = match shows {
        Shows::Amount => Vec::new(),
        _ => ranks(rows, found, shows),
    };
    let key = |row: u32| {
        let word = rows.word(row as usize, shows);
        match shows {
            Shows::Amount => rows.listed.amount(row as usize),
            _ => word.map_or(-1, |word| ranks.get(word).copied().unwrap_or_default()),
        }
    };
    let mut keyed: Vec<(i64, u32)> = found.iter().map(|row| (key(*row), *row)).collect();
    match order {
        Order::Ascending => keyed.sort_unstable(),
        Order::Descending => keyed.sort_unstable_by_key(|(key, row)| (Reverse(*key), *row)),
    }
    *found = keyed.into_iter().map(|(_, row)| row).collect();
}

/// By word: its place among those of a column, in the language's own order.
fn ranks(rows: &Rows, found: &[u32], shows: Shows) -> Vec<i64> {
    let mut used = vec![false; rows.words()];
    for word in found
        .iter()
        .filter_map(|row| rows.word(*row as usize, shows))
    {
        used[word] = true;
    }
    let used = (0..used.len())
        .filter(|word| used[*word])
        .collect::<Vec<_>>();
    let mut ranks = vec![0; rows.words()];
    if let Some(in_order) = rows.in_order(&used) {
        let (mut rank, mut before) = (0, None);
        for word in in_order {
            let told = rows.told(word);
            // Others may have the same name.
            rank += i64::from(before.is_some_and(|before| before != told));
            before = Some(told);
            ranks[word] = rank;
        }
        return ranks;
    }
    let mut by_words: HashMap<&str, Vec<usize>> = HashMap::new();
    for word in used {
        by_words.entry(rows.told(word)).or_default().push(word);
    }
    let keyed = by_words
        .into_iter()
        .map(|(told, words)| (sort_key(told), words));
    let mut keyed: Vec<_> = keyed.collect();
    keyed.sort_unstable();
    for (rank, (_, words)) in (0..).zip(keyed) {
        for word in words {
            ranks[word] = rank;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::{Asked, Order, Rows, Shows, Sought as _};
    use crate::domain::{Attendance, Person, Record as _, Session, Training, Unit};
    use crate::gui::ground::office::Office;
    use crate::insight::Scope;

    /// Three people at one session, of whom one came for longer, with what they are called.
    fn rows(figure: &'static str) -> (Office, Arc<Rows>) {
        let mut office = Office::new();
        let training = office.make(Training::KIND, json!({"title": "Normkritik"}));
        let of = |training, starts| json!({"training": training, "starts": starts, "minutes": 60});
        let session = office.make(Session::KIND, of(training, "2018-03-01"));
        for (name, unit, minutes) in [
            ("Åsa Lind", "Skolan", 60),
            ("Karin Ek", "Vården", 90),
            ("Bo Lind", "Skolan", 60),
        ] {
            let unit = office.make(Unit::KIND, json!({"name": unit, "sector": "education"}));
            let person = json!({"name": name, "unit": unit, "gender": "woman"});
            let person = office.make(Person::KIND, person);
            let came = json!({"person": person, "session": session, "status": "present", "minutes": minutes});
            office.make(Attendance::KIND, came);
        }
        let rows = office.show(1, move |source| {
            let scope = Scope::everything("2018-06-01".parse().unwrap_or_default());
            Rows::load(source, figure, &scope, None, usize::MAX)
        });
        (office, rows)
    }

    fn fitting(rows: &Rows, written: &str, sorted: Option<(Shows, Order)>) -> Vec<u32> {
        let written = written.to_owned();
        rows.fitting(&Asked { written, sorted })
    }

    fn found(rows: &Rows, written: &str, sorted: Option<(Shows, Order)>) -> Vec<String> {
        let found = fitting(rows, written, sorted).into_iter();
        found
            .map(|row| rows.cell(row as usize, Shows::Title).to_owned())
            .collect()
    }

    #[test]
    fn rows_are_found_by_all_the_words_that_are_written() {
        let (_office, rows) = rows("participants.hours");
        assert_eq!(found(&rows, "", None).len(), 3);
        assert_eq!(found(&rows, "ÅSA norm", None), ["Åsa Lind"]);
        assert_eq!(found(&rows, "lind 2018-03", None).len(), 2);
        assert_eq!(found(&rows, "karin åsa", None), [""; 0]);
        assert_eq!(
            found(&rows, "skolan", None),
            [""; 0],
            "the unit is not shown beside a session"
        );
    }

    #[test]
    fn persons_are_found_by_what_tells_them_apart() {
        let (_office, rows) = rows("participants.unique");
        assert_eq!(found(&rows, "skolan", None).len(), 2);
        assert_eq!(found(&rows, "vård kvinn", None), ["Karin Ek"]);
    }

    #[test]
    fn rows_sort_by_the_order_of_their_words_and_by_what_they_add() {
        let (_office, rows) = rows("participants.hours");
        let by = |shows, order| found(&rows, "", Some((shows, order)));
        let names = ["Bo Lind", "Karin Ek", "Åsa Lind"];
        assert_eq!(by(Shows::Title, Order::Ascending), names);
        let mut names = names;
        names.reverse();
        assert_eq!(by(Shows::Title, Order::Descending), names);
        assert_eq!(by(Shows::Amount, Order::Descending)[0], "Karin Ek");
    }

    #[test]
    fn rows_of_namesakes_stay_as_they_are_whichever_way_they_are_sorted() {
        let (mut office, _) = rows("participants.unique");
        let training = office.make(Training::KIND, json!({"title": "Samverkan"}));
        let session = json!({"training": training, "starts": "2018-04-01", "minutes": 60});
        let session = office.make(Session::KIND, session);
        let namesake = office.make(Person::KIND, json!({"name": "Bo Lind", "gender": "man"}));
        let came = json!({"person": namesake, "session": session, "status": "present"});
        office.make(Attendance::KIND, came);
        let rows = office.show(1, move |source| {
            let scope = Scope::everything("2018-06-01".parse().unwrap_or_default());
            Rows::load(source, "participants.unique", &scope, None, usize::MAX)
        });
        let by = |order| fitting(&rows, "bo lind", Some((Shows::Title, order)));
        assert_eq!(by(Order::Ascending).len(), 2);
        assert_eq!(by(Order::Ascending), by(Order::Descending));
    }

    #[test]
    fn rows_that_say_the_same_stay_as_they_are() {
        let (_office, rows) = rows("participants.unique");
        let by = |order| fitting(&rows, "lind", Some((Shows::Note, order)));
        assert_eq!(by(Order::Ascending), by(Order::Descending));
    }
}
