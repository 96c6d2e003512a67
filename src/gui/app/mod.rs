//! The program in its window: takes in what was done, draws, and does what was asked for.

mod act;
mod commands;
mod files;
mod frame;
mod health;
mod help;
pub mod native;
mod open;
mod opening;
mod path;
mod picture;
mod read;
mod records;
mod removing;
mod said;
mod search;
mod session;
mod title;
mod wall;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use chrono::{Local, NaiveDate};
use eframe::egui::{Context, Key, Modifiers, RawInput, Ui, Visuals, accesskit};

use self::act::Leaving;
use self::files::Files;
use self::help::Help;
use self::open::Opening;
use self::path::AskedPath;
use self::picture::Picture;
use self::removing::Removals;
pub use self::said::Outside;
use self::said::Said;
use self::search::{Search, Searching};
use self::wall::Projector;
use super::widgets::{Pace, dialog_is_open, heading, is_under_way};
use crate::domain::{Fields, Kind};
use crate::gui::ground::ask::{Ask, Asks};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::drafts::Drafts;
use crate::gui::ground::focus::{Focus, Region, enter};
use crate::gui::ground::keyboard::Keyboard;
use crate::gui::ground::letters::Letters;
use crate::gui::ground::names::Names;
use crate::gui::ground::route::Route;
use crate::gui::ground::settings::Settings;
use crate::gui::ground::source::Source;
use crate::gui::ground::states::States;
use crate::gui::ground::views::Views;
use crate::gui::ground::worker::{Finished, News, Reversible};
use crate::gui::pages::{self, show};
use crate::gui::theme;
use crate::text::{DateWords, Sentence, Text};
use crate::workspace::{Command, Role, Verb, WorkspaceError};
use opening::Ended;
pub(super) use session::Session;

/// Below this width in points, details cover the page.
const ROOM_FOR_DETAILS: f32 = 1_100.0;
/// Below this width in points, the navigation shrinks to icons.
const ROOM_FOR_NAVIGATION: f32 = 800.0;

/// How the program begins.
#[derive(Clone, Default)]
pub struct Options {
    /// A workspace, kit or bundle to open.
    pub file: Option<PathBuf>,
    /// Open the example.
    pub demo: bool,
    /// Where the settings are kept; none keeps none.
    pub settings_file: Option<PathBuf>,
    /// The settings to begin with; those of the file where there are none.
    pub settings: Option<Settings>,
    /// The day it is; today's where nothing is said.
    pub today: Option<NaiveDate>,
    /// Do everything at once, without threads, and answer file dialogs with these: for tests.
    pub scripted: Option<Vec<Vec<PathBuf>>>,
    /// The system has no dialogs for files: for tests.
    pub no_dialogs: bool,
    /// The page to begin with.
    pub page: Option<Route>,
    /// Draw the first page that is complete into this PNG file, and end.
    pub picture: Option<PathBuf>,
}

/// The example, once it has been written.
struct Example {
    /// Where its files are.
    folder: PathBuf,
    /// The day that it is a picture of.
    today: NaiveDate,
}

/// The program.
pub struct App {
    pub(super) text: Text,
    pub(super) settings: Settings,
    settings_file: Option<PathBuf>,
    date_words: DateWords,
    pub(super) session: Option<Session>,
    views: Views,
    asks: Asks,
    drafts: RefCell<Drafts>,
    /// When something was typed that the file does not keep yet.
    typed_at: Option<f64>,
    letters: Letters,
    /// A new record that has been asked for, until its page begins it.
    begun: RefCell<Option<(&'static Kind, Fields)>>,
    states: States,
    pub(super) route: Route,
    /// The pages before this one.
    back: Vec<act::Left>,
    /// What the window is called.
    title: String,
    said: Option<Said>,
    /// What went wrong, until the user has read it.
    pub(super) trouble: Option<String>,
    search: Option<Search>,
    help: Option<Help>,
    focus: Focus,
    /// The window closes when the field that was written in has been read.
    leaving: Leaving,
    removals: Removals,
    keyboard: Keyboard,
    pub(super) projector: Projector,
    files: Files,
    /// A path that is asked for where the system has no dialog for files.
    asked_path: Option<AskedPath>,
    opening: Option<Opening<Ended>>,
    /// The file before, while it is being closed: until then none is opened.
    closing: Option<Receiver<Option<WorkspaceError>>>,
    /// Files that wait to be opened, one after the other.
    to_open: VecDeque<PathBuf>,
    beside: Vec<Receiver<Finished>>,
    threads: bool,
    today: Option<NaiveDate>,
    demo: Option<Example>,
    first_page: Option<Route>,
    looked: bool,
    picture: Option<Picture>,
    /// What was last handed to another program to be shown.
    outside: Option<Outside>,
}

impl App {
    /// The program as it begins.
    pub fn new(ctx: &Context, options: Options) -> Self {
        let settings = options.settings.unwrap_or_else(|| {
            let file = options.settings_file.as_deref();
            file.map(Settings::load).unwrap_or_default()
        });
        let text = Text::new(settings.language());
        theme::install(ctx, settings.mode(), settings.text_scale);
        ctx.add_plugin(Pace::default());
        let scripted = options.scripted;
        let app = Self {
            date_words: DateWords::of(&text),
            text,
            settings,
            settings_file: options.settings_file,
            session: None,
            views: Views::default(),
            asks: Asks::default(),
            drafts: RefCell::default(),
            typed_at: None,
            letters: Letters::default(),
            begun: RefCell::default(),
            states: States::default(),
            route: Route::START,
            back: Vec::new(),
            title: String::new(),
            said: None,
            trouble: None,
            search: None,
            help: None,
            focus: Focus::default(),
            leaving: Leaving::No,
            removals: Removals::default(),
            keyboard: Keyboard::default(),
            projector: Projector::default(),
            threads: scripted.is_none(),
            files: match scripted {
                _ if options.no_dialogs => Files::None(Vec::new()),
                Some(answers) => Files::Scripted(VecDeque::from(answers), Vec::new()),
                None => Files::default(),
            },
            asked_path: None,
            opening: None,
            closing: None,
            to_open: VecDeque::new(),
            beside: Vec::new(),
            today: options.today,
            demo: None,
            first_page: options.page,
            looked: false,
            picture: options.picture.map(Picture::new),
            outside: None,
        };
        if options.demo {
            app.asks.push(Ask::OpenDemo);
        } else if let Some(file) = options.file {
            app.asks.push(Ask::Open(file));
        }
        app
    }

