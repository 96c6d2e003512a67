//! Where a signal or a record leads.

use crate::domain::{Assignment, Fields, Goal, Id, Kind, MunicipalityCode, Record, Shape};
use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::pages::settings;
use crate::insight::{Destination, Page, Signal, Source};
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
    /// To an assignment.
    Assignment(Id),
}

impl Way {
    /// Goes there; a goal is answered with, for the page to judge or open.
    pub fn go(&self, cx: &Cx<'_>) -> Option<Id> {
        match self {
            Self::Page(route, municipality) => {
                if municipality.is_some() && cx.is_lead() {
                    cx.ask(Ask::Municipality(*municipality));
                }
                cx.go(route.clone());
            }
            Self::Goal(goal) => return Some(*goal),
            Self::New(kind) => cx.begin(kind, Fields::new()),
            Self::Assignment(assignment) => {
                let assignment = *assignment;
                cx.asks
                    .tell(move |settings: &mut settings::State| settings.assignment(assignment));
                cx.go(Route::Settings);
            }
        }
        None
    }
}

/// Where a signal leads.
pub fn of_signal(reader: &Reader, role: Role, signal: &Signal) -> Result<Way> {
    let lead = role == Role::Lead;
    let of = signal.municipality;
    Ok(match signal.action {
        Destination::Record(Source::Goal, id) => Way::Goal(id),
        Destination::Record(Source::Assignment, id) if !lead => Way::Assignment(id),
        Destination::Record(source, id) => {
            let route = of_record(reader, role, source.kind(), id)?;
            route.map_or(Way::Page(Route::Overview, of), |route| Way::Page(route, of))
        }
        Destination::Create { kind, .. } => match kind {
            Source::Initiative | Source::Assignment if !lead => Way::New(kind.kind()),
            _ => Way::Page(Route::home_of(kind.kind()).unwrap_or(Route::Overview), of),
        },
        Destination::Page(Page::Decisions) => Way::Page(Route::Decisions, None),
        Destination::Page(Page::Inbox) => Way::Page(Route::Inbox, None),
        Destination::Page(Page::Handover) if !lead => {
            let about = signal.about.map(|(_, id)| Way::Assignment(id));
            about.unwrap_or(Way::New(Assignment::KIND))
        }
        Destination::Page(Page::Handover) => Way::Page(Route::Overview, of),
        Destination::Page(Page::People) => Way::Page(Route::People, of),
    })
}

/// The page that shows a record, or what it belongs to.
pub fn of_record(
    reader: &Reader,
    role: Role,
    kind: &'static Kind,
    id: Id,
) -> Result<Option<Route>> {
    const STEPS: u8 = 2;
    let mut at = (kind, id);
    for _ in 0..=STEPS {
        if at.0.code == Goal::CODE && role != Role::Lead {
            return Ok(None);
        }
        if at.0.code == Assignment::CODE {
            return Ok(Some(Route::Settings));
        }
        if let Some(route) = Route::of(at.0, at.1) {
            return Ok((route != Route::Project || role == Role::Lead).then_some(route));
        }
        match belongs_to(reader, at.0, at.1)? {
            Some(next) => at = next,
            None => return Ok(None),
        }
    }
    Ok(None)
}

/// What a record's first reference that is set refers to.
fn belongs_to(reader: &Reader, kind: &'static Kind, id: Id) -> Result<Option<(&'static Kind, Id)>> {
    let Some(row) = reader.row(kind, id)? else {
        return Ok(None);
    };
    let references = kind
        .fields
        .iter()
        .filter(|field| matches!(field.shape, Shape::Reference(_)));
    for field in references {
        let value = row.fields.get(field.code).and_then(|value| value.as_str());
        let Some(Ok(to)) = value.map(Id::try_parse) else {
            continue;
        };
        if let Some(kind) = reader.kind_of(to)? {
            return Ok(Some((kind, to)));
        }
    }
    Ok(None)
}
