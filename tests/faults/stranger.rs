//! What a stranger might try, or a suspicious user: each is refused or pointed out, in a sentence.

use std::collections::BTreeSet;

use samverka::bundle::{BundleError, BundleKind};
use samverka::domain::{Group, Id, Phase, Record};
use samverka::journal::{LAST_BELIEVED_MS, LATEST_MS};
use samverka::text::{Language, Sentence, Text};
use samverka::workspace::{HeldReason, StoreError, Warning, Workspace, WorkspaceError, fields};
use serde_json::json;
use zip::CompressionMethod::{Deflated, Stored};

use crate::forge::*;
use crate::village::*;

fn in_words(what: &impl Sentence) -> String {
    what.sentence(&Text::new(Language::Swedish))
}

/// The members of a bundle: manifest, content's name and content, signature.
struct Members {
    manifest: Vec<u8>,
    name: String,
    content: Vec<u8>,
    signature: Vec<u8>,
}

impl Members {
    fn of(bundle: &std::path::Path) -> Self {
        let mut archive = zip::ZipArchive::new(std::fs::File::open(bundle).unwrap()).unwrap();
        let mut member = |name: &str| {
            let mut bytes = Vec::new();
            std::io::copy(&mut archive.by_name(name).unwrap(), &mut bytes).unwrap();
            bytes
        };
        let name = "entries.ndjson.zst.age".to_owned();
        Self {
            manifest: member("manifest.json"),
            content: member(&name),
            signature: member("signature"),
            name,
        }
    }

    fn bytes(&self, method: zip::CompressionMethod) -> Vec<u8> {
        archive(&[
            ("manifest.json", method, &self.manifest),
            (&self.name, method, &self.content),
            ("signature", method, &self.signature),
        ])
    }
}

/// Two municipalities' bundles at the lead's door.
struct Door {
    village: Village,
    eslov: std::path::PathBuf,
    helsingborg: std::path::PathBuf,
}

impl Door {
    fn new() -> Self {
        let mut village = Village::new();
        let [eslov, helsingborg] =
            [(ESLOV, "eslov"), (HELSINGBORG, "helsingborg")].map(|(code, name)| {
                let mut laptop = village.laptop(code, name, 0);
                make_group(&mut laptop, &format!("Styrgruppen i {name}"));
                village.send(&mut laptop, &format!("{name}.samverka-bundle"))
            });
        Self {
            village,
            eslov,
            helsingborg,
        }
    }

    /// The sentence with which the lead's file refuses these bytes, not changed by them.
    fn refuses(&mut self, bytes: &[u8]) -> String {
        let before = journal(&self.village.lead);
        let path = self.village.path("stranger.samverka-bundle");
        std::fs::write(&path, bytes).unwrap();
        let refused = self.village.merge(&path).expect_err("it is let in");
        assert!(journal(&self.village.lead) == before);
        assert!(self.village.lead.reader().merges().unwrap().is_empty());
        in_words(&refused)
    }
}

const CHANGED: &str =
    "Paketet har ändrats sedan det gjordes. Ingenting ändrades här. Be avsändaren om ett nytt.";

#[test]
fn a_municipality_s_bundle_under_another_s_name_is_still_its_own() {
    let mut door = Door::new();
    std::fs::copy(&door.helsingborg, &door.eslov).unwrap();
    let report = door.village.merge(&door.eslov).unwrap();
    assert_eq!(report.manifest.municipality, Some(code(HELSINGBORG)));
    let groups = door.village.lead.reader().all::<Group>().unwrap();
    let from: Vec<_> = groups.iter().map(|group| group.head.municipality).collect();
    assert_eq!(from, [Some(code(HELSINGBORG))]);
}

#[test]
fn the_inside_of_another_municipality_s_bundle_does_not_fit() {
    let mut door = Door::new();
    let mut members = Members::of(&door.eslov);
    members.content = Members::of(&door.helsingborg).content;
    assert_eq!(door.refuses(&members.bytes(Stored)), CHANGED);
}

