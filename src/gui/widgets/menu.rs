//! Menus, the search box, and the last row of a list where one adds.

use eframe::egui::{
    CursorIcon, Frame, Id, InnerResponse, Key, Popup, Response, ScrollArea, Sense, TextEdit, Ui,
    UiKind, Widget, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::icons::Icon;
use super::{
    button::{Button, paint_keycap},
    chip::FilterChip,
    field::box_frame,
    paint::{clicks, edged, focus_ring, from_left, left_middle, one_line},
};
use crate::gui::theme::{CONTROL_HEIGHT, CONTROL_RADIUS, Theme, Type};

/// A button that opens a menu of [`MenuItem`]s.
/// `menu_button(ui, "Mer", |ui| { if ui.add(MenuItem::new("Skriv ut")).clicked() { … } });`
pub fn menu_button<R>(
    ui: &mut Ui,
    words: &str,
    items: impl FnOnce(&mut Ui) -> R,
) -> Option<InnerResponse<R>> {
    let button = ui.add(Button::secondary(words).opens_menu());
    menu_below(&button, words, items)
}

/// A menu below any button or chip. `menu_below(&response, "Sektor", |ui| { … })`
pub fn menu_below<R>(
    button: &Response,
    name: &str,
    items: impl FnOnce(&mut Ui) -> R,
) -> Option<InnerResponse<R>> {
    Popup::menu(button)
        .accessible_name(name)
        .gap(4.0)
        .show(|ui| {
            ui.set_min_width(180.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            items(ui)
        })
}

/// A chip that opens a menu to choose one of several, or all.
/// `filter_menu(ui, "Sektor", "Alla sektorer", &sectors, &mut chosen)`
pub fn filter_menu<T: PartialEq + Copy>(
    ui: &mut Ui,
    name: &str,
    all: &str,
    options: &[(T, String)],
    chosen: &mut Option<T>,
) {
    let named = options.iter().find(|(value, _)| Some(*value) == *chosen);
    let words = named.map_or(name, |(_, words)| words);
    let chip = FilterChip::new(words).selected(named.is_some());
    let button = ui.add(chip.opens_menu());
    let mut item = |ui: &mut Ui, value: Option<T>, words: &str| {
        let item = MenuItem::new(words).checked(value == *chosen);
        if ui.add(item).clicked() {
            *chosen = value;
        }
    };
    menu_below(&button, name, |ui| {
        item(ui, None, all);
        let list = ScrollArea::vertical().max_height(320.0);
        list.show(ui, |ui| {
            for (value, words) in options {
                item(ui, Some(*value), words);
            }
        });
    });
}

/// How wide the words of a command are at most, and what stands beside them where there is no more room.
const WORDS: f32 = 400.0;
const NOTE: f32 = 120.0;

/// One command in a menu.
/// `if ui.add(MenuItem::new("Ta bort").icon(Icon::Delete).shortcut("Del").danger()).clicked() { … }`
#[must_use = "give it to `ui.add`"]
pub struct MenuItem<'a> {
    words: &'a str,
    icon: Option<Icon>,
    shortcut: Option<&'a str>,
    danger: bool,
    checked: Option<bool>,
    enabled: bool,
}

impl<'a> MenuItem<'a> {
    /// A command.
    pub fn new(words: &'a str) -> Self {
        MenuItem {
            words,
            icon: None,
            shortcut: None,
            danger: false,
            checked: None,
            enabled: true,
        }
    }

    setters! {
        /// Show an icon before the words.
        pub icon(icon: Icon) = Some(icon);
        /// Show the shortcut to the right.
        pub shortcut(keys: &'a str) = Some(keys);
        /// Something that takes things away.
        pub danger() = true;
        /// Something that is on or off.
        pub checked(checked: bool) = Some(checked);
        /// Can it be chosen now?
        pub enabled(enabled: bool) = enabled;
    }
}

impl Widget for MenuItem<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let colours = &Theme::of(ui).palette;
        let enabled = self.enabled && ui.is_enabled();
        let ink = match (enabled, self.danger) {
            (false, _) => colours.muted,
            (true, true) => colours.bad.ink,
            (true, false) => colours.text,
        };
        let measured = ui.is_sizing_pass();
        let note = |width| {
            let keys = self.shortcut?;
            Some(one_line(ui, Type::Small, keys, colours.muted, width))
        };
        let keys = note(NOTE);
        // Where the width is known, the note has the room that the words leave, and they leave it some.
        let room = ui.available_width() - 34.0 - 24.0 - 12.0;
        let kept = keys.as_ref().map_or(0.0, |keys| keys.size().x);
        let most = if measured {
            WORDS
        } else {
            WORDS.min(room - kept)
        };
        let words = one_line(ui, Type::Body, self.words, ink, most.max(NOTE));
        let keys = match measured {
            true => keys,
            false => note((room - words.size().x).max(NOTE)),
        };
        let needed =
            34.0 + words.size().x + keys.as_ref().map_or(0.0, |keys| keys.size().x + 24.0) + 12.0;
        // The first, unseen pass finds the width; later passes fill it.
        let width = if measured {
            needed
        } else {
            needed.max(ui.available_width())
        };
        let size = vec2(width, 30.0);
        let sense = clicks(enabled);
        let (rect, response) = ui.allocate_exact_size(size, sense);
        // A menu closes by itself at a click of the pointer, but not at one of the keyboard or a screen reader.
        if response.clicked() && ui.stack().contained_in(UiKind::Menu) {
            ui.close_kind(UiKind::Menu);
        }
        if enabled && (response.hovered() || response.has_focus()) {
            ui.painter().rect_filled(rect, 4.0, colours.hover);
        }
        let icon = if self.checked == Some(true) {
            Some(Icon::Check)
        } else {
            self.icon
        };
        if let Some(icon) = icon {
            icon.paint(ui.painter(), from_left(rect, 17.0), 15.0, ink);
        }
        left_middle(ui, from_left(rect, 34.0), words);
        if let Some(keys) = keys {
            left_middle(
                ui,
                pos2(rect.right() - 10.0 - keys.size().x, rect.center().y),
                keys,
            );
        }
        focus_ring(ui, &response, rect.shrink(1.0), 4.0);
        response.widget_info(|| match self.checked {
            Some(on) => WidgetInfo::selected(Role::MenuItemCheckBox, enabled, on, self.words),
            None => WidgetInfo::labeled(Role::MenuItem, enabled, self.words),
        });
        if let Some(note) = self.shortcut.filter(|note| !note.is_empty()) {
            ui.ctx()
                .accesskit_node_builder(response.id, |node| node.set_description(note));
        }
        response
    }
}

