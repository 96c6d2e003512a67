//! Which column holds which field of a kind: proposed from the kind's description and from the words that people have
//! for its fields, decided by the user, and kept by what the columns are called.

use std::collections::{BTreeMap, BTreeSet};

pub use super::manner::Manner;

use super::days::{Days, NoDay, Order};
use super::headings;
use super::sheet::Cell;
use super::table::{Column, Table};
use super::words::{Wordbook, bare};
use crate::domain::{
    Attendance, Field, KINDS, Kind, NumberUnit, Person, Record as _, Session, Shape, kind,
};

/// A field that a column holds: the record's own, or one of the record that it refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Target {
    /// The reference that it is told of, where it is not the record's own.
    pub through: Option<&'static str>,
    /// The field's code name.
    pub code: &'static str,
    /// In which manner.
    pub manner: Manner,
}

impl Target {
    /// A field of the record's own.
    pub const fn own(code: &'static str) -> Self {
        Self {
            through: None,
            code,
            manner: Manner::Plain,
        }
    }

    fn of(through: &'static str, code: &'static str) -> Self {
        let through = Some(through);
        Self {
            through,
            ..Self::own(code)
        }
    }

    fn in_manner(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }
}

/// What a column is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    /// Nothing.
    Leave,
    /// The record's identity, as it was exported.
    Id,
    /// The municipality that the record belongs to.
    Owner,
    /// A field.
    Field(Target),
    /// What people were at: a session or a meeting, by its day or its name.
    Occasion,
    /// A mark for somebody who was there, or for how long.
    Mark,
    /// A column of marks, under the day or the name of what people were at.
    Marks,
}

impl Use {
    /// As it is typed and kept: `name`, `person.email`, `minutes@hours`, `-`.
    pub fn code(self) -> String {
        match self {
            Self::Leave => "-".to_owned(),
            Self::Id => "id".to_owned(),
            Self::Owner => "municipality*".to_owned(),
            Self::Occasion => "occasion*".to_owned(),
            Self::Mark => "mark*".to_owned(),
            Self::Marks => "marks*".to_owned(),
            Self::Field(target) => {
                let through = target.through.map(|through| format!("{through}."));
                let manner = match target.manner.code() {
                    "" => String::new(),
                    code => format!("@{code}"),
                };
                format!("{}{}{manner}", through.unwrap_or_default(), target.code)
            }
        }
    }

    /// What a code means for a kind; none if it has no such field.
    pub fn parse(kind: &'static Kind, code: &str) -> Option<Self> {
        let plain = match code {
            "-" | "" => Self::Leave,
            "id" => Self::Id,
            "municipality*" => Self::Owner,
            "occasion*" => Self::Occasion,
            "mark*" => Self::Mark,
            "marks*" => Self::Marks,
            _ => {
                let (path, manner) = code.split_once('@').unwrap_or((code, ""));
                let manner = match manner {
                    "" => Manner::Plain,
                    code => Manner::ALL.iter().find(|(_, known)| *known == code)?.0,
                };
                let target = match path.split_once('.') {
                    Some((through, code)) => {
                        let (_, reference) = kind.field(through)?;
                        let (_, field) = referred(reference)?.field(code)?;
                        Target::of(reference.code, field.code)
                    }
                    None => Target::own(kind.field(path)?.1.code),
                };
                return Some(Self::Field(target.in_manner(manner)));
            }
        };
        Some(plain)
    }

    /// Whether two columns may not both be used so.
    fn once(self) -> bool {
        !matches!(self, Self::Leave | Self::Marks)
    }

    /// Whether no other column may be used so while one is used like this: for the same field in whatever manner, but
    /// for a name in two parts.
    pub fn excludes(self, other: Self) -> bool {
        match (self, other) {
            (Self::Field(one), Self::Field(other)) => {
                let two_parts = [one.manner, other.manner];
                let two_parts = two_parts == [Manner::Given, Manner::Family]
                    || two_parts == [Manner::Family, Manner::Given];
                (one.through, one.code) == (other.through, other.code) && !two_parts
            }
            _ => self.once() && self == other,
        }
    }
}

