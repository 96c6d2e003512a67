//! Erasing a person: what goes, what stays, and the dialog that must be confirmed.

use std::collections::BTreeSet;

use eframe::egui::{ScrollArea, Ui};

use crate::domain::{Id, Person, Record, kind};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::source::Source;
use crate::gui::ground::worker::Finished;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::{
    Button, Dialog, DialogAnswer, banner, body, heading, muted, small, switch,
};
use crate::journal::EntryId;
use crate::text::{Text, capitalised};
use crate::workspace::{
    Backup, Changed, Erasure, FreeText, HoldingCopy, Result, Row, copies_holding, remove_copies,
};

/// What the user has chosen in the open dialog.
#[derive(Default)]
pub struct Erasing {
    texts: BTreeSet<(EntryId, String)>,
    linked: BTreeSet<Id>,
    keep_copies: bool,
    sure: bool,
}

impl Erasing {
    /// Everybody who is to be erased.
    fn persons(&self, person: Id) -> Vec<Id> {
        std::iter::once(person)
            .chain(self.linked.iter().copied())
            .collect()
    }

    /// The copies that hold anything of what is chosen.
    fn copies(&self, person: Id, preview: &Preview) -> Vec<Backup> {
        let persons = self.persons(person);
        let holding = preview.copies.iter();
        let holding = holding.filter(|holding| holding.holds(&persons, &self.texts));
        holding.map(|holding| holding.copy.clone()).collect()
    }
}

/// What erasing would do, in words.
struct Preview {
    goes: Vec<String>,
    stays: Vec<String>,
    texts: Vec<Mention>,
    linked: Vec<(Id, String)>,
    copies: Vec<HoldingCopy>,
    /// What others still have, and what to do about it.
    elsewhere: Option<String>,
}

/// A text that mentions the person.
struct Mention {
    key: (EntryId, String),
    whence: String,
    text: String,
}

impl Preview {
    fn load(source: &Source, person: Id) -> Result<Self> {
        let (reader, text) = (&source.reader, &source.text);
        let erasure = reader.erasure_preview(person)?;
        let title = |id: Id| Result::Ok(text.title(&reader.title(id)?));
        let texts = erasure.mentions.iter().map(|free| {
            Ok(Mention {
                key: (free.entry, free.field.clone()),
                whence: whence(text, free, &title(free.record)?),
                text: free.text.clone(),
            })
        });
        let mentions = erasure.mentions.iter();
        let mentions = mentions.map(|free| (free.entry, free.field.clone()));
        let everybody = [&[person], erasure.linked.as_slice()].concat();
        let copies = copies_holding(reader.path(), &everybody, &mentions.collect())?;
        let linked = erasure.linked.iter().map(|id| {
            let municipality = reader.row(Person::KIND, *id)?;
            let municipality = municipality.and_then(|row| row.head.municipality);
            let place = municipality.map(|code| text.municipality(code));
            let words = [Some(title(*id)?), place].into_iter().flatten();
            Ok((*id, words.collect::<Vec<_>>().join(" · ")))
        });
        let elsewhere = match (erasure.elsewhere, erasure.sent.is_empty()) {
            (Some(code), _) => {
                let whose = [("municipality", text.municipality(code).into())];
                Some(text.with("person-erase_at_municipality", &whose))
            }
            (None, false) => Some(text.get("person-erase_sent")),
            (None, true) => None,
        };
        Ok(Self {
            goes: goes(text, &erasure),
            stays: stays(text, &erasure),
            texts: texts.collect::<Result<_>>()?,
            linked: linked.collect::<Result<_>>()?,
            copies,
            elsewhere,
        })
    }
}

fn whence(text: &Text, free: &FreeText, title: &str) -> String {
    let kind = capitalised(&text.kind(free.kind));
    let field = text.field_named(free.kind, &free.field);
    format!("{kind}: {title} · {field}")
}

fn goes(text: &Text, erasure: &Erasure) -> Vec<String> {
    let mut goes: Vec<String> = Vec::new();
    for field in Person::KIND.fields {
        if let Some(n) = erasure.values.get(field.code) {
            let label = text.field(Person::KIND, field);
            let args = [("field", label.into()), ("n", (*n).into())];
            goes.push(text.with("person-erase_values", &args));
        }
    }
    if erasure.written > 0 {
        let n = [("n", erasure.written.into())];
        goes.push(text.with("person-erase_written", &n));
    }
    goes
}

fn stays(text: &Text, erasure: &Erasure) -> Vec<String> {
    let mut stays = vec![text.get("person-erase_open")];
    if erasure.shared > 0 {
        let n = [("n", erasure.shared.into())];
        stays.push(text.with("person-erase_shared", &n));
    }
    stays.extend(erasure.stays.iter().map(|(code, n)| {
        let kinds = kind(code).map_or_else(|| (*code).to_owned(), |kind| text.kinds(kind));
        let n = text.number(i64::try_from(*n).unwrap_or_default());
        format!("{}: {n}", capitalised(&kinds))
    }));
    stays
}

