//! The parts every screen is made of: small, strict, and the same everywhere.
//!
//! They know nothing of the program's subject. They take plain values and words that the caller has
//! already translated, and answer with what the person did.
//!
//! Words are painted in the steps of [`super::theme::Type`]; a control that can be reached by keyboard
//! shows a ring when it has focus and scrolls itself into view.

mod button;
mod card;
mod chip;
mod choice;
mod field;
mod nav;
mod page;
mod paint;
mod shape;
mod stat;
mod text;

pub use button::{Button, IconButton, keycap, link};
pub use card::{Card, card, card_grid, divider};
pub use chip::{
    FilterChip, avatar, chip, count_badge, sector_bar, sector_dot, sector_label, state_chip,
    state_words,
};
pub use choice::{Choice, Several, segmented, switch, tabs, yes_no_unknown};
pub use field::{FieldResponse, TextField, WholeField};
pub use nav::{NavItem, nav_group};
pub use page::{PageHeader, PageHeaderResponse, empty_state};
pub use paint::{baseline_row, focus_ring, one_line, wrapped};
pub use shape::{Mandate, Shape, State};
pub use stat::{ProgressCard, StatCard};
pub use text::{body, heading, medium, muted, small, strong, text, text_row, tiny};
