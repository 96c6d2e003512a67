//! Process maps: what happens to a person step by step, and where it breaks (*processkarta*, *brytpunkt*).

use super::group::{Group, Meeting};
use super::initiative::Initiative;
use super::record::*;

vocabulary! {
    /// From where a process is seen.
    MapPerspective "map_perspective" {
        Unit "unit",
        Case "case",
    }
}

vocabulary! {
    /// Whether a map shows what is or what shall be.
    MapState "map_state" {
        AsIs "as_is",
        ToBe "to_be",
    }
}

record! {
    /// A process, mapped in lanes.
    ProcessMap "process_map" of Either titled [title] {
        title: Line, required;
        perspective: Choice<MapPerspective>;
        state: Choice<MapState>;
        about: RefTo<Group, Initiative>;
        case: Text, free_text;
        /// Who acts, in order from above: units by their names, or free names.
        lanes: Lines;
        mapped_on: Ref<Meeting>;
    }
}

vocabulary! {
    /// What a step of a process is.
    StepKind "step_kind" {
        Step "step",
        Decision "decision",
        Start "start",
        End "end",
        Waiting "waiting",
    }
}

record! {
    /// One step of a process, in a lane of its map.
    ProcessStep "process_step" of Either titled [text] {
        map: Ref<ProcessMap>, required;
        position: Count, required;
        lane: Line, required;
        text: Line, required;
        kind: Choice<StepKind>;
        /// The steps that may follow; the one after it, where none is named.
        next: Refs<ProcessStep>;
        breakpoint: Flag;
        problem: Text, free_text;
        possibility: Text, free_text;
        /// Calendar days that it usually takes.
        days: Count;
    }
}
