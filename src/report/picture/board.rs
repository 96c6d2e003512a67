//! A board on a sheet: its columns of notes with their votes, and for risks the matrix.

use chrono::NaiveDate;

use super::draw::About;
use super::figure::foot;
use super::fonts::{Weight, lines, width};
use super::{Anchor, Colour, Picture, Shape, colours};
use crate::domain::{Board, BoardItem, BoardTemplate, Id, Meeting, MunicipalityCode};
use crate::insight::{Hung, HungColumn, HungNote, Scope, hang};
use crate::text::{Text, dotted};
use crate::workspace::{Reader, Result};

/// The width of a column, what stands between columns, and the margin.
const COLUMN: f32 = 230.0;
const GAP: f32 = 16.0;
const MARGIN: f32 = 28.0;
/// Letters: the title's, a column's, a note's, and the smallest.
const TITLE: f32 = 24.0;
const NAME: f32 = 16.0;
const WORDS: f32 = 14.0;
const SMALL: f32 = 11.5;
/// Around the words on a note.
const SIDE: f32 = 12.0;
/// A place in the matrix.
const CELL: (f32, f32) = (96.0, 54.0);

/// What the grounds of the matrix are, by how grave a risk is there.
const GRAVE: [Colour; 3] = [
    Colour(0x00E4_F1E9),
    Colour(0x00FB_F0DA),
    Colour(0x00FA_E6E3),
];
/// What became something stands on this ground.
const GOOD: (Colour, Colour) = (Colour(0x00E4_F1E9), Colour(0x002B_7A4B));

/// A board, what it is about, and how its notes hang.
pub struct BoardOnPaper {
    /// The board.
    pub board: Board,
    /// What it is for and at which meeting.
    pub about: String,
    /// Its notes.
    pub hung: Hung,
}

impl BoardOnPaper {
    /// Reads a board; none if there is no such board. Without votes the notes hang in their order, and with votes the
    /// most wanted on top, unless something else is asked for; the gravest risk always hangs on top.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn read(
        reader: &Reader,
        text: &Text,
        id: Id,
        by_votes: Option<bool>,
    ) -> Result<Option<Self>> {
        let board = reader.get::<Board>(id)?;
        let Some(board) = board.filter(|board| !board.head.removed) else {
            return Ok(None);
        };
        let items = reader.of::<BoardItem>(BoardItem::board, id)?;
        let meeting = match board.meeting {
            Some(meeting) => reader.get::<Meeting>(meeting)?,
            None => None,
        };
        let voted = items.iter().any(|item| item.votes.is_some());
        let by_votes = by_votes.unwrap_or(voted) && !board.asks_risk();
        let mut hung = hang(&columns(text, &board), items, by_votes);
        // Risks stand as they are numbered in the matrix.
        if board.asks_risk() {
            hung.by_gravity();
        }
        Ok(Some(Self {
            about: about(text, &board, meeting.as_ref()),
            hung,
            board,
        }))
    }

    /// Draws it.
    pub fn picture(&self, reader: &Reader, text: &Text, on: NaiveDate) -> Result<Picture> {
        let project = reader.project()?;
        let scope = Scope::everything(on);
        let scope = match self.board.head.municipality {
            Some(code) => scope.within(code),
            None => scope,
        };
        let about = About {
            title: self.board.title.clone(),
            number: self.about.clone(),
            foot: foot(project.as_ref(), &scope, text),
            language: text.language(),
        };
        Ok(draw(text, &about, &self.hung, self.board.asks_risk()))
    }
}

/// What the columns of a board are called: its own, or those of its template.
pub fn columns(text: &Text, board: &Board) -> Vec<String> {
    if board.columns.is_empty() {
        text.board_columns(board.template.unwrap_or(BoardTemplate::Free))
    } else {
        board.columns.clone()
    }
}

/// What a board is for, and at which meeting: no person is named.
pub fn about(text: &Text, board: &Board, meeting: Option<&Meeting>) -> String {
    let place = |code: MunicipalityCode| text.municipality(code);
    let day = meeting.and_then(|meeting| meeting.date);
    let here = [
        board.head.municipality.map(place),
        day.map(|day| text.long_day(day)),
    ];
    let here = here.into_iter().flatten().collect::<Vec<_>>().join(" ");
    dotted([text.chosen(board.template), here])
}

