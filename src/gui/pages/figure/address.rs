//! Which figure a page shows: its id, perhaps one of its parts, perhaps a period. Written into the route, so
//! that going back finds the same rows, and a number is never shown for one period and its rows for another.

use chrono::NaiveDate;

use crate::domain::Id;
use crate::gui::ground::route::Route;
use crate::insight::Scope;

/// A stretch of days, open where no day is given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

impl Period {
    /// From one day to another.
    pub fn new(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Self {
        Self { from, to }
    }

    /// Whether it leaves nothing out.
    pub fn is_whole(self) -> bool {
        self == Self::default()
    }

    /// A scope, within the period.
    pub fn of(self, scope: Scope) -> Scope {
        Scope {
            from: self.from,
            to: self.to,
            ..scope
        }
    }
}

/// Stands for all projects side by side.
const ALL: &str = "all";

/// A figure, one of its parts, and a period.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Address {
    /// The figure.
    pub id: String,
    /// The part whose rows are shown; none for all.
    pub part: Option<String>,
    /// The period.
    pub period: Period,
    /// The project, in an evaluator's file; none for all of them.
    pub project: Option<Id>,
    /// It is opened from a table of projects, and leads back there.
    pub is_of_projects: bool,
}

impl Address {
    /// A figure and all its rows.
    pub fn new(id: &str, period: Period) -> Self {
        Self {
            id: id.to_owned(),
            part: None,
            period,
            ..Self::default()
        }
    }

    /// One of its parts.
    pub fn part(self, part: Option<String>) -> Self {
        Self { part, ..self }
    }

    /// Of one project, or of all that stand side by side.
    pub fn project(self, project: Option<Id>) -> Self {
        Self {
            project,
            is_of_projects: true,
            ..self
        }
    }

    /// A scope, within the period and the project.
    pub fn of(&self, scope: Scope) -> Scope {
        let scope = self.period.of(scope);
        Scope {
            project: self.project.or(scope.project),
            ..scope
        }
    }

    /// Reads what [`route`](Self::route) wrote.
    pub fn parse(written: &str) -> Self {
        let (id, rest) = written.split_once('?').unwrap_or((written, ""));
        let mut address = Self::new(id, Period::default());
        for (name, value) in rest.split('&').filter_map(|one| one.split_once('=')) {
            match name {
                "part" => address.part = Some(value.to_owned()),
                "from" => address.period.from = value.parse().ok(),
                "to" => address.period.to = value.parse().ok(),
                "project" => address = address.project(Id::try_parse(value).ok()),
                _ => {}
            }
        }
        address
    }

    /// The page that shows it.
    pub fn route(&self) -> Route {
        let day = |day: NaiveDate| day.to_string();
        let project = self.project.map(|project| project.to_string());
        let project = project.unwrap_or_else(|| ALL.to_owned());
        let said = [
            ("part", self.part.clone()),
            ("from", self.period.from.map(day)),
            ("to", self.period.to.map(day)),
            ("project", self.is_of_projects.then_some(project)),
        ];
        let said: Vec<_> = said
            .into_iter()
            .filter_map(|(name, value)| Some(format!("{name}={}", value?)))
            .collect();
        let mut written = self.id.clone();
        if !said.is_empty() {
            written += "?";
            written += &said.join("&");
        }
        Route::Figure(written)
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, Period};
    use crate::domain::Id;
    use crate::gui::ground::route::Route;

    #[test]
    fn a_figure_is_found_again_with_its_part_and_period() {
        let period = Period::new("2018-01-01".parse().ok(), None);
        let address = Address::new("participants.unique", period).part(Some("women".into()));
        let Route::Figure(written) = address.route() else {
            unreachable!("a figure's route");
        };
        assert_eq!(written, "participants.unique?part=women&from=2018-01-01");
        assert_eq!(Address::parse(&written), address);
    }

    #[test]
    fn a_figure_of_projects_is_found_again_with_the_one_or_with_all() {
        for project in [None, Some(Id::default())] {
            let address = Address::new("cost.project", Period::default()).project(project);
            let Route::Figure(written) = address.route() else {
                unreachable!("a figure's route");
            };
            assert_eq!(Address::parse(&written), address);
        }
    }

    #[test]
    fn an_id_alone_is_the_whole_figure() {
        let address = Address::parse("meetings.count");
        assert_eq!(address, Address::new("meetings.count", Period::default()));
        assert_eq!(address.route(), Route::Figure("meetings.count".into()));
    }
}
