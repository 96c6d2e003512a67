//! The project, for its lead: what it is, its phases and goals, who takes part, kits and costs.

use eframe::egui::Ui;

use crate::domain::{ContextEvent, Cost, Goal, Id, Kind, Municipality, Outreach, Phase, Record};
use crate::gui::ground::cx::Cx;
use crate::gui::shelf::form::{NewAnswer, NewRecord};
use crate::gui::shelf::split::with_details;
use crate::gui::theme::space;
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{Button, PageHeader, tabs};
use crate::text::capitalised;

mod about;
mod goals;
mod kits;
mod listing;
mod places;

use listing::Listing;

/// What the page remembers.
#[derive(Default)]
pub struct State {
    tab: Tab,
    open: Open,
    goals: goals::State,
    places: places::State,
}

/// The parts of the page.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Tab {
    #[default]
    About,
    Phases,
    Goals,
    Places,
    Kits,
    Costs,
    Outreach,
    World,
}

impl Tab {
    /// For the lead; a contact person's are those that she may add to, after what the project is.
    const LEAD: [Self; 8] = [
        Self::About,
        Self::Phases,
        Self::Goals,
        Self::Places,
        Self::Kits,
        Self::Costs,
        Self::Outreach,
        Self::World,
    ];

    fn key(self) -> &'static str {
        match self {
            Self::About => "project-tab_about",
            Self::Phases => "project-tab_phases",
            Self::Goals => "project-tab_goals",
            Self::Places => "project-tab_places",
            Self::Kits => "project-tab_kits",
            Self::Costs => "project-tab_costs",
            Self::Outreach => "project-tab_outreach",
            Self::World => "project-tab_world",
        }
    }

    /// The records that it lists.
    fn kind(self) -> Option<&'static Kind> {
        match self {
            Self::About | Self::Kits => None,
            Self::Phases => Some(Phase::KIND),
            Self::Goals => Some(Goal::KIND),
            Self::Places => Some(Municipality::KIND),
            Self::Costs => Some(Cost::KIND),
            Self::Outreach => Some(Outreach::KIND),
            Self::World => Some(ContextEvent::KIND),
        }
    }

    fn listing(self) -> Option<&'static Listing> {
        match self {
            Self::Phases => Some(&listing::PHASES),
            Self::Costs => Some(&listing::COSTS),
            Self::Outreach => Some(&listing::OUTREACH),
            Self::World => Some(&listing::WORLD),
            Self::About | Self::Goals | Self::Places | Self::Kits => None,
        }
    }
}

/// What stands in the details.
#[derive(Default)]
enum Open {
    #[default]
    Nothing,
    New(Box<NewRecord>),
    /// A municipality is to be added, by its name.
    NewPlace,
    Shown(Id),
}

impl Open {
    fn shown(&self) -> Option<Id> {
        match self {
            Self::Shown(id) => Some(*id),
            _ => None,
        }
    }
}

/// What the user asked for in the main part.
#[derive(Clone, Copy)]
enum Want {
    Tab(Tab),
    Add,
    Show(Id),
}

/// Whether records of a kind can be changed here.
fn may_change(cx: &Cx<'_>, kind: &Kind) -> bool {
    cx.may_make_in(kind, None)
}

/// Draws the page.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let State {
        tab,
        open,
        goals,
        places,
    } = state;
    let (shown, is_open) = (open.shown(), !matches!(open, Open::Nothing));
    let mut want = None;
    let mut done = None;
    let main_tab = *tab;
    let closed = with_details(
        ui,
        cx,
        is_open,
        |ui| want = main(ui, cx, main_tab, shown),
        |ui| done = details(ui, cx, main_tab, open, goals, places),
    );
    if let Some(now) = done {
        *open = now;
    }
    if closed {
        *open = Open::Nothing;
    }
    match want {
        Some(Want::Tab(chosen)) => {
            *tab = chosen;
            *open = Open::Nothing;
        }
        Some(Want::Add) => *open = add(cx, main_tab),
        Some(Want::Show(id)) => *open = Open::Shown(id),
        None => {}
    }
}

fn add(cx: &Cx<'_>, tab: Tab) -> Open {
    match tab.kind() {
        Some(kind) if kind.code == Municipality::CODE => Open::NewPlace,
        Some(kind) => {
            let fields = match tab.listing() {
                Some(listing) => listing.begins_with(cx),
                None => goals::begins_with(),
            };
            Open::New(Box::new(NewRecord::new(cx, kind, fields)))
        }
        None => Open::Nothing,
    }
}

fn main(ui: &mut Ui, cx: &Cx<'_>, tab: Tab, shown: Option<Id>) -> Option<Want> {
    let mut want = None;
    ui.add_space(space::L);
    let title = cx.text.get("page-project");
    let purpose = cx.text.get("project-purpose");
    PageHeader::new(&title).purpose(&purpose).show(ui, |ui| {
        if tab == Tab::Kits {
            kits::action(ui, cx);
        }
        let Some(kind) = tab.kind().filter(|kind| may_change(cx, kind)) else {
            return;
        };
        // Where there are none yet, the button stands with the sentence that says what goes here.
        let count = cx.view(("project count", kind.code), |source| {
            source.reader.count(kind)
        });
        if count.is_none_or(|count| *count == 0) {
            return;
        }
        let new = capitalised(&cx.text.kind_new(kind));
        if ui.add(Button::primary(&new).icon(Icon::Plus)).clicked() {
            want = Some(Want::Add);
        }
    });
    let options = Tab::LEAD
        .iter()
        .filter(|tab| cx.is_lead() || **tab != Tab::Kits)
        .map(|tab| (*tab, cx.text.get(tab.key())));
    let mut chosen = tab;
    if tabs(ui, &mut chosen, &options.collect::<Vec<_>>()) {
        return Some(Want::Tab(chosen));
    }
    if tab != Tab::About {
        ui.add_space(space::M);
    }
    let in_tab = match tab {
        Tab::About => {
            about::ui(ui, cx);
            None
        }
        Tab::Kits => {
            kits::ui(ui, cx);
            None
        }
        Tab::Goals => goals::table(ui, cx, shown),
        Tab::Places => places::table(ui, cx, shown),
        _ => tab
            .listing()
            .and_then(|listing| listing.table(ui, cx, shown)),
    };
    want.or(in_tab)
}

/// What stands beside; what it becomes, if that changes.
fn details(
    ui: &mut Ui,
    cx: &Cx<'_>,
    tab: Tab,
    open: &mut Open,
    goals: &mut goals::State,
    places: &mut places::State,
) -> Option<Open> {
    let kind = tab.kind()?;
    if !may_change(cx, kind) {
        ui.disable();
    }
    match open {
        Open::Nothing => None,
        Open::NewPlace => places.add(ui, cx).map(Open::Shown),
        Open::New(new) => {
            let fields = match tab.listing() {
                Some(listing) => listing.form,
                None => goals::FORM,
            };
            match new.ui(ui, cx, fields) {
                NewAnswer::Open => None,
                NewAnswer::Saved(id) => Some(Open::Shown(id)),
                NewAnswer::Cancelled => Some(Open::Nothing),
            }
        }
        Open::Shown(id) => {
            let id = *id;
            let removed = match tab {
                Tab::Goals => goals.details(ui, cx, id),
                Tab::Places => places::details(ui, cx, id),
                _ => tab
                    .listing()
                    .is_some_and(|listing| listing.details(ui, cx, id)),
            };
            removed.then_some(Open::Nothing)
        }
    }
}
