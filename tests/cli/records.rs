//! Records: made, changed, removed, listed, and refused.

use serde_json::json;

use crate::folder::project;

#[test]
fn a_record_is_made_listed_changed_and_removed_and_its_history_remembers() {
    let folder = project();
    let id = folder.add(
        "eslöv",
        "group",
        &["kind=strategic", "name=Åkes grupp", "planned_size=7"],
    );
    let listed = folder.json(&["list", "eslöv", "group"]);
    assert_eq!(
        listed,
        json!([{
            "id": id, "kind": "group", "municipality": "1285", "title": "Åkes grupp",
            "fields": { "kind": "strategic", "name": "Åkes grupp", "planned_size": 7 },
        }])
    );
    let answer = folder.done(&[
        "set",
        "eslöv",
        "group",
        &id,
        "name=Österlens grupp",
        "planned_size=",
    ]);
    assert_eq!(answer, "Ändrad: Österlens grupp\n");
    folder.done(&["remove", "eslöv", "group", &id]);
    assert_eq!(folder.json(&["list", "eslöv", "group"]), json!([]));
    assert_eq!(
        folder.done(&["list", "eslöv", "group"]),
        "Här finns inga grupper.\n"
    );

    let history = folder.json(&["history", "eslöv", "group", &id]);
    let set: Vec<_> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| &entry["set"])
        .collect();
    assert_eq!(set[0]["name"], "Åkes grupp");
    assert_eq!(
        set[1],
        &json!({ "name": "Österlens grupp", "planned_size": null })
    );
    assert_eq!(set[2], &json!({ "removed": true }));
    let told = folder.done(&["history", "eslöv", "group", &id]);
    assert!(
        told.contains("Namn") && told.contains("Borttagen"),
        "{told}"
    );
    folder.done(&["verify", "eslöv"]);
}

#[test]
fn a_table_tells_references_by_title_with_the_id_first_and_columns_aligned() {
    let folder = project();
    let group = folder.add("eslöv", "group", &["kind=strategic", "name=Styrgruppen"]);
    let person = folder.add("eslöv", "person", &["name=Örjan Åberg"]);
    for role in ["chair", "substitute"] {
        let (group, person) = (format!("group={group}"), format!("person={person}"));
        folder.add(
            "eslöv",
            "membership",
            &[&group, &person, &format!("role={role}")],
        );
    }
    let table = folder.done(&["list", "eslöv", "membership"]);
    let [head, first, second] = table.lines().collect::<Vec<_>>()[..] else {
        panic!("{table}")
    };
    let place = |line: &str, word: &str| line.split(word).next().unwrap().chars().count();
    assert!(head.starts_with("Id"));
    assert_eq!(place(head, "Person"), place(first, "Örjan Åberg"));
    assert_eq!(place(head, "Roll"), place(second, "Ersättare"));
    assert!(first.contains("Styrgruppen") && !first.contains(&person));
}

#[test]
fn values_are_typed_as_people_type_them() {
    let folder = project();
    let one = folder.add("eslöv", "group", &["kind=operative", "name=En"]);
    let two = folder.add("eslöv", "group", &["kind=working", "name=Två"]);
    let groups = format!("groups={one}, {two}");
    folder.add(
        "eslöv",
        "meeting",
        &[
            "title=Möte = start",
            "date=2026-03-01",
            "start_time=9.30",
            &groups,
        ],
    );
    folder.add(
        "eslöv",
        "unit",
        &["name=Skolan", "sector=education", "traditional=ja"],
    );
    let meeting = &folder.json(&["list", "eslöv", "meeting"])[0]["fields"];
    assert_eq!(meeting["title"], "Möte = start");
    assert_eq!(meeting["start_time"], "09:30");
    assert_eq!(meeting["groups"], json!([one, two]));
    assert_eq!(
        folder.json(&["list", "eslöv", "unit"])[0]["fields"]["traditional"],
        true
    );
}

