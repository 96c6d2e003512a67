//! Doing what a page has asked for.

use std::sync::mpsc::{Receiver, TryRecvError};

use eframe::egui::{Context, Id, ViewportCommand};

use super::files::Chosen;
use super::help::Help;
use super::open::beside;
use super::path::AskedPath;
use super::removing::Removals;
use super::search::Search;
use super::{App, Session};
use crate::domain::MunicipalityCode;
use crate::gui::ground::ask::{Ask, Pick, Picked};
use crate::gui::ground::route::Route;
use crate::gui::ground::settings::Settings;
use crate::gui::ground::states::States;
use crate::gui::ground::worker::{Finished, Progress};
use crate::gui::pages::help::Topic;
use crate::gui::pages::{backups, intake, overview};
use crate::gui::theme;
use crate::text::{DateWords, Text};
use crate::workspace::{Changed, Result, Workspace, WorkspaceError};

/// How far the window has come in closing, where a field was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaving {
    /// Nobody has asked for it.
    No,
    /// It was asked to close.
    Asked,
    /// The field is left, and reads what stands in it.
    Reading,
    /// The field has been read: whenever it is asked to, it closes.
    Left,
}

/// A page that was left.
pub(super) struct Left {
    route: Route,
    /// Whose was shown there, where another's was gone to.
    whose: Option<Option<MunicipalityCode>>,
    /// What had the focus there.
    had: Option<Id>,
}

impl App {
    pub(super) fn act(&mut self, ctx: &Context, ask: Ask) {
        match ask {
            Ask::Run(command) => self.write(String::new(), move |workspace, _| {
                Finished::run(workspace, command)
            }),
            Ask::RunSaying(command, words) => self.write(String::new(), move |workspace, _| {
                Finished::run(workspace, command).saying(words)
            }),
            Ask::Remove(kind, id) => {
                self.removals.begin(kind, id, self.route.clone());
            }
            Ask::Undo => self.step(Workspace::undo),
            Ask::Redo => self.step(Workspace::redo),
            Ask::Go(route) => self.go(route),
            Ask::GoOf(route, code) => self.go_of(route, code),
            Ask::New(kind, known) => {
                self.go(Route::list(kind));
                self.begun.replace(Some((kind, known)));
            }
            Ask::Tell(letter) => self.letters.push(letter),
            Ask::Back => {
                if let Some(left) = self.back.pop() {
                    self.save_typed();
                    self.show(left.route);
                    self.focus.turned_back(left.had);
                    if let (Some(whose), Some(session)) = (left.whose, &mut self.session) {
                        session.municipality = whose;
                    }
                }
            }
            Ask::Municipality(code) => {
                self.close_steps();
                if let Some(session) = &mut self.session {
                    session.municipality = code;
                }
            }
            Ask::Work(words, work) => {
                // What it erases goes out of what is kept, too.
                self.keep_typed();
                self.write(words, work);
            }
            Ask::Beside(work) => {
                let done = beside(ctx, self.threads, work);
                self.beside.push(done);
            }
            Ask::Mend { file, words, mend } => self.mend(ctx, file, &words, mend),
            Ask::Pick(pick, then) => self.pick(ctx, pick, then),
            Ask::Notice(words) => self.notice(ctx, words, false),
            Ask::Open(path) if self.session.is_some() && intake::is_spreadsheet(&path) => {
                self.asks.tell(|state: &mut intake::State| state.take(path));
                self.asks.push(Ask::Go(Route::INTAKE));
            }
            Ask::Open(path) => self.to_open.push_back(path),
            Ask::OpenKit { kit, file } => {
                let new = file.clone();
                self.begin(ctx, file, move || Workspace::open_kit(&kit, &new));
            }
            Ask::RestoreLead {
                from,
                file,
                secrets,
            } => {
                let new = file.clone();
                self.begin(ctx, file, move || {
                    Workspace::restore_lead(&from, &new, &secrets)
                });
            }
            Ask::NewProject { file, project } => {
                let new = file.clone();
                self.begin(ctx, file, move || Workspace::create_project(&new, &project));
            }
            Ask::NewCluster { file, cluster } => {
                let new = file.clone();
                self.begin(ctx, file, move || Workspace::create_cluster(&new, &cluster));
            }
            Ask::OpenDemo => self.open_demo(ctx),
            Ask::StopOpening => self.opening = None,
            Ask::Close => self.leave(ctx),
            Ask::Settings(settings) => self.set_settings(ctx, settings),
            Ask::Wall(shown) => self.show_wall(ctx, shown),
            Ask::WallNames(names) => self.projector.walled.names = names,
            Ask::Search => self.search = Some(Search::open(ctx)),
            Ask::Help => self.help = Topic::of(&self.route).map(Help::new),
            Ask::TroubleRead => self.trouble = None,
        }
    }

