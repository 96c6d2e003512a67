//! Writing down that a month's sheets have come back, signed: of those who have signed it, and of no others.

use std::collections::BTreeMap;

use eframe::egui::Ui;
use serde_json::json;

use crate::domain::{Id, Record, TimeReport};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, muted, switch};
use crate::workspace::Edit;

/// A report that both have not certified.
pub struct Waiting {
    /// Which.
    pub report: Id,
    /// What it lacks.
    lacks: Vec<&'static str>,
}

impl Waiting {
    /// A report with what it lacks; none where it lacks nothing.
    pub fn of(report: &TimeReport) -> Option<Self> {
        let dates = [
            (TimeReport::certified_by_person, report.certified_by_person),
            (
                TimeReport::certified_by_manager,
                report.certified_by_manager,
            ),
        ];
        let lacks = dates.into_iter().filter(|(_, day)| day.is_none());
        let lacks: Vec<_> = lacks.map(|(field, _)| field).collect();
        let report = report.head.id;
        (!lacks.is_empty()).then_some(Self { report, lacks })
    }

    /// Whether it is the person's own signature that it lacks not.
    fn is_signed(&self) -> bool {
        !self.lacks.contains(&TimeReport::certified_by_person)
    }

    /// The key of whom it waits for.
    pub fn state_key(&self) -> &'static str {
        match self.lacks[..] {
            [one] if one == TimeReport::certified_by_person => "time-waiting_person",
            [one] if one == TimeReport::certified_by_manager => "time-waiting_manager",
            _ => "time-waiting",
        }
    }
}

/// Those who are taken along, or left, against what would be done with them; by report.
#[derive(Default)]
pub struct Taken(BTreeMap<Id, bool>);

impl Taken {
    /// Whoever has signed is taken along; whoever has not is, where the user says so.
    fn has(&self, one: &Waiting) -> bool {
        let said = self.0.get(&one.report).copied();
        said.unwrap_or_else(|| one.is_signed())
    }

    /// Whether somebody is taken along, to be said otherwise.
    pub fn switch(&mut self, ui: &mut Ui, cx: &Cx<'_>, one: &Waiting, name: &str) {
        let mut on = self.has(one);
        let response = switch(ui, &mut on, &cx.text.get("time-take"));
        // In a list of many it is heard whose it is.
        let whose = cx.text.with("time-take_name", &[("name", name.into())]);
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_label(whose));
        if response.clicked() {
            self.0.insert(one.report, on);
        }
    }
}

/// Offers to write down today for those whose sheets have come back.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, waiting: &[Waiting], taken: &mut Taken) {
    if waiting.is_empty() || !cx.writable {
        return;
    }
    let chosen: Vec<&Waiting> = waiting.iter().filter(|one| taken.has(one)).collect();
    let nobody = cx.text.get("time-certify_nobody");
    let words = cx.text.with("time-certify", &[("n", chosen.len().into())]);
    muted(ui, &cx.text.get("time-certify_why"));
    let (certify, all) = ui
        .horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let button = Button::secondary(&words).icon(Icon::Check);
            let nobody = chosen.is_empty().then_some(nobody.as_str());
            let certify = ui.add(button.disabled_because(nobody)).clicked();
            let all = cx.text.get("time-certify_all");
            let some_left = chosen.len() < waiting.len();
            (
                certify,
                some_left && ui.add(Button::secondary(&all)).clicked(),
            )
        })
        .inner;
    if certify && cx.at_rest {
        let edits = chosen.iter().map(|one| Edit::Set {
            kind: TimeReport::KIND,
            id: one.report,
            fields: (one.lacks.iter())
                .map(|field| ((*field).to_owned(), json!(cx.today)))
                .collect(),
        });
        cx.run_all(edits.collect());
    }
    if all {
        taken.0.extend(waiting.iter().map(|one| (one.report, true)));
    }
}
