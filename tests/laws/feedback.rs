//! What the lead sends back, and what does not go along.

use std::path::{Path, PathBuf};

use samverka::bundle::{self, BundleKind, Limits, Unlock};
use samverka::domain::{
    Comparison, GoodExample, Group, Id, Initiative, Municipality, Person, ProjectNote, Quote,
    Record, Survey, Training,
};
use samverka::insight::comparisons;
use samverka::workspace::{Command, Workspace, WorkspaceError, fields};
use serde_json::json;

use crate::village::*;

fn feedback(village: &mut Village, to: &str, name: &str) -> PathBuf {
    let path = village.path(name);
    village.lead.export_feedback(&path, code(to)).unwrap();
    path
}

/// All that stands in a bundle, in clear.
fn inside(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let read = bundle::read(&bytes, &Unlock::default(), &Limits::default()).unwrap();
    let lines = read
        .entries
        .all()
        .unwrap()
        .into_iter()
        .map(|entry| serde_json::to_string(&entry).unwrap());
    lines.collect::<Vec<_>>().join("\n")
}

fn example(lead: &mut Workspace, text: &str) -> Id {
    let says = [
        (GoodExample::title, json!("Språkcafé på biblioteket")),
        (GoodExample::text, json!(text)),
        (GoodExample::ask, json!("Samordnare, Kultur")),
    ];
    make(lead, GoodExample::KIND, fields(says))
}

fn note(lead: &mut Workspace, to: Option<&str>, subject: &str) -> Id {
    let says = [
        (ProjectNote::recipient, json!(to)),
        (ProjectNote::subject, json!(subject)),
        (ProjectNote::text, json!(format!("Om {subject}"))),
    ];
    make(lead, ProjectNote::KIND, fields(says))
}

#[test]
fn feedback_brings_what_is_for_everybody_and_what_is_addressed_to_its_receiver() {
    let mut village = Village::new();
    let mut eslov = village.laptop(ESLOV, "eslov.samverka", 0);
    let training = fields([(Training::title, json!("Öppna föreläsningar"))]);
    let training = make(&mut village.lead, Training::KIND, training);
    let survey = fields([
        (Survey::title, json!("Självvärdering")),
        (Survey::closes_on, json!("2026-12-15")),
    ]);
    make(&mut village.lead, Survey::KIND, survey);
    let shared = example(&mut village.lead, "Det vi gjorde");
    set(
        &mut village.lead,
        GoodExample::KIND,
        shared,
        GoodExample::shared,
        json!(true),
    );
    note(&mut village.lead, Some(ESLOV), "besöket hos er");
    note(&mut village.lead, Some(HELSINGBORG), "hemligheten");
    note(&mut village.lead, None, "årsmötet");
    let path = feedback(&mut village, ESLOV, "feedback");
    assert!(!inside(&path).contains("hemligheten"));
    merge(&mut eslov, &path).unwrap();
    let reader = eslov.reader();
    assert!(reader.get::<Training>(training).unwrap().is_some());
    let surveys = reader.all::<Survey>().unwrap();
    assert_eq!(surveys[0].closes_on, "2026-12-15".parse().ok());
    assert_eq!(
        reader.all::<GoodExample>().unwrap()[0].text,
        "Det vi gjorde"
    );
    let mut notes: Vec<_> = reader.all::<ProjectNote>().unwrap();
    notes.sort_by(|one, other| one.subject.cmp(&other.subject));
    let subjects: Vec<_> = notes.iter().map(|note| &*note.subject).collect();
    assert_eq!(subjects, ["besöket hos er", "årsmötet"]);
    assert_eq!(notes[0].text, "Om besöket hos er");
    eslov.verify().unwrap();
    let report = merge(&mut eslov, &path).unwrap();
    assert_eq!(report.total().new_records, 0, "twice is once");
}

