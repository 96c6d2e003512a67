//! The look: colours by role, one typeface in three weights, a small scale of sizes and spaces.
//!
//! Nothing here knows what the program is about. Screens take colours from [`Theme::of`] and never
//! write one of their own, so that every pair of text and ground is one that the tests have measured.

use std::sync::Arc;

use eframe::egui::{
    self, Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Id,
    Margin, RichText, Shadow, Stroke, Style, TextStyle, Ui, Visuals,
    style::{ScrollFadeStyle, ScrollStyle, WidgetVisuals},
    vec2,
};

use crate::report::picture::Weight;

mod palette;

pub use palette::{Palette, Tint, Tone, contrast};

/// The steps of space between things, in points.
pub mod space {
    /// Between an icon and its word.
    pub const XS: f32 = 4.0;
    /// Between things that belong together.
    pub const S: f32 = 8.0;
    /// Between fields.
    pub const M: f32 = 12.0;
    /// Between cards, and inside them.
    pub const L: f32 = 16.0;
    /// Around a page.
    pub const XL: f32 = 24.0;
}

/// Corners of cards.
pub const CARD_RADIUS: u8 = 8;
/// Corners of buttons and fields.
pub const CONTROL_RADIUS: u8 = 6;
/// Height of buttons and fields.
pub const CONTROL_HEIGHT: f32 = 32.0;

/// Which set of colours is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Dark on light: the ordinary one.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Black on white, with strong lines.
    HighContrast,
}

impl Mode {
    /// Every mode, in the order a chooser shows them.
    pub const ALL: [Mode; 3] = [Mode::Light, Mode::Dark, Mode::HighContrast];
}

/// The colours in force. `let theme = Theme::of(ui); theme.palette.muted`
#[derive(Debug)]
pub struct Theme {
    /// Which set this is.
    pub mode: Mode,
    /// Its colours by role.
    pub palette: Palette,
}

static LIGHT: Theme = Theme {
    mode: Mode::Light,
    palette: palette::LIGHT,
};
static DARK: Theme = Theme {
    mode: Mode::Dark,
    palette: palette::DARK,
};
static HIGH_CONTRAST: Theme = Theme {
    mode: Mode::HighContrast,
    palette: palette::HIGH_CONTRAST,
};

impl Theme {
    /// The theme of a mode.
    pub fn new(mode: Mode) -> &'static Theme {
        match mode {
            Mode::Light => &LIGHT,
            Mode::Dark => &DARK,
            Mode::HighContrast => &HIGH_CONTRAST,
        }
    }

    /// The theme this part of the window is drawn with.
    pub fn of(ui: &Ui) -> &'static Theme {
        Theme::of_context(ui.ctx())
    }

    /// The theme the window is drawn with.
    pub fn of_context(ctx: &Context) -> &'static Theme {
        Theme::new(
            ctx.data(|data| data.get_temp(mode_id()))
                .unwrap_or_default(),
        )
    }
}

fn mode_id() -> Id {
    Id::unique("samverka theme mode")
}

/// The type scale. `ui.label(Type::Small.rich("3 maj").color(theme.palette.muted))`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// The page's name: 22/28, semibold.
    Heading,
    /// A card's name: 14/20, semibold.
    Section,
    /// A big figure: 20/26, semibold.
    Number,
    /// Running text: 13.5/20.
    Body,
    /// Running text that names something, and buttons: 13.5/20, medium.
    Medium,
    /// Running text that stands out: 13.5/20, semibold.
    Strong,
    /// Notes, labels of fields, table headings: 12/17.
    Small,
    /// Small and medium: words on chips.
    SmallMedium,
    /// Marks in charts: 11/14.
    Tiny,
    /// Counts and group labels: 11/14, medium.
    TinyMedium,
}

impl Type {
    /// Size in points.
    pub const fn size(self) -> f32 {
        match self {
            Type::Heading => 22.0,
            Type::Section => 14.0,
            Type::Number => 20.0,
            Type::Body | Type::Medium | Type::Strong => 13.5,
            Type::Small | Type::SmallMedium => 12.0,
            Type::Tiny | Type::TinyMedium => 11.0,
        }
    }

