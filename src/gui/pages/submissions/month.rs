//! One month: what does not fit, each municipality's part, what differs from what was sent, and the block that leaves.

use std::sync::Arc;

use eframe::egui::{Align, Rect, Stroke, Ui, WidgetInfo, accesskit::Role, pos2};

use super::load::{CheckWords, Month};
use super::{State, Want, copy_layout, edit_layout, may_send};
use crate::domain::{Id, Record as _, Submission};
use crate::gui::ground::ask::Pick;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::letters::Letter;
use crate::gui::ground::route::Route;
use crate::gui::ground::worker::Finished;
use crate::gui::theme::{Theme, Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Choice, Column, DataTable, Dialog, DialogAnswer, Shape, TextField, banner, body,
    link, small, state_words, text_row,
};
use crate::insight::Extract;
use crate::report::extract::{Block, EXTRACT, Layout, submission};
use crate::report::xlsx;
use crate::text::capitalised;
use crate::workspace::{Changed, WorkspaceError};

/// So many rows of a check are shown; the rest is told in number.
const ROWS: usize = 40;

/// Draws everything of a month but its checks.
pub fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    month: &Month,
    (layouts, layout): (&[Layout], &Layout),
    state: &mut State,
) {
    match state.wants.take() {
        Some(Want::Save) => {
            save_excel(cx, &month.title, month.extract.clone(), layout.clone());
        }
        Some(Want::Copy) => copy_block(cx, month.extract.clone(), layout.clone()),
        None => {}
    }
    let comes = std::mem::take(&mut state.shows_differences);
    if let Some((words, rows)) = &month.differs {
        let shown = differences(ui, cx, (words, rows), &mut state.differs);
        if comes {
            ui.scroll_to_rect(shown, Some(Align::Min));
        }
        ui.add_space(space::XS);
    }
    block(ui, cx, month, (layouts, layout), state);
    ui.add_space(space::XS);
    places(ui, cx, month);
    ask_to_send(ui, cx, month, layout, state);
}

/// What does not fit, each with a way to its rows; and when it does, or may, the way to say that the month is sent.
pub fn checks(ui: &mut Ui, cx: &Cx<'_>, month: &Month, state: &mut State) {
    let title = cx
        .text
        .with("fund-before", &[("month", month.title.as_str().into())]);
    Card::new().title(&title).show(ui, |ui| {
        for check in &month.checks {
            ui.push_id(check.kind.code(), |ui| check_line(ui, cx, check, state));
        }
        send_button(ui, cx, month, state);
    });
}

fn check_line(ui: &mut Ui, cx: &Cx<'_>, check: &CheckWords, state: &mut State) {
    if check.rows.is_empty() {
        state_words(ui, Shape::Check, Tone::Good, &check.words);
        return;
    }
    let is_open = state.check == Some(check.kind);
    text_row(ui, |ui| {
        state_words(ui, Shape::Triangle, Tone::Warning, &check.words);
        let show = cx.text.get(if is_open { "fund-hide" } else { "fund-show" });
        if link(ui, &show).clicked() {
            state.check = (!is_open).then_some(check.kind);
        }
    });
    if !is_open {
        return;
    }
    for (place, (words, route)) in check.rows.iter().take(ROWS).enumerate() {
        ui.push_id(place, |ui| match route {
            Some(route) => {
                if link(ui, words).clicked() {
                    cx.go(route.clone());
                }
            }
            None => drop(small(ui, words)),
        });
    }
}

