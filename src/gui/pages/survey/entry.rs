//! Entering what others have answered: a pile of forms, or counts per answer.

use chrono::NaiveDate;
use eframe::egui::Ui;

use super::{counts, pile};
use crate::domain::{Id, MunicipalityCode, Question, Response, Survey, SurveyPurpose, Tally, Wave};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::theme::space;
use crate::gui::widgets::segmented;
use crate::insight::{Counts, Scope};
use crate::workspace::{Reader, Result};

/// What some forms answer: a survey, at one time, about a session or about nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Round {
    /// The survey.
    pub survey: Id,
    /// What the answers are about.
    pub about: Option<Id>,
    /// When they were given.
    pub wave: Wave,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Way {
    #[default]
    Forms,
    Counts,
}

/// What is being entered.
#[derive(Default)]
pub struct State {
    way: Way,
    /// The first field that is drawn shall have the focus.
    pub begins: bool,
}

/// A round as it is entered here.
pub struct Entry {
    /// The questions in order.
    pub questions: Vec<Question>,
    /// The own forms, the latest first.
    pub forms: Vec<Response>,
    /// The own counts.
    pub tallies: Vec<Tally>,
    /// What to ask where more have answered than were asked.
    pub too_many: Option<String>,
}

/// The questions of a survey, in order.
///
/// # Errors
/// If the file cannot be read.
pub fn questions_of(reader: &Reader, survey: Id) -> Result<Vec<Question>> {
    let mut questions = reader.of::<Question>(Question::survey, survey)?;
    questions.sort_by_key(|question| (question.position, question.head.id));
    Ok(questions)
}

/// The times that a survey is answered at.
pub fn waves(survey: &Survey) -> &'static [Wave] {
    match survey.purpose {
        Some(SurveyPurpose::BeforeAfter) => &[Wave::Before, Wave::After],
        Some(SurveyPurpose::SessionEvaluation) => &[Wave::Single],
        _ => &[Wave::Single, Wave::Before, Wave::After],
    }
}

impl Entry {
    fn load(
        source: &Source,
        round: Round,
        own: Option<MunicipalityCode>,
        today: NaiveDate,
    ) -> Result<Self> {
        let reader = &source.reader;
        let scope = Scope::everything(today);
        let scope = own.map_or(scope.clone(), |code| scope.within(code));
        let facts = source.facts()?;
        let counts = Counts::new(&facts, &scope);
        let counted = counts.survey_round(round.survey, round.about, round.wave);
        let too_many = counted.more_than_asked > 0;
        let is = |about, wave: Option<Wave>| {
            about == round.about && wave.unwrap_or(Wave::Single) == round.wave
        };
        let mut questions = questions_of(reader, round.survey)?;
        // How a question of a later version is answered is not known here: what was answered to it stands.
        questions.retain(|question| question.answer_type.is_some());
        let mut forms = reader.of::<Response>(Response::survey, round.survey)?;
        forms.retain(|one| is(one.about, one.wave) && one.head.municipality == own);
        // Ids follow the time that they were made at.
        forms.sort_by_key(|one| std::cmp::Reverse(one.head.id));
        let mut tallies = Vec::new();
        for question in &questions {
            let all = reader
                .of::<Tally>(Tally::question, question.head.id)?
                .into_iter();
            let own = all.filter(|one| is(one.about, one.wave) && one.head.municipality == own);
            tallies.extend(own.take(1));
        }
        Ok(Self {
            questions,
            forms,
            tallies,
            too_many: too_many.then(|| source.text.answered(&counted)),
        })
    }
}

/// Draws the ways to enter a round.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, round: Round, state: &mut State) {
    ui.spacing_mut().item_spacing.y = space::S;
    let (own, today) = (cx.role.municipality(), cx.today);
    let view = cx.view(("entry", round, today), move |source| {
        Entry::load(source, round, own, today)
    });
    let Some(view) = view else { return };
    let options = [
        (Way::Forms, cx.text.get("evaluation-forms")),
        (Way::Counts, cx.text.get("evaluation-counts")),
    ];
    let name = cx.text.get("evaluation-way");
    if segmented(ui, &name, &mut state.way, &options).committed {
        state.begins = true;
    }
    ui.add_space(space::XS);
    let on = counts::invited(ui, cx, round, &view);
    let begins = std::mem::take(&mut state.begins) || on;
    match state.way {
        Way::Forms => {
            ui.push_id(round, |ui| pile::ui(ui, cx, round, &view, begins));
        }
        // Of a pile that is counted it is known how many were asked: that is said first.
        Way::Counts if begins && !on && counts::asked(&view).is_none() => {
            let first = counts::invited_field(round);
            ui.memory_mut(|memory| memory.request_focus(first));
            counts::ui(ui, cx, round, &view, false);
        }
        Way::Counts => counts::ui(ui, cx, round, &view, begins),
    }
}