#[test]
fn a_manifest_that_was_edited_does_not_fit() {
    let mut door = Door::new();
    let members = Members::of(&door.eslov);
    let said = String::from_utf8(members.manifest.clone()).unwrap();
    for (word, other) in [
        ("1285", "1283"),
        ("\"bundle\"", "\"feedback\""),
        ("BRED", "BREDD"),
        (",\n", ", \n"),
    ] {
        let edited = said.replacen(word, other, 1);
        assert_ne!(edited, said, "{word}");
        let manifest = edited.into_bytes();
        let edited = Members {
            manifest,
            ..Members::of(&door.eslov)
        };
        assert_eq!(door.refuses(&edited.bytes(Stored)), CHANGED, "{word}");
    }
}

#[test]
fn a_bundle_that_was_zipped_again_does_not_fit() {
    let mut door = Door::new();
    let members = Members::of(&door.eslov);
    assert_eq!(members.bytes(Stored), std::fs::read(&door.eslov).unwrap());
    assert_eq!(door.refuses(&members.bytes(Deflated)), CHANGED);
}

#[test]
fn what_is_signed_with_a_new_key_is_pointed_out_and_brings_nobody_else_s() {
    let mut door = Door::new();
    door.village.merge(&door.eslov.clone()).unwrap();
    let project = door.village.lead.reader().project_id().unwrap();
    let own = entry(project, ESLOV, Id::from_u128(1), A_LATER_TIME, &[]);
    let another_s = entry(
        project,
        HELSINGBORG,
        Id::from_u128(2),
        A_LATER_TIME + 1,
        &[],
    );
    let forged = door.village.crafted(ESLOV, &[own, another_s], 9);
    let before = state(&door.village.lead);
    let report = merge_unasked(&mut door.village.lead, &forged).unwrap();
    assert!(
        report.warnings.contains(&Warning::NewKey),
        "{:?}",
        report.warnings
    );
    let reasons: Vec<&str> = report.held.iter().map(|(_, why)| why.code()).collect();
    assert_eq!(
        reasons, ["unknown_key"; 2],
        "all of it waits for a decision"
    );
    assert_eq!(
        in_words(&Warning::NewKey),
        "Avsändaren har signerat med en annan nyckel än tidigare. Allt nytt i paketet hålls kvar och väntar på dig \
         i Beslut."
    );
    assert_eq!(state(&door.village.lead), before);
}

#[test]
fn a_bundle_is_not_given_to_a_colleague_elsewhere_whatever_its_file_is_called() {
    let mut door = Door::new();
    std::fs::copy(&door.helsingborg, &door.eslov).unwrap();
    let mut colleague = door.village.laptop(ESLOV, "colleague", 0);
    let path = door.village.path("helsingborg");
    let mut helsingborg = Workspace::open_in(&path, Elsewhere::new(3, 0)).unwrap();
    let in_clear = door.village.send_pseudonymous(&mut helsingborg, "eslov-2");
    let before = saved_bytes(colleague.reader().path());
    let refused = merge_unasked(&mut colleague, &in_clear).unwrap_err();
    assert_eq!(
        in_words(&refused),
        "Paketet är till Helsingborg. Ingenting ändrades."
    );
    assert!(saved_bytes(colleague.reader().path()) == before);
}

/// What is dated in the year 2200 would otherwise push everybody's clock there, and nothing could be written
/// after it.
#[test]
fn an_entry_from_the_end_of_time_is_held_back_and_moves_no_clock() {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let (next_century, end_of_time) = (LAST_BELIEVED_MS << 16, LATEST_MS << 16 | 0xFFFF);
    let [next_century, end_of_time] = [(2, next_century), (1, end_of_time)]
        .map(|(record, hlc)| entry(project, ESLOV, Id::from_u128(record), hlc, &[]));
    let bundle = village.crafted(ESLOV, &[next_century, end_of_time.clone()], 3);
    let report = village.merge(&bundle).unwrap();
    assert_eq!(report.held, [(end_of_time.id, HeldReason::NotYet)]);
    assert_eq!(report.warnings, [Warning::ClockAhead]);
    assert_eq!(
        in_words(&Warning::ClockAhead),
        "Paketet, eller något i det, är daterat i framtiden. Avsändarens klocka går troligen fel."
    );

    let group = Id::from_u128(2);
    set(
        &mut village.lead,
        Group::KIND,
        group,
        Group::name,
        json!("Rättad"),
    );
    let history = village.lead.reader().history(group).unwrap();
    assert!(
        history[1].id > history[0].id,
        "written on top of it, it comes after it"
    );
    assert!(
        history[1].id.hlc >> 16 <= LATEST_MS,
        "and others can read it"
    );
    let phase = |lead: &mut Workspace| {
        let phase = make(lead, Phase::KIND, fields([(Phase::name, json!("Analys"))]));
        lead.reader().history(phase).unwrap()[0].id.wall_ms()
    };
    const IN_2030: i64 = 1_900_000_000_000;
    assert!(phase(&mut village.lead) < IN_2030);
    let path = village.lead.reader().path().to_owned();
    let laptop = village.laptop(ESLOV, "eslov", 0);
    drop(std::mem::replace(&mut village.lead, laptop));
    let mut lead = Workspace::open_in(&path, Elsewhere::new(8, 0)).unwrap();
    assert!(
        phase(&mut lead) < IN_2030,
        "when the file is opened anew too"
    );
}

