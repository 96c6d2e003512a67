//! A map's page: its name and what there is in it, the map or the list of its steps, and another map beside it.

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};
use serde_json::json;

use super::canvas;
use super::drawn::{Drawn, found, laid_out};
use super::keys;
use super::state::{Doing, State};
use super::{ITSELF, STEP_BESIDE, STEPS};
use crate::domain::{
    Choosable as _, Fields, Id, MapState, ProcessMap, ProcessStep, Record as _, Value,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::shelf::{self, Card, pictures, record, split};
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, FilterChip, IconButton, MenuItem, card, heading, link, menu_below, segmented, small,
};
use crate::report::swimlanes::{self, Read, summary};
use crate::text::dotted;
use crate::workspace::{Command, Edit, Row, fields};

/// Which map a map is compared with.
const COMPARED: &str = "compared map";
/// How high the line below a map is: what the keys do has room for two lines.
const FOOT: f32 = 38.0;

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, row: &Row, state: &mut State, states: &mut States) {
    let id = row.head.id;
    let Some(found) = found(cx, id) else {
        return;
    };
    let frame = ui.ctx().cumulative_frame_nr();
    let may = cx.may_change(ProcessMap::KIND, &row.head)
        && cx.may_make_in(ProcessStep::KIND, row.head.municipality);
    let mut kept = std::mem::take(&mut state.kept);
    let mut asked = Vec::new();
    if let Some(drawn) = kept.drawn(cx, frame, &found) {
        begin(drawn, may, frame, state);
        let beside = [&STEP_BESIDE, &ITSELF];
        shelf::with_beside(ui, cx, Some(id), &beside, states, |ui, states| {
            ui.add_space(space::L);
            head(ui, cx, row, &drawn.read, state);
            if state.as_list {
                list(ui, cx, row, states);
            } else {
                asked = maps(ui, cx, drawn, may, state);
            }
        });
    }
    kept.run(cx, frame, asked);
    state.kept = kept;
}

/// A map that nothing stands in yet begins with what is missing.
fn begin(drawn: &Drawn, may: bool, frame: u64, state: &mut State) {
    // Whoever comes back to it stands where she stood.
    state.to_step |= std::mem::replace(&mut state.drawn, frame) + 1 < frame;
    if std::mem::replace(&mut state.begun, true) || !may || !drawn.layout.steps.is_empty() {
        return;
    }
    state.go_on(match drawn.layout.lanes.is_empty() {
        true => Doing::AddingLane,
        false => Doing::Typing {
            after: None,
            lane: 0,
        },
    });
}

fn head(ui: &mut Ui, cx: &Cx<'_>, row: &Row, read: &Read, state: &mut State) {
    let id = row.head.id;
    let said = summary(&read.map, &read.counted, cx.text);
    record::head(ui, cx, row, (&read.map.title, &said), None, |ui| {
        let edit = cx.text.get("process-edit");
        if ui.add(IconButton::new(Icon::Edit, &edit)).clicked() {
            cx.set_open(id, ProcessMap::CODE, Some(id));
        }
        let scope = match row.head.municipality {
            Some(code) => cx.scope().within(code),
            None => cx.scope(),
        };
        pictures::menu(ui, cx, &scope, (&read.map.title, &said), |about| {
            swimlanes::picture(read, &about.foot, cx.text)
        });
        compare(ui, cx, row, read);
        let views = [
            (false, cx.text.get("process-as_map")),
            (true, cx.text.get("process-as_list")),
        ];
        segmented(ui, &cx.text.get("process-view"), &mut state.as_list, &views);
    });
}

/// What a map can be compared with.
struct Others(Vec<(Id, String)>);

