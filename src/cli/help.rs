//! `--help`: read from the descriptions of the commands and of the record kinds.

use std::ffi::OsString;

use super::commands::{COMMANDS, Command};
use super::table::Table;
use super::{Desk, Done};
use crate::domain::{Field, KINDS, Kind, Shape, kind};
use crate::insight::FIGURES;
use crate::text::Text;

/// Prints help on all, on a command, or on a command with a kind.
pub fn print(
    desk: &mut Desk<'_>,
    command: Option<&'static Command>,
    operands: &[OsString],
) -> Done {
    let Some(command) = command else {
        return on_all(desk);
    };
    on_command(desk, command)?;
    let takes = |word| command.operands.iter().any(|operand| operand.word == word);
    match operands.iter().find_map(|word| kind(word.to_str()?)) {
        Some(kind) if takes("kind") => on_kind(desk, kind),
        _ if takes("kind") => on_kinds(desk),
        _ if takes("figure") => on_figures(desk),
        _ => Ok(()),
    }
}

fn on_all(desk: &mut Desk<'_>) -> Done {
    let text = desk.text.clone();
    desk.say(&text.get("cli-about"))?;
    headed(desk, "commands")?;
    let mut commands = Table::plain(2);
    for command in COMMANDS {
        commands.row(vec![
            format!("  {}", command.name),
            text.get(&format!("cli-about-{}", command.name)),
        ]);
    }
    desk.show(&commands, "")?;
    everywhere(desk)?;
    desk.say("")?;
    desk.say(&text.get("cli-exit_codes"))?;
    desk.say(&text.get("cli-help_on_command"))
}

fn on_command(desk: &mut Desk<'_>, command: &Command) -> Done {
    let text = desk.text.clone();
    desk.say(&text.get(&format!("cli-about-{}", command.name)))?;
    desk.say("")?;
    desk.say(&format!("  {}", command.usage(&text)))?;
    let more = format!("cli-more-{}", command.name);
    if text.has(&more) {
        desk.say("")?;
        desk.say(&text.get(&more))?;
    }
    if !command.options.is_empty() {
        headed(desk, "options")?;
        let mut options = Table::plain(2);
        for option in command.options {
            options.row(vec![
                format!("  {}", option.written(&text)),
                text.get(&format!("cli-option-{}", option.said)),
            ]);
        }
        desk.show(&options, "")?;
    }
    everywhere(desk)?;
    if !command.json.is_empty() {
        headed(desk, "json")?;
    }
    for line in command.json {
        desk.say(&format!("  {line}"))?;
    }
    Ok(())
}

/// The options that every command has.
fn everywhere(desk: &mut Desk<'_>) -> Done {
    headed(desk, "everywhere")?;
    let mut options = Table::plain(2);
    for (written, key) in [
        ("--lang sv|en", "cli-option-lang"),
        ("-h, --help", "cli-option-help"),
        ("-V, --version", "cli-option-version"),
    ] {
        options.row(vec![format!("  {written}"), desk.text.get(key)]);
    }
    desk.show(&options, "")
}

fn on_figures(desk: &mut Desk<'_>) -> Done {
    headed(desk, "figures")?;
    let mut figures = Table::plain(2);
    for figure in FIGURES {
        figures.row(vec![
            format!("  {}", figure.id),
            desk.text.get(&figure.label_key()),
        ]);
    }
    figures.row(vec![
        "  survey.…".to_owned(),
        desk.text.get("cli-survey_figures"),
    ]);
    desk.show(&figures, "")
}

fn on_kinds(desk: &mut Desk<'_>) -> Done {
    headed(desk, "kinds")?;
    let mut kinds = Table::plain(2);
    for kind in KINDS {
        kinds.row(vec![format!("  {}", kind.code), desk.text.kind(kind)]);
    }
    desk.show(&kinds, "")?;
    desk.say("")?;
    let hint = desk.text.get("cli-help_on_kind");
    desk.say(&hint)
}

fn on_kind(desk: &mut Desk<'_>, kind: &'static Kind) -> Done {
    let head = desk
        .text
        .with("cli-head-fields", &[("kind", kind.code.into())]);
    desk.say("")?;
    desk.say(&head)?;
    let mut fields = Table::plain(4);
    let typed = kind.fields.iter().filter(|field| !field.shape.is_made());
    for field in typed {
        let need = field.required.then(|| desk.text.get("cli-required"));
        fields.row(vec![
            format!("  {}", field.code),
            desk.text.field(kind, field),
            values(&desk.text, field),
            need.unwrap_or_default(),
        ]);
    }
    desk.show(&fields, "")
}

/// What a field's values look like.
fn values(text: &Text, field: &Field) -> String {
    let kinds = |kinds: &[&str]| kinds.join("|");
    match field.shape {
        Shape::Line => text.get("cli-shape-line"),
        Shape::Text => text.get("cli-shape-text"),
        Shape::Lines => text.get("cli-shape-lines"),
        Shape::Number(unit) => {
            let (low, high) = unit.bounds();
            text.with(
                "cli-shape-number",
                &[("low", low.into()), ("high", high.into())],
            )
        }
        Shape::Decimal => text.get("cli-shape-decimal"),
        Shape::Date => text.get("cli-shape-date"),
        Shape::Month => text.get("cli-shape-month"),
        Shape::Time => text.get("cli-shape-time"),
        Shape::Moment => text.get("cli-shape-moment"),
        Shape::Flag => text.get("cli-shape-flag"),
        Shape::Choice(known) => known.choices.join("|"),
        Shape::Choices(known) => {
            let choices = known.choices.join("|");
            text.with("cli-shape-choices", &[("choices", choices.into())])
        }
        Shape::Reference([]) => text.get("cli-shape-any_reference"),
        Shape::Reference(of) => text.with("cli-shape-reference", &[("kind", kinds(of).into())]),
        Shape::References(of) => text.with("cli-shape-references", &[("kind", kinds(of).into())]),
        Shape::MunicipalityCode => text.get("cli-shape-municipality_code"),
        Shape::Code | Shape::Sealed => String::new(),
        Shape::IdentityNumber => text.get("cli-shape-identity_number"),
        Shape::Answers => text.get("cli-shape-answers"),
        Shape::Counts => text.get("cli-shape-counts"),
    }
}

fn headed(desk: &mut Desk<'_>, what: &str) -> Done {
    let head = desk.text.get(&format!("cli-head-{what}"));
    desk.say("")?;
    desk.say(&head)
}