#[test]
fn feedback_holds_nobody_and_nothing_that_another_municipality_wrote() {
    let mut village = Village::new();
    let mut eslov = village.laptop(ESLOV, "eslov.samverka", 0);
    eslov.set_author("Hemlig Skribent").unwrap();
    let person = fields([
        (Person::name, json!("Amira Holmquist")),
        (Person::email, json!("amira@eslov.example")),
        (Person::phone, json!("070-123 45 67")),
        (Person::protected, json!(true)),
    ]);
    let person = make(&mut eslov, Person::KIND, person);
    make_group(&mut eslov, "Eslövs egen grupp");
    let initiative = fields([
        (Initiative::title, json!("Eslövs förändringsarbete")),
        (Initiative::driver, json!(person)),
        (Initiative::good_example, json!(true)),
        (Initiative::may_share, json!(true)),
        (
            Initiative::example_text,
            json!("Amira Holmquist gjorde allt"),
        ),
    ]);
    let initiative = make(&mut eslov, Initiative::KIND, initiative);
    let quote = fields([
        (Quote::text, json!("Så sa Amira")),
        (Quote::about, json!(initiative)),
        (Quote::may_publish, json!(true)),
    ]);
    make(&mut eslov, Quote::KIND, quote);
    let bundle = village.send(&mut eslov, "bundle");
    village.merge(&bundle).unwrap();
    village.lead.set_author("Lena Ledare").unwrap();
    let reviewed = example(&mut village.lead, "Amira Holmquist gjorde allt");
    let kind = GoodExample::KIND;
    set(
        &mut village.lead,
        kind,
        reviewed,
        GoodExample::text,
        json!("En samordnare gjorde allt"),
    );
    set(
        &mut village.lead,
        kind,
        reviewed,
        GoodExample::shared,
        json!(true),
    );
    let draft = example(&mut village.lead, "Utkast om Amira");
    let noted = fields([(Municipality::note, json!("Amira är sjuk"))]);
    let own = village
        .lead
        .reader()
        .all::<Municipality>()
        .unwrap()
        .remove(0)
        .head
        .id;
    village
        .lead
        .run(&Command::set(Municipality::KIND, own, noted))
        .unwrap();
    let names = [
        "Amira",
        "Holmquist",
        "amira@",
        "070",
        "Skribent",
        "Lena",
        "sjuk",
        "Utkast",
    ];
    for path in [feedback(&mut village, HELSINGBORG, "feedback"), {
        let kit = village.path("kit");
        village.lead.export_kit(&kit, code(HELSINGBORG)).unwrap();
        kit
    }] {
        let inside = inside(&path);
        for name in names {
            assert!(!inside.contains(name), "{name} in {inside}");
        }
        for own in [
            "Eslövs egen grupp",
            "Eslövs förändringsarbete",
            &person.to_string(),
        ] {
            assert!(!inside.contains(own), "{own}");
        }
        assert!(inside.contains("En samordnare gjorde allt"));
        assert!(
            !inside.contains(&draft.to_string()),
            "what is not reviewed stays"
        );
    }
}

#[test]
fn example_that_is_shared_no_more_leaves_the_libraries_and_says_nothing_new() {
    let mut village = Village::new();
    let mut eslov = village.laptop(ESLOV, "eslov.samverka", 0);
    let (kind, shared) = (GoodExample::KIND, GoodExample::shared);
    let id = example(&mut village.lead, "Som det var");
    set(&mut village.lead, kind, id, shared, json!(true));
    let path = feedback(&mut village, ESLOV, "one");
    merge(&mut eslov, &path).unwrap();
    set(
        &mut village.lead,
        kind,
        id,
        GoodExample::text,
        json!("Bättre sagt"),
    );
    let path = feedback(&mut village, ESLOV, "two");
    assert!(!inside(&path).contains("Som det var"));
    merge(&mut eslov, &path).unwrap();
    let there = |eslov: &Workspace| eslov.reader().get::<GoodExample>(id).unwrap().unwrap();
    assert_eq!(there(&eslov).text, "Bättre sagt");
    set(&mut village.lead, kind, id, shared, json!(false));
    set(
        &mut village.lead,
        kind,
        id,
        GoodExample::text,
        json!("Under arbete"),
    );
    let path = feedback(&mut village, ESLOV, "three");
    assert!(!inside(&path).contains("Under arbete"));
    merge(&mut eslov, &path).unwrap();
    assert_eq!(there(&eslov).shared, Some(false));
    village.lead.run(&Command::remove(kind, id)).unwrap();
    let path = feedback(&mut village, ESLOV, "four");
    merge(&mut eslov, &path).unwrap();
    assert!(there(&eslov).head.removed);
    assert_eq!(eslov.reader().conflicts().unwrap(), []);
    eslov.verify().unwrap();
}

#[test]
fn note_is_for_whom_it_was_made_for_good() {
    let mut village = Village::new();
    let id = note(&mut village.lead, Some(ESLOV), "besöket");
    let to = |to: &str| fields([(ProjectNote::recipient, json!(to))]);
    let moved = Command::set(ProjectNote::KIND, id, to(HELSINGBORG));
    assert!(matches!(
        village.lead.run(&moved),
        Err(WorkspaceError::Invalid(_))
    ));
    let same = Command::set(ProjectNote::KIND, id, to(ESLOV));
    village.lead.run(&same).unwrap();
    let mut nowhere = to("9999");
    nowhere.extend(fields([(ProjectNote::subject, json!("ingen"))]));
    let id = village.lead.fresh_id();
    let made = Command::create(ProjectNote::KIND, id, nowhere);
    assert!(matches!(
        village.lead.run(&made),
        Err(WorkspaceError::Invalid(_))
    ));
}

