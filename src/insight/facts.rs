//! What the figures need to know of every record, small enough to hold a whole country.
//!
//! References are indices, municipalities are small numbers, texts stay where they are: a row that is
//! shown is looked up by its id.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};

pub(super) use super::answer::Answer;
use super::attendance::{self, Attendances, Told};
use super::follow::{Became, News, set};
use super::kept::Kept;
use super::people::{self, Traits};
use super::same;
use super::stated::{Journal, Stated, choice, has_states};
pub use super::table::Place;
use super::table::{Found, Move, Noted, Part, Refers, Table};
pub(super) use super::table::{Ix, PlaceIx};
use crate::domain::{self, *};

/// What the figures need to know of one record.
pub(super) trait Fact: Clone + PartialEq {
    type Of: Record;
    fn of(record: Self::Of, found: &mut Found) -> Self;
    /// Brings near what these refer to, where they are very many.
    fn fetch(_records: &[Self::Of], _found: &Found) {}
    /// Whether it may refer to a row of this table.
    fn refers_to(table: Source) -> bool;
    /// Lets what it refers to stand elsewhere.
    fn follow(&mut self, moved: Move);
}

/// What can be drawn from: the tables, and eight that are drawn from several of them.
pub(super) const PARTS: usize = Source::ALL.len() + 8;

