//! Whether all that a page shows can be read and reached: no word is cut or broken, no two lie over each other, no
//! control covers another, and what lies outside its window can be seen to be there.
//!
//! What is looked at is what was painted (every piece of text with the part of the window that it may show in) and
//! the places that take a click. One rule decides what may be cut: see [`Word::is_told_elsewhere`].

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use eframe::egui::accesskit::Role;
use eframe::egui::epaint::text::Galley;
use eframe::egui::{Key, Modifiers, Order, Pos2, Rect, Shape, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use samverka::gui::{App, Route};
use samverka::text::capitalised;

use crate::every_page::texts;
use crate::pictures::{Page, pages_of_demo};
use crate::support::{options, settle, window};

/// The windows that a page must fit, in points, with the size of the screen and of the text.
const WINDOWS: [(&str, Vec2); 6] = [
    ("1280 100 %", vec2(1280.0, 800.0)),
    ("1024 100 %", vec2(1024.0, 768.0)),
    ("1280 150 %", vec2(1280.0 / 1.5, 800.0 / 1.5)),
    ("1024 150 %", vec2(1024.0 / 1.5, 768.0 / 1.5)),
    // And what is scrolled to.
    ("1024 whole, 100 %", vec2(1024.0, 2000.0)),
    ("1024 whole, 150 %", vec2(1024.0 / 1.5, 2000.0)),
];
/// So much may be outside, of a letter's edge or a line's width.
const HAIR: f32 = 1.5;
/// Letters that are left of a text that is cut, and still say what it is about.
const TELLING: usize = 9;

/// A piece of text as it was painted.
struct Word {
    text: String,
    rect: Rect,
    /// The part of the window that it may show in.
    clip: Rect,
    cut: bool,
    broken: bool,
    /// How many letters were painted.
    shown: usize,
}

impl Word {
    fn seen(&self) -> Rect {
        self.rect.intersect(self.clip)
    }

    /// Beyond the left or right edge of where it may show.
    fn is_outside(&self) -> bool {
        let seen = self.clip.top() < self.rect.bottom() && self.rect.top() < self.clip.bottom();
        let past = self.rect.left() < self.clip.left() - HAIR
            || self.rect.right() > self.clip.right() + HAIR;
        seen && past
    }

    /// In a field on one line a text goes on past the edge, and moves with the cursor.
    fn is_being_written(&self, told: &[Told]) -> bool {
        let here = told
            .iter()
            .filter(|node| node.rect.expand(HAIR).contains(self.seen().center()));
        here.filter(|node| matches!(node.role, Role::TextInput | Role::EditableComboBox))
            .any(|node| node.words == self.text)
    }

    /// What somebody wrote may be cut in a cell or a line of a list, if what is left tells what it is about, and all of
    /// it is told to whoever hears the window. A number, a date, a heading, the name of a control and, while the text
    /// is not enlarged, what is the program's `own` may not.
    fn is_told_elsewhere(&self, told: &[Told], own: &BTreeSet<String>) -> bool {
        let written = !own.contains(&self.text);
        let free = written
            && self
                .text
                .chars()
                .filter(|letter| letter.is_alphabetic())
                .count()
                > TELLING;
        let told = || {
            let here = told
                .iter()
                .filter(|node| node.rect.expand(HAIR).contains(self.seen().center()));
            here.filter(|node| may_be_cut(node.role))
                .any(|node| node.words.contains(&self.text))
        };
        free && self.shown >= TELLING && told()
    }
}

/// Whether words that are told so may be cut where they are seen: what somebody wrote, and no control's or heading's.
fn may_be_cut(role: Role) -> bool {
    !matches!(
        role,
        Role::Button
            | Role::Tab
            | Role::Heading
            | Role::ColumnHeader
            | Role::MenuItem
            | Role::CheckBox
    )
}

/// What somebody is told who hears the window.
struct Told {
    rect: Rect,
    words: String,
    role: Role,
}

fn told(window: &Harness<'_, App>) -> Vec<Told> {
    fn gather(node: egui_kittest::Node<'_>, all: &mut Vec<Told>) {
        let read = node.accesskit_node();
        if read.is_hidden() {
            return;
        }
        let words = [read.label(), read.value()].into_iter().flatten();
        let role = read.role();
        if read.bounding_box().is_some() {
            let rect = node.rect();
            all.extend(words.map(|words| Told { rect, words, role }));
        }
        for child in node.children() {
            gather(child, all);
        }
    }
    let mut all = Vec::new();
    gather(window.root(), &mut all);
    all
}

/// Everything painted, and what may tell that there is more to scroll to: thin bars, and what fades away.
fn painted(window: &Harness<'_, App>) -> (Vec<Word>, Vec<Rect>) {
    fn gather(shape: &Shape, clip: Rect, words: &mut Vec<Word>, bars: &mut Vec<Rect>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|one| gather(one, clip, words, bars)),
            Shape::Text(text) if text.angle == 0.0 && !text.galley.job.text.trim().is_empty() => {
                let word = Word {
                    // Where a line was ended for want of room, the text goes on.
                    text: match text.galley.elided {
                        true => text.galley.job.text.replace('\n', " "),
                        false => text.galley.job.text.clone(),
                    },
                    rect: text.galley.mesh_bounds.translate(text.pos.to_vec2()),
                    clip,
                    cut: text.galley.elided,
                    broken: breaks_a_word(&text.galley),
                    shown: text.galley.rows.iter().map(|row| row.glyphs.len()).sum(),
                };
                if word.rect.is_positive() && word.text.chars().any(char::is_alphanumeric) {
                    words.push(word);
                }
            }
            Shape::Rect(bar) if bar.rect.height() < 9.0 && bar.fill.a() > 0 => bars.push(bar.rect),
            Shape::Mesh(mesh)
                if mesh.vertices.len() == 4
                    && mesh.vertices.iter().any(|one| one.color.is_opaque()) =>
            {
                bars.push(mesh.calc_bounds());
            }
            _ => {}
        }
    }
    let (mut words, mut bars) = (Vec::new(), Vec::new());
    for shape in &window.output().shapes {
        gather(&shape.shape, shape.clip_rect, &mut words, &mut bars);
    }
    (words, bars)
}

