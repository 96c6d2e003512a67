//! The picture as .svg: shapes and words that stay words, with what it shows told to whoever hears it.

use std::fmt::{self, Write as _};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::fonts::Weight;
use super::{Anchor, Colour, Picture, Shape};

/// What stands in for the typeface where it cannot be shown.
const FAMILIES: &str = "Inter, 'Segoe UI', Helvetica, Arial, sans-serif";

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:06X}", self.0)
    }
}

impl Picture {
    /// The picture as .svg, with the typeface in it.
    pub fn svg(&self) -> String {
        let faces = Weight::ALL.map(|weight| {
            format!(
                "@font-face{{font-family:Inter;font-weight:{};src:url(data:font/ttf;base64,{})}}",
                weight.number(),
                STANDARD.encode(weight.file())
            )
        });
        self.written(&format!("<style>{}</style>\n", faces.concat()))
    }

    /// The same with this in its head.
    pub(super) fn written(&self, head: &str) -> String {
        let (width, height) = self.size;
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title desc\" xml:lang=\"{}\" \
             font-family=\"{FAMILIES}\">\n<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n{head}",
            self.language.code(),
            escaped(&self.title),
            escaped(&self.description),
        );
        for shape in &self.shapes {
            // Writing to a text cannot fail.
            let _written = write_shape(&mut out, shape);
        }
        out.push_str("</svg>\n");
        out
    }
}

fn write_shape(out: &mut String, shape: &Shape) -> fmt::Result {
    match shape {
        Shape::Box {
            at: (x, y),
            size: (width, height),
            radius,
            fill,
        } => writeln!(
            out,
            "<rect x=\"{x:.2}\" y=\"{y:.2}\" width=\"{width:.2}\" height=\"{height:.2}\" rx=\"{radius}\" \
             fill=\"{fill}\"/>"
        ),
        Shape::Area { points, fill } => {
            let points = points.iter().map(|(x, y)| format!("{x:.2},{y:.2}"));
            let points = points.collect::<Vec<_>>().join(" ");
            writeln!(out, "<polygon points=\"{points}\" fill=\"{fill}\"/>")
        }
        Shape::Line {
            from,
            to,
            width,
            colour,
        } => writeln!(
            out,
            "<line x1=\"{:.2}\" y1=\"{:.2}\" x2=\"{:.2}\" y2=\"{:.2}\" stroke=\"{colour}\" stroke-width=\"{width}\"/>",
            from.0, from.1, to.0, to.1
        ),
        Shape::Words {
            at: (x, y),
            anchor,
            size,
            weight,
            colour,
            words,
        } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            writeln!(
                out,
                "<text x=\"{x:.2}\" y=\"{y:.2}\" font-size=\"{size}\" font-weight=\"{}\" text-anchor=\"{anchor}\" \
                 fill=\"{colour}\">{}</text>",
                weight.number(),
                escaped(words)
            )
        }
    }
}

/// Words as they stand in XML. Signs that no XML can hold are left out.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}