/// Declares the tables in the order they are read: a table refers only to those above it.
macro_rules! tables {
    ($($field:ident: $record:ident => $fact:ident),+ $(,)?) => {
        /// The kinds of record that figures and signals are drawn from.
        #[allow(missing_docs, reason = "each is the record kind of the same name")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Source { $($record),+ }

        impl Source {
            /// All of them, in the order they are read.
            pub const ALL: &'static [Self] = &[$(Self::$record),+];

            /// The record kind.
            pub fn kind(self) -> &'static Kind {
                match self { $(Self::$record => $record::KIND),+ }
            }

            /// The facts of a record kind; none if nothing is drawn from it.
            pub fn of(kind: &Kind) -> Option<Self> {
                match kind.code {
                    $($record::CODE => Some(Self::$record),)+
                    _ => None,
                }
            }
        }

        /// What the figures need to know of every record. A copy shares everything that neither has changed, and
        /// notes for itself what is drawn from it.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub struct Facts {
            $(pub(super) $field: Noted<Table<$fact>>,)+
            pub(super) found: Arc<Found>,
            /// Changes when a record comes or leaves.
            pub(super) whereabouts: Noted<()>,
            /// By person: the one that stands for the human being.
            pub(super) stands_for: Noted<Vec<Ix>>,
            /// By person: what is known of her, over all the persons that are linked.
            pub(super) traits: Noted<Vec<Traits>>,
            /// By meeting: the one that stands for all that are written down of it.
            pub(super) same_meeting: Noted<Vec<Ix>>,
            /// The same of sessions.
            pub(super) same_session: Noted<Vec<Ix>>,
            pub(super) attendances_of: Noted<Vec<Arc<Attendances>>>,
            /// The attendances of those of whom several records or places tell.
            pub(super) several: Noted<Vec<Ix>>,
            /// Attendances that several places tell of.
            pub(super) repeated: Noted<Vec<Told>>,
            pub(super) kept: Kept,
        }

        impl Facts {
            /// Reads all there is to know.
            ///
            /// # Errors
            /// Why reading stopped.
            pub fn load<S: Rows>(rows: &S) -> Result<Self, S::Error> {
                Self::load_with(rows, Journal::read(rows)?)
            }

            /// What is drawn from all there is to know. What the journal says of states is read where states are drawn
            /// from, and then it is drawn again.
            ///
            /// # Errors
            /// Why reading stopped.
            pub fn load_to<S: Rows, T>(rows: &S, draw: impl Fn(&Self) -> T) -> Result<T, S::Error> {
                let mut facts = Self::load_with(rows, Journal::default())?;
                let drawn = draw(&facts);
                let states = [$(has_states(Source::$record) && facts.$field.drawn().is_some()),+];
                if !states.contains(&true) {
                    return Ok(drawn);
                }
                let found = Arc::make_mut(&mut facts.found);
                found.journal = Journal::read(rows)?;
                $(if has_states(Source::$record) {
                    facts.$field = Noted::new(read::table(rows, Source::$record, found)?);
                })+
                found.end();
                Ok(draw(&facts))
            }

            fn load_with<S: Rows>(rows: &S, journal: Journal) -> Result<Self, S::Error> {
                let (mut facts, mut found) = (Self::default(), Found::default());
                found.journal = journal;
                $(facts.$field = Noted::new(read::table(rows, Source::$record, &mut found)?);)+
                found.end();
                facts.found = Arc::new(found);
                let (stands_for, traits) = people::count_once(&facts);
                facts.stands_for = Noted::new(stands_for);
                facts.traits = Noted::new(traits);
                facts.same_meeting = Noted::new(same::meetings(&facts));
                facts.same_session = Noted::new(same::sessions(&facts));
                let mut places = attendance::sort_out(&facts);
                let several = attendance::note_alone(&facts, &mut places);
                facts.attendances_of = Noted::new(places);
                facts.several = Noted::new(attendance::rows_of(&facts, &several));
                facts.repeated = Noted::new(attendance::told_by_several(&facts));
                Ok(facts)
            }

            /// Takes in what has become of some records, so that nothing else need be read: the facts are those that
            /// [`Facts::load`] would read. False where that cannot be done: then they are to be loaded anew.
            ///
            /// # Errors
            /// Why reading stopped; then they are to be loaded anew.
            pub fn follow<S: Lookup>(
                &mut self,
                rows: &S,
                touched: &[(&'static Kind, Id)],
            ) -> Result<bool, S::Error> {
                let mut news = News::of(touched);
                $(while let Some(id) = news.next(Source::$record) {
                    let found = Arc::make_mut(&mut self.found);
                    found.reading(Source::$record, id);
                    found.journal.read_of(rows, Source::$record, Some(id))?;
                    let record = rows.one::<$record>(id)?;
                    let fact = record.map(|record| <$fact as Fact>::of(record, found));
                    let place = self.place_of_attendance(Source::$record, id);
                    let became = set(&mut self.$field, id, fact);
                    if became != Became::Same {
                        news.places.extend(place);
                        self.became(Source::$record, id, became, &mut news);
                    }
                    if matches!(became, Became::Come(_)) {
                        news.refer_to(rows, Source::$record, id)?;
                    }
                })+
                let same_places = Arc::make_mut(&mut self.found).end();
                self.derive(&news);
                Ok(same_places)
            }

            /// Lets everything that refers to the rows of a table follow one that came or left.
            pub(super) fn move_all(&mut self, moved: Move) {
                Arc::make_mut(&mut self.found).follow(moved);
                $(if <$fact as Fact>::refers_to(moved.table) {
                    let rows = &mut self.$field.change().all;
                    rows.iter_mut().for_each(|fact| fact.follow(moved));
                })+
            }

            pub(super) fn parts(&self) -> [&dyn Part; PARTS] {
                [
                    $(&self.$field,)+
                    &self.whereabouts, &self.stands_for, &self.traits, &self.same_meeting,
                    &self.same_session, &self.attendances_of, &self.several, &self.repeated,
                ]
            }

            /// How many records of a kind there are.
            pub fn count(&self, source: Source) -> usize {
                match source { $(Source::$record => self.$field.len()),+ }
            }

            /// The record behind an index.
            pub(super) fn id(&self, source: Source, index: Ix) -> Option<Id> {
                match source { $(Source::$record => self.$field.id(index)),+ }
            }
        }
    };
}

