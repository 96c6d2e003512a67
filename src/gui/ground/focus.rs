//! Where the focus is, and where it goes when what had it is gone: it is never lost.
//!
//! The window has up to three regions, which F6 goes through. Where what had the focus is no longer drawn, the focus
//! goes into what was opened instead, or else into the page; where something lay over the page and is gone, it goes
//! back to what had it before, and on a page that one goes back to, to what had it there. Where Esc or the mouse took
//! it, nothing has it, and Tab goes on from where it was. And where it never was anywhere, the first Tab leads into the
//! page.

use eframe::egui::accesskit::{Action, Role};
use eframe::egui::{Context, Event, FocusDirection, Id, InputState, Key, LayerId, Rect, Ui};

use super::keyboard::Keyboard;
use crate::gui::widgets::title_of_page;

/// A part of the window that F6 goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// The pages on the left.
    Navigation,
    /// The page.
    Page,
    /// What stands beside the page, or covers it.
    Details,
}

impl Region {
    const ALL: [Self; 3] = [Self::Navigation, Self::Page, Self::Details];

    fn key(self) -> Id {
        Id::unique(("region", self as u8))
    }

    /// What is never drawn and has the focus for a moment, so that the first control after it gets it.
    fn anchor(self) -> Id {
        self.key().with("anchor")
    }

    /// Everything after its anchor has been drawn: what nothing there has taken goes to nothing before it, either.
    fn is_left(self, ctx: &Context) {
        let end = self.key().with("end");
        ctx.memory_mut(|memory| {
            memory.interested_in_focus(end, LayerId::background());
            memory.surrender_focus(end);
        });
    }

    fn role(self) -> Role {
        match self {
            Self::Navigation => Role::Navigation,
            Self::Page => Role::Main,
            Self::Details => Role::Complementary,
        }
    }

    /// Where it was drawn, if it was in the pass before.
    fn drawn(self, ctx: &Context) -> Option<Rect> {
        let drawn: Option<Drawn> = ctx.data(|data| data.get_temp(self.key()));
        let pass = ctx.cumulative_pass_nr();
        drawn
            .filter(|drawn| drawn.pass + 1 >= pass)
            .map(|drawn| drawn.rect)
    }

    /// Whether it is drawn in this pass.
    fn is_drawn_now(self, ctx: &Context) -> bool {
        let drawn: Option<Drawn> = ctx.data(|data| data.get_temp(self.key()));
        drawn.is_some_and(|drawn| drawn.pass == ctx.cumulative_pass_nr())
    }
}

/// So many frames are waited for what the focus goes to.
const LONGEST: u8 = 3;

#[derive(Clone, Copy)]
struct Drawn {
    pass: u64,
    rect: Rect,
}

/// The region that the focus goes to, until something there has taken it.
#[derive(Clone, Copy)]
struct Goes(Region);

fn goes() -> Id {
    Id::unique("the focus goes")
}

/// Begins a region: what is drawn in this place from now on is in it.
pub fn region(ui: &Ui, region: Region) {
    let drawn = Drawn {
        pass: ui.ctx().cumulative_pass_nr(),
        rect: ui.max_rect(),
    };
    ui.data_mut(|data| data.insert_temp(region.key(), drawn));
    ui.ctx()
        .accesskit_node_builder(ui.unique_id(), |node| node.set_role(region.role()));
    let goes: Option<Goes> = ui.data(|data| data.get_temp(goes()));
    if goes.is_some_and(|goes| goes.0 == region) {
        let (anchor, layer) = (region.anchor(), ui.layer_id());
        ui.memory_mut(|memory| {
            if memory.allows_interaction(layer) {
                memory.request_focus(anchor);
                memory.move_focus(FocusDirection::Next);
                memory.interested_in_focus(anchor, layer);
            }
        });
    }
}

/// Lets the focus go to the first control of a region.
pub fn enter(ctx: &Context, region: Region) {
    ctx.data_mut(|data| data.insert_temp(goes(), Goes(region)));
    ctx.request_repaint();
}

/// What the focus came to by itself when it went into the page, until a key or the mouse is used.
#[derive(Clone, Copy)]
struct Came(Id);

