//! What the groups set out to do, what was changed, and what those involved made of it.

use chrono::{NaiveDate, TimeDelta};
use serde_json::{Value, json};

use super::act::{code, set};
use super::calendar::{at, day, end, later, working_day};
use super::chance::id_of;
use super::life::Life;
use super::profile::Course;
use super::words::{InitiativeWords, WORDS, cell};
use crate::domain::{
    ActionPlan, Activity, ActivityStatus, AssignmentRole, Choosable, Factor, GoalState, Id,
    Initiative, Judgement, Mandate, PlanStatus, Quote, Response, Stage, Wave,
};

/// The stages of an initiative that goes well.
const STAGES: [Stage; 6] = [
    Stage::Idea,
    Stage::Planned,
    Stage::Started,
    Stage::InProgress,
    Stage::CarriedOut,
    Stage::OrdinaryWork,
];

impl Life<'_> {
    /// The action plan: drafted, adopted, handed over, followed up, or as far as it came.
    pub(super) fn plan_and_carry_out(&mut self) {
        let course = self.cast.profile.course;
        let (Some(leading), Some(carrying)) = (self.strategic, self.operative) else {
            return;
        };
        if course == Course::Missing {
            return;
        }
        let ready = self.cast.beginnings.operative;
        let drafted = self.some_time(later(ready, -19));
        let plan = self.add::<ActionPlan>(
            drafted,
            &[],
            &[
                (
                    ActionPlan::title,
                    json!("Handlingsplan för samverkan kring barn och unga"),
                ),
                (ActionPlan::group, json!(leading)),
                (ActionPlan::version, json!("utkast")),
                (ActionPlan::status, code(PlanStatus::Draft)),
            ],
        );
        self.plan_activities(plan, drafted.date(), course);
        self.adopt(plan, working_day(later(ready, -6)));
        if course != Course::NotHandedOver {
            self.hand_over(plan, carrying, ready);
        }
        if matches!(course, Course::FollowedUp | Course::InProgress) {
            let when = self.soon_after(later(ready, 60));
            self.move_plan(plan, when.date(), PlanStatus::InProgress);
        }
        if course == Course::FollowedUp {
            let when = self.soon_after(day("2018-09-03"));
            self.move_plan(plan, when.date(), PlanStatus::FollowedUp);
        }
    }

    fn adopt(&mut self, plan: Id, adopted: NaiveDate) {
        let fields = [
            (ActionPlan::status, code(PlanStatus::Adopted)),
            (ActionPlan::adopted_on, json!(adopted)),
            (ActionPlan::version, json!("1.0")),
        ];
        self.write(
            at(adopted, 16, 20),
            &[],
            vec![set::<ActionPlan>(plan, &fields)],
        );
    }

    fn hand_over(&mut self, plan: Id, to: Id, ready: NaiveDate) {
        let date = self.handover_date(ready);
        let fields = [
            (ActionPlan::status, code(PlanStatus::HandedOver)),
            (ActionPlan::handed_over_on, json!(date)),
            (ActionPlan::handed_over_to, json!(to)),
        ];
        let when = self.soon_after(date);
        self.write(when, &[], vec![set::<ActionPlan>(plan, &fields)]);
    }

    fn move_plan(&mut self, plan: Id, date: NaiveDate, status: PlanStatus) {
        let fields = [(ActionPlan::status, code(status))];
        self.write(
            at(date, 11, 30),
            &[],
            vec![set::<ActionPlan>(plan, &fields)],
        );
    }

    fn plan_activities(&mut self, plan: Id, drafted: NaiveDate, course: Course) {
        let mut rows: Vec<&Vec<&str>> = WORDS.activities.iter().collect();
        self.chance.shuffle(&mut rows);
        let count = usize::try_from(self.chance.between(5, 9)).unwrap_or(5);
        for row in rows.into_iter().take(count) {
            let due = working_day(later(drafted, self.chance.between(90, 420)));
            let who = self.chance.pick(&self.cast.operative).who;
            let person = if self.chance.percent(80) {
                self.person(who)
            } else {
                Value::Null
            };
            let unit = self
                .chance
                .percent(70)
                .then_some(self.cast.people[who].unit)
                .flatten();
            let when = self.some_time(later(drafted, 1));
            let activity = self.add::<Activity>(
                when,
                &[who],
                &[
                    (Activity::plan, json!(plan)),
                    (Activity::text, json!(cell(row, 0))),
                    (Activity::goal_text, json!(cell(row, 1))),
                    (Activity::responsible_person, person),
                    (
                        Activity::responsible_unit,
                        json!(unit.map(|unit| self.units[unit])),
                    ),
                    (Activity::due, json!(due)),
                    (Activity::status, code(ActivityStatus::NotStarted)),
                ],
            );
            self.planned = self.planned.or(Some(activity));
            if !matches!(course, Course::Stale | Course::NotHandedOver) {
                self.carry_out(activity, drafted, due, cell(row, 2));
            }
        }
    }

    fn carry_out(&mut self, activity: Id, drafted: NaiveDate, due: NaiveDate, result: &str) {
        let begun = later(drafted, 60);
        let fate = self.chance.below(100);
        if fate >= 85 {
            return;
        }
        let when = self.soon_after(begun);
        let fields = [(Activity::status, code(ActivityStatus::InProgress))];
        self.write(when, &[], vec![set::<Activity>(activity, &fields)]);
        let done = working_day(later(due, self.chance.between(-20, 25))).max(later(begun, 14));
        let fields = match fate {
            0..55 if done < end() => vec![
                (Activity::status, code(ActivityStatus::Done)),
                (Activity::done_on, json!(done)),
                (Activity::follow_up, json!(result)),
            ],
            55..63 if done < end() => vec![
                (Activity::status, code(ActivityStatus::Dropped)),
                (
                    Activity::follow_up,
                    json!("Lades ned efter beslut i den strategiska gruppen."),
                ),
            ],
            _ => return,
        };
        let when = self.soon_after(done);
        self.write(when, &[], vec![set::<Activity>(activity, &fields)]);
    }

    /// The change initiatives, stage by stage.
    pub(super) fn change(&mut self) {
        let ready = self.cast.beginnings.operative;
        for (number, (key, stage, good)) in self.cast.profile.initiatives.iter().enumerate() {
            let Some(words) = WORDS.initiative(key) else {
                continue;
            };
            let begun = working_day(later(ready, 12 + 40 * number as i64));
            let reached = STAGES
                .iter()
                .position(|one| one == stage)
                .unwrap_or_default();
            let step = (day("2018-09-03") - begun).num_days().max(0) / (reached as i64 + 1);
            let dates = STAGES.iter().zip(0..).take(reached + 1);
            let dates: Vec<(Stage, NaiveDate)> = dates
                .map(|(stage, number)| (*stage, later(begun, step * number)))
                .collect();
            let initiative = self.conceive(&words, number, begun);
            for (stage, date) in dates.iter().skip(1) {
                let fields = [
                    (Initiative::stage, code(*stage)),
                    (stage.date_field(), json!(date)),
                ];
                let when = self.soon_after(*date);
                self.write(when, &[], vec![set::<Initiative>(initiative, &fields)]);
            }
            self.conclude(initiative, &words, begun, (*stage, *good));
            self.look_back(initiative, begun);
        }
    }

    fn conceive(&mut self, words: &InitiativeWords, number: usize, begun: NaiveDate) -> Id {
        let members = &self.cast.operative;
        let undriven = words.participation == "none";
        let driver = self.cast.driver(number).filter(|_| !undriven);
        let units: Vec<Id> = members
            .iter()
            .skip(number)
            .step_by(4)
            .filter_map(|seat| self.cast.people[seat.who].unit)
            .map(|unit| self.units[unit])
            .collect();
        let mut several = Vec::new();
        units.into_iter().for_each(|unit| {
            if !several.contains(&unit) {
                several.push(unit);
            }
        });
        let when = self.soon_after(begun);
        let people: Vec<usize> = driver.into_iter().collect();
        if let Some(who) = driver.filter(|_| number == 0) {
            let role = AssignmentRole::ChangeAgent;
            self.assign(when, role, who, begun, (Some(5), Mandate::Partly));
        }
        self.add::<Initiative>(
            when,
            &people,
            &[
                (Initiative::title, json!(words.title)),
                (Initiative::themes, json!(words.themes)),
                (Initiative::problem, json!(words.problem)),
                (Initiative::stage, code(Stage::Idea)),
                (Initiative::idea_on, json!(begun)),
                (
                    Initiative::driver,
                    driver.map_or(Value::Null, |who| self.person(who)),
                ),
                (Initiative::units, json!(several)),
                (
                    Initiative::groups,
                    json!(self.operative.into_iter().collect::<Vec<_>>()),
                ),
                (Initiative::participation, json!(words.participation)),
                (Initiative::methods, json!([words.method])),
            ],
        )
    }

    /// How it is done, what it came to, and whether others should follow.
    fn conclude(
        &mut self,
        initiative: Id,
        words: &InitiativeWords,
        begun: NaiveDate,
        (stage, good): (Stage, bool),
    ) {
        let when = self.soon_after(later(begun, 45));
        let how = set::<Initiative>(initiative, &[(Initiative::approach, json!(words.approach))]);
        self.write(when, &[], vec![how]);
        if matches!(stage, Stage::Idea | Stage::Planned) {
            return;
        }
        let mut fields = vec![
            (Initiative::result, json!(words.result)),
            (Initiative::effect_level, json!(words.effect_level)),
            (Initiative::good_example, json!(good)),
        ];
        if good {
            fields.push((Initiative::example_text, json!(words.example_text)));
            fields.push((Initiative::may_share, json!(self.chance.percent(85))));
        }
        if self.chance.percent(70) {
            fields.push((Initiative::continuation, json!(words.continuation)));
        }
        let when = self.soon_after(day("2018-09-05"));
        self.write(when, &[], vec![set::<Initiative>(initiative, &fields)]);
    }

    fn look_back(&mut self, initiative: Id, begun: NaiveDate) {
        self.note_factors(Some(initiative), later(begun, 14), 1);
        let quote = self.chance.pick(&WORDS.quotes);
        let publish = self.chance.percent(60);
        let when = self.soon_after(day("2018-05-21"));
        self.add::<Quote>(
            when,
            &[],
            &[
                (Quote::text, json!(cell(quote, 0))),
                (Quote::from_role, json!(cell(quote, 1))),
                (Quote::about, json!(initiative)),
                (Quote::may_publish, json!(publish)),
            ],
        );
    }

    fn note_factors(&mut self, about: Option<Id>, since: NaiveDate, count: usize) {
        let since = since.max(day("2017-10-10"));
        let mut rows: Vec<&Vec<&str>> = WORDS.factors.iter().collect();
        self.chance.shuffle(&mut rows);
        for row in rows.into_iter().take(count) {
            let days = self.chance.between(0, (end() - since).num_days() - 14);
            let when = self.some_time(working_day(later(since, days)));
            self.add::<Factor>(
                when,
                &[],
                &[
                    (Factor::kind, json!(cell(row, 0))),
                    (Factor::category, json!(cell(row, 1))),
                    (Factor::text, json!(cell(row, 2))),
                    (Factor::about, json!(about)),
                ],
            );
        }
    }

    /// What helped and hindered; the self-assessment; and whether a common ground of knowledge is there.
    pub(super) fn reflect(&mut self) {
        let (group, municipality) = (self.operative, self.municipality());
        self.note_factors(Some(municipality), self.cast.beginnings.start_up, 3);
        self.note_factors(group, self.cast.beginnings.operative, 2);
        let Some(answers) = self.cast.profile.answers else {
            return;
        };
        self.answer(municipality, answers);
        let well = answers[0] == "well_or_rather_well";
        let (state, reason) = if well {
            (
                GoalState::Reached,
                "De flesta chefer i gruppen har gått ledarutbildningen.",
            )
        } else {
            (
                GoalState::OnTheWay,
                "Ledningsgruppen har delvis bytts ut och behöver en ny genomgång.",
            )
        };
        let when = self.soon_after(day("2018-09-10"));
        self.add::<Judgement>(
            when,
            &[],
            &[
                (Judgement::goal, json!(id_of("goal/2.1.1"))),
                (Judgement::date, json!(when.date())),
                (Judgement::state, code(state)),
                (Judgement::reason, json!(reason)),
            ],
        );
    }

    fn answer(&mut self, municipality: Id, answers: [&str; 5]) {
        let [strategic, operative, better, support, process] = answers;
        let support: Vec<&str> = support.split(", ").collect();
        let assignment = self.chance.between(2, 5);
        let reflection = *self.chance.pick(&WORDS.reflections);
        let mut given = serde_json::Map::new();
        let mut give = |question: &str, answer: Value| {
            if answer.as_str() != Some("") {
                given.insert(id_of(&format!("question/{question}")).to_string(), answer);
            }
        };
        give("strategic_worked", json!(strategic));
        give("operative_worked", json!(operative));
        give("better_integration", json!(better));
        give("support_needed", json!(support));
        give("process_support_positive", json!(process));
        give("assignment_clear", json!(assignment));
        // Where it works, it goes on.
        let works = [strategic, operative].map(|one| one == "well_or_rather_well");
        let (goes_on, how_often) = match works {
            [true, true] if process == "yes" => ("yes", "each_week"),
            [true, true] => ("yes", "each_month"),
            [true, false] => ("yes", "each_term"),
            [false, true] => ("no", "each_term"),
            [false, false] => ("no", "rarely"),
        };
        give("goes_on", json!(goes_on));
        give("how_often", json!(how_often));
        give("reflection", json!(reflection));
        let when = self.soon_after(day("2018-08-27"));
        // As in the window: saved with the first answer, and again with every further one.
        let mut answers = given.into_iter();
        let mut so_far: serde_json::Map<String, Value> = answers.by_ref().take(1).collect();
        let response = self.add::<Response>(
            when,
            &[],
            &[
                (Response::survey, json!(id_of("survey/self-assessment"))),
                (Response::about, json!(municipality)),
                (Response::wave, json!(Wave::Single.code())),
                (Response::answers, json!(so_far)),
            ],
        );
        for (minutes, (question, answer)) in (1..).zip(answers) {
            so_far.insert(question, answer);
            let edit = set::<Response>(response, &[(Response::answers, json!(so_far))]);
            self.write(when + TimeDelta::minutes(minutes), &[], vec![edit]);
        }
    }
}
