//! Trainings (*utbildningsinsatser*) and their dated sessions.

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
