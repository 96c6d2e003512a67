//! What leaves on paper, and into the calendar.

use std::path::Path;

use super::project::{may_replace, may_replace_what_begins};
use super::usage::Call;
use super::{Desk, Done, open, parse_id};
use crate::domain::{Id, Meeting, Record as _};
use crate::report::calendar::{self, Meetings};
use crate::report::docx;
use crate::report::paper::{self, FilePaper, RecordPaper, TIME_REPORT};
use crate::workspace::WorkspaceError;

/// `document FILE WHAT [ID] -o DOCUMENT [--on DATE] [--month MONTH]`
pub fn document(desk: &mut Desk<'_>, call: &Call) -> Done {
    let what = call.word(1)?;
    let ids = call.words(2)?;
    let path = call.path_of("output").unwrap_or(Path::new(""));
    may_replace(path)?;
    let mut workspace = open(call.path(0))?;
    let reader = workspace.reader();
    let of_record = RecordPaper::ALL.into_iter().find(|one| one.code() == what);
    let of_file = FilePaper::ALL.into_iter().find(|one| one.code() == what);
    let on = call.day("on")?.unwrap_or(desk.today);
    let month = call.month("month")?;
    if month.is_some() && what != TIME_REPORT {
        return Err(call.misuse("cli-misuse-no_month", what).into());
    }
    let document = match (of_record, of_file, ids.first()) {
        (Some(RecordPaper::TimeReport), ..) if month.is_some() => {
            let days = (on, month.unwrap_or(on));
            let about = ids.first().map(|id| parse_id(id)).transpose()?;
            paper::time_report(reader, &desk.text, days, about)?
        }
        (Some(paper), _, Some(id)) => paper.write(reader, &desk.text, on, parse_id(id)?)?,
        (_, Some(paper), None) => paper.write(reader, &desk.text, on)?,
        (Some(_), _, None) => return Err(call.misuse("cli-misuse-which_record", what).into()),
        (_, Some(_), Some(_)) => return Err(call.misuse("cli-misuse-whole_file", what).into()),
        (None, None, _) => return Err(call.misuse("cli-misuse-not_a_paper", what).into()),
    };
    let bytes = docx::write(&document).map_err(|error| WorkspaceError::of_file(path, &error))?;
    workspace.save_paper(what, path, &bytes)?;
    let file = [("file", path.display().to_string().into())];
    let said = desk.text.with("cli-paper_made", &file);
    desk.say(&said)
}

/// `calendar FILE [MEETING]… -o CALENDAR`
pub fn calendar(desk: &mut Desk<'_>, call: &Call) -> Done {
    let path = call.path_of("output").unwrap_or(Path::new(""));
    may_replace_what_begins(path, b"BEGIN:VCALENDAR")?;
    let asked = call.words(1)?.into_iter().map(parse_id);
    let asked = asked.collect::<Done<Vec<Id>>>()?;
    let mut workspace = open(call.path(0))?;
    let reader = workspace.reader();
    for id in &asked {
        if reader.get::<Meeting>(*id)?.is_none() {
            let (kind, id) = (Meeting::KIND, *id);
            return Err(WorkspaceError::NoSuchRecord { kind, id }.into());
        }
    }
    let which = match asked.is_empty() {
        true => Meetings::From(desk.today),
        false => Meetings::These(asked),
    };
    let made = calendar::write(reader, &desk.text, &which)?;
    if made.meetings == 0 {
        return desk.say(&desk.text.get("cli-calendar_nothing"));
    }
    workspace.save_paper("calendar", path, made.text.as_bytes())?;
    let args = [
        ("file", path.display().to_string().into()),
        ("n", made.meetings.into()),
    ];
    let said = desk.text.with("cli-calendar_made", &args);
    desk.say(&said)
}
