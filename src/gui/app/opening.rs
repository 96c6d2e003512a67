//! Opening files: on a thread of its own as far as the disk is asked, and then in the window.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use eframe::egui::Context;

use super::act::closed_then;
use super::open::{Opening, write_demo};
use super::session::{Session, SessionNeeds};
use super::{App, Example};
use crate::bundle::Manifest;
use crate::domain::MunicipalityCode;
use crate::gui::ground::ask::Mend;
use crate::gui::ground::route::Route;
use crate::gui::pages::{backups as copies_page, inbox, start, to_evaluator};
use crate::text::Sentence as _;
use crate::workspace::{
    Given, Result, Role, StoreError, Workspace, WorkspaceError, backups, home_of, workspace_of,
};

/// What became of an opening.
pub enum Ended {
    /// This is the file that is open: opened once more, it could only be read.
    AtWork,
    /// A workspace was opened, or could not be.
    Workspace(Opened),
    /// This is a kit to begin from.
    Kit(PathBuf, Box<Manifest>),
    /// This is an evaluator's invitation, for the lead's file that is open.
    Invitation(PathBuf),
    /// This is a bundle for the file that is open.
    Bundle(PathBuf),
    /// This bundle came alone, and its workspace was opened for it; or none is known.
    BundleAlone(PathBuf, Option<Opened>),
    /// A file was mended, with something to say, and opened again.
    Mended(Result<String>, Opened),
    /// The example was written to this folder, as a picture of this day.
    Demo(Result<(PathBuf, NaiveDate)>),
}

/// What became of a workspace that was to be opened.
pub enum Opened {
    /// It is open; damaged, it is only read.
    Session(Box<Session>, Option<WorkspaceError>),
    /// It could not be opened, and may have copies.
    Not {
        /// The file.
        file: PathBuf,
        /// Why not.
        error: WorkspaceError,
        /// Whether there are copies of it.
        copies: bool,
    },
}

impl Opened {
    /// Opens a workspace: to read alone, if it is damaged.
    fn open(file: &Path, around: &SessionNeeds) -> Self {
        let begin = |workspace| Session::begin(workspace, around);
        let opened = match Workspace::open(file) {
            Err(error) if error.is_damage() => {
                match Workspace::open_damaged(file).and_then(begin) {
                    Ok(session) => Ok((session, Some(error))),
                    Err(_) => Err(error),
                }
            }
            opened => opened.and_then(begin).map(|session| (session, None)),
        };
        match opened {
            Ok((session, damage)) => Self::Session(Box::new(session), damage),
            Err(error) => Self::Not {
                file: file.to_owned(),
                error,
                copies: backups(file).is_ok_and(|all| !all.is_empty()),
            },
        }
    }
}

/// Whether two paths lead to the same file.
fn is_same(one: &Path, other: &Path) -> bool {
    let found = |path: &Path| std::fs::canonicalize(path).ok();
    one == other || found(one).is_some_and(|one| found(other) == Some(one))
}

/// Opens whatever the file is: a workspace, a kit to begin from, a bundle to merge.
fn open(file: PathBuf, around: &SessionNeeds, open: Option<&Path>, recent: &[PathBuf]) -> Ended {
    match Given::find(&file) {
        Ok(Given::Workspace) if open.is_some_and(|open| is_same(open, &file)) => Ended::AtWork,
        Ok(Given::Workspace) => Ended::Workspace(Opened::open(&file, around)),
        Ok(Given::Kit(manifest)) => Ended::Kit(file, manifest),
        Ok(Given::Invitation(_)) => Ended::Invitation(file),
        Ok(Given::Bundle(_)) if open.is_some() => Ended::Bundle(file),
        Ok(Given::Bundle(manifest)) => {
            let place = home_of(&manifest, recent);
            Ended::BundleAlone(file, place.map(|place| Opened::open(&place, around)))
        }
        Err(error) => Ended::Workspace(Opened::Not {
            copies: backups(&file).is_ok_and(|all| !all.is_empty()),
            file,
            error,
        }),
    }
}

