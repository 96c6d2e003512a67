// Long because: every signal has its tests here, and they are told of one village.
//! What to do next, and why.

use std::collections::BTreeMap;

use samverka::domain::{
    Assignment, Group, Id, Initiative, Meeting, Membership, Person, Record as _, Session, Tally,
    Unit,
};
use samverka::insight::{Destination, Outside, Page, Severity, SignalArg, Source};
use serde_json::json;

use crate::village::{Village, code, day};

/// A municipality with a contact person who has time and mandate, told of on 1 June 2018.
fn calm() -> Village {
    let mut village = Village::new();
    village.municipality("1285");
    village.contact_person(json!({"share": 20, "mandate": "yes"}));
    village
}

fn arg(village: &Village, rule: &str, name: &str) -> SignalArg {
    let fired = village.fired(rule);
    fired[0]
        .args
        .iter()
        .find(|(one, _)| *one == name)
        .unwrap()
        .1
}

#[test]
fn where_all_is_in_order_nothing_is_said() {
    assert_eq!(calm().signals(), []);
}

#[test]
fn a_vacant_post_is_to_be_filled_now() {
    let mut village = Village::new();
    let municipality = village.municipality("1285");
    let fired = village.fired("contact.vacant");
    assert_eq!(
        (fired[0].severity, fired[0].municipality),
        (Severity::Now, Some(code("1285")))
    );
    let about = Some((Source::Municipality, municipality));
    assert_eq!(
        fired[0].action,
        Destination::Create {
            kind: Source::Assignment,
            about
        }
    );
    let contact =
        village.contact_person(json!({"to": "2018-05-31", "share": 20, "mandate": "yes"}));
    assert!(village.fires("contact.vacant"), "she left yesterday");
    village.change(contact, Assignment::to, json!("2018-09-30"));
    assert!(!village.fires("contact.vacant"));
}

#[test]
fn a_contact_person_who_leaves_soon_hands_over_on_paper() {
    let mut village = calm();
    let contact =
        village.contact_person(json!({"share": 20, "mandate": "yes", "to": "2018-06-20"}));
    assert!(!village.fires("contact.vacant"), "the other one stays");
    let mut village = Village::new();
    village.municipality("1285");
    let again = village.contact_person(json!({"share": 20, "mandate": "yes", "to": "2018-06-20"}));
    assert_ne!(contact, Id::nil());
    let fired = village.fired("contact.vacant");
    assert_eq!(fired[0].action, Destination::Page(Page::Handover));
    assert_eq!(fired[0].title_key(), "signal-contact_ending-title");
    let rests = |printed: &str| {
        let outside = Outside {
            handover_printed: Some(printed.parse().unwrap()),
            ..Outside::default()
        };
        let mut all = village.signals_with(&outside).into_iter();
        all.all(|signal| signal.id != "contact.vacant")
    };
    assert!(rests("2018-05-25"));
    assert!(!rests("2018-05-01"), "it was for the one before her");
    village.change(again, Assignment::to, json!("2018-07-20"));
    assert!(
        !village.fires("contact.vacant"),
        "more than thirty days are left"
    );
}

#[test]
fn a_contact_person_without_time_or_mandate_is_told_of() {
    for (share, mandate, fires) in [(20, "yes", false), (0, "yes", true), (20, "partly", true)] {
        let mut village = Village::new();
        village.municipality("1285");
        village.contact_person(json!({"share": share, "mandate": mandate}));
        assert_eq!(
            village.fires("contact.no_time"),
            fires,
            "{share} per cent, mandate {mandate}"
        );
    }
}

#[test]
fn sixty_days_after_the_first_contact_there_should_be_a_strategic_group_that_meets() {
    let mut village = calm();
    let starters = village.group("working");
    let contact = village.meeting("2018-04-03", &[starters]);
    village.change(contact, Meeting::kind, json!("contact_persons"));
    assert!(!village.fires("strategic.missing"), "59 days");
    village.change(contact, Meeting::date, json!("2018-04-02"));
    assert!(village.fires("strategic.missing"), "60 days");
    let group = village.group("strategic");
    assert!(village.fires("strategic.missing"), "it has not met");
    village.meeting("2018-05-30", &[group]);
    assert!(!village.fires("strategic.missing"));
}

