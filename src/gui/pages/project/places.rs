//! A municipality that is to take part, found by its name.

use eframe::egui::Ui;
use serde_json::json;

use crate::domain::{Municipality, MunicipalityCode, Record, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::states::States;
use crate::gui::pages::start::new_project::pick_place;
use crate::gui::shelf::form::NewAnswer;
use crate::gui::widgets::{heading, muted};
use crate::text::capitalised;
use crate::workspace::{Result, fields};

/// What is being written.
#[derive(Default)]
struct Written(String);

/// A field that finds a municipality by its name and adds it.
pub fn add(ui: &mut Ui, cx: &Cx<'_>, states: &mut States) -> NewAnswer {
    heading(ui, 2, &capitalised(&cx.text.kind_new(Municipality::KIND)));
    muted(ui, &cx.text.get("project-add_place_why"));
    let today = cx.today;
    let known = cx.view(("project codes", today), move |source| {
        // Who has left may come back.
        let mut all = source.reader.all::<Municipality>()?;
        all.retain(|one| one.left.is_none_or(|left| left >= today));
        let codes = all.iter().filter_map(|one| one.code);
        Result::Ok(codes.collect::<Vec<MunicipalityCode>>())
    });
    let Some(known) = known else {
        return NewAnswer::Open;
    };
    let label = cx.text.get("project-place_name");
    let picked = states.with(None, |written: &mut Written, _| {
        pick_place(ui, cx, &label, &mut written.0, &known)
    });
    match picked {
        Some(code) => NewAnswer::Saved(cx.create(
            Municipality::KIND,
            fields([
                (Municipality::code, Value::from(code.as_str())),
                (Municipality::joined, json!(cx.today)),
            ]),
        )),
        None => NewAnswer::Open,
    }
}
