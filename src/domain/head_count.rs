//! People who came and whom nobody wrote down by name (*närvaroräkning*).

use super::group::Meeting;
use super::person::Unit;
use super::record::*;
use super::training::Session;

record! {
    /// How many came to a session or a meeting, beside those who are named in its attendances.
    HeadCount "head_count" of Either titled [session, meeting] {
        session: Ref<Session>;
        meeting: Ref<Meeting>;
        women: Count;
        men: Count;
        other_or_not_stated: Count;
        unit: Ref<Unit>;
        /// Whether they are reported to the fund as participants; not, where nothing is said.
        reported: Flag;
    }
    rules { OneOf(session, meeting) }
}

impl HeadCount {
    /// All who were counted.
    pub fn people(&self) -> i64 {
        let parts = [self.women, self.men, self.other_or_not_stated];
        parts.into_iter().flatten().sum()
    }
}
