//! Numbers in a text that somebody has written herself, each as a link to a figure, so that the document shows what
//! the number is now and the writer sees where it has changed since.
//!
//! `{participants.unique}` is the value that stands for a figure, `{participants.unique:women}` one of its parts, and
//! `{participants.unique:women=415}` says what it was when it was written.

use crate::insight::{Amount, Facts, Figure, FigureUnit, Indicator, Part, Scope, compute};

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Link {
    /// The figure's id.
    pub figure: String,
    /// The path of the part; none for the value that stands for the figure.
    pub part: Option<String>,
    /// What it was when it was written, if that is known.
    pub written: Option<String>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Words as they stand.
    Words(&'a str),
    /// A number.
    Link(Link),
}

impl Link {
    /// A link to a part of a figure, with no value yet.
    pub fn to(figure: &str, part: Option<&str>) -> Self {
        Self {
            figure: figure.to_owned(),
            part: part.map(str::to_owned),
            written: None,
        }
    }

    /// As it is typed.
    pub fn typed(&self) -> String {
        let Self {
            figure,
            part,
            written,
        } = self;
        let part = part.as_ref().map(|part| format!(":{part}"));
        let written = written.as_ref().map(|written| format!("={written}"));
        let (part, written) = (part.unwrap_or_default(), written.unwrap_or_default());
        format!("{{{figure}{part}{written}}}")
    }

    /// What it leads to now; none where there is no such figure, or no such part of it.
    pub fn leads_to(&self, facts: &Facts, scope: &Scope) -> Option<Part> {
        let figure = compute(facts, &self.figure, scope)?;
        match &self.part {
            Some(part) => figure.part(part).cloned(),
            None => headline(&figure).cloned(),
        }
    }

    /// Whether the number is another than the one that was written; never where none was.
    pub fn has_changed(&self, now: &Part) -> bool {
        let written = self.written.as_deref();
        written.is_some_and(|written| plain(written) != plain(&value_of(now.amount, now.unit)))
    }

    fn read(inner: &str) -> Option<Self> {
        let (path, written) = match inner.split_once('=') {
            Some((path, written)) => (path, Some(written.trim().to_owned())),
            None => (inner, None),
        };
        let (figure, part) = match path.trim().split_once(':') {
            Some((figure, part)) => (figure.trim(), Some(part.trim().to_owned())),
            None => (path.trim(), None),
        };
        let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        let is_figure = figure.contains('.') && figure.chars().all(letters);
        let part_is = part.as_ref().is_none_or(|part| !part.is_empty());
        (is_figure && part_is).then(|| Self {
            figure: figure.to_owned(),
            part,
            written: written.filter(|written| !written.is_empty()),
        })
    }
}

/// The part that stands for a figure.
pub fn headline(figure: &Figure) -> Option<&Part> {
    let usual = Indicator::of(&figure.id);
    usual.part_of(figure).or_else(|| figure.headline())
}

/// The pieces of a text, in order.
pub fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(open) = text[at..].find('{').map(|found| at + found) {
        let Some(close) = text[open..].find('}').map(|found| open + found) else {
            break;
        };
        // What is opened twice begins at the last.
        let open = text[..close].rfind('{').unwrap_or(open);
        if let Some(link) = Link::read(&text[open + 1..close]) {
            if open > from {
                pieces.push(Segment::Words(&text[from..open]));
            }
            pieces.push(Segment::Link(link));
            from = close + 1;
        }
        at = close + 1;
    }
    if from < text.len() {
        pieces.push(Segment::Words(&text[from..]));
    }
    pieces
}

/// The numbers in a text, in order.
pub fn links(text: &str) -> Vec<Link> {
    let pieces = segments(text).into_iter();
    let links = pieces.filter_map(|piece| match piece {
        Segment::Link(link) => Some(link),
        Segment::Words(_) => None,
    });
    links.collect()
}

/// The text with other words in the place of its links; the rest stays as it is.
pub fn replaced(text: &str, with: impl Fn(&Link) -> Option<String>) -> String {
    let pieces = segments(text).into_iter();
    let told = pieces.map(|piece| match piece {
        Segment::Words(words) => words.to_owned(),
        Segment::Link(link) => with(&link).unwrap_or_else(|| link.typed()),
    });
    told.collect()
}