fn came() -> Id {
    Id::unique("the focus came")
}

/// The focus that goes into the page comes to this, whatever stands before it there, or was there before it.
pub fn comes_to(ui: &Ui, id: Id) {
    let (goes, came) = ui.data(|data| {
        let goes: Option<Goes> = data.get_temp(goes());
        let came: Option<Came> = data.get_temp(came());
        (goes, came)
    });
    let goes = goes.is_some_and(|goes| goes.0 == Region::Page);
    ui.memory_mut(|memory| {
        if goes || came.is_some_and(|came| memory.focused() == Some(came.0)) {
            memory.request_focus(id);
        }
    });
}

/// What had the focus on the page that is shown again, until that is there.
#[derive(Debug, Clone, Copy)]
struct Returns {
    to: Id,
    /// In so many frames it was not, though all of the page was.
    waited: u8,
    /// What had the focus when the page had been drawn once.
    first: Option<Option<Id>>,
}

/// What is known of the focus from one frame to the next.
#[derive(Debug, Default)]
pub struct Focus {
    frame: u64,
    /// The frame that was ended last.
    ended: Option<u64>,
    /// What had it when the last frame began, and when it ended.
    began: Option<Id>,
    had: Option<Id>,
    /// What it was taken from; Tab goes on from there.
    left: Option<Id>,
    /// What could have had it, and was clicked last on the page.
    clicked: Option<Id>,
    /// What had it before each of the things that lie over the page.
    covered: Vec<Option<Id>>,
    /// The window is used with the keyboard.
    by_key: bool,
    /// Whether details were drawn in the last frame, and the one before.
    details: [bool; 2],
    /// What had it last on a page that no details stood beside or over.
    beneath: Option<Id>,
    /// Another page is shown than in the frame before.
    turned: bool,
    returns: Option<Returns>,
    /// The region that it went to in so many frames, and nothing took it.
    waited: u8,
}

impl Focus {
    /// Begins a frame, before anything is drawn.
    pub fn begin(&mut self, ctx: &Context, keyboard: Keyboard) {
        let frame = ctx.cumulative_frame_nr();
        if frame == self.frame {
            return;
        }
        self.frame = frame;
        // Once in a frame, however often that is drawn.
        self.details = [Region::Details.drawn(ctx).is_some(), self.details[0]];
        if ctx.input(|input| self.listen(input)) {
            ctx.data_mut(|data| data.remove::<Came>(came()));
        }
        self.note_click(ctx);
        let focused = || ctx.memory(|memory| memory.focused());
        let back = self.uncovered(keyboard.covers());
        self.give_up_return(ctx);
        if let Some(before) = back.filter(|_| focused().is_none_or(|id| !is_there(ctx, id))) {
            self.give_back(ctx, before);
        } else if self.covered.is_empty() && focused().is_none() && self.returns.is_none() {
            // A page that the keyboard has come to begins where it does.
            match self.turned && self.by_key && self.had.is_none() {
                true => enter(ctx, Region::Page),
                false => self.follow(ctx),
            }
            self.after_details(ctx);
        }
        self.turned = false;
        self.come_back(ctx);
        if focused().is_some() {
            self.left = None;
        } else if self.covered.is_empty() && ctx.input(|input| input.key_pressed(Key::Tab)) {
            match self.left.take().filter(|left| is_there(ctx, *left)) {
                Some(left) => ctx.memory_mut(|memory| memory.request_focus(left)),
                None => enter(ctx, Region::Page),
            }
        }
        self.began = focused();
        if !self.details[0] && self.covered.is_empty() {
            self.beneath = self.began.or(self.beneath);
        }
    }

    fn note_click(&mut self, ctx: &Context) {
        let clicked = ctx.interaction_snapshot(|now| now.clicked);
        let can_have = |id: &Id| {
            let drawn = ctx.read_response(*id);
            drawn.is_some_and(|drawn| drawn.sense.is_focusable())
        };
        self.clicked = clicked.filter(can_have).or(self.clicked);
    }

    /// Another page is shown from now on.
    pub fn turned(&mut self) {
        self.turned = true;
        self.returns = None;
        self.clicked = None;
    }

