//! The pages, and how to get to them.

use crate::domain::{Assignment, Group, Initiative, Meeting, Person, Record, Session, Training};
use crate::domain::{Id, Kind};

/// A page, with what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// No file is open.
    Start,
    /// What to do next, the goals, the time.
    Overview,
    /// All groups.
    Groups,
    /// One group.
    Group(Id),
    /// All meetings.
    Meetings,
    /// One meeting.
    Meeting(Id),
    /// The action plan.
    Plan,
    /// All change initiatives.
    Initiatives,
    /// One change initiative.
    Initiative(Id),
    /// All people.
    People,
    /// One person.
    Person(Id),
    /// All trainings.
    Trainings,
    /// One training and its sessions.
    Training(Id),
    /// One session of a training.
    Session(Id),
    /// All figures.
    FollowUp,
    /// One figure and the rows behind it.
    Figure(String),
    /// What leaves the laptop.
    Send,
    /// The lead's bundles.
    Inbox,
    /// What waits for a decision: conflicts, duplicates, what was held back.
    Decisions,
    /// The lead's municipalities and goals.
    Situation,
    /// The lead's project: phases, goals, kits.
    Project,
    /// The keys that files are locked and signed with, and moving to another laptop.
    Keys,
    /// Copies of the file, and mending it.
    Backups,
    /// Language, look, name.
    Settings,
}

impl Route {
    /// The page that the navigation marks: a group belongs to the groups.
    pub fn section(&self) -> Self {
        match self {
            Self::Group(_) => Self::Groups,
            Self::Meeting(_) => Self::Meetings,
            Self::Initiative(_) => Self::Initiatives,
            Self::Person(_) => Self::People,
            Self::Training(_) | Self::Session(_) => Self::Trainings,
            Self::Figure(_) => Self::FollowUp,
            other => other.clone(),
        }
    }

    /// The row of the navigation that is marked: what is reached from the settings belongs to them.
    pub fn in_navigation(&self) -> Self {
        match self.section() {
            Self::Keys | Self::Backups => Self::Settings,
            other => other,
        }
    }

    /// The key of the page's name.
    pub fn key(&self) -> &'static str {
        match self.section() {
            Self::Start => "page-start",
            Self::Groups => "page-groups",
            Self::Meetings => "page-meetings",
            Self::Plan => "page-plan",
            Self::Initiatives => "page-initiatives",
            Self::People => "page-people",
            Self::Trainings => "page-trainings",
            Self::FollowUp => "page-follow_up",
            Self::Send => "page-send",
            Self::Inbox => "page-inbox",
            Self::Decisions => "page-decisions",
            Self::Situation => "page-situation",
            Self::Project => "page-project",
            Self::Keys => "page-keys",
            Self::Backups => "page-backups",
            Self::Settings => "page-settings",
            _ => "page-overview",
        }
    }

    /// The page on which records of a kind are made and found.
    pub fn home_of(kind: &Kind) -> Option<Self> {
        match kind.code {
            Assignment::CODE => Some(Self::Settings),
            _ => Self::of(kind, Id::nil()).map(|route| route.section()),
        }
    }

    /// The page that shows a record.
    pub fn of(kind: &Kind, id: Id) -> Option<Self> {
        match kind.code {
            Group::CODE => Some(Self::Group(id)),
            Meeting::CODE => Some(Self::Meeting(id)),
            Initiative::CODE => Some(Self::Initiative(id)),
            Person::CODE => Some(Self::Person(id)),
            Training::CODE => Some(Self::Training(id)),
            Session::CODE => Some(Self::Session(id)),
            "action_plan" | "activity" => Some(Self::Plan),
            "project" | "phase" | "goal" | "goal_revision" => Some(Self::Project),
            _ => None,
        }
    }
}
