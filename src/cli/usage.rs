//! What can be asked on the command line: every command described once, and arguments read by it.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::Path;

use chrono::NaiveDate;
use lexopt::Arg;

use super::{Desk, Done, bundles, figures, project, records, state};
use crate::domain::parse_date;
use crate::text::{Language, Sentence, Text};

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
    fn needed(self) -> bool {
        matches!(self, Self::Once | Self::Many)
    }

    fn repeats(self) -> bool {
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
    /// `--name`; it is explained by the key `cli-option-long`.
    pub long: &'static str,
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
    fn find(name: &OsStr) -> Option<&'static Self> {
        COMMANDS.iter().find(|command| command.name == name)
    }

    fn option(&self, name: &str) -> Option<&'static Opt> {
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
    fn name(&self) -> String {
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
const FIELDS: Operand = operand("field", Times::Many);

const fn option(long: &'static str, value: Option<&'static str>, times: Times) -> Opt {
    Opt {
        long,
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
const PASSPHRASE: Opt = option("passphrase-file", Some("file"), Times::Maybe);
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
        name: "kit",
        operands: &[FILE],
        options: &[
            option("municipality", Some("code"), Times::Once),
            output("kit"),
        ],
        json: &[],
        run: project::kit,
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
        options: &[],
        json: &[],
        run: records::remove,
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
            r#" "program", "counts": {KIND: NUMBER}, "digest", "sender", "encrypted_for", "entries", "bytes","#,
            r#" "fingerprint"}"#,
        ],
        run: bundles::inspect,
    },
    Command {
        name: "merge",
        operands: &[FILE, operand("bundle", Times::Many)],
        options: &[DRY_RUN, PASSPHRASE, JSON],
        json: &[
            r#"[{"file", "municipality": "1285"|null, "kept": BOOLEAN, "warnings": [CODE],"#,
            r#" "held": [{"entry", "reason"}], "kinds": {KIND: COUNTS}, "total": COUNTS}]"#,
            r#"COUNTS: {"read", "added", "known", "refused","#,
            r#" "new_records", "changed_records", "unchanged_records", "conflicts"}"#,
        ],
        run: bundles::merge,
    },
    Command {
        name: "figures",
        operands: &[FILE, operand("figure", Times::Any)],
        options: &[MUNICIPALITY, ON, JSON],
        json: &[
            r#"{FIGURE: {PART: NUMBER, GROUP: {PART: NUMBER}, "label", "definition", "unit"}}"#,
        ],
        run: figures::figures,
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
            r#" "values": [{"entry", "value", "at": "2026-11-21T12:00:00.000Z", "author": TEXT|null}]}]"#,
        ],
        run: state::conflicts,
    },
    Command {
        name: "verify",
        operands: &[FILE],
        options: &[],
        json: &[],
        run: state::verify,
    },
];

/// What was given to a command, and fits its description.
pub struct Call {
    command: &'static Command,
    operands: Vec<OsString>,
    options: BTreeMap<&'static str, Vec<OsString>>,
}

impl Call {
    /// An operand as a path.
    pub fn path(&self, index: usize) -> &Path {
        Path::new(
            self.operands
                .get(index)
                .map_or(OsStr::new(""), |operand| operand),
        )
    }

    /// An operand as a word.
    pub fn word(&self, index: usize) -> Done<&str> {
        Ok(self.text(
            self.operands
                .get(index)
                .map_or(OsStr::new(""), |operand| operand),
        )?)
    }

    /// The operands from an index on, as words.
    pub fn words(&self, from: usize) -> Done<Vec<&str>> {
        let rest = self.operands.iter().skip(from);
        Ok(rest
            .map(|operand| self.text(operand))
            .collect::<Result<_, _>>()?)
    }

    /// The operands from an index on, as paths.
    pub fn paths(&self, from: usize) -> Vec<&Path> {
        self.operands.iter().skip(from).map(Path::new).collect()
    }

    /// Whether an option is given.
    pub fn is_set(&self, long: &str) -> bool {
        self.options.contains_key(long)
    }

    /// An option's value as a path.
    pub fn path_of(&self, long: &str) -> Option<&Path> {
        self.options.get(long)?.first().map(Path::new)
    }

    /// All an option's values as words.
    pub fn values(&self, long: &str) -> Done<Vec<&str>> {
        let values = self.options.get(long).into_iter().flatten();
        Ok(values
            .map(|value| self.text(value))
            .collect::<Result<_, _>>()?)
    }

    /// An option's value as a word.
    pub fn value(&self, long: &str) -> Done<Option<&str>> {
        Ok(self.values(long)?.first().copied())
    }

    /// An option's value as a day.
    pub fn day(&self, long: &'static str) -> Done<Option<NaiveDate>> {
        let Some(value) = self.value(long)? else {
            return Ok(None);
        };
        match parse_date(value) {
            Ok(day) => Ok(Some(day)),
            Err(_) => Err(self.no_such_value(long, value).into()),
        }
    }

    /// The value of an option is none of those it has.
    pub fn no_such_value(&self, long: &str, value: &str) -> Misuse {
        Misuse::new("cli-misuse-bad_value", Some(self.command))
            .with("option", &format!("--{long}"))
            .with("value", value)
    }

    /// Something about the call that its description does not say.
    pub fn misuse(&self, key: &'static str, word: &str) -> Misuse {
        Misuse::new(key, Some(self.command)).with("word", word)
    }

    fn text<'a>(&self, word: &'a OsStr) -> Result<&'a str, Misuse> {
        word.to_str().ok_or_else(|| {
            Misuse::new("cli-misuse-not_text", Some(self.command))
                .with("word", &word.to_string_lossy())
        })
    }
}

