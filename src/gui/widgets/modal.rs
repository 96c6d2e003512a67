//! Dialogs: only for a decision that cannot be undone, or that leaves the computer.

use eframe::egui::{
    Align, Context, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Response, ScrollArea, Stroke,
    Ui, accesskit::Role,
};

use super::{
    button::Button,
    text::{heading, muted},
    together::fields_together,
};
use crate::gui::theme::{CARD_RADIUS, CONTROL_HEIGHT, Theme, space};

/// How a dialog was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DialogAnswer {
    /// Go ahead.
    Confirm,
    /// Leave everything as it was.
    Cancel,
}

/// How a dialog stood when it was last drawn.
#[derive(Clone, Copy)]
struct DialogShown {
    pass: u64,
    /// Not only measured, which nothing that could have the focus is.
    seen: bool,
    writing: bool,
}

const LATEST: &str = "samverka latest dialog";

/// Whether a dialog lies over the window in this frame.
pub fn dialog_is_open(ctx: &Context) -> bool {
    let latest: Option<u64> = ctx.data(|data| data.get_temp(Id::unique(LATEST)));
    latest == Some(ctx.cumulative_pass_nr())
}

/// A dialog with its question, its content and two buttons.
///
/// ```ignore
/// let dialog = Dialog::new("send", "Skicka paket", "Spara paket", "Avbryt").purpose("Detta lämnar datorn.");
/// match dialog.show(ctx, |ui| { … }) {
///     Some(DialogAnswer::Confirm) => …,
///     Some(DialogAnswer::Cancel) => …,
///     None => {} // still open: show it again next frame
/// }
/// ```
///
/// Focus starts in the first field, or what the content asks to focus, else on the confirming button, or on the
/// cancelling one when the matter is dangerous. Enter in the last field on one line confirms what is not dangerous, and
/// so does Ctrl Enter anywhere;
/// Esc cancels, unless it is leaving a text field or a list.
#[must_use = "call `show`"]
pub struct Dialog<'a> {
    salt: &'a str,
    title: &'a str,
    confirm: &'a str,
    cancel: &'a str,
    purpose: Option<&'a str>,
    danger: bool,
    only_to_read: bool,
    disabled_because: Option<&'a str>,
    shows_keys: bool,
    scrolls: bool,
    width: f32,
}

/// The content, as high as there is room for between what stands above it and the buttons.
fn scrolled(ui: &mut Ui, above: f32, content: impl FnOnce(&mut Ui)) {
    /// The frame, the buttons, and some of the window around.
    const AROUND: f32 = 2.0 * 20.0 + CONTROL_HEIGHT + 3.0 * space::S + 2.0 * space::L;
    let room = ui.ctx().content_rect().height() - above - AROUND;
    let room = room.max(CONTROL_HEIGHT);
    ScrollArea::vertical()
        .id_salt("content")
        .max_height(room)
        // A dialog is as high as it was last: it grows with what comes into it.
        .min_scrolled_height(room)
        .show(ui, content);
}

impl<'a> Dialog<'a> {
    /// A dialog; the confirming words say what will happen.
    pub fn new(salt: &'a str, title: &'a str, confirm: &'a str, cancel: &'a str) -> Self {
        Dialog {
            salt,
            title,
            confirm,
            cancel,
            purpose: None,
            danger: false,
            only_to_read: false,
            disabled_because: None,
            shows_keys: false,
            scrolls: false,
            width: 460.0,
        }
    }

