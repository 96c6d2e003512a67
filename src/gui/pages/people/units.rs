//! The units that people come from, with their sectors.

use eframe::egui::Ui;

use crate::domain::{Choosable, Id, MunicipalityCode, Record, Sector, Unit};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::shelf::form;
use crate::gui::shelf::form::{NewAnswer, NewRecord};
use crate::gui::shelf::split::with_details;
use crate::gui::theme::Theme;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Card, Column, DataTable, body, empty_state, medium, muted, sector_label,
};
use crate::text::sort_key;
use crate::workspace::Result;

use super::load::choice;

/// The fields of a unit.
pub const FIELDS: [&str; 4] = [Unit::name, Unit::sector, Unit::kind, Unit::traditional];

struct UnitRow {
    id: Id,
    name: String,
    sector: Option<Sector>,
    kind: String,
    people: usize,
    municipality: String,
}

struct UnitsView(Vec<UnitRow>);

impl UnitsView {
    fn load(source: &Source, municipality: Option<MunicipalityCode>) -> Result<Self> {
        let text = &source.text;
        let mut people = std::collections::HashMap::<Id, usize>::new();
        source.reader.each::<crate::domain::Person>(&mut |person| {
            if let Some(unit) = person.unit {
                *people.entry(unit).or_default() += 1;
            }
        })?;
        let units = source.reader.all::<Unit>()?.into_iter();
        let here = units.filter(|unit| {
            municipality.is_none()
                || unit.head.municipality.is_none()
                || unit.head.municipality == municipality
        });
        let mut rows: Vec<UnitRow> = here
            .map(|unit| UnitRow {
                id: unit.head.id,
                kind: choice(text, unit.kind),
                sector: unit.sector,
                people: people.get(&unit.head.id).copied().unwrap_or_default(),
                municipality: unit
                    .head
                    .municipality
                    .map_or_else(String::new, |code| text.municipality(code)),
                name: unit.name,
            })
            .collect();
        rows.sort_by_cached_key(|row| sort_key(&row.name));
        Ok(Self(rows))
    }
}

/// What the list remembers.
#[derive(Default)]
pub struct State {
    selected: Option<Id>,
    new: Option<NewRecord>,
}

impl State {
    /// Begins a new unit.
    pub fn begin(&mut self, cx: &Cx<'_>) {
        self.new = Some(NewRecord::new(cx, Unit::KIND, Default::default()));
    }
}

/// Draws the list, and the unit that is selected beside it.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let municipality = cx.municipality;
    let view = cx.view(("units", municipality), move |source| {
        UnitsView::load(source, municipality)
    });
    let Some(view) = view else { return };
    let State { selected, new } = state;
    let open = new.is_some() || selected.is_some();
    let mut begin = false;
    let mut click = None;
    let current = *selected;
    let closed = with_details(
        ui,
        cx,
        open,
        |ui| (begin, click) = list(ui, cx, &view.0, current),
        |ui| details(ui, cx, new, selected),
    );
    if closed {
        (*selected, *new) = (None, None);
    }
    if let Some(id) = click {
        (*selected, *new) = (Some(id), None);
    }
    if begin {
        state.begin(cx);
    }
}

fn details(ui: &mut Ui, cx: &Cx<'_>, new: &mut Option<NewRecord>, selected: &mut Option<Id>) {
    if let Some(form) = new {
        match form.ui(ui, cx, &FIELDS) {
            NewAnswer::Open => {}
            NewAnswer::Saved(_) | NewAnswer::Cancelled => *new = None,
        }
    } else if let Some(id) = *selected {
        let title = cx.names.title(id).to_owned();
        let removed = ui
            .push_id(id, |ui| {
                form::details(ui, cx, Unit::KIND, id, &title, &FIELDS)
            })
            .inner;
        if removed {
            *selected = None;
        }
    }
}

/// Whether the user wants a new unit, and the unit that was clicked.
fn list(ui: &mut Ui, cx: &Cx<'_>, rows: &[UnitRow], selected: Option<Id>) -> (bool, Option<Id>) {
    if rows.is_empty() {
        let sentence = cx.text.get("people-units_empty");
        let button = cx.text.get("people-new_unit");
        let button = cx.may_make(Unit::KIND).then_some(button.as_str());
        return (
            empty_state(ui, Icon::Building, &sentence, button, None).0,
            None,
        );
    }
    let label = |code: &str| cx.text.field_named(Unit::KIND, code);
    let (name, sector, kind) = (label(Unit::name), label(Unit::sector), label(Unit::kind));
    let people = cx.text.get("page-people");
    let municipality = cx.text.get("people-municipality");
    let mut columns = vec![
        Column::new(&name).share(2.0, 180.0),
        Column::new(&sector).share(1.5, 150.0),
        Column::new(&kind).share(1.0, 120.0),
        Column::new(&people).fixed(80.0).right(),
    ];
    if cx.is_lead() {
        columns.push(Column::new(&municipality).share(1.0, 90.0));
    }
    let at = selected.and_then(|id| rows.iter().position(|row| row.id == id));
    let title = cx.text.get("people-units");
    let palette = &Theme::of(ui).palette;
    let row_name = |row: usize| rows[row].name.clone();
    let shown = Card::new().flush().show(ui, |ui| {
        let table = DataTable::new("units", &title, &columns, rows.len())
            .selected(at)
            .row_name(&row_name);
        table.show(ui, |ui, row, column| {
            let row = &rows[row];
            match (column, row.sector) {
                (0, _) => drop(medium(ui, &row.name)),
                (1, Some(sector)) => {
                    let words = cx.text.choice(Sector::VOCABULARY, sector.code());
                    sector_label(ui, palette.sector(sector as usize), &words);
                }
                (1, None) => {}
                (2, _) => drop(muted(ui, &row.kind)),
                (3, _) => drop(body(
                    ui,
                    &cx.text
                        .number(i64::try_from(row.people).unwrap_or_default()),
                )),
                _ => drop(muted(ui, &row.municipality)),
            }
        })
    });
    let click = shown.inner.selected.map(|row| rows[row].id);
    (false, click)
}
