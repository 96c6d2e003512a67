//! One bundle in the inbox.

use std::path::PathBuf;

use eframe::egui::{Align, Layout, Ui};

use crate::bundle::{BundleError, BundleKind, Manifest, Profile, fingerprint_spoken};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Column, DataTable, IconButton, Shape, banner, body, link, medium, muted, small,
    state_words, text_row,
};
use crate::report::merge;
use crate::text::{Sentence as _, Text};
use crate::workspace::{KindCounts, MergeReport, Result, SenderStanding, Whose, WorkspaceError};

/// A bundle that waits.
pub struct WaitingBundle {
    /// Where it is.
    pub path: PathBuf,
    /// What it would do.
    pub preview: BundlePreview,
    open: bool,
}

/// What is known of what a bundle would do.
pub enum BundlePreview {
    /// Nothing yet.
    Fresh,
    /// It is being read.
    Reading,
    /// This.
    Ready(Box<MergeReport>),
    /// Nothing before there is a passphrase; the sentence says so.
    Locked(String),
    /// Nothing before the lead's own key is unlocked; the sentence says so.
    KeyLocked(String),
    /// It cannot be read, and why.
    Broken(String),
}

impl BundlePreview {
    /// What an error in reading comes to.
    pub fn of_error(error: &WorkspaceError, text: &Text) -> Self {
        let sentence = error.sentence(text);
        match error {
            WorkspaceError::Bundle(BundleError::KeyIsLocked) => Self::KeyLocked(sentence),
            WorkspaceError::Bundle(BundleError::NeedsPassphrase | BundleError::WrongPassphrase) => {
                Self::Locked(sentence)
            }
            _ => Self::Broken(sentence),
        }
    }
}

/// What the user wants done with a bundle.
pub enum BundleAnswer {
    Merge,
    PutAway,
}

/// Whom a bundle is from.
pub fn sender(text: &Text, manifest: &Manifest) -> String {
    if manifest.kind == BundleKind::Cluster {
        return manifest.project_name.clone();
    }
    let own = (manifest.kind == BundleKind::Bundle).then_some(manifest.municipality);
    text.whose(own.flatten())
}

/// How many records are new, changed and so on, in a line.
pub fn summary(text: &Text, total: &KindCounts) -> String {
    let counted = |key: &str, n: usize| text.with(key, &[("n", n.into())]);
    let all = [
        ("inbox-new", total.new_records),
        ("inbox-changed", total.changed_records),
        ("inbox-unchanged", total.unchanged_records),
        ("inbox-conflicts", total.conflicts),
        ("inbox-held", total.refused),
    ];
    let any = all.into_iter().filter(|(_, n)| *n > 0);
    let parts: Vec<String> = any.map(|(key, n)| counted(key, n)).collect();
    if parts.is_empty() {
        text.get("inbox-nothing")
    } else {
        parts.join(", ")
    }
}

/// What a privacy profile is called.
pub fn profile(text: &Text, profile: Profile) -> String {
    text.get(&format!("profile-{}", profile.code()))
}

impl WaitingBundle {
    /// A bundle that nothing is known of yet.
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            preview: BundlePreview::Fresh,
            open: false,
        }
    }

    /// What it would do, if it can be merged.
    pub fn report(&self) -> Option<&MergeReport> {
        match &self.preview {
            BundlePreview::Ready(report) => Some(report),
            _ => None,
        }
    }

    /// Draws it; what the user wants done.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        (may_merge, is_next): (bool, bool),
    ) -> Option<BundleAnswer> {
        ui.add_space(space::XS);
        let mut answer = self.top(ui, cx, (may_merge, is_next));
        match &self.preview {
            BundlePreview::Fresh | BundlePreview::Reading => {
                muted(ui, &cx.text.get("inbox-reading"));
            }
            BundlePreview::Locked(sentence) | BundlePreview::KeyLocked(sentence) => {
                warned(ui, Tone::Warning, sentence);
            }
            BundlePreview::Broken(sentence) => warned(ui, Tone::Bad, sentence),
            BundlePreview::Ready(report) => {
                for warning in &report.warnings {
                    let tone = if warning.gives_pause() {
                        Tone::Warning
                    } else {
                        Tone::Neutral
                    };
                    banner(ui, tone, &warning.sentence(cx.text), None);
                }
                text_row(ui, |ui| {
                    body(ui, &summary(cx.text, &report.total()));
                    let more = if self.open {
                        "inbox-less"
                    } else {
                        "inbox-more"
                    };
                    if link(ui, &cx.text.get(more)).clicked() {
                        self.open = !self.open;
                    }
                });
                keys(ui, cx, report);
                if self.open {
                    kinds(ui, cx, report);
                    held(ui, cx, report);
                }
                // What there is to know stands before the button that it is about.
                let anyway = cx.text.get("inbox-merge_anyway");
                let ready = may_merge && report.gives_pause();
                if ready && ui.add(Button::secondary(&anyway).small()).clicked() {
                    answer = Some(BundleAnswer::Merge);
                }
            }
        }
        ui.add_space(space::XS);
        answer
    }

    fn top(
        &self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        (may_merge, is_next): (bool, bool),
    ) -> Option<BundleAnswer> {
        let file = self.path.file_name().unwrap_or_default().to_string_lossy();
        let mut answer = None;
        ui.horizontal(|ui| {
            match self.report() {
                Some(report) => {
                    let manifest = &report.manifest;
                    medium(ui, &sender(cx.text, manifest));
                    let made = cx.text.when(manifest.made_at, cx.today);
                    let args = [
                        ("made", made.into()),
                        ("profile", profile(cx.text, manifest.profile).into()),
                        ("file", file.as_ref().into()),
                    ];
                    small(ui, &cx.text.with("inbox-made", &args));
                }
                None => {
                    medium(ui, &file);
                }
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let away = cx
                    .text
                    .with("inbox-put_away", &[("file", file.as_ref().into())]);
                if ui
                    .add(IconButton::new(Icon::Close, &away).small())
                    .clicked()
                {
                    answer = Some(BundleAnswer::PutAway);
                }
                let merge = cx.text.get("inbox-merge");
                let report = self.report();
                let plain = report.is_some_and(|report| !report.gives_pause());
                let button = match is_next {
                    true => Button::primary(&merge),
                    false => Button::secondary(&merge),
                };
                if plain && may_merge && ui.add(button.small()).clicked() {
                    answer = Some(BundleAnswer::Merge);
                }
            });
        });
        answer
    }
}

