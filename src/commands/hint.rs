//! What to do where there is nothing to look at yet.

use super::Checked;
use crate::locale::Text;
use crate::text;

/// For a project without units, and for one whose units that are asked for have no standards; else nothing.
pub fn of_empty(checked: &Checked) -> Option<Text> {
    let asked = || checked.project.units.iter().filter(|unit| checked.selection.takes_some_of(&unit.id));
    if asked().any(|unit| !unit.standards.is_empty()) {
        return None;
    }
    Some(match asked().next() {
        None => text!(
            id: "proyek ini belum mempunyai unit dan standar; mulai dengan `maklumat new standard kelurahan/domisili`, lalu isi berkas yang ditulisnya dan jalankan `maklumat check`",
            en: "the project has no units and no standards yet; begin with `maklumat new standard kelurahan/domisili`, then fill in the files that it writes and run `maklumat check`"
        ),
        Some(unit) => text!(
            id: "belum ada standar di unit `{}`; mulai dengan `maklumat new standard {}/domisili`, lalu isi berkas yang ditulisnya dan jalankan `maklumat check`",
            en: "there is no standard in the unit `{}` yet; begin with `maklumat new standard {}/domisili`, then fill in the file that it writes and run `maklumat check`",
            unit.id, unit.id
        ),
    })
}
