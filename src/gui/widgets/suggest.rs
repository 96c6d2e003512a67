//! A field that suggests what to pick while one writes: persons, places, other records.

use eframe::egui::{
    Event, InputState, Key, Modifiers, Popup, PopupCloseBehavior, ScrollArea, Sense, Ui,
    accesskit::Role,
};

use super::{
    choice::option_row,
    field::{FieldResponse, TextField},
    heard::marked_row_is_said,
    pace::nothing_more_yet,
    together::entered,
};
use crate::gui::theme::Theme;

/// One thing that can be picked.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// What it is called.
    pub words: String,
    /// What tells it apart, such as a person's workplace.
    pub note: Option<String>,
}

/// What happened in a [`SuggestField`].
pub struct SuggestResponse {
    /// The field; its draft is what the caller should find suggestions for.
    pub field: FieldResponse,
    /// The suggestion that was picked now.
    pub picked: Option<usize>,
    /// The person asked for a new one with the written name.
    pub add: bool,
}

/// A field with a list of matches below it. The caller finds the matches for the draft before each frame.
/// `SuggestField::new("Drivande person").add_words(Some("Lägg till Karin")).show(ui, &mut draft, &matches)`
#[must_use = "call `show`"]
pub struct SuggestField<'a> {
    field: TextField<'a>,
    add_words: Option<&'a str>,
    also_when_empty: bool,
}

impl<'a> SuggestField<'a> {
    /// A field with its label.
    pub fn new(label: &'a str) -> Self {
        SuggestField {
            field: TextField::new(label),
            add_words: None,
            also_when_empty: false,
        }
    }

    setters! {
        /// A last row that adds what is written, as a sentence: "Lägg till Karin Ek".
        pub add_words(words: Option<&'a str>) = words;
        /// Suggest also before anything is written.
        pub also_when_empty() = true;
    }

    /// Set what every field has: width, hint, help, error, icon.
    pub fn field(mut self, set: impl FnOnce(TextField<'a>) -> TextField<'a>) -> Self {
        self.field = set(self.field);
        self
    }

    /// Draw the field over the draft, with the matches below while it has focus.
    pub fn show(self, ui: &mut Ui, draft: &mut String, matches: &[Suggestion]) -> SuggestResponse {
        let mut field = self.field;
        field.pauses = false;
        let label = field.label;
        let id = field.id_in(ui);
        let (marked_id, walked_id) = (id.with("marked"), id.with("walked"));
        let adds = self.add_words.filter(|_| !draft.trim().is_empty());
        let rows = matches.len() + usize::from(adds.is_some());
        let focused = ui.memory(|memory| memory.has_focus(id));
        let dismissed: bool = ui
            .data(|data| data.get_temp(id.with("dismissed")))
            .unwrap_or(false);
        let open = focused && rows > 0 && (self.also_when_empty || !draft.is_empty()) && !dismissed;
        let mut marked: usize = ui
            .data(|data| data.get_temp(marked_id))
            .unwrap_or(0)
            .min(rows.saturating_sub(1));
        // Enter that came in the same frame as the words before it waits until their matches are there.
        let waits_id = id.with("enter");
        let mut picked = ui
            .data_mut(|data| data.remove_temp::<bool>(waits_id))
            .filter(|_| open)
            .map(|_| 0);
        let waits = focused && ui.input(words_before_enter);
        if waits {
            ui.data_mut(|data| data.insert_temp(waits_id, true));
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            // What is written after it is no part of these words.
            nothing_more_yet(ui.ctx());
            ui.ctx().request_repaint();
        }
        if open && !waits {
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
            if down {
                marked = (marked + 1) % rows;
            }
            if up {
                marked = (marked + rows - 1) % rows;
            }
            if down || up {
                ui.data_mut(|data| data.insert_temp(walked_id, true));
            }
            if pressed(Key::Enter) {
                picked = Some(marked);
            }
        }
        let shown = field.show(ui, draft);
        // Here Enter picks; what was picked is not confirmed with it.
        entered(ui, false);
        if shown.changed || !focused {
            marked = 0;
            ui.data_mut(|data| {
                data.remove::<bool>(id.with("dismissed"));
                data.remove::<bool>(walked_id);
            });
        }
        let walked = ui.data(|data| data.get_temp(walked_id)).unwrap_or(false);
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_role(Role::EditableComboBox);
            node.set_expanded(open);
        });
        // The list stays for the frame in which a click on it takes the focus from the field.
        let was_open = ui
            .data(|data| data.get_temp::<bool>(id.with("open")))
            .unwrap_or(false);
        ui.data_mut(|data| data.insert_temp(id.with("open"), open));
        if open || (was_open && ui.input(|input| input.pointer.any_click())) {
            picked = picked.or(list(ui, &shown, label, matches, adds, (marked, walked)));
        }
        ui.data_mut(|data| data.insert_temp(marked_id, marked));
        if picked.is_some() {
            ui.data_mut(|data| data.insert_temp(id.with("dismissed"), true));
        }
        let add = picked == Some(matches.len()) && adds.is_some();
        SuggestResponse {
            field: shown,
            picked: picked.filter(|row| *row < matches.len()),
            add,
        }
    }
}

/// Whether something was written and Enter pressed after it, both since the last frame.
fn words_before_enter(input: &InputState) -> bool {
    let mut events = input.events.iter();
    let wrote = events.any(|event| matches!(event, Event::Text(_) | Event::Paste(_)));
    wrote
        && events.any(|event| {
            matches!(
                event,
                Event::Key {
                    key: Key::Enter,
                    pressed: true,
                    ..
                }
            )
        })
}

fn list(
    ui: &Ui,
    field: &FieldResponse,
    label: &str,
    matches: &[Suggestion],
    add: Option<&str>,
    (marked, walked): (usize, bool),
) -> Option<usize> {
    let colours = &Theme::of(ui).palette;
    let width = field.response.rect.width();
    let mut picked = None;
    Popup::from_response(&field.response)
        .open(true)
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .accessible_name(label)
        .gap(4.0)
        .width(width)
        .show(|ui| {
            ui.set_width(width - 14.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().max_height(300.0).show(ui, |ui| {
                let rows = matches
                    .iter()
                    .map(|found| (found.words.as_str(), found.note.as_deref()));
                for (index, (words, note)) in rows.chain(add.map(|words| (words, None))).enumerate()
                {
                    let row = option_row(ui, words, note, false, Sense::CLICK);
                    if index == marked {
                        let edge = eframe::egui::Stroke::new(1.0, colours.accent.ink);
                        ui.painter().rect_stroke(
                            row.rect,
                            4.0,
                            edge,
                            eframe::egui::StrokeKind::Inside,
                        );
                        ui.ctx()
                            .accesskit_node_builder(row.id, |node| node.set_selected(true));
                        marked_row_is_said(ui, field.response.id, row.id, walked);
                        row.scroll_to_me(None);
                    }
                    if row.clicked() {
                        picked = Some(index);
                    }
                }
            });
        });
    picked
}
