//! Marks of attendance: who was there, who was not, and how long; what the numbers and letters among them are is told
//! by all of them together, or asked.

use serde_json::json;

use super::mapping::Manner;
use super::numbers::{may_be_a_clock, minutes};
use super::plan::{NUMBERS_APART, why};
use super::resolve::Meaning;
use super::row::{Held, Reader, put};
use super::sheet::{Cell, Row, written};
use super::wide::Entry;
use crate::domain::reading::alike;
use crate::domain::{Attendance, AttendanceStatus, Choosable as _, Value};

/// How many numbers are shown in a question about them.
const SHOWN: usize = 5;

/// What the user can say that numbers among marks are, by its code, in the order that it is offered.
static MEANINGS: [(&str, Numbers); 6] = [
    ("hours", Numbers::Times(Manner::Hours)),
    ("hours_but_one", Numbers::TimesButOne(Manner::Hours)),
    ("decimal_hours", Numbers::Times(Manner::DecimalHours)),
    ("clock", Numbers::Times(Manner::Clock)),
    ("minutes", Numbers::Times(Manner::Minutes)),
    ("codes", Numbers::Codes),
];

/// The codes of what the user can say that numbers among marks are; the words of each have the key
/// `intake-answer_…`.
pub fn meanings() -> impl Iterator<Item = &'static str> {
    MEANINGS.iter().map(|(code, _)| *code)
}

/// What numbers among marks are.
#[derive(Clone)]
pub(super) enum Numbers {
    /// One who was there and none who was not; others are codes, each asked about.
    Codes,
    /// Lengths of time.
    Times(Manner),
    /// Lengths of time, but for one, which is a mark for somebody who was there.
    TimesButOne(Manner),
    /// Nothing that is read in.
    Nothing,
    /// It is asked, with these.
    Unclear(String),
}

impl Numbers {
    /// What they are by themselves; none where it is to be asked.
    ///
    /// Beside other marks for those who were there, one may be such a mark, or an hour.
    fn told_by(numbers: &[f64], marked: bool) -> Option<Self> {
        let others = || numbers.iter().filter(|one| **one != 0.0 && **one != 1.0);
        let highest = others().copied().fold(0.0, f64::max);
        let any_part = others().any(|one| one.fract() != 0.0);
        let any_one = numbers.contains(&1.0);
        match (others().count(), any_part) {
            (0, _) => Some(Self::Codes),
            // A day has 24 hours.
            (_, true) if highest <= 24.0 && !(any_one && marked) => {
                Some(Self::Times(Manner::Hours))
            }
            (_, false) if highest > 24.0 && !any_one => Some(Self::Times(Manner::Minutes)),
            _ => None,
        }
    }
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Words(words) => words.trim().replace(',', ".").parse().ok(),
        _ => None,
    }
}

