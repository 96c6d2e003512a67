//! Fields to write in.
//!
//! Everything is saved as people go, so a field tells its caller when a change is worth saving: when the
//! person leaves it, presses Enter, or pauses. Draw the fields of a thing within
//! `ui.push_id(the thing's id, …)`, so that what is being written never ends up in another thing.

use std::cell::RefCell;
use std::time::Duration;

use eframe::egui::{
    Align2, EventFilter, Frame, Id, Key, Margin, Rect, Response, RichText, Sense, Stroke, TextEdit,
    Ui, UiBuilder,
    accesskit::{Invalid, Live},
    util::IdTypeMap,
    vec2,
};

use super::button::IconButton;
use super::icons::Icon;
use super::paint::{focus_ring, from_left, from_right, one_line};
use super::together::{drawn, takes_focus};
use crate::gui::theme::{CONTROL_HEIGHT, CONTROL_RADIUS, Theme, Type};

/// How long a person stops writing before a text is saved.
const PAUSE_SECONDS: f64 = 1.0;

/// What happened in a field.
pub struct FieldResponse {
    /// The control itself.
    pub response: Response,
    /// The draft differs from what it was a frame ago.
    pub changed: bool,
    /// The person changed something and then left the field, pressed Enter, or paused: save now.
    pub committed: bool,
}

/// A labelled field for text, on one line or several.
/// `if TextField::new("Roll i gruppen").show(ui, &mut draft).committed { … }`
#[must_use = "call `show`"]
pub struct TextField<'a> {
    pub(super) label: &'a str,
    hint: &'a str,
    pub(super) error: Option<&'a str>,
    pub(super) help: Option<&'a str>,
    read_only: bool,
    rows: usize,
    width: f32,
    limit: usize,
    label_hidden: bool,
    right: bool,
    told_elsewhere: bool,
    pub(super) pauses: bool,
    pub(super) room_after: f32,
    icon: Option<Icon>,
    id: Option<Id>,
    hidden: Option<Hidden<'a>>,
    pub(super) half: Option<&'a RefCell<String>>,
}

/// What a field that hides its text says of the button that shows it.
#[derive(Clone, Copy)]
struct Hidden<'a> {
    show: &'a str,
    hide: &'a str,
}

impl<'a> TextField<'a> {
    /// A field with its label.
    pub fn new(label: &'a str) -> Self {
        TextField {
            label,
            hint: "",
            error: None,
            help: None,
            read_only: false,
            rows: 1,
            width: f32::INFINITY,
            limit: usize::MAX,
            label_hidden: false,
            right: false,
            told_elsewhere: false,
            pauses: true,
            room_after: 0.0,
            icon: None,
            id: None,
            hidden: None,
            half: None,
        }
    }

    /// For a secret: dots instead of letters, until the button with these words shows them.
    pub fn hidden(mut self, show: &'a str, hide: &'a str) -> Self {
        self.hidden = Some(Hidden { show, hide });
        self.room_after = 24.0;
        self
    }

