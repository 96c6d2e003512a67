//! Two laptops go on with copies of one process map, and change what can only be told as a whole: where one step leads,
//! and which lanes there are. Nothing is lost, and what waits for a decision can be read.

use samverka::domain::{Id, ProcessMap, ProcessStep, Record as _, Value};
use samverka::report::swimlanes::lane_names;
use samverka::workspace::{Workspace, fields};
use serde_json::json;

use crate::village::*;

fn step(workspace: &mut Workspace, map: Id, lane: &str, words: &str, position: i64) -> Id {
    let step = fields([
        (ProcessStep::map, json!(map)),
        (ProcessStep::position, json!(position)),
        (ProcessStep::lane, json!(lane)),
        (ProcessStep::text, json!(words)),
    ]);
    make(workspace, ProcessStep::KIND, step)
}

fn steps(workspace: &Workspace) -> Vec<ProcessStep> {
    let mut steps: Vec<ProcessStep> = workspace.reader().all().unwrap();
    steps.sort_by_key(|step| (step.position, step.head.id));
    steps
}

#[test]
fn maps_whose_branches_and_lanes_two_laptops_changed_lose_nothing_and_ask_readably() {
    let mut village = Village::new();
    let mut own = village.laptop(ESLOV, "eslov.samverka", 0);
    let lanes = json!(["Familjen", "Skolan"]);
    let map = fields([
        (ProcessMap::title, json!("Från ankomst till skola")),
        (ProcessMap::lanes, lanes),
    ]);
    let map = make(&mut own, ProcessMap::KIND, map);
    let words = ["Kommer hit", "Inskrivning", "Hälsosamtal", "Skolstart"];
    let ids: [Id; 4] = std::array::from_fn(|nth| {
        let lane = if nth == 0 { "Familjen" } else { "Skolan" };
        step(&mut own, map, lane, words[nth], (nth as i64 + 1) * 1_000)
    });
    drop(own);
    let mut one = village.copy("eslov.samverka", "one.samverka");
    let mut other = village.copy("eslov.samverka", "other.samverka");
    let put = |laptop: &mut Workspace, id: Id, field: &str, value: Value| {
        set(laptop, ProcessStep::KIND, id, field, value);
    };
    // One branches to the third step and puts in a lane with a step; the other branches to the fourth and calls a
    // lane something else.
    put(&mut one, ids[0], ProcessStep::next, json!([ids[1], ids[2]]));
    let three = json!(["Familjen", "Skolan", "Boendet"]);
    set(&mut one, ProcessMap::KIND, map, ProcessMap::lanes, three);
    step(&mut one, map, "Boendet", "Flyttar", 5_000);
    put(
        &mut other,
        ids[0],
        ProcessStep::next,
        json!([ids[1], ids[3]]),
    );
    let renamed = json!(["Familjen", "Grundskolan"]);
    set(
        &mut other,
        ProcessMap::KIND,
        map,
        ProcessMap::lanes,
        renamed,
    );
    for id in &ids[1..] {
        put(&mut other, *id, ProcessStep::lane, json!("Grundskolan"));
    }
    let bundles = [
        village.send(&mut one, "one"),
        village.send(&mut other, "other"),
    ];
    drop((one, other));
    village.copy_file("lead.samverka", "second.samverka");
    for bundle in &bundles {
        village.merge(bundle).unwrap();
    }
    let mut second = village.copy("lead.samverka", "second.samverka");
    for bundle in bundles.iter().rev() {
        merge(&mut second, bundle).unwrap();
    }
    let there = steps(&village.lead);
    assert_eq!(there, steps(&second), "in whichever order");
    assert_eq!(there.len(), 5, "every step once");
    // The lanes of every step are seen, whichever list is shown meanwhile.
    let shown: ProcessMap = village.lead.reader().get(map).unwrap().unwrap();
    let seen = lane_names(&shown.lanes, &there);
    for lane in ["Familjen", "Grundskolan", "Boendet"] {
        assert!(seen.iter().any(|name| name == lane), "{lane} in {seen:?}");
    }
    let waiting = village.lead.reader().conflicts().unwrap();
    let mut fields: Vec<_> = waiting
        .iter()
        .map(|one| (one.record, one.conflict.field.as_str()))
        .collect();
    fields.sort_by_key(|(_, field)| *field);
    let asked = [(map, ProcessMap::lanes), (ids[0], ProcessStep::next)];
    assert_eq!(fields, asked, "only what both changed");
    for one in &waiting {
        assert_eq!(one.conflict.values.len(), 2, "what each of them said");
        for (_, value) in &one.conflict.values {
            for part in value.as_array().unwrap() {
                let part = part.as_str().unwrap();
                let named = Id::try_parse(part)
                    .map_or(1, |id| village.lead.reader().title(id).unwrap().len());
                assert!(named > 0, "{part} has a name");
            }
        }
    }
    village.lead.verify().unwrap();
}