/// What the arguments ask for.
pub enum Asked {
    /// Help on a command, or on all; with the words beside it.
    Help(Option<&'static Command>, Vec<OsString>),
    /// The version.
    Version,
    /// A command.
    Run(&'static Command, Call),
}

/// What is wrong with the command line.
pub struct Misuse {
    key: &'static str,
    args: Vec<(&'static str, String)>,
    command: Option<&'static Command>,
}

impl Misuse {
    fn new(key: &'static str, command: Option<&'static Command>) -> Self {
        Self {
            key,
            args: Vec::new(),
            command,
        }
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.args.push((name, value.to_owned()));
        self
    }
}

impl Sentence for Misuse {
    fn sentence(&self, text: &Text) -> String {
        let usage = self.command.map(|command| command.usage(text));
        let args: Vec<_> = self
            .args
            .iter()
            .map(|(name, value)| (*name, value.as_str().into()))
            .chain(usage.map(|usage| ("usage", usage.into())))
            .collect();
        let help = match self.command {
            Some(command) => format!("samverka-cli {} --help", command.name),
            None => "samverka-cli --help".to_owned(),
        };
        let pointer = text.with("cli-see_help", &[("command", help.into())]);
        format!("{} {pointer}", text.with(self.key, &args))
    }
}

/// The language that the arguments ask for, wherever they do; Swedish if they do not.
pub fn language(arguments: &[OsString]) -> Language {
    let mut language = None;
    let mut rest = arguments.iter().filter_map(|argument| argument.to_str());
    while let Some(argument) = rest.next() {
        let code = match argument {
            "--lang" => rest.next(),
            "--" => break,
            _ => argument.strip_prefix("--lang="),
        };
        language = code.and_then(Language::from_code).or(language);
    }
    language.unwrap_or_default()
}

/// Reads the arguments.
pub fn parse(arguments: Vec<OsString>) -> Result<Asked, Misuse> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut command: Option<&'static Command> = None;
    let mut operands = Vec::new();
    let mut options: BTreeMap<&'static str, Vec<OsString>> = BTreeMap::new();
    let mut help = false;
    loop {
        let argument = parser.next().map_err(|error| unread(error, command))?;
        let name = match argument {
            None => break,
            Some(Arg::Value(word)) => {
                match command {
                    Some(_) => operands.push(word),
                    None => command = Some(find(&word)?),
                }
                continue;
            }
            Some(Arg::Long(name)) => name.to_owned(),
            Some(Arg::Short(name)) => name.to_string(),
        };
        match (name.as_str(), command) {
            ("help" | "h", _) => help = true,
            ("version" | "V", None) => return Ok(Asked::Version),
            ("lang", _) => {
                let code = parser.value().map_err(|error| unread(error, command))?;
                if code.to_str().and_then(Language::from_code).is_none() {
                    return Err(Misuse::new("cli-misuse-bad_value", command)
                        .with("option", "--lang")
                        .with("value", &code.to_string_lossy()));
                }
            }
            (name, _) => {
                let option = command
                    .and_then(|command| command.option(name))
                    .ok_or_else(|| {
                        Misuse::new("cli-misuse-unknown_option", command)
                            .with("option", &dashed(name))
                    })?;
                let value = match option.value {
                    Some(_) => parser.value().map_err(|error| unread(error, command))?,
                    None => OsString::new(),
                };
                options.entry(option.long).or_default().push(value);
            }
        }
    }
    match command {
        command if help => Ok(Asked::Help(command, operands)),
        None => Err(Misuse::new("cli-misuse-no_command", None)),
        Some(command) => {
            check(command, &operands, &options)?;
            let call = Call {
                command,
                operands,
                options,
            };
            Ok(Asked::Run(command, call))
        }
    }
}

fn find(name: &OsStr) -> Result<&'static Command, Misuse> {
    Command::find(name).ok_or_else(|| {
        Misuse::new("cli-misuse-unknown_command", None).with("word", &name.to_string_lossy())
    })
}

fn dashed(name: &str) -> String {
    let dashes = if name.chars().count() == 1 { "-" } else { "--" };
    format!("{dashes}{name}")
}

/// Whether everything that is needed is there, and nothing more.
fn check(
    command: &'static Command,
    operands: &[OsString],
    options: &BTreeMap<&'static str, Vec<OsString>>,
) -> Result<(), Misuse> {
    let needed = command
        .operands
        .iter()
        .filter(|operand| operand.times.needed());
    if needed.count() > operands.len() {
        return Err(Misuse::new("cli-misuse-missing", Some(command)));
    }
    let endless = command
        .operands
        .last()
        .is_some_and(|operand| operand.times.repeats());
    if let Some(word) = operands.get(command.operands.len())
        && !endless
    {
        return Err(
            Misuse::new("cli-misuse-too_many", Some(command)).with("word", &word.to_string_lossy())
        );
    }
    for option in command.options {
        let given = options.get(option.long).map_or(0, Vec::len);
        let name = option.name();
        if option.times.needed() && given == 0 {
            return Err(
                Misuse::new("cli-misuse-missing_option", Some(command)).with("option", &name)
            );
        }
        if !option.times.repeats() && given > 1 {
            return Err(Misuse::new("cli-misuse-twice", Some(command)).with("word", &name));
        }
    }
    Ok(())
}

fn unread(error: lexopt::Error, command: Option<&'static Command>) -> Misuse {
    use lexopt::Error::*;
    match error {
        MissingValue { option } => {
            Misuse::new("cli-misuse-no_value", command).with("option", &option.unwrap_or_default())
        }
        UnexpectedValue { option, .. } => {
            Misuse::new("cli-misuse-value_too_many", command).with("option", &option)
        }
        other => Misuse::new("cli-misuse-unread", command).with("word", &other.to_string()),
    }
}