tables! {
    projects: Project => ProjectFact,
    phases: Phase => PhaseFact,
    goals: Goal => GoalFact,
    revisions: GoalRevision => RevisionFact,
    municipalities: Municipality => MunicipalityFact,
    judgements: Judgement => JudgementFact,
    units: Unit => UnitFact,
    persons: Person => PersonFact,
    links: PersonLink => LinkFact,
    assignments: Assignment => AssignmentFact,
    groups: Group => GroupFact,
    memberships: Membership => MembershipFact,
    meetings: Meeting => MeetingFact,
    trainings: Training => TrainingFact,
    sessions: Session => SessionFact,
    attendances: Attendance => AttendanceFact,
    head_counts: HeadCount => HeadCountFact,
    learning_plans: LearningPlan => LearningPlanFact,
    time_reports: TimeReport => TimeReportFact,
    hour_rates: HourRate => HourRateFact,
    submissions: Submission => SubmissionFact,
    plans: ActionPlan => PlanFact,
    activities: Activity => ActivityFact,
    examples: GoodExample => ExampleFact,
    initiatives: Initiative => InitiativeFact,
    boards: Board => BoardFact,
    board_items: BoardItem => BoardItemFact,
    surveys: Survey => SurveyFact,
    questions: Question => QuestionFact,
    responses: Response => ResponseFact,
    tallies: Tally => TallyFact,
    costs: Cost => CostFact,
    outreach: Outreach => OutreachFact,
    events: ContextEvent => EventFact,
    services: Service => ServiceFact,
    agreements: Agreement => AgreementFact,
    measures: Measure => MeasureFact,
    measurements: Measurement => MeasurementFact,
    log_entries: LogEntry => LogEntryFact,
    snoozes: Snooze => SnoozeFact,
    factors: Factor => FactorFact,
    quotes: Quote => QuoteFact,
}

impl Facts {
    /// Who a record with this place number belongs to.
    pub(super) fn place(&self, place: PlaceIx) -> Option<&Place> {
        self.found.places().get(usize::from(place))
    }

    pub(super) fn places(&self) -> &[Place] {
        self.found.places()
    }

    /// The municipality of a place; none for the lead.
    pub(super) fn code(&self, place: PlaceIx) -> Option<MunicipalityCode> {
        self.place(place)?.municipality
    }

    /// The index of the project that a place lies in.
    pub(super) fn project_of(&self, place: PlaceIx) -> Option<&ProjectFact> {
        let project = self
            .found
            .one(Source::Project, Some(self.place(place)?.project));
        self.projects.get(project)
    }

    /// The project of the file that one is a part of (*delprojekt*).
    pub(super) fn whole_of(&self, project: Id) -> Option<Id> {
        let find = |id| self.found.one(Source::Project, Some(id));
        let whole = self.projects.get(find(project))?.part_of;
        whole.filter(|whole| find(*whole) != Ix::NONE)
    }

    /// Where a record is found.
    pub(super) fn find(&self, id: Id) -> Option<(Source, Ix)> {
        let () = *self.whereabouts;
        self.found.any(Some(id))
    }

    /// The person that stands for the human being.
    pub(super) fn human(&self, person: Ix) -> Ix {
        person
            .get()
            .and_then(|index| self.stands_for.get(index))
            .copied()
            .unwrap_or(Ix::NONE)
    }

    /// The meeting that stands for all that are written down of it.
    pub(super) fn meeting(&self, meeting: Ix) -> Ix {
        let stands = meeting.get().and_then(|index| self.same_meeting.get(index));
        stands.copied().unwrap_or(Ix::NONE)
    }

    /// The session that stands for all that are written down of it.
    pub(super) fn session(&self, session: Ix) -> Ix {
        let stands = session.get().and_then(|index| self.same_session.get(index));
        stands.copied().unwrap_or(Ix::NONE)
    }

    /// What something is about: a session by the one that stands for it.
    pub(super) fn about(&self, about: Option<(Source, Ix)>) -> Option<(Source, Ix)> {
        match about {
            Some((Source::Session, session)) => Some((Source::Session, self.session(session))),
            other => other,
        }
    }

    /// The meetings, each once.
    pub(super) fn meetings_once(&self) -> impl Iterator<Item = (Ix, &MeetingFact)> {
        let all = self.meetings.iter();
        all.filter(|(index, _)| self.meeting(*index) == *index)
    }

    /// What a person's own record says, and where that is silent what is known of the human being: somebody who is
    /// in two municipalities is in each as that municipality says.
    pub(super) fn traits_of(&self, person: Ix) -> Traits {
        let known = person.get().and_then(|index| self.traits.get(index));
        known.copied().unwrap_or_default()
    }

