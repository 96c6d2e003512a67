//! What was decided before, by whom and when; and a way to think again.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use eframe::egui::Ui;
use serde_json::Value;

use super::held::{decide, taken_in};
use super::{duplicates, nothing};
use crate::bundle::fingerprint_spoken;
use crate::domain::{Id, Kind, LinkVerdict, MunicipalityCode, PersonLink, Record, kind};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::theme::space;
use crate::gui::widgets::{Button, Card, divider, medium, small};
use crate::journal::{Decided, Entry, decided};
use crate::workspace::{Command, Edit, HeldId, HeldVerdict, Result, Sender, Trust, Whose};

/// How many decisions are shown.
const SHOWN: usize = 200;

/// One decision.
struct PastDecision {
    at: i64,
    what: String,
    about: String,
    again: Vec<(String, OtherDecision)>,
}

/// Another decision than the one that was made.
#[derive(Clone)]
enum OtherDecision {
    /// Another value, and what is said when it has been chosen.
    Value(&'static Kind, Id, String, Value, String),
    Unlink(Id),
    Ask(Vec<HeldId>),
    Accept(Whose, String),
    Refuse(Whose, String),
}

struct PastDecisions(Vec<PastDecision>);

impl PastDecisions {
    fn load(source: &Source, today: NaiveDate, only: Option<MunicipalityCode>) -> Result<Self> {
        let mut lines = values(source, today, only)?;
        lines.extend(links(source, today, only)?);
        lines.extend(entries(source, today, only)?);
        lines.extend(keys(source, today, only)?);
        lines.sort_by_key(|line| std::cmp::Reverse(line.at));
        lines.truncate(SHOWN);
        Ok(Self(lines))
    }
}

/// Who and when.
fn by(source: &Source, author: &str, at: i64, today: NaiveDate) -> String {
    let when = source.text.when(at, today);
    let parts = [author, &when].map(str::to_owned);
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

/// Conflicts that were decided.
fn values(
    source: &Source,
    today: NaiveDate,
    only: Option<MunicipalityCode>,
) -> Result<Vec<PastDecision>> {
    let mut lines = Vec::new();
    for history in source.reader.joined_histories()? {
        let Some(first) = history.first() else {
            continue;
        };
        let known = kind(&first.kind).filter(|_| only.is_none() || first.municipality == only);
        let Some(kind) = known else { continue };
        for one in decided(&history) {
            lines.push(value(source, today, kind, &history, one)?);
        }
    }
    Ok(lines)
}

fn value(
    source: &Source,
    today: NaiveDate,
    kind: &'static Kind,
    history: &[Entry],
    one: Decided,
) -> Result<PastDecision> {
    let names = source.names()?;
    let title_of = |id: &str| names.title_of(id);
    let text = &source.text;
    let entry = history.iter().find(|entry| entry.id == one.entry);
    let record = entry.map(|entry| entry.record).unwrap_or_default();
    let told = |value: &Value| text.conflict_value(kind, &one.field, value, &title_of);
    let row = match source.reader.kind_of(record)? {
        Some(kind) => source.reader.row(kind, record)?,
        None => None,
    };
    let row = row.filter(|row| !row.head.erased);
    let now = row
        .as_ref()
        .map(|row| row.fields.get(&one.field).cloned().unwrap_or_default());
    let mut others: Vec<&Value> = Vec::new();
    for (_, value) in &one.waited {
        if now.as_ref().is_some_and(|now| now != value) && !others.contains(&value) {
            others.push(value);
        }
    }
    let title = text.title(&source.reader.title(record)?);
    let field = text.conflict_field(kind, &one.field);
    let says = |key: &str, value: &Value| {
        let args = [
            ("title", title.as_str().into()),
            ("field", field.as_str().into()),
            ("value", told(value).into()),
        ];
        text.with(key, &args)
    };
    let author = entry.and_then(|entry| entry.author.as_deref());
    Ok(PastDecision {
        at: one.entry.wall_ms(),
        what: says("earlier-value", &one.chosen),
        about: by(
            source,
            author.unwrap_or_default(),
            one.entry.wall_ms(),
            today,
        ),
        again: others
            .into_iter()
            .map(|value| {
                let words = text.with("earlier-choose", &[("value", told(value).into())]);
                let (field, value) = (one.field.clone(), value.clone());
                let said = says("decisions-chosen", &value);
                (
                    words,
                    OtherDecision::Value(kind, record, field, value, said),
                )
            })
            .collect(),
    })
}

/// Persons that were linked, or said to be two.
fn links(
    source: &Source,
    today: NaiveDate,
    only: Option<MunicipalityCode>,
) -> Result<Vec<PastDecision>> {
    let names = source.names()?;
    let mut lines = Vec::new();
    for link in source.reader.all::<PersonLink>()? {
        let key = match link.verdict {
            Some(LinkVerdict::Same) => "earlier-same",
            Some(LinkVerdict::Different) => "earlier-different",
            _ => continue,
        };
        if only.is_some() && link.head.municipality != only {
            continue;
        }
        let id = link.head.id;
        let history = source.reader.history(id)?;
        let Some(entry) = history.last() else {
            continue;
        };
        let both = duplicates::both(source, &names, link.first, link.second);
        let at = entry.id.wall_ms();
        lines.push(PastDecision {
            at,
            what: source.text.with(key, &[("names", both.into())]),
            about: by(
                source,
                entry.author.as_deref().unwrap_or_default(),
                at,
                today,
            ),
            again: vec![(source.text.get("earlier-unlink"), OtherDecision::Unlink(id))],
        });
    }
    Ok(lines)
}

/// Entries that were let in or refused, together as they were decided on.
fn entries(
    source: &Source,
    today: NaiveDate,
    only: Option<MunicipalityCode>,
) -> Result<Vec<PastDecision>> {
    let text = &source.text;
    let mut verdicts = source.reader.held_verdicts()?;
    verdicts.retain(|verdict| only.is_none() || verdict.municipality == only);
    let alike = |one: &HeldVerdict, other: &HeldVerdict| {
        (one.at, &one.sender, one.accepted) == (other.at, &other.sender, other.accepted)
    };
    let lines = verdicts.chunk_by(alike).filter_map(|together| {
        let first = together.first()?;
        let from = text.whose(first.municipality);
        let key = if first.accepted {
            "earlier-let_in"
        } else {
            "earlier-refused"
        };
        let ids = together.iter().map(|one| (one.entry, one.sender.clone()));
        let ask = (
            text.get("earlier-ask_again"),
            OtherDecision::Ask(ids.collect()),
        );
        Some(PastDecision {
            at: first.at,
            what: text.with(key, &[("n", together.len().into()), ("from", from.into())]),
            about: by(source, &first.author, first.at, today),
            again: Some(ask).filter(|_| !first.accepted).into_iter().collect(),
        })
    });
    Ok(lines.collect())
}

/// Keys that are known or refused.
fn keys(
    source: &Source,
    today: NaiveDate,
    only: Option<MunicipalityCode>,
) -> Result<Vec<PastDecision>> {
    let mut senders = source.reader.senders()?;
    senders.retain(|sender| only.is_none_or(|code| sender.whose == code.into()));
    senders.retain(|sender| sender.trust != Trust::Asked);
    let projects = source.reader.project_names()?;
    let lines = senders
        .iter()
        .map(|sender| key(source, sender, &projects, today));
    Ok(lines.collect())
}

fn key(
    source: &Source,
    sender: &Sender,
    projects: &BTreeMap<Id, String>,
    today: NaiveDate,
) -> PastDecision {
    let text = &source.text;
    let what = match sender.trust {
        Trust::First => "earlier-key_first",
        Trust::Vouched => "earlier-key_vouched",
        Trust::Refused => "earlier-key_refused",
        Trust::Accepted | Trust::Asked => "earlier-key_accepted",
    };
    let args = [
        ("place", text.sender(Some(sender.whose), projects).into()),
        ("key", fingerprint_spoken(&sender.key).into()),
    ];
    let (whose, key) = (sender.whose, sender.key.clone());
    let again = if sender.trust.is_known() {
        (
            text.get("earlier-refuse_key"),
            OtherDecision::Refuse(whose, key),
        )
    } else {
        (
            text.get("earlier-accept_key"),
            OtherDecision::Accept(whose, key),
        )
    };
    PastDecision {
        at: sender.at,
        what: text.with(what, &args),
        about: by(source, &sender.author, sender.at, today),
        again: vec![again],
    }
}

/// Draws the decisions, newest first.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let (today, only) = (cx.today, cx.municipality);
    let earlier = cx.view(("decided", today, only), move |source| {
        PastDecisions::load(source, today, only)
    });
    let Some(earlier) = earlier else { return };
    if earlier.0.is_empty() {
        nothing(ui, cx, "decisions-no_earlier");
        return;
    }
    Card::new().show(ui, |ui| {
        for (place, line) in earlier.0.iter().enumerate() {
            if place > 0 {
                divider(ui);
            }
            ui.push_id(place, |ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                medium(ui, &line.what);
                ui.horizontal_wrapped(|ui| {
                    small(ui, &line.about);
                    for (words, again) in &line.again {
                        let button = Button::quiet(words).small();
                        if cx.writable && ui.add(button).clicked() {
                            think_again(cx, again.clone());
                        }
                    }
                });
            });
        }
    });
}

fn think_again(cx: &Cx<'_>, again: OtherDecision) {
    match again {
        OtherDecision::Value(kind, id, field, value, said) => {
            let decide = Edit::decide(kind, id, &field, &value);
            cx.run_saying(Command::new(vec![decide]), said);
        }
        OtherDecision::Unlink(link) => cx.remove(PersonLink::KIND, link),
        OtherDecision::Ask(entries) => decide(cx, move |workspace, _| {
            workspace.ask_again(&entries)?;
            Ok(vec![("earlier-asks_again", entries.len())])
        }),
        OtherDecision::Accept(whose, key) => decide(cx, move |workspace, progress| {
            let counts = workspace.accept(&[(whose, key)], &[], progress)?;
            Ok(taken_in("earlier-key_now_accepted", counts))
        }),
        OtherDecision::Refuse(whose, key) => decide(cx, move |workspace, _| {
            let dropped = workspace.refuse_sender(whose, &key)?;
            Ok(vec![("earlier-key_now_refused", dropped)])
        }),
    }
}
