//! Doing what a page has asked for.

use std::path::Path;

use eframe::egui::Context;

use super::health::Health;
use super::{App, Session};
use crate::bundle::Manifest;
use crate::domain::MunicipalityCode;
use crate::gui::ask::{Ask, Pick, Picked};
use crate::gui::open::{Ended, Opening, What, beside, place_of, what_is};
use crate::gui::route::Route;
use crate::gui::screens::Screens;
use crate::gui::search::Search;
use crate::gui::settings::Settings;
use crate::gui::worker::{Finished, Progress, Standing, Worker};
use crate::gui::{frame, theme};
use crate::text::{Sentence as _, Text};
use crate::workspace::{
    Changed, ReadOnly, Result, Role, StoreError, Workspace, WorkspaceError, backups,
};

impl App {
    pub(super) fn act(&mut self, ctx: &Context, ask: Ask) {
        match ask {
            Ask::Run(command) => self.write(String::new(), move |workspace, _| {
                Finished::ran(workspace.run(&command))
            }),
            Ask::Undo => self.step(Workspace::undo),
            Ask::Redo => self.step(Workspace::redo),
            Ask::Go(route) => self.go(route),
            Ask::Back => {
                if let Some(route) = self.back.pop() {
                    self.save_typed();
                    self.route = route;
                }
            }
            Ask::Municipality(code) => {
                if let Some(session) = &mut self.session {
                    session.municipality = code;
                }
            }
            Ask::Work(words, work) => self.write(words, work),
            Ask::Beside(work) => {
                let done = beside(ctx, self.threads, work);
                self.beside.push(done);
            }
            Ask::Mend { file, words, mend } => {
                self.close();
                self.opening = Some(Opening::mend(ctx, self.threads, file, &words, mend));
            }
            Ask::Pick(pick, then) => self.pick(ctx, pick, then),
            Ask::Notice(words) => self.notice(ctx, words, false),
            Ask::Open(path) => self.open(ctx, &path),
            Ask::OpenKit { kit, file } => {
                self.opened(ctx, Workspace::open_kit(&kit, &file));
            }
            Ask::RestoreLead {
                from,
                file,
                secrets,
            } => self.opened(ctx, Workspace::restore_lead(&from, &file, &secrets)),
            Ask::NewProject { file, project } => {
                self.opened(ctx, Workspace::create_project(&file, &project));
            }
            Ask::OpenDemo => self.open_demo(ctx),
            Ask::Close => self.close(),
            Ask::Settings(settings) => self.set_settings(ctx, settings),
            Ask::Search => self.search = Some(Search::default()),
            Ask::TroubleRead => self.trouble = None,
        }
    }

    fn go(&mut self, route: Route) {
        const REMEMBERED: usize = 50;
        if route == Route::Backups {
            self.screens.backups.look_again();
        }
        if route != self.route {
            self.save_typed();
            self.back.push(std::mem::replace(&mut self.route, route));
            let surplus = self.back.len().saturating_sub(REMEMBERED);
            self.back.drain(..surplus);
        }
    }

