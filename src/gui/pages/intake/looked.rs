//! A sheet as the page shows it: the table understood, what would become of each row, and what is asked, all of it made
//! once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::json;

use super::rows::Sort;
use crate::domain::reading::alike;
use crate::domain::{Fields, Id, Kind, Shape, kind};
use crate::gui::ground::source::Source;
use crate::intake::mapping::{Use, choices};
use crate::intake::marks::meanings;
use crate::intake::plan::{Answers, Counts, Plan, Planned, Question};
use crate::intake::resolve::{Asked, Meaning};
use crate::intake::table::Table;
use crate::intake::taking::Intake;
use crate::intake::told::use_in_words;
use crate::text::{Text, capitalised};
use crate::workspace::{Result, System, fresh_id};

/// How many questions are shown at a time.
const ASKED: usize = 30;
/// How many records are offered as an answer.
const FEW: usize = 60;

/// What words may mean, with nothing yet at first.
pub type Options = Vec<(Option<Meaning>, String)>;

/// A question, or one that has been answered.
pub struct Shown {
    /// What it is about.
    pub asked: Asked,
    /// The question.
    pub sentence: String,
    /// In how many rows; nothing where it has been answered.
    pub rows: String,
    /// What the answer may be.
    pub options: Options,
}

/// Those of one sort that are not there, and can all be new: what each is answered with.
pub type AllNew = Vec<(Asked, Meaning)>;

/// What is looked at.
pub struct Looked {
    /// The table understood.
    pub intake: Intake,
    /// What would become of each row.
    pub plan: Plan,
    /// How many of each there are.
    pub counts: Counts,
    /// What was left out of the sheet.
    pub of_sheet: Vec<String>,
    /// What was put right in the rows.
    pub of_rows: Vec<String>,
    /// What a column may be used for.
    pub uses: Vec<(Use, String)>,
    /// What is asked and what has been answered.
    pub questions: Vec<Shown>,
    /// How many questions are not shown yet.
    pub more: usize,
    /// Those that can be new by their names alone, of all that is asked, by what each would be.
    pub all_new: BTreeMap<String, AllNew>,
    /// The days on which there is nothing that anybody can have been at.
    pub days: BTreeSet<NaiveDate>,
    /// The places of the rows of each sort.
    sorted: [Vec<usize>; Sort::ALL.len()],
}

/// What the user has said so far.
#[derive(Default, Clone)]
pub struct Said {
    /// What rows are, where that was chosen.
    pub kind: Option<&'static Kind>,
    /// What columns were chosen for, in the order that it was done.
    pub uses: Vec<(usize, Use)>,
    /// The answers.
    pub answers: Answers,
    /// What was answered where it stood, and stands there still.
    pub answered: BTreeSet<Asked>,
}

impl Looked {
    /// Looks at a table; none if nobody can tell what its rows are.
    pub fn load(
        source: &Source,
        table: (Arc<Table>, bool),
        said: Said,
        hidden: &[String],
        today: NaiveDate,
    ) -> Result<Option<Self>> {
        let words = (&source.text, today);
        let looked = Intake::open(&source.reader, table, said.kind, words)?;
        Ok(looked.map(|mut intake| {
            intake.answers = said.answers;
            for (at, one) in said.uses {
                intake.set_use(at, one);
            }
            Self::of(intake, &said.answered, hidden, &source.text)
        }))
    }

    fn of(intake: Intake, answered: &BTreeSet<Asked>, hidden: &[String], text: &Text) -> Self {
        let plan = intake.plan(&mut || fresh_id(&mut System));
        let mut sorted: [Vec<usize>; Sort::ALL.len()] = Default::default();
        for (at, row) in plan.rows.iter().enumerate() {
            sorted[Sort::of(row) as usize].push(at);
        }
        let mut uses = vec![(Use::Leave, text.get("intake-use_leave"))];
        let offered = choices(intake.kind, &intake.before).into_iter();
        uses.extend(offered.map(|one| (one, use_in_words(intake.kind, one, text))));
        let answering = Answering::new(&intake, &plan, text);
        // An answered question stays where it stood.
        let open = plan.questions.keys().take(ASKED);
        let meanings = &intake.answers.meanings;
        let stay = answered
            .iter()
            .filter(|asked| meanings.contains_key(*asked));
        let all: BTreeSet<&Asked> = open.chain(stay).collect();
        let questions: Vec<Shown> = all
            .into_iter()
            .map(|asked| match plan.questions.get(asked) {
                Some(question) => answering.asked(asked, question),
                None => answering.answered(asked),
            })
            .collect();
        Self {
            all_new: answering.all_new(),
            days: plan.missing_days(),
            counts: plan.counts(),
            of_sheet: intake.told_of_sheet(hidden),
            of_rows: intake.told_of_rows(&plan),
            more: plan.questions.len().saturating_sub(ASKED),
            uses,
            questions,
            sorted,
            intake,
            plan,
        }
    }

