//! Figures on cards.

use std::borrow::Cow;
use std::sync::Arc;

use eframe::egui::{
    Align, Color32, CursorIcon, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    Widget, WidgetInfo, accesskit::Role, pos2, vec2,
};

use super::{
    card::{card_grid, frame},
    chip::{BarShare, sector_bar},
    paint::{
        baseline_row, clicks, focus_ring, left_middle, one_line, two_lines, whole_line, wrapped,
    },
    shape::{Shape, State},
};
use crate::gui::theme::{CARD_RADIUS, Theme, Tone, Type};

/// A figure with what it counts, to stand in a [`stat_row`]. One that `leads_to` something can be clicked: as a rule
/// every number opens its rows.
#[must_use = "give it to `stat_row`"]
pub struct StatCard<'a, A = ()> {
    label: Cow<'a, str>,
    number: Cow<'a, str>,
    unit: Cow<'a, str>,
    change: Option<(Tone, String)>,
    note: Cow<'a, str>,
    hint: Cow<'a, str>,
    shares: Option<(String, Vec<BarShare>)>,
    tone: Tone,
    number_tone: Tone,
    leads_to: Option<A>,
}

/// Cards side by side and equally high, as many as fit with at least `least` points each; where the clicked one leads.
///
/// `stat_row(ui, "group", 150.0, [StatCard::new("Storlek", "15").unit("av 15 tänkta").leads_to(Shown::Current)])`
pub fn stat_row<'a, A>(
    ui: &mut Ui,
    salt: &str,
    least: f32,
    cards: impl IntoIterator<Item = StatCard<'a, A>>,
) -> Option<A> {
    let mut cards: Vec<Option<StatCard<'a, A>>> = cards.into_iter().map(Some).collect();
    let mut chosen = None;
    card_grid(ui, salt, least, cards.len(), |ui, place, height| {
        let card = cards.get_mut(place).and_then(Option::take);
        let clicked = card.and_then(|card| card.show(ui, height));
        chosen = chosen.take().or(clicked);
    });
    chosen
}

impl<'a, A> StatCard<'a, A> {
    /// What is counted, and the figure as written out.
    pub fn new(label: impl Into<Cow<'a, str>>, number: impl Into<Cow<'a, str>>) -> Self {
        StatCard {
            label: label.into(),
            number: number.into(),
            unit: Cow::Borrowed(""),
            change: None,
            note: Cow::Borrowed(""),
            hint: Cow::Borrowed(""),
            shares: None,
            tone: Tone::Neutral,
            number_tone: Tone::Neutral,
            leads_to: None,
        }
    }

