//! Trainings (*utbildningsinsatser*) and their dated sessions.

use super::group::{Attendance, AttendanceStatus};
use super::person::ParticipantLevel;
use super::project::Municipality;
use super::record::*;

vocabulary! {
    /// How a training is held.
    TrainingForm "training_form" {
        FullDay "full_day",
        HalfDay "half_day",
        SeveralDays "several_days",
        Lecture "lecture",
        Workshop "workshop",
        StudyVisit "study_visit",
    }
}

record! {
    /// A training: one or more sessions on one subject.
    Training "training" of Shared titled [title] {
        title: Line, required;
        track: Line;
        level: Choice<ParticipantLevel>;
        form: Choice<TrainingForm>;
        provider: Line;
        compulsory: Flag;
        description: Text;
    }
}

record! {
    /// One dated session of a training (*tillfälle*).
    Session "session" of Shared titled [training, starts] {
        training: Ref<Training>, required;
        starts: Moment, required;
        ends: Moment;
        /// Minutes of teaching; what an attendance counts unless it says otherwise.
        minutes: Minutes;
        host: Ref<Municipality>;
        place: Line;
        invited: Count;
    }
    rules { InOrder(starts, ends) }
}

impl Session {
    /// The minutes of teaching: those written down, else from its start to its end on the same day. None where
    /// neither is known; how much of several days was teaching nobody can tell from their ends.
    pub fn length(&self) -> Option<i64> {
        self.minutes.or_else(|| {
            let ((first, from), (last, to)) = (self.starts?, self.ends?);
            let minutes = (to? - from?).num_minutes();
            (first == last && minutes > 0).then_some(minutes)
        })
    }
}

impl Attendance {
    /// The minutes that a person attended of a session: the person's own, else the session's; none for those who
    /// did not take part, and where neither is known.
    pub fn length(&self, session: &Session) -> Option<i64> {
        let came = self.status.is_some_and(AttendanceStatus::took_part);
        self.minutes.or_else(|| session.length()).filter(|_| came)
    }
}
