//! Figures of surveys and evaluations.

use samverka::domain::{Question, Response, Tally, Wave};
use samverka::insight::{Counts, Source};
use samverka::text::{Language, Text};
use serde_json::json;

use crate::village::Village;

#[test]
fn municipalities_that_answered_are_counted_of_those_taking_part() {
    let mut village = Village::new();
    let survey = village.survey("self_assessment");
    let question = village.question(
        survey,
        "worked",
        "one_choice",
        &["well = Väl", "badly = Illa"],
    );
    village.municipality("1285");
    village.answer(survey, question, json!("well"));
    let other = village.municipality("1286");
    village.municipality("1287");
    assert_eq!(
        village.figure("survey.answered"),
        json!({"answered": 1, "of": 3})
    );
    village.at_the_lead();
    let typed_in = village.answer(survey, question, json!("badly"));
    village.change(typed_in, Response::about, json!(other));
    assert_eq!(
        village.figure("survey.answered"),
        json!({"answered": 2, "of": 3}),
        "whoever typed it in"
    );
}

#[test]
fn answers_are_counted_by_option_and_who_left_it_open_is_told() {
    let mut village = Village::new();
    let survey = village.survey("self_assessment");
    let question = village.question(
        survey,
        "better",
        "one_choice",
        &["yes = Ja", "partly = Delvis", "no = Nej"],
    );
    let other = village.question(survey, "why", "text", &[]);
    for (municipality, answer) in [("1285", "yes"), ("1286", "partly"), ("1287", "Ja")] {
        village.municipality(municipality);
        village.answer(survey, question, json!(answer));
    }
    village.municipality("1291");
    village.answer(survey, other, json!("För tidigt att säga"));
    let better = json!({"yes": 2, "partly": 1, "no_answer": 1});
    assert_eq!(
        village.figure("survey.better"),
        better,
        "by code, or by label"
    );
    assert_eq!(
        village.figure("survey.why"),
        json!({"value": 1, "no_answer": 3})
    );
}

#[test]
fn yes_or_no_is_told_as_yes_of_all() {
    let mut village = Village::new();
    let survey = village.survey("self_assessment");
    let question = village.question(survey, "positive", "one_choice", &["yes = Ja", "no = Nej"]);
    for (municipality, answer) in [("1285", "yes"), ("1286", "no"), ("1287", "yes")] {
        village.municipality(municipality);
        village.answer(survey, question, json!(answer));
    }
    assert_eq!(
        village.figure("survey.positive"),
        json!({"value": 2, "of": 3})
    );
}

#[test]
fn several_choices_may_be_made_one_by_one_or_in_a_tally() {
    let mut village = Village::new();
    let survey = village.survey("self_assessment");
    let options = ["examples = Exempel", "coordinator = Samordnare"];
    let question = village.question(survey, "support", "several_choices", &options);
    village.municipality("1285");
    village.answer(survey, question, json!(["examples", "coordinator"]));
    village.municipality("1286");
    village.tally(question, json!({"examples": 3, "unheard_of": 1}));
    let support = json!({"examples": 4, "coordinator": 1, "another_answer": 1});
    assert_eq!(village.figure("survey.support"), support);
}

#[test]
fn answers_before_and_after_stand_apart_with_what_lies_between() {
    let mut village = Village::new();
    let survey = village.survey("before_after");
    let question = village.question(survey, "sure", "scale", &[]);
    let other = village.question(survey, "who", "one_choice", &["me = Jag", "us = Vi"]);
    village.municipality("1285");
    for (wave, points) in [("before", [2, 3]), ("after", [4, 4])] {
        for point in points {
            let response = village.answer(survey, question, json!(point));
            village.change(response, Response::wave, json!(wave));
        }
        let response = village.answer(survey, other, json!("us"));
        village.change(response, Response::wave, json!(wave));
    }
    let id = format!("survey.{question}");
    let expected = json!({
        "wave_before": {"answers": 2, "mean": 2.5, "2": 1, "3": 1},
        "wave_after": {"answers": 2, "mean": 4, "4": 2},
        "change": 1.5,
    });
    assert_eq!(village.figure(&id), expected);
    let expected = json!({"wave_before": {"us": 1}, "wave_after": {"us": 1}});
    assert_eq!(village.figure(&format!("survey.{other}")), expected);
}