    /// What was typed and not saved yet is saved before its page goes away.
    fn save_typed(&mut self) {
        let unsaved = self.drafts.get_mut().unsaved();
        for command in unsaved {
            self.write(String::new(), move |workspace, _| {
                Finished::ran(workspace.run(&command))
            });
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
            Err(error) => Finished {
                error: Some(error),
                ..Finished::default()
            },
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

    fn pick(&mut self, ctx: &Context, pick: Pick, then: Picked) {
        let ctx = ctx.clone();
        self.files
            .pick(&self.text, pick, then, move || ctx.request_repaint());
    }

    pub(super) fn take_picked(&mut self) {
        for (paths, then) in self.files.picked() {
            if !paths.is_empty() {
                then(paths, &mut self.screens, &self.asks);
            }
        }
    }

    fn set_settings(&mut self, ctx: &Context, settings: Settings) {
        if settings.language() != self.settings.language() {
            self.text = Text::new(settings.language());
            self.date_words = frame::date_words(&self.text);
            self.views.clear();
            if let Some(session) = &mut self.session {
                session.worker.set_text(self.text.clone());
            }
        }
        theme::install(ctx, settings.mode(), settings.text_scale);
        theme::set_motion(ctx, settings.motion);
        let author = settings.name.clone();
        if author != self.settings.name && self.session.is_some() {
            self.write(String::new(), move |workspace, _| Finished {
                error: workspace.set_author(&author).err(),
                ..Finished::default()
            });
        }
        self.settings = settings;
        self.keep_settings();
    }

    fn keep_settings(&self) {
        if let Some(file) = &self.settings_file {
            self.settings.save(file);
        }
    }

    /// Opens whatever the file is: a workspace, a kit to begin from, a bundle to merge.
    fn open(&mut self, ctx: &Context, path: &Path) {
        match what_is(path) {
            Ok(What::Workspace) => self.open_workspace(ctx, path),
            // A newer kit for the municipality at work is merged like anything that comes in.
            Ok(What::Kit(manifest)) if self.is_of(manifest.municipality) => {
                self.screens.inbox.add(vec![path.to_owned()]);
                self.go(Route::Inbox);
            }
            Ok(What::Kit(manifest)) => {
                self.close();
                self.screens.start.begin_from_kit(path, &manifest);
            }
            Ok(What::Bundle(_)) if self.session.is_some() => {
                self.screens.inbox.add(vec![path.to_owned()]);
                self.go(Route::Inbox);
            }
            Ok(What::Bundle(manifest)) => self.open_with_its_file(ctx, path, &manifest),
            Err(error) => self.cannot_open(path, &error),
        }
    }

    /// Opens a workspace: to read alone, if it is damaged; and if not even that can be done, shows the ways out.
    fn open_workspace(&mut self, ctx: &Context, path: &Path) {
        match Workspace::open(path) {
            Err(error) if error.is_damage() => {
                let read = Workspace::open_damaged(path)
                    .and_then(|workspace| self.session_of(ctx, workspace));
                match read {
                    Ok(session) => {
                        self.enter(session);
                        self.is_damaged(&error);
                    }
                    Err(_) => self.cannot_open(path, &error),
                }
            }
            Err(error) => self.cannot_open(path, &error),
            Ok(workspace) => self.opened(ctx, Ok(workspace)),
        }
        ctx.request_repaint();
    }

    /// A file that cannot be opened: what is wrong, and the ways out where there are any.
    fn cannot_open(&mut self, path: &Path, error: &WorkspaceError) {
        let gone = matches!(error, WorkspaceError::Store(StoreError::NoFile(_)));
        let has_copies = backups(path).is_ok_and(|all| !all.is_empty());
        let damaged = matches!(error, WorkspaceError::Store(StoreError::Damaged(_)));
        if damaged || has_copies && (gone || error.is_damage()) {
            self.close();
            let sentence = error.sentence(&self.text);
            self.screens
                .backups
                .broken(path.to_owned(), sentence, damaged);
            self.route = Route::Backups;
        } else {
            self.trouble(error);
        }
    }

    /// Opens a bundle that comes alone, as by a double click, together with the file it belongs in.
    fn open_with_its_file(&mut self, ctx: &Context, path: &Path, manifest: &Manifest) {
        let Some(file) = place_of(manifest, &self.settings.recent) else {
            self.trouble = Some(self.text.get("open-bundle_needs_lead"));
            return;
        };
        self.open_workspace(ctx, &file);
        match &self.session {
            Some(session) if session.damage.is_some() => {}
            Some(session) if session.writable => {
                self.screens.inbox.add(vec![path.to_owned()]);
                self.go(Route::Inbox);
            }
            // Another window has the file, and only one can merge.
            Some(_) => {
                self.close();
                self.trouble = Some(self.text.get("open-bundle_elsewhere"));
            }
            None => {}
        }
    }

    fn opened(&mut self, ctx: &Context, workspace: Result<Workspace>) {
        match workspace.and_then(|workspace| self.session_of(ctx, workspace)) {
            Ok(session) => {
                let moved = session.moved_to.clone();
                self.enter(session);
                if let Some(name) = moved {
                    let words = self.text.with("laptop-arrived", &[("name", name.into())]);
                    self.notice(ctx, words, false);
                }
            }
            Err(error) => self.trouble(&error),
        }
        ctx.request_repaint();
    }

    /// Goes on with another file than before.
    fn enter(&mut self, session: Session) {
        self.trouble = None;
        self.close();
        self.settings.remember(&session.path);
        self.keep_settings();
        let home = if session.role == Role::Lead {
            Route::Situation
        } else {
            Route::Overview
        };
        self.route = self.first_page.take().unwrap_or(home);
        self.session = Some(session);
    }

    fn session_of(&self, ctx: &Context, mut workspace: Workspace) -> Result<Session> {
        let (role, writable) = (workspace.role(), workspace.writable());
        let read_only = workspace.read_only();
        workspace.keep_backups(!self.is_example(workspace.reader().path()));
        // Who works is the file's to say, until it comes to another computer or has no name yet.
        let moved = writable && workspace.came_from_elsewhere();
        let nameless = workspace.author().is_empty();
        if writable && (nameless || moved) && !self.settings.name.is_empty() {
            workspace.set_author(&self.settings.name)?;
        }
        let name = workspace.author().to_owned();
        let moved_to = (moved && !name.is_empty()).then_some(name);
        let project = workspace.reader().project()?;
        let path = workspace.reader().path().to_owned();
        let text = self.text.clone();
        // What is known to be damaged need not be looked at.
        let health = match read_only {
            Some(ReadOnly::Damaged) => None,
            _ => Some(Health::look(ctx, self.threads, &workspace)?),
        };
        let worker = if self.threads {
            let ctx = ctx.clone();
            Worker::threads(workspace, text, move || ctx.request_repaint())?
        } else {
            Worker::inline(workspace, text)?
        };
        Ok(Session {
            moved_to,
            worker,
            path,
            role,
            writable,
            read_only,
            damage: None,
            health,
            project: project
                .map(|project| project.short_name)
                .unwrap_or_default(),
            standing: Standing::default(),
            saved_at: None,
            municipality: None,
        })
    }

    /// Closes the file, when everything typed is on disk.
    pub fn close(&mut self) {
        self.save_typed();
        if let Some(mut session) = self.session.take() {
            session.health = None;
            if let Some(error) = session.worker.close() {
                self.trouble(&error);
            }
        }
        self.views.clear();
        self.drafts.get_mut().clear();
        self.screens = Screens::default();
        self.back.clear();
        self.route = Route::Start;
    }

    fn open_demo(&mut self, ctx: &Context) {
        self.opening = Some(Opening::demo(ctx, &self.text, self.threads));
    }

    /// Whether a file is part of the example, which can be made again.
    fn is_example(&self, path: &Path) -> bool {
        let folder = self.demo.as_ref();
        folder.is_some_and(|folder| path.starts_with(folder))
    }

    fn is_of(&self, municipality: Option<MunicipalityCode>) -> bool {
        let own = self
            .session
            .as_ref()
            .map(|session| session.role.municipality());
        municipality.is_some() && own == Some(municipality)
    }

    pub(super) fn take_opened(&mut self, ctx: &Context) {
        let Some(ended) = self.opening.as_mut().and_then(Opening::ended) else {
            return;
        };
        self.opening = None;
        match ended {
            Ended::Demo(Ok((folder, today))) => {
                let lead = folder.join("lead.samverka");
                self.demo = Some(folder);
                self.opened(ctx, Workspace::open(&lead));
                self.today = self.today.or(Some(today));
            }
            Ended::Demo(Err(error)) => self.trouble(&error),
            Ended::File(file, mended) => {
                self.open_workspace(ctx, &file);
                self.go(Route::Backups);
                match mended {
                    Ok(words) => self.notice(ctx, words, false),
                    Err(error) => self.trouble(&error),
                }
            }
        }
    }
}
