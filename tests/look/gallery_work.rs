//! Pages of the gallery that show how people work: a group, a project over time, the state of all.

use chrono::NaiveDate;
use eframe::egui::{self, Align, Layout, Ui, vec2};
use samverka::gui::{
    theme::{Theme, Tone, Type, space},
    widgets::icons::Icon,
    widgets::*,
};

use super::gallery::Gallery;

/// A member of a made-up group.
pub struct Member {
    pub name: &'static str,
    pub level: &'static str,
    pub sector: usize,
    pub mandate: Mandate,
    pub meetings: &'static str,
}

pub const SECTORS: [&str; 5] = [
    "Social",
    "Utbildning",
    "Arbetsmarknad",
    "Kultur och fritid",
    "Samhällsbyggnad",
];

/// `#` was there, `o` was not, `.` was not a member yet.
pub const MEMBERS: &[Member] = &[
    Member {
        name: "Karin Ek",
        level: "Enhetschef",
        sector: 0,
        mandate: Mandate::Yes,
        meetings: "######o#",
    },
    Member {
        name: "Jonas Berg",
        level: "Medarbetare",
        sector: 0,
        mandate: Mandate::Partly,
        meetings: "#######o",
    },
    Member {
        name: "Amira Holm",
        level: "Strateg",
        sector: 3,
        mandate: Mandate::Yes,
        meetings: "......o#",
    },
    Member {
        name: "Per Lind",
        level: "Verksamhetschef",
        sector: 1,
        mandate: Mandate::Yes,
        meetings: "#####oo#",
    },
    Member {
        name: "Sara Nyström",
        level: "Medarbetare",
        sector: 1,
        mandate: Mandate::No,
        meetings: "######oo",
    },
    Member {
        name: "Leif Dahl",
        level: "Enhetschef",
        sector: 2,
        mandate: Mandate::Yes,
        meetings: "##o#oo##",
    },
    Member {
        name: "Nadia Åkesson",
        level: "Strateg",
        sector: 4,
        mandate: Mandate::Partly,
        meetings: "....####",
    },
    Member {
        name: "Eva Sjö",
        level: "Medarbetare",
        sector: 2,
        mandate: Mandate::No,
        meetings: "########",
    },
    Member {
        name: "Omar Falk",
        level: "Enhetschef",
        sector: 3,
        mandate: Mandate::Yes,
        meetings: "o#######",
    },
    Member {
        name: "Ingrid Öberg",
        level: "Medarbetare",
        sector: 0,
        mandate: Mandate::Yes,
        meetings: "...##o##",
    },
];

fn mandate_word(mandate: Mandate) -> &'static str {
    match mandate {
        Mandate::Yes => "Ja",
        Mandate::Partly => "Delvis",
        Mandate::No => "Nej",
        Mandate::Unknown => "Vet inte",
    }
}

pub fn group(ui: &mut Ui, state: &mut Gallery) {
    PageHeader::new("Operativa gruppen")
        .crumbs(&["Grupper", "Operativ nivå"])
        .purpose(
            "Uppdrag: genomföra handlingsplanen så att skola, socialtjänst och arbetsmarknad ger \
             ungdomarna samma besked och en säker väg till egen försörjning.",
        )
        .show(ui, |ui| {
            ui.add(Button::primary("Lägg till medlem"));
            ui.add(Button::secondary("Protokoll"));
        });
    let details = 256.0;
    let room = ui.available_rect_before_wrap();
    let (left, right) = room.split_left_right_at_x(room.right() - details - space::L);
    let mut list = ui.new_child(egui::UiBuilder::new().max_rect(left).id_salt("list"));
    members(&mut list, state);
    let right = right.with_min_x(right.left() + space::L);
    let mut side = ui.new_child(egui::UiBuilder::new().max_rect(right).id_salt("side"));
    details_card(&mut side, state);
}

