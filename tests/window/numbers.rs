//! Each number on a page is the figure or the count that it comes from: on a day of the project, and after it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use eframe::egui::vec2;
use samverka::domain::{
    ActionPlan, Attendance, AttendanceStatus, Group, GroupKind, Id, Meeting, Membership,
    MunicipalityCode, Person, PersonLink, Record, Session, Training,
};
use samverka::gui::Route;
use samverka::insight::{Amount, Counts, Facts, Scope, compute, gender_shares, goals};
use samverka::text::{Language, Text};
use samverka::workspace::{Reader, Workspace};
use serde_json::json;

use crate::every_page::words;
use crate::support::{make, options, settle, window, write_demo};

/// A day of the project, and one after its end.
const DAYS: [&str; 2] = ["2018-05-15", "2019-03-01"];

/// The example with what used to be counted in two ways: somebody written down twice, and linked persons.
struct Example {
    _folder: tempfile::TempDir,
    lead: PathBuf,
    own: PathBuf,
}

const OWN: &str = "1285";

fn example() -> Example {
    let folder = tempfile::tempdir().unwrap();
    write_demo(folder.path());
    let own = folder.path().join("municipalities/1285.samverka");
    let lead = folder.path().join("lead.samverka");
    untidy(&own);
    Example {
        _folder: folder,
        lead,
        own,
    }
}

/// A member of a group is there twice, and came twice to a meeting and to a session.
fn untidy(file: &Path) {
    let reader = Reader::open(file).unwrap();
    let (member, attended, met) = (member(&reader), at_session(&reader), at_meeting(&reader));
    let mut own = Workspace::open(file).unwrap();
    let mut again = |person: Id| {
        let other = make(&mut own, Person::KIND, json!({"name": "Amira Holm"}));
        let link = json!({"first": person, "second": other, "verdict": "same"});
        make(&mut own, PersonLink::KIND, link);
        other
    };
    let [of_member, of_attended, of_met] =
        [member.person, attended.person, met.person].map(|person| again(person.unwrap()));
    let from = member.from;
    let membership = json!({"group": member.group, "person": of_member, "from": from});
    make(&mut own, Membership::KIND, membership);
    let row = json!({"session": attended.session, "person": of_attended, "status": "present"});
    make(&mut own, Attendance::KIND, row);
    let row = json!({"meeting": met.meeting, "person": of_met, "status": "present"});
    make(&mut own, Attendance::KIND, row);
}

fn member(reader: &Reader) -> Membership {
    let all = reader.all::<Membership>().unwrap().into_iter();
    let mut lasting = all.filter(|one| one.to.is_none());
    lasting.next().unwrap()
}

fn came(row: &Attendance) -> bool {
    row.status == Some(AttendanceStatus::Present)
}

fn at_session(reader: &Reader) -> Attendance {
    let all = reader.all::<Attendance>().unwrap().into_iter();
    let mut at = all.filter(|row| row.session.is_some() && came(row));
    at.next().unwrap()
}

fn at_meeting(reader: &Reader) -> Attendance {
    let all = reader.all::<Attendance>().unwrap().into_iter();
    let mut at = all.filter(|row| row.meeting.is_some() && came(row));
    at.next().unwrap()
}

/// What a page says, and what it should say.
struct Walk {
    file: PathBuf,
    today: NaiveDate,
    only: Option<MunicipalityCode>,
    facts: Facts,
    reader: Reader,
    text: Text,
}

impl Walk {
    fn new(file: &Path, today: &str, only: Option<&str>) -> Self {
        let reader = Reader::open(file).unwrap();
        Self {
            file: file.to_owned(),
            today: today.parse().unwrap(),
            only: only.map(|code| code.parse().unwrap()),
            facts: Facts::load(&reader).unwrap(),
            reader,
            text: Text::new(Language::Swedish),
        }
    }

    fn scope(&self) -> Scope {
        let everything = Scope::everything(self.today);
        match self.only {
            Some(code) => everything.within(code),
            None => everything,
        }
    }