/// The text with the values of those numbers that have none; of all of them where they are taken anew.
pub fn stamped(
    text: &str,
    anew: bool,
    now: impl Fn(&Link) -> Option<(Amount, FigureUnit)>,
) -> String {
    replaced(text, |link| {
        if link.written.is_some() && !anew {
            return None;
        }
        let (amount, unit) = now(link)?;
        let stamped = Link {
            written: Some(value_of(amount, unit)),
            ..link.clone()
        };
        Some(stamped.typed())
    })
}

/// A value as it is kept in a text, as exact as it is shown, the same in every language: `415`, `46,5`.
pub fn value_of(amount: Amount, unit: FigureUnit) -> String {
    let decimals = match unit {
        FigureUnit::Points => 2,
        FigureUnit::Values => 3,
        _ => 1,
    };
    let shown = match (unit, amount.as_whole()) {
        (_, Some(whole)) => whole.to_string(),
        (FigureUnit::Kronor, None) => amount.rounded().to_string(),
        _ => format!("{:.decimals$}", amount.as_f64()),
    };
    shown.replace('.', ",")
}

/// A value as somebody may have typed it, to compare.
fn plain(written: &str) -> String {
    let digits = written.chars().filter_map(|c| match c {
        '.' => Some(','),
        '\u{2212}' => Some('-'),
        c if c.is_ascii_digit() || matches!(c, ',' | '-') => Some(c),
        _ => None,
    });
    let digits: String = digits.collect();
    match digits.split_once(',') {
        Some((whole, decimals)) if decimals.chars().all(|c| c == '0') => whole.to_owned(),
        Some((whole, decimals)) => format!("{whole},{}", decimals.trim_end_matches('0')),
        None => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::Name;

    fn part(top: i64, bottom: i64, unit: FigureUnit) -> Part {
        Part {
            group: None,
            name: Name::word("total"),
            amount: Amount { top, bottom },
            unit,
            of: None,
        }
    }

    #[test]
    fn link_is_read_among_words_and_what_is_none_stays_as_it_stands() {
        let text = "Av {participants.unique:women=415} kvinnor {och} {cost.used_share}, {x";
        let told: Vec<String> = links(text).iter().map(Link::typed).collect();
        assert_eq!(
            told,
            ["{participants.unique:women=415}", "{cost.used_share}"]
        );
        assert_eq!(replaced(text, |_| None), text);
        let shown = replaced(text, |link| Some(link.figure.len().to_string()));
        assert_eq!(shown, "Av 19 kvinnor {och} 15, {x");
        assert!(links("{ingen siffra.} {:x} {a b.c} {} {{").is_empty());
        assert_eq!(links("{{plan.overdue}}").len(), 1);
    }

    #[test]
    fn link_has_changed_where_the_number_shown_is_another() {
        let link = |written: &str| Link {
            written: Some(written.into()),
            ..Link::to("cost.project", Some("actual"))
        };
        let kronor = part(7_738_904, 1, FigureUnit::Kronor);
        for same in [
            "7738904",
            "7 738 904 kr",
            "7\u{202f}738\u{202f}904",
            "7738904,0",
        ] {
            assert!(!link(same).has_changed(&kronor), "{same}");
        }
        assert!(link("7738905").has_changed(&kronor));
        let mean = part(4_126, 1_000, FigureUnit::Points);
        assert!(!link("4,13").has_changed(&mean) && !link("4.13").has_changed(&mean));
        assert!(
            !Link::to("a.b", None).has_changed(&mean),
            "nothing was written"
        );
    }

    #[test]
    fn value_is_put_in_once_and_taken_anew_where_that_is_asked_for() {
        let now = |_: &Link| {
            Some((
                Amount {
                    top: 137,
                    bottom: 10,
                },
                FigureUnit::Percent,
            ))
        };
        let text = "{a.b} och {a.b:c=9}";
        assert_eq!(stamped(text, false, now), "{a.b=13,7} och {a.b:c=9}");
        assert_eq!(stamped(text, true, now), "{a.b=13,7} och {a.b:c=13,7}");
        assert_eq!(stamped(text, true, |_| None), text);
    }
}