    pub(super) fn go(&mut self, route: Route) {
        self.leave_for(route, None);
    }

    fn go_of(&mut self, route: Route, code: Option<MunicipalityCode>) {
        let whose = self.session.as_mut();
        let whose = whose.map(|session| std::mem::replace(&mut session.municipality, code));
        self.leave_for(route, whose.filter(|before| *before != code));
    }

    fn leave_for(&mut self, route: Route, whose: Option<Option<MunicipalityCode>>) {
        const REMEMBERED: usize = 50;
        let turns = route != self.route;
        if route == Route::OVERVIEW && whose.is_none() {
            self.close_steps();
        }
        // Another's on the same page is gone to, too.
        if turns || whose.is_some() {
            self.save_typed();
            self.back.push(Left {
                route: self.route.clone(),
                whose,
                had: self.focus.here(),
            });
            if turns {
                self.show(route);
            }
            let surplus = self.back.len().saturating_sub(REMEMBERED);
            self.back.drain(..surplus);
        }
    }

    /// Whoever comes to the overview sees the first steps; whoever goes back to it, what she left.
    fn close_steps(&mut self) {
        let close = |overview: &mut overview::State, _: &mut _| overview.close();
        self.states.with(None, close);
    }

    /// The copies may be others than those that were seen.
    pub(super) fn look_again(&mut self) {
        let look = |backups: &mut backups::State, _: &mut _| backups.look_again();
        self.states.with(None, look);
    }

    fn show(&mut self, route: Route) {
        if route == Route::BACKUPS {
            self.look_again();
        }
        self.begun.take();
        self.focus.turned();
        self.route = route;
    }

    /// What was typed and not saved yet is saved before its page goes away; what cannot be saved is kept.
    fn save_typed(&mut self) {
        let unsaved = self.drafts.get_mut().unsaved();
        for command in unsaved {
            self.write(String::new(), move |workspace, _| {
                Finished::run(workspace, command)
            });
        }
        self.keep_typed();
    }

    /// Keeps in the file what has been typed and not been stored, so that it is there when the program is opened again.
    pub(super) fn keep_typed(&mut self) {
        self.typed_at = None;
        let writable = self.session.as_ref().is_some_and(|open| open.writable);
        let typed = self.drafts.get_mut().take_unkept().filter(|_| writable);
        let Some(typed) = typed else { return };
        self.write(String::new(), move |workspace, _| {
            let left = workspace.keep_typed(&typed).unwrap_or_else(|error| {
                tracing::warn!(%error, "what was typed is not kept");
                None
            });
            Finished {
                typed: left,
                ..Finished::default()
            }
        });
    }

