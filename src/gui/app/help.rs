//! Help over the page: what one is looking at is for, how one does it, and what happens then.

use eframe::egui::{Context, Key, ScrollArea, Ui, vec2};

use crate::gui::ground::cx::Cx;
use crate::gui::pages::help::Topic;
use crate::gui::shelf;
use crate::gui::theme::space;
use crate::gui::widgets::{Dialog, body, heading, link, small};

/// How wide the help is, in points.
const WIDTH: f32 = 600.0;
/// How far an arrow key moves the words, in points.
const STEP: f32 = 48.0;

/// The help that is open.
pub struct Help {
    topic: Topic,
}

impl Help {
    /// Opens the help on something.
    pub fn new(topic: Topic) -> Self {
        Self { topic }
    }

    /// Draws it; itself, while it is open.
    pub fn ui(mut self, ctx: &Context, cx: &Cx<'_>) -> Option<Self> {
        let what = [("what", self.topic.title(cx.text).into())];
        let title = cx.text.with("help-of", &what);
        let close = cx.text.get("help-close");
        let mut next = None;
        let mut left = false;
        let dialog = Dialog::new("help", &title, &close, "")
            .only_to_read()
            .width(WIDTH);
        let answer = dialog.show(ctx, |ui| {
            let height = ui.ctx().content_rect().height() - 220.0;
            ScrollArea::vertical()
                .max_height(height.max(120.0))
                .show(ui, |ui| {
                    scroll_by_keys(ui);
                    self.says(ui, cx);
                    next = self.others(ui, cx);
                    left = self.way_there(ui, cx);
                });
            ui.add_space(space::XS);
            small(ui, &cx.text.get("help-keys"));
        });
        if let Some(topic) = next {
            self.topic = topic;
        }
        (answer.is_none() && !left).then_some(self)
    }

    fn says(&self, ui: &mut Ui, cx: &Cx<'_>) {
        for (name, words) in self.topic.says(cx.text) {
            if let Some(name) = name {
                ui.add_space(space::XS);
                heading(ui, 2, &name);
            }
            body(ui, &words);
        }
    }

    /// The page's other kinds; the one that was chosen.
    fn others(&self, ui: &mut Ui, cx: &Cx<'_>) -> Option<Topic> {
        let others = self.topic.others();
        if others.is_empty() {
            return None;
        }
        ui.add_space(space::XS);
        small(ui, &cx.text.get("help-more"));
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            for other in others {
                if link(ui, &other.title(cx.text)).clicked() {
                    chosen = Some(other);
                }
            }
        });
        chosen
    }

    /// A way to the page, where one is on another; whether it was taken.
    fn way_there(&self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let here = Topic::of(cx.route).map(|topic| topic.page.code);
        if here == Some(self.topic.page.code) {
            return false;
        }
        ui.add_space(space::XS);
        let goes = link(ui, &cx.text.get("help-go")).clicked();
        if goes {
            cx.go(shelf::route_of(self.topic.page, 0));
        }
        goes
    }
}

/// Moves long words by the keys that move them elsewhere.
fn scroll_by_keys(ui: &Ui) {
    let page = ui.clip_rect().height();
    let keys = [
        (Key::ArrowDown, -STEP),
        (Key::ArrowUp, STEP),
        (Key::PageDown, -page),
        (Key::PageUp, page),
    ];
    for (key, by) in keys {
        if ui.input(|input| input.key_pressed(key)) {
            ui.scroll_with_delta(vec2(0.0, by));
        }
    }
}