    /// How many rows of a sort there are.
    pub fn count(&self, sort: Sort) -> usize {
        self.sorted[sort as usize].len()
    }

    /// A row of a sort, by its place among them.
    pub fn row(&self, sort: Sort, place: usize) -> Option<&Planned> {
        self.plan.rows.get(*self.sorted[sort as usize].get(place)?)
    }

    /// The place among the rows of a sort of the row with this number and mark.
    pub fn place(&self, sort: Sort, row: (u32, Option<usize>)) -> Option<usize> {
        let is = |at: &usize| self.plan.rows.get(*at).map(|row| (row.number, row.mark));
        let found = self.sorted[sort as usize].binary_search_by_key(&Some(row), is);
        found.ok()
    }
}

/// What questions may be answered with.
struct Answering<'a> {
    intake: &'a Intake,
    plan: &'a Plan,
    text: &'a Text,
    /// The sessions and meetings that there are.
    occasions: Vec<(Id, String)>,
}

impl<'a> Answering<'a> {
    fn new(intake: &'a Intake, plan: &'a Plan, text: &'a Text) -> Self {
        let mut occasions = intake.occasions();
        occasions.sort_by(|(_, one), (_, other)| crate::text::compare(one, other));
        Self {
            intake,
            plan,
            text,
            occasions,
        }
    }

    fn asked(&self, asked: &Asked, question: &Question) -> Shown {
        let args = [("n", question.rows.into())];
        Shown {
            asked: asked.clone(),
            sentence: question.sentence(self.text),
            rows: self.text.with("intake-in_rows", &args),
            options: self.options(asked, question),
        }
    }

    /// Those that are not there and need no more than their names, of all that is asked.
    fn all_new(&self) -> BTreeMap<String, AllNew> {
        let answered = &self.intake.answers.meanings;
        let mut all: BTreeMap<String, AllNew> = BTreeMap::new();
        for (asked, question) in &self.plan.questions {
            let field = question.field.and_then(|(kind, code)| kind.field(code));
            let shape = field.map(|(_, field)| field.shape);
            let Some(Shape::Reference([one]) | Shape::References([one])) = shape else {
                continue;
            };
            if answered.contains_key(asked) || !question.candidates.is_empty() {
                continue;
            }
            let mut new = kind(one).into_iter().flat_map(|kind| self.new_ones(kind));
            let by_name = |(meaning, _): &(Option<Meaning>, String)| match meaning {
                Some(Meaning::New(more)) => more.is_empty(),
                _ => false,
            };
            if let Some((Some(meaning), words)) = new.rfind(by_name) {
                all.entry(words).or_default().push((asked.clone(), meaning));
            }
        }
        all
    }

    fn answered(&self, asked: &Asked) -> Shown {
        let (path, words) = asked;
        let of = self.intake.kind;
        let stands = self.plan.answered.get(asked);
        let question = Question {
            field: of.field(path).map(|(_, field)| (of, field.code)),
            words: stands.map_or(words, |stands| &stands.words).clone(),
            candidates: self.intake.candidates(asked),
            day: None,
            rows: stands.map_or(0, |stands| stands.rows),
        };
        let args = [
            ("words", question.words_in(self.text).into()),
            ("field", question.field_in_words(self.text).into()),
        ];
        Shown {
            asked: asked.clone(),
            sentence: self.text.with("intake-answered", &args),
            rows: match question.rows {
                0 => String::new(),
                n => self.text.with("intake-in_rows", &[("n", n.into())]),
            },
            options: self.options(asked, &question),
        }
    }

