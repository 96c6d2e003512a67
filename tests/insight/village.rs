//! A small world of records that tests tell of in the domain's words.

use chrono::NaiveDate;
use samverka::domain::{
    ActionPlan, Activity, Assignment, Attendance, Goal, Group, Initiative, Meeting, Membership,
    Municipality, Person, PersonLink, Project, Question, Response, Session, Survey, Tally,
    Training, Unit,
};
use samverka::domain::{Fields, Head, Id, Kind, MunicipalityCode, Record, kind};
use samverka::insight::{
    Facts, Figure, InMemory, Outside, Scope, Signal, all, all_signals, compute, evidence, signals,
};
use serde_json::{Value, json};

/// A day, written as people write it.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn code(text: &str) -> MunicipalityCode {
    text.parse().unwrap()
}

/// A project of two years, and what is told of it.
pub struct Village {
    pub records: InMemory,
    pub project: Id,
    pub today: NaiveDate,
    here: Option<MunicipalityCode>,
    made: u128,
    /// The day that what is told is written down, where a journal is kept.
    pub writes_on: Option<NaiveDate>,
}

impl Village {
    /// A project from October 2016 to September 2018, seen on 1 June 2018.
    pub fn new() -> Self {
        let project = Id::from_u128(1);
        let today = day("2018-06-01");
        let mut village = Self {
            records: InMemory::default(),
            project,
            today,
            here: None,
            made: 1000,
            writes_on: None,
        };
        let (start, end) = ("2016-10-01", "2018-09-30");
        let fields =
            json!({"name": "Bred samverkan", "short_name": "BRED", "start": start, "end": end});
        village.put(Project::KIND, project, fields);
        village
    }

    fn put(&mut self, kind: &'static Kind, id: Id, fields: Value) {
        let fields: Fields = fields.as_object().unwrap().clone().into_iter().collect();
        assert_eq!(
            kind.faults(&fields),
            [],
            "a {} that the program would not take",
            kind.code
        );
        assert!(
            fields.keys().all(|field| kind.field(field).is_some()),
            "{fields:?}"
        );
        let (project, municipality) = (self.project, self.here);
        if let Some(day) = self.writes_on {
            self.records.note(id, day, fields.clone());
        }
        self.records.put(
            kind,
            Head {
                id,
                project,
                municipality,
                removed: false,
                erased: false,
            },
            fields,
        );
    }

    /// Tells of a record of any kind.
    pub fn tell(&mut self, code: &str, fields: Value) -> Id {
        self.made += 1;
        let id = Id::from_u128(self.made);
        self.put(kind(code).unwrap(), id, fields);
        id
    }

    /// Changes a field of a record; null empties it.
    pub fn change(&mut self, id: Id, field: &str, value: Value) {
        if let Some(day) = self.writes_on {
            let said = Fields::from([(field.to_owned(), value.clone())]);
            self.records.note(id, day, said);
        }
        self.records
            .fields_mut(id)
            .unwrap()
            .insert(field.to_owned(), value);
    }

    /// What is told from here on is the lead's.
    pub fn at_the_lead(&mut self) -> &mut Self {
        self.here = None;
        self
    }

    /// What is told from here on is this municipality's, which joins if it has not.
    pub fn municipality(&mut self, municipality: &str) -> Id {
        let id = Id::from_u128(100 + municipality.parse::<u128>().unwrap() * 1000);
        if self.here.replace(code(municipality)).is_none() || self.records.fields_mut(id).is_none()
        {
            self.put(Municipality::KIND, id, json!({"code": municipality}));
        }
        id
    }

    pub fn unit(&mut self, sector: &str) -> Id {
        self.tell(
            Unit::CODE,
            json!({"name": format!("Enheten {sector}"), "sector": sector}),
        )
    }

    pub fn person(&mut self) -> Id {
        let name = format!("Person {}", self.made);
        self.tell(
            Person::CODE,
            json!({"name": name, "informed_on": "2016-11-01"}),
        )
    }

    pub fn woman(&mut self) -> Id {
        let person = self.person();
        self.change(person, Person::gender, json!("woman"));
        person
    }

    pub fn man(&mut self) -> Id {
        let person = self.person();
        self.change(person, Person::gender, json!("man"));
        person
    }

    pub fn same(&mut self, first: Id, second: Id) -> Id {
        self.tell(
            PersonLink::CODE,
            json!({"first": first, "second": second, "verdict": "same"}),
        )
    }

    pub fn group(&mut self, kind: &str) -> Id {
        self.tell(
            Group::CODE,
            json!({"kind": kind, "name": format!("Grupp {kind}")}),
        )
    }

    pub fn member(&mut self, group: Id, person: Id) -> Id {
        self.tell(
            Membership::CODE,
            json!({"group": group, "person": person, "mandate": "yes"}),
        )
    }

    /// A new person at a decision level, in a group; answers the person.
    pub fn member_at(&mut self, group: Id, level: &str) -> Id {
        let person = self.person();
        self.change(person, Person::decision_level, json!(level));
        self.member(group, person);
        person
    }

