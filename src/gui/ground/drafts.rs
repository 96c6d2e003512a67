//! What has been typed and is not stored yet, by the record that it was typed on: in its fields, in lines that would
//! become records of their own, and in records that are being made.

use std::collections::{HashMap, HashSet};

use crate::domain::{Field, Fields, Id, Kind, Value};
use crate::workspace::{Command, Edit, Fault, Typed};

/// What has been typed in a field of a stored record.
pub struct FieldDraft {
    /// The record's kind.
    pub kind: &'static Kind,
    /// What has been typed.
    pub value: Value,
    /// The stored value that the draft was begun from; when another is stored, the draft is gone.
    pub of: Value,
    /// Why it cannot be stored, if it cannot.
    pub error: Option<String>,
    /// Where it is on its way.
    pub way: DraftStage,
}

impl FieldDraft {
    /// Whether nobody has asked for it to be stored, or it could not be.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.way, DraftStage::Typed | DraftStage::CameBack)
    }

    /// Whether its field shows it still where the file says this by now, after these were sent to be stored.
    fn goes_on(&mut self, stored: &Value, sent: &[Value], at_rest: bool) -> bool {
        if self.of != *stored {
            // What was typed after something of one's own was sent is not gone with that.
            let later = self.value != *stored && sent.contains(stored);
            if later {
                self.of = stored.clone();
            }
            return later;
        }
        // What was stored may have been undone before it was read: then its field never saw another.
        self.way = match (self.way, at_rest) {
            (DraftStage::Read, true) => return false,
            (DraftStage::Stored, true) => DraftStage::Read,
            (DraftStage::Read, false) => DraftStage::Stored,
            (way, _) => way,
        };
        true
    }
}

/// How far a draft has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftStage {
    /// Nobody has asked for it to be stored.
    Typed,
    /// It is on its way to be stored.
    Sent,
    /// It has been stored, or there was nothing to store; until what the file says has been read, its field shows it.
    Stored,
    /// The same, and nothing was waited for when its field was last drawn: what the file says is known by now.
    Read,
    /// It could not be stored; it is sent again when its page goes away.
    CameBack,
}

