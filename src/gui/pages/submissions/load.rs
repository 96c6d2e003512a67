//! What the page shows, read and put into words.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{ExtractColumn, HourRounding, Id};
use crate::gui::ground::route::{Route, Shows};
use crate::gui::ground::source::Source;
use crate::gui::widgets::State;
use crate::insight::{
    Check, CheckKind, Cofinancing, Counts, Extract, ExtractSum, Facts, MonthState, Scope,
    StaleSummary, checks, extract, hours, month_standings, month_to_send, stale_months,
};
use crate::report::differences::{self, DifferenceWords};
use crate::report::extract::{Block, Layout};
use crate::text::{Text, capitalised, compare};
use crate::workspace::Result;

/// So many rows of the block are shown.
const PREVIEW: usize = 12;

/// All months.
pub struct Months {
    pub lines: Vec<MonthLine>,
    /// The month to look at first.
    pub first: Option<NaiveDate>,
    /// What must be sent again, in a sentence, and the first month of which rows differ, if any do.
    pub stale: Option<(String, Option<NaiveDate>)>,
    pub cofinancing: Option<CofinancingWords>,
    pub layouts: Vec<Layout>,
}

/// A month in a line.
pub struct MonthLine {
    pub month: NaiveDate,
    pub title: String,
    /// Persons, women, men, hours, certified.
    pub numbers: [String; 5],
    pub state: (State, String),
}

/// How far the co-financing has come.
pub struct CofinancingWords {
    pub stands: Cofinancing,
    pub certified: String,
    pub of: String,
    pub bar: String,
    pub notes: Vec<String>,
    pub late: bool,
}

impl Months {
    pub fn load(source: &Source, scope: &Scope) -> Result<Self> {
        let (facts, text) = (source.facts()?, &source.text);
        let standings = month_standings(&facts, scope);
        let lines = standings.iter().map(|one| MonthLine {
            month: one.month,
            title: text.month_of(one.month),
            numbers: numbers(text, &one.sum),
            state: state(text, one.state()),
        });
        Ok(Self {
            lines: lines.collect(),
            first: month_to_send(&standings),
            stale: stale(text, &facts, scope),
            cofinancing: cofinancing(text, &facts, scope),
            layouts: Layout::all(&source.reader, text)?,
        })
    }
}

fn numbers(text: &Text, sum: &ExtractSum) -> [String; 5] {
    [
        text.number(sum.persons),
        text.number(sum.women),
        text.number(sum.men),
        text.number(hours(sum.minutes).rounded()),
        sum.percent()
            .map_or_else(String::new, |percent| text.percent(percent)),
    ]
}

fn state(text: &Text, state: MonthState) -> (State, String) {
    let dated = |key: &str, day| text.with(key, &[("date", text.date(day).into())]);
    match state {
        MonthState::Open => (State::NotBegun, text.get("fund-state_open")),
        MonthState::Again => (State::Behind, text.get("fund-state_again")),
        MonthState::Sent(day) => (State::Good, dated("fund-state_sent", day)),
        MonthState::Late(day) => (State::Bad, dated("fund-state_late", day)),
        MonthState::Uncertified(n) => (
            State::OnTheWay,
            text.with("fund-state_uncertified", &[("n", n.into())]),
        ),
        MonthState::Ready => (State::OnTheWay, text.get("fund-state_ready")),
    }
}

fn stale(text: &Text, facts: &Facts, scope: &Scope) -> Option<(String, Option<NaiveDate>)> {
    let stale = StaleSummary::of(&stale_months(facts, scope))?;
    let named = |months: &[NaiveDate]| -> Vec<String> {
        months.iter().map(|month| text.month_of(*month)).collect()
    };
    let args = [
        (
            "first",
            capitalised(&text.list(&named(&stale.about))).into(),
        ),
        ("changed", stale.changed.into()),
        ("n", stale.rows.into()),
        ("months", text.list(&named(&stale.months)).into()),
    ];
    // Where none has changed itself there are no rows to show.
    let shown = stale.about.first().filter(|_| stale.changed > 0);
    Some((text.with("fund-stale", &args), shown.copied()))
}