    /// The sector that a person's unit works in.
    pub(super) fn sector_of(&self, person: Ix) -> Option<Sector> {
        self.traits_of(person).sector
    }
}

/// Declares the facts of a kind: the fields, which tables each refers to (none named: any), and how each is read
/// from the record; of very many the reference that is fetched beforehand.
macro_rules! fact {
    ($name:ident of $record:ident |$r:ident, $found:ident| {
        $($field:ident: $ty:ty $(=> [$($table:ident),*])? = $value:expr),* $(,)?
    } $(fetching $far:ident $by:ident)?) => {
        #[derive(Debug, Clone, PartialEq)]
        pub(in crate::insight) struct $name { $(pub(in crate::insight) $field: $ty),* }

        impl Fact for $name {
            type Of = $record;

            fn of($r: $record, $found: &mut Found) -> Self {
                Self { $($field: $value),* }
            }

            $(fn fetch(records: &[$record], found: &Found) {
                found.fetch(Source::$far, records.iter().map(|record| record.$by));
            })?

            fn refers_to(table: Source) -> bool {
                let fields: &[&[Source]] = &[$($(&[$(Source::$table),*],)?)*];
                fields.iter().any(|tables| tables.is_empty() || tables.contains(&table))
            }

            fn follow(&mut self, moved: Move) {
                $($(Refers::follow(&mut self.$field, &[$(Source::$table),*], moved);)?)*
                let _ = moved;
            }
        }
    };
}

mod logged;
mod read;

pub(super) use logged::*;

fact!(ProjectFact of Project |r, found| {
    place: PlaceIx = found.place_in(r.head.id, None),
    start: Option<NaiveDate> = r.start,
    end: Option<NaiveDate> = r.end,
    planned_women: Option<i64> = r.planned_women,
    planned_men: Option<i64> = r.planned_men,
    planned_hours: Option<i64> = r.planned_hours,
    // The project that it is a part of.
    part_of: Option<Id> = r.part_of,
    rounding: Option<HourRounding> = r.hour_rounding,
    asks_number: bool = r.identity_numbers == Some(true),
    unused: Box<[domain::Part]> = r.unused_parts.into(),
});

fact!(PhaseFact of Phase |r, found| {
    place: PlaceIx = found.place(&r.head),
    start: Option<NaiveDate> = r.start,
    end: Option<NaiveDate> = r.end,
    position: Option<i64> = r.position,
});

fact!(GoalFact of Goal |r, found| {
    place: PlaceIx = found.place(&r.head),
    code: String = r.code,
    indicator: String = r.indicator.trim().to_owned(),
    scope: GoalScope = r.scope.unwrap_or(GoalScope::Project),
    target: Option<i64> = r.target,
    direction: GoalDirection = r.direction.unwrap_or(GoalDirection::AtLeast),
    due: Option<NaiveDate> = r.due,
});

fact!(RevisionFact of GoalRevision |r, found| {
    goal: Ix => [Goal] = found.one(Source::Goal, r.goal),
    date: Option<NaiveDate> = r.date,
    target: Option<i64> = r.target,
});

fact!(JudgementFact of Judgement |r, found| {
    place: PlaceIx = found.place(&r.head),
    goal: Ix => [Goal] = found.one(Source::Goal, r.goal),
    date: Option<NaiveDate> = r.date,
    state: Option<GoalState> = r.state,
    count: Option<i64> = r.count,
});

fact!(MunicipalityFact of Municipality |r, found| {
    place: PlaceIx = found.place_of_municipality(&r),
    joined: Option<NaiveDate> = r.joined,
    left: Option<NaiveDate> = r.left,
});

fact!(UnitFact of Unit |r, found| {
    place: PlaceIx = found.place(&r.head),
    sector: Option<Sector> = r.sector,
    traditional: Option<bool> = r.traditional,
});

