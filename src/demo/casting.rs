//! Casting: people are found for all the places, given names, and sent to trainings.
//!
//! The model project's cast is drawn so that its people and hours are exactly as many as were published;
//! other scales only keep to their number of people and attendances.

use std::collections::HashSet;

use super::cast::{Cast, Character, Visit};
use super::chance::Chance;
use super::profile::{MODEL, Profile};
use super::programme::Session;
use super::words::{WORDS, municipality_name};
use crate::domain::{AttendanceStatus, DecisionLevel, Gender, Id, ParticipantLevel};

/// A person of the whole company: which cast, and the place in it.
type Place = (usize, usize);

/// All municipalities' casts, and which people turn up in two of them.
pub(super) struct Company {
    pub(super) casts: Vec<Cast>,
    /// One human being each, as two records.
    pub(super) same: Vec<(Id, Id)>,
}

/// How many of each the model project published.
const WOMEN: Quota = Quota {
    gender: Gender::Woman,
    professionals: 130,
    others: 285,
    hours: 7920,
};
const MEN: Quota = Quota {
    gender: Gender::Man,
    professionals: 30,
    others: 140,
    hours: 3161,
};
/// Units that the professionals come from, and how many.
const PROFESSIONALS: [(&[Option<usize>], usize); 4] = [
    (&[Some(0), Some(3)], 73),
    (&[Some(1), Some(4), Some(7), Some(8)], 59),
    (&[Some(2)], 19),
    (&[Some(16), Some(5), Some(11), None], 9),
];

struct Quota {
    gender: Gender,
    professionals: usize,
    others: usize,
    hours: i64,
}

/// The model project's sixteen casts.
pub(super) fn model(sessions: &[Session]) -> Company {
    let mut chance = Chance::named("samverka/model");
    let mut casts: Vec<Cast> = MODEL
        .iter()
        .map(|profile| Cast::new(*profile, &mut Chance::named(profile.code)))
        .collect();
    casts
        .iter_mut()
        .for_each(|cast| send_members(cast, &mut chance));
    add_professionals(&mut casts, &mut chance);
    add_others(&mut casts, &mut chance);
    let people = trained(&casts);
    assign_genders(&mut casts, &people, &mut chance);
    let mut names = Names::default();
    casts
        .iter_mut()
        .for_each(|cast| names.christen(cast, &mut chance));
    for quota in [WOMEN, MEN] {
        plan_visits(&mut casts, &people, &quota, sessions, &mut chance);
    }
    excuse_some(&mut casts, sessions, &mut chance);
    let same = double_some(&mut casts, &people);
    suspect_some(&mut casts, &people);
    Company { casts, same }
}

/// One municipality of another scale, with this many people.
pub(super) fn alone(profile: Profile, people: usize, chance: &mut Chance) -> Cast {
    let mut cast = Cast::new(profile, chance);
    while cast.people.len() < people {
        let unit = chance.below(WORDS.units.len());
        let level = if chance.percent(35) {
            ParticipantLevel::Professional
        } else {
            ParticipantLevel::Operative
        };
        cast.add(Some(unit), DecisionLevel::Employee, level, chance);
    }
    for person in &mut cast.people {
        person.trains = true;
        person.gender = some_gender(chance);
    }
    Names::default().christen(&mut cast, chance);
    cast
}

/// Registers the cast's people at this many sessions in all, as evenly as it goes.
pub(super) fn fill_visits(
    cast: &mut Cast,
    count: usize,
    sessions: &[Session],
    chance: &mut Chance,
) {
    // A stride that shares no factor with the number of sessions visits each once before any twice.
    const STRIDE: usize = 11;
    let people = cast.people.len().max(1);
    for (index, person) in cast.people.iter_mut().enumerate() {
        let visits = count / people + usize::from(index < count % people);
        let first = chance.below(sessions.len());
        person.visits = (0..visits.min(sessions.len()))
            .map(|number| Visit {
                session: (first + number * STRIDE) % sessions.len(),
                status: if chance.percent(93) {
                    AttendanceStatus::Present
                } else {
                    AttendanceStatus::Absent
                },
                minutes: None,
            })
            .collect();
    }
}

