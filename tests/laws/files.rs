//! The laws for real workspaces: a lead, laptops of two municipalities, bundles in any order.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use samverka::bundle::{Limits, Profile, inspect};
use samverka::domain::{Group, Id, Municipality, MunicipalityCode, Person, Record};
use samverka::journal::{EntryId, Erasures};
use samverka::workspace::{Command, Edit, Workspace};
use serde_json::json;

use crate::algebra::cases;
use crate::village::*;

pub const LEAD: usize = 0;
/// The lead; two laptops that opened Eslöv's kit, and a copy of the first; one of Helsingborg's.
pub const WHO: [&str; 5] = ["lead", "eslov", "eslov-copy", "eslov-other", "helsingborg"];

/// Lists of numbers, each read as something that somebody does.
pub fn deeds() -> impl Strategy<Value = Vec<u32>> {
    proptest::collection::vec(any::<u32>(), 5..30)
}

/// A value that somebody was told is saved.
struct Told {
    record: Id,
    entry: EntryId,
    field: &'static str,
    word: String,
    personal: bool,
}

pub struct Play {
    pub village: Village,
    laptops: Vec<Workspace>,
    told: Vec<Told>,
    pub bundles: Vec<PathBuf>,
    words: u64,
}

impl Play {
    pub fn of(deeds: &[u32]) -> Self {
        let mut play = Self::begin();
        for deed in deeds {
            play.take_place(*deed as usize);
        }
        for who in 1..WHO.len() {
            play.send(who, false);
        }
        play
    }

    /// Everybody with a file, and nothing in them yet.
    pub fn begin() -> Self {
        let mut village = Village::new();
        village.copy_file("lead.samverka", "lead-at-first");
        drop(village.laptop(ESLOV, "eslov", TEN_YEARS));
        let laptops = vec![
            village.copy("eslov", "eslov-copy"),
            village.laptop(ESLOV, "eslov-other", -TEN_YEARS),
            village.laptop(HELSINGBORG, "helsingborg", 0),
        ];
        let mut play = Self {
            laptops,
            told: Vec::new(),
            bundles: Vec::new(),
            words: 0,
            village,
        };
        let first = Workspace::open_in(&play.path(1), Elsewhere::new(2, TEN_YEARS)).unwrap();
        play.laptops.insert(0, first);
        play
    }

    fn path(&self, who: usize) -> PathBuf {
        let name = if who == LEAD {
            "lead.samverka"
        } else {
            WHO[who]
        };
        self.village.path(name)
    }

    pub fn workspace(&mut self, who: usize) -> &mut Workspace {
        if who == LEAD {
            &mut self.village.lead
        } else {
            &mut self.laptops[who - 1]
        }
    }

    /// Whether a record was removed again on the laptop where it was told of.
    fn is_taken_back(&self, told: &Told) -> bool {
        let mut laptops = self.laptops.iter();
        laptops.any(|own| {
            let row = |kind| own.reader().row(kind, told.record).unwrap();
            let mut rows = [Group::KIND, Person::KIND, Municipality::KIND]
                .into_iter()
                .filter_map(row);
            own.device() == told.entry.device && rows.any(|row| row.head.removed)
        })
    }

    fn everybody(&self) -> impl Iterator<Item = (usize, &Workspace)> {
        std::iter::once(&self.village.lead)
            .chain(&self.laptops)
            .enumerate()
    }

    pub fn take_place(&mut self, number: usize) {
        let (what, number) = (number % 16, number / 16);
        let (who, number) = (number % WHO.len(), number / WHO.len());
        let flag = number % 2 == 0;
        match what {
            0 | 1 => self.make_person(who),
            2 => self.make_group(who),
            3..6 => self.write(who, number),
            6 => self.remove_or_restore(who, number),
            7 => drop(self.workspace(who).undo().unwrap()),
            8 => drop(self.workspace(who).redo().unwrap()),
            9 => self.decide(who, number),
            10 => self.erase(who, number),
            11 | 12 => self.send(who, flag),
            13 | 14 => self.merge(number),
            _ => self.share(who, number),
        }
    }

