//! A project lead and laptops in temporary folders, with clocks and dice that do as they are told.
#![allow(dead_code, reason = "each test program uses its part")]

mod project;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use samverka::bundle::{self, BundleKind, Draft, Limits, Lock, Profile, SigningKey};
use samverka::domain::{
    Fields, GoodExample, Group, Id, KINDS, Kind, MunicipalityCode, Person, Record, Rule, Shape,
    Value, kind,
};
use samverka::insight::{self, Facts, Figure, Scope};
use samverka::journal::{Conflict, Entry, EntryId};
use samverka::workspace::{Command, MergeReport, Result, Row, Surroundings, Workspace, fields};
use serde_json::json;
use tempfile::TempDir;

pub use project::{ESLOV, HELSINGBORG};

use project::bred;

/// Seconds to milliseconds.
const SECOND: i64 = 1_000;
/// 2026-11-21 12:00 in milliseconds since 1970.
const NOON: i64 = 1_795_262_400_000;
/// 2027-01-15, as an entry's clock shows it.
pub const A_LATER_TIME: u64 = 1_800_000_000_000 << 16;
pub const TEN_YEARS: i64 = 10 * 365 * 24 * 3_600 * SECOND;

/// A clock that is wrong by so much, and dice that roll the same each time.
pub struct Elsewhere {
    now: i64,
    dice: u64,
}

impl Elsewhere {
    pub fn new(dice: u64, wrong_by: i64) -> Box<Self> {
        Box::new(Self {
            now: NOON + wrong_by,
            dice,
        })
    }
}

impl Surroundings for Elsewhere {
    fn now_ms(&mut self) -> i64 {
        self.now += SECOND;
        self.now
    }

    fn random(&mut self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for part in bytes.chunks_mut(8) {
            self.dice = self.dice.wrapping_add(0x9E37_79B9_7F4A_7C15);
            part.copy_from_slice(&scramble(self.dice).to_be_bytes());
        }
        bytes
    }
}

