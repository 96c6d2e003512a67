//! Which record that is there a row is about: the one that looks the same, else the one that is called the same.

use std::collections::{BTreeSet, HashMap, VecDeque};

use super::known::{Existing, Known};
use crate::domain::reading::alike;
use crate::domain::{Goal, Id, Kind, Record as _, Rule, Shape};

/// Between the parts of what is compared.
const APART: &str = "\u{1f}";

/// How records of a kind are known again.
pub struct Key {
    /// The fields, each set enough by itself; the first that a row has counts.
    pub fields: Vec<Vec<&'static str>>,
    /// Whether what is called the same is the same, so that the rest may be changed.
    pub decides: bool,
}

/// How records of a kind are known again: by what somebody has called them, or by what they join.
pub fn key(kind: &'static Kind) -> Key {
    let described = |code: &&'static str| kind.field(code).map(|(_, field)| field);
    let titles: Vec<_> = kind.title.iter().filter_map(described).collect();
    let written = titles.iter().any(|field| {
        field.required
            && matches!(
                field.shape,
                Shape::Line | Shape::Text | Shape::MunicipalityCode
            )
    });
    let joins = titles
        .iter()
        .any(|field| matches!(field.shape, Shape::Reference(_)));
    let needed = |references_alone: bool| {
        let needed = kind.fields.iter().filter(move |field| {
            field.required && (!references_alone || matches!(field.shape, Shape::Reference(_)))
        });
        needed.map(|field| field.code)
    };
    let with = |more: Vec<&'static str>| -> Vec<&'static str> {
        let all: BTreeSet<_> = kind.title.iter().copied().chain(more).collect();
        all.into_iter().collect()
    };
    if kind.code == Goal::CODE {
        let fields = vec![vec![Goal::code], vec![Goal::text]];
        return Key {
            fields,
            decides: true,
        };
    }
    if written {
        let fields = vec![with(needed(true).collect())];
        return Key {
            fields,
            decides: true,
        };
    }
    if joins && kind.title.len() > 1 {
        let fields = vec![kind.title.to_vec()];
        return Key {
            fields,
            decides: true,
        };
    }
    let fields = vec![with(needed(false).collect())];
    Key {
        fields,
        decides: false,
    }
}

/// The fields that say from when something is: another day is perhaps another thing.
pub fn begins(kind: &Kind, code: &str) -> bool {
    let first = |rule: &Rule| matches!(rule, Rule::InOrder(first, _) if *first == code);
    kind.rules.iter().any(first) && !kind.title.contains(&code)
}

/// Whether a kind is known by what it joins.
pub fn joins(kind: &Kind) -> bool {
    let mut titles = kind.title.iter().filter_map(|code| kind.field(code));
    titles.any(|(_, field)| matches!(field.shape, Shape::Reference(_)))
}

/// Where the records of a name stand.
type ByName = HashMap<String, Vec<usize>>;

/// The records that are there, by what they look like in the columns of a table.
pub struct Index<'a> {
    known: &'a Known,
    /// The fields that the table has.
    fields: Vec<&'static str>,
    /// Whether it says whose each is.
    owned: bool,
    looks: HashMap<String, VecDeque<usize>>,
    called: Vec<(Vec<&'static str>, ByName)>,
    /// Whether what is called the same is the same.
    pub decides: bool,
}

impl<'a> Index<'a> {
    /// Puts them in order.
    pub fn new(
        known: &'a Known,
        fields: Vec<&'static str>,
        owners: Option<&dyn Fn(&Existing) -> String>,
    ) -> Self {
        let key = key(known.kind);
        let mut looks: HashMap<String, VecDeque<usize>> = HashMap::new();
        let mut called: Vec<_> = key
            .fields
            .iter()
            .map(|all| {
                let has = |code: &&&str| fields.contains(code);
                let own: Vec<&'static str> = all.iter().filter(has).copied().collect();
                (own, ByName::new())
            })
            .filter(|(own, _)| !own.is_empty())
            .collect();
        for (at, row) in known.rows.iter().enumerate() {
            let owner = owners.map(|owner| owner(row)).unwrap_or_default();
            let prints: HashMap<&str, String> = fields
                .iter()
                .map(|code| (*code, known.print(row, code)))
                .collect();
            let print = |code: &&'static str| prints.get(code).cloned().unwrap_or_default();
            looks
                .entry(look(fields.iter().map(print), &owner))
                .or_default()
                .push_back(at);
            for (own, called) in &mut called {
                let name = name(own.iter().map(print), &owner);
                called.entry(name).or_default().push(at);
            }
        }
        Self {
            known,
            fields,
            owned: owners.is_some(),
            looks,
            called,
            decides: key.decides,
        }
    }

    /// A record that looks just like a row, and no other row's.
    pub fn same(&mut self, prints: &HashMap<&'static str, String>, owner: &str) -> Option<Id> {
        let print = |code: &&'static str| prints.get(code).cloned().unwrap_or_default();
        let look = look(
            self.fields.iter().map(print),
            if self.owned { owner } else { "" },
        );
        let at = self.looks.get_mut(&look)?.pop_front()?;
        Some(self.known.rows[at].head.id)
    }

    /// The records that are called as a row is.
    pub fn called(&self, prints: &HashMap<&'static str, String>, owner: &str) -> Vec<Id> {
        let print = |code: &&'static str| prints.get(code).cloned().unwrap_or_default();
        let said =
            |(own, _): &&(Vec<&'static str>, _)| own.iter().any(|code| !print(code).is_empty());
        let Some((own, called)) = self.called.iter().find(said) else {
            return Vec::new();
        };
        let name = name(own.iter().map(print), if self.owned { owner } else { "" });
        let found = called.get(&name).into_iter().flatten();
        found.map(|at| self.known.rows[*at].head.id).collect()
    }
}

fn look(prints: impl Iterator<Item = String>, owner: &str) -> String {
    let mut look: String = prints.map(|print| print + APART).collect();
    look.push_str(owner);
    look
}

fn name(prints: impl Iterator<Item = String>, owner: &str) -> String {
    look(prints.map(|print| alike(&print)), owner)
}
