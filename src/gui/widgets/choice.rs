//! Choosing among a few things.

use eframe::egui::{
    self, CursorIcon, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Sense, Ui,
    WidgetInfo,
    accesskit::{HasPopup, Role},
    pos2, vec2,
};

use super::icons::Icon;
use super::{
    by_letter::{begins_with, typed_letters},
    chip::FilterChip,
    field::{FieldResponse, below, box_button, field_label, own_arrows},
    paint::{focus_ring, from_left, from_right, left_middle, one_line, told_whole},
};
use crate::gui::theme::{Theme, Type};

/// One of several, from a list that opens: with a click, Enter or an arrow, or with letters, which find in it. Home and
/// End go to its ends.
/// `Choice::new("Mandat").show(ui, &mut mandate, &[(Some(Yes), "Ja"), (None, "Vet inte")])`
#[must_use = "call `show`"]
pub struct Choice<'a> {
    label: &'a str,
    hint: &'a str,
    error: Option<&'a str>,
    width: f32,
    label_hidden: bool,
    place: Option<&'a str>,
}

impl<'a> Choice<'a> {
    /// A choice with its label.
    pub fn new(label: &'a str) -> Self {
        Choice {
            label,
            hint: "",
            error: None,
            width: f32::INFINITY,
            label_hidden: false,
            place: None,
        }
    }

    setters! {
        /// What to show while the value is none of the options.
        pub hint(hint: &'a str) = hint;
        /// What is wrong, as a sentence shown below.
        pub error(error: Option<&'a str>) = error;
        /// Narrower than there is room for.
        pub width(width: f32) = width;
        /// Keep the label as a name for screen readers only.
        pub label_hidden() = true;
        /// What it is known by where its label changes with what is chosen: it is the same control then.
        pub place(place: &'a str) = Some(place);
    }

    /// Draw the choice over the value; options are a value and its words.
    pub fn show<T: PartialEq + Clone, W: AsRef<str>>(
        self,
        ui: &mut Ui,
        value: &mut T,
        options: &[(T, W)],
    ) -> FieldResponse {
        let id = ui.make_persistent_id(("choice", self.place.unwrap_or(self.label)));
        let width = self.width.min(ui.available_width());
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.vertical(|ui| {
                ui.set_width(width);
                if !self.label_hidden {
                    field_label(ui, self.label);
                }
                let chosen = options.iter().find(|(option, _)| option == value);
                let response = self.closed(ui, id, chosen.map(|(_, words)| words.as_ref()));
                let key = by_key(ui, &response, value, options);
                let picked = self.list(&response, value, options, key);
                below(ui, self.error, None);
                let committed = picked.is_some_and(|index| {
                    let changed = options[index].0 != *value;
                    *value = options[index].0.clone();
                    changed
                });
                FieldResponse {
                    response,
                    changed: committed,
                    committed,
                }
            })
            .inner
        })
        .inner
    }

    fn closed(&self, ui: &mut Ui, id: egui::Id, chosen: Option<&str>) -> Response {
        let colours = &Theme::of(ui).palette;
        let response = box_button(ui, id, self.error.is_some());
        let rect = response.rect;
        let (words, ink) = chosen.map_or((self.hint, colours.muted), |words| (words, colours.text));
        let galley = one_line(ui, Type::Body, words, ink, rect.width() - 38.0);
        let response = told_whole(response, &galley);
        left_middle(ui, from_left(rect, 10.0), galley);
        Icon::ChevronDown.paint(ui.painter(), from_right(rect, 16.0), 15.0, colours.muted);
        let enabled = ui.is_enabled();
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, enabled, self.label);
            info.current_text_value = chosen.map(str::to_owned);
            info
        });
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_has_popup(HasPopup::Listbox);
            // AT-SPI has no value that is words; without this Orca says what the choice is called and not what it is.
            if let Some(chosen) = chosen.filter(|_| cfg!(target_os = "linux")) {
                node.set_description(chosen);
            }
        });
        response.on_hover_cursor(CursorIcon::PointingHand)
    }

    fn list<T: PartialEq, W: AsRef<str>>(
        &self,
        button: &Response,
        value: &T,
        options: &[(T, W)],
        key: ByKey,
    ) -> Option<usize> {
        let open = Popup::is_id_open(&button.ctx, Popup::default_response_id(button));
        let goes = key.opens || key.found.is_some() || !open;
        let mut picked = None;
        Popup::menu(button)
            .accessible_name(self.label)
            .width(button.rect.width())
            .gap(4.0)
            .close_behavior(PopupCloseBehavior::CloseOnClick)
            .show(|ui| {
                ui.set_min_width(button.rect.width() - 14.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                egui::ScrollArea::vertical()
                    .max_height(320.0)
                    .show(ui, |ui| {
                        let at = options.iter().position(|(option, _)| option == value);
                        let first = key.found.or(at).unwrap_or(0);
                        for (index, (option, words)) in options.iter().enumerate() {
                            let chosen = option == value;
                            let row = option_row(ui, words.as_ref(), None, chosen, Sense::click());
                            // Whoever opened it with a key chooses with the arrows.
                            if goes && index == first {
                                row.request_focus();
                                row.scroll_to_me(None);
                            }
                            if row.has_focus() {
                                let key = button.id.with("at");
                                ui.data_mut(|data| data.insert_temp(key, index));
                            }
                            if row.clicked() {
                                picked = Some(index);
                            }
                        }
                    });
            });
        if picked.is_some() {
            // A click of the pointer closes it by itself, a key does not.
            Popup::close_id(&button.ctx, Popup::default_response_id(button));
            button.request_focus();
        }
        picked
    }
}