    /// What has it on the page, or had it last, or was clicked, or what it goes back to there; to be told of when this
    /// page is shown again.
    pub fn here(&self) -> Option<Id> {
        let returns = self.returns.map(|returns| returns.to);
        returns.or_else(|| match self.covered.first() {
            Some(before) => *before,
            None => self.had.or(self.left).or(self.clicked),
        })
    }

    /// A page is shown again on which this had it.
    pub fn turned_back(&mut self, had: Option<Id>) {
        self.turned();
        self.returns = had.map(|to| Returns {
            to,
            waited: 0,
            first: None,
        });
    }

    /// Something lies over the page by now, or the focus has gone elsewhere on it: it stays there.
    fn give_up_return(&mut self, ctx: &Context) {
        let Some(Returns { to, first, .. }) = self.returns else {
            return;
        };
        let Some(first) = first else { return };
        let focused = ctx.memory(|memory| memory.focused());
        let elsewhere = focused.is_some() && focused != first && focused != Some(to);
        // What came by itself together with it gives way.
        if !self.covered.is_empty() || elsewhere && !is_there(ctx, to) {
            self.returns = None;
        }
    }

    /// Goes to what had it on a page that is shown again, as soon as that is drawn.
    fn come_back(&mut self, ctx: &Context) {
        let had = self.returns.map(|returns| returns.to);
        let Some(had) = had.filter(|had| is_there(ctx, *had)) else {
            return;
        };
        self.returns = None;
        if self.by_key {
            ctx.memory_mut(|memory| memory.request_focus(had));
            ctx.data_mut(|data| data.remove::<Goes>(goes()));
        } else {
            self.left = Some(had);
        }
    }

    /// Learns what the window is used with; whether it was used.
    fn listen(&mut self, input: &InputState) -> bool {
        use eframe::egui::Event;
        let mut used = false;
        for event in &input.events {
            if goes_on(event) {
                self.returns = None;
            }
            match event {
                Event::Key { pressed: true, .. } => (self.by_key, used) = (true, true),
                Event::PointerButton { pressed: true, .. } => (self.by_key, used) = (false, true),
                _ => {}
            }
        }
        used
    }

    /// So many things lie over the page. What had the focus before that which is gone, if one is.
    fn uncovered(&mut self, covers: usize) -> Option<Option<Id>> {
        while self.covered.len() < covers {
            self.covered.push(self.began);
        }
        let mut before = None;
        while self.covered.len() > covers {
            before = self.covered.pop();
        }
        before
    }

    fn give_back(&mut self, ctx: &Context, before: Option<Id>) {
        match before.filter(|id| is_there(ctx, *id)) {
            Some(before) if self.by_key => ctx.memory_mut(|memory| memory.request_focus(before)),
            Some(before) => self.left = Some(before),
            None if self.by_key && before.is_some() => enter(ctx, Region::Page),
            None => {}
        }
    }

    /// Nothing has the focus, and nothing lies over the page: where it goes, if something had it.
    fn follow(&mut self, ctx: &Context) {
        let Some(had) = self.had.take() else { return };
        if is_there(ctx, had) {
            self.left = Some(had);
        } else if self.by_key {
            let opened = self.details == [true, false];
            enter(
                ctx,
                if opened {
                    Region::Details
                } else {
                    Region::Page
                },
            );
        }
    }

    /// The focus went with details that are closed: it goes back to where it was before them.
    fn after_details(&mut self, ctx: &Context) {
        let closed = self.details == [false, true];
        let gone = self.left.is_some_and(|left| !is_there(ctx, left));
        if closed && gone && self.by_key {
            self.left = None;
            match self.beneath.filter(|id| is_there(ctx, *id)) {
                Some(beneath) => {
                    ctx.memory_mut(|memory| memory.request_focus(beneath));
                    ctx.data_mut(|data| data.remove::<Goes>(goes()));
                }
                None => enter(ctx, Region::Page),
            }
        }
    }

