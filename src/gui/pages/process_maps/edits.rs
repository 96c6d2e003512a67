//! What is done to a map, as edits: a step put in, moved, taken out, a branch drawn. No more is changed than has to be,
//! so that two who work on copies of a map seldom change the same thing.

use serde_json::json;

use crate::domain::reading::is_blank;
use crate::domain::{
    Choosable as _, Fields, Id, ProcessStep, Record as _, StepKind, Value, positions,
};
use crate::report::swimlanes::{Layout, Read};
use crate::workspace::{Edit, fields};

/// Where a step is to come: in a lane, and in or beside a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The lane, from above.
    pub lane: usize,
    /// The column, from the left.
    pub column: usize,
}

/// A step that is put in.
pub struct New<'a> {
    /// Its identity.
    pub id: Id,
    /// The step that it comes after; none where it comes last.
    pub after: Option<Id>,
    /// Its lane.
    pub lane: &'a str,
    /// What happens.
    pub words: &'a str,
}

/// Puts a step in. What followed the one before it follows the new one; where several did, it is one more of them.
pub fn insert(read: &Read, new: &New<'_>) -> Vec<Edit> {
    let after = new.after.and_then(|id| place(read, id));
    let follows = after.map_or(&[][..], |after| read.flow.after(after));
    let forks = follows.len() > 1;
    let at = match (after, follows.iter().max()) {
        (Some(after), Some(last)) if forks => after.max(*last) + 1,
        (Some(after), _) => after + 1,
        (None, _) => read.steps.len(),
    };
    let mut order = Order::of(read);
    if let Some(after) = after {
        let ids = |places: &[usize]| -> Vec<Id> {
            let ids = places.iter().map(|next| read.steps[*next].head.id);
            ids.collect()
        };
        let own = read.steps[after].head.id;
        if forks {
            // It leads to where the last of the others does.
            let last = follows.iter().max();
            let last = last.map_or(&[][..], |last| read.flow.after(*last));
            order.lead(new.id, ids(last));
            order.lead(own, [ids(follows), vec![new.id]].concat());
        } else {
            order.lead(new.id, ids(follows));
            order.lead(own, vec![new.id]);
        }
    }
    let kind = kind_of(read, new.words);
    let one = Known {
        id: new.id,
        ends: false,
        named: Vec::new(),
    };
    order.steps.insert(at, one);
    let (position, moved) = position(read, None, at);
    let mut described = fields([
        (ProcessStep::map, json!(read.map.head.id)),
        (ProcessStep::position, json!(position)),
        (ProcessStep::lane, json!(new.lane.trim())),
        (ProcessStep::text, json!(new.words.trim())),
        (ProcessStep::kind, json!(kind.code())),
    ]);
    let mut settled = order.settled();
    if let Some(next) = settled.iter().position(|(id, _)| *id == new.id) {
        let (_, next) = settled.remove(next);
        described.insert(ProcessStep::next.to_owned(), next);
    }
    let create = Edit::Create {
        kind: ProcessStep::KIND,
        id: new.id,
        fields: described,
    };
    let next = settled
        .into_iter()
        .map(|(id, next)| set(id, ProcessStep::next, next));
    [create].into_iter().chain(moved).chain(next).collect()
}

/// What a step is by its words: the first one starts, and what ends in a question mark decides.
fn kind_of(read: &Read, words: &str) -> StepKind {
    if words.trim_end().ends_with('?') {
        StepKind::Decision
    } else if read.steps.is_empty() {
        StepKind::Start
    } else {
        StepKind::Step
    }
}

/// Takes a step out: those that led to it lead to what followed it.
pub fn remove(read: &Read, id: Id) -> Vec<Edit> {
    let Some(gone) = place(read, id) else {
        return Vec::new();
    };
    let mut order = Order::of(read);
    let step = |place: &usize| read.steps[*place].head.id;
    for before in read.flow.before(gone) {
        let mut next: Vec<usize> = Vec::new();
        for one in read.flow.after(before) {
            match *one == gone {
                false => next.push(*one),
                true => next.extend(read.flow.after(gone)),
            }
        }
        let mut ids: Vec<Id> = Vec::new();
        for one in next.iter().filter(|one| **one != gone && **one != before) {
            if !ids.contains(&step(one)) {
                ids.push(step(one));
            }
        }
        order.lead(step(&before), ids);
    }
    order.steps.retain(|one| one.id != id);
    order.leads.retain(|(of, _)| *of != id);
    let removed = Edit::Remove {
        kind: ProcessStep::KIND,
        id,
    };
    let next = order.settled().into_iter();
    let next = next.map(|(id, next)| set(id, ProcessStep::next, next));
    [removed].into_iter().chain(next).collect()
}