fact!(PersonFact of Person |r, found| {
    place: PlaceIx = found.place(&r.head),
    unit: Ix => [Unit] = found.one(Source::Unit, r.unit),
    gender: Option<Gender> = r.gender,
    decision_level: Option<DecisionLevel> = r.decision_level,
    participant_level: Option<ParticipantLevel> = r.participant_level,
    informed: bool = r.informed_on.is_some(),
    reported: Option<bool> = r.reported,
    erased: bool = r.head.erased,
    has_number: bool = !r.identity_number.is_empty(),
    has_substitute: bool = !r.substitute_number.trim().is_empty(),
    protected: bool = r.protected == Some(true),
    ended: Option<NaiveDate> = r.ended_on,
    marks: people::Marks = people::Marks::of(&r),
});

fact!(LinkFact of PersonLink |r, found| {
    first: Ix => [Person] = found.one(Source::Person, r.first),
    second: Ix => [Person] = found.one(Source::Person, r.second),
    verdict: Option<LinkVerdict> = r.verdict,
    moved: bool = r.moved == Some(true),
});

fact!(AssignmentFact of Assignment |r, found| {
    place: PlaceIx = found.place(&r.head),
    person: Ix => [Person] = found.one(Source::Person, r.person),
    role: Option<AssignmentRole> = r.role,
    from: Option<NaiveDate> = r.from,
    to: Option<NaiveDate> = r.to,
    share: Option<i64> = r.share,
    mandate: Option<Mandate> = r.mandate,
});

fact!(GroupFact of Group |r, found| {
    place: PlaceIx = found.place(&r.head),
    kind: Option<GroupKind> = r.kind,
    origin: Option<GroupOrigin> = r.origin,
    established: Option<NaiveDate> = r.established_on,
    planned_size: Option<i64> = r.planned_size,
    status: Stated<GroupStatus> = {
        let read = |said: Option<GroupStatus>| said.unwrap_or(GroupStatus::Active);
        found.journal.stated((r.head.id, Group::status), read(r.status), |said| read(choice(said)))
    },
});

fact!(MembershipFact of Membership |r, found| {
    place: PlaceIx = found.place(&r.head),
    group: Ix => [Group] = found.one(Source::Group, r.group),
    person: Ix => [Person] = found.one(Source::Person, r.person),
    from: Option<NaiveDate> = r.from,
    to: Option<NaiveDate> = r.to,
    mandate: Option<Mandate> = r.mandate,
    role: Option<MembershipRole> = r.role,
    new_unit: Option<bool> = r.new_unit,
});

fact!(MeetingFact of Meeting |r, found| {
    place: PlaceIx = found.place(&r.head),
    date: Option<NaiveDate> = r.date,
    groups: Box<[Ix]> => [Group] = found.many(Source::Group, &r.groups),
    kind: Option<MeetingKind> = r.kind,
    start: Option<NaiveTime> = r.start_time,
    next: Option<NaiveDate> = r.next_meeting,
});

// A training is counted by its sessions.
fact!(TrainingFact of Training |r, _found| {
    step: Option<LearningStep> = r.step,
});

fact!(SessionFact of Session |r, found| {
    place: PlaceIx = found.place(&r.head),
    training: Ix => [Training] = found.one(Source::Training, r.training),
    date: Option<NaiveDate> = r.starts.map(|(date, _)| date),
    start: Option<NaiveTime> = r.starts.and_then(|(_, time)| time),
    minutes: u16 = r.length().and_then(|minutes| u16::try_from(minutes).ok()).unwrap_or(0),
    day_alone: bool = r.has_day_alone(),
    // How long it lasts, teaching or not, and a fingerprint of where it is held.
    lasts: u16 = r.span().or(r.length()).and_then(|long| u16::try_from(long).ok()).unwrap_or(0),
    venue: u64 = same::venue(&r),
    invited: Option<i64> = r.invited,
});

fact!(AttendanceFact of Attendance |r, found| {
    place: PlaceIx = found.place(&r.head),
    person: Ix => [Person] = found.one(Source::Person, r.person),
    meeting: Ix => [Meeting] = found.one(Source::Meeting, r.meeting),
    session: Ix => [Session] = found.one(Source::Session, r.session),
    status: Option<AttendanceStatus> = r.status,
    minutes: Option<u16> = r.minutes.and_then(|minutes| u16::try_from(minutes).ok()),
} fetching Person person);