/// The box that opens the palette: it looks like a field and is a button.
/// `if search_button(ui, "Sök eller kör kommando", "Ctrl K").clicked() { … }`
pub fn search_button(ui: &mut Ui, words: &str, keys: &str) -> Response {
    let colours = &Theme::of(ui).palette;
    let width = ui.available_width().min(280.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 30.0), Sense::click());
    let edge = if response.hovered() {
        colours.edge_strong
    } else {
        colours.edge
    };
    edged(ui, rect, CONTROL_RADIUS, colours.surface, edge);
    Icon::Search.paint(ui.painter(), from_left(rect, 17.0), 15.0, colours.muted);
    let galley = one_line(ui, Type::Body, words, colours.muted, rect.width() - 92.0);
    left_middle(ui, from_left(rect, 32.0), galley);
    let key = eframe::egui::Rect::from_min_max(pos2(rect.right() - 52.0, rect.top()), rect.max);
    paint_keycap(ui, key, keys);
    focus_ring(ui, &response, rect, f32::from(CONTROL_RADIUS));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_keyboard_shortcut(keys));
    response.on_hover_cursor(CursorIcon::Text)
}

/// A field that filters a list as one writes.
/// `if search_field(ui, "Sök person", &mut text).changed() { … }`
pub fn search_field(ui: &mut Ui, name: &str, text: &mut String) -> Response {
    let width = ui.available_width().min(240.0);
    let field = super::field::TextField::new(name)
        .hint(name)
        .label_hidden()
        .icon(Icon::Search)
        .width(width);
    let response = field.show(ui, text).response;
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_role(Role::SearchInput));
    response
}

/// The id of the row with this hint that is drawn next, to give it the focus.
pub fn add_row_id(ui: &Ui, hint: &str) -> Id {
    ui.make_persistent_id(("add row", hint))
}

/// The last row of a list, where one writes and presses Enter to add, again and again.
/// `if let Some(name) = add_row(ui, "Lägg till namn …", &mut draft) { … }`
pub fn add_row(ui: &mut Ui, hint: &str, draft: &mut String) -> Option<String> {
    let colours = &Theme::of(ui).palette;
    let id = add_row_id(ui, hint);
    let focused = ui.memory(|memory| memory.has_focus(id));
    let frame = if focused {
        box_frame(ui, id, false, false)
    } else {
        Frame::new()
    };
    let margin = eframe::egui::Margin {
        left: 10,
        right: 10,
        top: 7,
        bottom: 7,
    };
    let hint_text = eframe::egui::RichText::new(hint)
        .font(Type::Body.font())
        .color(colours.muted);
    let edit = TextEdit::singleline(draft)
        .id(id)
        .frame(frame.inner_margin(margin))
        .font(Type::Body.font())
        .text_color(colours.text)
        .hint_text(hint_text)
        .desired_width(f32::INFINITY)
        .min_size(vec2(0.0, CONTROL_HEIGHT))
        .return_key(None);
    let response = ui.add(edit);
    focus_ring(
        ui,
        &response,
        response.rect.shrink(1.0),
        f32::from(CONTROL_RADIUS),
    );
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_label(hint));
    let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let name = draft.trim().to_owned();
    if entered && !name.is_empty() {
        draft.clear();
        return Some(name);
    }
    None
}