    setters! {
        /// An example of what to write, shown while the field is empty.
        pub hint(hint: &'a str) = hint;
        /// What is wrong, as a sentence shown below.
        pub error(error: Option<&'a str>) = error;
        /// What is wrong stands elsewhere; here only that something is.
        pub told_elsewhere() = true;
        /// A sentence of help shown below while nothing is wrong.
        pub help(help: &'a str) = Some(help);
        /// To be read and copied only.
        pub read_only(read_only: bool) = read_only;
        /// Several lines; Enter makes a new line.
        pub rows(rows: usize) = rows.max(2);
        /// Narrower than there is room for.
        pub width(width: f32) = width;
        /// At most this many characters.
        pub limit(characters: usize) = characters;
        /// Keep the label as a name for screen readers only, where the place says what the field is.
        pub label_hidden() = true;
        /// Written from the right, as numbers are.
        pub right() = true;
        /// Show an icon inside, to the left.
        pub icon(icon: Icon) = Some(icon);
        /// Where what is half written is kept for as long as it cannot be read, of a field whose text is read when
        /// it is left.
        pub half(half: &'a RefCell<String>) = Some(half);
        /// A known id, where the caller must move the focus here.
        pub id(id: Id) = Some(id);
    }

    /// The id the field will have in this place.
    pub fn id_in(&self, ui: &Ui) -> Id {
        self.id
            .unwrap_or_else(|| ui.make_persistent_id(("field", self.label)))
    }

    /// Draw the field over the draft.
    pub fn show(self, ui: &mut Ui, draft: &mut String) -> FieldResponse {
        let id = self.id_in(ui);
        let width = self.width.min(ui.available_width());
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.vertical(|ui| {
                ui.set_width(width);
                if !self.label_hidden {
                    field_label(ui, self.label);
                }
                let response = self.edit(ui, id, draft);
                if !self.read_only {
                    drawn(ui, &response, self.rows == 1);
                }
                below(ui, self.error.filter(|_| !self.told_elsewhere), self.help);
                let changed = response.changed();
                let committed =
                    !self.read_only && commits(ui, &response, self.rows == 1, self.pauses);
                FieldResponse {
                    response,
                    changed,
                    committed,
                }
            })
            .inner
        })
        .inner
    }

    fn edit(&self, ui: &mut Ui, id: Id, draft: &mut String) -> Response {
        let colours = &Theme::of(ui).palette;
        let frame = box_frame(ui, id, self.error.is_some(), self.read_only);
        let left = if self.icon.is_some() { 30 } else { 10 };
        let margin = Margin {
            left,
            right: 10 + self.room_after as i8,
            top: 6,
            bottom: 6,
        };
        let mut unchanging: &str = draft.as_str();
        let edit = match (self.read_only, self.rows) {
            (true, 1) => TextEdit::singleline(&mut unchanging),
            (true, _) => TextEdit::multiline(&mut unchanging),
            (false, 1) => TextEdit::singleline(draft).return_key(None),
            (false, _) => TextEdit::multiline(draft),
        };
        let covered = self.hidden.is_some() && !ui.data(|data| is_shown(data, id));
        let align = match (self.right, self.rows) {
            (true, _) => Align2::RIGHT_CENTER,
            (false, 1) => Align2::LEFT_CENTER,
            (false, _) => Align2::LEFT_TOP,
        };
        let hint = RichText::new(self.hint)
            .font(Type::Body.font())
            .color(colours.muted);
        let response = edit
            .id(id)
            .password(covered)
            .frame(frame.inner_margin(margin))
            .font(Type::Body.font())
            .text_color(colours.text)
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .desired_rows(self.rows)
            .char_limit(self.limit)
            .align(align)
            .min_size(vec2(0.0, CONTROL_HEIGHT))
            .show(ui)
            .response
            .response;
        if let Some(hidden) = self.hidden {
            show_button(ui, &response, hidden, covered);
        }
        if let Some(icon) = self.icon {
            let at = from_left(response.rect, 17.0);
            icon.paint(ui.painter(), at, 15.0, colours.muted);
        }
        focus_ring(
            ui,
            &response,
            response.rect.shrink(1.0),
            f32::from(CONTROL_RADIUS) - 1.0,
        );
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_label(self.label);
            if self.read_only {
                node.set_read_only();
            }
            if let Some(error) = self.error {
                node.set_invalid(Invalid::True);
                node.set_description(error);
            } else if let Some(help) = self.help {
                node.set_description(help);
            }
        });
        response
    }
}

fn is_shown(data: &IdTypeMap, field: Id) -> bool {
    data.get_temp(field.with("shown")).unwrap_or(false)
}

/// The eye at the right end of a field for a secret.
fn show_button(ui: &mut Ui, field: &Response, words: Hidden<'_>, covered: bool) {
    let centre = from_right(field.rect, 17.0);
    let place = Rect::from_center_size(centre, vec2(22.0, 22.0));
    let (icon, name) = if covered {
        (Icon::Eye, words.show)
    } else {
        (Icon::EyeOff, words.hide)
    };
    let colour = Theme::of(ui).palette.muted;
    let builder = UiBuilder::new().max_rect(place).id_salt((field.id, "show"));
    let button = IconButton::new(icon, name).small().colour(colour);
    if ui.new_child(builder).add(button).clicked() {
        ui.data_mut(|data| data.insert_temp(field.id.with("shown"), covered));
    }
}

