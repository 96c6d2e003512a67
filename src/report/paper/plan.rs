//! An action plan: what it is, its activities, and what came of them.

use super::super::{Block, Column, Document, Level, Table};
use super::writer::{Writer, told};
use crate::domain::{ActionPlan, Activity, Record as _};
use crate::text::capitalised;
use crate::workspace::{Result, Row};

impl Writer<'_> {
    pub(super) fn plan(&self, row: &Row) -> Result<Document> {
        let title = self.value(row, ActionPlan::title);
        let mut document = self.begin(title, told(&[&self.word("plan"), &self.whose()]));
        let all = [
            ActionPlan::group,
            ActionPlan::adopted_on,
            ActionPlan::handed_over_on,
            ActionPlan::handed_over_to,
            ActionPlan::version,
        ];
        let mut facts = self.told_of(row, &all);
        let plan = self.reader.get::<ActionPlan>(row.head.id)?;
        if let Some(plan) = plan {
            let label = self.label(ActionPlan::KIND, ActionPlan::status);
            facts.push((label, self.choice(plan.reached(self.on()))));
        }
        document.blocks.push(Block::Facts(facts));
        document.heading(Level::First, capitalised(&self.text.kinds(Activity::KIND)));
        let activities = self.reader.of::<Activity>(Activity::plan, row.head.id)?;
        let mut table = self.activities_table();
        for activity in &activities {
            table.rows.push(self.activity(activity)?);
        }
        match table.rows.is_empty() {
            true => document.paragraph(self.word("plan-empty")),
            false => document.blocks.push(Block::Table(table)),
        }
        let followed = activities.iter().filter(|one| !one.follow_up.is_empty());
        for (place, activity) in followed.enumerate() {
            if place == 0 {
                document.heading(
                    Level::First,
                    self.label(Activity::KIND, Activity::follow_up),
                );
            }
            document.heading(Level::Second, &activity.text);
            document.paragraph(&activity.follow_up);
        }
        Ok(document)
    }

    /// A table of activities without rows.
    pub(super) fn activities_table(&self) -> Table {
        let responsible = self.word("responsible");
        let head = |code| self.label(Activity::KIND, code);
        Table::new(vec![
            Column::words(head(Activity::text), 5),
            Column::words(responsible, 3),
            Column::words(head(Activity::due), 2),
            Column::words(head(Activity::status), 2),
        ])
    }

    /// What it is and what for, who does it, until when, how far it has come.
    pub(super) fn activity(&self, activity: &Activity) -> Result<Vec<String>> {
        let what = [activity.text.as_str(), &activity.goal_text];
        let what: Vec<&str> = what.into_iter().filter(|words| !words.is_empty()).collect();
        let who = [
            self.name_of(activity.responsible_person)?,
            self.name_of(activity.responsible_unit)?,
        ];
        let due = activity.due.map(|day| self.text.date(day));
        let status = activity.status.map(|status| self.choice(status));
        Ok(vec![
            what.join("\n"),
            told(&[&who[0], &who[1]]),
            due.unwrap_or_default(),
            status.unwrap_or_default(),
        ])
    }
}
