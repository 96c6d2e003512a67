//! What is particular to each municipality: how it came together, and how it went.

use crate::domain::GroupOrigin::{self, Created, Existed, Widened};
use crate::domain::Stage::{self, CarriedOut, InProgress, OrdinaryWork, Planned, Started};

/// Who sits in the strategic group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Composition {
    Politicians,
    ChiefExecutive,
    Coordinators,
    DivisionHeads,
}

/// A strategic group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Strategic {
    pub(super) origin: GroupOrigin,
    pub(super) size: usize,
    pub(super) planned: usize,
    pub(super) composition: Composition,
}

/// An operative group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Operative {
    pub(super) origin: GroupOrigin,
    pub(super) size: usize,
}

/// What became of the contact person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Contact {
    Steady,
    /// Another one took over.
    Changed,
    /// Two others took over, one after the other.
    ChangedTwice,
    /// The one there was has left.
    Vacant,
    /// Without time set aside.
    NoTime,
}

/// How the action plan went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    FollowedUp,
    InProgress,
    /// Adopted, never handed over.
    NotHandedOver,
    /// Handed over and then left alone.
    Stale,
    /// There is none.
    Missing,
}

/// The kinds of trouble that the program points out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The strategic and the operative level have long not met.
    Apart,
    /// The operative group comes from few sectors.
    Narrow,
    /// Many members lack a mandate.
    WeakMandates,
    /// Many members have been replaced lately.
    Turnover,
    /// Somebody never comes.
    Absence,
    /// The groups stopped meeting, and no next meeting is booked.
    NothingBooked,
    /// One person drives everything.
    Overload,
    /// Many have not been told how data are handled.
    Uninformed,
}

/// A municipality's part in the story.
#[derive(Debug, Clone, Copy)]
pub(super) struct Profile {
    pub(super) code: &'static str,
    /// None where no strategic or operative group came about.
    pub(super) groups: Option<(Strategic, Operative)>,
    /// Whole months from the start-up meeting to the first strategic meeting.
    pub(super) lead_months: u32,
    pub(super) initiatives: &'static [(&'static str, Stage, bool)],
    pub(super) contact: Contact,
    pub(super) course: Course,
    pub(super) troubles: &'static [Trouble],
    /// The self-assessment: strategic and operative worked, better integration, support needed, the
    /// process support was good.
    pub(super) answers: Option<[&'static str; 5]>,
    /// Professionals who are trained.
    pub(super) professionals: usize,
    /// How large a part of the other participants come from here.
    pub(super) weight: usize,
    /// Groups beside the two.
    pub(super) networks: usize,
}

impl Profile {
    pub(super) fn has(&self, trouble: Trouble) -> bool {
        self.troubles.contains(&trouble)
    }
}

const fn groups(
    origin: GroupOrigin,
    (size, planned): (usize, usize),
    composition: Composition,
    operative: (GroupOrigin, usize),
) -> Option<(Strategic, Operative)> {
    let strategic = Strategic {
        origin,
        size,
        planned,
        composition,
    };
    Some((
        strategic,
        Operative {
            origin: operative.0,
            size: operative.1,
        },
    ))
}

const WELL: &str = "well_or_rather_well";
const NOT_SO_WELL: &str = "not_so_well";
const DESCRIBED: &str = "described_without_judging";
const EARLY: &str = "better_conditions_too_early";
const CANNOT_SAY: &str = "cannot_say";
const EXAMPLES: &str = "yes, of_which_competence_examples_and_exchange";
const COORDINATOR: &str = "yes, of_which_competence_examples_and_exchange, of_which_coordinator";
const ONLY_COORDINATOR: &str = "yes, of_which_coordinator";

const BASE: Profile = Profile {
    code: "",
    groups: None,
    lead_months: 0,
    initiatives: &[],
    contact: Contact::Steady,
    course: Course::InProgress,
    troubles: &[],
    answers: None,
    professionals: 0,
    weight: 0,
    networks: 0,
};

