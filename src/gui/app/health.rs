//! Whether the open file is sound: looked at beside the work, and what follows when it is not.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use eframe::egui::Context;

use super::App;
use super::open::beside;
use crate::gui::ground::worker::Finished;
use crate::text::Sentence as _;
use crate::workspace::{Interrupter, ReadOnly, Reader, Result, Workspace, WorkspaceError};

/// So many seconds it waits for the first page at most: one that is never read keeps nobody from knowing that the file
/// is damaged.
const WAITS: f64 = 5.0;

/// A look at the open file, on a thread of its own. It waits until the first page has been read, for both go through
/// much of the file; but not where the file was not closed as it should be, and so may well be damaged.
pub struct Health {
    stage: Stage,
    interrupter: Interrupter,
}

enum Stage {
    /// Who is to look, whether thoroughly, and since when it waits.
    Waits(Option<(Box<Reader>, bool)>, Option<f64>),
    UnderWay(Receiver<Result<()>>),
}

/// How often it is asked to stop.
const ASKED: Duration = Duration::from_millis(1);

/// Waits until it is told, and asks for it meanwhile: what has not begun yet is not interrupted.
fn ask_until_told<T>(told: &Receiver<T>, ask: &mut dyn FnMut()) {
    loop {
        ask();
        if !matches!(told.recv_timeout(ASKED), Err(RecvTimeoutError::Timeout)) {
            return;
        }
    }
}

impl Drop for Health {
    /// Stops looking, and waits until the file is let go.
    fn drop(&mut self) {
        if let Stage::UnderWay(found) = &self.stage {
            ask_until_told(found, &mut || self.interrupter.interrupt());
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
            stage: Stage::Waits(Some((Box::new(reader), thorough)), None),
            interrupter,
        })
    }

    /// Begins to look, once, when it is time: whether the page has been read is the one thing that counts, for as long
    /// as it may.
    fn look(&mut self, ctx: &Context, page_is_read: bool, threads: bool) {
        let Stage::Waits(who, since) = &mut self.stage else {
            return;
        };
        let now = ctx.input(|input| input.time);
        let left = WAITS - (now - *since.get_or_insert(now));
        if let Some((reader, thorough)) =
            who.take_if(|(_, thorough)| *thorough || page_is_read || left <= 0.0)
        {
            self.stage = Stage::UnderWay(beside(ctx, threads, move || reader.check(thorough)));
        } else {
            ctx.request_repaint_after(Duration::try_from_secs_f64(left).unwrap_or_default());
        }
    }

    /// What was found, when the look has ended.
    fn found(&self) -> Option<Result<()>> {
        match &self.stage {
            Stage::Waits(..) => None,
            Stage::UnderWay(found) => found.try_recv().ok(),
        }
    }
}

impl App {
    /// Takes in what was found out about the open file.
    pub(super) fn take_health(&mut self, ctx: &Context) {
        let (page_is_read, threads) = (self.page_is_read(), self.threads);
        let health = self
            .session
            .as_mut()
            .and_then(|session| session.health.as_mut());
        let Some(health) = health else { return };
        health.look(ctx, page_is_read, threads);
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

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use eframe::egui::RawInput;

    use super::*;
    use crate::gui::ground::office::Office;

    /// Whether it has looked, in a frame at this time.
    fn looks(health: &mut Health, page_is_read: bool, time: f64) -> bool {
        let ctx = Context::default();
        let input = RawInput {
            time: Some(time),
            ..RawInput::default()
        };
        let mut drawn = ctx.run_ui(input, |ui| health.look(ui.ctx(), page_is_read, false));
        drawn.textures_delta.clear();
        matches!(health.stage, Stage::UnderWay(_))
    }

    #[test]
    fn health_is_looked_at_when_the_page_has_been_read() {
        let office = Office::new();
        let mut health = Health::of(&office.own).unwrap();
        assert!(!looks(&mut health, false, 100.0));
        assert!(looks(&mut health, true, 100.1));
        assert!(health.found().unwrap().is_ok());
    }

    #[test]
    fn health_is_looked_at_in_the_end_where_the_page_is_never_read() {
        let office = Office::new();
        let mut health = Health::of(&office.own).unwrap();
        assert!(!looks(&mut health, false, 100.0));
        assert!(!looks(&mut health, false, 100.0 + WAITS - 0.1));
        assert!(looks(&mut health, false, 100.0 + WAITS));
    }

    #[test]
    fn health_of_a_file_that_was_left_open_is_looked_at_at_once() {
        let mut office = Office::new();
        let file = office.own.reader().path().to_owned();
        let copy = file.with_file_name("copy.samverka");
        assert!(office.own.make_whole());
        std::fs::copy(&file, &copy).unwrap();
        std::fs::write(copy.with_file_name("copy.samverka.lock"), b"").unwrap();
        let left = Workspace::open(&copy).unwrap();
        assert!(left.was_left_open());
        assert!(looks(&mut Health::of(&left).unwrap(), false, 100.0));
    }

    #[test]
    fn look_that_has_not_begun_when_it_is_asked_to_stop_is_asked_again() {
        let (tell, told) = channel();
        let mut asked = 0;
        ask_until_told(&told, &mut || {
            asked += 1;
            if asked == 3 {
                tell.send(()).unwrap();
            }
        });
        assert_eq!(asked, 3);
    }
}
