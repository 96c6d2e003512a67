//! Rapport: which report, its sections in order, what one writes oneself in each, and how it will look.

use eframe::egui::{Key, Modifiers, Rect, Response, Stroke, Ui};
use serde_json::json;

use crate::domain::{
    Choosable as _, Fields, Record as _, ReportSection, ReportTemplate, ReportText,
};
use crate::gui::ground::ask::Pick;
use crate::gui::ground::cx::Cx;
use crate::gui::pages::figure::address::Period;
use crate::gui::pages::follow_up::period;
use crate::gui::shelf::split::{left_column, page};
use crate::gui::shelf::{PAGE, Page, Section, View};
use crate::gui::theme::{Theme, Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, FilterChip, IconButton, NavItem, PageHeader, banner, empty_state, small,
};
use crate::insight::Facts;
use crate::report::sections::{Asked, Report, Written};
use crate::workspace::{Changed, Edit, WorkspaceError, fields};

mod load;
mod look;
mod own_text;

use load::Shown;

/// The page.
pub const REPORT_PAGE: Page = Page {
    code: "report",
    icon: Icon::File,
    section: Section::Basis,
    views: &[View::Whole(|ui, cx, states| {
        states.with(None, |state: &mut State, _| ui_of(ui, cx, state));
    })],
    ..PAGE
};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    template: Option<ReportTemplate>,
    /// What a progress report is about.
    period: period::State,
    chosen: Option<ReportSection>,
    text: own_text::State,
}

/// How wide the list of sections is, and at most of the page.
const LIST: f32 = 360.0;
const SHARE: f32 = 0.37;

fn ui_of(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let template = state.template.unwrap_or(usual(cx));
    let about = match template {
        ReportTemplate::Progress => state.period.period,
        _ => Period::default(),
    };
    let asked = Asked {
        template,
        municipality: cx.role.municipality().or(cx.municipality),
        on: cx.today,
        period: [about.from, about.to],
    };
    let lacks = template == ReportTemplate::Municipality && asked.municipality.is_none();
    let view = match lacks {
        true => None,
        false => cx.view(("report", asked), move |source| Shown::load(source, asked)),
    };
    page(ui, |ui| {
        let wrong = match asked {
            _ if asked.is_turned() => Some("report-period_turned"),
            _ if asked.is_ahead() => Some("report-period_ahead"),
            _ => None,
        };
        header(ui, cx, asked, view.is_some() && wrong.is_none());
        templates(ui, cx, state, template);
        if template == ReportTemplate::Progress {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().interact_size.y = 22.0;
                period::filter(ui, cx, &mut state.period);
            });
            if let Some(wrong) = wrong {
                small(ui, &cx.text.get(wrong));
            }
        }
        ui.add_space(space::S);
        if lacks {
            empty_state(
                ui,
                Icon::Building,
                &cx.text.get("report-choose"),
                None,
                None,
            );
        }
        let Some(view) = view else { return };
        changed(ui, cx, &view);
        let chosen = chosen(&view.report, state.chosen);
        let Some(chosen) = chosen else { return };
        keys(ui, cx, &view, chosen);
        let width = LIST.min(ui.available_width() * SHARE);
        left_column(
            ui,
            "report",
            width,
            |ui| list(ui, cx, &view, chosen, &mut state.chosen),
            |ui| section(ui, cx, &view, chosen, &mut state.text),
        );
    });
}

/// The report that is shown until another is chosen.
fn usual(cx: &Cx<'_>) -> ReportTemplate {
    match cx.is_lead() {
        true => ReportTemplate::Final,
        false => ReportTemplate::Municipality,
    }
}

fn header(ui: &mut Ui, cx: &Cx<'_>, asked: Asked, ready: bool) {
    let title = cx.text.get("page-report");
    let purpose = cx.text.get("report-purpose");
    let header = PageHeader::new(&title).purpose(&purpose);
    header.show(ui, |ui| {
        if !ready {
            return;
        }
        let (report, basis) = (cx.text.get("report-save"), cx.text.get("report-save_rows"));
        if ui.add(Button::primary(&report).icon(Icon::File)).clicked() {
            save(cx, asked, false);
        }
        if ui
            .add(Button::secondary(&basis).icon(Icon::Table))
            .clicked()
        {
            save(cx, asked, true);
        }
    });
}

