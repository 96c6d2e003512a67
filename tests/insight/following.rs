//! Facts that follow changes are those that would be loaded anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use proptest::collection::vec;
use proptest::prelude::*;
use samverka::domain::{
    ActionPlan, Attendance, Field, Fields, Group, Head, Id, Kind, Meeting, Municipality,
    MunicipalityCode, Person, Record, Session, Shape, Survey, Training, Wave,
};
use samverka::insight::{
    Counts, FIGURES, Facts, InMemory, Listed, Outside, Scope, Source, all, all_signals, compute,
    doubts, duplicates, evidence, goals, timeline,
};
use serde_json::{Value, json};

use crate::village::{Village, code, day};

const PLACES: [Option<&str>; 4] = [None, Some("1285"), Some("1286"), Some("1287")];
/// How many records of a kind there are at most; of attendances more.
const MANY: u8 = 4;
const ATTENDANCES: u8 = 24;

/// Records of every kind that come, change, leave and come back, each as some numbers tell.
struct World {
    records: InMemory,
    there: BTreeMap<Id, &'static Kind>,
}

impl World {
    /// One step; what it touched.
    fn step(&mut self, [what, which, how, to]: [u8; 4]) -> (&'static Kind, Id) {
        let source = Source::ALL[usize::from(what) % Source::ALL.len()];
        let kind = source.kind();
        let which = match kind.code {
            Attendance::CODE => which % ATTENDANCES,
            _ => which % MANY,
        };
        let id = id_of(kind, which);
        if how % 5 == 0 && self.there.remove(&id).is_some() {
            self.records.remove(id);
            return (kind, id);
        }
        let place = PLACES[usize::from(which) % PLACES.len()];
        let head = Head {
            id,
            project: id_of(samverka::domain::Project::KIND, 0),
            municipality: place.map(code),
            removed: false,
            erased: false,
        };
        let fields = (0..).zip(kind.fields);
        let fields = fields.filter_map(|(nth, field)| {
            let number = how.wrapping_mul(31).wrapping_add(to).wrapping_add(nth * 7);
            Some((field.code.to_owned(), value(field, number)?))
        });
        let mut fields: Fields = fields.collect();
        if kind.code == Municipality::CODE {
            fields.insert(Municipality::code.to_owned(), json!(place));
        }
        self.records.put(kind, head, fields);
        self.there.insert(id, kind);
        (kind, id)
    }
}

/// Ids in no order, so that a new record stands anywhere among the others.
fn id_of(kind: &Kind, which: u8) -> Id {
    let name = kind
        .code
        .bytes()
        .fold(7, |sum: u128, byte| sum * 31 + u128::from(byte));
    let number = name * 32 + u128::from(which);
    Id::from_u128(number.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835))
}

/// Some value of the field's shape; sometimes none.
fn value(field: &Field, number: u8) -> Option<Value> {
    let pick = usize::from(number / 4);
    let refer = |code: &str, number: u8| {
        let kind = samverka::domain::kind(code).unwrap();
        id_of(kind, number % MANY).to_string()
    };
    if number % 4 == 3 {
        return None;
    }
    Some(match field.shape {
        Shape::Reference([]) => json!(refer(
            ["meeting", "municipality", "person"][pick % 3],
            number
        )),
        Shape::Reference(kinds) => json!(refer(kinds[pick % kinds.len()], number)),
        Shape::References(kinds) => json!([refer(kinds[0], number), refer(kinds[0], number + 1)]),
        Shape::Answers => {
            json!({refer("question", number): pick % 5, refer("question", number + 1): "ja"})
        }
        Shape::Counts => json!({"1": pick, "ja": 2}),
        Shape::Choice(words) => json!(words.choices[pick % words.choices.len()]),
        Shape::Choices(words) => json!([words.choices[pick % words.choices.len()]]),
        Shape::Number(_) => json!(pick),
        Shape::Flag => json!(pick % 2 == 0),
        Shape::Month => json!(format!("2018-0{}-01", 1 + pick % 9)),
        Shape::Date | Shape::Moment => json!(format!("2018-0{}-1{}", 1 + pick % 9, pick % 10)),
        Shape::Lines => json!(["1|ja", "2|nej"]),
        Shape::MunicipalityCode => return None,
        _ => json!(["a", "b", "c"][pick % 3]),
    })
}

