//! Figures, the rows behind them, and what to do next.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::project::{find_municipality, may_replace_what_begins};
use super::table::{Table, cut};
use super::usage::Call;
use super::{Desk, Done, Titles, cluster, open, parse_id, projects};
use crate::domain::{Id, Municipality, MunicipalityCode, Project, Record as _};
use crate::insight::{
    self, Facts, Figure, FigureUnit, Listed, Outside, Part, Place, Scope, Severity, Signal, Source,
    ToldBy,
};
use crate::report::picture::{self, Picture};
use crate::workspace::{Reader, WorkspaceError};

/// A workspace, counted.
pub struct Counted {
    /// What is counted from.
    pub facts: Facts,
    /// What is counted.
    pub scope: Scope,
}

impl Counted {
    fn new(desk: &Desk<'_>, call: &Call, reader: &Reader) -> Done<Self> {
        let scope = Self::scope_of(desk, call, reader)?;
        let facts = Facts::load(reader)?;
        Ok(Self { facts, scope })
    }

    /// What is drawn from a workspace: nothing is read that it is not drawn from.
    fn draw<T>(
        desk: &Desk<'_>,
        call: &Call,
        reader: &Reader,
        draw: impl Fn(&Facts, &Scope) -> T,
    ) -> Done<T> {
        let scope = Self::scope_of(desk, call, reader)?;
        Ok(Facts::load_to(reader, |facts| draw(facts, &scope))?)
    }

    fn scope_of(desk: &Desk<'_>, call: &Call, reader: &Reader) -> Done<Scope> {
        let mut scope = Scope::everything(Self::day(desk, call)?);
        // What a municipality's workspace knows of the others is the project's, not theirs.
        scope.municipality = reader.role()?.municipality();
        if let Some(code) = call.value("municipality")? {
            let code = find_municipality(code)?;
            let taking_part = reader.all::<Municipality>()?;
            if !taking_part.iter().any(|one| one.code == Some(code)) {
                return Err(WorkspaceError::NotTakingPart(code).into());
            }
            scope = scope.within(code);
        }
        if let Some(project) = call.value("project")? {
            let (kind, id) = (Project::KIND, parse_id(project)?);
            if reader.get::<Project>(id)?.is_none() {
                return Err(WorkspaceError::NoSuchRecord { kind, id }.into());
            }
            scope.project = Some(id);
        }
        Ok(scope)
    }

    /// The day that is asked for.
    fn day(desk: &Desk<'_>, call: &Call) -> Done<chrono::NaiveDate> {
        Ok(call.day("on")?.unwrap_or(desk.today))
    }
}

/// `figures FILE [FIGURE]… [--municipality CODE] [--project ID] [--on DATE] [--json]`
pub fn figures(desk: &mut Desk<'_>, call: &Call) -> Done {
    desk.at_one_moment(call.path(0), |desk, reader| figures_of(desk, call, reader))
}

fn figures_of(desk: &mut Desk<'_>, call: &Call, reader: &Reader) -> Done {
    let asked = call.words(1)?;
    match call.value("by")? {
        None => {}
        Some("project") => {
            let counted = Counted::new(desk, call, reader)?;
            return cluster::by_project(desk, call, reader, &counted);
        }
        Some(other) => return Err(call.no_such_value("by", other).into()),
    }
    let figures = if asked.is_empty() {
        let counted = Counted::new(desk, call, reader)?;
        insight::all(&counted.facts, &counted.scope)
    } else {
        Counted::draw(desk, call, reader, |facts, scope| {
            let figures = asked.iter().map(|id| {
                let figure = insight::compute(facts, id, scope);
                figure.ok_or_else(|| WorkspaceError::NoSuchFigure((*id).to_owned()))
            });
            figures.collect::<Result<Vec<_>, _>>()
        })??
    };
    let titles = Titles::new(reader, &desk.text);
    let title = |_: Source, id: Id| titles.of(id);
    if call.is_set("json") {
        let figures = figures
            .iter()
            .map(|figure| (figure.id.clone(), figure_json(desk, figure, &title)));
        return desk.json(&Value::Object(figures.collect()));
    }
    let heads = desk.columns(&["figure", "means", "value", "unit"]);
    let mut table = Table::new(heads).numbers([2]);
    for figure in &figures {
        show_figure(desk, &mut table, figure, &title);
    }
    let empty = desk.text.get("cli-no_figures");
    desk.show(&table, &empty)
}

