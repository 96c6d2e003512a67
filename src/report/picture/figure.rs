//! The picture of a figure, counted and in words.

use super::Picture;
use super::draw::{About, of_figure};
use crate::domain::{MunicipalityCode, Project};
use crate::insight::{Facts, Figure, Scope, compute};
use crate::report::chart;
use crate::text::{Text, Titles};

/// The figure whose picture shows what was planned beside what came of it, and those that it shows.
const PLANNED: &str = "participants.planned";
const BESIDE: [&str; 4] = [
    "participants.unique",
    PLANNED,
    "participants.hours",
    "participants.hours_planned",
];

/// What a figure is counted from, and said in.
pub struct Counted<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// Whose, when, as of which day.
    pub scope: &'a Scope,
    /// The words.
    pub text: &'a Text,
    /// What records are called.
    pub titles: Titles<'a>,
    /// The project, if there is one.
    pub project: Option<&'a Project>,
}

impl Counted<'_> {
    /// Draws a figure as it is counted; none where there is no such figure.
    pub fn picture(&self, id: &str) -> Option<Picture> {
        let figure = self.compute(id)?;
        let mut about = self.about(&figure);
        let over_time = chart::over_time(self.facts, self.scope, self.text, id);
        if id == PLANNED {
            let figures: Vec<Figure> = BESIDE.iter().filter_map(|id| self.compute(id)).collect();
            let planned = chart::planned(&figures, self.text);
            about.title = self.text.get("follow_up-planned");
            about.number = self.text.get("follow_up-planned_mark");
            return Some(of_figure(&about, &[], &planned, over_time.as_ref()));
        }
        let charts = chart::of_figure(&figure, self.text, self.titles);
        Some(of_figure(&about, &charts, &[], over_time.as_ref()))
    }

    /// Draws a figure of each of these municipalities; none where there is no such figure.
    pub fn compared(
        &self,
        id: &str,
        codes: impl Iterator<Item = MunicipalityCode>,
    ) -> Option<Picture> {
        let about = self.about(&self.compute(id)?);
        let chart = chart::by_municipality(self.facts, self.scope, self.text, id, codes);
        let charts: Vec<_> = chart.into_iter().collect();
        Some(of_figure(&about, &charts, &[], None))
    }

    fn compute(&self, id: &str) -> Option<Figure> {
        compute(self.facts, id, self.scope)
    }

    fn about(&self, figure: &Figure) -> About {
        About {
            title: self.text.figure(figure, self.titles),
            number: self.text.headline(figure).line(),
            foot: foot(self.project, self.scope, self.text),
            language: self.text.language(),
        }
    }
}

/// What stands at the foot: the project with its reference number, whose figures, of which days.
pub fn foot(project: Option<&Project>, scope: &Scope, text: &Text) -> String {
    let period = (scope.from.is_some() || scope.to.is_some())
        .then(|| text.period(scope.from, scope.to.or(Some(scope.today))));
    let told = [
        project.map(|project| project.short_name.clone()),
        project.map(|project| project.reference.clone()),
        scope.municipality.map(|code| text.municipality(code)),
        period,
        Some(text.date(scope.today)),
    ];
    let told = told.into_iter().flatten().filter(|words| !words.is_empty());
    told.collect::<Vec<_>>().join(" · ")
}
