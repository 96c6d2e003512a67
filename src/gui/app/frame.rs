//! What stands around every page: navigation, search, undo, saved or not.

use std::path::Path;
use std::sync::Arc;

use eframe::egui::{
    Align, CentralPanel, Frame, Id as UiId, Layout, Margin, Panel, Rect, ScrollArea, Stroke, Ui,
    UiBuilder, UiKind, UiStackInfo, vec2,
};

use super::App;
use crate::domain::{Municipality, MunicipalityCode};
use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::focus::{Region, region};
use crate::gui::ground::route::Route;
use crate::gui::ground::wall::{NamesShown, Shown};
use crate::gui::ground::worker::Progress;
use crate::gui::pages::PAGES;
use crate::gui::shelf::{self, Page, Section};
use crate::gui::theme::{Theme, Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Choice, IconButton, MenuItem, NAV_GROUP, NAV_GROUP_LOW, NavItem, banner, brand,
    is_said, menu_below, nav_group, search_button, small, strong,
};
use crate::workspace::{ReadOnly, Result};

/// Width of the navigation in points, with words and without.
const NAVIGATION: f32 = 216.0;
const NAVIGATION_ICONS: f32 = 56.0;
/// Height of a page in the navigation, and the least that can be hit.
const NAV_ITEM: f32 = 32.0;
const NAV_LOW: f32 = 24.0;
/// What stands in the navigation beside its pages and its foot.
const NAV_REST: f32 = 230.0;
/// Height of the bar above the page.
const BAR: f32 = 48.0;
/// What stands beside the search in the bar, and the room for the day of the example.
const BESIDE_SEARCH: f32 = 230.0;
const EXAMPLE_DAY: f32 = 220.0;

/// The pages on the left.
pub fn navigation(ui: &mut Ui, cx: &Cx<'_>, app: &App, collapsed: bool) {
    let colours = &Theme::of(ui).palette;
    let width = if collapsed {
        NAVIGATION_ICONS
    } else {
        NAVIGATION
    };
    let margin = if collapsed { 6 } else { 12 };
    Panel::left("navigation")
        .exact_size(width)
        .resizable(false)
        .frame(
            Frame::new()
                .fill(colours.navigation)
                .inner_margin(Margin::symmetric(margin, 14)),
        )
        .show(ui, |ui| {
            region(ui, Region::Navigation);
            ui.spacing_mut().item_spacing.y = 0.0;
            let whole = ui.available_rect_before_wrap();
            // What stands at the foot is about as low as the pages, where they are many for the window.
            let each = (whole.height() - NAV_REST) / (mine_all(cx) as f32 + 2.0);
            let low = each.floor().clamp(NAV_LOW, NAV_ITEM);
            let sends = cx.role.municipality().is_some();
            let send = if sends { NAV_ITEM + space::S } else { 0.0 };
            let foot = send + 2.0 * low;
            let (mut upper, mut lower) = (whole, whole);
            upper.max.y -= foot + space::XS;
            lower.min.y = whole.max.y - foot;
            ui.scope_builder(UiBuilder::new().max_rect(upper), |ui| {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    name(ui, cx, app, collapsed);
                    let room = upper.height() - ui.min_rect().height();
                    pages(ui, cx, collapsed, room);
                });
            });
            ui.scope_builder(UiBuilder::new().max_rect(lower), |ui| {
                if sends {
                    send_button(ui, cx, collapsed);
                    ui.add_space(space::S);
                }
                let help = cx.text.get("help-title");
                let help = NavItem::new(Icon::Help, &help).collapsed(collapsed);
                if ui.add(help.height(low)).clicked() {
                    cx.ask(Ask::Help);
                }
                let look = Look {
                    collapsed,
                    height: low,
                };
                of_section(ui, cx, Section::Foot, look);
            });
        });
}

fn name(ui: &mut Ui, cx: &Cx<'_>, app: &App, collapsed: bool) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.add_space(8.0);
        brand(ui, 26.0);
        if !collapsed {
            strong(ui, "Samverka");
        }
    });
    let Some(session) = &app.session else { return };
    if collapsed {
        ui.add_space(space::M);
        if cx.is_lead() {
            municipality_menu(ui, cx);
            ui.add_space(space::M);
        }
        return;
    }
    ui.add_space(space::XS);
    ui.horizontal_top(|ui| {
        ui.add_space(8.0);
        let words = session.called(cx.text);
        // A programme's name may be long.
        ui.vertical(|ui| {
            ui.set_max_width(ui.available_width());
            small(ui, &words);
        });
    });
    ui.add_space(space::S);
    if cx.is_lead() {
        municipality_choice(ui, cx);
        ui.add_space(space::S);
    }
    if let Some(folder) = app.example_folder() {
        demo_switch(ui, cx, folder, &session.path);
        ui.add_space(space::S);
    }
}

