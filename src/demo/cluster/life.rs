//! What a project's municipalities write down, as acts in order of time.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime};
use serde_json::{Value, json};

use super::lead::Diary;
use super::shapes::{Particular, Shape};
use crate::demo::act::{Act, create};
use crate::demo::calendar::{at, later, working_day};
use crate::demo::chance::Chance;
use crate::demo::words::{WORDS, cell};
use crate::domain::{
    Assignment, Attendance, Factor, Group, HeadCount, Id, Initiative, LearningPlan, Meeting,
    Membership, Person, Quote, Tally, Unit,
};
use crate::workspace::Edit;

/// How many people of the first project and the second are in another one too.
const IN_TWO: usize = 12;

/// One municipality's part in a project.
struct Place<'a> {
    shape: &'a Shape,
    code: &'static str,
    /// Which of the project's municipalities it is.
    number: usize,
    chance: Chance,
    diary: Diary,
    units: Vec<Id>,
    people: Vec<Id>,
    groups: Vec<Id>,
}

/// A share of people that is dealt out over municipalities, the first ones getting what is left.
fn dealt(whole: usize, over: usize, number: usize) -> usize {
    whole / over.max(1) + usize::from(number < whole % over.max(1))
}

/// What one of a project's municipalities writes down, with so many times fewer people than in all.
pub(super) fn of_a_municipality(shape: &Shape, number: usize, fewer: usize) -> Vec<Act> {
    let Some(code) = shape.municipalities.get(number).copied() else {
        return Vec::new();
    };
    let mut place = Place {
        shape,
        code,
        number,
        chance: Chance::named(&format!("cluster/{}/{code}", shape.key)),
        diary: Diary::of(format!(
            "Kontakt {}",
            super::super::words::municipality_name(code)
        )),
        units: Vec::new(),
        people: Vec::new(),
        groups: Vec::new(),
    };
    let over = shape.municipalities.len();
    let fewer = fewer.max(1);
    let (within, outside) = (
        dealt(shape.participants / fewer, over, number),
        dealt(shape.outside / fewer, over, number),
    );
    place.work_in_units();
    place.know(within, outside, number);
    place.meet();
    place.change();
    place.train();
    place.evaluate();
    place.be_particular();
    place.diary.closed()
}

