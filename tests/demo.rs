//! The reference project: the same every time, sound in every record, and as large as it says.

#![allow(
    clippy::expect_used,
    reason = "a test that finds nothing to test should stop"
)]

use std::collections::{BTreeMap, BTreeSet};

use samverka::demo::{Act, Demo, Scale, Story, story, write};
use samverka::domain::{
    Attendance, Comparison, Fields, GoodExample, Head, Id, KINDS, Kind, Meeting, Membership,
    Municipality, MunicipalityCode, Person, PersonLink, Project, ProjectNote, Record, Response,
    Session, Shape, Submission, Tally, Unit, Value,
};
use samverka::insight::{Facts, InMemory, Outside, SIGNALS, Scope, compute, signals, stale_months};
use samverka::workspace::{Edit, Workspace};

/// Records as they are when all acts are done; removed ones are gone.
#[derive(Default)]
struct Records {
    present: BTreeMap<Id, (&'static Kind, Option<MunicipalityCode>, Fields)>,
    removed: BTreeSet<Id>,
}

impl Records {
    fn of(story: &Story) -> Self {
        let mut records = Self::default();
        records.live(None, &story.lead);
        for (code, acts) in &story.municipalities {
            records.live(Some(*code), acts);
        }
        records.live(None, &story.after_merge);
        records
    }

    fn live(&mut self, owner: Option<MunicipalityCode>, acts: &[Act]) {
        for edit in acts.iter().flat_map(|act| &act.command.edits) {
            match edit.clone() {
                Edit::Create { kind, id, fields } => {
                    assert!(
                        self.present.insert(id, (kind, owner, fields)).is_none(),
                        "an id comes twice"
                    );
                }
                Edit::Set { kind, id, fields } => {
                    let (known, _, values) = self
                        .present
                        .get_mut(&id)
                        .expect("only what exists is changed");
                    assert_eq!(*known, kind);
                    values.extend(fields);
                }
                Edit::Remove { id, .. } => {
                    assert!(
                        self.present.remove(&id).is_some(),
                        "only what exists is removed"
                    );
                    self.removed.insert(id);
                }
                Edit::Restore { .. } | Edit::Undecide { .. } => {
                    unreachable!("nobody takes anything back")
                }
            }
        }
    }

    fn all<R: Record>(&self) -> impl Iterator<Item = (Id, Option<MunicipalityCode>, &Fields)> {
        let of_kind = self
            .present
            .iter()
            .filter(|(_, (kind, ..))| kind.code == R::CODE);
        of_kind.map(|(id, (_, owner, fields))| (*id, *owner, fields))
    }

    fn fields(&self, id: Id) -> &Fields {
        &self.present[&id].2
    }

    /// The records as figures are counted from them.
    fn rows(&self) -> InMemory {
        let project = self.all::<Project>().next().expect("a project").0;
        let mut rows = InMemory::default();
        for (id, (kind, owner, fields)) in &self.present {
            // The lead writes each municipality's own record; it is the municipality's all the same.
            let own = (kind.code == Municipality::CODE)
                .then(|| text(fields, Municipality::code).parse().ok());
            let municipality = own.flatten().or(*owner);
            let head = Head {
                id: *id,
                project,
                municipality,
                removed: false,
                erased: false,
            };
            rows.put(kind, head, fields.clone());
        }
        rows
    }
}

fn text<'a>(fields: &'a Fields, field: &str) -> &'a str {
    fields
        .get(field)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn reference(fields: &Fields, field: &str) -> Option<Id> {
    fields.get(field)?.as_str()?.parse().ok()
}

/// Every id that a record refers to.
fn references(kind: &Kind, fields: &Fields) -> Vec<Id> {
    let of_field =
        |(field, value): (&String, &Value)| match kind.field(field).map(|(_, field)| field.shape) {
            Some(Shape::Reference(_) | Shape::References(_)) => match value {
                Value::Array(ids) => ids
                    .iter()
                    .filter_map(|id| id.as_str()?.parse().ok())
                    .collect(),
                one => one
                    .as_str()
                    .and_then(|id| id.parse().ok())
                    .into_iter()
                    .collect::<Vec<Id>>(),
            },
            _ => Vec::new(),
        };
    fields.iter().flat_map(of_field).collect()
}

#[test]
fn every_record_fits_its_description_and_refers_to_what_exists() {
    let records = Records::of(&story(Scale::Boss));
    for (id, (kind, _, fields)) in &records.present {
        let code = kind.code;
        assert_eq!(kind.faults(fields), [], "{code} {id}: {fields:?}");
        let unknown: Vec<_> = fields
            .keys()
            .filter(|field| kind.field(field).is_none())
            .collect();
        assert!(unknown.is_empty(), "{code} has no {unknown:?}");
        for other in references(kind, fields) {
            assert!(
                records.present.contains_key(&other),
                "{code} {id} refers to nothing"
            );
        }
    }
}