    fn word(&mut self) -> String {
        self.words += 1;
        secret_word(self.words)
    }

    fn make_person(&mut self, who: usize) {
        let word = self.word();
        let person = make_person(self.workspace(who), &format!("Amira {word}"));
        self.tell(who, person, Person::name, word, true);
    }

    fn make_group(&mut self, who: usize) {
        let word = self.word();
        let group = make_group(self.workspace(who), &word);
        self.tell(who, group, Group::name, word, false);
    }

    fn tell(&mut self, who: usize, record: Id, field: &'static str, word: String, personal: bool) {
        let entry = self
            .workspace(who)
            .reader()
            .history(record)
            .unwrap()
            .pop()
            .unwrap()
            .id;
        self.told.push(Told {
            record,
            entry,
            field,
            word,
            personal,
        });
    }

    /// One of the persons or groups that this laptop may change.
    pub fn choose(&mut self, who: usize, number: usize) -> Option<(Id, bool)> {
        let own = self.workspace(who).role().municipality();
        let reader = self.workspace(who).reader();
        let persons = reader
            .all::<Person>()
            .unwrap()
            .into_iter()
            .map(|person| person.head);
        let groups = reader
            .all::<Group>()
            .unwrap()
            .into_iter()
            .map(|group| group.head);
        let of_person = persons.map(|head| (head, true));
        let all = of_person.chain(groups.map(|head| (head, false)));
        let ours =
            all.filter(|(head, _)| !head.erased && (who == LEAD || head.municipality == own));
        let ours: Vec<_> = ours.map(|(head, person)| (head.id, person)).collect();
        (!ours.is_empty()).then(|| ours[number % ours.len()])
    }

    fn write(&mut self, who: usize, number: usize) {
        let Some((id, person)) = self.choose(who, number / 2) else {
            return;
        };
        let (kind, field) = match (person, number.is_multiple_of(2)) {
            (true, true) => (Person::KIND, Person::name),
            (true, false) => (Person::KIND, Person::note),
            (false, true) => (Group::KIND, Group::name),
            (false, false) => (Group::KIND, Group::assignment),
        };
        let word = self.word();
        let text = if field == Group::assignment {
            format!("Amira sade {word}")
        } else {
            word.clone()
        };
        set(self.workspace(who), kind, id, field, json!(text));
        self.tell(who, id, field, word, person || field == Group::assignment);
    }

    fn remove_or_restore(&mut self, who: usize, number: usize) {
        let Some((id, person)) = self.choose(who, number / 3) else {
            return;
        };
        let kind = if person { Person::KIND } else { Group::KIND };
        let workspace = self.workspace(who);
        workspace.run(&Command::remove(kind, id)).unwrap();
        if !number.is_multiple_of(3) {
            workspace
                .run(&Command::new(vec![Edit::Restore { kind, id }]))
                .unwrap();
        }
    }

    /// Chooses one of the values in conflict.
    fn decide(&mut self, who: usize, number: usize) {
        let own = self.workspace(who).role().municipality();
        let mut conflicts = self.workspace(who).reader().conflicts().unwrap();
        conflicts.retain(|one| one.conflict.field != "removed");
        conflicts.retain(|one| who == LEAD || one.municipality == own);
        let Some(one) = conflicts.pop() else { return };
        let kind = samverka::domain::kind(&one.kind).unwrap();
        let values = one.conflict.values;
        let chosen = values[number % values.len()].1.clone();
        set(
            self.workspace(who),
            kind,
            one.record,
            &one.conflict.field,
            chosen,
        );
    }

    /// Erases a person with every text that mentions one, and looks for what is left.
    fn erase(&mut self, who: usize, number: usize) {
        let Some((person, true)) = self.choose(who, number) else {
            return;
        };
        let mentions = self
            .workspace(who)
            .erasure_preview(person)
            .unwrap()
            .mentions;
        let ticked = mentions
            .into_iter()
            .filter(|text| text.field == Group::assignment);
        let ticked: BTreeSet<_> = ticked.map(|text| (text.entry, text.field)).collect();
        self.workspace(who).erase(person, &ticked).unwrap();
        self.nothing_erased_is_left(who);
    }

