//! What the evaluations of sessions say: distribution, mean, number of answers and response rate.

use std::collections::{BTreeMap, HashMap};

use eframe::egui::Ui;

use crate::domain::{
    AnswerType, Choosable, Id, MunicipalityCode, Question, Response, Survey, SurveyPurpose, Tally,
    Value, Wave, option,
};
use crate::gui::ground::cx::Cx;
use crate::gui::theme::{Theme, space};
use crate::gui::widgets::{Value as Bar, bar_rows, body, distribution, medium, muted, small};
use crate::workspace::{Reader, Result};

/// Scales with more points than this are entered as numbers.
const MOST_POINTS: i64 = 21;

/// Whose answers, to which survey: a pile of forms.
type Round = (Id, Id, Option<MunicipalityCode>);

/// How many answered, and how many were asked where that was written down.
#[derive(Debug, Clone, Copy, Default)]
struct Answered {
    responses: i64,
    tallied: i64,
    invited: Option<i64>,
}

/// How many answered the evaluation of each session.
pub struct Evaluations(HashMap<Round, Answered>);

impl Evaluations {
    /// Counts them, for a municipality or for all.
    pub fn load(reader: &Reader, municipality: Option<MunicipalityCode>) -> Result<Self> {
        let surveys = evaluations(reader)?;
        let questions: HashMap<Id, Question> = reader
            .all::<Question>()?
            .into_iter()
            .map(|question| (question.head.id, question))
            .collect();
        let mut rounds: HashMap<Round, Answered> = HashMap::new();
        let here = |of| municipality.is_none() || of == municipality;
        let wanted = |survey: Id| surveys.iter().any(|one| one.head.id == survey);
        reader.each::<Response>(&mut |response| {
            if let (Some(survey), Some(about)) = (response.survey, response.about)
                && wanted(survey)
                && here(response.head.municipality)
            {
                let round = (survey, about, response.head.municipality);
                rounds.entry(round).or_default().responses += 1;
            }
        })?;
        reader.each::<Tally>(&mut |tally| {
            let question = tally.question.and_then(|question| questions.get(&question));
            let survey = question.and_then(|question| question.survey);
            if let (Some(question), Some(survey), Some(about)) = (question, survey, tally.about)
                && wanted(survey)
                && here(tally.head.municipality)
            {
                let round = (survey, about, tally.head.municipality);
                let answer_type = question.answer_type.unwrap_or(AnswerType::Text);
                rounds
                    .entry(round)
                    .or_default()
                    .take_in(answer_type, &tally);
            }
        })?;
        Ok(Self(rounds))
    }

    /// How many per cent answered about a session that so many came to; none where nobody has.
    pub fn rate(&self, session: Id, came: usize) -> Option<i64> {
        let (answered, asked) = self.of(&[session], came);
        percent(answered, asked)
    }

    /// How many answered about some sessions, and how many were asked: as the tallies say, else those who came.
    fn of(&self, sessions: &[Id], came: usize) -> (i64, Option<i64>) {
        let mut answered = 0;
        let mut invited = Some(0);
        for ((_, about, _), round) in &self.0 {
            if sessions.contains(about) {
                answered += round.responses + round.tallied;
                invited = invited.zip(round.invited).map(|(all, one)| all + one);
            }
        }
        let came = i64::try_from(came).unwrap_or_default();
        let asked = invited.filter(|asked| *asked > 0).or(Some(came));
        (answered, asked.filter(|asked| *asked > 0))
    }
}

impl Answered {
    /// A pile is tallied question by question: as many answered as the question with the most answers has.
    fn take_in(&mut self, answer_type: AnswerType, tally: &Tally) {
        if matches!(answer_type, AnswerType::OneChoice | AnswerType::Scale) {
            self.tallied = self.tallied.max(tally.counts.values().sum());
        }
        self.invited = self.invited.max(tally.invited);
    }
}

fn percent(answered: i64, asked: Option<i64>) -> Option<i64> {
    let asked = asked.filter(|asked| answered > 0 && *asked > 0)?;
    Some((answered * 100 + asked / 2) / asked)
}