/// Most members of the groups, and every contact person, come to trainings.
fn send_members(cast: &mut Cast, chance: &mut Chance) {
    for person in &mut cast.people {
        let coming = if person.level == Some(ParticipantLevel::Strategic) {
            80
        } else {
            92
        };
        person.trains = chance.percent(coming);
    }
    for tenure in &cast.contacts {
        cast.people[tenure.who].trains = true;
    }
}

fn add_professionals(casts: &mut [Cast], chance: &mut Chance) {
    let mut units: Vec<Option<usize>> = PROFESSIONALS
        .iter()
        .flat_map(|(units, count)| units.iter().copied().cycle().take(*count))
        .collect();
    chance.shuffle(&mut units);
    let mut units = units.into_iter();
    for cast in casts {
        for unit in units.by_ref().take(cast.profile.professionals) {
            let who = cast.add(
                unit,
                DecisionLevel::Employee,
                ParticipantLevel::Professional,
                chance,
            );
            cast.people[who].trains = true;
        }
    }
}

/// Fills up with people who only come to trainings, until all published participants are there.
fn add_others(casts: &mut [Cast], chance: &mut Chance) {
    let wanted = WOMEN.others + MEN.others;
    let professionals: usize = casts.iter().map(|cast| cast.profile.professionals).sum();
    let missing = wanted.saturating_sub(trained(casts).len() - professionals);
    let weights: usize = casts.iter().map(|cast| cast.profile.weight).sum();
    let mut dealt = 0;
    let mut weight = 0;
    for cast in casts {
        weight += cast.profile.weight;
        let until = missing * weight / weights.max(1);
        for _ in dealt..until {
            let unit = chance.below(WORDS.units.len());
            let (decision, level) = *chance.pick(&[
                (DecisionLevel::Employee, ParticipantLevel::Operative),
                (DecisionLevel::Employee, ParticipantLevel::Operative),
                (DecisionLevel::UnitHead, ParticipantLevel::Operative),
                (DecisionLevel::DivisionHead, ParticipantLevel::Strategic),
            ]);
            let who = cast.add(Some(unit), decision, level, chance);
            cast.people[who].trains = true;
        }
        dealt = until;
    }
}

/// All who come to trainings.
fn trained(casts: &[Cast]) -> Vec<Place> {
    let of_cast = |(index, cast): (usize, &Cast)| {
        let people = cast
            .people
            .iter()
            .enumerate()
            .filter(|(_, person)| person.trains);
        people.map(move |(who, _)| (index, who)).collect::<Vec<_>>()
    };
    casts.iter().enumerate().flat_map(of_cast).collect()
}

fn assign_genders(casts: &mut [Cast], people: &[Place], chance: &mut Chance) {
    for person in casts.iter_mut().flat_map(|cast| &mut cast.people) {
        person.gender = some_gender(chance);
    }
    let is_professional = |(cast, who): &Place| {
        casts[*cast].people[*who].level == Some(ParticipantLevel::Professional)
    };
    let (mut professionals, mut others): (Vec<_>, Vec<_>) =
        people.iter().copied().partition(is_professional);
    chance.shuffle(&mut professionals);
    chance.shuffle(&mut others);
    for (places, women) in [(professionals, WOMEN.professionals), (others, WOMEN.others)] {
        for (index, (cast, who)) in places.into_iter().enumerate() {
            let gender = if index < women {
                WOMEN.gender
            } else {
                MEN.gender
            };
            casts[cast].people[who].gender = gender;
        }
    }
}

fn some_gender(chance: &mut Chance) -> Gender {
    match chance.below(100) {
        0 => Gender::NotStated,
        1 => Gender::Other,
        2..70 => Gender::Woman,
        _ => Gender::Man,
    }
}

/// Sends everyone of a gender to trainings until their hours are exactly the published ones.
fn plan_visits(
    casts: &mut [Cast],
    people: &[Place],
    quota: &Quota,
    sessions: &[Session],
    chance: &mut Chance,
) {
    let of_gender = |(cast, who): &&Place| casts[*cast].people[*who].gender == quota.gender;
    let mut people: Vec<Place> = people.iter().filter(of_gender).copied().collect();
    chance.shuffle(&mut people);
    let mut left = quota.hours * 60;
    // Everybody comes twice before anybody comes a third time.
    let mut turns = people.repeat(2).into_iter();
    while left > 0 {
        let (cast, who) = turns.next().unwrap_or_else(|| *chance.pick(&people));
        let person = &mut casts[cast].people[who];
        let session = suitable(person, sessions, chance);
        let whole = sessions[session].training.minutes;
        let stayed = if chance.percent(5) { whole - 90 } else { whole }.min(left);
        let status = if chance.percent(4) {
            AttendanceStatus::Remote
        } else {
            AttendanceStatus::Present
        };
        person.visits.push(Visit {
            session,
            status,
            minutes: (stayed != whole).then_some(stayed),
        });
        left -= stayed;
    }
}

