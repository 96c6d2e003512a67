//! A series of meetings: how often, from when to when, and the days it comes to, of which single ones can be left out.
//! What is booked are meetings as all others, to be moved one by one.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, NaiveTime};
use eframe::egui::{Context, ScrollArea, Ui};
use serde_json::json;

use crate::domain::series::Every;
use crate::domain::{Choosable, Group, Id, Meeting, MeetingKind, Record, stored_time};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::sent::Sending;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{
    Choice, DateField, Dialog, DialogAnswer, TextField, TimeField, banner, body, chip, muted,
    switch, text_row,
};
use crate::insight::listed;
use crate::text::{WrittenSeries, capitalised};
use crate::workspace::{Command, Edit, Result, fields};

/// The dialog, and what has been said of the series.
pub struct Series {
    /// Which group meets.
    group: Option<Id>,
    /// Another group can be chosen.
    any_group: bool,
    /// The rhythm in words, which the fields below are filled in by.
    written: String,
    every: Every,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    from: Option<NaiveTime>,
    to: Option<NaiveTime>,
    place: String,
    left_out: BTreeSet<NaiveDate>,
    sending: Sending,
}

/// What there is of the group.
struct There {
    group: Option<Group>,
    days: BTreeSet<NaiveDate>,
}

impl Series {
    /// The meetings of a group, as often as it is written to meet.
    pub fn of(cx: &Cx<'_>, group: &Group) -> Self {
        let mut series = Self {
            any_group: false,
            written: group.meeting_rhythm.clone(),
            ..Self::anew(cx, Some(group.head.id))
        };
        series.read(cx);
        series
    }

    /// The meetings of a group, or of one that is chosen then.
    pub fn anew(cx: &Cx<'_>, group: Option<Id>) -> Self {
        Self {
            group: group.or_else(|| super::only_group(cx)),
            any_group: true,
            written: String::new(),
            every: Every::Weeks(1),
            first: None,
            last: None,
            from: None,
            to: None,
            place: String::new(),
            left_out: BTreeSet::new(),
            sending: Sending::default(),
        }
    }

    /// What the words say, where it can be read.
    fn says(&self, cx: &Cx<'_>) -> Option<WrittenSeries> {
        WrittenSeries::read(&self.written, cx.today, cx.text, cx.date_words)
    }

    /// Fills in what the words say.
    fn read(&mut self, cx: &Cx<'_>) {
        let Some(read) = self.says(cx) else { return };
        self.every = read.every;
        self.from = read.times.0.or(self.from);
        self.to = read.times.1.or(self.to);
        self.last = read.until.or(self.last);
        let ahead = cx.today.iter_days().skip(1).take(7);
        let weekday = read.weekday;
        let first = weekday.and_then(|day| ahead.into_iter().find(|one| one.weekday() == day));
        self.first = first.or(self.first);
    }

