//! What the cluster's tables show, read and put into words.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::{Id, Measure};
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::pages::figure::address::{Address, Period};
use crate::insight::{
    Amount, Cluster, ClusterCell, ClusterRow, FigureUnit, Scope, cluster, compared, projects_of,
    projects_with_parts, published_as,
};
use crate::report::picture::{CellOnPaper, TableOnPaper};
use crate::report::xlsx::Cell;
use crate::text::Text;
use crate::workspace::Result;

/// Everything on the page.
pub struct ClusterWords {
    /// The programme's name.
    pub programme: String,
    /// The project whose parts stand side by side; none where the projects do.
    pub within: Option<Id>,
    /// The projects that have parts (*delprojekt*), by name.
    pub wholes: Vec<(Id, String)>,
    /// What was planned and what came.
    pub planned: TableWords,
    /// Groups, mandates and what goes on.
    pub compared: TableWords,
    /// Where what was published does not add up.
    pub faults: Vec<String>,
    /// Whether anything was published.
    pub is_published: bool,
    /// The measures that hold published numbers, by what they are published of.
    pub measures: BTreeMap<String, Id>,
}

/// A table in words.
pub struct TableWords {
    /// The projects, by what they are called in short.
    pub heads: Vec<(Id, String)>,
    /// The rows.
    pub lines: Vec<LineWords>,
    /// Whether anybody is in several projects.
    pub again: bool,
    /// Whether anything was published of the total.
    pub published: bool,
    /// Whether anything was published of a project.
    pub published_each: bool,
}

/// A row in words.
pub struct LineWords {
    /// Its code name.
    pub code: &'static str,
    /// What it is called.
    pub label: String,
    /// What it is measured in.
    pub unit: FigureUnit,
    /// What a measure of it has as its indicator.
    pub indicator: String,
    /// Whether it says what was planned.
    pub planned: bool,
    /// The projects' numbers.
    pub cells: Vec<CellWords>,
    /// How often people are in the columns again.
    pub again: Option<(String, i64)>,
    /// The total.
    pub total: CellWords,
}

/// A number in words.
pub struct CellWords {
    /// The number; a dash where there is none.
    pub number: String,
    /// The number itself.
    pub amount: Option<Amount>,
    /// The page with the rows behind it.
    pub route: Route,
    /// Whether it is far from what was planned.
    pub far: bool,
    /// What was published, and how far from it that is.
    pub published: Option<PublishedWords>,
}

/// A published number in words.
pub struct PublishedWords {
    /// The number.
    pub number: String,
    /// How far it is from the counted one, where it is.
    pub differs: Option<String>,
    /// The measurement that holds it.
    pub measurement: Id,
}

impl ClusterWords {
    /// Reads it: all projects, or the parts of one.
    pub fn load(source: &Source, within: Option<Id>, today: NaiveDate) -> Result<Self> {
        let facts = source.facts()?;
        let (reader, text) = (&source.reader, &source.text);
        let names = reader.project_names()?;
        let all = projects_with_parts(&facts, None)
            .into_iter()
            .map(|(id, _)| id);
        let wholes = all.filter(|whole| !projects_of(&facts, Some(*whole)).is_empty());
        let wholes: Vec<Id> = wholes.collect();
        let within = within.filter(|whole| wholes.contains(whole));
        let scope = Scope {
            project: within,
            ..Scope::everything(today)
        };
        let table = cluster(&facts, &scope);
        let measures = reader.all::<Measure>()?.into_iter();
        let own = measures.filter(|one| !one.indicator.is_empty());
        let programme = reader.project_id()?;
        let own = own.filter(|one| one.head.project == programme);
        Ok(Self {
            programme: reader.name()?,
            within,
            wholes: wholes
                .into_iter()
                .map(|id| (id, names.get(&id).cloned().unwrap_or_default()))
                .collect(),
            faults: table
                .faults
                .iter()
                .map(|fault| text.table_fault(&table, fault, &names))
                .collect(),
            is_published: table.is_published(),
            compared: TableWords::new(text, &compared(&facts, &scope), within, &names),
            planned: TableWords::new(text, &table, within, &names),
            measures: own.map(|one| (one.indicator, one.head.id)).collect(),
        })
    }

    /// The headings of both tables.
    pub fn headings(&self, text: &Text) -> Vec<String> {
        let heads = self.planned.heads.iter().map(|(_, name)| name.clone());
        let rest = ["again", "total", "published"];
        let rest = rest.map(|column| text.get(&format!("cluster-column_{column}")));
        let first = std::iter::once(text.get("cluster-column_row"));
        first.chain(heads).chain(rest).collect()
    }
}

