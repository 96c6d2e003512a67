//! Whether the open file is sound: looked at beside the work, and what follows when it is not.

use std::sync::mpsc::Receiver;

use eframe::egui::Context;

use super::App;
use super::open::beside;
use crate::gui::ground::worker::Finished;
use crate::text::Sentence as _;
use crate::workspace::{Interrupter, ReadOnly, Reader, Result, Workspace, WorkspaceError};

/// A look at the open file: it waits until the first page has been read, for both go through much of the file, and is
/// then under way on a thread of its own.
pub struct Health {
    stage: Stage,
    interrupter: Interrupter,
}

enum Stage {
    /// Who is to look, and whether thoroughly.
    Waits(Option<(Reader, bool)>),
    UnderWay(Receiver<Result<()>>),
}

impl Drop for Health {
    /// Stops looking, and waits until the file is let go.
    fn drop(&mut self) {
        self.interrupter.interrupt();
        if let Stage::UnderWay(found) = &self.stage {
            let _whatever_it_found = found.recv();
        }
    }
}

impl Health {
    /// Is to look: quickly, or thoroughly when the file was not closed as it should be.
    ///
    /// # Errors
    /// If the file cannot be opened once more.
    pub fn of(workspace: &Workspace) -> Result<Self> {
        let reader = Reader::open(workspace.reader().path())?;
        let interrupter = reader.interrupter();
        let thorough = workspace.was_left_open();
        Ok(Self {
            stage: Stage::Waits(Some((reader, thorough))),
            interrupter,
        })
    }

    /// Begins to look, once.
    fn look(&mut self, ctx: &Context, threads: bool) {
        if let Stage::Waits(waits) = &mut self.stage
            && let Some((reader, thorough)) = waits.take()
        {
            self.stage = Stage::UnderWay(beside(ctx, threads, move || reader.check(thorough)));
        }
    }

    /// What was found, when the look has ended.
    fn found(&self) -> Option<Result<()>> {
        match &self.stage {
            Stage::Waits(_) => None,
            Stage::UnderWay(found) => found.try_recv().ok(),
        }
    }
}

impl App {
    /// Takes in what was found out about the open file.
    pub(super) fn take_health(&mut self, ctx: &Context) {
        let (whole, threads) = (self.page_is_whole(), self.threads);
        let health = self
            .session
            .as_mut()
            .and_then(|session| session.health.as_mut());
        let Some(health) = health else { return };
        if whole {
            health.look(ctx, threads);
        }
        let Some(found) = health.found() else { return };
        if let Some(session) = &mut self.session {
            session.health = None;
        }
        if let Err(error) = found {
            self.went_wrong(&error);
        }
    }

    /// Takes in what was done beside the open file.
    pub(super) fn take_beside(&mut self, ctx: &Context) {
        let mut done = Vec::new();
        self.beside.retain(|work| match work.try_recv() {
            Ok(finished) => {
                done.push(finished);
                false
            }
            Err(error) => error == std::sync::mpsc::TryRecvError::Empty,
        });
        for Finished {
            error,
            notice,
            tell,
            ..
        } in done
        {
            if let Some(error) = error {
                self.trouble(&error);
            }
            if let Some(words) = notice {
                self.notice(ctx, words, false);
            }
            if let Some(letter) = tell {
                self.letters.push(letter);
            }
            ctx.request_repaint();
        }
    }

    /// Something went wrong with the open file. If it is damaged, it is only read from now on.
    pub(super) fn went_wrong(&mut self, error: &WorkspaceError) {
        if error.is_damage() && self.session.is_some() {
            self.is_damaged(error);
        } else {
            self.trouble(error);
        }
    }

    pub(super) fn is_damaged(&mut self, error: &WorkspaceError) {
        let sentence = error.sentence(&self.text);
        if let Some(session) = &mut self.session
            && session.damage.is_none()
        {
            session.damage = Some(sentence);
            session.writable = false;
            session.read_only = Some(ReadOnly::Damaged);
            let stop = |workspace: &mut Workspace, _: &_| {
                workspace.stop_writing();
                Finished::default()
            };
            session.worker.write(String::new(), Box::new(stop));
        }
    }
}