#[test]
fn what_does_not_fit_its_description_is_refused_by_label_and_code_name() {
    let folder = project();
    let group = folder.add("eslöv", "group", &["kind=strategic", "name=Styrgruppen"]);
    let id = format!("group={group}");
    let missing = "person=01890000-0000-7000-8000-000000000000";
    let refusals: &[(&[&str], &str)] = &[
        (&["add", "eslöv", "choir", "name=Kören"], "”choir”"),
        (
            &[
                "add",
                "eslöv",
                "group",
                "kind=working",
                "name=X",
                "colour=blue",
            ],
            "(colour): ",
        ),
        (
            &[
                "add",
                "eslöv",
                "group",
                "kind=working",
                "name=X",
                "established_on=2026-02-30",
            ],
            "Bildad (established_on): Skriv ett datum",
        ),
        (
            &["add", "eslöv", "group", "kind=choir", "name=X"],
            "Slag (kind): ”choir” finns inte bland valen. Här finns: strategic, ",
        ),
        (
            &["add", "eslöv", "group", "kind=working"],
            "Namn (name): Fyll i",
        ),
        (
            &[
                "add",
                "eslöv",
                "group",
                "kind=working",
                "name=X",
                "planned_size=sju",
            ],
            "Planerad storlek (planned_size): Skriv ett heltal.",
        ),
        (
            &["add", "eslöv", "membership", &id, missing],
            "Person (person): Posten",
        ),
        (
            &[
                "add",
                "eslöv",
                "membership",
                &id,
                &format!("person={group}"),
            ],
            "Person (person): Posten",
        ),
        (
            &["add", "eslöv", "membership", &id, "person=Anna"],
            "Person (person): ",
        ),
        (
            &["add", "eslöv", "phase", "name=Egen fas"],
            "Fasen ändras av någon annan",
        ),
        (
            &["set", "eslöv", "group", &group, "name="],
            "Namn (name): Fyll i",
        ),
        (
            &["set", "eslöv", "meeting", &group, "title=Möte"],
            "Mötet finns inte",
        ),
        (
            &["set", "eslöv", "group", "abc", "name=X"],
            "”abc” är inget id.",
        ),
        (
            &[
                "remove",
                "eslöv",
                "group",
                "01890000-0000-7000-8000-000000000000",
            ],
            "Gruppen finns inte",
        ),
        (&["history", "eslöv", "meeting", &group], "Mötet finns inte"),
        (&["list", "eslöv", "choir"], "”choir”"),
        (
            &["list", "borta", "group"],
            "Det finns ingen fil på platsen borta.",
        ),
    ];
    for (arguments, sentence) in refusals {
        let said = folder.refused(arguments);
        assert!(said.contains(sentence), "{arguments:?}: {said}");
    }
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let folder = project();
    let said = folder.refused(&[
        "add",
        "eslöv",
        "group",
        "kind=choir",
        "planned_size=-1",
        "name=X",
    ]);
    assert!(
        said.contains("(kind)") && said.contains("(planned_size)"),
        "{said}"
    );
}

#[test]
fn a_protected_person_is_not_shown_in_a_list() {
    let folder = project();
    folder.add(
        "eslöv",
        "person",
        &[
            "name=Hemlig Svensson",
            "email=hemlig@exempel.se",
            "protected=ja",
            "gender=woman",
        ],
    );
    let (table, json) = (
        folder.done(&["list", "eslöv", "person"]),
        folder.json(&["list", "eslöv", "person"]).to_string(),
    );
    for answer in [&table, &json] {
        assert!(!answer.to_lowercase().contains("hemlig"), "{answer}");
        assert!(answer.contains("Person med skyddade uppgifter"), "{answer}");
    }
    assert!(table.contains("Kvinna"));
    let id = folder.json(&["list", "eslöv", "person"])[0]["id"].clone();
    let asked = ["history", "eslöv", "person", id.as_str().unwrap()];
    for answer in [folder.done(&asked), folder.json(&asked).to_string()] {
        assert!(!answer.to_lowercase().contains("hemlig"), "{answer}");
    }
}

#[test]
fn a_name_of_invisible_characters_is_empty_and_a_search_reads_as_people_do() {
    let folder = project();
    let name = "name=\u{200b}\u{a0}\u{feff}";
    let said = folder.refused(&["add", "eslöv", "group", "kind=strategic", name]);
    assert!(said.contains("(name)"), "{said}");
}

