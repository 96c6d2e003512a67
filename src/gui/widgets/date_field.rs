//! Fields for dates, months and times of day, with a small calendar.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime};
use eframe::egui::{
    Id, Key, Modifiers, Popup, PopupCloseBehavior, Rect, Response, Sense, SetOpenCommand, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::icons::Icon;
use super::{
    button::IconButton,
    field::{FieldResponse, TextField},
    paint::{focus_ring, from_right, middle, one_line},
    text::heading,
    typed::Typed,
};
use crate::gui::theme::{Theme, Type};
use crate::text::{DateWords, parse_date, parse_month, parse_time, weeks_of};

/// A date, typed as people type it or picked in a calendar, which Alt and the arrow down open.
/// `DateField::new("Från", &words, today).show(ui, &mut from)`
#[must_use = "call `show`"]
pub struct DateField<'a> {
    field: TextField<'a>,
    words: &'a DateWords,
    today: NaiveDate,
}

impl<'a> DateField<'a> {
    /// A field with its label, the calendar's words and the day it is.
    pub fn new(label: &'a str, words: &'a DateWords, today: NaiveDate) -> Self {
        DateField {
            field: TextField::new(label),
            words,
            today,
        }
    }

    /// Set what every field has: width, hint, help, error.
    pub fn field(mut self, set: impl FnOnce(TextField<'a>) -> TextField<'a>) -> Self {
        self.field = set(self.field);
        self
    }

    /// Draw the field over the date.
    pub fn show(self, ui: &mut Ui, date: &mut Option<NaiveDate>) -> FieldResponse {
        let DateField {
            mut field,
            words,
            today,
        } = self;
        field.room_after = 24.0;
        let label = field.label;
        let parse = |text: &str| parse_date(text, today, words);
        let format = |date: &NaiveDate| date.format("%F").to_string();
        let typed = Typed {
            field,
            format: &format,
            parse: &parse,
            wrong: &words.wrong_date,
            unread: &words.unread,
            says: &words.understood,
        };
        let mut out = typed.show(ui, date);
        if let Some(picked) = calendar_button(ui, &out.response, label, words, today, *date) {
            out.committed = *date != Some(picked);
            out.changed = out.committed;
            *date = Some(picked);
        }
        out
    }
}

/// A month, typed as people type it; it stands as its first day.
/// `MonthField::new("Månad", &words, today).show(ui, &mut month)`
#[must_use = "call `show`"]
pub struct MonthField<'a>(DateField<'a>);

impl<'a> MonthField<'a> {
    /// A field with its label, the months' names and the day it is.
    pub fn new(label: &'a str, words: &'a DateWords, today: NaiveDate) -> Self {
        Self(DateField::new(label, words, today))
    }

    /// Set what every field has: width, hint, help, error.
    pub fn field(self, set: impl FnOnce(TextField<'a>) -> TextField<'a>) -> Self {
        Self(self.0.field(set))
    }

    /// Draw the field over the month.
    pub fn show(self, ui: &mut Ui, month: &mut Option<NaiveDate>) -> FieldResponse {
        let DateField {
            field,
            words,
            today,
        } = self.0;
        let format = |first: &NaiveDate| {
            let name = &words.months[first.month0() as usize];
            format!("{name} {}", first.year())
        };
        Typed {
            field,
            format: &format,
            parse: &|text| parse_month(text, today, words),
            wrong: &words.wrong_month,
            unread: &words.unread,
            says: &words.understood,
        }
        .show(ui, month)
    }
}

/// A time of day. `TimeField::new("Börjar", &words).show(ui, &mut starts)`
#[must_use = "call `show`"]
pub struct TimeField<'a> {
    field: TextField<'a>,
    words: &'a DateWords,
}

impl<'a> TimeField<'a> {
    /// A field with its label.
    pub fn new(label: &'a str, words: &'a DateWords) -> Self {
        TimeField {
            field: TextField::new(label),
            words,
        }
    }

