//! What is done on a board, as commands: one at a time, each on what was read after the one before, so that nothing
//! that is done quickly is lost.

use std::collections::VecDeque;

use serde_json::json;

use super::load::View;
use crate::domain::reading::alike;
use crate::domain::{
    ActionPlan, Activity, ActivityStatus, Board, BoardItem, BoardTemplate, Choosable as _, Id,
    Initiative, PlanStatus, Record as _, Stage,
};
use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::insight::{Hung, HungAt, HungColumn, HungNote};
use crate::text::capitalised;
use crate::workspace::{Command, Edit, Name, Verb, fields};

/// Something to do with a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// One vote more.
    Vote(Id),
    /// One vote less.
    Unvote(Id),
    /// To the column beside it, by so many.
    Aside(Id, isize),
    /// Above or below the one beside it, by so many.
    Along(Id, isize),
    /// To this column, before the note that is at this place.
    To(Id, HungAt),
    /// The first hangs with the second from now on.
    Merge(Id, Id),
    /// Those that hang with it hang by themselves again.
    Apart(Id),
    /// A grade of a risk.
    Grade(Id, &'static str, i64),
    /// Likelihood and consequence together.
    Grades(Id, i64, i64),
    /// It is taken down.
    Remove(Id),
    /// It becomes an activity.
    ToActivity(Id),
    /// It becomes a change initiative.
    ToInitiative(Id),
    /// The last thing done is undone.
    Undo,
}

/// What waits to be done.
#[derive(Default)]
pub struct Acts(VecDeque<Act>);

impl Acts {
    /// Something is to be done.
    pub fn push(&mut self, act: Act) {
        self.0.push_back(act);
    }

    /// Does what is next, once all that was done before has been read back.
    pub fn step(&mut self, cx: &Cx<'_>, view: &View, by_votes: bool) {
        if !cx.at_rest || !cx.asks.is_empty() {
            return;
        }
        if let Some(act) = self.0.pop_front() {
            act.run(cx, view, by_votes);
        }
    }
}

impl Act {
    fn run(self, cx: &Cx<'_>, view: &View, by_votes: bool) {
        let hung = view.hung(by_votes);
        let at = |id| hung.find(id).and_then(|at| Some((at, hung.note(at)?)));
        match self {
            Self::Vote(id) => vote(cx, view, at(id).map(|(_, note)| note)),
            Self::Unvote(id) => unvote(cx, at(id).map(|(_, note)| note)),
            Self::Aside(id, by) => {
                let to = at(id).and_then(|((column, _), _)| column.checked_add_signed(by));
                if let Some(column) = to.and_then(|column| hung.columns.get(column)) {
                    set(cx, id, BoardItem::column, json!(column.name));
                }
            }
            Self::Along(..) if by_votes => {
                cx.notice(cx.text.get("board-sorted_by_votes"));
            }
            Self::Along(id, by) => {
                let Some(((column, place), _)) = at(id) else {
                    return;
                };
                let to = place.checked_add_signed(if by > 0 { by + 1 } else { by });
                let last = hung
                    .columns
                    .get(column)
                    .map_or(0, |column| column.notes.len());
                if let Some(to) = to.filter(|to| *to <= last) {
                    put(cx, hung, id, (column, to));
                }
            }
            Self::To(id, (column, place)) => to(cx, hung, by_votes, id, (column, place)),
            Self::Merge(from, into) if from != into => {
                set(cx, from, BoardItem::merged_into, json!(into));
            }
            Self::Merge(..) => {}
            Self::Apart(id) => apart(cx, at(id).map(|(_, note)| note)),
            Self::Grade(id, field, grade) => set(cx, id, field, json!(grade)),
            Self::Grades(id, likelihood, consequence) => {
                let grades = fields([
                    (BoardItem::likelihood, json!(likelihood)),
                    (BoardItem::consequence, json!(consequence)),
                ]);
                cx.run(Command::set(BoardItem::KIND, id, grades));
            }
            Self::Remove(id) => cx.remove(BoardItem::KIND, id),
            Self::ToActivity(id) => to_activity(cx, view, at(id).map(|(_, note)| note)),
            Self::ToInitiative(id) => to_initiative(cx, view, at(id).map(|(_, note)| note)),
            Self::Undo => cx.ask(Ask::Undo),
        }
    }
}

fn set(cx: &Cx<'_>, id: Id, field: &str, value: serde_json::Value) {
    cx.set(BoardItem::KIND, id, field, value);
}