/// A session that the person has not been to: most often one for her own level.
fn suitable(person: &Character, sessions: &[Session], chance: &mut Chance) -> usize {
    loop {
        let session = chance.below(sessions.len());
        let fits = person.level == Some(sessions[session].training.level) || chance.percent(18);
        if fits && person.visits.iter().all(|visit| visit.session != session) {
            return session;
        }
    }
}

/// Some were registered and could not come.
fn excuse_some(casts: &mut [Cast], sessions: &[Session], chance: &mut Chance) {
    for person in casts.iter_mut().flat_map(|cast| &mut cast.people) {
        if person.trains && chance.percent(30) {
            let session = suitable(person, sessions, chance);
            let status = *chance.pick(&[AttendanceStatus::Absent, AttendanceStatus::Excused]);
            // First in the list: a visit that came to nothing is not the one reported from elsewhere.
            person.visits.insert(
                0,
                Visit {
                    session,
                    status,
                    minutes: None,
                },
            );
        }
    }
}

/// Six who also work in another municipality: one of the visits is reported from there.
fn double_some(casts: &mut [Cast], people: &[Place]) -> Vec<(Id, Id)> {
    let mut chance = Chance::named("samverka/same");
    let mut same = Vec::new();
    while same.len() < 6 {
        let (cast, who) = *chance.pick(people);
        let person = &mut casts[cast].people[who];
        let alike = person.level == Some(ParticipantLevel::Operative)
            && person.decision == Some(DecisionLevel::Employee)
            && person.visits.len() > 3;
        if !alike || same.iter().any(|(first, _)| *first == person.id) {
            continue;
        }
        let visits = person.visits.pop().into_iter().collect();
        let double = Character {
            id: chance.id(),
            visits,
            ..person.clone()
        };
        same.push((person.id, double.id));
        let elsewhere = (cast + 5) % casts.len();
        casts[elsewhere].people.push(double);
    }
    same
}

/// Three more look like people of another municipality; nobody has decided yet, and they are not trained.
fn suspect_some(casts: &mut [Cast], people: &[Place]) {
    let mut chance = Chance::named("samverka/suspect");
    for number in 0..3 {
        let (cast, who) = people[(number * 191 + 40) % people.len()];
        let elsewhere = (cast + 1) % casts.len();
        let likeness = Character {
            id: chance.id(),
            trains: false,
            visits: Vec::new(),
            ..casts[cast].people[who].clone()
        };
        let target = &mut casts[elsewhere];
        target.people.push(likeness);
        target.start_group.push(target.people.len() - 1);
    }
}

/// Names that nobody else has.
#[derive(Default)]
struct Names {
    taken: HashSet<String>,
}

impl Names {
    fn christen(&mut self, cast: &mut Cast, chance: &mut Chance) {
        let domain = ascii(municipality_name(cast.profile.code));
        for person in &mut cast.people {
            person.name = self.free(person.gender, chance);
            person.email = format!("{}@{domain}.exempel.se", ascii(&person.name));
        }
    }

    fn free(&mut self, gender: Gender, chance: &mut Chance) -> String {
        let mut tries = 0;
        loop {
            tries += 1;
            let woman = match gender {
                Gender::Woman => true,
                Gender::Man => false,
                _ => chance.percent(50),
            };
            let first = chance.pick(if woman { &WORDS.women } else { &WORDS.men });
            let mut name = format!("{first} {}", chance.pick(&WORDS.surnames));
            if tries > 3 {
                name = format!("{name} {}", chance.pick(&WORDS.surnames));
            }
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

/// As an address is written: small letters, no accents, dots for spaces.
fn ascii(name: &str) -> String {
    let plain = |letter: char| match letter {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        'é' => 'e',
        ' ' | '-' => '.',
        other => other,
    };
    name.to_lowercase().chars().map(plain).collect()
}