/// Whether a line ends within a word.
fn breaks_a_word(galley: &Galley) -> bool {
    let letter = |glyph: Option<&eframe::egui::epaint::text::Glyph>| {
        glyph.is_some_and(|one| one.chr.is_alphanumeric())
    };
    galley.rows.windows(2).any(|pair| {
        !pair[0].ends_with_newline
            && letter(pair[0].glyphs.last())
            && letter(pair[1].glyphs.first())
    })
}

/// What takes a click: where it is, and what of it shows.
fn controls(window: &Harness<'_, App>) -> Vec<(eframe::egui::LayerId, Rect, Rect)> {
    window.ctx.viewport(|viewport| {
        let layers = viewport.prev_pass.widgets.layers();
        let all = layers.flat_map(|(layer, all)| all.iter().map(|one| (*layer, *one)));
        // A bar to scroll with lies over what it scrolls.
        let bar = |rect: Rect| rect.width().min(rect.height()) <= 10.0;
        let clicked =
            all.filter(|(_, one)| one.sense.senses_click() && one.interact_rect.is_positive());
        let clicked = clicked.filter(|(_, one)| !(one.sense.senses_drag() && bar(one.rect)));
        clicked
            .map(|(layer, one)| (layer, one.rect, one.interact_rect))
            .collect()
    })
}

/// Where lists, dialogs and notices lie over the page.
fn lying_over(window: &Harness<'_, App>) -> Vec<Rect> {
    window.ctx.memory(|memory| {
        let layers = memory.areas().visible_layer_ids().into_iter();
        let over = layers.filter(|layer| layer.order != Order::Background);
        over.filter_map(|layer| memory.area_rect(layer.id))
            .collect()
    })
}

/// What the window shows now.
struct Look {
    words: Vec<Word>,
    cues: Vec<Rect>,
    told: Vec<Told>,
}

impl Look {
    fn at(window: &Harness<'_, App>) -> Self {
        let (mut words, cues) = painted(window);
        words.retain(|word| word.seen().is_positive() || word.is_outside());
        words.sort_by(|one, other| one.rect.top().total_cmp(&other.rect.top()));
        Self {
            words,
            cues,
            told: told(window),
        }
    }

    /// Whether there is a sign that what shows at a place goes on sideways.
    fn tells_of_more(&self, at: Rect) -> bool {
        self.cues.iter().any(|cue| tells_of_more(*cue, at))
    }

