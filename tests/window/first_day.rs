//! Her first day: what has been is caught up with, many are written down at once, and what comes next is said.

use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use samverka::bundle::Profile;
use samverka::domain::{
    Choosable as _, DecisionLevel, Group, Id, Mandate, Meeting, Membership, MembershipRole, Person,
    Record, Training, Unit,
};
use samverka::gui::{App, Route};
use samverka::workspace::{Reader, Workspace};
use serde_json::json;
use tempfile::TempDir;

use crate::hands::{pictures, presses, sees};
use crate::project::{ESLOV, HELSINGBORG, lead_of};
use crate::support::{make, options, settle, window};

/// Eslöv on its first day, with a group and a meeting of last week.
pub struct Eslov {
    pub folder: TempDir,
    pub group: Id,
    meeting: Id,
}

/// The lead's file, and a municipality's that has just been begun from its kit.
pub fn begun(folder: &Path) -> (Workspace, Workspace) {
    let path = |name: &str| folder.join(name);
    let mut lead = lead_of(&path("lead.samverka"), &[ESLOV, HELSINGBORG]);
    let training = json!({"title": "Samtal om trygghet"});
    make(&mut lead, Training::KIND, training);
    lead.export_kit(&path("kit"), "1285".parse().unwrap())
        .unwrap();
    let own = Workspace::open_kit(&path("kit"), &path("eslov.samverka")).unwrap();
    (lead, own)
}

impl Eslov {
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let (_, mut own) = begun(folder.path());
        let group =
            json!({"name": "Styrgruppen", "kind": "strategic", "established_on": "2018-05-15"});
        let group = make(&mut own, Group::KIND, group);
        let meeting = json!({"title": "Uppstart", "date": "2018-05-08", "groups": [group]});
        let meeting = make(&mut own, Meeting::KIND, meeting);
        Self {
            folder,
            group,
            meeting,
        }
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("eslov.samverka")
    }

    pub fn at(&self, route: Route) -> Harness<'static, App> {
        at(&self.file(), route, &[])
    }

    pub fn at_group(&self) -> Harness<'static, App> {
        self.at(Route::record(Group::KIND, self.group))
    }

    pub fn all<R: Record>(&self) -> Vec<R> {
        all(&self.file())
    }

    /// Since when everybody is a member, as it is stored.
    fn since(&self) -> Vec<String> {
        let members = self.all::<Membership>().into_iter();
        let since = members.map(|one| one.from.map(|day| day.to_string()));
        since.map(Option::unwrap_or_default).collect()
    }
}

pub fn at(file: &Path, route: Route, answers: &[&Path]) -> Harness<'static, App> {
    let answers = answers.iter().map(|path| vec![path.to_path_buf()]);
    let mut options = options(Some(file.to_owned()), answers.collect());
    options.page = Some(route);
    window(vec2(1280.0, 900.0), options)
}

pub fn all<R: Record>(file: &Path) -> Vec<R> {
    Reader::open(file).unwrap().all::<R>().unwrap()
}

/// Whoever sits there: what she does is counted.
pub struct Hand<'w> {
    pub window: &'w mut Harness<'static, App>,
    pub clicks: usize,
    pub keys: usize,
}

impl<'w> Hand<'w> {
    pub fn at(window: &'w mut Harness<'static, App>) -> Self {
        Self {
            window,
            clicks: 0,
            keys: 0,
        }
    }

    pub fn clicks(&mut self, role: Role, words: &str) {
        let found = self
            .window
            .query_all_by_role_and_label(role, words)
            .next()
            .map(|node| node.click());
        assert!(found.is_some(), "no {words}");
        settle(self.window);
        self.clicks += 1;
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        settle(self.window);
        self.keys += 1;
    }

    pub fn pastes(&mut self, words: &str) {
        self.window.event(Event::Paste(words.to_owned()));
        settle(self.window);
        self.keys += 1;
    }

    /// Writes where the focus is: what is written is not counted.
    pub fn writes(&mut self, words: &str) {
        types(self.window, words);
    }
}

pub fn focused(window: &Harness<'_, App>) -> String {
    let all = window.root().children_recursive();
    let focused = all
        .into_iter()
        .find(|node| node.accesskit_node().is_focused());
    let focused = focused.map(|node| node.accesskit_node().label().unwrap_or_default());
    focused.unwrap_or_default()
}