    /// Takes in what has happened since the last frame, and does what was asked for in it.
    pub fn logic(&mut self, ctx: &Context) {
        let first = !std::mem::replace(&mut self.looked, true);
        if first {
            theme::set_motion(ctx, self.settings.motion);
            if self.asks.is_empty() {
                enter(ctx, Region::Page);
            }
        }
        self.stay_to_read(ctx);
        self.views.begin_frame();
        self.take_dropped(ctx);
        self.take_picked();
        self.take_opened(ctx);
        self.take_beside(ctx);
        for ask in self.asks.take() {
            self.act(ctx, ask);
        }
        self.take_closed();
        self.open_next(ctx);
        self.take_news(ctx);
        self.take_beside(ctx);
        let (wanted, hurried) = (self.views.take_wanted(), self.views.take_hurried());
        if let Some(Session { worker, .. }) = &mut self.session {
            wanted
                .into_iter()
                .for_each(|(key, at, load)| worker.load(key, at, load));
            hurried.into_iter().for_each(|key| worker.hurry(key));
        }
        if !self.threads {
            self.take_news(ctx);
        }
        self.take_health(ctx);
        let still = self.page_is_whole();
        if let Some(picture) = &mut self.picture {
            picture.take(ctx, still);
        }
    }

    /// Whether everything asked for has been done.
    pub fn is_at_rest(&self) -> bool {
        let idle = |session: &Session| session.worker.progress().is_none();
        self.asks.is_empty() && self.session.as_ref().is_some_and(idle)
    }

    /// Whether the open file has been looked at, beside the work.
    pub fn is_looked_at(&self) -> bool {
        self.session
            .as_ref()
            .is_some_and(|session| session.health.is_none())
    }

    /// How many times a view has been read.
    pub fn views_read(&self) -> u64 {
        self.views.read()
    }

    /// Changes records, as a page would.
    pub fn change(&self, command: Command) {
        self.asks.push(Ask::Run(command));
    }

    /// Goes to a page, as the navigation would.
    pub fn visit(&self, route: Route) {
        self.asks.push(Ask::Go(route));
    }

    /// Lets it be another day, as midnight would.
    pub fn turn_to(&mut self, day: NaiveDate) {
        self.today = Some(day);
    }

