//! Projects side by side: both directions add up, people are counted once, and a published table is held against
//! itself.

use proptest::prelude::*;
use samverka::domain::{Head, Id, MunicipalityCode, Record, kind};
use samverka::insight::{
    Amount, Cluster, ClusterRow, Facts, InMemory, Scope, Summing, TableFault, cluster, compute,
    evidence, figure_by_project,
};
use serde_json::{Value, json};

/// Records of several projects.
#[derive(Default)]
struct Programme {
    rows: InMemory,
    next: u128,
    projects: Vec<Id>,
}

impl Programme {
    fn tell(&mut self, project: Id, place: Option<&str>, code: &str, fields: Value) -> Id {
        self.next += 1;
        let id = Id::from_u128(self.next);
        let head = Head {
            id,
            project,
            municipality: place.map(|code| code.parse::<MunicipalityCode>().unwrap()),
            removed: false,
            erased: false,
        };
        let Value::Object(fields) = fields else {
            panic!("fields");
        };
        self.rows
            .put(kind(code).unwrap(), head, fields.into_iter().collect());
        id
    }

    /// A project of so many planned women and men, with a session of these minutes.
    fn project(&mut self, women: i64, men: i64, minutes: i64) -> (Id, Id) {
        let id = Id::from_u128(1_000_000 + self.projects.len() as u128);
        let head = Head {
            id,
            project: id,
            municipality: None,
            removed: false,
            erased: false,
        };
        let fields = json!({
            "name": "P", "short_name": "P", "start": "2017-01-01", "end": "2018-12-31",
            "planned_women": women, "planned_men": men, "planned_hours": 100,
        });
        let Value::Object(fields) = fields else {
            panic!("fields");
        };
        self.rows.put(
            samverka::domain::Project::KIND,
            head,
            fields.into_iter().collect(),
        );
        self.projects.push(id);
        let training = self.tell(id, None, "training", json!({"title": "T"}));
        let session = json!({"training": training, "starts": "2018-02-01", "minutes": minutes});
        (id, self.tell(id, None, "session", session))
    }

    /// Somebody at a session, with the code that stands for her number.
    fn comes(&mut self, (project, session): (Id, Id), place: &str, gender: &str, code: &str) -> Id {
        let person = json!({"name": "N", "gender": gender, "identity_digest": code});
        let person = self.tell(project, Some(place), "person", person);
        let came = json!({"session": session, "person": person, "status": "present"});
        self.tell(project, Some(place), "attendance", came);
        person
    }

    fn costs(&mut self, project: Id, basis: &str, funder: &str, kronor: i64) {
        let cost = json!({
            "date": "2018-01-01", "kind": "staff", "basis": basis, "funder": funder, "amount": kronor,
        });
        self.tell(project, None, "cost", cost);
    }

    /// A number that was published: of a project by its place, or of all.
    fn published(&mut self, indicator: &str, project: Option<usize>, value: &str) {
        let own = Id::from_u128(7);
        let measure = json!({"title": "M", "unit": "u", "indicator": indicator});
        let measure = self.tell(own, None, "measure", measure);
        let of = project.map(|at| self.projects[at]);
        let value =
            json!({"measure": measure, "date": "2019-01-01", "value": value, "of_project": of});
        self.tell(own, None, "measurement", value);
    }

    fn table(&self) -> (Facts, Cluster) {
        let facts = Facts::load(&self.rows).unwrap();
        let table = cluster(&facts, &scope());
        (facts, table)
    }
}

fn scope() -> Scope {
    Scope::everything("2019-03-01".parse().unwrap())
}

fn row<'a>(table: &'a Cluster, code: &str) -> &'a ClusterRow {
    table.rows.iter().find(|row| row.code == code).unwrap()
}

fn plus(amounts: impl Iterator<Item = Amount>) -> (i64, i64) {
    amounts.fold((0, 1), |(top, bottom), one| {
        (top * one.bottom + one.top * bottom, bottom * one.bottom)
    })
}

