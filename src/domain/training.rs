//! Trainings (*utbildningsinsatser*) and their dated sessions.

use chrono::{NaiveDate, NaiveTime};

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

vocabulary! {
    /// How far a training takes the learning: what was heard is tried, and then done at one's own workplace.
    LearningStep "learning_step" {
        Lecture "lecture",
        Workshop "workshop",
        Workplace "workplace",
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
        step: Choice<LearningStep>;
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
    rules { InOrder(starts, ends), WithinADay(starts, ends) }
}

impl Session {
    /// The minutes of teaching: those written down, else from its start to its end. None where neither is known.
    pub fn length(&self) -> Option<i64> {
        self.minutes.or_else(|| self.span())
    }

    /// Whether nothing but its day is known of when it is: a usual time can be set on it.
    pub fn is_day_alone(&self) -> bool {
        let day_alone = matches!(self.starts, Some((_, None)));
        day_alone && self.ends.is_none() && self.length().is_none()
    }

    /// The most minutes that anybody can have been there: from its start to its end, or its teaching if that is longer.
    pub fn at_most(&self) -> Option<i64> {
        self.span().max(self.length())
    }

    /// The minutes from its start to its end, at most a day's: how much of several days was teaching nobody can
    /// tell from their ends.
    pub fn span(&self) -> Option<i64> {
        span(self.starts?, self.ends?)
    }
}

/// The minutes from one moment to another, at most a day's, where both say what time it was.
pub(super) fn span(
    starts: (NaiveDate, Option<NaiveTime>),
    ends: (NaiveDate, Option<NaiveTime>),
) -> Option<i64> {
    let ((first, from), (last, to)) = (starts, ends);
    let minutes = (last.and_time(to?) - first.and_time(from?)).num_minutes();
    (1..=24 * 60).contains(&minutes).then_some(minutes)
}

impl Attendance {
    /// The minutes that a person attended of a session: the person's own, else the session's; none for those who
    /// did not take part, and where neither is known.
    pub fn length(&self, session: &Session) -> Option<i64> {
        let came = self.status.is_some_and(AttendanceStatus::took_part);
        self.minutes.or_else(|| session.length()).filter(|_| came)
    }
}
