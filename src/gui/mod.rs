//! The window: what people see and do.

pub mod icons;
pub mod theme;
pub mod widgets;