/// The one kind that a field refers to.
pub fn referred(field: &Field) -> Option<&'static Kind> {
    match field.shape {
        Shape::Reference([one]) => kind(one),
        _ => None,
    }
}

/// The described field that a target names, and its kind.
pub fn described(of: &'static Kind, target: Target) -> Option<(&'static Kind, &'static Field)> {
    let kind = match target.through {
        Some(through) => referred(of.field(through)?.1)?,
        None => of,
    };
    Some((kind, kind.field(target.code)?.1))
}

/// What is known beside the table when its columns are understood.
#[derive(Debug, Clone, Default)]
pub struct Before {
    /// Whether the project asks for identity numbers.
    pub asks_identity: bool,
    /// What columns of this name were used for before, by [`Column::key`].
    pub kept: BTreeMap<String, String>,
}

/// Everything that a column of a kind may be used for, in the order it is offered.
pub fn choices(kind: &'static Kind, before: &Before) -> Vec<Use> {
    let asked = |of: &Kind, field: &Field| {
        let number = of.code == Person::CODE && field.code == Person::identity_number;
        !field.shape.is_made() && (before.asks_identity || !number)
    };
    let mut all = Vec::new();
    for field in kind.fields.iter().filter(|field| asked(kind, field)) {
        all.extend(manners(kind, field).map(|manner| Target::own(field.code).in_manner(manner)));
    }
    for reference in kind.fields {
        let Some(other) = referred(reference).filter(|other| tells_who(other) && *other != kind)
        else {
            continue;
        };
        for field in other.fields.iter().filter(|field| asked(other, field)) {
            let target = Target::of(reference.code, field.code);
            match (other.code, field.shape) {
                (Person::CODE, _) if field.code == Person::name => {
                    all.extend([Manner::Given, Manner::Family].map(|one| target.in_manner(one)));
                }
                (_, Shape::Text | Shape::Flag) => {}
                _ => all.push(target),
            }
        }
    }
    let mut uses: Vec<Use> = all.into_iter().map(Use::Field).collect();
    if kind.code == Attendance::CODE {
        uses.extend([Use::Occasion, Use::Mark, Use::Marks]);
    }
    uses.push(Use::Id);
    uses.push(Use::Owner);
    uses
}

/// Whether records of a kind are told apart by more than their name.
fn tells_who(kind: &Kind) -> bool {
    matches!(kind.code, Person::CODE | Session::CODE)
}

fn manners(kind: &Kind, field: &Field) -> impl Iterator<Item = Manner> {
    let all: &[Manner] = match field.shape {
        Shape::Number(unit) if unit.is_time() => &[
            Manner::Plain,
            Manner::Hours,
            Manner::DecimalHours,
            Manner::Clock,
            Manner::Minutes,
        ],
        Shape::Number(NumberUnit::Percent) => &[Manner::Plain, Manner::Shares, Manner::Percents],
        Shape::Date | Shape::Month | Shape::Moment => {
            &[Manner::Plain, Manner::DayFirst, Manner::MonthFirst]
        }
        _ if kind.code == Person::CODE && field.code == Person::name => {
            &[Manner::Plain, Manner::Given, Manner::Family]
        }
        _ => &[Manner::Plain],
    };
    all.iter().copied()
}

/// What each column of a table is used for, as far as it can be told.
pub fn propose(kind: &'static Kind, table: &Table, book: &Wordbook, before: &Before) -> Vec<Use> {
    let mut uses = by_headings(kind, table, book, before);
    for (column, one) in table.columns.iter().zip(&mut uses) {
        in_its_manner(kind, table, column, one, book);
    }
    uses
}

