//! Process maps: written with the keyboard alone, worked on by two at once, and read without being seen.

use std::collections::BTreeSet;
use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Shape, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::bundle::Profile;
use samverka::domain::{Id, MapState, ProcessMap, ProcessStep, Record, StepKind};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::json;

use crate::hands::{pictures, presses, sees};
use crate::support::{make, options, settle, village, window};

fn at<'a>(file: &Path, map: Id) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(Route::record(ProcessMap::KIND, map));
    window(vec2(1280.0, 800.0), options)
}

fn press(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    settle(window);
    let focused = window.ctx.memory(|memory| memory.focused());
    assert!(focused.is_some(), "the keyboard is somewhere after {key:?}");
}

/// Clicks the step with these words.
fn clicks(window: &mut Harness<'_, App>, words: &str) {
    let found = window.query_all_by_label_contains(words).next();
    found.unwrap_or_else(|| panic!("no {words}")).click();
    settle(window);
}

fn types(window: &mut Harness<'_, App>, words: &str) {
    window.event(Event::Text(words.into()));
    settle(window);
}

/// Writes words, and presses Enter.
fn enter(window: &mut Harness<'_, App>, words: &str) {
    types(window, words);
    press(window, Key::Enter);
}

/// The steps of a file's only map, in their order.
fn steps(file: &Path) -> Vec<ProcessStep> {
    let mut steps: Vec<ProcessStep> = Reader::open(file).unwrap().all().unwrap();
    steps.sort_by_key(|step| (step.position, step.head.id));
    steps
}

fn texts(file: &Path) -> Vec<String> {
    steps(file).into_iter().map(|step| step.text).collect()
}

/// A map with these lanes and steps, each in the lane of this number.
fn mapped(file: &Path, lanes: &[&str], all: &[(usize, &str)]) -> Id {
    let mut own = Workspace::open(file).unwrap();
    let map = json!({"title": "Från ankomst till skola", "lanes": lanes});
    let map = make(&mut own, ProcessMap::KIND, map);
    let positions = samverka::domain::positions::fresh(all.len());
    for ((lane, text), position) in all.iter().zip(positions) {
        let step = json!({"map": map, "position": position, "lane": lanes[*lane], "text": text,
            "kind": "step"});
        make(&mut own, ProcessStep::KIND, step);
    }
    map
}

#[test]
fn map_is_written_with_the_keyboard_alone_and_the_focus_is_never_lost() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let file = &village.own;
    let map = mapped(file, &[], &[]);
    let mut window = at(file, map);
    for lane in ["Familjen", "Skolan", ""] {
        enter(&mut window, lane);
    }
    enter(&mut window, "Kommer hit");
    press(&mut window, Key::ArrowDown);
    enter(&mut window, "Vilken skola?");
    enter(&mut window, "Skolstart");
    assert_eq!(
        texts(file),
        ["Kommer hit", "Vilken skola?", "Skolstart"],
        "stored at once"
    );
    let all = steps(file);
    let lanes: Vec<&str> = all.iter().map(|step| step.lane.as_str()).collect();
    assert_eq!(lanes, ["Familjen", "Skolan", "Skolan"]);
    assert_eq!(all[1].kind, Some(StepKind::Decision), "a question decides");
    press(&mut window, Key::Escape);
    press(&mut window, Key::ArrowLeft);
    press(&mut window, Key::B);
    press(&mut window, Key::P);
    enter(&mut window, "Ingen har helhetsbilden");
    press(&mut window, Key::D);
    enter(&mut window, "12");
    assert!(sees(
        &window,
        "Skolan, steg 2 av 3: Vilken skola?. Beslut. Brytpunkt. 12 dagar. Problem: Ingen har"
    ));
    // Between two others, and a branch past it.
    press(&mut window, Key::N);
    enter(&mut window, "Hälsosamtal");
    press(&mut window, Key::Escape);
    assert_eq!(texts(file)[2..], ["Hälsosamtal", "Skolstart"]);
    press(&mut window, Key::ArrowLeft);
    for key in [Key::M, Key::ArrowRight, Key::Enter] {
        press(&mut window, key);
    }
    let all = steps(file);
    assert_eq!(all[1].next, [all[2].head.id, all[3].head.id]);
    press(&mut window, Key::ArrowRight);
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    settle(&mut window);
    assert_eq!(steps(file)[2].lane, "Familjen", "moved to the lane above");
    press(&mut window, Key::Delete);
    assert_eq!(texts(file).len(), 3);
    press(&mut window, Key::U);
    assert_eq!(texts(file).len(), 4, "taken back");
    press(&mut window, Key::Home);
    press(&mut window, Key::Enter);
    enter(&mut window, " till kommunen");
    assert_eq!(texts(file)[0], "Kommer hit till kommunen");
    presses(&mut window, "Lista");
    assert!(sees(&window, "Brytpunkt · ") && !sees(&window, "Brytpunkt ja"));
}