#[test]
fn every_kind_of_record_has_a_part_in_it() {
    let records = Records::of(&story(Scale::Boss));
    let written: BTreeSet<&str> = records
        .present
        .values()
        .map(|(kind, ..)| kind.code)
        .chain(WITH_FEEDBACK)
        .collect();
    let missing: Vec<_> = KINDS
        .iter()
        .filter(|kind| !written.contains(kind.code))
        // What was sent to the fund is made of what is counted when all has been merged.
        .filter(|kind| kind.code != Submission::CODE)
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_story_is_the_same_every_time_and_told_in_order() {
    let (once, again) = (story(Scale::Boss), story(Scale::Boss));
    assert_eq!(once.lead, again.lead);
    assert_eq!(once.municipalities, again.municipalities);
    for (code, acts) in &once.municipalities {
        assert!(acts.is_sorted_by_key(|act| act.at), "{code}");
        assert!(acts.iter().all(|act| !act.author.is_empty()), "{code}");
    }
    assert!(once.lead.is_sorted_by_key(|act| act.at));
}

#[test]
fn a_record_is_made_before_it_is_changed_or_referred_to() {
    for (scale, every) in [(Scale::Boss, 1), (Scale::National, 12)] {
        let demo = Demo::new(scale);
        let mut known = BTreeSet::new();
        tell(&mut known, &demo.lead());
        for code in demo.municipalities().into_iter().step_by(every) {
            tell(&mut known.clone(), &demo.municipality(code));
        }
    }
}

fn tell(known: &mut BTreeSet<Id>, acts: &[Act]) {
    for (act, edit) in acts
        .iter()
        .flat_map(|act| act.command.edits.iter().map(move |edit| (act, edit)))
    {
        match edit {
            Edit::Create { kind, id, fields } => {
                for other in references(kind, fields) {
                    assert!(known.contains(&other), "{} {id} at {}", kind.code, act.at);
                }
                known.insert(*id);
            }
            other => assert!(known.contains(&other.id()), "{edit:?} at {}", act.at),
        }
    }
}

#[test]
fn people_join_leave_and_come_back_and_mistakes_are_put_right() {
    let story = story(Scale::Boss);
    let records = Records::of(&story);
    let ended = records
        .all::<Membership>()
        .filter(|(.., fields)| !text(fields, Membership::to).is_empty())
        .count();
    assert!(ended > 40, "{ended} memberships have ended");
    let mut seats: BTreeMap<_, usize> = BTreeMap::new();
    for (_, _, fields) in records.all::<Membership>() {
        *seats
            .entry((reference(fields, "group"), reference(fields, "person")))
            .or_default() += 1;
    }
    assert!(
        seats.values().filter(|times| **times > 1).count() >= 5,
        "some came back"
    );
    assert!(
        records.removed.len() >= 3,
        "some records were taken away: {}",
        records.removed.len()
    );
}

#[test]
fn meetings_are_held_on_working_days_between_start_and_end() {
    let records = Records::of(&story(Scale::Boss));
    let mut meetings = 0;
    for (_, _, fields) in records.all::<Meeting>() {
        let date: chrono::NaiveDate = text(fields, Meeting::date).parse().expect("a date");
        let weekday = chrono::Datelike::weekday(&date).number_from_monday();
        assert!(weekday <= 5, "{date}");
        assert!(
            ("2016-10-01".."2018-10-01").contains(&text(fields, Meeting::date)),
            "{date}"
        );
        meetings += 1;
    }
    assert!(meetings > 350, "{meetings} meetings");
}

#[test]
fn as_many_people_and_hours_as_were_published() {
    let records = Records::of(&story(Scale::Boss));
    let same: BTreeMap<Id, Id> = records
        .all::<PersonLink>()
        .filter_map(|(_, _, fields)| {
            Some((reference(fields, "second")?, reference(fields, "first")?))
        })
        .collect();
    assert_eq!(same.len(), 6);
    let mut minutes: BTreeMap<Id, i64> = BTreeMap::new();
    let mut reported = BTreeSet::new();
    let mut sessions = BTreeSet::new();
    for (_, _, fields) in records.all::<Attendance>() {
        let (Some(session), Some(person)) =
            (reference(fields, "session"), reference(fields, "person"))
        else {
            continue;
        };
        if matches!(text(fields, "status"), "present" | "remote") {
            let whole = records
                .fields(session)
                .get(Session::minutes)
                .and_then(Value::as_i64);
            let own = fields
                .get(Attendance::minutes)
                .and_then(Value::as_i64)
                .or(whole)
                .expect("minutes");
            *minutes
                .entry(same.get(&person).copied().unwrap_or(person))
                .or_default() += own;
            reported.insert(person);
            sessions.insert(session);
        }
    }
    assert_eq!(reported.len(), 591, "six people are reported twice");
    assert_eq!(sessions.len(), 28);
    let of = |gender: &str| {
        let people = minutes
            .iter()
            .filter(|(id, _)| text(records.fields(**id), Person::gender) == gender);
        people.fold((0, 0), |(count, total), (_, minutes)| {
            (count + 1, total + minutes)
        })
    };
    assert_eq!(of("woman"), (415, 7920 * 60));
    assert_eq!(of("man"), (170, 3161 * 60));
    let mut sectors: BTreeMap<&str, i64> = BTreeMap::new();
    for id in minutes.keys() {
        let person = records.fields(*id);
        if text(person, Person::participant_level) == "professional" {
            let unit = reference(person, Person::unit).map(|unit| records.fields(unit));
            let sector = unit
                .map(|unit| text(unit, Unit::sector))
                .unwrap_or_default();
            let named = ["social", "education", "labour_market"].contains(&sector);
            *sectors
                .entry(if named { sector } else { "other" })
                .or_default() += 1;
        }
    }
    let published = [
        ("education", 59),
        ("labour_market", 19),
        ("other", 9),
        ("social", 73),
    ];
    assert_eq!(sectors.into_iter().collect::<Vec<_>>(), published);
}

#[test]
fn a_large_municipality_has_five_thousand_persons_and_a_hundred_thousand_attendances() {
    let demo = Demo::new(Scale::Large);
    let [only] = demo.municipalities()[..] else {
        panic!("one municipality")
    };
    assert_eq!(counted(&demo.municipality(only)), (5_000, 100_000));
}

#[test]
fn a_national_project_deals_its_people_out_over_all_municipalities() {
    let demo = Demo::new(Scale::National);
    let codes = demo.municipalities();
    assert_eq!(codes.len(), 290);
    // 133 200 persons and 1 000 000 attendances leave a remainder that the first municipalities take.
    let ends = [codes[0], codes[289]].map(|code| counted(&demo.municipality(code)));
    assert_eq!(ends, [(460, 3449), (459, 3448)]);
    assert_eq!(90 * 460 + 200 * 459, 133_200);
    assert_eq!(80 * 3449 + 210 * 3448, 1_000_000);
}

fn counted(acts: &[Act]) -> (usize, usize) {
    let count = |code: &str| {
        let edits = acts.iter().flat_map(|act| &act.command.edits);
        edits
            .filter(|edit| matches!(edit, Edit::Create { kind, .. } if kind.code == code))
            .count()
    };
    (count(Person::CODE), count(Attendance::CODE))
}

/// A published part's name in the figure: `only unit heads and strategists` is one word there.
fn snake_case(name: &str) -> String {
    name.replace(',', "").replace(' ', "_")
}

/// Where the figures differ from the published ones.
fn differences(facts: &Facts) -> Vec<String> {
    let published: Value =
        serde_json::from_str(include_str!("data/boss-figures.json")).expect("JSON");
    let scope = Scope::everything("2018-10-20".parse().expect("a date"));
    let mut differences = Vec::new();
    let figures = published
        .as_object()
        .expect("an object")
        .iter()
        .filter(|(id, _)| id.contains('.'));
    for (id, expected) in figures {
        let counted = compute(facts, id, &scope)
            .map(|figure| figure.json())
            .unwrap_or_default();
        let parts = match expected {
            Value::Object(parts) => parts.clone(),
            bare => std::iter::once(("value".to_owned(), bare.clone())).collect(),
        };
        for (name, value) in parts {
            let same = match (&value, &counted[snake_case(&name)]) {
                (Value::Object(inner), found) => inner
                    .iter()
                    .all(|(name, value)| found[snake_case(name)] == *value),
                (value, found) => value == found,
            };
            if !same {
                differences.push(format!(
                    "{id} {name}: {value} was published, counted is {counted}"
                ));
            }
        }
    }
    differences
}

#[test]
fn every_published_figure_is_counted_from_the_records() {
    let Ok(facts) = Facts::load(&Records::of(&story(Scale::Boss)).rows());
    assert_eq!(differences(&facts), Vec::<String>::new());
}

#[test]
fn sessions_are_evaluated_one_by_one_and_a_self_assessment_is_saved_as_one_goes() {
    let told = story(Scale::Boss);
    let records = Records::of(&told);
    let evaluated: BTreeSet<_> = records
        .all::<Tally>()
        .filter_map(|(_, _, fields)| reference(fields, Tally::about))
        .collect();
    let day_of = |session: &Id| text(records.fields(*session), Session::starts).to_owned();
    assert!(evaluated.len() > 15, "only {} sessions", evaluated.len());
    assert!(evaluated.iter().all(|session| !day_of(session).is_empty()));
    let saved = told.municipalities.iter().flat_map(|(_, acts)| acts);
    let saved = saved.flat_map(|act| &act.command.edits);
    let again = saved.filter(|edit| {
        matches!(edit, Edit::Set { kind, fields, .. }
            if kind.code == Response::CODE && fields.contains_key(Response::answers))
    });
    assert!(again.count() > 15, "answer by answer");
}

#[test]
fn a_figure_follows_its_records() {
    let records = Records::of(&story(Scale::Boss));
    let mut rows = records.rows();
    let (link, ..) = records.all::<PersonLink>().next().expect("a link");
    rows.remove(link);
    let Ok(facts) = Facts::load(&rows);
    let different = differences(&facts);
    // Somebody is counted twice: as a person, and by gender; and the cost is shared by one more.
    assert!(
        different
            .iter()
            .any(|line| line.starts_with("participants.unique total")),
        "{different:?}"
    );
    assert!(
        different
            .iter()
            .all(|line| !line.starts_with("participants.hours")),
        "{different:?}"
    );
}

#[test]
fn what_the_program_points_out_has_somewhere_to_happen() {
    let Ok(facts) = Facts::load(&Records::of(&story(Scale::Boss)).rows());
    let mut fired: BTreeSet<&str> = BTreeSet::new();
    // One day soon after a month of trainings, one in the last summer, when groups had stopped meeting, and one at the
    // very end.
    for today in ["2018-06-18", "2018-08-20", "2018-09-20"] {
        let scope = Scope::everything(today.parse().expect("a date"));
        fired.extend(
            signals(&facts, &scope, &Outside::default())
                .iter()
                .map(|signal| signal.id),
        );
    }
    // Two are about bundles that have come in, and one about what was sent when they had, which records in memory have
    // not; of what was voted for on a board something came; feedback is a bundle too; the others are about faulty rows.
    let silent: BTreeSet<&str> = SIGNALS
        .iter()
        .map(|(id, _)| *id)
        .filter(|id| !fired.contains(id))
        .collect();
    assert_eq!(
        silent,
        BTreeSet::from([
            "group.undated",
            "board.unused",
            "submission.stale",
            "survey.more_than_asked",
            "feedback.new",
            "told.differently",
            "merge.conflict",
            "municipality.twice",
            "municipality.silent",
            "training.at_once",
            "training.no_minutes",
            "training.too_long",
        ])
    );
}

#[test]
fn sixteen_files_made_sent_and_merged_give_every_published_figure() {
    let folder = tempfile::tempdir().expect("a folder");
    let written = write(folder.path(), Scale::Boss, &mut |_, _| true).expect("the demo's files");
    assert_eq!((written.workspaces.len(), written.bundles.len()), (16, 16));
    let lead = Workspace::open(&written.lead).expect("the lead's file");
    lead.verify()
        .expect("the tables are the fold of the journal");
    let facts = Facts::load(lead.reader()).expect("readable rows");
    assert_eq!(differences(&facts), Vec::<String>::new());
    let today = "2018-10-20".parse().expect("a date");
    let stale = stale_months(&facts, &Scope::everything(today));
    let again = stale.iter().map(|one| one.differences.len());
    assert_eq!(
        again.collect::<Vec<_>>(),
        [4, 0],
        "a sent month was corrected, and the next is sent again after it"
    );
    assert_eq!(
        lead.reader().held().expect("readable"),
        [],
        "nothing was held back"
    );
    let conflicts = lead.reader().conflicts().expect("readable");
    let fields: Vec<&str> = conflicts
        .iter()
        .map(|waiting| waiting.conflict.field.as_str())
        .collect();
    assert_eq!(
        fields,
        ["agreement"],
        "one date was written down differently on two sides"
    );
    for file in &written.workspaces {
        let own = Workspace::open(file).expect("a municipality's file");
        own.verify()
            .expect("the tables are the fold of the journal");
        let reader = own.reader();
        let news = reader.news().expect("readable").expect("feedback came");
        assert!(!news.seen);
        let told: BTreeSet<&str> = news.records.iter().map(|(kind, _)| kind.code).collect();
        assert!(WITH_FEEDBACK.iter().all(|kind| told.contains(kind)));
        for one in reader.all::<Comparison>().expect("readable") {
            assert_eq!(one.recipient, own.role().municipality());
            assert!(one.others >= Some(5));
        }
    }
}

/// What the lead writes once all has been merged: it is in the files, and not among what people did before.
const WITH_FEEDBACK: [&str; 3] = [GoodExample::CODE, ProjectNote::CODE, Comparison::CODE];