/// Whether a row's columns come to its total, and to those who are in several.
fn adds_up(row: &ClusterRow) -> bool {
    let (top, bottom) = plus(row.cells.iter().filter_map(|cell| cell.amount));
    let total = row.total.amount.unwrap_or(Amount::whole(0));
    (top - row.again * bottom) * total.bottom == total.top * bottom
}

#[test]
fn a_person_of_two_projects_is_once_in_the_total_and_again_in_the_table() {
    let mut programme = Programme::default();
    let (one, two) = (programme.project(3, 2, 90), programme.project(1, 1, 60));
    programme.comes(one, "1285", "woman", "a");
    programme.comes(one, "1285", "man", "b");
    // The same town, and one project says nothing of her gender.
    programme.comes(two, "1285", "not_stated", "a");
    programme.comes(two, "1283", "woman", "c");
    let (facts, table) = programme.table();
    let people = row(&table, "participants");
    let numbers = people
        .cells
        .iter()
        .map(|cell| cell.amount.unwrap().rounded());
    assert_eq!(numbers.collect::<Vec<_>>(), [2, 2]);
    assert_eq!(
        (people.total.amount, people.again),
        (Some(Amount::whole(3)), 1)
    );
    let parallel = compute(&facts, "participants.parallel", &scope()).unwrap();
    assert_eq!(parallel.amount("value"), Some(Amount::whole(1)));
    let hours = row(&table, "hours");
    assert_eq!(
        hours.total.amount.unwrap().rounded(),
        5,
        "hours of both count"
    );
    assert!(
        table
            .rows
            .iter()
            .filter(|row| row.summing != Summing::Quotient)
            .all(adds_up)
    );
    let behind = evidence(&facts, "participants.unique", &scope(), Some("total")).unwrap();
    assert_eq!(behind.rows.len(), 3);
}

#[test]
fn what_came_far_from_what_was_planned_is_marked() {
    let mut programme = Programme::default();
    let one = programme.project(1, 0, 60);
    programme.comes(one, "1285", "woman", "a");
    programme.comes(one, "1285", "woman", "b");
    let (_, table) = programme.table();
    assert!(
        row(&table, "participants").cells[0].far,
        "two where one was planned"
    );
    assert!(!row(&table, "participants_planned").cells[0].far);
    assert!(row(&table, "hours").cells[0].far, "2 hours of 100");
}

#[test]
fn a_published_table_that_does_not_add_up_says_where_and_what_is_missing() {
    let mut programme = Programme::default();
    for many in [2, 3, 1] {
        let project = programme.project(1, 1, 60);
        for who in 0..many {
            let code = format!("{:?}-{who}", project.0);
            programme.comes(project, "1285", "woman", &code);
        }
    }
    for (project, value) in [(Some(0), "2"), (Some(1), "3"), (Some(2), "1"), (None, "5")] {
        programme.published("participants.unique:total", project, value);
    }
    let (_, table) = programme.table();
    let people = row(&table, "participants");
    let published = people.total.published.unwrap();
    assert_eq!(published.differs.map(|one| one.rounded()), Some(-1));
    assert!(
        people
            .cells
            .iter()
            .all(|cell| cell.published.unwrap().differs.is_none())
    );
    let [
        TableFault::Across {
            sum,
            stated,
            without,
            ..
        },
    ] = table.faults.as_slice()
    else {
        panic!("{:#?}", table.faults);
    };
    assert_eq!((sum.rounded(), stated.rounded(), *without), (6, 5, Some(2)));
}

#[test]
fn a_published_column_is_held_against_its_own_sum() {
    let mut programme = Programme::default();
    programme.project(1, 1, 60);
    for (part, value) in [("women", "7"), ("men", "4"), ("total", "12")] {
        programme.published(&format!("participants.unique:{part}"), Some(0), value);
    }
    let (_, table) = programme.table();
    let [
        TableFault::Down {
            column,
            sum,
            stated,
            ..
        },
    ] = table.faults.as_slice()
    else {
        panic!("{:#?}", table.faults);
    };
    assert_eq!(
        (*column, sum.rounded(), stated.rounded()),
        (Some(0), 11, 12)
    );
}

