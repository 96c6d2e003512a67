//! Several sessions of a training at once: the days are pasted, and what they have in common is said once.

use chrono::{NaiveDate, NaiveTime};
use eframe::egui::{Context, ScrollArea, Ui};
use serde_json::json;

use crate::domain::{Id, Record, Session, Value, stored_moment, stored_time};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::sent::Sending;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{
    Button, Dialog, DialogAnswer, TextField, TimeField, banner, body, chip, muted, text_row,
};
use crate::insight::listed;
use crate::text::{WrittenDay, dotted, many_days};
use crate::workspace::{Command, Edit, fields};

/// The name of the line that the days are kept on while they are written.
const DAYS: &str = "several sessions";

/// What all of them have in common.
#[derive(Default)]
pub struct Several {
    from: Option<NaiveTime>,
    to: Option<NaiveTime>,
    place: String,
    sending: Sending,
}

/// What becomes of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    New(WrittenDay),
    /// There is a session then, or a line above says the same.
    There(WrittenDay),
    Unread,
}

/// The times of day that are usual.
pub struct Usual {
    key: &'static str,
    /// When it begins.
    pub from: Option<NaiveTime>,
    /// When it ends.
    pub to: Option<NaiveTime>,
}

impl Usual {
    /// A whole day, a morning, an afternoon.
    pub fn all() -> [Self; 3] {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
        [
            ("sessions-whole_day", 9, 16),
            ("sessions-morning", 9, 12),
            ("sessions-afternoon", 13, 16),
        ]
        .map(|(key, from, to)| Self {
            key,
            from: hour(from),
            to: hour(to),
        })
    }

    /// When it begins and ends, of a day that is not said yet.
    pub fn alone(&self) -> [Value; 2] {
        let alone = |time| format!("T{}", stored_time(time));
        [self.from, self.to].map(|time| json!(time.map(alone)))
    }

    /// What sets these times on a session of a day.
    pub fn sets(&self, session: &Session) -> Option<Edit> {
        let (day, _) = session.starts?;
        let at = |time| json!(stored_moment(day, time));
        Some(Edit::Set {
            kind: Session::KIND,
            id: session.head.id,
            fields: fields([
                (Session::starts, at(self.from)),
                (Session::ends, at(self.to)),
            ]),
        })
    }

    /// "Heldag 09:00–16:00".
    pub fn words(&self, cx: &Cx<'_>) -> String {
        let times = [self.from, self.to].into_iter().flatten();
        let times: Vec<String> = times.map(|time| cx.text.time_of_day(time)).collect();
        format!("{} {}", cx.text.get(self.key), times.join("–"))
    }
}

impl Several {
    /// Draws the dialog for a training that has sessions at these times; true when it is done with.
    pub fn ui(
        &mut self,
        ctx: &Context,
        cx: &Cx<'_>,
        training: Id,
        there: &[(NaiveDate, Option<NaiveTime>)],
    ) -> bool {
        if self.sending.is_stored() {
            cx.line(training, DAYS, |kept| kept.clear());
            return true;
        }
        let written = cx.drafts.borrow().line(training, DAYS);
        let lines = self.read(cx, &written, there);
        let new = listed(&lines, |(_, line)| matches!(line, Line::New(_)));
        let (title, cancel) = (cx.text.get("sessions-title"), cx.text.get("form-cancel"));
        let confirm = cx.text.with("sessions-confirm", &[("n", new.into())]);
        let unread = lines.iter().any(|line| line.1 == Line::Unread);
        let backwards = matches!((self.from, self.to), (Some(from), Some(to)) if to <= from);
        let reason = match (backwards, unread, new) {
            _ if self.sending.is_under_way() => Some(cx.text.get("form-under_way")),
            (true, ..) => Some(cx.text.get("sessions-backwards")),
            (_, true, _) => Some(cx.text.get("sessions-unread_first")),
            (.., 0) => Some(cx.text.get("sessions-nothing")),
            _ => None,
        };
        let purpose = cx.text.get("sessions-purpose");
        let dialog = Dialog::new("sessions", &title, &confirm, &cancel)
            .purpose(&purpose)
            .width(560.0)
            .shows_keys()
            .scrolls()
            .disabled_because(reason.as_deref());
        let answer = dialog.show(ctx, |ui| self.content(ui, cx, training, &lines));
        if answer == Some(DialogAnswer::Confirm) {
            let edits = lines.iter().filter_map(|(_, line)| match line {
                Line::New(day) => Some(self.session(cx, training, *day)),
                Line::There(_) | Line::Unread => None,
            });
            let command = Command::new(edits.collect());
            self.sending.send(cx.send(command, None));
        }
        answer == Some(DialogAnswer::Cancel)
    }