fn loaded(records: &InMemory) -> Facts {
    let Ok(facts) = Facts::load(records);
    facts
}

fn follow(facts: &mut Facts, records: &InMemory, touched: &[(&'static Kind, Id)]) -> bool {
    let Ok(followed) = facts.follow(records, touched);
    followed
}

/// The project's everything, one municipality's, and what happened in a spring.
fn scopes() -> [Scope; 3] {
    let everything = Scope::everything(day("2018-06-01"));
    let spring = Scope {
        from: Some(day("2018-02-01")),
        to: Some(day("2018-05-15")),
        ..everything.clone()
    };
    [everything.within(code("1285")), spring, everything]
}

/// Everything that is ever said of facts, each with what it is.
fn said(facts: &Facts, there: &BTreeMap<Id, &'static Kind>) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut say = |what: String, says: &dyn Debug| all.push((what, format!("{says:?}")));
    let outside = Outside::default();
    for (nth, scope) in scopes().iter().enumerate() {
        let counts = Counts::new(facts, scope);
        for definition in FIGURES {
            say(
                format!("{} {nth}", definition.id),
                &compute(facts, definition.id, scope),
            );
        }
        say(format!("goals {nth}"), &goals(facts, scope));
        say(
            format!("signals {nth}"),
            &all_signals(facts, scope, &outside),
        );
        say(format!("timeline {nth}"), &timeline(facts, scope));
        let situation = counts.situation(&outside, None);
        say(format!("situation {nth}"), &situation.municipalities);
        say(format!("people {nth}"), &counts.people());
        say(
            format!("minutes {nth}"),
            &sorted(counts.minutes_by_person()),
        );
        say(format!("sessions {nth}"), &sorted(counts.sessions()));
        say(format!("evaluated {nth}"), &sorted(counts.evaluated()));
        say(format!("joint {nth}"), &sorted(counts.joint()));
        say(format!("plans {nth}"), &counts.plans());
        say(format!("learning {nth}"), &sorted(counts.learning()));
        say(format!("month {nth}"), &counts.month(day("2018-03-01")));
        say(format!("cofinancing {nth}"), &counts.cofinancing());
        say(format!("agents {nth}"), &sorted(counts.agents()));
        for (id, kind) in there {
            match kind.code {
                Group::CODE => say(format!("group {nth}"), &counts.group(*id)),
                Meeting::CODE => {
                    let after = counts.joined_after(*id);
                    let said = (counts.meeting(*id), counts.expected(*id), after);
                    say(format!("meeting {nth}"), &said);
                }
                Person::CODE => {
                    let others = there.iter().filter(|(_, other)| other.code == kind.code);
                    let shared: Vec<_> = others.map(|(one, _)| counts.shared(*id, *one)).collect();
                    say(format!("person {nth}"), &(counts.person(*id), shared));
                }
                Survey::CODE => {
                    let said = [Wave::Before, Wave::Single].map(|wave| counts.survey_in(*id, wave));
                    let said = (said, counts.answers(*id), counts.questions(*id));
                    say(format!("survey {nth}"), &said);
                }
                Training::CODE => say(format!("training {nth}"), &counts.went_on(*id)),
                ActionPlan::CODE => say(format!("plan {nth}"), &counts.plan(*id)),
                _ => {}
            }
        }
    }
    say("duplicates".to_owned(), &duplicates(facts));
    say("doubts".to_owned(), &doubts(facts));
    all
}

fn sorted<K: Ord, V>(map: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    map.into_iter().collect()
}

/// What attendance is counted by comes and leaves more often than the rest.
fn often(step: [u8; 4]) -> [u8; 4] {
    const OFTEN: [Source; 11] = [
        Source::Attendance,
        Source::Attendance,
        Source::Attendance,
        Source::Attendance,
        Source::Session,
        Source::Meeting,
        Source::Person,
        Source::PersonLink,
        Source::Unit,
        Source::Group,
        Source::LearningPlan,
    ];
    let [what, which, how, to] = step;
    let often = OFTEN[usize::from(what) % OFTEN.len()];
    let at = Source::ALL.iter().position(|source| *source == often);
    let what = at.and_then(|at| u8::try_from(at).ok());
    match which % 4 {
        0 => step,
        _ => [what.unwrap_or_default(), which / 4, how, to],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 24 } else { 2_000 }))]

    #[test]
    fn facts_that_follow_any_changes_say_what_those_loaded_anew_do(
        before in vec(any::<[u8; 4]>(), 0..300),
        steps in vec(vec(any::<[u8; 4]>(), 1..4), 1..20),
    ) {
        let mut world = World { records: InMemory::default(), there: BTreeMap::new() };
        for step in before {
            world.step(often(step));
        }
        let mut facts = loaded(&world.records);
        for steps in steps {
            let ids = FIGURES.iter().map(|definition| definition.id);
            let scope = Scope::everything(day("2018-06-01"));
            let figures: Vec<_> = ids.map(|id| {
                let copy = facts.clone();
                (id, compute(&copy, id, &scope), copy.drawn())
            }).collect();
            let ids = FIGURES.iter().map(|definition| definition.id);
            let rows: Vec<_> = ids.map(|id| {
                let copy = facts.clone();
                (id, Listed::of(&copy, id, &scope, None), copy.drawn())
            }).collect();
            let touched: Vec<_> = steps.into_iter().map(|step| world.step(often(step))).collect();
            let anew = loaded(&world.records);
            if follow(&mut facts, &world.records, &touched) {
                prop_assert!(facts == anew, "{:?}", touched);
                for (id, figure, drawn) in figures {
                    let now = compute(&anew, id, &scope);
                    prop_assert!(!facts.are_still(&drawn) || figure == now, "{}", id);
                }
                for (id, rows, drawn) in rows {
                    let now = Listed::of(&anew, id, &scope, None);
                    prop_assert!(!facts.are_still(&drawn) || rows == now, "rows of {}", id);
                    prop_assert!(Listed::of(&facts, id, &scope, None) == now, "rows of {}", id);
                    prop_assert!(counted(&facts, id, &scope) == listed(&now), "rows of {}", id);
                    for (then, now) in rows.iter().zip(&now) {
                        prop_assert_eq!(strayed(then, now), None, "rows of {}", id);
                    }
                }
                let now = said(&anew, &world.there);
                // Counted before or not, and asked once more.
                prop_assert_eq!(said(&facts, &world.there), now.clone());
                prop_assert_eq!(said(&facts, &world.there), now);
            } else {
                facts = anew;
            }
        }
    }
}

