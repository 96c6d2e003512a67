//! A project begins: its file, and the kits that the municipalities begin with.

use std::path::Path;

use super::usage::Call;
use super::{Desk, Done, records};
use crate::demo::{self, Scale};
use crate::domain::{
    Fields, MunicipalityCode, NotAMunicipalityCode, Project, Record, municipalities, parse_date,
};
use crate::workspace::{NewProject, Sent, StoreError, Workspace, WorkspaceError};

/// `demo FOLDER [--scale boss|large|national|cluster]`
pub fn demo(desk: &mut Desk<'_>, call: &Call) -> Done {
    let scale = match call.value("scale")? {
        None | Some("boss") => Scale::Boss,
        Some("large") => Scale::Large,
        Some("national") => Scale::National,
        Some("cluster") => {
            let written = demo::write_cluster(call.path(0), demo::WHOLE, &mut |_, _| true)?;
            let args = [
                ("n", written.leads.len().into()),
                ("file", written.cluster.display().to_string().into()),
            ];
            let said = desk.text.with("cli-demo_cluster_made", &args);
            return desk.say(&said);
        }
        Some(other) => return Err(call.no_such_value("scale", other).into()),
    };
    let written = demo::write(call.path(0), scale, &mut |_, _| true)?;
    let args = [
        ("n", written.workspaces.len().into()),
        ("file", written.lead.display().to_string().into()),
    ];
    let said = desk.text.with("cli-demo_made", &args);
    desk.say(&said)
}

/// `new-project FILE --name … --short … --start … --end … [--municipality CODE]…`
pub fn new_project(desk: &mut Desk<'_>, call: &Call) -> Done {
    let mut typed = Vec::new();
    for (field, option) in [
        (Project::name, "name"),
        (Project::short_name, "short"),
        (Project::start, "start"),
        (Project::end, "end"),
    ] {
        typed.push((field, call.value(option)?.unwrap_or_default()));
    }
    let fields = records::parse_fields(Project::KIND, &typed)?;
    let mut municipalities = Vec::new();
    for code in call.values("municipality")? {
        municipalities.push(find_municipality(code)?);
    }
    let new = NewProject {
        name: text_of(&fields, Project::name),
        short_name: text_of(&fields, Project::short_name),
        start: parse_date(&text_of(&fields, Project::start)).unwrap_or_default(),
        end: parse_date(&text_of(&fields, Project::end)).unwrap_or_default(),
        municipalities,
    };
    let path = call.path(0);
    Workspace::create_project(path, &new)?;
    let args = [
        ("project", new.short_name.into()),
        ("file", path.display().to_string().into()),
    ];
    let said = desk.text.with("cli-project_made", &args);
    desk.say(&said)
}

fn text_of(fields: &Fields, code: &str) -> String {
    let value = fields.get(code).and_then(|value| value.as_str());
    value.unwrap_or_default().to_owned()
}

/// The Swedish municipality with a code that was typed.
pub fn find_municipality(code: &str) -> Done<MunicipalityCode> {
    let unknown = || WorkspaceError::UnknownMunicipality(code.to_owned());
    let parsed = code.parse().map_err(|_: NotAMunicipalityCode| unknown())?;
    match municipalities::find(parsed) {
        Some(place) => Ok(place.code),
        None => Err(unknown().into()),
    }
}

/// `open-kit KIT -o FILE`
pub fn open_kit(desk: &mut Desk<'_>, call: &Call) -> Done {
    let path = call.path_of("output").unwrap_or(Path::new(""));
    let workspace = Workspace::open_kit(call.path(0), path)?;
    let args = [
        (
            "municipality",
            desk.owner(workspace.role().municipality()).into(),
        ),
        ("file", path.display().to_string().into()),
    ];
    let said = desk.text.with("cli-kit_opened", &args);
    desk.say(&said)
}

/// Refuses to write a bundle or a document over a file that is something else, such as a workspace.
pub fn may_replace(path: &Path) -> Done {
    may_replace_what_begins(path, b"PK\x03\x04")
}

/// Refuses to write over a file that does not begin like what is written.
pub fn may_replace_what_begins(path: &Path, start: &[u8]) -> Done {
    let begins_so = || -> std::io::Result<bool> {
        use std::io::Read as _;
        let mut found = vec![0; start.len()];
        std::fs::File::open(path)?.read_exact(&mut found)?;
        Ok(found == start)
    };
    if path.exists() && !begins_so().unwrap_or(false) {
        Err(StoreError::Exists(path.to_owned()).into())
    } else {
        Ok(())
    }
}

/// Tells of a bundle that was written.
pub fn say_sent(desk: &mut Desk<'_>, key: &str, sent: &Sent, path: &Path) -> Done {
    let args = [
        (
            "municipality",
            desk.owner(sent.manifest.municipality).into(),
        ),
        ("file", path.display().to_string().into()),
        ("n", sent.manifest.entries().into()),
    ];
    let said = desk.text.with(key, &args);
    desk.say(&said)
}