impl TableWords {
    fn new(text: &Text, table: &Cluster, within: Option<Id>, names: &BTreeMap<Id, String>) -> Self {
        let name = |id: &Id| names.get(id).cloned().unwrap_or_else(|| id.to_string());
        let heads = table.projects.iter().map(|id| (*id, name(id)));
        let published = |cell: &ClusterCell| cell.published.is_some();
        Self {
            heads: heads.collect(),
            again: table.rows.iter().any(|row| row.again != 0),
            published: table.rows.iter().any(|row| published(&row.total)),
            published_each: table.rows.iter().any(|row| row.cells.iter().any(published)),
            lines: table
                .rows
                .iter()
                .map(|row| LineWords::new(text, table, row, within))
                .collect(),
        }
    }

    /// The row of this code name.
    pub fn line(&self, code: &str) -> Option<&LineWords> {
        self.lines.iter().find(|line| line.code == code)
    }

    /// As it is drawn on a sheet.
    pub fn on_paper(&self, text: &Text) -> TableOnPaper {
        let title = |column: &str| text.get(&format!("cluster-column_{column}"));
        let rest = [
            ("again", self.again),
            ("total", true),
            ("published", self.published),
        ];
        let rest = rest.into_iter().filter(|(_, there)| *there);
        let heads = self.heads.iter().map(|(_, name)| name.clone());
        let number = |cell: &CellWords| CellOnPaper {
            words: cell.number.clone(),
            is_marked: cell.far,
        };
        let rows = self.lines.iter().map(|line| {
            let again = line.again.as_ref().map(|(words, _)| words.as_str());
            let again = self
                .again
                .then(|| CellOnPaper::plain(again.unwrap_or_default()));
            let published = line.total.published.as_ref();
            let published = published.map_or_else(String::new, |one| match &one.differs {
                Some(differs) => format!("{} ({differs})", one.number),
                None => one.number.clone(),
            });
            let published = self.published.then(|| CellOnPaper::plain(published));
            let first = std::iter::once(CellOnPaper::plain(&line.label));
            let cells = first.chain(line.cells.iter().map(number)).chain(again);
            cells
                .chain([number(&line.total)])
                .chain(published)
                .collect()
        });
        TableOnPaper {
            columns: std::iter::once(String::new())
                .chain(heads)
                .chain(rest.map(|(column, _)| title(column)))
                .collect(),
            total: 1 + self.heads.len() + usize::from(self.again),
            rows: rows.collect(),
        }
    }

    /// As rows of a spreadsheet.
    pub fn cells(&self) -> Vec<Vec<Cell>> {
        let number = |amount: Option<Amount>| match amount.map(|one| (one, one.as_whole())) {
            Some((_, Some(whole))) => Cell::Number(whole),
            Some((amount, None)) => Cell::Real(amount.as_f64()),
            None => Cell::Nothing,
        };
        let rows = self.lines.iter().map(|line| {
            let again = line
                .again
                .as_ref()
                .map_or(Cell::Nothing, |(_, n)| Cell::Number(*n));
            let published = line.total.published.as_ref();
            let published = published.map_or(Cell::Nothing, |one| Cell::Words(one.number.clone()));
            let first = std::iter::once(Cell::Words(line.label.clone()));
            let each = line.cells.iter().map(|cell| number(cell.amount));
            let rest = [again, number(line.total.amount), published];
            first.chain(each).chain(rest).collect()
        });
        rows.collect()
    }
}

impl LineWords {
    fn new(text: &Text, table: &Cluster, row: &ClusterRow, within: Option<Id>) -> Self {
        // That it is kronor stands once, with what is counted.
        let (unit, label) = match row.unit {
            FigureUnit::Kronor => {
                let label = [("row", text.cluster_row(row).into())];
                (FigureUnit::Items, text.with("cluster-in_kronor", &label))
            }
            unit => (unit, text.cluster_row(row)),
        };
        let cell = |cell: &ClusterCell, project: Option<Id>| {
            let amount = |amount: Amount| text.cluster_amount(table, row, amount, unit);
            let published = cell.published.map(|published| PublishedWords {
                number: amount(published.amount),
                differs: published.differs.map(|differs| match differs.top {
                    0.. => format!("+{}", amount(differs)),
                    _ => amount(differs),
                }),
                measurement: published.measurement,
            });
            let address = Address::new(row.figure, Period::default());
            let address = address.part(Some(row.part.to_owned())).project(project);
            CellWords {
                number: cell.amount.map_or_else(|| "–".to_owned(), amount),
                amount: cell.amount,
                route: address.route(),
                far: cell.far,
                published,
            }
        };
        let each = row.cells.iter().zip(&table.projects);
        Self {
            code: row.code,
            label,
            unit: row.unit,
            indicator: published_as(row),
            planned: row.planned,
            cells: each.map(|(one, id)| cell(one, Some(*id))).collect(),
            again: (row.again != 0).then(|| (text.number(-row.again), -row.again)),
            total: cell(&row.total, within),
        }
    }
}
