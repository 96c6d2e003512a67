//! The names that a column goes by, and how well each fits what a field is called.

use super::table::Column;
use super::words::bare;

/// A name of a column.
pub struct Name {
    words: String,
    /// How much it weighs beside the others.
    weight: u8,
    /// Whether it fits where only one of its words does.
    loosely: bool,
}

/// The names that a column goes by: all its headings together, the lower, the upper, and without what explains them.
/// What stands over several columns is what they are about together, and no name of any of them.
pub fn names(column: &Column, all: &[Column]) -> Vec<Name> {
    let parts = column.parts.as_slice();
    let over = |one: &&Column| one.parts.len() > 1 && one.parts.first() == parts.first();
    let shared = parts.len() > 1 && all.iter().filter(over).count() > 1;
    let own = &parts[usize::from(shared)..];
    let name = |words: &str, weight, loosely| Name {
        words: bare(words),
        weight,
        loosely,
    };
    let mut names = vec![name(&parts.join(" "), 2, !shared)];
    if let [above, .., below] = parts {
        names.push(name(below, 1, true));
        if !shared {
            names.push(name(above, 0, true));
        }
    }
    // What stands in parentheses explains, or gives the unit.
    let explained = own.iter().filter_map(|part| part.split('(').next());
    names.push(name(&explained.collect::<Vec<_>>().join(" "), 1, true));
    names.retain(|name| !name.words.is_empty());
    names
}

impl Name {
    /// How well it fits a field with these labels and other words; 0 where it does not.
    pub fn fit(&self, labels: &[String], others: &[String]) -> u8 {
        let name = &self.words;
        let mut all = labels.iter().chain(others);
        let fit = match () {
            () if labels.contains(name) => 6,
            () if others.contains(name) => 4,
            () if !self.loosely => 0,
            () if all.any(|word| within(word, name)) => 1,
            () => u8::from(labels.iter().any(|label| ends_with(name, label))),
        };
        if fit == 0 { 0 } else { fit + self.weight }
    }
}

/// Whether a word of some length stands as a word of its own in a name.
fn within(word: &str, name: &str) -> bool {
    word.chars().count() > 3 && name.split(' ').any(|part| part == word)
}

/// Whether a label is the last word of a name, as `kön` is of two headings that have become one.
fn ends_with(name: &str, label: &str) -> bool {
    label.chars().count() == 3 && name.split(' ').skip(1).last() == Some(label)
}
