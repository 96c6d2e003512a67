//! The project, its phases and goals, its municipalities, its money and the world around it.

use super::record::*;

record! {
    /// Several projects that are followed together (*program*, *kluster*).
    Programme "programme" of Project titled [name] {
        name: Line, required;
        funder: Line;
        from: Date;
        to: Date;
        /// What an evaluator lets identity numbers be digested with; in every invitation, and in nothing else that
        /// leaves in clear.
        identity_secret: Code, sensitive;
        /// Ed25519, in hexadecimal: what the evaluator signs invitations with.
        signing_key: Line;
        /// age X25519 recipient: whom cluster bundles are encrypted to.
        encryption_key: Line;
    }
    rules { InOrder(from, to) }
}

vocabulary! {
    /// What of the program a project can do without (*verktyg i projektet*); everything else is always there.
    Part "part" {
        Surveys "surveys",
        ProcessMaps "process_maps",
        ServiceMap "service_map",
        Boards "boards",
        LearningLogs "learning_logs",
        LearningPlans "learning_plans",
        Time "time",
        Agreements "agreements",
        Measures "measures",
        Outreach "outreach",
    }
}

impl Part {
    /// Those that a new project begins without.
    pub const LATER: &'static [Self] = &[
        Self::ProcessMaps,
        Self::LearningLogs,
        Self::LearningPlans,
        Self::Time,
        Self::Measures,
    ];
}

vocabulary! {
    /// How hours are rounded when they leave; what is kept is always exact.
    HourRounding "hour_rounding" {
        Exact "exact",
        HalfHours "half_hours",
        WholeHours "whole_hours",
    }
}

record! {
    /// A collaboration project.
    ///
    /// What it costs is not here but in [`Cost`] records, planned and actual, so that every total opens
    /// to its rows.
    Project "project" of Project titled [short_name] {
        name: Line, required;
        short_name: Line, required;
        reference: Line;
        owner: Line;
        fund: Line;
        start: Date, required;
        end: Date, required;
        purpose: Text, free_text;
        direct_target_group: Line;
        indirect_target_group: Line;
        planned_women: Count;
        planned_men: Count;
        planned_hours: Count;
        /// Whether the fund requires personal identity numbers; otherwise none are asked for, or taken.
        identity_numbers: Flag;
        /// What identity numbers are digested with; in every kit, and in nothing else that leaves in clear;
        /// so what is digested leaves only encrypted.
        identity_secret: Code, sensitive;
        /// Ed25519, in hexadecimal: what the lead signs with.
        signing_key: Line;
        /// age X25519 recipient: whom full bundles are encrypted to.
        encryption_key: Line;
        /// The project that it is a part of (*delprojekt*).
        part_of: Ref<Project>;
        programme: Ref<Programme>;
        /// The parts of the program that the project does without.
        unused_parts: Choices<Part>;
        hour_rounding: Choice<HourRounding>;
    }
    rules { InOrder(start, end) }
}

record! {
    /// What a participant's hour is worth as co-financing, from a day on.
    HourRate "hour_rate" of Project titled [from] {
        from: Date, required;
        kronor: Kronor, required;
    }
}

record! {
    /// A stretch of the project's time.
    Phase "phase" of Project titled [name] {
        name: Line, required;
        start: Date;
        end: Date;
        position: Count;
    }
    rules { InOrder(start, end) }
}

vocabulary! {
    /// Whose goal it is.
    GoalScope "goal_scope" {
        Each "each",
        Project "project",
    }
}

vocabulary! {
    /// Which way is better.
    GoalDirection "goal_direction" {
        AtLeast "at_least",
        AtMost "at_most",
    }
}

record! {
    /// A goal of the project (*delmål*).
    Goal "goal" of Project titled [code, text] {
        code: Line;
        text: Text, required;
        /// The id of the figure that measures it; empty when it is judged by hand.
        indicator: Line;
        scope: Choice<GoalScope>;
        target: Count;
        direction: Choice<GoalDirection>;
        due: Date;
    }
}

record! {
    /// A target that was changed along the way, and why.
    GoalRevision "goal_revision" of Project titled [goal, date] {
        goal: Ref<Goal>, required;
        date: Date, required;
        target: Count, required;
        reason: Text, required;
    }
}

vocabulary! {
    /// How far a goal has come.
    GoalState "goal_state" {
        Reached "reached",
        OnTheWay "on_the_way",
        Behind "behind",
        NotBegun "not_begun",
    }
}

record! {
    /// Somebody's dated judgement of a goal that no figure measures.
    Judgement "judgement" of Either titled [goal, date] {
        goal: Ref<Goal>, required;
        date: Date, required;
        state: Choice<GoalState>, required;
        /// How many of the target, where the target is a number.
        count: Count;
        reason: Text, free_text;
    }
}

record! {
    /// A municipality's part in the project.
    Municipality "municipality" of Shared titled [code] {
        code: Municipal, required;
        letter_of_intent: Date;
        agreement: Date;
        joined: Date;
        left: Date;
        note: Text, free_text;
    }
    rules { InOrder(joined, left) }
}

vocabulary! {
    /// Whether a cost is budgeted or has been paid.
    CostBasis "cost_basis" {
        Planned "planned",
        Actual "actual",
    }
}

vocabulary! {
    /// Who bears a cost.
    Funder "funder" {
        Fund "fund",
        Cofinancing "cofinancing",
        Own "own",
    }
}

vocabulary! {
    /// What was paid for.
    CostKind "cost_kind" {
        Staff "staff",
        ParticipantTime "participant_time",
        Training "training",
        Travel "travel",
        Premises "premises",
        Services "services",
        Other "other",
    }
}

record! {
    /// One planned or actual cost.
    Cost "cost" of Either titled [kind, date] {
        date: Date, required;
        kind: Choice<CostKind>, required;
        basis: Choice<CostBasis>, required;
        amount: Kronor, required;
        funder: Choice<Funder>, required;
        note: Line, free_text;
    }
}

vocabulary! {
    /// How the project's lessons were spread.
    OutreachKind "outreach_kind" {
        Newsletter "newsletter",
        Article "article",
        Talk "talk",
        Conference "conference",
        Film "film",
        SocialMedia "social_media",
    }
}

record! {
    /// One thing done to spread the lessons (*spridning*).
    Outreach "outreach" of Either titled [title] {
        date: Date, required;
        kind: Choice<OutreachKind>, required;
        title: Line;
        /// How many people it reached.
        reach: Count;
    }
}

record! {
    /// Something in the world outside that mattered (*omvärldshändelse*).
    ContextEvent "context_event" of Shared titled [text] {
        date: Date, required;
        text: Line, required;
        effect: Text, free_text;
    }
}

record! {
    /// A signal put to rest until a date, with the reason.
    Snooze "snooze" of Either titled [signal] {
        /// The signal's id, such as `levels.apart`.
        signal: Line, required;
        /// The record that the signal is about.
        about: AnyRef;
        until: Date, required;
        reason: Line, required, free_text;
    }
}