    setters! {
        /// Small words after the figure.
        pub unit(unit: impl Into<Cow<'a, str>>) = unit.into();
        /// Small words after the figure in a tone, such as "+6".
        pub change(tone: Tone, words: impl Into<String>) = Some((tone, words.into()));
        /// Small words below the figure.
        pub note(note: impl Into<Cow<'a, str>>) = note.into();
        /// What it means, for whoever points at it.
        pub hint(hint: impl Into<Cow<'a, str>>) = hint.into();
        /// Of what the whole is made up, as a bar in place of the figure: its name, and the shares in colour and words.
        pub shares(name: impl Into<String>, shares: Vec<BarShare>) = Some((name.into(), shares));
        /// Colour the whole card; a warning or worse also gets a triangle.
        pub tone(tone: Tone) = tone;
        /// Colour the figure only.
        pub number_tone(tone: Tone) = tone;
        /// Where a click leads.
        pub leads_to(aim: A) = Some(aim);
    }

    /// How wide a card is on which this label stands whole.
    pub fn label_width(ui: &Ui, label: &str) -> f32 {
        let label = whole_line(ui, Type::Small, label, Color32::PLACEHOLDER);
        (label.size().x + 30.0).ceil()
    }

    fn spoken(&self) -> String {
        let change = self.change.as_ref().map_or("", |change| &change.1);
        let parts = [&self.label, &self.number, &self.unit, change, &self.note];
        let said = parts.into_iter().filter(|words| !words.is_empty());
        said.collect::<Vec<_>>().join(" ")
    }

    fn paint_label(&self, ui: &Ui, inner: Rect, y: f32) {
        let colours = &Theme::of(ui).palette;
        let alarming = matches!(self.tone, Tone::Warning | Tone::Bad);
        let ink = if alarming {
            colours.tint(self.tone).ink
        } else {
            colours.muted
        };
        let mut at = pos2(inner.left(), y + 9.0);
        if alarming {
            at.x = Shape::Triangle.paint_before(ui.painter(), at, 9.0, ink);
        }
        let label = one_line(ui, Type::Small, &self.label, ink, inner.right() - at.x);
        left_middle(ui, at, label);
    }

    fn paint_number(&self, ui: &Ui, inner: Rect, y: f32) {
        let colours = &Theme::of(ui).palette;
        let ink = match self.number_tone {
            Tone::Neutral => colours.text,
            tone => colours.tint(tone).ink,
        };
        let width = inner.width();
        let mut row = vec![number_that_fits(ui, &self.number, ink, width)];
        if !self.unit.is_empty() {
            let room = (width - row[0].size().x - 5.0).max(0.0);
            row.push(one_line(ui, Type::Small, &self.unit, colours.muted, room));
        }
        if let Some((tone, words)) = &self.change {
            let ink = colours.tint(*tone).ink;
            row.push(whole_line(ui, Type::SmallMedium, words, ink));
        }
        baseline_row(ui.painter(), pos2(inner.left(), y), 5.0, &row);
    }

    /// Whether the unit fits beside the number; else it stands below, before the note.
    fn unit_fits(&self, ui: &Ui, width: f32) -> bool {
        let wide = |step, words: &str| whole_line(ui, step, words, Color32::PLACEHOLDER).size().x;
        let change = self.change.as_ref().map_or("", |change| &change.1);
        let all = wide(Type::Number, &self.number) + wide(Type::Small, &self.unit);
        all + wide(Type::SmallMedium, change) + 10.0 <= width
    }

    fn show(mut self, ui: &mut Ui, least_height: f32) -> Option<A> {
        let colours = &Theme::of(ui).palette;
        let spoken = self.spoken();
        if !self.unit_fits(ui, ui.available_width() - 28.0) {
            let below = [
                std::mem::take(&mut self.unit),
                std::mem::take(&mut self.note),
            ];
            let below = below
                .iter()
                .map(AsRef::as_ref)
                .filter(|words: &&str| !words.is_empty());
            self.note = below.collect::<Vec<&str>>().join(" · ").into();
        }
        let room = ui.available_width() - 28.0;
        let note = two_lines(
            ui,
            Type::Small,
            &self.note,
            colours.muted,
            room,
            (16.0, Align::LEFT),
        );
        let height = match note.rows.len() {
            _ if self.note.is_empty() => 68.0,
            2.. => 104.0,
            _ => 88.0_f32,
        };
        let height = height.max(least_height);
        let leads = self.leads_to.is_some();
        let sense = clicks(leads);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), sense);
        paint_card(ui, rect, self.tone, leads && response.hovered());
        let inner = rect.shrink2(vec2(14.0, 12.0));
        self.paint_label(ui, inner, inner.top());
        match &self.shares {
            Some((name, shares)) => {
                let bar = inner.translate(vec2(0.0, 26.0));
                let mut bar = ui.new_child(UiBuilder::new().max_rect(bar));
                sector_bar(&mut bar, name, 10.0, shares);
            }
            None => self.paint_number(ui, inner, inner.top() + 18.0),
        }
        let half = note.size().y / 2.0;
        let middle = inner.top() + 54.0 + (half - 8.0).max(0.0);
        left_middle(ui, pos2(inner.left(), middle), note);
        focus_ring(ui, &response, rect, f32::from(CARD_RADIUS));
        let role = if leads { Role::Button } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, true, &spoken));
        let response = match self.hint.as_ref() {
            "" => response,
            hint => response.on_hover_text(hint),
        };
        let aim = self.leads_to?;
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        response.clicked().then_some(aim)
    }
}

/// Paint an empty card.
pub(super) fn paint_card(ui: &Ui, rect: Rect, tone: Tone, pointed: bool) {
    let frame = frame(ui, tone);
    let edge = if pointed {
        Stroke::new(1.0, Theme::of(ui).palette.edge_strong)
    } else {
        frame.stroke
    };
    ui.painter()
        .rect(rect, CARD_RADIUS, frame.fill, edge, StrokeKind::Inside);
}

/// A goal: its code and name, how far, and how it stands in shape, word and colour.
/// `ui.add(ProgressCard::new("Delmål 2.1.6", "Medarbetare i utbildning", "9 av 12", 0.75, State::OnTheWay, "På väg"))`
#[must_use = "give it to `ui.add`"]
pub struct ProgressCard<'a> {
    code: &'a str,
    name: &'a str,
    value: &'a str,
    share: f32,
    state: State,
    words: &'a str,
    min_height: f32,
}

impl<'a> ProgressCard<'a> {
    /// A goal with its value written out and as a share of what is planned.
    pub fn new(
        code: &'a str,
        name: &'a str,
        value: &'a str,
        share: f32,
        state: State,
        words: &'a str,
    ) -> Self {
        ProgressCard {
            code,
            name,
            value,
            share: share.clamp(0.0, 1.0),
            state,
            words,
            min_height: 0.0,
        }
    }

    setters! {
        /// At least this high.
        pub min_height(height: f32) = height;
    }
}

