//! The key sheet: what the lead prints and locks away, and types back the day the keys are lost.

use chrono::NaiveDate;

use super::{Block, Document, Level};
use crate::bundle::{BundleError, LeadSecrets, fingerprint_spoken};
use crate::text::Text;

/// The sheet with the secrets of the project of this name.
///
/// # Errors
/// If the keys cannot be written as lines.
pub fn key_sheet(
    text: &Text,
    secrets: &LeadSecrets,
    project: &str,
    made_on: NaiveDate,
) -> Result<Document, BundleError> {
    let mut document = Document {
        title: text.get("sheet-title"),
        subtitle: project.to_owned(),
        language: text.language(),
        author: String::new(),
        made_on,
        footer: text.with("sheet-footer", &[("project", project.into())]),
        blocks: vec![Block::Note(text.get("sheet-keep"))],
    };
    let day = text.date(made_on);
    document.blocks.push(Block::Facts(vec![
        (text.get("sheet-project"), project.to_owned()),
        (text.get("sheet-made"), day),
    ]));
    let lines = secrets.lines()?;
    let half = lines.len() / 2;
    for (index, line) in lines.iter().enumerate() {
        if index == 0 {
            document.heading(Level::Second, text.get("sheet-reading"));
        } else if index == half {
            document.heading(Level::Second, text.get("sheet-signing"));
        }
        document
            .blocks
            .push(Block::Code(format!("{}.  {line}", index + 1)));
    }
    document.heading(Level::Second, text.get("sheet-check"));
    document.paragraph(text.get("sheet-check_why"));
    document.blocks.push(Block::Facts(vec![
        (
            text.get("sheet-words_reading"),
            fingerprint_spoken(&secrets.reading.public()),
        ),
        (
            text.get("sheet-words_signing"),
            fingerprint_spoken(&secrets.signing.public()),
        ),
    ]));
    document.heading(Level::Second, text.get("sheet-when"));
    let steps = ["sheet-when_forgotten", "sheet-when_lost", "sheet-letters"];
    let steps = steps.iter().map(|key| text.get(key)).collect();
    document.blocks.push(Block::List(steps));
    Ok(document)
}