    /// The words that may be cut where they are, if they are told when they are pointed at.
    fn may_be_cut<'a>(&'a self, own: &'a BTreeSet<String>) -> impl Iterator<Item = &'a Word> {
        let cut = self
            .words
            .iter()
            .filter(|word| word.cut && word.seen().is_positive());
        cut.filter(|word| word.is_told_elsewhere(&self.told, own))
    }

    /// What is wrong with single words.
    fn words(&self, size: Vec2, own: &BTreeSet<String>) -> Vec<String> {
        let whole = Rect::from_min_size(Pos2::ZERO, size).expand(HAIR);
        let mut faults = Vec::new();
        for word in &self.words {
            let seen = word.seen();
            let mut says = |what: &str| faults.push(format!("{what}: {:?}", word.text));
            if word.is_outside()
                && !self.tells_of_more(word.clip)
                && !word.is_being_written(&self.told)
            {
                says("outside without a cue");
            }
            if !seen.is_positive() {
                continue;
            }
            if word.cut && !word.is_told_elsewhere(&self.told, own) {
                says("cut");
            }
            if word.broken {
                says("broken");
            }
            if !whole.contains_rect(seen) {
                says("outside the window");
            }
        }
        faults
    }

    /// Words that are painted over each other.
    fn words_over_each_other(&self, window: &Harness<'_, App>) -> Vec<String> {
        let over = lying_over(window);
        let on_the_page = |word: &&Word| {
            let seen = word.seen();
            seen.is_positive() && !over.iter().any(|area| area.contains(seen.center()))
        };
        let words: Vec<&Word> = self.words.iter().filter(on_the_page).collect();
        let mut faults = Vec::new();
        for (place, word) in words.iter().enumerate() {
            let below = words[place + 1..].iter();
            for other in below.take_while(|other| other.rect.top() < word.rect.bottom()) {
                // What is marked is drawn once more in its place.
                let again = word.text == other.text && word.rect == other.rect;
                if !again && lie_over(word.seen(), other.seen()) {
                    let (one, other) = (&word.text, &other.text);
                    faults.push(format!("words over each other: {one:?} and {other:?}"));
                }
            }
        }
        faults
    }

    /// Controls that are cut off, or lie over each other and not one within the other.
    fn controls(&self, window: &Harness<'_, App>) -> Vec<String> {
        let controls = controls(window);
        let name = |rect: Rect| name_of(&self.told, rect);
        let mut faults = Vec::new();
        for (place, (layer, rect, seen)) in controls.iter().enumerate() {
            let cut = seen.width() < rect.width() - HAIR && seen.height() > HAIR;
            if cut && !self.tells_of_more(*seen) {
                faults.push(format!("a control is cut: {}", name(*rect)));
            }
            for (other_layer, _, other) in &controls[place + 1..] {
                let within = |one: &Rect, other: &Rect| one.expand(HAIR).contains_rect(*other);
                let apart = !within(seen, other) && !within(other, seen);
                if layer == other_layer && apart && lie_over(*seen, *other) {
                    let (one, other) = (name(*seen), name(*other));
                    faults.push(format!("controls over each other: {one} and {other}"));
                }
            }
        }
        faults
    }

    /// Where a form is given up stands beside where it is saved.
    fn giving_up(&self) -> Option<String> {
        let saves = |node: &&Told| node.words.starts_with("Spara ") && !node.words.ends_with('…');
        let save = self.told.iter().find(saves)?;
        let cancel = self.told.iter().find(|node| node.words == "Avbryt")?;
        let apart = (save.rect.center().y - cancel.rect.center().y).abs() > HAIR;
        apart.then(|| format!("\"Avbryt\" stands alone, and not beside {:?}", save.words))
    }
}

/// Whether this is a sign that what shows at a place goes on sideways: a fade at its edge, or a bar below it.
fn tells_of_more(cue: Rect, at: Rect) -> bool {
    let beside = cue.y_range().intersection(at.y_range()).span() > 0.0
        && [cue.left() - at.left(), cue.right() - at.right()]
            .iter()
            .any(|off| off.abs() < 16.0);
    let fade = cue.width() < 40.0 && beside;
    let below = cue.width() > 12.0
        && cue.height() < 9.0
        && cue.top() > at.top()
        && cue.x_range().intersection(at.x_range()).span() > 0.0;
    fade || below
}

