//! One reckoning: a number on a page is a figure, a part of one, or a named count of `insight`.

use crate::source::{Source, files};

/// Files that measure points and lay out calendars: they add up widths, and step from day to day.
const LAYOUT: &[&str] = &[
    "src/gui/widgets",
    "src/gui/theme",
    "src/gui/pages/meetings/month.rs",
];

/// What sums, rates, minutes and thresholds in days are made with.
const RECKONING: &[&str] = &[
    "took_part",
    ".sum()",
    ".sum::<",
    "num_days(",
    "num_minutes(",
    "/ 60",
    "* 60",
    "_DAYS",
    "Days::new(",
    "Duration::days",
];

/// Records that figures count people, time and money by.
const COUNTED: &[&str] = &[
    "Attendance",
    "Membership",
    "Session",
    "Response",
    "Tally",
    "Activity",
    "Cost",
    "Person",
];

fn pages() -> impl Iterator<Item = Source> {
    let all = files("src/gui", ".rs").into_iter();
    all.filter(|file| !LAYOUT.iter().any(|folder| file.is_in(folder)))
}

#[test]
fn pages_reckon_nothing() {
    let mut faults = Vec::new();
    for file in pages() {
        let code = file.code();
        for sign in RECKONING {
            if code.contains(sign) {
                faults.push(format!("{}: {sign}", file.path));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "a number on a page comes from `insight`: {faults:#?}"
    );
}

#[test]
fn pages_count_no_people_time_or_money() {
    let mut faults = Vec::new();
    for file in pages() {
        let code = file.code().replace("chars().count()", "");
        let code = code.replace("lines().count()", "");
        let reads = |kind: &&&str| {
            code.contains(&format!("::<{kind}>")) || code.contains(&format!("[{kind}]"))
        };
        if let Some(kind) = COUNTED.iter().find(reads)
            && code.contains(".count()")
        {
            faults.push(format!("{} reads {kind} and counts", file.path));
        }
    }
    assert!(
        faults.is_empty(),
        "people, time and money are counted in `insight`: {faults:#?}"
    );
}
