//! A table of projects: numbers that open their rows, the total, and what was published.

use eframe::egui::{Align, CursorIcon, Layout, Sense, Ui, WidgetInfo, accesskit::Role, vec2};

use super::load::{CellWords, LineWords, PublishedWords, TableWords};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::shelf::split::Picked;
use crate::gui::theme::{Theme, Tone, Type};
use crate::gui::widgets::{
    Column, DataTable, State as Standing, body, medium, one_line, small, state_chip,
};
use crate::insight::Amount;

/// Room for what a row is called.
const LABEL: f32 = 220.0;
/// Room for a project's numbers: millions of kronor; more where one of them needs it.
const WIDE: f32 = 92.0;
/// Room on either side of a number that opens its rows.
const EDGE: f32 = 4.0;
/// Room for how often people are in several, for the total, and for what was published.
const REST: [f32; 3] = [56.0, 104.0, 150.0];

/// Draws a table whose rows are picked by their code names, and have details or none; the page with the rows behind a
/// number that was opened. No number is cut short: where there are many, they are scrolled beside what the rows are
/// called.
pub fn table(
    ui: &mut Ui,
    cx: &Cx<'_>,
    salt: &str,
    name: &str,
    words: &TableWords,
    (picked, has_details): (&mut Picked<&'static str>, bool),
) -> Option<Route> {
    let titles = ["row", "again", "total", "published"]
        .map(|column| cx.text.get(&format!("cluster-column_{column}")));
    let mut columns = vec![Column::new(&titles[0]).share(1.6, LABEL)];
    let each = words.heads.iter().enumerate().map(|(at, (_, head))| {
        let column = words.lines.iter().filter_map(|line| line.cells.get(at));
        let numbers = column.clone().map(|cell| cell.number.as_str());
        let published = column.filter_map(|cell| Some(published(cx, cell.published.as_ref()?)));
        let published: Vec<String> = published.collect();
        let column = Column::new(head).share(1.0, WIDE).right();
        column.holds(ui, (Type::Body, 2.0 * EDGE), numbers).holds(
            ui,
            (Type::Small, 0.0),
            published.iter().map(String::as_str),
        )
    });
    columns.extend(each);
    let again = words
        .again
        .then(|| Column::new(&titles[1]).fixed(REST[0]).right());
    columns.extend(again);
    let totals = words.lines.iter().map(|line| line.total.number.as_str());
    let total = Column::new(&titles[2]).share(1.1, REST[1]).right();
    columns.push(total.holds(ui, (Type::Strong, 2.0 * EDGE), totals));
    let published = words
        .published
        .then(|| Column::new(&titles[3]).fixed(REST[2]));
    columns.extend(published);
    let row_height = if words.published_each { 44.0 } else { 30.0 };
    let lines = &words.lines;
    let at = picked
        .at()
        .and_then(|code| lines.iter().position(|line| line.code == code));
    let row_name = |row: usize| lines[row].label.clone();
    let mut chosen = None;
    let out = DataTable::new(salt, name, &columns, lines.len())
        .row_height(row_height)
        .at_most(lines.len())
        .selected(at)
        .row_name(&row_name)
        .walks_cells()
        .first_stays()
        .show(ui, |ui, row, column| {
            let line = &lines[row];
            let place = Place::of(words, column);
            chosen = cell(ui, cx, words, line, place).or(chosen.take());
        });
    let code = |row: usize| lines.get(row).map(|line| line.code);
    let opened = match has_details {
        true => picked.take(ui, &out, code),
        false => picked.walk(ui, &out, code),
    };
    let opened = opened.and_then(|(code, column)| {
        let line = words.line(code)?;
        match Place::of(words, column) {
            Place::Project(at) => line.cells.get(at)?.opens(),
            Place::Total => line.total.opens(),
            _ => None,
        }
    });
    opened.or(chosen)
}

/// What stands in a column.
enum Place {
    Label,
    Project(usize),
    Again,
    Total,
    Published,
}

impl Place {
    fn of(words: &TableWords, column: usize) -> Self {
        let projects = words.heads.len();
        match column {
            0 => Self::Label,
            column if column <= projects => Self::Project(column - 1),
            column => match (column - projects, words.again) {
                (1, true) => Self::Again,
                (1, false) | (2, true) => Self::Total,
                _ => Self::Published,
            },
        }
    }
}

fn cell(
    ui: &mut Ui,
    cx: &Cx<'_>,
    words: &TableWords,
    line: &LineWords,
    place: Place,
) -> Option<Route> {
    match place {
        Place::Label => {
            if line.planned {
                body(ui, &line.label);
            } else {
                medium(ui, &line.label);
            }
            None
        }
        Place::Project(at) => {
            let (_, name) = words.heads.get(at)?;
            counted(ui, cx, line, line.cells.get(at)?, name, false)
        }
        Place::Again => {
            if let Some((again, _)) = &line.again {
                small(ui, again);
            }
            None
        }
        Place::Total => {
            let name = cx.text.get("cluster-column_total");
            counted(ui, cx, line, &line.total, &name, true)
        }
        Place::Published => {
            if let Some(published) = &line.total.published {
                let number = ("number", published.number.as_str().into());
                match &published.differs {
                    Some(differs) => {
                        let args = [number, ("differs", differs.as_str().into())];
                        let words = cx.text.with("cluster-differs", &args);
                        state_chip(ui, Standing::Behind, &words);
                    }
                    None => {
                        let words = cx.text.with("cluster-agrees", &[number]);
                        state_chip(ui, Standing::Good, &words);
                    }
                }
            }
            None
        }
    }
}

/// A number that opens its rows, and below it what was published of the project.
fn counted(
    ui: &mut Ui,
    cx: &Cx<'_>,
    line: &LineWords,
    cell: &CellWords,
    place: &str,
    total: bool,
) -> Option<Route> {
    let args = [
        ("row", line.label.as_str().into()),
        ("project", place.into()),
        ("number", cell.number.as_str().into()),
    ];
    let key = if cell.far {
        "cluster-number_far"
    } else {
        "cluster-number"
    };
    let spoken = cx.text.with(key, &args);
    let below = cell.published.as_ref().filter(|_| !total);
    let clicked = match below {
        None => number(ui, cell, &spoken, total),
        Some(of_project) => {
            ui.with_layout(Layout::top_down(Align::Max), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let clicked = number(ui, cell, &spoken, total);
                small(ui, &published(cx, of_project));
                clicked
            })
            .inner
        }
    };
    clicked.then(|| cell.opens()).flatten()
}

