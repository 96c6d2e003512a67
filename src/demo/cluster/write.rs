//! The programme as files: five leads with their municipalities, and the evaluator.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::lead::of_the_project;
use super::life::of_a_municipality;
use super::shapes::{SHAPES, Shape};
use crate::bundle::Profile;
use crate::demo::act::create;
use crate::demo::calendar::{at, day, later};
use crate::demo::chance::id_of;
use crate::demo::write::Stage;
use crate::domain::{Factor, Initiative, Measure, Measurement, MunicipalityCode, Project, Record};
use crate::workspace::{
    Command, Edit, NewCluster, NewProject, Progress, Result, Workspace, WorkspaceError,
};

/// The files of the cluster's demo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClusterWritten {
    /// The evaluator's workspace, with everything merged.
    pub cluster: PathBuf,
    /// Her invitation.
    pub invitation: PathBuf,
    /// Each lead's workspace, with everything merged.
    pub leads: Vec<PathBuf>,
    /// Each lead's bundle to the evaluator.
    pub bundles: Vec<PathBuf>,
}

/// The day on which the evaluator begins.
const INVITED: &str = "2019-02-04";
/// The day on which she has merged everything.
const EVALUATED: &str = "2019-03-04";

/// Makes the files in a folder: `cluster.samverka`, `invitation.samverka-bundle`, for every project a folder with
/// `lead.samverka`, `kits`, `municipalities` and `bundles`, and `cluster-bundles`. With `fewer` above 1, so many times
/// fewer people take part.
///
/// `progress` is told how many municipalities are done, and stops it all by answering false.
///
/// # Errors
/// If a file is there already or cannot be made, or [`WorkspaceError::Stopped`].
pub fn write_cluster(
    folder: &Path,
    fewer: usize,
    progress: Progress<'_>,
) -> Result<ClusterWritten> {
    let bundles = folder.join("cluster-bundles");
    std::fs::create_dir_all(&bundles).map_err(|error| WorkspaceError::of_file(folder, &error))?;
    let mut written = ClusterWritten {
        cluster: folder.join("cluster.samverka"),
        invitation: folder.join("invitation.samverka-bundle"),
        leads: Vec::new(),
        bundles: Vec::new(),
    };
    let mut evaluator = begin(&written)?;
    let whole = SHAPES.iter().map(|shape| shape.municipalities.len()).sum();
    let mut done = 0;
    for shape in &SHAPES {
        let mut step = || {
            done += 1;
            progress(done - 1, whole)
        };
        let project = folder.join(shape.key);
        let mut lead = live(shape, &project, fewer, &mut step)?;
        lead.wait_until(at(later(day(INVITED), 7), 10, 0));
        let bundle = bundles.join(format!("{}.samverka-bundle", shape.key));
        send(&mut lead.workspace, &written.invitation, &bundle)?;
        written.leads.push(project.join("lead.samverka"));
        written.bundles.push(bundle);
    }
    evaluator.wait_until(at(day(EVALUATED), 9, 0));
    let merged = &mut |_, _| true;
    evaluator
        .workspace
        .merge(&written.bundles, None, true, merged)?;
    read_the_published(&mut evaluator, fewer)?;
    Ok(written)
}

fn begin(written: &ClusterWritten) -> Result<Stage> {
    let new = NewCluster {
        name: "Samverkan och kompetens 2016–2019".to_owned(),
        funder: "Europeiska socialfonden".to_owned(),
        from: Some(day("2016-09-01")),
        to: Some(day("2019-06-30")),
    };
    let mut stage = Stage::set("cluster", at(day(INVITED), 9, 0), |script| {
        Workspace::create_cluster_in(&written.cluster, &new, script)
    })?;
    stage.workspace.set_author("Alva Granskare")?;
    stage.workspace.export_invitation(&written.invitation)?;
    Ok(stage)
}

/// A project from its first day until its lead has merged every municipality's bundle.
fn live(
    shape: &Shape,
    folder: &Path,
    fewer: usize,
    step: &mut dyn FnMut() -> bool,
) -> Result<Stage> {
    for part in ["kits", "municipalities", "bundles"] {
        let path = folder.join(part);
        std::fs::create_dir_all(&path).map_err(|error| WorkspaceError::of_file(&path, &error))?;
    }
    let mut lead = found(shape, folder)?;
    for act in shape.of_the_lead() {
        lead.live(&act)?;
    }
    let codes = shape
        .municipalities
        .iter()
        .filter_map(|code| code.parse().ok());
    let mut bundles = Vec::new();
    for (number, code) in codes.enumerate() {
        if !step() {
            return Err(WorkspaceError::Stopped);
        }
        bundles.push(take_part(shape, (folder, fewer), number, code, &mut lead)?);
    }
    lead.wait_until(at(later(shape.end(), 12), 9, 0));
    lead.workspace
        .merge(&bundles, None, true, &mut |_, _| true)?;
    Ok(lead)
}

