//! One municipality's two years, as the acts of those who kept its records.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Value, json};

use super::act::{Act, Page, Pairs, code, create, maybe, set};
use super::calendar::{at, day, later, weekday};
use super::cast::{Cast, Seat, Tenure};
use super::chance::{Chance, id_of};
use super::profile::Contact;
use super::words::WORDS;
use crate::domain::{
    Assignment, AssignmentRole, DecisionLevel, Id, Mandate, Membership, Municipality,
    ParticipantLevel, Person, Record, Unit,
};
use crate::workspace::{Command, Edit};

/// The day on which municipalities begin to keep records.
pub(super) const OPENED: &str = "2016-12-02";

/// A municipality's life while it is written down.
pub(super) struct Life<'a> {
    pub(super) cast: &'a Cast,
    pub(super) chance: Chance,
    pub(super) units: Vec<Id>,
    pub(super) strategic: Option<Id>,
    pub(super) operative: Option<Id>,
    /// A meeting of the operative group that was a workshop, and its day.
    pub(super) workshop: Option<(Id, NaiveDate)>,
    /// The first activity that was planned.
    pub(super) planned: Option<Id>,
    /// How many attendances have been written down.
    pub(super) attendances: usize,
    pages: Vec<Page>,
}

impl<'a> Life<'a> {
    /// Everything but the trainings.
    pub(super) fn of(cast: &'a Cast) -> Self {
        let mut chance = Chance::named(&format!("life/{}", cast.profile.code));
        let units = WORDS.units.iter().map(|_| chance.id()).collect();
        let mut life = Self {
            cast,
            chance,
            units,
            strategic: None,
            operative: None,
            workshop: None,
            planned: None,
            attendances: 0,
            pages: Vec::new(),
        };
        life.set_up();
        life.appoint();
        life.agree();
        life.start_up();
        life.work_in_groups();
        life.meet_in_networks();
        life.plan_and_carry_out();
        life.change();
        life.offer();
        life.sign();
        life.reflect();
        life.correct();
        life
    }

    /// Writes a page; `people` are those it mentions.
    pub(super) fn write(&mut self, at: NaiveDateTime, people: &[usize], edits: Vec<Edit>) {
        let at = at.max(self::at(day(OPENED), 9, 0));
        self.pages.push(Page {
            at,
            people: people.to_vec(),
            edits,
        });
    }

    /// Writes one new record.
    pub(super) fn add<R: Record>(
        &mut self,
        at: NaiveDateTime,
        people: &[usize],
        pairs: Pairs<'_>,
    ) -> Id {
        let id = self.chance.id();
        self.write(at, people, vec![create::<R>(id, pairs)]);
        id
    }

    /// The same with an id from other dice.
    pub(super) fn log_one<R: Record>(
        &mut self,
        chance: &mut Chance,
        at: NaiveDateTime,
        people: &[usize],
        pairs: Pairs<'_>,
    ) -> Id {
        let id = chance.id();
        self.write(at, people, vec![create::<R>(id, pairs)]);
        id
    }

    /// The late agreement, dated as this side remembers it.
    fn agree(&mut self) {
        if self.cast.profile.code == super::lead::LATE_AGREEMENT {
            let fields = [(Municipality::agreement, json!(day("2017-02-21")))];
            let edit = set::<Municipality>(self.municipality(), &fields);
            self.write(at(day("2017-02-22"), 10, 10), &[], vec![edit]);
        }
    }

    /// A moment in the working hours of a day, or soon after it.
    pub(super) fn some_time(&mut self, date: NaiveDate) -> NaiveDateTime {
        let (hour, minute) = (self.chance.between(8, 16), self.chance.between(0, 59));
        at(
            date,
            u32::try_from(hour).unwrap_or(9),
            u32::try_from(minute).unwrap_or(0),
        )
    }

    /// A moment a few days after a day, when offices are open.
    pub(super) fn soon_after(&mut self, date: NaiveDate) -> NaiveDateTime {
        let days = self.chance.between(1, 6);
        self.some_time(weekday(later(date, days)))
    }

    pub(super) fn person(&self, who: usize) -> Value {
        json!(self.cast.people[who].id)
    }

    /// The id of the municipality's own record, which the lead made.
    pub(super) fn municipality(&self) -> Id {
        id_of(&format!("municipality/{}", self.cast.profile.code))
    }

    /// The acts in order of time; everybody is written down where first mentioned.
    pub(super) fn acts(mut self) -> Vec<Act> {
        let mut known = HashSet::new();
        self.pages.sort_by_key(|page| page.at);
        let pages = std::mem::take(&mut self.pages);
        let acts = pages.into_iter().map(|page| {
            let newcomers = page.people.iter().copied().filter(|who| known.insert(*who));
            let introduced: Vec<Edit> = newcomers
                .map(|who| self.introduce(who, page.at.date()))
                .collect();
            // Named after what was meant, not after the people who were written down on the way.
            let mut command = Command::new(page.edits);
            command.edits.splice(0..0, introduced);
            let author = self.cast.people[self.cast.writer(page.at.date())]
                .name
                .clone();
            Act {
                at: page.at,
                author,
                command,
            }
        });
        acts.collect()
    }

