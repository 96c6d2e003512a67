//! The inbox: bundles that have come, what each would do, and merging them.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Ui;

use crate::bundle::Passphrase;
use crate::gui::ground::ask::Pick;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::worker::{Finished, Progress};
use crate::gui::shelf::secret::Secret;
use crate::gui::shelf::split::{Picked, page, with_details};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, Card, PageHeader, banner, body, divider, empty_state, progress};
use crate::text::Text;
use crate::workspace::{MergeReport, Role, Workspace};

mod earlier;
mod item;
mod locked;
mod undo;

use item::{BundlePreview, WaitingBundle};

/// What the page remembers.
#[derive(Default)]
pub struct State {
    queue: Vec<WaitingBundle>,
    /// A passphrase that the user types, and has typed, for bundles that need one.
    secret: Secret,
    passphrase: Option<Passphrase>,
    /// That of the lead's own key, while it is asked for.
    key_secret: Secret,
    merging: Option<Arc<Progress>>,
    /// What the last merge did, a line for each bundle.
    done: Vec<String>,
    /// Its number, where one bundle was merged.
    latest: Option<i64>,
    /// The earlier merge that is looked at.
    chosen: Picked<i64>,
    /// The merges that the user thinks of taking back.
    undoing: Option<undo::Undoing>,
}

impl State {
    /// Bundles were given: show what they hold.
    pub fn add(&mut self, bundles: Vec<PathBuf>) {
        for path in bundles {
            self.queue.retain(|item| item.path != path);
            self.queue.push(WaitingBundle::new(path));
        }
    }

    /// Those that can be merged without a thought: there is nothing to know before.
    fn ready(&self) -> Vec<PathBuf> {
        let ready = self.queue.iter().filter(|item| {
            let report = item.report();
            report.is_some_and(|report| !report.gives_pause())
        });
        ready.map(|item| item.path.clone()).collect()
    }

    /// Whether the preview of any bundle is so.
    fn any(&self, is_so: impl Fn(&BundlePreview) -> bool) -> bool {
        self.queue.iter().any(|item| is_so(&item.preview))
    }

    /// What the bundles would do whose preview is so may have changed.
    fn look_again_at(&mut self, is_so: impl Fn(&BundlePreview) -> bool) {
        let items = self.queue.iter_mut();
        for item in items.filter(|item| is_so(&item.preview)) {
            item.preview = BundlePreview::Fresh;
        }
    }

    /// What any bundle would do may have changed.
    fn look_again(&mut self) {
        self.look_again_at(|_| true);
    }

    /// Whether there is nothing to show but how to begin.
    fn is_empty(&self) -> bool {
        self.queue.is_empty() && self.done.is_empty()
    }

    fn item(&mut self, path: &PathBuf) -> Option<&mut WaitingBundle> {
        self.queue.iter_mut().find(|item| item.path == *path)
    }
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    preview(cx, state);
    let earlier = earlier::read(cx);
    let merged = state
        .chosen
        .shown(cx)
        .and_then(|number| earlier.as_ref()?.merge(number).cloned());
    let mut asked = None;
    let closed = with_details(
        ui,
        cx,
        merged.is_some(),
        |ui| {
            page(ui, |ui| {
                header(ui, cx, state);
                under_way(ui, cx, state);
                report(ui, cx, state);
                locked::ui(ui, cx, state);
                queue(ui, cx, state);
                if let Some(earlier) = &earlier {
                    earlier::list(ui, cx, earlier, &mut state.chosen);
                }
            });
        },
        |ui| {
            if let (Some(earlier), Some(merged)) = (&earlier, &merged) {
                asked = earlier::details(ui, cx, earlier, merged);
            }
        },
    );
    if asked.is_some() {
        state.undoing = asked;
    } else if closed && state.undoing.is_none() {
        state.chosen.close(cx);
    }
    if let Some(earlier) = &earlier {
        undo::dialog(ui, cx, earlier, &mut state.undoing);
    }
}

fn header(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let title = cx.text.get("page-inbox");
    let purpose = cx.text.get("inbox-purpose");
    let ready = state.ready();
    PageHeader::new(&title).purpose(&purpose).show(ui, |ui| {
        let open = cx.text.get("inbox-open");
        let free = state.merging.is_none() && cx.writable;
        if ready.len() > 1 && free {
            let all = cx
                .text
                .with("inbox-merge_all", &[("n", ready.len().into())]);
            if ui.add(Button::primary(&all)).clicked() {
                merge(cx, state, ready);
            }
            if ui.add(Button::secondary(&open)).clicked() {
                pick(cx);
            }
        } else if cx.writable && !state.is_empty() {
            // What is looked at is to be merged next, where nothing speaks against it.
            let button = match ready.is_empty() {
                true => Button::primary(&open),
                false => Button::secondary(&open),
            };
            if ui.add(button).clicked() {
                pick(cx);
            }
        }
    });
}

fn pick(cx: &Cx<'_>) {
    cx.pick(Pick::Bundles, |paths, asks| {
        asks.tell(|inbox: &mut State| inbox.add(paths));
    });
}

