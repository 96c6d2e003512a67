//! The widgets on pages of their own, with made-up content, to be looked at and tested.

use crate::gallery_work;
use chrono::{NaiveDate, NaiveTime};
use eframe::egui::{self, Align, Layout, Ui, vec2};
use samverka::gui::{
    theme::{Theme, Tone, space},
    widgets::icons::Icon,
    widgets::*,
};
use samverka::text::{DateWords, Language, Text};

/// What the gallery's widgets are set to.
pub struct Gallery {
    pub role: String,
    pub note: String,
    pub hours: Option<i64>,
    pub mandate: usize,
    pub sectors: Vec<usize>,
    pub view: usize,
    pub tab: usize,
    pub answer: Option<bool>,
    pub on: bool,
    pub place: String,
    pub from: Option<NaiveDate>,
    pub starts: Option<NaiveTime>,
    pub row: Option<usize>,
    pub opened: Option<usize>,
    pub sort: Option<(usize, Order)>,
    pub draft: String,
    pub added: Vec<String>,
    pub greeting: String,
    pub answered: Option<DialogAnswer>,
    pub commits: usize,
}

impl Default for Gallery {
    fn default() -> Self {
        Gallery {
            role: "Medlem".into(),
            note: "Vill gärna vara värd för nästa träff.".into(),
            hours: Some(13_229),
            mandate: 0,
            sectors: vec![0, 2],
            view: 0,
            tab: 0,
            answer: Some(true),
            on: true,
            place: String::new(),
            from: NaiveDate::from_ymd_opt(2026, 2, 1),
            starts: NaiveTime::from_hms_opt(13, 0, 0),
            row: Some(2),
            opened: None,
            sort: Some((0, Order::Ascending)),
            draft: String::new(),
            added: Vec::new(),
            greeting: String::new(),
            answered: None,
            commits: 0,
        }
    }
}

/// A page of the gallery.
pub type Page = fn(&mut Ui, &mut Gallery);

/// Every page by name.
pub const PAGES: &[(&str, Page)] = &[
    ("overview", overview),
    ("fields", fields),
    ("group", gallery_work::group),
    ("project", gallery_work::project),
    ("matrix", gallery_work::matrix),
    ("charts", gallery_work::charts),
    ("dialog", gallery_work::dialog),
];

/// Calendar words, in Swedish.
pub fn words() -> DateWords {
    DateWords::of(&Text::new(Language::Swedish))
}

/// Made-up workplaces.
pub fn places() -> Vec<Suggestion> {
    [
        ("Kultur- och fritidsförvaltningen", "12 personer"),
        ("Socialförvaltningen", "18 personer"),
    ]
    .map(|(words, note)| Suggestion {
        words: words.into(),
        note: Some(note.into()),
    })
    .into()
}

/// Draw a page with the navigation beside it.
pub fn show(ui: &mut Ui, state: &mut Gallery, page: Page) {
    let colours = &Theme::of(ui).palette;
    egui::Panel::left("navigation")
        .exact_size(216.0)
        .resizable(false)
        .frame(egui::Frame::new().fill(colours.navigation).inner_margin(12))
        .show(ui, navigation);
    egui::CentralPanel::default()
        .frame(
            egui::Frame::new()
                .fill(colours.ground)
                .inner_margin(egui::Margin {
                    left: 24,
                    right: 16,
                    top: 20,
                    bottom: 16,
                }),
        )
        .show(ui, |ui| page(ui, state));
}