#[test]
fn a_strategic_group_needs_somebody_at_department_level() {
    let mut village = calm();
    let group = village.group("strategic");
    village.member_at(group, "division_head");
    assert!(village.fires("strategic.level"));
    village.member_at(group, "department_head");
    assert!(!village.fires("strategic.level"));
}

#[test]
fn a_narrow_group_is_told_of() {
    let mut village = calm();
    let group = village.group("operative");
    for (sector, narrow) in [
        ("social", true),
        ("education", true),
        ("labour_market", false),
    ] {
        village.member_from(group, sector);
        assert_eq!(village.fires("group.narrow"), narrow, "with {sector}");
    }
    let mut village = calm();
    let group = village.group("operative");
    for sector in ["social", "education", "labour_market"] {
        let (unit, person) = (village.unit(sector), village.person());
        village.change(unit, Unit::traditional, json!(true));
        village.change(person, Person::unit, json!(unit));
        village.member(group, person);
    }
    assert_eq!(
        village.fired("group.narrow")[0].title_key(),
        "signal-group_traditional-title"
    );
}

#[test]
fn more_than_a_third_without_mandate_is_too_many() {
    let mut village = calm();
    let group = village.group("operative");
    let memberships: Vec<_> = (0..6)
        .map(|_| village.person())
        .map(|person| (person, group))
        .collect();
    let memberships: Vec<_> = memberships
        .into_iter()
        .map(|(person, group)| village.member(group, person))
        .collect();
    for (nth, membership) in memberships.iter().take(3).enumerate() {
        assert!(!village.fires("group.mandate"), "{nth} of 6");
        village.change(*membership, Membership::mandate, json!("partly"));
    }
    assert_eq!(arg(&village, "group.mandate", "n"), SignalArg::Number(3));
}

#[test]
fn a_group_is_of_about_the_size_that_was_planned() {
    for (members, fires) in [(3, true), (4, false), (10, false), (11, true)] {
        let mut village = calm();
        let group = village.group("operative");
        village.change(group, Group::planned_size, json!(7));
        for _ in 0..members {
            let person = village.person();
            village.member(group, person);
        }
        assert_eq!(village.fires("group.size"), fires, "{members} of 7");
    }
}

#[test]
fn a_group_that_changes_too_fast_is_told_of() {
    for (leavers, fires) in [(1, false), (2, true)] {
        let mut village = calm();
        let group = village.group("operative");
        for nth in 0..4 {
            let person = village.person();
            let membership = village.member(group, person);
            village.change(membership, Membership::from, json!("2017-01-01"));
            if nth < leavers {
                village.change(membership, Membership::to, json!("2018-03-01"));
            }
        }
        assert_eq!(village.fires("group.turnover"), fires, "{leavers} of 4");
    }
}

#[test]
fn somebody_who_misses_three_meetings_in_a_row_is_missed() {
    let mut village = calm();
    let group = village.group("operative");
    let (there, away) = (village.person(), village.person());
    village.member(group, there);
    let membership = village.member(group, away);
    let mut last = Vec::new();
    for date in ["2018-01-10", "2018-02-10", "2018-03-10"] {
        assert!(!village.fires("group.absent"), "before {date}");
        let meeting = village.meeting(date, &[group]);
        village.at_meeting(meeting, there, "present");
        last.push(village.at_meeting(meeting, away, "excused"));
    }
    assert_eq!(
        arg(&village, "group.absent", "person"),
        SignalArg::Record(Source::Person, away)
    );
    village.change(membership, Membership::from, json!("2018-02-01"));
    assert!(!village.fires("group.absent"), "a newcomer has missed two");
    village.change(membership, Membership::from, json!(null));
    village.change(last[2], "status", json!("remote"));
    assert!(!village.fires("group.absent"));
}

#[test]
fn a_group_has_a_next_meeting() {
    let mut village = calm();
    let group = village.group("reference");
    assert!(
        !village.fires("group.no_next"),
        "only the two levels are asked to"
    );
    village.change(group, Group::kind, json!("operative"));
    let meeting = village.meeting("2018-05-01", &[group]);
    assert!(village.fires("group.no_next"));
    village.change(meeting, Meeting::next_meeting, json!("2018-06-12"));
    assert!(!village.fires("group.no_next"));
    village.change(meeting, Meeting::next_meeting, json!(null));
    village.today = day("2018-09-05");
    assert!(
        !village.fires("group.no_next"),
        "the project is about to end"
    );
}

