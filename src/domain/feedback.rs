//! What the lead sends back to the municipalities (*återkoppling*): good examples, notes, and how one stands beside the
//! others.

use super::decimal::Decimal;
use super::initiative::Theme;
use super::record::*;

record! {
    /// A good example that the lead has reviewed, for everybody to learn from (*gott exempel*).
    ///
    /// It is a text of its own and no part of the initiative it tells of: what that municipality writes later
    /// changes nothing here, and nothing of what it wrote goes along unseen.
    GoodExample "good_example" of Project titled [title] {
        title: Line, required;
        themes: Choices<Theme>;
        tags: Lines;
        /// What was done and what came of it.
        text: Text, free_text;
        /// What people said, each with a role and never a name.
        quotes: Text, free_text;
        /// Where it worked.
        worked_in: Municipal;
        /// Whom to ask: a role and a unit, never a name.
        ask: Line;
        reviewed_on: Date;
        /// Whether it goes out to the municipalities.
        shared: Flag;
        /// The id of the initiative that it tells of.
        initiative: Code;
    }
}

record! {
    /// What the lead wants to say to a municipality, or to all where none is named.
    ProjectNote "project_note" of Addressed titled [subject] {
        /// Whom it is for; that is settled when it is made.
        recipient: Municipal;
        subject: Line, required;
        text: Text, free_text;
        written_on: Date;
    }
}

record! {
    /// How one municipality stood beside the others on a day, by one value of a figure (*jämförelse*).
    ///
    /// What is said of the others is never one municipality's; `insight` decides what may be said.
    Comparison "comparison" of Addressed titled [as_of] {
        /// Whom it is for; that is settled when it is made.
        recipient: Municipal, required;
        /// The id of the figure.
        figure: Line, required;
        /// The path of the part.
        part: Line, required;
        as_of: Date, required;
        own: Decimal, required;
        /// The middle of the others' values.
        median: Decimal, required;
        /// About a quarter of the others lie below this.
        lower: Decimal, required;
        /// About a quarter of the others lie above this.
        upper: Decimal, required;
        /// How many others there are behind it.
        others: Count, required;
    }
}

/// The field of every kind that is addressed to a municipality, which says to whom.
pub const RECIPIENT: &str = ProjectNote::recipient;