impl App {
    /// Opens the next of the files that wait for it.
    pub(super) fn open_next(&mut self, ctx: &Context) {
        while self.opening.is_none()
            && self.closing.is_none()
            && let Some(file) = self.to_open.pop_front()
        {
            let around = self.around(ctx);
            let at_work = self.session.as_ref().map(|session| session.path.clone());
            let recent = self.settings.recent.clone();
            let title = self.opens(&file);
            let open = move || open(file, &around, at_work.as_deref(), &recent);
            self.opening = Some(Opening::opens(ctx, self.threads, title, open));
            if !self.threads {
                self.take_opened(ctx);
            }
        }
    }

    /// Begins to work in a new file.
    pub(super) fn begin(
        &mut self,
        ctx: &Context,
        file: PathBuf,
        make: impl FnOnce() -> Result<Workspace> + Send + 'static,
    ) {
        let around = self.around(ctx);
        let title = self.opens(&file);
        let begin = move || {
            let begun = make().and_then(|workspace| Session::begin(workspace, &around));
            Ended::Workspace(match begun {
                Ok(session) => Opened::Session(Box::new(session), None),
                Err(error) => Opened::Not {
                    file,
                    error,
                    copies: false,
                },
            })
        };
        self.opening = Some(Opening::opens(ctx, self.threads, title, begin));
    }

    /// Closes a file, does something with it, and opens it again.
    pub(super) fn mend(&mut self, ctx: &Context, file: PathBuf, words: &str, mend: Mend) {
        self.leave(ctx);
        let around = self.around(ctx);
        let closing = self.closing.take();
        let mend = move || {
            let _nothing_to_keep = closing.and_then(closed_then);
            let mended = mend();
            Ended::Mended(mended, Opened::open(&file, &around))
        };
        self.opening = Some(Opening::mends(ctx, self.threads, words, mend));
    }

    /// Writes the example, to be opened.
    pub(super) fn open_demo(&mut self, ctx: &Context) {
        let (title, words) = (
            self.text.get("open-demo_title"),
            self.text.get("open-writing_demo"),
        );
        let write = |progress: &_| Ended::Demo(write_demo(progress));
        self.opening = Some(Opening::writes(ctx, self.threads, title, &words, write));
    }

    /// The page that an open file begins with.
    fn home(&self) -> Route {
        match self.session.as_ref().map(|session| session.role) {
            Some(Role::Lead) => Route::SITUATION,
            Some(Role::Evaluator(_)) => Route::CLUSTER,
            _ => Route::OVERVIEW,
        }
    }

    fn opens(&self, file: &Path) -> String {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        self.text.with("open-opens", &[("file", (&*name).into())])
    }

    fn around(&self, ctx: &Context) -> SessionNeeds {
        SessionNeeds {
            ctx: ctx.clone(),
            threads: self.threads,
            text: self.text.clone(),
            name: self.settings.name.clone(),
            example: self.demo.as_ref().map(|example| example.folder.clone()),
        }
    }

    /// Goes on with what was opened.
    pub(super) fn take_opened(&mut self, ctx: &Context) {
        let Some(ended) = self.opening.as_mut().and_then(Opening::ended) else {
            return;
        };
        self.opening = None;
        match ended {
            Ended::AtWork => self.go(self.home()),
            Ended::Workspace(opened) => self.enter(ctx, opened),
            // A newer kit for the municipality at work is merged like anything that comes in.
            Ended::Kit(file, manifest) if self.is_of(manifest.municipality) => self.receive(file),
            Ended::Kit(file, manifest) => {
                self.leave(ctx);
                let start =
                    |start: &mut start::State, _: &mut _| start.begin_from_kit(&file, &manifest);
                self.states.with(None, start);
            }
            Ended::Invitation(file) => self.take_invitation(&file),
            Ended::Bundle(file) if self.session.is_some() => self.receive(file),
            // The file it was for has been closed in the meantime.
            Ended::Bundle(file) => self.to_open.push_front(file),
            Ended::BundleAlone(_, None) => {
                self.trouble = Some(self.text.get("open-bundle_needs_lead"));
            }
            Ended::BundleAlone(file, Some(opened)) => {
                self.enter(ctx, opened);
                self.receive_alone(ctx, file);
            }
            Ended::Mended(mended, opened) => {
                self.enter(ctx, opened);
                self.go(Route::BACKUPS);
                match mended {
                    Ok(words) => self.notice(ctx, words, false),
                    Err(error) => self.trouble(&error),
                }
            }
            Ended::Demo(Ok((folder, today))) => {
                self.to_open.push_front(folder.join("lead.samverka"));
                self.demo = Some(Example { folder, today });
            }
            Ended::Demo(Err(error)) => self.trouble(&error),
        }
        ctx.request_repaint();
    }

