//! A map on a sheet: its name and what it is on top, the lanes, what the signs mean, the project and the day at the
//! foot.

use super::drawing::{Ink, signs};
use super::{Layout, say};
use crate::domain::{Id, ProcessMap, ProcessStep};
use crate::insight::{Flow, MapCount, in_order, map_count};
use crate::report::picture::{About, Anchor, Colour, Picture, Shape, Weight, broken, colours};
use crate::text::{Text, capitalised};
use crate::workspace::{Reader, Result};

/// Around everything.
const MARGIN: f32 = 26.0;
/// The narrowest sheet: there is room for a title.
const LEAST: f32 = 560.0;

/// A map as it was read: its steps in their order, how they lead to each other, and what there is in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The map.
    pub map: ProcessMap,
    /// Its steps in their order.
    pub steps: Vec<ProcessStep>,
    /// Which lead to which.
    pub flow: Flow,
    /// What there is in it.
    pub counted: MapCount,
}

impl Read {
    /// Reads a map; none if there is no such map.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn of(reader: &Reader, id: Id) -> Result<Option<Self>> {
        let map = reader.get::<ProcessMap>(id)?;
        let Some(map) = map.filter(|map| !map.head.removed) else {
            return Ok(None);
        };
        let steps = reader.of::<ProcessStep>(ProcessStep::map, id)?;
        Ok(Some(Self::new(map, steps)))
    }

    /// A map with these steps.
    pub fn new(map: ProcessMap, mut steps: Vec<ProcessStep>) -> Self {
        steps.retain(|step| !step.head.removed);
        in_order(&mut steps);
        let flow = Flow::of(&steps);
        let counted = map_count(&steps, &flow);
        Self {
            map,
            steps,
            flow,
            counted,
        }
    }

    /// Where everything stands in it.
    pub fn layout(&self, text: &Text) -> Layout {
        Layout::of(&self.map.lanes, &self.steps, &self.flow, text)
    }
}

/// Draws a map on a sheet with this at its foot.
pub fn picture(read: &Read, foot: &str, text: &Text) -> Picture {
    let layout = read.layout(text);
    let number = say::summary(&read.map, &read.counted, text);
    let about = About {
        title: read.map.title.clone(),
        number,
        foot: foot.to_owned(),
        language: text.language(),
    };
    let (map, steps) = (&read.map, &read.steps);
    Picture {
        description: say::description(map, steps, &read.flow, (&read.counted, text)),
        ..sheet(&layout, &about, text)
    }
}

fn sheet(layout: &Layout, about: &About, text: &Text) -> Picture {
    let wide = layout.size.0.max(LEAST);
    let mut shapes = Vec::new();
    let mut y = MARGIN;
    let mut lines = |words: &str, size: f32, weight: Weight, colour: Colour, y: &mut f32| {
        for words in broken(words, size, weight, wide, 4) {
            *y += size * 1.3;
            shapes.push(Shape::Words {
                at: (MARGIN, *y - size * 0.3),
                anchor: Anchor::Start,
                size,
                weight,
                colour,
                words,
            });
        }
    };
    lines(&about.title, 20.0, Weight::SemiBold, colours::TEXT, &mut y);
    lines(&about.number, 13.0, Weight::Regular, colours::MUTED, &mut y);
    y += 12.0;
    let top = y;
    y += layout.size.1 + 18.0;
    let at_signs = y;
    y += 16.0;
    lines(&about.foot, 11.0, Weight::Regular, colours::MUTED, &mut y);
    let mut drawn = all(layout, wide);
    let around = [
        ((0.0, 0.0), (wide, 0.0)),
        ((0.0, layout.size.1), (wide, layout.size.1)),
        ((0.0, 0.0), (0.0, layout.size.1)),
        ((wide, 0.0), (wide, layout.size.1)),
    ];
    drawn.extend(around.map(|(from, to)| Shape::Line {
        from,
        to,
        width: 1.0,
        colour: Ink::Line,
    }));
    let size = (wide + 2.0 * MARGIN, (y + MARGIN - 8.0).ceil());
    let ground = Shape::Box {
        at: (0.0, 0.0),
        size,
        radius: 0.0,
        fill: colours::SURFACE,
    };
    let signs = signs_row(at_signs, text);
    let map = drawn.into_iter().map(|shape| shape.moved((MARGIN, top)));
    let map = map.chain(signs).map(|shape| shape.coloured(colour));
    Picture {
        title: about.title.clone(),
        description: String::new(),
        language: about.language,
        size,
        shapes: [ground].into_iter().chain(map).chain(shapes).collect(),
    }
}

/// Everything on a map, the first beneath the others.
fn all(layout: &Layout, wide: f32) -> Vec<Shape<Ink>> {
    let mut shapes = layout.ground(wide);
    let arrows = 0..layout.arrows.len();
    shapes.extend(arrows.flat_map(|place| layout.arrow(place, Ink::Muted, 1.3)));
    shapes.extend(layout.steps.iter().flat_map(|step| step.drawn()));
    shapes.extend(layout.lane_names());
    shapes
}

/// What the signs mean, in a row at this height.
fn signs_row(y: f32, text: &Text) -> Vec<Shape<Ink>> {
    let words = [
        "process-breakpoint",
        "process-waits",
        "process-problem",
        "process-possibility",
    ];
    let words = words.map(|key| capitalised(&text.get(key)));
    let mut x = MARGIN;
    let mut row = Vec::new();
    for (shapes, room) in signs(words.each_ref().map(String::as_str)) {
        row.extend(shapes.into_iter().map(|shape| shape.moved((x, y))));
        x += room;
    }
    row
}

/// The light colours of the roles.
fn colour(ink: Ink) -> Colour {
    match ink {
        Ink::Lane | Ink::Names => colours::LANE,
        Ink::Surface | Ink::OnFill => colours::SURFACE,
        Ink::Line => colours::LINE,
        Ink::Edge => colours::EDGE,
        Ink::Text => colours::TEXT,
        Ink::Muted => colours::MUTED,
        Ink::Accent => colours::ACCENT,
        Ink::AccentSoft => colours::ACCENT_SOFT,
        Ink::Bad => colours::BAD,
        Ink::BadSoft => colours::BAD_SOFT,
        Ink::Warning => colours::WARNING,
        Ink::WarningSoft => colours::WARNING_SOFT,
        Ink::Good => colours::GOOD,
        Ink::GoodSoft => colours::GOOD_SOFT,
    }
}
