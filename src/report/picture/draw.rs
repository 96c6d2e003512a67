//! Charts on a sheet: the figure's name and number on top, its charts below each other, the project and the day at the
//! foot.

use super::fonts::{Weight, cut, lines, width};
use super::{Anchor, Colour, Picture, SHADES, Shape, colours};
use crate::domain::ParticipantLevel;
use crate::report::chart::{Bar, Chart, Form, Hue, OverTime, Planned};
use crate::text::Language;

/// How wide the sheet is, and its margin.
const WIDTH: f32 = 720.0;
pub(super) const MARGIN: f32 = 28.0;
/// How wide there is to draw on.
pub(super) const ROOM: f32 = WIDTH - 2.0 * MARGIN;
/// Letters: the title's, a chart's name's, those of values, and the smallest.
const TITLE: f32 = 20.0;
const NAME: f32 = 14.0;
pub(super) const WORDS: f32 = 12.5;
const SMALL: f32 = 11.0;
/// How high a row of a chart is.
const ROW: f32 = 26.0;
/// How high columns are.
const COLUMNS: f32 = 150.0;

/// What stands around the charts.
#[derive(Debug, Clone)]
pub struct About {
    /// The figure.
    pub title: String,
    /// The number that stands for it, and what it is measured in.
    pub number: String,
    /// The project, the day, the period.
    pub foot: String,
    /// The language of the words.
    pub language: Language,
}

/// Draws what a page draws of a figure.
pub fn of_figure(
    about: &About,
    charts: &[Chart],
    planned: &[Planned],
    over_time: Option<&OverTime>,
) -> Picture {
    let mut sheet = Sheet::begun(about, ROOM);
    for chart in charts {
        sheet.chart(chart);
    }
    if !planned.is_empty() {
        sheet.named("");
        sheet.planned(planned);
    }
    if let Some(over_time) = over_time {
        sheet.named(&over_time.name);
        sheet.over_time(over_time);
    }
    sheet.ended(about, description(about, charts, planned, over_time))
}

/// The charts alone, for a page on which their name stands beside them.
pub fn of_charts(
    title: &str,
    (charts, planned): (&[Chart], &[Planned]),
    over_time: Option<&OverTime>,
    language: Language,
) -> Picture {
    let mut sheet = Sheet::new(ROOM);
    sheet.y -= MARGIN;
    for chart in charts {
        sheet.chart(chart);
    }
    if !planned.is_empty() {
        sheet.named("");
        sheet.planned(planned);
    }
    if let Some(over_time) = over_time {
        sheet.named("");
        sheet.over_time(over_time);
    }
    sheet.y -= MARGIN - 12.0;
    let about = About {
        title: title.to_owned(),
        number: title.to_owned(),
        foot: String::new(),
        language,
    };
    sheet.finished(&about, description(&about, charts, planned, over_time))
}

/// Everything that is drawn, in words.
fn description(
    about: &About,
    charts: &[Chart],
    planned: &[Planned],
    over_time: Option<&OverTime>,
) -> String {
    let mut said = vec![about.number.clone()];
    for chart in charts {
        let bars = chart.bars.iter();
        let bars: Vec<String> = bars
            .map(|bar| format!("{} {}", bar.label, bar.words))
            .collect();
        let named = [chart.name.as_str(), &bars.join(", ")];
        said.push(
            named
                .into_iter()
                .filter(|words| !words.is_empty())
                .collect::<Vec<_>>()
                .join(": "),
        );
    }
    said.extend(
        planned
            .iter()
            .map(|row| format!("{}: {}", row.label, row.words)),
    );
    for (name, _, amounts) in over_time.iter().flat_map(|one| &one.series) {
        let periods = over_time.iter().flat_map(|one| &one.periods);
        let told = periods
            .zip(amounts)
            .map(|(period, amount)| format!("{period} {amount}"));
        said.push(format!("{name}: {}", told.collect::<Vec<_>>().join(", ")));
    }
    said.retain(|words| !words.is_empty());
    said.join(". ")
}

