//! What a contact person logs beside groups and plans, each on a shelf of its own: measured, counted, certified.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use samverka::domain::{
    Attendance, Choosable as _, Decimal, HeadCount, Id, Measure, Measurement, Municipality, Part,
    Person, ProcessMap, ProcessStep, Project, Record, Service, Session, TimeReport,
};
use samverka::gui::{App, Route};
use samverka::text::{Language, Text, compare};
use samverka::workspace::{Command, Reader, Workspace, fields};
use serde_json::json;

use crate::hands::{chooses, pictures, presses, sees};
use crate::project::lead_of;
use crate::support::{make, options, settle, village, window};

fn at<'a>(file: &Path, route: Route) -> Harness<'a, App> {
    let mut options = options(Some(file.to_owned()), Vec::new());
    options.page = Some(route);
    window(vec2(1280.0, 1600.0), options)
}

fn all<R: Record>(file: &Path) -> Vec<R> {
    Reader::open(file).unwrap().all().unwrap()
}

fn write(window: &mut Harness<'_, App>, label: &str, text: &str) {
    window.query_all_by_label(label).next().unwrap().focus();
    settle(window);
    let mut named = window.query_all_by_label(label);
    named.next().unwrap().type_text(text);
    drop(named);
    settle(window);
    window.key_press(Key::Tab);
    settle(window);
}

#[test]
fn measure_takes_a_value_with_a_comma_and_refuses_one_that_would_be_rounded() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut own = Workspace::open(&village.own).unwrap();
    let measure = make(
        &mut own,
        Measure::KIND,
        json!({"title": "Väntetid", "unit": "veckor"}),
    );
    drop(own);
    let mut window = at(&village.own, Route::record(Measure::KIND, measure));
    presses(&mut window, "Nytt mätvärde");
    write(&mut window, "Värde", "12,3456");
    assert!(sees(&window, "högst tre decimaler"));
    drop(window);
    let mut window = at(&village.own, Route::record(Measure::KIND, measure));
    presses(&mut window, "Nytt mätvärde");
    write(&mut window, "Värde", "12,5");
    presses(&mut window, "Spara mätvärde");
    let values = all::<Measurement>(&village.own);
    assert_eq!(values[0].value, Decimal::of_thousandths(12_500));
    assert_eq!(values[0].date, "2018-05-15".parse().ok(), "of today");
    let list = at(&village.own, Route::list(Measurement::KIND));
    assert!(sees(&list, "12,5"));
}

#[test]
fn head_count_is_put_on_the_lead_s_session_by_who_counted() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let session = all::<Session>(&village.own).remove(0).head.id;
    let mut window = at(&village.own, Route::record(Session::KIND, session));
    presses(&mut window, "Närvaroräkningar");
    presses(&mut window, "Räkna fler");
    write(&mut window, "Kvinnor", "12");
    presses(&mut window, "Spara närvaroräkning");
    assert!(sees(&window, "Kvinnor 12"));
    let counted = all::<HeadCount>(&village.own).remove(0);
    assert_eq!((counted.session, counted.women), (Some(session), Some(12)));
    assert!(
        counted.head.municipality.is_some(),
        "the municipality's own"
    );
}

#[test]
fn process_map_shows_its_steps_under_its_lanes() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut own = Workspace::open(&village.own).unwrap();
    let map = json!({"title": "Från ankomst till skola", "lanes": ["Skolan", "Familjen"]});
    let map = make(&mut own, ProcessMap::KIND, map);
    for (position, lane, text) in [(1, "Familjen", "Kommer hit"), (2, "Skolan", "Skolstart")] {
        let step = json!({"map": map, "position": position, "lane": lane, "text": text});
        make(&mut own, ProcessStep::KIND, step);
    }
    drop(own);
    let mut window = at(&village.own, Route::record(ProcessMap::KIND, map));
    presses(&mut window, "Lista");
    let place = |window: &Harness<'_, App>, words: &str, role: Role| {
        let mut found = window.query_all_by_role_and_label(role, words);
        found
            .next()
            .unwrap_or_else(|| panic!("no {words}"))
            .rect()
            .top()
    };
    let [school, start, family] = [
        place(&window, "Skolan", Role::Heading),
        place(&window, "Skolstart", Role::Link),
        place(&window, "Familjen", Role::Heading),
    ];
    assert!(
        school < start && start < family,
        "in the order of the lanes"
    );
    presses(&mut window, "Nytt steg");
    write(&mut window, "Vad händer?", "Fritid");
    presses(&mut window, "Spara steg");
    let step = all::<ProcessStep>(&village.own);
    let step = step.iter().find(|step| step.text == "Fritid").unwrap();
    assert_eq!(step.lane, "Skolan");
    assert!(step.position > Some(2), "after the last");
}

