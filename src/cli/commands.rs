// Long because: every command stands in one table, to be read from top to bottom.
//! What can be asked on the command line: every command, described once.

use std::ffi::OsStr;

use super::usage::Call;
use super::{
    Desk, Done, backups, bundles, cluster, decide, figures, fund, held, keys, merges, outgoing,
    papers, person, project, records, report, state, tables,
};
use crate::text::Text;

/// How often something is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Times {
    /// Once, always.
    Once,
    /// Once or not at all.
    Maybe,
    /// Any number of times.
    Any,
    /// At least once.
    Many,
}

impl Times {
    /// Whether it cannot be left out.
    pub fn needed(self) -> bool {
        matches!(self, Self::Once | Self::Many)
    }

    /// Whether it can be given again.
    pub fn repeats(self) -> bool {
        matches!(self, Self::Any | Self::Many)
    }
}

/// What is given without a name, in order.
pub struct Operand {
    /// Its word in usage has the key `cli-word-word`.
    pub word: &'static str,
    /// How often; only the last repeats.
    pub times: Times,
}

/// What is given by name.
pub struct Opt {
    /// `--name`.
    pub long: &'static str,
    /// It is explained by the key `cli-option-said`: its name, unless that means something else elsewhere.
    pub said: &'static str,
    /// `-n`.
    pub short: Option<char>,
    /// The word for its value, if it has one.
    pub value: Option<&'static str>,
    /// How often.
    pub times: Times,
}

/// A command, described.
pub struct Command {
    /// What it is called; what it does is told by the key `cli-about-name`, more by `cli-more-name`.
    pub name: &'static str,
    /// What it is about.
    pub operands: &'static [Operand],
    /// How.
    pub options: &'static [Opt],
    /// The shape of its `--json`, by line; empty where it has none.
    pub json: &'static [&'static str],
    /// What does it.
    pub run: fn(&mut Desk<'_>, &Call) -> Done,
}

impl Command {
    /// The command of this name.
    pub fn find(name: &OsStr) -> Option<&'static Self> {
        COMMANDS.iter().find(|command| command.name == name)
    }

    /// The option of this name, long or short, without dashes.
    pub fn option(&self, name: &str) -> Option<&'static Opt> {
        let is_it =
            |option: &&Opt| option.long == name || option.short_name().as_deref() == Some(name);
        self.options.iter().find(is_it)
    }

    /// How to write it: `samverka-cli add FIL SLAG FÄLT=VÄRDE…`.
    pub fn usage(&self, text: &Text) -> String {
        let mut usage = format!("samverka-cli {}", self.name);
        for operand in self.operands {
            let word = text.get(&format!("cli-word-{}", operand.word));
            usage.push_str(&written(&word, operand.times));
        }
        for option in self.options {
            usage.push_str(&written(&option.written(text), option.times));
        }
        usage
    }
}

impl Opt {
    fn short_name(&self) -> Option<String> {
        self.short.map(String::from)
    }

    /// `--on`, `-o`.
    pub fn name(&self) -> String {
        dashed(self.short_name().as_deref().unwrap_or(self.long))
    }

    /// How to write it: `--on DATUM`, `-o FIL`.
    pub fn written(&self, text: &Text) -> String {
        let name = self.name();
        match self.value {
            Some(word) => format!("{name} {}", text.get(&format!("cli-word-{word}"))),
            None => name,
        }
    }
}

fn written(what: &str, times: Times) -> String {
    let dots = if times.repeats() { "…" } else { "" };
    if times.needed() {
        format!(" {what}{dots}")
    } else {
        format!(" [{what}]{dots}")
    }
}

const fn operand(word: &'static str, times: Times) -> Operand {
    Operand { word, times }
}

const FILE: Operand = operand("file", Times::Once);
const BUNDLE: Operand = operand("bundle", Times::Once);
const KIND: Operand = operand("kind", Times::Once);
const ID: Operand = operand("id", Times::Once);
const IDS: Operand = operand("id", Times::Many);
const PERSON: Operand = operand("person", Times::Once);
const FIELDS: Operand = operand("field", Times::Many);

const fn option(long: &'static str, value: Option<&'static str>, times: Times) -> Opt {
    Opt {
        long,
        said: long,
        short: None,
        value,
        times,
    }
}