impl Place<'_> {
    fn after(&self, days: i64) -> NaiveDateTime {
        let latest = later(self.shape.end(), -10);
        at(
            working_day(later(self.shape.start(), days)).min(latest),
            10,
            30,
        )
    }

    fn id(&self, name: &str) -> Id {
        self.shape.id(&format!("{}/{name}", self.code))
    }

    fn work_in_units(&mut self) {
        let mut edits = Vec::new();
        for (number, unit) in WORDS.units.iter().take(5).enumerate() {
            let id = self.id(&format!("unit/{number}"));
            let fields = [
                (Unit::name, json!(unit.name)),
                (
                    Unit::sector,
                    json!(crate::domain::Choosable::code(unit.sector)),
                ),
                (Unit::kind, json!(crate::domain::Choosable::code(unit.kind))),
                (Unit::traditional, json!(unit.traditional)),
            ];
            self.units.push(id);
            edits.push(create::<Unit>(id, &fields));
        }
        let when = self.after(70);
        self.diary.write(when, edits);
    }

    /// The people: those within the quota first, then those outside it.
    fn know(&mut self, within: usize, outside: usize, number: usize) {
        let mut edits = Vec::new();
        for who in 0..within + outside {
            let id = self.id(&format!("person/{who}"));
            let woman = match self.shared(who) {
                Some(_) => who % 4 == 1,
                None => (who * 37 + number * 11) % 100 < self.shape.women,
            };
            let given = if woman { &WORDS.women } else { &WORDS.men };
            let name = format!(
                "{} {}",
                self.chance.pick(given),
                self.chance.pick(&WORDS.surnames)
            );
            let level = if who % 9 == 0 {
                "operative"
            } else {
                "professional"
            };
            let fields = [
                (Person::name, json!(name)),
                (Person::gender, json!(if woman { "woman" } else { "man" })),
                (Person::unit, json!(self.units[who % self.units.len()])),
                (Person::participant_level, json!(level)),
                (Person::decision_level, json!("employee")),
                (Person::identity_number, json!(self.number_of(who, woman))),
                (Person::informed_on, json!(later(self.shape.start(), 90))),
                (
                    Person::reported,
                    if who < within {
                        Value::Null
                    } else {
                        json!(false)
                    },
                ),
            ];
            self.people.push(id);
            edits.push(create::<Person>(id, &fields));
        }
        let when = self.after(90);
        self.diary.write(when, edits);
    }

    /// Whether somebody is in another project too: some people of the coast are in Söder's, and some of the forest in
    /// the north's.
    fn shared(&self, who: usize) -> Option<usize> {
        let both = match (self.shape.key, self.code) {
            ("soder", "0684") | ("kusten", "1080") => 0,
            ("norr", "1272") | ("skogen", "0764") => 1,
            _ => return None,
        };
        (who % 2 == 1 && who / 2 < IN_TWO).then_some(both)
    }

    /// A number that nobody else has, but for the same human being in another project.
    fn number_of(&self, who: usize, woman: bool) -> String {
        let project = match self.shape.key {
            "norr" => 1,
            "soder" => 2,
            "slatten" => 3,
            "kusten" => 4,
            _ => 5,
        };
        let nth = match self.shared(who) {
            Some(both) => both * 1_000 + who,
            None => project * 100_000 + self.number * 5_000 + who,
        };
        identity_number(nth, woman)
    }

    fn meet(&mut self) {
        let kinds: &[(&str, &str)] = match self.shape.particular {
            Particular::WorkingGroups => &[
                ("steering", "Styrgruppen"),
                ("working", "Arbetsgrupp små barn"),
                ("working", "Arbetsgrupp skolålder"),
                ("working", "Arbetsgrupp unga vuxna"),
                ("working", "Arbetsgrupp föräldrar"),
            ],
            _ => &[
                ("strategic", "Strategiska gruppen"),
                ("operative", "Operativa gruppen"),
            ],
        };
        for (number, (kind, name)) in kinds.iter().enumerate() {
            let group = self.id(&format!("group/{number}"));
            let established = later(self.shape.start(), 100 + 12 * number as i64);
            let origin = *self.chance.pick(&["existed", "widened", "created"]);
            let mut fields = vec![
                (Group::kind, json!(kind)),
                (Group::name, json!(name)),
                (Group::origin, json!(origin)),
                (Group::established_on, json!(established)),
                (
                    Group::assignment,
                    json!("Hålla ihop arbetet över förvaltningarna."),
                ),
                (Group::planned_size, json!(8)),
            ];
            if *kind == "operative" {
                fields.push((Group::parent, json!(self.groups.first())));
            }
            let mut edits = vec![create::<Group>(group, &fields)];
            let size = self.people.len().min(6 + number);
            for seat in 0..size {
                let mandate = *self.chance.pick(&["yes", "yes", "partly", "no"]);
                let fields = [
                    (Membership::group, json!(group)),
                    (
                        Membership::person,
                        json!(self.people[(seat + number * 3) % self.people.len()]),
                    ),
                    (Membership::from, json!(established)),
                    (Membership::mandate, json!(mandate)),
                    (
                        Membership::role,
                        json!(if seat == 0 { "chair" } else { "member" }),
                    ),
                ];
                edits.push(create::<Membership>(
                    self.id(&format!("seat/{number}/{seat}")),
                    &fields,
                ));
            }
            self.groups.push(group);
            let when = at(working_day(later(established, 2)), 13, 10);
            self.diary.write(when, edits);
        }
        self.hold_meetings();
    }

    fn hold_meetings(&mut self) {
        for number in 0..8_i64 {
            let date = working_day(later(self.shape.start(), 140 + number * 62));
            let both = number % 3 == 0;
            let groups: Vec<Id> = match both {
                true => self.groups.iter().copied().take(2).collect(),
                false => vec![self.groups[number as usize % self.groups.len()]],
            };
            let title = if both {
                "Gemensam avstämning"
            } else {
                "Gruppens möte"
            };
            let fields = [
                (Meeting::title, json!(title)),
                (Meeting::date, json!(date)),
                (Meeting::groups, json!(groups)),
                (
                    Meeting::kind,
                    json!(if both { "joint_check_in" } else { "regular" }),
                ),
            ];
            let edit = create::<Meeting>(self.id(&format!("meeting/{number}")), &fields);
            self.diary
                .write(at(working_day(later(date, 1)), 9, 40), vec![edit]);
        }
    }

    fn change(&mut self) {
        let keys = [
            "en-vag-in",
            "familjelots",
            "mottagningsrutin",
            "mentor",
            "sprakvan",
            "insatskarta",
            "overgangar",
            "halsosamtal",
            "foraldrakraft",
            "ungdomsrad",
        ];
        for number in 0..self.shape.initiatives {
            let key: &str = self.chance.pick::<&str>(&keys);
            let Some(words) = WORDS.initiative(key) else {
                continue;
            };
            let id = self.id(&format!("initiative/{number}"));
            let started = later(self.shape.start(), 200 + self.chance.between(0, 120));
            let ordinary = self.chance.percent(35);
            let ended = later(self.shape.end(), -self.chance.between(20, 60));
            let levels = [
                "reaction",
                "learning",
                words.effect_level,
                "organisational_support",
            ];
            let level = *self.chance.pick(&levels);
            let driver = match self.chance.percent(80) {
                true => json!(self.people.get(number)),
                false => Value::Null,
            };
            let continuation = match self.chance.percent(45) {
                true => words.continuation,
                false => "",
            };
            let fields = [
                (Initiative::title, json!(words.title)),
                (Initiative::themes, json!(words.themes)),
                (Initiative::problem, json!(words.problem)),
                (Initiative::approach, json!(words.approach)),
                (
                    Initiative::stage,
                    json!(if ordinary {
                        "ordinary_work"
                    } else {
                        "in_progress"
                    }),
                ),
                (Initiative::started_on, json!(started)),
                (Initiative::in_progress_on, json!(later(started, 40))),
                (
                    Initiative::ordinary_work_on,
                    if ordinary { json!(ended) } else { Value::Null },
                ),
                (Initiative::driver, driver),
                (Initiative::participation, json!(words.participation)),
                (Initiative::result, json!(words.result)),
                (Initiative::effect_level, json!(level)),
                (Initiative::continuation, json!(continuation)),
            ];
            let when = at(working_day(later(started, 45)), 15, 20);
            self.diary
                .write(when, vec![create::<Initiative>(id, &fields)]);
            self.speak_of(id, number);
        }
    }

    /// What helped, what hindered, and what somebody said of it.
    fn speak_of(&mut self, initiative: Id, number: usize) {
        let mut edits = Vec::new();
        for part in 0..2 {
            let row = self.chance.pick(&WORDS.factors);
            let fields = [
                (Factor::kind, json!(cell(row, 0))),
                (Factor::category, json!(cell(row, 1))),
                (Factor::text, json!(cell(row, 2))),
                (Factor::about, json!(initiative)),
            ];
            edits.push(create::<Factor>(
                self.id(&format!("factor/{number}/{part}")),
                &fields,
            ));
        }
        let quote = self.chance.pick(&WORDS.quotes);
        let fields = [
            (Quote::text, json!(cell(quote, 0))),
            (Quote::from_role, json!(cell(quote, 1))),
            (Quote::about, json!(initiative)),
            (Quote::may_publish, json!(self.chance.percent(70))),
        ];
        edits.push(create::<Quote>(
            self.id(&format!("quote/{number}")),
            &fields,
        ));
        let when = self.after(560 + 9 * number as i64);
        self.diary.write(when, edits);
    }

    /// Everybody comes at least once.
    fn train(&mut self) {
        let held = self.shape.held();
        let mut by_session: Vec<Vec<usize>> = vec![Vec::new(); held.len()];
        for who in 0..self.people.len() {
            let times = 1 + self.chance.below(4);
            let mut at = self.chance.below(held.len());
            for _ in 0..times {
                by_session[at].push(who);
                at = (at + 1 + self.chance.below(5)) % held.len();
            }
        }
        for (number, (session, mut who)) in held.iter().zip(by_session).enumerate() {
            who.sort_unstable();
            who.dedup();
            let edits = who.into_iter().map(|who| {
                let fields = [
                    (Attendance::session, json!(session.id)),
                    (Attendance::person, json!(self.people[who])),
                    (Attendance::status, json!("present")),
                ];
                create::<Attendance>(self.id(&format!("came/{number}/{who}")), &fields)
            });
            let edits: Vec<Edit> = edits.collect();
            self.diary
                .write(at(working_day(later(session.date, 3)), 11, 5), edits);
        }
    }

    fn evaluate(&mut self) {
        let waves: [(&str, &str); 3] = [
            ("after", "single"),
            ("change", "before"),
            ("change", "after"),
        ];
        let mut edits = Vec::new();
        for (key, wave) in waves {
            let better = if wave == "before" { 0 } else { 2 };
            let mut counts = serde_json::Map::new();
            for point in 1..=5_i64 {
                let many = self.chance.between(1, 6) + if point > 3 { better * 3 } else { 0 };
                counts.insert(point.to_string(), json!(many));
            }
            let fields = [
                (
                    Tally::question,
                    json!(self.shape.id(&format!("question/{key}"))),
                ),
                (Tally::wave, json!(wave)),
                (Tally::counts, Value::Object(counts)),
                (Tally::invited, json!(60)),
            ];
            edits.push(create::<Tally>(
                self.id(&format!("tally/{key}/{wave}")),
                &fields,
            ));
        }
        let when = self.after(600);
        self.diary.write(when, edits);
    }

    fn be_particular(&mut self) {
        let mut edits = Vec::new();
        match self.shape.particular {
            Particular::TwoLevels => {}
            Particular::WorkingGroups => {
                for (number, session) in self.shape.held().into_iter().step_by(20).enumerate() {
                    let fields = [
                        (HeadCount::session, json!(session.id)),
                        (HeadCount::women, json!(self.chance.between(4, 20))),
                        (HeadCount::men, json!(self.chance.between(2, 9))),
                        (HeadCount::reported, json!(false)),
                    ];
                    edits.push(create::<HeadCount>(
                        self.id(&format!("heads/{number}")),
                        &fields,
                    ));
                }
            }
            Particular::LearningPlans => {
                for who in (0..self.people.len()).step_by(4) {
                    let fields = [
                        (LearningPlan::person, json!(self.people[who])),
                        (
                            LearningPlan::agreed_on,
                            json!(later(self.shape.start(), 110)),
                        ),
                        (
                            LearningPlan::planned_minutes,
                            json!(self.chance.between(8, 24) * 60),
                        ),
                        (LearningPlan::content, json!("Bemötande och samverkan.")),
                    ];
                    edits.push(create::<LearningPlan>(
                        self.id(&format!("plan/{who}")),
                        &fields,
                    ));
                }
            }
            Particular::OutsideTheQuota => {}
            Particular::ChangeAgents => {
                for who in (0..self.people.len()).step_by(9) {
                    let fields = [
                        (Assignment::person, json!(self.people[who])),
                        (Assignment::role, json!("change_agent")),
                        (Assignment::from, json!(later(self.shape.start(), 130))),
                        (Assignment::share, json!(10)),
                        (Assignment::mandate, json!("yes")),
                    ];
                    edits.push(create::<Assignment>(
                        self.id(&format!("agent/{who}")),
                        &fields,
                    ));
                }
            }
        }
        let when = self.after(135);
        self.diary.write(when, edits);
    }
}

/// Twelve digits with a check digit that fits, of a day in the years from 1890, as old as that nobody is; another for
/// every number that is counted from.
fn identity_number(nth: usize, woman: bool) -> String {
    const DAYS: usize = 3_600;
    let first = NaiveDate::default().with_year(1890).unwrap_or_default();
    let day = later(first, (nth % DAYS) as i64);
    let serial = nth / DAYS * 2 + usize::from(!woman);
    let nine = format!("{}{serial:03}", day.format("%y%m%d"));
    let doubled = nine.bytes().zip([2, 1].iter().cycle());
    let sum = doubled.fold(0, |sum, (digit, times)| {
        let product = i32::from(digit - b'0') * times;
        sum + product / 10 + product % 10
    });
    format!("18{nine}{}", (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::identity_number;
    use crate::domain::identity_number::check;

    #[test]
    fn numbers_of_the_demo_fit_their_check_digit_and_belong_to_nobody_alive() {
        for nth in [0, 4_711, 599_999] {
            let number = identity_number(nth, true);
            assert!(number.starts_with("18"), "{number}");
            assert_eq!(check(&number), Ok(()), "{number}");
        }
    }
}
