//! Dutch: the page that says no.

use crate::texts::shape::RefusalTexts;

pub(super) const REFUSAL: RefusalTexts = RefusalTexts {
    code: "Code:",
    go_home: "Naar het overzicht",
    choose_account: "Een ander account kiezen",
    ask_owner: "Hebt u het nodig, vraag het dan de eigenaar van het account.",
    ask_us: |whom| format!("Neem contact op met {whom}."),
    closed_title: "Het portaal is gesloten",
    closed: "Dit portaal is tijdelijk buiten gebruik. Er is niets verloren gegaan; kom later terug.",
};