    fn send(&mut self, who: usize, pseudonymous: bool) {
        if who == LEAD {
            return;
        }
        let path = self.village.path(&format!("bundle-{}", self.bundles.len()));
        let profile = if pseudonymous {
            Profile::Pseudonymous
        } else {
            Profile::Full
        };
        self.workspace(who)
            .export(&path, profile, None, &BTreeSet::new())
            .unwrap();
        if pseudonymous {
            self.nothing_personal_is_in(&path);
        }
        self.bundles.push(path);
    }

    /// The lead merges one of the bundles so far.
    fn merge(&mut self, number: usize) {
        if let Some(path) = self
            .bundles
            .get(number % self.bundles.len().max(1))
            .cloned()
        {
            obeys_law_6(&mut self.village.lead, &path);
        }
    }

    /// A laptop gets everything from a colleague's in the same municipality.
    fn share(&mut self, from: usize, number: usize) {
        let to = [1, 2, 3][number % 3];
        let theirs = self.workspace(from).role().municipality();
        if from != to && theirs == self.workspace(to).role().municipality() {
            let path = self.full_copy(from);
            obeys_law_6(self.workspace(to), &path);
        }
    }

    /// A bundle with everything, in clear.
    fn full_copy(&mut self, from: usize) -> PathBuf {
        let municipality = self.workspace(from).role().municipality();
        let mut entries = journal(self.workspace(from));
        entries
            .retain(|entry| entry.municipality == municipality && entry.kind != Municipality::CODE);
        self.village
            .crafted(municipality.unwrap().as_str(), &entries, 40)
    }

    /// Law 4.
    fn nothing_erased_is_left(&self, who: usize) {
        let (_, workspace) = self.everybody().nth(who).unwrap();
        let bytes = bytes_on_disk(&self.path(who));
        let erased = self.erased_in(workspace);
        for word in erased {
            assert!(!holds(&bytes, word), "{word} is in {}", WHO[who]);
        }
    }

    /// The words that must be gone from a workspace: of erased persons, and of ticked texts unless the
    /// text was written again elsewhere.
    fn erased_in<'a>(&'a self, workspace: &Workspace) -> Vec<&'a str> {
        let entries = journal(workspace);
        let mut erasures = Erasures::default();
        entries.iter().for_each(|entry| erasures.gather(entry));
        let again = |told: &Told| {
            let mut others = entries.iter().filter(|entry| entry.record == told.record);
            others.any(|entry| {
                let value = entry.set.get(told.field);
                value.is_some_and(|value| value.to_string().contains(&told.word))
            })
        };
        let is_erased = |told: &&Told| {
            let ticked = erasures.values.get(&told.entry);
            let ticked = ticked.is_some_and(|fields| fields.contains(told.field));
            told.personal && (erasures.records.contains(&told.record) || ticked && !again(told))
        };
        self.told
            .iter()
            .filter(is_erased)
            .map(|told| told.word.as_str())
            .collect()
    }

    /// Law 5, on the bytes inside.
    fn nothing_personal_is_in(&self, bundle: &Path) {
        let mut archive = zip::ZipArchive::new(std::fs::File::open(bundle).unwrap()).unwrap();
        let mut bytes = Vec::new();
        archive
            .by_name("manifest.json")
            .unwrap()
            .read_to_end(&mut bytes)
            .unwrap();
        let content = archive.by_name("entries.ndjson.zst").unwrap();
        zstd::Decoder::new(content)
            .unwrap()
            .read_to_end(&mut bytes)
            .unwrap();
        for told in self.told.iter().filter(|told| told.personal) {
            assert!(!holds(&bytes, &told.word), "{} left the laptop", told.word);
        }
    }

    /// The keys of Eslöv's first laptop, of the one that opened the kit by itself, and of Helsingborg's.
    pub fn keys(&self) -> [(MunicipalityCode, String); 3] {
        let last = self.bundles.len() - (WHO.len() - 1);
        [0, 2, 3].map(|who| {
            let bundle = std::fs::read(&self.bundles[last + who]).unwrap();
            let manifest = inspect(&bundle, &Limits::default()).unwrap();
            (manifest.municipality.unwrap(), manifest.sender)
        })
    }

    /// A new lead's workspace that has merged all bundles in this order, some of them twice.
    pub fn merged(&self, name: &str, order: &[usize]) -> Workspace {
        let mut lead = self.village.copy("lead-at-first", name);
        for place in order {
            obeys_law_6(&mut lead, &self.bundles[place % self.bundles.len()]);
        }
        lead
    }
}

