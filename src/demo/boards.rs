//! A workshop's boards in two municipalities: what the departments need of each other, where they stand, and what may
//! go wrong. They have dice of their own.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::json;

use super::act::{create, set};
use super::calendar::{at, later, working_day};
use super::chance::Chance;
use super::life::Life;
use crate::domain::{Board, BoardItem, BoardTemplate, Choosable as _, Id};
use crate::workspace::Edit;

/// Where there was a workshop with boards.
const WITH_BOARDS: [&str; 2] = ["1285", "1283"];

/// What was needed: the column, the words, votes, and with which it was merged.
const NEEDS: [(usize, &str, i64, &str); 18] = [
    (0, "En lista över vem som gör vad, som någon äger", 4, ""),
    (
        0,
        "Veta vem jag ska ringa",
        1,
        "En lista över vem som gör vad, som någon äger",
    ),
    (
        0,
        "Namn och uppdrag på ett ställe",
        1,
        "En lista över vem som gör vad, som någon äger",
    ),
    (0, "Veta i förväg när någon flyttar", 3, ""),
    (0, "Samma ord i alla brev", 1, ""),
    (
        0,
        "Kallelser på språk som går att läsa",
        0,
        "Samma ord i alla brev",
    ),
    (1, "Fasta möten, en timme, var tredje vecka", 3, ""),
    (
        1,
        "Möten som går att boka långt i förväg",
        0,
        "Fasta möten, en timme, var tredje vecka",
    ),
    (1, "Chefen har sagt ja till tiden", 2, ""),
    (
        1,
        "Tid avsatt i tjänsten",
        0,
        "Chefen har sagt ja till tiden",
    ),
    (1, "Hinna förbereda sig", 0, ""),
    (2, "Ett gemensamt första samtal", 5, ""),
    (
        2,
        "Familjen berättar en gång",
        1,
        "Ett gemensamt första samtal",
    ),
    (2, "Skolan med från dag ett", 2, ""),
    (2, "Föreningarna vid bordet", 1, ""),
    (
        3,
        "Vad får vi berätta för varandra? Sekretess, på en sida",
        3,
        "",
    ),
    (
        3,
        "En jurist som svarar samma vecka",
        0,
        "Vad får vi berätta för varandra? Sekretess, på en sida",
    ),
    (3, "Traumamedvetet bemötande", 1, ""),
];

/// Where they stand, by column.
const SWOT: [(usize, &str); 12] = [
    (0, "Vi känner varandra sedan tidigare"),
    (0, "Engagerade rektorer"),
    (0, "Ett starkt föreningsliv"),
    (1, "Allt hänger på några få personer"),
    (1, "Ingen äger helheten"),
    (1, "Olika system som inte talar med varandra"),
    (2, "Ny nämnd som vill se resultat"),
    (2, "Biblioteket öppnar mötesplatsen i höst"),
    (2, "Grannkommunen gör samma sak"),
    (3, "Budgeten för nästa år"),
    (3, "Kontaktpersonen slutar"),
    (3, "Bostadsbristen"),
];

/// What may go wrong: how likely, and how grave.
const RISKS: [(&str, i64, i64); 7] = [
    ("Kontaktpersonen slutar mitt i", 4, 4),
    ("Mötena ställs in när det är mycket att göra", 4, 3),
    ("Sekretessen används som skäl att inte prata", 3, 4),
    ("Chefsbyte i två förvaltningar samtidigt", 2, 4),
    ("Familjer lämnar kommunen", 3, 2),
    ("Lokalen blir inte klar", 2, 2),
    ("Målgruppen kommer inte till tals", 3, 5),
];

