//! The dialog in which pasted rows are looked at before they become persons, or members of a group.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use eframe::egui::{Context, ScrollArea, Ui};

use crate::domain::reading::alike;
use crate::domain::{
    Choosable, Fields, Id, Membership, MunicipalityCode, Person, Sector, Unit, Value,
};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::sent::Sending;
use crate::gui::ground::source::Source;
use crate::gui::shelf::person_field::PastedNames;
use crate::gui::shelf::several::{Answers, Keeping, ask, everybody, left};
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{
    Choice, Dialog, DialogAnswer, Shape, TextField, banner, body, muted, small, state_words,
};
use crate::intake::joining::{Joining, blanks};
use crate::intake::names::{Known, Meant, Onto as Names, Settled};
use crate::intake::paste::{Becomes, Pasted, Units, kind_of};
use crate::intake::words::Wordbook;
use crate::text::capitalised;
use crate::workspace::{self, Command, Edit};

/// How many rows are shown before they are added.
const SHOWN_ROWS: usize = 4;
/// How wide a column is.
const COLUMN_WIDTH: f32 = 150.0;

/// What there is already, to compare with.
struct There {
    units: Units,
    known: Known,
    book: Wordbook,
    /// What is not known of whom.
    blank: HashMap<Id, Vec<&'static str>>,
}

impl There {
    fn load(source: &Source, municipality: Option<MunicipalityCode>) -> workspace::Result<Self> {
        let units: HashMap<_, _> = source
            .reader
            .all::<Unit>()?
            .into_iter()
            .map(|unit| (alike(&unit.name), unit.head.id))
            .collect();
        let mut blank = HashMap::new();
        source.reader.each::<Person>(&mut |person| {
            if person.protected != Some(true) && person.head.municipality == municipality {
                blank.insert(person.head.id, blanks(&person));
            }
        })?;
        Ok(Self {
            units,
            known: everybody(source, municipality)?,
            book: Wordbook::new(&source.text),
            blank,
        })
    }
}

/// What becomes of the rows.
pub enum Onto<'a> {
    /// People.
    People,
    /// Members of a group.
    Group {
        /// Which.
        group: Id,
        /// Whose people are meant.
        place: Option<MunicipalityCode>,
        /// Since when, where a row does not say.
        since: Value,
        /// Those who are members already.
        there: &'a HashSet<Id>,
    },
}

impl Onto<'_> {
    fn place(&self, cx: &Cx<'_>) -> Option<MunicipalityCode> {
        match self {
            Self::People => cx.municipality,
            Self::Group { place, .. } => *place,
        }
    }

    /// The record that what is written is a line of; people are no record's.
    fn record(&self) -> Id {
        match self {
            Self::People => Id::nil(),
            Self::Group { group, .. } => *group,
        }
    }

    fn becomes(&self) -> Becomes {
        match self {
            Self::People => Becomes::People,
            Self::Group { .. } => Becomes::Members,
        }
    }

    fn names(&self) -> Names<'_> {
        match self {
            Self::People => Names::People,
            Self::Group { there, .. } => Names::List(there),
        }
    }

    /// The title, what it is for, and what the rows are called.
    fn words(&self) -> [&'static str; 3] {
        match self {
            Self::People => [
                "people-paste_title",
                "people-paste_purpose",
                "people-paste_rows",
            ],
            Self::Group { .. } => ["several-title", "group-paste_purpose", "several-names"],
        }
    }
}

/// What is being pasted.
#[derive(Default)]
pub struct PasteDialog {
    written: String,
    /// What was written when it was last read.
    read: Option<String>,
    pasted: Pasted,
    doubts: Doubts,
    sectors: BTreeMap<String, Sector>,
    answers: Answers,
    keeping: Keeping,
    /// It is not shown, unless there is something to ask or to see.
    unseen: bool,
    /// What was sent to be stored of what is written, and why nothing was made of it where that was tried.
    sending: Sending,
}

/// What would be lost, or taken for what it is not, without a word.
#[derive(Default)]
struct Doubts {
    /// A column that is left out holds identity numbers.
    numbers: bool,
    /// What stands where names should and looks like none, and how much more of it there is.
    no_names: (Vec<String>, usize),
}

