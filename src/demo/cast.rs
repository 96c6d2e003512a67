//! Who takes part in one municipality: its people, their seats in groups and their assignments.

use chrono::NaiveDate;

use super::calendar::{day, end, later, months_later, working_day};
use super::chance::Chance;
use super::profile::{Composition, Contact, Profile, Trouble};
use super::words::WORDS;
use crate::domain::{
    AttendanceStatus, DecisionLevel, Gender, Id, Mandate, MembershipRole, ParticipantLevel, Sector,
};

/// One person in the story.
#[derive(Debug, Clone)]
pub(super) struct Character {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) gender: Gender,
    /// Its unit's place in the list of units.
    pub(super) unit: Option<usize>,
    pub(super) profession: &'static str,
    pub(super) decision: Option<DecisionLevel>,
    pub(super) level: Option<ParticipantLevel>,
    /// Whether the person has been told how data are handled.
    pub(super) told: bool,
    /// Whether the person comes to trainings.
    pub(super) trains: bool,
    pub(super) visits: Vec<Visit>,
}

/// A person's registration at a training session.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visit {
    /// The session's place in the programme.
    pub(super) session: usize,
    pub(super) status: AttendanceStatus,
    /// Where other than the session's own.
    pub(super) minutes: Option<i64>,
}

/// A person's place in a group; no `from` means since the group began.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seat {
    pub(super) who: usize,
    pub(super) from: Option<NaiveDate>,
    pub(super) to: Option<NaiveDate>,
    pub(super) role: MembershipRole,
    pub(super) mandate: Option<Mandate>,
}

impl Seat {
    fn new(who: usize, role: MembershipRole, mandate: Option<Mandate>) -> Self {
        Self {
            who,
            from: None,
            to: None,
            role,
            mandate,
        }
    }

    /// An ordinary seat since the group began.
    pub(super) fn plain(who: usize) -> Self {
        Self::new(who, MembershipRole::Member, None)
    }

    /// Whether the person sat there on that day.
    pub(super) fn held_on(&self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| to >= date)
    }
}

/// A time as contact person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tenure {
    pub(super) who: usize,
    pub(super) from: NaiveDate,
    pub(super) to: Option<NaiveDate>,
}

/// When a municipality's groups came together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beginnings {
    pub(super) start_up: NaiveDate,
    pub(super) strategic: NaiveDate,
    pub(super) operative: NaiveDate,
}

/// One municipality's people and how they are placed.
pub(super) struct Cast {
    pub(super) profile: Profile,
    pub(super) beginnings: Beginnings,
    pub(super) people: Vec<Character>,
    pub(super) contacts: Vec<Tenure>,
    pub(super) start_group: Vec<usize>,
    pub(super) strategic: Vec<Seat>,
    pub(super) operative: Vec<Seat>,
    pub(super) networks: Vec<Vec<Seat>>,
}

/// The units that an operative group draws from, and those of a narrow one.
const BROAD: [usize; 18] = [1, 0, 2, 5, 7, 4, 16, 3, 13, 8, 11, 9, 15, 12, 17, 10, 18, 6];
const NARROW: [usize; 5] = [0, 1, 3, 4, 7];
const LEADING: [usize; 7] = [0, 1, 2, 5, 3, 10, 8];
const MANAGEMENT: usize = 6;

impl Cast {
    /// The people who hold seats and assignments; they have no names yet.
    pub(super) fn new(profile: Profile, chance: &mut Chance) -> Self {
        let mut cast = Self {
            profile,
            beginnings: beginnings(profile.lead_months, chance),
            people: Vec::new(),
            contacts: Vec::new(),
            start_group: Vec::new(),
            strategic: Vec::new(),
            operative: Vec::new(),
            networks: Vec::new(),
        };
        cast.appoint_contacts(chance);
        cast.seat_strategic(chance);
        cast.seat_operative(chance);
        cast.replace_some(chance);
        cast.start_group = cast.starters();
        cast.join_networks(chance);
        cast
    }

