//! Initiatives that a municipality calls a good example and lets others read of, and that nobody has reviewed yet.

use std::collections::HashSet;
use std::sync::Arc;

use eframe::egui::Ui;
use serde_json::json;

use crate::domain::{Choosable as _, Fields, GoodExample, Id, Initiative, Quote, Record as _};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::shelf::split::page;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, Card, body, empty_state, link, muted, small, text_row};
use crate::text::dotted;
use crate::workspace::Result;

struct Candidate {
    initiative: Id,
    title: String,
    place: String,
    says: String,
    /// What an example of it begins with.
    begins: Fields,
}

fn candidates(cx: &Cx<'_>) -> Option<Arc<Vec<Candidate>>> {
    let only = cx.municipality;
    cx.view(("example candidates", only), move |source| {
        let reviewed = source.reader.all::<GoodExample>()?.into_iter();
        let reviewed: HashSet<String> = reviewed.map(|one| one.initiative).collect();
        let mut all = source.reader.all::<Initiative>()?;
        all.retain(|one| {
            let offered = one.good_example == Some(true) && one.may_share == Some(true);
            let here = only.is_none() || one.head.municipality == only;
            offered && here && !reviewed.contains(&one.head.id.to_string())
        });
        let all = all.into_iter().map(|one| candidate(source, one));
        let mut all = all.collect::<Result<Vec<_>>>()?;
        all.sort_by(|one, other| crate::text::compare(&one.title, &other.title));
        Result::Ok(all)
    })
}

fn candidate(source: &Source, one: Initiative) -> Result<Candidate> {
    let text = &source.text;
    let quotes = source.reader.of::<Quote>(Quote::about, one.head.id)?;
    let quotes = quotes
        .iter()
        .filter(|quote| quote.may_publish == Some(true));
    let quotes = quotes.map(|quote| {
        let args = [("words", quote.text.as_str().into())];
        dotted([
            text.with("initiative-quoted", &args),
            quote.from_role.clone(),
        ])
    });
    let quotes: Vec<String> = quotes.collect();
    // What it wrote as its example; where that is empty, how it worked and what came of it.
    let says = match one.example_text.trim() {
        "" => [one.approach.trim(), one.result.trim()].join("\n\n"),
        told => told.to_owned(),
    };
    let says = says.trim().to_owned();
    let themes: Vec<&str> = one.themes.iter().map(|theme| theme.code()).collect();
    let begins = [
        (GoodExample::title, json!(one.title)),
        (GoodExample::themes, json!(themes)),
        (GoodExample::text, json!(says)),
        (GoodExample::quotes, json!(quotes.join("\n"))),
        (GoodExample::worked_in, json!(one.head.municipality)),
        (GoodExample::initiative, json!(one.head.id)),
    ];
    let begins = begins.into_iter();
    Ok(Candidate {
        initiative: one.head.id,
        place: text.whose(one.head.municipality),
        says,
        begins: begins
            .map(|(field, said)| (field.to_owned(), said))
            .collect(),
        title: one.title,
    })
}

/// Draws them.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(all) = candidates(cx) else { return };
    if all.is_empty() {
        empty_state(ui, Icon::Star, &cx.text.get("candidates-empty"), None, None);
        return;
    }
    muted(ui, &cx.text.get("candidates-purpose"));
    ui.add_space(space::XS);
    page(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        for one in all.iter() {
            ui.push_id(one.initiative, |ui| card(ui, cx, one));
        }
    });
}

fn card(ui: &mut Ui, cx: &Cx<'_>, one: &Candidate) {
    Card::new().show(ui, |ui| {
        text_row(ui, |ui| {
            if link(ui, &one.title).clicked() {
                cx.go(Route::record(Initiative::KIND, one.initiative));
            }
            small(ui, &one.place);
        });
        body(ui, &one.says);
        let args = [("title", one.title.as_str().into())];
        let words = cx.text.with("candidates-review", &args);
        let review = Button::secondary(&words).small();
        if cx.may_make(GoodExample::KIND) && ui.add(review).clicked() {
            let made = cx.create(GoodExample::KIND, one.begins.clone());
            cx.go(Route::record(GoodExample::KIND, made));
        }
    });
}