/// A line across a bar, where it should be today; what the bar says goes to who does not see it.
pub fn mark(ui: &mut Ui, bar: Rect, share: f32, words: &str) {
    let x = bar.left() + bar.width() * share;
    let ink = Theme::of(ui).palette.text;
    let ends = [pos2(x, bar.top() - 4.0), pos2(x, bar.bottom() + 4.0)];
    ui.painter().line_segment(ends, Stroke::new(2.0, ink));
    let response = ui.interact(bar, ui.scope_id().with("bar"), eframe::egui::Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
}

fn differences(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (words, rows): (&str, &[crate::report::differences::DifferenceWords]),
    chosen: &mut Option<Id>,
) -> Rect {
    let keys = ["person", "unit", "municipality", "sent", "now", "why"];
    let titles = keys.map(|key| cx.text.get(&format!("fund-column_{key}")));
    let columns = [
        Column::new(&titles[0]).share(1.0, 120.0),
        Column::new(&titles[1]).share(0.9, 100.0),
        Column::new(&titles[2]).share(0.7, 80.0),
        Column::new(&titles[3]).fixed(104.0).right(),
        Column::new(&titles[4]).fixed(104.0).right(),
        Column::new(&titles[5]).share(3.4, 220.0),
    ];
    let row_name = |row: usize| rows[row].who.clone();
    let shown = Card::new().flush().title(words).show(ui, |ui| {
        if rows.is_empty() {
            return None;
        }
        let at = chosen.and_then(|id| rows.iter().position(|row| row.person == id));
        let out = DataTable::new("fund differs", words, &columns, rows.len())
            .selected(at)
            .row_name(&row_name)
            .height(360.0)
            .words(ui, |row, column| {
                let one = &rows[row];
                let none = |words: &'static str| words;
                match column {
                    0 => &one.who,
                    1 => &one.unit,
                    2 => &one.municipality,
                    3 if one.sent.is_empty() => none("–"),
                    3 => &one.sent,
                    4 if one.now.is_empty() => none("–"),
                    4 => &one.now,
                    _ => &one.why,
                }
            });
        let now = out.selected.and_then(|row| rows.get(row));
        *chosen = now.map(|row| row.person).or(*chosen);
        out.opened.and_then(|row| rows.get(row))
    });
    if let Some(row) = shown.inner {
        cx.go(Route::record(crate::domain::Person::KIND, row.person));
    }
    shown.response.rect
}

/// The block that leaves, as it looks in the layout, with what can be done with it.
fn block(
    ui: &mut Ui,
    cx: &Cx<'_>,
    month: &Month,
    (layouts, layout): (&[Layout], &Layout),
    state: &mut State,
) {
    let title = cx
        .text
        .with("fund-preview", &[("month", month.title.as_str().into())]);
    Card::new().title(&title).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let mut chosen = layout.record;
            let options: Vec<(Option<Id>, &str)> = layouts
                .iter()
                .map(|one| (one.record, one.name.as_str()))
                .collect();
            let label = cx.text.get("fund-layout");
            if Choice::new(&label)
                .width(260.0)
                .show(ui, &mut chosen, &options)
                .changed
            {
                state.layout = Some(chosen);
            }
            ui.vertical(|ui| {
                ui.add_space(space::XL);
                let own = layout.record.is_some();
                let key = if own {
                    "fund-layout_edit"
                } else {
                    "fund-layout_new"
                };
                if cx.writable && link(ui, &cx.text.get(key)).clicked() {
                    match own {
                        true => edit_layout(cx, layout),
                        false => copy_layout(cx, layout),
                    }
                }
            });
        });
        small(ui, &month.preview);
        if month.lacks_numbers {
            small(ui, &cx.text.get("fund-no_numbers"));
        }
        preview(ui, month, &title);
    });
}

fn send_button(ui: &mut Ui, cx: &Cx<'_>, month: &Month, state: &mut State) {
    if month.is_over && may_send(cx) {
        let submit = cx.text.get("fund-submit");
        if ui
            .add(Button::secondary(&submit).icon(Icon::Check))
            .clicked()
        {
            state.sends = Some(month.receiver.clone());
        }
    }
}

fn preview(ui: &mut Ui, month: &Month, title: &str) {
    if month.headings.is_empty() || month.rows.is_empty() {
        return;
    }
    let columns: Vec<Column<'_>> = month.headings.iter().map(|one| Column::new(one)).collect();
    let row_name = |row: usize| (row + 1).to_string();
    DataTable::new("fund block", title, &columns, month.rows.len())
        .row_name(&row_name)
        .row_height(28.0)
        .height(400.0)
        .show(ui, |ui, row, column| {
            body(ui, month.rows[row].get(column).map_or("", String::as_str));
        });
}

