//! The wall: where it stands, what it follows, and what becomes of it when the screen goes.
//!
//! It is drawn in the same frame as the page, of what the page has read: it follows at once. In one window alone the
//! page is drawn, hears the keyboard, and is wiped out before the wall is drawn in its place.

use std::cell::Cell;

use eframe::egui::{
    Area, Context, Event, Id as UiId, Key, LayerId, Modifiers, Order, RawInput, Rect, Ui, Vec2,
    ViewportBuilder, ViewportCommand, ViewportId, layers::ShapeIdx, pos2, vec2,
};

use super::App;
use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::settings::WallPlace;
use crate::gui::ground::states::States;
use crate::gui::ground::wall::{Shown, Walled};
use crate::gui::pages;
use crate::gui::widgets::dialog_is_open;

/// How large the wall's window begins.
const SIZE: Vec2 = vec2(1024.0, 768.0);
/// So long the screens that the system has told of hold, in seconds.
const SCREENS_SECONDS: f64 = 2.0;
/// So long a wall may take to come to the screen that it fills, in seconds.
const ASTRAY_SECONDS: f64 = 1.0;
/// So many square points of a window must be on a screen for it to be found.
const FOUND: f32 = 10_000.0;

/// A screen, as the system tells of it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Screen {
    /// Its place among the screens.
    number: usize,
    /// Where it is, in the screens' own dots: each may have points of its own size.
    rect: Rect,
    /// Whether the program's own window stands on it.
    own: bool,
}

/// The wall, as the program knows it.
#[derive(Default)]
pub struct Projector {
    /// How things stand with it, for pages.
    pub walled: Walled,
    /// The screens there are; none where nobody can tell.
    screens: Vec<Screen>,
    /// How many dots the leader's window has to a point.
    scale: f32,
    /// When the system was asked for them last, in seconds.
    looked: Option<f64>,
    /// The screen that the wall fills; none where it stands in a window of its own size.
    fills: Option<Screen>,
    /// Since when it stands on another screen than the one that it fills, in seconds.
    astray: Option<f64>,
    /// Where its window began.
    begins: Option<WallPlace>,
    /// Where it stands.
    stands: Cell<Option<WallPlace>>,
    /// What was typed while the wall's window had the keyboard: it is the page's.
    typed: Vec<Event>,
}

fn id() -> ViewportId {
    ViewportId(UiId::unique("the wall"))
}

impl Projector {
    /// Hands the page what was typed in the wall's window.
    pub fn hand_over(&mut self, input: &mut RawInput) {
        input.events.append(&mut self.typed);
    }

    /// Whether the screen that it filled has gone, as the system tells, or as is seen: not every system tells, but each
    /// moves a window whose screen goes to another.
    fn is_gone(&self, now: f64) -> bool {
        let lost = self
            .astray
            .is_some_and(|since| now - since > ASTRAY_SECONDS);
        lost || !self.is_told()
    }

    /// Whether the system tells of the screen that it fills, if it fills one.
    fn is_told(&self) -> bool {
        let told = |fills: Screen| self.screens.iter().any(|one| one.rect == fills.rect);
        self.fills.is_none_or(told)
    }

    /// Notes where the wall that fills a screen stands, in the screens' dots.
    fn is_seen(&mut self, ctx: &Context, outer: Option<Rect>, now: f64) {
        let (Some(screen), Some(outer)) = (self.fills, outer) else {
            return;
        };
        if screen.rect.contains(outer.center()) {
            self.astray = None;
        } else {
            self.astray.get_or_insert(now);
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(ASTRAY_SECONDS));
        }
    }

    /// Chooses its place: another screen than the leader's, else where it stood last, if that is on a screen.
    fn begin(&mut self, last: Option<WallPlace>) {
        let mut others = self.screens.iter().filter(|screen| !screen.own);
        self.fills = others.next().copied();
        self.astray = None;
        let is_found = |place: &WallPlace| {
            let on = |screen: &Screen| {
                let seen = (screen.rect / self.scale).intersect(place.rect());
                seen.is_positive() && seen.area() > FOUND
            };
            self.screens.is_empty() || self.screens.iter().any(on)
        };
        self.begins = last.filter(is_found);
    }

    fn builder(&self) -> ViewportBuilder {
        let builder = ViewportBuilder::default();
        match (self.fills, self.begins) {
            (Some(screen), _) => builder.with_monitor(screen.number),
            (None, Some(place)) => builder
                .with_position(place.rect().min)
                .with_inner_size(place.rect().size()),
            (None, None) => builder.with_inner_size(SIZE),
        }
    }

    fn window(&mut self, ctx: &Context, cx: &Cx<'_>, states: &mut States) {
        let builder = self
            .builder()
            .with_title(cx.text.get("wall-window"))
            .with_app_id(super::native::APP_ID)
            .with_min_inner_size(vec2(480.0, 360.0))
            .with_active(false);
        let fills = self.fills.is_some();
        let (typed, stands) = (&mut self.typed, &self.stands);
        let outer = ctx.show_viewport_immediate(id(), builder, |ui, _| {
            let outer = ui.input(|input| {
                let own = input.viewport();
                if own.close_requested() {
                    cx.ask(Ask::Wall(Shown::Off));
                }
                let has_keyboard = own.focused == Some(true) && input.raw.viewport_id == id();
                let keys = input.events.iter().filter(|event| is_typed(event));
                typed.extend(keys.filter(|_| has_keyboard).cloned());
                if let (Some(outer), Some(inner)) = (own.outer_rect, own.inner_rect)
                    && !fills
                {
                    stands.set(Some(WallPlace::of(outer.min, inner.size())));
                }
                own.outer_rect.map(|outer| outer * input.pixels_per_point())
            });
            pages::wall::ui(ui, cx, states);
            outer
        });
        self.is_seen(ctx, outer, ctx.input(|input| input.time));
        if !self.typed.is_empty() {
            ctx.request_repaint();
        }
    }
}

