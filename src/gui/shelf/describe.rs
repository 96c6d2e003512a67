//! How pages are described: which there are, what stands on them, and what a kind's list and page show.

use eframe::egui::Ui;

use crate::domain::{Fields, Id, Kind, Part, Project, Record as _};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::ground::states::States;
use crate::gui::widgets::icons::Icon;
use crate::insight::Scope;
use crate::workspace::{Result, Role, Row};

/// Draws a whole page, or what stands under its header.
pub type Draw = fn(&mut Ui, &Cx<'_>, &mut States);
/// Draws a list that is more than a table; what the user wants.
pub type DrawList = fn(&mut Ui, &Cx<'_>, &mut States) -> Want;
/// What such a list shows, by what is searched and chosen on it; none until it is read.
pub type InSight = fn(&Cx<'_>, &mut States) -> Option<Shown>;

/// What a list shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// These records, in its order.
    pub records: Vec<Id>,
    /// Of so many in the same list.
    pub all: usize,
}

impl Shown {
    /// These of so many.
    pub fn of(records: impl Iterator<Item = Id>, all: usize) -> Self {
        let records = records.collect();
        Self { records, all }
    }
}

/// Draws the page of one record.
pub type DrawRecord = fn(&mut Ui, &Cx<'_>, Id, &mut States);
/// Draws a card of one record.
pub type DrawCard = fn(&mut Ui, &Cx<'_>, &Row, &mut States);

/// The number of every row, if it has one, within what is shown.
pub type OwnNumber = fn(&Source, &Scope, &[Row]) -> Result<Vec<Option<i64>>>;

/// The words for every row, within what is shown.
pub type OwnWords = fn(&Source, &Scope, &[Row]) -> Result<Vec<String>>;

/// What stands before the others in a list, within what is shown.
pub type Ahead = fn(&Source, &Scope) -> Result<Vec<Id>>;

/// Says in a line what a list comes to, within what is shown.
pub type Sum = fn(&Source, &Scope) -> Result<String>;

/// Where in the navigation a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Above all sections.
    Top,
    /// Groups, meetings, plans.
    Collaboration,
    /// Change initiatives, and what is offered.
    Change,
    /// People and trainings.
    Competence,
    /// Figures.
    Basis,
    /// The lead's project.
    Project,
    /// At the foot.
    Foot,
    /// Nowhere: it is reached from the settings.
    Settings,
    /// Nowhere: it is reached from the menu.
    Menu,
    /// Nowhere: there is no file.
    NoFile,
}

/// Whom a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everybody.
    All,
    /// Everybody who works in the project: the lead and the contact persons.
    Project,
    /// The project lead.
    Lead,
    /// A municipality's contact person.
    Contact,
    /// An evaluator of several projects.
    Evaluator,
    /// Whoever takes in bundles of others': the lead and the evaluator.
    Receiver,
}

/// A page of the program: one thing, or several under tabs.
pub struct Page {
    /// Its code name: its title has the key `page-code`.
    pub code: &'static str,
    /// Its picture.
    pub icon: Icon,
    /// Where it stands.
    pub section: Section,
    /// Whom it is for.
    pub who: Who,
    /// What it is for in one line, where that is not just the text with the key `purpose-code`.
    pub purpose: Option<fn(&Cx<'_>) -> String>,
    /// What it shows; several stand under tabs.
    pub views: &'static [View],
    /// Kinds whose records open beside whatever it shows.
    pub also: &'static [&'static Shelf],
    /// Whether the navigation says how many records there are.
    pub counted: bool,
    /// How many it says, where that is not how many records there are.
    pub count: Option<fn(&Cx<'_>) -> Option<i64>>,
    /// How much on it waits for somebody.
    pub alert: Option<fn(&Cx<'_>) -> Option<i64>>,
    /// The part of the program that it belongs to, where a project can do without it.
    pub part: Option<Part>,
}

/// A page of its own for everybody in a project, to begin a description from.
pub const PAGE: Page = Page {
    code: "",
    icon: Icon::Home,
    section: Section::Top,
    who: Who::Project,
    purpose: None,
    views: &[],
    also: &[],
    counted: false,
    count: None,
    alert: None,
    part: None,
};

/// What a page shows.
pub enum View {
    /// The records of a kind.
    Shelf(&'static Shelf),
    /// The whole page, with a header of its own.
    Whole(Draw),
    /// A tab of its own, under the page's header.
    Tab {
        /// Its code name: its title has the key `tab-code`.
        code: &'static str,
        /// Whom it is for.
        who: Who,
        /// Draws what stands under the header.
        draw: Draw,
        /// Draws what can be done, in the header.
        action: Option<fn(&mut Ui, &Cx<'_>)>,
    },
}

/// A kind of record as pages show it.
pub struct Shelf {
    /// The kind.
    pub kind: &'static Kind,
    /// Its picture.
    pub icon: Icon,
    /// How its list is drawn.
    pub list: List,
    /// The fields of a choice that the list can be filtered by.
    pub filters: &'static [&'static str],
    /// The field that the list begins sorted by, and whether the latest come first.
    pub order: (&'static str, bool),
    /// What stands before the others, whatever the order: the first of them first.
    pub ahead: Option<Ahead>,
    /// A line above the list about all that is in it.
    pub sum: Option<Sum>,
    /// What a new one asks for.
    pub asks: New,
    /// What a new one begins with.
    pub begins: fn(&Cx<'_>, &mut States) -> Fields,
    /// What can be made along with a new one.
    pub along: Option<&'static Along>,
    /// Where one record is shown.
    pub record: Place,
    /// How it is headed where it stands beside, if that is more than its title.
    pub head: Option<fn(&mut Ui, &Cx<'_>, &Row)>,
    /// What has just been made goes on on the page, which is told so: where its details would cover it they are not
    /// opened.
    pub goes_on: Option<fn(&Cx<'_>, Id)>,
    /// Why one must not be removed, if it must not.
    pub kept: Option<fn(&Cx<'_>, &Row) -> Option<String>>,
    /// Further things that can be done, in the header of its list.
    pub actions: Option<fn(&mut Ui, &Cx<'_>, &mut States)>,
    /// The part of the program that it belongs to, where its page stands without it too.
    pub part: Option<Part>,
}

/// A table without filters whose records stand beside it, to begin a description from.
pub const SHELF: Shelf = Shelf {
    kind: Project::KIND,
    icon: Icon::Flag,
    list: List::None,
    filters: &[],
    order: ("", false),
    ahead: None,
    sum: None,
    asks: New::Whole,
    begins: |_, _| Fields::new(),
    along: None,
    record: Place::Form,
    head: None,
    goes_on: None,
    kept: None,
    actions: None,
    part: None,
};

/// How a new record is made.
pub enum New {
    /// By a form with all its fields, in the order of the description.
    Whole,
    /// By a form with these fields.
    Form(&'static [&'static str]),
    /// In a way of its own, which draws it and says what has become of it.
    Own(fn(&mut Ui, &Cx<'_>, &mut States) -> super::form::NewAnswer),
    /// On the last line of its list, which takes what is known from `cx.begun`.
    Line,
    /// Somewhere else than in a form of its own.
    Elsewhere,
}

/// A record that can be made along with a new one, which it belongs to: asked for below the first field of the form,
/// and made where more is said of it than it begins with.
pub struct Along {
    /// Its shelf: one goes on with it when both are made.
    pub shelf: &'static Shelf,
    /// The field that says which record it belongs to.
    pub of: &'static str,
    /// The fields that are asked for.
    pub asks: &'static [&'static str],
    /// What it begins with.
    pub begins: fn() -> Fields,
    /// The key of its heading.
    pub words: &'static str,
}

/// How a list is drawn.
pub enum List {
    /// A table with these columns; where there is little room, the last are left to the record, but not whose it is.
    Table(&'static [Column]),
    /// In a way of its own, which says what it shows: that is what is saved of it.
    Own(DrawList, InSight),
    /// It has none: its records stand on others.
    None,
}

/// A column of a list.
pub struct Column {
    /// What stands in it.
    pub cell: Cell,
    /// The room that it needs, in points.
    pub least: f32,
}

impl Column {
    /// A field, with the room that it needs in points.
    pub const fn of(field: &'static str, least: f32) -> Self {
        Self {
            cell: Cell::Field(field),
            least,
        }
    }
}

/// Whose the records are; left out where all are one's.
pub const WHOSE: Column = Column {
    cell: Cell::Whose,
    least: 120.0,
};

/// What stands in a column.
pub enum Cell {
    /// A field.
    Field(&'static str),
    /// Whose the record is.
    Whose,
    /// How many records of a kind refer to it by a field.
    Referring(&'static Kind, &'static str),
    /// Something of its own: the key of its heading, and the words for every row.
    Own(&'static str, OwnWords),
    /// A number of its own: the key of its heading, and the number for every row.
    Number(&'static str, OwnNumber),
}

/// Where one record is shown.
pub enum Place {
    /// Beside the list, with the fields that a new one asks for.
    Form,
    /// Beside the list, with these cards.
    Beside(&'static [Card]),
    /// On a page of its own that is drawn in a way of its own.
    Page(DrawRecord),
}

/// A part of a record's page.
pub enum Card {
    /// Some of its fields.
    Fields(&'static [&'static str]),
    /// Records that belong to it.
    Lines(&'static Lines),
    /// Something of its own.
    Own(DrawCard),
}

/// Records that belong to another, as lines on its page.
pub struct Lines {
    /// Their kind.
    pub kind: &'static Kind,
    /// The field that says which record they belong to.
    pub of: &'static str,
    /// The field they are sorted by.
    pub order: &'static str,
    /// The fields that make up a line; the first one opens it.
    pub says: &'static [&'static str],
    /// The fields of an open one.
    pub fields: fn(&Row) -> &'static [&'static str],
    /// How one is added.
    pub adds: Adds,
    /// What a new one begins with, beside whom it belongs to; with those that are there.
    pub begins: fn(&Cx<'_>, &[Row]) -> Fields,
    /// Whether everybody may add own ones, whosever the record is that they belong to.
    pub by_anybody: bool,
    /// Whether counts and answers say what they are of: "Kvinnor 12".
    pub labelled: bool,
    /// The line's field that says under which heading it stands, and the owner's field that lists the headings.
    pub under: Option<(&'static str, &'static str)>,
}

/// Lines that whoever may change the record adds, to begin a description from.
pub const LINES: Lines = Lines {
    kind: Project::KIND,
    of: "",
    order: "",
    says: &[],
    fields: |_| &[],
    adds: Adds::Form("", &[]),
    begins: |_, _| Fields::new(),
    by_anybody: false,
    labelled: false,
    under: None,
};

/// How a line is added.
pub enum Adds {
    /// By a form with these fields, which a button with the words of this key opens.
    Form(&'static str, &'static [&'static str]),
    /// By typing this field in the last line, which says the words of this key while it is empty.
    Typed(&'static str, &'static str),
}

/// What the user wants of a list.
#[derive(Debug, Default)]
pub enum Want {
    /// Nothing.
    #[default]
    Nothing,
    /// A new record that begins with these fields.
    New(Fields),
    /// This record.
    Show(Id),
}

impl Page {
    /// The kinds whose records it shows.
    pub fn shelves(&self) -> impl Iterator<Item = &'static Shelf> {
        let listed = self.views.iter().filter_map(|view| match view {
            View::Shelf(shelf) => Some(*shelf),
            View::Whole(_) | View::Tab { .. } => None,
        });
        listed.chain(self.also.iter().copied())
    }
}

impl View {
    /// Whether the project uses it.
    pub fn is_used(&self, cx: &Cx<'_>) -> bool {
        match self {
            Self::Shelf(shelf) => cx.uses(shelf.part),
            Self::Whole(_) | Self::Tab { .. } => true,
        }
    }
}

impl Who {
    /// Whether somebody is meant.
    pub fn is(self, role: Role) -> bool {
        match self {
            Self::All => true,
            Self::Project => !role.is_evaluator(),
            Self::Lead => role == Role::Lead,
            Self::Contact => role.municipality().is_some(),
            Self::Evaluator => role.is_evaluator(),
            Self::Receiver => role.municipality().is_none(),
        }
    }
}

impl Shelf {
    /// The fields of its form, if it has one.
    pub fn form(&self) -> Option<Vec<&'static str>> {
        match self.asks {
            New::Whole => Some(self.kind.fields.iter().map(|field| field.code).collect()),
            New::Form(fields) => Some(fields.to_vec()),
            New::Own(_) | New::Line | New::Elsewhere => None,
        }
    }
}