    /// Set what every field has: width, hint, help, error.
    pub fn field(mut self, set: impl FnOnce(TextField<'a>) -> TextField<'a>) -> Self {
        self.field = set(self.field);
        self
    }

    /// Draw the field over the time.
    pub fn show(self, ui: &mut Ui, time: &mut Option<NaiveTime>) -> FieldResponse {
        let clock = self.words.clock;
        let format = |time: &NaiveTime| time.format(&format!("%H{clock}%M")).to_string();
        Typed {
            field: self.field,
            format: &format,
            parse: &parse_time,
            wrong: &self.words.wrong_time,
            unread: &self.words.unread,
            says: &self.words.understood,
        }
        .show(ui, time)
    }
}

/// The button inside the field, and the calendar it opens; answers with the day picked.
fn calendar_button(
    ui: &mut Ui,
    field: &Response,
    label: &str,
    words: &DateWords,
    today: NaiveDate,
    date: Option<NaiveDate>,
) -> Option<NaiveDate> {
    let place = Rect::from_center_size(from_right(field.rect, 17.0), vec2(22.0, 22.0));
    let name = format!("{} {label}", words.open_calendar);
    let colours = &Theme::of(ui).palette;
    let mut inner = ui.new_child(
        UiBuilder::new()
            .max_rect(place)
            .id_salt((label, "calendar")),
    );
    let tip = format!("{} · Alt+↓", words.open_calendar);
    let icon = IconButton::new(Icon::Calendar, &name)
        .tooltip(&tip)
        .small()
        .pointed_at()
        .colour(colours.muted);
    let button = inner.add(icon);
    let month_id = button.id.with("month");
    let by_key = field.has_focus()
        && ui.input_mut(|input| input.consume_key(Modifiers::ALT, Key::ArrowDown));
    let opens = button.clicked() || by_key;
    if opens {
        ui.data_mut(|data| data.remove::<NaiveDate>(month_id));
    }
    let mut picked = None;
    Popup::from_response(field)
        .id(button.id.with("popup"))
        .open_memory(opens.then_some(SetOpenCommand::Toggle))
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(&name)
        .gap(4.0)
        .show(|ui| {
            picked = calendar(ui, month_id, words, (today, date), by_key);
            if picked.is_some() {
                field.request_focus();
                ui.close();
            }
        });
    picked
}

/// One month with week numbers; answers with the day picked. Whoever enters it by a key stands on the day that is
/// chosen, or on today.
fn calendar(
    ui: &mut Ui,
    month_id: Id,
    words: &DateWords,
    (today, date): (NaiveDate, Option<NaiveDate>),
    enters: bool,
) -> Option<NaiveDate> {
    let mut month = ui
        .data(|data| data.get_temp(month_id))
        .or(date)
        .unwrap_or(today);
    ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
    ui.set_width(CELL * 8.0);
    ui.horizontal(|ui| {
        if ui
            .add(IconButton::new(Icon::ChevronLeft, &words.previous_month))
            .clicked()
        {
            month = month.checked_sub_months(Months::new(1)).unwrap_or(month);
        }
        let name = &words.months[month.month0() as usize];
        ui.vertical_centered(|ui| {
            ui.set_max_width(CELL * 8.0 - 72.0);
            ui.add_space(6.0);
            heading(ui, 3, &format!("{name} {}", month.year()));
        });
        let right = ui.max_rect().right();
        let place = Rect::from_min_size(
            pos2(right - 28.0, ui.max_rect().top() + 2.0),
            vec2(28.0, 28.0),
        );
        if ui
            .put(
                place,
                IconButton::new(Icon::ChevronRight, &words.next_month),
            )
            .clicked()
        {
            month = month.checked_add_months(Months::new(1)).unwrap_or(month);
        }
    });
    ui.data_mut(|data| data.insert_temp(month_id, month));
    let weeks = weeks_of(month.year(), month.month());
    let size = vec2(CELL * 8.0, CELL * 7.0);
    let (_, rect) = ui.allocate_space(size);
    let cell = |column: usize, row: usize| {
        Rect::from_min_size(
            rect.min + vec2(column as f32, row as f32) * CELL,
            vec2(CELL, CELL),
        )
    };
    let colours = &Theme::of(ui).palette;
    let note = |ui: &Ui, place: Rect, words: &str| {
        middle(
            ui,
            place.center(),
            one_line(ui, Type::Tiny, words, colours.muted, CELL),
        );
    };
    note(ui, cell(0, 0), &words.week);
    for (column, initial) in words.weekday_initials.iter().enumerate() {
        note(ui, cell(column + 1, 0), initial);
    }
    let mut picked = None;
    for (row, (number, monday)) in weeks.iter().enumerate() {
        note(ui, cell(0, row + 1), &number.to_string());
        for column in 0..7 {
            let Some(day) = monday.checked_add_days(Days::new(column as u64)) else {
                continue;
            };
            let marks = Marks {
                outside: day.month() != month.month(),
                today: day == today,
                chosen: date == Some(day),
            };
            let shown = day_cell(ui, cell(column + 1, row + 1), day, marks);
            if enters && day == date.unwrap_or(today) {
                shown.request_focus();
            }
            if shown.clicked() {
                picked = Some(day);
            }
        }
    }
    picked
}

/// Side of a day's square.
const CELL: f32 = 30.0;

struct Marks {
    outside: bool,
    today: bool,
    chosen: bool,
}

fn day_cell(ui: &Ui, rect: Rect, day: NaiveDate, marks: Marks) -> Response {
    let colours = &Theme::of(ui).palette;
    let response = ui.interact(rect, ui.scope_id().with(day), Sense::click());
    let inner = rect.shrink(2.0);
    let (ground, ink) = match (marks.chosen, response.hovered()) {
        (true, _) => (Some(colours.accent.fill), colours.on_fill),
        (false, true) => (Some(colours.accent.soft), colours.text),
        (false, false) if marks.outside => (None, colours.muted),
        (false, false) => (None, colours.text),
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(inner, 6.0, ground);
    }
    if marks.today {
        ui.painter().rect_stroke(
            inner,
            6.0,
            Stroke::new(1.0, colours.accent.ink),
            StrokeKind::Inside,
        );
    }
    let step = if marks.outside {
        Type::Small
    } else {
        Type::SmallMedium
    };
    middle(
        ui,
        rect.center(),
        one_line(ui, step, &day.day().to_string(), ink, CELL),
    );
    focus_ring(ui, &response, inner, 6.0);
    let name = day.format("%F").to_string();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    response
}