    /// Adds somebody from a unit.
    pub(super) fn add(
        &mut self,
        unit: Option<usize>,
        decision: DecisionLevel,
        level: ParticipantLevel,
        chance: &mut Chance,
    ) -> usize {
        let uninformed = if self.profile.has(Trouble::Uninformed) {
            40
        } else {
            4
        };
        self.people.push(Character {
            id: chance.id(),
            name: String::new(),
            email: String::new(),
            gender: Gender::NotStated,
            unit,
            profession: profession(unit, decision, chance),
            // Employees' level is sometimes left out.
            decision: (decision != DecisionLevel::Employee || chance.percent(93))
                .then_some(decision),
            level: Some(level),
            told: !chance.percent(uninformed),
            trains: false,
            visits: Vec::new(),
        });
        self.people.len() - 1
    }

    /// Who writes in the municipality's workspace on that day.
    pub(super) fn writer(&self, date: NaiveDate) -> usize {
        let holding = |tenure: &&Tenure| tenure.to.is_none_or(|to| to >= date);
        let tenure = self.contacts.iter().find(holding);
        // While nobody is appointed, a colleague from the start-up group keeps the records.
        tenure
            .map(|tenure| tenure.who)
            .or(self.start_group.get(1).copied())
            .unwrap_or_default()
    }

    fn appoint_contacts(&mut self, chance: &mut Chance) {
        let ends: &[&str] = match self.profile.contact {
            Contact::Steady | Contact::NoTime => &[],
            Contact::Changed => &["2017-12-31"],
            Contact::ChangedTwice => &["2017-05-31", "2018-03-31"],
            Contact::Vacant => &["2018-06-15"],
        };
        let mut from = later(day("2016-10-10"), chance.between(0, 30));
        for end in ends {
            let to = later(day(end), chance.between(-12, 0));
            self.appoint(from, Some(to), chance);
            from = working_day(later(to, chance.between(5, 40)));
        }
        if self.profile.contact != Contact::Vacant {
            self.appoint(from, None, chance);
        }
    }

    fn appoint(&mut self, from: NaiveDate, to: Option<NaiveDate>, chance: &mut Chance) {
        let unit = *chance.pick(&[MANAGEMENT, 1, 0, 2]);
        let who = self.add(
            Some(unit),
            DecisionLevel::Strategist,
            ParticipantLevel::Operative,
            chance,
        );
        self.contacts.push(Tenure { who, from, to });
    }

    fn seat_strategic(&mut self, chance: &mut Chance) {
        let Some((group, _)) = self.profile.groups else {
            return;
        };
        for (index, decision) in levels(group.composition)
            .into_iter()
            .cycle()
            .take(group.size)
            .enumerate()
        {
            let leading = if self.profile.has(Trouble::Narrow) {
                &NARROW[..]
            } else {
                &LEADING[..]
            };
            let unit = match decision {
                DecisionLevel::Politician | DecisionLevel::ChiefExecutive => MANAGEMENT,
                _ => leading[index % leading.len()],
            };
            let who = self.add(Some(unit), decision, ParticipantLevel::Strategic, chance);
            let role = if index == 0 {
                MembershipRole::Chair
            } else {
                MembershipRole::Member
            };
            self.strategic
                .push(Seat::new(who, role, mandate(self.profile, chance)));
        }
    }

    fn seat_operative(&mut self, chance: &mut Chance) {
        let Some((_, group)) = self.profile.groups else {
            return;
        };
        // The contact persons drive the group, each in her time.
        for tenure in &self.contacts {
            let mut seat = Seat::new(tenure.who, MembershipRole::Driver, Some(Mandate::Yes));
            seat.from = Some(tenure.from).filter(|from| *from > self.beginnings.operative);
            seat.to = tenure.to;
            if seat.to.is_none_or(|to| to > self.beginnings.operative) {
                self.operative.push(seat);
            }
        }
        let sitting = self
            .operative
            .iter()
            .filter(|seat| seat.to.is_none())
            .count();
        for index in sitting..group.size {
            let units = if self.profile.has(Trouble::Narrow) {
                &NARROW[..]
            } else {
                &BROAD[..]
            };
            let decision = *chance.pick(&[
                DecisionLevel::UnitHead,
                DecisionLevel::UnitHead,
                DecisionLevel::Strategist,
                DecisionLevel::Employee,
                DecisionLevel::Employee,
            ]);
            let who = self.add(
                Some(units[index % units.len()]),
                decision,
                ParticipantLevel::Operative,
                chance,
            );
            let role = match index {
                1 => MembershipRole::Chair,
                14.. => MembershipRole::Substitute,
                _ => MembershipRole::Member,
            };
            self.operative
                .push(Seat::new(who, role, mandate(self.profile, chance)));
        }
    }

