//! Removing is a change like any other: what it did not know of is asked about, and until then the record stays.

use samverka::domain::{Attendance, Group, Id, Membership, Person, Record, Session, Training};
use samverka::journal::REMOVED;
use samverka::workspace::{Command, Edit, Workspace, WorkspaceError, fields};
use serde_json::json;

use crate::village::*;

/// A lead who knows a group, and two laptops of Eslöv's that do, too.
struct TwoLaptops {
    village: Village,
    one: Workspace,
    other: Workspace,
    group: Id,
    person: Id,
}

fn two_laptops() -> TwoLaptops {
    let mut village = Village::new();
    let mut one = village.laptop(ESLOV, "eslov.samverka", 0);
    let group = make_group(&mut one, "Styrgruppen");
    let person = make_person(&mut one, "Amira Holm");
    let first = village.send(&mut one, "first");
    village.merge(&first).unwrap();
    let other = village.copy("eslov.samverka", "other.samverka");
    TwoLaptops {
        village,
        one,
        other,
        group,
        person,
    }
}

fn as_fields(said: &serde_json::Value) -> samverka::domain::Fields {
    said.as_object().unwrap().clone().into_iter().collect()
}

#[test]
fn removal_names_what_hangs_on_what_goes_along() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    let training = json!({"title": "Normer"});
    let training = make(&mut laptop, Training::KIND, as_fields(&training));
    let session = json!({"training": training, "starts": "2026-03-01"});
    let session = make(&mut laptop, Session::KIND, as_fields(&session));
    let person = make_person(&mut laptop, "Amira Holm");
    let attendance = json!({"session": session, "person": person, "status": "present"});
    let attendance = make(&mut laptop, Attendance::KIND, as_fields(&attendance));
    let reader = laptop.reader();
    let hanging = reader.hanging_on(Training::KIND, training).unwrap();
    let ids: Vec<Id> = hanging.iter().map(|one| one.row.head.id).collect();
    assert_eq!(ids.len(), 2);
    assert!(ids.contains(&session) && ids.contains(&attendance));
    assert!(hanging.iter().all(|one| one.alone));
}

impl TwoLaptops {
    /// The lead's file after both bundles have come, in either order: the same, but for what each merge was told.
    fn merged(&mut self) -> Workspace {
        let bundles = [
            self.village.send(&mut self.one, "one"),
            self.village.send(&mut self.other, "other"),
        ];
        let mut back = self.village.copy("lead.samverka", "back.samverka");
        merge(&mut back, &bundles[1]).unwrap();
        merge(&mut back, &bundles[0]).unwrap();
        for bundle in &bundles {
            self.village.merge(bundle).unwrap();
        }
        assert_eq!(state(&back), state(&self.village.lead), "in either order");
        back
    }
}

fn remove(workspace: &mut Workspace, kind: &'static samverka::domain::Kind, id: Id) {
    workspace.run(&Command::remove(kind, id)).unwrap();
}

fn joins(workspace: &mut Workspace, person: Id, group: Id) -> Id {
    let described = fields([
        (Membership::group, json!(group)),
        (Membership::person, json!(person)),
    ]);
    make(workspace, Membership::KIND, described)
}

/// The fields that wait for a decision.
fn asked(workspace: &Workspace) -> Vec<String> {
    let waiting = workspace.reader().conflicts().unwrap().into_iter();
    waiting.map(|one| one.conflict.field).collect()
}

fn groups(workspace: &Workspace) -> usize {
    workspace.reader().all::<Group>().unwrap().len()
}

#[test]
fn removal_on_one_laptop_and_a_new_name_on_another_is_asked_about_and_the_group_stays() {
    let mut two = two_laptops();
    let group = two.group;
    remove(&mut two.one, Group::KIND, group);
    set(
        &mut two.other,
        Group::KIND,
        group,
        Group::name,
        json!("Ledningsgruppen"),
    );
    let mut lead = two.merged();
    assert_eq!((asked(&lead), groups(&lead)), (vec![REMOVED.to_owned()], 1));
    let found = lead.reader().search("Ledningsgruppen", 9).unwrap();
    assert_eq!(found.len(), 1, "it is found, too");

    lead.run(&Command::remove(Group::KIND, group)).unwrap();
    assert_eq!((asked(&lead).len(), groups(&lead)), (0, 0), "after all");
    lead.verify().unwrap();
}

#[test]
fn removal_that_is_decided_against_stays_decided_when_the_bundles_come_again() {
    let mut two = two_laptops();
    let group = two.group;
    remove(&mut two.one, Group::KIND, group);
    set(
        &mut two.other,
        Group::KIND,
        group,
        Group::name,
        json!("Ledningsgruppen"),
    );
    let mut lead = two.merged();
    let kind = Group::KIND;
    lead.run(&Command::new(vec![Edit::Restore { kind, id: group }]))
        .unwrap();
    for bundle in ["one", "other"] {
        merge(&mut lead, &two.village.path(bundle)).unwrap();
    }
    assert_eq!((asked(&lead).len(), groups(&lead)), (0, 1));
    lead.verify().unwrap();
}

