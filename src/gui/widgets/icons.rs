//! The icons of the interface, from the Lucide typeface (ISC) cut down to these by
//! `packaging/fonts/make_fonts.py`.
//!
//! An icon is always a companion to words: the widgets that draw one give it no accessible name of its
//! own, or take the name from the caller.

use eframe::egui::{Align2, Color32, FontId, Painter, Pos2, Rect, RichText};

use crate::gui::theme::icon_family;

macro_rules! icons {
    ($($icon:ident => $name:literal, $character:literal;)+) => {
        /// One icon. `Icon::Home.paint(painter, rect.center(), 16.0, colour)`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Icon {
            $(#[doc = concat!("Lucide's `", $name, "`.")] $icon,)+
        }

        impl Icon {
            /// Every icon there is, in the order of this file.
            pub const ALL: &'static [Icon] = &[$(Icon::$icon),+];

            /// The private-use character that draws the icon.
            pub const fn character(self) -> char {
                match self {
                    $(Icon::$icon => $character,)+
                }
            }

            /// The name Lucide gives the icon.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Icon::$icon => $name,)+
                }
            }
        }
    };
}

icons! {
    Home => "house", '\u{e0f5}';
    Users => "users", '\u{e1a4}';
    Person => "user", '\u{e19f}';
    PersonAdd => "user-plus", '\u{e1a2}';
    PersonCheck => "user-check", '\u{e1a0}';
    Calendar => "calendar", '\u{e063}';
    CalendarDays => "calendar-days", '\u{e2b9}';
    Clipboard => "clipboard-list", '\u{e086}';
    Chart => "chart-column", '\u{e2a3}';
    ChartLine => "chart-line", '\u{e2a5}';
    Workflow => "workflow", '\u{e425}';
    Change => "trending-up", '\u{e191}';
    Hexagon => "hexagon", '\u{e0f3}';
    Package => "package", '\u{e129}';
    Inbox => "inbox", '\u{e0f7}';
    Grid => "layout-grid", '\u{e0ff}';
    Scale => "scale", '\u{e212}';
    Star => "star", '\u{e176}';
    Document => "file-text", '\u{e0cc}';
    File => "file", '\u{e0c0}';
    Education => "graduation-cap", '\u{e234}';
    Settings => "settings", '\u{e154}';
    Search => "search", '\u{e151}';
    Undo => "undo-2", '\u{e2a1}';
    Redo => "redo-2", '\u{e2a0}';
    Check => "check", '\u{e06c}';
    Warning => "triangle-alert", '\u{e193}';
    Alert => "circle-alert", '\u{e077}';
    Circle => "circle", '\u{e076}';
    CircleDot => "circle-dot", '\u{e345}';
    CircleCheck => "circle-check", '\u{e226}';
    Ban => "ban", '\u{e051}';
    Contrast => "contrast", '\u{e09d}';
    Close => "x", '\u{e1b2}';
    Plus => "plus", '\u{e13d}';
    Minus => "minus", '\u{e11c}';
    ChevronLeft => "chevron-left", '\u{e06e}';
    ChevronRight => "chevron-right", '\u{e06f}';
    ChevronUp => "chevron-up", '\u{e070}';
    ChevronDown => "chevron-down", '\u{e06d}';
    ArrowLeft => "arrow-left", '\u{e048}';
    ArrowRight => "arrow-right", '\u{e049}';
    ArrowUp => "arrow-up", '\u{e04a}';
    ArrowDown => "arrow-down", '\u{e042}';
    Edit => "pencil", '\u{e1f9}';
    Delete => "trash-2", '\u{e18e}';
    History => "history", '\u{e1f5}';
    FolderOpen => "folder-open", '\u{e247}';
    Save => "save", '\u{e14d}';
    Send => "send", '\u{e152}';
    Download => "download", '\u{e0b2}';
    Upload => "upload", '\u{e19e}';
    Info => "info", '\u{e0f9}';
    Help => "circle-question-mark", '\u{e082}';
    ExternalLink => "external-link", '\u{e0b9}';
    Filter => "funnel", '\u{e0dc}';
    Lock => "lock", '\u{e10b}';
    Unlock => "lock-open", '\u{e10c}';
    Moon => "moon", '\u{e11e}';
    Sun => "sun", '\u{e178}';
    Languages => "languages", '\u{e0fe}';
    List => "list", '\u{e106}';
    Table => "table", '\u{e17d}';
    Columns => "columns-3", '\u{e099}';
    Board => "square-kanban", '\u{e170}';
    Grip => "grip-vertical", '\u{e0eb}';
    Link => "link", '\u{e102}';
    Unlink => "unlink", '\u{e19c}';
    Clock => "clock", '\u{e087}';
    Place => "map-pin", '\u{e111}';
    Building => "building-2", '\u{e290}';
    Flag => "flag", '\u{e0d1}';
    Target => "target", '\u{e180}';
    Milestone => "milestone", '\u{e298}';
    Eye => "eye", '\u{e0ba}';
    EyeOff => "eye-off", '\u{e0bb}';
    More => "ellipsis", '\u{e0b6}';
    Copy => "copy", '\u{e09e}';
    Picture => "image", '\u{e0f6}';
    Projector => "presentation", '\u{e4ae}';
    Print => "printer", '\u{e141}';
    Key => "key", '\u{e0fd}';
    Shield => "shield", '\u{e158}';
    Route => "route", '\u{e53e}';
    Map => "map", '\u{e110}';
    Idea => "lightbulb", '\u{e1c2}';
    Message => "message-square", '\u{e117}';
    Note => "sticky-note", '\u{e303}';
    Vote => "vote", '\u{e3ad}';
    Merge => "merge", '\u{e43f}';
    Split => "split", '\u{e440}';
    Compare => "git-compare", '\u{e359}';
    Tag => "tag", '\u{e17f}';
    Archive => "archive", '\u{e041}';
    Refresh => "refresh-cw", '\u{e145}';
    PanelLeft => "panel-left", '\u{e12a}';
    Keyboard => "keyboard", '\u{e284}';
    TextSize => "a-large-small", '\u{e587}';
    Phone => "phone", '\u{e133}';
    Mail => "mail", '\u{e10f}';
    Book => "book-open", '\u{e05f}';
    Work => "briefcase", '\u{e062}';
    Hand => "hand", '\u{e1d7}';
    Bell => "bell", '\u{e059}';
    Database => "database", '\u{e0ad}';
    Survey => "clipboard-check", '\u{e219}';
    Bookmark => "bookmark", '\u{e060}';
    Paste => "clipboard-paste", '\u{e3e8}';
    Maximize => "maximize", '\u{e112}';
    Sparkle => "sparkles", '\u{e412}';
}

impl Icon {
    /// The icon as text, for the rare place where it must flow among words.
    pub fn rich(self, size: f32) -> RichText {
        RichText::new(self.character().to_string()).font(FontId::new(size, icon_family()))
    }

    /// Paint the icon centred on a point.
    pub fn paint(self, painter: &Painter, centre: Pos2, size: f32, colour: Color32) -> Rect {
        let galley = painter.layout_no_wrap(
            self.character().to_string(),
            FontId::new(size, icon_family()),
            colour,
        );
        let rect = Align2::CENTER_CENTER.anchor_size(centre, galley.size());
        painter.galley(rect.min, galley, colour);
        rect
    }
}
