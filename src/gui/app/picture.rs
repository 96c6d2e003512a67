//! A picture of the window, for a machine without a screen.

use std::path::{Path, PathBuf};

use eframe::egui::{ColorImage, Context, ViewportCommand};

/// How many quiet frames come before the picture.
const QUIET_FRAMES: u32 = 20;

/// A picture that is to be taken.
pub struct Picture {
    path: PathBuf,
    quiet: u32,
}

impl Picture {
    /// A picture to be written here.
    pub fn new(path: PathBuf) -> Self {
        Self { path, quiet: 0 }
    }

    /// Takes the picture when the window has been still for a while, writes it, and ends the program.
    pub fn take(&mut self, ctx: &Context, still: bool) {
        self.quiet = if still { self.quiet + 1 } else { 0 };
        ctx.request_repaint();
        if self.quiet == QUIET_FRAMES {
            let (path, window) = (self.path.clone(), ctx.clone());
            ctx.request_screenshot(move |image| {
                if let Err(error) = write(&path, &image) {
                    tracing::error!(%error, "the picture was not written");
                }
                window.send_viewport_cmd(ViewportCommand::Close);
                window.request_repaint();
            });
        }
    }
}

fn write(path: &Path, image: &ColorImage) -> std::io::Result<()> {
    let file = std::io::BufWriter::new(std::fs::File::create(path)?);
    let [width, height] = image
        .size
        .map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    let mut encoder = png::Encoder::new(file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let pixels: Vec<u8> = image
        .pixels
        .iter()
        .flat_map(|pixel| pixel.to_array())
        .collect();
    let written = encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&pixels));
    written.map_err(std::io::Error::other)
}