#[test]
fn last_year_s_bundle_again_takes_nothing_back_and_is_pointed_out() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov", 0);
    let group = make_group(&mut laptop, "Styrgruppen");
    let last_year_s = village.send(&mut laptop, "last_year");
    set(
        &mut laptop,
        Group::KIND,
        group,
        Group::name,
        json!("Ledningsgruppen"),
    );
    let this_year_s = village.send(&mut laptop, "this_year");
    village.merge(&this_year_s).unwrap();
    let before = journal(&village.lead);
    let report = village.merge(&last_year_s).unwrap();
    assert_eq!(report.warnings, [Warning::OlderThanKnown]);
    assert_eq!(
        in_words(&Warning::OlderThanKnown),
        "Ett senare paket från samma avsändare är redan sammanfogat."
    );
    let again = village.merge(&this_year_s).unwrap();
    assert_eq!(again.warnings, [Warning::MergedBefore]);
    assert_eq!(
        in_words(&Warning::MergedBefore),
        "Allt i det här paketet är redan sammanfogat."
    );
    assert_eq!(journal(&village.lead), before);
    let groups = village.lead.reader().all::<Group>().unwrap();
    assert_eq!(groups[0].name, "Ledningsgruppen");
}

/// Far more than any municipality has: it is refused before it is unpacked.
#[test]
fn a_bundle_with_a_million_groups_is_refused() {
    let mut door = Door::new();
    let project = door.village.lead.reader().project_id().unwrap();
    let mut forgery = Forgery::of_lines(project, b"");
    // Numbers that no sum can hold are no way around it.
    for counts in [
        json!({"group": 1_000_000}),
        json!({"group": u64::MAX, "person": u64::MAX}),
    ] {
        forgery.manifest["counts"] = counts;
        assert_eq!(
            door.refuses(&forgery.bytes()),
            "Paketet är orimligt stort, så det lästes inte in. Ingenting ändrades. (Teknisk uppgift: entries)"
        );
    }
}

/// Five thousand groups; as many as a bundle may hold with `SAMVERKA_FLOOD=500000`.
#[test]
fn a_flood_of_groups_is_counted_before_it_is_let_in_and_can_be_stopped() {
    let flood = std::env::var("SAMVERKA_FLOOD")
        .ok()
        .and_then(|flood| flood.parse().ok());
    let flood: u64 = flood.unwrap_or(5_000);
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let name = fields([
        (Group::kind, json!("strategic")),
        (Group::name, json!("Gruppen")),
    ]);
    let groups = (1..=flood).map(|number| samverka::journal::Entry {
        set: name.clone(),
        ..entry(
            project,
            ESLOV,
            Id::from_u128(number.into()),
            number << 16,
            &[],
        )
    });
    let groups: Vec<_> = groups.collect();
    let bundle = village.crafted(ESLOV, &groups, 3);
    let looked_at = village
        .lead
        .merge(&[&bundle], None, false, &mut |_, _| true);
    let counts = looked_at.unwrap()[0].total();
    assert_eq!(counts.new_records as u64, flood);
    // Before it is merged, and in the middle of it.
    for last in [2, 4] {
        let mut asked = 0;
        let stopped = village.lead.merge(&[&bundle], None, true, &mut |_, _| {
            asked += 1;
            asked < last
        });
        let refused = stopped.expect_err("it was stopped");
        assert_eq!(in_words(&refused), "Avbrutet. Ingenting ändrades.");
        assert_eq!(village.lead.reader().count(Group::KIND).unwrap(), 0);
    }
}