/// Every municipality's part.
fn places(ui: &mut Ui, cx: &Cx<'_>, month: &Month) {
    let keys = ["municipality", "persons", "hours", "uncertified", "kronor"];
    let titles = keys.map(|key| cx.text.get(&format!("fund-column_{key}")));
    let columns = [
        Column::new(&titles[0]).share(1.4, 120.0),
        Column::new(&titles[1]).share(0.8, 80.0).right(),
        Column::new(&titles[2]).share(0.8, 90.0).right(),
        Column::new(&titles[3]).share(0.8, 100.0).right(),
        Column::new(&titles[4]).share(1.0, 130.0).right(),
    ];
    let name = capitalised(&month.title);
    let title = cx.text.with("fund-places", &[("month", name.into())]);
    let row_name = |row: usize| month.places[row][0].clone();
    Card::new().flush().title(&title).show(ui, |ui| {
        DataTable::new("fund places", &title, &columns, month.places.len())
            .row_name(&row_name)
            .row_height(30.0)
            .height(620.0)
            .words(ui, |row, column| &month.places[row][column]);
    });
}

/// Lets the user choose a file, and writes the month there.
fn save_excel(cx: &Cx<'_>, title: &str, extract: Arc<Extract>, layout: Layout) {
    let name = cx.text.with("fund-file", &[("month", title.into())]);
    let file = format!("{name}.xlsx");
    let (text, on, title) = (cx.text.clone(), cx.today, title.to_owned());
    let words = ["fund-saving", "fund-saved"];
    cx.save_as(Pick::NewTable(file), words, move |workspace, path| {
        let reader = workspace.reader();
        let block = Block::new(reader, &text, &layout, &extract, None)?;
        let project = reader.project()?.map(|project| project.short_name);
        let sheet = block.sheet(title, project.unwrap_or_default(), on);
        let bytes = xlsx::write(&sheet).map_err(|error| WorkspaceError::of_file(path, &error))?;
        workspace.save_paper(EXTRACT, path, &bytes)?;
        Ok(Some(Changed::log()))
    });
}

/// Reads the month whole, and puts it on the clipboard.
fn copy_block(cx: &Cx<'_>, extract: Arc<Extract>, layout: Layout) {
    let text = cx.text.clone();
    cx.work(
        cx.text.get("fund-copying"),
        move |workspace, _| match Block::new(workspace.reader(), &text, &layout, &extract, None) {
            Ok(block) => {
                let block = block.tab_separated();
                Finished {
                    tell: Some(Letter::to(move |state: &mut State| {
                        state.copied = Some(block)
                    })),
                    ..Finished::default()
                }
            }
            Err(error) => Finished::failed(error),
        },
    );
}

/// Asks to whom a month is sent, and freezes it.
fn ask_to_send(ui: &Ui, cx: &Cx<'_>, month: &Month, layout: &Layout, state: &mut State) {
    let Some(to) = &mut state.sends else { return };
    let (title, confirm, cancel) = (
        cx.text.with(
            "fund-submit_title",
            &[("month", month.title.as_str().into())],
        ),
        cx.text.get("fund-submit_confirm"),
        cx.text.get("form-cancel"),
    );
    let args = [
        ("persons", month.persons.as_str().into()),
        ("hours", month.hours.as_str().into()),
    ];
    let why = cx.text.with("fund-submit_why", &args);
    let open = month.checks.iter().any(|check| !check.rows.is_empty());
    let dialog = Dialog::new("fund", &title, &confirm, &cancel).purpose(&why);
    let answer = dialog.show(ui.ctx(), |ui| {
        if open {
            banner(ui, Tone::Warning, &cx.text.get("fund-submit_open"), None);
        }
        TextField::new(&cx.text.get("fund-submit_to")).show(ui, to);
    });
    match answer {
        Some(DialogAnswer::Confirm) if cx.at_rest => {
            cx.create(
                Submission::KIND,
                submission(&month.extract, layout, cx.today, to),
            );
            let name = capitalised(&month.title);
            cx.notice(cx.text.with("fund-submitted", &[("month", name.into())]));
            // The next that waits is shown, if one does.
            (state.sends, state.month, state.check) = (None, None, None);
        }
        Some(DialogAnswer::Cancel) => state.sends = None,
        _ => {}
    }
}
