//! Several projects: an evaluator's workspace, her invitation, what leads send her, and projects side by side.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::bundles::{passphrase, sealed};
use super::figures::Counted;
use super::project::{may_replace, say_sent};
use super::table::{Table, cut};
use super::usage::Call;
use super::{Desk, Done, find_kind, open};
use crate::domain::Id;
use crate::insight::{
    self, Amount, Cluster, ClusterCell, ClusterRow, TableFault, cluster as table_of, compared,
};
use crate::workspace::{NewCluster, Reader, Workspace, WorkspaceError};

/// `new-cluster FILE --name … [--funder …] [--start DATE] [--end DATE]`
pub fn new_cluster(desk: &mut Desk<'_>, call: &Call) -> Done {
    let word = |long| Ok::<_, super::Failure>(call.value(long)?.unwrap_or_default().to_owned());
    let new = NewCluster {
        name: word("name")?,
        funder: word("funder")?,
        from: call.day("start")?,
        to: call.day("end")?,
    };
    let path = call.path(0);
    Workspace::create_cluster(path, &new)?;
    let args = [
        ("name", new.name.into()),
        ("file", path.display().to_string().into()),
    ];
    let said = desk.text.with("cli-cluster_made", &args);
    desk.say(&said)
}

/// `invitation FILE -o INVITATION`
pub fn invitation(desk: &mut Desk<'_>, call: &Call) -> Done {
    let path = call.path_of("output").unwrap_or(Path::new(""));
    may_replace(path)?;
    let sent = open(call.path(0))?.export_invitation(path)?;
    say_sent(desk, "cli-invitation_made", &sent, path)
}

/// `cluster-bundle FILE -o BUNDLE [--invitation FILE] [--texts-of KIND]… [--passphrase-file FILE]`
pub fn cluster_bundle(desk: &mut Desk<'_>, call: &Call) -> Done {
    let path = call.path_of("output").unwrap_or(Path::new(""));
    let passphrase = passphrase(call)?;
    let mut kinds = Vec::new();
    for code in call.values("texts-of")? {
        kinds.push(find_kind(code)?);
    }
    may_replace(path)?;
    let mut workspace = open(call.path(0))?;
    if let Some(invitation) = call.path_of("invitation") {
        workspace.take_invitation(invitation)?;
    }
    let mut ticked = workspace.publishable()?;
    let leaving = workspace.leaving_to_evaluator(&ticked)?;
    let texts = leaving.free_texts.iter();
    let chosen = texts.filter(|text| kinds.contains(&text.kind));
    ticked.extend(chosen.map(|text| (text.entry, text.field.clone())));
    let sent = workspace.export_cluster(path, passphrase.as_ref(), &ticked)?;
    say_sent(desk, "cli-cluster_bundle_made", &sent, path)?;
    let sealed = sealed(desk, &sent.manifest);
    let said = desk.text.with("cli-sealed", &[("sealed", sealed.into())]);
    desk.say(&said)?;
    let said = desk
        .text
        .with("cli-texts_along", &[("n", ticked.len().into())]);
    desk.say(&said)?;
    if !leaving.codes_to_lead {
        let said = desk.text.get("cli-no_invitation");
        desk.say(&said)?;
    }
    Ok(())
}

/// `figures FILE --by project [FIGURE]… [--json]`
pub fn by_project(desk: &mut Desk<'_>, call: &Call, reader: &Reader, counted: &Counted) -> Done {
    let names = reader.project_names()?;
    let asked = call.words(1)?;
    if !asked.is_empty() {
        return these(desk, call, &asked, &names, counted);
    }
    let tables = [
        table_of(&counted.facts, &counted.scope),
        compared(&counted.facts, &counted.scope),
    ];
    if call.is_set("json") {
        return desk.json(&json_of(&tables, &names));
    }
    for table in &tables {
        show(desk, table, &names)?;
        desk.say("")?;
    }
    for fault in &tables[0].faults {
        let said = desk.text.table_fault(&tables[0], fault, &names);
        desk.say(&said)?;
    }
    Ok(())
}

type Names = BTreeMap<Id, String>;