fn members(ui: &mut Ui, state: &mut Gallery) {
    Card::new().flush().show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.add_space(space::S);
            heading(ui, 2, "Medlemmar");
            ui.add(FilterChip::new("Nuvarande").count("15").selected(true));
            ui.add(FilterChip::new("Tidigare").count("4"));
            ui.add(FilterChip::new("Sektor").opens_menu());
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(space::S);
                small(ui, "Möten nov – maj");
            });
        });
        let columns = [
            Column::new("Namn").share(2.0, 140.0).sortable(),
            Column::new("Beslutsnivå").share(1.0, 120.0),
            Column::new("Sektor").share(1.5, 130.0),
            Column::new("Mandat").fixed(90.0),
            Column::new("Var med").fixed(172.0),
        ];
        let out = DataTable::new("members", "Medlemmar", &columns, MEMBERS.len())
            .selected(state.row)
            .sorted(state.sort)
            .row_name(&|row| MEMBERS[row].name.to_owned())
            .height(420.0)
            .show(ui, member_cell);
        state.row = out.selected.or(state.row);
        state.sort = out.sort.or(state.sort);
        state.opened = out.opened.or(state.opened);
        if let Some(name) = add_row(ui, "Lägg till namn …", &mut state.draft) {
            state.added.push(name);
        }
    });
}

fn member_cell(ui: &mut Ui, row: usize, column: usize) {
    let member = &MEMBERS[row];
    let colour = Theme::of(ui).palette.sector(member.sector);
    match column {
        0 => {
            medium(ui, member.name);
            if member.meetings.starts_with("....") {
                chip(ui, Tone::Operative, "ny");
            }
        }
        1 => {
            muted(ui, member.level);
        }
        2 => {
            sector_label(ui, colour, SECTORS[member.sector]);
        }
        3 => {
            let mandate = member.mandate;
            state_words(ui, mandate.shape(), mandate.tone(), mandate_word(mandate));
        }
        _ => {
            let squares: Vec<_> = member
                .meetings
                .chars()
                .enumerate()
                .map(|(meeting, sign)| {
                    let presence = match sign {
                        '#' => Presence::Present,
                        'o' => Presence::Absent,
                        _ => Presence::NotYet,
                    };
                    (presence, format!("Möte {}", meeting + 1))
                })
                .collect();
            attendance_row(ui, colour, false, &squares);
        }
    }
}

fn details_card(ui: &mut Ui, state: &mut Gallery) {
    card(ui, |ui| {
        ui.horizontal(|ui| {
            avatar(ui, "AH", Tone::Operative);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                heading(ui, 2, "Amira Holm");
                small(ui, "Kulturstrateg");
            });
        });
        ui.spacing_mut().item_spacing.y = space::M;
        let words = super::gallery::words();
        TextField::new("Roll i gruppen").show(ui, &mut state.role);
        SuggestField::new("Verksamhet")
            .add_words(Some("Lägg till verksamhet"))
            .also_when_empty()
            .show(ui, &mut state.place, &super::gallery::places());
        Choice::new("Mandat").show(
            ui,
            &mut state.mandate,
            &[(0, "Ja"), (1, "Delvis"), (2, "Nej")],
        );
        DateField::new("Från", &words, day(2026, 11, 21)).show(ui, &mut state.from);
        TimeField::new("Börjar", &words).show(ui, &mut state.starts);
        divider(ui);
        heading(ui, 3, "Historik");
        ui.spacing_mut().item_spacing.y = 2.0;
        small(ui, "3 maj 10:42 · närvaro registrerad");
        small(ui, "1 feb 09:10 · tillagd av Maria Svensson");
    });
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn project(ui: &mut Ui, _state: &mut Gallery) {
    PageHeader::new("Projektet")
        .purpose("Nivåerna har inte träffats på 104 dagar.")
        .show(ui, |ui| {
            ui.add(Button::primary("Nytt möte").shortcut("Ctrl N"));
            search_button(ui, "Sök eller kör kommando", "Ctrl K");
        });
    banner(
        ui,
        Tone::Warning,
        "Filen är öppen på en annan dator sedan 09.12.",
        Some("Öppna som kopia"),
    );
    Card::new().title("Tidslinje").show(ui, |ui| {
        let span = |name: &str, from, to, tone| Span {
            name: name.into(),
            from,
            to,
            tone,
        };
        let phases = [
            span(
                "Analys och planering",
                day(2025, 2, 1),
                Some(day(2025, 8, 31)),
                Tone::Neutral,
            ),
            span(
                "Strategisk fas",
                day(2025, 9, 1),
                Some(day(2026, 3, 31)),
                Tone::Strategic,
            ),
            span(
                "Operativ",
                day(2026, 4, 1),
                Some(day(2026, 7, 31)),
                Tone::Operative,
            ),
            span(
                "Bred kompetens",
                day(2026, 8, 1),
                Some(day(2027, 3, 31)),
                Tone::Professional,
            ),
            span(
                "Spridning",
                day(2027, 4, 1),
                Some(day(2027, 8, 31)),
                Tone::Neutral,
            ),
        ];
        let lane = |name: &str, from, to, tone, ticks: &[(u32, u32)]| Lane {
            name: name.into(),
            spans: vec![span("", from, to, tone)],
            ticks: ticks.iter().map(|(m, d)| day(2026, *m, *d)).collect(),
        };
        let meetings = [(1, 14), (3, 5), (5, 20), (8, 12), (10, 3)];
        let lanes = [
            lane(
                "Strategisk grupp",
                day(2025, 9, 1),
                Some(day(2027, 6, 1)),
                Tone::Strategic,
                &meetings,
            ),
            lane(
                "Operativ grupp",
                day(2026, 1, 10),
                Some(day(2027, 7, 1)),
                Tone::Operative,
                &meetings[1..],
            ),
            lane("Skolnärvaro", day(2026, 4, 1), None, Tone::Accent, &[]),
            lane(
                "Vägledning till yrken",
                day(2026, 6, 1),
                None,
                Tone::Accent,
                &[],
            ),
            lane(
                "Övergång till komvux",
                day(2026, 10, 1),
                None,
                Tone::Neutral,
                &[],
            ),
        ];
        Timeline {
            name: "Tidslinje",
            from: day(2025, 1, 1),
            to: day(2027, 12, 31),
            today: day(2026, 11, 21),
            today_word: "Idag",
            phases: &phases,
            lanes: &lanes,
            tick: &|_, _| String::new(),
        }
        .show(ui);
    });
    board(ui, "plan", 4, 200.0, |ui, column| {
        let names = ["Att göra", "Pågår", "Klart", "Lagt åt sidan"];
        let tones = [Tone::Neutral, Tone::Accent, Tone::Good, Tone::Warning];
        BoardColumn::new(names[column], "2")
            .tone(tones[column])
            .show::<usize>(ui, |ui| {
                for card in 0..2 {
                    let titles = ["Boka studiebesök på komvux", "Ta fram vägledningsmaterial"];
                    BoardCard::new(titles[card])
                        .note("Karin Ek · 24 nov")
                        .moves(
                            (column > 0).then_some("Flytta till vänster"),
                            Some("Flytta till höger"),
                        )
                        .selected(column == 1 && card == 0)
                        .show(ui, column * 10 + card, |ui| {
                            if card == 1 {
                                state_chip(ui, State::Behind, "Efter 3 dagar");
                            }
                        });
                }
            });
    });
    notice(
        ui.ctx(),
        "Medlemmen Karin Ek togs bort",
        "",
        &["Ångra"],
        "Stäng",
    );
}

