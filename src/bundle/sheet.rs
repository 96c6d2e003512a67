//! The lead's secrets as lines to print on paper, and to type back.
//!
//! Two keys of 32 bytes, the reading key and then the signing key, make eight lines. A line is eight bytes and a
//! checksum of two, which knows the line's number, written as sixteen of the letters and digits that are not
//! easily taken for each other (Crockford's base 32), in groups of four.

use sha2::{Digest, Sha256};

use super::{BundleError, LeadKey, SigningKey};

/// How many lines a sheet has.
pub const SHEET_LINES: usize = 8;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The bytes of the keys that a line holds.
const HELD: usize = 8;
/// The letters of a line.
const LETTERS: usize = 16;

/// What makes a lead: the key that full bundles are read with, and the one that kits are signed with.
#[derive(Clone)]
pub struct LeadSecrets {
    /// To read with.
    pub reading: LeadKey,
    /// To sign with.
    pub signing: SigningKey,
}

impl LeadSecrets {
    /// The lines of the sheet.
    ///
    /// # Errors
    /// If the reading key is not what it should be.
    pub fn lines(&self) -> Result<Vec<String>, BundleError> {
        let secrets = [self.reading.to_bytes()?, self.signing.to_bytes()].concat();
        let lines = secrets.chunks(HELD).zip(1..);
        Ok(lines.map(|(held, number)| written(number, held)).collect())
    }

    /// Reads a sheet that was typed or pasted: spaces, dashes and case do not count, and the lines' numbers may
    /// stand before them.
    ///
    /// # Errors
    /// Which line is not as it was printed, or how many lines there are.
    pub fn read(text: &str) -> Result<Self, BundleError> {
        let lines = lines_of(text);
        let mut secrets = Vec::new();
        for (line, number) in lines.iter().zip(1..=SHEET_LINES) {
            secrets.extend(held(number, line).ok_or(BundleError::SheetLine(number))?);
        }
        if lines.len() != SHEET_LINES {
            return Err(BundleError::SheetLines(lines.len()));
        }
        let (reading, signing) = secrets.split_at(secrets.len() / 2);
        let key = |bytes: &[u8]| bytes.try_into().map_err(|_| BundleError::NotAKey);
        Ok(Self {
            reading: LeadKey::from_bytes(key(reading)?)?,
            signing: SigningKey::from_bytes(key(signing)?),
        })
    }
}

fn checksum(number: usize, held: &[u8]) -> [u8; 2] {
    let mut digest = Sha256::new();
    digest.update(b"samverka-sheet-1");
    digest.update([u8::try_from(number).unwrap_or_default()]);
    digest.update(held);
    let digest = digest.finalize();
    [digest[0], digest[1]]
}

/// A line as it is printed: `7K2M 9QXD 0FVB W3TR`.
fn written(number: usize, held: &[u8]) -> String {
    let bits = [held, &checksum(number, held)]
        .concat()
        .into_iter()
        .fold(0_u128, |bits, byte| bits << 8 | u128::from(byte));
    let mut line = String::new();
    for place in 0..LETTERS {
        if place > 0 && place % 4 == 0 {
            line.push(' ');
        }
        let five = bits >> (5 * (LETTERS - 1 - place)) & 31;
        let letter = usize::try_from(five)
            .ok()
            .and_then(|five| ALPHABET.get(five));
        line.extend(letter.map(|letter| char::from(*letter)));
    }
    line
}

/// The lines of what was typed, as letters alone; all in one breath is cut into lines.
fn lines_of(text: &str) -> Vec<String> {
    let letters = |line: &str| -> String {
        let plain = line.chars().filter(|c| c.is_alphanumeric());
        plain.map(|c| c.to_ascii_uppercase()).collect()
    };
    let mut lines: Vec<String> = text
        .lines()
        .map(letters)
        .filter(|line| !line.is_empty())
        .collect();
    if let [all] = lines.as_slice()
        && all.len() > LETTERS + 1
    {
        let all: Vec<char> = all.chars().collect();
        lines = all
            .chunks(LETTERS)
            .map(|line| line.iter().collect())
            .collect();
    }
    for (line, number) in lines.iter_mut().zip(1_usize..) {
        if line.len() == LETTERS + 1
            && let Some(rest) = line.strip_prefix(&number.to_string())
        {
            *line = rest.to_owned();
        }
    }
    lines
}