fn draw(text: &Text, about: &About, hung: &Hung, risks: bool) -> Picture {
    let columns = hung.columns.iter();
    let columns: Vec<&HungColumn> = columns
        .filter(|column| column.known || !column.notes.is_empty())
        .collect();
    let count = columns.len().max(2) as f32;
    let room = count * COLUMN + (count - 1.0) * GAP;
    let mut sheet = Sheet {
        shapes: Vec::new(),
        text,
        numbered: if risks { numbered(hung) } else { Vec::new() },
    };
    let mut y = MARGIN;
    y = sheet.lines(
        (MARGIN, y),
        &about.title,
        TITLE,
        Weight::SemiBold,
        colours::TEXT,
        room,
    );
    y = sheet.lines(
        (MARGIN, y),
        &about.number,
        WORDS,
        Weight::Regular,
        colours::MUTED,
        room,
    );
    y += 14.0;
    let top = y;
    for (nth, column) in columns.iter().enumerate() {
        let left = MARGIN + nth as f32 * (COLUMN + GAP);
        y = y.max(sheet.column((left, top), column));
    }
    if risks {
        y = sheet.matrix((MARGIN, y + 10.0));
    }
    y += 10.0;
    sheet.shapes.push(Shape::Line {
        from: (MARGIN, y),
        to: (MARGIN + room, y),
        width: 1.0,
        colour: colours::LINE,
    });
    y = sheet.lines(
        (MARGIN, y + 6.0),
        &about.foot,
        SMALL,
        Weight::Regular,
        colours::MUTED,
        room,
    );
    let size = ((room + 2.0 * MARGIN).ceil(), (y + MARGIN - 8.0).ceil());
    let ground = Shape::Box {
        at: (0.0, 0.0),
        size,
        radius: 0.0,
        fill: colours::SURFACE,
    };
    Picture {
        title: about.title.clone(),
        description: description(text, about, &columns),
        language: about.language,
        size,
        shapes: std::iter::once(ground).chain(sheet.shapes).collect(),
    }
}

/// The risks that stand in the matrix, the gravest first: each with its number.
fn numbered(hung: &Hung) -> Vec<HungNote> {
    let notes = hung.columns.iter().flat_map(|column| &column.notes);
    let mut graded: Vec<HungNote> = notes
        .filter(|note| note.item.gravity().is_some())
        .cloned()
        .collect();
    graded.sort_by_key(|note| std::cmp::Reverse(note.item.gravity()));
    graded
}

/// Everything that stands on the board, in words.
fn description(text: &Text, about: &About, columns: &[&HungColumn]) -> String {
    let mut said = vec![about.number.clone()];
    for column in columns {
        let notes = column.notes.iter().map(|note| {
            let below = foot_of(text, note);
            if below.is_empty() {
                note.item.text.clone()
            } else {
                format!("{} ({below})", note.item.text)
            }
        });
        let notes: Vec<String> = notes.collect();
        said.push(format!("{}: {}", column.name, notes.join("; ")));
    }
    said.retain(|words| !words.is_empty());
    said.join(". ")
}

/// What stands below the words of a note.
fn foot_of(text: &Text, note: &HungNote) -> String {
    let counted = |key: &str, n: i64| (n > 0).then(|| text.with(key, &[("n", n.into())]));
    let together = counted("board-notes", note.count()).filter(|_| !note.merged.is_empty());
    dotted(
        [counted("board-votes", note.votes), together]
            .into_iter()
            .flatten(),
    )
}

struct Sheet<'a> {
    shapes: Vec<Shape>,
    text: &'a Text,
    numbered: Vec<HungNote>,
}

