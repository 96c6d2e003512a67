//! What became of a file, in sentences.

use super::Text;
use crate::workspace::{Mended, Restored};

impl Text {
    /// What mending a file came to.
    pub fn mended(&self, mended: &Mended) -> String {
        let salvaged = &mended.salvaged;
        let args = [
            ("n", salvaged.entries.into()),
            ("lost", salvaged.lost.into()),
            ("file", mended.damaged.display().to_string().into()),
        ];
        let mut said = vec![self.with("backup-mended", &args)];
        if salvaged.lost_beside() {
            said.push(self.get("backup-lost_beside"));
        }
        if !salvaged.erasures_known() {
            said.push(self.get("backup-erasures_unknown"));
        }
        said.join(" ")
    }

    /// What putting a copy back came to.
    pub fn restored(&self, restored: Restored) -> String {
        let mut said = vec![self.get("backup-restored")];
        if !restored.erasures_known {
            said.push(self.get("backup-erasures_unknown"));
        }
        said.join(" ")
    }
}