/// What a line holds; none if it is not as it was printed.
fn held(number: usize, line: &str) -> Option<Vec<u8>> {
    if line.chars().count() != LETTERS {
        return None;
    }
    let mut bits = 0_u128;
    for letter in line.chars() {
        let letter = match letter {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let five = ALPHABET
            .iter()
            .position(|known| char::from(*known) == letter)?;
        bits = bits << 5 | u128::try_from(five).ok()?;
    }
    let bytes = bits.to_be_bytes();
    let (held, sum) = bytes.get(bytes.len() - HELD - 2..)?.split_at(HELD);
    (checksum(number, held) == sum).then(|| held.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets() -> LeadSecrets {
        LeadSecrets {
            reading: LeadKey::generate(),
            signing: SigningKey::from_bytes([9; 32]),
        }
    }

    fn same(a: &LeadSecrets, b: &LeadSecrets) -> bool {
        a.reading.to_text() == b.reading.to_text() && a.signing.to_text() == b.signing.to_text()
    }

    fn refused(text: &str) -> BundleError {
        LeadSecrets::read(text).map(drop).unwrap_err()
    }

    #[test]
    fn a_sheet_is_read_back_however_it_is_typed() {
        let secrets = secrets();
        let lines = secrets.lines().unwrap();
        assert_eq!(lines.len(), SHEET_LINES);
        assert!(lines.iter().all(|line| line.len() == 19));
        let numbered: Vec<String> = lines
            .iter()
            .zip(1..)
            .map(|(line, number)| format!("{number}.  {line}"))
            .collect();
        let as_typed = [
            lines.join("\n"),
            lines.join("\r\n\r\n").to_lowercase(),
            lines.concat(),
            lines.join("\n").replace(' ', "-"),
            lines.join("\n").replace('0', "o").replace('1', "l"),
            numbered.join("\n"),
        ];
        for typed in as_typed {
            assert!(
                same(&LeadSecrets::read(&typed).unwrap(), &secrets),
                "{typed}"
            );
        }
    }

    #[test]
    fn a_slip_of_the_pen_is_named_by_its_line() {
        let lines = secrets().lines().unwrap();
        for wrong in 0..SHEET_LINES {
            let mut typed = lines.clone();
            let slip = if typed[wrong].starts_with('7') {
                "8"
            } else {
                "7"
            };
            typed[wrong].replace_range(..1, slip);
            let error = refused(&typed.join("\n"));
            assert!(matches!(error, BundleError::SheetLine(line) if line == wrong + 1));
        }
        let mut swapped = lines.clone();
        swapped.swap(2, 3);
        assert!(matches!(
            refused(&swapped.join("\n")),
            BundleError::SheetLine(3)
        ));
        let mut short = lines.clone();
        short[4].pop();
        assert!(matches!(
            refused(&short.join("\n")),
            BundleError::SheetLine(5)
        ));
    }

    #[test]
    fn a_sheet_that_is_not_whole_is_told_by_its_lines() {
        let lines = secrets().lines().unwrap();
        assert!(matches!(
            refused(&lines[..5].join("\n")),
            BundleError::SheetLines(5)
        ));
        assert!(matches!(refused(""), BundleError::SheetLines(0)));
        let more = [lines.join("\n"), lines[0].clone()].join("\n");
        assert!(matches!(refused(&more), BundleError::SheetLines(9)));
        assert!(matches!(
            refused("Hej, var ligger bladet?"),
            BundleError::SheetLine(1)
        ));
    }
}