/// A form for a record that is being made: its kind, and what was known when it was begun.
pub type FormKey = (&'static str, String);

/// What has been filled in for a record that is not stored yet.
#[derive(Clone, PartialEq)]
pub struct Begun {
    /// Its identity.
    pub id: Id,
    /// What has been filled in.
    pub fields: Fields,
    /// Records made on the way that it refers to.
    pub first: Vec<Edit>,
}

/// What has been typed and is not yet stored.
#[derive(Default)]
pub struct Drafts {
    pub(super) drafts: HashMap<(Id, &'static str), FieldDraft>,
    /// Lines that are being written on a record, by name.
    pub(super) lines: HashMap<(Id, String), String>,
    pub(super) begun: HashMap<FormKey, Begun>,
    /// What has been sent to be stored in a field since it last showed what the file says, the latest last.
    on_the_way: HashMap<(Id, &'static str), Vec<Value>>,
    /// What the file keeps of it.
    pub(super) kept: Typed,
    /// How often an erasure has taken away of it: what is open takes its text from here again then.
    pub(super) erasures: u64,
    /// Something has been typed since that was settled.
    pub(super) touched: bool,
    /// A line that the file keeps has been emptied: what stood on it is stored, or given up.
    pub(super) emptied: bool,
    /// Filled in and on its way to be stored.
    sent: HashMap<FormKey, Begun>,
    /// The forms with something in them that were drawn in this frame, and in the one before.
    drawn: HashSet<FormKey>,
    drawn_before: HashSet<FormKey>,
}

impl Drafts {
    /// Marks the fields that could not be saved with the reason.
    pub fn refused(&mut self, faults: &[Fault], sentence: impl Fn(&Fault) -> String) {
        for fault in faults {
            let Some(field) = fault.described() else {
                continue;
            };
            let kept = self.drafts.get_mut(&(fault.record, field.code));
            if let Some(draft) = kept {
                draft.error = Some(sentence(fault));
            }
        }
    }

    /// A command has been stored, or not: what it would have stored is still only typed.
    pub fn ran(&mut self, command: &Command, stored: bool) {
        self.touched = true;
        for edit in &command.edits {
            match edit {
                Edit::Set { id, fields, .. } => {
                    let is_of = |(of, code): &(Id, &str), value: &Value| {
                        of == id && fields.get(*code) == Some(value)
                    };
                    let on_the_way = &self.on_the_way;
                    // What is typed again after something else was sent is not what was sent first.
                    let is_last = |key: &(Id, &'static str), draft: &FieldDraft| {
                        let last = on_the_way.get(key).and_then(|sent| sent.last());
                        last.is_none_or(|last| *last == draft.value)
                    };
                    let sent = self.drafts.iter_mut();
                    let sent = sent.filter(|(key, draft)| is_of(key, &draft.value));
                    let sent = sent.filter(|(key, draft)| is_last(key, draft));
                    sent.for_each(|(_, draft)| {
                        draft.way = match stored {
                            true => DraftStage::Stored,
                            false => DraftStage::CameBack,
                        };
                    });
                    if !stored {
                        let sent = self.on_the_way.iter_mut();
                        sent.for_each(|(key, sent)| sent.retain(|value| !is_of(key, value)));
                    }
                }
                Edit::Create { id, .. } => {
                    let form = self.sent.iter().find(|(_, begun)| begun.id == *id);
                    let form = form.map(|(form, _)| form.clone());
                    let sent = form.and_then(|form| self.sent.remove_entry(&form));
                    self.begun.extend(sent.filter(|_| !stored));
                }
                Edit::Remove { id, .. } if stored => self.gone(*id),
                _ => {}
            }
        }
    }

    /// A record is gone, and with it what was typed in it.
    pub fn gone(&mut self, record: Id) {
        self.drafts.retain(|(of, _), _| *of != record);
        self.on_the_way.retain(|(of, _), _| *of != record);
        self.lines.retain(|(of, _), _| *of != record);
        self.touched = true;
    }

    /// Whether something has been typed that the file does not keep; once.
    pub fn take_touched(&mut self) -> bool {
        std::mem::take(&mut self.touched)
    }

    /// Whether a line has been emptied, so that what the file keeps of it shall not come back; once.
    pub fn take_emptied(&mut self) -> bool {
        std::mem::take(&mut self.emptied)
    }

    /// What is being written on a line of a record's.
    pub fn line(&self, record: Id, name: &str) -> String {
        let key = (record, name.to_owned());
        self.lines.get(&key).cloned().unwrap_or_default()
    }

    /// A line of a record's has been written on.
    pub fn write_line(&mut self, record: Id, name: &str, words: String) {
        let key = (record, name.to_owned());
        let before = self.lines.get(&key).map_or("", String::as_str);
        if before == words {
            return;
        }
        self.touched = true;
        if words.is_empty() {
            self.lines.remove(&key);
            self.emptied = true;
        } else {
            self.lines.insert(key, words);
        }
    }

    /// How often an erasure has taken away some of it: who holds a text of their own holds what is erased.
    pub fn erasures(&self) -> u64 {
        self.erasures
    }

    /// Forgets what the file keeps.
    pub(super) fn forget_typed(&mut self) {
        self.lines.clear();
        self.begun.clear();
        self.drafts.retain(|_, draft| !draft.is_open());
        let drafts = &self.drafts;
        self.on_the_way.retain(|key, _| drafts.contains_key(key));
    }

    /// What has been typed and not been asked to be saved, because the page went away: now it is.
    pub fn unsaved(&mut self) -> Vec<Command> {
        let mut commands = Vec::new();
        let drafts = self.drafts.iter_mut();
        let open = drafts.filter(|(_, draft)| draft.is_open() && draft.error.is_none());
        for ((id, code), draft) in open {
            let Some((_, field)) = draft.kind.field(code) else {
                continue;
            };
            let sent = self.on_the_way.entry((*id, *code)).or_default();
            if draft.value == *sent.last().unwrap_or(&draft.of) {
                // There is nothing to store, and what the file says is shown when all that was sent has been read.
                draft.way = DraftStage::Stored;
            } else if field.check(&draft.value).is_ok() {
                draft.way = DraftStage::Sent;
                sent.push(draft.value.clone());
                let fields = Fields::from([((*code).to_owned(), draft.value.clone())]);
                commands.push(Command::set(draft.kind, *id, fields));
            }
        }
        commands
    }

    /// Forgets everything: another file.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether anything typed does not fit its field.
    pub fn any_refused(&self) -> bool {
        self.drafts.values().any(|draft| draft.error.is_some())
    }

    /// Whether anything typed could not be stored, for no fault of its own.
    pub fn any_came_back(&self) -> bool {
        let mut drafts = self.drafts.values();
        drafts.any(|draft| draft.way == DraftStage::CameBack)
    }

    /// What a field shows, and what is wrong with it: what the file says, where nothing else is typed or on its way.
    /// At rest everything has been stored that was sent, and read.
    pub fn shown(
        &mut self,
        id: Id,
        field: &'static Field,
        stored: &Value,
        at_rest: bool,
    ) -> (Value, Option<String>) {
        let key = (id, field.code);
        let sent = self.on_the_way.get(&key).map_or(&[][..], Vec::as_slice);
        let draft = self.drafts.get_mut(&key);
        if draft.is_some_and(|draft| !draft.goes_on(stored, sent, at_rest)) {
            self.drafts.remove(&key);
            self.on_the_way.remove(&key);
        }
        match self.drafts.get(&key) {
            Some(draft) => (draft.value.clone(), draft.error.clone()),
            None => (stored.clone(), None),
        }
    }

    /// Something has been typed in a field.
    pub fn typed(&mut self, id: Id, field: &'static Field, draft: FieldDraft) {
        self.touched = true;
        let key = (id, field.code);
        if draft.way == DraftStage::Sent && draft.value != *self.comes_after(&key, &draft) {
            let sent = self.on_the_way.entry(key).or_default();
            sent.push(draft.value.clone());
        }
        self.drafts.insert(key, draft);
    }

    /// What a field will hold when all that was sent is stored; none where nothing was.
    pub fn will_hold(&self, id: Id, field: &'static Field) -> Option<&Value> {
        self.on_the_way.get(&(id, field.code))?.last()
    }

    /// What a draft's field will hold when all that was sent before it is stored: what it is of from then on.
    pub(super) fn comes_after<'a>(
        &'a self,
        key: &(Id, &'static str),
        draft: &'a FieldDraft,
    ) -> &'a Value {
        let sent = self.on_the_way.get(key);
        sent.and_then(|sent| sent.last()).unwrap_or(&draft.of)
    }

    /// What was filled in when this form was last open, unless it was saved or given up.
    pub fn begun(&self, form: &FormKey) -> Option<Begun> {
        self.begun.get(form).cloned()
    }

    /// A form is drawn with something filled in that is not stored.
    pub fn filled_in(&mut self, form: &FormKey, begun: Begun) {
        self.drawn.insert(form.clone());
        self.touched |= self.begun.get(form) != Some(&begun);
        self.begun.insert(form.clone(), begun);
    }

    /// What was filled in is on its way to be stored; if it cannot be, the form will be as it was left.
    pub fn form_sent(&mut self, form: &FormKey, begun: Begun) {
        self.touched |= self.begun.remove(form).is_some();
        self.sent.insert(form.clone(), begun);
    }

    /// What was filled in is given up.
    pub fn given_up(&mut self, form: &FormKey, record: Id) {
        let lines = self.lines.len();
        self.lines.retain(|(of, _), _| *of != record);
        self.touched |= self.begun.remove(form).is_some() || self.lines.len() != lines;
    }

    /// Whether anything is being written on a line of a record's.
    pub fn has_lines(&self, record: Id) -> bool {
        self.lines.keys().any(|(of, _)| *of == record)
    }

    /// Ends a frame; whether a form was put away in it with something filled in, which is kept.
    pub fn end_frame(&mut self) -> bool {
        let drawn = std::mem::take(&mut self.drawn);
        let before = std::mem::replace(&mut self.drawn_before, drawn);
        let mut put_away = before.difference(&self.drawn_before);
        put_away.any(|form| self.begun.contains_key(form))
    }
}