fn cofinancing(text: &Text, facts: &Facts, scope: &Scope) -> Option<CofinancingWords> {
    let stands = Counts::new(facts, scope).cofinancing();
    if !stands.is_followed() {
        return None;
    }
    let certified = text.kronor(stands.certified.rounded());
    let waiting = text.kronor(stands.waiting.rounded());
    let needed = text.kronor(stands.needed);
    let with = |key: &str, name: &'static str, words: &str| text.with(key, &[(name, words.into())]);
    let mut notes = vec![with("fund-cofinancing_waiting", "waiting", &waiting)];
    let planned = stands.needed > 0;
    if planned {
        notes.push(with(
            "fund-cofinancing_line",
            "expected",
            &text.kronor(stands.expected),
        ));
        notes.push(reached(text, &stands));
    }
    let args = [
        ("certified", certified.as_str().into()),
        ("waiting", waiting.as_str().into()),
        ("needed", needed.as_str().into()),
    ];
    Some(CofinancingWords {
        bar: text.with("fund-cofinancing_bar", &args),
        of: match planned {
            true => with("fund-cofinancing_of", "needed", &needed),
            false => text.get("fund-cofinancing_none"),
        },
        certified,
        notes,
        late: stands.days_late().is_some(),
        stands,
    })
}

fn reached(text: &Text, stands: &Cofinancing) -> String {
    let Some(day) = stands.reached_on.filter(|_| !stands.is_reached()) else {
        let key = if stands.is_reached() {
            "fund-reached"
        } else {
            "fund-reached_unknown"
        };
        return text.get(key);
    };
    let date = ("date", text.long_day(day).into());
    match stands.days_late() {
        Some(late) => text.with("fund-reached_late", &[date, ("days", late.into())]),
        None => text.with("fund-reached_on", &[date]),
    }
}

/// One month, in a layout.
pub struct Month {
    pub extract: Arc<Extract>,
    /// `mars 2018`.
    pub title: String,
    /// Persons and hours together.
    pub persons: String,
    pub hours: String,
    /// Until when it is to be sent, where it is not sent yet.
    pub due: Option<String>,
    pub rounding: String,
    pub checks: Vec<CheckWords>,
    pub places: Vec<[String; 5]>,
    /// What differs: what is said of it, and the rows.
    pub differs: Option<(String, Vec<DifferenceWords>)>,
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub preview: String,
    /// Whether it is over, so that it can be sent.
    pub is_over: bool,
    /// To whom it is sent, unless something else is said.
    pub receiver: String,
    /// Whether the layout has a column for numbers that the project does not ask for.
    pub lacks_numbers: bool,
}

/// What one check says, and the rows that it is about.
pub struct CheckWords {
    pub kind: CheckKind,
    pub words: String,
    pub rows: Vec<(String, Option<Route>)>,
}

impl Month {
    pub fn load(
        source: &Source,
        (scope, month): (&Scope, NaiveDate),
        layout: &Layout,
        shows: Shows,
    ) -> Result<Self> {
        let (facts, text, reader) = (source.facts()?, &source.text, &source.reader);
        let extract = extract(&facts, scope, month);
        let sum = extract.total();
        let title = text.month_of(month);
        let block = Block::new(reader, text, layout, &extract, Some(PREVIEW))?;
        let standings = month_standings(&facts, scope);
        let standing = standings.iter().find(|one| one.month == month);
        let due = standing
            .filter(|one| one.is_over && one.sent.is_none())
            .map(|one| {
                let date = text.long_day(one.due).into();
                text.with(
                    "fund-purpose_due",
                    &[("month", capitalised(&title).into()), ("date", date)],
                )
            });
        let project = reader.project()?;
        let asks = project
            .as_ref()
            .is_some_and(|one| one.identity_numbers == Some(true));
        let rounding = project.as_ref().and_then(|project| project.hour_rounding);
        Ok(Self {
            persons: text.number(sum.persons),
            hours: text.hours(sum.minutes),
            due,
            rounding: rounded(text, rounding.unwrap_or(HourRounding::Exact), &sum, &title),
            checks: checks_in_words(source, asks, &checks(&facts, scope, month), shows)?,
            lacks_numbers: !asks && layout.tells_of(ExtractColumn::Number),
            places: places(text, &facts, scope, &extract),
            differs: differs(source, &facts, scope, month)?,
            preview: preview(text, block.rows.len(), sum.persons),
            rows: block.shown(),
            headings: block.headings,
            is_over: standing.is_some_and(|one| one.is_over),
            receiver: project.map_or_else(String::new, |project| project.fund),
            title,
            extract,
        })
    }
}