/// What each column is used for, in whatever manner: no cell is looked at.
fn by_headings(kind: &'static Kind, table: &Table, book: &Wordbook, before: &Before) -> Vec<Use> {
    let choices = choices(kind, before);
    let words: Vec<(Use, Vec<String>, Vec<String>)> = choices
        .iter()
        .filter_map(|one| {
            let (labels, others) = names(kind, *one, book)?;
            Some((*one, labels, others))
        })
        .collect();
    // Every column with everything that it may be, and how sure that is.
    let mut offers: Vec<(u8, usize, usize, Use)> = Vec::new();
    for (at, column) in table.columns.iter().enumerate() {
        if let Some(kept) = before.kept.get(&column.key()) {
            let kept =
                Use::parse(kind, kept).filter(|kept| *kept == Use::Leave || choices.contains(kept));
            offers.extend(kept.map(|kept| (9, usize::MAX, at, kept)));
        }
        let names = headings::names(column, &table.columns);
        for (order, (one, labels, others)) in words.iter().enumerate() {
            let fits = names.iter().map(|name| name.fit(labels, others));
            let sure = fits.filter(|fit| *fit > 0).max();
            offers.extend(sure.map(|sure| (sure, usize::MAX - order, at, *one)));
        }
    }
    offers.sort_by_key(|(sure, order, at, _)| std::cmp::Reverse((*sure, *order, usize::MAX - at)));
    let mut uses = vec![None; table.columns.len()];
    let mut taken = BTreeSet::new();
    for (_, _, at, one) in offers {
        let free = !one.once() || !taken.contains(&place(one));
        if uses[at].is_none() && free {
            taken.insert(place(one));
            uses[at] = Some(one);
        }
    }
    let mut uses: Vec<Use> = uses
        .into_iter()
        .map(|one| one.unwrap_or(Use::Leave))
        .collect();
    if kind.code == Attendance::CODE {
        find_marks(table, &mut uses, book);
    }
    uses
}

/// What may stand in one column alone.
fn place(one: Use) -> Use {
    match one {
        Use::Field(target) if !matches!(target.manner, Manner::Given | Manner::Family) => {
            Use::Field(target.in_manner(Manner::Plain))
        }
        other => other,
    }
}

/// The label and the other words for what a column may be used for; none for what no heading says.
fn names(kind: &'static Kind, one: Use, book: &Wordbook) -> Option<(Vec<String>, Vec<String>)> {
    let target = match one {
        Use::Id => return Some((vec!["id".to_owned()], book.list("intake-name_id"))),
        Use::Owner => return Some((Vec::new(), book.list("intake-name_owner"))),
        Use::Occasion => return Some((Vec::new(), book.list("intake-name_occasion"))),
        Use::Mark => return Some((Vec::new(), book.list("intake-name_mark"))),
        Use::Leave | Use::Marks => return None,
        Use::Field(target) => target,
    };
    let (of, field) = described(kind, target)?;
    match target.manner {
        Manner::Given => return Some((book.list("intake-name_given"), Vec::new())),
        Manner::Family => return Some((book.list("intake-name_family"), Vec::new())),
        Manner::Plain => {}
        _ => return None,
    }
    let mut all = book.names(of, field.code);
    if target.through.is_some() {
        // What is told of another comes after what the record says itself.
        return Some((Vec::new(), all));
    }
    if let Some(other) = referred(field) {
        all.extend(book.kind_names(other));
        for title in other.title.iter().take(1) {
            all.extend(book.list(&format!("also-{}-{title}", other.code)));
        }
    }
    let labels = all.drain(..2.min(all.len())).collect();
    Some((labels, all))
}

/// Columns under a day, or of marks alone, beside names: who was at what.
fn find_marks(table: &Table, uses: &mut [Use], book: &Wordbook) {
    let days = Days::new(book);
    let is_told = |one: &Use| match one {
        Use::Occasion => true,
        Use::Field(target) => {
            matches!(target.code, Attendance::session | Attendance::meeting)
                || target.through == Some(Attendance::session)
        }
        _ => false,
    };
    let under_a_day = |column: &Column| {
        let read = |text: &str| !matches!(days.moment(text, Some(Order::Day)), Err(NoDay::None));
        column.parts.iter().any(|part| read(part)) || read(&column.heading)
    };
    let dated: Vec<usize> = (0..table.columns.len())
        .filter(|at| uses[*at] == Use::Leave && under_a_day(&table.columns[*at]))
        .collect();
    if uses.iter().any(is_told) && dated.len() < 2 {
        return;
    }
    for at in dated {
        uses[at] = Use::Marks;
    }
}

