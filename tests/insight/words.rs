//! Every figure, part and signal has its words, and they make sentences.

use std::collections::BTreeSet;
use std::path::Path;

use samverka::domain::Id;
use samverka::insight::{
    Amount, FIGURES, FigureUnit, Label, Name, SIGNALS, Source, compute, goals, label_key,
};
use samverka::report::chart::{Form, by_municipality, of_figure};
use samverka::text::{Language, Text};
use serde_json::json;

use crate::village::{Village, code};

fn both(check: impl Fn(&Text)) {
    Language::ALL
        .iter()
        .for_each(|language| check(&Text::new(*language)));
}

#[test]
fn every_figure_has_a_label_and_a_definition_in_words() {
    both(|text| {
        for figure in FIGURES {
            assert!(text.has(&figure.label_key()), "{}", figure.label_key());
            assert!(
                text.figure_means(figure.id).is_some(),
                "{}",
                figure.means_key()
            );
        }
    });
}

#[test]
fn every_signal_says_what_it_is_why_it_matters_and_what_to_do() {
    both(|text| {
        for words in SIGNALS.iter().flat_map(|(_, words)| *words) {
            for sentence in ["title", "why", "action"] {
                let key = format!("signal-{words}-{sentence}");
                assert!(text.has(&key), "{key}");
            }
        }
    });
}

#[test]
fn signals_of_a_kind_have_a_name_together_that_tells_of_no_single_one() {
    both(|text| {
        for words in SIGNALS.iter().flat_map(|(_, words)| *words) {
            let name = text.signal_kind(words);
            assert!(
                !name.is_empty() && !name.contains(['{', '$']),
                "{words}: {name}"
            );
        }
    });
}

#[test]
fn every_unit_has_a_word() {
    both(|text| {
        FigureUnit::ALL
            .iter()
            .for_each(|unit| assert!(text.has(&unit.key()), "{}", unit.key()))
    });
}

#[test]
fn every_figure_is_called_otherwise_than_the_others_and_alike_on_every_page() {
    both(|text| {
        let called: Vec<_> = FIGURES
            .iter()
            .map(|one| text.get(&one.label_key()))
            .collect();
        let different: BTreeSet<_> = called.iter().collect();
        assert_eq!(different.len(), called.len(), "{called:?}");
        for level in ["strategic", "operative"] {
            let row = text.get(&format!("cluster-row_{level}"));
            assert_eq!(row, text.get(&format!("figure-groups-{level}")));
            let short = text.get(&format!("situation-goal_groups_{level}"));
            assert!(row.starts_with(&short), "{short}: {row}");
        }
    });
}

#[test]
fn groups_that_are_new_or_widened_are_told_of_those_that_are_counted() {
    let mut village = Village::new();
    for (municipality, origin) in [("1285", "widened"), ("1286", "existed"), ("1287", "")] {
        village.municipality(municipality);
        let group = village.group("operative");
        if !origin.is_empty() {
            village.change(group, "origin", json!(origin));
        }
    }
    let text = Text::new(Language::Swedish);
    let told = |id: &str| {
        let figure = compute(&village.facts(), id, &village.everything()).unwrap();
        let headline = text.headline(&figure);
        format!(
            "{}: {} {}",
            text.get(&label_key(id)),
            headline.number,
            headline.unit
        )
    };
    assert_eq!(
        [told("groups.operative"), told("groups.operative.broadened")],
        [
            "Ny eller breddad operativ grupp: 1 av 3\u{a0}kommuner",
            "Ny eller breddad operativ grupp, där det är angett: 1 av 2\u{a0}kommuner som har angett det",
        ]
    );
}

/// The names of parts, as the room's own source declares them.
fn declared_parts() -> BTreeSet<String> {
    let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/insight");
    // These stand in tables of their own.
    let mut parts: BTreeSet<String> = ["min", "median", "max", "mostly_division_heads"]
        .map(str::to_owned)
        .into();
    for file in std::fs::read_dir(room)
        .unwrap()
        .map(|file| file.unwrap().path())
    {
        let source = if file.is_file() {
            std::fs::read_to_string(file).unwrap()
        } else {
            String::new()
        };
        let calls = [
            "Name::word(",
            ".part(",
            ".part_in(",
            ".percent(",
            "ratio(",
            ".mean(",
            ".difference(",
        ];
        for call in calls {
            for (at, _) in source.match_indices(call) {
                let rest = &source[at + call.len()..];
                let arguments = &rest[..rest.find(");").unwrap_or(rest.len())];
                let code = arguments.split('"').nth(1).unwrap_or_default();
                let is_code =
                    !code.is_empty() && code.chars().all(|c| c.is_ascii_lowercase() || c == '_');
                parts.extend(is_code.then(|| code.to_owned()));
            }
        }
    }
    parts
}

#[test]
fn every_part_has_a_word() {
    let parts = declared_parts();
    assert!(
        parts.contains("women") && parts.contains("never") && parts.len() > 40,
        "{parts:?}"
    );
    both(|text| {
        for part in &parts {
            assert!(text.has(&format!("part-{part}")), "{part}");
        }
    });
}