#[test]
fn a_count_of_nothing_tells_how_many_were_asked_and_is_no_answer() {
    let mut village = Village::new();
    let survey = village.survey("self_assessment");
    let question = village.question(survey, "worked", "one_choice", &["well = Väl"]);
    village.municipality("1285");
    let tally = village.tally(question, json!({}));
    village.change(tally, Tally::invited, json!(20));
    let nobody = json!({"answered": 0, "of": 1});
    assert_eq!(village.figure("survey.answered"), nobody);
    village.answer(survey, question, json!("well"));
    let scope = village.everything();
    let facts = village.facts();
    let counted = Counts::new(&facts, &scope).survey_in(survey, Wave::Single);
    assert_eq!((counted.of_asked, counted.asked), (1, Some(20)));
}

#[test]
fn a_question_without_a_code_is_found_by_its_id() {
    let mut village = Village::new();
    let survey = village.survey("self_assessment");
    let question = village.question(survey, "x", "number", &[]);
    village.change(question, Question::code, json!(null));
    village.municipality("1285");
    village.answer(survey, question, json!(4));
    village.answer(survey, question, json!(7));
    let id = format!("survey.{question}");
    let expected = json!({"answers": 2, "mean": 5.5, "distribution": {"4": 1, "7": 1}});
    assert_eq!(village.figure(&id), expected);
    assert!(
        village
            .figures()
            .iter()
            .any(|figure| figure.id == id && figure.question == Some(question))
    );
}

/// An evaluation with a scale and a choice, tallied for a session that many came to.
fn evaluation() -> (Village, samverka::domain::Id, [samverka::domain::Id; 2]) {
    let mut village = Village::new();
    let survey = village.survey("session_evaluation");
    let scale = village.question(survey, "useful", "scale", &[]);
    let options = ["mapping = Kartläggning", "design = Tjänstedesign"];
    let choice = village.question(survey, "most_useful_training", "one_choice", &options);
    (village, survey, [scale, choice])
}

#[test]
fn a_pile_of_forms_has_as_many_respondents_as_its_most_answered_question() {
    let (mut village, survey, [scale, choice]) = evaluation();
    let session = village.session("2018-02-01", 60);
    for (question, counts) in [
        (scale, json!({"4": 5, "5": 4})),
        (choice, json!({"mapping": 3, "design": 4})),
    ] {
        let tally = village.tally(question, counts);
        village.change(tally, Tally::about, json!(session));
        village.change(tally, Tally::invited, json!(12));
    }
    village.answer(survey, choice, json!("design"));
    let respondents = json!({"value": 10, "named_the_most_useful_training": 5});
    assert_eq!(village.figure("evaluation.respondents"), respondents);
    let rate = json!({"answered": 9, "invited": 12, "percent": 75});
    assert_eq!(
        village.figure("evaluation.response_rate"),
        rate,
        "the lone answer was to nobody's question"
    );
}

#[test]
fn answers_about_a_session_are_of_those_who_came() {
    let (mut village, survey, [scale, _]) = evaluation();
    let session = village.session("2018-02-01", 60);
    village.municipality("1285");
    let people: Vec<_> = (0..4).map(|_| village.woman()).collect();
    people.iter().for_each(|person| {
        village.attends(session, *person);
    });
    for point in [3, 5] {
        let response = village.answer(survey, scale, json!(point));
        village.change(response, Response::about, json!(session));
    }
    let rate = json!({"answered": 2, "invited": 4, "percent": 50});
    assert_eq!(village.figure("evaluation.response_rate"), rate);
}

