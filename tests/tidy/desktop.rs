//! What the window takes from the desktop around it, which no test inside the window can see.

use std::path::Path;

/// The features of a dependency, as `Cargo.toml` says.
fn features(of: &str) -> String {
    let manifest =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
    let manifest = manifest.unwrap();
    let line = manifest
        .lines()
        .find(|line| line.starts_with(&format!("{of} =")));
    line.unwrap()
        .split_once("features = ")
        .unwrap()
        .1
        .to_owned()
}

#[test]
fn what_is_copied_and_pasted_goes_by_the_desktop_s_own_clipboard() {
    assert!(features("eframe").contains("\"clipboard\""));
}

#[test]
fn the_window_has_a_frame_where_the_desktop_draws_none() {
    assert!(features("winit").contains("\"wayland-csd-adwaita\""));
}