    /// All that the page says, in the order it is said.
    fn page(&self, route: Route) -> Vec<String> {
        let mut options = options(Some(self.file.clone()), Vec::new());
        options.page = Some(route);
        options.today = Some(self.today);
        let mut window = window(vec2(1600.0, 3200.0), options);
        settle(&mut window);
        words(&window)
    }

    fn says(&self, route: &Route, expected: &[String]) {
        let said = self.page(route.clone());
        for words in expected {
            let found = said.iter().any(|one| one.contains(words.as_str()));
            let near: Vec<&String> = said
                .iter()
                .filter(|one| one.contains(|c: char| c.is_ascii_digit()))
                .collect();
            assert!(
                found,
                "{route:?} on {} does not say {words:?}: {near:#?}",
                self.today
            );
        }
        // Every share of a whole that stands by itself is one of those that are expected.
        let shares = said.iter().filter(|one| is_share(one));
        for share in shares {
            assert!(
                expected.iter().any(|words| words == share),
                "{route:?} on {} says {share:?}: {expected:#?}",
                self.today
            );
        }
    }

    fn of(&self, n: i64, all: i64) -> String {
        self.text
            .with("group-of", &[("n", n.into()), ("all", all.into())])
    }

    fn card(&self, key: &str, number: &str, unit: &str) -> String {
        let label = self.text.get(key);
        [&label, number, unit].join(" ").trim().to_owned()
    }

    fn groups(&self) {
        let (scope, text) = (Scope::everything(self.today), &self.text);
        let counts = Counts::new(&self.facts, &scope);
        let joint = counts.joint();
        let mut expected = Vec::new();
        for group in self.reader.all::<Group>().unwrap() {
            let counted = counts.group(group.head.id);
            let days = joint.get(&group.head.municipality);
            let days = days.and_then(|joint| joint.last).map(|(days, _)| days);
            let size = match (group.planned_size, self.only) {
                (Some(planned), Some(_)) => {
                    let args = [("n", counted.members.into()), ("planned", planned.into())];
                    text.with("group-size_of", &args)
                }
                (Some(planned), None) => self.of(counted.members, planned),
                (None, _) => text.number(counted.members),
            };
            expected.push(size);
            expected.push(self.of(counted.with_mandate, counted.members));
            let levels = [Some(GroupKind::Strategic), Some(GroupKind::Operative)];
            let of_levels = levels.contains(&group.kind);
            expected.extend(days.filter(|_| of_levels).map(|days| {
                let key = match self.only {
                    Some(_) => "groups-joint_days",
                    None => "groups-days_ago",
                };
                text.with(key, &[("n", days.into())])
            }));
        }
        self.says(&Route::list(Group::KIND), &expected);
    }

    fn each_group(&self) {
        let (scope, text) = (Scope::everything(self.today), &self.text);
        let counts = Counts::new(&self.facts, &scope);
        let joint = counts.joint();
        for group in self.own::<Group>(2) {
            let counted = counts.group(group.head.id);
            let all = counted.members.into();
            let without = counted.lacking_mandate.into();
            let of = text.with("group-mandate_of", &[("all", all), ("without", without)]);
            let rate = counted.attendance;
            let rate = rate.map_or("–".to_owned(), |rate| text.percent(rate));
            let planned = group.planned_size.map_or_else(
                || text.get("group-members_unit"),
                |n| text.with("group-planned", &[("n", n.into())]),
            );
            let mut expected = vec![
                self.card("group-size", &text.number(counted.members), &planned),
                self.card(
                    "group-stated_mandate",
                    &text.number(counted.with_mandate),
                    &of,
                ),
                self.card("group-attendance", &rate, ""),
                text.with("group-breadth_of", &[("n", counted.breadth.len().into())]),
            ];
            let levels = [Some(GroupKind::Strategic), Some(GroupKind::Operative)];
            let of_levels = levels.contains(&group.kind);
            let last = joint.get(&group.head.municipality).filter(|_| of_levels);
            if let Some((days, _)) = last.and_then(|joint| joint.last) {
                let ago = text.with("group-days_ago", &[("n", days.into())]);
                expected.push(self.card("group-joint", &text.number(days), &ago));
            }
            self.says(&Route::record(Group::KIND, group.head.id), &expected);
        }
    }