#[test]
fn the_levels_meet_at_least_every_ninety_days() {
    let mut village = calm();
    let (strategic, operative) = (village.group("strategic"), village.group("operative"));
    assert!(!village.fires("levels.apart"), "nobody knows since when");
    village.change(strategic, Group::established_on, json!("2017-01-01"));
    village.change(operative, Group::established_on, json!("2018-02-01"));
    assert_eq!(
        village.fired("levels.apart")[0].title_key(),
        "signal-levels_never_met-title"
    );
    let joint = village.meeting("2018-03-03", &[strategic, operative]);
    assert!(!village.fires("levels.apart"), "90 days");
    village.change(joint, Meeting::date, json!("2018-03-02"));
    assert_eq!(arg(&village, "levels.apart", "n"), SignalArg::Number(91));
    let about = Some((Source::Group, operative));
    assert_eq!(
        village.fired("levels.apart")[0].action,
        Destination::Create {
            kind: Source::Meeting,
            about
        }
    );
}

#[test]
fn an_operative_group_works_by_a_plan_that_was_handed_over_and_is_alive() {
    let mut village = calm();
    let group = village.group("operative");
    assert!(village.fires("plan.missing"));
    let plan = village.plan(json!({"adopted_on": "2018-05-02", "group": group}));
    assert!(
        !village.fires("plan.missing") && !village.fires("plan.not_handed_over"),
        "30 days"
    );
    village.change(plan, "adopted_on", json!("2018-05-01"));
    assert!(village.fires("plan.not_handed_over"));
    village.change(plan, "handed_over_on", json!("2018-05-20"));
    assert!(!village.fires("plan.not_handed_over"));

    village.change(plan, "adopted_on", json!("2017-11-01"));
    village.change(plan, "handed_over_on", json!("2017-12-02"));
    assert!(village.fires("plan.stale"), "181 days");
    let touched = Outside {
        touched: BTreeMap::from([(plan, day("2018-02-01"))]),
        ..Outside::default()
    };
    assert!(
        village
            .signals_with(&touched)
            .iter()
            .all(|signal| signal.id != "plan.stale")
    );
    let activity = village.activity(plan, "done", "2018-01-01");
    village.change(activity, "done_on", json!("2018-01-10"));
    assert!(!village.fires("plan.stale"), "something was done");
}

#[test]
fn activities_are_done_in_time_and_by_somebody() {
    let mut village = calm();
    let plan = village.plan(json!({}));
    let late = village.activity(plan, "in_progress", "2018-05-31");
    village.activity(plan, "in_progress", "2018-06-01");
    village.activity(plan, "done", "2018-01-01");
    assert_eq!(arg(&village, "activity.overdue", "n"), SignalArg::Number(1));
    assert_eq!(
        arg(&village, "activity.overdue", "activity"),
        SignalArg::Record(Source::Activity, late)
    );
    assert_eq!(
        arg(&village, "activity.no_owner", "n"),
        SignalArg::Number(2)
    );
    let person = village.person();
    village.change(late, "responsible_person", json!(person));
    assert_eq!(
        arg(&village, "activity.no_owner", "n"),
        SignalArg::Number(1)
    );
}

#[test]
fn change_begins_half_a_year_after_the_operative_level() {
    let mut village = calm();
    let group = village.group("operative");
    village.change(group, Group::established_on, json!("2017-12-04"));
    assert!(!village.fires("initiative.none"), "179 days");
    village.change(group, Group::established_on, json!("2017-12-03"));
    assert!(village.fires("initiative.none"));
    village.initiative("idea");
    assert!(!village.fires("initiative.none"));
}

#[test]
fn an_initiative_has_a_driver_the_target_group_and_a_future() {
    let mut village = calm();
    let initiative = village.initiative("in_progress");
    for rule in [
        "initiative.no_driver",
        "initiative.no_participation",
        "initiative.no_continuation",
    ] {
        assert!(village.fires(rule), "{rule}");
    }
    let driver = village.person();
    village.change(initiative, Initiative::driver, json!(driver));
    village.change(initiative, Initiative::participation, json!("consulted"));
    village.change(
        initiative,
        Initiative::continuation,
        json!("Blir en del av ordinarie arbete."),
    );
    assert!(
        village
            .signals()
            .iter()
            .all(|signal| !signal.id.starts_with("initiative.no_"))
    );
    village.change(initiative, Initiative::continuation, json!(null));
    village.today = day("2018-04-02");
    assert!(
        !village.fires("initiative.no_continuation"),
        "181 days are left"
    );
}