/// What rows say: the record, what it adds, and whose it is.
type Says = (Option<Id>, i64, Option<MunicipalityCode>);

/// The rows behind a figure as they are counted all at once.
fn counted(facts: &Facts, id: &str, scope: &Scope) -> Option<Vec<Says>> {
    let counted = evidence(facts, id, scope, None)?;
    let rows = counted.rows.iter();
    let says = rows.map(|row| (facts.record(row), row.amount, facts.municipality(row)));
    Some(says.collect())
}

/// The same as they are listed.
fn listed(rows: &Option<Listed>) -> Option<Vec<Says>> {
    let rows = rows.as_ref()?;
    let record = |row| rows.record(row).map(|(_, id)| id);
    let says = |row| {
        (
            record(row),
            rows.amount(row),
            rows.places()[rows.place(row)].municipality,
        )
    };
    Some((0..rows.len()).map(says).collect())
}

/// A row that was chosen and is found again as one of another record, or not at all although its record has rows.
fn strayed(then: &Listed, now: &Listed) -> Option<usize> {
    let there: BTreeSet<_> = (0..now.len())
        .filter_map(|row| now.record(row))
        .map(|(_, id)| id)
        .collect();
    (0..then.len()).find(|row| {
        let record = then.record(*row).map(|(_, id)| id);
        let chosen = then.choose(*row).unwrap();
        let found = now
            .find(&chosen)
            .and_then(|row| now.record(row))
            .map(|(_, id)| id);
        record.is_some() && found != record.filter(|id| there.contains(id))
    })
}

