//! Much that comes at once into a file that holds little: what it comes to is what it comes to one by one.

use std::path::{Path, PathBuf};

use samverka::domain::{Group, Id, Membership, Person, Record};
use samverka::journal::{ERASED, Entry, EntryId, REMOVED, REMOVED_KNOWING};
use samverka::workspace::{MergeReport, Why, fields};
use serde_json::{Value, json};

use crate::algebra::ORDERS;
use crate::steps::{ALWAYS, holds_all_of};
use crate::village::*;

/// What the file's schema says, in whatever order.
fn schema(file: &Path) -> Vec<(String, Option<String>)> {
    let file = rusqlite::Connection::open(file).unwrap();
    let mut parts = file
        .prepare("SELECT name, sql FROM sqlite_schema ORDER BY 1")
        .unwrap();
    let parts = parts.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    parts.unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

/// A twelfth of the records goes on, so much later, having seen what was.
fn going_on(known: &[Entry], later: u64, field: &str, value: &Value) -> Vec<Entry> {
    let some = known.iter().step_by(12);
    let going_on = some.map(|known| Entry {
        set: fields([(field, value.clone())]),
        ..entry(
            known.project,
            ESLOV,
            known.record,
            known.id.hlc + (later << 40),
            &[known.id],
        )
    });
    let mut all: Vec<Entry> = known.iter().cloned().chain(going_on).collect();
    all.sort_by_key(|entry| entry.id);
    all
}

/// As many groups as are much.
fn groups(project: Id) -> Vec<Entry> {
    let group = |number: u64| {
        let record = Id::from_u128(u128::from(number).wrapping_mul(u128::MAX / 1_201));
        entry(project, ESLOV, record, number << 16, &[])
    };
    (1..=1_200).map(group).collect()
}

#[test]
fn much_that_comes_at_once_is_what_it_is_one_by_one() {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let first = groups(project);
    let renamed = going_on(&first, 1, Group::name, &json!("Rådet"));
    let removed = going_on(&renamed[..1_000], 2, REMOVED, &json!(true));
    let bundles = [&first, &renamed, &removed].map(|entries| village.crafted(ESLOV, entries, 3));
    let file = village.lead.reader().path().to_owned();
    let before = schema(&file);
    // A copy that the next one stands on, however much comes: what has been typed makes it large.
    let typed = "INSERT OR REPLACE INTO meta VALUES ('typed', hex(zeroblob(4 << 20)))";
    let conn = rusqlite::Connection::open(&file).unwrap();
    conn.execute(typed, []).unwrap();
    drop(conn);
    village.lead.make_steps(ALWAYS);
    let base = village.lead.back_up(Why::Asked).unwrap();
    let mut one_by_one = village.copy("lead.samverka", "copy.samverka");
    for bundle in bundles.iter().rev() {
        merge_unasked(&mut one_by_one, bundle).unwrap();
    }
    let lead = &mut village.lead;
    let here = journal(lead).len();
    let nothing = lead.merge(&bundles, None, false, &mut |_, _| true).unwrap();
    assert_eq!(lead.reader().count(Group::KIND).unwrap(), 0);
    let reports = lead.merge(&bundles, None, true, &mut |_, _| true).unwrap();
    assert_eq!(reports, nothing, "what it would do is what it did");
    let added: usize = reports.iter().map(|report| report.total().added).sum();
    assert_eq!(added, journal(lead).len() - here);
    assert_eq!(journal(lead), journal(&one_by_one));
    assert_eq!(state(lead), state(&one_by_one));
    assert_eq!(schema(&file), before);
    let copy = lead.back_up(Why::Asked).unwrap();
    assert!(copy.stands_on(&base));
    holds_all_of(&copy, &file);
    assert_eq!(schema(one_by_one.reader().path()), before);
}

#[test]
fn much_that_comes_into_a_file_with_strange_indexes_leaves_it_its_indexes() {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let file = village.lead.reader().path().to_owned();
    let conn = rusqlite::Connection::open(&file).unwrap();
    let strange = r#"CREATE INDEX "an ""odd"" [one]; DROP TABLE meta" ON entry (kind);
        CREATE INDEX [""] ON "group" (name); CREATE INDEX 'it''s' ON membership (person, "from");"#;
    conn.execute_batch(strange).unwrap();
    drop(conn);
    let before = schema(&file);
    let bundle = village.crafted(ESLOV, &groups(project), 3);
    village.merge(&bundle).unwrap();
    assert_eq!(village.lead.reader().count(Group::KIND).unwrap(), 1_200);
    assert_eq!(schema(&file), before);
    village.lead.verify().unwrap();
}

/// All at once into the lead's file comes to what it comes to one by one in a copy.
fn comes_to_the_same(village: &mut Village, bundles: &[PathBuf]) {
    let mut one_by_one = village.copy("lead.samverka", "copy.samverka");
    for bundle in bundles {
        merge_unasked(&mut one_by_one, bundle).unwrap();
    }
    let lead = &mut village.lead;
    lead.merge(bundles, None, true, &mut |_, _| true).unwrap();
    assert_eq!(journal(lead), journal(&one_by_one));
    assert_eq!(state(lead), state(&one_by_one));
    lead.verify().unwrap();
}

#[test]
fn much_with_somebody_who_is_erased_by_what_comes_next_holds_nothing_of_the_person() {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let secret = secret_word(51);
    let of_person = |later: u64, set| Entry {
        kind: Person::CODE.into(),
        set: fields([set]),
        ..entry(project, ESLOV, Id::from_u128(7), later << 16, &[])
    };
    let mut first = groups(project);
    first.push(of_person(1_201, (Person::name, json!(secret))));
    let mut second = first.clone();
    second.push(Entry {
        parents: vec![first[1_200].id],
        ..of_person(1_202, (ERASED, json!([])))
    });
    // Of what comes after the person, and lies aside when she is erased, she has written some.
    second.extend((1..=9_u64).map(|number| Entry {
        author: Some(secret.clone()),
        ..entry(
            project,
            ESLOV,
            Id::from_u128(u128::from(7 + number)),
            (1_202 + number) << 16,
            &[],
        )
    }));
    let bundles = [&first, &second].map(|entries| village.crafted(ESLOV, entries, 3));
    comes_to_the_same(&mut village, &bundles);
    assert!(!holds(
        &bytes_on_disk(village.lead.reader().path()),
        &secret
    ));
}

/// Groups, who is in them, and groups that are removed, in three bundles: each is too small to be much by itself.
struct Removing {
    project: Id,
    bundles: [Vec<Entry>; 3],
    hlc: u64,
}

impl Removing {
    const GROUPS: u128 = 12;

    fn say(&mut self, bundle: usize, said: Entry) -> EntryId {
        self.hlc += 1;
        let id = EntryId {
            hlc: self.hlc << 16,
            ..said.id
        };
        self.bundles[bundle].push(Entry { id, ..said });
        id
    }

    fn of_group(&mut self, bundle: usize, group: u128, parents: &[EntryId]) -> EntryId {
        let said = entry(self.project, ESLOV, Id::from_u128(group), 0, parents);
        self.say(bundle, said)
    }

    fn removes(&mut self, bundle: usize, group: u128, seen: EntryId, knowing: &[u128]) {
        let knowing: Vec<Id> = knowing.iter().map(|one| Id::from_u128(*one)).collect();
        let set = fields([(REMOVED, json!(true)), (REMOVED_KNOWING, json!(knowing))]);
        let said = entry(self.project, ESLOV, Id::from_u128(group), 0, &[seen]);
        self.say(bundle, Entry { set, ..said });
    }

    /// Somebody is in a group, or in another one from now on.
    fn joins(&mut self, bundle: usize, member: u128, group: u128, seen: &[EntryId]) -> EntryId {
        let said = entry(self.project, ESLOV, Id::from_u128(member), 0, seen);
        let set = fields([
            (Membership::group, json!(Id::from_u128(group))),
            (Membership::person, json!(Id::from_u128(7))),
        ]);
        let kind = Membership::CODE.into();
        self.say(bundle, Entry { kind, set, ..said })
    }

    fn new(project: Id) -> Self {
        let mut all = Self {
            project,
            bundles: Default::default(),
            hlc: 0,
        };
        for number in 0..1_260_u128 {
            all.of_group(usize::try_from(number % 3).unwrap(), 9_000 + number, &[]);
        }
        for group in 0..Self::GROUPS {
            // Made in one bundle, removed in another, and used in a third, in every way.
            let [made, removed, used] =
                [[0, 1, 2], [1, 0, 2], [2, 1, 0], [0, 2, 1]][usize::try_from(group % 4).unwrap()];
            let (name, member) = (100 + group, 200 + 10 * group);
            let first = all.of_group(made, name, &[]);
            let joined = all.joins(used, member, name, &[]);
            let knowing = [member];
            let knows = group % 3 == 1;
            all.removes(removed, name, first, if knows { &knowing } else { &[] });
            if group % 3 == 2 {
                // Who used it uses another one now.
                all.joins(made, member, 100 + (group + 1) % Self::GROUPS, &[joined]);
            }
            if group % 5 == 4 {
                all.of_group(used, name, &[first]);
            }
            if group % 5 == 3 {
                // Who used it is removed as well.
                let said = entry(project, ESLOV, Id::from_u128(member), 0, &[joined]);
                let (kind, set) = (Membership::CODE.into(), fields([(REMOVED, json!(true))]));
                all.say(made, Entry { kind, set, ..said });
            }
        }
        all
    }
}

#[test]
fn much_with_removals_in_every_bundle_is_in_any_order_what_it_is_one_by_one() {
    // What there is to decide is told when all are in: what a later bundle has decided is not.
    let but_to_decide = |reports: &[MergeReport]| {
        let mut reports = reports.to_vec();
        for kind in reports
            .iter_mut()
            .flat_map(|report| report.kinds.values_mut())
        {
            kind.conflicts = 0;
        }
        reports
    };
    let village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let bundles = Removing::new(project).bundles;
    let bundles = [0, 1, 2].map(|place| {
        let path = village.path(&format!("bundle-{place}"));
        let kind = samverka::bundle::BundleKind::Bundle;
        std::fs::write(&path, village.craft(kind, ESLOV, &bundles[place], 3)).unwrap();
        path
    });
    let mut waiting = 0;
    for order in ORDERS {
        let bundles = order.map(|place| bundles[place].clone());
        let name = |of: &str| format!("{of}-{order:?}.samverka");
        let mut one_by_one = village.copy("lead.samverka", &name("each"));
        let mut at_once = village.copy("lead.samverka", &name("all"));
        let each = bundles.iter();
        let each: Vec<_> = each
            .map(|one| merge_unasked(&mut one_by_one, one).unwrap())
            .collect();
        let would = at_once
            .merge(&bundles, None, false, &mut |_, _| true)
            .unwrap();
        let all = at_once
            .merge(&bundles, None, true, &mut |_, _| true)
            .unwrap();
        assert_eq!(but_to_decide(&all), but_to_decide(&each), "{order:?}");
        assert_eq!(all, would, "{order:?}");
        assert_eq!(state(&at_once), state(&one_by_one), "{order:?}");
        let conflicts = at_once.reader().conflicts().unwrap();
        let told = all.iter().map(|report| report.total().conflicts);
        // Of two values that differed one bundle has told, and the next may have decided.
        assert!(told.sum::<usize>() >= conflicts.len(), "{order:?}");
        let merges = at_once.reader().merged().unwrap().into_iter().rev();
        let kept = merges.filter_map(|merge| merge.account.map(|account| account.kinds));
        assert!(
            kept.eq(all.into_iter().map(|report| report.kinds)),
            "{order:?}"
        );
        let removed = conflicts.iter();
        waiting += removed.filter(|one| one.conflict.field == REMOVED).count();
    }
    assert!(waiting > ORDERS.len(), "nothing was ever asked about");
}

#[test]
fn much_that_is_asked_for_between_an_entry_and_its_row_says_what_came_last() {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let person = Id::from_u128(u128::MAX - 5);
    let of_person = |later: u64, set, parents: &[EntryId]| Entry {
        kind: Person::CODE.into(),
        set: fields([set]),
        ..entry(project, ESLOV, person, later << 16, parents)
    };
    let mut first = groups(project);
    // To erase a text that lies aside is to ask for it.
    let text = json!([{"entry": first[0].id, "field": "x"}]);
    first.push(of_person(1_201, (ERASED, text), &[]));
    let mut second = first.clone();
    let gender = (Person::gender, json!("woman"));
    second.push(of_person(1_202, gender, &[first[1_200].id]));
    let bundles = [&first, &second].map(|entries| village.crafted(ESLOV, entries, 3));
    comes_to_the_same(&mut village, &bundles);
}