/// Lets the user choose a file, and writes the report there, or the rows behind it.
fn save(cx: &Cx<'_>, asked: Asked, as_table: bool) {
    let name = cx
        .text
        .get(&format!("report-title-{}", asked.template.code()));
    let place = asked.municipality.map(|code| cx.text.municipality(code));
    let place = place.map_or_else(String::new, |place| format!(" {place}"));
    let day = match asked.is_of_period() {
        true => cx.text.period(asked.period[0], asked.period[1]),
        false => cx.text.date(cx.today),
    };
    let (pick, words) = match as_table {
        true => {
            let basis = cx.text.get("report-basis");
            let file = format!("{basis} {name}{place} {day}.xlsx");
            (Pick::NewTable(file), ["paper-making", "cli-rows_written"])
        }
        false => {
            let file = format!("{name}{place} {day}.docx");
            (
                Pick::NewDocument(file),
                ["paper-making", "cli-report_written"],
            )
        }
    };
    let text = cx.text.clone();
    cx.save_as(pick, words, move |workspace, path| {
        let written = workspace.reader().at_one_moment(|reader| {
            let facts = Facts::load(reader)?;
            let report = Report::read(reader, &text, &facts, asked)?;
            Ok::<_, WorkspaceError>(match as_table {
                true => Written::tables(&report, reader, &text, &facts, path)?,
                false => Written::report(&report),
            })
        })?;
        let bytes = written.bind(path)?;
        workspace.save_paper("report", path, &bytes)?;
        Ok(Some(Changed::log()))
    });
}

fn templates(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: ReportTemplate) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 22.0;
        // The final report is the lead's.
        let all = ReportTemplate::ALL.iter().copied();
        for template in all.filter(|one| cx.is_lead() || *one != ReportTemplate::Final) {
            let words = cx.text.chosen(Some(template));
            let chip = FilterChip::new(&words).selected(template == shown);
            if ui.add(chip).clicked() {
                state.template = Some(template);
            }
        }
    });
}

/// What has changed since it was written, and what cannot be counted.
fn changed(ui: &mut Ui, cx: &Cx<'_>, view: &Shown) {
    let all = [
        ("cli-report_changed", &view.changed),
        ("cli-report_lost", &view.lost),
    ];
    for (key, lines) in all {
        if lines.is_empty() {
            continue;
        }
        let head = cx.text.with(key, &[("n", lines.len().into())]);
        let words = format!("{head}\n{}", lines.join("\n"));
        banner(ui, Tone::Warning, &words, None);
        ui.add_space(space::XS);
    }
}

/// The section that is shown: the chosen one, else the first.
fn chosen(report: &Report, chosen: Option<ReportSection>) -> Option<usize> {
    let mut all = report.sections.iter();
    let found = all.position(|one| Some(one.section) == chosen);
    found.or((!report.sections.is_empty()).then_some(0))
}

/// Alt with an arrow moves the section that is shown.
fn keys(ui: &Ui, cx: &Cx<'_>, view: &Shown, at: usize) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    if cx.keyboard.pressed(ui, Modifiers::ALT, Key::ArrowUp) {
        moved(cx, view, at, at.checked_sub(1));
    } else if cx.keyboard.pressed(ui, Modifiers::ALT, Key::ArrowDown) {
        moved(cx, view, at, Some(at + 1));
    }
}

fn list(ui: &mut Ui, cx: &Cx<'_>, view: &Shown, chosen: usize, choose: &mut Option<ReportSection>) {
    let title = cx.text.get("report-sections");
    let may = view.may_order(cx);
    let shown = Card::new().title(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let sections = view.report.sections.iter().enumerate();
        let rows = sections.map(|(at, one)| {
            let row = ui.push_id(one.section.code(), |ui| {
                line(ui, cx, view, at, (at == chosen, may))
            });
            if row.inner.clicked() {
                *choose = Some(one.section);
            }
            row.response.rect
        });
        let rows: Vec<Rect> = rows.collect();
        if may {
            small(ui, &cx.text.get("report-order_hint"));
        }
        rows
    });
    dragged(ui, cx, view, &shown.response, &shown.inner);
}

/// A section's line: its buttons, and its name to choose and to drag.
fn line(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &Shown,
    at: usize,
    (is_chosen, may): (bool, bool),
) -> Response {
    let (one, last) = (&view.report.sections[at], view.report.sections.len() - 1);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if may {
            order(ui, cx, view, at, last);
        }
        let alert = one.texts.iter().flat_map(|text| &text.links);
        let alert = alert.filter(|link| link.changed).count();
        let words = cx.text.tally(alert);
        let icon = match one.left_out {
            true => Icon::EyeOff,
            false => Icon::File,
        };
        let mut item = NavItem::new(icon, &one.heading).selected(is_chosen);
        if alert > 0 {
            item = item.alert(&words);
        }
        if may {
            item = item.dragged();
        }
        let item = ui.add(item);
        if may {
            item.dnd_set_drag_payload(one.section);
        }
        item
    })
    .inner
}

