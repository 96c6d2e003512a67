//! The picture as .png: what its .svg shows, painted.

use std::io;
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::Picture;
use super::fonts::Weight;

/// How many dots a point is wide: sharp on paper and on a screen of today.
const DOTS: f32 = 2.0;
/// The most dots of a picture: what is larger is painted less fine.
const MOST: f32 = 40_000_000.0;

/// A painted picture.
pub struct Painted {
    /// How many dots wide and high.
    pub size: [usize; 2],
    /// The dots from the upper left: red, green, blue, opaque.
    pub dots: Vec<u8>,
}

impl Picture {
    /// Paints it.
    ///
    /// # Errors
    /// If it is too large to be painted.
    pub fn paint(&self) -> io::Result<Painted> {
        let tree = Tree::from_str(&self.written(""), &options()).map_err(io::Error::other)?;
        let points = tree.size().width() * tree.size().height();
        let scale = DOTS.min((MOST / points.max(1.0)).sqrt());
        let dots = tree.size().to_int_size().scale_by(scale);
        let pixmap = dots.and_then(|size| Pixmap::new(size.width(), size.height()));
        let mut pixmap = pixmap.ok_or_else(|| io::Error::other("no such size"))?;
        let scale = Transform::from_scale(scale, scale);
        resvg::render(&tree, scale, &mut pixmap.as_mut());
        Ok(Painted {
            size: [pixmap.width() as usize, pixmap.height() as usize],
            dots: pixmap.take_demultiplied(),
        })
    }

    /// The picture as .png, with its title and what it shows.
    ///
    /// # Errors
    /// If it is too large to be painted.
    pub fn png(&self) -> io::Result<Vec<u8>> {
        let painted = self.paint()?;
        let [width, height] = painted
            .size
            .map(|side| u32::try_from(side).unwrap_or(u32::MAX));
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        for (keyword, words) in [("Title", &self.title), ("Description", &self.description)] {
            encoder.add_itxt_chunk(keyword.to_owned(), words.clone())?;
        }
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&painted.dots)?;
        writer.finish()?;
        Ok(file)
    }
}

/// The bundled typeface, and no other: a picture is the same on every computer.
fn options() -> Options<'static> {
    let mut fonts = fontdb::Database::new();
    for weight in Weight::ALL {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(weight.file())));
    }
    let mut options = Options {
        fontdb: Arc::new(fonts),
        ..Options::default()
    };
    options.font_resolver.select_font = Box::new(|asked, fonts| {
        let heavy = asked.weight() >= Weight::SemiBold.number();
        let weight = if heavy {
            Weight::SemiBold
        } else {
            Weight::Regular
        };
        fonts
            .faces()
            .find(|face| face.weight.0 == weight.number())
            .map(|face| face.id)
    });
    options
}
