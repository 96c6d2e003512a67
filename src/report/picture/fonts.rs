//! The typeface of pictures, the same as the window's, and how wide words are in it.

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};

/// Inter, as it is bundled.
pub const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
/// The same, heavier.
pub const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Running words.
    Regular,
    /// Headings.
    SemiBold,
}

impl Weight {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Regular, Self::SemiBold];

    /// The file that holds its letters.
    pub fn file(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::SemiBold => SEMI_BOLD,
        }
    }

    /// The number that files know it by.
    pub fn number(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::SemiBold => 600,
        }
    }
}

/// How wide words are, in points.
pub fn width(words: &str, size: f32, weight: Weight) -> f32 {
    let Ok(font) = FontRef::new(weight.file()) else {
        return 0.0;
    };
    let (letters, metrics) = (
        font.charmap(),
        font.glyph_metrics(Size::new(size), LocationRef::default()),
    );
    let widths = words.chars().map(|letter| {
        let letter = letters.map(letter).unwrap_or_default();
        metrics.advance_width(letter).unwrap_or_default()
    });
    widths.sum()
}

/// As much of the words as there is room for, with … where some are left out.
pub fn cut(words: &str, size: f32, weight: Weight, room: f32) -> String {
    if width(words, size, weight) <= room {
        return words.to_owned();
    }
    let mut cut: Vec<char> = words.chars().collect();
    while cut.pop().is_some() {
        let shorter: String = cut.iter().collect();
        let shorter = format!("{}…", shorter.trim_end());
        if width(&shorter, size, weight) <= room {
            return shorter;
        }
    }
    String::new()
}

/// The words in lines that there is room for.
pub fn lines(words: &str, size: f32, weight: Weight, room: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let longer = match lines.last() {
            Some(line) => format!("{line} {word}"),
            None => word.to_owned(),
        };
        match lines.last_mut() {
            Some(line) if width(&longer, size, weight) <= room => *line = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The words in at most so many lines that there is room for: a word that is wider than a line is broken, and what
/// does not fit ends in ….
pub fn broken(words: &str, size: f32, weight: Weight, room: f32, most: usize) -> Vec<String> {
    let fits = |words: &str| width(words, size, weight) <= room;
    let mut parts: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let mut rest: Vec<char> = word.chars().collect();
        while !fits(&rest.iter().collect::<String>()) {
            let begins = |long: usize| rest[..long].iter().chain(['-'].iter()).collect::<String>();
            let long = (1..rest.len()).rev().find(|long| fits(&begins(*long)));
            let long = long.unwrap_or(1).min(rest.len());
            if long == rest.len() {
                break;
            }
            parts.push(begins(long));
            rest.drain(..long);
        }
        parts.push(rest.into_iter().collect());
    }
    let mut all = lines(&parts.join(" "), size, weight, room);
    if all.len() > most {
        all.truncate(most);
        if let Some(last) = all.last_mut() {
            *last = cut(&format!("{last} …"), size, weight, room);
            if !last.ends_with('…') {
                last.push('…');
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{Weight, broken, cut, lines, width};

    #[test]
    fn words_that_are_wider_than_a_line_are_broken_and_nothing_is_wider_than_its_room() {
        let regular = Weight::Regular;
        let told = broken("Arbetsmarknadsenheten möter", 12.0, regular, 80.0, 4);
        assert!(told[0].ends_with('-') && told.len() == 3, "{told:?}");
        let long = "Ett steg med många ord som aldrig tar slut";
        let told = broken(long, 12.0, regular, 80.0, 2);
        assert!(told.len() == 2 && told[1].ends_with('…'), "{told:?}");
        for line in broken(&"å".repeat(300), 12.0, regular, 80.0, 90) {
            assert!(width(&line, 12.0, regular) <= 80.0, "{line}");
        }
        assert!(broken(" ", 12.0, regular, 80.0, 2).is_empty());
    }

    #[test]
    fn words_are_as_wide_as_their_letters_and_are_cut_where_there_is_no_room() {
        let wide = |words| width(words, 13.0, Weight::Regular);
        assert!(wide("Åtgärder") > wide("Åtg") && wide("Å") > 0.0);
        let shorter = cut("Arbetsmarknadsenheten", 13.0, Weight::Regular, 80.0);
        assert!(
            shorter.ends_with('…') && wide(&shorter) <= 80.0,
            "{shorter}"
        );
        let told = lines(
            "Hur många som kom",
            13.0,
            Weight::Regular,
            wide("Hur många s"),
        );
        assert_eq!(told, ["Hur många", "som kom"]);
    }
}
