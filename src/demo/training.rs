//! Who came to the trainings, written down by each municipality.

use serde_json::json;

use super::act::{code, create, set};
use super::life::Life;
use super::programme::Session;
use crate::domain::{Attendance, AttendanceStatus};

impl Life<'_> {
    /// One page for each session that somebody from here was registered at.
    pub(super) fn train(&mut self, sessions: &[Session]) {
        let mut registered: Vec<Vec<(usize, AttendanceStatus, Option<i64>)>> =
            vec![Vec::new(); sessions.len()];
        for (who, person) in self.cast.people.iter().enumerate() {
            for visit in &person.visits {
                registered[visit.session].push((who, visit.status, visit.minutes));
            }
        }
        for (session, registered) in sessions.iter().zip(registered) {
            if !registered.is_empty() {
                self.report(session, &registered);
            }
        }
    }

    fn report(&mut self, session: &Session, registered: &[(usize, AttendanceStatus, Option<i64>)]) {
        let when = self.soon_after(session.date);
        let people: Vec<usize> = registered.iter().map(|(who, ..)| *who).collect();
        let mistaken = self.chance.percent(12);
        let mut edits = Vec::with_capacity(registered.len());
        let mut correction = None;
        for (who, status, minutes) in registered {
            let id = self.chance.id();
            // Now and then somebody who was there is first written down as absent.
            let wrong = mistaken && correction.is_none() && *status == AttendanceStatus::Present;
            if wrong {
                correction = Some((id, *status));
            }
            let written = if wrong {
                AttendanceStatus::Absent
            } else {
                *status
            };
            edits.push(create::<Attendance>(
                id,
                &[
                    (Attendance::session, json!(session.id())),
                    (Attendance::person, self.person(*who)),
                    (Attendance::status, code(written)),
                    (Attendance::minutes, json!(minutes)),
                ],
            ));
        }
        self.attendances += edits.len();
        self.write(when, &people, edits);
        if let Some((id, status)) = correction {
            let soon = self.soon_after(when.date());
            let noticed = super::fund::noticed_late(session.date).unwrap_or(soon);
            let right = set::<Attendance>(id, &[(Attendance::status, code(status))]);
            self.write(noticed, &[], vec![right]);
        }
    }
}
