//! Buttons: one that matters a page, the others quieter.

use std::sync::Arc;

use eframe::egui::{
    Align2, Color32, CursorIcon, Galley, Rect, Response, Sense, Stroke, StrokeKind, TextWrapMode,
    Ui, Vec2, Widget, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::icons::Icon;
use super::paint::{
    clicks, edged, focus_ring, left_middle, middle, one_line, told_whole, whole_line, wrapped,
};
use super::text::in_cell;
use crate::gui::theme::{CONTROL_HEIGHT, CONTROL_RADIUS, Theme, Type};

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Primary,
    Secondary,
    Quiet,
    Danger,
}

/// A button with words; the words say what happens.
/// `if ui.add(Button::primary("Nytt möte").shortcut("Ctrl N")).clicked() { … }`
#[must_use = "give it to `ui.add`"]
pub struct Button<'a> {
    words: &'a str,
    kind: Kind,
    icon: Option<Icon>,
    shortcut: Option<&'a str>,
    keys_hidden: bool,
    disabled_because: Option<&'a str>,
    fill_width: bool,
    small: bool,
    opens_menu: bool,
}

impl<'a> Button<'a> {
    fn new(words: &'a str, kind: Kind) -> Self {
        Button {
            words,
            kind,
            icon: None,
            shortcut: None,
            keys_hidden: false,
            disabled_because: None,
            fill_width: false,
            small: false,
            opens_menu: false,
        }
    }

    /// The main action of a page or dialog: at most one in sight.
    pub fn primary(words: &'a str) -> Self {
        Button::new(words, Kind::Primary)
    }

    /// Any other action.
    pub fn secondary(words: &'a str) -> Self {
        Button::new(words, Kind::Secondary)
    }

    /// An action that should not draw the eye: no edge until pointed at.
    pub fn quiet(words: &'a str) -> Self {
        Button::new(words, Kind::Quiet)
    }

    /// The confirming button of something that cannot be undone.
    pub fn danger(words: &'a str) -> Self {
        Button::new(words, Kind::Danger)
    }