    /// Before the window closes, the field that is written in is left: what stands in it is read and kept. A day or a
    /// time becomes one first then. That takes a frame that is drawn, which a window that is put away has none of. No
    /// second request is refused, whatever has the focus then.
    pub(super) fn stay_to_read(&mut self, ctx: &Context) {
        let (closes, unseen) = ctx.input(|input| {
            let own = input.viewport();
            (own.close_requested(), own.visible() == Some(false))
        });
        if !closes || self.leaving != Leaving::No || !ctx.text_edit_focused() {
            return;
        }
        self.leaving = Leaving::Asked;
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        if unseen {
            ctx.send_viewport_cmd(ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(ViewportCommand::Focus);
        }
        ctx.request_repaint();
    }

    /// Leaves the field, and closes when it has been read.
    pub(super) fn leave_field(&mut self, ctx: &Context) {
        match self.leaving {
            Leaving::Asked => {
                self.leaving = Leaving::Reading;
                if let Some(field) = ctx.memory(|memory| memory.focused()) {
                    ctx.memory_mut(|memory| memory.surrender_focus(field));
                }
                ctx.request_repaint();
            }
            Leaving::Reading => {
                self.leaving = Leaving::Left;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Leaving::No | Leaving::Left => {}
        }
    }

    /// Keeps it soon, and again as long as somebody goes on typing: of what the power takes away a second is lost. What
    /// has been stored, or given up, is kept no longer at once.
    pub(super) fn keep_typed_soon(&mut self, ctx: &Context) {
        const SOON_SECONDS: f64 = 1.0;
        let now = ctx.input(|input| input.time);
        if self.drafts.get_mut().take_touched() {
            // Since when something is not kept: who writes without a pause is kept, too.
            self.typed_at.get_or_insert(now);
        }
        let Some(typed_at) = self.typed_at else {
            return;
        };
        let left = typed_at + SOON_SECONDS - now;
        if self.drafts.get_mut().take_emptied() || left <= 0.0 {
            self.keep_typed();
        } else {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
        }
    }

    fn step(
        &mut self,
        step: impl FnOnce(&mut Workspace) -> Result<Option<Changed>> + Send + 'static,
    ) {
        self.save_typed();
        self.write(String::new(), move |workspace, _| match step(workspace) {
            Ok(changed) => Finished {
                changed,
                ..Finished::default()
            },
            Err(error) => Finished::failed(error),
        });
    }

    fn write(
        &mut self,
        words: String,
        work: impl FnOnce(&mut Workspace, &Progress) -> Finished + Send + 'static,
    ) {
        if let Some(session) = &mut self.session {
            session.worker.write(words, Box::new(work));
        }
    }

    /// Lets what is to be written wait, as behind long work, or does what has waited; where there are no threads.
    pub fn let_work_wait(&mut self, wait: bool) {
        if let Some(session) = &mut self.session {
            session.worker.let_wait(wait);
        }
    }

    fn pick(&mut self, ctx: &Context, pick: Pick, then: Picked) {
        let wakes = ctx.clone();
        let wake = move || wakes.request_repaint();
        if !self.files.pick(&self.text, pick, then, wake) {
            self.notice(ctx, self.text.get("files-open_already"), false);
        }
    }

    pub(super) fn take_picked(&mut self) {
        for (chosen, then) in self.files.picked() {
            match chosen {
                Chosen::Files(paths) if paths.is_empty() => {}
                Chosen::Files(paths) => then(paths, &self.asks),
                Chosen::NoDialog(pick) => {
                    let open = self.session.as_ref().map(|session| session.path.as_path());
                    self.asked_path = Some(AskedPath::new(pick, then, open));
                }
            }
        }
    }

    fn set_settings(&mut self, ctx: &Context, settings: Settings) {
        if settings.language() != self.settings.language() {
            self.text = Text::new(settings.language());
            self.date_words = DateWords::of(&self.text);
            self.views.clear();
            if let Some(session) = &mut self.session {
                session.worker.set_text(self.text.clone());
            }
        }
        theme::install(ctx, settings.mode(), settings.text_scale);
        theme::set_motion(ctx, settings.motion);
        self.settings = settings;
        self.keep_settings();
    }

    pub(super) fn keep_settings(&self) {
        if let Some(file) = &self.settings_file {
            self.settings.save(file);
        }
    }

    /// Closes the file, and waits until everything typed is on disk.
    pub fn close(&mut self) {
        let session = self.put_away();
        let closed = session.and_then(Session::close);
        let before = self.closing.take().and_then(closed_then);
        if let Some(error) = closed.or(before) {
            self.trouble(&error);
        }
    }

    /// Closes the file while the window goes on to another, or to none.
    pub(super) fn leave(&mut self, ctx: &Context) {
        if let Some(session) = self.put_away() {
            let before = self.closing.take();
            let close = move || session.close().or(before.and_then(closed_then));
            self.closing = Some(beside(ctx, self.threads, close));
        }
    }

    /// Takes in how the closing went.
    pub(super) fn take_closed(&mut self) {
        let closed = self.closing.as_ref().map(Receiver::try_recv);
        match closed {
            None | Some(Err(TryRecvError::Empty)) => return,
            Some(Ok(Some(error))) => self.trouble(&error),
            Some(_) => {}
        }
        self.closing = None;
    }

    /// The open file, with everything typed on its way to it, and nothing of it left in the window.
    fn put_away(&mut self) -> Option<Session> {
        self.save_typed();
        self.views.clear();
        self.drafts.get_mut().clear();
        self.letters.clear();
        self.states = States::default();
        self.back.clear();
        self.removals = Removals::default();
        self.route = Route::START;
        self.session.take()
    }
}

/// Waits until a file is closed; what went wrong in the end.
pub(super) fn closed_then(closing: Receiver<Option<WorkspaceError>>) -> Option<WorkspaceError> {
    closing.recv().ok().flatten()
}
