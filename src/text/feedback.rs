//! Words of what the lead sends out.

use chrono::NaiveDate;

use super::Text;
use crate::bundle::BundleKind;
use crate::domain::{Decimal, MunicipalityCode};
use crate::insight::{Amount, FigureUnit};

impl Text {
    /// What the file is called that goes to a municipality: `Startpaket Lund 2018-03-01.samverka-bundle`.
    pub fn file_for(&self, what: BundleKind, to: MunicipalityCode, day: NaiveDate) -> String {
        let key = match what {
            BundleKind::Feedback => "feedback-file",
            _ => "kits-file",
        };
        let args = [
            ("municipality", self.municipality(to).into()),
            ("date", self.date(day).into()),
        ];
        format!("{}.samverka-bundle", self.with(key, &args))
    }

    /// A span of values that are compared, with what they are measured in: `6–14 möten`.
    pub fn compared_span(&self, lower: Decimal, upper: Decimal, unit: FigureUnit) -> String {
        let bare = match unit {
            FigureUnit::Percent | FigureUnit::Kronor => FigureUnit::Values,
            unit => unit,
        };
        let lower = Amount {
            top: lower.thousandths(),
            bottom: 1000,
        };
        let args = [
            ("lower", self.amount(lower, bare).into()),
            ("upper", self.compared(upper, unit).into()),
        ];
        self.with("comparison-span", &args)
    }

    /// A value that is compared, with what it is measured in: `12,5 timmar`.
    pub fn compared(&self, value: Decimal, unit: FigureUnit) -> String {
        let amount = Amount {
            top: value.thousandths(),
            bottom: 1000,
        };
        let number = self.amount(amount, unit);
        match unit {
            FigureUnit::Percent | FigureUnit::Kronor => number,
            _ => format!("{number} {}", self.unit(unit)),
        }
    }
}
