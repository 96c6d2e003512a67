//! What is typed in secret: a passphrase, or the lines of the lead's key sheet.

use eframe::egui::{Key, Ui};

use crate::bundle::{LeadSecrets, Passphrase};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, Card, FieldResponse, TextField};
use crate::text::{Sentence as _, Text};

/// What has been typed, and what is wrong with it.
#[derive(Default)]
pub struct Secret {
    typed: String,
    wrong: Option<String>,
}

impl Secret {
    /// A field for a passphrase, as wide as said; `label` and `help` are keys.
    pub fn field(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        label: &str,
        help: Option<&str>,
        width: f32,
    ) -> FieldResponse {
        let (show, hide) = (cx.text.get("keys-show"), cx.text.get("keys-hide"));
        let (label, help) = (cx.text.get(label), help.map(|help| cx.text.get(help)));
        let mut field = TextField::new(&label).hidden(&show, &hide).width(width);
        if let Some(help) = &help {
            field = field.help(help);
        }
        self.draw(ui, field)
    }

    /// A field for the lines of the key sheet.
    pub fn lines(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> FieldResponse {
        let (label, help) = (cx.text.get("keys-lines"), cx.text.get("keys-lines_help"));
        self.draw(ui, TextField::new(&label).help(&help).rows(8).limit(4_000))
    }

    fn draw(&mut self, ui: &mut Ui, field: TextField<'_>) -> FieldResponse {
        let field = field.error(self.wrong.as_deref());
        let drawn = field.show(ui, &mut self.typed);
        if drawn.changed {
            self.wrong = None;
        }
        drawn
    }

    /// A card that asks for a passphrase, under these keys for the label, the help and the button; the passphrase
    /// when it shall be tried.
    pub fn prompt(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        [label, help, button]: [&str; 3],
    ) -> Option<Passphrase> {
        let button = cx.text.get(button);
        let asked = Card::new().show(ui, |ui| {
            let field = self.field(ui, cx, label, Some(help), 320.0).response;
            let entered = field.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            ui.add(Button::secondary(&button)).clicked() || entered
        });
        ui.add_space(space::S);
        let asked = asked.inner;
        asked.then(|| self.passphrase(cx.text)).flatten()
    }

    /// The passphrase that was typed; or what is wrong with it stands at its field.
    pub fn passphrase(&mut self, text: &Text) -> Option<Passphrase> {
        let read = Passphrase::new(&self.typed);
        read.map_err(|error| self.refuse(error.sentence(text))).ok()
    }

    /// The keys that stand on the sheet whose lines were typed; or what is wrong with them stands at their field.
    pub fn sheet(&mut self, text: &Text) -> Option<LeadSecrets> {
        let read = LeadSecrets::read(&self.typed);
        read.map_err(|error| self.refuse(error.sentence(text))).ok()
    }

    /// This is wrong with it.
    pub fn refuse(&mut self, wrong: String) {
        self.wrong = Some(wrong);
    }

    /// Nothing is wrong with it any longer.
    pub fn forgive(&mut self) {
        self.wrong = None;
    }

    /// Whether the same was typed.
    pub fn is_same(&self, other: &Self) -> bool {
        self.typed == other.typed
    }

    /// Forgets it.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
