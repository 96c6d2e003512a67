//! What widgets do when they are used, by pointer and by keyboard.

use chrono::NaiveDate;
use eframe::egui::{
    Key, Modifiers, Ui,
    accesskit::{Live, Role},
    vec2,
};
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};
use samverka::gui::{
    theme::{Mode, Type},
    widgets::icons::Icon,
    widgets::*,
};

use crate::{
    gallery::{Gallery, places, words},
    gallery_work::MEMBERS,
};

/// A window around widgets that keep their state in `S`.
fn window<S: 'static>(state: S, draw: impl Fn(&mut Ui, &mut S) + 'static) -> Harness<'static, S> {
    let mut harness = Harness::builder()
        .with_size(vec2(900.0, 600.0))
        .with_max_steps(16)
        .with_context_setup(|ctx| samverka::gui::theme::install(ctx, Mode::Light, 1.0))
        .build_ui_state(draw, state);
    harness.run();
    harness
}

fn day(text: &str) -> Option<NaiveDate> {
    Some(NaiveDate::parse_from_str(text, "%F").unwrap())
}

#[test]
fn a_text_is_saved_once_when_one_leaves_the_field() {
    let mut window = window(Gallery::default(), |ui, state| {
        let role = TextField::new("Roll").show(ui, &mut state.role);
        state.commits += usize::from(role.committed);
        TextField::new("Nästa").show(ui, &mut state.note);
    });
    window.get_by_label("Roll").focus();
    window.run_steps(1);
    window.get_by_label("Roll").type_text(" och värd");
    window.run_steps(1);
    assert_eq!(
        window.state().commits,
        0,
        "nothing is saved in the middle of a word"
    );
    window.key_press(Key::Tab);
    window.run();
    assert_eq!(window.state().commits, 1);
    assert!(window.get_by_label("Nästa").is_focused());
    assert!(window.state().role.contains("och värd"));
}

#[test]
fn a_text_is_saved_on_enter_and_the_field_keeps_its_focus() {
    let mut window = window(Gallery::default(), |ui, state| {
        let role = TextField::new("Roll").show(ui, &mut state.role);
        state.commits += usize::from(role.committed);
    });
    window.get_by_label("Roll").focus();
    window.run_steps(1);
    window.get_by_label("Roll").type_text("x");
    window.run_steps(1);
    window.key_press(Key::Enter);
    window.run_steps(1);
    assert_eq!(window.state().commits, 1);
    assert!(window.get_by_label("Roll").is_focused());
}

#[test]
fn a_text_is_saved_even_when_the_click_that_leaves_it_leads_to_another_page() {
    let mut window = window((Gallery::default(), true), |ui, (state, here)| {
        if ui.add(Button::secondary("Annan sida")).clicked() {
            *here = false;
        }
        if *here {
            let role = TextField::new("Roll").show(ui, &mut state.role);
            state.commits += usize::from(role.committed);
        }
    });
    window.get_by_label("Roll").focus();
    window.run_steps(1);
    window.get_by_label("Roll").type_text("x");
    window.run_steps(1);
    window.get_by_label("Annan sida").click();
    window.run();
    assert!(!window.state().1);
    assert_eq!(window.state().0.commits, 1);
}

#[test]
fn a_text_is_saved_when_one_pauses() {
    let mut window = window(Gallery::default(), |ui, state| {
        let role = TextField::new("Roll").show(ui, &mut state.role);
        state.commits += usize::from(role.committed);
    });
    window.get_by_label("Roll").focus();
    window.run_steps(1);
    window.get_by_label("Roll").type_text("x");
    // The harness counts a quarter of a second for each step.
    window.run_steps(2);
    assert_eq!(window.state().commits, 0);
    window.run_steps(5);
    assert_eq!(window.state().commits, 1);
}

fn date_window() -> Harness<'static, Gallery> {
    window(Gallery::default(), |ui, state| {
        let today = day("2026-11-21").unwrap();
        let from = DateField::new("Från", &words(), today).show(ui, &mut state.from);
        state.commits += usize::from(from.committed);
        TextField::new("Nästa").show(ui, &mut state.note);
    })
}

fn rewrite<S>(window: &mut Harness<'static, S>, label: &str, text: &str) {
    window.get_by_label(label).focus();
    window.run_steps(1);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run_steps(1);
    window.get_by_label(label).type_text(text);
    window.run_steps(1);
    window.key_press(Key::Tab);
    window.run();
}

#[test]
fn a_date_is_written_as_people_write_it() {
    let mut window = date_window();
    rewrite(&mut window, "Från", "på fredag");
    assert_eq!(window.state().from, day("2026-11-27"));
    assert_eq!(window.state().commits, 1);
    assert_eq!(
        window.get_by_label("Från").value().as_deref(),
        Some("2026-11-27")
    );
}

