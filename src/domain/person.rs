//! People, the units they come from, and the assignments they hold.

use super::record::*;

vocabulary! {
    /// The part of society a unit works in.
    Sector "sector" {
        Social "social",
        Education "education",
        LabourMarket "labour_market",
        CultureAndLeisure "culture_and_leisure",
        UrbanPlanning "urban_planning",
        Business "business",
        HealthCare "health_care",
        MunicipalManagement "municipal_management",
        CivilSociety "civil_society",
        StateAuthority "state_authority",
        Other "other",
    }
}

vocabulary! {
    /// What a unit is.
    UnitKind "unit_kind" {
        MunicipalDepartment "municipal_department",
        MunicipalManagement "municipal_management",
        MunicipalCompany "municipal_company",
        RegionalBody "regional_body",
        StateAuthority "state_authority",
        CivilSociety "civil_society",
        Business "business",
    }
}

record! {
    /// A department, authority, company or association (*verksamhet*).
    Unit "unit" of Shared titled [name] {
        name: Line, required;
        sector: Choice<Sector>, required;
        kind: Choice<UnitKind>;
        /// Whether it works with the target group by tradition.
        traditional: Flag;
    }
}

vocabulary! {
    /// As the person has stated it.
    Gender "gender" {
        Woman "woman",
        Man "man",
        Other "other",
        NotStated "not_stated",
    }
}

vocabulary! {
    /// From where in the organisation somebody decides (*beslutsnivå*), highest first.
    DecisionLevel "decision_level" {
        Politician "politician",
        ChiefExecutive "chief_executive",
        DepartmentHead "department_head",
        DivisionHead "division_head",
        UnitHead "unit_head",
        Strategist "strategist",
        Employee "employee",
    }
}

vocabulary! {
    /// At which level somebody takes part (*deltagarnivå*).
    ParticipantLevel "participant_level" {
        Strategic "strategic",
        Operative "operative",
        Professional "professional",
    }
}

record! {
    /// One human being.
    Person "person" of Either titled [name] {
        name: Line, required, personal;
        unit: Ref<Unit>;
        profession: Line, personal;
        gender: Choice<Gender>;
        decision_level: Choice<DecisionLevel>;
        participant_level: Choice<ParticipantLevel>;
        email: Line, personal, email_address;
        phone: Line, personal, phone_number;
        identity_number: IdentityNumber, sensitive;
        /// What stands for it where the identity is protected: handed out by the authority, and never made up.
        substitute_number: Line, sensitive;
        /// What stands for the identity number outside the file; made from it, with the project's secret.
        identity_digest: Code, pseudonym;
        /// A protected identity is masked everywhere but on the person's own page. That it is one singles the
        /// person out, so it leaves as a code does: locked, or not at all.
        protected: Flag, pseudonym;
        /// The day the person was told how the data are handled.
        informed_on: Date;
        note: Text, free_text;
        /// Whether the person is a participant in the fund's sense, and not outside the quota; so, where nothing is
        /// said.
        reported: Flag;
        /// The day the person ceased to take part, where the fund is to be told.
        ended_on: Date;
    }
}

vocabulary! {
    /// The decision that two persons are one human being, or are not, or that it can wait.
    LinkVerdict "link_verdict" {
        Same "same",
        Different "different",
        Later "later",
    }
}

record! {
    /// Whether two persons are the same human being; removing it undoes the decision.
    PersonLink "person_link" of Either titled [first, second] {
        first: Ref<Person>, required;
        second: Ref<Person>, required;
        verdict: Choice<LinkVerdict>, required;
        /// The person has moved: what each record says of the unit holds for its own time and municipality.
        moved: Flag;
    }
    rules { Differ(first, second) }
}

vocabulary! {
    /// What somebody is appointed to do in the project.
    AssignmentRole "assignment_role" {
        ContactPerson "contact_person",
        LocalProjectLead "local_project_lead",
        ProcessLead "process_lead",
        ChangeAgent "change_agent",
    }
}

vocabulary! {
    /// Whether somebody may speak for the own organisation.
    Mandate "mandate" {
        Yes "yes",
        Partly "partly",
        No "no",
    }
}

record! {
    /// A role that a person holds from one day to another.
    Assignment "assignment" of Municipality titled [role, person] {
        person: Ref<Person>, required;
        role: Choice<AssignmentRole>, required;
        from: Date, required;
        to: Date;
        /// Share of full time set aside.
        share: Percent;
        mandate: Choice<Mandate>;
        handover_note: Text, free_text;
    }
    rules { InOrder(from, to) }
}