impl App {
    /// Takes in which screens there are, where that matters: when the wall is asked for, and while it is a window now
    /// and then, since the system takes its time to tell.
    pub(super) fn look_at_screens(&mut self, ctx: &Context, frame: &eframe::Frame) {
        let on = self.projector.walled.shown == Shown::Window;
        let asked = self.asks.is_wall_asked_for();
        if !on && !asked {
            return;
        }
        let Some(window) = frame.winit_window() else {
            return;
        };
        let now = ctx.input(|input| input.time);
        let rests = self.projector.looked.map(|at| at + SCREENS_SECONDS - now);
        if let Some(rests) = rests.filter(|rests| !asked && *rests > 0.0) {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(rests));
            return;
        }
        self.projector.looked = Some(now);
        let (own, scale) = (window.current_monitor(), ctx.pixels_per_point());
        let screens = window.available_monitors().enumerate();
        let screens = screens.map(|(number, screen)| {
            let (at, size) = (screen.position(), screen.size());
            let (at, size) = (
                pos2(at.x as f32, at.y as f32),
                vec2(size.width as f32, size.height as f32),
            );
            Screen {
                number,
                rect: Rect::from_min_size(at, size),
                own: own.as_ref() == Some(&screen),
            }
        });
        self.projector.screens = screens.collect();
        self.projector.scale = scale;
        if !self.projector.is_told() {
            // Where the system tells that it goes, it tells when it is back.
            self.projector.astray = None;
        }
    }

    /// Shows the wall so from now on.
    pub(super) fn show_wall(&mut self, ctx: &Context, shown: Shown) {
        let before = self.projector.walled.shown;
        if shown == before || self.session.is_none() && shown != Shown::Off {
            return;
        }
        self.keep_wall_place();
        let whole = |shown| shown == Shown::Whole;
        if whole(shown) != whole(before) {
            ctx.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Fullscreen(whole(shown)));
        }
        self.projector.walled.shown = shown;
        if shown == Shown::Window {
            self.projector.begin(self.settings.wall);
        }
        ctx.request_repaint();
    }

    /// Remembers where the wall's window stands.
    pub(super) fn keep_wall_place(&mut self) {
        let stands = self.projector.stands.take();
        if stands.is_some() && stands != self.settings.wall {
            self.settings.wall = stands;
            self.keep_settings();
        }
    }

    /// F11 shows the wall in this window, and Ctrl+F11 in one of its own; again, and it is gone.
    pub(super) fn wall_shortcuts(&mut self, ui: &Ui) {
        let (keyboard, shown) = (self.keyboard, self.projector.walled.shown);
        let pressed = |modifiers, key| keyboard.pressed(ui, modifiers, key);
        let or_off = |wanted| if wanted == shown { Shown::Off } else { wanted };
        if pressed(Modifiers::COMMAND, Key::F11) {
            self.asks.push(Ask::Wall(or_off(Shown::Window)));
        } else if pressed(Modifiers::NONE, Key::F11) {
            self.asks.push(Ask::Wall(or_off(Shown::Whole)));
        } else if shown == Shown::Whole && pressed(Modifiers::NONE, Key::Escape) {
            self.asks.push(Ask::Wall(Shown::Off));
        }
        if shown != Shown::Off && pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::N) {
            let names = self.projector.walled.names.other();
            self.asks.push(Ask::WallNames(names));
        }
    }

    /// Draws the wall, when all else has been drawn.
    pub(super) fn wall(&mut self, ui: &Ui, width: f32) {
        let ctx = ui.ctx();
        let mut projector = std::mem::take(&mut self.projector);
        let mut states = std::mem::take(&mut self.states);
        // In one window, whatever must be answered or read first is more than what the room sees.
        let waits = dialog_is_open(ctx) || self.search.is_some() || self.help.is_some();
        let waits = waits || self.trouble.is_some() || self.session.is_none();
        self.projector.walled = projector.walled;
        match projector.walled.shown {
            Shown::Off => {}
            Shown::Whole if waits => self.asks.push(Ask::Wall(Shown::Off)),
            Shown::Whole => whole(ui, &self.cx(width), &mut states),
            Shown::Window if self.session.is_none() => self.asks.push(Ask::Wall(Shown::Off)),
            Shown::Window if projector.is_gone(ctx.input(|input| input.time)) => {
                // Nobody tells when a screen comes back.
                let soon = std::time::Duration::from_secs(2);
                ctx.request_repaint_after(soon);
            }
            Shown::Window => projector.window(ctx, &self.cx(width), &mut states),
        }
        self.projector = projector;
        self.states = states;
    }

    /// Whether the wall waits for its screen to come back.
    pub(super) fn wall_waits(&self, now: f64) -> bool {
        self.projector.walled.shown == Shown::Window && self.projector.is_gone(now)
    }
}