#[test]
fn a_goal_that_names_no_figure_is_refused() {
    let folder = project();
    let goal = |indicator| {
        [
            "add",
            "lead",
            "goal",
            "text=Minst 40 procent",
            "scope=each",
            indicator,
        ]
    };
    let said = folder.refused(&goal("indicator=participants.uniqe"));
    assert!(said.contains("participants.uniqe"), "{said}");
    folder.done(&goal("indicator=participants.unique"));
    folder.done(&goal("indicator="));
}

#[test]
fn a_removed_record_is_named_with_what_refers_to_it_and_can_be_brought_back() {
    let folder = project();
    let group = folder.add("eslöv", "group", &["kind=strategic", "name=Styrgruppen"]);
    let person = folder.add("eslöv", "person", &["name=Amira Holm"]);
    let (of_group, of_person) = (format!("group={group}"), format!("person={person}"));
    folder.add("eslöv", "membership", &[&of_group, &of_person]);
    let said = folder.done(&["remove", "eslöv", "group", &group]);
    assert!(
        said.contains("En post hänvisar till den och finns kvar"),
        "{said}"
    );
    assert!(said.contains("Amira Holm"), "{said}");
    for refused in [
        vec!["remove", "eslöv", "group", &group],
        vec!["set", "eslöv", "group", &group, "name=Rådet"],
        vec!["add", "eslöv", "membership", &of_group, &of_person],
    ] {
        let said = folder.refused(&refused);
        assert!(said.to_lowercase().contains("ta tillbaka"), "{said}");
    }
    let said = folder.done(&["bring-back", "eslöv", "group", &group]);
    assert_eq!(said, "Finns igen: Styrgruppen\n");
    let remove = ["remove", "eslöv", "group", &group, "--with-them"];
    let said = folder.done(&[&remove[..], &["--dry-run"]].concat());
    assert!(
        said.contains("Skulle tas bort") && said.contains("tas bort tillsammans med den"),
        "{said}"
    );
    assert!(
        folder
            .done(&["list", "eslöv", "group"])
            .contains("Styrgruppen")
    );
    folder.done(&remove);
    assert!(
        !folder
            .done(&["list", "eslöv", "membership"])
            .contains("Amira Holm")
    );
}

#[test]
fn answers_are_held_against_their_question() {
    let folder = project();
    let survey = folder.add("lead", "survey", &["title=Utvärdering"]);
    let about = format!("survey={survey}");
    let scale = ["text=Nytta", "answer_type=scale", "lowest=1", "highest=5"];
    let scale = folder.add(
        "lead",
        "question",
        &[&[about.as_str()], &scale[..]].concat(),
    );
    let choice = [
        "text=Helhet",
        "answer_type=one_choice",
        "options=good = Bra",
    ];
    let choice = folder.add(
        "lead",
        "question",
        &[&[about.as_str()], &choice[..]].concat(),
    );
    let answer = |question: &str, answer: &str| {
        let answers = format!("answers={{\"{question}\": {answer}}}");
        folder.refused(&["add", "lead", "response", &about, &answers])
    };
    for (question, wrong, says) in [
        (&scale, "55", "1 och 5"),
        (&scale, "-3", "1 och 5"),
        (&scale, "\"bra\"", "heltal"),
        (&choice, "\"sådär\"", "sådär"),
    ] {
        let said = answer(question, wrong);
        assert!(said.contains(says), "{wrong}: {said}");
    }
    let tally = format!("question={scale}");
    let counts = ["add", "lead", "tally", &tally, "counts={\"7\": 3}"];
    assert!(folder.refused(&counts).contains("1 och 5"));
    let taken = format!("answers={{\"{scale}\": 4.5, \"{choice}\": \"good\"}}");
    folder.add("lead", "response", &[&about, &taken]);
}