pub fn matrix(ui: &mut Ui, state: &mut Gallery) {
    PageHeader::new("Läget")
        .purpose("16 kommuner, 15 har skickat paket den senaste månaden.")
        .show(ui, |ui| {
            ui.add(Button::primary("Öppna paket …"));
            menu_button(ui, "Mer", |ui| {
                ui.add(
                    MenuItem::new("Skriv ut")
                        .icon(Icon::Print)
                        .shortcut("Ctrl P"),
                );
                ui.add(MenuItem::new("Ta bort").icon(Icon::Delete).danger());
            });
        });
    let stats = [
        StatCard::new("Deltagare, unika", "585").note("av 512 planerade"),
        StatCard::new("Kvinnor och män", "415 · 170").note("71 % · 29 %"),
        StatCard::new("Deltagartimmar", "11 081").note("18,9 per person"),
        StatCard::new("Yrkesaktiva", "160")
            .number_tone(Tone::Good)
            .note("av 160, nått"),
        StatCard::new("Kostnad per deltagare", "13 229 kr").note("planerat 18 773 kr"),
    ];
    stat_row(ui, "stats", 150.0, stats.map(|stat| stat.leads_to(())));
    let towns = [
        "Bromölla",
        "Burlöv",
        "Båstad",
        "Eslöv",
        "Helsingborg",
        "Hörby",
        "Höganäs",
        "Klippan",
        "Lomma",
    ];
    let columns = [
        Column::new("Kommun").share(1.2, 110.0).sortable(),
        Column::new("Senaste paket").fixed(110.0),
        Column::new("2.1.2 Strategisk grupp").share(1.0, 120.0),
        Column::new("2.1.4 Operativ grupp").share(1.0, 120.0),
        Column::new("2.1.5 Förändringsarbete").share(1.0, 120.0),
        Column::new("Timmar").fixed(90.0).right().sortable(),
    ];
    Card::new().flush().show(ui, |ui| {
        DataTable::new("towns", "Kommuner", &columns, towns.len())
            .row_height(33.0)
            .sorted(state.sort)
            .show(ui, |ui, row, column| match column {
                0 => {
                    medium(ui, towns[row]);
                }
                1 => {
                    small(ui, "6 dagar");
                }
                5 => {
                    body(
                        ui,
                        [
                            "785", "1 442", "914", "974", "1 046", "860", "657", "828", "1 092",
                        ][row],
                    );
                }
                _ => {
                    let (cell, words) = match (row * 3 + column) % 5 {
                        0 => (State::OnTheWay, "utökad"),
                        1 => (State::Behind, "103 dagar"),
                        2 => (State::NotBegun, "saknas"),
                        _ => (State::Good, "skapad"),
                    };
                    matrix_cell(ui, Some(cell), words);
                }
            });
    });
}