    /// What becomes of every line.
    fn read(
        &self,
        cx: &Cx<'_>,
        written: &str,
        there: &[(NaiveDate, Option<NaiveTime>)],
    ) -> Vec<(String, Line)> {
        let mut seen = there.to_vec();
        let lines = many_days(written, cx.today, cx.date_words).into_iter();
        let told = lines.map(|(line, day)| {
            let Some(day) = day else {
                return (line.to_owned(), Line::Unread);
            };
            let day = WrittenDay {
                from: day.from.or(self.from),
                // What begins at a time of its own does not end when the others do.
                to: day.to.or(self.to.filter(|_| day.from.is_none())),
                ..day
            };
            let at = (day.date, day.from);
            if seen.contains(&at) {
                return (line.to_owned(), Line::There(day));
            }
            seen.push(at);
            (line.to_owned(), Line::New(day))
        });
        told.collect()
    }

    fn content(&mut self, ui: &mut Ui, cx: &Cx<'_>, training: Id, lines: &[(String, Line)]) {
        let label = cx.text.get("sessions-days");
        let hint = cx.text.get("sessions-days_hint");
        if let Some(refused) = self.sending.refused() {
            banner(ui, Tone::Bad, refused, None);
        }
        let days = cx.line(training, DAYS, |written| {
            TextField::new(&label).hint(&hint).rows(6).show(ui, written)
        });
        if days.changed {
            self.sending.written_on();
        }
        let words = |field| cx.text.get(field);
        ui.horizontal_top(|ui| {
            let (from, to) = (words("sessions-from"), words("sessions-to"));
            TimeField::new(&from, cx.date_words)
                .field(|field| field.width(110.0))
                .show(ui, &mut self.from);
            TimeField::new(&to, cx.date_words)
                .field(|field| field.width(110.0))
                .show(ui, &mut self.to);
            let place = cx.text.field_named(Session::KIND, Session::place);
            TextField::new(&place).show(ui, &mut self.place);
        });
        ui.horizontal_wrapped(|ui| {
            for usual in Usual::all() {
                if ui.add(Button::quiet(&usual.words(cx)).small()).clicked() {
                    (self.from, self.to) = (usual.from, usual.to);
                }
            }
        });
        ui.add_space(space::S);
        let days_area = ScrollArea::vertical().max_height(200.0);
        days_area.auto_shrink([false, true]).show(ui, |ui| {
            for (written, line) in lines {
                text_row(ui, |ui| match line {
                    Line::New(day) => drop(body(ui, &said(cx, *day))),
                    Line::There(day) => {
                        muted(ui, &said(cx, *day));
                        chip(ui, Tone::Neutral, &words("sessions-there"));
                    }
                    Line::Unread => {
                        body(ui, written);
                        chip(ui, Tone::Bad, &words("sessions-unread"));
                    }
                });
            }
        });
    }

    fn session(&self, cx: &Cx<'_>, training: Id, day: WrittenDay) -> Edit {
        let mut given = fields([
            (Session::training, json!(training)),
            (Session::starts, json!(stored_moment(day.date, day.from))),
        ]);
        if let Some(to) = day.to {
            let ends = json!(stored_moment(day.date, Some(to)));
            given.insert(Session::ends.to_owned(), ends);
        }
        if !self.place.trim().is_empty() {
            given.insert(Session::place.to_owned(), json!(self.place.trim()));
        }
        Edit::Create {
            kind: Session::KIND,
            id: cx.fresh_id(),
            fields: given,
        }
    }
}

/// `torsdag 3 maj 2018 · 09:00–16:00`.
fn said(cx: &Cx<'_>, day: WrittenDay) -> String {
    let time = |time: Option<NaiveTime>| time.map(|time| cx.text.time_of_day(time));
    let times = match (time(day.from), time(day.to)) {
        (Some(from), Some(to)) => format!("{from}–{to}"),
        (from, _) => from.unwrap_or_default(),
    };
    dotted([cx.text.weekday_and_day(day.date), times])
}
