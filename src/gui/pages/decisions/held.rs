//! What a merge held back: a municipality's changed key, and entries that were not the sender's to bring.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use eframe::egui::{Key, Ui};

use super::{nothing, pressed};
use crate::bundle::fingerprint_spoken;
use crate::domain::{MunicipalityCode, kind};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::ground::worker::Finished;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{Button, Card, body, heading, medium, muted, small};
use crate::text::{Text, capitalised};
use crate::workspace::{Held, HeldId, KindCounts, Merge, Reader, Result, Sender, Whose, Workspace};

/// A key that asks whether it is the sender's.
struct AskedKey {
    whose: Whose,
    key: String,
    place: String,
    words: String,
    known: Vec<String>,
    since: String,
    entries: usize,
}

/// Entries from one sender that are held back for one reason.
struct HeldGroup {
    from: String,
    merged: String,
    why: String,
    lines: Vec<HeldLine>,
    more: usize,
    entries: Vec<HeldId>,
    acceptable: bool,
}

/// What some of them say alike.
struct HeldLine {
    words: String,
    entries: Vec<HeldId>,
}

struct Waiting {
    asked: Vec<AskedKey>,
    groups: Vec<HeldGroup>,
}

impl Waiting {
    fn load(source: &Source, today: NaiveDate, only: Option<MunicipalityCode>) -> Result<Self> {
        let names = source.names()?;
        let (reader, text) = (&source.reader, &source.text);
        let (senders, merges) = (reader.senders()?, reader.merges()?);
        let held_back = reader.held_back(only)?;
        let projects = reader.project_names()?;
        let asked = held_back.keys.iter().map(|(sender, waiting)| AskedKey {
            place: text.sender(Some(sender.whose), &projects),
            ..ask(text, today, sender, &senders, *waiting)
        });
        let title = |id: &str| names.title_of(id);
        let mut groups = Vec::new();
        for ((from, _, reason), held) in held_back.together() {
            let merge = held.iter().map(|one| one.merge).max();
            let merge = merges.iter().find(|one| Some(one.number) == merge);
            let lines = lines(reader, text, &held, &title)?;
            groups.push(HeldGroup {
                from: text.sender(from, &projects),
                merged: merge.map_or_else(String::new, |one: &Merge| text.when(one.at, today)),
                why: text.held(&reason),
                more: lines.len().saturating_sub(SHOWN),
                lines: lines.into_iter().take(SHOWN).collect(),
                acceptable: reason.is_acceptable(),
                entries: held
                    .into_iter()
                    .map(|one| (one.entry, one.sender.clone()))
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
) -> AskedKey {
    let known = senders
        .iter()
        .filter(|one| one.whose == sender.whose && one.trust.is_known());
    AskedKey {
        whose: sender.whose,
        key: sender.key.clone(),
        place: String::new(),
        words: fingerprint_spoken(&sender.key),
        known: known.map(|one| fingerprint_spoken(&one.key)).collect(),
        since: text.when(sender.at, today),
        entries,
    }
}

/// How many lines of a group are shown.
const SHOWN: usize = 12;

/// What the entries are about; those that say the same are one line.
fn lines(
    reader: &Reader,
    text: &Text,
    held: &[&Held],
    title: &dyn Fn(&str) -> String,
) -> Result<Vec<HeldLine>> {
    let mut lines: BTreeMap<String, Vec<HeldId>> = BTreeMap::new();
    for one in held {
        let id = (one.entry, one.sender.clone());
        let Some(entry) = one.said() else {
            let words = text.get("held-unreadable");
            lines.entry(words).or_default().push(id);
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
        let did = text.said(&entry, title);
        let words = format!("{}: {did}", about.join(" · "));
        lines.entry(words).or_default().push(id);
    }
    let lines = lines.into_iter();
    let lines = lines.map(|(words, entries)| HeldLine { words, entries });
    Ok(lines.collect())
}

/// Draws what waits; the keys answer the first.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let (today, only) = (cx.today, cx.municipality);
    let all = cx.view(("held", today, only), move |source| {
        Waiting::load(source, today, only)
    });
    let Some(all) = all else { return };
    if all.asked.is_empty() && all.groups.is_empty() {
        nothing(ui, cx, "decisions-no_held");
        return;
    }
    for (place, asked) in all.asked.iter().enumerate() {
        ui.push_id((&asked.key, asked.whose), |ui| {
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
enum Verdict {
    Accept,
    Refuse,
}

fn answer(ui: &mut Ui, cx: &Cx<'_>, acceptable: bool, first: bool) -> Option<Verdict> {
    let mut answer = None;
    if !cx.writable {
        return None;
    }
    let all = [
        (Verdict::Accept, "held-accept", Key::Num1, "1"),
        (Verdict::Refuse, "held-refuse", Key::Num2, "2"),
    ];
    ui.horizontal(|ui| {
        for (one, words, key, shortcut) in all {
            if one == Verdict::Accept && !acceptable {
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

fn key(ui: &mut Ui, cx: &Cx<'_>, asked: &AskedKey, first: bool) {
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
            let keys = [(asked.whose, asked.key.clone())];
            decide(cx, move |workspace, progress| match answer {
                Verdict::Accept => workspace.accept(&keys, &[], progress).map(accepted),
                Verdict::Refuse => workspace.refuse(&keys, &[]).map(refused),
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

fn group(ui: &mut Ui, cx: &Cx<'_>, group: &HeldGroup, first: bool) {
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
            one_line(ui, cx, group, line);
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
            answered(cx, answer, group.entries.clone());
        }
    });
}

fn answered(cx: &Cx<'_>, answer: Verdict, entries: Vec<HeldId>) {
    decide(cx, move |workspace, progress| match answer {
        Verdict::Accept => workspace.accept(&[], &entries, progress).map(accepted),
        Verdict::Refuse => workspace.refuse(&[], &entries).map(refused),
    });
}

/// One of several things, which can be decided by itself.
fn one_line(ui: &mut Ui, cx: &Cx<'_>, group: &HeldGroup, line: &HeldLine) {
    ui.horizontal_wrapped(|ui| {
        muted(ui, &line.words);
        let by_itself = cx.writable && group.lines.len() + group.more > 1;
        let accept = group
            .acceptable
            .then_some((Verdict::Accept, "held-accept_one"));
        let both = accept
            .into_iter()
            .chain([(Verdict::Refuse, "held-refuse_one")]);
        for (answer, key) in both.filter(|_| by_itself) {
            let words = cx.text.get(key);
            let spoken = format!("{words}: {}", line.words);
            let button = ui.add(Button::quiet(&words).small());
            ui.ctx()
                .accesskit_node_builder(button.id, |node| node.set_label(&*spoken));
            if button.clicked() {
                answered(cx, answer, line.entries.clone());
            }
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

/// How far it has come; whether to go on.
type Going<'a> = &'a mut dyn FnMut(usize, usize) -> bool;

/// Decides on the writing thread, which can be stopped, and says what came of it.
pub fn decide(
    cx: &Cx<'_>,
    decide: impl FnOnce(&mut Workspace, Going<'_>) -> Result<Outcome> + Send + 'static,
) {
    let text = cx.text.clone();
    cx.work(cx.text.get("held-deciding"), move |workspace, progress| {
        let decided = decide(workspace, &mut |done, total| {
            progress.stoppable_at(done, total)
        });
        Finished::said(decided.map(|outcome| told(&text, &outcome))).and_changed()
    });
}
