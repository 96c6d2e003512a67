//! Tidslinje: phases, groups with their meetings, initiatives by stage, what happened outside, today.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::Ui;

use crate::domain::{Group, Id, Initiative, Meeting, MunicipalityCode, Record};
use crate::gui::ground::ask::Ask;
use crate::gui::ground::cx::Cx;
use crate::gui::ground::route::Route;
use crate::gui::ground::source::Source;
use crate::gui::pages::groups::parts::tone_of;
use crate::gui::pages::initiatives::stage_tone;
use crate::gui::theme::Tone;
use crate::gui::widgets::{Card, Lane, Span, Timeline};
use crate::insight::{GroupLine, InitiativeLine, timeline};
use crate::text::{Text, sort_key};
use crate::workspace::Result;

struct Time {
    from: NaiveDate,
    to: NaiveDate,
    phases: Vec<Span>,
    lanes: Vec<Lane>,
    /// Where each lane leads.
    ways: Vec<Leads>,
    /// What each tick of each lane is of.
    ticks: Vec<Vec<(Id, NaiveDate)>>,
    /// The lanes are municipalities, and stand by when they last met.
    of_many: bool,
}

/// A lane, where it leads, and what its ticks are of.
type Drawn = (Lane, Leads, Vec<(Id, NaiveDate)>);

/// Where a lane leads.
#[derive(Clone)]
enum Leads {
    To(Route),
    Municipality(MunicipalityCode),
    Nowhere,
}

fn time(cx: &Cx<'_>) -> Option<Arc<Option<Time>>> {
    let scope = cx.scope();
    let many = cx.is_lead() && cx.municipality.is_none();
    cx.view(("timeline", cx.today, cx.municipality), move |source| {
        let line = timeline(&*source.facts()?, &scope);
        let (Some(from), Some(to)) = (line.start, line.end) else {
            return Ok(None);
        };
        let (mut lanes, mut ways, mut ticks) = (Vec::new(), Vec::new(), Vec::new());
        let mut add = |(mut lane, way, of): Drawn| {
            lane.ticks = of.iter().map(|(_, day)| *day).collect();
            lanes.push(lane);
            ways.push(way);
            ticks.push(of);
        };
        let writer = Writer { source, from, to };
        let mut of_many = false;
        if many {
            let all = writer.municipalities(&line.groups, scope.today);
            of_many = Timeline::are_many(all.len());
            all.into_iter().for_each(&mut add);
        } else {
            for group in &line.groups {
                add(writer.group(group)?);
            }
            let begun = line.initiatives.iter();
            for one in begun.filter(|one| !one.reached.is_empty()) {
                add(writer.initiative(one, scope.today)?);
            }
        }
        outside(&source.text, line.events)
            .into_iter()
            .for_each(&mut add);
        let phases = writer.phases(&line.phases)?;
        Result::Ok(Some(Time {
            from,
            to,
            phases,
            lanes,
            ways,
            ticks,
            of_many,
        }))
    })
}

/// What happened in the world outside, as one lane.
fn outside(text: &Text, events: Vec<(Id, NaiveDate)>) -> Option<Drawn> {
    let lane = Lane {
        name: text.get("overview-outside"),
        spans: Vec::new(),
        ticks: Vec::new(),
    };
    (!events.is_empty()).then_some((lane, Leads::Nowhere, events))
}

struct Writer<'a> {
    source: &'a Source,
    from: NaiveDate,
    to: NaiveDate,
}

