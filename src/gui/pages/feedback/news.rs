//! Nytt från projektet: what the latest feedback brought, until somebody has looked at it.

use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::Ui;

use crate::domain::{Comparison, Id, Kind, Record as _, Survey, Traces as _};
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::ground::worker::Finished;
use crate::gui::pages::follow_up;
use crate::gui::theme::{Tone, space};
use crate::gui::widgets::icons::Icon;
use crate::gui::widgets::{
    Button, Card, divider, empty_state, heading, link, muted, small, text_row,
};
use crate::text::{capitalised, dotted};
use crate::workspace::{Changed, Result};

/// What came.
struct News {
    seen: bool,
    when: String,
    /// "2 utbildningar, 1 enkät".
    counted: String,
    sorts: Vec<Sort>,
    /// Whether the comparison with others is new.
    compared: bool,
}

/// How many of a kind stand on the overview; all stand on the page.
const SHOWN: usize = 3;

/// What came of one kind.
struct Sort {
    name: String,
    kind: &'static Kind,
    /// Each with its title, and what is to be known beside it.
    all: Vec<(Id, String, String)>,
}

fn load(source: &Source, today: NaiveDate, unseen: bool) -> Result<Option<News>> {
    // What has been seen is not gone through again for the overview.
    if unseen && source.reader.unseen()? == 0 {
        return Ok(None);
    }
    let Some(news) = source.reader.news()? else {
        return Ok(None);
    };
    let text = &source.text;
    let mut sorts: Vec<Sort> = Vec::new();
    let mut compared = false;
    for (kind, id) in &news.records {
        if kind.code == Comparison::CODE {
            compared = true;
            continue;
        }
        if sorts.last().is_none_or(|last| last.kind.code != kind.code) {
            sorts.push(Sort {
                name: capitalised(&text.kinds(kind)),
                kind,
                all: Vec::new(),
            });
        }
        let closes = match kind.code == Survey::CODE {
            true => source.reader.get::<Survey>(*id)?,
            false => None,
        };
        let closes = closes.and_then(|survey| survey.closes_on).map(|day| {
            let args = [("date", text.date(day).into())];
            text.with("news-closes", &args)
        });
        let title = text.title(&source.reader.title(*id)?);
        if let Some(sort) = sorts.last_mut() {
            sort.all.push((*id, title, closes.unwrap_or_default()));
        }
    }
    let told = news.records.iter().map(|(kind, _)| *kind);
    let told = told.filter(|kind| kind.code != Comparison::CODE);
    Ok(Some(News {
        seen: news.seen,
        when: text.when(news.at, today),
        counted: text.kinds_counted(told),
        sorts,
        compared,
    }))
}

fn news(cx: &Cx<'_>, unseen: bool) -> Option<Arc<Option<News>>> {
    let today = cx.today;
    cx.view(("news", today, unseen), move |source| {
        load(source, today, unseen)
    })
}

/// Draws the card on the overview, until somebody has looked at what came.
pub fn card(ui: &mut Ui, cx: &Cx<'_>) {
    if cx.is_lead() {
        return;
    }
    let news = news(cx, true);
    let news = news.as_deref().and_then(Option::as_ref);
    let Some(news) = news.filter(|news| !news.seen && !news.is_empty()) else {
        return;
    };
    let title = cx.text.get("news-title");
    Card::new().tone(Tone::Accent).title(&title).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        muted(ui, &dotted([&news.when, &news.counted]));
        for sort in &news.sorts {
            ui.horizontal_wrapped(|ui| {
                small(ui, &sort.name);
                for one in sort.all.iter().take(SHOWN) {
                    sort.way(ui, cx, one);
                }
            });
        }
        ui.add_space(space::XS);
        ui.horizontal_wrapped(|ui| {
            looked(ui, cx);
            ui.add_space(space::S);
            if link(ui, &cx.text.get("news-all")).clicked() {
                cx.go(Route::FEEDBACK);
            }
            ui.add_space(space::S);
            news.comparison(ui, cx);
        });
    });
}

/// Draws the page of a municipality.
pub fn page(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(news) = news(cx, false) else { return };
    let Some(news) = news.as_ref().as_ref().filter(|news| !news.is_empty()) else {
        empty_state(ui, Icon::Send, &cx.text.get("news-empty"), None, None);
        return;
    };
    crate::gui::shelf::split::page(ui, |ui| {
        let title = cx.text.get("news-title");
        Card::new().title(&title).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            news.ui(ui, cx);
            if !news.seen {
                looked(ui, cx);
            }
        });
    });
}

impl News {
    fn is_empty(&self) -> bool {
        self.sorts.is_empty() && !self.compared
    }

    fn ui(&self, ui: &mut Ui, cx: &Cx<'_>) {
        muted(ui, &dotted([&self.when, &self.counted]));
        for sort in &self.sorts {
            divider(ui);
            heading(ui, 3, &sort.name);
            for one in &sort.all {
                ui.push_id(one.0, |ui| text_row(ui, |ui| sort.way(ui, cx, one)));
            }
        }
        if self.compared {
            divider(ui);
            self.comparison(ui, cx);
        }
    }

    /// The way to the comparison, where it is new.
    fn comparison(&self, ui: &mut Ui, cx: &Cx<'_>) {
        if self.compared && link(ui, &cx.text.get("news-compare")).clicked() {
            cx.asks.tell(|state: &mut follow_up::State| state.compare());
            cx.go(Route::FOLLOW_UP);
        }
    }
}

impl Sort {
    /// Draws the way to one that came, and what is to be known beside it.
    fn way(&self, ui: &mut Ui, cx: &Cx<'_>, (id, title, beside): &(Id, String, String)) {
        if link(ui, title).clicked() {
            cx.go(Route::record(self.kind, *id));
        }
        if !beside.is_empty() {
            small(ui, beside);
        }
    }
}

/// The button that says that it has been looked at.
fn looked(ui: &mut Ui, cx: &Cx<'_>) {
    let words = cx.text.get("news-looked");
    if cx.writable && ui.add(Button::secondary(&words)).clicked() {
        cx.work(String::new(), |workspace, _| {
            match workspace.look_at_news() {
                Ok(()) => Finished {
                    changed: Some(Changed::everything()),
                    ..Finished::default()
                },
                Err(error) => Finished::failed(error),
            }
        });
    }
}