#[test]
fn one_record_with_a_flood_of_entries_can_be_stopped() {
    let mut village = Village::new();
    let project = village.lead.reader().project_id().unwrap();
    let record = Id::from_u128(1);
    let entries = (1..=5_000_u64).map(|number| samverka::journal::Entry {
        set: fields([(Group::name, json!(format!("Gruppen {number}")))]),
        ..entry(project, ESLOV, record, number << 16, &[])
    });
    let entries: Vec<_> = entries.collect();
    let bundle = village.crafted(ESLOV, &entries, 3);
    for last in [5, 8] {
        let mut asked = 0;
        let stopped = village.lead.merge(&[&bundle], None, true, &mut |_, _| {
            asked += 1;
            asked < last
        });
        assert_eq!(
            in_words(&stopped.unwrap_err()),
            "Avbrutet. Ingenting ändrades."
        );
        assert_eq!(village.lead.reader().count(Group::KIND).unwrap(), 0);
    }
}

#[test]
fn random_bytes_are_no_workspace_even_behind_a_right_beginning() {
    let mut village = Village::new();
    let whole = {
        drop(village.laptop(ESLOV, "eslov", 0));
        std::fs::read(village.path("eslov")).unwrap()
    };
    let mut dice = Elsewhere::new(5, 0);
    let mut noise = || -> Vec<u8> {
        let parts =
            (0..whole.len() / 32).map(|_| samverka::workspace::Surroundings::random(dice.as_mut()));
        parts.flatten().collect()
    };
    let path = village.path("noise.samverka");
    let refused = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        let refused = Workspace::open(&path).and_then(|workspace| workspace.verify());
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "it is left as it was");
        refused.expect_err("it is no workspace")
    };
    let not_ours = refused(&noise());
    assert!(matches!(
        not_ours,
        WorkspaceError::Store(StoreError::NotOurs)
    ));
    assert_eq!(
        in_words(&not_ours),
        "Filen är ingen arbetsfil från Samverka. Den är orörd."
    );
    for length in [100, 1_024, 4_096, whole.len() / 2] {
        let mut bytes = noise();
        bytes[..length].copy_from_slice(&whole[..length]);
        let damaged = in_words(&refused(&bytes));
        assert!(
            damaged.starts_with("Filen är skadad."),
            "{length}: {damaged}"
        );
    }
}

#[test]
fn the_lead_s_own_file_is_no_bundle() {
    let mut door = Door::new();
    let own = std::fs::read(door.village.path("lead.samverka")).unwrap();
    assert_eq!(
        door.refuses(&own),
        "Filen är inget paket från Samverka. Ingenting ändrades."
    );
}

#[test]
fn the_lead_s_own_entries_in_a_bundle_change_nothing() {
    let mut door = Door::new();
    door.village.merge(&door.eslov.clone()).unwrap();
    let before = journal(&door.village.lead);
    let bytes = door.village.craft(BundleKind::Bundle, ESLOV, &before, 3);
    let path = door.village.path("own.samverka-bundle");
    std::fs::write(&path, bytes).unwrap();
    let report = door.village.merge(&path).unwrap();
    assert_eq!(report.total().added, 0);
    assert_eq!(journal(&door.village.lead), before);
    door.village.lead.verify().unwrap();
}

#[test]
fn a_bundle_signed_by_nobody_s_key_is_refused() {
    let mut door = Door::new();
    let mut forgery = Forgery::of_lines(Id::nil(), b"");
    forgery.manifest["sender"] = json!("00".repeat(32));
    let bytes = forgery.bytes();
    assert!(matches!(read(&bytes), Err(BundleError::BadSignature)));
    assert_eq!(door.refuses(&bytes), CHANGED);
}

