//! The period that figures are counted for: the whole project, a phase, this year, or one's own days.

use chrono::{Datelike, NaiveDate};
use eframe::egui::Ui;

use crate::domain::Phase;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::pages::figure::address::Period;
use crate::gui::widgets::{DateField, FilterChip, MenuItem, menu_below};
use crate::text::uncapitalised;
use crate::workspace::Result;

/// The project's phases, as periods to choose from.
pub struct Phases(Vec<(String, Period)>);

impl Phases {
    fn load(source: &Source) -> Result<Self> {
        let mut phases = source.reader.all::<Phase>()?;
        phases.sort_by_key(|phase| (phase.position, phase.start));
        let dated = phases.into_iter().filter_map(|phase| {
            let period = Period::new(phase.start, phase.end);
            (!period.is_whole()).then_some((phase.name, period))
        });
        Ok(Self(dated.collect()))
    }
}

/// What the filter remembers.
#[derive(Default)]
pub struct State {
    /// The period that is chosen.
    pub period: Period,
    /// Whether the user gives the days.
    own: bool,
}

/// This year.
fn year(today: NaiveDate) -> Period {
    let year = today.year();
    Period::new(
        NaiveDate::from_ymd_opt(year, 1, 1),
        NaiveDate::from_ymd_opt(year, 12, 31),
    )
}

/// A period in words: a phase's name, else its days.
pub fn period_words(cx: &Cx<'_>, period: Period) -> String {
    let phases = cx.view("phases", Phases::load);
    let phases = phases.iter().flat_map(|phases| &phases.0);
    if let Some((name, _)) = phases.into_iter().find(|(_, one)| *one == period) {
        return name.clone();
    }
    let day = |day: Option<NaiveDate>| day.map(|day| cx.text.date(day)).unwrap_or_default();
    let (from, to) = (day(period.from), day(period.to));
    match (period.from, period.to) {
        (None, None) => cx.text.get("follow_up-whole"),
        (Some(_), None) => cx.text.with("follow_up-from", &[("from", from.into())]),
        (None, Some(_)) => cx.text.with("follow_up-to", &[("to", to.into())]),
        _ => {
            let args = [("before", from.into()), ("after", to.into())];
            cx.text.with("follow_up-days", &args)
        }
    }
}

/// The filter: a chip with a menu, and fields for one's own days.
pub fn filter(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let name = cx.text.get("follow_up-period");
    let words = if state.own {
        cx.text.get("follow_up-own_days")
    } else if state.period == year(cx.today) {
        this_year(cx)
    } else {
        period_words(cx, state.period)
    };
    let active = state.own || !state.period.is_whole();
    let words = format!("{name}: {}", uncapitalised(&words));
    let chip = ui.add(FilterChip::new(&words).selected(active).opens_menu());
    menu_below(&chip, &name, |ui| choices(ui, cx, state));
    if state.own {
        let first = cx.text.get("follow_up-first_day");
        let last = cx.text.get("follow_up-last_day");
        for (label, day) in [
            (&first, &mut state.period.from),
            (&last, &mut state.period.to),
        ] {
            let field = DateField::new(label, cx.date_words, cx.today);
            let field = field.field(|field| field.label_hidden().hint(label).width(140.0));
            field.show(ui, day);
        }
    }
}

fn this_year(cx: &Cx<'_>) -> String {
    let args = [("year", cx.today.year().to_string().into())];
    cx.text.with("follow_up-this_year", &args)
}

fn choices(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let mut all = vec![
        (cx.text.get("follow_up-whole"), Period::default()),
        (this_year(cx), year(cx.today)),
    ];
    let phases = cx.view("phases", Phases::load);
    all.extend(phases.iter().flat_map(|phases| phases.0.iter().cloned()));
    for (words, period) in all {
        let chosen = !state.own && state.period == period;
        if ui.add(MenuItem::new(&words).checked(chosen)).clicked() {
            *state = State { period, own: false };
        }
    }
    let own = cx.text.get("follow_up-own_days_choose");
    if ui.add(MenuItem::new(&own).checked(state.own)).clicked() {
        state.own = true;
    }
}