    fn introduce(&self, who: usize, date: NaiveDate) -> Edit {
        let person = &self.cast.people[who];
        let unit = person.unit.map(|unit| self.units[unit]);
        let told = person.told.then(|| later(date, -((who % 9) as i64)));
        let professional = person.level == Some(ParticipantLevel::Professional);
        let protected = (professional && person.id.as_u128().is_multiple_of(40)).then_some(true);
        create::<Person>(
            person.id,
            &[
                (Person::name, json!(person.name)),
                (Person::unit, json!(unit)),
                (Person::profession, json!(person.profession)),
                (Person::gender, code(person.gender)),
                (Person::decision_level, maybe(person.decision)),
                (Person::participant_level, maybe(person.level)),
                (Person::email, json!(person.email)),
                (Person::phone, json!((who % 3 != 2).then(|| phone(who)))),
                (Person::protected, json!(protected)),
                (Person::informed_on, json!(told)),
            ],
        )
    }

    fn set_up(&mut self) {
        let units = WORDS.units.iter().zip(self.units.clone());
        let edits = units.map(|(unit, id)| {
            create::<Unit>(
                id,
                &[
                    (Unit::name, json!(unit.name)),
                    (Unit::sector, code(unit.sector)),
                    (Unit::kind, code(unit.kind)),
                    (Unit::traditional, json!(unit.traditional)),
                ],
            )
        });
        self.write(at(day(OPENED), 9, 0), &[], edits.collect());
    }

    /// The contact persons, one after the other, and in some places a process lead.
    fn appoint(&mut self) {
        for (index, tenure) in self.cast.contacts.iter().enumerate() {
            let no_time = self.cast.profile.contact == Contact::NoTime;
            let share = if no_time {
                None
            } else {
                Some(*self.chance.pick(&[10, 15, 20, 25, 50]))
            };
            let mandate = if no_time {
                Mandate::No
            } else {
                *self.chance.pick(&[Mandate::Yes, Mandate::Partly])
            };
            let terms = (share, mandate);
            let role = AssignmentRole::ContactPerson;
            let id = self.assign(at(tenure.from, 9, 40), role, tenure.who, tenure.from, terms);
            self.leave(id, tenure, WORDS.handovers[index % WORDS.handovers.len()]);
        }
        let began = self.cast.beginnings.operative;
        let colleague = self
            .cast
            .start_group
            .get(1)
            .copied()
            .filter(|_| self.cast.profile.groups.is_some());
        if let Some(who) = colleague {
            let role = if self.cast.profile.networks > 1 {
                AssignmentRole::LocalProjectLead
            } else {
                AssignmentRole::ProcessLead
            };
            let when = self.soon_after(began);
            self.assign(when, role, who, began, (Some(10), Mandate::Partly));
        }
    }

    /// Writes down that somebody holds a role from a day on, with so much of full time.
    pub(super) fn assign(
        &mut self,
        at: NaiveDateTime,
        role: AssignmentRole,
        who: usize,
        from: NaiveDate,
        (share, mandate): (Option<i64>, Mandate),
    ) -> Id {
        let fields = [
            (Assignment::person, self.person(who)),
            (Assignment::role, code(role)),
            (Assignment::from, json!(from)),
            (Assignment::share, json!(share)),
            (Assignment::mandate, code(mandate)),
        ];
        self.add::<Assignment>(at, &[who], &fields)
    }

    fn leave(&mut self, assignment: Id, tenure: &Tenure, handover: &str) {
        let Some(to) = tenure.to else { return };
        let note = [
            (Assignment::to, json!(to)),
            (Assignment::handover_note, json!(handover)),
        ];
        self.write(
            at(later(to, -3), 15, 10),
            &[],
            vec![set::<Assignment>(assignment, &note)],
        );
    }

    /// Later corrections: a level that was missing, somebody told about data, a profession spelled out.
    fn correct(&mut self) {
        let mentions = |page: &Page| {
            page.people
                .iter()
                .map(|who| (page.at, *who))
                .collect::<Vec<_>>()
        };
        let mentioned: Vec<(NaiveDateTime, usize)> = self.pages.iter().flat_map(mentions).collect();
        for (at, who) in mentioned.into_iter().step_by(37) {
            let person = &self.cast.people[who];
            let field = if person.decision == Some(DecisionLevel::Employee) {
                (Person::phone, json!(phone(who + 7)))
            } else {
                (Person::note, json!("Nås säkrast på förmiddagen."))
            };
            let edit = set::<Person>(person.id, &[field]);
            let days = self.chance.between(3, 60);
            let when = (at + chrono::Duration::days(days)).min(self::at(day("2018-10-02"), 13, 5));
            self.write(when, &[who], vec![edit]);
        }
    }

    /// The fields of a membership.
    pub(super) fn membership(&mut self, group: Id, seat: &Seat, began: NaiveDate) -> (Id, Edit) {
        let person = &self.cast.people[seat.who];
        let unit = person.unit.and_then(|unit| WORDS.units.get(unit));
        let traditional = unit.and_then(|unit| unit.traditional);
        let id = self.chance.id();
        let edit = create::<Membership>(
            id,
            &[
                (Membership::group, json!(group)),
                (Membership::person, json!(person.id)),
                (Membership::from, json!(seat.from.unwrap_or(began))),
                (Membership::role, code(seat.role)),
                (Membership::mandate, maybe(seat.mandate)),
                (Membership::new_unit, json!(traditional.map(|known| !known))),
            ],
        );
        (id, edit)
    }
}

/// A number of the series set aside for fiction.
fn phone(who: usize) -> String {
    format!("070-174 06 {:02}", 5 + who % 95)
}
