//! The story as files: every act runs through a workspace, kits go out, bundles come in.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{NaiveDate, NaiveDateTime};

use super::act::Act;
use super::calendar::{at, day, later};
use super::chance::Chance;
use super::{Demo, Scale, calendar, feedback};
use crate::bundle::Profile;
use crate::domain::{MunicipalityCode, Project, Record};
use crate::insight::comparisons;
use crate::workspace::{
    Edit, NewProject, Progress, Result, Surroundings, Why, Workspace, WorkspaceError,
};

/// The files of a demo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The lead's workspace, with everything merged.
    pub lead: PathBuf,
    /// Each municipality's workspace.
    pub workspaces: Vec<PathBuf>,
    /// Each municipality's last bundle.
    pub bundles: Vec<PathBuf>,
}

/// Days on which the model project's lead sends out kits: the first, and news before each half-year.
const KIT_DAYS: [&str; 4] = ["2016-12-01", "2017-06-12", "2017-12-15", "2018-06-14"];

/// Makes the demo's files in a folder: `lead.samverka`, `kits`, `municipalities` and `bundles`.
///
/// The lead's workspace is made and its kits exported; each municipality opens its kit, lives its acts in
/// order of time and exports its full bundle; the lead merges them all. `progress` is told how many
/// municipalities are done, and stops it all by answering false.
///
/// # Errors
/// If a file is there already or cannot be made, or [`WorkspaceError::Stopped`].
pub fn write(folder: &Path, scale: Scale, progress: Progress<'_>) -> Result<Written> {
    let demo = Demo::new(scale);
    let folders = Folders::make(folder)?;
    let mut lead = Lead::begin(&folders, &demo)?;
    // Other scales send one kit, when the lead has written everything.
    let kit_days: &[&str] = if scale == Scale::Boss {
        &KIT_DAYS
    } else {
        &[LAST_DAY]
    };
    let codes = demo.municipalities();
    for date in kit_days {
        lead.live_until(at(day(date), 0, 0))?;
        lead.send_kits(&folders, &codes, date)?;
    }
    lead.live_until(NaiveDateTime::MAX)?;
    let mut written = Written {
        lead: folders.lead.clone(),
        workspaces: Vec::new(),
        bundles: Vec::new(),
    };
    for (done, code) in codes.iter().enumerate() {
        if !progress(done, codes.len()) {
            return Err(WorkspaceError::Stopped);
        }
        let (workspace, bundle) = live(&folders, &demo, *code, kit_days)?;
        written.workspaces.push(workspace);
        written.bundles.push(bundle);
    }
    // As in life; and the merge can be tried again from it.
    lead.stage.wait_until(merged_at());
    lead.stage.workspace.back_up(Why::Merge)?;
    lead.merge(&written.bundles, &demo)?;
    if scale == Scale::Boss {
        lead.send_feedback(&folders, &codes)?;
        codes
            .iter()
            .try_for_each(|code| open_feedback(&folders, *code))?;
    }
    Ok(written)
}

const LAST_DAY: &str = "2018-10-04";

/// When the lead takes in everybody's last bundle.
fn merged_at() -> NaiveDateTime {
    at(later(calendar::end(), 10), 9, 0)
}

/// Where the files go.
struct Folders {
    lead: PathBuf,
    kits: PathBuf,
    municipalities: PathBuf,
    bundles: PathBuf,
    feedback: PathBuf,
}

impl Folders {
    fn make(folder: &Path) -> Result<Self> {
        let folders = Self {
            lead: folder.join("lead.samverka"),
            kits: folder.join("kits"),
            municipalities: folder.join("municipalities"),
            bundles: folder.join("bundles"),
            feedback: folder.join("feedback"),
        };
        for path in [
            &folders.kits,
            &folders.municipalities,
            &folders.bundles,
            &folders.feedback,
        ] {
            std::fs::create_dir_all(path).map_err(|error| WorkspaceError::of_file(path, &error))?;
        }
        Ok(folders)
    }

