//! A unit that is made where it is asked for: its name has been written, and its sector is asked below.

use eframe::egui::{Id as UiId, Ui};
use serde_json::json;

use crate::domain::{Choosable, Record, Sector, Unit};
use crate::gui::ground::cx::Cx;
use crate::gui::widgets::Choice;
use crate::text::capitalised;
use crate::workspace::{Edit, fields};

/// The name of a unit whose sector is asked for.
#[derive(Clone, PartialEq)]
struct Named(String);

/// Whether the sector of the unit that is written in this field is asked for.
pub fn is_asked(ui: &Ui, written: &str) -> bool {
    let named: Option<Named> = ui.data(|data| data.get_temp(key(ui)));
    named.is_some_and(|Named(name)| name == written.trim())
}

fn key(ui: &Ui) -> UiId {
    ui.scope_id().with("new unit")
}

/// Asks for the sector of a unit, where it has been asked to be made in this field, in this frame or before; the unit,
/// once its sector is chosen.
pub fn ask(ui: &mut Ui, cx: &Cx<'_>, written: &str, begins: bool) -> Option<Edit> {
    let key = key(ui);
    let name = written.trim();
    if begins {
        ui.data_mut(|data| data.insert_temp(key, Named(name.to_owned())));
    }
    let named: Option<Named> = ui.data(|data| data.get_temp(key));
    if named? != Named(name.to_owned()) {
        // Another name is written, or none.
        ui.data_mut(|data| data.remove::<Named>(key));
        return None;
    }
    let options = Sector::ALL.iter().map(|sector| {
        let words = cx.text.choice(Sector::VOCABULARY, sector.code());
        (Some(*sector), capitalised(&words))
    });
    let options: Vec<(Option<Sector>, String)> = options.collect();
    let label = cx.text.with("form-sector_of", &[("name", name.into())]);
    let hint = cx.text.get("form-choose");
    let mut sector = None;
    let shown = Choice::new(&label)
        .hint(&hint)
        .show(ui, &mut sector, &options);
    if begins {
        shown.response.request_focus();
    }
    let sector = sector?;
    ui.data_mut(|data| data.remove::<Named>(key));
    Some(Edit::Create {
        kind: Unit::KIND,
        id: cx.fresh_id(),
        fields: fields([
            (Unit::name, json!(name)),
            (Unit::sector, json!(sector.code())),
        ]),
    })
}
