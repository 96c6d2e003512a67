//! A page, and the details of what is selected beside it or over it.

use eframe::egui::{Key, ScrollArea, Ui, UiBuilder, vec2};

use super::cx::Cx;
use super::icons::Icon;
use super::theme::space;
use super::widgets::{Button, IconButton, card};

/// How wide the details are beside a page.
const DETAILS: f32 = 320.0;

/// A page that scrolls as a whole.
pub fn page<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    ScrollArea::vertical()
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.add_space(space::L);
            let answer = content(ui);
            ui.add_space(space::XL);
            answer
        })
        .inner
}

/// A page with the details of what is selected: beside it where there is room, else over it with a way back. True
/// when the user closes the details, with Esc or the button.
///
/// ```ignore
/// if with_details(ui, cx, state.selected.is_some(), |ui| list(ui), |ui| details(ui)) {
///     state.selected = None;
/// }
/// ```
pub fn with_details(
    ui: &mut Ui,
    cx: &Cx<'_>,
    open: bool,
    main: impl FnOnce(&mut Ui),
    details: impl FnOnce(&mut Ui),
) -> bool {
    if !open {
        main(ui);
        return false;
    }
    let mut closed = false;
    if cx.narrow {
        page(ui, |ui| {
            let back = cx.text.get("details-back");
            closed = ui.add(Button::quiet(&back).icon(Icon::ArrowLeft)).clicked();
            card(ui, details);
        });
    } else {
        let whole = ui.available_rect_before_wrap();
        let mut left = whole;
        left.set_width(whole.width() - DETAILS - space::L);
        let mut right = whole;
        right.min.x = left.right() + space::L;
        ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("page"), main);
        ui.scope_builder(UiBuilder::new().max_rect(right).id_salt("details"), |ui| {
            page(ui, |ui| {
                card(ui, |ui| {
                    let corner = ui.max_rect().right_top();
                    let close = cx.text.get("details-close");
                    let place = eframe::egui::Rect::from_min_size(
                        corner - vec2(28.0, 0.0),
                        vec2(28.0, 28.0),
                    );
                    details(ui);
                    let button = IconButton::new(Icon::Close, &close).small();
                    closed = ui.put(place, button).clicked();
                });
            });
        });
    }
    let writing = ui.ctx().text_edit_focused();
    closed || (!writing && ui.input(|input| input.key_pressed(Key::Escape)))
}