#[test]
fn a_key_written_in_another_way_is_no_other_key_and_is_refused() {
    let mut door = Door::new();
    let project = door.village.lead.reader().project_id().unwrap();
    let mut forgery = Forgery::of_lines(project, b"");
    let key = forgery.manifest["sender"].as_str().unwrap().to_owned();
    let in_capitals = key.to_uppercase();
    assert_ne!(in_capitals, key);
    for written in [in_capitals, format!("+{}", &key[1..])] {
        forgery.manifest["sender"] = json!(written);
        let bytes = forgery.bytes();
        assert!(matches!(read(&bytes), Err(BundleError::Damaged(_))));
        let said = door.refuses(&bytes);
        assert!(said.starts_with("Paketet är skadat"), "{said}");
    }
}

#[test]
fn a_clock_that_was_wrong_when_a_merge_was_taken_back_is_right_again_afterwards() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    make_group(&mut laptop, "Styrgruppen");
    let bundle = village.send(&mut laptop, "bundle");
    let Village { folder, lead } = village;
    let path = lead.reader().path().to_owned();
    drop(lead);
    let mut wrong = Workspace::open_in(&path, Elsewhere::new(5, TEN_YEARS)).unwrap();
    let then = make_group(&mut wrong, "Om tio år");
    merge(&mut wrong, &bundle).unwrap();
    let last = wrong.reader().last_merges(1).unwrap();
    wrong.unmerge(&last, true).unwrap();
    drop(wrong);
    let mut right = Workspace::open_in(&path, Elsewhere::new(6, 0)).unwrap();
    let now = make_group(&mut right, "Nu");
    set(&mut right, Group::KIND, then, Group::name, json!("Omdöpt"));
    let entries = journal(&right);
    let of = |record| entries.iter().filter(move |entry| entry.record == record);
    let first = of(then).next().unwrap().id;
    assert!(of(now).all(|entry| entry.id.wall_ms() + TEN_YEARS / 2 < first.wall_ms()));
    let renamed = of(then).next_back().unwrap();
    assert!(renamed.id > first, "later than what it changes");
    let ids: BTreeSet<_> = entries.iter().map(|entry| entry.id).collect();
    assert_eq!(ids.len(), entries.len());
    drop((right, folder));
}

/// Changes a workspace file's schema as a stranger might.
fn tamper(file: &std::path::Path, sql: &str) {
    let conn = rusqlite::Connection::open(file).unwrap();
    conn.execute_batch(sql).unwrap();
}

#[test]
fn what_a_file_s_tables_are_called_is_not_run() {
    let mut village = Village::new();
    let mut laptop = village.laptop(ESLOV, "eslov.samverka", 0);
    laptop.set_author("Amira Holm").unwrap();
    let file = laptop.reader().path().to_owned();
    drop(laptop);
    let name = "x\"\" AFTER INSERT ON main.entry BEGIN SELECT 1; END; \
                UPDATE meta SET value = 'Bo Ek' WHERE key = 'author'; --";
    let sql = format!(
        "CREATE TABLE \"{name}\" (a PRIMARY KEY); INSERT INTO meta VALUES ('base', 'a.samverka/1')"
    );
    tamper(&file, &sql);
    let author = || {
        let conn = rusqlite::Connection::open(&file).unwrap();
        let sql = "SELECT value FROM meta WHERE key = 'author'";
        conn.query_row(sql, [], |row| row.get::<_, String>(0))
            .unwrap()
    };
    let opened = Workspace::open(&file);
    assert_eq!(author(), "Amira Holm");
    make_group(&mut opened.unwrap(), "Styrgruppen");
    assert_eq!(author(), "Amira Holm");
}

#[test]
fn what_stands_behind_a_statement_of_a_file_s_schema_is_not_run() {
    let mut village = Village::new();
    drop(village.laptop(ESLOV, "eslov.samverka", 0));
    let there = village.path("there");
    let more = format!(
        "; ATTACH ''{}'' AS other; CREATE TABLE other.a (b)",
        there.display()
    );
    for part in ["meta", "entry_record"] {
        let name = format!("{part}.samverka");
        village.copy_file("eslov.samverka", &name);
        let file = village.path(&name);
        let sql = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql";
        tamper(&file, &format!("{sql} || '{more}' WHERE name = '{part}'"));
        let refused = Workspace::open(&file).err();
        assert!(
            matches!(refused, Some(WorkspaceError::Store(StoreError::Damaged(_)))),
            "{part}: {refused:?}"
        );
    }
    assert!(!there.exists());
}
