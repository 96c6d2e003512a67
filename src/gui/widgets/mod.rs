//! The parts every screen is made of: small, strict, and the same everywhere.
//!
//! They know nothing of the program's subject. They take plain values and words that the caller has
//! already translated, and answer with what the person did.
//!
//! Words are painted in the steps of [`super::theme::Type`]; a control that can be reached by keyboard
//! shows a ring when it has focus and scrolls itself into view.

#[macro_use]
mod setters;

mod attendance;
mod board;
mod brand;
mod button;
mod by_letter;
mod card;
mod chart;
mod chip;
mod choice;
mod column;
mod comes;
mod date_field;
mod field;
mod fold;
mod heard;
pub mod icons;
mod menu;
mod modal;
mod nav;
mod options;
mod pace;
mod page;
mod paint;
mod say;
mod segments;
mod shape;
mod stat;
mod steps;
mod suggest;
mod table;
mod tabs;
mod text;
mod timeline;
mod together;
mod typed;
mod wall;

pub use attendance::{Presence, attendance_row, matrix_cell, paint_presence, presence_key};
pub use board::{BoardCard, BoardCardResponse, BoardColumn, Move, board};
pub use brand::brand;
pub use button::{Button, IconButton, keycap, link, link_in_row};
pub use card::{Card, card, card_grid, divider, muted_row};
pub use chart::{
    Series, Value, bar_rows, columns_over_time, distribution, lines_over_time, share_chart,
};
pub use chip::{
    BarShare, FilterChip, avatar, chip, count_badge, filter_chips, sector_bar, sector_choice,
    sector_dot, sector_label, state_chip, state_words, toggle_chips,
};
pub use choice::{Choice, Several, switch};
pub use column::{Column, Order};
pub use comes::comes_to;
pub use date_field::{DateField, MonthField, TimeField};
pub use field::{FieldResponse, TextField};
pub use fold::fold_line;
pub use heard::marked_row_is_said;
pub use menu::{
    MenuItem, add_row, add_row_id, filter_menu, menu_below, menu_button, search_button,
    search_field,
};
pub use modal::{Dialog, DialogAnswer, dialog_is_open};
pub use nav::{NAV_GROUP, NAV_GROUP_LOW, NavItem, nav_group};
pub use options::{AnswerOption, Chosen, answer_options};
pub use pace::{Pace, each_letter_counts, is_under_way, nothing_more_yet};
pub use page::{PageHeader, PageHeaderResponse, empty_state, nothing_here};
pub use paint::{baseline_row, focus_ring, one_line, scrolls, two_lines, wrapped};
pub use say::{NoticeAnswer, banner, banner_with, bar, is_said, notice, progress};
pub use segments::{Segment, segment_frame, segmented, yes_no_unknown};
pub use shape::{Mandate, Shape, State};
pub use stat::{ProgressCard, StatCard, stat_row};
pub use steps::{Far, Step, steps};
pub use suggest::{SuggestField, SuggestResponse, Suggestion};
pub use table::{DataTable, Mark, TableResponse};
pub use tabs::tabs;
pub use text::{
    being_counted, body, heading, in_tone, medium, muted, small, strong, text, text_row, tiny,
    title_of_page,
};
pub use timeline::{Lane, Span, Timeline};
pub use together::{Together, begins_here, fields_together, unreadable};
pub use typed::{ReadField, WholeField};
pub use wall::{Large, Wall, WallHead};
