//! One record: its cards, its history, and a way to remove it.

use eframe::egui::Ui;

use super::describe::{Card, Place, Shelf};
use super::history::history;
use super::{form, lines, papers, split};
use crate::domain::{Id, Kind};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{self, Button, PageHeader, card, empty_state, heading, muted, small};
use crate::text::capitalised;
use crate::workspace::Row;

/// Draws a record beside the list that it stands in; true when it was removed.
pub fn beside(
    ui: &mut Ui,
    cx: &Cx<'_>,
    shelf: &'static Shelf,
    id: Id,
    states: &mut States,
) -> bool {
    let Some(row) = cx.row(shelf.kind, id) else {
        return false;
    };
    let Some(row) = row.as_ref().as_ref().filter(|row| !row.head.removed) else {
        gone(ui, cx, id);
        return false;
    };
    ui.scope(|ui| {
        // Room for the button that closes the details.
        ui.set_max_width(ui.available_width() - 32.0);
        match shelf.head {
            Some(head) => head(ui, cx, row),
            None => drop(heading(ui, 2, &title(cx, row))),
        }
        if let Some(whose) = cx.owners().place(row.head).filter(|_| cx.has_many()) {
            small(ui, &whose);
        }
    });
    ui.add_space(space::S);
    ui.push_id(id, |ui| {
        match &shelf.record {
            Place::Beside(all) => cards(ui, cx, row, all, states),
            Place::Form => form::fields(ui, cx, row, &shelf.form().unwrap_or_default()),
            Place::Page(_) => {}
        }
        end(ui, cx, shelf, row)
    })
    .inner
}

/// What a record is called: what its title fields say, or its kind.
pub fn title(cx: &Cx<'_>, row: &Row) -> String {
    let named = cx.names.title(row.head.id);
    if !named.is_empty() {
        return named.to_owned();
    }
    let words = row.kind.title.iter().map(|code| form::words(cx, row, code));
    let words: Vec<String> = words.filter(|words| !words.is_empty()).collect();
    if words.is_empty() {
        capitalised(&cx.text.kind(row.kind))
    } else {
        words.join(" · ")
    }
}

/// Draws the page of a record, or says that it is gone and leads back to the others.
pub fn whole(ui: &mut Ui, cx: &Cx<'_>, shelf: &Shelf, id: Id, draw: impl FnOnce(&mut Ui, &Row)) {
    let Some(row) = cx.row(shelf.kind, id) else {
        return;
    };
    if let Some(row) = row.as_ref().as_ref().filter(|row| !row.head.removed) {
        // Each is scrolled by itself: the next meeting does not begin where the last one was left.
        ui.push_id(id, |ui| draw(ui, row));
        return;
    }
    cx.drafts.borrow_mut().gone(id);
    let (all, gone) = (Route::list(shelf.kind), gone_words(cx, id));
    let words = cx.page_words(&all);
    let back = |ui: &mut Ui| empty_state(ui, shelf.icon, &gone, Some(&words), None).0;
    if split::page(ui, |ui| card(ui, back).inner) {
        cx.go(all);
    }
}

/// The head of a record's page: the places that it stands at, what it is called and what is told of it in a line, and
/// what can be done. Above it are the list of its kind, whose it is where several are here, and then those in `above`.
pub fn head<R>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    row: &Row,
    (title, purpose): (&str, &str),
    above: impl IntoIterator<Item = (String, Route)>,
    actions: impl FnOnce(&mut Ui) -> R,
) -> R {
    let list = Route::list(row.kind);
    let whose = cx.owners().place(row.head).filter(|_| cx.has_many());
    let first = std::iter::once(cx.page_words(&list)).chain(whose);
    let first = first.map(|words| (words, list.clone()));
    let all: Vec<(String, Route)> = first.chain(above).collect();
    let crumbs: Vec<&str> = all.iter().map(|(words, _)| words.as_str()).collect();
    let mut header = PageHeader::new(title).crumbs(&crumbs);
    if !purpose.is_empty() {
        header = header.purpose(purpose);
    }
    let shown = header.show(ui, |ui| {
        let done = actions(ui);
        if !row.head.removed {
            papers::of_record(ui, cx, row.kind, row.head.id);
        }
        done
    });
    if let Some((_, route)) = shown.crumb.and_then(|place| all.get(place)) {
        cx.go(route.clone());
    }
    shown.inner
}

/// Says that a record is gone, and forgets what was typed in it.
pub fn gone(ui: &mut Ui, cx: &Cx<'_>, id: Id) {
    cx.drafts.borrow_mut().gone(id);
    muted(ui, &gone_words(cx, id));
}

/// That a record is gone, and what brings it back, if anything does: undo, or where its making was undone, doing it
/// again.
pub fn gone_words(cx: &Cx<'_>, id: Id) -> String {
    cx.text.get(match cx.back {
        Some(back) if back.by_redo.contains(&id) => "form-gone_undone",
        Some(back) if back.by_undo.contains(&id) => "form-gone",
        _ => "form-gone_for_long",
    })
}

/// Draws its cards, one below the other.
pub fn cards(ui: &mut Ui, cx: &Cx<'_>, row: &Row, cards: &[Card], states: &mut States) {
    for (place, card) in cards.iter().enumerate() {
        if place > 0 {
            ui.add_space(space::S);
        }
        match card {
            Card::Fields(codes) => form::fields(ui, cx, row, codes),
            Card::Lines(lines) => lines::ui(ui, cx, row, lines, states),
            Card::Own(draw) => draw(ui, cx, row, states),
        }
    }
}

/// Draws cards under headings, each on a surface of its own: the key of the heading, and what stands there.
pub fn surfaces(ui: &mut Ui, cx: &Cx<'_>, row: &Row, all: &[(&str, &[Card])], states: &mut States) {
    for (title, parts) in all {
        let title = cx.text.get(title);
        let surface = widgets::Card::new().title(&title);
        surface.show(ui, |ui| cards(ui, cx, row, parts, states));
    }
}

/// What stands at the end of every record: what has happened to it, and removing it. True when it was removed.
pub fn end(ui: &mut Ui, cx: &Cx<'_>, shelf: &Shelf, row: &Row) -> bool {
    ui.add_space(space::M);
    history(ui, cx, row.head.id);
    // A page of its own has them at its head.
    if !matches!(shelf.record, Place::Page(_)) {
        papers::of_record(ui, cx, row.kind, row.head.id);
    }
    if !cx.may_change(row.kind, &row.head) {
        return false;
    }
    ui.add_space(space::S);
    let words = remove_words(cx, row.kind);
    let kept = shelf.kept.and_then(|kept| kept(cx, row));
    let button = Button::quiet(&words)
        .icon(Icon::Delete)
        .disabled_because(kept.as_deref());
    let removed = ui.add(button).clicked();
    if removed {
        cx.remove(row.kind, row.head.id);
    }
    removed
}

/// "Ta bort gruppen".
pub fn remove_words(cx: &Cx<'_>, kind: &Kind) -> String {
    let the = cx.text.kind_the(kind);
    cx.text.with("form-remove", &[("the", the.into())])
}
