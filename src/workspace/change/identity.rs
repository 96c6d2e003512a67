//! Personal identity numbers on their way into the journal: only where the project asks for them, always as
//! twelve digits, and with the code that stands for them outside the file.

use chrono::{DateTime, NaiveDate};
use serde_json::json;

use super::run::{Check, Scribe, refuse};
use crate::domain::{Fields, Id, Invalid, Kind, Person, Project, Record, Value, identity_number};
use crate::workspace::Result;

impl Scribe<'_> {
    /// What is wrong with an identity number that nobody asked for.
    pub(in crate::workspace) fn unasked_identity_number(
        &self,
        kind: &'static Kind,
        set: &Fields,
    ) -> Result<Option<(&'static str, Invalid)>> {
        let given = kind.code == Person::CODE
            && set
                .get(Person::identity_number)
                .and_then(Value::as_str)
                .is_some_and(|number| !number.trim().is_empty());
        let unasked = given
            && !self
                .of_project(Project::identity_numbers)?
                .as_bool()
                .unwrap_or(false);
        Ok(unasked.then_some((Person::identity_number, Invalid::NotAskedFor)))
    }

    /// The fields as they are kept: with the codes that the program makes, and with none that was typed.
    pub(in crate::workspace) fn with_codes(
        &mut self,
        kind: &'static Kind,
        id: Id,
        fields: Fields,
    ) -> Result<Fields> {
        match kind.code {
            Person::CODE => self.with_digest(id, fields),
            Project::CODE => self.with_secret(fields),
            _ => Ok(fields),
        }
    }

    fn with_digest(&self, id: Id, mut fields: Fields) -> Result<Fields> {
        fields.remove(Person::identity_digest);
        let digest = match fields.get(Person::identity_number) {
            None => return Ok(fields),
            Some(Value::String(typed)) => {
                let number = match identity_number::complete(typed, self.today()) {
                    Ok(number) => number,
                    // What undo brings back was taken once; a clock that has gone back does not refuse it.
                    Err(_) if self.check == Check::Nothing => typed.clone(),
                    Err(wrong) => {
                        refuse(
                            Person::KIND,
                            id,
                            vec![(Person::identity_number, wrong)],
                            &[],
                        )?;
                        return Ok(fields);
                    }
                };
                let secret = self.of_project(Project::identity_secret)?;
                let digest = identity_number::digest(&number, secret.as_str().unwrap_or_default());
                fields.insert(Person::identity_number.to_owned(), json!(number));
                json!(digest)
            }
            Some(_) => Value::Null,
        };
        fields.insert(Person::identity_digest.to_owned(), digest);
        Ok(fields)
    }

    /// A project that begins to ask for identity numbers gets its secret, once and for all.
    fn with_secret(&mut self, mut fields: Fields) -> Result<Fields> {
        fields.remove(Project::identity_secret);
        let asks = fields
            .get(Project::identity_numbers)
            .and_then(Value::as_bool)
            == Some(true);
        if asks && self.of_project(Project::identity_secret)?.is_null() {
            let random = self.surroundings.random();
            let secret: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
            fields.insert(Project::identity_secret.to_owned(), json!(secret));
        }
        Ok(fields)
    }

    fn of_project(&self, field: &str) -> Result<Value> {
        let project = self.store.row(Project::KIND, self.project)?;
        let value = project.and_then(|mut project| project.fields.remove(field));
        Ok(value.unwrap_or(Value::Null))
    }

    fn today(&self) -> NaiveDate {
        DateTime::from_timestamp_millis(self.wall)
            .map(|moment| moment.date_naive())
            .unwrap_or_default()
    }
}
