//! Lists of people: who is new, who is there already, and who may be either.

use samverka::domain::{Fields, Person, Record, Unit};
use samverka::intake::plan::{Ask, Outcome, RowAnswer};
use samverka::intake::resolve::Meaning;
use serde_json::json;

use crate::sheets::{Laptop, counts, words};
use crate::village::make;

pub fn swedish() -> samverka::text::Text {
    samverka::text::Text::new(samverka::text::Language::Swedish)
}

fn with_people() -> Laptop {
    let mut laptop = Laptop::new();
    let unit = Fields::from([
        (Unit::name.to_owned(), json!("Komvux")),
        (Unit::sector.to_owned(), json!("education")),
    ]);
    let unit = make(&mut laptop.workspace, Unit::KIND, unit);
    let person = Fields::from([
        (Person::name.to_owned(), json!("Eva Sjö")),
        (Person::email.to_owned(), json!("eva@exempel.se")),
        (Person::unit.to_owned(), json!(unit)),
        (Person::identity_number.to_owned(), json!("196408233234")),
    ]);
    make(&mut laptop.workspace, Person::KIND, person);
    laptop
}

#[test]
fn person_is_known_by_number_by_mail_and_name_or_by_name_and_unit() {
    let mut laptop = with_people();
    let list = words(&[
        &["Namn", "E-post", "Verksamhet", "Personnummer", "Telefon"],
        &["Eva Sjö-Lind", "", "", "19640823-3234", "1"],
        &["Eva Sjö", "EVA@exempel.se", "", "", ""],
        &["Eva  Sjö", "", "komvux", "", ""],
    ]);
    let plan = laptop.plan(&list, Person::KIND);
    assert_eq!(counts(&plan), [0, 1, 2, 0, 0]);
}

#[test]
fn person_who_may_be_another_is_asked_about_and_namesakes_stay_two() {
    let mut laptop = with_people();
    let list = words(&[
        &["Namn", "E-post", "Verksamhet", "Personnummer"],
        &["Eva Sjö", "", "", ""],
        &["Evelina Sjö", "eva@exempel.se", "", ""],
        &["Eva Sjö", "annan@exempel.se", "Komvux", ""],
        &["Eva Sjö", "annan@exempel.se", "", ""],
        &["Eva Sjö", "", "", "900101-0017"],
    ]);
    let plan = laptop.plan(&list, Person::KIND);
    assert_eq!(counts(&plan), [2, 0, 0, 3, 0]);
    let asked = |at: usize| matches!(&plan.rows[at].outcome, Outcome::Asks(asks) if matches!(asks[0], Ask::Which(_)));
    assert!(asked(0) && asked(1) && asked(2));

    let mut intake = laptop.look(&list, Some(Person::KIND));
    let eva = laptop.workspace.reader().rows(Person::KIND).unwrap()[0]
        .head
        .id;
    intake.answers.rows.insert((2, None), RowAnswer::Is(eva));
    intake.answers.rows.insert((3, None), RowAnswer::New);
    intake.answers.rows.insert((4, None), RowAnswer::Skip);
    let counts = intake.plan(&mut || eva).counts();
    assert_eq!((counts.new, counts.same, counts.skipped), (3, 1, 1));
}

#[test]
fn two_rows_for_one_new_person_are_two_until_the_user_says_so() {
    let mut laptop = Laptop::new();
    let list = words(&[
        &["Namn", "E-post"],
        &["Per Lind", "p@x.se"],
        &["Per Lind", "p@x.se"],
    ]);
    laptop.take(&list, Person::KIND);
    assert_eq!(
        laptop.values(Person::KIND, Person::name),
        ["Per Lind", "Per Lind"]
    );
    assert_eq!(counts(&laptop.plan(&list, Person::KIND)), [0, 0, 2, 0, 0]);
}

#[test]
fn two_rows_with_one_identity_number_are_asked_about() {
    let mut laptop = with_people();
    let list = words(&[
        &["Namn", "Personnummer", "Telefon"],
        &["Per Lind", "900101-0017", "1"],
        &["Per Lind", "19900101-0017", "2"],
    ]);
    let plan = laptop.plan(&list, Person::KIND);
    assert_eq!(counts(&plan), [1, 0, 0, 1, 0]);
    let reason = "Rad 2 är en ny person med samma personnummer.";
    let intake = laptop.look(&list, Some(Person::KIND));
    assert_eq!(intake.told(&plan, &plan.rows[1]).as_deref(), Some(reason));
    let mut intake = laptop.look(&list, Some(Person::KIND));
    intake.answers.rows.insert((3, None), RowAnswer::Skip);
    laptop.finish(&intake);
    assert_eq!(
        laptop.values(Person::KIND, Person::name),
        ["Eva Sjö", "Per Lind"]
    );
}

