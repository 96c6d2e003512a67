//! One control for each shape of field.

use eframe::egui::{Key, Ui};
use serde_json::json;

use super::half::{Half, HalfNamed};
use super::new_unit;
use crate::domain::reading::alike;
use crate::domain::{
    Decimal, Field, Fields, Id, Kind, Municipality, NumberUnit, Person, Record, Shape, Unit, Value,
    Vocabulary, parse_date, parse_hours, parse_moment, parse_month, parse_time, parse_time_alone,
    stored_moment, stored_time, written_hours,
};
use crate::gui::ground::cx::Cx;
use crate::gui::widgets::{
    Choice, DateField, FieldResponse, FilterChip, MonthField, ReadField, Several, SuggestField,
    Suggestion, TextField, TimeField, WholeField, medium, unreadable, yes_no_unknown,
};
use crate::text::{capitalised, compare};
use crate::workspace::{Edit, Result};

/// What the user did to a field.
pub struct Edited {
    /// The new value; `null` where it was emptied.
    pub value: Value,
    /// The user is done with it for now: save.
    pub committed: bool,
    /// Records that were made on the way, which the value refers to.
    pub first: Vec<Edit>,
}

impl Edited {
    /// This has been chosen, and the user is done with it.
    fn chosen(value: Value) -> Self {
        Self {
            value,
            committed: true,
            first: Vec::new(),
        }
    }
}

/// Draws the control that fits the field; what the user did, if anything.
pub fn editor(
    ui: &mut Ui,
    cx: &Cx<'_>,
    kind: &'static Kind,
    field: &'static Field,
    (record, value, beside): (Id, &Value, &Fields),
    error: Option<&str>,
) -> Option<Edited> {
    let label = capitalised(&cx.text.field(kind, field));
    let proposed = kind.proposed(field.code, beside);
    let hint = proposed.map(|value| match (field.shape, value.as_i64()) {
        // As it is typed.
        (Shape::Number(NumberUnit::Minutes), Some(minutes)) => {
            format!(
                "{} {}",
                cx.text.number(minutes),
                cx.text.get("unit-minutes")
            )
        }
        _ => cx.text.value(field, &value, &|id| cx.names.title_of(id)),
    });
    let part = Control {
        cx,
        record,
        field,
        label: &label,
        value,
        error,
        hint: hint.as_deref().unwrap_or_default(),
    };
    match field.shape {
        Shape::Line | Shape::IdentityNumber => part.line(ui, TextField::new(&label)),
        Shape::Text => part.line(ui, TextField::new(&label).rows(3)),
        Shape::Lines => part.lines(ui),
        Shape::Number(NumberUnit::MonthMinutes | NumberUnit::PlanMinutes) => part.hours(ui),
        Shape::Number(unit) => part.number(ui, unit),
        Shape::Decimal => part.decimal(ui),
        Shape::Date => part.date(ui),
        Shape::Month => part.month(ui),
        Shape::Time => part.time(ui),
        Shape::Moment => part.moment(ui),
        Shape::Flag => part.flag(ui),
        Shape::Choice(vocabulary) => part.choice(ui, vocabulary),
        Shape::Choices(vocabulary) => part.choices(ui, vocabulary),
        Shape::Reference(kinds) => part.reference(ui, kinds),
        Shape::References(kinds) => part.references(ui, kinds),
        Shape::MunicipalityCode => part.municipality(ui),
        Shape::Code | Shape::Sealed => None,
        Shape::Answers | Shape::Counts => {
            let shown = cx.text.value(field, value, &|id| cx.names.title_of(id));
            medium(ui, &shown);
            None
        }
    }
}

/// A record's name, also where it was made on the spot and is not stored yet.
fn title_or_made(ui: &Ui, cx: &Cx<'_>, id: &str) -> String {
    let known = cx.names.title_of(id);
    if known.is_empty() {
        let made: Option<String> = ui.data(|data| data.get_temp(made_key(id)));
        made.unwrap_or_default()
    } else {
        known
    }
}

fn made_key(id: &str) -> eframe::egui::Id {
    eframe::egui::Id::unique(("made on the spot", id))
}

/// What a control needs to know.
struct Control<'a, 'b> {
    cx: &'a Cx<'b>,
    record: Id,
    field: &'static Field,
    label: &'a str,
    value: &'a Value,
    error: Option<&'a str>,
    /// What is taken for the value where none is given.
    hint: &'a str,
}

