//! Arguments, read by the commands' descriptions: what is asked for, or what is wrong with the asking.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::Path;

use chrono::NaiveDate;
use lexopt::Arg;

use super::Done;
use super::commands::{Command, dashed};
use crate::domain::{parse_date, parse_month};
use crate::text::{Language, Sentence, Text};

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

    /// An option's value as the first day of a month.
    pub fn month(&self, long: &'static str) -> Done<Option<NaiveDate>> {
        let Some(value) = self.value(long)? else {
            return Ok(None);
        };
        let month = parse_month(value).map_err(|_| self.no_such_value(long, value))?;
        Ok(Some(month))
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