    /// Distance between lines in points.
    pub const fn line_height(self) -> f32 {
        match self {
            Type::Heading => 28.0,
            Type::Number => 26.0,
            Type::Section | Type::Body | Type::Medium | Type::Strong => 20.0,
            Type::Small | Type::SmallMedium => 17.0,
            Type::Tiny | Type::TinyMedium => 14.0,
        }
    }

    /// The font of this step.
    pub fn font(self) -> FontId {
        let family = match self {
            Type::Body | Type::Small | Type::Tiny => FontFamily::Proportional,
            Type::Medium | Type::SmallMedium | Type::TinyMedium => {
                FontFamily::Name("medium".into())
            }
            Type::Heading | Type::Section | Type::Number | Type::Strong => {
                FontFamily::Name("semibold".into())
            }
        };
        FontId::new(self.size(), family)
    }

    /// Text in this step, to be coloured and given to a label.
    pub fn rich(self, text: impl Into<String>) -> RichText {
        RichText::new(text)
            .font(self.font())
            .line_height(Some(self.line_height()))
    }
}

/// The smallest and largest text a person can choose.
pub const TEXT_SCALE: std::ops::RangeInclusive<f32> = 0.8..=2.0;

/// Give the window its look. `install(ctx, Mode::Light, 1.0)`; call again when a choice changes.
pub fn install(ctx: &Context, mode: Mode, text_scale: f32) {
    install_fonts(ctx);
    ctx.data_mut(|data| data.insert_temp(mode_id(), mode));
    let theme = Theme::new(mode);
    let base = if mode == Mode::Dark {
        egui::Theme::Dark
    } else {
        egui::Theme::Light
    };
    ctx.set_theme(base);
    let motion = has_motion(ctx);
    for of in [egui::Theme::Light, egui::Theme::Dark] {
        ctx.set_style_of(of, style(theme));
    }
    set_motion(ctx, motion);
    ctx.set_zoom_factor(text_scale.clamp(*TEXT_SCALE.start(), *TEXT_SCALE.end()));
}

/// Let things glide for 150 ms, or not at all.
pub fn set_motion(ctx: &Context, motion: bool) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("samverka motion"), motion));
    ctx.all_styles_mut(|style| {
        style.animation_time = if motion { 0.15 } else { 0.0 };
        style.scroll_animation = if motion {
            egui::style::ScrollAnimation::default()
        } else {
            egui::style::ScrollAnimation::none()
        };
    });
}

/// Do things glide?
pub fn has_motion(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(Id::unique("samverka motion")))
        .unwrap_or(true)
}

/// Draws what is seen from afar: in black on white, whatever the leader has chosen for herself.
pub fn on_the_wall<R>(ui: &mut Ui, draw: impl FnOnce(&mut Ui) -> R) -> R {
    let ctx = ui.ctx().clone();
    let own = Theme::of_context(&ctx).mode;
    let set = |mode: Mode| ctx.data_mut(|data| data.insert_temp(mode_id(), mode));
    set(Mode::HighContrast);
    let before = ui.style().clone();
    ui.set_style(style(&HIGH_CONTRAST));
    let answer = draw(ui);
    ui.set_style(before);
    set(own);
    answer
}

fn install_fonts(ctx: &Context) {
    let done = Id::unique("samverka fonts");
    if ctx.data(|data| data.get_temp(done)).unwrap_or(false) {
        return;
    }
    ctx.data_mut(|data| data.insert_temp(done, true));
    ctx.set_fonts(fonts());
}

/// The family that the icons are drawn in.
pub fn icon_family() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// Inter in three weights, and the icons.
fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 4] = [
        ("regular", Weight::Regular.file()),
        (
            "medium",
            include_bytes!("../../../assets/fonts/Inter-Medium.ttf"),
        ),
        ("semibold", Weight::SemiBold.file()),
        ("icons", include_bytes!("../../../assets/icons/lucide.ttf")),
    ];
    for (name, bytes) in files {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families = [
        (FontFamily::Proportional, "regular"),
        (FontFamily::Monospace, "regular"),
        (FontFamily::Name("medium".into()), "medium"),
        (FontFamily::Name("semibold".into()), "semibold"),
    ];
    for (family, font) in families {
        fonts
            .families
            .insert(family, vec![font.to_owned(), "icons".to_owned()]);
    }
    fonts
        .families
        .insert(icon_family(), vec!["icons".to_owned()]);
    fonts
}

