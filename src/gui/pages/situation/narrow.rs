//! Which municipalities are shown, and in what order.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use std::cmp::Reverse;

use eframe::egui::Ui;

use super::load::{MunicipalityRow, SituationWords};
use crate::domain::Id;
use crate::domain::reading::alike;
use crate::gui::ground::cx::Cx;
use crate::gui::shelf::MANY;
use crate::gui::theme::space;
use crate::gui::widgets::{FilterChip, Order, search_field};
use crate::insight::Lack;

/// What they are sorted by. A goal is told by itself: others come in before it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum By {
    Name,
    Bundle,
    Goal(Id),
    Joint,
    Hours,
    Signals,
}

/// What they are narrowed to, and their order.
#[derive(Default)]
pub struct Asked {
    written: String,
    lack: Option<Lack>,
    pub sorted: Option<(By, Order)>,
}

impl Asked {
    /// What the rows answer, but for their order.
    pub fn question(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.written, self.lack).hash(&mut hasher);
        hasher.finish()
    }

    /// The rows that fit, in the order that was asked for.
    pub fn rows<'s>(&self, situation: &'s SituationWords) -> Vec<&'s MunicipalityRow> {
        let written = alike(&self.written);
        let few = situation.lines.len() < MANY;
        let fits = |line: &&MunicipalityRow| {
            let lacks = self.lack.is_none_or(|lack| line.lacks.contains(&lack));
            few || lacks && line.searched.contains(&written)
        };
        let mut rows: Vec<_> = situation.lines.iter().filter(fits).collect();
        let Some((by, order)) = self.sorted else {
            return rows;
        };
        // By name they stand already, and those that are alike go on standing so.
        match (by, order) {
            (By::Name, Order::Ascending) => {}
            (By::Name, Order::Descending) => rows.reverse(),
            (_, Order::Ascending) => rows.sort_by_key(|line| rank(situation, line, by)),
            (_, Order::Descending) => rows.sort_by_key(|line| Reverse(rank(situation, line, by))),
        }
        rows
    }

    /// The search, and a chip for what some of them lack; only where there are many.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, situation: &SituationWords) {
        if situation.lines.len() < MANY {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            search_field(ui, &cx.text.get("situation-search"), &mut self.written);
            for (lack, many) in &situation.lacking {
                let on = self.lack == Some(*lack);
                if *many == 0 && !on {
                    continue;
                }
                let (words, many) = (cx.text.get(key(*lack)), cx.text.number(*many));
                let chip = FilterChip::new(&words).selected(on).count(&many);
                if ui.add(chip).clicked() {
                    self.lack = (!on).then_some(*lack);
                }
            }
        });
        ui.add_space(space::XS);
    }
}

fn key(lack: Lack) -> &'static str {
    match lack {
        Lack::Behind => "situation-lack_behind",
        Lack::Missing => "situation-lack_missing",
        Lack::NeverMet => "situation-lack_never_met",
    }
}

fn rank(situation: &SituationWords, line: &MunicipalityRow, by: By) -> (usize, i64) {
    let goals = &situation.goals;
    let cell = match by {
        By::Goal(goal) => goals.iter().position(|(one, _)| *one == goal),
        By::Joint => Some(goals.len()),
        By::Name | By::Bundle | By::Hours | By::Signals => None,
    };
    if let Some(cell) = cell.and_then(|cell| line.cells.get(cell)) {
        return cell.rank;
    }
    let number = match by {
        By::Bundle => line.ranks.bundle,
        By::Hours => line.ranks.hours,
        By::Signals => line.ranks.signals,
        By::Name | By::Goal(_) | By::Joint => 0,
    };
    (0, number)
}