/// Figures that are asked for by name, project by project.
fn these(
    desk: &mut Desk<'_>,
    call: &Call,
    asked: &[&str],
    names: &Names,
    counted: &Counted,
) -> Done {
    let mut all = Map::new();
    let projects = insight::projects_of(&counted.facts, counted.scope.project);
    let mut heads = desk.columns(&["figure", "means"]);
    heads.extend(projects.iter().map(|id| name_of(names, *id)));
    heads.extend(desk.columns(&["total"]));
    let last = heads.len();
    let mut table = Table::new(heads).numbers(2..last);
    for id in asked {
        let by_project = insight::figure_by_project(&counted.facts, id, &counted.scope);
        let (each, total) =
            by_project.ok_or_else(|| WorkspaceError::NoSuchFigure((*id).to_owned()))?;
        for part in &total.parts {
            let path = part.path();
            let title = |_: insight::Source, id: Id| name_of(names, id);
            let words = desk.text.part_in(part.group.as_ref(), &part.name, &title);
            let mut row = vec![total.id.clone(), cut(&words)];
            row.extend(each.iter().map(|(_, figure)| {
                let part = figure.part(&path);
                part.map_or_else(|| "–".to_owned(), |part| desk.text.part_value(part))
            }));
            row.push(desk.text.part_value(part));
            table.row(row);
        }
        let projects = each
            .iter()
            .map(|(id, figure)| (id.to_string(), figure.json()));
        let projects: Map<_, _> = projects.collect();
        all.insert(
            (*id).to_owned(),
            json!({ "projects": projects, "total": total.json() }),
        );
    }
    if call.is_set("json") {
        return desk.json(&all.into());
    }
    let empty = desk.text.get("cli-no_figures");
    desk.show(&table, &empty)
}

fn name_of(names: &Names, project: Id) -> String {
    names
        .get(&project)
        .cloned()
        .unwrap_or_else(|| project.to_string())
}

fn show(desk: &mut Desk<'_>, table: &Cluster, names: &Names) -> Done {
    let mut heads = desk.columns(&["figure"]);
    heads.extend(table.projects.iter().map(|id| name_of(names, *id)));
    heads.extend(desk.columns(&["again", "total", "published"]));
    let last = heads.len();
    let mut lines = Table::new(heads).numbers(1..last);
    for row in &table.rows {
        let amount = |amount: Option<Amount>| {
            let said = amount.map(|amount| desk.text.amount(amount, row.unit));
            said.unwrap_or_else(|| "–".to_owned())
        };
        let mut line = vec![desk.text.cluster_row(row)];
        line.extend(row.cells.iter().map(|cell| amount(cell.amount)));
        let again = Some(Amount::whole(-row.again)).filter(|_| row.again != 0);
        let published = row.total.published.map(|one| one.amount);
        line.extend([amount(again), amount(row.total.amount), amount(published)]);
        lines.row(line);
    }
    let empty = desk.text.get("cli-no_projects");
    desk.show(&lines, &empty)
}

fn number(amount: Amount) -> Value {
    match amount.as_whole() {
        Some(whole) => json!(whole),
        None => json!((amount.as_f64() * 10_000.0).round() / 10_000.0),
    }
}

fn json_of(tables: &[Cluster; 2], names: &Names) -> Value {
    let table = &tables[0];
    let projects = table.projects.iter();
    let rows = tables.iter().flat_map(|table| &table.rows);
    json!({
        "projects": projects
            .map(|id| json!({ "id": id, "name": name_of(names, *id) }))
            .collect::<Vec<_>>(),
        "rows": rows.map(|row| row_json(table, row)).collect::<Vec<_>>(),
        "faults": table.faults.iter().map(|fault| fault_json(table, fault)).collect::<Vec<_>>(),
    })
}

fn row_json(table: &Cluster, row: &ClusterRow) -> Value {
    let columns = || {
        let ids = table.projects.iter().map(Id::to_string);
        ids.zip(&row.cells)
    };
    let projects: Map<_, _> = columns()
        .map(|(id, cell)| (id, json!(cell.amount.map(number))))
        .collect();
    let published = columns().chain([("total".to_owned(), &row.total)]);
    let published: Map<_, _> = published
        .filter_map(|(id, cell)| Some((id, published_json(cell)?)))
        .collect();
    json!({
        "row": row.code,
        "figure": row.figure,
        "part": row.part,
        "unit": row.unit.code(),
        "projects": projects,
        "again": row.again,
        "total": row.total.amount.map(number),
        "published": published,
    })
}

fn published_json(cell: &ClusterCell) -> Option<Value> {
    let published = cell.published?;
    let differs = published.differs.map(number);
    Some(json!({ "value": number(published.amount), "differs": differs }))
}

fn fault_json(table: &Cluster, fault: &TableFault) -> Value {
    let id = |column: Option<usize>| column.and_then(|column| table.projects.get(column));
    let code = |row: usize| table.rows.get(row).map(|row| row.code);
    match fault {
        TableFault::Across {
            row,
            sum,
            stated,
            without,
        } => json!({
            "row": code(*row), "project": null, "sum": number(*sum), "stated": number(*stated),
            "without": id(*without), "across": true,
        }),
        TableFault::Down {
            row,
            column,
            sum,
            stated,
        } => json!({
            "row": code(*row), "project": id(*column), "sum": number(*sum), "stated": number(*stated),
            "without": null, "across": false,
        }),
    }
}