    setters! {
        /// What it is about, below the title.
        pub purpose(purpose: &'a str) = Some(purpose);
        /// It cannot be undone.
        pub danger() = true;
        /// There is nothing to decide: one button, with the confirming words, puts it away.
        pub only_to_read() = true;
        /// Why it cannot be confirmed yet.
        pub disabled_because(reason: Option<&'a str>) = reason;
        /// Say on the button that Ctrl Enter confirms: where one writes several lines, Enter does not.
        pub shows_keys() = true;
        /// It may hold more than a small window has room for: that is scrolled, and the buttons stay in sight.
        pub scrolls() = true;
        /// Wider than 460 points.
        pub width(width: f32) = width;
    }

    /// Draw the dialog over the window; answers when it is answered.
    pub fn show(self, ctx: &Context, content: impl FnOnce(&mut Ui)) -> Option<DialogAnswer> {
        let colours = &Theme::of_context(ctx).palette;
        let id = Id::unique(("samverka dialog", self.salt));
        // Esc has already taken the focus from a text field when this frame begins.
        let state: Option<DialogShown> = ctx.data(|data| data.get_temp(id));
        let was_writing = state.is_some_and(|state| state.writing);
        let pass = ctx.cumulative_pass_nr();
        // Seen in the pass before: already open, and the focus is the person's.
        let was_seen = state.is_some_and(|state| state.seen && pass <= state.pass + 1);
        let mut seen = false;
        let frame = Frame::new()
            .fill(colours.surface)
            .stroke(Stroke::new(1.0, colours.line))
            .corner_radius(CARD_RADIUS)
            .shadow(ctx.global_style().visuals.popup_shadow)
            .inner_margin(Margin::same(20));
        let mut answer = None;
        let area = Modal::default_area(id)
            .role(Role::Dialog)
            .accessible_name(self.title);
        let shown = Modal::new(id)
            .area(area)
            .frame(frame)
            .backdrop_color(colours.veil)
            .show(ctx, |ui| {
                ui.ctx().accesskit_node_builder(id, |node| node.set_modal());
                ui.set_width(self.width.min(ctx.content_rect().width() - 64.0));
                ui.spacing_mut().item_spacing.y = space::S;
                heading(ui, 1, self.title);
                if let Some(purpose) = self.purpose {
                    muted(ui, purpose);
                }
                seen = ui.is_enabled();
                let opens = seen && !was_seen;
                let above = ui.min_rect().height();
                let content = |ui: &mut Ui| match self.scrolls {
                    true => scrolled(ui, above, content),
                    false => content(ui),
                };
                let fields = fields_together(ui, opens, content);
                ui.add_space(space::S);
                let (confirm, cancel) = self.buttons(ui);
                let keys =
                    seen && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
                let entered = fields.entered() || keys && !opens;
                let entered = entered && !self.danger && self.disabled_because.is_none();
                if (confirm.clicked() || entered) && fields.all_read(ui.ctx()) {
                    answer = Some(DialogAnswer::Confirm);
                }
                if cancel.as_ref().is_some_and(Response::clicked) {
                    answer = Some(DialogAnswer::Cancel);
                }
                if opens {
                    self.first_focus(ui, &confirm, cancel.as_ref().unwrap_or(&confirm));
                }
            });
        let escape = shown.is_top_modal
            && !shown.any_popup_open
            && !was_writing
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if escape {
            answer = Some(DialogAnswer::Cancel);
        }
        let now = DialogShown {
            pass,
            seen,
            writing: ctx.text_edit_focused(),
        };
        ctx.data_mut(|data| data.insert_temp(id, now));
        ctx.data_mut(|data| data.insert_temp(Id::unique(LATEST), pass));
        if answer.is_some() {
            ctx.data_mut(|data| data.remove::<DialogShown>(id));
        }
        answer
    }

    fn buttons(&self, ui: &mut Ui) -> (Response, Option<Response>) {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let confirm = if self.danger {
                Button::danger(self.confirm)
            } else {
                Button::primary(self.confirm)
            };
            let confirm = match self.shows_keys {
                true => confirm.shortcut("Ctrl Enter"),
                false => confirm,
            };
            let confirm = ui.add(confirm.disabled_because(self.disabled_because));
            let cancel = (!self.only_to_read).then(|| ui.add(Button::secondary(self.cancel)));
            (confirm, cancel)
        })
        .inner
    }

    /// Put the focus inside when the dialog opens, once.
    fn first_focus(&self, ui: &Ui, confirm: &Response, cancel: &Response) {
        let inside = ui.memory(|memory| memory.focused()).is_some_and(|focused| {
            ui.ctx()
                .read_response(focused)
                .is_some_and(|response| response.layer_id == ui.layer_id())
        });
        if !inside {
            if self.danger || self.disabled_because.is_some() {
                cancel
            } else {
                confirm
            }
            .request_focus();
        }
    }
}