#[test]
fn a_published_number_agrees_as_exactly_as_it_was_written() {
    let mut programme = Programme::default();
    let one = programme.project(1, 1, 95);
    programme.comes(one, "1285", "woman", "a");
    programme.published("participants.hours:total", Some(0), "2");
    programme.published("participants.hours_each:value", Some(0), "1.6");
    programme.published("participants.hours:total", None, "1");
    let (_, table) = programme.table();
    let cell = |code: &str| row(&table, code).cells[0].published.unwrap();
    assert_eq!(
        cell("hours").differs,
        None,
        "1 hour 35 is 2 hours in whole hours"
    );
    assert_eq!(cell("hours_each").differs, None);
    assert!(
        row(&table, "hours")
            .total
            .published
            .unwrap()
            .differs
            .is_some()
    );
}

#[test]
fn what_a_part_of_a_project_plans_is_within_the_whole() {
    let mut programme = Programme::default();
    let (whole, session) = programme.project(10, 5, 60);
    let (part, of_part) = programme.project(4, 1, 60);
    programme.comes((whole, session), "1285", "woman", "a");
    programme.comes((part, of_part), "1283", "man", "b");
    programme.costs(whole, "planned", "fund", 900);
    programme.costs(part, "planned", "fund", 300);
    programme.costs(part, "actual", "fund", 250);
    let fields = programme.rows.fields_mut(part).unwrap();
    fields.insert("part_of".into(), json!(whole));
    let (facts, table) = programme.table();
    assert_eq!(table.projects, [whole]);
    assert_eq!(
        row(&table, "participants_planned").total.amount,
        Some(Amount::whole(15))
    );
    let [women, men, cost, planned] =
        ["women", "men", "cost", "cost_planned"].map(|code| row(&table, code));
    for (row, all) in [(women, 1), (men, 1), (cost, 250), (planned, 900)] {
        let all = Some(Amount::whole(all));
        assert_eq!(
            (row.cells[0].amount, row.total.amount),
            (all, all),
            "{}",
            row.code
        );
    }
    assert!([women, men, cost, planned].into_iter().all(adds_up));
    let within = Scope {
        project: Some(whole),
        ..scope()
    };
    let parts = cluster(&facts, &within);
    assert_eq!(parts.projects, [part]);
    assert_eq!(
        row(&parts, "participants_planned").cells[0].amount,
        Some(Amount::whole(5))
    );
    assert_eq!(
        row(&parts, "cost_planned").cells[0].amount,
        Some(Amount::whole(300))
    );
    let men = row(&parts, "men");
    assert_eq!(
        (men.cells[0].amount, men.total.amount),
        (Some(Amount::whole(1)), Some(Amount::whole(1)))
    );
}

#[test]
fn a_person_of_a_part_and_of_its_whole_is_in_one_project_and_the_published_parts_may_be_less() {
    let mut programme = Programme::default();
    let whole = programme.project(10, 5, 60);
    let part = programme.project(4, 1, 60);
    let fields = programme.rows.fields_mut(part.0).unwrap();
    fields.insert("part_of".into(), json!(whole.0));
    programme.comes(whole, "1285", "woman", "a");
    programme.comes(part, "1283", "woman", "a");
    programme.published("participants.unique:total", Some(0), "9");
    programme.published("participants.unique:total", Some(1), "4");
    let (facts, table) = programme.table();
    assert_eq!(row(&table, "women").again, 0);
    let parallel = compute(&facts, "participants.parallel", &scope()).unwrap();
    assert_eq!(parallel.amount("value"), Some(Amount::whole(0)));
    let within = Scope {
        project: Some(whole.0),
        ..scope()
    };
    assert_eq!(cluster(&facts, &within).faults, []);
}

#[test]
fn a_part_whose_whole_is_not_in_the_file_stands_among_the_projects() {
    let mut programme = Programme::default();
    let (one, _) = programme.project(10, 5, 60);
    let fields = programme.rows.fields_mut(one).unwrap();
    fields.insert("part_of".into(), json!(Id::from_u128(99)));
    let (_, table) = programme.table();
    assert_eq!(table.projects, [one]);
}