/// A sheet that is drawn on from the top.
pub(super) struct Sheet {
    /// How far down it is drawn on.
    pub y: f32,
    /// How wide there is to draw on.
    room: f32,
    /// What has been drawn.
    pub shapes: Vec<Shape>,
}

impl Sheet {
    fn new(room: f32) -> Self {
        Self {
            y: MARGIN,
            room,
            shapes: Vec::new(),
        }
    }

    /// A sheet with the title and the number on top.
    pub fn begun(about: &About, room: f32) -> Self {
        let mut sheet = Self::new(room);
        sheet.lines(&about.title, TITLE, Weight::SemiBold, colours::TEXT);
        if !about.number.is_empty() {
            sheet.lines(&about.number, NAME, Weight::Regular, colours::MUTED);
        }
        sheet
    }

    /// The picture, with what stands at the foot.
    pub fn ended(mut self, about: &About, description: String) -> Picture {
        self.y += 14.0;
        self.rule(MARGIN, self.y, self.room);
        self.y += 6.0;
        self.lines(&about.foot, SMALL, Weight::Regular, colours::MUTED);
        self.finished(about, description)
    }

    /// A chart with its name.
    fn chart(&mut self, chart: &Chart) {
        self.named(&chart.name);
        match chart.form {
            Form::Rows => self.rows(&chart.bars),
            Form::Share => self.share(&chart.bars),
            Form::Steps => self.steps(&chart.bars),
        }
    }

    /// What has been drawn, on its ground.
    fn finished(self, about: &About, description: String) -> Picture {
        let size = (self.room + 2.0 * MARGIN, (self.y + MARGIN - 8.0).ceil());
        let ground = Shape::Box {
            at: (0.0, 0.0),
            size,
            radius: 0.0,
            fill: colours::SURFACE,
        };
        Picture {
            title: about.title.clone(),
            description,
            language: about.language,
            size,
            shapes: std::iter::once(ground).chain(self.shapes).collect(),
        }
    }

    /// A filled box.
    pub fn filled(&mut self, at: (f32, f32), size: (f32, f32), radius: f32, fill: Colour) {
        if size.0 > 0.0 && size.1 > 0.0 {
            self.shapes.push(Shape::Box {
                at,
                size,
                radius,
                fill,
            });
        }
    }

    /// A thin line across.
    pub fn rule(&mut self, x: f32, y: f32, long: f32) {
        self.shapes.push(Shape::Line {
            from: (x, y),
            to: (x + long, y),
            width: 1.0,
            colour: colours::LINE,
        });
    }

    fn words(&mut self, at: (f32, f32), anchor: Anchor, size: f32, colour: Colour, words: &str) {
        self.shapes.push(Shape::Words {
            at,
            anchor,
            size,
            weight: Weight::Regular,
            colour,
            words: words.to_owned(),
        });
    }

    /// Words over the whole width, in as many lines as they need.
    fn lines(&mut self, words: &str, size: f32, weight: Weight, colour: Colour) {
        for line in lines(words, size, weight, self.room) {
            self.y += size * 1.3;
            self.shapes.push(Shape::Words {
                at: (MARGIN, self.y - size * 0.3),
                anchor: Anchor::Start,
                size,
                weight,
                colour,
                words: line,
            });
        }
    }

    /// The name of what comes, if it has one, with space above.
    pub fn named(&mut self, name: &str) {
        self.y += 14.0;
        if !name.is_empty() {
            self.lines(name, NAME, Weight::SemiBold, colours::TEXT);
            self.y += 4.0;
        }
    }

