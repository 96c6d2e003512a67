//! The stages of an initiative as steps with their days.

use eframe::egui::{
    Align, CursorIcon, Layout, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo,
    accesskit::{Role, Toggled},
    pos2, vec2,
};

use crate::domain::{Choosable, Initiative, Record, Stage};
use crate::gui::ground::cx::Cx;
use crate::gui::pages::initiatives::{days, moved, stage_words};
use crate::gui::shelf::form;
use crate::gui::theme::{CONTROL_RADIUS, Theme, Type, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, card_grid, focus_ring, heading, one_line, state_chip, text_row,
};
use crate::workspace::{Command, Row};

/// The stages that follow each other; an initiative may be stopped at any of them.
const STEPS: &[Stage] = &[
    Stage::Idea,
    Stage::Planned,
    Stage::Started,
    Stage::InProgress,
    Stage::CarriedOut,
    Stage::OrdinaryWork,
];

/// Draws the card.
pub fn card(ui: &mut Ui, cx: &Cx<'_>, one: &Initiative, row: &Row, show_days: &mut bool) {
    Card::new().show(ui, |ui| {
        top(ui, cx, one, show_days);
        steps(ui, cx, one);
        if *show_days {
            ui.add_space(space::S);
            mend_days(ui, cx, row);
        }
    });
}

