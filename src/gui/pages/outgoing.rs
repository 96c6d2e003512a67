//! What the lead sends out, to one municipality or to all at once: kits, and feedback. Which have been made, a last
//! look at the texts that leave, and the files in a folder.

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;
use eframe::egui::{ScrollArea, Ui};

use crate::bundle::BundleKind;
use crate::domain::{Comparison, Kind, Municipality, MunicipalityCode, ProjectNote, Record as _};
use crate::gui::ground::ask::{Ask, Pick, Work};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::letters::Letter;
use crate::gui::ground::worker::{Finished, Left, Progress};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Column, DataTable, Dialog, DialogAnswer, body, chip, empty_state, medium, muted,
    small,
};
use crate::insight::comparisons;
use crate::text::{Text, capitalised, dotted};
use crate::workspace::{Changed, Leaving, Result, Sent, Workspace, fields};

/// What is sent out, and the keys of what is said of it.
pub struct Outgoing {
    /// What its files are.
    pub what: BundleKind,
    /// What it is for.
    pub purpose: &'static str,
    /// What is to be done before any can be made.
    pub empty: &'static str,
    /// Make one; make all.
    pub make: [&'static str; 2],
    /// Why the texts are to be read.
    pub look_why: &'static str,
    /// Being written; written.
    pub written: [&'static str; 2],
}

/// Kits: what each municipality begins with.
pub const KITS: Outgoing = Outgoing {
    what: BundleKind::Kit,
    purpose: "kits-purpose",
    empty: "kits-empty",
    make: ["kits-make", "kits-make_all"],
    look_why: "kits-look_why",
    written: ["kits-making", "kits-made"],
};

/// Feedback: what has come since, and what is addressed to each.
pub const FEEDBACK: Outgoing = Outgoing {
    what: BundleKind::Feedback,
    purpose: "feedback-purpose",
    empty: "kits-empty",
    make: ["feedback-make", "feedback-make_all"],
    look_why: "feedback-look_why",
    written: ["feedback-making", "feedback-made"],
};

impl Outgoing {
    /// The texts that would leave, for a last look.
    fn texts(&self, workspace: &Workspace, to: &[MunicipalityCode]) -> Result<Leaving> {
        match self.what {
            BundleKind::Feedback => workspace.feedback_texts(to),
            _ => workspace.kit_texts(),
        }
    }

    /// Writes one.
    fn write(&self, workspace: &mut Workspace, to: MunicipalityCode, path: &Path) -> Result<Sent> {
        match self.what {
            BundleKind::Feedback => workspace.export_feedback(path, to),
            _ => workspace.export_kit(path, to),
        }
    }

    /// What is addressed to each municipality and goes along, beside what all get.
    fn addressed(&self) -> &'static [&'static Kind] {
        match self.what {
            BundleKind::Feedback => &[ProjectNote::KIND, Comparison::KIND],
            _ => &[],
        }
    }
}

struct Receiver {
    code: MunicipalityCode,
    name: String,
    /// When the last one was made, and its file.
    made: Option<(String, String)>,
    /// What is addressed to it.
    own: String,
}

struct Receivers(Vec<Receiver>);

fn receivers(cx: &Cx<'_>, of: &'static Outgoing) -> Option<std::sync::Arc<Receivers>> {
    let today = cx.today;
    cx.view(("outgoing", of.what.code(), today), move |source| {
        let text = &source.text;
        let mut made: HashMap<MunicipalityCode, (String, String)> = HashMap::new();
        for export in source.reader.exports()? {
            // The newest come first.
            let Some(code) = export
                .municipality
                .filter(|_| export.kind == of.what.code())
            else {
                continue;
            };
            // All have the same ending.
            let name = Path::new(&export.file).file_stem();
            let name = name.map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            made.entry(code)
                .or_insert_with(|| (text.listed(export.at), name));
        }
        let mut own: HashMap<MunicipalityCode, Vec<&'static Kind>> = HashMap::new();
        for kind in of.addressed() {
            for row in source.reader.rows(kind)? {
                let to = row.head.municipality.filter(|_| !row.head.removed);
                if let Some(code) = to {
                    own.entry(code).or_default().push(kind);
                }
            }
        }
        let all = source.reader.all::<Municipality>()?;
        let present = all
            .iter()
            .filter(|one| one.left.is_none_or(|left| left > today));
        let mut receivers: Vec<Receiver> = present
            .filter_map(|one| one.code)
            .map(|code| Receiver {
                code,
                name: text.municipality(code),
                made: made.remove(&code),
                own: text.kinds_counted(own.remove(&code).unwrap_or_default()),
            })
            .collect();
        receivers.sort_by(|a, b| crate::text::compare(&a.name, &b.name));
        receivers.dedup_by_key(|one| one.code);
        Result::Ok(Receivers(receivers))
    })
}

/// The page's main action while they are shown: make all.
pub fn action(ui: &mut Ui, cx: &Cx<'_>, of: &'static Outgoing) {
    let Some(all) = receivers(cx, of).filter(|all| all.0.len() > 1 && cx.writable) else {
        return;
    };
    let words = cx.text.with(of.make[1], &[("n", all.0.len().into())]);
    if ui
        .add(Button::primary(&words).icon(Icon::Package))
        .clicked()
    {
        look(cx, of, all.0.iter().map(|one| one.code).collect());
    }
}

/// What the page remembers: files that are to be made, once their texts have been read.
#[derive(Default)]
pub struct State {
    asked: Option<(&'static str, Vec<MunicipalityCode>, Leaving)>,
}

/// Draws the table.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, of: &'static Outgoing, state: &mut State) {
    last_look(ui, cx, of, state);
    let Some(all) = receivers(cx, of) else { return };
    if all.0.is_empty() {
        empty_state(ui, Icon::Package, &cx.text.get(of.empty), None, None);
        return;
    }
    muted(ui, &cx.text.get(of.purpose));
    ui.add_space(space::XS);
    let words = ["municipality", "made", "file", "own"]
        .map(|column| cx.text.get(&format!("kits-column_{column}")));
    let mut columns = vec![
        Column::new(&words[0]).share(1.0, 100.0),
        Column::new(&words[1]).share(1.0, 118.0),
        Column::new(&words[2]).share(1.6, 72.0),
    ];
    if !of.addressed().is_empty() {
        columns.push(Column::new(&words[3]).share(1.4, 120.0));
        columns.push(Column::new("").fixed(150.0));
    }
    columns.push(Column::new("").fixed(170.0).right());
    let (last, name) = (columns.len() - 1, cx.text.get("tab-kits"));
    let row_name = |row: usize| all.0[row].name.clone();
    Card::new().flush().show(ui, |ui| {
        let room = ui.available_height() - space::XL;
        DataTable::new(of.what.code(), &name, &columns, all.0.len())
            .height(room)
            .row_name(&row_name)
            .show(ui, |ui, row, column| {
                let column = if column == last { LAST } else { column };
                cell(ui, cx, of, &all.0[row], column);
            });
    });
}

/// The column with the button that makes one.
const LAST: usize = usize::MAX;

fn cell(ui: &mut Ui, cx: &Cx<'_>, of: &'static Outgoing, one: &Receiver, column: usize) {
    match (column, &one.made) {
        (0, _) => {
            medium(ui, &one.name);
        }
        (1, Some((made, _))) => {
            small(ui, made);
        }
        (1, None) => {
            small(ui, &cx.text.get("kits-never"));
        }
        (2, Some((_, file))) => {
            small(ui, file);
        }
        (3, _) => {
            small(ui, &one.own);
        }
        (4, _) if cx.writable => {
            let write = cx.text.get("feedback-write_note");
            if ui.add(Button::quiet(&write).small()).clicked() {
                let to = serde_json::json!(one.code);
                cx.begin(ProjectNote::KIND, fields([(ProjectNote::recipient, to)]));
            }
        }
        (LAST, _) if cx.writable => {
            let make_one = cx.text.get(of.make[0]);
            if ui.add(Button::secondary(&make_one).small()).clicked() {
                look(cx, of, vec![one.code]);
            }
        }
        _ => {}
    }
}

/// Finds the texts that would leave to these.
fn look(cx: &Cx<'_>, of: &'static Outgoing, codes: Vec<MunicipalityCode>) {
    cx.work(String::new(), move |workspace, _| {
        match of.texts(workspace, &codes) {
            Ok(texts) => Finished {
                tell: Some(Letter::to(|state: &mut State| {
                    state.asked = Some((of.what.code(), codes, texts))
                })),
                ..Finished::default()
            },
            Err(error) => Finished {
                error: Some(error),
                ..Finished::default()
            },
        }
    });
}

/// Shows the texts that leave, before the files are made.
fn last_look(ui: &Ui, cx: &Cx<'_>, of: &'static Outgoing, state: &mut State) {
    let mine = |asked: &mut (&str, Vec<MunicipalityCode>, Leaving)| asked.0 == of.what.code();
    let Some((what, codes, leaving)) = state.asked.take_if(mine) else {
        return;
    };
    if leaving.free_texts.is_empty() {
        return make(cx, of, codes);
    }
    let title = cx.text.get("kits-look");
    let (confirm, cancel) = (cx.text.get("kits-go_on"), cx.text.get("form-cancel"));
    let args = [("n", leaving.naming.into())];
    let purpose = cx.text.with(of.look_why, &args);
    let dialog = Dialog::new("kits", &title, &confirm, &cancel)
        .purpose(&purpose)
        .width(640.0);
    let answer = dialog.show(ui.ctx(), |ui| {
        let scroll = ScrollArea::vertical()
            .id_salt("kit texts")
            .max_height(320.0);
        scroll.show(ui, |ui| {
            for (text, records) in leaving.texts_once() {
                let kind = capitalised(&cx.text.kind(text.kind));
                let field = cx.text.field_named(text.kind, &text.field);
                if let Some(names) = cx.text.names_in(text) {
                    chip(ui, Tone::Warning, &names);
                }
                small(ui, &dotted([kind, field, cx.text.in_records(records)]));
                body(ui, &text.reads());
                ui.add_space(space::XS);
            }
        });
    });
    match answer {
        Some(DialogAnswer::Confirm) => make(cx, of, codes),
        Some(DialogAnswer::Cancel) => {}
        None => state.asked = Some((what, codes, leaving)),
    }
}

/// Lets the user pick a folder, and writes a file there for each.
fn make(cx: &Cx<'_>, of: &'static Outgoing, codes: Vec<MunicipalityCode>) {
    let (text, today) = (cx.text.clone(), cx.today);
    cx.pick(Pick::Folder, move |folders, asks| {
        let Some(folder) = folders.into_iter().next() else {
            return;
        };
        let words = text.with(of.written[0], &[("n", codes.len().into())]);
        let work: Work = Box::new(move |workspace, progress| {
            let compared = match of.what {
                BundleKind::Feedback => compare(workspace, today),
                _ => Ok(()),
            };
            match compared {
                Ok(()) => written(of, workspace, progress, (&folder, today), &codes, &text),
                Err(error) => Finished::failed(error),
            }
        });
        asks.push(Ask::Work(words, work));
    });
}

/// Writes down how the municipalities stand beside each other today.
fn compare(workspace: &mut Workspace, today: NaiveDate) -> Result<()> {
    let new = comparisons(workspace.reader(), today)?;
    workspace.write_comparisons(new).map(drop)
}

fn written(
    of: &Outgoing,
    workspace: &mut Workspace,
    progress: &Progress,
    (folder, today): (&Path, NaiveDate),
    codes: &[MunicipalityCode],
    text: &Text,
) -> Finished {
    let mut made = 0;
    let mut error = None;
    let mut left = None;
    for code in codes {
        if !progress.stoppable_at(made, codes.len()) {
            break;
        }
        let path = folder.join(text.file_for(of.what, *code, today));
        match of.write(workspace, *code, &path) {
            Ok(_) => {
                made += 1;
                // Of one the file, of several where they are.
                left = Some(match made {
                    1 => Left::File(path),
                    _ => Left::Folder(folder.to_owned()),
                });
            }
            Err(wrong) => {
                error = Some(wrong);
                break;
            }
        }
    }
    Finished {
        changed: (made > 0).then(Changed::everything),
        notice: (made > 0).then(|| text.with(of.written[1], &[("n", made.into())])),
        left,
        error,
        ..Finished::default()
    }
}
