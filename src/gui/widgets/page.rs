//! The top of a page, and a page with nothing on it yet.

use eframe::egui::{Align, Layout, Response, Ui, vec2};

use super::icons::Icon;
use super::{
    button::{Button, link},
    text::{heading, muted, small, text, text_row},
};
use crate::gui::theme::{Theme, Type, space};

/// Where actions leave less room for the title, they stand below it.
const LEAST_TITLE: f32 = 240.0;

/// A page's name, what it is for in one line, and its actions.
///
/// ```ignore
/// PageHeader::new("Operativa gruppen").crumbs(&["Grupper"]).purpose("Uppdrag …").show(ui, |ui| {
///     // The main action first: it stands furthest to the right.
///     ui.add(Button::primary("Lägg till medlem"));
///     ui.add(Button::secondary("Protokoll"));
/// });
/// ```
#[must_use = "call `show`"]
pub struct PageHeader<'a> {
    title: &'a str,
    crumbs: &'a [&'a str],
    purpose: Option<&'a str>,
}

/// What was drawn and done in a [`PageHeader`].
pub struct PageHeaderResponse<R> {
    /// What the actions' closure answered.
    pub inner: R,
    /// The place above that was chosen, as an index of the crumbs.
    pub crumb: Option<usize>,
    /// The title.
    pub title: Response,
}

impl<'a> PageHeader<'a> {
    /// A page with this name.
    pub fn new(title: &'a str) -> Self {
        PageHeader {
            title,
            crumbs: &[],
            purpose: None,
        }
    }

    setters! {
        /// The pages above this one; each can be chosen.
        pub crumbs(crumbs: &'a [&'a str]) = crumbs;
        /// What the page is for, or what is next, in one line.
        pub purpose(purpose: &'a str) = Some(purpose);
    }

    /// Draw it; the closure draws the actions, the main one first. Where it is narrow they stand below; where they
    /// leave little room beside them, what the page is for does.
    pub fn show<R>(self, ui: &mut Ui, actions: impl FnOnce(&mut Ui) -> R) -> PageHeaderResponse<R> {
        let whole = ui.available_width();
        let key = ui.scope_id().with(("header", self.title));
        // The actions' width is that of the frame before; what they leave is enough for the title.
        let taken: f32 = ui.data(|data| data.get_temp(key)).unwrap_or(0.0);
        let (inner, (crumb, title)) = if whole < 520.0 || whole - taken < LEAST_TITLE {
            let words = self.words(ui, true);
            ui.add_space(space::XS);
            let inner = ui.horizontal_wrapped(actions).inner;
            (inner, words)
        } else {
            let (shown, is_beside) = ui
                .with_layout(Layout::right_to_left(Align::TOP), |ui| {
                    let inner = actions(ui);
                    ui.add_space(space::L);
                    let taken = whole - ui.available_width();
                    if ui.data(|data| data.get_temp(key)) != Some(taken) {
                        ui.data_mut(|data| data.insert_temp(key, taken));
                        ui.ctx().request_repaint();
                    }
                    let is_beside = ui.available_width() > 360.0;
                    let words = ui
                        .with_layout(Layout::top_down(Align::Min), |ui| self.words(ui, is_beside));
                    ((inner, words.inner), is_beside)
                })
                .inner;
            if !is_beside {
                self.purpose_line(ui);
            }
            shown
        };
        ui.add_space(space::S);
        PageHeaderResponse {
            inner,
            crumb,
            title,
        }
    }

    fn words(&self, ui: &mut Ui, with_purpose: bool) -> (Option<usize>, Response) {
        let between = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 2.0);
        let mut crumb = None;
        if !self.crumbs.is_empty() {
            text_row(ui, |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                for (index, name) in self.crumbs.iter().enumerate() {
                    if index > 0 {
                        small(ui, "/");
                    }
                    if small_link(ui, name).clicked() {
                        crumb = Some(index);
                    }
                }
            });
        }
        let title = heading(ui, 1, self.title);
        if with_purpose {
            self.purpose_line(ui);
        }
        ui.spacing_mut().item_spacing.y = between;
        (crumb, title)
    }

    fn purpose_line(&self, ui: &mut Ui) {
        if let Some(purpose) = self.purpose {
            ui.scope(|ui| {
                ui.set_max_width(ui.available_width().min(640.0));
                muted(ui, purpose);
            });
        }
    }
}

fn small_link(ui: &mut Ui, words: &str) -> Response {
    super::button::link_in(ui, Type::SmallMedium, words)
}

/// A page or card with nothing in it yet: what goes here and why, a way to begin, a way to see.
/// Answers with which of the two was chosen.
/// `empty_state(ui, Icon::Users, "Här samlas …", Some("Lägg till grupp"), Some("Se ett exempel"))`
pub fn empty_state(
    ui: &mut Ui,
    icon: Icon,
    sentence: &str,
    button: Option<&str>,
    example: Option<&str>,
) -> (bool, bool) {
    let (button, example) = nothing_here(ui, icon, sentence, button, example);
    (button.is_some_and(|button| button.clicked()), example)
}

/// The same; answers with its button, and whether the example was chosen.
pub fn nothing_here(
    ui: &mut Ui,
    icon: Icon,
    sentence: &str,
    button: Option<&str>,
    example: Option<&str>,
) -> (Option<Response>, bool) {
    let colours = &Theme::of(ui).palette;
    let mut shown = (None, false);
    ui.add_space(space::XL);
    ui.vertical_centered(|ui| {
        let (_, rect) = ui.allocate_space(vec2(48.0, 48.0));
        ui.painter()
            .circle_filled(rect.center(), 24.0, colours.accent.soft);
        icon.paint(ui.painter(), rect.center(), 22.0, colours.accent.ink);
        ui.add_space(space::XS);
        ui.scope(|ui| {
            ui.set_max_width(ui.available_width().min(420.0));
            text(ui, Type::Body, colours.muted, sentence);
        });
        ui.add_space(space::XS);
        if let Some(words) = button {
            shown.0 = Some(ui.add(Button::primary(words)));
        }
        if let Some(words) = example {
            shown.1 = link(ui, words).clicked();
        }
    });
    ui.add_space(space::XL);
    shown
}
