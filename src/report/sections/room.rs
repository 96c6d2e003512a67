//! How many lines the rows behind a report may be, and what many of them are told by.

/// How many lines there is room for: nobody reads a country's rows one by one, and Excel does not hold them. A figure
/// with more rows than its room is told by municipality and occasion, with more of these by municipality, and with
/// more of these by part.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// Of a figure, at the most.
    pub most: usize,
    /// Of all figures together, however many they are.
    pub all: usize,
}

impl Room {
    pub const USUAL: Self = Self {
        most: 20_000,
        all: 60_000,
    };

    /// So few lines of a figure there is room for in any case, where so many are told.
    pub fn few(self, figures: usize) -> usize {
        const FEW: usize = 300;
        FEW.min(self.all / figures.max(1))
    }

    /// The room of a figure after so many lines, where so many figures wait for theirs.
    pub fn of_one(self, told: usize, (waiting, few): (usize, usize)) -> usize {
        let left = self.all.saturating_sub(told + waiting * few);
        self.most.min(left).max(few)
    }
}

/// What many rows are told by, beside their part and kind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Municipality and occasion.
    Occasion,
    Municipality,
    /// Nothing more.
    Part,
}

impl By {
    /// What makes fewer lines.
    pub fn coarser(self) -> Option<Self> {
        match self {
            Self::Occasion => Some(Self::Municipality),
            Self::Municipality => Some(Self::Part),
            Self::Part => None,
        }
    }
}
