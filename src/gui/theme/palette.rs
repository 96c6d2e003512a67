//! The colours by role, in three sets.

use eframe::egui::{Color32, Rgba};

/// One hue in its three uses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tint {
    /// Words and shapes, on a surface, a ground or the soft colour.
    pub ink: Color32,
    /// Bars, dots and filled buttons; text on it is [`Palette::on_fill`].
    pub fill: Color32,
    /// A ground that hints at the hue.
    pub soft: Color32,
}

/// What a colour says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Neutral,
    /// This program's own colour: chosen, on the way, worth knowing.
    Accent,
    /// As it should be.
    Good,
    /// Soon, or behind.
    Warning,
    /// Now, or wrong.
    Bad,
    /// The strategic level.
    Strategic,
    /// The operative level.
    Operative,
    /// The professional level.
    Professional,
}

/// Colours by role. Take one through [`super::Theme::of`].
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// Behind everything on a page.
    pub ground: Color32,
    /// Behind the navigation.
    pub navigation: Color32,
    /// Cards and fields.
    pub surface: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// Thin dividers, and the edge of cards.
    pub line: Color32,
    /// The edge of buttons and fields.
    pub edge: Color32,
    /// The edge of buttons and fields under the pointer.
    pub edge_strong: Color32,
    /// The empty part of a bar.
    pub track: Color32,
    /// Behind selected text.
    pub selection: Color32,
    /// Words.
    pub text: Color32,
    /// Words that step back.
    pub muted: Color32,
    /// Words on a [`Tint::fill`] of accent, good, bad, strategic or operative.
    pub on_fill: Color32,
    /// Words on a filled button that step back, such as its shortcut.
    pub on_fill_muted: Color32,
    /// Shadow under menus and notices.
    pub shadow: Color32,
    /// Behind a dialog.
    pub veil: Color32,
    /// No hue.
    pub neutral: Tint,
    /// The one accent.
    pub accent: Tint,
    /// As it should be.
    pub good: Tint,
    /// Soon, or behind.
    pub warning: Tint,
    /// Now, or wrong.
    pub bad: Tint,
    /// The strategic level.
    pub strategic: Tint,
    /// The operative level.
    pub operative: Tint,
    /// The professional level.
    pub professional: Tint,
    /// Fills for sectors, always by the sector's place in its list.
    pub sectors: [Color32; 11],
}

impl Palette {
    /// The tint of a tone.
    pub fn tint(&self, tone: Tone) -> Tint {
        match tone {
            Tone::Neutral => self.neutral,
            Tone::Accent => self.accent,
            Tone::Good => self.good,
            Tone::Warning => self.warning,
            Tone::Bad => self.bad,
            Tone::Strategic => self.strategic,
            Tone::Operative => self.operative,
            Tone::Professional => self.professional,
        }
    }

    /// The colour of the sector with this place in the list of sectors; further places go round again.
    pub fn sector(&self, place: usize) -> Color32 {
        self.sectors[place % self.sectors.len()]
    }

    /// The edge of something chosen or coloured: faint, but a full line where contrast is asked for.
    pub fn edge_of(&self, tint: Tint) -> Color32 {
        let share = if self.edge == self.text { 1.0 } else { 0.35 };
        tint.soft.lerp_to_gamma(tint.fill, share)
    }

    /// Every pair of words and ground that the widgets use, with the pair's name.
    pub fn text_pairs(&self) -> Vec<(String, Color32, Color32)> {
        let grounds = [
            ("ground", self.ground),
            ("navigation", self.navigation),
            ("surface", self.surface),
            ("hover", self.hover),
            ("accent soft", self.accent.soft),
        ];
        let tints = [
            ("neutral", self.neutral),
            ("accent", self.accent),
            ("good", self.good),
            ("warning", self.warning),
            ("bad", self.bad),
            ("strategic", self.strategic),
            ("operative", self.operative),
            ("professional", self.professional),
        ];
        let mut pairs = Vec::new();
        for (on, ground) in grounds {
            pairs.push((format!("text on {on}"), self.text, ground));
            pairs.push((format!("muted on {on}"), self.muted, ground));
        }
        for (name, tint) in tints {
            pairs.push((format!("text on {name} soft"), self.text, tint.soft));
            pairs.push((format!("{name} on its soft"), tint.ink, tint.soft));
            pairs.push((format!("{name} on surface"), tint.ink, self.surface));
            pairs.push((format!("{name} on ground"), tint.ink, self.ground));
        }
        for (name, fill) in [("accent", self.accent.fill), ("bad", self.bad.fill)] {
            pairs.push((format!("words on {name} fill"), self.on_fill, fill));
        }
        pairs.push((
            "shortcut on accent fill".to_owned(),
            self.on_fill_muted,
            self.accent.fill,
        ));
        pairs.push(("selected text".to_owned(), self.text, self.selection));
        pairs
    }
}

/// The contrast of two colours as WCAG 2 counts it, 1 to 21.
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let light = |colour: Color32| {
        let linear = Rgba::from(colour);
        0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
    };
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const fn tint(ink: u32, fill: u32, soft: u32) -> Tint {
    Tint {
        ink: hex(ink),
        fill: hex(fill),
        soft: hex(soft),
    }
}