/// Whose work the lead looks at.
fn municipality_choice(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(codes) = taking_part(cx) else { return };
    let mut chosen = cx.municipality;
    let label = cx.text.get("frame-municipality");
    let choice = Choice::new(&label).label_hidden();
    if choice.show(ui, &mut chosen, &codes).committed {
        cx.ask(Ask::Municipality(chosen));
    }
}

/// The same where there is room for an icon alone, which says whose it is and stands out where it is one's.
fn municipality_menu(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(codes) = taking_part(cx) else { return };
    let now = codes.iter().find(|(code, _)| *code == cx.municipality);
    let label = cx.text.get("frame-municipality");
    let words = now.map_or(label.clone(), |(_, name)| format!("{label}: {name}"));
    let icon = IconButton::new(Icon::Place, &words).selected(cx.municipality.is_some());
    let button = ui.vertical_centered(|ui| ui.add(icon)).inner;
    menu_below(&button, &label, |ui| {
        let list = ScrollArea::vertical().max_height(420.0);
        list.show(ui, |ui| {
            for (code, name) in codes.iter() {
                let item = MenuItem::new(name).checked(*code == cx.municipality);
                if ui.add(item).clicked() {
                    cx.ask(Ask::Municipality(*code));
                }
            }
        });
    });
}

/// Those who take part, by name, after everybody.
pub type TakingPart = Vec<(Option<MunicipalityCode>, String)>;

pub fn taking_part(cx: &Cx<'_>) -> Option<Arc<TakingPart>> {
    let text = cx.text.clone();
    cx.view_first("taking part", move |source| {
        let all = source.reader.all::<Municipality>()?;
        let mut codes: TakingPart = all
            .iter()
            .filter_map(|one| one.code)
            .map(|code| (Some(code), text.municipality(code)))
            .collect();
        codes.sort_by(|a, b| crate::text::compare(&a.1, &b.1));
        codes.dedup_by_key(|(code, _)| *code);
        codes.insert(0, (None, text.get("frame-all_municipalities")));
        Result::Ok(codes)
    })
}

/// The example's files: the lead's, and each municipality's own.
fn demo_switch(ui: &mut Ui, cx: &Cx<'_>, folder: &Path, open: &Path) {
    let text = cx.text.clone();
    let looked_in = folder.to_owned();
    let files = cx.view(("demo", folder.to_owned()), move |_| {
        let listed = std::fs::read_dir(looked_in.join("municipalities"));
        let mut files: Vec<(std::path::PathBuf, String)> = listed
            .into_iter()
            .flatten()
            .flatten()
            .map(|file| file.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "samverka"))
            .map(|path| {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                let name = stem.parse().map_or_else(
                    |_| stem.clone().into_owned(),
                    |code| text.municipality(code),
                );
                (path, name)
            })
            .collect();
        files.sort_by(|a, b| crate::text::compare(&a.1, &b.1));
        files.insert(0, (looked_in.join("lead.samverka"), text.get("frame-lead")));
        Result::Ok(files)
    });
    let Some(files) = files else { return };
    let label = cx.text.get("frame-demo_file");
    let mut chosen = open.to_owned();
    if Choice::new(&label).show(ui, &mut chosen, &files).committed {
        cx.ask(Ask::Open(chosen));
    }
}

/// The sections of the navigation, with the keys of their names.
const SECTIONS: [(Section, Option<&str>); 6] = [
    (Section::Top, None),
    (Section::Collaboration, Some("nav-collaboration")),
    (Section::Change, Some("nav-change")),
    (Section::Competence, Some("nav-competence")),
    (Section::Basis, Some("nav-basis")),
    (Section::Project, Some("nav-project")),
];

