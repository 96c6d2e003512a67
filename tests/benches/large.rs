//! The large example that the benches work on.

use std::path::PathBuf;

/// The lead's workspace with a hundred thousand attendances; written the first time.
pub fn large() -> PathBuf {
    let folder = std::env::var_os("SAMVERKA_LARGE");
    let folder = folder.map_or_else(
        || std::env::temp_dir().join("samverka-large"),
        PathBuf::from,
    );
    if !folder.join("lead.samverka").exists() {
        let scale = samverka::demo::Scale::Large;
        samverka::demo::write(&folder, scale, &mut |_, _| true).unwrap();
    }
    folder.join("lead.samverka")
}
