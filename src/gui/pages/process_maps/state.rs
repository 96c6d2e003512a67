//! What is remembered of a map while it is worked on.

use eframe::egui::{Pos2, Vec2};

use super::drawn::{Drawn, Kept};
use crate::domain::Id;

/// What is being done with the keyboard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Doing {
    /// Steps are chosen.
    #[default]
    Choosing,
    /// A new step is written.
    Typing {
        /// The step that it comes after; none where it comes last.
        after: Option<Id>,
        /// Its lane, from above.
        lane: usize,
    },
    /// A field of a step is written.
    Writing(Id, &'static str),
    /// A branch is drawn from the chosen step to this one.
    Branching(Id),
    /// A new lane is written.
    AddingLane,
    /// The name of a lane is written.
    NamingLane(usize),
}

impl Doing {
    /// Whether something is written.
    pub fn writes(self) -> bool {
        !matches!(self, Self::Choosing | Self::Branching(_))
    }
}

/// What is being dragged, and where it is.
#[derive(Debug, Clone, Copy)]
pub enum Dragged {
    /// A step, held at this distance from its middle.
    Step(Id, Vec2),
    /// A branch from a step, which begins here.
    Branch(Id, Pos2),
}

/// What is remembered of a map.
#[derive(Default)]
pub struct State {
    /// The map as it is shown.
    pub kept: Kept,
    /// It is shown as a list.
    pub as_list: bool,
    /// The scale; none where all of it is to be seen.
    pub scale: Option<f32>,
    /// The scale at which it was last shown; none before it has been.
    pub shown_scale: Option<f32>,
    /// How far it is scrolled.
    pub scrolled: Vec2,
    /// The chosen step.
    pub chosen: Option<Id>,
    /// Where in the order the chosen step stood.
    pub place: usize,
    /// What is being done.
    pub doing: Doing,
    /// The keyboard is to go to the chosen step, once nothing is written.
    pub to_step: bool,
    /// The keyboard is to go to what is written.
    pub to_field: bool,
    /// The chosen step, or where a new one would come, is to be in sight.
    pub to_show: bool,
    /// What is being dragged.
    pub dragged: Option<Dragged>,
    /// The longest way is shown.
    pub way: bool,
    /// It has been shown before.
    pub begun: bool,
    /// The frame that it was shown in last.
    pub drawn: u64,
}

impl State {
    /// Chooses a step, and lets the keyboard follow.
    pub fn choose(&mut self, drawn: &Drawn, place: usize) {
        if let Some(step) = drawn.layout.steps.get(place) {
            self.chosen = Some(step.id);
            self.place = place;
            self.to_step = true;
            self.to_show = true;
        }
    }

    /// Goes on to something else, with the keyboard.
    pub fn go_on(&mut self, doing: Doing) {
        self.doing = doing;
        self.to_field = doing.writes();
        self.to_step = !doing.writes();
        self.to_show = true;
    }

    /// Nothing is written any longer; the keyboard comes back where it is not somewhere else already.
    pub fn leave_field(&mut self, comes_back: bool) {
        self.doing = Doing::Choosing;
        self.to_field = false;
        self.to_step |= comes_back;
    }

    /// The place of the chosen step; where it is gone, the one that stands there now.
    pub fn chosen_place(&mut self, drawn: &Drawn) -> Option<usize> {
        let found = self.chosen.and_then(|id| drawn.layout.place(id));
        if let Some(place) = found {
            self.place = place;
            return Some(place);
        }
        let gone = self.chosen.is_some();
        let last = drawn.layout.steps.len().checked_sub(1)?;
        self.place = self.place.min(last);
        self.chosen = Some(drawn.layout.steps[self.place].id);
        self.to_step |= gone;
        Some(self.place)
    }
}