#[test]
fn what_is_no_date_stays_written_and_changes_nothing() {
    let mut window = date_window();
    rewrite(&mut window, "Från", "snart");
    assert_eq!(window.state().from, day("2026-02-01"));
    assert_eq!(window.state().commits, 0);
    assert_eq!(
        window.get_by_label("Från").value().as_deref(),
        Some("snart")
    );
    window.get_by_label("Skriv datumet som 2026-11-21, 21/11 eller på fredag.");
    rewrite(&mut window, "Från", "3/5 2026");
    assert_eq!(window.state().from, day("2026-05-03"));
    assert!(
        window
            .query_by_label("Skriv datumet som 2026-11-21, 21/11 eller på fredag.")
            .is_none()
    );
}

#[test]
fn a_date_is_picked_in_the_calendar() {
    let mut window = date_window();
    window.get_by_label("Öppna kalendern Från").click();
    window.run();
    window.get_by_label("februari 2026");
    window.get_by_label("Nästa månad").click();
    window.run();
    window.get_by_label("mars 2026");
    window.get_by_label("2026-03-09").click();
    window.run();
    assert_eq!(window.state().from, day("2026-03-09"));
    assert_eq!(window.state().commits, 1);
    assert!(
        window.query_by_label("2026-03-10").is_none(),
        "the calendar closed"
    );
}

#[test]
fn a_number_is_written_and_shown_with_its_unit() {
    let mut window = window(Gallery::default(), |ui, state| {
        WholeField::new("Kostnad", "Skriv ett heltal.")
            .unit("kr")
            .at_least(0)
            .show(ui, &mut state.hours);
        TextField::new("Nästa").show(ui, &mut state.note);
    });
    rewrite(&mut window, "Kostnad", "18 773");
    assert_eq!(window.state().hours, Some(18_773));
    assert_eq!(
        window.get_by_label("Kostnad").value().as_deref(),
        Some("18\u{a0}773\u{a0}kr")
    );
    rewrite(&mut window, "Kostnad", "-4");
    assert_eq!(window.state().hours, Some(18_773));
    window.get_by_label("Skriv ett heltal.");
}

#[test]
fn a_suggestion_is_picked_with_the_arrows() {
    struct State {
        draft: String,
        picked: Option<usize>,
        added: bool,
    }
    let state = State {
        draft: String::new(),
        picked: None,
        added: false,
    };
    let mut window = window(state, |ui, state| {
        let field = SuggestField::new("Verksamhet").add_words(Some("Lägg till verksamhet"));
        let out = field.show(ui, &mut state.draft, &places());
        state.picked = out.picked.or(state.picked);
        state.added |= out.add;
    });
    window.get_by_label("Verksamhet").focus();
    window.run_steps(1);
    assert!(
        window.query_by_label("Socialförvaltningen").is_none(),
        "nothing is written yet"
    );
    window.get_by_label("Verksamhet").type_text("f");
    window.run_steps(4);
    assert_eq!(window.query_all_by_role(Role::ListBoxOption).count(), 3);
    // Who hears the window hears the letters and the first; with the arrows, where one stands.
    let first = window
        .query_all_by_role(Role::ListBoxOption)
        .next()
        .unwrap();
    assert_eq!(first.accesskit_node().live(), Live::Polite);
    let field = window.get_by_role_and_label(Role::EditableComboBox, "Verksamhet");
    assert!(field.is_focused());
    window.key_press(Key::ArrowDown);
    window.run_steps(2);
    let second = window
        .query_all_by_role(Role::ListBoxOption)
        .nth(1)
        .unwrap();
    assert!(second.accesskit_node().is_focused());
    window.key_press(Key::Enter);
    window.run_steps(2);
    assert_eq!(window.state().picked, Some(1));
    assert!(
        window.query_by_label("Socialförvaltningen").is_none(),
        "the list closed"
    );
    window.get_by_label("Verksamhet").type_text("g");
    window.run_steps(4);
    window.get_by_label("Lägg till verksamhet").click();
    window.run_steps(3);
    assert!(window.state().added);
}

#[test]
fn a_choice_is_made_by_pointer_and_by_keyboard() {
    let mut window = window(Gallery::default(), |ui, state| {
        Choice::new("Mandat").show(
            ui,
            &mut state.mandate,
            &[(0, "Ja"), (1, "Delvis"), (2, "Nej")],
        );
    });
    assert_eq!(
        window.get_by_role(Role::ComboBox).value().as_deref(),
        Some("Ja")
    );
    #[cfg(target_os = "linux")]
    assert_eq!(
        window
            .get_by_role(Role::ComboBox)
            .accesskit_node()
            .description()
            .as_deref(),
        Some("Ja")
    );
    window.get_by_role(Role::ComboBox).click();
    window.run();
    window.get_by_label("Delvis").click();
    window.run();
    assert_eq!(window.state().mandate, 1);
    window.key_press(Key::Enter);
    window.run();
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().mandate, 2);
}

