//! What a merge held back: a municipality's changed key, and entries that were not the sender's to bring.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use eframe::egui::{Key, Ui};

use super::{nothing, pressed};
use crate::bundle::fingerprint_spoken;
use crate::domain::{Id, MunicipalityCode, kind};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::ground::worker::Finished;
use crate::gui::shelf::history::{deed, moment};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{Button, Card, body, heading, medium, muted, small};
use crate::journal::Entry;
use crate::text::{Text, capitalised};
use crate::workspace::{
    Changed, Held, HeldId, HeldReason, KindCounts, Merge, Reader, Result, Sender, Trust, Workspace,
};

/// A key that asks whether it is the municipality's.
struct Asked {
    municipality: MunicipalityCode,
    key: String,
    place: String,
    words: String,
    known: Vec<String>,
    since: String,
    entries: usize,
}

/// Entries from one sender that are held back for one reason.
struct Group {
    from: String,
    merged: String,
    why: String,
    lines: Vec<String>,
    more: usize,
    entries: Vec<HeldId>,
    acceptable: bool,
}

struct All {
    asked: Vec<Asked>,
    groups: Vec<Group>,
}

/// Entries by who sent them and why they are held back; those that wait for a key wait with the key.
type Grouped = BTreeMap<(Option<MunicipalityCode>, String, HeldReason), Vec<Held>>;

fn asked(reader: &Reader, only: Option<MunicipalityCode>) -> Result<Vec<Sender>> {
    let mut asked = reader.senders()?;
    asked.retain(|sender| sender.trust == Trust::Asked);
    asked.retain(|sender| only.is_none_or(|code| sender.municipality == code));
    Ok(asked)
}

fn grouped(reader: &Reader, only: Option<MunicipalityCode>) -> Result<Grouped> {
    let merges = reader.merges()?;
    let asked = asked(reader, None)?;
    let mut grouped = Grouped::new();
    for held in reader.held()? {
        let merge = merges.iter().find(|merge| merge.number == held.merge);
        let from = merge.and_then(|merge| merge.municipality);
        let of_a_key = asked.iter().any(|sender| waits_for(sender, &held, from));
        if !of_a_key && (only.is_none() || from == only) {
            let key = (from, held.sender.clone(), held.reason.clone());
            grouped.entry(key).or_default().push(held);
        }
    }
    Ok(grouped)
}

/// Whether an entry that a municipality sent waits for a decision about this key.
fn waits_for(sender: &Sender, held: &Held, from: Option<MunicipalityCode>) -> bool {
    held.reason == HeldReason::UnknownKey
        && held.sender == sender.key
        && from == Some(sender.municipality)
}

/// How many decisions wait here: a key is one, and so is what one sender brought for one reason.
pub fn count(reader: &Reader, only: Option<MunicipalityCode>) -> Result<usize> {
    Ok(asked(reader, only)?.len() + grouped(reader, only)?.len())
}

impl All {
    fn load(source: &Source, today: NaiveDate, only: Option<MunicipalityCode>) -> Result<Self> {
        let names = source.names()?;
        let (reader, text) = (&source.reader, &source.text);
        let (held, senders, merges) = (reader.held()?, reader.senders()?, reader.merges()?);
        let asked = asked(reader, only)?.into_iter();
        let asked = asked.map(|sender| {
            let from = |held: &Held| {
                merges
                    .iter()
                    .find(|one| one.number == held.merge)?
                    .municipality
            };
            let waits = |held: &&Held| waits_for(&sender, held, from(held));
            ask(
                text,
                today,
                &sender,
                &senders,
                held.iter().filter(waits).count(),
            )
        });
        let title = |id: &str| {
            Id::try_parse(id)
                .map(|id| names.title(id).to_owned())
                .unwrap_or_default()
        };
        let mut groups = Vec::new();
        for ((from, _, reason), held) in grouped(reader, only)? {
            let merge = held.iter().map(|one| one.merge).max();
            let merge = merges.iter().find(|one| Some(one.number) == merge);
            let lines = lines(reader, text, &held, &title)?;
            groups.push(Group {
                from: from.map_or_else(|| text.get("frame-lead"), |code| text.municipality(code)),
                merged: merge.map_or_else(String::new, |one: &Merge| moment(text, one.at, today)),
                why: text.held(&reason),
                more: lines.len().saturating_sub(SHOWN),
                lines: lines.into_iter().take(SHOWN).collect(),
                acceptable: reason.is_acceptable(),
                entries: held
                    .into_iter()
                    .map(|one| (one.entry, one.sender))
                    .collect(),
            });
        }
        Ok(Self {
            asked: asked.collect(),
            groups,
        })
    }
}

