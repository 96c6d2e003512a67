//! The look: colours that can be read, and widgets that can be seen, reached by keyboard and named.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod behaviour;
mod gallery;
mod gallery_work;

use eframe::egui::{Context, RawInput, Vec2, accesskit::Role, vec2};
use egui_kittest::{Harness, SnapshotOptions, SnapshotResults, kittest::Queryable as _};
use samverka::gui::theme::{Mode, Theme, contrast, install, set_motion};

/// A harness with the program's look around something to draw.
fn harness<'a>(mode: Mode, size: Vec2, app: impl FnMut(&mut eframe::egui::Ui) + 'a) -> Harness<'a> {
    Harness::builder()
        .with_size(size)
        .with_context_setup(move |ctx| install(ctx, mode, 1.0))
        .build_ui(app)
}

#[test]
fn every_pair_of_text_and_ground_can_be_read() {
    for mode in Mode::ALL {
        let least = if mode == Mode::HighContrast { 7.0 } else { 4.5 };
        for (name, ink, ground) in Theme::new(mode).palette.text_pairs() {
            let found = contrast(ink, ground);
            assert!(
                found >= least,
                "{mode:?}: {name} has contrast {found:.2}, needs {least}"
            );
        }
    }
}

#[test]
fn sectors_and_bars_stand_out_from_cards() {
    for mode in Mode::ALL {
        let palette = &Theme::new(mode).palette;
        for (place, fill) in palette.sectors.iter().enumerate() {
            let found = contrast(*fill, palette.surface);
            assert!(
                found >= 3.0,
                "{mode:?}: sector {place} has contrast {found:.2}"
            );
        }
    }
}

/// A change in how things look is seen, and kept by `UPDATE_SNAPSHOTS=1 cargo test --test look`.
#[test]
fn the_gallery_looks_as_it_did() {
    let mut results = SnapshotResults::new();
    let options = SnapshotOptions::new().threshold(1.0).max_failed_pixels(400);
    for (name, page) in gallery::PAGES
        .iter()
        .filter(|(name, _)| ["overview", "group"].contains(name))
    {
        for mode in [Mode::Light, Mode::Dark] {
            let mut state = gallery::Gallery::default();
            let mut harness = harness(mode, vec2(1280.0, 800.0), |ui| {
                gallery::show(ui, &mut state, *page);
            });
            harness.run();
            results.add(
                harness.try_snapshot_options(format!("{name}-{mode:?}").to_lowercase(), &options),
            );
        }
    }
}

#[test]
fn text_is_scaled_within_reason() {
    for (asked, expect) in [(1.0, 1.0), (1.5, 1.5), (9.0, 2.0), (0.1, 0.8)] {
        let ctx = Context::default();
        install(&ctx, Mode::Light, asked);
        ctx.run_ui(RawInput::default(), |_| ())
            .textures_delta
            .clear();
        assert_eq!(ctx.zoom_factor(), expect);
    }
}

#[test]
fn things_stand_still_for_those_who_ask() {
    let ctx = Context::default();
    install(&ctx, Mode::Light, 1.0);
    assert!(ctx.global_style().animation_time > 0.0);
    set_motion(&ctx, false);
    install(&ctx, Mode::Dark, 1.0);
    assert_eq!(ctx.global_style().animation_time, 0.0);
}

/// Keeps a picture to look at, where `SAMVERKA_LOOK` names a folder: `SAMVERKA_LOOK=folder cargo test --test look`.
fn keep_picture(harness: &mut Harness<'_>, name: &str) {
    let Ok(folder) = std::env::var("SAMVERKA_LOOK") else {
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    let picture = harness.render().unwrap();
    picture.save(format!("{folder}/{name}.png")).unwrap();
}

/// Controls without a name and letters without a picture make the harness itself fail.
#[test]
fn every_page_of_the_gallery_is_drawn_in_every_look_and_size() {
    for (name, page) in gallery::PAGES {
        for mode in Mode::ALL {
            for size in [vec2(1280.0, 800.0), vec2(1024.0, 768.0)] {
                let mut state = gallery::Gallery::default();
                let mut harness = harness(mode, size, |ui| gallery::show(ui, &mut state, *page));
                harness.run();
                let headings = harness.get_all_by_role(Role::Heading).count();
                assert!(headings > 0, "{name} in {mode:?} shows nothing");
                keep_picture(&mut harness, &format!("{name}-{mode:?}-{}", size.x));
            }
        }
    }
}

#[test]
fn what_opens_shows_what_it_holds() {
    for mode in Mode::ALL {
        for (name, label, shows) in [
            ("calendar", "Öppna kalendern Från", Role::Button),
            ("choice", "Mandat", Role::ListBoxOption),
            ("suggest", "Verksamhet", Role::ListBoxOption),
            ("menu", "Mer", Role::MenuItem),
        ] {
            let mut state = gallery::Gallery::default();
            let page = if name == "menu" {
                gallery_work::matrix
            } else {
                gallery_work::group
            };
            let mut harness = harness(mode, vec2(1280.0, 800.0), |ui| {
                gallery::show(ui, &mut state, page);
            });
            harness.run();
            let before = harness.query_all_by_role(shows).count();
            let found = harness.get_all_by_label(label).last().unwrap();
            if name == "suggest" {
                found.focus();
                found.type_text("ö");
            } else {
                found.click();
            }
            harness.run_steps(5);
            let after = harness.query_all_by_role(shows).count();
            assert!(after > before, "{name} in {mode:?} opens nothing");
            keep_picture(&mut harness, &format!("open-{name}-{mode:?}"));
        }
    }
}

#[test]
fn large_text_is_drawn_without_a_page_losing_its_name() {
    for (name, page) in gallery::PAGES {
        let mut state = gallery::Gallery::default();
        let mut harness = harness(Mode::Light, vec2(1280.0, 800.0), |ui| {
            ui.ctx().set_zoom_factor(2.0);
            gallery::show(ui, &mut state, *page);
        });
        harness.run_steps(6);
        let headings = harness.get_all_by_role(Role::Heading).count();
        assert!(headings > 0, "{name} shows nothing");
        keep_picture(&mut harness, &format!("large-{name}"));
    }
}