fn members() -> Harness<'static, Gallery> {
    window(
        Gallery {
            row: None,
            ..Gallery::default()
        },
        |ui, state| {
            let columns = [Column::new("Namn").sortable(), Column::new("Nivå").right()];
            let table = DataTable::new("members", "Medlemmar", &columns, MEMBERS.len())
                .selected(state.row)
                .sorted(state.sort)
                .height(220.0);
            let out = table.show(ui, |ui, row, column| {
                let member = &MEMBERS[row];
                body(
                    ui,
                    if column == 0 {
                        member.name
                    } else {
                        member.level
                    },
                );
            });
            state.row = out.selected.or(state.row);
            state.opened = out.opened.or(state.opened);
            state.sort = out.sort.or(state.sort);
        },
    )
}

#[test]
fn a_table_is_walked_with_the_arrows_and_opened_with_enter() {
    let mut window = members();
    window.get_by_role(Role::Table).focus();
    window.run();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowDown, Key::ArrowUp] {
        window.key_press(key);
        window.run();
    }
    assert_eq!(window.state().row, Some(1));
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().opened, Some(1));
    window.key_press(Key::End);
    window.run();
    assert_eq!(window.state().row, Some(MEMBERS.len() - 1));
    window.get_by_label("Ingrid Öberg");
}

#[test]
fn a_row_is_chosen_by_clicking_it_and_a_heading_sorts() {
    let mut window = members();
    window.get_by_label("Jonas Berg").click();
    window.run();
    assert_eq!(window.state().row, Some(1));
    // The table has the keyboard; who cannot see it is told the row that is chosen.
    let mut rows = window.query_all_by_role(Role::Row);
    assert!(rows.any(|row| row.is_focused()));
    drop(rows);
    window.get_by_label("Namn").click();
    window.run();
    assert_eq!(window.state().sort, Some((0, Order::Descending)));
}

#[test]
fn a_table_says_what_it_is_and_how_many_rows_it_has() {
    let window = members();
    let table = window.get_by_role(Role::Table);
    assert_eq!(
        table.accesskit_node().data().row_count(),
        Some(MEMBERS.len() + 1)
    );
    assert_eq!(window.query_all_by_role(Role::ColumnHeader).count(), 2);
    let rows = window.query_all_by_role(Role::Row).count();
    assert!(
        rows > 3 && rows < MEMBERS.len(),
        "the heading and the rows in sight: {rows}"
    );
    assert_eq!(window.query_all_by_role(Role::Cell).count(), (rows - 1) * 2);
}

#[test]
fn a_hundred_thousand_rows_cost_no_more_than_those_in_sight() {
    let mut window = window(0_usize, |ui, drawn| {
        *drawn = 0;
        let columns = [Column::new("Nummer").fixed(90.0).right()];
        let table = DataTable::new("many", "Många", &columns, 100_000)
            .height(300.0)
            .selected(Some(0));
        table.show(ui, |ui, row, _| {
            *drawn += 1;
            body(ui, &row.to_string());
        });
    });
    assert!(*window.state() < 12, "{} cells drawn", window.state());
    window.get_by_role(Role::Table).focus();
    window.run();
    window.key_press(Key::End);
    window.run();
    window.get_by_label("99999");
    assert!(*window.state() < 12, "{} cells drawn", window.state());
}

#[test]
fn names_are_added_one_after_the_other() {
    let mut window = window(Gallery::default(), |ui, state| {
        if let Some(name) = add_row(ui, "Lägg till namn …", &mut state.draft) {
            state.added.push(name);
        }
    });
    window.get_by_label("Lägg till namn …").focus();
    window.run_steps(1);
    for name in ["Karin Ek", "Jonas Berg"] {
        window.get_by_label("Lägg till namn …").type_text(name);
        window.run_steps(1);
        window.key_press(Key::Enter);
        window.run_steps(2);
    }
    assert_eq!(window.state().added, ["Karin Ek", "Jonas Berg"]);
    assert!(window.get_by_label("Lägg till namn …").is_focused());
}

fn dialog() -> Harness<'static, Gallery> {
    window(Gallery::default(), |ui, state| {
        ui.add(Button::secondary("Bakom"));
        if state.answered.is_none() {
            let dialog = Dialog::new("send", "Skicka paket", "Spara paket", "Avbryt");
            state.answered = dialog.show(ui.ctx(), |ui| {
                TextField::new("Hälsning").show(ui, &mut state.greeting);
            });
        }
    })
}

