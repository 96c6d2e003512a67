//! The pages, one file each. A page draws what it is shown and asks for what the user wants; it neither
//! reads nor writes by itself.

use eframe::egui::Ui;

use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;

pub mod backups;
pub mod decisions;
pub mod figure;
pub mod follow_up;
pub mod group;
pub mod groups;
pub mod inbox;
pub mod initiative;
pub mod initiatives;
pub mod keys;
pub mod meeting;
pub mod meetings;
pub mod overview;
pub mod people;
pub mod person;
pub mod plan;
pub mod project;
pub mod send;
pub mod session;
pub mod settings;
pub mod situation;
pub mod start;
pub mod training;
pub mod trainings;

/// What each page remembers while the file is open: what is selected, what is being typed.
#[derive(Default)]
pub struct Screens {
    /// Start.
    pub start: start::State,
    /// Översikt.
    pub overview: overview::State,
    /// Grupper.
    pub groups: groups::State,
    /// A group's page.
    pub group: group::State,
    /// Möten.
    pub meetings: meetings::State,
    /// A meeting's page.
    pub meeting: meeting::State,
    /// Handlingsplan.
    pub plan: plan::State,
    /// Förändringsarbeten.
    pub initiatives: initiatives::State,
    /// A change initiative's page.
    pub initiative: initiative::State,
    /// Personer.
    pub people: people::State,
    /// A person's page.
    pub person: person::State,
    /// Utbildningar.
    pub trainings: trainings::State,
    /// A training's page.
    pub training: training::State,
    /// A session's page.
    pub session: session::State,
    /// Uppföljning.
    pub follow_up: follow_up::State,
    /// A figure and its rows.
    pub figure: figure::State,
    /// Skicka paket.
    pub send: send::State,
    /// Inkorg.
    pub inbox: inbox::State,
    /// Beslut.
    pub decisions: decisions::State,
    /// Läget.
    pub situation: situation::State,
    /// Projekt.
    pub project: project::State,
    /// Nycklar.
    pub keys: keys::State,
    /// Säkerhetskopior.
    pub backups: backups::State,
    /// Inställningar.
    pub settings: settings::State,
}

/// Draws a page.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, route: &Route, screens: &mut Screens) {
    match route {
        Route::Start => start::ui(ui, cx, cx.letters.read(&mut screens.start)),
        Route::Overview => overview::ui(ui, cx, cx.letters.read(&mut screens.overview)),
        Route::Groups => groups::ui(ui, cx, cx.letters.read(&mut screens.groups)),
        Route::Group(id) => group::ui(ui, cx, *id, cx.letters.read(&mut screens.group)),
        Route::Meetings => meetings::ui(ui, cx, cx.letters.read(&mut screens.meetings)),
        Route::Meeting(id) => meeting::ui(ui, cx, *id, cx.letters.read(&mut screens.meeting)),
        Route::Plan => plan::ui(ui, cx, cx.letters.read(&mut screens.plan)),
        Route::Initiatives => initiatives::ui(ui, cx, cx.letters.read(&mut screens.initiatives)),
        Route::Initiative(id) => {
            initiative::ui(ui, cx, *id, cx.letters.read(&mut screens.initiative))
        }
        Route::People => people::ui(ui, cx, cx.letters.read(&mut screens.people)),
        Route::Person(id) => person::ui(ui, cx, *id, cx.letters.read(&mut screens.person)),
        Route::Trainings => trainings::ui(ui, cx, cx.letters.read(&mut screens.trainings)),
        Route::Training(id) => training::ui(ui, cx, *id, cx.letters.read(&mut screens.training)),
        Route::Session(id) => session::ui(ui, cx, *id, cx.letters.read(&mut screens.session)),
        Route::FollowUp => follow_up::ui(ui, cx, cx.letters.read(&mut screens.follow_up)),
        Route::Figure(id) => figure::ui(ui, cx, id, cx.letters.read(&mut screens.figure)),
        Route::Send => send::ui(ui, cx, cx.letters.read(&mut screens.send)),
        Route::Inbox => inbox::ui(ui, cx, cx.letters.read(&mut screens.inbox)),
        Route::Decisions => decisions::ui(ui, cx, cx.letters.read(&mut screens.decisions)),
        Route::Situation => situation::ui(ui, cx, cx.letters.read(&mut screens.situation)),
        Route::Project => project::ui(ui, cx, cx.letters.read(&mut screens.project)),
        Route::Keys => keys::ui(ui, cx, cx.letters.read(&mut screens.keys)),
        Route::Backups => backups::ui(ui, cx, cx.letters.read(&mut screens.backups)),
        Route::Settings => settings::ui(ui, cx, cx.letters.read(&mut screens.settings)),
    }
}
