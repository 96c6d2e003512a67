//! Several projects side by side: what was planned and what came, in each and in all.
//!
//! Every number is a figure: in a column of the project's own records, in the total of everybody's. So the total is
//! counted from rows and never from the columns; and still both directions add up: money and hours exactly, people
//! once those are taken off again who are in several projects. What was published stands beside, and a published
//! table is held against its own sums.

use std::collections::{BTreeMap, BTreeSet};

use super::catalogue::compute;
use super::facts::*;
use super::figure::{Amount, Figure, FigureUnit};
use super::people::Traits;
use super::view::{Scope, View};
use crate::domain::{Gender, Id};

/// Parts of parts are looked through so far: no further than a ring would lead.
const DEEPEST: usize = 8;

/// How the columns come to the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Summing {
    /// They add up to it.
    Sum,
    /// They add up to it and to those again who are in several projects.
    People,
    /// They do not: it is a quotient.
    Quotient,
}

/// A row of a table of projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Described {
    /// Its code name: the key of its words is `cluster-row_code`.
    code: &'static str,
    figure: &'static str,
    part: &'static str,
    summing: Summing,
    /// The row that says what was planned, if this one says what came.
    planned: Option<&'static str>,
}

const fn planned(code: &'static str, figure: &'static str, part: &'static str) -> Described {
    Described {
        code,
        figure,
        part,
        summing: Summing::Sum,
        planned: None,
    }
}

const fn actual(row: Described, planned: &'static str) -> Described {
    Described {
        planned: Some(planned),
        ..row
    }
}

const fn people(code: &'static str, part: &'static str) -> Described {
    Described {
        summing: Summing::People,
        ..planned(code, "participants.unique", part)
    }
}

const fn each(code: &'static str, figure: &'static str, part: &'static str) -> Described {
    Described {
        summing: Summing::Quotient,
        ..planned(code, figure, part)
    }
}

/// What was planned against what came.
const ROWS: [Described; 22] = [
    planned("participants_planned", "participants.planned", "total"),
    actual(people("participants", "total"), "participants_planned"),
    planned("women_planned", "participants.planned", "women"),
    actual(people("women", "women"), "women_planned"),
    planned("men_planned", "participants.planned", "men"),
    actual(people("men", "men"), "men_planned"),
    people("others", "other"),
    people("not_stated", "not_stated"),
    planned("hours_planned", "participants.hours_planned", "total"),
    actual(
        planned("hours", "participants.hours", "total"),
        "hours_planned",
    ),
    each(
        "hours_each_planned",
        "participants.hours_each_planned",
        "value",
    ),
    actual(
        each("hours_each", "participants.hours_each", "value"),
        "hours_each_planned",
    ),
    planned("cost_planned", "cost.project", "planned"),
    actual(planned("cost", "cost.project", "actual"), "cost_planned"),
    planned("fund_planned", "cost.project", "planned_fund"),
    actual(
        planned("fund", "cost.project", "actual_fund"),
        "fund_planned",
    ),
    planned("cofinancing_planned", "cost.project", "planned_cofinancing"),
    actual(
        planned("cofinancing", "cost.project", "actual_cofinancing"),
        "cofinancing_planned",
    ),
    planned("own_planned", "cost.project", "planned_own"),
    actual(planned("own", "cost.project", "actual_own"), "own_planned"),
    each(
        "cost_each_planned",
        "cost.per_participant",
        "planned_per_participant",
    ),
    actual(
        each(
            "cost_each",
            "cost.per_participant",
            "actual_per_participant",
        ),
        "cost_each_planned",
    ),
];

/// Groups, mandates and what goes on after, side by side.
const COMPARED: [Described; 10] = [
    planned("municipalities", "groups.strategic", "of"),
    planned("strategic", "groups.strategic", "value"),
    planned("operative", "groups.operative", "value"),
    each("strategic_size", "groups.strategic.size", "median"),
    each("operative_size", "groups.operative.size", "median"),
    each("mandate", "groups.mandate", "percent"),
    planned("joint", "meetings.joint", "value"),
    each("with_driver", "initiatives.with_driver", "percent"),
    planned("started", "initiatives.continued", "of"),
    planned("continued", "initiatives.continued", "value"),
];