fn found(shape: &Shape, folder: &Path) -> Result<Stage> {
    let new = NewProject {
        name: shape.name.to_owned(),
        short_name: shape.short_name.to_owned(),
        start: shape.start(),
        end: shape.end(),
        municipalities: Vec::new(),
    };
    let path = folder.join("lead.samverka");
    let first = at(later(shape.start(), 2), 9, 0);
    let mut stage = Stage::set(shape.key, first, |script| {
        Workspace::create_project_in(&path, &new, script)
    })?;
    stage.workspace.set_author(shape.lead)?;
    let id = stage.workspace.reader().project_id()?;
    let described = of_the_project(shape);
    let fields = described
        .into_iter()
        .map(|(field, value)| (field.to_owned(), value));
    let fields = fields.collect();
    stage
        .workspace
        .run(&Command::set(Project::KIND, id, fields))?;
    Ok(stage)
}

/// One municipality: opens its kit, works, and exports its bundle.
fn take_part(
    shape: &Shape,
    (folder, fewer): (&Path, usize),
    number: usize,
    code: MunicipalityCode,
    lead: &mut Stage,
) -> Result<PathBuf> {
    let kit = folder.join("kits").join(format!("{code}.samverka-bundle"));
    lead.workspace.export_kit(&kit, code)?;
    let path = folder
        .join("municipalities")
        .join(format!("{code}.samverka"));
    let opened = at(later(shape.start(), 66), 13, 0);
    let mut stage = Stage::set(&format!("{}/{code}", shape.key), opened, |script| {
        Workspace::open_kit_in(&kit, &path, script)
    })?;
    for act in of_a_municipality(shape, number, fewer) {
        stage.live(&act)?;
    }
    let bundle = folder
        .join("bundles")
        .join(format!("{code}.samverka-bundle"));
    stage.wait_until(at(later(shape.end(), 3), 14, 0));
    let none = BTreeSet::new();
    stage
        .workspace
        .export(&bundle, Profile::Full, None, &none)?;
    Ok(bundle)
}

/// Sends the project to the evaluator: with what may be published, and what helped, hindered and goes on.
fn send(lead: &mut Workspace, invitation: &Path, bundle: &Path) -> Result<()> {
    lead.take_invitation(invitation)?;
    let mut ticked = lead.publishable()?;
    let leaving = lead.leaving_to_evaluator(&ticked)?;
    let texts = leaving.free_texts.into_iter();
    let chosen = texts.filter(|text| match text.kind.code {
        Factor::CODE => text.field == Factor::text,
        Initiative::CODE => text.field == Initiative::continuation,
        _ => false,
    });
    ticked.extend(chosen.map(|text| (text.entry, text.field)));
    lead.export_cluster(bundle, None, &ticked).map(drop)
}

/// What the evaluator reads in a published table: participants by project, and a total that leaves one project out.
fn read_the_published(evaluator: &mut Stage, fewer: usize) -> Result<()> {
    let measure = id_of("cluster/published");
    let fields = [
        (
            Measure::title,
            json!("Deltagare enligt programmets slutrapport, tabell 3"),
        ),
        (Measure::unit, json!("personer")),
        (Measure::source, json!("Programmets slutrapport, tabell 3")),
        (Measure::indicator, json!("participants.unique:total")),
    ];
    let mut edits = vec![create::<Measure>(measure, &fields)];
    let names = evaluator.workspace.reader().all::<Project>()?;
    let mut total = 0;
    for shape in &SHAPES {
        let number = shape.participants / fewer.max(1);
        let project = names.iter().find(|one| one.short_name == shape.short_name);
        // The table's total was added up before the plain's numbers came.
        total += if shape.key == "slatten" { 0 } else { number };
        edits.push(value(
            measure,
            shape.key,
            number,
            project.map(|one| one.head.id),
        ));
    }
    edits.push(value(measure, "total", total, None));
    evaluator.workspace.run(&Command::new(edits)).map(drop)
}

fn value(
    measure: crate::domain::Id,
    name: &str,
    number: usize,
    project: Option<crate::domain::Id>,
) -> Edit {
    let fields = [
        (Measurement::measure, json!(measure)),
        (Measurement::date, json!("2019-03-01")),
        (Measurement::value, json!(number.to_string())),
        (Measurement::of_project, json!(project)),
    ];
    create::<Measurement>(id_of(&format!("cluster/published/{name}")), &fields)
}
