//! A record that is to be removed: what hangs on it is named first, and stays or goes with it.

use eframe::egui::Context;

use crate::domain::{Field, Head, Id, Kind, Shape, Value};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::widgets::{Dialog, DialogAnswer, body, muted, segmented, small};
use crate::text::capitalised;
use crate::workspace::{Command, Edit, Result};

/// So many are named one by one.
const NAMED: usize = 6;

/// A record that is to be removed.
pub struct Removing {
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
    counted: Vec<String>,
    named: Vec<String>,
    records: Vec<(&'static Kind, Head)>,
    /// Whether each of them says nothing without it.
    all_of_it: bool,
}

impl Hanging {
    fn load(source: &Source, kind: &'static Kind, id: Id) -> Result<Self> {
        let (reader, text) = (&source.reader, &source.text);
        let mut hanging = Self {
            title: text.title(&reader.title(id)?),
            counted: Vec::new(),
            named: Vec::new(),
            records: Vec::new(),
            all_of_it: true,
        };
        let referring = reader.referred_by(kind, id)?;
        for of_kind in referring.chunk_by(|one, other| one.0 == other.0) {
            let [(kind, _), ..] = of_kind else { continue };
            let n = of_kind.len();
            let name = if n == 1 {
                text.kind(kind)
            } else {
                text.kinds(kind)
            };
            hanging.counted.push(format!("{n} {name}"));
        }
        for (kind, other) in referring {
            let Some(row) = reader.row(kind, other)? else {
                continue;
            };
            let several = |field: &&Field| {
                let value = row.fields.get(field.code).and_then(Value::as_array);
                matches!(field.shape, Shape::References(_))
                    && value.is_some_and(|all| all.len() > 1)
            };
            hanging.all_of_it &= !kind.fields.iter().any(|field| several(&field));
            if hanging.named.len() < NAMED {
                let title = text.title(&reader.title_of_row(&row, 1)?);
                let what = capitalised(&text.kind(kind));
                hanging.named.push(format!("{what}: {title}"));
            }
            hanging.records.push((kind, row.head));
        }
        Ok(hanging)
    }
}

impl Removing {
    /// Begins to remove a record that is shown on this page.
    pub fn new(kind: &'static Kind, id: Id, from: Route) -> Self {
        Self {
            kind,
            id,
            from,
            with_them: false,
        }
    }

    /// Removes it at once where nothing hangs on it, and asks where something does; itself, while it is not decided.
    pub fn ui(mut self, ctx: &Context, cx: &Cx<'_>) -> Option<Self> {
        let (kind, id) = (self.kind, self.id);
        let hanging = cx.view(("hangs on", id), move |source| {
            Hanging::load(source, kind, id)
        });
        let Some(hanging) = hanging else {
            return Some(self);
        };
        let answer = if hanging.records.is_empty() {
            Some(DialogAnswer::Confirm)
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
        let counted = [("what", hanging.counted.join(", ").into())];
        let purpose = cx.text.with("removing-refers", &counted);
        let confirm = cx.text.get("removing-confirm");
        let cancel = cx.text.get("form-cancel");
        let dialog = Dialog::new("removing", &title, &confirm, &cancel).purpose(&purpose);
        let records = &hanging.records;
        let ours = |(kind, head): &(&'static Kind, Head)| cx.may_change(kind, head);
        let may = hanging.all_of_it && records.iter().all(ours);
        self.with_them &= may;
        dialog.show(ctx, |ui| {
            hanging.named.iter().for_each(|name| drop(body(ui, name)));
            let more = records.len() - hanging.named.len();
            if more > 0 {
                muted(ui, &cx.text.with("removing-more", &[("n", more.into())]));
            }
            if may {
                let choices = [false, true].map(|with| {
                    let key = if with {
                        "removing-too"
                    } else {
                        "removing-stays"
                    };
                    (with, cx.text.get(key))
                });
                let question = cx.text.get("removing-what");
                segmented(ui, &question, &mut self.with_them, &choices);
            }
            small(ui, &cx.text.get("removing-undo"));
        })
    }

    /// One command, which one undo takes back: the record first, which it is called after.
    fn remove(&self, cx: &Cx<'_>, hanging: &Hanging) {
        let them = hanging.records.iter().filter(|_| self.with_them);
        let them = them.map(|(kind, head)| Edit::Remove { kind, id: head.id });
        let edits = Command::remove(self.kind, self.id).edits.into_iter();
        cx.run(Command::new(edits.chain(them).collect()));
    }
}