/// `picture FILE FIGURE|RECORD -o PICTURE [--compare] [--municipality CODE] [--on DATE]`
pub fn picture(desk: &mut Desk<'_>, call: &Call) -> Done {
    let id = call.word(1)?;
    let path = call.path_of("output").unwrap_or(Path::new(""));
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    let svg = match ending.as_deref() {
        Some("svg") => true,
        Some("png") => false,
        _ => {
            return Err(call
                .misuse("cli-misuse-no_picture", &path.to_string_lossy())
                .into());
        }
    };
    may_replace_what_begins(path, if svg { b"<svg" } else { b"\x89PNG" })?;
    let mut workspace = open(call.path(0))?;
    let picture = picture_of(desk, call, workspace.reader(), id)?;
    let bytes = match svg {
        true => Ok(picture.svg().into_bytes()),
        false => picture.png(),
    };
    let bytes = bytes.map_err(|error| WorkspaceError::of_file(path, &error))?;
    workspace.save_paper("picture", path, &bytes)?;
    let file = [("file", path.display().to_string().into())];
    let said = desk.text.with("cli-picture_made", &file);
    desk.say(&said)
}

fn picture_of(desk: &Desk<'_>, call: &Call, reader: &Reader, id: &str) -> Done<Picture> {
    if let Ok(record) = Id::try_parse(id) {
        return picture_of_record(desk, call, reader, record);
    }
    reader.at_one_moment(|reader| {
        let counted = Counted::new(desk, call, reader)?;
        let project = reader.project()?;
        let titles = Titles::new(reader, &desk.text);
        let title = |_: Source, id: Id| titles.of(id);
        let drawn = picture::Counted {
            facts: &counted.facts,
            scope: &counted.scope,
            text: &desk.text,
            titles: &title,
            project: project.as_ref(),
        };
        let picture = if call.is_set("compare") {
            let taking_part = reader.all::<Municipality>()?;
            drawn.compared(id, taking_part.iter().filter_map(|one| one.code))
        } else {
            drawn.picture(id)
        };
        Ok(picture.ok_or_else(|| WorkspaceError::NoSuchFigure(id.to_owned()))?)
    })
}

fn picture_of_record(desk: &Desk<'_>, call: &Call, reader: &Reader, id: Id) -> Done<Picture> {
    let on = call.day("on")?.unwrap_or(desk.today);
    let drawn = reader.at_one_moment(|reader| picture::of_record(reader, &desk.text, on, id))?;
    Ok(drawn.ok_or_else(|| call.misuse("cli-misuse-not_drawn", &id.to_string()))?)
}

/// A figure's parts under its name; a figure of one value on one line.
fn show_figure(
    desk: &Desk<'_>,
    table: &mut Table,
    figure: &Figure,
    title: &dyn Fn(Source, Id) -> String,
) {
    let text = &desk.text;
    let name = cut(&text.figure(figure, title));
    let value = |part: &Part| {
        // Per cent and kronor are written with their numbers.
        let unit = match part.unit {
            FigureUnit::Percent | FigureUnit::Kronor => String::new(),
            unit => text.unit(unit),
        };
        (text.part_value(part), unit)
    };
    if let [only] = figure.parts.as_slice() {
        let (value, unit) = value(only);
        table.row(vec![figure.id.clone(), name, value, unit]);
        return;
    }
    table.row(vec![figure.id.clone(), name, String::new(), String::new()]);
    for part in &figure.parts {
        let name = text.part_in(part.group.as_ref(), &part.name, title);
        let (value, unit) = value(part);
        table.row(vec![
            String::new(),
            format!("  {}", cut(&name)),
            value,
            unit,
        ]);
    }
}

