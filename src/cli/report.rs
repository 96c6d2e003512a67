//! The report: the document, and the rows behind every number in it.

use std::path::Path;

use chrono::NaiveDate;

use super::project::{find_municipality, may_replace};
use super::usage::Call;
use super::{Desk, Done, open};
use crate::domain::{Choosable as _, Municipality, ReportTemplate};
use crate::insight::Facts;
use crate::report::sections::{Asked, Report, Written};
use crate::workspace::{Reader, WorkspaceError};

/// `report FILE -o REPORT [--template TEMPLATE] [--municipality CODE] [--from DATE] [--to DATE] [--on DATE]`
pub fn report(desk: &mut Desk<'_>, call: &Call) -> Done {
    let path = call.path_of("output").unwrap_or(Path::new(""));
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    let as_table = match ending.as_deref() {
        Some("docx") => false,
        Some("xlsx") => true,
        _ => {
            let word = path.to_string_lossy();
            return Err(call.misuse("cli-misuse-no_report", &word).into());
        }
    };
    let template = call.value("template")?.map(|code| {
        let found = ReportTemplate::from_code(code);
        found.ok_or_else(|| call.no_such_value("template", code))
    });
    let template = template.transpose()?;
    may_replace(path)?;
    let mut workspace = open(call.path(0))?;
    // A country's facts are let go before the file is put together.
    let (written, told) = workspace.reader().at_one_moment(|reader| {
        let asked = asked(desk, call, reader, template)?;
        let facts = Facts::load(reader)?;
        let report = Report::read(reader, &desk.text, &facts, asked)?;
        let written = match as_table {
            true => Written::tables(&report, reader, &desk.text, &facts, path)?,
            false => Written::report(&report),
        };
        Done::Ok((written, told(desk, &report)))
    })?;
    let bytes = written.bind(path)?;
    workspace.save_paper("report", path, &bytes)?;
    let said = match as_table {
        true => "cli-rows_written",
        false => "cli-report_written",
    };
    let file = [("file", path.display().to_string().into())];
    let said = desk.text.with(said, &file);
    desk.say(&said)?;
    told.iter().try_for_each(|line| desk.say(line))
}

/// Which report is asked for: a municipality's file tells of itself.
fn asked(
    desk: &Desk<'_>,
    call: &Call,
    reader: &Reader,
    template: Option<ReportTemplate>,
) -> Done<Asked> {
    let own = reader.role()?.municipality();
    let municipality = match call.value("municipality")? {
        Some(code) => {
            let code = find_municipality(code)?;
            let taking_part = reader.all::<Municipality>()?;
            if !taking_part.iter().any(|one| one.code == Some(code)) {
                return Err(WorkspaceError::NotTakingPart(code).into());
            }
            Some(code)
        }
        None => own,
    };
    let usual = match own {
        Some(_) => ReportTemplate::Municipality,
        None => ReportTemplate::Final,
    };
    let template = template.unwrap_or(usual);
    if template == ReportTemplate::Municipality && municipality.is_none() {
        return Err(call.misuse("cli-misuse-whose_report", "").into());
    }
    let asked = Asked {
        template,
        municipality,
        on: call.day("on")?.unwrap_or(desk.today),
        period: [call.day("from")?, call.day("to")?],
    };
    period(call, &asked)?;
    Ok(asked)
}

/// What is wrong with the period of a report, if anything is.
fn period(call: &Call, asked: &Asked) -> Done {
    let told = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    let [from, to] = asked.period.map(told);
    let (key, word) = match asked {
        _ if asked.is_of_period() && asked.template != ReportTemplate::Progress => {
            ("cli-misuse-period_of_progress", String::new())
        }
        _ if asked.is_turned() => ("cli-misuse-period_turned", to),
        _ if asked.is_ahead() => ("cli-misuse-period_ahead", from),
        _ => return Ok(()),
    };
    Err(call.misuse(key, &word).into())
}

/// The numbers in the texts that have changed, and those that lead nowhere.
fn told(desk: &Desk<'_>, report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    let changed: Vec<String> = report.changed(&desk.text);
    let lost = report.lost();
    for (key, of) in [("cli-report_changed", changed), ("cli-report_lost", lost)] {
        if !of.is_empty() {
            lines.push(desk.text.with(key, &[("n", of.len().into())]));
            lines.extend(of.into_iter().map(|line| format!("  {line}")));
        }
    }
    lines
}