fn top(ui: &mut Ui, cx: &Cx<'_>, one: &Initiative, show_days: &mut bool) {
    ui.horizontal(|ui| {
        text_row(ui, |ui| {
            heading(ui, 2, &cx.text.get("initiative-stage"));
            if one.stage == Some(Stage::Stopped) {
                let words = cx.text.choice(Stage::VOCABULARY, Stage::Stopped.code());
                let words = match one.stopped_on {
                    Some(day) => format!("{words} {}", cx.text.long_day(day)),
                    None => words,
                };
                state_chip(ui, crate::gui::widgets::State::Bad, &words);
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let may = cx.may_change(Initiative::KIND, &one.head);
            let stop = cx.text.get("initiative-stop");
            let stopped = one.stage == Some(Stage::Stopped);
            if may && !stopped && ui.add(Button::quiet(&stop).small()).clicked() {
                choose(cx, one, Stage::Stopped);
            }
            let words = if *show_days {
                cx.text.get("initiative-days_done")
            } else {
                cx.text.get("initiative-days")
            };
            if may && ui.add(Button::quiet(&words).small()).clicked() {
                *show_days = !*show_days;
            }
        });
    });
}

fn mend_days(ui: &mut Ui, cx: &Cx<'_>, row: &Row) {
    card_grid(ui, "days", 150.0, Stage::ALL.len(), |ui, index, _| {
        if let Some(stage) = Stage::ALL.get(index) {
            form::fields(ui, cx, row, &[stage.date_field()]);
        }
    });
}

fn choose(cx: &Cx<'_>, one: &Initiative, stage: Stage) {
    let dated = days(one).iter().any(|(of, _)| *of == stage);
    let fields = moved(stage, dated, cx.today);
    cx.run(Command::set(Initiative::KIND, one.head.id, fields));
}

fn steps(ui: &mut Ui, cx: &Cx<'_>, one: &Initiative) {
    const HEIGHT: f32 = 66.0;
    let name = cx.text.get("initiative-stage");
    let builder = UiBuilder::new()
        .accessibility_role(Role::RadioGroup)
        .accessibility_label(&name);
    ui.scope_builder(builder, |ui| {
        let (_, whole) = ui.allocate_space(vec2(ui.available_width(), HEIGHT));
        let width = whole.width() / STEPS.len() as f32;
        for (index, stage) in STEPS.iter().enumerate() {
            let left = whole.left() + width * index as f32;
            let place = Rect::from_min_size(pos2(left, whole.top()), vec2(width, HEIGHT));
            if step(ui, cx, one, *stage, place) {
                choose(cx, one, *stage);
            }
        }
    });
}

/// How far a stage is.
#[derive(Clone, Copy, PartialEq)]
enum Far {
    Passed,
    Here,
    Ahead,
}

fn far(one: &Initiative, stage: Stage) -> Far {
    let reached = days(one).iter().any(|(of, _)| *of == stage);
    match one.stage {
        Some(at) if at == stage => Far::Here,
        Some(Stage::Stopped) if reached => Far::Passed,
        Some(at) if at != Stage::Stopped && stage < at => Far::Passed,
        _ => Far::Ahead,
    }
}

fn step(ui: &Ui, cx: &Cx<'_>, one: &Initiative, stage: Stage, place: Rect) -> bool {
    let colours = &Theme::of(ui).palette;
    let far = far(one, stage);
    let may = cx.may_change(Initiative::KIND, &one.head);
    let sense = if may { Sense::click() } else { Sense::hover() };
    let response = ui.interact(place, ui.scope_id().with(stage.code()), sense);
    let painter = ui.painter();
    if may && response.hovered() {
        painter.rect_filled(place, CONTROL_RADIUS, colours.hover);
    }
    let centre = pos2(place.center().x, place.top() + 16.0);
    let line = |from: f32, to: f32, done: bool| {
        let ink = if done {
            colours.accent.fill
        } else {
            colours.edge
        };
        painter.hline(from..=to, centre.y, Stroke::new(2.0, ink));
    };
    if stage != Stage::Idea {
        line(place.left(), centre.x - 12.0, far != Far::Ahead);
    }
    if stage != Stage::OrdinaryWork {
        line(centre.x + 12.0, place.right(), far == Far::Passed);
    }
    match far {
        Far::Passed => {
            painter.circle_filled(centre, 10.0, colours.accent.fill);
            Icon::Check.paint(painter, centre, 12.0, colours.on_fill);
        }
        Far::Here => {
            painter.circle_stroke(centre, 9.0, Stroke::new(2.0, colours.accent.ink));
            painter.circle_filled(centre, 5.0, colours.accent.fill);
        }
        Far::Ahead => {
            painter.circle_stroke(centre, 9.0, Stroke::new(1.5, colours.edge_strong));
        }
    }
    words(ui, cx, one, stage, place, far);
    focus_ring(ui, &response, place.shrink(2.0), f32::from(CONTROL_RADIUS));
    let label = cx.text.choice(Stage::VOCABULARY, stage.code());
    response.widget_info(|| WidgetInfo::labeled(Role::RadioButton, may, &label));
    let toggled = if far == Far::Here {
        Toggled::True
    } else {
        Toggled::False
    };
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_toggled(toggled));
    let clicked = may && far != Far::Here && response.clicked();
    response.on_hover_cursor(CursorIcon::PointingHand);
    clicked
}

fn words(ui: &Ui, cx: &Cx<'_>, one: &Initiative, stage: Stage, place: Rect, far: Far) {
    let colours = &Theme::of(ui).palette;
    let (kind, ink) = match far {
        Far::Here => (Type::Strong, colours.accent.ink),
        Far::Passed => (Type::Medium, colours.text),
        Far::Ahead => (Type::Body, colours.muted),
    };
    let room = place.width() - 8.0;
    let put = |top: f32, words: std::sync::Arc<eframe::egui::Galley>, ink| {
        let left = (place.center().x - words.size().x / 2.0).round();
        ui.painter().galley(pos2(left, top), words, ink);
    };
    let label = stage_words(cx, stage);
    put(
        place.top() + 28.0,
        one_line(ui, kind, &label, ink, room),
        ink,
    );
    let day = days(one)
        .iter()
        .find(|(of, _)| *of == stage)
        .map(|(_, day)| *day);
    if let Some(day) = day {
        let words = one_line(ui, Type::Small, &cx.text.date(day), colours.muted, room);
        put(place.top() + 47.0, words, colours.muted);
    }
}