pub(super) const LIGHT: Palette = Palette {
    ground: hex(0xF6F6F3),
    navigation: hex(0xEFEFEA),
    surface: hex(0xFFFFFF),
    hover: hex(0xF3F4F1),
    line: hex(0xE3E4DF),
    edge: hex(0xD6D8D2),
    edge_strong: hex(0xB4B8B1),
    track: hex(0xE9EAE5),
    selection: hex(0xC9E0EA),
    text: hex(0x1C2126),
    muted: hex(0x5A646E),
    on_fill: hex(0xFFFFFF),
    on_fill_muted: hex(0xC6DCE6),
    shadow: Color32::from_black_alpha(28),
    veil: Color32::from_black_alpha(90),
    neutral: tint(0x5A646E, 0x8A939B, 0xEFF0EC),
    accent: tint(0x1D5F7A, 0x1D5F7A, 0xE3EEF2),
    good: tint(0x26713F, 0x2B7A4B, 0xE4F1E9),
    warning: tint(0x855600, 0xC98A1B, 0xFBF0DA),
    bad: tint(0xA8322A, 0xA8322A, 0xFAE6E3),
    strategic: tint(0x5A54A4, 0x5A54A4, 0xECEBF7),
    operative: tint(0x1A6E68, 0x1F7A73, 0xE0F0EE),
    professional: tint(0x8A5510, 0xB0701A, 0xF8EBD8),
    sectors: [
        hex(0x5A54A4),
        hex(0x1D5F7A),
        hex(0xB0701A),
        hex(0x1F7A73),
        hex(0x7A8A2B),
        hex(0xA8477F),
        hex(0x4C83BE),
        hex(0x8A5A3C),
        hex(0x2B7A4B),
        hex(0xC0563F),
        hex(0x6B747C),
    ],
};

pub(super) const DARK: Palette = Palette {
    ground: hex(0x16191C),
    navigation: hex(0x111416),
    surface: hex(0x1E2226),
    hover: hex(0x272C31),
    line: hex(0x2D3338),
    edge: hex(0x3D454C),
    edge_strong: hex(0x5B656E),
    track: hex(0x31373D),
    selection: hex(0x1F4A5E),
    text: hex(0xE9EBED),
    muted: hex(0xA6B0B9),
    on_fill: hex(0xFFFFFF),
    on_fill_muted: hex(0xDDECF3),
    shadow: Color32::from_black_alpha(120),
    veil: Color32::from_black_alpha(150),
    neutral: tint(0xB4BDC5, 0x7C868F, 0x2A2F34),
    accent: tint(0x83C4DD, 0x24718F, 0x1B3541),
    good: tint(0x7CCB9A, 0x3F9F66, 0x1B3526),
    warning: tint(0xE8B85C, 0xC98A1B, 0x3A2E16),
    bad: tint(0xF29A92, 0xB5433A, 0x41211E),
    strategic: tint(0xB3AEEC, 0x7B75C8, 0x2A2846),
    operative: tint(0x72CBC3, 0x2E958C, 0x173634),
    professional: tint(0xE8B06A, 0xC48433, 0x3B2B16),
    sectors: [
        hex(0x8D87DB),
        hex(0x3F93B5),
        hex(0xD09340),
        hex(0x3BA79E),
        hex(0x9FB04A),
        hex(0xCB6FA5),
        hex(0x76A9DE),
        hex(0xB58262),
        hex(0x52A878),
        hex(0xDF7C65),
        hex(0x98A2AB),
    ],
};

pub(super) const HIGH_CONTRAST: Palette = Palette {
    ground: hex(0xFFFFFF),
    navigation: hex(0xFFFFFF),
    surface: hex(0xFFFFFF),
    hover: hex(0xE8F1F5),
    line: hex(0x55595C),
    edge: hex(0x000000),
    edge_strong: hex(0x000000),
    track: hex(0xD5D8DA),
    selection: hex(0xB6DDF0),
    text: hex(0x000000),
    muted: hex(0x2B3036),
    on_fill: hex(0xFFFFFF),
    on_fill_muted: hex(0xFFFFFF),
    shadow: Color32::from_black_alpha(60),
    veil: Color32::from_black_alpha(150),
    neutral: tint(0x2B3036, 0x55595C, 0xF0F0F0),
    accent: tint(0x00405C, 0x00405C, 0xE0F1F8),
    good: tint(0x0B4A24, 0x0B5A2B, 0xE2F4E8),
    warning: tint(0x5A3800, 0x7A4D00, 0xFFF3D6),
    bad: tint(0x7D120B, 0x8A150D, 0xFDE8E5),
    strategic: tint(0x35307A, 0x35307A, 0xEEEDFA),
    operative: tint(0x004A45, 0x005A54, 0xDDF3F1),
    professional: tint(0x5E3600, 0x7D4A00, 0xFDEFD9),
    sectors: [
        hex(0x3F3A8C),
        hex(0x00405C),
        hex(0x8A5000),
        hex(0x005A54),
        hex(0x56640B),
        hex(0x8A2460),
        hex(0x1E5CA0),
        hex(0x653A1E),
        hex(0x0B5A2B),
        hex(0x9A2F18),
        hex(0x44494E),
    ],
};