fn lie_over(one: Rect, other: Rect) -> bool {
    let both = one.intersect(other);
    both.width() > HAIR && both.height() > 2.0 * HAIR
}

fn name_of(told: &[Told], rect: Rect) -> String {
    let near =
        |node: &&Told| node.rect.center().distance(rect.center()) < 3.0 && !node.words.is_empty();
    let found = told.iter().find(near);
    found.map_or_else(|| format!("{rect:?}"), |node| format!("{:?}", node.words))
}

/// Everything that is wrong, with where.
#[derive(Default)]
struct Faults {
    found: BTreeMap<String, Vec<String>>,
    /// The words of the program.
    own: BTreeSet<String>,
}

impl Faults {
    fn look(&mut self, window: &mut Harness<'_, App>, page: &str) {
        let mut pointed_at = BTreeSet::new();
        for (name, size) in WINDOWS {
            window.set_size(size);
            settle(window);
            let look = Look::at(window);
            let enlarged = name.ends_with("150 %");
            let own = if enlarged {
                &BTreeSet::new()
            } else {
                &self.own
            };
            let mut faults = look.words(size, own);
            faults.extend(look.words_over_each_other(window));
            faults.extend(look.controls(window));
            faults.extend(look.giving_up());
            let cut = look.may_be_cut(own);
            // At the edge of what scrolls lies the bar to scroll with.
            let cut = cut.filter(|word| word.clip.shrink(12.0).contains(word.seen().center()));
            let cut = cut.map(|word| (word.text.clone(), word.seen().center()));
            for (text, at) in cut.collect::<Vec<_>>() {
                if pointed_at.insert(text.clone()) && !is_shown_when_pointed_at(window, &text, at) {
                    faults.push(format!("cut, and not told when pointed at: {text:?}"));
                }
            }
            for fault in faults {
                let places = self.found.entry(fault).or_default();
                places.push(format!("{page} {name}"));
            }
        }
    }
}

/// Whether whoever points at a text that is cut is shown all of it.
fn is_shown_when_pointed_at(window: &mut Harness<'_, App>, text: &str, at: Pos2) -> bool {
    window.hover_at(at);
    window.run_steps(4);
    let shown = painted(window).0;
    window.remove_cursor();
    window.run_steps(1);
    shown
        .iter()
        .any(|word| !word.cut && word.text.contains(text))
}

#[test]
fn every_page_of_the_demo_can_be_read_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut by_file: BTreeMap<Option<PathBuf>, Vec<Page>> = BTreeMap::new();
    let pages = pages_of_demo(folder.path()).into_iter();
    // A new record is begun in the same form by everybody.
    for page in pages.filter(|page| !page.begins || page.name.starts_with("lead-")) {
        by_file.entry(page.file.clone()).or_default().push(page);
    }
    let mut found = Faults {
        own: texts("sv")
            .into_values()
            .flat_map(|words| [capitalised(&words), words])
            .collect(),
        ..Faults::default()
    };
    for (file, pages) in by_file {
        let mut options = options(file, Vec::new());
        options.today = pages[0].day();
        let mut window = window(WINDOWS[0].1, options);
        for page in pages {
            window.set_size(WINDOWS[0].1);
            go(&mut window, &page);
            found.look(&mut window, page.name);
            for _ in 0..2 * usize::from(page.begins) {
                window.key_press(Key::Escape);
                settle(&mut window);
            }
        }
    }
    let told = found
        .found
        .iter()
        .map(|(fault, places)| format!("{fault}\n    {}", places.join(", ")));
    let told: Vec<String> = told.collect();
    assert!(
        told.is_empty(),
        "{} faults:\n{}",
        told.len(),
        told.join("\n")
    );
}

fn go(window: &mut Harness<'_, App>, page: &Page) {
    if page.file.is_some() {
        window.state().visit(Route::SETTINGS);
        settle(window);
        window.state().visit(page.route.clone());
        settle(window);
    }
    if page.begins {
        window.key_press_modifiers(Modifiers::COMMAND, Key::N);
        settle(window);
        // Out of its first field, which may have opened a list.
        window.key_press(Key::Escape);
        settle(window);
    }
    // Whoever uses the mouse has no focus anywhere.
    window.drag_at(pos2(2.0, 2.0));
    window.drop_at(pos2(2.0, 2.0));
    settle(window);
}