fn types(window: &mut Harness<'_, App>, words: &str) {
    let all = window.root().children_recursive();
    let focused = all.into_iter().find(|node| node.is_focused());
    focused
        .unwrap_or_else(|| panic!("nothing has the focus"))
        .type_text(words);
    settle(window);
}

pub fn fills(window: &mut Harness<'_, App>, label: &str, words: &str) {
    let role = Role::TextInput;
    window.get_by_role_and_label(role, label).click();
    settle(window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    settle(window);
    types(window, words);
}

const SEVEN: &str =
    "Bo Ek\nCarina Dahl\nDavid Falk\nEva Gren\nFrida Holm\nGösta Ivarsson\nHanna Jönsson";

#[test]
fn names_pasted_where_a_member_is_added_become_as_many_members_at_once() {
    let eslov = Eslov::new();
    let mut window = eslov.at_group();
    let mut hand = Hand::at(&mut window);
    hand.clicks(Role::Button, "Lägg till medlem");
    hand.pastes(SEVEN);
    assert_eq!(eslov.all::<Person>().len(), 7);
    assert_eq!(eslov.all::<Membership>().len(), 7);
    assert!(sees(&window, "7 medlemmar lades till."));
    pictures(&mut window, "first-day-pasted");
    let all = window.query_all_by_role(Role::Button);
    let all = all.filter_map(|node| node.accesskit_node().label());
    let undo = all
        .into_iter()
        .find(|words| words.starts_with("Ångra: lägg till"));
    presses(&mut window, &undo.unwrap());
    assert!(eslov.all::<Person>().is_empty(), "one step back");
}

#[test]
fn names_pasted_elsewhere_on_a_groups_page_are_seen_first() {
    let eslov = Eslov::new();
    let mut window = eslov.at_group();
    window.event(Event::Paste(SEVEN.into()));
    settle(&mut window);
    assert!(eslov.all::<Membership>().is_empty());
    presses(&mut window, "Lägg till 7 personer");
    assert_eq!(eslov.all::<Membership>().len(), 7);
}

#[test]
fn names_pasted_where_some_are_doubtful_are_shown_before_anything_is_saved() {
    let eslov = Eslov::new();
    let mut window = eslov.at_group();
    let rows = "Namn\tNivå\tRoll\tVerksamhet\tE-post\n\
                Bo Ek\tEnhetschef\tordf\tKomvux\tbo@exempel.se\n\
                Carina Dahl\tFörvaltningschef\t\t\tcarina@exempel.se";
    window.event(Event::Paste(rows.into()));
    settle(&mut window);
    assert!(eslov.all::<Membership>().is_empty(), "Komvux is to be made");
    pictures(&mut window, "first-day-doubtful");
    window
        .get_by_role_and_label(Role::ComboBox, "Komvux")
        .click();
    settle(&mut window);
    presses(&mut window, "Utbildning");
    presses(&mut window, "Lägg till 2 personer");
    let (people, members) = (eslov.all::<Person>(), eslov.all::<Membership>());
    assert_eq!((people.len(), members.len()), (2, 2));
    let bo = people.iter().find(|one| one.name == "Bo Ek").unwrap();
    assert_eq!(bo.decision_level, Some(DecisionLevel::UnitHead));
    assert_eq!(bo.email, "bo@exempel.se");
    assert_eq!(bo.unit, Some(eslov.all::<Unit>()[0].head.id));
    let member = members.iter().find(|one| one.person == Some(bo.head.id));
    assert_eq!(member.unwrap().role, Some(MembershipRole::Chair));
}

#[test]
fn members_are_members_since_the_day_that_is_asked_once() {
    let eslov = Eslov::new();
    let mut window = eslov.at_group();
    fills(&mut window, "Med sedan", "2018-01-15");
    presses(&mut window, "Lägg till medlem");
    for name in ["Bo Ek", "Carina Dahl"] {
        types(&mut window, name);
        window.key_press(Key::Enter);
        settle(&mut window);
    }
    window.event(Event::Paste("David Falk\nEva Gren".into()));
    settle(&mut window);
    assert_eq!(eslov.since(), ["2018-01-15"; 4]);
}

#[test]
fn pasted_rows_that_cannot_be_stored_are_shown_and_kept() {
    let eslov = Eslov::new();
    let mut window = eslov.at_group();
    let backwards = "Namn\tFrån\tTill\nBo Ek\t2018-03-01\t2018-02-01\nEva Gren\t\t";
    let long = format!("Bo Ek\nEva {}", "Gren".repeat(80));
    for (rows, why) in [(backwards, "Bo Ek: Till"), (long.as_str(), "Namn: ")] {
        window.event(Event::Paste(rows.into()));
        settle(&mut window);
        assert!(!sees(&window, "lades till"), "nothing is");
        presses(&mut window, "Lägg till 2 personer");
        pictures(&mut window, "first-day-refused");
        assert!(sees(&window, why), "{why}: it is still there to be mended");
        assert!(eslov.all::<Person>().is_empty());
        presses(&mut window, "Avbryt");
    }
    presses(&mut window, "Lägg till medlem");
    window.event(Event::Paste("Bo Ek\nEva Gren".into()));
    settle(&mut window);
    assert!(sees(&window, "2 medlemmar lades till."));
    let undo = window.query_all_by_role_and_label(Role::Button, "Ångra");
    undo.last().unwrap().click();
    settle(&mut window);
    assert!(eslov.all::<Person>().is_empty(), "undone from the notice");
    assert!(!sees(&window, "lades till"));
}

#[test]
fn day_since_when_members_are_added_is_asked_anew_after_midnight() {
    let eslov = Eslov::new();
    let mut window = eslov.at_group();
    let day = |day: &str| day.parse::<chrono::NaiveDate>().unwrap();
    for (name, today) in [("Per Lind", "2018-05-15"), ("Omar Falk", "2018-05-16")] {
        window.state_mut().turn_to(day(today));
        settle(&mut window);
        presses(&mut window, "Lägg till medlem");
        types(&mut window, name);
        window.key_press(Key::Enter);
        settle(&mut window);
    }
    window.event(Event::Paste(SEVEN.into()));
    settle(&mut window);
    let mut since = eslov.since();
    assert_eq!(since.remove(0), "2018-05-15");
    assert_eq!(since, ["2018-05-16"; 8]);
}

#[test]
fn paste_that_is_cancelled_settles_no_day_for_those_who_are_added_later() {
    let eslov = Eslov::new();
    let mut window = eslov.at_group();
    window.event(Event::Paste("Namn\tRoll\nBo Ek\tkaffekokare".into()));
    settle(&mut window);
    presses(&mut window, "Avbryt");
    presses(&mut window, "Redigera gruppen");
    fills(&mut window, "Bildad", "2018-05-02");
    window.key_press(Key::Enter);
    settle(&mut window);
    presses(&mut window, "Lägg till medlem");
    types(&mut window, "Bo Ek");
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_eq!(eslov.since(), ["2018-05-02"]);
}

#[test]
fn meeting_of_last_week_takes_todays_members_as_members_then() {
    let eslov = Eslov::new();
    let mut window = eslov.at_group();
    let mut hand = Hand::at(&mut window);
    hand.clicks(Role::Button, "Lägg till medlem");
    hand.pastes(SEVEN);
    assert_eq!(eslov.since(), ["2018-05-15"; 7]);
    hand.clicks(Role::Button, "Uppstart 8 maj");
    pictures(hand.window, "first-day-members-then");
    hand.clicks(Role::Button, "Alla 7 var med redan då");
    hand.clicks(Role::Button, "Övriga var närvarande");
    assert_eq!((hand.clicks, hand.keys), (4, 1));
    assert_eq!(eslov.since(), ["2018-05-08"; 7]);
    let came = eslov.all::<samverka::domain::Attendance>();
    assert_eq!(came.len(), 7);
    assert!(came.iter().all(|one| one.meeting == Some(eslov.meeting)));
}

/// Seven members, as they were pasted.
fn seven() -> (Eslov, Harness<'static, App>) {
    let eslov = Eslov::new();
    let mut window = eslov.at_group();
    let mut hand = Hand::at(&mut window);
    hand.clicks(Role::Button, "Lägg till medlem");
    hand.pastes(SEVEN);
    (eslov, window)
}

#[test]
fn levels_of_seven_members_take_a_key_each() {
    let (eslov, mut window) = seven();
    let mut hand = Hand::at(&mut window);
    hand.clicks(Role::Label, "Bo Ek");
    for digit in 1..=7 {
        let digit = Key::from_name(&digit.to_string()).unwrap();
        hand.press(Modifiers::NONE, digit);
    }
    assert_eq!((hand.clicks, hand.keys), (1, 7), "of 21 before");
    pictures(&mut window, "first-day-levels");
    let mut people = eslov.all::<Person>();
    people.sort_by(|one, other| one.name.cmp(&other.name));
    let levels: Vec<_> = people.iter().filter_map(|one| one.decision_level).collect();
    assert_eq!(levels, DecisionLevel::ALL);
}

/// Clicks the first with this name.
fn first(window: &mut Harness<'_, App>, role: Role, label: &str) {
    let found = window.query_all_by_role_and_label(role, label).next();
    found.unwrap_or_else(|| panic!("no {label}")).click();
    settle(window);
}

/// Chooses what is set.
fn sets(window: &mut Harness<'static, App>, label: &str, what: &str) {
    // The same field stands beside the table, for the one member who is open there.
    first(window, Role::ComboBox, label);
    window
        .get_by_role_and_label(Role::ListBoxOption, what)
        .click();
    settle(window);
}

#[test]
fn role_mandate_and_days_are_set_for_several_members_together() {
    let (eslov, mut window) = seven();
    let mut hand = Hand::at(&mut window);
    hand.clicks(Role::Label, "Bo Ek");
    hand.press(Modifiers::SHIFT, Key::ArrowDown);
    hand.press(Modifiers::SHIFT, Key::ArrowDown);
    sets(&mut window, "Sätt för 3 valda", "Roll");
    sets(&mut window, "Roll", "Medlem");
    let roles = eslov
        .all::<Membership>()
        .into_iter()
        .filter_map(|one| one.role);
    assert_eq!(roles.collect::<Vec<_>>(), [MembershipRole::Member; 3]);
    sets(&mut window, "Sätt för 3 valda", "Mandat");
    window
        .get_by_role_and_label(Role::Table, "Medlemmar")
        .focus();
    settle(&mut window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    settle(&mut window);
    window.key_press(Key::Num1);
    settle(&mut window);
    let mandates = eslov
        .all::<Membership>()
        .into_iter()
        .filter_map(|one| one.mandate);
    assert_eq!(mandates.collect::<Vec<_>>(), [Mandate::Yes; 7]);
    sets(&mut window, "Sätt för 7 valda", "Från");
    first(&mut window, Role::TextInput, "Från");
    types(&mut window, "2018-02-01");
    window.key_press(Key::Enter);
    settle(&mut window);
    pictures(&mut window, "first-day-together");
    sets(&mut window, "Sätt för 7 valda", "Verksamhet");
    first(&mut window, Role::EditableComboBox, "Verksamhet");
    types(&mut window, "Komvux");
    window.key_press(Key::Enter);
    settle(&mut window);
    sets(&mut window, "Sektor för Komvux", "Utbildning");
    let unit = Some(eslov.all::<Unit>()[0].head.id);
    let people = eslov.all::<Person>();
    assert!(
        people.iter().all(|one| one.unit == unit),
        "made once, for all"
    );
    assert_eq!(eslov.since(), ["2018-02-01"; 7]);
}

#[test]
fn unit_is_made_where_a_member_s_unit_is_asked_for() {
    let (eslov, mut window) = seven();
    let mut hand = Hand::at(&mut window);
    hand.clicks(Role::Label, "Bo Ek");
    let field = |window: &mut Harness<'static, App>| {
        window
            .query_all_by_role_and_label(Role::EditableComboBox, "Verksamhet")
            .last()
            .unwrap()
            .click();
        settle(window);
    };
    field(&mut window);
    types(&mut window, "Komvux");
    assert!(sees(&window, "Lägg till Komvux som ny verksamhet"));
    window.key_press(Key::Enter);
    settle(&mut window);
    pictures(&mut window, "first-day-new-unit");
    assert_eq!(focused(&window), "Sektor för Komvux");
    window.key_press(Key::Enter);
    settle(&mut window);
    window
        .get_by_role_and_label(Role::ListBoxOption, "Utbildning")
        .click();
    settle(&mut window);
    let units = eslov.all::<Unit>();
    assert_eq!(units[0].name, "Komvux");
    let people = eslov.all::<Person>();
    let bo = people.iter().find(|one| one.name == "Bo Ek").unwrap();
    assert_eq!(bo.unit, Some(units[0].head.id));
}

#[test]
fn unit_is_begun_from_the_palette() {
    let eslov = Eslov::new();
    let mut window = eslov.at(Route::OVERVIEW);
    window.key_press_modifiers(Modifiers::COMMAND, Key::K);
    settle(&mut window);
    types(&mut window, "ny verksamhet");
    window.key_press(Key::Enter);
    settle(&mut window);
    assert!(sees(&window, "Spara verksamhet"));
}

#[test]
fn first_steps_tick_themselves_off_and_go_away() {
    let folder = TempDir::new().unwrap();
    let (_, own) = begun(folder.path());
    drop(own);
    let file = folder.path().join("eslov.samverka");
    let mut window = at(&file, Route::OVERVIEW, &[]);
    assert!(sees(&window, "0 av 7 klara"));
    pictures(&mut window, "first-day-steps");
    presses(&mut window, "Någon annan är kontaktperson …");
    let leads = sees(&window, "Kommunen saknar kontaktperson");
    assert!(leads, "the step leads to where another is chosen");
    window.state_mut().visit(Route::OVERVIEW);
    settle(&mut window);
    presses(&mut window, "Skriv in Maria Svensson som kontaktperson");
    assert!(sees(&window, "1 av 7 klara"), "one stays, and goes on");
    drop(window);
    let mut own = Workspace::open(&file).unwrap();
    let herself = &own.reader().all::<Person>().unwrap()[0];
    let person = herself.head.id;
    let day = herself.informed_on.map(|day| day.to_string());
    assert_eq!(day.as_deref(), Some("2018-05-15"), "she has told herself");
    let group = json!({"name": "Styrgruppen", "kind": "strategic"});
    let group = make(&mut own, Group::KIND, group);
    drop(own);
    let mut window = at(&file, Route::OVERVIEW, &[]);
    assert!(sees(&window, "2 av 7 klara"));
    presses(&mut window, "Skriv in medlemmarna");
    assert!(sees(&window, "Styrgruppen"));
    drop(window);
    let mut own = Workspace::open(&file).unwrap();
    let member = json!({"group": group, "person": person});
    make(&mut own, Membership::KIND, member);
    let meeting = json!({"title": "Uppstart", "date": "2018-05-08", "groups": [group]});
    make(&mut own, Meeting::KIND, meeting);
    make(
        &mut own,
        samverka::domain::ActionPlan::KIND,
        json!({"title": "Plan"}),
    );
    make(
        &mut own,
        samverka::domain::Initiative::KIND,
        json!({"title": "En väg in"}),
    );
    drop(own);
    let mut window = at(&file, Route::OVERVIEW, &[]);
    assert!(sees(&window, "6 av 7 klara"));
    window.state_mut().visit(Route::SEND);
    settle(&mut window);
    drop(window);
    let mut own = Workspace::open(&file).unwrap();
    let bundle = folder.path().join("eslov.samverka-bundle");
    own.export(&bundle, Profile::Full, None, &Default::default())
        .unwrap();
    drop(own);
    assert!(!sees(&at(&file, Route::OVERVIEW, &[]), "Kom igång"));
}

#[test]
fn first_steps_of_a_lead_are_hers_and_can_be_put_away() {
    let folder = TempDir::new().unwrap();
    let (lead, _) = begun(folder.path());
    drop(lead);
    let file = folder.path().join("lead.samverka");
    let first = at(&file, Route::SITUATION, &[]);
    assert!(sees(&first, "2 av 5 klara"), "where she begins");
    drop(first);
    let mut window = at(&file, Route::OVERVIEW, &[]);
    assert!(
        sees(&window, "2 av 5 klara"),
        "municipalities and trainings"
    );
    pictures(&mut window, "first-day-lead");
    presses(&mut window, "Skapa startpaketen");
    assert!(sees(&window, "Gör startpaket för alla 2 …"));
    window.state_mut().visit(Route::OVERVIEW);
    settle(&mut window);
    presses(&mut window, "Göm listan");
    assert!(!sees(&window, "Kom igång"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert!(sees(&window, "Kom igång"));
}