/// What keys did with a choice.
#[derive(Clone, Copy, Default)]
struct ByKey {
    /// Opened it.
    opens: bool,
    /// Found this option.
    found: Option<usize>,
}

/// What keys do with a choice: while it is closed, an arrow opens it; closed or open, letters find in it.
fn by_key<T: PartialEq, W: AsRef<str>>(
    ui: &Ui,
    button: &Response,
    value: &T,
    options: &[(T, W)],
) -> ByKey {
    let list = Popup::default_response_id(button);
    let open = Popup::is_id_open(&button.ctx, list);
    if !open && !button.has_focus() || !ui.is_enabled() {
        return ByKey::default();
    }
    let words = |at: usize| options[at].1.as_ref();
    let find = |letters: String, from| begins_with(options.len(), words, &letters, from);
    let chosen = options.iter().position(|(option, _)| option == value);
    if open {
        let at = ui.data(|data| data.get_temp(button.id.with("at")));
        let letters = typed_letters(ui, button.id);
        let found = letters.and_then(|letters| find(letters, at.or(chosen)));
        let ends = [(Key::Home, 0), (Key::End, options.len().saturating_sub(1))];
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let end = ends.into_iter().find(|(key, _)| pressed(*key));
        let found = found.or(end.map(|(_, at)| at));
        return ByKey {
            opens: false,
            found,
        };
    }
    own_arrows(ui, button.id, false, true);
    let arrow = [Key::ArrowDown, Key::ArrowUp];
    let opens = ui.input_mut(|input| {
        let mut pressed = |modifiers, key| input.consume_key(modifiers, key);
        let alone = arrow.map(|key| pressed(Modifiers::NONE, key));
        let with_alt = arrow.map(|key| pressed(Modifiers::ALT, key));
        alone.contains(&true) || with_alt.contains(&true)
    });
    let letters = typed_letters(ui, button.id);
    let found = letters.and_then(|letters| find(letters, chosen));
    let opens = opens || found.is_some();
    if opens {
        Popup::open_id(&button.ctx, list);
    }
    ByKey { opens, found }
}

