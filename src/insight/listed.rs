//! The rows behind a figure by the records that they are told by: small enough that a hundred thousand are listed anew
//! after any change, and put into words only where they are seen. The million of attendances is listed place by place.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::catalogue::pieces;
use super::facts::{Facts, Ix, Place, Source};
use super::figure::{Amount, Evidence, EvidenceRow, FigureUnit, Name};
use super::hands::both;
use super::table::ById;
use super::view::Scope;
use crate::domain::{Id, Kind};

/// A row that is not told by a record.
const NONE: u32 = u32::MAX;
/// More rows than this are worth a second hand.
const MANY: usize = 10_000;

/// The rows behind a figure or one of its parts, each by its record and by those whose names tell it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Listed {
    pieces: Vec<Piece>,
    names: Vec<(Option<Name>, Name)>,
    records: Vec<(Source, Id)>,
    places: Vec<Place>,
}

/// Rows that follow upon another piece's.
#[derive(Debug, Clone, PartialEq)]
struct Piece {
    /// How many rows there are in all up to the last of these.
    end: usize,
    rows: Arc<Rows>,
    /// Which of all records each of its own is.
    records: Vec<u32>,
}

/// Rows that are listed together: those of a place are listed again only where that place has others.
#[derive(Debug, PartialEq)]
struct Rows {
    evidence: Evidence,
    /// By row.
    ids: Vec<Id>,
    /// By row: an attendance's person and occasion; of others the record alone.
    told: Vec<[u32; 2]>,
    records: Vec<(Source, Ix)>,
}

impl Rows {
    fn of(facts: &Facts, mut evidence: Evidence) -> Self {
        evidence.rows.shrink_to_fit();
        let rows = &evidence.rows;
        let (mut known, mut records) = (HashMap::<_, _, ById>::default(), Vec::new());
        let mut number = |record: (Source, Ix)| {
            *known.entry(record).or_insert_with(|| {
                records.push(record);
                u32::try_from(records.len() - 1).unwrap_or(NONE)
            })
        };
        let told = || {
            let told = rows.iter().map(|row| match facts.attended_at(row) {
                Some(both) => both.map(&mut number),
                None => [number((row.source, row.index)), NONE],
            });
            told.collect()
        };
        let ids = || {
            let ids = rows.iter().map(|row| facts.record(row));
            ids.map(Option::unwrap_or_default).collect()
        };
        let (told, ids) = both(rows.len() > MANY, told, ids);
        Self {
            ids,
            told,
            records,
            evidence,
        }
    }
}

/// What a row is told by, each by its number among [`Listed::records`]; none where there is nothing to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldBy {
    /// A record.
    Record(Option<usize>),
    /// Who came, and to what.
    Attended(Option<usize>, Option<usize>),
}

/// A row that stays the same whatever comes in between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    record: Id,
    part: Option<(Option<String>, String)>,
    /// How many rows of the same record and part stand before it.
    nth: usize,
}

/// The records that are met, numbered as they are.
#[derive(Default)]
struct Numbers {
    known: BTreeMap<Source, Vec<u32>>,
    records: Vec<(Source, Id)>,
}

impl Numbers {
    fn of(&mut self, facts: &Facts, source: Source, index: Ix) -> u32 {
        let known = self.known.entry(source);
        let known = known.or_insert_with(|| vec![NONE; facts.count(source)]);
        let Some(number) = index.get().and_then(|index| known.get_mut(index)) else {
            return NONE;
        };
        if *number == NONE
            && let Some(id) = facts.id(source, index)
        {
            *number = u32::try_from(self.records.len()).unwrap_or(NONE);
            self.records.push((source, id));
        }
        *number
    }
}

impl Listed {
    /// The rows behind a figure, or behind one of its parts; none if there is no figure of this id.
    pub fn of(facts: &Facts, id: &str, scope: &Scope, part: Option<&str>) -> Option<Self> {
        let listed = pieces(facts, id, scope, part, Rows::of)?;
        let (mut numbers, mut end) = (Numbers::default(), 0);
        let names = listed.first().map(|rows| rows.evidence.names.clone());
        let pieces = listed.into_iter().map(|rows| {
            end += rows.ids.len();
            let records = rows.records.iter();
            let records = records.map(|(source, index)| numbers.of(facts, *source, *index));
            Piece {
                end,
                records: records.collect(),
                rows,
            }
        });
        Some(Self {
            pieces: pieces.collect(),
            names: names.unwrap_or_default(),
            records: numbers.records,
            places: facts.places().to_vec(),
        })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.end)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The records that rows are told by, each once, in the order that they are met.
    pub fn records(&self) -> &[(Source, Id)] {
        &self.records
    }

