//! Surveys: questions, and answers one by one or as counts.

use super::record::*;

vocabulary! {
    /// What a survey is for.
    SurveyPurpose "survey_purpose" {
        SessionEvaluation "session_evaluation",
        BeforeAfter "before_after",
        SelfAssessment "self_assessment",
        Other "other",
    }
}

record! {
    /// A survey (*enkät*).
    Survey "survey" of Shared titled [title] {
        title: Line, required;
        purpose: Choice<SurveyPurpose>;
        anonymous: Flag;
    }
}

vocabulary! {
    /// What kind of answer a question takes.
    AnswerType "answer_type" {
        Scale "scale",
        OneChoice "one_choice",
        SeveralChoices "several_choices",
        Number "number",
        Text "text",
    }
}

record! {
    /// A question of a survey.
    Question "question" of Shared titled [text] {
        survey: Ref<Survey>, required;
        position: Count;
        text: Line, required;
        /// The figure's name in `survey.question.*`; the question's own id where there is none.
        code: Line;
        answer_type: Choice<AnswerType>, required;
        lowest: Point;
        highest: Point;
        lowest_label: Line;
        highest_label: Line;
        /// One line a choice, `code = label`, or the label alone; see [`option`].
        options: Lines;
    }
    rules { Ascending(lowest, highest) }
}

/// A choice's code and label: `"yes = Ja"` is `("yes", "Ja")`, and `"Ja"` alone is both.
pub fn option(line: &str) -> (&str, &str) {
    match line.split_once('=') {
        Some((code, label)) => (code.trim(), label.trim()),
        None => (line.trim(), line.trim()),
    }
}

vocabulary! {
    /// When somebody answered.
    Wave "wave" {
        Single "single",
        Before "before",
        After "after",
    }
}

record! {
    /// One person's answers, nameless: choices by their code, scales and numbers as numbers.
    Response "response" of Either titled [survey] {
        survey: Ref<Survey>, required;
        /// The session, group or municipality that the answers are about.
        about: AnyRef;
        wave: Choice<Wave>;
        answers: Answers, free_text;
    }
}

record! {
    /// Counts per answer, where all that is at hand is a pile of forms or a supplier's table.
    Tally "tally" of Either titled [question] {
        question: Ref<Question>, required;
        about: AnyRef;
        wave: Choice<Wave>;
        /// The answer (a choice's code, or a number) and how many gave it.
        counts: Counts;
        /// How many were asked.
        invited: Count;
    }
}
