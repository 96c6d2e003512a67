//! Views of one page, chosen among in a row.

use eframe::egui::{
    self, CursorIcon, Id, Key, Modifiers, Response, Sense, Stroke, Ui, WidgetInfo, accesskit::Role,
    vec2,
};

use super::field::own_arrows;
use super::paint::{focus_ring, middle, one_line};
use crate::gui::theme::{Theme, Type};

/// Views of one page, the chosen one underlined. `tabs(ui, &mut tab, &[(0, "Medlemmar"), (1, "Möten")])`
///
/// They are one stop for Tab, at the chosen one; the arrows choose among them, Home and End the first and the last.
pub fn tabs<T: PartialEq + Clone, W: AsRef<str>>(
    ui: &mut Ui,
    value: &mut T,
    options: &[(T, W)],
) -> bool {
    let colours = &Theme::of(ui).palette;
    let at = options.iter().position(|(option, _)| option == value);
    let mut picked = None;
    let builder = egui::UiBuilder::new().accessibility_role(Role::TabList);
    let row = ui.scope_builder(builder, |ui| {
        // Below each other where there is not room for all: none is cut off, and none widens the page.
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 0.0);
            for (place, (_, words)) in options.iter().enumerate() {
                let chosen = at == Some(place);
                let response = tab(ui, words.as_ref(), chosen, place == at.unwrap_or(0));
                if response.clicked() && !chosen {
                    picked = Some(place);
                }
                if response.has_focus()
                    && let Some(to) = by_arrow(ui, &response, place, options.len())
                {
                    picked = Some(to);
                    let words = options[to].1.as_ref().to_owned();
                    ui.data_mut(|data| data.insert_temp(goes(), words));
                }
            }
        })
        .response
    });
    let line = row.inner.rect;
    let across = egui::Rangef::new(line.left(), ui.max_rect().right());
    ui.painter()
        .hline(across, line.bottom() - 0.5, Stroke::new(1.0, colours.line));
    if let Some((option, _)) = picked.and_then(|place| options.get(place)) {
        *value = option.clone();
    }
    picked.is_some()
}

/// The name of the tab that the focus goes to when it is chosen: it may be on another page then, drawn anew.
fn goes() -> Id {
    Id::unique("the tab that the focus goes to")
}

/// Where a key leads from this tab: beyond the last comes the first.
fn by_arrow(ui: &Ui, tab: &Response, at: usize, count: usize) -> Option<usize> {
    own_arrows(ui, tab.id, true, false);
    let keys = [
        (Key::ArrowLeft, (at + count - 1) % count),
        (Key::ArrowRight, (at + 1) % count),
        (Key::Home, 0),
        (Key::End, count - 1),
    ];
    let mut pressed = keys.into_iter();
    let to =
        ui.input_mut(|input| pressed.find(|(key, _)| input.consume_key(Modifiers::NONE, *key)));
    to.map(|(_, to)| to).filter(|to| *to != at)
}

/// A tab; whether Tab stops at it is another thing than whether it is chosen, where none is.
fn tab(ui: &mut Ui, words: &str, chosen: bool, stops: bool) -> Response {
    let colours = &Theme::of(ui).palette;
    let galley = one_line(ui, Type::Medium, words, colours.text, 400.0);
    let sense = if stops { Sense::click() } else { Sense::CLICK };
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 20.0, 34.0), sense);
    let goes_here = |data: &egui::util::IdTypeMap| {
        data.get_temp::<String>(goes())
            .is_some_and(|to| to == words)
    };
    if chosen && ui.data(goes_here) {
        ui.data_mut(|data| data.remove::<String>(goes()));
        response.request_focus();
    }
    let ink = if chosen {
        colours.accent.ink
    } else {
        colours.muted
    };
    middle(
        ui,
        rect.center(),
        one_line(ui, Type::Medium, words, ink, 400.0),
    );
    if chosen || response.hovered() {
        let line = if chosen {
            colours.accent.ink
        } else {
            colours.edge_strong
        };
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(2.0, line));
    }
    focus_ring(ui, &response, rect.shrink(3.0), 4.0);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, enabled, words));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_selected(chosen));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