    /// A bar a row, its name before it and its value after.
    fn rows(&mut self, bars: &[Bar]) {
        let widest = |words: fn(&Bar) -> &str| {
            let widths = bars
                .iter()
                .map(|bar| width(words(bar), WORDS, Weight::Regular));
            widths.fold(0.0, f32::max)
        };
        let names = widest(|bar| &bar.label).min(ROOM * 0.45) + 14.0;
        let values = widest(|bar| &bar.words).min(ROOM * 0.35);
        let room = ROOM - names - values - 12.0;
        let most = bars.iter().map(|bar| bar.amount).fold(0.0, f64::max);
        for bar in bars {
            let middle = self.y + ROW / 2.0;
            self.label(&bar.label, middle, names - 14.0);
            let long = (room * share(bar.amount, most)).max(2.0);
            let left = MARGIN + names;
            self.filled((left, middle - 7.0), (long, 14.0), 3.0, colour(bar.hue));
            let value = cut(&bar.words, WORDS, Weight::Regular, values.max(40.0));
            let at = (left + long + 8.0, middle + 4.5);
            self.words(at, Anchor::Start, WORDS, colours::TEXT, &value);
            self.y += ROW;
        }
    }

    /// One bar that is shared, and below it what each share is.
    fn share(&mut self, bars: &[Bar]) {
        let whole: f64 = bars.iter().map(|bar| bar.amount).sum();
        let mut left = MARGIN;
        self.filled((MARGIN, self.y + 4.0), (ROOM, 16.0), 4.0, colours::TRACK);
        for bar in bars {
            let long = ROOM * share(bar.amount, whole);
            self.filled(
                (left, self.y + 4.0),
                ((long - 1.5).max(0.0), 16.0),
                2.0,
                colour(bar.hue),
            );
            left += long;
        }
        self.y += 28.0;
        let key = bars
            .iter()
            .map(|bar| (format!("{} {}", bar.label, bar.words), bar.hue));
        self.key(key);
    }

    /// What each colour stands for.
    fn key(&mut self, all: impl Iterator<Item = (String, Hue)>) {
        let mut left = MARGIN;
        for (words, hue) in all {
            let words = cut(&words, WORDS, Weight::Regular, ROOM - 18.0);
            let long = 18.0 + width(&words, WORDS, Weight::Regular);
            if left > MARGIN && left + long > MARGIN + ROOM {
                left = MARGIN;
                self.y += 20.0;
            }
            self.filled((left, self.y + 4.0), (10.0, 10.0), 2.0, colour(hue));
            self.words(
                (left + 16.0, self.y + 13.5),
                Anchor::Start,
                WORDS,
                colours::TEXT,
                &words,
            );
            left += long + 18.0;
        }
        self.y += 20.0;
    }

    /// A column a step, its count on top and its name below.
    fn steps(&mut self, bars: &[Bar]) {
        let most = bars.iter().map(|bar| bar.amount).fold(1.0, f64::max);
        let each = (ROOM / count(bars.len())).min(72.0);
        let floor = self.y + COLUMNS;
        for (place, bar) in bars.iter().enumerate() {
            let left = MARGIN + each * count(place);
            let tall = (COLUMNS - 20.0) * share(bar.amount, most);
            self.filled(
                (left + 5.0, floor - tall),
                (each - 10.0, tall),
                3.0,
                colour(bar.hue),
            );
            let centre = left + each / 2.0;
            let above = (centre, floor - tall - 5.0);
            self.words(above, Anchor::Middle, SMALL, colours::TEXT, &bar.words);
            let label = cut(&bar.label, SMALL, Weight::Regular, each);
            self.words(
                (centre, floor + 15.0),
                Anchor::Middle,
                SMALL,
                colours::MUTED,
                &label,
            );
        }
        self.rule(MARGIN, floor, each * count(bars.len()));
        self.y = floor + 22.0;
    }

    /// What a row is called, on its left, in so much room.
    fn label(&mut self, words: &str, middle: f32, room: f32) {
        let words = cut(words, WORDS, Weight::Regular, room);
        let at = (MARGIN, middle + 4.5);
        self.words(at, Anchor::Start, WORDS, colours::TEXT, &words);
    }

