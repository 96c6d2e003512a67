//! Many names at once, with who is meant by each before they are saved; whom nobody can tell is asked about.

use std::collections::{BTreeMap, HashSet};

use eframe::egui::{Context, ScrollArea, Ui};

use crate::domain::{Id, MunicipalityCode, Person, Unit};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::sent::{Sending, Sent};
use crate::gui::ground::source::Source;
use crate::gui::shelf::person_field::{Named, PastedNames};
use crate::gui::theme::Tone;
use crate::gui::widgets::{Button, Choice, Dialog, DialogAnswer, TextField, banner, body, muted};
use crate::intake::cells;
use crate::intake::names::{Answer, Known, Meant, Onto, Row, Settled, told};
use crate::intake::paste::is_no_name;
use crate::intake::who::Told;
use crate::workspace::Result;

/// The dialog, and the names that are being pasted into it.
#[derive(Default)]
pub struct Several {
    written: String,
    answers: Answers,
    sending: Sending,
    keeping: Keeping,
    /// It is not shown, unless there is something to ask or to see.
    unseen: bool,
}

/// What has been answered about the names of a text, by their row.
#[derive(Default)]
pub struct Answers {
    to: String,
    given: BTreeMap<usize, Answer>,
}

impl Answers {
    /// What has been answered about this text; another text asks anew.
    pub fn about(&mut self, written: &str) -> &mut BTreeMap<usize, Answer> {
        if self.to != written {
            written.clone_into(&mut self.to);
            self.given.clear();
        }
        &mut self.given
    }
}

/// What is written in a dialog for many is a line of the record that they are for.
const LINE: &str = "several";

/// How what is written in a dialog for many is kept, so that it is there when the program comes back.
#[derive(Default)]
pub struct Keeping {
    /// The erasures that it has seen.
    erasures: Option<u64>,
    /// It came back, and some of it did not.
    came_back: bool,
    /// What was written, and how that is kept.
    of: String,
    kept: String,
}

impl Keeping {
    /// That of a dialog that comes back as it was kept.
    pub fn came_back() -> Self {
        Self {
            came_back: true,
            ..Self::default()
        }
    }

    /// Says what is not there again of a dialog that came back.
    pub fn ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        if self.came_back {
            muted(ui, &cx.text.get("several-came_back"));
        }
    }

    /// Whether the dialog stays open: where somebody has been erased since it was drawn, it goes on with what is left
    /// of what was kept, if anything is.
    pub fn goes_on(&mut self, cx: &Cx<'_>, record: Id, written: &mut String) -> bool {
        let now = cx.drafts.borrow().erasures();
        let seen = self.erasures.replace(now).unwrap_or(now);
        if seen == now || written.trim().is_empty() {
            return true;
        }
        let left = left(cx, record);
        let goes_on = left.is_some();
        *written = left.unwrap_or_default();
        self.came_back = true;
        goes_on
    }

    /// Keeps what is written, without identity numbers: nobody has agreed to those yet.
    pub fn keep(&mut self, cx: &Cx<'_>, record: Id, written: &str) {
        if self.of != written {
            written.clone_into(&mut self.of);
            self.kept = cells::without_numbers(written);
        }
        let now = &self.kept;
        cx.line(record, LINE, |kept| {
            if kept != now {
                now.clone_into(kept);
            }
        });
    }
}

/// What was written in a dialog for many when the program went away, if one was open.
pub fn left(cx: &Cx<'_>, record: Id) -> Option<String> {
    let written = cx.drafts.borrow().line(record, LINE);
    (!written.trim().is_empty()).then_some(written)
}

/// A row's place, its name, and who is meant.
type Line<'a> = (usize, &'a str, &'a Meant);

impl Several {
    /// The dialog with these names in it; none is shown where they were pasted in their field and nothing of them is
    /// doubtful.
    pub fn pasted(names: PastedNames) -> Self {
        Self {
            written: names.written,
            unseen: names.in_field,
            ..Self::default()
        }
    }