fn navigation(ui: &mut Ui) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add(NavItem::new(Icon::Home, "Översikt").selected(true));
    nav_group(ui, "Samverkan", NAV_GROUP);
    ui.add(NavItem::new(Icon::Users, "Grupper").count("2"));
    ui.add(NavItem::new(Icon::Calendar, "Möten").count("23"));
    ui.add(NavItem::new(Icon::Clipboard, "Handlingsplan").alert("2"));
    nav_group(ui, "Förändring", NAV_GROUP);
    ui.add(NavItem::new(Icon::Change, "Förändringsarbeten").count("3"));
    ui.add(NavItem::new(Icon::Workflow, "Processkartor").count("1"));
    ui.add(NavItem::new(Icon::Hexagon, "Insatskarta"));
    nav_group(ui, "Kompetens", NAV_GROUP);
    ui.add(NavItem::new(Icon::Person, "Personer").count("58"));
    ui.add(NavItem::new(Icon::Education, "Utbildningar").count("12"));
    ui.add(NavItem::new(Icon::Survey, "Enkäter"));
    nav_group(ui, "Underlag", NAV_GROUP);
    ui.add(NavItem::new(Icon::Chart, "Uppföljning"));
    ui.add(NavItem::new(Icon::Document, "Rapport"));
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        ui.add(NavItem::new(Icon::Settings, "Inställningar"));
        ui.add_space(8.0);
        ui.add(Button::primary("Skicka paket").fill_width());
    });
}

fn overview(ui: &mut Ui, _state: &mut Gallery) {
    PageHeader::new("Operativa gruppen")
        .crumbs(&["Grupper", "Operativ nivå"])
        .purpose(
            "Uppdrag: genomföra handlingsplanen så att skola, socialtjänst och arbetsmarknad ger \
             ungdomarna samma besked.",
        )
        .show(ui, |ui| {
            ui.add(Button::primary("Nytt möte").shortcut("Ctrl N"));
            ui.add(Button::secondary("Protokoll"));
        });
    let colours = &Theme::of(ui).palette;
    let stats = [
        StatCard::new("Storlek", "15").unit("av 15 tänkta"),
        StatCard::new("Uttalat mandat", "9").unit("av 15, 3 utan"),
        StatCard::new("Närvaro, senaste 8", "82 %").change(Tone::Good, "+6"),
        StatCard::new("Deltagartimmar", "11 081").unit("h"),
        StatCard::new("Gemensamt möte", "104")
            .unit("dagar sedan")
            .tone(Tone::Bad),
    ];
    stat_row(ui, "stats", 160.0, stats.map(|stat| stat.leads_to(())));
    ui.add_space(space::XS);
    card_grid(ui, "goals", 220.0, 4, |ui, index, height| {
        let card = match index {
            0 => ProgressCard::new(
                "Delmål 2.1.2",
                "Strategisk grupp på plats",
                "1 av 1",
                1.0,
                State::Good,
                "Nått",
            ),
            1 => ProgressCard::new(
                "Delmål 2.1.5",
                "Minst ett förändringsarbete inlett",
                "0",
                0.0,
                State::NotBegun,
                "Inte påbörjat",
            ),
            2 => ProgressCard::new(
                "Delmål 2.1.4",
                "Operativ grupp",
                "1 av 2",
                0.5,
                State::Behind,
                "Efter takten",
            ),
            _ => ProgressCard::new(
                "Delmål 2.1.6",
                "Medarbetare i utbildning",
                "9 av 12",
                0.75,
                State::OnTheWay,
                "På väg, 3 före takten",
            ),
        };
        ui.add(card.min_height(height));
    });
    ui.add_space(space::XS);
    Card::new()
        .title("Nästa steg")
        .note("4 saker")
        .show(ui, |ui| {
            divider(ui);
            ui.horizontal(|ui| {
                chip(ui, Tone::Bad, "Gör nu");
                chip(ui, Tone::Warning, "Snart");
                chip(ui, Tone::Accent, "Bra att veta");
                chip(ui, Tone::Strategic, "Strategisk");
                chip(ui, Tone::Operative, "Operativ");
                chip(ui, Tone::Professional, "Profession");
                state_chip(ui, State::Good, "Nått");
                state_chip(ui, State::OnTheWay, "På väg");
                state_chip(ui, State::Behind, "Efter");
                state_chip(ui, State::NotBegun, "Saknas");
            });
            divider(ui);
            ui.horizontal(|ui| {
                ui.add(FilterChip::new("Nuvarande").count("15").selected(true));
                ui.add(FilterChip::new("Tidigare").count("4"));
                ui.add(FilterChip::new("Sektor").opens_menu());
                count_badge(ui, Tone::Bad, "2");
                count_badge(ui, Tone::Accent, "12");
                for (mandate, word) in [
                    (Mandate::Yes, "Ja"),
                    (Mandate::Partly, "Delvis"),
                    (Mandate::No, "Nej"),
                ] {
                    state_words(ui, mandate.shape(), mandate.tone(), word);
                }
                keycap(ui, "Ctrl K");
                link(ui, "Se ett exempel");
            });
            divider(ui);
            ui.horizontal(|ui| {
                ui.add(Button::primary("Boka möte"));
                ui.add(Button::secondary("Visa").icon(Icon::Eye));
                ui.add(Button::quiet("Avbryt"));
                ui.add(Button::danger("Radera allt"));
                ui.add(Button::secondary("Skicka").disabled_because(Some("Välj en profil först")));
                ui.add(Button::secondary("Registrera").small());
                ui.add(IconButton::new(Icon::Undo, "Ångra"));
                ui.add(IconButton::new(Icon::Redo, "Gör om").enabled(false));
                ui.add(IconButton::new(Icon::Board, "Tavla").selected(true));
                avatar(ui, "AH", Tone::Operative);
            });
            divider(ui);
            let names = [
                "Social",
                "Utbildning",
                "Arbetsmarknad",
                "Kultur och fritid",
                "Samhällsbyggnad",
            ];
            let shares: Vec<_> = names
                .iter()
                .enumerate()
                .map(|(place, name)| {
                    (
                        colours.sector(place),
                        5.0 - place as f32,
                        (*name).to_owned(),
                    )
                })
                .collect();
            sector_bar(ui, "Bredd", 10.0, &shares);
            ui.horizontal(|ui| {
                for (place, name) in names.iter().enumerate() {
                    sector_label(ui, colours.sector(place), name);
                    ui.add_space(space::S);
                }
            });
        });
}