/// The key that signed the bundle where it is new here, and those that are known to be the sender's.
fn keys(ui: &mut Ui, cx: &Cx<'_>, report: &MergeReport) {
    let words = match report.standing {
        SenderStanding::Known => return,
        SenderStanding::First => "inbox-first_key",
        SenderStanding::Vouched | SenderStanding::Changed | SenderStanding::Refused => {
            "inbox-new_key"
        }
    };
    let key = fingerprint_spoken(&report.manifest.sender);
    small(ui, &cx.text.with(words, &[("key", key.into())]));
    let manifest = &report.manifest;
    let whose = match manifest.kind {
        BundleKind::Cluster => Some(Whose::Project(manifest.project)),
        _ => manifest.municipality.map(Whose::Municipality),
    };
    let Some(whose) = whose else { return };
    let known = cx.view(("known keys", whose), move |source| {
        let mut senders = source.reader.senders()?;
        senders.retain(|one| one.whose == whose && one.trust.is_known());
        let words = senders.iter().map(|one| fingerprint_spoken(&one.key));
        Result::Ok(words.collect::<Vec<String>>())
    });
    for key in known.iter().flat_map(|known| known.iter()) {
        let key = [("key", key.as_str().into())];
        small(ui, &cx.text.with("inbox-known_key", &key));
    }
}

fn warned(ui: &mut Ui, tone: Tone, sentence: &str) {
    ui.horizontal_top(|ui| {
        state_words(ui, Shape::Triangle, tone, "");
        body(ui, sentence);
    });
}

/// Kind by kind and all together; of every row, new, changed, unchanged and held back come to the sum.
fn kinds(ui: &mut Ui, cx: &Cx<'_>, report: &MergeReport) {
    const ROW: f32 = 28.0;
    let words = [
        "kind",
        "new",
        "changed",
        "unchanged",
        "held",
        "sum",
        "conflicts",
    ]
    .map(|column| cx.text.get(&format!("merges-column_{column}")));
    let mut columns = vec![Column::new(&words[0]).share(1.0, 110.0)];
    let numbers = words[1..].iter();
    columns.extend(numbers.map(|name| Column::new(name).fixed(94.0).right()));
    let kinds = report.kinds.iter();
    let mut rows: Vec<(String, KindCounts)> = kinds
        .map(|(code, counts)| (merge::kinds(cx.text, code), *counts))
        .collect();
    if rows.len() > 1 {
        rows.push((cx.text.get("merges-all_kinds"), report.total()));
    }
    let table = DataTable::new("kinds", &words[0], &columns, rows.len()).row_height(ROW);
    table.at_most(rows.len()).show(ui, |ui, row, column| {
        let (name, counts) = &rows[row];
        let number = match column {
            0 => {
                body(ui, name);
                return;
            }
            1 => counts.new_records,
            2 => counts.changed_records,
            3 => counts.unchanged_records,
            4 => counts.held_records,
            5 => counts.records(),
            _ => counts.conflicts,
        };
        counted(ui, cx, number);
    });
}

/// A number of a table; a dash where there is none.
pub fn counted(ui: &mut Ui, cx: &Cx<'_>, number: usize) {
    let words = cx.text.tally(number);
    let say = if number == 0 { muted } else { body };
    say(ui, &words);
}

/// Why entries are held back, each reason once.
fn held(ui: &mut Ui, cx: &Cx<'_>, report: &MergeReport) {
    let reasons = report.held.iter().map(|(_, reason)| reason);
    for reason in reasons.collect::<std::collections::BTreeSet<_>>() {
        warned(ui, Tone::Warning, &cx.text.held(reason));
    }
}