/// The menu of what can be shown beside the map; from one that shows what is, what shall be is drawn.
fn compare(ui: &mut Ui, cx: &Cx<'_>, row: &Row, read: &Read) {
    let id = row.head.id;
    let whose = row.head.municipality;
    let words = cx.text.get("process-compare");
    let shown = cx.open(id, COMPARED);
    let button = IconButton::new(Icon::Compare, &words).selected(shown.is_some());
    let button = ui.add(button);
    let others = cx.view_beside(("maps beside", id), move |source| {
        let all = source.reader.all::<ProcessMap>()?.into_iter();
        let others = all.filter(|map| map.head.id != id && map.head.municipality == whose);
        let mut others: Vec<ProcessMap> = others.collect();
        others.sort_by_key(|map| (map.title.clone(), map.state, map.head.id));
        let words = others.into_iter().map(|map| {
            let seen = source.text.chosen(map.perspective);
            let said = [map.title, source.text.chosen(map.state), seen];
            (map.head.id, dotted(said))
        });
        Ok(Others(words.collect()))
    });
    menu_below(&button, &words, |ui| {
        for (other, words) in others.iter().flat_map(|others| &others.0) {
            let item = MenuItem::new(words).checked(shown == Some(*other));
            if ui.add(item).clicked() {
                let open = Some(*other).filter(|other| shown != Some(*other));
                cx.set_open(id, COMPARED, open);
            }
        }
        let to_be = read.map.state != Some(MapState::ToBe);
        if to_be && cx.may_make_in(ProcessMap::KIND, whose) {
            let words = cx.text.get("process-draw_to_be");
            if ui.add(MenuItem::new(&words).icon(Icon::Plus)).clicked() {
                let new = cx.fresh_id();
                cx.run(Command::new(as_to_be(cx, row, read, new)));
                cx.set_open(id, COMPARED, Some(new));
                cx.set_open(new, COMPARED, Some(id));
                cx.go(Route::record(ProcessMap::KIND, new));
            }
        }
    });
}

/// A copy of a map that shows what shall be.
fn as_to_be(cx: &Cx<'_>, row: &Row, read: &Read, new: Id) -> Vec<Edit> {
    let known = row.fields.iter().filter(|(_, value)| !value.is_null());
    let mut of_map: Fields = known
        .map(|(code, value)| (code.clone(), value.clone()))
        .collect();
    let to_be = json!(MapState::ToBe.code());
    of_map.insert(ProcessMap::state.to_owned(), to_be);
    let create = |kind, id, fields| Edit::Create { kind, id, fields };
    let mut edits = vec![create(ProcessMap::KIND, new, of_map)];
    let ids: Vec<Id> = read.steps.iter().map(|_| cx.fresh_id()).collect();
    for (step, id) in read.steps.iter().zip(&ids) {
        let kind = step.kind.map(|kind| kind.code());
        let mut described = fields([
            (ProcessStep::map, json!(new)),
            (ProcessStep::position, json!(step.position)),
            (ProcessStep::lane, json!(step.lane)),
            (ProcessStep::text, json!(step.text)),
            (ProcessStep::kind, json!(kind)),
            (ProcessStep::days, json!(step.days)),
        ]);
        described.retain(|_, value| !value.is_null());
        edits.push(create(ProcessStep::KIND, *id, described));
    }
    // A step is there before another names it as the next.
    for (place, step) in read.steps.iter().enumerate() {
        if !step.next.is_empty() {
            let next = read.flow.after(place).iter().map(|next| ids[*next]);
            let next: Vec<Id> = next.collect();
            let next: Value = json!(next);
            edits.push(super::edits::set(ids[place], ProcessStep::next, next));
        }
    }
    edits
}

fn list(ui: &mut Ui, cx: &Cx<'_>, row: &Row, states: &mut States) {
    split::page(ui, |ui| {
        card(ui, |ui| {
            record::cards(ui, cx, row, &[Card::Lines(&STEPS)], states)
        });
    });
}

/// The map, and the one that it is compared with below it.
fn maps(ui: &mut Ui, cx: &Cx<'_>, drawn: &Drawn, may: bool, state: &mut State) -> Vec<Edit> {
    let id = drawn.read.map.head.id;
    let other = cx.open(id, COMPARED).and_then(|other| laid_out(cx, other));
    let other = other.as_deref().and_then(Option::as_ref);
    let mut room = ui.available_rect_before_wrap();
    room.max.y -= FOOT + space::S;
    let (mut upper, mut lower) = (room, room);
    if other.is_some() {
        upper.max.y = room.center().y - space::XS;
        lower.min.y = room.center().y + space::XS;
    }
    let mut asked = Vec::new();
    within(ui, upper, "map", |ui| {
        if other.is_some() {
            named(ui, cx, &drawn.read, false);
        }
        asked = canvas::ui(ui, cx, drawn, may, state);
    });
    if let Some(other) = other {
        within(ui, lower, "other map", |ui| {
            named(ui, cx, &other.read, true);
            canvas::passive(ui, other, 1.2, canvas::Look::default());
        });
    }
    let foot_room =
        Rect::from_min_max(pos2(room.left(), room.bottom()), room.max + vec2(0.0, FOOT));
    within(ui, foot_room, "below", |ui| foot(ui, cx, drawn, may, state));
    asked
}

