//! What the timeline shows.

use samverka::domain::{Group, Initiative, Stage};
use samverka::insight::timeline;
use serde_json::json;

use crate::village::{Village, code, day};

#[test]
fn the_timeline_has_phases_groups_initiatives_and_events() {
    let mut village = Village::new();
    let late = village.tell(
        "phase",
        json!({"name": "Strategisk fas", "start": "2017-04-01", "position": 2}),
    );
    let early = village.tell(
        "phase",
        json!({"name": "Analys", "start": "2016-10-01", "position": 1}),
    );
    let event = village.tell(
        "context_event",
        json!({"date": "2017-07-01", "text": "Ny lag"}),
    );
    village.municipality("1285");
    let (operative, strategic) = (village.group("operative"), village.group("strategic"));
    village.meeting("2017-09-01", &[operative]);
    let joint = village.meeting("2017-05-01", &[strategic, operative]);
    village.change(strategic, Group::established_on, json!("2017-03-01"));
    village.change(operative, Group::status, json!("closed"));
    let initiative = village.initiative("started");
    village.change(initiative, Initiative::idea_on, json!("2017-06-01"));
    village.change(initiative, Initiative::started_on, json!("2017-10-01"));

    // The lead's phases and events are everybody's; another municipality's groups are not.
    village.municipality("1286");
    village.group("strategic");
    let shown = timeline(&village.facts(), &village.everything().within(code("1285")));

    assert_eq!(
        (shown.start, shown.end),
        (Some(day("2016-10-01")), Some(day("2018-09-30")))
    );
    assert_eq!(
        shown
            .phases
            .iter()
            .map(|phase| phase.id)
            .collect::<Vec<_>>(),
        [early, late]
    );
    assert_eq!(shown.events, [(event, day("2017-07-01"))]);
    assert_eq!(
        shown
            .groups
            .iter()
            .map(|group| group.span.id)
            .collect::<Vec<_>>(),
        [strategic, operative]
    );
    assert_eq!(shown.groups[0].span.from, Some(day("2017-03-01")));
    assert_eq!(shown.groups[0].span.to, None);
    assert_eq!(shown.groups[1].span.from, Some(day("2017-05-01")));
    assert_eq!(
        shown.groups[1].span.to,
        Some(day("2017-09-01")),
        "closed after its last meeting"
    );
    assert_eq!(
        shown.groups[1].meetings[0],
        (joint, day("2017-05-01"), true)
    );
    assert!(!shown.groups[1].meetings[1].2);
    let reached = &shown.initiatives[0].reached;
    assert_eq!(
        reached[..],
        [
            (Stage::Idea, day("2017-06-01")),
            (Stage::Started, day("2017-10-01"))
        ]
    );
}