fn ask(
    text: &Text,
    today: NaiveDate,
    sender: &Sender,
    senders: &[Sender],
    entries: usize,
) -> Asked {
    let known = senders
        .iter()
        .filter(|one| one.municipality == sender.municipality && one.trust.is_known());
    Asked {
        municipality: sender.municipality,
        key: sender.key.clone(),
        place: text.municipality(sender.municipality),
        words: fingerprint_spoken(&sender.key),
        known: known.map(|one| fingerprint_spoken(&one.key)).collect(),
        since: moment(text, sender.at, today),
        entries,
    }
}

/// How many lines of a group are shown.
const SHOWN: usize = 12;

/// What the entries are about, a line for each.
fn lines(
    reader: &Reader,
    text: &Text,
    held: &[Held],
    title: &dyn Fn(&str) -> String,
) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for one in held {
        let Some(entry) = one.said() else {
            lines.push(text.get("held-unreadable"));
            continue;
        };
        let what = match kind(&entry.kind) {
            Some(kind) => capitalised(&text.kind(kind)),
            None => entry.kind.clone(),
        };
        let whose = entry.municipality.map(|code| text.municipality(code));
        let known = text.title(&reader.title(entry.record)?);
        let about = [
            whose,
            Some(what),
            Some(known).filter(|name| !name.is_empty()),
        ];
        let about: Vec<String> = about.into_iter().flatten().collect();
        // A record that is not here has only what the entry says.
        let did = said(text, &entry, title);
        lines.push(format!("{}: {did}", about.join(" · ")));
    }
    let unique: BTreeSet<String> = lines.into_iter().collect();
    Ok(unique.into_iter().collect())
}

/// What an entry says, also where it is its record's first.
fn said(text: &Text, entry: &Entry, title: &dyn Fn(&str) -> String) -> String {
    let first = entry.parents.is_empty();
    let Some(kind) = kind(&entry.kind).filter(|_| first) else {
        return deed(text, entry, title);
    };
    let named = kind.title.iter().filter_map(|code| {
        let (_, field) = kind.field(code)?;
        Some(text.value(field, entry.set.get(*code)?, title))
    });
    let named: Vec<String> = named.filter(|words| !words.is_empty()).collect();
    let deed = deed(text, entry, title);
    if named.is_empty() {
        deed
    } else {
        format!("{deed} · {}", named.join(", "))
    }
}

/// Draws what waits; the keys answer the first.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let (today, only) = (cx.today, cx.municipality);
    let all = cx.view(("held", today, only), move |source| {
        All::load(source, today, only)
    });
    let Some(all) = all else { return };
    if all.asked.is_empty() && all.groups.is_empty() {
        nothing(ui, cx, "decisions-no_held");
        return;
    }
    for (place, asked) in all.asked.iter().enumerate() {
        ui.push_id((&asked.key, asked.municipality), |ui| {
            key(ui, cx, asked, place == 0);
        });
        ui.add_space(space::S);
    }
    for (place, one) in all.groups.iter().enumerate() {
        ui.push_id(("held", place), |ui| {
            group(ui, cx, one, all.asked.is_empty() && place == 0);
        });
        ui.add_space(space::S);
    }
}

/// What the user answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Accept,
    Refuse,
}

fn answer(ui: &mut Ui, cx: &Cx<'_>, acceptable: bool, first: bool) -> Option<Answer> {
    let mut answer = None;
    if !cx.writable {
        return None;
    }
    let all = [
        (Answer::Accept, "held-accept", Key::Num1, "1"),
        (Answer::Refuse, "held-refuse", Key::Num2, "2"),
    ];
    ui.horizontal(|ui| {
        for (one, words, key, shortcut) in all {
            if one == Answer::Accept && !acceptable {
                continue;
            }
            let words = cx.text.get(words);
            let mut button = Button::secondary(&words);
            if first {
                button = button.shortcut(shortcut);
            }
            if ui.add(button).clicked() || (first && pressed(ui, cx, key)) {
                answer = Some(one);
            }
        }
    });
    answer
}