#[test]
fn removal_meets_what_refers_to_the_record_anew_and_the_report_says_so() {
    let mut two = two_laptops();
    let (group, person) = (two.group, two.person);
    remove(&mut two.one, Group::KIND, group);
    joins(&mut two.other, person, group);
    let lead = two.merged();
    assert_eq!((asked(&lead), groups(&lead)), (vec![REMOVED.to_owned()], 1));
    let merges = two.village.lead.reader().merged().unwrap();
    let told: usize = merges
        .iter()
        .map(|one| one.account.as_ref().unwrap().total().conflicts)
        .sum();
    assert_eq!(told, 1);

    let lead = &mut two.village.lead;
    lead.run(&Command::remove(Group::KIND, group)).unwrap();
    assert_eq!(
        (asked(lead).len(), groups(lead)),
        (0, 0),
        "whoever decides knows of it"
    );
    assert_eq!(
        lead.reader().all::<Membership>().unwrap().len(),
        1,
        "and it stays"
    );
    lead.verify().unwrap();
}

#[test]
fn removal_that_waits_is_told_once_with_the_last_bundle_that_has_to_do_with_it() {
    let mut two = two_laptops();
    let (group, person) = (two.group, two.person);
    let mut elsewhere = two.village.laptop(HELSINGBORG, "helsingborg.samverka", 0);
    make_group(&mut elsewhere, "Nätverket");
    remove(&mut two.one, Group::KIND, group);
    joins(&mut two.other, person, group);
    let bundles = [
        two.village.send(&mut two.one, "removes"),
        two.village.send(&mut two.other, "joins"),
        two.village.send(&mut elsewhere, "elsewhere"),
    ];
    let told = |lead: &mut Workspace, order: &[usize]| {
        let bundles: Vec<_> = order.iter().map(|place| &bundles[*place]).collect();
        let reports = lead.merge(&bundles, None, true, &mut |_, _| true).unwrap();
        let waits = reports.iter().map(|report| report.total().conflicts);
        waits.collect::<Vec<_>>()
    };
    for (number, (order, waits)) in [
        ([0, 1, 2], [0, 1, 0]),
        ([1, 0, 2], [0, 1, 0]),
        ([2, 0, 1], [0, 0, 1]),
        ([0, 2, 1], [0, 0, 1]),
    ]
    .into_iter()
    .enumerate()
    {
        let mut lead = two
            .village
            .copy("lead.samverka", &format!("lead-{number}.samverka"));
        assert_eq!(told(&mut lead, &order), waits, "{order:?}");
        assert_eq!(told(&mut lead, &order), [0, 0, 0], "nothing is new");
    }
    let mut lead = two.village.copy("lead.samverka", "again.samverka");
    told(&mut lead, &[0, 1, 2]);
    let another = make_person(&mut two.other, "Bo Ek");
    joins(&mut two.other, another, group);
    let joined = two.village.send(&mut two.other, "joined");
    let report = merge(&mut lead, &joined).unwrap();
    assert_eq!(report.total().conflicts, 0, "it waited before");
    assert_eq!(asked(&lead), [REMOVED], "and waits");
}

#[test]
fn removal_that_knows_who_refers_is_asked_about_no_more_when_they_are_changed() {
    let mut two = two_laptops();
    let (group, person) = (two.group, two.person);
    let membership = joins(&mut two.one, person, group);
    let bundle = two.village.send_pseudonymous(&mut two.one, "joined");
    merge(&mut two.other, &bundle).unwrap();
    remove(&mut two.one, Group::KIND, group);
    set(
        &mut two.other,
        Membership::KIND,
        membership,
        Membership::role,
        json!("chair"),
    );
    let lead = two.merged();
    assert_eq!((asked(&lead).len(), groups(&lead)), (0, 0));
}

#[test]
fn removal_is_settled_when_what_referred_is_removed_too() {
    let mut two = two_laptops();
    let (group, person) = (two.group, two.person);
    remove(&mut two.one, Group::KIND, group);
    let membership = joins(&mut two.other, person, group);
    let mut lead = two.merged();
    assert_eq!(asked(&lead).len(), 1);
    remove(&mut lead, Membership::KIND, membership);
    assert_eq!((asked(&lead).len(), groups(&lead)), (0, 0));
    lead.undo().unwrap();
    assert_eq!((asked(&lead).len(), groups(&lead)), (1, 1));
    lead.verify().unwrap();
}