/// Rows that add up to another: the whole, and its parts. A published table is held against these.
pub const SUMS: [(&str, &[&str]); 4] = [
    ("participants_planned", &["women_planned", "men_planned"]),
    ("participants", &["women", "men", "others", "not_stated"]),
    (
        "cost_planned",
        &["fund_planned", "cofinancing_planned", "own_planned"],
    ),
    ("cost", &["fund", "cofinancing", "own"]),
];

/// A published number, and how far it is from what the records come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The number.
    pub amount: Amount,
    /// The published number less the counted one; none where nothing is counted, or they agree as exactly as it was
    /// written.
    pub differs: Option<Amount>,
    /// The measurement that holds it.
    pub measurement: Id,
}

/// A number of the table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cell {
    /// What the records come to; none where there is nothing to say.
    pub amount: Option<Amount>,
    /// What was published.
    pub published: Option<Published>,
    /// Whether it is less than half of what was planned, or more than half as much again.
    pub far: bool,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct ClusterRow {
    /// Its code name: the key of its words is `cluster-row_code`.
    pub code: &'static str,
    /// The figure.
    pub figure: &'static str,
    /// The part of it.
    pub part: &'static str,
    /// What it is measured in.
    pub unit: FigureUnit,
    /// Whether it says what was planned.
    pub planned: bool,
    /// How the columns come to the total.
    pub summing: Summing,
    /// The projects' numbers, in their order.
    pub cells: Vec<Cell>,
    /// How often people are in the columns again, who are once in the total.
    pub again: i64,
    /// All together, counted from rows.
    pub total: Cell,
}

/// Where a published table does not add up.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The columns come to something else than the stated total.
    Across {
        /// The row.
        row: usize,
        /// What the columns come to.
        sum: Amount,
        /// What is stated.
        stated: Amount,
        /// The project whose number is exactly what is missing.
        without: Option<usize>,
    },
    /// The rows that make up another come to something else.
    Down {
        /// The row that is stated.
        row: usize,
        /// The project; none in the total.
        column: Option<usize>,
        /// What its parts come to.
        sum: Amount,
        /// What is stated.
        stated: Amount,
    },
}

/// Projects side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// The projects, the first that began first.
    pub projects: Vec<Id>,
    /// The rows.
    pub rows: Vec<ClusterRow>,
    /// Where what was published does not add up.
    pub faults: Vec<Fault>,
}

impl Cluster {
    /// Whether anything was published.
    pub fn is_published(&self) -> bool {
        let mut cells = self
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().chain([&row.total]));
        cells.any(|cell| cell.published.is_some())
    }
}

/// The projects of the file, the first that began first; or the parts of one (*delprojekt*).
pub fn projects_of(facts: &Facts, part_of: Option<Id>) -> Vec<Id> {
    let all = facts.projects.iter();
    let mut projects: Vec<_> = all
        .filter_map(|(index, project)| Some((project.start, facts.projects.id(index)?)))
        .filter(|(_, id)| facts.whole_of(*id) == part_of)
        .collect();
    projects.sort_unstable();
    projects.into_iter().map(|(_, id)| id).collect()
}

/// The projects of the file, or the parts of one, each followed by its own parts, and whether it is one.
pub fn projects_with_parts(facts: &Facts, part_of: Option<Id>) -> Vec<(Id, bool)> {
    let each = projects_of(facts, part_of).into_iter().flat_map(|one| {
        let parts = projects_with_parts(facts, Some(one));
        std::iter::once((one, part_of.is_some())).chain(parts)
    });
    each.collect()
}