    /// Goes on with another file than before, or says why not.
    fn enter(&mut self, ctx: &Context, opened: Opened) {
        let (session, damage) = match opened {
            Opened::Session(session, damage) => (*session, damage),
            Opened::Not {
                file,
                error,
                copies,
            } => return self.cannot_open(ctx, file, &error, copies),
        };
        self.trouble = None;
        self.leave(ctx);
        self.settings.remember(&session.path);
        self.keep_settings();
        let moved = session.moved_to.clone();
        self.drafts
            .get_mut()
            .restore(session.typed.clone(), &session.typed_on_gone);
        self.session = Some(session);
        self.route = self.first_page.take().unwrap_or_else(|| self.home());
        if let Some(damage) = damage {
            self.is_damaged(&damage);
        } else if let Some(name) = moved {
            let words = self.text.with("laptop-arrived", &[("name", name.into())]);
            self.notice(ctx, words, false);
        }
    }

    /// A file that cannot be opened: what is wrong, and the ways out where there are any.
    fn cannot_open(&mut self, ctx: &Context, file: PathBuf, error: &WorkspaceError, copies: bool) {
        let is_a_step = matches!(error, WorkspaceError::Store(StoreError::IsAStep));
        if let Some(of) = workspace_of(&file).filter(|_| is_a_step) {
            self.opens_a_step(ctx, of, error);
            return;
        }
        let gone = matches!(error, WorkspaceError::Store(StoreError::NoFile(_)));
        let damaged = matches!(error, WorkspaceError::Store(StoreError::Damaged(_)));
        if damaged || copies && (gone || error.is_damage()) {
            self.leave(ctx);
            let sentence = error.sentence(&self.text);
            let broken =
                |page: &mut copies_page::State, _: &mut _| page.broken(file, sentence, damaged);
            self.states.with(None, broken);
            self.route = Route::BACKUPS;
        } else {
            self.trouble(error);
        }
    }

    /// A copy that is nothing by itself: the copies of its workspace, where it is put back, also if that file is gone.
    fn opens_a_step(&mut self, ctx: &Context, of: PathBuf, error: &WorkspaceError) {
        let session = self.session.as_ref();
        if session.is_some_and(|session| is_same(&session.path, &of)) {
            self.trouble(error);
            self.go(Route::BACKUPS);
            return;
        }
        self.leave(ctx);
        let sentence = error.sentence(&self.text);
        let broken = |page: &mut copies_page::State, _: &mut _| page.broken(of, sentence, false);
        self.states.with(None, broken);
        self.route = Route::BACKUPS;
    }

    /// Lets a bundle be looked at before it is merged.
    fn receive(&mut self, bundle: PathBuf) {
        self.states
            .with(None, |inbox: &mut inbox::State, _| inbox.add(vec![bundle]));
        self.go(Route::INBOX);
    }

    /// Takes an evaluator's invitation into the lead's file that is open, and shows what can be sent to her.
    fn take_invitation(&mut self, file: &Path) {
        let session = self.session.as_ref();
        if session.is_none_or(|session| session.role != Role::Lead || !session.writable) {
            self.trouble = Some(self.text.get("open-invitation_needs_lead"));
            return;
        }
        let asks = &self.asks;
        asks.tell({
            let file = file.to_owned();
            move |state: &mut to_evaluator::State| state.take(file)
        });
        self.go(Route::TO_EVALUATOR);
    }

    /// Receives a bundle that came alone, as by a double click, if its workspace can be written.
    fn receive_alone(&mut self, ctx: &Context, bundle: PathBuf) {
        match &self.session {
            Some(session) if session.damage.is_some() => {}
            Some(session) if session.writable => self.receive(bundle),
            // Another window has the file, and only one can merge.
            Some(_) => {
                self.leave(ctx);
                self.trouble = Some(self.text.get("open-bundle_elsewhere"));
            }
            None => {}
        }
    }

    fn is_of(&self, municipality: Option<MunicipalityCode>) -> bool {
        let session = self.session.as_ref();
        let own = session.map(|session| session.role.municipality());
        municipality.is_some() && own == Some(municipality)
    }
}
