//! The program without a graphics card, driven frame by frame.

use std::path::Path;
use std::time::{Duration, Instant};

use eframe::egui::{
    Context, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2,
    RawInput, Rect, Shape, TouchPhase, Vec2, vec2,
};
use samverka::gui::{App, Options, Route, Settings};

const SIZE: Vec2 = vec2(1280.0, 800.0);

/// The program, and what is needed to drive it.
pub struct Driven {
    ctx: Context,
    pub app: App,
    time: f64,
    texts: Vec<(String, Pos2)>,
    /// How long it took until nothing on the page was said to be counted.
    pub opened: Duration,
}

pub fn input(time: f64, events: Vec<Event>) -> RawInput {
    RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
        time: Some(time),
        events,
        ..RawInput::default()
    }
}

/// The words on screen, and where they stand.
fn texts(shape: &Shape, found: &mut Vec<(String, Pos2)>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, found)),
        Shape::Text(text) => found.push((text.galley.text().to_owned(), text.pos)),
        _ => {}
    }
}

impl Driven {
    pub fn new(file: &Path, page: Route) -> Self {
        let ctx = Context::default();
        let settings = Settings {
            motion: false,
            ..Settings::default()
        };
        let options = Options {
            file: Some(file.to_owned()),
            settings: Some(settings),
            page: Some(page),
            ..Options::default()
        };
        let app = App::new(&ctx, options);
        Self {
            ctx,
            app,
            time: 0.0,
            texts: Vec::new(),
            opened: Duration::ZERO,
        }
    }

    /// One frame: taking in what was done, drawing, and making triangles of it.
    pub fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = input(self.time, events);
        let begun = Instant::now();
        self.app.logic(&self.ctx);
        let app = &mut self.app;
        let output = self.ctx.run_ui(input, |ui| app.ui(ui));
        let shapes = output.shapes.clone();
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let took = begun.elapsed();
        std::hint::black_box(triangles);
        self.texts.clear();
        for clipped in &shapes {
            texts(&clipped.shape, &mut self.texts);
        }
        took
    }

    /// Draws until these words are on screen; where they begin.
    pub fn wait_for(&mut self, words: &str) -> Pos2 {
        let begun = Instant::now();
        loop {
            self.frame(Vec::new());
            let found = self.texts.iter().find(|(text, _)| text.contains(words));
            if let Some((_, place)) = found {
                return *place + vec2(4.0, 8.0);
            }
            assert!(
                begun.elapsed() < Duration::from_secs(120),
                "no {words} on screen"
            );
            std::thread::sleep(Duration::from_millis(4));
        }
    }

    /// Draws until nothing on screen is said to be counted any more; how long that took. What takes no time is not
    /// said.
    pub fn until_counted(&mut self) -> Duration {
        let begun = Instant::now();
        let mut said = false;
        loop {
            self.frame(Vec::new());
            let counts = |(text, _): &(String, Pos2)| text.contains("Räknas");
            let counting = self.texts.iter().any(counts);
            said |= counting;
            if !counting && (said || self.app.page_is_read()) {
                self.opened = begun.elapsed();
                return self.opened;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Draws until everything that the page shows has been read; how long the page itself took, without what
    /// stands beside it.
    pub fn until_whole(&mut self) -> Duration {
        let begun = Instant::now();
        let mut page = None;
        loop {
            self.frame(Vec::new());
            if self.app.is_at_rest() && self.app.page_is_read() {
                page.get_or_insert_with(|| begun.elapsed());
            }
            // The file is looked at meanwhile, once: that is no part of any page.
            let whole = self.app.page_is_whole() && self.app.is_looked_at();
            if let Some(page) = page.filter(|_| whole) {
                return page;
            }
            assert!(
                begun.elapsed() < Duration::from_secs(120),
                "the page is never whole"
            );
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    pub fn click(&mut self, place: Pos2) {
        self.frame(vec![Event::PointerMoved(place)]);
        for pressed in [true, false] {
            self.frame(vec![Event::PointerButton {
                pos: place,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            }]);
        }
    }

    /// Writes words a letter at a time, with some frames after each, and takes them away again.
    pub fn write(&mut self, words: &str) -> Vec<Duration> {
        let mut took = Vec::new();
        for letter in words.chars() {
            took.push(self.frame(vec![Event::Text(letter.to_string())]));
            took.extend((0..6).map(|_| self.quiet()));
        }
        for _ in words.chars() {
            took.push(self.frame(vec![key(Key::Backspace, Modifiers::NONE)]));
            took.extend((0..6).map(|_| self.quiet()));
        }
        took
    }

    /// A frame as they come, sixty a second.
    pub fn quiet(&mut self) -> Duration {
        std::thread::sleep(Duration::from_millis(4));
        self.frame(Vec::new())
    }

    pub fn scroll(&mut self, frames: usize, step: f32) -> Vec<Duration> {
        let wheel = |step| Event::MouseWheel {
            source: MouseWheelSource::Wheel,
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, step),
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
        };
        (0..frames).map(|_| self.frame(vec![wheel(step)])).collect()
    }

    /// The same, and then back to where it began.
    pub fn scroll_and_back(&mut self, frames: usize, step: f32) -> Vec<Duration> {
        let mut took = self.scroll(frames, step);
        took.extend(self.scroll(frames, -2.0 * step));
        took
    }
}

pub fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    }
}