#[test]
fn more_answers_than_asked_count_as_all_of_them_and_what_is_besides_is_told() {
    let (mut village, survey, [scale, _]) = evaluation();
    village.municipality("1285");
    let session = village.session("2018-02-01", 60);
    let tally = village.tally(scale, json!({"4": 9}));
    village.change(tally, Tally::about, json!(session));
    village.change(tally, Tally::invited, json!(5));
    for point in [3, 5] {
        let response = village.answer(survey, scale, json!(point));
        village.change(response, Response::about, json!(session));
    }
    // Another session, where nothing is strange, does not make up for it.
    let other = village.session("2018-03-01", 60);
    let calm = village.tally(scale, json!({"4": 4}));
    village.change(calm, Tally::about, json!(other));
    village.change(calm, Tally::invited, json!(15));
    let rate = json!({"answered": 9, "invited": 20, "percent": 45, "more_than_asked": 6});
    assert_eq!(village.figure("evaluation.response_rate"), rate);
    let (facts, scope) = (village.facts(), village.everything());
    let counts = Counts::new(&facts, &scope);
    let counted = counts.survey_about(survey, &[session]);
    assert_eq!(
        (counted.answered, counted.of_asked, counted.asked),
        (11, 5, Some(5))
    );
    assert_eq!((counted.more_than_asked, counted.percent), (6, Some(100)));
    let text = Text::new(Language::Swedish);
    assert_eq!(
        text.answered(&counted),
        "11 svar, men bara 5 tillfrågade. Stämmer antalet tillfrågade?"
    );
    let round = counts.survey_round(survey, Some(session), Wave::Single);
    assert_eq!((round.answered, round.more_than_asked), (11, 6));
    let nothing = counts.survey_round(survey, None, Wave::Single);
    assert_eq!((nothing.answered, nothing.asked), (0, None));
    let both = counts.survey_about(survey, &[session, other]);
    assert_eq!(
        text.answered(&both).replace('\u{a0}', " "),
        "Svarsfrekvens 45 %: 9 av 20 · 6 svar fler än antalet tillfrågade. Stämmer antalet?"
    );
    let fired = village.fired("survey.more_than_asked");
    assert_eq!(fired.len(), 1);
    assert_eq!(fired[0].about, Some((Source::Session, session)));
    village.change(tally, Tally::invited, json!(15));
    assert!(!village.fires("survey.more_than_asked"));
    let rate = json!({"answered": 15, "invited": 30, "percent": 50});
    assert_eq!(village.figure("evaluation.response_rate"), rate);
}

#[test]
fn yes_and_no_and_choices_in_order_are_spread_whole_and_have_no_mean() {
    let (mut village, survey, [scale, _]) = evaluation();
    let options = ["bad = Dåligt", "good = Bra", "great = Mycket bra"];
    let ordered = village.question(survey, "how", "ordered_choice", &options);
    let yes_no = village.question(survey, "again", "yes_no", &[]);
    village.question(survey, "unasked", "ordered_choice", &options);
    village.municipality("1285");
    village.answer(survey, ordered, json!("great"));
    village.answer(survey, yes_no, json!("yes"));
    // As an older version wrote it, for which it was a question of a sort that it did not know.
    village.answer(survey, yes_no, json!("Ja"));
    village.answer(survey, scale, json!(4));
    village.tally(ordered, json!({"Bra": 2, "great": 1, "lysande": 1}));
    let expected = json!({
        "useful": {"4": 1},
        "how": {"bad": 0, "good": 2, "great": 2, "another_answer": 1},
        "again": {"yes": 2, "no": 0},
    });
    assert_eq!(village.figure("evaluation.distribution"), expected);
    let means = village.figure("evaluation.mean");
    assert_eq!(means, json!({"useful": {"answers": 1, "mean": 4}}));
}

#[test]
fn self_assessment_s_yes_or_no_is_told_as_yes_of_all_that_are_either() {
    let mut village = Village::new();
    let survey = village.survey("self_assessment");
    let question = village.question(survey, "positive", "yes_no", &[]);
    for (place, answer) in [("1285", "yes"), ("1286", "Nej"), ("1287", "kanske")] {
        village.municipality(place);
        village.answer(survey, question, json!(answer));
    }
    assert_eq!(
        village.figure("survey.positive"),
        json!({"value": 1, "of": 2, "another_answer": 1})
    );
}

#[test]
fn scales_are_told_as_spread_and_mean() {
    let (mut village, survey, [scale, _]) = evaluation();
    village.answer(survey, scale, json!(2));
    village.tally(scale, json!({"4": 2, "5": 1}));
    assert_eq!(
        village.figure("evaluation.distribution"),
        json!({"useful": {"2": 1, "4": 2, "5": 1}})
    );
    assert_eq!(
        village.figure("evaluation.mean"),
        json!({"useful": {"answers": 4, "mean": 3.75}})
    );
}

#[test]
fn change_is_after_less_before_with_the_answers_on_each_side() {
    let mut village = Village::new();
    let survey = village.survey("before_after");
    let scale = village.question(survey, "knows_whom_to_call", "scale", &[]);
    for (wave, point) in [
        ("before", 2),
        ("before", 3),
        ("after", 4),
        ("after", 4),
        ("after", 5),
    ] {
        let response = village.answer(survey, scale, json!(point));
        village.change(response, Response::wave, json!(wave));
    }
    let change = json!({"knows_whom_to_call": {
        "before_answers": 2, "after_answers": 3, "before": 2.5, "after": 4.3333, "change": 1.8333,
    }});
    assert_eq!(village.figure("evaluation.change"), change);
}