/// Finds out what new bundles would do, on the writing thread; nothing is kept.
fn preview(cx: &Cx<'_>, state: &mut State) {
    let fresh: Vec<PathBuf> = state
        .queue
        .iter_mut()
        .filter(|item| matches!(item.preview, BundlePreview::Fresh))
        .map(|item| {
            item.preview = BundlePreview::Reading;
            item.path.clone()
        })
        .collect();
    for path in fresh {
        let (text, passphrase) = (cx.text.clone(), state.passphrase.clone());
        let words = cx.text.get("inbox-reading");
        cx.work(words, move |workspace, _| {
            let preview = previewed(workspace, &path, passphrase.as_ref(), &text);
            Finished::told(move |inbox: &mut State| {
                if let Some(item) = inbox.item(&path) {
                    item.preview = preview;
                }
            })
        });
    }
}

fn previewed(
    workspace: &mut Workspace,
    path: &PathBuf,
    passphrase: Option<&Passphrase>,
    text: &Text,
) -> BundlePreview {
    match workspace.merge(&[path], passphrase, false, &mut |_, _| true) {
        Ok(mut reports) => reports.pop().map_or(BundlePreview::Reading, |report| {
            BundlePreview::Ready(Box::new(report))
        }),
        Err(error) => BundlePreview::of_error(&error, text),
    }
}

fn merge(cx: &Cx<'_>, state: &mut State, paths: Vec<PathBuf>) {
    let progress = Arc::new(Progress::default());
    let words = cx.text.with("inbox-merging", &[("n", paths.len().into())]);
    progress.begin(&words);
    state.merging = Some(progress.clone());
    state.done.clear();
    let (text, passphrase) = (cx.text.clone(), state.passphrase.clone());
    cx.work(words, move |workspace, outer| {
        let merged = workspace.merge(&paths, passphrase.as_ref(), true, &mut |done, total| {
            outer.at(done, total) & progress.at(done, total)
        });
        let kept = merged.is_ok();
        let one = kept && paths.len() == 1;
        let latest = one.then(|| workspace.reader().last_merges(1).ok()?.pop());
        let lines = merged.iter().flatten();
        let lines = lines.map(|one| line(&text, one)).collect();
        let said = |reports: Vec<_>| text.with("inbox-merged", &[("n", reports.len().into())]);
        let finished = Finished::said(merged.map(said)).and_changed();
        finished.and_told(move |inbox: &mut State| {
            inbox.merging = None;
            inbox.done = lines;
            inbox.latest = latest.flatten();
            if kept {
                inbox.queue.retain(|item| !paths.contains(&item.path));
                inbox.look_again();
            }
        })
    });
}

/// What merging a bundle did, in a line.
fn line(text: &Text, report: &MergeReport) -> String {
    format!(
        "{}: {}",
        item::sender(text, &report.manifest),
        item::summary(text, &report.total())
    )
}

fn under_way(ui: &mut Ui, cx: &Cx<'_>, state: &State) {
    let Some(merging) = &state.merging else {
        return;
    };
    let stop = cx.text.get("form-cancel");
    Card::new().show(ui, |ui| {
        if progress(ui, &merging.words(), merging.share(), Some(&stop)) {
            merging.stop();
        }
    });
    ui.add_space(space::S);
    let soon = std::time::Duration::from_millis(100);
    ui.ctx().request_repaint_after(soon);
}

fn report(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    if state.done.is_empty() {
        return;
    }
    let title = cx.text.get("inbox-done");
    let mut read = false;
    Card::new().title(&title).tone(Tone::Good).show(ui, |ui| {
        for line in &state.done {
            body(ui, line);
        }
        ui.horizontal(|ui| {
            let close = cx.text.get("inbox-done_read");
            read = ui.add(Button::secondary(&close).small()).clicked();
            let show = cx.text.get("inbox-show_report");
            if state.latest.is_some() && ui.add(Button::quiet(&show).small()).clicked() {
                state.chosen = state.latest.map(Picked::opened).unwrap_or_default();
            }
        });
    });
    ui.add_space(space::S);
    if read {
        state.done.clear();
    }
}

fn queue(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    if state.queue.is_empty() {
        if state.done.is_empty() {
            let sentence = cx.text.get(match cx.role {
                Role::Lead => "inbox-empty",
                Role::Evaluator(_) => "inbox-empty_evaluator",
                Role::Municipality(_) => "inbox-empty_contact",
            });
            let open = cx.text.get("inbox-open");
            let button = cx.writable.then_some(&*open);
            if empty_state(ui, Icon::Inbox, &sentence, button, None).0 {
                pick(cx);
            }
        }
        return;
    }
    if !cx.writable {
        banner(ui, Tone::Warning, &cx.text.get("inbox-read_only"), None);
        ui.add_space(space::S);
    }
    let may_merge = cx.writable && state.merging.is_none();
    let is_next = state.ready().len() == 1;
    let mut asked = None;
    let title = cx.text.get("inbox-waiting");
    Card::new().title(&title).show(ui, |ui| {
        for (index, item) in state.queue.iter_mut().enumerate() {
            if index > 0 {
                divider(ui);
            }
            let answer = ui
                .push_id(item.path.clone(), |ui| {
                    item.ui(ui, cx, (may_merge, is_next))
                })
                .inner;
            if let Some(answer) = answer {
                asked = Some((index, answer));
            }
        }
    });
    ui.add_space(space::M);
    match asked {
        Some((index, item::BundleAnswer::Merge)) => {
            let path = state.queue[index].path.clone();
            merge(cx, state, vec![path]);
        }
        Some((index, item::BundleAnswer::PutAway)) => {
            state.queue.remove(index);
        }
        None => {}
    }
}