/// A section that is dragged over the list: a line where it will stand, and there it stands when it is let go.
fn dragged(ui: &Ui, cx: &Cx<'_>, view: &Shown, list: &Response, rows: &[Rect]) {
    let held = list.dnd_hover_payload::<ReportSection>();
    let dropped = list.dnd_release_payload::<ReportSection>();
    let (Some(section), Some(pointer)) = (
        held.or_else(|| dropped.clone()),
        ui.input(|input| input.pointer.interact_pos()),
    ) else {
        return;
    };
    let above = rows.iter().filter(|row| row.center().y < pointer.y).count();
    if dropped.is_some() {
        let mut sections = view.report.sections.iter();
        let from = sections.position(|one| one.section == *section);
        // What stood before its new place is one fewer where it was itself among that.
        if let Some(from) = from.filter(|from| *from != above && from + 1 != above) {
            moved(cx, view, from, Some(above - usize::from(from < above)));
        }
        return;
    }
    let edge = match above.checked_sub(1).and_then(|before| rows.get(before)) {
        Some(before) => before.bottom(),
        None => rows.first().map_or(pointer.y, Rect::top) - space::XS,
    };
    let stroke = Stroke::new(2.0, Theme::of(ui).palette.accent.ink);
    let across = list.rect.shrink(space::S).x_range();
    ui.painter().hline(across, edge + space::XS / 2.0, stroke);
}

/// The buttons of a section: up, down, in or out.
fn order(ui: &mut Ui, cx: &Cx<'_>, view: &Shown, at: usize, last: usize) {
    let Some(one) = view.report.sections.get(at) else {
        return;
    };
    let named = |key: &str| {
        cx.text
            .with(key, &[("section", one.heading.as_str().into())])
    };
    let (up, down) = (named("report-up"), named("report-down"));
    let arrow = |icon, name, enabled| IconButton::new(icon, name).small().enabled(enabled);
    if ui.add(arrow(Icon::ArrowUp, &up, at > 0)).clicked() {
        moved(cx, view, at, at.checked_sub(1));
    }
    if ui.add(arrow(Icon::ArrowDown, &down, at < last)).clicked() {
        moved(cx, view, at, Some(at + 1));
    }
    let (icon, key) = match one.left_out {
        true => (Icon::Eye, "report-take_in"),
        false => (Icon::EyeOff, "report-leave_out"),
    };
    let name = named(key);
    if ui.add(IconButton::new(icon, &name).small()).clicked() && cx.at_rest {
        let left_out = fields([(ReportText::left_out, json!(!one.left_out))]);
        cx.run_all(vec![view.put(cx, one.section, left_out)]);
    }
}

/// Moves a section to another place.
fn moved(cx: &Cx<'_>, view: &Shown, from: usize, to: Option<usize>) {
    let Some(to) = to.filter(|to| *to < view.positions.len() && cx.at_rest) else {
        return;
    };
    if !view.may_order(cx) {
        return;
    }
    let mut others = view.positions.clone();
    let (section, _) = others.remove(from);
    let there: Vec<i64> = others.iter().map(|(_, position)| *position).collect();
    let placed = crate::domain::positions::place(&there, to);
    let at = |position: i64| fields([(ReportText::position, json!(position))]);
    let mut edits = vec![view.put(cx, section, at(placed.position))];
    let pushed = placed.moved.into_iter();
    let pushed = pushed.filter_map(|(place, position)| Some((others.get(place)?.0, position)));
    edits.extend(pushed.map(|(section, position)| view.put(cx, section, at(position))));
    cx.run_all(edits);
}

fn section(ui: &mut Ui, cx: &Cx<'_>, view: &Shown, at: usize, state: &mut own_text::State) {
    let Some(one) = view.report.sections.get(at) else {
        return;
    };
    ui.spacing_mut().item_spacing.y = space::M;
    ui.push_id(one.section.code(), |ui| {
        let note = match one.left_out {
            true => cx.text.get("report-is_left_out"),
            false => String::new(),
        };
        Card::new().title(&one.heading).note(&note).show(ui, |ui| {
            own_text::ui(ui, cx, view, one, state);
        });
        let title = cx.text.get("report-drawn");
        Card::new()
            .title(&title)
            .show(ui, |ui| look::ui(ui, cx, one));
    });
}

impl Shown {
    /// Whether the order of the sections is for whoever sits here to say.
    fn may_order(&self, cx: &Cx<'_>) -> bool {
        let asked = self.report.asked;
        let of_own = self
            .records
            .iter()
            .all(|(_, row)| cx.may_change(row.kind, &row.head));
        of_own && cx.may_make_in(ReportText::KIND, asked.municipality)
    }

    /// Says something of a section: in its record, or in a new one.
    fn put(&self, cx: &Cx<'_>, section: ReportSection, says: Fields) -> Edit {
        let known = self.records.iter().find(|(of, _)| *of == section);
        match known {
            Some((_, row)) => Edit::Set {
                kind: ReportText::KIND,
                id: row.head.id,
                fields: says,
            },
            None => self.made(cx.fresh_id(), section, says),
        }
    }

    /// A new record of a section.
    fn made(&self, id: crate::domain::Id, section: ReportSection, mut says: Fields) -> Edit {
        says.extend(fields([
            (
                ReportText::template,
                json!(self.report.asked.template.code()),
            ),
            (ReportText::section, json!(section.code())),
        ]));
        Edit::Create {
            kind: ReportText::KIND,
            id,
            fields: says,
        }
    }
}