fn edited(response: &FieldResponse, value: Value) -> Option<Edited> {
    (response.changed || response.committed).then(|| Edited {
        committed: response.committed,
        ..Edited::chosen(value)
    })
}

fn or_null(text: &str) -> Value {
    if text.trim().is_empty() {
        Value::Null
    } else {
        json!(text)
    }
}

impl Control<'_, '_> {
    fn words(&self) -> &str {
        self.value.as_str().unwrap_or_default()
    }

    /// What is half written in it, as it is kept.
    fn half(&self, name: &str) -> Half<'_, '_> {
        Half::of(self.cx, self.record, name)
    }

    fn line(&self, ui: &mut Ui, field: TextField<'_>) -> Option<Edited> {
        let mut draft = self.words().to_owned();
        // What is being written is not asked about yet.
        let id = field.id_in(ui);
        let doubt = self.field.doubtful(&draft);
        let doubt = doubt.filter(|_| !ui.memory(|memory| memory.has_focus(id)));
        let doubt = doubt.map(|written| self.cx.text.doubtful(written));
        let error = self.error.or(doubt.as_deref());
        let response = field.error(error).show(ui, &mut draft);
        edited(&response, or_null(&draft))
    }

    fn lines(&self, ui: &mut Ui) -> Option<Edited> {
        let lines = self.value.as_array().into_iter().flatten();
        let lines: Vec<&str> = lines.filter_map(Value::as_str).collect();
        // The draft keeps its empty last line while one is typing on it.
        let key = ui.scope_id().with(("lines", self.field.code));
        let kept: Option<String> = ui.data(|data| data.get_temp(key));
        let stored = lines.join("\n");
        let mut draft = kept
            .filter(|kept| kept.trim_end() == stored)
            .unwrap_or(stored);
        let help = self.cx.text.get("form-one_a_line");
        let response = TextField::new(self.label)
            .rows(3)
            .help(&help)
            .error(self.error)
            .show(ui, &mut draft);
        let lines: Vec<&str> = draft
            .split('\n')
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        let value = if lines.is_empty() {
            Value::Null
        } else {
            json!(lines)
        };
        ui.data_mut(|data| data.insert_temp(key, draft.clone()));
        edited(&response, value)
    }

    fn number(&self, ui: &mut Ui, unit: NumberUnit) -> Option<Edited> {
        let mut number = self.value.as_i64();
        let wrong = self.cx.text.get("form-wrong_number");
        let (least, _) = unit.bounds();
        let unit = match unit {
            NumberUnit::Kronor => self.cx.text.get("unit-kronor"),
            NumberUnit::Minutes | NumberUnit::MonthMinutes | NumberUnit::PlanMinutes => {
                self.cx.text.get("unit-minutes")
            }
            NumberUnit::Percent => "%".to_owned(),
            NumberUnit::Count | NumberUnit::Point | NumberUnit::Grade => String::new(),
        };
        let response = WholeField::new(self.label, &wrong)
            .at_least(least)
            .unit(&unit)
            .field(|field| field.error(self.error).hint(self.hint))
            .show(ui, &mut number);
        edited(&response, json!(number))
    }

    fn decimal(&self, ui: &mut Ui) -> Option<Edited> {
        let mut number = Decimal::parse(self.words()).ok();
        let wrong = self.cx.text.get("invalid-not_a_decimal");
        let response = ReadField::new(self.label, &wrong)
            .field(|field| field.error(self.error))
            .show(
                ui,
                &mut number,
                &|number| self.cx.text.exact(*number),
                &|text| Decimal::parse(text).ok(),
            );
        let value = number.map(|number| number.to_string());
        edited(&response, json!(value))
    }

    /// Minutes over a longer time, as hours: `7`, `7,5`, `7:20`.
    fn hours(&self, ui: &mut Ui) -> Option<Edited> {
        let mut minutes = self.value.as_i64();
        let wrong = self.cx.text.get("form-wrong_hours");
        let help = self.cx.text.get("form-hours_help");
        let response = ReadField::new(self.label, &wrong)
            .field(|field| field.error(self.error).help(&help))
            .show(
                ui,
                &mut minutes,
                &|minutes| written_hours(*minutes),
                &parse_hours,
            );
        edited(&response, json!(minutes))
    }