fn pages(ui: &mut Ui, cx: &Cx<'_>, collapsed: bool, room: f32) {
    // As close together as it takes to be seen at once, and no closer than can be hit.
    let headings = SECTIONS.iter().filter(|(_, key)| key.is_some()).count() as f32;
    let each = |group: f32| (room - group * headings) / mine_all(cx) as f32;
    let group = match each(NAV_GROUP) < NAV_LOW {
        true => NAV_GROUP_LOW,
        false => NAV_GROUP,
    };
    let look = Look {
        collapsed,
        height: each(group).floor().clamp(NAV_LOW, NAV_ITEM),
    };
    let used = SECTIONS
        .iter()
        .filter(|(section, _)| mine(cx, *section).next().is_some());
    for (section, key) in used.copied() {
        match key {
            Some(_) if collapsed => {
                ui.add_space(space::S);
            }
            Some(key) => nav_group(ui, &cx.text.get(key), group),
            None => {}
        }
        of_section(ui, cx, section, look);
    }
}

/// How the pages stand in the navigation.
#[derive(Clone, Copy)]
struct Look {
    collapsed: bool,
    height: f32,
}

/// The pages of a section that are for whoever works here; sending is a button of its own.
fn mine(cx: &Cx<'_>, section: Section) -> impl Iterator<Item = &'static Page> {
    PAGES.iter().filter(move |page| {
        let here = page.section == section && page.who.is(cx.role);
        here && cx.uses(page.part) && page.code != "send"
    })
}

/// How many pages stand in the sections.
fn mine_all(cx: &Cx<'_>) -> usize {
    let pages = SECTIONS.iter().flat_map(|(section, _)| mine(cx, *section));
    pages.count()
}

fn of_section(ui: &mut Ui, cx: &Cx<'_>, section: Section, look: Look) {
    for page in mine(cx, section) {
        item(ui, cx, page, look);
    }
}

/// Whether a page is where one is; what is reached from the settings belongs to them.
fn is_here(cx: &Cx<'_>, page: &Page) -> bool {
    shelf::find(PAGES, cx.route).is_some_and(|(here, _)| {
        let within = here.section == Section::Settings && page.section == Section::Foot;
        here.code == page.code || within && page.code != "send"
    })
}

fn item(ui: &mut Ui, cx: &Cx<'_>, page: &'static Page, look: Look) {
    let words = cx.text.get(&format!("page-{}", page.code));
    let number = |n: i64| cx.text.number(n);
    let first = page.shelves().next().filter(|_| page.counted);
    let count = match page.count {
        Some(count) => count(cx),
        None => first.and_then(|shelf| shelf::count(cx, shelf.kind)),
    };
    let count = count.filter(|n| *n > 0);
    let (count, alert) = (
        count.map(number),
        page.alert
            .and_then(|alert| alert(cx))
            .filter(|n| *n > 0)
            .map(number),
    );
    let here = is_here(cx, page);
    let mut item = NavItem::new(page.icon, &words)
        .selected(here)
        .collapsed(look.collapsed)
        .height(look.height);
    if let Some(count) = &count {
        item = item.count(count);
    }
    if let Some(alert) = &alert {
        item = item.alert(alert);
    }
    let item = ui.add(item);
    // Where there are more pages than room, the one where one is shows, and the one that the keyboard comes to.
    let shown = UiId::unique("page shown in the navigation");
    let came = here && ui.data(|data| data.get_temp::<&'static str>(shown)) != Some(page.code);
    // While the page is being read, what stands above may still grow.
    if came && cx.at_rest {
        ui.data_mut(|data| data.insert_temp(shown, page.code));
    }
    if came || item.gained_focus() {
        // Not where the list fades away.
        let clear = item.rect.expand2(vec2(0.0, NAV_LOW));
        ui.scroll_to_rect(clear, None);
    }
    if item.clicked() {
        cx.go(shelf::route_of(page, 0));
    }
}

fn send_button(ui: &mut Ui, cx: &Cx<'_>, collapsed: bool) {
    let words = cx.text.get("page-send");
    let clicked = if collapsed {
        let button = IconButton::new(Icon::Send, &words);
        ui.vertical_centered(|ui| ui.add(button).clicked()).inner
    } else {
        ui.add(Button::primary(&words).fill_width()).clicked()
    };
    if clicked {
        cx.go(Route::SEND);
    }
}

/// Search, undo and redo, and whether everything is saved.
pub fn top_bar(ui: &mut Ui, cx: &Cx<'_>, app: &App) {
    let colours = &Theme::of(ui).palette;
    let frame = Frame::new()
        .stroke(Stroke::NONE)
        .inner_margin(Margin::symmetric(24, 0));
    let bar = Panel::top("bar")
        .exact_size(BAR)
        .resizable(false)
        .frame(frame);
    bar.show(ui, |ui| {
        ui.horizontal_centered(|ui| {
            let search = cx.text.get("frame-search");
            let room = (ui.available_width() - BESIDE_SEARCH).max(130.0);
            let clicked = ui.scope(|ui| {
                ui.set_max_width(room);
                search_button(ui, &search, "Ctrl K").clicked()
            });
            if clicked.inner {
                cx.ask(Ask::Search);
            }
            ui.add_space(space::S);
            undo_and_redo(ui, cx, app);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                file_menu(ui, cx, app);
                reversible(ui, cx, app);
            });
        });
    });
    let under: Rect = ui.available_rect_before_wrap();
    let line = Stroke::new(1.0, colours.line);
    ui.painter().hline(under.x_range(), under.top(), line);
}