fn evaluations(reader: &Reader) -> Result<Vec<Survey>> {
    let mut surveys = reader.all::<Survey>()?;
    surveys.retain(|survey| survey.purpose == Some(SurveyPurpose::SessionEvaluation));
    Ok(surveys)
}

/// A question, and what was answered to it.
pub struct QuestionResult {
    /// The question.
    pub id: Id,
    /// Its words.
    pub text: String,
    /// What it takes.
    pub answer_type: AnswerType,
    /// The answers that can be chosen: code and label.
    pub options: Vec<(String, String)>,
    /// What the ends of the scale mean.
    pub ends: String,
    /// How many gave each answer, by code.
    pub counts: BTreeMap<String, i64>,
    /// How many answered.
    pub answers: i64,
    /// What was written.
    pub written: Vec<String>,
    /// The user's own tally of it: id, counts, how many were asked.
    pub tally: Option<OwnTally>,
}

/// A tally that the user can go on filling in.
pub struct OwnTally {
    /// The tally.
    pub id: Id,
    /// How many gave each answer.
    pub counts: BTreeMap<String, i64>,
    /// How many were asked.
    pub invited: Option<i64>,
}

impl QuestionResult {
    fn new(question: &Question) -> Option<Self> {
        let answer_type = question.answer_type?;
        let options = match answer_type {
            AnswerType::Scale => {
                let lowest = question.lowest.unwrap_or(1);
                let highest = question.highest.unwrap_or(5).min(lowest + MOST_POINTS - 1);
                (lowest..=highest)
                    .map(|point| (point.to_string(), point.to_string()))
                    .collect()
            }
            AnswerType::OneChoice | AnswerType::SeveralChoices => question
                .options
                .iter()
                .map(|line| option(line))
                .map(|(code, label)| (code.to_owned(), label.to_owned()))
                .collect(),
            AnswerType::Number | AnswerType::Text => Vec::new(),
        };
        let ends = [
            (question.lowest, &question.lowest_label),
            (question.highest, &question.highest_label),
        ];
        let ends: Vec<String> = ends
            .into_iter()
            .filter(|(_, label)| !label.is_empty())
            .filter_map(|(point, label)| Some(format!("{} = {label}", point?)))
            .collect();
        Some(Self {
            id: question.head.id,
            text: question.text.clone(),
            answer_type,
            options,
            ends: ends.join(", "),
            counts: BTreeMap::new(),
            answers: 0,
            written: Vec::new(),
            tally: None,
        })
    }

    /// The code of the answer that was meant, by code or by label.
    fn code(&self, answer: &str) -> String {
        let by_code = self.options.iter().find(|(code, _)| code == answer);
        let by_label = || self.options.iter().find(|(_, label)| label == answer);
        by_code
            .or_else(by_label)
            .map_or_else(|| answer.to_owned(), |(code, _)| code.clone())
    }

    fn add(&mut self, answer: &Value) {
        let codes: Vec<String> = match answer {
            Value::Number(number) => vec![number.to_string()],
            Value::String(text) => vec![text.clone()],
            Value::Array(several) => several
                .iter()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            _ => return,
        };
        self.answers += 1;
        if self.answer_type == AnswerType::Text {
            self.written.extend(codes);
            return;
        }
        for code in codes {
            *self.counts.entry(self.code(&code)).or_default() += 1;
        }
    }

    fn add_tally(&mut self, tally: Tally, own: bool) {
        let counts = tally.counts.values();
        self.answers += match self.answer_type {
            AnswerType::SeveralChoices => counts.max().copied().unwrap_or_default(),
            _ => counts.sum(),
        };
        for (code, count) in &tally.counts {
            *self.counts.entry(self.code(code)).or_default() += count;
        }
        if own {
            self.tally = Some(OwnTally {
                id: tally.head.id,
                counts: tally.counts,
                invited: tally.invited,
            });
        }
    }

    /// The mean of the points or numbers; none for other questions.
    pub fn mean(&self) -> Option<f64> {
        if !matches!(self.answer_type, AnswerType::Scale | AnswerType::Number) {
            return None;
        }
        let (mut sum, mut all) = (0.0, 0.0);
        for (point, count) in &self.counts {
            #[allow(clippy::cast_precision_loss, reason = "counts of people")]
            let count = *count as f64;
            sum += point.parse::<f64>().ok()? * count;
            all += count;
        }
        (all > 0.0).then(|| sum / all)
    }
}