pub fn charts(ui: &mut Ui, _state: &mut Gallery) {
    PageHeader::new("Uppföljning")
        .purpose("Varje siffra öppnar sina rader.")
        .show(ui, |_| ());
    let colours = &Theme::of(ui).palette;
    let value = |label: &str, amount: f64, words: &str, colour| Value {
        label: label.into(),
        amount,
        words: words.into(),
        colour,
    };
    ui.columns(2, |sides| {
        Card::new()
            .title("Deltagare per sektor")
            .show(&mut sides[0], |ui| {
                let amounts = [142.0, 98.0, 64.0, 31.0, 12.0];
                let values: Vec<_> = SECTORS
                    .iter()
                    .enumerate()
                    .map(|(place, name)| {
                        value(
                            name,
                            amounts[place],
                            &amounts[place].to_string(),
                            colours.sector(place),
                        )
                    })
                    .collect();
                bar_rows(ui, "Deltagare per sektor", 140.0, &values);
                ui.add_space(space::M);
                heading(ui, 3, "Kvinnor och män");
                share_chart(
                    ui,
                    "Kvinnor och män",
                    &[
                        value("Kvinnor", 415.0, "71 %", colours.sector(0)),
                        value("Män", 170.0, "29 %", colours.sector(2)),
                    ],
                );
                ui.add_space(space::M);
                heading(ui, 3, "Nytta i arbetet");
                let steps: Vec<_> = [2.0, 5.0, 14.0, 38.0, 21.0]
                    .iter()
                    .enumerate()
                    .map(|(step, count)| {
                        value(
                            &(step + 1).to_string(),
                            *count,
                            &count.to_string(),
                            colours.accent.fill,
                        )
                    })
                    .collect();
                distribution(ui, "Nytta i arbetet", 120.0, &steps);
                text(ui, Type::Small, colours.muted, "80 av 92 svarade");
            });
        let periods: Vec<String> = ["kv 1", "kv 2", "kv 3", "kv 4", "kv 1", "kv 2"]
            .iter()
            .map(|p| (*p).to_owned())
            .collect();
        let series = [
            Series {
                name: "Strategisk".into(),
                colour: colours.strategic.fill,
                amounts: vec![120.0, 180.0, 60.0, 220.0, 140.0, 90.0],
            },
            Series {
                name: "Operativ".into(),
                colour: colours.operative.fill,
                amounts: vec![0.0, 340.0, 420.0, 610.0, 1250.0, 780.0],
            },
        ];
        Card::new()
            .title("Deltagartimmar")
            .show(&mut sides[1], |ui| {
                columns_over_time(ui, "hours", "Deltagartimmar", 220.0, &periods, &series);
                ui.add_space(space::M);
                heading(ui, 3, "Gruppens storlek");
                lines_over_time(
                    ui,
                    "size",
                    "Gruppens storlek",
                    160.0,
                    &periods,
                    &series[..1],
                );
                progress(ui, "Läser paket 4 av 16", 0.25, Some("Avbryt"));
            });
    });
    ui.allocate_space(vec2(1.0, 1.0));
}

pub fn dialog(ui: &mut Ui, state: &mut Gallery) {
    group(ui, state);
    let answer = Dialog::new("send", "Skicka paket", "Spara paket", "Avbryt")
        .purpose("Paketet lämnar datorn. Personuppgifter byts mot nummer.")
        .show(ui.ctx(), |ui| {
            TextField::new("Hälsning till projektledaren").show(ui, &mut state.greeting);
        });
    state.answered = answer.or(state.answered);
}