fn key(ui: &mut Ui, cx: &Cx<'_>, asked: &Asked, first: bool) {
    let place = || ("place", asked.place.as_str().into());
    Card::new().tone(Tone::Warning).show(ui, |ui| {
        heading(ui, 2, &cx.text.with("held-key", &[place()]));
        let args = [place(), ("when", asked.since.as_str().into())];
        body(ui, &cx.text.with("held-key_what", &args));
        body(ui, &cx.text.with("held-key_advice", &[place()]));
        ui.add_space(space::XS);
        words(ui, &cx.text.get("held-key_new"), &asked.words);
        for known in &asked.known {
            words(ui, &cx.text.get("held-key_known"), known);
        }
        small(
            ui,
            &cx.text.with("held-waiting", &[("n", asked.entries.into())]),
        );
        ui.add_space(space::XS);
        if let Some(answer) = answer(ui, cx, true, first) {
            let (municipality, key) = (asked.municipality, asked.key.clone());
            decide(cx, move |workspace| match answer {
                Answer::Accept => workspace.accept_sender(municipality, &key).map(accepted),
                Answer::Refuse => workspace.refuse_sender(municipality, &key).map(refused),
            });
        }
    });
}

fn words(ui: &mut Ui, label: &str, words: &str) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        small(ui, label);
        medium(ui, words);
    });
}

fn group(ui: &mut Ui, cx: &Cx<'_>, group: &Group, first: bool) {
    Card::new().show(ui, |ui| {
        let args = [
            ("from", group.from.as_str().into()),
            ("n", group.entries.len().into()),
        ];
        heading(ui, 2, &cx.text.with("held-from", &args));
        let args = [("when", group.merged.as_str().into())];
        small(ui, &cx.text.with("held-merged", &args));
        body(ui, &group.why);
        for line in &group.lines {
            muted(ui, line);
        }
        if group.more > 0 {
            small(ui, &cx.text.with("held-more", &[("n", group.more.into())]));
        }
        let advice = if group.acceptable {
            "held-advice"
        } else {
            "held-only_refuse"
        };
        small(ui, &cx.text.get(advice));
        ui.add_space(space::XS);
        if let Some(answer) = answer(ui, cx, group.acceptable, first) {
            let entries = group.entries.clone();
            decide(cx, move |workspace| match answer {
                Answer::Accept => workspace.accept_held(&entries).map(accepted),
                Answer::Refuse => workspace.refuse_held(&entries).map(refused),
            });
        }
    });
}

/// What came of a decision, each thing as a key and a number.
type Outcome = Vec<(&'static str, usize)>;

/// What was let in, under this key, and what could not be and waits on.
pub fn taken_in(key: &'static str, counts: KindCounts) -> Outcome {
    let stayed = (counts.refused > 0).then_some(("held-stayed", counts.refused));
    std::iter::once((key, counts.added)).chain(stayed).collect()
}

fn accepted(counts: KindCounts) -> Outcome {
    taken_in("held-accepted", counts)
}

fn refused(entries: usize) -> Outcome {
    vec![("held-refused", entries)]
}

fn told(text: &Text, outcome: &Outcome) -> String {
    let told = outcome.iter();
    let told: Vec<String> = told
        .map(|(key, n)| text.with(key, &[("n", (*n).into())]))
        .collect();
    told.join(". ")
}

/// Decides on the writing thread, and says what came of it.
pub fn decide(
    cx: &Cx<'_>,
    decide: impl FnOnce(&mut Workspace) -> Result<Outcome> + Send + 'static,
) {
    let text = cx.text.clone();
    cx.work(
        cx.text.get("held-deciding"),
        move |workspace, _| match decide(workspace) {
            Ok(outcome) => Finished {
                changed: Some(Changed::everything()),
                notice: Some(told(&text, &outcome)),
                ..Finished::default()
            },
            Err(error) => Finished {
                error: Some(error),
                ..Finished::default()
            },
        },
    );
}