    setters! {
        /// Show an icon before the words.
        pub icon(icon: Icon) = Some(icon);
        /// Show the shortcut after the words, such as "Ctrl N".
        pub shortcut(keys: &'a str) = Some(keys);
        /// There is no room for the shortcut: it is shown when pointed at.
        pub keys_hidden() = true;
        /// Switch the button off and say why when pointed at; `None` leaves it on.
        pub disabled_because(reason: Option<&'a str>) = reason;
        /// As wide as there is room for.
        pub fill_width() = true;
        /// Lower, for rows of a table and for cards.
        pub small() = true;
        /// Show that a menu opens below.
        pub(super) opens_menu() = true;
    }

    fn keys_shown(&self) -> Option<&'a str> {
        self.shortcut.filter(|_| !self.keys_hidden)
    }

    /// How wide it is where it is not filled out.
    pub fn width(&self, ui: &Ui) -> f32 {
        let step = if self.small {
            Type::SmallMedium
        } else {
            Type::Medium
        };
        let wide = |step, words| whole_line(ui, step, words, Color32::PLACEHOLDER).size().x;
        let keys = self
            .keys_shown()
            .map_or(0.0, |keys| wide(Type::Body, keys) + 5.0);
        let icon = self.icon.map_or(0.0, |_| 22.0);
        let chevron = if self.opens_menu { 20.0 } else { 0.0 };
        let sides = if self.small { 18.0 } else { 24.0 };
        (icon + wide(step, self.words) + keys + chevron + sides).ceil()
    }

    /// Ground, edge and ink.
    fn colours(&self, ui: &Ui, response: &Response, enabled: bool) -> (Color32, Stroke, Color32) {
        let colours = &Theme::of(ui).palette;
        let pointed = enabled && response.hovered();
        let pressed = enabled && response.is_pointer_button_down_on();
        let deepen = |fill: Color32| {
            let share = if pressed { 0.18 } else { 0.10 };
            if pointed {
                fill.lerp_to_gamma(Color32::BLACK, share)
            } else {
                fill
            }
        };
        if !enabled {
            return (
                colours.neutral.soft,
                Stroke::new(1.0, colours.line),
                colours.muted,
            );
        }
        match self.kind {
            Kind::Primary => (deepen(colours.accent.fill), Stroke::NONE, colours.on_fill),
            Kind::Danger => (deepen(colours.bad.fill), Stroke::NONE, colours.on_fill),
            Kind::Secondary => {
                let edge = if pointed {
                    colours.edge_strong
                } else {
                    colours.edge
                };
                let ground = if pointed {
                    colours.hover
                } else {
                    colours.surface
                };
                (ground, Stroke::new(1.0, edge), colours.text)
            }
            Kind::Quiet => {
                let ground = if pointed {
                    colours.hover
                } else {
                    Color32::TRANSPARENT
                };
                (ground, Stroke::NONE, colours.text)
            }
        }
    }
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let colours = &Theme::of(ui).palette;
        let enabled = self.disabled_because.is_none() && ui.is_enabled();
        let (height, side) = if self.small {
            (26.0, 9.0)
        } else {
            (CONTROL_HEIGHT, 12.0)
        };
        let step = if self.small {
            Type::SmallMedium
        } else {
            Type::Medium
        };
        let words = whole_line(ui, step, self.words, Color32::PLACEHOLDER);
        let hint = match self.kind {
            Kind::Primary | Kind::Danger => colours.on_fill_muted,
            Kind::Secondary | Kind::Quiet => colours.muted,
        };
        let hint = if enabled { hint } else { colours.muted };
        let keys = self
            .keys_shown()
            .map(|keys| whole_line(ui, Type::Body, keys, hint));
        let icon = self.icon.map_or(0.0, |_| 22.0);
        let chevron = if self.opens_menu { 20.0 } else { 0.0 };
        let content =
            icon + words.size().x + keys.as_ref().map_or(0.0, |keys| keys.size().x + 5.0) + chevron;
        let width = content + 2.0 * side;
        let width = if self.fill_width {
            width.max(ui.available_width())
        } else {
            width
        };
        let sense = clicks(enabled);
        let (rect, response) = ui.allocate_exact_size(vec2(width.ceil(), height), sense);
        let (ground, edge, ink) = self.colours(ui, &response, enabled);
        let painter = ui.painter();
        painter.rect(rect, CONTROL_RADIUS, ground, edge, StrokeKind::Inside);
        let mut x = (rect.center().x - content / 2.0).round();
        if let Some(icon) = self.icon {
            icon.paint(painter, pos2(x + 8.0, rect.center().y), 16.0, ink);
            x += 22.0;
        }
        painter.galley(
            pos2(x, (rect.center().y - words.size().y / 2.0).round()),
            words.clone(),
            ink,
        );
        x += words.size().x;
        if let Some(keys) = keys {
            x = left_middle(ui, pos2(x + 5.0, rect.center().y), keys);
        }
        if self.opens_menu {
            Icon::ChevronDown.paint(painter, pos2(x + 13.0, rect.center().y), 14.0, ink);
        }
        focus_ring(ui, &response, rect, f32::from(CONTROL_RADIUS));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.words));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            if let Some(keys) = self.shortcut {
                node.set_keyboard_shortcut(keys);
            }
            if let Some(reason) = self.disabled_because {
                node.set_description(reason);
            }
        });
        let hidden = self.shortcut.filter(|_| self.keys_hidden);
        match self.disabled_because.or(hidden) {
            Some(words) => response.on_hover_text(words),
            None if enabled => response.on_hover_cursor(CursorIcon::PointingHand),
            None => response,
        }
    }
}

/// A button that is only an icon; its name is read aloud and shown when pointed at.
/// `if ui.add(IconButton::new(Icon::Undo, "Ångra")).clicked() { … }`
#[must_use = "give it to `ui.add`"]
pub struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    tooltip: Option<&'a str>,
    enabled: bool,
    selected: bool,
    small: bool,
    pointed_at: bool,
    colour: Option<Color32>,
}

impl<'a> IconButton<'a> {
    /// A button with this icon and name.
    pub fn new(icon: Icon, name: &'a str) -> Self {
        IconButton {
            icon,
            name,
            tooltip: None,
            enabled: true,
            selected: false,
            small: false,
            pointed_at: false,
            colour: None,
        }
    }

