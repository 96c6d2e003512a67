//! Beslut: two values, three pairs, a key that changed and entries that were not the sender's.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::bundle::{self, BundleKind, Draft, Lock, Profile, SigningKey};
use samverka::domain::{
    Attendance, Group, Id, LinkVerdict, Meeting, Person, PersonLink, Record, Session, Training,
};
use samverka::gui::{App, Route, Settings};
use samverka::journal::{Entry, EntryId};
use samverka::workspace::{Command, Reader, Trust, Workspace, fields};
use serde_json::json;

use crate::hands::{pictures, sees};
use crate::project::{ESLOV, HELSINGBORG, lead_of};
use crate::support::{make, options, settle, window};

/// A lead with everything that can wait for a decision.
struct Troubled {
    _folder: tempfile::TempDir,
    lead: PathBuf,
    groups: [Id; 2],
}

impl Troubled {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let mut lead = lead_of(&path("lead.samverka"), &[ESLOV, HELSINGBORG]);
        lead.export_kit(&path("kit"), "1285".parse().unwrap())
            .unwrap();
        let mut own = Workspace::open_kit(&path("kit"), &path("eslov.samverka")).unwrap();
        own.set_author("Maria Svensson").unwrap();
        let groups = ["Gruppen", "Nätverket"].map(|name| group(&mut own, name));
        for (name, genders) in [
            ("Anna Ek", ["woman", "woman"]),
            ("Bo Alm", ["man", "man"]),
            ("Cia Ring", ["woman", "man"]),
        ] {
            let email = format!("{}@eslov.example", name.to_lowercase().replace(' ', "."));
            for gender in genders {
                let described = json!({"name": name, "email": email, "gender": gender});
                make(&mut own, Person::KIND, described);
            }
        }
        merge(&mut lead, send(&mut own, path("first")));
        lead.set_author("Per Lind").unwrap();
        for (workspace, names) in [
            (&mut lead, ["Ledningsgruppen", "Rådet"]),
            (&mut own, ["Styrgruppen", "Forumet"]),
        ] {
            for (group, name) in groups.iter().zip(names) {
                rename(workspace, *group, name);
            }
        }
        merge(&mut lead, send(&mut own, path("second")));
        let mut stranger = Workspace::open_kit(&path("kit"), &path("other.samverka")).unwrap();
        group(&mut stranger, "Den nya gruppen");
        merge(&mut lead, send(&mut stranger, path("third")));
        let stray = stray(&lead, &path("fourth"));
        merge(&mut lead, stray);
        Self {
            lead: path("lead.samverka"),
            _folder: folder,
            groups,
        }
    }

    fn reader(&self) -> Reader {
        Reader::open(&self.lead).unwrap()
    }

    fn open(&self) -> Harness<'_, App> {
        let mut options = options(Some(self.lead.clone()), Vec::new());
        options.page = Some(Route::DECISIONS);
        window(vec2(1280.0, 1200.0), options)
    }
}

fn group(workspace: &mut Workspace, name: &str) -> Id {
    make(
        workspace,
        Group::KIND,
        json!({"kind": "strategic", "name": name}),
    )
}

fn rename(workspace: &mut Workspace, group: Id, name: &str) {
    let set = fields([(Group::name, json!(name))]);
    workspace
        .run(&Command::set(Group::KIND, group, set))
        .unwrap();
}

fn send(from: &mut Workspace, bundle: PathBuf) -> PathBuf {
    from.export(&bundle, Profile::Full, None, &BTreeSet::new())
        .unwrap();
    bundle
}

fn merge(lead: &mut Workspace, bundle: PathBuf) {
    lead.merge(&[bundle], None, true, &mut |_, _| true).unwrap();
}

/// Helsingborg's bundle with a group of Eslöv's.
fn stray(lead: &Workspace, path: &Path) -> PathBuf {
    strays(lead, path, &[(9, "Grannens grupp")])
}

/// The same with several.
pub fn strays(lead: &Workspace, path: &Path, groups: &[(u64, &str)]) -> PathBuf {
    let entries = groups.iter().map(|(number, name)| Entry {
        id: EntryId {
            hlc: (1_500_000_000_000 + number - 9) << 16,
            device: 77,
        },
        project: lead.reader().project_id().unwrap(),
        kind: Group::CODE.into(),
        record: Id::from_u128((*number).into()),
        municipality: Some("1285".parse().unwrap()),
        parents: Vec::new(),
        set: fields([
            (Group::kind, json!("strategic")),
            (Group::name, json!(name)),
        ]),
        author: None,
    });
    let entries: Vec<Entry> = entries.collect();
    let draft = Draft {
        kind: BundleKind::Bundle,
        project: lead.reader().project_id().unwrap(),
        project_name: "BRED".into(),
        municipality: Some("1283".parse().unwrap()),
        profile: Profile::Full,
        made_at: 1_500_000_000_000,
    };
    let key = SigningKey::from_bytes([5; 32]);
    let (bytes, _) = bundle::write(draft, &entries, &key, &Lock::Open).unwrap();
    std::fs::write(path, bytes).unwrap();
    path.to_owned()
}