#[test]
fn a_dialog_takes_the_focus_and_says_it_is_one() {
    let mut window = dialog();
    assert!(window.get_by_label("Hälsning").is_focused());
    assert!(
        window
            .get_by_role(Role::Dialog)
            .accesskit_node()
            .data()
            .is_modal()
    );
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().answered, Some(DialogAnswer::Confirm));
    assert!(window.query_by_role(Role::Dialog).is_none());
}

#[test]
fn escape_leaves_the_field_first_and_then_the_dialog() {
    let mut window = dialog();
    window.get_by_label("Hälsning").focus();
    window.run();
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(window.state().answered, None);
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(window.state().answered, Some(DialogAnswer::Cancel));
}

#[test]
fn a_card_on_a_board_is_moved_by_keyboard() {
    let mut window = window(Vec::<Move>::new(), |ui, moves| {
        BoardColumn::new("Pågår", "1").show::<u8>(ui, |ui| {
            let card = BoardCard::new("Boka studiebesök").moves(None, Some("Flytta till höger"));
            moves.extend(card.show(ui, 7_u8, |_| ()).moved);
        });
    });
    window.get_by_label("Boka studiebesök").focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowRight);
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::ArrowLeft);
    window.run();
    assert_eq!(*window.state(), [Move::Right]);
    window.get_by_label("Flytta till höger").click();
    window.run();
    assert_eq!(*window.state(), [Move::Right, Move::Right]);
}

#[test]
fn headings_have_their_level_and_buttons_their_reason() {
    let mut window = window((), |ui, ()| {
        heading(ui, 1, "Operativa gruppen");
        heading(ui, 2, "Medlemmar");
        ui.add(Button::primary("Skicka").disabled_because(Some("Välj en profil först")));
        ui.add(IconButton::new(Icon::Undo, "Ångra"));
    });
    let levels: Vec<_> = window
        .query_all_by_role(Role::Heading)
        .map(|heading| heading.accesskit_node().data().level())
        .collect();
    assert_eq!(levels, [Some(1), Some(2)]);
    let send = window.get_by_role_and_label(Role::Button, "Skicka");
    assert!(send.accesskit_node().is_disabled());
    assert_eq!(
        send.accesskit_node().data().description(),
        Some("Välj en profil först")
    );
    window.get_by_role_and_label(Role::Button, "Ångra");
    window.run();
}

#[test]
fn a_notice_is_read_aloud_and_can_be_answered() {
    let mut window = window(None, |ui, answer: &mut Option<NoticeAnswer>| {
        let said = notice(ui.ctx(), "Medlemmen togs bort", "", &["Ångra"], "Stäng");
        let said = said.filter(|said| *said != NoticeAnswer::Reads);
        *answer = answer.or(said);
    });
    let status = window.get_by_role_and_label(Role::Status, "Medlemmen togs bort");
    assert_eq!(status.accesskit_node().data().live(), Some(Live::Polite));
    window.get_by_label("Ångra").click();
    window.run();
    assert_eq!(*window.state(), Some(NoticeAnswer::Action(0)));
}

/// The harness refuses any character the typeface lacks.
#[test]
fn the_typeface_has_every_letter_and_sign_of_the_texts() {
    let signs = "åäö ÅÄÖ éüøæ šžčłńőđŋŧ ŠŽČŁŃŐĐŊŦ \u{202f}\u{2009}\u{a0} –—…”’•·×±≥≤→← −½² 0123456789 %/()&§";
    let mut window = window((), move |ui, ()| {
        for step in [Type::Body, Type::Medium, Type::Strong] {
            ui.label(step.rich(signs));
        }
        ui.horizontal_wrapped(|ui| {
            for icon in Icon::ALL {
                ui.label(icon.rich(16.0));
            }
        });
    });
    window.run();
}

/// Columns of numbers stand straight.
#[test]
fn all_figures_are_equally_wide() {
    let mut widths = Vec::new();
    let mut harness = window(Vec::<f32>::new(), |ui, widths| {
        *widths = "0123456789"
            .chars()
            .flat_map(|figure| {
                [Type::Body, Type::Medium, Type::Strong]
                    .map(|step| ui.fonts_mut(|fonts| fonts.glyph_width(&step.font(), figure)))
            })
            .collect();
    });
    harness.run();
    widths.extend(harness.state().iter().copied());
    for step in 0..3 {
        let of_step: Vec<f32> = widths.iter().skip(step).step_by(3).copied().collect();
        assert_eq!(of_step.len(), 10);
        assert!(
            of_step
                .iter()
                .all(|width| (width - of_step[0]).abs() < 0.01),
            "{of_step:?}"
        );
    }
}