#[test]
fn a_goal_that_falls_behind_is_told_of() {
    let mut village = calm();
    village.at_the_lead();
    let goal = village
        .goal(json!({"indicator": "participants.unique", "scope": "project", "target": 100}));
    let fired = village.fired("goal.behind");
    assert_eq!(fired[0].action, Destination::Record(Source::Goal, goal));
    assert_eq!(
        arg(&village, "goal.behind", "target"),
        SignalArg::Number(100)
    );
    assert_eq!(fired[0].title_key(), "signal-goal_behind-title");
    let before = std::mem::replace(&mut village.today, day("2018-10-01"));
    let missed = village.fired("goal.behind");
    assert_eq!(missed[0].title_key(), "signal-goal_missed-title");
    village.today = before;
    village.change(goal, "indicator", json!(null));
    assert!(
        !village.fires("goal.behind"),
        "what is judged by hand, somebody knows already"
    );
}

#[test]
fn units_without_a_change_agent_are_told_of_where_the_project_has_agents() {
    let mut village = calm();
    let units = ["education", "social", "culture_and_leisure"].map(|sector| village.unit(sector));
    assert!(!village.fires("unit.no_agent"), "nobody speaks of agents");
    let agent = village.woman();
    village.change(agent, "unit", json!(units[1]));
    let role = json!({"person": agent, "role": "change_agent", "from": "2018-01-01"});
    let role = village.tell(Assignment::CODE, role);
    let without = village.figure("training.units_without_agents")["value"].clone();
    let fired = village.fired("unit.no_agent");
    assert_eq!(fired.len(), 1);
    let told = arg(&village, "unit.no_agent", "n");
    assert_eq!(told, SignalArg::Number(without.as_i64().unwrap()));
    village.change(role, "to", json!("2018-03-01"));
    let left = village.figure("training.units_without_agents")["value"].clone();
    assert_eq!(left.as_i64(), without.as_i64().map(|n| n + 1));
    assert!(
        village.fires("unit.no_agent"),
        "the project still has agents"
    );
}

#[test]
fn few_answers_say_little() {
    for (answers, fires) in [(5, true), (6, false)] {
        let mut village = calm();
        let survey = village.survey("session_evaluation");
        let scale = village.question(survey, "useful", "scale", &[]);
        let session = village.session("2018-02-01", 60);
        let tally = village.tally(scale, json!({"4": answers}));
        village.change(tally, Tally::about, json!(session));
        village.change(tally, Tally::invited, json!(10));
        village.change(session, Session::invited, json!(10));
        assert_eq!(village.fires("training.response"), fires, "{answers} of 10");
    }
}

#[test]
fn nobody_is_in_more_than_three_groups_and_initiatives() {
    let mut village = calm();
    let person = village.person();
    for kind in ["operative", "working", "working"] {
        let group = village.group(kind);
        village.member(group, person);
    }
    assert!(!village.fires("person.load"));
    let initiative = village.initiative("started");
    village.change(initiative, Initiative::driver, json!(person));
    assert_eq!(arg(&village, "person.load", "n"), SignalArg::Number(4));
}

#[test]
fn people_are_told_how_their_data_are_handled() {
    let mut village = calm();
    let (first, second) = (village.person(), village.person());
    village.change(first, Person::informed_on, json!(null));
    village.change(second, Person::informed_on, json!(null));
    assert_eq!(
        village.fired("person.uninformed").len(),
        1,
        "one signal for all of them"
    );
    assert_eq!(
        arg(&village, "person.uninformed", "n"),
        SignalArg::Number(2)
    );
}

#[test]
fn a_silent_municipality_is_asked_how_it_goes() {
    let village = calm();
    let heard = |date: &str| {
        let last_bundle = Some(BTreeMap::from([(code("1285"), day(date))]));
        let outside = Outside {
            last_bundle,
            ..Outside::default()
        };
        village
            .signals_with(&outside)
            .iter()
            .any(|signal| signal.id == "municipality.silent")
    };
    assert!(!heard("2018-04-02"), "60 days");
    assert!(heard("2018-04-01"));
    let never = Outside {
        last_bundle: Some(BTreeMap::new()),
        ..Outside::default()
    };
    assert!(
        village
            .signals_with(&never)
            .iter()
            .any(|signal| signal.id == "municipality.silent")
    );
    assert!(
        !village.fires("municipality.silent"),
        "a file that receives no bundles misses none"
    );
}