/// One row in a list that opens: words, an optional note, and a check when it is the chosen one. Where the keyboard
/// stays in a field above the list, the sense is that of the pointer alone: Tab goes on to the next field.
pub(super) fn option_row(
    ui: &mut Ui,
    words: &str,
    note: Option<&str>,
    chosen: bool,
    sense: Sense,
) -> Response {
    let colours = &Theme::of(ui).palette;
    let height = if note.is_some() { 42.0 } else { 30.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, colours.accent.soft);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let room = rect.width() - if chosen { 36.0 } else { 16.0 };
    let galley = one_line(ui, Type::Body, words, colours.text, room);
    let y = if note.is_some() {
        rect.top() + 13.0
    } else {
        rect.center().y
    };
    let response = told_whole(response, &galley);
    left_middle(ui, pos2(rect.left() + 8.0, y), galley);
    if let Some(note) = note {
        let note = one_line(ui, Type::Small, note, colours.muted, room);
        left_middle(ui, pos2(rect.left() + 8.0, rect.top() + 30.0), note);
    }
    if chosen {
        Icon::Check.paint(
            ui.painter(),
            from_right(rect, 14.0),
            15.0,
            colours.accent.ink,
        );
    }
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, enabled, words));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// Any number of several, as chips.
/// `Several::new("Sektorer").show(ui, &mut chosen, &[(1, "Social"), (2, "Utbildning")])`
#[must_use = "call `show`"]
pub struct Several<'a> {
    label: &'a str,
    error: Option<&'a str>,
}

impl<'a> Several<'a> {
    /// A choice of any number with its label.
    pub fn new(label: &'a str) -> Self {
        Several { label, error: None }
    }

    setters! {
        /// What is wrong, as a sentence shown below.
        pub error(error: Option<&'a str>) = error;
    }

    /// Draw the choice over the chosen values.
    pub fn show<T: PartialEq + Clone, W: AsRef<str>>(
        self,
        ui: &mut Ui,
        chosen: &mut Vec<T>,
        options: &[(T, W)],
    ) -> FieldResponse {
        let builder = egui::UiBuilder::new()
            .accessibility_role(Role::Group)
            .accessibility_label(self.label);
        let mut changed = false;
        let shown = ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            field_label(ui, self.label);
            ui.spacing_mut().interact_size.y = 22.0;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                for (option, words) in options {
                    let on = chosen.contains(option);
                    if ui
                        .add(FilterChip::new(words.as_ref()).selected(on))
                        .clicked()
                    {
                        changed = true;
                        if on {
                            chosen.retain(|kept| kept != option);
                        } else {
                            chosen.push(option.clone());
                        }
                    }
                }
            });
            below(ui, self.error, None);
        });
        FieldResponse {
            response: shown.response,
            changed,
            committed: changed,
        }
    }
}

/// On or off at once. `if switch(ui, &mut on, "Visa avslutade").clicked() { … }`
pub fn switch(ui: &mut Ui, on: &mut bool, words: &str) -> Response {
    let colours = &Theme::of(ui).palette;
    let galley = one_line(
        ui,
        Type::Body,
        words,
        colours.text,
        ui.available_width() - 44.0,
    );
    let size = vec2(galley.size().x + 44.0, 24.0);
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let rail = Rect::from_min_size(pos2(rect.left(), rect.center().y - 9.0), vec2(34.0, 18.0));
    let how = ui.ctx().animate_bool_responsive(response.id, *on);
    let ground = colours.neutral.fill.lerp_to_gamma(colours.accent.fill, how);
    ui.painter().rect_filled(rail, 9.0, ground);
    let knob = from_left(rail, 9.0 + 16.0 * how);
    ui.painter().circle_filled(knob, 7.0, colours.on_fill);
    left_middle(ui, pos2(rail.right() + 10.0, rect.center().y), galley);
    focus_ring(ui, &response, rail, 9.0);
    let (enabled, value) = (ui.is_enabled(), *on);
    response.widget_info(|| WidgetInfo::selected(Role::Switch, enabled, value, words));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