    fn date(&self, ui: &mut Ui) -> Option<Edited> {
        let mut date = parse_date(self.words()).ok();
        let half = self.half(self.field.code);
        let response = DateField::new(self.label, self.cx.date_words, self.cx.today)
            .field(|field| field.error(self.error).half(&half.words))
            .show(ui, &mut date);
        edited(&response, json!(date))
    }

    fn month(&self, ui: &mut Ui) -> Option<Edited> {
        let mut month = parse_month(self.words()).ok();
        let half = self.half(self.field.code);
        let response = MonthField::new(self.label, self.cx.date_words, self.cx.today)
            .field(|field| field.error(self.error).half(&half.words))
            .show(ui, &mut month);
        edited(&response, json!(month))
    }

    fn time(&self, ui: &mut Ui) -> Option<Edited> {
        let mut time = parse_time(self.words()).ok();
        let half = self.half(self.field.code);
        let response = TimeField::new(self.label, self.cx.date_words)
            .field(|field| field.error(self.error).half(&half.words))
            .show(ui, &mut time);
        let value = time.map(stored_time);
        edited(&response, json!(value))
    }

    fn moment(&self, ui: &mut Ui) -> Option<Edited> {
        let moment = parse_moment(self.words()).ok();
        let mut date = moment.map(|moment| moment.0);
        let mut time = match moment {
            Some((_, time)) => time,
            None => parse_time_alone(self.words()),
        };
        let clock = self.cx.text.get("form-time");
        let args = [("field", self.label.into()), ("time", clock.into())];
        let clock = self.cx.text.with("form-time_of", &args);
        let day_half = self.half(self.field.code);
        let hour_half = self.half(&format!("clock of {}", self.field.code));
        let (day, hour) = ui
            .horizontal(|ui| {
                let width = (ui.available_width() - 8.0) / 2.0;
                let day = ui
                    .vertical(|ui| {
                        ui.set_width(width);
                        DateField::new(self.label, self.cx.date_words, self.cx.today)
                            .field(|field| field.error(self.error).width(width))
                            .field(|field| field.half(&day_half.words))
                            .show(ui, &mut date)
                    })
                    .inner;
                let hour = ui
                    .vertical(|ui| {
                        ui.set_width(width);
                        TimeField::new(&clock, self.cx.date_words)
                            .field(|field| field.width(width).half(&hour_half.words))
                            .show(ui, &mut time)
                    })
                    .inner;
                (day, hour)
            })
            .inner;
        let value = match (date, time) {
            (Some(date), time) => json!(stored_moment(date, time)),
            // The record knows the day, where it has one.
            (None, Some(time)) => json!(format!("T{}", stored_time(time))),
            (None, None) => Value::Null,
        };
        let either = FieldResponse {
            changed: day.changed || hour.changed,
            committed: day.committed || hour.committed,
            response: day.response,
        };
        edited(&either, value)
    }

    fn flag(&self, ui: &mut Ui) -> Option<Edited> {
        let mut flag = self.value.as_bool();
        let words = [
            self.cx.text.get("flag-yes"),
            self.cx.text.get("flag-no"),
            self.cx.text.get("flag-unknown"),
        ];
        let words = [&*words[0], &*words[1], &*words[2]];
        let words = words.map(capitalised);
        let response = yes_no_unknown(ui, self.label, &mut flag, [&words[0], &words[1], &words[2]]);
        edited(&response, json!(flag))
    }

    fn choice(&self, ui: &mut Ui, vocabulary: &'static Vocabulary) -> Option<Edited> {
        let chosen = self.words().to_owned();
        let known = Some(&chosen).filter(|chosen| !chosen.is_empty());
        let options = self.options(vocabulary, known);
        self.choose(ui, chosen, options)
    }

    /// One of the municipalities that take part, or that is chosen already.
    fn municipality(&self, ui: &mut Ui) -> Option<Edited> {
        let chosen = self.words().to_owned();
        let places = self.cx.view("places to choose", |source| {
            let all = source.reader.all::<Municipality>()?.into_iter();
            let named = all.filter_map(|one| one.code);
            let named = named.map(|code| (code.to_string(), source.text.municipality(code)));
            let mut named: Vec<(String, String)> = named.collect();
            named.sort_by(|one, other| compare(&one.1, &other.1));
            named.dedup();
            Result::Ok(named)
        });
        let mut options = places.map(|places| places.to_vec()).unwrap_or_default();
        if !chosen.is_empty() && options.iter().all(|(code, _)| *code != chosen) {
            let name = self
                .cx
                .text
                .value(self.field, self.value, &|_| String::new());
            options.push((chosen.clone(), name));
        }
        self.choose(ui, chosen, options)
    }