#[test]
fn absurd_answers_break_nothing() {
    let mut village = Village::new();
    let survey = village.survey("self_assessment");
    let question = village.question(survey, "how_many", "number", &[]);
    village.municipality("1285");
    for absurd in [i64::MAX, i64::MAX, i64::MIN] {
        village.answer(survey, question, json!(absurd));
    }
    village.tally(
        question,
        json!({"9223372036854775807": 1_000_000, "many": 3}),
    );
    assert_eq!(
        village.figure("survey.how_many")["answers"],
        json!(1_000_003)
    );
}

#[test]
fn answers_with_decimals_count_in_the_mean() {
    let (mut village, survey, [scale, _]) = evaluation();
    village.answer(survey, scale, json!(4.5));
    village.answer(survey, scale, json!("4,5"));
    village.tally(scale, json!({"3": 1, "2,75": 1}));
    let mean = village.figure("evaluation.mean");
    assert_eq!(mean["useful"], json!({"answers": 4, "mean": 3.6875}));
    let spread = village.figure("evaluation.distribution");
    assert_eq!(spread["useful"], json!({"2.75": 1, "3": 1, "4.5": 2}));
}

#[test]
fn answers_off_the_scale_are_no_answers_and_are_marked() {
    let mut village = Village::new();
    let survey = village.survey("self_assessment");
    let scale = village.question(survey, "useful", "scale", &[]);
    village.municipality("1285");
    for answer in [json!(55), json!(-3), json!("bra"), json!(4)] {
        village.answer(survey, scale, answer);
    }
    village.tally(scale, json!({"9": 2, "5": 1}));
    let useful = village.figure("survey.useful");
    assert_eq!(useful["answers"], 2);
    assert_eq!(useful["mean"], 4.5);
    assert_eq!(useful["another_answer"], 5);
}

#[test]
fn ordered_choices_are_spread_as_scales_are() {
    let mut village = Village::new();
    let survey = village.survey("session_evaluation");
    let options = ["less = Mindre bra", "fair = Godkänt", "good = Bra"];
    let question = village.question(survey, "whole", "one_choice", &options);
    let session = village.session("2018-02-01", 60);
    for answer in ["good", "Bra", "less"] {
        let answer = village.answer(survey, question, json!(answer));
        village.change(answer, Response::about, json!(session));
    }
    let spread = village.figure("evaluation.distribution");
    assert_eq!(spread["whole"], json!({"less": 1, "good": 2}));
    let (facts, scope) = (village.facts(), village.everything());
    let counted = Counts::new(&facts, &scope).survey_about(survey, &[session]);
    assert_eq!(counted.questions[&question].counts["good"], 2);
}

#[test]
fn questions_with_one_short_name_keep_apart() {
    let mut village = Village::new();
    let survey = village.survey("session_evaluation");
    let first = village.question(survey, "useful", "scale", &[]);
    let second = village.question(survey, "useful", "scale", &[]);
    village.answer(survey, first, json!(1));
    village.answer(survey, second, json!(5));
    let mean = village.figure("evaluation.mean");
    assert_eq!(mean[first.to_string()]["mean"], 1);
    assert_eq!(mean[second.to_string()]["mean"], 5);
    let own = village.survey("self_assessment");
    let one = village.question(own, "better", "number", &[]);
    let other = village.question(own, "better", "number", &[]);
    village.municipality("1285");
    village.answer(own, one, json!(1));
    village.answer(own, other, json!(9));
    assert_eq!(village.figure(&format!("survey.{one}"))["mean"], 1);
    assert_eq!(village.figure(&format!("survey.{other}"))["mean"], 9);
}

#[test]
fn session_that_was_evaluated_has_been_held() {
    let (mut village, _, [scale, _]) = evaluation();
    let session = village.session("2018-02-01", 60);
    let tally = village.tally(scale, json!({"4": 2}));
    village.change(tally, Tally::about, json!(session));
    assert_eq!(village.figure("training.days")["value"], 1);
    assert_eq!(village.figure("training.count")["value"], 1);
}