    /// Draws the window.
    pub fn ui(&mut self, ui: &mut Ui) {
        self.leave_field(ui.ctx());
        self.keyboard.begin(ui.ctx(), self.search.is_some());
        self.focus.begin(ui.ctx(), self.keyboard);
        self.shortcuts(ui);
        let mut states = std::mem::take(&mut self.states);
        let mut search = self.search.take();
        let mut help = self.help.take();
        let mut removals = std::mem::take(&mut self.removals);
        let mut opening = self.opening.take();
        let mut asked_path = self.asked_path.take();
        let width = ui.available_width();
        {
            let cx = self.cx(width);
            if self.session.is_some() {
                frame::navigation(ui, &cx, self, width < ROOM_FOR_NAVIGATION);
                frame::top_bar(ui, &cx, self);
            }
            let read = frame::page(ui, &cx, self, |ui| {
                if let Some(opening) = &mut opening {
                    if opening.ui(ui, &cx) {
                        cx.ask(Ask::StopOpening);
                    }
                } else if self.closing.is_some() && !self.to_open.is_empty() {
                    ui.add_space(theme::space::XL);
                    heading(ui, 1, &self.text.get("frame-closing"));
                } else {
                    show(ui, &cx, &mut states);
                }
            });
            help = help.and_then(|help| help.ui(ui.ctx(), &cx));
            if let Some(open) = search.as_mut() {
                match open.ui(ui.ctx(), &cx) {
                    Searching::On => {}
                    Searching::Done => search = None,
                    Searching::Help(topic) => {
                        help = Some(Help::new(topic));
                        search = None;
                    }
                }
            }
            removals.ui(ui.ctx(), &cx);
            asked_path = asked_path.and_then(|asked| asked.ui(ui.ctx(), &cx));
            if read {
                cx.ask(Ask::TroubleRead);
            }
        }
        self.states = states;
        self.search = search;
        self.help = help;
        self.removals = removals;
        self.opening = opening;
        self.asked_path = asked_path;
        if self.drafts.get_mut().end_frame() {
            self.notice(ui.ctx(), self.text.get("form-kept"), false);
        }
        self.keep_typed_soon(ui.ctx());
        self.say(ui.ctx());
        // What lies behind a dialog is not there for whoever hears the window, either.
        if self.search.is_some() || dialog_is_open(ui.ctx()) {
            ui.ctx()
                .accesskit_node_builder(ui.unique_id(), |node| node.set_hidden());
        }
        // Of a mere container nothing is told again once it is hidden no more: what had the focus before would stay
        // unknown.
        ui.ctx()
            .accesskit_node_builder(ui.unique_id(), |node| node.set_role(accesskit::Role::Pane));
        self.name_window(ui.ctx());
        self.keyboard.end(ui.ctx());
        self.focus.end(ui.ctx(), self.views.all_read());
        self.wall(ui, width);
        if !self.is_at_rest() || !self.views.all_read() {
            is_under_way(ui.ctx());
        }
        if !self.asks.is_empty() || self.views.any_wanted() {
            ui.ctx().request_repaint();
        }
    }

    fn cx(&self, width: f32) -> Cx<'_> {
        let session = self.session.as_ref();
        let read = |source: &Source| {
            let names = source.names()?;
            names.ask_all();
            Ok(Kept(names))
        };
        // A country's are read for about as long as its numbers are counted: where a page is of those, they come first.
        let numbers = [Route::OVERVIEW, Route::SITUATION].contains(&self.route);
        let names = match numbers {
            true => self.views.get_after("names", read),
            false => self.views.get("names", read),
        };
        let unused = self.views.get_first("unused parts", |source| {
            let project = source.reader.project()?;
            Ok(project
                .map(|project| project.unused_parts)
                .unwrap_or_default())
        });
        Cx {
            text: &self.text,
            today: self.today(),
            date_words: &self.date_words,
            role: session.map_or(Role::Lead, |session| session.role),
            writable: session.is_some_and(|session| session.writable),
            file: session.map(|session| session.path.as_path()),
            route: &self.route,
            damage: session.and_then(|session| session.damage.as_deref()),
            municipality: session
                .and_then(|session| session.role.municipality().or(session.municipality)),
            back: session.map(|session| &session.back),
            narrow: width < ROOM_FOR_DETAILS,
            at_rest: self.is_at_rest() && self.views.all_read(),
            keyboard: self.keyboard,
            wall: self.projector.walled,
            names: names.map_or_else(Arc::default, |kept| kept.0.clone()),
            unused: unused.unwrap_or_default(),
            settings: &self.settings,
            shows: pages::shows,
            drafts: &self.drafts,
            views: &self.views,
            asks: &self.asks,
            letters: &self.letters,
            begun: &self.begun,
        }
    }

    /// The day it is: the example's own in the example, and nowhere else.
    fn today(&self) -> NaiveDate {
        let examples = || self.at_example().map(|example| example.today);
        let day = self.today.or_else(examples);
        day.unwrap_or_else(|| Local::now().date_naive())
    }

    /// The day that is shown instead of today, if another is.
    pub(super) fn other_day(&self) -> Option<NaiveDate> {
        self.at_example().map(|_| self.today())
    }

    /// The folder of the example, while one of its files is open, to switch between them.
    pub(super) fn example_folder(&self) -> Option<&Path> {
        self.at_example().map(|example| example.folder.as_path())
    }

    fn at_example(&self) -> Option<&Example> {
        let open = &self.session.as_ref()?.path;
        let example = self.demo.as_ref()?;
        open.starts_with(&example.folder).then_some(example)
    }