    /// What a word may mean: nothing yet, what it may be, a new one, or nothing.
    fn options(&self, asked: &Asked, question: &Question) -> Options {
        let (text, known) = (self.text, &self.intake.known);
        let mut options: Options = vec![(None, text.get("intake-answer_later"))];
        let candidates = question.candidates.iter();
        options.extend(candidates.map(|id| is(*id, known.title(&id.to_string()))));
        let field = question.field.and_then(|(kind, code)| kind.field(code));
        match field.map(|(_, field)| field.shape) {
            Some(Shape::Choice(known) | Shape::Choices(known)) => {
                let each = known.choices.iter();
                options.extend(each.map(|code| means(code, text.choice(known, code))));
            }
            Some(Shape::Number(_)) => {
                let words = |one: &str| text.get(&format!("intake-answer_{one}"));
                options.extend(meanings().map(|one| means(one, words(one))));
            }
            Some(Shape::Reference([one]) | Shape::References([one])) => {
                options.extend(self.there(one, question));
                options.extend(self.others(asked));
                let new = kind(one).into_iter();
                options.extend(new.flat_map(|kind| self.new_ones(kind)));
            }
            None => {
                let others = self.occasions.iter();
                let others = others.filter(|(id, _)| !question.candidates.contains(id));
                options.extend(others.map(|(id, title)| is(*id, title.clone())));
            }
            _ => {}
        }
        options.push((Some(Meaning::Nothing), text.get("intake-answer_nothing")));
        options
    }

    /// The records that words may mean though they are called otherwise: all, where they are few, else those that
    /// have a word alike.
    fn there(&self, kind: &str, question: &Question) -> Options {
        let known = &self.intake.known;
        let Some(named) = known.named.get(kind) else {
            return Options::new();
        };
        let beginnings = |words: &str| -> BTreeSet<String> {
            let words = alike(words);
            let words = words
                .split_whitespace()
                .filter(|word| word.chars().count() > 2);
            words.map(|word| word.chars().take(4).collect()).collect()
        };
        let mine = beginnings(&question.words);
        let few = named.by_name.len() <= FEW;
        let names = named.by_name.iter();
        let near = names.filter(|(name, _)| few || !mine.is_disjoint(&beginnings(name)));
        let ids = near.flat_map(|(_, ids)| ids);
        let mut there: Vec<(Id, String)> = ids
            .filter(|id| !question.candidates.contains(id))
            .map(|id| (*id, known.called(*id)))
            .collect();
        there.sort_by(|(_, one), (_, other)| crate::text::compare(one, other));
        there.truncate(FEW);
        there.into_iter().map(|(id, title)| is(id, title)).collect()
    }

    /// The same as other words that are asked about, or are to be new.
    fn others(&self, (path, words): &Asked) -> Options {
        let said = &self.intake.answers.meanings;
        let is_new = |asked: &Asked| matches!(said.get(asked), Some(Meaning::New(_)));
        let answered = self.plan.answered.iter().filter(|(asked, _)| is_new(asked));
        let all = self.plan.questions.iter().chain(answered);
        let others = all.filter(|((at, other), _)| at == path && other != words);
        let mut others: Vec<&str> = others.map(|(_, one)| one.words.as_str()).collect();
        others.sort_by(|one, other| crate::text::compare(one, other));
        others.truncate(FEW);
        let option = |words: &str| {
            let label = self
                .text
                .with("intake-answer_as", &[("words", words.into())]);
            (Some(Meaning::As(words.to_owned())), label)
        };
        others.into_iter().map(option).collect()
    }

    /// New records of a kind that need no more than a name and a choice.
    fn new_ones(&self, kind: &'static Kind) -> Options {
        if self.intake.known.role.may_make(kind, None).is_err() {
            return Vec::new();
        }
        let title = kind.title.first().copied().unwrap_or_default();
        let needed = |field: &&crate::domain::Field| field.required && field.code != title;
        let mut needed = kind.fields.iter().filter(needed);
        let new = capitalised(&self.text.kind_new(kind));
        match (needed.next(), needed.next()) {
            (None, _) => vec![(Some(Meaning::New(Fields::new())), new)],
            (Some(field), None) => match field.shape {
                Shape::Choice(known) => {
                    let option = |code: &&'static str| {
                        let fields = Fields::from([(field.code.to_owned(), json!(code))]);
                        let of = self.text.choice(known, code);
                        let args = [("new", new.as_str().into()), ("of", of.into())];
                        let words = self.text.with("intake-answer_new_of", &args);
                        (Some(Meaning::New(fields)), words)
                    };
                    known.choices.iter().map(option).collect()
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }
}

fn is(id: Id, title: String) -> (Option<Meaning>, String) {
    (Some(Meaning::Is(json!(id))), title)
}

fn means(code: &str, label: String) -> (Option<Meaning>, String) {
    (Some(Meaning::Is(json!(code))), label)
}