impl Widget for ProgressCard<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let colours = &Theme::of(ui).palette;
        let width = ui.available_width();
        let name = wrapped(ui, Type::Medium, self.name, colours.text, width - 28.0);
        let height = (108.0 + name.size().y).max(self.min_height);
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        paint_card(ui, rect, Tone::Neutral, response.hovered());
        let inner = rect.shrink2(vec2(14.0, 12.0));
        let code = one_line(ui, Type::Small, self.code, colours.muted, inner.width());
        left_middle(ui, pos2(inner.left(), inner.top() + 9.0), code);
        ui.painter()
            .galley(pos2(inner.left(), inner.top() + 18.0), name, colours.text);
        let value = value_row(ui, self.value, inner.width());
        let at = pos2(inner.left(), inner.bottom() - 56.0);
        baseline_row(ui.painter(), at, 5.0, &value);
        let tint = colours.tint(self.state.tone());
        let track = Rect::from_min_size(
            pos2(inner.left(), inner.bottom() - 27.0),
            vec2(inner.width(), 6.0),
        );
        paint_bar(ui, track, self.share, tint.fill);
        let line = pos2(inner.left(), inner.bottom() - 8.0);
        let x = self
            .state
            .shape()
            .paint_before(ui.painter(), line, 9.0, tint.ink);
        let words = one_line(
            ui,
            Type::SmallMedium,
            self.words,
            tint.ink,
            inner.right() - x,
        );
        left_middle(ui, pos2(x, line.y), words);
        focus_ring(ui, &response, rect, f32::from(CARD_RADIUS));
        let spoken = format!("{} {} {} {}", self.code, self.name, self.value, self.words);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

/// A value large on one line; where there is too little room, the word that it ends with small: the numbers are read
/// whole.
fn value_row(ui: &Ui, value: &str, room: f32) -> Vec<Arc<Galley>> {
    let colours = &Theme::of(ui).palette;
    let whole = one_line(ui, Type::Number, value, colours.text, room);
    let split = value
        .rfind(char::is_whitespace)
        .map(|at| value.split_at(at));
    let says = |word: &str| word.trim_start().starts_with(char::is_alphabetic);
    let Some((number, word)) = split.filter(|(_, word)| whole.elided && says(word)) else {
        return vec![whole];
    };
    let number = one_line(ui, Type::Number, number, colours.text, room);
    let left = (room - number.size().x - 5.0).max(0.0);
    let word = one_line(ui, Type::Small, word.trim_start(), colours.muted, left);
    vec![number, word]
}

/// A number large, or as large as there is room for.
fn number_that_fits(ui: &Ui, number: &str, ink: Color32, room: f32) -> Arc<Galley> {
    let large = one_line(ui, Type::Number, number, ink, room);
    match large.elided {
        true => one_line(ui, Type::Strong, number, ink, room),
        false => large,
    }
}

/// Paint a bar filled to a share.
pub(super) fn paint_bar(ui: &Ui, track: Rect, share: f32, colour: Color32) {
    let radius = track.height() / 2.0;
    ui.painter()
        .rect_filled(track, radius, Theme::of(ui).palette.track);
    if share > 0.0 {
        let width = (track.width() * share.min(1.0)).max(track.height());
        ui.painter().rect_filled(
            Rect::from_min_size(track.min, vec2(width, track.height())),
            radius,
            colour,
        );
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{Context, RawInput};

    use super::*;
    use crate::gui::theme::{Mode, install};

    /// What stands on the line, in this much room, and whether anything of it is cut off.
    fn written(row: impl Fn(&Ui) -> Vec<Arc<Galley>>) -> (Vec<String>, bool) {
        let ctx = Context::default();
        install(&ctx, Mode::Light, 1.0);
        let mut galleys = Vec::new();
        for _ in 0..2 {
            let mut shown = ctx.run_ui(RawInput::default(), |ui| galleys = row(ui));
            shown.textures_delta.clear();
        }
        let cut = galleys.iter().any(|galley| galley.elided);
        (
            galleys.iter().map(|one| one.text().to_owned()).collect(),
            cut,
        )
    }

    #[test]
    fn where_a_value_does_not_fit_its_word_is_small_and_its_numbers_whole() {
        let value = "128 av 290\u{a0}kommuner";
        let roomy = written(|ui| value_row(ui, value, 400.0));
        assert_eq!(roomy, (vec![value.to_owned()], false));
        let (row, cut) = written(|ui| value_row(ui, value, 190.0));
        assert_eq!(
            (&row[0][..], &row[1][..], cut),
            ("128 av 290", "kommuner", false)
        );
        let women_and_men = "90 495 · 40 026";
        let number = |ui: &Ui| vec![number_that_fits(ui, women_and_men, Color32::BLACK, 118.0)];
        assert!(!written(number).1);
    }
}
