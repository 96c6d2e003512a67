//! What a report tells of records: the project, its goals, what was said, what helped and hindered.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::telling::Telling;
use super::templates::Show;
use crate::domain::{
    Choosable, ContextEvent, Factor, FactorKind, Goal, GoalRevision, GoalScope, GoalState, Group,
    GroupStatus, Id, Initiative, Kind, Phase, Project, Quote, Record,
};
use crate::insight::{
    self, Amount, Counts, FigureUnit, GoalProgress, Outside, Scope, Severity, Source,
};
use crate::report::{Block, Column, Level};
use crate::text::{capitalised, compare, dotted};
use crate::workspace::Result;

/// So many things that need attention are told of at the most.
const MOST: usize = 6;

/// More places than this are told by how many they are: their names would fill a page.
const NAMED: usize = 5;

/// Signals that are about the work and not about one person.
const OF_THE_WORK: &[&str] = &[
    "strategic.",
    "group.narrow",
    "group.mandate",
    "group.size",
    "group.turnover",
    "group.no_next",
    "levels.",
    "plan.",
    "activity.",
    "initiative.",
    "goal.",
    "training.response",
    "time.",
];

impl Telling<'_> {
    pub(super) fn of_records(&mut self, show: &Show) -> Result<()> {
        match show {
            Show::Project => self.project(),
            Show::Phases => self.phases(),
            Show::Municipalities => self.municipalities(),
            Show::Expected => self.expected(),
            Show::Goals => self.goals(|_| true, "report-goals_reached"),
            Show::Behind => self.goals(
                |goal| goal.standing.state != GoalState::Reached,
                "report-goals_behind",
            ),
            Show::Revisions => self.revisions(),
            Show::Events => self.events(),
            Show::Quotes => self.quotes(),
            Show::Examples => self.examples(),
            Show::Factors => self.factors(),
            Show::Groups => self.groups(),
            Show::Initiatives => self.initiatives(),
            Show::Attention => self.attention(),
            _ => Ok(()),
        }
    }

    fn heading(&mut self, key: &str) {
        let words = self.word(key);
        self.block(Block::Heading(Level::Second, words));
    }

    /// A table of words.
    fn words_table(&mut self, key: &str, columns: Vec<Column>, rows: Vec<Vec<String>>) {
        let told = rows.into_iter().map(|cells| {
            let cells = cells.into_iter().map(|words| (words, None));
            cells.collect()
        });
        let caption = self.word(key);
        self.table_of_one(caption, columns, told.collect());
    }

    fn label(&self, kind: &Kind, field: &str) -> String {
        capitalised(&self.text.field_named(kind, field))
    }

    fn project(&mut self) -> Result<()> {
        let Some(project) = self.reader.project()? else {
            return Ok(());
        };
        if !project.purpose.trim().is_empty() {
            self.block(Block::Paragraph(project.purpose.trim().to_owned()));
        }
        let facts = [
            (Project::direct_target_group, &project.direct_target_group),
            (
                Project::indirect_target_group,
                &project.indirect_target_group,
            ),
        ];
        let facts = facts.into_iter().filter(|(_, says)| !says.is_empty());
        let facts: Vec<_> = facts
            .map(|(field, says)| (self.label(Project::KIND, field), says.clone()))
            .collect();
        if !facts.is_empty() {
            self.block(Block::Facts(facts));
        }
        Ok(())
    }

    fn phases(&mut self) -> Result<()> {
        let mut phases = self.reader.all::<Phase>()?;
        phases.sort_by_key(|phase| (phase.position, phase.start));
        let day =
            |day: Option<NaiveDate>| day.map_or_else(|| "–".to_owned(), |day| self.text.date(day));
        let rows = phases
            .into_iter()
            .map(|phase| vec![phase.name, day(phase.start), day(phase.end)]);
        let rows = rows.collect();
        let columns = vec![
            Column::words(capitalised(&self.text.kind(Phase::KIND)), 4),
            Column::words(self.label(Phase::KIND, Phase::start), 2),
            Column::words(self.label(Phase::KIND, Phase::end), 2),
        ];
        self.words_table("report-phases", columns, rows);
        Ok(())
    }

    fn municipalities(&mut self) -> Result<()> {
        let scope = self.scope();
        let mut names: Vec<String> = Counts::new(self.facts, &scope)
            .taking_part()
            .into_iter()
            .map(|code| self.text.municipality(code))
            .collect();
        if self.is_whole() && !names.is_empty() {
            names.sort_by(|one, other| compare(one, other));
            let args = [
                ("n", names.len().into()),
                ("names", self.text.list(&names).into()),
            ];
            let words = self.text.with("report-municipalities", &args);
            self.block(Block::Paragraph(words));
        }
        Ok(())
    }

    fn goal_name(&self, goal: &GoalProgress) -> Result<String> {
        let text = self.reader.get::<Goal>(goal.goal)?.map(|goal| goal.text);
        let name = format!("{} {}", goal.code, text.unwrap_or_default());
        Ok(name.trim().to_owned())
    }

    fn expected(&mut self) -> Result<()> {
        let mut rows = Vec::new();
        for goal in insight::goals(self.facts, &self.scope()) {
            let measured = match &goal.indicator {
                Some(indicator) => {
                    let figure = insight::compute(self.facts, &indicator.figure, &self.scope());
                    let titles = |_: Source, id: Id| self.name(id);
                    figure.map(|figure| self.text.figure(&figure, &titles))
                }
                None => None,
            };
            let target = insight::target(self.facts, goal.goal, self.scope().today);
            rows.push(vec![
                self.goal_name(&goal)?,
                measured.unwrap_or_else(|| self.word("report-judged")),
                goal.due
                    .map_or_else(|| "–".to_owned(), |due| self.text.date(due)),
                target.map_or_else(|| "–".to_owned(), |target| self.text.number(target)),
            ]);
        }
        let columns = vec![
            Column::words(self.word("report-goal"), 6),
            Column::words(self.word("report-measured_by"), 3),
            Column::words(self.label(Goal::KIND, Goal::due), 2),
            Column::numbers(self.label(Goal::KIND, Goal::target), 2),
        ];
        self.words_table("report-goals_expected", columns, rows);
        Ok(())
    }

    fn goals(&mut self, which: fn(&GoalProgress) -> bool, key: &str) -> Result<()> {
        let scope = self.scope();
        let mut rows = Vec::new();
        // Of one municipality only what is each one's to reach says something, and the state says it.
        let whole = self.is_whole();
        let told = |goal: &&GoalProgress| which(goal) && (whole || goal.scope == GoalScope::Each);
        for goal in insight::goals(self.facts, &scope).iter().filter(told) {
            let unit = goal.unit(self.facts, &scope);
            let value = match goal.standing.value {
                Some(_) => self.text.goal_value(goal, unit),
                None => "–".to_owned(),
            };
            let mut row = vec![self.goal_name(goal)?, self.text.goal_stands(&goal.standing)];
            row.extend(whole.then_some(value));
            rows.push(row);
        }
        if rows.is_empty() && key == "report-goals_behind" {
            let words = self.word("report-all_reached");
            self.block(Block::Paragraph(words));
        }
        let mut columns = vec![
            Column::words(self.word("report-goal"), 6),
            Column::words(self.word("report-state"), 3),
        ];
        columns.extend(whole.then(|| Column::numbers(self.word("report-result"), 2)));
        self.words_table(key, columns, rows);
        Ok(())
    }

    /// Whether a day has been, within the time that is told of.
    fn has_been(&self, date: Option<NaiveDate>) -> bool {
        let Scope { from, today, .. } = self.scope();
        date.is_some_and(|date| date <= today && from.is_none_or(|from| from <= date))
    }

    fn revisions(&mut self) -> Result<()> {
        let mut revisions = self.reader.all::<GoalRevision>()?;
        revisions.retain(|one| self.has_been(one.date));
        revisions.sort_by_key(|one| (one.date, one.head.id));
        let mut rows = Vec::new();
        for one in revisions {
            let goal = one.goal.map(|goal| self.name(goal)).unwrap_or_default();
            rows.push(vec![
                one.date.map(|day| self.text.date(day)).unwrap_or_default(),
                goal.replacen(", ", " ", 1),
                one.reason,
                one.target.map(|n| self.text.number(n)).unwrap_or_default(),
            ]);
        }
        let columns = vec![
            Column::words(self.word("report-day"), 2),
            Column::words(self.word("report-goal"), 4),
            Column::words(self.label(GoalRevision::KIND, GoalRevision::reason), 5),
            Column::numbers(self.label(GoalRevision::KIND, GoalRevision::target), 2),
        ];
        self.words_table("report-revisions", columns, rows);
        Ok(())
    }

    fn events(&mut self) -> Result<()> {
        let mut events = self.reader.all::<ContextEvent>()?;
        events.retain(|one| {
            let told = one.head.municipality.is_none() || self.holds(one.head.municipality);
            told && self.has_been(one.date)
        });
        events.sort_by_key(|one| (one.date, one.head.id));
        let rows = events.into_iter().map(|one| {
            let day = one.date.map(|day| self.text.date(day));
            vec![day.unwrap_or_default(), one.text, one.effect]
        });
        let rows = rows.collect();
        let columns = vec![
            Column::words(self.word("report-day"), 2),
            Column::words(self.word("report-event"), 4),
            Column::words(self.label(ContextEvent::KIND, ContextEvent::effect), 6),
        ];
        self.words_table("report-events", columns, rows);
        Ok(())
    }

    /// Where something comes from, where several municipalities are told of.
    fn whose(&self, of: &crate::domain::Head) -> String {
        match (self.is_whole(), of.municipality) {
            (true, Some(code)) => self.text.municipality(code),
            _ => String::new(),
        }
    }

    /// Where the same was said: the places where they are few, else how many they are. The tables behind the report
    /// name them all.
    fn places(&self, mut all: Vec<String>) -> String {
        all.retain(|one| !one.is_empty());
        all.sort_by(|one, other| compare(one, other));
        all.dedup();
        if all.len() <= NAMED {
            return all.join(", ");
        }
        let many = Amount::whole(i64::try_from(all.len()).unwrap_or(i64::MAX));
        self.text.counted_amount(many, FigureUnit::Municipalities)
    }

    fn quotes(&mut self) -> Result<()> {
        let quotes = self.reader.all::<Quote>()?.into_iter();
        let told =
            quotes.filter(|one| one.may_publish == Some(true) && self.holds(one.head.municipality));
        // The same words may have been noted in several places.
        let mut said: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
        for one in told {
            let by = said.entry(one.text.trim().to_owned()).or_default();
            let whose = self.whose(&one.head);
            by.entry(capitalised(&one.from_role))
                .or_default()
                .push(whose);
        }
        let from = |(role, places)| dotted([role, self.places(places)]);
        let mut said: Vec<(String, String)> = said
            .into_iter()
            .map(|(words, by)| {
                let mut from: Vec<String> = by.into_iter().map(from).collect();
                from.sort_by(|one, other| compare(one, other));
                from.retain(|from| !from.is_empty());
                (words, from.join("; "))
            })
            .collect();
        said.sort_by(|one, other| compare(&one.0, &other.0));
        let points = said.into_iter().map(|(words, from)| {
            let quoted = self.text.with("report-quoted", &[("words", words.into())]);
            format!("{quoted}\n{from}").trim_end().to_owned()
        });
        let points: Vec<String> = points.collect();
        if !points.is_empty() {
            self.heading("report-quotes");
            self.block(Block::List(points));
        }
        Ok(())
    }

    fn examples(&mut self) -> Result<()> {
        let mut examples = self.reader.all::<Initiative>()?;
        examples.retain(|one| {
            let shared = one.good_example == Some(true) && one.may_share == Some(true);
            shared && self.holds(one.head.municipality)
        });
        let mut told: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
        for one in &examples {
            let says = [&one.example_text, &one.result];
            let says = says.into_iter().find(|says| !says.trim().is_empty());
            let says = says.map(|says| says.trim()).unwrap_or_default();
            let places = told.entry((one.title.as_str(), says)).or_default();
            places.push(self.whose(&one.head));
        }
        let mut points: Vec<String> = told
            .into_iter()
            .map(|((title, says), places)| {
                let head = dotted([title.to_owned(), self.places(places)]);
                format!("{head}\n{says}").trim_end().to_owned()
            })
            .collect();
        points.sort_by(|one, other| compare(one, other));
        if !points.is_empty() {
            self.heading("report-examples");
            self.block(Block::List(points));
        }
        Ok(())
    }

    /// What helped and what hindered, by what it has to do with; what several say in the same words once.
    fn factors(&mut self) -> Result<()> {
        let mut factors = self.reader.all::<Factor>()?;
        factors.retain(|one| !one.text.trim().is_empty() && self.holds(one.head.municipality));
        for (kind, under, key) in [
            (
                FactorKind::Success,
                "report-helped",
                "report-factors_success",
            ),
            (
                FactorKind::Obstacle,
                "report-hindered",
                "report-factors_obstacle",
            ),
        ] {
            let mut said: BTreeMap<(usize, String), Vec<String>> = BTreeMap::new();
            for one in factors.iter().filter(|one| one.kind == Some(kind)) {
                let place = one.category.map_or(usize::MAX, |category| {
                    let all = crate::domain::FactorCategory::ALL;
                    all.iter()
                        .position(|one| *one == category)
                        .unwrap_or(usize::MAX)
                });
                let words = one.text.trim().to_owned();
                let whose = self.whose(&one.head);
                said.entry((place, words)).or_default().push(whose);
            }
            if said.is_empty() {
                continue;
            }
            let whole = self.is_whole();
            let rows = said.into_iter().map(|((place, words), from)| {
                let category = crate::domain::FactorCategory::ALL.get(place).copied();
                let mut row = vec![self.text.chosen(category), words];
                row.extend(whole.then(|| self.places(from)));
                row
            });
            let rows = rows.collect();
            let mut columns = vec![
                Column::words(self.label(Factor::KIND, Factor::category), 3),
                Column::words(self.word("report-said"), 6),
            ];
            columns.extend(whole.then(|| Column::words(self.word("report-where"), 3)));
            self.heading(under);
            self.words_table(key, columns, rows);
        }
        Ok(())
    }

    fn groups(&mut self) -> Result<()> {
        let scope = self.scope();
        let counts = Counts::new(self.facts, &scope);
        let mut groups = self.reader.all::<Group>()?;
        groups.retain(|one| {
            let own = one.head.municipality == scope.municipality;
            own && one.status != Some(GroupStatus::Closed)
        });
        groups.sort_by_key(|group| (group.kind, group.head.id));
        let rows = groups.into_iter().map(|group| {
            let counted = counts.group(group.head.id);
            let next = counted.next.map(|day| self.text.date(day));
            vec![
                group.name,
                next.unwrap_or_else(|| self.word("report-not_booked")),
                self.text.number(counted.members),
                self.text.tally(counted.breadth.len()),
            ]
        });
        let rows = rows.collect();
        let columns = vec![
            Column::words(capitalised(&self.text.kind(Group::KIND)), 5),
            Column::words(self.word("report-next_meeting"), 3),
            Column::numbers(self.word("report-members"), 2),
            Column::numbers(self.word("report-sectors"), 2),
        ];
        self.words_table("report-our_groups", columns, rows);
        Ok(())
    }

    fn initiatives(&mut self) -> Result<()> {
        let own = self.scope().municipality;
        let mut all = self.reader.all::<Initiative>()?;
        all.retain(|one| one.head.municipality == own);
        all.sort_by(|one, other| compare(&one.title, &other.title));
        let rows = all.into_iter().map(|one| {
            vec![
                one.title,
                self.text.chosen(one.stage),
                self.text.chosen(one.participation),
            ]
        });
        let rows = rows.collect();
        let columns = vec![
            Column::words(capitalised(&self.text.kind(Initiative::KIND)), 5),
            Column::words(self.label(Initiative::KIND, Initiative::stage), 3),
            Column::words(self.label(Initiative::KIND, Initiative::participation), 3),
        ];
        self.words_table("report-our_initiatives", columns, rows);
        Ok(())
    }

    /// What the program points out, without what is about one person.
    fn attention(&mut self) -> Result<()> {
        let scope = self.scope();
        let outside = Outside::read(self.reader, scope.municipality)?;
        let signals = insight::signals(self.facts, &scope, &outside);
        let titles = |_: Source, id: Id| self.name(id);
        let told = signals.iter().filter(|one| {
            one.severity != Severity::Good
                && OF_THE_WORK.iter().any(|begin| one.id.starts_with(begin))
        });
        let points: Vec<String> = told
            .take(MOST)
            .map(|one| {
                let title = self.text.signal_title(one, &titles);
                format!("{title}\n{}", self.text.signal_why(one, &titles))
            })
            .collect();
        if !points.is_empty() {
            self.heading("report-attention");
            self.block(Block::List(points));
        }
        Ok(())
    }
}