#[test]
fn month_proposes_the_time_that_was_attended_and_says_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut own = Workspace::open(&village.own).unwrap();
    let training = json!({"title": "Normer"});
    let training = make(&mut own, samverka::domain::Training::KIND, training);
    let session = json!({"training": training, "starts": "2018-04-10T09:00", "minutes": 90});
    let session = make(&mut own, Session::KIND, session);
    let person = own.reader().all::<Person>().unwrap().remove(0).head.id;
    let attended = json!({"session": session, "person": person, "status": "present"});
    make(&mut own, Attendance::KIND, attended);
    drop(own);
    let mut window = at(&village.own, Route::Page("time"));
    assert!(sees(&window, "April 2018") && sees(&window, "Inte rapporterad"));
    // One by one, too, as it was attended.
    chooses(&mut window, "Amira Holm");
    presses(&mut window, "Spara tidrapport");
    assert!(sees(&window, "Amira Holm · April 2018"));
    let report = all::<TimeReport>(&village.own).remove(0);
    assert_eq!((report.person, report.minutes), (Some(person), Some(90)));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    drop(window);
    let mut window = at(&village.own, Route::Page("time"));
    presses(&mut window, "Lägg in tiden för en person");
    assert!(sees(&window, "Väntar på intyg"));
    let report = all::<TimeReport>(&village.own).remove(0);
    assert_eq!(report.month, "2018-04-01".parse().ok());
    assert_eq!(report.minutes, Some(90));
    assert!(sees(&window, "Intyga i dag"), "nobody has signed");
    presses(&mut window, "Ta med Amira Holm");
    presses(&mut window, "Intyga 1 i dag");
    let certified = all::<TimeReport>(&village.own).remove(0).certified();
    assert_eq!(certified, "2018-05-15".parse().ok());
    assert!(sees(&window, "Intygad"));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert!(
        sees(&window, "Väntar på intyg"),
        "as one, and it can be undone"
    );
    let page = at(
        &village.own,
        Route::Record(TimeReport::CODE, report.head.id),
    );
    assert!(sees(&page, "april 2018"), "it is called by its month");
    drop(page);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert!(all::<TimeReport>(&village.own).is_empty());
}

#[test]
fn month_is_certified_of_those_who_have_signed_and_of_those_who_are_taken_along() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut own = Workspace::open(&village.own).unwrap();
    let names = ["Amira Holm", "Bo Ek", "Eva Sjö"];
    let person = own.reader().all::<Person>().unwrap().remove(0).head.id;
    let mut people = vec![person];
    for name in &names[1..] {
        people.push(make(&mut own, Person::KIND, json!({"name": name})));
    }
    for (place, person) in people.iter().enumerate() {
        let mut report = json!({"person": person, "month": "2018-04", "minutes": 60});
        if place == 0 {
            report["certified_by_person"] = json!("2018-05-02");
        }
        make(&mut own, TimeReport::KIND, report);
    }
    drop(own);
    let certified = || {
        let all = all::<TimeReport>(&village.own);
        let of = |person: &Id| all.iter().find(|one| one.person == Some(*person)).unwrap();
        let of = people.iter().map(|person| of(person).certified().is_some());
        of.collect::<Vec<_>>()
    };
    let mut window = at(&village.own, Route::Page("time"));
    assert!(sees(&window, "Väntar på chefen"), "she has signed");
    assert!(sees(&window, "Intyga 1 i dag"), "and nobody else has");
    presses(&mut window, "Ta med Eva Sjö");
    pictures(&mut window, "month-certify");
    presses(&mut window, "Intyga 2 i dag");
    assert_eq!(certified(), [true, false, true]);
    presses(&mut window, "Ta med alla som väntar");
    presses(&mut window, "Intyga 1 i dag");
    assert_eq!(certified(), [true; 3]);
    let signed = all::<TimeReport>(&village.own);
    let signed = signed.iter().find(|one| one.person == Some(people[0]));
    let day = signed.unwrap().certified_by_person;
    assert_eq!(day, "2018-05-02".parse().ok(), "her own day stands");
}

