//! Fields for what is read from a text: kept as it is written until the field is left, and then read.

use eframe::egui::{Key, Response, Ui};

use super::field::{FieldResponse, TextField};
use super::together::unreadable;
use crate::text::{Unreadable, grouped, parse_whole};

/// A field whose text stands for a value: what is typed becomes the value when the person leaves it.
pub(super) struct Typed<'a, T> {
    pub field: TextField<'a>,
    pub format: &'a dyn Fn(&T) -> String,
    pub parse: &'a dyn Fn(&str) -> Result<Option<T>, Unreadable>,
    /// What to say when the text cannot be read.
    pub wrong: &'a str,
    /// What to say of what was half written when the program went away, and nobody has read since.
    pub unread: &'a str,
    /// What to say before what was understood, while it is written in another way; nothing where that is plain.
    pub says: &'a str,
}

#[derive(Clone)]
struct HalfWritten<T> {
    text: String,
    of: Option<T>,
    wrong: bool,
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Typed<'_, T> {
    pub fn show(self, ui: &mut Ui, value: &mut Option<T>) -> FieldResponse {
        let Typed {
            mut field,
            format,
            parse,
            wrong,
            unread,
            says,
        } = self;
        let key = field.id_in(ui).with("draft");
        let kept: Option<HalfWritten<T>> = ui.data(|data| data.get_temp(key));
        // A value changed from elsewhere, such as by undo, goes before an abandoned draft.
        let kept = kept.filter(|draft| draft.of == *value);
        let stood = value.as_ref().map(format).unwrap_or_default();
        let half = field.half.take();
        let back = half.filter(|_| kept.is_none());
        let back = back.and_then(|half| came_back(&half.borrow(), &stood, value.as_ref(), parse));
        // A day cut short can be read, as another: it is shown, until somebody says that it is meant.
        let came_back = back.is_some();
        let kept = kept.or(back);
        let (mut text, was_wrong) = match kept {
            Some(draft) => (draft.text, draft.wrong),
            None => (value.as_ref().map(format).unwrap_or_default(), false),
        };
        if field.error.is_none() {
            let unread = came_back.then_some(unread);
            field.error = if was_wrong { Some(wrong) } else { unread };
        }
        field.pauses = false;
        let understood = understood(&text, value.as_ref().map(format).as_deref(), parse, format);
        let said = understood.map(|understood| format!("{says} {understood}"));
        if let Some(said) = said.as_deref().filter(|_| !says.is_empty()) {
            field.help = Some(said);
        }
        let mut out = field.show(ui, &mut text);
        let entered = came_back && enters(ui, &out.response);
        let left = std::mem::take(&mut out.committed) || entered;
        let read = left.then(|| parse(&text));
        let is_open = read.is_none() && came_back && !out.changed;
        if matches!(read, Some(Err(_))) || read.is_none() && was_wrong || is_open {
            unreadable(ui, &out.response);
        }
        let wrong = matches!(read, Some(Err(_)));
        let writes = out.changed || (out.response.has_focus() && !was_wrong && !is_open);
        if let Some(half) = half {
            let stays = wrong || read.is_none() && (writes || was_wrong || is_open);
            let stays = stays && text != stood;
            half.replace(match stays {
                true => format!("{stood}\n{text}"),
                false => String::new(),
            });
        }
        if let Some(Ok(new)) = read {
            out.committed = new != *value;
            *value = new;
            ui.data_mut(|data| data.remove::<HalfWritten<T>>(key));
        } else if wrong || read.is_none() && writes {
            let of = value.clone();
            ui.data_mut(|data| data.insert_temp(key, HalfWritten { text, of, wrong }));
        } else if !was_wrong {
            ui.data_mut(|data| data.remove::<HalfWritten<T>>(key));
        }
        out
    }
}

/// Whether Enter was pressed in a field, and not where that led to it.
fn enters(ui: &Ui, field: &Response) -> bool {
    let was_here = field.has_focus() && !field.gained_focus();
    was_here && ui.input(|input| input.key_pressed(Key::Enter))
}