    fn choose(
        &self,
        ui: &mut Ui,
        mut chosen: String,
        mut options: Vec<(String, String)>,
    ) -> Option<Edited> {
        if !self.field.required {
            options.push((String::new(), self.cx.text.get("form-no_choice")));
        }
        let hint = self.cx.text.get("form-choose");
        let response =
            Choice::new(self.label)
                .hint(&hint)
                .error(self.error)
                .show(ui, &mut chosen, &options);
        edited(&response, or_null(&chosen))
    }

    fn choices(&self, ui: &mut Ui, vocabulary: &'static Vocabulary) -> Option<Edited> {
        let mut chosen = self.list();
        let options = self.options(vocabulary, &chosen);
        let response = Several::new(self.label)
            .error(self.error)
            .show(ui, &mut chosen, &options);
        edited(&response, list_value(&chosen))
    }

    /// The choices with their words; one that is chosen and only a later version knows is shown, too, and kept.
    fn options<'c>(
        &self,
        vocabulary: &'static Vocabulary,
        chosen: impl IntoIterator<Item = &'c String>,
    ) -> Vec<(String, String)> {
        let choices = vocabulary.choices.iter().copied();
        let known = choices.map(|code| {
            let words = capitalised(&self.cx.text.choice(vocabulary, code));
            (code.to_owned(), words)
        });
        let chosen = chosen.into_iter();
        let unknown = chosen.filter(|code| !vocabulary.choices.contains(&code.as_str()));
        let unknown = unknown.map(|code| (code.clone(), self.cx.text.choice(vocabulary, code)));
        known.chain(unknown).collect()
    }

    fn list(&self) -> Vec<String> {
        let elements = self.value.as_array().into_iter().flatten();
        elements
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    }

    fn reference(&self, ui: &mut Ui, kinds: &'static [&'static str]) -> Option<Edited> {
        let stored = title_or_made(ui, self.cx, self.words());
        let (words, answer) = self.finds(ui, kinds, &stored);
        let emptied =
            words.is_some_and(|words| words.trim().is_empty()) && !self.words().is_empty();
        answer.or_else(|| emptied.then(|| Edited::chosen(Value::Null)))
    }

    fn references(&self, ui: &mut Ui, kinds: &'static [&'static str]) -> Option<Edited> {
        let mut chosen = self.list();
        let field = TextField::new(self.label).id_in(ui);
        let mut answer = None;
        if let (_, Some(found)) = self.finds(ui, kinds, "") {
            let id = found.value.as_str().unwrap_or_default().to_owned();
            if !chosen.contains(&id) {
                chosen.push(id);
                answer = Some(Edited {
                    value: list_value(&chosen),
                    ..found
                });
            }
        }
        let mut closed = None;
        let row = ui.spacing().interact_size.y;
        ui.spacing_mut().interact_size.y = 22.0;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            for (place, id) in chosen.iter().enumerate() {
                let name = title_or_made(ui, self.cx, id);
                if ui
                    .add(FilterChip::new(&name).selected(true).closes())
                    .clicked()
                {
                    closed = Some(place);
                }
            }
        });
        ui.spacing_mut().interact_size.y = row;
        if let Some(place) = closed {
            chosen.remove(place);
            // Whoever took it away goes on where another is found.
            if !ui.input(|input| input.pointer.any_click()) {
                ui.memory_mut(|memory| memory.request_focus(field));
            }
            answer = Some(Edited::chosen(list_value(&chosen)));
        }
        answer
    }

    /// A field that finds a record by name; what was written when it was left, and what was chosen. A name that is
    /// written and not chosen stays, and says so: it stands for nobody yet.
    fn finds(
        &self,
        ui: &mut Ui,
        kinds: &'static [&'static str],
        stored: &str,
    ) -> (Option<String>, Option<Edited>) {
        let key = ui.scope_id().with(("written", self.field.code));
        let kept: Option<HalfNamed> = ui.data(|data| data.get_temp(key));
        let kept = kept.filter(|kept| kept.of == stored);
        let was_left = kept.as_ref().is_some_and(|kept| kept.left);
        let mut words = kept.map_or_else(|| stored.to_owned(), |kept| kept.words);
        let (response, mut answer) = self.suggest(ui, kinds, &mut words, was_left);
        let is_open = |words: &str| !words.trim().is_empty() && words != stored;
        let writing = response.response.has_focus();
        // While the mouse is down, the list that it is pressed on must stay as it is.
        let leaves = ui.input(|input| match writing {
            true => input.key_pressed(Key::Enter),
            false => !input.pointer.any_down(),
        });
        if leaves && !was_left && is_open(&words) {
            answer = answer.or_else(|| self.named(kinds, &words));
        }
        let open = answer.is_none() && is_open(&words);
        if open {
            unreadable(ui, &response.response);
        }
        let written = (open || answer.is_none() && writing).then(|| HalfNamed {
            of: stored.to_owned(),
            words: words.clone(),
            left: open && leaves || was_left && !response.changed,
        });
        ui.data_mut(|data| match written {
            Some(written) => drop(data.insert_temp(key, written)),
            None => data.remove::<HalfNamed>(key),
        });
        (response.committed.then_some(words), answer)
    }

    /// The one record with just this name, if there is one.
    fn named(&self, kinds: &[&str], words: &str) -> Option<Edited> {
        let names = &self.cx.names;
        let all = names.matching(kinds, words, self.cx.municipality, usize::MAX);
        let same = |id: &Id| alike(names.title(*id)) == alike(words);
        let mut same = all.into_iter().filter(same);
        match (same.next(), same.next()) {
            (Some(id), None) => Some(Edited::chosen(json!(id))),
            _ => None,
        }
    }

    /// The field itself, with suggestions; it makes a person on the spot.
    fn suggest(
        &self,
        ui: &mut Ui,
        kinds: &'static [&'static str],
        written: &mut String,
        left: bool,
    ) -> (FieldResponse, Option<Edited>) {
        const SHOWN: usize = 8;
        let not_chosen = self.cx.text.get("form-not_chosen");
        let left = left && !new_unit::is_asked(ui, written);
        let error = self.error.or(left.then_some(&*not_chosen));
        let names = &self.cx.names;
        // The names of a country are not gone through for a field that nobody writes in.
        let place = TextField::new(self.label).id_in(ui);
        let ids = match ui.memory(|memory| memory.has_focus(place)) {
            true => names.matching(kinds, written, self.cx.municipality, SHOWN),
            false => Vec::new(),
        };
        let matches: Vec<Suggestion> = ids
            .iter()
            .filter_map(|id| names.get(*id))
            .map(|named| Suggestion {
                words: named.title.clone(),
                note: self.cx.told_apart(named),
            })
            .collect();
        let exact = matches.iter().any(|found| found.words == written.trim());
        let made = (!exact && !written.trim().is_empty())
            .then(|| self.made_here(kinds))
            .flatten();
        let add = made.map(|kind| {
            let key = format!("form-add_{}", kind.code);
            self.cx.text.with(&key, &[("name", written.trim().into())])
        });
        let response = SuggestField::new(self.label)
            .add_words(add.as_deref())
            .also_when_empty()
            .field(|field| field.error(error))
            .show(ui, written, &matches);
        let asked = |kind: &Kind| response.add && made.is_some_and(|made| made.code == kind.code);
        let unit = new_unit::ask(ui, self.cx, written, asked(Unit::KIND));
        let person = || Edit::Create {
            kind: Person::KIND,
            id: self.cx.fresh_id(),
            fields: Fields::from([(Person::name.to_owned(), json!(written.trim()))]),
        };
        if let Some(new) = unit.or_else(|| asked(Person::KIND).then(person)) {
            let (id, name) = (new.id(), written.trim().to_owned());
            ui.data_mut(|data| data.insert_temp(made_key(&id.to_string()), name));
            let answer = Edited {
                first: vec![new],
                ..Edited::chosen(json!(id))
            };
            return (response.field, Some(answer));
        }
        let chosen = response.picked.and_then(|place| ids.get(place));
        let answer = chosen.map(|id| Edited::chosen(json!(id)));
        (response.field, answer)
    }

    /// The kind of which a new one can be made from the field, if one can.
    fn made_here(&self, kinds: &[&str]) -> Option<&'static Kind> {
        let made = [Person::KIND, Unit::KIND].into_iter();
        let mut made = made.filter(|kind| kinds.contains(&kind.code));
        made.find(|kind| self.cx.may_make(kind))
    }
}

fn list_value(list: &[String]) -> Value {
    if list.is_empty() {
        Value::Null
    } else {
        json!(list)
    }
}