/// A survey with what was answered about some sessions.
pub struct SurveyResult {
    /// The survey.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// Its questions in order.
    pub questions: Vec<QuestionResult>,
    /// How many answered.
    pub answered: i64,
    /// How many were asked, where that is known.
    pub asked: Option<i64>,
}

/// What every evaluation says about some sessions that so many came to.
pub struct Results(pub Vec<SurveyResult>);

/// Which answers are read.
pub struct About {
    /// The sessions.
    pub sessions: Vec<Id>,
    /// How many came to them.
    pub came: usize,
    /// The municipality that is shown; none for all.
    pub municipality: Option<MunicipalityCode>,
    /// Whose workspace this is.
    pub own: Option<MunicipalityCode>,
}

impl Results {
    /// Reads them.
    pub fn load(reader: &Reader, about: &About) -> Result<Self> {
        let evaluated = Evaluations::load(reader, about.municipality)?;
        let mut results = Vec::new();
        for survey in evaluations(reader)? {
            let id = survey.head.id;
            let mut asked = reader.of::<Question>(Question::survey, id)?;
            asked.sort_by_key(|question| (question.position, question.head.id));
            let questions = asked.iter().filter_map(QuestionResult::new).collect();
            let of_survey = |((of, ..), _): &(&Round, &Answered)| *of == id;
            let rounds = evaluated.0.iter().filter(of_survey);
            let rounds = Evaluations(rounds.map(|(round, one)| (*round, *one)).collect());
            let (answered, asked) = rounds.of(&about.sessions, about.came);
            results.push(SurveyResult {
                id,
                title: survey.title,
                questions,
                answered,
                asked,
            });
        }
        for session in &about.sessions {
            add_answers(reader, about, *session, &mut results)?;
        }
        Ok(Self(results))
    }
}

impl SurveyResult {
    /// Everything that has been answered to a survey, whatever it is about, by when it was answered.
    pub fn by_wave(
        reader: &Reader,
        survey: Id,
        municipality: Option<MunicipalityCode>,
    ) -> Result<Vec<(Wave, Self)>> {
        let here = |of| municipality.is_none() || of == municipality;
        let mut asked = reader.of::<Question>(Question::survey, survey)?;
        asked.sort_by_key(|question| (question.position, question.head.id));
        let mut responses = reader.of::<Response>(Response::survey, survey)?;
        responses.retain(|response| here(response.head.municipality));
        let mut waves = Vec::new();
        for wave in Wave::ALL {
            let is = |of: Option<Wave>| of.unwrap_or(Wave::Single) == *wave;
            let mut rounds: HashMap<(Option<Id>, Option<MunicipalityCode>), Answered> =
                HashMap::new();
            let mut questions: Vec<_> = asked.iter().filter_map(QuestionResult::new).collect();
            for response in responses.iter().filter(|response| is(response.wave)) {
                let round = (response.about, response.head.municipality);
                rounds.entry(round).or_default().responses += 1;
                for question in &mut questions {
                    if let Some(answer) = response.answers.get(&question.id) {
                        question.add(answer);
                    }
                }
            }
            for question in &mut questions {
                for tally in reader.of::<Tally>(Tally::question, question.id)? {
                    if is(tally.wave) && here(tally.head.municipality) {
                        let round = (tally.about, tally.head.municipality);
                        let round = rounds.entry(round).or_default();
                        round.take_in(question.answer_type, &tally);
                        question.add_tally(tally, false);
                    }
                }
            }
            let all = rounds.values();
            let invited: Option<i64> = all.clone().map(|round| round.invited).sum();
            let result = Self {
                id: survey,
                title: String::new(),
                questions,
                answered: all.map(|round| round.responses + round.tallied).sum(),
                asked: invited.filter(|asked| *asked > 0),
            };
            waves.push((*wave, result));
        }
        Ok(waves)
    }
}