#[test]
fn a_signal_reads_as_sentences() {
    let mut village = Village::new();
    village.municipality("1285");
    let (strategic, operative) = (village.group("strategic"), village.group("operative"));
    village.meeting("2018-01-10", &[strategic, operative]);
    let text = Text::new(Language::Swedish);
    let signal = village.fired("levels.apart").remove(0);
    let titles = |_, _| "Gruppen".to_owned();
    assert_eq!(
        text.signal_title(&signal, &titles),
        "Nivåerna har inte mötts på 142 dagar"
    );
    assert!(
        text.signal_why(&signal, &titles)
            .contains("10 januari 2018")
    );
    assert_eq!(text.signal_action(&signal), "Boka gemensamt möte");
}

#[test]
fn every_sentence_of_every_signal_finds_what_it_puts_in() {
    // One of each rule that the village can bring about; what is missing would show as {$name}.
    let mut village = Village::new();
    village.municipality("1285");
    village.contact_person(json!({"share": 0, "to": "2018-06-10"}));
    let (strategic, operative) = (village.group("strategic"), village.group("operative"));
    village.member_from(operative, "social");
    village.change(operative, "planned_size", json!(15));
    village.member_at(strategic, "employee");
    village.change(operative, "established_on", json!("2017-01-01"));
    village.meeting("2017-01-10", &[strategic, operative]);
    village.initiative("in_progress");
    let plan = village.plan(json!({"adopted_on": "2017-05-01"}));
    village.activity(plan, "in_progress", "2017-09-01");
    let fired = village.signals();
    assert!(fired.len() > 12, "{}", fired.len());
    both(|text| {
        for signal in &fired {
            let titles = |_, _| "Titel".to_owned();
            for sentence in [
                text.signal_title(signal, &titles),
                text.signal_why(signal, &titles),
            ] {
                assert!(
                    !sentence.contains(['{', '[', '$']),
                    "{}: {sentence}",
                    signal.id
                );
            }
        }
    });
}

#[test]
fn amounts_are_written_with_their_unit() {
    let text = Text::new(Language::Swedish);
    let mean = Amount::ratio(13, 3).unwrap();
    assert_eq!(text.amount(mean, FigureUnit::Points), "4,33");
    assert_eq!(
        text.amount(Amount::whole(46), FigureUnit::Percent),
        "46\u{a0}%"
    );
    assert_eq!(
        text.amount(Amount::whole(7_738_904), FigureUnit::Kronor),
        "7\u{202f}738\u{202f}904\u{a0}kr"
    );
    assert_eq!(text.amount(Amount::whole(585), FigureUnit::Persons), "585");
}

/// What stands for a figure of the village, and what is told beside it.
fn told(village: &Village, id: &str) -> (String, String) {
    let text = Text::new(Language::Swedish);
    let facts = village.facts();
    let figure = compute(&facts, id, &village.everything()).unwrap();
    let titles = |_, _| "Titel".to_owned();
    let beside = text.beside_headline(&figure, &titles);
    (text.headline(&figure).line().replace('\u{a0}', " "), beside)
}

#[test]
fn a_headline_says_a_number_and_what_it_is_held_against() {
    let mut village = Village::new();
    let (strategic, operative) = (village.group("strategic"), village.group("operative"));
    village.meeting("2018-02-01", &[strategic, operative]);
    village.meeting("2018-02-02", &[operative]);
    let session = village.session("2018-02-01", 90);
    for person in [village.woman(), village.woman(), village.man()] {
        village.attends(session, person);
    }
    for (basis, amount) in [("planned", 1000), ("actual", 250)] {
        let cost = json!({"date": "2017-05-01", "kind": "staff", "basis": basis, "amount": amount, "funder": "fund"});
        village.tell("cost", cost);
    }
    for (id, headline, beside) in [
        ("participants.unique", "3 personer", "Kvinnor 2, män 1"),
        ("meetings.joint", "1 av 2 möten", ""),
        ("cost.project", "250 kr av planerade 1\u{202f}000 kr", ""),
        ("cost.used_share", "25 %, 250 kr av 1\u{202f}000 kr", ""),
        ("cost.per_participant", "", ""),
    ] {
        let expected = (headline.to_owned(), beside.to_owned());
        assert_eq!(told(&village, id), expected, "{id}");
    }
}

#[test]
fn a_part_is_told_with_its_group_and_names_stand_as_they_are() {
    let text = Text::new(Language::Swedish);
    let titles = |_, _| "Eslövs grupp".to_owned();
    let group = Name::word("women");
    let part = |name: &Name| text.part_in(Some(&group), name, &titles);
    assert_eq!(part(&Name::word("men")), "Kvinnor: män");
    let named = Name {
        label: Label::Record(Source::Group, Id::from_u128(1)),
        code: String::new(),
    };
    assert_eq!(part(&named), "Kvinnor: Eslövs grupp");
    assert_eq!(text.part_in(None, &named, &titles), "Eslövs grupp");
}