/// Puts up a note; with the first one the columns of the template become the board's own.
pub fn put_up(cx: &Cx<'_>, view: &View, column: &str, words: &str) -> Id {
    let id = cx.fresh_id();
    let note = fields([
        (BoardItem::board, json!(view.board.head.id)),
        (BoardItem::column, json!(column)),
        (BoardItem::text, json!(words)),
        (BoardItem::position, json!(view.in_order.last())),
    ]);
    let mut edits = vec![Edit::Create {
        kind: BoardItem::KIND,
        id,
        fields: note,
    }];
    let kept = &view.board;
    if kept.columns.is_empty() && cx.may_change(Board::KIND, &kept.head) {
        let mut set = fields([(Board::columns, json!(view.columns))]);
        let each = kept.template.and_then(BoardTemplate::votes_each);
        if let Some(each) = each.filter(|_| kept.votes_each.is_none()) {
            set.insert(Board::votes_each.to_owned(), json!(each));
        }
        edits.push(Edit::Set {
            kind: Board::KIND,
            id: kept.head.id,
            fields: set,
        });
    }
    cx.run_all(edits);
    id
}

/// Calls a column something else, and its notes with it; one with the name of another becomes part of that.
pub fn rename(cx: &Cx<'_>, view: &View, column: &HungColumn, name: &str) {
    let mut columns = view.columns.clone();
    let at = columns
        .iter()
        .position(|one| alike(one) == alike(&column.name));
    let other = |one: &String| alike(one) == alike(name) && alike(one) != alike(&column.name);
    let taken = columns.iter().any(other);
    match at {
        Some(at) if taken => drop(columns.remove(at)),
        Some(at) => name.clone_into(&mut columns[at]),
        None if taken => {}
        None => columns.push(name.to_owned()),
    }
    let set = |kind, id, field: &str, value| Edit::Set {
        kind,
        id,
        fields: fields([(field, value)]),
    };
    let id = view.board.head.id;
    let mut edits = vec![set(Board::KIND, id, Board::columns, json!(columns))];
    for note in &column.notes {
        for item in std::iter::once(&note.item).chain(&note.merged) {
            edits.push(set(
                BoardItem::KIND,
                item.head.id,
                BoardItem::column,
                json!(name),
            ));
        }
    }
    cx.run_all(edits);
}

/// One vote more, unless all have been given.
fn vote(cx: &Cx<'_>, view: &View, note: Option<&HungNote>) {
    let Some(note) = note else { return };
    if view.voting.left().is_some_and(|left| left <= 0) {
        let args = [("n", view.voting.limit.unwrap_or_default().into())];
        return cx.notice(cx.text.with("board-no_votes_left", &args));
    }
    let votes = note.item.votes.unwrap_or(0) + 1;
    set(cx, note.item.head.id, BoardItem::votes, json!(votes));
}

/// One vote less: of the note, or else of one that hangs with it.
fn unvote(cx: &Cx<'_>, note: Option<&HungNote>) {
    let Some(note) = note else { return };
    let mut all = std::iter::once(&note.item).chain(&note.merged);
    if let Some((item, votes)) =
        all.find_map(|item| Some((item, item.votes.filter(|votes| *votes > 0)?)))
    {
        let votes = (votes > 1).then(|| votes - 1);
        set(cx, item.head.id, BoardItem::votes, json!(votes));
    }
}

/// Sets a note before another.
fn put(cx: &Cx<'_>, hung: &Hung, id: Id, at: HungAt) {
    let edits = hung
        .place(id, at)
        .into_iter()
        .map(|(id, position)| Edit::Set {
            kind: BoardItem::KIND,
            id,
            fields: fields([(BoardItem::position, json!(position))]),
        });
    cx.run_all(edits.collect());
}

/// Moves a note to a column and a place in it; by votes a place means nothing.
fn to(cx: &Cx<'_>, hung: &Hung, by_votes: bool, id: Id, (column, place): HungAt) {
    let Some(name) = hung.columns.get(column).map(|column| &column.name) else {
        return;
    };
    let same = hung.find(id).is_some_and(|(now, _)| now == column);
    let mut edits: Vec<Edit> = Vec::new();
    let mut set = |id, field: &str, value| {
        edits.push(Edit::Set {
            kind: BoardItem::KIND,
            id,
            fields: fields([(field, value)]),
        });
    };
    if !same {
        set(id, BoardItem::column, json!(name));
    }
    if !by_votes {
        for (id, position) in hung.place(id, (column, place)) {
            set(id, BoardItem::position, json!(position));
        }
    }
    if !edits.is_empty() {
        cx.run_all(edits);
    }
}

