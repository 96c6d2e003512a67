//! Words of boards: what a template's columns are called, and the time that is left.

use super::Text;
use crate::domain::{BoardTemplate, Choosable as _};

impl Text {
    /// What the columns of a template are called, from the left.
    pub fn board_columns(&self, template: BoardTemplate) -> Vec<String> {
        let words = self.get(&format!("board-columns-{}", template.code()));
        let lines = words.lines().map(str::trim);
        lines
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Seconds as a clock that runs out: `06:42`.
    pub fn clock(&self, seconds: u64) -> String {
        format!("{:02}:{:02}", seconds / 60, seconds % 60)
    }
}
