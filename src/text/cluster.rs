//! Projects side by side, in words.

use std::collections::BTreeMap;

use super::Text;
use crate::domain::Id;
use crate::insight::{Amount, Cluster, ClusterRow, FigureUnit, Summing, TableFault};

impl Text {
    /// What a row of a table of projects is called.
    pub fn cluster_row(&self, row: &ClusterRow) -> String {
        self.get(&format!("cluster-row_{}", row.code))
    }

    /// A number of a row, in a unit: all quotients of the table that are measured in the same have as many decimals,
    /// so that they can be read against each other.
    pub fn cluster_amount(
        &self,
        table: &Cluster,
        row: &ClusterRow,
        amount: Amount,
        unit: FigureUnit,
    ) -> String {
        let alike = |one: &&ClusterRow| one.summing == Summing::Quotient && one.unit == row.unit;
        let mut rows = table.rows.iter().filter(alike);
        let parts = |row: &ClusterRow| {
            let mut cells = row.cells.iter().chain([&row.total]);
            cells.any(|cell| {
                cell.amount
                    .is_some_and(|amount| amount.as_whole().is_none())
            })
        };
        match row.summing == Summing::Quotient && rows.any(parts) {
            true => self.amount_to(amount, unit, 1),
            false => self.amount(amount, unit),
        }
    }

    /// Where a published table does not add up, in a sentence.
    pub fn table_fault(
        &self,
        table: &Cluster,
        fault: &TableFault,
        projects: &BTreeMap<Id, String>,
    ) -> String {
        let name = |column: usize| {
            let id = table.projects.get(column);
            let known = id.and_then(|id| projects.get(id));
            known.cloned().unwrap_or_default()
        };
        let row_of = |row: usize| table.rows.get(row);
        let (row, key, place, sum, stated) = match fault {
            TableFault::Across {
                row,
                sum,
                stated,
                without: Some(column),
            } => (*row, "cluster-fault_without", name(*column), sum, stated),
            TableFault::Across {
                row, sum, stated, ..
            } => (*row, "cluster-fault_across", String::new(), sum, stated),
            TableFault::Down {
                row,
                column: Some(column),
                sum,
                stated,
            } => (*row, "cluster-fault_down", name(*column), sum, stated),
            TableFault::Down {
                row, sum, stated, ..
            } => (*row, "cluster-fault_down_total", String::new(), sum, stated),
        };
        let Some(row) = row_of(row) else {
            return String::new();
        };
        let args = [
            ("row", self.cluster_row(row).into()),
            ("project", place.into()),
            ("sum", self.amount(*sum, row.unit).into()),
            ("stated", self.amount(*stated, row.unit).into()),
        ];
        self.with(key, &args)
    }
}