/// What belongs to the page, whichever window it was typed in.
fn is_typed(event: &Event) -> bool {
    let keys = matches!(event, Event::Key { .. } | Event::Text(_) | Event::Ime(_));
    keys || matches!(event, Event::Paste(_) | Event::Copy | Event::Cut)
}

/// Wipes out what has been drawn, and draws the wall in its place.
fn whole(ui: &Ui, cx: &Cx<'_>, states: &mut States) {
    let ctx = ui.ctx();
    wipe(ctx);
    // What the room does not see, nobody hears in it either: neither the page nor what hangs over it.
    let areas = areas(ctx).into_iter().map(|layer| layer.id);
    for id in areas.chain([ui.unique_id()]) {
        if ctx.has_accesskit_node(id) {
            ctx.accesskit_node_builder(id, |node| node.set_hidden());
        }
    }
    let screen = ctx.viewport_rect();
    Area::new(UiId::unique("the whole wall"))
        .order(Order::Debug)
        .fixed_pos(screen.min)
        .default_size(screen.size())
        .constrain(false)
        .fade_in(false)
        .show(ctx, |ui| {
            ui.set_min_size(screen.size());
            pages::wall::ui(ui, cx, states);
        });
}

/// What hangs over the page: lists, menus, notices.
fn areas(ctx: &Context) -> Vec<LayerId> {
    ctx.memory(|memory| memory.layer_ids().collect())
}

/// Nothing that is said to the leader is seen by the room.
fn wipe(ctx: &Context) {
    let areas = areas(ctx);
    let own = [LayerId::background(), LayerId::debug()];
    ctx.graphics_mut(|graphics| {
        for layer in areas.into_iter().chain(own) {
            if let Some(list) = graphics.get_mut(layer) {
                for place in 0..list.next_idx().0 {
                    list.reset_shape(ShapeIdx(place));
                }
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn screen(number: usize, left: f32) -> Screen {
        Screen {
            number,
            rect: Rect::from_min_size(pos2(left, 0.0), SIZE),
            own: number == 0,
        }
    }

    fn beside() -> Projector {
        let mut projector = Projector {
            screens: vec![screen(0, 0.0), screen(1, SIZE.x)],
            scale: 1.5,
            ..Projector::default()
        };
        projector.begin(None);
        projector
    }

    #[test]
    fn wall_fills_the_screen_that_is_not_the_leader_s_until_it_goes() {
        let mut projector = beside();
        assert_eq!(projector.fills, Some(screen(1, SIZE.x)));
        assert!(!projector.is_gone(0.0));
        projector.screens.pop();
        assert!(projector.is_gone(0.0));
        projector.screens.push(screen(1, SIZE.x));
        assert!(!projector.is_gone(0.0), "it is back");
    }

    #[test]
    fn wall_that_is_moved_off_its_screen_is_gone_though_nobody_tells() {
        let ctx = Context::default();
        let mut projector = beside();
        let [own, other] = [0, 1].map(|number| Some(projector.screens[number].rect));
        projector.is_seen(&ctx, own, 0.0);
        assert!(!projector.is_gone(0.5), "it takes its time to get there");
        projector.is_seen(&ctx, other, 0.6);
        assert!(!projector.is_gone(9.0));
        projector.is_seen(&ctx, own, 10.0);
        projector.is_seen(&ctx, own, 10.5);
        assert!(projector.is_gone(11.1));
        projector.begin(None);
        assert!(!projector.is_gone(11.2), "asked for again, it tries again");
    }
}