#[test]
fn words_may_mean_the_same_as_others_that_are_to_be_new_and_capitals_give_way() {
    let mut laptop = Laptop::new();
    let list = words(&[
        &["Namn", "Arbetsplats"],
        &["Eva Sjö", "KV"],
        &["Per Lind", "KOMVUX"],
        &["Amir Ek", "Komvux"],
    ]);
    let mut intake = laptop.look(&list, Some(Person::KIND));
    let asked = |words: &str| (Person::unit.to_owned(), words.to_owned());
    let meanings = &mut intake.answers.meanings;
    meanings.insert(asked("kv"), Meaning::As("Komvux".to_owned()));
    let plan = intake.plan(&mut samverka::domain::Id::nil);
    assert_eq!(
        counts(&plan),
        [0, 0, 0, 3, 0],
        "until it is said what they mean"
    );
    assert_eq!(plan.questions[&asked("komvux")].words, "Komvux");
    let sector = Fields::from([(Unit::sector.to_owned(), json!("education"))]);
    let meanings = &mut intake.answers.meanings;
    meanings.insert(asked("komvux"), Meaning::New(sector));
    laptop.finish(&intake);
    assert_eq!(laptop.values(Unit::KIND, Unit::name), ["Komvux"]);
    assert_eq!(laptop.values(Person::KIND, Person::name).len(), 3);
}

#[test]
fn cell_that_cannot_be_read_is_left_where_that_is_said_and_told() {
    let mut laptop = with_people();
    let list = words(&[
        &["Namn", "Personnummer", "GDPR-info lämnad"],
        &["Per Lind", "kommer", "2018-03-01"],
        &["Amir Ek", "", "ja"],
        &["Bo Ek", "", "2018-03-02"],
    ]);
    assert_eq!(counts(&laptop.plan(&list, Person::KIND)), [1, 0, 0, 0, 2]);
    let mut intake = laptop.look(&list, Some(Person::KIND));
    intake.answers.leave_unreadable = true;
    let plan = intake.plan(&mut samverka::domain::Id::nil);
    assert_eq!(counts(&plan), [3, 0, 0, 0, 0]);
    let told = intake.told_beside(&plan, &[]).join(" ");
    assert!(told.contains("lämnas tomt (1): rad 2: kommer"), "{told}");
    let beside = intake.left_out(&plan).unwrap();
    assert_eq!(
        beside.rows.len(),
        2,
        "both are in the file beside, with the reason"
    );
    laptop.finish(&intake);
    let days = laptop.values(Person::KIND, Person::informed_on);
    assert_eq!(days, ["", "", "2018-03-01", "2018-03-02"]);
}

#[test]
fn unit_that_is_not_there_is_asked_about_once_and_made_only_where_that_is_said() {
    let mut laptop = Laptop::new();
    let list = words(&[
        &["Namn", "Arbetsplats"],
        &["Eva Sjö", "Komvux"],
        &["Per Lind", "komvux"],
        &["Amir Ek", "Okänd"],
    ]);
    let plan = laptop.plan(&list, Person::KIND);
    assert_eq!(counts(&plan), [0, 0, 0, 3, 0]);
    let questions: Vec<_> = plan
        .questions
        .values()
        .map(|one| (one.words.as_str(), one.rows))
        .collect();
    assert_eq!(questions, [("Komvux", 2), ("Okänd", 1)]);

    let mut intake = laptop.look(&list, Some(Person::KIND));
    let asked = |words: &str| (Person::unit.to_owned(), words.to_owned());
    let sector = Fields::from([(Unit::sector.to_owned(), json!("education"))]);
    intake
        .answers
        .meanings
        .insert(asked("komvux"), Meaning::New(sector));
    intake
        .answers
        .meanings
        .insert(asked("okänd"), Meaning::Nothing);
    laptop.finish(&intake);
    assert_eq!(laptop.values(Unit::KIND, Unit::name), ["Komvux"]);
    assert_eq!(
        laptop.values(Person::KIND, Person::name),
        ["Amir Ek", "Eva Sjö", "Per Lind"]
    );
    assert_eq!(
        laptop
            .values(Person::KIND, Person::unit)
            .iter()
            .filter(|unit| unit.is_empty())
            .count(),
        1
    );
}