impl Doubts {
    /// Goes through all that was pasted: once for what each column holds.
    fn of(pasted: &Pasted) -> Self {
        Self {
            numbers: pasted.leaves_numbers(),
            no_names: pasted.no_names(),
        }
    }
}

/// How the dialog was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasteAnswer {
    /// Something is made of the rows.
    Made,
    /// Nothing is.
    Left,
}

impl PasteDialog {
    /// The dialog with these rows in it.
    pub fn new(written: String) -> Self {
        Self {
            written,
            ..Self::default()
        }
    }

    /// The same of names; no dialog is shown where they were pasted in their field and nothing of them is doubtful.
    pub fn pasted(names: PastedNames) -> Self {
        Self {
            unseen: names.in_field,
            ..Self::new(names.written)
        }
    }

    /// The dialog as it stood when the program went away while rows were written for a group, or for people, if it
    /// did.
    pub fn left(cx: &Cx<'_>, group: Option<Id>) -> Option<Self> {
        left(cx, group.unwrap_or_default()).map(|written| Self {
            keeping: Keeping::came_back(),
            ..Self::new(written)
        })
    }

    /// Draws the dialog; how it was answered, once it is. It stays with what is written in it until that is stored, and
    /// says why where it could not be.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>, onto: &Onto<'_>) -> Option<PasteAnswer> {
        if !self.keeping.goes_on(cx, onto.record(), &mut self.written) {
            return Some(PasteAnswer::Left);
        }
        let answer = self.draw(ctx, cx, onto);
        let writes = answer.is_none() && !self.unseen;
        let written = if writes { &self.written } else { "" };
        self.keeping.keep(cx, onto.record(), written);
        answer
    }

    fn draw(&mut self, ctx: &Context, cx: &Cx<'_>, onto: &Onto<'_>) -> Option<PasteAnswer> {
        if self.sending.is_stored() {
            return Some(PasteAnswer::Made);
        }
        let place = onto.place(cx);
        let there = cx.view(("people-paste", place), move |source| {
            There::load(source, place)
        });
        if let Some(there) = &there
            && self.read.as_ref() != Some(&self.written)
        {
            let (becomes, book) = (onto.becomes(), &there.book);
            self.pasted = Pasted::read(&self.written, becomes, book, &there.units);
            self.doubts = Doubts::of(&self.pasted);
            self.read = Some(self.written.clone());
            self.sending.written_on();
        }
        let names = onto.names();
        let known = there.as_ref().map(|there| &there.known);
        let meant = known.map_or_else(Vec::new, |known| self.pasted.told(known, names));
        let settled = Settled::of(&meant, self.answers.about(&self.written), names);
        let count = settled.new.len() + settled.known.len();
        if self.unseen && !self.sending.is_under_way() {
            let there = there.as_ref()?;
            let all = count == self.pasted.rows.len() && count > 0;
            let tried = self.sending.refused().is_some();
            if all && !tried && !self.pasted.is_doubtful(&there.book, &there.units) {
                self.make(cx, there, onto, &settled);
            }
            self.unseen = self.sending.is_under_way();
        }
        if self.unseen {
            return None;
        }
        let [title, purpose, _] = onto.words().map(|key| cx.text.get(key));
        let confirm = cx.text.with("people-paste_confirm", &[("n", count.into())]);
        let cancel = cx.text.get("form-cancel");
        let reason = match (settled.waiting.is_empty(), count) {
            _ if self.sending.is_under_way() => Some(cx.text.get("form-under_way")),
            (false, _) => Some(cx.text.get("several-who")),
            (true, 0) => Some(cx.text.get("people-paste_nothing")),
            _ => None,
        };
        let dialog = Dialog::new("people-paste", &title, &confirm, &cancel)
            .purpose(&purpose)
            .width(700.0)
            .shows_keys()
            .scrolls()
            .disabled_because(reason.as_deref());
        let answer = dialog.show(ctx, |ui| {
            self.content(ui, cx, (onto, there.as_ref()), &meant);
        });
        match (answer?, &there) {
            (DialogAnswer::Confirm, Some(there)) => {
                self.make(cx, there, onto, &settled);
                None
            }
            _ => Some(PasteAnswer::Left),
        }
    }

    /// Sends persons or members of the rows to be stored, and says of members how many where they are; or says what of
    /// them cannot be.
    fn make(&mut self, cx: &Cx<'_>, there: &There, onto: &Onto<'_>, settled: &Settled) {
        let Some(command) = self.command(cx, there, onto, settled) else {
            return;
        };
        if let Some(wrong) = wrong(cx, &command) {
            return self.sending.refuse(wrong);
        }
        let n = settled.new.len() + settled.known.len();
        let said = match onto {
            Onto::People => None,
            Onto::Group { .. } => Some(cx.text.with("group-pasted", &[("n", n.into())])),
        };
        self.sending.send(cx.send(command, said));
    }

    fn command(
        &self,
        cx: &Cx<'_>,
        there: &There,
        onto: &Onto<'_>,
        settled: &Settled,
    ) -> Option<Command> {
        let (book, units, sectors) = (&there.book, &there.units, &self.sectors);
        let fresh_id = || cx.fresh_id();
        match onto {
            Onto::People => self
                .pasted
                .command(book, units, sectors, &settled.new, fresh_id),
            Onto::Group { group, since, .. } => {
                let joining = Joining {
                    since: since.clone(),
                    known: &settled.known,
                    new: &settled.new,
                    blank: there.blank.clone(),
                };
                let joining = (*group, &joining);
                self.pasted.members(book, units, sectors, joining, fresh_id)
            }
        }
    }

    fn content(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        (onto, there): (&Onto<'_>, Option<&Arc<There>>),
        meant: &[(usize, Meant)],
    ) {
        if let Some(refused) = self.sending.refused() {
            banner(ui, Tone::Bad, refused, None);
        }
        self.keeping.ui(ui, cx);
        let label = cx.text.get(onto.words()[2]);
        let hint = cx.text.get("people-paste_hint");
        ScrollArea::vertical()
            .id_salt("pasted")
            .max_height(130.0)
            .show(ui, |ui| {
                TextField::new(&label)
                    .hint(&hint)
                    .rows(3)
                    .show(ui, &mut self.written);
            });
        let Some(there) = there.filter(|_| !self.pasted.rows.is_empty()) else {
            return;
        };
        if self.pasted.columns != [Some(Person::name)] {
            self.columns(ui, cx, onto);
        }
        let lines: Vec<_> = meant
            .iter()
            .map(|(at, meant)| (*at, self.pasted.name(*at), meant))
            .collect();
        let answers = self.answers.about(&self.written);
        ask(ui, cx, &lines, answers);
        let settled = Settled::of(meant, answers, onto.names());
        let made = settled.new.len() + settled.known.len();
        let left_out = self.pasted.rows.len() - made - settled.waiting.len();
        if settled.waiting.is_empty() && self.sending.refused().is_none() {
            let args = [("n", left_out.into())];
            small(ui, &cx.text.with("people-paste_left_out", &args));
        }
        self.doubts(ui, cx);
        self.not_understood(ui, cx, there);
        self.new_units(ui, cx, there);
    }

    fn doubts(&self, ui: &mut Ui, cx: &Cx<'_>) {
        if self.doubts.numbers {
            let words = cx.text.get("people-paste_numbers");
            state_words(ui, Shape::Triangle, Tone::Warning, &words);
        }
        let (names, more) = &self.doubts.no_names;
        if !names.is_empty() {
            let mut list = names.join(", ");
            if *more > 0 {
                let args = [("list", list.into()), ("n", (*more).into())];
                list = cx.text.with("intake-and_more", &args);
            }
            let args = [("words", list.into())];
            let words = cx.text.with("people-paste_no_names", &args);
            state_words(ui, Shape::Triangle, Tone::Warning, &words);
        }
    }

    fn not_understood(&self, ui: &mut Ui, cx: &Cx<'_>, there: &There) {
        let words = self.pasted.not_understood(&there.book);
        if !words.is_empty() {
            let args = [("words", words.join(", ").into())];
            small(ui, &cx.text.with("people-paste_not_understood", &args));
        }
    }

    /// What each column holds, over its first cells.
    fn columns(&mut self, ui: &mut Ui, cx: &Cx<'_>, onto: &Onto<'_>) {
        let columns = onto.becomes().columns();
        let mut options: Vec<(Option<&'static str>, String)> = columns
            .map(|code| {
                let label = capitalised(&cx.text.field_named(kind_of(code), code));
                (Some(code), label)
            })
            .collect();
        options.push((None, cx.text.get("people-paste_skip")));
        let mut changed = None;
        ScrollArea::horizontal().id_salt("columns").show(ui, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                for (at, column) in self.pasted.columns.iter().enumerate() {
                    ui.push_id(at, |ui| {
                        ui.vertical(|ui| {
                            ui.set_width(COLUMN_WIDTH);
                            ui.spacing_mut().item_spacing.y = 2.0;
                            let name = cx
                                .text
                                .with("people-paste_column", &[("n", (at + 1).into())]);
                            let mut field = *column;
                            let choice = Choice::new(&name).label_hidden().width(COLUMN_WIDTH);
                            if choice.show(ui, &mut field, &options).committed {
                                changed = Some((at, field));
                            }
                            self.sample(ui, at);
                        });
                    });
                }
            });
        });
        if let Some((at, field)) = changed {
            self.pasted.set_column(at, field);
            self.doubts = Doubts::of(&self.pasted);
            self.sending.written_on();
        }
    }

    fn sample(&self, ui: &mut Ui, at: usize) {
        ui.style_mut().wrap_mode = Some(eframe::egui::TextWrapMode::Truncate);
        for row in self.pasted.rows.iter().take(SHOWN_ROWS) {
            let cell = row.get(at).map_or("", String::as_str);
            if self.pasted.columns.get(at).copied().flatten().is_some() {
                body(ui, cell);
            } else {
                muted(ui, cell);
            }
        }
    }

    /// Units that there are not yet get a sector here, or are left out.
    fn new_units(&mut self, ui: &mut Ui, cx: &Cx<'_>, there: &There) {
        let names = self.pasted.new_units(&there.units);
        if names.is_empty() {
            return;
        }
        muted(ui, &cx.text.get("people-paste_new_units"));
        let mut options: Vec<(Option<Sector>, String)> = Sector::ALL
            .iter()
            .map(|sector| {
                let words = cx.text.choice(Sector::VOCABULARY, sector.code());
                (Some(*sector), words)
            })
            .collect();
        options.push((None, cx.text.get("people-paste_no_unit")));
        ScrollArea::vertical()
            .id_salt("units")
            .max_height(120.0)
            // As wide as there is room for: its bar does not lie on the names.
            .auto_shrink([false, true])
            .show(ui, |ui| {
                for name in names {
                    ui.horizontal(|ui| {
                        let mut sector = self.sectors.get(&name).copied();
                        let choice = Choice::new(&name).label_hidden().width(240.0);
                        let chosen = choice.show(ui, &mut sector, &options).committed;
                        body(ui, &name);
                        match sector.filter(|_| chosen) {
                            Some(sector) => drop(self.sectors.insert(name.clone(), sector)),
                            None if chosen => drop(self.sectors.remove(&name)),
                            None => {}
                        }
                    });
                }
            });
    }
}