/// What hangs with a note hangs by itself again.
fn apart(cx: &Cx<'_>, note: Option<&HungNote>) {
    let merged = note.into_iter().flat_map(|note| &note.merged);
    let edits: Vec<Edit> = merged
        .map(|item| Edit::Set {
            kind: BoardItem::KIND,
            id: item.head.id,
            fields: fields([(BoardItem::merged_into, json!(null))]),
        })
        .collect();
    if !edits.is_empty() {
        cx.run_all(edits);
    }
}

/// A note becomes an activity of the newest plan; where there is none yet, one is made with it.
fn to_activity(cx: &Cx<'_>, view: &View, note: Option<&HungNote>) {
    let Some(note) = note.filter(|note| !view.has_become(note)) else {
        return;
    };
    if !cx.may_make_in(Activity::KIND, view.board.head.municipality) {
        return cx.notice(cx.text.get("board-nothing_made"));
    }
    let mut edits = Vec::new();
    let plan = view.plan.unwrap_or_else(|| {
        let plan = cx.fresh_id();
        edits.push(Edit::Create {
            kind: ActionPlan::KIND,
            id: plan,
            fields: fields([
                (
                    ActionPlan::title,
                    json!(capitalised(&cx.text.kind(ActionPlan::KIND))),
                ),
                (ActionPlan::status, PlanStatus::Draft.code().into()),
            ]),
        });
        plan
    });
    let id = cx.fresh_id();
    edits.push(Edit::Create {
        kind: Activity::KIND,
        id,
        fields: fields([
            (Activity::plan, json!(plan)),
            (Activity::text, json!(note.item.text)),
            (Activity::status, ActivityStatus::NotStarted.code().into()),
        ]),
    });
    link(cx, view, note, edits, (Activity::KIND, id));
}

/// A note becomes a change initiative, an idea to begin with, of the groups that met.
fn to_initiative(cx: &Cx<'_>, view: &View, note: Option<&HungNote>) {
    let Some(note) = note.filter(|note| !view.has_become(note)) else {
        return;
    };
    if !cx.may_make_in(Initiative::KIND, view.board.head.municipality) {
        return cx.notice(cx.text.get("board-nothing_made"));
    }
    let id = cx.fresh_id();
    let mut made = fields([
        (Initiative::title, json!(note.item.text)),
        (Initiative::stage, Stage::Idea.code().into()),
        (Initiative::idea_on, json!(cx.today)),
        (Initiative::groups, json!(view.groups)),
    ]);
    made.retain(|_, value| value.as_array().is_none_or(|all| !all.is_empty()));
    let edit = Edit::Create {
        kind: Initiative::KIND,
        id,
        fields: made,
    };
    link(cx, view, note, vec![edit], (Initiative::KIND, id));
}

/// Makes what a note becomes, and notes on it what that is: one command, called what is made.
fn link(
    cx: &Cx<'_>,
    view: &View,
    note: &HungNote,
    mut edits: Vec<Edit>,
    (kind, id): (&'static crate::domain::Kind, Id),
) {
    edits.push(Edit::Set {
        kind: BoardItem::KIND,
        id: note.item.head.id,
        fields: fields([(BoardItem::became, json!(id))]),
    });
    let name = Some(Name {
        verb: Verb::Add,
        kind,
    });
    cx.run(Command { name, edits });
    if kind == Activity::KIND && cx.narrow {
        cx.notice(cx.text.get("board-became_activity"));
    } else if kind == Activity::KIND {
        // Whose it is and when it shall be done is asked at once.
        cx.set_open(view.board.head.id, Activity::CODE, Some(id));
    } else {
        cx.notice(cx.text.get("board-became_initiative"));
    }
}

impl View {
    /// Whether a note, or one that hangs with it, has become something that is still there.
    pub fn has_become(&self, note: &HungNote) -> bool {
        self.became_of(note).is_some()
    }

    /// What a note, or one that hangs with it, became.
    pub fn became_of(&self, note: &HungNote) -> Option<&super::load::Became> {
        let mut all = std::iter::once(&note.item).chain(&note.merged);
        all.find_map(|item| self.became.get(&item.head.id))
    }
}
