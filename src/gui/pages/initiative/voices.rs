//! What helped and hindered an initiative, and what was said of it.

use eframe::egui::Ui;
use serde_json::json;

use super::Around;
use crate::domain::{
    Choosable, Factor, FactorCategory, FactorKind, Fields, Id, Kind, Quote, Record, Value,
};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Theme, Tone, Type, space};
use crate::gui::widgets::{Card, add_row, chip, divider, heading, small, text_row, wrapped};

/// Whether factors and quotes can be added here.
fn adds(cx: &Cx<'_>, kind: &Kind, around: &Around) -> bool {
    cx.may_make_in(kind, around.one.head.municipality)
}

/// Draws the success factors and the obstacles.
pub fn factors(ui: &mut Ui, cx: &Cx<'_>, around: &Around) {
    let title = cx.text.get("initiative-factors");
    let id = around.one.head.id;
    Card::new().title(&title).show(ui, |ui| {
        let (success, obstacle) = (FactorKind::Success, FactorKind::Obstacle);
        heading(ui, 3, &cx.text.get("initiative-successes"));
        factor_list(ui, cx, around, success);
        let hint = cx.text.get("initiative-add_success");
        if adds(cx, Factor::KIND, around)
            && let Some(words) = cx.line(id, success.code(), |words| add_row(ui, &hint, words))
        {
            add_factor(cx, around, success, &words);
        }
        ui.add_space(space::M);
        heading(ui, 3, &cx.text.get("initiative-obstacles"));
        factor_list(ui, cx, around, obstacle);
        let hint = cx.text.get("initiative-add_obstacle");
        if adds(cx, Factor::KIND, around)
            && let Some(words) = cx.line(id, obstacle.code(), |words| add_row(ui, &hint, words))
        {
            add_factor(cx, around, obstacle, &words);
        }
    });
}

fn add_factor(cx: &Cx<'_>, around: &Around, kind: FactorKind, words: &str) {
    let fields = Fields::from([
        (Factor::kind.to_owned(), json!(kind.code())),
        (Factor::text.to_owned(), json!(words)),
        (Factor::about.to_owned(), id_value(around.one.head.id)),
    ]);
    cx.create(Factor::KIND, fields);
}

fn id_value(id: Id) -> Value {
    json!(id)
}

fn factor_list(ui: &mut Ui, cx: &Cx<'_>, around: &Around, kind: FactorKind) {
    let (id, open) = (around.one.head.id, cx.open(around.one.head.id, "voice"));
    let own: Vec<&Factor> = around
        .factors
        .iter()
        .filter(|factor| factor.kind == Some(kind))
        .collect();
    if own.is_empty() && !adds(cx, Factor::KIND, around) {
        small(ui, &cx.text.get("initiative-none_written"));
    }
    let tone = match kind {
        FactorKind::Success => Tone::Good,
        FactorKind::Obstacle => Tone::Warning,
    };
    for factor in own {
        let category = factor
            .category
            .map(|category| cx.text.choice(FactorCategory::VOCABULARY, category.code()));
        let note = category.as_deref().map(|words| (tone, words));
        let shown = Voice {
            words: &factor.text,
            note,
            chosen: open == Some(factor.head.id),
        };
        if shown.row(ui, cx, factor.head.id) {
            cx.set_open(id, "voice", Some(factor.head.id));
        }
    }
}

/// Draws the quotes.
pub fn quotes(ui: &mut Ui, cx: &Cx<'_>, around: &Around) {
    let title = cx.text.get("initiative-quotes");
    let (id, open) = (around.one.head.id, cx.open(around.one.head.id, "voice"));
    Card::new().title(&title).show(ui, |ui| {
        small(ui, &cx.text.get("initiative-quotes_why"));
        for quote in &around.quotes {
            let words = cx.text.with(
                "initiative-quoted",
                &[("words", quote.text.as_str().into())],
            );
            let role = quote.from_role.as_str();
            let note = (!role.is_empty()).then_some((Tone::Neutral, role));
            let shown = Voice {
                words: &words,
                note,
                chosen: open == Some(quote.head.id),
            };
            if shown.row(ui, cx, quote.head.id) {
                cx.set_open(id, "voice", Some(quote.head.id));
            }
        }
        let hint = cx.text.get("initiative-add_quote");
        if adds(cx, Quote::KIND, around)
            && let Some(words) = cx.line(id, Quote::CODE, |words| add_row(ui, &hint, words))
        {
            let fields = Fields::from([
                (Quote::text.to_owned(), json!(words)),
                (Quote::about.to_owned(), id_value(around.one.head.id)),
            ]);
            cx.create(Quote::KIND, fields);
        }
    });
}

/// One row: words, and a chip below them.
struct Voice<'a> {
    words: &'a str,
    note: Option<(Tone, &'a str)>,
    chosen: bool,
}

impl Voice<'_> {
    /// Draws it; whether it was clicked.
    fn row(&self, ui: &mut Ui, cx: &Cx<'_>, id: Id) -> bool {
        use eframe::egui::{CursorIcon, Sense, UiBuilder, WidgetInfo, accesskit::Role, vec2};
        let colours = &Theme::of(ui).palette;
        let builder = UiBuilder::new().id_salt(id).sense(Sense::click());
        let shown = ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            divider(ui);
            let unwritten = cx.text.get("initiative-unwritten");
            let (words, ink) = if self.words.is_empty() {
                (unwritten.as_str(), colours.muted)
            } else if self.chosen {
                (self.words, colours.accent.ink)
            } else {
                (self.words, colours.text)
            };
            let galley = wrapped(ui, Type::Body, words, ink, ui.available_width());
            let (_, place) = ui.allocate_space(vec2(ui.available_width(), galley.size().y));
            ui.painter().galley(place.min, galley, ink);
            if let Some((tone, note)) = self.note {
                text_row(ui, |ui| chip(ui, tone, note));
            }
        });
        let response = shown.response.on_hover_cursor(CursorIcon::PointingHand);
        crate::gui::widgets::focus_ring(ui, &response, response.rect, 4.0);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, self.words));
        response.clicked()
    }
}
