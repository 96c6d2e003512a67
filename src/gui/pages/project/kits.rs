//! Kits: what each municipality begins with, and which have been made.

use std::collections::HashMap;
use std::path::Path;

use eframe::egui::{ScrollArea, Ui};

use crate::bundle::BundleKind;
use crate::domain::{Municipality, MunicipalityCode};
use crate::gui::ground::ask::{Ask, Pick, Work};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::letters::Letter;
use crate::gui::ground::worker::{Finished, Progress};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, Column, DataTable, Dialog, DialogAnswer, body, chip, empty_state, medium, muted,
    small,
};
use crate::text::{Text, capitalised};
use crate::workspace::{Changed, Leaving, Result, Workspace};

struct Kit {
    code: MunicipalityCode,
    name: String,
    /// When the last one was made, and its file.
    made: Option<(String, String)>,
}

struct Kits(Vec<Kit>);

fn kits(cx: &Cx<'_>) -> Option<std::sync::Arc<Kits>> {
    let today = cx.today;
    cx.view(("kits", today), move |source| {
        let text = &source.text;
        let mut made: HashMap<MunicipalityCode, (String, String)> = HashMap::new();
        for export in source.reader.exports()? {
            // The newest come first.
            let Some(code) = export
                .municipality
                .filter(|_| export.kind == BundleKind::Kit.code())
            else {
                continue;
            };
            made.entry(code)
                .or_insert_with(|| (text.when(export.at, today), export.file));
        }
        let all = source.reader.all::<Municipality>()?;
        let present = all
            .iter()
            .filter(|one| one.left.is_none_or(|left| left > today));
        let mut kits: Vec<Kit> = present
            .filter_map(|one| one.code)
            .map(|code| Kit {
                code,
                name: text.municipality(code),
                made: made.remove(&code),
            })
            .collect();
        kits.sort_by(|a, b| crate::text::compare(&a.name, &b.name));
        kits.dedup_by_key(|kit| kit.code);
        Result::Ok(Kits(kits))
    })
}

/// The page's main action while kits are shown: make all.
pub fn action(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(kits) = kits(cx).filter(|kits| kits.0.len() > 1 && cx.writable) else {
        return;
    };
    let all = cx.text.with("kits-make_all", &[("n", kits.0.len().into())]);
    if ui.add(Button::primary(&all).icon(Icon::Package)).clicked() {
        look(cx, kits.0.iter().map(|kit| kit.code).collect());
    }
}

/// What the page remembers: kits that are to be made, once their texts have been read.
#[derive(Default)]
pub struct State {
    asked: Option<(Vec<MunicipalityCode>, Leaving)>,
}

/// Draws the table.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    last_look(ui, cx, state);
    let Some(kits) = kits(cx) else { return };
    if kits.0.is_empty() {
        empty_state(ui, Icon::Package, &cx.text.get("kits-empty"), None, None);
        return;
    }
    muted(ui, &cx.text.get("kits-purpose"));
    ui.add_space(space::XS);
    let words = ["municipality", "made", "file"]
        .map(|column| cx.text.get(&format!("kits-column_{column}")));
    let columns = [
        Column::new(&words[0]).share(1.0, 110.0),
        Column::new(&words[1]).share(1.0, 110.0),
        Column::new(&words[2]).share(1.6, 150.0),
        Column::new("").fixed(160.0).right(),
    ];
    let name = cx.text.get("tab-kits");
    let row_name = |row: usize| kits.0[row].name.clone();
    Card::new().flush().show(ui, |ui| {
        let room = ui.available_height() - space::XL;
        DataTable::new("kits", &name, &columns, kits.0.len())
            .height(room)
            .row_name(&row_name)
            .show(ui, |ui, row, column| cell(ui, cx, &kits.0[row], column));
    });
}

fn cell(ui: &mut Ui, cx: &Cx<'_>, kit: &Kit, column: usize) {
    match (column, &kit.made) {
        (0, _) => {
            medium(ui, &kit.name);
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
        (3, _) if cx.writable => {
            let make_one = cx.text.get("kits-make");
            if ui.add(Button::secondary(&make_one).small()).clicked() {
                look(cx, vec![kit.code]);
            }
        }
        _ => {}
    }
}

/// Finds the texts that kits for these would hold.
fn look(cx: &Cx<'_>, codes: Vec<MunicipalityCode>) {
    cx.work(String::new(), move |workspace, _| {
        match workspace.kit_texts() {
            Ok(texts) => Finished {
                tell: Some(Letter::to(|state: &mut State| {
                    state.asked = Some((codes, texts))
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

/// Shows the texts that leave, before the kits are made.
fn last_look(ui: &Ui, cx: &Cx<'_>, state: &mut State) {
    let Some((codes, leaving)) = state.asked.take() else {
        return;
    };
    if leaving.free_texts.is_empty() {
        return make(cx, codes);
    }
    let title = cx.text.get("kits-look");
    let (confirm, cancel) = (cx.text.get("kits-go_on"), cx.text.get("form-cancel"));
    let args = [("n", leaving.naming.into())];
    let purpose = cx.text.with("kits-look_why", &args);
    let dialog = Dialog::new("kits", &title, &confirm, &cancel)
        .purpose(&purpose)
        .width(640.0);
    let answer = dialog.show(ui.ctx(), |ui| {
        let scroll = ScrollArea::vertical()
            .id_salt("kit texts")
            .max_height(320.0);
        scroll.show(ui, |ui| {
            for (at, text) in leaving.free_texts.iter().enumerate() {
                let kind = capitalised(&cx.text.kind(text.kind));
                let field = cx.text.field_named(text.kind, &text.field);
                if at < leaving.naming {
                    chip(ui, Tone::Warning, &cx.text.get("kits-names_somebody"));
                }
                small(ui, &format!("{kind} · {field}"));
                body(ui, &text.text);
                ui.add_space(space::XS);
            }
        });
    });
    match answer {
        Some(DialogAnswer::Confirm) => make(cx, codes),
        Some(DialogAnswer::Cancel) => {}
        None => state.asked = Some((codes, leaving)),
    }
}

/// Lets the user pick a folder, and writes a kit there for each.
fn make(cx: &Cx<'_>, codes: Vec<MunicipalityCode>) {
    let text = cx.text.clone();
    let date = cx.text.date(cx.today);
    cx.pick(Pick::Folder, move |folders, asks| {
        let Some(folder) = folders.into_iter().next() else {
            return;
        };
        let words = text.with("kits-making", &[("n", codes.len().into())]);
        let work: Work = Box::new(move |workspace, progress| {
            written(workspace, progress, &folder, &codes, &date, &text)
        });
        asks.push(Ask::Work(words, work));
    });
}

fn written(
    workspace: &mut Workspace,
    progress: &Progress,
    folder: &Path,
    codes: &[MunicipalityCode],
    date: &str,
    text: &Text,
) -> Finished {
    let mut made = 0;
    let mut error = None;
    for code in codes {
        if !progress.stoppable_at(made, codes.len()) {
            break;
        }
        let place = text.municipality(*code);
        let args = [("municipality", place.into()), ("date", date.into())];
        let name = text.with("kits-file", &args);
        let path = folder.join(format!("{name}.samverka-bundle"));
        match workspace.export_kit(&path, *code) {
            Ok(_) => made += 1,
            Err(wrong) => {
                error = Some(wrong);
                break;
            }
        }
    }
    Finished {
        changed: (made > 0).then(Changed::everything),
        notice: (made > 0).then(|| text.with("kits-made", &[("n", made.into())])),
        error,
        ..Finished::default()
    }
}