/// A municipality with a training, a meeting, and somebody who came to both.
fn village() -> (Village, [Id; 5]) {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("strategic");
    let person = village.member_from(group, "social");
    let meeting = village.meeting("2018-02-10", &[group]);
    let at_meeting = village.at_meeting(meeting, person, "present");
    let session = village.session("2018-03-01", 60);
    let attendance = village.attends(session, person);
    (village, [person, meeting, session, at_meeting, attendance])
}

#[test]
fn facts_follow_what_comes_and_leaves_without_being_loaded_anew() {
    let (mut village, [person, meeting, session, at_meeting, attendance]) = village();
    let kinds = [
        Person::KIND,
        Meeting::KIND,
        Session::KIND,
        Attendance::KIND,
        Attendance::KIND,
    ];
    let mut facts = loaded(&village.records);
    for (kind, id) in kinds
        .into_iter()
        .zip([person, meeting, session, at_meeting, attendance])
    {
        let whole = village.records.clone();
        village.records.remove(id);
        assert!(
            follow(&mut facts, &village.records, &[(kind, id)]),
            "{}",
            kind.code
        );
        assert!(facts == loaded(&village.records), "a {} less", kind.code);
        village.records = whole;
        assert!(
            follow(&mut facts, &village.records, &[(kind, id)]),
            "{}",
            kind.code
        );
        assert!(facts == loaded(&village.records), "a {} more", kind.code);
    }
}

#[test]
fn facts_follow_that_a_person_is_outside_the_quota() {
    let (mut village, [person, ..]) = village();
    let mut facts = loaded(&village.records);
    village.change(person, Person::reported, json!(false));
    let touched = [(Person::KIND, person)];
    assert!(follow(&mut facts, &village.records, &touched));
    assert!(facts == loaded(&village.records));
}

#[test]
fn facts_are_loaded_anew_when_places_get_other_numbers() {
    let (mut village, _) = village();
    let mut facts = loaded(&village.records);
    let new = village.municipality("1286");
    assert!(!follow(
        &mut facts,
        &village.records,
        &[(Municipality::KIND, new)]
    ));
}

#[test]
fn figures_are_still_the_same_when_nothing_they_are_drawn_from_has_changed() {
    let (mut village, [_, meeting, session, ..]) = village();
    let facts = loaded(&village.records);
    let scope = Scope::everything(day("2018-06-01"));
    let still = |records: &InMemory, touched, id: &str| {
        let (copy, mut facts) = (facts.clone(), facts.clone());
        compute(&copy, id, &scope).unwrap();
        assert!(follow(&mut facts, records, &[touched]));
        facts.are_still(&copy.drawn())
    };
    let hours = "participants.hours";
    let other_words = village.records.clone();
    assert!(
        still(&other_words, (Session::KIND, session), hours),
        "no fact is another"
    );
    village.change(meeting, Meeting::date, json!("2018-02-11"));
    assert!(still(&village.records, (Meeting::KIND, meeting), hours));
    village.change(session, Session::minutes, json!(90));
    assert!(!still(&village.records, (Session::KIND, session), hours));
}