    /// The dialog as it stood when the program went away while names were written for this record, if it did.
    pub fn left(cx: &Cx<'_>, record: Id) -> Option<Self> {
        left(cx, record).map(|written| Self {
            written,
            keeping: Keeping::came_back(),
            ..Self::default()
        })
    }

    /// Draws the dialog, for a record's list on which these stand already; true when it is done with. What becomes of
    /// those whom the user has named is the caller's, who sends it: until it is stored the dialog stays, as it was
    /// written.
    pub fn ui(
        &mut self,
        ctx: &Context,
        cx: &Cx<'_>,
        (record, there): (Id, &HashSet<Id>),
        place: Option<MunicipalityCode>,
        add: impl Fn(Vec<Named>) -> Sent,
    ) -> bool {
        if !self.keeping.goes_on(cx, record, &mut self.written) {
            return true;
        }
        let done = self.draw(ctx, cx, there, place, add);
        let writes = !done && !self.unseen;
        let written = if writes { &self.written } else { "" };
        self.keeping.keep(cx, record, written);
        done
    }

    fn draw(
        &mut self,
        ctx: &Context,
        cx: &Cx<'_>,
        there: &HashSet<Id>,
        place: Option<MunicipalityCode>,
        add: impl Fn(Vec<Named>) -> Sent,
    ) -> bool {
        if self.sending.is_stored() {
            return true;
        }
        let known = cx.view(("several", place), move |source| everybody(source, place));
        let mut rows = cells::rows(&self.written);
        rows.retain(|row| row.first().is_some_and(|name| !name.is_empty()));
        let read = rows.iter().map(|row| Row {
            name: row.first().map_or("", String::as_str),
            cells: row,
        });
        let onto = Onto::List(there);
        let meant = known
            .as_deref()
            .map_or_else(Vec::new, |known| told(read, known, onto));
        let meant: Vec<(usize, Meant)> = meant.into_iter().enumerate().collect();
        let answers = self.answers.about(&self.written);
        let settled = Settled::of(&meant, answers, onto);
        let all = settled.known.len() + settled.new.len();
        let named = |settled: &Settled| {
            let new = settled.new.iter();
            let new = new.map(|row| Named::New(rows[*row][0].clone()));
            let known = settled.known.iter().map(|(_, id)| Named::Known(*id));
            known.chain(new).collect()
        };
        if self.unseen && !self.sending.is_under_way() {
            if known.is_none() {
                return false;
            }
            let plain = |row: &Vec<String>| row.len() == 1 && !is_no_name(&row[0]);
            let tried = self.sending.refused().is_some();
            self.unseen = !tried && all == rows.len() && rows.iter().all(plain);
            if self.unseen {
                self.sending.send(add(named(&settled)));
            }
        }
        if self.unseen {
            return false;
        }
        let confirm = cx.text.with("several-confirm", &[("n", all.into())]);
        let reason = match (settled.waiting.is_empty(), all) {
            _ if self.sending.is_under_way() => Some(cx.text.get("form-under_way")),
            (false, _) => Some(cx.text.get("several-who")),
            (true, 0) => Some(cx.text.get("people-paste_nothing")),
            _ => None,
        };
        let (title, cancel) = (cx.text.get("several-title"), cx.text.get("form-cancel"));
        let purpose = cx.text.get("several-purpose");
        let dialog = Dialog::new("several", &title, &confirm, &cancel)
            .purpose(&purpose)
            .shows_keys()
            .scrolls()
            .disabled_because(reason.as_deref());
        let (written, sending) = (&mut self.written, &mut self.sending);
        let keeping = &self.keeping;
        let answer = dialog.show(ctx, |ui| {
            if let Some(refused) = sending.refused() {
                banner(ui, Tone::Bad, refused, None);
            }
            keeping.ui(ui, cx);
            let label = cx.text.get("several-names");
            if TextField::new(&label).rows(8).show(ui, written).changed {
                sending.written_on();
            }
            let counts = [
                ("known", settled.known.len().into()),
                ("new", settled.new.len().into()),
                ("there", settled.there.into()),
            ];
            muted(ui, &cx.text.with("several-sorted", &counts));
            let lines = meant.iter().zip(&rows);
            let lines = lines.map(|((at, meant), row)| (*at, row[0].as_str(), meant));
            ask(ui, cx, &lines.collect::<Vec<_>>(), answers);
        });
        if answer == Some(DialogAnswer::Confirm) {
            self.sending.send(add(named(&settled)));
        }
        answer == Some(DialogAnswer::Cancel)
    }
}

