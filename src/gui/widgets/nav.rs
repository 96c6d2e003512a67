//! The navigation on the left.

use eframe::egui::{
    Align, CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

use super::icons::Icon;
use super::{
    card::divider,
    chip::paint_badge,
    paint::{focus_ring, from_left, from_right, left_middle, one_line, two_lines, whole_line},
};
use crate::gui::theme::{CONTROL_RADIUS, Theme, Tone, Type};

/// One page in the navigation.
/// `if ui.add(NavItem::new(Icon::Users, "Grupper").count("2").selected(true)).clicked() { … }`
#[must_use = "give it to `ui.add`"]
pub struct NavItem<'a> {
    icon: Icon,
    words: &'a str,
    count: Option<&'a str>,
    alert: Option<&'a str>,
    selected: bool,
    collapsed: bool,
    dragged: bool,
    height: f32,
}

impl<'a> NavItem<'a> {
    /// A page with its icon.
    pub fn new(icon: Icon, words: &'a str) -> Self {
        NavItem {
            icon,
            words,
            height: 32.0,
            count: None,
            alert: None,
            selected: false,
            collapsed: false,
            dragged: false,
        }
    }

    setters! {
        /// How many things are there.
        pub count(count: &'a str) = Some(count);
        /// How many things there ask for attention; shown instead of the count.
        pub alert(alert: &'a str) = Some(alert);
        /// Is this the page being shown?
        pub selected(selected: bool) = selected;
        /// Only the icon; the words show when pointed at.
        pub collapsed(collapsed: bool) = collapsed;
        /// It can be dragged.
        pub dragged() = true;
        /// How high it is.
        pub height(height: f32) = height;
    }

    fn paint_end(&self, ui: &Ui, rect: Rect) {
        let colours = &Theme::of(ui).palette;
        if let Some(alert) = self.alert {
            let centre = if self.collapsed {
                pos2(rect.right() - 6.0, rect.top() + 8.0)
            } else {
                from_right(rect, 18.0)
            };
            let size = if self.collapsed {
                vec2(16.0, 16.0)
            } else {
                vec2(20.0, 20.0)
            };
            paint_badge(ui, Rect::from_center_size(centre, size), Tone::Bad, alert);
        } else if let (Some(count), false) = (self.count, self.collapsed) {
            let ink = if self.selected {
                colours.text
            } else {
                colours.muted
            };
            let galley = whole_line(ui, Type::Tiny, count, ink);
            left_middle(
                ui,
                pos2(rect.right() - 9.0 - galley.size().x, rect.center().y),
                galley,
            );
        }
    }
}

impl Widget for NavItem<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let colours = &Theme::of(ui).palette;
        let sense = match self.dragged {
            true => Sense::click_and_drag(),
            false => Sense::click(),
        };
        let size = vec2(ui.available_width(), self.height);
        let (rect, response) = ui.allocate_exact_size(size, sense);
        if self.selected {
            let edge = Stroke::new(1.0, colours.line);
            ui.painter().rect(
                rect,
                CONTROL_RADIUS,
                colours.surface,
                edge,
                StrokeKind::Inside,
            );
        } else if response.hovered() {
            let ground = colours.navigation.lerp_to_gamma(colours.edge, 0.4);
            ui.painter().rect_filled(rect, CONTROL_RADIUS, ground);
        }
        let (step, ink) = if self.selected {
            (Type::Strong, colours.accent.ink)
        } else {
            (Type::Body, colours.text)
        };
        let x = if self.collapsed {
            rect.center().x
        } else {
            rect.left() + 17.0
        };
        let icon_ink = if self.selected {
            ink
        } else {
            colours.text.lerp_to_gamma(colours.muted, 0.5)
        };
        self.icon
            .paint(ui.painter(), pos2(x, rect.center().y), 16.0, icon_ink);
        let mut cut = self.collapsed;
        if !self.collapsed {
            let end = match (self.alert, self.count) {
                (Some(_), _) => 32.0,
                (None, Some(count)) => 14.0 + 7.0 * count.chars().count() as f32,
                (None, None) => 8.0,
            };
            let room = rect.width() - 34.0 - end;
            let mut galley = one_line(ui, step, self.words, ink, room);
            if galley.elided && rect.height() >= 28.0 {
                galley = two_lines(ui, Type::Small, self.words, ink, room, (14.0, Align::Min));
            }
            cut = galley.elided;
            left_middle(ui, from_left(rect, 34.0), galley);
        }
        self.paint_end(ui, rect);
        focus_ring(ui, &response, rect.shrink(1.0), f32::from(CONTROL_RADIUS));
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, self.words));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            if let Some(count) = self.alert.or(self.count) {
                node.set_description(count);
            }
            if self.selected {
                node.set_aria_current(eframe::egui::accesskit::AriaCurrent::Page);
            }
        });
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if cut {
            response.on_hover_text(self.words)
        } else {
            response
        }
    }
}

/// Narrower than this, only icons are shown.
const COLLAPSED: f32 = 80.0;

/// How high the heading of a group is with what stands above it.
pub const NAV_GROUP: f32 = 22.0;
/// The same with nothing above it, where room is short.
pub const NAV_GROUP_LOW: f32 = 18.0;

/// The name above some pages in the navigation, so high; a line where only icons are shown.
/// `nav_group(ui, "Samverkan", NAV_GROUP)`
pub fn nav_group(ui: &mut Ui, words: &str, height: f32) {
    ui.add_space(height - NAV_GROUP_LOW);
    if ui.available_width() < COLLAPSED {
        divider(ui);
        ui.add_space(8.0);
        return;
    }
    let ink = Theme::of(ui).palette.muted;
    let galley = one_line(ui, Type::TinyMedium, words, ink, ui.available_width() - 8.0);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), NAV_GROUP_LOW), Sense::hover());
    left_middle(ui, from_left(rect, 9.0), galley);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}
