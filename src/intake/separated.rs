//! A table in a text file: which letters its bytes are, and what stands between its cells, is found out.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::cells::Lines;
use super::sheet::{Cell, MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Row, Sheet, Trouble};
use crate::domain::reading::is_blank;

/// How many lines are looked at to find what stands between cells.
const LOOKED_AT: usize = 50;

/// Reads a text file.
pub fn read(bytes: &[u8]) -> Result<Sheet, Trouble> {
    let text = decode(bytes)?;
    rows(&text)
}

/// The text that the bytes are: by their mark, else as UTF-8, else as what Swedish programs write.
fn decode(bytes: &[u8]) -> Result<String, Trouble> {
    let marked = encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = marked.or_else(|| wide(bytes)).unwrap_or_else(|| {
        if std::str::from_utf8(bytes).is_ok() {
            return UTF_8;
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        let guessed = detector.guess(Some(b"se"), Utf8Detection::Deny);
        // Of the western ones it is the one that Windows writes here; others are told by their letters.
        if guessed.is_single_byte() {
            WINDOWS_1252
        } else {
            guessed
        }
    });
    let (text, _, _) = encoding.decode(bytes);
    let strange = text
        .chars()
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        .count();
    // What has control characters throughout is a picture or a program.
    if strange > 4 && strange * 100 > text.len() {
        return Err(Trouble::NotASpreadsheet);
    }
    Ok(text.into_owned())
}

/// UTF-16 without a mark: every other byte is nothing.
fn wide(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let start = &bytes[..bytes.len().min(400)];
    let nothing = |odd: usize| {
        let every_other = start.iter().skip(odd).step_by(2);
        every_other.filter(|byte| **byte == 0).count() * 3 > start.len()
    };
    match (nothing(1), nothing(0)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// The rows of a text with separators.
pub fn rows(text: &str) -> Result<Sheet, Trouble> {
    let (text, separator) = separator(text.trim_start_matches('\u{feff}'));
    let mut sheet = Sheet::default();
    let mut room = MOST_CELLS;
    for (number, mut words) in Lines::new(text, separator.into()) {
        let far = words.split_off(words.len().min(MOST_COLUMNS));
        let far = far.iter().rposition(|words| !is_blank(words));
        sheet.far_columns = sheet.far_columns.max(far.map_or(0, |last| last + 1));
        let mut cells: Vec<Cell> = words.iter().map(|words| cell(words)).collect();
        while cells.last().is_some_and(Cell::is_empty) {
            cells.pop();
        }
        if cells.is_empty() {
            continue;
        }
        room = room
            .checked_sub(cells.len() as u64)
            .ok_or(Trouble::TooLarge)?;
        // Title rows stand above the table, and do not count.
        if sheet.rows.len() >= MOST_ROWS + LOOKED_AT {
            return Err(Trouble::TooLarge);
        }
        cells.shrink_to_fit();
        sheet.rows.push(Row { number, cells });
    }
    Ok(sheet)
}

/// A cell without the sign that keeps Excel from reckoning with what begins like a formula.
fn cell(words: &str) -> Cell {
    let bare = words
        .strip_prefix('\'')
        .filter(|rest| rest.starts_with(['=', '+', '-', '@']));
    Cell::words(bare.unwrap_or(words))
}

/// What stands between the cells: what a line `sep=;` says, else what divides the lines most alike.
fn separator(text: &str) -> (&str, u8) {
    let first = text.lines().next().unwrap_or_default();
    let said = first.strip_prefix("sep=").and_then(|rest| {
        let mut signs = rest.trim_end_matches(['\r', ',', ';']).bytes();
        let said = signs.next().or_else(|| rest.bytes().next())?;
        signs.next().is_none().then_some(said)
    });
    if let Some(said) = said {
        // The line stays as an empty one, so that the others keep their numbers.
        return (text.strip_prefix(first).unwrap_or(text), said);
    }
    let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
    let lines = &lines[..lines.len().min(LOOKED_AT)];
    let alike = |sign: char| {
        let mut counts: Vec<usize> = lines.iter().map(|line| apart(line, sign)).collect();
        counts.sort_unstable();
        let most = counts
            .chunk_by(|a, b| a == b)
            .filter(|chunk| chunk[0] > 0)
            .max_by_key(|chunk| chunk.len());
        // Rows of several cells, as many as there are; then the more cells.
        most.map_or((0, 0), |chunk| (chunk.len(), chunk[0]))
    };
    // A comma stands within numbers and texts as well, so it comes last among equals.
    let best = [',', ';', '\t'].into_iter().max_by_key(|sign| alike(*sign));
    let sign = best.filter(|sign| alike(*sign).0 > 0).unwrap_or('\t');
    (text, u8::try_from(sign).unwrap_or(b'\t'))
}

/// How often a sign stands in a line outside quotation marks.
fn apart(line: &str, sign: char) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            c if c == sign && !quoted => count += 1,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(bytes: &[u8]) -> Vec<Vec<String>> {
        let sheet = read(bytes).unwrap();
        let cells = |row: &Row| row.cells.iter().map(Cell::shown).collect();
        sheet.rows.iter().map(cells).collect()
    }

    #[test]
    fn separated_text_is_read_whatever_its_letters_are_coded_in() {
        let text = "Namn;Ort\r\nÅsa Öberg;Höör\r\n";
        let (windows, _, _) = WINDOWS_1252.encode(text);
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xff, 0xfe], wide.as_slice()].concat();
        let with_mark = ["\u{feff}".as_bytes(), text.as_bytes()].concat();
        for bytes in [text.as_bytes(), &windows, &wide, &marked, &with_mark] {
            assert_eq!(shown(bytes), [["Namn", "Ort"], ["Åsa Öberg", "Höör"]]);
        }
    }

    #[test]
    fn separated_text_says_what_stands_between_its_cells() {
        for text in [
            "Namn;Timmar\nA;3,5\nB;4,0\n",
            "Namn\tTimmar\nA\t3,5\nB\t4,0\n",
            "Namn,Timmar\nA,\"3,5\"\nB,\"4,0\"\n",
            "sep=;\nNamn;Timmar\nA;3,5\nB;4,0\n",
        ] {
            let rows = shown(text.as_bytes());
            assert_eq!(
                rows,
                [["Namn", "Timmar"], ["A", "3,5"], ["B", "4,0"]],
                "{text}"
            );
        }
    }

    #[test]
    fn separated_cell_may_hold_a_line_break_and_rows_keep_their_numbers() {
        let sheet = rows("Namn;Not\n\nA;\"en\ntvå\"\nB;\n").unwrap();
        assert_eq!(sheet.rows[1].cell(1).shown(), "en\ntvå");
        let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 3, 5]);
    }

    #[test]
    fn separated_row_after_a_lone_mark_is_a_row_of_its_own() {
        let text = "Namn;Yrke\nEva Sjö;\"Lärare\n\"Kalle\" Ek;Rektor\rPer Lind;\n";
        let rows = shown(text.as_bytes());
        assert_eq!(rows[1], ["Eva Sjö", "\"Lärare"]);
        assert_eq!(rows[2], ["\"Kalle\" Ek", "Rektor"]);
        assert_eq!(rows[3], ["Per Lind"]);
    }

    #[test]
    fn picture_is_no_spreadsheet() {
        let picture: Vec<u8> = (0..2_000u32).map(|n| (n * 7 % 256) as u8).collect();
        assert_eq!(read(&picture), Err(Trouble::NotASpreadsheet));
    }
}