    /// Some members left and others came instead; one went away and came back.
    fn replace_some(&mut self, chance: &mut Chance) {
        if self.profile.groups.is_none() {
            return;
        }
        let settled = later(self.beginnings.operative, 60).max(day("2017-11-15"));
        let long_ago = (settled, 60);
        let strategic = replaced(&mut self.strategic, 1 + chance.below(2), long_ago, chance);
        let operative = replaced(&mut self.operative, 1 + chance.below(3), long_ago, chance);
        let lately = if self.profile.has(Trouble::Turnover) {
            6
        } else {
            chance.below(2)
        };
        let recent = replaced(
            &mut self.operative,
            lately,
            (day("2018-05-10"), 100),
            chance,
        );
        for (seat, level) in strategic
            .into_iter()
            .map(|seat| (seat, ParticipantLevel::Strategic))
            .chain(
                operative
                    .into_iter()
                    .chain(recent)
                    .map(|seat| (seat, ParticipantLevel::Operative)),
            )
        {
            let stays = &self.people[seat.who];
            let (unit, decision) = (
                stays.unit,
                stays.decision.unwrap_or(DecisionLevel::Employee),
            );
            let who = self.add(unit, decision, level, chance);
            let seats = if level == ParticipantLevel::Strategic {
                &mut self.strategic
            } else {
                &mut self.operative
            };
            seats.push(Seat { who, ..seat });
        }
        // On leave during the autumn of 2017, then back in the same seat.
        let stayed = self.operative.iter_mut().find(|seat| {
            seat.from.is_none() && seat.to.is_none() && seat.role == MembershipRole::Member
        });
        if let Some(seat) = stayed
            && self.beginnings.operative < day("2017-09-01")
        {
            let before = Seat {
                to: Some(day("2017-09-30")),
                ..*seat
            };
            seat.from = Some(day("2018-01-15"));
            self.operative.push(before);
        }
    }

    fn starters(&self) -> Vec<usize> {
        let first = self.contacts.first().map(|tenure| tenure.who);
        let colleagues = self.operative.iter().filter(|seat| seat.from.is_none());
        let colleagues = colleagues
            .map(|seat| seat.who)
            .filter(|who| Some(*who) != first);
        first.into_iter().chain(colleagues.take(3)).collect()
    }

    /// The one who drives everything, where there is one.
    fn overloaded(&self) -> Option<usize> {
        let has = self.profile.has(Trouble::Overload);
        has.then(|| self.driver(0)).flatten()
    }

    /// Who drives the municipality's initiative of this number: one of those who sit in the operative group now.
    pub(super) fn driver(&self, number: usize) -> Option<usize> {
        let place = if self.profile.has(Trouble::Overload) {
            2
        } else {
            number + 2
        };
        let sitting = self.operative.iter().filter(|seat| seat.to.is_none());
        sitting.map(|seat| seat.who).nth(place)
    }

    fn join_networks(&mut self, chance: &mut Chance) {
        for _ in 0..self.profile.networks {
            let overloaded = self.overloaded();
            let mut seats: Vec<Seat> = overloaded.into_iter().map(Seat::plain).collect();
            for _ in 0..chance.between(6, 11) {
                let who = chance.below(self.people.len());
                if seats.iter().all(|seat| seat.who != who) {
                    seats.push(Seat::plain(who));
                }
            }
            self.networks.push(seats);
        }
    }
}