fn rounded(text: &Text, rounding: HourRounding, sum: &ExtractSum, month: &str) -> String {
    let key = match rounding {
        HourRounding::Exact => return text.get("fund-rounding_exact"),
        HourRounding::HalfHours => "fund-rounding_half_hours",
        HourRounding::WholeHours => "fund-rounding_whole_hours",
    };
    let args = [
        ("hours", text.hours(sum.rounded_off).into()),
        ("month", month.into()),
    ];
    text.with(key, &args)
}

fn preview(text: &Text, shown: usize, all: i64) -> String {
    match i64::try_from(shown) {
        Ok(n) if n < all => {
            let args = [("n", n.into()), ("all", text.number(all).into())];
            text.with("fund-preview_few", &args)
        }
        _ => text.get("fund-preview_all"),
    }
}

/// What each check says; of numbers nothing, where none are asked for.
fn checks_in_words(
    source: &Source,
    asks: bool,
    checks: &[Check],
    shows: Shows,
) -> Result<Vec<CheckWords>> {
    let (names, text) = (source.names()?, &source.text);
    let mut all = Vec::new();
    for kind in CheckKind::ALL
        .iter()
        .filter(|kind| asks || !kind.is_of_numbers())
    {
        let mut rows = Vec::new();
        for check in checks.iter().filter(|check| check.kind == *kind) {
            let who = names.title(check.person).to_owned();
            let day = check.day.map(|day| text.long_day(day));
            let words = [Some(who), Some(text.whose(check.municipality)), day];
            let words: Vec<String> = words
                .into_iter()
                .flatten()
                .filter(|one| !one.is_empty())
                .collect();
            let route = Route::of(&source.reader, shows, check.opens.0.kind(), check.opens.1)?;
            rows.push((words.join(", "), route));
        }
        rows.sort_by(|a, b| compare(&a.0, &b.0));
        let code = kind.code();
        let words = match rows.len() {
            0 => text.get(&format!("fund-check_no_{code}")),
            n => text.with(&format!("fund-check_{code}"), &[("n", n.into())]),
        };
        all.push(CheckWords {
            kind: *kind,
            words,
            rows,
        });
    }
    Ok(all)
}

/// Each municipality: persons, hours, certified, how many lack it, and what is certified as co-financing in all.
fn places(text: &Text, facts: &Facts, scope: &Scope, extract: &Extract) -> Vec<[String; 5]> {
    let kronor = Counts::new(facts, scope).cofinancing_by_place();
    let each = extract.by_municipality().into_iter().map(|(code, sum)| {
        let name = code.map_or_else(|| text.whose(None), |code| text.municipality(code));
        let certified = kronor.get(&code).map(|[certified, _]| certified.rounded());
        [
            name,
            text.number(sum.persons),
            text.hours(sum.minutes),
            text.number(sum.uncertified()),
            certified.map_or_else(String::new, |kronor| text.kronor(kronor)),
        ]
    });
    let mut lines: Vec<[String; 5]> = each.collect();
    lines.sort_by(|a, b| compare(&a[0], &b[0]));
    lines
}

fn differs(
    source: &Source,
    facts: &Facts,
    scope: &Scope,
    month: NaiveDate,
) -> Result<Option<(String, Vec<DifferenceWords>)>> {
    let text = &source.text;
    let stale = stale_months(facts, scope);
    let Some(place) = stale.iter().position(|one| one.month == month) else {
        return Ok(None);
    };
    let one = &stale[place];
    let words = differences::told(&source.reader, text, &stale[place..=place])?;
    let rows = words.into_iter().next().unwrap_or_default();
    let title = capitalised(&text.month_of(month));
    let says = match one.after.filter(|_| rows.is_empty()) {
        Some(after) => {
            let args = [
                ("month", title.into()),
                ("after", text.month_of(after).into()),
            ];
            text.with("fund-differs_after", &args)
        }
        None => text.with("fund-differs", &[("month", title.into())]),
    };
    Ok(Some((says, rows)))
}

/// The layout that was chosen, or the first.
pub fn chosen(layouts: &[Layout], chosen: Option<Option<Id>>) -> Option<&Layout> {
    let known = layouts.iter().find(|layout| Some(layout.record) == chosen);
    known.or(layouts.first())
}