    fn workspace(&self, code: MunicipalityCode) -> PathBuf {
        self.municipalities.join(format!("{code}.samverka"))
    }

    fn feedback(&self, code: MunicipalityCode) -> PathBuf {
        self.feedback.join(format!("{code}.samverka-bundle"))
    }

    fn kit(&self, code: MunicipalityCode, date: &str) -> PathBuf {
        self.kits.join(format!("{code}-{date}.samverka-bundle"))
    }
}

/// The time as the story has it, and dice that always fall the same.
struct Script {
    now: Arc<AtomicI64>,
    chance: Chance,
}

impl Surroundings for Script {
    fn now_ms(&mut self) -> i64 {
        self.now.load(Ordering::Relaxed)
    }

    fn random(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        let (first, second) = (self.chance.id(), self.chance.id());
        bytes[..16].copy_from_slice(first.as_bytes());
        bytes[16..].copy_from_slice(second.as_bytes());
        bytes
    }
}

/// A workspace in which the story is lived.
pub(super) struct Stage {
    pub(super) workspace: Workspace,
    now: Arc<AtomicI64>,
}

impl Stage {
    pub(super) fn set(
        name: &str,
        date: NaiveDateTime,
        open: impl FnOnce(Box<dyn Surroundings>) -> Result<Workspace>,
    ) -> Result<Self> {
        let now = Arc::new(AtomicI64::new(milliseconds(date)));
        let script = Script {
            now: Arc::clone(&now),
            chance: Chance::named(&format!("script/{name}")),
        };
        let workspace = open(Box::new(script))?;
        // Two years in seconds: were the computer to stop, the example is made again.
        workspace.set_durable(false)?;
        Ok(Self { workspace, now })
    }

    pub(super) fn wait_until(&self, date: NaiveDateTime) {
        self.now.store(milliseconds(date), Ordering::Relaxed);
    }

    pub(super) fn live(&mut self, act: &Act) -> Result<()> {
        self.wait_until(act.at);
        if self.workspace.author() != act.author {
            self.workspace.set_author(&act.author)?;
        }
        self.workspace.run(&act.command).map(drop)
    }
}

/// Swedish standard time as the clock counts.
fn milliseconds(local: NaiveDateTime) -> i64 {
    (local - chrono::Duration::hours(1))
        .and_utc()
        .timestamp_millis()
}

/// The lead and what is left to do.
struct Lead {
    stage: Stage,
    acts: std::vec::IntoIter<Act>,
}

impl Lead {
    /// Makes the project: its first act says what it is called.
    fn begin(folders: &Folders, demo: &Demo) -> Result<Self> {
        let mut acts = demo.lead();
        let first = acts
            .first()
            .map_or(at(calendar::start(), 9, 0), |act| act.at);
        let new = NewProject {
            name: super::lead::NAME.to_owned(),
            short_name: super::lead::SHORT_NAME.to_owned(),
            start: calendar::start(),
            end: calendar::end(),
            municipalities: Vec::new(),
        };
        let stage = Stage::set("lead", first, |script| {
            Workspace::create_project_in(&folders.lead, &new, script)
        })?;
        // The workspace has made the project's record already, with an id of its own.
        let project = stage.workspace.reader().project_id()?;
        for edit in acts.iter_mut().flat_map(|act| &mut act.command.edits) {
            if let Edit::Create { kind, fields, .. } = edit
                && kind.code == Project::CODE
            {
                *edit = Edit::Set {
                    kind,
                    id: project,
                    fields: std::mem::take(fields),
                };
            }
        }
        Ok(Self {
            stage,
            acts: acts.into_iter(),
        })
    }

    fn live_until(&mut self, date: NaiveDateTime) -> Result<()> {
        while let Some(act) = self.acts.as_slice().first()
            && act.at < date
        {
            self.stage.live(act)?;
            self.acts.next();
        }
        Ok(())
    }