#[test]
fn removal_of_a_session_that_somebody_came_to_meanwhile_leaves_the_hours() {
    let mut village = Village::new();
    let training = make(
        &mut village.lead,
        Training::KIND,
        fields([(Training::title, json!("Normer i praktiken"))]),
    );
    let described = fields([
        (Session::training, json!(training)),
        (Session::starts, json!("2026-03-07")),
        (Session::minutes, json!(180)),
    ]);
    let session = make(&mut village.lead, Session::KIND, described);
    let mut own = village.laptop(ESLOV, "eslov.samverka", 0);
    let person = make_person(&mut own, "Amira Holm");
    let came = fields([
        (Attendance::session, json!(session)),
        (Attendance::person, json!(person)),
        (Attendance::status, json!("present")),
    ]);
    make(&mut own, Attendance::KIND, came);
    remove(&mut village.lead, Session::KIND, session);
    let bundle = village.send(&mut own, "sent");
    village.merge(&bundle).unwrap();
    assert_eq!(asked(&village.lead), [REMOVED]);
    assert_eq!(village.lead.reader().all::<Session>().unwrap().len(), 1);
    let merged = village.lead.reader().last_merges(1).unwrap();
    village.lead.unmerge(&merged, true).unwrap();
    assert!(
        asked(&village.lead).is_empty(),
        "with the merge the question goes"
    );
    assert!(village.lead.reader().all::<Session>().unwrap().is_empty());
    village.lead.verify().unwrap();
}

#[test]
fn removed_records_are_not_used_changed_or_removed_again() {
    let mut two = two_laptops();
    let (group, person) = (two.group, two.person);
    let own = &mut two.one;
    remove(own, Group::KIND, group);
    let id = own.fresh_id();
    let member = fields([
        (Membership::group, json!(group)),
        (Membership::person, json!(person)),
    ]);
    let refused = own.run(&Command::create(Membership::KIND, id, member));
    assert!(
        matches!(refused, Err(WorkspaceError::Invalid(_))),
        "{refused:?}"
    );
    let name = fields([(Group::name, json!("Rådet"))]);
    for command in [
        Command::set(Group::KIND, group, name),
        Command::remove(Group::KIND, group),
    ] {
        let refused = own.run(&command);
        assert!(
            matches!(refused, Err(WorkspaceError::Removed(_))),
            "{refused:?}"
        );
    }
    let kind = Group::KIND;
    own.run(&Command::new(vec![Edit::Restore { kind, id: group }]))
        .unwrap();
    joins(own, person, group);
    let known = own.reader().all::<Person>().unwrap();
    assert_eq!(known.len(), 1);
}

#[test]
fn group_never_reports_to_itself_nor_in_a_ring() {
    let mut two = two_laptops();
    let own = &mut two.one;
    let [first, second, third] = ["Ett", "Två", "Tre"].map(|name| make_group(own, name));
    let mut under = |group: Id, parent: Id| {
        let parent = fields([(Group::parent, json!(parent))]);
        own.run(&Command::set(Group::KIND, group, parent))
    };
    under(second, first).unwrap();
    under(third, second).unwrap();
    for (group, parent) in [(first, first), (first, second), (first, third)] {
        let refused = under(group, parent);
        assert!(
            matches!(refused, Err(WorkspaceError::Invalid(_))),
            "{refused:?}"
        );
    }
}

#[test]
fn municipality_that_does_not_exist_or_takes_part_already_is_refused() {
    use samverka::domain::Municipality;
    let mut village = Village::new();
    let mut takes_part = |code: &str| {
        let id = village.lead.fresh_id();
        let described = fields([(Municipality::code, json!(code))]);
        village
            .lead
            .run(&Command::create(Municipality::KIND, id, described))
    };
    for code in ["9999", ESLOV] {
        let refused = takes_part(code);
        assert!(
            matches!(refused, Err(WorkspaceError::Invalid(_))),
            "{code}: {refused:?}"
        );
    }
    takes_part("1280").unwrap();
}

#[test]
fn municipality_that_left_and_comes_back_has_a_part_for_each_time() {
    use samverka::domain::Municipality;
    let mut village = Village::new();
    let parts = village.lead.reader().all::<Municipality>().unwrap();
    let first = parts
        .iter()
        .find(|one| one.code == Some(code(ESLOV)))
        .unwrap()
        .head
        .id;
    let kind = Municipality::KIND;
    let returns = |lead: &mut Workspace, day: &str| {
        let id = lead.fresh_id();
        let described = fields([
            (Municipality::code, json!(ESLOV)),
            (Municipality::joined, json!(day)),
        ]);
        lead.run(&Command::create(kind, id, described))
    };
    set(
        &mut village.lead,
        kind,
        first,
        Municipality::left,
        json!("2027-03-31"),
    );
    let refused = returns(&mut village.lead, "2027-03-31");
    assert!(
        matches!(refused, Err(WorkspaceError::Invalid(_))),
        "{refused:?}"
    );
    let mut other = village.copy("lead.samverka", "other.samverka");
    returns(&mut village.lead, "2027-09-01").unwrap();
    let longer = fields([(Municipality::left, json!("2027-10-01"))]);
    let refused = village.lead.run(&Command::set(kind, first, longer));
    assert!(
        matches!(refused, Err(WorkspaceError::Invalid(_))),
        "{refused:?}"
    );

    // The other laptop writes the same return down a day later: one municipality, and a signal.
    returns(&mut other, "2027-09-02").unwrap();
    let bundle = village.send(&mut other, "other");
    village.merge(&bundle).unwrap();
    let reader = village.lead.reader();
    assert_eq!(reader.all::<Municipality>().unwrap().len(), parts.len() + 2);
    village.lead.verify().unwrap();
}