/// The parts beside what the figure is called, means and is measured in; a part of that name goes first.
fn figure_json(desk: &Desk<'_>, figure: &Figure, title: &dyn Fn(Source, Id) -> String) -> Value {
    let label = desk.text.figure(figure, title);
    let definition = desk.text.figure_means(&figure.id);
    let mut all = Map::new();
    all.insert(
        "definition".to_owned(),
        json!(definition.unwrap_or_else(|| label.clone())),
    );
    all.insert("label".to_owned(), json!(label));
    all.insert("unit".to_owned(), json!(figure.unit.code()));
    if let Value::Object(parts) = figure.json() {
        all.extend(parts);
    }
    Value::Object(all)
}

/// `evidence FILE FIGURE [--municipality CODE] [--on DATE] [--json]`
pub fn evidence(desk: &mut Desk<'_>, call: &Call) -> Done {
    // What a country's rows say goes out a row at a time, after the moment that they are of: whoever reads slowly holds
    // up nobody who writes.
    let reader = Reader::open(call.path(0))?;
    let behind = reader.at_one_moment(|reader| EvidenceRows::read(desk, call, reader))?;
    if call.is_set("json") {
        let codes = behind.part_codes();
        return desk.json_list(behind.listed.len(), |row| behind.told(row, &codes));
    }
    let heads = desk.columns(&["part", "kind", "id", "municipality", "title", "amount"]);
    let mut table = Table::new(heads).numbers([5]);
    for row in 0..behind.listed.len() {
        let (record, place) = (behind.listed.record(row), behind.place(row));
        table.row(vec![
            cut(behind
                .parts
                .get(behind.listed.part(row))
                .map_or("", String::as_str)),
            behind
                .listed
                .kind(row)
                .map_or_else(String::new, |kind| desk.text.kind(kind)),
            record.map_or_else(String::new, |(_, id)| id.to_string()),
            place.map_or_else(String::new, |of| desk.owner_in(of, &behind.projects)),
            cut(&behind.title(row)),
            desk.text.number(behind.listed.amount(row)),
        ]);
    }
    let empty = desk.text.get("cli-no_evidence");
    desk.show(&table, &empty)
}

/// The rows behind a figure, and what they are told by.
struct EvidenceRows {
    listed: Listed,
    /// What each record is called that rows are told by.
    titles: Vec<String>,
    /// What each part is called.
    parts: Vec<String>,
    /// What the projects are called, where there are several.
    projects: BTreeMap<Id, String>,
}

impl EvidenceRows {
    fn read(desk: &Desk<'_>, call: &Call, reader: &Reader) -> Done<Self> {
        let id = call.word(1)?;
        let listed = Counted::draw(desk, call, reader, |facts, scope| {
            Listed::of(facts, id, scope, None)
        })?;
        let listed = listed.ok_or_else(|| WorkspaceError::NoSuchFigure(id.to_owned()))?;
        let titles = Titles::new(reader, &desk.text);
        let mut records: BTreeMap<Source, u64> = BTreeMap::new();
        for (of, _) in listed.records() {
            *records.entry(*of).or_default() += 1;
        }
        for (of, records) in records {
            if records > reader.count(of.kind())? / 4 {
                titles.read_all(of.kind())?;
            }
        }
        let title = |_: Source, id: Id| titles.of(id);
        let parts = listed.parts().iter();
        let parts = parts.map(|(group, name)| desk.text.part_in(group.as_ref(), name, &title));
        let parts = parts.collect();
        let told = listed.records().iter().map(|(_, id)| titles.take(*id));
        Ok(Self {
            titles: told.collect(),
            parts,
            projects: projects(reader)?,
            listed,
        })
    }