/// The sixteen municipalities of the model project.
pub(super) static MODEL: [Profile; 16] = [
    Profile {
        code: "1272",
        groups: groups(Widened, (7, 7), Composition::DivisionHeads, (Created, 15)),
        lead_months: 3,
        initiatives: &[("en-vag-in", InProgress, true)],
        course: Course::FollowedUp,
        answers: Some([WELL, WELL, "yes", EXAMPLES, "yes"]),
        professionals: 8,
        weight: 6,
        ..BASE
    },
    Profile {
        code: "1283",
        groups: groups(Existed, (11, 7), Composition::Politicians, (Widened, 18)),
        lead_months: 2,
        initiatives: &[
            ("foraldrakraft", OrdinaryWork, true),
            ("mentor", CarriedOut, false),
            ("fadderfamilj", Planned, false),
        ],
        course: Course::FollowedUp,
        answers: Some([WELL, WELL, "yes", "no", "yes"]),
        professionals: 16,
        weight: 16,
        networks: 2,
        ..BASE
    },
    Profile {
        code: "1262",
        groups: groups(Created, (5, 6), Composition::DivisionHeads, (Widened, 12)),
        lead_months: 4,
        initiatives: &[("familjelots", Started, true)],
        contact: Contact::Changed,
        troubles: &[Trouble::Apart, Trouble::Absence],
        answers: Some([DESCRIBED, DESCRIBED, EARLY, EXAMPLES, "yes"]),
        professionals: 6,
        weight: 6,
        ..BASE
    },
    Profile {
        code: "1287",
        groups: groups(Widened, (8, 7), Composition::DivisionHeads, (Created, 14)),
        lead_months: 5,
        initiatives: &[
            ("mottagningsrutin", OrdinaryWork, true),
            ("gemensam-samtycke", CarriedOut, false),
        ],
        contact: Contact::Changed,
        troubles: &[Trouble::Turnover],
        answers: Some([DESCRIBED, WELL, EARLY, EXAMPLES, "yes"]),
        professionals: 9,
        weight: 9,
        ..BASE
    },
    Profile {
        code: "1231",
        groups: groups(Widened, (6, 7), Composition::ChiefExecutive, (Widened, 13)),
        lead_months: 3,
        initiatives: &[
            ("sprakvan", CarriedOut, true),
            ("ungdomsrad", InProgress, false),
        ],
        contact: Contact::NoTime,
        answers: Some([WELL, WELL, "partly", "no", "yes"]),
        professionals: 7,
        weight: 8,
        networks: 1,
        ..BASE
    },
    Profile {
        code: "1284",
        groups: groups(Created, (7, 7), Composition::DivisionHeads, (Created, 11)),
        lead_months: 8,
        initiatives: &[("tolksamordning", Started, false)],
        contact: Contact::Vacant,
        course: Course::Stale,
        troubles: &[
            Trouble::Apart,
            Trouble::WeakMandates,
            Trouble::NothingBooked,
        ],
        answers: Some([NOT_SO_WELL, DESCRIBED, CANNOT_SAY, COORDINATOR, "yes"]),
        professionals: 6,
        weight: 6,
        ..BASE
    },
    Profile {
        code: "1281",
        groups: groups(Existed, (9, 8), Composition::Politicians, (Existed, 22)),
        lead_months: 2,
        initiatives: &[
            ("insatskarta", InProgress, true),
            ("overgangar", OrdinaryWork, true),
        ],
        course: Course::FollowedUp,
        answers: Some([WELL, WELL, "yes", "no", "yes"]),
        professionals: 20,
        weight: 18,
        networks: 2,
        ..BASE
    },
    Profile {
        code: "1286",
        groups: groups(Widened, (3, 7), Composition::Coordinators, (Widened, 9)),
        lead_months: 6,
        initiatives: &[("barnratt", InProgress, false)],
        troubles: &[Trouble::Apart, Trouble::Narrow],
        answers: Some([DESCRIBED, DESCRIBED, EARLY, EXAMPLES, "no"]),
        professionals: 5,
        weight: 5,
        ..BASE
    },
    Profile {
        code: "1278",
        groups: groups(Created, (7, 7), Composition::DivisionHeads, (Created, 16)),
        lead_months: 7,
        initiatives: &[("halsosamtal", InProgress, true)],
        answers: Some([DESCRIBED, DESCRIBED, EARLY, EXAMPLES, "yes"]),
        professionals: 8,
        weight: 7,
        ..BASE
    },
    Profile {
        code: "1266",
        groups: groups(Widened, (6, 7), Composition::DivisionHeads, (Widened, 11)),
        lead_months: 4,
        course: Course::NotHandedOver,
        troubles: &[
            Trouble::Apart,
            Trouble::WeakMandates,
            Trouble::NothingBooked,
        ],
        answers: Some([DESCRIBED, DESCRIBED, CANNOT_SAY, ONLY_COORDINATOR, "yes"]),
        professionals: 6,
        weight: 5,
        ..BASE
    },
    Profile {
        code: "1280",
        groups: groups(Existed, (10, 8), Composition::Politicians, (Widened, 19)),
        lead_months: 3,
        initiatives: &[
            ("jobbspar", CarriedOut, true),
            ("hemma-och-skola", OrdinaryWork, true),
            ("trauma", InProgress, false),
        ],
        contact: Contact::ChangedTwice,
        course: Course::FollowedUp,
        troubles: &[Trouble::Turnover, Trouble::Overload],
        answers: Some([WELL, WELL, "yes", EXAMPLES, "yes"]),
        professionals: 24,
        weight: 22,
        networks: 3,
    },
    Profile {
        code: "1277",
        groups: groups(Widened, (7, 7), Composition::DivisionHeads, (Created, 15)),
        lead_months: 5,
        initiatives: &[("fritid-for-alla", CarriedOut, true)],
        answers: Some([WELL, WELL, EARLY, EXAMPLES, "yes"]),
        professionals: 8,
        weight: 8,
        ..BASE
    },
    Profile {
        code: "1285",
        groups: groups(Widened, (8, 7), Composition::ChiefExecutive, (Widened, 17)),
        lead_months: 4,
        initiatives: &[
            ("etablering-familj", InProgress, true),
            ("sommar", CarriedOut, false),
        ],
        contact: Contact::Changed,
        answers: Some([WELL, DESCRIBED, EARLY, EXAMPLES, "yes"]),
        professionals: 11,
        weight: 10,
        networks: 1,
        ..BASE
    },
    Profile {
        code: "1276",
        groups: groups(Created, (5, 6), Composition::DivisionHeads, (Existed, 12)),
        lead_months: 6,
        initiatives: &[("bostad-skola", InProgress, true)],
        course: Course::Missing,
        troubles: &[Trouble::Apart, Trouble::Uninformed],
        answers: Some([DESCRIBED, DESCRIBED, CANNOT_SAY, EXAMPLES, "yes"]),
        professionals: 7,
        weight: 6,
        ..BASE
    },
    Profile {
        code: "1291",
        groups: groups(Existed, (6, 7), Composition::ChiefExecutive, (Created, 14)),
        lead_months: 3,
        initiatives: &[("digital-ingang", Started, true)],
        answers: Some([DESCRIBED, DESCRIBED, "", "no", "yes"]),
        professionals: 9,
        weight: 8,
        ..BASE
    },
    Profile {
        code: "1292",
        contact: Contact::NoTime,
        course: Course::Missing,
        professionals: 10,
        weight: 9,
        ..BASE
    },
];
