//! The processes that a municipality mapped: the way of a family as it is, and in some places as it shall be, and the
//! same seen from the units. They have dice of their own.

use serde_json::{Value, json};

use super::act::{code, create};
use super::calendar::{at, later, working_day};
use super::chance::Chance;
use super::life::Life;
use crate::domain::{Id, MapPerspective, MapState, ProcessMap, ProcessStep, StepKind, positions};

/// Where more than one map was made.
const THOROUGH: [&str; 2] = ["1283", "1285"];

/// A map.
struct Map {
    title: &'static str,
    perspective: MapPerspective,
    state: MapState,
    case: &'static str,
    lanes: &'static [&'static str],
    steps: &'static [Step],
    /// So many days after the operative group began.
    after: i64,
}

/// A step: its lane, what it is, what happens, its days, the steps that follow where it is not the one after it, and
/// the problem and the possibility that were seen.
type Step = (
    usize,
    StepKind,
    &'static str,
    i64,
    &'static [usize],
    &'static str,
    &'static str,
);

use StepKind::{Decision, End, Start, Step as Does, Waiting};

const CASE: Map = Map {
    title: "Från ankomst till skola och fritid",
    perspective: MapPerspective::Case,
    state: MapState::AsIs,
    case: "En familj med två barn i skolåldern.",
    lanes: &[
        "Familjen",
        "Mottagningsenheten",
        "Skolan",
        "Hälsocentralen",
        "Kultur och fritid",
    ],
    steps: &[
        (0, Start, "Kommer till kommunen", 0, &[], "", ""),
        (1, Does, "Första samtal och bostad", 5, &[], "", ""),
        (
            1,
            Decision,
            "Vilken skola?",
            3,
            &[3, 4],
            "Ingen har helhetsbilden av lediga platser.",
            "En gemensam lista över platser.",
        ),
        (
            2,
            Waiting,
            "Väntan på kartläggning",
            20,
            &[5],
            "Underlaget följer inte med från mottagningen.",
            "",
        ),
        (3, Does, "Hälsosamtal", 12, &[5], "", ""),
        (2, Does, "Skolstart", 2, &[], "", ""),
        (
            4,
            Does,
            "Kontakt med en förening",
            30,
            &[],
            "",
            "Någon följer med första gången.",
        ),
        (0, End, "Barnen har en vardag", 0, &[], "", ""),
    ],
    after: 70,
};

const TO_BE: Map = Map {
    title: "Från ankomst till skola och fritid",
    perspective: MapPerspective::Case,
    state: MapState::ToBe,
    case: "En familj med två barn i skolåldern.",
    lanes: CASE.lanes,
    steps: &[
        (0, Start, "Kommer till kommunen", 0, &[], "", ""),
        (
            1,
            Does,
            "Ett samtal med skolan, hälsan och fritiden vid bordet",
            5,
            &[2, 3, 4],
            "",
            "",
        ),
        (2, Does, "Kartläggning i skolan", 5, &[5], "", ""),
        (3, Does, "Hälsosamtal", 5, &[5], "", ""),
        (4, Does, "Följer med till en förening", 10, &[6], "", ""),
        (2, Does, "Skolstart", 2, &[], "", ""),
        (0, End, "Barnen har en vardag", 0, &[], "", ""),
    ],
    after: 95,
};

const UNITS: Map = Map {
    title: "Från anvisning till första skoldagen",
    perspective: MapPerspective::Unit,
    state: MapState::AsIs,
    case: "",
    lanes: &[
        "Migrationsverket",
        "Socialtjänsten",
        "Boendet",
        "Skolan",
        "Hälsocentralen",
        "Överförmyndaren",
    ],
    steps: &[
        (0, Start, "Anvisning skickas", 0, &[], "", ""),
        (1, Does, "Tar emot barnet", 1, &[2, 3], "", ""),
        (2, Does, "Plats på boende", 1, &[4], "", ""),
        (
            5,
            Waiting,
            "God man utses",
            21,
            &[4],
            "Ingen får skriva under så länge.",
            "",
        ),
        (1, Does, "Plan skrivs", 7, &[5, 6], "", ""),
        (3, Does, "Inskrivning", 3, &[7], "", ""),
        (
            4,
            Does,
            "Hälsosamtal",
            14,
            &[7],
            "Kallelsen går till en gammal adress.",
            "Boendet bokar tiden.",
        ),
        (
            3,
            Does,
            "Kartläggning av kunskaper",
            10,
            &[],
            "Tolken bokas två gånger.",
            "",
        ),
        (3, Decision, "Vilken grupp?", 2, &[9, 10], "", ""),
        (2, Does, "Följer till skolan", 1, &[10], "", ""),
        (
            3,
            End,
            "Första skoldagen",
            0,
            &[],
            "Skjutsen är inte ordnad.",
            "",
        ),
    ],
    after: 80,
};

impl Life<'_> {
    /// Maps the way of a newly arrived family as the operative group saw it.
    pub(super) fn map_processes_as_logged(&mut self) {
        let own = self.cast.profile.code;
        let mut chance = Chance::named(&format!("maps/{own}"));
        let maps: &[&Map] = match THOROUGH.contains(&own) {
            true => &[&CASE, &UNITS, &TO_BE],
            false => &[&CASE],
        };
        for map in maps {
            self.map_one(map, &mut chance);
        }
    }

    fn map_one(&mut self, map: &Map, chance: &mut Chance) {
        let Some(group) = self.operative else { return };
        let began = self.cast.beginnings.operative;
        let when = at(working_day(later(began, map.after)), 13, 15);
        let fields = [
            (ProcessMap::title, json!(map.title)),
            (ProcessMap::perspective, code(map.perspective)),
            (ProcessMap::state, code(map.state)),
            (ProcessMap::about, json!(group)),
            (ProcessMap::case, json!(map.case)),
            (ProcessMap::lanes, json!(map.lanes)),
        ];
        let id = self.log_one::<ProcessMap>(chance, when, &[], &fields);
        let ids: Vec<Id> = map.steps.iter().map(|_| chance.id()).collect();
        let positions = positions::fresh(map.steps.len());
        let mut edits = Vec::new();
        for (place, (step, position)) in map.steps.iter().zip(positions).enumerate() {
            let (lane, kind, text, days, next, problem, possibility) = *step;
            let days = (days > 0).then(|| days + chance.between(0, days / 3));
            let next: Vec<Id> = next.iter().map(|place| ids[*place]).collect();
            let marked = |marked: bool| if marked { json!(true) } else { Value::Null };
            let fields = [
                (ProcessStep::map, json!(id)),
                (ProcessStep::position, json!(position)),
                (ProcessStep::lane, json!(map.lanes[lane])),
                (ProcessStep::kind, code(kind)),
                (ProcessStep::text, json!(text)),
                (ProcessStep::days, json!(days)),
                (ProcessStep::breakpoint, marked(!problem.is_empty())),
                (ProcessStep::problem, json!(problem)),
                (ProcessStep::possibility, json!(possibility)),
                (
                    ProcessStep::next,
                    if next.is_empty() {
                        Value::Null
                    } else {
                        json!(next)
                    },
                ),
            ];
            edits.push(create::<ProcessStep>(ids[place], &fields));
        }
        // A step is there before another names it as the next.
        edits.reverse();
        self.write(when, &[], edits);
    }
}
