//! How far what the window shows has been read.

use super::App;

impl App {
    /// Whether a file is open, and everything that its page shows has been read.
    pub fn page_is_whole(&self) -> bool {
        self.session.is_some() && self.views.all_read()
    }

    /// The same of what the page itself shows: what everybody in the file is called may be read still.
    pub fn page_is_shown(&self) -> bool {
        self.session.is_some() && self.views.page_shown()
    }

    /// The same without what stands beside the page.
    pub fn page_is_read(&self) -> bool {
        self.session.is_some() && self.views.page_read()
    }
}