    /// Whose rows there may be.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The parts that there may be rows in: their groups and names.
    pub fn parts(&self) -> &[(Option<Name>, Name)] {
        &self.names
    }

    /// The piece that a row is in, and its place there.
    fn at(&self, row: usize) -> Option<(&Piece, usize)> {
        let after = self.pieces.partition_point(|piece| piece.end <= row);
        let piece = self.pieces.get(after)?;
        Some((piece, row + piece.rows.ids.len() - piece.end))
    }

    fn row(&self, row: usize) -> Option<&EvidenceRow> {
        let (piece, row) = self.at(row)?;
        piece.rows.evidence.rows.get(row)
    }

    fn id(&self, row: usize) -> Option<Id> {
        let (piece, row) = self.at(row)?;
        piece.rows.ids.get(row).copied()
    }

    /// What a row is told by.
    pub fn told_by(&self, row: usize) -> ToldBy {
        let Some((piece, row)) = self.at(row) else {
            return ToldBy::Record(None);
        };
        let number = |number: u32| {
            let number = piece.records.get(number as usize)?;
            (*number != NONE).then_some(*number as usize)
        };
        let rows = &piece.rows;
        let [first, second] = rows.told.get(row).copied().unwrap_or([NONE; 2]);
        match rows.evidence.rows.get(row).map(|row| row.source) {
            Some(Source::Attendance) => ToldBy::Attended(number(first), number(second)),
            _ => ToldBy::Record(number(first)),
        }
    }

    /// Whose a row is, by number among [`Listed::places`].
    pub fn place(&self, row: usize) -> usize {
        self.row(row)
            .map_or(usize::MAX, |row| usize::from(row.place))
    }

    /// The part that a row is counted in, by number among [`Listed::parts`].
    pub fn part(&self, row: usize) -> usize {
        self.row(row)
            .map_or(usize::MAX, |row| usize::from(row.part))
    }

    /// What a row adds to its part, as it is counted: to compare rows by.
    pub fn amount(&self, row: usize) -> i64 {
        self.row(row).map_or(0, |row| row.amount)
    }

    /// What a row adds, in what its part is measured in.
    pub fn amount_in(&self, row: usize, unit: FigureUnit) -> Amount {
        let row = self.row(row);
        row.map_or(Amount::whole(0), |row| row.amount_in(unit))
    }

    /// What a row is a record of.
    pub fn kind(&self, row: usize) -> Option<&'static Kind> {
        self.row(row).map(|row| row.source.kind())
    }

    /// The record behind a row.
    pub fn record(&self, row: usize) -> Option<(&'static Kind, Id)> {
        let id = self.id(row).filter(|id| *id != Id::default())?;
        Some((self.kind(row)?, id))
    }

    /// A row, to be found again after changes.
    pub fn choose(&self, row: usize) -> Option<Chosen> {
        let (record, part) = (self.id(row)?, self.part(row));
        Some(Chosen {
            record,
            part: self.part_code(part).map(|(group, name)| {
                let group = group.map(str::to_owned);
                (group, name.to_owned())
            }),
            nth: self.rows_of(record, part).position(|one| one == row)?,
        })
    }

    /// Where a row that was chosen stands now, if it is still here.
    pub fn find(&self, chosen: &Chosen) -> Option<usize> {
        let wanted = chosen.part.as_ref();
        let wanted = wanted.map(|(group, name)| (group.as_deref(), name.as_str()));
        let mut parts = 0..self.parts().len();
        let part = parts.find(|part| self.part_code(*part) == wanted);
        let same = part.and_then(|part| self.rows_of(chosen.record, part).nth(chosen.nth));
        // It may be counted in another part by now.
        let rows = || self.rows_with(chosen.record).next();
        same.or_else(|| (chosen.record != Id::default()).then(rows).flatten())
    }

    fn rows_with(&self, record: Id) -> impl Iterator<Item = usize> {
        let ids = self.pieces.iter().flat_map(|piece| &piece.rows.ids);
        let rows = ids.enumerate().filter(move |(_, id)| **id == record);
        rows.map(|(row, _)| row)
    }

    fn rows_of(&self, record: Id, part: usize) -> impl Iterator<Item = usize> {
        self.rows_with(record)
            .filter(move |row| self.part(*row) == part)
    }

    fn part_code(&self, part: usize) -> Option<(Option<&str>, &str)> {
        let (group, name) = self.parts().get(part)?;
        Some((group.as_ref().map(|group| &*group.code), &name.code))
    }
}
