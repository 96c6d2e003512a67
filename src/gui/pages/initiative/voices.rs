//! What helped and hindered an initiative, and what was said of it.

use eframe::egui::{CursorIcon, Sense, Ui, UiBuilder, WidgetInfo, accesskit::Role, vec2};
use serde_json::json;

use crate::domain::{Choosable, Factor, FactorKind, Fields, Id, Kind, Quote, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Theme, Tone, Type, space};
use crate::gui::widgets::{add_row, chip, divider, focus_ring, heading, small, text_row, wrapped};
use crate::workspace::{Row, fields};

/// One row: words, and a chip below them.
struct Voice {
    id: Id,
    words: String,
    note: String,
    tone: Tone,
}

/// Voices of one kind, and how one is added: on which line of the initiative, and what is known of it.
struct Voices {
    kind: &'static Kind,
    line: &'static str,
    hint: String,
    known: Fields,
    all: Vec<Voice>,
}

/// The words above what helped, and on the line where more is written; and of what hindered.
const SUCCESS: [&str; 2] = ["initiative-successes", "initiative-add_success"];
const OBSTACLE: [&str; 2] = ["initiative-obstacles", "initiative-add_obstacle"];

/// Draws the success factors and the obstacles.
pub fn factors(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let id = row.head.id;
    let factors = cx.view(("factors", id), move |source| {
        source.reader.of::<Factor>(Factor::about, id)
    });
    let Some(factors) = factors else { return };
    let sorts = [
        (FactorKind::Success, SUCCESS, Tone::Good),
        (FactorKind::Obstacle, OBSTACLE, Tone::Warning),
    ];
    for (place, (kind, [title, hint], tone)) in sorts.into_iter().enumerate() {
        if place > 0 {
            ui.add_space(space::M);
        }
        let own = factors.iter().filter(|factor| factor.kind == Some(kind));
        let voice = |factor: &Factor| Voice {
            id: factor.head.id,
            words: factor.text.clone(),
            note: cx.text.chosen(factor.category),
            tone,
        };
        heading(ui, 3, &cx.text.get(title));
        let of = Voices {
            kind: Factor::KIND,
            line: kind.code(),
            hint: cx.text.get(hint),
            known: fields([(Factor::kind, kind.code().into())]),
            all: own.map(voice).collect(),
        };
        of.ui(ui, cx, row);
    }
}

/// Draws the quotes.
pub fn quotes(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    let id = row.head.id;
    let quotes = cx.view(("quotes", id), move |source| {
        source.reader.of::<Quote>(Quote::about, id)
    });
    let Some(quotes) = quotes else { return };
    small(ui, &cx.text.get("initiative-quotes_why"));
    let voice = |quote: &Quote| {
        let args = [("words", quote.text.as_str().into())];
        Voice {
            id: quote.head.id,
            words: cx.text.with("initiative-quoted", &args),
            note: quote.from_role.clone(),
            tone: Tone::Neutral,
        }
    };
    let of = Voices {
        kind: Quote::KIND,
        line: Quote::CODE,
        hint: cx.text.get("initiative-add_quote"),
        known: Fields::new(),
        all: quotes.iter().map(voice).collect(),
    };
    of.ui(ui, cx, row);
}

impl Voices {
    /// Draws them, each of which opens beside the page, and the line on which one more is written.
    fn ui(self, ui: &mut Ui, cx: &Cx<'_>, about: &Row) {
        let (id, code) = (about.head.id, self.kind.code);
        let adds = cx.may_make_in(self.kind, about.head.municipality);
        if self.all.is_empty() && !adds {
            small(ui, &cx.text.get("initiative-none_written"));
        }
        let open = cx.open(id, code);
        for voice in &self.all {
            if voice.row(ui, cx, open == Some(voice.id)) {
                cx.set_open(id, code, Some(voice.id));
            }
        }
        let write = |words: &mut String| add_row(ui, &self.hint, words);
        if let Some(words) = adds.then(|| cx.line(id, self.line, write)).flatten() {
            let mut known = self.known;
            known.extend(fields([
                (Factor::text, json!(words)),
                (Factor::about, json!(id)),
            ]));
            cx.create(self.kind, known);
        }
    }
}

impl Voice {
    /// Draws it; whether it was clicked.
    fn row(&self, ui: &mut Ui, cx: &Cx<'_>, chosen: bool) -> bool {
        let colours = &Theme::of(ui).palette;
        let builder = UiBuilder::new().id_salt(self.id).sense(Sense::click());
        let shown = ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            divider(ui);
            let unwritten = cx.text.get("initiative-unwritten");
            let (words, ink) = match self.words.as_str() {
                "" => (unwritten.as_str(), colours.muted),
                words if chosen => (words, colours.accent.ink),
                words => (words, colours.text),
            };
            let galley = wrapped(ui, Type::Body, words, ink, ui.available_width());
            let (_, place) = ui.allocate_space(vec2(ui.available_width(), galley.size().y));
            ui.painter().galley(place.min, galley, ink);
            if !self.note.is_empty() {
                text_row(ui, |ui| chip(ui, self.tone, &self.note));
            }
        });
        let response = shown.response.on_hover_cursor(CursorIcon::PointingHand);
        focus_ring(ui, &response, response.rect, 4.0);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &self.words));
        response.clicked()
    }
}