/// Everybody there is in a place, with what tells who is meant; in all of them, where none is given.
///
/// # Errors
/// If the file cannot be read.
pub fn everybody(source: &Source, place: Option<MunicipalityCode>) -> Result<Known> {
    let names = source.names()?;
    let mut known = Known::default();
    source
        .reader
        .each::<Unit>(&mut |unit| known.add_unit(&unit.name))?;
    source.reader.each::<Person>(&mut |person| {
        if !person.head.erased && (place.is_none() || person.head.municipality == place) {
            let unit = person.unit.map(|unit| names.title(unit).to_owned());
            let told = Told {
                name: person.name,
                email: person.email,
                number: person.identity_number,
                units: unit.into_iter().collect(),
            };
            known.add(person.head.id, &told);
        }
    })?;
    Ok(known)
}

/// Asks who is meant by each name that nobody can tell.
pub fn ask(ui: &mut Ui, cx: &Cx<'_>, lines: &[Line<'_>], answers: &mut BTreeMap<usize, Answer>) {
    let asked = lines.iter().filter_map(|(at, name, meant)| match meant {
        Meant::Asked { of, again } => Some((*at, *name, of.as_slice(), *again)),
        _ => None,
    });
    let asked: Vec<_> = asked.collect();
    if asked.is_empty() {
        return;
    }
    muted(ui, &cx.text.get("several-namesakes"));
    for (at, _, of, _) in all_the_same(ui, cx, &asked, answers) {
        let same = of.first().map_or(Answer::Above, |id| Answer::This(*id));
        answers.insert(at, same);
    }
    let scroll = ScrollArea::vertical()
        .id_salt("namesakes")
        .max_height(150.0);
    scroll.show(ui, |ui| {
        for (at, name, of, again) in asked {
            ui.push_id(at, |ui| {
                ui.horizontal(|ui| {
                    let mut options: Vec<(Option<Answer>, String)> = of
                        .iter()
                        .map(|id| (Some(Answer::This(*id)), called(cx, *id)))
                        .collect();
                    if again {
                        options.push((Some(Answer::Above), cx.text.get("several-above")));
                    }
                    options.push((Some(Answer::Another), cx.text.get("several-another")));
                    let mut answer = answers.get(&at).copied();
                    let label = cx.text.with("several-who_is", &[("name", name.into())]);
                    let hint = cx.text.get("several-choose");
                    let choice = Choice::new(&label).label_hidden().hint(&hint).width(260.0);
                    if choice.show(ui, &mut answer, &options).committed
                        && let Some(answer) = answer
                    {
                        answers.insert(at, answer);
                    }
                    body(ui, name);
                })
            });
        }
    });
}

type Asked<'a> = (usize, &'a str, &'a [Id], bool);

/// A button for the names that can be nobody new but one: those for whom it was pressed.
fn all_the_same<'a>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    asked: &[Asked<'a>],
    answers: &BTreeMap<usize, Answer>,
) -> Vec<Asked<'a>> {
    let open = asked.iter().filter(|(at, _, of, again)| {
        let one = of.len() == 1 || of.is_empty() && *again;
        one && !answers.contains_key(at)
    });
    let open: Vec<Asked<'a>> = open.copied().collect();
    let words = cx.text.with("several-same", &[("n", open.len().into())]);
    if open.len() > 1 && ui.add(Button::secondary(&words).small()).clicked() {
        return open;
    }
    Vec::new()
}

/// What a person is called, with what tells namesakes apart.
fn called(cx: &Cx<'_>, id: Id) -> String {
    match cx.names.get(id) {
        Some(named) => match cx.told_apart(named) {
            Some(note) => format!("{}, {note}", named.title),
            None => cx
                .text
                .with("several-known", &[("name", (&named.title).into())]),
        },
        None => String::new(),
    }
}