impl Sheet<'_> {
    /// Words in as many lines as they need; how far down they reach.
    fn lines(
        &mut self,
        (x, mut y): (f32, f32),
        words: &str,
        size: f32,
        weight: Weight,
        colour: Colour,
        room: f32,
    ) -> f32 {
        for line in lines(words, size, weight, room) {
            y += size * 1.35;
            self.shapes.push(Shape::Words {
                at: (x, y - size * 0.35),
                anchor: Anchor::Start,
                size,
                weight,
                colour,
                words: line,
            });
        }
        y
    }

    fn bordered(&mut self, at: (f32, f32), size: (f32, f32), edge: Colour, fill: Colour) {
        let outer = Shape::Box {
            at,
            size,
            radius: 6.0,
            fill: edge,
        };
        let inner = Shape::Box {
            at: (at.0 + 1.0, at.1 + 1.0),
            size: (size.0 - 2.0, size.1 - 2.0),
            radius: 5.0,
            fill,
        };
        self.shapes.extend([outer, inner]);
    }

    fn column(&mut self, (x, y): (f32, f32), column: &HungColumn) -> f32 {
        let mut y = self.lines(
            (x, y),
            &column.name,
            NAME,
            Weight::SemiBold,
            colours::TEXT,
            COLUMN,
        );
        y += 6.0;
        for note in &column.notes {
            y = self.note((x, y), note) + 8.0;
        }
        y
    }

    fn note(&mut self, (x, y): (f32, f32), note: &HungNote) -> f32 {
        let became = std::iter::once(&note.item)
            .chain(&note.merged)
            .any(|item| item.became.is_some());
        let number = self
            .numbered
            .iter()
            .position(|one| one.item.head.id == note.item.head.id);
        let words = match number {
            Some(number) => format!("{}. {}", number + 1, note.item.text),
            None => note.item.text.clone(),
        };
        let below = foot_of(self.text, note);
        let began = self.shapes.len();
        let room = COLUMN - 2.0 * SIDE;
        let mut end = self.lines(
            (x + SIDE, y + 6.0),
            &words,
            WORDS,
            Weight::Regular,
            colours::TEXT,
            room,
        );
        if !below.is_empty() {
            end = self.lines(
                (x + SIDE, end + 2.0),
                &below,
                SMALL,
                Weight::SemiBold,
                colours::ACCENT,
                room,
            );
        }
        if became {
            let words = self.text.get("board-became");
            end = self.lines(
                (x + SIDE, end + 2.0),
                &words,
                SMALL,
                Weight::Regular,
                GOOD.1,
                room,
            );
        }
        let words = self.shapes.split_off(began);
        let (edge, fill) = if became {
            (GOOD.1, GOOD.0)
        } else {
            (colours::QUIET, colours::SURFACE)
        };
        self.bordered((x, y), (COLUMN, end + 8.0 - y), edge, fill);
        self.shapes.extend(words);
        end + 8.0
    }

    /// The matrix with the numbers of the risks; how far down it reaches.
    fn matrix(&mut self, (x, y): (f32, f32)) -> f32 {
        let title = self.text.get("board-matrix_paper");
        let top = self.lines(
            (x, y),
            &title,
            SMALL,
            Weight::Regular,
            colours::MUTED,
            900.0,
        ) + 6.0;
        let axis = 20.0;
        for likelihood in 1..=5_i64 {
            let row = top + CELL.1 * (5 - likelihood) as f32;
            self.word((x + 6.0, row + CELL.1 / 2.0 + 4.0), &likelihood.to_string());
            for consequence in 1..=5_i64 {
                let left = x + axis + CELL.0 * (consequence - 1) as f32;
                let grave = match likelihood * consequence {
                    ..=4 => 0,
                    5..=9 => 1,
                    _ => 2,
                };
                let size = (CELL.0 - 3.0, CELL.1 - 3.0);
                self.bordered((left, row), size, colours::LINE, GRAVE[grave]);
                let here = (1..).zip(&self.numbered).filter(|(_, note)| {
                    note.item.likelihood == Some(likelihood)
                        && note.item.consequence == Some(consequence)
                });
                let numbers: Vec<String> = here
                    .map(|(number, _): (usize, _)| number.to_string())
                    .collect();
                let numbers = numbers.join(", ");
                let wide = width(&numbers, WORDS, Weight::Regular);
                self.word(
                    (left + (CELL.0 - wide) / 2.0, row + CELL.1 / 2.0 + 4.0),
                    &numbers,
                );
            }
            let along = x + axis + CELL.0 * (likelihood as f32 - 0.5);
            self.word((along, top + CELL.1 * 5.0 + 14.0), &likelihood.to_string());
        }
        top + CELL.1 * 5.0 + 24.0
    }

    fn word(&mut self, at: (f32, f32), words: &str) {
        if !words.is_empty() {
            self.shapes.push(Shape::Words {
                at,
                anchor: Anchor::Start,
                size: WORDS,
                weight: Weight::Regular,
                colour: colours::TEXT,
                words: words.to_owned(),
            });
        }
    }
}
