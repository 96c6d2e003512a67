//! Beslut: values that differ, people who may be the same, and what was held back; and what was decided before.

use eframe::egui::{Key, Modifiers, Ui};

use crate::domain::MunicipalityCode;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::shelf::split::page;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{PageHeader, empty_state, tabs};
use crate::insight::doubts;
use crate::workspace::Result;

mod conflicts;
mod duplicates;
mod earlier;
mod held;
mod turns;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    tab: Option<Tab>,
    conflicts: conflicts::State,
    duplicates: duplicates::State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    Conflicts,
    Duplicates,
    Held,
    Earlier,
}

/// How much waits for a decision.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ToDecide {
    conflicts: usize,
    duplicates: usize,
    held: usize,
}

impl ToDecide {
    /// Everything together.
    pub fn total(self) -> usize {
        self.conflicts + self.duplicates + self.held
    }
}

/// How many conflicts wait: everybody's, or one municipality's.
pub fn conflicts_of(source: &Source, only: Option<MunicipalityCode>) -> Result<usize> {
    let concerns = |code: Option<MunicipalityCode>| only.is_none() || code == only;
    let conflicts = source.reader.conflicts()?.into_iter();
    let known = conflicts.filter(|one| concerns(one.municipality) && conflicts::is_known(one));
    let doubts = doubts(&*source.facts()?).into_iter();
    Ok(known.count() + doubts.filter(|one| concerns(one.municipality)).count())
}

/// How much waits, as far as it has been read: each by itself, so that people are compared only when something
/// about people is another.
pub fn waiting(cx: &Cx<'_>) -> Option<ToDecide> {
    let only = cx.municipality;
    // What projects say in different ways is theirs to decide: an evaluator decides whom she believes.
    let theirs = cx.role.is_evaluator();
    let conflicts = cx.view_beside(("conflicts waiting", only), move |source| match theirs {
        true => Ok(0),
        false => conflicts_of(source, only),
    });
    let duplicates = cx.view_beside(("duplicates waiting", only), move |source| match theirs {
        true => Ok(0),
        false => duplicates::pairs(source, only).map(|pairs| pairs.len()),
    });
    let held = cx.view_beside(("held waiting", only), move |source| {
        source.reader.held_back(only).map(|held| held.decisions())
    });
    Some(ToDecide {
        conflicts: *conflicts?,
        duplicates: *duplicates?,
        held: *held?,
    })
}

/// A line that leads here from another page, where something waits.
pub fn banner(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(waiting) = waiting(cx).filter(|waiting| waiting.total() > 0) else {
        return;
    };
    let words = cx
        .text
        .with("decisions-wait", &[("n", waiting.total().into())]);
    let go = cx.text.get("decisions-go");
    if crate::gui::widgets::banner(ui, Tone::Warning, &words, Some(&go)) {
        cx.go(Route::DECISIONS);
    }
    ui.add_space(space::S);
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let waiting = waiting(cx);
    page(ui, |ui| {
        let (title, purpose) = (
            cx.text.get("page-decisions"),
            cx.text.get("decisions-purpose"),
        );
        PageHeader::new(&title).purpose(&purpose).show(ui, |_| {});
        let Some(waiting) = waiting else { return };
        let first = if cx.role.is_evaluator() {
            Tab::Held
        } else {
            first_tab(waiting)
        };
        let mut tab = *state.tab.get_or_insert(first);
        choose_tab(ui, cx, waiting, &mut tab);
        state.tab = Some(tab);
        ui.add_space(space::M);
        match tab {
            Tab::Conflicts => conflicts::ui(ui, cx, &mut state.conflicts),
            Tab::Duplicates => duplicates::ui(ui, cx, &mut state.duplicates),
            Tab::Held => held::ui(ui, cx),
            Tab::Earlier => earlier::ui(ui, cx),
        }
    });
}

/// The first tab with something in it.
fn first_tab(waiting: ToDecide) -> Tab {
    match waiting {
        ToDecide { conflicts: 1.., .. } => Tab::Conflicts,
        ToDecide {
            duplicates: 1.., ..
        } => Tab::Duplicates,
        ToDecide { held: 1.., .. } => Tab::Held,
        _ => Tab::Conflicts,
    }
}

fn choose_tab(ui: &mut Ui, cx: &Cx<'_>, waiting: ToDecide, tab: &mut Tab) {
    let counted = |key: &str, n: usize| cx.text.with(key, &[("n", n.into())]);
    let mut all = vec![
        (
            Tab::Conflicts,
            counted("decisions-tab_conflicts", waiting.conflicts),
        ),
        (
            Tab::Duplicates,
            counted("decisions-tab_duplicates", waiting.duplicates),
        ),
        (Tab::Held, counted("decisions-tab_held", waiting.held)),
        (Tab::Earlier, cx.text.get("decisions-tab_earlier")),
    ];
    if cx.role.is_evaluator() {
        all.retain(|(tab, _)| matches!(tab, Tab::Held | Tab::Earlier));
    }
    tabs(ui, tab, &all);
}

/// Says that nothing of a kind waits.
fn nothing(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    empty_state(ui, Icon::Scale, &cx.text.get(key), None, None);
}

/// Whether a key was pressed that means something here, and not in a text that is being written.
fn pressed(ui: &Ui, cx: &Cx<'_>, key: Key) -> bool {
    cx.writable && !ui.ctx().text_edit_focused() && cx.keyboard.pressed(ui, Modifiers::NONE, key)
}