#[test]
fn rows_of_a_place_are_listed_again_when_they_tell_of_another_record_of_the_same_session() {
    let (mut village, [_, _, session, _, attendance]) = village();
    let again = village.records.fields_mut(session).unwrap().clone();
    let again = village.tell(Session::CODE, Value::Object(again.into_iter().collect()));
    let (scope, hours) = (Scope::everything(day("2018-06-01")), "participants.hours");
    let rows = |facts: &Facts| Listed::of(facts, hours, &scope, None).unwrap();
    let mut facts = loaded(&village.records);
    let before = rows(&facts);
    village.change(attendance, Attendance::session, json!(again));
    let touched = [(Attendance::KIND, attendance)];
    assert!(follow(&mut facts, &village.records, &touched));
    assert!(rows(&facts) == rows(&loaded(&village.records)));
    assert!(rows(&facts) != before);
}

/// More than one batch: another thread takes them in while they are read.
const TAKEN_BY_ANOTHER: u32 = 1_100;

#[test]
fn facts_that_two_threads_take_in_are_those_that_follow_one_by_one() {
    let project = id_of(samverka::domain::Project::KIND, 0);
    let head = |id, place: Option<&str>| Head {
        id,
        project,
        municipality: place.map(code),
        removed: false,
        erased: false,
    };
    let mut records = InMemory::default();
    let fields = |json: Value| serde_json::from_value::<Fields>(json).unwrap();
    let put = |records: &mut InMemory, kind, head: Head, json| {
        records.put(kind, head, fields(json));
        (kind, head.id)
    };
    let own = samverka::domain::Project::KIND;
    put(&mut records, own, head(project, None), json!({}));
    for (which, place) in (0..).zip(PLACES).skip(1) {
        let (id, own) = (id_of(Municipality::KIND, which), json!({"code": place}));
        put(&mut records, Municipality::KIND, head(id, place), own);
        let session = head(id_of(Session::KIND, which), place);
        let held = json!({"starts": "2018-03-01", "minutes": 60 * which});
        put(&mut records, Session::KIND, session, held);
    }
    let mut followed = loaded(&records);
    // Ids in no order, each of its own kind.
    let nth = |kind: &Kind, number: u32| {
        let first = id_of(kind, 9).as_u128();
        Id::from_u128(
            first.wrapping_add(u128::from(number).wrapping_mul(0x9E37_79B9_7F4A_7C15 << 60)),
        )
    };
    for kind in [Person::KIND, Attendance::KIND] {
        let all = (0..TAKEN_BY_ANOTHER).map(|number| {
            let which = number % 3 + 1;
            let head = head(nth(kind, number), PLACES[which as usize]);
            let session = id_of(Session::KIND, which.to_le_bytes()[0]);
            let says = match kind.code {
                Person::CODE => {
                    json!({"name": format!("Nummer {}", number / 2), "gender": "woman"})
                }
                _ => json!({
                    "person": nth(Person::KIND, number / 2), "session": session, "status": "present"
                }),
            };
            put(&mut records, kind, head, says)
        });
        let touched: Vec<_> = all.collect();
        assert!(
            follow(&mut followed, &records, &touched),
            "places stay as they are"
        );
    }
    let anew = loaded(&records);
    assert!(followed == anew);
    let scope = Scope::everything(day("2018-06-01"));
    let hours = compute(&anew, "participants.hours", &scope);
    assert_eq!(hours, compute(&followed, "participants.hours", &scope));
    let one_by_one = FIGURES
        .iter()
        .filter_map(|figure| compute(&anew, figure.id, &scope));
    let one_by_one = one_by_one.filter(|figure| !figure.parts.is_empty());
    assert!(
        all(&followed, &scope).into_iter().eq(one_by_one),
        "by two or by one"
    );
    let rows = Listed::of(&anew, "participants.hours", &scope, None);
    assert_eq!(rows.map(|rows| rows.len()), Some(TAKEN_BY_ANOTHER as usize));
}