/// What of a command could not be stored: whose it is, the field and what is wrong with it.
fn wrong(cx: &Cx<'_>, command: &Command) -> Option<String> {
    let (kind, fields, (field, invalid)) = command.edits.iter().find_map(|edit| match edit {
        Edit::Create { kind, fields, .. } | Edit::Set { kind, fields, .. } => {
            let mut faults = kind.faults(fields).into_iter();
            // What is not given is there already.
            let fault = faults.find(|(field, _)| fields.contains_key(*field))?;
            Some((kind, fields, fault))
        }
        _ => None,
    })?;
    let sentence = cx.text.invalid_in(kind, field, &invalid);
    let whose = whose(cx, command, fields).filter(|_| field != Person::name);
    Some(match whose {
        Some(name) => format!("{name}: {sentence}"),
        None => sentence,
    })
}

/// The name of whom fields are about: of a person, or of whoever a membership is of.
fn whose(cx: &Cx<'_>, command: &Command, fields: &Fields) -> Option<String> {
    if let Some(name) = fields.get(Person::name) {
        return name.as_str().map(str::to_owned);
    }
    let id = Id::try_parse(fields.get(Membership::person)?.as_str()?).ok()?;
    let new = command.edits.iter().find_map(|edit| match edit {
        Edit::Create { id: of, fields, .. } if *of == id => fields.get(Person::name)?.as_str(),
        _ => None,
    });
    Some(new.unwrap_or_else(|| cx.names.title(id)).to_owned())
}