/// The column that a place is counted in where these projects stand side by side: itself, or what it is a part of.
pub(super) fn column_of(facts: &Facts, within: Option<Id>, place: &Place) -> Id {
    let wholes = std::iter::successors(Some(place.project), |part| facts.whole_of(*part));
    let columns = wholes.take(DEEPEST).take_while(|one| Some(*one) != within);
    columns.last().unwrap_or(place.project)
}

/// Whether a place is of a project, or of a part of it (*delprojekt*): what a part does, the whole does.
pub(super) fn within_project(facts: &Facts, project: Option<Id>, place: &Place) -> bool {
    let wholes = std::iter::successors(Some(place.project), |part| facts.whole_of(*part));
    project.is_none_or(|project| wholes.take(DEEPEST).any(|one| one == project))
}

fn within(scope: &Scope, project: Id) -> Scope {
    Scope {
        project: Some(project),
        ..scope.clone()
    }
}

/// A figure in each project, and in all; none if there is no figure of this id.
pub fn figure_by_project(
    facts: &Facts,
    id: &str,
    scope: &Scope,
) -> Option<(Vec<(Id, Figure)>, Figure)> {
    let projects = projects_of(facts, scope.project).into_iter();
    let each = projects.filter_map(|one| Some((one, compute(facts, id, &within(scope, one))?)));
    Some((each.collect(), compute(facts, id, scope)?))
}

/// What was planned against what came, by project and in all, with what was published beside. Within one project, by
/// its parts.
pub fn cluster(facts: &Facts, scope: &Scope) -> Cluster {
    let projects = projects_of(facts, scope.project);
    let again = Again::of(facts, scope, &projects);
    let published = published(facts, scope);
    let mut rows = rows(facts, scope, &projects, &ROWS);
    for row in &mut rows {
        row.again = again.of_part(row);
        for (column, cell) in row.cells.iter_mut().enumerate() {
            let key = (row.figure, row.part, projects.get(column).copied());
            cell.published = laid_beside(&published, key, cell.amount);
        }
        let key = (row.figure, row.part, scope.project);
        row.total.published = laid_beside(&published, key, row.total.amount);
    }
    mark_far(&mut rows);
    rows.retain(ClusterRow::says_something);
    Cluster {
        faults: faults(&rows, scope.project.is_none()),
        projects,
        rows,
    }
}

/// Groups, mandates and what goes on after, by project and in all.
pub fn compared(facts: &Facts, scope: &Scope) -> Cluster {
    let projects = projects_of(facts, scope.project);
    Cluster {
        rows: rows(facts, scope, &projects, &COMPARED),
        projects,
        faults: Vec::new(),
    }
}

fn rows(facts: &Facts, scope: &Scope, projects: &[Id], described: &[Described]) -> Vec<ClusterRow> {
    let rows = described.iter().map(|one| {
        let all = compute(facts, one.figure, scope);
        let part = all.as_ref().and_then(|figure| figure.part(one.part));
        let cell = |scope: &Scope| Cell {
            amount: compute(facts, one.figure, scope).and_then(|figure| figure.amount(one.part)),
            ..Cell::default()
        };
        ClusterRow {
            code: one.code,
            figure: one.figure,
            part: one.part,
            unit: part.map_or(FigureUnit::Persons, |part| part.unit),
            planned: one.code.ends_with("_planned"),
            summing: one.summing,
            cells: projects
                .iter()
                .map(|id| cell(&within(scope, *id)))
                .collect(),
            again: 0,
            total: Cell {
                amount: part.map(|part| part.amount),
                ..Cell::default()
            },
        }
    });
    rows.collect()
}

impl ClusterRow {
    /// Whether it is always there, or somebody is in it.
    fn says_something(&self) -> bool {
        let rare = matches!(self.code, "others" | "not_stated" | "own_planned" | "own");
        let mut cells = self.cells.iter().chain([&self.total]);
        !rare || cells.any(|cell| cell.amount.is_some() || cell.published.is_some())
    }
}

