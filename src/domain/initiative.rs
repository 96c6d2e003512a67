//! Change initiatives (*förändringsarbeten*), what helped or hindered them, and what was said of them.

use super::feedback::GoodExample;
use super::group::Group;
use super::person::{Person, Unit};
use super::record::*;

vocabulary! {
    /// What an initiative is about.
    Theme "theme" {
        AcrossDepartments "collaboration_across_departments",
        WholePicture "whole_picture",
        CivilSociety "collaboration_with_civil_society",
        LabourMarket "labour_market_and_establishment",
        CoCreator "inhabitant_as_co_creator",
        Other "other",
    }
}

vocabulary! {
    /// How far an initiative has come.
    Stage "stage" {
        Idea "idea",
        Planned "planned",
        Started "started",
        InProgress "in_progress",
        CarriedOut "carried_out",
        OrdinaryWork "ordinary_work",
        Stopped "stopped",
    }
}

impl Stage {
    /// The field that holds the date on which an initiative reached this stage.
    pub fn date_field(self) -> &'static str {
        match self {
            Self::Idea => Initiative::idea_on,
            Self::Planned => Initiative::planned_on,
            Self::Started => Initiative::started_on,
            Self::InProgress => Initiative::in_progress_on,
            Self::CarriedOut => Initiative::carried_out_on,
            Self::OrdinaryWork => Initiative::ordinary_work_on,
            Self::Stopped => Initiative::stopped_on,
        }
    }
}

vocabulary! {
    /// How the target group takes part: a ladder, lowest rung first.
    Participation "participation" {
        None "none",
        Informed "informed",
        Consulted "consulted",
        Involved "involved",
        CoCreated "co_created",
        Led "led",
    }
}

vocabulary! {
    /// How the work is done.
    Method "method" {
        ServiceDesign "service_design",
        ProcessMapping "process_mapping",
        NormCriticalReview "norm_critical_review",
        Other "other",
    }
}

vocabulary! {
    /// How deep the effect goes: Kirkpatrick's four levels, and organisational support.
    EffectLevel "effect_level" {
        Reaction "reaction",
        Learning "learning",
        OrganisationalSupport "organisational_support",
        Use "use",
        Effect "effect",
    }
}

record! {
    /// A change initiative.
    Initiative "initiative" of Municipality titled [title] {
        title: Line, required;
        themes: Choices<Theme>;
        problem: Text, free_text;
        approach: Text, free_text;
        stage: Choice<Stage>;
        idea_on: Date;
        planned_on: Date;
        started_on: Date;
        in_progress_on: Date;
        carried_out_on: Date;
        ordinary_work_on: Date;
        stopped_on: Date;
        driver: Ref<Person>;
        units: Refs<Unit>;
        groups: Refs<Group>;
        participation: Choice<Participation>;
        methods: Choices<Method>;
        result: Text, free_text;
        effect_level: Choice<EffectLevel>;
        good_example: Flag;
        example_text: Text, free_text;
        may_share: Flag;
        continuation: Text, free_text;
        /// The good example that it was tried after.
        inspired_by: Ref<GoodExample>;
    }
}

vocabulary! {
    /// Whether a factor helps or hinders.
    FactorKind "factor_kind" {
        Success "success",
        Obstacle "obstacle",
    }
}

vocabulary! {
    /// What a factor has to do with.
    FactorCategory "factor_category" {
        Anchoring "anchoring",
        ManagementEngagement "management_engagement",
        Mandate "mandate",
        Time "time",
        StaffTurnover "staff_turnover",
        Driver "driver",
        Communication "communication_between_levels",
        ClearPurpose "clear_purpose",
        RelevantParticipants "relevant_participants",
        ChangedCircumstances "changed_circumstances",
        CompetingProjects "competing_projects",
        Other "other",
    }
}

record! {
    /// A success factor or an obstacle, for a group, an initiative or the municipality as a whole.
    Factor "factor" of Municipality titled [category] {
        kind: Choice<FactorKind>, required;
        category: Choice<FactorCategory>;
        text: Text, free_text;
        about: AnyRef;
    }
}

record! {
    /// Something somebody said; by role, never by name.
    Quote "quote" of Either titled [from_role] {
        text: Text, required, free_text;
        from_role: Line;
        about: AnyRef;
        may_publish: Flag;
    }
}