/// What was published of a project, and how far from it that is.
fn published(cx: &Cx<'_>, published: &PublishedWords) -> String {
    let number = ("number", published.number.as_str().into());
    match &published.differs {
        Some(differs) => {
            let args = [number, ("differs", differs.as_str().into())];
            cx.text.with("cluster-publ_differs", &args)
        }
        None => cx.text.with("cluster-publ", &[number]),
    }
}

impl CellWords {
    /// The page with its rows, where there are any.
    fn opens(&self) -> Option<Route> {
        self.amount.map(|_| self.route.clone())
    }
}

/// A number to click on; the keyboard comes to it by the table's arrows.
fn number(ui: &mut Ui, cell: &CellWords, spoken: &str, total: bool) -> bool {
    let colours = &Theme::of(ui).palette;
    let step = if total { Type::Strong } else { Type::Body };
    let words = one_line(ui, step, &cell.number, colours.text, ui.available_width());
    let size = words.size() + vec2(2.0 * EDGE, 2.0);
    let sense = match cell.amount {
        Some(_) => Sense::CLICK,
        None => Sense::hover(),
    };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let warning = colours.tint(Tone::Warning).soft;
    if cell.far {
        ui.painter().rect_filled(rect, 4.0, warning);
    } else if response.hovered() && cell.amount.is_some() {
        ui.painter().rect_filled(rect, 4.0, colours.hover);
    }
    let at = rect.min + vec2(EDGE, 1.0);
    ui.painter().galley(at, words, colours.text);
    if cell.amount.is_none() {
        return false;
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, spoken));
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// A whole number that opens its rows; nought is only said. Whether it was chosen.
pub fn spoken_number(ui: &mut Ui, cx: &Cx<'_>, n: i64, spoken: &str, total: bool) -> bool {
    let cell = CellWords {
        number: cx.text.number(n),
        amount: (n != 0).then(|| Amount::whole(n)),
        route: Route::CLUSTER,
        far: false,
        published: None,
    };
    number(ui, &cell, spoken, total)
}