#[test]
fn goals_whose_day_has_passed_are_not_reached_whoever_tells_it() {
    let mut village = Village::new();
    let due = "2018-03-31";
    let goal =
        json!({"code": "2.1", "scope": "each", "indicator": "initiatives.started", "due": due});
    village.goal(goal);
    village.goal(json!({"code": "2.2", "scope": "each", "due": due}));
    village.goal(json!({"code": "2.3", "scope": "project", "due": due}));
    village.goal(json!({"code": "2.4", "scope": "project", "due": due}));
    village.municipality("1285");
    let (facts, scope) = (village.facts(), village.everything());
    let judged = goals(&facts, &scope);
    village.tell(
        "judgement",
        json!({"goal": judged[1].goal, "date": "2018-02-01", "state": "on_the_way"}),
    );
    village.at_the_lead();
    village.tell(
        "judgement",
        json!({"goal": judged[2].goal, "date": "2018-02-01", "state": "on_the_way"}),
    );
    let text = Text::new(Language::Swedish);
    let facts = village.facts();
    let told: Vec<_> = goals(&facts, &scope)
        .iter()
        .map(|goal| {
            let unit = goal.unit(&facts, &scope);
            [text.goal_value(goal, unit), text.goal_state(goal, unit)]
        })
        .collect();
    assert_eq!(
        told,
        [
            ["0 av 1\u{a0}kommun", "Inte nått, 1 saknas"],
            ["0 av 1\u{a0}kommun", "Inte nått, 1 saknas"],
            ["Inte nått", "Inte nått"],
            ["Inte bedömt", "Inte påbörjat"],
        ],
        "nobody knows of the last"
    );
}

#[test]
fn shares_of_more_than_the_whole_are_remarked_on() {
    let mut village = Village::new();
    let text = Text::new(Language::Swedish);
    let session = village.session("2018-02-01", 90);
    village.change(session, "invited", json!(1));
    village.municipality("1285");
    let note = |village: &Village| {
        let figure = compute(
            &village.facts(),
            "training.fill_rate",
            &village.everything(),
        );
        text.beside_headline(&figure.unwrap(), &|_, _| String::new())
    };
    for (comes, said) in [
        (1, ""),
        (2, "Fler kom än som var inbjudna. Stämmer antalet inbjudna?"),
    ] {
        let person = village.woman();
        village.attends(session, person);
        assert_eq!(note(&village), said, "{comes}");
    }
}

#[test]
fn what_is_needed_is_drawn_beside_what_there_is_and_not_as_a_part_of_it() {
    let mut village = Village::new();
    village.municipality("1285");
    let text = Text::new(Language::Swedish);
    for (id, form) in [
        ("cofinancing.kronor", Form::Rows),
        ("cofinancing.minutes", Form::Share),
    ] {
        let figure = compute(&village.facts(), id, &village.everything()).unwrap();
        let charts = of_figure(&figure, &text, &|_, _| String::new());
        assert_eq!(charts[0].form, form, "{id}");
    }
}

#[test]
fn municipalities_are_drawn_beside_each_other_where_any_has_something() {
    let mut village = Village::new();
    let session = village.session("2018-02-01", 90);
    village.change(session, "invited", json!(1));
    let codes = ["1285", "1286"];
    for municipality in codes {
        village.municipality(municipality);
        village.group("strategic");
    }
    let person = village.woman();
    village.attends(session, person);
    let (facts, scope, text) = (
        village.facts(),
        village.everything(),
        Text::new(Language::Swedish),
    );
    let drawn = |id| {
        let codes = codes.into_iter().map(code);
        by_municipality(&facts, &scope, &text, id, codes).is_some()
    };
    assert!(drawn("participants.unique"));
    assert!(
        !drawn("training.fill_rate"),
        "the lead's session has no municipality"
    );
}

#[test]
fn a_goal_says_how_far_it_has_come_and_how_far_from_the_even_pace() {
    let mut village = Village::new();
    let indicator = json!("participants.unique");
    let goal = json!({"code": "2.1", "indicator": indicator, "scope": "project", "target": 1});
    village.goal(goal);
    village.goal(json!({"code": "2.2", "scope": "project"}));
    let session = village.session("2018-02-01", 90);
    for person in [village.woman(), village.man(), village.man()] {
        village.attends(session, person);
    }
    let text = Text::new(Language::Swedish);
    let (facts, scope) = (village.facts(), village.everything());
    let told: Vec<_> = goals(&facts, &scope)
        .iter()
        .map(|goal| {
            let unit = goal.unit(&facts, &scope);
            [
                text.goal_code(goal),
                text.goal_value(goal, unit),
                text.goal_state(goal, unit),
                goal.standing.share().to_string(),
            ]
        })
        .collect();
    assert_eq!(told[0], ["Delmål 2.1", "3 av 1", "Nått", "3"]);
    assert_eq!(told[1], ["Delmål 2.2", "Inte bedömt", "Inte påbörjat", "0"]);
}
