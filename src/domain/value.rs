//! The plain values that records are made of.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The identity of a record: unique without asking anybody, so that laptops can work apart.
pub type Id = uuid::Uuid;

/// A field's value as it is journalled and sent: JSON, because a later version may know more shapes.
pub type Value = serde_json::Value;

/// A municipality's official four-digit code, such as `"0125"`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MunicipalityCode([u8; 4]);

impl MunicipalityCode {
    /// The four digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// The text is not four digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a four-digit municipality code")]
pub struct NotAMunicipalityCode(pub String);

impl FromStr for MunicipalityCode {
    type Err = NotAMunicipalityCode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match <[u8; 4]>::try_from(text.as_bytes()) {
            Ok(digits) if digits.iter().all(u8::is_ascii_digit) => Ok(Self(digits)),
            _ => Err(NotAMunicipalityCode(text.chars().take(40).collect())),
        }
    }
}

impl TryFrom<String> for MunicipalityCode {
    type Error = NotAMunicipalityCode;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<MunicipalityCode> for String {
    fn from(code: MunicipalityCode) -> Self {
        code.as_str().to_owned()
    }
}

impl fmt::Display for MunicipalityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for MunicipalityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One stored cell, as a table hands it to a record that is being read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    /// Nothing is known.
    Null,
    /// A number, a flag (0 or 1), minutes or kronor.
    Integer(i64),
    /// A text, a date, a choice; or a list, as JSON.
    Text(&'a str),
    /// A reference.
    Id(Id),
}

/// A row of cells in the order of the kind's fields.
pub trait Cells {
    /// The cell of the field with this index.
    fn cell(&self, index: usize) -> Cell<'_>;
}
