//! What an edit is held against beside its own description: the other records.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::run::Scribe;
use crate::domain::{
    Attendance, AttendanceStatus, Choosable as _, Field, Fields, Group, Id, Invalid, Kind,
    Municipality, MunicipalityCode, Owner, Project, RECIPIENT, Record, Response, Session, Shape,
    Tally, Value, kind, municipalities, parse_date,
};
use crate::store::Filter;
use crate::workspace::Result;

/// Records that stand under others of their kind, and the field that says under which.
const RINGS: [(&Kind, &str); 2] = [
    (Group::KIND, Group::parent),
    (Project::KIND, Project::part_of),
];

/// Whether records of a kind are held against others, beside those that they refer to.
pub fn held_against_others(kind: &Kind) -> bool {
    let held = [
        Attendance::CODE,
        Group::CODE,
        Municipality::CODE,
        Project::CODE,
        Response::CODE,
        Tally::CODE,
    ];
    held.contains(&kind.code)
}

/// What is wrong with whom something is addressed to: no municipality, or another than before. What was meant for one
/// is never sent to another by mistake.
fn wrong_recipient(kind: &Kind, set: &Fields, before: &Fields) -> Option<(&'static str, Invalid)> {
    let to = set
        .get(RECIPIENT)
        .filter(|_| kind.owner == Owner::Addressed)?;
    let moved = !before.is_empty() && before.get(RECIPIENT).unwrap_or(&Value::Null) != to;
    if moved {
        return Some((RECIPIENT, Invalid::Settled));
    }
    let code: MunicipalityCode = to.as_str()?.parse().ok()?;
    let unknown = municipalities::find(code).is_none();
    unknown.then_some((RECIPIENT, Invalid::NotAMunicipalityCode))
}