    fn send_kits(
        &mut self,
        folders: &Folders,
        codes: &[MunicipalityCode],
        date: &str,
    ) -> Result<()> {
        self.stage.wait_until(at(day(date), 8, 30));
        for code in codes {
            self.stage
                .workspace
                .export_kit(&folders.kit(*code, date), *code)?;
        }
        Ok(())
    }

    /// Merges everybody's bundles, and then decides who is the same.
    fn merge(&mut self, bundles: &[PathBuf], demo: &Demo) -> Result<()> {
        self.stage
            .workspace
            .merge(bundles, None, true, &mut |_, _| true)?;
        demo.after_merge()
            .iter()
            .try_for_each(|act| self.stage.live(act))?;
        if demo.is_model() {
            let sent = super::fund::sent(self.stage.workspace.reader())?;
            sent.iter().try_for_each(|act| self.stage.live(act))?;
        }
        Ok(())
    }

    /// Reviews examples, writes notes, and sends feedback to everybody.
    fn send_feedback(&mut self, folders: &Folders, codes: &[MunicipalityCode]) -> Result<()> {
        for act in feedback::acts(self.stage.workspace.reader())? {
            self.stage.live(&act)?;
        }
        self.stage.wait_until(feedback::sent_at());
        let workspace = &mut self.stage.workspace;
        let compared = comparisons(workspace.reader(), feedback::sent_at().date())?;
        workspace.write_comparisons(compared)?;
        for code in codes {
            workspace.export_feedback(&folders.feedback(*code), *code)?;
        }
        Ok(())
    }
}

/// A municipality opens its feedback; whoever is shown the example has not looked at it yet.
fn open_feedback(folders: &Folders, code: MunicipalityCode) -> Result<()> {
    let opened = feedback::sent_at() + chrono::Duration::hours(1);
    let name = format!("feedback/{code}");
    let mut stage = Stage::set(&name, opened, |script| {
        Workspace::open_in(&folders.workspace(code), script)
    })?;
    let path = folders.feedback(code);
    stage
        .workspace
        .merge(&[path], None, true, &mut |_, _| true)?;
    Ok(())
}

/// One municipality: opens its kit, works, takes in what the lead sends, and exports its bundle.
fn live(
    folders: &Folders,
    demo: &Demo,
    code: MunicipalityCode,
    kit_days: &[&str],
) -> Result<(PathBuf, PathBuf)> {
    let path = folders.workspace(code);
    let bundle = folders.bundles.join(format!("{code}.samverka-bundle"));
    let mut acts = demo.municipality(code).into_iter().peekable();
    let mut kits = kit_days.iter().copied();
    let opened = kits.next().unwrap_or(LAST_DAY);
    let mut stage = Stage::set(code.as_str(), at(day(opened), 13, 0), |script| {
        Workspace::open_kit_in(&folders.kit(code, opened), &path, script)
    })?;
    for kit in kits {
        let arrives = at(day(kit), 8, 30);
        while let Some(act) = acts.next_if(|act| act.at < arrives) {
            stage.live(&act)?;
        }
        stage.wait_until(arrives);
        stage
            .workspace
            .merge(&[folders.kit(code, kit)], None, true, &mut |_, _| true)?;
    }
    for act in acts {
        stage.live(&act)?;
    }
    stage.wait_until(at(sent_on(code), 14, 0));
    stage.workspace.export(
        &bundle,
        Profile::Full,
        None,
        &std::collections::BTreeSet::new(),
    )?;
    Ok((path, bundle))
}

/// The day on which a municipality sends its bundle: not all at once.
fn sent_on(code: MunicipalityCode) -> NaiveDate {
    let days = code.as_str().bytes().map(i64::from).sum::<i64>() % 4;
    later(day(LAST_DAY), 1 + days)
}
