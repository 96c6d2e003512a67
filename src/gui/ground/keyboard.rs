//! Who has the keyboard: the page, a text that is being written, or something that lies over the page.

use eframe::egui::{Context, Key, Modifiers, Popup, Ui};

/// The keys of the first nine choices of a list, in order.
pub const DIGITS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// Who has the keyboard in a frame, as things stood when its keys were pressed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Keyboard {
    frame: u64,
    /// A text was being written. Esc takes the focus from it before the frame begins.
    was_writing: bool,
    writing: bool,
    /// A list or a menu was open.
    list: bool,
    /// A dialog or the search was open.
    dialog: bool,
}

impl Keyboard {
    /// Begins a frame, in which the search is open or not; it may be drawn more than once.
    pub fn begin(&mut self, ctx: &Context, search: bool) {
        let frame = ctx.cumulative_frame_nr();
        if frame != self.frame {
            (self.frame, self.was_writing) = (frame, self.writing);
            self.list = Popup::is_any_open(ctx);
            self.dialog = search || ctx.memory(|memory| memory.top_modal_layer().is_some());
        }
    }

    /// Ends a frame.
    pub fn end(&mut self, ctx: &Context) {
        self.writing = ctx.text_edit_focused();
    }

    /// How many things lie over the page: a dialog, a list.
    pub fn covers(self) -> usize {
        usize::from(self.dialog) + usize::from(self.list)
    }

    /// Whether the page's own keys mean anything: not behind a dialog.
    pub fn is_pages(self) -> bool {
        !self.dialog
    }

    /// Whether a key of the page's own was pressed.
    pub fn pressed(self, ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
        self.is_pages() && ui.input_mut(|input| input.consume_key(modifiers, key))
    }

    /// Whether Esc was pressed, and not to leave a text, a list or a dialog.
    pub fn leaves(self, ui: &Ui) -> bool {
        let taken = self.was_writing || self.list || self.dialog;
        !taken && ui.input(|input| input.key_pressed(Key::Escape))
    }
}