    /// What to say of what was typed and could not be saved, if anything was.
    pub(super) fn unsaved(&self) -> Option<&'static str> {
        let drafts = self.drafts.borrow();
        if drafts.any_refused() {
            Some("frame-not_saved")
        } else {
            drafts.any_came_back().then_some("frame-came_back")
        }
    }

    fn shortcuts(&mut self, ui: &Ui) {
        let keyboard = self.keyboard;
        let pressed = |modifiers, key| keyboard.pressed(ui, modifiers, key);
        let ctrl = Modifiers::COMMAND;
        if self.session.is_some() && pressed(ctrl, Key::K) {
            self.search = Some(Search::open(ui.ctx()));
        }
        if pressed(Modifiers::NONE, Key::F1) {
            self.asks.push(Ask::Help);
        }
        for (modifiers, back) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
            if pressed(modifiers, Key::F6) {
                self.focus.step(ui.ctx(), back);
            }
        }
        self.wall_shortcuts(ui);
        // In a text field these belong to the text.
        if ui.ctx().text_edit_focused() {
            return;
        }
        if pressed(Modifiers::ALT, Key::ArrowLeft) {
            self.asks.push(Ask::Back);
        }
        if pressed(ctrl | Modifiers::SHIFT, Key::Z) || pressed(ctrl, Key::Y) {
            self.asks.push(Ask::Redo);
        } else if pressed(ctrl, Key::Z) {
            self.asks.push(Ask::Undo);
        }
    }

    fn take_dropped(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        for path in dropped.iter().map(|file| file.path().to_owned()) {
            self.asks.push(Ask::Open(path));
        }
    }

    fn take_news(&mut self, ctx: &Context) {
        let news = match &mut self.session {
            Some(session) => session.worker.news(),
            None => return,
        };
        for news in news {
            match news {
                News::Loaded(key, at, Ok(shown)) => self.views.arrived(key, at, Some(shown)),
                News::Loaded(key, at, Err(error)) => {
                    self.views.arrived(key, at, None);
                    self.went_wrong(&error);
                }
                News::Old(keys) => self.views.old(&keys),
                News::Done(finished, reversible) => self.finished(ctx, *finished, reversible),
            }
            ctx.request_repaint();
        }
    }

    fn finished(&mut self, ctx: &Context, finished: Finished, reversible: Reversible) {
        if finished.changed.is_some() {
            self.look_again();
            // Undo takes back the latest change, which is no longer what was said; what was taken back is not said on.
            match &mut self.said {
                Some(said) if said.can_undo && finished.command.is_none() => self.said = None,
                Some(said) => said.can_undo = false,
                None => {}
            }
        }
        if let Some(session) = &mut self.session {
            session.reversible = reversible;
            if let Some(changed) = &finished.changed {
                session.saved_at = Some(Local::now().time());
                if let Some(back) = &changed.back {
                    session.back.clone_from(back);
                }
                self.views.changed();
                session.worker.changed(changed.touched.clone());
            }
        }
        if let Some(command) = &finished.command {
            let stored = finished.changed.is_some();
            self.drafts.get_mut().ran(command, stored);
        }
        let removed = finished.command.as_ref().zip(finished.changed.as_ref());
        let removed = removed.and_then(|(_, changed)| changed.name);
        if let Some(name) = removed.filter(|name| name.verb == Verb::Remove) {
            let the = self.text.kind_the(name.kind);
            let words = self.text.with("notice-removed", &[("the", the.into())]);
            self.notice(ctx, crate::text::capitalised(&words), true);
        }
        if let Some(words) = finished.notice {
            // What was said of a command can be undone.
            match finished.command {
                Some(_) => self.notice(ctx, words, true),
                None => self.notice_of(ctx, words, finished.left),
            }
        }
        if let Some(error) = finished.error {
            self.went_wrong(&error);
        }
        if let Some(left) = finished.typed {
            self.drafts.get_mut().only(left);
        }
        if let Some(letter) = finished.tell {
            self.letters.push(letter);
        }
    }

    /// Says what went wrong: at the fields if it was theirs, else at the top of the page.
    fn trouble(&mut self, error: &WorkspaceError) {
        if let WorkspaceError::Invalid(faults) = error {
            let text = &self.text;
            self.drafts
                .get_mut()
                .refused(faults, |fault| text.invalid(fault.kind, &fault.invalid));
        }
        self.trouble = Some(error.sentence(&self.text));
    }
}

/// The names, as a view keeps them.
struct Kept(Arc<Names>);

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        self.look_at_screens(ctx, frame);
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    /// What pages stand on. No page draws it: a million pixels in every frame are much to software.
    fn clear_color(&self, visuals: &Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        self.projector.hand_over(input);
    }

    fn on_exit(&mut self) {
        self.keep_wall_place();
        self.close();
    }
}
