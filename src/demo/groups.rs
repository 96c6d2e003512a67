//! Groups form, people come and go, meetings are held, and somebody notes who was there.

use chrono::{NaiveDate, Timelike};
use serde_json::json;

use super::act::{code, create, remove, set};
use super::calendar::{at, day, end, later, working_day};
use super::cast::Seat;
use super::chance::Chance;
use super::life::Life;
use super::profile::{Course, Trouble};
use super::words::{WORDS, municipality_name};
use crate::domain::{
    Attendance, AttendanceStatus, Group, GroupKind, GroupOrigin, GroupStatus, Id, Meeting,
    MeetingKind, Membership, Snooze,
};
use crate::workspace::Edit;

/// A meeting to come: when, of which groups, and what is said there.
struct Occasion<'a> {
    date: NaiveDate,
    title: &'a str,
    kind: MeetingKind,
    /// The sort of notes and decisions.
    sort: &'a str,
    groups: &'a [(Id, &'a [Seat])],
    next: Option<NaiveDate>,
    /// Whether it may have been booked beforehand; a first meeting is not.
    foreseen: bool,
}

/// Notes in an order of its own for each municipality, so that no meeting repeats another.
struct Minutes {
    rows: Vec<(&'static str, &'static str)>,
    next: usize,
}

impl Minutes {
    fn new(sort: &str, chance: &mut Chance) -> Self {
        let mut rows = WORDS.meetings(sort);
        chance.shuffle(&mut rows);
        Self { rows, next: 0 }
    }

    fn take(&mut self) -> (&'static str, &'static str) {
        self.next += 1;
        self.rows
            .get((self.next - 1) % self.rows.len().max(1))
            .copied()
            .unwrap_or_default()
    }
}

