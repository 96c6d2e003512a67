//! A record that is to be removed: what hangs on it is named first, and stays or goes with it.

use std::collections::VecDeque;

use eframe::egui::Context;

use crate::domain::{Id, Kind};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::widgets::{Dialog, DialogAnswer, body, muted, segmented, small};
use crate::text::capitalised;
use crate::workspace::{Command, Edit, Referrer, Result, Row};

/// So many are named one by one.
const NAMED: usize = 6;

/// The records that are to be removed, one after the other.
#[derive(Default)]
pub struct Removals {
    waiting: VecDeque<Removing>,
    asked: u64,
}

impl Removals {
    /// Begins to remove a record, once those before it are decided.
    pub fn begin(&mut self, kind: &'static Kind, id: Id, from: Route) {
        self.asked += 1;
        self.waiting.push_back(Removing {
            asked: self.asked,
            kind,
            id,
            from,
            with_them: false,
        });
    }

    /// Removes the next at once where nothing hangs on it, and asks where something does.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>) {
        if let Some(next) = self.waiting.pop_front()
            && let Some(next) = next.ui(ctx, cx)
        {
            self.waiting.push_front(next);
        }
    }
}

/// A record that is to be removed.
struct Removing {
    /// Which removal it is: what hung on the record another time is not what hangs on it now.
    asked: u64,
    kind: &'static Kind,
    id: Id,
    /// Where it was asked for.
    from: Route,
    with_them: bool,
}

/// What refers to the record.
struct Hanging {
    title: String,
    /// How many of each kind, in words.
    counted: String,
    named: Vec<String>,
    records: Vec<Referrer>,
}

impl Hanging {
    fn load(source: &Source, kind: &'static Kind, id: Id) -> Result<Self> {
        let (reader, text) = (&source.reader, &source.text);
        let records = reader.hanging_on(kind, id)?;
        let named = records.iter().take(NAMED).map(|one| {
            let title = text.title(&reader.title_of_row(&one.row, 1)?);
            let what = capitalised(&text.kind(one.row.kind));
            Ok(format!("{what}: {title}"))
        });
        Ok(Self {
            title: text.title(&reader.title(id)?),
            counted: text.kinds_counted(records.iter().map(|one| one.row.kind)),
            named: named.collect::<Result<_>>()?,
            records,
        })
    }

    /// Those that can go with it.
    fn alone(&self) -> impl Iterator<Item = &Row> {
        let records = self.records.iter();
        records.filter(|one| one.alone).map(|one| &one.row)
    }
}

impl Removing {
    /// Removes it at once where nothing hangs on it, and asks where something does; itself, while it is not decided.
    fn ui(mut self, ctx: &Context, cx: &Cx<'_>) -> Option<Self> {
        let (kind, id) = (self.kind, self.id);
        let hanging = cx.view(("hangs on", id, self.asked), move |source| {
            Hanging::load(source, kind, id)
        });
        let Some(hanging) = hanging else {
            return Some(self);
        };
        let answer = if hanging.records.is_empty() {
            // What is being written may hang on it.
            cx.at_rest.then_some(DialogAnswer::Confirm)
        } else {
            self.asks(ctx, cx, &hanging)
        };
        let Some(answer) = answer else {
            return Some(self);
        };
        match answer {
            DialogAnswer::Confirm => self.remove(cx, &hanging),
            DialogAnswer::Cancel if *cx.route != self.from => cx.go(self.from),
            DialogAnswer::Cancel => {}
        }
        None
    }

    fn asks(&mut self, ctx: &Context, cx: &Cx<'_>, hanging: &Hanging) -> Option<DialogAnswer> {
        let title = cx
            .text
            .with("removing-title", &[("title", (&hanging.title).into())]);
        let counted = [("what", (&hanging.counted).into())];
        let purpose = cx.text.with("removing-refers", &counted);
        let confirm = cx.text.get("removing-confirm");
        let cancel = cx.text.get("form-cancel");
        let dialog = Dialog::new("removing", &title, &confirm, &cancel).purpose(&purpose);
        let records = &hanging.records;
        let n = hanging.alone().count();
        let may = n > 0
            && hanging
                .alone()
                .all(|row| cx.may_change(row.kind, &row.head));
        self.with_them &= may;
        dialog.show(ctx, |ui| {
            hanging.named.iter().for_each(|name| drop(body(ui, name)));
            let more = records.len() - hanging.named.len();
            if more > 0 {
                muted(ui, &cx.text.with("removing-more", &[("n", more.into())]));
            }
            if may {
                let too = cx.text.with("removing-too", &[("n", n.into())]);
                let choices = [(false, cx.text.get("removing-stays")), (true, too)];
                let question = cx.text.get("removing-what");
                segmented(ui, &question, &mut self.with_them, &choices);
            }
            small(ui, &cx.text.get("removing-undo"));
        })
    }

    /// One command, which one undo takes back: the record first, which it is called after.
    fn remove(&self, cx: &Cx<'_>, hanging: &Hanging) {
        let them = hanging.alone().filter(|_| self.with_them);
        let them = them.map(|row| Edit::Remove {
            kind: row.kind,
            id: row.head.id,
        });
        let edits = Command::remove(self.kind, self.id).edits.into_iter();
        cx.run(Command::new(edits.chain(them).collect()));
    }
}
