//! What a board's page and the wall show, read and put in words once.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{ActionPlan, Board, BoardItem, Id, Kind, Meeting};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::insight::{Counts, Hung, Scope, Voting, hang};
use crate::report::picture;
use crate::workspace::Result;

/// What a note became.
pub struct Became {
    /// An activity or a change initiative.
    pub kind: &'static Kind,
    /// Which.
    pub id: Id,
    /// What it is called.
    pub title: String,
}

/// A board.
pub struct View {
    /// The board.
    pub board: Board,
    /// What it is for, and at which meeting: no person is named.
    pub about: String,
    /// Its columns: its own, or those of its template.
    pub columns: Vec<String>,
    /// How its notes hang in their order.
    pub in_order: Hung,
    /// How they hang with those on top that have most votes.
    pub by_votes: Hung,
    /// How many votes there are, and how many there may be.
    pub voting: Voting,
    /// What notes became, by note; what was removed again is left out.
    pub became: HashMap<Id, Became>,
    /// The plan that an activity goes to: the newest.
    pub plan: Option<Id>,
    /// The groups of its meeting.
    pub groups: Vec<Id>,
}

/// A board, as far as it has been read; `Some(None)` if there is none.
pub fn view(cx: &Cx<'_>, id: Id) -> Option<Arc<Option<View>>> {
    let today = cx.today;
    cx.view(("board page", id, today), move |source| {
        View::load(source, id, today)
    })
}

impl View {
    /// Reads a board; none if there is no such board.
    ///
    /// # Errors
    /// If the file cannot be read.
    fn load(source: &Source, id: Id, today: NaiveDate) -> Result<Option<Self>> {
        let (reader, text) = (&source.reader, &source.text);
        let Some(board) = reader.get::<Board>(id)?.filter(|board| !board.head.removed) else {
            return Ok(None);
        };
        let items = reader.of::<BoardItem>(BoardItem::board, id)?;
        let meeting = match board.meeting {
            Some(meeting) => reader.get::<Meeting>(meeting)?,
            None => None,
        };
        let facts = source.facts()?;
        let scope = Scope::everything(today);
        let columns = picture::board_columns(text, &board);
        let place = board.head.municipality;
        let mut plans = reader.all::<ActionPlan>()?;
        plans.retain(|plan| plan.head.municipality == place);
        let plan = plans
            .iter()
            .max_by_key(|plan| (plan.adopted_on, plan.head.id));
        Ok(Some(Self {
            about: picture::board_about(text, &board, meeting.as_ref()),
            became: became(source, &items)?,
            voting: Counts::new(&facts, &scope).voting(id),
            plan: plan.map(|plan| plan.head.id),
            groups: meeting.map(|meeting| meeting.groups).unwrap_or_default(),
            in_order: hang(&columns, items.clone(), false),
            by_votes: by_votes(&columns, items, board.asks_risk()),
            columns,
            board,
        }))
    }

    /// How the notes hang.
    pub fn hung(&self, by_votes: bool) -> &Hung {
        if by_votes {
            &self.by_votes
        } else {
            &self.in_order
        }
    }
}

/// How notes hang by votes; risks hang by how grave they are.
fn by_votes(columns: &[String], items: Vec<BoardItem>, risks: bool) -> Hung {
    let mut hung = hang(columns, items, !risks);
    if risks {
        hung.by_gravity();
    }
    hung
}

fn became(source: &Source, items: &[BoardItem]) -> Result<HashMap<Id, Became>> {
    let names = source.names()?;
    let mut all = HashMap::new();
    for (item, id) in items
        .iter()
        .filter_map(|item| Some((item.head.id, item.became?)))
    {
        let Some(kind) = source.reader.kind_of(id)? else {
            continue;
        };
        let row = source.reader.row(kind, id)?;
        if row.is_some_and(|row| !row.head.removed) {
            let title = names.title(id).to_owned();
            all.insert(item, Became { kind, id, title });
        }
    }
    Ok(all)
}