/// Ends some seats' first half: the earlier holders' seats, whose later holders keep the given seats.
fn replaced(
    seats: &mut [Seat],
    count: usize,
    (around, days): (NaiveDate, i64),
    chance: &mut Chance,
) -> Vec<Seat> {
    let open = |seat: &&mut Seat| {
        seat.from.is_none() && seat.to.is_none() && seat.role != MembershipRole::Driver
    };
    let mut earlier = Vec::new();
    for seat in seats.iter_mut().rev().filter(open).take(count) {
        let left = later(around, chance.between(0, days));
        earlier.push(Seat {
            to: Some(left),
            ..*seat
        });
        seat.from = Some(later(left, chance.between(1, 30)));
        seat.role = MembershipRole::Member;
    }
    earlier
}

/// The day of the start-up meeting and, exactly the given months later, of the first strategic one.
fn beginnings(lead_months: u32, chance: &mut Chance) -> Beginnings {
    let offset = chance.between(0, 40);
    let candidates = (0..60).map(|try_| {
        let start_up = working_day(later(day("2016-12-06"), (offset + try_) % 60));
        let strategic = later(
            months_later(start_up, lead_months),
            2 + (offset * 7 + try_) % 22,
        );
        (start_up, strategic)
    });
    let working = |(_, strategic): &(NaiveDate, NaiveDate)| working_day(*strategic) == *strategic;
    let (start_up, strategic) = candidates
        .clone()
        .find(working)
        .unwrap_or((day("2016-12-06"), day("2017-03-07")));
    let operative = working_day(later(strategic, chance.between(28, 60)));
    Beginnings {
        start_up,
        strategic,
        operative: operative.min(working_day(later(end(), -60))),
    }
}

fn levels(composition: Composition) -> Vec<DecisionLevel> {
    use DecisionLevel::{
        ChiefExecutive, DepartmentHead, DivisionHead, Politician, Strategist, UnitHead,
    };
    match composition {
        Composition::Politicians => vec![
            Politician,
            DepartmentHead,
            DepartmentHead,
            Politician,
            ChiefExecutive,
            DivisionHead,
            DepartmentHead,
            DivisionHead,
            Strategist,
            DivisionHead,
            UnitHead,
        ],
        Composition::ChiefExecutive => vec![
            ChiefExecutive,
            DepartmentHead,
            DepartmentHead,
            DivisionHead,
            DepartmentHead,
            Strategist,
            DivisionHead,
            DivisionHead,
        ],
        Composition::Coordinators => vec![UnitHead, Strategist, UnitHead],
        Composition::DivisionHeads => vec![
            DivisionHead,
            DivisionHead,
            DepartmentHead,
            DivisionHead,
            Strategist,
            DivisionHead,
            DivisionHead,
            UnitHead,
        ],
    }
}

fn mandate(profile: Profile, chance: &mut Chance) -> Option<Mandate> {
    let full = if profile.has(Trouble::WeakMandates) {
        45
    } else {
        85
    };
    match chance.below(100) {
        drawn if drawn < full => Some(Mandate::Yes),
        drawn if drawn < full + (100 - full) / 2 => Some(Mandate::Partly),
        drawn if drawn < 97 => Some(Mandate::No),
        _ => None,
    }
}

fn profession(unit: Option<usize>, decision: DecisionLevel, chance: &mut Chance) -> &'static str {
    let unit = unit.and_then(|unit| WORDS.units.get(unit));
    let education = unit.is_some_and(|unit| unit.sector == Sector::Education);
    let professions: &[&'static str] = match decision {
        DecisionLevel::Politician => &["kommunalråd", "nämndordförande", "oppositionsråd"],
        DecisionLevel::ChiefExecutive => &["kommundirektör"],
        DecisionLevel::DepartmentHead => &["förvaltningschef"],
        DecisionLevel::DivisionHead if education => &["verksamhetschef skola"],
        DecisionLevel::DivisionHead => &["avdelningschef", "verksamhetschef"],
        DecisionLevel::UnitHead if education => &["rektor"],
        DecisionLevel::UnitHead => &["enhetschef"],
        DecisionLevel::Strategist => &["utvecklingsstrateg", "samordnare", "integrationsstrateg"],
        DecisionLevel::Employee => unit.map_or(&["konsult"], |unit| &unit.professions),
    };
    chance.pick::<&'static str>(professions)
}
