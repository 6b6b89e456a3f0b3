//! German: the page that says no.

use crate::texts::shape::RefusalTexts;

pub(super) const REFUSAL: RefusalTexts = RefusalTexts {
    code: "Code:",
    go_home: "Zur Übersicht",
    choose_account: "Anderes Konto wählen",
    ask_owner: "Wenn Sie das brauchen, wenden Sie sich an den Inhaber des Kontos.",
    ask_us: |whom| format!("Bitte wenden Sie sich an {whom}."),
    closed_title: "Das Portal ist geschlossen",
    closed: "Dieses Portal ist vorübergehend außer Betrieb. Es ist nichts verloren; kommen Sie später wieder.",
};
