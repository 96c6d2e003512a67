//! Fields for what is read from a text: kept as it is written until the field is left, and then read.

use std::fmt::Display;

use eframe::egui::{Id, Ui};

use super::date::Unreadable;
use super::field::{FieldResponse, TextField};
use super::together::unreadable;

/// A field whose text stands for a value: what is typed becomes the value when the person leaves it.
pub(super) struct Typed<'a, T> {
    pub field: TextField<'a>,
    pub format: &'a dyn Fn(&T) -> String,
    pub parse: &'a dyn Fn(&str) -> Result<Option<T>, Unreadable>,
    /// What to say when the text cannot be read.
    pub wrong: &'a str,
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
            says,
        } = self;
        let key = field.id_in(ui).with("draft");
        let kept: Option<HalfWritten<T>> = ui.data(|data| data.get_temp(key));
        // A value changed from elsewhere, such as by undo, goes before an abandoned draft.
        let kept = kept.filter(|draft| draft.of == *value);
        let (mut text, was_wrong) = match kept {
            Some(draft) => (draft.text, draft.wrong),
            None => (value.as_ref().map(format).unwrap_or_default(), false),
        };
        if was_wrong && field.error.is_none() {
            field.error = Some(wrong);
        }
        field.pauses = false;
        let understood = understood(&text, value.as_ref().map(format).as_deref(), parse, format);
        let said = understood.map(|understood| format!("{says} {understood}"));
        if let Some(said) = said.as_deref().filter(|_| !says.is_empty()) {
            field.help = Some(said);
        }
        let mut out = field.show(ui, &mut text);
        let left = std::mem::take(&mut out.committed);
        let read = left.then(|| parse(&text));
        if matches!(read, Some(Err(_))) || read.is_none() && was_wrong {
            unreadable(ui, &out.response);
        }
        match read {
            Some(Ok(new)) => {
                out.committed = new != *value;
                *value = new;
                ui.data_mut(|data| data.remove::<HalfWritten<T>>(key));
            }
            Some(Err(Unreadable)) => keep(
                ui,
                key,
                HalfWritten {
                    text,
                    of: value.clone(),
                    wrong: true,
                },
            ),
            None if out.changed || (out.response.has_focus() && !was_wrong) => {
                keep(
                    ui,
                    key,
                    HalfWritten {
                        text,
                        of: value.clone(),
                        wrong: false,
                    },
                );
            }
            None if !was_wrong => ui.data_mut(|data| data.remove::<HalfWritten<T>>(key)),
            None => {}
        }
        out
    }
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

fn keep<T: Clone + Send + Sync + 'static>(ui: &Ui, key: Id, draft: HalfWritten<T>) {
    ui.data_mut(|data| data.insert_temp(key, draft));
}

/// A field for a whole number, with an optional unit shown after its label.
/// `WholeField::new("Timmar", "Skriv ett heltal").show(ui, &mut hours)`
#[must_use = "call `show`"]
pub struct WholeField<'a> {
    field: TextField<'a>,
    wrong: &'a str,
    least: i64,
    unit: &'a str,
}

impl<'a> WholeField<'a> {
    /// A field with its label, and what to say when the text is not a whole number in range.
    pub fn new(label: &'a str, wrong: &'a str) -> Self {
        WholeField {
            field: TextField::new(label).right(),
            wrong,
            least: i64::MIN,
            unit: "",
        }
    }

    /// At least this.
    pub fn at_least(mut self, least: i64) -> Self {
        self.least = least;
        self
    }

    /// A unit shown after the number, such as "kr".
    pub fn unit(mut self, unit: &'a str) -> Self {
        self.unit = unit;
        self
    }

    /// Set what every field has: width, hint, help.
    pub fn field(mut self, set: impl FnOnce(TextField<'a>) -> TextField<'a>) -> Self {
        self.field = set(self.field);
        self
    }

    /// Draw the field over the value.
    pub fn show(self, ui: &mut Ui, value: &mut Option<i64>) -> FieldResponse {
        let least = self.least;
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
            says: "",
        }
        .show(ui, value)
    }
}

/// A number with its thousands set apart.
pub(super) fn grouped(number: &impl Display) -> String {
    let digits = number.to_string();
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits.as_str()), |rest| ("\u{2212}", rest));
    let mut out = String::from(sign);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out
}

/// Read a whole number as people write it, with spaces between thousands and perhaps its unit.
fn parse_whole(text: &str, unit: &str) -> Result<Option<i64>, Unreadable> {
    let text = text.trim();
    let text = if unit.is_empty() {
        text
    } else {
        text.strip_suffix(unit).unwrap_or(text)
    };
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.replace('\u{2212}', "-");
    if bare.is_empty() {
        Ok(None)
    } else {
        bare.parse().map(Some).map_err(|_| Unreadable)
    }
}

#[cfg(test)]
mod tests {
    use super::{Unreadable, grouped, parse_whole};

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(parse_whole("13 229 kr", "kr"), Ok(Some(13_229)));
        assert_eq!(parse_whole("13\u{a0}229", ""), Ok(Some(13_229)));
        assert_eq!(parse_whole("  ", ""), Ok(None));
        assert_eq!(parse_whole("många", ""), Err(Unreadable));
        assert_eq!(parse_whole("2,5", ""), Err(Unreadable));
    }

    #[test]
    fn numbers_come_back_as_they_were_shown() {
        for number in [0, 7, 999, 1_000, -12_345, 18_773_000] {
            assert_eq!(parse_whole(&grouped(&number), ""), Ok(Some(number)));
        }
        assert_eq!(grouped(&11_081), "11\u{a0}081");
    }
}
