//! The pages of the program, each described where it is drawn. A page draws what it is shown and asks for what the
//! user wants; it neither reads nor writes by itself.

use std::any::Any;

use eframe::egui::Ui;

use crate::domain::Kind;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::states::States;
use crate::gui::shelf::{self, PAGE, Page, Section, View, Who};
use crate::gui::widgets::icons::Icon;

pub mod agreements;
pub mod backups;
pub mod board;
pub mod boards;
pub mod came_from;
pub mod check_in;
pub mod cluster;
pub mod decisions;
pub mod effects;
pub mod examples;
pub mod factors;
pub mod feedback;
pub mod figure;
pub mod follow_up;
pub mod group;
pub mod groups;
pub mod handover;
pub mod hands;
pub mod head_counts;
pub mod help;
pub mod inbox;
pub mod initiative;
pub mod initiatives;
pub mod intake;
pub mod keys;
pub mod learning_plans;
pub mod log;
pub mod measures;
pub mod meeting;
pub mod meetings;
pub mod outgoing;
pub mod overview;
pub mod people;
pub mod person;
pub mod plan;
pub mod presence;
pub mod process_maps;
pub mod project;
pub mod projects;
pub mod report;
pub mod send;
pub mod services;
pub mod session;
pub mod settings;
pub mod situation;
pub mod start;
pub mod submissions;
pub mod survey;
pub mod time;
pub mod to_evaluator;
pub mod training;
pub mod trainings;
pub mod wall;

/// Every page, in the order of the navigation.
pub static PAGES: &[Page] = &[
    Page {
        code: "start",
        section: Section::NoFile,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| start::ui(ui, cx, state));
        })],
        ..PAGE
    },
    Page {
        code: "cluster",
        icon: Icon::Grid,
        who: Who::Evaluator,
        views: &[View::Whole(|ui, cx, states| {
            with_figure(ui, cx, states, cluster::ui);
        })],
        ..PAGE
    },
    Page {
        code: "effects",
        icon: Icon::Chart,
        who: Who::Evaluator,
        views: &[View::Whole(|ui, cx, states| {
            with_figure(ui, cx, states, effects::ui);
        })],
        ..PAGE
    },
    Page {
        code: "factors",
        icon: Icon::Scale,
        who: Who::Evaluator,
        views: &[View::Whole(|ui, cx, states| {
            with_figure(ui, cx, states, factors::ui);
        })],
        ..PAGE
    },
    Page {
        code: "projects",
        icon: Icon::Flag,
        who: Who::Evaluator,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| projects::ui(ui, cx, state));
        })],
        ..PAGE
    },
    Page {
        code: "inbox",
        icon: Icon::Inbox,
        who: Who::Receiver,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| inbox::ui(ui, cx, state));
        })],
        ..PAGE
    },
    Page {
        code: "overview",
        views: &[View::Whole(overview::ui)],
        ..PAGE
    },
    Page {
        code: "decisions",
        icon: Icon::Scale,
        who: Who::All,
        alert: Some(|cx| i64::try_from(decisions::waiting(cx)?.total()).ok()),
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| decisions::ui(ui, cx, state));
        })],
        ..PAGE
    },
    Page {
        code: "situation",
        icon: Icon::Grid,
        who: Who::Lead,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| situation::ui(ui, cx, state));
        })],
        ..PAGE
    },
    groups::GROUPS_PAGE,
    meetings::MEETINGS_PAGE,
    plan::PLAN_PAGE,
    agreements::AGREEMENTS_PAGE,
    initiatives::INITIATIVES_PAGE,
    examples::EXAMPLES_PAGE,
    process_maps::PROCESS_MAPS_PAGE,
    boards::BOARDS_PAGE,
    services::SERVICES_PAGE,
    log::LOG_PAGE,
    people::PEOPLE_PAGE,
    trainings::TRAININGS_PAGE,
    survey::SURVEYS_PAGE,
    learning_plans::LEARNING_PLANS_PAGE,
    time::TIME_PAGE,
    Page {
        code: "follow_up",
        icon: Icon::Chart,
        who: Who::All,
        section: Section::Basis,
        views: &[View::Whole(|ui, cx, states| {
            with_figure(ui, cx, states, follow_up::ui);
        })],
        ..PAGE
    },
    submissions::SUBMISSIONS_PAGE,
    measures::MEASURES_PAGE,
    report::REPORT_PAGE,
    project::PROJECT,
    feedback::FEEDBACK_PAGE,
    Page {
        code: "to_evaluator",
        icon: Icon::Send,
        section: Section::Project,
        who: Who::Lead,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| to_evaluator::ui(ui, cx, state));
        })],
        ..PAGE
    },
    handover::HANDOVER_PAGE,
    Page {
        code: "send",
        icon: Icon::Send,
        section: Section::Foot,
        who: Who::Contact,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| send::ui(ui, cx, state));
        })],
        ..PAGE
    },
    Page {
        code: "intake",
        icon: Icon::Table,
        section: Section::Menu,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| intake::ui(ui, cx, state));
        })],
        ..PAGE
    },
    settings::SETTINGS_PAGE,
    Page {
        code: "keys",
        icon: Icon::Key,
        who: Who::All,
        section: Section::Settings,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| keys::ui(ui, cx, state));
        })],
        ..PAGE
    },
    Page {
        code: "backups",
        icon: Icon::History,
        who: Who::All,
        section: Section::Settings,
        views: &[View::Whole(|ui, cx, states| {
            with(cx, states, |state| backups::ui(ui, cx, state));
        })],
        ..PAGE
    },
];