fn press(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    settle(window);
}

fn click(window: &mut Harness<'_, App>, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

/// What the navigation says waits.
fn counter(window: &Harness<'_, App>) -> Option<usize> {
    let said = window
        .get_all_by_label("Beslut")
        .find_map(|node| node.accesskit_node().description())?;
    said.parse().ok()
}

#[test]
fn two_conflicts_are_decided_with_two_keys() {
    let troubled = Troubled::new();
    let mut window = troubled.open();
    assert_eq!(counter(&window), Some(2 + 3 + 2));
    assert!(sees(&window, "1 av 2"));
    assert!(sees(&window, "Maria Svensson") && sees(&window, "Per Lind"));
    assert!(sees(&window, "i paket från Eslöv") && sees(&window, "skrivet här"));
    press(&mut window, Key::Num1);
    assert_eq!(counter(&window), Some(1 + 3 + 2));
    assert!(!sees(&window, "av 2"));
    assert!(sees(&window, "Valt för "), "what was decided is said");
    press(&mut window, Key::Num2);
    assert_eq!(counter(&window), Some(3 + 2));
    assert!(sees(&window, "Inga värden skiljer sig åt."));
    drop(window);
    let reader = troubled.reader();
    assert!(reader.conflicts().unwrap().is_empty());
    let mut names = troubled
        .groups
        .map(|id| reader.get::<Group>(id).unwrap().unwrap().name);
    names.sort();
    let [first, second] = names.each_ref().map(String::as_str);
    // One of the lead's names and one of the municipality's: the first value is the later one.
    let own = ["Forumet", "Styrgruppen"];
    let chosen = [first, second].map(|name| own.contains(&name));
    assert_eq!(chosen.iter().filter(|own| **own).count(), 1, "{names:?}");
}

#[test]
fn a_decision_that_is_undone_waits_again() {
    let troubled = Troubled::new();
    let mut window = troubled.open();
    click(&mut window, "Dubbletter (3)");
    press(&mut window, Key::Num1);
    assert!(sees(&window, "Ett par till väntar."));
    assert!(
        sees(&window, " är samma person"),
        "what was decided is said"
    );
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert!(sees(&window, "2 par till väntar."));
}

#[test]
fn a_decision_on_a_conflict_that_is_undone_is_asked_about_again() {
    let troubled = Troubled::new();
    let mut window = troubled.open();
    let before = troubled.reader().conflicts().unwrap().len();
    press(&mut window, Key::Num1);
    assert_eq!(troubled.reader().conflicts().unwrap().len(), before - 1);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert!(sees(&window, "1 av 2"));
    let waiting = troubled.reader().conflicts().unwrap();
    assert!(waiting.iter().all(|one| one.conflict.values.len() == 2));
    assert_eq!(waiting.len(), before);
}

#[cfg(unix)]
#[test]
fn a_decision_that_could_not_be_stored_waits_again() {
    let troubled = Troubled::new();
    let mut window = troubled.open();
    let aside = troubled.lead.with_extension("aside");
    std::fs::rename(&troubled.lead, &aside).unwrap();
    press(&mut window, Key::Num1);
    assert!(sees(&window, "1 av 2"));
    std::fs::rename(&aside, &troubled.lead).unwrap();
    press(&mut window, Key::Num1);
    assert!(!sees(&window, "av 2"));
}

#[test]
fn one_municipality_s_overview_does_not_count_another_s_conflicts() {
    let troubled = Troubled::new();
    let mut options = options(Some(troubled.lead.clone()), Vec::new());
    options.page = Some(Route::OVERVIEW);
    let mut window = window(vec2(1280.0, 1200.0), options);
    let conflicts = "2 uppgifter har två värden";
    assert!(sees(&window, conflicts));
    for (place, waits) in [("Eslöv", true), ("Helsingborg", false)] {
        window
            .get_by_role_and_label(Role::ComboBox, "Kommun")
            .click();
        settle(&mut window);
        window
            .get_by_role_and_label(Role::ListBoxOption, place)
            .click();
        settle(&mut window);
        assert_eq!(sees(&window, conflicts), waits, "{place}");
    }
}

#[test]
fn a_third_value_is_written_with_the_keyboard_and_the_choice_can_be_changed_later() {
    let troubled = Troubled::new();
    let mut window = troubled.open();
    press(&mut window, Key::ArrowDown);
    assert!(sees(&window, "2 av 2"));
    press(&mut window, Key::S);
    // The field has the focus at once.
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    settle(&mut window);
    let field = window.get_by_role_and_label(Role::TextInput, "Namn");
    assert!(field.is_focused());
    field.type_text("Samrådet");
    settle(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(&mut window);
    let names = |troubled: &Troubled| -> Vec<String> {
        let reader = troubled.reader();
        let all = troubled.groups.map(|id| reader.get::<Group>(id));
        all.map(|group| group.unwrap().unwrap().name).into()
    };
    assert!(names(&troubled).contains(&"Samrådet".to_owned()));
    click(&mut window, "Avgjort");
    assert!(sees(&window, "Namn: Samrådet"));
    let other = ["Välj Styrgruppen i stället", "Välj Forumet i stället"];
    let other = other.into_iter().find(|label| sees(&window, label));
    click(&mut window, other.unwrap());
    let now = names(&troubled);
    assert!(!now.contains(&"Samrådet".to_owned()), "{now:?}");
    drop(window);
    assert_eq!(troubled.reader().conflicts().unwrap().len(), 1);
}

#[test]
fn three_pairs_are_answered_in_three_ways() {
    let troubled = Troubled::new();
    let mut window = troubled.open();
    click(&mut window, "Dubbletter (3)");
    assert!(sees(&window, "samma namn") && sees(&window, "samma e-post"));
    assert!(!sees(&window, "samma kön"), "too many have the same");
    assert!(sees(&window, "2 par till väntar."));
    for key in [Key::Num1, Key::Num2, Key::Num3] {
        press(&mut window, key);
    }
    assert!(sees(&window, "Dubbletter (0)"));
    assert_eq!(counter(&window), Some(2 + 2));
    let verdicts = |reader: &Reader| -> BTreeSet<LinkVerdict> {
        let links = reader.all::<PersonLink>().unwrap();
        links.iter().filter_map(|link| link.verdict).collect()
    };
    let all = [
        LinkVerdict::Same,
        LinkVerdict::Different,
        LinkVerdict::Later,
    ];
    assert_eq!(verdicts(&troubled.reader()), all.into());
    // What was put off can be taken up, and what was linked can be taken apart.
    let name = ["Anna Ek", "Bo Alm", "Cia Ring"]
        .into_iter()
        .find(|name| sees(&window, &format!("Ta upp {name}")));
    let name = name.unwrap();
    click(&mut window, &format!("Ta upp {name} och {name}"));
    assert!(sees(&window, "Dubbletter (1)"));
    click(&mut window, "Avgjort");
    assert!(sees(&window, "är samma person") && sees(&window, "är inte samma person"));
    while window.query_all_by_label("Ta tillbaka").next().is_some() {
        window
            .get_all_by_label("Ta tillbaka")
            .next()
            .unwrap()
            .click();
        settle(&mut window);
    }
    assert!(sees(&window, "Dubbletter (3)"));
    drop(window);
    assert!(verdicts(&troubled.reader()).is_empty());
}

#[test]
fn a_new_key_is_accepted_and_what_was_not_the_sender_s_is_refused() {
    let troubled = Troubled::new();
    let mut window = troubled.open();
    click(&mut window, "Kvarhållet (2)");
    assert!(sees(&window, "Eslöv: en ny nyckel") && sees(&window, "Ring Eslöv"));
    assert!(sees(&window, "Känd sedan tidigare"));
    assert!(sees(&window, "En uppgift från Helsingborg") && sees(&window, "Grannens grupp"));
    press(&mut window, Key::Num1);
    assert!(!sees(&window, "en ny nyckel") && sees(&window, "En uppgift är intagen"));
    press(&mut window, Key::Num2);
    assert!(sees(&window, "Inget hålls kvar."));
    assert_eq!(counter(&window), Some(2 + 3));
    click(&mut window, "Avgjort");
    assert!(sees(&window, "Eslöv: nyckeln godkändes"));
    assert!(sees(&window, "En uppgift från Helsingborg avvisades"));
    click(&mut window, "Fråga igen vid nästa paket");
    assert!(!sees(&window, "En uppgift från Helsingborg avvisades"));
    drop(window);
    let reader = troubled.reader();
    let names: Vec<String> = reader
        .all::<Group>()
        .unwrap()
        .into_iter()
        .map(|group| group.name)
        .collect();
    assert!(names.contains(&"Den nya gruppen".to_owned()));
    assert!(!names.contains(&"Grannens grupp".to_owned()));
    reader.verify().unwrap();
}

#[test]
fn removal_that_meets_a_change_says_what_was_changed_and_what_hangs_on_it() {
    // Whichever stands first among all that waits.
    for place in [0, 1] {
        removal_that_meets_a_change(place);
    }
}

fn removal_that_meets_a_change(place: usize) {
    let troubled = Troubled::new();
    let group = troubled.groups[place];
    let mut own = Workspace::open(&troubled.lead.with_file_name("eslov.samverka")).unwrap();
    let meeting = json!({"title": "Uppstart", "date": "2018-02-01", "groups": [group]});
    make(&mut own, Meeting::KIND, meeting);
    let mut lead = Workspace::open(&troubled.lead).unwrap();
    lead.run(&Command::remove(Group::KIND, group)).unwrap();
    let bundle = send(&mut own, troubled.lead.with_file_name("sixth"));
    rename(&mut own, group, "Forum Norr");
    merge(&mut lead, bundle);
    let bundle = send(&mut own, troubled.lead.with_file_name("seventh"));
    merge(&mut lead, bundle);
    drop((own, lead));
    let mut window = troubled.open();
    click(&mut window, "Borttagen eller kvar");
    assert!(sees(&window, "behåll, med ändringen Namn: Forum Norr"));
    assert!(sees(
        &window,
        "Tas den bort står det här kvar utan den: 1 möte"
    ));
    click(&mut window, "Välj ta bort");
    assert!(sees(&window, "Valt för "));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert!(
        !sees(&window, "Valt för "),
        "what was taken back is not said on"
    );
    assert!(sees(&window, "behåll, med ändringen Namn: Forum Norr"));
}

#[test]
fn what_was_held_back_is_decided_one_by_one() {
    let troubled = Troubled::new();
    let names = [(11, "Första gruppen"), (12, "Andra gruppen")];
    let mut lead = Workspace::open(&troubled.lead).unwrap();
    let bundle = strays(&lead, &troubled.lead.with_file_name("fifth"), &names);
    merge(&mut lead, bundle);
    drop(lead);
    let mut window = troubled.open();
    click(&mut window, "Kvarhållet (2)");
    let only = |words: &str, name: &str| {
        let buttons = window.query_all_by_role(Role::Button);
        let labels = buttons.filter_map(|one| one.accesskit_node().label());
        let mut fit = labels.filter(|label| label.starts_with(words) && label.contains(name));
        fit.next().unwrap()
    };
    let (accept, refuse) = (
        only("Ta in bara den", "Första"),
        only("Avvisa bara den", "Andra"),
    );
    click(&mut window, &accept);
    click(&mut window, &refuse);
    let groups = troubled.reader().all::<Group>().unwrap();
    let has = |name: &str| groups.iter().any(|group| group.name == name);
    assert!(has("Första gruppen") && !has("Andra gruppen") && !has("Grannens grupp"));
    assert!(sees(&window, "Grannens grupp"), "it waits on");
}

#[test]
fn a_refused_key_is_listed_and_can_be_accepted_after_all() {
    let troubled = Troubled::new();
    let mut window = troubled.open();
    click(&mut window, "Kvarhållet (2)");
    press(&mut window, Key::Num2);
    assert!(sees(&window, "En uppgift är avvisad"));
    click(&mut window, "Avgjort");
    assert!(sees(&window, "Eslöv: nyckeln avvisades"));
    click(&mut window, "Godkänn nyckeln");
    assert!(sees(&window, "Eslöv: nyckeln godkändes"));
    drop(window);
    let senders = troubled.reader().senders().unwrap();
    assert!(senders.iter().all(|sender| sender.trust != Trust::Refused));
}

#[test]
fn the_situation_leads_to_what_waits() {
    let troubled = Troubled::new();
    let mut options = options(Some(troubled.lead.clone()), Vec::new());
    options.page = Some(Route::SITUATION);
    let mut window = window(vec2(1280.0, 1200.0), options);
    assert!(sees(&window, "7 saker väntar på ditt beslut."));
    click(&mut window, "Gå till Beslut");
    assert!(sees(&window, "Olika värden (2)"));
}

/// Pictures of the page to look at, as for every page.
#[test]
fn pictures_of_decisions() {
    let troubled = Troubled::new();
    for (look, width) in [("light", 1280.0), ("dark", 1024.0)] {
        let mut options = options(Some(troubled.lead.clone()), Vec::new());
        options.page = Some(Route::DECISIONS);
        options.settings = Some(Settings {
            look: look.into(),
            motion: false,
            ..Settings::default()
        });
        let mut window = window(vec2(width, 800.0), options);
        let tabs = [
            "Olika värden (2)",
            "Dubbletter (3)",
            "Kvarhållet (2)",
            "Avgjort",
        ];
        for (place, tab) in tabs.into_iter().enumerate() {
            click(&mut window, tab);
            pictures(&mut window, &format!("decisions-{place}-{look}"));
        }
    }
}

#[test]
fn a_contact_person_decides_what_a_colleague_wrote_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let mut lead = lead_of(&path("lead.samverka"), &[ESLOV]);
    lead.export_kit(&path("kit"), "1285".parse().unwrap())
        .unwrap();
    drop(Workspace::open_kit(&path("kit"), &path("own.samverka")).unwrap());
    std::fs::copy(path("own.samverka"), path("other.samverka")).unwrap();
    let mut own = Workspace::open(&path("own.samverka")).unwrap();
    let mut colleague = Workspace::open(&path("other.samverka")).unwrap();
    let send = |from: &mut Workspace, name: &str| {
        let bundle = path(name);
        let none = BTreeSet::new();
        from.export(&bundle, Profile::Pseudonymous, None, &none)
            .unwrap();
        bundle
    };
    let group = group(&mut own, "Gruppen");
    merge(&mut colleague, send(&mut own, "first"));
    rename(&mut own, group, "Styrgruppen");
    rename(&mut colleague, group, "Ledningsgruppen");
    merge(&mut own, send(&mut colleague, "second"));
    drop(own);
    let file = path("own.samverka");
    let mut options = options(Some(file.clone()), Vec::new());
    options.page = Some(Route::DECISIONS);
    let mut window = window(vec2(1024.0, 768.0), options);
    assert_eq!(counter(&window), Some(1));
    click(&mut window, "Välj Styrgruppen");
    assert_eq!(counter(&window), None);
    drop(window);
    let reader = Reader::open(&file).unwrap();
    assert!(reader.conflicts().unwrap().is_empty());
    let decided: Group = reader.get(group).unwrap().unwrap();
    assert_eq!(decided.name, "Styrgruppen");
}

/// A meeting and a session that two have written down: the meeting twice, the attendance in different ways.
fn told_twice(lead: &Path) -> [Id; 2] {
    let mut lead = Workspace::open(lead).unwrap();
    let person = make(&mut lead, Person::KIND, json!({"name": "Amira Holm"}));
    let group = group(&mut lead, "Ledningsgruppen");
    let mut meeting = |title: &str| {
        let described = json!({"title": title, "date": "2018-02-01", "groups": [group]});
        let meeting = make(&mut lead, Meeting::KIND, described);
        let came = json!({"meeting": meeting, "person": person, "status": "present"});
        make(&mut lead, Attendance::KIND, came);
        meeting
    };
    let meetings = [meeting("Styrgruppen"), meeting("Möte om planen")];
    let training = make(&mut lead, Training::KIND, json!({"title": "Normer"}));
    let session = json!({"training": training, "starts": "2018-03-01", "minutes": 360});
    let session = make(&mut lead, Session::KIND, session);
    for minutes in [120, 360] {
        let came =
            json!({"session": session, "person": person, "status": "present", "minutes": minutes});
        make(&mut lead, Attendance::KIND, came);
    }
    meetings
}

#[test]
fn same_fact_twice_is_decided_by_the_row_that_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lead.samverka");
    lead_of(&path, &[ESLOV]);
    let meetings = told_twice(&path);
    let mut options = options(Some(path.clone()), Vec::new());
    options.page = Some(Route::DECISIONS);
    let mut window = window(vec2(1280.0, 1200.0), options);
    assert!(sees(&window, "Skrivet flera gånger"));
    let reader = Reader::open(&path).unwrap();
    window.key_press(Key::Num2);
    settle(&mut window);
    let longs = reader.all::<Attendance>().unwrap();
    let longs: Vec<_> = longs.iter().filter(|one| one.session.is_some()).collect();
    assert_eq!(longs.len(), 1, "one row of the session is left");
    window.key_press(Key::Num1);
    settle(&mut window);
    let left = reader.all::<Meeting>().unwrap();
    assert_eq!(left.len(), 1, "one meeting is left");
    assert!(meetings.contains(&left[0].head.id));
    let came = reader
        .of::<Attendance>(Attendance::meeting, left[0].head.id)
        .unwrap();
    assert_eq!(came.len(), 2, "who came to the other has come to it");
    assert!(
        sees(&window, "Inga värden skiljer sig åt."),
        "nothing is left to decide"
    );
}