/// What was half written when the program went away, unless something else is stored by now.
fn came_back<T: Clone>(
    half: &str,
    stands: &str,
    of: Option<&T>,
    parse: &dyn Fn(&str) -> Result<Option<T>, Unreadable>,
) -> Option<HalfWritten<T>> {
    let (stood, text) = half.split_once('\n')?;
    (stood == stands).then(|| HalfWritten {
        text: text.to_owned(),
        of: of.cloned(),
        wrong: parse(text).is_err(),
    })
}

/// How what is being written will stand, where that looks otherwise.
fn understood<T>(
    text: &str,
    stored: Option<&str>,
    parse: &dyn Fn(&str) -> Result<Option<T>, Unreadable>,
    format: &dyn Fn(&T) -> String,
) -> Option<String> {
    let read = parse(text).ok().flatten().filter(|_| Some(text) != stored);
    let shown = read.map(|read| format(&read));
    shown.filter(|shown| shown != text.trim())
}

/// A field for a whole number, with an optional unit shown after its label.
/// `WholeField::new("Timmar", "Skriv ett heltal").show(ui, &mut hours)`
#[must_use = "call `show`"]
pub struct WholeField<'a> {
    field: TextField<'a>,
    wrong: &'a str,
    at_least: i64,
    unit: &'a str,
}

impl<'a> WholeField<'a> {
    /// A field with its label, and what to say when the text is not a whole number in range.
    pub fn new(label: &'a str, wrong: &'a str) -> Self {
        WholeField {
            field: TextField::new(label).right(),
            wrong,
            at_least: i64::MIN,
            unit: "",
        }
    }

    setters! {
        /// At least this.
        pub at_least(least: i64) = least;
        /// A unit shown after the number, such as "kr".
        pub unit(unit: &'a str) = unit;
    }

    /// Set what every field has: width, hint, help.
    pub fn field(mut self, set: impl FnOnce(TextField<'a>) -> TextField<'a>) -> Self {
        self.field = set(self.field);
        self
    }

    /// Draw the field over the value.
    pub fn show(self, ui: &mut Ui, value: &mut Option<i64>) -> FieldResponse {
        let least = self.at_least;
        let unit = self.unit;
        let format = |number: &i64| {
            if unit.is_empty() {
                grouped(number)
            } else {
                format!("{}\u{a0}{unit}", grouped(number))
            }
        };
        let parse = |text: &str| {
            parse_whole(text, unit).and_then(|n| {
                n.map_or(Ok(None), |n| {
                    if n >= least {
                        Ok(Some(n))
                    } else {
                        Err(Unreadable)
                    }
                })
            })
        };
        Typed {
            field: self.field,
            format: &format,
            parse: &parse,
            wrong: self.wrong,
            unread: "",
            says: "",
        }
        .show(ui, value)
    }
}

/// A field for a value that the caller reads and writes: a number with decimals, hours.
#[must_use = "call `show`"]
pub struct ReadField<'a> {
    field: TextField<'a>,
    wrong: &'a str,
}

impl<'a> ReadField<'a> {
    /// A field with its label, and what to say when the text cannot be read.
    pub fn new(label: &'a str, wrong: &'a str) -> Self {
        ReadField {
            field: TextField::new(label).right(),
            wrong,
        }
    }

    /// Set what every field has: width, hint, help.
    pub fn field(mut self, set: impl FnOnce(TextField<'a>) -> TextField<'a>) -> Self {
        self.field = set(self.field);
        self
    }

    /// Draw the field over the value, which is written and read in these ways.
    pub fn show<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        ui: &mut Ui,
        value: &mut Option<T>,
        write: &dyn Fn(&T) -> String,
        read: &dyn Fn(&str) -> Option<T>,
    ) -> FieldResponse {
        let parse = |text: &str| match text.trim() {
            "" => Ok(None),
            text => read(text).map(Some).ok_or(Unreadable),
        };
        Typed {
            field: self.field,
            format: write,
            parse: &parse,
            wrong: self.wrong,
            unread: "",
            says: "",
        }
        .show(ui, value)
    }
}