/// A number that looks like chance.
fn scramble(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

/// Dice of its own for each file name.
fn dice_of(name: &str) -> u64 {
    name.bytes()
        .fold(7, |dice, byte| scramble(dice ^ u64::from(byte)))
}

/// A word that nothing else holds: twelve letters, unlike every other word's from the first one on.
pub fn secret_word(number: u64) -> String {
    let chance = scramble(number.wrapping_add(0x005E_C2E7));
    (0..12_u32)
        .map(|place| char::from(b'a' + u8::try_from((chance >> (5 * place)) % 26).unwrap()))
        .collect()
}

/// A lead's workspace, and the folder that everything lies in.
pub struct Village {
    pub folder: TempDir,
    pub lead: Workspace,
}

impl Village {
    pub fn new() -> Self {
        // In memory where there is such a place: a disk takes its time to be sure of every save.
        let folder = TempDir::new_in("/dev/shm")
            .or_else(|_| TempDir::new())
            .unwrap();
        let new = bred(2026, &[ESLOV, HELSINGBORG]);
        let path = folder.path().join("lead.samverka");
        let lead = Workspace::create_project_in(&path, &new, Elsewhere::new(1, 0)).unwrap();
        Self { folder, lead }
    }

    /// The same village once more, in a folder of its own.
    pub fn again(&self) -> Self {
        let parent = self.folder.path().parent().unwrap();
        let folder = TempDir::new_in(parent).unwrap();
        for file in std::fs::read_dir(self.folder.path()).unwrap() {
            let file = file.unwrap();
            if file.file_type().unwrap().is_file() {
                std::fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
            }
        }
        let path = folder.path().join("lead.samverka");
        let lead = Workspace::open_in(&path, Elsewhere::new(dice_of("again"), 0)).unwrap();
        Self { folder, lead }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A laptop that opens the municipality's kit, its clock wrong by so much.
    pub fn laptop(&mut self, municipality: &str, name: &str, wrong_by: i64) -> Workspace {
        let kit = self.path(&format!("{municipality}.kit"));
        self.lead.export_kit(&kit, code(municipality)).unwrap();
        let dice = dice_of(name);
        Workspace::open_kit_in(&kit, &self.path(name), Elsewhere::new(dice, wrong_by)).unwrap()
    }

    /// Copies a workspace file and its write-ahead log.
    pub fn copy_file(&self, of: &str, name: &str) {
        std::fs::copy(self.path(of), self.path(name)).unwrap();
        let log = self.path(&format!("{of}-wal"));
        if log.exists() {
            std::fs::copy(log, self.path(&format!("{name}-wal"))).unwrap();
        }
    }

    /// A copy of a workspace file, opened.
    pub fn copy(&self, of: &str, name: &str) -> Workspace {
        self.copy_file(of, name);
        let dice = dice_of(name);
        Workspace::open_in(&self.path(name), Elsewhere::new(dice, 0)).unwrap()
    }

    /// Sends everything, encrypted to the lead.
    pub fn send(&self, from: &mut Workspace, name: &str) -> PathBuf {
        let path = self.path(name);
        from.export(&path, Profile::Full, None, &BTreeSet::new())
            .unwrap();
        path
    }

    /// Sends everything but personal data and free text.
    pub fn send_pseudonymous(&self, from: &mut Workspace, name: &str) -> PathBuf {
        let path = self.path(name);
        from.export(&path, Profile::Pseudonymous, None, &BTreeSet::new())
            .unwrap();
        path
    }

    /// A municipality's bundle with these entries, in clear, signed with a key of this number.
    pub fn crafted(&self, from: &str, entries: &[Entry], key: u8) -> PathBuf {
        let path = self.path(&format!("crafted-{key}-{}", entries.len()));
        std::fs::write(&path, self.craft(BundleKind::Bundle, from, entries, key)).unwrap();
        path
    }

    pub fn craft(&self, kind: BundleKind, from: &str, entries: &[Entry], key: u8) -> Vec<u8> {
        let draft = Draft {
            kind,
            project: self.lead.reader().project_id().unwrap(),
            project_name: "BRED".into(),
            municipality: Some(code(from)),
            profile: Profile::Full,
            made_at: NOON,
        };
        let key = SigningKey::from_bytes([key; 32]);
        bundle::write(draft, entries, &key, &Lock::Open).unwrap().0
    }

    pub fn merge(&mut self, bundle: &Path) -> Result<MergeReport> {
        merge(&mut self.lead, bundle)
    }
}

pub fn code(text: &str) -> MunicipalityCode {
    text.parse().unwrap()
}

/// Merges; where the municipality is known under other keys, this one has been confirmed by telephone.
pub fn merge(workspace: &mut Workspace, bundle: &Path) -> Result<MergeReport> {
    let small = std::fs::metadata(bundle).is_ok_and(|file| file.len() < 10_000_000);
    let bytes = small.then(|| std::fs::read(bundle).unwrap());
    if let Ok(manifest) = bundle::inspect(&bytes.unwrap_or_default(), &Limits::default())
        && let (BundleKind::Bundle, Some(municipality)) = (manifest.kind, manifest.municipality)
    {
        let mut met = workspace.reader().senders().unwrap();
        met.retain(|sender| sender.whose == municipality.into());
        let known = met.iter().any(|sender| sender.key == manifest.sender);
        // In a municipality's own file no stranger is the first.
        let own = workspace.role().municipality() == Some(municipality);
        if (own || !met.is_empty()) && !known && manifest.vouching().is_empty() {
            workspace
                .accept_sender(municipality, &manifest.sender)
                .unwrap();
        }
    }
    merge_unasked(workspace, bundle)
}

/// Merges without asking anybody first.
pub fn merge_unasked(workspace: &mut Workspace, bundle: &Path) -> Result<MergeReport> {
    let reports = workspace.merge(&[bundle], None, true, &mut |_, _| true)?;
    Ok(reports.into_iter().next().unwrap())
}

pub fn make(workspace: &mut Workspace, kind: &'static Kind, described: Fields) -> Id {
    let id = workspace.fresh_id();
    workspace
        .run(&Command::create(kind, id, described))
        .unwrap();
    id
}

/// A value of this shape; records that it refers to are made on the way.
pub fn some_value(workspace: &mut Workspace, shape: Shape) -> Value {
    match shape {
        Shape::Line | Shape::Text => json!("ord"),
        Shape::Lines => json!(["ord"]),
        Shape::Number(_) => json!(1),
        Shape::Decimal => json!("12.5"),
        Shape::Date | Shape::Month => json!("2026-03-01"),
        Shape::Time => json!("09:00"),
        Shape::Moment => json!("2026-03-01T09:00"),
        Shape::Flag => json!(true),
        Shape::Choice(vocabulary) => json!(vocabulary.choices[0]),
        Shape::Choices(vocabulary) => json!([vocabulary.choices[0]]),
        Shape::Reference(kinds) => json!(some_record(workspace, kinds, &Fields::new())),
        Shape::References(kinds) => json!([some_record(workspace, kinds, &Fields::new())]),
        Shape::MunicipalityCode => json!(ESLOV),
        Shape::IdentityNumber | Shape::Code | Shape::Sealed => Value::Null,
        Shape::Answers | Shape::Counts => json!({}),
    }
}

/// A record of the first of these kinds, with these fields and what it cannot be without.
pub fn some_record(workspace: &mut Workspace, kinds: &[&str], given: &Fields) -> Id {
    let of = kind(kinds.first().unwrap_or(&Group::CODE)).unwrap();
    if workspace.role().may_make(of, None).is_err() {
        // What only the lead makes has come with the kit.
        return workspace.reader().rows(of).unwrap()[0].head.id;
    }
    let described = some_fields(workspace, of, given);
    make(workspace, of, described)
}

/// These fields, and those that a record of this kind cannot be without.
pub fn some_fields(workspace: &mut Workspace, of: &'static Kind, given: &Fields) -> Fields {
    let mut described = given.clone();
    let needed = of.fields.iter().filter(|field| field.required);
    for field in needed {
        if !described.contains_key(field.code) {
            let value = some_value(workspace, field.shape);
            described.insert(field.code.into(), value);
        }
    }
    if of.code == GoodExample::CODE {
        // What is not shared stays with the lead.
        described.insert(GoodExample::shared.into(), json!(true));
    }
    for rule in of.rules {
        if let Rule::OneOf(first, second) = rule
            && !described.contains_key(*first)
            && !described.contains_key(*second)
        {
            let (_, field) = of.field(first).unwrap();
            let value = some_value(workspace, field.shape);
            described.insert(field.code.into(), value);
        }
    }
    described
}

pub fn make_group(workspace: &mut Workspace, name: &str) -> Id {
    let described = fields([
        (Group::kind, json!("strategic")),
        (Group::name, json!(name)),
    ]);
    make(workspace, Group::KIND, described)
}

pub fn make_person(workspace: &mut Workspace, name: &str) -> Id {
    make(
        workspace,
        Person::KIND,
        fields([(Person::name, json!(name))]),
    )
}

pub fn set(workspace: &mut Workspace, kind: &'static Kind, id: Id, field: &str, value: Value) {
    let one = Fields::from([(field.to_owned(), value)]);
    workspace.run(&Command::set(kind, id, one)).unwrap();
}

/// A group's entry by hand, as another program might write it.
pub fn entry(project: Id, from: &str, record: Id, hlc: u64, parents: &[EntryId]) -> Entry {
    Entry {
        id: EntryId { hlc, device: 77 },
        project,
        kind: Group::CODE.into(),
        record,
        municipality: Some(code(from)),
        parents: parents.to_vec(),
        set: fields([
            (Group::kind, json!("strategic")),
            (Group::name, json!("Gruppen")),
        ]),
        author: None,
    }
}

/// All entries of the journal, in order.
pub fn journal(workspace: &Workspace) -> Vec<Entry> {
    let mut entries = workspace.reader().latest(usize::MAX).unwrap();
    entries.reverse();
    entries
}

/// Everything that a user could see, and the journal under it.
#[derive(Debug, PartialEq)]
pub struct State {
    pub journal: Vec<Entry>,
    pub rows: BTreeMap<Id, Row>,
    pub conflicts: BTreeMap<(Id, String), Conflict>,
    pub found: BTreeSet<Id>,
    pub figures: Vec<Figure>,
}

/// The state of a workspace whose tables are the fold of its journal.
pub fn state(workspace: &Workspace) -> State {
    workspace.verify().unwrap();
    let reader = workspace.reader();
    let journal = journal(workspace);
    let rows = journal.iter().filter_map(|entry| {
        let row = reader.row(kind(&entry.kind)?, entry.record).unwrap()?;
        Some((entry.record, row))
    });
    let conflicts = reader.conflicts().unwrap().into_iter();
    let facts = Facts::load(reader).unwrap();
    let today = "2026-11-21".parse().unwrap();
    let hits = ('a'..='z').flat_map(|letter| reader.search(&letter.to_string(), 9_999).unwrap());
    State {
        rows: rows.collect(),
        conflicts: conflicts
            .map(|waiting| {
                (
                    (waiting.record, waiting.conflict.field.clone()),
                    waiting.conflict,
                )
            })
            .collect(),
        found: hits.map(|hit| hit.record).collect(),
        figures: insight::all(&facts, &Scope::everything(today)),
        journal,
    }
}

/// All bytes of a workspace: its file, and whatever lies beside it under its name.
pub fn bytes_on_disk(workspace: &Path) -> Vec<u8> {
    let name = workspace
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    let mut bytes = Vec::new();
    for file in workspace.parent().unwrap().read_dir().unwrap() {
        let file = file.unwrap();
        let is_file = file.file_type().unwrap().is_file();
        if is_file && file.file_name().to_string_lossy().starts_with(&name) {
            bytes.extend(std::fs::read(file.path()).unwrap());
        }
    }
    bytes
}

/// The bytes that a crash would leave: the file and its write-ahead log.
pub fn saved_bytes(workspace: &Path) -> Vec<u8> {
    let log = format!("{}-wal", workspace.display());
    let files = [std::fs::read(workspace), std::fs::read(log)];
    files.into_iter().flatten().flatten().collect()
}

/// Whether the bytes hold a secret word, its first letters apart: an index may keep them elsewhere.
pub fn holds(bytes: &[u8], word: &str) -> bool {
    let tail = &word.as_bytes()[3..];
    bytes
        .windows(tail.len())
        .any(|window| window.eq_ignore_ascii_case(tail))
}

/// How many rows there are, of all kinds.
pub fn rows(workspace: &Workspace) -> u64 {
    KINDS
        .iter()
        .map(|kind| workspace.reader().count(kind).unwrap())
        .sum()
}