const fn output(word: &'static str) -> Opt {
    Opt {
        short: Some('o'),
        ..option("output", Some(word), Times::Once)
    }
}

const JSON: Opt = option("json", None, Times::Maybe);
const DRY_RUN: Opt = option("dry-run", None, Times::Maybe);
const WITH_THEM: Opt = option("with-them", None, Times::Maybe);
const PASSPHRASE: Opt = option("passphrase-file", Some("file"), Times::Maybe);
const KEY_PASSPHRASE: Opt = option("key-passphrase-file", Some("file"), Times::Maybe);
const SHEET: Opt = option("sheet", Some("file"), Times::Once);
const MUNICIPALITY: Opt = option("municipality", Some("code"), Times::Maybe);
const ON: Opt = option("on", Some("date"), Times::Maybe);

/// Every command, in the order in which one needs them.
pub static COMMANDS: &[Command] = &[
    Command {
        name: "demo",
        operands: &[operand("folder", Times::Once)],
        options: &[option("scale", Some("scale"), Times::Maybe)],
        json: &[],
        run: project::demo,
    },
    Command {
        name: "new-project",
        operands: &[FILE],
        options: &[
            option("name", Some("name"), Times::Once),
            option("short", Some("name"), Times::Once),
            option("start", Some("date"), Times::Once),
            option("end", Some("date"), Times::Once),
            option("municipality", Some("code"), Times::Any),
        ],
        json: &[],
        run: project::new_project,
    },
    Command {
        name: "new-cluster",
        operands: &[FILE],
        options: &[
            option("name", Some("name"), Times::Once),
            option("funder", Some("name"), Times::Maybe),
            option("start", Some("date"), Times::Maybe),
            option("end", Some("date"), Times::Maybe),
        ],
        json: &[],
        run: cluster::new_cluster,
    },
    Command {
        name: "invitation",
        operands: &[FILE],
        options: &[output("invitation")],
        json: &[],
        run: cluster::invitation,
    },
    Command {
        name: "cluster-bundle",
        operands: &[FILE],
        options: &[
            output("bundle"),
            option("invitation", Some("invitation"), Times::Maybe),
            option("texts-of", Some("kind"), Times::Any),
            PASSPHRASE,
        ],
        json: &[],
        run: cluster::cluster_bundle,
    },
    Command {
        name: "kit",
        operands: &[FILE],
        options: &[
            MUNICIPALITY,
            option("all", None, Times::Maybe),
            output("kit"),
            DRY_RUN,
        ],
        json: &[],
        run: outgoing::kit,
    },
    Command {
        name: "feedback",
        operands: &[FILE],
        options: &[
            MUNICIPALITY,
            option("all", None, Times::Maybe),
            output("feedback"),
            DRY_RUN,
        ],
        json: &[],
        run: outgoing::feedback,
    },
    Command {
        name: "open-kit",
        operands: &[operand("kit", Times::Once)],
        options: &[output("file")],
        json: &[],
        run: project::open_kit,
    },
    Command {
        name: "add",
        operands: &[FILE, KIND, FIELDS],
        options: &[],
        json: &[],
        run: records::add,
    },
    Command {
        name: "set",
        operands: &[FILE, KIND, ID, FIELDS],
        options: &[],
        json: &[],
        run: records::set,
    },
    Command {
        name: "remove",
        operands: &[FILE, KIND, ID],
        options: &[DRY_RUN, WITH_THEM],
        json: &[],
        run: records::remove,
    },
    Command {
        name: "bring-back",
        operands: &[FILE, KIND, ID],
        options: &[],
        json: &[],
        run: records::bring_back,
    },
    Command {
        name: "list",
        operands: &[FILE, KIND],
        options: &[JSON],
        json: &[
            r#"[{"id", "kind", "municipality": "1285"|null, "title", "fields": {FIELD: VALUE}}]"#,
        ],
        run: records::list,
    },
    Command {
        name: "import",
        operands: &[FILE, operand("spreadsheet", Times::Many)],
        options: &[
            option("kind", Some("kind"), Times::Maybe),
            option("worksheet", Some("name"), Times::Any),
            option("heading-row", Some("row"), Times::Maybe),
            option("map", Some("mapping"), Times::Any),
            option("value", Some("meaning"), Times::Any),
            option("row", Some("answer"), Times::Any),
            option("make", Some("new"), Times::Any),
            option("empty-clears", None, Times::Maybe),
            option("leave-unreadable", None, Times::Maybe),
            DRY_RUN,
            JSON,
        ],
        json: &[
            r#"[{"file", "sheet", "kind", "headings": [ROW],"#,
            r#" "columns": [{"column", "heading", "use", "samples": [TEXT]}],"#,
            r#" "counts": {"rows", "new", "changed", "same", "asked", "refused", "skipped"}, "kept": BOOLEAN,"#,
            r#" "rows": [{"row", "column"?, "title", "outcome": "new"|"changed"|"asked"|"refused"|"skipped","#,
            r#" "reason"?, "changes"?: [{"field", "old", "new"}]}],"#,
            r#" "questions": [{"ask": "FIELD:WORDS", "rows", "candidates": [{"id", "title"}]}],"#,
            r#" "put_right": [{"field", "what", "cells", "first": [[ROW, FROM, TO]]}],"#,
            r#" "read_as": [{"field", "words", "choice"}],"#,
            r#" "left_out": {"above": [ROW], "beside": [ROW], "hidden_rows", "hidden_sheets": [TEXT],"#,
            r#" "far_columns"},"#,
            r#" "left_out_file"?}]"#,
        ],
        run: tables::import,
    },
    Command {
        name: "export-table",
        operands: &[FILE, KIND],
        options: &[
            output("table"),
            option("columns", Some("columns"), Times::Maybe),
            option("personal", None, Times::Maybe),
        ],
        json: &[],
        run: tables::export,
    },
    Command {
        name: "history",
        operands: &[FILE, KIND, ID],
        options: &[JSON],
        json: &[
            r#"[{"id", "at": "2026-11-21T12:00:00.000Z", "author": TEXT|null, "device", "parents": [ID],"#,
            r#" "set": {FIELD: VALUE|null}}]"#,
        ],
        run: records::history,
    },
    Command {
        name: "about",
        operands: &[FILE, PERSON],
        options: &[output("document")],
        json: &[],
        run: person::about,
    },
    Command {
        name: "document",
        operands: &[
            FILE,
            operand("paper", Times::Once),
            operand("id", Times::Maybe),
        ],
        options: &[
            output("document"),
            ON,
            option("month", Some("month"), Times::Maybe),
        ],
        json: &[],
        run: papers::document,
    },
    Command {
        name: "extract",
        operands: &[FILE],
        options: &[
            option("month", Some("month"), Times::Once),
            output("table"),
            option("layout", Some("name"), Times::Maybe),
            option("submit", None, Times::Maybe),
            option("to", Some("name"), Times::Maybe),
            ON,
        ],
        json: &[],
        run: fund::extract,
    },
    Command {
        name: "submissions",
        operands: &[FILE],
        options: &[ON, JSON],
        json: &[
            r#"{"months": [{"month", "persons", "women", "men", "minutes", "rounded_off", "uncertified", "due","#,
            r#"  "sent": [{"id", "submitted_on", "to", "layout", "persons", "minutes"}], "again": BOOLEAN, "after","#,
            r#"  "differences": [{"person", "title", "municipality", "unit", "sent", "now", "why"}]}],"#,
            r#" "again": [MONTH]}"#,
        ],
        run: fund::submissions,
    },
    Command {
        name: "report",
        operands: &[FILE],
        options: &[
            output("report"),
            option("template", Some("template"), Times::Maybe),
            MUNICIPALITY,
            option("from", Some("date"), Times::Maybe),
            Opt {
                said: "last_day",
                ..option("to", Some("date"), Times::Maybe)
            },
            ON,
        ],
        json: &[],
        run: report::report,
    },
    Command {
        name: "calendar",
        operands: &[FILE, operand("meeting", Times::Any)],
        options: &[output("calendar")],
        json: &[],
        run: papers::calendar,
    },
    Command {
        name: "erase",
        operands: &[FILE, PERSON],
        options: &[
            option("preview", None, Times::Maybe),
            option("text", Some("text"), Times::Any),
            option("linked", None, Times::Maybe),
            option("remove-copies", None, Times::Maybe),
        ],
        json: &[],
        run: person::erase,
    },
    Command {
        name: "export",
        operands: &[FILE],
        options: &[
            output("bundle"),
            option("profile", Some("profile"), Times::Maybe),
            PASSPHRASE,
        ],
        json: &[],
        run: bundles::export,
    },
    Command {
        name: "inspect",
        operands: &[BUNDLE],
        options: &[JSON],
        json: &[
            r#"{"format", "kind", "project", "project_name", "municipality"?, "profile", "made_at": MILLISECONDS,"#,
            r#" "program", "counts": {KIND: NUMBER}, "digest", "sender", "endorsed"?, "encrypted_for","#,
            r#" "entries", "bytes", "fingerprint", "fingerprint_words": [WORD]}"#,
        ],
        run: bundles::inspect,
    },
    Command {
        name: "merge",
        operands: &[FILE, operand("bundle", Times::Many)],
        options: &[DRY_RUN, PASSPHRASE, KEY_PASSPHRASE, JSON],
        json: &[
            r#"[{"file", "municipality": "1285"|null, "project", "kept": BOOLEAN, "erased": NUMBER,"#,
            r#" "warnings": [CODE],"#,
            r#" "held": [{"entry", "reason"}], "kinds": {KIND: COUNTS}, "total": COUNTS}]"#,
            r#"COUNTS: {"read", "added", "known", "refused","#,
            r#" "new_records", "changed_records", "unchanged_records", "held_records", "conflicts"}"#,
        ],
        run: bundles::merge,
    },
    Command {
        name: "merges",
        operands: &[FILE],
        options: &[JSON],
        json: &[
            r#"[{"number", "at": TIME, "kind", "municipality": "1285"|null, "project": ID|null,"#,
            r#" "profile", "made_at": TIME,"#,
            r#" "sender", "digest", "account": {"by", "program", "kinds": {KIND: COUNTS},"#,
            r#" "held": {REASON: NUMBER}, "erased": NUMBER, "warnings": [CODE]}|null,"#,
            r#" "undone": {"at": TIME, "by"}|null}]"#,
        ],
        run: merges::merges,
    },
    Command {
        name: "merge-report",
        operands: &[FILE, operand("number", Times::Once)],
        options: &[output("document")],
        json: &[],
        run: merges::merge_report,
    },
    Command {
        name: "unmerge",
        operands: &[FILE, operand("number", Times::Any)],
        options: &[option("last", Some("number"), Times::Maybe), DRY_RUN, JSON],
        json: &[
            r#"{"merges": [NUMBER], "kept": BOOLEAN,"#,
            r#" "kinds": {KIND: {"entries", "gone_records", "changed_records"}},"#,
            r#" "shared": NUMBER, "erasures": NUMBER}"#,
        ],
        run: merges::unmerge,
    },
    Command {
        name: "figures",
        operands: &[FILE, operand("figure", Times::Any)],
        options: &[
            MUNICIPALITY,
            option("by", Some("by"), Times::Maybe),
            option("project", Some("id"), Times::Maybe),
            ON,
            JSON,
        ],
        json: &[
            r#"{FIGURE: {PART: NUMBER, GROUP: {PART: NUMBER}, "label", "definition", "unit"}}"#,
            r#"--by project: {"projects": [{"id", "name"}], "rows": [{"row", "figure", "part", "unit","#,
            r#" "projects": {ID: NUMBER|null}, "again": NUMBER, "total": NUMBER|null,"#,
            r#" "published": {ID|"total": {"value", "differs": NUMBER|null}}}],"#,
            r#" "faults": [{"row", "project": ID|null, "sum", "stated", "without": ID|null}]}"#,
            r#"--by project FIGURE…: {FIGURE: {"projects": {ID: {PART: NUMBER}}, "total": {PART: NUMBER}}}"#,
        ],
        run: figures::figures,
    },
    Command {
        name: "picture",
        operands: &[FILE, operand("figure", Times::Once)],
        options: &[
            output("picture"),
            option("compare", None, Times::Maybe),
            MUNICIPALITY,
            ON,
        ],
        json: &[],
        run: figures::picture,
    },
    Command {
        name: "evidence",
        operands: &[FILE, operand("figure", Times::Once)],
        options: &[MUNICIPALITY, ON, JSON],
        json: &[
            r#"[{"part": "women"|"sectors.social", "kind", "record", "municipality": "1285"|null, "title","#,
            r#" "amount": NUMBER}]"#,
        ],
        run: figures::evidence,
    },
    Command {
        name: "signals",
        operands: &[FILE],
        options: &[MUNICIPALITY, ON, JSON],
        json: &[
            r#"[{"id", "severity": "now"|"soon"|"good", "kind"|null, "record"|null,"#,
            r#" "municipality": "1285"|null, "title", "why", "action"}]"#,
        ],
        run: figures::signals,
    },
    Command {
        name: "conflicts",
        operands: &[FILE],
        options: &[JSON],
        json: &[
            r#"[{"record", "kind", "municipality": "1285"|null, "title", "field","#,
            r#" "values": [{"entry", "value", "at": "2026-11-21T12:00:00.000Z", "author": TEXT|null,"#,
            r#" "referring": ID|null}]}]"#,
        ],
        run: state::conflicts,
    },
    Command {
        name: "decide",
        operands: &[FILE, operand("choice", Times::Once)],
        options: &[
            option("field", Some("field_name"), Times::Maybe),
            option("both", None, Times::Maybe),
        ],
        json: &[],
        run: decide::decide,
    },
    Command {
        name: "duplicates",
        operands: &[FILE],
        options: &[JSON],
        json: &[
            r#"[{"first", "second", "titles": [TEXT, TEXT],"#,
            r#" "by": "name_and_email"|"given_name_and_email"|"name_and_unit"}]"#,
        ],
        run: decide::duplicates_of,
    },
    Command {
        name: "link",
        operands: &[
            FILE,
            operand("person", Times::Once),
            operand("person", Times::Once),
        ],
        options: &[option("different", None, Times::Maybe)],
        json: &[],
        run: decide::link,
    },
    Command {
        name: "held",
        operands: &[FILE],
        options: &[JSON],
        json: &[
            r#"[{"id", "what": "key"|"entry", "municipality": "1285"|null, "project": ID|null, "reason","#,
            r#" "at": "2026-11-21T12:00:00.000Z", "key", "entry": ENTRY|null}]"#,
        ],
        run: held::held,
    },
    Command {
        name: "accept",
        operands: &[FILE, IDS],
        options: &[],
        json: &[],
        run: held::accept,
    },
    Command {
        name: "refuse",
        operands: &[FILE, IDS],
        options: &[],
        json: &[],
        run: held::refuse,
    },
    Command {
        name: "keys",
        operands: &[FILE],
        options: &[JSON],
        json: &[
            r#"{"own": KEY, "signing": KEY, "reading": KEY, "private": "open"|"locked"|"missing","#,
            r#" "moves": NUMBER}"#,
            r#"KEY: {"key", "fingerprint", "words": [WORD]}"#,
        ],
        run: keys::keys,
    },
    Command {
        name: "protect-key",
        operands: &[FILE],
        options: &[
            KEY_PASSPHRASE,
            option("new-passphrase-file", Some("file"), Times::Maybe),
        ],
        json: &[],
        run: keys::protect,
    },
    Command {
        name: "key-sheet",
        operands: &[FILE],
        options: &[output("document"), KEY_PASSPHRASE],
        json: &[],
        run: keys::sheet,
    },
    Command {
        name: "restore-key",
        operands: &[FILE],
        options: &[SHEET],
        json: &[],
        run: keys::restore,
    },
    Command {
        name: "restore-lead",
        operands: &[operand("kit", Times::Once)],
        options: &[SHEET, output("file")],
        json: &[],
        run: keys::restore_lead,
    },
    Command {
        name: "verify",
        operands: &[FILE],
        options: &[],
        json: &[],
        run: state::verify,
    },
    Command {
        name: "backups",
        operands: &[FILE],
        options: &[JSON],
        json: &[r#"[{"file", "at": "2026-11-21T12:00:00", "why": CODE, "bytes": NUMBER}]"#],
        run: backups::backups,
    },
    Command {
        name: "restore",
        operands: &[FILE, operand("backup", Times::Once)],
        options: &[option("preview", None, Times::Maybe)],
        json: &[],
        run: backups::restore,
    },
    Command {
        name: "rebuild",
        operands: &[FILE],
        options: &[option("into", Some("file"), Times::Maybe)],
        json: &[],
        run: backups::rebuild,
    },
];

/// An option's name as it is typed.
pub fn dashed(name: &str) -> String {
    let dashes = if name.chars().count() == 1 { "-" } else { "--" };
    format!("{dashes}{name}")
}
