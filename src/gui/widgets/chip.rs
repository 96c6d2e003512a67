//! Chips, badges and the marks of sectors.

use eframe::egui::{
    Color32, CursorIcon, Rect, Response, Sense, Ui, Widget, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::icons::Icon;
use super::{
    paint::{
        edged, focus_ring, from_left, left_middle, middle, one_line, told_whole, whole_line,
        wrapped,
    },
    shape::{Shape, State},
    text::in_cell,
};
use crate::gui::theme::{Theme, Tone, Type};

/// A word on a soft round ground. `chip(ui, Tone::Bad, "Gör nu")`
pub fn chip(ui: &mut Ui, tone: Tone, words: &str) -> Response {
    shaped_chip(ui, tone, None, words)
}

/// A state as shape, word and colour on a soft round ground. `state_chip(ui, State::Good, "Nått")`
pub fn state_chip(ui: &mut Ui, state: State, words: &str) -> Response {
    shaped_chip(ui, state.tone(), Some(state.shape()), words)
}

fn shaped_chip(ui: &mut Ui, tone: Tone, shape: Option<Shape>, words: &str) -> Response {
    let tint = Theme::of(ui).palette.tint(tone);
    let before = if shape.is_some() { 14.0 } else { 0.0 };
    // On two lines rather than cut.
    let room = (ui.available_width() - before - 20.0).max(40.0);
    let galley = wrapped(ui, Type::TinyMedium, words, tint.ink, room);
    let size = vec2(
        (galley.size().x + before + 20.0).ceil(),
        galley.size().y + 6.0,
    );
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, 10.0, tint.soft);
    let mut x = rect.left() + 10.0;
    if let Some(shape) = shape {
        shape.paint(ui.painter(), pos2(x + 4.0, rect.center().y), 8.0, tint.ink);
        x += before;
    }
    left_middle(ui, pos2(x, rect.center().y), galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

/// A state as shape and word, without a ground.
/// `state_words(ui, State::OnTheWay.shape(), Tone::Accent, "På väg")`
pub fn state_words(ui: &mut Ui, shape: Shape, tone: Tone, words: &str) -> Response {
    let ink = Theme::of(ui).palette.tint(tone).ink;
    let galley = one_line(
        ui,
        Type::Body,
        words,
        Color32::PLACEHOLDER,
        ui.available_width() - 18.0,
    );
    let (rect, response) = ui.allocate_exact_size(
        vec2((galley.size().x + 17.0).ceil(), galley.size().y),
        Sense::hover(),
    );
    let x = shape.paint_before(ui.painter(), rect.left_center(), 10.0, ink);
    let response = told_whole(response, &galley);
    ui.painter()
        .galley(pos2(x, rect.top()), galley, Theme::of(ui).palette.text);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

/// A filter that is on or off, with how many rows it would leave.
/// `if ui.add(FilterChip::new("Nuvarande").count(15).selected(true)).clicked() { … }`
#[must_use = "give it to `ui.add`"]
pub struct FilterChip<'a> {
    words: &'a str,
    count: Option<&'a str>,
    selected: bool,
    opens_menu: bool,
    closes: bool,
}

impl<'a> FilterChip<'a> {
    /// A chip that is off.
    pub fn new(words: &'a str) -> Self {
        FilterChip {
            words,
            count: None,
            selected: false,
            opens_menu: false,
            closes: false,
        }
    }

    setters! {
        /// How many rows it stands for, as written out by the caller.
        pub count(count: &'a str) = Some(count);
        /// On or off.
        pub selected(selected: bool) = selected;
        /// Show that a menu opens below (pass the response to [`super::menu_below`]).
        pub opens_menu() = true;
        /// Show that a click takes the chip away.
        pub closes() = true;
    }
}

impl Widget for FilterChip<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let colours = &Theme::of(ui).palette;
        let words = match self.count {
            Some(count) => format!("{} {count}", self.words),
            None => self.words.to_owned(),
        };
        let ink = if self.selected {
            colours.accent.ink
        } else {
            colours.muted
        };
        let galley = one_line(
            ui,
            Type::TinyMedium,
            &words,
            ink,
            ui.available_width() - 30.0,
        );
        let after = if self.opens_menu || self.closes {
            16.0
        } else {
            0.0
        };
        let size = vec2((galley.size().x + after + 18.0).ceil(), 22.0);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let (ground, edge) = match (self.selected, response.hovered()) {
            (true, false) => (colours.accent.soft, colours.edge_of(colours.accent)),
            (true, true) => (colours.accent.soft, colours.accent.ink),
            (false, false) => (colours.surface, colours.edge),
            (false, true) => (colours.hover, colours.edge_strong),
        };
        edged(ui, rect, 11.0, ground, edge);
        let end = left_middle(ui, from_left(rect, 9.0), galley);
        if self.opens_menu || self.closes {
            let icon = if self.closes {
                Icon::Close
            } else {
                Icon::ChevronDown
            };
            icon.paint(ui.painter(), pos2(end + 10.0, rect.center().y), 12.0, ink);
        }
        focus_ring(ui, &response, rect, 11.0);
        let (enabled, selected) = (ui.is_enabled(), self.selected);
        let role = if self.opens_menu || self.closes {
            Role::Button
        } else {
            Role::CheckBox
        };
        response.widget_info(|| {
            if role == Role::Button {
                WidgetInfo::labeled(role, enabled, &words)
            } else {
                WidgetInfo::selected(role, enabled, selected, &words)
            }
        });
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

/// Chips of which one is on: what each stands for, its words, and its count as written out. The one that was clicked.
/// `filter_chips(ui, &shown, [(Shown::Current, "Nuvarande".into(), "17".into())])`
pub fn filter_chips<T: PartialEq>(
    ui: &mut Ui,
    chosen: &T,
    options: impl IntoIterator<Item = (T, String, String)>,
) -> Option<T> {
    let mut clicked = None;
    for (value, words, count) in options {
        let chip = FilterChip::new(&words).count(&count);
        if ui.add(chip.selected(value == *chosen)).clicked() {
            clicked = Some(value);
        }
    }
    clicked
}

/// Chips of which one may be on; a click on the one that is takes it away. The same options as of [`filter_chips`].
pub fn toggle_chips<T: PartialEq>(
    ui: &mut Ui,
    chosen: &mut Option<T>,
    options: impl IntoIterator<Item = (T, String, String)>,
) {
    let options = options.into_iter();
    let options = options.map(|(value, words, count)| (Some(value), words, count));
    if let Some(clicked) = filter_chips(ui, chosen, options) {
        let was_on = clicked == *chosen;
        *chosen = clicked.filter(|_| !was_on);
    }
}

/// A count that asks for attention. `count_badge(ui, Tone::Bad, "2")`
pub fn count_badge(ui: &mut Ui, tone: Tone, count: &str) -> Response {
    let galley = whole_line(ui, Type::TinyMedium, count, Color32::PLACEHOLDER);
    let size = vec2((galley.size().x + 12.0).max(20.0).ceil(), 20.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    paint_badge(ui, rect, tone, count);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, count));
    response
}

/// Paint a badge in `rect`.
pub(super) fn paint_badge(ui: &Ui, rect: Rect, tone: Tone, count: &str) {
    let colours = &Theme::of(ui).palette;
    let strong = matches!(tone, Tone::Bad | Tone::Accent);
    let tint = colours.tint(tone);
    let (ground, ink) = if strong {
        (tint.fill, colours.on_fill)
    } else {
        (tint.soft, tint.ink)
    };
    ui.painter().rect_filled(rect, 10.0, ground);
    middle(
        ui,
        rect.center(),
        whole_line(ui, Type::TinyMedium, count, ink),
    );
}

/// The small square of a sector. `sector_dot(ui, colours.sector(place))`
pub fn sector_dot(ui: &mut Ui, colour: Color32) {
    let (_, rect) = ui.allocate_space(vec2(8.0, 20.0));
    paint_sector_dot(ui, rect, colour);
}

fn paint_sector_dot(ui: &Ui, rect: Rect, colour: Color32) {
    let square = Rect::from_center_size(rect.center(), vec2(8.0, 8.0));
    ui.painter().rect_filled(square, 2.0, colour);
}

/// A sector's mark and name. `sector_label(ui, colours.sector(place), "Kultur och fritid")`
pub fn sector_label(ui: &mut Ui, colour: Color32, name: &str) -> Response {
    let response = marked_words(ui, colour, name, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    response
}

/// The same, to be chosen with a click or with the keyboard.
pub fn sector_choice(ui: &mut Ui, colour: Color32, name: &str) -> Response {
    let response = marked_words(ui, colour, name, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    focus_ring(ui, &response, response.rect.expand(2.0), 4.0);
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn marked_words(ui: &mut Ui, colour: Color32, name: &str, sense: Sense) -> Response {
    let ink = Theme::of(ui).palette.text;
    let room = ui.available_width() - 15.0;
    let galley = in_cell(ui, room, Type::Body, ink, name);
    let galley = galley.unwrap_or_else(|| one_line(ui, Type::Body, name, ink, room));
    let size = vec2((galley.size().x + 15.0).ceil(), galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let mark = Rect::from_min_size(rect.min, vec2(8.0, rect.height()));
    paint_sector_dot(ui, mark, colour);
    let response = told_whole(response, &galley);
    left_middle(ui, from_left(rect, 15.0), galley);
    response
}

/// One share of a bar: its colour, how large it is, and what it is.
pub type BarShare = (Color32, f32, String);

/// How a whole is shared, as one bar; each share says its name when pointed at.
/// `sector_bar(ui, "Bredd", 10.0, &[(colours.sector(0), 4.0, "Social, 4 av 15".into())])`
pub fn sector_bar(ui: &mut Ui, name: &str, height: f32, shares: &[BarShare]) -> Response {
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let whole: f32 = shares.iter().map(|share| share.1.max(0.0)).sum();
    let shown: Vec<_> = shares.iter().filter(|share| share.1 > 0.0).collect();
    if whole <= 0.0 {
        ui.painter()
            .rect_filled(rect, height / 2.0, Theme::of(ui).palette.track);
    }
    let gap = 2.0;
    let room = rect.width() - gap * shown.len().saturating_sub(1) as f32;
    let mut x = rect.left();
    for (index, (colour, value, words)) in shown.iter().enumerate() {
        let width = room * value / whole;
        let share = Rect::from_min_size(pos2(x, rect.top()), vec2(width, height));
        let round = |yes: bool| {
            if yes {
                (height / 2.0).min(5.0) as u8
            } else {
                0
            }
        };
        let (first, last) = (index == 0, index + 1 == shown.len());
        let corners = eframe::egui::CornerRadius {
            nw: round(first),
            sw: round(first),
            ne: round(last),
            se: round(last),
        };
        ui.painter().rect_filled(share, corners, *colour);
        ui.interact(share, response.id.with(index), Sense::hover())
            .on_hover_text(words);
        x += width + gap;
    }
    let spoken: Vec<&str> = shown.iter().map(|share| share.2.as_str()).collect();
    let spoken = format!("{name} {}", spoken.join(", "));
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    response
}

/// A person's initials on a round ground. `avatar(ui, "AH", Tone::Operative)`
pub fn avatar(ui: &mut Ui, initials: &str, tone: Tone) {
    let tint = Theme::of(ui).palette.tint(tone);
    let (_, rect) = ui.allocate_space(vec2(36.0, 36.0));
    ui.painter().circle_filled(rect.center(), 18.0, tint.soft);
    middle(
        ui,
        rect.center(),
        one_line(ui, Type::Strong, initials, tint.ink, 36.0),
    );
}

/// Paint a state's shape in front of a word; answers with where the word begins.
pub(super) fn shape_of_state(ui: &Ui, middle: eframe::egui::Pos2, state: State, size: f32) -> f32 {
    let ink = Theme::of(ui).palette.tint(state.tone()).ink;
    state.shape().paint_before(ui.painter(), middle, size, ink)
}