/// Lets a step lead to another, or no longer.
pub fn branch(read: &Read, from: Id, to: Id) -> Vec<Edit> {
    let (Some(one), Some(other)) = (place(read, from), place(read, to)) else {
        return Vec::new();
    };
    if one == other {
        return Vec::new();
    }
    let mut next: Vec<usize> = read.flow.after(one).to_vec();
    match next.iter().position(|next| *next == other) {
        Some(there) => drop(next.remove(there)),
        None => next.push(other),
    }
    let ids: Vec<Id> = next.iter().map(|next| read.steps[*next].head.id).collect();
    let mut order = Order::of(read);
    order.leads.clear();
    order.lead(from, ids);
    let next = order.settled().into_iter();
    next.map(|(id, next)| set(id, ProcessStep::next, next))
        .collect()
}

/// Moves a step to a cell: to another lane, before or after others, or both.
pub fn put(read: &Read, layout: &Layout, id: Id, to: Cell) -> Vec<Edit> {
    let (Some(at), Some(lane)) = (place(read, id), layout.lanes.get(to.lane)) else {
        return Vec::new();
    };
    let own = &layout.steps[at];
    let mut changes = Fields::new();
    if own.lane != to.lane {
        changes.insert(ProcessStep::lane.to_owned(), json!(lane.name));
    }
    let mut moved = Vec::new();
    if own.column != to.column {
        let rightward = to.column > own.column;
        let rest: Vec<usize> = (0..layout.steps.len()).filter(|one| *one != at).collect();
        let before = |one: &usize| {
            let column = layout.steps[*one].column;
            column < to.column || (rightward && column == to.column)
        };
        let in_lane = |one: &usize| layout.steps[*one].lane == to.lane;
        let least = rest.iter().rposition(|one| in_lane(one) && before(one));
        let least = least.map_or(0, |place| place + 1);
        let most = rest.iter().position(|one| in_lane(one) && !before(one));
        let most = most.unwrap_or(rest.len()).max(least);
        let last = rest.iter().rposition(before).map_or(0, |place| place + 1);
        let new = last.clamp(least, most);
        if new != at {
            let (position, others) = position(read, Some(at), new);
            changes.insert(ProcessStep::position.to_owned(), json!(position));
            moved = others;
        }
    }
    if changes.is_empty() {
        return Vec::new();
    }
    let set = Edit::Set {
        kind: ProcessStep::KIND,
        id,
        fields: changes,
    };
    [set].into_iter().chain(moved).collect()
}

/// Sets one field of a step; empty words empty it.
pub fn set(id: Id, field: &str, value: Value) -> Edit {
    let empty = value.as_str().is_some_and(is_blank);
    let value = if empty { Value::Null } else { value };
    Edit::Set {
        kind: ProcessStep::KIND,
        id,
        fields: fields([(field, value)]),
    }
}

/// Where a step stands in the order.
pub fn place(read: &Read, id: Id) -> Option<usize> {
    read.steps.iter().position(|step| step.head.id == id)
}

/// The position of what comes at a place among the others, and the few others that give way.
fn position(read: &Read, without: Option<usize>, at: usize) -> (i64, Vec<Edit>) {
    let others = read.steps.iter().enumerate();
    let others = others.filter(|(place, _)| Some(*place) != without);
    let others: Vec<&ProcessStep> = others.map(|(_, step)| step).collect();
    let mut latest = 0;
    let there: Vec<i64> = others
        .iter()
        .map(|step| {
            latest = step.position.unwrap_or(latest);
            latest
        })
        .collect();
    let placed = positions::place(&there, at);
    let moved = placed.moved.into_iter();
    let moved = moved.map(|(of, to)| set(others[of].head.id, ProcessStep::position, json!(to)));
    (placed.position, moved.collect())
}

/// A step in an order that is to be: whether nothing follows it by itself, and the steps that it names.
struct Known {
    id: Id,
    ends: bool,
    named: Vec<Id>,
}

/// An order that is to be, and what each step shall lead to in it.
struct Order {
    steps: Vec<Known>,
    leads: Vec<(Id, Vec<Id>)>,
}

impl Order {
    /// The order as it is, in which every step leads where it does.
    fn of(read: &Read) -> Self {
        let known = |step: &ProcessStep| Known {
            id: step.head.id,
            ends: step.kind == Some(StepKind::End),
            named: step.next.clone(),
        };
        let leads = read.steps.iter().enumerate().map(|(place, step)| {
            let next = read.flow.after(place).iter();
            let next = next.map(|next| read.steps[*next].head.id);
            (step.head.id, next.collect())
        });
        Self {
            steps: read.steps.iter().map(known).collect(),
            leads: leads.collect(),
        }
    }

    /// A step shall lead there.
    fn lead(&mut self, from: Id, to: Vec<Id>) {
        self.leads.retain(|(of, _)| *of != from);
        self.leads.push((from, to));
    }