#[test]
fn word_that_is_no_choice_is_asked_about_once_each() {
    let mut laptop = Laptop::new();
    let list = words(&[
        &["Förnamn", "Efternamn", "Kön"],
        &["Eva", "Sjö", "K"],
        &["Per", "Lind", "female"],
        &["Amir", "Ek", "hen"],
        &["Bo", "Ek", "Hen"],
    ]);
    let plan = laptop.plan(&list, Person::KIND);
    assert_eq!(counts(&plan), [2, 0, 0, 2, 0]);
    let asked: Vec<String> = plan
        .questions
        .values()
        .map(|one| one.sentence(&swedish()))
        .collect();
    assert_eq!(asked, ["”hen” finns inte bland valen (Kön)."]);
    assert_eq!(
        plan.read_as[&(Person::gender, "female".to_owned())],
        "woman"
    );
    let mut intake = laptop.look(&list, Some(Person::KIND));
    let asked = (Person::gender.to_owned(), "hen".to_owned());
    intake
        .answers
        .meanings
        .insert(asked, Meaning::Is(json!("other")));
    laptop.finish(&intake);
    assert_eq!(
        laptop.values(Person::KIND, Person::gender),
        ["other", "other", "woman", "woman"]
    );
    assert_eq!(laptop.values(Person::KIND, Person::name)[2], "Eva Sjö");
}

#[test]
fn identity_number_that_nobody_asks_for_is_not_taken_in() {
    let mut village = crate::village::Village::new();
    let workspace = village.laptop(crate::village::ESLOV, "eslöv", 0);
    let mut laptop = Laptop::of(village, workspace);
    let list = words(&[&["Namn", "Personnummer"], &["Eva Sjö", "19640823-3234"]]);
    laptop.take(&list, Person::KIND);
    assert_eq!(laptop.values(Person::KIND, Person::identity_number), [""]);
}

#[test]
fn empty_cell_changes_nothing_unless_that_is_asked_for() {
    let mut laptop = with_people();
    let list = words(&[
        &["Namn", "E-post", "Personnummer"],
        &["Eva Sjö", "", "19640823-3234"],
    ]);
    assert_eq!(counts(&laptop.plan(&list, Person::KIND)), [0, 0, 1, 0, 0]);
    let mut intake = laptop.look(&list, Some(Person::KIND));
    intake.answers.empty_clears = true;
    laptop.finish(&intake);
    assert_eq!(laptop.values(Person::KIND, Person::email), [""]);
}

#[test]
fn protected_person_s_row_comes_out_masked_and_is_not_taken_for_another() {
    let mut laptop = with_people();
    let eva = laptop.workspace.reader().rows(Person::KIND).unwrap()[0]
        .head
        .id;
    crate::village::set(
        &mut laptop.workspace,
        Person::KIND,
        eva,
        Person::protected,
        json!(true),
    );
    let masked = words(&[
        &["Namn", "Telefon"],
        &["Person med skyddade uppgifter", "0413"],
    ]);
    assert_eq!(counts(&laptop.plan(&masked, Person::KIND)), [0, 0, 0, 0, 1]);
}

#[test]
fn unit_is_made_only_where_a_row_that_is_taken_in_refers_to_it() {
    let mut laptop = Laptop::new();
    let list = words(&[
        &["Namn", "Arbetsplats"],
        &["Eva Sjö", "Komvux"],
        &["", "Gymnasiet"],
    ]);
    let mut intake = laptop.look(&list, Some(Person::KIND));
    let sector = Fields::from([(Unit::sector.to_owned(), json!("education"))]);
    intake.answers.make.insert(Unit::CODE.to_owned(), sector);
    laptop.finish(&intake);
    assert_eq!(laptop.values(Unit::KIND, Unit::name), ["Komvux"]);
}

#[test]
fn row_of_another_municipality_is_refused_however_it_is_written() {
    let mut laptop = Laptop::new();
    let list = words(&[
        &["Namn", "Kommun"],
        &["Eva Sjö", "Eslövs kommun"],
        &["Per Lind", "1285"],
        &["Amir Ek", "Höör"],
        &["Bo Ek", "Storköping"],
    ]);
    let plan = laptop.plan(&list, Person::KIND);
    assert_eq!(counts(&plan), [2, 0, 0, 0, 2]);
    laptop.take(&list, Person::KIND);
    assert_eq!(counts(&laptop.plan(&list, Person::KIND)), [0, 0, 2, 0, 2]);
}

#[test]
fn namesakes_among_new_rows_are_told_by_their_rows_before_anything_is_taken_in() {
    let mut laptop = with_people();
    let list = words(&[
        &["Namn", "Yrke"],
        &["Per Lind", "Lärare"],
        &["Amira Holm", ""],
        &["per  lind", ""],
    ]);
    let plan = laptop.plan(&list, Person::KIND);
    assert_eq!(
        counts(&plan),
        [3, 0, 0, 0, 0],
        "each is a person until the user says so"
    );
    assert_eq!(plan.namesakes(), [("Per Lind".to_owned(), vec![2, 4])]);
    let told = laptop.look(&list, Some(Person::KIND));
    let told = told.told_beside(&plan, &[]).join(" ");
    assert!(told.contains("Per Lind (rad 2, 4)"), "{told}");
    let said = plan.counts().in_words(&swedish());
    assert_eq!(said, "3 rader: 3 nya.");
}