impl Life<'_> {
    /// The contact person gathers a few colleagues.
    pub(super) fn start_up(&mut self) {
        let date = self.cast.beginnings.start_up;
        let seats: Vec<Seat> = self
            .cast
            .start_group
            .iter()
            .map(|who| Seat::plain(*who))
            .collect();
        let group = self.form(
            GroupKind::Working,
            "Startgrupp",
            None,
            None,
            5,
            later(date, -4),
            &seats,
            None,
        );
        let mut minutes = Minutes::new("start", &mut self.chance);
        let occasion = Occasion {
            date,
            title: "Uppstartsmöte",
            kind: MeetingKind::StartUp,
            sort: "start",
            groups: &[(group, &seats)],
            next: None,
            foreseen: false,
        };
        self.hold(&occasion, &mut minutes);
        let closed = later(self.cast.beginnings.strategic, 14);
        let when = self.some_time(closed);
        if self.cast.profile.groups.is_some() {
            let ended = set::<Group>(group, &[(Group::status, code(GroupStatus::Closed))]);
            self.write(when, &[], vec![ended]);
        }
    }

    /// The strategic and the operative group, their members and their meetings.
    pub(super) fn work_in_groups(&mut self) {
        let Some((strategic, operative)) = self.cast.profile.groups else {
            return;
        };
        let cast = self.cast;
        let name = municipality_name(cast.profile.code);
        let (began, ready) = (cast.beginnings.strategic, cast.beginnings.operative);
        let leading = self.form(
            GroupKind::Strategic,
            &format!("Strategisk grupp, {name}"),
            Some(strategic.origin),
            None,
            strategic.planned,
            began,
            &cast.strategic,
            Some("varannan månad"),
        );
        let carrying = self.form(
            GroupKind::Operative,
            &format!("Operativ grupp, {name}"),
            Some(operative.origin),
            Some(leading),
            15,
            ready,
            &cast.operative,
            Some("en gång i månaden"),
        );
        self.strategic = Some(leading);
        self.operative = Some(carrying);
        let both: [(Id, &[Seat]); 2] = [(leading, &cast.strategic), (carrying, &cast.operative)];
        self.meet_regularly(&both[..1], began, 56);
        self.meet_regularly(&both[1..], ready, 30);
        self.meet_jointly(&both, ready);
        self.map_processes(&both[1..], ready);
        self.consider_the_future(&[leading, carrying]);
        if strategic.size * 2 < strategic.planned {
            self.accept_size(leading);
        }
    }

    /// Networks and the like.
    pub(super) fn meet_in_networks(&mut self) {
        let cast = self.cast;
        for (number, seats) in cast.networks.iter().enumerate() {
            let began = working_day(later(day("2017-02-01"), self.chance.between(0, 320)));
            let name = format!(
                "Nätverk {}: {}",
                number + 1,
                self.chance.pick(&WORDS.units).name
            );
            let group = self.form(
                GroupKind::Network,
                &name,
                None,
                None,
                8,
                began,
                seats,
                Some("varje kvartal"),
            );
            self.meet_regularly(&[(group, seats)], began, 90);
        }
    }

    /// Writes down a group and its members, and later those who leave.
    #[allow(clippy::too_many_arguments, reason = "a group has this much to it")]
    fn form(
        &mut self,
        kind: GroupKind,
        name: &str,
        origin: Option<GroupOrigin>,
        parent: Option<Id>,
        planned_size: usize,
        began: NaiveDate,
        seats: &[Seat],
        rhythm: Option<&str>,
    ) -> Id {
        let group = self.chance.id();
        let texts = WORDS.assignments(crate::domain::Choosable::code(kind));
        let assignment = self.chance.pick(&texts);
        let fields = [
            (Group::kind, code(kind)),
            (Group::name, json!(name)),
            (Group::origin, super::act::maybe(origin)),
            (Group::established_on, json!(began)),
            (Group::assignment, json!(assignment)),
            (Group::meeting_rhythm, json!(rhythm)),
            (Group::parent, json!(parent)),
            (Group::planned_size, json!(planned_size)),
            (Group::status, code(GroupStatus::Active)),
        ];
        let (first, later_on): (Vec<&Seat>, Vec<&Seat>) =
            seats.iter().partition(|seat| seat.from.is_none());
        let mut edits = vec![create::<Group>(group, &fields)];
        let mut leaving = Vec::new();
        for seat in &first {
            let (id, edit) = self.membership(group, seat, began);
            edits.push(edit);
            leaving.extend(seat.to.map(|to| (id, to)));
        }
        let people: Vec<usize> = first.iter().map(|seat| seat.who).collect();
        self.write(at(later(began, -2), 10, 5), &people, edits);
        for seat in later_on {
            let (id, edit) = self.membership(group, seat, began);
            leaving.extend(seat.to.map(|to| (id, to)));
            let when = self.soon_after(seat.from.unwrap_or(began));
            self.write(when, &[seat.who], vec![edit]);
        }
        for (membership, to) in leaving {
            let when = self.soon_after(later(to, 4));
            let left = set::<Membership>(membership, &[(Membership::to, json!(to))]);
            self.write(when, &[], vec![left]);
        }
        group
    }

    fn meet_regularly(&mut self, groups: &[(Id, &[Seat])], began: NaiveDate, days: i64) {
        let sort = match days {
            56 => "strategic",
            30 => "operative",
            _ => "network",
        };
        let dates = self.series(began, days);
        let mut first = Minutes::new("first", &mut self.chance);
        let mut minutes = Minutes::new(sort, &mut self.chance);
        let title = match sort {
            "strategic" => "Strategisk grupp",
            "operative" => "Operativ grupp",
            _ => "Nätverksträff",
        };
        for (index, date) in dates.iter().copied().enumerate() {
            let next = match dates.get(index + 1) {
                Some(next) => Some(*next),
                None if self.cast.profile.has(Trouble::NothingBooked) => None,
                None => Some(working_day(later(date, days))),
            };
            let occasion = Occasion {
                date,
                title,
                kind: MeetingKind::Regular,
                sort,
                groups,
                next,
                foreseen: index > 0,
            };
            let opening = index == 0 && sort == "strategic";
            self.hold(&occasion, if opening { &mut first } else { &mut minutes });
        }
    }

    /// Meeting days from the first until the project ends.
    fn series(&mut self, began: NaiveDate, days: i64) -> Vec<NaiveDate> {
        let mut dates = Vec::new();
        let mut date = working_day(began);
        let tired = self.cast.profile.has(Trouble::NothingBooked);
        let last = if tired {
            day("2018-06-01")
        } else {
            later(end(), -4)
        };
        while date <= last {
            dates.push(date);
            date = working_day(later(date, days + self.chance.between(-4, 5)));
        }
        dates
    }

    /// The handover of the plan, and check-ins of both levels together, where they have gone on.
    fn meet_jointly(&mut self, both: &[(Id, &[Seat])], ready: NaiveDate) {
        let apart = self.cast.profile.has(Trouble::Apart);
        let handed_over = !matches!(
            self.cast.profile.course,
            Course::Missing | Course::NotHandedOver
        );
        if handed_over {
            let mut minutes = Minutes::new("handover", &mut self.chance);
            let occasion = Occasion {
                date: self.handover_date(ready),
                title: "Överlämning av handlingsplanen",
                kind: MeetingKind::Handover,
                sort: "handover",
                groups: both,
                next: None,
                foreseen: true,
            };
            self.hold(&occasion, &mut minutes);
        }
        let mut minutes = Minutes::new("joint", &mut self.chance);
        let last = if apart {
            later(end(), -150)
        } else {
            later(end(), -20)
        };
        let mut date = working_day(later(ready, 75));
        while date <= last {
            let occasion = Occasion {
                date,
                title: "Gemensam avstämning",
                kind: MeetingKind::JointCheckIn,
                sort: "joint",
                groups: both,
                next: None,
                foreseen: true,
            };
            self.hold(&occasion, &mut minutes);
            if apart {
                break;
            }
            date = working_day(later(date, 82));
        }
    }

    /// The day on which the plan is handed over.
    pub(super) fn handover_date(&self, ready: NaiveDate) -> NaiveDate {
        working_day(later(ready, 21))
    }

    fn map_processes(&mut self, groups: &[(Id, &[Seat])], ready: NaiveDate) {
        if self.chance.percent(55) {
            let date = working_day(later(ready, 95));
            let mut minutes = Minutes::new("mapping", &mut self.chance);
            let kind = MeetingKind::ProcessMapping;
            let title = "Processkartläggning: familjens första år";
            self.hold(
                &Occasion {
                    date,
                    title,
                    kind,
                    sort: "mapping",
                    groups,
                    next: None,
                    foreseen: true,
                },
                &mut minutes,
            );
        }
    }

    /// A small group by choice: the signal about it is put to rest for a while.
    fn accept_size(&mut self, group: Id) {
        let fields = [
            (Snooze::signal, json!("group.size")),
            (Snooze::about, json!(group)),
            (Snooze::until, json!(day("2018-12-31"))),
            (
                Snooze::reason,
                json!("Gruppen är liten med avsikt. Prövas igen efter valet."),
            ),
        ];
        let when = self.soon_after(day("2018-04-16"));
        self.add::<Snooze>(when, &[], &fields);
    }

    fn consider_the_future(&mut self, groups: &[Id]) {
        for group in groups {
            if self.chance.percent(70) {
                let after = self.chance.pick(&WORDS.after);
                let when = self.soon_after(day("2018-08-27"));
                let edit = set::<Group>(*group, &[(Group::after_project, json!(after))]);
                self.write(when, &[], vec![edit]);
            }
        }
    }

    /// A meeting: often booked beforehand, then its notes and who was there.
    fn hold(&mut self, occasion: &Occasion<'_>, minutes: &mut Minutes) {
        let id = self.chance.id();
        let hour = self.chance.between(8, 14);
        let length = if occasion.sort == "mapping" { 3 } else { 2 };
        let groups: Vec<Id> = occasion.groups.iter().map(|(group, _)| *group).collect();
        let of_operative = self.operative.is_some_and(|group| groups == [group]);
        if of_operative && (self.workshop.is_none() || occasion.sort == "mapping") {
            self.workshop = Some((id, occasion.date));
        }
        let place = *self.chance.pick(&[
            "Kommunhuset",
            "Stadshuset",
            "Biblioteket",
            "Gymnasieskolan",
            "Familjecentralen",
        ]);
        let booked = [
            (Meeting::title, json!(occasion.title)),
            (Meeting::date, json!(occasion.date)),
            (Meeting::start_time, json!(format!("{hour:02}:30"))),
            (Meeting::end_time, json!(format!("{:02}:30", hour + length))),
            (Meeting::place, json!(place)),
            (Meeting::groups, json!(groups)),
            (Meeting::kind, code(occasion.kind)),
        ];
        let (notes, decisions) = minutes.take();
        let decided = if self.chance.percent(85) {
            decisions
        } else {
            ""
        };
        let held = [
            (Meeting::notes, json!(notes)),
            (Meeting::decisions, json!(decided)),
            (Meeting::next_meeting, json!(occasion.next)),
        ];
        let mut edits = if occasion.foreseen && self.chance.percent(40) {
            let when = self.some_time(later(occasion.date, -15));
            self.write(when, &[], vec![create::<Meeting>(id, &booked)]);
            vec![set::<Meeting>(id, &held)]
        } else {
            vec![create::<Meeting>(id, &[&booked[..], &held[..]].concat())]
        };
        let (people, present) = self.attend(id, occasion);
        edits.extend(present);
        let when = self.soon_after(occasion.date);
        self.write(when, &people, edits);
        if self.chance.percent(2) {
            self.note_twice(when, &booked);
        }
    }

    /// The same meeting was logged once more by mistake, and taken away again.
    fn note_twice(&mut self, when: chrono::NaiveDateTime, booked: super::act::Pairs<'_>) {
        let id = self.add::<Meeting>(when + chrono::Duration::minutes(4), &[], booked);
        let noticed = when + chrono::Duration::minutes(11 + i64::from(when.minute() % 7));
        self.write(noticed, &[], vec![remove::<Meeting>(id)]);
    }

    fn attend(&mut self, meeting: Id, occasion: &Occasion<'_>) -> (Vec<usize>, Vec<Edit>) {
        let seats = occasion.groups.iter().flat_map(|(_, seats)| seats.iter());
        let sitting: Vec<&Seat> = seats.filter(|seat| seat.held_on(occasion.date)).collect();
        let lately = occasion.date > day("2018-05-01");
        let truant = (self.cast.profile.has(Trouble::Absence) && lately)
            .then(|| sitting.last().map(|seat| seat.who))
            .flatten();
        let mut people = Vec::new();
        let mut edits = Vec::new();
        for seat in sitting {
            if people.contains(&seat.who) {
                continue;
            }
            people.push(seat.who);
            let status = match self.chance.below(100) {
                _ if truant == Some(seat.who) => AttendanceStatus::Absent,
                0..77 => AttendanceStatus::Present,
                77..81 => AttendanceStatus::Remote,
                81..93 => AttendanceStatus::Excused,
                _ => AttendanceStatus::Absent,
            };
            edits.push(create::<Attendance>(
                self.chance.id(),
                &[
                    (Attendance::meeting, json!(meeting)),
                    (Attendance::person, self.person(seat.who)),
                    (Attendance::status, code(status)),
                ],
            ));
        }
        self.attendances += edits.len();
        (people, edits)
    }
}