/// How often people are in the columns again, by gender as each column has it.
#[derive(Default)]
struct Again {
    total: i64,
    genders: BTreeMap<&'static str, i64>,
}

impl Again {
    fn of(facts: &Facts, scope: &Scope, projects: &[Id]) -> Self {
        let people = |scope: &Scope| -> Vec<(Ix, &'static str)> {
            let view = View::new(facts, scope);
            let all = view.participants().iter();
            all.map(|one| (one.human, gender(&one.traits))).collect()
        };
        let columns: Vec<_> = projects
            .iter()
            .map(|id| people(&within(scope, *id)))
            .collect();
        let mut met = BTreeSet::new();
        let several = columns.iter().flatten().map(|(human, _)| *human);
        let several: BTreeSet<Ix> = several.filter(|human| !met.insert(*human)).collect();
        let mut again = Self::default();
        let mut add = |(human, gender): (Ix, &'static str), times: i64| {
            if several.contains(&human) {
                again.total += times;
                *again.genders.entry(gender).or_default() += times;
            }
        };
        columns.into_iter().flatten().for_each(|one| add(one, 1));
        people(scope).into_iter().for_each(|one| add(one, -1));
        again
    }

    fn of_part(&self, row: &ClusterRow) -> i64 {
        match (row.summing, row.part) {
            (Summing::People, "total") => self.total,
            (Summing::People, part) => self.genders.get(part).copied().unwrap_or(0),
            _ => 0,
        }
    }
}

/// The part of a figure that a gender is counted in.
fn gender(traits: &Traits) -> &'static str {
    match traits.gender {
        Some(Gender::Woman) => "women",
        Some(Gender::Man) => "men",
        Some(Gender::Other) => "other",
        Some(Gender::NotStated) | None => "not_stated",
    }
}

/// What a measure has as its indicator, to be a published value of this row.
pub fn published_as(row: &ClusterRow) -> String {
    format!("{}:{}", row.figure, row.part)
}

/// What a published value says: of which indicator and project.
type Says = (String, Option<Id>);

/// The latest published values, by indicator and project.
type Laid = BTreeMap<Says, (i64, Id)>;

fn published(facts: &Facts, scope: &Scope) -> Laid {
    let mut latest: BTreeMap<Says, (Option<chrono::NaiveDate>, i64, Id)> = BTreeMap::new();
    for (index, one) in facts.measurements.iter() {
        let measure = facts.measures.get(one.measure);
        let Some(measure) = measure.filter(|measure| !measure.indicator.is_empty()) else {
            continue;
        };
        // A project's own lays nothing beside the others'.
        let of_a_project = facts.project_of(measure.place).is_some();
        let (Some(id), false) = (facts.measurements.id(index), of_a_project) else {
            continue;
        };
        if one.date.is_some_and(|date| date > scope.today) {
            continue;
        }
        let now = (one.date, one.thousandths, id);
        let known = latest
            .entry((measure.indicator.clone(), one.of_project))
            .or_insert(now);
        if (now.0, now.2) > (known.0, known.2) {
            *known = now;
        }
    }
    let all = latest.into_iter();
    all.map(|(key, (_, thousandths, id))| (key, (thousandths, id)))
        .collect()
}

fn laid_beside(
    published: &Laid,
    (figure, part, project): (&str, &str, Option<Id>),
    counted: Option<Amount>,
) -> Option<Published> {
    let (thousandths, measurement) = *published.get(&(format!("{figure}:{part}"), project))?;
    let amount = Amount {
        top: thousandths,
        bottom: 1_000,
    };
    let differs = counted.and_then(|counted| {
        let difference = amount.less(counted)?;
        (!is_rounding(difference, thousandths)).then_some(difference)
    });
    Some(Published {
        amount,
        differs,
        measurement,
    })
}

