//! Reports: which there are, what they are made of, and the own words in them (*rapport*, *rapporttext*).

use super::record::*;

vocabulary! {
    /// What a report is for; decides which sections it has.
    ReportTemplate "report_template" {
        /// To the fund, when the project is over.
        Final "final",
        /// To the fund, on the way.
        Progress "progress",
        /// A municipality's own management, on two pages.
        Municipality "municipality",
        /// Year beside year, and quarter beside quarter.
        Annual "annual",
    }
}

vocabulary! {
    /// A section of a report: what the fund asks for (domain.md 9), and what a municipality's management asks.
    ReportSection "report_section" {
        Summary "summary",
        Idea "idea",
        Activities "activities",
        Results "results",
        Deviations "deviations",
        Equality "equality",
        WayOfWorking "way_of_working",
        Communication "communication",
        Evaluation "evaluation",
        Economy "economy",
        Lessons "lessons",
        Years "years",
        Quarters "quarters",
        Ahead "ahead",
    }
}

record! {
    /// What somebody says herself in a section of a report, and where the section stands (*rapporttext*).
    ///
    /// In the text a number can stand as a link to a figure: `{participants.unique:women=415}`. Where two laptops
    /// have each begun the same section, both texts are kept and stand after each other.
    ReportText "report_text" of Either titled [template, section] {
        template: Choice<ReportTemplate>, required;
        section: Choice<ReportSection>, required;
        /// Its place among the sections: lower ones stand above; where there is none, that of the template.
        position: Count;
        left_out: Flag;
        text: Text, free_text;
        /// The day on which the text was last written.
        written_on: Date;
    }
}
