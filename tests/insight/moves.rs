//! People who move, and linked persons over two municipalities: each counts as the municipality says.

use samverka::domain::{Id, Person, PersonLink};
use samverka::insight::{Source, doubts};
use serde_json::json;

use crate::village::{Village, code};

/// Somebody who took part in Eslöv for the social services, and then in Helsingborg for a school.
struct Moved {
    village: Village,
    here: Id,
    there: Id,
    link: Id,
}

fn moved() -> Moved {
    let mut village = Village::new();
    village.municipality("1285");
    let (unit, here) = (village.unit("social"), village.woman());
    village.change(here, Person::unit, json!(unit));
    let session = village.session("2017-03-01", 360);
    village.attends(session, here);
    village.municipality("1283");
    let (unit, there) = (village.unit("education"), village.woman());
    village.change(there, Person::unit, json!(unit));
    let session = village.session("2018-03-01", 120);
    village.attends(session, there);
    let link = village.same(here, there);
    Moved {
        village,
        here,
        there,
        link,
    }
}

#[test]
fn moved_person_s_hours_stay_where_they_were() {
    let Moved { village, .. } = moved();
    let hours = village.figure("participants.hours.sector");
    assert_eq!(
        (&hours["total"], &hours["social"], &hours["education"]),
        (&json!(8), &json!(6), &json!(2))
    );
}

#[test]
fn moved_person_counts_in_each_municipality_as_that_municipality_says() {
    let Moved { village, .. } = moved();
    for (municipality, sector) in [("1285", "social"), ("1283", "education")] {
        let own = village.everything().within(code(municipality));
        let people = village.figure_in("participants.unique.sector", &own);
        assert_eq!(
            (&people["total"], &people[sector]),
            (&json!(1), &json!(1)),
            "{municipality}"
        );
    }
    let all = village.figure("participants.unique.sector");
    assert_eq!(
        (&all["total"], &all["social"]),
        (&json!(1), &json!(1)),
        "as when she first took part"
    );
}

#[test]
fn moved_person_s_group_knows_her_as_its_municipality_does() {
    let Moved {
        mut village, there, ..
    } = moved();
    village.change(there, Person::decision_level, json!("unit_head"));
    let group = village.group("strategic");
    village.member(group, there);
    let sectors = village.figure("groups.strategic.sectors");
    assert_eq!(sectors["education"], json!(1));
}

#[test]
fn moved_person_is_asked_about_where_sector_or_gender_differ() {
    let Moved {
        mut village,
        here,
        there,
        link,
    } = moved();
    let asked = |village: &Village| {
        let all = doubts(&village.facts()).into_iter();
        all.map(|doubt| (doubt.field, doubt.records, doubt.municipality))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        asked(&village),
        [(Some(Person::unit), vec![here, there], None)]
    );
    village.change(link, PersonLink::moved, json!(true));
    assert_eq!(asked(&village), [], "both hold");
    village.change(there, Person::gender, json!("man"));
    assert_eq!(
        asked(&village),
        [(Some(Person::gender), vec![here, there], None)]
    );
    assert_eq!(doubts(&village.facts())[0].source, Source::Person);
    village.change(there, Person::gender, json!("not_stated"));
    assert_eq!(
        asked(&village),
        [],
        "what is not stated contradicts nothing"
    );
}
