//! Senast ändrat: what was changed lately, like with like on one line.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Datelike, Local, NaiveDate};
use eframe::egui::{CursorIcon, Sense, Ui, WidgetInfo, accesskit::Role as Access, pos2, vec2};

use super::way::of_record;
use crate::domain::{Id, Kind, Owner, kind};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::{Route, Shows};
use crate::gui::ground::source::Source;
use crate::gui::theme::{Theme, Type, space};
use crate::gui::widgets::{Card, divider, focus_ring, one_line, small};
use crate::journal::Entry;
use crate::text::{Text, capitalised, dotted};
use crate::workspace::{Result, Role};

/// How many lines are shown.
const SHOWN: usize = 7;
/// How many entries are looked through.
const READ: usize = 600;
/// Changes of one kind within this time stand on one line.
const CLOSE_MS: i64 = 7_200_000;

#[derive(Default)]
struct Line {
    when: String,
    exactly: String,
    what: String,
    deed: String,
    who: String,
    route: Option<Route>,
}

/// Entries that stand on one line, newest first.
struct Bunch {
    entries: Vec<Entry>,
}

impl Bunch {
    fn takes(&self, entry: &Entry) -> bool {
        let Some(last) = self.entries.last() else {
            return false;
        };
        let close = (last.id.wall_ms() - entry.id.wall_ms()).abs() < CLOSE_MS;
        let alike = last.record == entry.record || last.kind == entry.kind;
        // What goes to each municipality is written of all at once.
        let addressed = kind(&entry.kind).is_some_and(|kind| kind.owner == Owner::Addressed);
        close && alike && (addressed || last.municipality == entry.municipality)
    }
}

fn lines(cx: &Cx<'_>) -> Option<Arc<Vec<Line>>> {
    let (today, role, shows) = (cx.today, cx.role, cx.shows);
    let only = cx.municipality.filter(|_| cx.is_lead());
    cx.view_first(("lately", today, only), move |source| {
        let mut bunches: Vec<Bunch> = Vec::new();
        let entries = source.reader.latest(READ)?.into_iter();
        for entry in entries.filter(|entry| only.is_none() || entry.municipality == only) {
            if let Some(bunch) = bunches.last_mut().filter(|bunch| bunch.takes(&entry)) {
                bunch.entries.push(entry);
            } else if bunches.len() == SHOWN {
                break;
            } else {
                bunches.push(Bunch {
                    entries: vec![entry],
                });
            }
        }
        let lines = bunches
            .iter()
            .map(|bunch| line(source, bunch, today, (role, shows)));
        lines.collect::<Result<Vec<Line>>>()
    })
}

fn line(
    source: &Source,
    bunch: &Bunch,
    today: NaiveDate,
    (role, shows): (Role, Shows),
) -> Result<Line> {
    let (reader, text) = (&source.reader, &source.text);
    let Some(newest) = bunch.entries.first() else {
        return Ok(Line::default());
    };
    let title = |id: &str| {
        let id = Id::try_parse(id).ok();
        id.and_then(|id| source.title(id).ok()).unwrap_or_default()
    };
    let records: BTreeSet<Id> = bunch.entries.iter().map(|entry| entry.record).collect();
    let described = kind(&newest.kind);
    let (what, deed) = match described.filter(|_| records.len() > 1) {
        Some(kind) => {
            let n = i64::try_from(records.len()).unwrap_or(i64::MAX);
            let many = text.with("overview-records", &[("n", n.into())]);
            (capitalised(&text.kinds(kind)), many)
        }
        None => (
            text.title(&reader.title(newest.record)?),
            of_one(text, described, bunch, &title),
        ),
    };
    let of_kind = || described.map_or(String::new(), |kind| capitalised(&text.kind(kind)));
    let what = if what.is_empty() { of_kind() } else { what };
    let route = match described {
        Some(kind) => of_record(reader, shows, role, kind, newest.record)?,
        None => None,
    };
    Ok(Line {
        when: when(text, newest.id.wall_ms(), today),
        exactly: text.when(newest.id.wall_ms(), today),
        what,
        deed,
        who: newest.author.clone().unwrap_or_default(),
        route,
    })
}

/// When it was, in few letters: `10:42`, `igår`, `3 maj`, `3 maj 2017`.
fn when(text: &Text, wall_ms: i64, today: NaiveDate) -> String {
    let Some(at) = DateTime::from_timestamp_millis(wall_ms) else {
        return String::new();
    };
    let at = at.with_timezone(&Local).naive_local();
    match at.date() {
        date if date == today => text.time_of_day(at.time()),
        date if today.pred_opt() == Some(date) => text.day(date, today),
        _ if at.year() == today.year() => {
            let month = text.short_month(at.month());
            format!("{} {month}", at.day())
        }
        _ => text.date(at.date()),
    }
}

/// What was done with one record: that it was made, if it was, else the last change.
fn of_one(
    text: &Text,
    described: Option<&'static Kind>,
    bunch: &Bunch,
    title: &dyn Fn(&str) -> String,
) -> String {
    let made = bunch.entries.iter().any(|entry| entry.parents.is_empty());
    match (described.filter(|_| made), bunch.entries.first()) {
        (Some(kind), _) => text.kind_new(kind),
        (None, Some(entry)) => text.deed(entry, title),
        (None, None) => String::new(),
    }
}

/// Draws the card.
pub fn card(ui: &mut Ui, cx: &Cx<'_>, least_height: f32) {
    let title = cx.text.get("overview-lately");
    Card::new()
        .title(&title)
        .min_height(least_height)
        .show(ui, |ui| {
            let Some(lines) = lines(cx) else { return };
            ui.spacing_mut().item_spacing.y = 0.0;
            if lines.is_empty() {
                divider(ui);
                ui.add_space(space::S);
                small(ui, &cx.text.get("overview-nothing_changed"));
            }
            for line in lines.iter() {
                divider(ui);
                row(ui, cx, line);
            }
        });
}

fn row(ui: &mut Ui, cx: &Cx<'_>, line: &Line) {
    const HEIGHT: f32 = 30.0;
    const WHEN: f32 = 82.0;
    let colours = &Theme::of(ui).palette;
    let leads = line.route.is_some();
    let sense = if leads {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), sense);
    if leads && response.hovered() {
        ui.painter().rect_filled(rect, 4.0, colours.hover);
    }
    let put = |from: f32, step: Type, words: &str, ink, room: f32| {
        let words = one_line(ui, step, words, ink, room.max(0.0));
        let (x, end) = (rect.left() + from, from + words.size().x);
        let top = rect.center().y - words.size().y / 2.0;
        ui.painter().galley(pos2(x, top.round()), words, ink);
        end
    };
    put(0.0, Type::Small, &line.when, colours.muted, WHEN - 6.0);
    let room = (rect.width() - WHEN) * if line.deed.is_empty() { 1.0 } else { 0.62 };
    let deed = put(WHEN, Type::SmallMedium, &line.what, colours.text, room) + 6.0;
    put(
        deed,
        Type::Small,
        &line.deed,
        colours.muted,
        rect.width() - deed,
    );
    focus_ring(ui, &response, rect, 4.0);
    let spoken = format!("{} {} {} {}", line.when, line.what, line.deed, line.who);
    let role = if leads { Access::Link } else { Access::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, spoken.trim()));
    let (what, when) = (
        dotted([&line.what, &line.deed]),
        dotted([&line.exactly, &line.who]),
    );
    let response = response.on_hover_text(format!("{what}\n{when}"));
    if let Some(route) = &line.route {
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.clicked() {
            cx.go(route.clone());
        }
    }
}