    /// Draws the dialog; true when it is done with.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>) -> bool {
        if self.sending.is_stored() {
            return true;
        }
        let group = self.group;
        let there = cx.view(("series", group), move |source| {
            let meetings = match group {
                Some(group) => source.reader.listing::<Meeting>(Meeting::groups, group)?,
                None => Vec::new(),
            };
            let group = group.map(|group| source.reader.get::<Group>(group));
            Result::Ok(There {
                group: group.transpose()?.flatten(),
                days: meetings.iter().filter_map(|one| one.date).collect(),
            })
        });
        let all = match (self.first, self.last) {
            (Some(first), Some(last)) => self.every.days(first, last),
            _ => Vec::new(),
        };
        let is_there = |day: &NaiveDate| {
            let there = there.as_deref();
            there.is_some_and(|there| there.days.contains(day))
        };
        let days = all.iter().map(|day| (*day, is_there(day)));
        let days: Vec<(NaiveDate, bool)> = days.collect();
        let booked = |(day, there): &&(NaiveDate, bool)| !there && !self.left_out.contains(day);
        let n = listed(&days, booked);
        let (title, cancel) = (cx.text.get("series-title"), cx.text.get("form-cancel"));
        let confirm = cx.text.with("series-confirm", &[("n", n.into())]);
        let reason = self.reason(n).map(|key| cx.text.get(key));
        let purpose = cx.text.get("series-purpose");
        let dialog = Dialog::new("series", &title, &confirm, &cancel)
            .purpose(&purpose)
            .width(620.0)
            .shows_keys()
            .scrolls()
            .disabled_because(reason.as_deref());
        let answer = dialog.show(ctx, |ui| self.content(ui, cx, &days));
        if answer == Some(DialogAnswer::Confirm)
            && let Some(command) = self.command(cx, there, &days)
        {
            self.sending.send(cx.send(command, None));
        }
        answer == Some(DialogAnswer::Cancel)
    }

    /// Why nothing can be booked yet.
    fn reason(&self, n: i64) -> Option<&'static str> {
        let backwards = matches!((self.from, self.to), (Some(from), Some(to)) if to <= from);
        match (self.group, self.first, self.last) {
            _ if self.sending.is_under_way() => Some("form-under_way"),
            (None, ..) => Some("series-no_group"),
            (_, None, _) => Some("series-no_first"),
            (_, _, None) => Some("series-no_last"),
            _ if backwards => Some("series-backwards"),
            _ => (n == 0).then_some("series-nothing"),
        }
    }

    fn content(&mut self, ui: &mut Ui, cx: &Cx<'_>, days: &[(NaiveDate, bool)]) {
        if let Some(refused) = self.sending.refused() {
            banner(ui, Tone::Bad, refused, None);
        }
        let words = |key| cx.text.get(key);
        let (label, hint) = (words("series-written"), words("series-hint"));
        let unread = !self.written.trim().is_empty() && self.says(cx).is_none();
        let unread = match unread {
            true => words("series-unread"),
            false => String::new(),
        };
        let written = TextField::new(&label).hint(&hint).help(&unread);
        let mut changed = written.show(ui, &mut self.written).changed;
        if changed {
            self.read(cx);
        }
        if self.any_group {
            let groups = cx.names.matching(&[Group::CODE], "", cx.municipality, 200);
            let named = |id: &Id| (Some(*id), cx.names.title(*id).to_owned());
            let options: Vec<(Option<Id>, String)> = groups.iter().map(named).collect();
            let label = capitalised(&cx.text.kind(Group::KIND));
            let choice = Choice::new(&label).show(ui, &mut self.group, &options);
            changed |= choice.changed;
        }
        ui.horizontal_top(|ui| {
            let every = Every::ALL.map(|every| (every, capitalised(&cx.text.every(every))));
            let label = words("series-every");
            let choice = Choice::new(&label).width(170.0);
            changed |= choice.show(ui, &mut self.every, &every).changed;
            for (key, day) in [
                ("series-first", &mut self.first),
                ("series-last", &mut self.last),
            ] {
                let label = words(key);
                let field = DateField::new(&label, cx.date_words, cx.today)
                    .field(|field| field.width(150.0));
                changed |= field.show(ui, day).changed;
            }
        });
        ui.horizontal_top(|ui| {
            for (key, time) in [
                ("sessions-from", &mut self.from),
                ("sessions-to", &mut self.to),
            ] {
                let label = words(key);
                let field = TimeField::new(&label, cx.date_words).field(|field| field.width(110.0));
                changed |= field.show(ui, time).changed;
            }
            let place = capitalised(&cx.text.field_named(Meeting::KIND, Meeting::place));
            changed |= TextField::new(&place).show(ui, &mut self.place).changed;
        });
        ui.add_space(space::S);
        if self.days(ui, cx, days) || changed {
            self.sending.written_on();
        }
    }

    /// The days it comes to; whether one was left out or taken in.
    fn days(&mut self, ui: &mut Ui, cx: &Cx<'_>, days: &[(NaiveDate, bool)]) -> bool {
        let mut changed = false;
        if days.is_empty() {
            muted(ui, &cx.text.get("series-nothing"));
        }
        let days_area = ScrollArea::vertical().max_height(190.0);
        days_area.auto_shrink([false, true]).show(ui, |ui| {
            for (day, there) in days {
                let said = format!("{} · {}", cx.text.weekday_and_day(*day), cx.text.week(*day));
                text_row(ui, |ui| {
                    if *there {
                        body(ui, &said);
                        chip(ui, Tone::Neutral, &cx.text.get("sessions-there"));
                        return;
                    }
                    let mut on = !self.left_out.contains(day);
                    if switch(ui, &mut on, &said).clicked() {
                        changed = true;
                        match on {
                            true => self.left_out.remove(day),
                            false => self.left_out.insert(*day),
                        };
                    }
                });
            }
        });
        changed
    }

    /// Makes the meetings; and the group's rhythm, where none is written.
    fn command(
        &self,
        cx: &Cx<'_>,
        there: Option<Arc<There>>,
        days: &[(NaiveDate, bool)],
    ) -> Option<Command> {
        let (group, first) = (self.group?, self.first?);
        let open = days
            .iter()
            .filter(|(day, there)| !there && !self.left_out.contains(day));
        let meetings: Vec<Edit> = open.map(|(day, _)| self.meeting(cx, group, *day)).collect();
        let name = Command::new(meetings.clone()).name?;
        let record = there.as_ref().and_then(|there| there.group.as_ref());
        let silent = record.filter(|group| {
            group.meeting_rhythm.trim().is_empty() && cx.may_change(Group::KIND, &group.head)
        });
        let rhythm = silent.map(|group| Edit::Set {
            kind: Group::KIND,
            id: group.head.id,
            fields: fields([(
                Group::meeting_rhythm,
                json!(
                    cx.text
                        .rhythm(self.every, first.weekday(), (self.from, self.to))
                ),
            )]),
        });
        let edits = rhythm.into_iter().chain(meetings).collect();
        let name = Some(name);
        Some(Command { name, edits })
    }

    fn meeting(&self, cx: &Cx<'_>, group: Id, day: NaiveDate) -> Edit {
        let name = [("group", cx.names.title(group).into())];
        let mut given = fields([
            (Meeting::title, json!(cx.text.with("meeting-of", &name))),
            (Meeting::date, json!(day)),
            (Meeting::start_time, json!(self.from.map(stored_time))),
            (Meeting::end_time, json!(self.to.map(stored_time))),
            (Meeting::place, json!(self.place.trim())),
            (Meeting::groups, json!([group])),
            (Meeting::kind, json!(MeetingKind::Regular.code())),
        ]);
        given.retain(|_, value| !value.is_null() && value.as_str() != Some(""));
        Edit::Create {
            kind: Meeting::KIND,
            id: cx.fresh_id(),
            fields: given,
        }
    }
}