impl Reader<'_> {
    /// Looks at all the marks, to know what the numbers among them are.
    pub fn look_at_marks<'b>(&mut self, entries: impl Iterator<Item = &'b Entry<'b>> + Clone) {
        let Some(at) = self.columns.mark else { return };
        let marks = entries.map(|entry| entry.row.cell(at));
        let numbers: Vec<f64> = marks.clone().filter_map(number).collect();
        let may_be_a_clock =
            |cell: &Cell| matches!(cell, Cell::Words(words) if may_be_a_clock(words));
        let is_clear = !marks.clone().any(may_be_a_clock);
        let marked = marks
            .clone()
            .any(|cell| number(cell).is_none() && self.is_there(cell));
        self.numbers = match Numbers::told_by(&numbers, marked).filter(|_| is_clear) {
            Some(numbers) => numbers,
            None => self.numbers_as_said(&numbers),
        };
        self.n_means = self.what_n_means(marks);
    }

    /// Whether a mark that is no number says that somebody was there.
    fn is_there(&self, cell: &Cell) -> bool {
        let choice = self
            .reading
            .book
            .choice(AttendanceStatus::VOCABULARY, &cell.shown());
        let there = [AttendanceStatus::Present, AttendanceStatus::Remote];
        there.iter().any(|one| choice == Some(one.code()))
    }

    /// What the user has said of numbers that do not tell themselves.
    fn numbers_as_said(&mut self, numbers: &[f64]) -> Numbers {
        let mut all: Vec<f64> = numbers.to_vec();
        all.sort_by(f64::total_cmp);
        all.dedup();
        let some: Vec<String> = all.iter().take(SHOWN).map(|one| written(*one)).collect();
        let words = some.join(NUMBERS_APART);
        let meaning = self.resolver.meaning(Attendance::minutes, &words);
        if meaning.is_some() {
            self.answered(
                Attendance::minutes,
                Some((self.known.kind, Attendance::minutes)),
                &words,
            );
        }
        let said = match meaning {
            Some(Meaning::Is(said)) => said.as_str().unwrap_or_default(),
            Some(_) => return Numbers::Nothing,
            None => "",
        };
        let meant = MEANINGS.iter().find(|(code, _)| *code == said);
        meant.map_or(Numbers::Unclear(words), |(_, numbers)| numbers.clone())
    }

    fn what_n_means<'b>(&self, marks: impl Iterator<Item = &'b Cell>) -> Option<AttendanceStatus> {
        let mut means = Some(AttendanceStatus::Present);
        for cell in marks.filter(|cell| !cell.is_empty()) {
            let mark = alike(&cell.shown());
            match mark.as_str() {
                "n" => {}
                "j" | "ja" | "y" | "yes" | "nej" | "no" => return Some(AttendanceStatus::Absent),
                _ => {
                    let choice = self
                        .reading
                        .book
                        .choice(AttendanceStatus::VOCABULARY, &mark);
                    let there = [AttendanceStatus::Present, AttendanceStatus::Remote];
                    let says_so = there.iter().any(|one| choice == Some(one.code()));
                    if says_so || mark.starts_with(|c: char| ('1'..='9').contains(&c)) {
                        means = None;
                    }
                }
            }
        }
        means
    }

    /// Whether somebody was there, and how long.
    pub(super) fn read_mark(&mut self, row: &Row, held: &mut Held) {
        let Some(at) = self.columns.mark else { return };
        let cell = row.cell(at);
        let (shown, present) = (cell.shown(), json!(AttendanceStatus::Present.code()));
        let code = Attendance::status;
        if cell.is_empty() {
            return;
        }
        if let Some(number) = number(cell) {
            match &self.numbers {
                Numbers::Nothing => return,
                Numbers::Unclear(words) => {
                    let (words, about) = (words.clone(), (self.known.kind, Attendance::minutes));
                    let path = Attendance::minutes.to_owned();
                    let ask = self.ask(path, Some(about), &words, Vec::new());
                    return held.asks.push(ask);
                }
                Numbers::Codes | Numbers::TimesButOne(_) if number == 1.0 => {
                    return put(held, code, present);
                }
                Numbers::Codes if number != 0.0 => {
                    let read = self.choice_of_mark(&shown, held);
                    return put(held, code, read);
                }
                _ => {}
            }
        }
        if alike(&shown) == "n"
            && let Some(status) = self.n_means
        {
            self.read_as.insert((code, shown), status.code());
            return put(held, code, json!(status.code()));
        }
        let length =
            matches!(cell, Cell::Minutes(_)) || shown.contains(|c: char| c.is_ascii_digit());
        if !length {
            let read = self.choice_of_mark(&shown, held);
            return put(held, code, read);
        }
        let manner = match self.numbers {
            Numbers::Times(manner) | Numbers::TimesButOne(manner) => manner,
            _ => Manner::Hours,
        };
        let text = self.reading.book.text().clone();
        match minutes(cell, manner, |invalid| why(self.known.kind, invalid, &text)) {
            Ok((value, _)) if value == json!(0) => {
                put(held, code, json!(AttendanceStatus::Absent.code()))
            }
            Ok((value, note)) => {
                if let (Some(note), Some((_, field))) =
                    (note, self.known.kind.field(Attendance::minutes))
                {
                    let read = self.shown(field, &value);
                    self.note(Attendance::minutes, note, row.number, &shown, &read);
                }
                put(held, Attendance::minutes, value);
                put(held, code, present);
            }
            Err(why) => held.refused.push((Some(Attendance::minutes), why)),
        }
    }

    fn choice_of_mark(&mut self, shown: &str, held: &mut Held) -> Value {
        match self.known.kind.field(Attendance::status) {
            Some((_, field)) => self.choice(field, AttendanceStatus::VOCABULARY, shown, held),
            None => Value::Null,
        }
    }
}
