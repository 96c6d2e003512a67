//! Goda exempel: for the lead from candidate to reviewed and shared; for a municipality a library to find something in
//! that it wants to try.

mod candidates;
mod list;
mod one;

use serde_json::json;

use crate::domain::{Fields, GoodExample, Initiative, Record, Stage};
use crate::gui::pages::initiatives::moved;
use crate::gui::shelf::{Card, List, PAGE, Page, Place, SHELF, Section, Shelf, View, Who};
use crate::gui::widgets::icons::Icon;
use crate::workspace::Row;

/// The page.
pub const EXAMPLES_PAGE: Page = Page {
    code: "examples",
    icon: Icon::Star,
    section: Section::Change,
    views: &[
        View::Shelf(&EXAMPLES),
        View::Tab {
            code: "candidates",
            who: Who::Lead,
            draw: |ui, cx, _| candidates::ui(ui, cx),
            action: None,
        },
    ],
    counted: true,
    ..PAGE
};

/// What an example says.
const SAYS: &[&str] = &[
    GoodExample::title,
    GoodExample::themes,
    GoodExample::tags,
    GoodExample::text,
    GoodExample::quotes,
    GoodExample::worked_in,
    GoodExample::ask,
];

/// The examples.
static EXAMPLES: Shelf = Shelf {
    kind: GoodExample::KIND,
    icon: Icon::Star,
    list: List::Own(
        |ui, cx, states| states.with(None, |state, _| list::ui(ui, cx, state)),
        |cx, states| states.with(None, |state, _| list::in_sight(cx, state)),
    ),
    asks: crate::gui::shelf::New::Form(SAYS),
    record: Place::Beside(&[
        Card::Own(|ui, cx, row, _| one::doing(ui, cx, row)),
        Card::Fields(SAYS),
    ]),
    ..SHELF
};

/// The initiative that begins with an example: an idea of today, with the example linked.
fn tried_after(example: &Row, today: chrono::NaiveDate) -> Fields {
    let mut fields = moved(Stage::Idea, false, today);
    for (of, to) in [
        (GoodExample::title, Initiative::title),
        (GoodExample::themes, Initiative::themes),
    ] {
        let said = example.fields.get(of);
        fields.extend(said.map(|said| (to.to_owned(), said.clone())));
    }
    let example = json!(example.head.id);
    fields.insert(Initiative::inspired_by.to_owned(), example);
    fields
}
