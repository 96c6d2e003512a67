//! What the user has chosen for this computer; never anything of the work itself.

use std::path::{Path, PathBuf};

use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};
use serde::{Deserialize, Serialize};

use crate::gui::theme::Mode;
use crate::text::Language;

/// How many files are remembered.
const REMEMBERED: usize = 8;

/// The user's choices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language's code.
    pub language: String,
    /// The look: `light`, `dark` or `high_contrast`.
    pub look: String,
    /// The size of the text, 1 being ordinary.
    pub text_scale: f32,
    /// Whether things may move.
    pub motion: bool,
    /// The name that new workspaces are worked in under.
    pub name: String,
    /// Files opened lately, the last one first.
    pub recent: Vec<PathBuf>,
    /// Where the wall's window stood last.
    pub wall: Option<WallPlace>,
}

/// Where a window stands, in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct WallPlace {
    x: f32,
    y: f32,
    width: f32,
    height: f32,
}

impl WallPlace {
    /// From its upper left corner, and its size within its frame.
    pub fn of(at: Pos2, size: Vec2) -> Self {
        Self {
            x: at.x,
            y: at.y,
            width: size.x,
            height: size.y,
        }
    }

    /// The same as a rectangle.
    pub fn rect(&self) -> Rect {
        Rect::from_min_size(pos2(self.x, self.y), vec2(self.width, self.height))
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::default().code().to_owned(),
            look: "light".to_owned(),
            text_scale: 1.0,
            motion: true,
            name: String::new(),
            recent: Vec::new(),
            wall: None,
        }
    }
}

impl Settings {
    /// The chosen language.
    pub fn language(&self) -> Language {
        Language::from_code(&self.language).unwrap_or_default()
    }

    /// The chosen look.
    pub fn mode(&self) -> Mode {
        match self.look.as_str() {
            "dark" => Mode::Dark,
            "high_contrast" => Mode::HighContrast,
            _ => Mode::Light,
        }
    }

    /// Chooses a look.
    pub fn set_mode(&mut self, mode: Mode) {
        mode_code(mode).clone_into(&mut self.look);
    }

    /// Puts a file first among those opened lately.
    pub fn remember(&mut self, file: &Path) {
        self.recent.retain(|known| known != file);
        self.recent.insert(0, file.to_owned());
        self.recent.truncate(REMEMBERED);
    }

    /// Reads the settings of this computer; the ordinary ones if there are none that can be read.
    pub fn load(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Writes them; a computer that will not keep them is no reason to stop.
    pub fn save(&self, path: &Path) {
        let written = path
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| std::fs::write(path, serde_json::to_string_pretty(self)?));
        if let Err(error) = written {
            tracing::warn!(%error, "the settings were not kept");
        }
    }
}

/// The code name of a look.
pub fn mode_code(mode: Mode) -> &'static str {
    match mode {
        Mode::Light => "light",
        Mode::Dark => "dark",
        Mode::HighContrast => "high_contrast",
    }
}