    /// A new person from a sector, in a group; answers the person.
    pub fn member_from(&mut self, group: Id, sector: &str) -> Id {
        let (unit, person) = (self.unit(sector), self.person());
        self.change(person, Person::unit, json!(unit));
        self.member(group, person);
        person
    }

    pub fn meeting(&mut self, date: &str, groups: &[Id]) -> Id {
        self.tell(
            Meeting::CODE,
            json!({"title": "Möte", "date": date, "groups": groups, "kind": "regular"}),
        )
    }

    pub fn at_meeting(&mut self, meeting: Id, person: Id, status: &str) -> Id {
        self.tell(
            Attendance::CODE,
            json!({"meeting": meeting, "person": person, "status": status}),
        )
    }

    /// A training of one session of so many minutes.
    pub fn session(&mut self, date: &str, minutes: i64) -> Id {
        let training = self.tell(Training::CODE, json!({"title": "Grundutbildning"}));
        self.tell(
            Session::CODE,
            json!({"training": training, "starts": date, "minutes": minutes}),
        )
    }

    pub fn attends(&mut self, session: Id, person: Id) -> Id {
        self.tell(
            Attendance::CODE,
            json!({"session": session, "person": person, "status": "present"}),
        )
    }

    pub fn initiative(&mut self, stage: &str) -> Id {
        self.tell(
            Initiative::CODE,
            json!({"title": "En väg in", "stage": stage}),
        )
    }

    pub fn plan(&mut self, fields: Value) -> Id {
        let mut all = json!({"title": "Handlingsplan"});
        all.as_object_mut()
            .unwrap()
            .extend(fields.as_object().unwrap().clone());
        self.tell(ActionPlan::CODE, all)
    }

    pub fn activity(&mut self, plan: Id, status: &str, due: &str) -> Id {
        self.tell(
            Activity::CODE,
            json!({"plan": plan, "text": "Rita flödet", "status": status, "due": due}),
        )
    }

    pub fn contact_person(&mut self, fields: Value) -> Id {
        let person = self.person();
        let mut all = json!({"person": person, "role": "contact_person", "from": "2016-10-01"});
        all.as_object_mut()
            .unwrap()
            .extend(fields.as_object().unwrap().clone());
        self.tell(Assignment::CODE, all)
    }

    pub fn goal(&mut self, fields: Value) -> Id {
        let mut all = json!({"text": "Delmål"});
        all.as_object_mut()
            .unwrap()
            .extend(fields.as_object().unwrap().clone());
        self.tell(Goal::CODE, all)
    }

    pub fn survey(&mut self, purpose: &str) -> Id {
        self.tell(Survey::CODE, json!({"title": "Enkät", "purpose": purpose}))
    }

    pub fn question(&mut self, survey: Id, code: &str, answer_type: &str, options: &[&str]) -> Id {
        let mut fields =
            json!({"survey": survey, "text": "Fråga", "code": code, "answer_type": answer_type});
        if !options.is_empty() {
            fields["options"] = json!(options);
        }
        if answer_type == "scale" {
            fields["lowest"] = json!(1);
            fields["highest"] = json!(5);
        }
        self.tell(Question::CODE, fields)
    }

    pub fn answer(&mut self, survey: Id, question: Id, answer: Value) -> Id {
        let answers = Value::Object([(question.to_string(), answer)].into_iter().collect());
        self.tell(
            Response::CODE,
            json!({"survey": survey, "answers": answers}),
        )
    }

    pub fn tally(&mut self, question: Id, counts: Value) -> Id {
        self.tell(Tally::CODE, json!({"question": question, "counts": counts}))
    }

    pub fn facts(&self) -> Facts {
        let Ok(facts) = Facts::load(&self.records);
        facts
    }

    pub fn everything(&self) -> Scope {
        Scope::everything(self.today)
    }

    /// A figure over everything, as JSON.
    pub fn figure(&self, id: &str) -> Value {
        self.figure_in(id, &self.everything())
    }

    pub fn figure_in(&self, id: &str, scope: &Scope) -> Value {
        compute(&self.facts(), id, scope)
            .unwrap_or_else(|| panic!("no figure {id}"))
            .json()
    }

    pub fn figures(&self) -> Vec<Figure> {
        all(&self.facts(), &self.everything())
    }

    /// The ids of the records behind a part of a figure.
    pub fn behind(&self, id: &str, part: &str) -> Vec<Id> {
        let facts = self.facts();
        let evidence = evidence(&facts, id, &self.everything(), Some(part)).unwrap();
        evidence
            .rows
            .iter()
            .map(|row| facts.record(row).unwrap())
            .collect()
    }

    pub fn signals(&self) -> Vec<Signal> {
        signals(&self.facts(), &self.everything(), &Outside::default())
    }

    pub fn signals_with(&self, outside: &Outside) -> Vec<Signal> {
        all_signals(&self.facts(), &self.everything(), outside)
    }

    /// The signals of one rule.
    pub fn fired(&self, id: &str) -> Vec<Signal> {
        self.signals()
            .into_iter()
            .filter(|signal| signal.id == id)
            .collect()
    }

    pub fn fires(&self, id: &str) -> bool {
        !self.fired(id).is_empty()
    }
}
