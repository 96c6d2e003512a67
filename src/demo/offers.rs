//! What municipalities offer the target group, and what they have promised.

use serde_json::json;

use super::calendar::{later, working_day};
use super::lead::LATE_AGREEMENT;
use super::life::Life;
use crate::domain::{
    Agreement, AgreementKind, AgreementStatus, Choosable, Service, ServiceOpenness,
};

/// Title, for whom, whom to ask, and how many there is room for.
const SERVICES: [(&str, &str, &str, i64); 2] = [
    ("Språkvän", "Nyanlända vuxna", "Samordnare, folkhälsa", 40),
    ("Familjelots", "Familjer med barn", "Familjestöd", 12),
];

impl Life<'_> {
    /// Maps what there is for the target group.
    pub(super) fn offer(&mut self) {
        let first = later(self.cast.beginnings.operative, 60);
        for (place, (title, for_whom, contact, room)) in SERVICES.into_iter().enumerate() {
            let at = self.some_time(working_day(later(first, 20 * place as i64)));
            let fields = [
                (Service::title, json!(title)),
                (Service::provider, json!(self.units[place])),
                (Service::for_whom, json!(for_whom)),
                (Service::capacity, json!(room)),
                (Service::open, json!(ServiceOpenness::ALL[place].code())),
                (Service::contact, json!(contact)),
                (Service::checked_on, json!(at.date())),
            ];
            self.add::<Service>(at, &[], &fields);
        }
    }

    /// Signs what the municipality has promised.
    pub(super) fn sign(&mut self) {
        let at = self.some_time(working_day(later(self.cast.beginnings.start_up, 30)));
        // Where the agreement came late, it is the first to end.
        let until = match self.cast.profile.code == LATE_AGREEMENT {
            true => "2018-11-30",
            false => "2019-12-31",
        };
        let fields = [
            (
                Agreement::title,
                json!("Lokal överenskommelse om etablering"),
            ),
            (
                Agreement::kind,
                json!(AgreementKind::LocalCollaboration.code()),
            ),
            (Agreement::municipalities, json!([self.municipality()])),
            (Agreement::units, json!(self.units[..2])),
            (Agreement::signed_on, json!(at.date())),
            (Agreement::valid_to, json!(until)),
            (Agreement::status, json!(AgreementStatus::InForce.code())),
            (Agreement::kept_at, json!("Diariet")),
        ];
        self.add::<Agreement>(at, &[], &fields);
    }
}