    /// Ends a frame. `whole` is whether all of the page is there.
    pub fn end(&mut self, ctx: &Context, whole: bool) {
        let goes: Option<Goes> = ctx.data(|data| data.get_temp(goes()));
        if let Some(Goes(region)) = goes {
            region.is_left(ctx);
        }
        self.had = ctx.memory(|memory| memory.focused());
        // It may be drawn more than once.
        let again = self.ended.replace(self.frame) == Some(self.frame);
        let whole = whole && !again;
        let closed = self.details[0] && !Region::Details.is_drawn_now(ctx);
        if let Some(returns) = &mut self.returns {
            returns.first.get_or_insert(self.had);
        }
        if whole {
            self.wait(ctx);
        }
        if closed {
            ctx.request_repaint();
        }
        let Some(Goes(region)) = goes else { return };
        let taken = self.had.filter(|id| *id != region.anchor());
        if let Some(had) = taken.filter(|_| region == Region::Page) {
            ctx.data_mut(|data| data.insert_temp(came(), Came(had)));
        }
        let taken = taken.is_some();
        self.waited += u8::from(whole);
        if taken || self.waited > LONGEST {
            self.waited = 0;
            ctx.data_mut(|data| data.remove::<Goes>(self::goes()));
            // Where nothing can have it, what the page is called has.
            let title = title_of_page(ctx).filter(|_| !taken && region == Region::Page);
            if let Some(title) = title {
                ctx.memory_mut(|memory| memory.request_focus(title));
            }
        } else if whole {
            ctx.request_repaint();
        }
    }

    /// All of the page is there, and what had it here before has not been drawn: it will not be.
    fn wait(&mut self, ctx: &Context) {
        let Some(returns) = &mut self.returns else {
            return;
        };
        returns.waited += 1;
        if returns.waited > LONGEST {
            self.returns = None;
            if self.by_key && self.had.is_none() {
                enter(ctx, Region::Page);
            }
        }
        ctx.request_repaint();
    }

    /// Goes to the next region that is drawn, or to the one before.
    pub fn step(&self, ctx: &Context, back: bool) {
        let drawn = |region: Region| region.drawn(ctx).map(|rect| (region, rect));
        let mut drawn: Vec<_> = Region::ALL.into_iter().filter_map(drawn).collect();
        // A page that its details cover is not there.
        if let [.., (Region::Page, page), (Region::Details, details)] = drawn[..]
            && details.width() >= page.width()
        {
            drawn.remove(drawn.len() - 2);
        }
        let focused = self
            .began
            .or(self.left)
            .and_then(|id| ctx.read_response(id));
        // The details lie over the page: the last that holds it is where it is.
        let at = focused.and_then(|at| {
            drawn
                .iter()
                .rposition(|(_, rect)| rect.contains(at.rect.center()))
        });
        let count = drawn.len();
        let next = match (at, back) {
            (Some(at), false) => (at + 1) % count,
            (Some(at), true) => (at + count - 1) % count,
            (None, _) => drawn
                .iter()
                .position(|(region, _)| *region == Region::Page)
                .unwrap_or(0),
        };
        if let Some((region, _)) = drawn.get(next) {
            enter(ctx, *region);
        }
    }
}

/// Whether this goes on from where the focus is: to another control, or in what is written.
fn goes_on(event: &Event) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, End, F6, Home, PageDown, PageUp, Tab};
    match event {
        Event::Text(_) | Event::Paste(_) => true,
        Event::AccessKitActionRequest(asked) => asked.action == Action::Focus,
        Event::Key {
            pressed: true,
            key:
                Tab | F6 | ArrowDown | ArrowLeft | ArrowRight | ArrowUp | Home | End | PageDown | PageUp,
            modifiers,
            ..
        } => !modifiers.alt,
        _ => false,
    }
}

