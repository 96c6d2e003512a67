//! Inställningar: language and look, who works here, the project, the municipality and its assignments.

pub mod assignments;
mod parts;
mod work;

use eframe::egui::Ui;

use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::settings::{Settings, mode_code};
use crate::gui::ground::states::States;
use crate::gui::ground::worker::Finished;
use crate::gui::shelf::split::{columns, page};
use crate::gui::shelf::{PAGE, Page, Section, View, Who};
use crate::gui::theme::{Mode, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Card, Choice, PageHeader, TextField, segmented, small, switch};
use crate::text::Language;
use crate::workspace::{Changed, Role};

/// The page.
pub const SETTINGS_PAGE: Page = Page {
    code: "settings",
    icon: Icon::Settings,
    who: Who::All,
    section: Section::Foot,
    views: &[View::Whole(|ui, cx, states| {
        page(ui, |ui| content(ui, cx, states));
    })],
    also: &[&assignments::ASSIGNMENTS],
    ..PAGE
};

/// The name that is being written.
#[derive(Default)]
struct Name(Option<String>);

fn content(ui: &mut Ui, cx: &Cx<'_>, states: &mut States) {
    let title = cx.text.get("page-settings");
    let purpose = cx.text.get(match cx.role {
        Role::Lead => "settings-purpose_lead",
        Role::Municipality(_) => "settings-purpose",
        Role::Evaluator(_) => "settings-purpose_evaluator",
    });
    PageHeader::new(&title).purpose(&purpose).show(ui, |_| {});
    ui.spacing_mut().item_spacing.y = space::L;
    let half = (ui.available_width() - space::L) / 2.0;
    let mut name = states.take::<Name>(None).unwrap_or_default().0;
    columns(
        ui,
        "settings",
        half,
        |ui| {
            look(ui, cx);
            you(ui, cx, &mut name);
            work::file(ui, cx);
        },
        |ui| {
            if cx.municipality.is_some() {
                assignments::card(ui, cx, states);
                work::municipality(ui, cx);
            }
            work::project(ui, cx);
            parts::card(ui, cx);
        },
    );
    states.put(None, Name(name));
}

fn look(ui: &mut Ui, cx: &Cx<'_>) {
    let title = cx.text.get("settings-look_and_language");
    let mut settings = cx.settings.clone();
    Card::new().title(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::M;
        language(ui, cx, &mut settings);
        mode(ui, cx, &mut settings);
        text_size(ui, cx, &mut settings);
        switch(ui, &mut settings.motion, &cx.text.get("settings-motion"));
    });
    if settings != *cx.settings {
        cx.ask(Ask::Settings(settings));
    }
}

/// A choice with its label above.
fn labelled(ui: &mut Ui, label: &str, control: impl FnOnce(&mut Ui)) {
    ui.push_id(label, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        small(ui, label);
        control(ui);
    });
}

fn language(ui: &mut Ui, cx: &Cx<'_>, settings: &mut Settings) {
    let label = cx.text.get("settings-language");
    let options = [Language::Swedish, Language::English]
        .map(|language| (language.code().to_owned(), language.own_name()));
    labelled(ui, &label, |ui| {
        segmented(ui, &label, &mut settings.language, &options);
    });
}

fn mode(ui: &mut Ui, cx: &Cx<'_>, settings: &mut Settings) {
    let label = cx.text.get("settings-look");
    let options = [Mode::Light, Mode::Dark, Mode::HighContrast]
        .map(|mode| (mode_code(mode).to_owned(), mode_words(cx, mode)));
    labelled(ui, &label, |ui| {
        segmented(ui, &label, &mut settings.look, &options);
    });
}

fn mode_words(cx: &Cx<'_>, mode: Mode) -> String {
    match mode {
        Mode::Light => cx.text.get("settings-light"),
        Mode::Dark => cx.text.get("settings-dark"),
        Mode::HighContrast => cx.text.get("settings-high_contrast"),
    }
}

fn text_size(ui: &mut Ui, cx: &Cx<'_>, settings: &mut Settings) {
    const SIZES: [u16; 8] = [80, 90, 100, 110, 125, 150, 175, 200];
    let label = cx.text.get("settings-text_size");
    let options = SIZES.map(|size| (size, cx.text.percent(i64::from(size))));
    let now = SIZES
        .into_iter()
        .find(|size| (f32::from(*size) / 100.0 - settings.text_scale).abs() < 0.01);
    let mut size = now.unwrap_or(100);
    let choice = Choice::new(&label).width(140.0);
    if choice.show(ui, &mut size, &options).committed {
        settings.text_scale = f32::from(size) / 100.0;
    }
}

fn you(ui: &mut Ui, cx: &Cx<'_>, name: &mut Option<String>) {
    let author = cx.view("author", |source| source.reader.author());
    // The name that changes are signed with here; the computer's, where the file knows none.
    let known = match author {
        Some(author) if !author.is_empty() => author.as_ref().clone(),
        _ => cx.settings.name.clone(),
    };
    let title = cx.text.get("settings-you");
    Card::new().title(&title).show(ui, |ui| {
        let label = cx.text.get("settings-name");
        let help = cx.text.get("settings-name_help");
        let mut draft = name.take().unwrap_or_else(|| known.clone());
        let response = TextField::new(&label).help(&help).show(ui, &mut draft);
        if response.committed && draft.trim() != known {
            let mut settings = cx.settings.clone();
            draft.trim().clone_into(&mut settings.name);
            cx.ask(Ask::Settings(settings));
            if cx.writable {
                signs_as(cx, draft.trim().to_owned());
            }
        } else if response.response.has_focus() {
            *name = Some(draft);
        }
    });
}

/// Signs what is changed in the open file with this name from now on.
fn signs_as(cx: &Cx<'_>, author: String) {
    cx.work(String::new(), move |workspace, _| {
        let error = workspace.set_author(&author).err();
        Finished {
            changed: error.is_none().then(Changed::everything),
            error,
            ..Finished::default()
        }
    });
}