#[test]
fn map_that_two_have_worked_on_holds_every_step_once_in_either_order() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let (one, other) = (&village.own, folder.path().join("other.samverka"));
    let map = mapped(
        one,
        &["Familjen", "Skolan"],
        &[(0, "Kommer hit"), (1, "Skolstart"), (1, "Lov")],
    );
    std::fs::copy(one, &other).unwrap();
    // Both put steps in at the same place; one moves what the other marks.
    for (file, words) in [
        (one, ["Bostad", "Samtal"]),
        (&other, ["Kartläggning", "Hälsosamtal"]),
    ] {
        let mut window = at(file, map);
        clicks(&mut window, "Kommer hit");
        press(&mut window, Key::N);
        for words in words {
            enter(&mut window, words);
        }
        press(&mut window, Key::Escape);
        press(&mut window, Key::End);
        match file == one {
            true => press(&mut window, Key::B),
            false => {
                window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
                settle(&mut window);
            }
        }
    }
    let send = |file: &Path, name: &str| {
        let path = folder.path().join(name);
        let mut own = Workspace::open(file).unwrap();
        own.export(&path, Profile::Full, None, &BTreeSet::new())
            .unwrap();
        path
    };
    let bundles = [send(one, "one.bundle"), send(&other, "other.bundle")];
    let merged = [[0, 1], [1, 0]].map(|order| {
        let lead = folder.path().join(format!("lead-{}.samverka", order[0]));
        std::fs::copy(&village.lead, &lead).unwrap();
        let mut lead_own = Workspace::open(&lead).unwrap();
        for number in order {
            lead_own
                .merge(&[&bundles[number]], None, true, &mut |_, _| true)
                .unwrap();
        }
        assert!(
            lead_own.reader().conflicts().unwrap().is_empty(),
            "{order:?}"
        );
        lead_own.verify().unwrap();
        drop(lead_own);
        steps(&lead)
    });
    assert_eq!(merged[0], merged[1]);
    let all = &merged[0];
    let mut said: Vec<&str> = all.iter().map(|step| step.text.as_str()).collect();
    assert_eq!(
        (said[0], said[5..].to_vec()),
        ("Kommer hit", vec!["Skolstart", "Lov"])
    );
    said.sort_unstable();
    said.dedup();
    assert_eq!(said.len(), 7, "every step once: {said:?}");
    let last = &all[6];
    assert_eq!(
        (last.breakpoint, last.lane.as_str()),
        (Some(true), "Familjen")
    );
}

#[test]
fn map_that_may_not_be_changed_is_read_with_the_same_keys_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let map = mapped(
        &village.own,
        &["Skolan"],
        &[(0, "Inskrivning"), (0, "Skolstart")],
    );
    let bundle = folder.path().join("bundle");
    let mut own = Workspace::open(&village.own).unwrap();
    own.export(&bundle, Profile::Full, None, &BTreeSet::new())
        .unwrap();
    drop(own);
    let mut lead = Workspace::open(&village.lead).unwrap();
    lead.merge(&[&bundle], None, true, &mut |_, _| true)
        .unwrap();
    lead.stop_writing();
    drop(lead);
    let before = texts(&village.lead);
    let mut window = at(&village.lead, map);
    assert!(sees(&window, "Skolan, steg 2 av 2: Skolstart"));
    clicks(&mut window, "Inskrivning");
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::F);
    presses(&mut window, "Lista");
    assert!(sees(&window, "Inskrivning") && texts(&village.lead) == before);
    let names = window.query_all_by_role_and_label(Role::Heading, "Skolan");
    assert!(names.count() > 0, "the list stands under its lanes");
}

