//! Groups, who is in them, when they meet and who came.

use super::person::{Mandate, Person};
use super::record::*;
use super::training::Session;

vocabulary! {
    /// What a group is for.
    GroupKind "group_kind" {
        Strategic "strategic",
        Operative "operative",
        Working "working",
        Steering "steering",
        Reference "reference",
        Network "network",
    }
}

vocabulary! {
    /// Where a group comes from (*ursprung*).
    GroupOrigin "group_origin" {
        Existed "existed",
        Widened "widened",
        Created "created",
    }
}

vocabulary! {
    /// How a group is doing.
    GroupStatus "group_status" {
        Active "active",
        Dormant "dormant",
        Closed "closed",
        TakenOver "taken_over",
    }
}

record! {
    /// A group that meets.
    Group "group" of Either titled [name] {
        kind: Choice<GroupKind>, required;
        name: Line, required;
        origin: Choice<GroupOrigin>;
        established_on: Date;
        /// What the group is there to do (*uppdrag*).
        assignment: Text, free_text;
        meeting_rhythm: Line;
        /// The group it reports to.
        parent: Ref<Group>;
        planned_size: Count;
        status: Choice<GroupStatus>;
        after_project: Text, free_text;
    }
}

vocabulary! {
    /// What a member does in the group.
    MembershipRole "membership_role" {
        Chair "chair",
        Driver "driver",
        Member "member",
        Substitute "substitute",
    }
}

record! {
    /// A person in a group, from one day to another; a person may leave and come back.
    Membership "membership" of Either titled [person, group] {
        group: Ref<Group>, required;
        person: Ref<Person>, required;
        from: Date;
        to: Date;
        role: Choice<MembershipRole>;
        mandate: Choice<Mandate>;
        /// Whether the person's unit is new to the collaboration.
        new_unit: Flag;
    }
    rules { InOrder(from, to) }
}

vocabulary! {
    /// What a meeting is for.
    MeetingKind "meeting_kind" {
        StartUp "start_up",
        Regular "regular",
        Handover "handover",
        JointCheckIn "joint_check_in",
        ProcessMapping "process_mapping",
        Workshop "workshop",
        ContactPersons "contact_persons",
    }
}

record! {
    /// A meeting of one or several groups.
    Meeting "meeting" of Either titled [title, date] {
        title: Line, required;
        date: Date, required;
        start_time: Time;
        end_time: Time;
        place: Line;
        groups: Refs<Group>, required;
        kind: Choice<MeetingKind>;
        notes: Text, free_text;
        decisions: Text, free_text;
        next_meeting: Date;
    }
    rules { InOrder(date, next_meeting) }
}

impl Meeting {
    /// The lines of the decisions, without the marks of a list.
    pub fn decision_lines(&self) -> impl Iterator<Item = &str> {
        let lines = self.decisions.lines();
        lines
            .map(|line| line.trim().trim_start_matches(['-', '–', '•', '*']).trim())
            .filter(|line| !line.is_empty())
    }
}

vocabulary! {
    /// Whether a person was there.
    AttendanceStatus "attendance_status" {
        Present "present",
        Remote "remote",
        Absent "absent",
        Excused "excused",
    }
}

impl AttendanceStatus {
    /// Whether the person took part, in the room or from afar.
    pub fn took_part(self) -> bool {
        matches!(self, Self::Present | Self::Remote)
    }
}

record! {
    /// A person at a meeting or at a training session.
    Attendance "attendance" of Either titled [person, meeting, session] {
        meeting: Ref<Meeting>;
        session: Ref<Session>;
        person: Ref<Person>, required;
        status: Choice<AttendanceStatus>;
        /// Minutes taken part in a session; the session's own where nothing is said.
        minutes: Minutes;
    }
    rules { OneOf(meeting, session) }
}