/// Whether a difference is no more than half of the last place that a number was written with.
fn is_rounding(difference: Amount, thousandths: i64) -> bool {
    let place = [1_000, 100, 10]
        .into_iter()
        .find(|place| thousandths % place == 0);
    let place = i128::from(place.unwrap_or(1));
    let (top, bottom) = (i128::from(difference.top), i128::from(difference.bottom));
    2 * top.abs() * 1_000 <= place * bottom
}

/// Marks what came out far from what was planned.
fn mark_far(rows: &mut [ClusterRow]) {
    for described in ROWS.iter().filter_map(|row| Some((row.code, row.planned?))) {
        let find = |rows: &[ClusterRow], code| rows.iter().position(|row| row.code == code);
        let (Some(at), Some(plan)) = (find(rows, described.0), find(rows, described.1)) else {
            continue;
        };
        let planned: Vec<Option<Amount>> =
            rows[plan].cells.iter().map(|cell| cell.amount).collect();
        let whole = rows[plan].total.amount;
        let row = &mut rows[at];
        let cells = row.cells.iter_mut().zip(planned);
        for (cell, planned) in cells.chain([(&mut row.total, whole)]) {
            cell.far = is_far(cell.amount, planned);
        }
    }
}

fn is_far(actual: Option<Amount>, planned: Option<Amount>) -> bool {
    let share = actual
        .zip(planned)
        .and_then(|(actual, planned)| actual.over(planned));
    share.is_some_and(|share| {
        let (top, bottom) = (i128::from(share.top), i128::from(share.bottom));
        2 * top < bottom || 2 * top > 3 * bottom
    })
}

fn add_up(amounts: impl Iterator<Item = Amount>) -> Amount {
    // What is published has thousandths at most.
    let thousandths = amounts.map(|one| one.top.saturating_mul(1_000 / one.bottom.clamp(1, 1_000)));
    let sum = thousandths.fold(0, i64::saturating_add);
    Amount {
        top: sum,
        bottom: 1_000,
    }
}

/// Where what was published contradicts itself: across, where every project and the total are published; down, where
/// a whole and at least two of its parts are. The parts of a project need not come to it: it does things of its own.
fn faults(rows: &[ClusterRow], comes_to_total: bool) -> Vec<Fault> {
    let mut faults = Vec::new();
    let said = |cell: &Cell| cell.published.map(|published| published.amount);
    for (row, of) in rows.iter().enumerate().filter(|_| comes_to_total) {
        let columns: Option<Vec<Amount>> = of.cells.iter().map(said).collect();
        let (Some(columns), Some(stated)) = (columns, said(&of.total)) else {
            continue;
        };
        let sum = add_up(columns.iter().copied());
        if of.summing == Summing::Quotient || columns.is_empty() || sum == stated {
            continue;
        }
        let missing = sum.less(stated);
        let is_missing = |one: &Amount| {
            missing
                .and_then(|all| all.less(*one))
                .is_some_and(|left| left.top == 0)
        };
        faults.push(Fault::Across {
            row,
            sum,
            stated,
            without: columns.iter().position(is_missing),
        });
    }
    for (whole, parts) in SUMS {
        let find = |code: &str| rows.iter().position(|row| row.code == code);
        let Some(row) = find(whole) else { continue };
        let parts: Vec<usize> = parts.iter().filter_map(|code| find(code)).collect();
        let columns = rows[row].cells.len();
        for column in (0..columns).map(Some).chain([None]) {
            let cell =
                |row: usize| column.map_or(&rows[row].total, |column| &rows[row].cells[column]);
            let told: Vec<Amount> = parts.iter().filter_map(|part| said(cell(*part))).collect();
            let (Some(stated), true) = (said(cell(row)), told.len() > 1) else {
                continue;
            };
            let sum = add_up(told.into_iter());
            if sum != stated {
                faults.push(Fault::Down {
                    row,
                    column,
                    sum,
                    stated,
                });
            }
        }
    }
    faults
}
