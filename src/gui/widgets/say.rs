//! What the program says by itself: notices, banners, progress.

use eframe::egui::{
    Align2, Area, Context, Frame, Id, Margin, Order, Rect, Response, Sense, Stroke, Ui,
    accesskit::{Live, Role},
    vec2,
};

use super::icons::Icon;
use super::{
    button::{Button, IconButton},
    comes::comes_to,
    stat::paint_bar,
    text::{small, text},
};
use crate::gui::theme::{CARD_RADIUS, Theme, Tone, Type};

/// What the person did with a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeAnswer {
    /// Pressed one of its buttons, by its place.
    Action(usize),
    /// Closed it.
    Close,
    /// Points at it: it is being read.
    Reads,
}

/// How wide a small button with a picture is.
const SMALL_ICON: f32 = 22.0;

/// A short message at the bottom, read aloud politely, with perhaps buttons and what is to be known of them. The caller
/// keeps it for as long as it should show. `notice(ctx, "Medlem borttagen", "", &["Ångra"], "Stäng")`
pub fn notice<W: AsRef<str>>(
    ctx: &Context,
    words: &str,
    more: &str,
    actions: &[W],
    close: &str,
) -> Option<NoticeAnswer> {
    let colours = &Theme::of_context(ctx).palette;
    let mut answer = None;
    let id = Id::unique("samverka notice");
    let area = Area::new(id)
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -20.0))
        .role(Role::Status)
        .accessible_name(words);
    let shown = area.show(ctx, |ui| {
        ui.ctx()
            .accesskit_node_builder(ui.unique_id(), |node| node.set_live(Live::Polite));
        let frame = Frame::new()
            .fill(colours.surface)
            .stroke(Stroke::new(1.0, colours.edge))
            .corner_radius(CARD_RADIUS)
            .shadow(ui.visuals().popup_shadow)
            .inner_margin(Margin {
                left: 16,
                right: 8,
                top: 6,
                bottom: 6,
            });
        frame.show(ui, |ui| {
            // One button stands beside the words, several below them.
            let (beside, below) =
                actions.split_at(if actions.len() > 1 { 0 } else { actions.len() });
            let buttons = |ui: &mut Ui, all: &[W]| {
                let mut pressed = all.iter().enumerate();
                let pressed = pressed.find_map(|(at, action)| {
                    let button = Button::secondary(action.as_ref()).small();
                    ui.add(button).clicked().then_some(at)
                });
                pressed.map(NoticeAnswer::Action)
            };
            let row = id.with("row");
            let wide: f32 = ui.data(|data| data.get_temp(row)).unwrap_or(0.0);
            ui.horizontal(|ui| {
                let left = ui.cursor().left();
                text(ui, Type::Body, colours.text, words);
                ui.add_space(8.0);
                answer = answer.or(buttons(ui, beside));
                // It is put away at the right edge, also of what stands below.
                let used = ui.cursor().left() - left + SMALL_ICON;
                if !below.is_empty() && used < wide {
                    ui.add_space(wide - used);
                }
                let close = IconButton::new(Icon::Close, close).small();
                if ui.add(close).clicked() {
                    answer = Some(NoticeAnswer::Close);
                }
            });
            if !more.is_empty() {
                small(ui, more);
            }
            if !below.is_empty() {
                let drawn = ui.horizontal(|ui| answer = answer.or(buttons(ui, below)));
                let width = drawn.response.rect.width();
                if width != wide {
                    ui.data_mut(|data| data.insert_temp(row, width));
                    ui.ctx().request_repaint();
                }
            }
        });
    });
    let reads = shown.response.contains_pointer();
    answer.or(reads.then_some(NoticeAnswer::Reads))
}

/// A message within a page, in the tone of its matter, with perhaps a button; true when that is pressed.
/// `banner(ui, Tone::Warning, "Filen är öppen någon annanstans.", Some("Öppna som kopia"))`
pub fn banner(ui: &mut Ui, tone: Tone, words: &str, action: Option<&str>) -> bool {
    banner_with(ui, tone, words, action, false)
}

/// The same, whose button has the focus from now on if that is said.
pub fn banner_with(
    ui: &mut Ui,
    tone: Tone,
    words: &str,
    action: Option<&str>,
    focus: bool,
) -> bool {
    let tint = Theme::of(ui).palette.tint(tone);
    let icon = match tone {
        Tone::Good => Icon::CircleCheck,
        Tone::Warning => Icon::Warning,
        Tone::Bad => Icon::Alert,
        _ => Icon::Info,
    };
    let mut pressed = false;
    let frame = Frame::new()
        .fill(tint.soft)
        .corner_radius(CARD_RADIUS)
        .inner_margin(Margin {
            left: 12,
            right: 8,
            top: 6,
            bottom: 6,
        });
    let shown = frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_width(ui.available_width());
            let (_, place) = ui.allocate_space(vec2(18.0, 20.0));
            icon.paint(ui.painter(), place.center(), 16.0, tint.ink);
            let button = action.map_or(0.0, |words| 40.0 + 8.0 * words.chars().count() as f32);
            let room = (ui.available_width() - button).max(80.0);
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(
                    eframe::egui::Label::new(
                        Type::Body.rich(words).color(Theme::of(ui).palette.text),
                    )
                    .wrap(),
                );
            });
            if let Some(words) = action {
                let right = eframe::egui::Layout::right_to_left(eframe::egui::Align::Center);
                ui.with_layout(right, |ui| {
                    let button = ui.add(Button::secondary(words).small());
                    if focus && comes_to(ui, button.id) {
                        button.scroll_to_me(None);
                    }
                    pressed = button.clicked();
                });
            }
        });
    });
    let (role, live) = match tone {
        Tone::Bad => (Role::Alert, Live::Assertive),
        _ => (Role::Status, Live::Polite),
    };
    ui.ctx().accesskit_node_builder(shown.response.id, |node| {
        node.set_role(role);
        node.set_label(words);
        node.set_live(live);
    });
    pressed
}

/// Words that have been drawn tell how things stand: whoever hears the window is told whenever they change.
/// `is_said(ui, &response, "Sparat 10:42")`
pub fn is_said(ui: &Ui, response: &Response, words: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Status);
        node.clear_value();
        node.set_label(words);
        node.set_live(Live::Polite);
    });
}

/// How far something has come, with a way to stop it; true when asked to stop.
/// `if progress(ui, "Läser paket", 0.4, Some("Avbryt")) { … }`
pub fn progress(ui: &mut Ui, words: &str, share: f32, cancel: Option<&str>) -> bool {
    let colours = &Theme::of(ui).palette;
    let mut stopped = false;
    small(ui, words);
    ui.horizontal(|ui| {
        let button = cancel.map_or(0.0, |words| 36.0 + 8.0 * words.chars().count() as f32);
        let width = (ui.available_width() - button).max(60.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, 8.0), Sense::hover());
        paint_bar(ui, rect, share, colours.accent.fill);
        progress_node(ui, &response, words, share);
        if let Some(words) = cancel {
            stopped = ui.add(Button::quiet(words).small()).clicked();
        }
    });
    stopped
}

fn progress_node(ui: &Ui, response: &Response, words: &str, share: f32) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::ProgressIndicator);
        node.set_label(words);
        node.set_numeric_value(f64::from(share));
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(1.0);
    });
}

/// A thin bar without words, where the words are beside it. `bar(ui, 0.75, Tone::Accent)`
pub fn bar(ui: &mut Ui, share: f32, tone: Tone) -> Rect {
    let fill = Theme::of(ui).palette.tint(tone).fill;
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 6.0));
    paint_bar(ui, rect, share, fill);
    rect
}