    setters! {
        /// Show more than the name when pointed at, such as the shortcut.
        pub tooltip(tooltip: &'a str) = Some(tooltip);
        /// On or off.
        pub enabled(enabled: bool) = enabled;
        /// Pressed in, for a button that switches something.
        pub selected(selected: bool) = selected;
        /// 22 points across instead of 28, for rows and chips.
        pub small() = true;
        /// No stop for the Tab key: a key of what it belongs to does the same.
        pub pointed_at() = true;
        /// Colour of the icon.
        pub colour(colour: Color32) = Some(colour);
    }
}

impl Widget for IconButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let colours = &Theme::of(ui).palette;
        let enabled = self.enabled && ui.is_enabled();
        let sense = match self.pointed_at && enabled {
            true => Sense::CLICK,
            false => clicks(enabled),
        };
        let (side, across) = if self.small {
            (22.0, 14.0)
        } else {
            (28.0, 16.0)
        };
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), sense);
        let ground = match (self.selected, enabled && response.hovered()) {
            (true, _) => colours.accent.soft,
            (false, true) => colours.neutral.soft.lerp_to_gamma(colours.edge, 0.35),
            (false, false) => Color32::TRANSPARENT,
        };
        let ink = match (enabled, self.selected) {
            (false, _) => colours.neutral.fill,
            (true, true) => colours.accent.ink,
            (true, false) => self.colour.unwrap_or(colours.text),
        };
        ui.painter().rect_filled(rect, CONTROL_RADIUS, ground);
        self.icon.paint(ui.painter(), rect.center(), across, ink);
        focus_ring(ui, &response, rect, f32::from(CONTROL_RADIUS));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.name));
        response.on_hover_text(self.tooltip.unwrap_or(self.name))
    }
}

/// Words that lead somewhere. `if link(ui, "Visa ett exempel").clicked() { … }`
pub fn link(ui: &mut Ui, words: &str) -> Response {
    link_in(ui, Type::Medium, words)
}

/// The same within a row that is one stop for the Tab key.
pub fn link_in_row(ui: &mut Ui, words: &str) -> Response {
    sensing_link(ui, Type::Medium, words, Sense::CLICK)
}

/// A link in a step of the type scale.
pub(super) fn link_in(ui: &mut Ui, step: Type, words: &str) -> Response {
    sensing_link(ui, step, words, Sense::click())
}

fn sensing_link(ui: &mut Ui, step: Type, words: &str, sense: Sense) -> Response {
    let ink = Theme::of(ui).palette.accent.ink;
    let galley = link_words(ui, step, words, ink);
    let (rect, response) = ui.allocate_exact_size(galley.size(), sense);
    let response = told_whole(response, &galley);
    ui.painter().galley(rect.min, galley, ink);
    if response.hovered() {
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 2.0, Stroke::new(1.0, ink));
    }
    focus_ring(ui, &response, rect.expand2(vec2(2.0, 0.0)), 3.0);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Link, enabled, words));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The words of a link, on several lines where they are too wide for one.
fn link_words(ui: &Ui, step: Type, words: &str, ink: Color32) -> Arc<Galley> {
    let room = ui.available_width();
    if let Some(galley) = in_cell(ui, room, step, ink, words) {
        return galley;
    }
    let cut = ui.style().wrap_mode == Some(TextWrapMode::Truncate);
    // Where lines go on below each other it begins a new one.
    let room = if ui.layout().main_wrap() {
        ui.max_rect().width()
    } else {
        room
    };
    let whole = if cut { one_line } else { wrapped };
    whole(ui, step, words, ink, room)
}

/// A picture of a key. `keycap(ui, "Ctrl K")`
pub fn keycap(ui: &mut Ui, keys: &str) -> Response {
    let galley = whole_line(ui, Type::TinyMedium, keys, Color32::PLACEHOLDER);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(12.0, 5.0), Sense::hover());
    paint_keycap(ui, rect, keys);
    response
}

/// Paint a key within `rect`.
pub(super) fn paint_keycap(ui: &Ui, rect: Rect, keys: &str) {
    let colours = &Theme::of(ui).palette;
    let galley = whole_line(ui, Type::TinyMedium, keys, colours.muted);
    let rect = Align2::CENTER_CENTER.align_size_within_rect(galley.size() + vec2(12.0, 5.0), rect);
    edged(ui, rect, 4.0, colours.surface, colours.line);
    middle(ui, rect.center(), galley);
}