#[test]
fn what_the_lead_addresses_to_a_municipality_is_not_sent_back_by_it() {
    let mut village = Village::new();
    let mut eslov = village.laptop(ESLOV, "eslov.samverka", 0);
    note(&mut village.lead, Some(ESLOV), "besöket");
    let path = feedback(&mut village, ESLOV, "feedback");
    merge(&mut eslov, &path).unwrap();
    make_group(&mut eslov, "Styrgruppen");
    let bundle = village.send(&mut eslov, "bundle");
    let report = village.merge(&bundle).unwrap();
    assert_eq!(report.held, []);
    assert!(!report.kinds.contains_key(ProjectNote::CODE));
    // Nor does anybody else write to it in the lead's name.
    let made = Command::create(ProjectNote::KIND, eslov.fresh_id(), fields([]));
    assert!(matches!(eslov.run(&made), Err(WorkspaceError::NotOurs(_))));
}

#[test]
fn feedback_is_opened_by_its_receiver_alone_and_written_by_the_lead_alone() {
    let mut village = Village::new();
    let mut eslov = village.laptop(ESLOV, "eslov.samverka", 0);
    let path = feedback(&mut village, HELSINGBORG, "feedback");
    assert!(matches!(
        merge(&mut eslov, &path),
        Err(WorkspaceError::ForOther(_))
    ));
    let own = village.path("own");
    let refused = eslov.export_feedback(&own, code(ESLOV));
    assert!(matches!(refused, Err(WorkspaceError::OnlyForLead)));
    let stranger = village.lead.export_feedback(&own, code("1276"));
    assert!(matches!(stranger, Err(WorkspaceError::NotTakingPart(_))));
    assert!(!own.exists());
    let exports = village.lead.reader().exports().unwrap();
    assert_eq!(
        exports[0].kind,
        BundleKind::Feedback.code(),
        "it stands in the log"
    );
}

#[test]
fn news_is_what_came_until_somebody_has_looked_and_each_laptop_for_itself() {
    let mut village = Village::new();
    let mut one = village.laptop(ESLOV, "one.samverka", 0);
    let mut other = village.laptop(ESLOV, "other.samverka", 0);
    assert_eq!(one.reader().news().unwrap(), None);
    note(&mut village.lead, Some(ESLOV), "besöket");
    let training = fields([(Training::title, json!("Öppna föreläsningar"))]);
    make(&mut village.lead, Training::KIND, training);
    let path = feedback(&mut village, ESLOV, "feedback");
    for laptop in [&mut one, &mut other] {
        merge(laptop, &path).unwrap();
        let news = laptop.reader().news().unwrap().unwrap();
        let kinds: Vec<_> = news.records.iter().map(|(kind, _)| kind.code).collect();
        assert_eq!(kinds, [Training::CODE, ProjectNote::CODE]);
        assert!(!news.seen);
    }
    one.look_at_news().unwrap();
    assert!(one.reader().news().unwrap().unwrap().seen);
    let bundle = village.send_pseudonymous(&mut one, "bundle");
    merge(&mut other, &bundle).unwrap();
    let news = other.reader().news().unwrap().unwrap();
    assert!(
        !news.seen && news.records.len() == 2,
        "the other has not looked"
    );
    note(&mut village.lead, None, "årsmötet");
    let path = feedback(&mut village, ESLOV, "later");
    merge(&mut one, &path).unwrap();
    let news = one.reader().news().unwrap().unwrap();
    assert_eq!(
        (news.seen, news.records.len()),
        (false, 1),
        "only what is new"
    );
}

#[test]
fn comparison_is_made_of_six_or_more_and_reaches_each_alone() {
    let mut village = Village::new();
    let codes = ["1214", "1230", "1231", "1233", "1256"];
    for place in codes {
        let part = fields([(Municipality::code, json!(place))]);
        make(&mut village.lead, Municipality::KIND, part);
    }
    let today = "2026-11-25".parse().unwrap();
    let early = comparisons(village.lead.reader(), today).unwrap();
    assert_eq!(early.len(), 0, "nobody has sent anything");
    for (nth, place) in codes.iter().chain(&[ESLOV, HELSINGBORG]).enumerate() {
        let mut laptop = village.laptop(place, &format!("{place}.samverka"), 0);
        for group in 0..=nth {
            make_group(&mut laptop, &format!("Grupp {group}"));
            let meeting = fields([
                ("title", json!("Möte")),
                ("date", json!("2026-03-01")),
                (
                    "groups",
                    json!([laptop.reader().all::<Group>().unwrap()[group].head.id]),
                ),
            ]);
            some_record(&mut laptop, &["meeting"], &meeting);
        }
        let bundle = village.send(&mut laptop, place);
        village.merge(&bundle).unwrap();
    }
    let new = comparisons(village.lead.reader(), today).unwrap();
    assert!(village.lead.write_comparisons(new).unwrap());
    let again = comparisons(village.lead.reader(), today).unwrap();
    assert_eq!(again.len(), 0, "once a day");
    let path = feedback(&mut village, ESLOV, "feedback");
    let mut eslov = village.copy("1285.samverka", "copy.samverka");
    merge(&mut eslov, &path).unwrap();
    let all = eslov.reader().all::<Comparison>().unwrap();
    assert!(!all.is_empty());
    for one in all {
        assert_eq!(one.recipient, Some(code(ESLOV)));
        assert!(one.others >= Some(5), "{one:?}");
    }
}
