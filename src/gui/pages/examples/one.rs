//! What can be done with an example: the lead shares it, a municipality tries it.

use eframe::egui::Ui;
use serde_json::json;

use super::tried_after;
use crate::domain::{GoodExample, Id, Initiative, Record as _};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, banner, link, small};
use crate::insight::Counts;
use crate::workspace::{Command, Result, Row, fields};

/// Draws it.
pub fn doing(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    match cx.is_lead() {
        true => review(ui, cx, row),
        false => try_it(ui, cx, row),
    }
    ui.add_space(space::S);
}

fn review(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let id = row.head.id;
    let shared = row.fields.get(GoodExample::shared) == Some(&json!(true));
    let may = cx.may_change(row.kind, &row.head);
    if !shared {
        banner(ui, Tone::Warning, &cx.text.get("examples-review_why"), None);
        let words = cx.text.get("examples-share");
        if may && ui.add(Button::primary(&words).icon(Icon::Send)).clicked() {
            let says = fields([
                (GoodExample::shared, json!(true)),
                (GoodExample::reviewed_on, json!(cx.today)),
            ]);
            cx.run(Command::set(row.kind, id, says));
        }
        return;
    }
    let scope = cx.scope();
    let tried = cx.view(("tried", id, scope.clone()), move |source| {
        let facts = source.facts()?;
        Result::Ok(Counts::new(&facts, &scope).tried(id))
    });
    let day = row.fields.get(GoodExample::reviewed_on);
    let day = day.and_then(|day| day.as_str()).unwrap_or_default();
    let args = [
        ("date", day.into()),
        ("n", tried.as_deref().copied().unwrap_or(0).into()),
    ];
    small(ui, &cx.text.with("examples-is_shared", &args));
    let words = cx.text.get("examples-unshare");
    if may && ui.add(Button::secondary(&words).small()).clicked() {
        cx.set(row.kind, id, GoodExample::shared, json!(false));
    }
}

/// An initiative that was tried after the example, and what it is called.
struct Tried(Id, String);

fn try_it(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let id = row.head.id;
    let tried = cx.view(("tried after", id), move |source| {
        let all = source
            .reader
            .of::<Initiative>(Initiative::inspired_by, id)?;
        let all = all.into_iter().map(|one| Tried(one.head.id, one.title));
        Result::Ok(all.collect::<Vec<_>>())
    });
    if let Some(tried) = tried.filter(|tried| !tried.is_empty()) {
        small(ui, &cx.text.get("examples-you_try"));
        for Tried(id, title) in tried.iter() {
            if link(ui, title).clicked() {
                cx.go(Route::record(Initiative::KIND, *id));
            }
        }
        return;
    }
    small(ui, &cx.text.get("examples-try_why"));
    let words = cx.text.get("examples-try");
    let may = cx.may_make(Initiative::KIND);
    if may && ui.add(Button::primary(&words).icon(Icon::Change)).clicked() {
        let made = cx.create(Initiative::KIND, tried_after(row, cx.today));
        cx.go(Route::record(Initiative::KIND, made));
    }
}
