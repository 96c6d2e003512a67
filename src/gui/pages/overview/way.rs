//! Where a signal or a record leads.

use chrono::NaiveDate;

use crate::domain::{Fields, Goal, Id, Kind, MunicipalityCode, Person, Record};
use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::{Route, Shows};
use crate::gui::pages::time;
use crate::insight::{Destination, Page, Signal, SignalArg, Source};
use crate::workspace::{Reader, Result, Role};

/// Where something leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// To a page, of one municipality where one is given.
    Page(Route, Option<MunicipalityCode>),
    /// To a goal: its figure, or a judgement.
    Goal(Id),
    /// To a new record.
    New(&'static Kind),
    /// To the time of a month.
    Month(NaiveDate),
}

impl Way {
    /// Goes there; a goal is answered with, for the page to judge or open.
    pub fn go(&self, cx: &Cx<'_>) -> Option<Id> {
        match self {
            Self::Page(route, municipality) => match municipality.filter(|_| cx.is_lead()) {
                Some(code) => cx.ask(Ask::GoOf(route.clone(), Some(code))),
                None => cx.go(route.clone()),
            },
            Self::Goal(goal) => return Some(*goal),
            Self::New(kind) => cx.begin(kind, Fields::new()),
            Self::Month(month) => {
                let month = *month;
                cx.asks.tell(move |time: &mut time::State| time.show(month));
                cx.go(Route::TIME);
            }
        }
        None
    }
}

/// Where a signal leads.
pub fn of_signal(reader: &Reader, shows: Shows, role: Role, signal: &Signal) -> Result<Way> {
    let lead = role == Role::Lead;
    let of = signal.municipality;
    Ok(match signal.action {
        Destination::Record(Source::Goal, id) => Way::Goal(id),
        Destination::Record(source, id) => {
            let route = of_record(reader, shows, role, source.kind(), id)?;
            route.map_or(Way::Page(Route::OVERVIEW, of), |route| Way::Page(route, of))
        }
        Destination::Create { kind, .. } => match kind {
            Source::Initiative | Source::Assignment if !lead => Way::New(kind.kind()),
            _ => Way::Page(home(shows, kind.kind()), of),
        },
        Destination::Page(Page::Decisions) => Way::Page(Route::DECISIONS, None),
        Destination::Page(Page::Inbox) => Way::Page(Route::INBOX, None),
        Destination::Page(Page::Handover) if !lead => Way::Page(Route::HANDOVER, of),
        Destination::Page(Page::Handover) => Way::Page(Route::OVERVIEW, of),
        Destination::Page(Page::Feedback) => Way::Page(Route::FEEDBACK, of),
        // What is told to the fund is the lead's; a municipality's own is its time, in the month that waits.
        Destination::Page(Page::Submissions) if role.municipality().is_some() => {
            let month = signal.args.iter().find_map(|arg| match arg {
                ("month", SignalArg::Month(month)) => Some(*month),
                _ => None,
            });
            month.map_or(Way::Page(Route::TIME, of), Way::Month)
        }
        Destination::Page(Page::Submissions) => Way::Page(Route::SUBMISSIONS, of),
        Destination::Page(Page::Time) => Way::Page(Route::TIME, of),
        Destination::Page(Page::People) => Way::Page(Route::list(Person::KIND), of),
    })
}

/// The page on which records of a kind stand.
fn home(shows: Shows, kind: &Kind) -> Route {
    match shows(kind) {
        true => Route::list(kind),
        false => Route::OVERVIEW,
    }
}

/// Where a record is shown, or what it belongs to; goals are the lead's to look at.
pub fn of_record(
    reader: &Reader,
    shows: Shows,
    role: Role,
    kind: &'static Kind,
    id: Id,
) -> Result<Option<Route>> {
    let route = Route::of(reader, shows, kind, id)?;
    let goals = |route: &Route| route.shown(Goal::KIND).is_some() && role != Role::Lead;
    Ok(route.filter(|route| !goals(route)))
}