#[test]
fn month_of_many_is_the_municipality_s_to_write_and_its_lines_are_reached_by_key() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut own = Workspace::open(&village.own).unwrap();
    let session = own.reader().all::<Session>().unwrap().remove(0).head.id;
    let second = make(&mut own, Person::KIND, json!({"name": "Bo Ek"}));
    let attended = json!({"session": session, "person": second, "status": "present"});
    make(&mut own, Attendance::KIND, attended);
    for person in own.reader().all::<Person>().unwrap() {
        let report = json!({"person": person.head.id, "month": "2018-04", "minutes": 60});
        make(&mut own, TimeReport::KIND, report);
    }
    drop(own);
    let mut window = at(&village.own, Route::Page("time"));
    assert!(sees(&window, "April 2018"));
    window.get_by_role_and_label(Role::Table, "Tid").focus();
    settle(&mut window);
    for _ in 0..2 {
        window.key_press(Key::ArrowDown);
        settle(&mut window);
    }
    assert!(sees(&window, "April 2018"), "to choose is not to open");
    window.key_press(Key::Enter);
    settle(&mut window);
    assert!(sees(&window, "Bo Ek · April 2018"));
    drop(window);
    let mut lead = Workspace::open(&village.lead).unwrap();
    let bundle = folder.path().join("eslov.samverka-bundle");
    lead.merge(&[&bundle], None, true, &mut |_, _| true)
        .unwrap();
    drop(lead);
    let lead = at(&village.lead, Route::Page("time"));
    assert!(
        !sees(&lead, "Lägg in tiden"),
        "each municipality writes its own"
    );
}

#[test]
fn part_that_is_off_is_not_in_the_navigation_and_comes_back_with_what_was_logged() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut lead = Workspace::open(&village.lead).unwrap();
    make(&mut lead, Service::KIND, json!({"title": "Språkvän"}));
    drop(lead);
    let navigates = |file: &Path| sees(&at(file, Route::KEYS), "Insatskarta");
    assert!(navigates(&village.lead));
    let mut settings = at(&village.lead, Route::SETTINGS);
    let switch = settings
        .query_all_by_role_and_label(Role::Switch, "Insatskarta")
        .next();
    switch.expect("a switch").click();
    settle(&mut settings);
    drop(settings);
    let project = all::<Project>(&village.lead).remove(0);
    assert!(project.unused_parts.contains(&Part::ServiceMap));
    assert!(!navigates(&village.lead));
    assert_eq!(
        all::<Service>(&village.lead).len(),
        1,
        "what was logged stays"
    );
    let mut lead = Workspace::open(&village.lead).unwrap();
    let kit = folder.path().join("kit-2");
    lead.export_kit(&kit, "1285".parse().unwrap()).unwrap();
    drop(lead);
    let mut own = Workspace::open(&village.own).unwrap();
    own.merge(&[&kit], None, true, &mut |_, _| true).unwrap();
    drop(own);
    assert!(!navigates(&village.own), "the kit carries the choice");
    let told = at(&village.own, Route::SETTINGS);
    assert!(sees(&told, "Projektledningen har valt bort det här") && sees(&told, "Insatskarta"));
    drop(told);
    let mut settings = at(&village.lead, Route::SETTINGS);
    let switch = settings
        .query_all_by_role_and_label(Role::Switch, "Insatskarta")
        .next();
    switch.expect("a switch").click();
    settle(&mut settings);
    drop(settings);
    assert!(navigates(&village.lead));
}

#[test]
fn part_that_is_off_is_not_led_to_from_what_is_counted_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let village = village(folder.path());
    let mut lead = Workspace::open(&village.lead).unwrap();
    let project = lead.reader().project_id().unwrap();
    let off = Command::set(
        Project::KIND,
        project,
        fields([(Project::unused_parts, json!([Part::ServiceMap.code()]))]),
    );
    lead.run(&off).unwrap();
    drop(lead);
    let mut window = at(&village.lead, Route::Page("follow_up"));
    presses(&mut window, "Insatser och överenskommelser");
    assert!(sees(&window, "Gå till Överenskommelser") && !sees(&window, "Gå till Insatskarta"));
}

#[test]
fn values_of_one_day_stand_in_the_order_of_the_municipalities() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lead.samverka");
    let codes = ["1285", "1283", "1280", "1290", "1277", "1260"];
    let mut lead = lead_of(&file, &codes);
    let measure = json!({"title": "Väntetid", "unit": "dagar"});
    let measure = make(&mut lead, Measure::KIND, measure);
    let about = lead.reader().all::<Municipality>().unwrap();
    for (n, one) in about.iter().enumerate() {
        let value = json!({"measure": measure, "date": "2018-04-01", "value": n.to_string(),
            "about": one.head.id});
        make(&mut lead, Measurement::KIND, value);
    }
    drop(lead);
    let window = at(&file, Route::record(Measure::KIND, measure));
    let name = |code: &&str| Text::new(Language::Swedish).municipality(code.parse().unwrap());
    let mut names: Vec<String> = codes.iter().map(name).collect();
    names.sort_by(|one, other| compare(one, other));
    let place = |name: &String| {
        let words = format!(" · {name}");
        let said = window.query_all_by_label_contains(&words).next();
        said.unwrap_or_else(|| panic!("no {name}")).rect().top()
    };
    let places: Vec<f32> = names.iter().map(place).collect();
    assert!(places.is_sorted(), "{names:?} {places:?}");
}