    /// A bar for what came, and a mark for what was planned.
    fn planned(&mut self, rows: &[Planned]) {
        let (names, values) = (120.0, 220.0);
        for row in rows {
            let middle = self.y + ROW / 2.0;
            self.label(&row.label, middle, names - 10.0);
            let (left, room) = (MARGIN + names, ROOM - names - values);
            let most = row.planned.max(row.actual).max(1.0) * 1.05;
            self.filled((left, middle - 7.0), (room, 14.0), 3.0, colours::TRACK);
            let long = room * share(row.actual, most);
            self.filled((left, middle - 7.0), (long, 14.0), 3.0, colours::ACCENT);
            let mark = left + room * share(row.planned, most);
            self.filled((mark - 1.0, middle - 10.0), (2.0, 20.0), 0.0, colours::TEXT);
            let words = cut(&row.words, WORDS, Weight::Regular, values - 14.0);
            let at = (left + room + 14.0, middle + 4.5);
            self.words(at, Anchor::Start, WORDS, colours::TEXT, &words);
            self.y += ROW + 2.0;
        }
    }

    /// Columns standing on each other for each quarter.
    fn over_time(&mut self, over_time: &OverTime) {
        let sums: Vec<f64> = (0..over_time.periods.len())
            .map(|place| {
                let all = over_time.series.iter();
                all.filter_map(|(_, _, amounts)| amounts.get(place)).sum()
            })
            .collect();
        let most = sums.iter().copied().fold(1.0, f64::max);
        let each = ROOM / count(sums.len());
        let floor = self.y + COLUMNS;
        for (place, period) in over_time.periods.iter().enumerate() {
            let left = MARGIN + each * count(place);
            let side = (each * 0.19).min(20.0);
            let mut top = floor;
            for (_, hue, amounts) in &over_time.series {
                let amount = amounts.get(place).copied().unwrap_or(0.0);
                let tall = (COLUMNS - 20.0) * share(amount, most);
                top -= tall;
                self.filled(
                    (left + side, top),
                    (each - 2.0 * side, tall),
                    0.0,
                    colour(*hue),
                );
            }
            let centre = left + each / 2.0;
            if sums[place] > 0.0 {
                let sum = format!("{:.0}", sums[place]);
                let sum = crate::text::grouped(&sum);
                self.words(
                    (centre, top - 5.0),
                    Anchor::Middle,
                    SMALL,
                    colours::TEXT,
                    &sum,
                );
            }
            let label = cut(period, SMALL, Weight::Regular, each);
            self.words(
                (centre, floor + 15.0),
                Anchor::Middle,
                SMALL,
                colours::MUTED,
                &label,
            );
        }
        self.rule(MARGIN, floor, ROOM);
        self.y = floor + 26.0;
        let series = over_time.series.iter();
        self.key(series.map(|(name, hue, _)| (name.clone(), *hue)));
    }
}

/// How much of a whole, as a length of one.
#[allow(clippy::cast_possible_truncation, reason = "a bar's length")]
fn share(amount: f64, of: f64) -> f32 {
    if of > 0.0 {
        (amount / of).clamp(0.0, 1.0) as f32
    } else {
        0.0
    }
}

#[allow(clippy::cast_precision_loss, reason = "bars on a sheet")]
fn count(n: usize) -> f32 {
    n as f32
}

/// The colour of a bar on a sheet.
pub fn colour(hue: Hue) -> Colour {
    match hue {
        Hue::Accent => colours::ACCENT,
        Hue::Shade(place) => between(
            colours::ACCENT,
            colours::ACCENT_SOFT,
            SHADES[place % SHADES.len()],
        ),
        Hue::Sector(place) => colours::SECTORS[place % colours::SECTORS.len()],
        Hue::Level(ParticipantLevel::Strategic) => colours::STRATEGIC,
        Hue::Level(ParticipantLevel::Operative) => colours::OPERATIVE,
        Hue::Level(ParticipantLevel::Professional) => colours::PROFESSIONAL,
        Hue::Quiet => colours::QUIET,
    }
}

/// A colour so far on the way from one to another.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a byte of a colour"
)]
fn between(from: Colour, to: Colour, way: f32) -> Colour {
    let byte = |colour: Colour, shift: u32| f32::from((colour.0 >> shift) as u8);
    let mixed = |shift| {
        let (from, to) = (byte(from, shift), byte(to, shift));
        u32::from((from + (to - from) * way).round() as u8) << shift
    };
    Colour(mixed(16) | mixed(8) | mixed(0))
}