/// Hands out what a page remembers, after it has read the letters to it.
fn with<S: Any + Default, R>(
    cx: &Cx<'_>,
    states: &mut States,
    then: impl FnOnce(&mut S) -> R,
) -> R {
    states.with(None, |state, _| then(cx.letters.read(state)))
}

/// Draws a page, or the figure that was opened from it.
fn with_figure<S: Any + Default>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    states: &mut States,
    page: fn(&mut Ui, &Cx<'_>, &mut S),
) {
    match cx.route {
        Route::Figure(id) => with(cx, states, |state| figure::ui(ui, cx, id, state)),
        _ => with(cx, states, |state| page(ui, cx, state)),
    }
}

/// Draws the page where one is.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, states: &mut States) {
    if let Some(place) = shelf::find(PAGES, cx.route) {
        // Each is scrolled by itself: no page begins where another was left.
        let figure = matches!(cx.route, Route::Figure(_));
        ui.push_id((place.0.code, figure), |ui| {
            shelf::page(ui, cx, place, states);
        });
    }
}

/// Whether records of a kind are shown by themselves somewhere.
pub fn shows(kind: &Kind) -> bool {
    shelf::find(PAGES, &Route::list(kind)).is_some()
}

#[cfg(test)]
mod tests {
    use super::{PAGES, shows};
    use crate::domain::{KINDS, Kind};
    use crate::gui::shelf::{Card, Cell, Lines, List, Page, Place, Section, Shelf, View};
    use crate::text::{Language, Text};

    /// Kinds that are never shown by themselves: each is told of on the pages of what it is about.
    const ELSEWHERE: &[&str] = &[
        "project",
        "goal_revision",
        "judgement",
        "person_link",
        "membership",
        "attendance",
        "factor",
        "quote",
        "process_step",
        "board_item",
        "question",
        "response",
        "tally",
        "report_text",
        "snooze",
        "comparison",
    ];

    fn shelves() -> impl Iterator<Item = &'static Shelf> {
        PAGES.iter().flat_map(Page::shelves)
    }

    fn has(kind: &Kind, field: &str) {
        assert!(kind.field(field).is_some(), "{} has no {field}", kind.code);
    }

    fn has_those_of(lines: &Lines) {
        let said = lines.says.iter().chain([&lines.of, &lines.order]);
        said.for_each(|field| has(lines.kind, field));
    }

    #[test]
    fn every_kind_is_on_one_shelf_or_stands_elsewhere() {
        for kind in KINDS {
            let on = shelves()
                .filter(|shelf| shelf.kind.code == kind.code)
                .count();
            let elsewhere = usize::from(ELSEWHERE.contains(&kind.code));
            assert_eq!(on + elsewhere, 1, "{} is on {on} shelves", kind.code);
            assert_eq!(shows(kind), on == 1, "{}", kind.code);
        }
    }

    #[test]
    fn shelves_name_fields_of_their_kinds_alone() {
        for shelf in shelves() {
            let mut fields: Vec<&str> = shelf.filters.to_vec();
            fields.extend(shelf.form().unwrap_or_default());
            if let List::Table(columns) = shelf.list {
                fields.push(shelf.order.0);
                for column in columns {
                    match column.cell {
                        Cell::Field(field) => fields.push(field),
                        Cell::Referring(kind, field) => has(kind, field),
                        Cell::Whose | Cell::Own(..) | Cell::Number(..) => {}
                    }
                }
            }
            if let Place::Beside(cards) = shelf.record {
                for card in cards {
                    match card {
                        Card::Fields(codes) => fields.extend(codes.iter()),
                        Card::Lines(lines) => has_those_of(lines),
                        Card::Own(_) => {}
                    }
                }
            }
            fields.iter().for_each(|field| has(shelf.kind, field));
        }
    }

    #[test]
    fn pages_have_their_words_in_both_languages() {
        for language in [Language::Swedish, Language::English] {
            let text = Text::new(language);
            let mut keys = Vec::new();
            for page in PAGES.iter().filter(|page| page.section != Section::NoFile) {
                keys.push(format!("page-{}", page.code));
                let whole = matches!(page.views, [View::Whole(_)]);
                if !whole && page.purpose.is_none() {
                    keys.push(format!("purpose-{}", page.code));
                }
            }
            let tables = shelves().filter(|shelf| matches!(shelf.list, List::Table(_)));
            keys.extend(tables.map(|shelf| format!("empty-{}", shelf.kind.code)));
            for key in keys {
                assert!(text.has(&key), "{key} in {language:?}");
            }
        }
    }
}