fn style(theme: &Theme) -> Style {
    let mut style = Style {
        visuals: visuals(theme),
        ..Style::default()
    };
    style.text_styles = [
        (TextStyle::Heading, Type::Heading),
        (TextStyle::Name("section".into()), Type::Section),
        (TextStyle::Name("number".into()), Type::Number),
        (TextStyle::Body, Type::Body),
        (TextStyle::Name("medium".into()), Type::Medium),
        (TextStyle::Name("strong".into()), Type::Strong),
        (TextStyle::Button, Type::Medium),
        (TextStyle::Monospace, Type::Body),
        (TextStyle::Small, Type::Small),
        (TextStyle::Name("tiny".into()), Type::Tiny),
    ]
    .map(|(name, step)| (name, step.font()))
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(space::S, space::S);
    spacing.button_padding = vec2(space::M, 6.0);
    spacing.interact_size = vec2(40.0, CONTROL_HEIGHT);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 10.0;
    spacing.tooltip_width = 320.0;
    spacing.combo_height = 320.0;
    spacing.scroll = scroll();
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

/// Bars to scroll with are thin and quiet, and always there where there is more; what goes on past an edge fades there.
fn scroll() -> ScrollStyle {
    ScrollStyle {
        floating_width: 4.0,
        bar_width: 9.0,
        dormant_handle_opacity: 0.18,
        active_handle_opacity: 0.25,
        interact_handle_opacity: 0.5,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.1,
        fade: ScrollFadeStyle {
            strength: 1.0,
            size: 28.0,
        },
        ..ScrollStyle::floating()
    }
}

fn visuals(theme: &Theme) -> Visuals {
    let colours = &theme.palette;
    let mut visuals = if theme.mode == Mode::Dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let control = |ground: Color32, line: Color32, ink: Color32| WidgetVisuals {
        bg_fill: ground,
        weak_bg_fill: ground,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: CornerRadius::same(CONTROL_RADIUS),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    visuals.widgets.noninteractive = control(colours.surface, colours.line, colours.text);
    visuals.widgets.inactive = control(colours.surface, colours.edge, colours.text);
    visuals.widgets.hovered = control(colours.hover, colours.edge_strong, colours.text);
    visuals.widgets.active = control(colours.accent.soft, colours.accent.ink, colours.text);
    visuals.widgets.open = control(colours.surface, colours.accent.ink, colours.text);
    visuals.selection.bg_fill = colours.selection;
    visuals.selection.stroke = Stroke::new(1.5, colours.accent.ink);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(colours.muted);
    visuals.hyperlink_color = colours.accent.ink;
    visuals.faint_bg_color = colours.hover;
    visuals.extreme_bg_color = colours.surface;
    visuals.text_edit_bg_color = Some(colours.surface);
    visuals.code_bg_color = colours.neutral.soft;
    visuals.warn_fg_color = colours.warning.ink;
    visuals.error_fg_color = colours.bad.ink;
    visuals.panel_fill = colours.ground;
    visuals.window_fill = colours.surface;
    visuals.window_stroke = Stroke::new(1.0, colours.line);
    visuals.window_corner_radius = CornerRadius::same(CARD_RADIUS);
    visuals.menu_corner_radius = CornerRadius::same(CARD_RADIUS);
    let shadow = Shadow {
        offset: [0, 4],
        blur: 16,
        spread: 0,
        color: colours.shadow,
    };
    visuals.popup_shadow = shadow;
    visuals.window_shadow = shadow;
    // A blinking caret draws twice a second in a window that is left alone.
    visuals.text_cursor.blink = false;
    visuals.text_cursor.stroke = Stroke::new(1.5, colours.accent.ink);
    visuals.striped = false;
    visuals
}