    fn place(&self, row: usize) -> Option<Place> {
        self.listed.places().get(self.listed.place(row)).copied()
    }

    /// What a row's record is called: an attendance after who came, and to what.
    fn title(&self, row: usize) -> Cow<'_, str> {
        let title = |record: Option<usize>| Some(self.titles.get(record?)?.as_str());
        let (one, other) = match self.listed.told_by(row) {
            ToldBy::Record(record) => (title(record), None),
            ToldBy::Attended(who, at) => (title(who), title(at)),
        };
        match (one, other) {
            (Some(who), Some(at)) => Cow::Owned([who, ", ", at].concat()),
            (one, other) => Cow::Borrowed(one.or(other).unwrap_or_default()),
        }
    }

    /// The path of each part.
    fn part_codes(&self) -> Vec<String> {
        let parts = self.listed.parts().iter();
        let codes = parts.map(|(group, name)| match group {
            Some(group) => format!("{}.{}", group.code, name.code),
            None => name.code.clone(),
        });
        codes.collect()
    }

    fn told<'a>(&'a self, row: usize, parts: &'a [String]) -> ToldRow<'a> {
        let record = self.listed.record(row);
        let municipality = self.place(row).and_then(|place| place.municipality);
        ToldRow {
            amount: self.listed.amount(row),
            kind: self.listed.kind(row).map(|kind| kind.code),
            municipality,
            part: parts.get(self.listed.part(row)).map(String::as_str),
            record: record.map(|(_, id)| id),
            title: record.map(|_| self.title(row)),
        }
    }
}

#[derive(Serialize)]
struct ToldRow<'a> {
    amount: i64,
    kind: Option<&'static str>,
    municipality: Option<MunicipalityCode>,
    part: Option<&'a str>,
    record: Option<Id>,
    title: Option<Cow<'a, str>>,
}

/// `signals FILE [--municipality CODE] [--on DATE] [--json]`
pub fn signals(desk: &mut Desk<'_>, call: &Call) -> Done {
    desk.at_one_moment(call.path(0), |desk, reader| signals_of(desk, call, reader))
}

fn signals_of(desk: &mut Desk<'_>, call: &Call, reader: &Reader) -> Done {
    let counted = Counted::new(desk, call, reader)?;
    let outside = Outside::read(reader, None)?;
    let signals = insight::signals(&counted.facts, &counted.scope, &outside);
    let titles = Titles::new(reader, &desk.text);
    let title = |_: Source, id: Id| titles.of(id);
    if call.is_set("json") {
        let all = signals
            .iter()
            .map(|signal| signal_json(desk, signal, &title));
        return desk.json(&all.collect());
    }
    let mut table = Table::new(desk.columns(&["severity", "municipality", "signal", "action"]));
    for signal in &signals {
        let severity = format!("cli-severity-{}", severity_code(signal.severity));
        table.row(vec![
            desk.text.get(&severity),
            desk.owner(signal.municipality),
            desk.text.signal_title(signal, &title),
            desk.text.signal_action(signal),
        ]);
    }
    let empty = desk.text.get("cli-no_signals");
    desk.show(&table, &empty)
}

fn signal_json(desk: &Desk<'_>, signal: &Signal, title: &dyn Fn(Source, Id) -> String) -> Value {
    json!({
        "id": signal.id,
        "severity": severity_code(signal.severity),
        "kind": signal.about.map(|(source, _)| source.kind().code),
        "record": signal.about.map(|(_, id)| id),
        "municipality": signal.municipality,
        "title": desk.text.signal_title(signal, title),
        "why": desk.text.signal_why(signal, title),
        "action": desk.text.signal_action(signal),
    })
}

fn severity_code(severity: Severity) -> &'static str {
    match severity {
        Severity::Now => "now",
        Severity::Soon => "soon",
        Severity::Good => "good",
    }
}
