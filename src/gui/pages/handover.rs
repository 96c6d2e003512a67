//! Överlämning: the sheet that whoever takes over goes on from, and what it lacks before it is handed over.

use eframe::egui::Ui;

use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::{Route, Shows};
use crate::gui::ground::source::Source;
use crate::gui::shelf::split::page;
use crate::gui::shelf::{PAGE, Page, Section, View, Who, papers, sheet};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, Card, PageHeader, body, chip, divider, link, muted};
use crate::report::Document;
use crate::report::paper::{FilePaper, missing};
use crate::workspace::Result;

/// The page.
pub const HANDOVER_PAGE: Page = Page {
    code: "handover",
    icon: Icon::Hand,
    section: Section::Project,
    who: Who::Contact,
    views: &[View::Whole(|ui, cx, _| page(ui, |ui| content(ui, cx)))],
    ..PAGE
};

/// How wide the sheet is, as paper is.
const SHEET: f32 = 820.0;

struct Handover {
    document: Document,
    /// What is missing, and where it is filled in.
    missing: Vec<(String, Option<Route>)>,
}

impl Handover {
    fn load(source: &Source, on: chrono::NaiveDate, shows: Shows) -> Result<Self> {
        let (reader, text) = (&source.reader, &source.text);
        let lacks = missing(reader, text, on)?.into_iter().map(|one| {
            let route = match one.record {
                Some((kind, id)) => Route::of(reader, shows, kind, id)?,
                None => Some(Route::SETTINGS),
            };
            Ok((one.words, route))
        });
        Ok(Self {
            document: FilePaper::Handover.write(reader, text, on)?,
            missing: lacks.collect::<Result<_>>()?,
        })
    }
}

fn content(ui: &mut Ui, cx: &Cx<'_>) {
    let title = cx.text.get("page-handover");
    let purpose = cx.text.get("handover-purpose");
    let header = PageHeader::new(&title).purpose(&purpose);
    let printed = header.show(ui, |ui| {
        let print = cx.text.get("handover-print");
        ui.add(Button::primary(&print).icon(Icon::Print)).clicked()
    });
    if printed.inner {
        papers::save_of_file(cx, FilePaper::Handover);
    }
    let (on, shows) = (cx.today, cx.shows);
    let view = cx.view(("handover", on), move |source| {
        Handover::load(source, on, shows)
    });
    let Some(view) = view else { return };
    ui.set_max_width(SHEET.min(ui.available_width()));
    ui.spacing_mut().item_spacing.y = space::L;
    lacking(ui, cx, &view.missing);
    Card::new().show(ui, |ui| {
        muted(ui, &view.document.subtitle);
        sheet::document(ui, &view.document);
    });
}

/// What is missing before the sheet is handed over.
fn lacking(ui: &mut Ui, cx: &Cx<'_>, missing: &[(String, Option<Route>)]) {
    let title = cx.text.get("handover-lacks");
    Card::new().title(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        if missing.is_empty() {
            chip(ui, Tone::Good, &cx.text.get("handover-whole"));
        }
        for (place, (words, route)) in missing.iter().enumerate() {
            if place > 0 {
                divider(ui);
            }
            let Some(route) = route else {
                body(ui, words);
                continue;
            };
            ui.push_id(place, |ui| {
                if link(ui, words).clicked() {
                    cx.go(route.clone());
                }
            });
        }
    });
}