fn fields(ui: &mut Ui, state: &mut Gallery) {
    PageHeader::new("Fält")
        .purpose("Allt sparas medan du skriver.")
        .show(ui, |_| ());
    tabs(
        ui,
        &mut state.tab,
        &[(0, "Uppgifter"), (1, "Möten"), (2, "Historik")],
    );
    ui.add_space(space::S);
    ui.columns(2, |sides| {
        card(&mut sides[0], |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let role = TextField::new("Roll i gruppen").show(ui, &mut state.role);
            state.commits += usize::from(role.committed);
            TextField::new("E-post").hint("namn@exempel.se").show(ui, &mut String::new());
            TextField::new("Verksamhet")
                .error(Some("Skriv vilken verksamhet personen kommer från."))
                .show(ui, &mut String::new());
            TextField::new("Skapad").read_only(true).show(ui, &mut "1 feb 09:10".to_owned());
            TextField::new("Anteckning").rows(3).help("Syns bara här.").show(ui, &mut state.note);
        });
        card(&mut sides[1], |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            Choice::new("Mandat").show(ui, &mut state.mandate, &[(0, "Ja"), (1, "Delvis"), (2, "Nej")]);
            WholeField::new("Kostnad", "Skriv ett heltal.").unit("kr").show(ui, &mut state.hours);
            Several::new("Sektorer").show(
                ui,
                &mut state.sectors,
                &[(0, "Social"), (1, "Utbildning"), (2, "Arbetsmarknad"), (3, "Kultur och fritid")],
            );
            yes_no_unknown(ui, "Medfinansiering", &mut state.answer, ["Ja", "Nej", "Vet inte"]);
            segmented(ui, "Visa som", &mut state.view, &[(0, "Tavla"), (1, "Tabell")]);
            switch(ui, &mut state.on, "Visa avslutade");
            empty_state(
                ui,
                Icon::Users,
                "Här samlas grupperna på strategisk och operativ nivå, så att du ser vilka som möts.",
                Some("Lägg till grupp"),
                Some("Se ett exempel"),
            );
            ui.allocate_space(vec2(1.0, 1.0));
        });
    });
}