fn undo_and_redo(ui: &mut Ui, cx: &Cx<'_>, app: &App) {
    let Some(session) = &app.session else { return };
    let steps = [
        (Icon::Undo, "frame-undo", session.reversible.undo, Ask::Undo),
        (Icon::Redo, "frame-redo", session.reversible.redo, Ask::Redo),
    ];
    for (icon, key, name, ask) in steps {
        let words = cx.text.get(key);
        let words = match name {
            Some(name) => format!("{words}: {}", cx.text.command(&name)),
            None => words,
        };
        let button = IconButton::new(icon, &words).enabled(name.is_some());
        if ui.add(button).clicked() {
            cx.ask(ask);
        }
    }
}

fn reversible(ui: &mut Ui, cx: &Cx<'_>, app: &App) {
    let Some(session) = &app.session else { return };
    let colours = &Theme::of(ui).palette;
    let (tone, words) = if !session.writable {
        (Tone::Warning, cx.text.get(read_only_key(session.read_only)))
    } else if let Some(why) = app.unsaved() {
        (Tone::Bad, cx.text.get(why))
    } else if let Some(progress) = session
        .worker
        .progress()
        .filter(|one| !one.words().is_empty())
    {
        under_way(ui, cx, progress);
        let words = progress.words();
        let words = match session.worker.waits() {
            true => cx.text.with("frame-waits", &[("work", words.into())]),
            false => words,
        };
        (Tone::Accent, words)
    } else if session.worker.progress().is_some() {
        (Tone::Accent, cx.text.get("frame-saving"))
    } else {
        let words = match session.saved_at {
            Some(at) => cx.text.with(
                "frame-saved_at",
                &[("time", cx.text.time_of_day(at).into())],
            ),
            None => cx.text.get("frame-saved"),
        };
        (Tone::Good, words)
    };
    let response = small(ui, &words);
    is_said(ui, &response, &words);
    let dot = response.rect.left_center() - vec2(10.0, 0.0);
    ui.painter().circle_filled(dot, 3.5, colours.tint(tone).ink);
    ui.add_space(space::L);
    if cx.wall.shown != Shown::Off {
        on_the_wall(ui, cx, app);
    } else if let Some(day) = app.other_day() {
        let day = cx.text.long_day(day);
        let words = cx.text.with("frame-example_day", &[("day", day.into())]);
        if ui.available_width() > EXAMPLE_DAY {
            small(ui, &words);
        }
    }
}

/// That the room sees the page, what is said to it of people, and a way to end that.
fn on_the_wall(ui: &mut Ui, cx: &Cx<'_>, app: &App) {
    let off = cx.text.get("wall-off");
    if ui.add(IconButton::new(Icon::Close, &off).small()).clicked() {
        cx.ask(Ask::Wall(Shown::Off));
    }
    if app.wall_waits(ui.input(|input| input.time)) {
        small(ui, &cx.text.get("wall-waits"));
        return;
    }
    let names = cx.wall.names;
    let (icon, key) = match names {
        NamesShown::Hidden => (Icon::EyeOff, "wall-leader_hidden"),
        NamesShown::First => (Icon::Eye, "wall-leader_first"),
    };
    let words = cx.text.get(key);
    let button = ui.add(Button::secondary(&words).icon(icon).small());
    let button = button.on_hover_text(cx.text.get("wall-names_key"));
    if button.clicked() {
        cx.ask(Ask::WallNames(names.other()));
    }
}