#[test]
fn step_is_dragged_to_another_lane_and_past_another_step() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let file = &village.own;
    let all = [(0, "Kommer hit"), (1, "Inskrivning"), (1, "Skolstart")];
    let map = mapped(file, &["Familjen", "Skolan"], &all);
    let mut window = at(file, map);
    let place = |window: &Harness<'_, App>, words: &str| {
        let found = window.query_all_by_label_contains(words).next();
        found
            .unwrap_or_else(|| panic!("no {words}"))
            .rect()
            .center()
    };
    let lane = place(&window, "Kommer hit").y;
    let [first, last] = ["Inskrivning", "Skolstart"].map(|words| place(&window, words));
    for (from, to) in [
        (first, pos2(first.x, lane)),
        (last, pos2(first.x - 200.0, last.y)),
    ] {
        window.drag_at(from);
        settle(&mut window);
        window.hover_at(from.lerp(to, 0.5));
        settle(&mut window);
        window.hover_at(to);
        settle(&mut window);
        window.drop_at(to);
        settle(&mut window);
    }
    let told: Vec<(String, String)> = steps(file)
        .into_iter()
        .map(|step| (step.text, step.lane))
        .collect();
    let told: Vec<(&str, &str)> = told
        .iter()
        .map(|(text, lane)| (text.as_str(), lane.as_str()))
        .collect();
    assert_eq!(told[1], ("Skolstart", "Skolan"), "{told:?}");
    assert!(told.contains(&("Inskrivning", "Familjen")), "{told:?}");
    pictures(&mut window, "map-dragged");
}

#[test]
fn map_of_what_shall_be_is_drawn_from_the_one_that_is_and_stands_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let file = &village.own;
    let map = mapped(
        file,
        &["Familjen", "Skolan"],
        &[(0, "Kommer hit"), (1, "Skolstart")],
    );
    let mut window = at(file, map);
    presses(&mut window, "Visa en annan karta bredvid");
    presses(&mut window, "Rita hur det ska bli");
    let maps: Vec<ProcessMap> = Reader::open(file).unwrap().all().unwrap();
    let new = maps.iter().find(|one| one.head.id != map).unwrap();
    assert_eq!((maps.len(), new.state), (2, Some(MapState::ToBe)));
    assert_eq!(texts(file).len(), 4, "its steps are its own");
    assert!(sees(&window, "Så ska det bli"));
    let twice = window.query_all_by_label_contains("Skolan, steg 2 av 2: Skolstart");
    assert_eq!(twice.count(), 2, "both maps are there");
    pictures(&mut window, "map-beside");
}

/// How large these words are painted, at most.
fn painted(window: &Harness<'_, App>, words: &str) -> f32 {
    fn largest(shape: &Shape, words: &str) -> f32 {
        match shape {
            Shape::Text(text) if text.galley.text().contains(words) => {
                let sections = text.galley.job.sections.iter();
                sections
                    .map(|section| section.format.font_id.size)
                    .fold(0.0, f32::max)
            }
            Shape::Vec(shapes) => shapes
                .iter()
                .map(|one| largest(one, words))
                .fold(0.0, f32::max),
            _ => 0.0,
        }
    }
    let shapes = window.output().shapes.iter();
    shapes
        .map(|clipped| largest(&clipped.shape, words))
        .fold(0.0, f32::max)
}

#[test]
fn wall_shows_all_of_a_map_and_the_part_that_whoever_leads_looks_at() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let all: Vec<(usize, String)> = (0..12)
        .map(|n| (n % 3, format!("Steg nummer {n}")))
        .collect();
    let all: Vec<(usize, &str)> = all
        .iter()
        .map(|(lane, words)| (*lane, words.as_str()))
        .collect();
    let map = mapped(&village.own, &["Familjen", "Skolan", "Boendet"], &all);
    let mut window = at(&village.own, map);
    window.key_press(Key::F11);
    settle(&mut window);
    let whole = painted(&window, "nummer 0");
    assert!(
        whole > 0.0 && painted(&window, "11") > 0.0,
        "all of it is seen"
    );
    pictures(&mut window, "map-wall");
    window.key_press(Key::F11);
    settle(&mut window);
    clicks(&mut window, "steg 2 av 12");
    press(&mut window, Key::Num0);
    press(&mut window, Key::Plus);
    press(&mut window, Key::Plus);
    window.key_press(Key::F11);
    settle(&mut window);
    assert!(
        painted(&window, "nummer 1") > whole,
        "what she looks at is larger"
    );
    pictures(&mut window, "map-wall-part");
}