    /// What steps have to name so that each leads where it shall; only those that have to name something else.
    fn settled(&self) -> Vec<(Id, Value)> {
        let there = |id: &&Id| self.steps.iter().any(|one| one.id == **id);
        let mut settled = Vec::new();
        for (place, step) in self.steps.iter().enumerate() {
            let lead = self.leads.iter().find(|(of, _)| *of == step.id);
            let Some((_, wanted)) = lead else { continue };
            let after = self.steps.get(place + 1).filter(|_| !step.ends);
            let by_itself: Vec<Id> = after.map(|after| after.id).into_iter().collect();
            let named = step.named.iter().filter(there);
            let named: Vec<Id> = named.filter(|next| **next != step.id).copied().collect();
            let leads = if named.is_empty() { &by_itself } else { &named };
            if leads == wanted || (wanted.is_empty() && named.is_empty()) {
                continue;
            }
            let says_it = *wanted == by_itself || wanted.is_empty();
            let value = if says_it { Value::Null } else { json!(wanted) };
            settled.push((step.id, value));
        }
        settled
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Cells, Head, ProcessMap};

    struct Nothing;

    impl Cells for Nothing {
        fn cell(&self, _: usize) -> crate::domain::Cell<'_> {
            crate::domain::Cell::Null
        }
    }

    fn id(number: u128) -> Id {
        Id::from_u128(number)
    }

    fn head(number: u128) -> Head {
        Head {
            id: id(number),
            project: id(900),
            municipality: None,
            removed: false,
            erased: false,
        }
    }

    /// Steps 1, 2, 3 … with the numbers of those that they name.
    fn read(all: &[&[u128]]) -> Read {
        let steps = all.iter().zip(1..).map(|(next, number)| {
            let mut step = ProcessStep::read(head(number), &Nothing);
            step.position = i64::try_from(number).ok().map(|number| number * 1_000);
            step.lane = "Skolan".into();
            step.next = next.iter().map(|next| id(*next)).collect();
            step
        });
        Read::new(ProcessMap::read(head(800), &Nothing), steps.collect())
    }

    /// What is said of `next`, by the number of the step.
    fn nexts(edits: &[Edit]) -> Vec<(u128, Value)> {
        let said = edits.iter().filter_map(|edit| match edit {
            Edit::Set { id, fields, .. } | Edit::Create { id, fields, .. } => {
                Some((id.as_u128(), fields.get(ProcessStep::next)?.clone()))
            }
            _ => None,
        });
        said.collect()
    }

    fn new(after: u128) -> New<'static> {
        New {
            id: id(99),
            after: Some(id(after)),
            lane: "Skolan",
            words: "Nytt",
        }
    }

    #[test]
    fn step_put_into_a_row_changes_nothing_else() {
        let edits = insert(&read(&[&[], &[], &[]]), &new(2));
        assert_eq!(edits.len(), 1, "{edits:?}");
        assert_eq!(nexts(&edits), []);
    }

    #[test]
    fn step_put_into_a_branch_leads_to_where_the_branch_led() {
        // 1 → 2 and 3; both → 4.
        let map = read(&[&[2, 3], &[4], &[], &[]]);
        let edits = insert(&map, &new(2));
        assert_eq!(nexts(&edits), [(99, json!([id(4)])), (2, Value::Null)]);
        let edits = insert(&map, &new(3));
        assert_eq!(nexts(&edits), [], "it stands between 3 and 4 by itself");
        let edits = insert(&map, &new(1));
        let third = json!([id(2), id(3), id(99)]);
        let told = nexts(&edits);
        assert!(told.contains(&(1, third)), "one more branch: {told:?}");
        assert!(
            told.contains(&(3, json!([id(4)]))),
            "3 does not lead to it: {told:?}"
        );
    }

    #[test]
    fn step_taken_out_leaves_no_gap() {
        let map = read(&[&[2, 3], &[4], &[], &[]]);
        let edits = remove(&map, id(2));
        assert!(matches!(edits[0], Edit::Remove { .. }));
        assert_eq!(nexts(&edits), [(1, json!([id(4), id(3)]))]);
        assert_eq!(nexts(&remove(&read(&[&[], &[], &[]]), id(2))), []);
    }

    #[test]
    fn branch_is_drawn_beside_what_follows_by_itself_and_taken_away_again() {
        let map = read(&[&[], &[], &[]]);
        assert_eq!(
            nexts(&branch(&map, id(1), id(3))),
            [(1, json!([id(2), id(3)]))]
        );
        let drawn = read(&[&[2, 3], &[], &[]]);
        assert_eq!(nexts(&branch(&drawn, id(1), id(3))), [(1, Value::Null)]);
        assert_eq!(branch(&map, id(1), id(1)), []);
    }
}