/// How far long work has come, and a way to stop it.
fn under_way(ui: &mut Ui, cx: &Cx<'_>, progress: &Progress) {
    let soon = std::time::Duration::from_millis(100);
    ui.ctx().request_repaint_after(soon);
    if !progress.can_be_stopped() {
        return;
    }
    let stop = cx.text.get("form-cancel");
    if ui.add(Button::secondary(&stop).small()).clicked() {
        progress.stop();
    }
    #[allow(clippy::cast_possible_truncation, reason = "at most a hundred")]
    let percent = (progress.share() * 100.0) as i64;
    small(ui, &cx.text.percent(percent));
}

/// Why the file is only read.
fn read_only_key(why: Option<ReadOnly>) -> &'static str {
    match why {
        Some(ReadOnly::NotAllowed) => "frame-read_only_place",
        Some(ReadOnly::Damaged) => "frame-read_only_damaged",
        Some(ReadOnly::Base) => "frame-read_only_base",
        _ => "frame-read_only",
    }
}

/// The ways to show the room what one sees, with their keys.
pub const WALLS: [(&str, &str, Shown); 2] = [
    ("wall-show_window", "Ctrl F11", Shown::Window),
    ("wall-show_whole", "F11", Shown::Whole),
];

fn file_menu(ui: &mut Ui, cx: &Cx<'_>, app: &App) {
    let words = cx.text.get("frame-menu");
    let button = ui.add(IconButton::new(Icon::More, &words));
    menu_below(&button, &words, |ui| {
        let folder = app.session.as_ref().map(|session| session.path.clone());
        let name = folder
            .as_deref()
            .and_then(Path::file_name)
            .unwrap_or_default();
        small(ui, &name.to_string_lossy());
        let open = cx.text.get("frame-open");
        if ui
            .add(MenuItem::new(&open).icon(Icon::FolderOpen))
            .clicked()
        {
            cx.pick(crate::gui::ground::ask::Pick::Workspace, |paths, asks| {
                for path in paths {
                    asks.push(Ask::Open(path));
                }
            });
            ui.close();
        }
        let intake = cx.text.get("page-intake");
        if ui.add(MenuItem::new(&intake).icon(Icon::Table)).clicked() {
            cx.go(Route::INTAKE);
            ui.close();
        }
        let copies = cx.text.get("page-backups");
        if ui.add(MenuItem::new(&copies).icon(Icon::History)).clicked() {
            cx.go(Route::BACKUPS);
            ui.close();
        }
        for (key, keys, shown) in WALLS {
            let words = cx.text.get(key);
            let item = MenuItem::new(&words).icon(Icon::Projector).shortcut(keys);
            if ui.add(item).clicked() {
                cx.ask(Ask::Wall(shown));
                ui.close();
            }
        }
        let close = cx.text.get("frame-close");
        if ui.add(MenuItem::new(&close).icon(Icon::Close)).clicked() {
            cx.ask(Ask::Close);
            ui.close();
        }
    });
}

/// The page, with what went wrong above it; true when the user has read that.
pub fn page(ui: &mut Ui, cx: &Cx<'_>, app: &App, content: impl FnOnce(&mut Ui)) -> bool {
    let margin = Margin {
        left: 24,
        right: 24,
        top: 0,
        bottom: 0,
    };
    let frame = Frame::new().inner_margin(margin);
    let mut read = false;
    CentralPanel::default().frame(frame).show(ui, |ui| {
        region(ui, Region::Page);
        if let Some(trouble) = &app.trouble {
            ui.add_space(space::M);
            let close = cx.text.get("notice-close");
            read = banner(ui, Tone::Bad, trouble, Some(&close));
        }
        if let Some(damage) = cx.damage.filter(|_| app.route != Route::BACKUPS) {
            ui.add_space(space::M);
            let mend = cx.text.get("backups-ways_out");
            if banner(ui, Tone::Bad, damage, Some(&mend)) {
                cx.go(Route::BACKUPS);
            }
        }
        // Nothing paints the ground that pages stand on; what fades away must know it.
        let ground = Frame::new().fill(Theme::of(ui).palette.ground);
        let stands_on = UiStackInfo::new(UiKind::CentralPanel).with_frame(ground);
        ui.scope_builder(UiBuilder::new().ui_stack_info(stands_on), content);
    });
    read
}