/// The small words above a field; painted only, since the control carries the name.
pub(super) fn field_label(ui: &mut Ui, label: &str) {
    let ink = Theme::of(ui).palette.muted;
    let galley = one_line(ui, Type::Small, label, ink, ui.available_width());
    let (_, rect) = ui.allocate_space(galley.size());
    ui.painter().galley(rect.min, galley, ink);
}

/// The box around what can be written or chosen.
pub(super) fn box_frame(ui: &Ui, id: Id, wrong: bool, read_only: bool) -> Frame {
    let colours = &Theme::of(ui).palette;
    let pointed = ui
        .ctx()
        .read_response(id)
        .is_some_and(|response| response.hovered());
    let edge = match (wrong, pointed) {
        (true, _) => colours.bad.ink,
        (false, true) => colours.edge_strong,
        (false, false) => colours.edge,
    };
    let (ground, edge) = if read_only {
        (colours.neutral.soft, colours.line)
    } else {
        (colours.surface, edge)
    };
    Frame::new()
        .fill(ground)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CONTROL_RADIUS)
}

/// The sentence below a field: what is wrong, or else help.
pub(super) fn below(ui: &mut Ui, error: Option<&str>, help: Option<&str>) {
    let colours = &Theme::of(ui).palette;
    if let Some(error) = error {
        let shown = super::text::text(ui, Type::Small, colours.bad.ink, error);
        ui.ctx()
            .accesskit_node_builder(shown.id, |node| node.set_live(Live::Polite));
    } else if let Some(help) = help {
        super::text::text(ui, Type::Small, colours.muted, help);
    }
}

#[derive(Clone, Copy)]
struct Unsaved {
    since: f64,
}

/// Is a change now worth saving? Said once per change, although egui reports a lost focus twice.
fn commits(ui: &Ui, response: &Response, enter: bool, pauses: bool) -> bool {
    let id = response.id.with("unsaved");
    let now = ui.input(|input| input.time);
    if response.changed() {
        ui.data_mut(|data| data.insert_temp(id, Unsaved { since: now }));
    }
    let Some(unsaved) = ui.data(|data| data.get_temp::<Unsaved>(id)) else {
        return false;
    };
    let entered = enter && response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    // A press elsewhere may lead to another page, where this field is no longer drawn: save before that.
    let pressed = ui.input(|input| input.pointer.any_pressed()) && !response.contains_pointer();
    let left = pressed || response.lost_focus() || !response.has_focus();
    let paused = pauses && now - unsaved.since >= PAUSE_SECONDS;
    if entered || left || paused {
        ui.data_mut(|data| data.remove::<Unsaved>(id));
        return true;
    }
    if pauses {
        ui.ctx()
            .request_repaint_after(Duration::from_secs_f64(PAUSE_SECONDS));
    }
    false
}

/// Keep the arrow keys for a control of our own while it has focus.
pub(super) fn own_arrows(ui: &Ui, id: Id, horizontal: bool, vertical: bool) {
    let filter = EventFilter {
        horizontal_arrows: horizontal,
        vertical_arrows: vertical,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// A box like a field's that is clicked, not written in; answers with its inner rectangle.
pub(super) fn box_button(ui: &mut Ui, id: Id, wrong: bool) -> Response {
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), CONTROL_HEIGHT), Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    let frame = box_frame(ui, id, wrong, !ui.is_enabled());
    ui.painter().rect(
        rect,
        CONTROL_RADIUS,
        frame.fill,
        frame.stroke,
        eframe::egui::StrokeKind::Inside,
    );
    focus_ring(
        ui,
        &response,
        rect.shrink(1.0),
        f32::from(CONTROL_RADIUS) - 1.0,
    );
    takes_focus(ui, &response);
    response
}