#[test]
fn what_waits_for_a_decision_is_told_of() {
    let mut village = calm();
    let outside = Outside {
        conflicts: 2,
        ..Outside::default()
    };
    assert_eq!(village.signals_with(&outside)[0].id, "merge.conflict");
    for _ in 0..2 {
        let fields =
            json!({"name": "Anna Ek", "email": "anna@exempel.se", "informed_on": "2017-01-01"});
        village.tell("person", fields);
    }
    assert_eq!(arg(&village, "person.duplicate", "n"), SignalArg::Number(1));
}

#[test]
fn a_snoozed_signal_rests_until_its_day() {
    let mut village = calm();
    let (strategic, operative) = (village.group("strategic"), village.group("operative"));
    village.change(strategic, Group::established_on, json!("2017-01-01"));
    village.change(operative, Group::established_on, json!("2017-01-01"));
    let reason = "Möte bokas i veckan";
    let snooze = json!({"signal": "levels.apart", "about": operative, "until": "2018-06-15", "reason": reason});
    let snooze = village.tell("snooze", snooze);
    assert!(!village.fires("levels.apart"));
    let all = village.signals_with(&Outside::default());
    let resting = all
        .iter()
        .find(|signal| signal.id == "levels.apart")
        .unwrap();
    assert_eq!(resting.snoozed, Some((snooze, day("2018-06-15"))));
    village.today = day("2018-06-15");
    assert!(village.fires("levels.apart"), "its day has come");
    village.change(snooze, "about", json!(strategic));
    village.today = day("2018-06-01");
    assert!(village.fires("levels.apart"), "that snooze is for another");
}

#[test]
fn the_most_urgent_comes_first() {
    let mut village = Village::new();
    village.municipality("1285");
    let group = village.group("operative");
    village.change(group, Group::planned_size, json!(7));
    let severities: Vec<_> = village
        .signals()
        .iter()
        .map(|signal| signal.severity)
        .collect();
    assert!(
        severities.is_sorted() && severities.len() > 3,
        "{severities:?}"
    );
    assert_eq!(village.signals()[0].id, "contact.vacant");
}

#[test]
fn one_municipality_sees_its_own_signals() {
    let mut village = calm();
    village.municipality("1286");
    let own = village.everything().within(code("1285"));
    assert_eq!(
        samverka::insight::signals(&village.facts(), &own, &Outside::default()),
        []
    );
    assert!(village.fires("contact.vacant"), "the other one's");
}

#[test]
fn attendance_without_minutes_is_pointed_out() {
    let mut village = Village::new();
    village.municipality("1285");
    let session = village.session("2018-03-01", 60);
    for _ in 0..2 {
        let person = village.woman();
        village.attends(session, person);
    }
    assert!(!village.fires("training.no_minutes"));
    village.change(session, "minutes", json!(null));
    let signal = village.fired("training.no_minutes").remove(0);
    assert_eq!(signal.about.map(|(_, id)| id), Some(session));
    assert!(signal.args.contains(&("n", SignalArg::Number(2))));
    village.change(session, "starts", json!("2018-03-01T09:00"));
    village.change(session, "ends", json!("2018-03-01T12:00"));
    assert!(!village.fires("training.no_minutes"), "the length is known");
}