/// Merges a bundle; every entry read is accounted for, kind by kind.
pub fn obeys_law_6(workspace: &mut Workspace, bundle: &Path) {
    let report = merge(workspace, bundle).unwrap();
    let mut kinds = report.kinds.values();
    assert!(
        kinds.all(|one| one.read == one.added + one.known + one.refused),
        "{report:?}"
    );
    let read: BTreeMap<String, u64> = report
        .kinds
        .iter()
        .map(|(kind, one)| (kind.clone(), one.read as u64))
        .collect();
    assert_eq!(read, report.manifest.counts);
    assert_eq!(report.total().refused, report.held.len());
    assert_eq!(report.held, [], "nobody here writes what is not theirs");
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn real_workspaces_obey_the_laws(
        (deeds, order) in (deeds(), proptest::collection::vec(0..99_usize, 0..6)),
    ) {
        let mut play = Play::of(&deeds);
        law_1_bundles_come_in_any_order_twice_or_late(&play, &order);
        law_5_a_full_copy_makes_the_same_workspace(&mut play);
        for bundle in play.bundles.clone() {
            obeys_law_6(&mut play.village.lead, &bundle);
        }
        for (who, workspace) in play.everybody() {
            workspace.verify().unwrap();
            play.nothing_erased_is_left(who);
        }
    }
}

fn law_1_bundles_come_in_any_order_twice_or_late(play: &Play, order: &[usize]) {
    let all = 0..play.bundles.len();
    let forward = play.merged("lead-forward", &all.clone().collect::<Vec<_>>());
    let shuffled: Vec<usize> = order.iter().copied().chain(all.rev()).collect();
    let shuffled = play.merged("lead-shuffled", &shuffled);
    assert_eq!(state(&forward), state(&shuffled));
    law_3_no_value_disappears(play, &forward);
}

fn law_3_no_value_disappears(play: &Play, lead: &Workspace) {
    let entries: BTreeMap<_, _> = journal(lead)
        .into_iter()
        .map(|entry| (entry.id, entry))
        .collect();
    let mut erasures = Erasures::default();
    entries.values().for_each(|entry| erasures.gather(entry));
    for told in &play.told {
        let Some(entry) = entries.get(&told.entry) else {
            let lead_s_own = play.village.lead.device() == told.entry.device;
            assert!(
                lead_s_own || play.is_taken_back(told),
                "only the lead's own never left, and what was removed again"
            );
            continue;
        };
        let ticked = erasures.values.get(&told.entry);
        let ticked = ticked.is_some_and(|fields| fields.contains(told.field));
        let erased = told.personal && erasures.records.contains(&told.record) || ticked;
        let value = entry.set.get(told.field).map(ToString::to_string);
        let kept = value.is_some_and(|value| value.contains(&told.word));
        assert_eq!(kept, !erased, "{} {} {entry:?}", told.word, told.field);
    }
}

fn law_5_a_full_copy_makes_the_same_workspace(play: &mut Play) {
    let copy = play.full_copy(1);
    let mut empty = play.village.laptop(ESLOV, "empty", 0);
    obeys_law_6(&mut empty, &copy);
    let (there, mut here) = (state(&empty), state(&play.laptops[0]));
    // What was removed again before it ever left is nobody else's.
    let came: BTreeSet<Id> = there.journal.iter().map(|entry| entry.record).collect();
    let at_home = |id: &Id| !came.contains(id) && here.rows[id].head.removed;
    let at_home: BTreeSet<Id> = here.rows.keys().copied().filter(at_home).collect();
    here.journal
        .retain(|entry| !at_home.contains(&entry.record));
    here.rows.retain(|id, _| !at_home.contains(id));
    assert_eq!(there, here);
}