fn add_answers(
    reader: &Reader,
    about: &About,
    session: Id,
    results: &mut [SurveyResult],
) -> Result<()> {
    let here = |of| about.municipality.is_none() || of == about.municipality;
    let mut questions: HashMap<Id, &mut QuestionResult> = results
        .iter_mut()
        .flat_map(|survey| &mut survey.questions)
        .map(|question| (question.id, question))
        .collect();
    for response in reader.of::<Response>(Response::about, session)? {
        for (question, answer) in &response.answers {
            if let Some(question) = questions.get_mut(question)
                && here(response.head.municipality)
            {
                question.add(answer);
            }
        }
    }
    for tally in reader.of::<Tally>(Tally::about, session)? {
        let own = tally.head.municipality == about.own;
        let question = tally.question.and_then(|id| questions.get_mut(&id));
        if let Some(question) = question.filter(|_| here(tally.head.municipality)) {
            question.add_tally(tally, own);
        }
    }
    Ok(())
}

/// How many answered, in words: always with the response rate, or why there is none.
pub fn answered(cx: &Cx<'_>, survey: &SurveyResult) -> String {
    match (survey.asked, percent(survey.answered, survey.asked)) {
        (Some(asked), Some(rate)) => cx.text.with(
            "evaluation-rate",
            &[
                ("rate", cx.text.percent(rate).into()),
                ("answered", survey.answered.into()),
                ("asked", asked.into()),
            ],
        ),
        _ => cx
            .text
            .with("evaluation-no_rate", &[("n", survey.answered.into())]),
    }
}

/// Draws what was answered, question by question.
pub fn draw(ui: &mut Ui, cx: &Cx<'_>, survey: &SurveyResult) {
    ui.spacing_mut().item_spacing.y = space::XS;
    if !survey.title.is_empty() {
        medium(ui, &survey.title);
    }
    muted(ui, &answered(cx, survey));
    for question in &survey.questions {
        ui.add_space(space::S);
        ui.push_id(question.id, |ui| draw_question(ui, cx, question));
    }
}

fn draw_question(ui: &mut Ui, cx: &Cx<'_>, question: &QuestionResult) {
    body(ui, &question.text);
    let mut about = vec![
        cx.text
            .with("evaluation-answers", &[("n", question.answers.into())]),
    ];
    if let Some(mean) = question.mean() {
        let mean = cx.text.decimal(mean, 1);
        about.insert(0, cx.text.with("evaluation-mean", &[("mean", mean.into())]));
    }
    if !question.ends.is_empty() {
        about.push(question.ends.clone());
    }
    small(ui, &about.join(" · "));
    if question.answers == 0 {
        return;
    }
    let bars = bars(ui, cx, question);
    match question.answer_type {
        AnswerType::Scale | AnswerType::Number => distribution(ui, &question.text, 110.0, &bars),
        AnswerType::OneChoice | AnswerType::SeveralChoices => {
            let bars: Vec<Bar> = bars.into_iter().filter(|bar| bar.amount > 0.0).collect();
            let room = (ui.available_width() * 0.45).min(320.0);
            bar_rows(ui, &question.text, room, &bars);
        }
        AnswerType::Text => {
            for written in &question.written {
                body(ui, &format!("”{written}”"));
            }
        }
    }
}

fn bars(ui: &Ui, cx: &Cx<'_>, question: &QuestionResult) -> Vec<Bar> {
    let colour = Theme::of(ui).palette.accent.fill;
    let label = |code: &str| {
        let option = question.options.iter().find(|(one, _)| one == code);
        option.map_or_else(|| code.to_owned(), |(_, label)| label.clone())
    };
    let bar = |code: &str, count: i64| Bar {
        label: label(code),
        #[allow(clippy::cast_precision_loss, reason = "counts of people")]
        amount: count as f64,
        words: cx.text.number(count),
        colour,
    };
    let known = question.options.iter().map(|(code, _)| {
        let count = question.counts.get(code).copied().unwrap_or_default();
        bar(code, count)
    });
    let is_known = |code: &str| question.options.iter().any(|(one, _)| one == code);
    let mut others: Vec<_> = question
        .counts
        .iter()
        .filter(|(code, _)| !is_known(code))
        .collect();
    others.sort_by_key(|(code, _)| (code.parse::<i64>().ok(), (*code).clone()));
    let others = others.into_iter().map(|(code, count)| bar(code, *count));
    known.chain(others).collect()
}