fn within(ui: &mut Ui, room: Rect, salt: &str, content: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(room).id_salt(salt), content);
}

/// Which of two maps this is.
fn named(ui: &mut Ui, cx: &Cx<'_>, read: &Read, leads: bool) {
    let map = &read.map;
    let seen = [cx.text.chosen(map.state), cx.text.chosen(map.perspective)];
    let counted = summary(map, &read.counted, cx.text);
    ui.horizontal(|ui| {
        let words = dotted(seen);
        let words = if words.is_empty() {
            map.title.clone()
        } else {
            words
        };
        if !leads {
            heading(ui, 3, &words);
        } else if link(ui, &words).clicked() {
            cx.go(Route::record(ProcessMap::KIND, map.head.id));
        }
        if leads {
            small(ui, &dotted([map.title.clone(), counted]));
        }
    });
}

/// What the keys do stands on two lines where there is so much room.
const HINT_WIDTH: f32 = 300.0;

/// What the keys do, the longest way, and how large the map is.
fn foot(ui: &mut Ui, cx: &Cx<'_>, drawn: &Drawn, may: bool, state: &mut State) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let fit = cx.text.get("process-fit");
        let all = Button::quiet(&fit).small().shortcut("F");
        if ui.add(all).clicked() {
            state.scale = None;
        }
        let larger = cx.text.get("process-larger");
        if ui.add(IconButton::new(Icon::Plus, &larger)).clicked() {
            keys::zoom(state, 1.25);
        }
        let smaller = cx.text.get("process-smaller");
        if ui.add(IconButton::new(Icon::Minus, &smaller)).clicked() {
            keys::zoom(state, 0.8);
        }
        let way = &drawn.counted().way;
        if way.days > 0 {
            let words = cx
                .text
                .with("process-longest_way", &[("n", way.days.into())]);
            let words = crate::text::capitalised(&words);
            let chip = FilterChip::new(&words).selected(state.way);
            if ui.add(chip).clicked() {
                state.way = !state.way;
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if may {
                new_step(ui, cx, drawn, state);
            }
            let words = hint(cx, drawn, may, state);
            let label = eframe::egui::Label::new(hinted(ui, &words));
            // On many lines it would stand below the window; so it is told when pointed at.
            ui.add(match ui.available_width() < HINT_WIDTH {
                true => label.truncate(),
                false => label.wrap(),
            });
        });
    });
}

/// The button that begins a new step: after the chosen one, or the first.
fn new_step(ui: &mut Ui, cx: &Cx<'_>, drawn: &Drawn, state: &mut State) {
    let words = cx.text.get("process-new_step");
    let button = Button::secondary(&words).small().shortcut("N");
    if !ui.add(button).clicked() {
        return;
    }
    let chosen = state.chosen_place(drawn);
    let chosen = chosen.map(|place| &drawn.layout.steps[place]);
    state.go_on(match drawn.layout.lanes.is_empty() {
        true => Doing::AddingLane,
        false => Doing::Typing {
            after: chosen.map(|step| step.id),
            lane: chosen.map_or(0, |step| step.lane),
        },
    });
}

fn hinted(ui: &Ui, words: &str) -> eframe::egui::RichText {
    let colours = &crate::gui::theme::Theme::of(ui).palette;
    crate::gui::theme::Type::Small
        .rich(words)
        .color(colours.muted)
}

/// What can be done now, in a line.
fn hint(cx: &Cx<'_>, drawn: &Drawn, may: bool, state: &State) -> String {
    let title = |id: Option<Id>| {
        let place = id.and_then(|id| drawn.layout.place(id));
        place.map_or(String::new(), |place| drawn.read.steps[place].text.clone())
    };
    match state.doing {
        _ if !may => cx.text.get("process-keys_read"),
        Doing::Choosing => cx.text.get("process-keys"),
        Doing::Typing { .. } => cx.text.get("process-keys_typing"),
        Doing::Writing(..) => cx.text.get("process-keys_writing"),
        Doing::AddingLane | Doing::NamingLane(_) => cx.text.get("process-keys_lane"),
        Doing::Branching(to) => {
            let args = [
                ("from", title(state.chosen).into()),
                ("to", title(Some(to)).into()),
            ];
            cx.text.with("process-keys_branch", &args)
        }
    }
}