/// The manner that a column's heading or cells show by themselves.
fn in_its_manner(
    kind: &'static Kind,
    table: &Table,
    column: &Column,
    one: &mut Use,
    book: &Wordbook,
) {
    let Use::Field(target) = one else { return };
    let Some((_, field)) = described(kind, *target).filter(|_| target.manner == Manner::Plain)
    else {
        return;
    };
    let says = |key: &str| {
        let heading = bare(&column.heading);
        let words = book.list(key);
        heading
            .split(' ')
            .any(|part| words.iter().any(|word| word == part))
    };
    target.manner = match field.shape {
        Shape::Number(unit) if unit.is_time() => {
            match (says("intake-hours"), says("intake-minutes")) {
                (true, false) => Manner::Hours,
                (false, true) => Manner::Minutes,
                _ => Manner::Plain,
            }
        }
        Shape::Number(NumberUnit::Percent) => {
            let shares = |cell: &Cell| matches!(cell, Cell::Number(n) if *n > 0.0 && *n < 1.0);
            let beyond = |cell: &Cell| matches!(cell, Cell::Number(n) if *n > 1.0);
            let has =
                |is: &dyn Fn(&Cell) -> bool| table.rows.iter().any(|row| is(row.cell(column.at)));
            match (has(&shares), has(&beyond)) {
                (true, false) => Manner::Shares,
                (false, _) if says("intake-percent") => Manner::Percents,
                _ => Manner::Plain,
            }
        }
        Shape::Date | Shape::Month | Shape::Moment => {
            let cells = table.rows.iter().map(|row| row.cell(column.at).shown());
            let cells: Vec<String> = cells.collect();
            match Days::new(book).order(cells.iter().map(String::as_str)) {
                Some(Order::Day) => Manner::DayFirst,
                Some(Order::Month) => Manner::MonthFirst,
                None => Manner::Plain,
            }
        }
        _ => Manner::Plain,
    };
}

/// The kind that a table is of, where its headings say it: the one that knows the most of them, and needs what is
/// there.
pub fn guess_kind(table: &Table, book: &Wordbook, before: &Before) -> Option<&'static Kind> {
    let mut fits: Vec<(usize, &'static Kind)> = KINDS
        .iter()
        .map(|kind| (fit(kind, table, book, before), *kind))
        .filter(|(fit, _)| *fit > 0)
        .collect();
    fits.sort_by_key(|(fit, _)| std::cmp::Reverse(*fit));
    match fits.as_slice() {
        [(best, kind), (next, _), ..] if best > next => Some(kind),
        [(_, kind)] => Some(kind),
        _ => None,
    }
}