impl Writer<'_> {
    fn phases(&self, spans: &[crate::insight::Span]) -> Result<Vec<Span>> {
        const TONES: [Tone; 4] = [
            Tone::Neutral,
            Tone::Strategic,
            Tone::Operative,
            Tone::Professional,
        ];
        let spans = spans.iter().zip(TONES.iter().cycle());
        let shown = spans.map(|(span, tone)| {
            Result::Ok(Span {
                from: span.from.unwrap_or(self.from),
                to: Some(span.to.unwrap_or(self.to)),
                name: self.source.title(span.id)?,
                tone: *tone,
            })
        });
        shown.collect()
    }

    fn group(&self, line: &GroupLine) -> Result<Drawn> {
        let name = self.source.title(line.span.id)?;
        let span = line.span.from.map(|from| Span {
            from,
            to: line.span.to,
            name: name.clone(),
            tone: tone_of(line.kind),
        });
        let lane = Lane {
            name,
            spans: span.into_iter().collect(),
            ticks: Vec::new(),
        };
        let met = line.meetings.iter().map(|(id, date, _)| (*id, *date));
        let way = Leads::To(Route::record(Group::KIND, line.span.id));
        Ok((lane, way, met.collect()))
    }

    fn initiative(&self, line: &InitiativeLine, today: NaiveDate) -> Result<Drawn> {
        let name = self.source.title(line.id)?;
        let next = line.reached.iter().skip(1).map(|(_, day)| Some(*day));
        let stretches = line.reached.iter().zip(next.chain([None]));
        let spans = stretches.map(|((stage, from), to)| Span {
            from: *from,
            to: Some(to.unwrap_or_else(|| today.clamp(*from, self.to.max(*from)))),
            name: self.source.text.chosen(Some(*stage)),
            tone: stage_tone(*stage),
        });
        let lane = Lane {
            spans: spans.collect(),
            name,
            ticks: Vec::new(),
        };
        let way = Leads::To(Route::record(Initiative::KIND, line.id));
        Ok((lane, way, Vec::new()))
    }

    /// A lane for each municipality with all its meetings: by name where few are looked through, else that which has
    /// not met for longest first.
    fn municipalities(&self, groups: &[GroupLine], today: NaiveDate) -> Vec<Drawn> {
        let mut by_code: BTreeMap<Option<MunicipalityCode>, Vec<&GroupLine>> = BTreeMap::new();
        for group in groups {
            by_code.entry(group.municipality).or_default().push(group);
        }
        let many = Timeline::are_many(by_code.len());
        let lanes = by_code.into_iter().map(|(code, lines)| {
            let met = lines.iter().filter_map(|line| line.last_met(today)).max();
            (met.filter(|_| many), self.all_of(code, &lines))
        });
        let mut lanes: Vec<_> = lanes.collect();
        lanes.sort_by_cached_key(|(met, (lane, way, _))| {
            (matches!(way, Leads::Nowhere), *met, sort_key(&lane.name))
        });
        lanes.into_iter().map(|(_, lane)| lane).collect()
    }

    fn all_of(&self, code: Option<MunicipalityCode>, lines: &[&GroupLine]) -> Drawn {
        let name = code.map_or_else(
            || self.source.text.get("overview-the_project"),
            |code| self.source.text.municipality(code),
        );
        let met: BTreeMap<Id, NaiveDate> = lines
            .iter()
            .flat_map(|line| line.meetings.iter().map(|(id, date, _)| (*id, *date)))
            .collect();
        let from = lines.iter().filter_map(|line| line.span.from).min();
        let spans = from.into_iter().map(|from| Span {
            from: from.max(self.from),
            to: None,
            name: name.clone(),
            tone: Tone::Accent,
        });
        let lane = Lane {
            spans: spans.collect(),
            ticks: Vec::new(),
            name,
        };
        let way = code.map_or(Leads::Nowhere, Leads::Municipality);
        (lane, way, met.into_iter().collect())
    }
}

/// Draws the card.
pub fn card(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(time) = time(cx) else { return };
    let shown = time.as_ref().as_ref();
    let Some(time) = shown.filter(|time| !time.lanes.is_empty() || !time.phases.is_empty()) else {
        return;
    };
    let title = cx.text.get("overview-timeline");
    let today = cx.text.get("overview-today");
    let tick = |lane: usize, tick: usize| {
        let of = time.ticks.get(lane).and_then(|ticks| ticks.get(tick));
        let named = of.and_then(|(id, day)| Some((cx.names.get(*id)?, day)));
        named.map_or_else(String::new, |(named, day)| match named.kind.code {
            // What a meeting is called says when it is.
            Meeting::CODE => named.title.clone(),
            _ => format!("{} · {}", cx.text.long_day(*day), named.title),
        })
    };
    let order = time.of_many.then(|| cx.text.get("overview-longest_first"));
    let mut card = Card::new().title(&title);
    if let Some(order) = &order {
        card = card.note(order);
    }
    card.show(ui, |ui| {
        let shown = Timeline {
            name: &title,
            from: time.from,
            to: time.to,
            today: cx.today,
            today_word: &today,
            phases: &time.phases,
            lanes: &time.lanes,
            tick: &tick,
        };
        let clicked = shown.show(ui);
        match clicked.and_then(|index| time.ways.get(index)) {
            Some(Leads::To(route)) => cx.go(route.clone()),
            Some(Leads::Municipality(code)) => cx.ask(Ask::GoOf(cx.route.clone(), Some(*code))),
            Some(Leads::Nowhere) | None => {}
        }
    });
}