/// The dialog, as long as it is open.
pub fn dialog(ui: &Ui, cx: &Cx<'_>, row: &Row, open: &mut Option<Erasing>) {
    let Some(erasing) = open else { return };
    let id = row.head.id;
    let preview = cx.view(("erasure", id), move |source| Preview::load(source, id));
    let name = row.fields.get(Person::name).and_then(|name| name.as_str());
    let name = [("name", name.unwrap_or_default().into())];
    let title = cx.text.with("person-erase_title", &name);
    let (now, cancel) = (cx.text.get("person-erase_now"), cx.text.get("form-cancel"));
    let why = cx.text.get("person-erase_why");
    let first = cx.text.get("person-erase_sure_first");
    let ready = erasing.sure && preview.is_some();
    let answer = Dialog::new("erase", &title, &now, &cancel)
        .purpose(&why)
        .danger()
        .disabled_because((!ready).then_some(first.as_str()))
        .width(620.0)
        .show(ui.ctx(), |ui| match &preview {
            None => drop(muted(ui, &cx.text.get("person-erase_reckoning"))),
            Some(preview) => {
                let height = (ui.ctx().content_rect().height() - 280.0).clamp(160.0, 560.0);
                ScrollArea::vertical()
                    .max_height(height)
                    .min_scrolled_height(height)
                    .show(ui, |ui| choices(ui, cx, id, preview, erasing));
                ui.add_space(space::XS);
                switch(ui, &mut erasing.sure, &cx.text.get("person-erase_sure"));
            }
        });
    match (answer, preview) {
        (Some(DialogAnswer::Confirm), Some(preview)) => {
            erase(cx, id, erasing, &preview);
            *open = None;
        }
        (Some(_), _) => *open = None,
        (None, _) => {}
    }
}

fn choices(ui: &mut Ui, cx: &Cx<'_>, person: Id, preview: &Preview, erasing: &mut Erasing) {
    ui.spacing_mut().item_spacing.y = space::XS;
    heading(ui, 2, &cx.text.get("person-erase_goes"));
    body(ui, &preview.goes.join(" · "));
    ui.add_space(space::S);
    heading(ui, 2, &cx.text.get("person-erase_stays"));
    body(ui, &preview.stays.join(" · "));
    if !preview.texts.is_empty() {
        ui.add_space(space::S);
        texts(ui, cx, &preview.texts, &mut erasing.texts);
    }
    if !preview.linked.is_empty() {
        ui.add_space(space::S);
        heading(ui, 2, &cx.text.get("person-erase_linked"));
        muted(ui, &cx.text.get("person-erase_linked_why"));
        for (id, title) in &preview.linked {
            let mut on = erasing.linked.contains(id);
            let title = [("title", title.as_str().into())];
            if switch(ui, &mut on, &cx.text.with("person-erase_too", &title)).clicked() {
                toggle(&mut erasing.linked, *id, on);
            }
        }
    }
    let copies = erasing.copies(person, preview);
    if !copies.is_empty() {
        ui.add_space(space::S);
        heading(ui, 2, &cx.text.get("person-erase_copies"));
        muted(ui, &cx.text.get("person-erase_copies_why"));
        for copy in &copies {
            let day = cx.text.weekday_and_day(copy.at.date());
            let clock = cx.text.time_of_day(copy.at.time());
            small(ui, &format!("{day} {clock}"));
        }
        let mut remove = !erasing.keep_copies;
        switch(ui, &mut remove, &cx.text.get("person-erase_copies_too"));
        erasing.keep_copies = !remove;
    }
    if let Some(elsewhere) = &preview.elsewhere {
        ui.add_space(space::S);
        banner(ui, Tone::Warning, elsewhere, None);
    }
}

fn texts(ui: &mut Ui, cx: &Cx<'_>, all: &[Mention], ticked: &mut BTreeSet<(EntryId, String)>) {
    heading(ui, 2, &cx.text.get("person-erase_texts"));
    muted(ui, &cx.text.get("person-erase_texts_why"));
    let every = cx.text.get("person-erase_every_text");
    if all.len() > 1 && ui.add(Button::quiet(&every).small()).clicked() {
        ticked.extend(all.iter().map(|one| one.key.clone()));
    }
    for (at, mention) in all.iter().enumerate() {
        ui.push_id(at, |ui| {
            let mut on = ticked.contains(&mention.key);
            let line = mention.text.lines().next().unwrap_or_default();
            if switch(ui, &mut on, line)
                .on_hover_text(&mention.text)
                .clicked()
            {
                toggle(ticked, mention.key.clone(), on);
            }
            small(ui, &mention.whence);
        });
    }
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, one: T, on: bool) {
    if on {
        set.insert(one);
    } else {
        set.remove(&one);
    }
}

fn erase(cx: &Cx<'_>, person: Id, erasing: &Erasing, preview: &Preview) {
    let persons = erasing.persons(person);
    let texts = erasing.texts.clone();
    let copies = if erasing.keep_copies {
        Vec::new()
    } else {
        erasing.copies(person, preview)
    };
    let done = cx.text.get("person-erased");
    cx.work(cx.text.get("person-erasing"), move |workspace, progress| {
        let mut at = |done, total| progress.stoppable_at(done, total);
        let erased = workspace.erase_all(&persons, &texts, &mut at);
        finished(erased, &copies, done)
    });
}

/// What became of it; the copies go where the persons did.
fn finished(erased: Result<Changed>, copies: &[Backup], done: String) -> Finished {
    let mut finished = Finished::ran(erased);
    if finished.error.is_none() {
        finished.error = remove_copies(copies).err();
        finished.notice = Some(done);
    }
    finished
}