fn fit(kind: &'static Kind, table: &Table, book: &Wordbook, before: &Before) -> usize {
    let uses = by_headings(kind, table, book, before);
    let has = |code: &str| {
        uses.iter().any(|one| match one {
            Use::Field(target) => {
                target.through.is_none() && target.code == code || target.through == Some(code)
            }
            Use::Occasion | Use::Marks => matches!(code, Attendance::session),
            _ => false,
        })
    };
    let needed = kind.fields.iter().filter(|field| field.required);
    if needed.clone().any(|field| !has(field.code)) {
        return 0;
    }
    let sheet = bare(&table.sheet);
    let named = book.kind_names(kind).contains(&sheet);
    let used = |one: &&Use| !matches!(one, Use::Leave | Use::Id | Use::Owner);
    let own = |one: &&Use| matches!(one, Use::Field(target) if target.through.is_none());
    let marks = uses.iter().filter(|one| **one == Use::Marks).count();
    let count = uses.iter().filter(used).count() * 2 + uses.iter().filter(own).count();
    count + needed.count() + marks + if named { 20 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Membership, Unit};
    use crate::intake::sheet::pasted;
    use crate::intake::table::Heading;
    use crate::text::{Language, Text};

    fn proposed(kind: &'static Kind, text: &str) -> Vec<String> {
        let book = Wordbook::new(&Text::new(Language::Swedish));
        let table = Table::find(pasted(text), Heading::Found, &book);
        let before = Before {
            asks_identity: true,
            ..Before::default()
        };
        let uses = propose(kind, &table, &book, &before);
        uses.into_iter().map(Use::code).collect()
    }

    #[test]
    fn column_is_known_by_the_many_words_for_its_field() {
        let list = "Förnamn\tEfternamn\tPersonnr.\tArbetsplats\tMejl\tTfn\tBefattning\tSkostorlek\n\
                    Eva\tSjö\t\tKomvux\t\t\t\t39\n";
        let uses = [
            "name@given",
            "name@family",
            "identity_number",
            "unit",
            "email",
            "phone",
            "profession",
            "-",
        ];
        assert_eq!(proposed(Person::KIND, list), uses);
        let english = "Name\tDepartment\tE-mail\nEva\tKomvux\t\n";
        assert_eq!(proposed(Person::KIND, english), ["name", "unit", "email"]);
    }

    #[test]
    fn column_is_not_called_as_what_stands_over_several() {
        let list = "Arbete\t\tÖvrigt\t\nNamn\tBefattning\tGDPR-info lämnad\tAnm.\nEva\tCoach\t2018-03-01\tny\n";
        let uses = ["name", "profession", "informed_on", "note"];
        assert_eq!(proposed(Person::KIND, list), uses);
        let list = "Namn\tÖvrigt\t\n\tBilkörkort\tTelefon\nEva\tB\t070-1\n";
        assert_eq!(proposed(Person::KIND, list), ["name", "-", "phone"]);
    }

    #[test]
    fn column_is_known_by_the_last_word_of_two_headings_that_have_become_one() {
        let list = "Personuppgifter Namn\tPersonuppgifter Kön\tArbete Befattning\tE-post\tTelefon\n\
                    Eva\tK\tCoach\t\t\n";
        let uses = ["name", "gender", "profession", "email", "phone"];
        assert_eq!(proposed(Person::KIND, list), uses);
    }

    #[test]
    fn column_of_a_list_of_members_may_tell_of_the_person() {
        let list = "Grupp\tNamn\tE-post\tRoll\nA\tEva Sjö\te@x.se\tOrdförande\n";
        let uses = ["group", "person", "person.email", "role"];
        assert_eq!(proposed(Membership::KIND, list), uses);
    }

    #[test]
    fn columns_under_days_are_marks_of_attendance() {
        let list = "Namn\t2018-03-01\t8 mars 2018\nEva\tx\t\n";
        assert_eq!(
            proposed(Attendance::KIND, list),
            ["person", "marks*", "marks*"]
        );
    }

    #[test]
    fn time_is_in_the_unit_that_its_heading_says() {
        let list = "Namn\tTillfälle\tTid (timmar)\nEva\tA\t3\n";
        assert_eq!(proposed(Attendance::KIND, list)[2], "minutes@hours");
    }

    #[test]
    fn kind_is_told_by_its_headings() {
        let book = Wordbook::new(&Text::new(Language::Swedish));
        let guessed = |text: &str| {
            let table = Table::find(pasted(text), Heading::Found, &book);
            guess_kind(&table, &book, &Before::default())
        };
        assert_eq!(guessed("Namn\tE-post\tYrke\nEva\t\t\n"), Some(Person::KIND));
        let units = "Namn\tSektor\nKomvux\tUtbildning\n";
        assert_eq!(guessed(units), Some(Unit::KIND));
        assert_eq!(
            Table::find(pasted(units), Heading::Found, &book).rows.len(),
            1
        );
        assert_eq!(guessed("Skostorlek\tVikt\n39\t60\n"), None);
    }

    #[test]
    fn use_comes_back_from_its_code() {
        let before = Before {
            asks_identity: true,
            ..Before::default()
        };
        for kind in KINDS {
            for one in choices(kind, &before) {
                assert_eq!(Use::parse(kind, &one.code()), Some(one), "{}", one.code());
            }
        }
    }
}