/// A note as it was put up: the column, the words, and what else is known of it.
type Note<'a> = (usize, &'a str, Vec<(&'static str, serde_json::Value)>);

impl Life<'_> {
    /// The boards of the workshop that the operative group held.
    pub(super) fn hold_a_workshop(&mut self) {
        let municipality = self.cast.profile.code;
        if !WITH_BOARDS.contains(&municipality) {
            return;
        }
        let Some((meeting, date)) = self.workshop else {
            return;
        };
        let mut chance = Chance::named(&format!("boards/{municipality}"));
        self.ask_for_needs(&mut chance, meeting, date);
        let swot = SWOT
            .iter()
            .map(|(column, words)| (*column, *words, Vec::new()));
        let title = "Var står vi inför hösten?";
        let board = (title, BoardTemplate::Swot, meeting, at(date, 10, 40));
        self.pin_up(&mut chance, board, swot.collect());
        let risks = RISKS.iter().map(|(words, likelihood, consequence)| {
            let graded = vec![
                (BoardItem::likelihood, json!(likelihood)),
                (BoardItem::consequence, json!(consequence)),
            ];
            (0, *words, graded)
        });
        let title = "Vad kan gå fel med det gemensamma första samtalet?";
        let board = (title, BoardTemplate::Risks, meeting, at(date, 11, 25));
        self.pin_up(&mut chance, board, risks.collect());
    }

    /// What they need of each other, merged and voted for; one need became an activity.
    fn ask_for_needs(&mut self, chance: &mut Chance, meeting: Id, date: NaiveDate) {
        let notes = NEEDS.iter().map(|(column, words, votes, _)| {
            let votes = (*votes > 0).then(|| vec![(BoardItem::votes, json!(votes))]);
            (*column, *words, votes.unwrap_or_default())
        });
        let title = "Vad behöver vi av varandra?";
        let board = (title, BoardTemplate::Needs, meeting, at(date, 9, 10));
        let notes = self.pin_up(chance, board, notes.collect());
        let merged = NEEDS.iter().filter_map(|(_, words, _, into)| {
            let (note, into) = (notes.get(*words)?, notes.get(*into)?);
            Some(set::<BoardItem>(
                *note,
                &[(BoardItem::merged_into, json!(into))],
            ))
        });
        let merged: Vec<Edit> = merged.collect();
        self.write(at(date, 9, 50), &[], merged);
        let (Some(note), Some(activity)) = (notes.get("Ett gemensamt första samtal"), self.planned)
        else {
            return;
        };
        let became = set::<BoardItem>(*note, &[(BoardItem::became, json!(activity))]);
        let when = working_day(later(date, 3));
        self.write(at(when, 13, 20), &[], vec![became]);
    }

    /// A board and its notes; the notes by their words.
    fn pin_up<'n>(
        &mut self,
        chance: &mut Chance,
        (title, template, meeting, when): (&str, BoardTemplate, Id, NaiveDateTime),
        notes: Vec<Note<'n>>,
    ) -> BTreeMap<&'n str, Id> {
        let columns: &[&str] = match template {
            BoardTemplate::Needs => &["Information", "Tid", "Arbetssätt", "Kunskap"],
            BoardTemplate::Swot => &["Styrkor", "Svagheter", "Möjligheter", "Hot"],
            _ => &["Risker"],
        };
        let fields = [
            (Board::title, json!(title)),
            (Board::template, template.code().into()),
            (Board::meeting, json!(meeting)),
            (Board::columns, json!(columns)),
            (Board::votes_each, json!(template.votes_each())),
        ];
        let board = self.log_one::<Board>(chance, when, &[], &fields);
        let mut ids = BTreeMap::new();
        let mut edits = Vec::new();
        for ((column, words, more), nth) in notes.into_iter().zip(1..) {
            let mut fields = vec![
                (BoardItem::board, json!(board)),
                (BoardItem::column, json!(columns.get(column))),
                (BoardItem::text, json!(words)),
                (BoardItem::position, json!(nth * BoardItem::STEP)),
            ];
            fields.extend(more);
            let id = chance.id();
            edits.push(create::<BoardItem>(id, &fields));
            ids.insert(words, id);
        }
        self.write(when + chrono::TimeDelta::minutes(20), &[], edits);
        ids
    }
}