fact!(PlanFact of ActionPlan |r, found| {
    place: PlaceIx = found.place(&r.head),
    group: Ix => [Group] = found.one(Source::Group, r.group),
    adopted: Option<NaiveDate> = r.adopted_on,
    handed_over: Option<NaiveDate> = r.handed_over_on,
    handed_over_to: Ix => [Group] = found.one(Source::Group, r.handed_over_to),
    status: Stated<Option<PlanStatus>> =
        found.journal.stated((r.head.id, ActionPlan::status), r.status, choice),
});

fact!(ActivityFact of Activity |r, found| {
    place: PlaceIx = found.place(&r.head),
    plan: Ix => [ActionPlan] = found.one(Source::ActionPlan, r.plan),
    has_owner: bool = r.responsible_person.is_some() || r.responsible_unit.is_some(),
    due: Option<NaiveDate> = r.due,
    status: Stated<ActivityStatus> = {
        let read = |said: Option<ActivityStatus>| said.unwrap_or(ActivityStatus::NotStarted);
        found.journal.stated((r.head.id, Activity::status), read(r.status), |said| read(choice(said)))
    },
    written: Stated<bool> = found.journal.written(r.head.id),
    done: Option<NaiveDate> = r.done_on,
});

fact!(InitiativeFact of Initiative |r, found| {
    place: PlaceIx = found.place(&r.head),
    themes: Box<[Theme]> = r.themes.into(),
    stage: Stated<Option<Stage>> =
        found.journal.stated((r.head.id, Initiative::stage), r.stage, choice),
    written: Stated<bool> = found.journal.written(r.head.id),
    reached: [Option<NaiveDate>; 7] = [
        r.idea_on, r.planned_on, r.started_on, r.in_progress_on, r.carried_out_on, r.ordinary_work_on,
        r.stopped_on,
    ],
    driver: Ix => [Person] = found.one(Source::Person, r.driver),
    participation: Stated<Option<Participation>> =
        found.journal.stated((r.head.id, Initiative::participation), r.participation, choice),
    methods: Box<[Method]> = r.methods.into(),
    good_example: Stated<bool> = found.journal.stated(
        (r.head.id, Initiative::good_example),
        r.good_example == Some(true),
        |said| said.as_bool() == Some(true),
    ),
    continued: bool = !r.continuation.trim().is_empty(),
    inspired_by: Ix => [GoodExample] = found.one(Source::GoodExample, r.inspired_by),
    effect: Stated<Option<EffectLevel>> =
        found.journal.stated((r.head.id, Initiative::effect_level), r.effect_level, choice),
});

fact!(ResponseFact of Response |r, found| {
    place: PlaceIx = found.place_that_answered(&r.head, r.about),
    survey: Ix => [Survey] = found.one(Source::Survey, r.survey),
    about: Option<(Source, Ix)> => [] = found.any(r.about),
    wave: Wave = r.wave.unwrap_or(Wave::Single),
    answers: Box<[(Ix, Answer)]> => [Question] = r.answers.iter().filter_map(|(question, answer)| {
        let answer = Answer::of(answer)?;
        Some((found.one(Source::Question, Some(*question)), answer))
    }).collect(),
});

fact!(TallyFact of Tally |r, found| {
    place: PlaceIx = found.place_that_answered(&r.head, r.about),
    question: Ix => [Question] = found.one(Source::Question, r.question),
    about: Option<(Source, Ix)> => [] = found.any(r.about),
    wave: Wave = r.wave.unwrap_or(Wave::Single),
    counts: Box<[(String, i64)]> = r.counts.into_iter().collect(),
    invited: Option<i64> = r.invited,
});

fact!(CostFact of Cost |r, found| {
    place: PlaceIx = found.place(&r.head),
    date: Option<NaiveDate> = r.date,
    basis: Option<CostBasis> = r.basis,
    amount: i64 = r.amount.unwrap_or(0),
    funder: Option<Funder> = r.funder,
    kind: Option<CostKind> = r.kind,
});

fact!(OutreachFact of Outreach |r, found| {
    place: PlaceIx = found.place(&r.head),
    date: Option<NaiveDate> = r.date,
    kind: Option<OutreachKind> = r.kind,
    reach: Option<i64> = r.reach,
});