#[test]
fn effects_and_factors_are_told_by_project() {
    let mut programme = Programme::default();
    let (one, session) = programme.project(1, 1, 60);
    let (two, _) = programme.project(1, 1, 60);
    let place = Some("1285");
    let initiative = json!({"title": "I", "effect_level": "use", "stage": "in_progress", "started_on": "2018-01-01"});
    let initiative = programme.tell(one, place, "initiative", initiative);
    programme.tell(
        one,
        place,
        "quote",
        json!({"text": "Q", "about": initiative}),
    );
    programme.tell(one, place, "quote", json!({"text": "Q", "about": session}));
    for (project, category) in [(one, "time"), (two, "time"), (two, "mandate")] {
        let factor = json!({"kind": "obstacle", "category": category, "about": initiative});
        programme.tell(project, place, "factor", factor);
    }
    let (facts, _) = programme.table();
    let number = |figure: &str, path: &str| {
        let (each, all) = figure_by_project(&facts, figure, &scope()).unwrap();
        let of =
            |figure: &samverka::insight::Figure| figure.amount(path).map_or(0, Amount::rounded);
        (
            each.iter().map(|(_, one)| of(one)).collect::<Vec<_>>(),
            of(&all),
        )
    };
    assert_eq!(number("effects.matrix", "use.total"), (vec![2, 0], 2));
    assert_eq!(number("effects.matrix", "use.initiatives"), (vec![1, 0], 1));
    assert_eq!(number("effects.matrix", "reaction.quotes"), (vec![1, 0], 1));
    assert_eq!(
        number("factors.by_category", "obstacle.time"),
        (vec![1, 1], 2)
    );
    assert_eq!(
        number("factors.by_category", "obstacle.total"),
        (vec![1, 2], 3)
    );
    assert_eq!(
        number("factors.by_category", "success.total"),
        (vec![0, 0], 0)
    );
}

const GENDERS: [&str; 4] = ["woman", "man", "other", "not_stated"];
const PLACES: [&str; 3] = ["1285", "1283", "1281"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn totals_are_the_sums_of_disjoint_parts_in_both_directions(
        people in proptest::collection::vec((0..4_usize, 0..3_usize, 0..4_usize, 0..9_u8), 0..40),
        costs in proptest::collection::vec((0..4_usize, any::<bool>(), 0..3_usize, -900..9_000_i64), 0..20),
        plans in proptest::collection::vec((0..50_i64, 0..50_i64, 1..400_i64), 4),
    ) {
        let mut programme = Programme::default();
        let projects: Vec<_> = plans
            .iter()
            .map(|(women, men, minutes)| programme.project(*women, *men, *minutes))
            .collect();
        for (project, place, gender, who) in people {
            // Some people are in several projects, of whom these may say different things.
            programme.comes(projects[project], PLACES[place], GENDERS[gender], &format!("p{who}"));
        }
        for (project, planned, funder, kronor) in costs {
            let basis = if planned { "planned" } else { "actual" };
            programme.costs(projects[project].0, basis, ["fund", "cofinancing", "own"][funder], kronor);
        }
        let (facts, table) = programme.table();
        for row in table.rows.iter().filter(|row| row.summing != Summing::Quotient) {
            prop_assert!(adds_up(row), "{row:#?}");
        }
        // Down: the parts of every column, and of the total, come to the whole.
        for (whole, parts) in samverka::insight::SUMS {
            let of = |at: usize, code: &str| {
                let row = table.rows.iter().find(|row| row.code == code);
                let cell = row.map(|row| row.cells.get(at).unwrap_or(&row.total));
                cell.and_then(|cell| cell.amount).map_or(0, Amount::rounded)
            };
            for at in 0..=table.projects.len() {
                let sum: i64 = parts.iter().map(|code| of(at, code)).sum();
                prop_assert_eq!(sum, of(at, whole), "{} in {}", whole, at);
            }
        }
        // Every cell opens as many rows as it counts people.
        for (at, project) in table.projects.iter().enumerate() {
            let within = Scope { project: Some(*project), ..scope() };
            let rows = evidence(&facts, "participants.unique", &within, Some("total"));
            let counted = row(&table, "participants").cells[at].amount;
            prop_assert_eq!(rows.map(|rows| rows.rows.len() as i64), counted.map(Amount::rounded));
        }
    }
}
