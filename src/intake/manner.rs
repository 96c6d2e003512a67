//! In which manner the cells of a column are written: hours or minutes, the day or the month first.

/// In which manner a column's cells are written, where it must be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Manner {
    /// As they say themselves.
    #[default]
    Plain,
    /// A given name: the other part stands in another column.
    Given,
    /// A family name.
    Family,
    /// Numbers are hours; `1.30` may be an hour and a half, and is asked about.
    Hours,
    /// Numbers are hours with decimals: `1.30` is an hour and three tenths.
    DecimalHours,
    /// Numbers are hours, and minutes after the sign: `1.30` is an hour and a half.
    Clock,
    /// Numbers are minutes.
    Minutes,
    /// Numbers are shares of one, as Excel keeps per cent.
    Shares,
    /// Numbers are per cent.
    Percents,
    /// The day before the month.
    DayFirst,
    /// The month before the day.
    MonthFirst,
}

impl Manner {
    pub(super) const ALL: [(Self, &'static str); 10] = [
        (Self::Given, "given"),
        (Self::Family, "family"),
        (Self::Hours, "hours"),
        (Self::DecimalHours, "decimal_hours"),
        (Self::Clock, "clock"),
        (Self::Minutes, "minutes"),
        (Self::Shares, "shares"),
        (Self::Percents, "percents"),
        (Self::DayFirst, "day_first"),
        (Self::MonthFirst, "month_first"),
    ];

    /// Its code name; nothing where it is plain.
    pub fn code(self) -> &'static str {
        let known = Self::ALL.iter().find(|(manner, _)| *manner == self);
        known.map_or("", |(_, code)| code)
    }
}