#[test]
fn sessions_without_a_time_are_told_of_together_where_one_can_be_set_on_them_together() {
    let mut village = Village::new();
    village.municipality("1285");
    let person = village.woman();
    let training = village.tell("training", json!({"title": "Normer i praktiken"}));
    let attended = |village: &mut Village, day: &str, whose: Option<&str>| {
        village.at_the_lead();
        if let Some(whose) = whose {
            village.municipality(whose);
        }
        let session = village.tell("session", json!({"training": training, "starts": day}));
        village.municipality("1285");
        village.attends(session, person);
        session
    };
    let first = attended(&mut village, "2018-03-01", Some("1285"));
    attended(&mut village, "2018-03-08", Some("1285"));
    let about = |village: &Village| -> Vec<Id> {
        let fired = village.fired("training.no_minutes");
        fired.iter().filter_map(|one| Some(one.about?.1)).collect()
    };
    assert_eq!(about(&village), [training]);
    // What begins at a time, and has no end, gets its end by itself; what is the lead's, from the lead.
    let begun = attended(&mut village, "2018-03-15T09:00", Some("1285"));
    let leads = attended(&mut village, "2018-03-22", None);
    let mut told = about(&village);
    told.sort_unstable();
    assert_eq!(told, [training, begun, leads]);
    village.change(first, "starts", json!("2018-03-01T09:00"));
    assert_eq!(about(&village).len(), 4, "each by itself");
}

#[test]
fn attendance_that_is_told_in_different_ways_is_pointed_out() {
    let mut village = Village::new();
    village.municipality("1285");
    let (session, person) = (village.session("2018-03-01", 60), village.woman());
    village.attends(session, person);
    let again = village.attends(session, person);
    assert!(!village.fires("told.differently"), "the same said twice");
    village.change(again, "status", json!("absent"));
    assert!(village.fires("told.differently"));
    village.change(again, "status", json!("present"));
    village.change(again, "minutes", json!(30));
    let signal = village.fired("told.differently").remove(0);
    assert_eq!(signal.municipality, Some(code("1285")));
    assert_eq!(signal.action, Destination::Page(Page::Decisions));
    village.records.remove(again);
    village.municipality("1283");
    let other = village.woman();
    let row = village.attends(session, other);
    village.change(row, "minutes", json!(30));
    assert!(!village.fires("told.differently"));
    village.same(person, other);
    let signal = village.fired("told.differently").remove(0);
    assert_eq!(
        signal.municipality, None,
        "over two municipalities the lead decides"
    );
}

#[test]
fn attendance_longer_than_its_session_is_a_question_and_counts_as_written() {
    let mut village = Village::new();
    village.municipality("1285");
    let (session, person) = (village.session("2018-03-01", 60), village.woman());
    let row = village.attends(session, person);
    village.change(row, "minutes", json!(60));
    assert!(!village.fires("training.too_long"));
    village.change(row, "minutes", json!(120));
    let signal = village.fired("training.too_long").remove(0);
    assert_eq!(signal.about.map(|(_, id)| id), Some(session));
    assert_eq!(village.figure("participants.hours")["total"], 2);
}

#[test]
fn attendance_of_one_person_at_two_sessions_at_once_is_a_question() {
    let mut village = Village::new();
    village.municipality("1285");
    let person = village.woman();
    let early = village.session("2018-03-01T09:00", 180);
    let late = village.session("2018-03-01T11:00", 60);
    village.attends(early, person);
    let row = village.attends(late, person);
    let signal = village.fired("training.at_once").remove(0);
    assert!(
        signal
            .args
            .contains(&("other", SignalArg::Record(Source::Session, late)))
    );
    assert!(
        signal
            .args
            .contains(&("person", SignalArg::Record(Source::Person, person)))
    );
    let between = village.session("2018-03-01T10:00", 30);
    village.attends(between, person);
    assert_eq!(
        village.fired("training.at_once").len(),
        2,
        "the long one and each"
    );
    village.change(row, "status", json!("absent"));
    assert_eq!(village.fired("training.at_once").len(), 1);
    village.change(early, "starts", json!("2018-03-01T07:00"));
    assert!(
        !village.fires("training.at_once"),
        "who was not there was at one"
    );
    village.change(row, "status", json!("present"));
    village.change(late, "starts", json!("2018-03-01T12:00"));
    assert!(!village.fires("training.at_once"), "one after the other");
}

#[test]
fn five_who_were_there_from_nine_to_twelve_have_three_hours_each() {
    let mut village = Village::new();
    village.municipality("1285");
    let session = village.session("2018-03-01T09:00", 60);
    village.change(session, "minutes", json!(null));
    village.change(session, "ends", json!("2018-03-01T12:00"));
    for _ in 0..5 {
        let person = village.woman();
        village.attends(session, person);
    }
    assert_eq!(village.figure("participants.hours")["total"], 15);
    assert_eq!(village.figure("participants.unique")["total"], 5);
    assert!(!village.fires("training.no_minutes"));
}