/// Whether something was drawn when the window was drawn last.
fn is_there(ctx: &Context, id: Id) -> bool {
    ctx.read_response(id).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{Modifiers, RawInput, Sense, vec2};

    /// A window with controls, which remembers the focus.
    struct Room {
        ctx: Context,
        focus: Focus,
    }

    impl Room {
        fn new() -> Self {
            let (ctx, focus) = (Context::default(), Focus::default());
            let mut room = Self { ctx, focus };
            room.draw(&["the first"], Vec::new(), |_| ());
            room.press(Key::F2);
            room
        }

        fn press(&mut self, key: Key) {
            let event = Event::Key {
                key,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers: Modifiers::NONE,
            };
            self.draw(&["the first"], vec![event], |_| ());
        }

        /// Draws a frame in which these are there.
        fn draw(&mut self, there: &[&str], events: Vec<Event>, then: impl Fn(&Ui)) {
            let input = RawInput {
                events,
                ..RawInput::default()
            };
            let (ctx, focus) = (self.ctx.clone(), &mut self.focus);
            let mut drawn = ctx.run_ui(input, |ui| {
                focus.begin(ui.ctx(), Keyboard::default());
                for name in there {
                    let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
                    ui.interact(rect, Id::unique(name), Sense::click());
                }
                then(ui);
                focus.end(ui.ctx(), false);
            });
            drawn.textures_delta.clear();
        }

        fn has(&self) -> Option<Id> {
            self.ctx.memory(|memory| memory.focused())
        }
    }

    const ALL: [&str; 2] = ["the first", "the row"];

    #[test]
    fn focus_comes_back_to_what_had_it_as_soon_as_that_is_there() {
        let mut room = Room::new();
        room.focus.turned_back(Some(Id::unique("the row")));
        room.draw(&["the first"], Vec::new(), |_| ());
        room.draw(&ALL, Vec::new(), |_| ());
        room.draw(&ALL, Vec::new(), |_| ());
        assert_eq!(room.has(), Some(Id::unique("the row")));
    }

    #[test]
    fn focus_does_not_come_back_to_whoever_has_gone_elsewhere_meanwhile() {
        let mut room = Room::new();
        room.focus.turned_back(Some(Id::unique("the row")));
        room.draw(&["the first"], Vec::new(), |_| ());
        room.draw(&["the first"], Vec::new(), |ui| {
            ui.memory_mut(|memory| memory.request_focus(Id::unique("the first")));
        });
        room.draw(&["the first"], Vec::new(), |_| ());
        room.draw(&ALL, Vec::new(), |_| ());
        room.draw(&ALL, Vec::new(), |_| ());
        assert_eq!(room.has(), Some(Id::unique("the first")));
    }

    #[test]
    fn focus_does_not_come_back_after_a_key_that_goes_on_from_here() {
        let letter = || Event::Text("m".to_owned());
        let mut room = Room::new();
        room.focus.turned_back(Some(Id::unique("the row")));
        room.draw(&["the first"], Vec::new(), |_| ());
        room.draw(&["the first"], vec![letter()], |_| ());
        room.draw(&ALL, Vec::new(), |_| ());
        room.draw(&ALL, Vec::new(), |_| ());
        assert_eq!(room.has(), None, "a letter was written");
        let mut room = Room::new();
        room.focus.turned_back(Some(Id::unique("the row")));
        room.draw(&["the first"], Vec::new(), |_| ());
        room.press(Key::ArrowDown);
        room.draw(&ALL, Vec::new(), |_| ());
        room.draw(&ALL, Vec::new(), |_| ());
        assert_eq!(room.has(), None, "an arrow was pressed");
    }

    #[test]
    fn focus_does_not_come_back_behind_what_covers_the_page() {
        let ctx = Context::default();
        let mut focus = Focus {
            by_key: true,
            ..Focus::default()
        };
        focus.turned_back(Some(Id::unique("the row")));
        focus.end(&ctx, false);
        focus.uncovered(1);
        focus.give_up_return(&ctx);
        assert!(focus.returns.is_none());
    }

    #[test]
    fn details_that_open_in_a_frame_that_is_drawn_twice_are_known_to_have_opened() {
        let mut room = Room::new();
        let twice = |ui: &Ui| {
            region(ui, Region::Details);
            ui.ctx().request_discard("drawn twice");
        };
        room.draw(&ALL, Vec::new(), twice);
        room.draw(&ALL, Vec::new(), |ui| region(ui, Region::Details));
        assert_eq!(room.focus.details, [true, false]);
    }
}