    fn own<R: Record>(&self, most: usize) -> Vec<R> {
        let all = self.reader.all::<R>().unwrap().into_iter();
        let own = all.filter(|one| self.only.is_none() || one.head().municipality == self.only);
        own.take(most).collect()
    }

    fn meetings(&self) {
        let scope = Scope::everything(self.today);
        let counts = Counts::new(&self.facts, &scope);
        let meetings = self.own::<Meeting>(usize::MAX);
        let came = meetings
            .iter()
            .filter_map(|one| counts.meeting(one.head.id));
        let shares: BTreeSet<String> = came.map(|one| self.of(one.came, one.of)).collect();
        let said = self.page(Route::list(Meeting::KIND));
        let shown: BTreeSet<String> = said.into_iter().filter(|one| is_share(one)).collect();
        assert!(!shown.is_empty(), "the meetings say who came");
        assert!(shown.is_subset(&shares), "{:#?}", shown.difference(&shares));
    }

    fn plans(&self) {
        let counts_scope = self.scope();
        let counts = Counts::new(&self.facts, &counts_scope);
        let plans = self.own::<ActionPlan>(if self.only.is_some() { 1 } else { 40 });
        let mut expected = Vec::new();
        for plan in &plans {
            let counted = counts.plan(plan.head.id);
            let (done, all) = (counted.done, counted.all);
            expected.push(match self.only {
                Some(_) => {
                    let args = [("done", done.into()), ("all", all.into())];
                    self.text.with("plan-done_of", &args)
                }
                None => self.of(done, all),
            });
            if counted.overdue > 0 && self.only.is_some() {
                let n = counted.overdue.into();
                expected.push(self.text.with("plan-overdue", &[("n", n)]));
            }
        }
        self.says(&Route::list(ActionPlan::KIND), &expected);
        let overdue = compute(&self.facts, "plan.overdue", &counts_scope).unwrap();
        let overdue = overdue.amount("value").map(Amount::rounded);
        assert_eq!(overdue, Some(counts.plans().overdue));
    }

    fn people(&self) {
        let scope = self.scope();
        let counts = Counts::new(&self.facts, &scope);
        let counted = counts.people();
        let args = [
            ("n", counted.all.into()),
            ("uninformed", counted.uninformed.into()),
        ];
        self.says(
            &Route::list(Person::KIND),
            &[self.text.with("people-purpose", &args)],
        );
        let minutes = counts.minutes_by_person();
        let sum: i64 = minutes.iter().map(|(_, minutes)| minutes).sum();
        let hours = compute(&self.facts, "participants.hours", &scope).unwrap();
        let hours = hours.amount("total").unwrap();
        // Each person's own page keeps what that person's rows say; together, linked persons count once.
        assert!(sum * hours.bottom >= hours.top * 60);
        for (person, minutes) in minutes.iter().take(2) {
            let counted = counts.person(*person);
            assert_eq!(counted.minutes, *minutes);
            let hours = self.card("person-hours", &self.text.hours(*minutes), "");
            let of = self
                .text
                .with("person-of", &[("n", counted.meetings.into())]);
            let met = self.card("person-meetings", &self.text.number(counted.met), &of);
            self.says(&Route::record(Person::KIND, *person), &[hours, met]);
        }
    }