#[test]
fn times_are_taken_as_people_write_them_and_kept_in_one_form() {
    let folder = project();
    let training = folder.add("lead", "training", &["title=Bemötande"]);
    let training = format!("training={training}");
    let session = ["starts=18-03-01 9.00", "ends=12"];
    folder.add(
        "lead",
        "session",
        &[&[training.as_str()], &session[..]].concat(),
    );
    let kept = &folder.json(&["list", "lead", "session"])[0]["fields"];
    assert_eq!(kept["starts"], "2018-03-01T09:00");
    assert_eq!(kept["ends"], "2018-03-01T12:00", "on the day it begins");
    let group = folder.add("eslöv", "group", &["kind=working", "name=Arbetslaget"]);
    let group = format!("groups={group}");
    let meeting = [
        "title=Sent",
        "date=2018-3-1",
        "start_time=22.00",
        "end_time=1",
    ];
    folder.add(
        "eslöv",
        "meeting",
        &[&[group.as_str()], &meeting[..]].concat(),
    );
    let kept = &folder.json(&["list", "eslöv", "meeting"])[0]["fields"];
    assert_eq!(kept["date"], "2018-03-01");
    assert_eq!(
        (&kept["start_time"], &kept["end_time"]),
        (&json!("22:00"), &json!("01:00"))
    );
    folder.refused(&["add", "eslöv", "meeting", "title=Fel", "date=+2018-3-01"]);
}

#[test]
fn time_is_spent_by_those_who_were_there() {
    let folder = project();
    let training = folder.add("lead", "training", &["title=Parallella spår"]);
    let training = format!("training={training}");
    let person = folder.add("lead", "person", &["name=Amira Holm"]);
    let person = format!("person={person}");
    let session = |_: usize| {
        let long = [training.as_str(), "starts=2018-03-01", "minutes=480"];
        format!("session={}", folder.add("lead", "session", &long))
    };
    let sessions: Vec<String> = (0..4).map(session).collect();
    for track in &sessions[..3] {
        folder.add("lead", "attendance", &[track, &person, "status=absent"]);
    }
    let last = [sessions[3].as_str(), person.as_str(), "status=present"];
    folder.add("lead", "attendance", &last);
    // The same fact twice is no more time.
    folder.add("lead", "attendance", &last);
    for track in &sessions[..2] {
        folder.add("lead", "attendance", &[track, &person, "status=present"]);
    }
    let fourth = [
        "add",
        "lead",
        "attendance",
        &sessions[2],
        &person,
        "status=present",
    ];
    assert!(folder.refused(&fourth).contains("24"));
}

#[test]
fn same_fact_told_in_different_ways_is_listed_and_counts_once() {
    let folder = project();
    let training = format!(
        "training={}",
        folder.add("lead", "training", &["title=Normer"])
    );
    let person = format!(
        "person={}",
        folder.add("lead", "person", &["name=Amira Holm"])
    );
    let long = [training.as_str(), "starts=2018-03-01", "minutes=360"];
    let session = format!("session={}", folder.add("lead", "session", &long));
    let came = [session.as_str(), person.as_str(), "status=present"];
    let first = folder.add("lead", "attendance", &came);
    let again = folder.add(
        "lead",
        "attendance",
        &[&came[..], &["minutes=120"]].concat(),
    );
    let waiting = folder.json(&["conflicts", "lead"]);
    assert_eq!(waiting.as_array().unwrap().len(), 1);
    assert_eq!(
        (&waiting[0]["kind"], &waiting[0]["field"]),
        (&json!("attendance"), &json!("told_twice"))
    );
    let said: Vec<_> = waiting[0]["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["value"])
        .collect();
    assert!(said.contains(&&json!({"status": "present"})), "{said:?}");
    assert!(
        said.contains(&&json!({"status": "present", "minutes": 120})),
        "{said:?}"
    );
    let listed = folder.done(&["conflicts", "lead"]);
    assert!(
        listed.contains(&first) && listed.contains(&again),
        "{listed}"
    );
    let hours = folder.json(&[
        "figures",
        "lead",
        "participants.hours",
        "--on",
        "2018-04-01",
    ]);
    assert_eq!(hours["participants.hours"]["total"], 6);
    folder.done(&["remove", "lead", "attendance", &again]);
    assert_eq!(folder.json(&["conflicts", "lead"]), json!([]));
}