impl Scribe<'_> {
    /// What is wrong between a record and the others, in the fields that are set anew.
    pub(super) fn outside_faults(
        &self,
        kind: &'static Kind,
        id: Id,
        set: &Fields,
        (before, all): (&Fields, &Fields),
    ) -> Result<Vec<(&'static str, Invalid)>> {
        let mut faults = Vec::new();
        for field in kind.fields {
            let Some(value) = set.get(field.code) else {
                continue;
            };
            let fault = self.reference_fault(field, value, before.get(field.code))?;
            faults.extend(fault.map(|fault| (field.code, fault)));
        }
        for (of, above) in RINGS {
            let set_anew = kind.code == of.code && set.contains_key(above);
            if set_anew && self.in_a_ring((of, above), id, all)? {
                faults.push((above, Invalid::InARing));
            }
        }
        if kind.code == Municipality::CODE {
            let says = [Municipality::code, Municipality::joined, Municipality::left];
            let said = says.into_iter().find(|field| set.contains_key(*field));
            let fault = self.municipality_fault(id, all)?;
            faults.extend(said.zip(fault));
        }
        faults.extend(wrong_recipient(kind, set, before));
        if let Some(fault) = self.unasked_identity_number(kind, set)? {
            faults.push(fault);
        }
        faults.extend(self.strange_answer(kind, set, all)?);
        if kind.code == Attendance::CODE && faults.is_empty() && self.more_than_a_day(id, all)? {
            faults.push((Attendance::minutes, Invalid::MoreThanADay));
        }
        Ok(faults)
    }

    /// What is wrong with the records that a value refers to anew; what was referred to before may have been
    /// removed since.
    fn reference_fault(
        &self,
        field: &Field,
        value: &Value,
        before: Option<&Value>,
    ) -> Result<Option<Invalid>> {
        let (Shape::Reference(kinds) | Shape::References(kinds)) = field.shape else {
            return Ok(None);
        };
        let known: Vec<Id> = before.map(ids_in).unwrap_or_default();
        for id in ids_in(value).into_iter().filter(|id| !known.contains(id)) {
            let code = self.store.kind_of(id)?;
            let fits = |code: &String| kinds.is_empty() || kinds.contains(&code.as_str());
            let Some(code) = code.filter(fits) else {
                return Ok(Some(Invalid::NoSuchRecord));
            };
            if let Some(kind) = kind(&code)
                && self
                    .store
                    .row(kind, id)?
                    .is_some_and(|row| row.head.removed)
            {
                return Ok(Some(Invalid::IsRemoved));
            }
        }
        Ok(None)
    }

    /// Whether a record would stand under itself, directly or by way of others.
    fn in_a_ring(
        &self,
        (kind, above): (&'static Kind, &str),
        group: Id,
        fields: &Fields,
    ) -> Result<bool> {
        let parent = |fields: &Fields| fields.get(above).and_then(|id| ids_in(id).pop());
        let mut passed = vec![group];
        let mut next = parent(fields);
        while let Some(id) = next {
            if id == group {
                return Ok(true);
            }
            if passed.contains(&id) {
                // A ring that others are in, and this one is not.
                return Ok(false);
            }
            passed.push(id);
            let row = self.store.row(kind, id)?;
            next = row.and_then(|row| parent(&row.fields));
        }
        Ok(false)
    }

    /// What is wrong with a municipality's part in the project: there is no municipality with its code, or that takes
    /// part already then. One that left and came back has a part for each time.
    fn municipality_fault(&self, id: Id, fields: &Fields) -> Result<Option<Invalid>> {
        let text = |field| fields.get(field).and_then(Value::as_str);
        let code = text(Municipality::code).and_then(|code| code.parse::<MunicipalityCode>().ok());
        let Some(code) = code else { return Ok(None) };
        let day = |field| text(field).and_then(|day| parse_date(day).ok());
        let (joined, left) = (day(Municipality::joined), day(Municipality::left));
        if municipalities::find(code).is_none() {
            return Ok(Some(Invalid::NotAMunicipalityCode));
        }
        let mut twice = false;
        self.store.each(Filter::All, &mut |other: Municipality| {
            let before =
                |left: Option<NaiveDate>, joined| left.zip(joined).is_some_and(|(l, j)| l < j);
            let apart = before(left, other.joined) || before(other.left, joined);
            twice |= other.code == Some(code) && other.head.id != id && !apart;
        })?;
        Ok(twice.then_some(Invalid::TakesPart))
    }

    /// Whether a person would be at sessions for more minutes than the day has.
    fn more_than_a_day(&self, id: Id, fields: &Fields) -> Result<bool> {
        let reference = |code: &str| {
            fields
                .get(code)
                .and_then(Value::as_str)
                .and_then(|id| Id::try_parse(id).ok())
        };
        let (Some(session), Some(person)) = (
            reference(Attendance::session),
            reference(Attendance::person),
        ) else {
            return Ok(false);
        };
        let Some(session) = self.session(session)? else {
            return Ok(false);
        };
        let status = fields.get(Attendance::status).and_then(Value::as_str);
        let came = status.and_then(AttendanceStatus::from_code);
        // Who was not there has spent no time there.
        if !came.is_some_and(AttendanceStatus::took_part) {
            return Ok(false);
        }
        let own = fields.get(Attendance::minutes).and_then(Value::as_i64);
        let own = own.or(session.length()).unwrap_or_default();
        // One session is attended once, however many rows say so: for as long as the one that says the most.
        let mut minutes = HashMap::from([(session.head.id, own)]);
        let mut others: Vec<Attendance> = Vec::new();
        self.store.each(
            Filter::Where(Attendance::person, person),
            &mut |attendance| others.push(attendance),
        )?;
        let day = |session: &Session| session.starts.map(|(day, _)| day);
        for attendance in others.iter().filter(|attendance| attendance.head.id != id) {
            let other = match attendance.session {
                Some(other) => self.session(other)?,
                None => None,
            };
            if let Some(other) = other.filter(|other| day(other) == day(&session)) {
                let most = minutes.entry(other.head.id).or_default();
                *most = attendance.length(&other).unwrap_or_default().max(*most);
            }
        }
        let minutes: i64 = minutes.values().sum();
        Ok(minutes > 24 * 60)
    }

    fn session(&self, id: Id) -> Result<Option<Session>> {
        let mut found = None;
        self.store.each(Filter::Id(id), &mut |session: Session| {
            found = Some(session)
        })?;
        Ok(found.filter(|session| !session.head.removed))
    }
}

/// The ids that a value of a reference holds.
fn ids_in(value: &Value) -> Vec<Id> {
    let all = match value {
        Value::Array(all) => all.iter().collect(),
        one => vec![one],
    };
    let ids = all.into_iter().filter_map(Value::as_str);
    ids.filter_map(|id| Id::try_parse(id).ok()).collect()
}