    fn trainings(&self) {
        let scope = self.scope();
        let counts = Counts::new(&self.facts, &scope);
        let sessions = counts.sessions();
        let mut expected = Vec::new();
        let mut trainings = self.reader.all::<Training>().unwrap();
        let all = self.reader.all::<Session>().unwrap();
        let of = |training: Id| {
            let own = all.iter().filter(move |one| one.training == Some(training));
            own.filter_map(|one| sessions.get(&one.head.id).copied())
        };
        trainings.retain(|training| of(training.head.id).next().is_some());
        for training in &trainings {
            let came = samverka::insight::Came::together(of(training.head.id));
            expected.push(self.text.number(came.people));
            expected.push(self.text.number(came.hours().rounded()));
        }
        self.says(&Route::list(Training::KIND), &expected);
        let training = trainings.first().unwrap().head.id;
        let came = samverka::insight::Came::together(of(training));
        let people = self.card("training-participants", &self.text.number(came.people), "");
        let hours = self.text.number(came.hours().rounded());
        let hours = self.card(
            "session-hours",
            &hours,
            &self.text.get("session-hours_unit"),
        );
        self.says(&Route::record(Training::KIND, training), &[people, hours]);
        for (session, came) in sessions.iter().take(3) {
            let of = self.text.with("session-of", &[("n", came.written.into())]);
            let people = self.card("session-came", &self.text.number(came.people), &of);
            let hours = self.text.number(came.hours().rounded());
            let hours = self.card(
                "session-hours",
                &hours,
                &self.text.get("session-hours_unit"),
            );
            self.says(&Route::record(Session::KIND, *session), &[people, hours]);
        }
    }

    fn situation(&self) {
        let scope = self.scope();
        let text = &self.text;
        let amount = |figure: &str, part: &str| {
            let figure = compute(&self.facts, figure, &scope).unwrap();
            figure.amount(part).map_or(0, Amount::rounded)
        };
        let unique = compute(&self.facts, "participants.unique", &scope).unwrap();
        let [women, men] = gender_shares(&unique).unwrap();
        let total = text.number(amount("participants.unique", "total"));
        let hours = text.number(amount("participants.hours", "total"));
        let kronor = amount("cost.per_participant", "actual_per_participant");
        let mut expected = vec![
            self.card("situation-card_unique", &total, ""),
            format!("{} · {}", text.percent(women), text.percent(men)),
            self.card("situation-card_hours", &hours, ""),
            format!("{} {}", text.number(kronor), text.get("unit-kr")),
        ];
        let counts = Counts::new(&self.facts, &scope);
        for joint in counts.joint().values().filter_map(|joint| joint.last) {
            expected.push(text.with("situation-days", &[("n", joint.0.into())]));
        }
        let by_municipality = compute(&self.facts, "participants.hours.municipality", &scope);
        for part in by_municipality.unwrap().parts {
            expected.push(text.number(part.amount.rounded()));
        }
        self.says(&Route::SITUATION, &expected);
    }

    fn overview(&self) {
        let scope = self.scope();
        let all = goals(&self.facts, &scope);
        let measured = all.iter().filter(|goal| goal.indicator.is_some());
        let values = measured.filter_map(|goal| goal.standing.value);
        let expected: Vec<String> = values.map(|one| self.text.number(one.rounded())).collect();
        assert!(!expected.is_empty(), "goals are measured");
        self.says(&Route::OVERVIEW, &expected);
    }
}

/// "12 av 15", by itself.
fn is_share(words: &str) -> bool {
    let parts: Vec<&str> = words.split(' ').collect();
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    matches!(parts.as_slice(), [n, "av", all] if digits(n) && digits(all))
}

#[test]
fn numbers_on_a_contact_person_s_pages_are_the_figures_and_counts_they_come_from() {
    let example = example();
    for today in DAYS {
        let walk = Walk::new(&example.own, today, Some(OWN));
        walk.groups();
        walk.each_group();
        walk.meetings();
        walk.plans();
        walk.people();
        walk.trainings();
        walk.overview();
    }
}

#[test]
fn numbers_on_the_lead_s_pages_are_the_figures_and_counts_they_come_from() {
    let example = example();
    for today in DAYS {
        let walk = Walk::new(&example.lead, today, None);
        walk.groups();
        walk.meetings();
        walk.plans();
        walk.people();
        walk.trainings();
        walk.situation();
    }
}
